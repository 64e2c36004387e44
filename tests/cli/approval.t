# Discounts are approved by how deep they are: exactly on a level's limit is in
# it, a cent below is not. Below the margin's limit finance co-signs.
$ cat > book.yaml <<'EOF'
> salesctl: 1
> name: {en: East sales, zh: 华东销售部}
> effective: 2026-01-01
> locale: {currency: CNY, timezone: Asia/Shanghai}
> pipelines: {default: {stages: [{id: talk, probability: 50%}], won: {id: won}, lost: {id: lost}}}
> metrics: {revenue: {of: deal, measure: sum(amount), date: closed_on, credit: split, where: "stage = won", unit: money}}
> approval:
>   same_login: allowed
>   discount: [[95%, seller], [90%, supervisor], [80%, director], [70%, gm], [0%, [gm, finance]]]
>   margin_cosign: {below: 20%, by: finance}
>   roles: {supervisor: [manager]}
>   delegates: [{of: wang, to: chen, from: 2026-07-10, until: 2026-07-20}]
> EOF
$ salesctl init -q --policy book.yaml sales && cd sales
$ printf 'code,name,role,manager\nzhou,周总,gm,\nsun,孙静,director,zhou\nwang,王芳,manager,sun\nli,李强,manager,sun\nchen,陈静,ae,wang\nfin,钱会计,finance,\nlin,林晓,ae,wang\n' | salesctl -q person import - --create-missing person
$ salesctl -q customer add 甲 owner=lin
$ printf 'ref,title,customer,owner,list_amount,amount,cost\nQ1,一,甲,lin,100000,95000,70000\nQ2,二,甲,lin,100000,90000,70000\nQ3,三,甲,lin,100000,86000,68000\nQ4,四,甲,lin,100000,86000,78000\nQ5,五,甲,lin,100000,69999.99,40000\n' | salesctl -q deal import - --set stage=talk
$ salesctl deal discount stage:open -F tsv
deal	owner	amount	currency	list_amount	price	margin	level	state	who	approval
一	林晓	95000.00	CNY	100000.00	0.95	0.263157895	seller	free		
二	林晓	90000.00	CNY	100000.00	0.9	0.222222222	supervisor	open	王芳, 孙静, 周总	
三	林晓	86000.00	CNY	100000.00	0.86	0.209302326	director	open	孙静, 周总	
四	林晓	86000.00	CNY	100000.00	0.86	0.093023256	director	open	孙静, 周总	
四	林晓	86000.00	CNY	100000.00	0.86	0.093023256	finance	open	钱会计	
五	林晓	69999.99	CNY	100000.00	0.6999999	0.428571347	gm	open	周总	
五	林晓	69999.99	CNY	100000.00	0.6999999	0.428571347	finance	open	钱会计	
$ salesctl deal discount -F table
DEAL  OWNER     AMOUNT   OF LIST    MARGIN  LEVEL       STATE      WHO
----  -----  ---------  --------  --------  ----------  ---------  ------------
二    林晓   90,000.00       90%  22.2222%  supervisor  not asked  王芳, 孙静,~
三    林晓   86,000.00       86%  20.9302%  director    not asked  孙静, 周总
四    林晓   86,000.00       86%   9.3023%  director    not asked  孙静, 周总
四    林晓   86,000.00       86%   9.3023%  finance     not asked  钱会计
五    林晓   69,999.99  69.9999%  42.8571%  gm          not asked  周总
五    林晓   69,999.99  69.9999%  42.8571%  finance     not asked  钱会计
6 lines
3 columns hidden: --fields all -F tsv shows them

# A deal is won when its price is approved; the seller's own level needs nobody.
$ salesctl deal win ref:Q1
changed D-0001 stage talk -> won, closed_on (empty) -> 2026-07-01
op 5  (undo: salesctl undo)
$ salesctl deal win ref:Q2
salesctl: deal win: D-0002: at 90% of the list price it needs the approval of: supervisor; nobody asked for it
hint: salesctl deal ask D-0002
[81]
$ salesctl deal ask ref:Q2 --as lin --reason 老客户
added AP-0001 deal 二, level supervisor, amount 90,000.00, list_amount 100,000.00, asked_by 林晓, asked_on 2026-07-01, state asked
op 6  (undo: salesctl undo)
$ salesctl deal ask ref:Q2 --as lin
salesctl: deal ask: D-0002: this price was asked for already (AP-0001)
hint: salesctl deal approve D-0002 --as PERSON
[81]
$ salesctl deal ask ref:Q1 --as lin
salesctl: deal ask: D-0001: at 95% of the list price nobody needs to approve it
[81]
$ salesctl deal win ref:Q2
salesctl: deal win: D-0002: at 90% of the list price it needs the approval of: supervisor; it was asked for and is not decided
hint: salesctl deal approve D-0002 --as PERSON
[81]
$ salesctl deal discount --for wang -F tsv --fields deal,level,state,who
deal	level	state	who
二	supervisor	asked	王芳, 孙静, 周总

# Not who asked, not whose deal it is, not another branch's manager; who holds the
# level or a higher one. A director above him may.
$ salesctl deal approve ref:Q2 --as lin
salesctl: deal approve: 林晓 is a party to it: somebody else decides
[81]
$ salesctl deal approve ref:Q2 --as li
salesctl: deal approve: 李强 does not decide D-0002; who does: supervisor (王芳, 孙静, 周总)
hint: salesctl deal discount D-0002
[81]
$ salesctl deal approve ref:Q2 --as fin
salesctl: deal approve: 钱会计 does not decide D-0002; who does: supervisor (王芳, 孙静, 周总)
hint: salesctl deal discount D-0002
[81]
$ salesctl deal approve ref:Q2 --as wang
changed AP-0001 state asked -> approved, by (empty) -> 王芳 (under the same login)
op 7  (undo: salesctl undo)
$ salesctl deal win ref:Q2
changed D-0002 stage talk -> won, closed_on (empty) -> 2026-07-01
op 8  (undo: salesctl undo)
$ salesctl deal approve ref:Q3 --as sun
salesctl: deal approve: D-0003: nobody asked for an approval of this price
hint: salesctl deal ask D-0003
[81]
$ salesctl deal ask ref:Q3 --as lin -q && salesctl deal approve ref:Q3 --as wang
salesctl: deal approve: 王芳 does not decide D-0003; who does: director (孙静, 周总)
hint: salesctl deal discount D-0003
[81]
$ salesctl deal approve ref:Q3 --as zhou -n
would change AP-0002 state asked -> approved, by (empty) -> 周总 (under the same login)
dry run: nothing was saved
$ salesctl deal refuse ref:Q3 --as sun
salesctl: deal refuse: a refusal says why
hint: --reason TEXT
[2]
$ salesctl deal refuse ref:Q3 --as sun --reason 毛利太低
changed AP-0002 state asked -> refused, by (empty) -> 孙静, answer (empty) -> 毛利太低 (under the same login)
op 10  (undo: salesctl undo)
$ salesctl deal win ref:Q3
salesctl: deal win: D-0003: at 86% of the list price it needs the approval of: director; it was refused
hint: salesctl deal ask D-0003
[81]

# Two signatures are two people's; both are asked for at once.
$ salesctl deal ask ref:Q4 --as lin
added AP-0003 deal 四, level director, amount 86,000.00, list_amount 100,000.00, asked_by 林晓, asked_on 2026-07-01, state asked
added AP-0004 deal 四, level finance, amount 86,000.00, list_amount 100,000.00, asked_by 林晓, asked_on 2026-07-01, state asked
op 11  (undo: salesctl undo)
$ salesctl deal approve ref:Q4 --as sun
changed AP-0003 state asked -> approved, by (empty) -> 孙静 (under the same login)
op 12  (undo: salesctl undo)
$ salesctl deal win ref:Q4
salesctl: deal win: D-0004: at a margin of 9.3023% it needs the approval of: finance; it was asked for and is not decided
hint: salesctl deal approve D-0004 --as PERSON
[81]
$ salesctl deal approve ref:Q4 --as fin -q && salesctl deal discount ref:Q4 -F tsv --fields deal,price,margin,level,state,who,approval
deal	price	margin	level	state	who	approval
四	0.86	0.093023256	director	approved	孙静	AP-0003
四	0.86	0.093023256	finance	approved	钱会计	AP-0004

# Another price is another matter: what was approved holds no more, and holds
# again at the price it was for.
$ salesctl deal edit ref:Q4 amount=85999.99
D-0004: AP-0003 approved 86,000.00: that approval holds no more
changed D-0004 amount 86,000.00 -> 85,999.99
op 14  (undo: salesctl undo)
$ salesctl deal win ref:Q4
salesctl: deal win: D-0004: at 85.9999% of the list price it needs the approval of: director, finance; what was asked for is another price
hint: salesctl deal ask D-0004
[81]
$ salesctl deal approve ref:Q4 --as sun
salesctl: deal approve: D-0004: the price is not the one that AP-0003 is for (86,000.00): it is asked for anew
hint: salesctl deal ask D-0004
[81]
$ salesctl deal edit ref:Q4 amount=86000 -q && salesctl deal win ref:Q4
changed D-0004 stage talk -> won, closed_on (empty) -> 2026-07-01
op 16  (undo: salesctl undo)
$ salesctl deal edit ref:Q4 amount=80000
salesctl: deal edit: D-0004: at 80% of the list price it needs the approval of: director, finance; what was asked for is another price
hint: open it again, change its price, then: salesctl deal ask D-0004
[81]
$ salesctl deal edit ref:Q4 cost=60000 -n
salesctl: deal edit: D-0004: at 86% of the list price it needs the approval of: director; what was asked for is another price
hint: open it again, change its price, then: salesctl deal ask D-0004
[81]

# Who stands in for another, by the rule book, on its days.
$ salesctl -q deal add 六 customer=甲 owner=lin amount=92 list_amount=100 cost=10 && salesctl deal ask D-6 --as lin -q
$ salesctl deal approve D-6 --as chen
salesctl: deal approve: 陈静 does not decide D-0006; who does: supervisor (王芳, 孙静, 周总)
hint: salesctl deal discount D-0006
[81]
$ salesctl deal approve D-6 --as chen --now 2026-07-20T02:00:00Z
changed AP-0005 state asked -> approved, by (empty) -> 陈静, deputy_of (empty) -> 王芳 (under the same login)
op 19  (undo: salesctl undo)
$ salesctl approval list deal:D-6 -F tsv --fields level,state,by,deputy_of,same_login,decided_on
level	state	by	deputy_of	same_login	decided_on
supervisor	approved	陈静	王芳	true	2026-07-20

# The list price comes from the products; without one no discount is known.
$ printf 'code,name,list_price,cost,currency\nx,X,1000,600,CNY\n' | salesctl -q product import -
$ salesctl -q deal add 七 customer=甲 owner=lin product=x quantity=3 amount=2700
$ salesctl -q deal add 八 customer=甲 owner=lin && salesctl -q deal_item add deal=D-8 product=x quantity=2 price=900
$ salesctl -q deal add 九 customer=甲 owner=lin amount=5
$ salesctl deal discount D-7 D-8 D-9 -F tsv
deal	owner	amount	currency	list_amount	price	margin	level	state	who	approval
七	林晓	2700.00	CNY	3000.00	0.9	0.333333333	supervisor	open	王芳, 孙静, 周总	
八	林晓	1800.00	CNY	2000.00	0.9	0.333333333	supervisor	open	王芳, 孙静, 周总	
九	林晓	5.00	CNY					unknown		
$ salesctl deal ask D-9
salesctl: deal ask: D-0009: its amount or its list amount is not known, so no discount is
hint: salesctl deal edit D-0009 list_amount=...
[81]
$ salesctl deal add 十 customer=甲 owner=lin product=x amount=700 stage=won
salesctl: deal add: at 70% of the list price it needs the approval of: gm, finance; nobody asked for it
hint: add it open, then: salesctl deal ask DEAL
[81]
$ salesctl deal ask D-99
salesctl: deal ask: no deal D-0099 (the newest is D-0009)
[66]

# Nobody types a decision; a past that is imported may hold one.
$ salesctl approval add deal=D-7 level=supervisor state=approved by=wang
salesctl: approval add: state is set by commands that decide it, and never typed
hint: salesctl help approval
[2]
$ salesctl approval edit AP-1 amount=1
salesctl: approval edit: AP-0001: amount can't be changed once it is set
[65]
$ printf 'deal,level,amount,list_amount,cost,asked_by,state,by\nD-7,supervisor,2700,3000,1800,lin,approved,wang\n' | salesctl approval import - -q && salesctl deal win D-7
changed D-0007 stage talk -> won, closed_on (empty) -> 2026-07-01
op 26  (undo: salesctl undo)

# Nor is a won deal made cheaper by its products.
$ salesctl -q deal add 十一 customer=甲 owner=lin stage=talk && salesctl -q deal_item add deal=D-10 product=x quantity=2 price=1000 && salesctl -q deal win D-10
$ salesctl deal_item edit DI-2 discount=10%
salesctl: deal_item edit: D-0010: at 90% of the list price it needs the approval of: supervisor; nobody asked for it
hint: open it again, change its price, then: salesctl deal ask D-0010
[81]
$ salesctl deal_item edit DI-2 discount=5%
changed DI-0002 discount (empty) -> 5%, amount 2,000.00 -> 1,900.00
op 30  (undo: salesctl undo)

# Under one login nobody is another, unless the rule book says so.
$ sed 's/same_login: allowed/same_login: refused/' ../book.yaml > book.yaml && salesctl policy apply -q book.yaml
$ salesctl deal ask D-8 --as lin -q && salesctl deal approve D-8 --as wang 2>&1 | sed "s/'$(id -un)'/'me'/"
salesctl: deal approve: it was entered under the same login 'me': somebody with another login decides
hint: approval: {same_login: allowed}
$ salesctl fsck -q -F jsonl

# In Chinese.
$ export LC_ALL=C.UTF-8 LANGUAGE=zh_CN
$ salesctl deal discount stage:open -F table
商机  负责人       金额  折后比例      毛利  级别    状态    谁
----  ------  ---------  --------  --------  ------  ------  ------------
三    林晓    86,000.00       86%  20.9302%  总监    已驳回  孙静
五    林晓    69,999.99  69.9999%  42.8571%  总经理  未申请  周总
五    林晓    69,999.99  69.9999%  42.8571%  财务    未申请  钱会计
六    林晓        92.00       92%  89.1304%  主管    已批准  陈静
八    林晓     1,800.00       90%  33.3333%  主管    待审批  王芳, 孙静,~
九    林晓         5.00                              未知
6 行明细
隐藏了 3 列：--fields all -F tsv 可全部显示
$ salesctl deal win D-8
salesctl: deal win: D-0008: 成交价为标准价的 90%，须由以下角色审批：主管；已申请，尚未审批
提示：salesctl deal approve D-0008 --as PERSON
[81]
