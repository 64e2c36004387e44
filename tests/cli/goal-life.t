# A goal's life: set by one, acknowledged or objected to by its owner, answered
# by who stands above, approved by somebody else; and from a day on another target.
$ cat > book.yaml <<'END'
> salesctl: 1
> name: {en: East sales, zh: 华东销售部}
> effective: 2026-01-01
> locale: {currency: CNY, timezone: Asia/Shanghai}
> calendar: {workdays: [mon, tue, wed, thu, fri]}
> pipelines: {default: {stages: [{id: talk, probability: 50%}], won: {id: won}, lost: {id: lost}}}
> metrics:
>   revenue: {of: deal, measure: sum(amount), date: closed_on, credit: split, where: "stage = won", unit: money}
>   visits: {of: activity, measure: count, date: done_on, credit: owner, where: "kind = visit", unit: count}
>   cycle: {of: deal, measure: "avg(days(created_on, closed_on))", date: closed_on, where: "stage = won", better: lower}
> goals: {approval: required, ack_within: 5d, ack_count: workdays}
> plans:
>   sales: {for: "role = ae", period: quarter, components: [{id: c, kind: commission, base: revenue, tiers: [{to: 80%, rate: 2%}, {rate: 4%}], by: {attainment: revenue, over: quarter}}]}
> approval: {same_login: allowed}
> END
$ salesctl init -q --policy book.yaml sales && cd sales
$ printf 'code,name,role,manager,team\nwang,王芳,gm,,\nchen,陈静,manager,wang,east\nzhang,张伟,ae,chen,east\nli,李娜,ae,chen,east\n' | salesctl -q person import - --create-missing person,team
$ salesctl -q team edit east name=华东 lead=chen
$ salesctl -q deal add 冷链 owner=li stage=won amount=100000 closed_on=2026-03-02 && salesctl -q activity add kind=visit person=li done_on=2026-03-02

# Where approval is asked, a new goal is a draft. Periods may have bounds of their own.
$ salesctl goal set team:east revenue=120万 visits=100 -p 2026Q3 --as chen
G-0001: SM-RT; A: out of reach, 2400% of the median of 2 like periods before (50,000.00)
G-0002: SM-RT; A: out of reach, 20000% of the median of 2 like periods before (0.5)
added G-0001 team:east revenue 2026Q3 1,200,000.00
added G-0002 team:east visits 2026Q3 100
op 6  (undo: salesctl undo)
$ salesctl goal set zhang revenue=70万 -p 2026Q3 --stretch 80万 --weight 60% --as chen
added G-0003 zhang revenue 2026Q3 700,000.00
op 7  (undo: salesctl undo)
$ salesctl goal set li revenue=48万 visits=40 -p 2026Q3 --as chen
G-0004: SM-RT; A: out of reach, 960% of the median of 2 like periods before (50,000.00)
G-0005: SM-RT; A: out of reach, 8000% of the median of 2 like periods before (0.5)
added G-0004 li revenue 2026Q3 480,000.00
added G-0005 li visits 2026Q3 40
op 8  (undo: salesctl undo)
$ salesctl goal set li visits=12 -p 2026-07-10..2026-08-20 --as chen
added G-0006 li visits 2026-07-10..2026-08-20 12
op 9  (undo: salesctl undo)
$ salesctl goal edit -q G-3 parent=G-1
$ salesctl goal list -F table --width none
ID      SUBJECT  METRIC   PERIOD                     TARGET  PARENT GOAL  STATE  ACKNOWLEDGED
------  -------  -------  ----------------------  ---------  -----------  -----  ------------
G-0001  华东     revenue  2026Q3                  1,200,000               draft
G-0002  华东     visits   2026Q3                        100               draft
G-0003  张伟     revenue  2026Q3                    700,000  G-0001       draft
G-0004  李娜     revenue  2026Q3                    480,000               draft
G-0005  李娜     visits   2026Q3                         40               draft
G-0006  李娜     visits   2026-07-10..2026-08-20         12               draft
6 goals

# What can't be a goal.
$ salesctl goal set zhang revenue=0 -p 2026Q3
salesctl: goal set: revenue: the target '0' is not above zero
[2]
$ salesctl goal set zhang visits=many -p 2026Q3
salesctl: goal set: visits: 'many' is not a number such as 40
[2]
$ salesctl goal set zhang visits=20次 -p 2026Q3 -n
would add G-0007 zhang visits 2026Q3 20
dry run: nothing was saved
$ salesctl goal set zhang revenu=10 -p 2026Q3
salesctl: goal set: metric: the rule book has no metric 'revenu'
hint: did you mean 'revenue'?
[66]
$ salesctl goal set zhang revenue=10万 -p 2026-09-01..2026-08-01
salesctl: goal set: -p: '2026-09-01..2026-08-01' ends before it begins
    2026-09-01..2026-08-01
    ^^^^^^^^^^^^^^^^^^^^^^
hint: forms: 2026, 2026H1, 2026Q3, 2026-09, 2026-W39, 2026-09-23, 'last week', 'past 30 days', A..B, 上周, 本季度 (salesctl help periods)
[2]
$ salesctl goal set zhang revenue=10万
salesctl: goal set: by when? a goal needs a period with both ends
hint: salesctl goal set zhang revenue=10万 -p 'this quarter'
[2]
$ salesctl goal set zhang revenue=70万 -p 2026Q3 --stretch 60万
salesctl: goal set: stretch: it must be above the target
[65]
$ salesctl goal set zhang cycle=30 -p 2026Q3 --stretch 40
salesctl: goal set: stretch: of 'cycle' less is better, so it must be above zero and below the target
[65]
$ salesctl goal set zhang revenue=70万 -p 2026Q3 --weight 140%
salesctl: goal set: weight: it must be between 0% and 100%
[65]
$ salesctl goal set zhang revenue=70万 visits=3 -p 2026Q3 --stretch 80万
salesctl: goal set: --stretch is of one target: set the others by themselves
[2]
$ salesctl goal edit G-1 parent=G-3
salesctl: goal edit: parent: G-0001 would be a part of itself
[65]
$ salesctl goal edit G-3 state=approved
salesctl: goal edit: state is set by commands that decide it, and never typed
hint: salesctl help goal
[2]

# Its owner takes note of it, in five working days.
$ salesctl goal ack G-3 --as li
salesctl: goal ack: G-0003 is the goal of 张伟: nobody else speaks for it
hint: --as zhang
[81]
$ salesctl goal ack G-3 --as zhang
changed G-0003 张伟 revenue 2026Q3 700,000.00: acknowledged
op 11  (undo: salesctl undo)
$ salesctl goal ack G-3 --as zhang
unchanged G-0003 张伟 revenue 2026Q3 700,000.00: acknowledged
$ salesctl goal ack metric:revenue --as wang
salesctl: goal ack: none of these goals is yours
[81]
$ salesctl --now 2026-07-09T10:00:00+08:00 goal ack metric:revenue --as li
changed G-0004 李娜 revenue 2026Q3 480,000.00: acknowledged late, it was due by 2026-07-08
op 12  (undo: salesctl undo)

# Or objects, and whoever stands above answers before anybody approves.
$ salesctl goal object G-5 --as li
salesctl: goal object: what speaks against the goal?
hint: salesctl goal object G-5 --reason TEXT
[2]
$ salesctl goal object G-5 --as li --reason '八月起只做两个区'
changed G-0005 李娜 visits 2026Q3 40: objected: 八月起只做两个区
op 13  (undo: salesctl undo)
$ salesctl goal approve G-5 --as wang
salesctl: goal approve: G-0005: 李娜 objected on 2026-07-01, and nobody has answered: 八月起只做两个区
hint: salesctl goal answer G-0005 --text TEXT
[81]
$ salesctl goal waiting --for @me --as chen -F tsv
goal	subject	metric	period	target	what	who	since	due	late
G-0005	李娜	visits	2026Q3	40	answer	陈静	2026-07-01		
$ salesctl goal waiting -F table --now 2026-07-10T10:00:00+08:00
GOAL    SUBJECT  METRIC   PERIOD                        TARGET  WAITS FOR        WHOSE TURN  DUE         LATE
------  -------  -------  ----------------------  ------------  ---------------  ----------  ----------  ----
G-0001  华东     revenue  2026Q3                  1,200,000.00  approval
G-0002  华东     visits   2026Q3                           100  approval
G-0003  张伟     revenue  2026Q3                    700,000.00  approval
G-0004  李娜     revenue  2026Q3                    480,000.00  approval
G-0005  李娜     visits   2026Q3                            40  answer           陈静
G-0005  李娜     visits   2026Q3                            40  approval
G-0006  李娜     visits   2026-07-10..2026-08-20            12  acknowledgement  李娜        2026-07-08  yes
G-0006  李娜     visits   2026-07-10..2026-08-20            12  approval
1 column hidden: --fields all -F tsv shows it
$ salesctl goal waiting --late -F tsv --now 2026-07-10T10:00:00+08:00 --lang zh_CN
goal	subject	metric	period	target	what	who	since	due	late
G-0006	李娜	visits	2026-07-10..2026-08-20	12	acknowledge	李娜	2026-07-01	2026-07-08	true
$ salesctl goal answer G-5 --text 维持 --as zhang
salesctl: goal answer: who stands above 李娜 answers, such as 陈静
hint: --as chen
[81]
$ salesctl goal answer G-3 --text 维持 --as chen
salesctl: goal answer: G-0003: nobody objects to it
[81]
$ salesctl goal approve -p 2026Q3 --as wang
changed G-0001 华东 revenue 2026Q3 1,200,000.00: approved
changed G-0002 华东 visits 2026Q3 100: approved
changed G-0003 张伟 revenue 2026Q3 700,000.00: approved
changed G-0004 李娜 revenue 2026Q3 480,000.00: approved
changed G-0006 李娜 visits 2026-07-10..2026-08-20 12: approved
op 14  (undo: salesctl undo)
salesctl: goal approve: G-0005: 李娜 objected on 2026-07-01, and nobody has answered: 八月起只做两个区
hint: salesctl goal answer G-0005 --text TEXT
[82]
$ salesctl goal answer G-5 --text '已减为36次' --as chen
changed G-0005 李娜 visits 2026Q3 40: answered: 已减为36次
op 15  (undo: salesctl undo)
$ salesctl goal set li visits=36 -p 2026Q3 --as chen
G-0005: SM-RT; A: out of reach, 7200% of the median of 2 like periods before (0.5)
changed G-0005 li visits 2026Q3 40 -> 36
op 16  (undo: salesctl undo)

# Neither who set it nor whose it is, nor who leads nobody.
$ salesctl goal approve G-5 --as zhang
salesctl: goal approve: G-0005: 张伟 leads nobody, or stands below whom it is about; who may decide: such as 王芳
hint: --as wang
[81]
$ salesctl goal approve G-5 --as chen
salesctl: goal approve: G-0005: 陈静 is a party to it: somebody else decides
[81]
$ salesctl goal approve G-5 --as li
salesctl: goal approve: G-0005: 李娜 is a party to it: somebody else decides
[81]
$ salesctl goal approve G-5 2>&1 | sed "s/'$(id -un)'/LOGIN/"
salesctl: goal approve: G-0005: a decision needs a person: nobody here has the login LOGIN
hint: --as PERSON
$ salesctl goal approve -p 2026Q3 --as wang
changed G-0005 李娜 visits 2026Q3 36: approved
op 17  (undo: salesctl undo)
$ salesctl goal approve -p 2026Q3 --as wang
there is no draft to approve
$ salesctl goal approve
salesctl: goal approve: which goals?
hint: salesctl goal approve -p 'this quarter'
[2]

# From a day on the target is another one: a draft again, and both are kept.
$ salesctl goal set li revenue=40万 -p 2026Q3 --effective 2026-08-15 --as chen
salesctl: goal set: why does the target change? --effective needs --reason TEXT
[2]
$ salesctl goal set li revenue=40万 -p 2026Q3 --effective 2026-08-15 --reason '一区划出' --as chen
G-0004: SM-RT; A: out of reach, 800% of the median of 2 like periods before (50,000.00)
changed G-0004 li revenue 2026Q3 480,000.00 -> 400,000.00 from 2026-08-15 on
op 18  (undo: salesctl undo)
$ salesctl goal set li revenue=40万 -p 2026Q3 --effective 2026-08-15 --reason '一区划出' --as chen
unchanged G-0004 li revenue 2026Q3 400,000.00
$ salesctl goal set li revenue=42万 -p 2026Q3 --effective 2026-09-01 --reason '接手新客户' --as chen
G-0004: SM-RT; A: out of reach, 840% of the median of 2 like periods before (50,000.00)
changed G-0004 li revenue 2026Q3 400,000.00 -> 420,000.00 from 2026-09-01 on
op 19  (undo: salesctl undo)
$ salesctl goal set li revenue=30万 -p 2026Q3 --effective 2026-08-01 --reason '又划出' --as chen
salesctl: goal set: the target changes on 2026-09-01 already (GV-0002): an earlier change would go before it
hint: salesctl goal_version list goal:G-0004
[81]
$ salesctl goal set li revenue=30万 -p 2026Q3 --effective 2026-10-01 --reason '又划出' --as chen
salesctl: goal set: 2026-10-01 is not within 2026Q3: a target changes on a day of its period
[2]
$ salesctl goal set li revenue=30万 -p 2026Q4 --effective 2026-10-01 --reason '又划出' --as chen
salesctl: goal set: there is no goal on revenue for 2026Q4 yet whose target could change on 2026-10-01
hint: without --effective it is set for the whole period
[66]
$ salesctl goal_version list -F table
ID       GOAL    FROM        OLD TARGET   TARGET  SET ON      BY    REASON
-------  ------  ----------  ----------  -------  ----------  ----  ----------
GV-0001  G-0004  2026-08-15     480,000  400,000  2026-07-01  陈静  一区划出
GV-0002  G-0004  2026-09-01     400,000  420,000  2026-07-01  陈静  接手新客户
2 goal versions
$ salesctl goal show G-4 | grep -v login
ID                 G-0004
Subject            李娜
Metric             revenue
Period             2026Q3
Target             420,000
State              draft
Set on             2026-07-01
Set by             陈静
Owner              李娜
Acknowledge by     2026-07-08
Acknowledged late  no
Versions           from 2026-08-15: 480,000.00 -> 400,000.00 (陈静: 一区划出); from 2026-09-01: 400,000.00 -> 420,000.00 (陈静: 接手新客户)
Op                 19
$ for day in 2026-08-14 2026-08-15 2026-08-31 2026-09-01 2026-12-01; do salesctl --now ${day}T12:00:00+08:00 goal status -p 2026Q3 --for li --metric revenue --fields target -F tsv --no-header; done
480000.00
400000.00
400000.00
420000.00
420000.00
$ salesctl goal list G-4 --as-of 12 --fields state,target -F tsv
state	target
draft	480000
$ salesctl goal remove G-4
salesctl: goal remove: G-0004 can't be removed; records that refer to it (goal_version.goal): 2
[80]
$ salesctl goal_version remove goal:G-4 -q --yes && salesctl goal remove G-4 && salesctl fsck -q
removed G-0004 subject 李娜, metric revenue, period 2026Q3, target 420000, state draft
op 21  (undo: salesctl undo)
op	code	what	message

# Who has no approved goal is not paid by attainment: all of them are named.
$ salesctl payout run -p 2026Q3
salesctl: payout run: the rule book pays by approved goals: these have none on revenue for 2026Q3: li
hint: salesctl goal set PERSON revenue=TARGET -p 2026Q3; salesctl goal approve -p 2026Q3
[81]

# Tiers by the quarter's attainment ask for the quarter's goal, whatever is run.
$ salesctl payout run -p 2026-08
salesctl: payout run: the rule book pays by approved goals: these have none on revenue for 2026Q3: li
hint: salesctl goal set PERSON revenue=TARGET -p 2026Q3; salesctl goal approve -p 2026Q3
[81]

$ salesctl goal set -q li revenue=45万 -p 2026Q3 --as chen && salesctl payout run -p 2026Q3
salesctl: payout run: the rule book pays by approved goals: these have none on revenue for 2026Q3: li
hint: salesctl goal set PERSON revenue=TARGET -p 2026Q3; salesctl goal approve -p 2026Q3
[81]
$ salesctl goal approve -q -p 2026Q3 --as wang && printf 'subject,metric,period,target,state\nli,revenue,2026Q1,100000,approved\n' | salesctl goal import -q - && salesctl payout run -p 2026Q3 -n
would add 2026Q3 CNY 2,400.00, 1 person, 1 line
dry run: nothing was saved

# In bulk: what nobody types may come with an imported past.
$ salesctl goal export -F csv -o goals.csv -q && salesctl goal import goals.csv
imported 7 goals: 0 added, 0 changed, 7 unchanged
$ printf 'subject,metric,period,target,stretch,weight,parent,state,set_on,approved_by\nli,revenue,2025Q4,300000,330000,50%%,,approved,2025-09-20,wang\nzhang,revenue,2025Q4,300000,,,,,,\n' | salesctl goal import -q - && salesctl goal list period:2025Q4 --fields id,subject,target,stretch,weight,state,set_on,approved_by -F tsv
id	subject	target	stretch	weight	state	set_on	approved_by
G-0009	李娜	300000	330000	0.5	approved	2025-09-20	王芳
G-0010	张伟	300000			draft		
