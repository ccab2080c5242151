#!/usr/bin/env bash
# Builds a release and measures it: bash tests/bench/run.sh. Compare only figures of one run, on a machine that is quiet.
set -euo pipefail
cd "$(dirname "$0")/../.."

launcher=()
command -v ccache >/dev/null && launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
cmake --preset release -DSCOREBOOK_BENCH=ON "${launcher[@]}" >/dev/null
cmake --build build/release --target scorebook scorebook_bench scorebook_rating_bench scorebook_check_bench scorebook_report_bench
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
build/release/tests/bench/scorebook_bench all "$folder" build/release/src/cli/scorebook
build/release/tests/bench/scorebook_rating_bench
build/release/tests/bench/scorebook_check_bench
for measures in 100 1000; do build/release/tests/bench/scorebook_report_bench "$folder" "$measures"; done
