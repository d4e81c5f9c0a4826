//! Snapshots of what a chain stores, for the tests of steps.

mod book;
mod campaigns;
mod events;
mod revenue;
mod rounds;
mod seasons;
mod sets;

use crate::windows::Now;
use agt_primitives::{
    beacon::BeaconEpoch,
    tasks::{
        AnswerKind, CampaignKind, CampaignPhase, CampaignTerms, Funding, Layout, Measured, Queue, Replication,
        Requirements, RoundId, RoundPay, RoundPromise, SetId, TaskTerms, Windows,
    },
    Moment,
};
use agt_runtime::AccountId;
use pallet_tasks::{Backlog, Campaign, Deal, Round, RoundState, Waiting};

/// The windows of the campaigns here, and their deadline.
pub const WINDOWS: Windows = Windows { join: 100, commit: 1_000, stand_in: 10_000, reveal: 100_000, gold: 1_000_000 };
pub const DEADLINE: Moment = 50_000_000_000;

/// When the rounds here are dealt.
pub const DEALT: Moment = 5_000_000;

pub fn who(number: u8) -> AccountId {
    AccountId::new([number; 32])
}

/// Both clocks at one moment, in a late epoch.
pub fn at(moment: Moment) -> Now {
    Now { chain: moment, work: moment, epoch: BeaconEpoch(9) }
}

/// An open campaign of the account 1 whose sets have three seats, and gold.
pub fn campaign() -> Campaign<AccountId> {
    let terms = CampaignTerms {
        kind: CampaignKind::General,
        area: 7,
        spec: Default::default(),
        uri: Default::default(),
        answer: AnswerKind::Categories { count: 4 },
        items: 0,
        items_a_set: 8,
        gold_a_set: 8,
        replication: Replication::Three,
        requirements: Requirements { role: None, medallion: 0, character: 0, reputation: Default::default() },
        funding: Funding::Platform { aia: 100 },
        windows: WINDOWS,
        deadline: DEADLINE,
        gold_root: Default::default(),
        leaves: 10,
        measured: Measured::default(),
    };
    Campaign {
        owner: who(1),
        reviewer: None,
        terms,
        governed: TaskTerms::DEFAULT,
        earns_merit: true,
        phase: CampaignPhase::Open,
        opened: 0,
        next_item: 0,
        next_set: SetId(0),
        next_round: RoundId(0),
        rounds: [None; 3],
        again: Waiting::default(),
        hard: Waiting::default(),
        ungraded: Waiting::default(),
        tickets: 0,
        promised_seats: 0,
        claimed: 0,
        grading: 0,
        series: 0,
        successors: 0,
        totals: Default::default(),
        delivered_hash: Default::default(),
    }
}

/// A round of the work queue that opened at zero.
pub fn round(state: RoundState) -> Round {
    Round { queue: Queue::Work, opened: 0, wanted: 1, proven: 3, unproven: 0, pay: RoundPay::default(), state }
}

/// The deal of a round of two sets, the first of which is the set 4, at [`DEALT`].
pub fn deal() -> Deal {
    let contents = Backlog { a_set: 8, fresh: 16, listed: 0 }.contents(2, 0, 0);
    let promised = RoundPromise::default();
    let layout = Layout::of(Replication::Three, 0, 6, 0, 0, 2);
    Deal { seed: [1; 32], at: DEALT, promised, first: SetId(4), contents, layout }
}
