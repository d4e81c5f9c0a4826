//! What can happen to pools.

use super::*;

/// An operation. A pool is named by how many its owner has opened since, and a new one by how far its number is beyond the
/// next one. Amounts that are parts are in basis points of what there is, and can be more than all of it.
#[derive(Clone, Debug)]
pub enum Op {
    Wait(Moment),
    /// The keys of the risky asset freeze it, or thaw it.
    Freeze(bool),
    /// They block an account in it, or lift that.
    Block(AccountId, bool),
    Open {
        who: AccountId,
        beyond: PoolId,
        asset: AssetKind,
        amount: Balance,
        life: Moment,
        guarantee: Balance,
    },
    TopUp {
        who: AccountId,
        owner: AccountId,
        since: PoolId,
        amount: Balance,
    },
    Cancel(AccountId, PoolId),
    Refund(AccountId, PoolId),
    RefundEscrow(EscrowId),
    Claim {
        caller: AccountId,
        owner: AccountId,
        since: PoolId,
        who: AccountId,
    },
    ClaimTo {
        owner: AccountId,
        since: PoolId,
        who: AccountId,
        to: AccountId,
    },
    ClaimGuarantee {
        caller: AccountId,
        owner: AccountId,
        since: PoolId,
        who: AccountId,
    },
    RefundGuarantee(AccountId, PoolId),
    Collect(AccountId, PoolId),
    Close {
        caller: AccountId,
        owner: AccountId,
        since: PoolId,
    },
    Reserve {
        owner: AccountId,
        since: PoolId,
        escrow: EscrowId,
        part: u16,
    },
    Commit(EscrowId, u16),
    Pay(EscrowId, AccountId, u16),
    Release(EscrowId, u16),
    Forfeit(EscrowId, u16),
    ForfeitCommitted(EscrowId, u16),
    Send(EscrowId, AccountId),
    CloseEscrow(EscrowId),
}

/// The operations of which each must succeed.
pub const NAMES: [&str; 21] = [
    "Freeze",
    "Block",
    "Open",
    "TopUp",
    "Cancel",
    "Refund",
    "RefundEscrow",
    "Claim",
    "ClaimTo",
    "ClaimGuarantee",
    "RefundGuarantee",
    "Collect",
    "Close",
    "Reserve",
    "Commit",
    "Pay",
    "Release",
    "Forfeit",
    "ForfeitCommitted",
    "Send",
    "CloseEscrow",
];

/// What can draw on the pools: two campaigns, and a job with the number of one of them.
const ESCROWS: [EscrowId; 3] = [EscrowId::Campaign(0), EscrowId::Campaign(1), EscrowId::Job(0)];

/// The number of the pool after which an account that opens `next` next has opened `since` others.
pub fn number_of(next: PoolId, since: PoolId) -> PoolId {
    next.wrapping_sub(1).wrapping_sub(since)
}

/// A part of an amount, at least one. More than the whole is more than the amount.
pub fn part_of(amount: Balance, part: u16) -> Balance {
    (amount * Balance::from(part) / 10_000).max(1)
}

impl Op {
    pub fn name(&self) -> String {
        let all = format!("{self:?}");
        all.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default().into()
    }

    pub fn run(&self) -> DispatchResult {
        let pot = |id| Escrows::<Test>::get(id);
        let number_of = |owner, since| number_of(NextPool::<Test>::get(owner), since);
        match *self {
            Self::Wait(millis) => {
                wait(millis);
                Ok(())
            }
            Self::Freeze(true) => Assets::freeze_asset(signed(DAVE), RISKY_ID),
            Self::Freeze(false) => Assets::thaw_asset(signed(DAVE), RISKY_ID),
            Self::Block(who, true) => Assets::block(signed(DAVE), RISKY_ID, who),
            Self::Block(who, false) => Assets::thaw(signed(DAVE), RISKY_ID, who),
            Self::Open { who, beyond, ref asset, amount, life, guarantee } => {
                let (asset, purpose) = (asset.clone(), PoolPurpose::ModelFund);
                let number = NextPool::<Test>::get(who) + beyond;
                RewardPools::open(signed(who), number, asset, purpose, amount, now() + life, guarantee)
            }
            Self::TopUp { who, owner, since, amount } => {
                RewardPools::top_up(signed(who), owner, number_of(owner, since), amount)
            }
            Self::Cancel(who, since) => RewardPools::cancel(signed(who), number_of(who, since)),
            Self::Refund(owner, since) => RewardPools::refund(signed(CAROL), owner, number_of(owner, since)),
            Self::RefundEscrow(id) => RewardPools::refund_escrow(signed(CAROL), id),
            Self::Claim { caller, owner, since, who } => {
                RewardPools::claim(signed(caller), owner, number_of(owner, since), who)
            }
            Self::ClaimTo { owner, since, who, to } => {
                RewardPools::claim_to(signed(who), owner, number_of(owner, since), to)
            }
            Self::ClaimGuarantee { caller, owner, since, who } => {
                RewardPools::claim_guarantee(signed(caller), owner, number_of(owner, since), who)
            }
            Self::RefundGuarantee(owner, since) => {
                RewardPools::refund_guarantee(signed(CAROL), owner, number_of(owner, since))
            }
            Self::Collect(owner, since) => RewardPools::collect_fee(signed(CAROL), owner, number_of(owner, since)),
            Self::Close { caller, owner, since } => RewardPools::close(signed(caller), owner, number_of(owner, since)),
            Self::Reserve { owner, since, escrow, part } => {
                let number = number_of(owner, since);
                let there = Pools::<Test>::get(owner, number).map_or(0, |pool| pool.books.unreserved);
                <RewardPools as Escrow<AccountId>>::open(number, escrow, &owner, part_of(there, part))
            }
            Self::Commit(id, part) => commit(id, part_of(pot(id).map_or(0, |pot| pot.free), part)),
            Self::Pay(id, who, part) => pay(id, who, part_of(pot(id).map_or(0, |pot| pot.committed), part)),
            Self::Release(id, part) => release(id, part_of(pot(id).map_or(0, |pot| pot.committed), part)),
            Self::Forfeit(id, points) => forfeit(id, points).map(drop),
            Self::ForfeitCommitted(id, part) => {
                forfeit_committed(id, part_of(pot(id).map_or(0, |pot| pot.committed), part))
            }
            Self::Send(id, who) => send(id, who),
            Self::CloseEscrow(id) => close_escrow(id).map(drop),
        }
    }
}

fn op() -> impl Strategy<Value = Op> {
    let owner = || prop_oneof![8 => Just(ALICE), 1 => Just(BOB)];
    let anyone = || prop_oneof![2 => Just(BOB), 2 => Just(PENNILESS), 1 => Just(ALICE), 1 => Just(CAROL)];
    let since = || prop_oneof![5 => Just(0), 3 => Just(1), 1 => Just(2)];
    let escrow = || prop::sample::select(ESCROWS.to_vec());
    let part = || prop_oneof![6 => 1..=10_000u16, 3 => Just(10_000), 1 => 10_001..=20_000u16];
    let asset = || prop::sample::select(vec![AssetKind::Native, GOLD, RISKY]);
    let amount = |asset: AssetKind| match asset {
        AssetKind::Native => prop_oneof![8 => AGT / 200..AGT, 1 => Just(Balance::MAX)].boxed(),
        _ => prop_oneof![6 => 1..9_000 as Balance, 1 => 1..20 as Balance, 1 => Just(UNITS), 1 => Just(Balance::MAX)]
            .boxed(),
    };
    let guarantee = |asset: &AssetKind| {
        let (usual, other) = if *asset == RISKY { (GUARANTEE, LEAST_GUARANTEE - 1) } else { (0, GUARANTEE) };
        prop_oneof![8 => Just(usual), 1 => Just(other), 1 => GUARANTEE..2 * GUARANTEE]
    };
    let life = prop_oneof![8 => DAY..20 * DAY, 1 => Just(0), 1 => Just(365 * DAY + 1), 1 => 1..DAY];
    let beyond = prop_oneof![9 => Just(0), 1 => Just(1)];
    let opening = (owner(), beyond, asset(), life).prop_flat_map(move |(who, beyond, asset, life)| {
        (amount(asset.clone()), guarantee(&asset)).prop_map(move |(amount, guarantee)| {
            let asset = asset.clone();
            Op::Open { who, beyond, asset, amount, life, guarantee }
        })
    });
    let topping_up = (anyone(), owner(), since(), prop_oneof![1..3_000 as Balance, AGT / 100..AGT])
        .prop_map(|(who, owner, since, amount)| Op::TopUp { who, owner, since, amount });
    prop_oneof![
        3 => prop_oneof![4 => 0..DAY / 2, 3 => Just(2 * DAY), 1 => Just(10 * DAY)].prop_map(Op::Wait),
        2 => prop_oneof![2 => Just(true), 3 => Just(false)].prop_map(Op::Freeze),
        1 => (anyone(), any::<bool>()).prop_map(|(who, is_blocked)| Op::Block(who, is_blocked)),
        2 => opening,
        3 => topping_up,
        4 => (owner(), since()).prop_map(|(who, since)| Op::Cancel(who, since)),
        5 => (owner(), since()).prop_map(|(owner, since)| Op::Refund(owner, since)),
        6 => escrow().prop_map(Op::RefundEscrow),
        9 => (anyone(), any::<bool>(), owner(), since(), anyone()).prop_map(|(caller, is_own, owner, since, who)| {
            Op::Claim { caller: if is_own { who } else { caller }, owner, since, who }
        }),
        6 => (owner(), since(), anyone(), anyone())
            .prop_map(|(owner, since, who, to)| Op::ClaimTo { owner, since, who, to }),
        9 => (anyone(), any::<bool>(), owner(), since(), anyone()).prop_map(|(caller, is_own, owner, since, who)| {
            Op::ClaimGuarantee { caller: if is_own { who } else { caller }, owner, since, who }
        }),
        4 => (owner(), since()).prop_map(|(owner, since)| Op::RefundGuarantee(owner, since)),
        4 => (owner(), since()).prop_map(|(owner, since)| Op::Collect(owner, since)),
        5 => (anyone(), owner(), since())
            .prop_map(|(caller, owner, since)| Op::Close { caller, owner, since }),
        8 => (owner(), since(), escrow(), part())
            .prop_map(|(owner, since, escrow, part)| Op::Reserve { owner, since, escrow, part }),
        10 => (escrow(), part()).prop_map(|(id, part)| Op::Commit(id, part)),
        10 => (escrow(), anyone(), part()).prop_map(|(id, who, part)| Op::Pay(id, who, part)),
        2 => (escrow(), part()).prop_map(|(id, part)| Op::Release(id, part)),
        1 => (escrow(), 0..=10_000u16).prop_map(|(id, points)| Op::Forfeit(id, points)),
        1 => (escrow(), part()).prop_map(|(id, part)| Op::ForfeitCommitted(id, part)),
        9 => (escrow(), anyone()).prop_map(|(id, who)| Op::Send(id, who)),
        3 => escrow().prop_map(Op::CloseEscrow),
    ]
}

/// What ends the last pools of ALICE, if nothing waits for more. While the risky asset is frozen, its workers get their parts
/// of the guarantees.
fn ending(is_frozen: bool) -> Vec<Op> {
    let escrows = ESCROWS.into_iter().flat_map(|id| {
        // What an escrow keeps goes back by itself, or to the pool with the escrow's end.
        let refund = (!is_frozen).then_some(Op::RefundEscrow(id));
        [Op::Release(id, 10_000)].into_iter().chain(refund).chain([Op::CloseEscrow(id)])
    });
    let payments = (0..3).flat_map(|since| {
        let workers = [ALICE, BOB, CAROL, PENNILESS];
        let claims = workers.map(|who| Op::Claim { caller: DAVE, owner: ALICE, since, who });
        let rest = workers.map(|who| Op::ClaimGuarantee { caller: DAVE, owner: ALICE, since, who });
        claims.into_iter().chain(rest).chain([Op::RefundGuarantee(ALICE, since)])
    });
    let closing = (0..3).flat_map(|since| {
        let close = Op::Close { caller: DAVE, owner: ALICE, since };
        [Op::Collect(ALICE, since), close]
    });
    let late = [Op::Wait(500 * DAY), Op::Freeze(is_frozen)];
    late.into_iter().chain(escrows).chain(payments).chain([Op::Freeze(false)]).chain(closing).collect()
}

/// A pool of ALICE with an escrow at work, what happens then, and the end.
pub fn ops() -> impl Strategy<Value = Vec<Op>> {
    let asset = prop_oneof![1 => Just(AssetKind::Native), 1 => Just(GOLD), 2 => Just(RISKY)];
    let beginning = (asset, 1_000..9_000 as Balance, 3 * DAY..20 * DAY).prop_map(|(asset, units, life)| {
        let amount = if asset == AssetKind::Native { units * AGT } else { units };
        let guarantee = if asset == RISKY { GUARANTEE } else { 0 };
        vec![
            Op::Open { who: ALICE, beyond: 0, asset, amount, life, guarantee },
            Op::Reserve { owner: ALICE, since: 0, escrow: ESCROWS[0], part: 5_000 },
            Op::Commit(ESCROWS[0], 5_000),
        ]
    });
    (beginning, prop::collection::vec(op(), 1..120), any::<bool>())
        .prop_map(|(beginning, rest, is_frozen)| [beginning, rest, ending(is_frozen)].concat())
}
