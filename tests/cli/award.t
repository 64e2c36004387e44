# A year of five people. What the award goes by stands in the rule book: 60 points
# for the share of the best in money received, 0.4 of the year's score.
$ L=$TEST_DATA/ladder && salesctl init year --policy $L/policy.yaml -q && cd year
$ for kind in person customer deal receipt reading review; do salesctl $kind import $L/year/$kind.csv -q; done
$ salesctl award rank champion -p 2026 -F table --width 150
年度销售冠军, 2026 (2026-01-01 to 2026-12-31): 60 * collected / best(collected) + 0.4 * score
RANK  PERSON  COMPOSITE     AMOUNT  NEWCOMER  WHY NOT                   EXACT COMPOSITE
----  ------  ---------  ---------  --------  ------------------------  ---------------
   1  陈锐    91.094634  50,000.00  no                                  93372/1025
   2  林晓    91.094634  30,000.00  no                                  93372/1025
   3  吴桐    90.839024  10,000.00  no                                  18622/205
      周宁    91.8                  no        score >= 80: 79.5 (-0.5)  459/5
      郑爽    93.073171             no        discipline = 0: 1 (+1)    3816/41
$ salesctl metric show new_customers -p 2026 --by person -F tsv | grep -v '沈放\|何静'
person	value	facts
林晓	3	3
陈锐	5	5
吴桐	4	4
周宁	6	6
郑爽	2	2
$ salesctl award rank champion -p 2026 -F table --width 150 --lang zh_CN
年度销售冠军，2026（2026-01-01 至 2026-12-31）：60 * collected / best(collected) + 0.4 * score
名次  人员  综合分          金额  新人  未入选原因                精确综合分
----  ----  ---------  ---------  ----  ------------------------  ----------
   1  陈锐  91.094634  50,000.00  否                              93372/1025
   2  林晓  91.094634  30,000.00  否                              93372/1025
   3  吴桐  90.839024  10,000.00  否                              18622/205
      周宁  91.8                  否    score >= 80: 79.5 (-0.5)  459/5
      郑爽  93.073171             否    discipline = 0: 1 (+1)    3816/41
$ salesctl award rank champion -p 2026 -F json | head -c 400
年度销售冠军, 2026 (2026-01-01 to 2026-12-31): 60 * collected / best(collected) + 0.4 * score
{"schema":"salesctl.award.rank","version":1,"period":{"from":"2026-01-01","to":"2026-12-31"},"items":[
{"rank":1,"person":{"code":"r02","name":"陈锐"},"composite":"91.094634","amount":"50000.00","newcomer":false,"excluded":null,"exact":"93372/1025"},
{"rank":2,"person":{"code":"r01","name":"林晓"},"composite":"91.094634","amount":"30000.00","newcomer":false,"excluded":null,"exact":"93372/1025"

# While the year runs it can be looked at and not given; then the manager proposes,
# and somebody else decides.
$ salesctl award run champion -p 2026 --now 2026-12-31
salesctl: award run: 2026 is not over: it ends on 2026-12-31
hint: how it stands: salesctl award rank champion
[81]
$ salesctl award run champion --as m01 --now 2027-01-08 -q
rank	person	composite	amount	newcomer	excluded	exact
1	陈锐	91.094634	50000.00	false		93372/1025
2	林晓	91.094634	30000.00	false		93372/1025
3	吴桐	90.839024	10000.00	false		18622/205
	周宁	91.8		false	score >= 80: 79.5 (-0.5)	459/5
	郑爽	93.073171		false	discipline = 0: 1 (+1)	3816/41
$ salesctl award list -F table
ID       AWARD     PERIOD  PERSON  RANK  COMPOSITE     AMOUNT  STATE
-------  --------  ------  ------  ----  ---------  ---------  --------
AW-0001  champion  2026    陈锐       1    91.0946  50,000.00  proposed
AW-0002  champion  2026    林晓       2    91.0946  30,000.00  proposed
AW-0003  champion  2026    吴桐       3     90.839  10,000.00  proposed
3 awards, CNY 90,000.00
$ salesctl award approve award:champion --as m01 --yes
salesctl: award approve: 何静 is a party to it: somebody else decides
[81]
$ cp $L/policy.yaml p.yaml && printf 'approval: {same_login: allowed}\n' >> p.yaml && salesctl policy apply p.yaml -q
$ salesctl award approve AW-1 --as r02
salesctl: award approve: 陈锐 is a party to it: somebody else decides
[81]
$ salesctl person edit m01 manager=d01 -q && salesctl award approve AW-1 --as r04
salesctl: award approve: 周宁 leads nobody, or stands below whom it is about; who may decide: such as 沈放
hint: --as d01
[81]
$ salesctl award approve AW-1 --as d01 --now 2027-01-09
changed AW-0001 state proposed -> approved, decided_by (empty) -> 沈放, decided_on (empty) -> 2027-01-09, login (empty) -> root, same_login (empty) -> true
op 11  (undo: salesctl undo)

# Proposals of an earlier run give way to a later one; what was decided does not.
$ salesctl award run champion --as m01 --now 2027-01-10
salesctl: award run: the award 'champion' of 2026 was decided: AW-0001
hint: salesctl award list award:champion
[81]
$ salesctl undo -q && salesctl reading add name=discipline person=r03 value=1 measured_on=2026-12-30 -q
$ salesctl award run champion --as m01 --now 2027-01-10
年度销售冠军, 2026 (2026-01-01 to 2026-12-31): 2 people are proposed
op 14  (undo: salesctl undo)
rank	person	composite	amount	newcomer	excluded	exact
1	陈锐	91.094634	50000.00	false		93372/1025
2	林晓	91.094634	30000.00	false		93372/1025
	吴桐	90.839024		false	discipline = 0: 1 (+1)	18622/205
	周宁	91.8		false	score >= 80: 79.5 (-0.5)	459/5
	郑爽	93.073171		false	discipline = 0: 1 (+1)	3816/41
$ salesctl award list -F tsv --fields code,person,rank,amount,state
id	person	rank	amount	state
AW-0004	陈锐	1	50000.00	proposed
AW-0005	林晓	2	30000.00	proposed
$ salesctl award refuse AW-5 --as d01 --reason 复核中 --now 2027-01-11
changed AW-0005 state proposed -> refused, decided_by (empty) -> 沈放, decided_on (empty) -> 2027-01-11, login (empty) -> root, same_login (empty) -> true
op 15  (undo: salesctl undo)

# Who is equal in everything shares the rank, and what the places earn.
$ sed 's/ties: .*/ties: [same-rank]/' $L/policy.yaml > p.yaml && salesctl policy apply p.yaml -q
$ salesctl award rank champion -p 2026 -F tsv --fields rank,person,composite,amount,exact
年度销售冠军, 2026 (2026-01-01 to 2026-12-31): 60 * collected / best(collected) + 0.4 * score
rank	person	composite	amount	exact
1	林晓	91.094634	40000.00	93372/1025
1	陈锐	91.094634	40000.00	93372/1025
	吴桐	90.839024		18622/205
	周宁	91.8		459/5
	郑爽	93.073171		3816/41

# Newcomers stand apart; the most improved; adopted suggestions count where the book says so.
$ cat >> p.yaml <<'Y'
>   - {id: quick, period: year, for: "role = ae", by: score, top: 1, newcomer: 1100d}
>   - {id: improved, label: 进步最快, period: year, for: "role = ae", by: improvement(score), top: 1}
>   - {id: ideas, label: 金点子, period: year, for: "role = ae", by: "50 * suggestions + 0.1 * score", gate: "suggestions > 0", top: 2, amounts: [1000]}
> Y
$ salesctl policy apply p.yaml -q
$ printf 'person,period,state,score\nr01,2025,closed,90\nr02,2025,closed,93\nr04,2025,closed,60\n' > before.csv && salesctl review import before.csv -q
$ salesctl award rank quick -p 2026 -F tsv --fields rank,person,composite,newcomer
quick, 2026 (2026-01-01 to 2026-12-31): score
rank	person	composite	newcomer
1	林晓	94.2	false
1	陈锐	94.2	false
3	吴桐	91	false
4	周宁	79.5	false
1	郑爽	90	true
$ salesctl award rank improved -p 2026 -F tsv --fields rank,person,composite,excluded
进步最快, 2026 (2026-01-01 to 2026-12-31): improvement(score)
rank	person	composite	excluded
1	周宁	19.5	
2	林晓	4.2	
3	陈锐	1.2	
	吴桐		no value for the composite
	郑爽		no value for the composite
$ salesctl award rank ideas -p 2026 -F tsv --fields rank,person,composite,amount,excluded
金点子, 2026 (2026-01-01 to 2026-12-31): 50 * suggestions + 0.1 * score
rank	person	composite	amount	excluded
1	吴桐	109.1	1000.00	
2	林晓	59.42		
	陈锐	9.42		suggestions > 0: 0 (0)
	周宁	7.95		suggestions > 0: 0 (0)
	郑爽	9		suggestions > 0: 0 (0)

# What can't be is told.
$ salesctl award rank champion -p 2026Q1
salesctl: award rank: the award 'champion' is not one of 2026Q1
hint: its period: year
[81]
$ salesctl award rank champions -p 2026
salesctl: award rank: the rule book has no award 'champions'
hint: awards: champion, quick, improved, ideas
[81]
$ sed 's/amounts: .*/amounts: [3, 2, 4, 1]/; s/ties: .*/ties: [same-rank, new_customer]/; s/best(collected)/best(colected)/' $L/policy.yaml > q.yaml; salesctl policy check q.yaml
q.yaml:29:5: error: awards.champion.by: there is no 'colected' here, and no metric of that name, in '60 * collected / best(colected) + 0.4 * score'; did you mean 'collected'?
q.yaml:29:5: error: award 'champion': 'same-rank' settles every tie, so it stands last
q.yaml:29:5: error: award 'champion': a tie is settled by metrics and then by same-rank; there is no metric 'new_customer'
q.yaml:29:5: error: award 'champion': 4 amounts for 3 ranks
q.yaml:29:5: error: award 'champion': rank 3 gets more than the one above it
salesctl: policy check: the rule book 'q.yaml' has errors (5)
[65]
