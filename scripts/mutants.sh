#!/usr/bin/env bash
# Changes the code of money one place at a time and asks whether a test notices. See --help.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib.sh"

usage() {
    cat <<'HELP'
Usage: scripts/mutants.sh [--package <name>]... [--part <k>/<n>] [--list]

Runs cargo-mutants over primitives and the pallets access, buyback, characters, redemption, reward-pools and supply. It changes
one place at a time, a sum into a difference, say, or a function into one that does nothing, and runs the unit tests of that
package. A mutant that no test notices has survived. .cargo/mutants.toml says what is changed.

Each mutant takes from a few seconds to half a minute, and all of them take many hours on 2 cores. The last lines say how many
were caught, timed out, survived, or did not compile, and list each that survived. The exit code is 0 if at most 3 % of those
that compile survived.

Options:
  --package <name>   only this package, such as pallet-access; may be given more than once
  --part <k>/<n>     every n-th mutant, beginning with the k-th, counted from 0: a fair sample, or one machine's share
  --list             prints the mutants, and runs nothing
  -h, --help         this text
HELP
}

readonly VERSION=27.0.0
# Survivors in a thousand of the mutants that compile.
readonly MOST_SURVIVORS=30

packages=() part='' list=no
while (($# > 0)); do
    case $1 in
        --package) packages+=(--package "$(value_of "$@")") && shift ;;
        --part) part=$(value_of "$@") && shift ;;
        --list) list=yes ;;
        -h | --help) usage && exit 0 ;;
        *) die "unknown option '$1'; try --help" ;;
    esac
    shift
done
if [[ -n $part && ! $part =~ ^[0-9]+/[1-9][0-9]*$ ]]; then die "--part takes two numbers such as 0/20, not '$part'"; fi

readonly folder=$CARGO_TARGET_DIR/agt-mutants
readonly tool=$folder/tool/bin/cargo-mutants

install_tool() {
    if [[ "$("$tool" mutants --version 2>/dev/null)" == "cargo-mutants $VERSION" ]]; then return; fi
    long "Installing cargo-mutants $VERSION" "two minutes or three" \
        retry cargo install --quiet --locked --version "$VERSION" --root "$folder/tool" cargo-mutants
}

arguments() {
    printf '%s\n' mutants "${packages[@]}"
    if [[ -n $part ]]; then printf '%s\n' --shard "$part" --sharding round-robin; fi
}

# The number of a kind of outcome in the last run.
count() { wc -l <"$folder/mutants.out/$1.txt"; }

main() {
    cd "$AGT_ROOT"
    setup
    mkdir -p "$folder"
    install_tool
    local command=()
    mapfile -t command < <(arguments)
    if [[ $list == yes ]]; then exec "$tool" "${command[@]}" --list; fi

    # The SDK's crates are compiled once, in a folder of their own.
    local status=0
    SKIP_WASM_BUILD=1 CARGO_TARGET_DIR=$folder/target \
        "$tool" "${command[@]}" --no-shuffle --output "$folder" || status=$?
    # 2: some were not caught; 3: some timed out. Anything else is an error of the run itself.
    ((status == 0 || status == 2 || status == 3)) || die "cargo-mutants ended with status $status; $folder/mutants.out/log has its logs"

    local caught survived slow unviable compiled
    caught=$(count caught) survived=$(count missed) slow=$(count timeout) unviable=$(count unviable)
    compiled=$((caught + survived + slow))
    if ((survived > 0)); then
        say "No test noticed these:"
        cat "$folder/mutants.out/missed.txt"
    fi
    say "$compiled mutants compiled: $caught caught, $slow timed out, $survived survived. $unviable did not compile"
    ((compiled > 0)) || die "no mutant compiled"
    ((survived * 1000 <= compiled * MOST_SURVIVORS)) || die "more than 3 % survived"
}

main
