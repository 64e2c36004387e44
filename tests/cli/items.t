# The products of a deal: what they come to is the deal's amount.
$ salesctl init sales --name 'East sales' --currency CNY --lang en > said 2>&1 && cd sales
$ salesctl -q person add 张伟 code=zw && salesctl -q customer add 北京字节 && salesctl -q deal add 年框 customer=北京字节 owner=zw
$ salesctl -q product add Tea code=tea list_price=10 && salesctl -q product add Bowl code=bowl
$ salesctl deal_item add deal=D-1 product=tea quantity=3 price=9.99 discount=10%
added DI-0001 deal 年框, product Tea, quantity 3, price 9.99, discount 10%, amount 26.97
op 7  (undo: salesctl undo)
$ salesctl deal show D-1 | grep Amount
Amount          26.97

# Until every item has an amount, the deal keeps the one it has.
$ salesctl deal_item add deal=D-1 product=bowl quantity=1
added DI-0002 deal 年框, product Bowl, quantity 1
op 8  (undo: salesctl undo)
$ salesctl deal show D-1 | grep Amount
Amount          26.97
$ salesctl deal_item edit DI-2 amount=5
changed DI-0002 amount (empty) -> 5.00
op 9  (undo: salesctl undo)
$ salesctl deal show D-1 | grep Amount
Amount          31.97

# An amount follows from what was changed last; undo takes both back.
$ salesctl deal_item edit DI-1 quantity=4
changed DI-0001 quantity 3 -> 4, amount 26.97 -> 35.96
op 10  (undo: salesctl undo)
$ salesctl deal_item remove DI-2
removed DI-0002 deal 年框, product Bowl, quantity 1, amount 5.00
op 11  (undo: salesctl undo)
$ salesctl deal show D-1 | grep Amount
Amount          35.96
$ salesctl -q undo && salesctl deal show D-1 | grep Amount
Amount          40.96
$ salesctl deal_item list -F table
ID       DEAL  PRODUCT  QUANTITY  PRICE  DISCOUNT  AMOUNT
-------  ----  -------  --------  -----  --------  ------
DI-0001  年框  Tea             4   9.99       10%   35.96
DI-0002  年框  Bowl            1                     5.00
2 deal items, CNY 40.96

# The past shows the order line as it was, and its deal by name.
$ salesctl deal_item show DI-1 --as-of 7 | sed -n 2,7p
Deal       年框
Product    Tea
Quantity   3
Price      9.99
Discount   10%
Amount     26.97

# Then nobody says another amount of the deal.
$ salesctl deal edit D-1 amount=7
salesctl: deal edit: amount: it is the sum of the deal's 2 items, 40.96; change those
hint: salesctl deal_item list deal:D-0001
[65]
$ LANGUAGE=zh_CN salesctl deal edit D-1 amount=7
salesctl: deal edit: amount：它是该商机 2 条明细之和 40.96；请改明细
提示：salesctl deal_item list deal:D-0001
[65]
$ salesctl deal_item add deal=D-1 product=tea quantity=1 price=1 discount=110%
salesctl: deal_item add: discount: it is not between 0% and 100%
[65]
$ salesctl deal_item add deal=D-1 product=tea quantity=90000000 price=100000000
salesctl: deal_item add: amount: quantity times price is too large to reckon with
[65]
$ salesctl fsck -q
op	code	what	message
