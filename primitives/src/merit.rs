//! Merit: what pallets that count accepted work learn from a settlement.

use crate::{contributors::AreaId, tasks::CampaignKind, Moment};
use codec::{Decode, Encode};
use scale_info::TypeInfo;

/// A set of an account that was accepted and earns merit: the platform pays it, or a pool at a price that is high enough.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, TypeInfo)]
pub struct AcceptedSet<AccountId> {
    /// The area of the campaign.
    pub area: AreaId,
    /// The kind of the campaign. It is never a quiz or a calibration.
    pub kind: CampaignKind,
    /// Who pays out of a pool; none where the platform pays.
    pub requester: Option<AccountId>,
    /// The number of right answers, gold included.
    pub answers: u32,
    /// Whether the set had gold and all of it was right.
    pub perfect: bool,
    /// When the account opened the set, in milliseconds of chain time. Nobody but the account chooses it, whereas anybody may
    /// settle the set late.
    pub opened_at: Moment,
}

/// Counts accepted work. A pallet that does so for a reward of its own implements it, and the runtime lists them.
pub trait OnAccepted<AccountId> {
    /// Must be called once for each accepted set that earns merit, in the call that settles it. It never fails, so that no
    /// reward can block a settlement, and its cost is independent of the number of accounts.
    fn on_accepted(who: &AccountId, set: &AcceptedSet<AccountId>);
}

/// Nobody counts.
impl<AccountId> OnAccepted<AccountId> for () {
    fn on_accepted(_: &AccountId, _: &AcceptedSet<AccountId>) {}
}

/// Both count, in this order.
impl<AccountId, First: OnAccepted<AccountId>, Second: OnAccepted<AccountId>> OnAccepted<AccountId> for (First, Second) {
    fn on_accepted(who: &AccountId, set: &AcceptedSet<AccountId>) {
        First::on_accepted(who, set);
        Second::on_accepted(who, set);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use core::cell::RefCell;

    std::thread_local! {
        static COUNTED: RefCell<Vec<(u8, u64)>> = const { RefCell::new(Vec::new()) };
    }

    /// Notes who counted for whom.
    struct Counter<const NUMBER: u8>;

    impl<const NUMBER: u8> OnAccepted<u64> for Counter<NUMBER> {
        fn on_accepted(who: &u64, _: &AcceptedSet<u64>) {
            COUNTED.with_borrow_mut(|counted| counted.push((NUMBER, *who)));
        }
    }

    #[test]
    fn all_of_a_list_count_in_its_order() {
        let kind = CampaignKind::General;
        let set = AcceptedSet { area: 1, kind, requester: None, answers: 1, perfect: true, opened_at: 0 };
        <(Counter<1>, (Counter<2>, ())) as OnAccepted<u64>>::on_accepted(&7, &set);
        assert_eq!(COUNTED.take(), [(1, 7), (2, 7)]);
    }
}
