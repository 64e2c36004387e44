#!/bin/sh
# installed.sh BUILD-DIR - what `meson install` leaves works where it is put:
# the program with its library, the pages, the catalogue, the completions, and
# the library for somebody else's program in C11 and in C++.
set -eu
build=$1
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
bad=0
fault() {
	echo "$*"
	bad=1
}

DESTDIR=$root meson install -C "$build" --no-rebuild --quiet
# there PATH: where that stands under the root
there() {
	find "$root" -path "*/$1" ! -type d | head -n 1 | grep . || fault "not installed: $1" >&2
}

salesctl=$(there bin/salesctl)
library=$(there 'libsalesctl.so.*.*')
for file in man1/salesctl.1 man5/salesctl-policy.5 zh_CN/LC_MESSAGES/salesctl.mo \
    completions/salesctl site-functions/_salesctl vendor_completions.d/salesctl.fish; do
	there "$file" > "$work/found" || bad=1
done
[ -L "$(dirname "$library")/libsalesctl.so" ] || fault 'no libsalesctl.so to link with'

unset LD_LIBRARY_PATH SALESCTL_REPO SALESCTL_DB
"$salesctl" --version > "$work/said" || fault 'the installed program does not start'
"$salesctl" demo "$work/dept" > "$work/said" 2>&1 || fault "no demonstration: $(tail -n 1 "$work/said")"
want="$("$salesctl" -C "$work/dept" deal list -F ids | wc -l) deals, 1200.50 USD"

pc=$(there libsalesctl.pc)
export PKG_CONFIG_PATH="${pc%/*}" PKG_CONFIG_SYSROOT_DIR="$root"
flags=$(pkg-config --cflags --libs libsalesctl)
compiled=0
# client COMPILER ARGUMENTS...: builds against it, without a warning, and runs
client() {
	command -v "$1" > /dev/null || return 0
	# shellcheck disable=SC2086  # flags are words
	"$@" -Wall -Wextra -Werror "$here/client.c" -x none $flags -o "$work/client" || {
		fault "not built by: $*"
		return 0
	}
	said=$(LD_LIBRARY_PATH=${library%/*} "$work/client" "$work/dept/.salesctl/sales.db" 'USD 1,200.50')
	[ "$said" = "$want" ] || fault "$*: '$said', not '$want'"
	compiled=$((compiled + 1))
}
client gcc -std=c11 -pedantic -x c
client clang -std=c11 -pedantic -x c
client g++ -std=c++11 -x c++
client clang++ -std=c++17 -x c++
[ "$compiled" -gt 0 ] || fault 'no compiler was there to try the library with'
echo "compiled by $compiled"
exit $bad
