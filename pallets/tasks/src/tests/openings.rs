//! Whoever has an opening reveals it for the worker who committed.

use super::*;
use crate::{Openings, Submissions};
use agt_primitives::{
    calendar::day,
    contributors::{ContributorTerms, FeelessQuota, FeelessRefusal},
};
use frame_support::{
    dispatch::{CheckIfFeeless, GetDispatchInfo},
    traits::OriginTrait,
};
use pallet_contributors::{FeelessBlocks, FeelessDay, FeelessDays};

/// What a worker committed to in the first set.
fn opening(who: &AccountId, campaign: CampaignId, answers: &Answers) -> Opening<AccountId> {
    Opening { campaign, round: FIRST, set: SET_0, who: who.clone(), answers: answers.clone(), salt: SALT }
}

/// Three workers have committed to the first set of a campaign, and it can be revealed.
fn committed(terms: CampaignTerms) -> (CampaignId, Vec<AccountId>, Answers) {
    let campaign = open(terms);
    begin(campaign, 3);
    let (owners, answers) = (seats(campaign, FIRST, 0), sheet(campaign, FIRST, 0, perfect));
    owners.iter().for_each(|who| {
        assert_ok!(commit(who, campaign, FIRST, 0, &answers));
    });
    wait(REVEAL_MARGIN);
    (campaign, owners, answers)
}

fn openings(of: impl IntoIterator<Item = Opening<AccountId>>) -> Openings<AccountId> {
    Openings::try_from(of.into_iter().collect::<Vec<_>>()).expect("no more than a call takes")
}

fn call_for(opening: Opening<AccountId>) -> RuntimeCall {
    let Opening { campaign, round, set, who, answers, salt } = opening;
    crate::Call::reveal_for { campaign, round, set, who, answers, salt }.into()
}

fn call_for_many(of: impl IntoIterator<Item = Opening<AccountId>>) -> RuntimeCall {
    crate::Call::reveal_many { openings: openings(of) }.into()
}

/// Whether the call is free, or why not.
fn waived(caller: &AccountId, call: &RuntimeCall) -> Result<(), FeelessRefusal> {
    System::set_extrinsic_index(0);
    match call.is_feeless(&signed(caller)) {
        true => Ok(()),
        false => Err(FeelessBlocks::<Test>::get().refused.expect("it says why").why),
    }
}

fn calls_made(who: &AccountId) -> u32 {
    FeelessDays::<Test>::get(who).calls
}

fn spend_the_day(who: &AccountId) {
    let calls = ContributorTerms::DEFAULT.proven_calls;
    FeelessDays::<Test>::insert(who, FeelessDay { day: day(now()), calls });
    assert_eq!(<Contributors as FeelessQuota<_>>::left(who), 0);
}

/// The opening with another salt: nobody committed to it.
fn salted(opening: &Opening<AccountId>) -> Opening<AccountId> {
    Opening { salt: [0; 32], ..opening.clone() }
}

#[test]
fn silent_worker_is_paid_when_a_stranger_reveals_for_it() {
    ExtBuilder.execute(|| {
        let (campaign, owners, answers) = committed(terms());
        assert_ok!(reveal(&owners[0], campaign, FIRST, 0, &answers));
        assert_ok!(reveal(&owners[1], campaign, FIRST, 0, &answers));
        assert_ok!(reveal_for(&PASSER_BY, opening(&owners[2], campaign, &answers)));
        let who = owners[2].clone();
        let revealed = Event::Revealed { campaign, set: SET_0, seat: 2, who, answers };
        assert_eq!(last_event(), revealed.into());
        // The last reveal ends the time to reveal, whoever makes it.
        assert_ok!(open_gold(campaign, 0));
        assert_ok!(settle(campaign, FIRST, 0));
        assert!(owners.iter().all(|who| earned(who) == 60));
        assert_eq!(Misconduct::<Test>::get(&owners[2]).lost, 0);
    });
}

#[test]
fn reveal_for_is_refused_as_a_reveal_of_the_worker_would_be() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        let workers = veterans(1, 3);
        workers.iter().for_each(|who| {
            assert_ok!(join(who, campaign));
        });
        let refused = |opening: Opening<AccountId>, error: Error<Test>| {
            assert_noop!(reveal_for(&PASSER_BY, opening), error);
        };
        let any = opening(&workers[0], campaign, &Answers::default());
        refused(Opening { campaign: 9, ..any.clone() }, Error::UnknownCampaign);
        refused(Opening { round: RoundId(9), ..any.clone() }, Error::UnknownRound);
        refused(any.clone(), Error::NotDealt);
        refused(Opening { who: worker(9), ..any }, Error::NoTicket);
        deal(campaign, FIRST);
        let (owners, answers) = (seats(campaign, FIRST, 0), sheet(campaign, FIRST, 0, perfect));
        let good = opening(&owners[0], campaign, &answers);
        refused(good.clone(), Error::NotCommitted);
        let wild = sheet(campaign, FIRST, 0, |_| Answer::Number(1));
        assert_ok!(commit(&owners[0], campaign, FIRST, 0, &answers));
        assert_ok!(commit(&owners[1], campaign, FIRST, 0, &wild));
        assert_ok!(commit(&owners[2], campaign, FIRST, 0, &answers));
        refused(good.clone(), Error::RevealTooEarly);
        wait(REVEAL_MARGIN);
        refused(Opening { set: SET_1, ..good.clone() }, Error::WrongSet);
        refused(Opening { answers: Answers::default(), ..good.clone() }, Error::WrongCount);
        refused(opening(&owners[1], campaign, &wild), Error::AnswerOutOfRange);
        refused(salted(&good), Error::CommitmentMismatch);
        let Opening { round, set, who, answers, salt, .. } = good.clone();
        let unsigned = Tasks::reveal_for(RuntimeOrigin::none(), campaign, round, set, who, answers, salt);
        assert_eq!(unsigned, Err(DispatchError::BadOrigin));
        assert_ok!(reveal_for(&PASSER_BY, good.clone()));
        refused(good, Error::AlreadyRevealed);
    });
}

#[test]
fn reveal_for_is_refused_when_the_set_is_over_or_waits_for_grades() {
    ExtBuilder.execute(|| {
        let (campaign, owners, answers) = committed(terms());
        let refused = |error: Error<Test>| {
            assert_noop!(reveal_for(&PASSER_BY, opening(&owners[0], campaign, &answers)), error);
        };
        let entry = Sets::<Test>::get(campaign, SET_0).expect("somebody committed");
        let open = entry.clone().into_open().expect("it is open");
        let waits = crate::AwaitingGrades { open, since: 0, entry: 0 };
        Sets::<Test>::insert(campaign, SET_0, SetEntry::Grading(waits));
        refused(Error::AwaitingGrades);
        let (items, seats) = (H256::zero(), H256::zero());
        let (outcome, place) = (SetOutcome::Judged, 0);
        let over = SettledSet { at: 1, outcome, decided: 0, undecided: 0, items, seats, place };
        Sets::<Test>::insert(campaign, SET_0, SetEntry::Settled(over));
        refused(Error::AlreadySettled);
        Sets::<Test>::insert(campaign, SET_0, entry);
    });
}

#[test]
fn opening_reveals_nothing_when_a_stranger_changes_any_part_of_it() {
    ExtBuilder.execute(|| {
        let (campaign, owners, answers) = committed(terms());
        let good = opening(&owners[0], campaign, &answers);
        let other = sheet(campaign, FIRST, 0, |_| Answer::Choice(0));
        // The others committed to the same answers with the same salt: their openings still differ by their worker.
        let changed = [
            Opening { answers: other, ..good.clone() },
            Opening { salt: [43; 32], ..good.clone() },
            salted(&Opening { who: owners[1].clone(), ..good.clone() }),
        ];
        for opening in changed {
            assert_noop!(reveal_for(&PASSER_BY, opening), Error::<Test>::CommitmentMismatch);
        }
        assert_ok!(reveal_for(&owners[1], good));
        let revealed = |seat| Submissions::<Test>::get((campaign, SET_0), seat).unwrap().answers;
        assert_eq!([0, 1, 2].map(revealed), [Some(answers), None, None]);
    });
}

#[test]
fn window_to_reveal_for_others_is_half_open() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        begin(campaign, 3);
        let until = now() + WINDOWS.commit + WINDOWS.reveal;
        let (owners, answers) = (seats(campaign, FIRST, 0), sheet(campaign, FIRST, 0, perfect));
        owners.iter().for_each(|who| {
            assert_ok!(commit(who, campaign, FIRST, 0, &answers));
        });
        let of = |seat: usize| opening(&owners[seat], campaign, &answers);
        wait(REVEAL_MARGIN - 1);
        assert_noop!(reveal_for(&PASSER_BY, of(0)), Error::<Test>::RevealTooEarly);
        wait(1);
        assert_ok!(reveal_for(&PASSER_BY, of(0)));
        wait(until - now() - 1);
        assert_ok!(reveal_for(&PASSER_BY, of(1)));
        wait(1);
        assert_noop!(reveal_for(&PASSER_BY, of(2)), Error::<Test>::RevealOver);
        assert_eq!(waived(&PASSER_BY, &call_for(of(2))), Err(FeelessRefusal::WouldFail));
    });
}

#[test]
fn whoever_reveals_first_gains_nothing_and_nobody_reveals_twice() {
    ExtBuilder.execute(|| {
        let (campaign, owners, answers) = committed(terms());
        let balance = Balances::free_balance(&PASSER_BY);
        for who in &owners {
            assert_ok!(reveal_for(&PASSER_BY, opening(who, campaign, &answers)));
            assert_noop!(reveal(who, campaign, FIRST, 0, &answers), Error::<Test>::AlreadyRevealed);
            assert_noop!(reveal_for(&REVIEWER, opening(who, campaign, &answers)), Error::<Test>::AlreadyRevealed);
        }
        assert_ok!(open_gold(campaign, 0));
        assert_ok!(settle(campaign, FIRST, 0));
        assert!(owners.iter().all(|who| earned(who) == 60));
        assert_eq!((Balances::free_balance(&PASSER_BY), paid(&PASSER_BY)), (balance, 0));
        assert!(Contributors::status(&PASSER_BY).is_none());
    });
}

#[test]
fn requester_who_read_the_answers_early_pays_for_them_all_the_same() {
    ExtBuilder.execute(|| {
        let (campaign, owners, answers) = committed(pool_terms());
        // The requester keeps the openings: it stops the campaign, reveals nothing, and withholds the gold.
        assert_ok!(Tasks::stop_campaign(signed(&REQUESTER), campaign));
        assert_ok!(reveal(&owners[0], campaign, FIRST, 0, &answers));
        let rest = owners[1..].iter().map(|who| opening(who, campaign, &answers));
        assert_ok!(Tasks::reveal_many(signed(&PASSER_BY), openings(rest)));
        wait(WINDOWS.gold);
        assert_ok!(settle(campaign, FIRST, 0));
        assert_eq!(settled(campaign, 0).outcome, SetOutcome::GoldWithheld);
        assert!(owners.iter().all(|who| paid(who) > 0));
    });
}

#[test]
fn reveal_for_takes_one_call_of_the_workers_allowance() {
    ExtBuilder.execute(|| {
        let (campaign, owners, answers) = committed(terms());
        let good = opening(&owners[0], campaign, &answers);
        let call = call_for(good.clone());
        newcomer(&REVIEWER);
        // An account that is not registered has no allowance and needs none.
        assert_eq!(waived(&PASSER_BY, &call), Ok(()));
        assert_eq!((calls_made(&owners[0]), calls_made(&PASSER_BY)), (1, 0));
        let carried = call.get_dispatch_info().call_weight.saturating_add(ExtrinsicBase::get());
        assert_eq!(FeelessBlocks::<Test>::get().all, carried);
        assert_eq!(waived(&REVIEWER, &call), Ok(()));
        assert_eq!(calls_made(&REVIEWER), 0);
        assert!(Submissions::<Test>::get((campaign, SET_0), 0).unwrap().answers.is_none());
    });
}

#[test]
fn stranger_spends_one_call_of_a_worker_for_each_seat_and_no_more() {
    ExtBuilder.execute(|| {
        let (campaign, owners, answers) = committed(terms());
        let who = &owners[0];
        let good = opening(who, campaign, &answers);
        let left = |caller: &AccountId| <Contributors as FeelessQuota<_>>::left(caller);
        let before = left(who);
        let bad = [
            salted(&good),
            Opening { set: SET_1, ..good.clone() },
            Opening { round: RoundId(1), ..good.clone() },
            Opening { answers: Answers::default(), ..good.clone() },
        ];
        for opening in &bad {
            assert_eq!(waived(&PASSER_BY, &call_for(opening.clone())), Err(FeelessRefusal::WouldFail));
        }
        assert_eq!(waived(&PASSER_BY, &call_for_many(bad)), Err(FeelessRefusal::WouldFail));
        assert_eq!(waived(&PASSER_BY, &call_for_many([])), Err(FeelessRefusal::WouldFail));
        let many = call_for_many(vec![good.clone(); 16]);
        assert_eq!(waived(&PASSER_BY, &many), Err(FeelessRefusal::WouldFail));
        assert_eq!(left(who), before);
        // Whoever is registered pays for what repeats.
        newcomer(&PASSER_BY);
        PersonTerms::set(&ContributorTerms { unproven_calls: 15, ..PersonTerms::get() });
        assert_eq!(waived(&PASSER_BY, &many), Ok(()));
        assert_eq!((left(who), left(&PASSER_BY)), (before - 1, 0));
        assert_ok!(reveal_for(&PASSER_BY, good.clone()));
        assert_eq!(waived(&REVIEWER, &call_for(good.clone())), Err(FeelessRefusal::WouldFail));
        assert_eq!(waived(&REVIEWER, &call_for_many([good])), Err(FeelessRefusal::WouldFail));
        assert_eq!(left(who), before - 1);
    });
}

#[test]
fn caller_pays_with_its_own_allowance_when_the_workers_is_spent() {
    ExtBuilder.execute(|| {
        let (campaign, owners, answers) = committed(terms());
        let call = call_for(opening(&owners[0], campaign, &answers));
        spend_the_day(&owners[0]);
        assert_eq!(waived(&PASSER_BY, &call), Err(FeelessRefusal::NotRegistered));
        assert_eq!(waived(&owners[1], &call), Ok(()));
        assert_eq!(calls_made(&owners[1]), 1);
        spend_the_day(&owners[1]);
        assert!(matches!(waived(&owners[1], &call), Err(FeelessRefusal::DaySpent { .. })));
        // For a fee anyone may reveal.
        assert_ok!(reveal_for(&PASSER_BY, opening(&owners[0], campaign, &answers)));
    });
}

#[test]
fn reveal_many_takes_a_call_of_each_worker_and_of_the_caller_or_none() {
    ExtBuilder.execute(|| {
        let (campaign, owners, answers) = committed(terms());
        let good = owners[..2].iter().map(|who| opening(who, campaign, &answers)).collect::<Vec<_>>();
        let bad = salted(&opening(&owners[2], campaign, &answers));
        let call = call_for_many(good.iter().cloned().chain([bad]));
        let made = || owners.iter().map(calls_made).collect::<Vec<_>>();
        assert_eq!(waived(&PASSER_BY, &call), Err(FeelessRefusal::WouldFail));
        assert_eq!(made(), [0, 0, 0]);
        newcomer(&PASSER_BY);
        assert_eq!(waived(&PASSER_BY, &call), Ok(()));
        assert_eq!((made(), calls_made(&PASSER_BY)), (vec![1, 1, 0], 1));
        assert_eq!(waived(&REVIEWER, &call_for_many(good)), Ok(()));
        assert_eq!(made(), [2, 2, 0]);
    });
}

#[test]
fn reveal_many_reveals_what_it_can_and_names_what_fails() {
    ExtBuilder.execute(|| {
        let (campaign, owners, answers) = committed(terms());
        let of = |seat: usize| opening(&owners[seat], campaign, &answers);
        let all = openings([salted(&of(0)), of(1), of(1), of(2)]);
        assert_ok!(Tasks::reveal_many(signed(&PASSER_BY), all));
        let revealed = |seat| Submissions::<Test>::get((campaign, SET_0), seat).unwrap().answers.is_some();
        assert_eq!([0, 1, 2].map(revealed), [false, true, true]);
        let failed = System::events().into_iter().filter_map(|record| match record.event {
            RuntimeEvent::Tasks(Event::RevealFailed { who, error, .. }) => Some((who, error)),
            _ => None,
        });
        let mismatch = (owners[0].clone(), Error::<Test>::CommitmentMismatch.into());
        let repeated = (owners[1].clone(), Error::<Test>::AlreadyRevealed.into());
        assert_eq!(failed.collect::<Vec<_>>(), [mismatch, repeated]);
        // A set of which one seat is not revealed goes on.
        assert_noop!(open_gold(campaign, 0), Error::<Test>::StillRevealing);
        assert_ok!(reveal(&owners[0], campaign, FIRST, 0, &answers));
    });
}

#[test]
fn reveal_many_is_refused_when_nothing_can_be_revealed() {
    ExtBuilder.execute(|| {
        let (campaign, owners, answers) = committed(terms());
        let good = opening(&owners[0], campaign, &answers);
        let many = |of: Vec<Opening<AccountId>>| Tasks::reveal_many(signed(&PASSER_BY), openings(of));
        assert_noop!(many(vec![]), Error::<Test>::NothingRevealed);
        assert_noop!(many(vec![salted(&good); 16]), Error::<Test>::NothingRevealed);
        let unsigned = Tasks::reveal_many(RuntimeOrigin::none(), openings([good.clone()]));
        assert_eq!(unsigned, Err(DispatchError::BadOrigin));
        assert_ok!(many(vec![good]));
    });
}

#[test]
fn reveal_for_others_is_not_free_when_a_filter_shuts_it() {
    ExtBuilder.execute(|| {
        let (campaign, owners, answers) = committed(terms());
        let good = opening(&owners[0], campaign, &answers);
        let mut origin = signed::<RuntimeOrigin>(PASSER_BY);
        origin.add_filter(|call: &RuntimeCall| !matches!(call, RuntimeCall::Tasks(_)));
        System::set_extrinsic_index(0);
        for call in [call_for(good.clone()), call_for_many([good])] {
            assert!(!call.is_feeless(&origin));
            assert_eq!(FeelessBlocks::<Test>::get().refused.expect("it says why").why, FeelessRefusal::Shut);
        }
        assert!(!call_for_many([]).is_feeless(&RuntimeOrigin::none()));
        assert_eq!(calls_made(&owners[0]), 0);
    });
}

#[test]
fn reveal_many_weighs_what_its_openings_weigh_and_fits_the_free_room() {
    ExtBuilder.execute(|| {
        let (campaign, owners, answers) = committed(terms());
        let good = opening(&owners[0], campaign, &answers);
        let weight = |call: &RuntimeCall| call.get_dispatch_info().call_weight;
        let one = weight(&call_for(good.clone()));
        assert_eq!(weight(&call_for_many([])), one);
        assert_eq!(weight(&call_for_many(vec![good.clone(); 16])), one.saturating_mul(16));
        newcomer(&PASSER_BY);
        prove(&PASSER_BY);
        assert_eq!(waived(&PASSER_BY, &call_for_many(vec![good; 16])), Ok(()));
        let carried = one.saturating_add(ExtrinsicBase::get()).saturating_mul(16);
        assert_eq!(FeelessBlocks::<Test>::get().all, carried);
    });
}
