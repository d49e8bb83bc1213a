#!/usr/bin/env bash
# Says in which parts of the tool a scan spends its processor time: eng/profile.sh FOLDER [RUNS]
# Builds the native tool with its symbols into artifacts/profile (SSLLINT_PROFILE names such a program that is built already), runs it RUNS times (default: 5)
# on one thread under perf, and prints the share of each part: eng/profile.py has the table of parts. Needs perf and python3 (Debian: linux-perf, python3).
set -euo pipefail
fail() { echo "eng/profile.sh: $*" >&2; exit 2; }
[ $# -ge 1 ] && [ -d "$1" ] || fail "usage: eng/profile.sh FOLDER [RUNS]"
folder=$(realpath "$1")
runs=${2:-5}
[[ $runs =~ ^[1-9][0-9]*$ ]] || fail "RUNS is a number of 1 or more, not '$runs'"
command -v perf >/dev/null || fail "perf is not on PATH: apt-get install linux-perf"
cd "$(dirname "$(realpath "$0")")/.."

tool=${SSLLINT_PROFILE:-artifacts/profile/dotnet-sslconnect}
if [ -z "${SSLLINT_PROFILE:-}" ]; then
  dotnet restore tool/SslLint.Tool --nologo -v quiet >&2
  dotnet publish tool/SslLint.Tool --no-restore -c Release -r linux-x64 -p:StripSymbols=false -o artifacts/profile --nologo -v quiet >&2
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export tool folder runs
# shellcheck disable=SC2016 # The inner shell's own variables.
perf record -q -F 499 -g -o "$work/data" -- \
  bash -c 'for _ in $(seq "$runs"); do "$tool" scan --threads 1 --exit-zero --no-ignore --format json "$folder" >/dev/null 2>&1; done'
perf script -i "$work/data" -F comm,ip,sym 2>/dev/null | python3 eng/profile.py
