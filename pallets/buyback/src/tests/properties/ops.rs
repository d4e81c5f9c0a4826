//! What may happen: every call, trade, revenue, governance changing its mind, frozen assets, and time.

use super::{super::*, ASSETS};
use proptest::{prelude::*, sample::select};

#[derive(Clone, Debug)]
pub enum Op {
    /// Chain time passes, without a block.
    Wait(Moment),
    /// So many blocks begin, each so much after the one before.
    Blocks(u32, Moment),
    /// Revenue arrives.
    Earn(AssetId, Balance),
    /// Somebody gives AGT, or units, to a market: so many thousandths of what it holds.
    Give(AssetId, Balance, bool),
    /// A market has so many whole AGT, at the rate of two to a unit.
    Settle(AssetId, Balance),
    Rate(AssetId, Rate),
    Freeze(AssetId, bool),
    Unlist(AssetId, bool),
    Want(BuybackTerms),
    Refill(AccountId),
    /// From a first observation.
    Track(AssetId, Rate),
    Untrack(AssetId),
    Open(AssetId),
    /// So many thousandths of what is left, at any cost or for an AGT at most.
    Bid(AccountId, AssetId, Balance, bool),
    End(AssetId),
    /// So many thousandths of what may be sold of a market by default, for at least so many hundredths of its spot price.
    Sell(AssetId, Balance, Balance),
    Forget(AssetId),
}

/// The names of the operations whose success is worth something.
pub const NAMES: [&str; 7] = ["Track", "Untrack", "Open", "Bid", "End", "Sell", "Forget"];

/// The units of a bid.
pub fn bid_units(asset: AssetId, thousandths: Balance) -> Balance {
    (left(asset) * thousandths).div_ceil(1_000)
}

/// The units of a sale and the least that it brings.
pub fn sale(asset: AssetId, thousandths: Balance, hundredths: Balance) -> (Balance, Balance) {
    let pair = Pairs::get().get(&asset).copied().unwrap_or_default();
    let units = pair.asset * 3 * thousandths / 1_000_000;
    (units, (units * pair.agt).checked_div(pair.asset).unwrap_or(0) * hundredths / 100)
}

/// The most that a bid pays.
pub const fn most(at_any_cost: bool) -> Balance {
    if at_any_cost {
        Balance::MAX
    } else {
        AGT
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
            Self::Blocks(count, millis) => (0..*count).for_each(|_| next_block(*millis)),
            Self::Earn(asset, amount) => earn(*asset, *amount),
            Self::Give(asset, thousandths, agt) => trade(*asset, |pair| {
                let side = if *agt { &mut pair.agt } else { &mut pair.asset };
                *side += *side * thousandths / 1_000;
            }),
            Self::Settle(asset, amount) => set_reserves(*asset, amount * AGT, amount * WHOLE_COIN / 2),
            Self::Rate(asset, rate) => set_rate(*asset, *rate),
            Self::Freeze(asset, is_frozen) => freeze(*asset, *is_frozen),
            Self::Unlist(asset, is_unlisted) => unlist(*asset, *is_unlisted),
            Self::Want(terms) => Terms::set(terms),
            Self::Refill(who) => refill(*who),
            Self::Track(asset, observed) => return Buyback::track(RuntimeOrigin::root(), *asset, *observed),
            Self::Untrack(asset) => return Buyback::untrack(RuntimeOrigin::root(), *asset),
            Self::Open(asset) => return open(*asset),
            Self::Bid(who, asset, thousandths, at_any_cost) => {
                let units = bid_units(*asset, *thousandths);
                return Buyback::bid(signed(*who), *asset, units, most(*at_any_cost));
            }
            Self::End(asset) => return end(*asset),
            Self::Sell(asset, thousandths, hundredths) => {
                let (units, least) = sale(*asset, *thousandths, *hundredths);
                return Buyback::sell_on_market(signed(BOB), *asset, units, least);
            }
            Self::Forget(asset) => return forget(*asset),
        }
        Ok(())
    }
}

fn asset() -> impl Strategy<Value = AssetId> {
    prop_oneof![3 => Just(COIN), 1 => select(ASSETS.to_vec())]
}

fn who() -> impl Strategy<Value = AccountId> {
    prop_oneof![6 => Just(ALICE), 3 => Just(BOB), 1 => Just(DAVE)]
}

fn terms() -> impl Strategy<Value = BuybackTerms> {
    let prices = (8_000..=10_100u16, 9_900..=11_000u16, 0..10 * HOUR, 0..250u16);
    let market = (0..250u16, 0..100u16, 0..40u32, 0..30_000 * AGT);
    (prices, market, 0..2_000u16, 0..300u16, 0..10 * AGT).prop_map(|(prices, market, lot, rise, least)| BuybackTerms {
        auction_start: prices.0,
        auction_end: prices.1,
        auction_time: prices.2,
        market_lot: prices.3,
        market_slip: market.0,
        market_part: market.1,
        market_wait: market.2,
        deep: market.3,
        lot,
        rise,
        least,
        ..BuybackTerms::DEFAULT
    })
}

fn op() -> BoxedStrategy<Op> {
    let thousandths = prop_oneof![1 => Just(0), 6 => 1..1_000u128, 3 => Just(1_000), 1 => 1_001..1_100u128];
    let of_market = prop_oneof![2 => 1..500u128, 8 => 500..=1_000u128, 1 => 1_000..1_100u128];
    let at_least = prop_oneof![4 => Just(0), 1 => 90..102u128];
    let rate = || prop_oneof![1 => Just(0), 6 => RATE / 2..2 * RATE, 6 => Just(RATE)];
    let observed = prop_oneof![9 => rate(), 1 => Just(MOST_RATE + 1)];
    let calls = prop_oneof![
        3 => (asset(), observed).prop_map(|(asset, observed)| Op::Track(asset, observed)),
        1 => asset().prop_map(Op::Untrack),
        6 => asset().prop_map(Op::Open),
        9 => (who(), asset(), thousandths, prop_oneof![6 => Just(true), 1 => Just(false)])
            .prop_map(|(who, asset, thousandths, most)| Op::Bid(who, asset, thousandths, most)),
        3 => asset().prop_map(Op::End),
        9 => (asset(), of_market, at_least).prop_map(|(asset, units, least)| Op::Sell(asset, units, least)),
        1 => asset().prop_map(Op::Forget),
    ];
    let is = || prop_oneof![1 => Just(true), 3 => Just(false)];
    let world = prop_oneof![
        4 => (0..3 * HOUR).prop_map(Op::Wait),
        6 => (1..12u32, prop_oneof![Just(6_000), 0..HOUR]).prop_map(|(count, millis)| Op::Blocks(count, millis)),
        4 => (8..50u32, HOUR / 2..2 * HOUR).prop_map(|(count, millis)| Op::Blocks(count, millis)),
        1 => (1..3u32, DAY..40 * DAY).prop_map(|(count, millis)| Op::Blocks(count, millis)),
        2 => (asset(), 1..10_000u128).prop_map(|(asset, amount)| Op::Earn(asset, amount * WHOLE_COIN)),
        2 => (asset(), 1..10u128, any::<bool>()).prop_map(|(asset, part, agt)| Op::Give(asset, part, agt)),
        2 => (asset(), prop_oneof![1 => 1..1_000u128, 4 => 10_000..50_000u128])
            .prop_map(|(asset, amount)| Op::Settle(asset, amount)),
        3 => (asset(), rate()).prop_map(|(asset, rate)| Op::Rate(asset, rate)),
        1 => (asset(), is()).prop_map(|(asset, is)| Op::Freeze(asset, is)),
        1 => (asset(), is()).prop_map(|(asset, is)| Op::Unlist(asset, is)),
        1 => terms().prop_map(Op::Want),
        2 => who().prop_map(Op::Refill),
    ];
    prop_oneof![3 => calls, 2 => world].boxed()
}

pub fn sequence() -> impl Strategy<Value = Vec<Op>> {
    prop::collection::vec(op(), 1..80)
}
