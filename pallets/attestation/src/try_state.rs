//! The pallet's invariants AT1 to AT11: README lists what each one says.

use crate::{
    register::RegisterNodes, Batch, BatchState, Batches, CommitteeState, Config, FreeSlotCount, FreeSlots, HoldReason,
    Job, Jobs, Kept, Marks, NextJob, NodeVersions, Nodes, Pallet, SlotCount, SlotOf, Slots,
};
use agt_primitives::{
    access::SetAside,
    arithmetic::sum,
    attestation::{signature_under, BatchKey, JobId, ENLISTMENT, MOST_COMMITTEES},
    invariants::{all_hold, Check},
    sum_tree::{self, NodeId, Nodes as _, CHILDREN, LEVELS},
    Balance,
};
use alloc::{
    collections::{BTreeMap, BTreeSet},
    vec::Vec,
};
use frame_support::{ensure, traits::fungible::InspectHold};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks every invariant; the error begins with the id of the first one that fails.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        all_hold(Self::invariants())
    }

    /// The verdict on every invariant, AT1 first.
    pub(crate) fn invariants() -> [Check; 11] {
        [
            Self::slots_are_taken_or_free(),
            Self::sums_are_those_of_the_slots(),
            Self::stakes_are_set_aside(),
            Self::signatures_are_set_aside(),
            Self::books_are_balanced(),
            Self::batches_are_counted(),
            Self::rejections_are_counted(),
            Self::claims_are_marked(),
            Self::bonds_are_on_hold(),
            Self::committees_are_in_order(),
            Self::numbers_and_times_are_in_order(),
        ]
    }

    fn slots_are_taken_or_free() -> Check {
        let count = SlotCount::<T>::get();
        let free: Vec<_> = (0..FreeSlotCount::<T>::get()).map(FreeSlots::<T>::get).collect();
        let taken: Vec<_> = Slots::<T>::iter_keys().map(Some).collect();
        let all: BTreeSet<_> = free.iter().chain(&taken).copied().collect();
        let listed = u32::try_from(FreeSlots::<T>::iter().count()) == Ok(FreeSlotCount::<T>::get());
        let each_once = all.len() == free.len().saturating_add(taken.len());
        let dense = all.into_iter().eq((0..count).map(Some));
        let known = Slots::<T>::iter().all(|(slot, attester)| SlotOf::<T>::get(attester.who) == Some(slot));
        let known = known && SlotOf::<T>::iter().count() == Slots::<T>::iter().count();
        ensure!(
            listed && each_once && dense && known,
            "AT1: each slot below the count is one attester's or free, and each attester has one"
        );
        Ok(())
    }

    fn sums_are_those_of_the_slots() -> Check {
        let mut sums = BTreeMap::<(NodeId, u32), Balance>::new();
        for (slot, attester) in Slots::<T>::iter() {
            let mut place = slot;
            for level in 0..LEVELS {
                let (index, child) = (place / CHILDREN, place % CHILDREN);
                let sum = sums.entry((NodeId { level, index }, child)).or_default();
                *sum = sum.saturating_add(attester.weight);
                place = index;
            }
        }
        let latest = RegisterNodes::<T>::latest();
        let stored = NodeVersions::<T>::iter_keys().chain(sums.keys().map(|(id, _)| *id));
        let agree = stored.collect::<BTreeSet<_>>().into_iter().all(|id| {
            let of = |child| sums.get(&(id, child)).copied().unwrap_or(0);
            latest.node(id).is_some_and(|node| node.into_iter().eq((0..CHILDREN).map(of)))
        });
        let versions: usize = NodeVersions::<T>::iter_values().map(|versions| versions.kept().len()).sum();
        let kept = NodeVersions::<T>::iter()
            .all(|(id, versions)| versions.kept().iter().all(|epoch| Nodes::<T>::contains_key(id, epoch)));
        ensure!(
            agree && kept && versions == Nodes::<T>::iter().count() && sum_tree::total(&latest).is_ok(),
            "AT2: the tree sums the weights of the attesters, and keeps each version that it lists and no other"
        );
        Ok(())
    }

    fn stakes_are_set_aside() -> Check {
        let staked = Slots::<T>::iter_values().all(|attester| {
            let stake = T::Access::amount_set_aside(&attester.who, ENLISTMENT);
            stake.is_some_and(|stake| stake <= attester.weight)
        });
        ensure!(staked, "AT3: each attester has a stake set aside, which is not more than its weight");
        Ok(())
    }

    fn signatures_are_set_aside() -> Check {
        let backed = |key: BatchKey, who: &T::AccountId| T::Access::amount_set_aside(who, signature_under(key));
        let signed = Batches::<T>::iter().filter(|(_, batch)| !batch.is_lifted).all(|(key, batch)| {
            batch.signers().all(|who| backed(key, who).is_some_and(|amount| amount <= batch.set_aside))
        });
        let kept = Kept::<T>::iter().all(|(key, who, ())| backed(key, &who).is_some());
        ensure!(
            signed && kept,
            "AT4: the signers of a batch have its part set aside until it is lifted, and so has who was in dispute then"
        );
        Ok(())
    }

    fn batches_of(id: JobId) -> impl Iterator<Item = (u32, Batch<T::AccountId>)> {
        Batches::<T>::iter().filter(move |((job, _), _)| *job == id).map(|((_, number), batch)| (number, batch))
    }

    fn books_are_balanced() -> Check {
        let balanced = |(id, job): (JobId, Job<T::AccountId>)| {
            let batches = Self::batches_of(id).map(|(_, batch)| batch.unclaimed());
            let all = [job.books.left, job.books.paid, job.books.forfeited].into_iter().chain(batches);
            sum(all) == Some(job.books.most) && job.terms.most() == Some(job.books.most)
        };
        ensure!(Jobs::<T>::iter().all(balanced), "AT5: what a job pays at most is left, in a batch, paid or forfeited");
        Ok(())
    }

    fn batches_are_counted() -> Check {
        let counted = |(id, job): (JobId, Job<T::AccountId>)| {
            let numbers: Vec<_> = Self::batches_of(id).map(|(number, _)| number).collect();
            let proposed: Vec<_> = Self::batches_of(id)
                .filter(|(_, batch)| matches!(batch.state, BatchState::Proposed { .. }))
                .map(|(number, _)| number)
                .collect();
            u32::try_from(numbers.len()) == Ok(job.batches)
                && numbers.iter().all(|number| *number < job.next_batch)
                && proposed.into_iter().eq(job.proposed)
                && job.last.is_none_or(|last| last < job.next_batch)
                && Self::batches_of(id).all(|(number, batch)| {
                    // One that was withdrawn is swept.
                    !batch.content.is_last || job.last == Some(number) || batch.state == BatchState::Swept
                })
        };
        let known = Batches::<T>::iter_keys().all(|(job, _)| Jobs::<T>::contains_key(job));
        ensure!(
            known && Jobs::<T>::iter().all(counted),
            "AT6: each job counts its batches, and names the one that waits for signatures and the last one"
        );
        Ok(())
    }

    fn rejections_are_counted() -> Check {
        let counted = |(id, job): (JobId, Job<T::AccountId>)| {
            let open = Self::batches_of(id).filter(|(_, batch)| batch.state != BatchState::Swept);
            open.map(|(_, batch)| u64::from(batch.content.rejected)).sum::<u64>() <= job.rejected
        };
        ensure!(Jobs::<T>::iter().all(counted), "AT7: each job counts the answers that its batches have rejected");
        Ok(())
    }

    fn claims_are_marked() -> Check {
        let now = Self::now();
        let marked = |(key, batch): (BatchKey, Batch<T::AccountId>)| {
            let marks: Vec<_> = Marks::<T>::iter_prefix_values(key).collect();
            let has_claims = marks.iter().any(|mark| mark.has_claimed);
            let open = batch.state == BatchState::Swept
                || has_claims == (batch.claimed > 0) && (!has_claims || batch.is_final(now));
            u32::try_from(marks.len()) == Ok(batch.marks) && batch.claimed <= batch.total && open
        };
        let known = Marks::<T>::iter()
            .all(|(key, _, mark)| Batches::<T>::contains_key(key) && (mark.has_claimed || mark.has_challenged));
        ensure!(
            known && Batches::<T>::iter().all(marked),
            "AT8: each batch counts its marks, pays no more than it says, and pays nobody before it is final"
        );
        Ok(())
    }

    fn bonds_are_on_hold() -> Check {
        let mut bonds = BTreeMap::<T::AccountId, Balance>::new();
        for batch in Batches::<T>::iter_values() {
            if let BatchState::Challenged { challenge, .. } = batch.state {
                let bond = bonds.entry(challenge.who).or_default();
                *bond = bond.saturating_add(challenge.bond);
            }
        }
        let reason = HoldReason::Challenge.into();
        let accounts: BTreeSet<_> = frame_system::Account::<T>::iter_keys().chain(bonds.keys().cloned()).collect();
        let agree = accounts
            .into_iter()
            .all(|who| T::Currency::balance_on_hold(&reason, &who) == bonds.get(&who).copied().unwrap_or(0));
        ensure!(agree, "AT9: what each account has on hold for challenges is the bonds of its open ones");
        Ok(())
    }

    fn committees_are_in_order() -> Check {
        let ordered = |(id, job): (JobId, Job<T::AccountId>)| {
            let members: Vec<_> = job.committee.members.iter().map(|member| &member.who).collect();
            let distinct = members.iter().collect::<BTreeSet<_>>().len() == members.len();
            let count = u32::try_from(members.len()).unwrap_or(u32::MAX);
            let fits = match job.committee.state {
                CommitteeState::Drawing { .. } => {
                    count == 0 && job.proposed.is_none() && job.silences < MOST_COMMITTEES
                }
                CommitteeState::Dismissed => count == 0 && job.proposed.is_none() && job.silences == MOST_COMMITTEES,
                CommitteeState::Drawn { .. } => (job.terms.size.seats()..=job.terms.size.drawn()).contains(&count),
            };
            let of_this = Self::batches_of(id).filter(|(_, batch)| batch.draw == job.committee.draw);
            let seated = of_this
                .into_iter()
                .all(|(_, batch)| batch.seats.iter().map(|seat| &seat.who).eq(job.seated().map(|member| &member.who)));
            distinct && fits && seated && !members.contains(&&job.requester)
        };
        ensure!(
            Jobs::<T>::iter().all(ordered),
            "AT10: a committee has its seats and up to two spare members, all different, and never the requester"
        );
        Ok(())
    }

    fn numbers_and_times_are_in_order() -> Check {
        let (next, now) = (NextJob::<T>::get(), Self::now());
        let jobs = Jobs::<T>::iter().all(|(id, job)| {
            let times = job.opened <= now && job.opened <= job.ends && job.ends <= job.post_until;
            let draws = Self::batches_of(id).all(|(_, batch)| batch.draw <= job.committee.draw);
            id < next && draws && times && job.ends <= job.terms.ends
        });
        let attesters = Slots::<T>::iter_values().all(|attester| attester.since <= now);
        ensure!(
            jobs && attesters,
            "AT11: the number of each job is below the next one, no batch is of a draw to come, and nothing happened in the \
             future or out of order"
        );
        Ok(())
    }
}
