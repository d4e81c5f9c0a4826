//! The arithmetic of one bond: what is free, what is held, and how its parts move. Touches no storage.
//!
//! What is free saturates at zero: AC4 says that the differences are never negative, and a ledger that is broken
//! nevertheless frees nothing. What changes an amount is checked.

use crate::{HeldRole, Ledger, Lowest};
use agt_primitives::{
    access::{Disputed, KindTotal, ObligationKind, Role, Tenure, UnbondingChunk},
    calendar::Month,
    Balance, Moment,
};
use alloc::vec::Vec;
use core::cmp::Ordering;
use sp_runtime::ArithmeticError;

pub(crate) use agt_primitives::arithmetic::{lower, raise};

type Arithmetic = Result<(), ArithmeticError>;

/// What is free and what is held.
impl Ledger {
    /// Everything on hold.
    pub(crate) fn held(&self) -> Option<Balance> {
        self.active.checked_add(self.unbonding)
    }

    /// Returns the part of the active bond that neither an obligation nor a dispute holds. Votes may hold it.
    pub(crate) fn room(&self) -> Balance {
        self.active.saturating_sub(self.set_aside).saturating_sub(self.disputed.active)
    }

    /// Returns the part of the active bond that neither obligations nor disputes nor votes hold. A season may keep it.
    pub(crate) fn unvoted(&self) -> Balance {
        self.room().min(self.active.saturating_sub(self.vote_lock))
    }

    /// Returns the part of the active bond that nothing holds at `now`.
    pub(crate) fn free_active(&self, now: Moment) -> Balance {
        self.unvoted().min(self.active.saturating_sub(self.kept.at(now)))
    }

    /// Returns the lowest active bond since the start of `season`: zero for a season that is followed by one with a change
    /// in it, because then it is no longer known.
    pub(crate) fn lowest_since(&self, season: Month) -> Balance {
        match self.lowest.season.cmp(&season) {
            Ordering::Less => self.active,
            Ordering::Equal => self.lowest.amount,
            Ordering::Greater => 0,
        }
    }

    /// Returns what is unbonding and no dispute holds.
    pub(crate) fn free_unbonding(&self) -> Balance {
        self.unbonding.saturating_sub(self.disputed.unbonding)
    }

    /// Returns what obligations and disputes hold: the most that governance may be owed.
    pub(crate) fn backing(&self) -> Option<Balance> {
        self.set_aside.checked_add(self.disputed.active)?.checked_add(self.disputed.unbonding)
    }

    /// Returns what is unbonding and has waited long enough at `now`.
    pub(crate) fn matured(&self, now: Moment) -> Balance {
        self.chunks
            .iter()
            .take_while(|chunk| chunk.releases <= now)
            .fold(0, |sum, chunk| sum.saturating_add(chunk.amount))
    }

    /// Returns the part of it that can be withdrawn: disputes hold what is unbonding as a sum, not chunk by chunk.
    pub(crate) fn withdrawable(&self, now: Moment) -> Balance {
        self.matured(now).min(self.free_unbonding())
    }

    /// Returns whether a part that is released at `releases` finds a place: an own one, or the part of the same time.
    pub(crate) fn has_place(&self, releases: Moment) -> bool {
        !self.chunks.is_full() || self.chunks.binary_search_by_key(&releases, |chunk| chunk.releases).is_ok()
    }

    /// Returns whether to withdraw at `now` pays a whole part out, which frees its place.
    pub(crate) fn frees_a_place(&self, now: Moment) -> bool {
        self.chunks.first().is_some_and(|first| first.releases <= now && first.amount <= self.free_unbonding())
    }

    /// Returns how long a part that is unbonded at `now` waits.
    pub(crate) fn tenure(&self, now: Moment) -> Tenure {
        let held = self.roles.iter().map(|held| held.role.tenure()).max();
        match held {
            Some(Tenure::LongTerm) => Tenure::LongTerm,
            _ if now < self.long_term_until => Tenure::LongTerm,
            _ => Tenure::Labour,
        }
    }

    /// Returns whether nothing is left to store. Once nothing is held, there is nothing to slash for a role that was left,
    /// and nothing for a season to keep.
    pub(crate) fn is_empty(&self) -> bool {
        self.active == 0
            && self.unbonding == 0
            && self.vote_lock == 0
            && self.kinds.is_empty()
            && self.disputed == Disputed::default()
            && self.roles.is_empty()
    }
}

/// How its parts move.
impl Ledger {
    /// Adds a part that is unbonding. None when there are too many.
    pub(crate) fn add_chunk(&mut self, amount: Balance, releases: Moment) -> Option<()> {
        match self.chunks.binary_search_by_key(&releases, |chunk| chunk.releases) {
            Ok(at) => {
                let chunk = self.chunks.get_mut(at)?;
                chunk.amount = chunk.amount.checked_add(amount)?;
            }
            Err(at) => self.chunks.try_insert(at, UnbondingChunk { amount, releases }).ok()?,
        }
        self.unbonding = self.unbonding.checked_add(amount)?;
        Some(())
    }

    /// Takes `amount` out of what is unbonding, the parts that would wait longest first.
    pub(crate) fn take_latest(&mut self, amount: Balance) -> Arithmetic {
        lower(&mut self.unbonding, amount)?;
        let mut rest = amount;
        while rest > 0 {
            let chunk = self.chunks.last_mut().ok_or(ArithmeticError::Underflow)?;
            let part = rest.min(chunk.amount);
            lower(&mut chunk.amount, part)?;
            lower(&mut rest, part)?;
            if chunk.amount == 0 {
                self.chunks.pop();
            }
        }
        Ok(())
    }

    /// Takes `amount` out of what is unbonding, the parts that have waited longest first.
    pub(crate) fn take_earliest(&mut self, amount: Balance) -> Arithmetic {
        lower(&mut self.unbonding, amount)?;
        let mut rest = amount;
        for chunk in self.chunks.iter_mut() {
            let part = rest.min(chunk.amount);
            lower(&mut chunk.amount, part)?;
            lower(&mut rest, part)?;
        }
        self.chunks.retain(|chunk| chunk.amount > 0);
        Ok(())
    }

    /// Notes that the active bond has changed in `season`; it was `before`.
    pub(crate) fn note_change(&mut self, before: Balance, season: Month) {
        let lowest = if self.lowest.season == season { self.lowest.amount } else { before };
        self.lowest = Lowest { season, amount: lowest.min(self.active) };
    }

    /// Lowers what governance is owed to what obligations and disputes still hold.
    pub(crate) fn forgive_what_is_gone(&mut self) -> Arithmetic {
        self.owed = self.owed.min(self.backing().ok_or(ArithmeticError::Overflow)?);
        Ok(())
    }
}

/// Roles and kinds.
impl Ledger {
    pub(crate) fn role(&self, role: Role) -> Option<&HeldRole> {
        self.roles.iter().find(|held| held.role == role)
    }

    pub(crate) fn role_mut(&mut self, role: Role) -> Option<&mut HeldRole> {
        self.roles.iter_mut().find(|held| held.role == role)
    }

    /// Gives up every role under which nothing is open if nothing of the bond is left, and returns those roles.
    pub(crate) fn leave_roles_without_bond(&mut self) -> Vec<Role> {
        if self.held() != Some(0) {
            return Vec::new();
        }
        let idle = self.roles.iter().filter(|held| held.open == 0).map(|held| held.role).collect();
        self.roles.retain(|held| held.open > 0);
        idle
    }

    /// Counts a new obligation under `role`.
    pub(crate) fn open(&mut self, role: Role, kind: ObligationKind, amount: Balance) -> Arithmetic {
        raise(&mut self.set_aside, amount)?;
        let held = self.role_mut(role).ok_or(ArithmeticError::Underflow)?;
        held.open = held.open.checked_add(1).ok_or(ArithmeticError::Overflow)?;
        match self.kinds.iter_mut().find(|total| total.kind == kind) {
            Some(total) => {
                total.open = total.open.checked_add(1).ok_or(ArithmeticError::Overflow)?;
                raise(&mut total.amount, amount)
            }
            None => {
                let total = KindTotal { kind, open: 1, amount };
                self.kinds.try_push(total).map_err(|_| ArithmeticError::Overflow)
            }
        }
    }

    /// Counts an obligation under `role` that ended with `amount` set aside.
    pub(crate) fn close(&mut self, role: Role, kind: ObligationKind, amount: Balance) -> Arithmetic {
        let held = self.role_mut(role).ok_or(ArithmeticError::Underflow)?;
        held.open = held.open.checked_sub(1).ok_or(ArithmeticError::Underflow)?;
        let total = self.shrink(kind, amount)?;
        total.open = total.open.checked_sub(1).ok_or(ArithmeticError::Underflow)?;
        self.kinds.retain(|total| total.open > 0);
        Ok(())
    }

    /// Lowers what is set aside for `kind`; the obligation stays open.
    pub(crate) fn shrink(&mut self, kind: ObligationKind, by: Balance) -> Result<&mut KindTotal, ArithmeticError> {
        lower(&mut self.set_aside, by)?;
        let total = self.kinds.iter_mut().find(|total| total.kind == kind);
        let total = total.ok_or(ArithmeticError::Underflow)?;
        lower(&mut total.amount, by)?;
        Ok(total)
    }
}
