# Whoever falls below B gets a plan: what cost points, by when it is to be better.
$ Q=$TEST_DATA/quarter && salesctl init sales --policy $Q/policy.yaml -q && cd sales
$ for kind in team person customer deal receipt survey goal reading; do salesctl $kind import $Q/$kind.csv -q; done
$ for m in 1 2 3; do salesctl review open -p 2026-0$m --now 2026-04-02 -q 2> /dev/null; done
$ salesctl review plan --missing -p 2026Q1 --exit-code -F table
REVIEW  PERSON  PERIOD     SCORE  GRADE  OPEN BY  LATE
------  ------  -------  -------  -----  -------  ----
R-0002  陈锐    2026-01  75.4722  C               no
R-0003  吴桐    2026-01  79.4444  C               no
R-0007  周宁    2026-02  45.4167  E               no
[1]
$ salesctl review plan R-0007 --now 2026-03-05
added IP-0001 person 周宁, review R-0007, state open, opened_on 2026-03-05, late false, recheck_on 2026-05-04, coach 何静
IP-0001: 2 actions (salesctl plan_action list plan:IP-0001)
op 13  (undo: salesctl undo)
$ salesctl plan_action list plan:IP-1 -F table
ID       PLAN     INDICATOR     ACTION  BEFORE  TARGET  POINTS LOST  DUE
-------  -------  ------------  ------  ------  ------  -----------  ----------
PA-0001  IP-0001  collected             21,000  45,000      33.3333  2026-05-04
PA-0002  IP-0001  new_custome~               0       1        18.75  2026-05-04
2 plan actions
1 column hidden: --fields all -F tsv shows it
$ salesctl review plan R-7
salesctl: review plan: R-0007 has a plan already: IP-0001
[81]
$ salesctl review plan --missing -p 2026-02 --exit-code
nobody lacks a plan in 2026-02 (2026-02-01 to 2026-02-28)
review	person	period	score	grade	open_by	late
$ salesctl review plan --missing -p 2026Q1 -F tsv --exit-code
review	person	period	score	grade	open_by	late
R-0002	陈锐	2026-01	75.4722	C		false
R-0003	吴桐	2026-01	79.4444	C		false
[1]

# What is to be done is people's to say.
$ salesctl plan_action edit PA-1 action='每周拜访 5 家重点客户' -q
$ salesctl plan_action add plan=IP-1 indicator=collected action='月底前收齐 HK 尾款' target=60000 due_on=2026-03-31 -q

# The month after: of what adds up, as much of the target is due as of the time is over.
$ salesctl improvement_plan check IP-1 -F table --now 2026-03-31 --width 140
PLAN     PERSON  INDICATOR  ACTION                 BEFORE  TARGET  DUE BY NOW   VALUE  FACTS  DUE         MET
-------  ------  ---------  ---------------------  ------  ------  ----------  ------  -----  ----------  ---
IP-0001  周宁    回款额     每周拜访 5 家重点客户  21,000  45,000      42,750  99,000      1  2026-05-04  yes
IP-0001  周宁    新客户数                               0       1        0.95       1      1  2026-05-04  yes
IP-0001  周宁    回款额     月底前收齐 HK 尾款             60,000      57,000  99,000      1  2026-03-31  yes
IP-0001: 3 of 3 figures are met since 2026-03-05..2026-03-31
$ salesctl improvement_plan check IP-1 -F table --now 2026-03-31 --width 140 --lang zh_CN
改进计划  人员  指标      改进措施               改进前  目标值  目前应达    数值  事实数  期限        达成
--------  ----  --------  ---------------------  ------  ------  --------  ------  ------  ----------  ----
IP-0001   周宁  回款额    每周拜访 5 家重点客户  21,000  45,000    42,750  99,000       1  2026-05-04  是
IP-0001   周宁  新客户数                              0       1      0.95       1       1  2026-05-04  是
IP-0001   周宁  回款额    月底前收齐 HK 尾款             60,000    57,000  99,000       1  2026-03-31  是
IP-0001：自 2026-03-05..2026-03-31 以来，3 项数据中达成 3 项
$ salesctl improvement_plan close IP-1 --outcome failed --as m01 --now 2026-03-31
salesctl: improvement_plan close: IP-0001: 3 of 3 figures are met, so what makes it failed is said with --note
hint: salesctl improvement_plan check IP-0001
[81]
$ salesctl improvement_plan close IP-1 --outcome passed --as r04 --now 2026-03-31
salesctl: improvement_plan close: IP-0001 is his own plan: somebody else says what came of it
[81]
$ salesctl improvement_plan close IP-1 --outcome extended --until 2026-04-30 --as m01 --now 2026-03-31
changed IP-0001 state open -> extended, recheck_on 2026-05-04 -> 2026-04-30
op 16  (undo: salesctl undo)
$ salesctl improvement_plan close IP-1 --outcome passed --as m01 --now 2026-04-01
changed IP-0001 state extended -> passed, closed_on (empty) -> 2026-04-01, closed_by (empty) -> 何静
op 17  (undo: salesctl undo)
$ salesctl improvement_plan show IP-1
ID         IP-0001
Person     周宁
Review     R-0007
State      passed
Opened     2026-03-05
Late       no
Recheck    2026-04-30
Coach      何静
Closed     2026-04-01
Closed by  何静
Op         17
$ salesctl improvement_plan close IP-1 --outcome passed --as m01 --now 2026-04-02
salesctl: improvement_plan close: IP-0001 is closed already
[81]

# All of a period that need one; a good result needs none, and may have one.
$ salesctl review plan period:2026-01 --now 2026-02-20
added IP-0002 person 陈锐, review R-0002, state open, opened_on 2026-02-20, late false, recheck_on 2026-04-21, coach 何静
IP-0002: 2 actions (salesctl plan_action list plan:IP-0002)
added IP-0003 person 吴桐, review R-0003, state open, opened_on 2026-02-20, late false, recheck_on 2026-04-21, coach 何静
IP-0003: 3 actions (salesctl plan_action list plan:IP-0003)
op 18  (undo: salesctl undo)
$ salesctl review plan R-1 --now 2026-02-20
IP-0004: the rule book asks for no plan after this result
added IP-0004 person 林晓, review R-0001, state open, opened_on 2026-02-20, late false, recheck_on 2026-04-21, coach 何静
IP-0004: 2 actions (salesctl plan_action list plan:IP-0004)
op 19  (undo: salesctl undo)
$ salesctl review plan period:2026-01
none of them needs a plan that it has not

# What can't be is told.
$ salesctl review plan R-99
salesctl: review plan: no review R-0099 (the newest is R-0011)
[66]
$ salesctl review plan
salesctl: review plan: after which review?
hint: salesctl review plan R-1; salesctl review plan --missing -p 'last quarter'
[2]
$ salesctl review plan R-1 --missing -p 2026Q1
salesctl: review plan: --missing takes a period (-p), and no codes
[2]
$ salesctl improvement_plan close IP-1 --outcome done
salesctl: improvement_plan close: --outcome is one of passed, failed, extended
[2]
$ salesctl improvement_plan close IP-2 --outcome passed --until 2026-09-01
salesctl: improvement_plan close: --until is for a plan that is extended
[2]
$ printf 'person,period,state,score,grade\nr02,2025-12,closed,50,E\n' | salesctl review import - -q
$ salesctl review plan person:r02 period:2025-12
none of them needs a plan that it has not
$ salesctl review plan R-12
salesctl: review plan: R-0012 was imported with its result: it has no scorecard
[81]
