# A department moves in from another CRM: four files as that system wrote them,
# nothing edited, no script between. What its words mean is said in options.
$ salesctl init -q --profile medium --lang en --currency USD --name 'Tea Trade'
$ cp "$TEST_DATA"/tea/*.csv . && cat sellers.csv pipeline.csv
seller,boss,office
Ann Lee,Wang Fang,North
Bo Li,Wang Fang,North
Carl Ek,Dana Roe,South
id,seller,product,account,stage,engaged,closed,value
A1,Ann Lee,LeafPro,Acme Corporation,Won,1/20/17,3/1/17,4514
A2,Ann Lee,Leaf Basic,"Betatech, Ltd",Won,2/3/17,3/11/17,550
A3,Bo Li,LeafPro,Acme Corporation,Lost,1/25/17,2/7/17,0
A4,Bo Li,Leaf Basic,,Engaging,3/4/17,00/00/0000,0
A5,Carl Ek,LeafPro,Acme Corporation,Prospecting,00/00/0000,00/00/0000,0
,,,,,00/00/0000,00/00/0000,0

# The bosses and the offices have no file of their own: they are made.
$ salesctl person import sellers.csv --map seller=name --map boss=manager --map office=team
sellers.csv: note: columns: seller=name boss=manager office=team
sellers.csv:2:3: error: team: no team 'North' [2 times, lines 2, 3]
sellers.csv:4:3: error: team: no team 'South'
sellers.csv:2:2: error: manager: no person 'Wang Fang', neither here nor in the file (to make it: --create-missing person)
sellers.csv:4:2: error: manager: no person 'Dana Roe', neither here nor in the file (to make it: --create-missing person)
salesctl: person import: 3 rows of 3 have errors; nothing was saved
hint: to make those that are only named: --create-missing team
[65]

# Whom others name may come further down, with a fault of its own: that alone is told.
$ printf 'name,manager,team\nAda,Boss,\nBo,Boss,\nBoss,,North\nCy,Bosss,\nDee,Cy,\n' | salesctl person import -
-:4:3: error: team: no team 'North'
-:5:2: error: manager: no person 'Bosss', neither here nor in the file (to make it: --create-missing person)
salesctl: person import: 1 row of 5 has errors; nothing was saved
hint: to make those that are only named: --create-missing team
[65]
$ salesctl person import sellers.csv --map seller=name --map boss=manager --map office=team --create-missing person,team
sellers.csv: note: columns: seller=name boss=manager office=team
4 records that were only named were made
imported 3 people: 3 added, 0 changed, 0 unchanged
op 2  (undo: salesctl undo)
$ salesctl person list --fields name,manager,team
name	manager	team
Wang Fang		
Ann Lee	Wang Fang	North
Bo Li	Wang Fang	North
Dana Roe		
Carl Ek	Dana Roe	South
$ salesctl customer import accounts.csv --map account=name --map sector=industry
accounts.csv:1:3: warning: column 'revenue' is not imported (to use it: --map 'revenue=FIELD')
accounts.csv: note: columns: account=name sector=industry
accounts.csv:2: warning: 2 customers without 'owner', which the rule book requires
imported 2 customers: 2 added, 0 changed, 0 unchanged
op 3  (undo: salesctl undo)
$ salesctl product import products.csv --map product=name --map series=category --map sales_price=list_price
products.csv: note: columns: product=name series=category sales_price=list_price
imported 2 products: 2 added, 0 changed, 0 unchanged
op 4  (undo: salesctl undo)

# The first try says everything that is unclear, and with which option it is
# settled. Nothing was saved.
$ salesctl deal import pipeline.csv --map id=ref --map seller=owner --map account=customer --map engaged=created_on --map value=amount
pipeline.csv: note: columns: id=ref seller=owner account=customer engaged=created_on closed=closed_on value=amount
pipeline.csv:2:3: error: product: no product 'LeafPro' (did you mean 'Leaf Pro'?) [3 times, lines 2, 4, 6]
pipeline.csv:5:5: error: stage: 'Engaging' is not a stage of the rule book (qualify, propose, negotiate, won, lost)
pipeline.csv:5:7: error: closed_on: '00/00/0000' is not a date; if it stands for empty: --null '00/00/0000', or --null 'closed=00/00/0000' for this column [3 times, lines 5, 6, 7]
pipeline.csv:6:5: error: stage: 'Prospecting' is not a stage of the rule book (qualify, propose, negotiate, won, lost)
pipeline.csv:6:6: error: created_on: '00/00/0000' is not a date; if it stands for empty: --null '00/00/0000', or --null 'engaged=00/00/0000' for this column [2 times, lines 6, 7]
pipeline.csv:2:6: error: created_on: 4 dates like '1/20/17': the month seems to come first; say so: --date-order created_on=mdy; years of two digits: 00-68 are 20yy
pipeline.csv:2:7: error: closed_on: 3 dates like '3/1/17': which is the day? declare it: --date-order closed_on=dmy or mdy; years of two digits: 00-68 are 20yy
salesctl: deal import: 6 rows of 6 have errors; nothing was saved
hint: for words that mean the same: --map-value 'product:LeafPro=Leaf Pro'
[65]

# With the options said, a dry run; then the import; then the same once more.
$ cat > tea.map <<END
> # their columns
> id=ref
> seller=owner
> account=customer
> engaged=created_on
> value=amount
> # their words
> stage:Engaging=propose
> stage:Prospecting=qualify
> product:LeafPro=Leaf Pro
> END
$ salesctl deal import pipeline.csv --map-file tea.map --date-order mdy --null 0 --null 00/00/0000 -n
pipeline.csv: note: columns: id=ref seller=owner account=customer engaged=created_on closed=closed_on value=amount
pipeline.csv:5: warning: 1 open deal without 'customer', which the rule book requires
pipeline.csv:5: warning: 2 open deals without 'amount', which the rule book requires
pipeline.csv:4: warning: 1 lost deal without 'amount', which the rule book requires
pipeline.csv:5: warning: 2 open deals without 'expected_on', which the rule book requires
pipeline.csv:2: warning: 2 won deals without 'expected_on', which the rule book requires
pipeline.csv:4: warning: 1 lost deal without 'expected_on', which the rule book requires
pipeline.csv:4: warning: 1 lost deal without 'lost_reason', which the rule book requires
amounts added: USD 5,064.00
would import 5 deals: 5 added, 0 changed, 0 unchanged
dry run: nothing was saved
$ salesctl deal import pipeline.csv --map-file tea.map --date-order mdy --null 0 --null 00/00/0000
pipeline.csv: note: columns: id=ref seller=owner account=customer engaged=created_on closed=closed_on value=amount
pipeline.csv:5: warning: 1 open deal without 'customer', which the rule book requires
pipeline.csv:5: warning: 2 open deals without 'amount', which the rule book requires
pipeline.csv:4: warning: 1 lost deal without 'amount', which the rule book requires
pipeline.csv:5: warning: 2 open deals without 'expected_on', which the rule book requires
pipeline.csv:2: warning: 2 won deals without 'expected_on', which the rule book requires
pipeline.csv:4: warning: 1 lost deal without 'expected_on', which the rule book requires
pipeline.csv:4: warning: 1 lost deal without 'lost_reason', which the rule book requires
amounts added: USD 5,064.00
imported 5 deals: 5 added, 0 changed, 0 unchanged
op 5  (undo: salesctl undo)
$ salesctl deal import pipeline.csv --map-file tea.map --date-order mdy --null 0 --null 00/00/0000
pipeline.csv: note: columns: id=ref seller=owner account=customer engaged=created_on closed=closed_on value=amount
imported 5 deals: 0 added, 0 changed, 5 unchanged
$ salesctl deal list --fields ref,owner,product,customer,stage,amount,created_on,closed_on
ref	owner	product	customer	stage	amount	created_on	closed_on
A1	Ann Lee	Leaf Pro	Acme Corporation	won	4514.00	2017-01-20	2017-03-01
A2	Ann Lee	Leaf Basic	Betatech, Ltd	won	550.00	2017-02-03	2017-03-11
A3	Bo Li	Leaf Pro	Acme Corporation	lost		2017-01-25	2017-02-07
A4	Bo Li	Leaf Basic		propose		2017-03-04	
A5	Carl Ek	Leaf Pro	Acme Corporation	qualify			

# Undo takes it back and redo brings it again, to the byte.
$ salesctl export-all -q before && salesctl undo -q && salesctl redo -q && salesctl export-all -q after && diff -r before after

# Good rows alone, the others with the reason to a file, ready to be corrected.
$ printf 'ref,owner,stage,amount\nB1,Ann Lee,won,100\nB2,Anne Lee,won,1.005\n' > more.csv
$ salesctl deal import more.csv --keep-going --rejects bad.csv
more.csv:3:2: error: owner: no person 'Anne Lee' (did you mean 'Ann Lee'?)
more.csv:3:4: error: amount: '1.005': an amount in USD has at most 2 decimals (more with the rule book's locale.amount_decimals)
more.csv:2: warning: 1 won deal without 'customer', which the rule book requires
more.csv:2: warning: 1 won deal without 'expected_on', which the rule book requires
more.csv:2: warning: 1 won deal without 'closed_on', which the rule book requires
amounts added: USD 100.00
imported 1 deal: 1 added, 0 changed, 0 unchanged
op 8  (undo: salesctl undo)
salesctl: deal import: 1 row of 2 has errors and was left out
[82]
$ cat bad.csv
ref,owner,stage,amount,_line,_error
B2,Anne Lee,won,1.005,3,owner: no person 'Anne Lee'; amount: '1.005': an amount in USD has at most 2 decimals (more with the rule book's locale.amount_decimals)

# The file for them is never one of those that are read, and of an earlier one
# nothing is left when all rows are good.
$ salesctl deal import more.csv --keep-going --rejects more.csv
salesctl: deal import: --rejects names the file that is imported: 'more.csv'
[2]
$ wc -l < more.csv
3
$ head -n 2 more.csv | salesctl deal import -q - --keep-going --rejects bad.csv && ls bad.csv
ls: cannot access 'bad.csv': No such file or directory
[2]
$ salesctl deal import more.csv --keep-going --rejects .salesctl/sales.db
salesctl: deal import: '.salesctl/sales.db' holds the records of a department: nothing is written over them
[73]

# What differs from the records is an error until somebody decides.
$ printf 'ref,owner,stage,amount\nB1,Ann Lee,won,200\n' | salesctl deal import -
-:2:4: error: amount: '200.00' here, but the deal is stored with '100.00' (--on-conflict update or skip)
salesctl: deal import: 1 row of 1 differs from what is stored; nothing was saved
[80]
$ printf 'ref,amount\nB1,200\n' | salesctl deal import - --on-conflict update
-:2: warning: 1 won deal without 'customer', which the rule book requires
-:2: warning: 1 won deal without 'expected_on', which the rule book requires
-:2: warning: 1 won deal without 'closed_on', which the rule book requires
imported 1 deal: 0 added, 1 changed, 0 unchanged
op 9  (undo: salesctl undo)

# What export writes, import reads back: here it is all there already.
$ salesctl deal export | salesctl deal import -
imported 6 deals: 0 added, 0 changed, 6 unchanged
$ salesctl deal export ref:A1 -F csv
code,ref,title,customer,owner,pipeline,stage,amount,currency,list_amount,cost,probability,expected_on,created_on,closed_on,contract,product,quantity,source,lost_reason,competitor,next_step,next_on,tag,won_reason,delivered_on
D-0001,A1,,C-0001,ann-lee,,won,4514.00,USD,,,,,2017-01-20,2017-03-01,,leaf-pro,,,,,,,,,
$ salesctl deal export --fields ref
salesctl: deal export: export writes every field
hint: for some of them: salesctl deal list --fields ref -F csv
[2]

# A whole department into a new one, with the codes that it had.
$ salesctl init -q --profile medium --lang en --currency USD copy && salesctl -C copy import-all after && salesctl -C copy export-all -q again && diff -r after again
imported 2 teams: 2 added, 0 changed, 0 unchanged
imported 5 people: 5 added, 0 changed, 0 unchanged
imported 2 customers: 2 added, 0 changed, 0 unchanged
imported 2 products: 2 added, 0 changed, 0 unchanged
imported 5 deals: 5 added, 0 changed, 0 unchanged
op 2  (undo: salesctl undo)

# A Chinese export, saved by a Chinese Excel: GB18030, a title above the header.
$ printf '客户导出表,,\n客户名称(必填),客户编号,年采购额(万元)\n华东医药,="0012",1.5\n合计,,1.5\n' | iconv -t GB18030 > 客户.csv
$ salesctl customer import 客户.csv
客户.csv: note: not UTF-8, read as GB18030 (to override: --encoding NAME)
客户.csv:2: note: the header stands in this row
客户.csv:2:3: warning: column '年采购额(万元)' is not imported (to use it: --map '年采购额(万元)=FIELD')
客户.csv: note: columns: 客户名称(必填)=name 客户编号=ref
客户.csv:3:2: error: ref: a formula that Excel writes to keep a text (to have such cells converted: --excel)
客户.csv:4:1: note: a row of totals is left out
salesctl: customer import: 1 row of 1 has errors; nothing was saved
[65]
$ salesctl customer import 客户.csv --excel
客户.csv: note: not UTF-8, read as GB18030 (to override: --encoding NAME)
客户.csv:2: note: the header stands in this row
客户.csv:2:3: warning: column '年采购额(万元)' is not imported (to use it: --map '年采购额(万元)=FIELD')
客户.csv: note: columns: 客户名称(必填)=name 客户编号=ref
客户.csv:4:1: note: a row of totals is left out
客户.csv:3: warning: 1 customer without 'industry', which the rule book requires
客户.csv:3: warning: 1 customer without 'owner', which the rule book requires
imported 1 customer: 1 added, 0 changed, 0 unchanged
op 10  (undo: salesctl undo)
$ salesctl customer list ref:0012 --fields ref,name
ref	name
0012	华东医药

# Ten thousand unknown names are a line for each of the first, and one for all others.
$ (echo ref,owner,stage,amount; seq 10000 | sed 's/.*/R&,p&,won,&.125/') > many.csv
$ salesctl deal import many.csv --max-errors 10
many.csv:2:2: error: owner: no person 'p1'
many.csv:2:4: error: amount: '1.125': an amount in USD has at most 2 decimals (more with the rule book's locale.amount_decimals)
many.csv:3:2: error: owner: no person 'p2'
many.csv:3:4: error: amount: '2.125': an amount in USD has at most 2 decimals (more with the rule book's locale.amount_decimals)
many.csv:4:2: error: owner: no person 'p3'; and 9997 more like it, such as 'p4', 'p5', 'p6' [9998 times, lines 4, 5, 6, 7, 8, 9, 10, 11, ...]
many.csv:4:4: error: amount: '3.125': an amount in USD has at most 2 decimals (more with the rule book's locale.amount_decimals); and 9997 more like it, such as '4.125', '5.125', '6.125' [9998 times, lines 4, 5, 6, 7, 8, 9, 10, 11, ...]
salesctl: deal import: 10000 rows of 10000 have errors; nothing was saved
hint: to make those that are only named: --create-missing person
[65]
$ salesctl deal import many.csv --max-errors 1 --errors json 2>&1 | jq -c 'select(.count > 1)'
{"level":"error","code":"money.decimals","file":"many.csv","line":2,"column":4,"field":"amount","value":"1.125","message":"'1.125': an amount in USD has at most 2 decimals (more with the rule book's locale.amount_decimals)","others":9999,"like":["2.125","3.125","4.125"],"count":10000,"lines":[2,3,4,5,6,7,8,9]}

# Nothing names a row; what else is wrong is said too.
$ printf 'owner,stage,amount,closed\nAnn Lee,won,1,3/1/17\nBo,won,2,3/2/17\n' > closed.csv; salesctl deal import closed.csv --keep-going
closed.csv: note: columns: closed=closed_on
closed.csv:1: error: no column names a deal (ref or code), so a second import would add all rows again; say which fields together name one, such as --match owner,stage,amount,closed_on
closed.csv:3:1: error: owner: no person 'Bo'
closed.csv:2:4: error: closed_on: 2 dates like '3/1/17': which is the day? declare it: --date-order closed_on=dmy or mdy; years of two digits: 00-68 are 20yy
salesctl: deal import: 2 rows of 2 have errors; nothing was saved
hint: to make those that are only named: --create-missing person
[65]
$ salesctl deal import closed.csv --match owner,amount,closed_on --date-order mdy --map-value owner:Bo=bo-li
closed.csv: note: columns: closed=closed_on
closed.csv:2: warning: 2 won deals without 'customer', which the rule book requires
closed.csv:2: warning: 2 won deals without 'expected_on', which the rule book requires
amounts added: USD 3.00
imported 2 deals: 2 added, 0 changed, 0 unchanged
op 11  (undo: salesctl undo)
$ salesctl deal import closed.csv --match owner,amount,closed_on --date-order mdy --map-value owner:Bo=bo-li
closed.csv: note: columns: closed=closed_on
imported 2 deals: 0 added, 0 changed, 2 unchanged

# Options that can't be, and files that are not there.
$ salesctl deal import nowhere.csv
salesctl: deal import: can't open 'nowhere.csv': No such file or directory
[66]
$ salesctl deal import pipeline.csv --map id=reff
salesctl: deal import: --map: a deal has no field 'reff'
hint: did you mean 'ref'?
[2]
$ salesctl person import sellers.csv --map boss=manager --map hired=joined_on 2>&1 | cut -c -70
salesctl: person import: --map: a person has no field 'joined_on'
hint: did you mean 'hired_on'? Its fields: code, name, login, email, p
$ salesctl deal import more.csv --map Amount=amount --map ower=owner --date-order amount=dmy --date-order close=dmy --null amnt=0 --map-value stag:x=won
more.csv:1: error: --map: the file has no column 'ower' (did you mean 'owner'?)
more.csv:1: error: --map-value: the file has no column 'stag' (did you mean 'stage'?)
more.csv:1: error: --null: the file has no column 'amnt'
more.csv:1: error: --date-order: 'amount' is not a column of dates
salesctl: deal import: 'more.csv' can't be imported; nothing was saved
[65]
$ printf '{"ref":"B1","owner":"Ann Lee","stage":"won"}\n' | salesctl deal import - --map ower=owner
-:2: error: --map: the file has no column 'ower' (did you mean 'owner'?)
salesctl: deal import: '-' can't be imported; nothing was saved
[65]
$ salesctl deal import more.csv --map ref=ref --map ref=title
salesctl: deal import: --map: 'ref=ref' and 'ref=title' are said at once
[2]
$ printf '# words\nstage:x=won\nwon\n' > wrong.map; salesctl deal import more.csv --map-file wrong.map
salesctl: deal import: wrong.map:3: 'won' is neither 'their column=our field' nor 'field:their value=our value'
[65]
$ printf 'stage:x=won\nstage:x=lost\n' > wrong.map; salesctl deal import more.csv --map-file wrong.map
salesctl: deal import: wrong.map: 'stage:x=won' and 'stage:x=lost' are said at once
[2]
$ salesctl deal import more.csv --map-file .
salesctl: deal import: can't read '.': Is a directory
[74]
$ salesctl deal import pipeline.csv --rejects bad.csv
salesctl: deal import: --rejects goes with --keep-going
[2]
$ salesctl deal import
salesctl: deal import: which file? ('-' is standard input)
[2]
$ printf 'a,b\n1,"2\n' | salesctl deal import - --map a=ref --map b=owner --set stage=won
-: note: columns: a=ref b=owner
-:2: error: a quote is opened in this row and never closed
salesctl: deal import: '-' can't be read to its end; nothing was saved
[65]
$ printf 'ref\0,owner\n' | salesctl deal import -
salesctl: deal import: -:1: a NUL byte: this is not a text file
hint: if it is UTF-16 without a mark: --encoding UTF-16LE
[65]
$ printf 'ref,owner\n' | gzip > deals.csv.gz; salesctl deal import deals.csv.gz
salesctl: deal import: 'deals.csv.gz' is no text file, but compressed
hint: unpack it: zcat FILE | salesctl NOUN import -
[65]
$ printf '\n\n' | salesctl deal import -
salesctl: deal import: -: the first row is blank, and no header comes after it
[65]
$ salesctl deal import more.csv --on-conflict ignore
salesctl: deal import: --on-conflict has no choice 'ignore' (error, update, skip)
[2]
$ salesctl deal import pipeline.csv nowhere.csv --map-file tea.map --date-order mdy --null 0 --null 00/00/0000
pipeline.csv: note: columns: id=ref seller=owner account=customer engaged=created_on closed=closed_on value=amount
salesctl: deal import: can't open 'nowhere.csv': No such file or directory; nothing was saved
[66]

# What could not be said, and whether it was saved.
$ salesctl deal edit ref:A1 amount=1 -n > /dev/full
dry run: nothing was saved
salesctl: deal edit: standard output can't be written; nothing was saved
[74]
$ salesctl deal edit ref:A1 amount=1 > /dev/full
op 12  (undo: salesctl undo)
salesctl: deal edit: standard output can't be written; the change was saved
[86]
$ salesctl deal list ref:A1 --fields amount | tail -1
1.00

# --strict: what the rule book asks of a won or lost deal is looked at before the
# row is written, so that a row told as left out is not there.
$ cd ~ && salesctl init asks --currency CNY --lang en -q && cd asks && salesctl -q person add 张伟 code=zw && salesctl -q customer add Acme
$ printf 'ref,owner,customer,stage,amount,closed_on,lost_reason\nA,zw,Acme,won,5,2026-05-01,\nB,zw,,won,5,2026-05-01,\nC,zw,Acme,lost,5,2026-05-01,\nD,zw,,qualify,5,,\n' > past.csv
$ salesctl deal import past.csv -n
past.csv:3: warning: 1 won deal without 'customer', which the rule book requires
past.csv:4: warning: 1 lost deal without 'lost_reason', which the rule book requires
past.csv:5: note: 1 open deal without 'customer'
amounts added: CNY 20.00
would import 4 deals: 4 added, 0 changed, 0 unchanged
dry run: nothing was saved
$ salesctl deal import past.csv --strict
past.csv:3: error: customer: it is empty, and the rule book requires it at stage 'won'
past.csv:4: error: lost_reason: it is empty, and the rule book requires it at stage 'lost'
salesctl: deal import: 2 rows of 4 have errors; nothing was saved
[65]
$ salesctl deal import past.csv --strict --keep-going
past.csv:3: error: customer: it is empty, and the rule book requires it at stage 'won'
past.csv:4: error: lost_reason: it is empty, and the rule book requires it at stage 'lost'
amounts added: CNY 10.00
imported 2 deals: 2 added, 0 changed, 0 unchanged
op 4  (undo: salesctl undo)
salesctl: deal import: 2 rows of 4 have errors and were left out
[82]
$ salesctl deal list -F tsv --fields ref,stage
ref	stage
A	won
D	qualify
