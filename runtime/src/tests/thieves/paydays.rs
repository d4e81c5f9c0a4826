//! Paydays: revenue is paid before anything is minted, and neither a sleep nor a vote pays a season twice.

use super::{scene::*, seasons::*, *};
use agt_primitives::{
    assets::AssetKind,
    calendar::Month,
    supply::{Budget, MintBudget},
    token::{AGT, EXISTENTIAL_DEPOSIT},
};
use pallet_recycler::Error as Refused;
use pallet_redemption::Error;

fn collect() -> RuntimeCall {
    pallet_revenue::Call::<Runtime>::collect { asset: AssetKind::Native }.into()
}

/// Sends AGT to the revenue pot.
fn revenue(agt: Balance) -> RuntimeCall {
    send(&pots::account(pots::REVENUE), agt * AGT)
}

fn carry(season: Month) -> RuntimeCall {
    pallet_recycler::Call::<Runtime>::carry { season }.into()
}

fn sweep(season: Month) -> RuntimeCall {
    Seasons::sweep { season }.into()
}

#[test]
fn revenue_of_a_payday_raises_no_claim_of_that_day() {
    test(|| {
        rich(Key::Charlie, 6_000);
        // A tenth is the authors', and 900 AGT belong to the next season.
        assert_ok!(by(Key::Dave, batch(vec![revenue(1_000), collect()])));
        let season = next(month());
        assert_eq!(Recycler::season_revenue(season), 900 * AGT);
        at(first_of(season));
        assert_ok!(by(Key::Charlie, submit(6_000)));
        at(payday_of(season));
        let (before, minted) = (owned(&id(Key::Charlie)), supply());
        let close = || RuntimeCall::from(Seasons::close { season });
        assert_noop!(by(Key::Dave, carry(season)), Refused::<Runtime>::SeasonTakes);
        let greedy = vec![revenue(10_000), collect(), close(), claim_for(Key::Charlie, season)];
        assert_ok!(by(Key::Dave, batch(greedy)));
        assert_eq!(owned(&id(Key::Charlie)), before + 6_000 * CEILING);
        assert_eq!(supply(), minted, "revenue pays all of it");
        let rates = Redemption::season(Some(season)).expect("it is closed").rates;
        assert_eq!(rates.returned, 900 * AGT);
        // What the season does not pay goes to the next one, once.
        assert_noop!(by(Key::Dave, close()), Error::<Runtime>::AlreadyClosed);
        assert_noop!(by(Key::Dave, carry(season)), Refused::<Runtime>::NothingToCarry);
        assert_eq!(Recycler::season_revenue(next(season)), (600 + 9_000) * AGT);
        assert_eq!(free(&pots::account(pots::RECYCLER)), EXISTENTIAL_DEPOSIT + 9_600 * AGT);
    });
}

#[test]
fn season_whose_claims_ended_in_a_sleep_goes_back_to_the_budget_once() {
    test(|| {
        stranger_comes();
        rich(Key::Charlie, 6_000);
        rich(Key::Dave, 12_000);
        let season = month();
        for key in [Key::Charlie, Key::Dave] {
            assert_ok!(by(key, submit(6_000)));
        }
        at(payday_of(season));
        assert_ok!(by(Key::Charlie, claim(season)));
        let minted = supply();
        // The chain sleeps for a year. Whoever sweeps a millisecond early or claims a millisecond late gets nothing.
        let end = payday_of(Month(season.0 + 12));
        assert_eq!(
            around(end, || by(Key::Dave, claim(season))),
            [Ok(()), refused(Error::ClaimsEnded), refused(Error::ClaimsEnded)]
        );
        assert_eq!(around(end, || by(STRANGER, sweep(season))), [refused(Error::ClaimsOpen), Ok(()), Ok(())]);
        at(end);
        let stranger = owned(&id(STRANGER));
        assert_ok!(by(STRANGER, force_batch(vec![sweep(season), sweep(season), claim_for(Key::Dave, season)])));
        assert_noop!(by(Key::Dave, claim(season)), Error::<Runtime>::SeasonSwept);
        assert_eq!((supply(), owned(&id(STRANGER))), (minted, stranger));
        assert_eq!(<Supply as MintBudget<AccountId>>::reserved(Budget::Seasons), 0);
        // The months that passed without a submission have no pool, and the season of this one is as any other.
        at(first_of(next(month())));
        assert_ok!(by(Key::Dave, submit(6_000)));
        at(payday_of(month()));
        let before = owned(&id(Key::Dave));
        assert_ok!(by(Key::Dave, claim(month())));
        assert_eq!(owned(&id(Key::Dave)), before + 6_000 * CEILING);
    });
}

#[test]
fn ceiling_that_rises_in_the_middle_of_a_season_pays_nobody_more() {
    test(|| {
        rich(Key::Charlie, 6_000);
        rich(Key::Dave, 18_000);
        let season = month();
        assert_ok!(by(Key::Charlie, submit(6_000)));
        // At four times the ceiling a day of platform work promises less, and so does a bonded AGT.
        set("tasks.aiaADay", 1_000_000);
        set("redemption.aiaPerAgt", 10);
        set("redemption.ceiling", 4 * CEILING);
        assert_ok!(by(Key::Dave, submit(6_000)));
        at(payday_of(season));
        let before = owned(&id(Key::Dave));
        assert_ok!(by(Key::Dave, claim(season)));
        assert_eq!(owned(&id(Key::Dave)), before + 6_000 * CEILING);
        // From one season to the next it doubles at most.
        for (season, rate) in [(next(season), 2 * CEILING), (next(next(season)), 4 * CEILING)] {
            at(first_of(season));
            assert_ok!(by(Key::Dave, submit(6_000)));
            at(payday_of(season));
            let before = owned(&id(Key::Dave));
            assert_ok!(by(Key::Dave, claim(season)));
            assert_eq!(owned(&id(Key::Dave)), before + 6_000 * rate);
        }
    });
}

#[test]
fn revenue_of_a_season_that_was_overslept_is_paid_once_by_a_later_one() {
    test(|| {
        rich(Key::Charlie, 12_000);
        assert_ok!(by(Key::Dave, batch(vec![revenue(1_000), collect()])));
        let season = next(month());
        at(first_of(season));
        assert_ok!(by(Key::Charlie, submit(6_000)));
        at(payday_of(season));
        assert_ok!(by(Key::Dave, Seasons::close { season }));
        assert_eq!(Recycler::season_revenue(next(season)), 600 * AGT);
        // The chain sleeps for a year: nobody claims 300 AGT, and nobody submits to the season that the rest belongs to.
        at(payday_of(Month(season.0 + 12)));
        let issued = supply();
        let both = [sweep(season), carry(next(season))];
        assert_noop!(by(Key::Dave, batch([both.clone(), both.clone()].concat())), Error::<Runtime>::SeasonSwept);
        let twice = vec![carry(next(season)), carry(next(season))];
        assert_noop!(by(Key::Dave, batch(twice)), Refused::<Runtime>::NothingToCarry);
        assert_ok!(by(Key::Dave, force_batch([both.clone(), both].concat())));
        assert_noop!(by(Key::Charlie, claim(season)), Error::<Runtime>::SeasonSwept);
        let later = next(month());
        assert_eq!(Recycler::season_revenue(later), 900 * AGT);
        at(first_of(later));
        assert_ok!(by(Key::Charlie, submit(6_000)));
        at(payday_of(later));
        let before = owned(&id(Key::Charlie));
        assert_ok!(by(Key::Charlie, force_batch(vec![claim(later), claim(later)])));
        assert_eq!((owned(&id(Key::Charlie)), supply()), (before + 6_000 * CEILING, issued));
        assert_eq!(free(&pots::account(pots::RECYCLER)), EXISTENTIAL_DEPOSIT + 600 * AGT);
    });
}
