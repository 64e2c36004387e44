#!/bin/sh
# The Chinese catalogue: every message of the sources is in it, translated,
# none is fuzzy or left over, and its formats agree.
. "$(dirname "$0")/lint.sh"
command -v msgfmt > /dev/null || { echo 'skipped: no gettext here'; exit 77; }

# messages FLAG: the msgids of the merged catalogue that msgattrib picks
messages() {
	msgattrib "$1" --no-obsolete --no-location "$lint_tree.merged" 2> /dev/null |
	    awk '/^msgid/ { on = 1 } /^msgstr/ { on = 0 } on' | grep -v '^msgid ""$'
}

# braces FILE: messages whose translation lacks a {field} of theirs, or has another
braces() {
	awk '
	function lacks(a, b) {
		while (match(a, /\{[a-z_]+\}/)) {
			if (!index(b, substr(a, RSTART, RLENGTH)))
				return 1
			a = substr(a, RSTART + RLENGTH)
		}
		return 0
	}
	/^msgid "/ { id = $0 }
	/^msgstr "/ && id !~ /%/ && (lacks(id, $0) || lacks($0, id)) { print id }' "$1"
}

check() {
	po=cmd/po/zh_CN.po
	[ -f "$po" ] || return 0
	# which functions take messages: as cmd/po/meson.build has them
	xgettext -L C --from-code=UTF-8 -k_ -kN_ $(grep -o "'-k[^']*'" "$lint_root/cmd/po/meson.build" | tr -d "'") \
	    --force-po -o "$lint_tree.pot" \
	    $(sources c lib cmd) 2> /dev/null
	msgfmt -c -o /dev/null "$po" 2>&1 | sed "s|\$| (mend it in $po)|" >> "$lint_said"
	msgmerge -q --no-fuzzy-matching -o "$lint_tree.merged" "$po" "$lint_tree.pot" 2> /dev/null
	braces "$po" | while IFS= read -r m; do
		bad "$po" "the translation of ${m#msgid } has other {words}: they are names of fields"
	done
	messages --untranslated | while IFS= read -r m; do
		bad "$po" "no translation of ${m#msgid }: add it"
	done
	messages --only-fuzzy | while IFS= read -r m; do
		bad "$po" "${m#msgid } is fuzzy: look at it and take the mark off"
	done
	sed -n 's/^#~ msgid \("..*\)/\1/p' "$lint_tree.merged" | while IFS= read -r m; do
		bad "$po" "no source says $m any more: take it out"
	done
	rm -f "$lint_tree.pot" "$lint_tree.merged"
}

# planted_po ENTRY WHAT: one source and one catalogue that must be faulted
planted_po() {
	rm -rf "$lint_tree"
	mkdir -p "$lint_tree/cmd/po" "$lint_tree/lib"
	cd "$lint_tree" || exit 1
	printf '%s\n' 'const char *a = _("not a day: %s");' > cmd/x.c
	printf 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n%s\n' "$1" > cmd/po/zh_CN.po
	: > "$lint_said"
	check
	[ -s "$lint_said" ] || {
		echo "the lint itself: it overlooks $2"
		lint_failed=1
	}
}

check_real
planted_po '' 'a missing message'
planted_po 'msgid "not a day: %s"
msgstr ""' 'an empty translation'
planted_po '#, fuzzy
msgid "not a day: %s"
msgstr "不是日期：%s"' 'a fuzzy one'
planted_po 'msgid "not a day: %s"
msgstr "不是日期：%s"

msgid "said no more"
msgstr "不再说"' 'what no source says'
planted_po '#, c-format
msgid "not a day: %s"
msgstr "不是日期：%d"' 'a wrong format'
printf 'msgid "{kind} {score}"\nmsgstr "{score}：{kind}"\n\nmsgid "{kind}"\nmsgstr "{类型}"\n\nmsgid "of"\nmsgstr "{of}"\n' > "$lint_tree/x.po"
[ "$(braces "$lint_tree/x.po" | tr '\n' ' ')" = 'msgid "{kind}" msgid "of" ' ] || {
	echo 'the lint itself: it reads the {words} of translations wrongly'
	lint_failed=1
}
lint_end
