# What is refused around pay, each in the words that somebody in finance reads, in
# both languages: what the rule book can't mean, what the records can't pay, and who
# may not do what with a run.
$ cat > book.yaml <<END
> salesctl: 1
> name: {en: Tea Trade, zh: 茶叶贸易}
> effective: 2026-01-01
> locale: {currency: CNY, timezone: Asia/Shanghai}
> pipelines: {default: {stages: [{id: open, probability: 50%}], won: {id: won}, lost: {id: lost}}}
> metrics:
>   sold: {of: deal, measure: sum(amount), date: closed_on, credit: split, where: "stage = won", unit: money}
> plans:
>   seller:
>     for: "role = seller"
>     components:
>       - {id: commission, kind: commission, base: sold, rate: 5%}
> approval: {payout: {approvers: 1}, same_login: allowed}
> examples:
>   - {plan: seller, component: commission, facts: [1000], earns: [50]}
> END
$ salesctl policy check -q book.yaml
book.yaml is good: effective 2026-01-01; metrics: 1, plans: 1, examples: 1
$ alter() { sed "$1" book.yaml > other.yaml && salesctl policy check -q other.yaml; }

# Tiers can't leave a gap: one begins where the one before it ends. One that says
# otherwise is told so; so is one that falls back, and a last one that ends.
$ alter 's/rate: 5%}/tiers: [{from: 0, to: 1000, rate: 5%}, {from: 2000, rate: 6%}]}/'
other.yaml:12:65: error: plans.seller.components[0].tiers[0].from: there is no key 'from' here: a tier begins where the one before it ends, the first one at 0, so that no amount lies in a gap
other.yaml:12:96: error: plans.seller.components[0].tiers[1].from: there is no key 'from' here: a tier begins where the one before it ends, the first one at 0, so that no amount lies in a gap
salesctl: policy check: the rule book 'other.yaml' has errors (2)
[65]
$ alter 's/rate: 5%}/tiers: [{to: 2000, rate: 5%}, {to: 1000, rate: 6%}, {rate: 7%}]}/'
other.yaml:12:86: error: plan 'seller', component 'commission': tiers must rise: this one ends at 1000, which is not above 2000
salesctl: policy check: the rule book 'other.yaml' has errors (1)
[65]
$ alter 's/rate: 5%}/tiers: [{to: 1000, rate: 5%}, {to: 2000, rate: 6%}]}/'
other.yaml:12:86: error: plan 'seller', component 'commission': nothing is said above 2000: the last tier is {rate: ...} without 'to'
salesctl: policy check: the rule book 'other.yaml' has errors (1)
[65]
$ export LANGUAGE=zh_CN
$ alter 's/rate: 5%}/tiers: [{from: 0, to: 1000, rate: 5%}, {from: 2000, rate: 6%}]}/'
other.yaml:12:65: 错误: plans.seller.components[0].tiers[0].from: 这里没有键“from”：每一档从上一档的终点开始，第一档从 0 开始，中间不会有空档
other.yaml:12:96: 错误: plans.seller.components[0].tiers[1].from: 这里没有键“from”：每一档从上一档的终点开始，第一档从 0 开始，中间不会有空档
salesctl: policy check: 规则手册“other.yaml”有错误（2 处）
[65]
$ alter 's/rate: 5%}/tiers: [{to: 2000, rate: 5%}, {to: 1000, rate: 6%}, {rate: 7%}]}/'
other.yaml:12:86: 错误: 方案“seller”，组成项“commission”：各档必须递增：这一档到 1000，不高于 2000
salesctl: policy check: 规则手册“other.yaml”有错误（1 处）
[65]
$ alter 's/rate: 5%}/tiers: [{to: 1000, rate: 5%}, {to: 2000, rate: 6%}]}/'
other.yaml:12:86: 错误: 方案“seller”，组成项“commission”：没有规定 2000 以上怎么办：最后一档应为没有 'to' 的 {rate: ...}
salesctl: policy check: 规则手册“other.yaml”有错误（1 处）
[65]
$ export LANGUAGE=en

# A metric that there is none of, wherever a plan names one: its base, what its tiers
# go by, a factor, a condition, an amount.
$ alter 's/base: sold/base: slod/'
other.yaml:12:50: error: plans.seller.components[0].base: there is no metric 'slod' under 'metrics' (did you mean 'sold'?)
salesctl: policy check: the rule book 'other.yaml' has errors (1)
[65]
$ alter 's/rate: 5%}/by: {attainment: slod}, tiers: [{to: 80%, rate: 5%}, {rate: 6%}]}/'
other.yaml:12:73: error: plans.seller.components[0].by.attainment: there is no metric 'slod' under 'metrics' (did you mean 'sold'?)
other.yaml:15:5: error: the tiers of 'commission' go by attainment, so the example needs a target above 0
salesctl: policy check: the rule book 'other.yaml' has errors (2)
[65]
$ alter 's/rate: 5%}/rate: 5%, factors: [{of: attainment(slod), steps: [[0%, 1]]}]}/'
other.yaml:12:76: error: plans.seller.commission.factors[0].of: there is no metric 'slod', in 'attainment(slod)'; did you mean 'sold'?
salesctl: policy check: the rule book 'other.yaml' has errors (1)
[65]
$ alter 's/^approval/      - {id: extra, kind: bonus, when: "attainment(slod) >= 1", amount: "500"}\n&/'
other.yaml:13:9: error: plans.seller.extra.when: there is no metric 'slod', in 'attainment(slod) >= 1'; did you mean 'sold'?
salesctl: policy check: the rule book 'other.yaml' has errors (1)
[65]
$ alter 's/^approval/      - {id: extra, kind: bonus, amount: "2% * actual(slod)"}\n&/'
other.yaml:13:9: error: plans.seller.extra.amount: there is no metric 'slod', in '2% * actual(slod)'; did you mean 'sold'?
salesctl: policy check: the rule book 'other.yaml' has errors (1)
[65]
$ export LANGUAGE=zh_CN
$ alter 's/base: sold/base: slod/'
other.yaml:12:50: 错误: plans.seller.components[0].base: 'metrics' 下没有指标“slod”（您是否要找“sold”？）
salesctl: policy check: 规则手册“other.yaml”有错误（1 处）
[65]
$ alter 's/^approval/      - {id: extra, kind: bonus, when: "attainment(slod) >= 1", amount: "500"}\n&/'
other.yaml:13:9: 错误: plans.seller.extra.when: 没有指标“slod”，在“attainment(slod) >= 1”中；您是否要找“sold”？
salesctl: policy check: 规则手册“other.yaml”有错误（1 处）
[65]
$ export LANGUAGE=en

# What is paid by the period has factors of the period: no word stands for nothing,
# and no field of a record.
$ alter 's/^approval/      - {id: extra, kind: bonus, amount: "500", factors: [{of: grad, map: {A: 1.1, B: 1}, missing: 1}]}\n&/'
other.yaml:13:59: error: plans.seller.extra.factors[0].of: there is no figure 'grad' of a period, in 'grad'; figures are grade, score, tenure, actual(METRIC), target(METRIC), attainment(METRIC)
salesctl: policy check: the rule book 'other.yaml' has errors (1)
[65]
$ alter 's/^approval/      - {id: team, kind: override, base: sold, rate: 1%, factors: [{of: amount \/ list_amount}]}\n&/'
other.yaml:13:68: error: plans.seller.team.factors[0].of: there is no figure 'amount' of a period, in 'amount / list_amount'; figures are grade, score, tenure, actual(METRIC), target(METRIC), attainment(METRIC)
salesctl: policy check: the rule book 'other.yaml' has errors (1)
[65]
$ export LANGUAGE=zh_CN
$ alter 's/^approval/      - {id: extra, kind: bonus, amount: "500", factors: [{of: grad, map: {A: 1.1, B: 1}, missing: 1}]}\n&/'
other.yaml:13:59: 错误: plans.seller.extra.factors[0].of: 没有期间数值“grad”，在“grad”中；数值有 grade、score、tenure、actual(指标)、target(指标)、attainment(指标)
salesctl: policy check: 规则手册“other.yaml”有错误（1 处）
[65]
$ alter 's/^approval/      - {id: team, kind: override, base: sold, rate: 1%, factors: [{of: amount \/ list_amount}]}\n&/'
other.yaml:13:68: 错误: plans.seller.team.factors[0].of: 没有期间数值“amount”，在“amount / list_amount”中；数值有 grade、score、tenure、actual(指标)、target(指标)、attainment(指标)
salesctl: policy check: 规则手册“other.yaml”有错误（1 处）
[65]
$ export LANGUAGE=en

# More than all that is held is never let go, and each step says what it lets go.
$ held() { alter "s/^    components/    holdback: {rate: 20%, release: {at: quarter-end, by: sold, steps: [$1]}}\n&/"; }
$ held '[0, 0], [1000, 1]'
other.yaml is good: effective 2026-01-01; metrics: 1, plans: 1, examples: 1
$ held '[0, 0], [1000, 100]'
other.yaml:11:87: error: plans.seller.holdback.release.steps[1][1]: '100' is 10000%: expected a share between 0% and 100%, such as 5%
salesctl: policy check: the rule book 'other.yaml' has errors (1)
[65]
$ held '[.., 0], [1000, as-is]'
other.yaml:11:73: error: plans.seller.holdback.release.steps[0][0]: expected where the step begins, such as 80%, got '..'
other.yaml:11:88: error: plans.seller.holdback.release.steps[1][1]: expected the share that is let go, such as 50%, got 'as-is'
salesctl: policy check: the rule book 'other.yaml' has errors (2)
[65]
$ LANGUAGE=zh_CN held '[0, 0], [1000, 100]'
other.yaml:11:87: 错误: plans.seller.holdback.release.steps[1][1]: “100”等于 10000%：应为 0% 到 100% 之间的比例，如 5%
salesctl: policy check: 规则手册“other.yaml”有错误（1 处）
[65]
$ LANGUAGE=zh_CN held '[.., 0], [1000, as-is]'
other.yaml:11:73: 错误: plans.seller.holdback.release.steps[0][0]: 应为这一级从何处起，如 80%，而写的是“..”
other.yaml:11:88: 错误: plans.seller.holdback.release.steps[1][1]: 应为释放的比例，如 50%，而写的是“as-is”
salesctl: policy check: 规则手册“other.yaml”有错误（2 处）
[65]

# What others are credited with: a customer is of no deal, and a team is no span of time.
$ alter 's/^plans:/  visits: {of: customer, measure: count, date: created_on, credit: overlay}\n&/'
other.yaml:8:3: error: metrics.visits.credit: overlay credits are of deals, and a customer is of none
salesctl: policy check: the rule book 'other.yaml' has errors (1)
[65]
$ alter 's/rate: 5%}/rate: 5%, factors: [{of: "attainment(sold, team, group)", steps: [[0%, 1]]}]}/'
other.yaml:12:76: error: plans.seller.commission.factors[0].of: attainment(sold, ...): expected day, week, month, quarter, half or year, and team, in 'attainment(sold, team, group)'
salesctl: policy check: the rule book 'other.yaml' has errors (1)
[65]
$ export LANGUAGE=zh_CN
$ alter 's/^plans:/  visits: {of: customer, measure: count, date: created_on, credit: overlay}\n&/'
other.yaml:8:3: 错误: metrics.visits.credit: 协同份额属于商机，而客户不属于任何商机
salesctl: policy check: 规则手册“other.yaml”有错误（1 处）
[65]
$ alter 's/rate: 5%}/rate: 5%, factors: [{of: "attainment(sold, team, group)", steps: [[0%, 1]]}]}/'
other.yaml:12:76: 错误: plans.seller.commission.factors[0].of: attainment(sold, ...)：应为 day、week、month、quarter、half 或 year，以及 team（团队），在“attainment(sold, team, group)”中
salesctl: policy check: 规则手册“other.yaml”有错误（1 处）
[65]
$ export LANGUAGE=en

# A field that there is none of, in a filter, a factor, or a case.
$ alter 's/rate: 5%}/where: "amont > 5", rate: 5%}/'
other.yaml:12:9: error: plans.seller.commission.where: a deal has no field 'amont', in 'amont > 5'; did you mean 'amount'?
salesctl: policy check: the rule book 'other.yaml' has errors (1)
[65]
$ alter 's/rate: 5%}/rate: 5%, factors: [{of: amount \/ listamount, steps: [[0%, 1]]}]}/'
other.yaml:12:76: error: plans.seller.commission.factors[0].of: a deal has no field 'listamount', in 'amount / listamount'; did you mean 'list_amount'?
salesctl: policy check: the rule book 'other.yaml' has errors (1)
[65]
$ alter 's/rate: 5%}/rates: [{when: "amont > 5", rate: 5%}, {rate: 1%}]}/'
other.yaml:12:64: error: plans.seller.commission.rates[0].when: a deal has no field 'amont', in 'amont > 5'; did you mean 'amount'?
salesctl: policy check: the rule book 'other.yaml' has errors (1)
[65]
$ export LANGUAGE=zh_CN
$ alter 's/rate: 5%}/rates: [{when: "amont > 5", rate: 5%}, {rate: 1%}]}/'
other.yaml:12:64: 错误: plans.seller.commission.rates[0].when: 商机没有字段“amont”，在“amont > 5”中；您是否要找“amount”？
salesctl: policy check: 规则手册“other.yaml”有错误（1 处）
[65]
$ export LANGUAGE=en

# A department is not made of rules that can't be followed.
$ salesctl init -q --policy other.yaml dept || ls -A dept
other.yaml:12:64: error: plans.seller.commission.rates[0].when: a deal has no field 'amont', in 'amont > 5'; did you mean 'amount'?
salesctl: init: the rule book 'other.yaml' has errors (1)

# What names itself: a metric, two of each other, a true-up, pay on pay.
$ alter 's/^plans:/  net: {expr: net - sold, unit: money}\n&/'
other.yaml:8:3: error: the metric 'net' is made of itself: net -> net
salesctl: policy check: the rule book 'other.yaml' has errors (1)
[65]
$ alter 's/^plans:/  net: {expr: gross - sold, unit: money}\n  gross: {expr: net + sold, unit: money}\n&/'
other.yaml:8:3: error: the metric 'net' is made of itself: net -> gross -> net
other.yaml:9:3: error: the metric 'gross' is made of itself: gross -> net -> gross
salesctl: policy check: the rule book 'other.yaml' has errors (2)
[65]
$ alter 's/^approval/      - {id: settle, kind: true-up, of: settle, period: quarter}\n&/'
other.yaml:13:9: error: the true-up 'settle' is of itself: 'of' names the component that it reckons anew
salesctl: policy check: the rule book 'other.yaml' has errors (1)
[65]
$ alter 's/^plans:/  paid: {of: adjustment, measure: sum(amount), date: on, credit: owner, unit: money}\n&/; s/base: sold/base: paid/'
other.yaml:13:9: error: plans.seller.commission.base: plan 'seller', component 'commission': 'paid' is what was paid, and pay on pay goes round in a circle
salesctl: policy check: the rule book 'other.yaml' has errors (1)
[65]
$ export LANGUAGE=zh_CN
$ alter 's/^plans:/  net: {expr: gross - sold, unit: money}\n  gross: {expr: net + sold, unit: money}\n&/'
other.yaml:8:3: 错误: 指标“net”由它自己构成：net -> gross -> net
other.yaml:9:3: 错误: 指标“gross”由它自己构成：gross -> net -> gross
salesctl: policy check: 规则手册“other.yaml”有错误（2 处）
[65]
$ alter 's/^approval/      - {id: settle, kind: true-up, of: settle, period: quarter}\n&/'
other.yaml:13:9: 错误: 清算“settle”的 of 写的是它自己：应写要重算的那个组成项
salesctl: policy check: 规则手册“other.yaml”有错误（1 处）
[65]
$ alter 's/^plans:/  paid: {of: adjustment, measure: sum(amount), date: on, credit: owner, unit: money}\n&/; s/base: sold/base: paid/'
other.yaml:13:9: 错误: plans.seller.commission.base: 方案“seller”，组成项“commission”：“paid”本身就是已付的报酬，以报酬计报酬会循环
salesctl: policy check: 规则手册“other.yaml”有错误（1 处）
[65]
$ export LANGUAGE=en

# Money in a currency that the rule book has no rate for is not paid on, not even at 1.
$ salesctl init -q --policy book.yaml dept && cd dept
$ printf 'code,name,role\nlin,林晓,seller\nfin,何静,finance\nboss,周总,head\n' | salesctl person import -q -
$ printf 'ref,owner,stage,amount,currency,closed_on\nA,lin,won,1000,EUR,2026-01-05\n' | salesctl deal import -q -
$ salesctl payout run -p 2026-01 --as fin
salesctl: payout run: deal D-0001: the rule book has no rate from EUR to CNY on 2026-01-05
hint: fx: {EUR: {2026-01-05: ...}}
[65]
$ salesctl payout run -p 2026-01 --as fin --lang zh
salesctl: payout run: 商机 D-0001：规则手册中没有从 EUR 到 CNY 在 2026-01-05 的汇率
提示：fx: {EUR: {2026-01-05: ...}}
[65]

# Sums that can't be reckoned exactly are refused, naming the deal.
$ salesctl deal edit -q D-1 currency=CNY
$ printf 'ref,owner,stage,amount,closed_on\nB,lin,won,900000000000000,2026-01-06\nC,lin,won,900000000000000,2026-01-07\n' | salesctl deal import -q -
$ salesctl payout run -p 2026-01 --as fin
salesctl: payout run: deal D-0003: the amount is too large to reckon with
[65]
$ salesctl payout run -p 2026-01 --as fin --lang zh
salesctl: payout run: 商机 D-0003：金额太大，无法计算
[65]
$ salesctl deal remove -q D-2 D-3

# Shares of a deal that are more than the deal.
$ salesctl deal split D-1 lin=60% boss=41%
salesctl: deal split: the shares add up to 101%, not to 100%
hint: what stands beside the revenue: --overlay
[2]
$ salesctl deal split D-1 lin=60% boss=41% --lang zh
salesctl: deal split: 份额合计为 101%，不是 100%
提示：业绩之外的协同份额请用 --overlay
[2]

# Who prepared a run does not approve it, nor who is paid by it.
$ salesctl payout run -q -p 2026-01 --as fin
$ salesctl payout approve 2026-01 --confirm 2026-01 --as boss
salesctl: payout approve: payout 2026-01 is a draft: it is submitted before it is approved
hint: salesctl payout submit 2026-01
[81]
$ salesctl payout submit -q 2026-01 --as fin
$ salesctl payout approve 2026-01 --confirm 2026-01 --as fin
salesctl: payout approve: payout 2026-01 was run by the same person: somebody else approves it
[81]
$ salesctl payout approve 2026-01 --confirm 2026-01 --as lin
salesctl: payout approve: payout 2026-01 pays the same person: somebody else approves it
hint: salesctl payout approve ... --as PERSON
[81]
$ salesctl payout approve 2026-01 --confirm 2026-01 --as fin --lang zh
salesctl: payout approve: 提成 2026-01 由同一人核算：请由别人批准
[81]
$ salesctl payout approve 2026-01 --confirm 2026-01 --as lin --lang zh
salesctl: payout approve: 提成 2026-01 中有本人的提成：请由别人批准
提示：salesctl payout approve ... --as PERSON
[81]

# A run whose records changed behind it.
$ salesctl deal edit -q D-1 amount=2000
$ salesctl payout approve 2026-01 --confirm 2026-01 --as boss
salesctl: payout approve: payout 2026-01 was run on records as of op 6, and 1 line would differ now: 林晓, D-0001 seller.commission: posted 50.00, recomputed 100.00
hint: salesctl payout run -p 2026-01
[81]
$ salesctl payout approve 2026-01 --confirm 2026-01 --as boss --lang zh
salesctl: payout approve: 提成 2026-01 是按截至操作 6 的记录核算的，现在有 1 行会不同：林晓，D-0001 seller.commission：已入账 50.00，重算为 100.00
提示：salesctl payout run -p 2026-01
[81]

# What was approved is not undone, and what was paid is not paid twice.
$ salesctl payout run -q -p 2026-01 --as fin && salesctl payout submit -q 2026-01 --as fin
$ salesctl payout pay 2026-01 --confirm 2026-01 --as boss
salesctl: payout pay: payout 2026-01 is not approved: only what is approved is paid
hint: salesctl payout approve 2026-01
[81]
$ salesctl payout approve -q 2026-01 --confirm 2026-01 --as boss
$ salesctl undo
salesctl: undo: operation 12 (payout approve -q 2026-01 --confirm 2026-01 --as boss) is final and is not undone
hint: salesctl payout run -p 2026-01
[81]
$ salesctl undo --lang zh
salesctl: undo: 操作 12（payout approve -q 2026-01 --confirm 2026-01 --as boss）已定案，不能撤销
提示：salesctl payout run -p 2026-01
[81]
$ salesctl payout pay -q 2026-01 --confirm 2026-01 --as boss
$ salesctl payout pay 2026-01 --confirm 2026-01 --as boss
salesctl: payout pay: payout 2026-01 was paid on 2026-07-01 (PY-0001) and is not paid twice
hint: salesctl payout payments 2026-01
[81]
$ salesctl payout pay 2026-01 --confirm 2026-01 --as boss --lang zh
salesctl: payout pay: 提成 2026-01 已于 2026-07-01 发放（PY-0001），不能重复发放
提示：salesctl payout payments 2026-01
[81]
$ salesctl undo
salesctl: undo: operation 13 (payout pay -q 2026-01 --confirm 2026-01 --as boss) is final and is not undone
hint: salesctl payout payments 2026-01
[81]
