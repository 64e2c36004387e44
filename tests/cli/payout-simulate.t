# What a quarter would have cost by other rules: the department of quarter-pay.t,
# with a steeper last tier and a tenth held instead of a fifth.
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
$ for month in 01 02 03; do salesctl review open -q -p 2026-$month; done
$ sed 's/{rate: 5%}/{rate: 6%}/; s/holdback: {rate: 20%}/holdback: {rate: 10%}/' ../rules.yaml > ../new.yaml

# Side by side: nothing is written, and the old column is what runs post.
$ salesctl payout simulate --policy ../new.yaml -p 2026Q1 -F table
what everybody is paid, 2026Q1 (2026-01-01 to 2026-03-31); amounts in CNY
PERSON        OLD        NEW  DIFFERENCE    CHANGE
------  ---------  ---------  ----------  --------
何静    10,164.02  10,164.02        0.00        0%
林晓    28,224.11  31,424.16    3,200.05   11.338%
陈锐    18,961.99  20,971.67    2,009.68  10.5985%
吴桐    15,006.56  16,557.56    1,551.00  10.3355%
周宁     7,516.93   7,516.93        0.00        0%
------  ---------  ---------  ----------  --------
        79,873.61  86,634.34    6,760.73   8.4643%
more: 3, less: 0, the same: 2
of 回款额: 4.1998%, now 4.5553%
Gini: 0.2515, now 0.2707
$ salesctl payout simulate --policy ../new.yaml -p 2026Q1 -F table --by team
what everybody is paid, 2026Q1 (2026-01-01 to 2026-03-31); amounts in CNY
TEAM        OLD        NEW  DIFFERENCE   CHANGE
----  ---------  ---------  ----------  -------
北区  79,873.61  86,634.34    6,760.73  8.4643%
----  ---------  ---------  ----------  -------
      79,873.61  86,634.34    6,760.73  8.4643%
more: 3, less: 0, the same: 2
of 回款额: 4.1998%, now 4.5553%
Gini: 0.2515, now 0.2707
$ salesctl payout simulate --policy ../new.yaml -p 2026Q1 -F table --by plan
what everybody is paid, 2026Q1 (2026-01-01 to 2026-03-31); amounts in CNY
PLAN           OLD        NEW  DIFFERENCE   CHANGE
-------  ---------  ---------  ----------  -------
ae       69,709.59  76,470.32    6,760.73  9.6984%
manager  10,164.02  10,164.02        0.00       0%
-------  ---------  ---------  ----------  -------
         79,873.61  86,634.34    6,760.73  8.4643%
more: 3, less: 0, the same: 2
of 回款额: 4.1998%, now 4.5553%
Gini: 0.2515, now 0.2707
$ salesctl payout simulate --policy ../new.yaml -p 2026Q1 -F table --by component
what everybody is paid, 2026Q1 (2026-01-01 to 2026-03-31); amounts in CNY
PLAN     COMPONENT                     OLD        NEW  DIFFERENCE   CHANGE
-------  ---------------------  ----------  ---------  ----------  -------
ae       commission              65,997.67  66,122.17      124.50  0.1886%
ae       factors of commission    3,959.10   3,971.55       12.45  0.3145%
ae       team-pool               10,609.77  10,609.77        0.00       0%
ae       guarantee                2,685.00   2,685.00        0.00       0%
ae       holdback               -13,541.95  -6,918.17    6,623.78
manager  override                10,164.02  10,164.02        0.00       0%
-------  ---------------------  ----------  ---------  ----------  -------
                                 79,873.61  86,634.34    6,760.73  8.4643%
more: 3, less: 0, the same: 2
of 回款额: 4.1998%, now 4.5553%
Gini: 0.2515, now 0.2707
$ salesctl payout simulate --policy ../new.yaml -p 2026Q1 -F table --summary
what pay comes to, 2026Q1 (2026-01-01 to 2026-03-31); amounts in CNY
MEASURE                         OLD           NEW  DIFFERENCE
---------------------  ------------  ------------  ----------
Total                     79,873.61     86,634.34    6,760.73
回款额                 1,901,829.43  1,901,829.43
Share of what came in       4.1998%       4.5553%     0.3555%
People                                          5
Get more                                        3
Get less                                        0
Get the same                                    2
Largest tenth, people             1             1
Largest tenth, share        35.336%      36.2722%     0.9362%
Gini                         0.2515        0.2707      0.0192
$ salesctl payout simulate --policy ../new.yaml -p 2026Q1 --summary --revenue 回款额
measure	old	new	difference
total	79873.61	86634.34	6760.73
revenue	1901829.43	1901829.43	
cost	0.041998304	0.04555316	0.003554856
people		5	
winners		3	
losers		0	
unchanged		2	
top_people	1	1	
top_share	0.353359639	0.362721757	0.009362118
gini	0.2515	0.2707	0.0192
$ salesctl payout simulate --policy ../new.yaml -p 2026-02 -F json
{"schema":"salesctl.payout.simulate","version":1,"items":[
{"person":{"code":"m01","name":"何静"},"old":"3028.01","new":"3028.01","difference":"0.00","percent":"0"},
{"person":{"code":"r01","name":"林晓"},"old":"7180.81","new":"8078.41","difference":"897.60","percent":"0.124999826"},
{"person":{"code":"r02","name":"陈锐"},"old":"6357.14","new":"7151.79","difference":"794.65","percent":"0.12500118"},
{"person":{"code":"r03","name":"吴桐"},"old":"4000.00","new":"4500.00","difference":"500.00","percent":"0.125"},
{"person":{"code":"r04","name":"周宁"},"old":"3000.00","new":"3000.00","difference":"0.00","percent":"0"}
],"totals":{"old":"23565.96","new":"25758.21","difference":"2192.25","percent":"0.093026128"},"period":{"from":"2026-02-01","to":"2026-02-28"},"currency":"CNY"}
$ salesctl payout simulate --policy ../new.yaml -p 2026-02 --lang zh_CN -F table
各人所得，2026-02（2026-02-01 至 2026-02-28）；金额单位：CNY
人员         原         新      差异      变化
----  ---------  ---------  --------  --------
何静   3,028.01   3,028.01      0.00        0%
林晓   7,180.81   8,078.41    897.60     12.5%
陈锐   6,357.14   7,151.79    794.65  12.5001%
吴桐   4,000.00   4,500.00    500.00     12.5%
周宁   3,000.00   3,000.00      0.00        0%
----  ---------  ---------  --------  --------
      23,565.96  25,758.21  2,192.25   9.3026%
增加 3 人，减少 0 人，不变 2 人
占回款额：原 3.8913%，新 4.2533%
基尼系数：原 0.1984，新 0.2218
$ salesctl payout simulate --policy ../new.yaml -p 2026-02 --lang zh_CN -F table --summary
薪酬总体情况，2026-02（2026-02-01 至 2026-02-28）；金额单位：CNY
项目                        原          新      差异
------------------  ----------  ----------  --------
合计                 23,565.96   25,758.21  2,192.25
回款额              605,601.04  605,601.04
费用率                 3.8913%     4.2533%    0.362%
人数                                     5
增加人数                                 3
减少人数                                 0
不变人数                                 2
最高的一成（人数）           1           1
最高的一成（占比）    30.4711%    31.3625%   0.8914%
基尼系数                0.1984      0.2218    0.0233
$ salesctl payout list
payout	period	state	people	lines	total	prepared_by	approved_by	approved_on	same_login	signatures	policy	digest	paid

# A month is what its run posts, by the old rules and by the new ones.
$ salesctl payout run -p 2026-01 -q
$ salesctl payout run -p 2026-02 && salesctl undo -q && salesctl undo -q
added 2026-02 CNY 23,565.96, 5 people, 13 lines
op 14  (undo: salesctl undo)
$ cp -r ../sales ../other && cd ../other && salesctl policy apply -q ../new.yaml
$ salesctl payout run -p 2026-01 -q
$ salesctl payout run -p 2026-02
added 2026-02 CNY 25,758.21, 5 people, 13 lines
op 19  (undo: salesctl undo)
$ salesctl payout simulate --policy ../rules.yaml -p 2026-02 --summary 2> /dev/null | head -2
measure	old	new	difference
total	25758.21	23565.96	-2192.25
$ cd ../sales

# From its effective day on, or for all of the period.
$ sed 's/^effective: .*/effective: 2026-03-01/' ../new.yaml > ../march.yaml
$ salesctl payout simulate --policy ../march.yaml -p 2026Q1 -F table
what everybody is paid, 2026Q1 (2026-01-01 to 2026-03-31); amounts in CNY
'../march.yaml' counts from 2026-03-01; with --whole all of the period goes by it
PERSON        OLD        NEW  DIFFERENCE   CHANGE
------  ---------  ---------  ----------  -------
何静    10,164.02  10,164.02        0.00       0%
林晓    28,224.11  29,625.84    1,401.73  4.9664%
陈锐    18,961.99  19,719.82      757.83  3.9966%
吴桐    15,006.56  15,721.56      715.00  4.7646%
周宁     7,516.93   7,516.93        0.00       0%
------  ---------  ---------  ----------  -------
        79,873.61  82,748.17    2,874.56  3.5989%
more: 3, less: 0, the same: 2
of 回款额: 4.1998%, now 4.351%
Gini: 0.2515, now 0.2599
$ salesctl payout simulate --policy ../march.yaml -p 2026Q1 --whole --summary 2> /dev/null | head -2
measure	old	new	difference
total	79873.61	86634.34	6760.73
$ salesctl payout simulate --policy ../march.yaml -p 2026-02 --summary | head -2
'../march.yaml' counts from 2026-03-01, after the period, so nothing differs; with --whole all of it goes by it
measure	old	new	difference
total	23565.96	23565.96	0.00

# A field that no record has yet is empty; the new book is checked first.
$ sed 's/^metrics:/fields: {deal: {zone: {type: text}}}\nmetrics:/; 0,/lookup: running/s//lookup: running\n        where: "deal.zone is empty"/' ../new.yaml > ../zone.yaml
$ salesctl payout simulate --policy ../zone.yaml -p 2026Q1 --summary | head -2
measure	old	new	difference
total	79873.61	86634.34	6760.73
$ sed 's/rate: 3%/rate: x/' ../new.yaml > ../bad.yaml
$ salesctl payout simulate --policy ../bad.yaml -p 2026Q1
../bad.yaml:55:3: warning: no example shows what plan 'ae' pays: work one out by hand under 'examples'
../bad.yaml:61:36: error: plans.ae.components[0].tiers[0].rate: expected a percentage such as 7.5%, got 'x'
salesctl: payout simulate: the rule book '../bad.yaml' has errors (1)
[65]
$ salesctl payout simulate --policy ../none.yaml -p 2026Q1
salesctl: payout simulate: there is no rule book '../none.yaml'
[66]
$ salesctl payout simulate --policy ../new.yaml
salesctl: payout simulate: say over which period
hint: -p 'last year'
[2]
$ salesctl payout simulate --policy ../new.yaml -p 2025-12..2026-02
salesctl: payout simulate: a payout's period lies within one fiscal year, and '2025-12-01..2026-02-28' does not
[2]
$ salesctl payout simulate --policy ../new.yaml -p 2026Q1 --revenue new_customers
salesctl: payout simulate: --revenue: 'new_customers' is not measured in money
[2]
$ salesctl payout simulate --policy ../new.yaml -p 2026Q1 --summary --by plan
salesctl: payout simulate: --summary has no rows for --by
[2]
$ sed '0,/lookup: running/s//lookup: running\n        by: {attainment: violations}/; s/{to: 100000/{to: 80%/; s/{to: 300000/{to: 100%/' ../new.yaml > ../goals.yaml
$ salesctl payout simulate --policy ../goals.yaml -p 2026Q1 --summary
salesctl: payout simulate: by '../goals.yaml': tiers by attainment need goals: there is none for violations in 2026-01 or a later period for r01, r02, r03, r04
hint: salesctl goal set PERSON violations -p 2026-01 AMOUNT
[81]

# Open deals, won by their chance: one that is certain, one that is impossible, one
# that is as likely as not. The same seed gives the same bytes.
$ export SALESCTL_NOW=2026-04-02T00:00:00Z
$ salesctl deal add -q owner=r01 title=必成 amount=120000 stage=propose expected_on=2026-04-20 probability=100%
$ salesctl deal add -q owner=r01 title=无望 amount=500000 stage=propose expected_on=2026-04-21 probability=0%
$ salesctl deal add -q owner=r01 title=下季 amount=500000 stage=propose expected_on=2026-07-21
$ salesctl deal add -q owner=r01 title=无日期 amount=500000 stage=propose
$ salesctl payout simulate --open -p 2026-04 --draws 20 --seed 7 -F table
2026-04 (2026-04-01 to 2026-04-30); open deals: 2, draws: 20, seed: 7; amounts in CNY
each deal is taken to be paid in full on its day (--unpaid: won only)
1 open deal has no expected day and is left out
1 open deal is expected in another period and is left out
plan 'manager': the factor 'attainment(collected)' has no value yet; it is taken as 1
PERSON   WITHOUT       P10       P50       P90
------  --------  --------  --------  --------
何静        0.00    600.00    600.00    600.00
林晓        0.00  3,344.00  3,344.00  3,344.00
周宁    3,000.00  3,000.00  3,000.00  3,000.00
------  --------  --------  --------  --------
        3,000.00  6,944.00  6,944.00  6,944.00
$ salesctl deal estimate 必成 -F json 2> /dev/null | tail -1
],"totals":{"amount":"3344.00"},"currency":"CNY"}
$ salesctl deal add -q owner=r02 title=对半 amount=50000 stage=propose expected_on=2026-03-20 probability=50%
$ salesctl deal add -q owner=r02 title=另一半 amount=90000 stage=propose expected_on=2026-04-30 probability=50%
$ salesctl payout simulate --open -p 2026-04 --seed 7 -F table
2026-04 (2026-04-01 to 2026-04-30); open deals: 4, draws: 200, seed: 7; amounts in CNY
each deal is taken to be paid in full on its day (--unpaid: won only)
1 open deal has no expected day and is left out
1 open deal is expected in another period and is left out
plan 'manager': the factor 'attainment(collected)' has no value yet; it is taken as 1
PERSON   WITHOUT       P10       P50        P90
------  --------  --------  --------  ---------
何静        0.00    600.00  1,050.00   1,300.00
林晓        0.00  3,344.00  3,344.00   3,344.00
陈锐        0.00      0.00  2,376.00   4,048.00
周宁    3,000.00  3,000.00  3,000.00   3,000.00
------  --------  --------  --------  ---------
        3,000.00  6,944.00  9,770.00  11,692.00
$ salesctl payout simulate --open -p 2026-04 --seed 7 --lang zh_CN -F table
2026-04（2026-04-01 至 2026-04-30）；进行中的商机 4 个，抽样 200 次，种子 7；金额单位：CNY
假定每个商机在赢单当日全额回款（--unpaid：只赢单、未回款）
1 个进行中的商机没有预计成交日，未计入
1 个进行中的商机预计在其他期间成交，未计入
方案“manager”：系数“attainment(collected)”尚无取值，按 1 计
人员      不含       P10       P50        P90
----  --------  --------  --------  ---------
何静      0.00    600.00  1,050.00   1,300.00
林晓      0.00  3,344.00  3,344.00   3,344.00
陈锐      0.00      0.00  2,376.00   4,048.00
周宁  3,000.00  3,000.00  3,000.00   3,000.00
----  --------  --------  --------  ---------
      3,000.00  6,944.00  9,770.00  11,692.00
$ salesctl payout simulate --open -p 2026-04 --seed 7 -F json > a 2> /dev/null && salesctl payout simulate --open -p 2026-04 --seed 7 -F json > b 2> /dev/null && cmp a b && tail -1 a
],"totals":{"now":"3000.00","low":"6944.00","middle":"9770.00","high":"11692.00"},"period":{"from":"2026-04-01","to":"2026-04-30"},"currency":"CNY","seed":7,"draws":200}
$ salesctl payout simulate --open -p 2026-04 --seed 8 --unpaid
2026-04 (2026-04-01 to 2026-04-30); open deals: 4, draws: 200, seed: 8; amounts in CNY
1 open deal has no expected day and is left out
1 open deal is expected in another period and is left out
person	now	low	middle	high
周宁	3000.00	3000.00	3000.00	3000.00
$ salesctl payout simulate --open -p 2026-04 > a 2>&1 && salesctl payout simulate --open -p 2026-04 > b 2>&1 && cmp a b
$ salesctl deal show 必成 | grep stage
In stage since  2026-04-02
$ salesctl payout simulate -p 2026-04
salesctl: payout simulate: say what to simulate: another rule book, or open deals
hint: salesctl payout simulate --policy FILE, salesctl payout simulate --open
[2]
$ salesctl payout simulate --open --policy ../new.yaml -p 2026-04
salesctl: payout simulate: --policy and --open are two simulations: give one of them
hint: salesctl payout simulate --policy FILE, salesctl payout simulate --open
[2]
$ salesctl payout simulate --open -p 2026-04 --by plan
salesctl: payout simulate: --whole, --summary, --by and --revenue are for --policy
[2]
$ salesctl payout simulate --policy ../new.yaml -p 2026-04 --seed 5
salesctl: payout simulate: --seed, --draws and --unpaid are for --open
[2]
$ salesctl payout simulate --open -p 2026-04 --seed -1
salesctl: payout simulate: --seed: '-1' is not a whole number from 0 to 4294967295
[2]
$ salesctl payout simulate --open -p 2026-04 --draws 20000
salesctl: payout simulate: --draws takes a number from 1 to 10000
[2]

# Behind a later version it counts until that one does, as if it had been applied.
$ cat > ../later.yaml <<'R'
> salesctl: 1
> name: Later
> effective: 2025-01-01
> locale: {currency: CNY, timezone: Asia/Shanghai}
> pipelines:
>   default: {stages: [{id: open, probability: 50%}], won: {id: won}, lost: {id: lost}}
> metrics:
>   sold: {of: deal, measure: sum(amount), date: closed_on, credit: owner, where: "stage = won", unit: money}
> plans:
>   seller: {for: "role = seller", components: [{id: c, kind: commission, base: sold, rate: 10%}]}
> R
$ sed 's/2025-01-01/2026-04-01/; s/10%/20%/' ../later.yaml > ../v2.yaml && sed 's/2025-01-01/2026-02-01/; s/10%/30%/' ../later.yaml > ../v3.yaml
$ salesctl init ../later --policy ../later.yaml -q && cd ../later && salesctl policy apply -q --yes ../v2.yaml
$ salesctl person add -q Mei code=mei role=seller
$ for on in 01 02 05; do salesctl deal add -q D$on owner=mei amount=1000 stage=won closed_on=2026-$on-12; done
$ salesctl payout simulate --policy ../v3.yaml -p 2026 --summary | head -2
'../v3.yaml' counts from 2026-02-01 until another rule book does on 2026-04-01; with --whole all of the period goes by it
measure	old	new	difference
total	400.00	600.00	200.00
$ salesctl payout simulate --policy ../v3.yaml -p 2026 --whole --summary | head -2
measure	old	new	difference
total	400.00	900.00	500.00
$ salesctl payout simulate --policy ../v3.yaml -p 2026-05 --summary | head -2
'../v3.yaml' counts from 2026-02-01 until another rule book does on 2026-04-01; with --whole all of the period goes by it
measure	old	new	difference
total	200.00	200.00	0.00
$ salesctl policy apply -q --yes ../v3.yaml
$ salesctl payout run -p 2026
added 2026 CNY 600.00, 1 person, 3 lines
op 8  (undo: salesctl undo)
