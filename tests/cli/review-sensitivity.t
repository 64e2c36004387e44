# What a weight decides: each of them five points more, and five less.
$ sed 's/show: all/show: top, top: 1/' $TEST_DATA/quarter/policy.yaml > top.yaml && salesctl init sales --policy top.yaml -q && cd sales
$ for kind in team person customer deal receipt survey goal reading; do salesctl $kind import $TEST_DATA/quarter/$kind.csv -q; done
$ for m in 1 2 3; do salesctl review open -p 2026-0$m -q --now 2026-0$((m + 1))-02; done
$ salesctl review rank -p 2026-03 -F tsv --fields rank,person,score
rank	person	score
1	吴桐	107
2	林晓	106.5
3	陈锐	96.1874
1	周宁	101
$ salesctl review sensitivity -p 2026-03 -F table --width 140
SCORECARD  INDICATOR   WEIGHT  MOVED TO  PEOPLE  OTHER RANKS  MOVES FURTHEST  FROM RANK  TO RANK  ENTERS THE TOP  LEAVES THE TOP
---------  ----------  ------  --------  ------  -----------  --------------  ---------  -------  --------------  --------------
ae         回款额         50%       55%       4            0
ae         回款额         50%       45%       4            0
ae         新客户数       15%       20%       4            0
ae         新客户数       15%       10%       4            2  林晓                    2        1  林晓            吴桐
ae         客户满意度     20%       25%       4            1  林晓                    2        1  林晓
ae         客户满意度     20%       15%       4            0
ae         数据完整率     10%       15%       4            2  林晓                    2        1  林晓            吴桐
ae         数据完整率     10%        5%       4            0
ae         违规次数        5%       10%       4            0
ae         违规次数        5%        0%       4            0
3 of 10 moves by 5 points would change ranks
$ salesctl review sensitivity -p 2026Q1 -F tsv --lang zh_CN | tail -n 2
任一权重增减5个百分点都不会改变名次
ae	violations	0.05	0.1	4	0					
ae	violations	0.05	0	4	0					
$ salesctl review sensitivity -p 2026-03 --scorecard ae -F json --fields indicator,moved,changed,furthest,enters,leaves | grep '"changed":2'
3 of 10 moves by 5 points would change ranks
{"indicator":"new_customers","moved":"0.1","changed":2,"furthest":{"code":"r01","name":"林晓"},"enters":"林晓","leaves":"吴桐"},
{"indicator":"completeness","moved":"0.15","changed":2,"furthest":{"code":"r01","name":"林晓"},"enters":"林晓","leaves":"吴桐"},
$ salesctl review sensitivity -p 2025
there are no reviews in 2025 (2025-01-01 to 2025-12-31)
scorecard	indicator	weight	moved	people	changed	furthest	from_rank	to_rank	enters	leaves
$ salesctl review sensitivity
salesctl: review sensitivity: which period? say it with -p
hint: salesctl review sensitivity -p 'last quarter'
[2]

# Where people were reviewed, a check of the rule book shows that of the latest reviews.
$ salesctl policy check ../top.yaml
reviews up to 2026-03-31: 3 of 10 moves of a weight by 5 points would change ranks
ae, 新客户数 15% -> 10%: 2 of 4 people would have another rank, most of all 林晓: 2 -> 1
ae, 客户满意度 20% -> 25%: 1 of 4 people would have another rank, most of all 林晓: 2 -> 1
ae, 数据完整率 10% -> 15%: 2 of 4 people would have another rank, most of all 林晓: 2 -> 1
../top.yaml is good: effective 2026-01-01; metrics: 5, plans: 0, examples: 0
$ salesctl policy check ../top.yaml --lang zh_CN
截至 2026-03-31 的考核：10 种权重变动（每次 5 个百分点）中有 3 种会改变名次
ae，新客户数 权重 15% -> 10%：2/4 人的名次会变，变动最大的是林晓：第 2 名 -> 第 1 名
ae，客户满意度 权重 20% -> 25%：1/4 人的名次会变，变动最大的是林晓：第 2 名 -> 第 1 名
ae，数据完整率 权重 10% -> 15%：2/4 人的名次会变，变动最大的是林晓：第 2 名 -> 第 1 名
../top.yaml 没有问题：生效日 2026-01-01；指标 5 个，方案 0 个，示例 0 个
