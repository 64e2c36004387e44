# Everything that a plan may hold, over the quarter of quarter.t, and every line
# reckoned a second time.
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
>         cap: {amount: 12000, excess: later}
>       - {id: cases, kind: commission, base: collected, rates: [{when: "amount >= 150000", rate: 0.2%}, {rate: 0.1%}], net_of: {vat: 13%}}
>       - {id: opened, kind: per-unit, base: new_customers, amount: "33.33", factors: [{of: "tenure", steps: [[.., 0.5], [6, 1]]}]}
>       - {id: large, kind: spiff, base: collected, where: "amount > 100000", amount: "88"}
>       - {id: reached, kind: bonus, amount: "500", when: "attainment(collected) >= 1"}
>       - {id: steps, kind: milestone, base: collected, every: 250000, amount: "100"}
>       - {id: settled, kind: true-up, of: commission, period: quarter, direction: up-only}
>       - id: team-pool
>         kind: pool
>         base: collected
>         period: quarter
>         amount: "6% * max(0, actual(collected) - target(collected))"
>         share: {contribution: 50, score: 30, equal: 20}
>     guarantee: {amount: 3000, months: 3}
>     draw: {amount: 4000, recover_max: 1500}
>     holdback: {rate: 20%, release: {at: quarter-end, by: completeness, steps: [[90%, 0], [100%, 1]]}}
>     clawback: {monthly_cap: 20%, min_wage: 2690}
>     leaver: {delivered: 100%, undelivered: 50%, window: 180d}
>     cap: {amount: 40000, period: quarter}
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
$ salesctl payout lines 2026-03 -F tsv --no-header --fields component | sort -u | tr '\n' ' '
 @draw @holdback @release cases commission commission@factors large opened opened@factors override reached settled steps team-pool 
$ salesctl payout verify
ok: 111 lines recomputed from their facts and rules, all equal
payout	person	what	difference

# Money goes back, and the next run takes its part; what was posted before stays.
$ salesctl receipt refund -q RC-1 amount=20000 on=2026-04-02
$ salesctl payout run -q -p 2026-04
$ salesctl payout verify
ok: 129 lines recomputed from their facts and rules, all equal
payout	person	what	difference

# A line that was changed behind salesctl's back is named, with what it should be.
$ sqlite3 .salesctl/sales.db "UPDATE payout_line SET amount = amount + 100 WHERE id = (SELECT min(l.id) FROM payout_line l JOIN payout_rule r ON r.id = l.rule WHERE r.component = '@holdback')"
$ salesctl payout verify
payout	person	what	difference
2026-01		2026-01	its lines are not those that were run: they were changed outside salesctl
2026-01	林晓	2026-01-01 ae.@holdback	posted -1973.03, recomputed -1973.04
2026-04	林晓	2026-01-01 ae.@holdback	posted -1961.03, recomputed -1961.04
salesctl: payout verify: 3 differences in 129 lines; salesctl fsck tells whether records were changed outside salesctl
[1]
$ salesctl payout verify 2026-02
payout	person	what	difference
2026-02	林晓	2026-01-01 ae.@holdback	posted -1973.03, recomputed -1973.04
salesctl: payout verify: 1 difference in 35 lines; salesctl fsck tells whether records were changed outside salesctl
[1]

# So is a run whose total is no longer what its lines come to: lists show it.
$ sqlite3 .salesctl/sales.db "UPDATE payout SET total = total + 10000 WHERE code = '2026-03'"
$ salesctl payout verify 2026-03 --lang zh_CN 2>&1 | grep 总额; salesctl payout verify 2026-03 2>&1 | grep total
2026-03		2026-03	它的总额与各行之和不符：在 salesctl 之外被改动过
2026-03		2026-03	its total is not what its lines come to: it was changed outside salesctl
