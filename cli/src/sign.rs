//! Sending a call: what it does in words, its fee, the question, the transaction, and what has happened.

mod receipt;

use crate::{
    amount,
    context::Context,
    error::{Exit, Failure, Result},
    tell,
    unit::Unit,
};
use agt_client::{keys, submit::Signed, Client, Error, Outcome};
use agt_runtime::{Balance, RuntimeCall};
use codec::Encode;
use receipt::{Receipt, Sent};
use sp_core::{sr25519, H256};
use sp_runtime::traits::{BlakeTwo256, Hash as _};

/// A call that somebody is to sign, in words.
#[derive(Clone, Debug)]
pub struct Intent {
    /// What the call does, for the person who signs: `bond 10 AGT`.
    pub says: String,
    /// The call.
    pub call: RuntimeCall,
    /// The unit of the amounts in its events that are not AGT's.
    pub unit: Unit,
}

impl Intent {
    /// Returns an intent about AGT alone.
    pub fn new(says: impl Into<String>, call: impl Into<RuntimeCall>) -> Self {
        Self { says: says.into(), call: call.into(), unit: Unit::agt() }
    }

    /// Returns the same intent with another unit.
    pub fn in_unit(self, unit: Unit) -> Self {
        Self { unit, ..self }
    }
}

/// A call that was rehearsed: it would succeed now.
pub struct Rehearsed {
    intent: Intent,
    /// The most that it costs, in planck; zero if it is free now.
    fee: Balance,
}

/// Signs and sends calls, one after the other, with the key of the context. Before that it rehearses each, shows what it does
/// and costs, and asks. With `--dry-run` it ends there. What has happened is printed, also if a later call fails.
///
/// The outcomes are returned in the order of the calls; none with `--dry-run`.
///
/// Errors: [`Exit::Refused`] if the rehearsal fails, or a call; [`Exit::Usage`] if nobody can be asked and `--yes` is
/// not given; [`Exit::Unknown`] if a call was sent and its outcome is not known.
pub async fn carry_out(context: &Context, client: &Client, intents: Vec<Intent>) -> Result<Vec<Outcome>> {
    let signer = context.signer(client).await?;
    let rehearsed = rehearse(client, &signer, intents).await?;
    match agree(context, &signer, &rehearsed)? {
        true => send(context, client, &signer, rehearsed).await,
        false => Ok(Vec::new()),
    }
}

/// Asks the node what calls would do and cost if a key signed them.
///
/// Errors: [`Exit::Refused`] with the rule that a call breaks, or with the reason why its transaction is not valid.
pub async fn rehearse(client: &Client, signer: &sr25519::Pair, intents: Vec<Intent>) -> Result<Vec<Rehearsed>> {
    let mut rehearsed = Vec::with_capacity(intents.len());
    for intent in intents {
        let fee = client.rehearse(intent.call.clone(), signer).await?;
        rehearsed.push(Rehearsed { intent, fee });
    }
    Ok(rehearsed)
}

/// Shows what the calls would do and cost if a key signed them, and asks whether to send them. Returns whether to: not with
/// `--dry-run`, which only shows.
///
/// Errors: [`Exit::Usage`] if nobody agrees.
pub fn agree(context: &Context, signer: &sr25519::Pair, calls: &[Rehearsed]) -> Result<bool> {
    let address = keys::address_of(&keys::account_of(signer));
    if context.global.dry_run {
        let mut receipt = Receipt::new(address, true);
        for Rehearsed { intent, fee } in calls {
            receipt.rehearsed(intent, *fee);
        }
        receipt.print(&context.out)?;
        return Ok(false);
    }
    if !context.global.yes {
        consent(context, &address, calls)?;
    }
    Ok(true)
}

/// Sends calls to which somebody has agreed, one after the other. Whatever the error, a call may have been sent.
pub async fn send(
    context: &Context,
    client: &Client,
    signer: &sr25519::Pair,
    calls: Vec<Rehearsed>,
) -> Result<Vec<Outcome>> {
    let mut receipt = Receipt::new(keys::address_of(&keys::account_of(signer)), false);
    let mut outcomes = Vec::new();
    for Rehearsed { intent, .. } in calls {
        match submit(context, client, signer, &intent).await {
            Ok((sent, outcome)) => {
                receipt.sent(&intent, sent);
                outcomes.push(outcome);
            }
            Err(failure) => {
                receipt.print_if_any(&context.out)?;
                return Err(failure);
            }
        }
    }
    receipt.print(&context.out)?;
    Ok(outcomes)
}

/// Shows what would be signed, and asks whether to send it.
fn consent(context: &Context, address: &str, calls: &[Rehearsed]) -> Result<()> {
    if context.out.in_json || !context.out.can_ask() {
        return Err(Failure::usage("nobody can be asked whether to send it; add --yes to send, or --dry-run to look"));
    }
    // Shown to the quiet, too: nobody agrees to what is not shown.
    eprintln!("{address} signs:");
    for Rehearsed { intent, fee } in calls {
        match fee {
            0 => eprintln!("  {}; free", intent.says),
            fee => eprintln!("  {}; the fee is at most {}", intent.says, amount::fee(*fee)),
        }
    }
    match context.out.ask("Send?") {
        true => Ok(()),
        false => Err(Failure::usage("nothing was sent, as you said")),
    }
}

/// Sends a call and waits for it.
async fn submit(
    context: &Context,
    client: &Client,
    signer: &sr25519::Pair,
    intent: &Intent,
) -> Result<(Sent, Outcome)> {
    let _wait = context.out.wait(&intent.says);
    let sent = client.send_next(intent.call.clone(), signer).await;
    let signed = sent.map_err(|error| match error {
        // The request may have reached the node before the connection was lost.
        Error::Unreachable { .. } => {
            Failure::unknown(format!("the transaction may have been sent: {error}; look before you send it again"))
        }
        other => other.into(),
    })?;
    let outcome = client.outcome(&signed, context.until()).await.map_err(|error| unknown(&signed, error))?;
    let block = outcome.block;
    let header = client.header(block).await.map_err(|error| unknown(&signed, error))?;
    let outcome = outcome.ok()?;
    let told = outcome.events.iter().filter_map(|event| tell::told(event, &intent.unit)).collect();
    let sent = Sent { hash: hash_of(&signed), block, number: header.number, fee: outcome.fee, told };
    Ok((sent, outcome))
}

/// Returns the failure of a transaction that was sent.
fn unknown(signed: &Signed, error: Error) -> Failure {
    if matches!(error, Error::Lost(_)) {
        return error.into();
    }
    let last = u64::from(signed.born).saturating_add(agt_client::submit::LIFE);
    let hash = hash_of(signed);
    Failure {
        exit: Exit::Unknown,
        ..Failure::unknown(format!(
            "transaction {hash:?} was sent, and what became of it is not known: {error}; look before you send it again, it \
             can be included until block {last}"
        ))
    }
}

/// Returns the hash of a transaction, by which explorers find it.
fn hash_of(signed: &Signed) -> H256 {
    BlakeTwo256::hash(&signed.extrinsic.encode())
}
