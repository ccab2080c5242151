#!/usr/bin/env bash
# Builds the add-in and the page in build/wasm for their tests.
set -euo pipefail
cd "$(dirname "$0")/../.."
launcher=()
command -v ccache >/dev/null && launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
cmake --preset wasm "${launcher[@]}" >/dev/null
cmake --build build/wasm

# What the add-in's side is tested with, beside what it is built with.
mkdir -p build/wasm/npm-tests
if ! cmp -s src/addin/package-lock.json build/wasm/npm-tests/node_modules/.of; then
  cp src/addin/package.json src/addin/package-lock.json build/wasm/npm-tests/
  (cd build/wasm/npm-tests && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
  cp src/addin/package-lock.json build/wasm/npm-tests/node_modules/.of
fi
