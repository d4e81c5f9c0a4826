#!/usr/bin/env bash
# Measures what a keeper takes to follow open sets. See --help.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib.sh"

usage() {
    cat <<'HELP'
Usage: scripts/measure-keeper.sh [SETS]

Starts a development node, has three people commit to each of 1,000 sets, or as many as asked for, up to 2,500, and a keeper
follow them: it reads them all, looks at 50 blocks in which nothing is due, and reveals, opens and settles all of them. Prints a
JSON line with the seconds of each, on the wall and of the processor. Takes about ten minutes for 1,000 sets.

Options:
  -h, --help  this text
HELP
}

main() {
    case ${1:-1000} in
        -h | --help) usage && exit 0 ;;
        *[!0-9]* | "" | 0*) die "SETS is a number; try --help" ;;
    esac
    scene keeper-load "${1:-1000}"
}

main "$@"
