#!/usr/bin/env bash
# Checks out the repositories of eng/corpus.tsv into FOLDER/NAME: eng/corpus.sh FOLDER [NAME…]
# NAME is the part after the slash; without one all are made. What is there already is checked and never changed: it must stand at the commit of the list, with
# no file that is changed or that the commit doesn't have. Prints a line for each, its folder first. SSLLINT_CORPUS_FROM is where repositories are cloned from
# (default: https://github.com).
set -euo pipefail
here=$(dirname "$(realpath "$0")")
[ $# -ge 1 ] || { echo "usage: eng/corpus.sh FOLDER [NAME…]" >&2; exit 2; }
mkdir -p "$1"
folder=$(realpath "$1")
shift
from=${SSLLINT_CORPUS_FROM:-https://github.com}

fail() { echo "eng/corpus.sh: $*" >&2; exit 2; }

# Nothing that a machine is set up with may change a byte: line ends, large files that stand elsewhere, hooks.
export GIT_LFS_SKIP_SMUDGE=1 GIT_TERMINAL_PROMPT=0
in_tree() { git -C "$tree" -c core.autocrlf=false -c core.hooksPath=/dev/null -c core.untrackedCache=false "$@"; }

make() { # make REPOSITORY COMMIT
  # The git directory stands beside the files, so that a search over the tree reads the commit's files and no others.
  [ -e "$tree/.git" ] || git init -q --separate-git-dir "$folder/.git-${1#*/}" "$tree" >&2
  in_tree fetch -q --depth 1 "$from/$1" "$2" >&2 \
    || fail "$1 can't be fetched from $from: put a checkout of $2 into $tree, or say with SSLLINT_CORPUS_FROM where one can be cloned"
  in_tree checkout -q -f --detach "$2" >&2
}

check() { # check REPOSITORY COMMIT
  local head changes missing
  head=$(in_tree rev-parse -q --verify HEAD || echo nothing)
  [ "$head" = "$2" ] || fail "$tree stands at $head, not at $2: move it away, and it is made anew"
  changes=$(in_tree status --porcelain --ignored --untracked-files=all)
  ! grep -v '^ D ' <<<"$changes" | grep . >&2 \
    || fail "$tree holds changes or files that the commit doesn't have (listed above): 'git -C $tree clean -ffdx' and 'git -C $tree checkout .' clean it"
  missing=$(grep -c '^ D ' <<<"$changes" || true)
  [ "$missing" -eq 0 ] || echo "eng/corpus.sh: $tree lacks $missing files of the commit: what is measured there compares with itself alone" >&2
}

while IFS=$'\t' read -r repository commit _; do
  case $repository in \#*) continue ;; esac
  name=${repository#*/}
  [ $# -eq 0 ] || [[ " $* " == *" $name "* ]] || continue
  tree=$folder/$name
  in_tree rev-parse -q --verify HEAD >/dev/null 2>&1 && [ "$(realpath "$(in_tree rev-parse --show-toplevel)")" = "$tree" ] || make "$repository" "$commit"
  check "$repository" "$commit"
  printf '%s\t%s\t%s\n' "$tree" "$repository" "$commit"
done <"$here/corpus.tsv"
for name in "$@"; do
  cut -f 1 "$here/corpus.tsv" | grep -q "/$name\$" || fail "$name is not in eng/corpus.tsv"
done
