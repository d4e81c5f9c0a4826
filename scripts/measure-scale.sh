#!/usr/bin/env bash
# Measures what the calls of work and redemption cost on chains with more and more contributors. See --help.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib.sh"

usage() {
    cat <<'HELP'
Usage: scripts/measure-scale.sh [<contributors>...]

For each given number (by default 1000 10000 100000 1000000) this script makes a chain that has as many contributors, pools,
debts of one pool and claims by one batch in its genesis. Thirty more people work on it and are paid by the platform, by a pool
and by an attested batch of that many leaves. It times the blocks that carry one kind of call alone: join, commit, reveal,
settle, submit, claim of a season, of a pool, and by proof. It prints CSV: the number of contributors, the call, the number of timed blocks,
and the microseconds of one call (median over the blocks, less an empty block; the transaction and the node's own work
are included). Run it on a quiet machine. All four numbers take about eight minutes. A million needs about 8 GiB of memory
and 3 GB in the folder for temporary files.

Options:
  -h, --help  this text
HELP
}

main() {
    case ${1:-} in
        -h | --help) usage && exit 0 ;;
        -*) die "unknown option '$1'; try --help" ;;
    esac
    (($# > 0)) || set -- 1000 10000 100000 1000000
    scene scale "$@"
}

main "$@"
