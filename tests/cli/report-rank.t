# Who stands where: by the exact attainment of goals, fair whatever the quotas are.
$ Q=$TEST_DATA/quarter && salesctl init sales --policy $Q/policy.yaml -q && cd sales
$ for kind in team person customer deal receipt survey goal reading; do salesctl $kind import $Q/$kind.csv -q; done
$ for m in 1 2 3; do salesctl review open -p 2026-0$m --now 2026-04-02 -q 2> /dev/null; done
$ salesctl report rank -p 2026-03 --metric collected
Ranking 2026-03 (2026-03-01 to 2026-03-31) by attainment of 回款额  北方销售部
Movement against 2026-02; equal results share a place

1. Ranking
   Rank  Moved  Person   Attained  Change       Note
   ----  -----  ------  ---------  -----------  -------------
      1  =      林晓     156.225%  +41.7249 pp  personal best
      2  ^ 1    吴桐         125%  +25 pp       personal best
      3  v 1    陈锐    109.5748%  -4.6479 pp

2. Newcomers
   Rank  Moved  Person  Attained  Change       Note
   ----  -----  ------  --------  -----------  ----------------------------
      1  =      周宁        110%  +63.3333 pp  most improved, personal best
$ salesctl report rank -p 2026-03 --metric collected --lang zh_CN
2026-03（2026-03-01 至 2026-03-31）排名：按回款额完成率             北方销售部
升降与 2026-02 相比；成绩相同者名次并列

1. 排名
   名次  升降  人员     完成率  变化               备注
   ----  ----  ----  ---------  -----------------  --------
      1  =     林晓   156.225%  +41.7249 个百分点  个人最佳
      2  ^ 1   吴桐       125%  +25 个百分点       个人最佳
      3  v 1   陈锐  109.5748%  -4.6479 个百分点

2. 新人
   名次  升降  人员  完成率  变化               备注
   ----  ----  ----  ------  -----------------  ------------------
      1  =     周宁    110%  +63.3333 个百分点  进步最大, 个人最佳
$ salesctl report rank -p 2026-03
Ranking 2026-03 (2026-03-01 to 2026-03-31) by score                 北方销售部
Movement against 2026-02; equal results share a place

1. 销售
   Rank  Moved  Person    Score  Change   Note
   ----  -----  ------  -------  -------  -------------
      1  ^ 2    吴桐        107  +25      personal best
      2  v 1    林晓      106.5  +0.8499  personal best
      3  v 1    陈锐    96.1874  -3.924

2. 销售: newcomers
   Rank  Moved  Person  Score  Change    Note
   ----  -----  ------  -----  --------  ----------------------------
      1  =      周宁      101  +55.5833  most improved, personal best
$ salesctl report rank -p 2026-03 -F tsv
scorecard	rank	ranked	moved	person	attainment	score	change	newcomer	best	improved
ae	1	3	2	吴桐		107	+25	false	true	false
ae	2	3	-1	林晓		106.5	+0.8499	false	true	false
ae	3	3	-1	陈锐		96.1874	-3.924	false	false	false
ae	1	1	0	周宁		101	+55.5833	true	true	true
$ salesctl report rank -p 2026-03 --metric collected -F json
{"schema":"salesctl.report.rank","version":1,"period":{"from":"2026-03-01","to":"2026-03-31"},"items":[
{"scorecard":"ae","rank":1,"ranked":3,"moved":0,"person":{"code":"r01","name":"林晓"},"attainment":"1.56225","score":null,"change":"+41.7249 pp","newcomer":false,"best":true,"improved":false},
{"scorecard":"ae","rank":2,"ranked":3,"moved":1,"person":{"code":"r03","name":"吴桐"},"attainment":"1.25","score":null,"change":"+25 pp","newcomer":false,"best":true,"improved":false},
{"scorecard":"ae","rank":3,"ranked":3,"moved":-1,"person":{"code":"r02","name":"陈锐"},"attainment":"1.095747556","score":null,"change":"-4.6479 pp","newcomer":false,"best":false,"improved":false},
{"scorecard":"ae","rank":1,"ranked":1,"moved":0,"person":{"code":"r04","name":"周宁"},"attainment":"1.1","score":null,"change":"+63.3333 pp","newcomer":true,"best":true,"improved":true}
]}
$ salesctl report rank -p 2026-03 --metric collected -F md
# Ranking 2026-03 (2026-03-01 to 2026-03-31) by attainment of 回款额

**北方销售部**

Movement against 2026-02; equal results share a place

## 1. Ranking

| Rank | Moved | Person | Attained | Change | Note |
|---:|:---|:---|---:|:---|:---|
| 1 | \= | 林晓 | 156.225% | \+41.7249 pp | personal best |
| 2 | ^ 1 | 吴桐 | 125% | \+25 pp | personal best |
| 3 | v 1 | 陈锐 | 109.5748% | \-4.6479 pp |  |

## 2. Newcomers

| Rank | Moved | Person | Attained | Change | Note |
|---:|:---|:---|---:|:---|:---|
| 1 | \= | 周宁 | 110% | \+63.3333 pp | most improved, personal best |

# Two of equal exact attainment share a place, and the next one is the fourth.
$ salesctl goal set r02 collected=100000 -p 2026-05 -q && salesctl goal set r03 collected=300000 -p 2026-05 -q && salesctl goal set r01 collected=100000 -p 2026-05 -q && salesctl goal set r04 collected=100000 -p 2026-05 -q
$ for x in r01=50000 r02=33333.33 r03=99999.99 r04=20000; do salesctl receipt add deal=$(salesctl deal list owner:${x%=*} -F ids --limit 1) amount=${x#*=} paid_on=2026-05-08 confirmed=yes -q; done
$ salesctl report rank -p 2026-05 --metric collected -F tsv --fields rank,person,attainment
rank	person	attainment
1	林晓	0.5
2	陈锐	0.3333333
2	吴桐	0.3333333
4	周宁	0.2

# Peers see what the scorecard lets them: all here, the best two, or only themselves.
$ sed 's/show: all/show: top, top: 1/' $Q/policy.yaml > p.yaml && salesctl policy apply p.yaml -q
$ salesctl report rank -p 2026-05 --metric collected --as r03
Ranking 2026-05 (2026-05-01 to 2026-05-31) by attainment of 回款额  北方销售部
Movement against 2026-04; equal results share a place

1. Ranking
   Rank  Moved  Person  Attained  Change  Note
   ----  -----  ------  --------  ------  ----
      1  new    林晓         50%
      2  new    吴桐    33.3333%

   2 people more are ranked; the rule book does not show them
$ salesctl report rank -p 2026-05 --metric collected --as m01 -F tsv --fields rank,person
rank	person
1	林晓
2	陈锐
2	吴桐
4	周宁
$ sed 's/show: all/show: own/' $Q/policy.yaml > p.yaml && salesctl policy apply p.yaml -q
$ salesctl report rank -p 2026-05 --metric collected --as r03 -F tsv --fields rank,person
rank	person
2	吴桐
ranked, and not shown by the rule book: 3
$ salesctl report rank -p 2026-05 --metric collected -F tsv --fields rank,person
rank	person
1	林晓
2	陈锐
2	吴桐
4	周宁

# What can't be is told.
$ salesctl report rank -p 2026-05 --metric collected --by score
salesctl: report rank: it goes by score (--by score), or by the attainment of a metric (--metric)
hint: salesctl report rank --metric collected
[2]
$ salesctl report rank -p 2026-05 --scorecard am
salesctl: report rank: the rule book has no scorecard 'am'
hint: scorecards: ae
[2]
$ salesctl report rank -p 2030-05
Ranking 2030-05 (2030-05-01 to 2030-05-31) by score                 北方销售部
Movement against 2030-04; equal results share a place

1. Ranking
   nobody has a review with a score in this period
