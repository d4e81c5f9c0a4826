//! What may happen: revenue, seasons, gifts, every call, bonds, governance changing its mind, and time.

use super::{super::*, EVERYBODY};
use proptest::{prelude::*, sample::select};

#[derive(Clone, Debug)]
pub enum Op {
    /// A block begins, and its timestamp is so much later.
    Block(Moment),
    /// Governance wants these terms.
    Want(RecyclerTerms),
    /// So much is bonded, and so much circulates.
    Stake(Balance, Balance),
    Recycle(AccountId, RecycleSource, Balance),
    /// The season so many months before that of the next month closes, and takes nothing more; as in those that follow.
    Close(u32),
    Take(u32),
    /// Of this month.
    TakeOf(Month),
    Carry(u32),
    /// Recycled, and minted.
    Pay(AccountId, Balance, Balance),
    /// All that was taken.
    PayAll(AccountId),
    /// Says that so much was minted, which was not.
    PayUnminted(AccountId, Balance, Balance),
    GiveBack(Balance),
    Gift(Balance),
    Collect,
}

/// The names of the operations whose success is worth something.
pub const NAMES: [&str; 10] =
    ["Recycle", "Take", "Carry", "Pay", "PayAll", "PayUnminted", "GiveBack", "Gift", "Collect", "Stake"];

/// The season so many months before that of the next month.
pub fn season_of(back: u32) -> Month {
    let next = Month::at(now()).and_then(Month::next).expect("tests stay inside the calendar");
    Month(next.0 - back)
}

impl Op {
    pub fn name(&self) -> String {
        let debug = format!("{self:?}");
        debug.split('(').next().expect("a name stands first").into()
    }

    pub fn run(&self) -> DispatchResult {
        match self.clone() {
            Self::Block(millis) => next_block(millis),
            Self::Want(terms) => Terms::set(&terms),
            Self::Stake(bonded, circulating) => {
                Bonded::set(&bonded);
                Circulating::set(&circulating);
            }
            Self::Recycle(who, source, amount) => return recycle(who, source, amount).map(|_| ()),
            Self::Close(back) => close(season_of(back)),
            Self::Take(back) => {
                take(season_of(back));
            }
            Self::TakeOf(season) => {
                take(season);
            }
            Self::Carry(back) => return carry(season_of(back)),
            Self::Pay(who, recycled, minted) => return pay(who, recycled, minted),
            Self::PayAll(who) => return pay(who, books().1, 0),
            Self::PayUnminted(who, recycled, minted) => return pay_only(who, recycled, minted),
            Self::GiveBack(amount) => return give_back(amount),
            Self::Gift(amount) => return gift(amount),
            Self::Collect => return collect(),
        }
        Ok(())
    }
}

fn who() -> impl Strategy<Value = AccountId> {
    select(EVERYBODY.to_vec())
}

/// An amount: of few planck, around the existential deposit, or of AGT.
fn amount() -> impl Strategy<Value = Balance> {
    prop_oneof![
        1 => Just(0),
        2 => 1..10 as Balance,
        2 => EXISTENTIAL_DEPOSIT / 2 - 1..EXISTENTIAL_DEPOSIT * 2,
        6 => 1..100_000 * AGT,
        1 => select(vec![ENDOWMENT - EXISTENTIAL_DEPOSIT, ENDOWMENT, Balance::MAX]),
    ]
}

fn terms() -> impl Strategy<Value = RecyclerTerms> {
    (0..4_u8, 0..12_000_u16).prop_map(|(mode, burn)| RecyclerTerms { mode, burn })
}

fn op() -> BoxedStrategy<Op> {
    let from = prop_oneof![9 => who(), 1 => Just(POT)];
    let back = || prop_oneof![4 => Just(1_u32), 2 => 0..4_u32, 1 => 4..30_u32];
    let time = prop_oneof![6 => 0..20 * HOUR, 4 => DAY..3 * DAY, 3 => 10 * DAY..40 * DAY, 1 => 300 * DAY..800 * DAY];
    let supply = prop_oneof![1 => Just(0), 3 => 1..4_000_000_000 * AGT];
    let bonded = prop_oneof![1 => Just(0), 6 => 1..1_500_000_000 * AGT, 1 => Just(Balance::MAX)];
    prop_oneof![
        8 => time.prop_map(Op::Block),
        2 => terms().prop_map(Op::Want),
        3 => (bonded, supply).prop_map(|(bonded, circulating)| Op::Stake(bonded, circulating)),
        12 => (from, select(RecycleSource::ALL.to_vec()), amount())
            .prop_map(|(who, source, amount)| Op::Recycle(who, source, amount)),
        4 => back().prop_map(Op::Close),
        7 => back().prop_map(Op::Take),
        5 => back().prop_map(Op::Carry),
        8 => (who(), amount(), amount()).prop_map(|(who, recycled, minted)| Op::Pay(who, recycled, minted)),
        1 => who().prop_map(Op::PayAll),
        2 => (who(), amount(), amount()).prop_map(|(who, recycled, minted)| Op::PayUnminted(who, recycled, minted)),
        5 => amount().prop_map(Op::GiveBack),
        3 => amount().prop_map(Op::Gift),
        3 => Just(Op::Collect),
    ]
    .boxed()
}

pub fn sequence() -> impl Strategy<Value = Vec<Op>> {
    prop::collection::vec(op(), 1..120)
}
