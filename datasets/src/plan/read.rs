//! From the text of `campaign.toml` to a plan: each value is understood, and an error names its key.

use super::{
    answer::{self, even_chance},
    file::{CampaignSection, FilesSection, MeasuredSection, PlanFile, RequirementsSection, WindowsSection},
    pay,
    written::{duration, share, when, Written},
    AnswerPlan, Columns, Files, Keeper, MediaPlace, Plan, Server, PLAN,
};
use crate::{Error, Result};
use agt_primitives::{
    access::Role,
    basis_points::BasisPoints,
    calendar::{DAY, HOUR},
    tasks::{AnswerKind, CampaignKind, Measured, Replication, Requirements, Windows, MAX_URI},
    Moment,
};
use serde::de::{value::Error as WordError, DeserializeOwned, IntoDeserializer};
use std::path::Path;

/// The address on which a server listens if the plan names none.
const ADDRESS: &str = "127.0.0.1:8788";

/// Returns the error of a key: what is wrong with it, and what to write.
pub(super) fn wrong(key: &str, what: impl std::fmt::Display, remedy: impl std::fmt::Display) -> Error {
    Error::new(format!("{PLAN}, {key}: {what}"), remedy)
}

/// Understands one value, or says what is wrong with the key.
pub(super) fn understood<Value>(key: &str, value: std::result::Result<Value, String>) -> Result<Value> {
    value.map_err(|what| wrong(key, what, "correct it"))
}

/// Returns the value of an enumeration that serde calls by this word, written with hyphens.
pub(super) fn word<Value: DeserializeOwned>(key: &str, text: &str, known: &str) -> Result<Value> {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default().to_string();
    let camel = parts.fold(first, |word, part| {
        let mut letters = part.chars();
        let upper = letters.next().map(|letter| letter.to_ascii_uppercase());
        word + &upper.into_iter().chain(letters).collect::<String>()
    });
    let deserializer: serde::de::value::StrDeserializer<'_, WordError> = camel.as_str().into_deserializer();
    Value::deserialize(deserializer).map_err(|_| wrong(key, format!("`{text}` is not known"), format!("write {known}")))
}

pub(super) fn plan(folder: &Path, file: PlanFile) -> Result<Plan> {
    let campaign = file.campaign;
    let kind = kind(&campaign.kind)?;
    let answer = answer::read(&file.answer)?;
    let uri = campaign.uri.clone().into_bytes().try_into();
    let uri =
        uri.map_err(|_| wrong("[campaign] uri", "the address is too long", format!("use at most {MAX_URI} bytes")))?;
    let licence = campaign.licence.clone();
    let deadline = understood("[campaign] deadline", when(&campaign.deadline.0))?;
    Ok(Plan {
        folder: folder.to_path_buf(),
        kind,
        area: campaign.area,
        title: title(&campaign)?,
        specification: folder.join(&campaign.specification),
        uri,
        licence,
        replication: replication(campaign.replication)?,
        items_a_set: campaign.items_a_set,
        gold_a_set: campaign.gold_a_set,
        leaves: campaign.leaves,
        deadline,
        windows: windows(&file.windows)?,
        pay: pay::read(&file.pay)?,
        measured: measured(&file.measured, &answer)?,
        requirements: requirements(&file.requirements)?,
        files: files(folder, &file.files)?,
        server: Server {
            address: {
                let address = file.server.address.as_deref().unwrap_or(ADDRESS);
                let remedy = "write an IP address and a port, such as \"127.0.0.1:8788\"";
                address.parse().map_err(|_| wrong("[server] address", format!("`{address}` is none"), remedy))?
            },
            url: file.server.url.map(|url| url.trim_end_matches('/').to_string()),
        },
        keeper: Keeper { key: file.keeper.key.as_deref().map(key).transpose()? },
        instructions: campaign.instructions,
        answer,
    })
}

fn kind(text: &str) -> Result<CampaignKind> {
    let known = "general, specialised, advanced, quiz or calibration";
    match word("[campaign] kind", text, known)? {
        // The files have no place for a model's proposals, and the gold of a verification needs wrong ones among them.
        CampaignKind::Verification => Err(wrong(
            "[campaign] kind",
            "a verification cannot be prepared from files: it needs a model's proposal for each item and for each gold item",
            format!("write {known}"),
        )),
        kind => Ok(kind),
    }
}

fn title(campaign: &CampaignSection) -> Result<String> {
    if campaign.title.trim().is_empty() || campaign.title.contains('\n') {
        return Err(wrong("[campaign] title", "the title is empty or has several lines", "write one line"));
    }
    Ok(campaign.title.trim().to_string())
}

fn replication(seats: u8) -> Result<Replication> {
    let found = Replication::ALL.into_iter().find(|replication| replication.seats() == seats);
    found.ok_or_else(|| {
        wrong("[campaign] replication", format!("{seats} workers a set do not exist"), "write 3, 5 or 7")
    })
}

/// Returns the error of a key that is not there.
pub(super) fn missing(key: &str, example: &str) -> Error {
    wrong(key, "it is missing", format!("add a line such as `{example}`"))
}

fn windows(section: &WindowsSection) -> Result<Windows> {
    let window = |name: &str, written: &Option<Written>, default: Moment| match written {
        Some(written) => understood(&format!("[windows] {name}"), duration(&written.0)),
        None => Ok(default),
    };
    Ok(Windows {
        join: window("join", &section.join, HOUR)?,
        commit: window("commit", &section.commit, 4 * HOUR)?,
        stand_in: window("stand-in", &section.stand_in, HOUR)?,
        reveal: window("reveal", &section.reveal, 4 * HOUR)?,
        gold: window("gold", &section.gold, DAY)?,
    })
}

fn measured(section: &MeasuredSection, answer: &AnswerPlan) -> Result<Measured> {
    let kind = answer.kind();
    if kind == AnswerKind::Rich {
        return Ok(Measured::default());
    }
    let chance = match (&section.chance, even_chance(&kind)) {
        (Some(chance), _) => understood("[measured] chance", share(&chance.0))?,
        (None, Some(chance)) => chance,
        (None, None) => return Err(missing("[measured] chance", "chance = \"1 %\"")),
    };
    let reference =
        section.reference.as_ref().ok_or_else(|| missing("[measured] reference", "reference = \"95 %\""))?;
    let classes = section.items_by_class.clone();
    Ok(Measured {
        chance,
        reference: understood("[measured] reference", share(&reference.0))?,
        items_by_class: classes.try_into().map_err(|_| {
            wrong(
                "[measured] items-by-class",
                "it has more than 8 numbers",
                "leave it empty where there are more classes",
            )
        })?,
        series: section.series,
    })
}

fn requirements(section: &RequirementsSection) -> Result<Requirements> {
    let role: Option<Role> = match &section.role {
        Some(role) => Some(word("[requirements] role", role, "a role such as data-validation or advanced-tasks")?),
        None => None,
    };
    let reputation = match &section.reputation {
        Some(reputation) => understood("[requirements] reputation", share(&reputation.0))?,
        None => BasisPoints::ZERO,
    };
    Ok(Requirements { role, medallion: section.medallion, character: section.character, reputation })
}

fn files(folder: &Path, section: &FilesSection) -> Result<Files> {
    let media = section.media.as_ref().map(|media| match is_link(media) {
        true => MediaPlace::Url(media.clone()),
        false => MediaPlace::Folder(folder.join(media)),
    });
    let columns = &section.columns;
    Ok(Files {
        items: folder.join(&section.items),
        gold: section.gold.as_ref().map(|gold| folder.join(gold)),
        media,
        columns: Columns {
            id: columns.id.clone().unwrap_or_else(|| "id".into()),
            text: columns.text.clone(),
            media: columns.media.clone(),
            options: columns.options.clone(),
            shown: columns.shown.clone(),
            answer: columns.answer.clone().unwrap_or_else(|| "answer".into()),
        },
        gold_reuse: section.gold_reuse,
    })
}

/// Returns whether a text is a link to media.
pub(crate) fn is_link(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

fn key(text: &str) -> Result<[u8; 32]> {
    let digits = text.strip_prefix("0x").unwrap_or(text);
    let mut key = [0; 32];
    hex::decode_to_slice(digits, &mut key).map_err(|_| {
        wrong(
            "[keeper] key",
            format!("`{text}` is no public key"),
            "write 0x and the 64 hexadecimal digits that the keeper shows",
        )
    })?;
    Ok(key)
}
