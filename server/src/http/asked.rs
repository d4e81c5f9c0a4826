//! Reading what is asked: JSON of a bounded length, and accounts.

use crate::refusal::{Refusal, Rule};
use agt_client::keys::account_at;
use agt_runtime::AccountId;
use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::StatusCode,
    response::IntoResponse,
};
use serde::de::DeserializeOwned;
use sp_core::bytes::from_hex;

/// The body of a request, as JSON.
pub(crate) struct Asked<Body>(pub(crate) Body);

impl<Body: DeserializeOwned, State: Send + Sync> FromRequest<State> for Asked<Body> {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &State) -> Result<Self, Refusal> {
        let bytes = Bytes::from_request(request, state).await.map_err(|rejection| {
            match rejection.into_response().status() {
                StatusCode::PAYLOAD_TOO_LARGE => Rule::TooLong.because("the request is longer than 16,384 bytes"),
                _ => Rule::BadRequest.because("the request did not come as a whole: send it again"),
            }
        })?;
        let body = serde_json::from_slice(&bytes);
        body.map(Self)
            .map_err(|error| Rule::BadRequest.because(format!("the request is not what is asked here: {error}")))
    }
}

/// Returns the account that a text names: 32 bytes in hexadecimal after 0x, or an address.
///
/// Errors: `BadRequest`.
pub(crate) fn account(text: &str) -> Result<AccountId, Refusal> {
    if text.starts_with("0x") {
        let bytes = from_hex(text).ok().and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
        return bytes.map(AccountId::new).ok_or_else(|| Rule::BadRequest.because("an account has 32 bytes after 0x"));
    }
    account_at(text).map_err(|error| Rule::BadRequest.because(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use agt_client::keys::address_of;

    #[test]
    fn account_is_named_by_bytes_or_by_an_address() {
        let who = AccountId::new([7; 32]);
        assert_eq!(account(&format!("0x{}", "07".repeat(32))), Ok(who.clone()));
        assert_eq!(account(&address_of(&who)), Ok(who));
        for wrong in ["", "0x", "0x07", "alice", &"07".repeat(32)] {
            assert_eq!(account(wrong).map_err(|refusal| refusal.counted), Err(Rule::BadRequest), "{wrong}");
        }
    }
}
