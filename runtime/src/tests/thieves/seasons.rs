//! Redemption: AIA counts once and in its season, claims pay once, and a bond counts for one account.

use super::{scene::*, *};
use agt_primitives::{
    access::SeasonBond,
    calendar::{Month, DAY},
    season::Submitted,
    token::AGT,
    Aia,
};
use pallet_redemption::Error;

/// What an AIA is worth at the most.
pub(super) const CEILING: Balance = AGT / 20;

/// Registers and proves an account, and gives it AIA that is ripe.
pub(super) fn rich(key: Key, aia: Aia) {
    prove(key);
    earn(&Holder(key.pair()), aia);
}

pub(super) fn submit(aia: Aia) -> RuntimeCall {
    Seasons::submit { aia }.into()
}

pub(super) fn claim(season: Month) -> RuntimeCall {
    Seasons::claim { season }.into()
}

pub(super) fn claim_for(who: Key, season: Month) -> RuntimeCall {
    Seasons::claim_for { who: id(who).into(), season }.into()
}

/// This month.
pub(super) fn month() -> Month {
    Month::at(Timestamp::get()).expect("a month")
}

pub(super) fn first_of(month: Month) -> Moment {
    month.start().expect("a day")
}

/// The end of a season's window.
pub(super) fn payday_of(month: Month) -> Moment {
    month.start_of_day(21).expect("a day")
}

pub(super) fn next(month: Month) -> Month {
    month.next().expect("a month")
}

pub(super) fn refused(error: Error<Runtime>) -> Result<(), DispatchError> {
    Err(error.into())
}

fn outstanding() -> Aia {
    Contributors::totals().aia.outstanding
}

#[test]
fn aia_counts_once_and_before_the_21st() {
    test(|| {
        rich(Key::Charlie, 20_000);
        rich(Key::Dave, 6_000);
        let before = outstanding();
        let more_than_a_lane = batch(vec![submit(3_000), submit(3_001)]);
        assert_noop!(by(Key::Charlie, more_than_a_lane), Error::<Runtime>::MoreThanLanes);
        assert_noop!(by(STRANGER, submit(3_000)), Error::<Runtime>::Unproven);
        assert_noop!(by(Key::Charlie, as_derivative(submit(3_000))), Error::<Runtime>::Unproven);
        assert_ok!(by(Key::Charlie, force_batch(vec![submit(3_000); 5])));
        assert_eq!(before - outstanding(), 6_000);
        let (over, season) = (refused(Error::WindowShut), month());
        assert_eq!(around(payday_of(season), || by(Key::Dave, submit(6_000))), [Ok(()), over, over]);
        assert_eq!(around(first_of(next(season)), || by(Key::Charlie, submit(6_000))), [over, Ok(()), Ok(())]);
        at(payday_of(season));
        assert_ok!(by(Key::Charlie, claim(season)));
        at(first_of(next(season)));
        assert_ok!(by(Key::Charlie, submit(6_000)));
        let counted = Redemption::season(Some(next(season))).expect("it has begun").submitted;
        assert_eq!(counted, Submitted { base: 6_000, bonded: 0 });
    });
}

#[test]
fn season_pays_each_account_once_by_whatever_name_it_claims() {
    test(|| {
        stranger_comes();
        rich(Key::Charlie, 6_000);
        rich(Key::Dave, 6_000);
        let season = month();
        for key in [Key::Charlie, Key::Dave] {
            assert_ok!(by(key, submit(6_000)));
        }
        let_act(STRANGER, Key::Charlie);
        assert_eq!(
            around(payday_of(season), || by(STRANGER, claim_for(Key::Charlie, season))),
            [refused(Error::ClaimsNotOpen), Ok(()), Ok(())]
        );
        at(payday_of(season));
        let (charlie, stranger, (issued, minted)) = (owned(&id(Key::Charlie)), owned(&id(STRANGER)), supply());
        assert_noop!(by(STRANGER, claim(season)), Error::<Runtime>::NothingToClaim);
        let twice = batch(vec![claim_for(Key::Charlie, season); 2]);
        assert_noop!(by(STRANGER, twice), Error::<Runtime>::NothingToClaim);
        let ways = [
            by_proxy(Key::Charlie, claim(season)),
            claim_for(Key::Charlie, season),
            as_derivative(claim_for(Key::Charlie, season)),
            as_multisig_with(Key::Dave, claim_for(Key::Charlie, season)),
        ];
        assert_ok!(by(STRANGER, force_batch(ways.into())));
        assert_eq!((owned(&id(Key::Charlie)), owned(&id(STRANGER))), (charlie + 6_000 * CEILING, stranger));
        // In one block, the second claim of an account is no free call and pays nothing.
        pass(0);
        let dave = Holder(Key::Dave.pair());
        let before = free(&dave.who());
        dave.send(claim(season));
        assert_eq!(free(&dave.who()), before + 6_000 * CEILING, "the first one is free");
        assert!(dave.try_send(claim(season)).is_err());
        assert!(free(&dave.who()) < before + 6_000 * CEILING, "and the second one is not");
        assert_eq!(supply(), (issued + 12_000 * CEILING, minted + 12_000 * CEILING));
    });
}

#[test]
fn bonded_agt_counts_for_one_account_in_a_season() {
    test(|| {
        rich(Key::Charlie, 20_000);
        rich(Key::Dave, 20_000);
        let season = next(month());
        let bond = || by(Key::Dave, Bonds::bond { amount: 1_000 * AGT });
        // What is bonded in the first millisecond of a season is too late for it.
        let kept = around(first_of(season), || {
            assert_ok!(bond());
            at(first_of(season) + DAY);
            <Access as SeasonBond<AccountId>>::kept(&id(Key::Dave), first_of(season))
        });
        assert_eq!(kept, [1_000 * AGT, 0, 0]);
        assert_ok!(by(Key::Charlie, Bonds::bond { amount: 1_000 * AGT }));
        at(first_of(season));
        assert_ok!(by(Key::Charlie, submit(20_000)));
        // It stays until the window ends, and waits for a week before anybody else can bond it.
        let unbond = || by(Key::Charlie, Bonds::unbond { amount: 1_000 * AGT });
        let still = Err(pallet_access::Error::<Runtime>::KeptForSeason.into());
        assert_eq!(around(payday_of(season), unbond), [still, Ok(()), Ok(())]);
        at(payday_of(season));
        assert_ok!(unbond());
        at(Timestamp::get() + 7 * DAY);
        let moves = vec![Bonds::withdraw {}.into(), send(&id(Key::Dave), 1_000 * AGT)];
        assert_ok!(by(Key::Charlie, batch(moves)));
        assert_ok!(bond());
        // The bond of the next season is Dave's alone.
        at(first_of(next(season)));
        earn(&Holder(Key::Charlie.pair()), 20_000);
        assert_noop!(by(Key::Charlie, submit(6_001)), Error::<Runtime>::MoreThanLanes);
        assert_ok!(by(Key::Dave, submit(20_000)));
    });
}
