//! Contributors: the AIA that each has earned, burned and lost, what is ripe and what ripens when, and XP.

use super::{
    storage::{blake, parts, twox, value, Blake, Item, Twox},
    Facts, Name, Subject, WholeBooks,
};
use agt_primitives::{
    calendar::{day, start_of_day, Month, DAY},
    contributors::{AiaTotals, MAX_BUCKETS},
};
use agt_runtime::{AccountId, Balance, Moment, Runtime};
use pallet_contributors::{ContributorTotals, Event, Person, ReferralSeason, XpTotals};

const EARNED: &str = "AIA earned";
/// AIA whose day has come. It is ripe if its owner is proven.
const MATURED: &str = "AIA whose day has come";
/// AIA by the moment at which its day comes.
const RIPENING: &str = "AIA whose day comes";
const DISPUTED: &str = "AIA in dispute";
const BURNED: &str = "AIA submitted";
const CLAWED_BACK: &str = "AIA lost to disputes";
const XP: &str = "XP earned";
const XP_SPENT: &str = "XP spent";
const REGISTRATION: &str = "held for the registration";

const ACCEPTED: &str = "AIA accepted";
const COUNTED: &str = "AIA of invitees that count";
const CLAIMED: &str = "AIA claimed by referrers";

const REGISTERED: &str = "registered";
const PROVEN: &str = "proven";
const WAITING: &str = "AIA that waits for the end of trials";
const OUTSTANDING: &str = "AIA outstanding";
const EXPIRED: &str = "AIA expired";
const REFERRALS: &str = "AIA of referrers";
const XP_WORKED: &str = "XP of work";
const XP_GRANTED: &str = "XP granted";
const XP_REMOVED: &str = "XP removed";

pub(super) const ITEMS: [Item; 3] = [
    Item {
        pallet: "Contributors",
        name: "Totals",
        key: |subject| (*subject == Subject::People).then(Vec::new),
        read: |_, bytes, _| Ok((Subject::People, of_totals(value(bytes)?))),
    },
    Item {
        pallet: "Contributors",
        name: "People",
        key: |subject| match subject {
            Subject::Person(who) => Some(blake(who)),
            _ => None,
        },
        read: |key, bytes, now| {
            let (_, who) = parts::<(Blake, AccountId)>(key)?;
            Ok((Subject::Person(who), of_person(&value(bytes)?, now)))
        },
    },
    Item {
        pallet: "Contributors",
        name: "ReferralSeasons",
        key: |subject| match subject {
            Subject::Referrals(month) => Some(twox(month)),
            _ => None,
        },
        read: |key, bytes, _| {
            let ((_, month), season) = (parts::<(Twox, Month)>(key)?, value::<ReferralSeason>(bytes)?);
            let facts =
                [(ACCEPTED, season.accepted.into()), (COUNTED, season.counted.into()), (CLAIMED, season.paid.into())];
            Ok((Subject::Referrals(month), facts.into()))
        },
    },
];

fn of_totals(totals: ContributorTotals) -> Facts {
    let ContributorTotals { registered, proven, held, waiting, aia, xp } = totals;
    let AiaTotals { earned, referrals, outstanding, burned, clawed_back, expired } = aia;
    let XpTotals { worked, granted, spent, removed } = xp;
    Facts::from([
        (REGISTERED, registered.into()),
        (PROVEN, proven.into()),
        (REGISTRATION, held),
        (WAITING, waiting.into()),
        (EARNED, earned.into()),
        (REFERRALS, referrals.into()),
        (OUTSTANDING, outstanding.into()),
        (BURNED, burned.into()),
        (CLAWED_BACK, clawed_back.into()),
        (EXPIRED, expired.into()),
        (XP_WORKED, worked),
        (XP_GRANTED, granted),
        (XP_SPENT, spent),
        (XP_REMOVED, removed),
    ])
}

fn of_person(person: &Person<AccountId>, now: Moment) -> Facts {
    let aia = &person.aia;
    let mut facts = Facts::from([
        (EARNED, aia.earned.into()),
        (MATURED, aia.matured.into()),
        (DISPUTED, aia.disputed.into()),
        (BURNED, aia.burned.into()),
        (CLAWED_BACK, aia.clawed_back.into()),
        (XP, person.xp.into()),
        (XP_SPENT, person.spent.into()),
        (REGISTRATION, person.held),
    ]);
    aia.buckets.iter().for_each(|bucket| facts.add(Name::until(RIPENING, bucket.ripens), bucket.aia.into()));
    settle(&mut facts, now);
    facts
}

/// Moves AIA whose day has come by `now` to what has matured. The chain does so when the account is touched next.
pub(super) fn settle(facts: &mut Facts, now: Moment) {
    for (ripens, aia) in facts.waiting(RIPENING).into_iter().take_while(|(ripens, _)| *ripens <= now) {
        facts.set(Name::until(RIPENING, ripens), 0);
        facts.add(MATURED, aia);
    }
}

/// Returns the first beginning of a UTC day at or after a moment.
fn day_from(at: Moment) -> Moment {
    start_of_day(day(at.saturating_add(DAY - 1))).unwrap_or(Moment::MAX)
}

/// Adds AIA that ripens at a moment. If there is no room for another day, the chain merges the last two.
fn put(facts: &mut Facts, aia: Balance, ripens: Moment, now: Moment) {
    if aia == 0 {
        return;
    }
    if ripens <= now {
        return facts.add(MATURED, aia);
    }
    let mut days = facts.waiting(RIPENING);
    let is_known = days.iter().any(|(known, _)| *known == ripens);
    if let (false, true, Some((last, held))) = (is_known, days.len() >= MAX_BUCKETS as usize, days.pop()) {
        let is_before_last = days.last().is_some_and(|(before, _)| *before > ripens);
        // The day that gives its place to the new one: the last one, the new one itself, or the last but one.
        let (gone, amount, into) = match days.last() {
            _ if ripens > last => (last, held, ripens),
            Some((before, amount)) if is_before_last => (*before, *amount, last),
            _ => return facts.add(Name::until(RIPENING, last), aia),
        };
        facts.set(Name::until(RIPENING, gone), 0);
        facts.add(Name::until(RIPENING, into), amount);
    }
    facts.add(Name::until(RIPENING, ripens), aia);
}

/// Takes AIA of the day of `ripens`, and from earlier days what that day does not have.
fn hold(facts: &mut Facts, aia: Balance, ripens: Moment) {
    let mut rest = aia;
    for (at, held) in facts.waiting(RIPENING).into_iter().rev().filter(|(at, _)| *at <= ripens) {
        let part = rest.min(held);
        facts.take(Name::until(RIPENING, at), part);
        rest = rest.saturating_sub(part);
    }
    facts.add(DISPUTED, aia);
}

impl WholeBooks {
    pub(super) fn follow_people(&mut self, event: &Event<Runtime>) {
        let now = self.now;
        match event {
            Event::Registered { who, held, .. } => {
                self.add(Subject::Person(who.clone()), REGISTRATION, *held);
                self.change(Subject::People, |all| {
                    all.add(REGISTERED, 1);
                    all.add(REGISTRATION, *held);
                });
            }
            Event::Proven { who, released } => {
                self.take(Subject::Person(who.clone()), REGISTRATION, *released);
                self.change(Subject::People, |all| {
                    all.add(PROVEN, 1);
                    all.take(REGISTRATION, *released);
                });
            }
            Event::Removed { who, released, expired, xp, .. } => {
                self.forget(Subject::Person(who.clone()));
                self.change(Subject::People, |all| {
                    all.take(REGISTERED, 1);
                    all.take(REGISTRATION, *released);
                    all.take(OUTSTANDING, (*expired).into());
                    all.add(EXPIRED, (*expired).into());
                    all.add(XP_REMOVED, (*xp).into());
                });
            }
            Event::WorkClosed { who, earned, aia, lost, ripens_at, xp, counted_for, .. } => {
                let (aia, xp): (Balance, Balance) = ((*aia).into(), (*xp).into());
                if let Some(season) = Month::at(now).filter(|_| aia > 0) {
                    self.change(Subject::Referrals(season), |of| {
                        of.add(ACCEPTED, aia);
                        of.add(COUNTED, if counted_for.is_some() { aia } else { 0 });
                    });
                }
                let ripens = if *ripens_at > now { day_from(*ripens_at) } else { now };
                self.change_person(who, |of| {
                    of.add(EARNED, aia);
                    put(of, aia, ripens, now);
                    of.add(XP, xp);
                });
                self.change(Subject::People, |all| {
                    all.add(EARNED, aia);
                    all.add(OUTSTANDING, aia);
                    all.add(WAITING, (*earned).into());
                    all.take(WAITING, aia);
                    all.take(WAITING, (*lost).into());
                    all.add(XP_WORKED, xp);
                });
            }
            Event::XpSpent { who, xp, .. } => {
                self.add(Subject::Person(who.clone()), XP_SPENT, (*xp).into());
                self.add(Subject::People, XP_SPENT, (*xp).into());
            }
            Event::XpGranted { who, xp } => {
                self.add(Subject::Person(who.clone()), XP, (*xp).into());
                self.add(Subject::People, XP_GRANTED, (*xp).into());
            }
            Event::AiaBurned { who, aia, .. } => {
                let aia = (*aia).into();
                self.change_person(who, |of| {
                    of.take(MATURED, aia);
                    of.add(BURNED, aia);
                });
                self.change(Subject::People, |all| {
                    all.take(OUTSTANDING, aia);
                    all.add(BURNED, aia);
                });
            }
            Event::AiaHeld { who, aia, ripens, .. } => self.change_person(who, |of| hold(of, (*aia).into(), *ripens)),
            Event::DisputeEnded { who, clawed_back, released, ripens, .. } => {
                let (lost, released): (Balance, Balance) = ((*clawed_back).into(), (*released).into());
                self.change_person(who, |of| {
                    of.take(DISPUTED, lost.wrapping_add(released));
                    of.add(CLAWED_BACK, lost);
                    put(of, released, *ripens, now);
                });
                self.change(Subject::People, |all| {
                    all.take(OUTSTANDING, lost);
                    all.add(CLAWED_BACK, lost);
                });
            }
            Event::ReferralClaimed { who, season, aia, .. } => {
                let aia = (*aia).into();
                self.change_person(who, |of| {
                    of.add(EARNED, aia);
                    of.add(MATURED, aia);
                });
                self.change(Subject::People, |all| {
                    all.add(EARNED, aia);
                    all.add(REFERRALS, aia);
                    all.add(OUTSTANDING, aia);
                });
                self.add(Subject::Referrals(*season), CLAIMED, aia);
            }
            // Neither AIA nor XP moves.
            Event::WorkOpened { .. }
            | Event::AreaForgotten { .. }
            | Event::BoostChanged { .. }
            | Event::BondedRedemptionNoted { .. }
            | Event::InvitationsRemoved { .. }
            | Event::FeeWaived { .. }
            | Event::__Ignore(..) => {}
        }
    }

    /// Changes the AIA of an account after what has matured is settled, as the chain does.
    fn change_person(&mut self, who: &AccountId, change: impl FnOnce(&mut Facts)) {
        let now = self.now;
        self.change(Subject::Person(who.clone()), |of| {
            settle(of, now);
            change(of);
        });
    }
}
