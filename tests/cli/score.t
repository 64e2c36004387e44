# What raises or lowers the chance of a deal, by the department's closed ones.
$ salesctl init sales --name 'East sales' --currency CNY --timezone Asia/Shanghai --lang en > said 2>&1 && cd sales
$ printf 'code,name,role\nmei,林梅,ae\nbo,王波,ae\n' > p.csv && salesctl -q person import p.csv
$ printf 'name,industry\n甲,医药\n乙,医药\n丙,制造\n丁,制造\n戊,\n' > c.csv && salesctl -q customer import c.csv

# Twelve closed deals, seven won. 展会: 5 of 6; 官网: 2 of 6. 林梅: 6 of 7;
# 王波: 1 of 5. 医药: 6 of 7; 制造: 1 of 5. A competitor: 1 of 5; none: 6 of 7.
$ cat > d.csv <<'END'
> ref,customer,owner,source,amount,created_on,closed_on,stage,competitor,lost_reason
> 1,甲,mei,展会,10000,2026-01-05,2026-01-20,won,,
> 2,甲,mei,展会,20000,2026-01-06,2026-02-20,won,,
> 3,乙,mei,展会,30000,2026-01-07,2026-02-15,won,,
> 4,乙,mei,官网,40000,2026-02-01,2026-02-20,won,,
> 5,甲,mei,展会,50000,2026-02-02,2026-03-30,won,,
> 6,乙,mei,官网,60000,2026-02-03,2026-03-05,won,,
> 7,丙,bo,展会,70000,2026-02-04,2026-03-01,won,云图,
> 8,丙,bo,官网,80000,2026-02-05,2026-04-30,lost,云图,price
> 9,丁,bo,官网,90000,2026-03-01,2026-05-30,lost,云图,price
> 10,丁,bo,官网,100000,2026-03-02,2026-05-15,lost,云图,price
> 11,丙,bo,官网,110000,2026-03-03,2026-06-10,lost,云图,price
> 12,甲,mei,展会,120000,2026-03-04,2026-06-20,lost,,price
> 13,甲,mei,展会,90000,2026-06-15,,propose,,
> 14,丁,bo,官网,90000,2026-04-20,,qualify,云图,
> 15,戊,mei,转介绍,90000,2026-07-01,,qualify,,
> END
$ salesctl -q deal import d.csv
$ salesctl deal score ref:13 -F table
fewer than 5 closed deals are alike in these, so they say nothing: was in the stage, days in the stage, customer bought before
OF THE DEAL            IT IS  WON  OF CLOSED     WON %  EFFECT
---------------------  -----  ---  ---------  --------  -------
Owner                  林梅     6          7  85.7143%  raises
Industry               医药     6          7  85.7143%  raises
a competitor is known  no       6          7  85.7143%  raises
Source                 展会     5          6  83.3333%  raises
days since it began    16..     6         11  54.5455%  neither
---------------------  -----  ---  ---------  --------  -------
Together                       29         38  76.3158%
of all closed deals 7 of 12 were won: 58.3333%
$ salesctl deal score ref:14 -F table --lang zh_CN
以下各项同类的已结商机不足 5 条，不作判断：到过此阶段、本阶段已停留天数
商机的        是    赢单  已结数  赢单转化率  影响
------------  ----  ----  ------  ----------  ------
老客户        否       6       9    66.6667%  无影响
来源          官网     2       6    33.3333%  降低
负责人        王波     1       5         20%  降低
行业          制造     1       5         20%  降低
已知竞争对手  是       1       5         20%  降低
立项至今天数  72..     0       5          0%  降低
------------  ----  ----  ------  ----------  ------
合计                  11      35    31.4286%
全部已结商机赢 7/12：58.3333%
$ salesctl deal score ref:15 -F json
fewer than 5 closed deals are alike in these, so they say nothing: was in the stage, Source
{"schema":"salesctl.deal.score.parts","version":1,"items":[
{"what":"owner","value":{"code":"mei","name":"林梅"},"won":6,"closed":7,"rate":"0.857142857","effect":"raises"},
{"what":"competitor","value":{"code":"no","name":"no"},"won":6,"closed":7,"rate":"0.857142857","effect":"raises"},
{"what":"bought_before","value":{"code":"no","name":"no"},"won":6,"closed":9,"rate":"0.666666667","effect":"neither"}
],"totals":{"won":18,"closed":23,"rate":"0.782608696"}}
of all closed deals 7 of 12 were won: 58.3333%
$ salesctl deal score -F tsv
deal	customer	owner	won	closed	rate	raises	lowers
D-0015	戊	林梅	18	23	0.782608696	Owner 林梅 6/7, a competitor is known no 6/7	
D-0013	甲	林梅	29	38	0.763157895	Owner 林梅 6/7, Industry 医药 6/7, a competitor is known no 6/7	
D-0014	丁	王波	11	35	0.314285714		days since it began 72.. 0/5, a competitor is known yes 1/5, Industry 制造 1/5
of all closed deals 7 of 12 were won: 58.3333%
$ salesctl deal score owner:bo -F tsv --fields deal,won,closed,rate
deal	won	closed	rate
D-0014	11	35	0.314285714
of all closed deals 7 of 12 were won: 58.3333%

# How long it stands where it stands: of the six that stood in propose, five
# stood there longer than its 11 days, and were lost. And what was done lately.
$ cat > s.csv <<'END'
> deal,from_stage,stage,on
> D-0012,qualify,propose,2026-05-20
> D-0012,propose,lost,2026-06-20
> D-0011,qualify,propose,2026-05-20
> D-0011,propose,lost,2026-06-10
> D-0010,qualify,propose,2026-04-05
> D-0010,propose,lost,2026-05-15
> D-0009,qualify,propose,2026-04-20
> D-0009,propose,lost,2026-05-30
> D-0008,qualify,propose,2026-03-20
> D-0008,propose,lost,2026-04-30
> D-0007,qualify,propose,2026-02-19
> D-0007,propose,won,2026-03-01
> D-0013,qualify,propose,2026-06-20
> END
$ salesctl -q stage_change import s.csv
$ printf 'kind,person,deal,done_on\ncall,bo,D-0007,2026-02-28\ncall,bo,D-0007,2026-02-10\nvisit,mei,D-0005,2026-03-20\nvisit,mei,D-0006,2026-03-04\ncall,mei,D-0002,2026-02-19\ncall,mei,D-0003,2026-02-14\nvisit,mei,D-0013,2026-06-28\n' > a.csv && salesctl -q activity import a.csv --match kind,person,deal,done_on
$ salesctl deal score ref:13 -F table
fewer than 5 closed deals are alike in these, so they say nothing: customer bought before
OF THE DEAL            IT IS     WON  OF CLOSED     WON %  EFFECT
---------------------  --------  ---  ---------  --------  -------
activities in 14 days  1-2         5          5      100%  raises
Owner                  林梅        6          7  85.7143%  raises
Industry               医药        6          7  85.7143%  raises
a competitor is known  no          6          7  85.7143%  raises
Source                 展会        5          6  83.3333%  raises
days since it began    16..        6         11  54.5455%  neither
was in the stage       Proposal    1          6  16.6667%  lowers
days in the stage      11..        0          5        0%  lowers
---------------------  --------  ---  ---------  --------  -------
Together                          35         54  64.8148%
of all closed deals 7 of 12 were won: 58.3333%
$ salesctl deal score ref:13 -F tsv --as-of 4 --fields what,won,closed
fewer than 5 closed deals are alike in these, so they say nothing: was in the stage, days in the stage, customer bought before
what	won	closed
owner	6	7
customer.industry	6	7
competitor	6	7
source	5	6
age	6	11
of all closed deals 7 of 12 were won: 58.3333%

# Bad input.
$ salesctl deal score ref:1
salesctl: deal score: D-0001 is closed: only an open deal still has a chance
hint: salesctl deal score D-0001 --as-of DATE
[65]
$ salesctl deal score D-99 --lang zh_CN
salesctl: deal score: 没有商机 D-0099（最新的是 D-0015）
[66]
$ salesctl deal score owner:nobody
salesctl: deal score: no person 'nobody'
    owner:nobody
          ^^^^^^
[2]
$ salesctl deal score ref:1 --as-of 3
salesctl: deal score: no deal with ref '1'
[66]
$ salesctl deal score D-13 --fields what,wom
salesctl: deal score: --fields: there is no column 'wom'
hint: did you mean 'won'?
[2]
