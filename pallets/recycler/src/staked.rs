//! The share of bonded AGT: a sample a day, and the mean of the last 30 days.

use crate::{Config, Event, Pallet, Sampled, Samples};
use agt_primitives::{
    arithmetic::mul_div_floor, basis_points::BasisPoints, calendar::day, recycler::Stake, token::AGT, Balance,
};
use alloc::vec::Vec;
use core::iter::repeat_n;
use frame_support::{traits::Time, BoundedVec};

/// The most samples that the mean is of: one a day.
pub const SAMPLES: u32 = 30;

/// The least circulating AGT that bonds are measured against, in planck: 100,000,000 AGT. A few bonds on a chain on which
/// almost nothing circulates yet do not work for all, and with nothing the share is nothing.
pub const FLOOR: Balance = 100_000_000 * AGT;

impl<T: Config> Pallet<T> {
    /// Returns the share of bonded AGT now.
    pub(crate) fn share_now() -> BasisPoints {
        let (bonded, circulating) = (T::Stake::bonded(), T::Stake::circulating().max(FLOOR));
        let points = mul_div_floor(bonded, BasisPoints::WHOLE.points().into(), circulating);
        let points = points.and_then(|points| u16::try_from(points).ok());
        points.map_or(BasisPoints::WHOLE, BasisPoints::clamped)
    }

    /// Returns the mean of the samples, rounded down; before the first sample the share now.
    pub(crate) fn staked() -> BasisPoints {
        Self::mean(&Samples::<T>::get()).unwrap_or_else(Self::share_now)
    }

    fn mean(samples: &[BasisPoints]) -> Option<BasisPoints> {
        let sum = samples.iter().fold(0_u32, |sum, sample| sum.saturating_add(sample.points().into()));
        let mean = sum.checked_div(u32::try_from(samples.len()).ok()?)?;
        u16::try_from(mean).ok().and_then(BasisPoints::new)
    }

    /// Samples the share if the previous block was the first one of its UTC day. Returns whether it did.
    ///
    /// Days without a block since the last sample get this one too: nobody knows what was bonded on them, and the mean must
    /// be of days.
    pub(crate) fn sample_if_due() -> bool {
        let now = T::Time::now();
        let (today, last) = (day(now), Sampled::<T>::get());
        // Before the first block there is no time, and so no day.
        if now == 0 || last.is_some_and(|last| today <= last) {
            return false;
        }
        let days = last.map_or(1, |last| today.saturating_sub(last)).min(SAMPLES.into());
        let days = usize::try_from(days).unwrap_or(usize::MAX);
        let (share, samples) = (Self::share_now(), Samples::<T>::get());
        let most = usize::try_from(SAMPLES).unwrap_or(usize::MAX);
        let forgotten = samples.len().saturating_add(days).saturating_sub(most);
        let samples: Vec<_> = samples.into_iter().skip(forgotten).chain(repeat_n(share, days)).collect();
        let staked = Self::mean(&samples).unwrap_or(share);
        Samples::<T>::put(BoundedVec::truncate_from(samples));
        Sampled::<T>::put(today);
        Self::deposit_event(Event::StakeSampled { day: today, share, staked });
        true
    }
}
