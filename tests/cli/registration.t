# Registration of customers (报备): who is first is protected; who comes later is
# told (撞单). A customer is known by his tax id, else by his name however written.
$ cat > book.yaml <<'EOF'
> salesctl: 1
> name: {en: East sales, zh: 华东销售部}
> effective: 2026-01-01
> locale: {currency: CNY, timezone: Asia/Shanghai}
> pipelines: {default: {stages: [{id: talk, probability: 50%}], won: {id: won}, lost: {id: lost}}}
> metrics: {revenue: {of: deal, measure: sum(amount), date: closed_on, credit: split, where: "stage = won", unit: money}}
> plans: {sellers: {for: "role = seller", period: month, components: [{id: c, kind: commission, base: revenue, rate: 4%}]}}
> examples: [{plan: sellers, component: c, facts: [500000], earns: [20000]}]
> approval: {same_login: allowed}
> EOF
$ salesctl init -q --policy book.yaml sales && cd sales && mv ../book.yaml policy.yaml
$ printf 'code,name,role\nr01,林晓,seller\nr02,陈锐,seller\nr03,吴桐,seller\nwang,王芳,manager\n' | salesctl -q person import -
$ salesctl deal register 华南机电 --as r01
salesctl: deal register: the rule book has no registration of customers
hint: registration: {valid: 90d, renew: 30d}
[81]
$ sed -i '$a registration: {valid: 90d, renew: 30d, activities: [visit, demo]}' policy.yaml && salesctl policy apply policy.yaml -q

# At 09:12 and at 09:47: the second is refused, and kept as such. Ninety days
# after the first it still protects; the day after that the name is free.
$ export SALESCTL_NOW=2026-01-05T09:12:00+08:00
$ salesctl deal register '华南机电（广州）有限公司' --as r01
added RG-0001 华南机电（广州）有限公司, person 林晓, on 2026-01-05, at 09:12, until 2026-04-05
op 4  (undo: salesctl undo)
$ salesctl deal register '华南机电(广州) 有限公司' --as r02 --now 2026-01-05T09:47:00+08:00
added RG-0002 华南机电(广州) 有限公司, person 陈锐, on 2026-01-05, at 09:47, until 2026-04-05
op 5  (undo: salesctl undo)
salesctl: deal register: RG-0002: refused: 林晓 registered it before, on 2026-01-05 09:12, and is protected until 2026-04-05 (RG-0001)
hint: work together; a ruling may share the deal: salesctl registration rule RG-0001 r01=60% r02=40% --deal D-... --reason TEXT
[1]
$ salesctl deal register '华南机电(广州)有限公司' --as r03 --now 2026-04-05T23:59:00+08:00 -n
would add RG-0003 华南机电(广州)有限公司, person 吴桐, on 2026-04-05, at 23:59, until 2026-07-04
dry run: nothing was saved
salesctl: deal register: RG-0003: refused: 林晓 registered it before, on 2026-01-05 09:12, and is protected until 2026-04-05 (RG-0001)
hint: work together; a ruling may share the deal: salesctl registration rule RG-0001 r01=60% r03=40% --deal D-... --reason TEXT
[1]
$ export SALESCTL_NOW=2026-04-06T10:00:00+08:00
$ salesctl deal register '华南机电(广州)有限公司' --as r03
added RG-0003 华南机电(广州)有限公司, person 吴桐, on 2026-04-06, at 10:00, until 2026-07-05
op 6  (undo: salesctl undo)
$ salesctl registration list -F table
ID       CUSTOMER'S NAME    DEAL  PERSON  ON          AT     UNTIL       STATE
-------  -----------------  ----  ------  ----------  -----  ----------  -------
RG-0001  华南机电（广州）~        林晓    2026-01-05  09:12  2026-04-05  expired
RG-0002  华南机电(广州) ~         陈锐    2026-01-05  09:47  2026-04-05  refused
RG-0003  华南机电(广州)有~        吴桐    2026-04-06  10:00  2026-07-05  valid
3 registrations
$ salesctl registration list state:valid -F ids
RG-0003
$ salesctl registration list -F tsv --fields id,state --now 2026-01-06T10:00:00+08:00 --as-of 5
id	state
RG-0001	valid
RG-0002	refused
$ salesctl deal register '华南机电(广州)有限公司' --as r03
salesctl: deal register: 吴桐 has it registered already, until 2026-07-05 (RG-0003)
hint: salesctl registration renew RG-0003
[81]

# R03 wins. R01 began it: a manager rules, with the reason, and the pay follows.
$ export SALESCTL_NOW=2026-05-20T10:00:00+08:00
$ salesctl -q customer add '华南机电（广州）有限公司' owner=r03
$ salesctl -q deal add 产线改造 customer=C-1 owner=r03 amount=50万 && salesctl -q deal win D-1
$ salesctl registration rule RG-3 r03=70% r01=30% --deal D-1 --as wang
salesctl: registration rule: a ruling says why
hint: --reason TEXT
[2]
$ salesctl registration rule RG-3 r03=70% r01=29.99% --deal D-1 --as wang --reason 前期贡献
salesctl: registration rule: the shares add up to 99.99%, not to 100%
[2]
$ salesctl registration rule RG-3 r03=70% r01=30% --deal D-1 --as r03 --reason 前期贡献
salesctl: registration rule: 吴桐 is a party to it: somebody else decides
[81]
$ salesctl registration rule RG-3 r03=70% r01=30% --deal D-9 --as wang --reason 前期贡献
salesctl: registration rule: no deal D-0009 (the newest is D-0001)
[66]
$ salesctl registration rule RG-3 r03=70% r01=30% --as wang --reason 前期贡献
salesctl: registration rule: RG-0003 has no deal that could be shared
hint: --deal D-...
[2]
$ salesctl registration list ruled_by:wang -F ids
$ salesctl registration rule RG-3 r03=70% r01=30% --deal D-1 --as wang --reason 前期贡献
changed RG-0003 verdict accepted, by ruling
changed D-0001 credited: 吴桐 70%, 林晓 30%
op 10  (undo: salesctl undo)
$ salesctl registration list id:RG-3 -F tsv --fields deal,verdict,ruling,ruled_by,ruled_on,state
deal	verdict	ruling	ruled_by	ruled_on	state
产线改造	accepted	前期贡献	王芳	2026-05-20	converted
$ salesctl payout run -p 2026-05
added 2026-05 CNY 20,000.00, 2 people, 2 lines
op 11  (undo: salesctl undo)
$ salesctl payout show 2026-05 -F tsv
payout 2026-05, draft: CNY 20,000.00 for 2 people in 2 lines; rule book version 2, records as of op 10
person	lines	amount
林晓	1	6000.00
吴桐	1	14000.00

# The same minute, a time that nobody knows, a day typed in behind: nobody is
# first until somebody rules. No party does, and never without a reason.
$ salesctl deal register 新港重工 taxid=91310000MA1FL0X12Y --as r01
added RG-0004 新港重工, person 林晓, on 2026-05-20, at 10:00, until 2026-08-18
op 12  (undo: salesctl undo)
$ salesctl deal register '新港重工（集团）' taxid=91310000ma1fl0x12y --as r02
added RG-0005 新港重工（集团）, person 陈锐, on 2026-05-20, at 10:00, until 2026-08-18
op 13  (undo: salesctl undo)
salesctl: deal register: RG-0005: 林晓 registered it too, on 2026-05-20 10:00, until 2026-08-18 (RG-0004): nobody can say who was first, and a ruling decides
hint: work together; a ruling may share the deal: salesctl registration rule RG-0004 r01=60% r02=40% --deal D-... --reason TEXT
[1]
$ salesctl registration list state:tied -F tsv --fields id,person,on,at,until,state
id	person	on	at	until	state
RG-0004	林晓	2026-05-20	10:00	2026-08-18	tied
RG-0005	陈锐	2026-05-20	10:00	2026-08-18	tied
$ salesctl registration renew RG-4
salesctl: registration renew: RG-0004 waits for a ruling
[81]
$ salesctl registration rule RG-5 --reason 先到现场 --as r01
salesctl: registration rule: 林晓 is a party to it: somebody else decides
[81]
$ salesctl registration rule RG-5 --reason 先到现场 --as wang
changed RG-0005 verdict accepted, by ruling
changed RG-0004 verdict refused, by ruling
op 14  (undo: salesctl undo)
$ salesctl registration list taxid:'*' -F tsv --fields id,verdict,against,state
id	verdict	against	state
RG-0004	refused	新港重工（集团）	refused
RG-0005	accepted		valid
$ salesctl deal register 新港重工 taxid=91310000MA1FL0X99Z --as r03 -n
would add RG-0006 新港重工, person 吴桐, on 2026-05-20, at 10:00, until 2026-08-18
dry run: nothing was saved
$ salesctl deal register 新港重工（集团） on=2026-05-01 --as r03 -n --now 2026-05-20T10:05:00+08:00
would add RG-0006 新港重工（集团）, person 吴桐, on 2026-05-01, until 2026-07-30
dry run: nothing was saved
salesctl: deal register: RG-0006: refused: 陈锐 registered it before, on 2026-05-20 10:00, and is protected until 2026-08-18 (RG-0005)
hint: work together; a ruling may share the deal: salesctl registration rule RG-0005 r02=60% r03=40% --deal D-... --reason TEXT
[1]
$ salesctl deal register 新港重工（集团） on=2026-06-01 --as r03
salesctl: deal register: on: it lies ahead
[65]

# Renewed once, by thirty days, by who did something in the thirty days before.
$ salesctl -q customer add 甲 owner=r01 && salesctl deal register 甲 --as r01
added RG-0006 甲, person 林晓, on 2026-05-20, at 10:00, until 2026-08-18
op 16  (undo: salesctl undo)
$ salesctl registration renew RG-6
salesctl: registration renew: RG-0006: the rule book renews it only after an activity within 30 days, and 林晓 has none
hint: salesctl activity list person:r01 customer:C-2
[81]
$ salesctl -q activity add kind=call customer=甲 person=r01 done_on=2026-05-20 && salesctl registration renew RG-6
salesctl: registration renew: RG-0006: the rule book renews it only after an activity within 30 days, and 林晓 has none
hint: salesctl activity list person:r01 customer:C-2
[81]
$ salesctl -q activity add kind=visit customer=甲 person=r01 done_on=2026-06-01 && salesctl registration renew RG-6 --now 2026-07-02T10:00:00+08:00
salesctl: registration renew: RG-0006: the rule book renews it only after an activity within 30 days, and 林晓 has none
hint: salesctl activity list person:r01 customer:C-2
[81]
$ salesctl registration renew RG-6 --now 2026-07-01T10:00:00+08:00
changed RG-0006 until 2026-08-18 -> 2026-09-17, renewed_on (empty) -> 2026-07-01
op 19  (undo: salesctl undo)
$ salesctl registration renew RG-6 --now 2026-07-02T10:00:00+08:00
salesctl: registration renew: RG-0006 was renewed on 2026-07-01, and it is renewed once
[81]
$ salesctl registration renew RG-1
salesctl: registration renew: RG-0001 expired on 2026-04-05
hint: salesctl deal register NAME
[81]
$ salesctl registration renew RG-2
salesctl: registration renew: RG-0002 was refused
[81]
$ salesctl registration renew RG-99
salesctl: registration renew: no registration RG-0099 (the newest is RG-0006)
[66]

# Nobody types what the rules decide. What was withdrawn protects nobody.
$ salesctl registration edit RG-6 until=2027-01-01
salesctl: registration edit: until is set by commands that decide it, and never typed
hint: salesctl help registration
[2]
$ salesctl registration edit RG-6 name=乙
salesctl: registration edit: RG-0006: name can't be changed once it is set
[65]
$ salesctl registration add 乙 person=r02 verdict=accepted
salesctl: registration add: verdict is set by commands that decide it, and never typed
hint: salesctl help registration
[2]
$ salesctl registration add 乙 person=r02
added RG-0007 乙, person 陈锐, on 2026-05-20, at 10:00, until 2026-08-18
op 20  (undo: salesctl undo)
$ salesctl -q customer add 丁 owner=r02 && salesctl registration edit RG-7 customer=甲
salesctl: registration edit: RG-0007: 林晓 has that customer registered (RG-0006)
[81]
$ salesctl registration edit RG-7 customer=丁 -n
would change RG-0007 customer (empty) -> 丁
dry run: nothing was saved
$ salesctl registration withdraw RG-7 --reason 无预算
changed RG-0007 withdrawn_on (empty) -> 2026-05-20
op 22  (undo: salesctl undo)
$ salesctl registration withdraw RG-7
salesctl: registration withdraw: RG-0007 was withdrawn
[81]
$ salesctl deal register 乙 --as r03
added RG-0008 乙, person 吴桐, on 2026-05-20, at 10:00, until 2026-08-18
op 23  (undo: salesctl undo)

# A deal won on what somebody else registered is let pass, and told.
$ salesctl -q customer add 乙 owner=r02 && salesctl -q deal add 扩建 customer=乙 owner=r02 amount=1万 && salesctl deal win D-2
D-0002: 吴桐 registered this customer, until 2026-08-18 (RG-0008), and has no credit in the deal
changed D-0002 stage talk -> won, closed_on (empty) -> 2026-05-20
op 26  (undo: salesctl undo)

# A customer whom somebody looks after is told; his days are on his timeline.
$ salesctl -q customer add 戊 owner=r02 && salesctl deal register 戊 --as r03 -n
RG-0009: the customer belongs to 陈锐
would add RG-0009 戊, person 吴桐, on 2026-05-20, at 10:00, until 2026-08-18
dry run: nothing was saved
$ salesctl customer show 甲 --timeline --kinds registration -F tsv
date	kind	id	who	what	of
2026-07-01	registration	RG-0006	林晓	registration renewed, until 2026-09-17	
2026-05-20	registration	RG-0006	林晓	registered: 甲, until 2026-09-17 (accepted)	

# A past comes in with its times, in any order; verdicts that the file does not
# have are found by the rules.
$ printf 'name,person,on,at\n丙,r01,2026-01-06,08:00\n丙,r02,2026-01-05,9:47\n丁,r01,2026-01-05,25:00\n' > past.csv && salesctl registration import past.csv
past.csv:4:4: error: at: '25:00': it is not a time such as 09:12
salesctl: registration import: 1 row of 3 has errors; nothing was saved
[65]
$ sed -i 4d past.csv && salesctl registration import past.csv
imported 2 registrations: 2 added, 0 changed, 0 unchanged
op 28  (undo: salesctl undo)
$ salesctl registration list 丙 -F tsv --fields id,person,on,at,until,verdict,against,state
id	person	on	at	until	verdict	against	state
RG-0009	林晓	2026-01-06	08:00	2026-04-06	refused	丙	refused
RG-0010	陈锐	2026-01-05	09:47	2026-04-05	accepted		expired
$ salesctl registration import past.csv
imported 2 registrations: 0 added, 0 changed, 2 unchanged
$ salesctl undo -q && salesctl fsck -q -F jsonl

# In Chinese.
$ export LC_ALL=C.UTF-8 LANGUAGE=zh_CN
$ salesctl registration list -F table
编号     客户名称          商机      人员  日期        时间   有效期至    状态
-------  ----------------  --------  ----  ----------  -----  ----------  ------
RG-0001  华南机电（广州~             林晓  2026-01-05  09:12  2026-04-05  已过期
RG-0002  华南机电(广州) ~            陈锐  2026-01-05  09:47  2026-04-05  驳回
RG-0003  华南机电(广州)~   产线改造  吴桐  2026-04-06  10:00  2026-07-05  已成交
RG-0004  新港重工                    林晓  2026-05-20  10:00  2026-08-18  驳回
RG-0005  新港重工（集团）            陈锐  2026-05-20  10:00  2026-08-18  有效
RG-0006  甲                          林晓  2026-05-20  10:00  2026-09-17  有效
RG-0007  乙                          陈锐  2026-05-20  10:00  2026-08-18  撤回
RG-0008  乙                          吴桐  2026-05-20  10:00  2026-08-18  有效
报备共 8 条
$ salesctl deal register 甲 --as r03
added RG-0011 甲, person 吴桐, on 2026-05-20, at 10:00, until 2026-08-18
操作 30（撤销：salesctl undo）
salesctl: deal register: RG-0011: 林晓 于 2026-05-20 10:00 也报备了，有效期至 2026-09-17（RG-0006）：分不出先后，须由经理裁定
提示：请协作跟进；业绩可由裁定分成：salesctl registration rule RG-0006 r01=60% r03=40% --deal D-... --reason 理由
[1]
$ sed 's/^registration:.*/registration: {valid: 0d, renw: 30d, activities: [vist], first_valid_wins: yes}/' policy.yaml > wrong.yaml && salesctl policy check wrong.yaml
wrong.yaml:10:23: 错误: registration.valid: 报备至少保护一天：valid: 90d
wrong.yaml:10:27: 错误: registration.renw: 这里没有键“renw”（您是否要找“renew”？）
wrong.yaml:10:76: 错误: registration.first_valid_wins: 应为true | false，而写的是“yes”
salesctl: policy check: 规则手册“wrong.yaml”有错误（3 处）
[65]
