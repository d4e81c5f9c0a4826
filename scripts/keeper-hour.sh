#!/usr/bin/env bash
# Shows that a chain in real consensus needs a keeper and no human. See --help.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib.sh"

usage() {
    cat <<'HELP'
Usage: scripts/keeper-hour.sh [MINUTES]

Runs four validators in real consensus on this machine, with one-second slots, a keeper, and workers who join campaigns,
commit and hand over their openings, for 60 minutes or as many as asked for, at least 15. A campaign opens every five minutes.
Prints a JSON line with what happened, and fails if a worker lost a seat, a set stood still, or the keeper paid for a call
that failed. Run it on a quiet machine: it has to keep up with the slots.

Options:
  -h, --help  this text
HELP
}

main() {
    case ${1:-60} in
        -h | --help) usage && exit 0 ;;
        *[!0-9]* | "" | 0* | 1[0-4] | ?) die "MINUTES is a number from 15 on; try --help" ;;
    esac
    scene keeper-hour "${1:-60}"
}

main "$@"
