# Grades by shares of those who are ranked; marks of many in one operation.
$ Q=$TEST_DATA/reviews && sed '/- {[ABC]: {from/d; s/^    grades:/    grades: [{A: {share: 25%, coefficient: 1.1}}, {B: {share: 50%, coefficient: 1}}, {C: {share: 25%, coefficient: 0.8}}]/; s/newcomer: 90d, //' $Q/policy.yaml > share.yaml
$ salesctl init east --policy share.yaml -q && cd east
$ for kind in team person deal receipt activity goal; do salesctl $kind import $Q/$kind.csv -q; done
$ salesctl review open -p 2026-03 --now 2026-04-02 -q
$ cat > marks <<'X'
> review rate R-1 teamwork=85 service=4 --evidence 'weekly notes'
> review rate R-2 teamwork=90 service=4 --evidence 'weekly notes'
> review rate R-3 teamwork=88 service=4 --evidence 'weekly notes'
> review rate R-4 teamwork=70 service=6 --evidence 'weekly notes'
> X
$ salesctl batch marks --as he -q
marks:4: error: review rate: R-0004: the mark 6 of '服务态度' is outside 1 to 5
salesctl: batch: 1 line of 4 has errors; nothing was saved
[81]
$ sed -i 's/service=6/service=4/' marks && salesctl batch marks --as he -q

# Until they are published nobody has a grade; of four, one A, two B, one C.
$ salesctl review list -F tsv --fields person,score,grade
person	score	grade
林晓	90.6	
陈锐	85.2	
吴桐	91.96	
周宁	55.8	
$ salesctl review calibrate R-4 grade=B --reason 'took over eight customers' --as he -q
$ salesctl review calibrate R-4 --approve --as shen -q
$ salesctl review publish -p 2026-03 --yes --now 2026-04-03
changed R-0001 林晓 2026-03: 90.6 B, rank 2
changed R-0002 陈锐 2026-03: 85.2 B, rank 3
changed R-0003 吴桐 2026-03: 91.96 A, rank 1
changed R-0004 周宁 2026-03: 55.8 B, rank 4
op 12
$ salesctl review list -F tsv --fields person,score,grade,coefficient,rank,override
person	score	grade	coefficient	rank	override
林晓	90.6	B	1	2	
陈锐	85.2	B	1	3	
吴桐	91.96	A	1.1	1	
周宁	55.8	B	1	4	CB-0001
$ salesctl review slip R-4 | sed -n '/^1/,/^2/p'
1. Result
   Score              55.8
   Grade              B
   Coefficient        1
   Set by hand        CB-0001: took over eight customers (何静, approved by 沈放)
   Computed           55.8
   Rank               4 of 4
   Acknowledge until  2026-04-13
   Appeal until       2026-04-13

2. What it is made of

# An upheld appeal gives him another place and grade; what the others were told
# stays, and it is said who would be affected. Undone, it waits again.
$ salesctl review appeal R-2 --as chen --reason 'a receipt is missing' --now 2026-04-06 -q
$ salesctl receipt add deal=ref:SO-2 amount=40000 paid_on=2026-03-31 -q
$ salesctl review decide R-2 uphold --reason 'the bank confirms it' --as shen --now 2026-04-07
(under the same login)
the others keep the places that were published, which would be now: R-0001 2 -> 3, R-0003 1 -> 2 (A -> B)
changed AL-0001 R-0002 陈锐 2026-03: upheld, 85.2 B -> 109.2 A
  回款额: 64000 (80 points) -> 104000 (120 points)
op 15  (undo: salesctl undo)
$ salesctl review list -F tsv --fields person,state,score,grade,rank
person	state	score	grade	rank
林晓	published	90.6	B	2
陈锐	decided	109.2	A	1
吴桐	published	91.96	A	1
周宁	published	55.8	B	4
$ salesctl undo -q
$ salesctl review list R-2 -F tsv --fields state,score,grade,rank
state	score	grade	rank
appealed	85.2	B	3
$ salesctl review decide R-2 reject --reason 'it was paid in April' --as shen --now 2026-04-07
(under the same login)
changed AL-0001 R-0002 陈锐 2026-03: rejected, 85.2 B
op 17  (undo: salesctl undo)

# An override ends by a decision, and the share's grade comes back.
$ salesctl review appeal R-4 --as zhou --reason 'my own result, please' --now 2026-04-06 -q
$ salesctl review decide R-4 uphold --lift --reason 'he asks for it' --as shen --now 2026-04-07
(under the same login)
changed AL-0002 R-0004 周宁 2026-03: upheld, 55.8 B -> 55.8 C
op 19  (undo: salesctl undo)
$ salesctl review overrides R-4 -F tsv --fields override,grade,state
override	grade	state
CB-0001	B	lifted
$ salesctl review list R-4 -F tsv --fields score,grade,override
score	grade	override
55.8	C	
