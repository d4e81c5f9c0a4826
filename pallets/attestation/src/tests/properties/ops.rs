//! What can happen to attesters, jobs and batches.

use super::*;
use std::collections::BTreeMap;

/// An operation. A job is named by how many were opened since, a batch by how many of its job's were proposed since, a member
/// by its place among those drawn, and a person by its place in the batch's tree.
#[derive(Clone, Debug)]
pub enum Op {
    Wait(Moment),
    EndEpoch,
    /// An account cannot receive the asset, or can again.
    Block(bool),
    EndPool(bool),
    /// Another dispute holds what an attester has set aside for the register, or what a signer has for a batch.
    Dispute(u8, bool),
    /// All such disputes end.
    EndDisputes,
    Enlist(u8),
    Retire(u8),
    Open(CommitteeSize, u32),
    Draw(JobId),
    Strike(JobId, usize),
    Stop(JobId),
    Close(JobId),
    /// The last number is what the batch says less than its leaves.
    Post(JobId, usize, u32, u32),
    Last(JobId, usize),
    Replace(JobId),
    Sign(JobId, BatchNumber, usize),
    Drop(JobId, BatchNumber),
    Challenge(JobId, BatchNumber, bool),
    Rule(JobId, BatchNumber, bool),
    Lapse(JobId, BatchNumber),
    Lift(JobId, BatchNumber),
    LiftKept,
    Claim(JobId, BatchNumber, u32),
    Sweep(JobId, BatchNumber, u32),
}

/// The operations of which each must succeed.
pub const NAMES: [&str; 19] = [
    "Enlist",
    "Retire",
    "Open",
    "Draw",
    "Strike",
    "Stop",
    "Close",
    "Post",
    "Last",
    "Replace",
    "Sign",
    "Drop",
    "Challenge",
    "Rule",
    "Lapse",
    "Lift",
    "LiftKept",
    "Claim",
    "Sweep",
];

/// What the people outside the chain know: the trees of batches.
#[derive(Default)]
pub struct World {
    trees: BTreeMap<(JobId, BatchNumber), Tree>,
}

fn job_of(since: JobId) -> JobId {
    NextJob::<Test>::get().wrapping_sub(1).wrapping_sub(since)
}

fn key_of(since: JobId, before: BatchNumber) -> (JobId, BatchNumber) {
    let id = job_of(since);
    let next = Jobs::<Test>::get(id).map_or(0, |job| job.next_batch);
    (id, next.wrapping_sub(1).wrapping_sub(before))
}

fn member(id: JobId, place: usize) -> AccountId {
    Jobs::<Test>::get(id)
        .and_then(|job| job.committee.members.get(place).map(|member| member.who.clone()))
        .unwrap_or(BOB)
}

impl Op {
    pub fn name(&self) -> String {
        let all = format!("{self:?}");
        all.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default().into()
    }

    pub fn run(&self, world: &mut World) -> DispatchResult {
        let by = signed(PENNILESS);
        match *self {
            Self::Wait(millis) => wait(millis),
            Self::EndEpoch => end_epoch(),
            Self::Block(is_blocked) => block(&ALICE, is_blocked),
            Self::EndPool(is_over) => set_over(POOL, is_over),
            Self::Dispute(number, of_register) => {
                let signed: Vec<_> = Batches::<Test>::iter()
                    .flat_map(|(key, batch)| batch.signers().map(|who| (who.clone(), key)).collect::<Vec<_>>())
                    .collect();
                let picked = signed.get(usize::from(number) % signed.len().max(1)).filter(|_| !of_register);
                let (who, obligation) = match picked.cloned() {
                    Some((who, key)) => (who, signature_under(key)),
                    None => (attester(number), ENLISTMENT),
                };
                return Access::open_dispute(&who, 1, Accused::Obligation(obligation));
            }
            Self::EndDisputes => {
                for who in (1..=ATTESTERS).map(attester).filter(|who| Access::in_dispute(who, 1).is_some()) {
                    Access::close_dispute(&who, 1)?;
                }
            }
            Self::Enlist(number) => {
                let stake = STAKE * Balance::from(number % 3 + 1);
                return Attestation::enlist(signed(attester(number)), stake);
            }
            Self::Retire(number) => return Attestation::retire(signed(attester(number))),
            Self::Open(size, answers) => return open_with(JobTerms { size, answers, ..terms() }),
            Self::Draw(since) => return draw(job_of(since)),
            Self::Strike(since, place) => {
                let id = job_of(since);
                return Attestation::strike(signed(REQUESTER), id, member(id, place));
            }
            Self::Stop(since) => return Attestation::stop(signed(REQUESTER), job_of(since)),
            Self::Close(since) => return close(job_of(since)),
            Self::Post(since, place, accepted, less) => {
                let id = job_of(since);
                let Some(job) = Jobs::<Test>::get(id) else { return Err(DispatchError::Other("no job")) };
                let key = (id, job.next_batch);
                let tree = Tree::at(key, &[(ALICE, accepted, 1), (BOB, 2, 0), (CAROL, 1, accepted)]);
                let content = tree.content();
                let content = BatchContent { accepted: content.accepted - less, ..content };
                Attestation::post(signed(member(id, place)), id, content)?;
                world.trees.insert(key, tree);
            }
            Self::Last(since, place) => {
                let id = job_of(since);
                return Attestation::post(signed(member(id, place)), id, last_content());
            }
            Self::Replace(since) => return replace(job_of(since)),
            Self::Sign(since, before, place) => {
                let key = key_of(since, before);
                let root = world.trees.get(&key).map_or(H256::zero(), Tree::root);
                return Attestation::sign(signed(member(key.0, place)), key.0, key.1, root);
            }
            Self::Drop(since, before) => {
                let key = key_of(since, before);
                return Attestation::drop_batch(by, key.0, key.1);
            }
            Self::Challenge(since, before, has_receipt) => {
                let key = key_of(since, before);
                let found = Batches::<Test>::get(key).filter(|_| has_receipt);
                let receipt = found.map(|batch| receipt(&batch.seats[0].who, key.0, &CAROL, 1));
                return Attestation::challenge(signed(CAROL), key.0, key.1, receipt);
            }
            Self::Rule(since, before, upheld) => return rule(key_of(since, before), upheld),
            Self::Lapse(since, before) => {
                let key = key_of(since, before);
                return Attestation::lapse(by, key.0, key.1);
            }
            Self::Lift(since, before) => return lift(key_of(since, before)),
            Self::LiftKept => {
                let ((job, batch), who, ()) = Kept::<Test>::iter().next().unwrap_or(((0, 0), ALICE, ()));
                return Attestation::lift_kept(by, job, batch, who);
            }
            Self::Claim(since, before, index) => {
                let tree = world.trees.get(&key_of(since, before));
                return tree.ok_or(DispatchError::Other("no tree"))?.claim(index);
            }
            Self::Sweep(since, before, limit) => return sweep(key_of(since, before), limit),
        }
        Ok(())
    }
}

fn op() -> impl Strategy<Value = Op> {
    let attester = || 1..=ATTESTERS;
    let since = || prop_oneof![5 => Just(0), 2 => Just(1), 1 => Just(2)];
    let before = || prop_oneof![5 => Just(0), 2 => Just(1), 1 => Just(2)];
    let place = || 0..6usize;
    let wait = prop_oneof![12 => 0..DAY / 2, 4 => DAY..4 * DAY, 1 => Just(29 * DAY)];
    let size = prop::sample::select(CommitteeSize::ALL.to_vec());
    prop_oneof![
        8 => wait.prop_map(Op::Wait),
        8 => Just(Op::EndEpoch),
        1 => any::<bool>().prop_map(Op::Block),
        1 => prop_oneof![1 => Just(true), 3 => Just(false)].prop_map(Op::EndPool),
        5 => (attester(), any::<bool>()).prop_map(|(number, of_register)| Op::Dispute(number, of_register)),
        2 => Just(Op::EndDisputes),
        16 => attester().prop_map(Op::Enlist),
        2 => attester().prop_map(Op::Retire),
        4 => (size, 5..60u32).prop_map(|(size, answers)| Op::Open(size, answers)),
        10 => since().prop_map(Op::Draw),
        8 => (since(), place()).prop_map(|(since, place)| Op::Strike(since, place)),
        2 => since().prop_map(Op::Stop),
        4 => since().prop_map(Op::Close),
        14 => (since(), place(), 1..12u32, prop_oneof![5 => Just(0), 1 => 0..3u32])
            .prop_map(|(since, place, accepted, less)| Op::Post(since, place, accepted, less)),
        6 => (since(), 0..3usize).prop_map(|(since, place)| Op::Last(since, place)),
        3 => since().prop_map(Op::Replace),
        40 => (since(), before(), place()).prop_map(|(since, before, place)| Op::Sign(since, before, place)),
        3 => (since(), before()).prop_map(|(since, before)| Op::Drop(since, before)),
        10 => (since(), before(), any::<bool>()).prop_map(|(since, before, with)| Op::Challenge(since, before, with)),
        12 => (since(), before(), any::<bool>()).prop_map(|(since, before, upheld)| Op::Rule(since, before, upheld)),
        3 => (since(), before()).prop_map(|(since, before)| Op::Lapse(since, before)),
        7 => (since(), before()).prop_map(|(since, before)| Op::Lift(since, before)),
        3 => Just(Op::LiftKept),
        14 => (since(), before(), 0..3u32).prop_map(|(since, before, index)| Op::Claim(since, before, index)),
        6 => (since(), before(), 0..4u32).prop_map(|(since, before, limit)| Op::Sweep(since, before, limit)),
    ]
}

/// A job of three whose committee was drawn, or struck too, and perhaps is at work, or has posted a batch. Somebody may have
/// challenged it, and nobody ruled on it, or another dispute holds what its signer has set aside when it is final.
fn beginning() -> impl Strategy<Value = Vec<Op>> {
    let drawn = vec![Op::Open(CommitteeSize::Three, 60), Op::EndEpoch, Op::EndEpoch, Op::Draw(0)];
    let posted = vec![Op::Wait(DAY), Op::Post(0, 0, 5, 0), Op::Sign(0, 0, 1)];
    let challenged = [posted.clone(), vec![Op::Challenge(0, 0, false)]].concat();
    let lapsed = [challenged.clone(), vec![Op::Wait(29 * DAY), Op::Lapse(0, 0)]].concat();
    let kept = [posted.clone(), vec![Op::Dispute(0, false), Op::Wait(4 * DAY), Op::Lift(0, 0)]].concat();
    let struck = prop_oneof![Just(vec![]), Just(vec![Op::Strike(0, 0)])];
    let more = prop_oneof![
        1 => Just(vec![]),
        1 => Just(posted[..2].to_vec()),
        2 => Just(posted),
        2 => Just(challenged),
        1 => Just(lapsed),
        1 => Just(kept),
    ];
    (struck, more).prop_map(move |(struck, more)| [drawn.clone(), struck, more].concat())
}

/// What ends the last batches and jobs, if nothing waits for more.
fn ending() -> Vec<Op> {
    let batches = (0..2).flat_map(|since| {
        (0..4).flat_map(move |before| {
            let paid = [
                Op::Drop(since, before),
                Op::Lapse(since, before),
                Op::Lift(since, before),
                Op::Claim(since, before, 0),
            ];
            paid.into_iter().chain([Op::Wait(366 * DAY), Op::Sweep(since, before, 9)])
        })
    });
    let kept = [Op::EndDisputes].into_iter().chain((0..4).map(|_| Op::LiftKept));
    // Silent committees are replaced until no other comes, or one says that nothing is outstanding.
    let said = |since| [Op::Draw(since), Op::Wait(DAY), Op::Last(since, 0), Op::Sign(since, 0, 1), Op::Wait(4 * DAY)];
    let jobs = (0..2).flat_map(|since| {
        let again = [Op::EndEpoch, Op::EndEpoch, Op::Draw(since), Op::Wait(9 * DAY), Op::Replace(since)];
        let again = std::iter::repeat_n(again, 4).flatten();
        said(since).into_iter().chain([Op::Sweep(since, 0, 9)]).chain(again).chain([Op::Close(since)])
    });
    [Op::Wait(29 * DAY)].into_iter().chain(batches).chain(kept).chain(jobs).collect()
}

/// A beginning, what happens then, and an end.
pub fn ops() -> impl Strategy<Value = Vec<Op>> {
    (beginning(), prop::collection::vec(op(), 1..120))
        .prop_map(|(beginning, rest)| [beginning, rest, ending()].concat())
}
