//! What a requester's files say of items, for exports and for their check.

use agt_datasets::{
    items::Item,
    labels::{Items, Medium, Shown},
    plan::AnswerPlan,
    prepared::Prepared,
    Result,
};
use serde_json::{json, Map, Value};

/// The items of a prepared folder.
pub struct Names<'a> {
    prepared: &'a Prepared,
}

impl<'a> Names<'a> {
    /// Returns the items of a prepared folder.
    pub fn of(prepared: &'a Prepared) -> Self {
        Self { prepared }
    }

    /// Returns what Label Studio shows of an item: its picture, sound or film, else its text.
    pub fn shown(&self) -> Shown {
        let first = self.prepared.item(0).unwrap_or_default();
        match (&first.media, &first.text) {
            (Some(media), _) => Shown { medium: medium(media), field: "media".into() },
            (None, Some(_)) => Shown { medium: Medium::Text, field: "text".into() },
            (None, None) => Shown::default(),
        }
    }
}

/// Returns how a file is shown, by the ending of its name. Most media are pictures.
fn medium(path: &str) -> Medium {
    let ending = path.rsplit('.').next().unwrap_or_default().to_lowercase();
    match ending.as_str() {
        "mp3" | "wav" | "ogg" | "flac" | "m4a" => Medium::Audio,
        "mp4" | "webm" | "mov" | "mkv" => Medium::Video,
        "txt" | "md" => Medium::Text,
        _ => Medium::Image,
    }
}

impl Items for Names<'_> {
    fn id(&self, item: u32) -> Result<String> {
        Ok(self.prepared.item(item)?.id)
    }

    fn fields(&self, item: u32) -> Result<Map<String, Value>> {
        let Item { id, text, media, options, fields } = self.prepared.item(item)?;
        let mut found: Map<_, _> = fields.into_iter().map(|(name, value)| (name, json!(value))).collect();
        found.extend(text.map(|text| ("text".into(), json!(text))));
        found.extend(media.map(|media| ("media".into(), json!(media))));
        if matches!(self.prepared.plan().answer, AnswerPlan::Preference { .. }) {
            found.insert("options".into(), json!(options));
        }
        found.insert("id".into(), json!(id));
        Ok(found)
    }
}
