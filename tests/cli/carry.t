# A department that pays people moves to another machine as text: its payouts with
# their lines, signatures, payments, holds and disputes, and the history that they
# stand on.
$ Q=$TEST_DATA/quarter && cp $Q/policy.yaml book.yaml && printf '%s\n' 'plans:' '  ae:' '    for: "role = ae"' '    components:' '      - {id: commission, kind: commission, base: collected, rate: 3%}' 'approval: {same_login: allowed}' >> book.yaml
$ salesctl init sales --policy book.yaml -q && cd sales
$ for kind in team person customer deal receipt; do salesctl $kind import $Q/$kind.csv -q; done
$ salesctl person add -q handle=fin name=财务甲 role=finance

# As long as nobody was paid and no plan accepted, records alone are written.
$ salesctl export-all ../plain
37 files in ../plain

# Now there is pay.
$ salesctl payout accept -q ae --as r01 && salesctl payout run -q -p 2026-01 --as m01 && salesctl payout submit -q 2026-01 --as m01 && salesctl payout approve -q 2026-01 --confirm 2026-01 --as fin
$ salesctl payout hold -q r02 2026-01 --reason 待核对 --as fin && salesctl payout pay -q 2026-01 --as fin --confirm 2026-01
$ salesctl receipt edit -q RC-0001 amount=80000 && salesctl payout run -q -p 2026-01 --as m01
$ salesctl export-all ../out
53 files in ../out
with payouts and the whole history: keep it as close as the department

# A line of pay is text that people and programs can read.
$ head -n 1 ../out/payout_line.jsonl && cat ../out/payout_person.jsonl | tail -n 1
{"no":1,"payout":"PR-0001","rule":1,"person":"r01","kind":"receipt","fact":"RC-0001","on":"2026-01-08","base":"86500.00","before":0,"target":null,"amount":"2595.00","cause":0,"cause_op":null}
{"payout":"PR-0002","person":"r01","first_line":5,"lines":1,"amount":"-195.00"}

# Into an empty department, with whatever rule book it began: first looked at, then done.
$ cd .. && salesctl init here -q --profile group && cd here
$ salesctl import-all ../out -n --lang zh_CN 2>&1 | sed 's/[0-9a-f]\{16\}/HASH/' | tail -n 5
将导入暂停发放 1 条：新增 1，更改 0，不变 0
将导入签署 1 条：新增 1，更改 0，不变 0
将导入方案确认 1 条：新增 1，更改 0，不变 0
将导入 15 个操作，编号与哈希不变，链头 15:HASH
试运行：什么都没有保存
$ salesctl import-all ../out 2>&1 | sed 's/[0-9a-f]\{16\}/HASH/'
the import itself is no operation: undo takes back what was done over there
the rule books came along, and policy.yaml did not: salesctl policy show prints what is in force
imported 1 rule book: 1 added, 0 changed, 0 unchanged
imported 2 teams: 2 added, 0 changed, 0 unchanged
imported 7 people: 7 added, 0 changed, 0 unchanged
imported 20 customers: 20 added, 0 changed, 0 unchanged
imported 21 deals: 21 added, 0 changed, 0 unchanged
imported 14 receipts: 14 added, 0 changed, 0 unchanged
imported 2 payout runs: 2 added, 0 changed, 0 unchanged
imported 2 payments: 2 added, 0 changed, 0 unchanged
imported 1 hold of a payout: 1 added, 0 changed, 0 unchanged
imported 1 signature: 1 added, 0 changed, 0 unchanged
imported 1 acceptance of a plan: 1 added, 0 changed, 0 unchanged
imported 15 operations with their numbers and hashes, head 15:HASH
$ salesctl export-all -q ../again && diff -r ../out ../again && echo the same
the same
$ salesctl payout list -F table --fields payout,state,total,approved_by,paid
PAYOUT     STATE         TOTAL  APPROVED BY       PAID
---------  --------  ---------  -----------  ---------
2026-01    approved  15,001.32  财务甲       10,441.32
2026-01.2  draft       -195.00
$ salesctl payout verify
ok: 5 lines recomputed from their facts and rules, all equal
payout	person	what	difference
$ salesctl payout show 2026-01 -F table --lang zh_CN | sed "s/($(id -un))/(LOGIN)/" | tail -n 7
提成 2026-01，已批准：CNY 15,001.32，共 3 名人员、4 行明细；规则手册版本 1，记录截至操作 8
财务甲（root）于 2026-07-01 签署，所用登录名曾参与此次提成
人员  行数      金额
----  ----  --------
林晓     2  6,891.32
陈锐     1  4,560.00
吴桐     1  3,550.00

# What is approved stays approved, and what was posted is not posted again.
$ salesctl payout approve 2026-01 --confirm 2026-01 --as d01
salesctl: payout approve: payout 2026-01 was approved and stays as it is
hint: salesctl payout run -p 2026-01
[81]
$ salesctl payout run -p 2026-01 --as m01
payout 2026-01.2 stands as it is: CNY -195.00 for 1 person
lines that correct earlier ones: 1 (salesctl payout explain 2026-01.2)

# Only into an empty one; the records alone go wherever they fit.
$ salesctl import-all ../out
salesctl: import-all: these files bring a history, and this department has one: operation 2 wrote records
hint: into an empty one: salesctl init DIR, then salesctl -C DIR import-all; the records alone: import-all --records
[81]
$ salesctl import-all ../out --records | sed -n '/deals/p'
imported 21 deals: 0 added, 0 changed, 21 unchanged
$ salesctl export-all ../records --records && ls ../records | sed -n '/payout/p'
37 files in ../records

# What a hand changed in the files is told where it stands, all of it in one run.
$ cd .. && salesctl init new -q --profile group && cd new && cp -r ../out bad
$ sed -i '2s/"amount":"[^"]*"/"amount":"9999.00"/; 3s/"payout":"PR-0001"/"payout":"PR-0007"/; 4s/"base":"[^"]*",//; 4s/"on":"[^"]*"/"on":"2026-02-30"/' bad/payout_line.jsonl
$ sed -i '1s/"reason":"[^"]*"/"reason":"无"/' bad/payout_hold.jsonl
$ rm bad/sequence.jsonl
$ salesctl import-all bad
bad/sequence.jsonl: error: there is no such file, or nothing in it: a history is whole or not at all
bad/payout_line.jsonl:3: error: payout: PR-0007 is not in payout.jsonl
bad/payout_line.jsonl:4: error: on: '2026-02-30' is no day such as 2026-07-01
bad/payout_line.jsonl:4: error: base: it is not there: every line has it
bad/payout_person.jsonl:1: error: amount: 6891.32 is told, but the lines in payout_line.jsonl add up to 12594.00
salesctl: import-all: 5 faults in the history; nothing was saved
[65]
$ salesctl import-all bad --lang zh_CN
bad/sequence.jsonl: 错误: 没有这个文件，或其中没有内容：历史必须完整
bad/payout_line.jsonl:3: 错误: payout: payout.jsonl 中没有 PR-0007
bad/payout_line.jsonl:4: 错误: on: “2026-02-30”不是 2026-07-01 这样的日期
bad/payout_line.jsonl:4: 错误: base: 缺少此项：每一行都应有
bad/payout_person.jsonl:1: 错误: amount: 此处写明 6891.32，但 payout_line.jsonl 中各行合计为 12594.00
salesctl: import-all: 历史中有 5 处错误；未保存任何内容
[65]
$ cp ../out/payout_line.jsonl ../out/sequence.jsonl bad && salesctl import-all bad
bad/payout_hold.jsonl:1: error: PH-0001 is not as operation 12 wrote it: it was changed by hand
salesctl: import-all: 1 fault in the history; nothing was saved
[65]
$ cp ../out/payout_hold.jsonl bad && sed -i '1s/"total":"[^"]*"/"total":"1.00"/' bad/payout.jsonl && salesctl import-all bad --lang zh_CN
bad/payout.jsonl:1: 错误: PR-0001 与操作 11 写入的不同：被手工改动过
bad/payout.jsonl:1: 错误: total: 此处写明 1.00，但 payout_person.jsonl 中各人合计为 15001.32
salesctl: import-all: 历史中有 2 处错误；未保存任何内容
[65]
$ cp ../out/payout.jsonl bad && sed -i '3s/"login":"[^"]*"/"login":"other"/' bad/operation.jsonl && salesctl import-all bad 2>&1
bad/operation.jsonl:3: error: hash: operation 3 does not follow from the one before it: this line was changed by hand
salesctl: import-all: 1 fault in the history; nothing was saved
[65]
$ rm bad/operation.jsonl && salesctl import-all bad 2>&1
bad/operation.jsonl: error: there is no such file, or nothing in it: a history is whole or not at all
salesctl: import-all: 1 fault in the history; nothing was saved
[65]
$ salesctl deal list -F ids

# As it was before, the records alone are written.
$ cd ../sales && salesctl export-all ../before --as-of 4 && ls ../before | sed -n '/payout/p'
with --as-of payouts and the history stay behind
37 files in ../before
