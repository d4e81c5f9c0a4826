//! Work that committees attest: the register, jobs, batches, challenges and claims.

use super::work::{owned_pool, AREA};
use crate::{
    bytes::Bytes,
    people::{account, person, sign, PEOPLE},
    world::{Intent, World},
};
use agt_primitives::{
    attestation::{BatchContent, BatchKey, BatchNumber, CommitteeSize, JobId, JobTerms, Leaf, Proof},
    calendar::DAY,
    merkle,
    tasks::PoolId,
    token::AGT,
};
use agt_runtime::{AccountId, Attestation, Runtime, RuntimeCall, Signature, Timestamp};
use frame_support::BoundedVec;
use pallet_attestation::{Batch, BatchState, Job};
use sp_core::H256;

type Jobs = pallet_attestation::Call<Runtime>;

fn anyone(bytes: &mut Bytes) -> usize {
    bytes.below(PEOPLE.len())
}

/// Enters the register of attesters.
pub fn enlist(_: &mut World, bytes: &mut Bytes) -> Option<Intent> {
    let amount = 1_000 * AGT * u128::from(1 + bytes.byte() % 3);
    Some(Intent::signed(anyone(bytes), Jobs::enlist { amount }))
}

/// Opens a job that a pool pays for.
pub fn open_job(_: &mut World, bytes: &mut Bytes) -> Option<Intent> {
    let (owner, pool) = owned_pool(bytes)?;
    Some(Intent::signed(owner, job(pool, 1 + u64::from(bytes.byte() % 20))))
}

/// The call that opens a job of so many days.
pub(super) fn job(pool: PoolId, days: u64) -> RuntimeCall {
    let terms = JobTerms {
        area: AREA,
        spec: H256::repeat_byte(1),
        uri: BoundedVec::truncate_from(b"https://example.org/job".to_vec()),
        price: AGT / 10,
        answers: 40,
        size: CommitteeSize::Three,
        ends: Timestamp::get() + days * DAY,
    };
    Jobs::open_job { pool, terms }.into()
}

fn picked_job(bytes: &mut Bytes) -> Option<(JobId, Job<AccountId>)> {
    let newest = pallet_attestation::NextJob::<Runtime>::get().checked_sub(1)?;
    let id = newest.saturating_sub((bytes.byte() % 3).into());
    Some((id, pallet_attestation::Jobs::<Runtime>::get(id)?))
}

fn picked_batch(bytes: &mut Bytes) -> Option<(BatchKey, Batch<AccountId>)> {
    let mut keys = pallet_attestation::Batches::<Runtime>::iter_keys().collect::<Vec<_>>();
    keys.sort();
    let key = bytes.pick(&keys)?;
    Some((key, pallet_attestation::Batches::<Runtime>::get(key)?))
}

/// Returns a member of a job's committee.
fn member(id: JobId, bytes: &mut Bytes) -> Option<usize> {
    person(&bytes.pick(&Attestation::committee(id))?)
}

/// Draws a committee, strikes one of its members, or has another one drawn.
pub fn draw(_: &mut World, bytes: &mut Bytes) -> Option<Intent> {
    let (job, of_job) = picked_job(bytes)?;
    match bytes.byte() % 4 {
        0 => {
            let who = account(member(job, bytes)?).into();
            Some(Intent::signed(person(&of_job.requester)?, Jobs::strike { job, who }))
        }
        1 => Some(Intent::signed(anyone(bytes), Jobs::replace { job })),
        _ => Some(Intent::signed(anyone(bytes), Jobs::draw { job })),
    }
}

/// Posts a batch, or the last one.
pub fn post(world: &mut World, bytes: &mut Bytes) -> Option<Intent> {
    let (id, job) = picked_job(bytes)?;
    let poster = member(id, bytes)?;
    let key = (id, job.next_batch);
    let is_last = Timestamp::get() >= job.ends && bytes.is_one_in(2);
    let leaves = match is_last {
        true => vec![],
        false => (0..1 + bytes.below(3))
            .map(|_| {
                let (who, accepted) = (account(anyone(bytes)), u32::from(bytes.byte() % 9));
                Leaf::new(key, who, accepted, u32::from(bytes.byte() % 3), job.terms.price * u128::from(accepted))
            })
            .collect::<Vec<_>>(),
    };
    let root = if is_last { H256::zero() } else { merkle::root_of(&encoded(&leaves)) };
    let content = BatchContent {
        root,
        leaves: leaves.len() as u32,
        accepted: leaves.iter().map(|leaf| leaf.accepted).sum(),
        rejected: leaves.iter().map(|leaf| leaf.rejected).sum(),
        file: H256::repeat_byte(2),
        uri: BoundedVec::truncate_from(b"https://example.org/batch".to_vec()),
        is_last,
    };
    world.trees.insert(key, leaves);
    Some(Intent::signed(poster, Jobs::post { job: id, content }))
}

fn encoded(leaves: &[Leaf<AccountId>]) -> Vec<Vec<u8>> {
    leaves.iter().map(Leaf::bytes).collect()
}

/// Signs a batch that waits for signatures.
pub fn sign_batch(_: &mut World, bytes: &mut Bytes) -> Option<Intent> {
    let (job, of_job) = picked_job(bytes)?;
    let batch: BatchNumber = of_job.proposed?;
    let root = pallet_attestation::Batches::<Runtime>::get((job, batch))?.content.root;
    Some(Intent::signed(member(job, bytes)?, Jobs::sign { job, batch, root }))
}

/// Challenges a batch, or has governance rule on a challenge.
pub fn challenge(_: &mut World, bytes: &mut Bytes) -> Option<Intent> {
    let ((job, batch), found) = picked_batch(bytes)?;
    if let BatchState::Challenged { challenge, .. } = found.state {
        let (challenger, upheld) = (challenge.who.into(), bytes.is_one_in(2));
        return Some(Intent::root(Jobs::rule { job, batch, challenger, upheld }));
    }
    let challenger = anyone(bytes);
    let receipt = match bytes.is_one_in(2) {
        true => None,
        false => {
            let (member, answers) = (member(job, bytes)?, 1 + u32::from(bytes.byte() % 4));
            let submission = H256::repeat_byte(5);
            let message = Attestation::receipt_message(job, &account(challenger), answers, submission);
            let signature = Signature::Sr25519(sign(member, &message));
            Some(pallet_attestation::ReceiptOf::<Runtime> { member: account(member), answers, submission, signature })
        }
    };
    Some(Intent::signed(challenger, Jobs::challenge { job, batch, receipt }))
}

/// Claims what a leaf of a batch pays.
pub fn claim(world: &mut World, bytes: &mut Bytes) -> Option<Intent> {
    let ((job, batch), _) = picked_batch(bytes)?;
    let leaves = world.trees.get(&(job, batch))?;
    let place = bytes.below(leaves.len());
    let leaf = leaves.get(place)?.clone();
    let index = place as u32;
    let proof = Proof::truncate_from(merkle::proof_of(&encoded(leaves), index)?);
    let (who, accepted, rejected, amount) = (leaf.who.into(), leaf.accepted, leaf.rejected, leaf.amount);
    Some(Intent::signed(anyone(bytes), Jobs::claim { job, batch, who, accepted, rejected, amount, index, proof }))
}

/// Ends a batch, or what is left of a job.
pub fn end(_: &mut World, bytes: &mut Bytes) -> Option<Intent> {
    let by = anyone(bytes);
    let call = match bytes.byte() % 8 {
        0 => Jobs::close { job: picked_job(bytes)?.0 },
        1 => {
            let (job, of_job) = picked_job(bytes)?;
            return Some(Intent::signed(person(&of_job.requester)?, Jobs::stop { job }));
        }
        2 => return Some(Intent::signed(by, Jobs::retire {})),
        ending => {
            let ((job, batch), found) = picked_batch(bytes)?;
            match ending {
                3 => Jobs::drop_batch { job, batch },
                4 => Jobs::lapse { job, batch },
                5 => Jobs::lift_kept { job, batch, who: found.poster.into() },
                6 => Jobs::sweep { job, batch, limit: 9 },
                _ => Jobs::lift { job, batch },
            }
        }
    };
    Some(Intent::signed(by, call))
}
