//! Medallions for the benchmarks and mocks of pallets that meet this one.

use crate::{Config, Holders, Medallion, Pallet, Progresses, Totals};
use agt_primitives::{
    arithmetic::raise,
    benchmarking::MedallionsBench,
    contributors::AreaId,
    medallions::{AreaName, RevokeMedallions},
};
use frame_support::traits::Time;

impl<T: Config> MedallionsBench<T::AccountId> for Pallet<T> {
    fn give(who: &T::AccountId, area: AreaId, level: u8) {
        if !Self::is_open(area) {
            let name = AreaName::try_from(b"benchmarks".to_vec()).expect("the name is short");
            Self::do_open_area(area, name).expect("there is room for an area");
        }
        if Progresses::<T>::get(who, area).level() > 0 {
            <Self as RevokeMedallions<_>>::revoke(who, area).expect("it holds a medallion");
        }
        if level == 0 {
            return;
        }
        let needs = Self::terms().needs(level).expect("the level exists");
        Progresses::<T>::mutate(who, area, |progress| {
            progress.counted.platform += needs.answers;
            progress.medallion = Some(Medallion { level, since: T::Time::now(), answers: needs.answers });
        });
        let is_first = Holders::<T>::get(who) == 0;
        Holders::<T>::mutate(who, |held| raise(held, 1)).expect("nobody holds so many");
        Totals::<T>::mutate(|totals| {
            raise(&mut totals.held, 1)?;
            raise(&mut totals.holders, is_first.into())
        })
        .expect("there are not so many");
    }
}
