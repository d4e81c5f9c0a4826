//! Gold: fixed before anybody joins, opened after the reveals, and void if proven workers outvote it.

use super::*;

fn proof(campaign: CampaignId, set: SetId) -> BoundedVec<H256, sp_core::ConstU32<{ crate::MAX_PROOF }>> {
    let terms = Campaigns::<Test>::get(campaign).unwrap().terms;
    BoundedVec::truncate_from(proof_of(&leaves(terms.leaves, terms.gold_a_set), set).unwrap())
}

#[test]
fn gold_is_opened_once_and_only_after_the_reveals() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        begin(campaign, 3);
        assert_noop!(open_gold(campaign, 0), Error::<Test>::UnknownSet);
        let (owners, answers) = (seats(campaign, FIRST, 0), sheet(campaign, FIRST, 0, perfect));
        owners.iter().for_each(|who| {
            assert_ok!(commit(who, campaign, FIRST, 0, &answers));
        });
        assert_noop!(open_gold(campaign, 0), Error::<Test>::StillRevealing);
        wait(REVEAL_MARGIN);
        owners.iter().for_each(|who| {
            assert_ok!(reveal(who, campaign, FIRST, 0, &answers));
        });
        assert_noop!(settle(campaign, FIRST, 0), Error::<Test>::TooEarly);
        assert_ok!(open_gold(campaign, 0));
        assert_eq!(last_event(), Event::GoldOpened { campaign, leaf: leaf(0, 4) }.into());
        assert_noop!(open_gold(campaign, 0), Error::<Test>::GoldAlreadyOpen);
        assert_ok!(settle(campaign, FIRST, 0));
        assert_noop!(open_gold(campaign, 0), Error::<Test>::AlreadySettled);
    });
}

#[test]
fn leaf_is_refused_when_it_is_foreign_or_breaks_the_rules() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        begin(campaign, 3);
        answer_all(campaign, FIRST, 0, |_, shown| perfect(shown));
        let open = |leaf: GoldLeaf| Tasks::open_gold(signed(&PASSER_BY), campaign, leaf, proof(campaign, SET_0));
        let mut other = leaf(0, 4);
        other.seed = [9; 32];
        assert_noop!(open(other), Error::<Test>::BadProof);
        let mut other = leaf(0, 4);
        other.truths[1].answer = Answer::Choice(0);
        assert_noop!(open(other), Error::<Test>::BadProof);
        assert_noop!(open(leaf(1, 4)), Error::<Test>::UnknownSet);
        assert_noop!(open(leaf(0, 3)), Error::<Test>::BadLeaf);
        assert_noop!(open(leaf(0, 5)), Error::<Test>::BadLeaf);
        let mut other = leaf(0, 4);
        other.truths[0].answer = Answer::Choice(5);
        assert_noop!(open(other), Error::<Test>::BadLeaf);
        let mut other = leaf(0, 4);
        other.truths[0].proposed = Some(Answer::Choice(0));
        assert_noop!(open(other), Error::<Test>::BadLeaf);
        let none = BoundedVec::default();
        assert_noop!(Tasks::open_gold(signed(&PASSER_BY), campaign, leaf(0, 4), none), Error::<Test>::BadProof);
        assert_ok!(open(leaf(0, 4)));
    });
}

#[test]
fn withheld_gold_costs_the_pools_requester_and_fails_nobody() {
    ExtBuilder.execute(|| {
        let campaign = open(pool_terms());
        begin(campaign, 3);
        // All gold wrong, all items agreed on.
        answer_all(campaign, FIRST, 0, |_, shown| match shown {
            Shown::Item(_) => Answer::Choice(2),
            Shown::Gold(_) => Answer::Choice(0),
        });
        wait(WINDOWS.gold - 1);
        assert_noop!(settle(campaign, FIRST, 0), Error::<Test>::TooEarly);
        wait(1);
        assert_noop!(open_gold(campaign, 0), Error::<Test>::GoldOver);
        let free = Books::get()[&campaign].free;
        assert_ok!(settle(campaign, FIRST, 0));
        assert_eq!(settled(campaign, 0).outcome, SetOutcome::GoldWithheld);
        assert_eq!(Books::get()[&campaign].forfeited, free / 20);
        // Positions cannot be told apart, so workers who agree with each other are paid in full.
        for who in [worker(1), worker(2), worker(3)] {
            assert_eq!(paid(&who), 600);
        }
        let totals = totals(campaign);
        assert_eq!(totals.withheld, 1);
        assert_eq!(totals.lost, 4);
        assert_eq!(totals.decided, 0);
        assert_eq!(totals.gold, 0);
        assert_eq!(Campaigns::<Test>::get(campaign).unwrap().again.len(), 0);
    });
}

#[test]
fn withheld_platform_gold_pays_no_aia_and_gives_energy_back() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        begin(campaign, 3);
        let owners = seats(campaign, FIRST, 0);
        let answers = sheet(campaign, FIRST, 0, perfect);
        owners.iter().for_each(|who| {
            assert_ok!(commit(who, campaign, FIRST, 0, &answers));
        });
        wait(REVEAL_MARGIN);
        owners.iter().take(2).for_each(|who| {
            assert_ok!(reveal(who, campaign, FIRST, 0, &answers));
        });
        wait(WINDOWS.commit + WINDOWS.reveal + WINDOWS.gold);
        let before = Contributors::reputation(&owners[0], AREA);
        assert_ok!(settle(campaign, FIRST, 0));
        assert_eq!(totals(campaign).withheld, 1);
        assert_eq!(totals(campaign).lost, 4);
        assert_eq!(totals(campaign).aia, 0);
        for who in owners.iter().take(2) {
            assert_eq!(earned(who), 0);
            assert_eq!(energy(who), 3);
            assert_eq!(Contributors::reputation(who, AREA), before);
        }
        // The worker who did not reveal could not know that the gold stays shut: it lost its seat, as always.
        assert_eq!(Misconduct::<Test>::get(&owners[2]).lost, 1);
        assert!(Contributors::reputation(&owners[2], AREA) < before);
    });
}

#[test]
fn leaf_is_refused_when_one_answer_passes_it() {
    ExtBuilder.execute(|| {
        let alike = |set: u32| {
            let mut leaf = leaf(set, 4);
            leaf.truths[1] = leaf.truths[0];
            leaf
        };
        let all = (0..8).map(alike).collect::<Vec<_>>();
        let campaign = open(CampaignTerms { gold_root: root_of(&all), ..pool_terms() });
        begin(campaign, 3);
        answer_all(campaign, FIRST, 0, |_, _| Answer::Choice(1));
        let proof = BoundedVec::truncate_from(proof_of(&all, SET_0).unwrap());
        let call = Tasks::open_gold(signed(&PASSER_BY), campaign, all[0].clone(), proof);
        assert_noop!(call, Error::<Test>::BadLeaf);
    });
}

/// The first two seats give the same answer everywhere: they know from the deal that they sit together, and read no
/// question.
fn in_concert(seat: usize, shown: Shown) -> Answer {
    if seat < 2 {
        Answer::Choice(0)
    } else {
        perfect(shown)
    }
}

#[test]
fn two_workers_who_always_answer_the_same_are_paid_nothing() {
    for terms in [terms(), pool_terms()] {
        ExtBuilder.execute(|| {
            let campaign = open(terms.clone());
            begin(campaign, 3);
            let owners = seats(campaign, FIRST, 0);
            play(campaign, FIRST, 0, in_concert);
            assert_eq!(totals(campaign).gold, 4);
            assert_eq!(totals(campaign).void, 0);
            for who in &owners[..2] {
                assert_eq!(earned(who), 0);
                assert_eq!(paid(who), 0);
            }
        });
    }
}

#[test]
fn contested_platform_gold_stands_and_is_counted() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        begin(campaign, 3);
        play(campaign, FIRST, 0, |_, shown| match shown {
            Shown::Item(_) => Answer::Choice(2),
            Shown::Gold(_) => Answer::Choice(0),
        });
        let totals = totals(campaign);
        assert_eq!(totals.gold, 4);
        assert_eq!(totals.void, 4);
        assert_eq!(totals.decided, 0);
        assert_eq!(earned(&worker(1)), 0);
    });
}

#[test]
fn void_pool_gold_pays_nobody_and_costs_the_requester() {
    ExtBuilder.execute(|| {
        let campaign = open(pool_terms());
        begin(campaign, 3);
        let before = [1, 2, 3].map(|number| Contributors::reputation(&worker(number), AREA));
        let free = Books::get()[&campaign].free;
        play(campaign, FIRST, 0, |_, shown| match shown {
            Shown::Item(_) => Answer::Choice(2),
            Shown::Gold(_) => Answer::Choice(0),
        });
        let totals = totals(campaign);
        assert_eq!(totals.gold, 4);
        assert_eq!(totals.void, 4);
        assert_eq!(totals.decided, 0);
        assert_eq!(Campaigns::<Test>::get(campaign).unwrap().again.len(), 4);
        let book = Books::get()[&campaign].clone();
        assert_eq!(book.paid, 0);
        assert_eq!(book.committed, 0);
        assert!(book.forfeited >= free / 20);
        assert_eq!([1, 2, 3].map(|number| Contributors::reputation(&worker(number), AREA)), before);
    });
}
