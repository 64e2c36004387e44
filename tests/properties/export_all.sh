#!/bin/sh
# What export-all writes and import-all reads into an empty department is the same
# department, byte for byte: reviews with their items, ratings, overrides and appeals too.
. "$(dirname "$0")/department.sh"
data=$(cd "$(dirname "$0")/../data/reviews" && pwd) || exit 1

# s ARGUMENT...: a command that must succeed
s() { "$SALESCTL" "$@" > "$work/said" 2>&1 || { echo "salesctl $*:"; cat "$work/said"; failed=1; }; }

s init -q "$work/there" --policy "$data/policy.yaml"
cd "$work/there" || exit 1
for kind in team person deal receipt activity goal; do s $kind import -q "$data/$kind.csv"; done
s review open -q -p 2026-03 --now 2026-04-02
s review rate -q R-2 teamwork=80 --evidence 'trained the newcomer' --as chen --now 2026-04-03
s review rate -q R-2 teamwork=70 --evidence 'shared a lead' --as wu --now 2026-04-03
for n in 1 2 3 4; do s review rate -q R-$n teamwork=80 service=4 --evidence 'weekly notes' --as he --now 2026-04-03; done
s review calibrate -q R-4 grade=B --reason 'took over eight customers' --as he --now 2026-04-06
s review calibrate -q R-4 --approve --as shen --now 2026-04-06
s review calibrate -q R-3 grade=C --reason 'none' --as he --now 2026-04-06
s review calibrate -q R-3 --refuse --as shen --now 2026-04-06
s review publish -q -p 2026-03 --yes --as he --now 2026-04-07
s review ack -q R-1 --note 'agreed' --as lin --now 2026-04-08
s review appeal -q R-2 --indicator collected --reason 'a receipt is missing' --as chen --now 2026-04-08
s receipt add -q deal=ref:SO-2 amount=8000 paid_on=2026-03-31 --now 2026-04-09
s review decide -q AL-1 uphold --reason 'the bank confirms it' --as shen --now 2026-04-09
s review appeal -q R-3 --reason 'a visit is missing' --as wu --now 2026-04-09
s review close -q R-1 --yes --now 2026-04-09
s export-all -q "$work/one"
for kind in review review_item rating calibration appeal; do
	[ -s "$work/one/$kind.jsonl" ] || { echo "no $kind was written"; failed=1; }
done

s init -q "$work/here" --policy "$data/policy.yaml"
cd "$work/here" || exit 1
s import-all -q "$work/one"
s export-all -q "$work/two"
diff -r "$work/one" "$work/two" || failed=1
s fsck -q

# and it can be worked with: what waits, what was given, what was overridden
for what in 'owed --now 2026-04-20' 'items R-2' 'ratings R-2 --as he' 'overrides -p 2026-03' 'appeals' 'slip R-2' 'rank -p 2026-03'; do
	for dir in there here; do
		# shellcheck disable=SC2086
		"$SALESCTL" -C "$work/$dir" review $what > "$work/$dir.out" 2>&1
	done
	[ -s "$work/here.out" ] && diff "$work/there.out" "$work/here.out" || { echo "review $what differs"; failed=1; }
done
s review decide -q AL-2 reject --reason 'it was in April' --as shen --now 2026-04-10
exit $failed
