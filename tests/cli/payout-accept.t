# Who is paid by a plan accepts it: one version of the rule book, by its hash.
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
> R
$ salesctl init sales --policy book.yaml -q && cd sales
$ for kind in team person; do salesctl $kind import $Q/$kind.csv -q; done
$ salesctl payout acceptances -F table
PLAN     PERSON  STATE         ACCEPTED ON  RULE BOOK  ACCEPTANCE
-------  ------  ------------  -----------  ---------  ----------
ae       林晓    not accepted
ae       陈锐    not accepted
ae       吴桐    not accepted
ae       周宁    not accepted
manager  何静    not accepted
0 of 5 have accepted their plan of rule book version 1
$ salesctl status | grep accepted
[1]

# Each for himself, and only what pays him.
$ salesctl payout accept ae --as r01 | sed 's/[0-9a-f]\{16\}/HASH/'
op 4  (undo: salesctl undo)
added AC-0001 林晓 accepts plan 'ae', rule book version 1 (HASH)
$ salesctl payout accept ae --as r01
林晓 has accepted plan 'ae' of this rule book before (AC-0001)
$ salesctl payout accept manager --as r01
salesctl: payout accept: 林晓 is not in plan 'manager' today: it is for role = manager
hint: salesctl payout acceptances
[81]
$ salesctl payout accept sales --as r01
salesctl: payout accept: the rule book has no plan 'sales'
hint: salesctl payout acceptances
[66]
$ salesctl payout accept ae 2>&1 | sed "s/'$(id -un)'/'LOGIN'/"
salesctl: payout accept: who accepts a plan is a person: nobody here has the login 'LOGIN'
hint: salesctl payout accept ae --as PERSON
$ salesctl payout accept manager --as m01 --lang zh_CN | sed 's/[0-9a-f]\{16\}/HASH/'
操作 5（撤销：salesctl undo）
added AC-0002 何静 确认方案“manager”，规则手册版本 1（HASH）
$ salesctl payout acceptances -F table
PLAN     PERSON  STATE         ACCEPTED ON  RULE BOOK  ACCEPTANCE
-------  ------  ------------  -----------  ---------  ----------
ae       林晓    accepted      2026-07-01           1  AC-0001
ae       陈锐    not accepted
ae       吴桐    not accepted
ae       周宁    not accepted
manager  何静    accepted      2026-07-01           1  AC-0002
2 of 5 have accepted their plan of rule book version 1
$ salesctl payout acceptances --missing -F tsv --exit-code
plan	person	state	accepted_on	policy	acceptance
ae	陈锐	missing			
ae	吴桐	missing			
ae	周宁	missing			
2 of 5 have accepted their plan of rule book version 1
[1]
$ salesctl status | grep accepted
  3 people who have not accepted their plan  salesctl payout acceptances --missing

# Who leaves is asked no more; who comes is.
$ salesctl person edit -q r04 left_on=2026-06-30 left_reason=个人原因
$ salesctl payout acceptances --missing -F table --lang zh_CN
方案  人员  状态    确认日期  规则手册  确认编号
----  ----  ------  --------  --------  --------
ae    陈锐  未确认
ae    吴桐  未确认
已确认 2 项，共 4 项，规则手册版本 1

# Another rule book asks everybody again, and what was accepted before is still said.
$ sed 's/rate: 3%/rate: 2%/' ../book.yaml > new.yaml && salesctl policy apply -q new.yaml -y
$ salesctl payout acceptances -F table
PLAN     PERSON  STATE              ACCEPTED ON  RULE BOOK  ACCEPTANCE
-------  ------  -----------------  -----------  ---------  ----------
ae       林晓    another rule book  2026-07-01           1  AC-0001
ae       陈锐    not accepted
ae       吴桐    not accepted
manager  何静    another rule book  2026-07-01           1  AC-0002
0 of 4 have accepted their plan of rule book version 2
$ salesctl status --lang zh_CN | grep accept
  4 人尚未确认提成方案                       salesctl payout acceptances --missing
$ for who in r01 r02 r03; do salesctl payout accept -q ae --as $who; done; salesctl payout accept -q manager --as m01
$ salesctl payout acceptances --missing --exit-code -F table; echo $?
4 of 4 have accepted their plan of rule book version 2
0
$ salesctl status | grep accept
[1]
$ salesctl payout acceptances -F json | jq -c '.items[0]'
4 of 4 have accepted their plan of rule book version 2
{"plan":"ae","person":{"code":"r01","name":"林晓"},"state":"accepted","accepted_on":"2026-07-01","policy":2,"acceptance":"AC-0003"}
$ salesctl undo && salesctl payout acceptances --missing -F tsv
undid op 11: payout accept -q manager --as m01, by root
removed AC-0006 manager, person 何静, policy 2, accepted_on 2026-07-01
op 12  (undo: salesctl undo)
plan	person	state	accepted_on	policy	acceptance
manager	何静	outdated	2026-07-01	1	AC-0002
3 of 4 have accepted their plan of rule book version 2
