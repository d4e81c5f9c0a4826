//! A team's token: how it comes into being, what its keys can do, and how much of it somebody owns.

use crate::{
    calls::{AssetsCall, UtilityCall},
    keys::account_of,
    Chain,
};
use agt_primitives::{assets::AssetId, Balance};
use agt_runtime::{pots, AccountId, Runtime, RuntimeCall};
use codec::Encode;
use frame_support::{storage::storage_prefix, Blake2_128Concat, StorageHasher};
use sp_core::sr25519::Pair;

/// The first asset of a chain.
pub const TOKEN: AssetId = 1;

/// The units that [`issue`] mints.
pub const UNITS: Balance = 1_000_000;

/// Creates the first asset of a chain and mints [`UNITS`] to its owner, who keeps all of its keys. No account can own less
/// than `least` units.
pub async fn issue(chain: &Chain, owner: &Pair, least: Balance) {
    let who = account_of(owner);
    let calls: Vec<RuntimeCall> = vec![
        AssetsCall::create { id: TOKEN, admin: who.clone().into(), min_balance: least }.into(),
        AssetsCall::mint { id: TOKEN, beneficiary: who.into(), amount: UNITS }.into(),
    ];
    chain.submit(UtilityCall::batch_all { calls }, owner).await.expect_success();
}

/// Gives all keys of the token to nobody. What they have done stays.
pub async fn give_up_keys(chain: &Chain, owner: &Pair) {
    let nobody = pots::account(pots::NOBODY);
    let (issuer, admin, freezer) = (nobody.clone().into(), nobody.clone().into(), nobody.clone().into());
    let calls: Vec<RuntimeCall> = vec![
        AssetsCall::set_team { id: TOKEN, issuer, admin, freezer }.into(),
        AssetsCall::transfer_ownership { id: TOKEN, owner: nobody.into() }.into(),
    ];
    chain.submit(UtilityCall::batch_all { calls }, owner).await.expect_success();
}

/// Blocks an account that owns no unit yet: it can receive none.
pub async fn block(chain: &Chain, owner: &Pair, who: &AccountId) {
    let calls: Vec<RuntimeCall> = vec![
        AssetsCall::touch_other { id: TOKEN, who: who.clone().into() }.into(),
        AssetsCall::block { id: TOKEN, who: who.clone().into() }.into(),
    ];
    chain.submit(UtilityCall::batch_all { calls }, owner).await.expect_success();
}

/// Returns how many units an account owns, on hold or not.
pub async fn owned(chain: &Chain, who: &AccountId) -> Balance {
    type Entry = pallet_assets::AssetAccount<Balance, Balance, (), AccountId>;
    let key = pallet_assets::Account::<Runtime, pallet_assets::Instance1>::hashed_key_for(TOKEN, who);
    let free = chain.read::<Entry>(key, None).await.map_or(0, |entry| entry.balance);
    // The SDK keeps the type of this map for itself.
    let hold = storage_prefix(b"AssetsHolder", b"BalancesOnHold");
    let keys = [Blake2_128Concat::hash(&TOKEN.encode()), Blake2_128Concat::hash(&who.encode())].concat();
    free + chain.read::<Balance>([&hold[..], &keys].concat(), None).await.unwrap_or(0)
}
