# What could stand next, as the shells ask for it: candidates with what they
# are behind a TAB; the last word is being typed.
$ salesctl init sales -q --name 'East sales' --currency CNY
$ cd sales && salesctl person add 李娜 code=lina -q && salesctl person add 'Jörg Müller' code=joerg -q
$ salesctl customer add 北京字节 owner=lina -q && salesctl deal add 年框 customer=北京字节 owner=lina amount=10万 -q
$ salesctl __complete -- payo
payout	payouts: run, explain, verify, approve, pay
$ salesctl __complete -- deal l
lose	close deals as lost, with the reason
list	list the records that match
log	show what happened to a record
$ salesctl __complete -- deal list ow
owner:	Owner
$ salesctl __complete -- deal list owner:
owner:@me	you
owner:lina	李娜
owner:joerg	Jörg Müller
$ salesctl __complete -- deal list owner:lina,jo
owner:lina,joerg	Jörg Müller
$ salesctl __complete -- deal list not:stage:w
not:stage:won
$ salesctl __complete -- deal list amount:
$ salesctl __complete -- deal edit D
D-0001	年框
$ salesctl __complete -- deal edit D-0001 stage=q
stage=qualify
$ salesctl __complete -- deal edit D-0001 stage:

# Options of the command and of every command; their values, apart or joined.
$ salesctl __complete -- payout approve --conf
--confirm	its name again, when nobody can be asked
--config	a setting for this call (salesctl help settings)
$ salesctl __complete -- payout approve --rea
--reason	why, kept with the operation
$ salesctl __complete -- --no
--no-pager	print straight to the terminal
--now	pretend it is then
--no-config	without one's own and the machine's settings, and aliases
$ salesctl __complete -- deal list -p last-
last-week
last-month
last-quarter
last-year
$ salesctl __complete -- deal list --format=j
--format=json
--format=jsonl
$ salesctl __complete -- deal list -F j
json
jsonl
$ salesctl __complete -- deal list --fields id,own
id,owner	Owner
$ salesctl __complete -- deal list --sort -clo
-closed_on	Closed
$ salesctl __complete -- goal status --fields subject,-ta
subject,-target	Target
$ salesctl __complete -- payout lines --sort -am
-amount	Amount
$ salesctl __complete -- report weekly --section headline,p
headline,people
headline,pipeline
$ salesctl __complete -- init --profile ''
small
medium
group
$ salesctl __complete -- deal list --limit ''
$ salesctl __complete -- deal list --fields
--fields	columns: a,b or +a,-b or all

# Where the shell knows better: files, folders.
$ salesctl __complete -- deal import ''
:files
$ salesctl __complete -- -C x
:dirs
$ salesctl __complete -- deal list --output=x
:files

# Help, settings, aliases; an alias is what it stands for.
$ salesctl __complete -- help deal wi
win	close deals as won
winloss	show how many deals are won and lost, by what
$ salesctl __complete -- help peri
periods
$ salesctl __complete -- schema cust
customer	customers
$ salesctl __complete -- completion ''
bash
zsh
fish
$ salesctl __complete -- config set ui.c
ui.color	auto, always or never
$ salesctl __complete -- config set ui.color ''
auto
always
never
$ salesctl __complete -- -c ui.colo
ui.color=	auto, always or never
$ salesctl __complete -- -c ui.color=a
ui.color=auto
ui.color=always
$ salesctl alias set mine "deal list -p '2026'" -q
$ salesctl __complete -- mi
migrate	bring the records to the schema of this salesctl
mine	deal list -p '2026'
$ salesctl __complete -- mine owner:j
owner:joerg	Jörg Müller
$ salesctl __complete -- alias unset ''
mine	deal list -p '2026'

# In the reader's language; silent where nothing fits, and on every error.
$ salesctl config set ui.lang zh_CN -q; LC_ALL= salesctl __complete -- payout app
approve	签署已提交的提成；签署齐备后不可更改
$ salesctl __complete -- nosuch ''
$ salesctl __complete -- deal nosuch ''
$ salesctl __complete -- deal list -F json nosuch
$ salesctl __complete -- | grep -x 'version.*'
version	show the version (-v: schema and libraries)
$ cd / && salesctl __complete -- deal list owner:
owner:@me	you
$ salesctl __complete -- -C ~/sales deal list owner:l
owner:lina	李娜
