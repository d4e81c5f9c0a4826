//! What every claim has in common: who may be paid, and the payment.

use crate::{Config, Error, Pallet, Stocks, Totals};
use agt_primitives::{
    arithmetic::raise,
    contributors::Credits,
    experience::Experience,
    quests::Reward,
    supply::{Budget, MintBudget},
};
use frame_support::{ensure, storage::with_storage_layer};
use sp_runtime::DispatchError;

impl<T: Config> Pallet<T> {
    pub(crate) fn ensure_proven(who: &T::AccountId) -> Result<(), Error<T>> {
        ensure!(T::Credits::is_proven(who), Error::<T>::Unproven);
        Ok(())
    }

    /// Pays a reward, and returns what was paid: AGT out of what is reserved, XP, and as many boosters as fit into the
    /// stock. A payment that fails changes nothing.
    ///
    /// A full stock must not hold up XP and AGT until an event or a day has ended, so the boosters that do not fit are
    /// lost.
    pub(crate) fn pay(who: &T::AccountId, reward: Reward) -> Result<Reward, DispatchError> {
        let paid = reward.fitting(Stocks::<T>::get(who).stock);
        let Reward { xp, boosters, agt } = paid;
        with_storage_layer(|| {
            if agt > 0 {
                T::Budget::mint_reserved(Budget::Milestones, who, agt)?;
            }
            if xp > 0 {
                T::Experience::grant(who, xp.into())?;
            }
            if boosters > 0 {
                Stocks::<T>::try_mutate(who, |stock| raise(&mut stock.stock, boosters))?;
            }
            Totals::<T>::try_mutate(|totals| {
                raise(&mut totals.xp, xp.into())?;
                raise(&mut totals.boosters_won, boosters.into())?;
                raise(&mut totals.paid, agt)
            })?;
            Ok(paid)
        })
    }
}
