#!/usr/bin/env bash
# Every check of this repository. CI runs this very script. See --help.
# shellcheck disable=SC2317 # most functions are called through `step`, which shellcheck cannot see
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib.sh"

usage() {
    cat <<'HELP'
Usage: scripts/test.sh [--quick] [--long] [--lint] [-- <test name filter or options of the Rust test runner>]

Sets the machine up and runs, in this order: the format check, a syntax check of the scripts, all Rust tests against the
real wasm runtime (with real nodes over RPC), our exports as other programs read them, the labelling page in Chromium, and the
wallet check in JavaScript. A failure does not keep the later ones from running. The names of the tests that failed come
right before the summary. The last line is `N passed, M failed`; the exit code is 0 only if nothing failed.

Options:
  --quick       only the format, the scripts and the unit tests of primitives and pallets; builds no node and no wasm
  --long        also plays the seasons of the end-to-end tests again, four times at most, until two plays had the same blocks,
                and compares their digests: a minute or two more. It switches itself on when the simulation, the primitives or
                the pallets differ from those of the last long run that passed here
  --lint        also clippy over the workspace, and shellcheck where it is installed. Cold, clippy checks the whole SDK
                once more: about 10 minutes on 2 cores
  -h, --help    this text

After `--` follows what the Rust test runner takes, and only the Rust tests are run:
  scripts/test.sh -- supply
  scripts/test.sh --quick -- --nocapture vesting

Environment:
  CI                when set, cargo builds in a cache folder outside the clone. A clone without changes is checked out there as
                    well, and its copy of this script runs: the next clone finds compiled what is the same in it
  CARGO_TARGET_DIR  where cargo builds; the last part of the path must be `target`
HELP
}

parse_arguments() {
    quick=no long=no lint=no runner_arguments=()
    while (($# > 0)); do
        case $1 in
            --quick) quick=yes ;;
            --long) long=yes ;;
            --lint) lint=yes ;;
            -h | --help) usage && exit 0 ;;
            --) shift && runner_arguments=("$@") && break ;;
            *) die "unknown option '$1'; try --help. A test name filter follows after --" ;;
        esac
        shift
    done
}

# --- Bookkeeping -----------------------------------------------------------------------------------------------------

passed=0 failed=0 ignored=0 binaries=0 node_built=no report=() failures=()

# step <name> <command...>: runs one part, whatever became of those before it. A part that fails without having counted
# a failed test (it did not compile, say) counts as one.
step() {
    local name=$1 from=$SECONDS failed_before=$failed named_before=${#failures[@]} outcome=ok
    shift
    say "$name"
    if ! "$@"; then
        outcome=FAILED
        ((failed > failed_before)) || failed=$((failed + 1))
        ((${#failures[@]} > named_before)) || failures+=("$name")
    fi
    report+=("$(printf '%-8s%s, %s' "$outcome" "$name" "$(duration $((SECONDS - from)))")")
}

skip() {
    say "$1: left out, $2"
    report+=("$(printf '%-8s%s: %s' skipped "$1" "$2")")
}

# name_failures <command...>: keeps the names of failed tests that it prints, for the end.
name_failures() {
    local names
    mapfile -t names < <("$@")
    failures+=("${names[@]}")
}

finish() {
    echo
    printf '%s\n' "${report[@]}"
    echo
    if ((${#failures[@]} > 0)); then
        echo "What failed:"
        printf '    %s\n' "${failures[@]}"
        echo
    fi
    echo "$binaries test binaries, $passed tests passed, $failed failed, $ignored ignored, in $(duration "$SECONDS")"
    echo "$passed passed, $failed failed"
    ((failed == 0)) || exit 1
    exit 0
}

# --- The parts -------------------------------------------------------------------------------------------------------

check_format() { cargo fmt --all -- --check; }

shell_scripts() { grep -rlE '^#!/usr/bin/env bash' scripts .ci tests/fuzz/*.sh; }

check_shell_syntax() {
    local script status=0
    while read -r script; do
        bash -n "$script" || status=1
    done < <(shell_scripts)
    return "$status"
}

# Adds up every `test result:` line of a cargo log.
count_cargo_tests() {
    local p f i b
    read -r p f i b < <(awk '
        /^ +Running / { binaries += 1 }
        /^test result: / {
            for (n = 2; n <= NF; n++) {
                if ($n == "passed;") passed += $(n - 1)
                if ($n == "failed;") failed += $(n - 1)
                if ($n == "ignored;") ignored += $(n - 1)
            }
        }
        END { print passed + 0, failed + 0, ignored + 0, binaries + 0 }' "$1")
    passed=$((passed + p)) failed=$((failed + f)) ignored=$((ignored + i)) binaries=$((binaries + b))
    name_failures failed_cargo_tests "$1"
    if ((p + f == 0)); then
        warn "no Rust test has run"
        return 1
    fi
}

# Prints the tests that a cargo log lists below `failures:`, each with its binary, and what crashed or did not compile.
failed_cargo_tests() {
    awk '
        /^ +Running / { name = $NF; gsub(/^\(.*\/|-[0-9a-f]+\)$/, "", name) }
        /^ +Doc-tests / { name = $2 }
        listed && /^    [^ ]/ { sub(/^ +/, ""); print name ": " $0; next }
        { listed = ($0 == "failures:") }
        /^error: could not compile / { print }
        /^  process didn.t exit .*\(signal: / { print name ": crashed, " substr($0, index($0, "(signal: ")) }
    ' "$1"
}

# run_cargo_tests <packages...>: the output is seen as it comes and kept beside the build.
run_cargo_tests() {
    local log=$CARGO_TARGET_DIR/agt-tests.log status=0 counted=0
    mkdir -p "$CARGO_TARGET_DIR"
    cargo test "$@" --no-fail-fast -- "${runner_arguments[@]}" 2>&1 | tee "$log" || status=$?
    count_cargo_tests "$log" || counted=$?
    say "The log is in $log"
    ((status == 0 && counted == 0))
}

# A digest of what the long tests are about: the simulation, and the rules that it models.
rules_digest() {
    find tests/simulation primitives pallets -type f \( -name '*.rs' -o -name '*.toml' -o -name '*.txt' \) -print0 |
        sort -z | xargs -0 sha256sum | sha256sum
}

# Decides whether this run is long. A long run of the same rules that passed here is not repeated.
choose_length() {
    passed_rules=$CARGO_TARGET_DIR/agt-long-tests.passed
    if [[ $long == no && $quick == no && ${#runner_arguments[@]} -eq 0 ]] &&
        [[ $(rules_digest) != "$(cat "$passed_rules" 2>/dev/null)" ]]; then
        say "The rules have changed since the last long run of the tests: this run is long"
        long=yes
    fi
    if [[ $long == yes ]]; then export AGT_LONG_TESTS=1; else unset AGT_LONG_TESTS; fi
}

# Notes that the long tests of these rules have passed.
remember_long_run() {
    if [[ $long == yes && $quick == no && ${#runner_arguments[@]} -eq 0 ]]; then rules_digest >"$passed_rules"; fi
}

test_workspace() {
    build_workspace || return
    node_built=yes
    rm -rf "$AGT_EXPORT_FOLDER"
    run_cargo_tests --workspace || return
    remember_long_run
}

# The packages below the runtime and what their tests share: none of them links it, so none needs the wasm.
test_units() {
    local manifest packages=()
    for manifest in primitives/Cargo.toml pallets/*/Cargo.toml tests/support/Cargo.toml; do
        packages+=(--package "$(sed -n 's/^name = "\(.*\)"$/\1/p' "$manifest" | head -n 1)")
    done
    say "Cold, this compiles the part of the SDK that pallets stand on: a few minutes"
    SKIP_WASM_BUILD=1 run_cargo_tests "${packages[@]}"
}

# Without SKIP_WASM_BUILD: the wasm that the tests have built is fresh, and the flag would make the next build redo it.
lint_rust() { long "Clippy" "cold: about 10 minutes on 2 cores" cargo clippy --workspace --all-targets; }

lint_shell() {
    local scripts
    mapfile -t scripts < <(shell_scripts)
    shellcheck --external-sources "${scripts[@]}"
}

# Node's runner ends with lines such as `# pass 5` or, in its other form, `ℹ pass 5`; vitest with `Tests  5 passed (5)`.
count_node_tests() {
    local p f i
    read -r p f i < <(awk '
        $1 == "#" || $1 == "ℹ" {
            if ($2 == "pass") passed += $3
            if ($2 == "fail" || $2 == "cancelled") failed += $3
            if ($2 == "skipped" || $2 == "todo") ignored += $3
        }
        $1 == "Tests" {
            for (n = 3; n <= NF; n++) {
                if ($n == "passed") passed += $(n - 1)
                if ($n == "failed") failed += $(n - 1)
                if ($n == "skipped" || $n == "todo") ignored += $(n - 1)
            }
        }
        END { print passed + 0, failed + 0, ignored + 0 }' "$1")
    passed=$((passed + p)) failed=$((failed + f)) ignored=$((ignored + i))
    name_failures failed_node_tests "$1" "$2"
    if ((p + f == 0)); then
        warn "no test has run in JavaScript"
        return 1
    fi
}

# failed_node_tests <log> <folder>: prints the tests that a log tells as failed, each once: `not ok 3 - name` and
# `✖ name (5ms)` of Node's runner, ` FAIL  file > name` of vitest.
failed_node_tests() {
    sed -nE \
        -e 's/^ *not ok [0-9]+ - (.*)$/\1/p' \
        -e 's/^ *✖ (.*) \([0-9.]+m?s\)$/\1/p' \
        -e 's/^ *FAIL +(.*)$/\1/p' "$1" | awk -v folder="$2" '!told[$0]++ { print folder ": " $0 }'
}

# run_node_tests <folder> <log>: the tests of a folder with JavaScript.
run_node_tests() (
    install_npm "$1" || exit
    cd "$1" || exit
    NO_COLOR=1 npm test 2>&1 | tee "$2"
)

# check_node <folder>: runs its tests and counts them.
check_node() {
    local log=$CARGO_TARGET_DIR/agt-${1//\//-}-tests.log status=0 counted=0
    : >"$log"
    run_node_tests "$1" "$log" || status=$?
    count_node_tests "$log" "$1" || counted=$?
    say "The log is in $log"
    ((status == 0 && counted == 0))
}

# Installs the programs that read our exports, once for each list of them. The list is kept beside them: in a new clone the
# file is newer than whatever was installed before.
install_format_readers() {
    local list=tests/formats/requirements.txt
    if cmp --silent "$list" "$format_readers/installed" && "$format_readers/bin/python" -c 'import mlcroissant'; then
        return
    fi
    say "Installing what reads our exports: a minute or two, and 900 MB"
    rm -rf "$format_readers"
    python3 -m venv "$format_readers" || return
    retry "$format_readers/bin/pip" install --quiet --disable-pip-version-check --timeout=60 --requirement="$list" || return
    cp "$list" "$format_readers/installed"
}

# Other programs read the exports that the Rust tests have written.
check_formats() {
    local format_readers=$CARGO_TARGET_DIR/agt-format-readers export status=0
    install_format_readers || return
    for export in "$AGT_EXPORT_FOLDER"/*/; do
        if "$format_readers/bin/python" tests/formats/check.py "$export"; then
            passed=$((passed + 1))
        else
            failed=$((failed + 1)) status=1 failures+=("export $(basename "$export")")
        fi
    done
    return "$status"
}

check_page() { build_page && check_node page && check_node tests/page; }

# --- Which parts, in which order -------------------------------------------------------------------------------------

run_static_checks() {
    if cargo fmt --version >/dev/null 2>&1; then
        step "Format" check_format
    else
        skip "Format" "rustfmt is not installed"
    fi
    step "Shell syntax" check_shell_syntax
}

run_rust_tests() {
    if [[ $quick == yes ]]; then
        step "Unit tests of primitives and pallets" test_units
    else
        step "Rust tests" test_workspace
    fi
}

run_lint() {
    if have shellcheck; then
        step "Shellcheck" lint_shell
    else
        skip "Shellcheck" "it is not installed"
    fi
    step "Lint" lint_rust
}

run_node_checks() {
    if [[ $node_built == no ]]; then
        skip "Labelling page and wallet check" "the node could not be built"
    else
        step "Labelling page" check_page
        step "Wallet check" check_node tests/wallet
    fi
}

# In CI each clone is new, and all of its files newer than any build. So its commit is checked out in a folder that stays: a file
# that is the same there is not touched, and cargo compiles again only what differs. `use_lasting_clone "$@"` goes on there,
# unless it cannot or the clone has changes.
use_lasting_clone() {
    local clone
    clone=$(realpath -m "${XDG_CACHE_HOME:-${HOME:-}/.cache}/agt-chain/clone")
    if [[ -z ${CI:-} || $AGT_ROOT == "$clone" || -n "$(git status --porcelain 2>&1)" ]]; then return; fi
    mkdir -p "$clone"
    exec {lasting_clone_lock}>"$clone.lock"
    if flock --timeout 60 "$lasting_clone_lock" && git init --quiet "$clone" &&
        git -C "$clone" fetch --quiet --depth=1 "$AGT_ROOT" HEAD &&
        git -C "$clone" checkout --quiet --force --detach FETCH_HEAD && git -C "$clone" clean --quiet -fd; then
        say "Going on in $clone, at $(git -C "$clone" log -1 --format='%h, %s')"
        exec "$clone/scripts/test.sh" "$@"
    fi
    warn "$clone cannot take this commit: everything of this repository is compiled again"
}

main() {
    parse_arguments "$@"
    exec </dev/null
    cd "$AGT_ROOT"
    use_lasting_clone "$@"
    require_real_wasm
    # The quick run opens no page and no export.
    if [[ $quick == yes ]]; then step "Setup" setup; else step "Setup" setup --tests; fi
    ((failed == 0)) || finish
    choose_length
    export AGT_EXPORT_FOLDER=$CARGO_TARGET_DIR/agt-exports
    if ((${#runner_arguments[@]} > 0)); then
        run_rust_tests
        finish
    fi
    run_static_checks
    run_rust_tests
    if [[ $lint == yes ]]; then run_lint; fi
    if [[ $quick == no ]]; then
        step "Exports" check_formats
        run_node_checks
    fi
    finish
}

main "$@"
