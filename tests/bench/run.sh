#!/bin/sh
# run.sh PROGRAMS-DIR - salesctl against programs that do the same work on the
# same schema and nothing else (load, list, show, payout beside this file),
# medians of several runs in one go. Only the ratios mean anything.
# BENCH_ROWS: deals, usually a million. BENCH_RUNS: runs of the long ones.
# Ends with 1 when a ratio or the memory is above what was promised.
set -u
here=$(cd "$(dirname "$0")" && pwd)
programs=$1
rows=${BENCH_ROWS:-1000000}
runs=${BENCH_RUNS:-3}
dir=$(mktemp -d "${TMPDIR:-/tmp}/bench.XXXXXX") || exit 1
trap 'rm -rf "$dir"' EXIT
trap 'exit 1' HUP INT TERM
unset SALESCTL_REPO SALESCTL_DB SALESCTL_FORMAT
export LC_ALL=C.UTF-8 SALESCTL_NOW=2026-01-05T00:00:00Z
salesctl() { "$SALESCTL" -q "$@"; }
failed=0

# timed RUNS [stopwatch options] -- COMMAND: sets us and kib
timed() {
	n=$1
	shift
	t=$("$programs/bench_stopwatch" -r "$n" "$@") || { us=0; kib=0; return 1; }
	us=${t% *}
	kib=${t#* }
}

# row NAME PROMISED-RATIO PROMISED-MIB OURS-US OURS-KIB LIMIT-US
row() {
	printf '%s %s %s %s %s %s\n' "$@" | awk '{
		ratio = $6 > 0 ? $4 / $6 : 0
		ok = $6 > 0 && $4 > 0 && ratio <= $2 && ($3 == 0 || $5 <= $3 * 1024)
		printf "%-28s %10.1f %10.1f %7.2f  <= %-5s %6.0f %8s  %s\n", $1, $4 / 1000, $6 / 1000,
		    ratio, $2, $5 / 1024, $3 ? "<= " $3 : "", ok ? "ok" : "ABOVE"
		exit !ok
	}' || failed=$((failed + 1))
}

need() { "$@" > "$dir/said" 2>&1 || { echo "bench: $*"; tail -n 5 "$dir/said"; exit 1; }; }

db=$dir/d/.salesctl/sales.db
mkdir "$dir/data"
need "$programs/bench_gen" "$dir/data" "$rows"
need salesctl init "$dir/d" --policy "$here/policy.yaml"
for kind in person:people customer:customers product:products; do
	need salesctl -C "$dir/d" "${kind%:*}" import "$dir/data/${kind#*:}.csv"
done
cp "$db" "$dir/empty.db"

printf '%s deals; wall time in ms, median of %s\n' "$rows" "$runs"
printf '%-28s %10s %10s %7s  %-8s %6s %8s\n' work salesctl limit ratio promised MiB promised

timed "$runs" -b "cp $dir/empty.db $dir/limit.db" -- \
    "$programs/bench_load" "$dir/limit.db" "$dir/data/deals.csv"
limit=$us
timed "$runs" -b "cp $dir/empty.db $db" -- \
    "$SALESCTL" -q -C "$dir/d" deal import "$dir/data/deals.csv"
row import 1.5 64 "$us" "$kib" "$limit"

timed "$runs" -- "$programs/bench_load" "$dir/limit.db" "$dir/data/deals.csv" again
limit=$us
timed "$runs" -- "$SALESCTL" -q -C "$dir/d" deal import "$dir/data/deals.csv"
row import-again 2 64 "$us" "$kib" "$limit"

timed "$runs" -o "$dir/limit.tsv" -- "$programs/bench_list" "$dir/limit.db"
limit=$us
timed "$runs" -o "$dir/ours.tsv" -- "$SALESCTL" -q -C "$dir/d" deal list -F tsv \
    --fields id,ref,customer,owner,stage,amount,currency,created_on,closed_on
row list-tsv 1.5 0 "$us" "$kib" "$limit"
cmp -s "$dir/limit.tsv" "$dir/ours.tsv" || {
	echo 'list-tsv: the two print different things:'
	diff "$dir/limit.tsv" "$dir/ours.tsv" | head -n 4
	failed=$((failed + 1))
}

median() { printf '%s\n' "$@" | sort -n | sed -n "$((($# + 1) / 2))p"; }

# The promise is 1.3 x the sqlite3 shell's look-up; the bare program is shown beside it. A few
# milliseconds are as long as the machine's clock makes them: by turns, in several rounds.
some=$((rows / 2))
bare='' ours='' shell=''
for _ in 1 2 3 4 5 6 7; do
	timed 25 -- "$programs/bench_show" "$dir/limit.db" "$some"
	bare="$bare $us"
	timed 25 -- "$SALESCTL" -q -C "$dir/d" deal show "D-$some" -F json
	ours="$ours $us" ours_kib=$kib
	! command -v sqlite3 > /dev/null || timed 25 -- sqlite3 -json "$db" "select * from deal where id = $some"
	shell="$shell $us"
done
# shellcheck disable=SC2086 # lists of numbers
{
	ours=$(median $ours)
	row show 2 0 "$ours" "$ours_kib" "$(median $bare)"
	! command -v sqlite3 > /dev/null || row show/sqlite3 1.3 0 "$ours" "$ours_kib" "$(median $shell)"
}

for kind in credit:credits receipt:receipts goal:goals; do
	need salesctl -C "$dir/d" "${kind%:*}" import "$dir/data/${kind#*:}.csv"
done
cp "$db" "$dir/full.db"
timed "$runs" -b "cp $dir/full.db $dir/limit.db" -- "$programs/bench_payout" "$dir/limit.db"
limit=$us
timed "$runs" -b "cp $dir/full.db $db" -- "$SALESCTL" -q -C "$dir/d" payout run -p 2025
row payout-run 2 512 "$us" "$kib" "$limit"

[ "$failed" -eq 0 ]
