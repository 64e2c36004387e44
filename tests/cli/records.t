# A department, its first people, customers and deals; every change says its
# code, and can be taken back.
$ salesctl init sales --name 'East sales' --currency CNY --timezone Asia/Shanghai --lang en
rule book: sales/policy.yaml, in force from 2026-01-01
created sales/.salesctl (East sales, CNY, Asia/Shanghai)
$ cd sales && salesctl person add name=李娜 code=lina role=seller
added lina 李娜, role seller
op 2  (undo: salesctl undo)
$ salesctl person add 张伟
added 张伟 张伟
op 3  (undo: salesctl undo)
$ salesctl customer add 北京字节 owner=张伟 industry=互联网
added C-0001 北京字节, industry 互联网, owner 张伟
op 4  (undo: salesctl undo)
$ salesctl deal add 年框续约 customer=北京字节 amount=30万 owner=lina stage=propose expected_on=2026-08-20
added D-0001 年框续约, customer 北京字节, owner 李娜, stage Proposal, amount 300,000.00, currency CNY, expected_on 2026-08-20
op 5  (undo: salesctl undo)
$ salesctl deal add 'Retrofit line 3' customer=北京字节 owner=张伟 stage=qualify amount='EUR 12,500' ref=HT-1
added D-0002 Retrofit line 3, customer 北京字节, owner 张伟, stage Qualification, amount EUR 12,500.00, currency EUR
op 6  (undo: salesctl undo)

# A list is a table for people, and TSV in a pipe. Two currencies are never
# added together.
$ salesctl deal list -F table
ID      CUSTOMER  OWNER  STAGE              AMOUNT  CURRENCY  EXPECTED    CLOSED
------  --------  -----  -------------  ----------  --------  ----------  ------
D-0001  北京字节  李娜   Proposal       300,000.00  CNY       2026-08-20
D-0002  北京字节  张伟   Qualification   12,500.00  EUR
2 deals, CNY 300,000.00 + EUR 12,500.00
1 column hidden: --fields all -F tsv shows it
$ salesctl deal list
id	title	customer	owner	stage	amount	currency	expected_on	closed_on
D-0001	年框续约	北京字节	李娜	propose	300000.00	CNY	2026-08-20	
D-0002	Retrofit line 3	北京字节	张伟	qualify	12500.00	EUR		
$ salesctl deal list owner:李娜 amount:20万.. -F ids
D-0001
$ salesctl deal list --where 'customer.industry = 互联网 and amount < 20万' -F csv --fields id,title,customer.industry,amount
id,title,customer.industry,amount
D-0002,Retrofit line 3,互联网,12500.00
$ salesctl deal list stage:won --exit-code
id	title	customer	owner	stage	amount	currency	expected_on	closed_on
[1]
$ salesctl deal list -F json --fields id,owner,amount,currency --limit 1
{"schema":"salesctl.deal.list","version":1,"items":[
{"id":"D-0001","owner":{"code":"lina","name":"李娜"},"amount":"300000.00","currency":"CNY"}
]}

# Words that can't be meant are refused, with one suggestion.
$ salesctl deal lsit
salesctl: deal: 'lsit' is not a verb of deal
hint: did you mean 'salesctl deal list'?
[2]
$ salesctl dael list
salesctl: there is no command 'dael'
hint: did you mean 'salesctl deal'?
[2]
$ salesctl deal list onwer:lina
salesctl: deal list: a deal has no field 'onwer'
    onwer:lina
    ^^^^^
hint: did you mean 'owner'?
[2]
$ salesctl deal list owner:lnia
salesctl: deal list: no person 'lnia'
    owner:lnia
          ^^^^
hint: did you mean 'lina'?
[2]
$ salesctl deal edit D-9 amount=1
salesctl: deal edit: no deal D-0009 (the newest is D-0002)
[66]
$ salesctl deal edit D-1 amont=1
salesctl: deal edit: a deal has no field 'amont'
hint: did you mean 'amount'?
[2]
$ salesctl deal edit D-1 amount=12.345
salesctl: deal edit: amount: '12.345' comes to more than 2 decimals; amounts are not rounded
[2]
$ salesctl deal list --per 2026Q3
salesctl: deal list: there is no option '--per'
hint: did you mean '--period'?
[2]
$ salesctl deal list -p 2026Q5
salesctl: deal list: -p: '2026Q5': a year has quarters Q1 to Q4
    2026Q5
        ^^
hint: forms: 2026, 2026H1, 2026Q3, 2026-09, 2026-W39, 2026-09-23, 'last week', 'past 30 days', A..B, 上周, 本季度 (salesctl help periods)
[2]

# Changes: by code, or by selectors when somebody says yes to the number.
$ salesctl deal edit D-1 stage=negotiate tag+=重点 -n
would change D-0001 stage Proposal -> Negotiation, tag (empty) -> 重点
dry run: nothing was saved
$ salesctl deal edit D-1 stage=negotiate tag+=重点
changed D-0001 stage Proposal -> Negotiation, tag (empty) -> 重点
op 7  (undo: salesctl undo)
$ salesctl deal edit 1 tag+=续约 tag-=重点
changed D-0001 tag 重点 -> 续约
op 8  (undo: salesctl undo)
$ salesctl deal edit stage:open next_step=call
salesctl: deal edit: this changes 2 deals. Say so with --yes (not asked, because standard input is not a terminal)
[2]
$ salesctl deal edit stage:open next_step=call --yes
changed D-0001 next_step (empty) -> call
changed D-0002 next_step (empty) -> call
op 9  (undo: salesctl undo)
$ salesctl deal edit D-1 stage=propose --if-op 3 2>&1 | sed "s/($(id -un):/(me:/"
salesctl: deal edit: D-0001 was changed by op 9 (me: deal edit stage:open next_step=call --yes); nothing was saved
$ salesctl deal show D-0001
ID              D-0001
Title           年框续约
Customer        北京字节
Owner           李娜
Stage           Negotiation
Amount          300,000.00
Currency        CNY
Expected        2026-08-20
Created         2026-07-01
Next step       call
Tags            续约
In stage since  2026-07-01
Touched         2026-07-01
Op              9

# The same key with the same values again is no second record; with others it
# is a conflict.
$ salesctl deal add ref=HT-1 owner=张伟 -F ids
D-0002
$ salesctl deal add ref=HT-1 owner=lina
salesctl: deal add: ref 'HT-1' is D-0002 already, with another owner; nothing was saved
hint: salesctl deal edit D-0002 owner=...
[80]

# A name is checked like any other word of the command line.
$ salesctl customer add "$(printf 'bad\001name')"
salesctl: customer add: name: it holds the control character \x01
[2]
$ salesctl customer add ' '
salesctl: customer add: name: it is empty
[2]

# What happened, and back again.
$ salesctl deal log D-1 -F ids
5
7
8
9
$ salesctl undo 2>&1 | sed "s/, by .*/, by me/"
undid op 9: deal edit stage:open next_step=call --yes, by me
changed D-0001 next_step call -> (empty)
changed D-0002 next_step call -> (empty)
op 10  (undo: salesctl undo)
$ salesctl redo 2>&1 | sed "s/, by .*/, by me/"
redid op 9: deal edit stage:open next_step=call --yes, by me
changed D-0001 next_step (empty) -> call
changed D-0002 next_step (empty) -> call
op 11  (undo: salesctl undo)
$ salesctl customer remove C-1
salesctl: customer remove: C-0001 can't be removed; records that refer to it (deal.customer): 2
[80]
$ salesctl deal remove D-2
removed D-0002 Retrofit line 3, customer 北京字节, owner 张伟, stage Qualification, amount EUR 12,500.00, currency EUR
op 12  (undo: salesctl undo)
$ salesctl undo 2>&1 | sed "s/, by .*/, by me/"
undid op 12: deal remove D-2, by me
added D-0002 Retrofit line 3, customer 北京字节, owner 张伟, stage Qualification, amount EUR 12,500.00, currency EUR
op 13  (undo: salesctl undo)
$ salesctl deal list --as-of 5 -F ids
D-0001
$ salesctl fsck -q -F jsonl
$ salesctl migrate | sed 's/schema [0-9]*/schema N/'
nothing to do: the records have schema N already

# Whoever reads keeps the picture he began with; a writer waits for him, and
# says what it waited for.
$ sqlite3 .salesctl/sales.db 'BEGIN; SELECT count(*) FROM deal' '.shell salesctl --lock-wait 0 deal edit D-1 amount=5'
salesctl: deal edit: the department is being read by another program (a long list, a check, a pager); gave up after 0 ms, nothing was saved
System command returns 19200
2
$ salesctl deal show D-1 -F json | jq -r .item.amount
300000.00

# A word that is near to no field: all there are.
$ salesctl team list chef:li
salesctl: team list: a team has no field 'chef'
    chef:li
    ^^^^
hint: its fields: code, name, parent, lead
[2]
$ salesctl deal list custmer.name:x
salesctl: deal list: a deal has no field 'custmer'
    custmer.name:x
    ^^^^^^^^^^^^
hint: did you mean 'customer'?
[2]

# The log of an earlier time, with the names of people as they were then.
$ salesctl deal edit D-2 next_step=visit --as 张伟 -q && salesctl deal edit D-2 next_step=call -q
$ salesctl log --as-of 14 --limit 2 -F csv | cut -d, -f1,4,5
op,person,command
14,张伟,deal edit D-2 next_step=visit --as 张伟 -q
13,,undo

# Lists and the like never go over a department's records, wherever they lie.
$ salesctl deal list -o .salesctl/sales.db
salesctl: deal list: '.salesctl/sales.db' holds the records of a department: nothing is written over them
[73]
$ salesctl init -q ../other && salesctl deal list -o ../other/.salesctl/sales.db; salesctl backup -q b.db && salesctl schema deal -o b.db
salesctl: deal list: '../other/.salesctl/sales.db' holds the records of a department: nothing is written over them
salesctl: schema: 'b.db' holds the records of a department: nothing is written over them
[73]
$ salesctl deal list -o .
salesctl: deal list: '.' is a folder
[73]

# Nobody stands above himself, and no team does; what a file brings is let in.
$ salesctl -q person add boss code=boss && salesctl -q person add clerk code=clerk manager=boss && salesctl person edit boss manager=clerk
salesctl: person edit: manager: 'clerk' is not put above 'boss': it would go round in a circle
[65]
$ salesctl person edit boss manager=boss
salesctl: person edit: manager: 'boss' is not put above 'boss': it would go round in a circle
[65]
$ salesctl -q team add Asia code=asia && salesctl -q team add China code=china parent=asia && salesctl team edit asia parent=china --lang zh_CN
salesctl: team edit: parent：“china”不能放在“asia”之上：那样会形成循环
[65]
$ printf 'code,name,manager\nchief,Chief,chief\n' > chief.csv && salesctl -q person import chief.csv && salesctl person list code:chief -F csv --fields code,manager
code,manager
chief,Chief
