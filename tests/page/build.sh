#!/usr/bin/env bash
# Builds the add-in and the page in build/wasm for their tests.
set -euo pipefail
cd "$(dirname "$0")/../.."
launcher=()
command -v ccache >/dev/null && launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
cmake --preset wasm "${launcher[@]}" >/dev/null
cmake --build build/wasm
