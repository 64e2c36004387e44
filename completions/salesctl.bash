# bash completion for salesctl: the program itself knows what can stand next.

# What the user sees as one word, in _salesctl_words: bash breaks at ':' and '='.
_salesctl_split() {
	local rest=${COMP_LINE:0:COMP_POINT} i word
	_salesctl_words=()
	for ((i = 0; i <= COMP_CWORD; i++)); do
		word=${COMP_WORDS[i]}
		if [[ $i -eq 0 || $rest == [[:blank:]]* ]]; then
			rest=${rest#"${rest%%[![:blank:]]*}"}
			_salesctl_words+=('')
		fi
		# the word under the cursor ends there
		[[ $i -lt COMP_CWORD ]] || word=$rest
		_salesctl_words[${#_salesctl_words[@]} - 1]+=$word
		rest=${rest#"$word"}
	done
}

# Without its quotes.
_salesctl_plain() {
	local word=$1
	if [[ $word == [\"\']* ]]; then
		word=${word:1}
		word=${word%[\"\']}
	else
		word=${word//\\/}
		[[ $word != '~'* ]] || word=$HOME${word:1}
	fi
	printf '%s' "$word"
}

_salesctl() {
	local _salesctl_words line cur prefix='' c i
	local words=()

	_salesctl_split
	for i in "${!_salesctl_words[@]}"; do
		words[i]=$(_salesctl_plain "${_salesctl_words[i]}")
	done
	cur=${words[${#words[@]} - 1]}
	COMPREPLY=()
	while IFS= read -r line; do
		case $line in
		:files) compopt -o default ;;
		:dirs) compopt -o dirnames ;;
		*) COMPREPLY+=("${line%%$'\t'*}") ;;
		esac
	done < <("${words[0]}" __complete -- "${words[@]:1}" 2> /dev/null)
	[[ ${#COMPREPLY[@]} -ne 1 || ${COMPREPLY[0]} != *[:=] ]] || compopt -o nospace
	# bash replaces only what stands behind the last break
	for c in : =; do
		line=${cur%"${cur##*$c}"}
		[[ $COMP_WORDBREAKS != *$c* || ${#line} -le ${#prefix} ]] || prefix=$line
	done
	COMPREPLY=("${COMPREPLY[@]#"$prefix"}")
}
complete -F _salesctl salesctl
