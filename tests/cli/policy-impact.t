# What changes between two rule books, and what that costs.
$ cat > book.yaml <<'B'
> salesctl: 1
> name: Tea Trade
> effective: 2026-01-01
> locale: {currency: CNY, timezone: Asia/Shanghai}
> pipelines:
>   default:
>     stages: [{id: qualify, probability: 10%}]
>     won: {id: won}
>     lost: {id: lost}
> metrics:
>   revenue: {label: {en: Revenue, zh: 销售额}, of: deal, measure: sum(amount), date: closed_on, credit: owner, where: "stage = won", unit: money}
> plans:
>   sales:
>     for: "role = ae"
>     components:
>       - {id: commission, kind: commission, base: revenue, rate: 5%}
> B
$ salesctl init -q --policy book.yaml shop && cd shop
$ printf '%s\n' handle,name,role li,李雷,ae han,韩梅梅,ae > p.csv && salesctl person import -q p.csv
$ printf '%s\n' ref,title,owner,stage,amount,closed_on A,茶,li,won,100000,2026-01-10 B,杯,li,won,20000,2026-02-10 C,壶,han,won,30000,2026-02-11 > d.csv
$ salesctl deal import -q d.csv
$ sed 's/rate: 5%/tiers: [{to: 50000, rate: 6%}, {rate: 3%}]/; s/2026-01-01/2026-02-01/' ../book.yaml > policy.yaml

# Text first, then the table; both books for all of the period.
$ salesctl policy diff --impact -p 2026 -F table
what everybody is paid, 2026 (2026-01-01 to 2026-12-31); amounts in CNY
--- version 1
+++ policy.yaml
@@ -1,6 +1,6 @@
 salesctl: 1
 name: Tea Trade
-effective: 2026-01-01
+effective: 2026-02-01
 locale: {currency: CNY, timezone: Asia/Shanghai}
 pipelines:
   default:
@@ -13,4 +13,4 @@
   sales:
     for: "role = ae"
     components:
-      - {id: commission, kind: commission, base: revenue, rate: 5%}
+      - {id: commission, kind: commission, base: revenue, tiers: [{to: 50000, rate: 6%}, {rate: 3%}]}

PERSON       OLD       NEW  DIFFERENCE  CHANGE
------  --------  --------  ----------  ------
韩梅梅  1,500.00  1,800.00      300.00     20%
李雷    6,000.00  5,700.00     -300.00     -5%
------  --------  --------  ----------  ------
        7,500.00  7,500.00        0.00      0%
more: 1, less: 1, the same: 0
of Revenue: 5%, now 5%
Gini: 0.3000, now 0.2600
$ salesctl policy apply -q 2> /dev/null
$ salesctl policy diff 1 2 --impact -p 2026-02
person	old	new	difference	percent
韩梅梅	1500.00	1800.00	300.00	0.2
李雷	1000.00	1200.00	200.00	0.2
$ salesctl policy diff 2 1 --impact -p 2026 --by plan -F json
{"schema":"salesctl.payout.simulate","version":1,"items":[
{"plan":"sales","old":"7500.00","new":"7500.00","difference":"0.00","percent":"0"}
],"totals":{"old":"7500.00","new":"7500.00","difference":"0.00","percent":"0"},"period":{"from":"2026-01-01","to":"2026-12-31"},"currency":"CNY"}
$ salesctl policy diff 1 2 --impact -p 2026 -F table --lang zh_CN
各人所得，2026（2026-01-01 至 2026-12-31）；金额单位：CNY
--- 版本 1
+++ 版本 2
@@ -1,6 +1,6 @@
 salesctl: 1
 name: Tea Trade
-effective: 2026-01-01
+effective: 2026-02-01
 locale: {currency: CNY, timezone: Asia/Shanghai}
 pipelines:
   default:
@@ -13,4 +13,4 @@
   sales:
     for: "role = ae"
     components:
-      - {id: commission, kind: commission, base: revenue, rate: 5%}
+      - {id: commission, kind: commission, base: revenue, tiers: [{to: 50000, rate: 6%}, {rate: 3%}]}

人员          原        新     差异  变化
------  --------  --------  -------  ----
韩梅梅  1,500.00  1,800.00   300.00   20%
李雷    6,000.00  5,700.00  -300.00   -5%
------  --------  --------  -------  ----
        7,500.00  7,500.00     0.00    0%
增加 1 人，减少 1 人，不变 0 人
占销售额：原 5%，新 5%
基尼系数：原 0.3000，新 0.2600
$ salesctl policy diff ../book.yaml ../book.yaml --impact -p 2026 --exit-code
person	old	new	difference	percent
韩梅梅	1500.00	1500.00	0.00	0
李雷	6000.00	6000.00	0.00	0
$ salesctl policy diff 1 2 --impact
salesctl: policy diff: say over which period
hint: -p 'last year'
[2]
$ salesctl policy diff 1 2 -p 2026
salesctl: policy diff: -p and --by say over what --impact is reckoned
[2]
$ salesctl policy diff 1 3 --impact -p 2026
salesctl: policy diff: the rule book has no version 3; the newest is 2
[66]
