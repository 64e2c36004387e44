# What a score would be: 150,000 were asked for, 118,333.33 came in, and 0.5556
# points are missing to grade B.
$ Q=$TEST_DATA/quarter && salesctl init sales --policy $Q/policy.yaml -q && cd sales
$ for kind in team person customer deal receipt survey goal reading; do salesctl $kind import $Q/$kind.csv -q; done
$ salesctl review open -p 2026-01 -q && salesctl review open -p 2026-02 -q
$ salesctl review whatif R-3 collected=+20000 -F table
INDICATOR   WEIGHT       VALUE     ASSUMED   POINTS     THEN  GRADE  GRADE THEN
----------  ------  ----------  ----------  -------  -------  -----  ----------
回款额         50%  118,333.33  138,333.33  78.8889  92.2222
新客户数       15%           2                  100      100
客户满意度     20%         4.4                   70       70
数据完整率     10%         96%                   60       60
违规次数        5%           0                  100      100
Score                                       79.4444  86.1111  C      B
to grade A (from 90) 3.8889 points are missing then
2 columns hidden: --fields all -F tsv shows them
$ salesctl review whatif R-3 collected=+1666.66 -F tsv --fields indicator,points,then,grade,grade_then | tail -n 1
to grade B (from 80) 0.0001 points are missing then
score	79.4444	79.9999	C	C
$ salesctl review whatif R-3 collected=+1666.67 -F tsv --fields indicator,points,then,grade,grade_then | tail -n 1
to grade A (from 90) 10 points are missing then
score	79.4444	80	C	B
$ salesctl review whatif R-6 new_customers=+1 completeness=99.94% -F tsv --fields indicator,then,grade,grade_then,coefficient_then | tail -n 1
A is the best grade
score	92.44	B	A	1.1
$ salesctl review whatif R-6 new_customers=+1 completeness=97.5% -F tsv --fields indicator,then,grade,grade_then | tail -n 1
to grade A (from 90) 0.0001 points are missing then
score	89.9999	B	B
$ salesctl review whatif R-6 new_customers=+1 completeness=97.51% -F tsv --fields indicator,then,grade,grade_then | tail -n 1
A is the best grade
score	90.01	B	A

# How much of one indicator alone is needed: the first value that is enough.
$ salesctl review whatif R-3 --to-grade B -F table
INDICATOR        VALUE      NEEDED  DIFFERENCE  ENOUGH  POINTS     THEN
----------  ----------  ----------  ----------  ------  ------  -------
回款额      118,333.33  120,000.00    1,666.67  yes         80       80
新客户数             2           3           1  yes        120  82.4444
客户满意度         4.4        4.46        0.06  yes         73  80.0444
数据完整率         96%      96.56%       0.56%  yes       65.6  80.0044
违规次数             0                          no
$ salesctl review whatif R-3 --to-grade A -F tsv --lang zh_CN
indicator	value	needed	more	reached	points	then
collected	118333.33	150000.00	31666.67	true	100	90
new_customers	2			false		
csat	4.4			false		
completeness	0.96			false		
violations	0			false		
$ salesctl review whatif R-3 --to-grade 优秀
salesctl: review whatif: scorecard 'ae' has no grade '优秀'
hint: its grades: A, B, C, D, E
[2]
$ salesctl review whatif R-1 --to-grade B -F tsv
indicator	value	needed	more	reached	points	then
the score of 100.6276 has grade A already
$ salesctl review whatif R-2 violations=5 --to-grade B -F table
INDICATOR        VALUE      NEEDED  DIFFERENCE  ENOUGH  POINTS     THEN
----------  ----------  ----------  ----------  ------  ------  -------
回款额      152,000.00  171,900.00   19,900.00  yes       95.5       80
新客户数             1           2           1  yes        100  81.9722
客户满意度         4.7        5.26        0.56  yes        113  80.0722
数据完整率         94%      99.53%       5.53%  yes       95.3  80.0022
违规次数             5                          no
$ salesctl review whatif R-7 csat=4.9 -F table --lang zh_CN
指标        权重       数值  假设值     分数  届时分数  等级  届时等级  系数
----------  ----  ---------  ------  -------  --------  ----  --------  ----
回款额       50%  21,000.00          46.6667   46.6667
新客户数     15%          0                0         0
客户满意度   20%                4.9                 95
数据完整率   10%        98%               80        80
违规次数      5%          0              100       100
得分                                 45.4167   55.3333  E     E          0.5
距D级（60分起）届时还差4.6667分
隐藏了 1 列：--fields all -F tsv 可全部显示
$ salesctl review whatif R-7 csat=+1
salesctl: review whatif: 'csat' has no value that +1 could be added to
hint: say the whole value: csat=VALUE
[2]
$ salesctl review whatif R-3 客户满意度=4.9 回款额=+2万 --fields indicator,assumed,then -F json
{"schema":"salesctl.review.whatif","version":1,"items":[
{"indicator":"collected","assumed":"138333.33","then":"92.2222"},
{"indicator":"new_customers","assumed":null,"then":"100"},
{"indicator":"csat","assumed":"4.9","then":"95"},
{"indicator":"completeness","assumed":null,"then":"60"},
{"indicator":"violations","assumed":null,"then":"100"},
{"indicator":"score","assumed":null,"then":"91.1111"}
]}
A is the best grade

# What can't be meant.
$ salesctl review whatif R-3
salesctl: review whatif: what if what? say a value, or --to-grade
hint: salesctl review whatif R-3 collected=+1
[2]
$ salesctl review whatif R-3 colected=1
salesctl: review whatif: scorecard 'ae' has no indicator 'colected'
hint: did you mean 'collected'?
[2]
$ salesctl review whatif R-3 csat
salesctl: review whatif: 'csat' is not INDICATOR=VALUE
hint: a value, or + or - how much: collected=+20000 csat=4.8 completeness=98%
[2]
$ salesctl review whatif R-3 csat=high
salesctl: review whatif: 'high' is no value of 'csat'
    csat=high
         ^^^^
hint: a value, or + or - how much: collected=+20000 csat=4.8 completeness=98%
[2]
$ salesctl review whatif R-99 csat=1
salesctl: review whatif: no review R-0099 (the newest is R-0007)
[66]
$ salesctl review whatif R-3 violations=-1
salesctl: review whatif: 'violations' is a count: a whole number, 0 or more
[2]
$ salesctl review whatif R-3 new_customers=1.5
salesctl: review whatif: 'new_customers' is a count: a whole number, 0 or more
[2]
$ salesctl review whatif R-3 csat=98%
salesctl: review whatif: '98%' is no value of 'csat'
    csat=98%
         ^^^
hint: a value, or + or - how much: collected=+20000 csat=4.8 completeness=98%
[2]
$ salesctl review whatif R-3 collected=99999999999999999
salesctl: review whatif: '99999999999999999' is no value of 'collected'
    collected=99999999999999999
              ^^^^^^^^^^^^^^^^^
hint: a value, or + or - how much: collected=+20000 csat=4.8 completeness=98%
[2]
$ salesctl review whatif R-3 --to-grade ''
salesctl: review whatif: scorecard 'ae' has no grade ''
hint: its grades: A, B, C, D, E
[2]
