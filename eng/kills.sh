#!/usr/bin/env bash
# Kills runs of the tool at random moments and looks at what they leave: eng/kills.sh TOOL STATE [KILLS]
# TOOL is the native program, STATE a file that sums the counts: stop it whenever you like, the next call goes on there until KILLS (default: 10000).
# Trees stand below TMPDIR. Exits with 1 where a file is torn, something stays, or a signal is not obeyed. Needs python3 and git.
set -euo pipefail
exec python3 "$(dirname "$0")/kills.py" "$@"
