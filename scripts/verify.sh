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

# Passes Maven's words on, and ends with the seconds that each of its steps took.
with_timings() {
    local line step='' began=$SECONDS timings=()
    while IFS= read -r line; do
        printf '%s\n' "$line"
        if [[ $line =~ ---\ ([a-z.-]+:[^:]+:[a-z-]+\ \([^\)]+\)) || $line == *"BUILD "* ]]; then
            if [ -n "$step" ] && [ $((SECONDS - began)) -ge 2 ]; then timings+=("$((SECONDS - began)) s  $step"); fi
            step=${BASH_REMATCH[1]:-} began=$SECONDS
        fi
    done
    say "Timings"
    printf '  %s\n' ${timings[@]+"${timings[@]}"} >&2
}

say "Tests"
cd "$HOME_DIR"
status=0
"$MAVEN" -B -ntp verify -Dchromium="$CHROMIUM" ${maven_options[@]+"${maven_options[@]}"} </dev/null 2>&1 | with_timings || status=$?
say "$([ "$status" = 0 ] && echo "✓ verified" || echo "✗ not verified") in $SECONDS s"
exit "$status"
