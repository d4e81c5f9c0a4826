//! The room of the recycler: the share of bonds, the seasons that money belongs to, and what they pay of it.

use super::{wraps::*, *};
use crate::{
    configs::parameters::set_call,
    tests::{
        buyback::{batch, block_after, by, govern},
        progress::prove,
    },
};
use agt_primitives::{
    assets::AssetKind,
    benchmarking::ContributorsBench,
    calendar::{day, start_of_day, Month, DAY},
    token::{AGT, EXISTENTIAL_DEPOSIT},
};
use frame_support::{assert_noop, assert_ok};
use pallet_access::{Call as BondCall, Error as BondError};
use pallet_recycler::{Call as RecyclerCall, Error};
use pallet_redemption::{Call as SeasonCall, Error as SeasonError};
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie, Ferdie};

/// Makes `amount` planck revenue, of which the authors get a tenth.
fn pay_in(amount: Balance) -> Vec<RuntimeCall> {
    let dest = pots::account(pots::REVENUE).into();
    vec![
        BalancesCall::transfer_keep_alive { dest, value: amount }.into(),
        pallet_revenue::Call::collect { asset: AssetKind::Native }.into(),
    ]
}

fn carry(season: Month) -> RuntimeCall {
    RecyclerCall::carry { season }.into()
}

fn belongs_to(season: Month) -> Balance {
    Recycler::season_revenue(season)
}

fn waiting() -> Balance {
    Recycler::totals().waiting().expect("sound books")
}

/// The season of the month after this one, and when it begins.
fn next_season() -> (Month, Moment) {
    let season = Month::at(Timestamp::get()).and_then(Month::next).expect("it is in the calendar");
    (season, season.start().expect("it is in the calendar"))
}

/// The moment from which on a season takes no more AIA.
fn claim_day(season: Month) -> Moment {
    season.start_of_day(21).expect("every month has one")
}

fn share() -> u16 {
    Recycler::recycler().staked.points()
}

#[test]
fn bond_for_a_moment_counts_for_no_day_and_is_not_free_again() {
    test(|| {
        govern(set_call("recycler.mode", 1));
        block_after(SLOT_MILLIS);
        let amount = 900_000 * AGT;
        let bond = || RuntimeCall::from(BondCall::bond { amount });
        let unbond = || RuntimeCall::from(BondCall::unbond { amount });
        // In one batch: a bond, revenue of which less would be burned by it, and the way out.
        let issued = Balances::total_issuance();
        let calls = [vec![bond()], pay_in(100 * AGT), vec![unbond()]].concat();
        assert_ok!(by(Ferdie, batch(calls)));
        assert_eq!((share(), issued - Balances::total_issuance()), (0, 90 * AGT));
        assert_noop!(by(Ferdie, BondCall::withdraw {}), BondError::<Runtime>::NothingToWithdraw);
        let midnight = |days| start_of_day(day(Timestamp::get()) + days).expect("it is in the calendar");
        block_at(midnight(1));
        block_after(SLOT_MILLIS);
        assert_eq!(share(), 0, "what is unbonding is not bonded");
        // Back for the one block that is sampled: that is one day of three, 90 basis points of the floor.
        block_at(midnight(1) - SLOT_MILLIS);
        assert_ok!(by(Ferdie, BondCall::rebond { amount }));
        block_at(midnight(1));
        block_after(SLOT_MILLIS);
        assert_ok!(by(Ferdie, batch(vec![unbond()])));
        assert_eq!(share(), 30);
        let unbonded = Timestamp::get();
        block_at(unbonded + 7 * DAY - SLOT_MILLIS);
        assert_noop!(by(Ferdie, BondCall::withdraw {}), BondError::<Runtime>::NothingToWithdraw);
        block_at(unbonded + 7 * DAY);
        assert_ok!(by(Ferdie, BondCall::withdraw {}));
        assert_eq!(share(), 9, "one day of ten");
        assert_ok!(by(Bob, BondCall::bond { amount }));
    });
}

#[test]
fn revenue_belongs_to_the_month_after_its_own_to_the_slot() {
    test(|| {
        let (february, begins) = next_season();
        let march = february.next().expect("it is in the calendar");
        block_at(begins - SLOT_MILLIS);
        assert_ok!(by(Bob, batch(pay_in(100 * AGT))));
        block_at(begins);
        assert_ok!(by(Bob, batch(pay_in(50 * AGT))));
        assert_eq!((belongs_to(february), belongs_to(march)), (90 * AGT, 45 * AGT));
        // Nobody carries a season's money away while somebody could still submit to it.
        block_at(claim_day(february) - SLOT_MILLIS);
        for season in [february, march] {
            assert_noop!(by(Charlie, carry(season)), Error::<Runtime>::SeasonTakes);
        }
        block_at(claim_day(february));
        assert_noop!(by(Charlie, batch(vec![carry(february); 2])), Error::<Runtime>::NothingToCarry);
        assert_ok!(by(Charlie, forced(vec![carry(february), carry(february), carry(march)])));
        assert_eq!((belongs_to(february), belongs_to(march), waiting()), (0, 135 * AGT, 135 * AGT));
        // A chain that sleeps through a year of seasons finds all of it.
        block_after(365 * DAY);
        let (next, _) = next_season();
        assert_ok!(by(Charlie, forced(vec![carry(march), carry(next), carry(march)])));
        assert_eq!((belongs_to(march), belongs_to(next), waiting()), (0, 135 * AGT, 135 * AGT));
        assert_noop!(by(Charlie, carry(next)), Error::<Runtime>::SeasonTakes);
        assert_ok!(by(Bob, batch(pay_in(10 * AGT))));
        assert_eq!(belongs_to(next), 144 * AGT);
    });
}

#[test]
fn season_pays_what_belongs_to_it_once_and_touches_no_gift() {
    test(|| {
        let who = prove(Ferdie);
        <Contributors as ContributorsBench<AccountId>>::credit(&who, 20_000);
        let (february, begins) = next_season();
        let march = february.next().expect("it is in the calendar");
        assert_ok!(by(Bob, batch(pay_in(100 * AGT))));
        block_at(begins);
        let submit = || RuntimeCall::from(SeasonCall::submit { aia: 6_000 });
        assert_noop!(by(Ferdie, batch(vec![submit(), submit()])), SeasonError::<Runtime>::MoreThanLanes);
        assert_ok!(by(Ferdie, submit()));
        // Money that no book explains lies in the pot while the season is closed and paid.
        let dest = pots::account(pots::RECYCLER);
        let gift = BalancesCall::transfer_keep_alive { dest: dest.clone().into(), value: 40 * AGT };
        assert_ok!(by(Charlie, gift));
        let close = || RuntimeCall::from(SeasonCall::close { season: february });
        let claim = || RuntimeCall::from(SeasonCall::claim { season: february });
        block_at(claim_day(february) - SLOT_MILLIS);
        assert_noop!(by(Ferdie, claim()), SeasonError::<Runtime>::ClaimsNotOpen);
        block_at(claim_day(february));
        assert_noop!(by(Charlie, batch(vec![close(), close()])), SeasonError::<Runtime>::AlreadyClosed);
        assert_noop!(by(Ferdie, batch(vec![claim(), claim()])), SeasonError::<Runtime>::NothingToClaim);
        assert_noop!(by(Charlie, claim()), SeasonError::<Runtime>::NothingToClaim);
        let (before, minted) = (free(who.clone()), Supply::report().ever_minted.0);
        assert_ok!(by(Ferdie, forced(vec![close(), claim(), claim(), close()])));
        let paid = free(who.clone()) - before;
        assert_eq!(paid, 300 * AGT, "6,000 AIA at the ceiling");
        assert_eq!(
            Supply::report().ever_minted.0 - minted,
            paid - 90 * AGT,
            "revenue is paid before anything is minted"
        );
        assert_eq!((belongs_to(february), Recycler::totals().outstanding()), (0, Some(0)));
        assert_eq!(free(dest), EXISTENTIAL_DEPOSIT + 40 * AGT);
        // The gift is the next season's, once.
        let collect = || RuntimeCall::from(RecyclerCall::collect {});
        assert_noop!(by(Alice, batch(vec![collect(), collect()])), Error::<Runtime>::NothingToCollect);
        assert_ok!(by(Alice, collect()));
        assert_eq!(belongs_to(march), 40 * AGT);
    });
}
