#!/bin/sh
# Every script of the project through shellcheck, as POSIX sh.
. "$(dirname "$0")/lint.sh"
command -v shellcheck > /dev/null || { echo 'skipped: no shellcheck here'; exit 77; }
check() {
	for f in $(sources sh tests man) .ci/deps .ci/run .ci/test; do
		[ -f "$f" ] || continue
		# 1091: lint.sh is read on its own; 2046, 2086: file names of
		# the project have no blanks; 2034, 2154: lint.sh's variables
		shellcheck -s sh -S warning -e SC1091,SC2046,SC2034,SC2086,SC2154 -f gcc "$f" >> "$lint_said"
	done
}
check_real
planted tests/x.sh 'cd $(pwd' SC
planted tests/x.sh 'if [ $a == b ]; then :; fi' SC
lint_end
