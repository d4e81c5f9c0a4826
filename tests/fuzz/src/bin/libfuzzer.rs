//! The target of libFuzzer. `scripts/fuzz.sh` builds and runs it.
//!
//! With `AGT_FUZZ_TRACE` set it prints every block, every call and what came of it.

#![no_main]

use agt_fuzz::{mutate, play_traced};
use libfuzzer_sys::{fuzz_crossover, fuzz_mutator, fuzz_target, fuzzer_mutate};

fuzz_target!(|input: &[u8]| {
    let is_traced = std::env::var_os("AGT_FUZZ_TRACE").is_some();
    if let Err(finding) = play_traced(input, is_traced) {
        panic!("{finding}");
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    mutate::mutate(data, size, max_size, seed, |record| {
        let length = record.len();
        // It may have shortened the record, and leaves the rest as it was.
        let _ = fuzzer_mutate(record, length, length);
    })
});

fuzz_crossover!(|data1: &[u8], data2: &[u8], out: &mut [u8], seed: u32| { mutate::cross(data1, data2, out, seed) });
