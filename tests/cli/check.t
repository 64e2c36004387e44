# How complete, right and timely the records are: what is missing, what can't be right, what came late, what waits.
$ salesctl init sales --name 'East sales' --currency CNY --timezone Asia/Shanghai --profile medium --lang en > said 2>&1 && cd sales
$ sed -i 's/entry_within: 2d .*/entry_within: 2d/; s/customer: \[name, industry, owner\]/customer: [name, industry, phone, owner]/' policy.yaml && salesctl policy apply policy.yaml -q
$ printf 'code,name\neast,华东\nsouth,华南\n' > t.csv && salesctl -q team import t.csv
$ printf 'code,name,role,team,left_on\nr01,林晓,ae,east,\nr02,陈锐,ae,east,\nr03,吴桐,ae,south,2026-05-31\n' > p.csv && salesctl -q person import p.csv

# The past is moved in on 1 July. It is no late entry: it happened before there was a book to enter it in.
$ printf 'ref,name,industry,owner,phone,email,taxid,created_on\n1,云锦纺织,纺织,r01,13800001111,info@yunjin.example,91310115MA1K4LAD7E,2026-02-01\n2,海蓝物流,,r01,分机12,,91310000MA1FL0AH4A,2026-03-01\n3,金川重工,机械,r02,,sales at jinchuan,,2026-03-15\n4,南岭医药,医药,r03,02088886666,,,2026-04-01\n' > c.csv && salesctl -q customer import c.csv
$ printf 'ref,title,customer,owner,stage,amount,expected_on,created_on,closed_on,next_on\n1,染缸监控,1,r01,won,120000,2026-05-01,2026-03-01,2026-05-10,\n2,车队定位,2,r01,negotiate,80000,2026-07-20,2026-05-05,,2026-06-20\n3,锻压线,3,r02,won,,2026-05-20,2026-06-01,2026-05-20,\n4,冷链,4,r03,propose,50000,2026-06-20,2026-05-30,,\n' > d.csv && salesctl -q deal import d.csv
$ printf 'ref,kind,person,customer,due_on,done_on,subject\n1,call,r01,1,,2026-06-29,回访\n2,visit,r02,3,2026-06-25,,现场\n3,call,r01,2,,2026-07-03,还没到\n' > a.csv && salesctl -q activity import a.csv
$ salesctl -q receipt add deal=ref:1 amount=130000 paid_on=2026-06-30
$ salesctl -q complaint add 探头漂移 customer=ref:1 owner=r02 opened_on=2026-06-20 due_on=2026-06-24
$ salesctl check -F table
PROBLEM                 KIND       RECORDS  SHOWN BY
----------------------  ---------  -------  -----------------------------------
required fields empty   customer         2  salesctl check customer incomplete
required fields empty   deal             1  salesctl check deal incomplete
not a telephone number  customer         1  salesctl check customer phone
not a mail address      customer         1  salesctl check customer email
wrong check digit       customer         1  salesctl check customer taxid
day still to come       activity         1  salesctl check activity future
closed before opened    deal             1  salesctl check deal backward
won without an amount   deal             1  salesctl check deal no_amount
received more than due  deal             1  salesctl check deal overpaid
owner has left          customer         1  salesctl check customer owner_left
owner has left          deal             1  salesctl check deal owner_left
left alone too long     deal             2  salesctl check deal stale
next step overdue       deal             1  salesctl check deal next_step
past its expected day   deal             1  salesctl check deal expected
not done when due       activity         1  salesctl check activity overdue
not answered when due   complaint        1  salesctl check complaint unanswered
problems: 18, in records: 13; required fields filled: 91.1765%
2 columns hidden: --fields all -F tsv shows them

# From then on what is entered more than two days after its day is late, typed or imported.
$ export SALESCTL_NOW=2026-07-10T04:00:00Z
$ salesctl -q activity add kind=visit customer=ref:1 person=r01 done_on=2026-07-08
$ salesctl -q activity add kind=visit customer=ref:3 person=r02 done_on=2026-07-07
$ printf 'ref,kind,person,customer,done_on,subject\n4,call,r01,2,2026-07-02,补录\n' > a2.csv && salesctl -q activity import a2.csv
$ salesctl check late -F table
KIND      ID      NAME  OWNER  PROBLEM       FIELD    VALUE       DAYS
--------  ------  ----  -----  ------------  -------  ----------  ----
activity  A-0005        陈锐   entered late  done_on  2026-07-07     3
activity  A-0006  补录  林晓   entered late  done_on  2026-07-02     8
problems: 2, in records: 16

# A task that was planned in time is late when the day on which it was done is.
$ salesctl -q activity edit ref:2 done_on=2026-07-04
$ salesctl check activity late -F tsv
kind	id	name	owner	problem	field	value	days
activity	A-0002	现场	陈锐	late	done_on	2026-07-04	6
activity	A-0005		陈锐	late	done_on	2026-07-07	3
activity	A-0006	补录	林晓	late	done_on	2026-07-02	8

# By person, team and kind; a scale with its counts.
$ salesctl check --by owner -F table --width none
OWNER  RECORDS  COMPLETE  FILLED  REQUIRED  COMPLETENESS  LATE  JUDGED   ON TIME  WRONG  PROBLEMS
-----  -------  --------  ------  --------  ------------  ----  ------  --------  -----  --------
林晓         9         3      16        17      94.1176%     1       3  66.6667%      2         7
陈锐         5         0       7         9      77.7778%     2       2        0%      2         8
吴桐         2         2       8         8          100%                              2         4
problems: 19, in records: 16; required fields filled: 91.1765%
$ LC_ALL=C.UTF-8 LANGUAGE=zh_CN salesctl check --by team -F table --width none
团队  记录数  完整  已填项  必填    完整度  迟录  应评  及时率  有误  问题数
----  ------  ----  ------  ----  --------  ----  ----  ------  ----  ------
华东      14     3      23    26  88.4615%     3     5     40%     4      15
华南       2     2       8     8      100%                         2       4
问题 19 个，检查记录 16 条；必填项完整度 91.1765%
$ salesctl check customer --by kind -F jsonl
{"kind":"customer","records":4,"complete":2,"filled":14,"required":16,"completeness":"0.875","late":null,"judged":null,"on_time":null,"wrong":3,"problems":6}

# Each record with what is wrong: of a kind, of a person, of a problem.
$ salesctl check customer --list -F table --width none
KIND      ID      NAME      OWNER  PROBLEM                 FIELD     VALUE               DAYS
--------  ------  --------  -----  ----------------------  --------  ------------------  ----
customer  C-0002  海蓝物流  林晓   required fields empty   industry
customer  C-0002  海蓝物流  林晓   not a telephone number  phone     分机12
customer  C-0002  海蓝物流  林晓   wrong check digit       taxid     91310000MA1FL0AH4A
customer  C-0003  金川重工  陈锐   required fields empty   phone
customer  C-0003  金川重工  陈锐   not a mail address      email     sales at jinchuan
customer  C-0004  南岭医药  吴桐   owner has left          owner     r03
problems: 6, in records: 4; required fields filled: 87.5%
$ LC_ALL=C.UTF-8 LANGUAGE=zh_CN salesctl check --for r02 -F table --width none
类型  编号     名称      负责人  问题          字段       数值               天数
----  -------  --------  ------  ------------  ---------  -----------------  ----
客户  C-0003   金川重工  陈锐    必填项为空    phone
客户  C-0003   金川重工  陈锐    邮箱地址不对  email      sales at jinchuan
商机  D-0003   锻压线    陈锐    必填项为空    amount
商机  D-0003   锻压线    陈锐    关闭早于创建  closed_on  2026-05-20
商机  D-0003   锻压线    陈锐    赢单而无金额  amount
活动  A-0002   现场      陈锐    录入太迟      done_on    2026-07-04            6
活动  A-0005             陈锐    录入太迟      done_on    2026-07-07            3
投诉  CP-0001  探头漂移  陈锐    到期未答复    due_on     2026-06-24           16
问题 8 个，检查记录 5 条；必填项完整度 77.7778%
$ salesctl check phone email taxid -F tsv --fields id,field,value
id	field	value
C-0002	phone	分机12
C-0002	taxid	91310000MA1FL0AH4A
C-0003	email	sales at jinchuan
$ salesctl check deal owner_left -F ids
D-0004

# The share of required fields is a field of a customer: filters and metrics know it.
$ salesctl customer list completeness.lt:100% --fields id,name,completeness,filled,lacking -F table
ID      NAME      COMPLETENESS  FILLED  LACKING
------  --------  ------------  ------  -------
C-0002  海蓝物流           75%       3        1
C-0003  金川重工           75%       3        1
2 customers
$ salesctl deal list customer.lacking.gt:0 --fields id,customer.completeness -F tsv
id	customer.completeness
D-0002	0.75
D-0003	0.75

# For cron: 1 when something is wrong. Put right, it is 0.
$ salesctl check customer -q --exit-code -F tsv --fields problem,records
problem	records
incomplete	2
phone	1
email	1
taxid	1
owner_left	1
[1]
$ salesctl -q customer edit ref:2 industry=物流 phone=13900002222 taxid=
$ salesctl -q customer edit ref:3 phone=057188887777 email=sales@jinchuan.example
$ salesctl -q customer edit ref:4 owner=r02
$ salesctl check customer --exit-code
problem	kind	records	of	share	command

# As it was before.
$ salesctl check customer --as-of 12 -F tsv --fields problem,records
problem	records
incomplete	2
phone	1
email	1
taxid	1
owner_left	1

# What can't be asked, and what a rule book can't say.
$ salesctl check custmer
salesctl: check: 'custmer' is neither a kind of records nor a problem that is looked for
hint: did you mean 'customer'?
[2]
$ salesctl check product stale -F tsv
none of these problems is looked for in these records
kind	id	name	owner	problem	field	value	days
$ salesctl check --by region
salesctl: check: --by has no choice 'region' (kind, owner, team)
[2]
$ salesctl check --by owner --list
salesctl: check: give either --by or --list
[2]
$ salesctl check --for 王五
salesctl: check: no person '王五'
hint: did you mean '林晓'?
[66]
$ sed 's/entry_within: 2d/entry_within: 2 days/' policy.yaml > wrong.yaml; salesctl policy check wrong.yaml
wrong.yaml:51:17: error: quality.entry_within: expected a number of days such as 14d, or of weeks such as 2w, got '2 days'
salesctl: policy check: the rule book 'wrong.yaml' has errors (1)
[65]
$ sed 's/entry_within: 2d/entry_from: 2026-07-01/' policy.yaml > wrong.yaml; salesctl policy check wrong.yaml
wrong.yaml:51:3: error: quality.entry_from: entry_from says from when on entry_within is judged: say that too, such as entry_within: 2d
salesctl: policy check: the rule book 'wrong.yaml' has errors (1)
[65]
