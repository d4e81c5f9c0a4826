//! `campaign.toml` as it is written, before anything is checked.

use super::written::Written;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct PlanFile {
    pub(super) campaign: CampaignSection,
    pub(super) answer: AnswerSection,
    #[serde(default)]
    pub(super) windows: WindowsSection,
    pub(super) pay: PaySection,
    #[serde(default)]
    pub(super) measured: MeasuredSection,
    #[serde(default)]
    pub(super) requirements: RequirementsSection,
    pub(super) files: FilesSection,
    #[serde(default)]
    pub(super) server: ServerSection,
    #[serde(default)]
    pub(super) keeper: KeeperSection,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct CampaignSection {
    pub(super) kind: String,
    pub(super) area: u16,
    pub(super) title: String,
    pub(super) instructions: String,
    pub(super) specification: String,
    pub(super) uri: String,
    pub(super) licence: Option<String>,
    pub(super) replication: u8,
    #[serde(default)]
    pub(super) items_a_set: u8,
    #[serde(default)]
    pub(super) gold_a_set: u8,
    pub(super) leaves: Option<u32>,
    pub(super) deadline: Written,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct AnswerSection {
    #[serde(rename = "type")]
    pub(super) kind: String,
    pub(super) labels: Option<Vec<String>>,
    pub(super) options: Option<u8>,
    pub(super) least: Option<Written>,
    pub(super) most: Option<Written>,
    pub(super) tolerance: Option<Written>,
    pub(super) decimals: Option<u8>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct WindowsSection {
    pub(super) join: Option<Written>,
    pub(super) commit: Option<Written>,
    pub(super) stand_in: Option<Written>,
    pub(super) reveal: Option<Written>,
    pub(super) gold: Option<Written>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct PaySection {
    pub(super) asset: Option<Written>,
    pub(super) price_a_set: Option<Written>,
    pub(super) aia_a_set: Option<u64>,
    pub(super) pool_expires: Option<Written>,
    pub(super) guarantee: Option<Written>,
    pub(super) purpose: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct MeasuredSection {
    pub(super) chance: Option<Written>,
    pub(super) reference: Option<Written>,
    #[serde(default)]
    pub(super) items_by_class: Vec<u32>,
    pub(super) series: Option<u64>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RequirementsSection {
    pub(super) reputation: Option<Written>,
    pub(super) role: Option<String>,
    #[serde(default)]
    pub(super) medallion: u8,
    #[serde(default)]
    pub(super) character: u16,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct FilesSection {
    pub(super) items: String,
    pub(super) gold: Option<String>,
    pub(super) media: Option<String>,
    #[serde(default)]
    pub(super) columns: ColumnsSection,
    #[serde(default)]
    pub(super) gold_reuse: bool,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct ColumnsSection {
    pub(super) id: Option<String>,
    pub(super) text: Option<String>,
    pub(super) media: Option<String>,
    #[serde(default)]
    pub(super) options: Vec<String>,
    #[serde(default)]
    pub(super) shown: Vec<String>,
    pub(super) answer: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct ServerSection {
    pub(super) address: Option<String>,
    pub(super) url: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct KeeperSection {
    pub(super) key: Option<String>,
}
