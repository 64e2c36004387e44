#!/bin/sh
# The transcript runner against itself: what is right passes, what is wrong
# fails and shows where, UPDATE=1 makes wrong right; and every transcript is run.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
export SALESCTL=true
fail() { echo "run_test: $*"; exit 1; }

cat > "$dir/right.t" <<'T'
# A here-document, a failing command, both streams, Markdown.
$ cat > f <<'E'
> 张伟
>
> E
$ cat f; echo no >&2; false
张伟

no
[1]

# The directory and the variables of one file last.
$ cd /; export Q=7
$ pwd; echo "$Q $LC_ALL $TZ"; printf '# T\n\n- a\n\n'
/
7 C.UTF-8 UTC
# T

- a
$ exec 2>&1; sh -c 'exit 65'
[65]
T
"$here/run.sh" "$dir/right.t" || fail "a right transcript fails"

for wrong in 's/^no$/yes/' 's/^\[1\]$/[2]/' '/^\[65\]$/d' 's/^- a$/&\n- b/'; do
	sed "$wrong" "$dir/right.t" > "$dir/wrong.t"
	if "$here/run.sh" "$dir/wrong.t" > "$dir/said"; then
		fail "a wrong transcript passes ($wrong)"
	fi
	grep -q 'differs' "$dir/said" || fail "it does not say what differs"
	UPDATE=1 "$here/run.sh" "$dir/wrong.t" > "$dir/said"
	cmp -s "$dir/right.t" "$dir/wrong.t" || fail "UPDATE=1 does not mend it ($wrong)"
done

echo '# nothing' > "$dir/empty.t"
! "$here/run.sh" "$dir/empty.t" 2> "$dir/said" || fail "an empty transcript passes"

for t in "$here"/*.t; do
	name=$(basename "$t" .t)
	grep -q "^  '$name',\$" "$here/meson.build" || fail "$name.t is in no suite: name it in tests/cli/meson.build"
done
