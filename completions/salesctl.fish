# fish completion for salesctl: the program itself knows what can stand next.
function __salesctl_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l program (string replace -r '^~' $HOME -- $words[1])
    set -l found ($program __complete -- $words[2..-1] 2>/dev/null)
    switch "$found[1]"
        case :files
            __fish_complete_path (string replace -r -- '^--[^=]*=' '' "$words[-1]")
        case :dirs
            __fish_complete_directories (string replace -r -- '^--[^=]*=' '' "$words[-1]") ''
        case '*'
            string join \n -- $found
    end
end
complete -c salesctl -f -a '(__salesctl_complete)'
