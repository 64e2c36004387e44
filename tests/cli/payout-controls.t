# What nobody gets around: a payee undoing runs, decisions brought from files, approved
# adjustments removed, runs approved out of turn, a hold that is undone.
$ printf '%s\n' 'salesctl: 1' 'name: Controls' 'effective: 2026-01-01' 'locale: {currency: CNY, timezone: Asia/Shanghai}' 'pipelines: {default: {stages: [{id: open, probability: 50%}], won: {id: won}, lost: {id: lost}}}' 'metrics: {sold: {of: deal, measure: sum(amount), date: closed_on, credit: owner, where: "stage = won", unit: money}}' 'plans: {ae: {for: "role = ae", components: [{id: commission, kind: commission, base: sold, rate: 10%}]}}' 'awards: [{id: spot, by: sold, period: month, amounts: [500]}]' 'approval: {same_login: allowed}' > book.yaml
$ export SALESCTL_NOW=2026-12-08T02:00:00Z
$ salesctl init d --policy book.yaml -q && cd d
$ printf 'code,name,role,left_on\nann,Ann,ae,\nbo,Bo,ae,\nfin,Fin,finance,\nboss,Boss,gm,\nold,Old,gm,2025-12-31\n' | salesctl person import -q -
$ printf 'ref,owner,stage,amount,closed_on\nA,ann,won,1000,2026-01-10\nB,bo,won,100,2026-02-10\n' | salesctl deal import -q -
$ salesctl payout run -p 2026-01 --as boss -q && salesctl payout run -p 2026-02 --as boss -q

# A run that a later one took as posted neither goes nor comes back.
$ salesctl undo 4 --as ann
salesctl: undo: payout 2026-02 was run since and stands on it: what changed is posted by the next run
hint: salesctl payout list
[81]
$ salesctl undo 4 --as ann --lang zh_CN
salesctl: undo: 此后已核算 2026-02，并以它为基础：变化由下一次核算入账
提示：salesctl payout list
[81]
$ salesctl undo --as ann -q && salesctl undo --as ann -q && salesctl payout run -p 2026-02 --as boss -q && salesctl undo 7 --as ann
salesctl: undo: payout 2026-02 was run since and stands on it: what changed is posted by the next run
hint: salesctl payout list
[81]

# Approved one after the other; a draft that changed is run anew, and what stood on it goes.
$ salesctl undo -q; salesctl payout run -p 2026-01 --as boss -q; salesctl payout run -p 2026-02 --as boss -q; salesctl payout submit 2026-02 --as boss -q
$ salesctl payout approve 2026-02 --as fin --confirm 2026-02
salesctl: payout approve: payout 2026-02 takes what 2026-01 pays as posted, and that is not approved: it comes first
hint: salesctl payout run -p 2026-01
[81]
$ salesctl payout approve 2026-02 --as fin --confirm 2026-02 --lang zh_CN
salesctl: payout approve: 核算 2026-02 把 2026-01 的金额视为已入账，而后者尚未批准：须先批准后者
提示：salesctl payout run -p 2026-01
[81]
$ salesctl payout run -p 2026-01 --as boss
payout 2026-01 stands as it is: CNY 100.00 for 1 person
$ salesctl deal edit D-1 amount=2000 -q
$ salesctl payout run -p 2026-01 --as boss
2026-02 took it as posted and is not approved: it is gone, run it anew
changed 2026-01 CNY 200.00, 1 person, 1 line
op 14  (undo: salesctl undo)
$ salesctl payout run -p 2026-02 --as boss
added 2026-02 CNY 10.00, 1 person, 1 line
op 15  (undo: salesctl undo)
$ for month in 01 02; do salesctl payout submit 2026-$month --as boss -q; salesctl payout approve 2026-$month --as old --confirm 2026-$month; salesctl payout approve 2026-$month --as fin --confirm 2026-$month; done
salesctl: payout approve: who signs left on 2025-12-31: somebody else approves payout 2026-01
changed 2026-01 state submitted -> approved
op 17
salesctl: payout approve: who signs left on 2025-12-31: somebody else approves payout 2026-02
changed 2026-02 state submitted -> approved
op 19
$ salesctl payout verify -q && salesctl payout list -F tsv --fields payout,state,total
payout	person	what	difference
payout	state	total
2026-01	approved	200.00
2026-02	approved	10.00
$ salesctl payout run -p 2026-01 --as boss
salesctl: payout run: 2026-02 was already run: what has changed in 2026-01 since then is posted by running 2026-02 again
hint: salesctl payout run -p 2026-02
[81]

# Decisions are made by commands, and not brought by whom they are about.
$ printf 'person,amount,on,reason,state,asked_by,by,decided_on\nbo,50000,2026-02-01,x,approved,boss,fin,2026-02-01\n' > a.csv; salesctl adjustment import a.csv --as bo
a.csv:2:5: error: state: 'approved': it is set by commands that decide it, and never typed
salesctl: adjustment import: 1 row of 1 has errors; nothing was saved
[65]
$ printf 'award,person,period,amount,state,decided_on,decided_by\nspot,bo,2026-02,900,approved,2026-02-02,fin\n' > w.csv; salesctl award import w.csv --as bo
w.csv:2:5: error: state: 'approved': who is a party to a decision does not bring it from elsewhere
salesctl: award import: 1 row of 1 has errors; nothing was saved
[65]
$ salesctl award import w.csv --as boss -q && salesctl award list -F tsv --fields id,person,amount,state,login | sed "s/$(id -un)/LOGIN/"
id	person	amount	state	login
AW-0001	Bo	900.00	approved	
$ sed 's/900/77777/' w.csv > w2.csv; salesctl award import w2.csv --as boss --on-conflict update
w2.csv:2: error: amount is set by commands that decide it, and never typed
salesctl: award import: 1 row of 1 has errors; nothing was saved
[65]
$ salesctl payout adjust bo 500 --on 2026-02-01 --as boss --reason trip -q; salesctl payout adjust --approve AJ-1 --as fin -q
$ printf 'person,amount,on,reason\nbo,90000,2026-02-01,trip\n' > a3.csv; salesctl adjustment import a3.csv --as boss --on-conflict update
a3.csv:2: error: amount can't be changed once it is set
salesctl: adjustment import: 1 row of 1 has errors; nothing was saved
[65]
$ salesctl adjustment remove AJ-1 --as bo --yes
salesctl: adjustment remove: AJ-0001 was decided and stays
[81]
$ salesctl adjustment remove AJ-1 --as bo --yes --lang zh_CN
salesctl: adjustment remove: AJ-0001 已作出决定，予以保留
[81]
$ printf 'person,amount,on,reason\nann,70,2026-02-01,taxi\n' > a4.csv; salesctl adjustment import a4.csv --as boss -q; salesctl payout adjust --approve AJ-2 --as boss
salesctl: payout adjust: Boss is a party to it: somebody else decides
[81]

# A hold ends by its release, a dispute by its filer: neither is undone.
$ salesctl payout hold ann 2026-01 --as boss --reason check -q; salesctl undo --as ann
salesctl: undo: operation 24 (payout hold ann 2026-01 --as boss --reason check -q) is final and is not undone
[81]
$ salesctl payout release ann 2026-01 --as ann
salesctl: payout release: who is on hold does not release himself
[81]
$ salesctl person edit ann login=$(id -un) -q; sed 's/allowed/refused/' ../book.yaml > strict.yaml; salesctl policy apply strict.yaml -q -y 2>/dev/null; salesctl payout release ann 2026-01 --as boss
salesctl: payout release: who is on hold does not release himself
[81]
$ salesctl payout pay 2026-02 --as boss --confirm 2026-02 --on 2099-01-01
salesctl: payout pay: payout 2026-02 is not paid on 2099-01-01: that day is still to come
[81]
$ salesctl payout dispute 2026-02 bo --adjust 5 --reason missing --as bo -q -y; salesctl undo --as boss
salesctl: undo: operation 27 (payout dispute 2026-02 bo --adjust 5 --reason missing --as bo -q -y) is final and is not undone
[81]

# What was changed outside salesctl is neither approved nor paid.
$ salesctl payout release ann 2026-01 --as fin -q 2>/dev/null; cp .salesctl/sales.db saved.db; tampered() { sqlite3 .salesctl/sales.db "$1"; shift; salesctl "$@"; cp saved.db .salesctl/sales.db; }
$ tampered 'delete from payout_hold' payout pay 2026-02 --as boss --confirm 2026-02
salesctl: payout pay: payout_hold: the log tells of more operations that wrote some than there are
hint: salesctl fsck
$ tampered 'update payout_person set amount = amount * 100' payout pay 2026-02 --as boss --confirm 2026-02
salesctl: payout pay: payout 2026-02 was changed behind salesctl's back: its lines are not those that were run
hint: salesctl payout verify 2026-02
$ tampered "update payout set approved_by = 2 where code = '2026-01'" payout pay 2026-02 --as boss --confirm 2026-02
salesctl: payout pay: PR-0004: it is not as its operation wrote it: it was changed outside salesctl
hint: salesctl fsck
$ (cat ../book.yaml; echo '# again') > again.yaml; salesctl policy apply again.yaml -q -y 2>/dev/null; salesctl payout run -p 2026-03 --as boss -q; salesctl payout submit 2026-03 --as boss -q; cp .salesctl/sales.db saved.db
$ tampered "update person set role = 'x' where code = 'bo'" payout approve 2026-03 --as fin --confirm 2026-03
salesctl: payout approve: person-0002: it is not as its operation wrote it: it was changed outside salesctl
hint: salesctl fsck
$ tampered 'update policy_compiled set data = (select data from policy_compiled where version = 1) where version = 2' payout approve 2026-03 --as fin --confirm 2026-03
salesctl: payout approve: rule book version 2: its compiled form is not what its text says
hint: salesctl fsck

# Who comes back is gone by his last day until that is taken away.
$ salesctl assignment add person=old role=ae from=2026-03-01
AS-0001: the person's last day is 2025-12-31 (left_on): nothing counts after it until that is empty
added AS-0001 person Old, role ae, from 2026-03-01
op 31  (undo: salesctl undo)
$ salesctl assignment add person=old role=ae from=2026-04-01 --lang zh_CN
AS-0002: 该人员的最后工作日是 2025-12-31（left_on）：清空之前，此后的一切都不计入
added AS-0002 person Old, role ae, from 2026-04-01
操作 32（撤销：salesctl undo）

# A draft that was run anew goes back and comes again.
$ salesctl deal edit D-2 amount=150 -q; salesctl payout run -p 2026-03 --as boss; salesctl undo; salesctl redo
lines that correct earlier ones: 1 (salesctl payout explain 2026-03)
changed 2026-03 CNY 505.00, 1 person, 2 lines
op 34  (undo: salesctl undo)
undid op 34: payout run -p 2026-03 --as boss, by root
changed PR-0008 state replaced -> submitted
removed PR-0009 2026-03
op 35  (undo: salesctl undo)
redid op 34: payout run -p 2026-03 --as boss, by root
added PR-0009 2026-03
changed PR-0008 state submitted -> replaced
op 36  (undo: salesctl undo)
