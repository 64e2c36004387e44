# Somebody holds his pay to be wrong: what would mend it and what that would do is
# shown before it is filed; somebody else decides, and what came of it is named.
$ Q=$TEST_DATA/quarter && cp $Q/policy.yaml book.yaml && cat >> book.yaml <<'R'
> plans:
>   ae:
>     for: "role = ae"
>     components:
>       - {id: commission, kind: commission, base: collected, rate: 3%}
>   manager:
>     for: "role = manager"
>     components:
>       - {id: override, kind: override, base: collected, rate: 0.5%}
> approval: {same_login: allowed}
> R
$ salesctl init sales --policy book.yaml -q && cd sales
$ for kind in team person customer deal receipt; do salesctl $kind import $Q/$kind.csv -q; done
$ salesctl person add -q handle=fin name=财务甲 role=finance && salesctl person add -q handle=ops name=运营丙 role=ops
$ salesctl payout run -q -p 2026-01 --as ops && salesctl payout submit -q 2026-01 --as ops && salesctl payout approve -q 2026-01 --confirm 2026-01 --as fin
$ salesctl payout lines 2026-01 -F table --fields line,person,component,fact,base,amount
LINE  PERSON  COMPONENT   FACT       CREDITED    AMOUNT
----  ------  ----------  -------  ----------  --------
   1  何静    override             500,043.83  2,500.22
   2  林晓    commission  RC-0001   86,500.00  2,595.00
   3  林晓    commission  RC-0002  143,210.50  4,296.32
   4  陈锐    commission  RC-0003  152,000.00  4,560.00
   5  吴桐    commission  RC-0004  118,333.33  3,550.00

# The effect alone: nothing is filed.
$ salesctl payout dispute 3 --change 'RC-0002 amount=150000' --reason 到账金额录错 --as r01 -n
effect: the next run (2026-01.2) would post CNY 203.68 for 林晓, now it is CNY 0.00
  RC-0002 北辰机械, commission: 0.00 -> 203.68
for 何静 too:
  2026-01, override: 0.00 -> 33.95
would add DP-0001 林晓, 2026-01 line 3: 到账金额录错
dry run: nothing was saved
$ salesctl payout dispute 2026-01 --adjust 500 --reason 漏记激励 --as r02 -n
effect: the next run (2026-01.2) would post CNY 500.00 for 陈锐, now it is CNY 0.00
  2026-01-31, adjustment: 0.00 -> 500.00
would add DP-0001 陈锐, 2026-01: 漏记激励
dry run: nothing was saved
$ salesctl payout disputes
dispute	person	payout	line	reason	proposes	state	filed_on	filed_by	decided_by	decided_on	decision	outcome	adjust	change	adjustment	operation

# Filed: a fact that is wrong, pay that is missing, and what nobody knows how to mend.
$ salesctl payout dispute 3 --change 'RC-0002 amount=150000' --reason 到账金额录错 --as r01
effect: the next run (2026-01.2) would post CNY 203.68 for 林晓, now it is CNY 0.00
  RC-0002 北辰机械, commission: 0.00 -> 203.68
for 何静 too:
  2026-01, override: 0.00 -> 33.95
added DP-0001 林晓, 2026-01 line 3: 到账金额录错
op 12
$ salesctl payout dispute 2026-01 --adjust 500 --reason 漏记激励 --as r02
effect: the next run (2026-01.2) would post CNY 500.00 for 陈锐, now it is CNY 0.00
  2026-01-31, adjustment: 0.00 -> 500.00
added DP-0002 陈锐, 2026-01: 漏记激励
op 13
$ salesctl payout dispute 2026-01 吴桐 --reason 与合同不符 --as m01
added DP-0003 吴桐, 2026-01: 与合同不符
op 14
$ salesctl payout disputes -F table --fields dispute,person,payout,line,reason,proposes,state,filed_by
DISPUTE  PERSON  PAYOUT   LINE  REASON        PROPOSES           STATE  FILED BY
-------  ------  -------  ----  ------------  -----------------  -----  --------
DP-0001  林晓    2026-01     3  到账金额录错  RC-0002 amount=1~  open   林晓
DP-0002  陈锐    2026-01        漏记激励      +500.00            open   陈锐
DP-0003  吴桐    2026-01        与合同不符                       open   何静
$ salesctl status --lang zh_CN | grep dispute
  3 项提成异议待裁定                         salesctl payout disputes

# One at a time about the same; what is not understood says so.
$ salesctl payout dispute 3 --reason 再次提出 --as r01
salesctl: payout dispute: DP-0001 about the same is not decided yet
hint: salesctl payout resolve DP-0001 withdraw --reason TEXT
[81]
$ salesctl payout dispute 3 --as r01
salesctl: payout dispute: say why: --reason TEXT
hint: salesctl payout dispute LINE|PAYOUT --reason TEXT
[2]
$ salesctl payout dispute 3 r02 --reason 不是他的 --as r01
salesctl: payout dispute: line 3 pays somebody else than 'r02'
[2]
$ salesctl payout dispute 99 --reason 无 --as r01
salesctl: payout dispute: there is no payout line 99
hint: salesctl payout list
[66]
$ salesctl payout dispute 2026-01 --reason 无
salesctl: payout dispute: whose pay of 2026-01?
hint: salesctl payout dispute 2026-01 PERSON --reason TEXT
[2]
$ salesctl payout dispute 2026-01 --adjust 0 --reason 无 --as r03
salesctl: payout dispute: an adjustment of 0 changes nothing
[2]
$ salesctl payout dispute 2026-01 --adjust 5 --change 'RC-0002 amount=1' --reason 无 --as r03
salesctl: payout dispute: --adjust and --change: one of them mends it
[2]
$ salesctl payout dispute 2026-01 --change 'RC-0002' --reason 无 --as r03
salesctl: payout dispute: 'RC-0002' does not say which record changes, and how
hint: --change 'D-0042 amount=5000'
[2]
$ salesctl payout dispute 2026-01 --change 'RC-0002 amuont=1' --reason 无 --as r03
salesctl: payout dispute: a receipt has no field 'amuont'
hint: did you mean 'amount'?
[2]
$ salesctl payout dispute 2026-01 --change 'ZZ-0002 amount=1' --reason 无 --as r03
salesctl: payout dispute: 'ZZ-0002' is no record's code
hint: --change 'D-0042 amount=5000'
[2]

# Neither who filed it, nor whose pay it is, nor who ran the payout decides.
$ for who in r01 ops; do salesctl payout resolve DP-1 uphold --reason 属实 --as $who; done
salesctl: payout resolve: 林晓 is a party to it: somebody else decides
salesctl: payout resolve: 运营丙 is a party to it: somebody else decides
[81]
$ salesctl payout resolve DP-3 reject --reason 我认为对 --as r03
salesctl: payout resolve: 吴桐 is a party to it: somebody else decides
[81]
$ salesctl payout resolve DP-1 uphold --as fin
salesctl: payout resolve: say why: --reason TEXT
hint: salesctl payout resolve DP-1 uphold --reason TEXT
[2]
$ salesctl payout resolve DP-1 maybe --reason 不确定 --as fin
salesctl: payout resolve: 'maybe' is no decision: uphold, reject or withdraw
hint: salesctl payout resolve DP-1 uphold --reason TEXT
[2]

# Upheld by a change: made in the decider's name, and the next run posts it.
$ salesctl payout resolve DP-1 uphold --reason 银行回单为准 --as fin
effect: the next run (2026-01.2) would post CNY 203.68 for 林晓, now it is CNY 0.00
  RC-0002 北辰机械, commission: 0.00 -> 203.68
for 何静 too:
  2026-01, override: 0.00 -> 33.95
changed DP-0001 upheld: RC-0002 amount=150000.00; the next run posts the difference
op 15
$ salesctl receipt log RC-0002 -F tsv --fields op,login,change | tail -1 | sed "s/$(id -un)/LOGIN/"
15	LOGIN	amount 143,210.50 -> 150,000.00
$ salesctl undo
salesctl: undo: operation 15 (payout resolve DP-1 uphold --reason 银行回单为准 --as fin) is final and is not undone
hint: salesctl payout dispute 2026-01 --reason TEXT
[81]
$ salesctl payout resolve DP-1 reject --reason 改主意 --as fin
salesctl: payout resolve: DP-0001 was decided already
[81]

# Upheld by an adjustment, of another amount than was asked for.
$ salesctl payout resolve DP-2 uphold --adjust 300 --reason 按规则补发 --as fin --lang zh_CN
影响：下一次核算（2026-01.2）将入账 CNY 300.00（陈锐），现在是 CNY 0.00
  2026-01-31, 调整: 0.00 -> 300.00
changed DP-0002 成立：AJ-0001 调整 CNY 300.00，下一次核算入账
操作 16
$ salesctl adjustment list -F table --fields id,person,amount,on,reason,about,state,asked_by,by,answer
ID       PERSON  AMOUNT  ON          REASON    ABOUT    STATE     ASKED BY  BY      ANSWER
-------  ------  ------  ----------  --------  -------  --------  --------  ------  --------
AJ-0001  陈锐    300.00  2026-01-31  漏记激励  DP-0002  approved  陈锐      财务甲  按规则~
1 adjustment, CNY 300.00

# Nothing that would mend it: upholding needs it; else it is rejected, or withdrawn.
$ salesctl payout resolve DP-3 uphold --reason 属实 --as fin
salesctl: payout resolve: DP-0003 proposes nothing that would mend it: upholding it needs an adjustment or a change
hint: --adjust AMOUNT, --change 'D-0042 amount=5000'
[81]
$ salesctl payout resolve DP-3 withdraw --reason 已核对 --as r01
salesctl: payout resolve: DP-0003 is withdrawn by who filed it, or whose pay it is
hint: salesctl payout resolve DP-0003 uphold|reject --reason TEXT
[81]
$ salesctl payout resolve DP-3 withdraw --reason 已核对 --as m01
changed DP-0003 withdrawn: 已核对
op 17
$ salesctl payout disputes; salesctl payout disputes -a -F table --fields dispute,person,proposes,state,decided_by,decision,outcome
dispute	person	payout	line	reason	proposes	state	filed_on	filed_by	decided_by	decided_on	decision	outcome	adjust	change	adjustment	operation
DISPUTE  PERSON  PROPOSES           STATE      DECIDED BY  DECISION      OUTCOME
-------  ------  -----------------  ---------  ----------  ------------  -------
DP-0001  林晓    RC-0002 amount=1~  upheld     财务甲      银行回单为准  op 15
DP-0002  陈锐    +500.00            upheld     财务甲      按规则补发    AJ-0001
DP-0003  吴桐                       withdrawn  何静        已核对

# What came of it, in the next run, and once.
$ salesctl payout run -p 2026-02 --as ops
lines that correct earlier ones: 2 (salesctl payout explain 2026-02)
added 2026-02 CNY 21,733.67, 5 people, 9 lines
op 18  (undo: salesctl undo)
$ salesctl payout lines 2026-02 r02 -F table --fields person,component,fact,on,amount,cause
PERSON  COMPONENT   FACT     DATE          AMOUNT  CAUSE
------  ----------  -------  ----------  --------  ----------
陈锐    commission  RC-0007  2026-02-10  6,168.02  first time
陈锐    adjustment  AJ-0001  2026-01-31    300.00  first time
$ salesctl payout lines 2026-02 r01 -F table --fields person,component,fact,base,amount,cause,cause_op
PERSON  COMPONENT   FACT       CREDITED    AMOUNT  CAUSE           BY OP
------  ----------  -------  ----------  --------  --------------  -----
林晓    commission  RC-0002  150,000.00    203.68  record changed     15
林晓    commission  RC-0005  198,000.00  5,940.00  first time
林晓    commission  RC-0006   31,000.25    930.01  first time

# A change that was made meanwhile is named by the operation that made it.
$ salesctl payout dispute 2026-01 r03 --change 'RC-0004 amount=120000' --reason 到账金额录错 --as r03
effect: the next run (2026-02) would post CNY 4,550.00 for 吴桐, now it is CNY 4,500.00
  RC-0004 东篱教育, commission: 0.00 -> 50.00
for 何静 too:
  2026-01, override: 33.95 -> 42.28
added DP-0004 吴桐, 2026-01: 到账金额录错
op 19
$ salesctl receipt edit -q RC-0004 amount=120000 --as fin
$ salesctl payout resolve DP-4 uphold --reason 已更正 --as d01
effect: none; the next run (2026-02) would post to everybody what it posts now
changed DP-0004 upheld: RC-0004 amount=120000.00, as op 20 has it; the next run posts the difference
op 21
$ salesctl payout disputes -a -F json | jq -c '.items[3] | [.dispute, .state, .outcome, .operation]'
["DP-0004","upheld","op 20",20]
