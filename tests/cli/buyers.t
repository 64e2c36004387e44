# Who buys, again, how much, and on how few of them it all hangs. The numbers
# were worked out apart from this program.
$ salesctl init sales --name 'East sales' --currency CNY --timezone Asia/Shanghai --lang en > said 2>&1 && cd sales
$ echo 'fx: {USD: {2025-01-01: 7.00}}' >> policy.yaml && salesctl -q policy apply policy.yaml && salesctl -q person add 李娜 code=lina
$ (echo name,industry,owner; for i in 1 2 3 4 5 6 7 8 9 10; do echo "客户$i,$( [ $i -le 5 ] && echo 医药 || echo 制造),lina"; done) > c.csv && salesctl -q customer import c.csv
$ cat > d.csv <<'EOD'
> ref,customer,owner,stage,amount,currency,created_on,closed_on,lost_reason
> 1,客户1,lina,won,100,CNY,2025-01-01,2025-02-10,
> 2,客户1,lina,won,100,CNY,2025-01-01,2025-03-05,
> 3,客户1,lina,won,100,CNY,2025-01-01,2025-11-01,
> 4,客户2,lina,won,500,CNY,2025-01-01,2025-01-15,
> 5,客户2,lina,won,200,CNY,2025-01-01,2025-06-30,
> 6,客户3,lina,won,50,CNY,2025-01-01,2025-03-31,
> 7,客户4,lina,won,70,CNY,2025-01-01,2025-03-31,
> 8,客户4,lina,won,30,CNY,2025-01-01,2025-03-31,
> 9,客户5,lina,won,300,CNY,2025-01-01,2025-05-01,
> 10,客户5,lina,won,300,CNY,2025-01-01,2026-02-01,
> 11,客户6,lina,won,40,CNY,2025-01-01,2025-06-01,
> 12,客户6,lina,won,40,CNY,2025-01-01,2025-07-01,
> 13,客户7,lina,won,1000,USD,2025-01-01,2025-09-30,
> 14,客户8,lina,won,80,CNY,2025-01-01,2025-08-01,
> 15,客户8,lina,won,80,CNY,2025-01-01,2026-06-15,
> 16,客户9,lina,won,2000,CNY,2025-01-01,2026-04-02,
> 17,客户10,lina,won,10,CNY,2025-01-01,2026-05-20,
> 18,客户10,lina,won,20,CNY,2025-01-01,2026-06-01,
> 19,,lina,won,999,CNY,2025-01-01,2026-05-20,
> 20,客户3,lina,won,999,CNY,2025-01-01,,
> 21,客户3,lina,lost,999,CNY,2025-01-01,2026-05-20,price
> EOD
$ salesctl -q deal import d.csv

# Of those who bought first in a quarter: how many bought on a later day in the
# same or the next one, the next two ... Two orders of one day are one time; what
# lies ahead is empty.
$ salesctl customer cohorts -F table --fields span,customers,within_one,within_two,within_three,within_four,again,repeat_rate
customers by when they bought first, and how many bought again, all time; amounts in CNY
empty: that time is not over yet; totals and rates are of those for whom it is
1 deal of another currency is converted by the rule book's rate of its closing day
1 won deal without a customer is left out
1 won deal without a closing day is left out
BOUGHT FIRST  CUSTOMERS  WITHIN 1  WITHIN 2  WITHIN 3  WITHIN 4  UP TO NOW  REPEAT RATE
------------  ---------  --------  --------  --------  --------  ---------  -----------
2025Q1                4         2         2         2         2          2          50%
2025Q2                2         1         1         2         2          2         100%
2025Q3                2         0         0         1                    1          50%
2026Q2                2                                                  1          50%
------------  ---------  --------  --------  --------  --------  ---------  -----------
Total                10         3         3         5         4          6          60%
$ salesctl customer cohorts -q -F tsv --fields span,rate_one,rate_three,rate_four,deals,amount
span	rate_one	rate_three	rate_four	deals	amount
2025Q1	0.5	0.5	0.5	8	1150.00
2025Q2	0.5	1	1	4	680.00
2025Q3	0	0.5		3	7160.00
2026Q2				3	2030.00
$ salesctl customer cohorts -q -F json | jq -c .totals
{"customers":10,"within_one":3,"within_two":3,"within_three":5,"within_four":4,"again":6,"repeat_rate":"0.6","rate_one":"0.375","rate_two":"0.375","rate_three":"0.625","rate_four":"0.666666667","deals":18,"amount":"11020.00"}
$ salesctl customer cohorts -q --by year -F tsv --fields span,customers,within_one,again,repeat_rate
span	customers	within_one	again	repeat_rate
2025	8		5	0.625
2026	2		1	0.5
$ salesctl customer cohorts -q -p 2025H1 --where 'industry = 制造' -F tsv --fields span,customers,within_one,again
span	customers	within_one	again
2025Q2	1	1	1
$ salesctl customer cohorts -q --now 2025-12-31 -F tsv --fields span,customers,within_one,within_two,within_three,again
span	customers	within_one	within_two	within_three	again
2025Q1	4	2	2		2
2025Q2	2	1			1
2025Q3	2				0

# Scored by fifths: who has four fifths of the customers below him has a 5.
$ salesctl customer rfm -F table
customers who bought, all time; amounts in CNY
days are counted to 2026-07-01; 5 is best
1 deal of another currency is converted by the rule book's rate of its closing day
1 won deal without a customer is left out
1 won deal without a closing day is left out
CUSTOMER  OWNER  LAST WON    DAYS AGO  DEALS    AMOUNT  R  F  M  SEGMENT
--------  -----  ----------  --------  -----  --------  -  -  -  -----------------------
客户1     李娜   2025-11-01       242      3    300.00  3  5  3  Small, not seen lately
客户9     李娜   2026-04-02        90      1  2,000.00  4  1  5  Big, buy seldom
客户5     李娜   2026-02-01       150      2    600.00  4  2  4  Big, buy seldom
客户8     李娜   2026-06-15        16      2    160.00  5  2  3  New, small
客户7     李娜   2025-09-30       274      1  7,000.00  3  1  5  Big, about to be lost
客户2     李娜   2025-06-30       366      2    700.00  2  2  4  Big, about to be lost
客户10    李娜   2026-06-01        30      2     30.00  5  2  1  New, small
客户6     李娜   2025-07-01       365      2     80.00  2  2  2  Small, about to be lost
客户4     李娜   2025-03-31       457      2    100.00  1  2  2  Small, about to be lost
客户3     李娜   2025-03-31       457      1     50.00  1  1  1  Small, about to be lost
$ salesctl customer rfm --segments -F table --lang zh
有成交的客户，全部时间；金额单位：CNY
天数算到 2026-07-01；5 分最好
1 单为其他币种，按规则手册中成交日的汇率折算
1 个赢单没有客户，未计入
1 个赢单没有成交日期，未计入
分群          客户数  占比  平均距今天数  商机       金额  金额占比
------------  ------  ----  ------------  ----  ---------  --------
重要价值客户       0    0%                   0       0.00        0%
重要发展客户       2   20%           120     3   2,600.00  23.5935%
重要保持客户       0    0%                   0       0.00        0%
重要挽留客户       2   20%           320     3   7,700.00   69.873%
一般价值客户       0    0%                   0       0.00        0%
一般发展客户       2   20%            23     4     190.00   1.7241%
一般保持客户       1   10%           242     3     300.00   2.7223%
一般挽留客户       3   30%      426.3333     5     230.00   2.0871%
------------  ------  ----  ------------  ----  ---------  --------
合计              10  100%         244.7    18  11,020.00      100%
$ salesctl customer rfm --segment big-away -q -F ids
$ salesctl customer rfm -q -p 2026 --where 'industry = 制造' -F tsv --fields customer,days,deals,amount,r,f,m,segment
customer	days	deals	amount	r	f	m	segment
客户8	16	1	80.00	4	1	2	new
客户10	30	2	30.00	2	4	1	away
客户9	90	1	2000.00	1	1	4	big-lost

# Or by ends that the rule book sets: 5 up to 30 days ago, 4 up to 90 ...
$ sed 's/^fx:.*/&\nanalysis: {rfm: {recency: [30d, 90d, 180d, 365d], frequency: [2, 3, 5, 8], money: [100, 200, 500, 1000]}}/' policy.yaml > p2.yaml && salesctl -q policy apply p2.yaml
$ salesctl customer rfm -q -F tsv --fields customer,days,deals,amount,r,f,m,segment
customer	days	deals	amount	r	f	m	segment
客户9	90	1	2000.00	4	1	5	big-new
客户5	150	2	600.00	3	2	4	big-lost
客户8	16	2	160.00	5	2	2	new
客户7	274	1	7000.00	2	1	5	big-lost
客户1	242	3	300.00	2	3	3	lost
客户10	30	2	30.00	5	2	1	new
客户2	366	2	700.00	1	2	4	big-lost
客户4	457	2	100.00	1	2	2	lost
客户6	365	2	80.00	2	2	1	lost
客户3	457	1	50.00	1	1	1	lost
$ sed 's/^fx:.*/&\nanalysis: {rfm: {recency: [90d, 30d, 180d, 365d], frequency: [2, 3], money: [100, 200, x, 1000]}}/' policy.yaml > p3.yaml && salesctl policy check p3.yaml 2>&1 | sed 's/:[0-9]*:/:LINE:/'
p3.yaml:LINE:33: error: analysis.rfm.recency[1]: the ends rise; '30d' does not
p3.yaml:LINE:62: error: analysis.rfm.frequency: five scores have 4 ends between them, here are 2
p3.yaml:LINE:88: error: analysis.rfm.money[2]: 'x' is not an amount
salesctl: policy check: the rule book 'p3.yaml' has errors (3)

# As it was on a day: the scores of then, and the days to then.
$ salesctl -q deal add customer=客户3 owner=lina stage=won amount=5000 closed_on=2026-08-01 --now 2026-08-02T02:00:00Z
$ salesctl customer rfm -q --limit 2 -F tsv --fields customer,days,amount,segment --now 2026-09-01
customer	days	amount	segment
客户3	31	5050.00	big-new
客户9	152	2000.00	big-lost
$ salesctl customer rfm -q --limit 2 -F tsv --fields customer,days,amount,segment --now 2026-09-01 --as-of 2026-07-31
customer	days	amount	segment
客户9	90	2000.00	big-new
客户5	150	600.00	big-lost
$ salesctl customer cohorts --now 2026-09-01 --as-of 2026-07-31 -F table --fields span,customers,within_three,again
customers by when they bought first, and how many bought again, all time; amounts in CNY
records as of op 6
empty: that time is not over yet; totals and rates are of those for whom it is
1 deal of another currency is converted by the rule book's rate of its closing day
1 won deal without a customer is left out
1 won deal without a closing day is left out
BOUGHT FIRST  CUSTOMERS  WITHIN 3  UP TO NOW
------------  ---------  --------  ---------
2025Q1                4         2          2
2025Q2                2         2          2
2025Q3                2         1          1
2026Q2                2                    1
------------  ---------  --------  ---------
Total                10         5          6
$ salesctl undo > said 2>&1

# How much hangs on the largest: 7,000 of USD 1,000 is two thirds of it.
$ salesctl customer concentration -F table
what was won, by customer, all time; amounts in CNY
1 deal of another currency is converted by the rule book's rate of its closing day
1 won deal without a customer is left out
1 won deal without a closing day is left out
RANK  CUSTOMER  DEALS    AMOUNT     SHARE  CUMULATIVE
----  --------  -----  --------  --------  ----------
   1  客户7         1  7,000.00  63.5209%    63.5209%
   2  客户9         1  2,000.00  18.1488%    81.6697%
   3  客户2         2    700.00   6.3521%    88.0218%
   4  客户5         2    600.00   5.4446%    93.4664%
   5  客户1         3    300.00   2.7223%    96.1887%
10 customers; share of the largest 5: 96.1887%
$ salesctl customer concentration --top 2 -q -F json | jq -c .items[]
{"rank":1,"customer":{"code":"C-0007","name":"客户7"},"deals":1,"amount":"7000.00","share":"0.635208711","cumulative":"0.635208711"}
{"rank":2,"customer":{"code":"C-0009","name":"客户9"},"deals":1,"amount":"2000.00","share":"0.181488203","cumulative":"0.816696915"}
$ salesctl customer concentration --by half -F table --top 2
what was won, by customer, all time; amounts in CNY
1 deal of another currency is converted by the rule book's rate of its closing day
1 won deal without a customer is left out
1 won deal without a closing day is left out
PERIOD  CUSTOMERS    AMOUNT  OF THE LARGEST  THEIR SHARE  THE LARGEST  ITS SHARE
------  ---------  --------  --------------  -----------  -----------  ---------
2025H1          6  1,390.00        1,000.00     71.9424%  客户2         50.3597%
2025H2          4  7,220.00        7,100.00      98.338%  客户7         96.9529%
2026H1          4  2,410.00        2,300.00     95.4357%  客户9         82.9876%
$ salesctl customer concentration -p 2025Q1 --top 1 -q -F tsv
rank	customer	deals	amount	share	cumulative
1	客户2	1	500.00	0.588235294	0.588235294
$ salesctl customer concentration -p 2024 -q -F tsv
rank	customer	deals	amount	share	cumulative

# As it was: before anything was sold.
$ salesctl customer concentration --as-of 4 -F tsv
rank	customer	deals	amount	share	cumulative

# Faults.
$ salesctl customer cohorts --by week
salesctl: customer cohorts: --by: 'week' is not month, quarter, half or year
[2]
$ salesctl customer cohorts --where 'industri = 医药'
salesctl: customer cohorts: a customer has no field 'industri'
    industri = 医药
    ^^^^^^^^
hint: did you mean 'industry'?
[2]
$ salesctl customer rfm --segment champions
salesctl: customer rfm: --segment has no choice 'champions' (champion, big-new, big-away, big-lost, loyal, new, away, lost)
hint: did you mean 'champion'?
[2]
$ salesctl customer rfm --segment lost --segments
salesctl: customer rfm: give either --segments or --segment
[2]
$ salesctl customer concentration --top x
salesctl: customer concentration: --top takes a whole number of 0 or more, not 'x'
[2]
$ salesctl customer concentration --by industry
salesctl: customer concentration: --by: 'industry' is not month, quarter, half or year
[2]
