//! What may happen: settlements, every call, governance changing its mind, epochs, and time.

use super::{
    super::{feeless::is_promised, *},
    EVERYBODY,
};
use crate::Call;
use proptest::{prelude::*, sample::select};

#[derive(Clone, Debug)]
pub enum Op {
    /// Chain time passes, without a block.
    Wait(Moment),
    /// A block begins, and its timestamp is so much later.
    Block(Moment),
    /// A block begins whose timestamp is the next midnight, or the millisecond before it.
    Midnight(bool),
    Seal(u8),
    Prove(AccountId),
    Medallion(AccountId, AreaId, u8),
    Want(QuestTerms),
    /// So many sets like this one, whose `opened_at` is the time since it was opened.
    Accept(AccountId, AcceptedSet<AccountId>, u32),
    /// One of those that are drawn, by its place, or any other.
    Quest(AccountId, Result<usize, Quest>),
    Milestone(AccountId, Milestone),
    Use(AccountId),
    /// At this price at most.
    Buy(AccountId, Balance),
    /// Reward, places, condition, and the begin and the end from now on; the begin may be past.
    Open(Reward, u32, Condition, Moment, Moment),
    /// Of the event that was opened so many events before the last one, as in those that follow.
    Enter(AccountId, u32),
    Claim(AccountId, u32),
    Close(u32),
    Sweep(AccountId, u32),
}

/// The names of the operations whose success is worth something.
pub const NAMES: [&str; 9] = ["Quest", "Milestone", "Use", "Buy", "Open", "Enter", "Claim", "Close", "Sweep"];

/// The quest that is meant.
pub fn quest_of(quest: Result<usize, Quest>) -> Quest {
    match quest {
        Ok(place) => Today::<Test>::get().expect("the first day is drawn").quests[place],
        Err(quest) => quest,
    }
}

impl Op {
    pub fn name(&self) -> String {
        let debug = format!("{self:?}");
        debug.split('(').next().expect("a name stands first").into()
    }

    pub fn run(&self) -> DispatchResult {
        match self {
            Self::Wait(millis) => wait(*millis),
            Self::Block(millis) => next_block(*millis),
            Self::Midnight(before) => next_block(DAY - now() % DAY - u64::from(*before)),
            Self::Seal(seed) => seal(*seed),
            Self::Prove(who) => prove(*who),
            Self::Medallion(who, area, level) => TestMedallions::give(who, *area, *level),
            Self::Want(terms) => Terms::set(terms),
            Self::Accept(who, set, count) => (0..*count).for_each(|_| accept(*who, opened(set))),
            _ => return self.call().expect("all others are calls"),
        }
        Ok(())
    }

    fn call(&self) -> Option<DispatchResult> {
        Some(match self.clone() {
            Self::Quest(who, quest) => claim_quest(who, quest_of(quest)),
            Self::Milestone(who, milestone) => claim_milestone(who, milestone),
            Self::Use(who) => use_booster(who),
            Self::Buy(who, most) => Quests::buy_booster(signed(who), most),
            Self::Open(reward, places, condition, from, until) => {
                let (from, until) = window(from, until);
                Quests::open_event(RuntimeOrigin::root(), reward, places, condition, from, until)
            }
            Self::Enter(who, back) => enter(who, event_of(back)),
            Self::Claim(who, back) => claim_event(who, event_of(back)),
            Self::Close(back) => close_event(event_of(back)),
            Self::Sweep(who, back) => Quests::sweep_entry(signed(CAROL), event_of(back), who),
            _ => return None,
        })
    }

    /// Whether the predicate promises that the call would succeed; none for a call that always costs its fee.
    pub fn promised(&self) -> Option<bool> {
        let (who, call) = match *self {
            Self::Quest(who, quest) => (who, Call::claim_quest { quest: quest_of(quest) }),
            Self::Milestone(who, milestone) => (who, Call::claim_milestone { milestone }),
            Self::Use(who) => (who, Call::use_booster {}),
            Self::Enter(who, back) => (who, Call::enter_event { event: event_of(back) }),
            Self::Claim(who, back) => (who, Call::claim_event { event: event_of(back), place: None }),
            _ => return None,
        };
        Some(is_promised(who, call))
    }
}

/// The event that was opened `back` events before the last one; one that there is not when there are not so many.
pub fn event_of(back: u32) -> EventId {
    crate::NextEvent::<Test>::get().checked_sub(back + 1).unwrap_or(EventId::MAX)
}

/// The set whose `opened_at` is the time since it was opened.
pub fn opened(set: &AcceptedSet<AccountId>) -> AcceptedSet<AccountId> {
    AcceptedSet { opened_at: now() - set.opened_at, ..set.clone() }
}

/// The begin and the end of an event.
pub fn window(from: Moment, until: Moment) -> (Moment, Moment) {
    let base = now() - HOUR;
    (base + from, base + until)
}

fn who() -> impl Strategy<Value = AccountId> {
    prop_oneof![6 => Just(ALICE), 3 => Just(BOB), 1 => select(EVERYBODY.to_vec())]
}

fn set() -> impl Strategy<Value = AcceptedSet<AccountId>> {
    let kind = select(vec![CampaignKind::General, CampaignKind::Specialised, CampaignKind::Advanced]);
    let requester = prop_oneof![4 => Just(None), 1 => Just(Some(CAROL))];
    // Settled at once, or up to three days late.
    let ago = prop_oneof![2 => Just(0), 1 => 0..3 * DAY];
    (1..6u16, kind, requester, 0..33u32, any::<bool>(), ago).prop_map(
        |(area, kind, requester, answers, perfect, opened_at)| AcceptedSet {
            area,
            kind,
            requester,
            answers,
            perfect,
            opened_at,
        },
    )
}

fn reward() -> impl Strategy<Value = Reward> {
    let amount = prop_oneof![
        3 => Just(0),
        4 => 1..50u128,
        1 => select(vec![1_000_000, 40_000_000, 100_000_001]),
    ];
    let xp = prop_oneof![15 => 0..50u32, 1 => Just(10_001)];
    let boosters = prop_oneof![15 => 0..4u8, 1 => 4..6u8];
    (xp, boosters, amount).prop_map(|(xp, boosters, amount)| Reward { xp, boosters, agt: amount * AGT })
}

fn condition() -> impl Strategy<Value = Condition> {
    let level = prop_oneof![8 => 0..3u8, 1 => 5..7u8];
    prop_oneof![
        6 => (0..4u32).prop_map(|least| Condition::Sets { least }),
        2 => select(Milestone::ALL[..5].to_vec()).prop_map(|milestone| Condition::Milestone { milestone }),
        1 => (1..3u16, level).prop_map(|(area, level)| Condition::Medallion { area, level }),
    ]
}

fn terms() -> impl Strategy<Value = QuestTerms> {
    let price = prop_oneof![Just(0), Just(2 * AGT), Just(Balance::MAX)];
    (0..5 * DAY, 9_000..15_000u16, price).prop_map(|(booster_time, booster_factor, booster_price)| QuestTerms {
        booster_time,
        booster_factor,
        booster_price,
    })
}

fn op() -> BoxedStrategy<Op> {
    let event = || prop_oneof![4 => Just(0u32), 2 => 1..4u32];
    let quest = prop_oneof![4 => (0..3usize).prop_map(Ok), 1 => select(Quest::ALL.to_vec()).prop_map(Err)];
    let places = prop_oneof![1 => Just(0u32), 9 => 1..4u32];
    let most = prop_oneof![6 => Just(Balance::MAX), 1 => select(vec![0, AGT / 10, 2 * AGT - 1, 2 * AGT])];
    let until = prop_oneof![4 => HOUR / 2..9 * DAY, 4 => DAY..90 * DAY, 1 => 365 * DAY..368 * DAY];
    let calls = prop_oneof![
        10 => (who(), quest).prop_map(|(who, quest)| Op::Quest(who, quest)),
        6 => (who(), select(Milestone::ALL.to_vec())).prop_map(|(who, milestone)| Op::Milestone(who, milestone)),
        4 => who().prop_map(Op::Use),
        3 => (who(), most).prop_map(|(who, most)| Op::Buy(who, most)),
        5 => (reward(), places, condition(), 0..2 * HOUR, until)
            .prop_map(|(reward, places, condition, from, until)| Op::Open(reward, places, condition, from, until)),
        5 => (who(), event()).prop_map(|(who, back)| Op::Enter(who, back)),
        8 => (who(), event()).prop_map(|(who, back)| Op::Claim(who, back)),
        4 => event().prop_map(Op::Close),
        3 => (who(), event()).prop_map(|(who, back)| Op::Sweep(who, back)),
    ];
    let world = prop_oneof![
        3 => (0..6 * HOUR).prop_map(Op::Wait),
        4 => (0..20 * HOUR).prop_map(Op::Block),
        4 => any::<bool>().prop_map(Op::Midnight),
        1 => (DAY..40 * DAY).prop_map(Op::Block),
        1 => any::<u8>().prop_map(Op::Seal),
        1 => who().prop_map(Op::Prove),
        2 => (who(), 1..3u16, 0..3u8).prop_map(|(who, area, level)| Op::Medallion(who, area, level)),
        1 => terms().prop_map(Op::Want),
        9 => (who(), set(), 1..6u32).prop_map(|(who, set, count)| Op::Accept(who, set, count)),
    ];
    prop_oneof![3 => calls, 2 => world].boxed()
}

pub fn sequence() -> impl Strategy<Value = Vec<Op>> {
    prop::collection::vec(op(), 1..120)
}
