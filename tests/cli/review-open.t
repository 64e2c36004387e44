# Reviews are opened over a period that is over, once, by the rule book of its
# last day; what they found then is theirs.
$ Q=$TEST_DATA/quarter && salesctl init sales --policy $Q/policy.yaml -q && cd sales
$ for kind in team person customer deal receipt survey goal reading; do salesctl $kind import $Q/$kind.csv -q; done
$ salesctl review open
salesctl: review open: which period? say it with -p
hint: salesctl review open -p 'last month'
[2]
$ salesctl review open -p 2026-03 --now 2026-03-31
salesctl: review open: 2026-03 is not over: it ends on 2026-03-31, and its facts are not all there
hint: a period is reviewed from the day after it
[81]
$ salesctl review open -p 2026Q1
salesctl: review open: 2026Q1 is no scorecard's cycle
hint: scorecards and their cycles: ae (month)
[81]
$ salesctl review open -p 2026-01 --scorecard sales
salesctl: review open: the rule book has no scorecard 'sales'
hint: scorecards and their cycles: ae (month)
[2]
$ salesctl review open r1 -p 2026-01
salesctl: review open: no person 'r1'
hint: did you mean 'r01'?
[66]
$ salesctl review open r01 -p 2026-01
1 review opened for 2026-01 (2026-01-01 to 2026-01-31): 1 with a score, 0 to be rated or completed
op 10  (undo: salesctl undo)
$ salesctl review open -p 2026-01
1 person has a review of this period already
no scorecard is for 沈放, 何静
2 reviews opened for 2026-01 (2026-01-01 to 2026-01-31): 2 with a score, 0 to be rated or completed
op 11  (undo: salesctl undo)
$ salesctl review open -p 2026-01
3 people have a review of this period already
no scorecard is for 沈放, 何静
0 reviews opened for 2026-01 (2026-01-01 to 2026-01-31): 0 with a score, 0 to be rated or completed

# A receipt that is found later moves the metric, not what was frozen; what it was
# computed from can still be looked at.
$ salesctl receipt add deal=ref:SO-003 amount=50000 paid_on=2026-01-30 confirmed=yes -q
$ salesctl metric show collected -p 2026-01 --by person -F tsv | grep 陈锐
陈锐	202000.00	2
$ salesctl review items person:r02 -F tsv --fields indicator,value,points | head -n 2
indicator	value	points
collected	152000.00	84.4444
$ salesctl review list person:r02 -F tsv --fields facts_op,policy
facts_op	policy
10	1
$ salesctl metric show collected -p 2026-01 --by person -F tsv --as-of $(salesctl review list person:r02 -F tsv --fields facts_op --no-header) | grep 陈锐
陈锐	152000.00	1

# The score is not typed; nor is a review of the same month made twice.
$ salesctl review edit person:r02 score=100
salesctl: review edit: score is set by commands that decide it, and never typed
hint: salesctl help review
[2]
$ salesctl review add person=r02 period=2026-01
salesctl: review add: there is such a review already
[80]
$ salesctl undo -q
$ salesctl review remove person:r02 --yes
salesctl: review remove: R-0002 can't be removed; records that refer to it (review_item.review): 5
[80]

# Where the rule book asks for approved goals, nobody is judged without one.
$ sed 's/^effective: .*/effective: 2026-02-01/; $a goals: {approval: required}' $Q/policy.yaml > strict.yaml
$ salesctl policy apply strict.yaml -q
$ salesctl goal remove 'subject:r03' --yes -q
$ salesctl review open -p 2026-02
salesctl: review open: 1 person has no approved goal for the period: 吴桐
hint: salesctl goal list state:draft; salesctl goal set PERSON METRIC=TARGET -p PERIOD
[81]
$ salesctl review open r01 -p 2026-02 -n
1 review opened for 2026-02 (2026-02-01 to 2026-02-28): 1 with a score, 0 to be rated or completed
dry run: nothing was saved
