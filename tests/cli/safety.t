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

# A backup is looked at before it replaces anything: whose it is, its schema,
# every digest and the whole chain.
$ cd "$HOME" && rm -rf .salesctl && salesctl init -q --currency CNY --name 'Tea Trade' again && cd again
$ salesctl person add 'Ada Lovelace' role=ae -q
$ salesctl customer add Acme owner=ada-lovelace -q
$ salesctl backup monday.db
wrote monday.db (as of op 3)
$ salesctl customer add Beta owner=ada-lovelace -q
$ salesctl customer add Gamma owner=ada-lovelace -q
$ salesctl restore monday.db
salesctl: restore: this takes the records back to op 3: 2 operations after it are left out. Say so with --yes (not asked, because standard input is not a terminal)
[2]
$ salesctl restore -n monday.db
this takes the records back to op 3: 2 operations after it are left out.
dry run: nothing was saved
would restore the records as of op 3
$ salesctl restore --yes monday.db | sed 's|/.*/again/||'
restored the records as of op 3
what was there is kept in .salesctl/sales.db.replaced-2026-07-01-op5
$ salesctl customer list -F ids && ls .salesctl/*.replaced*
C-0001
.salesctl/sales.db.replaced-2026-07-01-op5
$ salesctl fsck -q
op	code	what	message

# What was replaced is a department's file as well, and can be put back.
$ salesctl restore -q --yes .salesctl/sales.db.replaced-2026-07-01-op5
$ salesctl customer list -F ids && ls .salesctl/*.replaced*
C-0001
C-0002
C-0003
.salesctl/sales.db.replaced-2026-07-01-op3
.salesctl/sales.db.replaced-2026-07-01-op5

# Nothing that is not a sound backup of salesctl comes in.
$ cp .salesctl/sales.db before.db
$ echo 'name,industry' > list.csv; salesctl restore --yes list.csv
salesctl: restore: 'list.csv' holds no records that can be read: file is not a database
[85]
$ sqlite3 other.db 'CREATE TABLE deal (id)'; salesctl restore --yes other.db
salesctl: restore: 'other.db' is no backup of a salesctl department; nothing was replaced
[85]
$ cp monday.db newer.db; sqlite3 newer.db 'PRAGMA user_version = 9999'; salesctl restore --yes newer.db
salesctl: restore: 'newer.db' was written by a newer salesctl; nothing was replaced
[83]
$ cp monday.db edited.db; sqlite3 edited.db "UPDATE customer SET name = 'Mine'"; salesctl restore --yes edited.db
salesctl: restore: 'edited.db' is not as salesctl wrote it (2 findings); nothing was replaced
hint: salesctl fsck --db edited.db
[85]
$ head -c 50000 monday.db > cut.db; salesctl restore --yes cut.db
salesctl: restore: 'cut.db' holds no records that can be read: database disk image is malformed
[85]
$ salesctl restore --yes sunday.db
salesctl: restore: can't open 'sunday.db': No such file or directory
[66]
$ salesctl restore --yes .salesctl/sales.db
salesctl: restore: '.salesctl/sales.db' is the department's own file, not a backup of it
[80]
$ cmp .salesctl/sales.db before.db && ls .salesctl
config.yaml
lock
sales.db
sales.db-journal
sales.db.replaced-2026-07-01-op3
sales.db.replaced-2026-07-01-op5

# Records that are damaged or gone, and those of another department.
$ head -c 5000 before.db > .salesctl/sales.db
$ salesctl restore monday.db 2>&1 | sed 's|/.*/again/||'
the present records can't be read: '.salesctl/sales.db' is damaged (database disk image is malformed); restore a backup
salesctl: restore: this puts the records as of op 3 in the place of a file that can't be read. Say so with --yes (not asked, because standard input is not a terminal)
$ salesctl restore -q --yes monday.db && salesctl customer list -F ids && ls .salesctl
C-0001
config.yaml
lock
sales.db
sales.db-journal
sales.db.replaced-2026-07-01
sales.db.replaced-2026-07-01-op3
sales.db.replaced-2026-07-01-op5
$ rm .salesctl/sales.db; salesctl restore monday.db && salesctl customer list -F ids
restored the records as of op 3
C-0001
$ salesctl init -q --currency CNY --name 'Coffee Trade' ../coffee; salesctl person add -C ../coffee Bo role=ae -q
$ salesctl restore -C ../coffee monday.db
salesctl: restore: this puts the records as of op 3 in the place of others, of another department or written since in another way (op 2). Say so with --yes (not asked, because standard input is not a terminal)
[2]
$ salesctl restore --db drill.db monday.db && salesctl fsck -q --db drill.db -F ids
restored the records as of op 3
$ salesctl --lang zh_CN restore -n monday.db; salesctl --lang zh_CN restore -y edited.db
这将以操作 3 时的记录替换操作 3 时的记录。
试运行：什么都没有保存
将恢复操作 3 时的记录
salesctl: restore: “edited.db”与 salesctl 写出时不同（2 个发现）；什么都没有替换
提示：salesctl fsck --db edited.db
[85]
