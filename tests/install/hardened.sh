#!/bin/sh
# hardened.sh FILE... - what the flags promise is in the programs and libraries
# themselves. And a program built without them is faulted for each, or this
# proves nothing. FORTIFIED=no: not to be looked for (it needs -O2).
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cc=${CC:-cc}
failed=0

# faults FILE: one line for each property it lacks
faults() {
	readelf -hW "$1" > "$work/header"
	readelf -lW "$1" > "$work/segments"
	readelf -dW "$1" > "$work/dynamic"
	readelf -sW "$1" > "$work/symbols"
	objdump -d --no-show-raw-insn "$1" > "$work/code"
	lacks() { grep -Eq "$2" "$work/$1" || echo "$3"; }
	lacks header 'Type: +DYN' 'position-independent code (-fPIE -pie)'
	lacks segments GNU_RELRO 'read-only relocations (-z relro)'
	lacks dynamic 'BIND_NOW|FLAGS_1.* NOW' 'binding at start (-z now)'
	lacks segments 'GNU_STACK .* RW ' 'a stack that is not executable (-z noexecstack)'
	! grep -Eq 'LOAD .* RWE ' "$work/segments" || echo 'no segment both writable and executable'
	lacks symbols __stack_chk_fail 'stack protection (-fstack-protector-strong)'
	[ "${FORTIFIED:-yes}" = no ] ||
	    lacks symbols '__[a-z]+_chk(@|$)' 'checked string functions (-D_FORTIFY_SOURCE)'
	[ "$(uname -m)" = x86_64 ] || return 0
	# the C library's own start has some
	[ "$(grep -c endbr64 "$work/code")" -gt 20 ] || echo 'marked jump targets (-fcf-protection)'
	lacks code 'sub +\$0x1000,%rsp' 'big frames touched page by page (-fstack-clash-protection)'
}

for file; do
	faults "$file" > "$work/said"
	[ ! -s "$work/said" ] || {
		sed "s|^|$file lacks |" "$work/said"
		failed=1
	}
done

cat > "$work/soft.c" << 'C'
#include <string.h>
__asm__(".section .wx, \"awx\", %progbits\n.byte 0\n.text");
int main(int argc, char **argv)
{
	char big[20000];
	strncpy(big, argv[0], sizeof(big) - 1);
	return argc + big[argc];
}
C
"$cc" -O0 -no-pie -fno-pie -fno-stack-protector -fcf-protection=none -fno-stack-clash-protection \
    -z norelro -z lazy -z execstack -o "$work/soft" "$work/soft.c" 2> "$work/said"
found=$(faults "$work/soft" | wc -l)
want=9
[ "${FORTIFIED:-yes}" = yes ] || want=$((want - 1))
[ "$(uname -m)" = x86_64 ] || want=$((want - 2))
[ "$found" -eq "$want" ] || {
	echo "of $want faults of a program built without protection, $found were seen:"
	faults "$work/soft"
	failed=1
}
exit $failed
