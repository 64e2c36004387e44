# What a plan may say and easily regrets: policy check tells it, with its size.
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
>   revenue: {of: deal, measure: sum(amount), date: closed_on, credit: split, where: "stage = won", unit: money}
> plans:
>   sales:
>     for: "role = ae"
>     period: quarter
>     components:
>       - id: commission
>         kind: commission
>         base: revenue
>         tiers: [{to: 50000, rate: 4%}, {to: 100000, rate: 5%}, {rate: 4%}]
>         lookup: period
>         apply: retroactive
>         factors:
>           - {of: attainment(revenue), steps: [[.., 0.8], [80%, as-is], [120%, 1.1]]}
>           - {of: amount / list_amount, steps: [[.., 1], [90%, 0.5]]}
>           - {of: "days(expected_on, closed_on)", steps: [[.., 1], [30, 0.5]]}
>     holdback: {rate: 10%, release: {at: year-end, by: revenue, steps: [[0, 0.5], [10, 1]]}}
>     clawback: {monthly_cap: 30%}
>     leaver: {delivered: 100%, undelivered: 0%}
>   two:
>     for: "role in (ae, kam)"
>     components: [{id: c, kind: commission, base: revenue, net_of: {vat: 13%}, rate: 1%}]
> examples:
>   - {plan: two, component: c, facts: [113], earns: [1]}
>   - {plan: sales, component: commission, given: {list_amount: 200, expected_on: 2026-01-31, closed_on: 2026-01-31}, facts: [100], earns: [4]}
> B
$ salesctl policy check book.yaml
book.yaml:20:40: warning: plan 'sales', component 'commission': with apply: whole, one cent more at 50000 pays 500 more (apply: marginal has no such cliff)
book.yaml:20:64: warning: plan 'sales', component 'commission': with apply: whole, somebody who passes 100000 earns 1000 less than just below it
book.yaml:28:29: warning: plans.sales.clawback.monthly_cap: more than 20% of a month's wage: in China deductions may not exceed that
book.yaml:13:3: warning: plan 'sales': who leaves loses all pay on what is not delivered yet: it is earned, and forfeiting it has been held invalid
book.yaml:24:13: warning: plan 'sales', component 'commission': whoever sells more earns less: at 120% of 'attainment(revenue)' the pay falls by 8.3333%
book.yaml:25:13: warning: plan 'sales', component 'commission': whoever sells more earns less: at 0.9 of 'amount / list_amount' the pay falls by 50%
there is no department here, so it was not held against records
book.yaml is good: effective 2026-01-01; metrics: 1, plans: 2, examples: 2
$ salesctl init -q --policy book.yaml shop 2> /dev/null && cd shop
$ printf '%s\n' handle,name,role li,李雷,ae han,韩,kam > p.csv && salesctl person import -q p.csv
$ salesctl policy check ../book.yaml 2>&1 | grep two
../book.yaml:30:3: note: the plans 'sales' and 'two' both pay li today
$ sed 's/role = ae"/role = sales"/' ../book.yaml > nobody.yaml && salesctl policy check nobody.yaml 2>&1 | grep 'pays nobody'
nobody.yaml:13:3: note: the plan 'sales' pays nobody today: nobody fits 'role = sales'
$ salesctl policy check nobody.yaml --lang zh_CN 2>&1 | grep 任何人
nobody.yaml:13:3: 说明: 方案“sales”今天不适用于任何人：没有人符合“role = sales”
$ salesctl policy check ../book.yaml --lang zh_CN
../book.yaml:20:40: 警告: 方案“sales”，组成项“commission”：用 apply: whole 时，在 50000 处多一分钱就多发 500（apply: marginal 没有这种断崖）
../book.yaml:20:64: 警告: 方案“sales”，组成项“commission”：用 apply: whole 时，超过 100000 的人反而比刚好低于它时少拿 1000
../book.yaml:28:29: 警告: plans.sales.clawback.monthly_cap: 超过当月工资的 20%：在中国扣款不得超过该比例
../book.yaml:13:3: 警告: 方案“sales”：离职者失去全部未交付部分的报酬：这是已赚得的报酬，没收曾被认定无效
../book.yaml:24:13: 警告: 方案“sales”，组成项“commission”：卖得多反而拿得少：到 120%（“attainment(revenue)”）时所得下降 8.3333%
../book.yaml:25:13: 警告: 方案“sales”，组成项“commission”：卖得多反而拿得少：到 0.9（“amount / list_amount”）时所得下降 50%
../book.yaml:30:3: 说明: 方案“sales”和“two”今天同时适用于 li
../book.yaml 没有问题：生效日 2026-01-01；指标 1 个，方案 2 个，示例 2 个
$ sed 's/{to: 50000, rate: 4%}, {to: 100000, rate: 5%}, {rate: 4%}/{to: 120%, rate: 4%}, {rate: 5%}/; s/lookup: period/by: {attainment: revenue}\n        lookup: period/; /amount . list_amount/d; s/list_amount: 200, //; s/facts: .100., earns: .4../target: 1000, facts: [100], earns: [4]}/' ../book.yaml > ../half.yaml
$ salesctl policy check ../half.yaml 2>&1 | grep falls
[1]
$ sed 's/^plans:/  paid: {of: adjustment, measure: sum(amount), date: on, credit: owner, unit: money}\nplans:/; s/base: revenue, net_of/base: paid, net_of/' ../book.yaml > ../circle.yaml
$ salesctl policy check ../circle.yaml 2>&1 | tail -2
../circle.yaml:33:18: error: plans.two.c.base: plan 'two', component 'c': 'paid' is what was paid, and pay on pay goes round in a circle
salesctl: policy check: the rule book '../circle.yaml' has errors (1)

# A release goes by the metric itself: a share of an amount is none of its goal.
$ sed 's/\[\[0, 0.5\], \[10, 1\]\]/[[80%, 0], [100%, 1]]/' ../book.yaml > ../shares.yaml
$ salesctl policy check ../shares.yaml 2>&1 | grep release; salesctl policy check ../shares.yaml --lang zh_CN 2>&1 | grep 释放的各档
../shares.yaml:13:3: warning: plan 'sales': 'revenue' is an amount, and the steps of the release end at 1 of it or below: they are of the metric itself, not of its goal
../shares.yaml:13:3: 警告: 方案“sales”：“revenue”是金额，而释放的各档最高不超过 1：各档比的是指标本身的值，不是目标完成率
$ sed 's/by: revenue, steps/by: attainment(revenue), steps/' ../book.yaml > ../call.yaml
$ salesctl policy check ../call.yaml 2>&1 | grep release
../call.yaml:27:55: error: plans.sales.holdback.release.by: expected a name of letters, digits, '-' and '_', got 'attainment(revenue)'
$ sed 's/by: revenue, steps.*1\]\]/by: revenue/' ../book.yaml > ../alone.yaml
$ salesctl policy check ../alone.yaml 2>&1 | grep release
../alone.yaml:27:36: error: plans.sales.holdback.release: 'by' and 'steps' stand together: the metric, and which share it releases
