# bash completion for salesctl: the program itself knows what can stand next.
_salesctl() {
	local cur=${COMP_WORDS[COMP_CWORD]} line prefix
	local IFS=$'\n'

	# bash takes ':' and '=' for word breaks: join what the user sees as one
	if declare -F _get_comp_words_by_ref > /dev/null; then
		local words cword
		_get_comp_words_by_ref -n :=, cur words cword
	else
		local words=("${COMP_WORDS[@]}") cword=$COMP_CWORD
	fi
	COMPREPLY=()
	while IFS= read -r line; do
		COMPREPLY+=("${line%%$'\t'*}")
	done < <("${words[0]}" __complete -- "${words[@]:1:cword}" 2> /dev/null)
	if [ ${#COMPREPLY[@]} -eq 0 ]; then
		compopt -o default
	elif [ ${#COMPREPLY[@]} -eq 1 ] && [[ ${COMPREPLY[0]} == *[:=] ]]; then
		compopt -o nospace
	fi
	prefix=${cur%"${cur##*[:=]}"}
	COMPREPLY=("${COMPREPLY[@]#"$prefix"}")
}
complete -F _salesctl salesctl
