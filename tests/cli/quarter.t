# A quarter of a small department that does things well: its people, customers,
# deals, receipts and the customers' answers, from seven files.
$ Q=$TEST_DATA/quarter && salesctl init sales --policy $Q/policy.yaml -q && cd sales
$ for kind in team person customer deal receipt survey goal; do salesctl $kind import $Q/$kind.csv -q; done
$ salesctl person list -F table --fields code,name,role,team,manager
PERSON  NAME  ROLE      TEAM    MANAGER
------  ----  --------  ------  -------
d01     沈放  director  销售部
m01     何静  manager   北区    沈放
r01     林晓  ae        北区    何静
r02     陈锐  ae        北区    何静
r03     吴桐  ae        北区    何静
r04     周宁  ae        北区    何静
6 people

# What came in, who was won over, and how content they are, by person and month.
$ salesctl metric show collected -p 2026Q1 --by person,month -F tsv | grep -v '何静\|沈放'
person	period	value	facts
林晓	2026-01	229710.50	2
林晓	2026-02	229000.25	2
林晓	2026-03	312450.00	1
陈锐	2026-01	152000.00	1
陈锐	2026-02	205600.80	1
陈锐	2026-03	197234.56	2
吴桐	2026-01	118333.33	1
吴桐	2026-02	149999.99	1
吴桐	2026-03	187500.00	1
周宁	2026-01	0.00	0
周宁	2026-02	21000.00	1
周宁	2026-03	99000.00	1
$ salesctl metric show collected -p 2026Q1 --by person --lang zh_CN -F table
回款额，2026Q1（2026-01-01 至 2026-03-31）
金额以 CNY 计
人员        回款额  事实数
----  ------------  ------
沈放          0.00       0
何静          0.00       0
林晓    771,160.75       5
陈锐    554,835.36       4
吴桐    455,833.32       3
周宁    120,000.00       2
----  ------------  ------
合计  1,901,829.43      14
$ salesctl metric show new_customers -p 2026Q1 --by person,month -F tsv | grep -v '何静\|沈放'
person	period	value	facts
林晓	2026-01	2	2
林晓	2026-02	3	3
林晓	2026-03	2	2
陈锐	2026-01	1	1
陈锐	2026-02	2	2
陈锐	2026-03	2	2
吴桐	2026-01	2	2
吴桐	2026-02	1	1
吴桐	2026-03	3	3
周宁	2026-01	0	0
周宁	2026-02	0	0
周宁	2026-03	1	1
$ salesctl metric show csat -p 2026Q1 --by person,month -F tsv | grep -v '何静\|沈放'
person	period	value	facts
林晓	2026-01	4.6	6
林晓	2026-02	4.7	7
林晓	2026-03	4.75	8
陈锐	2026-01	4.7	5
陈锐	2026-02	4.8	5
陈锐	2026-03	4.5	6
吴桐	2026-01	4.4	5
吴桐	2026-02	4.3	5
吴桐	2026-03	4.6	5
周宁	2026-01		0
周宁	2026-02		3
周宁	2026-03	4.7	5
$ salesctl goal status -p 2026-01 --fields subject,target,actual,attainment -F tsv
subject	target	actual	attainment
林晓	200000.00	229710.50	1.1485525
陈锐	180000.00	152000.00	0.844444444
吴桐	150000.00	118333.33	0.788888867
$ salesctl goal status -p 2026-02 --fields subject,target,actual,attainment -F tsv
subject	target	actual	attainment
林晓	200000.00	229000.25	1.14500125
陈锐	180000.00	205600.80	1.142226667
吴桐	150000.00	149999.99	0.999999933
周宁	45000.00	21000.00	0.466666667
$ salesctl goal status -p 2026-03 --fields subject,target,actual,attainment -F tsv
subject	target	actual	attainment
林晓	200000.00	312450.00	1.56225
陈锐	180000.00	197234.56	1.095747556
吴桐	150000.00	187500.00	1.25
周宁	90000.00	99000.00	1.1
