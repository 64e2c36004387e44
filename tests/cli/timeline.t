# One line for everything that happened with a customer, whatever kind of record it is.
$ salesctl init sales --name 'East sales' --currency CNY --timezone Asia/Shanghai --lang en > said 2>&1 && cd sales
$ printf 'code,name,role\nr01,林晓,ae\nr02,陈锐,ae\n' > p.csv && salesctl -q person import p.csv

# A lead is called, then becomes a customer with a deal.
$ salesctl -q lead add 周敏 company=云锦纺织 source=展会 owner=r01 created_on=2026-03-02
$ salesctl -q activity add 交流需求 kind=call lead=L-1 person=r01 done_on=2026-03-04 outcome=有意向
$ salesctl -q lead convert L-1 title=染缸监控 amount=120000 stage=propose --now 2026-03-10

# What its deal, its complaint and its owners bring, is on the same list.
$ salesctl -q activity add 现场演示 kind=demo deal=D-1 person=r02 done_on=2026-03-20
$ salesctl -q deal win D-1 on=2026-04-02 reason=服务 --as r01
$ salesctl -q receipt add deal=D-1 amount=60000 paid_on=2026-04-20 due_on=2026-04-15
$ salesctl -q complaint add '探头读数漂移' customer=C-1 owner=r01 severity=high opened_on=2026-05-06 due_on=2026-05-09 answered_on=2026-05-08 answer=更换探头
$ salesctl -q customer release C-1 --reason 客户要求 --as r01
$ salesctl -q activity add 回访 kind=visit customer=C-1 person=r02 due_on=2026-07-06
$ salesctl customer show C-1 --timeline -F table
DATE        KIND          ID       WHO   WHAT                             OF
----------  ------------  -------  ----  -------------------------------  ------
2026-07-06  activity      A-0003   陈锐  due: visit: 回访
2026-07-01  owner change  OC-0001  林晓  林晓 -> (release): 客户要求
2026-05-08  complaint     CP-0001  林晓  answered: 更换探头
2026-05-06  complaint     CP-0001  林晓  complaint: 探头读数漂移 (high)
2026-04-20  receipt       RC-0001        receipt 60,000.00, due 2026-04~  D-0001
2026-04-02  stage change  SC-0001  林晓  Proposal -> Won, 120,000.00: ~   D-0001
2026-03-20  activity      A-0002   陈锐  demo: 现场演示
2026-03-10  customer      C-0001         customer since then: 云锦纺织,~
2026-03-10  deal          D-0001   林晓  deal opened: 染缸监控, 120,000~
2026-03-10  lead          L-0001   林晓  converted: 周敏
2026-03-10  contact       CT-0001  林晓  contact: 周敏
2026-03-04  activity      A-0001   林晓  call: 交流需求; 有意向           L-0001
2026-03-02  lead          L-0001   林晓  lead: 周敏 (云锦纺织), from 展~
13 events
$ LC_ALL=C.UTF-8 LANGUAGE=zh_CN salesctl customer show 云锦纺织 --timeline -F table
日期        类型        编号     谁    事项                               所属
----------  ----------  -------  ----  ---------------------------------  ------
2026-07-06  活动        A-0003   陈锐  待办：拜访：回访
2026-07-01  负责人变更  OC-0001  林晓  林晓 -> （退回）：客户要求
2026-05-08  投诉        CP-0001  林晓  已答复：更换探头
2026-05-06  投诉        CP-0001  林晓  投诉：探头读数漂移（高）
2026-04-20  回款        RC-0001        回款 60,000.00，应于 2026-04-15    D-0001
2026-04-02  阶段变更    SC-0001  林晓  Proposal -> Won，120,000.00：服务  D-0001
2026-03-20  活动        A-0002   陈锐  演示：现场演示
2026-03-10  客户        C-0001         建档：云锦纺织，来源：展会
2026-03-10  商机        D-0001   林晓  新建商机：染缸监控，120,000.00
2026-03-10  线索        L-0001   林晓  线索转化：周敏
2026-03-10  联系人      CT-0001  林晓  联系人：周敏
2026-03-04  活动        A-0001   林晓  电话：交流需求；有意向             L-0001
2026-03-02  线索        L-0001   林晓  线索：周敏（云锦纺织），来源：展~
13 条

# A part of it, the oldest first; machines get the same words in every language.
$ salesctl customer show C-1 --timeline --kinds activity,complaint --oldest -p 2026Q2 -F table
DATE        KIND       ID       WHO   WHAT                            OF
----------  ---------  -------  ----  ------------------------------  --
2026-05-06  complaint  CP-0001  林晓  complaint: 探头读数漂移 (high)
2026-05-08  complaint  CP-0001  林晓  answered: 更换探头
2 events
$ salesctl customer show C-1 --timeline --limit 2 -F jsonl
{"date":"2026-07-06","kind":"activity","id":"A-0003","who":{"code":"r02","name":"陈锐"},"what":"due: visit: 回访","of":null}
{"date":"2026-07-01","kind":"owner_change","id":"OC-0001","who":{"code":"r01","name":"林晓"},"what":"林晓 -> (release): 客户要求","of":null}
$ LC_ALL=C.UTF-8 LANGUAGE=zh_CN salesctl customer show C-1 --timeline --kinds 阶段变更 -F jsonl
{"date":"2026-04-02","kind":"stage_change","id":"SC-0001","who":{"code":"r01","name":"林晓"},"what":"propose -> won, 120000.00: 服务","of":"D-0001"}
$ salesctl customer show C-1 --timeline --from 2026-06-01 -F ids
A-0003
OC-0001

# A deal has one, and the lead keeps its own.
$ salesctl deal show D-1 --timeline -F tsv
date	kind	id	who	what	of
2026-04-20	receipt	RC-0001		receipt 60000.00, due 2026-04-15	
2026-04-02	stage_change	SC-0001	林晓	propose -> won, 120000.00: 服务	
2026-03-20	activity	A-0002	陈锐	demo: 现场演示	
2026-03-10	deal	D-0001	林晓	deal opened: 染缸监控, 120000.00	
2026-03-10	lead	L-0001	林晓	converted: 周敏	
2026-03-04	activity	A-0001	林晓	call: 交流需求; 有意向	L-0001
2026-03-02	lead	L-0001	林晓	lead: 周敏 (云锦纺织), from 展会	
$ salesctl lead show L-1 --timeline -F tsv --fields date,kind,what
date	kind	what
2026-03-10	lead	converted: 周敏
2026-03-04	activity	call: 交流需求; 有意向
2026-03-02	lead	lead: 周敏 (云锦纺织), from 展会

# What was merged into it brings its past along, over two steps.
$ salesctl -q customer add 锦绣印染 owner=r02 created_on=2026-01-05
$ salesctl -q note add 先前来访过 customer=C-2 person=r02 written_on=2026-02-01
$ salesctl -q customer add 云锦集团 created_on=2026-01-02
$ salesctl -q customer merge C-2 C-3 --yes && salesctl -q customer merge C-3 C-1 --yes
$ salesctl customer show C-1 --timeline --kinds note,merged -F tsv
date	kind	id	who	what	of
2026-07-01	merged	MG-0002		C-0003 became part of C-0001	
2026-07-01	merged	MG-0001		C-0002 became part of C-0003	MG-0002
2026-02-01	note	NT-0001	陈锐	先前来访过	

# As it was before the deal was won.
$ salesctl deal show D-1 --timeline -F tsv --fields date,what --as-of 5
date	what
2026-03-10	converted: 周敏
2026-03-10	deal opened: 染缸监控, 120000.00
2026-03-04	call: 交流需求; 有意向
2026-03-02	lead: 周敏 (云锦纺织), from 展会

# What can't be asked.
$ salesctl customer show C-1 --timeline --kinds actvity
salesctl: customer show: --kinds: there is no record kind 'actvity'
hint: did you mean 'activity'?
[2]
$ salesctl customer show C-1 --oldest
salesctl: customer show: --oldest goes with --timeline
[2]
$ salesctl deal show D-1 -p 2026Q2
salesctl: deal show: --period goes with --timeline
[2]
$ salesctl customer show owner:r01 --timeline
salesctl: customer show: show takes codes; selectors are for list
[2]
$ salesctl customer show C-9 --timeline
salesctl: customer show: no customer C-0009 (the newest is C-0001)
[66]
$ salesctl product show P-1 --timeline
salesctl: product show: there is no option '--timeline'
hint: did you mean '--timezone'?
[2]
