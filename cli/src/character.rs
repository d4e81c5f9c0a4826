//! `agt character`.

use crate::{
    amount::{agt, cost, Agt},
    context::Context,
    error::{Failure, Result},
    facts::Facts,
    parse,
    sign::{carry_out, Intent},
    times::utc,
};
use agt_client::{
    calls::{CharactersCall, NftsCall},
    keys, Client,
};
use agt_primitives::characters::{Attribute, CharacterId, CharacterReport, EditionId};
use agt_runtime::{AccountId, Balance, Runtime};
use pallet_characters::{CharacterViewFunction, EditionViewFunction, NextLevelViewFunction, Selected, COLLECTION};
use pallet_nfts::ItemPriceOf;
use serde_json::json;

/// Subcommands of `agt character`.
#[derive(Debug, clap::Subcommand)]
pub enum Character {
    /// Claim your starter: a common character, which a proven account gets for nothing, once.
    Claim,
    /// Buy a character of an edition. What it will be is decided later, by chance.
    Buy(Buy),
    /// Hatch a character that was bought, or each of yours whose seed is known. It costs no more than the fee.
    Hatch(Hatch),
    /// Select a character of yours: its boost counts from now on.
    Select(Named),
    /// Unselect your character. Whoever gets it can select it some days later.
    Unselect,
    /// Raise a character of yours by one level.
    Level(Level),
    /// Set the price for which anybody can buy a character of yours.
    Sell(Sell),
    /// Take the price of a character back.
    Unsell(Named),
    /// Buy a character from its owner, for the price that the owner has set.
    Take(Named),
    /// Give a character of yours away.
    Give(Give),
}

/// A character by its number.
#[derive(Debug, clap::Args)]
pub struct Named {
    /// The number of the character: that of its item.
    character: CharacterId,
}

/// Arguments of `agt character buy`.
#[derive(Debug, clap::Args)]
pub struct Buy {
    /// The number of the edition.
    edition: EditionId,
}

/// Arguments of `agt character hatch`.
#[derive(Debug, clap::Args)]
pub struct Hatch {
    /// The number that the character will have. Default: each of yours that can hatch now.
    character: Option<CharacterId>,
}

/// Arguments of `agt character level`.
#[derive(Debug, clap::Args)]
pub struct Level {
    /// The number of the character.
    character: CharacterId,
    /// What gets the points: capacity, stamina, focus or insight.
    #[arg(value_parser = parse::attribute)]
    attribute: Attribute,
}

/// Arguments of `agt character sell`.
#[derive(Debug, clap::Args)]
pub struct Sell {
    /// The number of the character.
    character: CharacterId,
    /// The price: AGT such as 12.5.
    price: Agt,
    /// The only account that can buy it. Default: any.
    #[arg(long, value_name = "ADDRESS", value_parser = parse::account)]
    to: Option<AccountId>,
}

/// Arguments of `agt character give`.
#[derive(Debug, clap::Args)]
pub struct Give {
    /// The number of the character.
    character: CharacterId,
    /// The account that gets it.
    #[arg(value_name = "ADDRESS", value_parser = parse::account)]
    to: AccountId,
}

/// Does what a subcommand says.
pub async fn run(context: &Context, command: Character) -> Result<()> {
    let client = context.connect().await?;
    let intents = match command {
        Character::Claim => vec![Intent::new("claim your starter, for nothing", CharactersCall::claim_starter {})],
        Character::Buy(Buy { edition }) => vec![buy(&client, edition).await?],
        Character::Hatch(Hatch { character }) => hatch(context, &client, character).await?,
        Character::Select(Named { character: item }) => {
            vec![Intent::new(format!("select character {item}"), CharactersCall::select { item })]
        }
        Character::Unselect => vec![unselect(context, &client).await?],
        Character::Level(command) => vec![level(&client, command).await?],
        Character::Sell(Sell { character, price: Agt(price), to }) => vec![sell(character, price, to)],
        Character::Unsell(Named { character: item }) => {
            let call = NftsCall::set_price { collection: COLLECTION, item, price: None, whitelisted_buyer: None };
            vec![Intent::new(format!("take the price of character {item} back"), call)]
        }
        Character::Take(Named { character }) => vec![take(&client, character).await?],
        Character::Give(Give { character: item, to }) => {
            let says = format!("give character {item} to {}", keys::address_of(&to));
            vec![Intent::new(says, NftsCall::transfer { collection: COLLECTION, item, dest: to.into() })]
        }
    };
    carry_out(context, &client, intents).await.map(drop)
}

async fn buy(client: &Client, edition: EditionId) -> Result<Intent> {
    let told = client.view(EditionViewFunction::<Runtime>::new(edition), None).await?;
    let told = told.ok_or_else(|| Failure::refused("NothingPossible", format!("there is no edition {edition}")))?;
    let says = format!("buy a character of edition {edition} for {}", cost(told.xp, told.price.0));
    Ok(Intent::new(says, CharactersCall::mint { edition }))
}

/// Returns what hatches a character, or each of the own ones that can hatch, each in a transaction of its own.
async fn hatch(context: &Context, client: &Client, character: Option<CharacterId>) -> Result<Vec<Intent>> {
    let intent = |item| Intent::new(format!("hatch character {item}"), CharactersCall::hatch { item });
    if let Some(item) = character {
        return Ok(vec![intent(item)]);
    }
    let address = keys::address_of(&context.own_account()?);
    let told = client.request("agt_characters", json!([address])).await?;
    let ready = told.list("pending")?.iter().filter(|one| one["state"] != "seed");
    let items = ready.filter_map(|one| CharacterId::try_from(one["item"].as_u64()?).ok());
    let intents: Vec<_> = items.map(intent).collect();
    if intents.is_empty() {
        let what = "nothing of yours can hatch now; `agt characters` shows what it waits for";
        return Err(Failure::refused("NothingPossible", what));
    }
    Ok(intents)
}

/// Returns what raises a character to the level that the chain names, for the price that it names.
async fn level(client: &Client, Level { character: item, attribute }: Level) -> Result<Intent> {
    let told = client.view(NextLevelViewFunction::<Runtime>::new(item), None).await?;
    let found = told.and_then(|next| Some((u8::try_from(next.level).ok()?, next)));
    let (level, next) = found.ok_or_else(|| {
        let what = format!("there is no character {item}, or it has the last level");
        Failure::refused("NothingPossible", what)
    })?;
    let most = next.agt.0;
    let says = format!(
        "raise character {item} to level {level}, with {} points more of {}, for {}",
        next.points,
        attribute.name(),
        cost(next.xp, most)
    );
    Ok(Intent::new(says, CharactersCall::level_up { item, attribute, level, most }))
}

fn sell(item: CharacterId, price: Balance, to: Option<AccountId>) -> Intent {
    let buyer = to.as_ref().map_or_else(|| "anybody".into(), keys::address_of);
    let says = format!("offer character {item} to {buyer} for {}", agt(price));
    let whitelisted_buyer = to.map(Into::into);
    Intent::new(says, NftsCall::set_price { collection: COLLECTION, item, price: Some(price), whitelisted_buyer })
}

/// Returns what unselects the character of the own account. A price that was set meanwhile has its effect from then on.
async fn unselect(context: &Context, client: &Client) -> Result<Intent> {
    let selected = Selected::<Runtime>::hashed_key_for(context.own_account()?);
    let price = match client.read::<CharacterId>(selected, None).await? {
        Some(item) => price_of(client, item).await?,
        None => None,
    };
    let says = match price {
        Some(price) => format!("unselect your character, which anybody who may buy it then gets for {}", agt(price)),
        None => "unselect your character".into(),
    };
    Ok(Intent::new(says, CharactersCall::unselect {}))
}

/// Returns the price of a character, if its owner has set one.
async fn price_of(client: &Client, item: CharacterId) -> Result<Option<Balance>> {
    let key = ItemPriceOf::<Runtime>::hashed_key_for(COLLECTION, item);
    Ok(client.read::<(Balance, Option<AccountId>)>(key, None).await?.map(|(price, _)| price))
}

async fn take(client: &Client, item: CharacterId) -> Result<Intent> {
    let asked = price_of(client, item).await?;
    let told = client.view(CharacterViewFunction::<Runtime>::new(item), None).await?;
    let (Some(price), Some(character)) = (asked, told) else {
        return Err(Failure::refused("NotForSale", format!("character {item} has no price; its owner has to set one")));
    };
    let rests = character.rest.as_ref().map_or_else(String::new, |rest| {
        let holder = keys::address_of(&rest.holder);
        format!("; nobody but {holder} can select it before {}", utc(rest.until.0))
    });
    let says = format!("buy character {item}, {}, for {}{rests}", in_words(&character), agt(price));
    Ok(Intent::new(says, NftsCall::buy_item { collection: COLLECTION, item, bid_price: price }))
}

/// Returns what a character is, in words.
fn in_words(character: &CharacterReport<AccountId>) -> String {
    let CharacterReport { rarity, level, attributes, .. } = character;
    let points = Attribute::ALL.map(|attribute| format!("{} {}", attribute.name(), attributes.of(attribute)));
    let owner = character.owner.as_ref().map_or_else(|| "nobody".into(), keys::address_of);
    format!("{} at level {level} with {}, of {owner}", rarity.name(), points.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use agt_primitives::{
        characters::{Attributes, Boost, Rarity},
        token::AGT,
    };
    use agt_runtime::RuntimeCall;

    #[test]
    fn an_offer_names_its_price_and_who_can_buy() {
        let offer = sell(3, 5 * AGT, None);
        assert_eq!(offer.says, "offer character 3 to anybody for 5 AGT");
        let due =
            NftsCall::set_price { collection: COLLECTION, item: 3, price: Some(5 * AGT), whitelisted_buyer: None };
        assert_eq!(offer.call, RuntimeCall::from(due));
        let friend = AccountId::new([1; 32]);
        assert!(sell(3, AGT, Some(friend.clone())).says.contains(&keys::address_of(&friend)));
    }

    #[test]
    fn a_character_is_told_before_it_is_bought() {
        let character = CharacterReport {
            item: 3,
            owner: None,
            edition: None,
            rarity: Rarity::Epic,
            level: 7,
            attributes: Attributes::even(12),
            boost: Boost::NONE.into(),
            selected: false,
            locked: false,
            rest: None,
        };
        let due = "epic at level 7 with capacity 12, stamina 12, focus 12, insight 12, of nobody";
        assert_eq!(in_words(&character), due);
    }
}
