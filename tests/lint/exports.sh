#!/bin/sh
# What the public headers declare is what the shared library exports, and
# nothing else.
. "$(dirname "$0")/lint.sh"
cc=${CC:-cc}
library=$(find "${lint_build:?build root}" -name 'libsalesctl.so.*.*' ! -path '*.p/*' -type f | head -n 1)
[ -n "$library" ] || { echo "no libsalesctl.so in $lint_build: build first"; exit 1; }

# declared HEADER...: names between SALES_API_BEGIN and SALES_API_END
declared() {
	for h; do echo "#include \"$h\""; done | $cc -E -P -I. -D_GNU_SOURCE -x c - |
	    awk '
	/^#pragma GCC visibility push/ { public = 1; next }
	/^#pragma GCC visibility pop/ { public = 0; next }
	/^#/ { next }
	public { text = text " " $0 }
	END {
		while (match(text, /__attribute__ *\(\(/)) {
			head = substr(text, 1, RSTART - 1)
			rest = substr(text, RSTART + RLENGTH)
			for (depth = 2; depth > 0 && rest != ""; rest = substr(rest, 2)) {
				c = substr(rest, 1, 1)
				depth += (c == "(") - (c == ")")
			}
			text = head " " rest
		}
		# bodies of structs, enums and inline functions
		while (match(text, /\{[^{}]*\}/)) {
			inner = text
			text = substr(text, 1, RSTART - 1) "@" substr(text, RSTART + RLENGTH)
		}
		gsub(/\) *@/, ")@;", text)
		n = split(text, decl, ";")
		for (i = 1; i <= n; i++) {
			d = decl[i]
			if (d ~ /@|^ *(typedef|static|_Static_assert)|^ *(struct|enum|union) +[a-z_0-9]+ *$|^ *$/)
				continue
			# extern const struct kind a, b;
			m = d ~ /\(/ ? 1 : split(d, name, ",")
			if (m == 1)
				name[1] = d
			for (k = 1; k <= m; k++) {
				sub(/[([].*/, "", name[k])
				sub(/ *$/, "", name[k])
				sub(/.*[ *]/, "", name[k])
				if (name[k] != "")
					print name[k]
			}
		}
	}' | sort -u
}

exported() { nm -D --defined-only "$1" | awk '$2 ~ /[TDBRV]/ { print $3 }' | sort -u; }

check() {
	# what each folder's meson.build installs
	public=$(find lib -name meson.build | while read -r f; do
		awk '/headers = files\(/ { inside = 1 } inside { print } inside && /\)/ { inside = 0 }' "$f" |
		    grep -o "'[a-z_/0-9]*\.h'" | tr -d "'" | sed "s|^|$(dirname "$f")/|"
	done | sort -u)
	declared $public > "$lint_tree.declared"
	exported "$library" > "$lint_tree.exported"
	for s in $(comm -23 "$lint_tree.declared" "$lint_tree.exported"); do
		bad "$(grep -lw "$s" $public | head -n 1)" "$s is declared for everybody but not in the library: write it, or move it out of SALES_API_BEGIN/END"
	done
	for s in $(comm -13 "$lint_tree.declared" "$lint_tree.exported"); do
		bad "$(grep -rlw --include='*.h' "$s" lib | head -n 1)" "$s is exported but no installed header declares it: install the header, or take it out of SALES_API_BEGIN/END"
	done
	rm -f "$lint_tree.declared" "$lint_tree.exported"
}

check_real
# a header with one public name that nobody defines, seen as such
mkdir -p "$lint_tree/lib/base" && cd "$lint_tree" || exit 1
cat > lib/base/x.h <<'H'
_Pragma("GCC visibility push(default)")
struct thing { int a; };
__attribute__((format(printf, 1, 2))) int shown(const char *s, ...) __attribute__((nonnull));
extern const struct thing *const things[], other;
static inline int hidden_inline(int x) { if (x) { return 1; } return 0; }
typedef int fn(void *arg);
_Pragma("GCC visibility pop")
int hidden(void);
H
[ "$(declared lib/base/x.h | tr '\n' ' ')" = 'other shown things ' ] || {
	echo "the lint itself: it reads public names wrongly: $(declared lib/base/x.h | tr '\n' ' ')"
	lint_failed=1
}
lint_end
