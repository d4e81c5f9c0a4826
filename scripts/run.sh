#!/usr/bin/env bash
# Builds the node and runs a development chain on this machine. See --help.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib.sh"

readonly MARKER=.agt-dev-chain
readonly RPC_PATIENCE=120

usage() {
    cat <<'HELP'
Usage: scripts/run.sh [--fresh] [--port N] [--sealing MODE] [-- <options of agt-node>]

Sets the machine up, builds the node and runs a development chain in the foreground: one node, no peers, the
well-known development accounts. RPC listens on the loopback address only. Ctrl-C stops the node cleanly.

Options:
  --fresh           start from block 0: wipe the chain's folder first. A chain that exists goes on with the runtime it
                    was started with, so use this to see a changed one
  --port N          port of RPC, http and ws (9944 by default)
  --sealing MODE    when blocks are made (instant by default):
                      instant        on a transaction, and an empty block every slot
                      interval=<ms>  every so many milliseconds
                      manual         only when asked to over RPC
  -h, --help        this text

Whatever follows `--` goes to the node as it is; `agt-node --help` lists it. A second chain beside this one needs its
own folder and port:
  AGT_BASE_PATH=<folder> scripts/run.sh --port 9945 -- --no-prometheus

Environment:
  AGT_BASE_PATH     the chain's folder (.chain/dev in the repository by default)
  CARGO_TARGET_DIR  where cargo builds; the last part of the path must be `target`
HELP
}

parse_arguments() {
    base_path=$(realpath -m "${AGT_BASE_PATH:-$AGT_ROOT/.chain/dev}")
    port=9944 sealing=instant fresh=no node_options=()
    while (($# > 0)); do
        case $1 in
            --fresh) fresh=yes ;;
            --port) port=$(value_of "$@") || exit; shift ;;
            --port=*) port=${1#*=} ;;
            --sealing) sealing=$(value_of "$@") || exit; shift ;;
            --sealing=*) sealing=${1#*=} ;;
            -h | --help) usage && exit 0 ;;
            --) shift && node_options=("$@") && break ;;
            *) die "unknown option '$1'; try --help. Options of the node follow after --" ;;
        esac
        shift
    done
    if [[ ! $port =~ ^[1-9][0-9]{0,4}$ ]] || ((port > 65535)); then
        die "--port takes a number from 1 to 65535, not '$port'"
    fi
}

# The node itself would quietly take another port, and the addresses printed below would be wrong.
require_free_port() {
    ! port_in_use "$port" ||
        die "port $port is taken on this machine, perhaps by another node. Stop that, or choose another with --port"
}

# The folder is this script's if it carries its marker; a folder that is new or empty becomes so.
claim_base_path() {
    mkdir -p "$base_path"
    if [[ ! -e $base_path/$MARKER ]] && [[ -z $(ls -A "$base_path") ]]; then : >"$base_path/$MARKER"; fi
    if [[ -e $base_path/$MARKER ]]; then lock_base_path; fi
}

# The node inherits the lock, so it lasts as long as the node does, even when this script is killed.
lock_base_path() {
    exec {lock}>>"$base_path/$MARKER"
    flock --nonblock "$lock" || die "another node is running in $base_path; choose another folder with AGT_BASE_PATH"
}

wipe_base_path() {
    [[ -e $base_path/$MARKER ]] ||
        die "--fresh wipes only what this script has made, and $base_path was not: remove it yourself"
    say "Wiping $base_path"
    find "$base_path" -mindepth 1 -maxdepth 1 ! -name "$MARKER" -exec rm -rf {} +
}

prepare_base_path() {
    claim_base_path
    if [[ $fresh == yes ]]; then wipe_base_path; fi
    if [[ -d $base_path/chains ]]; then
        say "Going on with the chain in $base_path (--fresh starts anew)"
    else
        say "Starting a new chain in $base_path"
    fi
}

stop_node() {
    stopping=yes
    kill -TERM "$node" 2>/dev/null || true
}

start_node() {
    stopping=no
    "$AGT_NODE" --dev --base-path "$base_path" --rpc-port "$port" --sealing "$sealing" "${node_options[@]}" </dev/null &
    node=$!
    trap stop_node INT TERM
}

node_runs() { kill -0 "$node" 2>/dev/null; }

wait_for_rpc() {
    local until=$((SECONDS + RPC_PATIENCE))
    until rpc_answers "$port"; do
        if ! node_runs || [[ $stopping == yes ]]; then return 1; fi
        if ((SECONDS >= until)); then
            warn "RPC does not answer on port $port after $RPC_PATIENCE s"
            return 1
        fi
        sleep 0.3
    done
}

# A signal interrupts `wait`, so it is called until the node is gone.
wait_for_node() {
    local status=0
    while :; do
        status=0
        wait "$node" || status=$?
        node_runs || break
    done
    if [[ $stopping == yes ]]; then say "Node stopped" && return; fi
    ((status == 0)) || die "the node ended by itself with status $status; its last lines are above"
}

print_call() { printf "  curl -s -H 'Content-Type: application/json' -d '%s' %s\n" "$1" "http://127.0.0.1:$port"; }

print_hints() {
    cat <<HINTS

${BOLD}The chain is up.${PLAIN} RPC, for this machine only: ws://127.0.0.1:$port and http://127.0.0.1:$port

Try next, in another terminal:

The supply of AGT, its cap and its buckets:
$(print_call '{"jsonrpc":"2.0","id":1,"method":"agt_supply"}')

The header of the best block:
$(print_call '{"jsonrpc":"2.0","id":1,"method":"chain_getHeader"}')

Let a day pass: the clock goes 86,400 seconds forward and a block is made there; then five blocks more:
$(print_call '{"jsonrpc":"2.0","id":1,"method":"sealing_advanceClock","params":[86400]}')
$(print_call '{"jsonrpc":"2.0","id":1,"method":"sealing_makeBlocks","params":[5]}')

On the command line: scripts/build.sh builds \`agt\`, and docs/cli.md explains it.
In a browser: https://polkadot.js.org/apps/?rpc=ws%3A%2F%2F127.0.0.1%3A$port#/explorer
Ctrl-C stops the node.

HINTS
}

main() {
    parse_arguments "$@"
    require_free_port
    require_real_wasm
    setup
    cd "$AGT_ROOT"
    build_node
    require_free_port
    prepare_base_path
    start_node
    if wait_for_rpc; then print_hints; fi
    wait_for_node
}

main "$@"
