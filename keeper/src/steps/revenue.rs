//! The protocol's own money: what comes back is passed on, and revenue in other assets is sold or swept.

use super::{Plan, Step, When};
use crate::windows::Now;
use agt_primitives::{
    assets::{AssetId, AssetKind},
    basis_points::BasisPoints,
    buyback::{rate::worth, BuybackTerms, RateSource, ReferenceReport},
    calendar::Month,
    redemption::claims,
    season::submission,
    token::AGT,
    Moment,
};
use agt_runtime::Balance;
use pallet_redemption::Season;
use std::collections::BTreeMap;

/// The least planck for which a keeper pays a fee: whoever sends a planck to a pot does not make it pay.
pub const LEAST_MOVED: Balance = AGT;

/// What the chain says of the protocol's own money.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Money {
    /// The terms by which an auction would open.
    pub terms: BuybackTerms,
    /// Planck that bonds lost and referenda forfeited, and that did not come back yet.
    pub slashes: Balance,
    /// Planck of revenue that are counted and were not passed on.
    pub held: Balance,
    /// Planck in the revenue pot that are not counted.
    pub uncounted: Balance,
    /// Planck in the recycler's pot that belong to no season.
    pub gifts: Balance,
    /// Planck that belong to each season.
    pub belonging: BTreeMap<Month, Balance>,
    /// The other assets of which something is held, or an auction was not ended. One that has neither a rate nor a tracked market, and
    /// is not named to be swept, is not among them.
    pub assets: BTreeMap<AssetId, Stock>,
}

/// What the chain says of revenue in an asset, in its smallest unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stock {
    /// What is counted, and was neither sold nor swept.
    pub held: Balance,
    /// What the revenue pot has.
    pub in_pot: Balance,
    /// What of it can be sold: nothing of an asset that is not listed.
    pub in_stock: Balance,
    /// What the market of the asset holds, if it is tracked. It is not looked at where nothing can be offered for sale.
    pub reserve: Balance,
    /// The reference at which an auction would open. It is not looked at where nothing can be offered for sale.
    pub reference: Option<ReferenceReport>,
    /// When the time of its auction is over; none if there is none that was not ended.
    pub auction: Option<Moment>,
    /// Whether the pot cannot send it to the treasury: the asset, or what one of them has of it, is frozen. It is looked at where
    /// nothing can be sold and the asset is named to be swept.
    pub is_frozen: bool,
}

impl Stock {
    /// Returns what units are worth at the reference, in planck: nothing without one.
    fn worth(&self, units: Balance) -> Balance {
        self.reference.and_then(|ReferenceReport { rate, .. }| worth(units, rate)).unwrap_or_default()
    }

    /// Returns whether an auction could open if there were none.
    fn can_open(&self, terms: &BuybackTerms) -> bool {
        let of_stock = BasisPoints::clamped(terms.lot).of(self.in_stock);
        let lot = match self.reference.map(|reference| reference.source) {
            Some(RateSource::Market) => of_stock.min(BasisPoints::clamped(terms.market_lot).of(self.reserve)),
            Some(RateSource::Governance) => of_stock,
            None => return false,
        };
        lot > 0 && self.worth(lot) >= terms.least
    }

    /// Returns whether it can be swept, and the pot has at least `least` units of it. Something of it must be counted. Where the
    /// pot has some of it that is not frozen, and yet nothing is in stock, it is not listed.
    fn can_be_swept(&self, least: Balance) -> bool {
        self.held > 0 && self.in_pot > 0 && self.in_pot >= least && self.in_stock == 0 && !self.is_frozen
    }
}

/// Returns what is due for the protocol's own money. `seasons` are those to which somebody submitted, and `sweep` says which assets
/// are swept that are not listed, and from how many units on.
pub fn of_money(
    money: &Money,
    seasons: &BTreeMap<Month, Season>,
    sweep: &BTreeMap<AssetId, Balance>,
    now: &Now,
) -> Plan {
    let mut plan = Plan::nothing();
    let agt = [
        (money.slashes, Step::RecycleSlashes),
        (money.held, Step::PassOn),
        (money.uncounted, Step::CollectRevenue { asset: AssetKind::Native }),
        (money.gifts, Step::CollectGifts),
    ];
    plan.due.extend(agt.into_iter().filter(|(amount, _)| *amount >= LEAST_MOVED).map(|(_, step)| step));
    for (season, _) in money.belonging.iter().filter(|(_, amount)| **amount >= LEAST_MOVED) {
        match takes_until(*season, seasons.get(season)).filter(|until| now.chain < *until) {
            Some(until) => plan.next.push(When::Chain(until)),
            None => plan.due.push(Step::Carry { season: *season }),
        }
    }
    for (asset, stock) in &money.assets {
        of_auction(*asset, stock, &money.terms, now, &mut plan);
        if sweep.get(asset).is_some_and(|least| stock.can_be_swept(*least)) {
            plan.due.push(Step::SweepAsset { asset: *asset });
        } else if stock.worth(stock.in_pot.abs_diff(stock.held)) >= LEAST_MOVED {
            plan.due.push(Step::CollectRevenue { asset: AssetKind::WithId(*asset) });
        }
    }
    plan
}

/// Returns until when a season can take what belongs to it; none if it takes no more.
fn takes_until(month: Month, season: Option<&Season>) -> Option<Moment> {
    match season {
        Some(known) if known.accounts.is_some() => None,
        Some(_) => claims(month).map(|open| open.end),
        None => submission(month).map(|window| window.end),
    }
}

/// Adds what is due for the auction of an asset.
fn of_auction(asset: AssetId, stock: &Stock, terms: &BuybackTerms, now: &Now, plan: &mut Plan) {
    let until = stock.auction.filter(|until| now.chain < *until);
    match (until, stock.can_open(terms), stock.auction) {
        (Some(until), ..) => plan.next.push(When::Chain(until)),
        // The opening ends the auction before.
        (None, true, _) => plan.due.push(Step::OpenAuction { asset }),
        (None, false, Some(_)) => plan.due.push(Step::EndAuction { asset }),
        (None, false, None) => {}
    }
}
