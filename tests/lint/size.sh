#!/bin/sh
# Files that ask to be split, and names that say nothing.
. "$(dirname "$0")/lint.sh"
check() {
	for f in $(sources '[ch]' lib cmd tests); do
		lines=$(wc -l < "$f")
		[ "$lines" -le 400 ] ||
		    bad "$f" "$lines lines, more than 400: split it by subject"
		case $f in
		*/util*.[ch] | */common.[ch] | */misc.[ch] | */helper*.[ch])
			bad "$f" 'the name says nothing: name the subject' ;;
		esac
	done
	for f in $(sources sh tests); do
		lines=$(wc -l < "$f")
		[ "$lines" -le 250 ] ||
		    bad "$f" "$lines lines of shell, more than 250: split it, or write it in C"
	done
}
check_real
planted lib/base/x.c "$(awk 'BEGIN { while (n++ < 401) print "int x" n ";" }')" 401
planted lib/base/util.c 'int x;' subject
innocent lib/base/x.c "$(awk 'BEGIN { while (n++ < 400) print "int x" n ";" }')"
lint_end
