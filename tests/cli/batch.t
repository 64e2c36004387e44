# One command a line, all of them one operation: salesctl batch.
$ salesctl init sales -q --name 'East sales' --currency CNY --timezone Asia/Shanghai --lang en && cd sales
$ cat > start.txt <<'EOF'
> # who is there; words are taken apart as by a shell
> team add 华东
> salesctl person add 张伟 code=zw team=华东     # as it stands in a script
>
> person add "Li Na" code=lina team=华东
> customer add 北京\ 字节 owner=zw
> deal add '年框 续约' customer='北京 字节' owner=zw amount=10万
> deal edit 1 stage=propose next_step='don''t forget "it"'
> deal split 1 zw=60% lina=40%
> goal set lina revenue 100万 -p 2026Q3
> EOF
$ salesctl batch start.txt -n
G-0001: S-a-T; M: 'revenue' has counted nothing so far; R: a part of nothing: it has no parent, and nobody above has a goal on revenue for 2026Q3
would add 华东 华东
would add zw 张伟, team 华东
would add lina Li Na, team 华东
would add C-0001 北京 字节, owner 张伟
would add D-0001 年框 续约, customer 北京 字节, owner 张伟, stage Qualification, amount 100,000.00, currency CNY
would change D-0001 stage Qualification -> Proposal, next_step (empty) -> dont forget "it"
would change D-0001 credited: 张伟 60%, Li Na 40%
would add G-0001 lina revenue 2026Q3 1,000,000.00
dry run: nothing was saved
$ salesctl batch start.txt --reason 'a start'
G-0001: S-a-T; M: 'revenue' has counted nothing so far; R: a part of nothing: it has no parent, and nobody above has a goal on revenue for 2026Q3
added 华东 华东
added zw 张伟, team 华东
added lina Li Na, team 华东
added C-0001 北京 字节, owner 张伟
added D-0001 年框 续约, customer 北京 字节, owner 张伟, stage Qualification, amount 100,000.00, currency CNY
changed D-0001 stage Qualification -> Proposal, next_step (empty) -> dont forget "it"
changed D-0001 credited: 张伟 60%, Li Na 40%
added G-0001 lina revenue 2026Q3 1,000,000.00
op 2  (undo: salesctl undo)
$ salesctl log --fields op,command,added,changed,reason
op	command	added	changed	reason
2	batch start.txt --reason 'a start'	9	0	a start
1	init sales -q --name 'East sales' --currency CNY --timezone Asia/Shanghai --lang en	1	0	salesctl policy apply FILE
$ salesctl deal list --fields id,title,customer,stage,next_step,amount -F csv
id,title,customer,stage,next_step,amount
D-0001,年框 续约,北京 字节,propose,"dont forget ""it""",100000.00

# Undo takes all of it back, and redo brings all of it again.
$ salesctl undo && salesctl person list -F ids; salesctl redo -q && salesctl person list -F ids
undid op 2: batch start.txt --reason 'a start', by root
removed zw 张伟, team 华东
removed lina Li Na, team 华东
removed 华东 华东
removed C-0001 北京 字节, owner 张伟
removed D-0001 年框 续约, customer 北京 字节, owner 张伟, stage Proposal, amount 100,000.00, currency CNY
removed CR-0001 deal 年框 续约, person 张伟, share 60%, kind revenue
removed CR-0002 deal 年框 续约, person Li Na, share 40%, kind revenue
removed G-0001 subject Li Na, metric Revenue, period 2026Q3, target 1000000, state approved
removed SC-0001 deal 年框 续约, from_stage Qualification, stage Proposal, on 2026-07-01
op 3  (undo: salesctl undo)
zw
lina
$ salesctl fsck -q -F ids

# Every line is looked at; with one error nothing is saved.
$ cat > bad.txt <<'EOF'
> deal edit 1 amount=11万
> deal edit 99 amount=1
> deel edit 1
> deal edit 1 amuont=3
> deal edit 1 amount=much
> deal edit 'x
> deal
> deal edit 1 -n stage=won
> deal edit 1 amount=2 -F json
> deal edit owner:zw,lina amount=9 --if-op 1
> deal edit 1 lost_reason=-
> EOF
$ salesctl batch bad.txt
bad.txt:2: error: deal edit: no deal D-0099 (the newest is D-0001)
bad.txt:3: error: there is no command 'deel'
hint: did you mean 'salesctl deal'?
bad.txt:4: error: deal edit: a deal has no field 'amuont'
hint: did you mean 'amount'?
bad.txt:5: error: deal edit: amount: 'much' is not an amount
hint: forms: 120000, 120,000.00, 12万, 1.2亿, 120k, ¥120000, CNY 120000, 120000 USD, -1,234.00
bad.txt:6: error: a quote is not closed: deal edit 'x
bad.txt:7: error: deal: this is not a whole command
hint: salesctl help deal
bad.txt:8: error: deal edit: --dry-run is for the whole batch, not for one line
bad.txt:9: error: deal edit: --format is for the whole batch, not for one line
bad.txt:10: error: deal edit: D-0001 was changed by a line before this one
bad.txt:11: error: deal edit: lost_reason: a line of a batch has no standard input
salesctl: batch: 10 lines of 11 have errors; nothing was saved
[65]
$ salesctl deal list -F csv --fields amount --no-header; salesctl log -F csv --fields op --no-header --limit 1
100000.00
4

# What is no change of records, or an operation of its own, is not for a batch.
$ cat > alone.txt <<'EOF'
> deal list
> undo
> redo
> payout run -p 2026Q2
> payout approve 2026Q2
> policy apply
> deal import x.csv
> deal edit --batch x.jsonl
> init there
> restore x.db
> import-all there
> batch start.txt
> config set ui.color never
> EOF
$ salesctl batch alone.txt
alone.txt:1: error: deal list: a batch takes commands that change records, and this is none
alone.txt:2: error: undo: this is an operation of its own: run it outside of the batch
alone.txt:3: error: redo: this is an operation of its own: run it outside of the batch
alone.txt:4: error: payout run: this is an operation of its own: run it outside of the batch
alone.txt:5: error: payout approve: this is an operation of its own: run it outside of the batch
alone.txt:6: error: policy apply: this is an operation of its own: run it outside of the batch
alone.txt:7: error: deal import: this is an operation of its own: run it outside of the batch
alone.txt:8: error: deal edit: --batch is an operation of its own: run it outside of the batch
alone.txt:9: error: init: a batch takes commands that change records, and this is none
alone.txt:10: error: restore: a batch takes commands that change records, and this is none
alone.txt:11: error: import-all: this is an operation of its own: run it outside of the batch
alone.txt:12: error: batch: this is an operation of its own: run it outside of the batch
alone.txt:13: error: config set: a batch takes commands that change records, and this is none
salesctl: batch: 13 lines of 13 have errors; nothing was saved
[65]

# Nothing is asked: many records need --yes, in the line or for all.
$ printf 'deal add Two owner=zw amount=1\ndeal edit owner:zw amount=5\n' > many.txt
$ salesctl batch many.txt
many.txt:2: error: deal edit: this changes 2 deals. Say so with --yes (a batch asks nothing)
salesctl: batch: 1 line of 2 has errors; nothing was saved
[65]
$ salesctl batch many.txt --yes -q && salesctl deal list -F csv --fields title,amount --no-header
年框 续约,5.00
Two,5.00

# --keep-going leaves the bad lines out: what they wrote is taken back, and a
# code that they would have used is given to the next.
$ cat > some.txt <<'EOF'
> deal add Three owner=zw amount=3
> deal add Four owner=zw amount=4 customer=nobody
> credit add deal=3 person=lina share=80%
> credit add deal=3 person=zw share=30%
> person edit lina name=李娜
> deal edit 3 amount=3.001
> deal add Five owner=lina amount=5
> EOF
$ salesctl batch some.txt --keep-going
some.txt:2: error: deal add: customer: no customer 'nobody'
some.txt:4: error: credit add: D-0003: its revenue credits add up to 110%, more than the whole
hint: salesctl deal split D-0003 PERSON=60% PERSON=40%
some.txt:6: error: deal edit: amount: '3.001' comes to more than 2 decimals; amounts are not rounded
added D-0003 Three, owner 张伟, stage Qualification, amount 3.00, currency CNY
added CR-0003 deal Three, person Li Na, share 80%, kind revenue
changed lina name Li Na -> 李娜
added D-0004 Five, owner 李娜, stage Qualification, amount 5.00, currency CNY
op 6  (undo: salesctl undo)
salesctl: batch: 3 lines of 7 have errors and were left out
[82]
$ salesctl deal list -F csv --fields id,title,owner,amount --no-header; salesctl credit list -F csv --no-header --fields deal,person,share
D-0001,年框 续约,张伟,5.00
D-0002,Two,张伟,5.00
D-0003,Three,张伟,3.00
D-0004,Five,李娜,5.00
年框 续约,张伟,0.6
年框 续约,李娜,0.4
Three,李娜,0.8
$ salesctl fsck -q -F ids

# Without it, what must hold over several records holds at the end: the shares
# may change in any order.
$ printf 'credit edit 3 person=zw\ncredit add deal=3 person=lina share=90%%\ncredit edit 3 share=10%%\n' | salesctl batch
changed CR-0003 person 李娜 -> 张伟
added CR-0004 deal Three, person 李娜, share 90%, kind revenue
changed CR-0003 share 80% -> 10%
op 7  (undo: salesctl undo)
$ printf 'credit edit 3 share=20%%\n' | salesctl batch --keep-going
-:1: error: credit edit: D-0003: its revenue credits add up to 110%, more than the whole
hint: salesctl deal split D-0003 PERSON=60% PERSON=40%
salesctl: batch: 1 line of 1 has errors; nothing was saved
[65]

# For scripts: one document, or one code a line.
$ printf 'deal edit 3 amount=31\nperson edit lina phone=010-5550-1\n' > two.txt && salesctl batch two.txt -n --json -q
{"schema":"salesctl.change","version":1,"op":null,"dry_run":true,"items":[{"action":"changed","noun":"deal","code":"D-0003","text":"amount 3.00 -> 31.00"},
{"action":"changed","noun":"person","code":"lina","text":"phone (empty) -> 010-5550-1"}]}
$ salesctl batch two.txt -q -F ids
D-0003
lina
$ printf 'deal edit 99 amount=1\n' | salesctl batch --errors json
{"level":"error","code":"not_found","file":"-","line":1,"message":"deal edit: no deal D-0099 (the newest is D-0004)"}
{"code":"not_found","exit":66,"command":"batch","message":"1 line of 1 has errors; nothing was saved"}
[66]

# The same in Chinese; and files that are none.
$ salesctl batch bad.txt --lang zh_CN
bad.txt:2: 错误: deal edit: 没有商机 D-0099（最新的是 D-0004）
bad.txt:3: 错误: 没有命令“deel”
提示：您是否要用“salesctl deal”？
bad.txt:4: 错误: deal edit: 商机没有字段“amuont”
提示：您是否要找“amount”？
bad.txt:5: 错误: deal edit: amount: “much”不是金额
提示：写法：120000、120,000.00、12万、1.2亿、120k、¥120000、CNY 120000、120000 USD、-1,234.00
bad.txt:6: 错误: 引号没有配对：deal edit 'x
bad.txt:7: 错误: deal: 这条命令不完整
提示：salesctl help deal
bad.txt:8: 错误: deal edit: --dry-run 用于整个批处理，不能只用于一行
bad.txt:9: 错误: deal edit: --format 用于整个批处理，不能只用于一行
bad.txt:10: 错误: deal edit: 这将更改商机 4 条。请用 --yes 确认（批处理不询问）
bad.txt:11: 错误: deal edit: lost_reason：批处理中的行没有标准输入
salesctl: batch: 11 行中有 10 行有错误；什么都没有保存
[65]
$ salesctl batch nowhere.txt
salesctl: batch: can't open 'nowhere.txt': No such file or directory
[66]
$ printf 'deal edit 1 amount=1\0' | salesctl batch
salesctl: batch: '-' is no text: it holds a zero byte
[65]
$ printf '# nothing\n\n' | salesctl batch
nothing to change
$ printf '\357\273\277deal edit 1 amount=77\r\n' | salesctl batch -
changed D-0001 amount 5.00 -> 77.00
op 9  (undo: salesctl undo)
$ printf 'deal edit 1 title=\377\n' | salesctl batch -
-:1: error: it is not UTF-8 (at byte 19)
salesctl: batch: 1 line of 1 has errors; nothing was saved
[65]
