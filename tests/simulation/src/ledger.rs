//! The record of a run, season by season. The figures are those of the agents: a table multiplies them by the scale.

use agt_primitives::{redemption::SeasonRates, Aia, Balance};

/// The part of one cohort in a season.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Registered accounts at the end of the season.
    pub registered: u64,
    /// Accounts among them that have ever been let in.
    pub proven: u64,
    /// Accounts that may work for AIA at the end of the season.
    pub admitted: u64,
    /// Seats in sets of the platform, without quizzes.
    pub sets: u64,
    /// Seats among them that were paid.
    pub accepted: u64,
    /// Unpaid quizzes.
    pub quizzes: u64,
    /// Answers of a person who looked at the item, quizzes included.
    pub by_person: u64,
    /// Answers of a machine.
    pub by_machine: u64,
    /// Right answers in accepted seats.
    pub right: u64,
    /// AIA earned.
    pub earned: Aia,
    /// AIA submitted.
    pub submitted: Aia,
    /// AGT paid, in planck.
    pub paid: Balance,
    /// Fees of its own requester, in planck.
    pub fees: Balance,
    /// Bonds of all its accounts at the end of the season, in planck.
    pub bonded: Balance,
    /// Refused joins because the queue class was full or the platform's budget was used up.
    pub turned_away: u64,
    /// Accounts whose sets of the season would be slashed as careless, if they had set an amount aside.
    pub careless: u64,
    /// The sum of the bonds at the end of each season, in planck.
    pub bonded_months: Balance,
}

/// The outcomes of the items.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    /// Decided items.
    pub decided: u64,
    /// Decided items with a wrong answer.
    pub wrong: u64,
    /// Items undecided in a set, whatever happened to them later.
    pub undecided: u64,
    /// Items left to experts: undecided in three sets.
    pub experts: u64,
    /// Gold items.
    pub gold: u64,
    /// Outvoted gold items.
    pub void: u64,
    /// Sets of which colluders of one cohort hold two thirds of the seats.
    pub held: u64,
}

/// A season.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Season {
    /// Its pool, lanes and rates. None if nobody submitted.
    pub figures: Option<SeasonRates>,
    /// AGT that all seasons have minted until its end, in planck.
    pub minted: Balance,
    /// Its cohorts, in the order of the scenario.
    pub shares: Vec<Share>,
    /// The outcomes of its items.
    pub labels: Labels,
}

impl Share {
    /// Returns the sum with a later one: counts are added, and states are those of the later one.
    pub fn plus(self, later: &Self) -> Self {
        Self {
            registered: later.registered,
            proven: later.proven,
            admitted: later.admitted,
            bonded: later.bonded,
            sets: self.sets + later.sets,
            quizzes: self.quizzes + later.quizzes,
            accepted: self.accepted + later.accepted,
            by_person: self.by_person + later.by_person,
            by_machine: self.by_machine + later.by_machine,
            right: self.right + later.right,
            earned: self.earned + later.earned,
            submitted: self.submitted + later.submitted,
            paid: self.paid + later.paid,
            fees: self.fees + later.fees,
            turned_away: self.turned_away + later.turned_away,
            careless: self.careless + later.careless,
            bonded_months: self.bonded_months + later.bonded_months,
        }
    }
}

impl Labels {
    /// Returns the sum with another season's.
    pub fn plus(self, other: &Self) -> Self {
        Self {
            decided: self.decided + other.decided,
            wrong: self.wrong + other.wrong,
            undecided: self.undecided + other.undecided,
            experts: self.experts + other.experts,
            gold: self.gold + other.gold,
            void: self.void + other.void,
            held: self.held + other.held,
        }
    }
}

/// A run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// By season, in order.
    pub seasons: Vec<Season>,
}

impl Ledger {
    /// Returns a cohort's part in all seasons.
    pub fn total(&self, cohort: usize) -> Share {
        let shares = self.seasons.iter().filter_map(|season| season.shares.get(cohort));
        shares.fold(Share::default(), Share::plus)
    }

    /// Returns the pay of all cohorts, in planck.
    pub fn paid(&self) -> Balance {
        self.seasons.iter().flat_map(|season| &season.shares).map(|share| share.paid).sum()
    }

    /// Returns the outcomes of all items.
    pub fn labels(&self) -> Labels {
        self.seasons.iter().fold(Labels::default(), |all, season| all.plus(&season.labels))
    }
}
