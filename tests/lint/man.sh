#!/bin/sh
# Every command has a page, and the page and the program agree, both ways: in
# the synopsis line by line, in the options, in the settings, in the fields of a
# record kind and in the columns of what it lists. A page is built, and names no
# page that is not there. A noun NAME is described in man/salesctl-NAME.1.scd, a
# command that is no noun's there too or in man/salesctl.1.scd. man/skeleton.sh
# writes what a new page must have. That help and completion agree with the
# same table is tests/unit/test_tables.c.
. "$(dirname "$0")/lint.sh"
: "${SALESCTL:=salesctl}"

# facts of the program: "page kind fact", such as
# "salesctl-deal.1 synopsis salesctl deal list [SELECTOR...]"
program_facts() {
	awk -F '\t' -v pages="$(find man -name '*.scd' 2> /dev/null | sed 's/.*\///; s/\.scd$//' | tr '\n' ' ')" '
	function page(name) {
		sub(/ .*/, "", name)
		if (name == "-" || (!(name in is_noun) && !index(" " pages, " salesctl-" name ".1 ")))
			return "salesctl.1"
		return "salesctl-" name ".1"
	}
	$1 == "noun" { is_noun[$2] = 1; print page($2), "page" }
	$1 == "cmd" { print page($2), "page" }
	$1 == "synopsis" { print page($2), "synopsis", $3 }
	$1 == "opt" { print page($2), "option", $3 ($4 == "-" ? "" : " " $4) ($5 == "-" ? "" : " " $5) }
	$1 == "field" { print page($2), "field", $3 }
	$1 == "setting" { print "salesctl-config.1", "setting", $2, $3 }
	$1 == "col" { print page($2), "column", $3 }'
}

# a page with what it shares with others
page_text() {
	if [ -f man/record.part ]; then
		awk -f man/page.awk man/record.part "$1"
	else
		cat "$1"
	fi
}

# the same facts as the pages tell them
page_facts() {
	for f in man/salesctl.1.scd man/salesctl-*.1.scd; do
		[ -f "$f" ] || continue
		page_text "$f" | awk -v page="$(basename "$f" .scd)" '
		function words(s) {
			gsub(/[*]/, "", s)
			while (match(s, /_[^_ ]+_/))
				s = substr(s, 1, RSTART - 1) substr(s, RSTART + 1, RLENGTH - 2) substr(s, RSTART + RLENGTH)
			gsub(/\\/, "", s)
			return s
		}
		BEGIN { print page, "page" }
		/^# / { part = substr($0, 3); next }
		part == "SYNOPSIS" && /^\*salesctl/ {
			s = $0
			sub(/ *\+\+$/, "", s)
			print page, "synopsis", words(s)
		}
		part ~ /OPTIONS$/ && /^\*-/ {
			s = words($0)
			short = ""
			if (s ~ /^-[A-Za-z], /) {
				short = " " substr(s, 1, 2)
				s = substr(s, 5)
			}
			n = split(s, w, " ")
			print page, "option", w[1] short (n > 1 ? " " w[2] : "")
		}
		part == "SETTINGS" && /^\*[a-z]/ { print page, "setting", words($0) }
		(part == "COLUMNS" || part == "FIELDS") && /^\*[a-z_]/ {
			s = $0
			sub(/^\*/, "", s)
			sub(/\*.*/, "", s)
			gsub(/\\/, "", s)
			print page, tolower(substr(part, 1, length(part) - 1)), s
		}'
	done
}

check() {
	[ -f table ] || "$SALESCTL" --dump-commands > "$lint_tree.table"
	[ ! -f table ] || cp table "$lint_tree.table"
	program_facts < "$lint_tree.table" | sort -u > "$lint_tree.program"
	page_facts | sort -u > "$lint_tree.pages"
	comm -23 "$lint_tree.program" "$lint_tree.pages" | while read -r page kind fact; do
		case $kind in
		page) bad "man/$page.scd" "there is no such page: man/skeleton.sh writes its beginning" ;;
		*) bad "man/$page.scd" "the program has this $kind and the page has not: $fact" ;;
		esac
	done
	comm -13 "$lint_tree.program" "$lint_tree.pages" | while read -r page kind fact; do
		case $kind in
		page) [ "$page" = salesctl.1 ] ||
		    bad "man/$page.scd" "the program has no such command: remove the page" ;;
		*) bad "man/$page.scd" "the page has this $kind and the program has not: $fact" ;;
		esac
	done
	rm -f "$lint_tree.table" "$lint_tree.program" "$lint_tree.pages"
	for f in man/*.scd; do
		[ -f "$f" ] || continue
		if command -v scdoc > /dev/null && command -v mandoc > /dev/null; then
			said=$(page_text "$f" | scdoc 2>&1 | mandoc -T lint -W warning 2>&1 |
			    grep -v 'missing date\|cannot parse date\|unknown font\|skipping paragraph\|sections out of' | head -n 3)
			[ -z "$said" ] || bad "$f" "mandoc: $said"
		fi
		page_text "$f" | grep -o '\*salesctl[a-z_-]*\*([0-9])' | tr -d '*)' | tr '(' . | sort -u |
		    while read -r other; do
			[ -f "man/$other.scd" ] || bad "$f" "there is no page $other"
		done
		[ ! -f man/meson.build ] || grep -q "'$(basename "$f" .scd)'" man/meson.build ||
		    bad "$f" "man/meson.build does not name it, so it is not installed"
		grep -q '^# EXAMPLES' "$f" || bad "$f" 'no EXAMPLES: show what a person would type and see'
	done
}

# planted_page WHAT TABLE PAGE: a table and a page that do not agree
planted_page() {
	rm -rf "$lint_tree"
	mkdir -p "$lint_tree/man"
	cd "$lint_tree" || exit 1
	printf "$2" > table
	printf "$3" > man/salesctl-deal.1.scd
	: > "$lint_said"
	check
	if [ "$1" = nothing ]; then
		[ ! -s "$lint_said" ] || { cat "$lint_said"; echo 'the lint itself: it faults a right page'; lint_failed=1; }
	elif ! grep -q "$1" "$lint_said"; then
		echo "the lint itself: it overlooks: $1"
		lint_failed=1
	fi
}

check_real
table='noun\tdeal\tthe deals\ncmd\tdeal list\tlist deals\nsynopsis\tdeal list\tsalesctl deal list [SELECTOR...]\nopt\tdeal list\t--sort\t-\tLIST\torder\nopt\tdeal list\t--period\t-p\tP\tspan\nfield\tdeal\tnext_on\tdate\ncol\tdeal list\tlost_reason\ttext\n'
page='salesctl-deal(1)\n\n# NAME\n\nsalesctl-deal - deals\n\n# SYNOPSIS\n\n*salesctl deal list* [_SELECTOR_...]\n\n# OPTIONS\n\n*--sort* _LIST_\n	Order.\n\n*-p*, *--period* _P_\n	Span.\n\n# FIELDS\n\n*next\\_on*\n	When.\n\n# COLUMNS\n\n*lost_reason*\n	Why.\n\n# EXAMPLES\n\nNone.\n'
planted_page nothing "$table" "$page"
planted_page 'has not: --sort LIST' "$table" "$(printf '%s' "$page" | sed 's/[*]--sort[*] _LIST_\\n	Order.\\n//')"
planted_page 'program has not: --sart' "$table" "$(printf '%s' "$page" | sed 's/--sort/--sart/')"
planted_page 'program has not: salesctl deal list' "$table" "$(printf '%s' "$page" | sed 's/SELECTOR/FILTER/')"
planted_page 'has not: lost_reason' "$table" "$(printf '%s' "$page" | sed 's/[*]lost_reason[*]//')"
planted_page 'has not: next_on' "$table" "$(printf '%s' "$page" | sed 's/[*]next[^*]*[*]//')"
planted_page 'no page salesctl-goal' "$table" "$page*salesctl-goal*(1)"
planted_page 'no EXAMPLES' "$table" "$(printf '%s' "$page" | sed 's/EXAMPLES/NOTES/')"
planted_page 'has not: ui.color WHEN' "${table}setting\tui.color\tWHEN\n" "$page"
planted_page 'no such page' "${table}noun\tgoal\tgoals\n" "$page"
lint_end
