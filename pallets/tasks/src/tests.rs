//! One file for each behaviour.

mod answers;
mod campaigns;
mod clock;
mod conflicts;
mod deal;
mod delivery;
mod feeless;
mod gold;
mod grading;
mod invariants;
mod judging;
mod merit;
mod missing;
mod openings;
mod properties;
mod queue;
mod rebuilt;
mod reports;
mod second_rounds;
mod settlement;
mod staked;
mod steps;
mod stopping;

use crate::{
    mock::*, Campaigns, Deal, Error, Event, List, Misconduct, Opening, RoundState, Rounds, SetEntry, SetOutcome, Sets,
    SettledSet, TicketOwners, Tickets,
};
use agt_primitives::{
    access::Role,
    basis_points::BasisPoints,
    contributors::{Contributors as _, Qualified},
    report::Time,
    tasks::{
        commitment, proof_of, root_of, shuffle, Answer, AnswerKind, Answers, Assignment, CampaignId, CampaignKind,
        CampaignPhase, CampaignTerms, CampaignTotals, Funding, GoldLeaf, Measured, NextStep, Queue, Replication,
        Requirements, RoundId, SetId, Truth, Windows, REVEAL_MARGIN,
    },
    Aia, Balance, Moment,
};
use agt_test_support::{root, signed};
use frame_support::{assert_noop, assert_ok, pallet_prelude::DispatchResult, BoundedVec};
use sp_core::H256;
use sp_runtime::DispatchError;

const SALT: [u8; 32] = [42; 32];

/// The round that most tests play.
const FIRST: RoundId = RoundId(0);

/// The sets that most tests play.
const SET_0: SetId = SetId(0);
const SET_1: SetId = SetId(1);

const WINDOWS: Windows = Windows { join: HOUR, commit: HOUR, stand_in: 30 * MINUTE, reveal: 2 * HOUR, gold: 3 * HOUR };

/// The truth of the gold of a set: 1, 2, 3, 4, 1, ... Only sets of more than eight have 0, too.
fn leaf(set: impl Into<SetId>, gold: u8) -> GoldLeaf {
    let class = |index: u8| if gold > 8 { index % 5 } else { 1 + index % 4 };
    let truth = |index: u8| Truth { answer: Answer::Choice(class(index)), proposed: None };
    let set = set.into();
    GoldLeaf { set, seed: [set.0 as u8 + 1; 32], truths: BoundedVec::truncate_from((0..gold).map(truth).collect()) }
}

fn leaves(count: u32, gold: u8) -> Vec<GoldLeaf> {
    (0..count).map(|set| leaf(set, gold)).collect()
}

/// What the workers of the tests are measured by: a guess gets one in five, and skilled people get 95 in 100.
fn measured() -> Measured {
    let (chance, reference) = (BasisPoints::clamped(2_000), BasisPoints::clamped(9_500));
    Measured { chance, reference, ..Measured::default() }
}

/// Eight items of five categories, four a set, and four gold; the platform pays 60 AIA a set.
fn terms() -> CampaignTerms {
    CampaignTerms {
        kind: CampaignKind::General,
        area: AREA,
        spec: H256::repeat_byte(5),
        uri: BoundedVec::truncate_from(b"https://example.org/spec".to_vec()),
        answer: AnswerKind::Categories { count: 5 },
        items: 8,
        items_a_set: 4,
        gold_a_set: 4,
        replication: Replication::Three,
        requirements: Requirements { role: None, medallion: 0, character: 0, reputation: BasisPoints::ZERO },
        funding: Funding::Platform { aia: 60 },
        windows: WINDOWS,
        deadline: START + 30 * DAY,
        gold_root: root_of(&leaves(8, 4)),
        leaves: 8,
        measured: measured(),
    }
}

/// The same campaign, which pays nothing: whoever is not let in may join it, too.
fn unpaid_terms() -> CampaignTerms {
    CampaignTerms { funding: Funding::Platform { aia: 0 }, ..terms() }
}

/// The same campaign, for which a pool pays 600 a set.
fn pool_terms() -> CampaignTerms {
    CampaignTerms { funding: Funding::Pool { pool: POOL, price: 600 }, ..terms() }
}

/// A quiz of eight gold a set.
fn quiz_terms() -> CampaignTerms {
    CampaignTerms {
        kind: CampaignKind::Quiz,
        items: 0,
        items_a_set: 0,
        gold_a_set: 8,
        funding: Funding::Platform { aia: 0 },
        gold_root: root_of(&leaves(8, 8)),
        ..terms()
    }
}

/// Opens a campaign of the platform or of the requester, and has its gold approved.
fn open(terms: CampaignTerms) -> CampaignId {
    let number = crate::NextCampaign::<Test>::get();
    if terms.funding.is_platform() {
        assert_ok!(Tasks::open_campaign(signed(&OPERATOR), terms));
        assert_ok!(approve(&REVIEWER, number));
    } else {
        assert_ok!(Tasks::open_campaign(signed(&REQUESTER), terms));
    }
    number
}

/// Approves the terms that a campaign has.
fn approve(reviewer: &AccountId, campaign: CampaignId) -> DispatchResult {
    let terms_hash = Campaigns::<Test>::get(campaign).map(|found| found.terms.hash()).unwrap_or_default();
    Tasks::approve_gold(signed(reviewer), campaign, terms_hash)
}

fn join(who: &AccountId, campaign: CampaignId) -> DispatchResult {
    Tasks::join(signed(who), campaign, Queue::Work)
}

/// Makes `count` workers whose skill is the reference, from number `from` on.
fn veterans(from: u8, count: u8) -> Vec<AccountId> {
    let workers = (from..from + count).map(worker).collect::<Vec<_>>();
    workers.iter().for_each(|who| veteran(who, 10_000));
    workers
}

/// Closes the round if it is open, and deals it.
fn deal(campaign: CampaignId, round: impl Into<RoundId>) {
    let round = round.into();
    if state(campaign, round) == RoundState::Queueing {
        wait(WINDOWS.join);
        assert_ok!(Tasks::close_round(signed(&PASSER_BY), campaign, round));
    }
    pass_epoch();
    assert_ok!(Tasks::deal(signed(&PASSER_BY), campaign, round));
}

fn state(campaign: CampaignId, round: RoundId) -> RoundState {
    Rounds::<Test>::get(campaign, round).expect("the round is known").state
}

fn dealt(campaign: CampaignId, round: impl Into<RoundId>) -> Deal {
    match state(campaign, round.into()) {
        RoundState::Dealt(deal) => deal,
        other => panic!("{other:?}"),
    }
}

/// Has veterans join, and deals their round.
fn begin(campaign: CampaignId, workers: u8) {
    for who in veterans(1, workers) {
        assert_ok!(join(&who, campaign));
    }
    deal(campaign, FIRST);
}

/// Returns the owners of the seats of a set, by seat.
fn seats(campaign: CampaignId, round: impl Into<RoundId>, set: impl Into<SetId>) -> Vec<AccountId> {
    let round = round.into();
    let deal = dealt(campaign, round);
    let index = deal.set_index(set.into()).expect("the set is in the round");
    let seats = deal.layout.replication().seats();
    let owner = |seat| TicketOwners::<Test>::get((campaign, round), deal.seat(index, seat).unwrap()).unwrap();
    (0..seats).map(owner).collect()
}

/// Returns the owners of the tickets that stand in for a set.
fn stand_ins(campaign: CampaignId, round: RoundId, set: impl Into<SetId>) -> Vec<AccountId> {
    let set = set.into();
    let deal = dealt(campaign, round);
    TicketOwners::<Test>::iter_prefix((campaign, round))
        .filter(|(id, _)| matches!(deal.assignment(*id), Assignment::StandIn { set: of, .. } if deal.set_id(of) == set))
        .map(|(_, who)| who)
        .collect()
}

/// What a position shows: an item of the set, in the canonical order, or gold with its truth.
#[derive(Clone, Copy)]
enum Shown {
    Item(usize),
    Gold(Answer),
}

/// Returns the answers to a set, position by position.
fn sheet(
    campaign: CampaignId,
    round: impl Into<RoundId>,
    set: impl Into<SetId>,
    answer: impl Fn(Shown) -> Answer,
) -> Answers {
    let set = set.into();
    let terms = Campaigns::<Test>::get(campaign).unwrap().terms;
    let deal = dealt(campaign, round);
    let items = deal.contents.of(deal.set_index(set).unwrap()).items() as usize;
    let leaf = leaf(set, terms.gold_a_set);
    let shown = shuffle(&leaf.seed, items as u8 + terms.gold_a_set);
    let answers = shown.into_iter().map(|entry| match usize::from(entry).checked_sub(items) {
        None => answer(Shown::Item(entry.into())),
        Some(gold) => answer(Shown::Gold(leaf.truths[gold].answer)),
    });
    BoundedVec::truncate_from(answers.collect())
}

/// Answers 2 to every item, and the truth to all gold.
fn perfect(shown: Shown) -> Answer {
    match shown {
        Shown::Item(_) => Answer::Choice(2),
        Shown::Gold(truth) => truth,
    }
}

fn hash(who: &AccountId, campaign: CampaignId, set: impl Into<SetId>, answers: &Answers) -> H256 {
    commitment(H256::repeat_byte(7), campaign, set.into(), who, answers, &SALT)
}

fn commit(
    who: &AccountId,
    campaign: CampaignId,
    round: impl Into<RoundId>,
    set: impl Into<SetId>,
    answers: &Answers,
) -> DispatchResult {
    let set = set.into();
    Tasks::commit(signed(who), campaign, round.into(), set, hash(who, campaign, set, answers))
}

fn reveal(
    who: &AccountId,
    campaign: CampaignId,
    round: impl Into<RoundId>,
    set: impl Into<SetId>,
    answers: &Answers,
) -> DispatchResult {
    Tasks::reveal(signed(who), campaign, round.into(), set.into(), answers.clone(), SALT)
}

/// Reveals an opening for its worker.
fn reveal_for(caller: &AccountId, opening: Opening<AccountId>) -> DispatchResult {
    let Opening { campaign, round, set, who, answers, salt } = opening;
    Tasks::reveal_for(signed(caller), campaign, round, set, who, answers, salt)
}

fn open_gold(campaign: CampaignId, set: impl Into<SetId>) -> DispatchResult {
    let set = set.into();
    let terms = Campaigns::<Test>::get(campaign).unwrap().terms;
    let all = leaves(terms.leaves, terms.gold_a_set);
    let proof = BoundedVec::truncate_from(proof_of(&all, set).unwrap());
    Tasks::open_gold(signed(&PASSER_BY), campaign, leaf(set, terms.gold_a_set), proof)
}

fn settle(campaign: CampaignId, round: impl Into<RoundId>, set: impl Into<SetId>) -> DispatchResult {
    Tasks::settle(signed(&PASSER_BY), campaign, round.into(), set.into()).map(|_| ()).map_err(|failed| failed.error)
}

/// Commits and reveals a whole set. `answer` gives the answer of a seat to a position.
fn answer_all(
    campaign: CampaignId,
    round: impl Into<RoundId>,
    set: impl Into<SetId>,
    answer: impl Fn(usize, Shown) -> Answer,
) {
    let (round, set) = (round.into(), set.into());
    let workers = seats(campaign, round, set);
    let sheets =
        (0..workers.len()).map(|seat| sheet(campaign, round, set, |shown| answer(seat, shown))).collect::<Vec<_>>();
    for (who, answers) in workers.iter().zip(&sheets) {
        assert_ok!(commit(who, campaign, round, set, answers));
    }
    wait(REVEAL_MARGIN);
    for (who, answers) in workers.iter().zip(&sheets) {
        assert_ok!(reveal(who, campaign, round, set, answers));
    }
}

/// Plays a set from the deal to its settlement.
fn play(
    campaign: CampaignId,
    round: impl Into<RoundId>,
    set: impl Into<SetId>,
    answer: impl Fn(usize, Shown) -> Answer,
) {
    let (round, set) = (round.into(), set.into());
    answer_all(campaign, round, set, answer);
    if Campaigns::<Test>::get(campaign).unwrap().terms.gold_a_set > 0 {
        assert_ok!(open_gold(campaign, set));
    }
    assert_ok!(settle(campaign, round, set));
}

fn settled(campaign: CampaignId, set: impl Into<SetId>) -> SettledSet {
    match Sets::<Test>::get(campaign, set.into()) {
        Some(SetEntry::Settled(settled)) => settled,
        other => panic!("{other:?}"),
    }
}

fn totals(campaign: CampaignId) -> CampaignTotals {
    Campaigns::<Test>::get(campaign).unwrap().totals
}

fn energy(who: &AccountId) -> u32 {
    Contributors::status(who).unwrap().energy
}

fn earned(who: &AccountId) -> Aia {
    Contributors::report(who.clone()).unwrap().aia.earned.0
}

fn paid(who: &AccountId) -> Balance {
    PaidTo::get().get(who).copied().unwrap_or(0)
}

fn last_event() -> RuntimeEvent {
    System::events().pop().expect("there is an event").event
}

fn next_step(who: &AccountId) -> NextStep {
    Tasks::tickets(who.clone()).first().expect("it has a ticket").next
}
