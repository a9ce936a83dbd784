#!/usr/bin/env bash
# call … and phone …: requests to the demonstration that runs in this clone, sent to the control address in .permanence/endpoints.json.
set -euo pipefail
. "$(dirname "$0")/common.sh"

misused() {
    say "permanence: $1"
    "$HOME_DIR/permanence" help | sed -n "/^  $word /,/^  [a-z]/p" | grep -E "^  ($word|   )" >&2
    exit 2
}

# set_number FIELD OPTION VALUE: accepts only whole numbers
set_number() {
    [[ ${3:-} =~ ^[0-9]+$ ]] || misused "$2 wants a whole number"
    request+=("\"$1\":$3")
}

send() { # send METHOD PATH JSON
    local answer status
    answer=$(curl -sS --max-time 20 -X "$1" -H 'Content-Type: application/json' --data "$3" -w '\n%{http_code}' "$control$2") ||
        fail "the demonstration does not answer: is './permanence start' still running?"
    status=${answer##*$'\n'}
    answer=$(printf '%s' "${answer%$'\n'*}" | sed -n 's/.*"detail" *: *"\([^"]*\)".*/\1/p')
    [[ $status = 2* ]] || fail "$answer"
    say "$answer"
}

word=$1
shift

case $word in
call)
    request=()
    while [ $# -gt 0 ]; do
        case $1 in
        --from) [[ ${2:-} =~ ^\+?[0-9]+$|^anonymous$ ]] || misused "--from wants a number such as +32470123456, or anonymous"
            request+=("\"from\":\"$2\"") ;;
        --language) [[ ${2:-} =~ ^(fr|nl|en)$ ]] || misused "--language wants fr, nl or en"
            request+=("\"language\":\"$2\"") ;;
        --hang-up-after) set_number hangUpAfterSeconds "$@" ;;
        --count) set_number count "$@" ;;
        --every) set_number everySeconds "$@" ;;
        *) misused "'$1' is no option of call" ;;
        esac
        shift 2
    done
    set -- POST /calls "{$(IFS=, && echo "${request[*]-}")}"
    ;;
phone)
    name=${1:-}
    [[ $name =~ ^[A-Za-z0-9-]+$ ]] || misused "which phone?"
    case ${2:-} in
    --accept | --decline | --voicemail | --no-answer) behaviour=${2#--} ;;
    *) misused "what shall $name's phone do?" ;;
    esac
    set -- PUT "/phones/$name" "{\"behaviour\":\"$behaviour\"}"
    ;;
esac

control=$(sed -n 's/.*"control" *: *"\([^"]*\)".*/\1/p' "$RUN_DIR/endpoints.json" 2>/dev/null) || true
[ -n "$control" ] || fail "nothing runs here: start the demonstration with './permanence start'"
send "$@"
