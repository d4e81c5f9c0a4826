//! What reading and writing one entry of the state costs: measured by scripts/benchmark.sh, never typed.
//!
//! Benchmark CLI 64.0.0, ParityDb, the average of random keys of a state with many accounts, read without the trie
//! cache and written in blocks with their root. CPU: AMD EPYC. Date: 2026-11-21 (Y/M/D).

use frame_support::{
    parameter_types,
    weights::{constants::WEIGHT_REF_TIME_PER_NANOS, RuntimeDbWeight},
};

parameter_types! {
    /// Reads: 1_493 to 1_566_202 ns, median 5_749, 99th percentile 8_943.
    /// Writes: 12_268 to 30_693 ns, median 14_938, 99th percentile 30_693.
    pub const DatabaseWeight: RuntimeDbWeight = RuntimeDbWeight {
        read: 5_872 * WEIGHT_REF_TIME_PER_NANOS,
        write: 15_625 * WEIGHT_REF_TIME_PER_NANOS,
    };
}
