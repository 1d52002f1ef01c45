#!/usr/bin/env bash
# Draws every icon that tauri.conf.json and the installer name, from the two SVGs. Needs librsvg2-bin, imagemagick, icnsutils (for macOS only).
set -euo pipefail
cd "$(dirname "$0")"
rsvg-convert -w 32 -h 32 tsudoi.svg -o 32x32.png
rsvg-convert -w 128 -h 128 tsudoi.svg -o 128x128.png
rsvg-convert -w 256 -h 256 tsudoi.svg -o 128x128@2x.png
rsvg-convert -w 512 -h 512 tsudoi.svg -o icon.png
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for px in 16 20 24; do rsvg-convert -w $px -h $px tsudoi-small.svg -o "$work/$px.png"; done
for px in 32 40 48 64 128 256; do rsvg-convert -w $px -h $px tsudoi.svg -o "$work/$px.png"; done
convert "$work"/{16,20,24,32,40,48,64,128,256}.png icon.ico
