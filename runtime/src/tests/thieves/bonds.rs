//! Bonds: what leaves them, when, and what cannot be backed twice by one of them.

use super::{scene::*, *};
use agt_primitives::{access::Role, calendar::DAY, token::AGT};
use pallet_access::Error;
use pallet_conviction_voting::Conviction;

fn unbond(agt: Balance) -> RuntimeCall {
    Bonds::unbond { amount: agt * AGT }.into()
}

fn rebond(agt: Balance) -> RuntimeCall {
    Bonds::rebond { amount: agt * AGT }.into()
}

fn withdraw() -> RuntimeCall {
    Bonds::withdraw {}.into()
}

fn leave(role: Role) -> RuntimeCall {
    Bonds::leave_role { role }.into()
}

#[test]
fn bond_is_paid_out_once_and_not_before_its_time() {
    test(|| {
        let who = id(Key::Charlie);
        assert_ok!(by(Key::Charlie, Bonds::bond { amount: 1_000 * AGT }));
        let (before, issued) = (free(&who), supply());
        assert_noop!(by(Key::Charlie, batch(vec![unbond(600), unbond(401)])), Error::<Runtime>::MoreThanActive);
        assert_noop!(by(Key::Charlie, batch(vec![unbond(600), withdraw()])), Error::<Runtime>::NothingToWithdraw);
        assert_noop!(by(Key::Charlie, as_derivative(unbond(1))), Error::<Runtime>::NoBond);
        assert_ok!(by(Key::Charlie, unbond(600)));
        assert_noop!(by(Key::Charlie, batch(vec![rebond(600), rebond(1)])), Error::<Runtime>::MoreThanUnbonding);
        // Whoever can be outvoted on parameters loses no day and gains none: what waits keeps its time.
        let releases = Timestamp::get() + 7 * DAY;
        set("access.labourUnbondingDays", 28);
        let early = Err(Error::<Runtime>::NothingToWithdraw.into());
        assert_eq!(around(releases, || by(Key::Charlie, withdraw())), [early, Ok(()), Ok(())]);
        at(releases);
        let twice = batch(vec![withdraw(), withdraw()]);
        assert_noop!(by(Key::Charlie, twice), Error::<Runtime>::NothingToWithdraw);
        assert_ok!(by(Key::Charlie, force_batch(vec![withdraw(), rebond(600), withdraw(), unbond(400)])));
        assert_eq!((free(&who), owned(&who)), (before + 600 * AGT, before + 1_000 * AGT));
        at(releases + 27 * DAY);
        assert_noop!(by(Key::Charlie, withdraw()), Error::<Runtime>::NothingToWithdraw);
        at(releases + 28 * DAY);
        assert_ok!(by(Key::Charlie, withdraw()));
        assert_eq!((free(&who), supply()), (before + 1_000 * AGT, issued));
    });
}

#[test]
fn flash_bond_gives_no_invitation_and_no_lasting_role() {
    test(|| {
        let (sponsor, guest) = (Holder(Key::Charlie.pair()), Holder(Key::Two.pair()));
        let bond = || RuntimeCall::from(Bonds::bond { amount: 1_000 * AGT });
        let enter = |role| RuntimeCall::from(Bonds::enter_role { role });
        let register = registration(&sponsor, &guest);
        let flash = |last| batch(vec![bond(), enter(Role::DataRequest), last]);
        let no_invitation = pallet_contributors::Error::<Runtime>::NoInvitation;
        assert_noop!(by(Key::Charlie, flash(register.clone())), no_invitation);
        assert_noop!(by(Key::Charlie, flash(withdraw())), Error::<Runtime>::NothingToWithdraw);
        assert_noop!(by(Key::Charlie, batch(vec![bond(), enter(Role::Validator)])), Error::<Runtime>::BelowRoleMinimum);
        // The role is of no use without its bond, which waits and can be slashed.
        assert_ok!(by(Key::Charlie, flash(unbond(1))));
        let expires = Timestamp::get() + DAY;
        let purpose = agt_primitives::reward_pools::PoolPurpose::ModelFund;
        let asset = agt_primitives::assets::AssetKind::Native;
        let open = || Pools::open { number: 0, asset: asset.clone(), purpose, amount: AGT, expires, guarantee: 0 };
        assert_noop!(by(Key::Charlie, open()), pallet_reward_pools::Error::<Runtime>::NotARequester);
        let reason = || b"a flash bond".to_vec().try_into().expect("it is short");
        govern(Bonds::slash { who: id(Key::Charlie).into(), amount: AGT, reason: reason() });
        assert_eq!(Access::report(id(Key::Charlie)).unbonding.0 + Access::report(id(Key::Charlie)).active.0, 999 * AGT);
        // With its whole bond it is a requester again, and after a day it invites.
        assert_ok!(by(Key::Charlie, Bonds::bond { amount: 2 * AGT }));
        assert_ok!(by(Key::Charlie, open()));
        block_after(DAY);
        assert_ok!(by(Key::Charlie, registration(&sponsor, &guest)));
    });
}

#[test]
fn bond_that_backs_votes_stakes_and_a_season_is_slashed_all_the_same() {
    test(|| {
        let who = id(Key::Charlie);
        prove(Key::Charlie);
        earn(&Holder(Key::Charlie.pair()), 20_000);
        enter(Key::Charlie, Role::DataValidation, 2_000 * AGT);
        let month = agt_primitives::calendar::Month::at(Timestamp::get()).and_then(|month| month.next());
        at(month.and_then(|month| month.start()).expect("a month"));
        // A season keeps 1,000, a place on the register sets 1,500 aside, and a delegation votes with all.
        assert_ok!(by(Key::Charlie, Seasons::submit { aia: 20_000 }));
        assert_ok!(by(Key::Charlie, Jobs::enlist { amount: 1_500 * AGT }));
        let to = id(Key::Dave).into();
        let (class, conviction, balance) = (0, Conviction::Locked1x, 2_000 * AGT);
        assert_ok!(by(Key::Charlie, pallet_conviction_voting::Call::delegate { class, to, conviction, balance }));
        assert_noop!(by(Key::Charlie, unbond(501)), Error::<Runtime>::HeldByObligations);
        assert_noop!(by(Key::Charlie, unbond(500)), Error::<Runtime>::LockedByVotes);
        assert_noop!(by(Key::Charlie, leave(Role::DataValidation)), Error::<Runtime>::RoleInUse);
        let nothing = Balances::free_balance(&who);
        assert_noop!(by(Key::Charlie, send(&id(Key::Dave), nothing + AGT)), sp_runtime::TokenError::FundsUnavailable);
        // Governance reaches what only votes and the season hold, and is owed what backs the register.
        let (pot, issued) = (free(&pots::account(pots::REWARDS)), supply());
        let reason = b"what the overlap hides".to_vec().try_into().expect("it is short");
        govern(Bonds::slash { who: who.clone().into(), amount: 1_200 * AGT, reason });
        let report = Access::report(who.clone());
        assert_eq!((report.active.0, free(&pots::account(pots::REWARDS))), (1_500 * AGT, pot + 500 * AGT));
        assert_ok!(by(Key::Charlie, Jobs::retire {}));
        assert_eq!(Access::report(who.clone()).active.0, 800 * AGT, "it is taken before it is free");
        assert_eq!((free(&pots::account(pots::REWARDS)), supply()), (pot + 1_200 * AGT, issued));
        // What is left leaves by its way, when the vote and the season let it.
        assert_noop!(by(Key::Charlie, unbond(800)), Error::<Runtime>::LockedByVotes);
    });
}
