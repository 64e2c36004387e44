# What the quarter of quarter.t pays: commission by tiers and grade, a beginner's
# guarantee, a fifth held, the manager's part and the team's pool.
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
>   manager:
>     for: "role = manager"
>     components:
>       - id: override
>         kind: override
>         base: collected
>         rate: 0.5%
>         factors: [{of: attainment(collected), steps: [[.., 0], [80%, as-is], [100%, 1], [110%, 1.2]]}]
> R
$ salesctl init sales --policy rules.yaml -q && cd sales
$ for kind in team person customer deal receipt survey reading goal; do salesctl $kind import $Q/$kind.csv -q; done
$ for month in 01 02 03; do salesctl review open -q -p 2026-$month && salesctl payout run -q -p 2026-$month; done

# Month by month: what each is paid, and of what it is made.
$ salesctl payout show 2026-01 -F table
payout 2026-01, draft: CNY 15,910.31 for 4 people in 11 lines; rule book version 1, records as of op 10
PERSON  LINES    AMOUNT
------  -----  --------
何静        1  2,358.90
林晓        4  7,205.81
陈锐        3  3,657.60
吴桐        3  2,688.00
$ salesctl payout lines 2026-01 -F table --fields person,component,on,base,amount
PERSON  COMPONENT              DATE          CREDITED     AMOUNT
------  ---------------------  ----------  ----------  ---------
何静    override               2026-01-31  500,043.83   2,358.90
林晓    commission             2026-01-08   86,500.00   2,595.00
林晓    commission             2026-01-21  143,210.50   5,593.42
林晓    factors of commission  2026-01-31    8,188.42     818.84
林晓    holdback               2026-01-31    9,007.26  -1,801.45
陈锐    commission             2026-01-15  152,000.00   5,080.00
陈锐    factors of commission  2026-01-31    5,080.00    -508.00
陈锐    holdback               2026-01-31    4,572.00    -914.40
吴桐    commission             2026-01-29  118,333.33   3,733.33
吴桐    factors of commission  2026-01-31    3,733.33    -373.33
吴桐    holdback               2026-01-31    3,360.00    -672.00
$ salesctl payout show 2026-02 -F table
payout 2026-02, draft: CNY 23,565.96 for 5 people in 13 lines; rule book version 1, records as of op 12
PERSON  LINES    AMOUNT
------  -----  --------
何静        1  3,028.01
林晓        4  7,180.81
陈锐        3  6,357.14
吴桐        2  4,000.00
周宁        3  3,000.00
$ salesctl payout show 2026-03 -F table
payout 2026-03, draft: CNY 40,397.34 for 5 people in 18 lines; rule book version 1, records as of op 14
PERSON  LINES     AMOUNT
------  -----  ---------
何静        1   4,777.11
林晓        4  13,837.49
陈锐        5   8,947.25
吴桐        4   8,318.56
周宁        4   4,516.93
$ salesctl payout lines 2026-03 -F tsv --fields person,component,amount
person	component	amount
何静	override	4777.11
林晓	commission	11622.50
林晓	commission@factors	1162.25
林晓	team-pool	3609.69
林晓	@holdback	-2556.95
陈锐	commission	2880.00
陈锐	commission	4009.38
陈锐	commission@factors	688.94
陈锐	team-pool	2884.59
陈锐	@holdback	-1515.66
吴桐	commission	6500.00
吴桐	commission@factors	650.00
吴桐	team-pool	2598.56
吴桐	@holdback	-1430.00
周宁	commission	2970.00
周宁	commission@factors	297.00
周宁	team-pool	1516.93
周宁	@holdback	-267.00

# Over the quarter: what is held, what the pool gave, and what was paid without it.
$ for month in 01 02 03; do salesctl payout lines 2026-$month --no-header -F tsv --fields person,component,amount; done > paid
$ LC_ALL=C awk -F'\t' '{ all[$1] += $3 } $2 == "@holdback" { held[$1] -= $3 } $2 == "team-pool" { pool[$1] += $3 } END { for (p in all) printf "%s held %.2f, pool %.2f, paid %.2f\n", p, held[p], pool[p], all[p] - pool[p] }' paid | sort
何静 held 0.00, pool 0.00, paid 10164.02
吴桐 held 3102.00, pool 2598.56, paid 12408.00
周宁 held 267.00, pool 1516.93, paid 6000.00
林晓 held 6153.60, pool 3609.69, paid 24614.42
陈锐 held 4019.35, pool 2884.59, paid 16077.40

# The order of the files' rows changes nothing.
$ cd .. && salesctl init turned --policy rules.yaml -q && cd turned
$ for kind in team person customer deal receipt survey reading goal; do { head -1 $Q/$kind.csv; tail -n +2 $Q/$kind.csv | tac; } > $kind.csv && salesctl $kind import $kind.csv -q; done
$ for month in 01 02 03; do salesctl review open -q -p 2026-$month && salesctl payout run -q -p 2026-$month; done
$ for month in 01 02 03; do salesctl payout lines 2026-$month --no-header -F tsv --fields person,component,amount; done > paid
$ sort paid > mine && sort ../sales/paid | cmp - mine && wc -l < mine
42
