#!/usr/bin/env bash
# bench WHAT [OPTIONS]: measures, with the real parts and nothing else running. See org.permanence.lab.bench.
set -euo pipefail
. "$(dirname "$0")/tools.sh"

case ${1:-} in
answer) bench=AnswerBench ;;
desk) bench=DeskBench ;;
wallboard) bench=WallboardBench ;;
*) fail "say what to measure: bench answer [CALLS], bench desk [SECONDS], bench wallboard [CALLS]" ;;
esac
shift

prepare_jdk
"$HOME_DIR/scripts/build.sh"
"$HOME_DIR/scripts/install-asterisk.sh"
prepare_chromium
cd "$HOME_DIR"
# Room for all that is measured: clearing up would stop what measures for 40 ms at a time, and count as somebody's wait.
lab_java -Xmx3g -Xmn2g -Dpermanence.chromium="$CHROMIUM" "org.permanence.lab.bench.$bench" "$@"
