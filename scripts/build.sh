#!/usr/bin/env bash
# build [untrained | laboratory]: builds the service and the laboratory if one of their sources has changed; otherwise it runs no Maven and takes no time.
# It needs the network only once: it fetches the libraries of the build and of ./permanence dev together.
#   untrained   leaves out the training of the packaged service
#   laboratory  compiles only, for ./permanence dev: packages nothing; Vite serves the screens
set -euo pipefail
. "$(dirname "$0")/tools.sh"
cd "$HOME_DIR"
wanted=${1:-}

# fingerprint [PRUNED]: names, sizes and times of the sources, without generated files. A deleted or renamed file changes it too.
fingerprint() {
    find pom.xml src \( -name node_modules -o -name dist -o -name coverage -o -name schema.d.ts -o -path "${1:-}" \) -prune -o -type f -printf '%p %s %T@\n' |
        sort | cksum
}

built=target/permanence.built       # packaged from these sources
compiled=target/permanence.compiled # compiled from these sources, the screens left out
trained=target/permanence.trained
fetched=target/permanence.fetched   # every dependency of this pom.xml is in Maven's local repository
now=$(fingerprint)
java=$(fingerprint src/main/webui)

is() { [ "$(cat "$1" 2>/dev/null)" = "$2" ]; }

# maven GOAL…: runs offline, except at the first build of this pom.xml.
maven() {
    local offline=-o fetch=''
    is "$fetched" "$(cksum <pom.xml)" || { offline='' fetch=quarkus:go-offline; }
    "$MAVEN" -B -ntp $offline "$@" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath \
        -DincludeScope=test -Dmdep.outputFile=target/lab.classpath $fetch || { rm -f "$fetched"; return 1; }
    cksum <pom.xml >"$fetched"
}

first="the first time this fetches the libraries and takes some minutes"
if is "$built" "$now"; then
    :
elif [ "$wanted" = laboratory ]; then
    if ! is "$compiled" "$java"; then
        rm -f "$built" "$compiled"
        prepare_build
        need_space 1000 "$HOME_DIR"
        step "Compiling ($first)" maven test-compile -Dwebui=false || fail "it does not compile: see above"
        echo "$java" >"$compiled"
    fi
else
    rm -f "$built" "$compiled" "$trained"
    prepare_build
    need_space 1000 "$HOME_DIR"
    step "Building ($first)" maven package -DskipTests || fail "the build failed: see above"
    echo "$now" >"$built"
    echo "$java" >"$compiled"
fi

train() ( lab_java org.permanence.lab.Training )
if [ -z "$wanted" ] && ! is "$trained" "$now"; then
    prepare_jdk
    step "Starting the service once, so that every start is quick" train || say "  Without that each start takes some seconds longer."
    echo "$now" >"$trained"
fi
