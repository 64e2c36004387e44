# A department starts with a rule book that is good, and says so in a line.
$ salesctl init -q --profile medium --name 'Tea Trade'
$ salesctl policy check
policy.yaml is good: effective 2026-01-01; metrics: 9, plans: 2, examples: 2

# Every fault is said in one run, from the top, each at its place; a word that
# was probably meant is suggested; the exit status is that of wrong data.
$ sed 's/week_start: monday/week_start: Mon/; s/base: collected /base: colected /; s/date: paid_on/date: payed_on/; s/{to: 80%, rate: 4%}/{to: 80%, rate: 4}/' policy.yaml > wrong.yaml
$ salesctl policy check wrong.yaml
wrong.yaml:18:15: error: locale.week_start: expected monday | tuesday | wednesday | thursday | friday | saturday | sunday, got 'Mon' (did you mean 'monday'?)
wrong.yaml:103:15: error: plans.ae.components[0].base: there is no metric 'colected' under 'metrics' (did you mean 'collected'?)
wrong.yaml:106:29: error: plans.ae.components[0].tiers[0].rate: '4' is 400%: expected a share between 0% and 100%, such as 5%
salesctl: policy check: the rule book 'wrong.yaml' has errors (3)
[65]

# What only the records can tell comes when the book itself is right.
$ sed 's/date: paid_on/date: payed_on/; s/"role = ae"/"rolle = ae"/; s/require: \[lost_reason, closed_on\]/require: [lost_reson]/' policy.yaml > wrong.yaml
$ salesctl policy check wrong.yaml
wrong.yaml:63:3: error: metrics.collected: a receipt has no field 'payed_on'; did you mean 'paid_on'?
wrong.yaml:37:5: error: pipelines.default.require: a deal has no field 'lost_reson'; did you mean 'lost_reason'?
wrong.yaml:97:3: error: plans.ae.for: a person has no field 'rolle', in 'rolle = ae'; did you mean 'role'?
salesctl: policy check: the rule book 'wrong.yaml' has errors (3)
[65]

# A changed rate must be worked out by hand first: the example stops it.
$ sed -i 's/rate: 10%}/rate: 12%}/' policy.yaml
$ salesctl policy apply
policy.yaml:129:5: error: example of ae.commission: fact 1 of 80000.00: expected 8000.00, the rules give 9600.00: 80000 x 12%
policy.yaml:129:5: error: example of ae.commission: fact 2 of 50000.00: expected 5000.00, the rules give 6000.00: 50000 x 12%
salesctl: policy apply: the rule book 'policy.yaml' has errors (2)
[65]

# Whole tiers are allowed, and their cliff is named with its size.
$ sed -i 's/earns: \[8000, 5000\]/earns: [9600, 6000]/' policy.yaml
$ sed 's/lookup: running/lookup: period/; s/apply: marginal/apply: whole/' policy.yaml > whole.yaml
$ salesctl policy check whole.yaml
whole.yaml:107:13: warning: plan 'ae', component 'commission': with apply: whole, one cent more at 80% raises the pay by 1% of the whole amount (apply: marginal has no such cliff)
whole.yaml:108:13: warning: plan 'ae', component 'commission': with apply: whole, one cent more at 100% raises the pay by 2.5% of the whole amount (apply: marginal has no such cliff)
whole.yaml:109:13: warning: plan 'ae', component 'commission': with apply: whole, one cent more at 120% raises the pay by 4.5% of the whole amount (apply: marginal has no such cliff)
whole.yaml is good: effective 2026-01-01; metrics: 9, plans: 2, examples: 2

# A dry run says what would happen; then it happens; twice is once.
$ salesctl policy apply -n
would add K-0002 policy.yaml, effective 2026-01-01
dry run: nothing was saved
$ salesctl policy apply
added K-0002 policy.yaml, effective 2026-01-01
op 2
$ salesctl policy apply
unchanged: version 2 says the same
$ salesctl policy history --no-header | cut -f 1,2,3
2	2026-01-01	true
1	2026-01-01	false

# What was applied is kept whole, and compared line by line.
$ salesctl policy show -q 2 | cmp - policy.yaml
$ salesctl policy diff 1 K-0002
--- version 1
+++ version 2
@@ -106,7 +106,7 @@
           - {to: 80%, rate: 4%}
           - {to: 100%, rate: 5%}
           - {to: 120%, rate: 7.5%}
-          - {rate: 10%}         # the last tier has no end
+          - {rate: 12%}         # the last tier has no end
         lookup: running         # facts count one after another, by their dates
         apply: marginal         # each slice of the amount at its own rate
         boundary: upper         # exactly 100% belongs to the tier above
@@ -126,7 +126,7 @@
 
 # Worked by hand: the rules are refused when they do not give these amounts.
 examples:
-  - {plan: ae, component: commission, target: 100000, given: {actual(revenue): 130000}, facts: [80000, 50000], earns: [8000, 5000]}
+  - {plan: ae, component: commission, target: 100000, given: {actual(revenue): 130000}, facts: [80000, 50000], earns: [9600, 6000]}
   - {plan: manager, component: own-deals, facts: [25000], earns: [250]}
 
 # Who registers a customer first is protected for so long; renewed once, by who
$ salesctl policy diff --exit-code

# A version is never undone: the earlier text is applied again.
$ salesctl undo
salesctl: undo: operation 2 (policy apply) is final and is not undone
hint: salesctl policy apply FILE
[81]
$ salesctl policy show -q 1 -o policy.yaml && salesctl policy apply -q
$ salesctl policy history --no-header | cut -f 1,2,3
3	2026-01-01	true
2	2026-01-01	false
1	2026-01-01	false
$ salesctl fsck -q
op	code	what	message

# A field that was applied keeps its type; a stage with deals in it stays.
$ salesctl person add -q Li code=li role=ae
$ salesctl deal add -q owner=li stage=propose amount=1000 expected_on=2026-08-01
$ sed 's/tier: {type: enum, values: \[A, B, C\], label: Tier}/tier: {type: int}/; s/id: propose/id: offer/' policy.yaml > other.yaml
$ salesctl policy apply other.yaml
other.yaml:45:5: error: fields.customer.tier: the field 'tier' of a customer was applied with another type, and records may hold it: its type can't change
other.yaml:31:9: error: deals stand in the stage 'propose' (1), which the pipeline 'default' does not have here: move them first
salesctl: policy apply: the rule book 'other.yaml' has errors (2)
[65]

# A stage asks for what must be known to get there; imports of past facts are
# let in, commands are not.
$ salesctl deal edit D-1 stage=won
salesctl: deal edit: D-0001: the rule book lets no deal go to stage 'won' while these are empty: customer
hint: fill them in the same command: customer=VALUE ...
[81]
$ salesctl customer add -q 'North Tea'
$ salesctl deal edit -q D-1 stage=won closed_on=2026-06-30 'customer=North Tea'
$ salesctl deal edit D-1 stage=lost
salesctl: deal edit: D-0001: the rule book lets no deal go to stage 'lost' while these are empty: lost_reason
hint: fill them in the same command: lost_reason=VALUE ...
[81]
$ salesctl deal edit D-1 stage=lost lost_reason=prize
salesctl: deal edit: D-0001: lost_reason: the rule book does not have 'prize'
hint: did you mean 'price'?
[65]
$ salesctl deal edit -q D-1 stage=lost lost_reason=price
$ salesctl deal add owner=li stage=negotiate
salesctl: deal add: the rule book lets no deal go to stage 'negotiate' while these are empty: amount, expected_on
hint: fill them in the same command: amount=VALUE ...
[81]

# Rules of a later salesctl are refused by name, never ignored.
$ printf 'training: {}\n' >> other.yaml
$ salesctl policy check other.yaml
other.yaml:161:1: error: training: salesctl 0.1.0 can't follow 'training' yet: take it out, so that nobody relies on it
salesctl: policy check: the rule book 'other.yaml' has errors (1)
[65]

# A hostile file is stopped at its place.
$ printf '[%.0s' $(seq 5000) > bomb.yaml
$ salesctl policy check bomb.yaml
bomb.yaml:1:17: error: lists and mappings nest at most 16 deep here
salesctl: policy check: the rule book 'bomb.yaml' has errors (1)
[65]

# Outside a department a book can be checked by itself.
$ mkdir away && cp policy.yaml away/ && mkdir /tmp/nowhere.$$ && cd /tmp/nowhere.$$
$ salesctl policy check "$HOME/away/policy.yaml" | sed 's/.*policy.yaml/policy.yaml/'
there is no department here, so it was not held against records
policy.yaml is good: effective 2026-01-01; metrics: 9, plans: 2, examples: 2
$ cd "$HOME" && rm -r /tmp/nowhere.$$

# A folder is a rule book too: each section stands once.
$ mkdir policy && sed -n '1,/^# ---- what is paid/p' policy.yaml > policy/1-base.yaml
$ sed -n '/^# ---- what is paid/,$p' policy.yaml > policy/2-plans.yaml
$ salesctl policy check policy
policy/2-plans.yaml:21:3: note: the plan 'manager' pays nobody today: nobody fits 'role = manager'
policy is good: effective 2026-01-01; metrics: 9, plans: 2, examples: 2
$ salesctl policy apply -q policy
$ echo 'goals: {}' >> policy/2-plans.yaml
$ salesctl policy check policy
policy/2-plans.yaml:67:1: error: goals: 'goals' stands in policy/1-base.yaml:83 already: each section stands once
salesctl: policy check: the rule book 'policy' has errors (1)
[65]

# The keys, for the manual and for editors.
$ salesctl policy schema --keys --lang en | grep tiers
plans.NAME.components[].tiers	false	list
plans.NAME.components[].tiers[].to	false	percentage or amount
plans.NAME.components[].tiers[].rate	true	percentage
