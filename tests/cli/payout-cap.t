# Caps explained: what a cap carries, and what a later rule book makes of that.
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
>   gone:
>     for: "role = gone"
>     components: [{id: sales, kind: commission, base: sold, rate: 10%, cap: {amount: 1000, excess: later}}]
>   lost:
>     for: "role = lost"
>     components: [{id: sales, kind: commission, base: sold, rate: 10%, cap: {amount: 1000, excess: later}}]
> END
$ export SALESCTL_NOW=2026-05-02T00:00:00Z
$ salesctl init -q --policy book.yaml
$ printf 'handle,name,role\na,安,gone\nb,白,lost\n' | salesctl person import -q -
$ printf 'ref,title,owner,stage,amount,closed_on\nA1,茶,a,won,25000,2026-01-12\nA2,酒,a,won,2000,2026-02-20\nA3,糖,a,won,3000,2026-03-20\nB1,盐,b,won,25000,2026-01-12\nB2,油,b,won,2000,2026-02-20\nB3,米,b,won,3000,2026-03-20\n' | salesctl deal import -q -

# A rule book within the plan year that does not have the component any more.
$ sed 's/2026-01-01/2026-03-01/; s/gone:/went:/; s/{id: sales, \(.*\)}]}*$/{id: other, \1}]/' book.yaml > none.yaml; salesctl policy check none.yaml
none.yaml:13:3: warning: no example shows what plan 'went' pays: work one out by hand under 'examples'
none.yaml:16:3: warning: no example shows what plan 'lost' pays: work one out by hand under 'examples'
none.yaml: warning: from 2026-03-01 on there is no gone.sales: what its cap has carried into later periods of the plan year is not paid
none.yaml: warning: from 2026-03-01 on there is no lost.sales: what its cap has carried into later periods of the plan year is not paid
none.yaml is good: effective 2026-03-01; metrics: 1, plans: 2, examples: 0
$ sed 's/2026-01-01/2027-01-01/; s/gone:/went:/' book.yaml > none.yaml; salesctl policy check none.yaml
none.yaml:13:3: warning: no example shows what plan 'went' pays: work one out by hand under 'examples'
none.yaml:16:3: warning: no example shows what plan 'lost' pays: work one out by hand under 'examples'
none.yaml is good: effective 2027-01-01; metrics: 1, plans: 2, examples: 0
$ sed -i '/^  gone:/,/^  lost:/s/, cap: {[^}]*}//; /^  lost:/,$s/cap: {.*}}/cap: {amount: 900}}/; s/2026-01-01/2026-03-01/' book.yaml; salesctl policy apply -q book.yaml; tail -6 book.yaml
  gone:
    for: "role = gone"
    components: [{id: sales, kind: commission, base: sold, rate: 10%}]
  lost:
    for: "role = lost"
    components: [{id: sales, kind: commission, base: sold, rate: 10%, cap: {amount: 900}}]
$ for m in 01 02 03; do salesctl payout run -q -p 2026-$m; done; salesctl payout verify -q --no-header
$ salesctl payout explain 2026-02 a
安 (a), payout 2026-02, amounts in CNY
      1,000.00  in all
      1,000.00    gone
      1,000.00      sales
      1,000.00        2026-02
        200.00          2026-02-20  D-0002 酒  credited 2,000.00  (line 5)
                          2,000.00 x 10% = 200.00
                          rule: gone.sales, book.yaml:15, version 1
        800.00          2026-02  cap of sales  (line 6)
                          left over by earlier periods: 1,500.00
                          earned 200.00, cap 1,000.00: 800.00
                          above the cap: 700.00, carried into later periods
                          rule: gone.sales, book.yaml:15, version 1
$ salesctl payout explain 2026-03
安 (a), payout 2026-03, amounts in CNY
      1,000.00  in all
      1,000.00    gone
      1,000.00      sales
      1,000.00        2026-03
        300.00          2026-03-20  D-0003 糖  credited 3,000.00  (line 9)
                          3,000.00 x 10% = 300.00
                          rule: gone.sales, book.yaml:15, version 2
        700.00          2026-03  cap of sales  (line 10)
                          left over by earlier periods: 700.00
                          earned 300.00, and there is no cap any more: 700.00
                          rule: gone.sales, book.yaml:15, version 2

白 (b), payout 2026-03, amounts in CNY
        900.00  in all
        900.00    lost
        900.00      sales
        900.00        2026-03
        300.00          2026-03-20  D-0006 米  credited 3,000.00  (line 11)
                          3,000.00 x 10% = 300.00
                          rule: lost.sales, book.yaml:18, version 2
        600.00          2026-03  cap of sales  (line 12)
                          left over by earlier periods: 700.00
                          earned 300.00, cap 900.00: 600.00
                          above the cap: 100.00, lost
                          rule: lost.sales, book.yaml:18, version 2
$ salesctl payout explain 2026-03 --lang zh_CN
安（a），提成 2026-03，金额以 CNY 计
      1,000.00  合计
      1,000.00    gone
      1,000.00      sales
      1,000.00        2026-03
        300.00          2026-03-20  D-0003 糖  计入 3,000.00  （第 9 行）
                          3,000.00 x 10% = 300.00
                          规则：gone.sales，book.yaml:15，第 2 版
        700.00          2026-03  sales 封顶  （第 10 行）
                          前期结转：700.00
                          所得 300.00，已无封顶：700.00
                          规则：gone.sales，book.yaml:15，第 2 版

白（b），提成 2026-03，金额以 CNY 计
        900.00  合计
        900.00    lost
        900.00      sales
        900.00        2026-03
        300.00          2026-03-20  D-0006 米  计入 3,000.00  （第 11 行）
                          3,000.00 x 10% = 300.00
                          规则：lost.sales，book.yaml:18，第 2 版
        600.00          2026-03  sales 封顶  （第 12 行）
                          前期结转：700.00
                          所得 300.00，封顶 900.00：600.00
                          超出封顶：100.00，作废
                          规则：lost.sales，book.yaml:18，第 2 版

# A plan's cap over a longer period than the plan's: what a month brings above it.
$ cat > year.yaml <<END
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
>   year:
>     for: "role = year"
>     guarantee: {amount: 600}
>     cap: {amount: 5000, period: year}
>     components: [{id: sales, kind: commission, base: sold, rate: 10%}]
> END
$ salesctl init y -q --policy year.yaml && cd y
$ printf 'handle,name,role\nm,梅,year\n' | salesctl person import -q -
$ printf 'ref,title,owner,stage,amount,closed_on\nM1,茶,m,won,30000,2026-01-12\nM2,酒,m,won,40000,2026-02-12\nM3,糖,m,won,1000,2026-03-20\n' | salesctl deal import -q -
$ for m in 01 02 03; do salesctl payout run -q -p 2026-$m; done; salesctl payout verify -q --no-header
$ salesctl payout explain 2026-02
梅 (m), payout 2026-02, amounts in CNY
      2,000.00  in all
      2,000.00    year
      4,000.00      sales
      4,000.00        2026-02
      4,000.00          2026-02-12  D-0002 酒  credited 40,000.00  (line 2)
                          40,000.00 x 10% = 4,000.00
                          rule: year.sales, year.yaml:17, version 1
     -2,000.00      cap of the plan
     -2,000.00          2026-02  cap of the plan  (line 3)
                          earned since 2026-01-01: 7,000.00, cap 5,000.00: -2,000.00
                          above the cap: 2,000.00, lost
                          rule: year, year.yaml:13, version 1
$ salesctl payout explain 2026-03
梅 (m), payout 2026-03, amounts in CNY
        600.00  in all
        600.00    year
        100.00      sales
        100.00        2026-03
        100.00          2026-03-20  D-0003 糖  credited 1,000.00  (line 4)
                          1,000.00 x 10% = 100.00
                          rule: year.sales, year.yaml:17, version 1
       -100.00      cap of the plan
       -100.00          2026-03  cap of the plan  (line 5)
                          earned since 2026-01-01: 7,100.00, cap 5,000.00: -2,100.00
                          earlier periods were cut by 2,000.00, so this one: -100.00
                          above the cap: 100.00, lost
                          rule: year, year.yaml:13, version 1
        600.00      guarantee
        600.00          2026-03  guarantee  (line 6)
                          earned in the period by plan year: 0.00
                          guaranteed always
                          at least 600.00 is guaranteed
                          rule: year.@guarantee, year.yaml:13, version 1
$ salesctl payout explain 2026-03 --lang zh_CN
梅（m），提成 2026-03，金额以 CNY 计
        600.00  合计
        600.00    year
        100.00      sales
        100.00        2026-03
        100.00          2026-03-20  D-0003 糖  计入 1,000.00  （第 4 行）
                          1,000.00 x 10% = 100.00
                          规则：year.sales，year.yaml:17，第 1 版
       -100.00      方案封顶
       -100.00          2026-03  方案封顶  （第 5 行）
                          自 2026-01-01 起所得 7,100.00，封顶 5,000.00：-2,100.00
                          前期已扣减 2,000.00，本期：-100.00
                          超出封顶：100.00，作废
                          规则：year，year.yaml:13，第 1 版
        600.00      保底
        600.00          2026-03  保底  （第 6 行）
                          方案 year 在该期间所得：0.00
                          始终保底
                          保底至少 600.00
                          规则：year.@guarantee，year.yaml:13，第 1 版

# As earlier versions of the program posted it, under the first day of the cap's span: nothing differs but the
# digest, and the next run moves it to the months in which it arose.
$ cp -r . ../old && cd ../old && sqlite3 .salesctl/sales.db "UPDATE payout_line SET fact = (SELECT min(fact_on) - 11 FROM payout_line) WHERE rule IN (SELECT id FROM payout_rule WHERE component = '')"
$ salesctl payout verify
payout	person	what	difference
2026-02		2026-02	its lines are not those that were run: they were changed outside salesctl
2026-03		2026-03	its lines are not those that were run: they were changed outside salesctl
salesctl: payout verify: 2 differences in 6 lines; salesctl fsck tells whether records were changed outside salesctl
[1]
$ salesctl payout run -q -p 2026-04; salesctl payout lines 2026-04 -F tsv --fields component,period,on,amount; cd ../y
component	period	on	amount
	2026-02	2026-02-28	-2000.00
	2026-03	2026-03-31	-100.00
@guarantee	2026-04	2026-04-30	600.00
	2026-01	2026-03-31	2100.00

# The cap of the next rule book is gone: what was cut comes back.
$ sed '/cap:/d; s/2026-01-01/2026-04-01/' ../year.yaml > none.yaml; salesctl policy apply -q none.yaml; salesctl payout run -q -p 2026-04; salesctl payout explain 2026-04; salesctl payout verify -q --no-header
梅 (m), payout 2026-04, amounts in CNY
      2,100.00  in all
      2,100.00    year
      2,100.00      cap of the plan
      2,100.00          2026-04  cap of the plan  (line 7)
                          earned 7,100.00, and there is no cap any more: 0.00
                          earlier periods were cut by 2,100.00, so this one: 2,100.00
                          rule: year, none.yaml:13, version 2
$ salesctl payout explain 2026-04 -F tsv --fields component,period,amount,step,of,value,part,by
component	period	amount	step	of	value	part	by
		2100.00	in_all				
		2100.00	plan				
		2100.00	component				
	2026-04	2100.00	period				
	2026-04	2100.00	line			7100.00	
	2026-04	0	capped			7100	
	2026-04	2100	cut_before			2100	
