#!/bin/sh
# The browser tests need Chromium; on Debian as root it is installed here, elsewhere the message says what to do.
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null && exit 0
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    apt-get update -qq >/dev/null && DEBIAN_FRONTEND=noninteractive \
        apt-get install -qq -y --no-install-recommends chromium fonts-dejavu-core >/dev/null && exit 0
fi
echo 'The browser tests need Chromium. Debian or Ubuntu: sudo apt-get install chromium. Elsewhere: install Chromium or Chrome.' >&2
exit 1
