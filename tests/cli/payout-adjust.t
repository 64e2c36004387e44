# Pay is corrected by hand by two: one proposes, another approves who is not paid by
# it; the next run posts it.
$ Q=$TEST_DATA/quarter && cp $Q/policy.yaml book.yaml && printf '%s\n' 'plans:' '  ae:' '    for: "role = ae"' '    components:' '      - {id: commission, kind: commission, base: collected, rate: 3%}' 'approval: {same_login: allowed}' >> book.yaml
$ salesctl init sales --policy book.yaml -q && cd sales
$ for kind in team person customer deal receipt; do salesctl $kind import $Q/$kind.csv -q; done
$ salesctl payout adjust r01
salesctl: payout adjust: whose pay, and by how much?
hint: salesctl payout adjust PERSON AMOUNT --reason TEXT
[2]
$ salesctl payout adjust r01 500
salesctl: payout adjust: an adjustment needs a reason
hint: salesctl payout adjust PERSON AMOUNT --reason TEXT
[2]
$ salesctl payout adjust r01 500 --on 2026-01-31 --as r02 --reason 补发差旅激励
added AJ-0001 林晓 CNY 500.00; somebody else approves it
op 7  (undo: salesctl undo)
$ salesctl payout adjust r02 -120 --on 2026-01-31 --as m01 --reason 误发
added AJ-0002 陈锐 CNY -120.00; somebody else approves it
op 8  (undo: salesctl undo)
$ salesctl payout adjust r02 0 --as m01 --reason 无
salesctl: payout adjust: amount: an adjustment of 0 changes nothing
[65]
$ salesctl payout adjust r02 'USD 5' --as m01 --reason 无
salesctl: payout adjust: pay is in CNY, 'USD 5' is in USD
[2]
$ salesctl payout adjust --approve AJ-1 --as r02
salesctl: payout adjust: 陈锐 is a party to it: somebody else decides
[81]
$ salesctl payout adjust --approve AJ-1 --as r01
salesctl: payout adjust: 林晓 is a party to it: somebody else decides
[81]
$ salesctl payout adjust --approve AJ-1 --as m01
changed AJ-0001 approved: the next run of plan year 2026 pays it
op 9
$ salesctl payout adjust --refuse AJ-2 --as d01 --reason 金额有误
changed AJ-0002 refused
op 10  (undo: salesctl undo)
$ salesctl payout adjust --approve AJ-2 --as d01
salesctl: payout adjust: AJ-0002 was decided already
[81]
$ salesctl adjustment list -F table --lang zh_CN
编号     人员     金额  日期        原因          状态    申请人  审批人
-------  ----  -------  ----------  ------------  ------  ------  ------
AJ-0001  林晓   500.00  2026-01-31  补发差旅激励  已批准  陈锐    何静
AJ-0002  陈锐  -120.00  2026-01-31  误发          已驳回  何静    沈放
调整共 2 条, CNY 380.00
$ salesctl payout run -p 2026-01 --as m01
added 2026-01 CNY 15,501.32, 3 people, 5 lines
op 11  (undo: salesctl undo)
$ salesctl payout lines 2026-01 r01 -F tsv --fields plan,component,fact,on,amount
plan	component	fact	on	amount
ae	commission	RC-0001	2026-01-08	2595.00
ae	commission	RC-0002	2026-01-21	4296.32
	@adjustment	AJ-0001	2026-01-31	500.00
$ salesctl payout run -p 2026-01 --as m01
payout 2026-01 stands as it is: CNY 15,501.32 for 3 people
$ salesctl undo
undid op 11: payout run -p 2026-01 --as m01, by root
removed PR-0001 2026-01
op 12  (undo: salesctl undo)

# Why something final was done is kept with it.
$ salesctl payout run -p 2026-01 --as m01 -q && salesctl payout submit 2026-01 --as m01 -q && salesctl payout approve 2026-01 --as d01 --confirm 2026-01 --reason 财务会议通过 -q
$ salesctl log --limit 1 -F tsv --fields op,reason
op	reason
15	财务会议通过
$ salesctl undo
salesctl: undo: operation 15 (payout approve 2026-01 --as d01 --confirm 2026-01 --reason 财务会议通过 -q) is final and is not undone
[81]
$ salesctl payout adjust r02 50 --on 2026-02-28 --as m01 --reason 补发 -q && salesctl payout run -p 2026-02 --as m01 -q; salesctl status | grep -e adjust -e draft
  1 adjustment of pay waiting for approval   salesctl adjustment list state:proposed
  1 payout run that is still a draft         salesctl payout list
$ salesctl status --lang zh_CN | grep -e 调整 -e 草稿
  1 项薪酬调整等待审批                       salesctl adjustment list state:proposed
  1 个提成核算仍是草稿                       salesctl payout list
