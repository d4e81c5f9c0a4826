//! What can happen to medallions.

use super::*;
use crate::Call;
use agt_test_support::is_promised;
use proptest::sample::select;

/// Everybody who works. The last one owns no AGT at first.
pub const EVERYBODY: [AccountId; 3] = [ALICE, BOB, PENNILESS];
/// The last one is open to nobody at first.
pub const AREAS: [AreaId; 3] = [BIRDS, MAPS, NOWHERE];
/// Whoever pays. ALICE works, too.
pub const REQUESTERS: [AccountId; 3] = [REQUESTER, REQUESTER + 1, ALICE];

/// An operation.
#[derive(Clone, Debug)]
pub enum Op {
    Open(AreaId),
    Close(AreaId),
    Accept(AccountId, AreaId, Option<AccountId>, u32),
    Qualify(AccountId, AreaId, Qualified, u16),
    Grant(AccountId, u64),
    /// From CAROL, or to CAROL if the amount is negative. In AGT.
    Pay(AccountId, i64),
    Want(u32),
    Claim(AccountId, AreaId),
    /// To so many levels above the one that is held, at this price at most.
    LevelUp(AccountId, AreaId, u8, Balance),
    Revoke(AccountId, AreaId),
    Rule(AccountId, AreaId),
}

/// The names of the operations whose success is worth something. A high level is one that has cost AGT.
pub const NAMES: [&str; 10] =
    ["Open", "Close", "Accept", "Pay", "Want", "Claim", "LevelUp", "Revoke", "Rule", "HighLevel"];

fn who() -> impl Strategy<Value = AccountId> {
    prop_oneof![6 => Just(ALICE), 2 => Just(BOB), 2 => Just(PENNILESS)]
}

fn area() -> impl Strategy<Value = AreaId> {
    prop_oneof![8 => Just(BIRDS), 2 => Just(MAPS), 1 => Just(NOWHERE)]
}

fn accepted() -> impl Strategy<Value = Op> {
    let requester = prop_oneof![3 => Just(None), 4 => select(REQUESTERS.to_vec()).prop_map(Some)];
    let answers =
        prop_oneof![1 => Just(0), 3 => 1..200u32, 4 => 200..3_000u32, 3 => 3_000..20_000u32, 1 => Just(u32::MAX)];
    (who(), area(), requester, answers).prop_map(|(who, area, requester, answers)| {
        // Without end in one go is for requesters: with it from the platform no threshold would be met again.
        Op::Accept(who, area, requester, if requester.is_none() { answers.min(20_000) } else { answers })
    })
}

fn qualification() -> impl Strategy<Value = Op> {
    let qualified = prop_oneof![1 => Just(Qualified::No), 1 => Just(Qualified::OnTrial), 8 => Just(Qualified::Yes)];
    let skill = prop_oneof![1 => select(vec![0, 8_999, 9_000, 10_000]), 4 => 9_000..=10_000u16];
    (who(), area(), qualified, skill).prop_map(|(who, area, qualified, skill)| Op::Qualify(who, area, qualified, skill))
}

fn op() -> BoxedStrategy<Op> {
    let of_governance = prop_oneof![
        5 => area().prop_map(Op::Open),
        1 => area().prop_map(Op::Close),
        1 => select(vec![0, 100, 500, 1_000, 1_009]).prop_map(Op::Want),
        3 => (who(), area()).prop_map(|(who, area)| Op::Revoke(who, area)),
        3 => (who(), area()).prop_map(|(who, area)| Op::Rule(who, area)),
    ];
    let of_others = prop_oneof![
        10 => accepted(),
        2 => qualification(),
        3 => (who(), 1..20_000u64).prop_map(|(who, xp)| Op::Grant(who, xp)),
        1 => (who(), prop_oneof![1 => -200..0i64, 2 => 1..300i64]).prop_map(|(who, amount)| Op::Pay(who, amount)),
    ];
    let above = prop_oneof![12 => Just(1), 1 => select(vec![0, 2])];
    let most = prop_oneof![6 => Just(Balance::MAX), 1 => select(vec![0, 50 * AGT - 1, 50 * AGT, 200 * AGT - 1])];
    let of_holders = prop_oneof![
        1 => (who(), area()).prop_map(|(who, area)| Op::Claim(who, area)),
        3 => (who(), area(), above, most).prop_map(|(who, area, above, most)| Op::LevelUp(who, area, above, most)),
    ];
    prop_oneof![1 => of_governance, 4 => of_others, 4 => of_holders].boxed()
}

/// Up to 100 operations, after ALICE has become an expert with XP.
pub fn ops() -> impl Strategy<Value = Vec<Op>> {
    prop::collection::vec(op(), 1..100).prop_map(|ops| {
        let expert = [Op::Qualify(ALICE, BIRDS, Qualified::Yes, 9_500), Op::Grant(ALICE, 10_000)];
        expert.into_iter().chain(ops).collect()
    })
}

impl Op {
    pub fn name(&self) -> String {
        let text = format!("{self:?}");
        text.split('(').next().expect("a split has a first part").into()
    }

    /// Returns what the report says about a level that the operation asks for.
    pub fn is_ready(&self) -> Option<bool> {
        let ready = |who, area, is_first: bool| {
            let report = Medallions::medallion(who, area);
            let report = report.filter(|report| (report.level == 0) == is_first);
            Some(report.and_then(|report| report.next).is_some_and(|next| next.ready))
        };
        match *self {
            Self::Claim(who, area) => {
                let ready = ready(who, area, true);
                let call = RuntimeCall::Medallions(Call::claim { area });
                assert_eq!(Some(is_promised(&who, &call)), ready, "the predicate and the report agree");
                ready
            }
            // The report promises the next level at its price, and nothing else.
            Self::LevelUp(who, area, above, most) => {
                let next = Medallions::medallion(who, area).and_then(|report| report.next);
                let is_asked = above == 1 && next.is_some_and(|next| next.agt.0 <= most);
                ready(who, area, false).map(|ready| ready && is_asked)
            }
            _ => None,
        }
    }

    pub fn run(&self) -> DispatchResult {
        match *self {
            Self::Open(area) => return Medallions::open_area(RuntimeOrigin::root(), area, name("an area")),
            Self::Close(area) => return close(area),
            Self::Accept(who, area, requester, answers) => accept(who, area, requester, answers),
            Self::Qualify(who, area, qualified, skill) => qualify(who, area, qualified, skill),
            Self::Grant(who, xp) => grant(who, xp),
            Self::Pay(who, amount) => {
                let (from, to) = if amount < 0 { (who, CAROL) } else { (CAROL, who) };
                let amount = Balance::from(amount.unsigned_abs()) * AGT;
                return Balances::transfer_keep_alive(signed(from), to, amount);
            }
            Self::Want(first_answers) => want(|terms| terms.first_answers = first_answers),
            Self::Claim(who, area) => return claim(who, area),
            Self::LevelUp(who, area, above, most) => {
                return Medallions::level_up(signed(who), area, level(who, area) + above, most);
            }
            Self::Revoke(who, area) => return revoke(who, area),
            Self::Rule(who, area) => return rule(who, area),
        }
        Ok(())
    }
}
