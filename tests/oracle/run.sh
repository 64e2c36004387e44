#!/bin/sh
# run.sh [OPTION...] - oracle.py, where there is a python3; see there.
command -v python3 > /dev/null || { echo 'skipped: no python3 here'; exit 77; }
PYTHONDONTWRITEBYTECODE=1 exec python3 "$(dirname "$0")/oracle.py" "$@"
