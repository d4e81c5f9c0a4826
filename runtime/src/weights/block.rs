//! What a block without extrinsics costs: measured by scripts/benchmark.sh, never typed.
//!
//! The average of 100 runs, 314249 ns (least and most: 286_577, 438_342), less 0 ns that its extensions declare by themselves.

use frame_support::{
    parameter_types,
    weights::{constants::WEIGHT_REF_TIME_PER_NANOS, Weight},
};

parameter_types! {
    /// What a block without extrinsics costs.
    pub const EmptyBlock: Weight = Weight::from_parts(WEIGHT_REF_TIME_PER_NANOS.saturating_mul(314249), 0);
}
