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
$ salesctl goal status -p 2026-01 --metric collected --fields subject,target,actual,attainment -F tsv
subject	target	actual	attainment
林晓	200000.00	229710.50	1.1485525
陈锐	180000.00	152000.00	0.844444444
吴桐	150000.00	118333.33	0.788888867
$ salesctl goal status -p 2026-02 --metric collected --fields subject,target,actual,attainment -F tsv
subject	target	actual	attainment
林晓	200000.00	229000.25	1.14500125
陈锐	180000.00	205600.80	1.142226667
吴桐	150000.00	149999.99	0.999999933
周宁	45000.00	21000.00	0.466666667
$ salesctl goal status -p 2026-03 --metric collected --fields subject,target,actual,attainment -F tsv
subject	target	actual	attainment
林晓	200000.00	312450.00	1.56225
陈锐	180000.00	197234.56	1.095747556
吴桐	150000.00	187500.00	1.25
周宁	90000.00	99000.00	1.1

# Each month's reviews: what they are judged by stands in the rule book. In
# February three answers were too few to judge 周宁's customers by.
$ salesctl reading import $Q/reading.csv -q
$ for m in 1 2 3; do salesctl review open -p 2026-0$m; done
no scorecard is for 沈放, 何静
3 reviews opened for 2026-01 (2026-01-01 to 2026-01-31): 3 with a score, 0 to be rated or completed
op 10  (undo: salesctl undo)
1 score is re-weighted: an indicator is missing (salesctl review items)
no scorecard is for 沈放, 何静
4 reviews opened for 2026-02 (2026-02-01 to 2026-02-28): 4 with a score, 0 to be rated or completed
op 11  (undo: salesctl undo)
no scorecard is for 沈放, 何静
4 reviews opened for 2026-03 (2026-03-01 to 2026-03-31): 4 with a score, 0 to be rated or completed
op 12  (undo: salesctl undo)
$ salesctl review list -F tsv --fields person,period,score,grade,coefficient,reweighted
person	period	score	grade	coefficient	reweighted
林晓	2026-01	100.6276	A	1.1	false
陈锐	2026-01	75.4722	C	0.9	false
吴桐	2026-01	79.4444	C	0.9	false
林晓	2026-02	105.6501	A	1.1	false
陈锐	2026-02	100.1113	A	1.1	false
吴桐	2026-02	82	B	1	false
周宁	2026-02	45.4167	E	0.5	true
林晓	2026-03	106.5	A	1.1	false
陈锐	2026-03	96.1874	A	1.1	false
吴桐	2026-03	107	A	1.1	false
周宁	2026-03	101	A	1.1	false
$ salesctl review items person:r04 period:2026-02 -F table --lang zh_CN
考核    人员  指标        权重     目标值       数值    完成率     分数     计入  事实数  标记
------  ----  ----------  ----  ---------  ---------  --------  -------  -------  ------  --------
R-0007  周宁  回款额       50%  45,000.00  21,000.00  46.6667%  46.6667  23.3333       1  计入
R-0007  周宁  新客户数     15%          1          0        0%        0        0       0  计入
R-0007  周宁  客户满意度   20%                                                         3  样本不足
R-0007  周宁  数据完整率   10%                   98%                 80        8       1  计入
R-0007  周宁  违规次数      5%                     0                100        5       0  计入
$ salesctl review rank -p 2026Q1 -F table
SCORECARD  RANK  RANKED  PERSON     SCORE  GRADE  NEWCOMER  REVIEWS  WAITING
---------  ----  ------  ------  --------  -----  --------  -------  -------
ae            1       3  林晓    104.2592         no              3        0
ae            2       3  陈锐     90.5903         no              3        0
ae            3       3  吴桐     89.4815         no              3        0
ae            1       1  周宁     73.2083         yes             2        0
