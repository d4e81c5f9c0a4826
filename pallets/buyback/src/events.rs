//! The events that blocks carry. Calls with their documentation leave no room for them in `lib.rs`.

use frame_support::pallet_macros::pallet_section;

/// The events, which the pallet's own module takes in. They alone rebuild all auctions, last references, runs
/// and totals.
#[pallet_section]
mod events {
    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    #[allow(missing_docs)] // A field without a comment is what its name says.
    pub enum Event<T: Config> {
        /// The market of an asset is tracked.
        Tracked {
            asset: AssetId,
            /// The first observation, as governance has named it.
            observed: Rate,
        },
        /// The market of an asset is not tracked any more.
        Untracked { asset: AssetId },
        /// An auction has opened.
        AuctionOpened {
            asset: AssetId,
            /// Units that are offered.
            lot: Balance,
            reference: Rate,
            opened: Moment,
            /// The moment from which on nothing is sold any more.
            until: Moment,
            /// The price of AGT with which it begins, in basis points of the reference.
            start: u16,
            /// The price of AGT with which it ends, in basis points of the reference.
            end: u16,
            /// The least planck of a bid that leaves a part.
            least: Balance,
        },
        /// The time of an auction was over and it is removed. If nothing of it was sold, it has lowered the last reference.
        AuctionEnded {
            asset: AssetId,
            /// Units that were offered.
            lot: Balance,
            /// Units that nobody has bought. They are on offer no more.
            unsold: Balance,
        },
        /// Units of an asset were sold for AGT, which was recycled.
        LotSold {
            /// The number of the run.
            run: u64,
            asset: AssetId,
            how: SoldBy,
            /// Who bought it; none for a sale on the market.
            buyer: Option<T::AccountId>,
            units: Balance,
            /// Planck that they brought.
            agt: Balance,
            /// The rate that they brought, rounded down.
            rate: Rate,
            reference: Rate,
            /// What became of the AGT.
            recycled: Recycled,
            at: Moment,
        },
        /// The last reference of an asset is forgotten.
        ReferenceForgotten {
            asset: AssetId,
            /// What it was.
            rate: Rate,
        },
    }
}
