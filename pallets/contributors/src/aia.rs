//! The arithmetic of one account's AIA: what waits, what has matured, what is held. Touches no storage.

use crate::AiaBook;
use agt_primitives::{
    calendar::{day, start_of_day, DAY},
    contributors::{Bucket, MAX_BUCKETS},
    Aia, Moment,
};
use sp_runtime::ArithmeticError;

pub(crate) use agt_primitives::arithmetic::{lower, raise};

/// Done, or the numbers do not allow it.
pub(crate) type Arithmetic = Result<(), ArithmeticError>;

/// The first beginning of a UTC day that is not before `at`.
pub(crate) fn day_from(at: Moment) -> Moment {
    // Past the last whole day that a moment can tell nothing ripens any more.
    start_of_day(day(at.saturating_add(DAY - 1))).unwrap_or(Moment::MAX)
}

impl AiaBook {
    /// The book as it stands at `now`: what has waited long enough has matured.
    pub(crate) fn settled(mut self, now: Moment) -> Result<Self, ArithmeticError> {
        let ripe = self.buckets.iter().take_while(|bucket| bucket.ripens <= now).count();
        for bucket in self.buckets.drain(..ripe) {
            raise(&mut self.matured, bucket.aia)?;
        }
        Ok(self)
    }

    /// What waits for its time.
    pub(crate) fn ripening(&self) -> Option<Aia> {
        self.buckets.iter().try_fold(0, |sum: Aia, bucket| sum.checked_add(bucket.aia))
    }

    /// All that the account has.
    pub(crate) fn outstanding(&self) -> Option<Aia> {
        self.matured.checked_add(self.ripening()?)?.checked_add(self.disputed)
    }

    /// Adds AIA that was earned and ripens with the day that begins at or after `ripens_at`, at once when that moment
    /// has passed.
    pub(crate) fn credit(&mut self, aia: Aia, ripens_at: Moment, now: Moment) -> Arithmetic {
        raise(&mut self.earned, aia)?;
        self.put(aia, if ripens_at > now { day_from(ripens_at) } else { now }, now)
    }

    /// Destroys matured AIA.
    pub(crate) fn burn(&mut self, aia: Aia) -> Arithmetic {
        lower(&mut self.matured, aia)?;
        raise(&mut self.burned, aia)
    }

    /// Takes `aia` out of what ripens with the day of `ripens_at`, and of later days as far as that is less. Returns
    /// when the last part of it would have ripened. None when there is less.
    ///
    /// Later days only when buckets were merged: so what one dispute takes never is what another set earned.
    pub(crate) fn hold(&mut self, aia: Aia, ripens_at: Moment) -> Option<Moment> {
        let from = day_from(ripens_at);
        let mut rest = aia;
        let mut last = from;
        for bucket in self.buckets.iter_mut().filter(|bucket| bucket.ripens >= from) {
            let part = rest.min(bucket.aia);
            if part > 0 {
                last = bucket.ripens;
            }
            lower(&mut bucket.aia, part).ok()?;
            lower(&mut rest, part).ok()?;
        }
        self.buckets.retain(|bucket| bucket.aia > 0);
        raise(&mut self.disputed, aia).ok()?;
        (rest == 0).then_some(last)
    }

    /// Gives back what a dispute held, less what it takes for good.
    pub(crate) fn release(&mut self, held: Aia, taken: Aia, ripens: Moment, now: Moment) -> Arithmetic {
        lower(&mut self.disputed, held)?;
        raise(&mut self.clawed_back, taken)?;
        let mut rest = held;
        lower(&mut rest, taken)?;
        self.put(rest, ripens, now)
    }

    /// Adds AIA to what has matured, or to the bucket of its day. Where there is no place for a bucket more, the two
    /// that would wait longest become one that waits as long as the later of them: nothing ever ripens too early.
    fn put(&mut self, aia: Aia, ripens: Moment, now: Moment) -> Arithmetic {
        if aia == 0 {
            return Ok(());
        }
        if ripens <= now {
            return raise(&mut self.matured, aia);
        }
        match self.buckets.binary_search_by_key(&ripens, |bucket| bucket.ripens) {
            Ok(at) => raise(&mut self.buckets.get_mut(at).ok_or(ArithmeticError::Overflow)?.aia, aia),
            Err(at) if (self.buckets.len() as u32) < MAX_BUCKETS => self.insert(at, Bucket { ripens, aia }),
            Err(at) => {
                let mut last = self.buckets.pop().ok_or(ArithmeticError::Underflow)?;
                if ripens > last.ripens {
                    raise(&mut last.aia, aia)?;
                    last.ripens = ripens;
                } else if at == self.buckets.len() {
                    raise(&mut last.aia, aia)?;
                } else {
                    let before = self.buckets.pop().ok_or(ArithmeticError::Underflow)?;
                    raise(&mut last.aia, before.aia)?;
                    self.insert(at, Bucket { ripens, aia })?;
                }
                let end = self.buckets.len();
                self.insert(end, last)
            }
        }
    }

    fn insert(&mut self, at: usize, bucket: Bucket) -> Arithmetic {
        self.buckets.try_insert(at, bucket).map_err(|_| ArithmeticError::Overflow)
    }
}
