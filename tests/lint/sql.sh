#!/bin/sh
# Every statement that stands as a constant is prepared against a fresh
# schema: a slip in rarely used SQL is a red test, not a call from a user.
. "$(dirname "$0")/lint.sh"
cc=${CC:-cc}
command -v sqlite3 > /dev/null || { echo 'skipped: no sqlite3 shell here'; exit 77; }

# statements FILE: the text of each "struct sql" in it, one per line, after
# the preprocessor, so that macros in statements are seen too
statements() {
	$cc -E -P -I. -D_GNU_SOURCE -DSALESCTL_VERSION='"lint"' "$1" 2> /dev/null |
	    tr '\n' ' ' | awk '
	{
		rest = $0
		while (match(rest, /struct sql [^;={}()]*= *\{/)) {
			rest = substr(rest, RSTART + RLENGTH)
			depth = 1
			text = ""
			while (depth > 0 && rest != "") {
				c = substr(rest, 1, 1)
				rest = substr(rest, 2)
				if (c == "{") depth++
				else if (c == "}" || (c == "," && depth <= 2)) {
					depth -= (c == "}")
					if (text != "") print text
					text = ""
				} else if (c == "\"") {
					while ((c = substr(rest, 1, 1)) != "\"") {
						if (c == "\\") {
							rest = substr(rest, 2)
							c = substr(rest, 1, 1)
							if (c == "n" || c == "t") c = " "
						}
						text = text c
						rest = substr(rest, 2)
					}
					rest = substr(rest, 2)
				}
			}
		}
	}'
}

check() {
	rm -f "$lint_tree.db"
	cat "$lint_root"/lib/store/schema/*.sql | sqlite3 "$lint_tree.db"
	for f in $(grep -l 'struct sql ' $(sources c lib) /dev/null); do
		statements "$f" | while IFS= read -r text; do
			case $text in
			BEGIN* | COMMIT* | ROLLBACK* | SAVEPOINT* | RELEASE* | PRAGMA*) continue ;;
			esac
			said=$(printf 'EXPLAIN %s;\n' "$text" | sqlite3 "$lint_tree.db" 2>&1 > /dev/null)
			[ -z "$said" ] || bad "$f" "$(printf '%s' "$said" | tr '\n' ' ')"
		done
	done
	rm -f "$lint_tree.db"
}

check_real
planted lib/record/x.c 'static const struct sql q = { "SELECT nmae FROM person WHERE id = ?1" };' nmae
planted lib/record/x.c '#define COLS "id, nope"
static const struct sql all[] = { [0] = { "SELECT id FROM deal" }, [1] = { "SELECT " COLS " FROM deal" } };' nope
innocent lib/record/x.c 'static const struct sql q = { "SELECT id, \"of\" FROM receipt "
	"WHERE kind = '\''refund'\'' AND id = ?1" };'
lint_end
