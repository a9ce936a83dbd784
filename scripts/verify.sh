#!/usr/bin/env bash
# verify [--long] [MAVEN OPTIONS]: runs every test from a clean clone, with the real parts; the exit code says whether all passed. With --long it also runs the
# tests that take minutes each, generates more cases in the generative tests, and looks at every page in every language and colour scheme.
set -euo pipefail
. "$(dirname "$0")/tools.sh"

long=''
maven_options=()
for option; do
    case $option in
    --long) long=yes maven_options+=(-Dintrusion.calls=10000 -Dlooks.all=true) ;;
    *) maven_options+=("$option") ;;
    esac
done

say "Tools"
prepare_build
need_space 2000 "$HOME_DIR"
"$HOME_DIR/scripts/install-asterisk.sh"
"$HOME_DIR/scripts/install-network.sh"
prepare_chromium
say "  ✓ ready ($SECONDS s)"
"$HOME_DIR/scripts/build.sh" untrained
say "  ✓ built ($SECONDS s)"

cd "$HOME_DIR"

# lane NAME MAVEN GOAL…: runs tests of the build in parallel with the other lanes; logs to target/NAME.log.
# Two Mavens may fetch the same artefact at once: file locks coordinate them.
lane() {
    local name=$1
    shift
    "$MAVEN" -B -ntp -Daether.syncContext.named.factory=file-lock -Daether.syncContext.named.nameMapper=file-gav -Dchromium="$CHROMIUM" \
        "$@" ${maven_options[@]+"${maven_options[@]}"} </dev/null 2>&1 | followed >"target/$name.log"
}

# Copies Maven's output to the log; prints each test class that has finished, and at the end the seconds that each step took.
followed() {
    local line step='' began=$SECONDS timings=()
    while IFS= read -r line; do
        printf '%s\n' "$line"
        if [[ $line == *"Time elapsed"*" -- in "* ]]; then
            say "  ${line#*] }"
        elif [[ $line =~ ---\ ([a-z.-]+:[^:]+:[a-z-]+\ \([^\)]+\)) || $line == *"BUILD "* ]]; then
            if [ -n "$step" ] && [ $((SECONDS - began)) -ge 2 ]; then timings+=("$((SECONDS - began)) s  $step"); fi
            step=${BASH_REMATCH[1]:-} began=$SECONDS
        fi
    done
    printf '  %s\n' ${timings[@]+"${timings[@]}"}
}

# Beside the telephones, which mostly wait in real time.
units() {
    renice -n 19 "$BASHPID" >/dev/null
    lane units quarkus:generate-code-tests surefire:test exec:exec@webui-test
}

# Formatting of Java and screens, and the screens' linter: half a minute of one processor, finished long before the tests.
style() {
    renice -n 10 "$BASHPID" >/dev/null
    "$HOME_DIR/scripts/format.sh" check >target/style.log 2>&1
}

declare -A pids
trap 'for pid in "${pids[@]}"; do kill -- -"$pid" 2>/dev/null || true; done' EXIT
# begin NAME COMMAND…: in the background, in a process group of its own, which ends with this script.
begin() {
    set -m
    "${@:2}" & pids[$1]=$!
    set +m
}

status=0
# If the service does not start, the following tests are skipped and the retried one passes. So a skipped test is a failure.
told() {
    local name=$1 passed=$2 sums
    sums=$(sed -n 's/.*\(Tests run: [0-9]*, .*[0-9]\)$/\1/p' "target/$name.log" | tail -n 1)
    if [ "$passed" = 0 ] && [[ $sums =~ Skipped:\ [1-9] ]]; then
        passed=1
        say "$name: $sums: tests were left out"
    fi
    if [ "$passed" = 0 ]; then
        say "✓ $name${sums:+: $sums}"
        grep -A 3 '^.*Flakes: *$' "target/$name.log" >&2 || true
    else
        status=$passed
        cat "target/$name.log"
        say "✗ $name: what failed is above, and in target/$name.log"
    fi
}
ended() {
    local name passed
    for name; do
        passed=0
        wait "${pids[$name]}" || passed=$?
        unset "pids[$name]"
        told "$name" "$passed"
    done
}

# Sound, rings and frames in the browsers are in real time: beside all others they waited for a processor, and what waits too long fails.
say "Tests: browsers, and style beside them"
begin browsers lane browsers failsafe:integration-test@browsers failsafe:verify@browsers
begin style style
ended style browsers
say "Tests: telephones and units side by side ($SECONDS s)"
begin telephones lane telephones failsafe:integration-test@telephones failsafe:verify@telephones
begin units units
ended units telephones
trap - EXIT
if [ -n "$long" ]; then
    passed=0
    lane long failsafe:integration-test@long failsafe:verify@long || passed=$?
    told long "$passed"
fi
say "$([ "$status" = 0 ] && echo "✓ verified" || echo "✗ not verified") in $SECONDS s"
exit "$status"
