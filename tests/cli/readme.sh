#!/bin/sh
# readme.sh README.md - what the README shows of moving in is what happens, with
# the files of tests/data/tea. UPDATE=1 prints what happened instead.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
awk '/^## / { part = $2 } part == "Moving" && /^```/ { inside = !inside; next }
    part == "Moving" && inside' "$1" > "$dir/readme.t"
TRANSCRIPT_SEED=$TEST_DATA/tea "$here/run.sh" "$dir/readme.t"
[ -z "${UPDATE:-}" ] || cat "$dir/readme.t"
