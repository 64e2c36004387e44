# The ledger of pay: what approved runs earned everybody, what is held, paid once
# and carried forward, over the quarter of quarter.t; then a draw and a clawback.
$ Q=$TEST_DATA/quarter && cp $Q/policy.yaml rules.yaml && cat >> rules.yaml <<'R'
> approval: {same_login: allowed}
> fields: {person: {bank: {type: text}, account: {type: text}}, deal: {term: {type: number}}}
> plans:
>   ae:
>     for: "role = ae"
>     components:
>       - id: commission
>         kind: commission
>         base: collected
>         tiers: [{to: 100000, rate: 3%}, {to: 300000, rate: 4%}, {rate: 5%}]
>         lookup: running
>         factors: [{of: grade, map: {A: 1.1, B: 1, C: 0.9, D: 0.7, E: 0.5}}]
>     guarantee: {amount: 3000, months: 3}
>     holdback: {rate: 20%}
>   manager:
>     for: "role = manager"
>     components:
>       - id: override
>         kind: override
>         base: collected
>         rate: 0.5%
>         factors: [{of: attainment(collected), steps: [[.., 0], [80%, as-is], [100%, 1], [110%, 1.2]]}]
> R
$ export SALESCTL_NOW=2026-04-05T02:00:00Z
$ salesctl init sales --policy rules.yaml -q && cd sales
$ for kind in team person customer deal receipt survey reading goal; do salesctl $kind import $Q/$kind.csv -q; done
$ printf 'code,name,role\nd02,谢宁,finance\n' | salesctl person import -q -
$ salesctl person edit r01 bank=招商银行 account=6225880000000001 -q
$ for month in 01 02 03; do salesctl review open -q -p 2026-$month && salesctl payout run -q -p 2026-$month --as d01; done

# Only what is approved is in the ledger, and only that is paid.
$ salesctl payout balances
balances, amounts in CNY
nothing was approved yet; --all counts drafts too
person	earned	adjustment	held	withheld	draw	put_off	paid	payable
$ salesctl payout pay 2026-01 --as d02 --confirm 2026-01
salesctl: payout pay: payout 2026-01 is not approved: only what is approved is paid
hint: salesctl payout submit 2026-01
[81]
$ for month in 01 02 03; do salesctl payout submit 2026-$month -q --as d01; salesctl payout approve 2026-$month --as d02 --confirm 2026-$month -q; done
$ salesctl payout balances -F table
balances, amounts in CNY
PERSON     EARNED  ADJUSTED       HELD  WITHHELD  DRAW OWED  PAID    PAYABLE
------  ---------  --------  ---------  --------  ---------  ----  ---------
何静    10,164.02      0.00       0.00      0.00       0.00  0.00  10,164.02
林晓    30,768.02      0.00   6,153.60      0.00       0.00  0.00  24,614.42
陈锐    20,096.75      0.00   4,019.35      0.00       0.00  0.00  16,077.40
吴桐    15,510.00      0.00   3,102.00      0.00       0.00  0.00  12,408.00
周宁     6,267.00      0.00     267.00      0.00       0.00  0.00   6,000.00
------  ---------  --------  ---------  --------  ---------  ----  ---------
        82,805.79      0.00  13,541.95      0.00       0.00  0.00  69,263.84
1 column hidden: --fields all -F tsv shows it
$ salesctl payout balances r01 --on 2026-02-28 -F table
balances at the end of 2026-02-28, amounts in CNY
PERSON     EARNED  ADJUSTED      HELD  WITHHELD  DRAW OWED  PAID    PAYABLE
------  ---------  --------  --------  --------  ---------  ----  ---------
林晓    17,983.27      0.00  3,596.65      0.00       0.00  0.00  14,386.62
------  ---------  --------  --------  --------  ---------  ----  ---------
        17,983.27      0.00  3,596.65      0.00       0.00  0.00  14,386.62
1 column hidden: --fields all -F tsv shows it
$ salesctl payout balances -p 2026-02 -F tsv --fields person,earned,held,payable
what moved in 2026-02 (2026-02-01 to 2026-02-28), amounts in CNY
person	earned	held	payable
何静	3028.01	0.00	3028.01
林晓	8976.01	1795.20	7180.81
陈锐	7946.43	1589.29	6357.14
吴桐	5000.00	1000.00	4000.00
周宁	3000.00	0.00	3000.00

# It equals the sums of the lines.
$ for month in 01 02 03; do salesctl payout lines 2026-$month --no-header -F tsv --fields person,component,amount; done > lines
$ awk -F'\t' '{ all[$1] += $3; held[$1] -= $2 == "@holdback" ? $3 : 0 } END { for (p in all) printf "%s\t%.2f\t%.2f\n", p, held[p], all[p] }' lines | sort > sums
$ salesctl payout balances -F tsv --no-header --fields person,held,payable 2>&- | sort | cmp - sums && echo the same
the same

# Somebody on hold is left out, the rest go on; the file is written once.
$ salesctl status | grep 'on hold\|not paid'
  3 approved payouts that are not paid yet   salesctl payout balances
$ salesctl payout hold r02 2026-02
salesctl: payout hold: say why 陈锐 is not paid, with --reason
hint: salesctl payout hold r02 2026-02 --reason TEXT
[2]
$ salesctl payout hold r02 2026-02 --reason 回款待核实 --as d02
added PH-0001 陈锐 is on hold in payout 2026-02: 回款待核实
op 24
$ salesctl payout hold r02 2026-02 --reason 回款待核实
salesctl: payout hold: 陈锐 is on hold in payout 2026-02 already
[81]
$ salesctl payout hold d01 2026-02 --reason 回款待核实
salesctl: payout hold: payout 2026-02 has nothing for 沈放
[81]
$ salesctl payout pay 2026-01 --as m01 --confirm 2026-01
salesctl: payout pay: who is paid does not make the payment
hint: salesctl payout pay 2026-01 --as PERSON
[81]
$ salesctl payout pay 2026-01 --as d02
salesctl: payout pay: this needs a terminal or --confirm 2026-01
[2]
$ salesctl payout pay 2026-01 --as d02 --on 2026-04-04 --confirm 2026-01
salesctl: payout pay: payout 2026-01 is not paid on 2026-04-04: it was approved on 2026-04-05
hint: salesctl payout pay 2026-01 --on 2026-04-05
[81]
$ salesctl payout pay 2026-01 --as d02 --confirm 2026-01 --file 01.csv --reference 20260405-1
added PY-0001 何静 CNY 2,358.90
added PY-0002 林晓 CNY 7,205.81
added PY-0003 陈锐 CNY 3,657.60
added PY-0004 吴桐 CNY 2,688.00
paid 2026-01: CNY 15,910.31 to 4 people
op 25
$ cat 01.csv
payment,payout,person,name,bank,account,amount,currency,paid_on,reference,note,copy
PY-0001,2026-01,m01,何静,,,2358.90,CNY,2026-04-05,20260405-1,,
PY-0002,2026-01,r01,林晓,招商银行,6225880000000001,7205.81,CNY,2026-04-05,20260405-1,,
PY-0003,2026-01,r02,陈锐,,,3657.60,CNY,2026-04-05,20260405-1,,
PY-0004,2026-01,r03,吴桐,,,2688.00,CNY,2026-04-05,20260405-1,,
$ salesctl payout pay 2026-01 --as d02 --confirm 2026-01
salesctl: payout pay: payout 2026-01 was paid on 2026-04-05 (PY-0001) and is not paid twice
hint: salesctl payout payments 2026-01
[81]
$ salesctl undo
salesctl: undo: operation 25 (payout pay 2026-01 --as d02 --confirm 2026-01 --file 01.csv --reference 20260405-1) is final and is not undone
hint: salesctl payout payments 2026-01
[81]
$ salesctl payout pay 2026-02 --as d02 --confirm 2026-02 --file 01.csv
salesctl: payout pay: '01.csv' is there already: a pay file is written once, to a new file
[73]
$ salesctl payout pay 2026-02 --as d02 --confirm 2026-02 -q
$ salesctl payout pay 2026-03 --as d02 --confirm 2026-03 -n
陈锐: CNY 6,357.14 is on hold and not paid
would add PY-0009 何静 CNY 4,777.11
would add PY-0010 林晓 CNY 10,227.80
would add PY-0011 陈锐 CNY 6,062.66
would add PY-0012 吴桐 CNY 5,720.00
would add PY-0013 周宁 CNY 3,000.00
would pay 2026-03: CNY 29,787.57 to 5 people
dry run: nothing was saved
$ salesctl payout pay 2026-03 --as d02 --confirm 2026-03 -q
$ salesctl payout list -F tsv --fields payout,state,total,paid
payout	state	total	paid
2026-01	approved	15910.31	15910.31
2026-02	approved	23565.96	17208.82
2026-03	approved	29787.57	29787.57
$ salesctl payout payments 2026-02 -F table
CODE     PAYOUT   PERSON  STATE      AMOUNT  DATE        REFERENCE  NOTE
-------  -------  ------  -------  --------  ----------  ---------  ----------
PY-0005  2026-02  何静    paid     3,028.01  2026-04-05
PY-0006  2026-02  林晓    paid     7,180.81  2026-04-05
PY-0007  2026-02  吴桐    paid     4,000.00  2026-04-05
PY-0008  2026-02  周宁    paid     3,000.00  2026-04-05
PH-0001  2026-02  陈锐    on hold  6,357.14  2026-04-05             回款待核实
1 column hidden: --fields all -F tsv shows it
$ salesctl status | grep 'on hold\|not paid'
  1 payment on hold                          salesctl payout payments
$ salesctl payout release r02 2026-02 --as r02
salesctl: payout release: who is on hold does not release himself
[81]
$ salesctl payout release r02 2026-02 --as d02
changed PH-0001 陈锐 is on hold in payout 2026-02 no longer; to pay it: salesctl payout pay 2026-02
op 28
$ salesctl payout release r02 2026-02
salesctl: payout release: 陈锐 is not on hold in payout 2026-02
[81]
$ salesctl payout pay 2026-02 --as d02 --confirm 2026-02
added PY-0014 陈锐 CNY 6,357.14
paid 2026-02: CNY 6,357.14 to 1 person
op 29
$ salesctl payout pay 2026-01 --file copy.csv
salesctl: payout pay: payout 2026-01 was paid on 2026-04-05 (PY-0001) and is not paid twice
hint: salesctl payout payments 2026-01
[81]
$ salesctl payout pay 2026-01 --copy
salesctl: payout pay: --copy writes a file: say which with --file
[2]
$ salesctl payout pay 2026-01 --file copy.csv --copy && cut -d, -f1,4,7,12 copy.csv
copy.csv is a copy: what is in it was paid already; nothing was recorded
payment,name,amount,copy
PY-0001,何静,2358.90,copy
PY-0002,林晓,7205.81,copy
PY-0003,陈锐,3657.60,copy
PY-0004,吴桐,2688.00,copy
$ salesctl payout balances -F table
balances, amounts in CNY
PERSON     EARNED  ADJUSTED       HELD  WITHHELD  DRAW OWED       PAID  PAYABLE
------  ---------  --------  ---------  --------  ---------  ---------  -------
何静    10,164.02      0.00       0.00      0.00       0.00  10,164.02     0.00
林晓    30,768.02      0.00   6,153.60      0.00       0.00  24,614.42     0.00
陈锐    20,096.75      0.00   4,019.35      0.00       0.00  16,077.40     0.00
吴桐    15,510.00      0.00   3,102.00      0.00       0.00  12,408.00     0.00
周宁     6,267.00      0.00     267.00      0.00       0.00   6,000.00     0.00
------  ---------  --------  ---------  --------  ---------  ---------  -------
        82,805.79      0.00  13,541.95      0.00       0.00  69,263.84     0.00
1 column hidden: --fields all -F tsv shows it

# What was earned and paid, on paper, for the payroll, and by period.
$ salesctl payout statement 2026-02 r04 | sed 's,^21:[0-9a-f]*,21:HASH,'
Payout 2026-02                                                      北方销售部
approved on 2026-04-05; rule book version 1, records as of operation 14,
balances as of operation 21; amounts in CNY; digest ac38a57f52af7327; head
21:HASH

1. 周宁
   Date        Fact              Component               Credited    Amount
   ----------  ----------------  ---------------------  ---------  --------
   2026-02-25  RC-0009 嘉木机械  commission             21,000.00    630.00
   2026-02-28  2026-02           factors of commission     630.00   -315.00
   2026-02-28  2026-02           guarantee                 315.00  2,685.00
   ----------  ----------------  ---------------------  ---------  --------
               Total                                               3,000.00

   What it comes to  This payout  Balance at approval
   ----------------  -----------  -------------------
   Earned               3,000.00             3,000.00
   Net pay              3,000.00
   Paid                                          0.00
   ----------------  -----------  -------------------
   Payable                                   3,000.00
$ salesctl payout statement 2026-02 d01 > /dev/null
payout 2026-02 has no lines for that person
$ salesctl payout statement 2026-02 r04 --lang zh_CN -F md | sed 's,链头 21.*,链头 21:HASH,'
# 提成 2026-02

**北方销售部**

已于 2026-04-05 批准；规则手册版本 1，记录截至操作 14，余额截至操作 21；金额以 CNY 计；摘要 ac38a57f52af7327；链头 21:HASH

## 1. 周宁

| 日期 | 事实 | 组成项 | 计入额 | 金额 |
|:---|:---|:---|---:|---:|
| 2026-02-25 | RC-0009 嘉木机械 | commission | 21,000.00 | 630.00 |
| 2026-02-28 | 2026-02 | commission 的系数 | 630.00 | -315.00 |
| 2026-02-28 | 2026-02 | 保底 | 315.00 | 2,685.00 |
|  | 合计 |  |  | 3,000.00 |

| 汇总 | 本次 | 批准时余额 |
|:---|---:|---:|
| 应得 | 3,000.00 | 3,000.00 |
| 实发合计 | 3,000.00 |  |
| 已发 |  | 0.00 |
| 应付 |  | 3,000.00 |
$ salesctl payout statement 2026-02 r04 -F html | grep '<td' | head -3
<tr><td>2026-02-25</td><td>RC-0009 嘉木机械</td><td>commission</td><td class="n">21,000.00</td><td class="n">630.00</td></tr>
<tr><td>2026-02-28</td><td>2026-02</td><td>factors of commission</td><td class="n">630.00</td><td class="n">-315.00</td></tr>
<tr><td>2026-02-28</td><td>2026-02</td><td>guarantee</td><td class="n">315.00</td><td class="n">2,685.00</td></tr>
$ salesctl payout export 2026-03 -F payroll
payout,person,name,bank,account,earned,adjustment,held,withheld,draw,put_off,net,paid,payable,currency
2026-03,m01,何静,,,4777.11,0.00,0.00,0.00,0.00,0.00,4777.11,4777.11,0.00,CNY
2026-03,r01,林晓,招商银行,6225880000000001,12784.75,0.00,2556.95,0.00,0.00,0.00,10227.80,10227.80,0.00,CNY
2026-03,r02,陈锐,,,7578.32,0.00,1515.66,0.00,0.00,0.00,6062.66,6062.66,0.00,CNY
2026-03,r03,吴桐,,,7150.00,0.00,1430.00,0.00,0.00,0.00,5720.00,5720.00,0.00,CNY
2026-03,r04,周宁,,,3267.00,0.00,267.00,0.00,0.00,0.00,3000.00,3000.00,0.00,CNY
$ salesctl payout export -F payroll --lang zh_CN | head -2
提成批次,工号,姓名,开户行,银行账号,应得,调整,暂扣,封顶留存,未还预支,待扣回,实发合计,已发,应付,币种
,m01,何静,,,10164.02,0.00,0.00,0.00,0.00,0.00,10164.02,10164.02,0.00,CNY
$ salesctl payout export -F csv | awk -F, 'NR > 1 { sub(/\./, "", $9); sum[$6] += $9; all += $9 } END { for (a in sum) print a, sum[a]; print "all", all }' | sort
all 0
earned 8280579
held -1354195
paid -6926384
payable 0
$ salesctl payout export 2026-02 | sed -n '/林晓/,/^$/p'
2026-02-28 * (2026-02) 林晓 | payout 2026-02  ; digest ac38a57f52af7327
    ; line 13 ff., commission (2)
    expenses:pay:ae:commission:r01  CNY 8160.01
    ; line 15, commission@factors
    expenses:pay:ae:commission@factors:r01  CNY 816.00
    ; line 16, @holdback
    liabilities:held:r01  CNY -1795.20
    liabilities:payable:r01  CNY -7180.81

2026-04-05 * (PY-0006) 林晓 | payment of payout 2026-02
    assets:bank:r01  CNY -7180.81
    liabilities:payable:r01  CNY 7180.81
$ salesctl payout accrual -p 2026-01..2026-04 -F table
pay by accrual, 2026-01-01..2026-04-30, amounts in CNY
PERIOD      EARNED       PAID       OWED       COST  DEFERRED
-------  ---------  ---------  ---------  ---------  --------
2026-01  19,298.16       0.00  19,298.16  19,298.16      0.00
2026-02  27,950.45       0.00  47,248.61  27,950.45      0.00
2026-03  35,557.18       0.00  82,805.79  35,557.18      0.00
2026-04       0.00  69,263.84  13,541.95       0.00      0.00
-------  ---------  ---------  ---------  ---------  --------
         82,805.79  69,263.84  13,541.95  82,805.79      0.00
$ salesctl payout accrual -p 2026H1 --by quarter --over term -F table
pay by accrual, 2026H1 (2026-01-01 to 2026-06-30), amounts in CNY
28 lines have no term: they are a cost at once
PERIOD     EARNED       PAID       OWED       COST  DEFERRED
------  ---------  ---------  ---------  ---------  --------
2026Q1  82,805.79       0.00  82,805.79  82,805.79      0.00
2026Q2       0.00  69,263.84  13,541.95       0.00      0.00
------  ---------  ---------  ---------  ---------  --------
        82,805.79  69,263.84  13,541.95  82,805.79      0.00
$ salesctl deal edit 1 term=60 -q
$ salesctl payout accrual -p 2026 --by year --over term -F tsv
pay by accrual, 2026 (2026-01-01 to 2026-12-31), amounts in CNY
27 lines have no term: they are a cost at once
period	earned	paid	owed	cost	deferred
2026	82805.79	69263.84	13541.95	80729.79	2076.00
$ salesctl payout accrual --over title
salesctl: payout accrual: a term is a number of months, and title is none
hint: fields: {deal: {term: {type: number}}}
[2]
$ salesctl payout accrual -p 2026-01-15..2026-03-31 --over 12
salesctl: payout accrual: cost is spread over whole months: say a period that begins and ends with one
[2]

# A draw that is recovered, a refund that takes more than a wage may lose, a cap that
# keeps apart, and a fifth that is held until the quarter ends.
$ cd .. && cat > draw.yaml <<'R'
> salesctl: 1
> name: Draws
> effective: 2026-01-01
> locale: {currency: CNY, timezone: Asia/Shanghai}
> pipelines: {default: {stages: [{id: talk, probability: 50%}], won: {id: won}, lost: {id: lost}}}
> metrics: {collected: {of: receipt, measure: sum(amount), date: paid_on, credit: split, unit: money}}
> plans:
>   draw:
>     for: "role = ae"
>     components: [{id: commission, kind: commission, base: collected, rate: 10%}]
>     draw: {amount: 5000, recoverable: yes, from: 2026-07-01}
>   back:
>     for: "role = kam"
>     components: [{id: commission, kind: commission, base: collected, rate: 10%}]
>     clawback: {monthly_cap: 20%}
>   capped:
>     for: "role = sdr"
>     components: [{id: commission, kind: commission, base: collected, rate: 10%, cap: {amount: 1000, excess: withheld}}]
>   kept:
>     for: "role = kae"
>     components: [{id: commission, kind: commission, base: collected, rate: 10%}]
>     holdback: {rate: 20%, release: {at: quarter-end}}
> approval: {same_login: allowed}
> R
$ export SALESCTL_NOW=2026-10-08T02:00:00Z
$ salesctl init draws --policy draw.yaml -q && cd draws
$ printf 'code,name,role\nli,李雷,ae\nkam,韩梅梅,kam\nsdr,丁一,sdr\nkae,许诺,kae\nfin,谢宁,finance\nboss,周总,gm\n' | salesctl person import -q -
$ printf 'ref,title,owner,stage,amount,closed_on\nA,甲,li,won,200000,2026-07-01\nB,乙,kam,won,200000,2026-07-01\nC,丙,sdr,won,20000,2026-07-01\nD,丁,kae,won,500000,2026-07-01\n' | salesctl deal import -q -
$ printf 'ref,deal,amount,paid_on,kind\n1,ref:A,32000,2026-07-10,receipt\n2,ref:A,41000,2026-08-10,receipt\n3,ref:A,98000,2026-09-10,receipt\n4,ref:B,90000,2026-07-10,receipt\n5,ref:B,-90000,2026-08-10,refund\n6,ref:B,50000,2026-08-20,receipt\n7,ref:C,12500,2026-07-10,receipt\n8,ref:C,-10000,2026-08-10,refund\n9,ref:C,3000,2026-09-10,receipt\n10,ref:D,135802.4,2026-07-10,receipt\n11,ref:D,99999.9,2026-08-10,receipt\n12,ref:D,200000.1,2026-09-10,receipt\n' | salesctl receipt import -q -
$ for month in 07 08 09; do salesctl payout run -q -p 2026-$month --as fin; salesctl payout submit -q 2026-$month --as fin; salesctl payout approve -q 2026-$month --as boss --confirm 2026-$month; done
$ statements() { for as in text md html; do salesctl payout statement 2026-07 -F $as && salesctl payout statement 2026-07 -F $as --lang zh_CN; done; }
$ statements > ../approved
$ for day in 07-31 08-31 09-30; do salesctl payout balances -F tsv --on 2026-$day; done
balances at the end of 2026-07-31, amounts in CNY
person	earned	adjustment	held	withheld	draw	put_off	paid	payable
李雷	3200.00	0.00	0.00	0.00	1800.00	0.00	0.00	5000.00
韩梅梅	9000.00	0.00	0.00	0.00	0.00	0.00	0.00	9000.00
丁一	1250.00	0.00	0.00	250.00	0.00	0.00	0.00	1000.00
许诺	13580.24	0.00	2716.05	0.00	0.00	0.00	0.00	10864.19
balances at the end of 2026-08-31, amounts in CNY
person	earned	adjustment	held	withheld	draw	put_off	paid	payable
李雷	7300.00	0.00	0.00	0.00	2700.00	0.00	0.00	10000.00
韩梅梅	5000.00	0.00	0.00	0.00	0.00	8000.00	0.00	13000.00
丁一	250.00	0.00	0.00	0.00	0.00	0.00	0.00	250.00
许诺	23580.23	0.00	4716.05	0.00	0.00	0.00	0.00	18864.18
balances at the end of 2026-09-30, amounts in CNY
person	earned	adjustment	held	withheld	draw	put_off	paid	payable
李雷	17100.00	0.00	0.00	0.00	0.00	0.00	0.00	17100.00
韩梅梅	5000.00	0.00	0.00	0.00	0.00	8000.00	0.00	13000.00
丁一	550.00	0.00	0.00	0.00	0.00	0.00	0.00	550.00
许诺	43580.24	0.00	0.00	0.00	0.00	0.00	0.00	43580.24

# The quarter's last month holds first, then the quarter lets go of all that is held.
$ salesctl payout explain 2026-09 kae
许诺 (kae), payout 2026-09, amounts in CNY
     24,716.06  in all
     24,716.06    kept
     20,000.01      commission
     20,000.01        2026-09
     20,000.01          2026-09-10  RC-0012 丁  credited 200,000.10  (line 20)
                          200,000.10 x 10% = 20,000.01
                          rule: kept.commission, draw.yaml:21, version 1
     -4,000.00      holdback
     -4,000.00          2026-09  holdback  (line 21)
                          earned in the period by plan kept: 20,000.01
                          20,000.01 x 20% = 4,000.002
                          rounded: 4,000.00
                          held before: 4,716.05
                          held now: 8,716.05
                          rule: kept.@holdback, draw.yaml:19, version 1
      8,716.05      release of the holdback
      8,716.05          2026Q3  release of the holdback  (line 22)
                          held before: 8,716.05
                          8,716.05 x 100% = 8,716.05
                          held now: 0.00
                          rule: kept.@release, draw.yaml:19, version 1

$ salesctl payout pay 2026-07 --as boss --confirm 2026-07
added PY-0001 李雷 CNY 5,000.00
added PY-0002 韩梅梅 CNY 9,000.00
added PY-0003 丁一 CNY 1,000.00
added PY-0004 许诺 CNY 10,864.19
paid 2026-07: CNY 25,864.19 to 4 people
op 14
$ salesctl payout pay 2026-09 --as boss --confirm 2026-09
payout 2026-08 was not paid yet: what it owes is paid with 2026-09
丁一: CNY -450.00 is carried forward to the next payout
added PY-0005 李雷 CNY 12,100.00
added PY-0006 韩梅梅 CNY 4,000.00
added PY-0007 许诺 CNY 32,716.05
paid 2026-09: CNY 48,816.05 to 3 people
op 15
$ salesctl payout pay 2026-08 --as boss --confirm 2026-08
salesctl: payout pay: payout 2026-08 was paid with 2026-09 on 2026-10-08 (PY-0005) and is not paid twice
hint: salesctl payout payments 2026-08
[81]
$ salesctl payout adjust li -9000 --reason 多发追回 --on 2026-09-30 --as fin -q && salesctl payout adjust --approve AJ-0001 --as boss -q
$ salesctl payout run -p 2026-09 --as fin -q && salesctl payout submit -q 2026-09.2 --as fin && salesctl payout approve -q 2026-09.2 --as boss --confirm 2026-09.2
$ salesctl payout pay 2026-09.2 --as boss
李雷: CNY -9,000.00 is carried forward to the next payout
丁一: CNY -450.00 is carried forward to the next payout
nobody is to be paid; nothing was recorded
$ salesctl status | grep 'on hold\|not paid'
[1]
$ salesctl payout hold li 2026-09.2 --reason x
salesctl: payout hold: nothing of payout 2026-09.2 is still to be paid to 李雷
[81]
$ salesctl payout balances li -F table
balances, amounts in CNY
PERSON     EARNED   ADJUSTED  HELD  WITHHELD  DRAW OWED       PAID    PAYABLE
------  ---------  ---------  ----  --------  ---------  ---------  ---------
李雷    17,100.00  -9,000.00  0.00      0.00       0.00  17,100.00  -9,000.00
------  ---------  ---------  ----  --------  ---------  ---------  ---------
        17,100.00  -9,000.00  0.00      0.00       0.00  17,100.00  -9,000.00
1 column hidden: --fields all -F tsv shows it
$ salesctl payout verify 2>&1 | head -1
ok: 23 lines recomputed from their facts and rules, all equal
$ salesctl fsck -q && echo clean
op	code	what	message
clean

# A statement is what was approved, whatever is paid, run or renamed later; of what
# is not approved yet it is of now.
$ salesctl person edit li name=李磊 -q && salesctl receipt edit ref:1 amount=33000 -q && salesctl payout run -p 2026-10 --as fin -q
$ statements | cmp - ../approved && echo the same
the same
$ salesctl payout statement 2026-07 li | sed 's,^7:[0-9a-f]*,7:HASH,'
Payout 2026-07                                                           Draws
approved on 2026-10-08; rule book version 1, records as of operation 4,
balances as of operation 7; amounts in CNY; digest 2e77ad1813684158; head
7:HASH

1. 李雷
   Date        Fact        Component      Credited    Amount
   ----------  ----------  ------------  ---------  --------
   2026-07-10  RC-0001 甲  commission    32,000.00  3,200.00
   2026-07-31  2026-07     draw advance   3,200.00  1,800.00
   ----------  ----------  ------------  ---------  --------
               Total                                5,000.00

   What it comes to  This payout  Balance at approval
   ----------------  -----------  -------------------
   Earned               3,200.00             3,200.00
   Draw owed            1,800.00             1,800.00
   Net pay              5,000.00
   Paid                                          0.00
   ----------------  -----------  -------------------
   Payable                                   5,000.00
$ salesctl payout statement 2026-10 li
Payout 2026-10                                                           Draws
draft; rule book version 1, records as of operation 22, balances as of
operation 23; amounts in CNY; digest f958ef191dedb2ce

1. 李磊
   Date        Fact        Component        Credited    Amount
   ----------  ----------  --------------  ---------  --------
   2026-07-10  RC-0001 甲  commission      33,000.00    100.00
   2026-07-31  2026-07     draw recovered   3,300.00   -100.00
   2026-09-30  2026-09     draw advance     9,800.00    100.00
   2026-10-31  2026-10     draw advance         0.00  5,000.00
   ----------  ----------  --------------  ---------  --------
               Total                                  5,100.00

   What it comes to  This payout  Balance by now
   ----------------  -----------  --------------
   Earned                 100.00       17,100.00
   Adjusted                 0.00       -9,000.00
   Draw owed            5,000.00            0.00
   Net pay              5,100.00
   Paid                                17,100.00
   ----------------  -----------  --------------
   Payable                             -9,000.00
