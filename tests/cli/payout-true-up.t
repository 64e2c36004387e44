# A true-up explained: what its component would have earned over the longer period, fact by
# fact, less what it was paid by its own periods.
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
>   sold:      {of: deal, measure: sum(amount), date: closed_on, credit: split, where: "stage = won", unit: money}
>   collected: {of: receipt, measure: sum(amount), date: paid_on, credit: split, unit: money}
> plans:
>   both:
>     for: "role = both"
>     components:
>       - id: commission
>         kind: commission
>         base: sold
>         rate: 3%
>         factors: [{of: attainment(sold), steps: [[0%, 0], [60%, 0.6], [80%, 0.8], [100%, 1], [120%, 1.2]]}]
>       - {id: settled, kind: true-up, of: commission, period: quarter}
>   up:
>     for: "role = up"
>     components:
>       - id: commission
>         kind: commission
>         base: sold
>         rate: 3%
>         factors: [{of: attainment(sold), steps: [[0%, 0], [60%, 0.6], [80%, 0.8], [100%, 1], [120%, 1.2]]}]
>       - {id: settled, kind: true-up, of: commission, period: quarter, direction: up-only}
>   tiers:
>     for: "role = tiers"
>     components:
>       - id: commission
>         kind: commission
>         base: sold
>         tiers: [{to: 80%, rate: 3%}, {rate: 6%}]
>         by: {attainment: sold}
>         lookup: period
>         apply: whole
>         cap: {amount: 6000}
>       - {id: settled, kind: true-up, of: commission, period: quarter, direction: up-only}
>   cash:
>     for: "role = cash"
>     components:
>       - id: commission
>         kind: commission
>         base: collected
>         tiers: [{to: 30000, rate: 5%}, {rate: 10%}]
>         by: {amount: collected}
>         apply: marginal
>       - {id: settled, kind: true-up, of: commission, period: quarter, cap: {amount: 1200}}
> approval: {payout: {approvers: 1}, same_login: allowed}
> END
$ export SALESCTL_NOW=2026-07-02T00:00:00Z
$ salesctl init -q --policy book.yaml
$ printf 'handle,name,role\na,安,both\nb,白,both\nc,陈,up\nt,唐,tiers\nm,梅,cash\n' | salesctl person import -q -
$ cat > deals.csv <<END
> ref,title,owner,stage,amount,closed_on
> A1,茶,a,won,70000,2026-04-05
> A2,酒,a,won,95000,2026-05-05
> A3,糖,a,won,150000,2026-06-05
> B1,盐,b,won,130000,2026-04-05
> B2,油,b,won,60000,2026-05-05
> B3,米,b,won,70000,2026-06-05
> C1,面,c,won,130000,2026-04-05
> C2,醋,c,won,60000,2026-05-05
> C3,酱,c,won,70000,2026-06-05
> M1,机床,m,won,80000,2026-03-01
> END
$ salesctl deal import -q deals.csv
$ for m in 04 05 06; do for w in a b c t; do salesctl goal set -q $w sold 100000 -p 2026-$m; done; done; salesctl goal set -q t sold 120000 -p 2026-04
$ for w in a b c t; do salesctl goal set -q $w sold 300000 -p 2026Q2; done
$ { echo ref,title,owner,stage,amount,closed_on; for d in 01 02 03 04 05 06 07 08 09 10 11 12 13; do echo T$d,单$d,t,won,${d}000,2026-04-$d; done; echo T20,大单,t,won,160000,2026-05-05; } | salesctl deal import -q -
$ cat > money.csv <<END
> ref,deal,amount,paid_on,kind
> R1,ref:M1,20000,2026-04-10,receipt
> R2,ref:M1,25000,2026-05-10,receipt
> R3,ref:M1,30000,2026-06-10,receipt
> R4,ref:M1,-15000,2026-06-20,refund
> END
$ salesctl receipt import -q money.csv
$ for m in 04 05 06; do salesctl payout run -q -p 2026-$m; done
$ salesctl payout verify -q --no-header
$ salesctl payout lines 2026-06 --fields line,person,component,amount -F tsv
line	person	component	amount
30	安	commission	4500.00
31	安	commission@factors	900.00
32	安	settled	510.00
33	白	commission	2100.00
34	白	commission@factors	-840.00
35	白	settled	-780.00
36	陈	commission	2100.00
37	陈	commission@factors	-840.00
38	唐	settled	2730.00
39	梅	commission	1500.00
40	梅	commission	-750.00
41	梅	settled	1200.00

# Factors of the quarter in the place of those of its months.
$ salesctl payout explain 2026-06 a
安 (a), payout 2026-06, amounts in CNY
      5,910.00  in all
      5,910.00    both
      5,400.00      commission
      5,400.00        2026-06
      4,500.00          2026-06-05  D-0003 糖  credited 150,000.00  (line 30)
                          150,000.00 x 3% = 4,500.00
                          rule: both.commission, book.yaml:17, version 1
        900.00          2026-06  factors of commission  (line 31)
                          commission of the period: 4,500.00 in 1 line
                          x 1.2   (attainment(sold): 150%, the step from 120% on; book.yaml:21)
                          4,500.00 x 1.2 = 5,400.00
                          5,400.00 - 4,500.00 = 900.00
                          rule: both.commission@factors, book.yaml:17, version 1
        510.00      settled
        510.00          2026Q2  settled  (line 32)
                          commission over the whole period: 9,450.00   (book.yaml:17)
                              2026-04-05  D-0001 茶  credited 70,000.00: 2,100.00; posted 2,100.00 (line 1)
                                  70,000.00 x 3% = 2,100.00
                              2026-05-05  D-0002 酒  credited 95,000.00: 2,850.00; posted 2,850.00 (line 21)
                                  95,000.00 x 3% = 2,850.00
                              2026-06-05  D-0003 糖  credited 150,000.00: 4,500.00; posted 4,500.00 (line 30)
                                  150,000.00 x 3% = 4,500.00
                              x 1   (attainment(sold): 105%, the step from 100% on; book.yaml:21)
                              9,450.00 x 1 = 9,450.00
                          commission by its own periods: 8,940.00 in 6 lines
                              its facts: 9,450.00 in 3 lines
                              its factors: -510.00 in 3 lines
                          9,450.00 - 8,940.00 = 510.00
                          rule: both.settled, book.yaml:22, version 1
$ salesctl payout explain 2026-06 b
白 (b), payout 2026-06, amounts in CNY
        480.00  in all
        480.00    both
      1,260.00      commission
      1,260.00        2026-06
      2,100.00          2026-06-05  D-0006 米  credited 70,000.00  (line 33)
                          70,000.00 x 3% = 2,100.00
                          rule: both.commission, book.yaml:17, version 1
       -840.00          2026-06  factors of commission  (line 34)
                          commission of the period: 2,100.00 in 1 line
                          x 0.6   (attainment(sold): 70%, the step from 60% on; book.yaml:21)
                          2,100.00 x 0.6 = 1,260.00
                          1,260.00 - 2,100.00 = -840.00
                          rule: both.commission@factors, book.yaml:17, version 1
       -780.00      settled
       -780.00          2026Q2  settled  (line 35)
                          commission over the whole period: 6,240.00   (book.yaml:17)
                              2026-04-05  D-0004 盐  credited 130,000.00: 3,900.00; posted 3,900.00 (line 3)
                                  130,000.00 x 3% = 3,900.00
                              2026-05-05  D-0005 油  credited 60,000.00: 1,800.00; posted 1,800.00 (line 23)
                                  60,000.00 x 3% = 1,800.00
                              2026-06-05  D-0006 米  credited 70,000.00: 2,100.00; posted 2,100.00 (line 33)
                                  70,000.00 x 3% = 2,100.00
                              x 0.8   (attainment(sold): 86.6667%, the step from 80% on; book.yaml:21)
                              7,800.00 x 0.8 = 6,240.00
                          commission by its own periods: 7,020.00 in 6 lines
                              its facts: 7,800.00 in 3 lines
                              its factors: -780.00 in 3 lines
                          6,240.00 - 7,020.00 = -780.00
                          rule: both.settled, book.yaml:22, version 1

# C is due less than paid, and the plan only adds: there is no line.
$ salesctl payout explain 2026-06 c
陈 (c), payout 2026-06, amounts in CNY
      1,260.00  in all
      1,260.00    up
      1,260.00      commission
      1,260.00        2026-06
      2,100.00          2026-06-05  D-0009 酱  credited 70,000.00  (line 36)
                          70,000.00 x 3% = 2,100.00
                          rule: up.commission, book.yaml:26, version 1
       -840.00          2026-06  factors of commission  (line 37)
                          commission of the period: 2,100.00 in 1 line
                          x 0.6   (attainment(sold): 70%, the step from 60% on; book.yaml:30)
                          2,100.00 x 0.6 = 1,260.00
                          1,260.00 - 2,100.00 = -840.00
                          rule: up.commission@factors, book.yaml:26, version 1

# Tiers looked up by the quarter's total and target; the ten largest facts are shown.
$ salesctl payout explain 2026-06 t
唐 (t), payout 2026-06, amounts in CNY
      2,730.00  in all
      2,730.00    tiers
      2,730.00      settled
      2,730.00          2026Q2  settled  (line 38)
                          commission over the whole period: 15,060.00   (book.yaml:35)
                              2026-04-05  D-0015 单05  credited 5,000.00: 300.00; posted 150.00 (line 11); target 300,000.00, reached before it 251,000.00
                                  5,000.00 x 6% = 300.00   (tier 2, looked up at 251,000.00)
                              2026-04-06  D-0016 单06  credited 6,000.00: 360.00; posted 180.00 (line 12); target 300,000.00, reached before it 251,000.00
                                  6,000.00 x 6% = 360.00   (tier 2, looked up at 251,000.00)
                              2026-04-07  D-0017 单07  credited 7,000.00: 420.00; posted 210.00 (line 13); target 300,000.00, reached before it 251,000.00
                                  7,000.00 x 6% = 420.00   (tier 2, looked up at 251,000.00)
                              2026-04-08  D-0018 单08  credited 8,000.00: 480.00; posted 240.00 (line 14); target 300,000.00, reached before it 251,000.00
                                  8,000.00 x 6% = 480.00   (tier 2, looked up at 251,000.00)
                              2026-04-09  D-0019 单09  credited 9,000.00: 540.00; posted 270.00 (line 15); target 300,000.00, reached before it 251,000.00
                                  9,000.00 x 6% = 540.00   (tier 2, looked up at 251,000.00)
                              2026-04-10  D-0020 单10  credited 10,000.00: 600.00; posted 300.00 (line 16); target 300,000.00, reached before it 251,000.00
                                  10,000.00 x 6% = 600.00   (tier 2, looked up at 251,000.00)
                              2026-04-11  D-0021 单11  credited 11,000.00: 660.00; posted 330.00 (line 17); target 300,000.00, reached before it 251,000.00
                                  11,000.00 x 6% = 660.00   (tier 2, looked up at 251,000.00)
                              2026-04-12  D-0022 单12  credited 12,000.00: 720.00; posted 360.00 (line 18); target 300,000.00, reached before it 251,000.00
                                  12,000.00 x 6% = 720.00   (tier 2, looked up at 251,000.00)
                              2026-04-13  D-0023 单13  credited 13,000.00: 780.00; posted 390.00 (line 19); target 300,000.00, reached before it 251,000.00
                                  13,000.00 x 6% = 780.00   (tier 2, looked up at 251,000.00)
                              2026-05-05  D-0024 大单  credited 160,000.00: 9,600.00; posted 9,600.00 (line 27); target 300,000.00, reached before it 251,000.00
                                  160,000.00 x 6% = 9,600.00   (tier 2, looked up at 251,000.00)
                              and 4 smaller ones: 600.00; posted 300.00
                          commission by its own periods: 12,330.00 in 14 lines
                          15,060.00 - 12,330.00 = 2,730.00
                          rule: tiers.settled, book.yaml:43, version 1

# Slices of the quarter, a refund, a cap of the true-up itself.
$ salesctl payout explain 2026-06 m
梅 (m), payout 2026-06, amounts in CNY
      1,950.00  in all
      1,950.00    cash
        750.00      commission
        750.00        2026-06
      1,500.00          2026-06-10  RC-0003 机床  credited 30,000.00  (line 39)
                          30,000.00 x 5% = 1,500.00   (tier 1, from 0.00 to 30,000.00)
                          rule: cash.commission, book.yaml:47, version 1
       -750.00          2026-06-20  RC-0004 机床  credited -15,000.00  (line 40)
                          takes back its part of the 3,750.00 that the receipts of D-0010 earned
                          15,000.00 of the 75,000.00 credited went back: 750.00
                          rule: cash.commission, book.yaml:47, version 1
      1,200.00      settled
      1,200.00          2026Q2  settled  (line 41)
                          commission over the whole period: 4,800.00   (book.yaml:47)
                              2026-04-10  RC-0001 机床  credited 20,000.00: 1,000.00; posted 1,000.00 (line 20)
                                  20,000.00 x 5% = 1,000.00   (tier 1, from 0.00 to 20,000.00)
                              2026-05-10  RC-0002 机床  credited 25,000.00: 2,000.00; posted 1,250.00 (line 29)
                                  10,000.00 x 5% = 500.00   (tier 1, from 20,000.00 to 30,000.00)
                                  15,000.00 x 10% = 1,500.00   (tier 2, from 30,000.00 to 45,000.00)
                              2026-06-10  RC-0003 机床  credited 30,000.00: 3,000.00; posted 1,500.00 (line 39)
                                  30,000.00 x 10% = 3,000.00   (tier 2, from 45,000.00 to 75,000.00)
                              what refunds took back of that: -1,200.00
                          commission by its own periods: 3,000.00 in 4 lines
                              its facts: 3,750.00 in 3 lines
                              what refunds took back: -750.00 in 1 line
                          4,800.00 - 3,000.00 = 1,800.00
                          1,800.00, but at most the cap of 1,200.00: 1,200.00
                          rule: cash.settled, book.yaml:53, version 1

# In Chinese, and as rows.
$ salesctl payout explain 2026-06 a --lang zh_CN
安（a），提成 2026-06，金额以 CNY 计
      5,910.00  合计
      5,910.00    both
      5,400.00      commission
      5,400.00        2026-06
      4,500.00          2026-06-05  D-0003 糖  计入 150,000.00  （第 30 行）
                          150,000.00 x 3% = 4,500.00
                          规则：both.commission，book.yaml:17，第 1 版
        900.00          2026-06  commission 的系数  （第 31 行）
                          commission 在该期间合计：4,500.00，共 1 行
                          x 1.2   （attainment(sold)：150%，从 120% 起的一级；book.yaml:21）
                          4,500.00 x 1.2 = 5,400.00
                          5,400.00 - 4,500.00 = 900.00
                          规则：both.commission@factors，book.yaml:17，第 1 版
        510.00      settled
        510.00          2026Q2  settled  （第 32 行）
                          commission 按整个期间计：9,450.00   （book.yaml:17）
                              2026-04-05  D-0001 茶  计入 70,000.00：2,100.00；已记 2,100.00（第 1 行）
                                  70,000.00 x 3% = 2,100.00
                              2026-05-05  D-0002 酒  计入 95,000.00：2,850.00；已记 2,850.00（第 21 行）
                                  95,000.00 x 3% = 2,850.00
                              2026-06-05  D-0003 糖  计入 150,000.00：4,500.00；已记 4,500.00（第 30 行）
                                  150,000.00 x 3% = 4,500.00
                              x 1   （attainment(sold)：105%，从 100% 起的一级；book.yaml:21）
                              9,450.00 x 1 = 9,450.00
                          commission 按其各期已记：8,940.00，共 6 行
                              各笔事实：9,450.00，共 3 行
                              系数：-510.00，共 3 行
                          9,450.00 - 8,940.00 = 510.00
                          规则：both.settled，book.yaml:22，第 1 版
$ salesctl payout explain 2026-06 t --lang zh_CN
唐（t），提成 2026-06，金额以 CNY 计
      2,730.00  合计
      2,730.00    tiers
      2,730.00      settled
      2,730.00          2026Q2  settled  （第 38 行）
                          commission 按整个期间计：15,060.00   （book.yaml:35）
                              2026-04-05  D-0015 单05  计入 5,000.00：300.00；已记 150.00（第 11 行）；目标值 300,000.00，此前已完成 251,000.00
                                  5,000.00 x 6% = 300.00   （第 2 档，按 251,000.00 查档）
                              2026-04-06  D-0016 单06  计入 6,000.00：360.00；已记 180.00（第 12 行）；目标值 300,000.00，此前已完成 251,000.00
                                  6,000.00 x 6% = 360.00   （第 2 档，按 251,000.00 查档）
                              2026-04-07  D-0017 单07  计入 7,000.00：420.00；已记 210.00（第 13 行）；目标值 300,000.00，此前已完成 251,000.00
                                  7,000.00 x 6% = 420.00   （第 2 档，按 251,000.00 查档）
                              2026-04-08  D-0018 单08  计入 8,000.00：480.00；已记 240.00（第 14 行）；目标值 300,000.00，此前已完成 251,000.00
                                  8,000.00 x 6% = 480.00   （第 2 档，按 251,000.00 查档）
                              2026-04-09  D-0019 单09  计入 9,000.00：540.00；已记 270.00（第 15 行）；目标值 300,000.00，此前已完成 251,000.00
                                  9,000.00 x 6% = 540.00   （第 2 档，按 251,000.00 查档）
                              2026-04-10  D-0020 单10  计入 10,000.00：600.00；已记 300.00（第 16 行）；目标值 300,000.00，此前已完成 251,000.00
                                  10,000.00 x 6% = 600.00   （第 2 档，按 251,000.00 查档）
                              2026-04-11  D-0021 单11  计入 11,000.00：660.00；已记 330.00（第 17 行）；目标值 300,000.00，此前已完成 251,000.00
                                  11,000.00 x 6% = 660.00   （第 2 档，按 251,000.00 查档）
                              2026-04-12  D-0022 单12  计入 12,000.00：720.00；已记 360.00（第 18 行）；目标值 300,000.00，此前已完成 251,000.00
                                  12,000.00 x 6% = 720.00   （第 2 档，按 251,000.00 查档）
                              2026-04-13  D-0023 单13  计入 13,000.00：780.00；已记 390.00（第 19 行）；目标值 300,000.00，此前已完成 251,000.00
                                  13,000.00 x 6% = 780.00   （第 2 档，按 251,000.00 查档）
                              2026-05-05  D-0024 大单  计入 160,000.00：9,600.00；已记 9,600.00（第 27 行）；目标值 300,000.00，此前已完成 251,000.00
                                  160,000.00 x 6% = 9,600.00   （第 2 档，按 251,000.00 查档）
                              另有较小的 4 笔：600.00；已记 300.00
                          commission 按其各期已记：12,330.00，共 14 行
                          15,060.00 - 12,330.00 = 2,730.00
                          规则：tiers.settled，book.yaml:43，第 1 版
$ salesctl payout explain 2026-06 m --lang zh_CN
梅（m），提成 2026-06，金额以 CNY 计
      1,950.00  合计
      1,950.00    cash
        750.00      commission
        750.00        2026-06
      1,500.00          2026-06-10  RC-0003 机床  计入 30,000.00  （第 39 行）
                          30,000.00 x 5% = 1,500.00   （第 1 档，从 0.00 到 30,000.00）
                          规则：cash.commission，book.yaml:47，第 1 版
       -750.00          2026-06-20  RC-0004 机床  计入 -15,000.00  （第 40 行）
                          按比例扣回 D-0010 的回款所得的 3,750.00
                          计入的 75,000.00 中退回了 15,000.00：750.00
                          规则：cash.commission，book.yaml:47，第 1 版
      1,200.00      settled
      1,200.00          2026Q2  settled  （第 41 行）
                          commission 按整个期间计：4,800.00   （book.yaml:47）
                              2026-04-10  RC-0001 机床  计入 20,000.00：1,000.00；已记 1,000.00（第 20 行）
                                  20,000.00 x 5% = 1,000.00   （第 1 档，从 0.00 到 20,000.00）
                              2026-05-10  RC-0002 机床  计入 25,000.00：2,000.00；已记 1,250.00（第 29 行）
                                  10,000.00 x 5% = 500.00   （第 1 档，从 20,000.00 到 30,000.00）
                                  15,000.00 x 10% = 1,500.00   （第 2 档，从 30,000.00 到 45,000.00）
                              2026-06-10  RC-0003 机床  计入 30,000.00：3,000.00；已记 1,500.00（第 39 行）
                                  30,000.00 x 10% = 3,000.00   （第 2 档，从 45,000.00 到 75,000.00）
                              其中被退款扣回：-1,200.00
                          commission 按其各期已记：3,000.00，共 4 行
                              各笔事实：3,750.00，共 3 行
                              退款扣回：-750.00，共 1 行
                          4,800.00 - 3,000.00 = 1,800.00
                          1,800.00，但不超过封顶 1,200.00：1,200.00
                          规则：cash.settled，book.yaml:53，第 1 版
$ salesctl payout explain 2026-06 m -F tsv --fields component,fact,on,step,of,part,by,n,amount,rule
component	fact	on	step	of	part	by	n	amount	rule
			in_all					1950.00	
			plan					1950.00	
commission			component					750.00	
commission			period					750.00	
commission	RC-0003	2026-06-10	line		30000.00			1500.00	book.yaml:47
commission	RC-0003	2026-06-10	slice		30000	0.05	1	1500	book.yaml:50
commission	RC-0004	2026-06-20	line		-15000.00			-750.00	book.yaml:47
commission	RC-0004	2026-06-20	takes_back	D-0010			1	3750	book.yaml:47
commission	RC-0004	2026-06-20	back_to_date		15000	75000		750	book.yaml:47
settled			component					1200.00	
settled			period					1200.00	
settled		2026-06-30	line		4800.00			1200.00	book.yaml:53
settled		2026-06-30	amount	commission				4800	book.yaml:47
settled	RC-0001	2026-04-10	anew		20000		20	1000	book.yaml:47
settled	RC-0001	2026-04-10	slice		20000	0.05	1	1000	book.yaml:50
settled	RC-0002	2026-05-10	anew		25000		29	2000	book.yaml:47
settled	RC-0002	2026-05-10	slice		10000	0.05	1	500	book.yaml:50
settled	RC-0002	2026-05-10	slice		15000	0.1	2	1500	book.yaml:50
settled	RC-0003	2026-06-10	anew		30000		39	3000	book.yaml:47
settled	RC-0003	2026-06-10	slice		30000	0.1	2	3000	book.yaml:50
settled		2026-06-30	refunds					-1200	book.yaml:53
settled		2026-06-30	sum	commission			4	3000	book.yaml:53
settled		2026-06-30	paid	facts			3	3750	book.yaml:53
settled		2026-06-30	paid	refunds			1	-750	book.yaml:53
settled		2026-06-30	less		4800	3000		1800	book.yaml:53
settled		2026-06-30	cut			1200		1200	book.yaml:53

# What it settles changes with the facts: C's is due, and then no more.
$ salesctl deal edit -q D-9 amount=300000
$ salesctl payout run -q -p 2026-07
$ salesctl payout explain 2026-07 c
陈 (c), payout 2026-07, amounts in CNY
     10,620.00  in all
     10,620.00    up
      9,540.00      commission
      9,540.00        2026-06
      6,900.00          2026-06-05  D-0009 酱  credited 300,000.00  (line 42)
                          300,000.00 x 3% = 9,000.00
                          posted before: 2,100.00 in 2026-06 (line 36)
                          now due: 9,000.00, so 6,900.00 is posted; cause: the record was changed (op 26)
                          rule: up.commission, book.yaml:26, version 1
      2,640.00          2026-06  factors of commission  (line 43)
                          commission of the period: 9,000.00 in 2 lines
                          x 1.2   (attainment(sold): 300%, the step from 120% on; book.yaml:30)
                          9,000.00 x 1.2 = 10,800.00
                          10,800.00 - 9,000.00 = 1,800.00
                          posted before: -840.00 in 2026-06 (line 37)
                          now due: 1,800.00, so 2,640.00 is posted; cause: what its period came to was changed (op 26)
                          rule: up.commission@factors, book.yaml:26, version 1
      1,080.00      settled
      1,080.00          2026Q2  settled  (line 44)
                          commission over the whole period: 17,640.00   (book.yaml:26)
                              2026-04-05  D-0007 面  credited 130,000.00: 3,900.00; posted 3,900.00 (line 5)
                                  130,000.00 x 3% = 3,900.00
                              2026-05-05  D-0008 醋  credited 60,000.00: 1,800.00; posted 1,800.00 (line 25)
                                  60,000.00 x 3% = 1,800.00
                              2026-06-05  D-0009 酱  credited 300,000.00: 9,000.00; posted 9,000.00 (line 42)
                                  300,000.00 x 3% = 9,000.00
                              x 1.2   (attainment(sold): 163.3333%, the step from 120% on; book.yaml:30)
                              14,700.00 x 1.2 = 17,640.00
                          commission by its own periods: 16,560.00 in 8 lines
                              its facts: 14,700.00 in 4 lines
                              its factors: 1,860.00 in 4 lines
                          17,640.00 - 16,560.00 = 1,080.00
                          rule: up.settled, book.yaml:31, version 1
$ salesctl deal edit -q D-9 amount=70000
$ salesctl payout run -q -p 2026-08
$ salesctl payout explain 2026-08 c
陈 (c), payout 2026-08, amounts in CNY
    -10,620.00  in all
    -10,620.00    up
     -9,540.00      commission
     -9,540.00        2026-06
     -6,900.00          2026-06-05  D-0009 酱  credited 70,000.00  (line 45)
                          70,000.00 x 3% = 2,100.00
                          posted before: 2,100.00 in 2026-06 (line 36)
                          posted before: 6,900.00 in 2026-07 (line 42)
                          now due: 2,100.00, so -6,900.00 is posted; cause: the record was changed (op 28)
                          rule: up.commission, book.yaml:26, version 1
     -2,640.00          2026-06  factors of commission  (line 46)
                          commission of the period: 2,100.00 in 3 lines
                          x 0.6   (attainment(sold): 70%, the step from 60% on; book.yaml:30)
                          2,100.00 x 0.6 = 1,260.00
                          1,260.00 - 2,100.00 = -840.00
                          posted before: -840.00 in 2026-06 (line 37)
                          posted before: 2,640.00 in 2026-07 (line 43)
                          now due: -840.00, so -2,640.00 is posted; cause: what its period came to was changed (op 28)
                          rule: up.commission@factors, book.yaml:26, version 1
     -1,080.00      settled
     -1,080.00          2026Q2  settled  (line 47)
                          commission over the whole period: 6,240.00   (book.yaml:26)
                              2026-04-05  D-0007 面  credited 130,000.00: 3,900.00; posted 3,900.00 (line 5)
                                  130,000.00 x 3% = 3,900.00
                              2026-05-05  D-0008 醋  credited 60,000.00: 1,800.00; posted 1,800.00 (line 25)
                                  60,000.00 x 3% = 1,800.00
                              2026-06-05  D-0009 酱  credited 70,000.00: 2,100.00; posted 2,100.00 (line 45)
                                  70,000.00 x 3% = 2,100.00
                              x 0.8   (attainment(sold): 86.6667%, the step from 80% on; book.yaml:30)
                              7,800.00 x 0.8 = 6,240.00
                          commission by its own periods: 7,020.00 in 10 lines
                              its facts: 7,800.00 in 5 lines
                              its factors: -780.00 in 5 lines
                          6,240.00 - 7,020.00 = -780.00
                          it only adds, never takes away: 0.00
                          posted before: 1,080.00 in 2026-07 (line 44)
                          now due: 0.00, so -1,080.00 is posted; cause: what its period came to was changed
                          rule: up.settled, book.yaml:31, version 1
$ salesctl payout lines 2026-08 c --fields line,component,period,amount -F tsv
line	component	period	amount
45	commission	2026-06	-6900.00
46	commission@factors	2026-06	-2640.00
47	settled	2026Q2	-1080.00
$ salesctl payout verify -q --no-header

# What made one month's pay differ, and what a line stands on: the goals of the longer period, too.
$ salesctl payout why 2026-05 2026-06 a -F text
      3,630.00  is the difference of payout 2026-06 to 2026-05, amounts in CNY
      1,650.00  both commission  credited: 95,000.00, now 150,000.00, at the rates of before
      1,470.00  both commission  factors: -570.00, now 900.00
        510.00  both settled  settled over a longer period: 0.00, now 510.00
$ salesctl payout why 2026-05 2026-06 a -F text --lang zh_CN
      3,630.00  是提成 2026-06 与 2026-05 之差，金额以 CNY 计
      1,650.00  both commission  计入额：95,000.00，现 150,000.00，按原费率
      1,470.00  both commission  系数：-570.00，现 900.00
        510.00  both settled  按更长期间补差：0.00，现 510.00
$ salesctl payout why 2026-05 2026-06 a --fields component,what,effect
component	what	effect
commission	amounts	1650.00
commission	factors	1470.00
settled	true_up	510.00
$ salesctl payout blame 38 --fields op,of,change -F table
OP  OF       CHANGE
--  -------  -------------------------------------------------------------------
 1  v1       version 1 of the rule book was applied
 2  t        唐, role tiers
 7  G-0004   subject 唐, metric sold, period 2026-04, target 100000, state appr~
11  G-0008   subject 唐, metric sold, period 2026-05, target 100000, state appr~
15  G-0012   subject 唐, metric sold, period 2026-06, target 100000, state appr~
16  G-0004   target 100000 -> 120000
20  G-0016   subject 唐, metric sold, period 2026Q2, target 300000, state appro~
25  PR-0003  2026-06
line 38 of payout 2026-06, run by op 25: 2026Q2, settled, 2,730.00
