# department.sh - read by the properties (". department.sh"): a scratch folder
# with the demonstration department in $dept, and the table of commands.
set -u
: "${SALESCTL:?the program under test}"
work=$(mktemp -d "${TMPDIR:-/tmp}/properties.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
unset SALESCTL_REPO SALESCTL_DB SALESCTL_FORMAT LANGUAGE LANG
export LC_ALL=C.UTF-8 TZ=UTC SALESCTL_NOW=2026-07-01T00:00:00Z HOME="$work"
dept=$work/dept
failed=0
tab=$(printf '\t')

department() {
	"$SALESCTL" demo "$dept" > "$work/demo" 2>&1 || {
		echo "no demonstration department: $(tail -n 3 "$work/demo")"
		exit 1
	}
}

# commands [NEEDS]: names of commands, "deal list", one a line; only those
# that need writes, reads or nothing
commands() {
	"$SALESCTL" --dump-commands | awk -F '\t' -v needs="${1:-}" '
	$1 == "needs" && (needs == "" || $3 == needs) { print $2 }'
}

# kinds: the names of the record kinds, one a line; each refers to those before
kinds() { "$SALESCTL" --dump-commands | awk -F '\t' '$1 == "field" && !seen[$2]++ { print $2 }'; }

# values NOUN: FIELD=VALUE for all that can be set of a record, one a line, from
# the descriptor alone; a reference names a record that is there
values() {
	"$SALESCTL" -C "$dept" schema "$1" -F tsv --no-header |
	    while IFS="$tab" read -r _ field type _ values _; do
		# an empty cell: read takes two tabs for one, and what is computed is last
		case $type in
		text)
			value="Test $1 $field"
			# the rule book has the words for this one
			[ "$field" != segment ] || value='industry = pharma' # an expression over customers
			[ "$field" != lost_reason ] || value=$(sed -n 's/.*lost_reasons: \[\([^],]*\).*/\1/p' "$dept/policy.yaml")
			;;
		handle) value=test-$1 ;;
		count) value=3 ;;
		number)
			value=2.5
			[ "$field" != stretch ] || value=3.5 # it is above the target
			;;
		money) value=1234.50 ;;
		percent) value=40% ;;
		date) value=2026-06-15 ;;
		'yes or no') value=yes ;;
		'one of' | stage)
			value=${values%%[,;]*}
			[ "$1" != credit ] || value=overlay # the deal's revenue is shared already
			;;
		currency) value=USD ;;
		tags) value='test' ;;
		metric) value=$("$SALESCTL" -C "$dept" metric list -F ids | head -n 1) ;;
		period) value=2031Q1 ;;
		person,*) value=company ;;
		pipeline) continue ;; # what is left out is the first one
		*)
			which=
			[ "$type" != deal ] || which=stage:open # a won one's price is approved
			[ -s "$work/$type.id" ] ||
			    "$SALESCTL" -C "$dept" "$type" list ${which:+"$which"} -F ids --limit 1 > "$work/$type.id"
			value=$(cat "$work/$type.id")
			;;
		esac
		case $values in *computed* | *'of its own'*) continue ;; esac
		[ -z "$value" ] || printf '%s=%s\n' "$field" "$value"
	done
}

# add NOUN: a record with all of them; its code
add() {
	values "$1" > "$work/values"
	set -- "$1"
	while IFS= read -r value; do set -- "$@" "$value"; done < "$work/values"
	noun=$1
	shift
	"$SALESCTL" -C "$dept" "$noun" add "$@" -F ids
}

fault() { echo "$*"; failed=$((failed + 1)); }

finish() {
	[ "$checked" -gt 0 ] || fault 'nothing was checked'
	echo "$checked checked, $failed wrong"
	[ "$failed" -eq 0 ]
	exit
}
checked=0
