#!/usr/bin/env bash
# start: runs the whole line on this machine, until Ctrl-C. org.permanence.lab.demo.Demonstration starts and stops the parts.
set -euo pipefail
. "$(dirname "$0")/tools.sh"

if ! is_debian; then
    say "This is not Debian, where Asterisk can be unpacked: starting the same in a container, with Docker Compose."
    command -v docker >/dev/null || fail "Docker is missing too: install Docker with Compose, or use a Debian machine"
    exec docker compose -f "$HOME_DIR/docker/demonstration/compose.yml" up --build
fi

prepare_jdk
need_space 500 "$HOME_DIR"
what=''
case " $* " in *" --without-service "*) what=laboratory ;; esac
"$HOME_DIR/scripts/build.sh" $what
"$HOME_DIR/scripts/install-asterisk.sh"
step "Speaking the announcements" "$HOME_DIR/scripts/announcements.sh" "$RUN_DIR/sounds" || fail "the announcements could not be spoken: see above"

# The demonstration has its own process group, so Ctrl-C in the terminal reaches only this script, which then closes the demonstration's
# input. At the end of its input the demonstration stops its parts in order. The input also ends when this script is killed.
set -m
cd "$HOME_DIR"
exec 4>&1
coproc LINE { lab_java org.permanence.lab.demo.Demonstration "$@" >&4; }
demonstration=$LINE_PID
input=${LINE[1]}
stopped=''
trap 'stopped=yes; exec {input}>&-' INT TERM HUP
status=0
wait "$demonstration" || status=$?
if [ -n "$stopped" ]; then # the signal interrupted the wait above
    wait "$demonstration" || true
    exit 0
fi
exit "$status"
