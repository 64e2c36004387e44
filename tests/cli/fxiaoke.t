# An order of Fxiaoke belongs to its opportunity: that deal is won, with the
# order's amount, day and number, and what was sold counts once. Money received
# finds the deal by the order's number.
$ salesctl init -q --profile medium --lang zh --currency CNY --name 茶叶贸易
$ salesctl person add -q code=zhangwei name=张伟 && salesctl customer add -q name=示例食品有限公司 ref=65f0a1
$ cat > 商机.csv <<END
> 商机名称(必填),客户名称(必填),商机金额(元),预计成交日期,商机阶段,负责人(必填),生命状态,数据ID
> 年框,示例食品有限公司,"200,000.00",2026-05-31,赢单,张伟,正常,65f0b1
> 二期,示例食品有限公司,"100,000.00",2026-06-30,谈判审核,张伟,正常,65f0b2
> 三期,示例食品有限公司,"50,000.00",2026-09-30,谈判审核,张伟,正常,65f0b3
> END
$ cat > 订单.csv <<END
> 销售订单编号,客户名称,商机名称,下单日期,销售订单金额(元),订单状态,负责人,生命状态
> SO-1,示例食品有限公司,年框,2026-05-20,"120,000.00",已发货,张伟,正常
> SO-2,示例食品有限公司,年框,2026-06-05,"60,000.00",已确认,张伟,正常
> SO-3,示例食品有限公司,65f0b2,2026-06-12,"90,000.00",已确认,张伟,正常
> SO-4,示例食品有限公司,三期,2026-06-20,"50,000.00",确认中,张伟,正常
> SO-5,示例食品有限公司,,2026-06-25,"1,000.00",已确认,张伟,正常
> END
$ cat > 回款.csv <<END
> 回款编号(必填),客户名称(必填),销售订单编号,本次回款金额(元),回款日期,负责人,生命状态
> P-1,示例食品有限公司,SO-1,"￥60,000.00",2026-06-01,张伟,正常
> P-2,示例食品有限公司,SO-2,3万,2026-06-20,张伟,正常
> END
$ salesctl import 回款.csv 订单.csv 商机.csv --lang en
商机.csv: note: read as fxiaoke-opportunities: 7 of 8 columns are kept
订单.csv: note: read as fxiaoke-orders: 7 of 8 columns are kept
订单.csv:3: warning: 2 won deals without 'expected_on', which the rule book requires
回款.csv: note: read as fxiaoke-payments: 6 of 7 columns are kept
商机.csv: sum of '商机金额(元)': CNY 350,000.00
订单.csv: 3 rows went to the records they belong to
订单.csv: sum of '销售订单金额(元)': CNY 321,000.00
回款.csv: sum of '本次回款金额(元)': CNY 90,000.00
imported 3 deals: 3 added, 0 changed, 0 unchanged
imported 5 deals: 2 added, 2 changed, 1 unchanged
imported 2 receipts: 2 added, 0 changed, 0 unchanged
op 4  (undo: salesctl undo)
$ salesctl deal list --sort ref --fields ref,title,stage,amount,closed_on,contract
ref	title	stage	amount	closed_on	contract
65f0b1	年框	won	120000.00	2026-05-20	SO-1
65f0b2	二期	won	90000.00	2026-06-12	SO-3
65f0b3	三期	negotiate	50000.00		
SO-2	年框	won	60000.00	2026-06-05	SO-2
SO-5		won	1000.00	2026-06-25	SO-5
$ salesctl receipt list --fields ref,deal.ref,amount
ref	deal.ref	amount
P-1	65f0b1	60000.00
P-2	SO-2	30000.00
$ salesctl metric show revenue -p 2026
period	value	facts
2026	271000.00	4

# One more order of an opportunity is a deal of its own (SO-2), and so is an
# order without one (SO-5); what is not confirmed changes nothing (SO-4). The
# second time nothing happens, whichever file comes first.
$ salesctl import 商机.csv 订单.csv -q && salesctl deal import 商机.csv -q && salesctl deal import 订单.csv -q
$ salesctl op log --limit 1 | cut -f 1,4
op	person
4	

# An order that was annulled later takes nothing back by itself: it is said.
$ sed -i 's/\(SO-1.*\)已发货/\1已作废/' 订单.csv
$ salesctl --lang zh_CN deal import 订单.csv
订单.csv: 说明: 按 fxiaoke-orders 读取：7 列保存，共 8 列（见 salesctl mapping show fxiaoke-orders；按普通文件读：--as none）
订单.csv:2: 警告: 该行已作废，但所属的 D-0001 仍处于“won”
3 行并入了所属的记录
“销售订单金额(元)”合计：CNY 321,000.00
已导入商机 5 条：新增 0，更改 0，不变 5

# The orders first, and their opportunities later, in files of their own.
$ salesctl init -q --profile medium --lang zh --currency CNY --name 茶叶贸易 later && cd later
$ sed 's/已作废/已发货/' ../订单.csv > 订单.csv && salesctl import -q 订单.csv --create-missing person,customer
$ salesctl import ../商机.csv --lang en
../商机.csv: note: read as fxiaoke-opportunities: 7 of 8 columns are kept
商机.csv: sum of '商机金额(元)': CNY 350,000.00
imported 3 deals: 0 added, 3 changed, 0 unchanged
op 3  (undo: salesctl undo)
$ salesctl deal list --sort ref --fields ref,title,stage,amount,closed_on,contract
ref	title	stage	amount	closed_on	contract
65f0b1	年框	won	120000.00	2026-05-20	SO-1
65f0b2	二期	won	90000.00	2026-06-12	SO-3
65f0b3	三期	negotiate	50000.00		SO-4
SO-2	年框	won	60000.00	2026-06-05	SO-2
SO-5		won	1000.00	2026-06-25	SO-5
$ salesctl import -q 订单.csv && salesctl import -q ../商机.csv && salesctl op log --limit 1 | cut -f 1,4; cd ..
op	person
3	

# Two opportunities of one name: which is meant can't be told.
$ printf '%s\n' "$(head -n 1 商机.csv)" 四期,示例食品有限公司,1,2026-09-30,谈判审核,张伟,正常,65f0b4 四期,示例食品有限公司,2,2026-09-30,谈判审核,张伟,正常,65f0b5 | salesctl deal import - -q
$ printf '%s\n' "$(head -n 1 订单.csv)" SO-6,示例食品有限公司,四期,2026-06-28,3,已确认,张伟,正常 | salesctl deal import - --lang en
-: note: read as fxiaoke-orders: 7 of 8 columns are kept (salesctl mapping show fxiaoke-orders; as any file: --as none)
-:2: warning: several deals are called '四期': which of them this row belongs to can't be told, so it is one of its own
-:2: warning: 1 won deal without 'expected_on', which the rule book requires
sum of '销售订单金额(元)': CNY 3.00
imported 1 deal: 1 added, 0 changed, 0 unchanged
op 6  (undo: salesctl undo)

# A mapping that names fields which deals don't have, or says half of it.
$ salesctl mapping show fxiaoke-orders -q | sed 's/number: contract/number: agreement/' > ours.yaml
$ salesctl deal import 订单.csv --as ours.yaml
salesctl: deal import: the mapping 'fxiaoke-orders' names a field 'agreement' that a deal does not have
[65]
$ salesctl mapping show fxiaoke-orders -q | sed 's/number: contract, //' > ours.yaml
$ salesctl deal import 订单.csv --as ours.yaml
ours.yaml:12:1: error: belongs: the key 'number' is missing here
salesctl: deal import: the mapping 'ours.yaml' has errors (1)
[65]
