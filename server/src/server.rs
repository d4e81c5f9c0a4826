//! The server: made once for a campaign, and run until it is told to stop.

use crate::{
    chain::Chain,
    challenge::Challenges,
    config::Config,
    connections::{Bounded, Peer},
    content::Content,
    counts::Counts,
    error::{Error, Result},
    headers::Headers,
    http,
    keeper::Intake,
    page::Page,
    pass::Passes,
    rates::Rates,
    sets::Sets,
    state::State,
    used::Used,
};
use agt_client::Client;
use pallet_tasks::Campaign;
use std::{future::Future, sync::Arc, time::Duration};
use tokio::{net::TcpListener, sync::watch};

/// How long requests that have begun may take after the server was told to stop.
const TO_END: Duration = Duration::from_secs(10);

/// How often the server forgets who has not asked for a while.
const TIDY: Duration = Duration::from_secs(60);

/// The server of one campaign.
pub struct Server(Arc<State>);

impl Server {
    /// Makes the server of the campaign that `config` names: reads its terms from the chain, and the page into memory.
    ///
    /// Errors: [`Error::Client`] if the node does not answer; [`Error::Config`] if there is no such campaign, if `content` is
    /// not of this campaign, or if the page, the keeper or the node for the page cannot be used.
    pub async fn new(config: Config, client: Client, content: Arc<dyn Content>) -> Result<Self> {
        let id = config.campaign;
        let campaign = client.campaign(id, None).await?;
        let Campaign { terms, .. } = campaign.ok_or_else(|| {
            Error::Config(format!("there is no campaign {id} on this chain: open it first, or name another one"))
        })?;
        if content.root() != terms.gold_root {
            return Err(Error::Config(format!(
                "this folder was not prepared for campaign {id}: its gold has another root than the chain. Serve the folder \
                 that the campaign was opened from"
            )));
        }
        let headers = Headers::new(&config.node_for_page, &content.media_origins())?;
        let page = config.page.as_deref().map(Page::read).transpose()?.unwrap_or_default();
        let intake = config.keeper.as_ref().map(Intake::new).transpose()?;
        let about = http::about(&config, &client, &terms, content.as_ref()).await?;
        Ok(Self(Arc::new(State {
            about,
            chain: Chain::new(client.clone(), id, terms.windows),
            challenges: Challenges::new(client.genesis(), id, config.limits.challenge_life),
            used: Used::default(),
            passes: Passes::new(),
            rates: Rates::new(&config.limits),
            sets: Sets::new(content.clone()),
            counts: Counts::default(),
            intake,
            page,
            headers,
            content,
            config,
        })))
    }

    /// Serves at a listener, best one of [`listen`](crate::listen), until `shutdown` is done. Then it takes no further
    /// connections, and requests that have begun have ten seconds to end.
    ///
    /// Errors: [`Error::Listening`].
    pub async fn serve(self, listener: TcpListener, shutdown: impl Future<Output = ()> + Send + 'static) -> Result<()> {
        let Self(state) = self;
        let listener = Bounded::new(listener, &state.config.limits);
        let service = http::routes(state.clone()).into_make_service_with_connect_info::<Peer>();
        let (stop, mut stopped) = watch::channel(false);
        let signal = async move {
            shutdown.await;
            // Nobody listens any more if the server has ended by itself.
            let _ = stop.send(true);
        };
        let serving = axum::serve(listener, service).with_graceful_shutdown(signal);
        let patience = async {
            let _ = stopped.wait_for(|stopped| *stopped).await;
            tokio::time::sleep(TO_END).await;
        };
        let tidy = async {
            loop {
                tokio::time::sleep(TIDY).await;
                state.rates.tidy();
            }
        };
        tokio::select! {
            ended = async { serving.await } => ended.map_err(Error::Listening),
            () = patience => Ok(()),
            () = tidy => Ok(()),
        }
    }
}
