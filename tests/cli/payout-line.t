# A line is named by its number, also where that looks like a year; a payout of a year
# is named by its year, and its lines by line:NUMBER.
$ cat > book.yaml <<END
> salesctl: 1
> name: Lines
> effective: 2026-01-01
> locale: {currency: CNY, timezone: Asia/Shanghai}
> pipelines:
>   default:
>     stages: [{id: open, probability: 50%}]
>     won: {id: won}
>     lost: {id: lost}
> metrics:
>   sold: {of: deal, measure: sum(amount), date: closed_on, credit: owner, where: "stage = won", unit: money}
> plans:
>   seller: {for: "role = seller", components: [{id: sales, kind: commission, base: sold, rate: 4%}]}
> END
$ export SALESCTL_NOW=2027-01-02T00:00:00Z
$ salesctl init -q --policy book.yaml
$ salesctl person add -q code=li name='Li Na' role=seller
$ (echo ref,owner,stage,amount,closed_on; for n in $(seq 2030); do echo "D$n,li,won,$n,2026-01-05"; done) > deals.csv
$ salesctl deal import -q deals.csv
$ salesctl payout run -q -p 2026-01
$ salesctl payout explain 2026 | sed -n 2p
         81.04  2026-01-05  D-2026  credited 2,026.00  (line 2026)
$ salesctl payout blame 2026 | wc -l
line 2026 of payout 2026-01, run by op 4: D-2026, sales, 81.04
5
$ salesctl deal add -q ref=late owner=li stage=won amount=50 closed_on=2026-06-01
$ salesctl payout run -q -p 2026
$ salesctl payout explain 2026 | grep 'line 2031'
          2.00          2026-06-01  D-2031  credited 50.00  (line 2031)
$ salesctl payout explain line:2026 | sed -n 2p
         81.04  2026-01-05  D-2026  credited 2,026.00  (line 2026)
$ salesctl payout explain 2999
salesctl: payout explain: there is no payout line 2999
hint: salesctl payout list
[66]
$ salesctl payout explain line:x
salesctl: payout explain: there is no payout 'line:x'; there are 2026, 2026-01
hint: salesctl payout list
[66]
