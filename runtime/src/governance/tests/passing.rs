//! Referenda that pass or are rejected, and the effect of those that pass.

use super::*;

#[test]
fn referendum_changes_a_parameter_when_it_is_approved() {
    test(|| {
        let holders = holders_bond(20);
        let index = submit(Origin::ParametersAdmin, set_minimum(700 * AGT));
        all_vote(holders, index);
        assert_eq!(enact(index), Ok(()));
        assert_eq!(minimum(), 700 * AGT);
    });
}

#[test]
fn enactment_fails_when_a_parameter_is_one_step_outside_its_range() {
    test(|| {
        let holders = holders_bond(20);
        let index = submit(Origin::ParametersAdmin, set_minimum(500 * AGT - 1));
        all_vote(holders, index);
        assert_eq!(enact(index), Err(pallet_parameter_gate::Error::<Runtime>::OutOfRange.into()));
        assert_eq!(minimum(), 500 * AGT);
    });
}

#[test]
fn referendum_is_rejected_when_it_lacks_support() {
    test(|| {
        // A hundredth of the 850 million that may circulate since the TGE, released or not, is the very least.
        let holders = holders_bond(4);
        let index = submit(Origin::ParametersAdmin, set_minimum(700 * AGT));
        all_vote(holders, index);
        assert_eq!(until_enacted(index), ReferendumState::Rejected);
        assert_eq!(minimum(), 500 * AGT);
    });
}

#[test]
fn referendum_is_rejected_when_it_is_a_draw() {
    test(|| {
        let [aye, nay] = holders_bond(100);
        let index = submit(Origin::ParametersAdmin, set_minimum(700 * AGT));
        vote(aye, index, true, 100_000_000 * AGT).expect("a vote");
        vote(nay, index, false, 100_000_000 * AGT).expect("a vote");
        assert_eq!(until_enacted(index), ReferendumState::Rejected);
    });
}

#[test]
fn treasury_pays_up_to_the_limit_of_the_month_and_no_more() {
    test(|| {
        let funds = fund_treasury();
        let holders = holders_bond(100);
        let within = submit(Origin::SmallSpender, pay(funds / 100));
        let above = submit(Origin::SmallSpender, pay(1));
        let large = submit(Origin::LargeSpender, pay(funds / 20 - funds / 100));
        let above_both = submit(Origin::LargeSpender, pay(1));
        for index in [within, above, large, above_both] {
            all_vote(holders, index);
        }
        let payee = AccountId::new([7; 32]);
        assert_eq!(enact(within), Ok(()));
        assert_eq!(until_enacted(above_both), ReferendumState::Approved);
        blocks(100);
        assert_eq!(Balances::total_balance(&payee), funds / 20);
        assert_eq!(Balances::total_balance(&pots::account(pots::TREASURY)), funds - funds / 20);
    });
}

#[test]
fn slash_by_referendum_pays_the_rewards_pot() {
    test(|| {
        let holders = holders_bond(100);
        bond(Eve, 5_000 * AGT);
        let rewards = || Balances::total_balance(&pots::account(pots::REWARDS));
        let before = rewards();
        let slash = pallet_access::Call::slash {
            who: Eve.to_account_id().into(),
            amount: 2_000 * AGT,
            reason: b"forged labels".to_vec().try_into().expect("short"),
        };
        let index = submit(root(), slash);
        all_vote(holders, index);
        assert_eq!(enact(index), Ok(()));
        assert_eq!(Access::report(Eve.to_account_id()).active, 3_000 * AGT);
        assert_eq!(rewards() - before, 2_000 * AGT);
    });
}
