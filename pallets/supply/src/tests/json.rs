//! Genesis through JSON, the way a chain spec carries it.

use crate::{genesis::validate, mock::*, GenesisConfig};
use agt_primitives::report::Planck;
use frame_support::genesis_builder_helper::{build_state, get_preset};
use serde_json::{json, Value};
use sp_io::TestExternalities;

fn read(json: Value) -> Result<GenesisConfig<Test>, serde_json::Error> {
    serde_json::from_value(json)
}

fn written() -> Value {
    serde_json::to_value(genesis()).expect("a genesis serialises")
}

/// The default genesis of the whole runtime with this pallet's part put in.
fn runtime_genesis(supply: Value) -> Vec<u8> {
    let blob = get_preset::<RuntimeGenesisConfig>(&None, |_| None).expect("the default has a JSON form");
    let mut genesis: Value = serde_json::from_slice(&blob).expect("the default is JSON");
    genesis["supply"] = supply;
    genesis.to_string().into_bytes()
}

#[test]
fn genesis_survives_the_way_through_json() {
    let text = serde_json::to_string(&genesis()).expect("a genesis serialises");
    let read: GenesisConfig<Test> = serde_json::from_str(&text).expect("a written genesis reads");
    assert_eq!(read.tge, genesis().tge);
    assert_eq!(read.rows, genesis().rows);
    assert_eq!(read.budgets, genesis().budgets);
    assert_eq!(read.float, genesis().float);
    assert_eq!(read.distribution, genesis().distribution);
}

#[test]
fn amounts_are_decimal_strings_of_planck() {
    let json = written();
    assert_eq!(json["float"], json!("1400000000000000000000"));
    assert_eq!(json["budgets"][0], json!(["seasons", "1440000000000000000000"]));
    assert_eq!(json["distribution"][0], json!(["publicSale", ALICE, "1000000000000000000"]));
    assert_eq!(
        json["rows"][4],
        json!(["investors", {
            "total": "900000000000000000000",
            "atTge": "20000000000000000000",
            "linear": "880000000000000000000",
            "budgeted": "0",
            "cliffMonths": 6,
            "linearMonths": 18,
            "beneficiary": INVESTORS,
        }])
    );
}

#[test]
fn any_amount_of_the_type_survives() {
    for amount in [0, 1, u128::from(u64::MAX) + 1, u128::MAX] {
        let json = serde_json::to_string(&Planck(amount)).expect("an amount serialises");
        assert_eq!(json, format!("\"{amount}\""));
        assert_eq!(serde_json::from_str::<Planck>(&json).expect("a written amount reads"), Planck(amount));
    }
}

#[test]
fn amount_is_refused_when_it_is_no_decimal_string() {
    for bad in [json!(5), json!("5.0"), json!("-1"), json!("0x5"), json!(""), json!(" 5"), json!(null)] {
        let mut genesis = written();
        genesis["float"] = bad.clone();
        let error = read(genesis).err().unwrap_or_else(|| panic!("{bad} was read as an amount")).to_string();
        assert!(error.contains("an amount of planck as a string of decimal digits"), "{error}");
    }
    let mut beyond = written();
    beyond["float"] = json!("340282366920938463463374607431768211456");
    assert!(read(beyond).is_err());
}

#[test]
fn json_is_refused_with_misspelt_fields_or_unknown_buckets() {
    let mut misspelt = written();
    misspelt["rows"][0][1]["attge"] = json!("0");
    assert!(read(misspelt).err().is_some_and(|error| error.to_string().contains("unknown field `attge`")));
    let mut unknown = written();
    unknown["rows"][0][0] = json!("friends");
    assert!(read(unknown).err().is_some_and(|error| error.to_string().contains("unknown variant `friends`")));
}

#[test]
fn tge_may_be_absent_or_null() {
    let mut absent = written();
    absent.as_object_mut().expect("an object").remove("tge");
    assert_eq!(read(absent).expect("absent is none").tge, None);
    let mut null = written();
    null["tge"] = json!(null);
    assert_eq!(read(null).expect("null is none").tge, None);
}

#[test]
fn chain_builds_from_the_json_of_a_preset() {
    TestExternalities::default().execute_with(|| {
        assert_eq!(build_state::<RuntimeGenesisConfig>(runtime_genesis(written())), Ok(()));
        assert_eq!(Supply::do_try_state(), Ok(()));
        assert_eq!(Supply::report().issued, crate::EverMinted::<Test>::get());
    });
}

#[test]
fn default_genesis_of_the_runtime_is_the_empty_one() {
    let blob = get_preset::<RuntimeGenesisConfig>(&None, |_| None).expect("the default has a JSON form");
    let json: Value = serde_json::from_slice(&blob).expect("the default is JSON");
    assert_eq!(json["supply"], json!({ "tge": null, "rows": [], "budgets": [], "float": "0", "distribution": [] }));
}

#[test]
fn refusal_names_what_the_json_said() {
    let mut json = written();
    json["rows"][4][1]["linear"] = json!("1");
    let genesis = read(json).expect("the JSON is well formed");
    let surroundings = crate::genesis::Surroundings { existential_deposit: 0, protocol_accounts: vec![], issued: 0 };
    let message = validate(&genesis, &surroundings).expect_err("the parts are not the total").to_string();
    assert!(message.contains("Investors") && message.contains("20000000000000000001"), "{message}");
}
