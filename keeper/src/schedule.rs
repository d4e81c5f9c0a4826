//! What has to be looked at, and when: nothing is asked in every block.

use crate::{steps::When, windows::Now};
use agt_primitives::{
    beacon::BeaconEpoch,
    calendar::Month,
    tasks::{CampaignId, RoundId, SetId},
    Moment,
};
use std::collections::BTreeSet;

/// What steps are due for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A campaign as a whole.
    Campaign(CampaignId),
    /// A round.
    Round(CampaignId, RoundId),
    /// A set of a round.
    Set(CampaignId, RoundId, SetId),
    /// A season.
    Season(Month),
    /// The protocol's own money.
    Money,
}

/// The subjects, by the moment when they have to be looked at. A subject may be there for several moments, and one that has
/// changed meanwhile is looked at once too often.
#[derive(Debug, Default)]
pub struct Schedule {
    ready: BTreeSet<Subject>,
    work: BTreeSet<(Moment, Subject)>,
    chain: BTreeSet<(Moment, Subject)>,
    epoch: BTreeSet<(BeaconEpoch, Subject)>,
}

impl Schedule {
    /// Has a subject looked at in the next pass, and in each one after it until it is done.
    pub fn touch(&mut self, subject: Subject) {
        self.ready.insert(subject);
    }

    /// Notes that nothing is due for a subject now.
    pub fn done(&mut self, subject: &Subject) {
        self.ready.remove(subject);
    }

    /// Has a subject looked at later.
    pub fn at(&mut self, when: When, subject: Subject) {
        match when {
            When::Work(moment) => drop(self.work.insert((moment, subject))),
            When::Chain(moment) => drop(self.chain.insert((moment, subject))),
            When::Epoch(epoch) => drop(self.epoch.insert((epoch, subject))),
        }
    }

    /// Returns the subjects that have to be looked at now.
    pub fn ready(&mut self, now: &Now) -> Vec<Subject> {
        ripe(&mut self.work, now.work, &mut self.ready);
        ripe(&mut self.chain, now.chain, &mut self.ready);
        ripe(&mut self.epoch, now.epoch, &mut self.ready);
        self.ready.iter().copied().collect()
    }

    /// Returns the number of moments that it keeps.
    #[cfg(test)]
    fn len(&self) -> usize {
        self.work.len() + self.chain.len() + self.epoch.len()
    }
}

/// Moves the subjects whose time has come to those that are ready.
fn ripe<Time: Copy + Ord>(waiting: &mut BTreeSet<(Time, Subject)>, now: Time, ready: &mut BTreeSet<Subject>) {
    while let Some((time, subject)) = waiting.first().copied() {
        if time > now {
            return;
        }
        waiting.pop_first();
        ready.insert(subject);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now(chain: Moment, work: Moment, epoch: u32) -> Now {
        Now { chain, work, epoch: BeaconEpoch(epoch) }
    }

    #[test]
    fn each_subject_comes_at_its_time_on_its_clock() {
        let mut schedule = Schedule::default();
        let [a, b, c] = [1, 2, 3].map(Subject::Campaign);
        schedule.at(When::Work(10), a);
        schedule.at(When::Chain(10), b);
        schedule.at(When::Epoch(BeaconEpoch(2)), c);
        assert_eq!(schedule.len(), 3);
        assert_eq!(schedule.ready(&now(9, 9, 1)), []);
        assert_eq!(schedule.ready(&now(10, 9, 1)), [b]);
        schedule.done(&b);
        assert_eq!(schedule.ready(&now(11, 10, 2)), [a, c]);
        assert_eq!(schedule.len(), 0);
    }

    #[test]
    fn a_subject_stays_ready_until_it_is_done() {
        let mut schedule = Schedule::default();
        let subject = Subject::Round(1, RoundId(2));
        schedule.touch(subject);
        assert_eq!(schedule.ready(&now(0, 0, 0)), [subject]);
        assert_eq!(schedule.ready(&now(0, 0, 0)), [subject]);
        schedule.done(&subject);
        assert_eq!(schedule.ready(&now(0, 0, 0)), []);
    }
}
