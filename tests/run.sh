#!/usr/bin/env bash
# Builds Scorebook with warnings as errors and sanitizers, and runs all tests through CTest. Arguments go to CTest
# (bash tests/run.sh -R unit). Can be run again at any time.
set -euo pipefail
cd "$(dirname "$0")/.."

bash samples/setup.sh test
launcher=()
command -v ccache >/dev/null && launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
cmake --preset dev "${launcher[@]}" >/dev/null
cmake --build --preset dev
ctest --preset dev -j "$(nproc)" "$@"
