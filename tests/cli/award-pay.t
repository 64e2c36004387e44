# From the ranking to the money: the manager proposes the year's champions, somebody else
# approves them, and the next run pays what each was awarded, of the day of the approval.
$ L=$TEST_DATA/ladder && cat $L/policy.yaml - > rules.yaml <<Y
> approval: {same_login: allowed}
> plans:
>   seller:
>     for: "role = ae"
>     components:
>       - {id: commission, kind: commission, base: collected, rate: 1%}
>       - {id: prizes, kind: award, of: champion}
>     holdback: {rate: 20%}
> examples:
>   - {plan: seller, component: commission, facts: [1000], earns: [10]}
> Y
$ salesctl policy check rules.yaml
there is no department here, so it was not held against records
rules.yaml is good: effective 2025-01-01; metrics: 5, plans: 1, examples: 1
$ export SALESCTL_NOW=2027-01-08T02:00:00Z && salesctl init year --policy rules.yaml -q && cd year
$ for kind in person customer deal receipt reading review; do salesctl $kind import $L/year/$kind.csv -q; done
$ salesctl person edit m01 manager=d01 -q
$ salesctl award run champion --as m01 -q --fields rank,person,amount --limit 3
rank	person	amount
1	陈锐	50000.00
2	林晓	30000.00
3	吴桐	10000.00
$ salesctl payout run -p 2027-01
nothing new to post; nothing was recorded
$ salesctl award approve award:champion --as d01 --yes --now 2027-01-09 -q
$ salesctl deal add 冷链 owner=r01 customer=C001 amount=50000 -q && salesctl receipt add deal=冷链 amount=50000 paid_on=2027-01-20 confirmed=yes -q
$ salesctl payout run -p 2027-01 --as m01 -q

# Beside the plan: a fifth of the commission is held, and nothing of the prize.
$ salesctl payout lines 2027-01 -F table --fields line,person,component,fact,on,base,amount
LINE  PERSON  COMPONENT   FACT     DATE         CREDITED     AMOUNT
----  ------  ----------  -------  ----------  ---------  ---------
   1  林晓    commission  RC-0021  2027-01-20  50,000.00     500.00
   2  林晓    holdback             2027-01-31     500.00    -100.00
   3  林晓    prizes      AW-0002  2027-01-09  30,000.00  30,000.00
   4  陈锐    prizes      AW-0001  2027-01-09  50,000.00  50,000.00
   5  吴桐    prizes      AW-0003  2027-01-09  10,000.00  10,000.00
$ salesctl payout explain 2027-01 r01 -F text
林晓 (r01), payout 2027-01, amounts in CNY
     30,400.00  in all
     30,400.00    seller
        500.00      commission
        500.00        2027-01
        500.00          2027-01-20  RC-0021 冷链  credited 50,000.00  (line 1)
                          50,000.00 x 1% = 500.00
                          rule: seller.commission, rules.yaml:43, version 1
       -100.00      holdback
       -100.00          2027-01  holdback  (line 2)
                          earned in the period by plan seller: 500.00
                          500.00 x 20% = 100.00
                          held now: 100.00
                          rule: seller.@holdback, rules.yaml:40, version 1
     30,000.00      prizes
     30,000.00        2027-01
     30,000.00          2027-01-09  AW-0002 champion  credited 30,000.00  (line 3)
                          award 年度销售冠军 of 2026, rank 2 by a composite of 91.0946: 30,000.00
                          approved by 沈放 on 2027-01-09
                          rule: seller.prizes, rules.yaml:44, version 1
$ salesctl payout explain 2027-01 r01 -F text --lang zh_CN | sed -n '/AW-/,/^$/p'
     30,000.00          2027-01-09  AW-0002 champion  计入 30,000.00  （第 3 行）
                          奖项“年度销售冠军”（2026）第 2 名，综合分 91.0946：30,000.00
                          沈放 于 2027-01-09 批准
                          规则：seller.prizes，rules.yaml:44，第 1 版
$ salesctl payout explain 2027-01 r03 -F json | grep '"awarded"\|"decided"'
{"person":{"code":"r03","name":"吴桐"},"plan":"seller","component":"prizes","period":"2027-01","line":5,"fact":"AW-0003","on":"2027-01-09","step":"awarded","of":"champion","value":"2026","part":null,"by":null,"from":"90.839","to":null,"n":3,"amount":"10000","cause":"first","cause_op":null,"rule":"rules.yaml:44","policy":1},
{"person":{"code":"r03","name":"吴桐"},"plan":"seller","component":"prizes","period":"2027-01","line":5,"fact":"AW-0003","on":"2027-01-09","step":"decided","of":"d01","value":"root","part":null,"by":null,"from":null,"to":null,"n":null,"amount":null,"cause":"first","cause_op":null,"rule":"rules.yaml:44","policy":1}
$ salesctl payout blame 4 -F tsv --fields op,person,of,action,after_run
op	person	of	action	after_run
1		v1	added	false
2		r02	added	false
9	何静	AW-0001	added	false
10	沈放	AW-0001	changed	false
13	何静	PR-0001	added	false
line 4 of payout 2027-01, run by op 13: AW-0001 champion, prizes, 50,000.00
$ salesctl payout statement 2027-01 r03
Payout 2027-01                                                      华东销售部
draft; rule book version 1, records as of operation 12, balances as of
operation 13; amounts in CNY; digest 49560f124d8e3351

1. 吴桐
   Date        Fact              Component   Credited     Amount
   ----------  ----------------  ---------  ---------  ---------
   2027-01-09  AW-0003 champion  prizes     10,000.00  10,000.00
   ----------  ----------------  ---------  ---------  ---------
               Total                                   10,000.00

   What it comes to  This payout  Balance by now
   ----------------  -----------  --------------
   Earned              10,000.00            0.00
   Net pay             10,000.00
   Paid                                     0.00
   ----------------  -----------  --------------
   Payable                                  0.00

# In the journal it is pay, as everything that was earned.
$ salesctl payout submit 2027-01 --as m01 -q && salesctl payout approve 2027-01 --as d01 --confirm 2027-01 -q
$ salesctl payout export --format hledger | grep prizes
account expenses:pay:seller:prizes:r01
account expenses:pay:seller:prizes:r02
account expenses:pay:seller:prizes:r03
    ; line 3, prizes
    expenses:pay:seller:prizes:r01  CNY 30000.00
    ; line 4, prizes
    expenses:pay:seller:prizes:r02  CNY 50000.00
    ; line 5, prizes
    expenses:pay:seller:prizes:r03  CNY 10000.00
$ salesctl payout balances -F tsv --fields person,earned,held,payable
balances, amounts in CNY
person	earned	held	payable
林晓	30500.00	100.00	30400.00
陈锐	50000.00	0.00	50000.00
吴桐	10000.00	0.00	10000.00

# What a plan without prizes would pay.
$ sed '/kind: award/d' ../rules.yaml > less.yaml && salesctl payout simulate -p 2027-01 --policy less.yaml -F tsv
person	old	new	difference	percent
林晓	30400.00	400.00	-30000.00	-0.986842105
陈锐	50000.00	0.00	-50000.00	-1
吴桐	10000.00	0.00	-10000.00	-1

# One is taken away after it was paid: the next run takes the money back, and says why.
$ salesctl award remove AW-3 -q --yes --reason 数据有误 && salesctl payout run -p 2027-02 --as m01 -q
$ salesctl payout explain 2027-02 r03 -F text
吴桐 (r03), payout 2027-02, amounts in CNY
    -10,000.00  in all
    -10,000.00    seller
    -10,000.00      prizes
    -10,000.00        2027-01
    -10,000.00          2027-01-09  AW-0003 champion  credited 0.00  (line 6)
                          posted before: 10,000.00 in 2027-01 (line 5)
                          now due: 0.00, so -10,000.00 is posted; cause: the record no longer counts (op 16)
                          rule: seller.prizes, rules.yaml:44, version 1
$ salesctl payout why 2027-01 2027-02 r03 -F text
    -20,000.00  is the difference of payout 2027-02 to 2027-01, amounts in CNY
    -10,000.00  seller prizes  awards: 10,000.00, now 0.00
    -10,000.00  seller prizes  corrections of earlier payouts: 0.00, now -10,000.00
$ salesctl payout verify
ok: 6 lines recomputed from their facts and rules, all equal
payout	person	what	difference

# What a plan says of awards wrongly.
$ sed 's/of: champion}/of: champions, cap: {amount: 100}}/' ../rules.yaml > wrong.yaml; salesctl policy check wrong.yaml
wrong.yaml:44:39: error: plans.seller.components[1].of: there is no award 'champions' under 'awards' (did you mean 'champion'?)
wrong.yaml:44:50: error: plans.seller.components[1].cap: a component of kind award has no 'cap'
salesctl: policy check: the rule book 'wrong.yaml' has errors (2)
[65]
$ sed 's/of: champion}/of: champion}\n      - {id: more, kind: award}/' ../rules.yaml > wrong.yaml; salesctl policy check wrong.yaml
wrong.yaml:45:9: error: 'more' pays the award 'champion', which 'prizes' pays already (line 44)
salesctl: policy check: the rule book 'wrong.yaml' has errors (1)
[65]
