# What somebody would earn if open deals were won: what a run posts more when they
# are. The department of quarter-pay.t, on the day after its quarter.
$ Q=$TEST_DATA/quarter && cp $Q/policy.yaml rules.yaml && cat >> rules.yaml <<'R'
> plans:
>   ae:
>     for: "role = ae"
>     components:
>       - id: commission
>         kind: commission
>         base: collected
>         tiers: [{to: 100000, rate: 3%}, {to: 300000, rate: 4%}, {rate: 5%}]
>         lookup: running
>         factors: [{of: grade, map: {A: 1.1, B: 1, C: 0.9, D: 0.7, E: 0.5}}]
>       - id: team-pool
>         kind: pool
>         base: collected
>         period: quarter
>         amount: "6% * max(0, actual(collected) - target(collected))"
>         share: {contribution: 50, score: 30, equal: 20}
>     guarantee: {amount: 3000, months: 3}
>     holdback: {rate: 20%}
> R
$ salesctl init sales --policy rules.yaml -q && cd sales
$ for kind in team person customer deal receipt survey reading goal; do salesctl $kind import $Q/$kind.csv -q; done
$ for month in 01 02 03; do salesctl review open -q -p 2026-$month && salesctl payout run -q -p 2026-$month; done
$ export SALESCTL_NOW=2026-04-02T00:00:00Z
$ salesctl deal add -q owner=r01 title=新单 amount=120000 stage=propose expected_on=2026-04-20
$ salesctl deal add -q owner=r01 title=续约 amount=60000 stage=qualify expected_on=2026-04-25
$ salesctl deal add -q owner=r01 title=意向 amount=9000 stage=qualify
$ salesctl deal add -q owner=r03 title=别人的 amount=9000 stage=qualify expected_on=2026-03-20

# 120,000 pass the end of the first tier at 100,000, the other 60,000 lie in the
# second; the grade of April is not given yet; a fifth is held.
$ salesctl deal estimate --for r01 -F table
what a run up to 2026-04-30 posts more when they are won so; amounts in CNY
each deal is taken to be paid in full on its day (--unpaid: won only)
where no grade is given yet, his latest is taken: A of 2026-03
1 open deal has no expected day and is left out
DEAL  WON ON      PLAN  COMPONENT                CREDITED     AMOUNT     RATE
----  ----------  ----  ---------------------  ----------  ---------  -------
新单  2026-04-20  ae    commission             120,000.00   3,800.00  3.1667%
续约  2026-04-25  ae    commission              60,000.00   2,400.00       4%
                  ae    factors of commission                 620.00
                  ae    holdback                           -1,364.00
----  ----------  ----  ---------------------  ----------  ---------  -------
                                                            5,456.00
$ salesctl deal estimate --for 林晓 -F table --lang zh_CN
假定这样赢单，核算至 2026-04-30 时会多出的金额；金额单位：CNY
假定每个商机在赢单当日全额回款（--unpaid：只赢单、未回款）
尚无考核等级的期间按其最近一次等级计：A（2026-03）
1 个进行中的商机没有预计成交日，未计入
商机  赢单日      方案  组成项                 计入额       金额     比例
----  ----------  ----  -----------------  ----------  ---------  -------
新单  2026-04-20  ae    commission         120,000.00   3,800.00  3.1667%
续约  2026-04-25  ae    commission          60,000.00   2,400.00       4%
                  ae    commission 的系数                 620.00
                  ae    暂扣                           -1,364.00
----  ----------  ----  -----------------  ----------  ---------  -------
                                                        5,456.00
$ salesctl deal estimate 续约 新单 D-23 --for r01 -F table 2> /dev/null
DEAL  WON ON      PLAN  COMPONENT                CREDITED     AMOUNT     RATE
----  ----------  ----  ---------------------  ----------  ---------  -------
新单  2026-04-20  ae    commission             120,000.00   3,800.00  3.1667%
续约  2026-04-25  ae    commission              60,000.00   2,400.00       4%
                  ae    factors of commission                 620.00
                  ae    holdback                           -1,364.00
----  ----------  ----  ---------------------  ----------  ---------  -------
                                                            5,456.00
$ salesctl deal estimate D-23 --amount 20万 -F json
what a run up to 2026-04-30 posts more when they are won so; amounts in CNY
each deal is taken to be paid in full on its day (--unpaid: won only)
where no grade is given yet, his latest is taken: A of 2026-03
{"schema":"salesctl.deal.estimate","version":1,"items":[
{"deal":{"code":"D-0023","name":"续约"},"on":"2026-04-25","plan":"ae","component":"commission","base":"200000.00","amount":"7000.00","rate":"0.035"},
{"deal":null,"on":null,"plan":"ae","component":"commission@factors","base":null,"amount":"700.00","rate":null},
{"deal":null,"on":null,"plan":"ae","component":"@holdback","base":null,"amount":"-1540.00","rate":null}
],"totals":{"amount":"6160.00"},"currency":"CNY"}
$ salesctl deal estimate D-23 --unpaid
what a run up to 2026-04-30 posts more when they are won so; amounts in CNY
these earn him nothing: no plan of his counts them, they have no amount, or they are credited to others: D-0023
deal	on	plan	component	base	amount	rate
$ salesctl deal estimate D-25 -F table
what a run up to 2026-04-30 posts more when they are won so; amounts in CNY
each deal is taken to be paid in full on its day (--unpaid: won only)
where no grade is given yet, his latest is taken: A of 2026-03
DEAL    WON ON      PLAN  COMPONENT              CREDITED  AMOUNT  RATE
------  ----------  ----  ---------------------  --------  ------  ----
别人的  2026-04-02  ae    commission             9,000.00  270.00    3%
                    ae    factors of commission             27.00
                    ae    holdback                         -59.40
------  ----------  ----  ---------------------  --------  ------  ----
                                                           237.60
$ salesctl deal estimate D-25 --for r01
what a run up to 2026-04-30 posts more when they are won so; amounts in CNY
each deal is taken to be paid in full on its day (--unpaid: won only)
these earn him nothing: no plan of his counts them, they have no amount, or they are credited to others: D-0025
deal	on	plan	component	base	amount	rate
$ salesctl deal split -q D-25 r03=60% r01=40%
$ salesctl deal estimate D-25 --for r01 -F table 2> /dev/null
DEAL    WON ON      PLAN  COMPONENT              CREDITED  AMOUNT  RATE
------  ----------  ----  ---------------------  --------  ------  ----
别人的  2026-04-02  ae    commission             3,600.00  108.00    3%
                    ae    factors of commission             10.80
                    ae    holdback                         -23.76
------  ----------  ----  ---------------------  --------  ------  ----
                                                            95.04

# On the last day of March, with the pool of the quarter: 12,144.66 for him.
$ salesctl deal estimate D-22 D-23 --close 2026-03-31 -F table
what a run up to 2026-03-31 posts more when they are won so; amounts in CNY
each deal is taken to be paid in full on its day (--unpaid: won only)
DEAL  WON ON      PLAN  COMPONENT                CREDITED     AMOUNT  RATE
----  ----------  ----  ---------------------  ----------  ---------  ----
新单  2026-03-31  ae    commission             120,000.00   6,000.00    5%
续约  2026-03-31  ae    commission              60,000.00   3,000.00    5%
                  ae    factors of commission                 900.00
                  ae    team-pool                           4,224.66
                  ae    holdback                           -1,980.00
----  ----------  ----  ---------------------  ----------  ---------  ----
                                                           12,144.66
$ salesctl deal win -q D-22 D-23 on=2026-03-31 customer=安宁医药
$ for x in 22=120000 23=60000; do salesctl receipt add -q deal=D-${x%=*} amount=${x#*=} paid_on=2026-03-31 kind=receipt confirmed=yes; done
$ salesctl payout run -p 2026Q1 -q
$ salesctl payout show 2026Q1 -F table
payout 2026Q1, draft: CNY 18,720.00 for 4 people in 8 lines; rule book version 1, records as of op 23
PERSON  LINES     AMOUNT
------  -----  ---------
林晓        5  12,144.66
陈锐        1   2,666.29
吴桐        1   2,423.32
周宁        1   1,485.73
$ salesctl payout lines 2026Q1 r01 -F table --fields component,base,amount
COMPONENT                CREDITED     AMOUNT
---------------------  ----------  ---------
commission             120,000.00   6,000.00
commission              60,000.00   3,000.00
factors of commission   20,622.50     900.00
team-pool               21,409.77   4,224.66
holdback                22,684.75  -1,980.00

# Who passes an end of a retroactive scale has earlier deals rated anew; a cap cuts
# what is above it.
$ cd .. && cat > retro.yaml <<'B'
> salesctl: 1
> name: Tea Shop
> effective: 2026-01-01
> locale: {currency: CNY, timezone: Asia/Shanghai}
> pipelines:
>   default:
>     stages: [{id: qualify, probability: 10%}]
>     won: {id: won}
>     lost: {id: lost}
> metrics:
>   revenue: {of: deal, measure: sum(amount), date: closed_on, credit: split, where: "stage = won", unit: money}
> plans:
>   sales:
>     for: "role = ae"
>     period: quarter
>     components:
>       - id: commission
>         kind: commission
>         base: revenue
>         tiers: [{to: 50000, rate: 4%}, {to: 100000, rate: 5%}, {rate: 6%}]
>         lookup: period
>         apply: retroactive
>         factors: [{of: score, steps: [[.., 0.8], [80, 1]]}]
>         cap: {amount: 5000}
> B
$ salesctl init -q --policy retro.yaml shop && cd shop
$ printf '%s\n' handle,name,role li,李雷,ae wang,王,finance > p.csv && salesctl person import -q p.csv
$ printf '%s\n' ref,title,owner,stage,amount,closed_on,expected_on A,茶,li,won,40000,2026-04-01, B,杯,li,qualify,30000,,2026-05-10 C,壶,li,qualify,40000,,2026-06-30 E,罐,wang,qualify,500,,2026-06-01 > d.csv
$ salesctl deal import -q d.csv
$ salesctl deal estimate --for li -F table
what a run up to 2026-06-30 posts more when they are won so; amounts in CNY
each deal is taken to be paid in full on its day (--unpaid: won only)
plan 'sales': the factor 'score' has no value yet; it is taken as 1
DEAL  WON ON      PLAN   COMPONENT           CREDITED     AMOUNT  RATE
----  ----------  -----  -----------------  ---------  ---------  ----
杯    2026-05-10  sales  commission         30,000.00   1,800.00    6%
壶    2026-06-30  sales  commission         40,000.00   2,400.00    6%
                  sales  commission                       800.00
                  sales  cap of commission             -1,600.00
----  ----------  -----  -----------------  ---------  ---------  ----
                                                        3,400.00
$ salesctl deal estimate 杯 -F table
what a run up to 2026-06-30 posts more when they are won so; amounts in CNY
each deal is taken to be paid in full on its day (--unpaid: won only)
plan 'sales': the factor 'score' has no value yet; it is taken as 1
DEAL  WON ON      PLAN   COMPONENT    CREDITED    AMOUNT  RATE
----  ----------  -----  ----------  ---------  --------  ----
杯    2026-05-10  sales  commission  30,000.00  1,500.00    5%
                  sales  commission               400.00
----  ----------  -----  ----------  ---------  --------  ----
                                                1,900.00
$ salesctl deal estimate D-1
salesctl: deal estimate: D-0001 is not open: what it earned is in the payouts
[81]
$ salesctl deal estimate D-3 D-4
salesctl: deal estimate: say who would earn it
hint: salesctl deal estimate --for PERSON
[2]
$ salesctl deal estimate stage:won
there is no such open deal
deal	on	plan	component	base	amount	rate
$ salesctl deal estimate --for li --amount 5 D-3 D-4
salesctl: deal estimate: --amount is for one deal, here are 2
[2]
$ salesctl deal estimate D-3 --amount x
salesctl: deal estimate: amount: 'x' is not an amount
hint: forms: 120000, 120,000.00, 12万, 1.2亿, 120k, ¥120000, CNY 120000, 120000 USD, -1,234.00
[2]
$ salesctl deal estimate D-3 --close someday
salesctl: deal estimate: 'someday' is not a date
    someday
    ^^^^^^^
hint: forms: 2026-09-23, 2026/9/23, 2026年9月23日, today, tomorrow, +7d, -2w, fri, 下周五
[2]
$ salesctl deal estimate D-3 -p 2026-04
salesctl: deal estimate: a deal would be won after that period
[2]
$ salesctl deal add -q owner=li amount=5 stage=qualify && salesctl deal estimate D-5
salesctl: deal estimate: D-0005 has no expected day
hint: salesctl deal estimate D-0005 --close DAY
[65]
$ salesctl deal estimate D-4
what a run up to 2026-06-30 posts more when they are won so; amounts in CNY
each deal is taken to be paid in full on its day (--unpaid: won only)
these earn him nothing: no plan of his counts them, they have no amount, or they are credited to others: D-0004
deal	on	plan	component	base	amount	rate

# What is paid for each deal is an amount and no rate of the one that is counted.
$ sed 's/^plans:/  wins: {of: deal, measure: count, date: closed_on, where: "stage = won"}\n&/; s/^    components:/&\n      - {id: bounty, kind: spiff, base: wins, amount: 300}/' ../retro.yaml > wins.yaml && salesctl policy apply -q wins.yaml
$ salesctl deal estimate D-3 -q -F table
DEAL  WON ON      PLAN   COMPONENT    CREDITED    AMOUNT  RATE
----  ----------  -----  ----------  ---------  --------  ----
壶    2026-06-30  sales  bounty           1.00    300.00
壶    2026-06-30  sales  commission  40,000.00  2,000.00    5%
                  sales  commission               400.00
----  ----------  -----  ----------  ---------  --------  ----
                                                2,700.00
$ salesctl deal estimate D-3 -q -F table --lang zh_CN
商机  赢单日      方案   组成项         计入额      金额  比例
----  ----------  -----  ----------  ---------  --------  ----
壶    2026-06-30  sales  bounty           1.00    300.00
壶    2026-06-30  sales  commission  40,000.00  2,000.00    5%
                  sales  commission               400.00
----  ----------  -----  ----------  ---------  --------  ----
                                                2,700.00
