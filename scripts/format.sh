#!/usr/bin/env bash
# format [check]: formats Java (src/format/java.xml) and the screens (src/main/webui/.prettierrc.json). With check it changes nothing, also runs the screens'
# linter, and fails on any difference.
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

# Every check runs, also after one has failed: one run reports everything.
status=0
# Other Mavens of verify run at the same time and may fetch the same artefact: file locks coordinate them.
"$MAVEN" -B -ntp -q -Dwebui=false -Daether.syncContext.named.factory=file-lock -Daether.syncContext.named.nameMapper=file-gav "${java[@]}" || status=1
[ -d src/main/webui/node_modules ] || npm ci --prefix src/main/webui --no-audit --no-fund --prefer-offline
for script in "${screens[@]}"; do npm run --silent --prefix src/main/webui "$script" || status=1; done

# The formatters do not reflow comments. A line with a long string literal may exceed the limit: a sentence that is broken over lines cannot be found by a search.
# A text block has its own layout.
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
