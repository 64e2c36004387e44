# Margin is computed in one place, exactly: a list, a metric and its explanation
# say the same; without a cost there is none, and it counts in no sum.
$ salesctl init -q --profile medium --lang en --currency CNY --timezone Asia/Shanghai --name 'Tea Trade'
$ cat > deals.csv <<END
> ref,title,owner,customer,stage,amount,cost,currency,closed_on
> A1,Green,li,Tea Shop,won,1000.10,333.37,CNY,2026-06-01
> A2,Black,li,Tea Shop,won,500.00,612.01,CNY,2026-06-02
> A3,White,li,Tea Shop,won,800.00,,CNY,2026-06-03
> A4,Rooibos,li,Tea Shop,won,0.03,0.01,CNY,2026-06-04
> END
$ salesctl person add -q Li role=ae
$ salesctl customer add -q 'Tea Shop'
$ salesctl deal import -q deals.csv
$ salesctl credit add -q deal=1 person=li share=100%
$ salesctl deal list -F tsv --fields ref,amount,cost,margin --sort -margin
ref	amount	cost	margin
A1	1000.10	333.37	666.73
A4	0.03	0.01	0.02
A2	500.00	612.01	-112.01
A3	800.00		
$ salesctl metric show margin -p 2026Q2
period	value	facts
2026Q2	554.74	3
$ salesctl metric explain margin -p 2026Q2 -F csv 2>&1 | cut -d , -f 1,3,7
metric,code,value
margin,D-0001,666.73
margin,D-0002,-112.01
margin,D-0004,0.02
margin: 3 facts
margin = 554.74
$ salesctl deal list -F ids margin:..0
D-0002
$ salesctl deal show ref:A2 -F json | jq -r .item.margin
-112.01

# What does not fit is refused; one that was made so behind salesctl's back is
# named, not shown as another number.
$ echo '{"ref":"B1","owner":"li","stage":"won","amount":"900000000000000.00","cost":"-900000000000000.00","closed_on":"2026-06-05"}' > big.jsonl
$ salesctl deal import -q big.jsonl
big.jsonl:1: error: cost: '-900000000000000.00': the margin would be too large to reckon with
salesctl: deal import: 1 row of 1 has errors; nothing was saved
[65]
$ salesctl deal edit D-1 amount=900000000000000 cost=-900000000000000
salesctl: deal edit: cost: the margin would be too large to reckon with
[65]
$ sqlite3 .salesctl/sales.db 'UPDATE deal SET amount = 9000000000000000000, cost = -9000000000000000000 WHERE id = 4'
$ salesctl deal list -F tsv --fields ref,margin ref:A4
salesctl: deal list: D-0004: margin: it is too large to reckon with
[65]
$ salesctl deal show ref:A4
salesctl: deal show: D-0004: margin: it is too large to reckon with
[65]
$ salesctl metric show margin -p 2026Q2
salesctl: metric show: D-0004: margin: it is too large to reckon with
[65]
