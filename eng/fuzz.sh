#!/usr/bin/env bash
# The long fuzzing run. It can be stopped at any time and goes on where it was.
#
#   eng/fuzz.sh [SECONDS] [TARGET…]   every target for that long (default 60) in turn, without end; afl-fuzz, sharpfuzz and the corpora are in artifacts/fuzz
#   eng/fuzz.sh count                 adds what was spent since the last count to tests/SslLint.Fuzz/counts.tsv
#   eng/fuzz.sh finds                 lists the inputs that failed or took too long
#
# SSLLINT_FUZZ names another folder than artifacts/fuzz, so that builds don't change what runs. Take its folder bin away to fuzz the code as it stands now.
# Needs afl++ (Debian: apt-get install afl++).
set -euo pipefail
cd "$(dirname "$0")/.."
work=${SSLLINT_FUZZ:-artifacts/fuzz}
counts=tests/SslLint.Fuzz/counts.tsv
mkdir -p "$work/usage" "$work/out"

prepare() {
  [ -x "$work/tools/sharpfuzz" ] || dotnet tool install SharpFuzz.CommandLine --version 2.3.0 --tool-path "$work/tools" >&2
  [ ! -e "$work/bin" ] || return 0
  dotnet build tests/SslLint.Fuzz -c Release --nologo -v quiet >&2
  rm -rf "$work/plain" "$work/new"
  cp -r artifacts/bin/SslLint.Fuzz/release "$work/plain"
  cp -r "$work/plain" "$work/new"
  for assembly in SslLint.Core SslLint.CSharp dotnet-sslconnect; do "$work/tools/sharpfuzz" "$work/new/$assembly.dll"; done
  mv "$work/new" "$work/bin"
}

# The inputs that a target starts from: its own, and the kept ones.
seeds() {
  rm -rf "$work/seeds/$1"
  mkdir -p "$work/seeds"
  "$work/plain/SslLint.Fuzz" seeds "$1" "$work/seeds/$1"
  cp "tests/SslLint.Fuzz/corpus/$1"/* "$work/seeds/$1" 2>/dev/null || true
}

fuzz() { # fuzz TARGET SECONDS
  [ -e "$work/seeds/$1" ] || seeds "$1"
  mkdir -p "$work/usage/$1"
  AFL_SKIP_BIN_CHECK=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_NO_UI=1 AFL_SKIP_CPUFREQ=1 AFL_NO_AFFINITY=1 AFL_AUTORESUME=1 AFL_FORKSRV_INIT_TMOUT=120000 \
    AFL_IGNORE_SEED_PROBLEMS=1 SSLLINT_FUZZ_USAGE=$(realpath "$work/usage/$1") \
    afl-fuzz -V "$2" -t 120000 -m none -i "$work/seeds/$1" -o "$work/out/$1" -x "$work/bin/tokens.dict" -- "$work/bin/SslLint.Fuzz" afl "$1" >"$work/last.log" 2>&1 &
  fuzzer=$!
  wait "$fuzzer" || { echo "eng/fuzz.sh: afl-fuzz failed on $1; see $work/last.log" >&2; sleep 5; }

  # Processes that are ended by force leave their folders.
  for folder in "${TMPDIR:-/tmp}"/ssllint-fuzz-* /dev/shm/ssllint-fuzz-*; do
    [ ! -d "$folder" ] || [ -e "/proc/${folder##*-}" ] || rm -rf "$folder"
  done
}

# Kept inputs of failures and time-outs, one line each: target, file.
finds() {
  find "$work/out" \( -path '*/crashes*/id:*' -o -path '*/hangs*/id:*' \) -printf '%P\n' | sort
}

# Each process that fuzzed has left a file with its executions and processor seconds: what is counted is taken away, and a process that still runs writes on from there.
count() {
  local spent="$work/spent.tsv"
  : >"$spent"
  for target in $(ls "$work/usage"); do
    for file in "$work/usage/$target"/*; do
      [ -f "$file" ] || continue
      # What a running process has spent is counted when it has ended.
      [ ! -e "/proc/$(basename "$file")" ] || continue
      printf '%s\t%s\n' "$target" "$(cat "$file")" >>"$spent"
      rm "$file"
    done
  done
  [ -e "$counts" ] || printf 'target\texecutions\tprocessor seconds\n' >"$counts"
  awk -F '\t' -v OFS='\t' '
    FNR == 1 && NR == 1 { print; next }
    $1 == "total" { next }
    { if (!($1 in executions)) order[++n] = $1; executions[$1] += $2; seconds[$1] += $3; all += $2; time += $3 }
    END { for (i = 1; i <= n; i++) printf "%s\t%d\t%.1f\n", order[i], executions[order[i]], seconds[order[i]]; printf "total\t%d\t%.1f\n", all, time }
  ' "$counts" "$spent" >"$counts.new"
  mv "$counts.new" "$counts"
  tail -n 1 "$counts"
}

case ${1:-} in
  count) count ;;
  finds) finds ;;
  *)
    length=${1:-60}
    prepare
    shift || true
    trap 'kill "${fuzzer:-}" 2>/dev/null; wait; exit 0' INT TERM HUP
    targets=("$@")
    [ $# -gt 0 ] || mapfile -t targets < <("$work/plain/SslLint.Fuzz" list)
    while :; do
      for target in "${targets[@]}"; do fuzz "$target" "$length"; done
    done
    ;;
esac
