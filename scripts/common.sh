# Sourced by ./permanence and by the scripts in this folder: paths, and messages to the person at the terminal.

HOME_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
RUN_DIR=$HOME_DIR/.permanence
TOOLS=${PERMANENCE_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/permanence}

say() { printf '%s\n' "$*" >&2; }

# Prints one sentence that says what to do, and exits.
fail() {
    printf 'permanence: %s\n' "$*" >&2
    exit 1
}

# step "DESCRIPTION" command…: shows the step, a running clock on a terminal, and how long the step took.
# The command's output is shown only if it fails: nobody reads two thousand lines of unpacking.
step() {
    local title=$1 output began=$SECONDS ticker='' status=0
    shift
    output=$(mktemp)
    if [ -t 2 ]; then
        (while printf '\r  … %s (%d s) ' "$title" $((SECONDS - began)) >&2; do sleep 1; done) &
        ticker=$!
    fi
    "$@" >"$output" 2>&1 </dev/null || status=$?
    if [ -n "$ticker" ]; then
        kill "$ticker" 2>/dev/null
        wait "$ticker" 2>/dev/null || true
        printf '\r\033[K' >&2
    fi
    if [ "$status" = 0 ]; then
        say "  ✓ $title ($((SECONDS - began)) s)"
    else
        say "  ✗ $title"
        # Without Java's stack traces, which push out what a compiler said.
        { grep -vE '^\s+at [[:alnum:]_.$]+ \(|^\s+at [[:alnum:]_.$/<>]+\(' "$output" || true; } | tail -n 60 | sed 's/^/    /' >&2
    fi
    rm -f "$output"
    return "$status"
}

need_space() { # need_space MEGABYTES DIRECTORY
    mkdir -p "$2" || fail "cannot write in $2: give yourself the right to, or set PERMANENCE_TOOLS to another folder"
    local free
    free=$(df -Pm "$2" | awk 'NR == 2 { print $4 }')
    [ "$free" -ge "$1" ] || fail "the disk of $2 has $free MB free and $1 MB are needed: make room and try again"
}

is_debian() { [ -r /etc/os-release ] && (. /etc/os-release && [ "${ID:-}" = debian ]) && command -v apt-get dpkg >/dev/null; }
