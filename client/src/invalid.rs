//! Why a transaction is not valid, by name.

use agt_primitives::contributors::refusal_code;
use sp_runtime::transaction_validity::{InvalidTransaction, TransactionValidityError};
use std::fmt::{self, Display};

/// Why a transaction is not valid: no block would include it now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Invalid {
    /// The account cannot pay the fee.
    Payment,
    /// The call is free for registered accounts. This account is none, and cannot pay the fee.
    NotRegistered,
    /// The account has no free call left today, and cannot pay the fee.
    DaySpent,
    /// The call is free if it succeeds. It would fail, and the account cannot pay the fee.
    WouldFail,
    /// A safe mode or a pause shuts the call, which is free otherwise.
    Shut,
    /// The call is too heavy to be free, and the account cannot pay the fee.
    TooHeavy,
    /// Another reason of the runtime.
    Other {
        /// Its name.
        name: String,
        /// What it says.
        says: String,
    },
}

impl Invalid {
    /// Returns the reason that the runtime gives.
    pub fn of(error: &TransactionValidityError) -> Self {
        let invalid = match error {
            TransactionValidityError::Invalid(invalid) => invalid,
            TransactionValidityError::Unknown(unknown) => return Self::other(format!("{unknown:?}"), *error),
        };
        match invalid {
            InvalidTransaction::Payment => Self::Payment,
            InvalidTransaction::Custom(refusal_code::NOT_REGISTERED) => Self::NotRegistered,
            InvalidTransaction::Custom(refusal_code::DAY_SPENT) => Self::DaySpent,
            InvalidTransaction::Custom(refusal_code::WOULD_FAIL) => Self::WouldFail,
            InvalidTransaction::Custom(refusal_code::SHUT) => Self::Shut,
            InvalidTransaction::Custom(refusal_code::TOO_HEAVY) => Self::TooHeavy,
            other => Self::other(format!("{other:?}"), *error),
        }
    }

    fn other(name: String, error: TransactionValidityError) -> Self {
        Self::Other { name, says: <&'static str>::from(error).into() }
    }

    /// Returns the name of the reason, for programs.
    pub fn name(&self) -> &str {
        match self {
            Self::Payment => "Payment",
            Self::NotRegistered => "NotRegistered",
            Self::DaySpent => "DaySpent",
            Self::WouldFail => "WouldFail",
            Self::Shut => "Shut",
            Self::TooHeavy => "TooHeavy",
            Self::Other { name, .. } => name,
        }
    }

    /// Returns whether the account could send the transaction if it could pay the fee.
    pub fn is_about_the_fee(&self) -> bool {
        matches!(self, Self::Payment | Self::NotRegistered | Self::DaySpent | Self::TooHeavy)
    }
}

impl Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let says = match self {
            Self::Payment => "the account cannot pay the fee; send it some AGT",
            Self::NotRegistered => {
                "the account is not registered and cannot pay the fee; register it, see `agt register`"
            }
            Self::DaySpent => {
                "the account has no call without a fee left today and cannot pay the fee; wait for the next day in UTC"
            }
            Self::WouldFail => "the call would fail now; `agt account` shows what the account can do",
            Self::Shut => "a safe mode or a pause shuts the call; wait",
            Self::TooHeavy => {
                "the call is too heavy to be free and the account cannot pay the fee; send less in one call"
            }
            Self::Other { says, .. } => return write!(f, "the transaction is not valid: {says}"),
        };
        f.write_str(says)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sp_runtime::transaction_validity::UnknownTransaction;

    #[test]
    fn each_reason_why_a_transaction_is_not_valid_has_a_name() {
        let of = |invalid: InvalidTransaction| Invalid::of(&invalid.into());
        let named = [1, 2, 3, 4, 5, 9].map(|code| of(InvalidTransaction::Custom(code)));
        let names: Vec<_> = named.iter().map(Invalid::name).collect();
        assert_eq!(names, ["NotRegistered", "DaySpent", "WouldFail", "Shut", "TooHeavy", "Custom(9)"]);
        assert_eq!(named.map(|reason| reason.is_about_the_fee()), [true, true, false, false, true, false]);
        assert_eq!(of(InvalidTransaction::Payment), Invalid::Payment);
        let stale = of(InvalidTransaction::Stale);
        assert_eq!((stale.name(), stale.to_string().contains("not valid: ")), ("Stale", true));
        let unknown = Invalid::of(&UnknownTransaction::CannotLookup.into());
        assert_eq!(unknown.name(), "CannotLookup");
    }
}
