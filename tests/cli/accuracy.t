# How good forecasts were: what the open deals promised when a month began, by
# the records and the rule book of then, against what was won in it.
$ export SALESCTL_NOW=2026-03-02T02:00:00Z
$ salesctl init sales --name 'East sales' --currency CNY --timezone Asia/Shanghai --lang en > said 2>&1 && cd sales
$ salesctl -q person add 李娜 code=lina && salesctl -q person add 张伟 code=zhangwei && salesctl -q customer add 甲

# In March: a million for April at 50 %. A lost deal promises nothing, nor does
# one for May; nor one that is moved to April when April has begun.
$ salesctl -q deal add a customer=甲 owner=lina stage=propose amount=1000000 probability=50% expected_on=2026-04-15
$ salesctl -q deal add b customer=甲 owner=lina amount=200000 expected_on=2026-04-20 && salesctl -q deal lose D-2 reason=price
$ salesctl -q deal add c customer=甲 owner=zhangwei amount=800000 expected_on=2026-05-10
$ salesctl -q deal edit D-3 expected_on=2026-04-30 --now 2026-04-02T02:00:00Z
$ salesctl -q deal win D-1 amount=500043.83 on=2026-04-15 --now 2026-04-16T02:00:00Z
$ salesctl deal accuracy --now 2026-05-02T02:00:00Z -F table --fields span,deals,amount,forecast,won_deals,won_amount,off,error
what was forecast when each began, and what was won in it, 2025-05-01..2026-04-30; amounts in CNY
the total's error is that of 1 (MAPE)
PERIOD   DEALS        AMOUNT    FORECAST  WON  WON AMOUNT  OFF BY    ERROR
-------  -----  ------------  ----------  ---  ----------  ------  -------
2026-04      1  1,000,000.00  500,000.00    1  500,043.83  -43.83  0.0088%
-------  -----  ------------  ----------  ---  ----------  ------  -------
Total        1  1,000,000.00  500,000.00    1  500,043.83  -43.83  0.0088%

# For May: 800,000 at 75 %, by its stage. It is won for a little more, and so is
# a deal that nobody had forecast.
$ salesctl -q deal edit D-3 stage=negotiate expected_on=2026-05-10 --now 2026-04-20T02:00:00Z
$ salesctl -q deal win D-3 amount=600000 on=2026-05-11 --now 2026-05-11T02:00:00Z
$ salesctl -q deal add d customer=甲 owner=lina stage=won amount=5601.04 closed_on=2026-05-20 --now 2026-05-20T02:00:00Z

# For June: a million at 80 %. That the chance of a stage is another one from
# July on changes nothing of it.
$ salesctl -q deal add e customer=甲 owner=lina stage=propose amount=500000 expected_on=2026-06-30 --now 2026-05-21T02:00:00Z
$ salesctl -q deal add f customer=甲 owner=zhangwei amount=750000 probability=80% expected_on=2026-06-30 --now 2026-05-21T02:00:00Z
$ sed 's/^effective: .*/effective: 2026-07-01/; s/probability: 40%/probability: 90%/' policy.yaml > p2.yaml && salesctl -q policy apply p2.yaml --now 2026-06-01T02:00:00Z
$ salesctl -q deal win D-6 amount=796184.56 on=2026-06-20 --now 2026-06-21T02:00:00Z

# Forecasts of 500,000, 600,000 and 800,000 against 500,043.83, 605,601.04 and
# 796,184.56: on average 0.47 % off.
$ export SALESCTL_NOW=2026-07-02T02:00:00Z
$ salesctl deal accuracy -F table --fields span,deals,forecast,won_deals,won_amount,off,error
what was forecast when each began, and what was won in it, 2025-07-01..2026-06-30; amounts in CNY
the total's error is the mean of 3 (MAPE)
PERIOD   DEALS      FORECAST  WON    WON AMOUNT     OFF BY    ERROR
-------  -----  ------------  ---  ------------  ---------  -------
2026-04      1    500,000.00    1    500,043.83     -43.83  0.0088%
2026-05      1    600,000.00    2    605,601.04  -5,601.04  0.9249%
2026-06      2    800,000.00    1    796,184.56   3,815.44  0.4792%
-------  -----  ------------  ---  ------------  ---------  -------
Total        4  1,900,000.00    4  1,901,829.43  -1,829.43   0.471%
$ salesctl deal accuracy -F tsv
span	deals	amount	forecast	won_deals	won_amount	off	error	hit_deals	hit_amount	op
2026-04	1	1000000.00	500000.00	1	500043.83	-43.83	0.000087652	1	500043.83	8
2026-05	1	800000.00	600000.00	2	605601.04	-5601.04	0.009248729	1	600000.00	11
2026-06	2	1250000.00	800000.00	1	796184.56	3815.44	0.004792155	1	796184.56	15
$ salesctl deal accuracy -F json | jq -c '.period, .totals'
{"from":"2025-07-01","to":"2026-06-30"}
{"deals":4,"amount":"3050000.00","forecast":"1900000.00","won_deals":4,"won_amount":"1901829.43","off":"-1829.43","error":"0.004709512","hit_deals":3,"hit_amount":"1896228.39"}

# Each is what the forecast said then.
$ salesctl deal forecast -q -p 2026-06 --as-of 2026-05-31 -F json | jq -c .totals
{"deals":2,"amount":"1250000.00","weighted":"800000.00"}
$ salesctl deal accuracy --by person -F tsv
person	deals	amount	forecast	won_deals	won_amount	off	error	hit_deals	hit_amount
李娜	2	1500000.00	700000.00	2	505644.87	194355.13	0.500043826	1	500043.83
张伟	2	1550000.00	1200000.00	2	1396184.56	-196184.56	0.123202942	2	1396184.56
$ salesctl deal accuracy --by team,quarter -F tsv
team	deals	amount	forecast	won_deals	won_amount	off	error	hit_deals	hit_amount
	2	1800000.00	580000.00	4	1901829.43	-1321829.43	0.695030484	2	1100043.83
$ salesctl deal accuracy --where 'owner = zhangwei' -F tsv --fields span,deals,forecast,won_amount,error
span	deals	forecast	won_amount	error
2026-04	0	0.00	0.00	
2026-05	1	600000.00	600000.00	0
2026-06	1	600000.00	796184.56	0.246405884

# A month that began before anything was recorded has no forecast, and is in no mean.
$ salesctl deal accuracy -p 2026-02..2026-04 -F tsv --fields span,forecast,won_amount,error,op
2 began before anything was recorded, and have no forecast
span	forecast	won_amount	error	op
2026-02		0.00		
2026-03		0.00		
2026-04	500000.00	500043.83	0.000087652	8
$ salesctl deal accuracy -p 2025 --by quarter -F tsv --fields span,forecast,won_amount
nothing was recorded before any of them, so nobody knows what the forecast was
span	forecast	won_amount
2025Q1		0.00
2025Q2		0.00
2025Q3		0.00
2025Q4		0.00
$ salesctl deal accuracy -p 2025 --by quarter -F table --fields span,forecast,won_amount --lang zh
各期初的预测与期内赢单，2025（2025-01-01 至 2025-12-31）；金额单位：CNY
各期开始前都没有任何记录，当时的预测不得而知
期间    预测  赢单金额
------  ----  --------
2025Q1            0.00
2025Q2            0.00
2025Q3            0.00
2025Q4            0.00
------  ----  --------
合计

# As of the middle of May, only April was over.
$ salesctl deal accuracy --as-of 2026-05-15 --now 2026-05-15 -F tsv --fields span,forecast,won_amount,error
span	forecast	won_amount	error
2026-04	500000.00	500043.83	0.000087652

# Faults.
$ salesctl deal accuracy --by personn
salesctl: deal accuracy: neither a deal nor its customer has a field 'personn'
hint: did you mean 'person'?
[2]
$ salesctl deal accuracy --where 'owner ='
salesctl: deal accuracy: the expression ends where a value is expected
    owner =
           ^
[2]
$ salesctl deal accuracy -p 2027
no whole month of that is over yet
span	deals	amount	forecast	won_deals	won_amount	off	error	hit_deals	hit_amount	op
