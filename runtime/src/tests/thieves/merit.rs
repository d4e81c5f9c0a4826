//! Merit and AIA: who earns by a campaign of its own, by its invitees, and by a budget that nobody has used.

use super::{scene::*, work::*, *};
use agt_primitives::{
    assets::AssetKind,
    calendar::{day, start_of_day, Month, HOUR},
    contributors::Contributors as _,
    tasks::{CampaignTerms, Funding},
    token::AGT,
};
use pallet_contributors::Error as Refused;
use pallet_tasks::Error;

#[test]
fn requester_its_tree_and_the_keys_of_the_platform_join_no_work_of_theirs() {
    test(|| {
        stranger_comes();
        let campaign = of_dave(AGT);
        let register = |referrer: Option<Key>| People::register { referrer: referrer.map(|key| id(key).into()) };
        assert_ok!(by(Key::Dave, register(None)));
        assert_ok!(by(Key::Eve, register(Some(Key::Dave))));
        assert_ok!(by(Key::Charlie, register(Some(Key::Eve))));
        for key in [Key::Dave, Key::Eve, Key::Charlie] {
            assert_noop!(by(key, join(campaign)), Error::<Runtime>::ConflictOfInterest);
            assert_noop!(by(key, batch(vec![join(campaign)])), Error::<Runtime>::ConflictOfInterest);
        }
        for key in [OPERATOR, REVIEWER] {
            assert_ok!(by(key, register(None)));
            assert_noop!(by(key, join(campaign)), Error::<Runtime>::ConflictOfInterest);
        }
        // The account behind a requester is in its tree, too, if it was invited to be worth something to it.
        let derivative = batch(vec![as_derivative(register(Some(Key::Dave))), as_derivative(join(campaign))]);
        give(&pallet_utility::derivative_account_id(id(Key::Dave), 0), 10 * AGT);
        assert_noop!(by(Key::Dave, derivative), Error::<Runtime>::ConflictOfInterest);
        assert_ok!(as_account(&people(1)[0], join(campaign)));
    });
}

#[test]
fn work_that_a_thief_pays_itself_moves_no_skill_and_its_xp_costs_the_fee() {
    // Sixteen answers, each of which is worth what counts, or a planck less.
    let counts = 16 * AGT / 20;
    for (price, xp) in [(counts - 1, 0), (counts, 16)] {
        test(|| {
            stranger_comes();
            let (campaign, friends) = (of_dave(price), people(3));
            let standing = |who: &AccountId| {
                let status = Contributors::status(who).expect("it is registered");
                let quests = pallet_quests::Records::<Runtime>::get(who).work;
                (status.streak, Contributors::reputation(who, AREA), quests.for_platform, quests.today)
            };
            let earned = |who: &AccountId| Contributors::status(who).map_or(0, |status| status.xp);
            let all = || friends.iter().map(standing).collect::<Vec<_>>();
            let (before, aia) = (all(), Contributors::totals().aia);
            let (worth, pot) = (owned(&id(Key::Dave)), free(&pots::account(pots::REVENUE)));
            play(campaign, &friends);
            assert_eq!((all(), Contributors::totals().aia), (before, aia));
            for who in &friends {
                let counted = pallet_medallions::Progresses::<Runtime>::contains_key(who, AREA);
                assert_eq!((earned(who), counted), (xp, xp > 0));
            }
            let had = owned(&friends[0]);
            let claims = friends.iter().chain(&friends).map(claim_of_dave).collect();
            assert_ok!(by(STRANGER, force_batch(claims)));
            assert_ok!(by(STRANGER, Pools::collect_fee { owner: id(Key::Dave).into(), number: 0 }));
            let fee = (3 * price * 3).div_ceil(100);
            assert_eq!(owned(&friends[0]), had + price);
            assert_eq!(owned(&id(Key::Dave)), worth - 3 * price - fee);
            let books = Revenue::books(AssetKind::Native).expect("sound books");
            assert_eq!(books.collected, fee, "the fee is revenue");
            assert_eq!(free(&pots::account(pots::REVENUE)), pot, "and it has gone to authors and seasons");
        });
    }
}

#[test]
fn referrals_of_a_season_are_claimed_once_and_after_it() {
    test(|| {
        stranger_comes();
        let friends = people(2);
        let (season, who) = (Month::at(Timestamp::get()).expect("a month"), &friends[0]);
        // The invitees of two referrers have earned 90,000 and 10,000 of the 100,000 AIA of the season.
        for (who, counted) in friends.iter().zip([90_000, 10_000]) {
            let invitees = pallet_contributors::Invitees { counted, accounts: 1 };
            pallet_contributors::SeasonInvitees::<Runtime>::insert(season, who, invitees);
        }
        let of_season = pallet_contributors::ReferralSeason {
            accepted: 100_000,
            counted: 100_000,
            part: 500,
            budget: 100,
            ..Default::default()
        };
        pallet_contributors::ReferralSeasons::<Runtime>::insert(season, of_season);
        let claim = || RuntimeCall::from(People::claim_referral { season });
        let ends = season.next().and_then(Month::start).expect("a month");
        let runs = Err(Refused::<Runtime>::SeasonRuns.into());
        assert_eq!(around(ends, || as_account(who, claim())), [runs, Ok(()), Ok(())]);
        at(ends);
        assert_noop!(as_account(who, batch(vec![claim(), claim()])), Refused::<Runtime>::NothingToClaim);
        assert_noop!(by(STRANGER, claim()), Refused::<Runtime>::NothingToClaim);
        assert_noop!(as_account(who, as_derivative(claim())), Refused::<Runtime>::NothingToClaim);
        let ripe = || friends.iter().map(|who| Redemption::quote(who.clone(), 3_000).ripe.0).collect::<Vec<_>>();
        assert_eq!(ripe(), [0, 0]);
        for who in &friends {
            assert_ok!(as_account(who, force_batch(vec![claim(); 3])));
        }
        assert_eq!(ripe(), [900, 100], "a hundredth of the season, shared, and not five hundredths each");
    });
}

#[test]
fn chain_that_slept_promises_the_hours_of_a_day_and_not_those_of_a_year() {
    test(|| {
        stranger_comes();
        // An hour pays two sets of three seats.
        set("tasks.aiaADay", 24 * 6 * u128::from(AIA));
        let wakes = start_of_day(day(Timestamp::get()) + 366).expect("a day");
        let joined = people(24);
        at(wakes);
        assert!(joined.iter().all(|who| energy(who) == 3), "nor has anybody the energy of a year");
        let crowd = campaign(CampaignTerms { items: 64, leaves: 8, ..terms(Funding::Platform { aia: AIA }) });
        for who in &joined {
            assert_ok!(as_account(who, join(crowd)));
        }
        let close = || by(STRANGER, Labels::close_round { campaign: crowd, round: FIRST });
        let spent = Err(Error::<Runtime>::BudgetSpent.into());
        // After ten minutes an hour is there, at two o'clock three are: six of the eight sets.
        at(wakes + 10 * MINUTE);
        assert_eq!((Tasks::budget_left(), close()), (6 * AIA, spent));
        at(wakes + 2 * HOUR);
        assert_eq!(Tasks::budget_left(), 18 * AIA);
        assert_ok!(close());
        assert_eq!(Tasks::budget_left(), 0);
        let promised = pallet_tasks::Campaigns::<Runtime>::get(crowd).map(|campaign| campaign.promised_seats);
        assert_eq!(promised, Some(18));
        // Another campaign of that hour gets nothing, and waits for the next one.
        let late = platform();
        let others = people_from(40, 3);
        for who in &others {
            assert_ok!(as_account(who, join(late)));
        }
        at(wakes + 2 * HOUR + 20 * MINUTE);
        let close_late = || by(STRANGER, Labels::close_round { campaign: late, round: FIRST });
        assert_eq!(close_late(), spent);
        at(wakes + 3 * HOUR);
        assert_ok!(close_late());
    });
}
