#!/usr/bin/env bash
# Renders the icons again after one of the drawings has changed: bash src/addin/excel/icons/render.sh
# It needs rsvg-convert (Debian: librsvg2-bin); the pictures are kept with the drawings so that a build does not.
set -euo pipefail
cd "$(dirname "$0")"
render() { rsvg-convert --width "$2" --height "$2" --output "$3" "$1.svg"; }

for name in scorebook check rate appendix; do
  for size in 16 32 64 80 128; do render "$name" "$size" "$name-$size.png"; done
done
# What the package of the unified manifest asks for.
render scorebook 192 color.png
render outline 32 outline.png
