#!/usr/bin/env bash
# Fuzzes the runtime with libFuzzer. See --help.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib.sh"

usage() {
    cat <<'HELP'
Usage: scripts/fuzz.sh [--seconds <number>] [--jobs <number>] [--minimise]
       scripts/fuzz.sh --replay <file>

Builds the runtime, native, with counters of its branches, and plays random sequences of all its calls for some minutes. It
begins with the corpus in tests/fuzz/corpus and with what earlier runs have found, which lies beside the build. The last lines
say how many sequences were played, how many branches they have reached, and how many of them broke a rule.

What breaks a rule is kept in a file. docs/fuzzing.md says what the rules are and what to do with such a file.

Options:
  --seconds <number>  for how long it plays; 600 if it is not given
  --jobs <number>     how many processes play at once; 1 if it is not given. With more than one it goes on after a finding
  --minimise          afterwards writes into tests/fuzz/corpus the fewest inputs that reach the same branches
  --replay <file>     plays one input, and prints every block, every call and what came of it
  -h, --help          this text
HELP
}

# The bytes of the longest sequence, and the most seconds that one may take.
readonly MOST_BYTES=769 MOST_SECONDS=900

seconds=600 jobs=1 minimise=no replay=''
while (($# > 0)); do
    case $1 in
        --seconds) seconds=$(value_of "$@") && shift ;;
        --jobs) jobs=$(value_of "$@") && shift ;;
        --minimise) minimise=yes ;;
        --replay) replay=$(readlink -f "$(value_of "$@")") && shift ;;
        -h | --help) usage && exit 0 ;;
        *) die "unknown option '$1'; try --help" ;;
    esac
    shift
done

cd "$AGT_ROOT"
readonly ours=$AGT_ROOT/tests/fuzz/corpus
readonly kept=$CARGO_TARGET_DIR/agt-fuzz/corpus findings=$CARGO_TARGET_DIR/agt-fuzz/findings log=$CARGO_TARGET_DIR/agt-fuzz/log
mkdir -p "$kept" "$findings"

# The native runtime needs no wasm. All of the workspace is named so that every crate of the SDK has the features that it is
# compiled with already.
SKIP_WASM_BUILD=1 RUSTC_WORKSPACE_WRAPPER=$AGT_ROOT/tests/fuzz/rustc-with-coverage.sh \
    long "Building the fuzzer" "the runtime and the pallets with counters: some minutes" \
    cargo build --locked --workspace --features agt-fuzz/libfuzzer --bin agt-fuzz-runtime
readonly fuzzer=$CARGO_TARGET_DIR/debug/agt-fuzz-runtime

if [[ -n $replay ]]; then
    AGT_FUZZ_TRACE=1 exec "$fuzzer" "$replay"
fi

count_findings() { find "$findings" -type f ! -name 'slow-unit-*' | wc -l; }

# A sequence that is slow because the machine is busy is no finding; one that does not end is.
options=(-max_len="$MOST_BYTES" -timeout="$MOST_SECONDS" -report_slow_units="$MOST_SECONDS" -rss_limit_mb=4096)
options+=(-artifact_prefix="$findings/" -print_final_stats=1)
if ((jobs > 1)); then options+=(-fork="$jobs" -ignore_crashes=1 -ignore_timeouts=1); fi
before=$(count_findings)
status=0
say "Playing sequences for $(duration "$seconds")"
"$fuzzer" "${options[@]}" -max_total_time="$seconds" "$kept" "$ours" 2>&1 | tee "$log" || status=$?
found=$(($(count_findings) - before))

if [[ $minimise == yes ]]; then
    fewest=$(mktemp -d)
    long "Minimising the corpus" "it plays all inputs once" \
        "$fuzzer" "${options[@]}" -set_cover_merge=1 "$fewest" "$ours" "$kept" >>"$log" 2>&1
    find "$ours" -type f -delete
    cp "$fewest"/* "$ours"
    say "tests/fuzz/corpus has $(find "$ours" -type f | wc -l) inputs now"
fi

# With several processes libFuzzer counts in other lines.
played=$(sed -nE 's/^stat::number_of_executed_units: ([0-9]+)$/\1/p; s/^#([0-9]+): cov: .*/\1/p' "$log" | tail -n 1)
reached=$(grep -oE 'cov: [0-9]+' "$log" | tail -n 1 || true)
say "${played:-0} sequences played, ${reached#cov: } branches reached, $found findings in $findings. The log is in $log"
((found == 0 && status == 0)) || exit 1
