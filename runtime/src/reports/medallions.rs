//! The answer of `agt_medallions`: how an account stands in every area.

use crate::{AccountId, Medallions, Runtime};
use agt_primitives::medallions::MedallionsReport;
use alloc::vec::Vec;
use pallet_medallions::{Areas, Holders};

/// How an account stands in every area that has medallions, also in those in which it has done nothing.
pub fn report(who: AccountId) -> MedallionsReport {
    let mut areas: Vec<_> = Areas::<Runtime>::iter_keys().collect();
    areas.sort_unstable();
    let held = Holders::<Runtime>::get(&who);
    let areas = areas.into_iter().filter_map(|area| Medallions::medallion(who.clone(), area)).collect();
    MedallionsReport { held, areas }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::test;

    #[test]
    fn medallions_of_a_newcomer_name_every_area_in_order() {
        test(|| {
            let told = report(AccountId::new([7; 32]));
            let numbers: Vec<_> = told.areas.iter().map(|one| one.area.area).collect();
            assert_eq!((told.held, numbers), (0, (1..=12).collect()));
            assert!(told.areas.iter().all(|one| one.level == 0 && one.next.is_some_and(|next| !next.ready)));
        });
    }
}
