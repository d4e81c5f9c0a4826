//! Stand-ins for the pallets of medallions, characters and boosters. They keep what they are told in storage, so that a
//! rollback covers it and the root sees it.

use agt_primitives::{
    benchmarking::{CharactersBench, MedallionsBench},
    boosters::Boosters,
    characters::{Boost, Characters},
    contributors::AreaId,
    medallions::Medallions,
    multiplier::Multiplier,
};
use codec::Encode;
use frame_support::storage::unhashed;

/// The medallions that a test gives.
pub struct TestMedallions;

impl TestMedallions {
    fn level_key<AccountId: Encode>(who: &AccountId, area: AreaId) -> Vec<u8> {
        (b"medallion", who, area).encode()
    }

    fn count_key<AccountId: Encode>(who: &AccountId) -> Vec<u8> {
        (b"medallions", who).encode()
    }

    /// Gives `who` the medallion of `area` at a level, or takes it back at level zero.
    pub fn give<AccountId: Encode>(who: &AccountId, area: AreaId, level: u8) {
        let held = u32::from(Self::level(who, area) > 0);
        let count: u32 = unhashed::get_or_default(&Self::count_key(who));
        unhashed::put(&Self::count_key(who), &(count - held + u32::from(level > 0)));
        unhashed::put(&Self::level_key(who, area), &level);
    }
}

impl<AccountId: Encode> Medallions<AccountId> for TestMedallions {
    fn level(who: &AccountId, area: AreaId) -> u8 {
        unhashed::get_or_default(&Self::level_key(who, area))
    }

    fn holds_any(who: &AccountId) -> bool {
        unhashed::get_or_default::<u32>(&Self::count_key(who)) > 0
    }
}

/// The characters that a test selects.
pub struct TestCharacters;

impl TestCharacters {
    fn key<AccountId: Encode>(who: &AccountId) -> Vec<u8> {
        (b"character", who).encode()
    }

    /// Selects a character of this level and boost for `who`, and notifies nobody.
    pub fn select<AccountId: Encode>(who: &AccountId, level: u16, boost: Boost) {
        unhashed::put(&Self::key(who), &(level, boost));
    }
}

impl<AccountId: Encode> Characters<AccountId> for TestCharacters {
    fn level(who: &AccountId) -> u16 {
        unhashed::get_or_default::<(u16, Boost)>(&Self::key(who)).0
    }

    fn boost(who: &AccountId) -> Boost {
        unhashed::get_or_default::<(u16, Boost)>(&Self::key(who)).1
    }
}

/// The boosters that a test gives.
pub struct TestBoosters;

impl TestBoosters {
    fn key<AccountId: Encode>(who: &AccountId) -> Vec<u8> {
        (b"booster", who).encode()
    }

    /// Gives `who` a booster of this factor; 1.0 is none.
    pub fn give<AccountId: Encode>(who: &AccountId, factor: Multiplier) {
        unhashed::put(&Self::key(who), &factor);
    }
}

impl<AccountId: Encode> Boosters<AccountId> for TestBoosters {
    fn factor(who: &AccountId) -> Multiplier {
        unhashed::get_or_default(&Self::key(who))
    }
}

impl<AccountId: Encode> MedallionsBench<AccountId> for TestMedallions {
    fn give(who: &AccountId, area: AreaId, level: u8) {
        Self::give(who, area, level);
    }
}

impl<AccountId: Encode> CharactersBench<AccountId> for TestCharacters {
    fn select(who: &AccountId) {
        if <Self as Characters<AccountId>>::level(who) == 0 {
            Self::select(who, 1, Boost::NONE);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medallion_counts_until_it_is_taken_back() {
        sp_io::TestExternalities::default().execute_with(|| {
            for level in [1, 3] {
                TestMedallions::give(&1_u64, 7, level);
                assert_eq!(TestMedallions::level(&1_u64, 7), level);
                assert_eq!(TestMedallions::level(&1_u64, 8), 0);
                assert!(TestMedallions::holds_any(&1_u64));
                assert!(!TestMedallions::holds_any(&2_u64));
            }
            TestMedallions::give(&1_u64, 7, 0);
            assert!(!TestMedallions::holds_any(&1_u64));
        });
    }
}
