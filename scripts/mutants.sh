#!/usr/bin/env bash
# Changes the code of money one place at a time and asks whether a test notices. See --help.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib.sh"

usage() {
    cat <<'HELP'
Usage: scripts/mutants.sh [--package <name>]... [--part <k>/<n>] [--jobs <number>] [--list]

Asks cargo-mutants for the mutants of primitives and of the pallets access, buyback, characters, redemption, reward-pools and
supply. A mutant changes one place, a sum into a difference, say, or a function into one that does nothing. The unit tests of its
package must notice it; a mutant that no test notices has survived. .cargo/mutants.toml says what is changed.

cargo-mutants compiles each mutant alone, which would take more than half a day on 2 cores. So `agt-mutants` in tests/mutants
compiles all mutants of a package at once, and runs for each of them the tests that reach it. Only what has no place beside other
code, such as a constant, is compiled alone.

The last lines list each mutant that survived, and say how many were caught, never ended, survived, or did not compile. The exit
code is 0 if at most 3 % of those that compile survived. The lists lie beside the build.

Options:
  --package <name>   only this package, such as pallet-access; may be given more than once
  --part <k>/<n>     every n-th mutant, beginning with the k-th, counted from 0: a fair sample, or one machine's share
  --jobs <number>    how many tests run at once; 2 if it is not given
  --list             prints the mutants, and runs nothing
  -h, --help         this text
HELP
}

readonly VERSION=27.0.0
# Survivors in a thousand of the mutants that compile.
readonly MOST_SURVIVORS=30

packages=() part=() jobs=2 list=no
while (($# > 0)); do
    case $1 in
        --package) packages+=(--package "$(value_of "$@")") && shift ;;
        --part) part=(--part "$(value_of "$@")") && shift ;;
        --jobs) jobs=$(value_of "$@") && shift ;;
        --list) list=yes ;;
        -h | --help) usage && exit 0 ;;
        *) die "unknown option '$1'; try --help" ;;
    esac
    shift
done
if ((${#part[@]} > 0)) && [[ ! ${part[1]} =~ ^[0-9]+/[1-9][0-9]*$ ]]; then
    die "--part takes two numbers such as 0/20, not '${part[1]}'"
fi

readonly folder=$CARGO_TARGET_DIR/agt-mutants
readonly tool=$folder/tool/bin/cargo-mutants player=$folder/target/mutants/agt-mutants tree=$folder/woven results=$folder/results

install_tool() {
    if [[ "$("$tool" mutants --version 2>/dev/null)" == "cargo-mutants $VERSION" ]]; then return; fi
    long "Installing cargo-mutants $VERSION" "two minutes or three" \
        retry cargo install --quiet --locked --version "$VERSION" --root "$folder/tool" cargo-mutants
}

# A copy of the sources in which a warning is no error: a mutant may leave a variable unused.
prepare_tree() {
    copy_tracked_files "$tree"
    sed -i 's/^warnings = "deny"$/warnings = "allow"/' "$tree/Cargo.toml"
}

play() {
    "$player" --list "$results/list.json" --tree "$tree" --target "$folder/target" \
        --out "$results" --jobs "$jobs" "${packages[@]}" "${part[@]}"
}

# The number of mutants of a fate.
count() { wc -l <"$results/$1.txt"; }

main() {
    cd "$AGT_ROOT"
    setup
    mkdir -p "$folder"
    install_tool
    if [[ $list == yes ]]; then exec "$tool" mutants --list "${packages[@]}"; fi

    rm -rf "$results"
    mkdir -p "$results"
    "$tool" mutants --list --json >"$results/list.json"
    CARGO_TARGET_DIR=$folder/target cargo build --quiet --locked --profile mutants --package agt-mutants
    prepare_tree
    long "Playing the mutants" "about an hour for all on 2 cores, and ten minutes more for the first build" play

    local caught survived endless unviable compiled
    caught=$(count caught) survived=$(count survived) endless=$(count endless) unviable=$(count unviable)
    compiled=$((caught + survived + endless))
    if ((survived > 0)); then
        say "No test noticed these:"
        cat "$results/survived.txt"
    fi
    say "$compiled mutants compiled: $caught caught, $endless never ended, $survived survived. $unviable did not compile"
    ((compiled > 0)) || die "no mutant compiled"
    ((survived * 1000 <= compiled * MOST_SURVIVORS)) || die "more than 3 % survived"
}

main
