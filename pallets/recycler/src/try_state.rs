//! The pallet's invariants RC1 to RC6: README lists what each one says.

use crate::{Belonging, Config, Pallet, Sampled, Samples, Sources, Totals, SAMPLES};
use agt_primitives::{
    arithmetic::sum,
    calendar::day,
    invariants::{all_hold, Check},
};
use frame_support::{
    ensure,
    traits::{fungible::Inspect, Get, Time},
};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks every invariant; the error begins with the id of the first one that fails.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        all_hold(Self::invariants())
    }

    /// The verdict on every invariant, RC1 first.
    pub(crate) fn invariants() -> [Check; 6] {
        [
            Self::pot_can_pay(),
            Self::waiting_belongs_to_seasons(),
            Self::sources_are_what_came_back(),
            Self::taken_is_not_exceeded(),
            Self::samples_are_of_days(),
            Self::seasons_are_not_of_the_future(),
        ]
    }

    fn pot_can_pay() -> Check {
        const BROKEN: &str = "RC1: the pot holds its existential deposit and all that waits or was taken and not paid";
        let totals = Totals::<T>::get();
        ensure!(T::Currency::balance(&T::Pot::get()) >= T::Currency::minimum_balance(), BROKEN);
        // Sums that contradict themselves are for the other invariants to tell.
        let (waiting, outstanding) = (totals.waiting().unwrap_or(0), totals.outstanding().unwrap_or(0));
        ensure!(waiting.checked_add(outstanding).is_some_and(|owed| owed <= Self::spendable()), BROKEN);
        Ok(())
    }

    fn waiting_belongs_to_seasons() -> Check {
        let belonging = sum(Belonging::<T>::iter_values());
        let same = belonging.is_some() && belonging == Totals::<T>::get().waiting();
        let none_is_zero = Belonging::<T>::iter_values().all(|amount| amount > 0);
        ensure!(same && none_is_zero, "RC2: what came in, was not burned and not taken belongs to a season, once");
        Ok(())
    }

    fn sources_are_what_came_back() -> Check {
        let received = sum(Sources::<T>::iter_values());
        let same = received == Some(Totals::<T>::get().received);
        ensure!(same, "RC3: what came back from all sources is what came back");
        Ok(())
    }

    fn taken_is_not_exceeded() -> Check {
        let kept = Totals::<T>::get().outstanding().is_some();
        ensure!(kept, "RC4: seasons have not paid and given back more than they have taken");
        Ok(())
    }

    fn samples_are_of_days() -> Check {
        let (samples, sampled) = (Samples::<T>::decode_len().unwrap_or(0), Sampled::<T>::get());
        let few = u32::try_from(samples).is_ok_and(|samples| samples <= SAMPLES);
        let begun = (samples > 0) == sampled.is_some();
        let past = sampled.is_none_or(|sampled| sampled <= day(T::Time::now()));
        let readable = Samples::<T>::get().len() == samples;
        ensure!(few && begun && past && readable, "RC5: there is at most one sample for each of 30 days, none to come");
        Ok(())
    }

    fn seasons_are_not_of_the_future() -> Check {
        let next = Self::next_season().ok();
        let fit = next.is_none_or(|next| Belonging::<T>::iter_keys().all(|season| season <= next));
        ensure!(fit, "RC6: nothing belongs to a season later than that of the next month");
        Ok(())
    }
}
