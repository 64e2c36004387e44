# The morning screen: where the department stands, and what waits, each with the
# command that shows it.
$ salesctl init sales -q --name 'East sales' --currency CNY --timezone Asia/Shanghai --lang en && cd sales
$ export SALESCTL_NOW=2026-09-02T10:00:00+08:00
$ salesctl status
East sales, Wednesday 2026-09-02 (2026-W36). 2026Q3: working day 46 of 66, pace 69.697%

  no goal holds today: salesctl goal set company revenue TARGET -p 2026Q3

  nothing waits

  0 people, 0 customers, 0 open deals, 0 goals; rule book version 1, operation 1
$ printf 'code,name,role\nmei,林梅,ae\nbo,王波,ae\n' > p.csv && salesctl -q person import p.csv
$ printf 'name\n甲\n乙\n' > c.csv && salesctl -q customer import c.csv
$ cat > d.csv <<'END'
> ref,title,customer,owner,amount,created_on,closed_on,expected_on,next_on,next_step,stage
> 1,Line 1,甲,mei,149999.99,2026-07-01,2026-07-20,,,,won
> 2,Line 2,乙,mei,40000,2026-08-01,,2026-09-25,2026-09-01,Call,negotiate
> 3,Line 3,乙,bo,30000,2026-08-01,,2026-08-20,2026-09-10,Visit,propose
> 4,Spares,乙,bo,50000,2026-06-01,,2026-11-11,,,qualify
> END
$ salesctl -q deal import d.csv
$ printf 'subject,kind,person,deal,due_on\nOffer,call,bo,D-0003,2026-08-31\n' > a.csv && salesctl -q activity import a.csv --match kind,person,deal,due_on

# Without a goal of the company's: what its people's come to. One cent below the
# target the bar is not full and the percentage not 100.
$ salesctl -q goal set mei revenue 150000 -p 2026Q3; salesctl status | sed -n 3,4p
  the company has no goal today; its people have: salesctl goal status
$ salesctl -q goal set bo revenue 50000 -p 2026Q3; salesctl status | sed -n 3,4p
  People: Revenue 2026Q3 reached 149,999.99 of 200,000.00  74.9999%  [##############------]  ahead
  Forecast           191,999.99  95.9999%  (reached, and 42,000.00 of open deals weighted by their chance)
$ salesctl -q goal set company revenue=300000 win_rate=40% -p 2026Q3; salesctl -q goal set company revenue 100万 -p 2026
$ salesctl status
East sales, Wednesday 2026-09-02 (2026-W36). 2026Q3: working day 46 of 66, pace 69.697%

  Revenue 2026       reached 149,999.99 of 1,000,000.00  14.9999%  [##------------------]  behind
  Forecast           196,999.99  19.7%  (reached, and 47,000.00 of open deals weighted by their chance)
  Revenue 2026Q3     reached 149,999.99 of 300,000.00  49.9999%  [#########-----------]  behind
  Forecast           191,999.99  63.9999%  (reached, and 42,000.00 of open deals weighted by their chance)
  Win rate 2026Q3    reached 100% of 40%  250%  [####################]  met

  1 open deal with an overdue next step      salesctl deal list stage:open next_on:..yesterday
  1 open deal past its expected day          salesctl deal list stage:open expected_on:..yesterday
  1 open deal idle for too long              salesctl report weekly -p 'this week' --section stale
  1 activity that was due                    salesctl activity list done_on: due_on:..yesterday

  2 people, 2 customers, 3 open deals, 5 goals; rule book version 1, operation 9
$ salesctl status --lang zh_CN
East sales，星期三 2026-09-02（2026-W36）。2026Q3：第 46 个工作日，共 66 个，时间进度 69.697%

  Revenue 2026       已达成 149,999.99 / 1,000,000.00  14.9999%  [##------------------]  落后
  预测               196,999.99  19.7%（已达成加进行中商机按胜算加权 47,000.00）
  Revenue 2026Q3     已达成 149,999.99 / 300,000.00  49.9999%  [#########-----------]  落后
  预测               191,999.99  63.9999%（已达成加进行中商机按胜算加权 42,000.00）
  Win rate 2026Q3    已达成 100% / 40%  250%  [####################]  已达成

  1 个进行中的商机下一步已逾期               salesctl deal list stage:open next_on:..yesterday
  1 个进行中的商机已过预计成交日             salesctl deal list stage:open expected_on:..yesterday
  1 个进行中的商机停滞过久                   salesctl report weekly -p 'this week' --section stale
  1 项活动已到期                             salesctl activity list done_on: due_on:..yesterday

  2 名人员、2 个客户、3 个进行中的商机、5 个目标；规则手册版本 1，操作 9
$ salesctl status --as mei | sed -n 8,9p
  林梅 Revenue 2026Q3 reached 149,999.99 of 150,000.00  99.9999%  [###################-]  ahead
  Forecast           179,999.99  119.9999%  (reached, and 30,000.00 of open deals weighted by their chance)

# Every command on it shows what it says.
$ salesctl status | sed -n 's/^  [0-9].*  \(salesctl .*\)/\1/p' > shown; while read -r line; do echo "$line"; eval "$line -q" | cut -c -60; done < shown
salesctl deal list stage:open next_on:..yesterday
id	title	customer	owner	stage	amount	currency	expected_on	cl
D-0002	Line 2	乙	林梅	negotiate	40000.00	CNY	2026-09-25	
salesctl deal list stage:open expected_on:..yesterday
id	title	customer	owner	stage	amount	currency	expected_on	cl
D-0003	Line 3	乙	王波	propose	30000.00	CNY	2026-08-20	
salesctl report weekly -p 'this week' --section stale
Weekly report 2026-W36 (2026-08-31 to 2026-09-06)           
Written 2026-09-02 10:00 +08:00 by salesctl 0.1.0; data as o
amounts in CNY

1. Stale
   - D-0004 乙 Spares (王波): Qualification, nothing for 
salesctl activity list done_on: due_on:..yesterday
id	kind	person	customer	deal	due_on	done_on	subject
A-0001	call	王波	乙	Line 3	2026-08-31		Offer

# It is a test, too: something waits, or a goal is behind.
$ salesctl status --exit-code > /dev/null
[1]
$ salesctl status > /dev/null
$ salesctl status -F csv
salesctl: status: this has no format 'csv'
hint: its formats are text
[2]
$ salesctl status now
salesctl: status: 'now' is one word too many
[2]
