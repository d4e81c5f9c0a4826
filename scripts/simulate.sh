#!/usr/bin/env bash
# Simulates the economy of the chain and writes docs/economics. See --help.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib.sh"

usage() {
    cat <<'HELP'
Usage: scripts/simulate.sh [--quick | --full | --grains | --qualification | --merit | --keepers | --rewards | --buyback]
                           [<folder>]

Builds the simulation and runs it: 100,000 people over 24 seasons under several sets of parameters, every attack with and
without every guard, and the sweeps. It writes tables (CSV) and plots (SVG) into docs/economics, or into the given folder.
The same source gives the same files on every machine. It takes twenty minutes of one processor once it is built,
and half of that on two.

Options:
  --quick          only the quick run, whose tables a test compares
  --full           attacks and sweeps with 2,000 agents instead of 500: about half an hour on 2 cores
  --grains         only the table of grains: the same people played by few agents, by more, and one by one, over 6 seasons;
                   about five minutes
  --qualification  only the tables of the rule of qualification: about eight minutes of one processor
  --merit          only the tables of merit that a requester buys from itself: some seconds
  --keepers        only the tables of keepers that read or lose the openings of workers: about five minutes of one processor
  --rewards        only the tables of quests and of referrals: some seconds
  --buyback        only the tables of revenue, buyback and the recycler: some seconds
  -h, --help       this text
HELP
}

options=() folder=$AGT_ROOT/docs/economics
while (($# > 0)); do
    case $1 in
        --quick | --full | --grains | --qualification | --merit | --keepers | --rewards | --buyback) options=("$1") ;;
        -h | --help) usage && exit 0 ;;
        -*) die "unknown option '$1'; try --help" ;;
        *) folder=$1 ;;
    esac
    shift
done

cd "$AGT_ROOT"
# The simulation needs no wasm of the runtime.
SKIP_WASM_BUILD=1 cargo build --locked -p agt-simulation
"$CARGO_TARGET_DIR/debug/agt-simulation" "${options[@]}" "$folder"
