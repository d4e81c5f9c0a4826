//! Which assets nobody can take back, freeze or dilute.

use agt_primitives::{
    assets::{AssetId, AssetKind, Listing},
    Balance,
};
use core::marker::PhantomData;
use frame_support::traits::{
    fungibles::{roles, Inspect},
    Contains,
};

/// The most units of a listed asset: half of what its type can hold. While more exist, a payment that moves them could fail.
pub const MOST_SUPPLY: Balance = Balance::MAX / 2;

/// AGT is listed. Another asset is listed while at most [`MOST_SUPPLY`] of it exist and nobody can sign as its owner, issuer,
/// admin and freezer, or governance lists it.
///
/// `Assets` is `pallet_assets`. `Keyless` contains the accounts that nobody can sign for. `Governed` contains the assets that
/// governance lists.
pub struct Listed<Assets, AccountId, Keyless, Governed>(PhantomData<(Assets, AccountId, Keyless, Governed)>);

impl<Assets, AccountId, Keyless, Governed> Listing for Listed<Assets, AccountId, Keyless, Governed>
where
    Assets: roles::Inspect<AccountId> + Inspect<AccountId, AssetId = AssetId, Balance = Balance>,
    Keyless: Contains<AccountId>,
    Governed: Contains<AssetId>,
{
    fn is_listed(asset: AssetKind) -> bool {
        let AssetKind::WithId(asset) = asset else { return true };
        let keys = [Assets::owner(asset), Assets::issuer(asset), Assets::admin(asset), Assets::freezer(asset)];
        let is_keyless = keys.iter().all(|key| key.as_ref().is_some_and(Keyless::contains));
        let is_governed = || Assets::asset_exists(asset) && Governed::contains(&asset);
        (is_keyless || is_governed()) && Assets::total_issuance(asset) <= MOST_SUPPLY
    }
}
