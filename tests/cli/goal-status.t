# Where goals stand: attainment, pace, what is still needed, by person, team and
# as a tree. February 2026 has 20 working days here, and the 13th is the tenth.
$ salesctl init sales -q --name 'East sales' --currency CNY --timezone Asia/Shanghai --lang en && cd sales
$ printf 'code,name,parent\neast,East,\nnorth,North,east\nsouth,South,east\n' > t.csv && salesctl -q team import t.csv
$ printf 'code,name,team,role\nmei,林梅,north,ae\nbo,王波,north,ae\nji,纪言,south,ae\nlao,老周,,ae\n' > p.csv && salesctl -q person import p.csv
$ printf 'name\n甲\n乙\n' > c.csv && salesctl -q customer import c.csv
$ cat > d.csv <<'END'
> ref,customer,owner,amount,created_on,closed_on,expected_on,stage
> 1,甲,mei,40000,2026-01-05,2026-02-03,,won
> 2,甲,bo,149999.99,2026-01-05,2026-02-13,,won
> 3,乙,ji,20000,2026-01-06,2026-02-12,,won
> 4,乙,ji,99999,2026-01-06,2026-02-20,,won
> 5,乙,mei,30000,2026-01-06,,2026-02-25,propose
> END
$ salesctl -q deal import d.csv
$ cat > g.csv <<'END'
> subject,metric,period,target
> company,revenue,2026-02,500000
> north,revenue,2026-02,260000
> mei,revenue,2026-02,100000
> bo,revenue,2026-02,150000
> ji,revenue,2026-02,200000
> lao,revenue,2026-02,30000
> mei,win_rate,2026-02,0.5
> END
$ salesctl -q goal import g.csv
$ export SALESCTL_NOW=2026-02-13T10:00:00+08:00

# On day 10 of 20 with 40 % done she is at 80 % of the pace, and behind. One cent
# below the target is not the target, wherever it is shown.
$ salesctl goal status --by person --metric revenue -F table --width none
2026-02 (2026-02-01 to 2026-02-28): working day 10 of 20; amounts in CNY
SUBJECT  METRIC   PERIOD       TARGET      ACTUAL  ATTAINED  PACE    OF PACE       AHEAD         GAP    PER DAY    FORECAST  FORECAST %  STATE
-------  -------  -------  ----------  ----------  --------  ----  ---------  ----------  ----------  ---------  ----------  ----------  ------
王波     Revenue  2026-02  150,000.00  149,999.99  99.9999%   50%  199.9999%   74,999.99        0.01       0.01  149,999.99    99.9999%  ahead
纪言     Revenue  2026-02  200,000.00   20,000.00       10%   50%        20%  -80,000.00  180,000.00  18,000.00   20,000.00         10%  behind
老周     Revenue  2026-02   30,000.00        0.00        0%   50%         0%  -15,000.00   30,000.00   3,000.00        0.00          0%  behind
林梅     Revenue  2026-02  100,000.00   40,000.00       40%   50%        80%  -10,000.00   60,000.00   6,000.00   52,000.00         52%  behind
-------  -------  -------  ----------  ----------  --------  ----  ---------  ----------  ----------  ---------  ----------  ----------  ------
Total    Revenue  2026-02  480,000.00  209,999.99    43.75%   50%      87.5%  -30,000.01  270,000.01  27,000.01  221,999.99      46.25%  behind
$ salesctl goal status --for mei -F tsv
subject	metric	period	target	actual	attainment	pace	of_pace	ahead	gap	per_day	forecast	forecast_attainment	state
林梅	revenue	2026-02	100000.00	40000.00	0.4	0.5	0.8	-10000.00	60000.00	6000.00	52000.00	0.52	behind
林梅	win_rate	2026-02	0.5	1	2				0				met
$ salesctl goal status --for bo -F table --fields target,actual,attainment,gap,forecast_attainment,state
2026-02 (2026-02-01 to 2026-02-28): working day 10 of 20; amounts in CNY
    TARGET      ACTUAL  ATTAINED   GAP  FORECAST %  STATE
----------  ----------  --------  ----  ----------  -----
150,000.00  149,999.99  99.9999%  0.01    99.9999%  ahead

# As a tree: people without a team stand below the company; a team without a
# goal has the sum of its people's. North's people have 10,000 less than North.
$ salesctl goal status --tree --metric revenue -F table --fields subject,target,below,shortfall,attainment,of_pace
2026-02 (2026-02-01 to 2026-02-28): working day 10 of 20; amounts in CNY
SUBJECT         TARGET   SUM BELOW  NOT HANDED OUT  ATTAINED    OF PACE
----------  ----------  ----------  --------------  --------  ---------
company     500,000.00  480,000.00       20,000.00  41.9999%   83.9999%
  East      450,000.00  460,000.00            0.00  46.6667%   93.3333%
    North   260,000.00  250,000.00       10,000.00  73.0769%  146.1538%
      王波  150,000.00                              99.9999%  199.9999%
      林梅  100,000.00                                   40%        80%
    South   200,000.00  200,000.00            0.00       10%        20%
      纪言  200,000.00                                   10%        20%
  老周       30,000.00                                    0%         0%
2 targets are more than those right below them add up to
$ salesctl goal status --tree -F tsv --fields level,subject,metric,target,below,shortfall
level	subject	metric	target	below	shortfall
0	company	revenue	500000.00	480000.00	20000.00
1	East	revenue	450000.00	460000.00	0.00
2	North	revenue	260000.00	250000.00	10000.00
3	王波	revenue	150000.00		
3	林梅	revenue	100000.00		
2	South	revenue	200000.00	200000.00	0.00
3	纪言	revenue	200000.00		
1	老周	revenue	30000.00		
0	林梅	win_rate	0.5		
2 targets are more than those right below them add up to
$ salesctl goal status --tree --metric revenue --lang zh_CN -F table --fields subject,metric,target,below,shortfall,of_pace,state
2026-02（2026-02-01 至 2026-02-28）：第 10 个工作日，共 20 个；金额以 CNY 计
对象        指标         目标值    下级合计     未分解   进度达成  状态
----------  -------  ----------  ----------  ---------  ---------  ----
公司        Revenue  500,000.00  480,000.00  20,000.00   83.9999%  落后
  East      Revenue  450,000.00  460,000.00       0.00   93.3333%  落后
    North   Revenue  260,000.00  250,000.00  10,000.00  146.1538%  领先
      王波  Revenue  150,000.00                         199.9999%  领先
      林梅  Revenue  100,000.00                               80%  落后
    South   Revenue  200,000.00  200,000.00       0.00        20%  落后
      纪言  Revenue  200,000.00                               20%  落后
  老周      Revenue   30,000.00                                0%  落后
有 2 个目标高于其直接下级目标之和
$ salesctl goal status --by team -F tsv --fields subject,metric,target,actual,gap,per_day
subject	metric	target	actual	gap	per_day
company	revenue	500000.00	209999.99	290000.01	29000.01
East	revenue	450000.00	209999.99	240000.01	24000.01
North	revenue	260000.00	189999.99	70000.01	7000.01
South	revenue	200000.00	20000.00	180000.00	18000.00
$ salesctl goal status --tree --metric revenue -F json --limit 1
{"schema":"salesctl.goal.status","version":1,"items":[
{"subject":{"code":"company","name":"company"},"metric":"revenue","period":"2026-02","target":"500000.00","actual":"209999.99","attainment":"0.41999998","pace":"0.5","of_pace":"0.83999996","ahead":"-40000.01","gap":"290000.01","per_day":"29000.01","forecast":"221999.99","forecast_attainment":"0.44399998","state":"behind","level":0,"below":"480000.00","shortfall":"20000.00"}
]}
2 targets are more than those right below them add up to

# It is a test, too: behind the pace, or over and missed.
$ salesctl goal status --for mei --metric revenue --exit-code -q -F tsv --fields state
state
behind
[1]
$ salesctl --now 2026-03-02 goal status -p 2026-02 --for bo --exit-code -F tsv --fields attainment,gap,state
attainment	gap	state
0.999999933	0.01	missed
[1]
$ salesctl --now 2026-03-02 goal status -p 2026-02 --for mei --metric win_rate --exit-code -F tsv --fields attainment,of_pace,gap,state
attainment	of_pace	gap	state
2		0	met

# What can't be answered says what would be.
$ salesctl goal status --tree --for mei
salesctl: goal status: --tree shows all subjects; leave out --by and --for
[2]
$ salesctl goal status --tree --by team
salesctl: goal status: --tree shows all subjects; leave out --by and --for
[2]
$ salesctl goal status --by people
salesctl: goal status: --by has no choice 'people' (all, person, team, company)
[2]
$ salesctl goal status -p 2025
there are no goals for 2025 (2025-01-01 to 2025-12-31)
subject	metric	period	target	actual	attainment	pace	of_pace	ahead	gap	per_day	forecast	forecast_attainment	state
$ salesctl goal status -p 2026Q5
salesctl: goal status: -p: '2026Q5': a year has quarters Q1 to Q4
    2026Q5
        ^^
hint: forms: 2026, 2026H1, 2026Q3, 2026-09, 2026-W39, 2026-09-23, 'last week', 'past 30 days', A..B, 上周, 本季度 (salesctl help periods)
[2]
$ salesctl goal status --for meij
salesctl: goal status: subject: no person 'meij'
hint: did you mean 'mei'?
[66]
$ salesctl goal status --metric revenu
salesctl: goal status: metric: the rule book has no metric 'revenu'
hint: did you mean 'revenue'?
[66]
$ salesctl goal status --tree extra
salesctl: goal status: 'extra' is one word too many
[2]

# A target that is another one from a day on: each day has that in force on it.
$ salesctl -q goal set mei revenue=120000 -p 2026-02 --effective 2026-02-20 --reason 区域调整
$ salesctl goal status --for mei --metric revenue -F tsv --fields target,attainment,gap
target	attainment	gap
100000.00	0.4	60000.00
$ salesctl --now 2026-02-20 goal status --for mei --metric revenue -F tsv --fields target,attainment,gap
target	attainment	gap
120000.00	0.333333333	80000.00
$ salesctl --now 2026-03-20 goal status --for mei --metric revenue -p 2026-02 -F tsv --fields target,attainment,gap
target	attainment	gap
120000.00	0.333333333	80000.00

# Goals in several units: each row in its own, and names stay names.
$ salesctl -q person add code=alex name='Alexandra International Trading' role=ae team=north
$ salesctl -q goal set alex revenue=3000.5 win_rate=30% -p 2026-02
$ salesctl goal status --for alex -F table --width 80
2026-02 (2026-02-01 to 2026-02-28): working day 10 of 20; amounts in CNY
SUBJECT   METRIC    PERIOD     TARGET  ACTUAL  ATTAINED  PACE       GAP  STATE
--------  --------  -------  --------  ------  --------  ----  --------  -------
Alexand~  Revenue   2026-02  3,000.50    0.00        0%   50%  3,000.50  behind
Alexand~  Win rate  2026-02       30%                                    no data
5 columns hidden: --fields all -F tsv shows them
$ salesctl goal status --for alex -F tsv --fields metric,target,gap,per_day
metric	target	gap	per_day
revenue	3000.50	3000.50	300.05
win_rate	0.3		

# A metric goes by its name in a list and on a page, by its id for machines.
$ salesctl goal list --limit 2 -F table --fields code,subject,metric; salesctl goal list --limit 2 -F tsv --fields code,metric
ID      SUBJECT  METRIC
------  -------  -------
G-0001  company  Revenue
G-0002  North    Revenue
2 goals
id	metric
G-0001	revenue
G-0002	revenue
$ salesctl goal show G-1 | grep Metric; salesctl goal show G-1 -F json | grep -o '"metric":"[a-z]*"'
Metric             Revenue
"metric":"revenue"
