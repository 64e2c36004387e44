#!/bin/sh
# run.sh FILE.case... - what people are paid, worked by hand, through the whole
# program: a rule book, records as CSV, runs, and every sum that they post.
#
# A file is a row of cases; each begins with "= ID what it shows". Below that:
#   == book [DAY]     sections of a rule book in force from DAY (2026-01-01);
#                     the others come from head.yaml, "metrics" adds to its own.
#                     A second book later on is the next version.
#   == KIND           records of that kind as CSV
#   == do             commands, with salesctl in PATH
#   == run PERIOD     payout run -p PERIOD, and all that it posts: lines of
#                         person component amount           the sum, or
#                         person component day amount       each line of that day
#                     Sums that are not listed must be nothing. The plan's own
#                     cap is component "cap".
#   == again PERIOD   payout run -p PERIOD, of which nothing is compared
#   == sums           sums over all runs so far, of what is listed only
#   == refused PERIOD the run is refused with a message that holds these lines
# Lines "#" at a section's beginning, and blank ones, say what is to be seen.
#
# SALESCTL is the program under test; default: what PATH finds.
set -u
here=$(cd "$(dirname "$0")" && pwd)
bin=$(command -v "${SALESCTL:-salesctl}") || {
	echo "run.sh: no salesctl: set SALESCTL to the program under test" >&2
	exit 1
}
PATH=$(cd "$(dirname "$bin")" && pwd):$PATH
unset SALESCTL_DIR NO_COLOR
export PATH LC_ALL=C.UTF-8 LANGUAGE=en TZ=UTC SALESCTL_NOW=2031-07-01T00:00:00Z

dir=$(mktemp -d "${TMPDIR:-/tmp}/pay.XXXXXX") || exit 1
trap 'rm -rf "$dir"' EXIT
trap 'exit 1' HUP INT TERM
export HOME="$dir"
bad=0 ncases=0

fail()
{
	echo "$file: $id: $1"
	bad=1
	broken=1
}

# The book: sections of head.yaml that the case does not say itself.
book()
{
	awk -v day="${2:-2026-01-01}" '
	function top(l) { return l ~ /^[a-z_]+:/ ? substr(l, 1, index(l, ":") - 1) : "" }
	NR == FNR {
		if (top($0) != "") at = top($0)
		if (at == "metrics" && top($0) != "") ;
		else if (at == "metrics") more = more $0 "\n"
		else { said[at] = 1; own = own $0 "\n" }
		next
	}
	top($0) != "" { now = top($0) }
	now == "effective" { print "effective: " day; now = "-"; next }
	!(now in said) && now != "-" { print }
	END { printf "%s%s", more, own }' "$1" "$here/head.yaml"
}

lines()
{
	salesctl payout lines "$1" --no-header --limit 0 -F tsv --fields person,component,on,amount 2> /dev/null # nothing to post: no payout
}

# Lines posted against lines expected: files of tab-separated and blank-separated words.
compare()
{
	awk -v all="$3" '
	function cents(s,   neg, p) {
		neg = sub(/^-/, "", s); split(s, p, ".")
		return (neg ? -1 : 1) * (p[1] * 10000 + substr(p[2] "0000", 1, 4))
	}
	function text(v,   neg) {
		if (v < 0) { neg = "-"; v = -v }
		return sprintf("%s%d.%02d", neg, int(v / 10000), int(v % 10000 / 100)) (v % 100 ? sprintf("%02d", v % 100) : "")
	}
	FNR == 1 { file++ }
	file == 1 && NF == 1 { next } # the first line, so that the file is never empty
	file == 1 {
		k = $1 "\t" $2
		if (NF == 4) by_day[k] = 1
		want[k (NF == 4 ? "\t" $3 : "")] += cents($NF)
		next
	}
	{
		n = split($0, c, "\t"); if (c[2] == "") c[2] = "cap"
		k = c[1] "\t" c[2]
		if (k in by_day) k = k "\t" c[3]
		got[k] += cents(c[4])
	}
	END {
		for (k in want) if (want[k] != got[k]) { print "\t" k ": " text(want[k]) " expected, " text(got[k]) " posted"; bad = 1 }
		if (all) for (k in got) if (!(k in want) && got[k] != 0) { print "\t" k ": nothing expected, " text(got[k]) " posted"; bad = 1 }
		exit bad
	}' "$1" "$2" | sort
}

# One section of a case: its head in $1.., its body in $dir/body.
section()
{
	body=$dir/body
	case $1 in
	book)
		book "$body" "${2:-}" > "$dir/book.yaml"
		if [ -d "$dir/dept" ]; then
			cd "$dir/dept" && salesctl policy apply -q --yes "$dir/book.yaml" > "$dir/out" 2>&1 || fail "policy apply: $(cat "$dir/out")"
		else
			salesctl init "$dir/dept" -q --policy "$dir/book.yaml" > "$dir/out" 2>&1 || fail "init: $(cat "$dir/out")"
			cd "$dir/dept" || exit 1
		fi
		;;
	do)
		sh -e "$body" > "$dir/out" 2>&1 || fail "do: $(cat "$dir/out")"
		;;
	run | again)
		if ! salesctl payout run -q -p "$2" > "$dir/out" 2>&1; then
			fail "run -p $2: $(cat "$dir/out")"
			return
		fi
		[ "$1" = run ] || return 0
		{ echo .; cat "$body"; } > "$dir/want"
		lines "$2" > "$dir/got"
		compare "$dir/want" "$dir/got" 1 > "$dir/out"
		[ ! -s "$dir/out" ] || fail "run -p $2:
$(cat "$dir/out")"
		;;
	sums)
		for run in $(salesctl payout list --no-header --limit 0 --fields payout -F tsv); do
			lines "$run"
		done > "$dir/got"
		{ echo .; cat "$body"; } > "$dir/want"
		compare "$dir/want" "$dir/got" 0 > "$dir/out"
		[ ! -s "$dir/out" ] || fail "sums:
$(cat "$dir/out")"
		;;
	refused)
		if salesctl payout run -q -p "$2" > "$dir/out" 2>&1; then
			fail "run -p $2: was not refused"
		elif ! grep -qFf "$body" "$dir/out"; then
			fail "run -p $2: refused with: $(cat "$dir/out")"
		fi
		;;
	*)
		salesctl "$1" import -q "$body" --input-format csv > "$dir/out" 2>&1 || fail "$1: $(cat "$dir/out")"
		;;
	esac
}

play()
{
	cd "$dir" || exit 1
	rm -rf dept
	broken=0
	ncases=$((ncases + 1))
	n=1
	while [ -f "$dir/$1.$n.head" ] && [ $broken -eq 0 ]; do
		cp "$dir/$1.$n.body" "$dir/body"
		# shellcheck disable=SC2046 # words of the head
		section $(cat "$dir/$1.$n.head")
		n=$((n + 1))
	done
	# whatever was posted, the same facts and rules give the same again
	if [ $broken -eq 0 ] && [ "${PAY_VERIFY:-}" = 1 ]; then
		salesctl payout verify -q > "$dir/out" 2>&1 || fail "verify: $(cat "$dir/out")"
	fi
}

for file; do
	rm -f "$dir"/*.head "$dir"/*.body "$dir"/*.id
	awk -v dir="$dir" '
	function close_body() { if (body != "") close(body) }
	/^= /  { close_body(); c++; s = 0; body = ""; print $2 > (dir "/" c ".id"); next }
	/^== / { close_body(); s++; f = dir "/" c "." s; sub(/^== /, ""); print > (f ".head"); close(f ".head"); body = f ".body"; printf "" > body; first = 1; next }
	body != "" && $0 != "" && !/^#/ { print > body }' "$file"
	file=${file##*/}
	c=1
	while [ -f "$dir/$c.id" ]; do
		id=$(cat "$dir/$c.id")
		case ${ONLY:-$id} in
		*"$id"*) play $c ;;
		esac
		c=$((c + 1))
	done
done
[ $ncases -gt 0 ] || { echo "no case"; exit 1; }
[ $bad -ne 0 ] || echo "$ncases cases: every sum as worked by hand"
exit $bad
