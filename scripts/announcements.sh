#!/usr/bin/env bash
# announcements.sh OUT
#
# Synthesises asterisk-config/announcements/LANGUAGE.txt (lines "name = text") into OUT/LANGUAGE/NAME.wav, 8 kHz 16 bit mono, the
# format of telephones. Only changed lines are synthesised again. Recordings made by people are beside OUT, in recordings/, where
# the dialplan looks first: this script cannot overwrite them.
set -euo pipefail
. "$(dirname "$0")/common.sh"

out=${1:?usage: announcements.sh OUT}
texts=${PERMANENCE_ANNOUNCEMENTS:-$HOME_DIR/asterisk-config/announcements}
speech=${PERMANENCE_SPEECH:-$TOOLS/speech} # in the container, the installed programs: /usr/bin
[ -x "$speech/espeak-ng" ] || fail "espeak-ng is missing: run scripts/install-asterisk.sh"
export speech

voice() {
    case $1 in
    fr) echo fr-be ;; # septante, nonante
    en) echo en-gb ;;
    *) echo "$1" ;;
    esac
}

# speak FOLDER VOICE LINE…: writes to a temporary name first, so that an interrupted run leaves no half sentence.
speak() {
    local folder=$1 voice=$2 line name
    shift 2
    for line; do
        name=${line%% = *}
        "$speech/espeak-ng" -v "$voice" -s 145 -z --stdout "${line#* = }" |
            "$speech/sox" -V1 -t wav --ignore-length - -r 8000 -b 16 -c 1 "$folder/.$name.wav" gain -n -3 pad 0 0.1
        mv "$folder/.$name.wav" "$folder/$name.wav"
    done
}
export -f speak

for file in "$texts"/*.txt; do
    language=$(basename "$file" .txt)
    folder=$out/$language
    mkdir -p "$folder"
    # The lines already synthesised, with their voice: a line that is missing there, or whose sound file is missing, is synthesised now.
    how="$(voice "$language") $(cksum <"$0")"
    spoken=$folder/.spoken
    [ "$(head -n 1 "$spoken" 2>/dev/null)" = "$how" ] || : >"$spoken"
    sed -n 's/^ *\([a-z0-9-]*\) *= *\(.*[^ ]\) *$/\1 = \2/p' "$file" | sort >"$folder/.wanted"
    while IFS= read -r line; do
        [ -s "$folder/${line%% = *}.wav" ] || echo "$line"
    done <"$folder/.wanted" >"$folder/.absent"
    comm -23 "$folder/.wanted" <(tail -n +2 "$spoken" | sort) | sort -u - "$folder/.absent" |
        tr '\n' '\0' | xargs -0 -r -P "$(nproc)" -n 20 bash -ec 'speak "$@"' speak "$folder" "$(voice "$language")"
    comm -13 <(sed 's/ = .*//' "$folder/.wanted" | sort) <(find "$folder" -name '[a-z0-9]*.wav' -printf '%f\n' | sed 's/\.wav$//' | sort) |
        while read -r gone; do rm -f "$folder/$gone.wav"; done
    { echo "$how" && cat "$folder/.wanted"; } >"$spoken.new"
    mv "$spoken.new" "$spoken"
    rm -f "$folder/.wanted" "$folder/.absent"
done
