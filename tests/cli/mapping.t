# Another system's export is read as it is: known by its header, its ids as
# refs, its stages as ours. What can't be meant is told in one run.
$ salesctl init -q --profile medium --lang en --currency CNY --name 'Tea Trade'
$ salesctl person add -q code=ann name='Ann Lee'
$ salesctl customer add -q name='Acme Corporation' ref=501
$ cat > Deals_001.csv <<END
> Record Id,Deal Owner.id,Deal Owner,Deal Name,Account Name.id,Account Name,Amount,Stage,Probability (%),Expected Revenue,Closing Date,Type,Currency,Budget approved
> zcrm_100,zcrm_900,Ann Lee,Leaf 2026,zcrm_501,Acme Corp.,"¥128,000.00",Needs Analysis,20,25600,2026-05-31,New Business,CNY,yes
> zcrm_101,zcrm_901,Anne Lee,Leaf 2027,zcrm_501,Acme Corp.,1.5万,Needs Analyzed,20,3000,2026-02-30,New Business,CNY,yes
> zcrm_102,zcrm_902,Bo Li,Pots,zcrm_502,Betatech,"$ 900.00",Closed Won,100,900,2026-04-01,New Business,CNY,
> 5.361E+17,zcrm_902,Bo Li,Cups,zcrm_503,Acme Corporatoin,900,Closed Won,100,900,2026-04-01,New Business,CNY,
> END
$ salesctl deal import Deals_001.csv
Deals_001.csv:1:14: warning: column 'Budget approved' is not imported (to use it: --map 'Budget approved=FIELD')
Deals_001.csv: note: read as zoho-deals: 10 of 14 columns are kept (salesctl mapping show zoho-deals; as any file: --as none)
Deals_001.csv: note: left out, since a deal has no such field (a rule book may give it one): Type (type)
Deals_001.csv:3:8: error: stage: 'Needs Analyzed' is not a stage of the rule book (qualify, propose, negotiate, won, lost)
Deals_001.csv:3:11: error: expected_on: '2026-02-30': 2026-02 has no day 30
Deals_001.csv:3:3: error: owner: no person 'Anne Lee' (did you mean 'Ann Lee'?)
Deals_001.csv:4:7: error: amount: the amount says USD, the row's currency is CNY
Deals_001.csv:4:3: error: owner: no person 'Bo Li' [2 times, lines 4, 5]
Deals_001.csv:4:6: error: customer: no customer 'Betatech'
Deals_001.csv:5:1: error: ref: the spreadsheet cut this id: its last digits are lost
Deals_001.csv:5:6: error: customer: no customer 'Acme Corporatoin' (did you mean 'Acme Corporation'?)
salesctl: deal import: 3 rows of 4 have errors; nothing was saved
hint: for words that mean the same: --map-value 'stage:Needs Analyzed=...'
[65]

# Their words are explained once, in a mapping of the department's own; the
# missing people and customers are made. Bad rows go to a file of their own.
$ salesctl mapping show zoho-deals > ours.yaml
$ sed -i 's/^mapping: .*/mapping: tea-deals/; s/\[Needs Analysis,/[Needs Analysis, Needs Analyzed,/' ours.yaml
$ salesctl deal import Deals_001.csv --as ours.yaml --create-missing person,customer --keep-going --rejects bad.csv
Deals_001.csv:1:14: warning: column 'Budget approved' is not imported (to use it: --map 'Budget approved=FIELD')
Deals_001.csv: note: read as tea-deals: 10 of 14 columns are kept
Deals_001.csv: note: left out, since a deal has no such field (a rule book may give it one): Type (type)
Deals_001.csv:3:11: error: expected_on: '2026-02-30': 2026-02 has no day 30
Deals_001.csv:4:7: error: amount: the amount says USD, the row's currency is CNY
Deals_001.csv:5:1: error: ref: the spreadsheet cut this id: its last digits are lost
sum of 'Amount': CNY 128,000.00
sum of 'Expected Revenue', which is not kept: CNY 25,600.00
imported 1 deal: 1 added, 0 changed, 0 unchanged
op 4  (undo: salesctl undo)
salesctl: deal import: 3 rows of 4 have errors and were left out
[82]
$ cut -d, -f 1,15- bad.csv
Record Id,_line,_error
zcrm_101,3,expected_on: '2026-02-30': 2026-02 has no day 30
zcrm_102,4,"amount: the amount says USD, the row's currency is CNY"
5.361E+17,5,ref: the spreadsheet cut this id: its last digits are lost
$ salesctl deal list --fields ref,title,customer,owner,stage,amount,probability,expected_on
ref	title	customer	owner	stage	amount	probability	expected_on
100	Leaf 2026	Acme Corporation	Ann Lee	qualify	128000.00	0.2	2026-05-31
$ salesctl customer list --fields ref,name
ref	name
501	Acme Corporation

# The second time nothing changes; a later export changes what it says.
$ head -n 2 Deals_001.csv | salesctl deal import - -q
$ head -n 2 Deals_001.csv | sed 's/Needs Analysis,20/Closed Won,100/' | salesctl deal import -
-:1:14: warning: column 'Budget approved' is not imported (to use it: --map 'Budget approved=FIELD')
-: note: read as zoho-deals: 10 of 14 columns are kept (salesctl mapping show zoho-deals; as any file: --as none)
-: note: left out, since a deal has no such field (a rule book may give it one): Type (type)
sum of 'Amount': CNY 128,000.00
sum of 'Expected Revenue', which is not kept: CNY 25,600.00
imported 1 deal: 0 added, 1 changed, 0 unchanged
op 5  (undo: salesctl undo)
$ salesctl deal list ref:100 --fields stage,probability,closed_on
stage	probability	closed_on
won	1	2026-05-31

# What nobody knows is said, with what was meant.
$ salesctl deal import Deals_001.csv --as zoho-dels
salesctl: deal import: no mapping is called 'zoho-dels'
hint: did you mean 'zoho-deals'?
[2]
$ salesctl deal import Deals_001.csv --as nobody
salesctl: deal import: no person 'nobody'
[66]
$ salesctl customer import Deals_001.csv --as zoho-deals
salesctl: customer import: 'zoho-deals' is a mapping for deal, not for customer
hint: salesctl deal import Deals_001.csv
[2]
$ salesctl deal import Deals_001.csv --as theirs.yaml
salesctl: deal import: there is no mapping 'theirs.yaml'
[66]
$ printf 'salesctl: 1\nmapping: x\nkind: deal\ncolumns:\n  Record Id: {field: reff, sign: yes}\n' > wrong.yaml
$ salesctl deal import Deals_001.csv --as wrong.yaml
salesctl: deal import: wrong.yaml:5: a deal has no field 'reff'
hint: did you mean 'ref'?
[65]
$ printf 'salesctl: 1\nmapping: x\nkind: deal\ncolumns:\n  Record Id: {feld: ref}\n' > wrong.yaml
$ salesctl deal import Deals_001.csv --map-file wrong.yaml
wrong.yaml:5:15: error: columns.Record Id.feld: there is no key 'feld' here (did you mean 'field'?)
wrong.yaml:1:1: error: no column has 'sign: yes': say by which columns such a file is known
salesctl: deal import: the mapping 'wrong.yaml' has errors (2)
[65]

# The same in Chinese.
$ salesctl --lang zh_CN deal import Deals_001.csv
Deals_001.csv:1:14: 警告: 列“Budget approved”没有导入（要使用：--map 'Budget approved=字段'）
Deals_001.csv: 说明: 按 zoho-deals 读取：10 列保存，共 14 列（见 salesctl mapping show zoho-deals；按普通文件读：--as none）
Deals_001.csv: 说明: 以下列未保存，因为商机没有相应字段（可在规则手册中添加）：Type (type)
Deals_001.csv:3:8: 错误: stage: “Needs Analyzed”不是规则手册中的阶段 (qualify, propose, negotiate, won, lost)
Deals_001.csv:3:11: 错误: expected_on: “2026-02-30”：2026-02 没有 30 日
Deals_001.csv:3:3: 错误: owner: 没有人员“Anne Lee”（您是否要找“Ann Lee”？）
Deals_001.csv:4:7: 错误: amount: 金额写的是 USD，该行的币种是 CNY
Deals_001.csv:4:3: 错误: owner: 没有人员“Bo Li” [2 次，行 4, 5]
Deals_001.csv:4:6: 错误: customer: 没有客户“Betatech”
Deals_001.csv:5:1: 错误: ref: 电子表格截断了这个编号：末尾几位丢失了
Deals_001.csv:5:6: 错误: customer: 没有客户“Acme Corporatoin”（您是否要找“Acme Corporation”？）
salesctl: deal import: 4 行中有 3 行有错误；什么都没有保存
提示：意思相同的词：--map-value 'stage:Needs Analyzed=...'
[65]

# Four files of Fxiaoke, in any order: opportunities and orders before the money
# that they brought, customers before all; one operation. A second time nothing
# happens.
$ salesctl init -q --profile medium --lang zh --currency CNY --name 茶叶贸易 fx && cd fx
$ cat > 回款.csv <<END
> 回款编号(必填),客户名称(必填),销售订单编号,本次回款金额(元),回款日期,负责人,生命状态
> P-1,示例食品有限公司,SO-1,"￥60,000.00",2026-06-01,张伟,正常
> P-2,示例食品有限公司,SO-1,3万,2026-07-01,张伟,审核中
> END
$ cat > 客户.csv <<END
> 客户导出表
> 客户名称(必填),客户级别,所属公海,负责人(必填),生命状态,数据ID
> 示例食品有限公司,A类客户,,张伟,正常,65f0a1
> 池中客户有限公司,C类客户,华南公海,,正常,65f0a2
> 合计,,,,,
> END
$ cat > 订单.csv <<END
> 销售订单编号,客户名称,下单日期,销售订单金额(万元),订单状态,负责人,生命状态
> SO-1,示例食品有限公司,2026-05-01,9,已发货,张伟,正常
> END
$ cat > 商机.csv <<END
> 商机名称,客户名称,商机金额,预计成交日期,商机阶段,负责人,生命状态,数据ID
> 年框,示例食品有限公司,20万,2026-09-30,方案/报价,张伟,正常,65f0b1
> END
$ salesctl import 回款.csv 客户.csv 订单.csv 商机.csv --create-missing person --lang zh_CN
客户.csv:2: 说明: 标题在这一行
客户.csv: 说明: 按 fxiaoke-customers 读取：4 列保存，共 6 列
客户.csv: 说明: 以下列未保存，因为客户没有相应字段（可在规则手册中添加）：所属公海 (pool)
客户.csv:5:1: 说明: 合计行已跳过
客户.csv:3: 警告: 2 个客户没有规则手册要求的“industry”
客户.csv:4: 警告: 1 个客户没有规则手册要求的“owner”
商机.csv: 说明: 按 fxiaoke-opportunities 读取：7 列保存，共 8 列
订单.csv: 说明: 按 fxiaoke-orders 读取：6 列保存，共 7 列
订单.csv:2: 警告: 1 个赢单的商机没有规则手册要求的“expected_on”
回款.csv: 说明: 按 fxiaoke-payments 读取：6 列保存，共 7 列
客户.csv: 新建了 1 条仅被提到的记录
商机.csv: “商机金额”合计：CNY 200,000.00
订单.csv: “销售订单金额(万元)”合计：CNY 90,000.00
回款.csv: “本次回款金额(元)”合计：CNY 90,000.00
已导入客户 2 条：新增 2，更改 0，不变 0
已导入商机 1 条：新增 1，更改 0，不变 0
已导入商机 1 条：新增 1，更改 0，不变 0
已导入回款 2 条：新增 2，更改 0，不变 0
操作 2（撤销：salesctl undo）
$ salesctl deal list --fields ref,title,stage,amount,probability,closed_on
ref	title	stage	amount	probability	closed_on
65f0b1	年框	propose	200000.00	0.6	
SO-1		won	90000.00		2026-05-01
$ salesctl receipt list --fields ref,deal.ref,amount,confirmed
ref	deal.ref	amount	confirmed
P-1	SO-1	60000.00	true
P-2	SO-1	30000.00	false
$ salesctl metric show collected -p 2026
period	value	facts
2026	60000.00	1
$ salesctl import *.csv -q; salesctl op log --limit 1 | cut -f 1,4
op	person
2	
$ salesctl import --as zoho 客户.csv
客户.csv: error: its header is none that is known (salesctl mapping list); for a draft of a mapping: --learn; as any file: salesctl NOUN import
salesctl: import: not every file is known; nothing was saved
[65]
$ salesctl receipt import --as hubspot 回款.csv
salesctl: receipt import: there is no mapping of 'hubspot' for receipt
hint: salesctl mapping list
[2]
