# Segments that are won more often than others, and looked after less.
$ salesctl init sales --name 'East sales' --currency CNY --timezone Asia/Shanghai --lang en > said 2>&1 && cd sales
$ salesctl -q person add 李娜 code=lina
$ printf 'name,industry,region\n甲,医药,华东\n乙,制造,华东\n丙,医药,华北\n丁,物流,华北\n' > c.csv && salesctl -q customer import c.csv
$ deals() { for i in $(seq $5); do echo "$1$3$i,$1,lina,$3,$4"; done; }
$ (echo ref,customer,owner,stage,closed_on,lost_reason; deals 甲 1 won 2026-03-01, 6; deals 甲 1 lost 2026-03-01,price 2; deals 甲 1 propose , 1; deals 乙 1 won 2026-03-01, 4; deals 乙 1 lost 2026-03-01,price 6; deals 乙 1 propose , 6; deals 丙 1 won 2026-03-01, 3; deals 丁 1 won 2026-03-01, 5; deals 丁 1 lost 2026-03-01,price 3; deals 丁 1 propose , 3) > d.csv && salesctl -q deal import d.csv
$ printf 'ref,name,company,industry,region,owner,created_on\n1,何,a,制造,华东,lina,2026-02-01\n2,林,b,制造,华东,lina,2026-02-01\n3,吴,c,制造,华东,lina,2026-02-01\n4,周,d,制造,华东,lina,2026-02-01\n5,郑,e,物流,华北,lina,2026-02-01\n' > l.csv && salesctl -q lead import l.csv
$ (echo ref,kind,person,customer,deal,lead,done_on; echo a1,call,lina,甲,,,2026-02-02; for i in 1 2 3 4 5 6 7 8; do echo "b$i,visit,lina,乙,,,2026-02-03"; done; echo b9,call,lina,,ref:乙won1,,2026-02-03; echo b10,call,lina,,,ref:1,2026-02-03; for i in 1 2 3 4; do echo "d$i,call,lina,丁,,,2026-02-04"; done; echo later,task,lina,甲,,,) > a.csv && salesctl -q activity import a.csv

# 18 of 29 were won. 医药 in 华东 won 6 of 8, a third of all that was won, with 1 of
# 15 activities, no lead and 1 of 10 open deals: at most a tenth. 医药 in 华北 won 3 of
# 3, which is too few to say anything.
$ salesctl customer potential -F table
won more often than all, and with less done for them than their share of what was won, all time
nothing is said of segments with fewer than 5 closed deals
INDUSTRY  REGION  WON  LOST  WIN RATE  SHARE OF WON  ACTIVITIES  OF ACTIVITIES  LEADS  OF LEADS  OPEN  OF OPEN DEALS       GAP
--------  ------  ---  ----  --------  ------------  ----------  -------------  -----  --------  ----  -------------  --------
医药      华东      6     2       75%      33.3333%           1        6.6667%      0        0%     1            10%  23.3333%
--------  ------  ---  ----  --------  ------------  ----------  -------------  -----  --------  ----  -------------  --------
Total              18    11   62.069%                        15                     5              10
1 column hidden: --fields all -F tsv shows it
$ salesctl customer potential --all -F tsv
industry	region	won	lost	win_rate	won_share	activities	activity_share	leads	lead_share	open	open_share	gap	chance
医药	华东	6	2	0.75	0.333333333	1	0.066666667	0	0	1	0.1	0.233333333	true
物流	华北	5	3	0.625	0.277777778	4	0.266666667	1	0.2	3	0.3	-0.022222222	false
制造	华东	4	6	0.4	0.222222222	10	0.666666667	4	0.8	6	0.6	-0.577777778	false
医药	华北	3	0		0.166666667	0	0	0	0	0	0		false
$ salesctl customer potential --by region --all -F tsv --fields region,won,lost,win_rate,gap,chance
region	won	lost	win_rate	gap	chance
华北	8	3	0.727272727	0.144444444	true
华东	10	8	0.555555556	-0.244444444	false
$ salesctl customer potential --by 行业 -q -F table --fields industry,win_rate,gap --lang zh
行业    赢单率  差额
----  --------  ----
医药  81.8182%   40%
----  --------  ----
合计   62.069%
$ salesctl customer potential --where 'region = 华北' --by industry --all -q -F tsv --fields industry,won,activities,leads,open,chance
industry	won	activities	leads	open	chance
医药	3	0	0	0	false
物流	5	4	0	3	false

# Before March nothing was closed; activities alone say nothing.
$ salesctl customer potential -p 2026-02 --all -q -F tsv --fields industry,region,won,activities,activity_share,gap,chance
industry	region	won	activities	activity_share	gap	chance
制造	华东	0	10	0.666666667		false
医药	华东	0	1	0.066666667		false
物流	华北	0	4	0.266666667		false
$ salesctl customer potential -p 2025 -F tsv
industry	region	won	lost	win_rate	won_share	activities	activity_share	leads	lead_share	open	open_share	gap	chance

# Faults.
$ salesctl customer potential --by industri
salesctl: customer potential: a customer has no field 'industri'
hint: did you mean 'industry'?
[2]
$ salesctl customer potential --by month
salesctl: customer potential: a customer has no field 'month'
hint: its fields: ref, name, short, taxid, industry, region, level, source, owner, status, phone, email, address, domain, tag, created_on, protected_until, locked
[2]
$ salesctl customer potential --where industri=x
salesctl: customer potential: a customer has no field 'industri'
    industri=x
    ^^^^^^^^
hint: did you mean 'industry'?
[2]
