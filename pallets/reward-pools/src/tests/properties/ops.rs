//! What can happen to pools.

use super::*;

/// An operation. A pool is named by how many its owner has opened since, and a new one by how far its number is beyond the
/// next one. Amounts that are parts are in basis points of what there is, and can be more than all of it.
#[derive(Clone, Debug)]
pub enum Op {
    Wait(Moment),
    /// The keys of the risky asset freeze it, or thaw it.
    Freeze(bool),
    Open {
        who: AccountId,
        beyond: PoolId,
        asset: AssetKind,
        amount: Balance,
        life: Moment,
    },
    TopUp {
        who: AccountId,
        owner: AccountId,
        since: PoolId,
        amount: Balance,
    },
    Cancel(AccountId, PoolId),
    Refund(AccountId, PoolId),
    RefundCampaign(CampaignId),
    Claim(AccountId, PoolId, AccountId),
    Collect(AccountId, PoolId),
    Close {
        caller: AccountId,
        owner: AccountId,
        since: PoolId,
    },
    Reserve {
        owner: AccountId,
        since: PoolId,
        campaign: CampaignId,
        part: u16,
    },
    Commit(CampaignId, u16),
    Pay(CampaignId, AccountId, u16),
    Release(CampaignId, u16),
    Forfeit(CampaignId, u16),
    CloseCampaign(CampaignId),
}

/// The operations of which each must succeed.
pub const NAMES: [&str; 15] = [
    "Freeze",
    "Open",
    "TopUp",
    "Cancel",
    "Refund",
    "RefundCampaign",
    "Claim",
    "Collect",
    "Close",
    "Reserve",
    "Commit",
    "Pay",
    "Release",
    "Forfeit",
    "CloseCampaign",
];

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
        let pot = |campaign| Escrows::<Test>::get(campaign);
        let number_of = |owner, since| number_of(NextPool::<Test>::get(owner), since);
        match *self {
            Self::Wait(millis) => {
                wait(millis);
                Ok(())
            }
            Self::Freeze(true) => Assets::freeze_asset(signed(DAVE), RISKY_ID),
            Self::Freeze(false) => Assets::thaw_asset(signed(DAVE), RISKY_ID),
            Self::Open { who, beyond, ref asset, amount, life } => {
                let (asset, purpose) = (asset.clone(), PoolPurpose::ModelFund);
                let number = NextPool::<Test>::get(who) + beyond;
                RewardPools::open(signed(who), number, asset, purpose, amount, now() + life)
            }
            Self::TopUp { who, owner, since, amount } => {
                RewardPools::top_up(signed(who), owner, number_of(owner, since), amount)
            }
            Self::Cancel(who, since) => RewardPools::cancel(signed(who), number_of(who, since)),
            Self::Refund(owner, since) => RewardPools::refund(signed(CAROL), owner, number_of(owner, since)),
            Self::RefundCampaign(campaign) => RewardPools::refund_campaign(signed(CAROL), campaign),
            Self::Claim(owner, since, who) => RewardPools::claim(signed(CAROL), owner, number_of(owner, since), who),
            Self::Collect(owner, since) => RewardPools::collect_fee(signed(CAROL), owner, number_of(owner, since)),
            Self::Close { caller, owner, since } => RewardPools::close(signed(caller), owner, number_of(owner, since)),
            Self::Reserve { owner, since, campaign, part } => {
                let number = number_of(owner, since);
                let there = Pools::<Test>::get(owner, number).map_or(0, |pool| pool.books.unreserved);
                <RewardPools as Escrow<AccountId>>::open(number, campaign, &owner, part_of(there, part))
            }
            Self::Commit(campaign, part) => commit(campaign, part_of(pot(campaign).map_or(0, |pot| pot.free), part)),
            Self::Pay(campaign, who, part) => {
                pay(campaign, who, part_of(pot(campaign).map_or(0, |pot| pot.committed), part))
            }
            Self::Release(campaign, part) => {
                release(campaign, part_of(pot(campaign).map_or(0, |pot| pot.committed), part))
            }
            Self::Forfeit(campaign, points) => forfeit(campaign, points).map(drop),
            Self::CloseCampaign(campaign) => close_campaign(campaign).map(drop),
        }
    }
}

fn op() -> impl Strategy<Value = Op> {
    let owner = || prop_oneof![8 => Just(ALICE), 1 => Just(BOB)];
    let anyone = || prop_oneof![2 => Just(BOB), 2 => Just(PENNILESS), 1 => Just(ALICE), 1 => Just(CAROL)];
    let since = || prop_oneof![5 => Just(0), 3 => Just(1), 1 => Just(2)];
    let campaign = || 0..3 as CampaignId;
    let part = || prop_oneof![6 => 1..=10_000u16, 3 => Just(10_000), 1 => 10_001..=20_000u16];
    let asset = || prop::sample::select(vec![AssetKind::Native, GOLD, RISKY]);
    let amount = |asset: AssetKind| match asset {
        AssetKind::Native => prop_oneof![8 => AGT / 200..AGT, 1 => Just(Balance::MAX)].boxed(),
        _ => prop_oneof![6 => 1..9_000 as Balance, 1 => 1..20 as Balance, 1 => Just(UNITS), 1 => Just(Balance::MAX)]
            .boxed(),
    };
    let life = prop_oneof![8 => DAY..20 * DAY, 1 => Just(0), 1 => Just(365 * DAY + 1), 1 => 1..DAY];
    let beyond = prop_oneof![9 => Just(0), 1 => Just(1)];
    let opening = (owner(), beyond, asset(), life).prop_flat_map(move |(who, beyond, asset, life)| {
        amount(asset.clone()).prop_map(move |amount| Op::Open { who, beyond, asset: asset.clone(), amount, life })
    });
    let topping_up = (anyone(), owner(), since(), prop_oneof![1..3_000 as Balance, AGT / 100..AGT])
        .prop_map(|(who, owner, since, amount)| Op::TopUp { who, owner, since, amount });
    prop_oneof![
        3 => prop_oneof![4 => 0..DAY / 2, 3 => Just(2 * DAY), 1 => Just(10 * DAY)].prop_map(Op::Wait),
        1 => prop_oneof![1 => Just(true), 3 => Just(false)].prop_map(Op::Freeze),
        2 => opening,
        3 => topping_up,
        4 => (owner(), since()).prop_map(|(who, since)| Op::Cancel(who, since)),
        5 => (owner(), since()).prop_map(|(owner, since)| Op::Refund(owner, since)),
        6 => campaign().prop_map(Op::RefundCampaign),
        12 => (owner(), since(), anyone()).prop_map(|(owner, since, who)| Op::Claim(owner, since, who)),
        4 => (owner(), since()).prop_map(|(owner, since)| Op::Collect(owner, since)),
        5 => (anyone(), owner(), since())
            .prop_map(|(caller, owner, since)| Op::Close { caller, owner, since }),
        8 => (owner(), since(), campaign(), part())
            .prop_map(|(owner, since, campaign, part)| Op::Reserve { owner, since, campaign, part }),
        10 => (campaign(), part()).prop_map(|(campaign, part)| Op::Commit(campaign, part)),
        10 => (campaign(), anyone(), part()).prop_map(|(campaign, who, part)| Op::Pay(campaign, who, part)),
        2 => (campaign(), part()).prop_map(|(campaign, part)| Op::Release(campaign, part)),
        1 => (campaign(), 0..=10_000u16).prop_map(|(campaign, points)| Op::Forfeit(campaign, points)),
        3 => campaign().prop_map(Op::CloseCampaign),
    ]
}

/// What ends the last pools of ALICE, if nothing waits for more.
fn ending() -> Vec<Op> {
    let campaigns = (0..3).flat_map(|campaign| [Op::Release(campaign, 10_000), Op::CloseCampaign(campaign)]);
    let pools = (0..3).flat_map(|since| {
        let claims = [ALICE, BOB, CAROL, PENNILESS].map(|who| Op::Claim(ALICE, since, who));
        let close = Op::Close { caller: DAVE, owner: ALICE, since };
        claims.into_iter().chain([Op::Collect(ALICE, since), close])
    });
    [Op::Wait(30 * DAY), Op::Freeze(false)].into_iter().chain(campaigns).chain(pools).collect()
}

/// A pool of ALICE with a campaign at work, what happens then, and the end.
pub fn ops() -> impl Strategy<Value = Vec<Op>> {
    let asset = prop::sample::select(vec![AssetKind::Native, GOLD, RISKY]);
    let beginning = (asset, 1_000..9_000 as Balance, 3 * DAY..20 * DAY).prop_map(|(asset, units, life)| {
        let amount = if asset == AssetKind::Native { units * AGT } else { units };
        vec![
            Op::Open { who: ALICE, beyond: 0, asset, amount, life },
            Op::Reserve { owner: ALICE, since: 0, campaign: 0, part: 5_000 },
            Op::Commit(0, 5_000),
        ]
    });
    (beginning, prop::collection::vec(op(), 1..120)).prop_map(|(beginning, rest)| [beginning, rest, ending()].concat())
}
