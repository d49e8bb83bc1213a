#!/bin/sh
# Rebuilds the CA bundles from the packages and addresses that manifest.json names, and fails on every certificate that it doesn't know.
# With --check nothing is written; the exit code is 1 if anything would be. A source that is not at hand (no npm, no network, no Debian)
# is named as NOT ASKED: its certificates stay as they are. See docs/bundles.md.
set -eu
cd "$(dirname "$0")/.."
exec dotnet run --project eng/UpdateBundles -- src/SslLint.CaBundles/bundles "$@"
