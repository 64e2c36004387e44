# What to do next for one's goals, with a reason and the command that begins it.
$ salesctl init sales -q --name 'East sales' --currency CNY --timezone Asia/Shanghai --lang en && cd sales
$ export SALESCTL_NOW=2026-09-10T09:00:00+08:00
$ printf 'code,name,role\nmei,林梅,ae\nbo,王波,ae\n' > p.csv && salesctl -q person import p.csv
$ printf 'name,industry\n甲医院,医药\n乙机械,制造\n丙食品,食品\n' > c.csv && salesctl -q customer import c.csv
$ printf 'code,name\npump,Pump\nvalve,Valve\n' > pr.csv && salesctl -q product import pr.csv
$ cat > d.csv <<'END'
> ref,title,customer,owner,product,amount,created_on,closed_on,expected_on,next_on,next_step,stage
> 1,Old line,甲医院,mei,pump,60000,2026-07-01,2026-07-20,,,,won
> 2,Ward 1,甲医院,mei,pump,20000,2026-08-20,,2026-09-25,2026-09-09,Ask for the date,negotiate
> 3,Ward 2,甲医院,mei,pump,30000,2026-08-20,,2026-09-30,2026-09-15,Send the offer,propose
> 4,Press,乙机械,mei,valve,90000,2026-09-01,,2026-09-18,,,negotiate
> 5,Oven,丙食品,mei,valve,15000,2026-08-20,,2026-09-08,,,propose
> 6,Freezer,丙食品,mei,valve,15000,2026-07-01,,2026-09-28,,,qualify
> 7,Press 2,乙机械,bo,valve,99000,2026-09-01,,2026-09-18,,,negotiate
> 8,Next year,乙机械,mei,valve,99000,2026-09-01,,2027-01-18,,,negotiate
> END
$ salesctl -q deal import d.csv
$ cat > a.csv <<'END'
> subject,kind,person,customer,deal,due_on,done_on
> Bring samples,visit,mei,,D-0003,2026-09-10,
> Thank you,call,mei,丙食品,,2026-09-07,
> Kick-off,call,mei,,D-0004,,2026-09-02
> Look at it,visit,mei,,D-0006,2026-09-20,
> Look at it,call,mei,,D-0006,,2026-07-20
> END
$ salesctl -q activity import a.csv --match kind,person,deal,subject
$ salesctl -q goal set mei revenue 100000 -p 2026Q3

# The gap is 40,000. The press could close all of it, with 75 % in six working days:
# 40,000 x 75 % / 6 is 5,000 a day.
$ salesctl goal today --for mei -F tsv --fields deal,why,closes,chance,days_left,worth
deal	why	closes	chance	days_left	worth
D-0005	expected 2026-09-08, which went by	15000.00	0.4	1	6000.00
D-0004	idle for 8 days	40000.00	0.75	6	5000.00
D-0002	next step due 2026-09-09: Ask for the date	20000.00	0.75	11	1363.64
D-0003	visit due 2026-09-10: Bring samples	30000.00	0.4	14	857.14
D-0006	idle for 52 days	15000.00	0.1	12	125.00
	call due 2026-09-07: Thank you				
$ salesctl goal today --for mei -F table --fields deal,why,worth,command --width none
DEAL            WHY                                         WORTH A DAY  COMMAND
--------------  ------------------------------------------  -----------  -------------------------------------------------------------------
D-0005 Oven     expected 2026-09-08, which went by             6,000.00  salesctl deal edit D-0005 expected_on=...
D-0004 Press    idle for 8 days                                5,000.00  salesctl activity add kind=call deal=D-0004 person=mei due_on=today
D-0002 Ward 1   next step due 2026-09-09: Ask for the date     1,363.64  salesctl deal edit D-0002 next_step=... next_on=+3d
D-0003 Ward 2   visit due 2026-09-10: Bring samples              857.14  salesctl activity edit A-0001 done_on=today
D-0006 Freezer  idle for 52 days                                 125.00  salesctl activity add kind=call deal=D-0006 person=mei due_on=today
                call due 2026-09-07: Thank you                           salesctl activity edit A-0002 done_on=today
worth a day: the part of the gap that the deal can close, times its chance, over the working days left

# The quarter is to be won with pumps, and in hospitals: these come first, and a deal
# of several products is of each of them.
$ salesctl goal focus add -q goal=G-0001 product=pump segment='industry = 医药'
$ salesctl goal focus add -q goal=G-0001 customer=丙食品
$ salesctl goal today --for mei -F tsv --fields focus,deal,worth
focus	deal	worth
true	D-0005	6000.00
true	D-0002	1363.64
true	D-0003	857.14
true	D-0006	125.00
false	D-0004	5000.00
false		
$ printf 'deal,product,quantity,price\nD-0004,pump,1,40000\nD-0004,valve,1,50000\n' > i.csv && salesctl -q deal_item import i.csv
$ salesctl goal focus edit -q GF-1 segment='industry in (医药, 制造)'; salesctl goal today --for mei -F tsv --fields focus,deal,worth --limit 3
focus	deal	worth
true	D-0005	6000.00
true	D-0004	5000.00
true	D-0002	1363.64
$ salesctl goal today --for mei --lang zh_CN -F table --fields focus,deal,customer,why,worth --width none
重点  商机            客户    原因                                      每日可得
----  --------------  ------  ----------------------------------------  --------
是    D-0005 Oven     丙食品  预计成交日 2026-09-08 已过                6,000.00
是    D-0004 Press    乙机械  已 8 天没有动静                           5,000.00
是    D-0002 Ward 1   甲医院  下一步 2026-09-09 到期：Ask for the date  1,363.64
是    D-0003 Ward 2   甲医院  拜访，2026-09-10 到期：Bring samples        857.14
是    D-0006 Freezer  丙食品  已 52 天没有动静                            125.00
否                    丙食品  电话，2026-09-07 到期：Thank you
每日可得：商机可补的差额 × 胜算 ÷ 剩余工作日
$ salesctl goal today --as mei -F json --limit 1
{"schema":"salesctl.goal.today","version":1,"items":[
{"focus":true,"deal":{"code":"D-0005","name":"D-0005"},"customer":{"code":"C-0003","name":"丙食品"},"why":"expected 2026-09-08, which went by","reason":"late","goal":"G-0001","amount":"15000.00","closes":"15000.00","chance":"0.4","expected_on":"2026-09-08","days_left":1,"worth":"6000.00","command":"salesctl deal edit D-0005 expected_on=..."}
]}

# A line's command can be run as it stands where it needs no more words; what was done
# is not there any more.
$ eval "$(salesctl goal today --for mei -F jsonl | jq -r 'select(.reason == "activity" and .deal != null) | .command') -q"; salesctl goal today --for mei -F tsv --fields deal,reason | grep D-0003
D-0003	next
$ eval "$(salesctl goal today --for mei -F jsonl | jq -r 'select(.reason == "stale" and .deal.code == "D-0006") | .command') -q"; salesctl goal today --for mei -F tsv --fields deal,reason,why | grep D-0006
D-0006	activity	call due 2026-09-10

# Two goals: a deal counts for the one for which it is worth most.
$ salesctl -q goal set mei revenue 12000 -p 2026-09; salesctl goal today --for mei -F tsv --fields deal,goal,closes,worth --limit 2
deal	goal	closes	worth
D-0005	G-0001	15000.00	6000.00
D-0004	G-0001	40000.00	5000.00
$ salesctl -q goal set mei revenue 61000 -p 2026Q3; salesctl goal today --for mei -F tsv --fields deal,goal,closes,worth --limit 4
deal	goal	closes	worth
D-0005	G-0002	12000.00	4800.00
D-0004	G-0002	12000.00	1500.00
D-0002	G-0002	12000.00	818.18
D-0003	G-0002	12000.00	342.86

# Who has no goal, or has reached it, is told so.
$ salesctl goal today --for bo -F tsv --fields deal
deal
no goal of this person holds today, so no deal is ranked: salesctl goal set
$ salesctl -q goal set bo win_rate 50% -p 2026Q3; salesctl goal today --for bo -F tsv --fields deal
deal
open deals lead to none of the goals, or their gaps are closed
$ salesctl goal today
salesctl: goal today: no person has the login 'root'
hint: salesctl goal today --for PERSON
[66]
$ salesctl goal today --for nobody
salesctl: goal today: no person 'nobody'
[66]
$ salesctl goal today --for team:east
salesctl: goal today: no person 'team:east'
[66]
$ salesctl goal today mei
salesctl: goal today: 'mei' is one word too many
[2]

# Whom a focus leads to is not lost.
$ salesctl goal focus list goal:G-1 -F tsv --fields goal,product,customer,segment
goal	product	customer	segment
G-0001	Pump		industry in (医药, 制造)
G-0001		丙食品	
$ salesctl goal focus add goal=G-0001 segment='industri = 医药'
salesctl: goal_focus add: segment: a customer has no field 'industri'
    industri = 医药
    ^^^^^^^^
hint: did you mean 'industry'?
[65]
$ salesctl goal focus add goal=G-0001
salesctl: goal_focus add: a focus says which product, customer or segment of customers
hint: salesctl goal focus add goal=G-12 segment='industry = 医药'
[65]
