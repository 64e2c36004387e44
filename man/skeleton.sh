#!/bin/sh
# skeleton.sh NAME - the beginning of man/salesctl-NAME.1.scd as the program's
# own table has it: synopsis, options, columns. What a reader needs to know
# beyond that is for you to write; tests/lint/man.sh keeps the two together.
set -eu
"${SALESCTL:-salesctl}" --dump-commands | awk -F '\t' -v name="$1" '
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
$1 == "cmd" {
	if (brief == "") brief = $3
	verbs = verbs "*" substr($2, index($2, " ") + 1) "*\n\t" sentence($3) "\n\n"
}
$1 == "synopsis" { synopsis = synopsis (synopsis == "" ? "" : " ++\n") bold_words($3) }
$1 == "opt" && !seen[$3]++ {
	options = options ($4 == "-" ? "" : "*" $4 "*, ") "*" $3 "*" \
	    ($5 == "-" ? "" : " _" $5 "_") "\n\t" sentence($6) "\n\n"
}
$1 == "col" && !seen["col " $3]++ { columns = columns "*" escape($3) "*\n\tA " $4 ".\n\n" }
END {
	printf "salesctl-%s(1)\n\n# NAME\n\nsalesctl-%s - %s\n\n# SYNOPSIS\n\n%s\n\n", name, name, brief, synopsis
	printf "# DESCRIPTION\n\n%s", verbs
	if (options != "") printf "# OPTIONS\n\n%s", options
	if (columns != "") printf "# COLUMNS\n\n%s", columns
	printf "# EXAMPLES\n\n```\n$ salesctl %s -h\n```\n\n# SEE ALSO\n\n*salesctl*(1)\n", name
}'
