# fish completion for salesctl: the program itself knows what can stand next.
function __salesctl_complete
    set -l words (commandline -opc) (commandline -ct)
    $words[1] __complete -- $words[2..-1] 2>/dev/null
end
complete -c salesctl -f -a '(__salesctl_complete)'
complete -c salesctl -F -n 'test (count (__salesctl_complete)) -eq 0'
