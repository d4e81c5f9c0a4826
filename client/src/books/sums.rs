//! Rules between figures of two pallets, or of one and its parts. The books alone show whether they hold.

use super::{
    agt::{held, FREE, ISSUED, RESERVED},
    assets::SUPPLY,
    bonds, pools, Facts, Family, Of, Subject, WholeBooks,
};
use agt_primitives::assets::{AssetId, AssetKind};
use agt_runtime::{AccountId, Balance};
use std::collections::BTreeMap;

impl WholeBooks {
    /// Returns each rule that the figures break, in a sentence.
    pub fn broken(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut require = |what: String, one: Balance, other: Balance| {
            if one != other {
                found.push(format!("{what} must be the same: {one} and {other}"));
            }
        };
        let mut agt: Balance = 0;
        let mut units = BTreeMap::<(Family, AssetId), Balance>::new();
        let mut in_pools = BTreeMap::<(AccountId, Option<AssetId>), Balance>::new();
        let (mut active, mut unbonding): (Balance, Balance) = (0, 0);
        for (subject, facts) in self.entries() {
            match subject {
                Subject::Account(_) => agt = agt.wrapping_add(facts.get(FREE)).wrapping_add(facts.get(RESERVED)),
                Subject::Units(family, asset, _) => {
                    let sum = units.entry((*family, *asset)).or_default();
                    *sum = sum.wrapping_add(facts.get(FREE)).wrapping_add(on_hold(facts));
                }
                Subject::Pool(owner, number) => {
                    let asset = match self.assets.get(&(owner.clone(), *number)) {
                        Some(AssetKind::WithId(asset)) => Some(*asset),
                        Some(AssetKind::Native) | None => None,
                    };
                    let sum = in_pools.entry((owner.clone(), asset)).or_default();
                    *sum = sum.wrapping_add(pools::holds(facts));
                }
                Subject::Bond(who) => {
                    active = active.wrapping_add(facts.get(bonds::ACTIVE));
                    unbonding = unbonding.wrapping_add(facts.get(bonds::UNBONDING));
                    let bond = facts.get(bonds::ACTIVE).wrapping_add(facts.get(bonds::UNBONDING));
                    let of = Subject::Account(who.clone());
                    require(
                        format!("{subject} and what {of} is on hold for it"),
                        bond,
                        self.figure(&of, bonds::hold()),
                    );
                }
                _ => {}
            }
        }
        require("all AGT and that of all accounts".into(), self.figure(&Subject::Issuance, ISSUED), agt);
        require("all active bonds and their sum".into(), self.figure(&Subject::Bonds, bonds::ACTIVE), active);
        require("all that is unbonding and its sum".into(), self.figure(&Subject::Bonds, bonds::UNBONDING), unbonding);
        for ((family, asset), sum) in units {
            let all = Subject::Supply(family, asset);
            if self.accounts_for(&all) {
                require(format!("{all} and the units of all accounts"), self.figure(&all, SUPPLY), sum);
            }
        }
        for ((owner, asset), sum) in in_pools {
            let of = match asset {
                Some(asset) => Subject::Units(Family::Assets, asset, owner),
                None => Subject::Account(owner),
            };
            require(format!("pools and what {of} is on hold for them"), sum, self.figure(&of, held(&pools::in_pool())));
        }
        found
    }
}

/// Returns all that is on hold, whatever for.
fn on_hold(facts: &Facts) -> Balance {
    let held = facts.iter().filter(|(name, _)| matches!(name.of, Of::Reason(_)));
    held.fold(0, |sum: Balance, (_, amount)| sum.wrapping_add(amount))
}
