//! Other assets and the shares of markets: the units of each account, free and on hold, and all of them.

use super::{
    agt::{held, read_holds, FREE},
    storage::{blake, parts, value, Blake, Item},
    Facts, Family, Subject, WholeBooks,
};
use crate::Result;
use agt_primitives::assets::AssetId;
use agt_runtime::{AccountId, Balance, Runtime, RuntimeHoldReason};
use pallet_assets::{AssetAccount, AssetDetails, Event};

/// All units.
pub(super) const SUPPLY: &str = "units";

pub(super) const ITEMS: [Item; 3] = items::<OwnAssets>();
pub(super) const SHARES: [Item; 3] = items::<MarketShares>();

/// A family with the names of its pallets.
trait Stored {
    const FAMILY: Family;
    const UNITS: &'static str;
    const HOLDER: &'static str;
}

struct OwnAssets;

impl Stored for OwnAssets {
    const FAMILY: Family = Family::Assets;
    const UNITS: &'static str = "Assets";
    const HOLDER: &'static str = "AssetsHolder";
}

struct MarketShares;

impl Stored for MarketShares {
    const FAMILY: Family = Family::Shares;
    const UNITS: &'static str = "PoolAssets";
    const HOLDER: &'static str = "PoolAssetsHolder";
}

/// Returns the items of a family.
const fn items<Of: Stored>() -> [Item; 3] {
    [
        Item {
            pallet: Of::UNITS,
            name: "Asset",
            key: |subject| supply_key(Of::FAMILY, subject),
            read: |key, bytes, _| read_supply(Of::FAMILY, key, bytes),
        },
        Item {
            pallet: Of::UNITS,
            name: "Account",
            key: |subject| units_key(Of::FAMILY, subject),
            read: |key, bytes, _| read_units(Of::FAMILY, key, bytes),
        },
        Item {
            pallet: Of::HOLDER,
            name: "Holds",
            key: |subject| units_key(Of::FAMILY, subject),
            read: |key, bytes, _| Ok((units_of(Of::FAMILY, key)?, read_holds(bytes)?)),
        },
    ]
}

fn supply_key(of: Family, subject: &Subject) -> Option<Vec<u8>> {
    match subject {
        Subject::Supply(family, asset) if *family == of => Some(blake(asset)),
        _ => None,
    }
}

fn units_key(of: Family, subject: &Subject) -> Option<Vec<u8>> {
    match subject {
        Subject::Units(family, asset, who) if *family == of => Some([blake(asset), blake(who)].concat()),
        _ => None,
    }
}

fn units_of(family: Family, key: &[u8]) -> Result<Subject> {
    let (_, asset, _, who) = parts::<(Blake, AssetId, Blake, AccountId)>(key)?;
    Ok(Subject::Units(family, asset, who))
}

fn read_supply(family: Family, key: &[u8], bytes: &[u8]) -> Result<(Subject, Facts)> {
    let (_, asset) = parts::<(Blake, AssetId)>(key)?;
    let details = value::<AssetDetails<Balance, AccountId, Balance>>(bytes)?;
    Ok((Subject::Supply(family, asset), [(SUPPLY, details.supply)].into()))
}

fn read_units(family: Family, key: &[u8], bytes: &[u8]) -> Result<(Subject, Facts)> {
    let account = value::<AssetAccount<Balance, Balance, (), AccountId>>(bytes)?;
    Ok((units_of(family, key)?, [(FREE, account.balance)].into()))
}

impl WholeBooks {
    pub(super) fn follow_assets<I: 'static>(&mut self, family: Family, event: &Event<Runtime, I>)
    where
        Runtime: pallet_assets::Config<I, AssetId = AssetId, Balance = Balance>,
    {
        match event {
            Event::Issued { asset_id, owner, amount } => {
                self.receive_units(family, *asset_id, owner, *amount);
                self.add(Subject::Supply(family, *asset_id), SUPPLY, *amount);
            }
            Event::Burned { asset_id, owner, balance } => {
                self.spend_units(family, *asset_id, owner, *balance);
                self.take(Subject::Supply(family, *asset_id), SUPPLY, *balance);
            }
            Event::Transferred { asset_id, from, to, amount } => {
                self.spend_units(family, *asset_id, from, *amount);
                self.receive_units(family, *asset_id, to, *amount);
            }
            // What goes into a market or comes out of it.
            Event::Deposited { asset_id, who, amount } => self.receive_units(family, *asset_id, who, *amount),
            Event::Withdrawn { asset_id, who, amount } => self.spend_units(family, *asset_id, who, *amount),
            Event::IssuedCredit { asset_id, amount } | Event::BurnedDebt { asset_id, amount } => {
                self.add(Subject::Supply(family, *asset_id), SUPPLY, *amount);
            }
            Event::IssuedDebt { asset_id, amount } | Event::BurnedCredit { asset_id, amount } => {
                self.take(Subject::Supply(family, *asset_id), SUPPLY, *amount);
            }
            Event::DestructionStarted { asset_id } => {
                self.dying.insert((family, *asset_id));
            }
            // Nothing moves, or another event tells of it, or the asset is being destroyed.
            _ => {}
        }
    }

    pub(super) fn follow_holds<I: 'static>(&mut self, family: Family, event: &pallet_assets_holder::Event<Runtime, I>)
    where
        Runtime: pallet_assets_holder::Config<I, RuntimeHoldReason = RuntimeHoldReason>
            + pallet_assets::Config<I, AssetId = AssetId, Balance = Balance>,
    {
        use pallet_assets_holder::Event;

        match event {
            Event::Held { who, asset_id, reason, amount } => {
                self.spend_units(family, *asset_id, who, *amount);
                self.hold_units(family, *asset_id, reason, who, *amount);
            }
            Event::Released { who, asset_id, reason, amount } => {
                self.unhold_units(family, *asset_id, reason, who, *amount);
                self.receive_units(family, *asset_id, who, *amount);
            }
            Event::Burned { who, asset_id, reason, amount } => {
                self.unhold_units(family, *asset_id, reason, who, *amount);
                self.take(Subject::Supply(family, *asset_id), SUPPLY, *amount);
            }
            Event::__Ignore(..) => {}
        }
    }

    pub(super) fn receive_units(&mut self, family: Family, asset: AssetId, who: &AccountId, amount: Balance) {
        self.add(Subject::Units(family, asset, who.clone()), FREE, amount);
    }

    pub(super) fn spend_units(&mut self, family: Family, asset: AssetId, who: &AccountId, amount: Balance) {
        self.take(Subject::Units(family, asset, who.clone()), FREE, amount);
    }

    pub(super) fn hold_units(
        &mut self,
        family: Family,
        asset: AssetId,
        reason: &RuntimeHoldReason,
        who: &AccountId,
        amount: Balance,
    ) {
        self.add(Subject::Units(family, asset, who.clone()), held(reason), amount);
    }

    pub(super) fn unhold_units(
        &mut self,
        family: Family,
        asset: AssetId,
        reason: &RuntimeHoldReason,
        who: &AccountId,
        amount: Balance,
    ) {
        self.take(Subject::Units(family, asset, who.clone()), held(reason), amount);
    }
}
