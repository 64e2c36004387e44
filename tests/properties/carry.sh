#!/bin/sh
# A department that has paid people is the same one after export-all and import-all:
# what it posted, who signed and disputed it, what is paid and held, and why every line
# is what it is. Whatever a hand changes in one of the files is found.
. "$(dirname "$0")/department.sh"
data=$(cd "$(dirname "$0")/../data/quarter" && pwd) || exit 1

# s ARGUMENT...: a command that must succeed
s() { "$SALESCTL" "$@" > "$work/said" 2>&1 || { echo "salesctl $*:"; cat "$work/said"; failed=1; }; }
# run PERIOD PREPARES APPROVES
run() { s payout run -q -p "$1" --as "$2" && s payout submit -q "$3" --as "$2" && s payout approve -q "$3" --confirm "$3" --as "$4"; }

cp "$data/policy.yaml" "$work/book.yaml" && cat >> "$work/book.yaml" <<'R'
fields: {deal: {region_code: {type: text, label: {zh: 区域代码}}, bonus: {type: money}}}
plans:
  ae:
    for: "role = ae"
    components:
      - {id: commission, kind: commission, base: collected, rate: 3%}
  manager:
    for: "role = manager"
    components:
      - {id: override, kind: override, base: collected, rate: 0.5%}
approval: {same_login: allowed}
R
s init -q "$work/there" --policy "$work/book.yaml"
cd "$work/there" || exit 1
for kind in team person customer deal receipt; do s $kind import -q "$data/$kind.csv"; done
s person add -q handle=fin name=财务甲 role=finance
s person add -q handle=aa name=最先 role=ops # sorted before those that were there
s person add -q handle=ops name=运营丙 role=ops
s person edit -q aa handle=运营丁
s deal edit -q D-1 region_code=华东 bonus=12.5 --reason '补 "区域"	代码'
s payout accept -q ae --as r01
s payout adjust r01 500 -q --on 2026-01-31 --as m01 --reason '补发
差旅激励'
s payout adjust -q --approve AJ-1 --as d01
s payout adjust r02 -120 -q --on 2026-01-31 --as m01 --reason 误发
s payout adjust -q --refuse AJ-2 --as d01 --reason 金额有误
# signed, made anew (which voids the signature), undone and redone
s payout run -q -p 2026-01 --as ops
s payout submit -q 2026-01 --as ops
s receipt edit -q RC-0001 amount=80000
run 2026-01 ops 2026-01 fin
s payout hold -q r02 2026-01 --reason 待核对 --as fin
s payout pay -q 2026-01 --as fin --confirm 2026-01 --reference 银行-1
line=$("$SALESCTL" payout lines 2026-01 -F tsv --fields line,fact,person --no-header | awk '$2 == "RC-0002" { print $1; exit }')
s payout dispute -q "$line" --change 'RC-0002 amount=150000' --reason 到账金额录错 --as r01
s payout dispute -q 2026-01 --adjust 500 --reason 漏记激励 --as r02
s payout dispute -q 2026-01 吴桐 --reason 与合同不符 --as m01
s payout resolve -q DP-1 uphold --reason 银行回单为准 --as fin
s payout resolve -q DP-2 uphold --adjust 300 --reason 按规则补发 --as fin
s payout resolve -q DP-3 reject --reason 合同一致 --as fin
run 2026-01 ops 2026-01.2 fin
sed 's/rate: 3%/rate: 4%/' "$work/book.yaml" > "$work/more.yaml"
s policy apply -q "$work/more.yaml" --yes
s receipt remove -q RC-3 --yes --reason ''
run 2026-02 ops 2026-02 fin
s payout run -q -p 2026-03 --as ops
s undo -q
s payout run -q -p 2026-03 --as ops
s export-all -q "$work/one"

# there and back, into an empty department with whatever rule book
s init -q "$work/here" --profile group
cd "$work/here" || exit 1
s import-all -q "$work/one"
s export-all -q "$work/two"
diff -r "$work/one" "$work/two" || failed=1
s fsck -q --head "$("$SALESCTL" -C "$work/there" fsck -q -F json | sed 's/.*"head":"\([^"]*\)".*/\1/')"

compared=0
same() {
	for dir in there here; do
		"$SALESCTL" -C "$work/$dir" "$@" > "$work/$dir.out" 2>&1
	done
	compared=$((compared + 1))
	[ -s "$work/here.out" ] && cmp -s "$work/there.out" "$work/here.out" || {
		echo "salesctl $* differs:"
		diff "$work/there.out" "$work/here.out"
		failed=1
	}
}
same payout list --all
for run in 2026-01 2026-01.2 2026-02 2026-03; do
	same payout show $run
	same payout lines $run --fields all
	same payout verify $run
	same payout export $run --format hledger
	for who in r01 r02 m01; do same payout explain $run $who; done
	same payout why 2026-01 $run r01
done
same payout balances
same payout show --balances
same payout blame r01
same payout payments
same payout disputes
same payout acceptances
same adjustment list
same op list --limit 0
same op show 4
same deal log D-1
same policy list
same payout verify
same payout verify --as-of 20
same deal list --as-of 9
same status

# it goes on from there: nothing new is posted, what is approved stays so, and the
# next thing that is made has the next code
same payout run -n -p 2026-03 --as ops
same payout run -p 2026-02 -n --as ops
same undo 20 -n
same deal add -n 新单 customer=C-1 owner=r01 amount=1
same payout approve 2026-01 --confirm 2026-01 --as fin
[ $compared -gt 40 ] || { echo "only $compared were compared"; failed=1; }

# refused MESSAGE FILE SED: what a hand changes is found where it stands, and nothing is saved
s init -q "$work/empty" --profile group
refused() {
	rm -rf "$work/bad"
	cp -r "$work/one" "$work/bad"
	sed -i "$3" "$work/bad/$2"
	cmp -s "$work/one/$2" "$work/bad/$2" && { echo "sed $3 changes nothing in $2"; failed=1; }
	"$SALESCTL" -C "$work/empty" import-all "$work/bad" > "$work/said" 2>&1 && { echo "$2, $3: taken"; failed=1; }
	grep -q "/$1" "$work/said" || { echo "$2, $3: no word of '$1' in"; cat "$work/said"; failed=1; }
}
refused 'deal.jsonl:2: error: D-0002 is not as operation' deal.jsonl '2s/"amount":"[^"]*"/"amount":"1.00"/'
refused 'payment.jsonl:1: error: PY-0001 is not as operation' payment.jsonl '1s/"paid_on":"[^"]*"/"paid_on":"2026-01-02"/'
refused 'signature.jsonl:1: error: SG-0001 is not as operation' signature.jsonl '1s/fin/d01/'
refused 'payout_line.jsonl:3: error: amount' payout_line.jsonl '3s/"amount":"[^"]*"/"amount":"1.x"/'
refused 'payout_person.jsonl:[0-9]*: error: amount' payout_line.jsonl '3s/"amount":"[^"]*"/"amount":"1.00"/'
refused 'payout_person.jsonl:2: error: amount' payout_person.jsonl '2s/"amount":"[^"]*"/"amount":"1.00"/'
refused 'payout.jsonl:1: error: digest: 2026-01:' payout_line.jsonl '3s/"cause":[0-9]*/"cause":4/'
refused 'payout_line.jsonl:1: error: payout: PR-0099 is not in payout.jsonl' payout_line.jsonl '1s/PR-0001/PR-0099/'
refused 'payout_line.jsonl:1: error: rule' payout_line.jsonl '1s/"rule":1,/"rule":77,/'
refused 'payout_line.jsonl:2: error: base: it is not there' payout_line.jsonl '2s/"base":"[^"]*",//'
refused 'payout_line.jsonl:[0-9]*: error: another line' payout_line.jsonl '2s/"no":2/"no":1/'
refused 'payout_person.jsonl:[0-9]*: error: lines' payout_line.jsonl 4d
refused 'payout_rule.jsonl:1: error: policy' payout_rule.jsonl '1s/"policy":1/"policy":9/'
refused 'operation.jsonl:5: error: hash: operation 5 does not follow' operation.jsonl '5s/"login":"[^"]*"/"login":"someone"/'
refused 'operation.jsonl:5: error: no:' operation.jsonl 5d
refused 'operation.jsonl:[0-9]*: error: operation' change.jsonl '1s/"version":"[0-9a-f]*/&00/'
refused 'operation.jsonl:2: error: operation 2: how much' operation_kind.jsonl '2s/"added":1*/&1/'
refused 'operation.jsonl: error: goal: the log tells' operation_kind.jsonl '$p;$s/"kind":"[^"]*"/"kind":"goal"/'
refused 'change.jsonl:1: error: op' change.jsonl '1s/"op":[0-9]*/"op":999/'
refused 'person.jsonl:[0-9]*: error: code: no operation wrote zz' person.jsonl '1s/"code":"[^"]*"/"code":"zz"/'
refused 'deal.jsonl:[0-9]*: error: no operation wrote D-0099' deal.jsonl '1{p;s/D-0001/D-0099/;s/"ref":"[^"]*"/"ref":null/}'
refused "written.jsonl:[0-9]*: error: code: 'D-0002' is not in deal.jsonl" deal.jsonl 2d
refused 'policy.jsonl:1: error: text' policy.jsonl '1s/locale:/locale/'
refused 'custom_field.jsonl:1: error: name' custom_field.jsonl '1s/region_code/a;b/'

# whatever digit is changed, in whatever file: but for the next codes, of which some
# may be left out, and for the ranges of codes in which an operation's lie
changed=0
for file in "$work"/one/*.jsonl; do
	name=${file##*/}
	[ -s "$file" ] || continue
	case $name in sequence.jsonl | operation_kind.jsonl) continue ;; esac
	for line in 1 "$(wc -l < "$file")"; do
		rm -rf "$work/bad"
		cp -r "$work/one" "$work/bad"
		awk -v line="$line" 'NR == line && match($0, /[0-9][^0-9]*$/) {
			$0 = substr($0, 1, RSTART - 1) (substr($0, RSTART, 1) + 1) % 10 substr($0, RSTART + 1)
		} { print }' "$file" > "$work/bad/$name"
		cmp -s "$file" "$work/bad/$name" && continue
		changed=$((changed + 1))
		"$SALESCTL" -C "$work/empty" import-all "$work/bad" > "$work/said" 2>&1 && {
			echo "a digit in line $line of $name: taken"
			failed=1
		}
	done
done
[ $changed -gt 30 ] || { echo "only $changed digits were changed"; failed=1; }

# all faults at once, a file that is gone, and a department that has something already
refused 'sequence.jsonl: error' sequence.jsonl '1s/$/ /;$d'
[ -z "$("$SALESCTL" -C "$work/empty" deal list -F ids)" ] || { echo 'something was saved'; failed=1; }
rm "$work/bad/sequence.jsonl" "$work/bad/operation.jsonl"
"$SALESCTL" -C "$work/empty" import-all "$work/bad" > "$work/said" 2>&1 && { echo 'without its operations: taken'; failed=1; }
"$SALESCTL" -C "$work/there" import-all "$work/one" > "$work/said" 2>&1
[ $? -eq 81 ] || { echo 'into a department with records:'; cat "$work/said"; failed=1; }
s -C "$work/empty" import-all -q "$work/one"
s -C "$work/empty" fsck -q
exit $failed
