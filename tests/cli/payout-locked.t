# What was approved stays as it is, byte for byte, whatever happens to records and
# rules afterwards; each difference is posted once, by the next run, with its cause.
$ cat > book.yaml <<'R'
> salesctl: 1
> name: 北方销售部
> effective: 2026-01-01
> locale: {currency: CNY, timezone: Asia/Shanghai}
> pipelines:
>   default:
>     stages: [{id: propose, probability: 40%}]
>     won: {id: won}
>     lost: {id: lost}
> metrics:
>   revenue: {label: 销售额, of: deal, measure: sum(amount), date: closed_on, credit: split, where: "stage = won", unit: money}
> plans:
>   seller:
>     for: "role = ae"
>     components:
>       - {id: commission, kind: commission, base: revenue, tiers: [{to: 100000, rate: 3%}, {rate: 5%}], lookup: running}
>   lead:
>     for: "role = manager"
>     components:
>       - {id: override, kind: override, base: revenue, rate: 1%}
> approval: {same_login: allowed}
> R
$ salesctl init sales --policy book.yaml -q && cd sales && mv ../book.yaml .
$ printf 'code,name\nnorth,北区\nsouth,南区\n' > teams.csv && salesctl team import -q teams.csv
$ cat > people.csv <<'C'
> code,name,role,team,manager
> wang,王芳,manager,north,
> zhao,赵磊,manager,south,
> li,李雷,ae,north,wang
> han,韩梅梅,ae,north,wang
> chen,陈静,finance,,
> zhou,周航,finance,,
> C
$ salesctl person import -q people.csv
$ cat > deals.csv <<'C'
> ref,title,owner,stage,amount,closed_on
> HT-1,冷链设备,li,won,80000,2026-07-05
> HT-2,机房改造,li,won,60000,2026-07-20
> HT-3,巡检服务,han,won,50000,2026-07-21
> C
$ salesctl deal import -q deals.csv
$ printf 'ref,deal,amount,paid_on\nR-1,ref:HT-2,60000,2026-07-25\n' > receipts.csv && salesctl receipt import -q receipts.csv
$ salesctl payout run -q -p 2026-07 --as zhou && salesctl payout submit -q 2026-07 --as zhou
$ salesctl payout approve 2026-07 --confirm 2026-07 --as chen
changed 2026-07 state submitted -> approved
op 8
$ lines() { salesctl payout lines 2026-07 -F json; salesctl payout lines 2026-07 -F csv; salesctl payout list -F csv | grep ^2026-07,; }
$ lines > ../was; same() { lines > ../now; cmp ../was ../now && echo 2026-07: the same; }
$ next() { salesctl payout run -q -p 2026-08 --as zhou; salesctl payout lines 2026-08 -F table --fields person,component,fact,base,amount,cause,cause_op; }
$ salesctl payout lines 2026-07 -F table --fields person,component,fact,on,base,amount
PERSON  COMPONENT   FACT    DATE          CREDITED    AMOUNT
------  ----------  ------  ----------  ----------  --------
王芳    override            2026-07-31  190,000.00  1,900.00
李雷    commission  D-0001  2026-07-05   80,000.00  2,400.00
李雷    commission  D-0002  2026-07-20   60,000.00  2,600.00
韩梅梅  commission  D-0003  2026-07-21   50,000.00  1,500.00

# A deal of July that is entered in August.
$ salesctl deal add -q ref=HT-4 title=补录 owner=li stage=won amount=10000 closed_on=2026-07-28
$ same; next
2026-07: the same
PERSON  COMPONENT   FACT      CREDITED  AMOUNT  CAUSE          BY OP
------  ----------  ------  ----------  ------  -------------  -----
王芳    override            200,000.00  100.00  total changed
李雷    commission  D-0004   10,000.00  500.00  first time

# Money that goes back.
$ salesctl receipt add -q deal=ref:HT-2 amount=-30000 paid_on=2026-08-03 kind=refund
$ same; next
2026-07: the same
PERSON  COMPONENT   FACT       CREDITED     AMOUNT  CAUSE          BY OP
------  ----------  -------  ----------  ---------  -------------  -----
王芳    override             200,000.00     100.00  total changed
李雷    commission  RC-0002  -30,000.00  -1,300.00  first time
李雷    commission  D-0004    10,000.00     500.00  first time

# An amount that was wrong.
$ salesctl deal edit -q ref:HT-3 amount=40000
$ same; next
2026-07: the same
PERSON  COMPONENT   FACT       CREDITED     AMOUNT  CAUSE           BY OP
------  ----------  -------  ----------  ---------  --------------  -----
李雷    commission  RC-0002  -30,000.00  -1,300.00  first time
李雷    commission  D-0004    10,000.00     500.00  first time
韩梅梅  commission  D-0003    40,000.00    -300.00  record changed     13

# A deal that two share.
$ salesctl credit add -q deal=ref:HT-1 person=li share=50% && salesctl credit add -q deal=ref:HT-1 person=han share=50%
$ same; next
2026-07: the same
PERSON  COMPONENT   FACT       CREDITED     AMOUNT  CAUSE           BY OP
------  ----------  -------  ----------  ---------  --------------  -----
李雷    commission  D-0001    40,000.00  -1,200.00  credit changed     16
李雷    commission  D-0002    60,000.00    -800.00  tiers moved        16
李雷    commission  RC-0002  -30,000.00    -900.00  first time
李雷    commission  D-0004    10,000.00     500.00  first time
韩梅梅  commission  D-0001    40,000.00   1,200.00  first time
韩梅梅  commission  D-0003    40,000.00    -300.00  record changed     13

# Somebody who was in another team since the 10th.
$ salesctl assignment add -q person=han team=south manager=zhao from=2026-07-10
$ same; next
2026-07: the same
PERSON  COMPONENT   FACT       CREDITED     AMOUNT  CAUSE           BY OP
------  ----------  -------  ----------  ---------  --------------  -----
王芳    override             150,000.00    -400.00  total changed
赵磊    override              40,000.00     400.00  first time
李雷    commission  D-0001    40,000.00  -1,200.00  credit changed     16
李雷    commission  D-0002    60,000.00    -800.00  tiers moved        16
李雷    commission  RC-0002  -30,000.00    -900.00  first time
李雷    commission  D-0004    10,000.00     500.00  first time
韩梅梅  commission  D-0001    40,000.00   1,200.00  first time
韩梅梅  commission  D-0003    40,000.00    -300.00  record changed     13

# A rule book that pays another rate, from July on.
$ sed 's/rate: 3%/rate: 4%/; s/effective: 2026-01-01/effective: 2026-07-01/' book.yaml > new.yaml && salesctl policy apply new.yaml -y | head -3
new.yaml:13:3: warning: no example shows what plan 'seller' pays: work one out by hand under 'examples'
new.yaml: warning: it counts from 2026-07-01, and payouts of days since then are approved: 2026-07; they stay as they are, and the next run posts the difference
op 20
added K-0002 new.yaml, effective 2026-07-01
$ same; next
2026-07: the same
PERSON  COMPONENT   FACT       CREDITED     AMOUNT  CAUSE           BY OP
------  ----------  -------  ----------  ---------  --------------  -----
王芳    override             150,000.00    -400.00  total changed
赵磊    override              40,000.00     400.00  first time
李雷    commission  D-0001    40,000.00    -800.00  credit changed     16
李雷    commission  D-0002    60,000.00    -200.00  rule book          20
李雷    commission  RC-0002  -30,000.00  -1,200.00  first time
李雷    commission  D-0004    10,000.00     500.00  first time
韩梅梅  commission  D-0001    40,000.00   1,600.00  first time
韩梅梅  commission  D-0003    40,000.00     100.00  record changed     13

$ salesctl payout lines 2026-08 li -F table --lang zh_CN --fields person,component,fact,base,amount,cause,cause_op
人员  组成项      事实         计入额       金额  原因          由操作
----  ----------  -------  ----------  ---------  ------------  ------
李雷  commission  D-0001    40,000.00    -800.00  业绩分成更改      16
李雷  commission  D-0002    60,000.00    -200.00  规则手册更改      20
李雷  commission  RC-0002  -30,000.00  -1,200.00  首次计算
李雷  commission  D-0004    10,000.00     500.00  首次计算

# All of it is posted once, and stays as it is in its turn.
$ salesctl payout submit -q 2026-08 --as zhou && salesctl payout approve -q 2026-08 --confirm 2026-08 --as chen
$ salesctl payout run -p 2026-09 --as zhou
nothing new to post; nothing was recorded
$ same; salesctl payout verify
2026-07: the same
ok: 12 lines recomputed from their facts and rules, all equal
payout	person	what	difference
$ salesctl undo
salesctl: undo: operation 23 (payout approve -q 2026-08 --confirm 2026-08 --as chen) is final and is not undone
hint: salesctl payout run -p 2026-08
[81]
$ salesctl payout submit 2026-07 --as zhou
salesctl: payout submit: payout 2026-07 was approved and stays as it is
hint: salesctl payout run -p 2026-07
[81]
$ salesctl payout approve 2026-07 --confirm 2026-07 --as chen
salesctl: payout approve: payout 2026-07 was approved and stays as it is
hint: salesctl payout run -p 2026-07
[81]

# A rate of exchange that was wrong, for a day of July: the rule book of August corrects it.
$ cd .. && cat > fx.yaml <<'R'
> salesctl: 1
> name: 汇率
> effective: 2026-01-01
> locale: {currency: CNY, timezone: Asia/Shanghai}
> fx: {USD: {2026-01-01: 7, 2026-07-01: 8}}
> pipelines:
>   default: {stages: [{id: open, probability: 50%}], won: {id: won}, lost: {id: lost}}
> metrics:
>   cash: {of: receipt, measure: sum(amount), date: paid_on, credit: owner, unit: money}
> plans:
>   seller:
>     for: "role = seller"
>     components: [{id: c, kind: commission, base: cash, tiers: [{to: 7500, rate: 10%}, {rate: 20%}], apply: retroactive}]
> R
$ salesctl init fx --policy fx.yaml -q && cd fx && salesctl person add -q 李雷 code=li role=seller
$ salesctl deal add -q D owner=li amount=2000 currency=USD stage=won closed_on=2026-07-01
$ salesctl receipt add -q deal=D-1 amount=1000 currency=USD paid_on=2026-07-05
$ salesctl receipt add -q deal=D-1 amount=10 currency=CNY paid_on=2026-07-06
$ salesctl payout run -q -p 2026-07
$ sed 's/01: 8/01: 7.2/; s/effective: .*/effective: 2026-08-01/' ../fx.yaml > ../fx2.yaml && salesctl policy apply -q --yes ../fx2.yaml
$ export SALESCTL_NOW=2026-08-20T00:00:00Z && salesctl payout run -q -p 2026-08
$ salesctl payout lines 2026-08 -F table --fields person,fact,base,amount,cause,cause_op
PERSON  FACT     CREDITED   AMOUNT  CAUSE        BY OP
------  -------  --------  -------  -----------  -----
李雷    RC-0001  7,200.00  -880.00  rule book        7
李雷    RC-0002     10.00    -1.00  tiers moved      7
$ salesctl payout explain 2026-08 li
李雷 (li), payout 2026-08, amounts in CNY
       -881.00  in all
       -881.00    seller
       -881.00      c
       -881.00        2026-07
       -880.00          2026-07-05  RC-0001 D  credited 7,200.00  (line 3)
                          7,200.00 x 10% = 720.00   (tier 1, looked up at 7,210.00)
                          posted before: 1,600.00 in 2026-07 (line 1)
                          now due: 720.00, so -880.00 is posted; cause: another version of the rule book rates or converts it (op 7)
                          rule: seller.c, fx.yaml:13, version 1
         -1.00          2026-07-06  RC-0002 D  credited 10.00  (line 4)
                          10.00 x 10% = 1.00   (tier 1, looked up at 7,210.00)
                          posted before: 2.00 in 2026-07 (line 2)
                          now due: 1.00, so -1.00 is posted; cause: another fact moved it on the tiers (op 7)
                          rule: seller.c, fx.yaml:13, version 1
