//! The scene: people who were let in, a campaign of pictures, and its seats.

use agt_datasets::{
    plan::{Plan, Sketch},
    prepare::{self, Settings},
    prepared::Prepared,
};
use agt_e2e::{
    calls::*,
    requests::{become_requester, open_pool, prefund, FIRST_POOL},
    scene,
    seats::{seat_of, Seat},
    work::{Behaviour, Person},
    Chain, Node, Sure,
};
use agt_primitives::{
    assets::AssetKind,
    reward_pools::PoolTerms,
    tasks::{shuffle, Answer, CampaignId, Queue, RoundId},
    token::AGT,
    Balance,
};
use agt_runtime::{RuntimeCall, RuntimeEvent};
use sp_core::sr25519::Pair;
use sp_keyring::Sr25519Keyring::Charlie;
use std::{fs, path::Path, sync::Arc};

/// The pictures in all.
pub const PICTURES: u32 = 96;
const SETS: u32 = 4;
const ITEMS_A_SET: u32 = 8;
/// What a perfect set earns, in planck.
pub const PRICE: Balance = 3 * AGT / 2;

/// The labels.
pub const SHAPES: [&str; 4] = ["circle", "square", "triangle", "cross"];

/// Of each twelve pictures, eight in a row are gold.
fn is_gold(number: u32) -> bool {
    number / 4 % 3 != 0
}

/// Returns what stands in for a picture: its first byte is the number of its shape. All have the same length.
pub fn picture(number: u32) -> Vec<u8> {
    [&[(number % 4) as u8][..], &number.to_le_bytes(), &[7; 2_000]].concat()
}

/// Writes the pictures, the items and the gold of a campaign into its folder.
fn write(folder: &Path) {
    let (mut items, mut gold) = (String::from("id,media\n"), String::from("id,answer\n"));
    fs::create_dir(folder.join("pictures")).expect("a new folder");
    for number in 0..PICTURES {
        let file = format!("{number:03}.png");
        fs::write(folder.join("pictures").join(&file), picture(number)).expect("a picture");
        items += &format!("picture-{number:03},{file}\n");
        if is_gold(number) {
            gold += &format!("picture-{number:03},{}\n", SHAPES[number as usize % 4]);
        }
    }
    fs::write(folder.join("items.csv"), items).expect("items");
    fs::write(folder.join("gold.csv"), gold).expect("gold");
}

/// Makes the folder of a campaign of pictures and prepares it.
async fn prepared(chain: &Chain, folder: &Path) -> Prepared {
    write(folder);
    let labels = SHAPES.map(str::to_owned);
    let sketch = Sketch { title: "Shapes", labels: &labels, media: Some("pictures"), ..Sketch::default() };
    let plan = Plan::template(&sketch)
        .replace("area = 0", &format!("area = {}", scene::AREA))
        .replace("items-a-set = 24", "items-a-set = 8")
        .replace("# leaves = 100", "leaves = 8");
    fs::write(folder.join("campaign.toml"), plan).expect("a plan");
    fs::write(folder.join("specification.md"), "Choose the shape.").expect("a specification");
    let (fee, now) = (PoolTerms::DEFAULT.fee_rate(), chain.time(None).await);
    let settings = Settings { fee, now, force: false, progress: &(), seed: Some([7; 32]) };
    prepare::prepare(folder, &settings).unwrap_or_else(|error| panic!("{error}"));
    Prepared::open(folder).unwrap_or_else(|error| panic!("{error}"))
}

/// Opens the campaign of a folder with the pool that pays for it.
async fn open(chain: &Chain, requester: &Pair, prepared: &Prepared) -> CampaignId {
    become_requester(chain, requester).await;
    let pool = open_pool(chain, FIRST_POOL, AssetKind::Native, prefund(PRICE, SETS)).await;
    let terms = prepared.terms(chain.time(None).await, FIRST_POOL).unwrap_or_else(|error| panic!("{error}"));
    let calls = vec![pool, TasksCall::open_campaign { terms }.into()];
    let opened = chain.submit(UtilityCall::batch_all { calls }, requester).await.expect_success();
    opened.event(|event| match event {
        RuntimeEvent::Tasks(pallet_tasks::Event::CampaignOpened { campaign, .. }) => Some(*campaign),
        _ => None,
    })
}

/// Has people join who are let in, and deals their seats. Returns the round.
async fn deal(chain: &Chain, campaign: CampaignId, people: &[Person]) -> RoundId {
    let join = || RuntimeCall::from(TasksCall::join { campaign, queue: Queue::Work });
    let offered = chain.offer_all(people.iter().map(|person| (join(), &person.key)).collect()).await;
    let joined = offered.iter().map(|result| result.as_ref().is_ok_and(|outcome| outcome.result.is_ok()));
    let (first, _) = people.iter().zip(joined).find(|(_, joined)| *joined).expect("somebody is let in");
    let round = RoundId(0);
    chain.advance(3_601).await;
    chain.submit(TasksCall::close_round { campaign, round }, &first.key).await.expect_success();
    // A whole epoch begins and ends after the round has closed.
    chain.make_blocks(45).await;
    chain.submit(TasksCall::deal { campaign, round }, &first.key).await.expect_success();
    round
}

/// The scene.
pub struct Scene {
    pub node: Node,
    pub chain: Chain,
    pub folder: tempfile::TempDir,
    pub prepared: Arc<Prepared>,
    pub campaign: CampaignId,
    pub quiz: CampaignId,
    /// Those with a seat, and their seats.
    pub seated: Vec<(Person, Seat)>,
    /// Somebody without a seat in the campaign.
    pub stranger: Person,
}

impl Scene {
    /// Plays it on a node of its own.
    pub async fn play() -> Self {
        let node = Node::dev().start().await;
        let chain = node.chain().await;
        let mut people = Person::many(Behaviour::Honest, 13);
        scene::register(&chain, &people).await;
        let quiz = scene::quiz(&chain).await;
        assert_eq!(quiz.join(&chain, &people).await, people.len());
        quiz.run(&chain, &people).await;
        chain.advance(9 * 3_600).await;
        let folder = tempfile::tempdir().expect("a folder");
        let prepared = Arc::new(prepared(&chain, folder.path()).await);
        let campaign = open(&chain, &Charlie.pair(), &prepared).await;
        let stranger = people.pop().expect("thirteen");
        let round = deal(&chain, campaign, &people).await;
        let mut seated = Vec::new();
        for person in people {
            if let Some(seat) = seat_of(&chain, campaign, &person).await {
                assert_eq!(seat.round, round);
                seated.push((person, seat));
            }
        }
        assert!(seated.len() >= 6, "two sets at least: {}", seated.len());
        Scene { node, chain, folder, prepared, campaign, quiz: quiz.id, seated, stranger }
    }

    /// Returns the pictures that the positions of a set show, in the order of the shuffle: the picture of an item by its
    /// number, or the shape of gold.
    pub async fn expected(&self, Seat { round, set }: Seat) -> Vec<(Option<u32>, u8)> {
        let dealt = self.chain.client.dealt_set(self.campaign, round, set, None).await.sure().expect("a dealt set");
        let numbers: Vec<u32> = (0..PICTURES).filter(|number| !is_gold(*number)).collect();
        let item = |item: u32| (Some(numbers[item as usize]), numbers[item as usize] as u8 % 4);
        let mut canonical: Vec<_> = dealt.items.into_iter().map(item).collect();
        assert_eq!(canonical.len() as u32, ITEMS_A_SET);
        let leaf = self.prepared.leaf(set).expect("a leaf");
        canonical.extend(leaf.truths.iter().map(|truth| match truth.answer {
            Answer::Choice(shape) => (None, shape),
            other => panic!("{other:?} is no shape"),
        }));
        shuffle(&leaf.seed, canonical.len() as u8).into_iter().map(|entry| canonical[usize::from(entry)]).collect()
    }
}
