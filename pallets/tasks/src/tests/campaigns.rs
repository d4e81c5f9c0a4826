//! The life of a campaign.

use super::*;
use crate::{Lists, KEYS_DELAY};
use agt_primitives::tasks::MAX_ITEMS;
use core::num::NonZeroU64;

fn open_as(who: &AccountId, terms: CampaignTerms) -> DispatchResult {
    Tasks::open_campaign(signed(who), terms)
}

#[test]
fn platform_campaign_needs_operator_and_reviewer_set_by_governance() {
    ExtBuilder.execute(|| {
        assert_noop!(Tasks::set_platform(signed(&OPERATOR), OPERATOR, REVIEWER), DispatchError::BadOrigin);
        assert_noop!(Tasks::set_platform(RuntimeOrigin::root(), REVIEWER, REVIEWER), Error::<Test>::OneKey);
        assert_noop!(open_as(&REVIEWER, terms()), Error::<Test>::NotOperator);
        assert_noop!(open_as(&REQUESTER, terms()), Error::<Test>::NotOperator);
        assert_ok!(open_as(&OPERATOR, terms()));
        assert_noop!(join(&worker(1), 0), Error::<Test>::NotApproved);
        assert_noop!(approve(&OPERATOR, 0), Error::<Test>::NotReviewer);
        assert_noop!(approve(&REVIEWER, 1), Error::<Test>::UnknownCampaign);
        assert_ok!(approve(&REVIEWER, 0));
        assert_eq!(last_event(), Event::GoldApproved { campaign: 0, reviewer: REVIEWER }.into());
        assert_noop!(approve(&REVIEWER, 0), Error::<Test>::AlreadyApproved);
    });
}

#[test]
fn new_platform_keys_act_after_seven_days_and_those_that_stay_at_once() {
    ExtBuilder.execute(|| {
        let (operator, reviewer) = (account(5), account(6));
        let set = |operator: &AccountId, reviewer: &AccountId| {
            assert_ok!(Tasks::set_platform(RuntimeOrigin::root(), operator.clone(), reviewer.clone()));
        };
        let from = now() + KEYS_DELAY;
        set(&operator, &REVIEWER);
        let event = Event::PlatformSet {
            operator: operator.clone(),
            reviewer: REVIEWER,
            operator_from: from,
            reviewer_from: 0,
        };
        assert_eq!(last_event(), event.into());
        assert_noop!(open_as(&OPERATOR, terms()), Error::<Test>::NotOperator);
        assert_noop!(open_as(&operator, terms()), Error::<Test>::KeyTooNew);
        wait(KEYS_DELAY - 1);
        // The operator stays, so its time goes on.
        set(&operator, &reviewer);
        assert_noop!(open_as(&operator, terms()), Error::<Test>::KeyTooNew);
        wait(1);
        assert_ok!(open_as(&operator, terms()));
        assert_noop!(approve(&REVIEWER, 0), Error::<Test>::NotReviewer);
        assert_noop!(approve(&reviewer, 0), Error::<Test>::KeyTooNew);
        // An account that comes back is new.
        set(&operator, &REVIEWER);
        assert_noop!(approve(&REVIEWER, 0), Error::<Test>::KeyTooNew);
        wait(KEYS_DELAY);
        assert_ok!(approve(&REVIEWER, 0));
    });
}

#[test]
fn opener_cannot_approve_when_the_platform_keys_were_swapped() {
    ExtBuilder.execute(|| {
        assert_ok!(open_as(&OPERATOR, terms()));
        assert_ok!(Tasks::set_platform(RuntimeOrigin::root(), REVIEWER, OPERATOR));
        wait(KEYS_DELAY);
        assert_noop!(approve(&OPERATOR, 0), Error::<Test>::NotReviewer);
    });
}

#[test]
fn gold_is_not_approved_by_a_reviewer_of_the_operators_tree() {
    ExtBuilder.execute(|| {
        assert_ok!(open_as(&OPERATOR, terms()));
        newcomer(&OPERATOR);
        assert_ok!(Contributors::register(signed(&REVIEWER), Some(OPERATOR)));
        assert_noop!(approve(&REVIEWER, 0), Error::<Test>::ConflictOfInterest);
    });
}

#[test]
fn gold_is_approved_for_the_terms_that_were_read_only() {
    ExtBuilder.execute(|| {
        assert_ok!(open_as(&OPERATOR, terms()));
        let read = CampaignTerms { area: AREA + 1, ..terms() };
        let approve = |terms: CampaignTerms| Tasks::approve_gold(signed(&REVIEWER), 0, terms.hash());
        assert_noop!(approve(read), Error::<Test>::TermsMismatch);
        assert_eq!(Tasks::campaign(0).unwrap().terms_hash, terms().hash());
        assert_eq!(Tasks::campaign(0).unwrap().reviewer, None);
        assert_ok!(approve(terms()));
        assert_eq!(Tasks::campaign(0).unwrap().reviewer, Some(REVIEWER));
    });
}

#[test]
fn gold_is_not_approved_when_governance_demands_more_by_then() {
    ExtBuilder.execute(|| {
        assert_ok!(open_as(&OPERATOR, CampaignTerms { items_a_set: 5, ..terms() }));
        let before = Tasks::terms_in_force();
        change_terms(|terms| terms.least_gold = 5_000);
        assert_noop!(approve(&REVIEWER, 0), Error::<Test>::TooLittleGold);
        change_terms(|terms| *terms = before);
        change_terms(|terms| terms.aia_a_day = 269);
        assert_noop!(approve(&REVIEWER, 0), Error::<Test>::TooCostly);
        change_terms(|terms| *terms = before);
        assert_ok!(approve(&REVIEWER, 0));
    });
}

#[test]
fn gold_is_not_approved_after_the_deadline() {
    ExtBuilder.execute(|| {
        assert_ok!(open_as(&OPERATOR, terms()));
        wait(30 * DAY);
        assert_noop!(approve(&REVIEWER, 0), Error::<Test>::DeadlineOver);
    });
}

#[test]
fn pool_campaign_opens_at_once_and_reserves_two_further_answers() {
    ExtBuilder.execute(|| {
        assert_noop!(open_as(&PASSER_BY, pool_terms()), Error::<Test>::NotARequester);
        let campaign = open(pool_terms());
        // Two sets of three seats at 600.
        assert_eq!(Books::get()[&campaign].free, 600 * 5 * 2);
        assert_eq!(in_pool(POOL), FUND - 6_000);
        let found = Campaigns::<Test>::get(campaign).unwrap();
        assert_eq!(found.phase, CampaignPhase::Open);
        assert!(found.earns_merit);
        assert_eq!(found.owner, REQUESTER);
        LeastMeritPrice::set(&Balance::MAX);
        assert!(!Campaigns::<Test>::get(open(pool_terms())).unwrap().earns_merit);
    });
}

#[test]
fn pool_campaign_is_refused_when_the_pool_cannot_pay_it() {
    ExtBuilder.execute(|| {
        let price = |price| CampaignTerms { funding: Funding::Pool { pool: POOL, price }, ..terms() };
        assert_noop!(open_as(&REQUESTER, price(0)), Error::<Test>::NoReward);
        assert_noop!(open_as(&REQUESTER, price(Balance::MAX / 4)), Error::<Test>::TooCostly);
        assert_noop!(open_as(&REQUESTER, price(FUND)), DispatchError::Other("not so much in escrow"));
        let other = CampaignTerms { funding: Funding::Pool { pool: 8, price: 1 }, ..terms() };
        assert_noop!(open_as(&REQUESTER, other), DispatchError::Other("no such pool"));
    });
}

#[test]
fn pool_campaign_is_refused_when_nobody_could_be_paid_its_price() {
    ExtBuilder.execute(|| {
        let price = |price| CampaignTerms { funding: Funding::Pool { pool: POOL, price }, ..terms() };
        LeastPayment::set(&600);
        assert_noop!(open_as(&REQUESTER, price(599)), Error::<Test>::PriceBelowLeastBalance);
        assert_ok!(open_as(&REQUESTER, price(600)));
        // The asset is not live.
        LeastPayment::set(&Balance::MAX);
        assert_noop!(open_as(&REQUESTER, price(600)), Error::<Test>::PriceBelowLeastBalance);
    });
}

#[test]
fn campaign_is_refused_when_it_pays_aia_and_is_not_guarded() {
    ExtBuilder.execute(|| {
        let sets = |items_a_set| CampaignTerms { items_a_set, items: 24, ..terms() };
        assert_noop!(open_as(&OPERATOR, sets(13)), Error::<Test>::TooLittleGold);
        assert_ok!(open_as(&OPERATOR, sets(12)));
        // A quiz, a pool's campaign and rich answers are exempt.
        assert_ok!(open_as(&OPERATOR, quiz_terms()));
        assert_ok!(open_as(&REQUESTER, CampaignTerms { funding: pool_terms().funding, ..sets(13) }));
        let rich = CampaignTerms { answer: AnswerKind::Rich, gold_a_set: 0, ..terms() };
        assert_ok!(open_as(&OPERATOR, rich));
        // Nobody is exempt from gold that fails somebody.
        let hard =
            Measured { chance: BasisPoints::clamped(5_000), reference: BasisPoints::clamped(6_000), ..measured() };
        let answer = AnswerKind::Categories { count: 2 };
        let telling = |gold_a_set| CampaignTerms { gold_a_set, answer, measured: hard.clone(), ..pool_terms() };
        assert_noop!(open_as(&REQUESTER, telling(4)), Error::<Test>::TooLittleGold);
        assert_ok!(open_as(&REQUESTER, telling(6)));
        // An account that is not let in cannot join what pays AIA.
        newcomer(&worker(50));
        let error = pallet_contributors::Error::<Test>::NotQualified;
        let number = open(terms());
        assert_noop!(join(&worker(50), number), DispatchError::from(error));
    });
}

#[test]
fn open_campaign_names_what_is_wrong_with_its_measure() {
    ExtBuilder.execute(|| {
        let with = |chance, reference, items: &[u32]| {
            let (chance, reference) = (BasisPoints::clamped(chance), BasisPoints::clamped(reference));
            let items_by_class = BoundedVec::truncate_from(items.to_vec());
            let measured = Measured { chance, reference, items_by_class, series: None };
            open_as(&REQUESTER, CampaignTerms { measured, ..pool_terms() })
        };
        assert_noop!(with(0, 9_500, &[]), Error::<Test>::ChanceOfZero);
        assert_noop!(with(10_000, 9_500, &[]), Error::<Test>::ChanceOfAHundred);
        assert_noop!(with(1_999, 9_500, &[]), Error::<Test>::ChanceBelowClasses);
        assert_noop!(with(2_000, 9_901, &[]), Error::<Test>::ReferenceTooHigh);
        assert_noop!(with(2_000, 2_499, &[]), Error::<Test>::ReferenceNotAboveChance);
        assert_noop!(with(2_000, 9_500, &[1, 0, 0, 0, 0]), Error::<Test>::ItemsOfOneClass);
        for items in [&[1, 2, 3, 4][..], &[1, 2, 3, 4, 5, 6]] {
            assert_noop!(with(2_000, 9_500, items), Error::<Test>::BadItemsByClass);
        }
        assert_ok!(with(2_000, 9_900, &[1, 2, 3, 4, 5]));
        // Where answers are rich, nothing is measured.
        let rich = CampaignTerms { answer: AnswerKind::Rich, gold_a_set: 0, ..pool_terms() };
        assert_ok!(open_as(&REQUESTER, CampaignTerms { measured: Measured::default(), ..rich }));
    });
}

#[test]
fn platform_campaigns_of_an_area_have_one_measure_while_they_are_open() {
    ExtBuilder.execute(|| {
        let hard = Measured { reference: BasisPoints::clamped(7_000), ..measured() };
        let hard = |terms: CampaignTerms| CampaignTerms { measured: hard.clone(), ..terms };
        let quiz = open(quiz_terms());
        assert_noop!(open_as(&OPERATOR, hard(terms())), Error::<Test>::OtherMeasureInArea);
        assert_noop!(open_as(&OPERATOR, hard(quiz_terms())), Error::<Test>::OtherMeasureInArea);
        // Another area, a pool, whose gold moves nobody, and a calibration may have another one.
        open(CampaignTerms { area: AREA + 1, ..hard(terms()) });
        assert_ok!(open_as(&REQUESTER, hard(pool_terms())));
        let requirements = Requirements { role: Some(Role::Calibration), ..terms().requirements };
        open(CampaignTerms { kind: CampaignKind::Calibration, requirements, ..hard(quiz_terms()) });
        // So may the next one after all have closed.
        let work = open(terms());
        let close = |number| Tasks::close_campaign(signed(&OPERATOR), number);
        assert_ok!(close(quiz));
        assert_noop!(open_as(&OPERATOR, hard(terms())), Error::<Test>::OtherMeasureInArea);
        assert_ok!(close(work));
        open(hard(terms()));
        assert_noop!(open_as(&OPERATOR, terms()), Error::<Test>::OtherMeasureInArea);
    });
}

#[test]
fn series_takes_campaigns_of_one_payer_and_one_sort_of_questions() {
    ExtBuilder.execute(|| {
        let quiz = open(quiz_terms());
        let in_series =
            |of, terms: CampaignTerms| CampaignTerms { measured: Measured { series: Some(of), ..measured() }, ..terms };
        let of_quiz = |terms| open_as(&OPERATOR, in_series(quiz, terms));
        assert_noop!(of_quiz(CampaignTerms { area: AREA + 1, ..terms() }), Error::<Test>::BadSeries);
        let other = AnswerKind::Categories { count: 6 };
        assert_noop!(of_quiz(CampaignTerms { answer: other, ..terms() }), Error::<Test>::BadSeries);
        let harder = Measured { reference: BasisPoints::clamped(9_000), series: Some(quiz), ..measured() };
        assert_noop!(open_as(&OPERATOR, CampaignTerms { measured: harder, ..terms() }), Error::<Test>::BadSeries);
        assert_noop!(open_as(&OPERATOR, in_series(99, terms())), Error::<Test>::BadSeries);
        assert_noop!(open_as(&REQUESTER, in_series(quiz, pool_terms())), Error::<Test>::BadSeries);
        // A later campaign names any of the series; all are kept with the first one.
        let (work, more) = (open(in_series(quiz, terms())), open(in_series(quiz + 1, terms())));
        let series = |number| Campaigns::<Test>::get(number).unwrap().series;
        assert_eq!([quiz, work, more].map(series), [quiz; 3]);
        assert_eq!(Campaigns::<Test>::get(quiz).unwrap().successors, 2);
        let close = |number| Tasks::close_campaign(signed(&OPERATOR), number);
        assert_noop!(close(quiz), Error::<Test>::SeriesInUse);
        assert_ok!(close(work));
        assert_noop!(close(quiz), Error::<Test>::SeriesInUse);
        assert_ok!(close(more));
        assert_ok!(close(quiz));
        assert_noop!(of_quiz(terms()), Error::<Test>::BadSeries);
        // Nobody joins a series after the deadline of its first campaign.
        let short = open(CampaignTerms { deadline: now() + DAY, ..quiz_terms() });
        wait(DAY - 1);
        assert_ok!(open_as(&OPERATOR, in_series(short, terms())));
        wait(1);
        assert_noop!(open_as(&OPERATOR, in_series(short, terms())), Error::<Test>::BadSeries);
    });
}

#[test]
fn campaign_is_refused_when_a_day_cannot_pay_one_set() {
    ExtBuilder.execute(|| {
        // Three seats, each one and a half times 60 at the most.
        change_terms(|terms| terms.aia_a_day = 269);
        assert_noop!(open_as(&OPERATOR, terms()), Error::<Test>::TooCostly);
        assert_ok!(open_as(&OPERATOR, quiz_terms()));
        change_terms(|terms| terms.aia_a_day = 270);
        assert_ok!(open_as(&OPERATOR, terms()));
        let beyond = CampaignTerms { funding: Funding::Platform { aia: Aia::MAX }, ..terms() };
        assert_noop!(open_as(&OPERATOR, beyond), Error::<Test>::TooCostly);
    });
}

#[test]
fn open_campaign_names_the_part_of_the_terms_that_is_not_sound() {
    ExtBuilder.execute(|| {
        let tolerance = NonZeroU64::new(2).unwrap();
        let wide = AnswerKind::Number { least: 0, most: 12, tolerance, decimals: 0 };
        let windows = |change: fn(&mut Windows)| {
            let mut windows = WINDOWS;
            change(&mut windows);
            CampaignTerms { windows, ..terms() }
        };
        let asked = |role, medallion| Requirements { role, medallion, ..terms().requirements };
        let halves = Measured { chance: BasisPoints::clamped(5_000), ..measured() };
        let two_classes = CampaignTerms { answer: AnswerKind::Categories { count: 2 }, measured: halves, ..terms() };
        let cases = [
            (CampaignTerms { answer: wide, ..terms() }, Error::<Test>::BadAnswerKind),
            (CampaignTerms { answer: AnswerKind::Categories { count: 1 }, ..terms() }, Error::BadAnswerKind),
            (CampaignTerms { items: 0, ..terms() }, Error::BadSets),
            (CampaignTerms { items_a_set: 0, ..terms() }, Error::BadSets),
            (CampaignTerms { gold_a_set: 0, ..terms() }, Error::BadSets),
            (CampaignTerms { items_a_set: 31, ..terms() }, Error::BadSets),
            (CampaignTerms { gold_a_set: 1, ..terms() }, Error::BadSets),
            (CampaignTerms { gold_a_set: 3, ..two_classes.clone() }, Error::BadSets),
            (CampaignTerms { items_a_set: 255, gold_a_set: 255, ..terms() }, Error::BadSets),
            (CampaignTerms { leaves: 1, ..terms() }, Error::BadSets),
            (CampaignTerms { items: MAX_ITEMS + 1, leaves: MAX_ITEMS, ..terms() }, Error::BadSets),
            (CampaignTerms { items: 4, ..quiz_terms() }, Error::BadSets),
            (CampaignTerms { leaves: 0, ..quiz_terms() }, Error::BadSets),
            (CampaignTerms { answer: AnswerKind::Rich, ..terms() }, Error::BadSets),
            (CampaignTerms { answer: AnswerKind::Rich, gold_a_set: 0, items_a_set: 11, ..terms() }, Error::BadSets),
            (
                CampaignTerms { kind: CampaignKind::Verification, items_a_set: 20, gold_a_set: 2, ..terms() },
                Error::BadSets,
            ),
            (CampaignTerms { kind: CampaignKind::Advanced, ..terms() }, Error::BadRequirements),
            (CampaignTerms { kind: CampaignKind::Specialised, ..terms() }, Error::BadRequirements),
            (
                CampaignTerms {
                    kind: CampaignKind::Advanced,
                    requirements: asked(Some(Role::AdvancedTasks), 0),
                    ..terms()
                },
                Error::BadRequirements,
            ),
            (CampaignTerms { kind: CampaignKind::Verification, ..terms() }, Error::BadRequirements),
            (CampaignTerms { funding: Funding::Pool { pool: POOL, price: 1 }, ..quiz_terms() }, Error::BadRequirements),
            (windows(|windows| windows.join = 5 * MINUTE - 1), Error::BadWindows),
            (windows(|windows| windows.commit = DAY + 1), Error::BadWindows),
            (windows(|windows| windows.commit = HOUR - 1), Error::BadWindows),
            (windows(|windows| windows.reveal = HOUR - 1), Error::BadWindows),
            (windows(|windows| windows.stand_in = 0), Error::BadWindows),
            (windows(|windows| windows.reveal = Moment::MAX), Error::BadWindows),
            (windows(|windows| windows.gold = HOUR - 1), Error::BadWindows),
            (CampaignTerms { deadline: START, ..terms() }, Error::BadDeadline),
            (CampaignTerms { deadline: START + 367 * DAY, ..terms() }, Error::BadDeadline),
        ];
        for (number, (terms, error)) in cases.into_iter().enumerate() {
            assert_noop!(open_as(&OPERATOR, terms), error);
            assert_eq!(crate::NextCampaign::<Test>::get(), 0, "{number}");
        }
    });
}

#[test]
fn specialised_campaign_requires_a_medallion_or_a_reputation() {
    ExtBuilder.execute(|| {
        let none = terms().requirements;
        let specialised = |requirements| CampaignTerms { kind: CampaignKind::Specialised, requirements, ..terms() };
        assert_noop!(open_as(&OPERATOR, specialised(none)), Error::<Test>::BadRequirements);
        let character = Requirements { character: 9, role: Some(Role::AdvancedTasks), ..none };
        assert_noop!(open_as(&OPERATOR, specialised(character)), Error::<Test>::BadRequirements);
        let medallion = open(specialised(Requirements { medallion: 1, ..none }));
        let reputation = open(specialised(Requirements { reputation: BasisPoints::clamped(1), ..none }));
        let who = &veterans(1, 1)[0];
        assert_noop!(join(who, medallion), Error::<Test>::MedallionRequired);
        give_medallion(who, 1);
        assert_ok!(join(who, medallion));
        on_trial(who);
        assert_noop!(join(who, reputation), Error::<Test>::ReputationRequired);
        set_reputation(who, 1_000);
        assert_ok!(join(who, reputation));
    });
}

#[test]
fn stopped_campaign_takes_no_joins_and_its_queue_leaves() {
    ExtBuilder.execute(|| {
        let campaign = open(pool_terms());
        let workers = veterans(1, 2);
        assert_ok!(join(&workers[0], campaign));
        assert_noop!(Tasks::stop_campaign(signed(&PASSER_BY), campaign), Error::<Test>::NotOwner);
        assert_noop!(Tasks::close_campaign(signed(&REQUESTER), campaign), Error::<Test>::TicketsOpen);
        assert_ok!(Tasks::stop_campaign(signed(&REQUESTER), campaign));
        assert_noop!(Tasks::stop_campaign(signed(&REQUESTER), campaign), Error::<Test>::CampaignStopped);
        assert_noop!(join(&workers[1], campaign), Error::<Test>::CampaignStopped);
        assert_eq!(next_step(&workers[0]), NextStep::Leave);
        assert_ok!(Tasks::leave(signed(&PASSER_BY), campaign, FIRST, workers[0].clone()));
        assert_eq!(energy(&workers[0]), 3);
        assert_ok!(Tasks::close_campaign(signed(&REQUESTER), campaign));
        let (delivered_sets, delivered_hash) = (0, H256::zero());
        let closed = Event::CampaignClosed { campaign, refunded: 6_000, delivered_sets, delivered_hash };
        assert_eq!(last_event(), closed.into());
        assert_noop!(Tasks::close_campaign(signed(&REQUESTER), campaign), Error::<Test>::CampaignClosed);
        assert_noop!(join(&workers[1], campaign), Error::<Test>::CampaignClosed);
    });
}

#[test]
fn closed_round_is_dealt_and_open_one_void_when_campaign_stops() {
    ExtBuilder.execute(|| {
        let (closed, queueing) = (open(terms()), open(terms()));
        let workers = veterans(1, 3);
        workers.iter().for_each(|who| {
            assert_ok!(join(who, closed));
            assert_ok!(join(who, queueing));
        });
        wait(WINDOWS.join);
        assert_ok!(Tasks::close_round(signed(&PASSER_BY), closed, FIRST));
        assert_ok!(Tasks::stop_campaign(signed(&OPERATOR), closed));
        assert_ok!(Tasks::stop_campaign(signed(&OPERATOR), queueing));
        pass_epoch();
        // An owner who knows the seed cannot prevent the deal.
        assert_ok!(Tasks::deal(signed(&PASSER_BY), closed, FIRST));
        play(closed, FIRST, 0, |_, shown| perfect(shown));
        assert_eq!(earned(&workers[0]), 60);
        let void = DispatchError::from(Error::<Test>::RoundVoid);
        assert_noop!(Tasks::close_round(signed(&PASSER_BY), queueing, FIRST), void);
        assert_noop!(Tasks::deal(signed(&PASSER_BY), queueing, FIRST), Error::<Test>::StillJoining);
        for who in &workers {
            assert_ok!(Tasks::leave(signed(&PASSER_BY), queueing, FIRST, who.clone()));
        }
        assert_eq!(Campaigns::<Test>::get(queueing).unwrap().tickets, 0);
    });
}

#[test]
fn campaign_cannot_close_between_reveal_and_settlement() {
    ExtBuilder.execute(|| {
        let campaign = open(pool_terms());
        begin(campaign, 3);
        answer_all(campaign, FIRST, 0, |_, shown| perfect(shown));
        assert_noop!(Tasks::close_campaign(signed(&REQUESTER), campaign), Error::<Test>::TicketsOpen);
        assert_ok!(open_gold(campaign, 0));
        assert_noop!(Tasks::close_campaign(signed(&REQUESTER), campaign), Error::<Test>::TicketsOpen);
        assert_ok!(settle(campaign, FIRST, 0));
        assert_ok!(Tasks::close_campaign(signed(&REQUESTER), campaign));
        let closed = last_event();
        assert!(matches!(
            closed,
            RuntimeEvent::Tasks(Event::CampaignClosed { refunded: 4_200, delivered_sets: 1, .. })
        ));
    });
}

#[test]
fn campaign_is_closed_by_anyone_after_its_deadline() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        let workers = veterans(1, 1);
        assert_noop!(Tasks::close_campaign(signed(&PASSER_BY), campaign), Error::<Test>::NotOwner);
        wait(30 * DAY);
        assert_noop!(join(&workers[0], campaign), Error::<Test>::DeadlineOver);
        assert_ok!(Tasks::close_campaign(signed(&PASSER_BY), campaign));
    });
}

#[test]
fn only_the_owner_stops_a_campaign_for_a_day_after_its_deadline() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        wait(30 * DAY - HOUR);
        assert_ok!(join(&veterans(1, 1)[0], campaign));
        wait(DAY);
        let stop = |who| Tasks::stop_campaign(signed(who), campaign);
        assert_noop!(stop(&PASSER_BY), Error::<Test>::NotOwner);
        assert_ok!(Tasks::close_round(signed(&PASSER_BY), campaign, FIRST));
        wait(HOUR);
        assert_ok!(stop(&PASSER_BY));
    });
}

#[test]
fn pruned_campaign_leaves_no_records() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        begin(campaign, 3);
        play(campaign, FIRST, 0, |seat, shown| match shown {
            Shown::Item(_) => Answer::Choice(seat as u8),
            Shown::Gold(truth) => truth,
        });
        assert_noop!(Tasks::prune(signed(&PASSER_BY), campaign), Error::<Test>::NotClosed);
        assert_ok!(Tasks::close_campaign(signed(&OPERATOR), campaign));
        assert_eq!(Lists::<Test>::iter_prefix(campaign).count(), 1);
        assert_ok!(Tasks::prune(signed(&PASSER_BY), campaign));
        assert_eq!(Sets::<Test>::iter_prefix(campaign).count(), 0);
        assert_eq!(Lists::<Test>::iter_prefix(campaign).count(), 0);
        assert_eq!(Rounds::<Test>::iter_prefix(campaign).count(), 0);
        assert_eq!(Campaigns::<Test>::get(campaign), None);
        assert_noop!(Tasks::prune(signed(&PASSER_BY), campaign), Error::<Test>::UnknownCampaign);
        assert_eq!(open(terms()), campaign + 1);
    });
}

#[test]
fn half_pruned_set_cannot_be_settled_again() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        begin(campaign, 3);
        play(campaign, FIRST, 0, |_, shown| perfect(shown));
        assert_ok!(Tasks::close_campaign(signed(&OPERATOR), campaign));
        let before = totals(campaign);
        // The record of the set is removed, and its round is still stored.
        Sets::<Test>::remove(campaign, SET_0);
        wait(DAY);
        let closed = DispatchError::from(Error::<Test>::CampaignClosed);
        assert_noop!(settle(campaign, FIRST, 0), closed);
        assert_noop!(Tasks::deal(signed(&PASSER_BY), campaign, FIRST), closed);
        assert_noop!(Tasks::close_round(signed(&PASSER_BY), campaign, FIRST), closed);
        assert_eq!(totals(campaign), before);
        assert_ok!(Tasks::prune(signed(&PASSER_BY), campaign));
        assert_eq!(Campaigns::<Test>::get(campaign), None);
    });
}

#[test]
fn prune_removes_at_most_64_records_a_call() {
    let mut ext = ExtBuilder.build();
    let campaign = ext.execute_with(|| {
        let campaign = open(terms());
        assert_ok!(Tasks::close_campaign(signed(&OPERATOR), campaign));
        for set in 0..100 {
            let gone = SettledSet {
                at: 0,
                outcome: SetOutcome::Empty,
                decided: 0,
                undecided: 4,
                items: H256::zero(),
                seats: H256::zero(),
                place: set,
            };
            Sets::<Test>::insert(campaign, SetId(set), SetEntry::Settled(gone));
        }
        campaign
    });
    ext.commit_all().expect("the storage is in memory");
    ext.execute_with(|| {
        assert_ok!(Tasks::prune(signed(&PASSER_BY), campaign));
        assert_eq!(last_event(), Event::Pruned { campaign, records: 64, all: false }.into());
        assert_eq!(Sets::<Test>::iter_prefix(campaign).count(), 36);
    });
    ext.commit_all().expect("the storage is in memory");
    ext.execute_with(|| {
        assert_ok!(Tasks::prune(signed(&PASSER_BY), campaign));
        assert_eq!(last_event(), Event::Pruned { campaign, records: 37, all: true }.into());
        check_all();
    });
}
