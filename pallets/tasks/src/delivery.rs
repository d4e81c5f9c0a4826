//! What a settled set leaves: its record, and what it adds to what its campaign has delivered.

use crate::{
    Campaign, Config, ItemResult, Pallet, SeatResult, SetContext, SetEntry, SetOutcome, Sets, SettledSet, Submissions,
};
use agt_primitives::tasks::{MaxPositions, MaxWorkers, Verdict};
use frame_support::BoundedVec;
use sp_runtime::traits::{BlakeTwo256, Hash};

/// What each seat of a set came to.
pub(crate) type SeatResults<T> = BoundedVec<SeatResult<<T as frame_system::Config>::AccountId>, MaxWorkers>;

impl<T: Config> Pallet<T> {
    /// Replaces what is stored of a set by its record, and adds it to what the campaign has delivered and to its totals.
    pub(crate) fn record(
        campaign: &mut Campaign<T::AccountId>,
        context: &SetContext,
        outcome: SetOutcome,
        items: &BoundedVec<ItemResult, MaxPositions>,
        seats: &SeatResults<T>,
        verdict: &Verdict,
    ) {
        let decided = items.iter().filter(|item| item.answer.is_some()).count();
        let count = |number: usize| u8::try_from(number).unwrap_or(u8::MAX);
        let settled = SettledSet {
            at: Self::now(),
            outcome,
            decided: count(decided),
            undecided: count(items.len().saturating_sub(decided)),
            items: BlakeTwo256::hash_of(items),
            seats: BlakeTwo256::hash_of(seats),
            place: campaign.totals.settled,
        };
        campaign.delivered_hash = settled.added_to(campaign.delivered_hash, context.campaign, context.set);
        for seat in 0..campaign.replication(context.queue).seats() {
            Submissions::<T>::remove((context.campaign, context.set), seat);
        }
        Sets::<T>::insert(context.campaign, context.set, SetEntry::Settled(settled));

        let totals = &mut campaign.totals;
        let add = |to: &mut u32, more: u32| *to = to.saturating_add(more);
        add(&mut totals.settled, 1);
        add(&mut totals.empty, (outcome == SetOutcome::Empty).into());
        add(&mut totals.withheld, (outcome == SetOutcome::GoldWithheld).into());
        add(&mut totals.decided, u32::try_from(decided).unwrap_or(u32::MAX));
        add(&mut totals.gold, verdict.gold());
        add(&mut totals.void, verdict.outvoted());
    }
}
