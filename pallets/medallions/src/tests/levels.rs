//! The levels after the first: what each requires and costs.

use super::*;
use agt_primitives::token::EXISTENTIAL_DEPOSIT;

#[test]
fn levels_cost_xp_and_two_of_them_agt() {
    ExtBuilder.execute(|| {
        holder(ALICE, 1);
        let mut spent = (0, 0);
        for (next, answers, xp, agt) in
            [(2, 4_000, 2_000, 0), (3, 9_000, 4_500, 50), (4, 16_000, 8_000, 0), (5, 25_000, 12_500, 200)]
        {
            wait(DAY);
            assert_ok!(level_up(ALICE, BIRDS));
            let (who, area, agt) = (ALICE, BIRDS, agt * AGT);
            assert_eq!(last_event(), Event::LevelledUp { who, area, level: next, answers, xp, agt });
            spent = (spent.0 + xp, spent.1 + agt);
            assert_eq!(level(ALICE, BIRDS), next);
            assert_eq!(progress(ALICE, BIRDS).medallion.map(|medallion| medallion.since), Some(now()));
            assert_eq!(TestContributors::spent(&ALICE), spent.0);
            assert_eq!(
                (ENDOWMENT - free(ALICE), free(POT) - EXISTENTIAL_DEPOSIT, noted()),
                (spent.1, spent.1, spent.1)
            );
        }
        let totals = Totals::<Test>::get();
        assert_eq!((totals.held, totals.xp, totals.agt), (1, 27_000, 250 * AGT));
        assert_eq!(TestContributors::earned(&ALICE), 27_000, "what is earned never falls");
        assert_noop!(level_up(ALICE, BIRDS), Error::<Test>::HighestLevel);
    });
}

#[test]
fn level_is_refused_without_a_medallion() {
    ExtBuilder.execute(|| {
        master(ALICE);
        assert_noop!(level_up(ALICE, BIRDS), Error::<Test>::NoMedallion);
        assert_noop!(level_up(ALICE, NOWHERE), Error::<Test>::UnknownArea);
    });
}

#[test]
fn level_is_refused_below_its_answers() {
    ExtBuilder.execute(|| {
        skilled(ALICE);
        grant(ALICE, 100_000);
        let mut answers = 1_000;
        accept(ALICE, BIRDS, None, answers);
        assert_ok!(claim(ALICE, BIRDS));
        for needed in [4_000, 9_000, 16_000, 25_000] {
            accept(ALICE, BIRDS, None, needed - 1 - answers);
            assert_noop!(level_up(ALICE, BIRDS), Error::<Test>::TooFewAnswers);
            accept(ALICE, BIRDS, None, 1);
            assert_ok!(level_up(ALICE, BIRDS));
            answers = needed;
        }
    });
}

#[test]
fn level_is_refused_without_qualification_and_skill() {
    ExtBuilder.execute(|| {
        holder(ALICE, 1);
        qualify(ALICE, BIRDS, Qualified::OnTrial, 9_500);
        assert_noop!(level_up(ALICE, BIRDS), Error::<Test>::NotQualified);
        qualify(ALICE, BIRDS, Qualified::Yes, 8_999);
        assert_noop!(level_up(ALICE, BIRDS), Error::<Test>::TooLittleSkill);
        qualify(ALICE, BIRDS, Qualified::Yes, 9_000);
        assert_ok!(level_up(ALICE, BIRDS));
    });
}

#[test]
fn level_is_refused_without_its_xp() {
    ExtBuilder.execute(|| {
        skilled(ALICE);
        accept(ALICE, BIRDS, None, 25_000);
        assert_ok!(claim(ALICE, BIRDS));
        grant(ALICE, 1_999);
        assert_noop!(level_up(ALICE, BIRDS), Error::<Test>::TooLittleXp);
        grant(ALICE, 1);
        assert_ok!(level_up(ALICE, BIRDS));
        // XP is spent once.
        assert_noop!(level_up(ALICE, BIRDS), Error::<Test>::TooLittleXp);
    });
}

#[test]
fn level_is_refused_without_its_agt() {
    ExtBuilder.execute(|| {
        holder(PENNILESS, 2);
        assert_noop!(level_up(PENNILESS, BIRDS), Error::<Test>::TooLittleAgt);
        let pay = |amount| Balances::transfer_keep_alive(signed(ALICE), PENNILESS, amount);
        assert_ok!(pay(50 * AGT));
        assert_noop!(level_up(PENNILESS, BIRDS), Error::<Test>::TooLittleAgt);
        assert_ok!(pay(EXISTENTIAL_DEPOSIT - 1));
        assert_noop!(level_up(PENNILESS, BIRDS), Error::<Test>::TooLittleAgt);
        assert_ok!(pay(1));
        assert_ok!(level_up(PENNILESS, BIRDS));
        assert_eq!(free(PENNILESS), EXISTENTIAL_DEPOSIT, "the account stays alive");
    });
}

#[test]
fn level_is_refused_unless_it_is_the_next_one() {
    ExtBuilder.execute(|| {
        holder(ALICE, 2);
        let ask = |level| Medallions::level_up(signed(ALICE), BIRDS, level, Balance::MAX);
        for level in [0, 1, 2, 4, 5, 6, u8::MAX] {
            assert_noop!(ask(level), Error::<Test>::WrongLevel);
        }
        assert_ok!(ask(3));
        assert_noop!(ask(3), Error::<Test>::WrongLevel);
        assert_ok!(ask(4));
        assert_ok!(ask(5));
        assert_noop!(ask(6), Error::<Test>::HighestLevel);
        assert_noop!(ask(5), Error::<Test>::HighestLevel);
    });
}

#[test]
fn level_is_refused_above_the_price_that_was_agreed_to() {
    ExtBuilder.execute(|| {
        holder(ALICE, 1);
        let ask = |level, most| Medallions::level_up(signed(ALICE), BIRDS, level, most);
        assert_ok!(ask(2, 0));
        assert_noop!(ask(3, 50 * AGT - 1), Error::<Test>::AboveMost);
        want(|terms| terms.level_agt = 50 * AGT + 1);
        assert_noop!(ask(3, 50 * AGT), Error::<Test>::AboveMost);
        let before = free(ALICE);
        assert_ok!(ask(3, Balance::MAX));
        assert_eq!(free(ALICE), before - 50 * AGT - 1, "a price below the most is the price");
        assert_ok!(ask(4, 0));
        assert_noop!(ask(5, 200 * AGT), Error::<Test>::AboveMost);
        assert_ok!(ask(5, 200 * AGT + 4));
    });
}

#[test]
fn level_that_fails_late_changes_nothing() {
    ExtBuilder.execute(|| {
        holder(ALICE, 2);
        // The revenue pot can hold no more, so the payment fails when the XP is spent.
        frame_system::Account::<Test>::mutate(POT, |account| account.data.free = Balance::MAX - AGT);
        let before = root();
        assert!(level_up(ALICE, BIRDS).is_err());
        assert_eq!(root(), before);
        frame_system::Account::<Test>::mutate(POT, |account| account.data.free = AGT);
        assert_ok!(level_up(ALICE, BIRDS));
    });
}

#[test]
fn change_of_the_terms_applies_to_the_next_level() {
    ExtBuilder.execute(|| {
        holder(ALICE, 2);
        want(|terms| *terms = MedallionTerms { first_answers: 2_000, level_xp: 100, level_agt: 7 * AGT, ..*terms });
        assert_ok!(level_up(ALICE, BIRDS));
        let (who, area, level) = (ALICE, BIRDS, 3);
        assert_eq!(last_event(), Event::LevelledUp { who, area, level, answers: 18_000, xp: 900, agt: 7 * AGT });
        assert_noop!(level_up(ALICE, BIRDS), Error::<Test>::TooFewAnswers);
    });
}
