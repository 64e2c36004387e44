# Every figure of a review down to the records and the rule behind it.
$ Q=$TEST_DATA/quarter && salesctl init sales --policy $Q/policy.yaml -q && cd sales
$ for kind in team person customer deal receipt survey goal reading; do salesctl $kind import $Q/$kind.csv -q; done
$ salesctl review open -p 2026-01 -q && salesctl review open -p 2026-02 -q
$ salesctl review explain R-7 -F table --width 120
INDICATOR   PART    ID       DATE        SHARE      VALUE  WHAT                                           RULE
----------  ------  -------  ----------  -----  ---------  ---------------------------------------------  --------------
回款额      fact    RC-0009  2026-02-25   100%  21,000.00  嘉木机械
回款额      value                               21,000.00  sum(amount)                                    policy.yaml:17
回款额      target  G-0010                      45,000.00  2026-02
回款额      points                                46.6667  46.6667%; linear, cap 120                      policy.yaml:38
新客户数    value                                       0  count                                          policy.yaml:19
新客户数    target  G-0018                              1  2026-02
新客户数    points                                      0  0%; linear, cap 120                            policy.yaml:39
客户满意度  fact    SV-0034  2026-02-05   100%        4.7  嘉木机械
客户满意度  fact    SV-0035  2026-02-07   100%        4.3  鹏程医药
客户满意度  fact    SV-0036  2026-02-09   100%        4.5  嘉木机械
客户满意度  value                                          avg(score); too few facts: 3, needed are 5     policy.yaml:20
客户满意度  points                                         few                                            policy.yaml:40
数据完整率  out of  RD-0010  2026-02-28   100%        200  completeness
数据完整率  fact    RD-0010  2026-02-28   100%        196  completeness
数据完整率  value                                     98%  counted / out of                               policy.yaml:22
数据完整率  points                                     80  linear: zero 0.9, full 1, cap 100              policy.yaml:41
违规次数    value                                       0  sum(value)                                     policy.yaml:28
违规次数    points                                    100  deduction: from 100, each 5                    policy.yaml:42
Score       score                                 45.4167  50% x 46.6667 + 15% x 0 + 10% x 80 + 5% x 10~  policy.yaml:48
rule book version 1, records as of operation 10
$ salesctl review explain R-1 回款额 -F json
{"schema":"salesctl.review.explain","version":1,"policy":1,"facts_op":9,"items":[
{"indicator":"collected","part":"fact","code":"RC-0001","on":"2026-01-08","share":"1","value":"86500.00","what":"安宁医药","rule":null},
{"indicator":"collected","part":"fact","code":"RC-0002","on":"2026-01-21","share":"1","value":"143210.50","what":"北辰机械","rule":null},
{"indicator":"collected","part":"value","code":null,"on":null,"share":null,"value":"229710.50","what":"sum(amount)","rule":"policy.yaml:17"},
{"indicator":"collected","part":"target","code":"G-0001","on":null,"share":null,"value":"200000.00","what":"2026-01","rule":null},
{"indicator":"collected","part":"points","code":null,"on":null,"share":null,"value":"114.8553","what":"114.8553%; linear, cap 120","rule":"policy.yaml:38"}
]}
rule book version 1, records as of operation 9
$ salesctl review explain R-1 collected -F tsv --fields part,value --no-header | awk -F '\t' '$1 == "fact" { cents += $2 * 100 } $1 == "value" { print (cents == $2 * 100 ? "the facts are the value" : "they differ") }'
rule book version 1, records as of operation 9
the facts are the value
$ salesctl receipt add deal=ref:SO-003 amount=50000 paid_on=2026-01-30 confirmed=yes -q
$ salesctl goal edit G-4 target=170000 -q
$ salesctl review explain R-2 collected -F table --lang zh_CN
指标    部分  编号     日期              数值  内容          规则
------  ----  -------  ----------  ----------  ------------  --------------
回款额  事实  RC-0003  2026-01-15  152,000.00  长河零售
回款额  数值                       152,000.00  sum(amount)   policy.yaml:17
回款额  目标  G-0004               180,000.00  2026-01
回款额  分数                          84.4444  84.4444%; l~  policy.yaml:38
规则手册第1版，记录截至操作9
隐藏了 1 列：--fields all -F tsv 可全部显示
$ salesctl review explain R-2 colected
salesctl: review explain: scorecard 'ae' has no indicator 'colected'
hint: did you mean 'collected'?
[2]
$ salesctl review explain R-99
salesctl: review explain: no review R-0099 (the newest is R-0007)
[66]
$ cat > q.yaml <<'Y'
> salesctl: 1
> name: Q
> effective: 2026-01-01
> locale: {currency: CNY, timezone: Asia/Shanghai}
> pipelines: {default: {stages: [{id: open, probability: 50%}], won: {id: won}, lost: {id: lost}}}
> metrics:
>   won: {of: deal, measure: sum(amount), date: closed_on, where: "stage = won", unit: money}
>   visits: {of: activity, measure: count, date: done_on}
>   size: {expr: won / visits, unit: money}
> scorecards:
>   ae:
>     dimensions: []
>     indicators:
>       - {metric: won, weight: 50, score: {linear: {floor: 50%, cap: 120}}}
>       - {metric: size, weight: 30, target: 1000, score: {steps: [[50%, 60], [100%, 100]]}}
>       - {rating: manner, weight: 20, scale: 5}
>     grades: [{A: 90}, {B: 0}]
> Y
$ cd .. && salesctl init q --policy sales/q.yaml -q && cd q && salesctl person add Ann code=ann role=ae hired_on=2025-01-01 -q
$ for m in 1 2 3; do salesctl goal set ann won=${m}000 -p 2026-0$m -q; done
$ salesctl deal add One owner=ann amount=4000 stage=won created_on=2026-01-02 closed_on=2026-02-03 -q
$ for d in 2 3; do salesctl activity add person=ann kind=visit done_on=2026-02-0$d -q; done
$ salesctl review open -p 2026Q1 -q && salesctl review explain R-1 -F table --width 110
INDICATOR  PART    ID      DATE        SHARE     VALUE  WHAT                                         RULE
---------  ------  ------  ----------  -----  --------  -------------------------------------------  ---------
won        fact    D-0001  2026-02-03   100%  4,000.00  One
won        value                              4,000.00  sum(amount)                                  q.yaml:7
won        target  G-0001                     1,000.00  2026-01
won        target  G-0002                     2,000.00  2026-02
won        target  G-0003                     3,000.00  2026-03
won        target                             6,000.00  in all
won        points                              66.6667  66.6667%; linear, floor 50%, cap 120         q.yaml:14
size       fact    D-0001  2026-02-03   100%  4,000.00  One
size       fact    A-0001  2026-02-02   100%         1
size       fact    A-0002  2026-02-03   100%         1
size       value                              2,000.00  won / visits                                 q.yaml:9
size       target                             1,000.00                                               q.yaml:15
size       points                                  100  200%; steps: [50%, 60], [100%, 100]          q.yaml:15
manner     value
manner     points                                       unrated                                      q.yaml:16
Score      score                                        there is no score while something is missi~  q.yaml:11
rule book version 1, records as of operation 8
