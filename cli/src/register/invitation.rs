//! An invitation: a newcomer's signature, by which its sponsor registers it.

use crate::error::{Failure, Result};
use agt_client::keys;
use agt_runtime::{AccountId, Hash, Moment, Signature};
use serde::{Deserialize, Serialize};
use sp_core::{sr25519, Bytes, Pair as _};

/// A newcomer's signature for one sponsor on one chain, until a moment. It moves nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Invitation {
    /// The hash of the genesis block, which names the chain.
    pub genesis: Hash,
    /// The address of the newcomer.
    pub account: String,
    /// The address of the only account that can use it.
    pub sponsor: String,
    /// The address of the account that referred the newcomer; none if nobody did.
    pub referrer: Option<String>,
    /// The last moment at which it can be used, in milliseconds.
    pub expires: Moment,
    /// The newcomer's signature: sr25519, 64 bytes.
    pub signature: Bytes,
}

impl Invitation {
    /// Signs an invitation.
    pub fn sign(
        genesis: Hash,
        newcomer: &sr25519::Pair,
        sponsor: &AccountId,
        referrer: Option<&AccountId>,
        expires: Moment,
    ) -> Self {
        let who = keys::account_of(newcomer);
        let signature = newcomer.sign(text(genesis, &who, sponsor, referrer, expires).as_bytes());
        Self {
            genesis,
            account: keys::address_of(&who),
            sponsor: keys::address_of(sponsor),
            referrer: referrer.map(keys::address_of),
            expires,
            signature: Bytes(signature.0.to_vec()),
        }
    }

    /// Reads an invitation.
    ///
    /// Errors: [`Exit::Local`](crate::error::Exit::Local) if the text is none.
    pub fn read(text: &str) -> Result<Self> {
        serde_json::from_str(text.trim()).map_err(|error| {
            Failure::local(
                "Invitation",
                format!("this is no invitation: {error}; make one by `agt register --sponsor`"),
            )
        })
    }

    /// Returns the accounts that it names: the newcomer, the sponsor and the referrer.
    pub fn accounts(&self) -> Result<(AccountId, AccountId, Option<AccountId>)> {
        let referrer = self.referrer.as_deref().map(keys::account_at).transpose()?;
        Ok((keys::account_at(&self.account)?, keys::account_at(&self.sponsor)?, referrer))
    }

    /// Returns the signature as calls take it.
    pub fn signature(&self) -> Result<Signature> {
        let bytes: [u8; 64] = self.signature.0.as_slice().try_into().map_err(|_| {
            Failure::local("Invitation", "the signature of the invitation does not have 64 bytes; have it made again")
        })?;
        Ok(Signature::Sr25519(bytes.into()))
    }
}

/// Returns the text that a newcomer signs. It is written here and not asked of a node, so that no node can have the newcomer
/// sign another text.
fn text(genesis: Hash, who: &AccountId, sponsor: &AccountId, referrer: Option<&AccountId>, expires: Moment) -> String {
    let account = |who: &AccountId| {
        let bytes: &[u8] = who.as_ref();
        format!("0x{}", hex::encode(bytes))
    };
    format!(
        "<Bytes>Contributors registration\ngenesis: {genesis:?}\naccount: {}\nsponsor: {}\nreferrer: {}\nexpires: \
         {expires}</Bytes>",
        account(who),
        account(sponsor),
        referrer.map_or_else(|| "none".into(), account),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(byte: u8) -> AccountId {
        AccountId::new([byte; 32])
    }

    #[test]
    fn the_signed_text_is_the_one_that_the_documentation_shows() {
        let signed = text(Hash::repeat_byte(1), &account(2), &account(3), Some(&account(4)), 5);
        let hex = |byte: &str| format!("0x{}", byte.repeat(32));
        let lines = [
            "<Bytes>Contributors registration".to_owned(),
            format!("genesis: {}", hex("01")),
            format!("account: {}", hex("02")),
            format!("sponsor: {}", hex("03")),
            format!("referrer: {}", hex("04")),
            "expires: 5</Bytes>".to_owned(),
        ];
        assert_eq!(signed, lines.join("\n"));
        assert!(text(Hash::zero(), &account(2), &account(3), None, 5).contains("\nreferrer: none\n"));
    }

    #[test]
    fn an_invitation_is_read_as_it_was_written() {
        let key = keys::from_secret("//Alice").unwrap();
        let invitation = Invitation::sign(Hash::repeat_byte(1), &key, &account(3), None, 5);
        let read = Invitation::read(&serde_json::to_string(&invitation).unwrap()).unwrap();
        assert_eq!(read, invitation);
        assert_eq!(read.accounts().unwrap(), (keys::account_of(&key), account(3), None));
        assert!(read.signature().is_ok());
        assert_eq!(Invitation::read("{}").unwrap_err().rule, "Invitation");
        let short = Invitation { signature: Bytes(vec![1]), ..read };
        assert_eq!(short.signature().unwrap_err().rule, "Invitation");
    }
}
