# Tables that a command computes take --fields, --sort and --limit as lists do,
# in every format; totals stay those of all rows.
$ salesctl -q init d --profile small --lang en --currency CNY --timezone Asia/Shanghai --name 'Tea Trade'; cd d
$ salesctl -q person add Li code=li role=ae
$ salesctl -q person add Kim code=kim role=ae
$ salesctl -q deal import - <<E 2> /dev/null
> ref,owner,stage,amount,closed_on
> A1,li,won,100,2026-06-01
> A2,kim,won,300,2026-06-02
> A3,li,won,50,2026-06-03
> E
$ salesctl -q goal set li revenue=1000 -p 2026Q2
$ salesctl -q goal set kim revenue=400 -p 2026Q2
$ export SALESCTL_NOW=2026-06-15T12:00:00+08:00
$ salesctl goal status --sort -attainment --fields subject,actual,attainment -F table
2026Q2 (2026-04-01 to 2026-06-30): working day 54 of 65; amounts in CNY
SUBJECT  ACTUAL  ATTAINED
-------  ------  --------
Kim      300.00       75%
Li       150.00       15%
$ salesctl goal status --sort subject --limit 1 --fields subject -F tsv
subject
Kim
$ salesctl goal status --fields -metric,-period,-pace,-ahead,-gap,-per_day -F csv
subject,target,actual,attainment,of_pace,forecast,forecast_attainment,state
Kim,400.00,300.00,0.75,0.902777778,300.00,0.75,behind
Li,1000.00,150.00,0.15,0.180555556,150.00,0.15,behind
$ salesctl metric show revenue -p 2026Q2 --by person --sort value --limit 1 -F table
Revenue, 2026Q2 (2026-04-01 to 2026-06-30)
amounts in CNY
PERSON  REVENUE  FACTS
------  -------  -----
Li       150.00      2
------  -------  -----
Total    450.00      3
$ salesctl metric explain revenue -p 2026Q2 --fields value,code --sort -value -F tsv
value	code
300.00	D-0002
100.00	D-0001
50.00	D-0003
revenue: 3 facts, sum 450.00
revenue = 450
$ salesctl metric list --fields metric --limit 2 -F json
{"schema":"salesctl.metric.list","version":1,"items":[
{"metric":"revenue"},
{"metric":"collected"}
]}
$ salesctl op log --limit 1 --fields op,added -F tsv
op	added
6	1
$ salesctl op log --sort op --limit 1 --fields op -F jsonl
{"op":1}
$ salesctl deal log D-1 --fields op,nothing
salesctl: deal log: --fields: there is no column 'nothing'
hint: the columns are op, at, login, action, change, command
[2]
$ salesctl goal status --sort targt
salesctl: goal status: --sort: there is no column 'targt'
hint: did you mean 'target'?
[2]
$ salesctl goal status --fields ,
salesctl: goal status: --fields leaves no column
[2]
$ salesctl schema deal --fields field,type --limit 2 -F tsv
field	type
ref	text
title	text
