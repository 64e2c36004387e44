# A component's floor: what fills it up, and where it is refused.
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
>   sold: {of: deal, measure: sum(amount), date: closed_on, credit: split, where: "stage = won", unit: money}
> plans:
>   seller:
>     for: "role = seller"
>     proration: calendar-days
>     components:
>       - id: sales
>         kind: commission
>         base: sold
>         rate: 5%
>         factors: [{of: attainment(sold), steps: [[.., 0.8], [100%, 1.1]], missing: 0.8}]
>         floor: 3000
>         cap: {amount: 8000, excess: later}
>   head:
>     for: "role = head"
>     components:
>       - {id: team, kind: override, base: sold, rate: 1%, floor: 2000}
>       - {id: extra, kind: bonus, amount: "1% * actual(sold)", floor: 500}
> examples:
>   - {plan: seller, component: sales, facts: [100000], given: {"attainment(sold)": 1.2}, pays: 5500}
>   - {plan: seller, component: sales, facts: [20000], given: {"attainment(sold)": 0.2}, pays: 3000}
>   - {plan: head, component: team, facts: [100000, 20000], pays: 2000}
> END
$ export SALESCTL_NOW=2026-05-02T00:00:00Z
$ salesctl init -q --policy book.yaml

# Refused: a kind that has none, one that is no amount, one above the cap.
$ sed 's/kind: override, base: sold, rate: 1%/kind: pool, base: sold, amount: 100, share: {equal: 100}/; s/floor: 500/floor: 0/; s/floor: 3000/floor: 9000/' book.yaml > wrong.yaml; salesctl policy check wrong.yaml
wrong.yaml:22:16: error: plans.seller.components[0].floor: the floor is above the cap of 8000.00: what is filled up would be cut; lower it, or raise cap.amount
wrong.yaml:27:78: error: plans.head.components[0].floor: a component of kind pool has no 'floor': facts, a bonus and an override have one; the least of a whole plan is its guarantee: {amount: ...}
wrong.yaml:28:70: error: plans.head.components[1].floor: a floor is above 0; leave it out where there is none
salesctl: policy check: the rule book 'wrong.yaml' has errors (3)
[65]
$ sed 's/pays: 3000/pays: 800/' book.yaml > wrong.yaml; salesctl policy check wrong.yaml
wrong.yaml:31:5: error: example of seller.sales: expected 800.00, the rules give 3000.00: 20000 x 5% x 0.8 (attainment(sold): 0.2), filled up to the floor of 3000.00
salesctl: policy check: the rule book 'wrong.yaml' has errors (1)
[65]

# January: 20 of 31 days. February: what January's cap left over comes first.
$ printf 'handle,name,role,manager,hired_on\nhe,何静,head,,2025-01-01\nli,李雷,seller,he,2025-01-01\nno,小诺,seller,he,2026-01-12\n' | salesctl person import -q -
$ printf 'ref,title,owner,stage,amount,closed_on\nD1,茶,li,won,210000,2026-01-05\nD2,酒,li,won,10000,2026-02-10\nD3,糖,no,won,20000,2026-01-20\nD4,盐,no,won,15000,2026-02-20\n' | salesctl deal import -q -
$ salesctl receipt import -q - <<END
> ref,deal,amount,paid_on,kind
> R1,ref:D4,-3000,2026-02-25,refund
> END
$ for m in 01 02; do salesctl payout run -q -p 2026-$m; done; salesctl payout verify -q --no-header
$ salesctl payout explain 2026-01 no
小诺 (no), payout 2026-01, amounts in CNY
      1,935.48  in all
      1,935.48    seller
      1,935.48      sales
      1,935.48        2026-01
      1,000.00          2026-01-20  D-0003 糖  credited 20,000.00  (line 6)
                          20,000.00 x 5% = 1,000.00
                          rule: seller.sales, book.yaml:17, version 1
       -200.00          2026-01  factors of sales  (line 7)
                          sales of the period: 1,000.00 in 1 line
                          x 0.8   (attainment(sold): no value; what the rule book says then; book.yaml:21)
                          1,000.00 x 0.8 = 800.00
                          800.00 - 1,000.00 = -200.00
                          rule: seller.sales@factors, book.yaml:17, version 1
      1,135.48          2026-01  floor of sales  (line 8)
                          sales of the period: 1,000.00 in 1 line
                          its factors: -200.00 in 1 line
                          the floor is 1,935.48   (3,000.00 x 20/31, the part of the period's days in the plan)
                          1,935.48 - 800.00 = 1,135.48
                          rule: seller.sales@floor, book.yaml:17, version 1
$ salesctl payout explain 2026-02
何静 (he), payout 2026-02, amounts in CNY
      2,500.00  in all
      2,500.00    head
      2,000.00      team
      2,000.00          2026-02  team  (line 9)
                          10,000.00  李雷 (li)
                          15,000.00  小诺 (no)
                          25,000.00 x 1% = 250.00
                          rounded: 250.00
                          250.00, but at least the floor of 2,000.00
                          rule: head.team, book.yaml:27, version 1
        500.00      extra
        500.00          2026-02  extra  (line 10)
                          actual(sold) = 0
                          1% * actual(sold) = 0.00
                          rounded: 0.00
                          0.00, but at least the floor of 500.00
                          rule: head.extra, book.yaml:28, version 1

李雷 (li), payout 2026-02, amounts in CNY
      3,000.00  in all
      3,000.00    seller
      3,000.00      sales
      3,000.00        2026-02
        500.00          2026-02-10  D-0002 酒  credited 10,000.00  (line 11)
                          10,000.00 x 5% = 500.00
                          rule: seller.sales, book.yaml:17, version 1
       -100.00          2026-02  factors of sales  (line 12)
                          sales of the period: 500.00 in 1 line
                          x 0.8   (attainment(sold): no value; what the rule book says then; book.yaml:21)
                          500.00 x 0.8 = 400.00
                          400.00 - 500.00 = -100.00
                          rule: seller.sales@factors, book.yaml:17, version 1
      2,200.00          2026-02  floor of sales  (line 13)
                          sales of the period: 500.00 in 1 line
                          its factors: -100.00 in 1 line
                          left over by earlier periods: 400.00
                          the floor is 3,000.00
                          3,000.00 - 800.00 = 2,200.00
                          rule: seller.sales@floor, book.yaml:17, version 1
        400.00          2026-02  cap of sales  (line 14)
                          left over by earlier periods: 400.00
                          earned 2,600.00, cap 8,000.00: 400.00
                          rule: seller.sales, book.yaml:17, version 1

小诺 (no), payout 2026-02, amounts in CNY
      3,000.00  in all
      3,000.00    seller
      3,000.00      sales
      3,000.00        2026-02
        750.00          2026-02-20  D-0004 盐  credited 15,000.00  (line 15)
                          15,000.00 x 5% = 750.00
                          rule: seller.sales, book.yaml:17, version 1
       -150.00          2026-02-25  RC-0001 盐  credited -3,000.00  (line 16)
                          takes back its part of the 750.00 that D-0004 earned
                          3,000.00 of the 15,000.00 credited went back: 150.00
                          rule: seller.sales, book.yaml:17, version 1
       -120.00          2026-02  factors of sales  (line 17)
                          sales of the period: 750.00 in 1 line
                          what refunds took back of that: -150.00
                          x 0.8   (attainment(sold): no value; what the rule book says then; book.yaml:21)
                          600.00 x 0.8 = 480.00
                          480.00 - 600.00 = -120.00
                          rule: seller.sales@factors, book.yaml:17, version 1
      2,520.00          2026-02  floor of sales  (line 18)
                          sales of the period: 750.00 in 1 line
                          what refunds took back of that: -150.00
                          its factors: -120.00 in 1 line
                          the floor is 3,000.00
                          3,000.00 - 480.00 = 2,520.00
                          rule: seller.sales@floor, book.yaml:17, version 1
$ salesctl payout explain 2026-02 --lang zh_CN
何静（he），提成 2026-02，金额以 CNY 计
      2,500.00  合计
      2,500.00    head
      2,000.00      team
      2,000.00          2026-02  team  （第 9 行）
                          10,000.00  李雷 (li)
                          15,000.00  小诺 (no)
                          25,000.00 x 1% = 250.00
                          取整：250.00
                          250.00，但不低于单项保底 2,000.00
                          规则：head.team，book.yaml:27，第 1 版
        500.00      extra
        500.00          2026-02  extra  （第 10 行）
                          actual(sold) = 0
                          1% * actual(sold) = 0.00
                          取整：0.00
                          0.00，但不低于单项保底 500.00
                          规则：head.extra，book.yaml:28，第 1 版

李雷（li），提成 2026-02，金额以 CNY 计
      3,000.00  合计
      3,000.00    seller
      3,000.00      sales
      3,000.00        2026-02
        500.00          2026-02-10  D-0002 酒  计入 10,000.00  （第 11 行）
                          10,000.00 x 5% = 500.00
                          规则：seller.sales，book.yaml:17，第 1 版
       -100.00          2026-02  sales 的系数  （第 12 行）
                          sales 在该期间合计：500.00，共 1 行
                          x 0.8   （attainment(sold)：无数值；此时按规则手册所定；book.yaml:21）
                          500.00 x 0.8 = 400.00
                          400.00 - 500.00 = -100.00
                          规则：seller.sales@factors，book.yaml:17，第 1 版
      2,200.00          2026-02  sales 单项保底  （第 13 行）
                          sales 在该期间合计：500.00，共 1 行
                          系数：-100.00，共 1 行
                          前期结转：400.00
                          单项保底为 3,000.00
                          3,000.00 - 800.00 = 2,200.00
                          规则：seller.sales@floor，book.yaml:17，第 1 版
        400.00          2026-02  sales 封顶  （第 14 行）
                          前期结转：400.00
                          所得 2,600.00，封顶 8,000.00：400.00
                          规则：seller.sales，book.yaml:17，第 1 版

小诺（no），提成 2026-02，金额以 CNY 计
      3,000.00  合计
      3,000.00    seller
      3,000.00      sales
      3,000.00        2026-02
        750.00          2026-02-20  D-0004 盐  计入 15,000.00  （第 15 行）
                          15,000.00 x 5% = 750.00
                          规则：seller.sales，book.yaml:17，第 1 版
       -150.00          2026-02-25  RC-0001 盐  计入 -3,000.00  （第 16 行）
                          按比例扣回 D-0004 所得的 750.00
                          计入的 15,000.00 中退回了 3,000.00：150.00
                          规则：seller.sales，book.yaml:17，第 1 版
       -120.00          2026-02  sales 的系数  （第 17 行）
                          sales 在该期间合计：750.00，共 1 行
                          其中被退款扣回：-150.00
                          x 0.8   （attainment(sold)：无数值；此时按规则手册所定；book.yaml:21）
                          600.00 x 0.8 = 480.00
                          480.00 - 600.00 = -120.00
                          规则：seller.sales@factors，book.yaml:17，第 1 版
      2,520.00          2026-02  sales 单项保底  （第 18 行）
                          sales 在该期间合计：750.00，共 1 行
                          其中被退款扣回：-150.00
                          系数：-120.00，共 1 行
                          单项保底为 3,000.00
                          3,000.00 - 480.00 = 2,520.00
                          规则：seller.sales@floor，book.yaml:17，第 1 版
$ salesctl payout explain 2026-02 no -F tsv --fields component,step,of,value,part,by,n,amount
component	step	of	value	part	by	n	amount
	in_all						3000.00
	plan						3000.00
sales	component						3000.00
sales	period						3000.00
sales	line			15000.00			750.00
sales	whole			15000	0.05		750
sales	line			-3000.00			-150.00
sales	takes_back	D-0004					750
sales	back_to_date			3000	15000		150
sales@factors	line			600.00			-120.00
sales@factors	sum	sales				1	750
sales@factors	refunds						-150
sales@factors	factor	attainment(sold)			0.8		
sales@factors	product			600	0.8		480
sales@factors	less			480	600		-120
sales@floor	line			480.00			2520.00
sales@floor	sum	sales				1	750
sales@floor	refunds						-150
sales@floor	paid	factors				1	-120
sales@floor	least		floor	3000	1		3000
sales@floor	less			3000	480		2520

# What changed since, by whom; the floor is told apart.
$ salesctl payout why 2026-01 2026-02 -F table
PLAN    COMPONENT  WHAT      LINES BEFORE      BEFORE      AFTER      EFFECT
------  ---------  --------  ------------  ----------  ---------  ----------
head    team       period               1    2,300.00   2,000.00     -300.00
seller  sales      credited             2  230,000.00  25,000.00  -10,250.00
seller  sales      refunds              0        0.00    -150.00     -150.00
seller  sales      factors              2   -2,300.00    -220.00    2,080.00
seller  sales      cap                  1     -400.00     400.00      800.00
seller  sales      floor                1    1,135.48   4,720.00    3,584.52
------  ---------  --------  ------------  ----------  ---------  ----------
Total                                                              -4,235.48
1 column hidden: --fields all -F tsv shows it
$ salesctl payout why 2026-01 2026-02 no -F text --lang zh_CN
      1,064.52  是提成 2026-02 与 2026-01 之差，金额以 CNY 计
       -250.00  seller sales  计入额：20,000.00，现 15,000.00，按原费率
       -150.00  seller sales  退款：0.00，现 -150.00
         80.00  seller sales  系数：-200.00，现 -120.00
      1,384.52  seller sales  单项保底补足：1,135.48，现 2,520.00
$ printf 'ref,title,owner,stage,amount,closed_on\nD5,油,no,won,10000,2026-02-28\n' | salesctl deal import -q -
$ salesctl payout run -q -p 2026-03 && salesctl payout lines 2026-03 --fields person,line,component,on,amount,cause,cause_op -F tsv
person	line	component	on	amount	cause	cause_op
何静	19	team	2026-03-31	2000.00	first	
何静	20	extra	2026-03-31	500.00	first	
李雷	21	sales@floor	2026-03-31	3000.00	first	
小诺	22	sales	2026-02-28	500.00	first	
小诺	23	sales@factors	2026-02-28	-100.00	total	7
小诺	24	sales@floor	2026-02-28	-400.00	total	7
小诺	25	sales@floor	2026-03-31	3000.00	first	
$ salesctl payout explain 24
小诺 (no), payout 2026-03, amounts in CNY
       -400.00  2026-02  floor of sales  (line 24)
                  sales of the period: 1,250.00 in 2 lines
                  what refunds took back of that: -150.00
                  its factors: -220.00 in 1 line
                  the floor is 3,000.00
                  3,000.00 - 880.00 = 2,120.00
                  posted before: 2,520.00 in 2026-02 (line 18)
                  now due: 2,120.00, so -400.00 is posted; cause: what its period came to was changed (op 7)
                  rule: seller.sales@floor, book.yaml:17, version 1
$ salesctl payout blame 24 -F tsv --fields op,command
op	command
1	init -q --policy book.yaml
2	person import -q -
8	payout run -q -p 2026-03
line 24 of payout 2026-03, run by op 8: 2026-02, floor of sales, -400.00
$ salesctl payout statement 2026-03 no | sed 's,[0-9a-f]\{16\},HASH,g'
Payout 2026-03                                                           Cases
draft; rule book version 1, records as of operation 7, balances as of
operation 8; amounts in CNY; digest HASH

1. 小诺
   Date        Fact       Component          Credited    Amount
   ----------  ---------  ----------------  ---------  --------
   2026-02-28  D-0005 油  sales             10,000.00    500.00
   2026-02-28  2026-02    factors of sales   1,100.00   -100.00
   2026-02-28  2026-02    floor of sales       880.00   -400.00
   2026-03-31  2026-03    floor of sales         0.00  3,000.00
   ----------  ---------  ----------------  ---------  --------
               Total                                   3,000.00

   What it comes to  This payout  Balance by now
   ----------------  -----------  --------------
   Earned               3,000.00            0.00
   Net pay              3,000.00
   Paid                                     0.00
   ----------------  -----------  --------------
   Payable                                  0.00
$ sed '/^examples/,$d; s/floor: 3000/floor: 2500/' book.yaml > less.yaml; salesctl payout simulate --policy less.yaml -p 2026-02 -F table --by component
what everybody is paid, 2026-02 (2026-02-01 to 2026-02-28); amounts in CNY
PLAN    COMPONENT              OLD       NEW  DIFFERENCE     CHANGE
------  ----------------  --------  --------  ----------  ---------
seller  sales             2,000.00  2,000.00        0.00         0%
seller  factors of sales   -320.00   -320.00        0.00
seller  floor of sales    4,320.00  3,320.00   -1,000.00  -23.1481%
head    team              2,000.00  2,000.00        0.00         0%
head    extra               500.00    500.00        0.00         0%
------  ----------------  --------  --------  ----------  ---------
                          8,500.00  7,500.00   -1,000.00  -11.7647%
more: 0, less: 2, the same: 1
of sold: 24.2857%, now 21.4286%
Gini: 0.0392, now 0.0000
$ printf 'ref,title,owner,stage,amount\nD6,面,no,open,30000\n' | salesctl deal import -q - && salesctl deal estimate D-6 --close 2026-05-10 -F table
what a run up to 2026-05-31 posts more when they are won so; amounts in CNY
each deal is taken to be paid in full on its day (--unpaid: won only)
DEAL  WON ON      PLAN    COMPONENT          CREDITED     AMOUNT  RATE
----  ----------  ------  ----------------  ---------  ---------  ----
面    2026-05-10  seller  sales             30,000.00   1,500.00    5%
                  seller  factors of sales               -300.00
                  seller  floor of sales               -1,200.00
----  ----------  ------  ----------------  ---------  ---------  ----
                                                            0.00
$ salesctl payout verify -q --no-header
