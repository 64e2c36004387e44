# 一个月的考核从开启到结束：评分、校准、公布、确认、申诉、裁定、结束。
$ export LANGUAGE=zh_CN LC_ALL=C.UTF-8
$ Q=$TEST_DATA/reviews && salesctl init east --policy $Q/policy.yaml -q && cd east
$ for kind in team person deal receipt activity goal; do salesctl $kind import $Q/$kind.csv -q; done
$ salesctl review open -p 2026-03 --now 2026-04-02
没有考核表适用于 沈放, 何静
已开启 4 份考核，2026-03（2026-03-01 至 2026-03-31）：0 份已有得分，4 份待评分或补全
操作 8（撤销：salesctl undo）

# 谁欠什么：3 月 31 日后的第五个工作日（清明 4 月 6 日不算）是 4 月 8 日。
$ salesctl review owed --for 何静 --now 2026-04-03 -F table
期限        逾期天数  事项      责任人  考核    人员  期间     内容
----------  --------  --------  ------  ------  ----  -------  -----------------
2026-04-08            上级评分  何静    R-0001  林晓  2026-03  团队协作, 服务态~
2026-04-08            上级评分  何静    R-0002  陈锐  2026-03  团队协作, 服务态~
2026-04-08            上级评分  何静    R-0003  吴桐  2026-03  团队协作, 服务态~
2026-04-08            上级评分  何静    R-0004  周宁  2026-03  团队协作, 服务态~
$ salesctl review owed --for 陈锐 --now 2026-04-03 -F tsv
due	overdue	what	who	review	person	period	of
2026-04-08		rate-self	陈锐	R-0002	陈锐	2026-03	团队协作

# 自评 80；上级 90；三位同事 90、70、60，平均 73.3333：
# 80 x 20% + 90 x 50% + 73.3333 x 30% = 83。
$ salesctl review rate R-2 团队协作=80 --evidence '3月带教周宁' --as 陈锐 --now 2026-04-03
added RT-0001 R-0002 陈锐 2026-03: 团队协作 80 (自评)
操作 9（撤销：salesctl undo）
$ salesctl review rate R-2 团队协作=90 服务态度=4 --evidence '3月17日客户来电表扬' --as 何静 --now 2026-04-03
R-0002 陈锐 2026-03: 84.8571 B
added RT-0002 R-0002 陈锐 2026-03: 团队协作 90 (上级)
added RT-0003 R-0002 陈锐 2026-03: 服务态度 4 (上级)
操作 10（撤销：salesctl undo）
$ salesctl review rate R-2 团队协作=90 --evidence '帮我改过方案' --as 林晓 --now 2026-04-03 -q
$ salesctl review rate R-2 团队协作=70 --evidence '分享过线索' --as 吴桐 --now 2026-04-03 -q
$ salesctl review ratings R-2 --as 何静 -F table --fields indicator,as,rater,mark,counts,evidence
指标      评分身份  评分人  评分  计入  依据
--------  --------  ------  ----  ----  -------------------
团队协作  自评      陈锐      80  是    3月带教周宁
团队协作  上级      何静      90  是    3月17日客户来电表扬
团队协作  同事                    否
服务态度  上级      何静       4  是    3月17日客户来电表扬
同事评分满 3 人才显示和计入
$ salesctl review items R-2 -F tsv --fields indicator,value,points | grep teamwork
teamwork	87.1429	87.1429
$ salesctl review rate R-2 团队协作=60 --evidence '只合作过一次' --as 周宁 --now 2026-04-03 -q
$ salesctl review ratings R-2 --as 何静 -F table --fields indicator,as,rater,mark,counts,evidence
指标      评分身份  评分人     评分  计入  依据
--------  --------  ------  -------  ----  -------------------------------------
团队协作  自评      陈锐         80  是    3月带教周宁
团队协作  上级      何静         90  是    3月17日客户来电表扬
团队协作  同事              73.3333  是    分享过线索; 只合作过一次; 帮我改过方~
服务态度  上级      何静          4  是    3月17日客户来电表扬
$ salesctl review items R-2 -F tsv --fields indicator,value,points | grep teamwork
teamwork	83	83

# 本人在公布前只看得到自评；同事只看得到自己给的；别人都看不到。
$ salesctl review ratings R-2 --as 陈锐 -F tsv --fields as,rater,mark
as	rater	mark
self	陈锐	80
他人的评分在公布后才向被考核人显示
$ salesctl review ratings R-2 --as 林晓 -F tsv --fields as,rater,mark
as	rater	mark
peer	林晓	90
他人的评分在公布后才向被考核人显示
$ salesctl review ratings R-1 --as 周宁
salesctl: review ratings: R-0001 的评分只有林晓本人、考核人及其上级可以查看（您是周宁）
[77]

# 改一个评分，留下前后两个。
$ salesctl review rate R-2 服务态度=5 --as 何静 --now 2026-04-07
R-0002 陈锐 2026-03: 85.96 B
changed RT-0003 R-0002 陈锐 2026-03: 服务态度 4 -> 5 (上级)
操作 14（撤销：salesctl undo）
$ for who in R-1:85 R-3:88 R-4:70; do salesctl review rate ${who%:*} 团队协作=${who#*:} 服务态度=4 --evidence '见周会记录' --as 何静 --now 2026-04-07 -q; done
$ salesctl review list -F table
编号    人员  期间     考核人  状态     得分  等级  系数  调整
------  ----  -------  ------  ------  -----  ----  ----  ----
R-0001  林晓  2026-03  何静    已评分   90.6  A      1.1
R-0002  陈锐  2026-03  何静    已评分  85.96  B        1
R-0003  吴桐  2026-03  何静    已评分  91.96  A      1.1
R-0004  周宁  2026-03  何静    已评分   55.8  C      0.8
考核共 4 条

# 周宁刚接手客户，何静提议按 72 分计，沈放批准；然后整组校准完毕。
$ salesctl review calibrate R-4 score=72 --reason '客户移交占去两周' --as 何静 --now 2026-04-07
须由他人批准才生效：salesctl review calibrate R-0004 --approve
added CB-0001 R-0004 周宁 2026-03: 55.8 C -> 72 (待批准)
操作 18（撤销：salesctl undo）
$ salesctl review calibrate R-4 --approve --as 沈放 --now 2026-04-08
（同一登录账号）
changed CB-0001 R-0004 周宁 2026-03: 55.8 C -> 72 (已批准)
操作 19（撤销：salesctl undo）
$ salesctl review calibrate -p 2026-03 --as 沈放 --now 2026-04-08
已校准 3 份考核
操作 20（撤销：salesctl undo）
$ salesctl review overrides -p 2026-03 -F table --fields override,person,score_before,score,state,reason,by,approved_by
调整     人员  原得分  得分  状态    原因              提出人  审批人
-------  ----  ------  ----  ------  ----------------  ------  ------
CB-0001  周宁    55.8    72  已批准  客户移交占去两周  何静    沈放
$ salesctl review show R-4 -F json | jq -r '.item | [.state, .score, .override] | join(" ")'
calibrated 72 CB-0001

# 公布逾期会说明；新人单独排名；撤销不了。
$ salesctl review publish -p 2026-03 --yes --as 何静 --now 2026-04-09
4 份考核公布逾期：最早的期限为 2026-04-08
changed R-0001 林晓 2026-03: 90.6 A，第 2 名
changed R-0002 陈锐 2026-03: 85.96 B，第 3 名
changed R-0003 吴桐 2026-03: 91.96 A，第 1 名
changed R-0004 周宁 2026-03: 72 C，新人第 1 名
操作 21
$ salesctl undo
salesctl: undo: 操作 21（review publish -p 2026-03 --yes --as 何静 --now 2026-04-09）已定案，不能撤销
提示：salesctl review appeal R-... --reason TEXT
[81]
$ salesctl review slip R-4 | sed -n '/^1/,/^2/p'
1. 结果
   得分      72
   等级      C
   系数      0.8
   人工调整  CB-0001：客户移交占去两周（何静提出，沈放批准）
   计算结果  55.8 C
   名次      新人1人中第1名
   确认截止  2026-04-16
   申诉截止  2026-04-19

2. 得分构成
$ salesctl review ratings R-2 --as 陈锐 -F tsv --fields as,rater,mark
as	rater	mark
self	陈锐	80
manager	何静	90
peer		73.3333
manager	何静	5

# 4 月 9 日公布，五个工作日到 4 月 16 日：林晓第五天确认，吴桐第六天。
$ salesctl review ack R-1 --as 林晓 --now 2026-04-16
changed R-0001 林晓 2026-03: 已确认
操作 22
$ salesctl review ack R-3 --note '同意，四月多拜访' --as 吴桐 --now 2026-04-17
changed R-0003 吴桐 2026-03: 已确认，逾期：期限为 2026-04-16
操作 23
$ salesctl review list ack_late:yes -F tsv --fields person,acknowledged_on,ack_note
person	acknowledged_on	ack_note
吴桐	2026-04-17	同意，四月多拜访

# 陈锐申诉：3 月 31 日到账的 8000 元漏记。记录没有更正，就没有可改判的。
$ salesctl review appeal R-2 --indicator 回款额 --reason '3月31日到账的8000元漏记' --as 陈锐 --now 2026-04-13
裁定期限为 2026-04-27，由沈放裁定
added AL-0001 R-0002 陈锐 2026-03: 3月31日到账的8000元漏记
操作 24（撤销：salesctl undo）
$ salesctl review owed --now 2026-04-20 -F table
期限        逾期天数  事项      责任人  考核    人员  期间     内容
----------  --------  --------  ------  ------  ----  -------  -------
2026-04-16         4  本人确认  陈锐    R-0002  陈锐  2026-03
2026-04-16         4  本人确认  周宁    R-0004  周宁  2026-03
2026-04-27            裁定申诉  沈放    R-0002  陈锐  2026-03  AL-0001
                      结束      何静    R-0001  林晓  2026-03
                      结束      何静    R-0003  吴桐  2026-03
                      结束      何静    R-0004  周宁  2026-03
$ salesctl review decide AL-1 uphold --reason '属实' --as 沈放 --now 2026-04-14
salesctl: review decide: R-0002：记录与开启时（操作 7）一样，没有可以改判之处：请先更正记录，或在裁定中写明应为多少
提示：salesctl review decide R-0002 uphold INDICATOR=VALUE --reason TEXT
[81]
$ salesctl receipt add deal=ref:SO-2 amount=8000 paid_on=2026-03-31 --reason '银行回单' --now 2026-04-14 -q
$ salesctl review decide AL-1 uphold --reason '银行回单为证' --as 沈放 --now 2026-04-15
（同一登录账号）
其他人保持已公布的名次；若现在排名则为：R-0001 2 -> 3
changed AL-0001 R-0002 陈锐 2026-03: 成立, 85.96 B -> 91.96 A
  回款额: 64000（80 分） -> 72000（90 分）
操作 26（撤销：salesctl undo）
$ salesctl review appeals -F table --fields appeal,person,reason,state,decided_by,decision,score_before,score_after
申诉     人员  原因                   状态  裁定人  裁定          原得分  新得分
-------  ----  ---------------------  ----  ------  ------------  ------  ------
AL-0001  陈锐  3月31日到账的8000元~   成立  沈放    银行回单为证   85.96   91.96

# 两个版本都在：历史里，和当时的样子里。
$ salesctl review log R-2 -F tsv --fields action,change --no-header
added	person 陈锐, period 2026-03, reviewer 何静, state 待评分
changed	state 待评分 -> 已评分, score （空） -> 84.8571, grade （空） -> B, coefficient （空） -> 1, exact_score （空） -> 594/7
changed	score 84.8571 -> 84.36, exact_score 594/7 -> 2109/25
changed	score 84.36 -> 85.96, exact_score 2109/25 -> 2149/25
changed	state 已评分 -> 已校准
changed	state 已校准 -> 已公布, rank （空） -> 3, published_on （空） -> 2026-04-09
changed	state 已公布 -> 申诉中
changed	state 申诉中 -> 已裁定, score 85.96 -> 91.96, grade B -> A, coefficient 1 -> 1.1, rank 3 -> 1, exact_score 2149/25 -> 2299/25, facts_op 7 -> 25
$ salesctl review items R-2 -F tsv --fields indicator,value,points | head -n 2
indicator	value	points
collected	72000.00	90
$ salesctl review items R-2 -F tsv --fields indicator,value,points --as-of $(salesctl review log R-2 -F tsv --no-header --fields op | sed -n '$!h; ${x;p}') | head -n 2
indicator	value	points
collected	64000.00	80
$ salesctl review list R-2 -F tsv --fields score,grade,rank --as-of $(salesctl review log R-2 -F tsv --no-header --fields op | sed -n '$!h; ${x;p}')
score	grade	rank
85.96	B	3

# 结束：确认了的、裁定了的，和申诉期（公布后 10 天）已过的。
$ salesctl review close -p 2026-03 --yes --now 2026-04-17
1 份考核还没有结束：R-0004 (未确认，且申诉期到 2026-04-19 为止)
changed R-0001 林晓 2026-03: 已结束
changed R-0002 陈锐 2026-03: 已结束
changed R-0003 吴桐 2026-03: 已结束
操作 27
$ salesctl review owed --now 2026-04-20 -F tsv --fields due,overdue,what,who,person
due	overdue	what	who	person
2026-04-16	4	acknowledge	周宁	周宁
		close	何静	周宁
$ salesctl review owed --now 2026-04-20 --exit-code -q > overdue.txt
[1]
$ salesctl status --now 2026-04-20 | grep 考核
  1 项考核事项已逾期                         salesctl review owed
$ salesctl review close R-4 --yes --now 2026-04-20
changed R-0004 周宁 2026-03: 已结束
操作 28
$ salesctl review owed --now 2026-04-20 --exit-code -F tsv
due	overdue	what	who	review	person	period	of
$ salesctl review list -F table
编号    人员  期间     考核人  状态     得分  等级  系数  调整
------  ----  -------  ------  ------  -----  ----  ----  -------
R-0001  林晓  2026-03  何静    已结束   90.6  A      1.1
R-0002  陈锐  2026-03  何静    已结束  91.96  A      1.1
R-0003  吴桐  2026-03  何静    已结束  91.96  A      1.1
R-0004  周宁  2026-03  何静    已结束     72  C      0.8  CB-0001
考核共 4 条
$ salesctl fsck -q
op	code	what	message
