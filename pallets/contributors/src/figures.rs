//! What anyone may read about a standing.

use crate::{Areas, Config, OpenSets, Pallet, People};
use agt_primitives::{
    calendar::day,
    consensus::weight::Weight,
    contributors::{AiaReport, AreaReport, EnergyReport, OpenReport, SponsorReport, StandingReport, MAX_AREAS},
    multiplier::Multiplier,
};

impl<T: Config> Pallet<T> {
    pub(crate) fn standing_report(who: &T::AccountId) -> Option<StandingReport<T::AccountId>> {
        let (terms, now) = (Self::terms(), Self::now());
        let person = People::<T>::get(who)?;
        let proven = person.proven.is_some();
        let energy = Self::energy_now(who, &person, &terms, now);
        let today = person.day.of(day(now));
        let aia = person.aia.clone().settled(now).ok()?;
        let ripening = aia.ripening()?;
        let areas = Areas::<T>::iter_prefix(who).take(MAX_AREAS as usize).map(|(area, standing)| {
            let standing = standing.touched(&terms.drift(), now);
            let reputation = standing.reputation();
            AreaReport {
                area,
                reputation,
                consensus: standing.consensus.reading(),
                gold: standing.gold.reading(),
                sets: standing.sets,
                open: standing.open,
                weight: if proven { Weight::of_proven(reputation) } else { Weight::UNPROVEN }.parts(),
            }
        });
        let open = OpenSets::<T>::iter_prefix(who).map(|(set, open)| OpenReport {
            set,
            area: open.area,
            day: open.day,
            reserved: open.reserved,
            multiplier: open.multiplier,
        });
        Some(StandingReport {
            number: person.number,
            tree: person.tree,
            registered: person.registered,
            held: person.held,
            proven: person.proven,
            gold: (person.gold.right, person.gold.total),
            redeemed: person.redeemed,
            energy: EnergyReport {
                units: energy.held.units,
                maximum: energy.by.maximum,
                period: energy.by.period,
                next: energy.next(now),
                full: energy.full_at(now),
            },
            xp: person.xp,
            streak: person.streak.length(day(now)),
            multiplier: Self::multiplier(who, &person, Multiplier::ONE, &terms, now),
            aia: AiaReport {
                ripe: if proven { aia.matured } else { 0 },
                pending: if proven { ripening } else { ripening.checked_add(aia.matured)? },
                disputed: aia.disputed,
                earned: aia.earned,
                burned: aia.burned,
                clawed_back: aia.clawed_back,
                ripening: aia.buckets.into_inner(),
            },
            sets_today: today.sets,
            reserved_today: today.reserved,
            areas: areas.collect(),
            open: open.collect(),
            removable: Self::removable_from(&person, &terms),
            feeless: Self::feeless_report(who),
            sponsor: Self::sponsor_report(who),
            referrer: person.referrer.map(|referrer| referrer.who),
        })
    }

    pub(crate) fn sponsor_report(who: &T::AccountId) -> Option<SponsorReport> {
        let now = Self::now();
        Self::tickets_now(who, now).map(|tickets| SponsorReport {
            tickets: tickets.held.units,
            period: tickets.by.period,
            next: tickets.next(now),
        })
    }
}
