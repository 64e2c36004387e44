# A folder into which another system drops its files, looked at by cron:
# import --watch-dir. Each file once, as an operation of its own.
$ salesctl init sales -q --name 'East sales' --currency CNY --timezone Asia/Shanghai --lang en && cd sales
$ salesctl -q person add 张伟 code=zw && mkdir out done
$ printf 'ref,title,owner,amount\nE1,年框,zw,100\nE2,维保,张伟,20\n' > out/deals-0701.csv
$ printf 'ref,title,owner,amount\nE3,培训,张玮,5\n' > out/deals-0702.csv
$ printf 'ref,title,owner,amount\nE2,维保,zw,20\nE4,扩容,zw,7\n' > out/deals-0703.csv
$ printf 'half of a fi' > out/deals-0704.csv.part

# First a try: nothing is saved, nothing is moved.
$ salesctl deal import --watch-dir out --done-dir done --set stage=propose -n
out/deals-0701.csv:
amounts added: CNY 120.00
out/deals-0702.csv:
out/deals-0702.csv:2:3: error: owner: no person '张玮' (did you mean '张伟'?)
salesctl: deal import: deals-0702.csv: 1 row of 1 has errors; nothing was saved
hint: for words that mean the same: --map-value 'owner:张玮=张伟'
out/deals-0703.csv:
amounts added: CNY 27.00
would import 2 deals: 2 added, 0 changed, 0 unchanged
would import 2 deals: 2 added, 0 changed, 0 unchanged
dry run: nothing was saved
salesctl: deal import: 1 file of 3 was not saved; what is wrong stands beside it, in FILE.err
[82]
$ ls out done
done:

out:
deals-0701.csv
deals-0702.csv
deals-0703.csv
deals-0704.csv.part


# What was saved is moved, what could not be stays, with what is wrong beside it.
$ salesctl deal import --watch-dir out --done-dir done --set stage=propose
out/deals-0701.csv:
amounts added: CNY 120.00
imported 2 deals: 2 added, 0 changed, 0 unchanged
op 3  (undo: salesctl undo)
out/deals-0702.csv:
out/deals-0702.csv:2:3: error: owner: no person '张玮' (did you mean '张伟'?)
salesctl: deal import: deals-0702.csv: 1 row of 1 has errors; nothing was saved
hint: for words that mean the same: --map-value 'owner:张玮=张伟'
out/deals-0703.csv:
amounts added: CNY 7.00
imported 2 deals: 1 added, 0 changed, 1 unchanged
op 4  (undo: salesctl undo)
salesctl: deal import: 1 file of 3 was not saved; what is wrong stands beside it, in FILE.err
[82]
$ ls out done
done:
deals-0701.csv
deals-0703.csv

out:
deals-0702.csv
deals-0702.csv.err
deals-0704.csv.part

$ cat out/deals-0702.csv.err
out/deals-0702.csv:2:3: error: owner: no person '张玮' (did you mean '张伟'?)
salesctl: deal import: deals-0702.csv: 1 row of 1 has errors; nothing was saved
hint: for words that mean the same: --map-value 'owner:张玮=张伟'
$ salesctl log --fields op,command,added,reason -F csv --limit 2 | sed 's/T[0-9:.]*Z/T.../; s/, 20..-..-../, DAY/'
op,command,added,reason
4,deal import --watch-dir out --done-dir done --set stage=propose,1,"deals-0703.csv, 54 bytes, DAYT..."
3,deal import --watch-dir out --done-dir done --set stage=propose,2,"deals-0701.csv, 60 bytes, DAYT..."

# It was told once: the next run is silent, until the file is another one.
$ salesctl deal import --watch-dir out --done-dir done --set stage=propose
$ sed -i 's/张玮/张伟/' out/deals-0702.csv && salesctl -q deal import --watch-dir out --done-dir done --set stage=propose
$ ls out done
done:
deals-0701.csv
deals-0702.csv
deals-0703.csv

out:
deals-0704.csv.part

$ salesctl deal list -F csv --fields ref,title,amount --no-header
E1,年框,100.00
E2,维保,20.00
E4,扩容,7.00
E3,培训,5.00

# The same name again is another file; the same rows change nothing.
$ printf 'ref,title,owner,amount\nE1,年框,zw,100\n' > out/deals-0701.csv
$ salesctl deal import --watch-dir out --done-dir done --set stage=propose && ls done
out/deals-0701.csv:
imported 1 deal: 0 added, 0 changed, 1 unchanged
deals-0701.csv
deals-0701.csv.2
deals-0702.csv
deals-0703.csv

# A run that was cut off after the commit left the file where it was: it is
# known again, and only moved. What was undone is read again.
$ printf 'ref,title,owner,amount\nE8,eight,zw,8\n' > out/x.csv && salesctl -q deal import --watch-dir out --done-dir done --set stage=propose
$ salesctl -q deal edit ref:E8 amount=80 && mv done/x.csv out && salesctl deal import --watch-dir out --done-dir done --set stage=propose
out/x.csv: op 6 saved it already; it is only moved
$ salesctl deal list ref:E8 -F csv --fields amount --no-header; ls out
80.00
deals-0704.csv.part
$ salesctl undo -q && salesctl undo -q && mv done/x.csv out && salesctl deal import --watch-dir out --done-dir done --set stage=propose -q; salesctl deal list ref:E8 -F csv --fields amount --no-header
8.00

# With --keep-going the good rows are saved and the file is moved; what is wrong
# with the others goes with it.
$ printf 'ref,title,owner,amount\nE6,six,zw,6\nE7,seven,zw,much\n' > out/some.csv
$ salesctl deal import --watch-dir out --done-dir done --set stage=propose --keep-going -q
out/some.csv:3:4: error: amount: 'much' is not an amount
salesctl: deal import: some.csv: 1 row of 2 has errors and was left out
salesctl: deal import: rows were left out; what is wrong with them stands beside the file, in FILE.err
[82]
$ cat done/some.csv.err
out/some.csv:3:4: error: amount: 'much' is not an amount
salesctl: deal import: some.csv: 1 row of 2 has errors and was left out

# Whole exports: each file is known by its header, and those that are named come
# first.
$ printf 'Record Id,Account Owner,Account Name,Industry\nzcrm_501,张伟,Acme Corporation,Trade\n' > out/b.csv
$ printf 'Record Id,Deal Owner,Deal Name,Account Name.id,Account Name,Amount,Stage,Closing Date,Currency\nzcrm_701,张伟,Leaf 2026,zcrm_501,Acme Corporation,"¥128,000.00",Closed Won,2026-05-31,CNY\n' > out/a.csv
$ printf 'x,y\n1,2\n' > out/notes.csv
$ salesctl import --watch-dir out --done-dir done -q
out/notes.csv: error: its header is none that is known (salesctl mapping list); for a draft of a mapping: --learn; as any file: salesctl NOUN import
salesctl: import: notes.csv: not every file is known; nothing was saved
salesctl: import: 1 file of 3 was not saved; what is wrong stands beside it, in FILE.err
[82]
$ ls out
deals-0704.csv.part
notes.csv
notes.csv.err
$ salesctl deal list ref:701 -F csv --fields customer,owner,stage,amount --no-header
Acme Corporation,张伟,won,128000.00

# As cron runs it: no terminal, no locale, nothing said when all is well.
$ rm out/* && printf 'ref,title,owner,amount\nE9,nine,zw,9\n' > out/nine.csv
$ env -i PATH="$PATH" SALESCTL_REPO="$PWD" SALESCTL_QUIET=1 salesctl --lock-wait 5m deal import --watch-dir out --done-dir done --set stage=propose

# What can't be meant.
$ salesctl deal import --watch-dir out
salesctl: deal import: --watch-dir and --done-dir go together
[2]
$ salesctl deal import --watch-dir out --done-dir out
salesctl: deal import: --watch-dir and --done-dir are the same folder
[2]
$ salesctl deal import --watch-dir out --done-dir nowhere
salesctl: deal import: --done-dir: can't open 'nowhere': No such file or directory
[66]
$ salesctl deal import --watch-dir policy.yaml --done-dir done
salesctl: deal import: --watch-dir: 'policy.yaml' is no folder
[66]
$ salesctl deal import x.csv --watch-dir out --done-dir done
salesctl: deal import: the files are those of --watch-dir; leave 'x.csv' away
[2]
$ salesctl deal import --watch-dir out --done-dir done --learn
salesctl: deal import: --learn looks at one file: name it, without --watch-dir
[2]
$ salesctl deal import --watch-dir out --done-dir done --keep-going --rejects x.csv
salesctl: deal import: --rejects names one file, and --watch-dir may bring many: what is wrong with the rows of FILE stands in FILE.err
[2]
$ printf 'ref,title,owner,amount\nE10,ten,zw,9\n' > out/ten.csv; salesctl deal import --watch-dir out --done-dir done --date-order xyz
out/ten.csv:
salesctl: deal import: --date-order wants dmy, mdy or ymd, or 'column=dmy', not 'xyz'
[2]
$ ls out
ten.csv

# In Chinese.
$ printf 'ref,title,owner,amount\nE10,ten,nobody,9\n' > out/ten.csv; salesctl deal import --watch-dir out --done-dir done --set stage=propose --lang zh_CN
out/ten.csv:
out/ten.csv:2:3: 错误: owner: 没有人员“nobody”
salesctl: deal import: ten.csv: 1 行中有 1 行有错误；什么都没有保存
提示：要新建仅被提到的：--create-missing person
salesctl: deal import: 1 个文件中有 1 个未保存；错误写在文件旁边的 FILE.err 中
[65]
$ salesctl fsck -q -F ids
