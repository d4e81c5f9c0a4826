//! What a call would do and cost, before it is sent.

use crate::error::{Failure, Result};
use agt_client::{keys, Client, Error};
use agt_primitives::contributors::refusal_code;
use agt_runtime::{Balance, RuntimeCall};
use sp_core::sr25519;
use sp_runtime::transaction_validity::{InvalidTransaction, TransactionValidityError};

/// Returns the fee of a call in planck, zero if it is free now, and checks that the call would succeed.
///
/// Errors: [`Exit::Refused`](crate::error::Exit::Refused) with the rule that it breaks, or with the reason why the transaction
/// is not valid: `Payment`, `NotRegistered`, `DaySpent`, `WouldFail`, `Shut`, `TooHeavy` or another of the runtime's names.
pub async fn rehearse(client: &Client, call: RuntimeCall, signer: &sr25519::Pair) -> Result<Balance> {
    let why = match client.rehearse(call.clone(), signer).await {
        Err(Error::Lost(why)) => why,
        other => return Ok(other?),
    };
    // The transaction is not valid. Ask once more for the reason by name.
    let nonce = client.nonce(&keys::account_of(signer)).await?;
    let signed = client.sign(call, signer, nonce).await?;
    match client.dry_run(&signed.extrinsic, None).await? {
        Err(TransactionValidityError::Invalid(invalid)) => Err(refusal(&invalid, why)),
        _ => Err(Failure::refused("InvalidTransaction", why)),
    }
}

/// Returns the failure of a transaction that is not valid. `why` is the client's sentence for reasons that have none here.
fn refusal(invalid: &InvalidTransaction, why: String) -> Failure {
    let (rule, says) = match invalid {
        InvalidTransaction::Payment => ("Payment", "the account cannot pay the fee; send it some AGT"),
        InvalidTransaction::Custom(refusal_code::NOT_REGISTERED) => {
            ("NotRegistered", "the account is not registered and cannot pay the fee; register it, see `agt register`")
        }
        InvalidTransaction::Custom(refusal_code::DAY_SPENT) => (
            "DaySpent",
            "the account has no call without a fee left today and cannot pay the fee; wait for the next day in UTC",
        ),
        InvalidTransaction::Custom(refusal_code::WOULD_FAIL) => {
            ("WouldFail", "the call would fail now; `agt account` shows what the account can do")
        }
        InvalidTransaction::Custom(refusal_code::SHUT) => ("Shut", "a safe mode or a pause shuts the call; wait"),
        InvalidTransaction::Custom(refusal_code::TOO_HEAVY) => {
            ("TooHeavy", "the call is too heavy to be free and the account cannot pay the fee; send less in one call")
        }
        other => return Failure::refused(format!("{other:?}"), why),
    };
    Failure::refused(rule, says)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reason_why_a_call_is_not_free_has_a_name() {
        let named = |code| refusal(&InvalidTransaction::Custom(code), "why".into()).rule;
        let rules = [1, 2, 3, 4, 5].map(named);
        assert_eq!(rules, ["NotRegistered", "DaySpent", "WouldFail", "Shut", "TooHeavy"]);
        assert_eq!(refusal(&InvalidTransaction::Payment, "why".into()).rule, "Payment");
        assert_eq!(refusal(&InvalidTransaction::Stale, "why".into()).message, "why");
    }
}
