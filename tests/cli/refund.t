# Money that goes back: a receipt of kind refund, never more than came in.
$ salesctl init sales --name 'East sales' --currency CNY --lang en > said 2>&1 && cd sales
$ salesctl -q person add 张伟 code=zw && salesctl -q customer add 北京字节
$ salesctl -q deal add 年框 customer=北京字节 owner=zw stage=won amount=1000 closed_on=2026-05-01 contract=HT-1
$ salesctl -q deal add 维保 customer=北京字节 owner=zw stage=won amount=200 closed_on=2026-05-02 contract=HT-1
$ salesctl -q receipt add customer=北京字节 amount=50 paid_on=2026-05-09 && salesctl -q receipt add deal=D-1 amount=600 paid_on=2026-05-10 && salesctl -q receipt add deal=D-1 amount=300 paid_on=2026-06-10
$ salesctl receipt refund RC-2 amount=150.50 on=2026-06-20
added RC-0004 deal 年框, amount -150.50, currency CNY, paid_on 2026-06-20, kind refund
op 9  (undo: salesctl undo)
$ salesctl receipt refund RC-2
added RC-0005 deal 年框, amount -449.50, currency CNY, paid_on 2026-07-01, kind refund
op 10  (undo: salesctl undo)

# Of a deal: all that came in and did not go back; without receipts, its amount.
$ salesctl deal refund contract:HT-1
salesctl: deal refund: this refunds 2 deals. Say so with --yes (not asked, because standard input is not a terminal)
[2]
$ salesctl deal refund contract:HT-1 --yes
added RC-0006 deal 年框, amount -300.00, currency CNY, paid_on 2026-07-01, kind refund
added RC-0007 deal 维保, amount -200.00, currency CNY, paid_on 2026-07-01, kind refund
op 11  (undo: salesctl undo)
$ salesctl receipt list kind:refund -F table --fields id,deal,amount,paid_on,of
ID       DEAL   AMOUNT  PAID        OF RECEIPT
-------  ----  -------  ----------  ----------
RC-0004  年框  -150.50  2026-06-20  RC-0002
RC-0005  年框  -449.50  2026-07-01  RC-0002
RC-0006  年框  -300.00  2026-07-01
RC-0007  维保  -200.00  2026-07-01
4 receipts

# Not twice, not more than is left, not of a refund, not below zero.
$ salesctl deal refund D-1
salesctl: deal refund: D-0001: nothing is left that could go back
[65]
$ salesctl receipt refund RC-3
salesctl: receipt refund: RC-0003: nothing is left that could go back
[65]
$ LANGUAGE=zh_CN salesctl receipt refund RC-1 amount=50.01
salesctl: receipt refund: RC-0001：最多还能退 50.00
[65]
$ salesctl receipt refund RC-4
salesctl: receipt refund: RC-0004 is no money that came in, so nothing of it goes back
[65]
$ salesctl deal refund D-2 amount=-5
salesctl: deal refund: amount: say what goes back, above zero, not '-5'
[2]
$ salesctl deal refund amount=5
salesctl: deal refund: say which deals: a code or selectors
[2]
$ salesctl deal refund D-9
salesctl: deal refund: no deal D-0009 (the newest is D-0002)
[66]
