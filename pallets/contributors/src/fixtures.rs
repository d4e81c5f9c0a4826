//! Persons for the benchmarks and mocks of pallets that meet this one.

use crate::{aia::lower, Areas, Config, Pallet, People, Totals};
use agt_primitives::{
    basis_points::BasisPoints,
    benchmarking::ContributorsBench,
    calendar::DAY,
    contributors::{
        AreaId, Bucket, Contributors, Outcome, Qualification, SetKey, Tally, WorkKind, WorkOffer, WorkResult,
        MAX_BUCKETS,
    },
    multiplier::Multiplier,
    skill::Measure,
    token::AGT,
    Aia, Moment,
};
use frame_support::{traits::fungible::Mutate, BoundedVec};
use frame_system::RawOrigin;

/// What easy work with four classes is measured by.
pub(crate) fn measure() -> Measure {
    Measure::new(BasisPoints::clamped(2_500), BasisPoints::clamped(9_500)).expect("it is in its range")
}

impl<T: Config> ContributorsBench<T::AccountId> for Pallet<T>
where
    T::Currency: Mutate<T::AccountId>,
{
    fn register(who: &T::AccountId) {
        T::Currency::mint_into(who, 10 * AGT).expect("there is room under the greatest balance");
        Self::register(RawOrigin::Signed(who.clone()).into(), None).expect("it has the hold and is new");
    }

    fn prove(who: &T::AccountId, area: AreaId) {
        let set = SetKey { campaign: u64::MAX, set: 0 };
        let kind = WorkKind::Quiz;
        let offer = WorkOffer { set, area, energy: 1, aia_max: 0, stake_tier: Multiplier::ONE, kind };
        Self::open_work(who, offer).expect("a newcomer can open a set");
        let result = WorkResult {
            outcome: Outcome::Accepted,
            consensus: Tally::NONE,
            gold: Tally::of(32, 32),
            measure: Some(measure()),
            aia: 0,
            xp: 0,
            ripens_at: Self::now(),
            earns_merit: true,
        };
        Self::close_work(who, set, result).expect("the set is open");
    }

    fn set_reputation(who: &T::AccountId, area: AreaId, reputation: BasisPoints) {
        Areas::<T>::mutate(who, area, |record| {
            let record = record.as_mut().expect("it worked in the area");
            let held = record.qualification.held();
            Totals::<T>::mutate(|totals| lower(&mut totals.waiting, held)).expect("all that waits is counted");
            record.qualification = Qualification::of_skill(reputation, &measure());
        });
    }

    fn credit(who: &T::AccountId, aia: Aia) {
        People::<T>::mutate_extant(who, |person| {
            let now = Self::now();
            let parts = Aia::from(MAX_BUCKETS);
            let bucket = |index: u32| Bucket {
                ripens: now.saturating_sub(Moment::from(MAX_BUCKETS - index) * DAY),
                aia: if index == 0 { aia / parts + aia % parts } else { aia / parts },
            };
            person.proven = Some(now);
            person.aia.earned += aia;
            person.aia.buckets = BoundedVec::truncate_from((0..MAX_BUCKETS).map(bucket).collect());
            Totals::<T>::mutate(|totals| {
                totals.aia.earned += aia;
                totals.aia.outstanding += aia;
            });
        });
    }
}
