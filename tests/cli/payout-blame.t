# Which operations moved what a line says, and which came after it.
$ cat > book.yaml <<END
> salesctl: 1
> name: Cases
> effective: 2026-01-01
> locale: {currency: CNY, timezone: Asia/Shanghai}
> pipelines:
>   default:
>     stages: [{id: open, probability: 50%}]
>     won: {id: won}
>     lost: {id: lost}
> metrics:
>   sold: {of: deal, measure: sum(amount), date: closed_on, credit: split, where: "stage = won", unit: money}
> plans:
>   seller:
>     for: "role = seller"
>     components:
>       - id: sales
>         kind: commission
>         base: sold
>         rate: 4%
>         factors: [{of: attainment(sold), steps: [[.., 0.8], [100%, 1.1]]}]
> END
$ export SALESCTL_NOW=2026-04-02T00:00:00Z
$ salesctl init -q --policy book.yaml
$ salesctl person add 李雷 code=li role=seller -q && salesctl person add 韩梅 code=han -q
$ salesctl goal set -q li sold 50000 -p 2026-01
$ salesctl deal add 茶 owner=li stage=won amount=60000 closed_on=2026-01-05 -q
$ salesctl credit add deal=D-1 person=li share=80% -q && salesctl credit add deal=D-1 person=han share=20% -q
$ salesctl deal edit D-1 amount=70000 -q
$ salesctl payout run -q -p 2026-01
$ salesctl credit edit 1 share=75% -q && salesctl goal set -q li sold 60000 -p 2026-01
$ salesctl assignment add person=li role=seller from=2026-01-01 -q
$ salesctl payout lines 2026-01 -F tsv --fields line,component,amount
line	component	amount
1	sales	2240.00
2	sales@factors	224.00
$ salesctl payout blame 1 -F table --fields op,of,action,change,after_run
OP  OF       ACTION   CHANGE                                       AFTER THE RUN
--  -------  -------  -------------------------------------------  -------------
 1  v1       added    version 1 of the rule book was applied       no
 2  li       added    李雷, role seller                            no
 5  D-0001   added    茶, owner 李雷, stage won, amount 60,000.0~  no
 6  CR-0001  added    deal 茶, person 李雷, share 80%, kind reve~  no
 7  CR-0002  added    deal 茶, person 韩梅, share 20%, kind reve~  no
 8  D-0001   changed  amount 60,000.00 -> 70,000.00                no
 9  PR-0001  added    2026-01                                      no
10  CR-0001  changed  share 80% -> 75%                             yes
12  AS-0001  added    person 李雷, role seller, from 2026-01-01    yes
line 1 of payout 2026-01, run by op 9: D-0001 茶, sales, 2,240.00
$ salesctl payout blame 2 -F table --fields op,of,action,change,after_run --lang zh_CN
操作  来源     动作  变化                                               计算之后
----  -------  ----  -------------------------------------------------  --------
   1  v1       新增  启用规则手册第 1 版                                否
   2  li       新增  李雷, role seller                                  否
   4  G-0001   新增  subject 李雷, metric sold, period 2026-01, targe~  否
   9  PR-0001  新增  2026-01                                            否
  11  G-0001   更改  target 50000 -> 60000                              是
  12  AS-0001  新增  person 李雷, role seller, from 2026-01-01          是
提成 2026-01 第 2 行，由操作 9 算出：2026-01，sales 的系数，224.00
$ salesctl payout blame 1 -F json --fields op,of,kind,after_run,command | jq -c '.items[-1]'
line 1 of payout 2026-01, run by op 9: D-0001 茶, sales, 2,240.00
{"op":12,"of":"AS-0001","kind":"assignment","after_run":true,"command":"assignment add person=li role=seller from=2026-01-01 -q"}

# The next run names what moved the line.
$ salesctl payout run -q -p 2026-02
$ salesctl payout lines 2026-02 -F tsv --fields component,period,amount,cause,cause_op
component	period	amount	cause	cause_op
sales	2026-01	-140.00	credit	10
sales@factors	2026-01	-644.00	total	10

# What the run knew is up to the operation that made it, whatever was done with it since.
$ salesctl person add 老板 code=boss -q && salesctl payout submit -q 2026-02 --as li
$ salesctl deal edit D-1 amount=71000 -q
$ salesctl payout blame 1 -F tsv --fields op,of,action,after_run
op	of	action	after_run
1	v1	added	false
2	li	added	false
5	D-0001	added	false
6	CR-0001	added	false
7	CR-0002	added	false
8	D-0001	changed	false
9	PR-0001	added	false
10	CR-0001	changed	true
12	AS-0001	added	true
16	D-0001	changed	true
line 1 of payout 2026-01, run by op 9: D-0001 茶, sales, 2,240.00
$ salesctl payout blame 3 -F tsv --fields op,of,action,after_run
op	of	action	after_run
1	v1	added	false
2	li	added	false
5	D-0001	added	false
6	CR-0001	added	false
7	CR-0002	added	false
8	D-0001	changed	false
10	CR-0001	changed	false
12	AS-0001	added	false
13	PR-0002	added	false
15	PR-0002	changed	true
16	D-0001	changed	true
line 3 of payout 2026-02, run by op 13: D-0001 茶, sales, -140.00
$ salesctl payout blame 3 -F tsv --fields op --lang zh_CN 2>&1 | tail -1
提成 2026-02 第 3 行，由操作 13 算出：D-0001 茶，sales，-140.00

# A record that was removed has its history: of what the run paid, and of the line that took it back.
$ salesctl deal add 茶具 owner=li stage=won amount=10000 closed_on=2026-01-06 -q && salesctl payout run -q -p 2026-03
$ salesctl deal remove D-2 -y -q && salesctl payout run -q -p 2026-04
$ salesctl payout lines 2026-03 -F tsv --fields line,fact,amount,cause
line	fact	amount	cause
5	D-0001	30.00	fact
6	D-0002	400.00	first
7		673.00	total
$ salesctl payout lines 2026-04 -F tsv --fields line,fact,amount,cause,cause_op
line	fact	amount	cause	cause_op
8		-679.00	total	19
9	D-0002	-400.00	gone	19
$ salesctl payout blame 6 -F tsv --fields op,of,action,change,after_run
op	of	action	change	after_run
1	v1	added	version 1 of the rule book was applied	false
2	li	added	李雷, role seller	false
12	AS-0001	added	person 李雷, role seller, from 2026-01-01	false
17	D-0002	added	茶具, owner 李雷, stage won, amount 10,000.00, currency CNY, closed_on 2026-01-06	false
18	PR-0003	added	2026-03	false
19	D-0002	removed	茶具, owner 李雷, stage won, amount 10,000.00, currency CNY, closed_on 2026-01-06	true
line 6 of payout 2026-03, run by op 18: D-0002 茶具, sales, 400.00
$ salesctl payout blame line:9 -F tsv --fields op,of,action,change,after_run --lang zh_CN
op	of	action	change	after_run
1	v1	added	启用规则手册第 1 版	false
2	li	added	李雷, role seller	false
12	AS-0001	added	person 李雷, role seller, from 2026-01-01	false
17	D-0002	added	茶具, owner 李雷, stage won, amount 10,000.00, currency CNY, closed_on 2026-01-06	false
19	D-0002	removed	茶具, owner 李雷, stage won, amount 10,000.00, currency CNY, closed_on 2026-01-06	false
20	PR-0004	added	2026-04	false
提成 2026-04 第 9 行，由操作 20 算出：D-0002 茶具，sales，-400.00
$ salesctl payout blame D-1
salesctl: payout blame: 'D-1' is not the number of a line
hint: salesctl payout lines PAYOUT
[2]
$ salesctl payout blame 99
salesctl: payout blame: there is no payout line 99
hint: salesctl payout list
[66]
