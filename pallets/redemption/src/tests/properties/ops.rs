//! What may happen: every call, bonds that come and go, governance changing its mind, revenue, and time.

use super::super::{feeless::is_promised, *};
use crate::Call;
use agt_primitives::{redemption::ranges, season::next_boundary};
use frame_support::ensure;
use proptest::{prelude::*, sample::select};

#[derive(Clone, Debug)]
pub enum Op {
    Wait(Moment),
    /// To the next 1st or 21st, or to the millisecond before it.
    ToBoundary(bool),
    Jump(u32),
    Credit(AccountId, Aia),
    Prove(AccountId, bool),
    Bond(AccountId, Balance),
    Unbond(AccountId, Balance),
    Rebond(AccountId, Balance),
    Withdraw(AccountId),
    Slash(AccountId, Balance),
    Want(RedemptionTerms),
    /// For the season this number of months ahead.
    Recycle(u32, Balance),
    Submit(AccountId, Aia),
    /// Of the season this number of months back.
    Close(u32),
    Claim(AccountId, u32),
    ClaimFor(AccountId, AccountId, u32),
    Sweep(u32),
    SweepSubmission(AccountId, u32),
}

/// The names of the operations whose success is worth something.
pub const NAMES: [&str; 8] = ["Bond", "Unbond", "Slash", "Submit", "Close", "Claim", "ClaimFor", "Sweep"];

/// The season `months` back from now.
pub fn back(months: u32) -> Month {
    let now = Month::at(Timestamp::get()).expect("tests stay inside the calendar");
    Month(now.0 - months)
}

/// Sets the clock to the 20th, `months` after the chain's start; ALICE and BOB have bonded, everybody has AIA.
pub fn begin(months: u32) {
    travel_to(Month(MARCH.0 + months).start_of_day(20).expect("tests stay inside the calendar"));
    assert_ok!(bond(ALICE, 5_000 * AGT));
    assert_ok!(bond(BOB, 100 * AGT));
    for who in super::EVERYBODY {
        credit(who, 20_000);
    }
}

fn who() -> impl Strategy<Value = AccountId> {
    prop_oneof![6 => Just(ALICE), 4 => Just(BOB), 2 => Just(CAROL), 2 => select(vec![DAVE, 5, 6])]
}

fn aia() -> impl Strategy<Value = Aia> {
    prop_oneof![
        1 => select(vec![0, 1, 2_999, Aia::MAX]),
        4 => Just(3_000),
        6 => 3_000..=12_000u64,
        2 => 3_000..=120_000u64,
        1 => select(vec![300_000, 306_000, 306_001]),
    ]
}

fn bonded() -> impl Strategy<Value = Balance> {
    prop_oneof![1 => Just(1), 6 => 1..=500 * AGT, 2 => 1..=20_000 * AGT]
}

fn terms() -> impl Strategy<Value = RedemptionTerms> {
    let ceiling = prop_oneof![2 => Just(Ceiling::default().planck()), 3 => ranges::CEILING];
    (ceiling, 0u16..=10_000, 0u32..=60, 0u64..=20_000).prop_map(|(ceiling, base_part, aia_per_agt, base_cap)| {
        RedemptionTerms { ceiling, base_part, aia_per_agt, base_cap }
    })
}

/// How far the pool has fallen at the start, and up to 120 operations: from the full pool, over ones that the lanes
/// fill, to one that pays dust.
pub fn sequence() -> impl Strategy<Value = (u32, Vec<Op>)> {
    let halvings = prop_oneof![2 => Just(0), 3 => 12..22u32, 1 => 28..40u32, 1 => Just(64)];
    (halvings.prop_map(|halvings| halvings * 48), prop::collection::vec(op(), 1..120))
}

fn op() -> BoxedStrategy<Op> {
    let season = || prop_oneof![8 => Just(0u32), 4 => Just(1), 2 => 2..12u32, 2 => 12..16u32];
    let of_aia = prop_oneof![
        14 => (who(), aia()).prop_map(|(who, aia)| Op::Submit(who, aia)),
        2 => season().prop_map(Op::Close),
        8 => (who(), season()).prop_map(|(who, back)| Op::Claim(who, back)),
        3 => (who(), who(), season()).prop_map(|(by, who, back)| Op::ClaimFor(by, who, back)),
        3 => season().prop_map(Op::Sweep),
        3 => (who(), season()).prop_map(|(who, back)| Op::SweepSubmission(who, back)),
        3 => (who(), aia()).prop_map(|(who, aia)| Op::Credit(who, aia.min(400_000))),
        1 => (who(), prop::bool::weighted(0.8)).prop_map(|(who, proven)| Op::Prove(who, proven)),
    ];
    let of_time = prop_oneof![
        2 => (0..8 * DAY).prop_map(Op::Wait),
        4 => any::<bool>().prop_map(Op::ToBoundary),
        1 => (0..16u32).prop_map(Op::Jump),
    ];
    let of_others = prop_oneof![
        4 => (who(), bonded()).prop_map(|(who, amount)| Op::Bond(who, amount)),
        3 => (who(), bonded()).prop_map(|(who, amount)| Op::Unbond(who, amount)),
        1 => (who(), bonded()).prop_map(|(who, amount)| Op::Rebond(who, amount)),
        1 => who().prop_map(Op::Withdraw),
        1 => (who(), bonded()).prop_map(|(who, amount)| Op::Slash(who, amount)),
        2 => terms().prop_map(Op::Want),
        2 => (0..3u32, 1..=1_000 * AGT).prop_map(|(ahead, amount)| Op::Recycle(ahead, amount)),
    ];
    prop_oneof![20 => of_aia, 4 => of_time, 5 => of_others].boxed()
}

impl Op {
    pub fn name(&self) -> String {
        let text = format!("{self:?}");
        text.split('(').next().expect("a split has a first part").into()
    }

    /// What the predicate of the call promises, for a call that has one.
    pub fn promised(&self) -> Option<bool> {
        match *self {
            Op::Submit(who, aia) => Some(is_promised(who, Call::submit { aia })),
            Op::Claim(who, months) => Some(is_promised(who, Call::claim { season: back(months) })),
            _ => None,
        }
    }

    pub fn run(&self) -> DispatchResult {
        match *self {
            Op::Wait(millis) => wait(millis),
            Op::ToBoundary(before) => {
                let boundary = next_boundary(Timestamp::get()).expect("tests stay inside the calendar");
                travel_to(boundary - Moment::from(before));
            }
            Op::Jump(months) => {
                let now = agt_primitives::calendar::add_months(Timestamp::get(), months);
                travel_to(now.expect("tests stay inside the calendar"));
            }
            Op::Credit(who, aia) => credits::Accounts::mutate(who, |account| account.ripe += aia),
            Op::Prove(who, proven) => credits::Accounts::mutate(who, |account| account.proven = proven),
            Op::Bond(who, amount) => return bond(who, amount),
            Op::Unbond(who, amount) => return unbond(who, amount),
            Op::Rebond(who, amount) => return Access::rebond(signed(who), amount),
            Op::Withdraw(who) => return Access::withdraw(signed(who)),
            Op::Slash(who, amount) => return slash(who, amount),
            Op::Want(terms) => Wanted::set(&terms),
            Op::Recycle(ahead, amount) => {
                let season = Month(back(0).0 + ahead);
                // What came back for a season that is closed belongs to no season that is to come.
                let closed = Seasons::<Test>::get(season).is_some_and(|season| season.accounts.is_some());
                ensure!(!closed, "closed");
                bring_back(season, amount);
            }
            Op::Submit(who, aia) => return submit(who, aia),
            Op::Close(months) => return close(back(months)),
            Op::Claim(who, months) => return claim(who, back(months)),
            Op::ClaimFor(by, who, months) => return Redemption::claim_for(signed(by), who, back(months)),
            Op::Sweep(months) => return sweep(back(months)),
            Op::SweepSubmission(who, months) => return Redemption::sweep_submission(signed(BOB), back(months), who),
        }
        Ok(())
    }
}
