//! The governed terms of attested jobs, with their defaults and hard ranges.

use crate::{
    basis_points::BasisPoints,
    calendar::{DAY, HOUR},
    parameters::Violation,
    terms::governed_terms,
    token::AGT,
    Balance, Moment,
};

governed_terms! {
    /// The governed terms of attested jobs.
    ///
    /// A change of the least stake applies to attesters who enlist later. All other terms apply to a job as they stood when it
    /// opened.
    AttestationTerms;
    /// The least that an attester sets aside to be on the register.
    least_stake LEAST_STAKE: Balance = 1_000 * AGT, "attestation.leastStake", "planck", 100 * AGT, 100_000 * AGT;
    /// How long an attester must have been on the register when a draw is ordered that can draw it.
    enlisted_for ENLISTED_FOR: Moment = 7 * DAY, "attestation.enlistedFor", "ms", DAY, 30 * DAY;
    /// How long the requester can strike members of the committee. Nobody posts before.
    strike_window STRIKE_WINDOW: Moment = DAY, "attestation.strikeWindow", "ms", HOUR, 7 * DAY;
    /// How long a proposed batch waits for the signatures that it needs.
    sign_window SIGN_WINDOW: Moment = 24 * HOUR, "attestation.signWindow", "ms", 6 * HOUR, 48 * HOUR;
    /// How long a posted batch can be challenged. It is shorter than every time of unbonding.
    challenge_window CHALLENGE_WINDOW: Moment = 72 * HOUR, "attestation.challengeWindow", "ms", DAY, 6 * DAY;
    /// How long after the end of a job, and after a draw, batches can be posted. It is at least four times the time for
    /// signatures.
    posting_grace POSTING_GRACE: Moment = 7 * DAY, "attestation.postingGrace", "ms", 4 * DAY, 30 * DAY;
    /// The time from a challenge after which it lapses if nobody has ruled.
    ruling_window RULING_WINDOW: Moment = 28 * DAY, "attestation.rulingWindow", "ms", 28 * DAY, 90 * DAY;
    /// The least bond of a challenge without a receipt.
    challenge_bond CHALLENGE_BOND: Balance = 50 * AGT, "attestation.challengeBond", "planck", 10 * AGT, 1_000 * AGT;
    /// The time from the moment at which a batch becomes final, after which what nobody has claimed of it is forfeited.
    claim_life CLAIM_LIFE: Moment = 365 * DAY, "attestation.claimLife", "ms", 90 * DAY, 730 * DAY;
    /// The part of a batch's value that each signer sets aside.
    signer_part SIGNER_PART: u16 = 1_000, "attestation.signerPart", "basis points", 500, 5_000;
    /// The part of a batch's value that is the bond of a challenge, if that is more than the least bond.
    challenge_bond_part CHALLENGE_BOND_PART: u16 = 100, "attestation.challengeBondPart", "basis points", 10, 1_000;
}

/// How many batches that nobody signs fit one after another into the time in which a committee can post.
const BATCHES_A_GRACE: Moment = 4;

impl AttestationTerms {
    /// Checks that every value is inside its hard range, and that a committee has time to post after others have wasted some.
    pub fn check(&self) -> Result<(), Violation> {
        if *self != self.bounded() {
            return Err(Violation::OutOfRange);
        }
        if self.posting_grace >= self.sign_window.saturating_mul(BATCHES_A_GRACE) {
            Ok(())
        } else {
            Err(Violation::Inconsistent)
        }
    }

    /// Returns what each signer of a batch of this value sets aside, in planck like the value: at least one planck, because an
    /// obligation sets something aside.
    pub fn signer_stake(&self, value: Balance) -> Balance {
        BasisPoints::clamped(self.signer_part).of(value).max(1)
    }

    /// Returns the bond of a challenge without a receipt of a batch of this value, in planck like the value.
    pub fn bond(&self, value: Balance) -> Balance {
        BasisPoints::clamped(self.challenge_bond_part).of(value).max(self.challenge_bond)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Tenure;

    #[test]
    fn defaults_equal_the_design() {
        let terms = AttestationTerms::DEFAULT;
        assert_eq!(terms.least_stake, 1_000_000_000_000_000);
        assert_eq!((terms.enlisted_for, terms.strike_window), (604_800_000, 86_400_000));
        assert_eq!((terms.sign_window, terms.challenge_window), (86_400_000, 259_200_000));
        assert_eq!((terms.posting_grace, terms.ruling_window), (604_800_000, 2_419_200_000));
        assert_eq!((terms.claim_life, terms.challenge_bond), (31_536_000_000, 50_000_000_000_000));
        assert_eq!((terms.signer_part, terms.challenge_bond_part), (1_000, 100));
    }

    #[test]
    fn committee_has_time_for_four_batches_that_nobody_signs() {
        let with = |posting_grace, sign_window| {
            AttestationTerms { posting_grace, sign_window, ..AttestationTerms::DEFAULT }.check()
        };
        assert_eq!(with(4 * DAY, 24 * HOUR), Ok(()));
        assert_eq!(with(4 * DAY, 24 * HOUR + 1), Err(Violation::Inconsistent));
        assert_eq!(with(8 * DAY - 1, 48 * HOUR), Err(Violation::Inconsistent));
        assert_eq!(with(4 * DAY - 1, 6 * HOUR), Err(Violation::OutOfRange));
    }

    #[test]
    fn challenge_ends_before_anybody_can_unbond() {
        assert!(*ranges::CHALLENGE_WINDOW.end() < Tenure::Labour.least().into());
    }

    #[test]
    fn signer_sets_a_tenth_of_the_value_aside_and_never_nothing() {
        let terms = AttestationTerms::DEFAULT;
        assert_eq!([0, 9, 10, 99, 1_000_000].map(|value| terms.signer_stake(value)), [1, 1, 1, 9, 100_000]);
    }

    #[test]
    fn bond_is_a_hundredth_of_the_value_and_never_below_the_least() {
        let terms = AttestationTerms::DEFAULT;
        assert_eq!(
            [0, 5_000 * AGT, 5_001 * AGT].map(|value| terms.bond(value)),
            [50 * AGT, 50 * AGT, 5_001 * AGT / 100]
        );
    }
}
