# Every kind of line of pay, explained: what came to it, step by step, and its rule.
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
>   orders:    {of: deal, measure: count, date: closed_on, credit: owner, where: "stage = won", unit: count}
>   collected: {of: receipt, measure: sum(amount), date: paid_on, credit: split, unit: money}
>   accepted:  {of: reading, measure: sum(value), date: measured_on, where: "name = accepted", unit: number}
> plans:
>   seller:
>     for: "role = seller"
>     components:
>       - id: sales
>         kind: commission
>         base: sold
>         net_of: {vat: 13%}
>         rates: [{when: "amount >= 50000", rate: 8%}, {when: "amount >= 50000 and contract = frame", rate: 6%}, {rate: 5%}]
>         factors:
>           - {of: amount / list_amount, steps: [[0%, 0.5], [90%, 1]], missing: 1}
>           - {of: attainment(sold), steps: [[.., 0], [60%, as-is], [100%, 1], [120%, 1.2]]}
>         cap: {amount: 6000, excess: later}
>       - {id: each, kind: per-unit, base: orders, amount: 50}
>       - {id: frame, kind: spiff, base: sold, where: "contract = frame", amount: 300}
>       - {id: goal, kind: bonus, when: "attainment(sold) >= 1", amount: "1000 + 1% * (actual(sold) - target(sold))"}
>       - {id: marks, kind: milestone, base: sold, every: 100000, amount: 500}
>       - {id: settled, kind: true-up, of: sales, period: quarter}
>     holdback: {rate: 10%, release: {at: quarter-end, by: accepted, steps: [[0, 0%], [2, 100%]]}}
>     leaver: {delivered: 100%, undelivered: 50%, window: 60d}
>   novice:
>     for: "role = novice"
>     components: [{id: cash, kind: commission, base: collected, rate: 10%}]
>     guarantee: {amount: 3000, months: 2}
>     draw: {amount: 4000, recoverable: true, limit: 1500}
>     clawback: {monthly_cap: 20%, min_wage: 2490}
>     cap: {amount: 8500, period: quarter}
>   head:
>     for: "role = head"
>     components:
>       - id: override
>         kind: override
>         base: sold
>         rate: 1%
>         factors: [{of: attainment(sold)}]
>       - {id: pool, kind: pool, base: sold, period: quarter, amount: "1% * actual(sold)", share: {contribution: 50, score: 30, equal: 20}}
> approval: {payout: {approvers: 1}, same_login: allowed}
> END
$ export SALESCTL_NOW=2026-04-02T00:00:00Z
$ salesctl init -q --policy book.yaml
$ printf 'handle,name\nwest,West\n' | salesctl team import -q -
$ cat > people.csv <<END
> handle,name,role,team,manager,hired_on,left_on,base_pay
> he,何静,head,west,,2025-01-01,,8000
> li,李雷,seller,west,he,2025-01-01,,
> mo,莫言,seller,west,he,2025-01-01,2026-02-15,
> no,小诺,novice,,,2026-01-10,,3000
> fi,Fin,finance,,,,,
> END
$ salesctl person import -q people.csv
$ cat > deals.csv <<END
> ref,title,owner,stage,amount,list_amount,closed_on,contract,delivered_on
> D1,茶,li,won,60000,60000,2026-01-05,frame,
> D2,酒,li,won,33900,40000,2026-01-20,,
> D3,糖,li,won,120000,,2026-02-10,,
> D4,盐,mo,won,40000,,2026-01-12,,
> D5,油,mo,won,30000,,2026-02-20,,2026-02-01
> D6,米,mo,won,20000,,2026-03-10,,
> D7,面,no,won,90000,,2026-01-15,,
> END
$ salesctl deal import -q deals.csv
$ for m in 01 02 03; do salesctl goal set -q li sold 100000 -p 2026-$m && salesctl goal set -q mo sold 50000 -p 2026-$m; done
$ cat > money.csv <<END
> ref,deal,amount,paid_on,kind
> R1,ref:D7,20000,2026-01-20,receipt
> R2,ref:D7,70000,2026-02-20,receipt
> R3,ref:D7,-45000,2026-03-05,refund
> END
$ salesctl receipt import -q money.csv
$ printf 'ref,name,person,value,measured_on\nM1,accepted,li,1,2026-03-30\n' | salesctl reading import -q -
$ salesctl payout adjust li 120.50 --reason 补发差旅津贴 --on 2026-03-31 --as he -q && salesctl payout adjust --approve AJ-1 --as fi -q
$ for m in 01 02 03; do salesctl payout run -q -p 2026-$m; done
$ salesctl payout verify -q --no-header

# January: tax, the rate of the case, factors of the fact and of the period, a cap.
$ salesctl payout explain 2026-01
何静 (he), payout 2026-01, amounts in CNY
      1,195.28  in all
      1,195.28    head
      1,195.28      override
      1,195.28          2026-01  override  (line 1)
                          93,900.00  李雷 (li)
                          40,000.00  莫言 (mo)
                          133,900.00 x 1% = 1,339.00
                          x 0.892666667   (attainment(sold): 89.2667%; book.yaml:49)
                          1,195.280666667, rounded: 1,195.28
                          rule: head.override, book.yaml:45, version 1

李雷 (li), payout 2026-01, amounts in CNY
      3,686.17  in all
      3,686.17    seller
      3,695.75      sales
      3,695.75        2026-01
      3,185.84          2026-01-05  D-0001 茶  credited 60,000.00  (line 2)
                          60,000.00 x 6% = 3,600.00   (case 2: amount >= 50000 and contract = frame; of 2 that hold the one with most conditions, 2; book.yaml:23)
                          3,600.00 / 1.13 = 3,185.840707965   (net of 13% tax)
                          3,185.840707965 x 1 = 3,185.840707965   (amount / list_amount: 1, the step from 0.9 on; book.yaml:25)
                          rounded: 3,185.84
                          rule: seller.sales, book.yaml:19, version 1
        750.00          2026-01-20  D-0002 酒  credited 33,900.00  (line 3)
                          33,900.00 x 5% = 1,695.00   (case 3, for all others; no other one holds; book.yaml:23)
                          1,695.00 / 1.13 = 1,500.00   (net of 13% tax)
                          1,500.00 x 0.5 = 750.00   (amount / list_amount: 0.8475, the step from 0 on; book.yaml:25)
                          rule: seller.sales, book.yaml:19, version 1
       -240.09          2026-01  factors of sales  (line 4)
                          sales of the period: 3,935.84 in 2 lines
                          x 0.939   (attainment(sold): 93.9%, as it is from 60% on; book.yaml:26)
                          3,935.84 x 0.939 = 3,695.75376
                          rounded: 3,695.75
                          3,695.75 - 3,935.84 = -240.09
                          rule: seller.sales@factors, book.yaml:19, version 1
        100.00      each
        100.00        2026-01
         50.00          2026-01-05  D-0001 茶  credited 1.00  (line 5)
                          1 x 50.00 each = 50.00
                          rule: seller.each, book.yaml:28, version 1
         50.00          2026-01-20  D-0002 酒  credited 1.00  (line 6)
                          1 x 50.00 each = 50.00
                          rule: seller.each, book.yaml:28, version 1
        300.00      frame
        300.00        2026-01
        300.00          2026-01-05  D-0001 茶  credited 60,000.00  (line 7)
                          300.00 for each: 300.00
                          rule: seller.frame, book.yaml:29, version 1
       -409.58      holdback
       -409.58          2026-01  holdback  (line 8)
                          earned in the period by plan seller: 4,095.75
                          4,095.75 x 10% = 409.575
                          rounded: 409.58
                          held now: 409.58
                          rule: seller.@holdback, book.yaml:16, version 1

莫言 (mo), payout 2026-01, amounts in CNY
      1,319.34  in all
      1,319.34    seller
      1,415.93      sales
      1,415.93        2026-01
      1,769.91          2026-01-12  D-0004 盐  credited 40,000.00  (line 9)
                          40,000.00 x 5% = 2,000.00   (case 3, for all others; no other one holds; book.yaml:23)
                          2,000.00 / 1.13 = 1,769.911504425   (net of 13% tax)
                          1,769.911504425 x 1 = 1,769.911504425   (amount / list_amount: no value; what the rule book says then; book.yaml:25)
                          rounded: 1,769.91
                          rule: seller.sales, book.yaml:19, version 1
       -353.98          2026-01  factors of sales  (line 10)
                          sales of the period: 1,769.91 in 1 line
                          x 0.8   (attainment(sold): 80%, as it is from 60% on; book.yaml:26)
                          1,769.91 x 0.8 = 1,415.928
                          rounded: 1,415.93
                          1,415.93 - 1,769.91 = -353.98
                          rule: seller.sales@factors, book.yaml:19, version 1
         50.00      each
         50.00        2026-01
         50.00          2026-01-12  D-0004 盐  credited 1.00  (line 11)
                          1 x 50.00 each = 50.00
                          rule: seller.each, book.yaml:28, version 1
       -146.59      holdback
       -146.59          2026-01  holdback  (line 12)
                          earned in the period by plan seller: 1,465.93
                          1,465.93 x 10% = 146.593
                          rounded: 146.59
                          held now: 146.59
                          rule: seller.@holdback, book.yaml:16, version 1

小诺 (no), payout 2026-01, amounts in CNY
      4,000.00  in all
      4,000.00    novice
      2,000.00      cash
      2,000.00        2026-01
      2,000.00          2026-01-20  RC-0001 面  credited 20,000.00  (line 13)
                          20,000.00 x 10% = 2,000.00
                          rule: novice.cash, book.yaml:37, version 1
      1,000.00      guarantee
      1,000.00          2026-01  guarantee  (line 14)
                          earned in the period by plan novice: 2,000.00
                          guaranteed for 2 months, until 2026-02-28
                          at least 3,000.00 is guaranteed
                          rule: novice.@guarantee, book.yaml:35, version 1
      1,000.00      draw advance
      1,000.00          2026-01  draw advance  (line 15)
                          earned in the period by plan novice: 2,000.00
                          then guarantee: 1,000.00
                          the draw is 4,000.00
                          owed now: 1,000.00
                          at most 1,500.00 is owed in all
                          rule: novice.@draw, book.yaml:35, version 1
$ salesctl payout explain 2026-02
何静 (he), payout 2026-02, amounts in CNY
      1,500.00  in all
      1,500.00    head
      1,500.00      override
      1,500.00          2026-02  override  (line 16)
                          120,000.00  李雷 (li)
                          30,000.00  莫言 (mo)
                          150,000.00 x 1% = 1,500.00
                          x 1   (attainment(sold): 100%; book.yaml:49)
                          rounded: 1,500.00
                          rule: head.override, book.yaml:45, version 1

李雷 (li), payout 2026-02, amounts in CNY
      7,425.00  in all
      7,425.00    seller
      6,000.00      sales
      6,000.00        2026-02
      8,495.58          2026-02-10  D-0003 糖  credited 120,000.00  (line 17)
                          120,000.00 x 8% = 9,600.00   (case 1: amount >= 50000; of 1 that holds the one with most conditions, 1; book.yaml:23)
                          9,600.00 / 1.13 = 8,495.575221239   (net of 13% tax)
                          8,495.575221239 x 1 = 8,495.575221239   (amount / list_amount: no value; what the rule book says then; book.yaml:25)
                          rounded: 8,495.58
                          rule: seller.sales, book.yaml:19, version 1
      1,699.12          2026-02  factors of sales  (line 18)
                          sales of the period: 8,495.58 in 1 line
                          x 1.2   (attainment(sold): 120%, the step from 120% on; book.yaml:26)
                          8,495.58 x 1.2 = 10,194.696
                          rounded: 10,194.70
                          10,194.70 - 8,495.58 = 1,699.12
                          rule: seller.sales@factors, book.yaml:19, version 1
     -4,194.70          2026-02  cap of sales  (line 19)
                          earned 10,194.70, cap 6,000.00: -4,194.70
                          above the cap: 4,194.70, carried into later periods
                          rule: seller.sales, book.yaml:19, version 1
         50.00      each
         50.00        2026-02
         50.00          2026-02-10  D-0003 糖  credited 1.00  (line 20)
                          1 x 50.00 each = 50.00
                          rule: seller.each, book.yaml:28, version 1
      1,200.00      goal
      1,200.00          2026-02  goal  (line 21)
                          attainment(sold) = 120%
                          when attainment(sold) >= 1: it holds
                          actual(sold) = 120,000
                          target(sold) = 100,000
                          1000 + 1% * (actual(sold) - target(sold)) = 1,200.00
                          rounded: 1,200.00
                          rule: seller.goal, book.yaml:30, version 1
      1,000.00      marks
      1,000.00          2026-02  marks  (line 22)
                          the year's sold went from 93,900.00 to 213,900.00: passed 100,000.00 2 times
                          500 = 500.00
                          500.00 x 2 = 1,000.00
                          rounded: 1,000.00
                          rule: seller.marks, book.yaml:31, version 1
       -825.00      holdback
       -825.00          2026-02  holdback  (line 23)
                          earned in the period by plan seller: 8,250.00
                          8,250.00 x 10% = 825.00
                          held before: 409.58
                          held now: 1,234.58
                          rule: seller.@holdback, book.yaml:16, version 1

莫言 (mo), payout 2026-02, amounts in CNY
        761.81  in all
        761.81    seller
        796.46      sales
        796.46        2026-02
      1,327.43          2026-02-20  D-0005 油  credited 30,000.00  (line 24)
                          30,000.00 x 5% = 1,500.00   (case 3, for all others; no other one holds; book.yaml:23)
                          1,500.00 / 1.13 = 1,327.433628319   (net of 13% tax)
                          1,327.433628319 x 1 = 1,327.433628319   (amount / list_amount: no value; what the rule book says then; book.yaml:25)
                          1,327.433628319 x 100% = 1,327.433628319   (left on 2026-02-15; delivered by then)
                          rounded: 1,327.43
                          rule: seller.sales, book.yaml:19, version 1
       -530.97          2026-02  factors of sales  (line 25)
                          sales of the period: 1,327.43 in 1 line
                          x 0.6   (attainment(sold): 60%, as it is from 60% on; book.yaml:26)
                          1,327.43 x 0.6 = 796.458
                          rounded: 796.46
                          796.46 - 1,327.43 = -530.97
                          rule: seller.sales@factors, book.yaml:19, version 1
         50.00      each
         50.00        2026-02
         50.00          2026-02-20  D-0005 油  credited 1.00  (line 26)
                          1 x 50.00 each = 50.00
                          50.00 x 100% = 50.00   (left on 2026-02-15; delivered by then)
                          rule: seller.each, book.yaml:28, version 1
        -84.65      holdback
        -84.65          2026-02  holdback  (line 27)
                          earned in the period by plan seller: 846.46
                          846.46 x 10% = 84.646
                          rounded: 84.65
                          held before: 146.59
                          held now: 231.24
                          rule: seller.@holdback, book.yaml:16, version 1

小诺 (no), payout 2026-02, amounts in CNY
      5,500.00  in all
      5,500.00    novice
      7,000.00      cash
      7,000.00        2026-02
      7,000.00          2026-02-20  RC-0002 面  credited 70,000.00  (line 28)
                          70,000.00 x 10% = 7,000.00
                          rule: novice.cash, book.yaml:37, version 1
       -500.00      cap of the plan
       -500.00          2026-02  cap of the plan  (line 29)
                          earned since 2026-01-01: 9,000.00, cap 8,500.00: -500.00
                          above the cap: 500.00, lost
                          rule: novice, book.yaml:35, version 1
     -1,000.00      draw recovered
     -1,000.00          2026-02  draw recovered  (line 30)
                          earned in the period by plan novice: 6,500.00
                          the draw is 4,000.00
                          owed before: 1,000.00
                          owed now: 0.00
                          rule: novice.@draw, book.yaml:35, version 1
$ salesctl payout explain 2026-03
何静 (he), payout 2026-03, amounts in CNY
      3,065.67  in all
      3,065.67    head
         26.67      override
         26.67          2026-03  override  (line 31)
                          20,000.00  莫言 (mo)
                          20,000.00 x 1% = 200.00
                          x 0.133333333   (attainment(sold): 13.3333%; book.yaml:49)
                          26.666666667, rounded: 26.67
                          rule: head.override, book.yaml:45, version 1
      3,039.00      pool
      3,039.00          2026Q1  pool  (line 32)
                          actual(sold) = 303,900
                          pool: 1% * actual(sold) = 3,039.00, shared by 1 person
                          by contribution: 1,519.50 x 1 / 1 = 1,519.50
                          by score: 911.70 x 1 / 1 = 911.70
                          in equal parts: 607.80 x 1 / 1 = 607.80
                          rule: head.pool, book.yaml:50, version 1

李雷 (li), payout 2026-03, amounts in CNY
        -94.36  in all
       -214.86    seller
      4,194.70      sales
      4,194.70          2026-03  cap of sales  (line 33)
                          left over by earlier periods: 4,194.70
                          earned 0.00, cap 6,000.00: 4,194.70
                          rule: seller.sales, book.yaml:19, version 1
     -5,026.85      settled
     -5,026.85          2026Q1  settled  (line 34)
                          sales over the whole period: 8,863.60   (book.yaml:19)
                              2026-01-05  D-0001 茶  credited 60,000.00: 3,185.84; posted 3,185.84 (line 2)
                                  60,000.00 x 6% = 3,600.00   (case 2: amount >= 50000 and contract = frame; of 2 that hold the one with most conditions, 2; book.yaml:23)
                                  3,600.00 / 1.13 = 3,185.840707965   (net of 13% tax)
                                  3,185.840707965 x 1 = 3,185.840707965   (amount / list_amount: 1, the step from 0.9 on; book.yaml:25)
                                  rounded: 3,185.84
                              2026-01-20  D-0002 酒  credited 33,900.00: 750.00; posted 750.00 (line 3)
                                  33,900.00 x 5% = 1,695.00   (case 3, for all others; no other one holds; book.yaml:23)
                                  1,695.00 / 1.13 = 1,500.00   (net of 13% tax)
                                  1,500.00 x 0.5 = 750.00   (amount / list_amount: 0.8475, the step from 0 on; book.yaml:25)
                              2026-02-10  D-0003 糖  credited 120,000.00: 8,495.58; posted 8,495.58 (line 17)
                                  120,000.00 x 8% = 9,600.00   (case 1: amount >= 50000; of 1 that holds the one with most conditions, 1; book.yaml:23)
                                  9,600.00 / 1.13 = 8,495.575221239   (net of 13% tax)
                                  8,495.575221239 x 1 = 8,495.575221239   (amount / list_amount: no value; what the rule book says then; book.yaml:25)
                                  rounded: 8,495.58
                              x 0.713   (attainment(sold): 71.3%, as it is from 60% on; book.yaml:26)
                              12,431.42 x 0.713 = 8,863.60246
                              rounded: 8,863.60
                          sales by its own periods: 13,890.45 in 5 lines
                              its facts: 12,431.42 in 3 lines
                              its factors: 1,459.03 in 2 lines
                          8,863.60 - 13,890.45 = -5,026.85
                          rule: seller.settled, book.yaml:32, version 1
        617.29      release of the holdback
        617.29          2026Q1  release of the holdback  (line 35)
                          held before: 1,234.58
                          1,234.58 x 50% = 617.29   (accepted is 1)
                          held now: 617.29
                          rule: seller.@release, book.yaml:16, version 1
        120.50    beside the plans
        120.50      adjustment
        120.50        2026-03
        120.50          2026-03-31  AJ-0001 补发差旅津贴  credited 120.50  (line 36)
                          asked by 何静: 补发差旅津贴
                          approved by Fin on 2026-04-02

莫言 (mo), payout 2026-03, amounts in CNY
        -63.50  in all
        -63.50    seller
          0.00      sales
          0.00        2026-03
        442.48          2026-03-10  D-0006 米  credited 20,000.00  (line 37)
                          20,000.00 x 5% = 1,000.00   (case 3, for all others; no other one holds; book.yaml:23)
                          1,000.00 / 1.13 = 884.955752212   (net of 13% tax)
                          884.955752212 x 1 = 884.955752212   (amount / list_amount: no value; what the rule book says then; book.yaml:25)
                          884.955752212 x 50% = 442.477876106   (left on 2026-02-15; not delivered by then)
                          rounded: 442.48
                          rule: seller.sales, book.yaml:19, version 1
       -442.48          2026-03  factors of sales  (line 38)
                          sales of the period: 442.48 in 1 line
                          x 0   (attainment(sold): 40%, the first step; book.yaml:26)
                          442.48 x 0 = 0.00
                          0.00 - 442.48 = -442.48
                          rule: seller.sales@factors, book.yaml:19, version 1
         25.00      each
         25.00        2026-03
         25.00          2026-03-10  D-0006 米  credited 1.00  (line 39)
                          1 x 50.00 each = 50.00
                          50.00 x 50% = 25.00   (left on 2026-02-15; not delivered by then)
                          rule: seller.each, book.yaml:28, version 1
        -88.50      settled
        -88.50          2026Q1  settled  (line 40)
                          sales over the whole period: 2,123.89   (book.yaml:19)
                              2026-01-12  D-0004 盐  credited 40,000.00: 1,769.91; posted 1,769.91 (line 9)
                                  40,000.00 x 5% = 2,000.00   (case 3, for all others; no other one holds; book.yaml:23)
                                  2,000.00 / 1.13 = 1,769.911504425   (net of 13% tax)
                                  1,769.911504425 x 1 = 1,769.911504425   (amount / list_amount: no value; what the rule book says then; book.yaml:25)
                                  rounded: 1,769.91
                              2026-02-20  D-0005 油  credited 30,000.00: 1,327.43; posted 1,327.43 (line 24)
                                  30,000.00 x 5% = 1,500.00   (case 3, for all others; no other one holds; book.yaml:23)
                                  1,500.00 / 1.13 = 1,327.433628319   (net of 13% tax)
                                  1,327.433628319 x 1 = 1,327.433628319   (amount / list_amount: no value; what the rule book says then; book.yaml:25)
                                  1,327.433628319 x 100% = 1,327.433628319   (left on 2026-02-15; delivered by then)
                                  rounded: 1,327.43
                              2026-03-10  D-0006 米  credited 20,000.00: 442.48; posted 442.48 (line 37)
                                  20,000.00 x 5% = 1,000.00   (case 3, for all others; no other one holds; book.yaml:23)
                                  1,000.00 / 1.13 = 884.955752212   (net of 13% tax)
                                  884.955752212 x 1 = 884.955752212   (amount / list_amount: no value; what the rule book says then; book.yaml:25)
                                  884.955752212 x 50% = 442.477876106   (left on 2026-02-15; not delivered by then)
                                  rounded: 442.48
                              x 0.6   (attainment(sold): 60%, as it is from 60% on; book.yaml:26)
                              3,539.82 x 0.6 = 2,123.892
                              rounded: 2,123.89
                          sales by its own periods: 2,212.39 in 6 lines
                              its facts: 3,539.82 in 3 lines
                              its factors: -1,327.43 in 3 lines
                          2,123.89 - 2,212.39 = -88.50
                          rule: seller.settled, book.yaml:32, version 1

小诺 (no), payout 2026-03, amounts in CNY
      1,490.00  in all
      1,490.00    novice
     -4,500.00      cash
     -4,500.00        2026-03
     -4,500.00          2026-03-05  RC-0003 面  credited -45,000.00  (line 41)
                          takes back its part of the 9,000.00 that the receipts of D-0007 earned
                          45,000.00 of the 90,000.00 credited went back: 4,500.00
                          rule: novice.cash, book.yaml:37, version 1
      3,990.00      refunds put off
      3,990.00          2026-03  refunds put off  (line 42)
                          refunds of the period: 4,500.00
                          wage: base pay 3,000.00 + earned without refunds 0.00 = 3,000.00
                          at most 20% of it: 600.00
                          and no more than leaves 2,490.00: 510.00
                          taken now: 510.00
                          put off until later: 3,990.00
                          rule: novice.@clawback, book.yaml:35, version 1
      1,500.00      draw advance
      1,500.00          2026-03  draw advance  (line 43)
                          earned in the period by plan novice: -4,500.00
                          then refunds put off: 3,990.00
                          the draw is 4,000.00
                          owed now: 1,500.00
                          at most 1,500.00 is owed in all
                          rule: novice.@draw, book.yaml:35, version 1
        500.00      cap of the plan
        500.00          2026-02  cap of the plan  (line 44)
                          posted before: -500.00 in 2026-02 (line 29)
                          now due: 0.00, so 500.00 is posted; cause: what its period came to was changed
                          rule: novice, book.yaml:35, version 1

# In Chinese; for machines the same numbers, and they add up.
$ salesctl payout explain 2026-03 li --lang zh_CN
李雷（li），提成 2026-03，金额以 CNY 计
        -94.36  合计
       -214.86    seller
      4,194.70      sales
      4,194.70          2026-03  sales 封顶  （第 33 行）
                          前期结转：4,194.70
                          所得 0.00，封顶 6,000.00：4,194.70
                          规则：seller.sales，book.yaml:19，第 1 版
     -5,026.85      settled
     -5,026.85          2026Q1  settled  （第 34 行）
                          sales 按整个期间计：8,863.60   （book.yaml:19）
                              2026-01-05  D-0001 茶  计入 60,000.00：3,185.84；已记 3,185.84（第 2 行）
                                  60,000.00 x 6% = 3,600.00   （第 2 种情形：amount >= 50000 and contract = frame；符合的 2 种之中条件最多，有 2 条；book.yaml:23）
                                  3,600.00 / 1.13 = 3,185.840707965   （扣除 13% 的税）
                                  3,185.840707965 x 1 = 3,185.840707965   （amount / list_amount：1，从 0.9 起的一级；book.yaml:25）
                                  取整：3,185.84
                              2026-01-20  D-0002 酒  计入 33,900.00：750.00；已记 750.00（第 3 行）
                                  33,900.00 x 5% = 1,695.00   （第 3 种情形，其余全部；别的都不符合；book.yaml:23）
                                  1,695.00 / 1.13 = 1,500.00   （扣除 13% 的税）
                                  1,500.00 x 0.5 = 750.00   （amount / list_amount：0.8475，从 0 起的一级；book.yaml:25）
                              2026-02-10  D-0003 糖  计入 120,000.00：8,495.58；已记 8,495.58（第 17 行）
                                  120,000.00 x 8% = 9,600.00   （第 1 种情形：amount >= 50000；符合的 1 种之中条件最多，有 1 条；book.yaml:23）
                                  9,600.00 / 1.13 = 8,495.575221239   （扣除 13% 的税）
                                  8,495.575221239 x 1 = 8,495.575221239   （amount / list_amount：无数值；此时按规则手册所定；book.yaml:25）
                                  取整：8,495.58
                              x 0.713   （attainment(sold)：71.3%，从 60% 起按原值；book.yaml:26）
                              12,431.42 x 0.713 = 8,863.60246
                              取整：8,863.60
                          sales 按其各期已记：13,890.45，共 5 行
                              各笔事实：12,431.42，共 3 行
                              系数：1,459.03，共 2 行
                          8,863.60 - 13,890.45 = -5,026.85
                          规则：seller.settled，book.yaml:32，第 1 版
        617.29      暂扣释放
        617.29          2026Q1  暂扣释放  （第 35 行）
                          此前已暂扣：1,234.58
                          1,234.58 x 50% = 617.29   （accepted 为 1）
                          现暂扣：617.29
                          规则：seller.@release，book.yaml:16，第 1 版
        120.50    方案之外
        120.50      调整
        120.50        2026-03
        120.50          2026-03-31  AJ-0001 补发差旅津贴  计入 120.50  （第 36 行）
                          何静 提出：补发差旅津贴
                          Fin 于 2026-04-02 批准
$ salesctl payout explain 2026-03 no --lang zh_CN
小诺（no），提成 2026-03，金额以 CNY 计
      1,490.00  合计
      1,490.00    novice
     -4,500.00      cash
     -4,500.00        2026-03
     -4,500.00          2026-03-05  RC-0003 面  计入 -45,000.00  （第 41 行）
                          按比例扣回 D-0007 的回款所得的 9,000.00
                          计入的 90,000.00 中退回了 45,000.00：4,500.00
                          规则：novice.cash，book.yaml:37，第 1 版
      3,990.00      暂缓扣回的退款
      3,990.00          2026-03  暂缓扣回的退款  （第 42 行）
                          本期退款应扣：4,500.00
                          工资：底薪 3,000.00 + 未计退款的所得 0.00 = 3,000.00
                          至多扣其 20%：600.00
                          且扣后不低于 2,490.00：510.00
                          本期扣回：510.00
                          暂缓到以后：3,990.00
                          规则：novice.@clawback，book.yaml:35，第 1 版
      1,500.00      预支
      1,500.00          2026-03  预支  （第 43 行）
                          方案 novice 在该期间所得：-4,500.00
                          其后 暂缓扣回的退款：3,990.00
                          预支额为 4,000.00
                          现欠：1,500.00
                          总共至多欠 1,500.00
                          规则：novice.@draw，book.yaml:35，第 1 版
        500.00      方案封顶
        500.00          2026-02  方案封顶  （第 44 行）
                          此前已记：-500.00，在 2026-02（第 29 行）
                          现应得：0.00，故记 500.00；原因：该期间的合计有变动
                          规则：novice，book.yaml:35，第 1 版
$ salesctl payout explain 2026-03 -F json | jq -r '[.items[] | select(.step == "line") | .amount | tonumber] | add * 100 | round / 100'
4397.81
$ salesctl payout explain 2026-03 -F json | jq -r '[.items[] | select(.step == "in_all") | .amount | tonumber] | add * 100 | round / 100'
4397.81
$ salesctl payout explain 2026-01 li -F tsv --fields component,step,of,value,part,by,amount
component	step	of	value	part	by	amount
	in_all					3686.17
	plan					3686.17
sales	component					3695.75
sales	period					3695.75
sales	line			60000.00		3185.84
sales	case	amount >= 50000 and contract = frame		60000	0.06	3600
sales	net	13		3600	1.13	3185.840707965
sales	factor	amount / list_amount	1	3185.840707965	1	3185.840707965
sales	rounded					3185.84
sales	line			33900.00		750.00
sales	case			33900	0.05	1695
sales	net	13		1695	1.13	1500
sales	factor	amount / list_amount	0.8475	1500	0.5	750
sales@factors	line			3935.84		-240.09
sales@factors	sum	sales				3935.84
sales@factors	factor	attainment(sold)	0.939		0.939	
sales@factors	product			3935.84	0.939	3695.75376
sales@factors	rounded					3695.75
sales@factors	less			3695.75	3935.84	-240.09
each	component					100.00
each	period					100.00
each	line			1.00		50.00
each	each			1	50	50
each	line			1.00		50.00
each	each			1	50	50
frame	component					300.00
frame	period					300.00
frame	line			60000.00		300.00
frame	each			1	300	300
@holdback	component					-409.58
@holdback	period					-409.58
@holdback	line			4095.75		-409.58
@holdback	earned	seller				4095.75
@holdback	rate			4095.75	0.1	409.575
@holdback	rounded					409.58
@holdback	held		after			409.58

# A line that is none.
$ salesctl payout explain 999
salesctl: payout explain: there is no payout line 999
hint: salesctl payout list
[66]
$ salesctl payout explain 2026-01 fi
payout 2026-01 has no lines for that person
