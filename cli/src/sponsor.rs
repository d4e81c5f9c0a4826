//! `agt sponsor`.

use crate::{
    context::Context,
    error::{Failure, Result},
    register::Invitation,
    sign::{carry_out, Intent},
};
use agt_client::{calls::ContributorsCall, keys};
use std::{
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
};

/// The most bytes of an invitation.
const MOST_BYTES: u64 = 10_000;

/// Arguments of `agt sponsor`.
#[derive(Debug, clap::Args)]
pub struct Sponsor {
    /// The file with the invitation that the newcomer made by `agt register --sponsor`, or - for the standard input.
    invitation: PathBuf,
}

/// Registers a newcomer.
pub async fn run(context: &Context, command: Sponsor) -> Result<()> {
    let invitation = Invitation::read(&text_of(&command.invitation)?)?;
    let (who, sponsor, referrer) = invitation.accounts()?;
    let own = context.own_account()?;
    if sponsor != own {
        let (theirs, own) = (keys::address_of(&sponsor), keys::address_of(&own));
        let what = format!("the invitation is for the sponsor {theirs}, and you are {own}; have one made for you");
        return Err(Failure::local("Invitation", what));
    }
    let client = context.connect().await?;
    if invitation.genesis != client.genesis() {
        let what = format!(
            "the invitation is for the chain {:?}, and the node is of {:?}; name another node, or have it made anew",
            invitation.genesis,
            client.genesis()
        );
        return Err(Failure::local("Invitation", what));
    }
    let call = ContributorsCall::register_for {
        who: who.clone().into(),
        referrer: referrer.map(Into::into),
        expires: invitation.expires,
        signature: invitation.signature()?,
    };
    let intent = Intent::new(format!("register {}, for one of your invitations", keys::address_of(&who)), call);
    carry_out(context, &client, vec![intent]).await.map(drop)
}

fn text_of(path: &Path) -> Result<String> {
    let mut text = String::new();
    let read = if path == Path::new("-") {
        io::stdin().take(MOST_BYTES).read_to_string(&mut text)
    } else {
        fs::File::open(path).and_then(|file| file.take(MOST_BYTES).read_to_string(&mut text))
    };
    read.map_err(|error| Failure::file(path, &error))?;
    Ok(text)
}
