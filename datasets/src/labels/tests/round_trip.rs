use super::*;
use crate::labels::{create, read, Contributor, Label, Settlement, Value};
use proptest::{collection::vec, option, prelude::*, test_runner::RngSeed};

/// Any text, with what formats must quote more often than chance would have it.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[a,\"\n\r\\\\{}\\[\\]\u{0} 'é→🐈]{0,12}", Just(String::new())]
}

fn hash() -> impl Strategy<Value = H256> {
    any::<[u8; 32]>().prop_map(H256::from)
}

/// Any answer of a kind, as a book would say it.
fn value(answering: Answering) -> BoxedStrategy<Value> {
    match answering {
        Answering::Choices { labels } => {
            (0..labels.len()).prop_map(move |at| Value::Choice { index: at as u8, label: labels[at].clone() }).boxed()
        }
        Answering::Preference { options } => {
            (0..options).prop_map(|index| Value::Choice { index, label: (index + 1).to_string() }).boxed()
        }
        Answering::Number { .. } => {
            any::<i64>().prop_map(move |number| answering.value(&Answer::Number(number)).unwrap()).boxed()
        }
        // An empty cell of a CSV says that the text is not known.
        Answering::Content => (hash(), option::of(text().prop_filter("known text", |text| !text.is_empty())))
            .prop_map(|(hash, text)| Value::Content { hash: format!("{hash:?}"), text })
            .boxed(),
    }
}

fn label(answering: Answering) -> impl Strategy<Value = Label> {
    let settlement = (any::<u32>(), any::<u32>(), hash(), any::<u32>())
        .prop_map(|(set, block, block_hash, event)| Settlement { set, block, block_hash, event });
    let contributor =
        ("[1-9A-Za-z]{48}", any::<bool>()).prop_map(|(account, accepted)| Contributor { account, accepted });
    let counts = (any::<u32>(), any::<u32>(), any::<u32>());
    let confidence = option::of(0..=10_000u16);
    (counts, text(), option::of(value(answering)), confidence, option::of(settlement), vec(contributor, 0..5)).prop_map(
        |((item, answers, rounds), id, answer, confidence, settled, contributors)| Label {
            item,
            id,
            answer,
            confidence,
            answers,
            rounds,
            settled,
            contributors,
        },
    )
}

fn campaign_of_labels() -> impl Strategy<Value = (Answering, Vec<Label>)> {
    let answering = prop_oneof![
        vec(text(), 2..6).prop_map(|labels| Answering::Choices { labels }),
        (2..=8u8).prop_map(|options| Answering::Preference { options }),
        (0..=18u8).prop_map(|decimals| Answering::Number { decimals }),
        Just(Answering::Content),
    ];
    answering.prop_flat_map(|answering| (Just(answering.clone()), vec(label(answering), 0..12)))
}

/// Items whose fields are all there is to ask.
struct Fields;

impl Items for Fields {
    fn id(&self, _: u32) -> Result<String> {
        Ok(String::new())
    }

    fn fields(&self, item: u32) -> Result<Map<String, Json>> {
        Ok(Map::from_iter([("text".to_owned(), format!("{{\"}}[{item}\\").into())]))
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn every_format_is_read_again_as_it_was_written((answering, labels) in campaign_of_labels()) {
        let folder = tempfile::tempdir().unwrap();
        for format in Format::ALL {
            let path = folder.path().join(format.file_name());
            let mut writer = create(&path, format, &meta(answering.clone()), &Fields).unwrap();
            labels.iter().for_each(|label| writer.write(label).unwrap());
            writer.finish().unwrap();
            let told: Vec<Label> = read(&path).unwrap().map(|line| line.unwrap().label).collect();
            prop_assert_eq!(&told, &labels, "{:?}", format);
        }
    }
}

#[test]
fn parquet_of_several_row_groups_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("labels.parquet");
    let answering = Answering::Number { decimals: 2 };
    let (book, names) = campaign(&answering);
    let labels: Vec<Label> = book.labels(&names).map(|label| label.unwrap()).collect();
    let mut writer = create(&path, Format::Parquet, &meta(answering), &names).unwrap();
    let many = || labels.iter().cycle().take(40_000);
    many().for_each(|label| writer.write(label).unwrap());
    writer.finish().unwrap();
    let told = read(&path).unwrap().map(|line| line.unwrap());
    assert!(told.zip((1..).zip(many())).all(|(told, (row, label))| told.line == row && told.label == *label));
    assert_eq!(read(&path).unwrap().count(), 40_000);
}

#[test]
fn damaged_file_is_read_without_a_panic() {
    let folder = tempfile::tempdir().unwrap();
    exported(folder.path(), &Answering::Number { decimals: 2 });
    for format in Format::ALL {
        let path = folder.path().join(format.file_name());
        let whole = std::fs::read(&path).unwrap();
        for place in (0..whole.len()).step_by(whole.len() / 500) {
            let mut damaged = whole.clone();
            damaged[place] ^= 0x55;
            std::fs::write(&path, &damaged).unwrap();
            if let Ok(rows) = read(&path) {
                rows.for_each(drop);
            }
        }
    }
}
