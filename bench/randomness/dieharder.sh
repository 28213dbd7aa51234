#!/usr/bin/env bash
# Tests of dieharder (Debian package) on the random words of the engine in one of its orders; see words.mjs and
# docs/randomness.md. Several minutes an order; the whole set with --all, several hours.
#
#     npm run build && bench/randomness/dieharder.sh subjects [--reversed] [--all]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
order=$1
shift
flags=()
all=
for flag in "$@"; do if [ "$flag" = --all ]; then all=yes; else flags+=("$flag"); fi; done

battery() {
  node bench/randomness/words.mjs "$order" ${flags[@]+"${flags[@]}"} |
    dieharder -g 200 "$@" -D test_name -D ntuple -D tsamples -D psamples -D pvalues -D assessment
}

started=$SECONDS
echo "# dieharder $(dpkg-query -W -f '${Version}' dieharder 2>/dev/null || true), order $order ${flags[*]-}"
if [ -n "$all" ]; then
  battery -a
else
  # all tests but sums (14, of which its author says not to use it); of those with a parameter a few values
  for test in 0 1 2 3 4 5 6 7 8 9 10 11 12 13 15 16 17 100 101 102 204 205 206 207 208 209; do battery -d "$test"; done
  for bits in 1 2 3 4 5 6 8; do battery -d 200 -n "$bits"; done
  for dimensions in 2 3 4 5; do battery -d 201 -n "$dimensions"; battery -d 202 -n "$dimensions"; done
  for lag in 0 1 2 3; do battery -d 203 -n "$lag"; done
fi
echo "# $((SECONDS - started)) seconds"
