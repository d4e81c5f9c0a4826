//! Reveals for others: whoever has the opening of a commitment may reveal it for the worker who committed.

use crate::{Call, Config, Error, Event, Opening, Openings, Pallet, WeightInfo};
use agt_primitives::contributors::{FeelessKind, FeelessQuota, FeelessRefusal};
use frame_support::{
    ensure,
    pallet_prelude::{DispatchError, DispatchResult, Weight},
    storage::{with_storage_layer, with_transaction, TransactionOutcome},
    traits::OriginTrait,
};
use frame_system::pallet_prelude::OriginFor;

impl<T: Config> Pallet<T> {
    /// Reveals an opening for its worker.
    pub(crate) fn do_reveal_opening(opening: Opening<T::AccountId>) -> DispatchResult {
        let Opening { campaign, round, set, who, answers, salt } = opening;
        Self::do_reveal(&who, campaign, round, set, answers, &salt)
    }

    /// Reveals each opening that can be revealed. One that fails changes nothing and does not stop the others.
    pub(crate) fn do_reveal_many(openings: Openings<T::AccountId>) -> DispatchResult {
        let mut is_any_revealed = false;
        for opening in openings {
            let (campaign, set, who) = (opening.campaign, opening.set, opening.who.clone());
            match with_storage_layer(|| Self::do_reveal_opening(opening)) {
                Ok(()) => is_any_revealed = true,
                Err(error) => Self::deposit_event(Event::RevealFailed { campaign, set, who, error }),
            }
        }
        ensure!(is_any_revealed, Error::<T>::NothingRevealed);
        Ok(())
    }

    /// Returns whether a call that reveals these openings runs without a fee. Each opening takes one call of an allowance:
    /// of its worker's, if it can be revealed and the worker has one left; otherwise of the caller's own. So a stranger
    /// spends no more of a worker's allowance than the worker would have spent on its reveal, and pays itself for what
    /// cannot be revealed.
    pub(crate) fn are_openings_feeless(
        origin: &OriginFor<T>,
        call: Call<T>,
        openings: &[Opening<T::AccountId>],
    ) -> bool {
        let Some(caller) = origin.as_signer() else { return false };
        if !origin.filter_call(&call.into()) {
            T::Feeless::refuse(FeelessRefusal::Shut);
            return false;
        }
        // All allowances are spent, or none.
        let spent = with_transaction(|| match Self::spend_on_openings(caller, openings) {
            Ok(()) => TransactionOutcome::Commit(Ok::<_, DispatchError>(Ok(()))),
            Err(why) => TransactionOutcome::Rollback(Ok(Err(why))),
        });
        match spent.unwrap_or(Err(FeelessRefusal::WouldFail)) {
            Ok(()) => true,
            Err(why) => {
                T::Feeless::refuse(why);
                false
            }
        }
    }

    /// Spends a call of an allowance for each opening. Returns why one of them cannot be spent, or that no opening can be
    /// revealed.
    fn spend_on_openings(caller: &T::AccountId, openings: &[Opening<T::AccountId>]) -> Result<(), FeelessRefusal> {
        let mut is_any_revealed = false;
        for (place, opening) in openings.iter().enumerate() {
            let worker_pays = match Self::may_spend_on_opening(&opening.who) {
                Ok(()) => true,
                Err(FeelessRefusal::DaySpent { .. } | FeelessRefusal::NotRegistered) => false,
                Err(why) => return Err(why),
            };
            // Each opening is tried by itself: different seats do not depend on each other, and a seat that an earlier
            // opening reveals cannot be revealed again.
            let is_repeated = openings.iter().take(place).any(|earlier| earlier.is_of_same_seat(opening));
            let is_revealed = !is_repeated && Self::dry_run(|| Self::do_reveal_opening(opening.clone())).is_ok();
            is_any_revealed |= is_revealed;
            let payer = if is_revealed && worker_pays { &opening.who } else { caller };
            Self::may_spend_on_opening(payer).map_err(|why| match why {
                FeelessRefusal::DaySpent { .. } | FeelessRefusal::NotRegistered if !is_revealed => {
                    FeelessRefusal::WouldFail
                }
                why => why,
            })?;
            let (call, predicate) = (T::WeightInfo::reveal_for(), Self::trying_an_opening());
            if !T::Feeless::waive(payer, FeelessKind::Work, 1, call, predicate, || true) {
                return Err(FeelessRefusal::WouldFail);
            }
        }
        is_any_revealed.then_some(()).ok_or(FeelessRefusal::WouldFail)
    }

    /// Returns whether an account's allowance and the block have room for an opening, or why not.
    fn may_spend_on_opening(who: &T::AccountId) -> Result<(), FeelessRefusal> {
        T::Feeless::may_spend(who, FeelessKind::Work, 1, T::WeightInfo::reveal_for(), Self::trying_an_opening())
    }

    /// Returns what it weighs to try an opening, and to look whose allowance has room for it.
    fn trying_an_opening() -> Weight {
        T::Feeless::overhead(T::WeightInfo::reveal_for())
    }

    /// Returns the weight to declare for a call that reveals so many openings, at least one.
    pub(crate) fn weight_of_openings(openings: usize) -> Weight {
        let one = T::Feeless::weight(T::WeightInfo::reveal_for(), Self::trying_an_opening());
        one.saturating_mul(u64::try_from(openings).unwrap_or(u64::MAX).max(1))
    }
}
