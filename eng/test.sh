#!/usr/bin/env bash
# Restores, builds and tests everything; the last line is `N passed, N failed, N skipped`. In CI a skipped test is a failure.
set -uo pipefail
cd "$(dirname "$0")/.."

[ ! -x eng/install-test-deps.sh ] || eng/install-test-deps.sh || { echo "eng/test.sh: eng/install-test-deps.sh failed" >&2; exit 1; }
dotnet build SslLint.sln -c Release --nologo -v quiet || exit 1

arguments=(SslLint.sln -c Release --no-build --no-progress --no-ansi)
[ "${CI:-}" != true ] || arguments+=(--fail-skips on)
log=$(mktemp)
trap 'rm -f "$log"' EXIT
dotnet test "${arguments[@]}" 2>&1 | tee "$log"
code=${PIPESTATUS[0]}

count() { sed -n "s/^ *$1: *\([0-9][0-9]*\).*/\1/p" "$log" | tail -n 1; }
printf '%s passed, %s failed, %s skipped\n' "$(count succeeded)" "$(count failed)" "$(count skipped)" | sed 's/^ /0 /; s/, \( *\)\(failed\|skipped\)/, 0 \2/g'
exit "$code"
