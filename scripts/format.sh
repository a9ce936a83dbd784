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

# The formatters leave comments as they are. Texts may be longer: a sentence that is broken can no longer be found, and what stands in a text block has a
# layout of its own.
long=$(find src \( -name node_modules -o -name dist -o -name coverage -o -name schema.d.ts \) -prune -o \
    \( -name '*.java' -o -name '*.ts' -o -name '*.tsx' \) -print0 | xargs -0 perl -CSD -ne '
        chomp;
        $text = $block || /"(?:[^"\\]|\\.){60,}"|\x27[^\x27]{60,}\x27|`[^`]{60,}`/;
        print "$ARGV:$.: $_\n" if length > 140 && !$text;
        $block = !$block if (() = /"""/g) % 2;
        if (eof) { close ARGV; $block = 0 }')
if [ -n "$long" ]; then
    say "Longer than 140 characters; break them by hand:"
    printf '%s\n' "$long" | cut -c 1-160 >&2
    status=1
fi
[ "$status" = 0 ] || [ "$check" != check ] || say "./permanence format mends the layout; the linter's findings and long comments are mended by hand."
exit "$status"
