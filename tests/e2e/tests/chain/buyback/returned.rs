//! What comes back: slashes and gifts, one season that nobody submits to, and one of which somebody claims nothing.

use super::told_of;
use agt_e2e::{
    audit::audit,
    calls::*,
    committee::{attesters, committee, job, open_job, JOB},
    governance::{root_decides, set_call},
    json::{amount, entry, moment},
    requests::become_requester,
    scene,
    work::{Behaviour, Person},
    Chain, Node,
};
use agt_primitives::{
    calendar::{Month, HOUR},
    recycler::{RecycleSource, RecyclerMode, RecyclerTerms},
    redemption::claims,
    token::{AGT, EXISTENTIAL_DEPOSIT},
    Balance,
};
use agt_runtime::{pots, Runtime, RuntimeCall, RuntimeEvent};
use serde_json::{json, Value};
use sp_core::sr25519::Pair;
use sp_keyring::Sr25519Keyring::{Dave, Eve, Ferdie};

type RecyclerError = pallet_recycler::Error<Runtime>;
type SeasonError = pallet_redemption::Error<Runtime>;

/// The share that governance has burned, in basis points: a quarter.
const BURN: u16 = 2_500;

/// AGT that somebody sends to the recycler's pot for nothing: more than the season owes.
const GIFT: Balance = 1_000 * AGT;

/// AIA that each person submits.
const AIA: u64 = 3_000;

async fn recycler(chain: &Chain) -> Value {
    chain.get("agt_recycler", json!([])).await
}

/// Returns a figure of the recycler.
async fn figure(chain: &Chain, name: &str) -> Balance {
    amount(&recycler(chain).await[name])
}

/// Returns all AGT that was ever burned.
async fn burned(chain: &Chain) -> Balance {
    amount(&chain.get("agt_supply", json!([])).await["burned"])
}

/// Returns the month of chain time.
async fn this_month(chain: &Chain) -> Month {
    Month::at(chain.time(None).await).expect("a month")
}

/// Returns the month after another one.
fn after(month: Month) -> Month {
    month.next().expect("a month")
}

/// Governance has a fixed share burned of what comes back.
async fn governance_splits(chain: &Chain) {
    let burn = RecyclerTerms::DEFAULT.burn;
    let calls = vec![set_call("recycler.mode", 0, 2), set_call("recycler.burn", burn.into(), BURN.into())];
    assert_eq!(root_decides(chain, calls).await, [Ok(()), Ok(())]);
    let told = recycler(chain).await;
    assert_eq!((&told["mode"], &told["burn"]), (&json!("split"), &json!(BURN)));
}

/// A committee posts nothing in its time and is replaced. Returns what its members lose.
async fn a_committee_is_silent(chain: &Chain) -> Balance {
    let nothing = || pallet_revenue::Error::<Runtime>::NothingToRecycle;
    chain.submit(RevenueCall::recycle_slashes {}, &Ferdie.pair()).await.expect_error(nothing());
    attesters(chain).await;
    let requester = Dave.pair();
    become_requester(chain, &requester).await;
    open_job(chain, &requester, AGT, 1_000).await;
    committee(chain, &requester).await;
    chain.wind_to(moment(&job(chain).await["postUntil"])).await;
    let replaced = chain.submit(AttestationCall::replace { job: JOB }, &Eve.pair()).await.expect_success();
    let lost = replaced.events.iter().filter_map(|event| match event {
        RuntimeEvent::Attestation(pallet_attestation::Event::SilentSlashed { taken, .. }) => Some(*taken),
        _ => None,
    });
    let lost: Balance = lost.sum();
    assert!(lost > AGT, "{lost}");
    lost
}

/// Anybody empties the pot of slashes: the share that governance chose is burned, and the rest belongs to the season of the next
/// month. Returns that season and what belongs to it.
async fn slashes_come_back(chain: &Chain, lost: Balance) -> (Month, Balance) {
    let (pot, next) = (pots::account(pots::REWARDS), after(this_month(chain).await));
    assert_eq!(chain.free(&pot).await, EXISTENTIAL_DEPOSIT + lost);
    let (before, supply) = (recycler(chain).await, burned(chain).await);
    let revenue = chain.get("agt_revenue", json!([])).await;

    let outcome = chain.submit(RevenueCall::recycle_slashes {}, &Ferdie.pair()).await.expect_success();
    let (part, rest) = (lost / 4, lost - lost / 4);
    let recycled = outcome.event(|event| match event {
        RuntimeEvent::Recycler(pallet_recycler::Event::AgtRecycled {
            from,
            source,
            amount,
            mode,
            burned,
            kept,
            season,
            ..
        }) => Some((from.clone(), *source, *mode, *amount, *burned, *kept, *season)),
        _ => None,
    });
    assert_eq!(recycled, (pot.clone(), RecycleSource::Slashes, RecyclerMode::Split, lost, part, rest, next));
    let told = outcome.event(|event| match event {
        RuntimeEvent::Revenue(pallet_revenue::Event::SlashesRecycled { amount }) => Some(*amount),
        _ => None,
    });
    assert_eq!(told, lost);

    let now = recycler(chain).await;
    let grown = |name: &str| amount(&now[name]) - amount(&before[name]);
    assert_eq!((grown("received"), grown("burned"), grown("waiting")), (lost, part, rest));
    assert_eq!((&now["nextSeason"], amount(&now["nextRevenue"])), (&json!(scene::name_of(next)), rest));
    assert_eq!(amount(&entry(&now["sources"], "source", "slashes")["received"]), lost);
    assert_eq!(burned(chain).await - supply, part);
    assert_eq!(chain.free(&pot).await, EXISTENTIAL_DEPOSIT);
    // It is no revenue, so authors get no share of it.
    let counted = chain.get("agt_revenue", json!([])).await;
    assert_eq!((&counted["assets"], amount(&counted["slashesRecycled"])), (&revenue["assets"], lost));
    let again = chain.submit(RevenueCall::recycle_slashes {}, &Ferdie.pair()).await;
    again.expect_error(pallet_revenue::Error::<Runtime>::NothingToRecycle);
    assert_eq!(recycler(chain).await, now);
    (next, rest)
}

async fn carry(chain: &Chain, season: Month) -> agt_e2e::Outcome {
    chain.submit(RecyclerCall::carry { season }, &Eve.pair()).await
}

/// Nobody submits to a season: when its window is shut, anybody carries what belongs to it to the next one, and nobody before.
async fn an_idle_season_passes_it_on(chain: &Chain, idle: Month, belongs: Balance) {
    carry(chain, idle).await.expect_error(RecyclerError::SeasonTakes);
    chain.wind_to(idle.start_of_day(20).expect("a day")).await;
    carry(chain, idle).await.expect_error(RecyclerError::SeasonTakes);
    chain.wind_to(idle.start_of_day(21).expect("a day")).await;
    let supply = burned(chain).await;
    let carried = carry(chain, idle).await.expect_success().event(|event| match event {
        RuntimeEvent::Recycler(pallet_recycler::Event::Carried { from, amount, season }) => {
            Some((*from, *amount, *season))
        }
        _ => None,
    });
    assert_eq!(carried, (idle, belongs, after(idle)));
    carry(chain, idle).await.expect_error(RecyclerError::NothingToCarry);
    assert_eq!(figure(chain, "nextRevenue").await, belongs);
    assert_eq!(burned(chain).await, supply, "it was burned in part when it came back, and is not again");
}

/// Dave sends AGT to the recycler's pot: all of it belongs to a season as soon as anybody says so.
async fn a_gift_is_kept_whole(chain: &Chain, season: Month) {
    let give = BalancesCall::transfer_keep_alive { dest: pots::account(pots::RECYCLER).into(), value: GIFT };
    chain.submit(give, &Dave.pair()).await.expect_success();
    let (belongs, supply) = (figure(chain, "nextRevenue").await, burned(chain).await);
    let collected =
        chain.submit(RecyclerCall::collect {}, &Eve.pair()).await.expect_success().event(|event| match event {
            RuntimeEvent::Recycler(pallet_recycler::Event::GiftCollected { amount, season }) => {
                Some((*amount, *season))
            }
            _ => None,
        });
    assert_eq!(collected, (GIFT, season));
    assert_eq!((figure(chain, "nextRevenue").await, figure(chain, "gifts").await), (belongs + GIFT, GIFT));
    assert_eq!(burned(chain).await, supply);
    let again = chain.submit(RecyclerCall::collect {}, &Eve.pair()).await;
    again.expect_error(RecyclerError::NothingToCollect);
}

/// A person claims what it is paid by a season, without a fee. Returns that, all of which came out of revenue.
async fn claim(chain: &Chain, season: Month, key: &Pair) -> Balance {
    let outcome = chain.submit(RedemptionCall::claim { season }, key).await.expect_success();
    assert_eq!(outcome.fee, 0);
    let (paid, recycled) = outcome.event(|event| match event {
        RuntimeEvent::Redemption(pallet_redemption::Event::Claimed { amount, recycled, .. }) => {
            Some((*amount, *recycled))
        }
        _ => None,
    });
    assert_eq!(recycled, paid);
    paid
}

/// Three people submit. The first claim closes the season: revenue pays all of it, and what is left belongs to the next one.
/// Returns what each is paid, and what is left.
async fn revenue_pays_the_season(chain: &Chain, season: Month, people: &[Person]) -> (Balance, Balance) {
    let returned = figure(chain, "nextRevenue").await;
    chain.wind_to(season.start_of_day(10).expect("a day")).await;
    let submit = || RuntimeCall::from(RedemptionCall::submit { aia: AIA });
    for outcome in chain.submit_all(people.iter().map(|person| (submit(), &person.key)).collect()).await {
        outcome.expect_success();
    }
    chain.wind_to(season.start_of_day(21).expect("a day")).await;
    let paid = claim(chain, season, &people[0].key).await;
    let told = told_of(chain, season).await;
    assert_eq!((amount(&told["returned"]), amount(&told["paid"])), (returned, paid), "{told}");
    assert_eq!(amount(&told["paidRecycled"]), paid);
    assert_eq!((amount(&told["outstanding"]), amount(&told["outstandingRecycled"])), (2 * paid, 2 * paid));
    let left = returned - 3 * paid;
    assert!(paid > 0 && left > 0, "{told}");
    assert_eq!((figure(chain, "nextRevenue").await, figure(chain, "outstanding").await), (left, 2 * paid));
    carry(chain, season).await.expect_error(RecyclerError::NothingToCarry);
    (paid, left)
}

/// An hour before the claims end, one person still is paid. The other one never claims, and its part belongs to a later season.
async fn what_nobody_claims_goes_on(chain: &Chain, season: Month, people: &[Person], each: Balance) {
    let (until, [_, late, never]) = (claims(season).expect("in the calendar").end, people) else {
        panic!("three people submitted")
    };
    let minted = amount(&chain.get("agt_supply", json!([])).await["everMinted"]);
    chain.wind_to(until - HOUR).await;
    assert_eq!(claim(chain, season, &late.key).await, each, "whoever is late is paid as much");
    assert_eq!(chain.free(&late.account()).await, each);
    let sweep = || RedemptionCall::sweep { season };
    chain.submit(sweep(), &Eve.pair()).await.expect_error(SeasonError::ClaimsOpen);
    chain.wind_to(until).await;
    let too_late = RedemptionCall::claim_for { who: never.account().into(), season };
    chain.submit(too_late, &Eve.pair()).await.expect_error(SeasonError::ClaimsEnded);

    let swept = chain.submit(sweep(), &Eve.pair()).await.expect_success();
    let (lifted, given_back) = swept.event(|event| match event {
        RuntimeEvent::Redemption(pallet_redemption::Event::SeasonSwept { lifted, given_back, .. }) => {
            Some((*lifted, *given_back))
        }
        _ => None,
    });
    assert_eq!((lifted, given_back), (0, each));
    let belongs = swept.event(|event| match event {
        RuntimeEvent::Recycler(pallet_recycler::Event::GivenBack { amount, season }) => Some((*amount, *season)),
        _ => None,
    });
    let next = after(this_month(chain).await);
    assert_eq!(belongs, (each, next));
    assert_eq!(amount(&told_of(chain, next).await["returned"]), each);
    assert_eq!(chain.free(&never.account()).await, 0);
    let told = told_of(chain, season).await;
    assert_eq!((amount(&told["paid"]), amount(&told["outstanding"]), amount(&told["swept"])), (2 * each, 0, each));
    assert_eq!(amount(&chain.get("agt_supply", json!([])).await["everMinted"]), minted, "revenue has paid for all");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_back_is_split_once_and_waits_for_who_claims_it() {
    let mut node = Node::dev().arg("--state-pruning=archive").start().await;
    let chain = node.chain().await;
    let people = Person::many(Behaviour::Honest, 3);
    scene::earn(&chain, &people).await;
    governance_splits(&chain).await;
    let lost = a_committee_is_silent(&chain).await;
    let (idle, belongs) = slashes_come_back(&chain, lost).await;
    an_idle_season_passes_it_on(&chain, idle, belongs).await;
    let season = after(idle);
    a_gift_is_kept_whole(&chain, season).await;
    let (each, left) = revenue_pays_the_season(&chain, season, &people).await;
    what_nobody_claims_goes_on(&chain, season, &people, each).await;

    // What the first season could not pay waits for a season to which nobody submitted, until somebody carries it.
    let supply = burned(&chain).await;
    carry(&chain, after(season)).await.expect_success();
    let told = recycler(&chain).await;
    assert_eq!((amount(&told["nextRevenue"]), amount(&told["waiting"])), (left + each, left + each), "{told}");
    assert_eq!((amount(&told["paid"]), amount(&told["outstanding"])), (2 * each, 0));
    assert_eq!((burned(&chain).await, amount(&told["burned"])), (supply, lost / 4));
    audit(&chain).await;
    drop(chain);
    println!("{}", node.stop_in_good_state().await);
}
