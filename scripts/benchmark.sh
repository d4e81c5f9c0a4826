#!/usr/bin/env bash
# Measures what the runtime's calls weigh and writes the weight files. See --help.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib.sh"

# The pallets whose weights are this chain's own measurements, by the benchmark's name.
readonly PALLETS=(
    frame_system
    frame_system_extensions
    pallet_balances
    pallet_parameter_gate
    pallet_supply
    pallet_timestamp
    pallet_transaction_payment
)

usage() {
    cat <<'HELP'
Usage: scripts/benchmark.sh [--quick] [<pallet>...]

Builds the node with benchmarks (a release build of its own: about 25 minutes cold on 2 cores), measures every call of
the named pallets, or of all that this chain measures, and writes runtime/src/weights/<pallet>.rs. Without names it also
measures the base weight of a block and of an extrinsic. Run it on a quiet machine.

Options:
  --quick     two steps, one repeat: shows that the benchmarks run, and writes nothing
  -h, --help  this text
HELP
}

parse_arguments() {
    quick=no pallets=()
    while (($# > 0)); do
        case $1 in
            --quick) quick=yes ;;
            -h | --help) usage && exit 0 ;;
            -*) die "unknown option '$1'; try --help" ;;
            *) pallets+=("$1") ;;
        esac
        shift
    done
    everything=no
    if ((${#pallets[@]} == 0)); then
        everything=yes
        pallets=("${PALLETS[@]}")
    fi
}

build_node() {
    long "Node with benchmarks" "cold: about 25 minutes on 2 cores" \
        cargo build --release --package agt-node --features runtime-benchmarks
    node=$CARGO_TARGET_DIR/release/agt-node
}

measure_pallet() {
    local pallet=$1 options=(--steps 50 --repeat 20)
    if [[ $quick == yes ]]; then
        options=(--steps 2 --repeat 1)
    else
        options+=(--output "runtime/src/weights/$pallet.rs" --template scripts/weights.hbs)
    fi
    say "Measuring $pallet"
    "$node" benchmark pallet --chain dev --wasm-execution compiled --pallet "$pallet" --extrinsic '*' "${options[@]}"
}

measure_overhead() {
    say "Measuring an empty block and an empty extrinsic"
    local folder
    folder=$(mktemp -d)
    "$node" benchmark overhead --chain dev --base-path "$folder" --wasm-execution compiled --warmup 10 --repeat 100 \
        --weight-path "$folder"
    for file in block extrinsic; do
        grep -vE '^// *(HOSTNAME|.*agt-node)|^//! *(HOSTNAME)' "$folder/${file}_weights.rs" >"$folder/$file"
        say "$file:"
        cat "$folder/$file"
    done
    rm -rf "$folder"
}

main() {
    parse_arguments "$@"
    cd "$AGT_ROOT"
    "$AGT_ROOT/scripts/setup.sh"
    build_node
    local pallet
    for pallet in "${pallets[@]}"; do measure_pallet "$pallet"; done
    if [[ $everything == yes && $quick == no ]]; then measure_overhead; fi
}

main "$@"
