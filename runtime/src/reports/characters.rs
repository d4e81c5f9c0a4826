//! The answer of `agt_characters`: what an account has of characters, what it can buy, and what its items cost others.

use super::steps::succeeds;
use crate::{AccountId, Characters, Runtime};
use agt_primitives::characters::{
    CharacterId, CharacterReport, Characters as _, EditionReport, OfferReport, OwnedCharacter, PendingReport,
    ProfileReport, Rarity, SaleReport, StarterReport, MOST_PENDING_READ, NEWEST_EDITIONS,
};
use alloc::{format, string::String, vec::Vec};
use pallet_characters::{Call, NextEdition, Pendings, PictureBase, Purchases, Selected, Starters, COLLECTION};
use pallet_nfts::{ItemMetadataOf, ItemPriceOf, PendingSwapOf};

/// An account's characters after `after`, or the first ones, with what a page needs to draw them.
pub fn report(who: AccountId, after: Option<CharacterId>) -> ProfileReport<AccountId> {
    let page = Characters::characters(who.clone(), after);
    let selected = Selected::<Runtime>::get(&who).and_then(Characters::character);
    ProfileReport {
        selected: selected.map(owned),
        boost: Characters::boost(&who).into(),
        starter: StarterReport {
            item: Starters::<Runtime>::get(&who),
            claimable: succeeds(&who, Call::<Runtime>::claim_starter {}),
        },
        characters: page.characters.into_iter().map(owned).collect(),
        next: page.next,
        pending: pending(&who),
        editions: offers(&who),
    }
}

/// A character with what governance, wallets and its owner say of it.
fn owned(character: CharacterReport<AccountId>) -> OwnedCharacter<AccountId> {
    let item = character.item;
    let metadata = ItemMetadataOf::<Runtime>::get(COLLECTION, item);
    let sale = ItemPriceOf::<Runtime>::get(COLLECTION, item);
    OwnedCharacter {
        picture: picture(character.rarity),
        metadata: metadata.map(|metadata| text(&metadata.data)),
        sale: sale.map(|(price, buyer)| SaleReport { price: price.into(), buyer }),
        swap: PendingSwapOf::<Runtime>::contains_key(COLLECTION, item),
        next_level: Characters::next_level(item),
        character,
    }
}

/// The address of the picture of a rarity.
fn picture(rarity: Rarity) -> String {
    format!("{}/{}", text(&PictureBase::<Runtime>::get()), rarity.name())
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into()
}

/// What an account has bought and has not hatched.
fn pending(who: &AccountId) -> Vec<PendingReport<AccountId>> {
    let read = Pendings::<Runtime>::iter().take(MOST_PENDING_READ);
    let own = read.filter(|(_, pending)| pending.who == *who);
    let mut own: Vec<_> = own.filter_map(|(item, _)| Characters::pending(item)).collect();
    own.sort_unstable_by_key(|pending| pending.item);
    own
}

/// The open editions, the newest first.
fn offers(who: &AccountId) -> Vec<OfferReport> {
    let end = NextEdition::<Runtime>::get();
    let newest = (end.saturating_sub(NEWEST_EDITIONS)..end).rev();
    let open = newest.filter_map(Characters::edition).filter(|edition| edition.open);
    open.map(|edition| offer(who, edition)).collect()
}

fn offer(who: &AccountId, edition: EditionReport) -> OfferReport {
    OfferReport {
        bought: Purchases::<Runtime>::get(edition.edition, who),
        buyable: succeeds(who, Call::<Runtime>::mint { edition: edition.edition }),
        edition,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        tests::{dispatch, test},
        Contributors, Moment, RuntimeCall, RuntimeOrigin, Timestamp,
    };
    use agt_primitives::{benchmarking::ContributorsBench, calendar::DAY, characters::PendingState, token::AGT};
    use sp_keyring::Sr25519Keyring::Dave;

    fn told() -> ProfileReport<AccountId> {
        report(Dave.to_account_id(), None)
    }

    #[track_caller]
    fn dave(call: impl Into<RuntimeCall>) {
        dispatch(call, RuntimeOrigin::signed(Dave.to_account_id())).expect("it succeeds");
    }

    /// Registers and proves the account.
    fn prove() {
        dave(pallet_contributors::Call::<Runtime>::register { referrer: None });
        <Contributors as ContributorsBench<AccountId>>::prove(&Dave.to_account_id(), 1);
    }

    #[test]
    fn profile_shows_the_starter_before_and_after_its_claim() {
        test(|| {
            assert_eq!(told().starter, StarterReport { item: None, claimable: false });
            prove();
            assert!(told().starter.claimable && told().characters.is_empty());
            dave(Call::<Runtime>::claim_starter {});
            let profile = told();
            assert_eq!(profile.starter, StarterReport { item: Some(0), claimable: false });
            assert_eq!((profile.selected, profile.next), (None, None));
            let [starter] = &profile.characters[..] else { panic!("{:?}", profile.characters) };
            assert!(starter.character.locked && starter.sale.is_none() && !starter.swap);
            assert!(starter.picture.ends_with("/common"), "{}", starter.picture);
            let metadata = starter.metadata.as_deref().unwrap_or_default();
            assert!(metadata.contains(&starter.picture), "{metadata}");
            assert_eq!(starter.next_level.as_ref().map(|next| next.level), Some(2));
        });
    }

    #[test]
    fn profile_shows_the_selected_character_and_its_price() {
        test(|| {
            prove();
            dave(Call::<Runtime>::claim_starter {});
            dave(Call::<Runtime>::select { item: 0 });
            dave(pallet_nfts::Call::<Runtime>::set_price {
                collection: COLLECTION,
                item: 0,
                price: Some(AGT),
                whitelisted_buyer: None,
            });
            let profile = told();
            let selected = profile.selected.expect("a selected character");
            assert_eq!((selected.character.item, selected.character.boost), (0, profile.boost));
            assert_eq!(selected.sale, Some(SaleReport { price: AGT.into(), buyer: None }));
        });
    }

    #[test]
    fn profile_shows_open_editions_and_what_was_bought() {
        test(|| {
            let until: Moment = Timestamp::get() + DAY;
            let odds = [10_000, 0, 0, 0, 0];
            let open = Call::<Runtime>::open_edition { price: AGT, xp: 0, supply: 2, most: 1, odds, until };
            dispatch(open, RuntimeOrigin::root()).expect("governance opens an edition");
            let [offer] = told().editions[..] else { panic!("one edition") };
            assert_eq!((offer.bought, offer.buyable), (0, true));
            dave(Call::<Runtime>::mint { edition: 0 });
            let profile = told();
            assert_eq!((profile.editions[0].bought, profile.editions[0].buyable), (1, false));
            let [pending] = &profile.pending[..] else { panic!("{:?}", profile.pending) };
            assert_eq!((pending.item, pending.edition, pending.state), (0, 0, PendingState::Seed));
            assert!(report(AccountId::new([7; 32]), None).pending.is_empty(), "it belongs to another account");
        });
    }
}
