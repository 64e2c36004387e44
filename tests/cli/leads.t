# Leads: who gets them, and what becomes of them.
$ salesctl init sales --name 'East sales' --currency CNY --timezone Asia/Shanghai --lang en > said 2>&1 && cd sales
$ printf 'code,name\neast,East\nsouth,South\n' > t.csv && salesctl -q team import t.csv
$ printf 'code,name,role,team,hired_on,left_on\nmei,林梅,sdr,east,,\nbo,王波,sdr,east,,\nli,李立,sdr,east,,2026-06-30\nyu,于洋,sdr,east,2026-08-01,\nzhao,赵刚,ae,south,,\n' > p.csv && salesctl -q person import p.csv
$ cat > policy.yaml <<'END'
> salesctl: 1
> name: East sales
> effective: 2026-01-01
> locale: {currency: CNY, timezone: Asia/Shanghai}
> pipelines:
>   default: {stages: [{id: qualify}], won: {id: won}, lost: {id: lost}}
> metrics:
>   lead_conversion: {unit: percent, ratio: [{of: lead, measure: count, date: created_on, where: "state = converted"}, {of: lead, measure: count, date: created_on}]}
>   response_days: {of: lead, measure: "avg(days(created_on, responded_on))", date: created_on, where: "not responded_on is empty", better: lower}
> assignment:
>   - {id: big, when: "amount >= 100000", to: {person: zhao}}
>   - {id: east, when: "region = 华东", to: {team: east, role: sdr, by: least-busy, per_month: 2}}
>   - {when: "region = 华南", to: {people: [mei, bo], by: round-robin}}
> leads: {disqualify_reasons: [无需求, 预算不足, 联系不上]}
> scoring:
>   lead:
>     - {when: "amount >= 100000", points: 30, label: {en: big, zh: 大单}}
>     - {when: "source in (官网, 展会)", points: 20, label: {en: good source, zh: 优质来源}}
>     - {when: "created_on < -4d and responded_on is empty", points: -15}
>     - {points: 5, label: {en: everybody, zh: 每条}}
> END
$ salesctl policy apply policy.yaml -q
$ printf 'name,company,region,amount\n王一,甲公司,华东,\n王二,乙公司,华东,\n王三,丙公司,华东,\n王四,丁公司,华东,\n王五,戊公司,华东,\n王六,己公司,华东,200000\n王七,庚公司,华南,\n王八,辛公司,华北,\n' > l.csv && salesctl -q lead import l.csv

# By the rules: whom, by which rule, and why; what nobody gets stays.
$ export SALESCTL_NOW=2026-07-15T02:00:00Z
$ salesctl lead assign L-1 -n
would change L-0001 owner (empty) -> 林梅: rule east (policy.yaml:12), has fewest open leads; open 0, this month 0 of 2, never got one
dry run: nothing was saved
$ salesctl lead assign
L-0005 stays without an owner: nobody of rule east (policy.yaml:12) is free: 林梅 this month 2 of 2, 王波 this month 2 of 2, 李立 has left, 于洋 is not there yet
L-0008 stays without an owner: no rule speaks of it
changed L-0001 owner (empty) -> 林梅: rule east (policy.yaml:12), has fewest open leads; open 0, this month 0 of 2, never got one
changed L-0002 owner (empty) -> 王波: rule east (policy.yaml:12), has fewest open leads; open 0, this month 0 of 2, never got one
changed L-0003 owner (empty) -> 林梅: rule east (policy.yaml:12), has fewest open leads; open 1, this month 1 of 2, last one L-0001 on 2026-07-15
changed L-0004 owner (empty) -> 王波: rule east (policy.yaml:12), has fewest open leads; open 1, this month 1 of 2, last one L-0002 on 2026-07-15
changed L-0006 owner (empty) -> 赵刚: rule big (policy.yaml:11), the only one; open 0, this month 0, never got one
changed L-0007 owner (empty) -> 林梅: rule 3 (policy.yaml:13), waited longest; open 2, this month 2, last one L-0003 on 2026-07-15
op 6  (undo: salesctl undo)
$ salesctl lead assign
L-0005 stays without an owner: nobody of rule east (policy.yaml:12) is free: 林梅 this month 3 of 2, 王波 this month 2 of 2, 李立 has left, 于洋 is not there yet
L-0008 stays without an owner: no rule speaks of it
nothing to change
$ salesctl owner_change list lead:L-0002,L-0006,L-0007 -F tsv --fields lead,owner,on,why,reason
lead	owner	on	why	reason
王二	王波	2026-07-15	assign	east: least-busy, open 0, month 0/2
王六	赵刚	2026-07-15	assign	big: one person
王七	林梅	2026-07-15	assign	3: round-robin
$ salesctl lead assign L-5 --now 2026-08-03T02:00:00Z -n --lang zh_CN
would change L-0005 负责人 （空） -> 于洋：规则 east (policy.yaml:12)，手上未结线索最少；未结 0，本月已得 0/2，从未分到过
试运行：什么都没有保存

# By hand, whatever the rules say; but nobody who is not there.
$ salesctl lead assign L-5 L-1 --to bo --reason 客户指定
changed L-0005 owner (empty) -> 王波
changed L-0001 owner 林梅 -> 王波
op 7  (undo: salesctl undo)
$ salesctl lead assign L-8 --to li
salesctl: lead assign: 李立 left on 2026-06-30
[81]
$ salesctl lead assign L-8 --to yu --lang zh_CN
salesctl: lead assign: 于洋 到 2026-08-01 才入职
[81]
$ salesctl lead assign --to bo
salesctl: lead assign: say which leads: a code or selectors
hint: salesctl lead assign LEAD --to bo
[2]
$ salesctl lead assign L-1
L-0001 stays with 王波; to give it to another: --to PERSON
nothing to change

# Closed with a reason of the list, and opened again.
$ salesctl lead disqualify L-8
salesctl: lead disqualify: L-0008: a lead is disqualified with a reason
hint: say it in the same command: reason=TEXT
[81]
$ salesctl lead disqualify L-8 reason=预算 --lang zh_CN
salesctl: lead disqualify: L-0008: reason：规则手册里没有“预算”
提示：salesctl policy show 在 disqualify_reasons 下列出了它们
[65]
$ salesctl -q lead edit L-8 state=contacted
$ salesctl lead disqualify L-8 reason=预算不足
changed L-0008 state contacted -> disqualified, reason (empty) -> 预算不足
op 9  (undo: salesctl undo)
$ salesctl lead assign L-8 --to bo
salesctl: lead assign: L-0008 is disqualified
hint: salesctl lead reopen L-0008
[81]
$ salesctl lead reopen L-8
changed L-0008 state disqualified -> contacted, reason 预算不足 -> (empty)
op 10  (undo: salesctl undo)
$ salesctl lead reopen L-8
salesctl: lead reopen: L-0008 is open already
[65]
$ salesctl lead edit L-8 state=converted
salesctl: lead edit: L-0008: state: a lead is converted by the command that makes its customer
hint: salesctl lead convert LEAD
[81]

# Assigned on entry, where the rule book says so; undone with it.
$ sed 's/^leads: {/leads: {assign: on-entry, /' policy.yaml > entry.yaml && salesctl -q policy apply entry.yaml
$ salesctl lead add 周一 company=子公司 region=华南
added L-0009 周一, company 子公司, owner 林梅, state new, created_on 2026-07-15
op 12  (undo: salesctl undo)
$ printf 'name,company,region,owner\n周二,丑公司,华南,\n周三,寅公司,华南,zhao\n周四,卯公司,西北,\n' > m.csv && salesctl lead import m.csv
m.csv:2: note: 2 leads without 'owner'
imported 3 leads: 3 added, 0 changed, 0 unchanged
op 13  (undo: salesctl undo)
$ salesctl lead list 周 -F tsv --fields name,owner
name	owner
周一	林梅
周二	王波
周三	赵刚
周四	
$ salesctl undo 2>&1 | sed 's/, by .*//'
undid op 13: lead import m.csv
removed L-0010 周二, company 丑公司, owner 王波, state new
removed L-0011 周三, company 寅公司, owner 赵刚, state new
removed L-0012 周四, company 卯公司, state new
removed OC-0010 lead 周二, owner 王波, on 2026-07-15, why assign
op 14  (undo: salesctl undo)

# Who waits too long for an answer, in working days: the 18th is a Saturday.
$ sed 's/^leads: {/leads: {first_contact: 1d, count: workdays, /' policy.yaml > first.yaml
$ salesctl lead due
salesctl: lead due: the rule book does not say how soon a lead is answered
hint: leads: {first_contact: 1d}
[81]
$ salesctl -q policy apply first.yaml
$ printf 'ref,name,source,owner,created_on,first_response_on,state\n1,甲,官网,mei,2026-07-17,,new\n2,乙,官网,mei,2026-07-15,2026-07-16,contacted\n3,丙,展会,mei,2026-07-15,2026-07-21,qualified\n4,丁,展会,bo,2026-07-16,,new\n5,戊,,,2026-07-20,,new\n' > r.csv && salesctl -q lead import r.csv
$ export SALESCTL_NOW=2026-07-21T02:00:00Z
$ salesctl lead due -F table
SALES LEAD  OWNER  CREATED     ANSWER DUE  DAYS WAITED  DAYS LATE
----------  -----  ----------  ----------  -----------  ---------
周一        林梅   2026-07-15  2026-07-16            4          3
丁          王波   2026-07-16  2026-07-17            3          2
甲          林梅   2026-07-17  2026-07-20            2          1
3 leads wait for an answer, late: 3
$ salesctl -q activity add kind=task lead=ref:4 person=bo done_on=2026-07-17 && salesctl lead list ref:4 -F tsv --fields name,responded_on
name	responded_on
丁	
$ salesctl -q activity add kind=call lead=ref:4 person=bo done_on=2026-07-17 && salesctl lead list ref:4 -F tsv --fields name,responded_on
name	responded_on
丁	2026-07-17
$ salesctl lead due --all --for mei -F tsv
lead	owner	created	due	waited	late
周一	林梅	2026-07-15	2026-07-16	4	3
甲	林梅	2026-07-17	2026-07-20	2	1
2 leads wait for an answer, late: 2
$ salesctl lead due --exit-code -q -F ids
L-0009
L-0013
[1]
$ salesctl lead response -p 2026-07-15..2026-07-31 -F table
OWNER  LEADS  LEADS ANSWERED  IN TIME  OVERDUE  IN TIME %  AVERAGE DAYS  9 OF 10 WITHIN
-----  -----  --------------  -------  -------  ---------  ------------  --------------
王波       1               1        1        0       100%             1               1
林梅       4               2        1        2        25%           2.5               4
           1               0        0        0
a lead is answered within 1 working day
$ salesctl lead response --by source -F table --lang zh_CN
来源  线索数  已答复  按时  逾期  按时率  平均天数  九成在几天内
----  ------  ------  ----  ----  ------  --------  ------------
官网       2       1     1     1     50%         1             1
展会       2       2     1     0     50%       2.5             4
          10       0     0     1      0%
线索须在 1 个工作日内答复
$ salesctl lead response --by colour
salesctl: lead response: a lead has no field 'colour'
hint: its fields: ref, name, company, title, phone, email, source, industry, region, product, amount, currency, need, owner, state, reason, created_on, first_response_on, converted_on, customer, contact, deal, tag
[2]

# What became of them; a metric says the same, by anybody and over time.
$ salesctl -q lead convert ref:2 --as mei && salesctl -q deal win D-1 amount=5000 && salesctl -q lead disqualify ref:4 reason=无需求
$ salesctl lead funnel -F table
SOURCE  LEADS  STILL OPEN  DISQUALIFIED  LEADS CONVERTED  CONVERTED %  WON  WON %
------  -----  ----------  ------------  ---------------  -----------  ---  -----
官网        2           1             0                1          50%    1    50%
展会        2           1             1                0           0%    0     0%
           10          10             0                0           0%    0     0%
$ salesctl metric show lead_conversion -p 2026-07 --by source -F tsv
source	value	facts
官网	0.5	2
展会	0	2
	0	2
$ salesctl metric show response_days -p 2026-07 --by person -F tsv
person	value	facts
王波	1	1
林梅	3.5	2
赵刚		0
$ salesctl lead funnel --by owner.team -F tsv
owner.team	leads	open	disqualified	converted	rate	won	won_rate
East	11	9	1	1	0.090909091	1	0.090909091
South	1	1	0	0	0	0	0
	2	2	0	0	0	0	0

# What they are worth, by which rules.
$ salesctl lead score -F table
SALES LEAD  OWNER  POINTS  BECAUSE
----------  -----  ------  -----------------------------------------------------
王六        赵刚       35  big +30, everybody +5
甲          林梅       25  good source +20, everybody +5
丙          林梅       25  good source +20, everybody +5
王一        王波        5  everybody +5
王二        王波        5  everybody +5
王三        林梅        5  everybody +5
王四        王波        5  everybody +5
王五        王波        5  everybody +5
王七        林梅        5  everybody +5
王八                    5  everybody +5
戊                      5  everybody +5
周一        林梅      -10  created_on < -4d and responded_on is empty -15, ever~
$ salesctl lead score ref:1 -F table
RULE                     POINTS  HOLDS  THE RECORD HAS           WHERE IT STANDS
-----------------------  ------  -----  -----------------------  ---------------
big                              no     amount=                  first.yaml:17
good source                  20  yes    source=官网              first.yaml:18
created_on < -4d and r~          no     created_on=2026-07-17,~  first.yaml:19
everybody                     5  yes                             first.yaml:20
-----------------------  ------  -----  -----------------------  ---------------
Total                        25
L-0013 甲: 25 points
$ salesctl lead score L-6 -F json --lang zh_CN
{"schema":"salesctl.lead.score.rules","version":1,"items":[
{"rule":"大单","points":30,"holds":true,"record":"amount=200000.00","place":"first.yaml:17"},
{"rule":"优质来源","points":null,"holds":false,"record":"source=","place":"first.yaml:18"},
{"rule":"created_on < -4d and responded_on is empty","points":null,"holds":false,"record":"created_on=, responded_on=","place":"first.yaml:19"},
{"rule":"每条","points":5,"holds":true,"record":"","place":"first.yaml:20"}
],"totals":{"points":35}}
L-0006 王六：35 分
$ salesctl lead score owner:mei source:官网 -F tsv
lead	owner	score	because
甲	林梅	25	good source +20, everybody +5
乙	林梅	25	good source +20, everybody +5
$ salesctl lead score L-99
salesctl: lead score: no lead L-0099 (the newest is L-0017)
[66]
$ sed 's/points: 30/points: many/; s/points: -15/points: -1500/' policy.yaml > wrong.yaml
$ salesctl policy check wrong.yaml
wrong.yaml:17:42: error: scoring.lead[0].points: expected points such as 20 or -15, at most 1000, got 'many'
wrong.yaml:19:68: error: scoring.lead[2].points: expected points such as 20 or -15, at most 1000, got '-1500'
salesctl: policy check: the rule book 'wrong.yaml' has errors (2)
[65]
$ sed 's/when: "source in/when: "sorce in/' policy.yaml > wrong.yaml
$ salesctl policy check wrong.yaml --lang zh_CN
wrong.yaml:18:7: 错误: scoring.lead[1].when: 线索没有字段“sorce”，在“sorce in (官网, 展会)”中；您是否要找“source”？
salesctl: policy check: 规则手册“wrong.yaml”有错误（1 处）
[65]

# A rule book that names what is not there.
$ sed 's/region = 华东/regin = 华东/; s/team: east/team: est/; s/\[mei, bo\]/[mei, bob]/' policy.yaml > wrong.yaml
$ salesctl policy check wrong.yaml
wrong.yaml:12:5: error: assignment[1].when: a lead has no field 'regin', in 'regin = 华东'; did you mean 'region'?
wrong.yaml:12:36: error: assignment[1].to.team: no team 'est'; did you mean 'east'?
wrong.yaml:13:27: error: assignment[2].to.people: no person 'bob'; did you mean 'bo'?
salesctl: policy check: the rule book 'wrong.yaml' has errors (3)
[65]
$ sed 's/person: zhao/person: zhao, by: least-bussy/; s/per_month: 2/per_month: two/; s/people: \[mei, bo\]/people: []/' policy.yaml > wrong.yaml
$ salesctl policy check wrong.yaml
wrong.yaml:11:64: error: assignment[0].to.by: expected round-robin | least-busy, got 'least-bussy' (did you mean 'least-busy'?)
wrong.yaml:11:64: error: assignment[0].to.by: with one person there is nobody to choose from: take 'by' out
wrong.yaml:12:92: error: assignment[1].to.per_month: expected a whole number such as 5, got 'two'
wrong.yaml:13:40: error: assignment[2].to.people: this list is empty: nobody would ever get a lead
salesctl: policy check: the rule book 'wrong.yaml' has errors (4)
[65]
$ sed '/^assignment:/,$d' policy.yaml > none.yaml && salesctl -q policy apply none.yaml
$ salesctl lead score
salesctl: lead score: the rule book does not say what a lead is worth
hint: scoring: {lead: [{when: "source = referral", points: 20}]}
[81]
$ salesctl lead assign
salesctl: lead assign: the rule book has no assignment of leads
hint: assignment: [{to: {team: east, by: round-robin}}]
[81]
$ salesctl fsck -q -F jsonl
