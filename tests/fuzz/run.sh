#!/usr/bin/env bash
# Builds the fuzz targets with clang and runs each for a while, two at a time on two cores; prints what came of it.
#
#   tests/fuzz/run.sh [SECONDS] [NAME...]      every target for 60 seconds; or only those named
#
# Inputs that reach new code are kept in build/fuzz/corpus/NAME/, inputs that broke something in
# build/fuzz/findings/NAME/ (run build/fuzz/tests/fuzz/NAME_fuzz FILE to see one again). Nothing is written into the
# tree. Exit status 1: something was found.
set -euo pipefail
cd "$(dirname "$0")/../.."

seconds=60
if [[ "${1:-}" =~ ^[0-9]+$ ]]; then
  seconds=$1
  shift
fi
build=build/fuzz
jobs=$(nproc)
launcher=()
command -v ccache >/dev/null && launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
cmake -S . -B "$build" -G Ninja -DCMAKE_CXX_COMPILER=clang++ -DCMAKE_BUILD_TYPE=Debug "-DCMAKE_CXX_FLAGS_DEBUG=-O1 -gline-tables-only" \
  -DSCOREBOOK_FUZZ=ON -DSCOREBOOK_TESTS=OFF "${launcher[@]}" >/dev/null

mapfile -t names <"$build/tests/fuzz/targets.txt"
[ $# -gt 0 ] && names=("$@")
cmake --build "$build" --parallel "$jobs" --target "${names[@]/%/_fuzz}"

one() {
  local name=$1
  local seeds=tests/fuzz/seeds/$name corpus=$build/corpus/$name findings=$build/findings/$name log=$build/$name.log
  mkdir -p "$corpus" "$findings"
  local options=(-max_total_time="$seconds" -rss_limit_mb=2048 -malloc_limit_mb=1024 -timeout=20 -print_final_stats=1
    -artifact_prefix="$findings/")
  [ -f "tests/fuzz/$name.dict" ] && options+=(-dict="tests/fuzz/$name.dict")
  local status=0
  "$build/tests/fuzz/${name}_fuzz" "${options[@]}" "$corpus" "$seeds" >"$log" 2>&1 || status=$?
  echo "$status" >"$build/$name.status"
}
export -f one
export build seconds
printf '%s\n' "${names[@]}" | xargs -P "$jobs" -I{} bash -c 'one {}'

found=0
printf '%-16s %12s %8s %9s %9s  %s\n' target executions per_s coverage peak_MB found
for name in "${names[@]}"; do
  log=$build/$name.log
  stat() { sed -n "s/^stat::$1: *//p" "$log" | tail -n 1; }
  coverage=$(grep -ao 'cov: [0-9]*' "$log" | tail -n 1 | cut -d' ' -f2 || true)
  outcome=nothing
  if [ "$(cat "$build/$name.status")" -ne 0 ]; then
    found=1
    outcome=$(grep -a -m 1 -E '^BROKEN PROMISE|^SUMMARY|^==[0-9]+== ?ERROR' "$log" || tail -n 1 "$log")
  fi
  printf '%-16s %12s %8s %9s %9s  %s\n' "$name" "$(stat number_of_executed_units)" "$(stat average_exec_per_sec)" "${coverage:--}" \
    "$(stat peak_rss_mb)" "$outcome"
done
exit $found
