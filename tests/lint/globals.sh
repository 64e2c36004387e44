#!/bin/sh
# The library remembers nothing between calls: its objects hold code and
# constants, and not one byte that can be written (what the loader fills in
# and then closes, .data.rel.ro, is constant). Usage as every lint, with the
# archive of the objects at the end.
. "$(dirname "$0")/lint.sh"
cc=${CC:-cc}
objects=${3:?the archive of the objects}

# writable FILE: "object symbol (section)" of what can be written, first of each object
writable() {
	objdump -t "$1" | awk '
	/file format/ { object = $1; sub(/:$/, "", object); sub(/.*\//, "", object); next }
	match($0, /(\*COM\*|\.(data|bss|tdata|tbss))[^ \t]*\t/) {
		section = substr($0, RSTART, RLENGTH - 1)
		size = substr($0, RSTART + RLENGTH)
		sub(/ .*/, "", size)
		if (section !~ /^\.data\.rel\.ro/ && size ~ /[1-9a-f]/ && !(object in seen)) {
			seen[object] = 1
			print object, $NF, "(" section ")"
		}
	}'
}

# made_of OBJECT: org_kinds.c.o is made of lib/org/kinds.c
made_of() {
	sources c lib | awk -v object="$1" '
	{ name = $0; sub(/^lib\//, "", name); gsub(/\//, "_", name) }
	name ".o" == object'
}

check() {
	if [ -f lib/x.c ]; then
		objects=$lint_tree/x.c.o
		$cc -fPIC -c -o "$objects" lib/x.c
	fi
	[ "$(objdump -t "$objects" | grep -c 'file format')" -ge "$(sources c lib | wc -l)" ] ||
	    bad lib "$objects does not have all objects: build first"
	writable "$objects" | while read -r object what; do
		bad "$(made_of "$object")" "$what can be written: make it const (of pointers, what they point to and they themselves), or pass it as an argument"
	done
}

check_real
planted lib/x.c 'static int n; int next(void) { return ++n; }' 'n (.bss) can'
planted lib/x.c 'int next(void) { static int calls = 7; return ++calls; }' calls
planted lib/x.c 'int shared;' shared
planted lib/x.c '__thread int mine;' mine
planted lib/x.c 'const char *names[] = { "a", "b" };' names
planted lib/x.c 'static const char **const list = (const char *[]){ "a", "b" }; const char *first(void) { return list[0]; }' literal
innocent lib/x.c 'static const char *const names[] = { "a", "b" }; const char *name(int i) { return names[i]; } static const int n = 3; const int *p(void) { return &n; }'
lint_end
