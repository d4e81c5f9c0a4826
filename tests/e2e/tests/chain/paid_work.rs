//! Paid work from the money to the last unit: requesters fund pools, people answer, three of them cheat, and the events alone
//! account for every unit of the token and of AGT.

use agt_client::books::{Family, Subject};
use agt_e2e::{
    audit::audit,
    calls::*,
    json::amount,
    requests::{self, become_requester, end_pool, open_pool, prefund, request_in_agt, FIRST_POOL},
    scene,
    work::{Behaviour, Person, Task},
    Chain, Node,
};
use agt_primitives::{
    assets::{AssetId, AssetKind},
    reward_pools::{fee_on, PoolTerms},
    token::AGT,
    Balance,
};
use agt_runtime::{pots, AccountId, Runtime, RuntimeCall};
use serde_json::json;
use sp_core::{crypto::Ss58Codec, sr25519::Pair};
use sp_keyring::Sr25519Keyring::{Charlie, Dave, Eve, Ferdie};

/// The team's token: the first asset of the chain.
const TOKEN: AssetId = 1;
const TOKENS: Balance = 1_000_000;
/// The least balance of an account in it.
const LEAST: Balance = 10;

/// What a perfect set earns, in tokens and in planck, and the sets that each pool pays for.
const TOKENS_A_SET: Balance = 1_600;
const PLANCK_A_SET: Balance = 4 * AGT;
const SETS: u32 = 30;
/// Makes the team's token, and gives its keys to nobody.
async fn issue_token(chain: &Chain, team: &Pair) {
    let (owner, nobody) = (agt_e2e::keys::account_of(team), pots::account(pots::NOBODY));
    let calls: Vec<RuntimeCall> = vec![
        AssetsCall::create { id: TOKEN, admin: owner.clone().into(), min_balance: LEAST }.into(),
        AssetsCall::mint { id: TOKEN, beneficiary: owner.into(), amount: TOKENS }.into(),
        AssetsCall::set_team {
            id: TOKEN,
            issuer: nobody.clone().into(),
            admin: nobody.clone().into(),
            freezer: nobody.clone().into(),
        }
        .into(),
        AssetsCall::transfer_ownership { id: TOKEN, owner: nobody.into() }.into(),
    ];
    chain.submit(UtilityCall::batch_all { calls }, team).await.expect_success();
}

/// The scene of the documentation's examples: a requester has a pool in AGT, and a campaign that it pays for.
pub async fn a_request_is_open(chain: &Chain) {
    let key = Charlie.pair();
    become_requester(chain, &key).await;
    request_in_agt(chain, &key, "birds", PLANCK_A_SET, 4).await;
}

/// Has everybody claim what the pool of `owner` owes it, and returns what each was paid.
async fn claim(chain: &Chain, owner: &AccountId, people: &[Person]) -> Vec<Balance> {
    let (owed, outcomes) = requests::claim(chain, owner, people).await;
    for outcome in outcomes {
        assert_eq!(outcome.expect_success().fee, 0, "a claim is free");
    }
    owed
}

/// Ends a requester's campaign and pool, and brings all that is left to where it belongs.
async fn end(chain: &Chain, task: &Task, requester: &Pair, people: &[Person]) {
    let (owner, campaign) = (agt_e2e::keys::account_of(requester), task.id);
    chain.submit(TasksCall::close_campaign { campaign }, requester).await.expect_success();
    let told = chain.get("agt_request", json!([campaign])).await;
    assert_eq!((&told["campaign"]["phase"], &told["escrow"]), (&json!("closed"), &json!(null)), "{told}");
    claim(chain, &owner, people).await;
    // Anyone brings the fee to the revenue pot.
    end_pool(chain, requester, &Eve.pair()).await;
}

/// What an account owns of the token, on hold or not.
async fn tokens(chain: &Chain, who: &AccountId) -> Balance {
    type Entry = pallet_assets::AssetAccount<Balance, Balance, (), AccountId>;
    let key = pallet_assets::Account::<Runtime, pallet_assets::Instance1>::hashed_key_for(TOKEN, who);
    chain.read::<Entry>(key, None).await.map_or(0, |entry| entry.balance)
}

/// Forty people of whom three cheat once they are let in.
fn people() -> Vec<Person> {
    [Person::many(Behaviour::Honest, 37), Person::many(Behaviour::Colluding, 3)].concat()
}

#[tokio::test(flavor = "multi_thread")]
async fn events_account_for_each_unit_of_a_token_and_of_agt() {
    // The events of every block are read at the end.
    let mut node = Node::dev().arg("--state-pruning=archive").start().await;
    let chain = node.chain().await;
    let people = people();
    scene::register(&chain, &people).await;
    let (team, other) = (Charlie.pair(), Dave.pair());
    for key in [&team, &other] {
        become_requester(&chain, key).await;
    }
    let quiz = scene::quiz(&chain).await;
    assert_eq!(quiz.join(&chain, &people).await, people.len());
    quiz.run(&chain, &people).await;

    // The team's own token, which nobody can freeze or issue, pays for its request.
    issue_token(&chain, &team).await;
    let gift = AssetsCall::transfer { id: TOKEN, target: Ferdie.to_account_id().into(), amount: 6_000 };
    chain.submit(gift, &team).await.expect_success();
    let pool = open_pool(&chain, FIRST_POOL, AssetKind::WithId(TOKEN), prefund(TOKENS_A_SET, SETS)).await;
    let plan = requests::campaign("signs", TOKENS_A_SET, SETS, quiz.terms.deadline);
    let signs = Task::open_with(&chain, &team, plan, vec![pool]).await;
    let owner = Charlie.to_account_id();
    let told = chain.get("agt_pool", json!([owner.to_ss58check(), FIRST_POOL])).await;
    assert_eq!((&told["asset"], &told["secured"], &told["unreserved"]), (&json!(TOKEN), &json!(true), &json!("0")));
    // Anyone may add to it.
    let top_up = RewardPoolsCall::top_up { owner: owner.clone().into(), number: FIRST_POOL, amount: 5_000 };
    chain.submit(top_up, &Ferdie.pair()).await.expect_success();
    // Nobody takes the money back while people may be at work.
    let early = RewardPoolsCall::cancel { number: FIRST_POOL };
    chain.submit(early, &team).await.expect_error(pallet_reward_pools::Error::<Runtime>::TooYoung);

    assert!(signs.join(&chain, &people).await > 30, "most people are let in");
    signs.run(&chain, &people).await;
    let paid = claim(&chain, &owner, &people).await;
    let (honest, cheats) = paid.split_at(37);
    assert!(honest.iter().filter(|paid| **paid > 0).count() > 30, "{honest:?}");
    assert_eq!(cheats, [0, 0, 0], "whoever fails the gold is not paid");
    // People without any AGT own the token now.
    for (person, paid) in people.iter().zip(&paid) {
        assert_eq!((tokens(&chain, &person.account()).await, chain.free(&person.account()).await), (*paid, 0));
    }

    // Another requester pays in AGT and stops half-way: what people have begun is finished and paid.
    let birds = request_in_agt(&chain, &other, "birds", PLANCK_A_SET, SETS).await;
    let owner = Dave.to_account_id();
    assert_eq!(chain.get("agt_request", json!([birds.id])).await["campaign"]["earnsMerit"], json!(true));
    chain.advance(9 * 3_600).await;
    assert!(birds.join(&chain, &people).await > 20);
    while chain.get("agt_campaign", json!([birds.id])).await["promisedSeats"] == 0 {
        assert!(birds.step(&chain, &people).await);
    }
    chain.submit(TasksCall::stop_campaign { campaign: birds.id }, &other).await.expect_success();
    assert_eq!(birds.join(&chain, &people).await, 0, "nobody joins what was stopped");
    birds.run(&chain, &people).await;
    let told = chain.get("agt_pool", json!([owner.to_ss58check(), FIRST_POOL])).await;
    assert!(amount(&told["owed"]) > 0 && amount(&told["reserved"]) > 0, "{told}");

    chain.submit(TasksCall::stop_campaign { campaign: signs.id }, &team).await.expect_success();
    chain.advance(3 * 86_400).await;
    end(&chain, &birds, &other, &people).await;
    end(&chain, &signs, &team, &people).await;

    // The events alone tell where each unit is.
    let audited = audit(&chain).await;
    assert_eq!(audited.books.figure(&Subject::Supply(Family::Assets, TOKEN), "units"), TOKENS);
    for (requester, asset) in [(Charlie, AssetKind::WithId(TOKEN)), (Dave, AssetKind::Native)] {
        let books = &audited.pools[&(requester.to_account_id(), FIRST_POOL)];
        assert_eq!((&books.asset, books.held()), (&asset, 0));
        assert_eq!(books.collected, fee_on(PoolTerms::DEFAULT.fee_rate(), books.paid), "3 % of what was paid");
        assert!(books.paid > 0 && books.refunded > 0, "{books:?}");
    }
    drop(chain);
    println!("{}", node.stop_in_good_state().await);
}
