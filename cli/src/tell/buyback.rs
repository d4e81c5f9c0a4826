//! What is sold of the revenue.

use super::Told;
use crate::{
    amount::{agt, percent},
    parse::address,
    times::utc,
    unit::Unit,
};
use agt_client::report::rfc3339;
use agt_primitives::buyback::SoldBy;
use agt_runtime::Runtime;
use pallet_buyback::Event;
use serde_json::json;

/// Returns an event in words. Amounts of the asset are shown in `unit`.
pub fn told(event: &Event<Runtime>, unit: &Unit) -> Option<Told> {
    Some(match event {
        Event::AuctionOpened { asset, lot, reference, opened, until, start, end, least } => {
            let says = format!(
                "{} are on offer until {}: AGT costs {} of its reference at first, and {} in the end",
                unit.shows_units(*lot),
                utc(*until),
                percent((*start).into()),
                percent((*end).into())
            );
            let facts = json!({
                "asset": asset,
                "lot": lot.to_string(),
                "reference": reference.to_string(),
                "opened": rfc3339(*opened),
                "until": rfc3339(*until),
                "start": start,
                "end": end,
                "least": least.to_string(),
            });
            Told::new("Buyback.AuctionOpened", says, facts)
        }
        Event::AuctionEnded { asset, lot, unsold } => Told::new(
            "Buyback.AuctionEnded",
            format!("the auction of asset {asset} has ended: {} were not sold", unit.shows_units(*unsold)),
            json!({ "asset": asset, "lot": lot.to_string(), "unsold": unsold.to_string() }),
        ),
        Event::LotSold { run, asset, how, buyer, units, agt: planck, rate, reference, recycled, at } => {
            let place = match how {
                SoldBy::Auction => "in the auction",
                SoldBy::Market => "on the market",
            };
            let says = format!(
                "sale {run}: {} were sold {place} for {}; {} of it were burned, and {} are for the season {}",
                unit.shows_units(*units),
                agt(*planck),
                agt(recycled.burned),
                agt(recycled.kept),
                recycled.season
            );
            let facts = json!({
                "run": run,
                "asset": asset,
                "how": how,
                "buyer": buyer.as_ref().map(address),
                "units": units.to_string(),
                "agt": planck.to_string(),
                "rate": rate.to_string(),
                "reference": reference.to_string(),
                "mode": recycled.mode,
                "burned": recycled.burned.to_string(),
                "kept": recycled.kept.to_string(),
                "season": recycled.season,
                "at": rfc3339(*at),
            });
            Told::new("Buyback.LotSold", says, facts)
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::Units;
    use agt_primitives::{
        calendar::Month,
        recycler::{Recycled, RecyclerMode},
        token::AGT,
    };
    use agt_runtime::AccountId;

    fn unit() -> Unit {
        Units::default().of(&json!({ "asset": 3 }))
    }

    #[test]
    fn a_sale_names_what_it_brought_and_what_became_of_it() {
        let recycled = Recycled { mode: RecyclerMode::Split, burned: AGT, kept: 2 * AGT, season: Month(57 * 12 + 3) };
        let sold = |how, buyer| -> Event<Runtime> {
            let (units, agt, rate, reference) = (1_500, 3 * AGT, 2, 1);
            Event::LotSold { run: 4, asset: 3, how, buyer, units, agt, rate, reference, recycled, at: 0 }
        };
        let told_of = told(&sold(SoldBy::Auction, Some(AccountId::new([1; 32]))), &unit()).unwrap();
        let due =
            "sale 4: 1,500 of asset 3 were sold in the auction for 3 AGT; 1 AGT of it were burned, and 2 AGT are for \
             the season 2027-04";
        assert_eq!(told_of.says, due);
        let told_of = told(&sold(SoldBy::Market, None), &unit()).unwrap().into_json();
        assert_eq!(
            (&told_of["how"], &told_of["buyer"], &told_of["mode"]),
            (&json!("market"), &json!(null), &json!("split"))
        );
    }

    #[test]
    fn an_auction_that_opens_names_its_lot_and_its_prices() {
        let (opened, until, start, end) = (0, 6 * 3_600_000, 9_000, 10_300);
        let event = Event::AuctionOpened { asset: 3, lot: 2_500, reference: 1, opened, until, start, end, least: AGT };
        let due =
            "2,500 of asset 3 are on offer until 1970-01-01 06:00 UTC: AGT costs 90 % of its reference at first, and \
             103 % in the end";
        assert_eq!(told(&event, &unit()).unwrap().says, due);
        let ended = told(&Event::AuctionEnded { asset: 3, lot: 2_500, unsold: 0 }, &unit()).unwrap();
        assert_eq!(ended.says, "the auction of asset 3 has ended: 0 of asset 3 were not sold");
        assert_eq!(told(&Event::Untracked { asset: 3 }, &unit()), None);
    }
}
