//! The invariants CO1 to CO18, which the README lists with their rules.

use crate::{
    registration::FROZEN, AreaRecord, Areas, Config, Disputes, FeelessBlocks, FreezeReason, HoldReason, Invitations,
    NextNumber, OpenSets, Pallet, People, ReferralSeasons, SeasonInvitees, Totals,
};
use agt_primitives::{
    arithmetic::{sum, sum_known},
    calendar::DAY,
    characters::{LEAST_ENERGY_PERIOD, MOST_ENERGY},
    contributors::{WorkKind, FEELESS_PART, JOIN_PART, MAX_AREAS, MAX_INVITATIONS, REGISTRATION_PART, UNPROVEN_OPEN},
    invariants::{all_hold, Check},
    Aia, Balance,
};
use alloc::collections::{btree_map::BTreeMap, btree_set::BTreeSet};
use frame_support::{
    ensure,
    traits::{
        fungible::{InspectFreeze, InspectHold},
        Get,
    },
};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks every invariant. The error begins with the id of the first invariant that fails.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        all_hold(Self::invariants())
    }

    /// Returns the verdict on each invariant, CO1 first.
    pub(crate) fn invariants() -> [Check; 18] {
        [
            Self::account_aia_is_conserved(),
            Self::total_aia_is_conserved(),
            Self::energy_is_within_its_maximum(),
            Self::buckets_are_in_order(),
            Self::open_sets_are_counted(),
            Self::reservations_are_in_their_day(),
            Self::referrers_form_no_ring(),
            Self::invitations_are_few(),
            Self::holds_equal_the_records(),
            Self::accounts_have_a_provider(),
            Self::areas_are_counted(),
            Self::disputed_aia_equals_the_disputes(),
            Self::referrals_fit_their_budget(),
            Self::unproven_accounts_have_not_redeemed(),
            Self::feeless_calls_fit_their_part(),
            Self::waiting_aia_equals_the_trials(),
            Self::xp_is_worked_or_granted(),
            Self::spent_xp_was_earned(),
        ]
    }

    fn account_aia_is_conserved() -> Check {
        let conserved = People::<T>::iter_values().all(|person| {
            let aia = &person.aia;
            aia.outstanding().is_some_and(|had| sum([had, aia.burned, aia.clawed_back]) == Some(aia.earned))
        });
        ensure!(conserved, "CO1: the AIA that an account earned is outstanding, burned or clawed back");
        Ok(())
    }

    fn total_aia_is_conserved() -> Check {
        let aia = Totals::<T>::get().aia;
        let outstanding = sum_known(People::<T>::iter_values().map(|person| person.aia.outstanding()));
        let lost = sum(People::<T>::iter_values().map(|person| person.aia.clawed_back));
        ensure!(
            sum([aia.outstanding, aia.burned, aia.clawed_back, aia.expired]) == Some(aia.earned)
                && outstanding == Some(aia.outstanding)
                && sum(People::<T>::iter_values().map(|person| person.aia.burned)) == Some(aia.burned)
                && lost.is_some_and(|lost| lost <= aia.clawed_back)
                && sum(ReferralSeasons::<T>::iter_values().map(|season| season.paid)) == Some(aia.referrals)
                && aia.referrals <= aia.earned,
            "CO2: all AIA ever earned is outstanding, burned, clawed back or expired, and the totals are the sums"
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
        ensure!(within, "CO3: no account has more energy than its maximum, or energy from the future");
        Ok(())
    }

    fn buckets_are_in_order() -> Check {
        let ordered = People::<T>::iter_values().all(|person| {
            let buckets = &person.aia.buckets;
            buckets.iter().all(|bucket| bucket.aia > 0 && bucket.ripens.checked_rem(DAY) == Some(0))
                && buckets.iter().zip(buckets.iter().skip(1)).all(|(bucket, next)| bucket.ripens < next.ripens)
        });
        ensure!(ordered, "CO4: each bucket is not empty, ripens with a UTC day of its own, and is in order");
        Ok(())
    }

    fn open_sets_are_counted() -> Check {
        const BROKEN: &str = "CO5: the open sets of each account and of each area equal their counts, and one is a quiz where that is noted";
        ensure!(
            OpenSets::<T>::iter().all(|(who, _, open)| Areas::<T>::contains_key(&who, open.area))
                && OpenSets::<T>::iter_keys().all(|(who, _)| People::<T>::contains_key(who)),
            BROKEN
        );
        let counted = People::<T>::iter().all(|(who, person)| {
            let (mut by_area, mut quizzes) = (BTreeMap::<_, u32>::new(), BTreeMap::<_, u32>::new());
            for open in OpenSets::<T>::iter_prefix_values(&who) {
                let count = by_area.entry(open.area).or_default();
                *count = count.saturating_add(1);
                let of_quizzes = quizzes.entry(open.area).or_default();
                *of_quizzes = of_quizzes.saturating_add((open.kind == WorkKind::Quiz).into());
            }
            let all: u32 = by_area.values().sum();
            let areas = Areas::<T>::iter_prefix(&who);
            person.open == all
                && (person.proven.is_some() || all <= UNPROVEN_OPEN)
                && areas.into_iter().all(|(area, of_area)| {
                    by_area.get(&area).copied().unwrap_or(0) == of_area.open
                        && quizzes.get(&area).copied().unwrap_or(0) == u32::from(of_area.quiz)
                })
        });
        ensure!(counted, BROKEN);
        Ok(())
    }

    fn reservations_are_in_their_day() -> Check {
        let covered = People::<T>::iter().all(|(who, person)| {
            let open = || OpenSets::<T>::iter_prefix_values(&who);
            let of_the_day = || open().filter(|open| open.day == person.usage.day);
            open()
                .all(|open| open.day <= person.usage.day && open.multiplier.of_aia(open.offered) == Some(open.reserved))
                && sum(of_the_day().map(|open| open.reserved)).is_some_and(|sum| sum <= person.usage.reserved)
                && u32::try_from(of_the_day().count()).is_ok_and(|sets| sets <= person.usage.sets)
        });
        ensure!(
            covered,
            "CO6: the most that open sets of a day can earn is reserved in that day, at the fixed multiplier"
        );
        Ok(())
    }

    fn referrers_form_no_ring() -> Check {
        const BROKEN: &str =
            "CO7: each registration has a unique number, and its referrer a lower one and the same tree";
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

    fn invitations_are_few() -> Check {
        let now = Self::now();
        let few = Invitations::<T>::iter_values().all(|invitations| {
            invitations.held.units <= MAX_INVITATIONS
                && invitations.by.maximum == MAX_INVITATIONS
                && invitations.held.since <= now
        });
        let all =
            People::<T>::iter().all(|(who, person)| person.proven.is_none() || Invitations::<T>::contains_key(who));
        ensure!(few && all, "CO8: no account has more than ten invitations, and those of each proven account grow");
        Ok(())
    }

    fn holds_equal_the_records() -> Check {
        let reason = T::RuntimeHoldReason::from(HoldReason::Registration);
        let on_hold = |who: &T::AccountId| {
            let held = People::<T>::get(who).map_or(0, |person| person.held);
            held == T::Currency::balance_on_hold(&reason, who)
        };
        let held = sum(People::<T>::iter_values().map(|person| person.held));
        ensure!(
            frame_system::Account::<T>::iter_keys().all(|who| on_hold(&who))
                && People::<T>::iter_keys().all(|who| on_hold(&who))
                && held == Some(Totals::<T>::get().held),
            "CO9: the hold of each registration equals its record, and the total is the sum"
        );
        Ok(())
    }

    fn accounts_have_a_provider() -> Check {
        let frozen = |who: &T::AccountId| T::Currency::balance_frozen(&FreezeReason::Registered.into(), who);
        let lives = |who: T::AccountId| frame_system::Pallet::<T>::providers(&who) > 0 && frozen(&who) == FROZEN;
        let provided = People::<T>::iter_keys().all(lives);
        ensure!(provided, "CO10: each registered account has a provider reference to sign with, and a frozen planck");
        Ok(())
    }

    fn areas_are_counted() -> Check {
        let counted = People::<T>::iter().all(|(who, person)| {
            person.areas <= MAX_AREAS && u32::try_from(Areas::<T>::iter_prefix(&who).count()) == Ok(person.areas)
        });
        let owned = Areas::<T>::iter_keys().all(|(who, _)| People::<T>::contains_key(who));
        ensure!(counted && owned, "CO11: the areas of each account equal their count and are at most 16");
        Ok(())
    }

    fn disputed_aia_equals_the_disputes() -> Check {
        let same = People::<T>::iter().all(|(who, person)| {
            sum(Disputes::<T>::iter_prefix_values(&who).map(|held| held.aia)) == Some(person.aia.disputed)
        });
        let sound = Disputes::<T>::iter().all(|(who, _, held)| held.aia > 0 && People::<T>::contains_key(who));
        ensure!(same && sound, "CO12: the disputed AIA of each account equals what its open disputes hold");
        Ok(())
    }

    fn referrals_fit_their_budget() -> Check {
        const BROKEN: &str = "CO13: the referrers of a season together get at most its referral budget";
        let fit = ReferralSeasons::<T>::iter().all(|(season, totals)| {
            let unclaimed = SeasonInvitees::<T>::iter_prefix_values(season);
            let (counted, payouts) = unclaimed.fold((Some(0), Some(0)), |(counted, payouts), invitees| {
                (add(counted, Some(invitees.counted)), add(payouts, totals.payout(invitees.counted)))
            });
            counted.is_some_and(|counted| counted <= totals.counted)
                && totals.counted <= totals.accepted
                && add(payouts, Some(totals.paid)).is_some_and(|all| Balance::from(all) <= totals.shared())
        });
        let known = SeasonInvitees::<T>::iter().all(|(season, who, _)| {
            ReferralSeasons::<T>::contains_key(season)
                && People::<T>::get(who).is_some_and(|person| person.proven.is_some())
        });
        ensure!(fit && known, BROKEN);
        Ok(())
    }

    fn unproven_accounts_have_not_redeemed() -> Check {
        let sound = People::<T>::iter_values().all(|person| match person.proven {
            Some(since) => person.held == 0 && person.registered <= since,
            None => !person.redeemed && person.aia.burned == 0 && person.counted_in.is_none(),
        });
        let totals = Totals::<T>::get();
        let proven = People::<T>::iter_values().filter(|person| person.proven.is_some()).count();
        ensure!(
            sound
                && u64::try_from(People::<T>::iter_keys().count()) == Ok(totals.registered)
                && u64::try_from(proven) == Ok(totals.proven),
            "CO14: only proven accounts have redeemed, only unproven ones have a hold, and both are counted"
        );
        Ok(())
    }

    fn feeless_calls_fit_their_part() -> Check {
        let (block, whole) = (FeelessBlocks::<T>::get(), T::BlockWeights::get().max_block);
        ensure!(
            block.all.all_lte(whole.saturating_div(FEELESS_PART))
                && block.registrations.all_lte(whole.saturating_div(REGISTRATION_PART))
                && block.joins.all_lte(whole.saturating_div(JOIN_PART))
                && block.registrations.all_lte(block.all),
            "CO15: feeless calls take at most a tenth of a block, joins a fortieth, registrations a hundredth"
        );
        Ok(())
    }

    fn waiting_aia_equals_the_trials() -> Check {
        let waiting = sum(Areas::<T>::iter_values().map(|area| area.qualification.held()));
        let proven = |who: &T::AccountId| People::<T>::get(who).is_some_and(|person| person.proven.is_some());
        let was_let_in = |area: &AreaRecord| area.qualification.may_work() || area.qualification.falls() > 0;
        let let_in = Areas::<T>::iter().filter(|(_, _, area)| was_let_in(area)).all(|(who, ..)| proven(&who));
        ensure!(
            waiting == Some(Totals::<T>::get().waiting) && let_in,
            "CO16: the AIA that waits equals what all trials hold, and only proven accounts were ever let in"
        );
        Ok(())
    }

    fn xp_is_worked_or_granted() -> Check {
        let xp = Totals::<T>::get().xp;
        let earned = sum(People::<T>::iter_values().map(|person| u128::from(person.xp)));
        let (had, credited) =
            (earned.and_then(|earned| earned.checked_add(xp.removed)), xp.worked.checked_add(xp.granted));
        ensure!(
            had.is_some() && had == credited,
            "CO17: the XP of all accounts is what work and rewards credited, less what went with removed accounts"
        );
        Ok(())
    }

    fn spent_xp_was_earned() -> Check {
        let earned = People::<T>::iter_values()
            .all(|person| person.spent <= person.xp && (person.spent == 0 || person.proven.is_some()));
        let spent = sum(People::<T>::iter_values().map(|person| u128::from(person.spent)));
        ensure!(
            earned && spent == Some(Totals::<T>::get().xp.spent),
            "CO18: no account has spent more XP than it earned, only proven ones any, and the total is the sum"
        );
        Ok(())
    }
}

fn add(a: Option<Aia>, b: Option<Aia>) -> Option<Aia> {
    a?.checked_add(b?)
}
