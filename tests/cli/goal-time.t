# Where time goes, against what the goals weigh.
$ salesctl init sales -q --name 'East sales' --currency CNY --timezone Asia/Shanghai --lang en && cd sales
$ export SALESCTL_NOW=2026-09-10T09:00:00+08:00
$ printf 'code,name,role\nmei,林梅,ae\nbo,王波,ae\n' > p.csv && salesctl -q person import p.csv
$ printf 'name\n甲\n' > c.csv && salesctl -q customer import c.csv
$ cat > g.csv <<'END'
> subject,metric,period,target,weight
> mei,revenue,2026Q3,100000,70%
> mei,win_rate,2026Q3,0.5,25%
> mei,win_rate,2026-09,0.5,5%
> bo,revenue,2026Q3,100000,
> END
$ salesctl -q goal import g.csv
$ cat > a.csv <<'END'
> subject,kind,person,customer,goal,done_on,minutes
> a,visit,mei,甲,G-0002,2026-07-10,600
> b,visit,mei,甲,G-0001,2026-07-11,20
> c,call,mei,甲,,2026-08-03,100
> d,call,mei,甲,G-0001,2026-09-03,
> e,call,mei,甲,G-0003,2026-09-04,30
> f,call,mei,甲,G-0001,2026-06-30,500
> g,visit,bo,甲,G-0004,2026-08-30,90
> END
$ salesctl -q activity import a.csv --match kind,person,subject

# Ten hours went to what weighs a quarter of the two, 20 minutes to what weighs three.
$ salesctl goal time -p 2026Q3 -F table --width none
PERSON  GOAL    METRIC         PERIOD    WEIGHT  HOURS     SHARE  MOVE HOURS  FINDING    ACTIVITIES  MINUTES
------  ------  -------------  ------  --------  -----  --------  ----------  ---------  ----------  -------
王波    G-0004  Revenue        2026Q3      100%    1.5      100%           0                      1       90
林梅    G-0001  Revenue        2026Q3  73.6842%   0.33   2.6667%        8.88  neglected           1       20
林梅    G-0002  Win rate       2026Q3  26.3158%     10       80%       -6.72  overdone            1      600
林梅            none of these  2026Q3             2.17  17.3333%       -2.17                      2      130
move: what would bring the hours to the weights; neglected: weighs more than 20 % and has less than 5 %; overdone: has more than twice its weight
1 activity has no minutes and is left out
$ salesctl goal time -p 2026-09 -F tsv
person	goal	metric	period	weight	hours	share	move	finding	activities	minutes
林梅	G-0003	win_rate	2026-09	1	0.5	1	0		1	30
1 activity has no minutes and is left out
$ salesctl goal time --for mei -p 2026Q3 --lang zh_CN -F table --width none
人员  目标    指标      期间        权重  小时      占比  建议调整（小时）  结论      活动数  时长（分钟）
----  ------  --------  ------  --------  ----  --------  ----------------  --------  ------  ------------
林梅  G-0001  Revenue   2026Q3  73.6842%  0.33   2.6667%              8.88  被忽视         1            20
林梅  G-0002  Win rate  2026Q3  26.3158%    10       80%             -6.72  投入过多       1           600
林梅          其他      2026Q3            2.17  17.3333%             -2.17                 2           130
建议调整：使时间与权重一致；被忽视：权重高于 20 % 而时间不足 5 %；投入过多：时间占比超过权重两倍
1 项活动没有时长，未计入
$ salesctl goal time --for bo -p 2026Q3 --exit-code -F json
{"schema":"salesctl.goal.time","version":1,"items":[
{"person":{"code":"bo","name":"王波"},"goal":"G-0004","metric":"revenue","period":"2026Q3","weight":"1","hours":"1.5","share":"1","move":"0","finding":null,"activities":1,"minutes":90}
]}
$ salesctl goal time --for mei -p 2026Q3 --exit-code -q -F tsv --fields goal,finding
goal	finding
G-0001	neglected
G-0002	overdone
	
[1]

# What can't be answered says what would be.
$ salesctl goal time --for company
salesctl: goal time: --for: time is a person's, not a team's or the company's
[2]
$ salesctl goal time -p 2027 -F tsv --fields goal
there are no goals for 2027 (2027-01-01 to 2027-12-31)
goal
$ salesctl goal time mei
salesctl: goal time: 'mei' is one word too many
[2]
