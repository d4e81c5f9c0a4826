#!/usr/bin/env bash
# Measures the weights of the runtime's calls, of blocks and of the database, and writes the weight files. See --help.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib.sh"

# The pallets that this chain measures, by the benchmark's name: its own pallets, and the SDK's pallets that every
# extrinsic pays for.
readonly PALLETS=(
    frame_system
    frame_system_extensions
    pallet_access
    pallet_attestation
    pallet_balances
    pallet_beacon
    pallet_buyback
    pallet_characters
    pallet_contributors
    pallet_external_addresses
    pallet_listed_assets
    pallet_medallions
    pallet_parameter_gate
    pallet_parameters
    pallet_quests
    pallet_recycler
    pallet_redemption
    pallet_revenue
    pallet_reward_pools
    pallet_supply
    pallet_tasks
    pallet_timestamp
    pallet_transaction_payment
    pallet_treasury_limits
    pallet_work_clock
)
readonly WEIGHTS=runtime/src/weights
readonly HOLDERS=100000

usage() {
    cat <<'HELP'
Usage: scripts/benchmark.sh [--quick] [<pallet>...]

Builds the node with benchmarks (a separate release build: about 25 minutes cold on 2 cores), measures every call of the
named pallets, or of all pallets that this chain measures, and writes runtime/src/weights/<pallet>.rs. Without names it
also measures the database on a state of 100,000 accounts, an empty block, an empty extrinsic, and the time of a full
block of transfers against its weight. Run it on a quiet machine; it takes about half an hour.

Options:
  --quick     two steps, one repeat: proves that the benchmarks run, and writes nothing
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
    # The SDK's tool carries a runtime that measures proofs of parachains. It does not build in a workspace of another
    # chain, and nothing here measures proofs.
    export SKIP_FRAME_STORAGE_ACCESS_TEST_RUNTIME_WASM_BUILD=1
    long "Node with benchmarks" "cold: about 25 minutes on 2 cores" \
        cargo build --release --package agt-node --features runtime-benchmarks
    node=$CARGO_TARGET_DIR/release/agt-node
}

measure_pallet() {
    local pallet=$1 options=(--steps 50 --repeat 20)
    if [[ $quick == yes ]]; then
        options=(--steps 2 --repeat 1)
    else
        options+=(--output "$WEIGHTS/$pallet.rs" --template scripts/weights.hbs)
    fi
    say "Measuring $pallet"
    "$node" benchmark pallet --chain dev --wasm-execution compiled --pallet "$pallet" --extrinsic '*' "${options[@]}" \
        >"$logs/$pallet.log" 2>&1 || die "the benchmarks of $pallet failed: $(tail -n 5 "$logs/$pallet.log" | cut -c1-300)"
}

measure_database() {
    say "Measuring the database on a state of $HOLDERS accounts"
    install_npm tests/wallet
    "$node" build-spec --chain dev >"$scratch/spec.json" 2>/dev/null
    (cd tests/wallet && node "$AGT_ROOT/scripts/scale-spec.mjs" "$scratch/spec.json" "$HOLDERS") >"$scratch/large.json"
    "$node" benchmark storage --chain "$scratch/large.json" --base-path "$scratch/large" --database paritydb \
        --state-version 1 --warmups 3 --batch-size 4096 --disable-pov-recorder --template-path scripts/database.hbs \
        --weight-path "$scratch/database.rs" >"$logs/database.log" 2>&1 ||
        die "the database was not measured: $(tail -n 5 "$logs/database.log" | cut -c1-300)"
    cp "$scratch/database.rs" "$WEIGHTS/database.rs"
}

# Prints the weight of the extensions of a signed extrinsic, in nanoseconds and without the database.
weight_of_extensions() {
    awk '
        /fn (check_genesis|check_mortality_mortal_transaction|check_non_zero_sender|check_nonce|check_spec_version)\(/ ||
        /fn (check_tx_version|check_weight|weight_reclaim|charge_transaction_payment)\(/ { wanted = 1 }
        wanted && /Weight::from_parts\(/ {
            match($0, /from_parts\([0-9_]+/)
            figure = substr($0, RSTART + 11, RLENGTH - 11)
            gsub("_", "", figure)
            sum += figure
            wanted = 0
        }
        END { printf "%d", sum / 1000 }
    ' "$WEIGHTS/frame_system_extensions.rs" "$WEIGHTS/pallet_transaction_payment.rs"
}

# Writes a base weight. The tool's own file names this machine and its folders, so only the figures are taken out of it.
# The last argument, in nanoseconds, is subtracted, because its parts declare it themselves.
write_base_weight() {
    local file=$1 name=$2 what=$3 less=$4 nanos spread
    nanos=$(sed -nE 's/.*WEIGHT_REF_TIME_PER_NANOS\.saturating_mul\(([0-9_]+)\).*/\1/p' "$scratch/${file}_weights.rs")
    spread=$(sed -nE 's/.*Min, Max: (.*)/\1/p' "$scratch/${file}_weights.rs")
    nanos=${nanos//_/}
    [[ -n $nanos ]] && ((nanos > less)) || die "the tool's ${file}_weights.rs names no weight above $less ns"
    cat >"$WEIGHTS/$file.rs" <<RUST
//! What $what costs: measured by scripts/benchmark.sh, never typed.
//!
//! The average of 100 runs, $nanos ns (least and most: $spread), less $less ns that its extensions declare by themselves.

use frame_support::{
    parameter_types,
    weights::{constants::WEIGHT_REF_TIME_PER_NANOS, Weight},
};

parameter_types! {
    /// What $what costs.
    pub const $name: Weight = Weight::from_parts(WEIGHT_REF_TIME_PER_NANOS.saturating_mul($((nanos - less))), 0);
}
RUST
}

measure_overhead() {
    say "Measuring an empty block and an empty extrinsic"
    "$node" benchmark overhead --chain dev --base-path "$scratch/overhead" --wasm-execution compiled --warmup 10 \
        --repeat 100 --weight-path "$scratch" >"$logs/overhead.log" 2>&1 ||
        die "the overhead was not measured: $(tail -n 5 "$logs/overhead.log" | cut -c1-300)"
    write_base_weight block EmptyBlock "a block without extrinsics" 0
    write_base_weight extrinsic EmptyExtrinsic "an extrinsic that does nothing" "$(weight_of_extensions)"
}

measure_transfers() {
    say "Measuring full blocks of transfers"
    "$node" benchmark extrinsic --chain dev --base-path "$scratch/transfers" --wasm-execution compiled --warmup 5 \
        --repeat 20 --pallet balances --extrinsic transfer_keep_alive >"$logs/transfers.log" 2>&1 ||
        die "transfers were not measured: $(tail -n 5 "$logs/transfers.log" | cut -c1-300)"
    tail -n 20 "$logs/transfers.log"
}

main() {
    parse_arguments "$@"
    cd "$AGT_ROOT"
    "$AGT_ROOT/scripts/setup.sh"
    build_node
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    logs=$CARGO_TARGET_DIR/benchmark-logs
    mkdir -p "$logs"
    local pallet
    for pallet in "${pallets[@]}"; do measure_pallet "$pallet"; done
    if [[ $everything == yes && $quick == no ]]; then
        measure_database
        measure_overhead
        measure_transfers
    fi
    say "Logs: $logs"
}

main "$@"
