# A department in the form of another system: its headers, its stage words, its
# ids; what its columns can't say stands in columns of our own beside them.
$ salesctl init -q --profile medium --lang en --currency CNY --name 'Tea Trade'
$ salesctl person add -q code=ann name='Ann Lee' email=ann@example.com role=ae
$ salesctl person add -q code=zw name=张伟 email=zw@example.cn && salesctl person add -q code=zw2 name=张伟 email=zw2@example.cn
$ salesctl customer add -q ref=501 name='Acme Corporation' owner=ann phone=0755-8800001 address='1 Main St' industry=Trade
$ salesctl customer add -q name=示例食品有限公司 owner=zw2 phone=13900000001 level=VIP
$ salesctl contact add -q ref=601 customer='Acme Corporation' name='Li Wei' phone=13900000002 email=li@example.com
$ salesctl contact add -q ref=602 customer='Acme Corporation' name=欧阳明 phone=010-5550001
$ salesctl deal add -q ref=701 title='Leaf 2026' customer='Acme Corporation' owner=ann stage=won amount=128000 created_on=2026-04-01 expected_on=2026-05-20 closed_on=2026-05-31
$ salesctl deal add -q title=年框 customer=示例食品有限公司 owner=zw2 stage=propose amount=1500.5 probability=0.5% created_on=2026-06-01 expected_on=2026-09-30 cost=900
$ salesctl customer export --as zoho-accounts 2>&1 | sed 's/@[0-9a-f]*,/@7f3a09c2,/g'
zoho-accounts: 2 customers in the form of zoho-accounts
zoho-accounts: 1 customer has no ref: its code stands there
zoho-accounts: its columns can't say this, so it stands in our own (salesctl.*): phone (1)
Record Id,Account Owner,Account Name,Phone,Industry,Rating,Billing Street,Created Time,salesctl.phone
zcrm_501,Ann Lee,Acme Corporation,0755-8800001,Trade,,1 Main St,2026-07-01 00:00:00,0755-8800001
C-0002@7f3a09c2,zw2@example.cn,示例食品有限公司,13900000001,,VIP,,2026-07-01 00:00:00,13900000001
$ salesctl contact export --as zoho
zoho-contacts: 2 contacts in the form of zoho-contacts
zoho-contacts: its columns can't say this, so it stands in our own (salesctl.*): phone (1)
Record Id,First Name,Last Name,Account Name.id,Account Name,Email,Mobile,Phone,Created Time,salesctl.phone
zcrm_601,Li,Wei,zcrm_501,Acme Corporation,li@example.com,13900000002,,2026-07-01 00:00:00,13900000002
zcrm_602,明,欧阳,zcrm_501,Acme Corporation,,,010-5550001,2026-07-01 00:00:00,010-5550001
$ salesctl deal export --as zoho 2>&1 | sed 's/@[0-9a-f]*,/@7f3a09c2,/g'
zoho-deals: 2 deals in the form of zoho-deals
zoho-deals: 1 deal has no ref: its code stands there
zoho-deals: its columns can't say this, so it stands in our own (salesctl.*): cost (1), expected_on (1)
Record Id,Deal Owner,Deal Name,Account Name.id,Account Name,Amount,Stage,Probability (%),Closing Date,Created Time,Last Activity Time,Currency,salesctl.cost,salesctl.expected_on,salesctl.closed_on
zcrm_701,Ann Lee,Leaf 2026,zcrm_501,Acme Corporation,128000.00,Closed Won,,2026-05-31,2026-04-01 00:00:00,2026-05-31 00:00:00,CNY,,2026-05-20,2026-05-31
D-0002@7f3a09c2,zw2@example.cn,年框,C-0002@7f3a09c2,示例食品有限公司,1500.50,Proposal/Price Quote,0.5,2026-09-30,2026-06-01 00:00:00,2026-06-01 00:00:00,CNY,900.00,2026-09-30,

# A person of a name that two bear is named by mail (above). The same deals for
# Fxiaoke and Salesforce; selectors pick as ever.
$ salesctl deal export --as fxiaoke-opportunities -q 2>&1 | sed 's/@[0-9a-f]*,/@7f3a09c2,/g'
﻿数据ID,商机名称,客户名称,商机金额,预计成交日期,商机阶段,赢率,阶段变更时间,最后跟进时间,负责人,生命状态,创建时间,salesctl.cost,salesctl.expected_on,salesctl.closed_on
701,Leaf 2026,Acme Corporation,128000.00,2026-05-31,赢单,,2026-04-01 00:00:00,2026-05-31 00:00:00,Ann Lee,正常,2026-04-01 00:00:00,,2026-05-20,2026-05-31
D-0002@7f3a09c2,年框,示例食品有限公司,1500.50,2026-09-30,方案/报价,0.5%,2026-06-01 00:00:00,2026-06-01 00:00:00,zw2@example.cn,正常,2026-06-01 00:00:00,900.00,2026-09-30,
$ salesctl deal export --as salesforce title:Leaf -q
Opportunity Owner,Account Name,Account ID,Opportunity Name,Stage,Amount Currency,Amount,Close Date,Created Date,Opportunity ID,salesctl.expected_on,salesctl.closed_on
Ann Lee,Acme Corporation,501,Leaf 2026,Closed Won,CNY,128000.00,2026-05-31,2026-04-01,701,2026-05-20,2026-05-31

# Money needs somebody who is responsible there: the deal's owner. Where there
# is nobody, the record is left out, and that is said.
$ salesctl receipt add -q ref=801 deal=ref:701 amount=60000 paid_on=2026-06-01 && salesctl receipt add -q ref=802 amount=10 paid_on=2026-06-02
$ salesctl --lang zh_CN receipt export --as fxiaoke-payments
fxiaoke-payments：按 fxiaoke-payments 的格式写出 1 条回款
fxiaoke-payments：1 条回款缺少必需的列，未写出
fxiaoke-payments：为空的列：负责人 (1)
fxiaoke-payments：对方的列无法表示，写在我们自己的列（salesctl.*）中：customer (1)
﻿回款编号,客户名称,销售订单编号,本次回款金额,回款日期,负责人,salesctl.customer.ref
801,Acme Corporation,701,60000.00,2026-06-01,Ann Lee,

# The whole: what the system has no file for stands in files of our own. Read
# into an empty department it is the same, and read here it changes nothing.
$ salesctl export --as zoho to-zoho
Accounts.csv: 2 customers in the form of zoho-accounts
Accounts.csv: 1 customer has no ref: its code stands there
Accounts.csv: its columns can't say this, so it stands in our own (salesctl.*): phone (1)
Contacts.csv: 2 contacts in the form of zoho-contacts
Contacts.csv: its columns can't say this, so it stands in our own (salesctl.*): phone (1)
Deals.csv: 2 deals in the form of zoho-deals
Deals.csv: 1 deal has no ref: its code stands there
Deals.csv: its columns can't say this, so it stands in our own (salesctl.*): cost (1), expected_on (1)
what has no place there stands in files of our own: person.csv (3), receipt.csv (2)
to read them back: salesctl import to-zoho/*.csv
$ salesctl init -q --profile medium --lang en --currency CNY --name Other other && salesctl -C other import -q to-zoho/*.csv
$ salesctl deal list -F csv --fields ref,title,customer,owner,stage,amount,probability,expected_on,closed_on,cost | sed 's/^,/D-0002,/' > here
$ salesctl -C other deal list -F csv --fields ref,title,customer,owner,stage,amount,probability,expected_on,closed_on,cost | sed 's/@[0-9a-f]*//' | diff here -
$ salesctl import to-zoho/*.csv -q; salesctl op log --limit 1 | cut -f 5
command
receipt add -q ref=802 amount=10 paid_on=2026-06-02
$ salesctl export --as fxiaoke to-fxiaoke -q && ls to-fxiaoke
person.csv
receipt.csv
商机.csv
回款.csv
客户.csv
联系人.csv
销售订单.csv

# For Excel in Chinese; and a mapping of one's own, which may leave our columns out.
$ salesctl customer export --as fxiaoke --encoding gb18030 -q | iconv -f gb18030 -t utf-8 | head -n 1
数据ID,客户名称,客户级别,1级行业,电话,详细地址,最后一次成交时间,负责人,生命状态,创建时间,salesctl.phone
$ salesctl mapping show zoho-deals -q | sed 's/^mapping: .*/mapping: tea-deals/; s/^match: .*/own: no/' > tea.yaml
$ salesctl deal export --as tea.yaml 2>&1 | sed 's/@[0-9a-f]*,/@7f3a09c2,/g'
tea-deals: 2 deals in the form of tea-deals
tea-deals: 1 deal has no ref: its code stands there
tea-deals: not carried: cost (1), expected_on (1)
Record Id,Deal Owner,Deal Name,Account Name.id,Account Name,Amount,Stage,Probability (%),Closing Date,Created Time,Last Activity Time,Currency
zcrm_701,Ann Lee,Leaf 2026,zcrm_501,Acme Corporation,128000.00,Closed Won,,2026-05-31,2026-04-01 00:00:00,2026-06-01 00:00:00,CNY
D-0002@7f3a09c2,zw2@example.cn,年框,C-0002@7f3a09c2,示例食品有限公司,1500.50,Proposal/Price Quote,0.5,2026-09-30,2026-06-01 00:00:00,2026-06-01 00:00:00,CNY

# Owners who are called otherwise there: said once, read and written.
$ salesctl mapping show zoho-deals -q | sed 's/^mapping: .*/mapping: tea-deals/; s/^  Deal Owner: .*/  Deal Owner: {field: [owner, owner.email], values: [{from: ["Lee, A.", A. Lee], to: ann}, {from: [Zhang 2], to: zw2}]}/' > tea.yaml
$ salesctl deal export --as tea.yaml -q 2>&1 | cut -d , -f 2-5 | sed 's/@[0-9a-f]*,/@7f3a09c2,/g'
Deal Owner,Deal Name,Account Name.id,Account Name
"Lee, A.",Leaf 2026,zcrm_501
Zhang 2,年框,C-0002@7f3a09c2,示例食品有限公司
$ printf '%s\n' 'Record Id,Deal Owner,Deal Name,Account Name,Amount,Stage,Closing Date' '702,A. Lee,Leaf 2027,Acme Corporation,100,Qualification,2026-12-31' | salesctl deal import - --as tea.yaml -q && salesctl deal list ref:702 --fields title,owner
title	owner
Leaf 2027	Ann Lee

# What is not meant.
$ salesctl activity export --as zoho
salesctl: activity export: 'zoho' keeps them in several files: say which with --as (zoho-calls, zoho-meetings, zoho-tasks)
[2]
$ salesctl deal export --as zoho-accounts
salesctl: deal export: 'zoho-accounts' is a mapping for customer, not for deal
hint: salesctl customer export --as zoho-accounts
[2]
$ salesctl team export --as zoho
salesctl: team export: there is no mapping of 'zoho' for team
hint: salesctl mapping list
[2]
$ salesctl deal export --as zoho-dels
salesctl: deal export: no mapping is called 'zoho-dels'
hint: did you mean 'zoho-deals'?
[2]
$ salesctl export out
salesctl: export: in whose form? --as zoho, --as fxiaoke ...
hint: in our own: salesctl export-all DIR
[2]
$ salesctl export --as nobody out
salesctl: export: no person 'nobody'
[66]
$ salesctl deal export --as zoho --fields title
salesctl: deal export: export writes every field
hint: for some of them: salesctl deal list --fields title -F csv
[2]
$ salesctl deal export --as zoho -F json
salesctl: deal export: this has no format 'json'
hint: its formats are csv, tsv
[2]
$ salesctl mapping show zoho-deals -q | sed 's/write: touched_on/write: touched/' > tea.yaml && salesctl deal export --as tea.yaml -q -o out.csv
$ salesctl mapping show zoho-deals -q | sed 's/write: touched_on/write: owner.nme/' > tea.yaml && salesctl deal export --as tea.yaml -o out.csv
salesctl: deal export: tea.yaml:73: a person has no field 'nme'
hint: did you mean 'owner.name'?
[2]
$ salesctl mapping show zoho-deals -q | sed 's/^match: .*/only: "stag = won"/' > tea.yaml && salesctl deal export --as tea.yaml -o out.csv
salesctl: deal export: zoho-deals: only: a deal has no field 'stag'
    stag = won
    ^^^^
hint: did you mean 'stage'?
[2]
$ salesctl mapping show zoho-deals -q | sed 's/^match: .*/flags: [aye]/' > tea.yaml && salesctl deal export --as tea.yaml -o out.csv; ls out.csv
tea.yaml:11:8: error: flags: expected two words, for yes and for no, such as [true, false], got a list
salesctl: deal export: the mapping 'tea.yaml' has errors (1)
out.csv
