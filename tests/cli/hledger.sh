#!/bin/sh
# hledger.sh - the journal of payout export is one that hledger checks strictly,
# and its balances are those of payout balances, account by account, on any day.
set -u
command -v hledger > /dev/null || { echo 'skipped: no hledger here'; exit 77; }
: "${SALESCTL:=salesctl}" "${TEST_DATA:?folder with quarter/}"
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
SALESCTL=$(cd "$(dirname "$SALESCTL")" && pwd)/$(basename "$SALESCTL")
cd "$dir" || exit 1
export LC_ALL=C.UTF-8 HOME="$dir" SALESCTL_NOW=2026-04-05T02:00:00Z
failed=0
checked=0

cat "$TEST_DATA/quarter/policy.yaml" - > rules.yaml << 'EOF'
approval: {same_login: allowed}
awards:
  - {id: champion, period: month, by: collected, top: 1, amounts: [5000]}
plans:
  ae:
    for: "role = ae"
    components:
      - id: commission
        kind: commission
        base: collected
        tiers: [{to: 100000, rate: 3%}, {to: 300000, rate: 4%}, {rate: 5%}]
        lookup: running
        cap: {amount: 8000, excess: withheld}
      - {id: prizes, kind: award}
    draw: {amount: 7000, recoverable: yes}
    holdback: {rate: 20%}
EOF
ctl() { "$SALESCTL" "$@"; }
ctl init sales --policy rules.yaml -q && cd sales || exit 1
for kind in team person customer deal receipt survey reading goal; do
	ctl "$kind" import "$TEST_DATA/quarter/$kind.csv" -q || exit 1
done
printf 'code,name,role\nd02,Finance: one  (x) ; | y,finance\n' | ctl person import -q -
printf 'award,period,person,amount,state,decided_on\nchampion,2026-01,r04,5000,approved,2026-02-03\nchampion,2026-02,r01,5000,approved,2026-03-03\n' |
    ctl award import -q - || exit 1
for month in 2026-01 2026-02 2026-03; do
	ctl payout run -q -p $month --as d01 && ctl payout submit -q $month --as d01 &&
	    ctl payout approve -q $month --as d02 --confirm $month || exit 1
done
ctl person edit r04 name='A: one  (x) ; | y' -q
ctl payout adjust r01 100 --reason x --on 2026-03-31 --as m01 -q > said 2>&1 # one that nobody approved counts nowhere
ctl payout pay 2026-01 --as d02 --confirm 2026-01 -q --reference 'A: 1 ; 2' || exit 1
ctl payout hold r02 2026-02 --reason x -q || exit 1
ctl payout pay 2026-02 --as d02 --confirm 2026-02 -q || exit 1

# of_journal ACCOUNT SIGN DAY: "person amount" lines, in the smallest unit
of_journal() {
	hledger -f "$journal" bal -N -E --flat -e "$3" -O csv "^$1:" | tr -d '"' | awk -F, -v sign="$2" '
	NR > 1 { n = split($1, part, ":"); sub(/^CNY /, "", $2); sub(/\./, "", $2); sum[part[n]] += sign * $2 }
	END { for (p in sum) if (sum[p] != 0) print p, sum[p] }' | sort
}
# of_balances COLUMN DAY
of_balances() {
	ctl payout balances --on "$2" -F jsonl 2> /dev/null | jq -r "select(.$1 != null) | .person.code + \" \" + (.$1 | tostring)" |
	    awk '{ sub(/\./, "", $2); if ($2 + 0 != 0) print $1, $2 + 0 }' | sort
}
# same WHAT HAS WANT
same() {
	checked=$((checked + 1))
	[ "$2" = "$3" ] && return
	failed=$((failed + 1))
	printf '%s: by hledger\n%s\nbut by balances\n%s\n' "$1" "$2" "$3"
}

for on in 2026-01-31 2026-02-28 2026-03-31 2026-04-05; do
	journal=$dir/$on.journal
	next=$(date -u -d "$on + 1 day" +%F)
	ctl payout export --on $on -o "$journal" -q || exit 1
	hledger -f "$journal" check --strict || failed=$((failed + 1))
	[ "$(hledger -f "$journal" bal -N --depth 1 -O csv | wc -l)" -gt 1 ] || { echo "$on: empty"; failed=$((failed + 1)); }
	[ "$(hledger -f "$journal" bal --depth 0 -O csv | tail -n 1)" = '"total","0"' ] || { echo "$on: does not add up to 0"; failed=$((failed + 1)); }
	same "$on earned" "$(of_journal expenses:pay 1 "$next")" "$(of_balances earned $on)"
	same "$on held" "$(of_journal liabilities:held -1 "$next")" "$(of_balances held $on)"
	same "$on withheld" "$(of_journal liabilities:withheld -1 "$next")" "$(of_balances withheld $on)"
	same "$on draw" "$(of_journal assets:draw 1 "$next")" "$(of_balances draw $on)"
	same "$on payable" "$(of_journal liabilities:payable -1 "$next")" "$(of_balances payable $on)"
	same "$on paid" "$(of_journal assets:bank -1 "$next")" "$(of_balances paid $on)"
done
# the whole journal as of a day is the journal up to that day
journal=$dir/all.journal
ctl payout export -o "$journal" -q
same 'up to a day' "$(of_journal liabilities:payable -1 2026-03-01)" "$(of_balances payable 2026-02-28)"
printf '%d passed, %d failed\n' $((checked - failed)) $failed
[ $failed -eq 0 ] && [ $checked -gt 20 ]
