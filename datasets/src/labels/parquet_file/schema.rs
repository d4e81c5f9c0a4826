//! The columns of a Parquet file of labels, and their types.

use crate::labels::{row::Further, Answering};
use parquet::{
    basic::Compression,
    file::properties::{WriterProperties, WriterPropertiesPtr},
    schema::{
        parser::parse_message_type,
        types::{ColumnPath, TypePtr},
    },
};
use std::sync::Arc;

/// The bytes of a number: enough for 20 digits and a sign.
pub(super) const NUMBER_BYTES: usize = 9;

/// Returns the schema of the labels of a campaign.
pub(super) fn schema(answering: &Answering) -> TypePtr {
    let answer = match answering {
        Answering::Number { decimals } => {
            format!("optional fixed_len_byte_array({NUMBER_BYTES}) answer (DECIMAL(20,{decimals}));")
        }
        _ => "optional binary answer (STRING);".into(),
    };
    let further = Further::of(answering);
    let index = if further.index { "optional int32 answer_index (INTEGER(8,false));" } else { "" };
    let text = if further.text { "optional binary text (STRING);" } else { "" };
    let message = format!(
        "message labels {{
            required int32 item (INTEGER(32,false));
            required binary id (STRING);
            {answer} {index} {text}
            optional double confidence;
            required int32 answers (INTEGER(32,false));
            required int32 rounds (INTEGER(32,false));
            optional int32 set (INTEGER(32,false));
            optional int32 block (INTEGER(32,false));
            optional binary block_hash (STRING);
            optional int32 event (INTEGER(32,false));
            required group contributors (LIST) {{
                repeated group list {{
                    required group element {{
                        required binary account (STRING);
                        required boolean accepted;
                    }}
                }}
            }}
        }}"
    );
    Arc::new(parse_message_type(&message).expect("the schema is written here and tested for each kind of answer"))
}

/// Returns how the columns are written.
pub(super) fn properties() -> WriterPropertiesPtr {
    // Each name is another one: a dictionary would only cost memory.
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_column_dictionary_enabled(ColumnPath::from("id"), false);
    Arc::new(properties.build())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schema_has_a_column_for_each_part_of_a_label() {
        let columns = |answering| -> Vec<String> {
            schema(&answering).get_fields().iter().map(|field| field.name().to_owned()).collect()
        };
        let rest = ["confidence", "answers", "rounds", "set", "block", "block_hash", "event", "contributors"];
        let with = |first: &[&'static str]| [first, &rest].concat();
        assert_eq!(columns(Answering::Number { decimals: 18 }), with(&["item", "id", "answer"]));
        assert_eq!(columns(Answering::Content), with(&["item", "id", "answer", "text"]));
        assert_eq!(columns(Answering::Preference { options: 2 }), with(&["item", "id", "answer", "answer_index"]));
    }
}
