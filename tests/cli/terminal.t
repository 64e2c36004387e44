# At a terminal. `on_tty` gives a command one, as wide as is said (80), prints
# what a person would see there, and types what -i says where it is asked.
$ salesctl init sales -q --name 'East sales' --currency CNY --lang en
$ cd sales && salesctl person add 李娜 code=lina role=seller -q
$ salesctl customer add 北京字节 owner=lina -q
$ for a in 10 20 30; do salesctl deal add "Deal $a" customer=北京字节 owner=lina amount="${a}万" -q; done
$ unset SALESCTL_HINTS

# What to do about an error is said to who looks on, and to who asks; a log
# gets the error alone.
$ salesctl deal lsit
salesctl: deal: 'lsit' is not a verb of deal
[2]
$ on_tty salesctl deal lsit
salesctl: deal: 'lsit' is not a verb of deal
hint: did you mean 'salesctl deal list'?
[2]
$ (cd / && salesctl deal lsit -v)
salesctl: deal: 'lsit' is not a verb of deal
hint: did you mean 'salesctl deal list'?
[2]
$ on_tty salesctl -q deal lsit
salesctl: deal: 'lsit' is not a verb of deal
[2]
$ SALESCTL_HINTS=always salesctl deal lsit
salesctl: deal: 'lsit' is not a verb of deal
hint: did you mean 'salesctl deal list'?
[2]
$ SALESCTL_HINTS=never on_tty salesctl deal lsit
salesctl: deal: 'lsit' is not a verb of deal
[2]

# A terminal gets a table, a pipe gets TSV; a narrow one a narrower table.
$ on_tty salesctl deal list D-1
ID      TITLE    CUSTOMER  OWNER  STAGE              AMOUNT  EXPECTED  CLOSED
------  -------  --------  -----  -------------  ----------  --------  ------
D-0001  Deal 10  北京字节  李娜   Qualification  100,000.00
1 deal, CNY 100,000.00
1 column hidden: --fields all -F tsv shows it
$ on_tty -s 60 salesctl deal list D-1
ID      CUSTOMER  OWNER  STAGE              AMOUNT  EXPECTED  CLOSED
------  --------  -----  -------------  ----------  --------  ------
D-0001  北京字节  李娜   Qualification  100,000.00
1 deal, CNY 100,000.00
2 columns hidden: --fields all -F tsv shows them
$ on_tty sh -c 'salesctl deal list --limit 1 --fields id,amount | cat'
id	amount
D-0001	100000.00

# Bold is the heading alone, and only where a terminal is that can show it.
$ TERM=xterm on_tty salesctl deal list -P --fields id,amount --limit 1 | cat -v
^[[1mID          AMOUNT^[[0m
------  ----------
D-0001  100,000.00
1 deal
$ TERM=xterm NO_COLOR=1 on_tty salesctl deal list -P --fields id,amount --limit 1 | cat -v
ID          AMOUNT
------  ----------
D-0001  100,000.00
1 deal
$ TERM=xterm on_tty salesctl deal list -P --fields id,amount --limit 1 --color never | cat -v
ID          AMOUNT
------  ----------
D-0001  100,000.00
1 deal
$ TERM=xterm NO_COLOR=1 on_tty salesctl deal list -P --fields id,amount --limit 1 --color always | cat -v
^[[1mID          AMOUNT^[[0m
------  ----------
D-0001  100,000.00
1 deal
$ salesctl -q deal list -F table --fields id,amount --limit 1 --color always | cat -v
^[[1mID          AMOUNT^[[0m
------  ----------
D-0001  100,000.00
$ CLICOLOR_FORCE=1 salesctl -q deal list -F table --fields id,amount --limit 1 | cat -v
^[[1mID          AMOUNT^[[0m
------  ----------
D-0001  100,000.00
$ salesctl -q deal list -F tsv --fields id,amount --limit 1 --color always | cat -v
id	amount
D-0001	100000.00

# Won is green, lost red; the words stay.
$ salesctl deal edit D-1 stage=won closed_on=2026-06-30 -q --reason test
$ salesctl -q deal list -F table --fields id,stage,amount --color always --limit 2 | cat -v
^[[1mID      STAGE              AMOUNT^[[0m
------  -------------  ----------
D-0001  ^[[32mWon^[[0m            100,000.00
D-0002  Qualification  200,000.00

# The pager gets everything, what is said behind the table too; not with -P,
# not at a terminal that can do nothing, not for what is no reading matter.
$ export SALESCTL_PAGER='sed "s/^/| /"' TERM=xterm NO_COLOR=1
$ on_tty salesctl deal list --fields id,amount
| ID          AMOUNT
| ------  ----------
| D-0001  100,000.00
| D-0002  200,000.00
| D-0003  300,000.00
| 3 deals
$ on_tty salesctl deal list --fields id,amount -P
ID          AMOUNT
------  ----------
D-0001  100,000.00
D-0002  200,000.00
D-0003  300,000.00
3 deals
$ TERM=dumb on_tty salesctl deal list --fields id,amount
ID          AMOUNT
------  ----------
D-0001  100,000.00
D-0002  200,000.00
D-0003  300,000.00
3 deals
$ on_tty salesctl deal list -F ids
D-0001
D-0002
D-0003
$ on_tty salesctl deal edit D-1 amount=11万
changed D-0001 amount 100,000.00 -> 110,000.00
op 8  (undo: salesctl undo)
$ salesctl deal list -F table --fields id,amount
ID          AMOUNT
------  ----------
D-0001  110,000.00
D-0002  200,000.00
D-0003  300,000.00
3 deals
$ on_tty salesctl help money | head -n 3
| Amounts are exact; they are kept in ten-thousandths and never as floating
| point. Typed as
| 

# The usual one is less. One that is not there takes nothing away.
$ unset SALESCTL_PAGER; mkdir bin
$ printf '#!/bin/sh\necho "less $* ($LESS, $LESSCHARSET)"\ncat\n' > bin/less; chmod +x bin/less
$ PATH=$PWD/bin:$PATH on_tty salesctl deal list --fields id --limit 1
less -FRX (FRX, utf-8)
ID
------
D-0001
1 deal
$ PAGER=bin/less LESS=S on_tty salesctl deal list --fields id --limit 1
less  (S, utf-8)
ID
------
D-0001
1 deal
$ PAGER='no-such-pager -x' on_tty salesctl deal list --fields id --limit 1
note: the pager 'no-such-pager' is not there; printing without it
ID
------
D-0001
1 deal
$ PAGER=cat on_tty salesctl deal list --fields id --limit 1
ID
------
D-0001
1 deal

# What changes many records is asked; no is the answer of a mere Enter, and of
# whoever leaves.
$ on_tty -i y salesctl deal edit stage:open probability=50%
this changes 2 deals. [y/N] y
changed D-0002 probability (empty) -> 50%
changed D-0003 probability (empty) -> 50%
op 9  (undo: salesctl undo)
$ on_tty -i '' salesctl deal edit stage:open probability=60%
this changes 2 deals. [y/N] 
salesctl: deal edit: nothing was saved
[1]
$ on_tty -i n salesctl deal edit stage:open probability=60%
this changes 2 deals. [y/N] n
salesctl: deal edit: nothing was saved
[1]
$ on_tty -i "$(printf '\004')" salesctl deal edit stage:open probability=60%
this changes 2 deals. [y/N] 
salesctl: deal edit: nothing was saved
[1]
$ on_tty -i 是 salesctl --lang zh_CN deal edit stage:open probability=60%
这将更改商机 2 条。[y/N] 是
changed D-0002 probability 50% -> 60%
changed D-0003 probability 50% -> 60%
操作 10（撤销：salesctl undo）
$ on_tty -i "$(printf '\003')" salesctl deal edit stage:open probability=70%
this changes 2 deals. [y/N] ^C
salesctl: interrupted; nothing was saved
[130]
$ salesctl deal edit stage:open probability=70%
salesctl: deal edit: this changes 2 deals. Say so with --yes (not asked, because standard input is not a terminal)
[2]
$ salesctl deal list --fields id,probability
id	probability
D-0001	
D-0002	0.6
D-0003	0.6

# While a question stands nothing is locked: another may write, and is not held
# up. What was meant is looked up again behind the answer.
$ on_tty -i y -b 'salesctl -q --lock-wait 0 deal edit D-1 amount=12万' salesctl -q deal edit stage:open probability=70% && salesctl deal list --fields id,amount,probability
this changes 2 deals. [y/N] y
id	amount	probability
D-0001	120000.00	
D-0002	200000.00	0.7
D-0003	300000.00	0.7
$ on_tty -i y -b 'salesctl -q --lock-wait 0 deal edit D-3 stage=won' salesctl deal edit stage:open probability=80%
this changes 2 deals. [y/N] y
salesctl: deal edit: meanwhile other deals are meant (2 before, 1 now); nothing was saved
[80]
$ on_tty -i y -b 'salesctl -q --lock-wait 0 deal edit D-3 stage=qualify' salesctl deal remove stage:won,lost
this removes 2 deals. [y/N] y
salesctl: deal remove: meanwhile other deals are meant (2 before, 1 now); nothing was saved
[80]
$ on_tty -i y -b 'salesctl -q --lock-wait 0 deal edit D-2 stage=won' salesctl --lang zh_CN deal edit stage:open probability=90%
这将更改商机 2 条。[y/N] y
salesctl: deal edit: 在此期间所指的商机已不同（之前 2 条，现在 1 条）；什么都没有保存
[80]
$ on_tty -i y -b 'sed -i "s/^name:.*/name: West/" policy.yaml && salesctl -q policy apply' salesctl deal edit owner:lina probability=90%
this changes 3 deals. [y/N] y
salesctl: deal edit: meanwhile version 2 of the rule book was applied; nothing was saved: run the command again
[80]
$ salesctl -q person add Ann code=ann && salesctl -q person edit lina role=manager && salesctl -q payout run -p 2026-07 && salesctl -q payout submit 2026-07
$ on_tty -i 2026-07 -b 'salesctl -q --lock-wait 0 deal edit D-1 amount=13万 && salesctl -q --lock-wait 0 payout run -p 2026-07' salesctl payout approve 2026-07 --as ann
Approve payout 2026-07, 1 person, CNY 3,200.00? It cannot be undone afterwards. Type 2026-07 to go on: 2026-07
salesctl: payout approve: payout 2026-07 was changed meanwhile; nothing was saved
[80]
$ salesctl payout list --fields payout,state,total
payout	state	total
2026-07	draft	3300.00
$ salesctl -q payout submit 2026-07 && on_tty -i 2026-07 salesctl -q payout approve 2026-07 --as ann && salesctl payout list --fields payout,state,total
Approve payout 2026-07, 1 person, CNY 3,300.00? It cannot be undone afterwards. Type 2026-07 to go on: 2026-07
payout	state	total
2026-07	approved	3300.00
$ salesctl -q backup ../b.db && salesctl -q deal edit D-1 title=One
$ on_tty -i y -b 'salesctl -q --lock-wait 0 deal edit D-1 title=Two' salesctl restore ../b.db
this takes the records back to op 24: 1 operation after it is left out. [y/N] y
salesctl: restore: the records were changed meanwhile; nothing was replaced
[80]
$ salesctl deal list --fields title --limit 1 --no-header
Two
