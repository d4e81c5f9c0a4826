//! Seasons: the AIA that was submitted, the pool, what each lane is owed, and what was claimed, lifted and given back.

use super::{
    storage::{blake, parts, twox, value, Blake, Item, Twox},
    Facts, Subject, WholeBooks,
};
use agt_primitives::{
    calendar::Month,
    redemption::{RedemptionTotals, SeasonRates},
    season::Submitted,
};
use agt_runtime::{AccountId, Runtime};
use pallet_redemption::{Event, Season};

const BASE: &str = "AIA in the base lane";
const BONDED: &str = "AIA in the bonded lane";
const PEOPLE: &str = "people";
const CLAIMED_BASE: &str = "AIA in the base lane that was claimed";
const CLAIMED_BONDED: &str = "AIA in the bonded lane that was claimed";
const POOL: &str = "pool";
const RETURNED: &str = "of it out of revenue";
const OWED_BASE: &str = "owed to the base lane";
const OWED_BONDED: &str = "owed to the bonded lane";
const PAID: &str = "paid";
const SWEPT: &str = "swept";
const AIA: &str = "AIA";
const RESERVED: &str = "reserved";
const RECYCLED: &str = "paid out of revenue";
const LIFTED: &str = "lifted";
const TAKEN: &str = "taken out of revenue";
const GIVEN_BACK: &str = "given back to revenue";

pub(super) const ITEMS: [Item; 3] = [
    Item {
        pallet: "Redemption",
        name: "Totals",
        key: |subject| (*subject == Subject::Seasons).then(Vec::new),
        read: |_, bytes, _| {
            let RedemptionTotals { aia, reserved, paid, recycled, lifted, taken, given_back } = value(bytes)?;
            let facts = [
                (AIA, aia),
                (RESERVED, reserved),
                (PAID, paid),
                (RECYCLED, recycled),
                (LIFTED, lifted),
                (TAKEN, taken),
                (GIVEN_BACK, given_back),
            ];
            Ok((Subject::Seasons, facts.into()))
        },
    },
    Item {
        pallet: "Redemption",
        name: "Seasons",
        key: |subject| match subject {
            Subject::Season(month) => Some(twox(month)),
            _ => None,
        },
        read: |key, bytes, _| {
            let (_, month) = parts::<(Twox, Month)>(key)?;
            Ok((Subject::Season(month), of_season(&value(bytes)?)))
        },
    },
    Item {
        pallet: "Redemption",
        name: "Submissions",
        key: |subject| match subject {
            Subject::Submission(month, who) => Some([twox(month), blake(who)].concat()),
            _ => None,
        },
        read: |key, bytes, _| {
            let (_, month, _, who) = parts::<(Twox, Month, Blake, AccountId)>(key)?;
            let Submitted { base, bonded } = value(bytes)?;
            Ok((Subject::Submission(month, who), [(BASE, base.into()), (BONDED, bonded.into())].into()))
        },
    },
];

fn of_season(season: &Season) -> Facts {
    let mut facts = Facts::from([
        (BASE, season.submitted.base.into()),
        (BONDED, season.submitted.bonded.into()),
        (PEOPLE, season.people.into()),
        (CLAIMED_BASE, season.claimed.base.into()),
        (CLAIMED_BONDED, season.claimed.bonded.into()),
        (SWEPT, season.swept.unwrap_or_default()),
    ]);
    if let Some(accounts) = season.accounts {
        set_rates(&mut facts, &accounts.rates);
        facts.set(PAID, accounts.paid);
    }
    facts
}

fn set_rates(facts: &mut Facts, rates: &SeasonRates) {
    facts.set(POOL, rates.pool);
    facts.set(RETURNED, rates.returned);
    facts.set(OWED_BASE, rates.lanes.base.owed);
    facts.set(OWED_BONDED, rates.lanes.bonded.owed);
}

impl WholeBooks {
    pub(super) fn follow_seasons(&mut self, event: &Event<Runtime>) {
        match event {
            Event::Submitted { season, who, bonded, base, .. } => {
                let (bonded, base) = ((*bonded).into(), (*base).into());
                let submission = Subject::Submission(*season, who.clone());
                let is_new = self.facts(&submission).are_zero();
                self.change(submission, |of| {
                    of.add(BASE, base);
                    of.add(BONDED, bonded);
                });
                self.change(Subject::Season(*season), |of| {
                    of.add(BASE, base);
                    of.add(BONDED, bonded);
                    of.add(PEOPLE, is_new.into());
                });
                self.add(Subject::Seasons, AIA, base.wrapping_add(bonded));
            }
            Event::SeasonClosed { season, rates, reserved, given_back } => {
                self.change(Subject::Season(*season), |of| set_rates(of, rates));
                self.change(Subject::Seasons, |all| {
                    all.add(RESERVED, *reserved);
                    all.add(TAKEN, rates.returned);
                    all.add(GIVEN_BACK, *given_back);
                });
            }
            Event::Claimed { season, who, submitted, amount, recycled, .. } => {
                let Submitted { base, bonded } = *submitted;
                self.change(Subject::Submission(*season, who.clone()), |of| {
                    of.take(BASE, base.into());
                    of.take(BONDED, bonded.into());
                });
                self.change(Subject::Season(*season), |of| {
                    of.add(CLAIMED_BASE, base.into());
                    of.add(CLAIMED_BONDED, bonded.into());
                    of.add(PAID, *amount);
                });
                self.change(Subject::Seasons, |all| {
                    all.add(PAID, *amount);
                    all.add(RECYCLED, *recycled);
                });
            }
            Event::SeasonSwept { season, lifted, given_back } => {
                self.add(Subject::Season(*season), SWEPT, lifted.wrapping_add(*given_back));
                self.change(Subject::Seasons, |all| {
                    all.add(LIFTED, *lifted);
                    all.add(GIVEN_BACK, *given_back);
                });
            }
            Event::SubmissionSwept { season, who, submitted } => {
                let Submitted { base, bonded } = *submitted;
                self.change(Subject::Submission(*season, who.clone()), |of| {
                    of.take(BASE, base.into());
                    of.take(BONDED, bonded.into());
                });
            }
            // Its terms are no figures of money.
            Event::SeasonOpened { .. } | Event::__Ignore(..) => {}
        }
    }
}
