# lint.sh - read by the lints (". lint.sh"). A lint defines check(), which
# looks at the tree in the working directory and calls bad() for each fault;
# then says planted "file" "text" ... for every fault it must be able to see,
# and ends with lint_end. A lint that overlooks what was planted is red too.
#
# usage of every lint: NAME.sh SOURCE-ROOT [BUILD-ROOT]
set -u
lint_root=$(cd "${1:?source root}" && pwd)
lint_build=${2:-}
lint_said=$(mktemp)
lint_tree=$(mktemp -d)
lint_failed=0
trap 'rm -rf "$lint_said" "$lint_tree"' EXIT

# bad PLACE MESSAGE: one line, what is wrong and what to do
bad() { printf '%s: %s\n' "$1" "$2" >> "$lint_said"; }

# check_real: the project itself; every line said is a failure
check_real() {
	: > "$lint_said"
	cd "$lint_root" || exit 1
	check
	if [ -s "$lint_said" ]; then
		cat "$lint_said"
		lint_failed=1
	fi
}

# planted FILE TEXT [WORD]: a tree with only that file in it must be faulted,
# at that file, with WORD in the message
planted() {
	rm -rf "$lint_tree"
	mkdir -p "$lint_tree/$(dirname "$1")"
	printf '%s\n' "$2" > "$lint_tree/$1"
	: > "$lint_said"
	cd "$lint_tree" || exit 1
	check
	if ! grep -q "^$1[:]*.*${3:-}" "$lint_said"; then
		printf 'the lint itself: it overlooks this in %s: %s\n' "$1" "$2"
		lint_failed=1
	fi
}

# innocent FILE TEXT: and this one must not be
innocent() {
	rm -rf "$lint_tree"
	mkdir -p "$lint_tree/$(dirname "$1")"
	printf '%s\n' "$2" > "$lint_tree/$1"
	: > "$lint_said"
	cd "$lint_tree" || exit 1
	check
	if [ -s "$lint_said" ]; then
		cat "$lint_said"
		printf 'the lint itself: it faults this in %s: %s\n' "$1" "$2"
		lint_failed=1
	fi
}

lint_end() { exit "$lint_failed"; }

# sources EXT DIR...: files of the tree, sorted
sources() {
	lint_ext=$1
	shift
	for lint_d; do
		[ -d "$lint_d" ] && find "$lint_d" -name "*.$lint_ext" -type f
	done | sort
}

# code FILE...: "file:line:text" with comments and the contents of string and
# character literals blanked out; code_and_strings leaves the literals
code() { lint_code drop "$@"; }
code_and_strings() { lint_code strings "$@"; }
lint_code() {
	lint_keep=$1
	shift
	awk -v keep="$lint_keep" '
	FNR == 1 { in_comment = 0 }
	{
		out = ""
		n = length($0)
		for (i = 1; i <= n; i++) {
			c = substr($0, i, 1)
			two = substr($0, i, 2)
			if (in_comment) {
				if (two == "*/") { in_comment = 0; i++ }
				continue
			}
			if (two == "/*") { in_comment = 1; i++; continue }
			if (c == "\"" || c == "\047") {
				lit = c
				for (i++; i <= n; i++) {
					d = substr($0, i, 1)
					if (d == "\\") { lit = lit substr($0, i, 2); i++; continue }
					lit = lit d
					if (d == c)
						break
				}
				out = out (keep == "strings" ? lit : c c)
				continue
			}
			out = out c
		}
		if (out ~ /[^ \t]/)
			print FILENAME ":" FNR ":" out
	}' "$@" /dev/null
}

# fault PATTERN MESSAGE: lines "file:line:code" on stdin that match are faults
fault() {
	grep -E "$1" | while IFS=: read -r lint_f lint_l lint_c; do
		bad "$lint_f:$lint_l" "$2 ($(printf '%s' "$lint_c" | sed 's/^[ 	]*//' | cut -c1-60))"
	done
}
