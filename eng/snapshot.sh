#!/usr/bin/env bash
# Writes down what a program of the tool says of the repositories of eng/corpus.tsv and of the samples, and compares two such folders.
#   eng/snapshot.sh TOOL OUT [CORPUS [NAME…]]   writes one
#   eng/snapshot.sh compare A B                 prints each difference; exit code 1 where there is one
# CORPUS is where the checkouts are, and where what is missing is cloned (default: SSLLINT_CORPUS, or ssllint/corpus in the user's cache). With NAMEs it is of
# these repositories alone.
# A change that should change no behaviour is held against the snapshot before it. Needs python3 and git.
set -euo pipefail
exec python3 "$(dirname "$(realpath "$0")")/snapshot.py" "$@"
