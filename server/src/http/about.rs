//! What the page is told of the campaign, once and for all.

use crate::{
    config::Config,
    content::Content,
    error::{Error, Result},
};
use agt_client::Client;
use agt_primitives::{
    assets::AssetKind,
    reward_pools::RequestReport,
    tasks::{AnswerKind, CampaignTerms, Funding},
};
use agt_runtime::AccountId;
use axum::body::Bytes;
use serde_json::{json, Value};
use sp_core::bytes::to_hex;

/// Returns the answer to `GET /api/campaign`.
pub(crate) async fn about(
    config: &Config,
    client: &Client,
    terms: &CampaignTerms,
    content: &dyn Content,
) -> Result<Bytes> {
    let about = json!({
        "genesis": client.genesis(),
        "campaign": config.campaign,
        "title": content.title(),
        "instructions": content.instructions(),
        "answer": answer(&terms.answer, content.labels())?,
        "itemsASet": terms.items_a_set,
        "goldASet": terms.gold_a_set,
        "price": price(config, client, terms).await?,
        "node": config.node_for_page,
        "keeper": config.keeper.as_ref().map(|keeper| json!({ "key": to_hex(&keeper.key, false) })),
    });
    Ok(about.to_string().into())
}

/// Returns what an answer is, with the words for choices.
fn answer(kind: &AnswerKind, labels: Vec<String>) -> Result<Value> {
    let AnswerKind::Categories { count } = kind else { return Ok(json!(kind)) };
    if labels.len() != usize::from(*count) {
        let found = labels.len();
        return Err(Error::Config(format!(
            "the plan has {found} labels and the campaign {count} classes: serve its folder"
        )));
    }
    Ok(json!({ "type": "choices", "labels": labels }))
}

/// Returns what a perfect set earns, in the smallest units of what it is paid in.
async fn price(config: &Config, client: &Client, terms: &CampaignTerms) -> Result<Value> {
    let price = match terms.funding {
        Funding::Platform { aia } => json!({ "asset": "AIA", "amount": aia.to_string() }),
        Funding::Pool { price, .. } => {
            let request: Option<RequestReport<AccountId>> =
                client.call_api("AgtApi_request", config.campaign, None).await?;
            let asset = match request.and_then(|request| request.pool).map(|pool| pool.asset) {
                Some(AssetKind::Native) => json!("AGT"),
                Some(AssetKind::WithId(number)) => json!(number),
                None => Value::Null,
            };
            json!({ "asset": asset, "amount": price.to_string() })
        }
    };
    Ok(price)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_have_a_word_for_each_class() {
        let kind = AnswerKind::Categories { count: 2 };
        let labels = || vec!["cat".to_owned(), "dog".to_owned()];
        assert_eq!(answer(&kind, labels()).unwrap(), json!({ "type": "choices", "labels": ["cat", "dog"] }));
        let wrong = answer(&AnswerKind::Categories { count: 3 }, labels()).unwrap_err();
        assert!(wrong.to_string().contains("2 labels"), "{wrong}");
    }

    #[test]
    fn other_answers_are_told_as_the_chain_tells_them() {
        let told = |kind| answer(&kind, Vec::new()).unwrap();
        assert_eq!(told(AnswerKind::Preference { options: 3 }), json!({ "type": "preference", "options": 3 }));
        assert_eq!(told(AnswerKind::Rich), json!({ "type": "rich" }));
        let number = AnswerKind::Number { least: -1, most: 90, tolerance: 1.try_into().unwrap(), decimals: 1 };
        let expected = json!({ "type": "number", "least": "-1", "most": "90", "tolerance": "1", "decimals": 1 });
        assert_eq!(told(number), expected);
    }
}
