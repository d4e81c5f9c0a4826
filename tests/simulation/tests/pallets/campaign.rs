//! A campaign of the platform on the real pallet, from its opening to the settlement of its sets.

use crate::mock::*;
use agt_primitives::{
    basis_points::BasisPoints,
    calendar::DAY,
    tasks::{
        commitment, proof_of, root_of, Answer, AnswerKind, Answers, Assignment, CampaignId, CampaignKind,
        CampaignTerms, Funding, GoldLeaf, GoldRules, Measured, QueueClass, Replication, Requirements, RoundId, Salt,
        SetId, SetIndex, TicketIndex, Truth, Windows, WorkerTally,
    },
    Moment,
};
use agt_simulation::{
    chance::Chance,
    rules::Rules,
    scenario::QUIZ,
    work::{ItemEnd, SeatEnd, SetEnd},
};
use agt_test_support::clock::{HOUR, MINUTE};
use frame_support::BoundedVec;
use pallet_tasks::{Campaigns, Deal, Error, Event, List, RoundState, Rounds, TicketId, TicketOwners};
use sp_core::H256;
use sp_runtime::DispatchError;

pub use agt_test_support::clock::wait_in_next_block as wait;

/// The join window of a round.
pub const JOIN: Moment = 5 * MINUTE;

const WINDOWS: Windows = Windows { join: JOIN, commit: HOUR, stand_in: 10 * MINUTE, reveal: HOUR, gold: 12 * HOUR };

const SALT: Salt = [42; 32];

/// The answers of a seat that has committed.
pub struct Reveal {
    campaign: CampaignId,
    round: RoundId,
    set: SetId,
    who: usize,
    answers: Answers,
}

impl Reveal {
    /// Reveals them.
    pub fn make(self) {
        let Self { campaign, round, set, who, answers } = self;
        Tasks::reveal(signed(who), campaign, round, set, answers, SALT).expect("all have committed");
    }
}

/// Returns the origin of a person by number.
pub fn signed(who: usize) -> RuntimeOrigin {
    RuntimeOrigin::signed(account(who))
}

/// Returns the origin of any person.
pub fn passer_by() -> RuntimeOrigin {
    RuntimeOrigin::signed(TREASURY)
}

/// An open campaign of the platform, with what its owner and its server know.
pub struct Open {
    pub number: CampaignId,
    pub leaves: Vec<GoldLeaf>,
    /// The scenario's number of each dealt item.
    pub items: Vec<u64>,
}

impl Open {
    /// Opens a campaign of a series and has its gold approved. In a quiz all positions are gold.
    pub fn new(rules: &Rules, sets: u32, is_quiz: bool, series: Option<CampaignId>, chance: &mut Chance) -> Self {
        let campaign = rules.campaign;
        let gold = if is_quiz { QUIZ } else { campaign.gold };
        let items_a_set = if is_quiz { 0 } else { campaign.positions - gold };
        let of_gold = GoldRules { positions: items_a_set + gold, gold, ..campaign.gold_rules() };
        let leaves = (0..sets).map(|set| leaf(SetId(set), &of_gold, chance)).collect::<Vec<_>>();
        let aia = if is_quiz { 0 } else { campaign.reward() };
        let terms = CampaignTerms {
            kind: if is_quiz { CampaignKind::Quiz } else { CampaignKind::General },
            area: 0,
            spec: H256::repeat_byte(5),
            uri: BoundedVec::truncate_from(b"https://example.org/spec".to_vec()),
            answer: campaign.kind,
            items: sets * u32::from(items_a_set),
            items_a_set,
            gold_a_set: gold,
            replication: if is_quiz { Replication::Three } else { campaign.replication },
            requirements: Requirements { role: None, medallion: 0, character: 0, reputation: BasisPoints::ZERO },
            funding: Funding::Platform { aia },
            windows: WINDOWS,
            deadline: Timestamp::get() + 90 * DAY,
            gold_root: root_of(&leaves),
            leaves: sets,
            measured: Measured {
                chance: campaign.measure.chance(),
                reference: campaign.measure.reference(),
                series,
                ..Measured::default()
            },
        };
        let number = pallet_tasks::NextCampaign::<Test>::get();
        let hash = terms.hash();
        Tasks::open_campaign(RuntimeOrigin::signed(OPERATOR), terms).expect("the terms are sound");
        Tasks::approve_gold(RuntimeOrigin::signed(REVIEWER), number, hash).expect("it waits for that");
        Self { number, leaves, items: Vec::new() }
    }

    /// Returns the number of sets that it has not dealt.
    pub fn left(&self) -> usize {
        let campaign = Campaigns::<Test>::get(self.number).expect("it is open");
        self.leaves.len() - campaign.next_set.0 as usize
    }

    /// Returns its round that is not dealt, if somebody has joined one.
    pub fn round(&self) -> Option<RoundId> {
        Campaigns::<Test>::get(self.number).expect("it is open").rounds[0]
    }

    /// Closes a round whose join window is over. If it cannot be paid in full, closes it an hour later.
    pub fn close_round(&self, round: RoundId) {
        let close = || Tasks::close_round(passer_by(), self.number, round);
        if let Err(error) = close() {
            assert_eq!(error, DispatchError::from(Error::<Test>::BudgetSpent));
            wait(HOUR);
            close().expect("a quarter of a day pays a set");
        }
    }

    /// Deals a closed round by a seed.
    pub fn deal(&self, round: RoundId, seed: [u8; 32]) -> Deal {
        Drawn::set(&H256(seed));
        Tasks::deal(passer_by(), self.number, round).expect("its chance is young enough");
        match Rounds::<Test>::get(self.number, round).expect("it was dealt").state {
            RoundState::Dealt(deal) => deal,
            other => panic!("{other:?}"),
        }
    }

    /// Returns the workers of a set of a round, by seat.
    pub fn seats(&self, round: RoundId, deal: &Deal, set: SetIndex) -> Vec<(TicketId, usize)> {
        let owner = |seat| {
            let ticket = deal.seat(set, seat).expect("a set has all its seats");
            let who = TicketOwners::<Test>::get((self.number, round), ticket).expect("a ticket has an owner");
            (ticket, agent(&who))
        };
        (0..deal.layout.replication().seats()).map(owner).collect()
    }

    /// Commits the seats of a set, and returns what they reveal later. A seat without answers commits and does not reveal.
    pub fn commit(&self, round: RoundId, set: SetId, sheets: Vec<(usize, Option<Answers>)>) -> Vec<Reveal> {
        let genesis = System::block_hash(0);
        for (who, answers) in &sheets {
            let hash = |answers| commitment(genesis, self.number, set, &account(*who), answers, &SALT);
            let hash = answers.as_ref().map_or(H256::zero(), hash);
            Tasks::commit(signed(*who), self.number, round, set, hash).expect("it has the seat");
        }
        let revealed = sheets.into_iter().filter_map(|(who, answers)| Some((who, answers?)));
        revealed.map(|(who, answers)| Reveal { campaign: self.number, round, set, who, answers }).collect()
    }

    /// Has every ticket of a dealt round leave that has no seat.
    pub fn let_go(&self, round: RoundId, deal: &Deal) {
        let tickets = QueueClass::ALL.into_iter().flat_map(|class| {
            let numbers = 0..deal.layout.tickets(class);
            numbers.map(move |index| TicketId { class, index: TicketIndex(index) })
        });
        let unseated = tickets.filter(|ticket| !matches!(deal.assignment(*ticket), Assignment::Seat { .. }));
        for ticket in unseated {
            let who = TicketOwners::<Test>::get((self.number, round), ticket).expect("a ticket has an owner");
            Tasks::leave(passer_by(), self.number, round, who).expect("it waits for nothing");
        }
    }

    /// Opens the gold of a set and settles it.
    pub fn settle(&self, round: RoundId, set: SetId) {
        let proof = BoundedVec::truncate_from(proof_of(&self.leaves, set).expect("a set has a leaf"));
        Tasks::open_gold(passer_by(), self.number, self.leaves[set.0 as usize].clone(), proof).expect("it is time");
        Tasks::settle(passer_by(), self.number, round, set).expect("its gold is open");
    }

    /// Returns the result of a settled set, for the scenario's people.
    pub fn ended(&self, settled: Event<Test>, paid: bool, people: usize) -> SetEnd {
        let Event::SetSettled { items, seats, gold, void, .. } = settled else { panic!("{settled:?}") };
        let seats = seats.into_iter().map(|seat| SeatEnd {
            who: agent(&seat.who),
            tally: WorkerTally { consensus: seat.consensus, gold: seat.gold },
            aia: seat.aia,
        });
        let items = items.into_iter().map(|item| ItemEnd {
            id: self.items[item.item as usize],
            answer: item.answer,
            to_experts: item.list == Some(List::Hard),
        });
        // The model tells of no gold but that of paid sets.
        let (gold, void) = if paid { (gold, void) } else { (0, 0) };
        let seats = seats.filter(|seat| seat.who < people).collect();
        SetEnd { paid, seats, items: items.collect(), gold, void }
    }
}

/// Returns a leaf of gold that has each class equally often.
fn leaf(set: SetId, rules: &GoldRules, chance: &mut Chance) -> GoldLeaf {
    let seed = chance.seed();
    let classes = 0..categories(rules.kind) as u8;
    let mut truths = classes.cycle().take(rules.gold.into()).collect::<Vec<_>>();
    chance.shuffle(&mut truths);
    let truths = truths.into_iter().map(|class| Truth { answer: Answer::Choice(class), proposed: None });
    let leaf = GoldLeaf { set, seed, truths: BoundedVec::truncate_from(truths.collect()) };
    assert_eq!(rules.check(&leaf), Ok(()));
    leaf
}

fn categories(kind: AnswerKind) -> u64 {
    match kind {
        AnswerKind::Categories { count } => count.into(),
        other => panic!("only categories are played call by call: {other:?}"),
    }
}

/// Returns the number of the scenario's gold that each gold of a leaf is: one of the same class.
pub fn same_gold(leaf: &GoldLeaf, truths: impl IntoIterator<Item = Answer>) -> Vec<usize> {
    let mut left = truths.into_iter().enumerate().collect::<Vec<_>>();
    let same = leaf.truths.iter().map(|of_leaf| {
        let place = left.iter().position(|(_, truth)| *truth == of_leaf.answer);
        left.swap_remove(place.expect("both have each class equally often")).0
    });
    same.collect()
}

/// Returns an answer that is wrong.
pub fn wrong(truth: Answer, kind: AnswerKind) -> Answer {
    match truth {
        Answer::Choice(truth) => Answer::Choice(((u64::from(truth) + 1) % categories(kind)) as u8),
        other => panic!("{other:?}"),
    }
}
