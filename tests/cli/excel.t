# Out for Excel and back, and other encodings. Texts that Excel would take for a
# formula, or for a number that it cuts, get an apostrophe; the heading of the
# last column says so, and import takes them off again.
$ salesctl init -q --currency CNY --name 华东
$ salesctl person add 张伟 role=ae -q
$ salesctl customer add '=cmd|calc' owner=张伟 phone=+8613800138000 -q
$ salesctl customer add "'t Hooft" owner=张伟 phone=02162950000 address=6222020200112230000 -q
$ salesctl customer add 𠮷田商事 owner=张伟 industry=医药 address='-' -q
$ salesctl customer list --fields name,phone,address -F csv --excel | tail -c +4 | tr -d '\r'
name,phone,address,'
'=cmd|calc,'+8613800138000,,
''t Hooft,'02162950000,'6222020200112230000,
𠮷田商事,,,
$ salesctl customer export -o customers.csv --excel
$ salesctl customer import customers.csv
imported 3 customers: 0 added, 0 changed, 3 unchanged
$ sed 's/医药/医疗/' customers.csv > edited.csv; salesctl customer import edited.csv --on-conflict update; salesctl customer log C-0003 -F jsonl | jq -r .change
imported 3 customers: 0 added, 1 changed, 2 unchanged
op 6  (undo: salesctl undo)
𠮷田商事, industry 医药, owner 张伟
industry 医药 -> 医疗

# What others wrote keeps its apostrophes.
$ printf 'ref,name,owner\nK-1,'\''s-Hertogenbosch,张伟\n' | salesctl customer import -q - && salesctl customer list ref:K-1 --fields name
name
's-Hertogenbosch

# GB18030 for older programs; what an encoding lacks is said, and -o keeps no half file.
$ salesctl customer list --fields name,industry -F csv --encoding gb18030 | iconv -f GB18030 -t UTF-8
name,industry
=cmd|calc,
't Hooft,
𠮷田商事,医疗
's-Hertogenbosch,
$ salesctl customer list --fields name -F tsv --encoding utf-16 | od -An -tx1 | head -n 1
 ff fe 6e 00 61 00 6d 00 65 00 0a 00 3d 00 63 00
$ salesctl customer export -o gb.csv --encoding gb18030 && salesctl customer import gb.csv
gb.csv: note: not UTF-8, read as GB18030 (to override: --encoding NAME)
imported 4 customers: 0 added, 0 changed, 4 unchanged
$ salesctl customer list --fields name -o big5.csv --encoding big5; ls big5.csv
salesctl: customer list: '𠮷' can't be written in big5
hint: GB18030 and UTF-8 have every character
ls: cannot access 'big5.csv': No such file or directory
[2]
$ salesctl customer list --encoding gb18030 -F json
salesctl: customer list: -F json is always UTF-8; another encoding is for csv and tsv
hint: -F csv --encoding gb18030
[2]
$ salesctl customer list --encoding gb18030 --bom -F csv
salesctl: customer list: --bom is for UTF-8 and UTF-16; leave out one of --bom and --encoding gb18030
[2]
$ salesctl customer list --encoding klingon -F csv
salesctl: customer list: unknown encoding 'klingon'; known are UTF-8, GB18030, GBK, UTF-16, BIG5 and others
[2]
$ salesctl --lang zh_CN customer list --fields name -F csv --encoding gbk > /dev/null
salesctl: customer list: “𠮷”无法用 gbk 写出
提示：GB18030 和 UTF-8 能写所有字符
[65]
