# Sourced by ./run, ./test and .ci/run, with `root` set to the project's folder: installs what is missing, builds.

say() { printf '%s\n' "== $*"; }

# packages_of SECTION: the packages listed in that part of packages.txt
packages_of() {
    awk -v wanted="[$1]" '/^\[/ { section = $0; next } /^#/ || !NF { next } section == wanted { print $1 }' \
        "$root/.ci/packages.txt"
}

# install_missing SECTION…: quick where nothing is missing
install_missing() {
    local section package as_root=()
    local wanted=() missing=()
    for section in "$@"; do mapfile -t -O "${#wanted[@]}" wanted < <(packages_of "$section"); done
    for package in "${wanted[@]}"; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            say "missing packages: ${missing[*]}" >&2
            say "install them as root, or install sudo, and try again" >&2
            exit 1
        fi
        as_root=(sudo)
    fi
    say "installing ${missing[*]}"
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
}

# configure PRESET: says nothing where it works
configure() {
    local log
    if ! log=$(cmake --preset "$1" 2>&1); then
        printf '%s\n' "$log" >&2
        exit 1
    fi
}

# build PRESET [TARGET…]: configures and builds, from the project's folder
build() {
    local preset=$1
    shift
    if [ -z "${CMAKE_CXX_COMPILER_LAUNCHER:-}" ] && command -v ccache >/dev/null; then
        export CMAKE_CXX_COMPILER_LAUNCHER=ccache
    fi
    say "building ($preset)"
    configure "$preset"
    cmake --build --preset "$preset" ${1:+--target "$@"}
}
