//! What the reports of equivocations weigh. The SDK names their figures by the database of its own chains, which costs
//! more than this one; there is no benchmark of them to run.

use frame_support::weights::Weight;

/// The SDK's figures for BABE and GRANDPA.
pub struct WeightInfo;

impl pallet_babe::WeightInfo for WeightInfo {
    fn plan_config_change() -> Weight {
        <() as pallet_babe::WeightInfo>::plan_config_change()
    }

    fn report_equivocation(validators: u32, nominators: u32) -> Weight {
        <() as pallet_babe::WeightInfo>::report_equivocation(validators, nominators)
    }
}

impl pallet_grandpa::WeightInfo for WeightInfo {
    fn report_equivocation(validators: u32, nominators: u32) -> Weight {
        <() as pallet_grandpa::WeightInfo>::report_equivocation(validators, nominators)
    }

    fn note_stalled() -> Weight {
        <() as pallet_grandpa::WeightInfo>::note_stalled()
    }
}
