//! The events of redemption: what seasons took of revenue, paid of it, and gave back.

use super::{Books, Figure, What};
use agt_runtime::Runtime;
use pallet_redemption::Event;

impl Books {
    pub(super) fn follow_redemption(&mut self, event: &Event<Runtime>) {
        match event {
            Event::SeasonClosed { season, rates, reserved, given_back } => {
                // What the season owes is reserved, as far as it does not keep it of revenue.
                let kept = rates.returned.checked_sub(*given_back);
                let funded = kept.and_then(|kept| kept.checked_add(*reserved));
                self.require(funded.is_some() && funded == rates.lanes.owed(), || {
                    format!("the season {season} owes another amount than it has reserved and kept of revenue")
                });
                self.add(Figure::of(What::SeasonsTook), rates.returned);
                self.add(Figure::of(What::SeasonsGaveBack), *given_back);
            }
            Event::Claimed { season, amount, recycled, .. } => {
                self.require(recycled <= amount, || {
                    format!("the season {season} paid {amount} planck, and {recycled} of them out of revenue")
                });
                self.add(Figure::of(What::Redeemed), *amount);
                self.add(Figure::of(What::RedeemedRecycled), *recycled);
            }
            Event::SeasonSwept { given_back, .. } => self.add(Figure::of(What::SeasonsGaveBack), *given_back),
            // No money moves.
            Event::SeasonOpened { .. }
            | Event::Submitted { .. }
            | Event::SubmissionSwept { .. }
            | Event::__Ignore(..) => {}
        }
    }
}
