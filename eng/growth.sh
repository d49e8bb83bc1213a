#!/usr/bin/env bash
# Runs each reader, dialect, driver and finder over texts that grow, and prints how its processor time grows with them: exponent 1 with the length, 2 with its square.
#   eng/growth.sh [--bound X] [--shapes known] [--again FILE] [--random SECONDS] [--seed N] [--top N] [TARGET…]
# `--again FILE` measures only the series that FILE, what an earlier run printed, has lines for: those that a busy machine made look worse than they are.
# Without TARGETs (beginnings of names, such as `redactor` or `judge a.json`) all are measured; `--shapes known` takes the shapes of the tests alone, a fraction of them;
# --random measures shapes that are chosen by chance for so many seconds. Exit code 1 where an exponent is over the bound. How to read the table: docs/testing.md.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build eng/Growth -c Release --nologo -v quiet >&2

# A young generation of 128 MB: else the collector, not the engine, is what grows.
DOTNET_GCgen0size=0x8000000 DOTNET_GCRetainVM=1 exec dotnet artifacts/bin/Growth/release/growth.dll "$@"
