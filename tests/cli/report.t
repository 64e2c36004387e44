# The weekly report on a department small enough to check by hand.
$ salesctl init -q --profile small --lang en --currency CNY --timezone Asia/Shanghai --name 'Tea Trade'
$ cat > people.csv <<END
> code,name,role
> zhangwei,张伟,ae
> lina,李娜,ae
> joerg,Jörg Müller,ae
> END
$ cat > deals.csv <<END
> ref,title,owner,stage,amount,created_on,closed_on,expected_on,next_step,next_on
> A1,Cold chain,zhangwei,won,180000,2026-06-01,2026-06-23,,,
> A2,Retrofit,joerg,won,96000,2026-06-02,2026-06-24,,,
> A3,*Starter* | kit,lina,won,140000,2026-05-02,2026-06-16,,,
> A4,Frame contract,lina,propose,300000,2026-06-22,,2026-07-20,send offer,2026-06-26
> A5,Spare parts,joerg,negotiate,12500,2026-06-25,,2026-07-03,,
> END
$ salesctl -q person import people.csv
$ salesctl -q deal import deals.csv 2> /dev/null
$ salesctl -q credit add deal=D-1 person=zhangwei share=70%
$ salesctl -q credit add deal=D-1 person=lina share=30%
$ salesctl goal set company revenue=60万 -p 2026Q2
G-0001: SMaR-; T: it was set on 2026-07-01, when its period was over
added G-0001 company revenue 2026Q2 600,000.00
op 6  (undo: salesctl undo)
$ salesctl goal set zhangwei revenue=100000 win_rate=50% -p 2026Q2
G-0002: SMaR-; T: it was set on 2026-07-01, when its period was over
G-0003: SMa--; R: a part of nothing: it has no parent, and nobody above has a goal on win_rate for 2026Q2; T: it was set on 2026-07-01, when its period was over
added G-0002 zhangwei revenue 2026Q2 100,000.00
added G-0003 zhangwei win_rate 2026Q2 50%
op 7  (undo: salesctl undo)

# A number, and the facts behind it: the shares of a split deal add up.
$ salesctl metric show revenue -p 'last week' --by person --vs prev -F tsv
person	value	facts	before	change
Jörg Müller	96000.00	1	0.00	
李娜	54000.00	1	140000.00	-0.614285714
张伟	126000.00	1	0.00	
$ salesctl metric explain revenue -p 2026Q2 --for lina -F table --width none
METRIC   PART  ID      DATE        PERSON  SHARE       VALUE    ORIGINAL  CURRENCY  RATE  OP
-------  ----  ------  ----------  ------  -----  ----------  ----------  --------  ----  --
revenue        D-0001  2026-06-23  李娜      30%   54,000.00  180,000.00  CNY              3
revenue        D-0003  2026-06-16  李娜     100%  140,000.00  140,000.00  CNY              3
revenue: 2 facts, sum 194,000.00
revenue = 194000
$ salesctl metric show revenue -p 2026Q2 --by person,month -F csv
person,period,value,facts
Jörg Müller,2026-04,0.00,0
Jörg Müller,2026-05,0.00,0
Jörg Müller,2026-06,96000.00,1
李娜,2026-04,0.00,0
李娜,2026-05,0.00,0
李娜,2026-06,194000.00,2
张伟,2026-04,0.00,0
张伟,2026-05,0.00,0
张伟,2026-06,126000.00,1
$ salesctl metric show revenue -p 2026Q2 --by office 2>&1 | cut -c -60
salesctl: metric show: a deal has no field 'office'
hint: its fields: ref, title, customer, owner, pipeline, sta
$ salesctl metric show sales -p 2026Q2
salesctl: metric show: metric: the rule book has no metric 'sales'
[66]

# As of 30 June the quarter is all but over.
$ salesctl --now 2026-06-29T07:30:00+08:00 goal status -F table --width none
2026Q2 (2026-04-01 to 2026-06-30): working day 64 of 65; amounts in CNY
SUBJECT  METRIC    PERIOD      TARGET      ACTUAL  ATTAINED      PACE    OF PACE        AHEAD         GAP     PER DAY    FORECAST  FORECAST %  STATE
-------  --------  ------  ----------  ----------  --------  --------  ---------  -----------  ----------  ----------  ----------  ----------  ------
company  Revenue   2026Q2  600,000.00  416,000.00  69.3333%  98.4615%   70.4167%  -174,769.23  184,000.00  184,000.00  416,000.00    69.3333%  behind
张伟     Revenue   2026Q2  100,000.00  126,000.00      126%  98.4615%  127.9688%    27,538.46        0.00        0.00  126,000.00        126%  met
张伟     Win rate  2026Q2         50%        100%      200%                                            0%                                      met
$ salesctl --now 2026-06-29T07:30:00+08:00 goal status --for zhangwei --exit-code -F tsv
subject	metric	period	target	actual	attainment	pace	of_pace	ahead	gap	per_day	forecast	forecast_attainment	state
张伟	revenue	2026Q2	100000.00	126000.00	1.26	0.984615385	1.2796875	27538.46	0.00	0.00	126000.00	1.26	met
张伟	win_rate	2026Q2	0.5	1	2				0				met

$ salesctl --now 2026-06-29T07:30:00+08:00 report weekly -p 2026-W26 > week.txt; cat week.txt
Weekly report 2026-W26 (2026-06-22 to 2026-06-28)                    Tea Trade
Written 2026-06-29 07:30 +08:00 by salesctl 0.1.0; data as of operation 7;
amounts in CNY

1. Won
   2 deals won for CNY 276,000.00; the week before: 1 for CNY 140,000.00
   (+97.1429%)
   Metric       This period  Period before     Change
   -----------  -----------  -------------  ---------
   Revenue       276,000.00     140,000.00  +97.1429%
   Collected           0.00           0.00
   Deals won              2              1      +100%
   Win rate            100%           100%       0 pp
   Days to win           22             45  -51.1111%

2. By person
   Person       New deals  Won     Revenue
   -----------  ---------  ---  ----------
   张伟                 0    1  126,000.00
   Jörg Müller          1    1   96,000.00
   李娜                 1    1   54,000.00
   -----------  ---------  ---  ----------
   Total                2       276,000.00

3. Goals of 2026Q2
   63 of 65 working days are over: pace 96.9231%
   Revenue      Actual      Target      Done                State
   -------  ----------  ----------  --------  ------------  ------
   company  416,000.00  600,000.00  69.3333%  [######----]  behind
   张伟     126,000.00  100,000.00      126%  [##########]  met

   Win rate  Actual  Target  Done                State
   --------  ------  ------  ----  ------------  -----
   张伟        100%     50%  200%  [##########]  met

4. Open pipeline
   Stage          Deals      Amount    Weighted
   -------------  -----  ----------  ----------
   Qualification      0        0.00        0.00
   Proposal           1  300,000.00  120,000.00
   Negotiation        1   12,500.00    9,375.00
   -------------  -----  ----------  ----------
   Total              2  312,500.00  129,375.00

5. Largest deals won
   - D-0001 Cold chain (张伟): CNY 180,000.00
   - D-0002 Retrofit (Jörg Müller): CNY 96,000.00

6. Stale
   none

7. Overdue
   - D-0004 Frame contract (李娜): 'send offer' due on 2026-06-26

8. Next week
   - 2026-07-03  D-0005 Spare parts (Jörg Müller): expected to close
$ salesctl --now 2026-06-29T07:30:00+08:00 report weekly -p 2026-W26 | cmp - week.txt && awk 'length > 78' week.txt
$ salesctl --now 2026-06-29T07:30:00+08:00 report weekly -p 2026-W25 -F md --section headline,movers,overdue
# Weekly report 2026-W25 (2026-06-15 to 2026-06-21)

**Tea Trade**

Written 2026-06-29 07:30 +08:00 by salesctl 0.1.0; data as of operation 7; amounts in CNY

## 1. Won

1 deal won for CNY 140,000.00; the week before: 0 for CNY 0.00

| Metric | This period | Period before | Change |
|:---|---:|---:|---:|
| Revenue | 140,000.00 | 0.00 |  |
| Collected | 0.00 | 0.00 |  |
| Deals won | 1 | 0 |  |
| Win rate | 100% |  |  |
| Days to win | 45 |  |  |

## 2. Largest deals won

- D-0003 \*Starter\* \| kit (李娜): CNY 140,000.00

## 3. Overdue

none
$ salesctl --now 2026-06-29T07:30:00+08:00 report weekly -p 2026-W26 --section overdue --exit-code > /dev/null
[1]

# While the week runs, what is due today is not overdue: it comes first.
$ salesctl --now 2026-06-26T09:00:00+08:00 report weekly -p 'this week' --section overdue,next-week | tail -n +5
1. Overdue
   none

2. Today and the next 7 days
   - 2026-06-26  D-0004 Frame contract (李娜): send offer
   - 2026-07-03  D-0005 Spare parts (Jörg Müller): expected to close
$ salesctl --now 2026-07-15T09:00:00+08:00 --lang zh_CN report weekly --section headline,people,overdue
周报 2026-W28（2026-07-06 至 2026-07-12）                            Tea Trade
2026-07-15 09:00 +08:00 由 salesctl 0.1.0 生成；数据截至操作 7；金额以 CNY 计

1. 赢单
   赢单 0 单，金额 CNY 0.00；前一周 0 单，金额 CNY 0.00
   指标         本期  上期  变化
   -----------  ----  ----  ----
   Revenue      0.00  0.00
   Collected    0.00  0.00
   Deals won       0     0
   Win rate
   Days to win

2. 按人员
   没有新增也没有赢单：Jörg Müller、李娜、张伟

3. 逾期
   - D-0004 Frame contract（李娜）：“send offer”应于 2026-06-26 完成
   - D-0005 Spare parts（Jörg Müller）：原预计 2026-07-03 成交

# What lies idle is told from the deals' own dates: writing to a record, or
# importing it again, touches nothing; an activity does.
$ export SALESCTL_NOW=2026-07-31T09:00:00+08:00
$ salesctl deal edit -q stage:open tag=checked --yes
$ salesctl report weekly -p 'this week' --section stale,pipeline | tail -n +5
1. Stale
   - D-0005 Spare parts (Jörg Müller): Negotiation, nothing for 36 days
   - D-0004 Frame contract (李娜): Proposal, nothing for 35 days

2. Open pipeline
   Stage          Deals      Amount    Weighted
   -------------  -----  ----------  ----------
   Qualification      0        0.00        0.00
   Proposal           1  300,000.00  120,000.00
   Negotiation        1   12,500.00    9,375.00
   -------------  -----  ----------  ----------
   Total              2  312,500.00  129,375.00
$ salesctl activity add -q 'Asked again' kind=call person=lina deal=D-4 done_on=2026-07-30
$ salesctl deal list stage:open --fields id,created_on,touched_on,next_on,forecast_category -F tsv
id	created_on	touched_on	next_on	forecast_category
D-0004	2026-06-22	2026-07-30	2026-06-26	
D-0005	2026-06-25	2026-06-25		
$ salesctl report weekly -p 'this week' --section stale --lang zh_CN | tail -n +4
1. 停滞
   - D-0005 Spare parts（Jörg Müller）：Negotiation，已 36 天没有动静
$ salesctl status | grep "salesctl [dr]"
  1 open deal with an overdue next step      salesctl deal list stage:open next_on:..yesterday
  2 open deals past their expected day       salesctl deal list stage:open expected_on:..yesterday
  1 open deal idle for too long              salesctl report weekly -p 'this week' --section stale
$ salesctl report weekly -p 2026-W26 --section overdu
salesctl: report weekly: the weekly report has no section 'overdu'
hint: did you mean 'overdue'?
[2]
$ salesctl report weekly -p 2026Q2..
salesctl: report weekly: a weekly report needs a period with both ends
[2]

# The rule book gives the report its language; who asks for another gets it.
$ sed -i '/^reports:/,$d' policy.yaml; echo 'reports: {weekly: {sections: [headline, overdue], lang: zh}}' >> policy.yaml
$ salesctl policy apply -q
$ salesctl report weekly -p 2026-W26 | head -5
周报 2026-W26（2026-06-22 至 2026-06-28）                            Tea Trade
2026-07-31 09:00 +08:00 由 salesctl 0.1.0 生成；数据截至操作 10；金额以 CNY 计

1. 赢单
   赢单 2 单，金额 CNY 276,000.00；前一周 1 单，金额 CNY 140,000.00
$ salesctl --lang en report weekly -p 2026-W26 | head -1
Weekly report 2026-W26 (2026-06-22 to 2026-06-28)                    Tea Trade
$ salesctl report weekly --section nothing
salesctl: report weekly: the weekly report has no section 'nothing'
[2]
