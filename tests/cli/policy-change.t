# A rule book within a plan year: by which unit something goes is changed with the year
# alone, and what is held or owed does not lose its rule without a word.
$ book() { printf '%s\n' 'salesctl: 1' 'name: Seams' "effective: $1" 'locale: {currency: CNY, timezone: Asia/Shanghai}' 'pipelines: {default: {stages: [{id: open, probability: 50%}], won: {id: won}, lost: {id: lost}}}' 'metrics: {sold: {of: deal, measure: sum(amount), date: closed_on, credit: owner, where: "stage = won", unit: money}}' 'approval: {same_login: allowed}' 'plans:' '  ae:' '    for: "role = ae"' "    cap: {amount: 5000, period: $3}" "$4" '    components:' '      - {id: commission, kind: commission, base: sold, rate: 10%}' "      - {id: bonus, kind: bonus, period: $2, amount: \"500\"}"; }
$ export SALESCTL_NOW=2026-06-08T02:00:00Z
$ book 2026-01-01 quarter year '    holdback: {rate: 10%, release: {at: quarter-end}}' > a.yaml
$ book 2026-04-01 year quarter '    holdback: {rate: 10%, release: {at: year-end}}' > b.yaml
$ book 2026-04-01 quarter year '    draw: {amount: 100}' > c.yaml
$ book 2027-01-01 year quarter '    holdback: {rate: 10%, release: {at: year-end}}' > d.yaml
$ book 2026-02-01 month year '    holdback: {rate: 10%, release: {at: quarter-end}}' > e.yaml
$ salesctl init d --policy a.yaml -q && cd d
$ printf 'code,name,role\nding,丁一,ae\nfin,谢宁,finance\nboss,周总,gm\n' | salesctl person import -q -
$ printf 'ref,owner,stage,amount,closed_on\nA,ding,won,12500,2026-02-10\n' | salesctl deal import -q -
$ salesctl payout run -p 2026-02 -q
$ salesctl policy check ../b.yaml
../b.yaml:9:3: warning: no example shows what plan 'ae' pays: work one out by hand under 'examples'
../b.yaml:15:9: error: component 'bonus' of plan 'ae' goes by quarter in the rule book before 2026-04-01 and by year from then on: what it goes by changes with a plan year
hint: begin on 2027-01-01, or give it another id
../b.yaml:9:3: error: the cap of plan 'ae' goes by year in the rule book before 2026-04-01 and by quarter from then on: what it goes by changes with a plan year
hint: begin on 2027-01-01
../b.yaml:9:3: error: the release of plan 'ae' goes by quarter in the rule book before 2026-04-01 and by year from then on: what it goes by changes with a plan year
hint: begin on 2027-01-01
salesctl: policy check: the rule book '../b.yaml' has errors (3)
[65]
$ salesctl policy apply ../b.yaml --lang zh_CN
../b.yaml:9:3: 警告: 没有示例说明方案“ae”怎么发：请在 'examples' 下手工算一个
../b.yaml:15:9: 错误: 组成项“bonus”（方案“ae”）按 quarter 计算，而从 2026-04-01 起按 year：按什么期间计算只能随方案年度改变
提示：请从 2027-01-01 起生效，或换一个 id
../b.yaml:9:3: 错误: 方案“ae”的封顶按 year 计算，而从 2026-04-01 起按 quarter：按什么期间计算只能随方案年度改变
提示：请从 2027-01-01 起生效
../b.yaml:9:3: 错误: 方案“ae”的释放按 quarter 计算，而从 2026-04-01 起按 year：按什么期间计算只能随方案年度改变
提示：请从 2027-01-01 起生效
salesctl: policy apply: 规则手册“../b.yaml”有错误（3 处）
[65]
$ salesctl policy check ../c.yaml
../c.yaml:9:3: warning: no example shows what plan 'ae' pays: work one out by hand under 'examples'
../c.yaml:9:3: warning: plan 'ae' has no holdback from 2026-04-01 on, and 125.00 is held under it: nothing releases it
hint: salesctl payout balances
../c.yaml is good: effective 2026-04-01; metrics: 1, plans: 1, examples: 0
$ salesctl policy check ../c.yaml --lang zh_CN
../c.yaml:9:3: 警告: 没有示例说明方案“ae”怎么发：请在 'examples' 下手工算一个
../c.yaml:9:3: 警告: 方案“ae”从 2026-04-01 起没有暂扣规定，而其下仍暂扣 125.00：没有规定来释放
提示：salesctl payout balances
../c.yaml 没有问题：生效日 2026-04-01；指标 1 个，方案 1 个，示例 0 个
$ salesctl policy check ../d.yaml
../d.yaml:9:3: warning: no example shows what plan 'ae' pays: work one out by hand under 'examples'
../d.yaml is good: effective 2027-01-01; metrics: 1, plans: 1, examples: 0

# One that is laid in between is held against the next one, too.
$ salesctl policy apply ../c.yaml -q -y
$ salesctl policy check ../e.yaml
../e.yaml:9:3: warning: no example shows what plan 'ae' pays: work one out by hand under 'examples'
../e.yaml:15:9: error: component 'bonus' of plan 'ae' goes by quarter in the rule book before 2026-02-01 and by month from then on: what it goes by changes with a plan year
hint: begin on 2027-01-01, or give it another id
../e.yaml:15:9: error: component 'bonus' of plan 'ae' goes by month in the rule book before 2026-04-01 and by quarter from then on: what it goes by changes with a plan year
hint: begin on 2027-01-01, or give it another id
salesctl: policy check: the rule book '../e.yaml' has errors (2)
[65]
