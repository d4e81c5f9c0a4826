//! The labelling configuration that the tasks fit. Label Studio asks for it when a project is made.

use super::{ANSWER, CONFIG, ITEM};
use crate::{
    labels::{
        file::{failed, PartFile},
        Answering, ExportMeta, Medium, Written,
    },
    Result,
};
use std::{io::Write, path::Path};

/// Writes the configuration of an export into a folder.
pub(in crate::labels) fn write(folder: &Path, meta: &ExportMeta) -> Result<Written> {
    let mut file = PartFile::create(&folder.join(CONFIG))?;
    let written = file.write_all(config(meta).as_bytes());
    written.map_err(|error| failed("write", file.path(), &error))?;
    file.finish()
}

fn config(meta: &ExportMeta) -> String {
    let shown = match meta.shown.medium {
        Medium::Text => "Text",
        Medium::Image => "Image",
        Medium::Audio => "Audio",
        Medium::Video => "Video",
    };
    let field = escaped(&meta.shown.field);
    let control = match &meta.answering {
        Answering::Choices { .. } | Answering::Preference { .. } => {
            choices(&meta.answering.choices().unwrap_or_default())
        }
        Answering::Number { decimals } => {
            let step = 0.1f64.powi((*decimals).into());
            format!("  <Number name=\"{ANSWER}\" toName=\"{ITEM}\" step=\"{step:.*}\"/>\n", usize::from(*decimals))
        }
        Answering::Content => format!("  <TextArea name=\"{ANSWER}\" toName=\"{ITEM}\"/>\n"),
    };
    format!("<View>\n  <{shown} name=\"{ITEM}\" value=\"${field}\"/>\n{control}</View>\n")
}

fn choices(labels: &[String]) -> String {
    let choice = |label: &String| format!("    <Choice value=\"{}\"/>\n", escaped(label));
    let choices: String = labels.iter().map(choice).collect();
    format!("  <Choices name=\"{ANSWER}\" toName=\"{ITEM}\" choice=\"single\">\n{choices}  </Choices>\n")
}

/// Returns a text as it stands in an attribute of XML.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\r' | '\t' => escaped.push_str(&format!("&#{};", u32::from(character))),
            // XML has no other control characters.
            character if character.is_control() => {}
            character => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labels::tests::meta;

    #[test]
    fn configuration_names_each_choice() {
        let labels = ["cat".to_string(), "\"dog\" & <co>".to_string()].into();
        let found = config(&meta(Answering::Choices { labels }));
        assert_eq!(
            found,
            "<View>\n  <Text name=\"item\" value=\"$id\"/>\n  \
             <Choices name=\"answer\" toName=\"item\" choice=\"single\">\n    <Choice value=\"cat\"/>\n    \
             <Choice value=\"&quot;dog&quot; &amp; &lt;co&gt;\"/>\n  </Choices>\n</View>\n"
        );
    }

    #[test]
    fn number_has_the_step_of_its_last_digit() {
        let step = |decimals| config(&meta(Answering::Number { decimals }));
        assert!(step(0).contains("step=\"1\"") && step(2).contains("step=\"0.01\""));
        assert!(step(18).contains("step=\"0.000000000000000001\""));
    }
}
