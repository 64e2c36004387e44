# What people read: where each of 100 points was lost, how it went, and what to
# improve first.
$ Q=$TEST_DATA/quarter && salesctl init sales --policy $Q/policy.yaml -q && cd sales
$ for kind in team person customer deal receipt survey goal reading; do salesctl $kind import $Q/$kind.csv -q; done
$ for m in 1 2 3; do salesctl review open -p 2026-0$m -q --now 2026-0$((m + 1))-02; done
$ salesctl review slip R-6
Feedback for 吴桐, 2026-02                                          北方销售部
scorecard 销售, rule book version 1; reviewer: 何静; opened 2026-03-02, not
published yet; amounts in CNY

1. Result
   Score              82
   Grade              B
   Coefficient        1
   Rank               3 of 3
   To the next grade  8.0001 points to A

2. What it is made of
   Indicator   Weight      Target      Actual  Attained   Points  Lost
   ----------  ------  ----------  ----------  --------  -------  ----
   回款额         50%  150,000.00  149,999.99  99.9999%  99.9999     0
   新客户数       15%           2           1       50%       50   7.5
   客户满意度     20%                     4.3                 65     7
   数据完整率     10%                     97%                 70     3
   违规次数        5%                       2                 90   0.5
   ----------  ------  ----------  ----------  --------  -------  ----
   Score         100%                                         82    18

   Lost: weight x (100 - points); below zero it brought more than was asked.

3. How its points went
   Indicator   2026-01  2026-02                Trend
   ----------  -------  -------  ------------  ------
   回款额      78.8889  99.9999  [#########-]  ^ up
   新客户数        100       50  [#####-----]  v down
   客户满意度       70       65  [######----]  v down
   数据完整率       60       70  [#######---]  ^ up
   违规次数        100       90  [#########-]  v down

4. What to improve first
   新客户数: 1 more (2 instead of 1) would have brought 100 points, and +7.5
   to the score.
   Grade A would have needed more than that.

5. What to do
   - 新客户数 (50 points): keep hours for new customers every week, and begin
     with those that are like the ones won (salesctl customer potential)
   - 客户满意度 (65 points): call every customer who gave a low mark within a
     week, ask why, and close the complaints first (salesctl complaint list
     owner:r03)
   - 数据完整率 (70 points): fill in what is missing in one's own records
     every Friday (salesctl check --for r03)
$ salesctl review slip person:r04 --lang zh_CN
周宁绩效反馈单，2026-02                                             北方销售部
考核表：销售，规则手册第1版；考核人：何静；2026-03-02开启，尚未公布；金额以
CNY 计

1. 结果
   得分        45.4167 *
   等级        E
   系数        0.5
   名次        新人1人中第1名
   距更高等级  还差14.5834分到D级

2. 得分构成
   指标            权重     目标值       实际    完成率     分数     失分
   ------------  ------  ---------  ---------  --------  -------  -------
   回款额         62.5%  45,000.00  21,000.00  46.6667%  46.6667  33.3333
   新客户数      18.75%          1          0        0%        0    18.75
   * 客户满意度
   数据完整率     12.5%                   98%                 80      2.5
   违规次数       6.25%                     0                100        0
   ------------  ------  ---------  ---------  --------  -------  -------
   得分            100%                                  45.4167  54.5833

   * 客户满意度：样本不足：3个，需要5个；其20%的权重已分给其余指标，上表权重即
   分配后的权重。
   失分＝权重×（100－分数）；为负表示超出要求。

3. 优先改进
   回款额：再多24,000.00（45,000.00，实际21,000.00）本可得100分，总分
   +33.3333。
   仅此一项即可达到D级。

4. 改进行动
   - 回款额（46.6667分）：每周与考核人逐一过一遍在谈商机和未回款项，约定每一笔
     的下一步和日期（salesctl goal gap r04）
   - 新客户数（0分）：每周留出固定时间开发新客户，先找与已成交客户相似的
     （salesctl customer potential）


周宁绩效反馈单，2026-03                                             北方销售部
考核表：销售，规则手册第1版；考核人：何静；2026-04-02开启，尚未公布；金额以
CNY 计

1. 结果
   得分  101
   等级  A
   系数  1.1
   名次  新人1人中第1名

2. 得分构成
   指标        权重     目标值       实际  完成率  分数  失分
   ----------  ----  ---------  ---------  ------  ----  ----
   回款额       50%  90,000.00  99,000.00    110%   110    -5
   新客户数     15%          1          1    100%   100     0
   客户满意度   20%                   4.7            85     3
   数据完整率   10%                   99%            90     1
   违规次数      5%                     0           100     0
   ----------  ----  ---------  ---------  ------  ----  ----
   得分        100%                                 101    -1

   失分＝权重×（100－分数）；为负表示超出要求。

3. 分数走势
   指标        2026-02  2026-03                趋势
   ----------  -------  -------  ------------  ------
   回款额      46.6667      110  [##########]  ^ 上升
   新客户数          0      100  [##########]  ^ 上升
   客户满意度                85  [########--]
   数据完整率       80       90  [#########-]  ^ 上升
   违规次数        100      100  [##########]  = 持平

4. 优先改进
   客户满意度：再多0.3（5，实际4.7）本可得100分，总分+3。

5. 改进行动
   - 客户满意度（85分）：一周内致电每位打低分的客户问明原因，并先办结投诉
     （salesctl complaint list owner:r04）
$ salesctl review slip R-8 -F md
# Feedback for 林晓, 2026-03

**北方销售部**

scorecard 销售, rule book version 1; reviewer: 何静; opened 2026-04-02, not published yet; amounts in CNY

## 1. Result

- Score: 106\.5
- Grade: A
- Coefficient: 1\.1
- Rank: 2 of 3

## 2. What it is made of

| Indicator | Weight | Target | Actual | Attained | Points | Lost |
|:---|---:|---:|---:|---:|---:|---:|
| 回款额 | 50% | 200,000.00 | 312,450.00 | 156.225% | 120 | -10 |
| 新客户数 | 15% | 2 | 2 | 100% | 100 | 0 |
| 客户满意度 | 20% |  | 4.75 |  | 87.5 | 2.5 |
| 数据完整率 | 10% |  | 99% |  | 90 | 1 |
| 违规次数 | 5% |  | 0 |  | 100 | 0 |
| Score | 100% |  |  |  | 106.5 | -6.5 |

Lost: weight x (100 - points); below zero it brought more than was asked.

## 3. How its points went

| Indicator | 2026-01 | 2026-02 | 2026-03 |  | Trend |
|:---|---:|---:|---:|:---|:---|
| 回款额 | 114.8553 | 114.5001 | 120 | `[##########]` | ^ up |
| 新客户数 | 100 | 120 | 100 | `[##########]` | v down |
| 客户满意度 | 80 | 85 | 87.5 | `[########--]` | ^ up |
| 数据完整率 | 72 | 84 | 90 | `[#########-]` | ^ up |
| 违规次数 | 100 | 100 | 100 | `[##########]` | \= as before |

## 4. What to improve first

客户满意度: 0.25 more (5 instead of 4.75) would have brought 100 points, and +2.5 to the score.

## 5. What to do

- 客户满意度 (87.5 points): call every customer who gave a low mark within a week, ask why, and close the complaints first (salesctl complaint list owner:r01)
$ salesctl review slip person:r03 -F html -o slips.html && grep -c '<article>' slips.html && sed -n '/<article>/,/<h2>/p' slips.html | head -n 9
3
<article>
<h1>Feedback for 吴桐, 2026-01</h1>
<p class="about">北方销售部</p>
<p class="about">scorecard 销售, rule book version 1; reviewer: 何静; opened 2026-02-02, not published yet; amounts in CNY</p>
<h2>Result</h2>
<article>
<h1>Feedback for 吴桐, 2026-02</h1>
<p class="about">北方销售部</p>
<p class="about">scorecard 销售, rule book version 1; reviewer: 何静; opened 2026-03-02, not published yet; amounts in CNY</p>
$ grep -A3 '<tbody>' slips.html | sed -n '1,4p'
<tbody>
<tr><td>回款额</td><td class="n">50%</td><td class="n">150,000.00</td><td class="n">118,333.33</td><td class="n">78.8889%</td><td class="n">78.8889</td><td class="n">10.5556</td></tr>
<tr><td>新客户数</td><td class="n">15%</td><td class="n">2</td><td class="n">2</td><td class="n">100%</td><td class="n">100</td><td class="n">0</td></tr>
<tr><td>客户满意度</td><td class="n">20%</td><td class="n"></td><td class="n">4.4</td><td class="n"></td><td class="n">70</td><td class="n">6</td></tr>
$ salesctl review slip R-99
salesctl: review slip: no review R-0099 (the newest is R-0011)
[66]
$ salesctl review slip R-1 -F csv
salesctl: review slip: this has no format 'csv'
hint: its formats are text, md, html
[2]
$ sed 's/show: all/show: top, top: 1/' $Q/policy.yaml > ../top.yaml && cd .. && salesctl init top --policy top.yaml -q && cd top
$ for kind in team person customer deal receipt survey goal reading; do salesctl $kind import $Q/$kind.csv -q; done
$ salesctl review open -p 2026-01 -q && salesctl review slip R-1 R-2 R-3 | grep -E 'Feedback|Rank'
Feedback for 林晓, 2026-01                                          北方销售部
   Rank         1 of 3
Feedback for 陈锐, 2026-01                                          北方销售部
   Rank               not among the first 1, who alone are shown
Feedback for 吴桐, 2026-01                                          北方销售部
   Rank               not among the first 1, who alone are shown

# A result that people set says so, with the reason; what was computed stands beside it.
$ R=$TEST_DATA/reviews && cd .. && salesctl init east --policy $R/policy.yaml -q && cd east
$ for kind in team person deal receipt activity goal; do salesctl $kind import $R/$kind.csv -q; done
$ salesctl review open -p 2026-03 --now 2026-04-02 -q
$ for n in 1 2 3 4; do salesctl review rate R-$n 团队协作=85 服务态度=4 --evidence 周会记录 --as 何静 --now 2026-04-07 -q; done
$ salesctl review calibrate R-4 score=72 --reason '客户移交占去两周' --as 何静 --now 2026-04-07 -q && salesctl review calibrate R-4 --approve --as 沈放 --now 2026-04-08 -q
$ salesctl review calibrate -p 2026-03 --as 沈放 --now 2026-04-08 -q && salesctl review publish -p 2026-03 --yes --as 何静 --now 2026-04-09 -q
$ salesctl review slip R-4 --lang zh_CN --now 2026-04-10
周宁绩效反馈单，2026-03                                             东方销售部
考核表：销售，规则手册第1版；考核人：何静；2026-04-09公布；金额以 CNY 计

1. 结果
   得分      72
   等级      C
   系数      0.8
   人工调整  CB-0001：客户移交占去两周（何静提出，沈放批准）
   计算结果  57.6 C
   名次      新人1人中第1名
   确认截止  2026-04-16
   申诉截止  2026-04-19

2. 得分构成
   指标      权重     目标值       实际  完成率  分数  失分
   --------  ----  ---------  ---------  ------  ----  ----
   回款额     60%  50,000.00  30,000.00     60%    60    24
   拜访数     20%          4          1     25%    25    15
   团队协作   12%        100         85     85%    85   1.8
   服务态度    8%          5          4     80%    80   1.6
   --------  ----  ---------  ---------  ------  ----  ----
   得分      100%                                57.6  42.4

   失分＝权重×（100－分数）；为负表示超出要求。

3. 优先改进
   回款额：再多20,000.00（50,000.00，实际30,000.00）本可得100分，总分+24。
   仅此一项即可达到B级。

4. 改进行动
   - 拜访数（25分）：取一个出问题的案例，与考核人找出漏掉的步骤，并连续一个月
     检查这一步
$ salesctl review whatif R-4 visits=+1 -F tsv --now 2026-04-10 --fields indicator,then
people set another result than the computed one; this is what would be computed
indicator	then
collected	60
visits	50
teamwork	85
service	80
score	62.6
to grade B (from 80) 17.4 points are missing then
