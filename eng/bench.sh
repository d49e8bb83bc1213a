#!/usr/bin/env bash
# Times `scan` beside ripgrep on one folder, in turn, and prints the medians and their ratio: eng/bench.sh FOLDER [ROUNDS]
# ripgrep lists the files that hold one of the words that make a file a candidate for `scan`. Needs rg, GNU time and the native tool's build tools.
set -euo pipefail
folder=$(cd "$1" && pwd)
rounds=${2:-5}
cd "$(dirname "$0")/.."

tool=artifacts/bench/dotnet-sslconnect
dotnet restore tool/SslLint.Tool --nologo -v quiet >&2
dotnet publish tool/SslLint.Tool --no-restore -c Release -r linux-x64 -o artifacts/bench --nologo -v quiet >&2
# The words of src/SslLint.Core/Analysis/CandidateSearch.cs as one alternation.
words='postgres(ql)?(://|:|\+)|host ?=|hostaddr|server ?=|ssl[ _-]?mode|ssl"?:|pghost|mb_db_|npgsqlconnectionstringbuilder|dbconnectionstringbuilder|trustservercertificate|cert(ificate)?validation|anyservercertificate|allowinsecuretls'
once() { # once NAME COMMAND…: seconds and peak memory, whatever the exit code
  local name=$1
  shift
  /usr/bin/time -f "$name %e %M" -o artifacts/bench/time "$@" >/dev/null 2>&1 || true
  tail -n 1 artifacts/bench/time
}

for _ in $(seq "$((rounds + 1))"); do
  once rg rg -l -i --hidden --no-ignore "$words" "$folder"
  once scan "$tool" scan --exit-zero --no-ignore --format json "$folder"
done | tail -n "$((rounds * 2))" | sort -k1,1 -k2,2n | awk -v n="$rounds" '
  { seconds[$1, ++count[$1]] = $2; if ($3 > peak[$1]) peak[$1] = $3 }
  END {
    middle = int((n + 1) / 2)
    for (name in count) printf "%s: median %.2f s, peak %.0f MB\n", name, seconds[name, middle], peak[name] / 1024
    printf "ratio scan / rg: %.2f\n", seconds["scan", middle] / seconds["rg", middle]
  }'
