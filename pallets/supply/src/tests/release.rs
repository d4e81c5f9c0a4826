//! The call: who may release what, when, and what it says.

use super::{month, release, rolled_back, MILLION};
use crate::{mock::*, Error, Event, EverMinted, GenesisConfig, Released, Rows, Tge};
use agt_primitives::{
    supply::{Bucket, Budget, MintBudget},
    token::{AGT, CAP, EARLIEST_TGE, EXISTENTIAL_DEPOSIT},
};
use frame_support::{assert_noop, assert_ok, traits::fungible::Inspect};
use sp_runtime::DispatchError;

#[test]
fn release_mints_what_vested_to_the_beneficiary_whoever_calls() {
    ExtBuilder::default().execute(|| {
        travel_to(TGE);
        assert_ok!(Supply::release(RuntimeOrigin::signed(CAROL), Bucket::Ecosystem));
        assert_eq!(Balances::balance(&TREASURY), 300 * MILLION + EXISTENTIAL_DEPOSIT);
        assert_eq!(Balances::balance(&CAROL), 0);
        assert_eq!(Released::<Test>::get(Bucket::Ecosystem), 300 * MILLION);
    });
}

#[test]
fn release_emits_one_event_with_every_amount() {
    ExtBuilder::default().execute(|| {
        travel_to(month(1));
        let before = EverMinted::<Test>::get();
        assert_ok!(release(Bucket::Marketing));
        travel_to(month(13));
        assert_ok!(release(Bucket::Marketing));
        let own: Vec<_> = System::events()
            .into_iter()
            .filter_map(|record| match record.event {
                RuntimeEvent::Supply(event) => Some(event),
                _ => None,
            })
            .collect();
        let first = 280 * MILLION + 70 * MILLION / 12;
        let event = |amount, released_total| Event::Released {
            bucket: Bucket::Marketing,
            beneficiary: MARKETING,
            amount,
            released_total,
            ever_minted: before + released_total,
        };
        assert_eq!(own, vec![event(first, first), event(350 * MILLION - first, 350 * MILLION)]);
    });
}

#[test]
fn release_takes_what_the_first_holders_have_off_the_bucket() {
    ExtBuilder::default().execute(|| {
        travel_to(TGE);
        assert_ok!(release(Bucket::PublicSale));
        assert_eq!(Balances::balance(&PUBLIC_SALE), 250 * MILLION - ENDOWMENT);
        assert_eq!(Released::<Test>::get(Bucket::PublicSale), 250 * MILLION);
    });
}

#[test]
fn release_fails_for_callers_that_are_not_signed() {
    ExtBuilder::default().execute(|| {
        travel_to(TGE);
        assert_noop!(Supply::release(RuntimeOrigin::none(), Bucket::Team), DispatchError::BadOrigin);
        assert_noop!(Supply::release(RuntimeOrigin::root(), Bucket::Team), DispatchError::BadOrigin);
    });
}

#[test]
fn release_fails_before_the_tge_even_for_what_vests_at_it() {
    ExtBuilder::default().execute(|| {
        for bucket in [Bucket::Ecosystem, Bucket::PublicSale, Bucket::Team] {
            assert_noop!(release(bucket), Error::<Test>::NothingToRelease);
        }
    });
}

#[test]
fn release_fails_the_second_time_at_one_moment() {
    ExtBuilder::default().execute(|| {
        travel_to(TGE);
        assert_ok!(release(Bucket::Foundation));
        assert_noop!(release(Bucket::Foundation), Error::<Test>::NothingToRelease);
        travel_to(month(1) - 1);
        assert_noop!(release(Bucket::Foundation), Error::<Test>::NothingToRelease);
        travel_to(month(1));
        assert_ok!(release(Bucket::Foundation));
    });
}

#[test]
fn release_never_touches_a_bucket_that_only_feeds_budgets() {
    ExtBuilder::default().execute(|| {
        travel_to(month(1_000));
        assert_noop!(release(Bucket::UserRewards), Error::<Test>::NoBeneficiary);
    });
}

#[test]
fn release_fails_for_a_bucket_without_a_row() {
    ExtBuilder::default().execute(|| {
        travel_to(TGE);
        rolled_back(|| {
            Rows::<Test>::remove(Bucket::Team);
            assert_noop!(release(Bucket::Team), Error::<Test>::UnknownBucket);
        });
    });
}

#[test]
fn release_fails_when_the_beneficiary_could_not_hold_the_amount() {
    // One planck a month for the team, and its part to the foundation.
    let dust = |genesis: &mut GenesisConfig<Test>| {
        for (bucket, row) in &mut genesis.rows {
            match bucket {
                Bucket::Team => (row.total, row.linear) = (24, 24),
                Bucket::Foundation => {
                    row.total += 500 * MILLION - 24;
                    row.linear += 500 * MILLION - 24;
                }
                _ => {}
            }
        }
    };
    ExtBuilder::default().with(dust).execute(|| {
        travel_to(month(13));
        assert_noop!(release(Bucket::Team), Error::<Test>::BelowMinimum);
        assert_ok!(Balances::transfer_allow_death(RuntimeOrigin::signed(ALICE), TEAM, AGT));
        assert_ok!(release(Bucket::Team));
        assert_eq!(Balances::balance(&TEAM), AGT + 1);
    });
}

#[test]
fn release_fails_when_it_would_exceed_the_cap_whatever_the_table_says() {
    ExtBuilder::default().execute(|| {
        travel_to(TGE);
        rolled_back(|| {
            EverMinted::<Test>::put(CAP - 300 * MILLION + 1);
            assert_noop!(release(Bucket::Foundation), Error::<Test>::CapExceeded);
            EverMinted::<Test>::put(u128::MAX);
            assert_noop!(release(Bucket::Foundation), Error::<Test>::CapExceeded);
        });
    });
}

#[test]
fn release_fails_when_it_would_take_the_room_of_a_promise() {
    ExtBuilder::default().execute(|| {
        travel_to(TGE);
        assert_ok!(<Supply as MintBudget<AccountId>>::reserve(Budget::Seasons, AGT));
        rolled_back(|| {
            EverMinted::<Test>::put(CAP - 300 * MILLION - AGT + 1);
            assert_noop!(release(Bucket::Foundation), Error::<Test>::CapExceeded);
            EverMinted::<Test>::put(CAP - 300 * MILLION - AGT);
            assert_ok!(release(Bucket::Foundation));
        });
    });
}

#[test]
fn tge_is_the_first_timestamp_when_genesis_names_none() {
    ExtBuilder::default().with(|genesis| genesis.tge = None).execute(|| {
        assert_noop!(release(Bucket::Community), Error::<Test>::TgeNotSet);
        travel_to(TGE + 7);
        assert_eq!(Tge::<Test>::get(), Some(TGE + 7));
        System::assert_last_event(Event::TgeSet { tge: TGE + 7 }.into());
        assert_ok!(release(Bucket::Community));
    });
}

#[test]
fn tge_waits_for_a_timestamp_of_2026_or_later() {
    ExtBuilder::default().with(|genesis| genesis.tge = None).execute(|| {
        for too_early in [0, EARLIEST_TGE - 1] {
            travel_to(too_early);
            assert_eq!(Tge::<Test>::get(), None);
        }
        travel_to(EARLIEST_TGE);
        assert_eq!(Tge::<Test>::get(), Some(EARLIEST_TGE));
        assert_eq!(System::events().len(), 1, "it is told once");
        travel_to(EARLIEST_TGE);
        assert_eq!(System::events().len(), 1);
    });
}

#[test]
fn tge_never_moves_once_it_is_set() {
    ExtBuilder::default().execute(|| {
        travel_to(TGE + 1_000);
        travel_to(TGE + 2_000);
        assert_eq!(Tge::<Test>::get(), Some(TGE));
        assert_eq!(System::events(), vec![]);
    });
}
