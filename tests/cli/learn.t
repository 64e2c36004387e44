# Files of the same systems as other departments keep them: other columns, in
# another order and language, a module with another name. A draft of a mapping
# is made from such a file: by what its headers are called elsewhere, and by what
# its cells look like. What was guessed bears a '?'.
$ salesctl init -q --profile medium --lang en --currency CNY --name 'Tea Trade'
$ cat > export.csv <<END
> 交易编号,预算是否批复,客户,商机名称,阶段,金额(元),所有者,预计成交日期,竞争品牌,币种
> zcrm_5361116000000009001,是,晨光文具有限公司,晨光-年框,需求分析,"128,000.00",王芳,2026-09-30,恒测,CNY
> zcrm_5361116000000009002,否,北岸物流有限公司,北岸-二期,提案/报价,5.5万,李强,2026-10-15,,CNY
> zcrm_5361116000000009003,是,晨光文具有限公司,晨光-维保,成交,"12,000.00",王芳,2026-06-30,云图,CNY
> zcrm_5361116000000009004,,南湖食品有限公司,南湖-试点,试用中,8000,李强,2026-08-01,,CNY
> END
$ salesctl import export.csv
export.csv: error: its header is none that is known (salesctl mapping list); for a draft of a mapping: --learn; as any file: salesctl NOUN import
salesctl: import: not every file is known; nothing was saved
[65]
$ salesctl import --learn export.csv | tee ours.yaml
# Drafted from export.csv: 4 rows looked at. What bears a '?' was guessed: look it over.
# Then: salesctl mapping check FILE.yaml, and import with --as FILE.yaml, or keep
# it for the department: salesctl mapping add FILE.yaml
# Of the mappings that are known zoho-deals fits best.
salesctl: 1
mapping: our-deal
kind: deal
label: export.csv
id_prefix: zcrm_
match: [customer, title]
columns:
  交易编号: {field: ref, sign: yes}  # ? by its cells: 'zcrm_5361116000000009001', 'zcrm_5361116000000009002', 'zcrm_5361116000000009003'
  预算是否批复: {}  # ? not kept, in 3 of 4 rows: '是', '否'
  客户: {field: customer, required: yes, sign: yes}  # ? as in fxiaoke-opportunities
  商机名称: {field: title, required: yes, sign: yes}
  阶段:
    field: stage
    required: yes
    sign: yes
    values:
      - {from: [Qualification, 资质审查, 资格审查, 资格鉴定], to: qualify, set: {probability: 10%}}
      - {from: [Needs Analysis, 需求分析], to: [needs, qualify], set: {probability: 20%}}
      - {from: [Value Proposition, 价值建议, 价值主张], to: [needs, qualify], set: {probability: 40%}}
      - {from: [Proposal/Price Quote, 提案/报价], to: [proposal, propose], set: {probability: 75%}}
      - {from: [Identify Decision Makers, Id. Decision Makers, 确定决策者], to: [proposal, propose], set: {probability: 60%}}
      - {from: [Perception Analysis], to: [proposal, propose], set: {probability: 70%}}
      - {from: [Negotiation/Review, 谈判/复审], to: negotiate, set: {probability: 90%}}
      - {from: [Closed Won, 成交, 已成交, 关闭并赢得], to: won, set: {closed_on: =expected_on}}
      - {from: [Closed Lost, 丢失的线索, 已丢失, 关闭但失去], to: lost, set: {closed_on: =expected_on}}
      - {from: [Closed Lost to Competition, Closed-Lost to Competition, 因竞争丢失关闭], to: lost, set: {closed_on: =expected_on, lost_reason: competition}}
      # - {from: [试用中], to: ...}  # ? in 1 row: what is it here?
  金额(元): {field: amount}
  所有者: {field: [owner, owner.email]}
  预计成交日期: {field: expected_on, required: yes}
  竞争品牌: {}  # ? not kept, in 2 of 4 rows: '恒测', '云图'
  币种: {field: currency}

# One word was not known, and is said now: in the draft.
$ sed -i 's/^      # - {from: \[试用中\], to: .*/      - {from: [试用中], to: propose}/' ours.yaml && salesctl mapping check ours.yaml
ours.yaml is good: our-deal, for deal, 10 columns
$ salesctl deal import export.csv --as ours.yaml --create-missing person,customer
export.csv: note: read as our-deal: 8 of 10 columns are kept
5 records that were only named were made
sum of '金额(元)': CNY 203,000.00
imported 4 deals: 4 added, 0 changed, 0 unchanged
op 2  (undo: salesctl undo)
$ salesctl deal list --fields ref,title,customer,owner,stage,amount,expected_on,closed_on
ref	title	customer	owner	stage	amount	expected_on	closed_on
5361116000000009001	晨光-年框	晨光文具有限公司	王芳	qualify	128000.00	2026-09-30	
5361116000000009002	北岸-二期	北岸物流有限公司	李强	propose	55000.00	2026-10-15	
5361116000000009003	晨光-维保	晨光文具有限公司	王芳	won	12000.00	2026-06-30	2026-06-30
5361116000000009004	南湖-试点	南湖食品有限公司	李强	propose	8000.00	2026-08-01	

# Kept in the department it is known by its header from now on, by its name too.
$ salesctl mapping add ours.yaml | sed 's,in .*mappings,in ...,'
our-deal is kept in .../our-deal.yaml: files that it describes are known by their header
$ salesctl import export.csv
export.csv: note: read as our-deal: 8 of 10 columns are kept
export.csv: sum of '金额(元)': CNY 203,000.00
imported 4 deals: 0 added, 0 changed, 4 unchanged
$ salesctl deal export --as our-deal title:年框 -q
交易编号,客户,商机名称,阶段,金额(元),所有者,预计成交日期,币种
zcrm_5361116000000009001,晨光文具有限公司,晨光-年框,Needs Analysis,128000.00,王芳,2026-09-30,CNY
$ salesctl mapping list -F csv --fields mapping,kind,columns | head -n 3
mapping,kind,columns
our-deal,deal,10
zoho-leads,lead,49

# Customers of Fxiaoke with labels in English, and a column that is nobody's.
$ cat > accounts.csv <<END
> Data ID,Account Name,Account Level,Source,Owner,Owner Department,Life Status,Telephone,Province,Detailed Address,Created Time,Credit Score
> 65f0c3a000000b1a7d2e5c00,Morning Stationery Co.,A,Exhibition,王芳,South,Normal,0755-8800100,Guangdong,1 Example Rd,2026-01-11 09:30,71
> 65f0c3a000000b1a7d2e5c01,North Shore Logistics,B,Website,李强,South,Normal,19900000300,Guangdong,2 Example Rd,2026-02-11 09:30,64
> END
$ salesctl import --learn accounts.csv -o accounts.yaml && sed -n '/^columns/,$p' accounts.yaml
columns:
  Data ID: {field: ref, sign: yes}  # ? by its label
  Account Name: {field: name, required: yes, sign: yes}
  Account Level: {field: level}  # ? by its label
  Source: {field: source}
  Owner: {field: [owner, owner.email]}
  Owner Department: {}  # ? not kept, in 2 of 2 rows: 'South'
  Life Status: {}  # ? not kept, in 2 of 2 rows: 'Normal'
  Telephone: {field: phone, is: phone}  # ? by its label
  Province: {field: region}  # ? by its label
  Detailed Address: {field: address}  # ? by its label
  Created Time: {field: created_on, time: yes}
  Credit Score: {}  # ? not kept, in 2 of 2 rows: '71', '64'
$ salesctl customer import accounts.csv --as accounts.yaml
accounts.csv: note: read as our-customer: 9 of 12 columns are kept
accounts.csv:2: warning: 2 customers without 'industry', which the rule book requires
imported 2 customers: 2 added, 0 changed, 0 unchanged
op 3  (undo: salesctl undo)
$ salesctl customer list source:Exhibition,Website --fields ref,name,level,owner,phone,region,created_on
ref	name	level	owner	phone	region	created_on
65f0c3a000000b1a7d2e5c00	Morning Stationery Co.	A	王芳	07558800100	Guangdong	2026-01-11
65f0c3a000000b1a7d2e5c01	North Shore Logistics	B	李强	19900000300	Guangdong	2026-02-11

# Leads of a Zoho that calls them prospects, with semicolons. One --map is enough
# where one column is not known.
$ cat > prospects.csv <<END
> Prospect Id;Prospect Owner;Firm;Surname;Given name;E-Mail;Cell;Prospect Status;Where from;Created
> zcrm_9101;王芳;Nordfrost AB;Berg;Anna;anna@example.com;19900000400;Contacted;fair;7/1/2026 9:00 AM
> zcrm_9102;李强;Sudfrost;Hall;Eva;eva@example.com;19900000401;Not Contacted;web;12/25/2025 9:00 AM
> END
$ salesctl import --learn prospects.csv -o prospects.yaml && sed -n '/^mapping/,$p' prospects.yaml
mapping: our-lead
kind: lead
label: prospects.csv
dates: mdy  # ? which comes first in 3/4/2026, day (dmy) or month (mdy)?
id_prefix: zcrm_
columns:
  Prospect Id: {field: ref, required: yes, sign: yes}
  Prospect Owner: {field: [owner, owner.email]}
  Firm: {field: company, required: yes, sign: yes}
  Surname: {field: name, required: yes, sign: yes, part: family}
  Given name: {field: name, sign: yes, part: given}
  E-Mail: {field: email, is: email}
  Cell: {field: phone, is: phone}
  Prospect Status:
    field: state
    values:
      - {from: [Not Contacted, 未联系], to: new}
      - {from: [Contacted, 已联系], to: contacted}
      - {from: [Attempted to Contact, 试图联系, Contact in Future, 将来联系], to: contacted}
      - {from: [Pre-Qualified, Pre Qualified, 需要条件], to: qualified}
      - {from: [Converted, 已转化], to: converted}
      - {from: [Not Qualified], to: disqualified, set: {reason: Not Qualified}}
      - {from: [Junk Lead, 虚假线索], to: disqualified, set: {reason: Junk Lead}}
      - {from: [Lost Lead, 丢失线索], to: disqualified, set: {reason: Lost Lead}}
      - {from: ["-None-"], to: new}
  Where from: {}  # ? not kept, in 2 of 2 rows: 'fair', 'web'
  Created: {field: created_on, time: yes}
$ salesctl lead import prospects.csv --as prospects.yaml --map 'Where from=source'
prospects.csv: note: read as our-lead: 9 of 10 columns are kept
imported 2 leads: 2 added, 0 changed, 0 unchanged
op 4  (undo: salesctl undo)
$ salesctl lead list --fields ref,name,company,owner,state,source,created_on
ref	name	company	owner	state	source	created_on
9101	Anna Berg	Nordfrost AB	王芳	contacted	fair	2026-07-01
9102	Eva Hall	Sudfrost	李强	new	web	2025-12-25

# What is not meant.
$ printf 'a,b\n1,2\n' > notes.csv && salesctl import --learn notes.csv
salesctl: import: notes.csv: what it holds can't be told from its header
hint: salesctl NOUN import --learn notes.csv
[65]
$ salesctl product import --learn notes.csv
# Drafted from notes.csv: 1 row looked at. What bears a '?' was guessed: look it over.
# Then: salesctl mapping check FILE.yaml, and import with --as FILE.yaml, or keep
# it for the department: salesctl mapping add FILE.yaml
salesctl: 1
mapping: our-product
kind: product
label: notes.csv
columns:
  a: {sign: yes}  # ? not kept, in 1 of 1 rows: '1'
  b: {}  # ? not kept, in 1 of 1 rows: '2'
$ : > empty.csv && salesctl import --learn empty.csv
salesctl: import: empty.csv: the file is empty
[65]
$ salesctl import --learn accounts.csv prospects.csv
salesctl: import: --learn looks at one file, and there are 2
[2]
$ salesctl import --learn nowhere.csv
salesctl: import: can't open 'nowhere.csv': No such file or directory
[66]
$ salesctl mapping add ours.yaml
salesctl: mapping add: the department has a mapping 'our-deal' already
hint: salesctl mapping add --replace ours.yaml
[80]
$ sed -i 's/field: title/field: titel/' ours.yaml && salesctl mapping add --replace ours.yaml
salesctl: mapping add: the mapping 'our-deal' names a field 'titel' that a deal does not have
[65]
$ echo 'salesctl: 1' > .salesctl/mappings/broken.yaml && salesctl import prospects.csv 2>&1 | sed 's/check .*/check .../'
note: the department's mapping 'broken' is not used, since it has faults: salesctl mapping check ...
prospects.csv: error: its header is none that is known (salesctl mapping list); for a draft of a mapping: --learn; as any file: salesctl NOUN import
salesctl: import: not every file is known; nothing was saved
$ rm .salesctl/mappings/broken.yaml && salesctl --lang zh_CN import --learn prospects.csv | head -n 4
# 根据 prospects.csv 起草：看了 2 行。带“?”的是推测，请核对。
# 然后：salesctl mapping check FILE.yaml，用 --as FILE.yaml 导入；
# 或为部门保存：salesctl mapping add FILE.yaml
# 已知的映射中 zoho-leads 最接近。
