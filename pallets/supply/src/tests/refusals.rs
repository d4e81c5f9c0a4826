//! How a refused genesis speaks, and that the chain then does not build.

use crate::{genesis::GenesisError, mock::*};
use agt_primitives::{
    report::Planck,
    supply::{Bucket, Budget},
    token::AGT,
};
use sp_runtime::BuildStorage;

#[test]
#[should_panic(expected = "supply genesis: issuance: 1000000000000 was issued by another pallet's genesis, not 0")]
fn chain_does_not_build_when_the_balances_genesis_issues() {
    let balances = pallet_balances::GenesisConfig { balances: vec![(ALICE, AGT)], ..Default::default() };
    let _ = RuntimeGenesisConfig { supply: genesis(), balances, ..Default::default() }.build_storage();
}

#[test]
#[should_panic(
    expected = "supply genesis: float: the rows' atTge sum to 1400000000000000000000, the float is 1000000000000"
)]
fn chain_does_not_build_when_the_table_is_wrong() {
    let _ = ExtBuilder::default().with(|genesis| genesis.float = Planck(AGT)).build();
}

#[test]
fn every_refusal_names_its_field_and_both_numbers() {
    let (bucket, budget) = (Bucket::Team, Budget::Seasons);
    let dispatch = sp_runtime::DispatchError::Exhausted;
    for (error, parts) in [
        (GenesisError::BucketCount { bucket, times: 3 }, vec!["rows", "Team", "3 times", "not once"]),
        (GenesisError::RowParts { bucket, parts: 3, total: 4 }, vec!["rows", "Team", "is 3", "total is 4"]),
        (GenesisError::RowsSum { sum: 3 }, vec!["rows", "sum to 3", "cap is 5000000000000000000000"]),
        (GenesisError::FloatSum { sum: 3, float: 4 }, vec!["float", "sum to 3", "float is 4"]),
        (GenesisError::LinearMonths { bucket, linear: 3, months: 0 }, vec!["rows", "Team", "is 3", "is 0"]),
        (GenesisError::VestingTooLong { bucket, months: 121 }, vec!["rows", "Team", "is 121", "at most 120"]),
        (GenesisError::NoBeneficiary { bucket, amount: 3 }, vec!["rows", "Team", "is 3", "0 beneficiaries"]),
        (GenesisError::TgeOutOfRange { tge: 3 }, vec!["tge", "120 months", "beyond 3"]),
        (GenesisError::BudgetCount { budget, times: 0 }, vec!["budgets", "Seasons", "0 times", "not once"]),
        (GenesisError::BudgetsSum { sum: 3, budgeted: 4 }, vec!["budgets", "sum to 3", "parts to 4"]),
        (GenesisError::DistributionSum { bucket, sum: 4, at_tge: 3 }, vec!["distribution", "Team", "to 4", "is 3"]),
        (
            GenesisError::DistributionDust { bucket, amount: 3, minimum: 4 },
            vec!["distribution", "Team", "is 3", "deposit is 4"],
        ),
        (GenesisError::PotListedTwice { listed: 4, distinct: 3 }, vec!["protocol accounts", "4 are", "3 are"]),
        (GenesisError::PotsExceedReserve { deposits: 4, reserve: 3 }, vec!["budgets", "are 4", "Reserve is 3"]),
        (GenesisError::AlreadyIssued { issued: 3 }, vec!["issuance", "3 was", "not 0"]),
        (GenesisError::Mint(dispatch), vec!["mint gate", "Exhausted"]),
    ] {
        let message = error.to_string();
        for part in parts {
            assert!(message.contains(part), "`{message}` does not say `{part}`");
        }
    }
}
