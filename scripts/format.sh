#!/usr/bin/env bash
# format [check]: lays out Java (src/format/java.xml) and the screens (src/main/webui/.prettierrc.json). With check it changes nothing, runs the screens'
# linter too, and fails on any difference.
set -euo pipefail
. "$(dirname "$0")/tools.sh"
check=${1:-}
prepare_build
cd "$HOME_DIR"

if [ "$check" = check ]; then
    java=(formatter:validate spotless:check) screens=(lint format:check)
else
    java=(formatter:format spotless:apply) screens=(format)
fi

# All of them, also after one has failed: one run names everything.
status=0
# Beside other Mavens of verify, which may fetch the same thing: they tell each other by files.
"$MAVEN" -B -ntp -q -Dwebui=false -Daether.syncContext.named.factory=file-lock -Daether.syncContext.named.nameMapper=file-gav "${java[@]}" || status=1
[ -d src/main/webui/node_modules ] || npm ci --prefix src/main/webui --no-audit --no-fund --prefer-offline
for script in "${screens[@]}"; do npm run --silent --prefix src/main/webui "$script" || status=1; done

# The formatters leave comments and texts as they are. A long text stays whole: where it is broken it can no longer be found.
long=$(LC_ALL=C.UTF-8 grep -rnE '^.{141,}$' src --include='*.java' --include='*.ts' --include='*.tsx' \
    --exclude-dir=node_modules --exclude-dir=dist --exclude=schema.d.ts | grep -vE "[\"'\`][^\"'\`]{60,}|https?://" || true)
if [ -n "$long" ]; then
    say "Longer than 140 characters; break them by hand:"
    printf '%s\n' "$long" | cut -c 1-160 >&2
    status=1
fi
[ "$status" = 0 ] || [ "$check" != check ] || say "./permanence format mends the layout; the linter's findings and long comments are mended by hand."
exit "$status"
