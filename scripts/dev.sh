#!/usr/bin/env bash
# dev: runs the demonstration, with live reload of the service by Quarkus and of the screens by Vite. q or Ctrl-C ends everything.
set -euo pipefail
. "$(dirname "$0")/tools.sh"

prepare_build
cd "$HOME_DIR"
settings=$RUN_DIR/service.properties
webui=$HOME_DIR/src/main/webui
export PERMANENCE_SCREENS_PORT=${PERMANENCE_SCREENS_PORT:-5173}
export PERMANENCE_SERVICE=http://127.0.0.1:${PERMANENCE_PORT:-8080} # where Vite forwards requests that are not for files of the screens
rm -f "$settings"

[ "$webui/node_modules/.package-lock.json" -nt "$webui/package-lock.json" ] ||
    step "Fetching the libraries of the screens" npm --prefix "$webui" ci --no-audit --no-fund --prefer-offline || fail "see above"

set -m # each part is a process group: Ctrl-C reaches only the one in the foreground; the others are ended below
scripts/start.sh --without-service &
parts=$!
screens=''
end_others() {
    kill "$parts" 2>/dev/null || true
    [ -z "$screens" ] || kill -- "-$screens" 2>/dev/null || true
    wait
}
trap end_others EXIT
until [ -e "$settings" ]; do
    kill -0 "$parts" 2>/dev/null || exit 1
    sleep 0.2
done

(cd "$webui" && exec npm run --silent dev -- --port "$PERMANENCE_SCREENS_PORT" --strictPort </dev/null) &
screens=$!
# Offline: the build above has fetched all dependencies.
QUARKUS_CONFIG_LOCATIONS=$settings "$MAVEN" -q -o quarkus:dev -Dwebui=false "$@"
