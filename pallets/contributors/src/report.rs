//! The reports of an account and of a sponsor.

use crate::{Areas, Config, OpenSets, Pallet, People};
use agt_primitives::{
    calendar::day,
    contributors::{AiaReport, AreaReport, EnergyReport, OpenReport, SponsorReport, StatusReport, MAX_AREAS},
    multiplier::Multiplier,
};

impl<T: Config> Pallet<T> {
    pub(crate) fn status_report(who: &T::AccountId) -> Option<StatusReport<T::AccountId>> {
        let (terms, now) = (Self::terms(), Self::now());
        let person = People::<T>::get(who)?;
        let proven = person.proven.is_some();
        let energy = Self::energy_now(who, &person, &terms, now);
        let today = person.usage.on(day(now));
        let aia = person.aia.clone().settled(now).ok()?;
        let ripening = aia.ripening()?;
        let areas = Areas::<T>::iter_prefix(who).take(MAX_AREAS as usize).map(|(area, stored)| {
            let qualification = stored.qualification;
            let quizzes = qualification.evidence().unwrap_or_default();
            AreaReport {
                area,
                reputation: qualification.reputation(),
                qualified: qualification.qualified(),
                quiz_from: qualification.quiz_from().map(Into::into),
                golds: quizzes.golds(),
                score: quizzes.score().thousandths(),
                trial_left: qualification.trial_left(&terms),
                held: qualification.held().into(),
                falls: qualification.falls(),
                failed_quizzes: qualification.failed_quizzes(),
                paid_part: qualification.paid_part(&terms),
                sets: stored.sets,
                open: stored.open,
            }
        });
        let open = OpenSets::<T>::iter_prefix(who).map(|(set, open)| OpenReport {
            set,
            area: open.area,
            day: open.day,
            reserved: open.reserved.into(),
            multiplier: open.multiplier,
        });
        Some(StatusReport {
            number: person.number,
            tree: person.tree,
            since: person.registered.into(),
            held: person.held.into(),
            proven: person.proven.map(Into::into),
            redeemed: person.redeemed,
            energy: EnergyReport {
                units: energy.held.units,
                maximum: energy.by.maximum,
                period_millis: energy.by.period,
                next: energy.next(now).map(Into::into),
                full: energy.full_at(now).map(Into::into),
            },
            xp: person.xp,
            xp_spent: person.spent,
            xp_left: person.xp_left(),
            streak: person.streak.length(day(now)),
            multiplier: Self::multiplier(who, &person, Multiplier::ONE, &terms, now),
            aia: AiaReport {
                ripe: if proven { aia.matured } else { 0 }.into(),
                pending: if proven { ripening } else { ripening.checked_add(aia.matured)? }.into(),
                disputed: aia.disputed.into(),
                earned: aia.earned.into(),
                burned: aia.burned.into(),
                clawed_back: aia.clawed_back.into(),
                ripening: aia.buckets.into_inner(),
            },
            sets_today: today.sets,
            reserved_today: today.reserved.into(),
            areas: areas.collect(),
            open: open.collect(),
            removable: Self::removable_from(&person, &terms).map(Into::into),
            feeless: Self::feeless_report(who),
            sponsor: Self::sponsor_report(who),
            referrer: person.referrer.map(|referrer| referrer.who),
        })
    }

    pub(crate) fn sponsor_report(who: &T::AccountId) -> Option<SponsorReport> {
        let now = Self::now();
        Self::invitations_now(who, now).map(|invitations| SponsorReport {
            invitations: invitations.held.units,
            period_millis: invitations.by.period,
            next: invitations.next(now).map(Into::into),
        })
    }
}
