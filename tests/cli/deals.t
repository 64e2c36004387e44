# A deal's way: stages, won and lost, opened again, shared.
$ salesctl init sales --name 'East sales' --currency CNY --timezone Asia/Shanghai --lang en > said && cd sales
rule book: sales/policy.yaml, in force from 2026-01-01
$ salesctl person add 李娜 code=lina role=seller > said && salesctl person add 张伟 code=zhangwei role=seller > said
op 2  (undo: salesctl undo)
op 3  (undo: salesctl undo)
$ salesctl customer add 北京字节 owner=lina industry=互联网 > said
op 4  (undo: salesctl undo)
$ salesctl deal add 年框续约 customer=北京字节 owner=lina amount=30万 expected_on=2026-08-20
added D-0001 年框续约, customer 北京字节, owner 李娜, stage Qualification, amount 300,000.00, currency CNY, expected_on 2026-08-20
op 5  (undo: salesctl undo)
$ salesctl deal edit D-1 stage=propose --now 2026-07-06T02:00:00Z
changed D-0001 stage Qualification -> Proposal
op 6  (undo: salesctl undo)
$ salesctl deal edit D-1 probability=60% --now 2026-07-07T02:00:00Z
changed D-0001 probability (empty) -> 60%
op 7  (undo: salesctl undo)

# Going on, a deal has the chance of its stage again, and the day is kept.
$ salesctl deal edit D-1 stage=negotiate --now 2026-07-20T02:00:00Z
changed D-0001 stage Proposal -> Negotiation, probability 60% -> (empty)
op 8  (undo: salesctl undo)
$ salesctl deal win D-1 on=2026-08-03 contract=HT-1 reason=服务 --now 2026-08-04T02:00:00Z
changed D-0001 stage Negotiation -> Won, closed_on (empty) -> 2026-08-03, contract (empty) -> HT-1, won_reason (empty) -> 服务
op 9  (undo: salesctl undo)
$ salesctl deal stage D-1 -F table --now 2026-08-04T02:00:00Z
STAGE          FROM        TO          DAYS  BY  REASON
-------------  ----------  ----------  ----  --  ------
Qualification  2026-07-01  2026-07-06     5
Proposal       2026-07-06  2026-07-20    14
Negotiation    2026-07-20  2026-08-03    14
Won            2026-08-03  2026-08-03            服务
$ salesctl stage_change list deal:D-1 -F tsv
id	deal	from_stage	stage	on	by
SC-0001	年框续约	qualify	propose	2026-07-06	
SC-0002	年框续约	propose	negotiate	2026-07-20	
SC-0003	年框续约	negotiate	won	2026-08-03	

# Opened again it goes back to where it was, and is not closed any more.
$ salesctl deal reopen D-1 --now 2026-08-05T02:00:00Z
changed D-0001 stage Won -> Negotiation, closed_on 2026-08-03 -> (empty), won_reason 服务 -> (empty)
op 10  (undo: salesctl undo)
$ salesctl deal reopen D-1
salesctl: deal reopen: D-0001 is open already, in stage 'negotiate'
[65]

# A lost deal says why, with a reason of the rule book's list.
$ salesctl deal lose D-1 --now 2026-08-06T02:00:00Z
salesctl: deal lose: D-0001: the rule book lets no deal go to stage 'lost' while these are empty: lost_reason
hint: fill them in the same command: lost_reason=VALUE ...
[81]
$ salesctl deal lose D-1 reason=priec
salesctl: deal lose: D-0001: lost_reason: the rule book does not have 'priec'
hint: did you mean 'price'?
[65]
$ salesctl deal lose D-1 reason=price competitor=云图 --now 2026-08-06T02:00:00Z
changed D-0001 stage Negotiation -> Lost, closed_on (empty) -> 2026-08-06, lost_reason (empty) -> price, competitor (empty) -> 云图
op 11  (undo: salesctl undo)
$ salesctl undo > said && salesctl deal show D-1 -F json | jq -c '.item | [.stage, .closed_on, .lost_reason]'
op 12  (undo: salesctl undo)
["negotiate",null,null]
$ salesctl stage_change list deal:D-1 -F ids
SC-0001
SC-0002
SC-0003
SC-0004

# Won without what the rule book asks for: refused.
$ salesctl deal add 试用 owner=lina > said && salesctl deal win D-2
op 13  (undo: salesctl undo)
salesctl: deal win: D-0002: the rule book lets no deal go to stage 'won' while these are empty: amount, customer
hint: fill them in the same command: amount=VALUE ...
[81]
$ salesctl deal win D-99
salesctl: deal win: no deal D-0099 (the newest is D-0002)
[66]

# Shares are exactly 100 % together; what stands beside them is free.
$ salesctl deal split D-1 lina=60% 张伟=39.99%
salesctl: deal split: the shares add up to 99.99%, not to 100%
hint: what stands beside the revenue: --overlay
[2]
$ salesctl deal split D-1 lina=60% 张伟=40%
changed D-0001 credited: 李娜 60%, 张伟 40%
op 14  (undo: salesctl undo)
$ salesctl deal split D-1 lina=60% 李娜=40%
salesctl: deal split: 李娜 is named twice
[65]
$ salesctl deal split D-1 lina
salesctl: deal split: 'lina' is not PERSON=SHARE
hint: salesctl deal split CODE lina=60% ...
[2]
$ salesctl deal split D-1 张伟=20% --overlay
changed D-0001 overlay: 张伟 20%
op 15  (undo: salesctl undo)
$ salesctl credit list deal:D-1 -F tsv
id	deal	person	share	kind
CR-0001	年框续约	李娜	0.6	revenue
CR-0002	年框续约	张伟	0.4	revenue
CR-0003	年框续约	张伟	0.2	overlay

# Nor can they be more by another way.
$ salesctl credit add deal=D-1 person=lina share=1%
salesctl: credit add: D-0001: its revenue credits add up to 101%, more than the whole
hint: salesctl deal split D-0001 PERSON=60% PERSON=40%
[65]
$ salesctl credit edit CR-1 share=61%
salesctl: credit edit: D-0001: its revenue credits add up to 101%, more than the whole
hint: salesctl deal split D-0001 PERSON=60% PERSON=40%
[65]
$ printf 'deal,person,share,kind\nD-2,lina,70%%,revenue\nD-2,zhangwei,31%%,revenue\n' | salesctl credit import -
salesctl: credit import: D-0002: its revenue credits add up to 101%, more than the whole
hint: salesctl deal split D-0002 PERSON=60% PERSON=40%
[65]
$ salesctl deal split D-1
changed D-0001 credited: its owner's, whole
op 16  (undo: salesctl undo)
$ salesctl credit list deal:D-1 -F tsv
id	deal	person	share	kind
CR-0003	年框续约	张伟	0.2	overlay

# An owner who changes is kept too.
$ salesctl customer edit C-1 owner=张伟 --reason 按区域调整 > said && salesctl owner_change list -F tsv
op 17  (undo: salesctl undo)
id	customer	lead	from_owner	owner	on	why
OC-0001	北京字节		李娜	张伟	2026-07-01	transfer
$ salesctl fsck -q -F jsonl

# A forecast never holds a lost deal: 200,000 lost beside 100,000 open at 50 %
# forecast 50,000; 100 at 99 % and 200 at 0 % forecast 99. Groups add up.
$ salesctl init ../two --currency CNY --timezone Asia/Shanghai --lang en > said && cd ../two && salesctl -q person add 李娜 code=lina role=seller
rule book: ../two/policy.yaml, in force from 2026-01-01
$ salesctl -q customer add 甲 owner=lina
$ salesctl -q deal add a customer=甲 owner=lina amount=100000 probability=50% expected_on=2026-08-01
$ salesctl -q deal add b customer=甲 owner=lina amount=200000 expected_on=2026-09-01 && salesctl -q deal lose D-2 reason=price
$ salesctl deal forecast -F tsv --by stage
stage	deals	amount	weighted
qualify	1	100000.00	50000.00
$ salesctl -q deal edit D-1 amount=100 probability=99% && salesctl -q deal add c owner=lina amount=200 probability=0%
$ salesctl deal forecast -F json --by stage | jq -c .totals
{"deals":2,"amount":"300.00","weighted":"99.00"}
$ salesctl deal forecast --by person,month -F tsv
1 open deal without an expected day is left out
person	span	deals	amount	weighted
李娜	2026-08	1	100.00	99.00
$ salesctl deal forecast --by stage --as-of 6 -F tsv
stage	deals	amount	weighted
qualify	1	100000.00	50000.00

# Moving on, the stage's chance holds again.
$ salesctl deal edit D-1 stage=negotiate
changed D-0001 stage Qualification -> Negotiation, probability 99% -> (empty)
op 9  (undo: salesctl undo)
$ salesctl deal forecast -F json --by stage | jq -c .totals
{"deals":2,"amount":"300.00","weighted":"75.00"}
$ salesctl deal forecast --by stgae
salesctl: deal forecast: a deal has no field 'stgae'
hint: did you mean 'stage'?
[2]

# 951,794 at 10 %, 357,137 at 20 % and 128,000 at 75 % weigh 262,606.80, together
# and apart.
$ salesctl init ../three --currency CNY --lang en > said 2>&1 && cd ../three && salesctl -q person add 李娜 code=lina && salesctl -q person add 张伟 code=zhangwei
$ salesctl -q deal add owner=lina amount=951794 probability=10% && salesctl -q deal add owner=lina amount=357137 probability=20% && salesctl -q deal add owner=zhangwei stage=negotiate amount=128000
$ salesctl deal forecast -F json --by person | jq -c '.items[], .totals'
{"person":{"code":"lina","name":"李娜"},"deals":2,"amount":"1308931.00","weighted":"166606.80"}
{"person":{"code":"zhangwei","name":"张伟"},"deals":1,"amount":"128000.00","weighted":"96000.00"}
{"deals":3,"amount":"1436931.00","weighted":"262606.80"}
