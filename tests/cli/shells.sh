#!/bin/sh
# The completion scripts in the shells that are here: what a word becomes at
# TAB. Each shell's own part is played by functions of the same names, so that
# nothing waits for a terminal; fish completes without one.
#
# usage: shells.sh COMPLETIONS-FOLDER
set -u
: "${SALESCTL:?the program under test}"
scripts=$(cd "$1" && pwd)
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
PATH=$(dirname "$SALESCTL"):$PATH
export PATH LC_ALL=C.UTF-8 HOME="$dir" SALESCTL_NOW=2026-07-01T00:00:00Z
unset SALESCTL_REPO SALESCTL_DB LANGUAGE LANG XDG_CONFIG_HOME
cd "$dir" || exit 1
salesctl init east -q --name East --currency CNY || exit 1
cd east || exit 1
salesctl person add 李娜 code=lina -q
salesctl person add Li code=li -q
failed=0 checked=0

# expect SHELL LINE WANT: the words that the line's last one may become
expect() {
	checked=$((checked + 1))
	got=$("in_$1" "$2" 2>&1 | sort | tr '\n' ' ')
	[ "$got" = "$3 " ] || {
		echo "$1: '$2': '$got', not '$3'"
		failed=$((failed + 1))
	}
}

in_bash() {
	# words as bash splits them, here where none has a blank in it
	bash --norc -c '. "$1/salesctl.bash"
	compopt() { [ "$2" = nospace ] || echo "($2)"; }
	COMP_LINE=$2 COMP_POINT=${#2} COMP_WORDBREAKS=$'"' \\t\\n\"\\047><=;|&(:'"'
	for w in $2; do
		while [[ $w == *[:=]* ]]; do
			h=${w%%[:=]*}; COMP_WORDS+=(${h:+"$h"} "${w:${#h}:1}"); w=${w:${#h} + 1}
		done
		[ -z "$w" ] || COMP_WORDS+=("$w")
	done
	[[ $2 != *" " ]] || COMP_WORDS+=("")
	COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
	_salesctl
	printf "%s\n" "${COMPREPLY[@]}"' bash "$scripts" "$1" | grep .
}

in_zsh() {
	zsh -f -c 'compdef() { }; compset() { }; _files() { print "(${1:-files})" }
	compadd() { print -rl -- ${(P)@[-1]} }
	. "$1/_salesctl"
	words=(${(z)2}); [[ $2 == *" " ]] && words+=(""); CURRENT=$#words
	_salesctl' zsh "$scripts" "$1" | grep .
}

in_fish() {
	fish --no-config -c 'source $argv[1]/salesctl.fish; complete -C $argv[2]' "$scripts" "$1" |
	    cut -f 1
}

if command -v bash > /dev/null; then
	expect bash 'salesctl payo' payout
	expect bash 'salesctl deal list ow' 'owner:'
	expect bash 'salesctl deal list owner:' '@me li lina'
	expect bash 'salesctl deal list owner:lin' lina
	expect bash 'salesctl deal list --format=j' 'json jsonl'
	expect bash 'salesctl -c ui.color=n' never
	expect bash 'salesctl -o ' '(default)'
	expect bash 'salesctl -C ' '(dirnames)'
	expect bash "salesctl -C '../east' deal list owner:lin" lina
fi
if command -v zsh > /dev/null; then
	expect zsh 'salesctl payo' payout
	expect zsh 'salesctl deal list ow' 'owner:'
	expect zsh 'salesctl deal list owner:' 'owner:@me owner:li owner:lina'
	expect zsh 'salesctl deal list --format=j' '--format=json --format=jsonl'
	expect zsh 'salesctl -c ui.color=n' 'ui.color=never'
	expect zsh 'salesctl -o ' '(files)'
	expect zsh 'salesctl -C ' '(-/)'
	expect zsh "salesctl -C '../east' deal list owner:lin" 'owner:lina'
fi
if command -v fish > /dev/null; then
	expect fish 'salesctl payo' payout
	expect fish 'salesctl deal list ow' 'owner:'
	expect fish 'salesctl deal list owner:' 'owner:@me owner:li owner:lina'
	expect fish 'salesctl deal list --format=j' '--format=json --format=jsonl'
	expect fish 'salesctl -c ui.color=n' 'ui.color=never'
	expect fish 'salesctl -o pol' 'policy.yaml'
	expect fish "salesctl -C '../east' deal list owner:lin" 'owner:lina'
fi
[ "$checked" -gt 0 ] || { echo 'skipped: neither bash nor zsh nor fish is here'; exit 77; }
echo "$checked checked, $failed wrong"
[ "$failed" -eq 0 ]
