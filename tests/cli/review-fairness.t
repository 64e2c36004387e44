# Ten sellers of two managers, who reached about the same; and how they are marked.
$ cat > f.yaml <<'Y'
> salesctl: 1
> name: Fair
> effective: 2026-01-01
> locale: {currency: CNY, timezone: Asia/Shanghai}
> pipelines: {default: {stages: [{id: open, probability: 50%}], won: {id: won}, lost: {id: lost}}}
> metrics:
>   won: {of: deal, measure: sum(amount), date: closed_on, where: "stage = won", unit: money}
>   csat: {of: survey, measure: avg(score), date: answered_on, credit: owner, min_sample: 5}
> scorecards:
>   ae:
>     cycle: month
>     dimensions: []
>     indicators:
>       - {metric: won, weight: 70, target: 1000, score: {linear: {cap: 120}}}
>       - {metric: csat, weight: 10, score: {linear: {zero: 3, full: 5, cap: 120}}}
>       - {rating: manner, weight: 20, evidence: optional, by: [manager]}
>     grades: [{A: 90}, {B: 80}, {C: 0}]
>     feedback_within: 5d
>     ack_within: 5d
>     appeal: {within: 10d}
> approval: {same_login: allowed}
> Y
$ salesctl init fair --policy f.yaml -q && cd fair
$ printf '%s\n' code,name,role,manager,hired_on boss,Boss,head,,2020-01-01 m1,Mia,head,boss,2020-01-01 m2,Max,head,boss,2020-01-01 > p.csv
$ for n in 1 2 3 4 5; do printf '%s\n' a$n,A$n,ae,m1,2025-01-01 b$n,B$n,ae,m2,2025-01-01; done >> p.csv
$ salesctl person import p.csv -q
$ printf '%s\n' ref,owner,stage,amount,created_on,closed_on > d.csv
$ for n in 1 2 3 4 5; do printf '%s\n' x$n,a$n,won,$((840 + n * 20)),2026-01-02,2026-01-09 y$n,b$n,won,$((860 + n * 20)),2026-01-02,2026-01-09; done >> d.csv
$ salesctl deal import d.csv -q
$ salesctl review open -p 2026-01 --now 2026-02-02 -q
$ salesctl review fairness -p 2026-01 --now 2026-02-02 -F table --fields reviewer,reviews,mark,compared,effect,note
REVIEWER  REVIEWS  MEAN MARK  COMPARED  EFFECT  NOTE
--------  -------  ---------  --------  ------  ------------
Mia             5                    0          no marks
Max             5                    0          no marks
all            10                               too few: n=0
$ n=1; for mark in 88 92 90 91 89; do salesctl review rate R-$n manner=$mark --evidence 'week 3' --as m1 --now 2026-02-03 -q; n=$((n + 2)); done
$ n=2; for mark in 76 75 77 74; do salesctl review rate R-$n manner=$mark --as m2 --now 2026-02-03 -q; n=$((n + 2)); done
$ salesctl review fairness -p 2026-01 --now 2026-02-03 -F table --fields reviewer,reviews,marked,mark,compared,effect,note
REVIEWER  REVIEWS  MARKED  MEAN MARK  COMPARED  EFFECT  NOTE
--------  -------  ------  ---------  --------  ------  ------------
Mia             5       5         90         5    14.5
Max             5       4       75.5         4          too few: n=4
all            10       9    83.5556
the most frequent grade is B: 6 of 9
Gini coefficient of the scores: 0.0149
$ salesctl review rate R-10 manner=77 --as m2 --now 2026-02-03 -q
$ salesctl review fairness -p 2026-01 --now 2026-02-03 -F table --fields reviewer,reviews,marked,mark,compared,effect,note
REVIEWER  REVIEWS  MARKED  MEAN MARK  COMPARED  EFFECT  NOTE
--------  -------  ------  ---------  --------  ------  ----
Mia             5       5         90         5    14.2
Max             5       5       75.8         5   -14.2
all            10      10       82.9
the most frequent grade is B: 6 of 10
Gini coefficient of the scores: 0.0152
$ salesctl review publish -p 2026-01 --yes --as boss --now 2026-02-12 -q
$ salesctl review ack R-1 --as a1 --now 2026-02-13 -q
$ salesctl review appeal R-2 --reason 'the mark is too low' --as b1 --now 2026-02-13 -q
$ salesctl review fairness -p 2026-01 --now 2026-03-02 -F tsv
reviewer	reviews	marked	mark	compared	effect	spread	correlation	paired	same_grade	no_evidence	feedback_late	ack_late	appeals	upheld	reweighted	note
Mia	5	5	90	5	14.2	1.8667	1	5	0.6	0	5	4	0	0	5	
Max	5	5	75.8	5	-14.2	1.92	1	5	0.8	0	5	5	1	0	5	
all	10	10	82.9			2	0.76	10	0.6	0	10	9	1	0	10	
the most frequent grade is B: 6 of 10
Gini coefficient of the scores: 0.0152
$ salesctl review fairness -p 2026-01 --now 2026-03-02 -F table --lang zh_CN --fields reviewer,reviews,mark,compared,effect,spread,correlation,feedback_late,ack_late,appeals,reweighted
考核人  考核数  平均评分  可比人数  评分偏差  离散度  相关系数  反馈逾期  逾期未确认  申诉  重新加权
------  ------  --------  --------  --------  ------  --------  --------  ----------  ----  --------
Mia          5        90         5      14.2  1.8667         1         5           4     0         5
Max          5      75.8         5     -14.2    1.92         1         5           5     1         5
全部        10      82.9                           2      0.76        10           9     1        10
最多的等级是B：10份中有6份
得分的基尼系数：0.0152
$ salesctl review fairness -p 2026-01 --scorecard ae --now 2026-03-02 -F json --fields reviewer,effect,correlation
{"schema":"salesctl.review.fairness","version":1,"items":[
{"reviewer":{"code":"m1","name":"Mia"},"effect":"14.2","correlation":"1"},
{"reviewer":{"code":"m2","name":"Max"},"effect":"-14.2","correlation":"1"},
{"reviewer":{"code":"all","name":"all"},"effect":null,"correlation":"0.76"}
],"gini":"0.0152"}
the most frequent grade is B: 6 of 10
Gini coefficient of the scores: 0.0152
$ salesctl review fairness -p 2026-02
there are no reviews in 2026-02 (2026-02-01 to 2026-02-28)
reviewer	reviews	marked	mark	compared	effect	spread	correlation	paired	same_grade	no_evidence	feedback_late	ack_late	appeals	upheld	reweighted	note
$ salesctl review fairness -p 2026-01 --scorecard es
salesctl: review fairness: the rule book has no scorecard 'es'
hint: its scorecards: ae
[2]
$ salesctl review fairness
salesctl: review fairness: which period? say it with -p
hint: salesctl review fairness -p 'last quarter'
[2]
