# Sourced: finds the tools of the build, downloads the missing ones where possible, or says in one sentence how to get them.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

maven_version=3.9.11

# at_least WANTED FOUND: compares versions such as 3.9 and 3.10.1
at_least() { [ "$(printf '%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

jdk_version() { sed -n 's/^JAVA_VERSION="\(.*\)"$/\1/p' "$1/release" 2>/dev/null; }

find_jdk() {
    local home on_path
    on_path=$(readlink -f "$(command -v javac || true)" 2>/dev/null || true)
    for home in "${JAVA_HOME:-}" "${on_path%/bin/javac}" /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if [ -x "$home/bin/javac" ] && at_least 25 "$(jdk_version "$home")"; then
            echo "$home"
            return
        fi
    done
    return 1
}

find_maven() {
    local home version
    version=$(mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p')
    if [ -n "$version" ] && at_least 3.9 "$version"; then
        command -v mvn
        return
    fi
    home=$TOOLS/maven/apache-maven-$maven_version
    [ -x "$home/bin/mvn" ] && echo "$home/bin/mvn"
}

# Quarkus refuses Maven below 3.9 and Debian 12 has 3.8: the older Maven downloads a newer one, from the repository that it is configured to use.
fetch_maven() {
    local fresh=$TOOLS/maven.new.$$
    mkdir -p "$TOOLS/maven" "$fresh"
    mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack \
        -Dartifact=org.apache.maven:apache-maven:$maven_version:zip:bin -DoutputDirectory="$fresh" || return 1
    chmod +x "$fresh/apache-maven-$maven_version/bin/mvn"
    mv -T "$fresh/apache-maven-$maven_version" "$TOOLS/maven/apache-maven-$maven_version"
    rm -rf "$fresh"
}

node_version() { node --version 2>/dev/null | sed 's/^v//'; }

find_chromium() {
    local candidate
    for candidate in "${CHROMIUM:-}" /usr/bin/chromium; do
        if [ -x "$candidate" ]; then echo "$candidate" && return; fi
    done
    return 1
}

install_chromium() {
    step "Looking up packages" apt-get -q update && step "Installing chromium" apt-get -q -y install --no-install-recommends chromium
}

# --- advice, one sentence each
jdk_advice="install a JDK 25 or newer (for example the package temurin-25-jdk) and set JAVA_HOME to it"
maven_advice="install Maven (any version: it fetches a newer one when it is too old), on Debian: apt-get install maven"
node_advice="install Node.js 20 or newer with npm"
chromium_advice="install Chromium (on Debian: apt-get install chromium) or set CHROMIUM to its program"
asterisk_advice="run scripts/install-asterisk.sh on Debian; elsewhere use Docker Compose"

prepare_jdk() {
    JAVA_HOME=$(find_jdk) || fail "no JDK 25: $jdk_advice"
    export JAVA_HOME
    PATH=$JAVA_HOME/bin:$PATH
}

prepare_build() {
    prepare_jdk
    command -v mvn >/dev/null || [ -x "$TOOLS/maven/apache-maven-$maven_version/bin/mvn" ] || fail "no Maven: $maven_advice"
    if ! MAVEN=$(find_maven); then
        step "Fetching Maven $maven_version" fetch_maven || fail "Maven $maven_version could not be fetched: check the network and try again"
        MAVEN=$(find_maven)
    fi
    # Without the last two options, the libraries of Maven 3.9 cause four lines of warnings from JDK 25 on every run.
    # Quarkus asks for permission to send build analytics; the answer is no.
    # Only the first compiler (C1): docs/decisions/0004-first-compiler-only.md
    export MAVEN_OPTS="-XX:TieredStopAtLevel=1 -Dquarkus.analytics.disabled=true ${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
    at_least 20 "$(node_version)" && command -v npm >/dev/null || fail "no Node.js 20: $node_advice"
}

prepare_chromium() {
    CHROMIUM=$(find_chromium) && return
    is_debian && [ "$(id -u)" = 0 ] || fail "no Chromium: $chromium_advice"
    install_chromium || fail "Chromium could not be installed: $chromium_advice"
    CHROMIUM=$(find_chromium)
}

# lab_java [JVM OPTIONS] CLASS ARGUMENT…: runs a compiled program of the laboratory without Maven; it replaces this shell (exec).
lab_java() {
    # docs/decisions/0004-first-compiler-only.md
    exec java -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --sun-misc-unsafe-memory-access=allow -Dpermanence.tools="$TOOLS" \
        -Djava.util.logging.manager=org.jboss.logmanager.LogManager -cp "target/test-classes:target/classes:$(cat target/lab.classpath)" "$@"
}
