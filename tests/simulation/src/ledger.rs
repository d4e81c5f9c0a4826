//! What a run writes down, season by season. All figures are the run's own: a table multiplies them by its scale.

use agt_primitives::{redemption::SeasonRates, Aia, Balance};

/// One crowd's part in a season.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Accounts that are registered at its end.
    pub registered: u64,
    /// Those of them that are proven.
    pub proven: u64,
    /// Sets of the platform it had a seat in, quizzes left out.
    pub sets: u64,
    /// Those of them that were accepted.
    pub accepted: u64,
    /// Answers that somebody looked at an item for, quizzes included.
    pub by_person: u64,
    /// Answers of a machine.
    pub by_machine: u64,
    /// Answers that were right where it counts.
    pub right: u64,
    /// AIA earned.
    pub earned: Aia,
    /// AIA submitted.
    pub submitted: Aia,
    /// AGT paid, in planck.
    pub paid: Balance,
    /// Fees of its own requester, in planck.
    pub fees: Balance,
    /// What all its accounts have bonded at its end, in planck.
    pub bonded: Balance,
    /// Times it was turned away because the platform's budget was used up.
    pub turned_away: u64,
    /// Accounts whose sets of the season would cost a set-aside as careless, where there is one.
    pub careless: u64,
    /// What was bonded at the end of each season, added up, in planck.
    pub bonded_months: Balance,
}

/// What became of the items.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    /// Decided.
    pub decided: u64,
    /// Decided, and wrong.
    pub wrong: u64,
    /// Undecided in a set, whatever became of them later.
    pub undecided: u64,
    /// Left to experts: undecided in three sets.
    pub experts: u64,
    /// Gold shown.
    pub gold: u64,
    /// Gold that was outvoted.
    pub void: u64,
    /// Sets that one crowd's agreed answers decided.
    pub held: u64,
}

/// A season.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Season {
    /// Its pool, lanes and rates; none when nobody submitted.
    pub figures: Option<SeasonRates>,
    /// All that seasons have minted up to its end, in planck.
    pub minted: Balance,
    /// Its crowds, in the order of the scenario.
    pub shares: Vec<Share>,
    /// Its items.
    pub labels: Labels,
}

impl Share {
    /// With another one added: counts add up, and states are the later one's.
    pub fn plus(self, later: &Self) -> Self {
        Self {
            registered: later.registered,
            proven: later.proven,
            bonded: later.bonded,
            sets: self.sets + later.sets,
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
    /// With another season's added.
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
    /// A crowd's part in all seasons.
    pub fn total(&self, crowd: usize) -> Share {
        let shares = self.seasons.iter().filter_map(|season| season.shares.get(crowd));
        shares.fold(Share::default(), Share::plus)
    }

    /// What all crowds were paid, in planck.
    pub fn paid(&self) -> Balance {
        self.seasons.iter().flat_map(|season| &season.shares).map(|share| share.paid).sum()
    }

    /// What became of all items.
    pub fn labels(&self) -> Labels {
        self.seasons.iter().fold(Labels::default(), |all, season| all.plus(&season.labels))
    }
}
