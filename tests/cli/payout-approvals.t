# Two people approve what is paid, none of whom ran it, submitted it or is paid by
# it; a run that would be another one by now is approved by nobody.
$ Q=$TEST_DATA/quarter && cp $Q/policy.yaml plain.yaml && cat >> plain.yaml <<'R'
> plans:
>   ae:
>     for: "role = ae"
>     components:
>       - {id: commission, kind: commission, base: collected, rate: 3%}
> R
$ cp plain.yaml book.yaml && echo 'approval: {payout: {approvers: 6}}' >> book.yaml && salesctl policy check book.yaml 2>&1 | grep -v warning
book.yaml:59:32: error: approval.payout.approvers: '6': a payout is approved by 1 to 5 people
salesctl: policy check: the rule book 'book.yaml' has errors (1)
$ cp plain.yaml book.yaml && echo 'approval: {payout: {approvers: 2}, same_login: allowed}' >> book.yaml
$ salesctl init sales --policy book.yaml -q && cd sales && mv ../*.yaml .
$ for kind in team person customer deal receipt; do salesctl $kind import $Q/$kind.csv -q; done
$ salesctl person add -q handle=fin name=财务甲 role=finance && salesctl person add -q handle=aud name=审计乙 role=finance && salesctl person add -q handle=ops name=运营丙 role=ops
$ salesctl payout run -p 2026-01 --as ops
added 2026-01 CNY 15,001.32, 3 people, 4 lines
op 10  (undo: salesctl undo)
$ salesctl payout approve 2026-01 --confirm 2026-01 --as fin
salesctl: payout approve: payout 2026-01 is a draft: it is submitted before it is approved
hint: salesctl payout submit 2026-01
[81]
$ salesctl payout submit 2026-01 --as m01
changed 2026-01 state draft -> submitted
op 11  (undo: salesctl undo)

# Who ran it, who submitted it and who is paid by it do not sign.
$ for who in ops m01 r01; do salesctl payout approve 2026-01 --confirm 2026-01 --as $who; done
salesctl: payout approve: payout 2026-01 was run by the same person: somebody else approves it
salesctl: payout approve: payout 2026-01 was submitted by the same person: somebody else approves it
salesctl: payout approve: payout 2026-01 pays the same person: somebody else approves it
hint: salesctl payout approve ... --as PERSON
[81]
$ salesctl payout approve 2026-01 --confirm 2026-01 --as fin
changed 2026-01 signed, 1 of 2; 1 more person approves it
op 12
$ salesctl payout list --fields payout,state,signatures,approved_by -F table
PAYOUT   STATE      SIGNATURES  APPROVED BY
-------  ---------  ----------  -----------
2026-01  submitted           1

# The first has signed; a second time does not count for two.
$ salesctl payout approve 2026-01 --confirm 2026-01 --as fin
salesctl: payout approve: payout 2026-01 was already signed by the same person: somebody else signs too
[81]
$ salesctl payout approve 2026-01 --confirm 2026-01 --as fin --lang zh_CN
salesctl: payout approve: 提成 2026-01 已由同一人签署：还须由其他人签署
[81]
$ salesctl payout show 2026-01 -F table | sed "s/($(id -un))/(LOGIN)/"
payout 2026-01, submitted: CNY 15,001.32 for 3 people in 4 lines; rule book version 1, records as of op 9
signed by 财务甲 (root) on 2026-07-01, under a login that had a part in it
1 of 2 signatures
PERSON  LINES    AMOUNT
------  -----  --------
林晓        2  6,891.32
陈锐        1  4,560.00
吴桐        1  3,550.00

# A signature is not undone by somebody else; who gave it takes it back.
$ salesctl undo
salesctl: undo: operation 12 (payout approve 2026-01 --confirm 2026-01 --as fin) is final and is not undone
hint: salesctl payout approve 2026-01 --withdraw
[81]
$ salesctl payout approve 2026-01 --withdraw --as aud
salesctl: payout approve: payout 2026-01 bears no signature of who asks: each takes his own back
[81]
$ salesctl payout approve 2026-01 --withdraw --as fin
changed 2026-01 signature withdrawn, 0 of 2 are there
op 13
$ salesctl payout approve -q 2026-01 --confirm 2026-01 --as fin

# A record that changes under it voids what was signed; the run is made anew, and
# everybody signs what it is now.
$ salesctl receipt edit RC-0001 -q amount=80000
$ salesctl payout approve 2026-01 --confirm 2026-01 --as aud
salesctl: payout approve: payout 2026-01 was run on records as of op 9, and 1 line would differ now: 林晓, RC-0001 ae.commission: posted 2595.00, recomputed 2400.00; 1 signature under it no longer counts
hint: salesctl payout run -p 2026-01
[81]
$ salesctl payout show 2026-01 -F table | sed "s/($(id -un))/(LOGIN)/" | sed 4q
payout 2026-01, submitted: CNY 15,001.32 for 3 people in 4 lines; rule book version 1, records as of op 9
signed by 财务甲 (root) on 2026-07-01, under a login that had a part in it
1 of 2 signatures
1 line would differ now: it can't be approved, and signatures no longer count; salesctl payout run -p 2026-01
PERSON  LINES    AMOUNT
------  -----  --------
林晓        2  6,891.32
陈锐        1  4,560.00
$ salesctl payout run -p 2026-01 --as ops
1 signature under payout 2026-01 is void: it was run anew
changed 2026-01 CNY 14,806.32, 3 people, 4 lines
op 16  (undo: salesctl undo)
$ salesctl payout show 2026-01 -F table | sed 1q
payout 2026-01, draft: CNY 14,806.32 for 3 people in 4 lines; rule book version 1, records as of op 15
PERSON  LINES    AMOUNT
$ salesctl payout submit -q 2026-01 --as ops
$ salesctl payout show 2026-01 -F table --lang zh_CN | sed 2q
提成 2026-01，已提交：CNY 14,806.32，共 3 名人员、4 行明细；规则手册版本 1，记录截至操作 15
已有 0 个签署，共需 2 个
人员  行数      金额
----  ----  --------

# So does a rule book that pays its days otherwise.
$ salesctl payout approve -q 2026-01 --confirm 2026-01 --as fin
$ sed 's/rate: 3%/rate: 4%/' book.yaml > more.yaml && salesctl policy apply -q more.yaml -y
$ salesctl payout approve 2026-01 --confirm 2026-01 --as aud --lang zh_CN
salesctl: payout approve: 提成 2026-01 是按截至操作 15 的记录核算的，现在有 4 行会不同：林晓，RC-0001 ae.commission：已入账 2400.00，重算为 3200.00；已有的 1 个签署不再有效
提示：salesctl payout run -p 2026-01
[81]
$ salesctl payout run -p 2026-01 --as ops --lang zh_CN
重新核算后，1 个签署失效：提成 2026-01
changed 2026-01 CNY 19,741.75，3 名人员，4 行明细
操作 20（撤销：salesctl undo）
$ salesctl payout submit 2026-01 --as ops
changed 2026-01 state draft -> submitted
op 21  (undo: salesctl undo)
$ salesctl payout approve 2026-01 --confirm 2026-01 --as aud --lang zh_CN
changed 2026-01 已签署，第 1 个，共需 2 个；还须 1 人批准
操作 22
$ salesctl payout approve 2026-01 --confirm 2026-01 --as fin
changed 2026-01 signed, 2 of 2; state submitted -> approved
op 23

# Approved is for good.
$ salesctl undo
salesctl: undo: operation 23 (payout approve 2026-01 --confirm 2026-01 --as fin) is final and is not undone
hint: salesctl payout run -p 2026-01
[81]
$ salesctl payout approve 2026-01 --withdraw --as fin
salesctl: payout approve: payout 2026-01 was approved and stays as it is
hint: salesctl payout run -p 2026-01
[81]
$ salesctl payout approve 2026-01 --confirm 2026-01 --as d01
salesctl: payout approve: payout 2026-01 was approved and stays as it is
hint: salesctl payout run -p 2026-01
[81]
$ salesctl payout submit 2026-01 --as ops
salesctl: payout submit: payout 2026-01 was approved and stays as it is
hint: salesctl payout run -p 2026-01
[81]
$ salesctl payout show 2026-01 -F table | sed "s/($(id -un))/(LOGIN)/"
payout 2026-01, approved: CNY 19,741.75 for 3 people in 4 lines; rule book version 2, records as of op 19
signed by 审计乙 (root) on 2026-07-01, under a login that had a part in it
signed by 财务甲 (root) on 2026-07-01, under a login that had a part in it
PERSON  LINES    AMOUNT
------  -----  --------
林晓        2  8,928.42
陈锐        1  6,080.00
吴桐        1  4,733.33

# Where the rule book asks for a login of one's own, the same one does not sign.
$ sed 's/, same_login: allowed//' more.yaml > strict.yaml && salesctl policy apply -q strict.yaml -y
$ salesctl payout run -q -p 2026-02 --as ops && salesctl payout submit -q 2026-02 --as ops
$ salesctl payout approve 2026-02 --confirm 2026-02 --as fin 2>&1 | sed "s/'$(id -un)'/'LOGIN'/"
salesctl: payout approve: payout 2026-02 was run under the same login 'LOGIN': somebody with another login approves it
hint: approval: {same_login: allowed}

# Who wrote records behind his own pay is said to who approves: the money itself, or
# the deal that it is of.
$ salesctl receipt edit -q RC-0007 amount=99999 --as r02 && salesctl deal edit -q D-0005 next_step=回访 --as r01 && salesctl receipt edit -q RC-0008 amount=150000 --as r01
$ salesctl payout run -q -p 2026-02 --as ops && salesctl payout submit 2026-02 --as ops
林晓 wrote or removed 1 record behind his own pay since 2026-02-01: 1 line, CNY 7,920.00
陈锐 wrote or removed 1 record behind his own pay since 2026-02-01: 1 line, CNY 3,999.96
see: salesctl payout show 2026-02 --own-changes
changed 2026-02 state draft -> submitted
op 31  (undo: salesctl undo)
$ salesctl payout show 2026-02 -F table --own-changes --fields person,record,name,written_on,op,lines,amount
PERSON  RECORD   NAME      WRITTEN     OP  LINES    AMOUNT
------  -------  --------  ----------  --  -----  --------
林晓    D-0005   丰年物流  2026-07-01  28      1  7,920.00
陈锐    RC-0007  光源能源  2026-07-01  27      1  3,999.96
$ salesctl payout show 2026-02 -F table --lang zh_CN
提成 2026-02，已提交：CNY 19,999.97，共 4 名人员、5 行明细；规则手册版本 3，记录截至操作 29
已有 0 个签署，共需 2 个
林晓 自己写过或删除过 1 条提成依据记录（自 2026-02-01 起）：1 行明细，CNY 7,920.00
陈锐 自己写过或删除过 1 条提成依据记录（自 2026-02-01 起）：1 行明细，CNY 3,999.96
查看：salesctl payout show 2026-02 --own-changes
人员  行数      金额
----  ----  --------
林晓     2  9,160.01
陈锐     1  3,999.96
吴桐     1  6,000.00
周宁     1    840.00
$ salesctl payout show 2026-01 --own-changes
nobody wrote or removed a record behind his own pay since 2026-01-01
person	record	name	action	written_on	op	command	lines	amount
