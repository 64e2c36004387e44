#!/bin/sh
# What every record kind does, whichever it is: a record with all its fields is
# added, shown, listed, changed, looked at as of before, removed and brought
# back; what is exported is imported again as no change; what a table says over
# a column can be typed.
. "$(dirname "$0")/department.sh"
command -v jq > /dev/null || { echo 'skipped: no jq here'; exit 77; }
department

ctl() { "$SALESCTL" -C "$dept" "$@"; }
chinese() { LC_ALL=C.UTF-8 LANGUAGE=zh_CN "$SALESCTL" -C "$dept" "$@"; }
newest() { ctl op log -F ids --limit 1; }
# all of a record but the operation that wrote it
record() { ctl "$@" -F json | sed 's/,"op":[0-9]*}/}/'; }

# same WHAT HAS WANT
same() {
	checked=$((checked + 1))
	[ "$2" = "$3" ] || fault "$noun: $1: '$2', not '$3'"
}

# FIELD=VALUE that changes the record
change() {
	ctl schema "$noun" -F tsv --no-header | awk -F '\t' '
	BEGIN { v["text"] = "Another"; v["money"] = "99"; v["percent"] = "30%"; v["date"] = "2026-06-16"; v["number"] = 7 }
	($3 in v) && $2 != "ref" && $5 !~ /computed|of its own|never changed/ { change = $2 "=" v[$3] }
	END { print change }'
}

one() {
	noun=$1
	code=$(add "$noun" 2> "$work/err") || { fault "$noun add: $(head -n 2 "$work/err")"; return; }
	first=$(record "$noun" show "$code")
	sed 's/=.*//' "$work/values" | sort > "$work/set"
	same 'all fields are there' "$(printf '%s' "$first" | jq -r '.item | to_entries[] | select(.value != null) | .key' |
	    sort | comm -13 - "$work/set")" ''
	same 'list has it' "$(ctl "$noun" list -F ids | grep -cx -- "$code")" 1
	(cd "$dept" && "$SALESCTL" __complete -- "$noun" show "$code") > "$work/completed"
	same 'completion has it' "$(cut -f 1 "$work/completed" | grep -cx -- "$code")" 1
	title=$(cut -f 2 -s "$work/completed")
	[ -z "$title" ] || same "show '$title'" "$(record "$noun" show "$title")" "$first"

	before=$(newest)
	for form in 'csv' 'csv --excel --encoding gb18030' 'tsv --encoding utf-16'; do
		# the form is words of the command line
		# shellcheck disable=SC2086
		ctl "$noun" export -F $form -o "$work/$noun.${form%% *}" -q 2> "$work/err" ||
		    fault "$noun export $form: $(cat "$work/err")"
		ctl "$noun" import "$work/$noun.${form%% *}" -q > "$work/said" 2>&1 ||
		    fault "$noun import $form: $(head -n 3 "$work/said")"
		same "import of its export as $form is no operation" "$(newest)" "$before"
	done

	change=$(change)
	ctl "$noun" edit "$code" "$change" -q > "$work/said" 2>&1 || fault "$noun edit $change: $(head -n 2 "$work/said")"
	checked=$((checked + 1))
	[ "$(record "$noun" show "$code")" != "$first" ] || fault "$noun edit $change: nothing changed"
	same 'log has both' "$(ctl "$noun" log "$code" -F tsv --no-header | wc -l)" 2
	same 'as of before' "$(record "$noun" show "$code" --as-of "$before")" "$first"
	ctl undo -q > "$work/said" 2>&1 || fault "$noun undo: $(head -n 2 "$work/said")"
	same 'undo brought it back' "$(record "$noun" show "$code")" "$first"
	ctl "$noun" remove "$code" -q > "$work/said" 2>&1 || fault "$noun remove: $(head -n 2 "$work/said")"
	same 'it is removed' "$(ctl "$noun" list -F ids | grep -cx -- "$code")" 0
	ctl undo -q > "$work/said" 2>&1
	same 'undo of remove' "$(record "$noun" show "$code")" "$first"
}

# The words over a Chinese table are names of its columns. What stands over a
# handle may be read as the name: files have one column for both.
headers() {
	words=$(chinese "$noun" list --fields all -F table --width none --limit 1 2> "$work/err" | head -n 1 |
	    sed 's/   */,/g')
	keys=$(chinese "$noun" list --fields all -F tsv --limit 1 | head -n 1 | tr '\t' ',')
	read=$(chinese "$noun" list --fields "$words" -F tsv --limit 1 2>&1 | head -n 1 | tr '\t' ',')
	case $keys,$read in
	code,*,name,*) read=code,${read#name,} ;;
	esac
	same "--fields $words" "$read" "$keys"
}

for kind in $(kinds); do
	one "$kind"
	headers
done
noun=fsck
same 'nothing found' "$(ctl fsck -q -F tsv --no-header | wc -l)" 0
finish
