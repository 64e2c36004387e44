# Where goals are likely to land, drawn from each subject's own past. 林梅 sells on
# the last day of a month, 王波 on the first, 纪言 now and then since June.
$ salesctl init sales -q --name 'East sales' --currency CNY --timezone Asia/Shanghai --lang en && cd sales
$ printf 'code,name\nnorth,North\n' > t.csv && salesctl -q team import t.csv
$ printf 'code,name,team,role,hired_on\nmei,林梅,north,ae,\nbo,王波,north,ae,\nji,纪言,north,ae,2026-06-15\n' > p.csv && salesctl -q person import p.csv
$ printf 'name\n甲\n' > c.csv && salesctl -q customer import c.csv
$ cat > d.csv <<'END'
> ref,customer,owner,amount,created_on,closed_on,stage
> m3,甲,mei,50000,2026-01-05,2026-03-31,won
> m4,甲,mei,50000,2026-01-05,2026-04-30,won
> m5,甲,mei,50000,2026-01-05,2026-05-29,won
> m6,甲,mei,50000,2026-01-05,2026-06-30,won
> m7,甲,mei,50000,2026-01-05,2026-07-31,won
> m8,甲,mei,50000,2026-01-05,2026-08-31,won
> m9,甲,mei,50000,2026-01-05,2026-09-30,won
> b3,甲,bo,22000,2026-01-05,2026-03-02,won
> b4,甲,bo,22000,2026-01-05,2026-04-01,won
> b5,甲,bo,21000,2026-01-05,2026-05-01,won
> b6,甲,bo,22000,2026-01-05,2026-06-01,won
> b7,甲,bo,23000,2026-01-05,2026-07-01,won
> b8,甲,bo,21000,2026-01-05,2026-08-03,won
> b9,甲,bo,44000,2026-01-05,2026-09-01,won
> j6,甲,ji,10000,2026-01-05,2026-06-18,won
> j7,甲,ji,70000,2026-01-05,2026-07-15,won
> END
$ salesctl -q deal import d.csv
$ cat > g.csv <<'END'
> subject,metric,period,target
> mei,revenue,2026Q3,150000
> bo,revenue,2026Q3,100000
> ji,revenue,2026Q3,100000
> north,revenue,2026Q3,350000
> bo,revenue,2026Q4,65000
> bo,revenue,2026-09,50000
> mei,win_rate,2026Q3,0.5
> END
$ salesctl -q goal import g.csv

# On 24 September four working days are left. What hers brought in is known from
# six months' last four days, and they always brought 50,000; his brought nothing.
# 纪言 has been there for two whole months: too few to say anything.
$ export SALESCTL_NOW=2026-09-24T10:00:00+08:00
$ salesctl goal landing -p 2026Q3 -F table --fields subject,target,actual,low,middle,high,chance,basis,units
SUBJECT      TARGET      ACTUAL         P10         P50         P90  CHANCE TO REACH  BASIS            SAMPLE
-------  ----------  ----------  ----------  ----------  ----------  ---------------  ---------------  ------
North    350,000.00  258,000.00  308,000.00  308,000.00  308,000.00               0%  own past              6
王波     100,000.00   88,000.00   88,000.00   88,000.00   88,000.00               0%  own past              6
纪言     100,000.00   70,000.00                                                       too little past       2
林梅     150,000.00  100,000.00  150,000.00  150,000.00  150,000.00             100%  own past              6
10000 draws each from the subject's own past; open deals are not looked at (goal status has the forecast)
1 goal has fewer than 5 past weeks or months to go by, so nothing is said of it
1 goal on a rate, an average or what is better low is left out: it does not add up day by day
$ salesctl goal landing -p 2026Q3 --for mei --lang zh_CN -F table --fields subject,metric,target,middle,chance,basis,units,unit
对象  指标         目标值         P50  达成概率  依据      样本  单位
----  -------  ----------  ----------  --------  --------  ----  ----
林梅  Revenue  150,000.00  150,000.00      100%  自身历史     6  个月
每个目标从其对象自身的历史中抽样 10000 次；不看进行中的商机（预测见 goal status）
未列入 1 个以比率、平均值或越低越好的指标为准的目标：这些数不逐日累加
$ salesctl goal landing -p 2026Q3 --for mei -F json
{"schema":"salesctl.goal.landing","version":1,"items":[
{"subject":{"code":"mei","name":"林梅"},"metric":"revenue","period":"2026Q3","target":"150000.00","actual":"100000.00","low":"150000.00","middle":"150000.00","high":"150000.00","chance":"1","became":null,"basis":"drawn","units":6,"unit":"month","days_left":4,"draws":10000,"seed":"1000163871"}
]}
1 goal on a rate, an average or what is better low is left out: it does not add up day by day

# A whole quarter to come: each month is drawn from seven, by working day. One
# thousand a day, but for September's two: the least that three months bring is
# 65 times 1,000.
$ export SALESCTL_NOW=2026-09-30T10:00:00+08:00
$ salesctl goal landing -p 2026Q4 -F tsv --fields subject,target,days_left,units,unit,low,middle,high,chance,draws,seed
subject	target	days_left	units	unit	low	middle	high	chance	draws	seed
王波	65000.00	65	7	month	65000.00	65000.00	87000.00	1	10000	746324469
$ salesctl goal landing -p 2026Q4 -F tsv --fields low,middle,high,chance,seed --seed 7
low	middle	high	chance	seed
65000.00	65000.00	87000.00	1	7

# The same seed gives the same bytes, whatever else is listed.
$ salesctl goal landing -p 2026Q4 --seed 7 -F csv > a.csv; salesctl goal landing -p 2026Q4 --for bo --seed 7 -F csv > b.csv; cmp a.csv b.csv && wc -l < a.csv
2

# A month is drawn from weeks. On Friday 4 September he lacks 6,000; six of his 26
# weeks brought a deal, five of them in their first three days, and there are three
# weeks and three days to come: 1 - (20/26)^3 * 21/26 is 63.2 %.
$ salesctl --now 2026-09-04T18:00:00+08:00 goal landing -p 2026-09 --for bo -F tsv --fields actual,days_left,units,unit,low,middle,high,chance
actual	days_left	units	unit	low	middle	high	chance
44000.00	18	26	week	44000.00	66000.00	88000.00	0.6296

# As it looked then, beside what became of it.
$ export SALESCTL_NOW=2026-10-08T10:00:00+08:00
$ salesctl goal landing -p 2026Q3 --at 2026-09-24 -F table --fields subject,target,actual,low,high,chance,became
SUBJECT      TARGET      ACTUAL         P10         P90  CHANCE TO REACH
-------  ----------  ----------  ----------  ----------  ---------------
North    350,000.00  258,000.00  308,000.00  308,000.00               0%
王波     100,000.00   88,000.00   88,000.00   88,000.00               0%
纪言     100,000.00   70,000.00
林梅     150,000.00  100,000.00  150,000.00  150,000.00             100%
10000 draws each from the subject's own past; open deals are not looked at (goal status has the forecast)
1 goal has fewer than 5 past weeks or months to go by, so nothing is said of it
3 of 3 landed from P10 to P90
1 goal on a rate, an average or what is better low is left out: it does not add up day by day
1 column hidden: --fields all -F tsv shows it
$ salesctl goal landing -p 2026Q3 --by person -F tsv --fields subject,actual,low,middle,high,chance,became,basis,units
subject	actual	low	middle	high	chance	became	basis	units
王波	88000.00	88000.00	88000.00	88000.00	0	88000.00	over	
纪言	70000.00	70000.00	70000.00	70000.00	0	70000.00	over	
林梅	150000.00	150000.00	150000.00	150000.00	1	150000.00	over	
1 goal on a rate, an average or what is better low is left out: it does not add up day by day

# What can't be answered says what would be.
$ salesctl goal landing --at 2026-10-09
salesctl: goal landing: --at: 2026-10-09 is still to come
[2]
$ salesctl goal landing --at soon
salesctl: goal landing: --at: 'soon' is not a date
    soon
    ^^^^
hint: forms: 2026-09-23, 2026/9/23, 2026年9月23日, today, tomorrow, +7d, -2w, fri, 下周五
[2]
$ salesctl goal landing --seed -1
salesctl: goal landing: --seed: '-1' is not a whole number from 0 to 4294967295
[2]
$ salesctl goal landing --seed 4294967296
salesctl: goal landing: --seed: '4294967296' is not a whole number from 0 to 4294967295
[2]
$ salesctl goal landing --seed ''
salesctl: goal landing: --seed: '' is not a whole number from 0 to 4294967295
[2]
$ salesctl goal landing --metric win_rate -p 2026Q3 -F tsv --fields subject
subject
1 goal on a rate, an average or what is better low is left out: it does not add up day by day
$ salesctl goal landing -p 2027 -F tsv --fields subject
there are no goals for 2027 (2027-01-01 to 2027-12-31)
subject
