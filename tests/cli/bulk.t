# Many changes at once: by selectors, from a file of changes, by any commands.
$ salesctl init -q --currency CNY --name 华东
$ salesctl person add 李娜 code=lina role=ae -q; salesctl person add 王芳 code=wang role=manager -q
$ salesctl customer add 北京字节 owner=lina -q
$ for n in 1 2 3 4; do salesctl deal add "Deal $n" customer=北京字节 owner=lina amount=${n}0000 ref=HT-$n -q; done

# By selectors: it is asked first, and nobody is there to answer.
$ salesctl deal edit stage:open owner:李娜 owner=王芳
salesctl: deal edit: this changes 4 deals. Say so with --yes (not asked, because standard input is not a terminal)
[2]
$ salesctl deal edit stage:open amount:..20000 owner=王芳 --yes
changed D-0001 owner 李娜 -> 王芳
changed D-0002 owner 李娜 -> 王芳
op 9  (undo: salesctl undo)

# A JSON object a line, named by code or outside key. With any error nothing is
# saved, and all of them are told.
$ cat > updates.jsonl <<END
> {"id":"D-0001","stage":"won","closed":"2026-06-30"}
> {"ref":"HT-2","amount":"128000.00","owner":null}
> {"id":"D-0003","stage":"wno","onwer":"wang"}
> {"id":"D-0099","owner":"王芳"}
> {"id":"D-0004","expected":"9/10/2026","customer":"北京"}
> {"title":"which?"}
> {"id":"D-0004"
> END
$ salesctl deal edit --batch updates.jsonl
updates.jsonl:2: error: owner: it is needed
updates.jsonl:3: error: a deal has no field 'onwer' (did you mean 'owner'?)
updates.jsonl:3: error: stage: 'wno' is not a stage of the rule book (qualify, propose, negotiate, won, lost) (did you mean 'won'?)
updates.jsonl:4: error: no deal D-0099 (the newest is D-0004)
updates.jsonl:5: error: expected_on: '9/10/2026' is not a date such as 2026-09-23
updates.jsonl:5: error: customer: no customer '北京'
updates.jsonl:6: error: it names no deal: neither "id" nor "ref" is there
updates.jsonl:7: error: this is not a JSON object on one line
salesctl: deal edit: 6 rows of 7 have errors; nothing was saved
[65]
$ salesctl --lang zh_CN deal edit --batch updates.jsonl
updates.jsonl:2: 错误: owner: 必须填写
updates.jsonl:3: 错误: 商机没有字段“onwer”（您是否要找“owner”？）
updates.jsonl:3: 错误: stage: “wno”不是规则手册中的阶段 (qualify, propose, negotiate, won, lost)（您是否要找“won”？）
updates.jsonl:4: 错误: 没有商机 D-0099（最新的是 D-0004）
updates.jsonl:5: 错误: expected_on: “9/10/2026”不是日期，日期如 2026-09-23
updates.jsonl:5: 错误: customer: 没有客户“北京”
updates.jsonl:6: 错误: 它没有指明是哪个商机：“id”和“ref”都没有
updates.jsonl:7: 错误: 这一行不是一个 JSON 对象
salesctl: deal edit: 7 行中有 6 行有错误；什么都没有保存
[65]
$ sed -i 's/,"owner":null//' updates.jsonl
$ salesctl deal edit --batch updates.jsonl --keep-going --rejects left.jsonl
updates.jsonl:3: error: a deal has no field 'onwer' (did you mean 'owner'?)
updates.jsonl:3: error: stage: 'wno' is not a stage of the rule book (qualify, propose, negotiate, won, lost) (did you mean 'won'?)
updates.jsonl:4: error: no deal D-0099 (the newest is D-0004)
updates.jsonl:5: error: expected_on: '9/10/2026' is not a date such as 2026-09-23
updates.jsonl:5: error: customer: no customer '北京'
updates.jsonl:6: error: it names no deal: neither "id" nor "ref" is there
updates.jsonl:7: error: this is not a JSON object on one line
changed D-0001 stage Qualification -> Won, closed_on (empty) -> 2026-06-30
changed D-0002 amount 20,000.00 -> 128,000.00
op 10  (undo: salesctl undo)
salesctl: deal edit: 5 rows of 7 have errors and were left out
[82]
$ cat left.jsonl
{"id":"D-0003","stage":"wno","onwer":"wang","_line":3,"_error":"a deal has no field 'onwer'; stage: 'wno' is not a stage of the rule book (qualify, propose, negotiate, won, lost)"}
{"id":"D-0099","owner":"王芳","_line":4,"_error":"no deal D-0099 (the newest is D-0004)"}
{"id":"D-0004","expected":"9/10/2026","customer":"北京","_line":5,"_error":"expected_on: '9/10/2026' is not a date such as 2026-09-23; customer: no customer '北京'"}
{"title":"which?","_line":6,"_error":"it names no deal: neither \"id\" nor \"ref\" is there"}
{"id":"D-0004","_line":7,"_error":"this is not a JSON object on one line"}

# What was left out is corrected and read again as it is; what a list says in
# JSON is a file of changes, too.
$ sed -i 's/wno/propose/; s/onwer/owner/; s/D-0099/D-0004/; s/"9.10.2026"/"2026-10-09"/; s/北京/北京字节/; /which/d; /JSON/d' left.jsonl
$ salesctl deal edit -n --batch left.jsonl
would change D-0003 owner 李娜 -> 王芳, stage Qualification -> Proposal
would change D-0004 owner 李娜 -> 王芳
would change D-0004 expected_on (empty) -> 2026-10-09
dry run: nothing was saved
$ salesctl deal edit --batch left.jsonl -q && salesctl deal edit --batch left.jsonl
nothing to change
$ salesctl deal list stage:propose -F jsonl | jq -c '.amount = "5000"' | salesctl deal edit --batch -
changed D-0003 amount 30,000.00 -> 5,000.00
op 12  (undo: salesctl undo)
$ salesctl undo -q && salesctl deal list --fields id,owner,stage,amount,expected_on
id	owner	stage	amount	expected_on
D-0001	王芳	won	10000.00	
D-0002	王芳	qualify	128000.00	
D-0003	王芳	propose	30000.00	
D-0004	王芳	qualify	40000.00	2026-10-09

# It obeys what holds for people: what is fixed stays, what the rule book asks is asked.
$ echo '{"id":"D-0003","stage":"lost"}' | salesctl deal edit --batch -
-:1: error: the rule book lets no deal go to stage 'lost' while these are empty: lost_reason
salesctl: deal edit: 1 row of 1 has errors; nothing was saved
[65]
$ salesctl deal edit D-0003 stage=lost
salesctl: deal edit: D-0003: the rule book lets no deal go to stage 'lost' while these are empty: lost_reason
hint: fill them in the same command: lost_reason=VALUE ...
[81]
$ echo '{"code":"lina","role":"manager"}' | salesctl person edit --batch - -n
role manager now holds on every day that no assignment covers, past ones too; to change it from a day on: salesctl assignment add person=lina role=manager from=DAY
would change lina role ae -> manager
dry run: nothing was saved
$ salesctl deal edit --batch updates.jsonl D-0001
salesctl: deal edit: --batch names records and changes in the file; leave the others away
[2]
$ salesctl deal edit D-0001 amount=1 --keep-going
salesctl: deal edit: --keep-going, --rejects and --max-errors go with --batch
[2]
$ salesctl deal edit
salesctl: deal edit: say which deals: a code or selectors
[2]
