//! Work under a role: every ticket sets a part of the bond aside.

use super::*;
use crate::{MisconductCount, Unlifted};
use agt_primitives::{
    access::{Accused, Disputes as _, ObligationId, ObligationKind},
    contributors::Tally,
    skill::SkillRecord,
    tasks::{work_key, QueueClass, SeasonRecord, TicketIndex},
    token::AGT,
};

/// Staked validators check a model's proposals: eight items, four a set, and four gold.
fn verification() -> CampaignTerms {
    CampaignTerms {
        requirements: Requirements { role: Some(Role::DataValidation), ..terms().requirements },
        ..pool_terms()
    }
}

fn staked(from: u8, count: u8) -> Vec<AccountId> {
    let workers = veterans(from, count);
    workers.iter().for_each(|who| give_role(who, Role::DataValidation));
    workers
}

fn set_aside(who: &AccountId) -> Balance {
    Access::report(who.clone()).set_aside.0
}

fn active(who: &AccountId) -> Balance {
    Access::report(who.clone()).active.0
}

#[test]
fn each_ticket_has_its_own_set_aside_until_it_ends() {
    ExtBuilder.execute(|| {
        let (first, second) = (open(verification()), open(verification()));
        let workers = staked(1, 3);
        for who in &workers {
            assert_ok!(join(who, first));
            assert_ok!(join(who, second));
            assert_eq!(set_aside(who), 100 * AGT);
        }
        deal(first, FIRST);
        play(first, FIRST, 0, |_, shown| perfect(shown));
        assert!(workers.iter().all(|who| set_aside(who) == 50 * AGT && active(who) == 1_000 * AGT));
    });
}

#[test]
fn join_is_refused_when_the_set_aside_does_not_fit_the_bond() {
    ExtBuilder.execute(|| {
        change_terms(|terms| terms.set_aside = 200 * AGT);
        let who = &staked(1, 1)[0];
        assert_ok!(Access::unbond(signed(who), 500 * AGT));
        assert_ok!(join(who, open(verification())));
        assert_ok!(join(who, open(verification())));
        let third = open(verification());
        assert_noop!(join(who, third), DispatchError::from(pallet_access::Error::<Test>::NoRoom));
        assert_eq!(energy(who), 1);
    });
}

#[test]
fn lost_seat_costs_two_percent_of_the_set_aside() {
    ExtBuilder.execute(|| {
        let campaign = open(verification());
        let workers = staked(1, 3);
        workers.iter().for_each(|who| {
            assert_ok!(join(who, campaign));
        });
        deal(campaign, FIRST);
        let (owners, answers) = (seats(campaign, FIRST, 0), sheet(campaign, FIRST, 0, perfect));
        for who in owners.iter().take(2) {
            assert_ok!(commit(who, campaign, FIRST, 0, &answers));
        }
        wait(WINDOWS.commit + WINDOWS.stand_in);
        assert_ok!(reveal(&owners[0], campaign, FIRST, 0, &answers));
        wait(WINDOWS.reveal);
        assert_ok!(open_gold(campaign, 0));
        assert_ok!(settle(campaign, FIRST, 0));
        assert_eq!([active(&owners[0]), active(&owners[1]), active(&owners[2])], [1_000 * AGT, 999 * AGT, 999 * AGT]);
        assert!(owners.iter().all(|who| set_aside(who) == 0));
    });
}

#[test]
fn leave_frees_the_set_aside() {
    ExtBuilder.execute(|| {
        let campaign = open(verification());
        let workers = staked(1, 2);
        workers.iter().for_each(|who| {
            assert_ok!(join(who, campaign));
        });
        deal(campaign, FIRST);
        for who in &workers {
            assert_ok!(Tasks::leave(signed(who), campaign, FIRST, who.clone()));
            assert_eq!(set_aside(who), 0);
            assert_eq!(active(who), 1_000 * AGT);
        }
    });
}

/// Gives an account the record of a season of `sets` sets of twenty items and ten gold.
fn give_record(who: &AccountId, sets: u32, minority: u32, gold_right: u32) {
    let measure = measured().measure(&terms().answer).unwrap();
    let gold = Tally::of(gold_right as u16, sets as u16 * 10);
    let gold = SkillRecord::default().after(gold, &measure, u32::MAX);
    let record = SeasonRecord { sets, decided: sets * 20, minority, gold };
    let season = agt_primitives::calendar::Month::at(now()).unwrap();
    Misconduct::<Test>::insert(who, MisconductCount { season, record, ..MisconductCount::default() });
}

#[test]
fn careless_season_costs_a_tenth_of_each_set_aside() {
    ExtBuilder.execute(|| {
        let campaign = open(verification());
        let workers = staked(1, 3);
        // 39 sets, 31 % in the minority, 74 % of gold, which is a skill of 72 %: the next set is the fortieth.
        give_record(&workers[0], 39, 39 * 20 * 31 / 100 + 10, 39 * 10 * 74 / 100 - 10);
        // As bad, but its gold is right: others put it in the minority.
        give_record(&workers[1], 39, 39 * 20 * 31 / 100 + 10, 39 * 10);
        // As bad, but with too few sets.
        give_record(&workers[2], 38, 38 * 20 * 31 / 100 + 10, 38 * 10 * 74 / 100 - 10);
        workers.iter().for_each(|who| {
            assert_ok!(join(who, campaign));
        });
        deal(campaign, FIRST);
        play(campaign, FIRST, 0, |_, shown| perfect(shown));
        assert_eq!([0, 1, 2].map(|index| active(&workers[index])), [995 * AGT, 1_000 * AGT, 1_000 * AGT]);
        // A requester's gold makes nobody careless: what gold showed is as it was.
        let gold = |who: &AccountId| Misconduct::<Test>::get(who).record.gold;
        let measure = measured().measure(&terms().answer).unwrap();
        let perfect = SkillRecord::default().after(Tally::of(390, 390), &measure, u32::MAX);
        assert_eq!(gold(&workers[1]), perfect);
        // The next season begins with nothing.
        assert_eq!(Misconduct::<Test>::get(&workers[0]).record.sets, 40);
    });
}

#[test]
fn disputed_set_aside_stops_no_settlement_and_is_lifted_later() {
    ExtBuilder.execute(|| {
        let campaign = open(verification());
        let workers = staked(1, 3);
        workers.iter().for_each(|who| {
            assert_ok!(join(who, campaign));
        });
        let key = work_key(campaign, FIRST, QueueClass::Proven, TicketIndex(0));
        let number = u128::from(key.campaign) << 64 | u128::from(key.set);
        let id = ObligationId { kind: ObligationKind::LabelSet, number };
        assert_ok!(Access::open_dispute(&workers[0], 1, Accused::Obligation(id)));
        deal(campaign, FIRST);
        play(campaign, FIRST, 0, |_, shown| perfect(shown));
        assert_eq!(settled(campaign, 0).outcome, SetOutcome::Judged);
        assert_eq!(set_aside(&workers[0]), 50 * AGT);
        assert_eq!(set_aside(&workers[1]), 0);
        assert!(Unlifted::<Test>::contains_key(&workers[0], number));
        let lift = |who: &AccountId| Tasks::lift(signed(&PASSER_BY), who.clone(), number);
        assert_noop!(lift(&workers[0]), DispatchError::from(pallet_access::Error::<Test>::InDispute));
        assert_noop!(lift(&workers[1]), Error::<Test>::NothingToLift);
        assert_ok!(Access::close_dispute(&workers[0], 1));
        assert_ok!(lift(&workers[0]));
        assert_eq!(set_aside(&workers[0]), 0);
        assert_noop!(lift(&workers[0]), Error::<Test>::NothingToLift);
    });
}

#[test]
fn worker_who_agrees_with_every_proposal_is_paid_nothing() {
    ExtBuilder.execute(|| {
        let wrong = |set: u32| {
            let truth = |answer| Truth { answer: Answer::Choice(answer), proposed: Some(Answer::Choice(0)) };
            let truths = BoundedVec::truncate_from([1, 2, 3, 4].map(truth).to_vec());
            GoldLeaf { set: SetId(set), seed: [3; 32], truths }
        };
        let all = (0..8).map(wrong).collect::<Vec<_>>();
        let campaign =
            open(CampaignTerms { kind: CampaignKind::Verification, gold_root: root_of(&all), ..verification() });
        staked(1, 3).iter().for_each(|who| {
            assert_ok!(join(who, campaign));
        });
        deal(campaign, FIRST);
        let owners = seats(campaign, FIRST, 0);
        // Every proposal is 0, which is right for the items; the worker of the first seat never looks.
        let shown = shuffle(&[3; 32], 8);
        let sheets = [0, 1, 2].map(|seat: usize| {
            let answers = shown.iter().map(|entry| match entry.checked_sub(3) {
                Some(truth) if truth > 0 && seat > 0 => Answer::Choice(truth),
                _ => Answer::Choice(0),
            });
            BoundedVec::truncate_from(answers.collect())
        });
        for (who, answers) in owners.iter().zip(&sheets) {
            assert_ok!(commit(who, campaign, FIRST, 0, answers));
        }
        wait(REVEAL_MARGIN);
        for (who, answers) in owners.iter().zip(&sheets) {
            assert_ok!(reveal(who, campaign, FIRST, 0, answers));
        }
        let proof = BoundedVec::truncate_from(proof_of(&all, SET_0).unwrap());
        assert_ok!(Tasks::open_gold(signed(&PASSER_BY), campaign, wrong(0), proof));
        assert_ok!(settle(campaign, FIRST, 0));
        assert_eq!([paid(&owners[0]), paid(&owners[1]), paid(&owners[2])], [0, 600, 600]);
    });
}
