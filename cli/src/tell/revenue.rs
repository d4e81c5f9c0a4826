//! Revenue. What other calls pay is told by their own events, so of what arrives only gifts are told here.

use super::Told;
use crate::{
    amount::agt,
    parse::address,
    unit::{self, Unit},
};
use agt_client::keys::address_of;
use agt_primitives::{assets::AssetKind, revenue::RevenueSource};
use agt_runtime::Runtime;
use pallet_revenue::Event;
use serde_json::json;

/// Returns an event in words. Amounts of an asset other than AGT are shown in `unit`.
pub fn told(event: &Event<Runtime>, unit: &Unit) -> Option<Told> {
    Some(match event {
        Event::RevenueNoted { asset, source: RevenueSource::Gifts, month, amount, authors, recycled } => {
            let says = match asset {
                AssetKind::Native => format!(
                    "{} are revenue of {month}: {} for the authors of blocks, {} recycled",
                    agt(*amount),
                    agt(*authors),
                    agt(*recycled)
                ),
                AssetKind::WithId(_) => format!("{} are revenue of {month}", unit.shows(*amount)),
            };
            let facts = json!({
                "asset": unit::number_of(asset),
                "source": RevenueSource::Gifts,
                "month": month,
                "amount": amount.to_string(),
                "authors": authors.to_string(),
                "recycled": recycled.to_string(),
            });
            Told::new("Revenue.RevenueNoted", says, facts)
        }
        Event::RevenueLost { asset, amount } => Told::new(
            "Revenue.RevenueLost",
            format!("{} of the revenue are counted as lost: somebody has taken them", unit.shows(*amount)),
            json!({ "asset": unit::number_of(asset), "amount": amount.to_string() }),
        ),
        Event::SlashesRecycled { amount } => Told::new(
            "Revenue.SlashesRecycled",
            format!("{} that bonds lost and referenda forfeited were recycled", agt(*amount)),
            json!({ "amount": amount.to_string() }),
        ),
        Event::AuthorPaid { author, amount } => Told::new(
            "Revenue.AuthorPaid",
            format!("paid {} to {} for the blocks that it has authored", agt(*amount), address_of(author)),
            json!({ "author": address(author), "amount": amount.to_string() }),
        ),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::Units;
    use agt_primitives::{calendar::Month, token::AGT, Balance};
    use agt_runtime::AccountId;

    fn noted(asset: AssetKind, source: RevenueSource, amount: Balance) -> Event<Runtime> {
        let (authors, recycled) = (amount / 10, amount - amount / 10);
        Event::RevenueNoted { asset, source, month: Month(57 * 12 + 2), amount, authors, recycled }
    }

    #[test]
    fn a_gift_is_told_and_what_a_call_has_paid_is_not() {
        let gift = told(&noted(AssetKind::Native, RevenueSource::Gifts, 10 * AGT), &Unit::agt()).unwrap();
        assert_eq!(gift.says, "10 AGT are revenue of 2027-03: 1 AGT for the authors of blocks, 9 AGT recycled");
        let unit = Units::default().of(&json!({ "asset": 3 }));
        let gift = told(&noted(AssetKind::WithId(3), RevenueSource::Gifts, 2_500), &unit).unwrap();
        assert_eq!(
            (gift.says.as_str(), gift.facts["asset"].as_u64()),
            ("2,500 of asset 3 are revenue of 2027-03", Some(3))
        );
        assert_eq!(told(&noted(AssetKind::Native, RevenueSource::Boosters, AGT), &Unit::agt()), None);
    }

    #[test]
    fn an_author_who_is_paid_is_named() {
        let author = AccountId::new([1; 32]);
        let due = format!("paid 2 AGT to {} for the blocks that it has authored", address_of(&author));
        let event = Event::AuthorPaid { author, amount: 2 * AGT };
        assert_eq!(told(&event, &Unit::agt()).unwrap().says, due);
    }
}
