#!/usr/bin/env bash
# Measures the files of a campaign at a million items. See --help.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib.sh"

usage() {
    cat <<'HELP'
Usage: scripts/measure-datasets.sh

Prepares a campaign of a million items from CSV, JSON Lines and a Label Studio export, and exports and checks a million labels in
every format. It prints seconds and the most memory of each process. It takes about three minutes on a quiet machine, and 3 GB in
the folder for temporary files.

Options:
  -h, --help  this text
HELP
}

main() {
    case ${1:-} in
        '') ;;
        -h | --help) usage && exit 0 ;;
        *) die "unknown option '$1'; try --help" ;;
    esac
    cd "$AGT_ROOT"
    "$AGT_ROOT/scripts/setup.sh"
    long "Building" "seconds, if the workspace is built" \
        cargo build --workspace --example prepare-million --example labels-million
    local format
    for format in csv jsonl json; do
        "$CARGO_TARGET_DIR/debug/examples/prepare-million" 1000000 "$format"
    done
    "$CARGO_TARGET_DIR/debug/examples/labels-million"
}

main "$@"
