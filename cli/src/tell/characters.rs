//! Characters, and the trade in them.

use super::Told;
use crate::{
    amount::{agt, cost},
    parse::address,
    times::utc,
};
use agt_client::{keys::address_of, report::rfc3339};
use agt_primitives::characters::Attribute;
use agt_runtime::Runtime;
use pallet_characters::Event;
use serde_json::json;

/// Returns an event in words.
pub fn told(event: &Event<Runtime>) -> Option<Told> {
    Some(match event {
        Event::StarterClaimed { item, rarity, attributes, .. } => Told::new(
            "Characters.StarterClaimed",
            format!("the starter is character {item}"),
            json!({ "item": item, "rarity": rarity, "attributes": attributes }),
        ),
        Event::Bought { item, edition, agt, xp, epoch, .. } => Told::new(
            "Characters.Bought",
            format!(
                "bought character {item} for {}; it can hatch when epoch {} of the beacon has ended",
                cost(*xp, *agt),
                epoch.0
            ),
            json!({ "item": item, "edition": edition, "agt": agt.to_string(), "xp": xp, "epoch": epoch.0 }),
        ),
        Event::Hatched { item, edition, who, rarity, attributes, had_seed } => {
            let points = Attribute::ALL.map(|attribute| format!("{} {}", attribute.name(), attributes.of(attribute)));
            Told::new(
                "Characters.Hatched",
                format!("character {item} is {} with {}", rarity.name(), points.join(", ")),
                json!({
                    "item": item,
                    "edition": edition,
                    "who": address(who),
                    "rarity": rarity,
                    "attributes": attributes,
                    "hadSeed": had_seed,
                }),
            )
        }
        Event::Selected { item, .. } => {
            Told::new("Characters.Selected", format!("selected character {item}"), json!({ "item": item }))
        }
        Event::Unselected { item, rests_until, .. } => Told::new(
            "Characters.Unselected",
            format!("unselected character {item}; others can select it from {} on", utc(*rests_until)),
            json!({ "item": item, "restsUntil": rfc3339(*rests_until) }),
        ),
        Event::LevelReached { item, level, attribute, points, agt, xp, .. } => Told::new(
            "Characters.LevelReached",
            format!(
                "character {item} has reached level {level} for {}: {} is {points} now",
                cost(*xp, *agt),
                attribute.name()
            ),
            json!({
                "item": item,
                "level": level,
                "attribute": attribute,
                "points": points,
                "agt": agt.to_string(),
                "xp": xp,
            }),
        ),
        _ => return None,
    })
}

/// Returns an event of the collection in words.
pub fn traded(event: &pallet_nfts::Event<Runtime>) -> Option<Told> {
    use pallet_nfts::Event;

    Some(match event {
        Event::ItemPriceSet { item, price, whitelisted_buyer, .. } => Told::new(
            "Nfts.ItemPriceSet",
            format!("character {item} costs {}", agt(*price)),
            json!({ "item": item, "price": price.to_string(), "buyer": whitelisted_buyer.as_ref().map(address) }),
        ),
        Event::ItemPriceRemoved { item, .. } => {
            Told::new("Nfts.ItemPriceRemoved", format!("character {item} has no price"), json!({ "item": item }))
        }
        Event::ItemBought { item, price, seller, buyer, .. } => Told::new(
            "Nfts.ItemBought",
            format!("character {item} was bought for {}", agt(*price)),
            json!({ "item": item, "price": price.to_string(), "seller": address(seller), "buyer": address(buyer) }),
        ),
        Event::Transferred { item, from, to, .. } => Told::new(
            "Nfts.Transferred",
            format!("character {item} belongs to {}", address_of(to)),
            json!({ "item": item, "from": address(from), "to": address(to) }),
        ),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use agt_primitives::{
        characters::{Attributes, Rarity},
        token::AGT,
    };
    use agt_runtime::AccountId;

    #[test]
    fn what_hatches_is_told_with_its_rarity_and_points() {
        let event = Event::Hatched {
            item: 9,
            edition: 1,
            who: AccountId::new([1; 32]),
            rarity: Rarity::Rare,
            attributes: Attributes::even(9),
            had_seed: true,
        };
        let told = told(&event).unwrap();
        assert_eq!(told.says, "character 9 is rare with capacity 9, stamina 9, focus 9, insight 9");
        let json = told.into_json();
        assert_eq!((&json["rarity"], &json["hadSeed"]), (&json!("rare"), &json!(true)));
    }

    #[test]
    fn a_sale_names_its_price_and_both_sides() {
        let [seller, buyer] = [1, 2].map(|byte| AccountId::new([byte; 32]));
        let event = pallet_nfts::Event::ItemBought { collection: 0, item: 3, price: 5 * AGT, seller, buyer };
        let told = traded(&event).unwrap();
        assert_eq!(told.says, "character 3 was bought for 5 AGT");
        assert_eq!(told.into_json()["price"], "5000000000000");
    }
}
