#!/bin/sh
# Every key that a rule book takes stands in salesctl-policy(5), and every key
# that the page names is one. The program says its keys with `policy schema
# --keys`; the page has each as *a.NAME.b[].c* at the beginning of an entry.
. "$(dirname "$0")/lint.sh"
: "${SALESCTL:=salesctl}"

page_keys() {
	awk '
	/^# / { part = substr($0, 3) }
	part ~ /^(VALUES|DESCRIPTION|NAME|EXAMPLES|SEE ALSO)$/ { next }
	{ line = held; held = "" }
	/^\*/ { held = $0 }
	/^\t/ && line != "" {
		gsub(/\\/, "", line)
		n = split(line, piece, "*")
		for (i = 2; i <= n; i += 2) {
			sub(/:.*/, "", piece[i])
			print piece[i]
		}
	}' "$1" | sort -u
}

check() {
	page=man/salesctl-policy.5.scd
	[ -f "$page" ] || return 0
	if [ -f keys ]; then
		sort -u keys > "$lint_tree.program"
	else
		"$SALESCTL" policy schema --keys -F tsv --lang en | tail -n +2 | cut -f 1 | sort -u > "$lint_tree.program"
	fi
	page_keys "$page" > "$lint_tree.page"
	comm -23 "$lint_tree.program" "$lint_tree.page" | while read -r key; do
		bad "$page" "a rule book takes the key $key: say what it does"
	done
	comm -13 "$lint_tree.program" "$lint_tree.page" | while read -r key; do
		bad "$page" "a rule book has no key $key: take it out"
	done
	rm -f "$lint_tree.program" "$lint_tree.page"
}

# planted_keys WHAT KEYS PAGE
planted_keys() {
	rm -rf "$lint_tree"
	mkdir -p "$lint_tree/man"
	cd "$lint_tree" || exit 1
	printf '%b' "$2" > keys
	printf '%b' "$3" > man/salesctl-policy.5.scd
	: > "$lint_said"
	check
	if [ "$1" = nothing ]; then
		[ ! -s "$lint_said" ] || { cat "$lint_said"; echo 'the lint itself: it faults a right page'; lint_failed=1; }
	elif ! grep -q "$1" "$lint_said"; then
		echo "the lint itself: it overlooks: $1"
		lint_failed=1
	fi
}

check_real
planted_keys nothing 'a\na.NAME.b_c\n' '# A\n\n*a*, *a.NAME.b\\_c*\n\tText *bold*.\n'
planted_keys 'takes the key b' 'a\nb\n' '# A\n\n*a*\n\tText.\n'
planted_keys 'has no key b' 'a\n' '# A\n\n*a*\n\tText.\n\n*b*\n\tText.\n'
lint_end
