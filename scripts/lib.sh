#!/usr/bin/env bash
# What the scripts of this folder share. Source it; it changes no folder and runs nothing long.
# After sourcing: AGT_ROOT, AGT_NODE, CARGO_TARGET_DIR, WASM_BUILD_WORKSPACE_HINT and, when Debian's compiler builds the
# runtime's wasm, WASM_BUILD_TOOLCHAIN are exported.

AGT_ROOT=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
readonly AGT_ROOT
export AGT_ROOT

# The oldest Rust that builds the workspace (Cargo.toml's `rust-version`), the target of the runtime, and the name under
# which rustup knows Debian's compiler once it can build for that target.
# shellcheck disable=SC2034 # read by the scripts that source this file
readonly RUST_MINIMUM=1.95
readonly WASM_TARGET=wasm32v1-none
readonly DEBIAN_TOOLCHAIN=agt-wasm

if [[ -t 1 && -t 2 && -z ${NO_COLOR:-} ]]; then
    readonly BOLD=$'\e[1m' YELLOW=$'\e[33m' RED=$'\e[31m' PLAIN=$'\e[0m'
else
    readonly BOLD='' YELLOW='' RED='' PLAIN=''
fi

say() { printf '%s==>%s %s\n' "$BOLD" "$PLAIN" "$*"; }
warn() { printf '%swarning:%s %s\n' "$YELLOW" "$PLAIN" "$*" >&2; }

die() {
    printf '%serror:%s %s\n' "$RED" "$PLAIN" "$*" >&2
    exit 1
}

# value_of "$@": the value that follows an option on the command line.
value_of() {
    (($# >= 2)) || die "$1 needs a value; try --help"
    printf '%s' "$2"
}

have() { command -v "$1" >/dev/null 2>&1; }

# Seconds as "3 min 05 s".
duration() {
    if (($1 >= 60)); then printf '%d min %02d s' $(($1 / 60)) $(($1 % 60)); else printf '%d s' "$1"; fi
}

# long <what> <how long> <command...>: says beforehand what runs and how long it takes, streams its output, says
# afterwards how long it took. The command's status is returned.
long() {
    local what=$1 estimate=$2 from=$SECONDS status=0 outcome
    shift 2
    say "$what ($estimate)"
    "$@" || status=$?
    if ((status == 0)); then outcome='done'; else outcome="failed with status $status"; fi
    say "$what: $outcome after $(duration $((SECONDS - from)))"
    return "$status"
}

# retry <command...>: runs a command that needs the network up to three times, half a minute apart.
retry() {
    local left
    for left in 2 1; do
        "$@" && return
        warn "$1 failed; trying again in half a minute ($left left)"
        sleep 30
    done
    "$@"
}

# How long a full build is going to take, for `long`.
build_estimate() {
    if [[ -x $AGT_NODE ]]; then
        echo "usually up to 4 minutes: the SDK is compiled already"
    else
        echo "cold: 40 minutes on 2 cores of a server, once"
    fi
}

# The node alone, with the features that the whole workspace needs: what builds more later compiles no crate of the SDK
# again.
build_node() {
    long "Building the node" "$(build_estimate)" cargo build --workspace --bin agt-node
}

# The command line alone, with the same features.
build_command_line() {
    local estimate="10 minutes on 2 cores of a server, once"
    if [[ ! -x $AGT_NODE || -x $CARGO_TARGET_DIR/debug/agt ]]; then estimate=$(build_estimate); fi
    long "Building the command line" "$estimate" cargo build --workspace --bin agt
}

# The node, the command line and the programs of the tests, such as the demonstration of a season.
build_workspace() {
    long "Building the workspace" "$(build_estimate)" cargo build --workspace
}

# scene <name> <arguments...>: sets the machine up, builds, and plays one of `agt-scenes`, which are in tests/e2e.
scene() {
    build_scenes
    play_scene "$@"
}

# The first half of it, for scripts that build more.
build_scenes() {
    cd "$AGT_ROOT"
    setup
    require_real_wasm
    build_workspace
}

# The second half.
play_scene() { "$CARGO_TARGET_DIR/debug/agt-scenes" "$@"; }

# Whatever links the runtime needs the wasm of this source tree, not one kept from an earlier build.
require_real_wasm() { unset SKIP_WASM_BUILD SKIP_AGT_RUNTIME_WASM_BUILD; }

# Rustup's proxies come first: Debian's compiler in /usr/bin must never be taken for the active toolchain.
put_rustup_first() {
    local bin=${CARGO_HOME:-${HOME:-}/.cargo}/bin
    if [[ -x $bin/rustup && $PATH != "$bin":* ]]; then export PATH="$bin:$PATH"; fi
}

# Where cargo builds. In CI a clone is new each time, so the folder lies outside it and outlives it.
export_target_dir() {
    if [[ -n ${CARGO_TARGET_DIR:-} ]]; then
        CARGO_TARGET_DIR=$(realpath -m "$CARGO_TARGET_DIR")
    elif [[ -n ${CI:-} && -n ${XDG_CACHE_HOME:-${HOME:-}} ]]; then
        CARGO_TARGET_DIR=${XDG_CACHE_HOME:-$HOME/.cache}/agt-chain/target
    else
        CARGO_TARGET_DIR=$AGT_ROOT/target
    fi
    if [[ $(basename "$CARGO_TARGET_DIR") != target ]]; then
        die "CARGO_TARGET_DIR is $CARGO_TARGET_DIR: its last part must be 'target', as the wasm builder expects"
    fi
    export CARGO_TARGET_DIR
    export AGT_NODE=$CARGO_TARGET_DIR/debug/agt-node
}

# toolchain_rustc <toolchain or ''> <arguments...>: the rustc of a named toolchain, or of the one that this repository
# uses.
toolchain_rustc() {
    local toolchain=$1
    shift
    if [[ -n $toolchain ]]; then
        rustup run "$toolchain" rustc "$@"
    else
        (cd "$AGT_ROOT" && rustc "$@")
    fi
}

# Whether a toolchain carries the standard library of the wasm target.
wasm_target_present() {
    local libraries
    libraries=$(toolchain_rustc "$1" --print target-libdir --target "$WASM_TARGET" 2>/dev/null) || return 1
    compgen -G "$libraries/libcore-*.rlib" >/dev/null
}

# Decides which compiler builds the wasm: AGT_WASM_FROM=rustup|debian|auto. By itself (auto) it takes Debian's only
# where the active toolchain lacks the target; a WASM_BUILD_TOOLCHAIN that is set already is left alone.
export_wasm_toolchain() {
    case ${AGT_WASM_FROM:-auto} in
        rustup) unset WASM_BUILD_TOOLCHAIN ;;
        debian) export WASM_BUILD_TOOLCHAIN=$DEBIAN_TOOLCHAIN ;;
        auto)
            if [[ -z ${WASM_BUILD_TOOLCHAIN:-} ]] && ! wasm_target_present '' &&
                wasm_target_present "$DEBIAN_TOOLCHAIN"; then
                export WASM_BUILD_TOOLCHAIN=$DEBIAN_TOOLCHAIN
            fi
            ;;
        *) die "AGT_WASM_FROM is '$AGT_WASM_FROM': it must be auto, rustup or debian" ;;
    esac
}

# setup [<options of scripts/setup.sh>]: runs it and takes over what it has changed.
setup() {
    "$AGT_ROOT/scripts/setup.sh" "$@" || return
    export_wasm_toolchain
}

# install_npm <folder>: its packages as its lock file says. What is there needs no network.
install_npm() (
    cd "$AGT_ROOT/$1" || exit
    if [[ node_modules/.package-lock.json -nt package-lock.json ]]; then exit 0; fi
    retry npm ci --ignore-scripts --no-audit --no-fund --prefer-offline
)

# Builds the labelling page into page/dist, if anything of it is newer than that.
build_page() {
    local built=$AGT_ROOT/page/dist/index.html
    if [[ -e $built && -z $(find "$AGT_ROOT/page" -path '*/node_modules' -prune -o -path '*/dist' -prune -o \
        -type f -newer "$built" -print -quit) ]]; then
        return
    fi
    install_npm page || return
    long "Building the labelling page" "half a minute" npm --prefix "$AGT_ROOT/page" run build
}

# The tracked files that are there, each name with a NUL behind it.
tracked_files() { LC_ALL=C comm -z -23 <(git ls-files -z | LC_ALL=C sort -z) <(git ls-files -z --deleted | LC_ALL=C sort -z); }

# copy_tracked_files <folder>: makes a folder equal to them. A file that is equal is not touched: cargo compiles again whatever
# is newer than its build. So the copy may keep what a script that was stopped has changed, and it is mended here.
copy_tracked_files() {
    local copy=$1 file
    mkdir -p "$copy"
    while IFS= read -rd '' file; do
        cmp --silent "$file" "$copy/$file" || cp --parents "$file" "$copy"
    done < <(tracked_files)
    LC_ALL=C comm -z -13 <(tracked_files) <(cd "$copy" && find . -type f -printf '%P\0' | LC_ALL=C sort -z) |
        (cd "$copy" && xargs -0 --no-run-if-empty rm --)
}

# Whether something on this machine listens on a TCP port of the loopback address.
port_in_use() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# rpc <port> <method> [<params as JSON>]: asks a node on this machine and prints its answer with the HTTP header.
rpc() (
    body="{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"$2\",\"params\":${3:-[]}}"
    exec 3<>"/dev/tcp/127.0.0.1/$1" || exit
    printf 'POST / HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nContent-Type: application/json\r\n' "$1" >&3
    printf 'Content-Length: %d\r\nConnection: close\r\n\r\n%s' "${#body}" "$body" >&3
    timeout 5 cat <&3
) 2>/dev/null

rpc_answers() { [[ $(rpc "$1" system_health) == *'"result"'* ]]; }

put_rustup_first
export_target_dir
export WASM_BUILD_WORKSPACE_HINT=$AGT_ROOT
export_wasm_toolchain
