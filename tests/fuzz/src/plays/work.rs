//! Labelling: pools, campaigns, seats, commitments, gold and settlements.

use crate::{
    bytes::Bytes,
    people::{account, accounts, person, PEOPLE},
    world::{genesis_hash, Intent, World},
};
use agt_primitives::{
    access::Role,
    assets::AssetKind,
    basis_points::BasisPoints,
    calendar::{DAY, HOUR},
    contributors::AreaId,
    reward_pools::PoolPurpose,
    tasks::{
        commitment, proof_of, root_of, shuffle, Answer, AnswerKind, Answers, CampaignId, CampaignKind, CampaignTerms,
        Funding, GoldLeaf, Measured, NextStep, PoolId, Queue, Replication, Requirements, RoundId, Salt, SetId,
        TicketReport, Truth, Windows,
    },
    token::AGT,
    Balance,
};
use agt_runtime::{AccountId, Runtime, RuntimeCall, Tasks, Timestamp};
use frame_support::BoundedVec;
use pallet_tasks::{Opening, Openings, Step, Steps};
use sp_core::H256;

type Work = pallet_tasks::Call<Runtime>;
type Pools = pallet_reward_pools::Call<Runtime>;

/// The area of every campaign of these plays.
pub(super) const AREA: AreaId = 1;
/// Every worker's salt.
const SALT: Salt = [42; 32];
/// The gold leaves of a campaign.
const LEAVES: u32 = 12;

fn anyone(bytes: &mut Bytes) -> usize {
    bytes.below(PEOPLE.len())
}

/// Opens a person's next pool.
pub fn open_pool(_: &mut World, bytes: &mut Bytes) -> Option<Intent> {
    let owner = [1, 0, 5][bytes.below(3)];
    let asset = if bytes.is_one_in(3) { AssetKind::WithId(1) } else { AssetKind::Native };
    let amount = [1_000 * AGT, 10 * AGT, 100_000, 1][bytes.below(4)];
    let guarantee = if bytes.is_one_in(3) { 600 * AGT } else { 0 };
    Some(Intent::signed(owner, pool(owner, asset, amount, guarantee)))
}

/// The call that opens a person's next pool, for 90 days.
pub(super) fn pool(owner: usize, asset: AssetKind, amount: Balance, guarantee: Balance) -> RuntimeCall {
    let number = pallet_reward_pools::NextPool::<Runtime>::get(account(owner));
    let expires = Timestamp::get() + 90 * DAY;
    Pools::open { number, asset, purpose: PoolPurpose::DataRequest, amount, expires, guarantee }.into()
}

/// Opens a campaign of the platform, or one that a pool pays for.
pub fn open_campaign(_: &mut World, bytes: &mut Bytes) -> Option<Intent> {
    match bytes.byte() % 6 {
        0 => Some(Intent::signed(0, open(quiz_terms()))),
        1 | 2 => {
            let aia = [60, 0, 600][bytes.below(3)];
            Some(Intent::signed(0, open(CampaignTerms { funding: Funding::Platform { aia }, ..terms() })))
        }
        3 => Some(Intent::signed(0, open(rich_terms(Funding::Platform { aia: 40 })))),
        _ => {
            let (owner, pool) = owned_pool(bytes)?;
            let price = [AGT, 1, 1_000_000][bytes.below(3)];
            let funding = Funding::Pool { pool, price };
            let role = bytes.is_one_in(2).then_some(Role::DataValidation);
            let paid = CampaignTerms {
                requirements: Requirements { role, ..terms().requirements },
                funding,
                ..if bytes.is_one_in(3) { rich_terms(funding) } else { terms() }
            };
            Some(Intent::signed(owner, open(paid)))
        }
    }
}

/// Returns a person that has opened a pool, and one of its pools.
pub(super) fn owned_pool(bytes: &mut Bytes) -> Option<(usize, PoolId)> {
    let pools = (0..PEOPLE.len()).flat_map(|owner| {
        let next = pallet_reward_pools::NextPool::<Runtime>::get(account(owner));
        (0..next).map(move |number| (owner, number))
    });
    bytes.pick(&pools.collect::<Vec<_>>())
}

/// The call that opens a campaign.
pub(super) fn open(terms: CampaignTerms) -> RuntimeCall {
    Work::open_campaign { terms }.into()
}

/// Eight items of five categories, four a set, and four gold.
pub(super) fn terms() -> CampaignTerms {
    let (chance, reference) = (BasisPoints::clamped(2_000), BasisPoints::clamped(9_500));
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
        windows: Windows { join: HOUR, commit: HOUR, stand_in: HOUR / 2, reveal: 2 * HOUR, gold: 3 * HOUR },
        deadline: Timestamp::get() + 30 * DAY,
        gold_root: root_of(&leaves(4)),
        leaves: LEAVES,
        measured: Measured { chance, reference, ..Measured::default() },
    }
}

/// A quiz of eight gold a set.
pub(super) fn quiz_terms() -> CampaignTerms {
    CampaignTerms {
        kind: CampaignKind::Quiz,
        items: 0,
        items_a_set: 0,
        gold_a_set: 8,
        funding: Funding::Platform { aia: 0 },
        gold_root: root_of(&leaves(8)),
        ..terms()
    }
}

/// Four items whose answers are content, two a set, which graders judge.
pub(super) fn rich_terms(funding: Funding) -> CampaignTerms {
    CampaignTerms {
        answer: AnswerKind::Rich,
        items: 4,
        items_a_set: 2,
        gold_a_set: 0,
        funding,
        measured: Measured::default(),
        ..terms()
    }
}

/// The gold of a set: its truths differ.
fn leaf(set: SetId, gold: u8) -> GoldLeaf {
    let class = |index: u8| if gold > 4 { index % 5 } else { 1 + index % 4 };
    let truth = |index: u8| Truth { answer: Answer::Choice(class(index)), proposed: None };
    GoldLeaf {
        set,
        seed: [(set.0 as u8).wrapping_add(1); 32],
        truths: BoundedVec::truncate_from((0..gold).map(truth).collect()),
    }
}

fn leaves(gold: u8) -> Vec<GoldLeaf> {
    (0..LEAVES).map(|set| leaf(SetId(set), gold)).collect()
}

/// Approves the gold of a campaign.
pub fn approve_gold(_: &mut World, bytes: &mut Bytes) -> Option<Intent> {
    let campaign = campaign(bytes)?;
    Some(Intent::signed(1, approval(campaign)?))
}

/// The call that approves the gold of a campaign.
pub(super) fn approval(campaign: CampaignId) -> Option<RuntimeCall> {
    let terms_hash = pallet_tasks::Campaigns::<Runtime>::get(campaign)?.terms.hash();
    Some(Work::approve_gold { campaign, terms_hash }.into())
}

/// Returns one of the campaigns, mostly one of the newest.
fn campaign(bytes: &mut Bytes) -> Option<CampaignId> {
    let newest = pallet_tasks::NextCampaign::<Runtime>::get().checked_sub(1)?;
    Some(newest.saturating_sub((bytes.byte() % 5).into()))
}

/// Joins a queue of a campaign.
pub fn join(_: &mut World, bytes: &mut Bytes) -> Option<Intent> {
    let person = 2 + bytes.below(PEOPLE.len() - 2);
    let queue = [Queue::Work, Queue::Work, Queue::Expert, Queue::Grade][bytes.below(4)];
    Some(Intent::signed(person, Work::join { campaign: campaign(bytes)?, queue }))
}

/// Returns the tickets of everybody whose next step is of a sort.
fn tickets(is_next: impl Fn(&NextStep) -> bool) -> Vec<(usize, TicketReport)> {
    let of = |(person, who)| Tasks::tickets(who).into_iter().map(move |ticket| (person, ticket));
    accounts().into_iter().enumerate().flat_map(of).filter(|(_, ticket)| is_next(&ticket.next)).collect()
}

/// How an account answers: mostly as it should.
#[derive(Clone, Copy, PartialEq)]
enum Style {
    Honest,
    Contrary,
    FailsGold,
    Nonsense,
}

/// Commits, stands in or reveals, as the report of a ticket says.
pub fn work(world: &mut World, bytes: &mut Bytes) -> Option<Intent> {
    let due =
        tickets(|next| matches!(next, NextStep::Commit { .. } | NextStep::StandIn { .. } | NextStep::Reveal { .. }));
    let (person, ticket) = bytes.pick(&due)?;
    let (who, campaign, round) = (account(person), ticket.campaign, ticket.round);
    match ticket.next {
        NextStep::Commit { set, .. } | NextStep::StandIn { set, .. } => {
            let answers = sheet(&who, &ticket, set, bytes)?;
            let hash = commitment(genesis_hash(), campaign, set, &who, &answers, &SALT);
            world.sheets.insert((who, campaign, set), answers);
            let call = match bytes.is_one_in(8) {
                true => {
                    let step = Step::Commit { campaign, round, set, hash };
                    Work::work { steps: Steps::truncate_from(vec![step]) }
                }
                false => Work::commit { campaign, round, set, hash },
            };
            Some(Intent::signed(person, call))
        }
        NextStep::Reveal { set, .. } => reveal(world, (person, who), (campaign, round, set), bytes),
        _ => None,
    }
}

fn reveal(
    world: &World,
    (person, who): (usize, AccountId),
    (campaign, round, set): (CampaignId, RoundId, SetId),
    bytes: &mut Bytes,
) -> Option<Intent> {
    let answers = world.sheets.get(&(who.clone(), campaign, set))?.clone();
    let salt = if bytes.is_one_in(24) { [0; 32] } else { SALT };
    let stranger = anyone(bytes);
    Some(match bytes.byte() % 6 {
        0 => {
            let who = who.into();
            Intent::signed(stranger, Work::reveal_for { campaign, round, set, who, answers, salt })
        }
        1 => {
            let opening = Opening { campaign, round, set, who, answers, salt };
            Intent::signed(stranger, Work::reveal_many { openings: Openings::truncate_from(vec![opening]) })
        }
        2 => {
            let step = Step::Reveal { campaign, round, set, answers, salt };
            Intent::signed(person, Work::work { steps: Steps::truncate_from(vec![step]) })
        }
        _ => Intent::signed(person, Work::reveal { campaign, round, set, answers, salt }),
    })
}

/// Returns the answers of an account to a set.
fn sheet(who: &AccountId, ticket: &TicketReport, set: SetId, bytes: &mut Bytes) -> Option<Answers> {
    let terms = pallet_tasks::Campaigns::<Runtime>::get(ticket.campaign)?.terms;
    let queue = pallet_tasks::Rounds::<Runtime>::get(ticket.campaign, ticket.round)?.queue;
    let positions = u8::try_from(ticket.positions?).ok()?;
    let style = match bytes.byte() % 16 {
        0 | 1 => Style::Contrary,
        2 => Style::FailsGold,
        3 => Style::Nonsense,
        _ => Style::Honest,
    };
    let answers = match (queue, terms.is_rich()) {
        (Queue::Grade, _) => (0..positions).map(|_| Answer::Choice(bytes.byte() % 5)).collect(),
        (_, true) => (0..positions).map(|_| Answer::Content(H256::repeat_byte(bytes.byte()))).collect(),
        _ => {
            let items = positions.checked_sub(terms.gold_a_set)?;
            let leaf = leaf(set, terms.gold_a_set);
            let own = <AccountId as AsRef<[u8]>>::as_ref(who).first().map_or(0, |byte| byte % 5);
            let answer = |entry: u8| match (entry.checked_sub(items), style) {
                (_, Style::Nonsense) => Answer::Number(7),
                (None, Style::Contrary) => Answer::Choice(own),
                (None, _) => Answer::Choice(2),
                (Some(_), Style::FailsGold) => Answer::Choice(0),
                (Some(gold), _) => leaf.truths.get(usize::from(gold)).map_or(Answer::Choice(0), |truth| truth.answer),
            };
            shuffle(&leaf.seed, positions).into_iter().map(answer).collect()
        }
    };
    Some(Answers::truncate_from(answers))
}

/// Takes a step that anybody may take: closes, deals, opens gold, settles, leaves or collects.
pub fn advance(_: &mut World, bytes: &mut Bytes) -> Option<Intent> {
    let by = anyone(bytes);
    let any = tickets(|_| true);
    let call: RuntimeCall = match bytes.byte() % 12 {
        9 => {
            let owed = pallet_tasks::Unpaid::<Runtime>::iter_keys().collect::<Vec<_>>();
            let (who, campaign) = bytes.pick(&owed)?;
            Work::collect { campaign, who: who.into() }.into()
        }
        10 => {
            let campaign = campaign(bytes)?;
            let of_campaign = pallet_tasks::Campaigns::<Runtime>::get(campaign)?;
            let owner = person(&of_campaign.owner)?;
            let ends = [Work::stop_campaign { campaign }, Work::close_campaign { campaign }];
            return Some(Intent::signed(owner, bytes.pick(&ends)?));
        }
        11 => Work::prune { campaign: campaign(bytes)? }.into(),
        _ => {
            let (person, ticket) = bytes.pick(&any)?;
            let (campaign, round) = (ticket.campaign, ticket.round);
            match ticket.next {
                NextStep::CloseRound { .. } => Work::close_round { campaign, round }.into(),
                NextStep::WaitForDeal => Work::deal { campaign, round }.into(),
                NextStep::WaitForGold { set, .. } => {
                    let gold = pallet_tasks::Campaigns::<Runtime>::get(campaign)?.terms.gold_a_set;
                    let proof = BoundedVec::truncate_from(proof_of(&leaves(gold), set)?);
                    Work::open_gold { campaign, leaf: leaf(set, gold), proof }.into()
                }
                NextStep::Settle { set } | NextStep::WaitForGrades { set, .. } => {
                    Work::settle { campaign, round, set }.into()
                }
                _ => Work::leave { campaign, round, who: account(person).into() }.into(),
            }
        }
    };
    Some(Intent::signed(by, call))
}
