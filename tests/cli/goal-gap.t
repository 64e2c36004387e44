# What would close a gap: the open deals expected in the period, what brings most
# to expect first. The quarter has 20 of its 66 working days left.
$ salesctl init sales -q --name 'East sales' --currency CNY --timezone Asia/Shanghai --lang en && cd sales
$ printf 'code,name\nnorth,North\n' > t.csv && salesctl -q team import t.csv
$ printf 'code,name,team,role\nmei,林梅,north,ae\nbo,王波,north,ae\nji,纪言,,ae\n' > p.csv && salesctl -q person import p.csv
$ printf 'name\n甲\n乙\n' > c.csv && salesctl -q customer import c.csv
$ export SALESCTL_NOW=2026-09-02T10:00:00+08:00

# 100 at 99 % and 200 at 0 % are 99 to expect: each deal has its own chance, and
# 300 times a chance in the middle would be nonsense.
$ cat > d.csv <<'END'
> ref,title,customer,owner,amount,probability,created_on,closed_on,expected_on,stage
> 1,Pumps,甲,ji,100,99%,2026-08-01,,2026-09-20,negotiate
> 2,Valves,甲,ji,200,0%,2026-08-01,,2026-09-21,negotiate
> END
$ salesctl -q deal import d.csv; salesctl -q goal set ji revenue 99 -p 2026Q3
$ salesctl deal forecast --by person -F tsv
person	deals	amount	weighted
王波	0	0.00	0.00
纪言	2	300.00	99.00
林梅	0	0.00	0.00
$ salesctl goal status --for ji -F tsv --fields target,actual,gap,forecast,forecast_attainment
target	actual	gap	forecast	forecast_attainment
99.00	0.00	99.00	99.00	1
$ salesctl goal gap ji -F table --fields deal,amount,chance,weighted,left
DEAL          AMOUNT  CHANCE  WEIGHTED  GAP LEFT
------------  ------  ------  --------  --------
D-0001 Pumps  100.00     99%     99.00      0.00
Revenue 2026Q3: the gap is 99.00; coverage 303.0303%
at its chance the first 1 is enough (2 open)
if it is won, the first 1 is enough

# A team, and deals that are shared: each is there with what the subject is
# credited with.
$ cat > e.csv <<'END'
> ref,title,customer,owner,amount,probability,created_on,closed_on,expected_on,stage
> 3,Line 1,甲,mei,60000,,2026-07-01,2026-07-20,,won
> 4,Line 2,乙,mei,40000,,2026-08-01,,2026-09-25,negotiate
> 5,Line 3,乙,mei,30000,,2026-08-01,,2026-09-10,propose
> 6,Service,乙,mei,8000,100%,2026-08-01,,2026-08-31,negotiate
> 7,Spares,乙,bo,50000,,2026-08-01,,2026-09-11,qualify
> 8,Later,甲,mei,90000,90%,2026-08-01,,2026-10-02,negotiate
> 9,Undated,甲,mei,90000,90%,2026-08-01,,,negotiate
> END
$ salesctl -q deal import e.csv; salesctl -q deal split ref:4 mei=50% bo=50%
$ cat > g.csv <<'END'
> subject,metric,period,target
> mei,revenue,2026Q3,83000
> bo,revenue,2026Q3,100000
> north,revenue,2026Q3,120000
> mei,win_rate,2026Q3,0.5
> END
$ salesctl -q goal import g.csv
$ salesctl goal gap -F table --width none
SUBJECT  METRIC   PERIOD         GAP  DEALS      AMOUNT   COVERAGE   WEIGHTED  WEIGHTED %  CLOSE IT  IF WON  STILL SHORT
-------  -------  ------  ----------  -----  ----------  ---------  ---------  ----------  --------  ------  -----------
North    Revenue  2026Q3   60,000.00      4  128,000.00  213.3333%  55,000.00    91.6667%                 2     5,000.00
王波     Revenue  2026Q3  100,000.00      2   70,000.00        70%  20,000.00         20%                      80,000.00
纪言     Revenue  2026Q3       99.00      2      300.00  303.0303%      99.00        100%         1       1         0.00
林梅     Revenue  2026Q3   23,000.00      3   58,000.00  252.1739%  35,000.00   152.1739%         2       2         0.00
1 goal is left out: its metric does not count won deals' amounts, so no open deal leads to it
1 open deal without an expected day is left out: salesctl deal list stage:open expected_on:
$ salesctl goal gap mei -F table --fields deal,customer,expected_on,amount,chance,weighted,left
DEAL           CUSTOMER  EXPECTED       AMOUNT  CHANCE   WEIGHTED  GAP LEFT
-------------  --------  ----------  ---------  ------  ---------  --------
D-0004 Line 2  乙        2026-09-25  20,000.00     75%  15,000.00  8,000.00
D-0005 Line 3  乙        2026-09-10  30,000.00     40%  12,000.00      0.00
Revenue 2026Q3: the gap is 23,000.00; coverage 252.1739%
at their chances the first 2 are enough (3 open)
if they are won, the first 2 are enough
1 of them was expected before today
1 goal is left out: its metric does not count won deals' amounts, so no open deal leads to it
1 open deal without an expected day is left out: salesctl deal list stage:open expected_on:
$ salesctl goal gap mei --metric revenue --all -F tsv
metric	period	deal	customer	owner	stage	expected_on	amount	chance	weighted	left	left_if_won
revenue	2026Q3	D-0004	乙	林梅	negotiate	2026-09-25	20000.00	0.75	15000.00	8000.00	3000.00
revenue	2026Q3	D-0005	乙	林梅	propose	2026-09-10	30000.00	0.4	12000.00	0.00	0.00
revenue	2026Q3	D-0006	乙	林梅	negotiate	2026-08-31	8000.00	1	8000.00	0.00	0.00
Revenue 2026Q3: the gap is 23,000.00; coverage 252.1739%
at their chances the first 2 are enough (3 open)
if they are won, the first 2 are enough
1 of them was expected before today
1 open deal without an expected day is left out: salesctl deal list stage:open expected_on:
$ salesctl goal gap bo -F table --fields deal,amount,weighted,left,left_if_won
DEAL              AMOUNT   WEIGHTED   GAP LEFT  LEFT IF WON
-------------  ---------  ---------  ---------  -----------
D-0004 Line 2  20,000.00  15,000.00  85,000.00    80,000.00
D-0007 Spares  50,000.00   5,000.00  80,000.00    30,000.00
Revenue 2026Q3: the gap is 100,000.00; coverage 70%
at their chances all 2 open deals are not enough: 80,000.00 is missing
even if all are won, 30,000.00 is missing: more deals are needed
$ salesctl goal gap team:north -F table --fields deal,owner,amount,weighted,left,left_if_won
DEAL            OWNER     AMOUNT   WEIGHTED   GAP LEFT  LEFT IF WON
--------------  -----  ---------  ---------  ---------  -----------
D-0004 Line 2   林梅   40,000.00  30,000.00  30,000.00    20,000.00
D-0005 Line 3   林梅   30,000.00  12,000.00  18,000.00         0.00
D-0006 Service  林梅    8,000.00   8,000.00  10,000.00         0.00
D-0007 Spares   王波   50,000.00   5,000.00   5,000.00         0.00
Revenue 2026Q3: the gap is 60,000.00; coverage 213.3333%
at their chances all 4 open deals are not enough: 5,000.00 is missing
if they are won, the first 2 are enough
1 of them was expected before today
1 open deal without an expected day is left out: salesctl deal list stage:open expected_on:
$ salesctl goal gap mei --metric revenue --lang zh_CN -F table --fields deal,customer,expected_on,amount,weighted,left
商机           客户  预计成交         金额   加权金额  剩余差额
-------------  ----  ----------  ---------  ---------  --------
D-0004 Line 2  乙    2026-09-25  20,000.00  15,000.00  8,000.00
D-0005 Line 3  乙    2026-09-10  30,000.00  12,000.00      0.00
Revenue 2026Q3：差额 23,000.00；覆盖率 252.1739%
按胜算，前 2 个商机即可补足（进行中共 3 个）
若都赢下，前 2 个即够
其中 1 个的预计成交日已过
未计入 1 个没有预计成交日的进行中商机：salesctl deal list stage:open expected_on:
$ salesctl goal gap bo --metric revenue -F json --limit 1
{"schema":"salesctl.goal.gap.deals","version":1,"items":[
{"metric":"revenue","period":"2026Q3","deal":{"code":"D-0004","name":"D-0004"},"customer":{"code":"C-0002","name":"乙"},"owner":{"code":"mei","name":"林梅"},"stage":"negotiate","expected_on":"2026-09-25","amount":"20000.00","chance":"0.75","weighted":"15000.00","left":"85000.00","left_if_won":"80000.00"}
]}
Revenue 2026Q3: the gap is 100,000.00; coverage 70%
at their chances all 2 open deals are not enough: 80,000.00 is missing
even if all are won, 30,000.00 is missing: more deals are needed

# It is a test, too.
$ salesctl goal gap mei --exit-code -q -F tsv --fields deal
deal
D-0004
D-0005
$ salesctl goal gap bo --exit-code -q -F tsv --fields deal
deal
D-0004
D-0007
[1]
$ salesctl -q goal edit G-2 target=60000; salesctl goal gap mei --metric revenue -F tsv --fields deal
deal
D-0004
D-0005
D-0006
Revenue 2026Q3: the target is reached
1 open deal without an expected day is left out: salesctl deal list stage:open expected_on:
$ salesctl --now 2026-10-01 goal gap bo -p 2026Q3 -F tsv --fields deal
deal
Revenue 2026Q3: the gap is 100,000.00, and no open deal is expected in what is left of the period
$ salesctl goal gap --metric win_rate -F tsv --fields subject,gap
subject	gap
1 goal is left out: its metric does not count won deals' amounts, so no open deal leads to it

# What can't be answered says what would be.
$ salesctl goal gap --all
salesctl: goal gap: --all is about the deals of a subject; say whose
[2]
$ salesctl goal gap nobody
salesctl: goal gap: subject: no person 'nobody'
[66]
$ salesctl goal gap mei bo
salesctl: goal gap: 'bo' is one word too many
[2]
$ salesctl goal gap -p 2027 -F ids
there are no goals for 2027 (2027-01-01 to 2027-12-31)
