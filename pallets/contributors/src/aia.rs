//! The AIA of one account: what has matured, what ripens later, what disputes hold. Touches no storage.

use crate::AiaBalance;
use agt_primitives::{
    arithmetic::sum,
    calendar::{day, start_of_day, DAY},
    contributors::{Bucket, MAX_BUCKETS},
    Aia, Moment,
};
use sp_runtime::ArithmeticError;

pub(crate) use agt_primitives::arithmetic::{lower, raise};

/// The result of an operation that can overflow.
pub(crate) type Arithmetic = Result<(), ArithmeticError>;

/// Returns the first beginning of a UTC day at or after `at`.
pub(crate) fn day_from(at: Moment) -> Moment {
    // Beyond the last whole day that a moment can express, nothing ripens.
    start_of_day(day(at.saturating_add(DAY - 1))).unwrap_or(Moment::MAX)
}

impl AiaBalance {
    /// Returns the balance at `now`: buckets whose moment has come have matured.
    pub(crate) fn settled(mut self, now: Moment) -> Result<Self, ArithmeticError> {
        let ripe = self.buckets.iter().take_while(|bucket| bucket.ripens <= now).count();
        for bucket in self.buckets.drain(..ripe) {
            raise(&mut self.matured, bucket.aia)?;
        }
        Ok(self)
    }

    /// Returns the AIA in all buckets, or none on overflow.
    pub(crate) fn ripening(&self) -> Option<Aia> {
        sum(self.buckets.iter().map(|bucket| bucket.aia))
    }

    /// Returns all AIA that the account has: matured, ripening and disputed; none on overflow.
    pub(crate) fn outstanding(&self) -> Option<Aia> {
        self.matured.checked_add(self.ripening()?)?.checked_add(self.disputed)
    }

    /// Credits AIA that ripens with the first UTC day that begins at or after `ripens_at`, or at once if `ripens_at`
    /// has passed.
    pub(crate) fn credit(&mut self, aia: Aia, ripens_at: Moment, now: Moment) -> Arithmetic {
        raise(&mut self.earned, aia)?;
        self.put(aia, if ripens_at > now { day_from(ripens_at) } else { now }, now)
    }

    /// Burns matured AIA.
    pub(crate) fn burn(&mut self, aia: Aia) -> Arithmetic {
        lower(&mut self.matured, aia)?;
        raise(&mut self.burned, aia)
    }

    /// Moves `aia` from the bucket of `ripens_at` to the disputed AIA, and from later buckets if that bucket has less.
    /// Returns when the last part of it would have ripened, or none if there is less.
    ///
    /// The bucket of a set has less than the set earned only if buckets were merged. A dispute therefore never takes
    /// what another set earned.
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

    /// Releases `held`, which a dispute holds, except for `taken`, which is destroyed. The rest ripens at `ripens`.
    pub(crate) fn release(&mut self, held: Aia, taken: Aia, ripens: Moment, now: Moment) -> Arithmetic {
        lower(&mut self.disputed, held)?;
        raise(&mut self.clawed_back, taken)?;
        let mut rest = held;
        lower(&mut rest, taken)?;
        self.put(rest, ripens, now)
    }

    /// Adds AIA to the matured AIA or to the bucket of its day. If there is no room for another bucket, the last two
    /// are merged into one that ripens with the later of them, so that nothing ripens early.
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
