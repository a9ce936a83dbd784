#!/usr/bin/env bash
# Prepares Asterisk 22 and the voices (espeak-ng, sox) in the tools folder, where every clone finds them:
#   TOOLS/asterisk/asterisk   any Asterisk: -f -C CONF/asterisk.conf, or the same with -rx 'COMMAND'
#   TOOLS/asterisk/modules    for astmoddir        TOOLS/asterisk/data    for astdatadir (sounds, music, documentation)
#   TOOLS/speech/espeak-ng    TOOLS/speech/sox
set -euo pipefail
. "$(dirname "$0")/common.sh"

# command TOOL NAME PROGRAM [ENVIRONMENT]: a program of an unpacked root under a plain name
command_for() {
    local command=$TOOLS/$1/$2
    cat >"$command.new" <<-COMMAND
	#!/bin/sh
	here=\$(dirname "\$(readlink -f "\$0")")
	${4:-}
	exec "\$here/run" $3 "\$@"
	COMMAND
    chmod +x "$command.new"
    mv "$command.new" "$command"
}

"$HOME_DIR/scripts/debian-root.sh" asterisk asterisk asterisk-core-sounds-fr-wav asterisk-core-sounds-en-wav asterisk-moh-opsound-wav
command_for asterisk asterisk usr/sbin/asterisk
ln -sfn root/usr/share/asterisk "$TOOLS/asterisk/data"
ln -sfn "$(cd "$TOOLS/asterisk" && echo root/usr/lib/*/asterisk/modules)" "$TOOLS/asterisk/modules"

"$HOME_DIR/scripts/debian-root.sh" speech espeak-ng sox
command_for speech espeak-ng usr/bin/espeak-ng 'export ESPEAK_DATA_PATH="$(echo "$here"/root/usr/lib/*/espeak-ng-data)"'
command_for speech sox usr/bin/sox
