//! The content of a folder that `agt campaign prepare` made.

use super::Content;
use agt_datasets::{
    plan::{AnswerPlan, MediaPlace},
    prepared::{Prepared, Shown},
    Result,
};
use agt_primitives::tasks::SetId;
use sp_core::H256;
use std::{collections::BTreeSet, path::PathBuf};

/// The items whose links are looked at: what the others link to is not shown if it comes from elsewhere.
const LOOKED_AT: u32 = 1_000;

/// The most origins that the page is told of by name.
const MOST_ORIGINS: usize = 16;

impl Content for Prepared {
    fn root(&self) -> H256 {
        Prepared::root(self)
    }

    fn title(&self) -> String {
        self.plan().title.clone()
    }

    fn instructions(&self) -> String {
        self.plan().instructions.clone()
    }

    fn labels(&self) -> Vec<String> {
        match &self.plan().answer {
            AnswerPlan::Choices { labels } => labels.clone(),
            _ => Vec::new(),
        }
    }

    fn media_origins(&self) -> Vec<String> {
        let mut origins = BTreeSet::new();
        if let Some(MediaPlace::Url(url)) = &self.plan().files.media {
            origins.extend(origin(url));
        }
        let items = (0..self.items().min(LOOKED_AT)).filter_map(|number| self.item(number).ok()?.media);
        origins.extend(items.filter_map(|media| origin(&media)));
        match origins.len() > MOST_ORIGINS {
            true => vec!["https:".into()],
            false => origins.into_iter().collect(),
        }
    }

    fn positions(&self, set: SetId, items: &[u32]) -> Result<Vec<Shown>> {
        Prepared::positions(self, set, items)
    }

    fn media(&self, name: &str) -> Result<PathBuf> {
        Prepared::media(self, name)
    }
}

/// Returns the scheme, host and port of a link; none for anything else.
fn origin(link: &str) -> Option<String> {
    let scheme = ["https://", "http://"].into_iter().find(|scheme| link.starts_with(scheme))?;
    let host = link.strip_prefix(scheme)?.split(['/', '?', '#']).next()?;
    Some(format!("{scheme}{host}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origin_of_a_link_is_its_scheme_and_host() {
        assert_eq!(
            origin("https://media.example.org:8443/a/b.png?c").as_deref(),
            Some("https://media.example.org:8443")
        );
        assert_eq!(origin("http://media.example.org").as_deref(), Some("http://media.example.org"));
        assert_eq!(origin("pictures/1.png"), None);
    }
}
