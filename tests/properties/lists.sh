#!/bin/sh
# What every list does, on the demonstration department with records of every kind: JSON and JSON lines
# parse and hold as many records as the TSV; output that can't be written is
# 74; the bytes of machine formats are the same in every locale, and in none.
. "$(dirname "$0")/department.sh"
command -v jq > /dev/null || { echo 'skipped: no jq here'; exit 77; }
department

bare() { env -i PATH="$PATH" SALESCTL_NOW="$SALESCTL_NOW" "$SALESCTL" -C "$dept" "$@"; }
chinese() { LC_ALL=C.UTF-8 LANGUAGE=zh_CN "$SALESCTL" -C "$dept" "$@"; }

one() {
	name="$*"
	checked=$((checked + 1))
	"$SALESCTL" -C "$dept" "$@" -F tsv > "$work/tsv" 2> "$work/err" || {
		fault "$name -F tsv: $(head -n 1 "$work/err")"
		return
	}
	rows=$(($(wc -l < "$work/tsv") - 1))
	[ "$rows" -gt 0 ] || fault "$name: no rows"
	"$SALESCTL" -C "$dept" "$@" -F json > "$work/json"
	jq -e '.schema and .version and (.items | length == '"$rows"')' "$work/json" > /dev/null ||
	    fault "$name -F json: not one object with $rows items"
	jq -e '[.. | numbers | select(. != floor)] == []' "$work/json" > /dev/null ||
	    fault "$name -F json: a number with a fraction; decimals are strings"
	[ "$("$SALESCTL" -C "$dept" "$@" -F jsonl | jq -c . | wc -l)" = "$rows" ] ||
	    fault "$name -F jsonl: not $rows objects"
	"$SALESCTL" -C "$dept" "$@" -F tsv > /dev/full 2> "$work/err"
	[ $? -eq 74 ] || fault "$name > /dev/full: not 74"
	bare "$@" -F tsv | cmp -s - "$work/tsv" || fault "$name: other bytes under env -i"
	chinese "$@" -F tsv | cmp -s - "$work/tsv" || fault "$name: other bytes in Chinese"
	chinese "$@" -F json | cmp -s - "$work/json" || fault "$name -F json: other bytes in Chinese"
	"$SALESCTL" -C "$dept" "$@" -F tsv 2> "$work/err" | head -n 1 > "$work/head"
	[ ! -s "$work/err" ] || fault "$name | head -1 says $(head -n 1 "$work/err")"
}

for noun in $(kinds); do # the demonstration does not use them all
	[ -n "$("$SALESCTL" -C "$dept" "$noun" list -F ids --limit 1)" ] || add "$noun" > /dev/null 2> "$work/err" || fault "$noun add: $(head -n 2 "$work/err")"
done
for noun in $(commands reads | sed -n 's/ list$//p'); do
	one "$noun" list
done
one goal status -p 2026Q2
one metric show revenue -p 2026Q2 --by person
one customer potential --all
one customer rfm
one customer rfm --segments
one customer cohorts --by month
one customer concentration
one customer concentration --by quarter
one deal accuracy -q -p 2026-06
one deal funnel -q
one deal winloss --by discount,team
one deal velocity --by owner
one op log
finish
