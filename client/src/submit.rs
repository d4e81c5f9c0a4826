//! Transactions: signed like an ordinary wallet does, sent over RPC, and looked for in blocks until they are included or
//! final.

use crate::{keys::account_of, Blocks, Client, Error, Invalid, Outcome, Refusal, Result, Rule};
use agt_runtime::{
    signing, AccountId, Address, Balance, Hash, Header, Nonce, RuntimeCall, Signature, SignedPayload,
    UncheckedExtrinsic, VERSION,
};
use codec::Encode;
use frame_system::Phase;
use serde_json::{json, Value};
use sp_core::{sr25519, Bytes, Pair as _};
use sp_runtime::{generic::Era, ApplyExtrinsicResult};
use std::time::Duration;

/// The number of blocks for which a transaction can be included. After that it never will be.
pub const LIFE: u64 = 128;

/// The pause between two looks at the head of the chain.
const PAUSE: Duration = Duration::from_millis(150);

/// The pool's code for a transaction that it has already.
const ALREADY_THERE: i32 = 1013;

/// The pool's code for a transaction whose number another one has that waits there.
const NUMBER_WAITS: i32 = 1014;

/// The pool's code for a transaction that is not valid, and what it says if a block has used the number.
const NOT_VALID: i32 = 1010;
const NUMBER_IS_USED: &str = "Transaction is outdated";

/// The blocks after which a transaction that none of them includes is sent again: the pool may have dropped it.
const AGAIN: u32 = 16;

/// How often a transaction gets another number because programs that sign with the same key have taken its own.
const NUMBERS: u32 = 16;

/// How long a client waits for a transaction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Until {
    /// Until a block of the best chain includes it.
    Included,
    /// Until the block that includes it is final.
    #[default]
    Final,
}

/// A signed transaction, with the blocks that can include it.
#[derive(Clone, Debug)]
pub struct Signed {
    /// The transaction.
    pub extrinsic: UncheckedExtrinsic,
    /// The account that signed it.
    pub by: AccountId,
    /// Its number among the account's transactions.
    pub nonce: Nonce,
    /// The number of the last block before those that can include it.
    pub born: u32,
    /// The connection over which it was signed.
    link: u64,
}

impl Client {
    /// Returns `call`, signed for this chain with the number `nonce`. It can be included in the next [`LIFE`] blocks.
    pub async fn sign(&self, call: impl Into<RuntimeCall>, signer: &sr25519::Pair, nonce: Nonce) -> Result<Signed> {
        let link = self.link().await;
        let born = self.finalized().await?;
        let extrinsic = self.signed(call.into(), signer, nonce, &born);
        Ok(Signed { extrinsic, by: account_of(signer), nonce, born: born.number, link })
    }

    /// Returns `call`, signed for this chain. It can be included in the [`LIFE`] blocks after the block `born`.
    fn signed(&self, call: RuntimeCall, signer: &sr25519::Pair, nonce: Nonce, born: &Header) -> UncheckedExtrinsic {
        mortal(self.genesis(), call, signer, nonce, Era::mortal(LIFE, born.number.into()), born.hash())
    }

    /// Puts an extrinsic into the pool. One that is there already counts as put there.
    pub async fn send(&self, extrinsic: &UncheckedExtrinsic) -> Result<()> {
        match self.request("author_submitExtrinsic", json!([Bytes(extrinsic.encode())])).await {
            Err(Error::Refused(refusal)) if refusal.code == ALREADY_THERE => Ok(()),
            other => other.map(drop),
        }
    }

    /// Returns the number that the account's next transaction takes, after those that wait in the node's pool.
    pub async fn next_nonce(&self, who: &AccountId) -> Result<Nonce> {
        use sp_core::crypto::Ss58Codec;
        self.request_as("system_accountNextIndex", json!([who.to_ss58check()])).await
    }

    /// Signs a call with the account's next number, sends it, and waits. Several tasks may submit for one account at the
    /// same time: each transaction takes a number of its own.
    ///
    /// Returns the outcome of a call that failed, too; see [`Outcome::ok`].
    ///
    /// Errors: [`Error::Refused`] if the pool refuses it; [`Error::Lost`] if it was sent and will not be included.
    pub async fn submit(&self, call: impl Into<RuntimeCall>, signer: &sr25519::Pair, until: Until) -> Result<Outcome> {
        let signed = self.send_next(call.into(), signer).await?;
        self.outcome(&signed, until).await
    }

    /// Signs a call with the account's next number and sends it. If another program that signs with the same key takes that
    /// number first, the call is signed again with the next one. Otherwise it is signed once: whoever refuses it may have
    /// kept it.
    ///
    /// Errors: [`Error::Refused`] if the pool refuses it and no block includes it; [`Error::Lost`] if other programs take one
    /// number after the other, and nothing was sent.
    pub async fn send_next(&self, call: RuntimeCall, signer: &sr25519::Pair) -> Result<Signed> {
        let who = account_of(signer);
        let _lock = self.nonces().lock(&who).await;
        for _ in 0..NUMBERS {
            let nonce = self.next_nonce(&who).await?;
            let signed = self.sign(call.clone(), signer, nonce).await?;
            match self.send(&signed.extrinsic).await {
                Ok(()) => return Ok(signed),
                // When a connection is lost, the request is made again, and the first one may have been heard.
                Err(Error::Refused(_)) if self.is_included(&signed).await? => return Ok(signed),
                Err(Error::Refused(refusal)) if is_number_taken(&refusal) && self.link().await == signed.link => {
                    tokio::time::sleep(PAUSE).await;
                }
                Err(error) => return Err(error),
            }
        }
        let why = "nothing was sent: other programs that sign with this key take its numbers; stop them, or try again";
        Err(Error::Lost(why.into()))
    }

    /// Returns whether a block of the best chain includes a transaction.
    async fn is_included(&self, signed: &Signed) -> Result<bool> {
        let bytes = json!(Bytes(signed.extrinsic.encode()));
        for number in signed.born.saturating_add(1)..=self.best().await?.number {
            let hash = self.hash_of(number).await?.unwrap_or_default();
            if self.extrinsics(hash).await?.contains(&bytes) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Waits for a transaction that was sent. When a node is lost meanwhile, the transaction is sent to the next one, too: it may
    /// have waited in the pool of the lost one alone.
    ///
    /// Errors: [`Error::Lost`] if it will not be included.
    pub async fn outcome(&self, signed: &Signed, until: Until) -> Result<Outcome> {
        let mut sent_over = signed.link;
        loop {
            let link = self.link().await;
            if link != sent_over {
                self.send_again(signed).await?;
                sent_over = link;
            }
            let outcome = self.outcome_over(link, signed, until).await;
            // The next node may know nothing of what the lost one told, so all is looked for again.
            if self.link().await == link {
                return outcome;
            }
        }
    }

    async fn outcome_over(&self, link: u64, signed: &Signed, until: Until) -> Result<Outcome> {
        let (block, index) = self.place_of(link, signed, until).await?;
        let phase = Phase::ApplyExtrinsic(index);
        let events = self.events(block).await?.into_iter().filter(|record| record.phase == phase);
        let events = events.map(|record| record.event).collect();
        Outcome::of(block, events).ok_or_else(|| Error::Unreadable(format!("block {block:?} has no such transaction")))
    }

    /// Returns the block that includes a transaction, and its place there: looks at every block that can include it, until
    /// one does or none can any more, or the connection changes.
    async fn place_of(&self, link: u64, signed: &Signed, until: Until) -> Result<(Hash, u32)> {
        let bytes = json!(Bytes(signed.extrinsic.encode()));
        let first = signed.born.saturating_add(1);
        let (mut number, mut is_second_search) = (first, false);
        let mut again = first.saturating_add(AGAIN);
        loop {
            if self.link().await != link {
                return Err(Error::Lost("the node was lost before it told what became of the transaction".into()));
            }
            let head = match until {
                Until::Included => self.best().await?,
                Until::Final => self.finalized().await?,
            };
            while number <= head.number {
                let hash = self.hash_of(number).await?.unwrap_or_default();
                if let Some(index) = self.extrinsics(hash).await?.iter().position(|extrinsic| *extrinsic == bytes) {
                    return Ok((hash, index as u32));
                }
                number = number.saturating_add(1);
            }
            // Its number is used. Another fork may have won meanwhile, with the transaction in a block of a height that was
            // searched before, so all are searched once more.
            let used: Nonce = self.call_api("AccountNonceApi_account_nonce", &signed.by, Some(head.hash())).await?;
            if used > signed.nonce && is_second_search {
                let why = "another transaction of the account took its number, so it has done nothing: send it again";
                return Err(Error::Lost(why.into()));
            }
            if used > signed.nonce {
                (number, is_second_search) = (first, true);
                continue;
            }
            if u64::from(number) > u64::from(signed.born).saturating_add(LIFE) {
                return Err(Error::Lost("the transaction was sent, and no block has included it in its time".into()));
            }
            if number > again {
                again = number.saturating_add(AGAIN);
                self.send_again(signed).await?;
            }
            match self.blocks() {
                Blocks::OnRequest => self.make_blocks(1).await?,
                Blocks::ByThemselves => tokio::time::sleep(PAUSE).await,
            }
        }
    }

    /// Puts a transaction into a pool once more. A refusal says nothing: it may be in a block already.
    async fn send_again(&self, signed: &Signed) -> Result<()> {
        match self.send(&signed.extrinsic).await {
            Err(Error::Refused(_)) => Ok(()),
            other => other,
        }
    }

    /// Returns the extrinsics of a block, as JSON texts of their bytes. The first one is the timestamp.
    pub async fn extrinsics(&self, block: Hash) -> Result<Vec<Value>> {
        let block = self.request("chain_getBlock", json!([block])).await?;
        Ok(block["block"]["extrinsics"].as_array().cloned().unwrap_or_default())
    }

    /// Returns what a transaction would get in the block after `at`, by default after the best block. Changes nothing.
    pub async fn dry_run(&self, extrinsic: &UncheckedExtrinsic, at: Option<Hash>) -> Result<ApplyExtrinsicResult> {
        let bytes: Bytes = self.request_as("system_dryRun", json!([Bytes(extrinsic.encode()), at])).await?;
        crate::state::decoded("the answer of system_dryRun", &bytes.0)
    }

    /// Returns the fee of a call in planck if `signer` signed it now, and checks that it would succeed: nothing is sent.
    ///
    /// Errors: [`Error::Broken`] names the rule that the call breaks; [`Error::Invalid`] names why the transaction is not
    /// valid, for example because the account cannot pay the fee.
    pub async fn rehearse(&self, call: impl Into<RuntimeCall>, signer: &sr25519::Pair) -> Result<Balance> {
        // All at one block: the next one may use the number, and what was born in it is not valid before it.
        let best = self.best().await?;
        let at = Some(best.hash());
        let nonce = self.call_api("AccountNonceApi_account_nonce", account_of(signer), at).await?;
        let extrinsic = self.signed(call.into(), signer, nonce, &best);
        match self.dry_run(&extrinsic, at).await? {
            Ok(Ok(())) => {}
            Ok(Err(error)) => return Err(Rule::of(&error).into()),
            Err(invalid) => return Err(Invalid::of(&invalid).into()),
        }
        let fee = self.request("payment_queryInfo", json!([Bytes(extrinsic.encode())])).await?;
        let fee = fee["partialFee"].as_str().and_then(|fee| fee.parse().ok());
        fee.ok_or_else(|| Error::Unreadable("the answer of payment_queryInfo has no fee".into()))
    }
}

/// Returns whether a pool has refused a transaction because another one of its account has the number.
fn is_number_taken(refusal: &Refusal) -> bool {
    match refusal.code {
        NUMBER_WAITS => true,
        NOT_VALID => refusal.data == NUMBER_IS_USED,
        _ => false,
    }
}

/// Returns `call`, signed as a wallet signs by default: it lives for `era`, which begins with the block `born`.
pub fn mortal(
    genesis: Hash,
    call: RuntimeCall,
    signer: &sr25519::Pair,
    nonce: Nonce,
    era: Era,
    born: Hash,
) -> UncheckedExtrinsic {
    let extension = signing::extension(nonce, era, 0);
    let (spec, transaction) = (VERSION.spec_version, VERSION.transaction_version);
    let implicit = ((), (), spec, transaction, genesis, born, (), (), (), None, ());
    let payload = SignedPayload::from_raw(call.clone(), extension.clone(), implicit);
    let signature = Signature::Sr25519(payload.using_encoded(|bytes| signer.sign(bytes)));
    UncheckedExtrinsic::new_signed(call, Address::Id(account_of(signer)), signature, extension)
}
