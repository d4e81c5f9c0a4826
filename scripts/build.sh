#!/usr/bin/env bash
# Builds the command line and the node of development chains, and starts nothing. See --help.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib.sh"

usage() {
    cat <<'HELP'
Usage: scripts/build.sh

Sets the machine up, builds the node `agt-node` and the command line `agt`, and prints the folder in which they are. After
scripts/run.sh only the command line is missing, and no crate of the SDK is compiled again. For a node and a wasm that
operators run, use scripts/release.sh.

Options:
  -h, --help        this text

Environment:
  CARGO_TARGET_DIR  where cargo builds; the last part of the path must be `target`
HELP
}

main() {
    case ${1:-} in
        '') ;;
        -h | --help) usage && exit 0 ;;
        *) die "unknown option '$1'; try --help" ;;
    esac
    cd "$AGT_ROOT"
    setup
    require_real_wasm
    build_node
    build_command_line
    say "agt-node and agt are in $CARGO_TARGET_DIR/debug. For this terminal: export PATH=\"$CARGO_TARGET_DIR/debug:\$PATH\""
}

main "$@"
