//! The errors of calls. Calls with their documentation leave no room for them in `lib.rs`.

use frame_support::pallet_macros::pallet_section;

/// The errors, which the pallet's own module takes in.
#[pallet_section]
mod errors {
    #[pallet::error]
    pub enum Error<T> {
        /// The asset has no market, or its market is empty or frozen.
        UnknownMarket,
        /// The market of the asset is tracked already.
        AlreadyTracked,
        /// The market of the asset is not tracked.
        NotTracked,
        /// As many markets are tracked as can be.
        TooManyMarkets,
        /// There is no reference: no deep market was tracked for a day, and no rate of governance is young enough; or no last
        /// reference to forget.
        NoReference,
        /// The time of the auction is not over.
        AuctionOpen,
        /// The lot is worth less than the least AGT at the reference.
        LotTooSmall,
        /// The asset has no auction.
        NoAuction,
        /// The auction is over.
        AuctionOver,
        /// Nothing is asked.
        ZeroUnits,
        /// Less than that is left in the auction.
        MoreThanLeft,
        /// It costs more than the caller pays at most.
        AboveMost,
        /// The bid costs less than the least AGT, and leaves a part of the lot.
        BidTooSmall,
        /// The last sale on this market was less blocks ago than the wait.
        TooSoon,
        /// The reserves of the market have changed since the block began.
        MarketTouched,
        /// The market holds less AGT than it must for its price to count.
        MarketShallow,
        /// That is more than may be sold of the market's reserve at once.
        AboveMarketPart,
        /// That is more than may be sold of the stock at once; what an auction offers is not in it.
        AboveLot,
        /// The sale is less than half of what may be sold now, or brings less than the least AGT.
        SaleTooSmall,
        /// A first observation must be a rate: not zero, and not above the greatest.
        RateOutOfRange,
    }
}
