//! The way up: from a registration without any AGT to advanced work, and what stays with whoever sells its character.

use agt_e2e::{
    allowance::contributor,
    calls::*,
    climb::{self, assert_open, assert_shut, for_free, EVENT, EVENT_XP, LEVEL_XP},
    governance::root_decides,
    items::{buy, character, owned, set_price},
    json::amount,
    scene,
    work::{Person, Task},
    Chain, Node, Outcome,
};
use agt_primitives::{
    access::Role,
    calendar::DAY,
    characters::{Attribute, CharacterId, CharacterTerms},
    quests::{Milestone, QuestTerms},
    tasks::{CampaignKind, Queue, TaskTerms},
    token::AGT,
    Balance,
};
use agt_runtime::{AccountId, Runtime, RuntimeCall, RuntimeEvent};
use serde_json::{json, Value};
use sp_core::{crypto::Ss58Codec, sr25519::Pair};
use sp_keyring::Sr25519Keyring::{Charlie, Dave};

type CharactersError = pallet_characters::Error<Runtime>;
type MedallionsError = pallet_medallions::Error<Runtime>;
type NftsError = pallet_nfts::Error<Runtime>;
type QuestsError = pallet_quests::Error<Runtime>;
type TasksError = pallet_tasks::Error<Runtime>;

/// What the fifth level of a character costs, in planck.
const FIFTH_LEVEL: Balance = CharacterTerms::DEFAULT.level_agt;

/// What an account needs for the role of advanced tasks, and for its fees.
const MEANS: Balance = 1_000 * AGT;

/// The price of the character that is sold.
const SALE: Balance = 40 * AGT;

/// The days on which the newcomer tries to do a quest while it can pay fees. Two in five days have one that a single set does.
const DAYS: usize = 20;

/// Returns the AGT that was ever counted as revenue, in planck.
async fn revenue(chain: &Chain) -> Balance {
    let told = chain.get("agt_revenue", json!([])).await;
    // AGT is the first asset.
    amount(&told["assets"][0]["collected"])
}

/// Has Charlie give each of these people the same amount.
async fn give(chain: &Chain, people: &[Person], value: Balance) {
    let charlie = Charlie.pair();
    let gift = |person: &Person| -> RuntimeCall {
        BalancesCall::transfer_keep_alive { dest: person.account().into(), value }.into()
    };
    for outcome in chain.submit_all(people.iter().map(|person| (gift(person), &charlie)).collect()).await {
        outcome.expect_success();
    }
}

/// Has every person make the same call.
async fn all(chain: &Chain, people: &[Person], call: impl Into<RuntimeCall>) -> Vec<Outcome> {
    let call = call.into();
    let outcomes = chain.submit_all(people.iter().map(|person| (call.clone(), &person.key)).collect()).await;
    outcomes.into_iter().map(Outcome::expect_success).collect()
}

/// Returns the call that raises a character to a level. Its points go where they change what it is worth in XP.
fn level_up(item: CharacterId, level: u8) -> CharactersCall {
    CharactersCall::level_up { item, attribute: Attribute::Insight, level, most: FIFTH_LEVEL }
}

/// Asserts that a character has reached a level, for so much XP and AGT.
fn assert_reached(outcome: &Outcome, item: CharacterId, reached: u16, paid: (u64, Balance)) {
    let told = outcome.event(|event| match event {
        RuntimeEvent::Characters(pallet_characters::Event::LevelReached { item, level, agt, xp, .. }) => {
            Some((*item, *level, (*xp, *agt)))
        }
        _ => None,
    });
    assert_eq!(told, (item, reached, paid));
}

/// Raises the newcomer's starter to level 5: no level without its XP and its AGT, and no sale before.
async fn level_starter(chain: &Chain, newcomer: &Person, item: CharacterId, buyer: &Pair) {
    let key = &newcomer.key;
    for level in 2..=4_u8 {
        let (xp, before) = (u64::from(LEVEL_XP) * u64::from(level - 1), climb::xp(chain, newcomer).await);
        let reached = chain.submit(level_up(item, level), key).await.expect_success();
        assert_reached(&reached, item, level.into(), (xp, 0));
        assert_eq!(climb::xp(chain, newcomer).await, (before.0, before.1 - xp), "what was earned does not fall");
    }
    let (before, xp) = (revenue(chain).await, climb::xp(chain, newcomer).await);
    chain.submit(level_up(item, 5), key).await.expect_error(CharactersError::CannotPay);
    assert_eq!((revenue(chain).await, climb::xp(chain, newcomer).await), (before, xp));

    // A starter that cost nothing cannot be sold.
    chain.submit(set_price(item, Some(SALE)), key).await.expect_success();
    chain.submit(buy(item, SALE), buyer).await.expect_error(NftsError::ItemLocked);
    chain.submit(level_up(item, 5), key).await.expect_error(CharactersError::ForSale);
    chain.submit(set_price(item, None), key).await.expect_success();

    give(chain, std::slice::from_ref(newcomer), MEANS).await;
    let reached = chain.submit(level_up(item, 5), key).await.expect_success();
    assert_reached(&reached, item, 5, (4 * u64::from(LEVEL_XP), FIFTH_LEVEL));
    assert_eq!(revenue(chain).await - before, FIFTH_LEVEL, "the price, and nothing but the price");
}

/// Has somebody buy a booster, once a day and for its price.
async fn buy_booster(chain: &Chain, who: &Person) {
    let price = QuestTerms::DEFAULT.booster_price;
    let buy = |most| QuestsCall::buy_booster { most };
    let stock = || async {
        let told = chain.get("agt_quests", json!([who.account().to_ss58check()])).await;
        assert_eq!(amount(&told["boosters"]["price"]), price, "{told}");
        told["boosters"]["stock"].as_u64().expect("a number")
    };
    let before = (revenue(chain).await, stock().await);
    chain.submit(buy(price - 1), &who.key).await.expect_error(QuestsError::AboveMost);
    let bought = chain.submit(buy(price), &who.key).await.expect_success();
    let told = bought.event(|event| match event {
        RuntimeEvent::Quests(pallet_quests::Event::BoosterBought { price, .. }) => Some(*price),
        _ => None,
    });
    assert_eq!(told, price);
    chain.submit(buy(price), &who.key).await.expect_error(QuestsError::BoughtToday);
    assert_eq!((revenue(chain).await, stock().await), (before.0 + price, before.1 + 1));
}

/// Has the newcomer do a set a day until it has claimed a quest while it could pay a fee, and so has tried to claim it twice.
async fn work_for_a_quest(chain: &Chain, task: &Task, people: &[Person]) {
    for _ in 0..DAYS {
        climb::round(chain, task, people).await;
        if !climb::claim_quests(chain, &people[0]).await.is_empty() {
            return;
        }
        chain.advance(DAY / 1_000).await;
    }
    panic!("no quest of {DAYS} days was one that a set does");
}

/// Returns what an account is as a worker: all that a sale must leave as it is.
async fn standing(chain: &Chain, who: &AccountId) -> (Value, Value) {
    let medallions = chain.get("agt_medallions", json!([who.to_ss58check()])).await;
    let mut registered = contributor(chain, who).await["registered"].clone();
    // Its invitations grow with the clock.
    registered.as_object_mut().expect("it is registered").remove("sponsor");
    (registered, medallions)
}

/// Has somebody sell the character that it has selected, which nobody can buy before it is unselected.
async fn sell(chain: &Chain, seller: &Person, buyer: &Person, item: CharacterId) {
    let (from, to) = (seller.account(), buyer.account());
    chain.submit(set_price(item, Some(SALE)), &seller.key).await.expect_success();
    chain.submit(buy(item, SALE), &buyer.key).await.expect_error(NftsError::ItemLocked);
    assert_eq!(character(chain, item).await.owner, Some(from.clone()));
    chain.submit(CharactersCall::unselect {}, &seller.key).await.expect_success();

    let before = (standing(chain, &from).await, standing(chain, &to).await);
    let (level, characters) = (character(chain, item).await.level, owned(chain, &to).await.len());
    let money = (chain.free(&from).await, chain.free(&to).await);
    let bought = chain.submit(buy(item, SALE), &buyer.key).await.expect_success();
    let paid = bought.event(|event| match event {
        RuntimeEvent::Nfts(pallet_nfts::Event::ItemBought { item: sold, price, seller, buyer, .. }) => {
            (*sold == item && *seller == from && *buyer == to).then_some(*price)
        }
        _ => None,
    });
    assert_eq!(paid, SALE);
    assert_eq!(chain.free(&from).await, money.0 + SALE);
    assert_eq!(chain.free(&to).await, money.1 - SALE - bought.fee);

    // The character is the buyer's, with its level. All that was earned by work is where it was.
    assert_eq!((standing(chain, &from).await, standing(chain, &to).await), before);
    assert_eq!((owned(chain, &from).await, owned(chain, &to).await.len()), (vec![], characters + 1));
    let sold = character(chain, item).await;
    assert_eq!((sold.owner, sold.level, sold.selected), (Some(to), level, false));
    // It rests for its new owner.
    chain.submit(CharactersCall::unselect {}, &buyer.key).await.expect_success();
    let select = CharactersCall::select { item };
    chain.submit(select, &buyer.key).await.expect_error(CharactersError::Resting);
}

/// Has governance take a medallion away: the gate is shut in the same block.
async fn revoke(chain: &Chain, task: &Task, holder: &Person) {
    assert_open(chain, task, holder).await;
    let reason = b"The answers were another's.".to_vec().try_into().expect("short");
    let revoke = MedallionsCall::revoke { who: holder.account().into(), area: scene::AREA, reason };
    assert_eq!(root_decides(chain, vec![revoke.into()]).await, [Ok(())]);
    let block = chain.events(chain.best().await.hash()).await;
    let is_revoked = |event: &RuntimeEvent| {
        matches!(event, RuntimeEvent::Medallions(pallet_medallions::Event::Revoked { who, level: 1, .. })
            if *who == holder.account())
    };
    assert!(block.iter().any(|record| is_revoked(&record.event)), "it was revoked in the best block: {block:#?}");
    let missing = json!([{ "missing": "medallion", "area": scene::AREA, "has": 0, "needs": 1 }]);
    assert_shut(chain, task, holder, missing, TasksError::MedallionRequired).await;
    assert_eq!(climb::medallion(chain, &holder.account()).await["level"], 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn newcomer_climbs_to_advanced_work_and_sells_its_character_alone() {
    let mut node = Node::dev().start().await;
    let chain = node.chain().await;
    climb::begin(&chain).await;
    let people = climb::people();
    let newcomer = &people[0];
    let who = newcomer.account();
    let area = scene::AREA;
    let quiz = scene::quiz(&chain).await;
    let general = climb::work(&chain, &quiz, CampaignKind::General).await;
    let specialised = climb::work(&chain, &quiz, CampaignKind::Specialised).await;
    let advanced = climb::work(&chain, &quiz, CampaignKind::Advanced).await;

    // A registration, and a quiz that lets in.
    let let_in = json!({ "missing": "letIn", "area": area });
    let missing = json!([{ "missing": "registration" }, let_in]);
    assert_shut(&chain, &general, newcomer, missing, TasksError::NotRegistered).await;
    scene::register(&chain, &people).await;
    let not_qualified = pallet_contributors::Error::<Runtime>::NotQualified;
    assert_shut(&chain, &general, newcomer, json!([let_in]), not_qualified).await;
    climb::round(&chain, &quiz, &people).await;
    climb::rest(&chain).await;

    // The starter costs nothing, not even a fee.
    for_free(&chain, CharactersCall::claim_starter {}, newcomer).await;
    let starter: CharacterId = owned(&chain, &who).await[0] as CharacterId;
    let told = character(&chain, starter).await;
    assert_eq!((told.level, told.locked, told.selected), (1, true, false));
    assert_eq!(chain.free(&who).await, 0);
    all(&chain, &people[1..], CharactersCall::claim_starter {}).await;

    // The first accepted set is a milestone, and pays a booster.
    let medallion = |has: u8| json!({ "missing": "medallion", "area": area, "has": has, "needs": 1 });
    let least = specialised.terms.requirements.reputation.points();
    let reputation = json!({ "missing": "reputation", "area": area, "has": 0, "needs": least });
    let missing = json!([medallion(0), reputation]);
    assert_shut(&chain, &specialised, newcomer, missing, TasksError::MedallionRequired).await;
    assert_open(&chain, &general, newcomer).await;
    climb::round(&chain, &general, &people).await;
    climb::claim_quests(&chain, newcomer).await;
    let first = QuestsCall::claim_milestone { milestone: Milestone::FirstSet };
    for_free(&chain, first.clone(), newcomer).await;
    let used = for_free(&chain, QuestsCall::use_booster {}, newcomer).await;
    let factor = used.event(|event| match event {
        RuntimeEvent::Quests(pallet_quests::Event::BoosterUsed { factor, stock: 0, .. }) => Some(*factor),
        _ => None,
    });
    assert_eq!(factor, QuestTerms::DEFAULT.factor());
    climb::rest(&chain).await;
    let multiplier = contributor(&chain, &who).await["registered"]["multiplier"].as_u64();
    assert!(multiplier >= Some(factor.points().into()), "{multiplier:?}");

    // From here on it can pay fees, and the companions can do what it does.
    give(&chain, &people[..1], 20 * AGT).await;
    give(&chain, &people[1..], MEANS).await;
    chain.submit(first, &newcomer.key).await.expect_error(QuestsError::AlreadyClaimed);
    for _ in 0..4 {
        climb::round(&chain, &general, &people).await;
        climb::claim_quests(&chain, newcomer).await;
        climb::rest(&chain).await;
        if climb::medallion(&chain, &who).await["next"]["ready"] == true {
            break;
        }
    }

    // The medallion opens specialised work.
    assert_shut(&chain, &specialised, newcomer, json!([medallion(0)]), TasksError::MedallionRequired).await;
    let claim = MedallionsCall::claim { area };
    for_free(&chain, claim.clone(), newcomer).await;
    chain.submit(claim.clone(), &newcomer.key).await.expect_error(MedallionsError::AlreadyHeld);
    all(&chain, &people[1..], claim).await;
    assert_eq!(climb::medallion(&chain, &who).await["level"], 1);
    let before = climb::xp(&chain, newcomer).await.0;
    for_free(&chain, QuestsCall::claim_event { event: EVENT, place: None }, newcomer).await;
    assert_eq!(climb::xp(&chain, newcomer).await.0 - before, u64::from(EVENT_XP));
    assert_open(&chain, &specialised, newcomer).await;
    climb::round(&chain, &specialised, &people).await;
    climb::rest(&chain).await;

    // Advanced work asks for a role with its bond, and for a character of level 5.
    let character = json!({ "missing": "character", "has": 0, "needs": 5 });
    let set_aside = TaskTerms::DEFAULT.set_aside.to_string();
    let bond = json!({ "missing": "bond", "has": "0", "needs": set_aside });
    let missing = json!([{ "missing": "role", "role": "advancedTasks" }, character, bond]);
    assert_shut(&chain, &advanced, newcomer, missing, TasksError::RoleRequired).await;
    level_starter(&chain, newcomer, starter, &Dave.pair()).await;
    for companion in &people[1..] {
        let item = owned(&chain, &companion.account()).await[0] as CharacterId;
        let calls = (2..=5).map(|level| level_up(item, level).into()).collect();
        chain.submit(UtilityCall::batch_all { calls }, &companion.key).await.expect_success();
        chain.submit(CharactersCall::select { item }, &companion.key).await.expect_success();
    }
    all(&chain, &people, AccessCall::bond { amount: 600 * AGT }).await;
    all(&chain, &people, AccessCall::enter_role { role: Role::AdvancedTasks }).await;
    assert_shut(&chain, &advanced, newcomer, json!([character]), TasksError::CharacterRequired).await;
    chain.submit(CharactersCall::select { item: starter }, &newcomer.key).await.expect_success();
    assert_open(&chain, &advanced, newcomer).await;
    climb::round(&chain, &advanced, &people).await;
    let told = chain.get("agt_campaign", json!([advanced.id])).await;
    assert_eq!((&told["totals"]["settled"], &told["totals"]["empty"]), (&json!(1), &json!(0)), "{told}");
    climb::rest(&chain).await;

    buy_booster(&chain, newcomer).await;
    work_for_a_quest(&chain, &general, &people).await;
    chain.advance(DAY / 1_000).await;
    sell(&chain, newcomer, &people[1], starter).await;
    let missing = json!([{ "missing": "character", "has": 0, "needs": 5 }]);
    assert_shut(&chain, &advanced, newcomer, missing, TasksError::CharacterRequired).await;
    revoke(&chain, &specialised, newcomer).await;
    let join = TasksCall::join { campaign: specialised.id, queue: Queue::Work };
    chain.submit(join, &people[2].key).await.expect_success();
    node.stop_in_good_state().await;
}
