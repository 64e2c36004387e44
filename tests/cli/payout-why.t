# Why one month pays otherwise than another: parts that add up to the difference.
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
>     components:
>       - id: sales
>         kind: commission
>         base: sold
>         tiers: [{to: 50000, rate: 4%}, {rate: 6%}]
>         factors: [{of: attainment(sold), steps: [[.., 0.8], [100%, 1.1]]}]
>         cap: {amount: 8000}
>     guarantee: {amount: 1000}
>     holdback: {rate: 10%}
> END
$ export SALESCTL_NOW=2026-04-02T00:00:00Z
$ salesctl init -q --policy book.yaml
$ printf 'handle,name,role\nli,李雷,seller\nhan,韩梅,seller\n' | salesctl person import -q -
$ for who in li han; do for m in 01 02 03; do salesctl goal set -q $who sold 100000 -p 2026-$m; done; done
$ printf 'ref,title,owner,stage,amount,closed_on\nD1,茶,li,won,60000,2026-01-05\nD2,酒,li,won,150000,2026-02-05\nD3,糖,han,won,10000,2026-02-06\nD4,盐,li,won,30000,2026-03-05\n' | salesctl deal import -q -
$ salesctl payout run -q -p 2026-01 && salesctl payout run -q -p 2026-02
$ salesctl payout why 2026-01 2026-02 -F table
PLAN    COMPONENT  WHAT                BEFORE       AFTER    EFFECT
------  ---------  ---------------  ---------  ----------  --------
seller  sales      first facts           0.00      400.00    400.00
seller  sales      credited         60,000.00  150,000.00  3,900.00
seller  sales      tiers and rates   2,600.00    8,000.00  1,500.00
seller  sales      factors            -520.00      720.00  1,240.00
seller  sales      cap                   0.00     -800.00   -800.00
seller  holdback   around the plan    -208.00     -800.00   -592.00
seller  guarantee  around the plan   1,000.00      680.00   -320.00
------  ---------  ---------------  ---------  ----------  --------
Total                                                      5,328.00
2 columns hidden: --fields all -F tsv shows them
$ salesctl payout why 2026-01 2026-02 li -F text
      5,328.00  is the difference of payout 2026-02 to 2026-01, amounts in CNY
      3,900.00  seller sales  credited: 60,000.00, now 150,000.00, at the rates of before
      1,500.00  seller sales  paid for that: 2,600.00, now 8,000.00, the rest is tiers and rates
      1,320.00  seller sales  factors: -520.00, now 800.00
       -800.00  seller sales  cut by the cap: 0.00, now -800.00
       -592.00  seller holdback  around the plan: -208.00, now -800.00
$ salesctl payout why 2026-01 2026-02 li -F text --lang zh_CN
      5,328.00  是提成 2026-02 与 2026-01 之差，金额以 CNY 计
      3,900.00  seller sales  计入额：60,000.00，现 150,000.00，按原费率
      1,500.00  seller sales  由此所得：2,600.00，现 8,000.00，其余来自档位与费率
      1,320.00  seller sales  系数：-520.00，现 800.00
       -800.00  seller sales  封顶扣减：0.00，现 -800.00
       -592.00  seller 暂扣  方案外围：-208.00，现 -800.00

# What an earlier month still posts is a part of its own.
$ salesctl deal edit D1 amount=70000 -q && salesctl goal set -q li sold 150000 -p 2026-02 && salesctl payout run -q -p 2026-03
$ salesctl payout lines 2026-03 li -F tsv --fields component,period,amount,cause,cause_op
component	period	amount	cause	cause_op
sales	2026-01	600.00	fact	12
sales	2026-03	1200.00	first	
sales@factors	2026-01	-120.00	total	12
sales@factors	2026-03	-240.00	first	
@holdback	2026-01	-48.00	total	12
@guarantee	2026-03	40.00	first	
$ salesctl payout why 2026-02 2026-03 -F tsv
plan	component	what	lines_before	lines_after	before	after	effect
seller	sales	facts_gone	1	0	400.00	0.00	-400.00
seller	sales	amounts	1	1	150000.00	30000.00	-6400.00
seller	sales	rates	1	1	8000.00	1200.00	-400.00
seller	sales	factors	2	1	720.00	-240.00	-960.00
seller	sales	cap	1	0	-800.00	0.00	800.00
seller	sales	corrections	0	2	0.00	480.00	480.00
seller	@holdback	around	1	0	-800.00	0.00	800.00
seller	@holdback	corrections	0	1	0.00	-48.00	-48.00
seller	@guarantee	around	1	2	680.00	1040.00	360.00
$ salesctl payout why 2026-02 2026-03 -F json | jq -r '([.items[].effect | tonumber] | add * 100 | round / 100), .totals.effect'
-5768
-5768.00
$ salesctl payout why 2026-02 2026-02
plan	component	what	lines_before	lines_after	before	after	effect
$ salesctl payout why 2026-02 2026-09
salesctl: payout why: there is no payout '2026-09'; there are 2026-03, 2026-02, 2026-01
hint: salesctl payout list
[66]
$ salesctl payout why 2026-02
salesctl: payout why: B is missing
[2]

# A target moves what it multiplies; a line of a period names it.
$ salesctl goal set -q han sold 9000 -p 2026-02 && salesctl payout run -q -p 2026-03
$ salesctl payout lines 2026-03 han -F tsv --fields component,period,amount,cause,cause_op
component	period	amount	cause	cause_op
sales@factors	2026-02	120.00	goal	15
@guarantee	2026-02	-120.00	total	15
@guarantee	2026-03	1000.00	first	
$ salesctl payout explain 2026-03 han | tail -8
                          now due: 560.00, so -120.00 is posted; cause: what its period came to was changed (op 15)
                          rule: seller.@guarantee, book.yaml:13, version 1
      1,000.00          2026-03  guarantee  (line 27)
                          earned in the period by plan seller: 0.00
                          guaranteed always
                          at least 1,000.00 is guaranteed
                          rule: seller.@guarantee, book.yaml:13, version 1
