# Held pay that the year's last release leaves is forfeited where a rule book says so;
# whoever checks the book is told that this pay was earned.
$ cat > book.yaml <<'B'
> salesctl: 1
> name: Tea Shop
> effective: 2026-01-01
> locale: {currency: CNY, timezone: Asia/Shanghai}
> approval: {same_login: allowed}
> pipelines:
>   default:
>     stages: [{id: qualify, probability: 10%}]
>     won: {id: won}
>     lost: {id: lost}
> metrics:
>   sold: {of: deal, measure: sum(amount), date: closed_on, credit: split, where: "stage = won", unit: money}
> plans:
>   seller:
>     for: "role = ae"
>     components: [{id: commission, kind: commission, base: sold, rate: 10%}]
>     holdback: {rate: 20%, release: {at: year-end, by: sold, steps: [[0, 0%], [40000, 100%]], rest: forfeit}}
>     leaver: {delivered: 0%, undelivered: 0%, window: 0d}
> examples: [{plan: seller, component: commission, facts: [1000], earns: [100]}]
> B
$ salesctl policy check book.yaml
book.yaml:18:54: warning: plans.seller.leaver.window: 0 days are no end: what comes in after somebody left is paid whenever it comes; leave 'window' out to say so
book.yaml:14:3: warning: plan 'seller': held-back pay that is not released by the year's end is forfeited: it is earned, and so it is wage; forfeiting it may be void (rest: defer keeps it)
book.yaml:14:3: warning: plan 'seller': who leaves loses all pay on what comes in later: it is earned, and forfeiting it has been held invalid
there is no department here, so it was not held against records
book.yaml is good: effective 2026-01-01; metrics: 1, plans: 1, examples: 1
$ salesctl policy check book.yaml --lang zh_CN
book.yaml:18:54: 警告: plans.seller.leaver.window: 0 天表示不设期限：离职后到账的款项无论何时到账都会计酬；要表达此意，请省略“window”
book.yaml:14:3: 警告: 方案“seller”：年末未释放的暂扣会被没收：已赚得的暂扣报酬属于工资，没收可能无效（rest: defer 可予保留）
book.yaml:14:3: 警告: 方案“seller”：离职者失去此后到账部分的全部报酬：这是已赚得的报酬，没收曾被认定无效
这里没有部门，因此没有与记录对照
book.yaml 没有问题：生效日 2026-01-01；指标 1 个，方案 1 个，示例 1 个
$ sed 's/undelivered: 0%, window: 0d/undelivered: 50%/; s/rest: forfeit/rest: defer/' book.yaml > kind.yaml && salesctl policy check kind.yaml
kind.yaml:14:3: warning: plan 'seller': who leaves loses all pay on what is delivered and comes in later: it is earned, and forfeiting it has been held invalid
there is no department here, so it was not held against records
kind.yaml is good: effective 2026-01-01; metrics: 1, plans: 1, examples: 1

# Half of what was held is let go; the other half moves nothing to be paid.
$ export SALESCTL_NOW=2027-01-05T02:00:00Z
$ salesctl init -q --policy book.yaml shop 2> /dev/null && cd shop
$ printf '%s\n' handle,name,role li,李雷,ae fin,费,finance boss,钱,manager > p.csv && salesctl person import -q p.csv
$ printf '%s\n' ref,owner,stage,amount,closed_on D1,li,won,20000,2026-03-05 > d.csv && salesctl deal import -q d.csv
$ for m in 2026-03 2026-12; do salesctl payout run -q -p $m --as fin && salesctl payout submit -q $m --as fin && salesctl payout approve -q $m --as boss --confirm $m; done
$ salesctl payout lines 2026-12 --fields on,component,base,amount
on	component	base	amount
2026-12-31	@release	400.00	400.00
2026-12-31	@forfeit	400.00	-200.00
$ salesctl payout balances
balances, amounts in CNY
person	earned	adjustment	held	withheld	draw	put_off	paid	payable
李雷	1800.00	0.00	0.00	0.00	0.00	0.00	0.00	1800.00
$ salesctl payout explain 2026-12 li
李雷 (li), payout 2026-12, amounts in CNY
        200.00  in all
        200.00    seller
        400.00      release of the holdback
        400.00          2026  release of the holdback  (line 3)
                          held before: 400.00
                          400.00 x 50% = 200.00   (sold is 20000)
                          the year's last release: the rest is forfeited: 200.00
                          held now: 0.00
                          rule: seller.@release, book.yaml:14, version 1
       -200.00      holdback forfeited
       -200.00          2026  holdback forfeited  (line 4)
                          held before: 400.00
                          400.00 x 50% = 200.00   (sold is 20000)
                          the year's last release: the rest is forfeited: 200.00
                          held now: 0.00
                          rule: seller.@forfeit, book.yaml:14, version 1
$ salesctl payout explain 2026-12 li --lang zh_CN
李雷（li），提成 2026-12，金额以 CNY 计
        200.00  合计
        200.00    seller
        400.00      暂扣释放
        400.00          2026  暂扣释放  （第 3 行）
                          此前已暂扣：400.00
                          400.00 x 50% = 200.00   （sold 为 20000）
                          本年最后一次释放，余额没收：200.00
                          现暂扣：0.00
                          规则：seller.@release，book.yaml:14，第 1 版
       -200.00      没收暂扣
       -200.00          2026  没收暂扣  （第 4 行）
                          此前已暂扣：400.00
                          400.00 x 50% = 200.00   （sold 为 20000）
                          本年最后一次释放，余额没收：200.00
                          现暂扣：0.00
                          规则：seller.@forfeit，book.yaml:14，第 1 版
$ salesctl payout statement 2026-12 li | sed 's,[0-9a-f]\{16\},HASH,g'
Payout 2026-12                                                        Tea Shop
approved on 2027-01-05; rule book version 1, records as of operation 6,
balances as of operation 9; amounts in CNY; digest HASH; head
9:HASH

1. 李雷
   Date        Fact   Component                Credited   Amount
   ----------  -----  -----------------------  --------  -------
   2026-12-31  2026   release of the holdback    400.00   400.00
   2026-12-31  2026   holdback forfeited         400.00  -200.00
   ----------  -----  -----------------------  --------  -------
               Total                                      200.00

   What it comes to  This payout  Balance at approval
   ----------------  -----------  -------------------
   Earned                -200.00             1,800.00
   Held                   400.00                 0.00
   Net pay                200.00
   Paid                                          0.00
   ----------------  -----------  -------------------
   Payable                                   1,800.00
$ salesctl payout export 2026-12 -F hledger | tail -7 | sed 's,[0-9a-f]\{16\},HASH,g'
2026-12-31 * (2026-12) 李雷 | payout 2026-12  ; digest HASH
    ; line 3, @release
    liabilities:held:li  CNY 400.00
    ; line 4, @forfeit
    expenses:pay:seller:@forfeit:li  CNY -200.00
    liabilities:payable:li  CNY -200.00

# Nothing of it is held in the next year.
$ printf '%s\n' ref,owner,stage,amount,closed_on D2,li,won,50000,2027-03-05 > d.csv && salesctl deal import -q d.csv
$ salesctl payout run -q -p 2027-12 --as fin --now 2028-01-05T02:00:00Z && salesctl payout lines 2027-12 --fields on,component,base,amount
on	component	base	amount
2027-03-05	commission	50000.00	5000.00
2027-03-31	@holdback	5000.00	-1000.00
2027-12-31	@release	1000.00	1000.00
$ salesctl payout verify
ok: 7 lines recomputed from their facts and rules, all equal
payout	person	what	difference
