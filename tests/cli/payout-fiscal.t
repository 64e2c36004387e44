# A department whose fiscal year begins in April: runs, lines, reasons and costs by its
# quarters and years, under their names.
$ cat > rules.yaml <<'R'
> salesctl: 1
> name: Fiscal
> effective: 2026-04-01
> locale: {currency: CNY, timezone: Asia/Shanghai, fiscal_year_start: 04-01}
> calendar: {workdays: [mon, tue, wed, thu, fri]}
> pipelines:
>   default: {stages: [{id: open, probability: 50%}], won: {id: won}, lost: {id: lost}}
> metrics:
>   sold: {of: deal, measure: sum(amount), date: closed_on, credit: split, where: "stage = won", unit: money}
> plans:
>   seller:
>     for: "role = seller"
>     components:
>       - {id: commission, kind: commission, base: sold, by: {attainment: sold, over: quarter}, tiers: [{to: 100%, rate: 10%}, {rate: 20%}]}
>       - {id: bonus, kind: bonus, period: quarter, amount: 500}
>     cap: {amount: 5000, period: year}
> R
$ salesctl init sales --policy rules.yaml -q && cd sales
$ salesctl person add -q Mei code=mei role=seller hired_on=2026-04-01
$ salesctl deal add -q One owner=mei amount=10000 stage=won closed_on=2026-06-30
$ salesctl deal add -q Two owner=mei amount=40000 stage=won closed_on=2027-01-05
$ salesctl payout run -q -p FY2026Q1
salesctl: payout run: tiers by attainment need goals: there is none for sold in FY2026Q1 or a later period for mei
[81]
$ salesctl goal set -q mei sold=8000 -p FY2026Q1
$ salesctl goal set -q mei sold=50000 -p FY2026Q4
$ salesctl payout run -p FY2026Q1
added FY2026Q1 CNY 1,700.00, 1 person, 2 lines
op 7  (undo: salesctl undo)
$ salesctl payout lines 2026Q2 -F table --fields person,component,period,on,amount
PERSON  COMPONENT   PERIOD    DATE          AMOUNT
------  ----------  --------  ----------  --------
Mei     commission  2026-06   2026-06-30  1,200.00
Mei     bonus       FY2026Q1  2026-06-30    500.00
$ salesctl payout explain FY2026Q1 mei
Mei (mei), payout FY2026Q1, amounts in CNY
      1,700.00  in all
      1,700.00    seller
      1,200.00      commission
      1,200.00        2026-06
      1,200.00          2026-06-30  D-0001 One  credited 10,000.00  (line 1)
                          8,000.00 x 10% = 800.00   (tier 1, from 0.00 to 8,000.00)
                          2,000.00 x 20% = 400.00   (tier 2, from 8,000.00 to 10,000.00)
                          rule: seller.commission, rules.yaml:14, version 1; target 8,000.00, reached before it 0.00
        500.00      bonus
        500.00          FY2026Q1  bonus  (line 2)
                          500 = 500.00
                          rounded: 500.00
                          rule: seller.bonus, rules.yaml:15, version 1
$ salesctl payout run -q -p FY2026 && salesctl payout list -F table --fields payout,period,total
PAYOUT    PERIOD       TOTAL
--------  --------  --------
FY2026Q1  FY2026Q1  1,700.00
FY2026    FY2026    3,300.00
$ salesctl payout lines FY2026 -F table --fields person,component,period,on,amount
PERSON  COMPONENT        PERIOD    DATE           AMOUNT
------  ---------------  --------  ----------  ---------
Mei     commission       2027-01   2027-01-05   4,000.00
Mei     bonus            FY2026Q2  2026-09-30     500.00
Mei     bonus            FY2026Q3  2026-12-31     500.00
Mei     bonus            FY2026Q4  2027-03-31     500.00
Mei     cap of the plan  2027-01   2027-01-31  -1,700.00
Mei     cap of the plan  2027-03   2027-03-31    -500.00
$ salesctl payout run -p 2026
salesctl: payout run: a payout's period lies within one fiscal year, and '2026' does not
[2]
$ salesctl payout accrual -p FY2026 --by quarter -F table --all
pay by accrual, FY2026 (2026-04-01 to 2027-03-31), amounts in CNY
PERIOD      EARNED  PAID      OWED      COST  DEFERRED
--------  --------  ----  --------  --------  --------
FY2026Q1  1,700.00  0.00  1,700.00  1,700.00      0.00
FY2026Q2    500.00  0.00  2,200.00    500.00      0.00
FY2026Q3    500.00  0.00  2,700.00    500.00      0.00
FY2026Q4  2,300.00  0.00  5,000.00  2,300.00      0.00
--------  --------  ----  --------  --------  --------
          5,000.00  0.00  5,000.00  5,000.00      0.00
$ salesctl payout accrual -p FY2026 --by year -F table --all
pay by accrual, FY2026 (2026-04-01 to 2027-03-31), amounts in CNY
PERIOD    EARNED  PAID      OWED      COST  DEFERRED
------  --------  ----  --------  --------  --------
FY2026  5,000.00  0.00  5,000.00  5,000.00      0.00
------  --------  ----  --------  --------  --------
        5,000.00  0.00  5,000.00  5,000.00      0.00
$ sed 's/amount: 5000/amount: 4000/' ../rules.yaml > ../new.yaml
$ salesctl payout simulate --policy ../new.yaml -p FY2026 -F table
what everybody is paid, FY2026 (2026-04-01 to 2027-03-31); amounts in CNY
PERSON       OLD       NEW  DIFFERENCE  CHANGE
------  --------  --------  ----------  ------
Mei     5,000.00  4,000.00   -1,000.00    -20%
------  --------  --------  ----------  ------
        5,000.00  4,000.00   -1,000.00    -20%
more: 0, less: 1, the same: 0
of sold: 10%, now 8%
Gini: 0.0000, now 0.0000
$ salesctl payout verify
ok: 8 lines recomputed from their facts and rules, all equal
payout	person	what	difference

# Another fiscal year makes other plan years: not once something was approved.
$ sed 's/fiscal_year_start: 04-01/fiscal_year_start: 07-01/; s/^plans:/approval: {same_login: allowed}\nplans:/' ../rules.yaml > ../july.yaml && salesctl policy check ../july.yaml
../july.yaml:12:3: warning: no example shows what plan 'seller' pays: work one out by hand under 'examples'
../july.yaml is good: effective 2026-04-01; metrics: 1, plans: 1, examples: 0
$ sed 's/^plans:/approval: {same_login: allowed}\nplans:/' ../rules.yaml > ../april.yaml && salesctl policy apply ../april.yaml -q -y 2> /dev/null; printf 'code,name,role\nfin,Fin,finance\nboss,Boss,gm\n' | salesctl person import -q -
$ for run in $(salesctl payout list -F tsv --no-header --fields payout | sort); do salesctl payout run -q -p $run --as boss; salesctl payout submit -q $run --as boss; salesctl payout approve -q $run --as fin --confirm $run; done; salesctl payout list -F tsv --fields payout,state
salesctl: payout approve: payout FY2026 takes what FY2026Q1 pays as posted, and that is not approved: it comes first
payout	state
FY2026Q1	approved
$ salesctl policy check ../july.yaml
../july.yaml:12:3: warning: no example shows what plan 'seller' pays: work one out by hand under 'examples'
../july.yaml:4:35: error: payouts were approved by a fiscal year from 04-01, so it can't begin on 07-01: they could not be recomputed
../july.yaml: warning: it counts from 2026-04-01, and payouts of days since then are approved: 2026Q2; they stay as they are, and the next run posts the difference
salesctl: policy check: the rule book '../july.yaml' has errors (1)
[65]
$ salesctl policy check ../july.yaml --lang zh_CN
../july.yaml:12:3: 警告: 没有示例说明方案“seller”怎么发：请在 'examples' 下手工算一个
../july.yaml:4:35: 错误: 已有核算按 04-01 开始的财政年度批准，故不能改为 07-01：否则无法复算
../july.yaml: 警告: 它自 2026-04-01 起生效，而此后日期的提成已有批准：2026Q2；它们保持不变，下次核算把差额入账
salesctl: policy check: 规则手册“../july.yaml”有错误（1 处）
[65]
