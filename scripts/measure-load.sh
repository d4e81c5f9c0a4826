#!/usr/bin/env bash
# Measures what a node does under the load of an attacker. See --help.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib.sh"

usage() {
    cat <<'HELP'
Usage: scripts/measure-load.sh [one-sender] [strangers] [full-blocks]

Starts a development node for each named load, by default for all three, and prints a JSON line with what happened: the
transactions that the pool took and refused, the time, the memory of the node in MiB, and what the pool held.

  one-sender   8,192 free transactions of one account without AGT, with the limit of a sender and without one
  strangers    10,000 transactions of as many keys that cannot pay, while somebody pays
  full-blocks  payers fill every block until the time of a worker without AGT to reveal is over, and then stop. The chain
               has slots of a minute, so that the hour is 60 blocks; at most 200 blocks are filled

Run it on a quiet machine. Everything is bounded in count, and takes about a quarter of an hour together.

Options:
  -h, --help  this text
HELP
}

main() {
    case ${1:-} in
        -h | --help) usage && exit 0 ;;
        -*) die "unknown option '$1'; try --help" ;;
    esac
    scene load "$@"
}

main "$@"
