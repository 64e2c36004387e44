# A receipt is paid by what its deal says too: its discount, its list amount. A
# dispute may propose another deal, and tells what every receipt of it would earn.
$ cat > book.yaml <<END
> salesctl: 1
> name: {en: Tea Trade, zh: 茶叶贸易}
> effective: 2026-01-01
> locale: {currency: CNY, timezone: Asia/Shanghai}
> pipelines: {default: {stages: [{id: open, probability: 50%}], won: {id: won}, lost: {id: lost}}}
> metrics:
>   collected: {of: receipt, measure: sum(amount), date: paid_on, credit: split, unit: money}
> plans:
>   seller:
>     for: "role = seller"
>     components:
>       - id: commission
>         kind: commission
>         base: collected
>         rate: 5%
>         factors: [{of: deal.amount / deal.list_amount, steps: [[.., 0.5], [90%, 1]]}]
> approval: {payout: {approvers: 1}, same_login: allowed}
> examples:
>   - {plan: seller, component: commission, given: {deal.amount: 80, deal.list_amount: 100}, facts: [1000], earns: [25]}
> END
$ salesctl init -q tea --policy book.yaml && cd tea
$ for p in mei:seller ops:operations fin:finance; do salesctl person add -q handle=${p%:*} name=${p%:*} role=${p#*:}; done
$ salesctl deal add -q 年框 owner=mei stage=won amount=80000 list_amount=100000 closed_on=2026-01-09
$ for on in 2026-01-15 2026-01-25; do salesctl receipt add -q deal=D-1 amount=40000 paid_on=$on; done
$ salesctl payout run -q -p 2026-01 --as ops && salesctl payout submit -q 2026-01 --as ops
$ salesctl payout approve -q 2026-01 --confirm 2026-01 --as fin
$ salesctl payout dispute 1 --change 'D-0001 list_amount=88000' --reason 标准价录错 --as mei
effect: the next run (2026-01.2) would post CNY 2,000.00 for mei, now it is CNY 0.00
  RC-0001 年框, commission: 0.00 -> 1,000.00
  RC-0002 年框, commission: 0.00 -> 1,000.00
added DP-0001 mei, 2026-01 line 1: 标准价录错
op 11
$ salesctl payout resolve DP-1 uphold --reason 价目表为准 --as fin
effect: the next run (2026-01.2) would post CNY 2,000.00 for mei, now it is CNY 0.00
  RC-0001 年框, commission: 0.00 -> 1,000.00
  RC-0002 年框, commission: 0.00 -> 1,000.00
changed DP-0001 upheld: D-0001 list_amount=88000.00; the next run posts the difference
op 12
$ salesctl payout run -q -p 2026-02 --as ops
$ salesctl payout lines 2026-02 -F table --fields person,component,fact,amount,cause,cause_op
PERSON  COMPONENT   FACT       AMOUNT  CAUSE           BY OP
------  ----------  -------  --------  --------------  -----
mei     commission  RC-0001  1,000.00  record changed     12
mei     commission  RC-0002  1,000.00  record changed     12
