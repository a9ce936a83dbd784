#!/usr/bin/env bash
# Prepares Asterisk 22 and speech synthesis (espeak-ng, sox) in the tools folder, which all clones share:
#   TOOLS/asterisk/asterisk   runs an Asterisk: -f -C CONF/asterisk.conf, or the same with -rx 'COMMAND'
#   TOOLS/asterisk/modules    for astmoddir        TOOLS/asterisk/data    for astdatadir (sounds, music, documentation)
#   TOOLS/speech/espeak-ng    TOOLS/speech/sox
set -euo pipefail
. "$(dirname "$0")/common.sh"

# command_for TOOL NAME PROGRAM [EXPORT]: makes a command NAME for a program of an unpacked root.
command_for() {
    local command=$TOOLS/$1/$2
    printf '%s\n' '#!/bin/sh' "${4:+export $4}" "exec '$TOOLS/$1/run' $3 \"\$@\"" | sed '/^$/d' >"$command.new"
    chmod +x "$command.new"
    mv "$command.new" "$command"
}

"$HOME_DIR/scripts/debian-root.sh" asterisk asterisk asterisk-core-sounds-fr-wav asterisk-core-sounds-en-wav asterisk-moh-opsound-wav
command_for asterisk asterisk usr/sbin/asterisk
ln -sfn root/usr/share/asterisk "$TOOLS/asterisk/data"
ln -sfn "$(cd "$TOOLS/asterisk" && echo root/usr/lib/*/asterisk/modules)" "$TOOLS/asterisk/modules"

"$HOME_DIR/scripts/debian-root.sh" speech espeak-ng sox
command_for speech espeak-ng usr/bin/espeak-ng "ESPEAK_DATA_PATH=$(echo "$TOOLS"/speech/root/usr/lib/*/espeak-ng-data)"
command_for speech sox usr/bin/sox
