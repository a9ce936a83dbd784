#!/usr/bin/env bash
# bench WHAT [OPTIONS]: measures with the real parts; nothing else may run meanwhile. See org.permanence.lab.bench.
set -euo pipefail
. "$(dirname "$0")/tools.sh"

case ${1:-} in
answer) bench=AnswerBench ;;
desk) bench=DeskBench ;;
people) bench=PeopleBench ;;
planner) bench=PlannerBench ;;
ring) bench=RingBench ;;
wallboard) bench=WallboardBench ;;
*) fail "say what to measure: bench answer [CALLS], bench desk [SECONDS], bench people [TIMES], bench planner [TIMES], bench ring, bench wallboard [CALLS]" ;;
esac
shift

prepare_jdk
"$HOME_DIR/scripts/build.sh"
"$HOME_DIR/scripts/install-asterisk.sh"
prepare_chromium
cd "$HOME_DIR"
# A heap large enough for the whole measurement: a garbage collection would stop the measuring program for 40 ms, and that would be counted as somebody's wait.
lab_java -Xmx3g -Xmn2g -Dpermanence.chromium="$CHROMIUM" "org.permanence.lab.bench.$bench" "$@"
