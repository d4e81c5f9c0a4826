//! `agt author`.

use crate::{
    amount::grouped,
    context::Context,
    error::Result,
    facts::Facts,
    page::Page,
    reading::{show, OfAccount},
};
use serde_json::{json, Value};

/// Shows what an account has authored and is owed.
pub async fn run(context: &Context, of: OfAccount) -> Result<()> {
    let address = of.address(context)?;
    show(context, "agt_author", json!([address]), |told, _| page(&address, told)).await
}

fn page(address: &str, told: &Value) -> Result<Page> {
    if told.is_null() {
        return Ok(Page::titled(format!("{address} has never authored a block")));
    }
    let owed = match told.amount("owed")? {
        0 => "nothing".into(),
        _ => format!("{}: agt revenue pay-author {address}", told.agt("owed")?),
    };
    Ok(Page::titled(format!("{address} has authored {} blocks", grouped(&told.count("blocks")?.to_string())))
        .field("of them in the month that runs", grouped(&told.count("points")?.to_string()))
        .field("owed for months that have ended", owed)
        .field("paid so far", told.agt("paid")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_author_who_is_owed_something_reads_the_command_that_pays_it() {
        let told = json!({ "blocks": 1_200, "points": 7, "owed": "2500000000000", "paid": "0" });
        let shown = page("7A", &told).unwrap().to_string();
        assert!(shown.starts_with("7A has authored 1,200 blocks\n"), "{shown}");
        assert!(shown.contains("2.5 AGT: agt revenue pay-author 7A"), "{shown}");
        let paid = json!({ "blocks": 1, "points": 0, "owed": "0", "paid": "1" });
        assert!(page("7A", &paid).unwrap().to_string().contains("nothing"));
        assert_eq!(page("7A", &json!(null)).unwrap().to_string(), "7A has never authored a block\n");
    }
}
