#!/bin/sh
# What every command does, read from the program's own table: -h works where
# there is no department, an unknown option is 2, a full disk behind standard
# output is 74.
. "$(dirname "$0")/department.sh"
cd "$work" || exit 1

expect() { # STATUS WHAT COMMAND...
	want=$1
	what=$2
	shift 2
	checked=$((checked + 1))
	"$@" > "$work/out" 2> "$work/err" < /dev/null
	got=$?
	[ $got -eq "$want" ] ||
	    fault "$what: exit $got, not $want: $(head -n 2 "$work/err" | tr '\n' ' ')"
}
to_full() { "$@" > /dev/full; }

"$SALESCTL" --dump-commands > "$work/table"
while IFS="$tab" read -r what name rest; do
	case $what in
	noun)
		expect 0 "$name -h" "$SALESCTL" "$name" -h
		expect 2 "$name (no verb)" "$SALESCTL" "$name"
		expect 2 "$name nosuchverb" "$SALESCTL" "$name" nosuchverb
		;;
	cmd)
		# shellcheck disable=SC2086  # a noun and a verb
		set -- $name
		expect 0 "$name -h" "$SALESCTL" "$@" -h
		[ -s "$work/out" ] || fault "$name -h prints nothing"
		[ "$(wc -l < "$work/out")" -le 60 ] || fault "$name -h is longer than a screen"
		expect 74 "$name -h > /dev/full" to_full "$SALESCTL" "$@" -h
		expect 2 "$name --no-such-option" "$SALESCTL" "$@" --no-such-option
		grep -q 'no-such-option' "$work/err" || fault "$name: the error does not name the option"
		;;
	topic)
		expect 0 "help $name" "$SALESCTL" help "$name"
		[ -s "$work/out" ] || fault "help $name prints nothing"
		;;
	esac
done < "$work/table"
expect 0 --version "$SALESCTL" --version
expect 74 '--version > /dev/full' to_full "$SALESCTL" --version
expect 2 'no command' "$SALESCTL"
expect 2 'an unknown command' "$SALESCTL" nosuchnoun
finish
