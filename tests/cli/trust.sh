#!/bin/sh
# Settings of a department that is somebody else's: what they would run does
# not run until one trusts its folder. Needs root, to be two people.
set -u
: "${SALESCTL:?the program under test}"
[ "$(id -u)" = 0 ] && command -v setpriv > /dev/null || { echo 'skipped: only root can be two people'; exit 77; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
chmod 755 "$dir"
failed=0

owner() { setpriv --reuid=4001 --regid=4001 --clear-groups env -i LC_ALL=C.UTF-8 PATH="$PATH" HOME="$dir/owner" "$@"; }
other() { setpriv --reuid=4002 --regid=4002 --clear-groups env -i LC_ALL=C.UTF-8 PATH="$PATH" HOME="$dir/other" TERM=xterm "$@"; }
# expect WHAT WANTED-TEXT FILE
expect() { grep -q "$2" "$3" || { echo "$1: no '$2' in: $(cat "$3")"; failed=1; }; }

install -d -o 4001 "$dir/owner" && install -d -o 4002 "$dir/other" || exit 1
other "$SALESCTL" --version > "$dir/said" 2>&1 || { echo 'skipped: others may not run this build'; exit 77; }
owner "$SALESCTL" init -q "$dir/owner/s" --currency CNY || exit 1
cat > "$dir/owner/s/.salesctl/config.yaml" <<'Y'
ui: {pager: 'echo from-their-pager; cat'}
alias: {theirs: '!echo from-their-alias', plain: deal list -F csv --fields id}
Y
chmod -R a+rwX "$dir/owner"
cd "$dir/owner/s" || exit 1

other "$SALESCTL" theirs > "$dir/said" 2>&1
[ $? -eq 77 ] || { echo 'their alias is not refused with 77'; failed=1; }
expect 'their alias' 'runs a shell' "$dir/said"
other "$SALESCTL" plain > "$dir/said" 2>&1 || { echo 'an alias that runs nothing fails'; failed=1; }
other on_tty "$SALESCTL" help money > "$dir/said" 2>&1
! grep -q from-their-pager "$dir/said" || { echo 'their pager runs'; failed=1; }
other "$SALESCTL" config list ui.pager --all > "$dir/said"
expect 'config list --all' untrusted "$dir/said"

other "$SALESCTL" trust > "$dir/said" 2>&1
expect 'trust' "$dir/owner/s" "$dir/other/.config/salesctl/config.yaml"
other "$SALESCTL" theirs > "$dir/said" 2>&1
expect 'their alias, trusted' from-their-alias "$dir/said"
other on_tty "$SALESCTL" help money > "$dir/said" 2>&1
expect 'their pager, trusted' from-their-pager "$dir/said"
exit "$failed"
