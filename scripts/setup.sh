#!/usr/bin/env bash
# Makes a machine able to build, run and test the chain. See --help.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib.sh"

usage() {
    cat <<'HELP'
Usage: scripts/setup.sh [--wasm-from auto|rustup|debian] [--tests]

Installs what the chain needs to be built, run and tested, and only what is missing. It says what it installs, may be
run as often as you like, and needs no network when nothing is missing. It expects Rust from https://rustup.rs.

  From Debian   a C and C++ compiler, make and perl (OpenSSL, jemalloc and Binaryen are built from source),
                protoc, Node.js 18 or newer with npm (for the wallet check and the labelling page)
  For Rust      the target wasm32v1-none, for which the runtime is compiled, and rustfmt

Options:
  --wasm-from WAY   where the wasm target comes from (or environment AGT_WASM_FROM=WAY; auto by default)
                      rustup   `rustup target add wasm32v1-none`
                      debian   Debian's compiler, for machines that cannot reach rustup's server: its packages come with
                               the standard library's source, which is built for the target once (half a minute)
                      auto     what is there already, else rustup, else debian
  --tests           also installs from Debian what only the tests need: Chromium, which opens the labelling page, and
                    Python, whose programs read our exports
  -h, --help        this text

With AGT_WASM_FROM=debian in the environment the other scripts build the wasm with Debian's compiler even where rustup's
target is installed too.
HELP
}

parse_arguments() {
    wasm_from=${AGT_WASM_FROM:-auto} tests=no
    while (($# > 0)); do
        case $1 in
            --wasm-from) wasm_from=$(value_of "$@") || exit; shift ;;
            --wasm-from=*) wasm_from=${1#*=} ;;
            --tests) tests=yes ;;
            -h | --help) usage && exit 0 ;;
            *) die "unknown option '$1'; try --help" ;;
        esac
        shift
    done
    case $wasm_from in
        auto | rustup | debian) ;;
        *) die "--wasm-from takes auto, rustup or debian, not '$wasm_from'" ;;
    esac
}

# --- Debian packages -------------------------------------------------------------------------------------------------

as_root() {
    if ((EUID == 0)); then
        "$@"
    elif have sudo; then
        sudo "$@"
    else
        die "this needs root and there is no sudo; run as root: $*"
    fi
}

apt_lists_fresh=no

# Never removes a package: where one of ours conflicts with one of yours, that is for you to decide.
apt_install() {
    have apt-get || die "there is no apt-get here; please install in your own way what is missing: $*"
    local options=(-qq -o Acquire::Retries=3)
    say "Installing from Debian, a minute or two: $*"
    if [[ $apt_lists_fresh == no ]]; then
        as_root apt-get update "${options[@]}" || warn "apt-get update reported errors; going on with the lists that are there"
        apt_lists_fresh=yes
    fi
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install --yes "${options[@]}" -o Dpkg::Use-Pty=0 --no-install-recommends --no-remove "$@" >/dev/null
}

package_installed() { [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }

perl_is_whole() { perl -MFindBin -MFile::Compare -MIPC::Cmd -e1 2>/dev/null; }

python_is_whole() { have python3 && python3 -c 'import ensurepip, venv' 2>/dev/null; }

node_is_recent() { have node && (($(node -p 'process.versions.node.split(".")[0]') >= 18)); }

missing_packages() {
    have cc || echo gcc
    have c++ || echo g++
    [[ -e /usr/include/stdio.h ]] || echo libc6-dev
    have make || echo make
    perl_is_whole || echo perl
    have protoc || echo protobuf-compiler
    [[ -e /etc/ssl/certs/ca-certificates.crt ]] || echo ca-certificates
    have node || echo nodejs
    have npm || echo npm
    if [[ $tests == yes ]]; then
        have chromium || echo chromium
        python_is_whole || echo python3-venv
    fi
}

install_packages() {
    local missing
    mapfile -t missing < <(missing_packages)
    if ((${#missing[@]} == 0)); then
        say "System packages: nothing missing"
    else
        apt_install "${missing[@]}" || die "apt-get could not install: ${missing[*]}"
    fi
    node_is_recent || die "the wallet check and the labelling page need Node.js 18 or newer, this is $(node --version || echo none)"
}

# --- Rust ------------------------------------------------------------------------------------------------------------

# at_least <minimum> <version>
at_least() { [[ $(printf '%s\n' "$1" "$2" | sort --version-sort | head -n 1) == "$1" ]]; }

check_rust() {
    have rustc || die "there is no Rust here. Install it from https://rustup.rs, then run this again"
    local found
    if ! found=$(toolchain_rustc '' --version); then
        die "rustc does not start in $AGT_ROOT. The repository asks for the channel 'stable' (rust-toolchain.toml):
       \`rustup toolchain install stable\`, or name one that you have: \`export RUSTUP_TOOLCHAIN=<name>\`"
    fi
    at_least "$RUST_MINIMUM" "$(cut -d ' ' -f 2 <<<"$found")" ||
        die "Rust $RUST_MINIMUM or newer is needed, this is '$found'. Get it with \`rustup update stable\`"
    say "Rust: $found"
}

# Without rustfmt everything builds and only the format check is left out, so it is no reason to stop.
add_rustfmt() {
    (cd "$AGT_ROOT" && cargo fmt --version) >/dev/null 2>&1 && return
    say "Adding rustfmt"
    (cd "$AGT_ROOT" && timeout 60 rustup component add rustfmt) ||
        warn "rustfmt could not be installed: the format check of scripts/test.sh will be left out"
}

# --- The wasm target -------------------------------------------------------------------------------------------------

# A smallest library that allocates and copies. It is compiled, never run.
write_probe() {
    cat <<'RUST'
#![no_std]
extern crate alloc;
use core::alloc::{GlobalAlloc, Layout};

struct Bump;
static mut HEAP: [u8; 4096] = [0; 4096];
static mut NEXT: usize = 0;
unsafe impl GlobalAlloc for Bump {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let at = NEXT.next_multiple_of(layout.align());
        NEXT = at + layout.size();
        (&raw mut HEAP as *mut u8).add(at)
    }
    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}
#[global_allocator]
static ALLOCATOR: Bump = Bump;

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    loop {}
}

#[no_mangle]
pub unsafe extern "C" fn probe(from: *const u8, count: usize) -> u128 {
    core::slice::from_raw_parts(from, count).to_vec().iter().map(|byte| u128::from(*byte)).product()
}
RUST
}

# Whether a toolchain really compiles and links for the target, with link-time optimisation as the runtime is built:
# libraries that another compiler version left behind are found out here.
wasm_target_works() {
    wasm_target_present "$1" || return
    write_probe >"$scratch/probe.rs"
    toolchain_rustc "$1" --edition 2021 --crate-type cdylib --target "$WASM_TARGET" \
        -O -C lto=fat -C panic=abort "$scratch/probe.rs" -o "$scratch/probe.wasm" >"$scratch/probe.log" 2>&1
}

wasm_from_rustup() {
    have rustup || return
    say "Adding the target $WASM_TARGET with rustup"
    (cd "$AGT_ROOT" && timeout --kill-after=5 60 rustup target add "$WASM_TARGET") && wasm_target_works ''
}

install_debian_compiler() {
    local package version missing=()
    for package in rustc-web cargo-web rust-web-src rust-web-llvm; do
        package_installed "$package" || missing+=("$package")
    done
    ((${#missing[@]} == 0)) || apt_install "${missing[@]}" || return
    version=$(/usr/bin/rustc --version | cut -d ' ' -f 2)
    if ! at_least "$RUST_MINIMUM" "$version"; then
        warn "Debian's rustc is $version, $RUST_MINIMUM is needed; is the security archive among apt's sources?"
        return 1
    fi
    install_debian_linker
}

# rust-lld is a link to the linker of one LLVM version, in a package that nothing depends on.
install_debian_linker() {
    local lld
    lld=$(basename "$(readlink /usr/bin/rust-lld)")
    package_installed "$lld" || apt_install "$lld"
}

# Builds core, alloc and compiler_builtins for the target, from Debian's source and the crates that Debian ships with
# it, so without network. The bitcode is for the runtime's link-time optimisation.
build_standard_library() {
    local source=/usr/lib/rustlib/src/rust/library/vendor
    mkdir -p "$scratch/std/src" "$scratch/cargo-home"
    echo '#![no_std]' >"$scratch/std/src/lib.rs"
    printf '[package]\nname = "seed"\nversion = "0.0.0"\nedition = "2021"\n\n[workspace]\n' >"$scratch/std/Cargo.toml"
    (
        cd "$scratch/std"
        unset CARGO_ENCODED_RUSTFLAGS RUSTC_WRAPPER RUSTC_WORKSPACE_WRAPPER RUSTUP_TOOLCHAIN
        CARGO_HOME=$scratch/cargo-home CARGO_TARGET_DIR=$scratch/std/target \
            RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes \
            /usr/bin/cargo build --release --offline --target "$WASM_TARGET" -Z build-std=core,alloc \
            --config 'source.crates-io.replace-with="debian"' --config "source.debian.directory=\"$source\""
    )
}

# Puts the three libraries where Debian's compiler looks for them, in place of any that an older version left.
install_standard_library() {
    local built=$scratch/std/target/$WASM_TARGET/release/deps sysroot libraries
    sysroot=$(/usr/bin/rustc --print sysroot) || return
    libraries=$sysroot/lib/rustlib/$WASM_TARGET/lib
    as_root rm -rf "$libraries" || return
    as_root install -d "$libraries" || return
    as_root install -m 644 "$built"/libcore-*.rlib "$built"/liballoc-*.rlib "$built"/libcompiler_builtins-*.rlib \
        "$libraries"
}

link_debian_toolchain() {
    local sysroot
    sysroot=$(/usr/bin/rustc --print sysroot)
    [[ $(rustup run "$DEBIAN_TOOLCHAIN" rustc --print sysroot 2>/dev/null) == "$sysroot" ]] ||
        rustup toolchain link "$DEBIAN_TOOLCHAIN" "$sysroot"
}

wasm_from_debian() {
    have rustup || die "the wasm builder finds Debian's compiler through rustup only; install it from https://rustup.rs"
    install_debian_compiler || return
    long "Building the standard library for $WASM_TARGET" "half a minute, once" build_standard_library || return
    install_standard_library || return
    link_debian_toolchain || return
    wasm_target_works "$DEBIAN_TOOLCHAIN" && return
    cat "$scratch/probe.log" >&2
    return 1
}

say_rustup_used() { say "Wasm target: $WASM_TARGET of the active toolchain (rustup)"; }

say_debian_used() {
    say "Wasm target: $WASM_TARGET of Debian's compiler (rustup toolchain $DEBIAN_TOOLCHAIN)"
    if [[ ${AGT_WASM_FROM:-auto} != debian ]] && wasm_target_present ''; then
        say "The active toolchain has the target too and goes first, unless AGT_WASM_FROM=debian is set"
    fi
}

provide_wasm_target() {
    if [[ $wasm_from != debian ]] && wasm_target_works ''; then
        say_rustup_used
    elif [[ $wasm_from != rustup ]] && wasm_target_works "$DEBIAN_TOOLCHAIN"; then
        say_debian_used
    elif [[ $wasm_from != debian ]] && wasm_from_rustup; then
        say_rustup_used
    elif [[ $wasm_from == rustup ]]; then
        die "rustup did not bring the target $WASM_TARGET; without --wasm-from rustup Debian's compiler would be tried"
    elif wasm_from_debian; then
        say_debian_used
    else
        die "no way to the target $WASM_TARGET succeeded; the reasons are above"
    fi
}

main() {
    parse_arguments "$@"
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    install_packages
    check_rust
    add_rustfmt
    provide_wasm_target
    say "Ready"
}

main "$@"
