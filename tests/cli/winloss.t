# What became of deals, by anything; and how fast money comes in. The numbers
# were worked out apart from this program.
$ salesctl init sales --name 'East sales' --currency CNY --timezone Asia/Shanghai --lang en > said 2>&1 && cd sales
$ echo 'fx: {USD: {2026-01-01: 7.10, 2026-03-01: 7.20}}' >> policy.yaml && salesctl -q policy apply policy.yaml
$ printf 'code,name,parent\nsales,Sales,\neast,East,sales\nnorth,North,sales\n' > t.csv && salesctl -q team import t.csv
$ printf 'code,name,team\nlina,李娜,east\nzhangwei,张伟,east\nemma,Emma,north\n' > p.csv && salesctl -q person import p.csv
$ printf 'name,industry,region\n甲,医药,华东\n乙,医药,华北\n丙,制造,华东\n' > c.csv && salesctl -q customer import c.csv
$ printf 'code,name,list_price,currency\nA,Alpha,100,CNY\nB,Beta,200,CNY\n' > pr.csv && salesctl -q product import pr.csv
$ cat > d.csv <<'EOD'
> ref,customer,owner,product,stage,amount,currency,list_amount,created_on,closed_on,lost_reason,won_reason,competitor,source
> 1,甲,lina,A,won,95000,CNY,100000,2026-01-01,2026-02-10,,service,云图,展会
> 2,甲,lina,A,won,90000,CNY,100000,2026-01-11,2026-02-20,,price,,展会
> 3,乙,lina,B,won,10000,USD,10000,2026-01-01,2026-02-28,,service,,官网
> 4,乙,zhangwei,B,won,10000,USD,14000,2026-01-01,2026-03-01,,,,官网
> 5,丙,zhangwei,A,lost,120000,CNY,100000,2026-01-05,2026-03-05,price,,云图,展会
> 6,丙,zhangwei,A,lost,80000,CNY,100000,2026-01-05,2026-03-06,price,,恒测,官网
> 7,甲,emma,B,lost,,CNY,,2026-01-05,2026-02-05,timing,,,官网
> 8,甲,emma,B,won,50000,CNY,100000,2026-01-05,2026-03-31,,,,展会
> 9,,emma,A,lost,70000,CNY,,2026-02-01,,no-decision,,,
> 10,丙,emma,A,propose,60000,CNY,,2026-02-01,,,,云图,
> 11,丙,lina,A,qualify,40000,CNY,,2026-02-01,,,,,
> EOD
$ salesctl -q deal import d.csv
$ printf 'deal,name\nref:6,云图\nref:5,云图\nref:3,恒测\n' > co.csv && salesctl -q competitor import co.csv

# All of it; D-9 was lost nobody knows when, and is in no metric either. USD 10,000
# are CNY 71,000 in February and 72,000 from March on.
$ salesctl deal winloss -F tsv
1 closed deal without a closing day is left out
won	lost	win_rate	won_amount	lost_amount	cycle_days	won_share	lost_share	sample
5	3	0.625	378000.00	200000.00	56.4	1	1	
$ salesctl metric show win_rate -F tsv 2> said
period	value	facts
all	0.625	8

# By the reason, with each reason's share; by the discount: exactly 5 % is up to 5 %.
$ salesctl deal winloss --by lost_reason -q -F tsv --fields lost_reason,won,lost,win_rate,lost_amount,lost_share
lost_reason	won	lost	win_rate	lost_amount	lost_share
price	0	2		200000.00	0.666666667
timing	0	1			0.333333333
	5	0		0.00	0
$ salesctl deal winloss --by discount -q -F tsv --fields discount,won,lost,won_amount
discount	won	lost	won_amount
above	0	1	0.00
0%	1	0	71000.00
..5%	1	0	95000.00
5%..10%	1	0	90000.00
10%..20%	0	1	0.00
20%..30%	1	0	72000.00
30%..	1	0	50000.00
	0	1	0.00
$ salesctl deal winloss --by 折扣 -q -F table --fields discount,won,lost --lang zh
折扣        赢单  输单
----------  ----  ----
高于标准价     0     1
无             1     0
..5%           1     0
5%..10%        1     0
10%..20%       0     1
20%..30%       1     0
30%..          1     0
               0     1
----------  ----  ----
合计           5     3

# A competitor noted with a deal counts as its own does; a deal counts once for each.
$ salesctl deal winloss --by competitor -F table --fields competitor,won,lost,win_rate,sample
closed deals, all time; amounts in CNY
2 deals of other currencies are converted by the rule book's rates of their closing days
a deal counts in each of its rows, and once in the total
1 closed deal without a closing day is left out
COMPETITOR  WON  LOST  WIN RATE  SAMPLE
----------  ---  ----  --------  ------
云图          1     2  33.3333%  few
恒测          1     1       50%  few
              3     1       75%  few
----------  ---  ----  --------  ------
Total         5     3     62.5%
$ salesctl deal winloss --by industry,region -q -F tsv --fields industry,region,won,lost,win_rate
industry	region	won	lost	win_rate
制造	华东	0	2	0
医药	华东	3	1	0.75
医药	华北	2	0	1
$ salesctl deal winloss --by team,quarter -q -F tsv --fields team,quarter,won,lost,won_amount,cycle_days
team	quarter	won	lost	won_amount	cycle_days
Sales	2026Q1	5	3	378000.00	56.4
East	2026Q1	4	2	328000.00	49.25
North	2026Q1	1	1	50000.00	85
$ salesctl deal winloss --by owner -q -F json -p 2026-02 | jq -c '.period, .currency, .items[], .totals'
{"from":"2026-02-01","to":"2026-02-28"}
"CNY"
{"owner":{"code":"emma","name":"Emma"},"won":0,"lost":1,"win_rate":"0","won_amount":"0.00","lost_amount":null,"cycle_days":null,"won_share":"0","lost_share":"1","sample":"few"}
{"owner":{"code":"lina","name":"李娜"},"won":3,"lost":0,"win_rate":"1","won_amount":"256000.00","lost_amount":"0.00","cycle_days":"46","won_share":"1","lost_share":"0","sample":"few"}
{"won":3,"lost":1,"win_rate":"0.75","won_amount":"256000.00","cycle_days":"46","won_share":"1","lost_share":"1"}
$ salesctl deal winloss --by product --where 'source = 展会' -q -F tsv --fields product,won,lost --sort -won
product	won	lost
Alpha	2	1
Beta	1	0

# A deal of several products counts in each, with its part of the amount: of
# USD 90 these are a third and two thirds; CNY 648 come to 216 and 432.
$ salesctl -q deal add ref=12 customer=甲 owner=lina stage=won amount=90 currency=USD created_on=2026-06-01 closed_on=2026-06-10
$ printf 'deal,product,quantity,price,discount\nref:12,A,1,30,\nref:12,B,2,60,50%%\n' > i.csv && salesctl -q deal_item import i.csv
$ salesctl deal winloss --by product -p 2026-06 -q -F tsv --fields product,won,won_amount
product	won	won_amount
Alpha	1	216.00
Beta	1	432.00
$ salesctl deal winloss --by product,team -p 2026-06 -q -F json | jq -c '(.items[] | [.product.code, .team.code, .won_amount]), .totals.won_amount'
["A","sales","216.00"]
["A","east","216.00"]
["B","sales","432.00"]
["B","east","432.00"]
"648.00"
$ salesctl deal winloss -p 2026-06 --as-of 8 -F table --fields won,won_amount
closed deals, 2026-06 (2026-06-01 to 2026-06-30); amounts in CNY
records as of op 8
1 closed deal without a closing day is left out
WON  WON AMOUNT
---  ----------
  0        0.00

# The rule book's own bands, and its own idea of few.
$ sed 's/^fx:.*/&\nanalysis: {discount_bands: [10%, 40%], few: 6}/' policy.yaml > p2.yaml && salesctl -q policy apply p2.yaml
$ salesctl deal winloss --by discount -q -F tsv --fields discount,won,lost,sample
discount	won	lost	sample
above	0	1	few
0%	1	0	few
..10%	2	0	few
10%..40%	1	1	few
40%..	1	0	few
	1	1	few
$ sed 's/^fx:.*/&\nanalysis: {discount_bands: [10%, 5%, 120%], few: 3, fewer: 2}/' policy.yaml > p3.yaml && salesctl policy check p3.yaml 2>&1 | sed 's/:[0-9]*:/:LINE:/'
p3.yaml:LINE:34: error: analysis.discount_bands[1]: the ends of the bands rise; '5%' does not
p3.yaml:LINE:38: error: analysis.discount_bands[2]: a discount lies between 0% and 100%, '120%' does not
p3.yaml:LINE:50: error: analysis.few: fewer than 5 records say nothing: few is 5 or more
p3.yaml:LINE:53: error: analysis.fewer: there is no key 'fewer' here (salesctl-policy(5) lists them)
salesctl: policy check: the rule book 'p3.yaml' has errors (4)

# What open deals bring in a day: 30 of them, 120,000 a won one, a quarter won,
# 45 days: 30 x 120,000 x 25 % / 45 = 20,000.
$ salesctl init ../fast --currency CNY --timezone Asia/Shanghai --lang en > said 2>&1 && cd ../fast && salesctl -q person add 李娜 code=lina && salesctl -q person add 张伟 code=zhangwei
$ (echo ref,owner,stage,amount,created_on,closed_on,lost_reason; for i in $(seq 30); do echo "o$i,lina,propose,1,2026-06-01,,"; done; for i in $(seq 3); do echo "w$i,lina,won,${i}0000,2026-03-01,2026-04-1$i,"; done; for i in $(seq 9); do echo "l$i,lina,lost,5,2026-03-01,2026-04-02,price"; done) > d.csv
$ sed -i 's/^w1,.*/w1,lina,won,100000,2026-03-01,2026-04-10,/; s/^w2,.*/w2,lina,won,120000,2026-03-01,2026-04-15,/; s/^w3,.*/w3,lina,won,140000,2026-03-01,2026-04-20,/' d.csv && salesctl -q deal import d.csv
$ salesctl deal velocity -F table
closed deals, and those open today, all time; amounts in CNY
OPEN     AVERAGE  WIN RATE  DAYS TO WIN      A DAY  WON  LOST  SAMPLE
----  ----------  --------  -----------  ---------  ---  ----  ------
  30  120,000.00       25%           45  20,000.00    3     9
$ salesctl -q deal add owner=zhangwei stage=propose amount=1 && salesctl deal velocity --by person -F tsv
person	open	average	win_rate	cycle_days	velocity	won	lost	sample
李娜	30	120000.00	0.25	45	20000.00	3	9	
张伟	1					0	0	few

$ salesctl deal velocity --by pipeline -q -F tsv --fields pipeline,open,velocity
pipeline	open	velocity
default	31	20666.67
$ salesctl deal velocity --by quarter
salesctl: deal velocity: --by: velocity is of the deals open today, not of each quarter
hint: salesctl deal velocity -p 2026Q1 --as-of 2026-03-31
[2]

# Nothing was closed in May: nothing follows, but the open deals are there.
$ salesctl deal velocity -p 2026-05 -q -F tsv
open	average	win_rate	cycle_days	velocity	won	lost	sample
31					0	0	few

# Faults.
$ salesctl deal winloss --by indstry
salesctl: deal winloss: neither a deal nor its customer has a field 'indstry'
hint: did you mean 'industry'?
[2]
$ salesctl deal winloss --by product,product
salesctl: deal winloss: --by names 'product' twice
[2]
$ salesctl deal winloss --where 'amount >'
salesctl: deal winloss: the expression ends where a value is expected
    amount >
            ^
[2]
$ salesctl deal velocity -p 'last week' --to 2026-01-01
salesctl: deal velocity: give either -p or --from and --to
[2]
$ cd ../sales && sed '/^fx:/d' policy.yaml > p4.yaml && salesctl -q policy apply p4.yaml
$ salesctl deal winloss
salesctl: deal winloss: deal D-0003: the rule book has no rate from USD to CNY on 2026-02-28
hint: fx: {USD: {2026-02-28: ...}}
[65]
