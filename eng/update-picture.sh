#!/usr/bin/env bash
# Makes docs/report.png, the picture of README.md: the HTML report of the samples, as Chromium (Debian: apt-get install chromium) shows it.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dotnet run --project tool/SslLint.Tool -c Release -- scan samples --exit-zero --format html -o "$work/report.html"
chromium --headless --no-sandbox --hide-scrollbars --window-size=1100,640 --screenshot="$work/report.png" "file://$work/report.html" 2>"$work/log" \
  || { cat "$work/log" >&2; exit 1; }
cp "$work/report.png" docs/report.png
