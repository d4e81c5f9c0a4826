//! View functions: the report of the recycler.

use crate::{Belonging, Config, Pallet, Sources, Totals};
use agt_primitives::recycler::{RecycleSource, RecyclerReport, SourceReport};

impl<T: Config> Pallet<T> {
    pub(crate) fn recycler_report() -> RecyclerReport {
        let (terms, staked, totals) = (Self::terms(), Self::staked(), Totals::<T>::get());
        let next_season = Self::next_season().ok();
        let of_source = |source| SourceReport { source, received: Sources::<T>::get(source).into() };
        RecyclerReport {
            mode: terms.mode(),
            staked,
            burn: terms.burned(staked),
            received: totals.received.into(),
            burned: totals.burned.into(),
            gifts: totals.gifts.into(),
            waiting: totals.waiting().unwrap_or_default().into(),
            outstanding: totals.outstanding().unwrap_or_default().into(),
            paid: totals.paid.into(),
            sources: RecycleSource::ALL.into_iter().map(of_source).collect(),
            next_season,
            next_revenue: next_season.map_or(0, Belonging::<T>::get).into(),
        }
    }
}
