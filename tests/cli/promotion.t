# Six people of level P2, and what the rule book asks of those who rise.
$ L=$TEST_DATA/ladder && salesctl init east --policy $L/policy.yaml -q && cd east
$ for kind in person customer deal receipt goal reading review; do salesctl $kind import $L/$kind.csv -q; done
$ salesctl promotion check -p 2026Q2 -F table
results of 2026Q2 (2026-04-01 to 2026-06-30)
PERSON  LEVEL  TO  OUTCOME   REASON
------  -----  --  --------  ------------------------------------------------------------------------------------
林晓    P2     P3  eligible
陈锐    P2     P3  hold      attainment(collected, last 2 quarters) >= 100%: 2026Q2 99% (-1 pp)
吴桐    P2     P3  hold      completeness >= 95%: 93% (-2 pp)
周宁    P2     P3  hold      tenure >= 6m: 4m (-2m)
郑爽    P2     P3  demote    attainment(collected, last 2 quarters) < 70%: 2026Q1 65% (-5 pp), 2026Q2 62% (-8 pp)
孙悦    P2     P3  hold      discipline = 0: 1 (+1)
2 columns hidden: --fields all -F tsv shows them
$ salesctl promotion explain r02 r05 -p 2026Q2 -F table
results of 2026Q2 (2026-04-01 to 2026-06-30)
PERSON  RULE     CONDITION                                       PERIOD  VALUE  NEEDED  DIFFERENCE  HOLDS
------  -------  ----------------------------------------------  ------  -----  ------  ----------  -----
陈锐    promote  tenure >= 6m                                            14m    6m      +8m         yes
陈锐    promote  attainment(collected, last 2 quarters) >= 100%  2026Q1  102%   100%    +2 pp       yes
陈锐    promote  attainment(collected, last 2 quarters) >= 100%  2026Q2  99%    100%    -1 pp       no
陈锐    promote  score >= 85                                             88     85      +3          yes
陈锐    promote  completeness >= 95%                                     97%    95%     +2 pp       yes
陈锐    promote  discipline = 0                                          0      0       0           yes
陈锐    demote   attainment(collected, last 2 quarters) < 70%    2026Q1  102%   70%     +32 pp      no
陈锐    demote   attainment(collected, last 2 quarters) < 70%    2026Q2  99%    70%     +29 pp      no
郑爽    promote  tenure >= 6m                                            16m    6m      +10m        yes
郑爽    promote  attainment(collected, last 2 quarters) >= 100%  2026Q1  65%    100%    -35 pp      no
郑爽    promote  attainment(collected, last 2 quarters) >= 100%  2026Q2  62%    100%    -38 pp      no
郑爽    promote  score >= 85                                             58     85      -27         no
郑爽    promote  completeness >= 95%                                     90%    95%     -5 pp       no
郑爽    promote  discipline = 0                                          0      0       0           yes
郑爽    demote   attainment(collected, last 2 quarters) < 70%    2026Q1  65%    70%     -5 pp       yes
郑爽    demote   attainment(collected, last 2 quarters) < 70%    2026Q2  62%    70%     -8 pp       yes
$ salesctl promotion check -p 2026Q2 -F table --lang zh_CN
依据 2026Q2（2026-04-01 至 2026-06-30） 的业绩
人员  级别  晋升至  结果          原因
----  ----  ------  ------------  ------------------------------------------------------------------------------------------------
林晓  P2    P3      符合条件
陈锐  P2    P3      暂缓          attainment(collected, last 2 quarters) >= 100%: 2026Q2 99% (-1 个百分点)
吴桐  P2    P3      暂缓          completeness >= 95%: 93% (-2 个百分点)
周宁  P2    P3      暂缓          tenure >= 6m: 4m (-2m)
郑爽  P2    P3      降级条件成立  attainment(collected, last 2 quarters) < 70%: 2026Q1 65% (-5 个百分点), 2026Q2 62% (-8 个百分点)
孙悦  P2    P3      暂缓          discipline = 0: 1 (+1)
隐藏了 2 列：--fields all -F tsv 可全部显示
$ salesctl promotion check --for r03 -p 2026Q2 -F json
results of 2026Q2 (2026-04-01 to 2026-06-30)
{"schema":"salesctl.promotion.check","version":1,"items":[
{"person":{"code":"r03","name":"吴桐"},"role":"ae","level":"P2","to":"P3","outcome":"hold","action":null,"reason":"completeness >= 95%: 93% (-2 pp)"}
]}

# On the day he has been there for six months, and not a day earlier.
$ salesctl promotion explain r04 -p 2026-02-01..2026-08-27 -F tsv --fields condition,value,difference,holds --now 2026-10-01 | sed -n 1,2p
results of 2026-02-01..2026-08-27
condition	value	difference	holds
tenure >= 6m	5m	-1m	false
$ salesctl promotion explain r04 -p 2026-02-01..2026-08-28 -F tsv --fields condition,value,difference,holds --now 2026-10-01 | sed -n 1,2p
results of 2026-02-01..2026-08-28
condition	value	difference	holds
tenure >= 6m	6m	0m	true

# Proposed by his manager, with the reason; decided by somebody else.
$ salesctl promotion propose r01 --to P3 --as m01 --now 2026-07-02
salesctl: promotion propose: why? say it with --reason
[2]
$ salesctl promotion propose r01 --to P3 --as m01 --now 2026-07-02 --reason 连续两季达标
added PM-0001 person 林晓, direction promotion, from_level P2, to_level P3, effective_on 2026-08-01, state proposed
op 9  (undo: salesctl undo)
$ salesctl promotion show PM-1 | grep -v '^Code'
ID                 PM-0001
Person             林晓
Direction          promotion
From level         P2
To level           P3
From role          ae
To role            ae
Effective          2026-08-01
Reason             连续两季达标
State              proposed
Proposed by        何静
Proposed           2026-07-02
Proposed by login  root
Basis              tenure >= 6m: 9m (+3m); attainment(collected, last 2 quarters) >= 100%: 2026Q1 105% (+5 pp), 2026Q2 112% (+12 pp); score >= 85: 94.2 (+9.2); completeness >= 95%: 98% (+3 pp); discipline = 0: 0 (0)
Op                 9
$ salesctl promotion approve PM-1 --as m01
salesctl: promotion approve: 何静 is a party to it: somebody else decides
[81]
$ salesctl promotion approve PM-1 --as r01
salesctl: promotion approve: 林晓 is a party to it: somebody else decides
[81]
$ salesctl person add 沈放 code=d01 role=director -q
$ salesctl promotion approve PM-1 --as d01 --now 2026-07-03
salesctl: promotion approve: it was entered under the same login 'root': somebody with another login decides
hint: approval: {same_login: allowed}
[81]
$ cp $TEST_DATA/ladder/policy.yaml p.yaml && printf 'approval: {same_login: allowed}\n' >> p.yaml && salesctl policy apply p.yaml -q
$ salesctl promotion approve PM-1 --as d01 --now 2026-07-03
changed PM-0001 state proposed -> approved, decided_by (empty) -> 沈放, decided_on (empty) -> 2026-07-03, login (empty) -> root, same_login (empty) -> true, assignment (empty) -> AS-0001
added AS-0001 person 林晓, role ae, level P3, manager 何静, from 2026-08-01
op 12  (undo: salesctl undo)
$ salesctl promotion approve PM-1 --as d01
salesctl: promotion approve: PM-0001 is approved already
[81]

# From that day on he is on the next step of the ladder; the past stays as it was.
$ salesctl promotion check -p 2026Q2 --for r01 -F tsv --now 2026-09-01 | cut -f 1,3-5
results of 2026Q2 (2026-04-01 to 2026-06-30)
person	level	to	outcome
林晓	P2	P3	eligible
$ salesctl promotion check -p 2026Q3 -F tsv --now 2026-10-02 | cut -f 1,3-5
results of 2026Q3 (2026-07-01 to 2026-09-30)
person	level	to	outcome
陈锐	P2	P3	hold
吴桐	P2	P3	hold
周宁	P2	P3	hold
郑爽	P2	P3	hold
孙悦	P2	P3	hold

# Who lacks something is proposed only in spite of it; the record keeps what it was.
$ salesctl promotion propose r02 --to P3 --reason 看好 --now 2026-07-02
salesctl: promotion propose: 陈锐 does not fulfil what the rule book asks for: attainment(collected, last 2 quarters) >= 100%: 2026Q2 99% (-1 pp)
hint: salesctl promotion explain r02; --despite proposes him all the same, with a --reason
[81]
$ salesctl promotion propose r02 --to P3 --despite --reason '二季度差 1 个百分点，全年可补' --now 2026-07-02 -q
$ salesctl promotion list person:r02 -F tsv --fields person,state,basis
person	state	basis
陈锐	proposed	tenure >= 6m: 14m (+8m); attainment(collected, last 2 quarters) >= 100%: 2026Q1 102% (+2 pp), 2026Q2 99% (-1 pp); score >= 85: 88 (+3); completeness >= 95%: 97% (+2 pp); discipline = 0: 0 (0)

# Nobody is put back before a plan to improve has failed.
$ salesctl promotion propose r05 --to P1 --demotion --reason '连续两季未达 70%' --now 2026-07-02
salesctl: promotion propose: 郑爽 is not put back before a plan to improve has failed, and none of his has
hint: salesctl review plan R-...; salesctl improvement_plan close IP-... --outcome failed
[81]
$ salesctl improvement_plan add person=r05 -q --now 2026-07-02
$ salesctl promotion propose r05 --to P1 --demotion --reason '连续两季未达 70%' --now 2026-07-02
salesctl: promotion propose: 郑爽 is not put back before a plan to improve has failed, and none of his has
hint: salesctl review plan R-...; salesctl improvement_plan close IP-... --outcome failed
[81]
$ salesctl improvement_plan close IP-1 --outcome failed --note 目标两项均未达成 --as m01 --now 2026-09-02 -q
$ salesctl promotion propose r05 --to P1 --demotion --reason 改进计划未通过 --as m01 --now 2026-09-03
added PM-0003 person 郑爽, direction demotion, from_level P2, to_level P1, effective_on 2026-10-01, state proposed
op 16  (undo: salesctl undo)
$ salesctl promotion refuse PM-3 --as d01 --now 2026-09-04
changed PM-0003 state proposed -> refused, decided_by (empty) -> 沈放, decided_on (empty) -> 2026-09-04, login (empty) -> root, same_login (empty) -> true
op 17  (undo: salesctl undo)

# The way down from P3 is seen, whatever it is called; and add is no way around.
$ salesctl promotion propose r01 --to P2 --reason 调整 --now 2026-09-02
salesctl: promotion propose: 林晓 is not put back before a plan to improve has failed, and none of his has
hint: salesctl review plan R-...; salesctl improvement_plan close IP-... --outcome failed
[81]
$ salesctl promotion add person=r06 direction=demotion to_level=P1 -q
$ salesctl promotion approve PM-4 --as m01
salesctl: promotion approve: 孙悦 is not put back before a plan to improve has failed, and none of his has
hint: salesctl review plan R-...; salesctl improvement_plan close IP-... --outcome failed
[81]

# A rule that dismisses is refused, with what has to come first.
$ sed 's/demote: .*/demote: "rank = 6"/; s/improvement-plan/dismiss/' $L/policy.yaml > p.yaml; salesctl policy check p.yaml
p.yaml:21:5: error: nobody is dismissed for being last: that is not by itself incompetence. First come training or another post, and a second failure, each with its record: an improvement plan that failed. Write demote_action: improvement-plan
salesctl: policy check: the rule book 'p.yaml' has errors (1)
[65]
$ sed 's/improvement-plan/dismiss/' $L/policy.yaml > p.yaml; salesctl policy check p.yaml
p.yaml:21:5: error: no rule dismisses: whoever falls short first gets training or another post, and is dismissed by people, after a second failure, each with its record: an improvement plan that failed. Write demote_action: improvement-plan
salesctl: policy check: the rule book 'p.yaml' has errors (1)
[65]
$ sed 's/demote: .*/demote: "rank = 6"/; s/improvement-plan/demotion/' $L/policy.yaml > p.yaml; salesctl policy check p.yaml
p.yaml:21:5: error: a rank alone takes nobody's place: somebody is always last. Say what was not reached, such as score < 60, or write demote_action: improvement-plan
salesctl: policy check: the rule book 'p.yaml' has errors (1)
[65]

# Names and words that lead nowhere are told with their place.
$ sed 's/completeness >= 95/completness >= 95/' $L/policy.yaml > p.yaml; salesctl policy check p.yaml
p.yaml:21:5: error: promotion.promote: there is no 'completness' here, and no metric of that name, in 'tenure >= 6m and attainment(collected, last 2 quarters) >= 100% and score >= 85 and completness >= 95% and discipline = 0'; did you mean 'completeness'?
salesctl: policy check: the rule book 'p.yaml' has errors (1)
[65]
$ sed 's/tenure >= 6m/tenure >= 90d/' $L/policy.yaml > p.yaml; salesctl policy check p.yaml
p.yaml:21:5: error: promotion.promote: '90d' is no tenure: it counts whole months, in 'tenure >= 90d and attainment(collected, last 2 quarters) >= 100% and score >= 85 and completeness >= 95% and discipline = 0'; write 6m, or 2y
salesctl: policy check: the rule book 'p.yaml' has errors (1)
[65]
$ sed 's/last 2 quarters) >=/some quarters) >=/' $L/policy.yaml > p.yaml; salesctl policy check p.yaml
p.yaml:21:5: error: promotion.promote: periods are expected here, such as last 2 quarters or 2026Q1, in 'tenure >= 6m and attainment(collected, some quarters) >= 100% and score >= 85 and completeness >= 95% and discipline = 0'
salesctl: policy check: the rule book 'p.yaml' has errors (1)
[65]
$ sed 's/    promote: .*//; s/    demote: .*//' $L/policy.yaml > p.yaml; salesctl policy check p.yaml
p.yaml:21:5: error: this step says neither when somebody rises (promote) nor when he falls back (demote)
salesctl: policy check: the rule book 'p.yaml' has errors (1)
[65]
$ salesctl init none -q && salesctl -C none promotion check
salesctl: promotion check: the rule book says nothing of promotion
hint: promotion: {promote: "tenure >= 6m and score >= 85"}
[81]
