# bash completion for salesctl: the program itself knows what can follow.
_salesctl() {
	local cur words line
	cur=${COMP_WORDS[COMP_CWORD]}
	words=("${COMP_WORDS[@]:1:COMP_CWORD}")
	COMPREPLY=()
	while IFS=$'\t' read -r line _; do
		[ -n "$line" ] && COMPREPLY+=("$line")
	done < <("${COMP_WORDS[0]}" __complete -- "${words[@]}" 2> /dev/null)
	# bash parts words at ':' and '=': give back only what stands behind
	if [[ $cur == *[:=]* ]]; then
		COMPREPLY=("${COMPREPLY[@]#"${cur%"${cur##*[:=]}"}"}")
	fi
	[ ${#COMPREPLY[@]} -gt 0 ] || compopt -o default
	[[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[:=] ]] && compopt -o nospace
	return 0
}
complete -F _salesctl salesctl
