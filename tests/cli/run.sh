#!/bin/sh
# run.sh FILE.t... - play transcripts and compare. A transcript is what a
# person would see: "$ command" (lines "> " continue it, for here-documents),
# then standard output and standard error as they come, then "[65]" when the
# exit status was not 0. Lines "#" after a blank line, or at the top, are
# comments. Commands of one file share a fresh directory, a shell and a pinned
# environment. UPDATE=1 writes what happened into the file instead; read the
# difference before you commit it.
#
# SALESCTL is the program under test; default: what PATH finds.
# TRANSCRIPT_SEED: a folder that is copied into the fresh directory first.
set -u
t_here=$(cd "$(dirname "$0")" && pwd)
t_bin=$(command -v "${SALESCTL:-salesctl}") || {
	echo "run.sh: no salesctl: set SALESCTL to the program under test" >&2
	exit 1
}
t_bin=$(cd "$(dirname "$t_bin")" && pwd)

# One file, in a shell of its own so that cd and export end with it.
play() (
	cd "$1/home" || exit 1
	t_n=1
	while [ -f "$1/$t_n.cmd" ]; do
		cat "$1/$t_n.lay"
		sed '1s/^/$ /; 2,$s/^/> /; s/^> $/>/' "$1/$t_n.cmd"
		t_cmd=$(cat "$1/$t_n.cmd")
		eval "$t_cmd" > "$1/out" 2>&1 < /dev/null
		t_rc=$?
		# blank lines at the end of an output are not compared
		awk '{ l[NR] = $0 } $0 != "" { n = NR }
		    END { for (i = 1; i <= n; i++) print l[i] }' "$1/out"
		[ $t_rc -eq 0 ] || echo "[$t_rc]"
		t_n=$((t_n + 1))
	done
	cat "$1/$t_n.lay"
)

t_bad=0
for t_file; do
	t_dir=$(mktemp -d "${TMPDIR:-/tmp}/cli.XXXXXX") || exit 1
	trap 'rm -rf "$t_dir"' EXIT
	trap 'exit 1' HUP INT TERM
	mkdir "$t_dir/home"
	[ -z "${TRANSCRIPT_SEED:-}" ] || cp -R "$TRANSCRIPT_SEED/." "$t_dir/home"
	awk -v dir="$t_dir" -f "$t_here/split.awk" "$t_file"
	[ -f "$t_dir/1.cmd" ] || {
		echo "$t_file: no command in it: lines begin with '\$ '" >&2
		t_bad=1
	}
	(
		umask 022
		for t_v in $(env | sed -n 's/^\(SALESCTL_[A-Z_]*\|LC_[A-Z]*\|LANG[A-Z]*\|XDG_[A-Z_]*\)=.*/\1/p'); do
			[ "$t_v" = SALESCTL_LOCALEDIR ] || unset "$t_v"
		done
		unset NO_COLOR CLICOLOR_FORCE SOURCE_DATE_EPOCH PAGER
		export LC_ALL=C.UTF-8 TZ=UTC COLUMNS=80 TERM=dumb HOME="$t_dir/home"
		export SALESCTL_NOW=2026-07-01T00:00:00Z PATH="$t_bin:$PATH"
		# a transcript shows what a person at a terminal is told
		export SALESCTL_HINTS=always
		export TEST_DATA="${TEST_DATA:-$t_here/../data}"
		play "$t_dir"
	) > "$t_dir/actual"
	if cmp -s "$t_file" "$t_dir/actual"; then
		:
	elif [ "${UPDATE:-}" = 1 ]; then
		cat "$t_dir/actual" > "$t_file"
		echo "$t_file: rewritten"
	else
		diff -u --label "$t_file (expected)" --label "$t_file (now)" \
		    "$t_file" "$t_dir/actual"
		echo "$t_file: differs; if now is right: UPDATE=1 $0 $t_file"
		t_bad=1
	fi
	rm -rf "$t_dir"
	trap - EXIT
done
exit $t_bad
