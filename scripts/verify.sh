#!/usr/bin/env bash
# verify [--chaos] [MAVEN OPTIONS]: every test from a clean clone, with the real parts; the exit code says whether all passed.
set -euo pipefail
. "$(dirname "$0")/tools.sh"

maven_options=()
for option; do
    case $option in
    --chaos)
        grep -q '<id>chaos</id>' "$HOME_DIR/pom.xml" || fail "there are no long suites yet: run verify without --chaos"
        maven_options+=(-Pchaos)
        ;;
    *) maven_options+=("$option") ;;
    esac
done

say "Tools"
prepare_build
need_space 2000 "$HOME_DIR"
"$HOME_DIR/scripts/install-asterisk.sh"
prepare_chromium
say "  ✓ ready ($SECONDS s)"

say "Tests"
status=0
cd "$HOME_DIR"
"$MAVEN" -B -ntp verify -Dchromium="$CHROMIUM" ${maven_options[@]+"${maven_options[@]}"} </dev/null || status=$?
say "$([ "$status" = 0 ] && echo "✓ verified" || echo "✗ not verified") in $SECONDS s"
exit "$status"
