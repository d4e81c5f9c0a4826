//! The operations, and how they are drawn.

use super::super::*;
use super::{ASSETS, AUTHORS};
use proptest::{collection::vec, prelude::*, sample::select};

#[derive(Clone, Debug)]
pub enum Op {
    Block(AccountId),
    /// Days.
    Wait(u64),
    Earn(AssetKind, RevenueSource, Balance),
    /// To one of the pots.
    Gift(AssetKind, AccountId, Balance),
    Collect(AssetKind),
    PassOn,
    RecycleSlashes,
    Sweep(AssetId),
    Sell(AssetId, AccountId, Balance),
    PayAuthor(AccountId),
    /// DAVE burns what the pot has of his asset.
    Burn(Balance),
    List(Vec<AssetId>),
    /// Whether the recycler fails from now on.
    Fail(bool),
    Share(u16),
}

/// The operations that the pallet can refuse, and those without which they mean little.
pub const NAMES: [&str; 11] =
    ["Block", "Wait", "Earn", "Gift", "Collect", "PassOn", "RecycleSlashes", "Sweep", "Sell", "PayAuthor", "Burn"];

impl Op {
    pub fn name(&self) -> String {
        let text = format!("{self:?}");
        text.split('(').next().expect("there is a name").into()
    }

    pub fn run(&self) -> DispatchResult {
        match self.clone() {
            Op::Block(who) => block(who),
            Op::Wait(days) => wait(days * DAY),
            Op::Earn(asset, source, amount) => {
                move_to(asset.clone(), POT, amount)?;
                Revenue::note(asset, source, amount);
            }
            Op::Gift(asset, pot, amount) => move_to(asset, pot, amount)?,
            Op::Collect(asset) => collect(asset)?,
            Op::PassOn => pass_on()?,
            Op::RecycleSlashes => recycle_slashes()?,
            Op::Sweep(asset) => sweep(asset)?,
            Op::Sell(asset, to, amount) => sell(asset, to, amount)?,
            Op::PayAuthor(who) => pay_author(who)?,
            Op::Burn(amount) => Assets::burn(signed(DAVE), RISKY_ID, POT, amount)?,
            Op::List(assets) => Listed::set(&assets.into_iter().collect()),
            Op::Fail(fails) => RecyclerFails::set(&fails),
            Op::Share(authors) => Terms::set(&RevenueTerms { authors }),
        }
        Ok(())
    }
}

fn move_to(asset: AssetKind, to: AccountId, amount: Balance) -> DispatchResult {
    match asset {
        AssetKind::Native => Balances::transfer(&ALICE, &to, amount, Expendable).map(drop),
        AssetKind::WithId(asset) => Assets::transfer(signed(ALICE), asset, to, amount),
    }
}

fn amount() -> impl Strategy<Value = Balance> {
    prop_oneof![1..40u128, 1..3_000u128]
}

/// An asset, and an amount that means something of it.
fn money() -> impl Strategy<Value = (AssetKind, Balance)> {
    (select(ASSETS.to_vec()), amount(), prop_oneof![Just(1), Just(AGT / 1_000)]).prop_map(|(asset, amount, scale)| {
        let scale = if asset == AGT_KIND { scale } else { 1 };
        (asset, amount * scale)
    })
}

fn op() -> impl Strategy<Value = Op> {
    let author = || select(AUTHORS.to_vec());
    let id = || select(vec![GOLD_ID, RISKY_ID]);
    let source = select(RevenueSource::ALL.to_vec());
    let pot = select(vec![POT, AUTHORS_POT, SLASHES_POT]);
    prop_oneof![
        6 => author().prop_map(Op::Block),
        2 => prop_oneof![Just(1u64), 20..40u64, Just(430)].prop_map(Op::Wait),
        6 => (money(), source).prop_map(|((asset, amount), source)| Op::Earn(asset, source, amount)),
        3 => (money(), pot).prop_map(|((asset, amount), pot)| match asset {
            AssetKind::Native => Op::Gift(asset, pot, amount),
            _ => Op::Gift(asset, POT, amount),
        }),
        3 => select(ASSETS.to_vec()).prop_map(Op::Collect),
        2 => Just(Op::PassOn),
        4 => Just(Op::RecycleSlashes),
        2 => id().prop_map(Op::Sweep),
        4 => (id(), select(vec![CAROL, DAVE]), amount()).prop_map(|(asset, to, amount)| Op::Sell(asset, to, amount)),
        3 => author().prop_map(Op::PayAuthor),
        1 => amount().prop_map(Op::Burn),
        1 => select(vec![vec![], vec![GOLD_ID], vec![RISKY_ID], vec![GOLD_ID, RISKY_ID]]).prop_map(Op::List),
        2 => any::<bool>().prop_map(Op::Fail),
        1 => (0..2_100u16).prop_map(Op::Share),
    ]
}

pub fn sequence() -> impl Strategy<Value = Vec<Op>> {
    vec(op(), 1..60)
}
