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

fault() { echo "$*"; failed=$((failed + 1)); }

finish() {
	[ "$checked" -gt 0 ] || fault 'nothing was checked'
	echo "$checked checked, $failed wrong"
	[ "$failed" -eq 0 ]
	exit
}
checked=0
