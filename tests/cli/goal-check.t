# Five letters for each goal, and for each that fails why: a metric and a subject
# (S), a number and facts that it can count (M), not too easy and not out of reach
# of what was done before (A), a part of something (R), a period in which it can
# still be reached (T).
$ cat > book.yaml <<'END'
> salesctl: 1
> name: {en: East sales, zh: 华东销售部}
> effective: 2025-01-01
> locale: {currency: CNY, timezone: Asia/Shanghai}
> pipelines: {default: {stages: [{id: talk, probability: 50%}], won: {id: won}, lost: {id: lost}}}
> metrics:
>   revenue: {label: {en: Revenue, zh: 销售额}, of: deal, measure: sum(amount), date: closed_on, credit: split, where: "stage = won", unit: money}
>   new_customers: {label: {zh: 新客户数}, of: customer, measure: count, date: created_on, credit: owner, unit: count}
>   visits: {label: {zh: 拜访次数}, of: activity, measure: count, date: done_on, credit: owner, where: "kind = visit"}
>   csat: {label: {zh: 客户满意度}, of: survey, measure: avg(score), date: answered_on, credit: owner}
>   win_rate: {label: {zh: 赢单率}, ratio: [{of: deal, measure: count, date: closed_on, where: "stage = won"}, {of: deal, measure: count, date: closed_on, where: "stage in (won, lost)"}], unit: percent}
> goals: {achievable: {history: 4, easy_below: 90%, stretch_above: 120%, refuse_above: 150%}}
> END
$ salesctl init -q --policy book.yaml sales && cd sales
$ printf 'code,name,role,manager,team,hired_on\nchen,陈静,manager,,east,2024-01-01\nzhang,张伟,ae,chen,east,2024-01-01\nli,李娜,ae,chen,east,2024-01-01\nwang,王芳,ae,chen,east,2024-01-01\nzhao,赵磊,ae,chen,east,2024-01-01\nxin,新人,ae,chen,east,2026-06-15\n' | salesctl -q person import - --create-missing person,team

# What each of four sold in the four quarters before: 100,000 in the middle.
$ for who in zhang li wang zhao; do for q in 2025-09:80000 2025-12:180000 2026-03:110000 2026-06:90000; do echo "$who,won,${q#*:},${q%:*}-20,$who ${q%:*}"; done; done | sed '1i owner,stage,amount,closed_on,title' | salesctl deal import -q - --match title
$ salesctl goal set -q company revenue=200万 -p 2026
$ salesctl goal set team:east revenue=50万 -p 2026Q3
G-0002: SMaRT; A: hard, 125% of the median of 4 like periods before (400,000.00)
added G-0002 team:east revenue 2026Q3 500,000.00
op 5  (undo: salesctl undo)
$ salesctl goal set zhang revenue=85000 -p 2026Q3 --parent G-2
G-0003: SM-RT; A: too easy, 85% of the median of 4 like periods before (100,000.00)
added G-0003 zhang revenue 2026Q3 85,000.00
op 6  (undo: salesctl undo)
$ salesctl goal set li revenue=12万 -p 2026Q3 --parent G-2
added G-0004 li revenue 2026Q3 120,000.00
op 7  (undo: salesctl undo)
$ salesctl goal set wang revenue=130000 -p 2026Q3 --parent G-2
G-0005: SMaRT; A: hard, 130% of the median of 4 like periods before (100,000.00)
added G-0005 wang revenue 2026Q3 130,000.00
op 8  (undo: salesctl undo)
$ salesctl goal set zhao revenue=16万 -p 2026Q3 --parent G-2
G-0006: SM-RT; A: out of reach, 160% of the median of 4 like periods before (100,000.00)
added G-0006 zhao revenue 2026Q3 160,000.00
op 9  (undo: salesctl undo)
$ salesctl goal set xin revenue=10万 -p 2026Q3
added G-0007 xin revenue 2026Q3 100,000.00
op 10  (undo: salesctl undo)
$ salesctl goal set xin visits=40 -p 2026Q2
G-0008: S-a--; M: 'visits' has counted nothing so far; R: a part of nothing: it has no parent, and nobody above has a goal on visits for 2026Q2; T: it was set on 2026-07-01, when its period was over
added G-0008 xin visits 2026Q2 40
op 11  (undo: salesctl undo)
$ salesctl goal check -F table
GOAL    SUBJECT  METRIC   PERIOD        TARGET  SMART    OWN MEDIAN     OF OWN
------  -------  -------  ------  ------------  -----  ------------  ---------
G-0001  company  Revenue  2026    2,000,000.00  SMaRT  1,040,000.00  192.3077%
G-0002  east     Revenue  2026Q3    500,000.00  SMarT    400,000.00       125%
G-0003  张伟     Revenue  2026Q3     85,000.00  SM-RT    100,000.00        85%
G-0004  李娜     Revenue  2026Q3    120,000.00  SMART    100,000.00       120%
G-0005  王芳     Revenue  2026Q3    130,000.00  SMaRT    100,000.00       130%
G-0006  赵磊     Revenue  2026Q3    160,000.00  SM-RT    100,000.00       160%
G-0007  新人     Revenue  2026Q3    100,000.00  SMART
G-0001 A: too little is known to judge it: 1 of 4 like periods before, 0 peers
G-0002 A: hard, 125% of the median of 4 like periods before (400,000.00)
G-0002 R: its parts add up to 495,000.00: 5,000.00 are missing
G-0003 A: too easy, 85% of the median of 4 like periods before (100,000.00)
G-0005 A: hard, 130% of the median of 4 like periods before (100,000.00)
G-0006 A: out of reach, 160% of the median of 4 like periods before (100,000.00)
2 goals of 7 are not SMART
6 columns hidden: --fields all -F tsv shows them
$ salesctl goal check -p 2026Q3 -F tsv
goal	subject	metric	period	target	smart	own	of_own	periods	peers	of_peers	npeers	why	hint
G-0002	east	revenue	2026Q3	500000.00	SMarT	400000.00	1.25	4			0	A: hard, 125% of the median of 4 like periods before (400,000.00); R: its parts add up to 495,000.00: 5,000.00 are missing	
G-0003	张伟	revenue	2026Q3	85000.00	SM-RT	100000.00	0.85	4	100000.00	0.85	3	A: too easy, 85% of the median of 4 like periods before (100,000.00)	
G-0004	李娜	revenue	2026Q3	120000.00	SMART	100000.00	1.2	4	100000.00	1.2	3		
G-0005	王芳	revenue	2026Q3	130000.00	SMaRT	100000.00	1.3	4	100000.00	1.3	3	A: hard, 130% of the median of 4 like periods before (100,000.00)	
G-0006	赵磊	revenue	2026Q3	160000.00	SM-RT	100000.00	1.6	4	100000.00	1.6	3	A: out of reach, 160% of the median of 4 like periods before (100,000.00)	
G-0007	新人	revenue	2026Q3	100000.00	SMART			0	100000.00	1	4		
2 goals of 6 are not SMART
$ salesctl goal check --for zhao --lang zh_CN -F table
目标    对象  指标    期间        目标值  SMART  自身中位数  相对自身  期间数
------  ----  ------  ------  ----------  -----  ----------  --------  ------
G-0006  赵磊  销售额  2026Q3  160,000.00  SM-RT  100,000.00      160%       4
G-0006 A: 够不着：此前 4 个同类期间的中位数（100,000.00）的 160%
1 个目标中有 1 个不符合 SMART
隐藏了 5 列：--fields all -F tsv 可全部显示
$ salesctl goal check --for li --exit-code -F tsv --no-header --fields goal,smart
G-0004	SMART
1 goal, and it is SMART
$ salesctl goal check --for zhao --exit-code -F tsv --no-header --fields goal,smart
G-0006	SM-RT
1 goal of 1 is not SMART
[1]
$ salesctl goal check --metric visits -p 2026Q2 -F json
{"schema":"salesctl.goal.check","version":1,"items":[
{"goal":"G-0008","subject":{"code":"xin","name":"新人"},"metric":"visits","period":"2026Q2","target":"40","smart":"S-a--","own":null,"of_own":null,"periods":0,"peers":null,"of_peers":null,"npeers":0,"why":"M: 'visits' has counted nothing so far; R: a part of nothing: it has no parent, and nobody above has a goal on visits for 2026Q2; T: it was set on 2026-07-01, when its period was over","hint":"salesctl metric explain visits; salesctl goal edit G-0008 parent=G-..."}
]}
1 goal of 1 is not SMART
$ salesctl goal check -p 2031 -F table
there are no such goals
$ salesctl goal check --metric visit
salesctl: goal check: metric: the rule book has no metric 'visit'
hint: did you mean 'visits'?
[66]

# What goals are set on stays defined.
$ sed 's/^  visits:.*//' ../book.yaml > less.yaml && salesctl policy apply -q less.yaml --reason test
less.yaml:7:3: error: goals are set on the metric 'visits' (1), which is not defined here
salesctl: policy apply: the rule book 'less.yaml' has errors (1)
[65]

# Words are no goal.
$ salesctl goal set zhang 提高业绩 -p 2026Q3
salesctl: goal set: '提高业绩' is no goal: it names no metric, no number, no unit ('提高' does not say how far)
hint: salesctl goal set zhang revenue=120万 -p 2026Q3
[2]
$ salesctl goal set zhang 提高业绩
salesctl: goal set: '提高业绩' is no goal: it names no metric, no number, no unit, no period ('提高' does not say how far)
hint: salesctl goal set zhang revenue=120万 -p 2026Q3
[2]
$ salesctl goal set zhang 进一步加强 销售额 -p 2026Q3 --lang zh_CN
salesctl: goal set: “进一步加强 销售额”还不是目标：没有数字，没有单位（“加强”没有说到什么程度）
提示：salesctl goal set zhang revenue=120万 -p 2026Q3
[2]
$ salesctl goal set zhang revenue -p 2026Q3
salesctl: goal set: 'revenue' is no goal: it names no number, no unit
hint: salesctl goal set zhang revenue=120万 -p 2026Q3
[2]
$ salesctl goal add 努力提高业绩
salesctl: goal add: '努力提高业绩' is no goal: it names no metric, no number, no unit, no period ('提高' does not say how far)
hint: salesctl goal set SUBJECT revenue=120万 -p 2026Q3
[2]
$ salesctl goal add '本季度新增客户20家'
salesctl: goal add: '本季度新增客户20家' is a sentence; a goal is set as METRIC=TARGET
hint: salesctl goal set SUBJECT new_customers=40 -p 2026Q3
[2]

# Twelve sentences, six of them vague.
$ salesctl goal check -F table --width none --text 努力提高业绩 --text 争取下季度销售额大幅增长 --text 尽量多签新客户 --text 进一步加强管理 --text 'Improve customer satisfaction next quarter' --text 'Sell more' --text 张伟2026年第三季度销售额完成120万元 --text 本季度新增客户20家 --text 2026年7月新客户20家 --text 年底前客户满意度达到4.5分 --text 'Win rate of 40% in 2026Q4' --text 'Revenue of CNY 1,200,000 by 2026-09-30' --exit-code
TEXT                                        METRIC         NUMBER     UNIT  PERIOD          VAGUE    MISSING
------------------------------------------  -------------  ---------  ----  --------------  -------  ----------------------------------------
努力提高业绩                                                                                提高     no metric, no number, no unit, no period
争取下季度销售额大幅增长                    revenue                         下季度          争取     no number, no unit
尽量多签新客户                              new_customers                                   尽量     no number, no unit, no period
进一步加强管理                                                                              加强     no metric, no number, no unit, no period
Improve customer satisfaction next quarter  csat                            next quarter    improve  no number, no unit
Sell more                                                                                   more     no metric, no number, no unit, no period
张伟2026年第三季度销售额完成120万元         revenue        120        万元  2026年第三季度
本季度新增客户20家                          new_customers  20         家    本季度
2026年7月新客户20家                         new_customers  20         家    2026年7月
年底前客户满意度达到4.5分                   csat           4.5        分    年底
Win rate of 40% in 2026Q4                   win_rate       40         %     2026q4
Revenue of CNY 1,200,000 by 2026-09-30      revenue        1,200,000  cny   2026-09-30
such as: salesctl goal set SUBJECT revenue=120万 -p 2026Q3
such as: salesctl goal set SUBJECT new_customers=40 -p 2026Q3
such as: salesctl goal set SUBJECT revenue=120万 -p 2026Q3
such as: salesctl goal set SUBJECT csat=4.5 -p 2026Q3
such as: salesctl goal set SUBJECT revenue=120万 -p 2026Q3
[1]
$ salesctl goal check --text 本季度新增客户20家 --exit-code -F tsv
text	metric	number	unit	period	vague	missing
本季度新增客户20家	new_customers	20	家	本季度		
$ salesctl goal check --text '' --text 努力 -F tsv --lang zh_CN
text	metric	number	unit	period	vague	missing
						没有指标，没有数字，没有单位，没有期间
努力					努力	没有指标，没有数字，没有单位，没有期间
$ salesctl goal check --text 努力 -p 2026Q3
salesctl: goal check: --text is about a sentence: leave out -p, --for and --metric
[2]
