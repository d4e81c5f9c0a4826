#!/usr/bin/env bash
# Plays two seasons of thirty people on a running node and prints who earned what and why. See --help.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib.sh"

usage() {
    cat <<'HELP'
Usage: scripts/demo-season.sh

Sets the machine up, builds, starts a development chain of its own on a free port of the loopback address, and has thirty
people without any AGT work on it: sixteen are honest, five are lazy, five collude and four never reveal. Sponsors
register them, a quiz lets in those who look at it, and they work on two campaigns. Two months pass in about two
minutes, with the wasm that ships and real signatures. Then the script prints a table of who earned what and why, and
stops the chain. It leaves nothing behind.

Options:
  -h, --help  this text
HELP
}

main() {
    case ${1:-} in
        '') ;;
        -h | --help) usage && exit 0 ;;
        *) die "unknown option '$1'; try --help" ;;
    esac
    scene demo-season
}

main "$@"
