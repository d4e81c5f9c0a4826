//! `agt campaign serve`: a requester's server.

use super::opened;
use crate::{
    context::Context,
    data,
    error::{Exit, Failure, Result},
};
use agt_datasets::prepared::Prepared;
use agt_server::{Config, Keeper, Limits, Server};
use serde_json::{json, Value};
use std::{
    env,
    net::SocketAddr,
    num::NonZeroU32,
    path::{Path, PathBuf},
    sync::Arc,
};

/// Show positions to whoever holds the seat, with a page to label them, until it is told to stop.
///
/// See docs/serving.md for what it refuses, and for a proxy in front of it.
#[derive(Debug, clap::Args)]
pub struct Serve {
    /// The folder of the campaign.
    #[arg(value_name = "FOLDER", default_value = ".")]
    folder: PathBuf,

    /// Where it listens. Default: the address in campaign.toml.
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<SocketAddr>,

    /// The address at which `agt keeper` takes openings. Without one workers reveal themselves.
    #[arg(long, value_name = "URL")]
    keeper: Option<String>,

    /// The folder of the built labelling page. Default: `page/dist` below this folder or beside the program's, if it is there.
    #[arg(long, value_name = "FOLDER")]
    page: Option<PathBuf>,

    /// The address of a node as browsers of workers reach it. Default: the node of this command.
    #[arg(long, value_name = "URL")]
    node_for_page: Option<String>,

    /// Requests to the interface that one address may make in a minute.
    #[arg(long, value_name = "NUMBER")]
    requests_a_minute: Option<NonZeroU32>,

    /// Media that one address may fetch in a minute.
    #[arg(long, value_name = "NUMBER")]
    media_a_minute: Option<NonZeroU32>,

    /// A proxy on this machine stands in front: believe its X-Forwarded-For.
    #[arg(long)]
    behind_proxy: bool,
}

/// Runs `agt campaign serve`.
pub async fn run(context: &Context, serve: Serve) -> Result<()> {
    let prepared = Prepared::open(&serve.folder)?;
    let client = context.connect().await?;
    let open = opened::opened_on(&serve.folder, client.genesis())?;
    let keeper = match serve.keeper {
        Some(url) => Some(keeper_at(url, prepared.plan().keeper.key).await?),
        None => None,
    };
    let address = serve.listen.unwrap_or(prepared.plan().server.address);
    let base = Limits::default();
    let limits = Limits {
        requests_a_minute: serve.requests_a_minute.unwrap_or(base.requests_a_minute),
        media_a_minute: serve.media_a_minute.unwrap_or(base.media_a_minute),
        behind_proxy: serve.behind_proxy,
        ..base
    };
    let own_node = || context.global.node.first().cloned().unwrap_or_default();
    let config = Config {
        campaign: open.campaign,
        page: serve.page.or_else(built_page),
        keeper,
        node_for_page: serve.node_for_page.unwrap_or_else(own_node),
        limits,
    };
    let has_page = config.page.is_some();
    let server = Server::new(config, client, Arc::new(prepared)).await?;
    let listener = agt_server::listen(address).map_err(|error| {
        Failure::local("Listen", format!("cannot listen on {address}: {error}; choose another address by --listen"))
    })?;
    let bound = listener.local_addr().map_err(|error| Failure::local("Listen", error.to_string()))?;
    if context.out.in_json {
        context.out.print(&format!("{}\n", json!({ "listening": format!("http://{bound}"), "page": has_page })))?;
    } else {
        context.out.print(&format!("listening on http://{bound}\n"))?;
        if !has_page {
            context.out.say("the labelling page is not built (see page/README.md); programs can work all the same");
        }
    }
    Ok(server.serve(listener, data::told_to_stop()).await?)
}

/// Asks a keeper for its key.
async fn keeper_at(url: String, expected: Option<[u8; 32]>) -> Result<Keeper> {
    let url = url.trim_end_matches('/').to_owned();
    let failed = |why: String| Failure {
        exit: Exit::Unreachable,
        rule: "KeeperUnreachable".into(),
        message: format!("the keeper at {url}: {why}; start it with `agt keeper`"),
    };
    let answer = reqwest::get(format!("{url}/key")).await.map_err(|error| failed(error.to_string()))?;
    let told: Value = answer.json().await.map_err(|error| failed(error.to_string()))?;
    let key = told["key"].as_str().and_then(|key| hex::decode(key.trim_start_matches("0x")).ok());
    let key = key.and_then(|key| key.try_into().ok()).ok_or_else(|| failed("it answers without a key".into()))?;
    if expected.is_some_and(|expected| expected != key) {
        let why = "the keeper's key is not the one in campaign.toml; name the right keeper, or change the file";
        return Err(Failure::refused("KeeperKey", why));
    }
    Ok(Keeper { url, key })
}

/// Returns the folder of the built page, if it is where a checkout of the repository has it.
fn built_page() -> Option<PathBuf> {
    let own = env::current_exe().ok();
    // A build lies in target/debug or target/release of the checkout.
    let of_program =
        own.iter().flat_map(|path| path.ancestors().skip(1).take(4)).map(|folder| folder.join("page/dist"));
    let here = [Path::new("page/dist").to_path_buf()];
    of_program.chain(here).find(|folder| folder.join("index.html").is_file())
}

impl From<agt_server::Error> for Failure {
    fn from(error: agt_server::Error) -> Self {
        match error {
            agt_server::Error::Client(error) => error.into(),
            agt_server::Error::Content(error) => error.into(),
            other => Self::local("Server", other.to_string()),
        }
    }
}
