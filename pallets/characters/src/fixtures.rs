//! Characters for the benchmarks of pallets that meet this one.

use crate::{Config, Pallet, Selected};
use agt_primitives::benchmarking::CharactersBench;

impl<T: Config> CharactersBench<T::AccountId> for Pallet<T> {
    fn select(who: &T::AccountId) {
        if !Selected::<T>::contains_key(who) {
            let (item, _) = Self::make_starter(who).expect("it has had no starter");
            Self::do_select(who, item).expect("it owns the item, and has selected none");
        }
    }
}
