//! What may happen: every call, every call of pallet-nfts that moves, offers or burns an item, governance changing its mind, and
//! time.

use super::*;
use crate::Call;
use pallet_nfts::{ItemPriceOf, PendingSwapOf};
use proptest::sample::select as one_of;

#[derive(Clone, Debug)]
pub enum Op {
    Wait(Moment),
    EndEpochs(u32),
    Grant(AccountId, u64),
    Prove(AccountId),
    Spend(AccountId),
    Want(CharacterTerms),
    OpenEdition(Balance, u64, u32, u32, [u16; 5], Moment),
    CloseEdition(EditionId),
    SetPictures(bool),
    Claim(AccountId),
    Mint(AccountId, EditionId),
    Hatch(CharacterId),
    Select(AccountId, CharacterId),
    Unselect(AccountId),
    /// The level, and the most planck that the owner pays.
    LevelUp(AccountId, CharacterId, Attribute, u8, Balance),
    Prune(CharacterId),
    Refresh(CharacterId),
    Transfer(AccountId, CharacterId, AccountId),
    Approve(AccountId, CharacterId, AccountId),
    SetPrice(AccountId, CharacterId, Option<Balance>),
    Buy(AccountId, CharacterId),
    CreateSwap(AccountId, CharacterId, Option<CharacterId>),
    CancelSwap(AccountId, CharacterId),
    ClaimSwap(AccountId, CharacterId, CharacterId),
    Burn(AccountId, CharacterId),
    ForceBurn(CharacterId),
}

/// The names of the operations whose success is worth something.
pub const NAMES: [&str; 18] = [
    "OpenEdition",
    "CloseEdition",
    "Claim",
    "Mint",
    "Hatch",
    "Select",
    "Unselect",
    "LevelUp",
    "Prune",
    "Refresh",
    "Transfer",
    "Approve",
    "SetPrice",
    "Buy",
    "CreateSwap",
    "CancelSwap",
    "ClaimSwap",
    "Burn",
];

fn who() -> impl Strategy<Value = AccountId> {
    prop_oneof![6 => one_of(vec![ALICE, BOB]), 2 => Just(CAROL), 2 => Just(DAVE), 1 => Just(5)]
}

fn item() -> impl Strategy<Value = CharacterId> {
    prop_oneof![8 => 0..4u32, 4 => 4..9u32, 1 => 9..30u32]
}

/// In place of an account: the owner of the item, when the operation runs.
const ITS_OWNER: AccountId = 0;

fn by() -> impl Strategy<Value = AccountId> {
    prop_oneof![3 => Just(ITS_OWNER), 2 => who()]
}

/// From here on a number is not that of an item, but one of those that the operation is about, when it runs.
const FITTING: CharacterId = 1_000;

fn fitting() -> impl Strategy<Value = CharacterId> {
    prop_oneof![3 => FITTING..FITTING + 8, 1 => item()]
}

/// Returns one of `all`, or an item that does not fit.
fn fit(item: CharacterId, all: impl IntoIterator<Item = CharacterId>) -> CharacterId {
    let all: Vec<_> = all.into_iter().collect();
    match item.checked_sub(FITTING) {
        Some(place) => all.get(place as usize % all.len().max(1)).copied().unwrap_or(0),
        None => item,
    }
}

fn its_owner(by: AccountId, item: CharacterId) -> AccountId {
    if by == ITS_OWNER {
        owner(item).unwrap_or(ALICE)
    } else {
        by
    }
}

/// In place of a level: the next one of the item, when the operation runs.
const NEXT: u8 = 0;

fn level() -> impl Strategy<Value = u8> {
    prop_oneof![9 => Just(NEXT), 1 => 1..9u8]
}

/// The most that an owner pays for a level.
fn most() -> impl Strategy<Value = Balance> {
    prop_oneof![6 => Just(Balance::MAX), 1 => Just(0), 2 => 0..=60 * AGT]
}

fn attribute() -> impl Strategy<Value = Attribute> {
    one_of(Attribute::ALL.to_vec())
}

fn terms() -> impl Strategy<Value = CharacterTerms> {
    let rest = prop_oneof![Just(0), HOUR..=3 * DAY];
    (0..200u32, 0..=60 * AGT, rest).prop_map(|(level_xp, level_agt, rest)| CharacterTerms { level_xp, level_agt, rest })
}

fn edition() -> impl Strategy<Value = Op> {
    let odds = one_of(vec![ODDS, LEGENDARY, [2_000; 5], [0; 5], [10_000, 0, 0, 0, 0]]);
    let price = prop_oneof![1 => Just(0), 1 => Just(1), 6 => 1..=50 * AGT];
    let xp = prop_oneof![Just(0), 0..=200u64];
    (price, xp, 0..8u32, 0..5u32, odds, 0..60u64)
        .prop_map(|(price, xp, supply, most, odds, days)| Op::OpenEdition(price, xp, supply, most, odds, days * DAY))
}

/// Up to 160 operations.
pub fn ops() -> impl Strategy<Value = Vec<Op>> {
    let first = [
        Op::OpenEdition(PRICE, PRICE_XP, 1_000, 100, ODDS, 300 * DAY),
        Op::Mint(ALICE, 0),
        Op::Mint(BOB, 0),
        Op::Claim(ALICE),
        Op::EndEpochs(2),
        Op::Hatch(0),
        Op::Hatch(1),
    ];
    prop::collection::vec(op(), 1..160).prop_map(move |ops| first.iter().cloned().chain(ops).collect())
}

fn op() -> BoxedStrategy<Op> {
    let ours = prop_oneof![
        2 => who().prop_map(Op::Claim),
        5 => (who(), prop_oneof![4 => Just(0), 1 => 1..4u32]).prop_map(|(who, edition)| Op::Mint(who, edition)),
        5 => fitting().prop_map(Op::Hatch),
        8 => (by(), item()).prop_map(|(who, item)| Op::Select(who, item)),
        5 => who().prop_map(Op::Unselect),
        14 => (by(), item(), attribute(), level(), most())
            .prop_map(|(who, item, attribute, level, most)| Op::LevelUp(who, item, attribute, level, most)),
        3 => fitting().prop_map(Op::Prune),
        3 => item().prop_map(Op::Refresh),
    ];
    let of_nfts = prop_oneof![
        6 => (by(), item(), who()).prop_map(|(by, item, to)| Op::Transfer(by, item, to)),
        3 => (by(), item(), who()).prop_map(|(by, item, to)| Op::Approve(by, item, to)),
        4 => (by(), item(), prop::option::weighted(0.7, 1..=5 * AGT))
            .prop_map(|(by, item, price)| Op::SetPrice(by, item, price)),
        4 => (who(), fitting()).prop_map(|(by, item)| Op::Buy(by, item)),
        6 => (by(), item(), prop::option::weighted(0.2, item()))
            .prop_map(|(by, item, desired)| Op::CreateSwap(by, item, desired)),
        3 => (by(), fitting()).prop_map(|(by, item)| Op::CancelSwap(by, item)),
        12 => (by(), item(), fitting()).prop_map(|(by, send, receive)| Op::ClaimSwap(by, send, receive)),
        2 => (by(), item()).prop_map(|(by, item)| Op::Burn(by, item)),
        1 => item().prop_map(Op::ForceBurn),
    ];
    let of_others = prop_oneof![
        8 => prop_oneof![Just(HOUR), Just(DAY), 1..=10 * DAY].prop_map(Op::Wait),
        6 => prop_oneof![8 => 1..4u32, 1 => Just(SEEDS_KEPT + 2)].prop_map(Op::EndEpochs),
        2 => (who(), 1..2_000u64).prop_map(|(who, xp)| Op::Grant(who, xp)),
        1 => one_of(vec![CAROL, DAVE]).prop_map(Op::Prove),
        3 => who().prop_map(Op::Spend),
        1 => terms().prop_map(Op::Want),
        2 => edition(),
        1 => (0..4u32).prop_map(Op::CloseEdition),
        1 => any::<bool>().prop_map(Op::SetPictures),
    ];
    prop_oneof![5 => ours, 4 => of_nfts, 2 => of_others].boxed()
}

impl Op {
    pub fn name(&self) -> String {
        let text = format!("{self:?}");
        text.split('(').next().expect("a split has a first part").into()
    }

    /// Returns the operation with accounts and items in place of what stands for them.
    pub fn resolved(&self) -> Self {
        let priced = || ItemPriceOf::<Test>::iter_key_prefix(COLLECTION);
        let in_swap = || PendingSwapOf::<Test>::iter_key_prefix(COLLECTION);
        let burned = || Records::<Test>::iter_keys().filter(|item| owner(*item).is_none());
        match self.clone() {
            Op::Hatch(item) => Op::Hatch(fit(item, Pendings::<Test>::iter_keys())),
            Op::Prune(item) => Op::Prune(fit(item, burned())),
            Op::Buy(by, item) => Op::Buy(by, fit(item, priced())),
            Op::CancelSwap(by, item) => {
                let item = fit(item, in_swap());
                Op::CancelSwap(its_owner(by, item), item)
            }
            Op::ClaimSwap(by, send, receive) => Op::ClaimSwap(its_owner(by, send), send, fit(receive, in_swap())),
            Op::Select(by, item) => Op::Select(its_owner(by, item), item),
            Op::LevelUp(by, item, attribute, level, most) => {
                let level = if level == NEXT { next_level(item) } else { level };
                Op::LevelUp(its_owner(by, item), item, attribute, level, most)
            }
            Op::Transfer(by, item, to) => Op::Transfer(its_owner(by, item), item, to),
            Op::Approve(by, item, to) => Op::Approve(its_owner(by, item), item, to),
            Op::SetPrice(by, item, price) => Op::SetPrice(its_owner(by, item), item, price),
            Op::CreateSwap(by, item, desired) => Op::CreateSwap(its_owner(by, item), item, desired),
            Op::Burn(by, item) => Op::Burn(its_owner(by, item), item),
            other => other,
        }
    }

    /// Whether the predicate of a call that can run without a fee says that it succeeds; none for other operations.
    pub fn is_promised(&self) -> Option<bool> {
        match *self {
            Op::Claim(who) => Some(feeless::is_promised(who, Call::claim_starter {})),
            _ => None,
        }
    }

    pub fn run(&self) -> DispatchResult {
        match *self {
            Op::Wait(millis) => {
                run_blocks(1);
                wait(millis);
            }
            Op::EndEpochs(count) => end_epochs(count),
            Op::Grant(who, xp) => return TestPeople::grant(&who, xp),
            Op::Prove(who) => TestPeople::prove(who),
            Op::Spend(who) if Energies::get().contains_key(&who) => {
                TestEnergy::spend_all(who);
            }
            Op::Spend(_) => {}
            Op::Want(terms) => Terms::set(&terms),
            Op::OpenEdition(price, xp, supply, most, odds, life) => {
                let root = RuntimeOrigin::root();
                return Characters::open_edition(root, price, xp, supply, most, odds, now() + life);
            }
            Op::CloseEdition(edition) => return Characters::close_edition(RuntimeOrigin::root(), edition),
            Op::SetPictures(first) => {
                let base = if first { "ipfs://first" } else { "ipfs://second" };
                return Characters::set_picture_base(RuntimeOrigin::root(), base.into());
            }
            Op::Claim(who) => return claim(who),
            Op::Mint(who, edition) => return mint(who, edition),
            Op::Hatch(item) => return hatch(item),
            Op::Select(who, item) => return select(who, item),
            Op::Unselect(who) => return unselect(who),
            Op::LevelUp(who, item, attribute, level, most) => return level_up_to(who, item, attribute, level, most),
            Op::Prune(item) => return prune(item),
            Op::Refresh(item) => return Characters::refresh(signed(DAVE), item),
            Op::Transfer(by, item, to) => return transfer(by, item, to),
            Op::Approve(by, item, to) => {
                return Nfts::approve_transfer(signed(by), COLLECTION, item, to, None);
            }
            Op::SetPrice(by, item, price) => return set_price(by, item, price),
            Op::Buy(by, item) => return buy_item(by, item, 5 * AGT),
            Op::CreateSwap(by, offered, desired) => return create_swap(by, offered, desired),
            Op::CancelSwap(by, item) => return cancel_swap(by, item),
            Op::ClaimSwap(by, send, receive) => return claim_swap(by, send, receive),
            Op::Burn(by, item) => return burn(by, item),
            Op::ForceBurn(item) => return Nfts::burn(RuntimeOrigin::root(), COLLECTION, item),
        }
        Ok(())
    }
}
