#!/bin/sh
# skeleton.sh NAME - the beginning of man/salesctl-NAME.1.scd as the program's
# own table has it: synopsis, fields, options, columns. What a reader needs to
# know beyond that is for you to write; tests/lint/man.sh keeps the two together.
# What every record kind has is taken from record.part.
set -eu
"${SALESCTL:-salesctl}" --dump-commands | awk -F '\t' -v name="$1" -v part="$(dirname "$0")/record.part" '
BEGIN {
	while ((getline line < part) > 0)
		if (line ~ /^\*salesctl NOUN/) {
			sub(/^\*salesctl NOUN /, "", line)
			sub(/\*.*/, "", line)
			shared[line]
		} else if (match(line, /^\*.*--[a-z-]+/)) {
			sub(/^[^-]*-?.?[^-]*--/, "--", line)
			sub(/[^a-z-].*/, "", line)
			shared[line]
		} else if (line ~ /^\*[a-z_]+\*$/) {
			gsub(/\*/, "", line)
			shared[line]
		}
}
function is_shared(word) { return is_kind && (word in shared) }
function verb() { return substr($2, index($2, " ") + 1) }
function bold_words(s,    n, w, i, out) {
	# the words before the first operand or option are the command
	n = split(s, w, " ")
	out = "*"
	for (i = 1; i <= n && w[i] !~ /[A-Z\[(<]/; i++)
		out = out (i > 1 ? " " : "") w[i]
	out = out "*"
	for (; i <= n; i++)
		out = out " " operand(w[i])
	return out
}
function operand(w,    head, tail) {
	if (!match(w, /[A-Z][A-Z_-]*/))
		return escape(w)
	head = substr(w, 1, RSTART - 1)
	tail = substr(w, RSTART + RLENGTH)
	return escape(head) "_" substr(w, RSTART, RLENGTH) "_" escape(tail)
}
function escape(s) { gsub(/[_*]/, "\\\\&", s); return s }
function sentence(s) { return toupper(substr(s, 1, 1)) substr(s, 2) "." }
{ noun = $2; sub(/ .*/, "", noun) }
noun != name { next }
$1 == "noun" { brief = $3 }
$1 == "field" {
	is_kind = 1
	fields = fields "*" escape($3) "*\n\tA " $4 ".\n\n"
}
$1 == "cmd" && brief == "" { brief = $3 }
$1 == "cmd" && !is_shared(verb()) {
	verbs = verbs "*" verb() "*\n\t" sentence($3) "\n\n"
}
$1 == "synopsis" && !is_shared(verb()) { synopsis = synopsis (synopsis == "" ? "" : " ++\n") bold_words($3) }
$1 == "opt" && !is_shared($3) && !seen[$3]++ {
	options = options ($4 == "-" ? "" : "*" $4 "*, ") "*" $3 "*" \
	    ($5 == "-" ? "" : " _" $5 "_") "\n\t" sentence($6) "\n\n"
}
$1 == "col" && !is_shared($3) && !seen["col " $3]++ { columns = columns "*" escape($3) "*\n\tA " $4 ".\n\n" }
function section(title, own, from) {
	if (own == "" && !is_kind)
		return
	printf "# %s\n\n%s", title, own
	if (is_kind)
		printf "%s@record %s\n\n", title == "SYNOPSIS" && own != "" ? " ++\n" : "", from
}
END {
	printf "salesctl-%s(1)\n\n# NAME\n\nsalesctl-%s - %s\n\n", name, name, brief
	section("SYNOPSIS", synopsis (is_kind ? "" : "\n\n"), "synopsis")
	section("DESCRIPTION", verbs, "verbs")
	if (is_kind)
		printf "# FIELDS\n\n%s", fields
	section("OPTIONS", options, "options")
	section("COLUMNS", columns, "columns")
	printf "# EXAMPLES\n\n```\n$ salesctl %s -h\n```\n\n# SEE ALSO\n\n*salesctl*(1)\n", name
}'
