# From won deals to an approved payout: run, explain, verify, submit, approve,
# and what happens when a record changes afterwards.
$ cat > book.yaml <<END
> salesctl: 1
> name: {en: Tea Trade, zh: 茶叶贸易}
> effective: 2026-01-01
> locale: {currency: CNY, timezone: Asia/Shanghai}
> pipelines:
>   default:
>     stages:
>       - {id: qualify, probability: 10%}
>       - {id: propose, probability: 40%}
>     won: {id: won}
>     lost: {id: lost}
>     lost_reasons: [price, other]
> metrics:
>   revenue: {of: deal, measure: sum(amount), date: closed_on, credit: split, where: "stage = won", unit: money}
>   collected: {of: receipt, measure: sum(amount), date: paid_on, credit: split, unit: money}
> plans:
>   sales:
>     for: "role = ae"
>     period: month
>     components:
>       - id: commission
>         kind: commission
>         base: revenue
>         tiers: [{to: 80%, rate: 4%}, {to: 100%, rate: 5%}, {to: 120%, rate: 7.5%}, {rate: 10%}]
>         by: {attainment: revenue, over: quarter}
>         lookup: running
>         apply: marginal
>   collectors:
>     for: "role = kam"
>     period: month
>     components:
>       - {id: cash, kind: commission, base: collected, rate: 5%, cap: {amount: 5000.00}}
> approval: {payout: {approvers: 1}, same_login: allowed}
> examples:
>   - {plan: sales, component: commission, target: 100000.00, facts: [80000.00, 50000.00], earns: [3200.00, 3500.00]}
>   - {plan: collectors, component: cash, facts: [36000.00], earns: [1800.00]}
> END
$ cat > people.csv <<END
> handle,name,role
> li,李雷,ae
> han,韩梅梅,ae
> wang,Wang,kam
> chen,陈静,finance
> zhou,Zhou,finance
> END
$ cat > deals.csv <<END
> ref,title,owner,stage,amount,closed_on
> HT-1,Oolong,li,won,80000,2026-07-05
> HT-2,Green,li,won,50000,2026-07-20
> HT-3,Black,han,won,1000,2026-07-21
> HT-4,White,wang,won,120000,2026-07-02
> END
$ cat > receipts.csv <<END
> ref,deal,amount,paid_on,kind
> R-1,ref:HT-2,-10000,2026-07-25,refund
> R-2,ref:HT-4,36000,2026-07-15,receipt
> R-3,ref:HT-4,48500.50,2026-07-16,receipt
> R-4,ref:HT-4,35499.50,2026-07-17,receipt
> END
$ export SALESCTL_NOW=2026-10-01T00:00:00Z
$ salesctl init -q --policy book.yaml
$ salesctl person import -q people.csv
$ salesctl deal import -q deals.csv
$ salesctl receipt import -q receipts.csv

# Tiers by attainment need a goal of everybody who sold.
$ salesctl payout run -p 2026-07
salesctl: payout run: tiers by attainment need goals: there is none for revenue in 2026Q3 or a later period for li, han
hint: salesctl goal set PERSON revenue -p 2026Q3 AMOUNT
[81]
$ salesctl goal set -q li revenue 100000 -p 2026Q3
$ salesctl goal set -q han revenue 50000 -p 2026Q3

# A deal of two sellers is split; the receipts of one deal are rounded together;
# what comes back takes its part of the deal's pay with it; the cap is a line.
$ salesctl credit add -q deal=ref:HT-1 person=li share=70%
$ salesctl credit add -q deal=ref:HT-1 person=han share=30%
$ salesctl payout run -p 2026-07 --as zhou
added 2026-07 CNY 10,168.00, 3 people, 9 lines
op 9  (undo: salesctl undo)
$ salesctl payout explain 2026-07
李雷 (li), payout 2026-07, amounts in CNY
      4,168.00  in all
      4,168.00    sales
      4,168.00      commission
      4,168.00        2026-07
      2,240.00          2026-07-05  D-0001 Oolong  credited 56,000.00  (line 1)
                          56,000.00 x 4% = 2,240.00   (tier 1, from 0.00 to 56,000.00)
                          rule: sales.commission, book.yaml:21, version 1; target 100,000.00, reached before it 0.00
      2,410.00          2026-07-20  D-0002 Green  credited 50,000.00  (line 2)
                          24,000.00 x 4% = 960.00   (tier 1, from 56,000.00 to 80,000.00)
                          20,000.00 x 5% = 1,000.00   (tier 2, from 80,000.00 to 100,000.00)
                          6,000.00 x 7.5% = 450.00   (tier 3, from 100,000.00 to 106,000.00)
                          rule: sales.commission, book.yaml:21, version 1; target 100,000.00, reached before it 56,000.00
       -482.00          2026-07-25  RC-0001 Green  credited -10,000.00  (line 3)
                          takes back its part of the 2,410.00 that D-0002 earned
                          10,000.00 of the 50,000.00 credited went back: 482.00
                          rule: sales.commission, book.yaml:21, version 1

韩梅梅 (han), payout 2026-07, amounts in CNY
      1,000.00  in all
      1,000.00    sales
      1,000.00      commission
      1,000.00        2026-07
        960.00          2026-07-05  D-0001 Oolong  credited 24,000.00  (line 4)
                          24,000.00 x 4% = 960.00   (tier 1, from 0.00 to 24,000.00)
                          rule: sales.commission, book.yaml:21, version 1; target 50,000.00, reached before it 0.00
         40.00          2026-07-21  D-0003 Black  credited 1,000.00  (line 5)
                          1,000.00 x 4% = 40.00   (tier 1, from 24,000.00 to 25,000.00)
                          rule: sales.commission, book.yaml:21, version 1; target 50,000.00, reached before it 24,000.00

Wang (wang), payout 2026-07, amounts in CNY
      5,000.00  in all
      5,000.00    collectors
      5,000.00      cash
      5,000.00        2026-07
      1,800.00          2026-07-15  RC-0002 White  credited 36,000.00  (line 6)
                          36,000.00 x 5% = 1,800.00
                          rule: collectors.cash, book.yaml:32, version 1
      2,425.03          2026-07-16  RC-0003 White  credited 48,500.50  (line 7)
                          48,500.50 x 5% = 2,425.025
                          rounded: 2,425.03
                          rule: collectors.cash, book.yaml:32, version 1
      1,774.97          2026-07-17  RC-0004 White  credited 35,499.50  (line 8)
                          35,499.50 x 5% = 1,774.975
                          rounded together with the deal's earlier parts, so that all add up: 1,774.97
                          rule: collectors.cash, book.yaml:32, version 1
     -1,000.00          2026-07  cap of cash  (line 9)
                          earned 6,000.00, cap 5,000.00: -1,000.00
                          above the cap: 1,000.00, lost
                          rule: collectors.cash, book.yaml:32, version 1
$ salesctl payout show 2026-07
payout 2026-07, draft: CNY 10,168.00 for 3 people in 9 lines; rule book version 1, records as of op 8
person	lines	amount
李雷	3	4168.00
韩梅梅	2	1000.00
Wang	4	5000.00

# Run again, nothing is posted twice.
$ salesctl payout run -p 2026-07 --as zhou
payout 2026-07 stands as it is: CNY 10,168.00 for 3 people
$ salesctl payout verify
ok: 9 lines recomputed from their facts and rules, all equal
payout	person	what	difference

# Who ran it and who is paid by it do not approve it.
$ salesctl payout submit 2026-07 --as zhou
changed 2026-07 state draft -> submitted
op 10  (undo: salesctl undo)
$ salesctl payout approve 2026-07 --as zhou --confirm 2026-07
salesctl: payout approve: payout 2026-07 was run by the same person: somebody else approves it
[81]
$ salesctl payout approve 2026-07 --as li --confirm 2026-07
salesctl: payout approve: payout 2026-07 pays the same person: somebody else approves it
hint: salesctl payout approve ... --as PERSON
[81]
$ sqlite3 .salesctl/sales.db 'UPDATE deal SET amount = amount + 10000 WHERE id = 2'
$ salesctl payout approve 2026-07 --as chen --confirm 2026-07
salesctl: payout approve: D-0002 was changed outside salesctl, and line 2 pays it
hint: salesctl fsck
[85]
$ sqlite3 .salesctl/sales.db 'UPDATE deal SET amount = amount - 10000 WHERE id = 2'
$ salesctl payout approve 2026-07 --as chen
salesctl: payout approve: this needs a terminal or --confirm 2026-07
[2]
$ salesctl payout approve 2026-07 --as chen --confirm 2026-07
changed 2026-07 state submitted -> approved
op 11
$ salesctl payout statement 2026-07 wang -F md | grep -o 'digest [0-9a-f]*; head 11:[0-9a-f]*' | sed 's/[0-9a-f]\{16\}/HASH/g'
digest HASH; head 11:HASH
$ salesctl undo
salesctl: undo: operation 11 (payout approve 2026-07 --as chen --confirm 2026-07) is final and is not undone
hint: salesctl payout run -p 2026-07
[81]
$ salesctl payout run -p 2026-07
nothing new to post; nothing was recorded

# A late change posts its difference in the next run and names its cause.
$ salesctl deal edit -q ref:HT-1 amount=90000
$ salesctl payout run -p 2026-08 --as zhou
lines that correct earlier ones: 4 (salesctl payout explain 2026-08)
added 2026-08 CNY 596.00, 2 people, 4 lines
op 13  (undo: salesctl undo)
$ salesctl payout explain 2026-08 han
韩梅梅 (han), payout 2026-08, amounts in CNY
        120.00  in all
        120.00    sales
        120.00      commission
        120.00        2026-07
        120.00          2026-07-05  D-0001 Oolong  credited 27,000.00  (line 13)
                          27,000.00 x 4% = 1,080.00   (tier 1, from 0.00 to 27,000.00)
                          posted before: 960.00 in 2026-07 (line 4)
                          now due: 1,080.00, so 120.00 is posted; cause: the record was changed (op 12)
                          rule: sales.commission, book.yaml:21, version 1; target 50,000.00, reached before it 0.00
$ salesctl payout statement 2026-08 li -F md
# Payout 2026-08

**Tea Trade**

draft; rule book version 1, records as of operation 12, balances as of operation 13; amounts in CNY; digest b7d68ee8f78ae8f9

## 1. 李雷

| Date | Fact | Component | Credited | Amount |
|:---|:---|:---|---:|---:|
| 2026-07-05 | D-0001 Oolong | commission | 63,000.00 | 280.00 |
| 2026-07-20 | D-0002 Green | commission | 50,000.00 | 245.00 |
| 2026-07-25 | RC-0001 Green | commission | -10,000.00 | -49.00 |
|  | Total |  |  | 476.00 |

| What it comes to | This payout | Balance by now |
|:---|---:|---:|
| Earned | 476.00 | 4,168.00 |
| Net pay | 476.00 |  |
| Paid |  | 0.00 |
| Payable |  | 4,168.00 |

# What has gone is taken back; a draft is replaced by what is right now.
$ salesctl deal edit -q ref:HT-1 stage=lost lost_reason=price
$ salesctl payout run -p 2026-08 --as zhou
lines that correct earlier ones: 4 (salesctl payout explain 2026-08)
changed 2026-08 CNY -3,528.00, 2 people, 4 lines
op 15  (undo: salesctl undo)
$ salesctl payout explain 2026-08 li
李雷 (li), payout 2026-08, amounts in CNY
     -2,568.00  in all
     -2,568.00    sales
     -2,568.00      commission
     -2,568.00        2026-07
       -410.00          2026-07-20  D-0002 Green  credited 50,000.00  (line 14)
                          50,000.00 x 4% = 2,000.00   (tier 1, from 0.00 to 50,000.00)
                          posted before: 2,410.00 in 2026-07 (line 2)
                          now due: 2,000.00, so -410.00 is posted; cause: another fact moved it on the tiers (op 14)
                          rule: sales.commission, book.yaml:21, version 1; target 100,000.00, reached before it 0.00
         82.00          2026-07-25  RC-0001 Green  credited -10,000.00  (line 15)
                          takes back its part of the 2,000.00 that D-0002 earned
                          10,000.00 of the 50,000.00 credited went back: 400.00
                          posted before: -482.00 in 2026-07 (line 3)
                          now due: -400.00, so 82.00 is posted; cause: another fact moved it on the tiers (op 14)
                          rule: sales.commission, book.yaml:21, version 1
     -2,240.00          2026-07-05  D-0001 Oolong  credited 0.00  (line 16)
                          posted before: 2,240.00 in 2026-07 (line 1)
                          now due: 0.00, so -2,240.00 is posted; cause: the record no longer counts (op 14)
                          rule: sales.commission, book.yaml:21, version 1
$ salesctl payout run -p 2026-07
salesctl: payout run: 2026-08 was already run: what has changed in 2026-07 since then is posted by running 2026-08 again
hint: salesctl payout run -p 2026-08
[81]
$ salesctl payout list -F json | jq -r ".items[] | [.payout, .state, .total] | @tsv"
2026-07	approved	10168.00
2026-08	draft	-3528.00
$ salesctl payout verify
ok: 13 lines recomputed from their facts and rules, all equal
payout	person	what	difference

# Money that goes back takes back what it earned, in the year in which it goes
# back; a refund without a minus is none.
$ salesctl receipt add -q deal=ref:HT-4 amount=60000 paid_on=2026-08-10 kind=refund
salesctl: receipt add: amount: a refund is below zero: money that went back
[65]
$ salesctl receipt add -q deal=ref:HT-4 amount=-60000 paid_on=2026-08-10 kind=refund
$ salesctl payout run -p 2026-08 --as zhou
lines that correct earlier ones: 5 (salesctl payout explain 2026-08)
changed 2026-08 CNY -5,528.00, 3 people, 6 lines
op 17  (undo: salesctl undo)
$ salesctl payout explain 2026-08 wang
Wang (wang), payout 2026-08, amounts in CNY
     -2,000.00  in all
     -2,000.00    collectors
     -2,000.00      cash
     -3,000.00        2026-08
     -3,000.00          2026-08-10  RC-0005 White  credited -60,000.00  (line 22)
                          takes back its part of the 6,000.00 that the receipts of D-0004 earned
                          60,000.00 of the 120,000.00 credited went back: 3,000.00
                          rule: collectors.cash, book.yaml:32, version 1
      1,000.00          2026-07  cap of cash  (line 23)
                          posted before: -1,000.00 in 2026-07 (line 9)
                          now due: 0.00, so 1,000.00 is posted; cause: what its period came to was changed (op 16)
                          rule: collectors.cash, book.yaml:32, version 1
$ salesctl payout verify
ok: 15 lines recomputed from their facts and rules, all equal
payout	person	what	difference

# What changed since a run was made is seen before it is approved for ever; what
# was handed in and is run again is a draft.
$ salesctl payout submit -q 2026-08 --as zhou
$ salesctl deal edit -q ref:HT-3 amount=2000
$ salesctl payout approve 2026-08 --as chen --confirm 2026-08
salesctl: payout approve: payout 2026-08 was run on records as of op 16, and 1 line would differ now: 韩梅梅, D-0003 sales.commission: posted 40.00, recomputed 80.00
hint: salesctl payout run -p 2026-08
[81]
$ salesctl --lang zh_CN payout approve 2026-08 --as chen --confirm 2026-08
salesctl: payout approve: 提成 2026-08 是按截至操作 16 的记录核算的，现在有 1 行会不同：韩梅梅，D-0003 sales.commission：已入账 40.00，重算为 80.00
提示：salesctl payout run -p 2026-08
[81]
$ salesctl payout run -q -p 2026-08 --as zhou
$ salesctl payout list -F json | jq -r ".items[] | [.payout, .state, .total] | @tsv"
2026-07	approved	10168.00
2026-08	draft	-5488.00
$ salesctl payout submit -q 2026-08 --as zhou
$ salesctl payout approve 2026-08 --as chen --confirm 2026-08
changed 2026-08 state submitted -> approved
op 22

# Who changes somebody's role changes every day that no assignment covers: what
# was approved stays, and the difference names its cause. From a day on it is an
# assignment that decides.
$ salesctl assignment add -q person=li role=manager from=2026-09-01
$ salesctl payout run -p 2026-09 --as zhou
nothing new to post; nothing was recorded
$ salesctl person edit li role=manager
role manager now holds on every day that no assignment covers, past ones too; to change it from a day on: salesctl assignment add person=li role=manager from=DAY
changed li role ae -> manager
op 24  (undo: salesctl undo)
$ salesctl payout run -p 2026-09 --as zhou
lines that correct earlier ones: 2 (salesctl payout explain 2026-09)
added 2026-09 CNY -1,600.00, 1 person, 2 lines
op 25  (undo: salesctl undo)
$ salesctl payout explain 2026-09 li | grep -v ' x \|rule:'
李雷 (li), payout 2026-09, amounts in CNY
     -1,600.00  in all
     -1,600.00    sales
     -1,600.00      commission
     -1,600.00        2026-07
     -2,000.00          2026-07-20  D-0002 Green  credited 0.00  (line 31)
                          posted before: 2,410.00 in 2026-07 (line 2)
                          posted before: -410.00 in 2026-08 (line 24)
                          now due: 0.00, so -2,000.00 is posted; cause: the person was changed (op 24)
        400.00          2026-07-25  RC-0001 Green  credited 0.00  (line 32)
                          posted before: -482.00 in 2026-07 (line 3)
                          posted before: 82.00 in 2026-08 (line 25)
                          now due: 0.00, so 400.00 is posted; cause: the person was changed (op 24)
$ salesctl payout list -F json | jq -r ".items[] | [.payout, .state, .total] | @tsv"
2026-07	approved	10168.00
2026-08	approved	-5488.00
2026-09	draft	-1600.00
$ salesctl payout verify
ok: 18 lines recomputed from their facts and rules, all equal
payout	person	what	difference
$ salesctl assignment add -q person=li role=ae from=2026-01-01 to=2026-08-31
$ salesctl payout run -p 2026-09 --as zhou
removed 2026-09 its facts are gone, there is nothing to post
op 27  (undo: salesctl undo)

# Money changed behind its back is found.
$ sqlite3 .salesctl/sales.db 'UPDATE deal SET amount = 99990000 WHERE id = 2'
$ salesctl payout verify
payout	person	what	difference
2026-07	李雷	D-0002 sales.commission	posted 2410.00, recomputed 399.96
2026-07	李雷	RC-0001 sales.commission	posted -482.00, recomputed -399.96
2026-08	李雷	D-0002 sales.commission	posted 2000.00, recomputed 399.96
2026-08	李雷	RC-0001 sales.commission	posted -400.00, recomputed -399.96
salesctl: payout verify: 4 differences in 16 lines; salesctl fsck tells whether records were changed outside salesctl
[1]
$ salesctl payout verify 2026-07
payout	person	what	difference
2026-07	李雷	D-0002 sales.commission	posted 2410.00, recomputed 399.96
2026-07	李雷	RC-0001 sales.commission	posted -482.00, recomputed -399.96
salesctl: payout verify: 2 differences in 9 lines; salesctl fsck tells whether records were changed outside salesctl
[1]
$ salesctl fsck
op	code	what	message
3	record.changed	D-0002	it is not as its operation wrote it: it was changed outside salesctl
3	operation.records	operation 3	the records that it wrote do not give its digest: one of them, or a kept version, was changed, added or taken away
salesctl: fsck: 2 findings; what they name is not what salesctl wrote
[1]

# So is a line of a run, also of a draft that was replaced.
$ sqlite3 .salesctl/sales.db 'UPDATE deal SET amount = 500000000 WHERE id = 2; UPDATE payout_line SET amount = amount + 10000 WHERE id IN (1, 10)'
$ salesctl payout verify 2026-07 2> /dev/null
payout	person	what	difference
2026-07		2026-07	its lines are not those that were run: they were changed outside salesctl
2026-07	李雷	D-0001 sales.commission	posted 2241.00, recomputed 2240.00
[1]
$ salesctl fsck
op	code	what	message
11	payout.lines	2026-07	its lines are not those that were run: they were changed outside salesctl
15	payout.lines	2026-08	its lines are not those that were run: they were changed outside salesctl
salesctl: fsck: 2 findings; what they name is not what salesctl wrote
[1]

# Beside the code stands what people call the record: its title, or else the
# customer's name; an explanation has the names of then. A table has words for causes; machines have theirs.
$ salesctl customer add 'Tea House' owner=li -q && salesctl deal edit 2 title= customer='Tea House' -q
$ salesctl payout explain 2026-07 li | grep credited | head -3
      2,241.00          2026-07-05  D-0001 Oolong  credited 56,000.00  (line 1)
      2,410.00          2026-07-20  D-0002 Green  credited 50,000.00  (line 2)
       -482.00          2026-07-25  RC-0001 Green  credited -10,000.00  (line 3)
$ salesctl payout statement 2026-07 li -F md | grep 0002
| 2026-07-20 | D-0002 Green | commission | 50,000.00 | 2,410.00 |
$ salesctl -q payout lines 2026-08 li -F table --fields fact,amount,cause; salesctl -q payout lines 2026-08 li -F table --fields fact,amount,cause --lang zh_CN
FACT        AMOUNT  CAUSE
-------  ---------  ----------------
D-0002     -410.00  tiers moved
RC-0001      82.00  tiers moved
D-0001   -2,240.00  no longer counts
事实          金额  原因
-------  ---------  --------
D-0002     -410.00  阶梯移动
RC-0001      82.00  阶梯移动
D-0001   -2,240.00  不再计入
$ salesctl payout lines 2026-08 li --fields fact,amount,cause
fact	amount	cause
D-0002	-410.00	shift
RC-0001	82.00	shift
D-0001	-2240.00	gone

# TAB completes the names that are typed; a draft that was run anew has one.
$ salesctl __complete -- payout explain 20
2026-07	approved
2026-08	approved
$ LANGUAGE=zh_CN salesctl __complete -- payout statement 20
2026-07	已批准
2026-08	已批准

# A plan that is for nobody is told: otherwise a slip in `for` pays nothing, quietly.
$ cd ~ && salesctl init slip --currency CNY --lang en > said 2>&1 && cd slip
$ sed -i 's/for: "role = ae"/for: "role = sales"/; /^examples:/,/^$/d' policy.yaml && salesctl policy apply policy.yaml -q
$ salesctl -q person add 张伟 code=zw role=ae && salesctl -q customer add Acme && salesctl -q deal add Rack customer=Acme owner=zw stage=won amount=1000 closed_on=2026-05-01
$ salesctl payout run -p 2026-05
nothing new to post; nothing was recorded
plan 'ae' is for nobody: no person fits its for: role = sales
plan 'manager' is for nobody: no person fits its for: role = manager
$ LANGUAGE=zh_CN salesctl payout run -p 2026-05
没有新的可入账；没有记录操作
方案“ae”不适用于任何人：没有人员符合它的 for：role = sales
方案“manager”不适用于任何人：没有人员符合它的 for：role = manager
