//! Characters, medallions and quests against bad input: each call fails with the error that names its rule, and changes nothing.

use agt_e2e::{
    calls::*,
    climb::{self, EDITION, EVENT, PRICE},
    items::{
        approve, burn, buy, character, characters, claim_swap, hatch, mint, offer_swap, owned, set_price, transfer,
        TWO_EPOCHS,
    },
    json::entry,
    scene,
    work::Person,
    Chain, Node,
};
use agt_primitives::{
    calendar::{DAY, HOUR},
    characters::{Attribute, CharacterId},
    quests::{Condition, Milestone, Quest, QuestTerms, Reward},
    token::AGT,
    Balance,
};
use agt_runtime::{AccountId, Runtime, RuntimeCall};
use pallet_characters::COLLECTION;
use pallet_nfts::AttributeNamespace;
use serde_json::{json, Value};
use sp_core::{crypto::Ss58Codec, sr25519::Pair};
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie, Dave};
use sp_runtime::{
    DispatchError::{self, BadOrigin},
    MultiAddress,
};

/// The pallets that a refused call could have changed.
const PALLETS: [&str; 4] = ["Characters", "Medallions", "Nfts", "Quests"];

/// A number that nothing has.
const NOTHING: u32 = 1_000;

/// What a buyer bids.
const BID: Balance = 5 * AGT;

/// A call that must fail, who makes it, and how it fails.
type Case = (RuntimeCall, Pair, DispatchError);

fn case(call: impl Into<RuntimeCall>, signer: &Pair, error: impl Into<DispatchError>) -> Case {
    (call.into(), signer.clone(), error.into())
}

/// What the cases are about.
struct Stage {
    /// A proven account without XP, with a starter at level 1, and AGT for fees.
    person: Pair,
    /// Its starter.
    starter: CharacterId,
    /// Alice's character. It is selected, for sale, in a swap, and Dave may transfer it.
    selected: CharacterId,
    /// Another one of Alice's.
    idle: CharacterId,
    /// Bob's character that is for sale.
    priced: CharacterId,
    /// Bob's character that is offered in a swap.
    swapped: CharacterId,
    /// Bob's purchase that nothing has decided yet.
    pending: CharacterId,
    /// A quest of today and one of another day.
    quests: (Quest, Quest),
}

/// Returns the quests of today, as the node tells them to an account, and one that is not among them.
async fn quests_of_today(chain: &Chain, person: &Person) -> (Quest, Quest) {
    let told = chain.get("agt_quests", json!([person.account().to_ss58check()])).await;
    let today: Vec<&Value> = told["quests"].as_array().expect("a list").iter().map(|quest| &quest["quest"]).collect();
    assert_eq!(today.len(), 3, "{told}");
    let find = |is_today: bool| Quest::ALL.into_iter().find(|quest| today.contains(&&json!(quest)) == is_today);
    (find(true).expect("three of them"), find(false).expect("ten of them"))
}

/// Lets a person in, has it claim its starter, and has Alice and Bob buy characters.
async fn set_up(chain: &Chain) -> Stage {
    climb::begin(chain).await;
    let (alice, bob) = (Alice.pair(), Bob.pair());
    let bought = mint(chain, EDITION, vec![&alice, &alice, &bob, &bob]).await;
    let [selected, idle, priced, swapped] = bought[..] else { panic!("four of them") };
    let people = climb::people();
    scene::register(chain, &people).await;
    let quiz = scene::quiz(chain).await;
    climb::round(chain, &quiz, &people).await;
    climb::for_free(chain, CharactersCall::claim_starter {}, &people[0]).await;
    let fund = BalancesCall::transfer_keep_alive { dest: people[0].account().into(), value: 10 * AGT };
    chain.submit(fund, &bob).await.expect_success();
    let starter = owned(chain, &people[0].account()).await[0] as CharacterId;
    // The quiz has earned 32 XP. Three levels cost 24 of it, and the next one 16.
    for level in 2..=STARTER_LEVEL {
        chain.submit(level_up(starter, level), &people[0].key).await.expect_success();
    }
    hatch(chain, &bought, &Charlie.pair()).await;

    // The first block of a day has no quests. The second one draws them.
    let tomorrow = chain.time(None).await / DAY + 1;
    chain.wind_to(tomorrow * DAY + HOUR).await;
    let calls: Vec<(RuntimeCall, &Pair)> = vec![
        (CharactersCall::select { item: selected }.into(), &alice),
        (set_price(selected, Some(BID)), &alice),
        (offer_swap(selected), &alice),
        (approve(selected, &Dave.to_account_id()), &alice),
        (set_price(priced, Some(BID)), &bob),
        (offer_swap(swapped), &bob),
    ];
    for outcome in chain.submit_all(calls).await {
        outcome.expect_success();
    }
    let pending = mint(chain, EDITION, vec![&bob]).await[0];
    let quests = quests_of_today(chain, &people[0]).await;
    Stage { person: people[0].key.clone(), starter, selected, idle, priced, swapped, pending, quests }
}

/// The level of the person's starter: the last one at which it stays with its account.
const STARTER_LEVEL: u8 = 4;

fn level_up(item: CharacterId, level: u8) -> CharactersCall {
    CharactersCall::level_up { item, attribute: Attribute::Focus, level, most: Balance::MAX }
}

/// What no wallet can do with an item.
fn cases_of_items(stage: &Stage) -> Vec<Case> {
    type Error = pallet_nfts::Error<Runtime>;

    let (alice, bob, dave, person) = (&Alice.pair(), &Bob.pair(), &Dave.pair(), &stage.person);
    let (Stage { starter, selected, idle, priced, .. }, to) = (stage, &Bob.to_account_id());
    let attribute = |namespace: AttributeNamespace<AccountId>| NftsCall::set_attribute {
        collection: COLLECTION,
        maybe_item: Some(*idle),
        namespace,
        key: b"level".to_vec().try_into().expect("short"),
        value: b"50".to_vec().try_into().expect("short"),
    };
    let text = || b"data:,".to_vec().try_into().expect("short");
    let witness = pallet_nfts::DestroyWitness { item_metadatas: 0, item_configs: 0, attributes: 0 };
    vec![
        // What is selected stays, and so does a starter that cost nothing.
        case(transfer(*selected, to), alice, Error::ItemLocked),
        case(transfer(*selected, to), dave, Error::ItemLocked),
        case(burn(*selected), alice, Error::ItemLocked),
        case(buy(*selected, BID), bob, Error::ItemLocked),
        case(claim_swap(*priced, *selected), bob, Error::ItemLocked),
        case(transfer(*starter, to), person, Error::ItemLocked),
        case(burn(*starter), person, Error::ItemLocked),
        case(transfer(*idle, to), dave, Error::NoPermission),
        case(burn(*idle), dave, Error::NoPermission),
        // Only the chain says what a character is.
        case(attribute(AttributeNamespace::CollectionOwner), alice, Error::MethodDisabled),
        case(attribute(AttributeNamespace::ItemOwner), alice, Error::MethodDisabled),
        case(NftsCall::set_metadata { collection: COLLECTION, item: *idle, data: text() }, alice, Error::NoPermission),
        case(NftsCall::set_collection_metadata { collection: COLLECTION, data: text() }, alice, Error::NoPermission),
        case(NftsCall::lock_item_transfer { collection: COLLECTION, item: *idle }, alice, Error::NoPermission),
        case(NftsCall::destroy { collection: COLLECTION, witness }, alice, Error::NoPermission),
        case(
            NftsCall::mint {
                collection: COLLECTION,
                item: NOTHING,
                mint_to: MultiAddress::Id(to.clone()),
                witness_data: None,
            },
            alice,
            Error::NoPermission,
        ),
        case(
            NftsCall::create { admin: MultiAddress::Id(to.clone()), config: pallet_nfts::CollectionConfig::default() },
            alice,
            BadOrigin,
        ),
    ]
}

fn cases_of_characters(stage: &Stage) -> Vec<Case> {
    type Error = pallet_characters::Error<Runtime>;

    let (alice, bob, charlie, dave) = (&Alice.pair(), &Bob.pair(), &Charlie.pair(), &Dave.pair());
    let Stage { person, starter, selected, idle, priced, swapped, pending, .. } = stage;
    let select = |item| CharactersCall::select { item };
    let hatch = |item| CharactersCall::hatch { item };
    vec![
        case(CharactersCall::claim_starter {}, person, Error::AlreadyClaimed),
        case(CharactersCall::claim_starter {}, dave, Error::Unproven),
        case(level_up(*starter, STARTER_LEVEL + 1), person, Error::NotEnoughXp),
        case(level_up(*starter, STARTER_LEVEL), person, Error::WrongLevel),
        case(level_up(*starter, STARTER_LEVEL + 2), person, Error::WrongLevel),
        case(level_up(*idle, 2), person, Error::NotOwner),
        case(level_up(NOTHING, 2), person, Error::UnknownCharacter),
        case(level_up(*idle, 2), alice, Error::Unproven),
        case(level_up(*priced, 2), bob, Error::ForSale),
        case(level_up(*swapped, 2), bob, Error::InSwap),
        case(select(*idle), alice, Error::AlreadySelected),
        case(select(*selected), alice, Error::AlreadySelected),
        case(select(*priced), bob, Error::ForSale),
        case(select(*swapped), bob, Error::InSwap),
        case(select(*idle), charlie, Error::NotOwner),
        case(select(*pending), bob, Error::UnknownCharacter),
        case(CharactersCall::unselect {}, charlie, Error::NothingSelected),
        case(CharactersCall::mint { edition: EDITION + 1 }, alice, Error::UnknownEdition),
        case(hatch(*pending), bob, Error::SeedNotSealed),
        case(hatch(*idle), bob, Error::NothingPending),
        case(hatch(NOTHING), bob, Error::NothingPending),
        case(CharactersCall::prune { item: *idle }, bob, Error::NotBurned),
        case(CharactersCall::prune { item: NOTHING }, bob, Error::UnknownCharacter),
        case(CharactersCall::refresh { item: *idle }, bob, Error::NothingToRefresh),
        case(
            CharactersCall::open_edition {
                price: PRICE,
                xp: 0,
                supply: 1,
                most: 1,
                odds: [0, 0, 0, 0, 10_000],
                until: u64::MAX,
            },
            alice,
            BadOrigin,
        ),
        case(CharactersCall::close_edition { edition: EDITION }, alice, BadOrigin),
        case(CharactersCall::set_picture_base { base: b"https://example.org".to_vec() }, alice, BadOrigin),
    ]
}

fn cases_of_medallions(stage: &Stage) -> Vec<Case> {
    type Error = pallet_medallions::Error<Runtime>;

    let (alice, person, area) = (&Alice.pair(), &stage.person, scene::AREA);
    let unknown = area + 1_000;
    let name = b"words".to_vec().try_into().expect("short");
    let reason = b"words".to_vec().try_into().expect("short");
    let level_up = |area| MedallionsCall::level_up { area, level: 2, most: 0 };
    vec![
        case(MedallionsCall::claim { area: unknown }, person, Error::UnknownArea),
        case(MedallionsCall::claim { area }, person, Error::TooFewAnswers),
        case(level_up(unknown), person, Error::UnknownArea),
        case(level_up(area), person, Error::NoMedallion),
        case(MedallionsCall::open_area { area: unknown, name }, alice, BadOrigin),
        case(MedallionsCall::close_area { area }, alice, BadOrigin),
        case(MedallionsCall::revoke { who: Bob.to_account_id().into(), area, reason }, alice, BadOrigin),
    ]
}

fn cases_of_quests(stage: &Stage) -> Vec<Case> {
    type Error = pallet_quests::Error<Runtime>;

    let (alice, dave, person) = (&Alice.pair(), &Dave.pair(), &stage.person);
    let (today, another) = stage.quests;
    let price = QuestTerms::DEFAULT.booster_price;
    let claim = |event| QuestsCall::claim_event { event, place: None };
    vec![
        case(QuestsCall::claim_quest { quest: another }, person, Error::NotToday),
        case(QuestsCall::claim_quest { quest: today }, person, Error::NotDone),
        case(QuestsCall::claim_quest { quest: today }, dave, Error::Unproven),
        case(QuestsCall::claim_milestone { milestone: Milestone::FirstSet }, person, Error::NotDone),
        case(QuestsCall::use_booster {}, person, Error::NoBooster),
        case(QuestsCall::buy_booster { most: price - 1 }, person, Error::AboveMost),
        case(QuestsCall::buy_booster { most: price }, dave, Error::Unproven),
        case(QuestsCall::enter_event { event: EVENT }, person, Error::NeedsNoEntry),
        case(QuestsCall::enter_event { event: EVENT + 1 }, person, Error::UnknownEvent),
        case(claim(EVENT), person, Error::NotDone),
        case(claim(EVENT + 1), person, Error::UnknownEvent),
        case(QuestsCall::close_event { event: EVENT }, alice, Error::StillOpen),
        case(QuestsCall::sweep_entry { event: EVENT, who: Bob.to_account_id().into() }, alice, Error::StillOpen),
        case(
            QuestsCall::open_event {
                reward: Reward::new(1, 0),
                places: 1,
                condition: Condition::Sets { least: 1 },
                from: 0,
                until: 1,
            },
            alice,
            BadOrigin,
        ),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_input_fails_with_the_rule_that_it_breaks_and_changes_nothing() {
    let mut node = Node::dev().start().await;
    let chain = node.chain().await;
    let stage = set_up(&chain).await;
    let cases =
        [cases_of_items(&stage), cases_of_characters(&stage), cases_of_medallions(&stage), cases_of_quests(&stage)];
    let cases = cases.concat();

    let before = chain.digest(&PALLETS).await;
    let calls = cases.iter().map(|(call, signer, _)| (call.clone(), signer)).collect();
    let outcomes = chain.submit_all(calls).await;
    for ((call, _, error), outcome) in cases.iter().zip(outcomes) {
        assert_eq!(outcome.result, Err(*error), "{call:?}");
        assert!(outcome.fee > 0, "what fails is not free: {call:?}");
    }
    assert_eq!(chain.digest(&PALLETS).await, before);

    // What waits for its epoch hatches after it, and what rests is nobody else's for a day.
    chain.make_blocks(TWO_EPOCHS).await;
    hatch(&chain, &[stage.pending], &Charlie.pair()).await;
    let (alice, bob) = (Alice.pair(), Bob.pair());
    chain.submit(CharactersCall::unselect {}, &alice).await.expect_success();
    chain.submit(buy(stage.selected, BID), &bob).await.expect_success();
    let rests = chain.submit(CharactersCall::select { item: stage.selected }, &bob).await;
    rests.expect_error(pallet_characters::Error::<Runtime>::Resting);
    let sold = character(&chain, stage.selected).await;
    assert_eq!((sold.owner, sold.selected), (Some(Bob.to_account_id()), false));
    assert_eq!(sold.rest.map(|rest| rest.holder), Some(Alice.to_account_id()));
    let told = characters(&chain, &Bob.to_account_id()).await;
    assert_eq!(entry(&told["editions"], "price", &PRICE.to_string())["bought"], 3, "{told}");
    chain.advance(DAY / 1_000).await;
    chain.submit(CharactersCall::select { item: stage.selected }, &bob).await.expect_success();
    node.stop_in_good_state().await;
}
