#!/usr/bin/env bash
# Replays labelled crowds through the chain's rules, with crowd-kit's Dawid-Skene beside them. See --help.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib.sh"

# The version of crowd-kit whose Dawid-Skene stands beside the tool's own.
readonly CROWD_KIT=1.4.2

usage() {
    cat <<'HELP'
Usage: scripts/replay-crowds.sh --data <folder> [--out <file>] [options]

Plays each crowd of a folder through two rules: the one that the chain had before, and the one that is measured in skill.
It prints who is proven, what is decided and how much of it is right, beside the majority and Dawid-Skene on exactly the
same answers.
Then it runs Dawid-Skene of crowd-kit, from PyPI in a virtual environment of its own, on the same answers as well.

The folder holds a folder for each crowd, with answer.csv (columns question,worker,answer, or task,worker,label) and
truth.csv (question,truth, or task,label). Nothing of it is copied anywhere.

Options:
  --data <folder>            the crowds
  --out <file>               writes the table as CSV, by default to docs/economics/crowds.csv; crowds beside hostile accounts
                             and crowds of numbers go into crowds-hostile.csv and crowds-numbers.csv beside it
  --numbers <crowd>=<width>  the answers of this crowd are whole numbers, and two say the same within this tolerance
  --beside <who>             beside 30 % hostile answers as well: blind, commonest or model; can be given several times
  --crowd <name>             only this crowd; can be given several times
  --reference <per cent>     the reference, instead of that of each draw's gold
  --draws <number>           10 if it is not given
  --seed <number>            1 if it is not given
  --no-crowd-kit             leaves crowd-kit out, so that no network is needed
  -h, --help                 this text
HELP
}

# Makes the virtual environment with crowd-kit unless it is there, and prints the path of its Python.
crowd_kit_python() {
    local room=$CARGO_TARGET_DIR/crowd-kit-$CROWD_KIT
    if [[ ! -e $room/complete ]]; then
        have python3 || die "python3 is not installed; --no-crowd-kit does without it"
        say "Installing crowd-kit $CROWD_KIT into a virtual environment" >&2
        python3 -m venv "$room" >&2
        "$room/bin/pip" install --quiet --disable-pip-version-check "crowd-kit==$CROWD_KIT" >&2
        touch "$room/complete"
    fi
    printf '%s' "$room/bin/python"
}

# compare_with_crowd_kit <python> <folder>: means over the first ten draws of each crowd and rule.
compare_with_crowd_kit() {
    PYTHONWARNINGS=ignore "$1" - "$2" <<'PYTHON'
import collections
import pathlib
import sys

import pandas
from crowdkit.aggregation import DawidSkene

MOST_DRAWS = 10

draws = collections.defaultdict(list)
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.alone.*.votes.csv")):
    crowd, rule, _, draw = path.name.removesuffix(".votes.csv").rsplit(".", 3)
    if int(draw) >= MOST_DRAWS:
        continue
    votes = pandas.read_csv(path, dtype=str)
    labels = pandas.read_csv(str(path).replace(".votes.", ".labels."), dtype=str).set_index("task")
    if labels.empty:
        continue
    found = DawidSkene(n_iter=50).fit_predict(votes).reindex(labels.index)
    columns = [labels.label, labels.dawid_skene, found]
    right = [(column == labels.truth).mean() for column in columns]
    draws[crowd, rule].append((*right, (found == labels.dawid_skene).mean()))
print(f"{'crowd':10} {'rule':18} {'right':>6} {'Dawid-Skene':>12} {'of crowd-kit':>13} {'same labels':>12}")
for (crowd, rule), rows in sorted(draws.items()):
    means = [100 * sum(column) / len(rows) for column in zip(*rows)]
    print(f"{crowd:10} {rule.replace('-', ' '):18} {means[0]:6.1f} {means[1]:12.1f} {means[2]:13.1f} {means[3]:12.1f}")
PYTHON
}

data='' out=$AGT_ROOT/docs/economics/crowds.csv with_crowd_kit=true options=()
while (($# > 0)); do
    case $1 in
        --data) data=$(value_of "$@") || exit; shift ;;
        --out) out=$(value_of "$@") || exit; shift ;;
        --numbers | --beside | --crowd | --reference | --draws | --seed)
            value=$(value_of "$@") || exit
            options+=("$1" "$value")
            shift
            ;;
        --no-crowd-kit) with_crowd_kit=false ;;
        -h | --help) usage && exit 0 ;;
        *) die "unknown option '$1'; try --help" ;;
    esac
    shift
done
[[ -n $data ]] || die "--data is needed; try --help"
[[ -d $data ]] || die "$data is not a folder"
data=$(realpath "$data") out=$(realpath -m "$out")

cd "$AGT_ROOT"
# The replay needs no wasm of the runtime.
SKIP_WASM_BUILD=1 cargo build --locked -p agt-crowds
votes=$(mktemp -d)
trap 'rm -rf "$votes"' EXIT
say "Playing the crowds; shares are in per cent"
"$CARGO_TARGET_DIR/debug/agt-crowds" --data "$data" --out "$out" --votes "$votes" "${options[@]}"
if [[ $with_crowd_kit == true ]]; then
    python=$(crowd_kit_python)
    say "Dawid-Skene of crowd-kit $CROWD_KIT on the same answers of the first ten draws, in per cent of the decided items"
    compare_with_crowd_kit "$python" "$votes"
fi
