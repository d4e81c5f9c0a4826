//! Attested work: a requester with a pool, a register of attesters, a job with a committee, and the batches of that
//! committee.

use super::{scene::*, *};
use agt_primitives::{
    access::Role,
    assets::{AssetKind, PRICED_UNITS},
    attestation::{BatchContent, BatchNumber, CommitteeSize, JobId, JobTerms, Leaf, Proof},
    calendar::{DAY, HOUR},
    merkle,
    reward_pools::PoolPurpose,
    tasks::PoolId,
    token::AGT,
};

/// The owner of the pools and of the jobs. It also issues the coin.
pub(super) const REQUESTER: Key = Key::Bob;
/// The register of attesters.
pub(super) const ATTESTERS: [Key; 5] = [Key::Alice, Key::Charlie, Key::Dave, Key::Eve, Key::One];
/// People who work. The second one has no AGT.
pub(super) const WORKER: Key = Key::Ferdie;
pub(super) const SECOND: Key = Key::Two;

/// The requester's only pool.
pub(super) const POOL: PoolId = 0;
/// What each attester has bonded.
pub(super) const BOND: Balance = 10_000 * AGT;
/// A unit of the coin is worth a tenth of an AGT.
pub(super) const RATE: Balance = AGT / 10 * PRICED_UNITS;

/// Brings the requester into its role and the attesters onto the register, for long enough to be drawn.
pub(super) fn register_is_made() {
    stranger_comes();
    give(&id(Key::One), 2 * BOND);
    enter(REQUESTER, Role::DataRequest, 1_000 * AGT);
    for key in ATTESTERS {
        enter(key, Role::DataValidation, BOND);
        assert_ok!(by(key, Jobs::enlist { amount: 1_000 * AGT }));
    }
    block_after(7 * DAY);
    epoch_passes();
}

/// The requester issues a million units of the coin to itself, and governance sets their rate.
pub(super) fn coin_is_made(min_balance: Balance) {
    let admin = || id(REQUESTER).into();
    assert_ok!(by(REQUESTER, Tokens::create { id: COIN, admin: admin(), min_balance }));
    assert_ok!(by(REQUESTER, Tokens::mint { id: COIN, beneficiary: admin(), amount: 1_000_000 }));
    govern(pallet_listed_assets::Call::<Runtime>::set_rate { asset: COIN, rate: RATE });
}

pub(super) fn coin() -> AssetKind {
    AssetKind::WithId(COIN)
}

/// The call that opens the requester's pool for 60 days.
pub(super) fn pool(asset: AssetKind, amount: Balance, guarantee: Balance) -> Pools {
    let expires = Timestamp::get() + 60 * DAY;
    Pools::open { number: POOL, asset, purpose: PoolPurpose::DataRequest, amount, expires, guarantee }
}

/// The call that opens a job for 30 days.
pub(super) fn job(price: Balance, answers: u32) -> Jobs {
    let terms = JobTerms {
        area: 3,
        spec: Default::default(),
        uri: Default::default(),
        price,
        answers,
        size: CommitteeSize::Three,
        ends: Timestamp::get() + 30 * DAY,
    };
    Jobs::open_job { pool: POOL, terms }
}

pub(super) fn epoch_passes() {
    block_after(HOUR);
}

/// Opens a job whose committee can post, and returns its number.
pub(super) fn working_job(price: Balance, answers: u32) -> JobId {
    let number = pallet_attestation::NextJob::<Runtime>::get();
    assert_ok!(by(REQUESTER, job(price, answers)));
    committee_comes(number);
    number
}

/// Has the committee of a job drawn, and lets the time for strikes pass.
pub(super) fn committee_comes(number: JobId) {
    epoch_passes();
    epoch_passes();
    assert_ok!(by(STRANGER, Jobs::draw { job: number }));
    block_after(DAY);
}

pub(super) fn job_of(number: JobId) -> pallet_attestation::Job<AccountId> {
    pallet_attestation::Jobs::<Runtime>::get(number).expect("the job is open")
}

/// The tree of a job's next batch.
pub(super) struct Tree {
    pub(super) job: JobId,
    pub(super) batch: BatchNumber,
    pub(super) leaves: Vec<Leaf<AccountId>>,
}

impl Tree {
    /// Each person with the number of its accepted answers.
    pub(super) fn of(job: JobId, people: &[(Key, u32)]) -> Self {
        let (batch, price) = (job_of(job).next_batch, job_of(job).terms.price);
        let leaf = |(who, accepted): &(Key, u32)| {
            Leaf::new((job, batch), id(*who), *accepted, 0, price * Balance::from(*accepted))
        };
        Self { job, batch, leaves: people.iter().map(leaf).collect() }
    }

    fn bytes(&self) -> Vec<Vec<u8>> {
        self.leaves.iter().map(Leaf::bytes).collect()
    }

    pub(super) fn content(&self) -> BatchContent {
        BatchContent {
            root: merkle::root_of(&self.bytes()),
            leaves: self.leaves.len() as u32,
            accepted: self.leaves.iter().map(|leaf| leaf.accepted).sum(),
            rejected: 0,
            file: Default::default(),
            uri: Default::default(),
            is_last: false,
        }
    }

    /// The claim of the leaf at a place.
    pub(super) fn claim(&self, place: usize) -> RuntimeCall {
        self.claim_as(&self.leaves[place], place)
    }

    /// The claim of any leaf with the proof of a place.
    pub(super) fn claim_as(&self, leaf: &Leaf<AccountId>, place: usize) -> RuntimeCall {
        let index = place as u32;
        let proof = Proof::truncate_from(merkle::proof_of(&self.bytes(), index).expect("the tree has the place"));
        let Leaf { job, batch, who, accepted, rejected, amount } = leaf.clone();
        Jobs::claim { job, batch, who: who.into(), accepted, rejected, amount, index, proof }.into()
    }

    /// Two members of the committee post the batch.
    pub(super) fn post(&self) {
        self.post_as(self.content());
    }

    /// The same, with figures that need not be those of the tree.
    pub(super) fn post_as(&self, content: BatchContent) {
        let (job, batch, root) = (self.job, self.batch, content.root);
        let seats = Attestation::committee(job);
        assert_ok!(as_account(&seats[0], Jobs::post { job, content }));
        assert_ok!(as_account(&seats[1], Jobs::sign { job, batch, root }));
    }

    /// The moment from which on the batch pays.
    pub(super) fn final_from(&self) -> Moment {
        let batch = pallet_attestation::Batches::<Runtime>::get((self.job, self.batch)).expect("it is not removed");
        match batch.state {
            pallet_attestation::BatchState::Posted { until } => until,
            other => panic!("{other:?}"),
        }
    }
}
