#!/bin/sh
# What the tests need beside Python: Chromium, poppler, npm for axe-core; with --documents, LibreOffice too.
# Installed where that can be done (Debian, as root).
set -eu
need() { # need COMMAND PACKAGES: is it there, or can it be had?
  command -v "$1" >/dev/null && return 0
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $2 >/dev/null && return 0
  fi
  echo "$2 is needed for the tests. Debian and Ubuntu: sudo apt-get install $2. Elsewhere: install it so that «$1» is found." >&2
  return 1
}
if [ "${1:-}" = --documents ]; then
  need soffice "libreoffice-writer-nogui libreoffice-impress-nogui"
  # Impress is a package of its own; its library lies beside the program.
  ls "$(dirname "$(readlink -f "$(command -v soffice)")")"/libsdlo.* >/dev/null 2>&1 || need impress libreoffice-impress-nogui
  need pdftotext poppler-utils
  set -- --omit=optional
fi
for name in chromium chromium-browser google-chrome; do
  if command -v "$name" >/dev/null; then found=yes; fi
done
[ -n "${found:-}" ] || need chromium "chromium fonts-dejavu-core"
need npm npm
need pdftoppm poppler-utils
# --omit=optional leaves Lighthouse out; only «make bench» takes it.
if [ ! -f node_modules/.ready ] || [ package-lock.json -nt node_modules/.ready ]; then
  npm ci --ignore-scripts --silent "$@"
  touch node_modules/.ready
fi
