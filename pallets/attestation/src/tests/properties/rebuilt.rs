//! The register, the jobs and the batches, as somebody keeps them who sees the events and nothing else.

use super::*;
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq)]
struct RebuiltJob {
    books: JobBooks,
    rejected: u64,
    proposed: Option<BatchNumber>,
    last: Option<BatchNumber>,
    silences: u32,
    next_batch: BatchNumber,
    batches: u32,
    draw: u32,
    members: Vec<AccountId>,
    post_until: Moment,
    is_committed: bool,
}

#[derive(Clone, Debug, PartialEq)]
struct RebuiltBatch {
    content: BatchContent,
    total: Balance,
    claimed: Balance,
    value: Balance,
    set_aside: Balance,
    signers: Vec<AccountId>,
    is_lifted: bool,
    marks: u32,
    /// Who has challenged it with a receipt, or whose pay was claimed.
    marked: Vec<AccountId>,
    /// The members whose receipts count no more.
    refuted: Vec<AccountId>,
    lapsed: Option<AccountId>,
    is_swept: bool,
    /// The end of its window; none while it is proposed, challenged or swept.
    until: Option<Moment>,
    /// The open challenge: who, its bond, the member of its receipt, and until when it is ruled on.
    challenge: Option<(AccountId, Balance, Option<AccountId>, Moment)>,
}

#[derive(Default)]
pub struct Rebuilt {
    register: BTreeMap<u32, (AccountId, Balance)>,
    jobs: BTreeMap<JobId, RebuiltJob>,
    batches: BTreeMap<(JobId, BatchNumber), RebuiltBatch>,
    kept: BTreeMap<((JobId, BatchNumber), AccountId), ()>,
}

impl Rebuilt {
    /// The attesters of the genesis.
    pub fn of_genesis() -> Self {
        let register = (1..=ATTESTERS).map(|number| (u32::from(number) - 1, (attester(number), STAKE))).collect();
        Self { register, ..Self::default() }
    }

    pub fn follow(&mut self) {
        for record in System::events() {
            if let RuntimeEvent::Attestation(event) = record.event {
                self.enter(event);
            }
        }
    }

    fn job(&mut self, id: JobId) -> &mut RebuiltJob {
        self.jobs.get_mut(&id).expect("it opened")
    }

    fn batch(&mut self, id: JobId, number: BatchNumber) -> &mut RebuiltBatch {
        self.batches.get_mut(&(id, number)).expect("it was proposed")
    }

    fn mark(&mut self, id: JobId, number: BatchNumber, who: AccountId) {
        let batch = self.batch(id, number);
        if !batch.marked.contains(&who) {
            batch.marked.push(who);
            batch.marks += 1;
        }
    }

    /// What a batch was to pay is left again.
    fn give_back(&mut self, id: JobId, number: BatchNumber, total: Balance) {
        let rejected = self.batch(id, number).content.rejected;
        let job = self.job(id);
        job.books.left += total;
        job.rejected -= u64::from(rejected);
    }

    fn remove(&mut self, id: JobId, number: BatchNumber) {
        self.batches.remove(&(id, number));
        self.job(id).batches -= 1;
    }

    fn enter(&mut self, event: Event<Test>) {
        match event {
            Event::Enlisted { who, slot, weight } => assert_eq!(self.register.insert(slot, (who, weight)), None),
            Event::Retired { who, slot, .. } => {
                if let Some(slot) = slot {
                    assert_eq!(self.register.remove(&slot).map(|(who, _)| who), Some(who));
                }
            }
            Event::JobOpened { job, most, post_until, .. } => {
                let books = JobBooks { most, left: most, ..JobBooks::default() };
                let (rejected, proposed, last, silences, next_batch, batches, draw) = (0, None, None, 0, 0, 0, 0);
                let (members, is_committed) = (vec![], false);
                let opened = RebuiltJob {
                    books,
                    rejected,
                    proposed,
                    last,
                    silences,
                    next_batch,
                    batches,
                    draw,
                    members,
                    post_until,
                    is_committed,
                };
                self.jobs.insert(job, opened);
            }
            Event::CommitteeDrawn { job, draw, members, post_until, committed, .. } => {
                let job = self.job(job);
                assert_eq!(committed, if job.is_committed { 0 } else { job.books.most });
                job.is_committed = true;
                (job.draw, job.members, job.post_until) = (draw, members, post_until);
            }
            Event::Struck { job, who } => self.job(job).members.retain(|member| *member != who),
            Event::CommitteeSilent { job, silences } => self.job(job).silences = silences,
            Event::RedrawOrdered { job, draw, post_until, .. }
            | Event::CommitteesDismissed { job, draw, post_until } => {
                let job = self.job(job);
                (job.draw, job.members, job.post_until) = (draw, vec![], post_until);
            }
            Event::JobStopped { job, post_until } => self.job(job).post_until = post_until,
            Event::JobClosed { job, forfeited, released } => {
                let closed = self.jobs.remove(&job).expect("it opened");
                assert_eq!((closed.books.left, closed.batches), (forfeited + released, 0));
            }
            Event::BatchProposed { job, batch, who, content, total, value, set_aside, .. } => {
                let entry = self.job(job);
                entry.books.left -= total;
                entry.rejected += u64::from(content.rejected);
                (entry.proposed, entry.next_batch) = (Some(batch), batch + 1);
                entry.last = content.is_last.then_some(batch);
                entry.batches += 1;
                let (claimed, signers, is_lifted, marks) = (0, vec![who], false, 0);
                let (marked, refuted, lapsed) = (vec![], vec![], None);
                let (is_swept, until, challenge) = (false, None, None);
                let proposed = RebuiltBatch {
                    content,
                    total,
                    claimed,
                    value,
                    set_aside,
                    signers,
                    is_lifted,
                    marks,
                    marked,
                    refuted,
                    lapsed,
                    is_swept,
                    until,
                    challenge,
                };
                self.batches.insert((job, batch), proposed);
            }
            Event::BatchSigned { job, batch, who } => self.batch(job, batch).signers.push(who),
            Event::BatchPosted { job, batch, until } => {
                self.batch(job, batch).until = Some(until);
                self.job(job).proposed = None;
            }
            Event::BatchDropped { job, batch, total, post_until, .. } => {
                self.give_back(job, batch, total);
                let entry = self.job(job);
                // Nothing else is posted while there is a last batch.
                (entry.proposed, entry.last, entry.post_until) = (None, None, post_until);
                self.remove(job, batch);
            }
            Event::Challenged { job, batch, who, bond, member, answers, rule_by, .. } => {
                if answers.is_some() {
                    self.mark(job, batch, who.clone());
                }
                let entry = self.batch(job, batch);
                (entry.until, entry.challenge) = (None, Some((who, bond, member, rule_by)));
            }
            Event::LastBatchWithdrawn { job, batch, marks } => {
                let entry = self.batch(job, batch);
                assert_eq!(entry.marks, marks);
                (entry.challenge, entry.until, entry.is_swept) = (None, None, true);
                if marks == 0 {
                    self.remove(job, batch);
                }
            }
            Event::Upheld { job, batch, total, marks, post_until, .. } => {
                self.give_back(job, batch, total);
                (self.job(job).last, self.job(job).post_until) = (None, post_until);
                let entry = self.batch(job, batch);
                assert_eq!(entry.marks, marks);
                (entry.challenge, entry.is_swept, entry.is_lifted) = (None, true, true);
                if marks == 0 {
                    self.remove(job, batch);
                }
            }
            Event::Dismissed { job, batch, bond, member, until, .. } => {
                let entry = self.batch(job, batch);
                let ended = entry.challenge.take().map(|(_, held, of, _)| (held, of));
                assert_eq!(ended, Some((bond, member.clone())));
                entry.refuted.extend(member);
                entry.until = Some(until);
            }
            Event::Lapsed { job, batch, challenger, bond, until } => {
                let entry = self.batch(job, batch);
                let ended = entry.challenge.take().map(|(who, held, ..)| (who, held));
                assert_eq!(ended, Some((challenger.clone(), bond)));
                (entry.until, entry.lapsed) = (Some(until), Some(challenger));
            }
            Event::Lifted { job, batch } => self.batch(job, batch).is_lifted = true,
            Event::SetAsideKept { job, batch, who } => {
                self.kept.insert(((job, batch), who), ());
            }
            Event::KeptLifted { job, batch, who, .. } => {
                assert_eq!(self.kept.remove(&((job, batch), who)), Some(()));
            }
            Event::Claimed { job, batch, who, amount, .. } => {
                self.mark(job, batch, who);
                self.batch(job, batch).claimed += amount;
                self.job(job).books.paid += amount;
            }
            Event::Swept { job, batch, forfeited, marks, is_removed } => {
                self.job(job).books.forfeited += forfeited;
                let entry = self.batch(job, batch);
                (entry.is_swept, entry.until) = (true, None);
                entry.marks -= marks;
                if is_removed {
                    self.remove(job, batch);
                }
            }
            Event::DrawPostponed { .. } | Event::SignerSlashed { .. } | Event::SilentSlashed { .. } => {}
            Event::__Ignore(..) => unreachable!("no event is of this kind"),
        }
    }

    /// Checks that what the events say is what is stored.
    pub fn assert_agrees(&self) -> Result<(), TestCaseError> {
        let register: BTreeMap<_, _> =
            Slots::<Test>::iter().map(|(slot, attester)| (slot, (attester.who, attester.weight))).collect();
        prop_assert_eq!(&register, &self.register);
        let kept: BTreeMap<_, _> = Kept::<Test>::iter().map(|(key, who, ())| ((key, who), ())).collect();
        prop_assert_eq!(&kept, &self.kept);

        prop_assert_eq!(Jobs::<Test>::iter().count(), self.jobs.len());
        for (id, expected) in &self.jobs {
            let job = job(*id);
            let stored = RebuiltJob {
                books: job.books,
                rejected: job.rejected,
                proposed: job.proposed,
                last: job.last,
                silences: job.silences,
                next_batch: job.next_batch,
                batches: job.batches,
                draw: job.committee.draw,
                members: members(*id),
                post_until: job.post_until,
                is_committed: job.is_committed(),
            };
            prop_assert_eq!(&stored, expected, "job {}", id);
        }
        prop_assert_eq!(Batches::<Test>::iter().count(), self.batches.len());
        for (key, expected) in &self.batches {
            let batch = batch(*key);
            let mut stored = RebuiltBatch {
                signers: batch.signers().cloned().collect(),
                is_swept: batch.state == BatchState::Swept,
                until: None,
                challenge: None,
                marked: expected.marked.clone(),
                refuted: batch.seats.iter().filter(|seat| seat.is_refuted).map(|seat| seat.who.clone()).collect(),
                lapsed: batch.lapsed,
                marks: batch.marks,
                content: batch.content,
                total: batch.total,
                claimed: batch.claimed,
                value: batch.value,
                set_aside: batch.set_aside,
                is_lifted: batch.is_lifted,
            };
            match batch.state {
                BatchState::Posted { until } => stored.until = Some(until),
                BatchState::Challenged { challenge, .. } => {
                    stored.challenge = Some((challenge.who, challenge.bond, challenge.member, challenge.rule_by));
                }
                BatchState::Proposed { .. } | BatchState::Swept => {}
            }
            let mut expected = expected.clone();
            stored.signers.sort();
            expected.signers.sort();
            stored.refuted.sort();
            expected.refuted.sort();
            prop_assert_eq!(stored, expected, "batch {:?}", key);
        }
        Ok(())
    }
}
