#!/usr/bin/env bash
# Times `scan` of the native tool beside ripgrep over the repositories that eng/corpus.tsv marks: medians, their ratios and peak memory in a Markdown table.
#   eng/bench.sh [OPTIONS]                  the tool of the working tree
#   eng/bench.sh [OPTIONS] --compare A B    the tool as it was at two commits, and how B stands to A
#   eng/bench.sh [OPTIONS] --tool PATH…     native programs that are built already; each is compared with the first
# Options: --corpus FOLDER (default: SSLLINT_CORPUS, or ssllint/corpus in the user's cache), where what is missing is cloned; --only NAME (repeatable), one
# repository; --rounds N (default: 7). A round runs ripgrep and each program once, in turn; one round before the first warms up and isn't counted.
# Of a busy machine the ratios of processor time are to be trusted more than those of wall time.
set -euo pipefail
caller=$PWD
script=$(realpath "$0")
cd "$(dirname "$script")/.."

# The yardstick: ripgrep lists the files that hold one of these words. They are the ones that the tool looked for when this line was written, and never change:
# what the tool takes for a candidate may grow and shrink, what it is measured against stays.
words='postgres(ql)?(://|:|\+)|host ?=|hostaddr|server ?=|ssl[ _-]?mode|ssl"?:|pghost|mb_db_|npgsqlconnectionstringbuilder|dbconnectionstringbuilder'
words+='|trustservercertificate|cert(ificate)?validation|anyservercertificate|allowinsecuretls'
readonly words
run_rg() { timed rg rg -l -i --hidden --no-ignore "$words" "$1"; }
run_tool() { timed "$1" "$2" scan --exit-zero --no-ignore --format json "$3"; }

fail() { echo "eng/bench.sh: $*" >&2; exit 2; }
usage() { sed -n '2,8s/^# \{0,1\}//p' "$script"; }

rounds=7
corpus=${SSLLINT_CORPUS:-${XDG_CACHE_HOME:-$HOME/.cache}/ssllint/corpus}
only=()
programs=()
commits=()
while [ $# -gt 0 ]; do
  case $1 in
    --compare) [ $# -ge 3 ] || fail "--compare takes two commits" ;;
    --rounds | --corpus | --only | --tool) [ $# -ge 2 ] || fail "$1 lacks its value" ;;
    -h | --help) usage; exit 0 ;;
    *) usage >&2; fail "what is '$1'?" ;;
  esac
  case $1 in
    --rounds) rounds=$2 ;;
    --corpus) corpus=$(cd "$caller" && realpath -m "$2") ;;
    --only) only+=("$2") ;;
    --tool) programs+=("$(cd "$caller" && realpath -m "$2")") ;;
    --compare) commits=("$2" "$3"); shift ;;
  esac
  shift 2
done
[[ $rounds =~ ^[1-9][0-9]*$ ]] || fail "--rounds takes a number of 1 or more, not '$rounds'"
[ ${#commits[@]} -eq 0 ] || [ ${#programs[@]} -eq 0 ] || fail "--compare builds the programs, --tool names them: give one of the two"
command -v rg >/dev/null || fail "ripgrep (rg) is not on PATH: apt-get install ripgrep"
clock=$(command -v gtime || echo /usr/bin/time)
"$clock" -f %e true >/dev/null 2>&1 || fail "GNU time is not at /usr/bin/time: apt-get install time (macOS: brew install gnu-time, which is called gtime)"

work=$(mktemp -d)
trees=()
clean() {
  for tree in "${trees[@]}"; do git worktree remove --force "$tree" >/dev/null 2>&1 || true; done
  rm -rf "$work"
}
trap clean EXIT
trap 'exit 130' INT TERM HUP

build() { # build TREE OUT
  (
    cd "$1"
    dotnet restore tool/SslLint.Tool --nologo -v quiet && dotnet publish tool/SslLint.Tool --no-restore -c Release -r linux-x64 -o "$2" --nologo -v quiet
  ) >&2
}

names=()
if [ ${#commits[@]} -gt 0 ]; then
  for i in 0 1; do
    commit=$(git rev-parse -q --verify "${commits[$i]}^{commit}") || fail "'${commits[$i]}' is no commit of this repository"
    tree=$work/tree$i
    trees+=("$tree")
    git worktree add -q --detach "$tree" "$commit"
    build "$tree" "$work/tool$i" || fail "$commit can't be built"
    programs+=("$work/tool$i/dotnet-sslconnect")
    names+=("$(git rev-parse --short "$commit")")
  done
elif [ ${#programs[@]} -eq 0 ]; then
  build "$PWD" "$PWD/artifacts/bench" || fail "the working tree can't be built"
  programs=("$PWD/artifacts/bench/dotnet-sslconnect")
  names=("$(git describe --always --dirty)")
else
  for program in "${programs[@]}"; do
    [ -x "$program" ] || fail "$program is no program"
    names+=("$program")
  done
fi

timed() { # timed LABEL COMMAND…: a line of label, wall seconds, processor seconds, peak memory in KB; ends the run where the command broke
  local label=$1 code=0
  shift
  "$clock" -f '%e %U %S %M' -o "$work/time" "$@" >/dev/null 2>"$work/errors" || code=$?
  # 1 is a search without a hit; 2 something that couldn't be read, such as a link that leads nowhere: both have read everything else.
  [ "$code" -le 2 ] || { cat "$work/errors" >&2; fail "exit code $code of: $*"; }
  tail -n 1 "$work/time" | awk -v label="$label" '{ print label, $1, $2 + $3, $4 }'
}

if [ ${#only[@]} -eq 0 ]; then
  mapfile -t only < <(awk -F '\t' '!/^#/ && $3 == "yes" { sub(".*/", "", $1); print $1 }' eng/corpus.tsv)
fi
eng/corpus.sh "$corpus" "${only[@]}" >"$work/corpus"

echo "$(rg --version | head -n 1); $(nproc) processors, load $(cut -d ' ' -f 1-3 /proc/loadavg 2>/dev/null || echo unknown); $rounds rounds"
for i in "${!programs[@]}"; do echo "tool$((i + 1)): ${names[$i]}"; done
echo
echo '| repository | program | wall s | processor s | peak MB | wall / rg | processor / rg | wall / tool1 | processor / tool1 |'
echo '| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |'
while IFS=$'\t' read -r tree repository _; do
  for round in $(seq 0 "$rounds"); do
    run_rg "$tree" >"$work/round"
    for i in "${!programs[@]}"; do run_tool "tool$((i + 1))" "${programs[$i]}" "$tree" >>"$work/round"; done
    [ "$round" -eq 0 ] || cat "$work/round"
  done >"$work/measured"
  awk -v repository="$repository" '
    function median(values, name, n,   i, j, t, sorted) {
      for (i = 1; i <= n; i++) {
        t = values[name, i]
        for (j = i - 1; j >= 1 && sorted[j] > t; j--) sorted[j + 1] = sorted[j]
        sorted[j + 1] = t
      }
      return n % 2 ? sorted[(n + 1) / 2] : (sorted[n / 2] + sorted[n / 2 + 1]) / 2
    }
    function ratio(a, b) { return b > 0 ? sprintf("%.2f", a / b) : "-" }
    { if (!($1 in count)) order[++programs] = $1; wall[$1, ++count[$1]] = $2; cpu[$1, count[$1]] = $3; if ($4 > peak[$1]) peak[$1] = $4 }
    END {
      for (p = 1; p <= programs; p++) {
        name = order[p]
        w[name] = median(wall, name, count[name])
        c[name] = median(cpu, name, count[name])
        printf "| %s | %s | %.2f | %.2f | %.0f | ", repository, name, w[name], c[name], peak[name] / 1024
        printf "%s | %s | ", name == "rg" ? "" : ratio(w[name], w["rg"]), name == "rg" ? "" : ratio(c[name], c["rg"])
        printf "%s | %s |\n", p < 3 ? "" : ratio(w[name], w["tool1"]), p < 3 ? "" : ratio(c[name], c["tool1"])
      }
    }' "$work/measured"
done <"$work/corpus"
echo
echo "load at the end: $(cut -d ' ' -f 1-3 /proc/loadavg 2>/dev/null || echo unknown)"
