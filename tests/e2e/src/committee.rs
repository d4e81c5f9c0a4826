//! Jobs off the chain on a running node: attesters, the job, its committee, and what it attests.

use crate::{
    calls::*,
    keys::{account_of, fresh},
    requests, scene,
    work::{AttestedBatch, Share},
    Chain,
};
use agt_primitives::{
    access::Role,
    assets::AssetKind,
    attestation::{BatchContent, BatchNumber, CommitteeSize, JobId, JobTerms},
    calendar::DAY,
    tasks::PoolId,
    token::AGT,
    Balance,
};
use agt_runtime::AccountId;
use serde_json::{json, Value};
use sp_core::{crypto::Ss58Codec, sr25519::Pair, H256};
use sp_keyring::Sr25519Keyring::{Eve, Ferdie};
use std::collections::BTreeMap;

/// The first job of a chain.
pub const JOB: JobId = 0;

/// The keys of attesters, by account.
pub type Attesters = BTreeMap<AccountId, Pair>;

/// Eight accounts that enlisted more than a week ago, with AGT of Ferdie.
pub async fn attesters(chain: &Chain) -> Attesters {
    let keys = (1..=8).map(|number| fresh(&format!("attester-{number}"))).collect::<Vec<_>>();
    for key in &keys {
        let dest = account_of(key).into();
        let give = BalancesCall::transfer_keep_alive { dest, value: 20_000 * AGT };
        chain.submit(give, &Ferdie.pair()).await.expect_success();
        chain.submit(AccessCall::bond { amount: 6_000 * AGT }, key).await.expect_success();
        chain.submit(AccessCall::enter_role { role: Role::DataValidation }, key).await.expect_success();
        chain.submit(AttestationCall::enlist { amount: 2_000 * AGT }, key).await.expect_success();
    }
    chain.advance(8 * 86_400).await;
    keys.into_iter().map(|key| (account_of(&key), key)).collect()
}

/// Opens the requester's first pool, and in the same batch the job that it pays for.
pub async fn open_job(chain: &Chain, key: &Pair, price: Balance, answers: u32) {
    open_job_of(chain, key, requests::FIRST_POOL, price, answers).await;
}

/// Opens the requester's next pool, `number`, and in the same batch the job that it pays for.
pub async fn open_job_of(chain: &Chain, key: &Pair, number: PoolId, price: Balance, answers: u32) {
    let now = chain.time(None).await;
    let terms = JobTerms {
        area: scene::AREA,
        spec: H256::repeat_byte(7),
        uri: b"https://example.org/job".to_vec().try_into().expect("short"),
        price,
        answers,
        size: CommitteeSize::Three,
        ends: now + 50 * DAY,
    };
    let amount = requests::with_fee(price * Balance::from(answers));
    let pool = requests::open_pool(chain, number, AssetKind::Native, amount).await;
    let job = AttestationCall::open_job { pool: number, terms };
    let calls = vec![pool, job.into()];
    chain.submit(UtilityCall::batch_all { calls }, key).await.expect_success();
}

/// Returns the account of an address of this chain.
pub fn account_at(address: &str) -> AccountId {
    AccountId::from_ss58check_with_version(address).expect("an address").0
}

/// Returns the job, as the node reports it.
pub async fn job(chain: &Chain) -> Value {
    chain.get("agt_job", json!([JOB])).await
}

/// Draws a committee, has its first member struck if one is to spare, and waits until it may post.
pub async fn committee(chain: &Chain, requester: &Pair) -> Vec<AccountId> {
    // A whole epoch begins and ends after the draw was ordered.
    chain.make_blocks(45).await;
    chain.submit(AttestationCall::draw { job: JOB }, &Eve.pair()).await.expect_success();
    let members = |told: &Value| -> Vec<AccountId> {
        let members = told["members"].as_array().expect("a list").iter();
        members.map(|one| account_at(one.as_str().expect("text"))).collect()
    };
    let drawn = members(&job(chain).await);
    if drawn.len() > CommitteeSize::Three.seats() as usize {
        let strike = AttestationCall::strike { job: JOB, who: drawn[0].clone().into() };
        chain.submit(strike, requester).await.expect_success();
    }
    chain.advance(86_400 + 1).await;
    chain.make_blocks(1).await;
    let seated = members(&job(chain).await);
    assert_eq!(seated.len(), 3, "{seated:?}");
    assert!(!seated.contains(&account_of(requester)), "a requester does not judge its own job");
    seated
}

/// Has two of three members attest a batch.
pub async fn attest(
    chain: &Chain,
    attesters: &Attesters,
    members: &[AccountId],
    number: BatchNumber,
    content: BatchContent,
) {
    let root = content.root;
    chain.submit(AttestationCall::post { job: JOB, content }, &attesters[&members[0]]).await.expect_success();
    let sign = AttestationCall::sign { job: JOB, batch: number, root };
    chain.submit(sign, &attesters[&members[1]]).await.expect_success();
    let told = chain.get("agt_batch", json!([JOB, number])).await;
    assert_eq!((&told["phase"], &told["signers"].as_array().map(Vec::len)), (&json!("posted"), &Some(2)), "{told}");
}

/// Three accounts of which nobody has the key, and that each has earned `accepted` answers.
pub fn shares(accepted: u32) -> Vec<Share> {
    let one = |number| Share { who: AccountId::new([number; 32]), accepted, rejected: 0 };
    (0x71..=0x73).map(one).collect()
}

/// Has anybody claim all of a batch that is final. The accounts must own nothing before.
pub async fn claim_all(chain: &Chain, batch: &AttestedBatch, price: Balance, shares: &[Share]) {
    for (index, share) in (0..).zip(shares) {
        chain.submit(batch.claim(index), &Eve.pair()).await.expect_success();
        assert_eq!(chain.free(&share.who).await, price * Balance::from(share.accepted), "{}", share.who);
    }
}
