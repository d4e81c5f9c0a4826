#!/usr/bin/env bash
# Runs a network of four validators in real consensus on this machine. See --help.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib.sh"

readonly VALIDATORS=(alice bob charlie dave)
# The first node's key. It is fixed, so that the other nodes find the first one.
readonly BOOT_KEY=0000000000000000000000000000000000000000000000000000000000000001
readonly BOOT_ID=12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp

usage() {
    cat <<'HELP'
Usage: scripts/local-network.sh [--port N] [--rpc-port N]

Builds the node and runs four validators, Alice, Bob, Charlie and Dave, in the foreground: BABE and GRANDPA on one-second
slots, each with a database of its own in a temporary folder, which is removed when the script ends. Everything listens on
the loopback address. Ctrl-C stops all four. If you stop one by its process id, finality goes on: three of four suffice.

Options:
  --port N       the first node's peer-to-peer port (30433 by default); the others take the three after it
  --rpc-port N   the first node's RPC port (9944 by default); the others take the three after it
  -h, --help     this text
HELP
}

parse_arguments() {
    port=30433 rpc_port=9944
    while (($# > 0)); do
        case $1 in
            --port) port=$(value_of "$@") || exit; shift ;;
            --rpc-port) rpc_port=$(value_of "$@") || exit; shift ;;
            -h | --help) usage && exit 0 ;;
            *) die "unknown option '$1'; try --help" ;;
        esac
        shift
    done
    [[ $port =~ ^[1-9][0-9]{0,4}$ && $rpc_port =~ ^[1-9][0-9]{0,4}$ ]] || die "ports are numbers; try --help"
}

start_validator() {
    local index=$1 name=${VALIDATORS[$1]} options
    if ((index == 0)); then
        options=(--node-key "$BOOT_KEY")
    else
        options=(--unsafe-force-node-key-generation --bootnodes "/ip4/127.0.0.1/tcp/$port/p2p/$BOOT_ID")
    fi
    "$AGT_NODE" --chain local --validator "--$name" --base-path "$folder/$name" --no-prometheus --no-telemetry \
        --listen-addr "/ip4/127.0.0.1/tcp/$((port + index))" --rpc-port "$((rpc_port + index))" "${options[@]}" \
        >"$folder/$name.log" 2>&1 </dev/null &
    nodes+=("$!")
    echo "  $name: process $!, RPC http://127.0.0.1:$((rpc_port + index)), log $folder/$name.log"
}

stop_all() {
    trap - EXIT INT TERM
    local node
    for node in "${nodes[@]}"; do kill -TERM "$node" 2>/dev/null || true; done
    wait || true
    rm -rf "$folder"
}

main() {
    parse_arguments "$@"
    setup
    cd "$AGT_ROOT"
    build_node
    folder=$(mktemp -d)
    nodes=()
    trap stop_all EXIT
    trap 'exit 0' INT TERM
    say "Four validators"
    local index
    for index in "${!VALIDATORS[@]}"; do start_validator "$index"; done
    say "The first blocks come within half a minute; finality follows them by two or three. Ctrl-C ends the network"
    wait
}

main "$@"
