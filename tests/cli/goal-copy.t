# The goals of a period for the next one: parts stay parts, and what added up
# still does when all is raised.
$ salesctl init sales -q --name 'East sales' --currency CNY --timezone Asia/Shanghai --lang en --profile medium && cd sales
$ sed -i 's/^  approval: required.*/  approval: none/; s/^effective:.*/effective: 2026-02-01/' policy.yaml && salesctl policy apply policy.yaml -q
$ printf 'code,name\nnorth,North\n' > t.csv && salesctl -q team import t.csv
$ printf 'code,name,team,left_on\nmei,林梅,north,\nbo,王波,north,\nlao,老周,north,2026-06-20\n' > p.csv && salesctl -q person import p.csv
$ export SALESCTL_NOW=2026-06-15T10:00:00+08:00
$ salesctl -q goal cascade team:north revenue -p 2026Q2 --target 1000000 --to people --by equal --overassign 0% --to month > /dev/null
$ salesctl -q goal set mei win_rate=40% cycle_days=30 -p 2026Q2 && salesctl -q goal edit G-14 stretch=0.5 weight=20%
$ printf 'code,name\npump,Pump\n' > pr.csv && salesctl -q product import pr.csv && salesctl -q goal_focus add goal=G-14 product=pump 'note=new ones'
$ salesctl goal status -p 2026Q2 -F tsv --fields subject,metric,target
subject	metric	target
North	revenue	1000000.00
王波	revenue	333333.34
老周	revenue	333333.33
林梅	revenue	333333.33
林梅	win_rate	0.4
林梅	cycle_days	30

# Looked at, then done. Who has left has none; what he had is nobody's yet.
$ salesctl goal copy -p 2026Q2 --to-period 2026Q3 --raise 5% -n -F table --width none
not copied: goals of 老周, who is not there in 2026Q3
not raised: cycle_days, of which less is better
6 targets were rounded, to the smallest coin or a whole number
with 1 line of their focus
dry run: nothing was saved
GOAL    SUBJECT  METRIC       COPIED FROM    OLD TARGET  PERIOD   BEFORE        TARGET
------  -------  -----------  -----------  ------------  -------  ------  ------------
G-0016  North    Revenue      2026Q2       1,000,000.00  2026Q3           1,050,000.00
G-0017  王波     Revenue      2026Q2         333,333.34  2026Q3             350,000.01
G-0018  王波     Revenue      2026-04        106,666.67  2026-07            112,000.01
G-0019  王波     Revenue      2026-05        106,666.67  2026-08            112,000.00
G-0020  王波     Revenue      2026-06        120,000.00  2026-09            126,000.00
G-0021  林梅     Revenue      2026Q2         333,333.33  2026Q3             349,999.99
G-0022  林梅     Revenue      2026-04        106,666.66  2026-07            111,999.99
G-0023  林梅     Revenue      2026-05        106,666.67  2026-08            112,000.00
G-0024  林梅     Revenue      2026-06        120,000.00  2026-09            126,000.00
G-0025  林梅     Win rate     2026Q2                40%  2026Q3                    42%
G-0026  林梅     Days to win  2026Q2                 30  2026Q3                     30
$ salesctl goal copy -p 2026Q2 --to-period 2026Q3 --raise 5% -F tsv --fields goal,subject,period,target
not copied: goals of 老周, who is not there in 2026Q3
not raised: cycle_days, of which less is better
6 targets were rounded, to the smallest coin or a whole number
with 1 line of their focus
op 10  (undo: salesctl undo)
goal	subject	period	target
G-0016	North	2026Q3	1050000.00
G-0017	王波	2026Q3	350000.01
G-0018	王波	2026-07	112000.01
G-0019	王波	2026-08	112000.00
G-0020	王波	2026-09	126000.00
G-0021	林梅	2026Q3	349999.99
G-0022	林梅	2026-07	111999.99
G-0023	林梅	2026-08	112000.00
G-0024	林梅	2026-09	126000.00
G-0025	林梅	2026Q3	0.42
G-0026	林梅	2026Q3	30
$ salesctl goal list period:2026Q3 -F tsv --fields code,subject,metric,period,target,stretch,weight,parent
id	subject	metric	period	target	stretch	weight	parent
G-0016	North	revenue	2026Q3	1050000			
G-0017	王波	revenue	2026Q3	350000.01			G-0016
G-0021	林梅	revenue	2026Q3	349999.99			G-0016
G-0025	林梅	win_rate	2026Q3	0.42	0.525	0.2	
G-0026	林梅	cycle_days	2026Q3	30			
$ salesctl goal_focus list -F tsv
id	goal	product	customer	segment	note
GF-0001	G-0014	Pump			new ones
GF-0002	G-0025	Pump			new ones
$ salesctl goal copy -p 2026Q2 --to-period 2026Q3 --raise 5% -F tsv -q | wc -l
12

# What is there stays unless that is said.
$ salesctl goal copy -p 2026Q2 --to-period 2026Q3 --metric win_rate
salesctl: goal copy: goals are there already: G-0025 林梅 win_rate 2026Q3
hint: --replace changes them; with -n it shows the old and the new ones and saves nothing
[80]
$ salesctl goal copy -p 2026Q2 --to-period 2026Q3 --metric win_rate --replace -F tsv
op 11  (undo: salesctl undo)
goal	subject	metric	of	old	period	before	target
G-0025	林梅	win_rate	2026Q2	0.4	2026Q3	0.42	0.4
$ salesctl goal copy -p 2026Q2 --to-period 2026Q4 --for mei --metric revenue -F tsv --fields subject,period,target
op 12  (undo: salesctl undo)
subject	period	target
林梅	2026Q4	333333.33
林梅	2026-10	106666.66
林梅	2026-11	106666.67
林梅	2026-12	120000.00

# A whole that its parts make up is raised first, and spread anew over them.
$ salesctl -q goal set company revenue 100.01 -p 2027Q1 && salesctl -q goal cascade company revenue -p 2027Q1 --to month --by equal > /dev/null
$ salesctl goal copy -p 2027Q1 --to-period 2027Q2 --raise 3.33% -F tsv --fields period,old,target
4 targets were rounded, to the smallest coin or a whole number
op 15  (undo: salesctl undo)
period	old	target
2027Q2	100.01	103.34
2027-04	33.34	34.45
2027-05	33.34	34.45
2027-06	33.33	34.44

# What can't be meant.
$ salesctl goal copy -p 2026Q2 --to-period 2026-07
salesctl: goal copy: 2026Q2 and 2026-07 are not of the same length
hint: spread a goal over the parts of its period: salesctl goal cascade ... --to month
[2]
$ salesctl goal copy -p 2026Q2 --to-period 2026Q2
salesctl: goal copy: --to-period: the goals are those of 2026Q2 already
[2]
$ salesctl goal copy --to-period 2026Q3
salesctl: goal copy: which goals? -p says their period
hint: salesctl goal copy -p 2026Q2 --to-period 2026Q3
[2]
$ salesctl goal copy -p 2026Q2
usage: salesctl goal copy --to-period P [OPTION...]
  set the goals of a period for another one

      --to-period P         the period that they are set for
      --raise P%            so much more; less with a minus
      --for SUBJECT         only this person's, team:HANDLE's or company's
      --metric METRIC       only goals on this metric
      --replace             change goals that are there already
Writing
  -n, --dry-run             do everything, save nothing
  -y, --yes                 answer yes to questions
      --reason TEXT         why, kept with the operation
Period
  -p, --period PERIOD       such as 2026Q3, last week, 上月
      --from DAY            first day; not with -p
      --to DAY              last day; not with -p
Columns and rows
      --fields LIST         columns: a,b or +a,-b or all
      --sort LIST           a,-b: by a, then by b backwards
      --limit N             at most so many rows; 0: all

Examples:
  salesctl goal copy -p 2026Q2 --to-period 2026Q3 --raise 5% -n

Options of every command (-F, -o, -C ...): salesctl help options
[2]
$ salesctl goal copy -p 2024Q2 --to-period 2024Q3
salesctl: goal copy: there are no goals for 2024Q2 to copy
[66]
$ salesctl goal copy -p 2026Q2 --to-period 2026Q3 --raise lots
salesctl: goal copy: --raise: 'lots' is not a percentage such as 5%
[2]
$ salesctl goal copy -p 2026Q2 --to-period 2026Q3 --raise -100%
salesctl: goal copy: --raise: '-100%' is not a percentage such as 5%
[2]
$ salesctl goal copy -p 2026Q2 --to-period 2026Q4 --raise -10% --metric win_rate -n --lang zh_CN -F table
连同 1 条目标重点
试运行：什么都没有保存
目标    对象  指标      复制自  原目标  期间    此前  目标值
------  ----  --------  ------  ------  ------  ----  ------
G-0039  林梅  Win rate  2026Q2     40%  2026Q4           36%

# A word alone is looked for in nothing of a goal: what is meant is a field.
$ salesctl goal list period:2026Q3 or period:2026Q4
salesctl: goal list: 'or' stands where a condition is expected
    or
    ^^
[2]
$ salesctl goal list G-25 --fields code,subject -F tsv
id	subject
G-0025	林梅
