//! Committees: how the seed of an epoch draws one, and whom the requester strikes.

use crate::{register::RegisterNodes, CommitteeState, Config, Error, Event, Job, Jobs, Member, Pallet, Slots};
use agt_primitives::{
    access::{Access, Role, SetAside},
    attestation::{JobId, ENLISTMENT, MOST_DRAWN},
    basis_points::BasisPoints,
    beacon::{Beacon, BeaconEpoch, EpochSeed},
    sum_tree::{Draw, Drawn, NotKept},
    tasks::{Escrow, EscrowId},
    Moment,
};
use frame_support::{
    ensure, pallet_prelude::DispatchResult, storage::with_storage_layer, traits::ConstU32, BoundedVec,
};
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash};

/// The slots that a draw looks at for each member that it wants: the rest are of accounts that cannot be drawn now.
pub const SLOTS_A_MEMBER: u32 = 4;

/// The part of what a job pays at most that an account must be able to sign for to be drawn: a tenth. It can bond more later.
pub const PART_TO_SIGN_FOR: BasisPoints = BasisPoints::clamped(1_000);

type Members<T> = BoundedVec<Member<<T as frame_system::Config>::AccountId>, ConstU32<MOST_DRAWN>>;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_draw(id: JobId) -> DispatchResult {
        let mut job = Self::known_job(id)?;
        let (epoch, ordered) = match job.committee.state {
            CommitteeState::Drawing { epoch, ordered } => (epoch, ordered),
            CommitteeState::Drawn { .. } => return Err(Error::<T>::AlreadyDrawn.into()),
            CommitteeState::Dismissed => return Err(Error::<T>::NoMoreCommittees.into()),
        };
        let now = Self::now();
        let members = match Self::seed_of(id, &job, epoch) {
            EpochSeed::NotYet => return Err(Error::<T>::SeedNotSealed.into()),
            EpochSeed::Sealed(seed) => Self::drawn_by(&job, seed, epoch, ordered).ok(),
            EpochSeed::Forgotten => None,
        };
        // By waiting until a seed or its register is not kept any more nobody gets another committee.
        let Some(members) = members else { return Self::lose_draw(id, job) };
        let found = u32::try_from(members.len()).unwrap_or(u32::MAX);
        if found < job.terms.size.seats() {
            return Self::postpone_draw(id, job, found);
        }
        with_storage_layer(|| {
            // The work starts here: from now on nobody takes the money back, whatever happens to the pool.
            let committed = if job.is_committed() { 0 } else { job.books.most };
            if committed > 0 {
                T::Escrow::commit(EscrowId::Job(id), committed)?;
            }
            let strike_until = now.saturating_add(job.in_force.strike_window);
            job.committee.state = CommitteeState::Drawn { strike_until };
            job.grant_time(strike_until);
            let event = Event::CommitteeDrawn {
                job: id,
                draw: job.committee.draw,
                members: members.iter().map(|member| member.who.clone()).collect(),
                strike_until,
                post_until: job.post_until,
                committed,
            };
            job.committee.members = members;
            Jobs::<T>::insert(id, job);
            Self::deposit_event(event);
            Ok(())
        })
    }

    /// Ends a draw whose seed or register is not kept any more: the job without a first committee ends, a later committee
    /// counts as one that has said nothing.
    fn lose_draw(id: JobId, mut job: Job<T::AccountId>) -> DispatchResult {
        if !job.is_committed() {
            return Self::end_job(id, job);
        }
        Self::note_silence(id, &mut job);
        Jobs::<T>::insert(id, job);
        Ok(())
    }

    /// Lets the seed of a later epoch draw. A later committee that does not come in its time counts as one that has said
    /// nothing, so the time to post does not end while it is drawn, and the job ends if there are no attesters.
    fn postpone_draw(id: JobId, mut job: Job<T::AccountId>, found: u32) -> DispatchResult {
        let now = Self::now();
        let epoch = T::Beacon::epoch().next();
        job.committee.state = CommitteeState::Drawing { epoch, ordered: now };
        Self::deposit_event(Event::DrawPostponed { job: id, found, epoch });
        if job.is_committed() && now >= job.post_until {
            Self::note_silence(id, &mut job);
        }
        Jobs::<T>::insert(id, job);
        Ok(())
    }

    /// Returns whom a seed draws.
    ///
    /// The register is taken as it was before the seed's epoch began. Whoever has enlisted, retired or changed its weight since
    /// changes nothing for anybody else, so nobody who knows the seed can choose the others. What an account does to itself can
    /// only lose it its own place.
    fn drawn_by(
        job: &Job<T::AccountId>,
        seed: H256,
        epoch: BeaconEpoch,
        ordered: Moment,
    ) -> Result<Members<T>, NotKept> {
        let before = BeaconEpoch(epoch.0.checked_sub(1).ok_or(NotKept)?);
        let mut draw = Draw::new(RegisterNodes::<T>::left_by(before))?;
        let (wanted, mut members) = (job.terms.size.drawn(), Members::<T>::default());
        for attempt in 0..wanted.saturating_mul(SLOTS_A_MEMBER) {
            if members.len() >= usize::try_from(wanted).unwrap_or(usize::MAX) {
                break;
            }
            let random = BlakeTwo256::hash_of(&(seed, attempt)).to_fixed_bytes();
            let random = random.first_chunk().map_or(0, |half| u128::from_le_bytes(*half));
            let Some(drawn) = draw.draw(random)? else { break };
            if let Some(who) = Self::eligible(job, drawn, ordered) {
                // There is room: no more are drawn than the bound.
                let _ = members.try_push(Member { who, is_silenced: false, has_signed: false });
            }
        }
        Ok(members)
    }

    /// Returns who has a slot that was drawn, if it can be drawn: long enough on the register when the draw was ordered, with
    /// access, room in its bond to sign for [`PART_TO_SIGN_FOR`] and its whole stake, and not the requester itself.
    fn eligible(job: &Job<T::AccountId>, drawn: Drawn, ordered: Moment) -> Option<T::AccountId> {
        let attester = Slots::<T>::get(drawn.slot)?;
        let old_enough = attester.since.checked_add(job.in_force.enlisted_for).is_some_and(|from| from <= ordered);
        let who = Some(attester.who).filter(|who| old_enough && *who != job.requester)?;
        let to_sign = job.in_force.signer_stake(PART_TO_SIGN_FOR.of(job.worth));
        let has_stake = || T::Access::amount_set_aside(&who, ENLISTMENT).is_some_and(|stake| stake >= attester.weight);
        let is_able = T::Access::has_access(&who, Role::DataValidation) && T::Access::room(&who) >= to_sign;
        (is_able && has_stake()).then_some(who)
    }

    pub(crate) fn do_strike(caller: &T::AccountId, id: JobId, who: &T::AccountId) -> DispatchResult {
        let mut job = Self::known_job(id)?;
        ensure!(job.requester == *caller, Error::<T>::NotRequester);
        let CommitteeState::Drawn { strike_until } = job.committee.state else {
            return Err(Error::<T>::NoCommittee.into());
        };
        ensure!(Self::now() < strike_until, Error::<T>::StrikesOver);
        let members = &mut job.committee.members;
        let place = members.iter().position(|member| member.who == *who).ok_or(Error::<T>::NotAMember)?;
        let seats = usize::try_from(job.terms.size.seats()).unwrap_or(usize::MAX);
        ensure!(members.len() > seats, Error::<T>::NoMoreStrikes);
        members.remove(place);
        Jobs::<T>::insert(id, job);
        Self::deposit_event(Event::Struck { job: id, who: who.clone() });
        Ok(())
    }
}
