#!/usr/bin/env bash
# dev: the demonstration, with the service in Quarkus' live reload (port 8080) and the screens in Vite's (port 5173). q ends all.
set -euo pipefail
. "$(dirname "$0")/tools.sh"

prepare_build
cd "$HOME_DIR"
settings=$RUN_DIR/service.properties
rm -f "$settings"

set -m # each part is a process group: Ctrl-C reaches the foreground one, and the others are ended below
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

if [ -e src/main/webui/package.json ]; then
    (cd src/main/webui && { [ -d node_modules ] || npm ci --no-audit --no-fund --prefer-offline; } && exec npm run dev) &
    screens=$!
fi
QUARKUS_CONFIG_LOCATIONS=$settings "$MAVEN" -q quarkus:dev -Dwebui=false "$@"
