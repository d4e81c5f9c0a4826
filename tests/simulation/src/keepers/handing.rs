//! How clients hand openings to keepers, and how many of them dishonest keepers read and lose.

use crate::chance::Chance;

/// A way to hand over an opening.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Way {
    /// Its name in tables.
    pub name: &'static str,
    /// Whether one of the keepers is the requester's, which is taken to be dishonest.
    pub requesters: bool,
    /// The other keepers, which the worker chooses without knowing which ones are dishonest.
    pub chosen: u8,
    /// The keepers who can reveal together: one, or more where each gets a part of the opening.
    pub needed: u8,
    /// Whether the client hands the opening over only when it is closed before the commitments of its set are over. Otherwise
    /// it does so when it commits.
    pub at_the_end: bool,
}

/// What is assumed of people and keepers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Assumed {
    /// The share of the keepers that are dishonest, the requester's apart.
    pub dishonest: f64,
    /// The share of the seats whose client still runs when nobody can commit in the set any more. It reveals by itself then.
    pub stays: f64,
    /// The share of the other seats whose owner is there again before the reveals are over, and reveals what is not revealed.
    pub returns: f64,
}

const AT_COMMIT: Way = Way { name: "", requesters: false, chosen: 1, needed: 1, at_the_end: false };
const AT_THE_END: Way = Way { at_the_end: true, ..AT_COMMIT };

impl Way {
    /// All ways of the tables.
    pub const ALL: [Self; 10] = [
        Self { name: "to nobody", chosen: 0, ..AT_COMMIT },
        Self { name: "at the commitment to the requester's", requesters: true, chosen: 0, ..AT_COMMIT },
        Self { name: "at the commitment to the requester's and another", requesters: true, ..AT_COMMIT },
        Self { name: "at the commitment to one", ..AT_COMMIT },
        Self { name: "at the commitment to two", chosen: 2, ..AT_COMMIT },
        Self { name: "at the commitment in three parts of which two do", chosen: 3, needed: 2, ..AT_COMMIT },
        Self { name: "at the end to the requester's", requesters: true, chosen: 0, ..AT_THE_END },
        Self { name: "at the end to one", ..AT_THE_END },
        Self { name: "at the end to two", chosen: 2, ..AT_THE_END },
        Self { name: "at the end in three parts of which two do", chosen: 3, needed: 2, ..AT_THE_END },
    ];

    /// Returns the probability that at least so many of the keepers are dishonest.
    fn at_least(&self, count: u8, dishonest: f64) -> f64 {
        let count = count.saturating_sub(u8::from(self.requesters));
        let keepers = i32::from(self.chosen);
        let ways =
            |some: i32| (0..some).fold(1.0, |ways, place| ways * f64::from(keepers - place) / f64::from(place + 1));
        (i32::from(count)..=keepers)
            .map(|some| ways(some) * dishonest.powi(some) * (1.0 - dishonest).powi(keepers - some))
            .sum()
    }

    /// Returns whether it hands anything to anybody.
    pub const fn has_keepers(&self) -> bool {
        self.chosen > 0 || self.requesters
    }

    fn keepers(&self) -> u8 {
        self.chosen + u8::from(self.requesters)
    }

    /// Returns the share of the seats whose answers dishonest keepers read before the last worker commits: those of which
    /// enough of them have the opening.
    pub fn reads(&self, assumed: &Assumed) -> f64 {
        let handed = if self.at_the_end { 1.0 - assumed.stays } else { 1.0 };
        if self.keepers() < self.needed {
            0.0
        } else {
            handed * self.at_least(self.needed, assumed.dishonest)
        }
    }

    /// Returns the share of the seats that nobody reveals: the owner is not there, and too few of its keepers are honest.
    pub fn loses(&self, assumed: &Assumed) -> f64 {
        let absent = (1.0 - assumed.stays) * (1.0 - assumed.returns);
        if self.keepers() < self.needed {
            absent
        } else {
            absent * self.at_least(self.keepers() - self.needed + 1, assumed.dishonest)
        }
    }
}

/// The windows of a set, in minutes, and how its workers use them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hours {
    /// Workers with a seat commit in this time, evenly.
    pub commit: f64,
    /// Stand-ins commit in this time after it, evenly.
    pub stand_in: f64,
    /// The share of the seats that are left to a stand-in.
    pub left: f64,
    /// Reveals begin so long after the last commitment.
    pub pause: f64,
    /// The seats of a set.
    pub seats: u8,
}

impl Hours {
    /// Three seats, an hour to commit and half an hour to stand in; one seat in twenty is left to a stand-in.
    pub const USUAL: Self = Self { commit: 60.0, stand_in: 30.0, left: 0.05, pause: 2.0, seats: 3 };

    /// Returns the share of the seats whose client still runs when reveals begin, if it is closed so many minutes after its
    /// commitment. If `delayed`, one of the set's other workers waits until the end of its time to commit, as somebody does who
    /// wants to copy.
    pub fn stays(&self, minutes: f64, delayed: bool) -> f64 {
        const TRIALS: u32 = 200_000;
        let mut chance = Chance::new(43);
        let mut stayed = 0;
        for _ in 0..TRIALS {
            let own = self.commit * chance.unit();
            let mut last = if delayed { self.commit } else { own };
            for _ in 1 + u8::from(delayed)..self.seats {
                let other = match chance.happens(self.left) {
                    true => self.commit + self.stand_in * chance.unit(),
                    false => self.commit * chance.unit(),
                };
                last = last.max(other);
            }
            stayed += u32::from(own + minutes >= last + self.pause);
        }
        f64::from(stayed) / f64::from(TRIALS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HALF: Assumed = Assumed { dishonest: 0.2, stays: 0.5, returns: 0.5 };

    fn of(name: &str) -> (f64, f64) {
        let way = Way::ALL.iter().find(|way| way.name == name).expect("a way");
        (way.reads(&HALF), way.loses(&HALF))
    }

    fn are(found: (f64, f64), expected: (f64, f64)) {
        assert!((found.0 - expected.0).abs() < 1e-9 && (found.1 - expected.1).abs() < 1e-9, "{found:?} {expected:?}");
    }

    #[test]
    fn each_way_reads_and_loses_what_can_be_counted_by_hand() {
        are(of("to nobody"), (0.0, 0.25));
        are(of("at the commitment to the requester's"), (1.0, 0.25));
        are(of("at the commitment to the requester's and another"), (1.0, 0.05));
        are(of("at the commitment to one"), (0.2, 0.05));
        are(of("at the commitment to two"), (0.36, 0.01));
        let two_of_three = 3.0 * 0.04 * 0.8 + 0.008;
        are(of("at the commitment in three parts of which two do"), (two_of_three, two_of_three / 4.0));
        are(of("at the end to the requester's"), (0.5, 0.25));
        are(of("at the end to one"), (0.1, 0.05));
        are(of("at the end to two"), (0.18, 0.01));
    }

    #[test]
    fn nothing_is_read_or_lost_when_every_client_stays() {
        for way in Way::ALL.iter().filter(|way| way.at_the_end) {
            let staying = Assumed { stays: 1.0, ..HALF };
            are((way.reads(&staying), way.loses(&staying)), (0.0, 0.0));
        }
    }

    #[test]
    fn longer_stay_sees_more_sets_to_their_end() {
        let stays = [0.0, 15.0, 30.0, 60.0, 92.0].map(|minutes| Hours::USUAL.stays(minutes, false));
        assert!(stays.windows(2).all(|pair| pair[0] < pair[1]), "{stays:?}");
        assert_eq!((stays[0], stays[4]), (0.0, 1.0));
        // Nobody stands in, and there is no pause: the last of three stays with certainty.
        let plain = Hours { left: 0.0, pause: 0.0, ..Hours::USUAL };
        assert!((plain.stays(30.0, true) - 0.5).abs() < 0.01, "{}", plain.stays(30.0, true));
        assert!((plain.stays(0.0, false) - 1.0 / 3.0).abs() < 0.01, "{}", plain.stays(0.0, false));
    }
}
