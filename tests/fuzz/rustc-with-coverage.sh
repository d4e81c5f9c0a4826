#!/usr/bin/env bash
# Compiles a crate of the workspace with the counters that libFuzzer reads. scripts/fuzz.sh names it to cargo, which calls it as
# RUSTC_WORKSPACE_WRAPPER, with the compiler as the first argument. Cargo does not call it for the crates of the SDK, so these are
# not compiled again.
set -euo pipefail

# What is compiled for the machine that builds has no libFuzzer to count for. The fuzzer's own code is not what it explores.
case " $* " in
    *" --crate-name build_script_"* | *" --crate-name ___ "* | *" --crate-type proc-macro "* | *" --crate-name agt_fuzz"*)
        exec "$@"
        ;;
esac
exec "$@" \
    -Cpasses=sancov-module \
    -Cllvm-args=-sanitizer-coverage-level=3 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table
