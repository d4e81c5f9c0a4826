//! The weight of each call and of each trait method. A runtime uses measured weights; the weights of `()` are for
//! mocks.

use frame_support::weights::{constants::RocksDbWeight, Weight};

/// The weight of each call of this pallet and of each method that other pallets call.
pub trait WeightInfo {
    /// Weight of `register`, with a referrer.
    fn register() -> Weight;
    /// Weight of `register_for`, with a referrer, by a bonded sponsor.
    fn register_for() -> Weight;
    /// Weight of the predicate of `register_for`.
    fn can_register_for() -> Weight;
    /// Weight of `remove_idle`, with every area and bucket.
    fn remove_idle() -> Weight;
    /// Weight of `claim_referral`, with every bucket ripe.
    fn claim_referral() -> Weight;
    /// Weight of the predicate of `claim_referral`.
    fn can_claim_referral() -> Weight;
    /// Weight of `forget_area`.
    fn forget_area() -> Weight;
    /// Weight of `remove_invitations`.
    fn remove_invitations() -> Weight;
    /// Weight of `Contributors::can_open`.
    fn can_open() -> Weight;
    /// Weight of `Contributors::open_work`, in a new area.
    fn open_work() -> Weight;
    /// Weight of `Contributors::close_work` for a set that counts for a referrer, with every bucket ripe.
    fn close_work() -> Weight;
    /// Weight of `Contributors::close_work` for the set that proves an account with a hold.
    fn close_work_proving() -> Weight;
    /// Weight of `Credits::burn`, with every bucket ripe.
    fn burn() -> Weight;
    /// Weight of `Credits::note_bonded_redemption`.
    fn note_bonded_redemption() -> Weight;
    /// Weight of `DisputedCredits::hold`, from every bucket.
    fn hold() -> Weight;
    /// Weight of `DisputedCredits::release` and of `DisputedCredits::claw_back`, into full buckets.
    fn end_dispute() -> Weight;
    /// Weight of `OnBoostChanged::on_boost_changed`.
    fn on_boost_changed() -> Weight;
    /// Weight of `FeelessQuota::waive`, without the predicate.
    fn waive() -> Weight;
}

/// A high guess for mocks. It is not measured.
fn guess(reads: u64, writes: u64) -> Weight {
    Weight::from_parts(200_000_000, 20_000).saturating_add(RocksDbWeight::get().reads_writes(reads, writes))
}

impl WeightInfo for () {
    fn register() -> Weight {
        guess(8, 6)
    }
    fn register_for() -> Weight {
        guess(12, 6)
    }
    fn can_register_for() -> Weight {
        guess(7, 0)
    }
    fn remove_idle() -> Weight {
        guess(22, 24)
    }
    fn claim_referral() -> Weight {
        guess(6, 4)
    }
    fn can_claim_referral() -> Weight {
        guess(5, 0)
    }
    fn forget_area() -> Weight {
        guess(3, 2)
    }
    fn remove_invitations() -> Weight {
        guess(4, 1)
    }
    fn can_open() -> Weight {
        guess(6, 0)
    }
    fn open_work() -> Weight {
        guess(6, 3)
    }
    fn close_work() -> Weight {
        guess(11, 7)
    }
    fn close_work_proving() -> Weight {
        guess(12, 9)
    }
    fn burn() -> Weight {
        guess(4, 2)
    }
    fn note_bonded_redemption() -> Weight {
        guess(2, 1)
    }
    fn hold() -> Weight {
        guess(4, 2)
    }
    fn end_dispute() -> Weight {
        guess(5, 3)
    }
    fn on_boost_changed() -> Weight {
        guess(4, 1)
    }
    fn waive() -> Weight {
        guess(6, 2)
    }
}
