# What keeps a department's records safe: the check, and heads kept outside.
$ salesctl init -q --currency CNY --name 'Tea Trade'
$ salesctl person add 'Ada Lovelace' role=ae -q
$ salesctl customer add Acme owner=ada-lovelace -q
$ salesctl fsck -F ids 2>&1 | sed 's/:[0-9a-f]\{16\}/:HASH/'
ok: 3 operations, head 3:HASH

# A head kept outside is an operation's number and the hash over it and all
# before it. The file begins with the first and gets one more when there is
# something new.
$ salesctl fsck -F ids --anchor heads 2>&1 | sed 's/:[0-9a-f]\{16\}/:HASH/'
ok: 3 operations, head 3:HASH
head 3:HASH added to heads
$ salesctl fsck -F ids -q --anchor heads
$ salesctl customer add Beta owner=ada-lovelace -q
$ cp .salesctl/sales.db monday.db
$ salesctl fsck -F ids --anchor heads 2>&1 | sed 's/:[0-9a-f]\{16\}/:HASH/'
ok: 4 operations, head 4:HASH
1 head kept outside agrees
head 4:HASH added to heads
$ sed 's/:[0-9a-f]\{64\}/:HASH/' heads
3:HASH 2026-07-01
4:HASH 2026-07-01
$ salesctl fsck -q -F json | jq -r .head | grep -cFf - heads
1
$ salesctl fsck -q --head "$(tail -n 1 heads | cut -c 1-18)"
op	code	what	message

# From standard input heads are compared only.
$ salesctl customer add Gamma owner=ada-lovelace -q
$ salesctl fsck -q --anchor - < heads && wc -l < heads
op	code	what	message
2
$ salesctl fsck -q --anchor heads
op	code	what	message

# An older copy put in its place is sound in itself; the file tells. So does it
# when other things were written then, and nothing is added to it.
$ cp monday.db .salesctl/sales.db
$ salesctl fsck -q
op	code	what	message
$ salesctl fsck --anchor heads
op	code	what	message
5	head.beyond	operation 5	heads:3 knows it, but the log ends with operation 4: its end was cut off, or an older copy was put in its place
salesctl: fsck: 1 finding; what it names is not what salesctl wrote
[1]
$ salesctl customer add Delta owner=ada-lovelace -q
$ salesctl fsck -F jsonl --anchor heads | sed 's/[0-9a-f]\{16\}/HASH/g'
salesctl: fsck: 1 finding; what it names is not what salesctl wrote
{"op":5,"code":"head.other","what":"operation 5","message":"heads:3 has HASH for it and the log has HASH: the log was written anew from there or before"}
$ wc -l < heads
3
$ LC_ALL=zh_CN.UTF-8 LANGUAGE=zh_CN salesctl --lang zh_CN fsck -F csv --anchor heads | sed 's/[0-9a-f]\{16\}/HASH/g'
salesctl: fsck: 1 个发现；所指的内容不是 salesctl 写入的
op,code,what,message
5,head.other,操作 5,heads:3 记为 HASH，日志中为 HASH：日志从此处或更早处被重写

# What is no head is told at once, all of it.
$ printf '# kept by the auditor\n\n3:12ab yesterday\nfour\n' > bad
$ salesctl fsck --anchor bad
bad:3: error: '3:12ab' is no head: OPERATION:HASH, with at least 16 digits
bad:4: error: 'four' is no head: OPERATION:HASH, with at least 16 digits
salesctl: fsck: 'bad' is no file of heads; nothing was checked
[65]
$ salesctl fsck --head 3:abc
salesctl: fsck: '3:abc' is no head: OPERATION:HASH, with at least 16 digits
[2]
$ salesctl fsck -q --anchor no/such/heads
salesctl: fsck: no/such/heads: No such file or directory
[73]
