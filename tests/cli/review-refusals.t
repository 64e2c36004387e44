# What reviews refuse, and whom they name.
$ Q=$TEST_DATA/reviews && salesctl init east --policy $Q/policy.yaml -q && cd east
$ for kind in team person deal receipt activity goal; do salesctl $kind import $Q/$kind.csv -q; done
$ salesctl review open -p 2026-03 --now 2026-04-02 -q

# Marks: without evidence, outside the scale, of what is measured, by whom nobody asked.
$ salesctl review rate R-1 teamwork=80 --as he
salesctl: review rate: '团队协作' is rated on evidence: what did he do, and when?
hint: --evidence TEXT
[2]
$ salesctl review rate R-1 teamwork=80 --as he --evidence ' '
salesctl: review rate: '团队协作' is rated on evidence: what did he do, and when?
hint: --evidence TEXT
[2]
$ salesctl review rate R-1 teamwork=101 --as he --evidence 'led the March training'
salesctl: review rate: R-0001: the mark 101 of '团队协作' is outside 0 to 100
[81]
$ salesctl review rate R-1 service=0 --as he
salesctl: review rate: R-0001: the mark 0 of '服务态度' is outside 1 to 5
[81]
$ salesctl review rate R-1 service=6 --as he
salesctl: review rate: R-0001: the mark 6 of '服务态度' is outside 1 to 5
[81]
$ salesctl review rate R-1 teamwork=good --as he --evidence x
salesctl: review rate: teamwork: 'good' is no mark: expected a number such as 80 or 4.5
[2]
$ salesctl review rate R-1 teamwork --as he --evidence x
salesctl: review rate: 'teamwork' is not INDICATOR=MARK
hint: salesctl review rate R-... teamwork=80 --evidence TEXT
[2]
$ salesctl review rate R-1 collected=100 --as he
salesctl: review rate: 'collected' is measured from the records, and not rated
hint: salesctl metric explain collected
[81]
$ salesctl review rate R-1 teamwrok=80 --as he --evidence x
salesctl: review rate: scorecard 'ae' has no indicator 'teamwrok'
hint: did you mean 'teamwork'?
[2]
$ salesctl review rate R-1 service=4 --as lin
salesctl: review rate: R-0001: '服务态度' is not rated as self; who rates it: manager
[81]
$ salesctl review rate R-1 service=4 --as chen
salesctl: review rate: R-0001: '服务态度' is not rated as peer; who rates it: manager
[81]
$ salesctl review rate R-1 teamwork=80 --evidence x --as shen
salesctl: review rate: 沈放 stands above 林晓 and is not the reviewer of R-0001
hint: salesctl review edit R-0001 reviewer=shen
[81]
$ salesctl review rate R-1 teamwork=80 --evidence x 2>&1 | sed "s/'$(id -un)'/'me'/"
salesctl: review rate: this is for a person to do: nobody here has the login 'me'
hint: --as PERSON
$ salesctl review rate R-9 teamwork=80 --evidence x --as he
salesctl: review rate: no review R-0009 (the newest is R-0004)
[66]

# Nobody is his own manager, nor chooses him.
$ salesctl review edit R-1 reviewer=shen --as lin
salesctl: review edit: R-0001: nobody chooses who reviews him
[81]
$ salesctl review edit R-1 reviewer=lin -q
$ salesctl review rate R-1 teamwork=100 --evidence 'I am the best' --as lin
salesctl: review rate: R-0001: 林晓 is the reviewer too, and nobody rates himself as his manager
hint: salesctl review edit R-0001 reviewer=PERSON
[81]
$ salesctl review edit R-1 reviewer=he -q

# One of two marks alone changes nothing: all or none.
$ salesctl review rate R-1 teamwork=80 service=9 --as he --evidence x
salesctl: review rate: R-0001: the mark 9 of '服务态度' is outside 1 to 5
[81]
$ salesctl review ratings R-1 --as he -F tsv --no-header

# Whoever rated as manager has reviewed, whoever is the reviewer by then.
$ salesctl review rate R-3 service=4 --as he -q
$ salesctl review edit R-3 reviewer=shen -q
$ salesctl review rate R-3 service=4 --as he
salesctl: review rate: 何静 stands above 吴桐 and is not the reviewer of R-0003
hint: salesctl review edit R-0003 reviewer=he
[81]
$ salesctl review rate R-3 teamwork=80 service=4 --evidence 'weekly notes' --as shen --now 2026-04-03 -q
$ salesctl review ratings R-3 --as shen -F tsv --fields indicator,as,rater,mark
indicator	as	rater	mark
teamwork	manager	沈放	80
service	manager	沈放	4
service	manager	何静	4

# Nothing is published while something is open, and it says what.
$ for n in 1 2; do salesctl review rate R-$n teamwork=80 service=4 --as he --evidence 'weekly notes' --now 2026-04-03 -q; done
$ salesctl review publish -p 2026-03 --now 2026-04-07 < /dev/null
salesctl: review publish: Publish the results of 4 reviews? It can't be undone afterwards. Say so with --yes (not asked, because standard input is not a terminal)
[2]
$ salesctl review publish -p 2026-03 --yes --now 2026-04-07
salesctl: review publish: 1 review is not ready, and all of one scorecard and period are ranked together: R-0004 (团队协作 by 何静, 服务态度 by 何静)
hint: salesctl review owed
[81]
$ salesctl review publish R-1 --yes --now 2026-04-07
salesctl: review publish: 1 review is not ready, and all of one scorecard and period are ranked together: R-0004 (团队协作 by 何静, 服务态度 by 何静)
hint: salesctl review owed
[81]
$ salesctl review calibrate -p 2026-03 --as he
salesctl: review calibrate: 1 review is not rated or waits for an approval: R-0004
hint: salesctl review owed
[81]
$ salesctl review publish --yes
salesctl: review publish: which period? say it with -p
hint: salesctl review publish -p 'last month'
[2]
$ salesctl review publish R-1 -p 2026-03 --yes
salesctl: review publish: name reviews, or a period and a scorecard, but not both
[2]
$ salesctl review publish -p 2026-04 --yes
salesctl: review publish: there are no reviews in 2026-04 (2026-04-01 to 2026-04-30)
[66]
$ salesctl review rate R-4 teamwork=70 service=3 --as he --evidence 'weekly notes' --now 2026-04-07 -q

# Another result needs a reason, a grade that there is, and a second person.
$ salesctl review calibrate R-4 grade=B --as he
salesctl: review calibrate: a result that is set by hand says why
hint: --reason TEXT
[2]
$ salesctl review calibrate R-4 grade=E --as he --reason x
salesctl: review calibrate: scorecard 'ae' has no grade 'E'
hint: grades: A, B, C
[2]
$ salesctl review calibrate R-4 score=117 --as he --reason x
salesctl: review calibrate: the score 117 is more than scorecard 'ae' can give (116)
[81]
$ salesctl review calibrate R-4 rank=1 --as he --reason x
salesctl: review calibrate: 'rank=1' is no result: score=... or grade=...
hint: salesctl review calibrate R-... grade=B --reason TEXT
[2]
$ salesctl review calibrate R-4 grade=A --as zhou --reason 'I deserve it'
salesctl: review calibrate: 周宁 is the one reviewed by R-0004: somebody else sets the result
[81]
$ salesctl review calibrate R-4 --approve --as shen
salesctl: review calibrate: R-0004: nothing waits for approval
hint: salesctl review calibrate R-0004 score=... --reason TEXT
[81]
$ salesctl review calibrate R-4 grade=B --as he --reason 'took over eight customers' -q
$ salesctl review publish -p 2026-03 --yes --now 2026-04-07
salesctl: review publish: 1 review is not ready, and all of one scorecard and period are ranked together: R-0004 (CB-0001 waits for approval)
hint: salesctl review owed
[81]
$ salesctl review calibrate R-4 grade=A --as he --reason x
salesctl: review calibrate: R-0004: CB-0001 waits for approval
hint: salesctl review calibrate R-0004 --approve --as PERSON
[81]
$ salesctl review rate R-4 teamwork=75 --as he --evidence 'weekly notes'
salesctl: review rate: R-0004: CB-0001 waits for approval
[81]
$ salesctl review calibrate R-4 --approve --as he
salesctl: review calibrate: 何静 is a party to it: somebody else decides
[81]
$ salesctl review calibrate R-4 --approve --as wu
salesctl: review calibrate: 吴桐 leads nobody, or stands below whom it is about; who may decide: such as 沈放
hint: --as shen
[81]
$ salesctl review calibrate R-4 --approve --as zhou
salesctl: review calibrate: 周宁 is a party to it: somebody else decides
[81]
$ salesctl review calibrate R-4 --approve --refuse --as shen
salesctl: review calibrate: a result, --approve or --refuse: one of them
[2]
$ salesctl review calibrate R-4 --refuse --as shen --now 2026-04-07
(under the same login)
changed CB-0001 R-0004 周宁 2026-03: 54.2 C -> B (refused)
op 18  (undo: salesctl undo)
$ salesctl review list R-4 -F tsv --fields state,grade,override
state	grade	override
rated	C	

# The same login for both: only where the rule book lets it.
$ sed 's/^effective: .*/effective: 2026-04-01/; s/^approval:.*/approval: {same_login: refused}/' $Q/policy.yaml > strict.yaml
$ salesctl policy apply strict.yaml -q
$ salesctl review calibrate R-4 grade=B --as he --reason 'took over eight customers' -q
$ salesctl review calibrate R-4 --approve --as shen 2>&1 | sed "s/'$(id -un)'/'me'/"
salesctl: review calibrate: it was entered under the same login 'me': somebody with another login decides
hint: approval: {same_login: allowed}
$ salesctl undo -q
$ sed -i 's/same_login: refused/same_login: allowed/; s/^effective: .*/effective: 2026-04-02/' strict.yaml && salesctl policy apply strict.yaml -q

# Published: no marks, no other result, no second time; nobody reads it for another.
$ salesctl review publish -p 2026-03 --yes --now 2026-04-07 -q
$ salesctl review publish -p 2026-03 --yes --now 2026-04-07
4 reviews were published before
$ salesctl review rate R-1 teamwork=99 --evidence x --as he
salesctl: review rate: R-0001 was published: its marks stay as they are
hint: salesctl review appeal R-0001 --reason TEXT
[81]
$ salesctl review calibrate R-1 grade=C --reason x --as he
salesctl: review calibrate: R-0001 was published: its result stays as it is
hint: salesctl review appeal R-0001 --reason TEXT
[81]
$ salesctl review ack R-1 --as he
salesctl: review ack: R-0001 is the review of 林晓, who alone acknowledges it
[81]
$ salesctl review ack R-1 2>&1 | sed "s/'$(id -un)'/'me'/"
salesctl: review ack: this is for a person to do: nobody here has the login 'me'
hint: --as PERSON

# Appeals: by whom, why, until when, and who decides.
$ salesctl review appeal R-2 --as lin --reason x
salesctl: review appeal: R-0002 is the review of 陈锐, who alone appeals against it
[81]
$ salesctl review appeal R-2 --as chen
salesctl: review appeal: an appeal says what is wrong
hint: --reason TEXT
[2]
$ salesctl review appeal R-2 --as chen --reason 'a receipt is missing' --indicator receipts --now 2026-04-17
salesctl: review appeal: scorecard 'ae' has no indicator 'receipts'
hint: its indicators: collected, visits, teamwork, service
[2]
$ salesctl review appeal R-2 --as chen --reason 'a receipt is missing' --now 2026-04-18
salesctl: review appeal: R-0002: appeals were open until 2026-04-17, 10 days from publishing
[81]
$ salesctl review decide R-2 reject --reason x --as shen
salesctl: review decide: R-0002: nobody appealed against it
[66]
$ salesctl review appeal R-2 --as chen --reason 'a receipt is missing' --now 2026-04-17
to be decided until 2026-05-06, by 沈放
added AL-0001 R-0002 陈锐 2026-03: a receipt is missing
op 24  (undo: salesctl undo)
$ salesctl review appeal R-2 --as chen --reason 'another one' --now 2026-04-17
salesctl: review appeal: R-0002: an appeal waits for its decision
[81]
$ salesctl review decide AL-1 reject --reason 'no' --as he
salesctl: review decide: 何静 does not decide about R-0002; who may: 沈放
[81]
$ salesctl review decide AL-1 reject --reason 'no' --as lin
salesctl: review decide: 林晓 does not decide about R-0002; who may: 沈放
[81]
$ salesctl review decide AL-1 reject --as shen
salesctl: review decide: a decision says why
hint: --reason TEXT
[2]
$ salesctl review decide AL-1 maybe --reason 'no' --as shen
salesctl: review decide: 'maybe' is no decision: uphold or reject
hint: salesctl review decide AL-1 uphold --reason TEXT
[2]
$ salesctl review decide AL-1 reject collected=100 --reason 'no' --as shen
salesctl: review decide: what is rejected changes nothing
[2]
$ salesctl review decide AL-1 uphold --reason 'yes' --as shen
salesctl: review decide: R-0002: the records say what they said when it was opened (op 7): there is nothing to uphold before they are corrected, or the decision names what holds
hint: salesctl review decide R-0002 uphold INDICATOR=VALUE --reason TEXT
[81]
$ salesctl review decide AL-1 uphold --lift --reason 'yes' --as shen
salesctl: review decide: R-0002: its result is the computed one, nobody set another
[81]
$ salesctl review decide AL-1 uphold teamwork=101 --reason 'yes' --as shen
salesctl: review decide: R-0002: a mark of 'teamwork' goes up to 100
[81]
$ salesctl review close R-2 --yes --now 2026-04-20
salesctl: review close: 1 review can't be closed yet: R-0002 (an appeal waits for its decision)
hint: salesctl review owed
[81]

# A decision may name the mark that holds.
$ salesctl review edit R-2 reviewer=shen
salesctl: review edit: R-0002: it was published, and its reviewer stays who it was
[81]
$ salesctl review decide AL-1 uphold teamwork=90 --reason 'two colleagues confirmed it' --as shen --now 2026-05-08
decided late: it was due on 2026-05-06
(under the same login)
changed AL-0001 R-0002 陈锐 2026-03: upheld, 84 B -> 85.2 B
  团队协作: 80 (80 points) -> 90 (90 points)
op 25  (undo: salesctl undo)
$ salesctl review explain R-2 teamwork --as shen -F tsv
indicator	part	code	on	share	value	what	rule
teamwork	decision	AL-0001	2026-05-08		90	two colleagues confirmed it	
teamwork	rating		2026-04-03		80	manager: weekly notes	
teamwork	value				90		
teamwork	points				90	90%; linear	policy.yaml:27
rule book version 1, records as of operation 24
$ salesctl review decide AL-1 reject --reason 'no' --as shen
salesctl: review decide: AL-0001 was decided already
[81]
$ salesctl review appeal R-2 --as chen --reason 'and again' --now 2026-04-17
salesctl: review appeal: R-0002: an appeal was decided, and that decision stands
[81]
$ salesctl review close R-1 --yes --now 2026-04-17
salesctl: review close: 1 review can't be closed yet: R-0001 (not acknowledged, and appeals are open until 2026-04-17)
hint: salesctl review owed
[81]
$ salesctl review close -p 2026-03 --yes --now 2026-04-17
3 reviews are not closed yet: R-0001 (not acknowledged, and appeals are open until 2026-04-17), R-0003 (not acknowledged, and appeals are open until 2026-04-17), R-0004 (not acknowledged, and appeals are open until 2026-04-17)
changed R-0002 陈锐 2026-03: closed
op 26
$ salesctl review appeal R-2 --as chen --reason 'too late' --now 2026-04-17
salesctl: review appeal: R-0002 is closed
[81]

# Nobody is left who may decide about R-3: both have reviewed him.
$ salesctl review appeal R-3 --as wu --reason 'a visit is missing' --now 2026-04-17
to be decided until 2026-05-06, but nobody may: every manager is a party to it
added AL-0002 R-0003 吴桐 2026-03: a visit is missing
op 27  (undo: salesctl undo)
$ salesctl review decide R-3 reject --reason 'no' --as shen
salesctl: review decide: 沈放 does not decide about R-0003; who may: nobody
hint: somebody who leads a team or people and did not review him: salesctl team edit TEAM lead=PERSON
[81]
$ salesctl review decide R-3 reject --reason 'no' --as he
salesctl: review decide: 何静 does not decide about R-0003; who may: nobody
hint: somebody who leads a team or people and did not review him: salesctl team edit TEAM lead=PERSON
[81]
