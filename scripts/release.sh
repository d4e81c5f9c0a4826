#!/usr/bin/env bash
# Builds the node and the wasm that operators run, with the metadata hash that hardware wallets check, and proves them.
# See --help.
set -euo pipefail

# A separate target folder, whatever the environment says, so that the development build stays as it is.
CARGO_TARGET_DIR=${AGT_RELEASE_TARGET:-${XDG_CACHE_HOME:-$HOME/.cache}/agt-release/target}
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib.sh"

readonly RELEASE=$AGT_ROOT/release
readonly STAGE=$RELEASE/unproved
readonly NODE=agt-node
readonly WASM=agt_runtime.compact.compressed.wasm

usage() {
    cat <<'HELP'
Usage: scripts/release.sh [--profile production|release]

Sets the machine up, builds the node and the runtime's wasm with the metadata hash, and proves on these very files that

  - the node carries the wasm to the byte;
  - a transfer signed with the metadata hash, as hardware wallets sign, is included; the hash is computed from the
    node's metadata by a library that shares no code with the build;
  - a transfer signed with any other hash is refused, and one signed without a hash is included.

Then it puts these files into release/ and replaces the ones there. After a failure the old ones are still there:

  agt-node                                 the node
  agt_runtime.compact.compressed.wasm      the runtime, for an upgrade by referendum
  manifest.txt                             commit, compilers, versions, metadata hash, code hash
  SHA256SUMS                               of the three; `sha256sum --check SHA256SUMS` checks them

Options:
  --profile NAME  production, which operators run (the default), or release, a quicker rehearsal
  -h, --help      this text

Cold, this compiles the SDK twice, for the node and for the hash: more than half an hour on 2 cores, longer for
production, which is optimised as a whole.

Environment:
  AGT_RELEASE_TARGET  the folder where cargo builds; the last part of the path must be `target`
                      (~/.cache/agt-release/target by default). CARGO_TARGET_DIR is ignored, so that the development
                      build is not disturbed
HELP
}

parse_arguments() {
    profile=production
    while (($# > 0)); do
        case $1 in
            --profile) profile=$(value_of "$@") || exit; shift ;;
            --profile=*) profile=${1#*=} ;;
            -h | --help) usage && exit 0 ;;
            *) die "unknown option '$1'; try --help" ;;
        esac
        shift
    done
    case $profile in
        production | release) ;;
        *) die "--profile takes production or release, not '$profile'" ;;
    esac
}

# Prints the commit that is built, and whether the files differ from it.
source_state() {
    local commit
    commit=$(git -C "$AGT_ROOT" rev-parse HEAD) || return
    if [[ -z $(git -C "$AGT_ROOT" status --porcelain) ]]; then
        echo "$commit"
    else
        echo "$commit, with changes that are not committed"
    fi
}

read_source_state() {
    state=$(source_state) || die "the manifest names the commit, and $AGT_ROOT is no git repository"
    if [[ $state == *,* ]]; then warn "there are changes that are not committed: nobody can build this again"; fi
}

# A release must not depend on who builds it. These variables would change the code.
clear_build_environment() {
    require_real_wasm
    unset RUSTFLAGS CARGO_ENCODED_RUSTFLAGS CARGO_BUILD_RUSTFLAGS CARGO_BUILD_TARGET RUNTIME_METADATA_HASH \
        WASM_BUILD_TYPE WASM_BUILD_RUSTFLAGS WASM_BUILD_CARGO_ARGS WASM_BUILD_STD
}

build() {
    local estimate="cold: more than half an hour on 2 cores"
    if [[ -x $CARGO_TARGET_DIR/$profile/$NODE ]]; then estimate="the SDK is compiled already: up to 15 minutes"; fi
    long "Node and wasm with the metadata hash, profile $profile" "$estimate" \
        cargo build --locked --profile "$profile" --package agt-node --features metadata-hash
    [[ $(source_state) == "$state" ]] || die "the source has changed during the build; run this again"
}

stage() {
    rm -rf "$STAGE"
    mkdir -p "$STAGE"
    cp "$CARGO_TARGET_DIR/$profile/$NODE" "$STAGE/$NODE"
    cp "$CARGO_TARGET_DIR/$profile/wbuild/agt-runtime/$WASM" "$STAGE/$WASM"
}

# A subshell, so that only this wallet check uses the node of the release.
prove() (
    export AGT_NODE=$STAGE/$NODE AGT_WASM=$STAGE/$WASM NO_COLOR=1
    install_npm tests/wallet || exit
    cd "$AGT_ROOT/tests/wallet" || exit
    say "Proving the release on its own files"
    npm run --silent prove || exit
    node release/describe.mjs >"$STAGE/runtime.txt"
)

write_manifest() {
    local version rustc rustc_wasm
    version=$("$STAGE/$NODE" --version)
    rustc=$(toolchain_rustc '' --version)
    rustc_wasm=$(toolchain_rustc "${WASM_BUILD_TOOLCHAIN:-}" --version)
    {
        printf '%s: %s\n' node "$version" commit "$state" profile "$profile" rustc "$rustc" rustc_wasm "$rustc_wasm"
        cat "$STAGE/runtime.txt"
    } >"$STAGE/manifest.txt"
    rm "$STAGE/runtime.txt"
    (cd "$STAGE" && sha256sum "$NODE" "$WASM" manifest.txt >SHA256SUMS)
}

publish() {
    local file
    for file in "$NODE" "$WASM" manifest.txt SHA256SUMS; do mv "$STAGE/$file" "$RELEASE/$file"; done
    rmdir "$STAGE"
}

fact() { sed -n "s/^$1: //p" "$RELEASE/manifest.txt"; }

# The ABI lock reads the released versions from the changelog.
compare_changelog() {
    local versions
    versions="spec_version $(fact spec_version), transaction_version $(fact transaction_version)"
    grep -qE "^## \[.*$versions\$" "$AGT_ROOT/CHANGELOG.md" ||
        warn "no heading of CHANGELOG.md ends with '$versions': write it when you release this"
}

main() {
    parse_arguments "$@"
    exec </dev/null
    cd "$AGT_ROOT"
    read_source_state
    clear_build_environment
    setup
    build
    stage
    prove || die "the proof failed: nothing is released. The files are in $STAGE, for looking at only"
    write_manifest
    publish
    compare_changelog
    say "Proved, and put into $RELEASE:"
    cat "$RELEASE/manifest.txt" "$RELEASE/SHA256SUMS"
}

main "$@"
