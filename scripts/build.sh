#!/usr/bin/env bash
# build [untrained]: builds the service and the laboratory when something they are made of has changed since; otherwise it takes no Maven, no network and
# no time.
set -euo pipefail
. "$(dirname "$0")/tools.sh"
cd "$HOME_DIR"

# Names, sizes and times of the sources, without what the build makes among them: also a deleted or renamed file changes it.
fingerprint() {
    find pom.xml src \( -name node_modules -o -name dist -o -name coverage -o -name schema.d.ts \) -prune -o -type f -printf '%p %s %T@\n' | sort | cksum
}

built=target/permanence.built
trained=target/permanence.trained
now=$(fingerprint)

if [ "$(cat "$built" 2>/dev/null)" != "$now" ]; then
    rm -f "$built" "$trained"
    prepare_build
    need_space 1000 "$HOME_DIR"
    step "Building (the first time this fetches the libraries and takes some minutes)" \
        "$MAVEN" -B -ntp package -DskipTests org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath \
        -DincludeScope=test -Dmdep.outputFile=target/lab.classpath || fail "the build failed: see above"
    echo "$now" >"$built"
fi

train() ( lab_java org.permanence.lab.Training )
if [ "${1:-}" != untrained ] && [ "$(cat "$trained" 2>/dev/null)" != "$now" ]; then
    prepare_jdk
    step "Starting the service once, so that every start is quick" train || say "  Without that each start takes some seconds longer."
    echo "$now" >"$trained"
fi
