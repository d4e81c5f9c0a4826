//! The operations: every call, every method of the traits, time, medallions and characters.

use super::{super::*, keys, model::Model, who};
use crate::mock;
use agt_primitives::{
    calendar::Month,
    characters::{Boost, OnBoostChanged},
    contributors::{FeelessKind, FeelessQuota, FeelessRefusal, SIGNATURE_LIFE},
    experience::Experience,
    skill::Measure,
    token::AGT,
};
use agt_test_support::TestCharacters;
use frame_support::{traits::fungible::Mutate, weights::Weight};
use proptest::{prelude::*, sample::select};
use sp_core::Pair;

/// The number of accounts.
pub const PEOPLE: usize = 6;
/// The number of accounts that own AGT, which are the first ones.
pub const OWNERS: usize = 3;
/// The account that is bonded in a role.
pub const BONDED: usize = 5;
/// The planck that each owner owns.
pub const WEALTH: Balance = 3 * AGT;
/// The weight of a feeless call in these tests: with its extrinsic, a 320th of a block.
pub fn call() -> Weight {
    let overhead = <Contributors as FeelessQuota<AccountId>>::overhead(Weight::zero());
    Weight::from_parts(BLOCK.ref_time() / 320 - 100_000_000 - overhead.ref_time(), 1)
}

/// An operation. Accounts are given by their numbers.
#[derive(Clone, Debug)]
pub enum Op {
    Wait(Moment),
    Block,
    Register(usize, Option<usize>),
    /// The sponsor, the newcomer, the referrer, the expiry from now, and whether the newcomer signed it.
    RegisterFor(usize, usize, Option<usize>, i64, bool),
    RemoveIdle(usize),
    Open(usize, WorkOffer),
    /// The account, the set, the result, and the time until it ripens.
    Close(usize, u64, WorkResult, Moment),
    Burn(usize, Aia),
    Note(usize),
    /// The account, the dispute, the amount, and the time until it ripens.
    Hold(usize, u64, Aia, Moment),
    Release(usize, u64),
    ClawBack(usize, u64, Aia),
    /// The account, and how many months ago the season was.
    Claim(usize, u32),
    Forget(usize, AreaId),
    /// The account, and the character's capacity, shortening, reward and learning.
    Boost(usize, u32, u16, u16, u16),
    Booster(usize, u16),
    SpendXp(usize, u64),
    GrantXp(usize, u64),
    Medallion(usize, bool),
    Spend(usize, FeelessKind),
}

/// The operations that must succeed often enough, and what must come of them: trials that end with pay, and falls that
/// lose some.
pub const NAMES: [&str; 18] = [
    "Register",
    "RegisterFor",
    "RemoveIdle",
    "Open",
    "Close",
    "Burn",
    "Note",
    "Hold",
    "Release",
    "ClawBack",
    "Claim",
    "Forget",
    "Boost",
    "SpendXp",
    "GrantXp",
    "Spend",
    "TrialPaid",
    "PayLost",
];

/// The chain and its model before the first operation.
pub fn begin() -> Model {
    for number in 0..OWNERS {
        Balances::mint_into(&who(number), WEALTH).expect("AGT can be made in tests");
    }
    Bonds::set(&[(who(BONDED), (500 * AGT, START - DAY))].into());
    Model::new()
}

fn number() -> impl Strategy<Value = usize> {
    prop_oneof![6 => Just(0usize), 5 => Just(1usize), 3 => 0..PEOPLE]
}

fn kind() -> impl Strategy<Value = FeelessKind> {
    prop_oneof![2 => Just(FeelessKind::Work), 1 => Just(FeelessKind::Registration), 1 => Just(FeelessKind::Join)]
}

fn area() -> impl Strategy<Value = AreaId> {
    prop_oneof![12 => Just(AREA), 1 => 0u16..3, 1 => 0u16..20]
}

/// An area other than that of the platform's work, more often than not.
fn elsewhere() -> impl Strategy<Value = AreaId> {
    prop_oneof![2 => Just(AREA), 3 => 0u16..3, 1 => 0u16..20]
}

/// The sets 0 and 1 are the platform's work, 2 is a quiz and 3 is a pool's, with a few exceptions.
fn set() -> impl Strategy<Value = u64> {
    prop_oneof![3 => 0u64..2, 1 => Just(2u64), 1 => Just(3u64)]
}

fn work_offer() -> impl Strategy<Value = WorkOffer> {
    let kind = select(vec![WorkKind::Platform, WorkKind::Quiz, WorkKind::Pool]);
    let kind = (set(), kind, prop::bool::weighted(0.1)).prop_map(|(number, other, exception)| match number {
        _ if exception => (number, other),
        0 | 1 => (number, WorkKind::Platform),
        2 => (number, WorkKind::Quiz),
        _ => (number, WorkKind::Pool),
    });
    let aia = prop_oneof![8 => Just(320u64), 1 => 0u64..2_000];
    let tier = select(vec![10_000u16, 10_000, 11_000, 20_000]);
    let energy = prop_oneof![12 => Just(1u32), 1 => 0u32..4];
    (kind, area(), elsewhere(), energy, aia, tier).prop_map(
        |((number, kind), area, elsewhere, energy, aia_max, tier)| WorkOffer {
            set: key(number),
            area: if kind == WorkKind::Platform { area } else { elsewhere },
            energy,
            aia_max: if kind == WorkKind::Platform || aia_max % 2 == 1 { aia_max } else { 0 },
            stake_tier: Multiplier::new(tier).expect("the tier is a multiplier"),
            kind,
        },
    )
}

/// A tally that is whole `perfect` times for three times that it is not.
fn tally(total: impl Strategy<Value = u16>, perfect: u32) -> impl Strategy<Value = Tally> {
    (total, prop_oneof![perfect => Just(0u16), 2 => 0u16..6, 1 => 0u16..40], prop::bool::weighted(0.01)).prop_map(
        |(total, wrong, unsound)| Tally::of(if unsound { total + 1 } else { total.saturating_sub(wrong) }, total),
    )
}

fn work_result() -> impl Strategy<Value = WorkResult> {
    let outcome = prop_oneof![
        8 => Just(Outcome::Accepted),
        1 => Just(Outcome::Rejected),
        1 => Just(Outcome::NoReveal),
        1 => Just(Outcome::ReturnedUnused),
    ];
    let aia = prop_oneof![6 => Just(240u64), 1 => Just(0u64), 1 => 0u64..400];
    let gold = tally(select(vec![0u16, 4, 8, 16, 32]), 15);
    let easy = Some((2_500u16, 9_500u16));
    let measured = select(vec![None, None, None, easy, easy, Some((5_000, 8_500))]);
    let consensus = tally(select(vec![0u16, 24, 28]), 3);
    (outcome, consensus, gold, measured, aia, 0u32..40, prop::bool::weighted(0.85)).prop_map(
        |(outcome, consensus, gold, measured, aia, xp, earns_merit)| WorkResult {
            outcome,
            consensus,
            gold,
            measure: measured.map(|(chance, reference)| {
                let part = BasisPoints::clamped;
                Measure::new(part(chance), part(reference)).expect("it is in its range")
            }),
            aia,
            xp,
            ripens_at: 0,
            earns_merit,
        },
    )
}

/// The time until AIA ripens: few values, so that disputes meet earned AIA.
fn ahead() -> impl Strategy<Value = Moment> {
    select(vec![0, 2 * DAY, 4 * DAY, 4 * DAY, 6 * DAY])
}

fn op() -> BoxedStrategy<Op> {
    prop_oneof![4 => of_time(), 3 => of_registration(), 11 => of_work(), 12 => of_aia()].boxed()
}

fn of_time() -> BoxedStrategy<Op> {
    let wait = prop_oneof![3 => 0..7 * HOUR, 4 => 6 * HOUR..DAY, 2 => DAY..4 * DAY, 1 => 20 * DAY..40 * DAY];
    prop_oneof![
        12 => wait.prop_map(Op::Wait),
        1 => Just(Op::Block),
        1 => (number(), 0u32..4, select(vec![0u16, 2_500, 9_999]), factor(), factor())
            .prop_map(|(who, capacity, shorter, reward, learning)| Op::Boost(who, capacity, shorter, reward, learning)),
        1 => (number(), select(vec![10_000u16, 11_111, 20_000])).prop_map(|(who, factor)| Op::Booster(who, factor)),
        1 => (number(), prop::bool::weighted(0.8)).prop_map(|(who, holds)| Op::Medallion(who, holds)),
    ]
    .boxed()
}

/// A factor of a character in basis points.
fn factor() -> impl Strategy<Value = u16> {
    select(vec![10_000u16, 13_000, 20_000])
}

fn of_registration() -> BoxedStrategy<Op> {
    let referrer = || prop::option::of(number());
    let expires = prop_oneof![
        8 => 0..DAY as i64,
        1 => -1_000i64..0,
        1 => Just(SIGNATURE_LIFE as i64),
        1 => Just(SIGNATURE_LIFE as i64 + 1),
    ];
    let sponsor = prop_oneof![3 => Just(BONDED), 2 => number()];
    prop_oneof![
        2 => (0..PEOPLE, referrer()).prop_map(|(who, referrer)| Op::Register(who, referrer)),
        4 => (sponsor, 0..PEOPLE, referrer(), expires, prop::bool::weighted(0.9)).prop_map(
            |(sponsor, who, referrer, expires, honest)| Op::RegisterFor(sponsor, who, referrer, expires, honest)
        ),
        3 => (0..PEOPLE).prop_map(Op::RemoveIdle),
    ]
    .boxed()
}

fn of_work() -> BoxedStrategy<Op> {
    prop_oneof![
        6 => (number(), work_offer()).prop_map(|(who, offer)| Op::Open(who, offer)),
        6 => (number(), set(), work_result(), ahead())
            .prop_map(|(who, set, result, ahead)| {
                // Quizzes and pools pay none.
                let aia = if set < 2 || result.aia % 16 == 1 { result.aia } else { 0 };
                Op::Close(who, set, WorkResult { aia, ..result }, ahead)
            }),
        2 => (number(), elsewhere()).prop_map(|(who, area)| Op::Forget(who, area)),
    ]
    .boxed()
}

fn of_aia() -> BoxedStrategy<Op> {
    // The first account refers the others.
    let claimant = prop_oneof![5 => Just(0usize), 1 => number()];
    let aia = || prop_oneof![1 => Just(0u64), 8 => 1u64..240, 1 => 1u64..5_000];
    prop_oneof![
        6 => (number(), aia()).prop_map(|(who, aia)| Op::Burn(who, aia)),
        1 => number().prop_map(Op::Note),
        18 => (number(), 0u64..2, aia(), ahead()).prop_map(|(who, id, aia, ahead)| Op::Hold(who, id, aia, ahead)),
        12 => (number(), 0u64..2).prop_map(|(who, id)| Op::Release(who, id)),
        12 => (number(), 0u64..2, 0u64..60).prop_map(|(who, id, aia)| Op::ClawBack(who, id, aia)),
        12 => (claimant, 0u32..4).prop_map(|(who, back)| Op::Claim(who, back)),
        3 => (number(), kind()).prop_map(|(who, kind)| Op::Spend(who, kind)),
        3 => (number(), 0u64..80).prop_map(|(who, xp)| Op::SpendXp(who, xp)),
        2 => (number(), prop_oneof![6 => 0u64..80, 1 => Just(u64::MAX)]).prop_map(|(who, xp)| Op::GrantXp(who, xp)),
    ]
    .boxed()
}

/// A quiz of 32 items.
fn all_gold(right: u16) -> WorkResult {
    let (consensus, gold) = (Tally::NONE, Tally::of(right, 32));
    WorkResult {
        outcome: Outcome::Accepted,
        consensus,
        gold,
        measure: Some(measure()),
        aia: 0,
        xp: 32,
        ripens_at: 0,
        earns_merit: true,
    }
}

/// A day on which one of the first two accounts does a set with gold, most of it right.
fn working_day() -> impl Strategy<Value = Vec<Op>> {
    let right = select(vec![32u16, 32, 32, 32, 31, 31, 30, 28, 24, 8]);
    (0usize..2, right, select(vec![32u16, 32, 16, 8]), ahead()).prop_map(|(who, right, total, ahead)| {
        let result = WorkResult { gold: Tally::of(right.min(total), total), aia: 240, ..all_gold(0) };
        vec![Op::Wait(DAY), Op::Open(who, offer(0)), Op::Close(who, 0, result, ahead)]
    })
}

/// Two accounts, one referred by the other, do work for some days; then up to 160 operations follow.
pub fn sequence() -> impl Strategy<Value = Vec<Op>> {
    let days = prop::collection::vec(working_day(), 0..10);
    (days, prop::collection::vec(op(), 1..160)).prop_map(|(days, ops)| {
        let mut all = vec![
            Op::Register(0, None),
            Op::Register(1, Some(0)),
            Op::Medallion(0, true),
            Op::Open(0, quiz_offer(0)),
            Op::Close(0, 0, all_gold(32), 0),
            Op::Open(1, quiz_offer(0)),
            Op::Close(1, 0, all_gold(30), 0),
            Op::Note(1),
        ];
        all.extend(days.into_iter().flatten());
        all.extend(ops);
        all
    })
}

/// The season `back` months ago.
pub fn season(back: u32) -> Month {
    Month(Month::at(now()).expect("now has a month").0.saturating_sub(back))
}

impl Op {
    pub fn name(&self) -> String {
        let text = format!("{self:?}");
        text.split('(').next().expect("a split has a first part").into()
    }

    /// Whether the operation may change the records of an account.
    pub fn concerns(&self, number: usize) -> bool {
        match *self {
            Op::Wait(_) | Op::Block | Op::Medallion(..) | Op::Booster(..) => false,
            Op::RegisterFor(sponsor, who, ..) => number == sponsor || number == who,
            Op::Register(who, _)
            | Op::RemoveIdle(who)
            | Op::Open(who, _)
            | Op::Close(who, ..)
            | Op::Burn(who, _)
            | Op::Note(who)
            | Op::Hold(who, ..)
            | Op::Release(who, _)
            | Op::ClawBack(who, ..)
            | Op::Claim(who, _)
            | Op::Forget(who, _)
            | Op::Boost(who, ..)
            | Op::SpendXp(who, _)
            | Op::GrantXp(who, _)
            | Op::Spend(who, _) => number == who,
        }
    }

    /// Runs the operation. Calls run without the storage layer that dispatch would add.
    pub fn run(&self) -> DispatchResult {
        match *self {
            Op::Wait(millis) => wait(millis),
            Op::Block => System::set_block_number(System::block_number() + 1),
            Op::Register(whom, referrer) => return register(who(whom), referrer.map(who)),
            Op::RegisterFor(sponsor, whom, referrer, expires, honest) => {
                let expires = now().saturating_add_signed(expires);
                let referrer = referrer.map(who);
                let message = Contributors::message(&who(sponsor), &who(whom), referrer.as_ref(), expires);
                let key = if honest { whom } else { (whom + 1) % PEOPLE };
                let signature = keys()[key].sign(&message).into();
                return Contributors::register_for(signed(who(sponsor)), who(whom), referrer, expires, signature);
            }
            Op::RemoveIdle(whom) => return remove(who(whom)),
            Op::Open(whom, offer) => {
                let (told, unmet) = (Contributors::can_open(&who(whom), offer), Contributors::unmet(&who(whom), offer));
                let opened = open_with(&who(whom), offer).map(|_| ());
                assert_eq!((told, unmet.is_empty()), (opened, opened.is_ok()));
                return opened;
            }
            Op::Close(whom, set, result, ahead) => {
                let result = WorkResult { ripens_at: now() + ahead, ..result };
                return close_with(&who(whom), set, result).map(|_| ());
            }
            Op::Burn(whom, aia) => return Contributors::burn(&who(whom), aia),
            Op::Note(whom) => return Contributors::note_bonded_redemption(&who(whom)),
            Op::Hold(whom, dispute, aia, ahead) => {
                return Contributors::hold(&who(whom), dispute, aia, now() + ahead);
            }
            Op::Release(whom, dispute) => return Contributors::release(&who(whom), dispute).map(|_| ()),
            Op::ClawBack(whom, dispute, aia) => return Contributors::claw_back(&who(whom), dispute, aia),
            Op::Claim(whom, back) => {
                return Contributors::claim_referral(signed(who(whom)), season(back));
            }
            Op::Forget(whom, area) => return Contributors::forget_area(signed(who(whom)), area),
            Op::Boost(whom, capacity, shorter, reward, learning) => {
                let (reward, learning) = (mock::factor(reward), mock::factor(learning));
                let boost = Boost { capacity, shorter: BasisPoints::clamped(shorter), reward, learning };
                TestCharacters::select(&who(whom), 0, boost);
                Contributors::on_boost_changed(&who(whom));
            }
            Op::Booster(whom, factor) => give_booster(who(whom), factor),
            Op::SpendXp(whom, xp) => return Contributors::spend(&who(whom), xp),
            Op::GrantXp(whom, xp) => return Contributors::grant(&who(whom), xp),
            Op::Medallion(whom, holds) => set_medallion(who(whom), holds),
            Op::Spend(whom, kind) => {
                let (call, zero) = (call(), Weight::zero());
                let refused = <Contributors as FeelessQuota<AccountId>>::may_spend(&who(whom), kind, 1, call, zero);
                let waive =
                    || <Contributors as FeelessQuota<AccountId>>::waive(&who(whom), kind, 1, call, zero, || true);
                // A refusal leaves a note for the fee, as part of an extrinsic that is not included.
                let waived = if refused.is_ok() { waive() } else { rolled_back(waive) };
                assert_eq!(waived, refused.is_ok());
                return refused.map_err(refusal);
            }
        }
        Ok(())
    }
}

/// A refusal of the allowance in a form that can be compared with an error.
pub fn refusal(refusal: FeelessRefusal) -> DispatchError {
    match refusal {
        FeelessRefusal::NotRegistered => crate::Error::<Test>::NotRegistered.into(),
        FeelessRefusal::DaySpent { .. } => crate::Error::<Test>::DailySets.into(),
        FeelessRefusal::BlockFull => DispatchError::Exhausted,
        // The call is light, would succeed, and nothing shuts it.
        other => panic!("{other:?}"),
    }
}
