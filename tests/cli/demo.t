# The demonstration: a filled department whose figures add up. Each view is
# shown behind the command that shows it.
$ salesctl demo d > shown 2> note; sed -n 's/^\$ salesctl -C d //p' shown
goal status -p 2026Q2
--as chenjing payout run -p 2026Q2
payout show 2026Q2
payout explain 2026Q2 zhangwei
payout verify 2026Q2
goal status -p 2026Q3
report weekly -p 'last week'

# What a run pays is the sum of what it pays to each, and of its lines.
$ salesctl -C d payout list -F tsv | cut -f 1-6
payout	period	state	people	lines	total
2026Q2	2026Q2	draft	5	34	72993.28
$ salesctl -C d -q payout show 2026Q2 -F tsv
person	lines	amount
张伟	8	21300.03
李娜	10	19776.00
赵磊	4	6140.00
Emma Smith	5	14985.20
田中健司	7	10792.05
$ salesctl -C d -q payout show 2026Q2 -F tsv | awk '{ s += $NF * 100 } END { printf "%.2f\n", s / 100 }'
72993.28
$ salesctl -C d -q payout lines 2026Q2 -F jsonl | jq -r .amount | awk '{ s += $1 * 100 } END { printf "%.2f\n", s / 100 }'
72993.28
$ salesctl -C d payout verify 2026Q2 -F tsv --no-header
ok: 34 lines recomputed from their facts and rules, all equal

# Won per person and quarter is what the files say, added up by hand.
$ salesctl -C d metric show revenue -p 2026Q2..2026Q3 --by person,quarter -F tsv --no-header | cut -f 1-3 | grep -v '	0\.00$' | sort > ours
$ awk -F, -f "$TEST_DATA/../cli/sums.awk" d/data/person.csv d/data/credit.csv d/data/deal.csv | sort > byhand
$ wc -l < byhand; diff ours byhand
10

# A stage's forecast category is a field of the deal: it selects, groups, adds
# up to the table in the weekly report, and follows the stage.
$ salesctl -C d -q deal list stage:open 预测类别:承诺成交 --sort -forecast_category --fields id,stage,category -F tsv
id	stage	forecast_category
D-0030	negotiate	commit
D-0032	negotiate	commit
D-0036	negotiate	commit
D-0039	negotiate	commit
$ salesctl -C d -q deal list stage:open category:commit -F jsonl --fields stage | sort -u
{"stage":"negotiate"}
$ salesctl -C d report weekly --section pipeline | tail -n 5
   Forecast       Deals        Amount    Weighted
   -------------  -----  ------------  ----------
   Commit             4  1,127,400.00  845,550.00
   Best case          4    898,800.00  359,520.00
   Pipeline only      3    216,240.00   21,624.00

# It is as it was when it is shown again, and nothing else is shown as one.
$ salesctl demo d 2> note > again; diff shown again | grep '^[<>]'; head -n 1 note
< added 2026Q2 CNY 72,993.28, 5 people, 34 lines
note: 'd' is there already; showing it as it is (remove it for a fresh one)
$ mkdir other; salesctl demo other
salesctl: demo: 'other' is there already and is no demonstration; nothing was changed
hint: salesctl demo other-2
[80]
$ salesctl -C d -q deal edit D-30 stage=propose 2> note; salesctl -C d deal list D-30 --fields category -F tsv --no-header; salesctl -C d -q undo; salesctl -C d deal show D-30 -F json | jq -r .item.forecast_category
best-case
commit
$ salesctl -C d fsck -q
op	code	what	message
