#!/bin/sh
# man.sh PAGE.scd - the examples of a manual page are what happens: the
# literal blocks of its EXAMPLES, one after another, as a transcript in the
# demonstration department. UPDATE=1 writes what happened into the page.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
name=$(basename "$1" .scd)
awk '/^# / { part = $2; next }
    part == "EXAMPLES" && /^```/ { inside = !inside; if (inside) print (n++ ? "\n" : "") "# block"; next }
    part == "EXAMPLES" && inside' "$1" > "$dir/$name.t"
[ -s "$dir/$name.t" ] || { echo "$1: no example in it"; exit 1; }
SALESCTL_NOW=2026-07-01T00:00:00Z "$SALESCTL" demo "$dir/seed" > "$dir/said" 2>&1 || {
	cat "$dir/said"
	exit 1
}
TRANSCRIPT_SEED=$dir/seed "$here/run.sh" "$dir/$name.t"
[ -n "${UPDATE:-}" ] || exit 0
awk 'FNR == NR { if ($0 == "# block") n++; else text[n] = text[n] $0 "\n"; next }
    /^# / { part = $2 }
    part == "EXAMPLES" && /^```/ {
	inside = !inside
	if (inside) { sub(/\n+$/, "\n", text[++at]); printf "%s\n%s", $0, text[at]; next }
    }
    !inside || part != "EXAMPLES"' "$dir/$name.t" "$1" > "$dir/page"
cat "$dir/page" > "$1"
