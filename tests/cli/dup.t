# Duplicates: found while typing and importing, listed, merged, undone.
$ salesctl init sales --name 'East sales' --currency CNY --timezone Asia/Shanghai --lang en > said 2>&1 && cd sales
$ salesctl -q person add 张伟 role=ae && salesctl -q person add 李娜 role=ae
$ salesctl -q customer add 苏州明达（集团）有限公司 ref=K-3 owner=张伟 phone=0512-68889999 tag=重点 created_on=2026-01-05

# The rule book's lists say what makes two the same. Whoever types is told.
$ salesctl customer add 苏州明达集团 ref=K-13 owner=李娜 phone='+86 (512) 6888 9999 转 8' industry=制造 tag=展会
C-0001 苏州明达（集团）有限公司 may be the same customer (Name; Phone); owner 张伟
if it is: salesctl customer merge C-0002 C-0001
added C-0002 苏州明达集团, industry 制造, owner 李娜, phone +86 (512) 6888 9999 转 8
op 5  (undo: salesctl undo)
$ salesctl customer add 'Acme Co., Ltd.' phone=13800001111
added C-0003 Acme Co., Ltd., phone 13800001111
op 6  (undo: salesctl undo)
$ salesctl customer add 'ACME Inc' --lang zh_CN
C-0003 Acme Co., Ltd. 可能是同一个客户（名称）
如果是：salesctl customer merge C-0004 C-0003
added C-0004 ACME Inc
操作 7（撤销：salesctl undo）
$ salesctl customer edit C-0003 phone='138 0000 1111'
changed C-0003 phone 13800001111 -> 138 0000 1111
op 8  (undo: salesctl undo)
$ salesctl customer edit C-0004 phone='138 0000 1111'
C-0003 Acme Co., Ltd. may be the same customer (Phone)
if it is: salesctl customer merge C-0004 C-0003
changed C-0004 phone (empty) -> 138 0000 1111
op 9  (undo: salesctl undo)

# A phone number that nobody could call, and mail that anybody can have, say nothing.
$ salesctl -q customer add 无名 phone=00000000 email=a@qq.com && salesctl -q customer add 佚名 phone=0000000 email=b@qq.com
$ salesctl customer dup -F table
ID      NAME          OWNER  OTHER   ITS NAME      ITS OWNER  EQUAL
------  ------------  -----  ------  ------------  ---------  -----------
C-0001  苏州明达（~   张伟   C-0002  苏州明达集团  李娜       Name; Phone
C-0003  Acme Co., L~         C-0004  ACME Inc                 Name; Phone
2 pairs among 6 customers
4 columns hidden: --fields all -F tsv shows them
$ salesctl customer dup --for 李娜 -F table --lang zh_CN
编号    名称          负责人  重复记录  其名称        其负责人  相同项
------  ------------  ------  --------  ------------  --------  ----------
C-0001  苏州明达（~   张伟    C-0002    苏州明达集团  李娜      名称; 电话
1 对重复，共 6 客户
隐藏了 4 列：--fields all -F tsv 可全部显示
$ salesctl customer dup --exit-code -q -F ids
C-0001
C-0003
[1]

# What can't be the same is refused, unless it is meant.
$ sed -i 's/^  duplicates:$/  no_duplicates: {customer: [[taxid]], contact: [[email]]}\n&/' policy.yaml && salesctl -q policy apply policy.yaml
$ salesctl -q customer edit C-0001 taxid=91350100M000100Y43
$ salesctl customer add 别家 taxid='9135 0100 m000 100y 43'
salesctl: customer add: C-0001 苏州明达（集团）有限公司 has the same Tax id; the rule book lets no two customers have that
hint: if two are meant: --allow-duplicate
[81]
$ salesctl customer edit C-0004 taxid=91350100M000100Y43
salesctl: customer edit: C-0001 苏州明达（集团）有限公司 has the same Tax id; the rule book lets no two customers have that
hint: if two are meant: --allow-duplicate
[81]
$ salesctl customer add 别家 taxid='9135 0100 m000 100y 43' --allow-duplicate
C-0001 苏州明达（集团）有限公司 may be the same customer (Tax id); owner 张伟
if it is: salesctl customer merge C-0007 C-0001
added C-0007 别家
op 14  (undo: salesctl undo)
$ salesctl undo -q
$ salesctl customer add 别家 taxid=91350100M000100Y44
salesctl: customer add: taxid: '91350100M000100Y44' is no credit code: its last character would have to be 3
[65]
$ printf '{"id":"C-0004","taxid":"91350100M000100Y43"}\n' > changes.jsonl && salesctl customer edit --batch changes.jsonl
changes.jsonl:1: error: it may be the same customer as C-0001 (Tax id: 91350100M000100Y43)
salesctl: customer edit: 1 row of 1 has errors; nothing was saved
[65]

# A file: within itself and against what is there. The past is let in and told;
# --strict refuses it.
$ printf 'ref,name,phone,taxid\nX1,上海申贸物流有限公司,021-55556666,\nX2,上海申贸物流,021-77778888,\nX3,申贸,（021）5555-6666,91350100M000100Y4X\nX4,苏州明达,,91350100M000100Y43\n' > file.csv
$ salesctl customer import file.csv --strict
file.csv:3: error: it may be the same customer as in line 2 (Name: 上海申贸物流)
file.csv:4:4: warning: '91350100M000100Y4X' is no credit code: its last character does not fit the others
file.csv:4: error: it may be the same customer as in line 2 (Phone: (021)5555-6666)
file.csv:5: error: it may be the same customer as C-0001 (Tax id: 91350100M000100Y43)
salesctl: customer import: 3 rows of 4 have errors; nothing was saved
[65]
$ salesctl customer import file.csv
file.csv:3: warning: it may be the same customer as in line 2 (Name: 上海申贸物流)
file.csv:4:4: warning: '91350100M000100Y4X' is no credit code: its last character does not fit the others
file.csv:4: warning: it may be the same customer as in line 2 (Phone: (021)5555-6666)
file.csv:5: warning: it may be the same customer as C-0001 (Tax id: 91350100M000100Y43)
file.csv:5: warning: it may be the same customer as C-0001 (Name: 苏州明达)
3 rows may be about records that are there under another key
imported 4 customers: 4 added, 0 changed, 0 unchanged
op 16  (undo: salesctl undo)
$ salesctl customer import file.csv
file.csv:4:4: warning: '91350100M000100Y4X' is no credit code: its last character does not fit the others
imported 4 customers: 0 added, 0 changed, 4 unchanged
$ salesctl -q undo

# Merging: everything that refers to one refers to the other, whose empty fields are filled.
$ salesctl -q deal add 年框 customer=ref:K-13 owner=李娜 amount=1000
$ salesctl -q contact add 王芳 customer=C-0002 email=wf@mingda.cn && salesctl -q activity add kind=call customer=C-0002 person=李娜 done_on=2026-06-15
$ salesctl export-all before -q
$ salesctl customer merge C-0002 C-0001
salesctl: customer merge: this makes C-0002 苏州明达集团 part of C-0001 苏州明达（集团）有限公司; what moves: 1 deal, 1 contact, 1 activity. Say so with --yes (not asked, because standard input is not a terminal)
[2]
$ salesctl customer merge C-0002 C-0001 -n
would remove C-0002 苏州明达集团: part of C-0001 苏州明达（集团）有限公司 now
would change C-0001 industry (empty) -> 制造, tag 重点 -> 重点,展会
would move to C-0001: 1 deal, 1 contact, 1 activity
dry run: nothing was saved
$ salesctl customer merge C-0002 C-0001 --yes
removed C-0002 苏州明达集团: part of C-0001 苏州明达（集团）有限公司 now
changed C-0001 industry (empty) -> 制造, tag 重点 -> 重点,展会
moved to C-0001: 1 deal, 1 contact, 1 activity
op 21  (undo: salesctl undo)
$ salesctl customer show C-0002 -q -F ids && salesctl customer show ref:K-13 -F ids && salesctl customer show 苏州明达集团 -q -F ids
C-0001
K-13 was merged into C-0001
C-0001
C-0001
$ salesctl deal list customer:C-0002 -F tsv --fields id,customer && salesctl customer list C-0002 -F ids
id	customer
D-0001	苏州明达（集团）有限公司
C-0001
$ salesctl customer show C-0001 --timeline -F table
DATE        KIND         ID       WHO   WHAT                                  OF
----------  -----------  -------  ----  ------------------------------------  --
2026-07-01  merged code  MG-0001        C-0002 became part of C-0001
2026-07-01  contact      CT-0001        contact: 王芳
2026-07-01  deal         D-0001   李娜  deal opened: 年框, 1,000.00
2026-06-15  activity     A-0001   李娜  call
2026-01-05  customer     C-0001   张伟  customer since then: 苏州明达（集团~
5 events
$ salesctl customer log C-0002 -F tsv --fields op,action
C-0002 was merged into C-0001
op	action
5	added
21	removed
$ salesctl customer log C-0001 -F tsv --fields op,action
op	action
4	added
13	changed
21	changed
C-0002 was merged into C-0001: salesctl customer log C-0002

# Files that name it find the other: by name, key and code; its own row only
# fills what is empty.
$ printf 'ref,title,customer,owner,stage\nD1,a,苏州明达集团,李娜,qualify\nD2,b,K-13,李娜,qualify\nD3,c,C-0002,李娜,qualify\n' > deals.csv && salesctl -q deal import deals.csv
$ salesctl deal list 'ref:D*' -F tsv --fields ref,customer
ref	customer
D1	苏州明达（集团）有限公司
D2	苏州明达（集团）有限公司
D3	苏州明达（集团）有限公司
$ printf 'ref,name,phone,region\nK-13,苏州明达集团,12345678,华东\n' > one.csv && salesctl customer import one.csv
one.csv:2: note: it is about a customer that was merged into C-0001, where it only fills what is empty
imported 1 customer: 0 added, 1 changed, 0 unchanged
op 23  (undo: salesctl undo)
$ salesctl customer add 苏州明达集团 ref=K-13
salesctl: customer add: K-13 was merged into C-0001 already
[80]

# A chain of merges is followed; undo takes one back at a time.
$ salesctl -q customer merge C-0001 C-0003 --yes && salesctl customer show C-0002 -F ids
C-0002 was merged into C-0003
C-0003
$ salesctl fsck -q -F jsonl
$ salesctl -q undo && salesctl -q undo && salesctl -q undo && salesctl -q undo
$ salesctl export-all after -q && diff -r before after

# What can't be merged.
$ salesctl customer merge C-0001 C-0001 --yes
salesctl: customer merge: C-0001 can't be merged into itself
[65]
$ salesctl customer merge C-0001 C-0099 --yes
salesctl: customer merge: no customer C-0099 (the newest is C-0006)
[66]
$ salesctl customer merge D-0001 C-0001 --yes
salesctl: customer merge: no customer 'D-0001'
[66]
$ salesctl -q customer merge C-0004 C-0003 --yes && salesctl customer merge C-0004 C-0001 --yes
salesctl: customer merge: C-0004 was merged into C-0003 already
hint: salesctl customer show C-0003
[80]
$ salesctl customer merge C-0001 C-0004 --yes
salesctl: customer merge: C-0004 was merged into C-0003 already
hint: salesctl customer show C-0003
[80]
$ salesctl customer remove C-0004
salesctl: customer remove: C-0004 was merged into C-0003 already
[80]
$ salesctl deal merge D-0001 D-0002
salesctl: deal: 'merge' is not a verb of deal
hint: salesctl help deal
[2]
$ salesctl customer merge C-0001
salesctl: customer merge: INTO is missing
[2]
$ printf 'ref,name,company,state\nL1,王芳,明达,converted\n' > leads.csv && salesctl -q lead import leads.csv && salesctl lead add '王 芳' company=明达有限公司
L-0001 王芳 may be the same lead (Company, Name)
if it is: salesctl lead merge L-0002 L-0001
added L-0002 王 芳, company 明达有限公司, state new, created_on 2026-07-01
op 31  (undo: salesctl undo)
$ salesctl lead merge L-0001 L-0002 --yes
salesctl: lead merge: L-0001 became a customer, and L-0002 did not: the one that did stays
hint: salesctl lead merge L-0002 L-0001
[81]
$ salesctl lead merge L-0002 L-0001 --yes
removed L-0002 王 芳: part of L-0001 王芳 now
changed L-0001 created_on (empty) -> 2026-07-01
op 32  (undo: salesctl undo)
$ salesctl contact add 王芳 customer=C-0001 email=WF@mingda.cn
salesctl: contact add: CT-0001 王芳 has the same Mail; the rule book lets no two contacts have that
hint: if two are meant: --allow-duplicate
[81]
$ salesctl contact dup -q
id	name	owner	other	other_name	other_owner	equal	created_on	other_created_on	value	records

# The owner history of both is that of the one that stays, whose own clock runs
# on; a customer of the pool gets the other's owner, from the day he had it.
$ printf 'ref,name,owner,created_on\nP1,张记茶行,张伟,2026-01-10\nP2,张记茶行有限公司,李娜,2026-02-01\nP3,李记茶行,,2026-03-01\nP4,李记茶行有限公司,李娜,2026-02-20\n' > pool.csv && salesctl -q customer import pool.csv
$ salesctl -q customer release ref:P2 --now 2026-06-20T04:00:00Z && salesctl -q customer assign 张伟 ref:P2 --now 2026-06-25T04:00:00Z
$ salesctl -q customer merge ref:P2 ref:P1 --yes && salesctl -q customer merge ref:P4 ref:P3 --yes
$ salesctl owner_change list -F tsv --fields customer,from_owner,owner,on,why,was 'customer:*茶行'
customer	from_owner	owner	on	why	was
张记茶行	李娜		2026-06-20	release	C-0013
张记茶行		张伟	2026-06-25	assign	C-0013
李记茶行		李娜	2026-02-20	merge	
$ salesctl customer list name:茶行 -F tsv --fields ref,owner,held_since
ref	owner	held_since
P1	张伟	2026-01-10
P3	李娜	2026-02-20

# A list of what no record has, and a kind of which nothing is said (N: a line).
$ sed 's/\[\[taxid\], \[name\]/[[taxid, nmae], [owner.team]/' policy.yaml > wrong.yaml && salesctl policy check wrong.yaml 2>&1 | sed 's/yaml:[0-9]*/yaml:N/'
wrong.yaml:N:16: error: quality.duplicates.customer: a customer has no field 'nmae'; did you mean 'name'?
wrong.yaml:N:31: error: quality.duplicates.customer: 'owner.team' is not kept in a customer itself, so no two can be compared by it
salesctl: policy check: the rule book 'wrong.yaml' has errors (2)
$ sed 's/\[\[taxid\], \[name\]/[[], [name]/' policy.yaml > wrong.yaml && salesctl policy check wrong.yaml 2>&1 | sed 's/yaml:[0-9]*/yaml:N/'
wrong.yaml:N:16: error: quality.duplicates.customer[0]: a list of fields that must be equal names at least one
salesctl: policy check: the rule book 'wrong.yaml' has errors (1)
$ sed 's/customer: \[\[taxid\], \[name\], \[phone\]\]/customer: [taxid]/' policy.yaml > wrong.yaml && salesctl policy check wrong.yaml 2>&1 | sed 's/yaml:[0-9]*/yaml:N/'
wrong.yaml:N:16: error: quality.duplicates.customer[0]: expected lists of fields by record kind, such as {customer: [[name], [phone, region]]}, got 'taxid'
salesctl: policy check: the rule book 'wrong.yaml' has errors (1)
$ sed '/^quality:/,$d' policy.yaml > bare.yaml && salesctl -q policy apply bare.yaml && salesctl customer dup
salesctl: customer dup: the rule book does not say which customers are the same
hint: quality: {duplicates: {customer: [[name], [phone]]}}
[81]
