# The same in Chinese, whatever locales the machine has: only words for people
# change, codes, keys, numbers and the first words of changes don't.
$ export SALESCTL_LANG=zh_CN
$ salesctl init sales --name 华东销售部
规则手册：sales/policy.yaml，自 2026-01-01 起生效
已建立 sales/.salesctl（华东销售部，CNY，Asia/Shanghai）
$ cd sales && salesctl person add 张伟
added 张伟 张伟
操作 2（撤销：salesctl undo）
$ salesctl customer add 华东医药 负责人=张伟 行业=医药
added C-0001 华东医药, industry 医药, owner 张伟
操作 3（撤销：salesctl undo）
$ salesctl deal add 冷链设备 客户=华东医药 负责人=张伟 阶段=方案报价 金额=42万 预计成交=2026-08-20
added D-0001 冷链设备, customer 华东医药, owner 张伟, stage 方案报价, amount 420,000.00, currency CNY, expected_on 2026-08-20
操作 4（撤销：salesctl undo）
$ salesctl deal list -F table
编号    标题      客户      负责人  阶段            金额  预计成交    成交日期
------  --------  --------  ------  --------  ----------  ----------  --------
D-0001  冷链设备  华东医药  张伟    方案报价  420,000.00  2026-08-20
商机共 1 条, CNY 420,000.00
隐藏了 1 列：--fields all -F tsv 可全部显示
$ salesctl deal list 阶段：进行中 金额:10万.. -F tsv
id	title	customer	owner	stage	amount	currency	expected_on	closed_on
D-0001	冷链设备	华东医药	张伟	propose	420000.00	CNY	2026-08-20	
$ salesctl deal list 负责人:张玮
salesctl: deal list: 没有人员“张玮”
    负责人:张玮
           ^^^^
提示：您是否要找“张伟”？
[2]
$ salesctl deal lsit
salesctl: deal: “lsit”不是 deal 的动词
提示：您是否要用“salesctl deal list”？
[2]
$ salesctl deal list -p 2026-02-30
salesctl: deal list: -p: “2026-02-30”：2026-02 有 28 天
    2026-02-30
            ^^
提示：写法：2026、2026H1、2026Q3、2026-09、2026-W39、2026-09-23、'last week'、'past 30 days'、A..B、上周、本季度（salesctl help periods）
[2]
$ salesctl deal edit D-1 金额=十万
salesctl: deal edit: amount: “十万”是中文数字；请写阿拉伯数字，如 100万 或 1000000
[2]
$ salesctl status
华东销售部，星期三 2026-07-01（2026-W27）。2026Q3：第 1 个工作日，共 66 个，时间进度 1.5152%

  今天没有生效的目标：salesctl goal set company revenue 目标值 -p 2026Q3

  没有待办事项

  1 名人员、1 个客户、1 个进行中的商机、0 个目标；规则手册版本 1，操作 4
$ env -i $(command -v salesctl) --lang zh_CN help money
金额是精确的：以万分之一为单位保存，从不使用浮点数。可写作

  120000   120,000.00   12万   1.2亿   120k   ¥120000   CNY 120000   １２万

小数位多于币种规定的是错误，不会悄悄取整。两种币种从不相加。
百分比写作 60% 或 0.6。表格中数字分组（1,234.50）；tsv、csv 和 json
中不分组（1234.50）。
$ salesctl deal edit -h | head -n 4
用法：salesctl deal edit [编号|条件|字段=值...] [选项...]
  更改记录的字段

  编号|条件|字段=值         哪些记录，改成什么：字段=、tag+=、tag-=
$ salesctl help deal edit --lang en | head -n 1
usage: salesctl deal edit [CODE|SELECTOR|FIELD=VALUE...] [OPTION...]

# What is wrong with a file, in Chinese: the kind by its name, each thing said once.
$ export LANG=zh_CN.UTF-8 LC_ALL=
$ printf '外部编号,负责人,阶段,金额,成交日期\nA1,张伟,洽谈,5,2026-02-30\nA2,张玮,赢单,-5,\nA3,,赢单,1.234,\n' > 错.csv
$ salesctl deal import 错.csv
错.csv: 说明: 列：外部编号=ref 负责人=owner 阶段=stage 金额=amount 成交日期=closed_on
错.csv:2:3: 错误: stage: “洽谈”不是规则手册中的阶段 (qualify, propose, negotiate, won, lost)
错.csv:2:5: 错误: closed_on: “2026-02-30”：2026-02 没有 30 日
错.csv:3:4: 错误: amount: “-5”小于零
错.csv:3:2: 错误: owner: 没有人员“张玮”（您是否要找“张伟”？）
错.csv:4:4: 错误: amount: “1.234”：CNY 的金额最多 2 位小数（规则手册的 locale.amount_decimals 可放宽）
错.csv:4:2: 错误: owner: 它为空，而商机需要它
salesctl: deal import: 3 行中有 3 行有错误；什么都没有保存
提示：意思相同的词：--map-value 'stage:洽谈=...'
[65]
$ printf '外部编号,负责人,阶段\nA1,张伟,赢单\nA1,张伟,输单\n' | salesctl deal import -
-: 说明: 列：外部编号=ref 负责人=owner 阶段=stage
-:3:3: 错误: stage: 此处为“lost”，第 2 行为“won”，两行是同一条商机（--on-conflict update：以后一行为准，skip：以前一行为准）
salesctl: deal import: 2 行中有 1 行有错误；什么都没有保存
[65]
$ printf '外部编号,金额\nA1,5\n' | salesctl deal import - --on-conflict update
-: 说明: 列：外部编号=ref 金额=amount
-:2: 错误: owner: 记录中没有这条商机，而新增需要此字段，文件中却没有这一列
-:2: 错误: stage: 记录中没有这条商机，而新增需要此字段，文件中却没有这一列
salesctl: deal import: 1 行中有 1 行有错误；什么都没有保存
[65]
$ printf '负责人,阶段,金额\n张伟,赢单,5\n' | salesctl deal import -
-: 说明: 列：负责人=owner 阶段=stage 金额=amount
-:1: 错误: 没有哪一列能认定一条商机（ref 或 code），再次导入会把所有行重复新增；请指明哪些字段合起来认定一条，如 --match owner,stage,amount
salesctl: deal import: “-”无法导入；什么都没有保存
[65]

# Words of lists are people's words in tables, in either language, and can be
# typed as they are shown; for machines they stay one word.
$ salesctl -q receipt add deal=1 amount=-20 paid_on=2026-07-01 kind=坏账 && salesctl -q receipt add deal=1 amount=-1 paid_on=2026-07-01 'kind=bad debt'
$ salesctl -q receipt list -F table; salesctl -q receipt list 'kind:bad debt' -F md --fields id,kind --lang en
编号     商机      客户    金额  币种  回款日期    应收日期  类型
-------  --------  ----  ------  ----  ----------  --------  ----
RC-0001  冷链设备        -20.00  CNY   2026-07-01            坏账
RC-0002  冷链设备         -1.00  CNY   2026-07-01            坏账
| ID | Kind |
|:---|:---|
| RC-0001 | bad debt |
| RC-0002 | bad debt |
$ salesctl receipt list kind:bad_debt -F csv --fields id,kind
id,kind
RC-0001,bad_debt
RC-0002,bad_debt
$ salesctl -q metric show collected --by kind -F table; salesctl -q metric show collected --by kind -F json
类型  回款额  事实数
----  ------  ------
坏账  -21.00       2
----  ------  ------
合计  -21.00       2
{"schema":"salesctl.metric.show","version":1,"metric":"collected","period":{"from":null,"to":null},"currency":"CNY","items":[
{"kind":"bad_debt","value":"-21.00","facts":2}
],"totals":{"value":"-21.00","facts":2}}
$ salesctl -q deal forecast -F table; salesctl deal forecast -F csv
预测  商机        金额    加权金额
----  ----  ----------  ----------
         1  420,000.00  168,000.00
----  ----  ----------  ----------
合计     1  420,000.00  168,000.00
forecast_category,deals,amount,weighted
,1,420000.00,168000.00
$ salesctl -q schema credit -F table; salesctl schema credit --fields field,type
名词    字段    类型    必填  可取值            又名
------  ------  ------  ----  ----------------  ----------
credit  deal    商机    是                      商机
credit  person  人员    是                      人员
credit  share   百分比  是                      占比, 分成
credit  kind    选项    否    revenue, overlay  类型
field	type
deal	deal
person	person
share	percent
kind	one of
$ salesctl receipt edit 1 kind=bad --lang en
salesctl: receipt edit: kind: 'bad' is not one of its values
hint: did you mean 'bad_debt'?
[2]
