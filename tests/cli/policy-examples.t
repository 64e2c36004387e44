# Worked examples of every kind of pay: what a rule asks is given by its name, and what
# comes out is each fact's (earns) or everything's (pays).
$ cat > book.yaml <<'B'
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
>   sold:      {of: deal, measure: sum(amount), date: closed_on, credit: split, where: "stage = won", unit: money}
>   orders:    {of: deal, measure: count, date: closed_on, credit: owner, where: "stage = won", unit: count}
>   collected: {of: receipt, measure: sum(amount), date: paid_on, credit: split, unit: money}
> plans:
>   seller:
>     for: "role = ae"
>     components:
>       - id: commission
>         kind: commission
>         base: sold
>         net_of: {vat: 13%}
>         tiers: [{to: 113000, rate: 4%}, {rate: 6%}]
>         lookup: running
>         factors:
>           - {of: amount / list_amount, steps: [[.., 0.5], [90%, 1]], missing: 1}
>           - {of: grade, map: {A: 1.2, B: 1}}
>         cap: {amount: 8000}
>       - id: goods
>         kind: commission
>         base: collected
>         rates: [{when: "deal.product = 红茶 and amount >= 1000", rate: 6%}, {when: "deal.product = 红茶", rate: 5%}, {rate: 3%}]
>         factors: [{of: "days(due_on, paid_on)", steps: [[.., 1], [1, 0.9]], missing: 1}]
>       - {id: quick, kind: commission, base: collected, by: {attainment: sold}, tiers: [{to: 100%, rate: 1%}, {rate: 2%}]}
>       - {id: each, kind: per-unit, base: orders, amount: 50}
>       - {id: gift, kind: spiff, base: sold, amount: 500, where: "amount >= 50000"}
>       - {id: quarter, kind: bonus, period: quarter, amount: 0.5% * actual(sold), when: "attainment(sold) >= 100% and score >= 80"}
>       - {id: marks, kind: milestone, base: sold, every: 100000, amount: 300}
>   lead:
>     for: "role = manager"
>     components:
>       - {id: team, kind: override, base: collected, rate: 0.5%, factors: [{of: attainment(collected), steps: [[.., 0], [80%, as-is], [100%, 1]]}]}
>       - {id: share, kind: pool, base: sold, amount: 5% * actual(sold), share: {equal: 100}}
> examples:
>   # (90,400 x 4%, then 22,600 x 4% and 45,200 x 6%) / 1.13; the second at half price
>   - {plan: seller, component: commission, facts: [90400, 67800], given: {list_amount: 100000}, earns: [3200, 1600]}
>   - {plan: seller, component: commission, given: {amount: 90400, list_amount: 100000, grade: A}, pays: 3840}
>   - {plan: seller, component: commission, facts: [113000, 113000], given: {list_amount: "", grade: B}, pays: 8000}
>   - {plan: seller, component: goods, given: {amount: 2000, deal.product: 红茶, due_on: 2026-03-01, paid_on: 2026-03-05}, pays: 108}
>   - {plan: seller, component: goods, given: {amount: 500, deal.product: 绿茶, due_on: "", paid_on: 2026-03-05}, pays: 15}
>   - {plan: seller, component: quick, target: 10万, given: {actual(sold): 120000}, facts: [3000], earns: [60]}
>   - {plan: seller, component: each, facts: [3], pays: 150}
>   - {plan: seller, component: gift, given: {amount: 60000}, pays: 500}
>   - {plan: seller, component: quarter, given: {attainment(sold): 110%, actual(sold): 110000, score: 85}, pays: 550}
>   - {plan: seller, component: quarter, given: {attainment(sold): 99.99%, actual(sold): 110000, score: 85}, pays: 0}
>   - {plan: seller, component: marks, facts: [150000, 60000], pays: 600}
>   - {plan: lead, component: team, target: 100000, facts: [60000, 30000], pays: 405}
> B
$ salesctl policy check book.yaml
there is no department here, so it was not held against records
book.yaml is good: effective 2026-01-01; metrics: 3, plans: 2, examples: 12

# What comes out otherwise is told with the steps that led there.
$ sed 's/earns: \[3200, 1600\]/earns: [3200, 1601]/; s/pays: 3840/pays: 3200/; s/pays: 8000/pays: 9000/; s/pays: 108/pays: 120/; s/earns: \[60\]/earns: [30]/; s/pays: 0}/pays: 1}/; s/pays: 550/pays: 500/; s/pays: 405/pays: 450/' book.yaml > wrong.yaml
$ salesctl policy check wrong.yaml
wrong.yaml:45:5: error: example of seller.commission: fact 2 of 67800.00: expected 1601.00, the rules give 1600.00: (22600 x 4% + 45200 x 6%) / 1.13 x 0.5 (amount / list_amount: 0.678)
wrong.yaml:46:5: error: example of seller.commission: expected 3200.00, the rules give 3840.00: 90400 x 4% / 1.13 x 1 (amount / list_amount: 0.904) x 1.2 (grade: A)
wrong.yaml:47:5: error: example of seller.commission: expected 9000.00, the rules give 8000.00: (4000.00 + 6000.00) x 1 (grade: B), cut at the cap of 8000.00
wrong.yaml:48:5: error: example of seller.goods: expected 120.00, the rules give 108.00: 2000.00 x 6% x 0.9 (days(due_on, paid_on): 4)
wrong.yaml:50:5: error: example of seller.quick: fact 1 of 3000.00: expected 30.00, the rules give 60.00: 3000 x 2%
wrong.yaml:53:5: error: example of seller.quarter: expected 500.00, the rules give 550.00: 550 (0.5% * actual(sold))
wrong.yaml:54:5: error: example of seller.quarter: expected 1.00, the rules give 0.00: 'attainment(sold) >= 100% and score >= 80' does not hold
wrong.yaml:56:5: error: example of lead.team: expected 450.00, the rules give 405.00: 90000.00 x 0.5% x 0.9 (attainment(collected): 0.9)
salesctl: policy check: the rule book 'wrong.yaml' has errors (8)
[65]
$ salesctl policy check wrong.yaml --lang zh_CN 2>&1 | head -6
wrong.yaml:45:5: 错误: 示例 seller.commission：第 2 笔（67800.00）：应为 1601.00，按规则为 1600.00：(22600 x 4% + 45200 x 6%) / 1.13 x 0.5 (amount / list_amount: 0.678)
wrong.yaml:46:5: 错误: 示例 seller.commission：应为 3200.00，按规则为 3840.00：90400 x 4% / 1.13 x 1 (amount / list_amount: 0.904) x 1.2 (grade: A)
wrong.yaml:47:5: 错误: 示例 seller.commission：应为 9000.00，按规则为 8000.00：(4000.00 + 6000.00) x 1 (grade: B)，封顶于 8000.00
wrong.yaml:48:5: 错误: 示例 seller.goods：应为 120.00，按规则为 108.00：2000.00 x 6% x 0.9 (days(due_on, paid_on): 4)
wrong.yaml:50:5: 错误: 示例 seller.quick：第 1 笔（3000.00）：应为 30.00，按规则为 60.00：3000 x 2%
wrong.yaml:53:5: 错误: 示例 seller.quarter：应为 500.00，按规则为 550.00：550 (0.5% * actual(sold))

# What a rule asks and the example leaves out, what no rule asks, and what no example
# can say is told too: an example is never passed over.
$ sed '/^examples:/q' book.yaml > gaps.yaml && cat >> gaps.yaml <<'B'
>   - {plan: seller, component: commission, facts: [90400], earns: [3200]}
>   - {plan: seller, component: commission, facts: [90400], given: {list_amount: 1, gradde: A}, earns: [3200]}
>   - {plan: seller, component: commission, given: {list_amount: 1, grade: A}, pays: 3200}
>   - {plan: seller, component: commission, given: {amount: 90400, list_amount: 1, grade: D}, pays: 3200}
>   - {plan: seller, component: goods, given: {amount: many, deal.product: x, due_on: "", paid_on: ""}, pays: 1}
>   - {plan: seller, component: quick, target: 100000, facts: [3000], earns: [60]}
>   - {plan: seller, component: quarter, given: {actual(sold): 110000, score: 85}, pays: 550}
>   - {plan: seller, component: quarter, facts: [110000], given: {actual(sold): 110000, attainment(sold): 1, score: 85}, pays: 550}
>   - {plan: seller, component: each, target: 10, facts: [3], pays: 150}
>   - {plan: lead, component: team, target: 1, facts: [60000], earns: [300]}
>   - {plan: lead, component: share, facts: [60000], pays: 3000}
> B
$ salesctl policy check gaps.yaml
gaps.yaml:44:5: error: example of seller.commission: its rules look at 'list_amount', which the example does not say, in 'amount / list_amount'; given: {list_amount: VALUE}, with "" where there is none
gaps.yaml:45:5: error: example of seller.commission: nothing that it works out looks at 'gradde'
gaps.yaml:46:5: error: example of seller.commission: its rules look at 'amount', which the example does not say, in 'amount'; given: {amount: VALUE}, with "" where there is none
gaps.yaml:47:5: error: example of seller.commission: the factor 'grade' has no value for it, and says nothing for what is missing
gaps.yaml:48:5: error: example of seller.goods: 'amount' is no number, so it has no fact
gaps.yaml:49:5: error: example of seller.quick: its rules look at 'actual(sold)', which the example does not say; given: {actual(sold): VALUE}, with "" where there is none
gaps.yaml:50:5: error: example of seller.quarter: its rules look at 'attainment(sold)', which the example does not say, in 'attainment(sold) >= 100% and score >= 80'; given: {attainment(sold): VALUE}, with "" where there is none
gaps.yaml:51:5: error: example of seller.quarter: it is of no facts: say what it looks at under 'given'
gaps.yaml:52:5: error: example of seller.each: nothing that it works out looks at 'target'
gaps.yaml:53:5: error: example of lead.team: it is paid by the period, not by the fact: say what it pays as pays: AMOUNT
gaps.yaml:54:5: error: example of lead.share: no example can say what a pool looks at: everybody who shares it; try it on the records: salesctl payout simulate
salesctl: policy check: the rule book 'gaps.yaml' has errors (11)
[65]
$ salesctl policy check gaps.yaml --lang zh_CN
gaps.yaml:44:5: 错误: 示例 seller.commission：规则要看“list_amount”，而示例没有说明，在“amount / list_amount”中；请写 given: {list_amount: 值}，没有值时写 ""
gaps.yaml:45:5: 错误: 示例 seller.commission：验算的规则都不看“gradde”
gaps.yaml:46:5: 错误: 示例 seller.commission：规则要看“amount”，而示例没有说明，在“amount”中；请写 given: {amount: 值}，没有值时写 ""
gaps.yaml:47:5: 错误: 示例 seller.commission：系数“grade”在此没有值，也没有说明缺失时怎么办
gaps.yaml:48:5: 错误: 示例 seller.goods：“amount”不是数字，因此没有可算的一笔
gaps.yaml:49:5: 错误: 示例 seller.quick：规则要看“actual(sold)”，而示例没有说明；请写 given: {actual(sold): 值}，没有值时写 ""
gaps.yaml:50:5: 错误: 示例 seller.quarter：规则要看“attainment(sold)”，而示例没有说明，在“attainment(sold) >= 100% and score >= 80”中；请写 given: {attainment(sold): 值}，没有值时写 ""
gaps.yaml:51:5: 错误: 示例 seller.quarter：它不按笔计：请在 given 下写明它所看的内容
gaps.yaml:52:5: 错误: 示例 seller.each：验算的规则都不看“target”
gaps.yaml:53:5: 错误: 示例 lead.team：它按期间计发，不按笔：请用 pays: 金额 写明应发多少
gaps.yaml:54:5: 错误: 示例 lead.share：示例无法说明奖金池所看的内容：参与分配的所有人；请用实际记录试算：salesctl payout simulate
salesctl: policy check: 规则手册“gaps.yaml”有错误（11 处）
[65]
$ sed '/^examples:/q' book.yaml > forms.yaml && cat >> forms.yaml <<'B'
>   - {plan: seller, component: commission, facts: [90400]}
>   - {plan: seller, component: commission, given: [90400], pays: 1}
>   - {plan: seller, component: commission, given: {grade: [A]}, pays: 1}
>   - {plan: seller, component: commission, earns: [1]}
> B
$ salesctl policy check forms.yaml
forms.yaml:44:5: error: examples[0]: an example says what comes out: earns: [...] of each fact, or pays: AMOUNT in all
forms.yaml:45:50: error: examples[1].given: expected names and values such as {list_amount: 100000, grade: A}, got a list
forms.yaml:46:58: error: examples[2].given.grade: expected one value: a number, a day, a word, or "" where there is none, got a list
forms.yaml:47:50: error: examples[3].earns: each fact earns an amount of its own: here are facts: 0, amounts: 1
salesctl: policy check: the rule book 'forms.yaml' has errors (4)
[65]
