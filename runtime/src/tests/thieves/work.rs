//! Labelling: people who are let in, campaigns of one set, and a set from its deal to its settlement.

use super::{scene::*, *};
use agt_primitives::{
    access::Role,
    assets::AssetKind,
    basis_points::BasisPoints,
    benchmarking::ContributorsBench,
    calendar::{DAY, HOUR},
    contributors::{AreaId, Contributors as _},
    reward_pools::PoolPurpose,
    tasks::{
        commitment, proof_of, root_of, shuffle, Answer, AnswerKind, Answers, CampaignId, CampaignKind, CampaignTerms,
        Funding, GoldLeaf, Measured, Queue, Replication, Requirements, RoundId, SetId, Truth, Windows,
    },
    token::AGT,
};
use frame_support::BoundedVec;
use sp_core::H256;

pub(super) const AREA: AreaId = 7;
pub(super) const FIRST: RoundId = RoundId(0);
pub(super) const SET: SetId = SetId(0);
/// The platform's keys: one opens campaigns, the other approves their gold.
pub(super) const OPERATOR: Key = Key::Alice;
pub(super) const REVIEWER: Key = Key::Bob;

/// AIA that a seat of the platform's campaigns earns.
pub(super) const AIA: u64 = 60;

const SALT: [u8; 32] = [42; 32];
/// Items and gold of a set.
const HALF: u8 = 8;

/// Makes people with some AGT who are qualified in the area.
pub(super) fn people(count: u8) -> Vec<AccountId> {
    people_from(0, count)
}

/// The same, from a number on.
pub(super) fn people_from(first: u8, count: u8) -> Vec<AccountId> {
    let person = |number: u8| {
        let who = AccountId::from([100 + number; 32]);
        give(&who, 10 * AGT);
        assert_ok!(as_account(&who, People::register { referrer: None }));
        <Contributors as ContributorsBench<AccountId>>::prove(&who, AREA);
        <Contributors as ContributorsBench<AccountId>>::set_reputation(&who, AREA, BasisPoints::WHOLE);
        who
    };
    (first..first + count).map(person).collect()
}

fn leaf() -> GoldLeaf {
    let truth = |index: u8| Truth { answer: Answer::Choice(index % 4), proposed: None };
    GoldLeaf { set: SET, seed: [9; 32], truths: BoundedVec::truncate_from((0..HALF).map(truth).collect()) }
}

/// A campaign of one set: eight items of four categories, and as much gold.
pub(super) fn terms(funding: Funding) -> CampaignTerms {
    let windows = Windows { join: 5 * MINUTE, commit: HOUR, stand_in: HOUR, reveal: 2 * HOUR, gold: 3 * HOUR };
    CampaignTerms {
        kind: CampaignKind::General,
        area: AREA,
        spec: Default::default(),
        uri: Default::default(),
        answer: AnswerKind::Categories { count: 4 },
        items: HALF.into(),
        items_a_set: HALF,
        gold_a_set: HALF,
        replication: Replication::Three,
        requirements: Requirements { role: None, medallion: 0, character: 0, reputation: BasisPoints::ZERO },
        funding,
        windows,
        deadline: Timestamp::get() + 30 * DAY,
        gold_root: root_of(&[leaf()]),
        leaves: 1,
        measured: Measured {
            chance: BasisPoints::clamped(2_500),
            reference: BasisPoints::clamped(9_500),
            ..Measured::default()
        },
    }
}

/// Opens a campaign of the platform.
pub(super) fn campaign(terms: CampaignTerms) -> CampaignId {
    let (campaign, terms_hash) = (pallet_tasks::NextCampaign::<Runtime>::get(), terms.hash());
    assert_ok!(by(OPERATOR, Labels::open_campaign { terms }));
    assert_ok!(by(REVIEWER, Labels::approve_gold { campaign, terms_hash }));
    campaign
}

/// Opens the campaign of one set that the platform pays.
pub(super) fn platform() -> CampaignId {
    campaign(terms(Funding::Platform { aia: AIA }))
}

/// Opens a pool of Dave's and a campaign of one set that it pays `price` planck a seat for.
pub(super) fn of_dave(price: Balance) -> CampaignId {
    enter(Key::Dave, Role::DataRequest, 1_000 * AGT);
    let (number, asset, purpose) = (0, AssetKind::Native, PoolPurpose::DataRequest);
    let (amount, expires) = (100 * AGT, Timestamp::get() + 60 * DAY);
    assert_ok!(by(Key::Dave, Pools::open { number, asset, purpose, amount, expires, guarantee: 0 }));
    let campaign = pallet_tasks::NextCampaign::<Runtime>::get();
    assert_ok!(by(Key::Dave, Labels::open_campaign { terms: terms(Funding::Pool { pool: number, price }) }));
    campaign
}

/// The call that pays a worker what Dave's pool owes it.
pub(super) fn claim_of_dave(who: &AccountId) -> RuntimeCall {
    Pools::claim { owner: id(Key::Dave).into(), number: 0, who: who.clone().into() }.into()
}

/// Units of energy that an account has now.
pub(super) fn energy(who: &AccountId) -> u32 {
    Contributors::status(who).expect("it is registered").energy
}

pub(super) fn join(campaign: CampaignId) -> RuntimeCall {
    Labels::join { campaign, queue: Queue::Work }.into()
}

/// Has the first round of a campaign dealt, which these people have joined.
pub(super) fn deal(campaign: CampaignId, joined: &[AccountId]) {
    for who in joined {
        assert_ok!(as_account(who, join(campaign)));
    }
    block_after(10 * MINUTE);
    assert_ok!(by(STRANGER, Labels::close_round { campaign, round: FIRST }));
    dealt(campaign);
}

/// Has a round that is closed dealt by the first seed that can deal it.
pub(super) fn dealt(campaign: CampaignId) {
    block_after(HOUR);
    block_after(HOUR);
    assert_ok!(by(STRANGER, Labels::deal { campaign, round: FIRST }));
}

/// Returns who has the seats of the set, by seat.
pub(super) fn seats(campaign: CampaignId) -> Vec<AccountId> {
    let round = pallet_tasks::Rounds::<Runtime>::get(campaign, FIRST).expect("the round exists");
    let pallet_tasks::RoundState::Dealt(deal) = round.state else { panic!("it is dealt") };
    let set = deal.set_index(SET).expect("the round has the set");
    let ticket = |seat| deal.seat(set, seat).expect("the set has the seat");
    let owner = |seat| pallet_tasks::TicketOwners::<Runtime>::get((campaign, FIRST), ticket(seat));
    (0..3).map(|seat| owner(seat).expect("the ticket has an owner")).collect()
}

/// The same answer to all items, and the truth to all gold.
pub(super) fn answers() -> Answers {
    let leaf = leaf();
    let answer = |entry: u8| match entry.checked_sub(HALF) {
        None => Answer::Choice(1),
        Some(gold) => leaf.truths[usize::from(gold)].answer,
    };
    BoundedVec::truncate_from(shuffle(&leaf.seed, 2 * HALF).into_iter().map(answer).collect())
}

/// The commitment of a worker to these answers.
pub(super) fn hash(who: &AccountId, campaign: CampaignId) -> H256 {
    commitment(System::block_hash(0), campaign, SET, who, &answers(), &SALT)
}

pub(super) fn commit(campaign: CampaignId, hash: H256) -> RuntimeCall {
    Labels::commit { campaign, round: FIRST, set: SET, hash }.into()
}

pub(super) fn reveal(campaign: CampaignId) -> RuntimeCall {
    Labels::reveal { campaign, round: FIRST, set: SET, answers: answers(), salt: SALT }.into()
}

/// The opening of a worker's commitment, which anybody may reveal who has it.
pub(super) fn opening(who: &AccountId, campaign: CampaignId) -> pallet_tasks::Opening<AccountId> {
    pallet_tasks::Opening { campaign, round: FIRST, set: SET, who: who.clone(), answers: answers(), salt: SALT }
}

pub(super) fn open_gold(campaign: CampaignId) -> RuntimeCall {
    let proof = BoundedVec::truncate_from(proof_of(&[leaf()], SET).expect("the tree has the leaf"));
    Labels::open_gold { campaign, leaf: leaf(), proof }.into()
}

pub(super) fn settle(campaign: CampaignId) -> RuntimeCall {
    Labels::settle { campaign, round: FIRST, set: SET }.into()
}

/// Has everybody with a seat commit, and lets the time for reveals begin.
pub(super) fn commit_all(campaign: CampaignId) -> Vec<AccountId> {
    let seats = seats(campaign);
    for who in &seats {
        assert_ok!(as_account(who, commit(campaign, hash(who, campaign))));
    }
    block_after(10 * MINUTE);
    seats
}

/// Has everybody with a seat commit and reveal, and returns who that is.
pub(super) fn answer(campaign: CampaignId) -> Vec<AccountId> {
    let seats = commit_all(campaign);
    for who in &seats {
        assert_ok!(as_account(who, reveal(campaign)));
    }
    seats
}

/// Plays the set from its deal to its settlement.
pub(super) fn play(campaign: CampaignId, joined: &[AccountId]) {
    deal(campaign, joined);
    answer(campaign);
    assert_ok!(by(STRANGER, open_gold(campaign)));
    assert_ok!(by(STRANGER, settle(campaign)));
}
