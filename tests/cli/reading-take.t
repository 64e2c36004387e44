# How complete people's customers are is a matter of the day: it is written down,
# and counted later.
$ Q=$TEST_DATA/quarter && salesctl init sales --policy $Q/policy.yaml -q && cd sales
$ for kind in team person customer; do salesctl $kind import $Q/$kind.csv -q; done
$ salesctl reading take
salesctl: reading take: the rule book requires no field of a customer, so there is nothing to be complete in
hint: quality: {required: {customer: [name, industry]}}
[81]
$ sed '/^metrics:/i quality: {required: {customer: [name, industry, region]}}' $Q/policy.yaml > q.yaml && salesctl policy apply q.yaml -q
$ salesctl check customer --by owner -F tsv --fields owner,filled,required
owner	filled	required
林晓	14	21
陈锐	10	15
吴桐	12	18
周宁	4	6
$ salesctl reading take --now 2026-03-31
completeness of 4 people: 4 added, 0 changed, 0 unchanged
op 6  (undo: salesctl undo)
$ salesctl reading list -F tsv --fields name,person,value,out_of,measured_on
name	person	value	out_of	measured_on
completeness	林晓	14	21	2026-03-31
completeness	陈锐	10	15	2026-03-31
completeness	吴桐	12	18	2026-03-31
completeness	周宁	4	6	2026-03-31
$ salesctl reading take --now 2026-03-31
completeness of 4 people: 0 added, 0 changed, 4 unchanged
$ salesctl customer list -F tsv --fields name,owner,industry,region | head -n 3
name	owner	industry	region
安宁医药	林晓	医药	
北辰机械	林晓	机械	
$ salesctl customer edit 安宁医药 region=华北 -q && salesctl reading take r01 --now 2026-03-31 --lang zh_CN
已记录1人的数据完整率：新增0，更改1，未变0
操作 8（撤销：salesctl undo）
$ salesctl reading take -n --now 2026-04-30
completeness of 4 people: 4 added, 0 changed, 0 unchanged
dry run: nothing was saved
$ salesctl metric show completeness -p 2026-03 --by person -F tsv
person	value	facts
沈放		0
何静		0
林晓	0.714285714	1
陈锐	0.666666667	1
吴桐	0.666666667	1
周宁	0.666666667	1
$ salesctl reading take nobody
salesctl: reading take: no person 'nobody'
[66]
