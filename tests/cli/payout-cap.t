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
