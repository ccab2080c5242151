#!/usr/bin/env bash
# Compiles (syntax and types only) every source of the library with clang and libc++, the C++ that the WebAssembly
# build has (the add-in's own sources are that build's alone). usage: libcxx.sh SOURCE BUILD
set -euo pipefail
source=$1 build=$2
cd "$source"
find src -name '*.cpp' ! -name '*_test.cpp' ! -name '*_for_test.cpp' ! -path 'src/cli/*' ! -path 'src/addin/*' -print0 |
  xargs -0 -P "$(nproc)" -n 4 clang++ -std=c++20 -stdlib=libc++ -fsyntax-only -Wall -Wextra -Werror -Iinclude -Isrc "-I$build/generated"
echo "compiles with $(clang++ --version | head -n 1) and libc++"
