# The public pool: customers nobody looks after go back, by the rule book.
$ salesctl init sales --name 'East sales' --currency CNY --timezone Asia/Shanghai --lang en > said 2>&1 && cd sales
$ cat >> policy.yaml <<'EOF'
> pool:
>   - {id: public, recycle: {no_followup: 30d, no_deal: 180d, won_within: 365d}, warn: [7d, 1d],
>      claim_per_day: 1, hold_max: 3, ex_owner_lockout: 7d}
> EOF
$ salesctl policy apply policy.yaml -q
$ printf 'code,name,role\nr01,林晓,ae\nr02,陈锐,ae\nr03,吴桐,ae\n' > p.csv && salesctl -q person import p.csv
$ printf 'ref,name,owner,created_on,protected_until\nA1,A1,r01,2026-05-01,\nA2,A2,r01,2026-03-01,\nA3,A3,r02,2026-05-20,\nA4,A4,r02,2025-12-31,\nA5,A5,r03,2025-06-01,\nA6,A6,r03,2026-01-01,2026-12-31\nA7,A7,r03,2026-06-01,\nA8,A8,r01,2026-04-01,\n' > c.csv && salesctl -q customer import c.csv
$ printf 'ref,kind,person,customer,done_on\n1,call,r01,A1,2026-06-15\n2,call,r01,A2,2026-05-30\n3,call,r02,A3,2026-05-31\n4,call,r02,A4,2026-06-29\n5,call,r03,A5,2026-01-10\n6,call,r03,A6,2026-03-01\n8,call,r01,A8,2026-06-07\n' > a.csv && salesctl -q activity import a.csv
$ salesctl -q deal add 旧单 customer=A5 owner=r03 stage=won amount=1000 closed_on=2025-11-30

# On 2026-06-30: more than 30 days, or more than 180 without a deal; day 30
# itself is safe. A protected customer and one who bought stay.
$ export SALESCTL_NOW=2026-06-30T04:00:00Z
$ salesctl customer pool --all -F table
CUSTOMER  OWNER  STATE  BECAUSE       DAYS IDLE  DAYS HELD  GOES BACK   DAYS LEFT  RULE
--------  -----  -----  ------------  ---------  ---------  ----------  ---------  ------
A2        林晓   due    no follow-up         31        121  2026-06-30          0  public
A4        陈锐   due    no deal               1        181  2026-06-30          0  public
A3        陈锐   soon   no follow-up         30         41  2026-07-01          1  public
A7        吴桐   soon   no follow-up         29         29  2026-07-02          2  public
A8        林晓   stays  no follow-up         23         90  2026-07-08          8  public
A1        林晓   stays  no follow-up         15         60  2026-07-16         16  public
A5        吴桐   stays  won                 171        394                         public
A6        吴桐   stays  protected           121        180                         public
8 customers, due: 2
$ salesctl customer pool --exit-code -q -F ids
C-0002
C-0004
C-0003
C-0007
[1]

# First who would lose what and why, then it is done; the history names the rule.
$ salesctl customer recycle -n
would change C-0002 owner 林晓 -> (pool): no follow-up for 31 days (public)
would change C-0004 owner 陈锐 -> (pool): no deal for 181 days (public)
dry run: nothing was saved
$ salesctl customer recycle
changed C-0002 owner 林晓 -> (pool): no follow-up for 31 days (public)
changed C-0004 owner 陈锐 -> (pool): no deal for 181 days (public)
op 7  (undo: salesctl undo)
$ salesctl customer recycle
no customer is due
$ salesctl owner_change list -F tsv --fields customer,from_owner,owner,on,why,reason
customer	from_owner	owner	on	why	reason
A2	林晓		2026-06-30	recycle	public: no_followup 31
A4	陈锐		2026-06-30	recycle	public: no_deal 181

# Who lost a customer waits; others may take one a day, and have three at most.
$ salesctl customer claim A2 --as r01
salesctl: customer claim: 林晓 had A2 and may take it back from 2026-07-08 on
[81]
$ salesctl customer claim A2 --as r02
changed C-0002 owner (empty) -> 陈锐
op 8  (undo: salesctl undo)
$ salesctl customer claim A4 --as r02
salesctl: customer claim: 陈锐 had A4 and may take it back from 2026-07-08 on
[81]
$ salesctl customer claim A2 --as r03
salesctl: customer claim: A2 is not in the pool: it belongs to 陈锐
[81]
$ salesctl customer claim A4 --as r03
changed C-0004 owner (empty) -> 吴桐
op 9  (undo: salesctl undo)
$ salesctl -q customer release A8 --reason 无需求 && salesctl customer claim A8 --as r03
salesctl: customer claim: customers that 吴桐 took from the pool today: 1; the rule book allows 1
[81]
$ salesctl customer release A7 --reason 无需求
changed C-0007 owner 吴桐 -> (empty)
op 11  (undo: salesctl undo)
$ salesctl customer release A7
salesctl: customer release: C-0007 is in the pool already
[65]
$ salesctl customer assign r02 A7 A6
salesctl: customer assign: customers without a deal that 陈锐 has: 3; the rule book allows 3
hint: salesctl customer list owner:r02
[81]
$ salesctl customer claim A4 --as r01 --now 2026-07-08T04:00:00Z
salesctl: customer claim: A4 is not in the pool: it belongs to 吴桐
[81]
$ salesctl customer claim A4 2>&1 | sed "s/$(id -un)/me/"
salesctl: customer claim: no person has the login 'me'
hint: salesctl person edit HANDLE login=me
$ salesctl undo 2>&1 | sed 's/, by .*//'
undid op 11: customer release A7 --reason 无需求
changed C-0007 owner (empty) -> 吴桐
removed OC-0006 customer A7, from_owner 吴桐, on 2026-06-30, why release
op 12  (undo: salesctl undo)
$ sed 's/id: public,/id: public, when: "staus != customer",/' policy.yaml > wrong.yaml
$ salesctl policy check wrong.yaml
wrong.yaml:101:5: error: pool.public.when: a customer has no field 'staus', in 'staus != customer'; did you mean 'status'?
salesctl: policy check: the rule book 'wrong.yaml' has errors (1)
[65]
$ salesctl fsck -q -F jsonl
