//! Two seasons of thirty people on the running node, played twice.

use agt_e2e::{
    json::amount,
    labour::{Person, Plan, Task, Temper},
    scene::{self, Story},
    Chain, Node,
};
use agt_primitives::{supply::Budget, Balance};
use serde_json::json;
use sp_keyring::Sr25519Keyring::{Alice, Bob};

/// The scene of the documentation's examples: the platform has a quiz open, and somebody queues for it.
pub async fn a_quiz_is_open(chain: &Chain) {
    let plan = Plan { leaves: 100, ..Plan::quiz(scene::AREA, chain.time(None).await + 30 * 86_400_000) };
    let task = Task::open(chain, &Alice.pair(), &Bob.pair(), plan).await;
    let newcomer = agt_e2e::keys::fresh("newcomer");
    let newcomer = Person { name: "newcomer".into(), temper: Temper::Honest, key: newcomer };
    assert_eq!(task.join(chain, &[newcomer]).await, 1);
}

async fn play() -> Story {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    let story = scene::play(&chain, &|line| println!("{line}")).await;

    // Every AGT that came into being since the genesis is explained, to the planck.
    let supply = chain.get("agt_supply", json!([])).await;
    let seasons = agt_e2e::json::entry(&supply["budgets"], "budget", &json_name(Budget::Seasons));
    let paid: Balance = story.lives.iter().map(|life| life.paid).sum();
    assert_eq!(amount(&seasons["minted"]), paid);
    let told = |key: &str| story.seasons.iter().map(|season| amount(&season[key])).sum::<Balance>();
    assert_eq!(told("paid"), paid);
    assert_eq!(amount(&seasons["reserved"]), told("outstanding"));
    story
}

fn json_name(budget: Budget) -> String {
    serde_json::to_value(budget).expect("JSON").as_str().expect("a name").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn thirty_people_work_two_seasons_and_every_planck_is_explained_and_the_same_again() {
    let story = play().await;
    let of = |temper| story.lives.iter().filter(move |life| life.temper == temper);

    // Consensus finds the truth and standing tells people apart.
    assert!(of(Temper::Honest).all(|life| life.proven && life.paid > 0), "{:#?}", story.lives);
    for temper in [Temper::Lazy, Temper::Silent] {
        assert!(of(temper).all(|life| !life.proven), "{:#?}", story.lives);
    }
    // Who looked in the quizzes and nowhere else is proven, sits in campaigns, and fails their gold.
    assert!(of(Temper::Colluding).all(|life| life.proven && life.sets[1] > 0), "{:#?}", story.lives);
    let others = || story.lives.iter().filter(|life| life.temper != Temper::Honest);
    assert!(others().all(|life| life.paid == 0 && life.burned == 0), "{:#?}", story.lives);
    let least_honest = of(Temper::Honest).map(|life| life.reputation).min();
    let best_other = story.lives.iter().filter(|life| life.temper != Temper::Honest).map(|life| life.reputation).max();
    assert!(least_honest > best_other, "{least_honest:?} {best_other:?}");
    for campaign in &story.campaigns[1..] {
        let totals = &campaign["totals"];
        let (decided, lost) = (totals["decided"].as_u64(), totals["lost"].as_u64());
        assert!(decided > Some(200) && lost == Some(0), "{campaign}");
    }

    let (decided, wrong) = story.decided;
    assert!(wrong * 100 < decided, "{wrong} of {decided} decisions are wrong");

    // What each was paid is its AIA at the season's rates, rounded down.
    for life in &story.lives {
        for (season, base, bonded, paid) in &life.seasons {
            let told = story.seasons.iter().find(|told| told["season"] == **season).expect("the season");
            let part = |lane: &str, aia: u128| {
                let rate = &told[lane]["rate"];
                aia * amount(&rate["planck"]) / amount(&rate["aia"])
            };
            assert_eq!(*paid, part("base", *base) + part("bonded", *bonded), "{life:?} {season}");
        }
        assert_eq!(life.burned, life.seasons.iter().map(|(_, base, bonded, _)| base + bonded).sum::<u128>());
    }
    assert!(story.lives.iter().flat_map(|life| &life.seasons).any(|(_, _, bonded, _)| *bonded > 0), "the bonded lane");
    // What was burned is what the seasons counted, lane by lane.
    for told in &story.seasons {
        let of_season = || story.lives.iter().flat_map(|life| &life.seasons).filter(|entry| told["season"] == *entry.0);
        assert_eq!(amount(&told["base"]["aia"]), of_season().map(|(_, base, _, _)| base).sum::<u128>());
        assert_eq!(amount(&told["bonded"]["aia"]), of_season().map(|(_, _, bonded, _)| bonded).sum::<u128>());
    }

    // The same once more, on another node.
    assert_eq!(play().await.digest, story.digest);
}
