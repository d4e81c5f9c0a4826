//! Two seasons of thirty people on the running node, played twice.

use agt_e2e::{
    audit::audit,
    json::amount,
    scene::{self, SceneResult},
    work::{Behaviour, Person},
    Chain, Node,
};
use agt_primitives::{supply::Budget, Balance};
use agt_test_support::by_length;
use serde_json::json;

/// The scene of the documentation's examples: the platform has an open quiz, and a newcomer has a ticket in its queue.
pub async fn a_quiz_is_open(chain: &Chain) {
    let task = scene::quiz(chain).await;
    let newcomer = agt_e2e::keys::fresh("newcomer");
    let newcomer = Person { name: "newcomer".into(), behaviour: Behaviour::Honest, key: newcomer };
    assert_eq!(task.join(chain, &[newcomer]).await, 1);
}

async fn play() -> SceneResult {
    // The books are compared with the state after each block.
    let mut node = Node::dev().arg("--state-pruning=archive").start().await;
    let chain = node.chain().await;
    let result = scene::play(&chain, &|line| println!("{line}")).await;

    // Every AGT minted since the genesis is explained, to the planck.
    let supply = chain.get("agt_supply", json!([])).await;
    let seasons = agt_e2e::json::entry(&supply["budgets"], "budget", &json_name(Budget::Seasons));
    let paid: Balance = result.people.iter().map(|person| person.paid).sum();
    let told = |key: &str| result.seasons.iter().map(|season| amount(&season[key])).sum::<Balance>();
    assert_eq!(told("paid"), paid);
    assert_eq!(amount(&seasons["minted"]), paid - told("paidRecycled"));
    assert_eq!(amount(&seasons["reserved"]), told("outstanding") - told("outstandingRecycled"));

    // The events alone account for all of it, after each block.
    audit(&chain).await;

    // Every invariant holds in the database of a chain that has lived two seasons.
    drop(chain);
    println!("{}", node.stop_in_good_state().await);
    result
}

fn json_name(budget: Budget) -> String {
    serde_json::to_value(budget).expect("JSON").as_str().expect("a name").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn two_seasons_explain_every_planck_and_replay_to_the_same_digest() {
    let result = play().await;
    let of = |behaviour| result.people.iter().filter(move |person| person.behaviour == behaviour);

    // Consensus finds the true answers, and the status of people shows how they work.
    assert!(of(Behaviour::Honest).all(|person| person.proven && person.paid > 0), "{:#?}", result.people);
    for behaviour in [Behaviour::Lazy, Behaviour::Silent] {
        assert!(of(behaviour).all(|person| !person.proven), "{:#?}", result.people);
    }
    // A colluder, who looks in quizzes only, is let in, gets seats in campaigns, fails their gold and falls.
    assert!(of(Behaviour::Colluding).all(|person| person.proven && person.sets[1] > 0), "{:#?}", result.people);
    let others = || result.people.iter().filter(|person| person.behaviour != Behaviour::Honest);
    assert!(others().all(|person| person.paid == 0 && person.burned == 0), "{:#?}", result.people);
    assert!(
        of(Behaviour::Colluding).all(|person| person.reputation == 0 && person.earned == 0),
        "{:#?}",
        result.people
    );
    let least_honest = of(Behaviour::Honest).map(|person| person.reputation).min();
    let best_other = result
        .people
        .iter()
        .filter(|person| person.behaviour != Behaviour::Honest)
        .map(|person| person.reputation)
        .max();
    assert!(least_honest > best_other, "{least_honest:?} {best_other:?}");
    for campaign in &result.campaigns[1..] {
        let totals = &campaign["totals"];
        let (decided, lost) = (totals["decided"].as_u64(), totals["lost"].as_u64());
        assert!(decided > Some(200) && lost == Some(0), "{campaign}");
    }

    let (decided, wrong) = result.decided;
    assert!(wrong * 100 < decided, "{wrong} of {decided} decisions are wrong");

    // Each person was paid its AIA at the season's rates, rounded down.
    for person in &result.people {
        for (season, base, bonded, paid) in &person.seasons {
            let told = result.seasons.iter().find(|told| told["season"] == **season).expect("the season");
            let part = |lane: &str, aia: u128| {
                let rate = &told[lane]["rate"];
                aia * amount(&rate["planck"]) / amount(&rate["aia"])
            };
            assert_eq!(*paid, part("base", *base) + part("bonded", *bonded), "{person:?} {season}");
        }
        assert_eq!(person.burned, person.seasons.iter().map(|(_, base, bonded, _)| base + bonded).sum::<u128>());
    }
    assert!(
        result.people.iter().flat_map(|person| &person.seasons).any(|(_, _, bonded, _)| *bonded > 0),
        "the bonded lane"
    );
    // The seasons counted all AIA that was burned, lane by lane.
    for told in &result.seasons {
        let of_season =
            || result.people.iter().flat_map(|person| &person.seasons).filter(|entry| told["season"] == *entry.0);
        assert_eq!(amount(&told["base"]["aia"]), of_season().map(|(_, base, _, _)| base).sum::<u128>());
        assert_eq!(amount(&told["bonded"]["aia"]), of_season().map(|(_, _, bonded, _)| bonded).sum::<u128>());
    }

    if by_length(false, true) {
        same_blocks_lead_to_the_same_state(result).await;
    }
}

/// How often a long run of the tests plays the scene at most, until two plays had the same blocks.
const PLAYS: usize = 4;

/// Plays the scene again on other nodes. Calls that are sent at the same time may enter a block in another order, or enter two
/// blocks. Plays that differ in this are not compared: on a busy machine it can be that no two plays have the same blocks, and then
/// this shows nothing.
async fn same_blocks_lead_to_the_same_state(first: SceneResult) {
    let mut plays = Vec::from([first]);
    while plays.len() < PLAYS {
        let again = play().await;
        if let Some(same) = plays.iter().find(|play| play.blocks == again.blocks) {
            assert_eq!(again.digest, same.digest);
            return;
        }
        let parted = plays[0].blocks.iter().zip(&again.blocks).position(|(one, other)| one != other);
        println!(
            "block {:?} has other calls than in the first play, or the same in another order",
            parted.map(|at| at + 1)
        );
        plays.push(again);
    }
    println!("no two of {PLAYS} plays had the same blocks, so none were compared");
}
