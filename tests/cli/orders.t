# An order book of another system: a line an item, no totals, and order numbers
# that several customers or days share. Here an order is number, customer and day.
$ salesctl init sales --name 'East sales' --currency CNY --lang en > said 2>&1 && cd sales
$ sed -i 's/^  currency: .*/&\n  amount_decimals: 4/' policy.yaml && salesctl policy apply policy.yaml -q
$ salesctl -q person add 张伟 code=zw
$ cat > lines.csv <<'EOF2'
> line,order,day,buyer_no,buyer,item,pcs,off,sum
> 1,SO-1,2026-03-02,K1,曾惠,剪刀,2,40%,129.696
> 2,SO-1,2026-03-02,K1,曾惠,信封,2,0%,125.44
> 3,SO-1,2026-04-09,K2,曾惠,剪刀,1,0%,108.08
> 4,SO-2,2026-04-10,K2,曾惠,剪刀,3,0%,324.24
> EOF2
$ salesctl customer import lines.csv --map buyer_no=ref --map buyer=name -q
$ salesctl product import lines.csv --map item=name -q
$ salesctl deal import lines.csv --map order+buyer_no+day=ref --map order=contract --map buyer_no=customer --map day=closed_on --set stage=won --set owner=zw
lines.csv:1:1: warning: columns that are not imported: line, buyer, item, pcs, off, sum (to use one: --map 'COLUMN=FIELD')
lines.csv: note: columns: order=contract day=closed_on buyer_no=customer order+buyer_no+day=ref
lines.csv:2: warning: 3 won deals without 'amount', which the rule book requires
1 row says the same again
imported 3 deals: 3 added, 0 changed, 0 unchanged
op 6  (undo: salesctl undo)
$ salesctl deal_item import lines.csv --map order+buyer_no+day=deal --map line=ref --map item=product --map pcs=quantity --map off=discount --map sum=amount -q
$ salesctl deal list -F table --fields ref,customer.ref,contract,amount
REFERENCE           REFERENCE  CONTRACT   AMOUNT
------------------  ---------  --------  -------
SO-1/K1/2026-03-02  K1         SO-1      255.136
SO-1/K2/2026-04-09  K2         SO-1       108.08
SO-2/K2/2026-04-10  K2         SO-2       324.24
3 deals
$ salesctl metric show revenue -p 2026 --by quarter
period	value	facts
2026Q1	255.136	1
2026Q2	432.32	2
2026Q3	0.00	0
2026Q4	0.00	0

# A second time changes nothing.
$ salesctl deal import lines.csv --map order+buyer_no+day=ref --map order=contract --map buyer_no=customer --map day=closed_on --set stage=won --set owner=zw -q
$ salesctl deal_item import lines.csv --map order+buyer_no+day=deal --map line=ref --map item=product --map pcs=quantity --map off=discount --map sum=amount -q
$ salesctl op log --limit 1 -F tsv --no-header --fields op,added,changed
7	4	3

# A returned order number takes back the lines of all who share it.
$ salesctl deal refund contract:SO-1 on=2026-05-05 --yes
added RC-0001 deal D-0001, amount -255.136, currency CNY, paid_on 2026-05-05, kind refund
added RC-0002 deal D-0002, amount -108.08, currency CNY, paid_on 2026-05-05, kind refund
op 8  (undo: salesctl undo)

# What is wrong is said at the file's own columns.
$ printf 'line,order,day,buyer_no,item,pcs\n5,SO-9,2026-04-10,K1,剪刀,1\n6,SO-9,2026-04-10,K1\n' > more.csv
$ salesctl deal_item import more.csv --map order+buyer_no+day=deal --map line=ref --map item=product --map pcs=quantity --keep-going --rejects bad.csv
more.csv: note: columns: line=ref item=product pcs=quantity order+buyer_no+day=deal
more.csv:2:2: error: deal: no deal 'SO-9/K1/2026-04-10'
more.csv:3: error: it has 4 fields, the header has 6
imported 0 deal items: 0 added, 0 changed, 0 unchanged
salesctl: deal_item import: 2 rows of 2 have errors and were left out
[82]
$ cat bad.csv
line,order,day,buyer_no,item,pcs,_line,_error
5,SO-9,2026-04-10,K1,剪刀,1,2,deal: no deal 'SO-9/K1/2026-04-10'
6,SO-9,2026-04-10,K1,,,3,"it has 4 fields, the header has 6"
$ salesctl deal_item import more.csv --map order+buyer+day=deal --map line=ref
more.csv:1:2: warning: columns that are not imported: order, day, buyer_no, item, pcs (to use one: --map 'COLUMN=FIELD')
more.csv: note: columns: line=ref
more.csv:1: error: --map: the file has no column 'buyer' (did you mean 'buyer_no'?)
more.csv:1: error: deal: no column for 'deal', which a deal item needs (--map 'their column=deal' or --set deal=VALUE)
more.csv:1: error: product: no column for 'product', which a deal item needs (--map 'their column=product' or --set product=VALUE)
more.csv:1: error: quantity: no column for 'quantity', which a deal item needs (--map 'their column=quantity' or --set quantity=VALUE)
salesctl: deal_item import: 'more.csv' can't be imported; nothing was saved
[65]
