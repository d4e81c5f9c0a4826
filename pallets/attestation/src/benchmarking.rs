//! Benchmarks: every call at its worst case. Committees have seven seats, proofs are the longest, and the register's tree is full
//! of versions.

use crate::{
    BatchState, Batches, Call, Config, Event, FreeSlotCount, Jobs, Kept, Mark, Marks, NextJob, Pallet, ReceiptOf,
    SlotCount, SlotOf, Slots, SLOTS_A_MEMBER,
};
use agt_primitives::{
    access::{Role, SetAside},
    attestation::{
        signature_under, BatchContent, BatchKey, CommitteeSize, JobId, JobTerms, Leaf, Proof, MAX_PROOF, MOST_DRAWN,
    },
    benchmarking::{AccessBench, BeaconBench, BenchClock, EscrowBench},
    calendar::DAY,
    sum_tree::VERSIONS_KEPT,
    tasks::{Uri, MAX_URI},
    token::AGT,
    Balance, Moment,
};
use alloc::{vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::{
    traits::{fungible::Mutate, EnsureOrigin},
    BoundedVec,
};
use frame_system::RawOrigin;
use sp_core::{crypto::KeyTypeId, ecdsa, H256};
use sp_io::crypto::{ecdsa_generate, ecdsa_sign};
use sp_runtime::traits::{BlakeTwo256, Hash, IdentifyAccount, One, Saturating, StaticLookup};

/// What these benchmarks need of the pallets behind the traits.
pub trait BenchConfig:
    Config<
    Access: AccessBench<<Self as frame_system::Config>::AccountId>,
    Beacon: BeaconBench,
    Currency: Mutate<<Self as frame_system::Config>::AccountId>,
    Escrow: EscrowBench<<Self as frame_system::Config>::AccountId>,
    Signature: From<ecdsa::Signature>,
    Signer: From<ecdsa::Public>,
    Time: BenchClock,
>
{
}

impl<T: Config> BenchConfig for T
where
    T::Access: AccessBench<T::AccountId>,
    T::Beacon: BeaconBench,
    T::Currency: Mutate<T::AccountId>,
    T::Escrow: EscrowBench<T::AccountId>,
    T::Signature: From<ecdsa::Signature>,
    T::Signer: From<ecdsa::Public>,
    T::Time: BenchClock,
{
}

/// 2027-03-01T00:00:00Z.
const START: Moment = 1_803_859_200_000;
/// The key type that signs for benchmarks.
const SIGNING: KeyTypeId = KeyTypeId(*b"bnch");
/// What an accepted answer earns.
const PRICE: Balance = AGT;
/// The most accepted answers.
const ANSWERS: u32 = 1_000;
/// The accepted answers of a batch.
const ACCEPTED: u32 = 100;
/// The slots between two attesters: no two have a node below the root's children in common.
const APART: u32 = 1_800;
/// The slots that a draw of the largest committee looks at.
const LOOKED_AT: u32 = MOST_DRAWN * SLOTS_A_MEMBER;

/// Lets chain time and a block pass. Chain time is [`START`] or later.
fn wait<T: BenchConfig>(millis: Moment) {
    let next = frame_system::Pallet::<T>::block_number().saturating_add(One::one());
    frame_system::Pallet::<T>::set_block_number(next);
    T::Time::set(Pallet::<T>::now().max(START).saturating_add(millis));
}

fn source<T: Config>(who: &T::AccountId) -> <T::Lookup as StaticLookup>::Source {
    T::Lookup::unlookup(who.clone())
}

/// An account that can enlist.
fn validator<T: BenchConfig>(number: u32) -> T::AccountId {
    let who = account("attester", number, 0);
    T::Access::bond(&who, 100_000 * AGT);
    T::Access::enter_role(&who, Role::DataValidation);
    who
}

/// Puts an account into a slot of the register.
fn enlist_at<T: BenchConfig>(who: &T::AccountId, slot: u32) -> Result<(), BenchmarkError> {
    SlotCount::<T>::put(slot);
    Ok(Pallet::<T>::do_enlist(who, Pallet::<T>::terms().least_stake)?)
}

/// Fills the versions of each node above a slot, of which a neighbour enlists and retires.
fn fill_versions<T: BenchConfig>(slot: u32) -> Result<(), BenchmarkError> {
    let neighbour = validator::<T>(900);
    for _ in 0..VERSIONS_KEPT {
        T::Beacon::pass_epoch();
        enlist_at::<T>(&neighbour, slot)?;
        Pallet::<T>::do_retire(&neighbour)?;
        FreeSlotCount::<T>::put(0);
    }
    T::Beacon::pass_epoch();
    Ok(())
}

/// A register of so many attesters who can be drawn, far from each other.
fn register<T: BenchConfig>(count: u32) -> Result<(), BenchmarkError> {
    wait::<T>(0);
    (0..count).try_for_each(|number| enlist_at::<T>(&validator::<T>(number), number * APART))?;
    T::Beacon::pass_epoch();
    wait::<T>(Pallet::<T>::terms().enlisted_for);
    Ok(())
}

fn uri() -> Uri {
    BoundedVec::truncate_from(vec![b'a'; MAX_URI as usize])
}

fn terms<T: Config>() -> JobTerms {
    JobTerms {
        area: 3,
        spec: H256::repeat_byte(1),
        uri: uri(),
        price: PRICE,
        answers: ANSWERS,
        size: CommitteeSize::Seven,
        ends: Pallet::<T>::now() + 30 * DAY,
    }
}

/// A requester with a job.
fn job<T: BenchConfig>() -> Result<(T::AccountId, JobId), BenchmarkError> {
    let who: T::AccountId = whitelisted_caller();
    T::Access::bond(&who, 100_000 * AGT);
    T::Access::enter_role(&who, Role::DataRequest);
    let pool = T::Escrow::fund(&who, PRICE * Balance::from(ANSWERS));
    let id = NextJob::<T>::get();
    Pallet::<T>::do_open_job(&who, pool, terms::<T>())?;
    Ok((who, id))
}

/// A requester with a job whose committee was drawn.
fn drawn<T: BenchConfig>() -> Result<(T::AccountId, JobId), BenchmarkError> {
    register::<T>(MOST_DRAWN)?;
    let (who, id) = job::<T>()?;
    T::Beacon::pass_epoch();
    Pallet::<T>::do_draw(id)?;
    Ok((who, id))
}

/// A job whose committee can post.
fn working<T: BenchConfig>() -> Result<JobId, BenchmarkError> {
    let (_, id) = drawn::<T>()?;
    wait::<T>(Pallet::<T>::terms().strike_window);
    Ok(id)
}

fn leaf<T: Config>(key: BatchKey) -> Leaf<T::AccountId> {
    Leaf::new(key, account("worker", 0, 0), ACCEPTED, 0, PRICE * Balance::from(ACCEPTED))
}

fn proof() -> Vec<H256> {
    (0..MAX_PROOF).map(|level| H256::repeat_byte(level as u8)).collect()
}

/// A batch of the largest tree, of which one leaf is known.
fn content<T: Config>(key: BatchKey) -> BatchContent {
    let first = BlakeTwo256::hash(&leaf::<T>(key).bytes());
    let above = |left: H256, right: H256| BlakeTwo256::hash(&[left.as_bytes(), right.as_bytes()].concat());
    BatchContent {
        root: proof().into_iter().fold(first, above),
        leaves: u32::MAX,
        accepted: ACCEPTED,
        rejected: u32::MAX,
        file: H256::repeat_byte(2),
        uri: uri(),
        is_last: false,
    }
}

fn last_content() -> BatchContent {
    let (root, file) = (H256::zero(), H256::repeat_byte(2));
    BatchContent { root, leaves: 0, accepted: 0, rejected: 0, file, uri: uri(), is_last: true }
}

/// Lets so many members sign the next batch of a job.
fn signed_by<T: BenchConfig>(id: JobId, signers: u32) -> Result<BatchKey, BenchmarkError> {
    let key = (id, Jobs::<T>::get(id).map_or(0, |job| job.next_batch));
    sign_by::<T>(key, content::<T>(key), signers)
}

/// Lets so many members sign a batch.
fn sign_by<T: BenchConfig>(key: BatchKey, content: BatchContent, signers: u32) -> Result<BatchKey, BenchmarkError> {
    let id = key.0;
    let members = Pallet::<T>::committee_of(id);
    let mut members = members.iter().take(signers as usize);
    let first = members.next().ok_or(BenchmarkError::Stop("there is a committee"))?;
    Pallet::<T>::do_post(first, id, content.clone())?;
    members.try_for_each(|who| Pallet::<T>::do_sign(who, key, content.root))?;
    Ok(key)
}

/// A batch with the signatures that it needs.
fn posted<T: BenchConfig>() -> Result<BatchKey, BenchmarkError> {
    signed_by::<T>(working::<T>()?, CommitteeSize::Seven.threshold())
}

/// A batch that is final.
fn final_batch<T: BenchConfig>() -> Result<BatchKey, BenchmarkError> {
    let key = posted::<T>()?;
    wait::<T>(Pallet::<T>::terms().challenge_window);
    Ok(key)
}

/// Somebody who can pay the bond of a challenge.
fn challenger<T: BenchConfig>() -> Result<T::AccountId, BenchmarkError> {
    let who: T::AccountId = account("challenger", 0, 0);
    T::Currency::mint_into(&who, 10_000 * AGT)?;
    Ok(who)
}

fn caller<T: Config>() -> RawOrigin<T::AccountId> {
    RawOrigin::Signed(account("anybody", 0, 0))
}

#[benchmarks(where T: BenchConfig)]
mod benches {
    use super::*;

    #[benchmark]
    fn enlist() -> Result<(), BenchmarkError> {
        wait::<T>(0);
        fill_versions::<T>(0)?;
        let who = validator::<T>(0);
        SlotCount::<T>::put(1);

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), Pallet::<T>::terms().least_stake);

        assert_eq!(SlotOf::<T>::get(who), Some(1));
        Ok(())
    }

    #[benchmark]
    fn retire() -> Result<(), BenchmarkError> {
        wait::<T>(0);
        let who = validator::<T>(0);
        enlist_at::<T>(&who, 1)?;
        fill_versions::<T>(0)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()));

        assert!(!SlotOf::<T>::contains_key(who));
        Ok(())
    }

    #[benchmark]
    fn open_job() -> Result<(), BenchmarkError> {
        wait::<T>(0);
        let who: T::AccountId = whitelisted_caller();
        T::Access::bond(&who, 100_000 * AGT);
        T::Access::enter_role(&who, Role::DataRequest);
        let pool = T::Escrow::fund(&who, PRICE * Balance::from(ANSWERS));

        #[extrinsic_call]
        _(RawOrigin::Signed(who), pool, terms::<T>());

        assert!(Jobs::<T>::contains_key(0));
        Ok(())
    }

    /// Each attester is found below another node. One less can be drawn than the draw wants, so it looks at as many slots as it
    /// may; the others have all but lost a part of their stake, which is checked last.
    #[benchmark]
    fn draw() -> Result<(), BenchmarkError> {
        register::<T>(LOOKED_AT)?;
        for number in MOST_DRAWN - 1..LOOKED_AT {
            Slots::<T>::mutate(number * APART, |attester| {
                if let Some(attester) = attester {
                    attester.weight += 1;
                }
            });
        }
        let (_, id) = job::<T>()?;
        T::Beacon::pass_epoch();

        #[extrinsic_call]
        _(caller::<T>(), id);

        assert_eq!(Jobs::<T>::get(id).map(|job| job.committee.members.len()), Some(8));
        Ok(())
    }

    #[benchmark]
    fn strike() -> Result<(), BenchmarkError> {
        let (requester, id) = drawn::<T>()?;
        let who = Pallet::<T>::committee_of(id).pop().ok_or(BenchmarkError::Stop("there is a committee"))?;

        #[extrinsic_call]
        _(RawOrigin::Signed(requester), id, source::<T>(&who));

        assert!(!Pallet::<T>::committee_of(id).contains(&who));
        Ok(())
    }

    /// The job ends at once.
    #[benchmark]
    fn stop() -> Result<(), BenchmarkError> {
        wait::<T>(0);
        let (requester, id) = job::<T>()?;

        #[extrinsic_call]
        _(RawOrigin::Signed(requester), id);

        assert!(!Jobs::<T>::contains_key(id));
        Ok(())
    }

    /// A part is forfeited, the rest goes back. The last batch was swept.
    #[benchmark]
    fn close() -> Result<(), BenchmarkError> {
        let id = working::<T>()?;
        Jobs::<T>::mutate(id, |job| {
            if let Some(job) = job {
                (job.rejected, job.last, job.next_batch) = (1, Some(0), 1);
            }
        });

        #[extrinsic_call]
        _(caller::<T>(), id);

        assert!(!Jobs::<T>::contains_key(id));
        Ok(())
    }

    #[benchmark]
    fn post() -> Result<(), BenchmarkError> {
        let id = working::<T>()?;
        let who = Pallet::<T>::committee_of(id).pop().ok_or(BenchmarkError::Stop("there is a committee"))?;

        #[extrinsic_call]
        _(RawOrigin::Signed(who), id, content::<T>((id, 0)));

        assert!(Batches::<T>::contains_key((id, 0)));
        Ok(())
    }

    /// The last signature that the batch needs.
    #[benchmark]
    fn sign() -> Result<(), BenchmarkError> {
        let id = working::<T>()?;
        let key = signed_by::<T>(id, CommitteeSize::Seven.threshold() - 1)?;
        let who = Pallet::<T>::committee_of(id).pop().ok_or(BenchmarkError::Stop("there is a committee"))?;
        let root = content::<T>(key).root;

        #[extrinsic_call]
        _(RawOrigin::Signed(who), key.0, key.1, root);

        let is_posted = Batches::<T>::get(key).is_some_and(|batch| matches!(batch.state, BatchState::Posted { .. }));
        assert!(is_posted);
        Ok(())
    }

    /// No other member may propose, so another committee is to be drawn.
    #[benchmark]
    fn drop_batch() -> Result<(), BenchmarkError> {
        let id = working::<T>()?;
        let key = signed_by::<T>(id, CommitteeSize::Seven.threshold() - 1)?;
        Jobs::<T>::mutate(id, |job| {
            for member in job.iter_mut().flat_map(|job| job.committee.members.iter_mut()) {
                member.is_silenced = true;
            }
        });
        wait::<T>(Pallet::<T>::terms().sign_window);

        #[extrinsic_call]
        _(caller::<T>(), key.0, key.1);

        assert!(Pallet::<T>::committee_of(id).is_empty());
        Ok(())
    }

    /// The receipt is signed by the scheme that is dearest to verify.
    #[benchmark]
    fn challenge() -> Result<(), BenchmarkError> {
        let key = posted::<T>()?;
        let who = challenger::<T>()?;
        let public = ecdsa_generate(SIGNING, Some(b"//Member".to_vec()));
        let member = T::Signer::from(public).into_account();
        Batches::<T>::mutate(key, |batch| {
            if let Some(seat) = batch.as_mut().and_then(|batch| batch.seats.iter_mut().last()) {
                seat.who = member.clone();
            }
        });
        let (answers, submission) = (1, H256::repeat_byte(3));
        let message = Pallet::<T>::receipt_message(key.0, &who, answers, submission);
        let signature = ecdsa_sign(SIGNING, &public, &message).ok_or(BenchmarkError::Stop("the key is there"))?.into();
        let receipt = ReceiptOf::<T> { member, answers, submission, signature };

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), key.0, key.1, Some(receipt));

        assert!(Marks::<T>::contains_key(key, who));
        Ok(())
    }

    /// The challenge is upheld, and the last batch, which is challenged too, is withdrawn.
    #[benchmark]
    fn rule() -> Result<(), BenchmarkError> {
        let key = posted::<T>()?;
        let who = challenger::<T>()?;
        Pallet::<T>::do_challenge(&who, key, None)?;
        wait::<T>(30 * DAY);
        let last = sign_by::<T>((key.0, 1), last_content(), CommitteeSize::Seven.threshold())?;
        Pallet::<T>::do_challenge(&who, last, None)?;
        let origin = T::ChallengeOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, key.0, key.1, source::<T>(&who), true);

        assert!(!Batches::<T>::contains_key(last));

        assert!(!Batches::<T>::contains_key(key));
        Ok(())
    }

    #[benchmark]
    fn lapse() -> Result<(), BenchmarkError> {
        let key = posted::<T>()?;
        Pallet::<T>::do_challenge(&challenger::<T>()?, key, None)?;
        wait::<T>(Pallet::<T>::terms().ruling_window);

        #[extrinsic_call]
        _(caller::<T>(), key.0, key.1);

        assert!(Batches::<T>::get(key).is_some_and(|batch| batch.lapsed.is_some()));
        Ok(())
    }

    #[benchmark]
    fn lift() -> Result<(), BenchmarkError> {
        let key = final_batch::<T>()?;

        #[extrinsic_call]
        _(caller::<T>(), key.0, key.1);

        assert!(Batches::<T>::get(key).is_some_and(|batch| batch.is_lifted));
        Ok(())
    }

    #[benchmark]
    fn lift_kept() -> Result<(), BenchmarkError> {
        let key = posted::<T>()?;
        let who = Pallet::<T>::committee_of(key.0).swap_remove(0);
        Kept::<T>::insert(key, &who, ());

        #[extrinsic_call]
        _(caller::<T>(), key.0, key.1, source::<T>(&who));

        assert_eq!(T::Access::amount_set_aside(&who, signature_under(key)), None);
        Ok(())
    }

    /// The longest proof, of somebody who has no account.
    #[benchmark]
    fn claim() -> Result<(), BenchmarkError> {
        let key = final_batch::<T>()?;
        let Leaf { job, batch, who, accepted, rejected, amount } = leaf::<T>(key);
        let (worker, proof) = (source::<T>(&who), Proof::truncate_from(proof()));
        // An account that has none of the asset is made in it, for which it must exist.
        T::Currency::mint_into(&who, AGT)?;

        #[extrinsic_call]
        _(caller::<T>(), job, batch, worker, accepted, rejected, amount, 0, proof);

        assert!(Marks::<T>::get(key, &who).is_some_and(|mark| mark.has_claimed));
        // The pool has paid it at once.
        let event = Event::<T>::Claimed { job, batch, who, accepted, rejected, amount, is_sent: true };
        frame_system::Pallet::<T>::assert_last_event(event.into());
        Ok(())
    }

    /// Something is forfeited, the signers are lifted, and the batch goes.
    #[benchmark]
    fn sweep(n: Linear<0, 1_000>) -> Result<(), BenchmarkError> {
        let key = final_batch::<T>()?;
        let mark = Mark { has_claimed: true, has_challenged: false };
        (0..n).for_each(|number| Marks::<T>::insert(key, account::<T::AccountId>("worker", number, 1), mark));
        Batches::<T>::mutate(key, |batch| {
            if let Some(batch) = batch {
                batch.marks = n;
            }
        });
        wait::<T>(Pallet::<T>::terms().claim_life);

        #[extrinsic_call]
        _(caller::<T>(), key.0, key.1, n);

        assert!(!Batches::<T>::contains_key(key));
        Ok(())
    }

    /// No member has signed anything.
    #[benchmark]
    fn replace() -> Result<(), BenchmarkError> {
        let id = working::<T>()?;
        let members = Pallet::<T>::committee_of(id);
        wait::<T>(60 * DAY);

        #[extrinsic_call]
        _(caller::<T>(), id);

        assert!(!members.iter().any(SlotOf::<T>::contains_key));
        Ok(())
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::for_benchmarks(), crate::mock::Test);
}
