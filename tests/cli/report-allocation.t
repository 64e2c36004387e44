# Who got which part of the leads, the customers and the credit, and how even it is.
$ cat > book.yaml <<'B'
> salesctl: 1
> name: {en: Tea Shop, zh: 茶店}
> effective: 2026-01-01
> locale: {currency: CNY, timezone: Asia/Shanghai}
> pipelines:
>   default:
>     stages: [{id: qualify, probability: 10%}]
>     won: {id: won}
>     lost: {id: lost}
> metrics:
>   revenue: {label: {en: Revenue, zh: 销售额}, of: deal, measure: sum(amount), date: closed_on, credit: split, where: "stage = won", unit: money}
> plans:
>   sales: {for: "role = ae", components: [{id: c, kind: commission, base: revenue, rate: 5%}]}
> B
$ salesctl init -q --policy book.yaml shop 2> /dev/null && cd shop
$ printf '%s\n' handle,name,role,manager wang,王芳,manager, li,李雷,ae,wang han,韩梅梅,ae,wang zhang,张伟,ae,wang zhao,赵敏,ae,wang new,新人,ae, > p.csv && salesctl person import -q p.csv
$ awk 'BEGIN { print "ref,name,owner,created_on"; split("li 60 han 50 zhang 45 zhao 5", a, " ")
>     for (i = 1; i < 8; i += 2) { for (k = 0; k < a[i + 1]; k++) printf "N%d-%d,N%d-%d,%s,2026-05-%02d\n", i, k, i, k, a[i], k % 30 + 1
>     for (k = 0; k < 10; k++) printf "O%d-%d,O%d-%d,%s,2026-02-%02d\n", i, k, i, k, a[i], k + 1 } }' > l.csv
$ salesctl lead import -q l.csv
$ printf '%s\n' ref,title,owner,stage,amount,closed_on A,茶,li,won,40000,2026-04-01 B,杯,han,won,30000,2026-05-10 C,壶,li,won,30000,2026-06-30 > d.csv && salesctl deal import -q d.csv
$ salesctl report allocation -p 2026Q2
Allocation 2026Q2 (2026-04-01 to 2026-06-30)                          Tea Shop
Leads and customers by the day they were created and their owner now; the
period before is 2026Q1; data as of operation 4; amounts in CNY

1. New leads
   Person  Manager  Records    Share  Above even
   ------  -------  -------  -------  ----------
   韩梅梅  王芳          50   31.25%       6.25%
   李雷    王芳          60    37.5%       12.5%
   张伟    王芳          45  28.125%      3.125%
   赵敏    王芳           5   3.125%    -21.875%
   ------  -------  -------  -------  ----------
   Total                160     100%

   Gini 0.2656 of 4 people (0: all the same, near 1: one has everything); an
   even share is 25%; the largest tenth (1) has 37.5%.

2. New customers
   Records: 0; fewer than 5 say nothing.

3. Revenue
   Records: 3; fewer than 5 say nothing.

4. By manager, against the period before
   Manager  Of what    People  Before  Now  Gini    Shifted  More to  Less to
   -------  ---------  ------  ------  ---  ------  -------  -------  -------
   王芳     New leads       4      40  160  0.2656  21.875%  李雷     赵敏

   Shifted: what part went to others of the manager's people than in the
   period before, by their shares then and now. Where fewer than 5 records lie
   in one of the two, nothing is said.
$ salesctl report allocation -p 2026Q2 -F md --lang zh_CN
# 分配情况 2026Q2（2026-04-01 至 2026-06-30）

**茶店**

线索和客户按创建日和现负责人统计；上一期间为 2026Q1；数据截至操作 4；金额单位：CNY

## 1. 新线索

| 人员 | 上级 | 记录数 | 占比 | 高于均分 |
|:---|:---|---:|---:|---:|
| 韩梅梅 | 王芳 | 50 | 31.25% | 6.25% |
| 李雷 | 王芳 | 60 | 37.5% | 12.5% |
| 张伟 | 王芳 | 45 | 28.125% | 3.125% |
| 赵敏 | 王芳 | 5 | 3.125% | -21.875% |
| 合计 |  | 160 | 100% |  |

基尼系数 0.2656，共 4 人（0 为人人相同，接近 1 为一人独占）；均分为 25%；最多的一成（1 人）占 37.5%。

## 2. 新客户

记录数：0；少于 5 条不作结论。

## 3. 销售额

记录数：3；少于 5 条不作结论。

## 4. 按上级，与上一期间比较

| 上级 | 项目 | 人数 | 此前 | 本期 | 基尼系数 | 变动份额 | 增加最多 | 减少最多 |
|:---|:---|---:|---:|---:|:---|---:|:---|:---|
| 王芳 | 新线索 | 4 | 40 | 160 | 0\.2656 | 21.875% | 李雷 | 赵敏 |

变动份额：与上一期间的占比相比，该上级的下属之间有多大份额转给了别人。任一期间少于 5 条记录的不作结论。

# Where there are enough, credit too, and the report of a month.
$ printf '%s\n' ref,title,owner,stage,amount,closed_on D,茶,han,won,20000,2026-04-01 E,杯,zhao,won,30000.50,2026-05-10 F,壶,li,won,1000,2026-02-03 > d.csv && salesctl deal import -q d.csv
$ salesctl report allocation -p 2026Q2 | sed -n '/^3. Revenue/,/^4. By/p'
3. Revenue
   Person  Manager  Records     Share  Above even      Amount
   ------  -------  -------  --------  ----------  ----------
   韩梅梅  王芳           2  33.3332%     8.3332%   50,000.00
   李雷    王芳           2  46.6665%    21.6665%   70,000.00
   张伟    王芳           0        0%        -25%        0.00
   赵敏    王芳           1  20.0003%    -4.9997%   30,000.50
   ------  -------  -------  --------  ----------  ----------
   Total                  5      100%              150,000.50

   Gini 0.3833 of 4 people (0: all the same, near 1: one has everything); an
   even share is 25%; the largest tenth (1) has 46.6665%.

4. By manager, against the period before
$ salesctl report allocation -p 2026-02 | tail -4

4. By manager, against the period before
   No manager gave out 5 records or more, to two people or more, in both
   periods.
$ salesctl report allocation -p 2026..
salesctl: report allocation: the report on allocation needs a period with both ends
[2]
$ salesctl report list
report	what
rank	who stands where, who moved, who improved most
weekly	what was won, by whom, how goals stand, what needs attention
allocation	how evenly leads, customers and credit are dealt out
