//! The events of the recycler: AGT comes back, is burned in part, and belongs to seasons for the rest.

use super::{buyback::CameBack, Books, Figure, What};
use agt_primitives::{
    calendar::Month,
    recycler::{RecycleSource, Recycled},
};
use agt_runtime::{Balance, Runtime};
use pallet_recycler::Event;

impl Books {
    pub(super) fn follow_recycler(&mut self, event: &Event<Runtime>) {
        match event {
            Event::AgtRecycled { source, amount, mode, burned, kept, season, .. } => {
                self.require(burned.checked_add(*kept) == Some(*amount), || {
                    format!("of {amount} planck that came back, {burned} were burned and {kept} kept")
                });
                self.add(Figure::of(What::Received), *amount);
                self.add(Figure::of(What::Received).back_from(*source), *amount);
                self.add(Figure::of(What::Burned), *burned);
                self.add(belonging(*season), *kept);
                let recycled = Recycled { mode: *mode, burned: *burned, kept: *kept, season: *season };
                self.came_back(CameBack { source: *source, amount: *amount, recycled });
            }
            Event::SeasonTook { season, amount } => {
                self.take_all(*season, *amount);
                self.add(Figure::of(What::Taken), *amount);
            }
            Event::Paid { recycled, .. } => self.add(Figure::of(What::Paid), *recycled),
            Event::GivenBack { amount, season } => {
                self.add(Figure::of(What::GivenBack), *amount);
                self.add(belonging(*season), *amount);
            }
            Event::Carried { from, amount, season } => {
                self.take_all(*from, *amount);
                self.add(Figure::of(What::Carried), *amount);
                self.add(belonging(*season), *amount);
            }
            Event::GiftCollected { amount, season } => {
                self.add(Figure::of(What::Gifts), *amount);
                self.add(belonging(*season), *amount);
            }
            // The share of bonded AGT is no money.
            Event::StakeSampled { .. } | Event::__Ignore(..) => {}
        }
    }

    /// Removes what belongs to a season. All of it leaves at once.
    fn take_all(&mut self, season: Month, amount: Balance) {
        let belonged = self.clear(&belonging(season));
        self.require(belonged == amount, || {
            format!("{amount} planck left the season {season}, and {belonged} belonged to it")
        });
    }

    /// Notes the AGT of a sale, until the run comes that tells of the sale.
    fn came_back(&mut self, came_back: CameBack) {
        let is_of_a_sale = matches!(came_back.source, RecycleSource::Auctions | RecycleSource::Markets);
        if is_of_a_sale && self.sale.came_back.replace(came_back).is_some() {
            self.breach("AGT of two sales came back, and no run tells of the first one".into());
        }
    }
}

fn belonging(season: Month) -> Figure {
    Figure::of(What::Belonging).within(season)
}
