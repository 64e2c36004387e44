# A lead becomes a customer, a contact and a deal; what is there is taken.
$ salesctl init sales --name 'East sales' --currency CNY --timezone Asia/Shanghai --lang en > said 2>&1 && cd sales
$ cat >> policy.yaml <<'END'
> fields:
>   lead: {budget: {type: money}, channel: {type: text}}
>   customer: {channel: {type: text}}
>   deal: {budget: {type: money}}
> pool: [{id: public, recycle: {no_followup: 30d}, hold_max: 1}]
> END
$ salesctl policy apply policy.yaml -q
$ printf 'code,name,role\nmei,林梅,ae\nbo,王波,ae\n' > p.csv && salesctl -q person import p.csv
$ salesctl -q customer add 海蓝科技有限公司 phone=021-55550000 owner=bo
$ salesctl -q customer add 远山贸易 phone=13911111111
$ salesctl -q contact add 刘洋 customer=海蓝科技有限公司 phone=13900000001
$ salesctl -q lead add 张三 company=新城食品 phone=13700000002 source=展会 owner=mei amount=12万 need=冷库改造 budget=20万 channel=抖音
$ salesctl -q lead add '刘 洋' company='海蓝科技（有限公司）' title=采购经理 email=ly@hailan.cn industry=软件 source=官网 owner=mei
$ salesctl -q lead add 李四 company=海蓝科技 phone=139-1111-1111
$ salesctl -q activity add kind=call lead=L-1 person=mei done_on=2026-07-14 subject=首次通话
$ salesctl -q note add lead=L-1 text=想在八月前完成

# Nobody is like it: all is new. The call and the note are on the customer's
# timeline, and nothing of them was written again.
$ export SALESCTL_NOW=2026-07-15T02:00:00Z
$ salesctl lead convert L-1 title=冷库 expected_on=2026-08-31 -n
would add C-0003 新城食品, owner 林梅, phone 13700000002
would add CT-0002 张三, customer 新城食品, phone 13700000002, primary true
would add D-0001 冷库, customer 新城食品, owner 林梅, stage Qualification, amount 120,000.00, currency CNY, expected_on 2026-08-31
would add ND-0001 冷库改造, customer 新城食品, deal 冷库, state open, noted_on 2026-07-15
would change L-0001 state new -> converted, converted_on (empty) -> 2026-07-15, customer (empty) -> 新城食品, contact (empty) -> 张三, deal (empty) -> 冷库
dry run: nothing was saved
$ salesctl lead convert L-1 title=冷库 expected_on=2026-08-31
added C-0003 新城食品, owner 林梅, phone 13700000002
added CT-0002 张三, customer 新城食品, phone 13700000002, primary true
added D-0001 冷库, customer 新城食品, owner 林梅, stage Qualification, amount 120,000.00, currency CNY, expected_on 2026-08-31
added ND-0001 冷库改造, customer 新城食品, deal 冷库, state open, noted_on 2026-07-15
changed L-0001 state new -> converted, converted_on (empty) -> 2026-07-15, customer (empty) -> 新城食品, contact (empty) -> 张三, deal (empty) -> 冷库
op 12  (undo: salesctl undo)
$ salesctl customer show 新城食品 --timeline -F tsv
date	kind	id	who	what	of
2026-07-15	need	ND-0001	林梅	冷库改造 (open)	
2026-07-15	lead	L-0001	林梅	converted: 张三	
2026-07-15	contact	CT-0002	林梅	contact: 张三	
2026-07-15	deal	D-0001	林梅	deal opened: 冷库, 120000.00	
2026-07-15	customer	C-0003	林梅	customer since then: 新城食品, from 展会	
2026-07-14	activity	A-0001	林梅	call: 首次通话	L-0001
2026-07-01	lead	L-0001	林梅	lead: 张三 (新城食品), from 展会	
2026-07-01	note	NT-0001		想在八月前完成	L-0001
$ salesctl activity list A-1 -F tsv --fields lead,customer,op
lead	customer	op
张三		10
$ salesctl deal list D-1 -F tsv --fields source,owner,budget,customer.channel,customer.owner
source	owner	budget	customer.channel	customer.owner
展会	林梅	200000.00	抖音	林梅
$ salesctl lead convert L-1
salesctl: lead convert: L-0001 is converted already, into C-0003 新城食品
hint: salesctl customer show C-0003
[81]
$ salesctl lead convert L-1 --lang zh_CN
salesctl: lead convert: L-0001 已经转化为 C-0003 新城食品
提示：salesctl customer show C-0003
[81]

# Somebody is like it: only what is empty is filled, and there is no second one.
$ salesctl lead convert L-2
C-0001 海蓝科技有限公司 is there already: the same name
C-0001 stays with 王波
changed C-0001 industry (empty) -> 软件, source (empty) -> 官网, email (empty) -> ly@hailan.cn
changed CT-0001 title (empty) -> 采购经理, email (empty) -> ly@hailan.cn, owner (empty) -> 林梅
added D-0002 customer 海蓝科技有限公司, owner 林梅, stage Qualification
changed L-0002 state new -> converted, converted_on (empty) -> 2026-07-15, customer (empty) -> 海蓝科技有限公司, contact (empty) -> 刘洋, deal (empty) -> D-0002
op 13  (undo: salesctl undo)
$ salesctl customer list -F tsv --fields id,name,phone,industry,source,owner
id	name	phone	industry	source	owner
C-0001	海蓝科技有限公司	021-55550000	软件	官网	王波
C-0002	远山贸易	13911111111			
C-0003	新城食品	13700000002		展会	林梅
$ salesctl contact list -F tsv --fields id,name,title,phone,email
id	name	title	phone	email
CT-0001	刘洋	采购经理	13900000001	ly@hailan.cn
CT-0002	张三		13700000002	

# Two are like it: who converts says which.
$ salesctl lead convert L-3
salesctl: lead convert: several customers may be the one of L-0003: C-0001 海蓝科技有限公司 (name), C-0002 远山贸易 (phone)
hint: salesctl lead convert L-0003 customer=C-0001
[81]
$ salesctl lead convert L-3 --lang zh_CN
salesctl: lead convert: 与 L-0003 相符的客户不止一个：C-0001 海蓝科技有限公司 (name), C-0002 远山贸易 (phone)
提示：salesctl lead convert L-0003 customer=C-0001
[81]
$ salesctl lead convert L-3 customer=C-2 contact=CT-1
salesctl: lead convert: contact: CT-0001 刘洋 is one of C-0001 海蓝科技有限公司
[81]
$ salesctl lead convert L-3 customer=C-2 --new-customer
salesctl: lead convert: --new-customer and customer= say different things
[2]
$ salesctl lead convert L-3 customer=C-2 --no-deal amount=3
salesctl: lead convert: 'amount' is the deal's, and --no-deal makes none
[2]
$ salesctl lead convert L-3 customer=C-99
salesctl: lead convert: customer: no customer C-0099 (the newest is C-0003)
[66]
$ salesctl lead convert L-3 customer=C-2
salesctl: lead convert: the deal: owner: it is needed
hint: owner=...
[65]
$ salesctl lead convert L-3 customer=C-2 --no-deal
added CT-0003 李四, customer 远山贸易, phone 139-1111-1111, primary true
changed L-0003 state new -> converted, converted_on (empty) -> 2026-07-15, customer (empty) -> 远山贸易, contact (empty) -> 李四
op 14  (undo: salesctl undo)

# A customer of the pool goes to the lead's owner, within the pool's limit.
$ salesctl -q lead add 赵五 company=山海物流 owner=mei && salesctl -q customer add 山海物流
$ salesctl lead convert L-4 --no-deal
salesctl: lead convert: customers without a deal that 林梅 has: 1; the rule book allows 1
hint: salesctl customer list owner:mei
[81]
$ salesctl -q lead edit L-4 owner=bo && salesctl -q customer edit C-1 owner=mei
$ salesctl lead convert L-4 --no-deal
C-0004 山海物流 is there already: the same name
changed C-0004 owner (empty) -> 王波
added CT-0004 赵五, customer 山海物流, primary true
changed L-0004 state new -> converted, converted_on (empty) -> 2026-07-15, customer (empty) -> 山海物流, contact (empty) -> 赵五
op 19  (undo: salesctl undo)

# Undone step by step, all is as it was before the first of them.
$ salesctl undo 2>&1 | sed 's/, by .*//'
undid op 19: lead convert L-4 --no-deal
changed C-0004 owner 王波 -> (empty)
removed CT-0004 赵五, customer 山海物流, primary true
changed L-0004 state converted -> new, converted_on 2026-07-15 -> (empty), customer 山海物流 -> (empty), contact 赵五 -> (empty)
removed OC-0003 customer 山海物流, owner 王波, on 2026-07-15, why assign
op 20  (undo: salesctl undo)
$ for op in 18 14 13 12; do salesctl -q undo $op > said 2>&1 || cat said; done
$ salesctl lead list -F tsv --fields id,state,customer,contact,deal
id	state	customer	contact	deal
L-0001	new			
L-0002	new			
L-0003	new			
L-0004	new			
$ salesctl -q -F ids customer list; salesctl -q -F ids contact list; salesctl -q -F ids deal list; salesctl -q -F ids need list
C-0001
C-0002
C-0004
CT-0001
$ salesctl lead disqualify L-4 reason=重复 -q && salesctl lead convert L-4
salesctl: lead convert: L-0004 is disqualified
hint: salesctl lead reopen L-0004
[81]

# What was done with a lead was done with its customer: he is not idle. Converted,
# then merged, then recycled, then undone one by one: as if nothing had been.
$ salesctl -q activity add kind=visit lead=L-2 person=mei done_on=2026-07-12 && salesctl export-all before -q
$ salesctl -q lead convert L-2 --no-deal && salesctl customer list C-1 -F tsv --fields id,owner,last_touched_on
id	owner	last_touched_on
C-0001	王波	2026-07-12
$ salesctl -q customer merge C-2 C-1 --yes && salesctl -q customer recycle --now 2026-08-13T02:00:00Z
$ salesctl customer list C-1 -F tsv --fields id,name,owner
id	name	owner
C-0001	海蓝科技有限公司	
$ for i in 1 2 3; do salesctl -q undo > said; done; salesctl export-all after -q && diff -r before after && echo the same
the same
$ salesctl fsck -q -F jsonl
