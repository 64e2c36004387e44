#!/bin/sh
# promise.sh ID HARNESS [ARG] -- WRONG... - one promise, one line. The harness
# must find nothing wrong with the program, and something with each program of
# wrong/ (or, for "self", when it is told to do it wrong itself). A promise
# whose control finds nothing is UNPROVEN, and the test fails.
set -u
id=$1
harness=$2
shift 2
args=
while [ "$1" != -- ]; do
	args="$args $1"
	shift
done
shift
here=$(cd "$(dirname "$0")" && pwd)
SALESCTL_RIGHT=$SALESCTL
export SALESCTL_RIGHT
said=$(mktemp)
trap 'rm -f "$said"' EXIT

# shellcheck disable=SC2086  # args are words
"$harness" $args > "$said"
status=$?
[ $status -ne 77 ] || { cat "$said"; exit 77; }
figures=$(tail -n 1 "$said")
[ $status -eq 0 ] || sed -n '/^# /p' "$said" | head -n 20
verdict=PASS
[ $status -eq 0 ] || verdict=FAIL

controls=
for wrong; do
	if [ "$wrong" = self ]; then
		program=$SALESCTL_RIGHT
	else
		program=$here/wrong/$wrong
	fi
	# shellcheck disable=SC2086
	SALESCTL=$program "$harness" $args control > "$said" 2>&1
	case $? in
	1) found=$(grep -c '^# [a-z].*:' "$said") ;;
	*) found=0 ;;
	esac
	[ "$wrong" != self ] || found=$(sed -n 's/.*failed=\([0-9]*\).*/\1/p' "$said")
	controls="$controls control=$wrong:${found:-0}"
	if [ "${found:-0}" -eq 0 ]; then
		tail -n 3 "$said"
		[ $verdict = FAIL ] || verdict=UNPROVEN
	fi
done
echo "$id $verdict $figures$controls"
[ $verdict = PASS ]
