#!/usr/bin/env bash
# Restores, builds and tests everything; the last line is `N passed, N failed, N skipped`. In CI a skipped test is a failure.
# eng/test.sh --fast is for those who change one driver: engine, C# reader and the short run of the fuzz targets; no servers, no packages, and not the guards
# against growth, which measure for minutes.
set -uo pipefail
cd "$(dirname "$0")/.."

arguments=(-c Release --no-build --no-progress --no-ansi)
case ${1:-} in
  '')
    solution=SslLint.sln
    [ ! -x eng/install-test-deps.sh ] || eng/install-test-deps.sh || { echo "eng/test.sh: eng/install-test-deps.sh failed" >&2; exit 1; }
    ;;
  --fast)
    solution=eng/fast.slnf
    arguments+=(--filter-not-class '*.GrowthTests')
    ;;
  *)
    echo "usage: eng/test.sh [--fast]" >&2
    exit 2
    ;;
esac
dotnet build "$solution" -c Release --nologo -v quiet || exit 1

[ "${CI:-}" != true ] || arguments+=(--fail-skips on)
log=$(mktemp)
trap 'rm -f "$log"' EXIT
dotnet test "$solution" "${arguments[@]}" 2>&1 | tee "$log"
code=${PIPESTATUS[0]}

# The last summary is that of the whole run; before the first test there is none.
count() { sed -n "s/^ *$1: *\([0-9][0-9]*\).*/\1/p" "$log" | tail -n 1 | grep . || echo 0; }
echo "$(count succeeded) passed, $(count failed) failed, $(count skipped) skipped"
exit "$code"
