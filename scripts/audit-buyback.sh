#!/usr/bin/env bash
# Checks revenue, recycler and buyback of a chain against the events of all its blocks. See --help.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib.sh"

usage() {
    cat <<'HELP'
Usage: scripts/audit-buyback.sh [--node <url>] [--at <block>] [--json]

Sets the machine up, builds the command line, and reads the events of all blocks of a chain, from the first one on. From these
alone it computes every figure of revenue, recycler and buyback again: revenue by asset, source and month; what authors and the
recycler got of it; what was burned, what belongs to each season and what seasons paid; and every run of buyback. It prints the
figures, and names each of which the chain itself says something else, and each rule that the events break.

Anybody can do this at any node of the chain that keeps all states (agt-node --state-pruning archive) and has the version of
this source tree. Nothing is signed and nothing is sent.

It ends with status 0 if every figure is what the chain says, with 1 if one differs or the node has pruned its states, and with
3 if no node of the chain answers.

Options:
  --node <url>   the node to ask; can be given several times. By default those of AGT_NODE_URL, or ws://127.0.0.1:9944
  --at <block>   the last block to read, by its number or its hash; by default the last final one
  --json         prints all of it as JSON to the standard output, and everything else to the standard error
  -h, --help     this text
HELP
}

main() {
    local options=() value
    while (($# > 0)); do
        case $1 in
            --node | --at)
                value=$(value_of "$@") || exit
                options+=("$1" "$value")
                shift
                ;;
            --json) options+=("$1") ;;
            -h | --help) usage && exit 0 ;;
            *) die "unknown option '$1'; try --help" ;;
        esac
        shift
    done
    cd "$AGT_ROOT"
    # The standard output is for the result.
    {
        setup
        require_real_wasm
        build_command_line
    } >&2
    "$CARGO_TARGET_DIR/debug/agt" audit "${options[@]}"
}

main "$@"
