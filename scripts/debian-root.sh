#!/usr/bin/env bash
# debian-root.sh NAME PACKAGE…
#
# Unpacks Debian packages and all their dependencies into TOOLS/NAME/root. It installs nothing on the machine and needs no
# root rights. Debian 12 has no Asterisk, and the Asterisk in Debian's unstable suite needs a newer C library than the
# machine has: so TOOLS/NAME/run PROGRAM ARGUMENT… runs its programs with the loader and the libraries of the unpacked root.
#
# apt resolves the packages, downloads them and checks the signatures. It uses a private state folder with an empty status file, so that it takes every dependency.
set -euo pipefail
. "$(dirname "$0")/common.sh"

name=$1
shift
suite=${PERMANENCE_DEBIAN_SUITE:-sid}
wanted="$suite $*"
target=$TOOLS/$name
fresh=$TOOLS/$name.new       # unpacked here, then renamed: an interrupted installation never looks finished
kept=$TOOLS/downloads/$name  # the last complete set of packages, used when there is no network
apt=$TOOLS/apt

is_installed() { [ -x "$target/run" ] && [ "$(cat "$target/wanted" 2>/dev/null)" = "$wanted" ]; }

apt_get() {
    apt-get -q -y -o Dir::State="$apt" -o Dir::State::lists="$apt/lists" -o Dir::State::status="$apt/status" \
        -o Dir::Cache="$apt" -o Dir::Cache::archives="$apt/archives" -o Dir::Etc::sourcelist="$apt/sources.list" \
        -o Dir::Etc::sourceparts=/dev/null -o Dir::Etc::preferences=/dev/null -o Dir::Etc::preferencesparts=/dev/null \
        -o APT::Sandbox::User= -o Acquire::Languages=none -o Acquire::Retries=2 "$@"
}

download() {
    local archive chosen
    # The machine's apt configuration names its Debian archive, so no host is named here.
    archive=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -m 1 -E '/debian/?$') ||
        { echo "this machine's apt names no plain Debian archive"; return 1; }
    mkdir -p "$apt"/{lists,archives}/partial && : >"$apt/status"
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $archive $suite main" >"$apt/sources.list"
    rm -f "$apt"/archives/*.deb
    apt_get update -o APT::Update::Error-Mode=any || return 1
    chosen=$(apt_get install --no-install-recommends --print-uris "$@" | awk "/^'/ { print \$2 }") || return 1
    if [ -d "$kept" ]; then ln -f "$kept"/*.deb "$apt/archives/"; fi # nothing is fetched twice
    apt_get install --no-install-recommends --download-only "$@" || return 1
    rm -rf "$kept.new" && mkdir -p "$kept.new"
    (cd "$apt/archives" && mv $chosen "$kept.new/") || return 1
    rm -rf "$kept" && mv "$kept.new" "$kept"
}

unpack() {
    rm -rf "$fresh" && mkdir -p "$fresh/root"
    for package in "$kept"/*.deb; do dpkg -x "$package" "$fresh/root" || return 1; done
    # Removes the files that none of our programs reads: two thirds of a Debian system.
    rm -rf "$fresh"/root/{etc,var,boot,srv,usr/include} "$fresh"/root/usr/share/{doc,man,locale,bug,lintian,info,i18n,perl,zoneinfo} \
        "$fresh"/root/usr/lib/*/{gconv,perl,perl-base}
}

write_runner() {
    local libraries loader
    libraries=$(cd "$fresh" && echo root/usr/lib/*-linux-gnu)
    loader=$(cd "$fresh" && echo "$libraries"/ld-linux-*.so.*)
    cat >"$fresh/run" <<-RUNNER
	#!/bin/sh
	# Runs a program of this root with the C library of this root.
	program=\$1
	shift
	exec "$target/$loader" --library-path "$target/$libraries:$target/$libraries/pulseaudio" "$target/root/\$program" "\$@"
	RUNNER
    chmod +x "$fresh/run"
    echo "$wanted" >"$fresh/wanted"
}

if is_installed; then exit 0; fi
is_debian || fail "Asterisk is unpacked from Debian's packages and this is not Debian: use Docker Compose (see README.md)"
need_space 1000 "$TOOLS"
exec 9>"$TOOLS/.lock" # two clones may prepare their tools at the same time
flock 9
if is_installed; then exit 0; fi

step "Downloading $name ($suite)" download "$@" ||
    { [ -d "$kept" ] && say "  … taking the packages kept from the last download"; } ||
    fail "$name could not be downloaded: check the network and 'apt-get update', then try again"
step "Unpacking $name" unpack || fail "$name could not be unpacked: is there room in $TOOLS?"
write_runner
rm -rf "$target"
mv "$fresh" "$target"
