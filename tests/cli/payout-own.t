# Records behind somebody's pay that he wrote or removed himself are named to who approves.
$ cat > book.yaml <<END
> salesctl: 1
> name: Cases
> effective: 2026-01-01
> locale: {currency: CNY, timezone: Asia/Shanghai}
> pipelines:
>   default:
>     stages: [{id: open, probability: 50%}]
>     won: {id: won}
>     lost: {id: lost}
> approval: {same_login: allowed}
> metrics:
>   sold: {of: deal, measure: sum(amount), date: closed_on, credit: split, where: "stage = won", unit: money}
> plans:
>   seller:
>     for: "role = seller"
>     clawback: {refund: original-rate}
>     components:
>       - id: sales
>         kind: commission
>         base: sold
>         by: {attainment: sold, over: year}
>         tiers: [{to: 100%, rate: 4%}, {rate: 5%}]
> END
$ export SALESCTL_NOW=2026-04-02T00:00:00Z
$ salesctl init -q --policy book.yaml
$ for p in ann bo cy; do salesctl person add $p code=$p role=seller -q && salesctl goal set -q $p sold 100000 -p 2026; done
$ for n in 1 2 3 4; do salesctl deal add T$n owner=ann stage=won amount=10000 closed_on=2026-01-0$n -q; done
$ salesctl deal add T5 owner=cy stage=won amount=10000 closed_on=2026-01-05 -q
$ salesctl payout run -q -p 2026-01
$ salesctl payout show 2026-01 --own-changes -F tsv
nobody wrote or removed a record behind his own pay since 2026-01-01
person	record	name	action	written_on	op	command	lines	amount

# Credits that he wrote, or took away from another.
$ salesctl deal split D-3 ann=10% bo=90% --as bo -q
$ salesctl payout run -q -p 2026-01 && salesctl payout show 2026-01 --own-changes -F table --fields person,record,action,op,lines,amount
PERSON  RECORD   ACTION   OP  LINES  AMOUNT
------  -------  -------  --  -----  ------
bo      CR-0001  written  14      1  360.00
bo      CR-0002  written  14      1  360.00
$ salesctl payout show 2026-01 2>&1 | grep wrote
bo wrote or removed 2 records behind his own pay since 2026-01-01: 1 line, CNY 360.00
$ salesctl payout show 2026-01 --lang zh_CN 2>&1 | grep 自己
bo 自己写过或删除过 2 条提成依据记录（自 2026-01-01 起）：1 行明细，CNY 360.00

# A refund that he removed, which no line stands on; his goal; an adjustment; his assignment.
$ salesctl receipt add deal=D-1 kind=refund amount=-5000 paid_on=2026-01-20 -q
$ salesctl receipt remove RC-1 -y -q --as ann
$ salesctl goal set -q cy sold 5000 -p 2026 --as cy
$ salesctl assignment add -q person=bo role=seller from=2026-01-01 --as bo
$ salesctl payout run -q -p 2026-01 && salesctl payout show 2026-01 --own-changes -F table --fields person,record,name,action,op,command,lines,amount
PERSON  RECORD   NAME  ACTION   OP  COMMAND                        LINES  AMOUNT
------  -------  ----  -------  --  -----------------------------  -----  ------
ann     RC-0001        removed  17  receipt remove RC-1 -y -q --~      1  400.00
bo      CR-0001  T3    written  14  deal split D-3 ann=10% bo=90~      1  360.00
bo      CR-0002  T3    written  14  deal split D-3 ann=10% bo=90~      1  360.00
bo      AS-0001        written  19  assignment add -q person=bo ~      1  360.00
cy      G-0003         written  18  goal set -q cy sold 5000 -p ~      1  450.00
$ salesctl payout show 2026-01 --own-changes -F table --fields person,record,action --lang zh_CN
人员  记录     动作
----  -------  ----
ann   RC-0001  删除
bo    CR-0001  写入
bo    CR-0002  写入
bo    AS-0001  写入
cy    G-0003   写入

# It was undone by somebody else.
$ for n in 1 2 3 4; do salesctl undo -q -y; done && salesctl payout run -q -p 2026-01
$ salesctl payout show 2026-01 --own-changes -F tsv --fields person,record,action
person	record	action
bo	CR-0001	written
bo	CR-0002	written
