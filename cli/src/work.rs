//! `agt work`: joins a campaign, answers sets, commits and reveals.

mod answering;
mod drawer;
mod server;
mod worker;

use crate::{
    amount::Agt,
    context::Context,
    error::{Failure, Result},
    page::Page,
};
use answering::{Answerer, Question};
use drawer::Drawer;
use serde_json::json;
use server::Server;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
    time::Instant,
};
use worker::Worker;

/// How often a program that answers is started again when it has ended.
const RESTARTS: u32 = 3;

/// Work on the campaign of a requester's server.
///
/// Answers are kept on this machine before anything is sent, so that a program that was stopped goes on where it was. When
/// the others may still answer, the opening of the answers goes to the requester's keeper, which reveals it: nobody has to be
/// online twice. A keeper can read the answers when it gets them; it cannot change them, and you may always reveal them
/// yourself.
#[derive(Debug, clap::Args)]
pub struct Work {
    /// The requester's server, such as https://labels.example.org.
    #[arg(value_name = "URL")]
    server: String,

    /// Let a program answer: a shell command. It reads a line of JSON for each position and writes a line such as
    /// {"answer": "cat"}.
    #[arg(long, value_name = "COMMAND")]
    answer_with: Option<String>,

    /// The number of sets to answer. Without it the program goes on until the campaign is over.
    #[arg(long, value_name = "NUMBER")]
    sets: Option<u32>,

    /// The most that a call may cost, in AGT. Without it only calls are sent that are free.
    #[arg(long, value_name = "AMOUNT", default_value = "0")]
    fee: Agt,

    /// Give no opening to the keeper: this program reveals, and must run until then.
    #[arg(long)]
    no_keeper: bool,

    /// The folder in which answers are kept until their sets are over. Default: AGT_DATA, or .local/share/agt in the home
    /// folder.
    #[arg(long, value_name = "FOLDER")]
    data: Option<PathBuf>,
}

/// Runs `agt work`.
pub async fn run(context: &Context, work: Work) -> Result<()> {
    if context.global.dry_run {
        return Err(Failure::usage("nobody can rehearse work: it sends what others wait for; leave out --dry-run"));
    }
    let client = context.connect().await?;
    let key = context.signer(&client).await?;
    let server = Server::at(&work.server)?;
    let offer = server.offer().await?;
    if offer.genesis != client.genesis() {
        let why = "the server's campaign is on another chain than the node; name a node of its chain by --node";
        return Err(Failure::refused("OtherChain", why));
    }
    let campaign = client.campaign(offer.campaign, None).await?;
    let campaign =
        campaign.ok_or_else(|| Failure::refused("UnknownCampaign", "the campaign is over, and forgotten"))?;
    let question = Question::new(campaign.terms.answer, &offer.answer)?;
    let answerer = match &work.answer_with {
        Some(command) => Answerer::program(command)?,
        None => Answerer::person(),
    };
    let drawer = Drawer::open(&crate::data::folder(work.data)?, client.genesis(), &agt_client::keys::account_of(&key))?;
    let says = format!("campaign {}: {}\n{}", offer.campaign, offer.title, offer.instructions);
    context.out.say(&answering::plain(&says));
    let worker = Worker {
        out: &context.out,
        client,
        key,
        server,
        campaign: offer.campaign,
        question,
        answerer,
        drawer,
        keeper: offer.keeper.filter(|_| !work.no_keeper),
        most: work.sets,
        rounds: BTreeMap::new(),
        since: BTreeMap::new(),
        handed: BTreeSet::new(),
        most_fee: work.fee.0,
        restarts: RESTARTS,
        next_join: Instant::now(),
        refusal: None,
        next_tidy: Instant::now(),
    };
    let done = worker.run().await?;
    let told = json!({ "campaign": offer.campaign, "joined": done.joined, "committed": done.committed });
    context.out.show(&told, || {
        let title = Page::titled(format!("Campaign {}", offer.campaign));
        Ok(title.field("rounds joined", done.joined).field("sets answered", done.committed))
    })
}
