#!/usr/bin/env bash
# Breaks pallets on purpose, and sees their invariants find it. See --help.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib.sh"

usage() {
    cat <<'HELP'
Usage: scripts/broken.sh [<word>]

Each patch in tests/broken/<package> breaks the books of one pallet: a fee is counted twice, a hold is not released, an amount is
rounded the other way. This script applies them one at a time to a copy of the tracked files, and runs the pallet's property test,
which checks all invariants after each of thousands of random operations. The test must fail, and it must say the message of the
invariant that the patch names in the line `Caught by:`. Before that the property test of each package must pass without a patch.

With a word it takes only the patches whose path contains it: `scripts/broken.sh reward-pools`.

The last line is `N of M caught by an invariant`; the exit code is 0 only if all are. What a patch has come to is kept in a log
beside the build. docs/reliability.md lists what is broken.

Options:
  -h, --help  this text

Environment:
  CARGO_TARGET_DIR  the copy, its build and the logs lie in agt-mutants below it. The first run compiles the part of the SDK
                    that pallets stand on
HELP
}

word=''
while (($# > 0)); do
    case $1 in
        -h | --help) usage && exit 0 ;;
        -*) die "unknown option '$1'; try --help" ;;
        *)
            [[ -z $word ]] || die "one word at most; try --help"
            word=$1
            ;;
    esac
    shift
done

cd "$AGT_ROOT"
room=$(realpath -m "$CARGO_TARGET_DIR/agt-mutants")
readonly room tree=$room/tree logs=$room/logs
mkdir -p "$logs"

mapfile -t patches < <(find tests/broken -name '*.patch' | LC_ALL=C sort | grep -F -- "$word" || true)
((${#patches[@]} > 0)) || die "no patch in tests/broken has '$word' in its path"
mapfile -t packages < <(printf '%s\n' "${patches[@]}" | cut -d/ -f3 | uniq)

# apply <patch> [<options of git apply>]: in the copy, which no repository may be taken to contain.
apply() {
    GIT_CEILING_DIRECTORIES=$room git -C "$tree" apply "${@:2}" "$AGT_ROOT/$1"
}

# run_properties <package> <log>: with the profile of scripts/mutants.sh, whose build it shares. The first sequence that fails is
# enough, and none is remembered.
run_properties() (
    cd "$tree"
    export SKIP_WASM_BUILD=1 CARGO_TARGET_DIR=$room/target
    export PROPTEST_MAX_SHRINK_ITERS=0 PROPTEST_DISABLE_FAILURE_PERSISTENCE=1
    cargo test --locked --profile mutants --lib --package "$1" -- properties >"$2" 2>&1
)

# Whether a log tells of a test that has run.
has_run() { grep -qE '^running [1-9][0-9]* tests?$' "$1"; }

# ensure_passes <package>: without a patch its property test passes.
ensure_passes() {
    local log=$logs/$1.log from=$SECONDS
    run_properties "$1" "$log" || {
        tail -n 30 "$log" >&2
        die "the property test of $1 fails without a patch. The log is in $log"
    }
    has_run "$log" || die "$1 has no property test. The log is in $log"
    say "$1: passes without a patch ($(duration $((SECONDS - from))))"
}

# is_caught <patch>: prints what has become of it.
is_caught() {
    local patch=$1 package name message log from=$SECONDS
    package=$(cut -d/ -f3 <<<"$patch") name=$(basename "$patch" .patch)
    log=$logs/$package-$name.log
    message=$(sed -n '/^--- /q; s/^Caught by: //p' "$patch")
    if [[ -z $message ]]; then
        warn "$patch: no line 'Caught by:' names an invariant"
        return 1
    fi
    if ! apply "$patch"; then
        warn "$patch does not apply"
        return 1
    fi
    local status=0
    run_properties "$package" "$log" || status=$?
    apply "$patch" --reverse
    if ((status == 0)); then
        warn "$patch: the property test passes. The log is in $log"
    elif ! has_run "$log"; then
        warn "$patch: no test has run; does it compile? The log is in $log"
    elif ! grep -qF -- "$message" "$log"; then
        warn "$patch: the property test fails, and not by ${message%%:*}. The log is in $log"
    else
        say "$package: $name: caught by ${message%%:*} ($(duration $((SECONDS - from))))"
        return 0
    fi
    return 1
}

say "Copying the tracked files to $tree"
copy_tracked_files "$tree"
for package in "${packages[@]}"; do ensure_passes "$package"; done
caught=0
for patch in "${patches[@]}"; do
    if is_caught "$patch"; then caught=$((caught + 1)); fi
done
say "The logs are in $logs"
echo "$caught of ${#patches[@]} caught by an invariant"
((caught == ${#patches[@]})) || exit 1
