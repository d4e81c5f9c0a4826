//! The pallet's invariants CO1 to CO15: README lists what each one says.

use crate::{
    Areas, Config, Disputes, FeelessBlocks, HoldReason, NextNumber, OpenSets, Pallet, People, ReferralSeasons,
    SeasonInvitees, Tickets, Totals,
};
use agt_primitives::{
    calendar::DAY,
    characters::{LEAST_ENERGY_PERIOD, MOST_ENERGY},
    contributors::{FEELESS_PART, MAX_AREAS, MAX_TICKETS, REGISTRATION_PART, UNPROVEN_OPEN},
    invariants::{all_hold, Check},
    Aia, Balance,
};
use alloc::collections::{btree_map::BTreeMap, btree_set::BTreeSet};
use frame_support::{
    ensure,
    traits::{fungible::InspectHold, Get},
};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks every invariant; the error begins with the id of the first one that fails.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        all_hold(Self::invariants())
    }

    /// The verdict on every invariant, CO1 first.
    pub(crate) fn invariants() -> [Check; 15] {
        [
            Self::aia_of_each_is_conserved(),
            Self::aia_of_all_is_conserved(),
            Self::energy_is_within_its_maximum(),
            Self::buckets_are_in_order(),
            Self::open_sets_are_counted(),
            Self::reservations_are_in_the_day(),
            Self::referrers_come_first(),
            Self::tickets_are_few(),
            Self::holds_are_the_records(),
            Self::everybody_has_a_provider(),
            Self::areas_are_counted(),
            Self::disputed_are_the_disputes(),
            Self::referrals_fit_their_budget(),
            Self::the_unproven_have_nothing_ripe(),
            Self::feeless_calls_leave_nine_tenths(),
        ]
    }

    fn aia_of_each_is_conserved() -> Check {
        let conserved = People::<T>::iter_values().all(|person| {
            let aia = &person.aia;
            aia.outstanding().is_some_and(|had| sum([had, aia.burned, aia.clawed_back]) == Some(aia.earned))
        });
        ensure!(conserved, "CO1: what an account earned it has, has burned, or has lost to a dispute");
        Ok(())
    }

    fn aia_of_all_is_conserved() -> Check {
        let aia = Totals::<T>::get().aia;
        let outstanding =
            People::<T>::iter_values().try_fold(0, |all: Aia, person| all.checked_add(person.aia.outstanding()?));
        let lost = sum(People::<T>::iter_values().map(|person| person.aia.clawed_back));
        ensure!(
            sum([aia.outstanding, aia.burned, aia.clawed_back, aia.expired]) == Some(aia.earned)
                && outstanding == Some(aia.outstanding)
                && sum(People::<T>::iter_values().map(|person| person.aia.burned)) == Some(aia.burned)
                && lost.is_some_and(|lost| lost <= aia.clawed_back)
                && sum(ReferralSeasons::<T>::iter_values().map(|book| book.paid)) == Some(aia.referrals)
                && aia.referrals <= aia.earned,
            "CO2: all that was ever earned is outstanding, burned, clawed back or expired, and the totals are the sums"
        );
        Ok(())
    }

    fn energy_is_within_its_maximum() -> Check {
        let now = Self::now();
        let within = People::<T>::iter_values().all(|person| {
            let energy = person.energy;
            energy.held.units <= energy.by.maximum
                && energy.by.maximum <= MOST_ENERGY
                && energy.by.period >= LEAST_ENERGY_PERIOD
                && energy.held.since <= now
        });
        ensure!(within, "CO3: nobody has more energy than the maximum, and none of it from the future");
        Ok(())
    }

    fn buckets_are_in_order() -> Check {
        let ordered = People::<T>::iter_values().all(|person| {
            let buckets = &person.aia.buckets;
            buckets.iter().all(|bucket| bucket.aia > 0 && bucket.ripens.checked_rem(DAY) == Some(0))
                && buckets.iter().zip(buckets.iter().skip(1)).all(|(bucket, next)| bucket.ripens < next.ripens)
        });
        ensure!(ordered, "CO4: the ripening buckets are not empty, begin with days, each with its own, in order");
        Ok(())
    }

    fn open_sets_are_counted() -> Check {
        const BROKEN: &str = "CO5: the open sets, of each account and in each area, are as many as are counted";
        ensure!(
            OpenSets::<T>::iter().all(|(who, _, open)| Areas::<T>::contains_key(&who, open.area))
                && OpenSets::<T>::iter_keys().all(|(who, _)| People::<T>::contains_key(who)),
            BROKEN
        );
        let counted = People::<T>::iter().all(|(who, person)| {
            let mut by_area = BTreeMap::<_, u32>::new();
            for open in OpenSets::<T>::iter_prefix_values(&who) {
                let count = by_area.entry(open.area).or_default();
                *count = count.saturating_add(1);
            }
            let all: u32 = by_area.values().sum();
            let areas = Areas::<T>::iter_prefix(&who);
            person.open == all
                && (person.proven.is_some() || all <= UNPROVEN_OPEN)
                && areas.into_iter().all(|(area, standing)| by_area.get(&area).copied().unwrap_or(0) == standing.open)
        });
        ensure!(counted, BROKEN);
        Ok(())
    }

    fn reservations_are_in_the_day() -> Check {
        let covered = People::<T>::iter().all(|(who, person)| {
            let open = || OpenSets::<T>::iter_prefix_values(&who);
            let of_the_day = || open().filter(|open| open.day == person.day.day);
            open().all(|open| open.day <= person.day.day && open.multiplier.of_aia(open.offered) == Some(open.reserved))
                && sum(of_the_day().map(|open| open.reserved)).is_some_and(|sum| sum <= person.day.reserved)
                && u32::try_from(of_the_day().count()).is_ok_and(|sets| sets <= person.day.sets)
        });
        ensure!(covered, "CO6: what open sets of a day can earn is reserved in that day, multiplied as it was fixed");
        Ok(())
    }

    fn referrers_come_first() -> Check {
        const BROKEN: &str = "CO7: every registration has its own number, its referrer a lower one and the same tree";
        let next = NextNumber::<T>::get();
        let mut seen = BTreeSet::new();
        let sound = People::<T>::iter().all(|(who, person)| {
            let first = seen.insert(person.number) && person.number < next;
            first
                && match &person.referrer {
                    None => person.tree == person.number,
                    Some(referrer) => {
                        referrer.who != who
                            && referrer.number < person.number
                            && person.tree <= referrer.number
                            && People::<T>::get(&referrer.who)
                                .filter(|other| other.number == referrer.number)
                                .is_none_or(|other| other.tree == person.tree)
                    }
                }
        });
        ensure!(sound, BROKEN);
        Ok(())
    }

    fn tickets_are_few() -> Check {
        let now = Self::now();
        let few = Tickets::<T>::iter_values().all(|tickets| {
            tickets.held.units <= MAX_TICKETS && tickets.by.maximum == MAX_TICKETS && tickets.held.since <= now
        });
        let all = People::<T>::iter().all(|(who, person)| person.proven.is_none() || Tickets::<T>::contains_key(who));
        ensure!(few && all, "CO8: nobody has more than ten tickets, and who is proven has them growing");
        Ok(())
    }

    fn holds_are_the_records() -> Check {
        let reason = T::RuntimeHoldReason::from(HoldReason::Registration);
        let on_hold = |who: &T::AccountId| {
            let held = People::<T>::get(who).map_or(0, |person| person.held);
            held == T::Currency::balance_on_hold(&reason, who)
        };
        let held = People::<T>::iter_values().try_fold(0, |all: Balance, person| all.checked_add(person.held));
        ensure!(
            frame_system::Account::<T>::iter_keys().all(|who| on_hold(&who))
                && People::<T>::iter_keys().all(|who| on_hold(&who))
                && held == Some(Totals::<T>::get().held),
            "CO9: what is on hold for each registration is what its record says, and the total is the sum"
        );
        Ok(())
    }

    fn everybody_has_a_provider() -> Check {
        let provided = People::<T>::iter_keys().all(|who| frame_system::Pallet::<T>::providers(&who) > 0);
        ensure!(provided, "CO10: every registered account has a provider, and so can sign");
        Ok(())
    }

    fn areas_are_counted() -> Check {
        let counted = People::<T>::iter().all(|(who, person)| {
            person.areas <= MAX_AREAS && u32::try_from(Areas::<T>::iter_prefix(&who).count()) == Ok(person.areas)
        });
        let owned = Areas::<T>::iter_keys().all(|(who, _)| People::<T>::contains_key(who));
        ensure!(counted && owned, "CO11: an account's areas are as many as are counted, and at most sixteen");
        Ok(())
    }

    fn disputed_are_the_disputes() -> Check {
        let same = People::<T>::iter().all(|(who, person)| {
            sum(Disputes::<T>::iter_prefix_values(&who).map(|held| held.aia)) == Some(person.aia.disputed)
        });
        let sound = Disputes::<T>::iter().all(|(who, _, held)| held.aia > 0 && People::<T>::contains_key(who));
        ensure!(same && sound, "CO12: what is disputed of an account's AIA is what its open disputes hold");
        Ok(())
    }

    fn referrals_fit_their_budget() -> Check {
        const BROKEN: &str = "CO13: the referrers of a season together never get more than its part of accepted AIA";
        let fit = ReferralSeasons::<T>::iter().all(|(season, book)| {
            let unclaimed = SeasonInvitees::<T>::iter_prefix_values(season);
            let (counted, payouts) = unclaimed.fold((Some(0), Some(0)), |(counted, payouts), invitees| {
                (add(counted, Some(invitees.counted)), add(payouts, book.payout(invitees.counted)))
            });
            counted.is_some_and(|counted| counted <= book.counted)
                && book.counted <= book.accepted
                && add(payouts, Some(book.paid)).is_some_and(|all| Balance::from(all) <= book.shared())
        });
        let known = SeasonInvitees::<T>::iter().all(|(season, who, _)| {
            ReferralSeasons::<T>::contains_key(season)
                && People::<T>::get(who).is_some_and(|person| person.proven.is_some())
        });
        ensure!(fit && known, BROKEN);
        Ok(())
    }

    fn the_unproven_have_nothing_ripe() -> Check {
        let sound = People::<T>::iter_values().all(|person| match person.proven {
            Some(since) => person.held == 0 && person.registered <= since,
            None => !person.redeemed && person.aia.burned == 0 && person.counted.is_none(),
        });
        let totals = Totals::<T>::get();
        let proven = People::<T>::iter_values().filter(|person| person.proven.is_some()).count();
        ensure!(
            sound
                && u64::try_from(People::<T>::iter_keys().count()) == Ok(totals.registered)
                && u64::try_from(proven) == Ok(totals.proven),
            "CO14: only the proven have redeemed, only the unproven have a hold, and both are counted"
        );
        Ok(())
    }

    fn feeless_calls_leave_nine_tenths() -> Check {
        let (block, whole) = (FeelessBlocks::<T>::get(), T::BlockWeights::get().max_block);
        ensure!(
            block.all.all_lte(whole.saturating_div(FEELESS_PART))
                && block.registrations.all_lte(whole.saturating_div(REGISTRATION_PART))
                && block.registrations.all_lte(block.all),
            "CO15: calls without a fee take at most a tenth of a block, registrations at most a hundredth"
        );
        Ok(())
    }
}

fn add(a: Option<Aia>, b: Option<Aia>) -> Option<Aia> {
    a?.checked_add(b?)
}

fn sum(amounts: impl IntoIterator<Item = Aia>) -> Option<Aia> {
    amounts.into_iter().try_fold(0, |sum: Aia, amount| sum.checked_add(amount))
}
