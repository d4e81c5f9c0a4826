//! Tests of the JSON forms, and that SCALE and the metadata know none of them.

use super::*;
use core::fmt::Debug;
use scale_info::MetaType;
use serde_json::{from_value, json, to_value, Value};

/// The last millisecond of the last year that the calendar knows.
const LAST: Moment = 8_210_266_876_799_999;

fn written(value: impl Serialize) -> Value {
    to_value(value).expect("the value serialises")
}

fn read<T: for<'de> Deserialize<'de>>(json: Value) -> Option<T> {
    from_value(json).ok()
}

fn assert_reads_back<T: Serialize + for<'de> Deserialize<'de> + PartialEq + Debug + Copy>(value: T) {
    assert_eq!(read(written(value)), Some(value));
}

#[test]
fn amount_is_a_decimal_string() {
    assert_eq!(written(Planck(0)), json!("0"));
    assert_eq!(written(Planck(Balance::MAX)), json!("340282366920938463463374607431768211455"));
    assert_eq!(written(Credits(42)), json!("42"));
    assert_eq!(written(Credits(Aia::MAX)), json!("18446744073709551615"));
    assert_eq!(written([Some(Planck(7)), None]), json!(["7", null]));
}

#[test]
fn amount_reads_back_whatever_its_size() {
    for amount in [0, 1, Aia::MAX] {
        assert_reads_back(Planck(amount.into()));
        assert_reads_back(Credits(amount));
    }
    assert_reads_back(Planck(Balance::MAX));
}

#[test]
fn amount_is_refused_when_it_is_no_decimal_string() {
    for bad in [json!(5), json!("5.0"), json!("-1"), json!("0x5"), json!(""), json!(" 5"), json!(null)] {
        assert_eq!(read::<Planck>(bad.clone()), None, "{bad}");
        assert_eq!(read::<Credits>(bad.clone()), None, "{bad}");
    }
    assert_eq!(read::<Planck>(json!("340282366920938463463374607431768211456")), None);
    assert_eq!(read::<Credits>(json!("18446744073709551616")), None);
}

#[test]
fn amount_is_refused_with_what_was_expected() {
    let error = from_value::<Planck>(json!("five")).expect_err("a word is no amount").to_string();
    assert!(error.contains("an amount of planck as a string of decimal digits"), "{error}");
}

#[test]
fn time_is_rfc_3339_in_utc_with_milliseconds() {
    assert_eq!(written(Time(0)), json!("1970-01-01T00:00:00.000Z"));
    assert_eq!(written(Time(1_709_164_800_001)), json!("2024-02-29T00:00:00.001Z"));
    assert_eq!(written(Time(253_402_300_799_000)), json!("9999-12-31T23:59:59.000Z"));
    assert_eq!(written(Time(253_402_300_800_000)), json!("+10000-01-01T00:00:00.000Z"));
    assert_eq!(written(Time(LAST)), json!("+262142-12-31T23:59:59.999Z"));
}

#[test]
fn time_is_the_number_where_no_calendar_reaches() {
    assert_eq!(written(Time(LAST + 1)), json!((LAST + 1).to_string()));
    assert_eq!(written(Time(Moment::MAX)), json!("18446744073709551615"));
}

#[test]
fn time_reads_back_on_and_beyond_the_calendar() {
    for moment in [0, 1_709_164_800_001, 253_402_300_799_999, LAST + 1, Moment::MAX] {
        assert_reads_back(Time(moment));
    }
}

#[test]
fn time_is_refused_when_it_is_none_or_before_1970() {
    for bad in [json!(5), json!(""), json!("2027-03-01"), json!("2027-13-01T00:00:00Z"), json!("1969-12-31T23:59:59Z")]
    {
        assert_eq!(read::<Time>(bad.clone()), None, "{bad}");
    }
}

#[test]
fn share_is_a_decimal_fraction_of_one_with_nine_digits() {
    assert_eq!(written(Share(0)), json!("0.000000000"));
    assert_eq!(written(Share(20_000_000)), json!("0.020000000"));
    assert_eq!(written(Share(1_000_000_000)), json!("1.000000000"));
    for parts in [0, 1, 20_000_000, 1_000_000_000, u32::MAX] {
        assert_reads_back(Share(parts));
    }
    for bad in [json!(0.5), json!("0.5"), json!("1"), json!("5.000000000"), json!("-1.000000000")] {
        assert_eq!(read::<Share>(bad.clone()), None, "{bad}");
    }
}

#[test]
fn stored_number_is_a_decimal_string_where_its_field_says_so() {
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Stored {
        #[serde(with = "decimal")]
        amount: Balance,
        #[serde(with = "decimal")]
        least: i64,
    }
    let stored = Stored { amount: Balance::MAX, least: -5 };
    assert_eq!(written(&stored), json!({ "amount": "340282366920938463463374607431768211455", "least": "-5" }));
    assert_eq!(read(written(&stored)), Some(stored));
    assert_eq!(read::<Stored>(json!({ "amount": 5, "least": "-5" })), None);
}

#[test]
fn bytes_are_their_text_even_when_they_are_no_utf_8() {
    #[derive(Serialize)]
    struct Stored(#[serde(serialize_with = "text")] Vec<u8>);
    assert_eq!(written(Stored(b"ipfs://a".to_vec())), json!("ipfs://a"));
    assert_eq!(written(Stored(vec![b'a', 0xff])), json!("a\u{fffd}"));
}

#[test]
fn scale_and_metadata_know_only_the_number() {
    assert_eq!(Planck(7).encode(), (7 as Balance).encode());
    assert_eq!(Credits(7).encode(), (7 as Aia).encode());
    assert_eq!(Time(7).encode(), (7 as Moment).encode());
    assert_eq!(Share(7).encode(), 7u32.encode());
    assert_eq!(MetaType::new::<Planck>().type_id(), MetaType::new::<Balance>().type_id());
    assert_eq!(MetaType::new::<Credits>().type_id(), MetaType::new::<Aia>().type_id());
    assert_eq!(MetaType::new::<Time>().type_id(), MetaType::new::<Moment>().type_id());
    assert_eq!(MetaType::new::<Share>().type_id(), MetaType::new::<u32>().type_id());
    assert_eq!(Planck::max_encoded_len(), Balance::max_encoded_len());
}

#[test]
fn number_compares_with_what_it_wraps() {
    assert_eq!(Planck::from(7), 7);
    assert!(Time(7) > 6);
    assert_eq!(Aia::from(Credits(7)), 7);
}
