# How deals went through their stages: by their history, not by where they
# stand today. Ten deals; the numbers below were counted by hand.
$ salesctl init sales --name 'East sales' --currency CNY --timezone Asia/Shanghai --lang en > said 2>&1 && cd sales
$ printf 'code,name\nlina,李娜\nzhangwei,张伟\n' > p.csv && salesctl -q person import p.csv
$ cat > d.csv <<'EOD'
> ref,title,owner,stage,amount,created_on,closed_on,lost_reason,source
> 1,straight,lina,won,100,2026-01-05,2026-02-04,,展会
> 2,lost at the proposal,lina,lost,100,2026-01-05,2026-01-25,price,展会
> 3,past the proposal,lina,won,100,2026-01-05,2026-01-30,,官网
> 4,back and lost,lina,lost,100,2026-01-05,2026-02-01,timing,官网
> 5,lost and opened again,lina,won,100,2026-01-05,2026-02-20,,展会
> 6,just begun,zhangwei,qualify,100,2026-01-20,,,展会
> 7,at the proposal,zhangwei,propose,100,2026-01-05,,,官网
> 8,imported won,zhangwei,won,100,2026-01-02,2026-01-30,,官网
> 9,imported open,zhangwei,propose,100,2026-01-02,,,官网
> 10,lost at once,zhangwei,lost,100,2026-01-05,2026-01-11,price,官网
> EOD
$ cat > m.csv <<'EOD'
> deal,from_stage,stage,on
> ref:1,qualify,propose,2026-01-10
> ref:1,propose,negotiate,2026-01-20
> ref:1,negotiate,won,2026-02-04
> ref:2,qualify,propose,2026-01-15
> ref:2,propose,lost,2026-01-25
> ref:3,qualify,negotiate,2026-01-12
> ref:3,negotiate,won,2026-01-30
> ref:4,qualify,propose,2026-01-08
> ref:4,propose,qualify,2026-01-18
> ref:4,qualify,lost,2026-02-01
> ref:5,qualify,propose,2026-01-09
> ref:5,propose,lost,2026-01-20
> ref:5,lost,propose,2026-02-10
> ref:5,propose,won,2026-02-20
> ref:7,qualify,propose,2026-02-01
> ref:10,qualify,lost,2026-01-11
> EOD
$ salesctl -q deal import d.csv && salesctl -q stage_change import m.csv

# Qualification: 8 deals have been there (not 8 and 9, of which nobody knows). 5
# went on, for the last time that they left it; D-4 came back and was lost there,
# as D-10 was; D-6 is there. Days: 5 10 7 17 4 27 6 (D-4: 3 and 14).
$ salesctl deal funnel -F table
10 deals, all time; opened again: 1
2 deals have no history beyond where they stand (open 1, won 1, lost 0): the stages before are not known
STAGE          ENTERED  WENT ON  WENT BACK  LOST  STILL THERE  WENT ON %     WON %  DAYS, MEDIAN  DAYS, MEAN
-------------  -------  -------  ---------  ----  -----------  ---------  --------  ------------  ----------
Qualification        8        5          0     2            1      62.5%     37.5%             7     10.8571
Proposal             6        2          1     1            2   33.3333%  33.3333%            10       12.75
Negotiation          2        2          0     0            0       100%      100%          16.5        16.5
Won                  4                                                                        29       32.25
Lost                 3                                                                        20     17.6667
4 columns hidden: --fields all -F tsv shows them

# What it says to machines; D-3 passed the proposal by.
$ salesctl deal funnel -q -F tsv --fields stage,entered,won,skipped,timed,unknown
stage	entered	won	skipped	timed	unknown
qualify	8	3	0	7	0
propose	6	2	1	4	1
negotiate	2	2	1	2	0
won	4			4	1
lost	3			3	0
$ salesctl deal funnel -q -F json | jq -c '.period, .reopened, .items[1]'
{"from":null,"to":null}
1
{"stage":"propose","entered":6,"forward":2,"back":1,"lost":1,"here":2,"next_rate":"0.333333333","won_rate":"0.333333333","median_days":"10","mean_days":"12.75","won":2,"skipped":1,"timed":4,"unknown":1}

# Told apart by anything; those of January that were closed by then.
$ salesctl deal funnel --by source -q -F tsv --fields source,stage,entered,forward,lost,here,next_rate
source	stage	entered	forward	lost	here	next_rate
官网	qualify	4	2	2	0	0.5
官网	propose	3	0	0	2	0
官网	negotiate	1	1	0	0	1
官网	won	2				
官网	lost	2				
展会	qualify	4	3	0	1	0.75
展会	propose	3	2	1	0	0.666666667
展会	negotiate	1	1	0	0	1
展会	won	2				
展会	lost	1				
$ salesctl deal funnel --by person --on closed_on -p 2026-02 -F tsv --fields person,stage,entered,won_rate,mean_days
3 deals without that day are left out
person	stage	entered	won_rate	mean_days
李娜	qualify	3	0.666666667	8.6667
李娜	propose	3	0.666666667	13.6667
李娜	negotiate	1	1	15
李娜	won	2		38
李娜	lost	1		27
$ salesctl deal funnel --where 'source = 官网' -p 2026-01-05 -v -F tsv --fields stage,entered,skipped,lost 2>&1 | grep -v '^[a-z]*:'
4 deals, 2026-01-05 (2026-01-05 to 2026-01-05); opened again: 0
stage	entered	skipped	lost
qualify	4	0	2
propose	2	1	0
negotiate	1	0	0
won	1		
lost	2		
$ salesctl deal funnel -F table --fields stage,entered,forward,here --lang zh
10 单，全部时间；重新打开：1
2 单除当前所在外没有阶段记录（在手 1、赢单 1、输单 0）：此前经过哪些阶段不得而知
阶段           进入  前进  仍在
-------------  ----  ----  ----
Qualification     8     5     1
Proposal          6     2     2
Negotiation       2     2     0
Won               4
Lost              3

# As it was: before D-7 moved nobody knew more of it.
$ salesctl -q deal edit D-6 stage=propose --now 2026-02-10T02:00:00Z && salesctl deal funnel -q -F tsv --fields stage,entered,here --limit 2
stage	entered	here
qualify	8	0
propose	7	3
$ salesctl deal funnel -q -F tsv --fields stage,entered,here --limit 2 --as-of 4
stage	entered	here
qualify	8	1
propose	6	2
$ salesctl deal funnel -q -F tsv --fields stage,entered,here --limit 2 --as-of 3
stage	entered	here
qualify	1	1
propose	2	2

# A stage that the rule book has no more is left out, and said; a second
# pipeline has rows of its own.
$ salesctl -q stage_change add deal=D-2 from_stage=qualify stage=pilot on=2026-01-08
$ salesctl deal funnel -F tsv --fields stage,entered,timed,mean_days
2 deals have no history beyond where they stand (open 1, won 1, lost 0): the stages before are not known
1 deal was in a stage that the rule book does not have: its time there is left out
stage	entered	timed	mean_days
qualify	8	7	12.4286
propose	7	4	12.75
negotiate	2	2	16.5
won	4	4	32.25
lost	3	3	17.6667
$ sed -i '/^pipelines:/a\  renewal: {stages: [{id: ask, probability: 50%}], won: {id: won}, lost: {id: lost}}' policy.yaml && salesctl -q policy apply policy.yaml
$ salesctl -q deal add again owner=lina pipeline=renewal stage=ask && salesctl deal funnel -q -F tsv --fields pipeline,stage,entered,here
pipeline	stage	entered	here
renewal	ask	1	1
renewal	won	0	
renewal	lost	0	
default	qualify	8	0
default	propose	7	3
default	negotiate	2	0
default	won	4	
default	lost	3	

# Faults.
$ salesctl deal funnel --by sorce
salesctl: deal funnel: neither a deal nor its customer has a field 'sorce'
hint: did you mean 'source'?
[2]
$ salesctl deal funnel --by source,person,month,product
salesctl: deal funnel: --by takes at most 3 things
[2]
$ salesctl deal funnel --on source
salesctl: deal funnel: 'source' is not a date
[2]
$ salesctl deal funnel --on clozed_on
salesctl: deal funnel: a deal has no field 'clozed_on'
hint: did you mean 'closed_on'?
[2]
$ salesctl deal funnel --where 'stage ='
salesctl: deal funnel: the expression ends where a value is expected
    stage =
           ^
[2]
$ salesctl deal funnel -p 2026Q5
salesctl: deal funnel: -p: '2026Q5': a year has quarters Q1 to Q4
    2026Q5
        ^^
hint: forms: 2026, 2026H1, 2026Q3, 2026-09, 2026-W39, 2026-09-23, 'last week', 'past 30 days', A..B, 上周, 本季度 (salesctl help periods)
[2]
$ salesctl deal funnel --fields stgae
salesctl: deal funnel: --fields: there is no column 'stgae'
hint: did you mean 'stage'?
[2]
$ salesctl deal funnel --as-of 2025-01-01
salesctl: deal funnel: there was nothing yet on 2025-01-01
[66]
