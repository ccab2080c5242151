#!/usr/bin/env bash
# Installs what building (setup.sh build), building and testing (setup.sh test) or building the page for browsers
# (setup.sh wasm) needs, from Debian's packages only.
# As root or through sudo it installs what is missing; otherwise it prints the one line to run. Can be run again.
set -euo pipefail

build_packages=(g++ cmake ninja-build pkg-config libxlsxwriter-dev libboost-program-options-dev doctest-dev zlib1g-dev
  libdeflate-dev libexpat1-dev libfmt-dev libfast-float-dev nlohmann-json3-dev libtomlplusplus-dev libmbedtls-dev)
test_packages=(python3 python3-openpyxl libreoffice-calc-nogui poppler-utils fonts-liberation clang libclang-rt-dev libc++-dev
  libc++abi-dev unzip valgrind)
wasm_packages=(emscripten dpkg-dev nodejs xz-utils)
command -v npm >/dev/null || wasm_packages+=(npm)  # other packages of nodejs bring their own
browser_packages=(chromium chromium-driver python3-selenium libxml2-utils)

packages=("${build_packages[@]}")
[ "${1:-build}" = test ] && packages+=("${test_packages[@]}" "${wasm_packages[@]}" "${browser_packages[@]}")
[ "${1:-build}" = wasm ] && packages+=("${wasm_packages[@]}")

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}\n' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing+=("$package")
done
if [ ${#missing[@]} -eq 0 ]; then exit 0; fi

install_line="apt-get install --yes --no-install-recommends ${missing[*]}"
if [ "$(id -u)" -eq 0 ]; then
  as_root=()
elif command -v sudo >/dev/null && sudo --non-interactive true 2>/dev/null; then
  as_root=(sudo)
else
  echo "These Debian packages are missing. Please run this line as root, then start again:" >&2
  echo "  apt-get update && $install_line" >&2
  exit 1
fi
echo "== Installing Debian packages: ${missing[*]}"
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive $install_line >/dev/null
