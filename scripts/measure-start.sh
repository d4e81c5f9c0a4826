#!/usr/bin/env bash
# Measures how long a newcomer waits: from nothing to a node that answers, and from there to passed tests. See --help.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib.sh"

readonly PORT=9977

usage() {
    cat <<'HELP'
Usage: scripts/measure-start.sh [--no-tests]

Builds this tree in an empty folder and prints how long each of the README's first two commands takes, and how much the folder
holds then: `scripts/run.sh` until RPC answers, and `scripts/test.sh` after it. Run it on a machine that does nothing
else; it takes an hour on two slow cores. The packages of the machine and the sources of the crates are not fetched
anew.

Options:
  --no-tests  only the first command
  -h, --help  this text
HELP
}

parse_arguments() {
    tests=yes
    while (($# > 0)); do
        case $1 in
            --no-tests) tests=no ;;
            -h | --help) usage && exit 0 ;;
            *) die "unknown option '$1'; try --help" ;;
        esac
        shift
    done
}

# Ends the node that this script has started, and nothing else.
stop_node() {
    if [[ -n ${node_job:-} ]]; then
        kill -TERM "$node_job" 2>/dev/null || true
        wait "$node_job" 2>/dev/null || true
        node_job=
    fi
}

clean_up() {
    stop_node
    rm -rf "$scratch"
}

held() { du -sh "$CARGO_TARGET_DIR" | cut -f 1; }

measure_run() {
    local from=$SECONDS
    setsid "$AGT_ROOT/scripts/run.sh" --port "$PORT" >"$logs/run.log" 2>&1 </dev/null &
    node_job=$!
    until rpc_answers "$PORT"; do
        kill -0 "$node_job" 2>/dev/null || die "scripts/run.sh ended: $(tail -n 3 "$logs/run.log")"
        sleep 1
    done
    say "scripts/run.sh, from nothing until RPC answers: $(duration $((SECONDS - from))), $(held)"
    stop_node
}

measure_test() {
    local from=$SECONDS status=0
    "$AGT_ROOT/scripts/test.sh" >"$logs/test.log" 2>&1 || status=$?
    say "scripts/test.sh after it: $(duration $((SECONDS - from))), $(held), $(tail -n 1 "$logs/test.log")"
    return "$status"
}

main() {
    parse_arguments "$@"
    scratch=$(mktemp -d)
    logs=$(mktemp -d)
    trap clean_up EXIT
    export CARGO_TARGET_DIR=$scratch/target AGT_BASE_PATH=$scratch/chain
    say "$(nproc) cores, $(awk '/MemTotal/ { printf "%d GiB", $2 / 1048576 }' /proc/meminfo), logs in $logs"
    measure_run
    if [[ $tests == yes ]]; then measure_test; fi
}

main "$@"
