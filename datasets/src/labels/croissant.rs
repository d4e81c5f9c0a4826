//! Croissant metadata: what the files of an export are, how they are read, and where they come from.
//!
//! The metadata follow Croissant 1.0. What the chain adds stands in `identifier`, as properties by name, so that nobody
//! needs more than the folder to check it against a chain.

mod fields;

use super::{
    contributors,
    file::{failed, summed, PartFile},
    label_studio,
    row::{hash_of, Parsed},
    Answering, ExportMeta, Format, Shown, Written,
};
use crate::{Error, Result};
use fields::record_set;
use serde_json::{json, Map, Value as Json};
use std::{fs, io::Write, path::Path};

/// The name of the file with the metadata.
pub const CROISSANT: &str = "croissant.json";

/// The version of Croissant that the metadata follow.
const CONFORMS_TO: &str = "http://mlcommons.org/croissant/1.0";

/// What an export's metadata say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Described {
    /// What the export says about itself. What Label Studio shows is not among it.
    pub meta: ExportMeta,
    /// Its files.
    pub files: Vec<Written>,
}

impl Described {
    /// Returns the names of the files in `folder` that are missing or have other bytes than the metadata say.
    ///
    /// # Errors
    /// A file cannot be read.
    pub fn changed(&self, folder: &Path) -> Result<Vec<String>> {
        let mut changed = Vec::new();
        for file in &self.files {
            let path = folder.join(&file.name);
            if !path.exists() || summed(&path)? != *file {
                changed.push(file.name.clone());
            }
        }
        Ok(changed)
    }
}

/// Writes the metadata of files into their folder. `decided` of `items` items are decided.
pub(super) fn write(folder: &Path, meta: &ExportMeta, files: &[Written], items: u32, decided: u32) -> Result<Written> {
    let path = folder.join(CROISSANT);
    let mut file = PartFile::create(&path)?;
    let text = serde_json::to_string_pretty(&described_as(meta, files, items, decided)).map_err(std::io::Error::from);
    let written = text.and_then(|text| file.write_all(text.as_bytes()).and_then(|()| file.write_all(b"\n")));
    written.map_err(|error| failed("write", &path, &error))?;
    file.finish()
}

fn described_as(meta: &ExportMeta, files: &[Written], items: u32, decided: u32) -> Json {
    let mut described = json!({
        "@context": context(),
        "@type": "sc:Dataset",
        "conformsTo": CONFORMS_TO,
        "name": meta.title,
        "description": format!(
            "The labels of campaign {} on the chain with the genesis hash {:?}, as its blocks {} to {} say: {decided} of \
             {items} items are decided. Each line names the block and the event that settled it; `agt verify` recomputes \
             every line from the chain.",
            meta.campaign, meta.genesis, meta.from_block, meta.to_block,
        ),
        "version": format!("1.{}.0", meta.delivered_sets),
        "identifier": properties(meta),
        "distribution": files.iter().map(file_object).collect::<Vec<_>>(),
        "recordSet": files.iter().filter_map(|file| record_set(&file.name, &meta.answering)).collect::<Vec<_>>(),
    });
    for (key, value) in [("license", &meta.licence), ("datePublished", &meta.date)] {
        if let Some(value) = value {
            described[key] = value.clone().into();
        }
    }
    described
}

/// Returns the names of Croissant 1.0 for the keys of the metadata.
fn context() -> Json {
    let mut context = Map::new();
    context.insert("@language".into(), "en".into());
    context.insert("@vocab".into(), "https://schema.org/".into());
    let own = [
        "citeAs",
        "column",
        "equivalentProperty",
        "extract",
        "field",
        "fileProperty",
        "fileObject",
        "fileSet",
        "format",
        "includes",
        "isLiveDataset",
        "jsonPath",
        "key",
        "md5",
        "parentField",
        "path",
        "recordSet",
        "references",
        "regex",
        "repeated",
        "replace",
        "samplingRate",
        "separator",
        "source",
        "subField",
        "transform",
    ];
    context.extend(own.map(|name| (name.to_owned(), format!("cr:{name}").into())));
    let others = [
        ("conformsTo", json!("dct:conformsTo")),
        ("cr", json!("http://mlcommons.org/croissant/")),
        ("data", json!({ "@id": "cr:data", "@type": "@json" })),
        ("dataType", json!({ "@id": "cr:dataType", "@type": "@vocab" })),
        ("dct", json!("http://purl.org/dc/terms/")),
        ("examples", json!({ "@id": "cr:examples", "@type": "@json" })),
        ("rai", json!("http://mlcommons.org/croissant/RAI/")),
        ("sc", json!("https://schema.org/")),
    ];
    context.extend(others.map(|(name, value)| (name.to_owned(), value)));
    context.into()
}

/// Returns what the chain adds: where the labels come from, and what their answers are.
fn properties(meta: &ExportMeta) -> Vec<Json> {
    let answering = serde_json::to_string(&meta.answering).expect("names and numbers are always JSON");
    let properties = [
        ("genesisHash", format!("{:?}", meta.genesis)),
        ("campaign", meta.campaign.to_string()),
        ("deliveredHash", format!("{:?}", meta.delivered_hash)),
        ("deliveredSets", meta.delivered_sets.to_string()),
        ("fromBlock", meta.from_block.to_string()),
        ("toBlock", meta.to_block.to_string()),
        ("answers", answering),
    ];
    let property = |(name, value)| json!({ "@type": "PropertyValue", "propertyID": name, "value": value });
    properties.into_iter().map(property).collect()
}

fn file_object(file: &Written) -> Json {
    let is = |format: Format| file.name == format.file_name();
    let (encoding, description) = match file.name.as_str() {
        contributors::CONTRIBUTORS => {
            ("text/csv", "What each account answered, and its share of all accepted answers.")
        }
        label_studio::CONFIG => ("application/xml", "The labelling configuration that the Label Studio tasks fit."),
        _ if is(Format::Csv) => ("text/csv", "The labels, a line an item."),
        _ if is(Format::JsonLines) => ("application/jsonlines", "The labels, an object an item."),
        _ if is(Format::Parquet) => ("application/x-parquet", "The labels, a row an item."),
        _ => ("application/json", "The labels as Label Studio tasks."),
    };
    json!({
        "@type": "cr:FileObject",
        "@id": file.name,
        "name": file.name,
        "description": description,
        "contentSize": format!("{} B", file.bytes),
        "contentUrl": file.name,
        "encodingFormat": encoding,
        "sha256": file.sha256,
    })
}

/// Reads the metadata of an export. `path` is its folder, or the file with the metadata.
///
/// # Errors
/// The file does not exist, is no metadata of an export, or lacks something.
pub fn described(path: &Path) -> Result<Described> {
    let path = if path.is_dir() { path.join(CROISSANT) } else { path.to_owned() };
    let text = fs::read_to_string(&path).map_err(|error| failed("read", &path, &error))?;
    let wrong = |what: String| {
        let what = what.replace('\n', " ");
        Error::new(format!("{} is no metadata of an export: {what}", path.display()), "export again")
    };
    let json: Json = serde_json::from_str(&text).map_err(|error| wrong(error.to_string()))?;
    told(&json).map_err(wrong)
}

fn told(json: &Json) -> Parsed<Described> {
    let text = |key: &str| json[key].as_str().map(String::from);
    let property = |name: &str| -> Parsed<&str> {
        let mut all = json["identifier"].as_array().into_iter().flatten();
        let found = all.find(|property| property["propertyID"] == name);
        found.and_then(|property| property["value"].as_str()).ok_or_else(|| format!("`{name}` is missing"))
    };
    let hash = |name| hash_of(property(name)?).ok_or_else(|| format!("`{name}` is no hash"));
    let number = |name| property(name)?.parse::<u32>().map_err(|_| format!("`{name}` is no number"));
    let meta = ExportMeta {
        title: text("name").ok_or("`name` is missing")?,
        genesis: hash("genesisHash")?,
        campaign: property("campaign")?.parse().map_err(|_| "`campaign` is no number".to_string())?,
        answering: serde_json::from_str::<Answering>(property("answers")?).map_err(|error| error.to_string())?,
        licence: text("license"),
        date: text("datePublished"),
        delivered_hash: hash("deliveredHash")?,
        delivered_sets: number("deliveredSets")?,
        from_block: number("fromBlock")?,
        to_block: number("toBlock")?,
        shown: Shown::default(),
    };
    let files = json["distribution"].as_array().ok_or("`distribution` is missing")?;
    Ok(Described { meta, files: files.iter().map(told_file).collect::<Parsed<_>>()? })
}

fn told_file(file: &Json) -> Parsed<Written> {
    let text = |key: &str| file[key].as_str().ok_or_else(|| format!("a file has no `{key}`"));
    let name = text("contentUrl")?;
    if name.contains(['/', '\\']) || name == ".." {
        return Err(format!("the file `{name}` is not in the folder of the export"));
    }
    let bytes = text("contentSize")?.trim_end_matches(" B").parse();
    let bytes = bytes.map_err(|_| format!("the size of `{name}` is no number of bytes"))?;
    Ok(Written { name: name.into(), bytes, sha256: text("sha256")?.into() })
}
