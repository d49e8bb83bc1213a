#!/usr/bin/env bash
# Tries small faults in SslLint.Core on its fast tests: eng/mutants.sh [survivors | NAME…]
# The faults stand in eng/mutants/*.txt, what became of each in eng/mutants/results.tsv. Stopped at any time, it goes on where it was; take lines out of the
# results, or the file away, to try again. Fails where one no longer applies or fewer than 85 of 100 are noticed.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build tests/SslLint.Core.Tests -c Debug --nologo -v quiet >&2
dotnet build eng/Mutants -c Release --nologo -v quiet >&2
# In the repository, since tests look for its files above them.
mkdir -p artifacts/mutants
rm -rf artifacts/mutants/bin
cp -r artifacts/bin/SslLint.Core.Tests/debug artifacts/mutants/bin
exec artifacts/bin/Mutants/release/mutants "$PWD" "$@"
