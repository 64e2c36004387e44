# What a cap keeps apart is paid later by an adjustment that says so, and no more than is there.
$ printf '%s\n' 'salesctl: 1' 'name: Kept' 'effective: 2026-01-01' 'locale: {currency: CNY, timezone: Asia/Shanghai}' 'pipelines: {default: {stages: [{id: open, probability: 50%}], won: {id: won}, lost: {id: lost}}}' 'metrics: {sold: {of: deal, measure: sum(amount), date: closed_on, credit: owner, where: "stage = won", unit: money}}' 'plans:' '  capped:' '    for: "role = ae"' '    components: [{id: commission, kind: commission, base: sold, rate: 10%, cap: {amount: 1000, excess: withheld}}]' 'approval: {same_login: allowed}' > book.yaml
$ export SALESCTL_NOW=2026-10-08T02:00:00Z
$ salesctl init d --policy book.yaml -q && cd d
$ printf 'code,name,role\nding,丁一,ae\nfin,谢宁,finance\nboss,周总,gm\n' | salesctl person import -q -
$ printf 'ref,owner,stage,amount,closed_on\nA,ding,won,12500,2026-07-10\nB,ding,won,3000,2026-08-10\n' | salesctl deal import -q -
$ locked() { salesctl payout run -q -p $1 --as fin; salesctl payout submit -q $1 --as fin; salesctl payout approve -q $1 --as boss --confirm $1; }
$ salesctl payout adjust ding 100 --from withheld --on 2026-08-31 --as fin --reason 董事会同意
salesctl: payout adjust: caps keep 0.00 of this pay apart, so 100.00 can't be released
hint: salesctl payout balances PERSON
[81]
$ locked 2026-07
$ salesctl payout adjust ding 300 --from withheld --on 2026-08-31 --as fin --reason 董事会同意
salesctl: payout adjust: caps keep 250.00 of this pay apart, so 300.00 can't be released
hint: salesctl payout balances PERSON
[81]
$ salesctl payout adjust ding -20 --from withheld --on 2026-08-31 --as fin --reason 董事会同意
salesctl: payout adjust: caps keep 250.00 of this pay apart, so -20.00 can't be released
hint: salesctl payout balances PERSON
[81]
$ salesctl payout adjust ding 200 --from withheld --on 2026-08-31 --as fin --reason 董事会同意
added AJ-0001 丁一 CNY 200.00; somebody else approves it
op 7  (undo: salesctl undo)
$ salesctl payout adjust ding 60 --from withheld --on 2026-08-31 --as fin --reason 再加
added AJ-0002 丁一 CNY 60.00; somebody else approves it
op 8  (undo: salesctl undo)
$ salesctl payout adjust --approve AJ-1 --as boss -q
$ salesctl payout adjust --approve AJ-2 --as boss
salesctl: payout adjust: caps keep 50.00 of this pay apart, so 60.00 can't be released
hint: salesctl payout balances PERSON
[81]
$ salesctl payout adjust --approve AJ-2 --as boss --lang zh_CN
salesctl: payout adjust: 该人员的封顶留存为 50.00，不能释放 60.00
提示：salesctl payout balances PERSON
[81]
$ locked 2026-08
$ salesctl payout lines 2026-08 -F tsv --fields plan,component,fact,amount
plan	component	fact	amount
capped	commission	D-0002	300.00
	@withheld	AJ-0001	200.00
$ salesctl payout balances -F tsv
balances, amounts in CNY
person	earned	adjustment	held	withheld	draw	put_off	paid	payable
丁一	1550.00	0.00	0.00	50.00	0.00	0.00	0.00	1500.00
$ salesctl payout explain 2026-08 ding
丁一 (ding), payout 2026-08, amounts in CNY
        500.00  in all
        300.00    capped
        300.00      commission
        300.00        2026-08
        300.00          2026-08-10  D-0002  credited 3,000.00  (line 3)
                          3,000.00 x 10% = 300.00
                          rule: capped.commission, book.yaml:10, version 1
        200.00    beside the plans
        200.00      released of a cap
        200.00        2026-08
        200.00          2026-08-31  AJ-0001 董事会同意  credited 200.00  (line 4)
                          asked by 谢宁: 董事会同意
                          approved by 周总 on 2026-10-08
$ salesctl payout explain 2026-08 ding --lang zh_CN
丁一（ding），提成 2026-08，金额以 CNY 计
        500.00  合计
        300.00    capped
        300.00      commission
        300.00        2026-08
        300.00          2026-08-10  D-0002  计入 3,000.00  （第 3 行）
                          3,000.00 x 10% = 300.00
                          规则：capped.commission，book.yaml:10，第 1 版
        200.00    方案之外
        200.00      释放封顶留存
        200.00        2026-08
        200.00          2026-08-31  AJ-0001 董事会同意  计入 200.00  （第 4 行）
                          谢宁 提出：董事会同意
                          周总 于 2026-10-08 批准
$ salesctl payout statement 2026-08 ding
Payout 2026-08                                                            Kept
approved on 2026-10-08; rule book version 1, records as of operation 9,
balances as of operation 12; amounts in CNY; digest 247aa6cd6eb883db; head
12:81bb3b06eaab3254

1. 丁一
   Date        Fact                Component          Credited  Amount
   ----------  ------------------  -----------------  --------  ------
   2026-08-10  D-0002              commission         3,000.00  300.00
   2026-08-31  AJ-0001 董事会同意  released of a cap    200.00  200.00
   ----------  ------------------  -----------------  --------  ------
               Total                                            500.00

   What it comes to  This payout  Balance at approval
   ----------------  -----------  -------------------
   Earned                 300.00             1,550.00
   Withheld               200.00                50.00
   Net pay                500.00
   Paid                                          0.00
   ----------------  -----------  -------------------
   Payable                                   1,500.00
$ salesctl payout verify
ok: 4 lines recomputed from their facts and rules, all equal
payout	person	what	difference
$ salesctl payout export | grep -A 5 withheld
account liabilities:withheld:ding

2026-07-31 * (2026-07) 丁一 | payout 2026-07  ; digest 713f0b4061a89c53
    ; line 1, commission
    expenses:pay:capped:commission:ding  CNY 1250.00
    ; line 2, commission
    liabilities:withheld:ding  CNY -250.00
    liabilities:payable:ding  CNY -1000.00

2026-08-31 * (2026-08) 丁一 | payout 2026-08  ; digest 247aa6cd6eb883db
    ; line 3, commission
    expenses:pay:capped:commission:ding  CNY 300.00
    ; line 4, @withheld
    liabilities:withheld:ding  CNY 200.00
    liabilities:payable:ding  CNY -500.00
$ salesctl adjustment list -F tsv --fields code,person,amount,account,state
id	person	amount	account	state
AJ-0001	丁一	200.00	withheld	approved
AJ-0002	丁一	60.00	withheld	proposed

# When what was cut is not earned any more, what was released is owed back.
$ salesctl deal edit ref:A amount=2000 -q
$ locked 2026-09
$ salesctl payout balances -F tsv
balances, amounts in CNY
person	earned	adjustment	held	withheld	draw	put_off	paid	payable
丁一	500.00	0.00	0.00	-200.00	0.00	0.00	0.00	700.00
$ salesctl payout adjust ding -200 --from withheld --on 2026-09-30 --as fin --reason 丙方退货 -n
would add AJ-0003 丁一 CNY -200.00; somebody else approves it
dry run: nothing was saved
