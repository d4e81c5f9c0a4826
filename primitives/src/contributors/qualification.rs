//! The qualification of an account in an area: quizzes let it in, and above that only gold among paid work moves it.

#[cfg(test)]
mod tests;

use super::{ContributorTerms, Tally};
use crate::{
    basis_points::BasisPoints,
    skill::{Evidence, Measure, SkillRecord},
    Aia, Moment,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// The whole, in basis points.
const WHOLE: u16 = 10_000;

/// The most times that a wait doubles.
pub const MOST_DOUBLINGS: u32 = 5;

/// How often the gold that a record remembers must be answered, without a fall, for one fall to be forgiven.
pub const FORGIVEN_AFTER: u32 = 4;

/// How an account is qualified in an area.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub enum Qualified {
    /// It answers quizzes, which pay nothing.
    #[default]
    No,
    /// It works for pay, which waits until the trial ends.
    OnTrial,
    /// It works for pay.
    Yes,
}

impl Qualified {
    /// Returns whether the account has been let in: it is on trial or qualified, and works for the platform's pay.
    pub fn is_let_in(self) -> bool {
        self != Self::No
    }
}

/// What an account has shown at its stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
enum Stage {
    Unqualified {
        /// The gold of its quizzes since it was last unqualified.
        evidence: Evidence,
        /// Before this moment it may answer no quiz.
        until: Moment,
    },
    OnTrial {
        /// Gold answered in paid work since the trial began.
        gold: u32,
        /// AIA that waits for the end of the trial.
        held: Aia,
    },
    Qualified {
        /// Gold answered in paid work since the trial ended, or since a fall was last forgiven.
        gold: u32,
    },
}

/// What a set comes to for an account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Earned {
    /// AIA that the set earns. It counts in the platform's budget and in the daily cap.
    pub own: Aia,
    /// AIA that is credited now: of this set, and what has waited for the end of a trial.
    pub credited: Aia,
    /// AIA that is lost because the account falls: what has waited.
    pub lost: Aia,
}

/// The qualification of one account in one area.
///
/// * *Unqualified*, it answers quizzes. Their gold is [`Evidence`], and enough of it begins a trial. What the quizzes showed
///   is forgotten then: they let in, and lift no further. Quizzes fail when their gold is thirty times likelier by chance.
/// * *On trial*, it works for pay. Its pay waits until it has answered `trial_gold` gold items. It falls when its skill is
///   below `pay_floor`.
/// * *Qualified*, it falls when its skill is below `least_skill`, which counts from the end of the trial on.
///
/// Below means by more than `fall_margin`, which is counted in standard errors of somebody at the reference. So skilled
/// people rarely fall by bad luck, however little one answer shows.
///
/// An account that falls is unqualified, loses what waits, and may answer no quiz for `fall_wait`. One whose quizzes fail
/// begins them anew after `quiz_wait`. Each fall doubles the next wait after a fall, and failed quizzes likewise. An account
/// that stays qualified for [`FORGIVEN_AFTER`] times as much gold as a record remembers is forgiven one fall.
/// A set of the platform's work pays the part of its reward that the skill has of the way from `pay_floor` to the reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Qualification {
    stage: Stage,
    record: SkillRecord,
    falls: u32,
    failed_quizzes: u32,
}

impl Default for Qualification {
    fn default() -> Self {
        let stage = Stage::Unqualified { evidence: Evidence::default(), until: 0 };
        Self { stage, record: SkillRecord::default(), falls: 0, failed_quizzes: 0 }
    }
}

impl Qualification {
    /// Returns a qualified account whose gold has shown a skill, for benchmarks and mocks.
    #[cfg(any(feature = "std", feature = "runtime-benchmarks"))]
    pub fn of_skill(skill: BasisPoints, measure: &Measure) -> Self {
        let golds = ContributorTerms::DEFAULT.gold_memory;
        Self {
            stage: Stage::Qualified { gold: 0 },
            record: SkillRecord::assumed(golds, skill, measure),
            ..Self::default()
        }
    }

    /// Returns how the account is qualified.
    pub const fn qualified(&self) -> Qualified {
        match self.stage {
            Stage::Unqualified { .. } => Qualified::No,
            Stage::OnTrial { .. } => Qualified::OnTrial,
            Stage::Qualified { .. } => Qualified::Yes,
        }
    }

    /// Returns whether the account may work for the platform's pay.
    pub fn may_work(&self) -> bool {
        self.qualified().is_let_in()
    }

    /// Returns the moment from which on the account may answer quizzes; none while it is on trial or qualified.
    pub const fn quiz_from(&self) -> Option<Moment> {
        match self.stage {
            Stage::Unqualified { until, .. } => Some(until),
            Stage::OnTrial { .. } | Stage::Qualified { .. } => None,
        }
    }

    /// Returns the evidence of its quizzes; none while it is on trial or qualified.
    pub const fn evidence(&self) -> Option<Evidence> {
        match self.stage {
            Stage::Unqualified { evidence, .. } => Some(evidence),
            Stage::OnTrial { .. } | Stage::Qualified { .. } => None,
        }
    }

    /// Returns the number of gold items that are missing until the trial ends: zero unless the account is on trial.
    pub fn trial_left(&self, terms: &ContributorTerms) -> u32 {
        match self.stage {
            Stage::OnTrial { gold, .. } => terms.trial_gold.saturating_sub(gold),
            Stage::Unqualified { .. } | Stage::Qualified { .. } => 0,
        }
    }

    /// Returns the AIA that waits for the end of the trial.
    pub const fn held(&self) -> Aia {
        match self.stage {
            Stage::OnTrial { held, .. } => held,
            Stage::Unqualified { .. } | Stage::Qualified { .. } => 0,
        }
    }

    /// Returns how often the account has fallen and was not forgiven.
    pub const fn falls(&self) -> u32 {
        self.falls
    }

    /// Returns how often its quizzes have failed.
    pub const fn failed_quizzes(&self) -> u32 {
        self.failed_quizzes
    }

    /// Returns the reputation: the skill, at least one basis point and at most 10,000; zero while it is unqualified.
    pub fn reputation(&self) -> BasisPoints {
        if self.may_work() {
            let skill = self.record.skill().clamp(1, WHOLE.into());
            BasisPoints::clamped(u16::try_from(skill).unwrap_or_default())
        } else {
            BasisPoints::ZERO
        }
    }

    /// Returns the part of the platform's reward that the skill is paid.
    pub fn paid_part(&self, terms: &ContributorTerms) -> BasisPoints {
        let (floor, whole) = (i64::from(terms.pay_floor), i64::from(WHOLE));
        let above = self.record.skill().saturating_sub(floor).clamp(0, whole);
        let part = above.saturating_mul(whole).checked_div(whole.saturating_sub(floor)).unwrap_or_default();
        BasisPoints::clamped(u16::try_from(part.clamp(0, whole)).unwrap_or(WHOLE))
    }

    /// Counts the gold of a quiz. Nothing changes unless the account is unqualified.
    pub fn note_quiz(&mut self, gold: Tally, measure: &Measure, terms: &ContributorTerms, now: Moment) {
        let Stage::Unqualified { evidence, until } = self.stage else { return };
        let evidence = evidence.after_gold(measure, u32::from(gold.right).saturating_mul(1_000), gold.total);
        if evidence.is_proven() {
            self.stage = Stage::OnTrial { gold: 0, held: 0 };
            self.record = SkillRecord::assumed(terms.prior_gold, BasisPoints::clamped(terms.pay_floor), measure);
        } else if evidence.has_failed() {
            self.wait(terms.quiz_wait, self.failed_quizzes, now);
            self.failed_quizzes = self.failed_quizzes.saturating_add(1);
        } else {
            self.stage = Stage::Unqualified { evidence, until };
        }
    }

    /// Counts the gold of a set of the platform's work whose answers come to `aia`, multipliers included. Returns what the
    /// set comes to. Without gold it earns `aia` and nothing else changes.
    pub fn note_work(
        &mut self,
        gold: Tally,
        aia: Aia,
        measure: &Measure,
        terms: &ContributorTerms,
        now: Moment,
    ) -> Earned {
        if gold.total == 0 {
            return Earned { own: aia, credited: aia, lost: 0 };
        }
        if !self.may_work() {
            return Earned::default();
        }
        self.record = self.record.after(gold, measure, terms.gold_memory);
        let own = Aia::try_from(self.paid_part(terms).of(aia.into())).unwrap_or(aia);
        if let Stage::OnTrial { gold: before, held } = self.stage {
            let answered = before.saturating_add(gold.total.into());
            if self.is_below(terms.pay_floor, terms) {
                return self.fall(terms, now);
            }
            if answered < terms.trial_gold {
                self.stage = Stage::OnTrial { gold: answered, held: held.saturating_add(own) };
                return Earned { own, credited: 0, lost: 0 };
            }
        }
        if self.is_below(terms.least_skill, terms) {
            return self.fall(terms, now);
        }
        let held = self.held();
        self.stay(gold.total.into(), terms);
        Earned { own, credited: own.saturating_add(held), lost: 0 }
    }

    /// Qualifies the account, or counts the gold of a set for which it stays qualified. Enough of that forgives a fall: luck alone
    /// makes somebody at the reference fall now and then, and the waits would add up over the years.
    fn stay(&mut self, golds: u32, terms: &ContributorTerms) {
        let Stage::Qualified { gold } = self.stage else {
            self.stage = Stage::Qualified { gold: 0 };
            return;
        };
        let gold = gold.saturating_add(golds);
        let forgiven = gold >= terms.gold_memory.saturating_mul(FORGIVEN_AFTER);
        self.falls = self.falls.saturating_sub(forgiven.into());
        self.stage = Stage::Qualified { gold: if forgiven { 0 } else { gold } };
    }

    /// Returns whether the record is below a bar by more than the margin.
    fn is_below(&self, bar: u16, terms: &ContributorTerms) -> bool {
        self.record.is_below(BasisPoints::clamped(bar), terms.fall_margin)
    }

    /// Makes the account unqualified. Returns what it loses.
    fn fall(&mut self, terms: &ContributorTerms, now: Moment) -> Earned {
        let lost = self.held();
        self.wait(terms.fall_wait, self.falls, now);
        self.falls = self.falls.saturating_add(1);
        Earned { lost, ..Earned::default() }
    }

    /// Makes the account unqualified, without evidence, until a wait is over that has doubled so often.
    fn wait(&mut self, wait: Moment, doublings: u32, now: Moment) {
        let doubled = 1u64.checked_shl(doublings.min(MOST_DOUBLINGS)).unwrap_or(u64::MAX);
        let until = now.saturating_add(wait.saturating_mul(doubled));
        self.stage = Stage::Unqualified { evidence: Evidence::default(), until };
        self.record = SkillRecord::default();
    }
}
