//! The room of progress: quests, boosters, and merit that stays with its account.

use super::{characters::*, wraps::*, *};
use crate::{
    configs::parameters::set_call,
    tests::{
        buyback::{batch, block_after, by, govern},
        progress::{grown, prove, AREA},
    },
};
use agt_primitives::{
    benchmarking::MedallionsBench,
    calendar::{day, start_of_day, DAY},
    medallions::Medallions as _,
    merit::{AcceptedSet, OnAccepted},
    quests::{Milestone, Quest},
    revenue::RevenueSource,
    tasks::CampaignKind,
    token::AGT,
};
use frame_support::{assert_noop, assert_ok};
use pallet_characters::{Call as CharacterCall, Error};
use pallet_quests::{Call as QuestCall, Error as QuestError, Stocks};
use sp_keyring::Sr25519Keyring::{Alice, Bob};

/// The three quests of today.
fn quests_of_today() -> [Quest; 3] {
    pallet_quests::Today::<Runtime>::get().expect("the second block of a day draws").quests
}

#[test]
fn account_behind_a_wrapper_has_no_merit_of_who_signs() {
    test(|| {
        let item = grown(Alice);
        let alice = Alice.to_account_id();
        <Medallions as MedallionsBench<AccountId>>::give(&alice, AREA, 1);
        assert_ok!(by(Alice, QuestCall::buy_booster { most: 2 * AGT }));
        agt_to(Alice, derivative_of(Alice), 100 * AGT);
        let unproven = DispatchError::from(QuestError::<Runtime>::Unproven);
        block_after(SLOT_MILLIS);
        let attempts: Vec<(RuntimeCall, DispatchError)> = vec![
            (CharacterCall::claim_starter {}.into(), Error::<Runtime>::Unproven.into()),
            (level_up(item, 6, 0), Error::<Runtime>::NotOwner.into()),
            (select_call(item), Error::<Runtime>::NotOwner.into()),
            (
                pallet_medallions::Call::level_up { area: AREA, level: 2, most: 0 }.into(),
                pallet_medallions::Error::<Runtime>::NoMedallion.into(),
            ),
            (QuestCall::claim_quest { quest: quests_of_today()[0] }.into(), unproven),
            (QuestCall::claim_milestone { milestone: Milestone::FirstSet }.into(), unproven),
            (QuestCall::use_booster {}.into(), unproven),
            (QuestCall::buy_booster { most: 2 * AGT }.into(), unproven),
            (
                pallet_redemption::Call::submit { aia: 3_000 }.into(),
                pallet_redemption::Error::<Runtime>::Unproven.into(),
            ),
        ];
        for (call, refused) in attempts {
            for wrapped in [derived(call.clone()), shared(call.clone(), Bob), batch(vec![derived(call.clone())])] {
                assert_noop!(by(Alice, wrapped), refused);
            }
        }
        assert!(!Medallions::holds_any(&derivative_of(Alice)));
        // The account itself has all of it.
        assert_ok!(by(Alice, batch(vec![select_call(item), QuestCall::use_booster {}.into()])));
    });
}

#[test]
fn quest_is_paid_once_for_work_of_the_platform_on_its_day() {
    test(|| {
        let who = prove(Alice);
        block_after(SLOT_MILLIS);
        let work = |requester: Option<AccountId>| {
            for area in 1..=5 {
                let opened_at = Timestamp::get();
                let kind = CampaignKind::Advanced;
                let set =
                    AcceptedSet { area, kind, requester: requester.clone(), answers: 32, perfect: true, opened_at };
                <Runtime as pallet_tasks::Config>::OnAccepted::on_accepted(&who, &set);
            }
        };
        let today = quests_of_today();
        let claim = |quest| RuntimeCall::from(QuestCall::claim_quest { quest });
        // Work that a requester pays is no quest, whoever that is.
        work(Some(Bob.to_account_id()));
        for quest in today {
            assert_noop!(by(Alice, claim(quest)), QuestError::<Runtime>::NotDone);
        }
        let midnight = start_of_day(day(Timestamp::get()) + 1).expect("it is in the calendar");
        block_at(midnight - SLOT_MILLIS);
        work(None);
        let earned = xp(Alice).0;
        assert_noop!(by(Alice, batch(vec![claim(today[0]), claim(today[0])])), QuestError::<Runtime>::AlreadyClaimed);
        let [first, second, third] = today;
        assert_ok!(by(Alice, forced([first, first, second, first, second].map(claim).to_vec())));
        let rewards = |quests: &[Quest]| quests.iter().map(|quest| u64::from(quest.reward().xp)).sum::<u64>();
        assert_eq!(xp(Alice).0 - earned, rewards(&[first, second]));
        // The third one is late by a slot, in the first block of the next day and in those that follow.
        block_at(midnight);
        for quest in today {
            assert_noop!(by(Alice, claim(quest)), QuestError::<Runtime>::NotToday);
        }
        block_after(SLOT_MILLIS);
        let today = quests_of_today();
        if !today.contains(&third) {
            assert_noop!(by(Alice, claim(third)), QuestError::<Runtime>::NotToday);
        }
        for quest in today {
            assert_noop!(by(Alice, claim(quest)), QuestError::<Runtime>::NotDone);
        }
        work(None);
        assert_ok!(by(Alice, batch(today.map(claim).to_vec())));
        assert_eq!(xp(Alice).0 - earned, rewards(&[first, second]) + rewards(&today));
    });
}

#[test]
fn booster_is_sold_once_a_day_and_used_one_after_the_other() {
    test(|| {
        let who = prove(Alice);
        let buy = |most| RuntimeCall::from(QuestCall::buy_booster { most });
        let use_one = || RuntimeCall::from(QuestCall::use_booster {});
        let stock = || Stocks::<Runtime>::get(&who).stock;
        let midnight = start_of_day(day(Timestamp::get()) + 1).expect("it is in the calendar");
        block_at(midnight - SLOT_MILLIS);
        let before = free(who.clone());
        assert_noop!(by(Alice, batch(vec![buy(2 * AGT), buy(2 * AGT)])), QuestError::<Runtime>::BoughtToday);
        assert_ok!(by(Alice, forced(vec![buy(2 * AGT), buy(2 * AGT)])));
        assert_eq!((stock(), before - free(who.clone())), (1, 2 * AGT));
        block_at(midnight);
        govern(set_call("quests.boosterPrice", 3 * AGT));
        assert_noop!(by(Alice, buy(2 * AGT)), QuestError::<Runtime>::AboveMost);
        assert_ok!(by(Alice, buy(3 * AGT)));
        assert_eq!((stock(), paid_for(RevenueSource::Boosters)), (2, 5 * AGT));
        assert_noop!(by(Alice, batch(vec![use_one(), use_one()])), QuestError::<Runtime>::BoosterActive);
        assert_ok!(by(Alice, forced(vec![use_one(), use_one()])));
        assert_eq!(stock(), 1);
        // Shorter boosters and no factor: the one that is active keeps its own.
        govern(set_call("quests.boosterTime", u128::from(DAY / 24)));
        block_at(midnight + DAY - SLOT_MILLIS);
        assert_noop!(by(Alice, use_one()), QuestError::<Runtime>::BoosterActive);
        block_at(midnight + DAY);
        assert_ok!(by(Alice, use_one()));
        assert_eq!(Stocks::<Runtime>::get(&who).until, Timestamp::get() + DAY / 24);
    });
}
