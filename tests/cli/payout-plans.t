# Somebody in two plans: whose lines are whose.
$ cat > book.yaml <<END
> salesctl: 1
> name: Cases
> effective: 2026-01-01
> locale: {currency: CNY, timezone: Asia/Shanghai}
> pipelines:
>   default:
>     stages: [{id: open, probability: 50%}]
>     won: {id: won}
>     lost: {id: lost}
> metrics:
>   sold: {of: deal, measure: sum(amount), date: closed_on, credit: owner, where: "stage = won", unit: money}
> plans:
>   seller:
>     for: "role = seller"
>     cap: {amount: 300, period: month}
>     components:
>       - {id: sales, kind: commission, base: sold, rate: 4%}
>   extra:
>     for: "role = seller and level = senior"
>     components:
>       - {id: sales, kind: commission, base: sold, rate: 1%}
> END
$ export SALESCTL_NOW=2026-04-02T00:00:00Z
$ salesctl init -q --policy book.yaml
$ salesctl person add 李雷 code=li role=seller level=senior -q && salesctl person add 韩梅 code=han role=seller -q
$ for p in li han; do salesctl deal add 茶 owner=$p stage=won amount=10000 closed_on=2026-01-05 -q; done
$ salesctl payout run -q -p 2026-01
$ salesctl payout statement 2026-01 | sed 's/digest.*//'
Payout 2026-01                                                           Cases
draft; rule book version 1, records as of operation 5, balances as of
operation 6; amounts in CNY; 

1. 李雷
   Date        Fact       Plan    Component         Credited   Amount
   ----------  ---------  ------  ---------------  ---------  -------
   2026-01-05  D-0001 茶  seller  sales            10,000.00   400.00
   2026-01-05  D-0001 茶  extra   sales            10,000.00   100.00
   2026-01-31  2026-01    seller  cap of the plan     400.00  -100.00
   ----------  ---------  ------  ---------------  ---------  -------
               Total                                           400.00

   What it comes to  This payout  Balance by now
   ----------------  -----------  --------------
   Earned                 400.00            0.00
   Net pay                400.00
   Paid                                     0.00
   ----------------  -----------  --------------
   Payable                                  0.00

2. 韩梅
   Date        Fact       Component         Credited   Amount
   ----------  ---------  ---------------  ---------  -------
   2026-01-05  D-0002 茶  sales            10,000.00   400.00
   2026-01-31  2026-01    cap of the plan     400.00  -100.00
   ----------  ---------  ---------------  ---------  -------
               Total                                   300.00

   What it comes to  This payout  Balance by now
   ----------------  -----------  --------------
   Earned                 300.00            0.00
   Net pay                300.00
   Paid                                     0.00
   ----------------  -----------  --------------
   Payable                                  0.00
$ salesctl payout statement 2026-01 li -F md --lang zh_CN | grep -A5 '^| 日期'
| 日期 | 事实 | 方案 | 组成项 | 计入额 | 金额 |
|:---|:---|:---|:---|---:|---:|
| 2026-01-05 | D-0001 茶 | seller | sales | 10,000.00 | 400.00 |
| 2026-01-05 | D-0001 茶 | extra | sales | 10,000.00 | 100.00 |
| 2026-01-31 | 2026-01 | seller | 方案封顶 | 400.00 | -100.00 |
|  | 合计 |  |  |  | 400.00 |
$ salesctl payout statement 2026-01 li -F html | grep -c seller
2

# The plan's cap has no component's name: people see what it is, machines an empty one.
$ salesctl payout lines 2026-01 -F table --fields line,plan,component,amount
LINE  PLAN    COMPONENT         AMOUNT
----  ------  ---------------  -------
   1  seller  sales             400.00
   2  extra   sales             100.00
   3  seller  cap of the plan  -100.00
   4  seller  sales             400.00
   5  seller  cap of the plan  -100.00
$ salesctl payout lines 2026-01 li -F table --fields line,plan,component,amount --lang zh_CN
行  方案    组成项       金额
--  ------  --------  -------
 1  seller  sales      400.00
 2  extra   sales      100.00
 3  seller  方案封顶  -100.00
$ salesctl payout lines 2026-01 li -F md --fields line,component
| Line | Component |
|---:|:---|
| 1 | sales |
| 2 | sales |
| 3 |  |
$ salesctl payout lines 2026-01 li -F tsv --fields line,plan,component,amount
line	plan	component	amount
1	seller	sales	400.00
2	extra	sales	100.00
3	seller		-100.00
$ salesctl payout lines 2026-01 li -F json --fields line,component | jq -c '.items[-1]'
{"line":3,"component":null}

# Factors of a period that come to 1 post no line; the lines that they are of say so.
$ sed -i 's/^effective.*/effective: 2026-02-01/; s/rate: 4%/&, factors: [{of: tenure, steps: [[.., 0.5], [12, 1]]}, {of: attainment(sold), steps: [[.., 0.9], [100%, 1]]}]/' book.yaml && salesctl policy apply -q -y book.yaml
$ salesctl person edit li hired_on=2024-01-01 -q && salesctl person edit han hired_on=2025-12-01 -q
$ for p in li han; do salesctl goal set -q $p sold 5000 -p 2026-02; salesctl deal add 酒 owner=$p stage=won amount=5000 closed_on=2026-02-05 -q; done
$ salesctl payout run -q -p 2026-02
$ salesctl payout explain 2026-02 li | sed -n '/sales/,/rule/p'
        200.00      sales
        200.00        2026-02
        200.00          2026-02-05  D-0003 酒  credited 5,000.00  (line 6)
                          5,000.00 x 4% = 200.00
                          x 1   (tenure: 25, the step from 12 on; book.yaml:17)
                          x 1   (attainment(sold): 100%, the step from 100% on; book.yaml:17)
                          rule: seller.sales, book.yaml:17, version 2
         50.00      sales
         50.00        2026-02
         50.00          2026-02-05  D-0003 酒  credited 5,000.00  (line 7)
                          5,000.00 x 1% = 50.00
                          rule: extra.sales, book.yaml:21, version 2
$ salesctl payout explain 2026-02 han | sed -n '/sales/,/rule/p'
        100.00      sales
        100.00        2026-02
        200.00          2026-02-05  D-0004 酒  credited 5,000.00  (line 8)
                          5,000.00 x 4% = 200.00
                          rule: seller.sales, book.yaml:17, version 2
       -100.00          2026-02  factors of sales  (line 9)
                          sales of the period: 200.00 in 1 line
                          x 0.5   (tenure: 2, the first step; book.yaml:17)
                          x 1   (attainment(sold): 100%, the step from 100% on; book.yaml:17)
                          200.00 x 0.5 = 100.00
                          100.00 - 200.00 = -100.00
                          rule: seller.sales@factors, book.yaml:17, version 2
$ salesctl payout explain 2026-02 li --lang zh_CN | grep '^ *x'
                          x 1   （tenure：25，从 12 起的一级；book.yaml:17）
                          x 1   （attainment(sold)：100%，从 100% 起的一级；book.yaml:17）

# A factor that can't be reckoned names the record, or whose and when.
$ sed 's/^effective.*/effective: 2026-03-01/; s/factors: .*}/factors: [{of: amount \/ (amount - 1000)}]}/' book.yaml > zero.yaml && salesctl policy apply -q -y zero.yaml
$ salesctl deal add 糖 owner=li stage=won amount=1000 closed_on=2026-03-05 -q
$ salesctl payout run -q -p 2026-03
salesctl: payout run: D-0005: 'amount / (amount - 1000)' divides by zero
    amount / (amount - 1000)
    ^^^^^^^^^^^^^^^^^^^^^^^^
[65]
$ salesctl payout run -q -p 2026-03 --lang zh_CN
salesctl: payout run: D-0005: “amount / (amount - 1000)”除以零
    amount / (amount - 1000)
    ^^^^^^^^^^^^^^^^^^^^^^^^
[65]
$ sed 's/^effective.*/effective: 2026-03-01/; s/factors: .*}/factors: [{of: actual(sold) \/ (actual(sold) - 1000)}]}/' book.yaml > zero.yaml && salesctl policy apply -q -y zero.yaml
$ salesctl payout run -q -p 2026-03
salesctl: payout run: li, 2026-03: 'actual(sold) / (actual(sold) - 1000)' divides by zero
    actual(sold) / (actual(sold) - 1000)
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
[65]

# A deal that only changed hands counts as before: who is credited was changed.
$ sed -i 's/^effective.*/effective: 2026-03-02/' book.yaml && salesctl policy apply -q -y book.yaml
$ salesctl deal edit D-3 owner=han -q
$ for p in li han; do salesctl goal set -q $p sold 5000 -p 2026-03; done; salesctl payout run -q -p 2026-03
$ salesctl payout lines 2026-03 -F tsv --fields person,component,fact,amount,cause,cause_op
person	component	fact	amount	cause	cause_op
李雷	sales	D-0005	40.00	first	
李雷	sales@factors		-4.00	first	
李雷	sales	D-0005	10.00	first	
李雷	sales	D-0003	-200.00	credit	19
李雷	sales	D-0003	-50.00	credit	19
韩梅	sales	D-0003	200.00	first	
韩梅	sales@factors		-100.00	total	19
