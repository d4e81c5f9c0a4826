//! What the requests to a server share.

use crate::{
    chain::Chain, challenge::Challenges, config::Config, content::Content, counts::Counts, headers::Headers,
    keeper::Intake, page::Page, pass::Passes, rates::Rates, sets::Sets, used::Used,
};
use axum::body::Bytes;
use std::sync::Arc;

/// What requests share.
pub(crate) struct State {
    pub(crate) config: Config,
    /// The answer to `GET /api/campaign`.
    pub(crate) about: Bytes,
    pub(crate) chain: Chain,
    pub(crate) content: Arc<dyn Content>,
    pub(crate) challenges: Challenges,
    pub(crate) used: Used,
    pub(crate) passes: Passes,
    pub(crate) rates: Rates,
    pub(crate) sets: Sets,
    pub(crate) intake: Option<Intake>,
    pub(crate) page: Page,
    pub(crate) headers: Headers,
    pub(crate) counts: Counts,
}
