#!/usr/bin/env bash
# Fetches the sources of the libraries that the WebAssembly module is built with, which Debian has ready-made for the
# machine's own processor only: bash src/addin/sources.sh FOLDER PACKAGE... Each source package ends up unpacked in
# FOLDER/PACKAGE, with a file .version beside it. Can be run again: what is there is kept.
#
# They come from the machine's own package sources, of which a copy with "deb-src" is kept in FOLDER/.apt: the system's
# configuration is not touched.
set -euo pipefail

mkdir -p "$1"
folder=$(cd "$1" && pwd)
shift
apt=$folder/.apt
options=(-o "Dir::Etc::sourcelist=/dev/null" -o "Dir::Etc::sourceparts=$apt/sources" -o "Dir::State::lists=$apt/lists"
  -o "Dir::Cache=$apt/cache" -o APT::Sandbox::User=)

refuse() { echo "sources.sh: $1" >&2; exit 1; }

missing=()
for package in "$@"; do [ -f "$folder/$package.version" ] || missing+=("$package"); done
[ ${#missing[@]} -eq 0 ] && exit 0

command -v dpkg-source >/dev/null || refuse "dpkg-source is missing: install Debian's package dpkg-dev"
rm -rf "$apt"
mkdir -p "$apt/lists/partial" "$apt/sources" "$apt/cache/archives/partial"
for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
  if [ -f "$file" ]; then sed -n 's/^deb[[:space:]]/deb-src /p' "$file" >>"$apt/sources/copy.list"; fi
done
for file in /etc/apt/sources.list.d/*.sources; do
  if [ -f "$file" ]; then sed 's/^Types:.*/Types: deb-src/' "$file" >"$apt/sources/$(basename "$file")"; fi
done
echo "== Fetching the sources of the libraries for WebAssembly"
apt-get "${options[@]}" update -qq || refuse "the lists of Debian's source packages could not be fetched"

# The newest version whose source is there: the security suite can list one that is not, then the next older one is
# taken, and said.
for package in "${missing[@]}"; do
  taken=
  mapfile -t versions < <(apt-cache "${options[@]}" showsrc --only-source "$package" | sed -n 's/^Version: //p' | sort -ruV)
  for version in "${versions[@]}"; do
    download=$(mktemp -d "$folder/.download-XXXXXX")
    if (cd "$download" && apt-get "${options[@]}" source --download-only -qq "$package=$version") >"$folder/$package.log" 2>&1; then
      rm -rf "${folder:?}/$package"
      dpkg-source --no-check --no-copy --extract "$download"/*.dsc "$folder/$package" >>"$folder/$package.log" 2>&1
      taken=$version
    else
      echo "  $package $version is listed, but its source is not there"
    fi
    rm -rf "$download"
    [ -n "$taken" ] && break
  done
  [ -n "$taken" ] || refuse "the source of $package could not be fetched: $(tail -n 1 "$folder/$package.log" 2>/dev/null)"
  echo "  $package $taken"
  echo "$taken" >"$folder/$package.version"
done
