#!/usr/bin/env bash
# Measures what work and paydays cost on chains with more and more registered contributors. See --help.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib.sh"

usage() {
    cat <<'HELP'
Usage: scripts/measure-crowd.sh [<contributors>...]

For each number of registered contributors (1000 10000 100000 1000000 without any) it makes a chain with so many in its
genesis, lets thirty people more work on it and be paid, and times the blocks that carry one call alone: join, commit,
reveal, settle, submit, claim. What it prints is CSV: contributors, call, how many blocks were timed, microseconds a call
with its transaction and the node's own work on it, beside an empty block, the median of the blocks. Run it on a quiet
machine; all four take about four minutes, and a million about 8 GiB and 3 GB in the folder for temporary files.

Options:
  -h, --help  this text
HELP
}

main() {
    case ${1:-} in
        -h | --help) usage && exit 0 ;;
        -*) die "unknown option '$1'; try --help" ;;
    esac
    (($# > 0)) || set -- 1000 10000 100000 1000000
    cd "$AGT_ROOT"
    "$AGT_ROOT/scripts/setup.sh"
    require_real_wasm
    build_workspace
    "$CARGO_TARGET_DIR/debug/crowd" "$@"
}

main "$@"
