//! One file a behaviour.

mod attacks;
mod challenging;
mod claiming;
mod drawing;
mod ending;
mod feeless;
mod invariants;
mod last_batch;
mod opening;
mod posting;
mod properties;
mod receipts;
mod register;
mod report;
mod ruling;
mod silence;
mod sweeping;

use crate::{
    mock::*, Attester, Batch, BatchState, Batches, CommitteeState, Error, Event, HoldReason, Job, JobBooks, Jobs, Kept,
    Marks, NextJob, ReceiptOf, SlotOf, Slots,
};
use agt_primitives::{
    access::{Access as _, Accused, Disputes, Role, SetAside},
    attestation::{
        signature_under, BatchContent, BatchNumber, BatchPhase, CommitteeSize, JobId, JobPhase, JobTerms, Leaf, Proof,
        ENLISTMENT, MOST_COMMITTEES,
    },
    beacon::BeaconEpoch,
    merkle,
    token::AGT,
    Balance, Moment,
};
use agt_test_support::signed;
use frame_support::{
    assert_noop, assert_ok, pallet_prelude::DispatchResult, traits::fungible::InspectHold, BoundedVec,
};
use sp_core::H256;
use sp_runtime::DispatchError;

/// What an accepted answer of the tests' jobs earns, in units of the pool's asset.
const PRICE: Balance = 100;
/// The most answers of the tests' jobs.
const ANSWERS: u32 = 1_000;
/// What the tests' jobs pay at most.
const MOST: Balance = PRICE * ANSWERS as Balance;
/// How long the tests' jobs last.
const LASTS: Moment = 30 * DAY;

/// The terms of the tests' jobs.
fn terms() -> JobTerms {
    JobTerms {
        area: 3,
        spec: H256::repeat_byte(1),
        uri: BoundedVec::truncate_from(b"https://example.org/spec".to_vec()),
        price: PRICE,
        answers: ANSWERS,
        size: CommitteeSize::Three,
        ends: after(LASTS),
    }
}

fn open_with(terms: JobTerms) -> DispatchResult {
    Attestation::open_job(signed(REQUESTER), POOL, terms)
}

/// Opens a job and returns its number.
#[track_caller]
fn open() -> JobId {
    open_of(CommitteeSize::Three)
}

/// Opens a job with a committee of this size and returns its number.
#[track_caller]
fn open_of(size: CommitteeSize) -> JobId {
    let id = NextJob::<Test>::get();
    assert_ok!(open_with(JobTerms { size, ..terms() }));
    id
}

fn draw(id: JobId) -> DispatchResult {
    Attestation::draw(signed(PENNILESS), id)
}

/// Opens a job whose committee is drawn.
#[track_caller]
fn open_drawn() -> JobId {
    let id = open();
    pass_epoch();
    assert_ok!(draw(id));
    id
}

/// Opens a job whose committee can post.
#[track_caller]
fn open_working() -> JobId {
    let id = open_drawn();
    wait(DAY);
    id
}

fn job(id: JobId) -> Job<AccountId> {
    Jobs::<Test>::get(id).expect("the job exists")
}

fn books(id: JobId) -> JobBooks {
    job(id).books
}

fn committee(id: JobId) -> Vec<AccountId> {
    Attestation::committee(id)
}

fn members(id: JobId) -> Vec<AccountId> {
    job(id).committee.members.into_iter().map(|member| member.who).collect()
}

/// What each person has earned: its accepted and rejected answers.
#[derive(Clone)]
struct Tree(Vec<Leaf<AccountId>>);

impl Tree {
    /// The tree of the next batch of a job.
    fn of(id: JobId, people: &[(AccountId, u32, u32)]) -> Self {
        Self::at((id, job(id).next_batch), people)
    }

    fn at(key: (JobId, BatchNumber), people: &[(AccountId, u32, u32)]) -> Self {
        let leaf = |(who, accepted, rejected): &(AccountId, u32, u32)| {
            Leaf::new(key, who.clone(), *accepted, *rejected, PRICE * Balance::from(*accepted))
        };
        Self(people.iter().map(leaf).collect())
    }

    fn bytes(&self) -> Vec<Vec<u8>> {
        self.0.iter().map(Leaf::bytes).collect()
    }

    fn root(&self) -> H256 {
        merkle::root_of(&self.bytes())
    }

    fn content(&self) -> BatchContent {
        BatchContent {
            root: self.root(),
            leaves: self.0.len() as u32,
            accepted: self.0.iter().map(|leaf| leaf.accepted).sum(),
            rejected: self.0.iter().map(|leaf| leaf.rejected).sum(),
            file: H256::repeat_byte(2),
            uri: BoundedVec::truncate_from(b"https://example.org/batch".to_vec()),
            is_last: false,
        }
    }

    fn proof(&self, index: u32) -> Proof {
        Proof::truncate_from(merkle::proof_of(&self.bytes(), index).expect("the leaf exists"))
    }

    /// Claims a leaf.
    fn claim(&self, index: u32) -> DispatchResult {
        let leaf = self.0[index as usize].clone();
        self.claim_as(&leaf, index)
    }

    /// Claims any leaf with the proof of a place.
    fn claim_as(&self, leaf: &Leaf<AccountId>, index: u32) -> DispatchResult {
        let (job, batch, who) = (leaf.job, leaf.batch, leaf.who.clone());
        let (accepted, rejected, amount) = (leaf.accepted, leaf.rejected, leaf.amount);
        Attestation::claim(signed(PENNILESS), job, batch, who, accepted, rejected, amount, index, self.proof(index))
    }
}

/// The people of most batches: they earn 3,000, 2,000 and 500 units; nine answers are rejected.
fn people() -> Vec<(AccountId, u32, u32)> {
    vec![(ALICE, 30, 2), (BOB, 20, 3), (CAROL, 5, 4)]
}

/// What these people earn together.
const EARNED: Balance = 55 * PRICE;
/// What each signer of their batch sets aside: a tenth of the worth of their 64 answers.
const SET_ASIDE: Balance = 64 * PRICE * RATE / 10;

fn post(id: JobId, who: &AccountId, tree: &Tree) -> DispatchResult {
    Attestation::post(signed(who), id, tree.content())
}

fn sign(key: (JobId, BatchNumber), who: &AccountId) -> DispatchResult {
    Attestation::sign(signed(who), key.0, key.1, batch(key).content.root)
}

/// The first member proposes a batch for people.
#[track_caller]
fn propose(id: JobId, people: &[(AccountId, u32, u32)]) -> ((JobId, BatchNumber), Tree) {
    let (key, tree) = ((id, job(id).next_batch), Tree::of(id, people));
    assert_ok!(post(id, &committee(id)[0], &tree));
    (key, tree)
}

/// Two members of three post a batch for people.
#[track_caller]
fn posted(id: JobId, people: &[(AccountId, u32, u32)]) -> ((JobId, BatchNumber), Tree) {
    let (key, tree) = propose(id, people);
    assert_ok!(sign(key, &committee(id)[1]));
    (key, tree)
}

/// A job with a batch that can be challenged.
#[track_caller]
fn open_posted() -> ((JobId, BatchNumber), Tree) {
    posted(open_working(), &people())
}

/// A job with a batch that is final.
#[track_caller]
fn open_final() -> ((JobId, BatchNumber), Tree) {
    let posted = open_posted();
    wait(3 * DAY);
    posted
}

fn batch(key: (JobId, BatchNumber)) -> Batch<AccountId> {
    Batches::<Test>::get(key).expect("the batch exists")
}

fn challenge(key: (JobId, BatchNumber), who: &AccountId) -> DispatchResult {
    Attestation::challenge(signed(who), key.0, key.1, None)
}

/// Rules on the open challenge of a batch.
fn rule(key: (JobId, BatchNumber), upheld: bool) -> DispatchResult {
    let challenger = match Batches::<Test>::get(key).map(|batch| batch.state) {
        Some(BatchState::Challenged { challenge, .. }) => challenge.who,
        _ => ALICE,
    };
    Attestation::rule(RuntimeOrigin::root(), key.0, key.1, challenger, upheld)
}

/// What a committee attests when nothing is outstanding.
fn last_content() -> BatchContent {
    let uri = BoundedVec::truncate_from(b"https://example.org/last".to_vec());
    let (root, file) = (H256::zero(), H256::repeat_byte(3));
    BatchContent { root, leaves: 0, accepted: 0, rejected: 0, file, uri, is_last: true }
}

/// Two members of three post the last batch of a job whose work has ended.
#[track_caller]
fn posted_last(id: JobId) -> (JobId, BatchNumber) {
    let (key, seats) = ((id, job(id).next_batch), committee(id));
    assert_ok!(Attestation::post(signed(&seats[0]), id, last_content()));
    assert_ok!(sign(key, &seats[1]));
    key
}

/// Lets the work of a job end, and its last batch become final and go.
#[track_caller]
fn finish(id: JobId) {
    travel_to(job(id).ends.max(now()));
    let key = posted_last(id);
    wait(3 * DAY);
    assert_ok!(sweep(key, 0));
}

fn replace(id: JobId) -> DispatchResult {
    Attestation::replace(signed(PENNILESS), id)
}

fn sweep(key: (JobId, BatchNumber), limit: u32) -> DispatchResult {
    Attestation::sweep(signed(PENNILESS), key.0, key.1, limit)
}

fn close(id: JobId) -> DispatchResult {
    Attestation::close(signed(PENNILESS), id)
}

fn lift(key: (JobId, BatchNumber)) -> DispatchResult {
    Attestation::lift(signed(PENNILESS), key.0, key.1)
}

/// The number of an attester of the genesis.
fn number_of(who: &AccountId) -> u8 {
    (1..=ATTESTERS).find(|number| attester(*number) == *who).expect("an attester of the genesis")
}

/// What a member of a committee signs for a worker.
fn receipt(member: &AccountId, id: JobId, worker: &AccountId, answers: u32) -> ReceiptOf<Test> {
    use sp_core::Pair;
    let submission = H256::repeat_byte(5);
    let message = Attestation::receipt_message(id, worker, answers, submission);
    let signature = key(number_of(member)).sign(&message).into();
    ReceiptOf::<Test> { member: member.clone(), answers, submission, signature }
}

/// What a signer has set aside for a batch.
fn set_aside(key: (JobId, BatchNumber), who: &AccountId) -> Option<Balance> {
    Access::amount_set_aside(who, signature_under(key))
}

/// What an account has on hold for challenges.
fn bonds(who: &AccountId) -> Balance {
    Balances::balance_on_hold(&HoldReason::Challenge.into(), who)
}

fn sent(who: &AccountId) -> Balance {
    Sent::get(who)
}

/// Lets another dispute hold what an account has set aside.
#[track_caller]
fn dispute(who: &AccountId, obligation: agt_primitives::access::ObligationId) {
    assert_ok!(Access::open_dispute(who, 1, Accused::Obligation(obligation)));
}

#[track_caller]
fn end_dispute(who: &AccountId) {
    assert_ok!(Access::close_dispute(who, 1));
}

#[track_caller]
fn assert_last(event: Event<Test>) {
    System::assert_last_event(event.into());
}
