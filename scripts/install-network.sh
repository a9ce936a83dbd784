#!/usr/bin/env bash
# Prepares what stands between browsers and the line in many places, for the tests: a reverse proxy (nginx) and a relay of sound (coturn), in the tools folder.
#   TOOLS/network/run usr/sbin/nginx …      TOOLS/network/run usr/bin/turnserver …
set -euo pipefail
. "$(dirname "$0")/common.sh"

"$HOME_DIR/scripts/debian-root.sh" network nginx coturn
