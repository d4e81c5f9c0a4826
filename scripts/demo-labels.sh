#!/usr/bin/env bash
# Labels two hundred pictures with the programs that people use, from the folder to the file. See --help.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib.sh"

usage() {
    cat <<'HELP'
Usage: scripts/demo-labels.sh [<folder>]

Sets the machine up, builds, and makes 200 small pictures of shapes. Then it starts a development chain of its own, prepares
and opens a campaign, and starts a keeper and a requester's server. Twelve programs of different skill answer. The script exports
the labels, verifies them against the chain, and prints how many are right, who was paid and why. The chain's time is wound
forward, so that hours pass in seconds: after the build it takes less than three minutes.

The pictures, the plan of the campaign and the labels stay in the given folder, which must be empty or new; by default in a new
folder for temporary files, which the script names.

Options:
  -h, --help  this text
HELP
}

main() {
    case ${1:-} in
        -h | --help) usage && exit 0 ;;
        -*) die "unknown option '$1'; try --help" ;;
    esac
    local folder=${1:-}
    if [[ -n $folder ]]; then
        folder=$(realpath -m "$folder")
        mkdir -p "$folder"
        [[ -z $(ls -A "$folder") ]] || die "$folder is not empty"
    else
        folder=$(mktemp -d)
    fi
    build_scenes
    build_page
    play_scene demo-labels "$folder"
}

main "$@"
