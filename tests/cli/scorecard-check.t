# What makes a scorecard unsound is said before anybody is judged by it.
$ Q=$TEST_DATA/quarter && salesctl init sales --policy $Q/policy.yaml -q && cd sales
$ for kind in team person; do salesctl $kind import $Q/$kind.csv -q; done
$ cp $Q/policy.yaml good.yaml && salesctl policy check good.yaml
good.yaml is good: effective 2026-01-01; metrics: 5, plans: 0, examples: 0
$ sed 's/weight: 5,/weight: 4,/' $Q/policy.yaml > bad.yaml && salesctl policy check bad.yaml
bad.yaml:33:3: error: scorecard 'ae': the weights add up to 99, not to 100
salesctl: policy check: the rule book 'bad.yaml' has errors (1)
[65]
$ grep -v 'metric: csat, weight' $Q/policy.yaml > bad.yaml && salesctl policy check bad.yaml
bad.yaml:33:3: error: scorecard 'ae': the weights add up to 80, not to 100
bad.yaml:33:3: error: scorecard 'ae' measures nothing of the dimension 'satisfaction': add an indicator of it, mark one with dimension: satisfaction, or list what must be covered under 'dimensions'
salesctl: policy check: the rule book 'bad.yaml' has errors (2)
[65]
$ sed 's/{metric: csat,/{metric: csat2,/' $Q/policy.yaml > bad.yaml && salesctl policy check bad.yaml
bad.yaml:33:3: error: scorecard 'ae' measures nothing of the dimension 'satisfaction': add an indicator of it, mark one with dimension: satisfaction, or list what must be covered under 'dimensions'
bad.yaml:40:18: error: scorecards.ae.indicators[2].metric: there is no metric 'csat2' under 'metrics' (did you mean 'csat'?)
salesctl: policy check: the rule book 'bad.yaml' has errors (2)
[65]
$ sed 's/first_won_on, credit: owner/first_won_on, credit: none/' $Q/policy.yaml > bad.yaml && salesctl policy check bad.yaml --lang zh_CN
bad.yaml:39:9: 错误: 考核表“ae”：“new_customers”不计入任何人，因此谁都没有数值：请给该指标写上 credit: owner 或 credit: split（第19行）
salesctl: policy check: 规则手册“bad.yaml”有错误（1 处）
[65]
$ sed 's/ranking: {newcomer: 90d/ranking: {dismiss_last: 10%, newcomer: 90d/' $Q/policy.yaml > bad.yaml && salesctl policy check bad.yaml
bad.yaml:53:15: error: scorecards.ae.ranking.dismiss_last: a result takes nobody's place by itself: somebody is always last. First come training or another post and a second failure, each with its record: say under 'improvement' who gets a plan
salesctl: policy check: the rule book 'bad.yaml' has errors (1)
[65]
$ sed 's/- {E: {from: 0/- {末位淘汰: {from: 0/' $Q/policy.yaml > bad.yaml && salesctl policy check bad.yaml --lang zh_CN
bad.yaml:33:3: 错误: scorecards.ae.improvement.when：没有哪张考核表有等级“E”（见“grade in (C, D, E)”）; A, B, C, D, 末位淘汰
bad.yaml:48:9: 错误: 考核表“ae”：等级“末位淘汰”仅凭考核结果让人离岗：总有人排在最后。须先培训或调岗，之后仍不能胜任，且都有记录：请在 improvement 中写明谁要有改进计划
salesctl: policy check: 规则手册“bad.yaml”有错误（2 处）
[65]
$ grep -v 'feedback_within\|appeal:' $Q/policy.yaml > silent.yaml && salesctl policy check silent.yaml
silent.yaml:33:3: warning: scorecard 'ae' says no time within which people hear their result: feedback_within: 5d
silent.yaml:33:3: warning: scorecard 'ae' lets nobody appeal: appeal: {within: 10d}
silent.yaml is good: effective 2026-01-01; metrics: 5, plans: 0, examples: 0
$ sed 's/^    label: 销售$/    label: 销售\n    for: rolle = ae/' $Q/policy.yaml > bad.yaml && salesctl policy check bad.yaml
bad.yaml:33:3: error: scorecards.ae.for: a person has no field 'rolle'; did you mean 'role'?
salesctl: policy check: the rule book 'bad.yaml' has errors (1)
[65]
$ sed -n '/^  ae:/,$p' $Q/policy.yaml | sed '1s/.*/  north:/; s/^    label: 销售$/    for: "team = 北区 and role = ae"/' | cat $Q/policy.yaml - > two.yaml && salesctl policy check two.yaml
two.yaml:54:3: warning: scorecard 'ae' and 'north' both fit 林晓 and 3 more: they are judged by 'ae'
two.yaml is good: effective 2026-01-01; metrics: 5, plans: 0, examples: 0
$ salesctl policy apply two.yaml --lang zh_CN
two.yaml:54:3: 警告: 考核表“ae”和“north”都适用于林晓等人（另有3人）：按“ae”考核
added K-0002 two.yaml，自 2026-01-01 起生效
操作 4
