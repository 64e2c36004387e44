# A goal is spread over the parts of its period, over people and teams, and down
# the tree; what is given out adds up exactly.
$ cat > book.yaml <<'END'
> salesctl: 1
> name: East sales
> effective: 2025-01-01
> locale: {currency: CNY, timezone: Asia/Shanghai}
> calendar: {holidays: [2026-10-01..2026-10-07], workdays_added: [2026-10-10]}
> pipelines: {default: {stages: [{id: talk, probability: 50%}], won: {id: won}, lost: {id: lost}}}
> metrics:
>   revenue: {of: deal, measure: sum(amount), date: closed_on, credit: split, where: "stage = won", unit: money}
>   deals_won: {of: deal, measure: count, date: closed_on, where: "stage = won"}
>   units: {of: deal, measure: sum(quantity), date: closed_on, credit: split, where: "stage = won"}
>   visits: {of: activity, measure: count, date: done_on, where: "kind = visit"}
>   cash: {of: receipt, measure: sum(amount), date: paid_on, unit: money}
>   net: {expr: revenue - cash, unit: money}
>   win_rate: {unit: percent, ratio: [{of: deal, measure: count, date: closed_on, where: "stage = won"}, {of: deal, measure: count, date: closed_on}]}
> goals:
>   seasonality: {revenue: [6, 5, 8, 8, 8, 9, 8, 8, 9, 8, 10, 13]}
>   ramp: [{role: ae, months: [0%, 25%, 50%, 100%]}]
> END
$ salesctl init -q --policy book.yaml sales && cd sales && mv ../book.yaml policy.yaml
$ printf 'code,name,parent,lead\nnorth,North,,\nsouth,South,,\ninland,Inland,south,\nempty,Empty,,\n' > t.csv && salesctl -q team import t.csv
$ cat > p.csv <<'END'
> code,name,team,role,manager,hired_on,left_on
> wang,王芳,north,manager,,2015-01-01,
> r01,林晓,north,ae,wang,2018-03-01,
> r02,陈锐,north,ae,wang,2019-03-01,
> r03,吴桐,north,ae,wang,2025-11-10,
> r04,周宁,north,ae,wang,2026-06-15,
> r05,李雷,south,ae,,2018-03-01,
> r06,韩梅,inland,ae,,2018-03-01,
> r07,赵六,inland,ae,,2018-03-01,2026-05-31
> END
$ salesctl -q person import p.csv && salesctl -q team edit north lead=wang
$ printf 'name\n甲\n' > c.csv && salesctl -q customer import c.csv
$ cat > d.csv <<'END'
> ref,customer,owner,amount,quantity,created_on,closed_on,expected_on,stage
> 1,甲,r01,400000,1,2025-07-01,2025-07-20,,won
> 2,甲,r01,200000,1,2025-07-01,2026-01-20,,won
> 3,甲,r02,300000,1,2025-07-01,2025-12-01,,won
> 4,甲,r03,200000,1,2025-12-01,2026-03-01,,won
> 5,甲,r05,250000,1,2025-12-01,2026-03-01,,won
> 6,甲,r06,750000,1,2025-12-01,2026-04-01,,won
> 7,甲,r07,900000,1,2025-12-01,2026-04-01,,won
> 8,甲,r01,100000,1,2026-05-01,,2026-07-10,talk
> 9,甲,r02,300000,1,2026-05-01,,2026-08-10,talk
> END
$ salesctl -q deal import d.csv
$ export SALESCTL_NOW=2026-06-20T10:00:00+08:00

# The year over its quarters and its months, as the rule book has the seasons.
$ salesctl goal cascade company revenue -p 2026 --to quarter
salesctl: goal cascade: company has no goal on revenue for 2026 to spread
hint: --target 120万 sets it and spreads it at once
[66]
$ salesctl goal cascade company revenue -p 2026 --to quarter --target 1000万 -n -F table
revenue of company, 2026 (2026-01-01 to 2026-12-31): 10,000,000.00 CNY
dry run: nothing was saved
GOAL    SUBJECT  PERIOD  SHARE         TARGET
------  -------  ------  -----  -------------
G-0002  company  2026Q1    19%   1,900,000.00
G-0003  company  2026Q2    25%   2,500,000.00
G-0004  company  2026Q3    25%   2,500,000.00
G-0005  company  2026Q4    31%   3,100,000.00
------  -------  ------  -----  -------------
Total                           10,000,000.00
$ salesctl -q goal cascade company revenue -p 2026 --to quarter --target 1000万 && salesctl goal list -F tsv --fields code,subject,period,target,parent
goal	subject	period	history	pipeline	share	ramp	before	target
G-0002	company	2026Q1			0.19			1900000.00
G-0003	company	2026Q2			0.25			2500000.00
G-0004	company	2026Q3			0.25			2500000.00
G-0005	company	2026Q4			0.31			3100000.00
id	subject	period	target	parent
G-0001	company	2026	10000000	
G-0002	company	2026Q1	1900000	G-0001
G-0003	company	2026Q2	2500000	G-0001
G-0004	company	2026Q3	2500000	G-0001
G-0005	company	2026Q4	3100000	G-0001
$ salesctl goal cascade company revenue -p 2026Q3 --to month -F tsv
revenue of company, 2026Q3 (2026-07-01 to 2026-09-30): 2,500,000.00 CNY
op 8  (undo: salesctl undo)
goal	subject	period	history	pipeline	share	ramp	before	target
G-0006	company	2026-07			0.32			800000.00
G-0007	company	2026-08			0.32			800000.00
G-0008	company	2026-09			0.36			900000.00
$ salesctl undo -q

# What divides no period, what the rule book has no season of, what has no past.
$ salesctl goal cascade company revenue -p 2026-07 --to week --target 100
salesctl: goal cascade: 2026-07 is not made of several whole weeks
hint: a year has halves, quarters and months, a month has days, and what begins and ends with a week has weeks
[2]
$ salesctl goal cascade company visits -p 2026Q3 --to quarter --target 100
salesctl: goal cascade: 2026Q3 is not made of several whole quarters
hint: a year has halves, quarters and months, a month has days, and what begins and ends with a week has weeks
[2]
$ salesctl goal cascade company visits -p 2026 --to month --by seasonality --target 1200
salesctl: goal cascade: the rule book has no seasonality of 'visits'
hint: goals: {seasonality: {visits: [8, 8, 8, 8, 8, 8, 8, 8, 9, 9, 9, 9]}}, or --by own-past
[81]
$ salesctl goal cascade company visits -p 2026 --to month --by own-past --target 1200
salesctl: goal cascade: company had no 'visits' in 2025
hint: --by workdays, or --by equal
[81]
$ salesctl goal cascade company revenue -p 2026-06-29..2026-07-12 --to week --by seasonality --target 100
salesctl: goal cascade: seasonality has shares of months; weeks and days go by working days
hint: --by workdays
[2]
$ salesctl goal cascade company revenue -p 2026-06-29..2026-07-12 --to week --target 100 -n -F tsv
revenue of company, 2026-06-29..2026-07-12: 100.00 CNY
dry run: nothing was saved
goal	subject	period	history	pipeline	share	ramp	before	target
G-0010	company	2026-W27			0.5			50.00
G-0011	company	2026-W28			0.5			50.00
$ salesctl goal cascade company visits -p 2026Q4 --to month --by workdays --target 1200 -n -F tsv
visits of company, 2026Q4 (2026-10-01 to 2026-12-31): 1,200
dry run: nothing was saved
goal	subject	period	history	pipeline	share	ramp	before	target
G-0010	company	2026-10			0.290322581			348
G-0011	company	2026-11			0.338709677			407
G-0012	company	2026-12			0.370967742			445
$ salesctl goal cascade company revenue -p 2026H2 --to quarter --by own-past --target 100000.01 -n -F tsv
salesctl: goal cascade: goals are there already: G-0004 company 2026Q3 2,500,000.00 -> 57,142.86; G-0005 company 2026Q4 3,100,000.00 -> 42,857.15
hint: --replace changes them; with -n it shows the old and the new ones and saves nothing
[80]

# A team's quarter over its people. Who leads has no part. Wu Tong came in
# November and is counted by the month (200,000 in eight months are 300,000 in
# twelve); Zhou Ning has nothing to go by, is counted with the others' mean, and
# keeps a quarter, a half and all of three months, as the rule book says.
$ salesctl goal cascade team:north revenue -p 2026Q3 --target 300万 --to people -n -F table --width none
revenue of North, 2026Q3 (2026-07-01 to 2026-09-30): 3,000,000.00 CNY
history: what each reached in 2025-07-01..2026-06-30
who leads gets no part (--with-lead gives one): 王芳
there for a part of it, counted by the month: 吴桐
nothing, or fewer than 3 months, to go by; counted with the others' mean: 周宁
dry run: nothing was saved
GOAL    SUBJECT  PERIOD     HISTORY   SHARE  RAMP        TARGET
------  -------  ------  ----------  ------  ----  ------------
G-0010  林晓     2026Q3  600,000.00   37.5%        1,275,000.00
G-0011  陈锐     2026Q3  300,000.00  18.75%          637,500.00
G-0012  吴桐     2026Q3  200,000.00  18.75%          637,500.00
G-0013  周宁     2026Q3        0.00     25%   60%    450,000.00
------  -------  ------  ----------  ------  ----  ------------
Total                                              3,000,000.00
$ salesctl goal cascade team:north revenue -p 2026Q3 --target 300万 --to people --with-lead --by equal -n -F tsv
revenue of North, 2026Q3 (2026-07-01 to 2026-09-30): 3,000,000.00 CNY
dry run: nothing was saved
goal	subject	period	history	pipeline	share	ramp	before	target
G-0010	林晓	2026Q3			0.2			660000.00
G-0011	陈锐	2026Q3			0.2			660000.00
G-0012	吴桐	2026Q3			0.2			660000.00
G-0013	周宁	2026Q3			0.2	0.6		360000.00
G-0014	王芳	2026Q3			0.2			660000.00
$ salesctl goal cascade team:north revenue -p 2026Q3 --target 300万 --to people --by pipeline -n -F tsv
salesctl: goal cascade: without an open deal that is expected in 2026Q3, and so without a goal: 吴桐, 周宁
hint: --by 'pipeline 80, equal 20'
[81]
$ salesctl goal cascade team:north revenue -p 2026Q3 --target 300万 --to people --by 'history 60, pipeline 40' -n -F tsv
revenue of North, 2026Q3 (2026-07-01 to 2026-09-30): 3,000,000.00 CNY
history: what each reached in 2025-07-01..2026-06-30
who leads gets no part (--with-lead gives one): 王芳
there for a part of it, counted by the month: 吴桐
nothing, or fewer than 3 months, to go by; counted with the others' mean: 周宁
dry run: nothing was saved
goal	subject	period	history	pipeline	share	ramp	before	target
G-0010	林晓	2026Q3	600000.00	50000.00	0.325			1043823.53
G-0011	陈锐	2026Q3	300000.00	150000.00	0.4125			1324852.94
G-0012	吴桐	2026Q3	200000.00	0.00	0.1125			361323.53
G-0013	周宁	2026Q3	0.00	0.00	0.15	0.6		270000.00
$ salesctl goal cascade team:north revenue -p 2026Q3 --target 100.01 --to people --share r01=40%,r02=60% -n -F tsv
revenue of North, 2026Q3 (2026-07-01 to 2026-09-30): 100.01 CNY
without a share, and without a goal: 吴桐, 周宁
who leads gets no part (--with-lead gives one): 王芳
2 parts are zero: there is no goal for them
dry run: nothing was saved
goal	subject	period	history	pipeline	share	ramp	before	target
G-0010	林晓	2026Q3			0.4			40.00
G-0011	陈锐	2026Q3			0.6			60.01
	吴桐	2026Q3			0			0.00
	周宁	2026Q3			0			0.00
$ salesctl goal cascade team:north revenue -p 2026Q3 --target 300万 --to people --share r01=41%,r02=60%
salesctl: goal cascade: --share: the shares make 101%, not 100%
hint: to give out more than the target: --overassign 5%
[2]
$ salesctl goal cascade team:north revenue -p 2026Q3 --target 300万 --to people --share r05=40%,r02=60%
salesctl: goal cascade: 李雷 is not among those who get a part of North in 2026Q3
[81]
$ salesctl goal cascade team:north revenue -p 2026Q3 --target 300万 --to people --by equal --overassign 10% -n -F tsv
revenue of North, 2026Q3 (2026-07-01 to 2026-09-30): 3,000,000.00 CNY
who leads gets no part (--with-lead gives one): 王芳
given out: 3,300,000.00, 10% more than the target
dry run: nothing was saved
goal	subject	period	history	pipeline	share	ramp	before	target
G-0010	林晓	2026Q3			0.25			935000.00
G-0011	陈锐	2026Q3			0.25			935000.00
G-0012	吴桐	2026Q3			0.25			935000.00
G-0013	周宁	2026Q3			0.25	0.6		495000.00
$ salesctl goal cascade team:north revenue -p 2026Q3 --target 300 --to people --share r01=50%,r04=50% -n -F tsv
revenue of North, 2026Q3 (2026-07-01 to 2026-09-30): 300.00 CNY
without a share, and without a goal: 陈锐, 吴桐
who leads gets no part (--with-lead gives one): 王芳
2 parts are zero: there is no goal for them
dry run: nothing was saved
goal	subject	period	history	pipeline	share	ramp	before	target
G-0010	林晓	2026Q3			0.5			150.00
	陈锐	2026Q3			0			0.00
	吴桐	2026Q3			0			0.00
G-0011	周宁	2026Q3			0.5			150.00
$ salesctl -q person add code=r08 name=新人 team=empty role=ae hired_on=2026-06-18
$ salesctl goal cascade team:empty revenue -p 2026-06 --target 300 --to people
salesctl: goal cascade: all who would get a part are newcomers, and goals.ramp gives them nothing in 2026-06
hint: given shares are not relieved: --share WHO=P%,...
[81]
$ salesctl goal cascade team:empty revenue -p 2026Q3 --target 300 --to people --by equal -n -F tsv
revenue of Empty, 2026Q3 (2026-07-01 to 2026-09-30): 300.00 CNY
all are newcomers: what goals.ramp relieves them of stays with them
dry run: nothing was saved
goal	subject	period	history	pipeline	share	ramp	before	target
G-0010	新人	2026Q3			1	0.6		300.00
$ salesctl -q person remove r08

# With the months as well: people's add up to theirs, the months' to the season's.
$ salesctl goal cascade team:north revenue -p 2026Q3 --target 1000000.01 --to people --to month -F tsv
revenue of North, 2026Q3 (2026-07-01 to 2026-09-30): 1,000,000.01 CNY
history: what each reached in 2025-07-01..2026-06-30
who leads gets no part (--with-lead gives one): 王芳
there for a part of it, counted by the month: 吴桐
nothing, or fewer than 3 months, to go by; counted with the others' mean: 周宁
op 12  (undo: salesctl undo)
goal	subject	period	history	pipeline	share	ramp	before	target
G-0010	林晓	2026Q3	600000.00		0.375			425000.01
G-0011	林晓	2026-07						150000.00
G-0012	林晓	2026-08						140000.00
G-0013	林晓	2026-09						135000.01
G-0014	陈锐	2026Q3	300000.00		0.1875			212500.00
G-0015	陈锐	2026-07						75000.00
G-0016	陈锐	2026-08						70000.00
G-0017	陈锐	2026-09						67500.00
G-0018	吴桐	2026Q3	200000.00		0.1875			212500.00
G-0019	吴桐	2026-07						75000.00
G-0020	吴桐	2026-08						70000.00
G-0021	吴桐	2026-09						67500.00
G-0022	周宁	2026Q3	0.00		0.25	0.6		150000.00
G-0023	周宁	2026-07						20000.00
G-0024	周宁	2026-08						40000.00
G-0025	周宁	2026-09						90000.00
by unit: 2026-07 320,000.00, 2026-08 320,000.00, 2026-09 360,000.01
$ salesctl goal list subject:r04 -F tsv --fields code,subject,period,target,parent
id	subject	period	target	parent
G-0022	周宁	2026Q3	150000	G-0009
G-0023	周宁	2026-07	20000	G-0022
G-0024	周宁	2026-08	40000	G-0022
G-0025	周宁	2026-09	90000	G-0022
$ salesctl goal cascade team:north revenue -p 2026Q3 --to people
revenue of North, 2026Q3 (2026-07-01 to 2026-09-30): 1,000,000.01 CNY
history: what each reached in 2025-07-01..2026-06-30
who leads gets no part (--with-lead gives one): 王芳
there for a part of it, counted by the month: 吴桐
nothing, or fewer than 3 months, to go by; counted with the others' mean: 周宁
goal	subject	period	history	pipeline	share	ramp	before	target
G-0010	林晓	2026Q3	600000.00		0.375		425000.01	425000.01
G-0014	陈锐	2026Q3	300000.00		0.1875		212500.00	212500.00
G-0018	吴桐	2026Q3	200000.00		0.1875		212500.00	212500.00
G-0022	周宁	2026Q3	0.00		0.25	0.6	150000.00	150000.00
$ salesctl goal cascade team:north revenue -p 2026Q3 --to people --to month --by equal
salesctl: goal cascade: goals are there already: G-0010 林晓 2026Q3 425,000.01 -> 283,333.35; G-0011 林晓 2026-07 150,000.00 -> 100,000.00; G-0012 林晓 2026-08 140,000.00 -> 93,333.34 and 9 more
hint: --replace changes them; with -n it shows the old and the new ones and saves nothing
[80]
$ salesctl goal cascade team:north revenue -p 2026Q3 --to people --by equal --replace -n -F tsv
revenue of North, 2026Q3 (2026-07-01 to 2026-09-30): 1,000,000.01 CNY
who leads gets no part (--with-lead gives one): 王芳
dry run: nothing was saved
goal	subject	period	history	pipeline	share	ramp	before	target
G-0010	林晓	2026Q3			0.25		425000.01	283333.35
G-0014	陈锐	2026Q3			0.25		212500.00	283333.33
G-0018	吴桐	2026Q3			0.25		212500.00	283333.33
G-0022	周宁	2026Q3			0.25	0.6	150000.00	150000.00
$ salesctl goal cascade team:north revenue -p 2026Q3 --to people --share r01=50%,r02=50% --replace
salesctl: goal cascade: 吴桐: G-0018 can't be removed; records that refer to it (goal.parent): 3
hint: what is a part of it goes first: salesctl goal remove parent:G-0018
[80]
$ salesctl goal remove parent:G-18 -n -q
$ salesctl goal cascade r04 deals_won -p 2026Q3 --target 7 --to month -n -F tsv
deals_won of 周宁, 2026Q3 (2026-07-01 to 2026-09-30): 7
the rule book has no seasonality of 'deals_won': spread equally
dry run: nothing was saved
goal	subject	period	history	pipeline	share	ramp	before	target
G-0027	周宁	2026-07			0.333333333			1
G-0028	周宁	2026-08			0.333333333			2
G-0029	周宁	2026-09			0.333333333			4
$ salesctl goal cascade team:north revenue -p 2026Q3 --to 人员 --by 历史，平均 --replace --lang zh_CN -n -F table
North的revenue，2026Q3（2026-07-01 至 2026-09-30）：1,000,000.01 CNY
历史：2025-07-01..2026-06-30 各自完成的数额
负责人不分目标（--with-lead 则分）：王芳
只在职一部分时间，按月折算：吴桐
没有历史，或不足 3 个月，按其余人的平均数算：周宁
试运行：什么都没有保存
目标    对象  期间          历史     占比  爬坡        此前        目标值
------  ----  ------  ----------  -------  ----  ----------  ------------
G-0010  林晓  2026Q3  600,000.00   31.25%        425,000.01    354,166.68
G-0014  陈锐  2026Q3  300,000.00  21.875%        212,500.00    247,916.67
G-0018  吴桐  2026Q3  200,000.00  21.875%        212,500.00    247,916.66
G-0022  周宁  2026Q3        0.00      25%   60%  150,000.00    150,000.00
------  ----  ------  ----------  -------  ----  ----------  ------------
合计                                                         1,000,000.01

# Down the tree: a team that nobody sells in has no part.
$ salesctl goal cascade company revenue -p 2026Q4 --target 1000000 --to tree --replace
revenue of company, 2026Q4 (2026-10-01 to 2026-12-31): 1,000,000.00 CNY
the goal itself is changed: 3,100,000.00 -> 1,000,000.00
history: what each reached in 2025-10-01..2026-09-30
who leads gets no part (--with-lead gives one): 王芳
nobody in it to give a part to, and so no part: Empty
there for a part of it, counted by the month: 吴桐
nothing, or fewer than 3 months, to go by; counted with the others' mean: 周宁
op 13  (undo: salesctl undo)
goal	subject	period	history	pipeline	share	ramp	before	target
G-0026	North	2026Q4	700000.00		0.269230769			269230.77
G-0027	林晓	2026Q4	200000.00		0.208860759			56231.74
G-0028	陈锐	2026Q4	300000.00		0.313291139			84347.62
G-0029	吴桐	2026Q4	200000.00		0.227848101			61343.72
G-0030	周宁	2026Q4	0.00		0.25			67307.69
G-0031	South	2026Q4	1900000.00		0.730769231			730769.23
G-0032	Inland	2026Q4	1650000.00		0.868421053			634615.38
G-0033	韩梅	2026Q4	750000.00		1			634615.38
G-0034	李雷	2026Q4	250000.00		0.131578947			96153.85
$ salesctl goal cascade company revenue -p 2026Q4 --to teams --by heads
salesctl: goal cascade: goals are there already: G-0026 North 2026Q4 269,230.77 -> 666,666.67; G-0031 South 2026Q4 730,769.23 -> 333,333.33
hint: --replace changes them; with -n it shows the old and the new ones and saves nothing
[80]
$ salesctl goal cascade team:empty revenue -p 2026Q4 --target 100 --to people
salesctl: goal cascade: there is nobody to give a part to in Empty in 2026Q4
[81]
$ salesctl goal cascade team:north revenue -p 2027Q1 --target 100 --to teams
salesctl: goal cascade: North has no teams below it with people in 2027Q1
hint: over its people: --to people
[81]
$ salesctl goal cascade company revenue -p 2027Q1 --target 100 --to people --only 'role = ae and hired_on < 2019-01-01' --by equal -n -F tsv
revenue of company, 2027Q1 (2027-01-01 to 2027-03-31): 100.00 CNY
dry run: nothing was saved
goal	subject	period	history	pipeline	share	ramp	before	target
G-0036	林晓	2027Q1			0.333333333			33.34
G-0037	李雷	2027Q1			0.333333333			33.33
G-0038	韩梅	2027Q1			0.333333333			33.33
$ salesctl goal cascade company revenue -p 2027Q1 --target 100 --to people --only 'rle = ae'
salesctl: goal cascade: --only: a person has no field 'rle'
    rle = ae
    ^^^
hint: did you mean 'role'?
[2]
$ salesctl goal cascade company revenue -p 2027Q1 --target 100 --to people --only 'role = driver'
salesctl: goal cascade: there is nobody to give a part to in company in 2027Q1
[81]

# Whole numbers of what is counted; a rate is not spread, a difference is.
$ salesctl goal cascade team:north visits -p 2027Q1 --target 10 --to people -n -F tsv
visits of North, 2027Q1 (2027-01-01 to 2027-03-31): 10
nobody in North has any 'visits' in 2026: spread equally
who leads gets no part (--with-lead gives one): 王芳
dry run: nothing was saved
goal	subject	period	history	pipeline	share	ramp	before	target
G-0036	林晓	2027Q1	0		0.25			3
G-0037	陈锐	2027Q1	0		0.25			3
G-0038	吴桐	2027Q1	0		0.25			2
G-0039	周宁	2027Q1	0		0.25			2
$ salesctl goal cascade team:north visits -p 2027Q1 --target 3 --to people -n
salesctl: goal cascade: 3 can't be spread over 4: each gets 1 at least
[81]
$ salesctl goal cascade team:north revenue -p 2027Q1 --target 0.03 --to people --by equal
salesctl: goal cascade: 0.03 can't be spread over 4: each gets 0.01 at least
[81]
$ salesctl goal cascade team:north deals_won -p 2026Q3 --target 4 --to people --to month --by history -n -F tsv
deals_won of North, 2026Q3 (2026-07-01 to 2026-09-30): 4
the rule book has no seasonality of 'deals_won': spread equally
history: what each reached in 2025-07-01..2026-06-30
who leads gets no part (--with-lead gives one): 王芳
there for a part of it, counted by the month: 吴桐
nothing, or fewer than 3 months, to go by; counted with the others' mean: 周宁
8 parts are zero: there is no goal for them
dry run: nothing was saved
goal	subject	period	history	pipeline	share	ramp	before	target
G-0036	林晓	2026Q3	2		0.333333333			1
G-0037	林晓	2026-07						1
	林晓	2026-08						0
	林晓	2026-09						0
G-0038	陈锐	2026Q3	1		0.166666667			1
G-0039	陈锐	2026-07						1
	陈锐	2026-08						0
	陈锐	2026-09						0
G-0040	吴桐	2026Q3	1		0.25			1
	吴桐	2026-07						0
G-0041	吴桐	2026-08						1
	吴桐	2026-09						0
G-0042	周宁	2026Q3	0		0.25	0.583333333		1
	周宁	2026-07						0
	周宁	2026-08						0
G-0043	周宁	2026-09						1
by unit: 2026-07 2, 2026-08 1, 2026-09 1
$ salesctl goal cascade company win_rate -p 2027Q1 --target 40% --to teams -n -F tsv
win_rate of company, 2027Q1 (2027-01-01 to 2027-03-31): 40%
nobody in it to give a part to, and so no part: Empty
'win_rate' is an average or a rate: it is not spread, each gets the same target
dry run: nothing was saved
goal	subject	period	history	pipeline	share	ramp	before	target
G-0036	North	2027Q1						0.4
G-0037	South	2027Q1						0.4
$ salesctl goal cascade company net -p 2027Q1 --target 100 --to teams --by equal -n -F tsv
net of company, 2027Q1 (2027-01-01 to 2027-03-31): 100.00 CNY
nobody in it to give a part to, and so no part: Empty
dry run: nothing was saved
goal	subject	period	history	pipeline	share	ramp	before	target
G-0036	North	2027Q1			0.5			50.00
G-0037	South	2027Q1			0.5			50.00

# What can't be meant.
$ salesctl goal cascade company revenue -p 2027Q1
salesctl: goal cascade: over what? --to people, teams, tree, or a unit such as month
hint: salesctl goal cascade company revenue -p 2027Q1 --to month
[2]
$ salesctl goal cascade company revenue --to month
salesctl: goal cascade: which goal? -p says its period
hint: salesctl goal cascade company revenue -p 2026 --to month
[2]
$ salesctl goal cascade company revenue --to month -p "2026-01-01.."
salesctl: goal cascade: a goal's period has both ends, '2026-01-01..' has not
[2]
$ salesctl goal cascade r01 revenue -p 2026Q3 --to people
salesctl: goal cascade: a person's goal is spread over time only: --to month
[2]
$ salesctl goal cascade company revenue -p 2026Q3 --to people --by own-past
salesctl: goal cascade: --by: 'own-past' is not a way to spread here
hint: over people and teams: equal, history, pipeline, heads, or 'history 60, pipeline 40'
[2]
$ salesctl goal cascade company revenue -p 2026Q3 --to month --by history
salesctl: goal cascade: --by: 'history' is not a way to spread here
hint: over units of time: seasonality, own-past, workdays, equal
[2]
$ salesctl goal cascade company revenue -p 2026Q3 --to tree --to month
salesctl: goal cascade: --to tree goes without a unit of time
hint: spread the year over quarters first, then each quarter down the tree
[2]
$ salesctl goal cascade company visits -p 2026Q4 --to people --by pipeline --target 10
salesctl: goal cascade: 'visits' does not count deals won: it has no pipeline to go by
hint: --by history
[2]
$ salesctl goal cascade company visits -p 2026Q4 --to people --by history --target 10
salesctl: goal cascade: nobody in company has any 'visits' in 2025-10-01..2026-09-30 to go by
hint: --by equal
[81]
$ salesctl goal cascade company revenue -p 2026Q4 --to people --overassign 200%
salesctl: goal cascade: --overassign: '200%' is not a percentage between 0% and 100%
[2]
$ salesctl goal cascade -h --lang zh_CN | sed -n '/ --by WAY/,/ --share/p'
      --by WAY              equal、history、pipeline、heads 或 'history 60,
                            pipeline 40'；时间单位用 seasonality、own-past、
                            workdays、equal
      --share WHO=P%,...    谁分多少；合计 100%

# Where goals are approved the parts are drafts; the rule book's overassign holds
# for people.
$ sed -i 's/^goals:$/goals:\n  overassign: 5%\n  approval: required/' policy.yaml && salesctl policy apply policy.yaml -q
$ salesctl goal cascade company revenue -p 2027Q2 --target 1000 --to teams --lang zh_CN -F table
公司的revenue，2027Q2（2027-04-01 至 2027-06-30）：1,000.00 CNY
历史：2026-04-01..2027-03-31 各自完成的数额
没有可分的人，因此不分：Empty
没有历史，或不足 3 个月，按其余人的平均数算：North
新设和修改的目标在批准之前都是草稿
操作 15（撤销：salesctl undo）
目标    对象   期间            历史  占比    目标值
------  -----  ------  ------------  ----  --------
G-0036  North  2027Q2          0.00   50%    500.00
G-0037  South  2027Q2  1,650,000.00   50%    500.00
------  -----  ------  ------------  ----  --------
合计                                       1,000.00
$ salesctl goal cascade team:south revenue -p 2027Q2 --to people --by equal --lang zh_CN -F table
South的revenue，2027Q2（2027-04-01 至 2027-06-30）：500.00 CNY
新设和修改的目标在批准之前都是草稿
共分出 525.00，比目标多 5%
操作 16（撤销：salesctl undo）
目标    对象  期间    占比  目标值
------  ----  ------  ----  ------
G-0038  李雷  2027Q2   50%  262.50
G-0039  韩梅  2027Q2   50%  262.50
------  ----  ------  ----  ------
合计                        525.00
$ salesctl goal list period:2027Q2 -F tsv --fields subject,target,state
subject	target	state
company	1000	draft
North	500	draft
South	500	draft
李雷	262.5	draft
韩梅	262.5	draft

# Twenty units, split by halves, against a target of 50 each: ten, and 40 to go.
$ salesctl -q deal add title=Mixers customer=甲 owner=r05 amount=1000 quantity=20 stage=won created_on=2026-04-01 closed_on=2026-05-10
$ salesctl -q deal split D-10 r05=50% r06=50%
$ salesctl -q goal set r05 units 50 -p 2026-05 && salesctl -q goal set r06 units 50 -p 2026-05
$ salesctl goal status -p 2026-05 --metric units -F tsv --fields subject,target,actual,attainment,ahead,gap
subject	target	actual	attainment	ahead	gap
李雷	50	10	0.2	-40	40
韩梅	50	10	0.2	-40	40
