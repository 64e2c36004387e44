# What comes late for an earlier plan year is posted by no run of this one; each run says so.
$ printf '%s\n' 'salesctl: 1' 'name: Late' 'effective: 2025-01-01' 'locale: {currency: CNY, timezone: Asia/Shanghai}' 'pipelines: {default: {stages: [{id: open, probability: 50%}], won: {id: won}, lost: {id: lost}}}' 'metrics: {sold: {of: deal, measure: sum(amount), date: closed_on, credit: owner, where: "stage = won", unit: money}}' 'plans: {ae: {for: "role = ae", components: [{id: commission, kind: commission, base: sold, rate: 10%}]}}' 'approval: {same_login: allowed}' > book.yaml
$ export SALESCTL_NOW=2026-01-05T02:00:00Z
$ salesctl init d --policy book.yaml -q && cd d
$ printf 'code,name,role\nding,丁一,ae\nfin,谢宁,finance\nboss,周总,gm\n' | salesctl person import -q -
$ printf 'ref,owner,stage,amount,closed_on\nA,ding,won,1000,2025-12-10\nB,ding,won,3000,2026-01-03\n' | salesctl deal import -q -
$ salesctl payout run -p 2025-12 --as fin -q; salesctl payout submit -q 2025-12 --as fin; salesctl payout approve -q 2025-12 --as boss --confirm 2025-12
$ salesctl payout run -p 2026-01-05 --as fin
added 2026-01-05 CNY 300.00, 1 person, 1 line
op 7  (undo: salesctl undo)
$ printf 'ref,owner,stage,amount,closed_on\nC,ding,won,5000,2025-12-30\n' | salesctl deal import -q -
$ salesctl payout adjust ding 50 --on 2025-12-15 --as fin --reason 补发 -q
$ salesctl payout adjust --approve AJ-1 --as boss
changed AJ-0001 approved: the next run of plan year 2025 pays it
op 10
$ salesctl payout run -p 2026-01 --as fin
nothing new to post; nothing was recorded
records of an earlier plan year came late: CNY 550.00 for 1 person is not posted yet (salesctl payout run -p 2025-12)
$ salesctl payout run -p 2026-02 --as fin --lang zh_CN
没有新的可入账；没有记录操作
有此前方案年度的记录补录：CNY 550.00（1 名人员）尚未入账（salesctl payout run -p 2025-12）
$ salesctl payout run -p 2025-12 --as fin
added 2025-12.2 CNY 550.00, 1 person, 2 lines
op 11  (undo: salesctl undo)
$ salesctl payout run -p 2026-02 --as fin
nothing new to post; nothing was recorded
