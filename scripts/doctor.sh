#!/usr/bin/env bash
# For every command of ./permanence, lists the tools that this machine has and lacks, and how to get the missing ones. Exit code 1 if something is missing.
set -uo pipefail
. "$(dirname "$0")/tools.sh"

missing=0
# check NAME ADVICE FOUND: FOUND is empty if the tool is missing
check() {
    if [ -n "$3" ]; then
        printf '  ok       %-12s %s\n' "$1" "$3"
    else
        printf '  missing  %-12s %s\n' "$1" "$2"
        missing=1
    fi
}

maven() {
    find_maven && return
    if command -v mvn >/dev/null; then echo "$(command -v mvn), which fetches $maven_version"; fi
}

asterisk() {
    if [ -x "$TOOLS/asterisk/asterisk" ]; then
        "$TOOLS/asterisk/asterisk" -V
    elif is_debian; then
        echo "unpacked by the first start (125 MB)"
    fi
}

voices() {
    if [ -x "$TOOLS/speech/espeak-ng" ]; then
        echo "$TOOLS/speech/espeak-ng"
    elif is_debian; then
        echo "unpacked by the first start (27 MB)"
    fi
}

chromium() {
    find_chromium && return
    if is_debian && [ "$(id -u)" = 0 ]; then echo "installed by the first verify"; fi
}

node() { at_least 20 "$(command node --version 2>/dev/null | sed 's/^v//')" && command node --version; }

disk() {
    local free
    free=$(df -Pm "$HOME_DIR" | awk 'NR == 2 { print $4 }')
    if [ "$free" -ge 2000 ]; then echo "$free MB free"; fi
}

check system "Debian is needed to run Asterisk without Docker: use Docker Compose (see README.md)" "$(is_debian && echo "Debian $(cat /etc/debian_version)")"
check jdk "$jdk_advice" "$(jdk=$(find_jdk) && echo "$(jdk_version "$jdk") in $jdk")"
check maven "$maven_advice" "$(maven)"
check node "$node_advice" "$(node)"
check npm "$node_advice" "$(npm --version 2>/dev/null)"
check asterisk "$asterisk_advice" "$(asterisk)"
check voices "$asterisk_advice" "$(voices)"
check chromium "$chromium_advice (for verify only)" "$(chromium)"
check curl "install curl (for call and phone)" "$(command -v curl)"
check disk "make 2 GB of room on the disk of this folder" "$(disk)"
exit "$missing"
