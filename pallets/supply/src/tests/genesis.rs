//! What a genesis builds and what it refuses.

use super::MILLION;
use crate::{
    genesis::{build, validate, GenesisError, Surroundings},
    mock::*,
    Budgets, EverMinted, GenesisConfig, Released, Row, Rows, Tge, MAX_VESTING_MONTHS,
};
use agt_primitives::{
    report::Planck,
    supply::{Bucket, Budget},
    token::{AGT, CAP, EARLIEST_TGE, EXISTENTIAL_DEPOSIT},
};
use frame_support::traits::fungible::Inspect;

fn surroundings() -> Surroundings<AccountId> {
    Surroundings { existential_deposit: EXISTENTIAL_DEPOSIT, protocol_accounts: vec![TREASURY, POT], issued: 0 }
}

fn refusal(change: impl FnOnce(&mut GenesisConfig<Test>)) -> GenesisError {
    let mut genesis = genesis();
    change(&mut genesis);
    validate(&genesis, &surroundings()).expect_err("the change breaks a rule")
}

fn row_of(genesis: &mut GenesisConfig<Test>, bucket: Bucket) -> &mut Row<AccountId> {
    genesis.rows.iter_mut().find(|(listed, _)| *listed == bucket).map(|(_, row)| row).expect("a row")
}

#[test]
fn default_allocation_is_the_cap_and_28_percent_of_it_float() {
    assert_eq!(validate(&genesis(), &surroundings()), Ok(()));
    assert_eq!(crate::allocation::FLOAT, 1_400 * MILLION);
    assert_eq!(genesis().rows.iter().map(|(_, row)| row.total).sum::<u128>(), CAP);
    assert_eq!(genesis().budgets.iter().map(|(_, total)| total.0).sum::<u128>(), 1_850 * MILLION);
}

#[test]
fn genesis_mints_the_first_holders_and_the_pots_and_nothing_else() {
    ExtBuilder::default().execute(|| {
        assert_eq!(Balances::balance(&ALICE), ENDOWMENT);
        assert_eq!(Balances::balance(&BOB), ENDOWMENT);
        assert_eq!(Balances::balance(&TREASURY), EXISTENTIAL_DEPOSIT);
        assert_eq!(Balances::balance(&POT), EXISTENTIAL_DEPOSIT);
        assert_eq!(Balances::total_issuance(), 2 * ENDOWMENT + 2 * EXISTENTIAL_DEPOSIT);
        assert_eq!(EverMinted::<Test>::get(), Balances::total_issuance());
        assert_eq!(Released::<Test>::get(Bucket::PublicSale), ENDOWMENT);
        assert_eq!(Released::<Test>::get(Bucket::Community), ENDOWMENT);
        assert_eq!(Budgets::<Test>::get(Budget::Reserve).map(|ledger| ledger.minted), Some(2 * EXISTENTIAL_DEPOSIT));
        assert_eq!(Tge::<Test>::get(), Some(TGE));
    });
}

#[test]
fn pots_have_a_provider_of_their_own_beside_the_balances_one() {
    ExtBuilder::default().execute(|| {
        assert_eq!(System::providers(&TREASURY), 2);
        assert_eq!(System::providers(&ALICE), 1);
    });
}

#[test]
fn genesis_may_endow_one_account_several_times() {
    let twice = vec![(Bucket::PublicSale, ALICE, Planck(AGT)), (Bucket::PublicSale, ALICE, Planck(AGT))];
    ExtBuilder::default().with(|genesis| genesis.distribution = twice).execute(|| {
        assert_eq!(Balances::balance(&ALICE), 2 * AGT);
        assert_eq!(Released::<Test>::get(Bucket::PublicSale), 2 * AGT);
    });
}

#[test]
fn empty_genesis_builds_nothing() {
    ExtBuilder::default().with(|genesis| *genesis = Default::default()).build().execute_with(|| {
        assert_eq!(Rows::<Test>::iter().count(), 0);
        assert_eq!(Budgets::<Test>::iter().count(), 0);
        assert_eq!(EverMinted::<Test>::get(), 0);
        assert_eq!(Balances::total_issuance(), 0);
        assert_eq!(System::providers(&TREASURY), 0);
    });
}

#[test]
fn genesis_that_states_a_single_field_is_refused_and_not_taken_as_empty() {
    type Genesis = GenesisConfig<Test>;
    let no_rows = GenesisError::BucketCount { bucket: Bucket::ALL[0], times: 0 };
    let no_float = GenesisError::FloatSum { sum: genesis().float.0, float: 0 };
    let fields: [(fn(Genesis, &mut Genesis), GenesisError); 5] = [
        (|whole, stated| stated.tge = whole.tge, no_rows),
        (|whole, stated| stated.rows = whole.rows, no_float),
        (|whole, stated| stated.budgets = whole.budgets, no_rows),
        (|whole, stated| stated.float = whole.float, no_rows),
        (|whole, stated| stated.distribution = whole.distribution, no_rows),
    ];
    for (state, refused) in fields {
        let mut stated = Genesis::default();
        state(genesis(), &mut stated);
        let built = ExtBuilder::default().with(|genesis| *genesis = Genesis::default()).build().execute_with(|| {
            let built = build(&stated);
            assert_eq!((Tge::<Test>::exists(), Rows::<Test>::iter().count()), (false, 0));
            built
        });
        assert_eq!(built, Err(refused));
    }
}

#[test]
fn genesis_refuses_a_bucket_that_is_missing_or_listed_twice() {
    assert_eq!(
        refusal(|genesis| genesis.rows.retain(|(bucket, _)| *bucket != Bucket::Team)),
        GenesisError::BucketCount { bucket: Bucket::Team, times: 0 }
    );
    assert_eq!(
        refusal(|genesis| genesis.rows.push(genesis.rows[3].clone())),
        GenesisError::BucketCount { bucket: Bucket::Community, times: 2 }
    );
}

#[test]
fn genesis_refuses_a_row_that_is_not_its_parts() {
    assert_eq!(
        refusal(|genesis| row_of(genesis, Bucket::Investors).linear += 1),
        GenesisError::RowParts { bucket: Bucket::Investors, parts: 900 * MILLION + 1, total: 900 * MILLION }
    );
    assert_eq!(
        refusal(|genesis| row_of(genesis, Bucket::Investors).budgeted = u128::MAX),
        GenesisError::RowParts { bucket: Bucket::Investors, parts: u128::MAX, total: 900 * MILLION }
    );
}

#[test]
fn genesis_refuses_rows_that_do_not_sum_to_the_cap() {
    let one_more = |genesis: &mut GenesisConfig<Test>| {
        row_of(genesis, Bucket::Team).total += 1;
        row_of(genesis, Bucket::Team).linear += 1;
    };
    assert_eq!(refusal(one_more), GenesisError::RowsSum { sum: CAP + 1 });
    let everything = |genesis: &mut GenesisConfig<Test>| {
        row_of(genesis, Bucket::Team).total = u128::MAX;
        row_of(genesis, Bucket::Team).linear = u128::MAX;
    };
    assert_eq!(refusal(everything), GenesisError::RowsSum { sum: u128::MAX });
}

#[test]
fn genesis_refuses_rows_that_do_not_give_the_stated_float() {
    assert_eq!(
        refusal(|genesis| genesis.float = Planck(1_400 * MILLION - 1)),
        GenesisError::FloatSum { sum: 1_400 * MILLION, float: 1_400 * MILLION - 1 }
    );
}

#[test]
fn genesis_refuses_a_linear_part_and_months_without_each_other() {
    assert_eq!(
        refusal(|genesis| row_of(genesis, Bucket::Team).linear_months = 0),
        GenesisError::LinearMonths { bucket: Bucket::Team, linear: 500 * MILLION, months: 0 }
    );
    assert_eq!(
        refusal(|genesis| row_of(genesis, Bucket::PublicSale).linear_months = 1),
        GenesisError::LinearMonths { bucket: Bucket::PublicSale, linear: 0, months: 1 }
    );
}

#[test]
fn genesis_bounds_the_months_of_a_row() {
    let at_the_bound = |genesis: &mut GenesisConfig<Test>| {
        row_of(genesis, Bucket::Team).cliff_months = MAX_VESTING_MONTHS - 24;
    };
    ExtBuilder::default().with(at_the_bound).execute(|| {});
    assert_eq!(
        refusal(|genesis| row_of(genesis, Bucket::Team).cliff_months = MAX_VESTING_MONTHS - 23),
        GenesisError::VestingTooLong { bucket: Bucket::Team, months: MAX_VESTING_MONTHS + 1 }
    );
    assert_eq!(
        refusal(|genesis| row_of(genesis, Bucket::Team).cliff_months = u32::MAX),
        GenesisError::VestingTooLong { bucket: Bucket::Team, months: u32::MAX }
    );
}

#[test]
fn genesis_refuses_a_row_that_releases_to_nobody() {
    assert_eq!(
        refusal(|genesis| row_of(genesis, Bucket::Marketing).beneficiary = None),
        GenesisError::NoBeneficiary { bucket: Bucket::Marketing, amount: 350 * MILLION }
    );
}

#[test]
fn genesis_refuses_a_tge_too_late_for_the_calendar() {
    // The last but one is a date in seconds.
    for tge in [0, EARLIEST_TGE - 1, TGE / 1_000, u64::MAX] {
        assert_eq!(refusal(|genesis| genesis.tge = Some(tge)), GenesisError::TgeOutOfRange { tge });
    }
}

#[test]
fn genesis_refuses_a_budget_that_is_missing_or_listed_twice() {
    assert_eq!(
        refusal(|genesis| genesis.budgets.retain(|(budget, _)| *budget != Budget::Emission)),
        GenesisError::BudgetCount { budget: Budget::Emission, times: 0 }
    );
    assert_eq!(
        refusal(|genesis| genesis.budgets.push((Budget::Seasons, Planck(0)))),
        GenesisError::BudgetCount { budget: Budget::Seasons, times: 2 }
    );
}

#[test]
fn genesis_refuses_budgets_that_are_not_the_budgeted_parts() {
    assert_eq!(
        refusal(|genesis| genesis.budgets[0].1 .0 += 1),
        GenesisError::BudgetsSum { sum: 1_850 * MILLION + 1, budgeted: 1_850 * MILLION }
    );
}

#[test]
fn genesis_refuses_to_distribute_more_than_a_bucket_gives_at_the_tge() {
    let whole = (Bucket::PublicSale, ALICE, Planck(250 * MILLION));
    ExtBuilder::default().with(|genesis| genesis.distribution = vec![whole]).execute(|| {});
    assert_eq!(
        refusal(|genesis| genesis.distribution = vec![whole, (Bucket::PublicSale, BOB, Planck(AGT))]),
        GenesisError::DistributionSum { bucket: Bucket::PublicSale, sum: 250 * MILLION + AGT, at_tge: 250 * MILLION }
    );
    assert_eq!(
        refusal(|genesis| genesis.distribution = vec![(Bucket::UserRewards, ALICE, Planck(AGT))]),
        GenesisError::DistributionSum { bucket: Bucket::UserRewards, sum: AGT, at_tge: 0 }
    );
    assert_eq!(
        refusal(|genesis| genesis.distribution = vec![whole, (Bucket::PublicSale, BOB, Planck(u128::MAX))]),
        GenesisError::DistributionSum { bucket: Bucket::PublicSale, sum: u128::MAX, at_tge: 250 * MILLION }
    );
}

#[test]
fn genesis_refuses_to_distribute_less_than_the_existential_deposit() {
    for amount in [0, EXISTENTIAL_DEPOSIT - 1] {
        assert_eq!(
            refusal(|genesis| genesis.distribution = vec![(Bucket::Community, ALICE, Planck(amount))]),
            GenesisError::DistributionDust { bucket: Bucket::Community, amount, minimum: EXISTENTIAL_DEPOSIT }
        );
    }
}

#[test]
fn genesis_refuses_a_pot_that_is_listed_twice() {
    let surroundings = Surroundings { protocol_accounts: vec![POT, TREASURY, POT], ..surroundings() };
    assert_eq!(validate(&genesis(), &surroundings), Err(GenesisError::PotListedTwice { listed: 3, distinct: 2 }));
}

#[test]
fn genesis_refuses_pots_that_the_reserve_cannot_endow() {
    let surroundings = Surroundings { existential_deposit: 6 * MILLION, ..surroundings() };
    let mut genesis = genesis();
    genesis.distribution.clear();
    assert_eq!(
        validate(&genesis, &surroundings),
        Err(GenesisError::PotsExceedReserve { deposits: 12 * MILLION, reserve: 10 * MILLION })
    );
}

#[test]
fn genesis_refuses_agt_that_another_pallet_issued() {
    let surroundings = Surroundings { issued: 1, ..surroundings() };
    assert_eq!(validate(&genesis(), &surroundings), Err(GenesisError::AlreadyIssued { issued: 1 }));
}
