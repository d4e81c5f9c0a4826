//! Which version must rise for which change, on small made-up ABIs.

use crate::{judge, last_release, Changes, Need, Verdict, Versions};

const ABI: &str = "\
# A heading
version spec_version = 7
version transaction_version = 3
chain symbol = AGT
extrinsic version = 4
extrinsic address = sp_runtime::MultiAddress
extension v0.CheckNonce = 0 explicit frame_system::CheckNonce implicit ()
extension v0.CheckWeight = 1 explicit frame_system::CheckWeight implicit ()

pallet Bank = 20
call Bank.pay = 0 (to: sp_core::AccountId32, value: Compact<u128>)
call Bank.close = 1 ()
event Bank.Paid = 0 { to: sp_core::AccountId32, value: u128 }
error Bank.Poor = 0
constant Bank.Fee = u128 0x01
storage Bank.Total = u128, default
view Bank.total = 0x00 () -> u128
api Bank = version 1
api Bank.total = () -> u128
encoded bank::Kind.Open = 0
encoded bank::Kind.Shut = 1 (u8)
encoded sp_core::AccountId32 = ([u8; 32])
read bank::Report = { total: u128 }
";

/// The text of changes without a changed item.
const ORDER: &str = "  only the order of the lines, or what is between them";

/// Replaces `old` in the ABI, once, and asserts what that requires and which lines are shown.
#[track_caller]
fn requires(old: &str, new: &str, need: Need, shown: &[&str]) {
    assert_eq!(ABI.matches(old).count(), 1, "{old}");
    let changed = ABI.replace(old, new);
    let changes = Changes::between(ABI, &changed);
    assert_eq!(changes.need(), need, "{changes}");
    assert_eq!(changes.to_string().lines().collect::<Vec<_>>(), shown);
}

#[test]
fn nothing_is_required_when_only_comments_and_order_change() {
    requires("# A heading\n", "# Another\n\n", Need::Nothing, &[ORDER]);
    requires(
        "error Bank.Poor = 0\nconstant Bank.Fee = u128 0x01\n",
        "constant Bank.Fee = u128 0x01\nerror Bank.Poor = 0\n",
        Need::Nothing,
        &[ORDER],
    );
}

#[test]
fn nothing_is_required_when_a_version_has_risen() {
    requires(
        "spec_version = 7",
        "spec_version = 8",
        Need::Nothing,
        &["- version spec_version = 7", "+ version spec_version = 8"],
    );
}

#[test]
fn spec_version_must_rise_when_a_call_is_added() {
    let open = "call Bank.open = 2 ()";
    requires("event Bank.Paid", &format!("{open}\nevent Bank.Paid"), Need::Spec, &["+ call Bank.open = 2 ()"]);
}

#[test]
fn transaction_version_must_rise_when_a_call_is_removed() {
    requires("call Bank.close = 1 ()\n", "", Need::Transaction, &["- call Bank.close = 1 ()"]);
}

#[test]
fn transaction_version_must_rise_when_the_index_of_a_call_changes() {
    let shown = ["- call Bank.close = 1 ()", "+ call Bank.close = 2 ()"];
    requires("Bank.close = 1", "Bank.close = 2", Need::Transaction, &shown);
}

#[test]
fn transaction_version_must_rise_when_an_argument_changes() {
    let old = "- call Bank.pay = 0 (to: sp_core::AccountId32, value: Compact<u128>)";
    let renamed = "+ call Bank.pay = 0 (dest: sp_core::AccountId32, value: Compact<u128>)";
    requires("(to: sp_core", "(dest: sp_core", Need::Transaction, &[old, renamed]);
    let retyped = "+ call Bank.pay = 0 (to: sp_core::AccountId32, value: u128)";
    requires("Compact<u128>", "u128", Need::Transaction, &[old, retyped]);
    let added = "+ call Bank.pay = 0 (to: sp_core::AccountId32, value: Compact<u128>, why: Vec<u8>)";
    requires("Compact<u128>)", "Compact<u128>, why: Vec<u8>)", Need::Transaction, &[old, added]);
}

#[test]
fn transaction_version_must_rise_when_the_index_of_a_pallet_changes() {
    requires("pallet Bank = 20", "pallet Bank = 21", Need::Transaction, &["- pallet Bank = 20", "+ pallet Bank = 21"]);
}

#[test]
fn spec_version_must_rise_when_a_pallet_is_added() {
    let shown = ["+ call Shop.buy = 0 ()", "+ pallet Shop = 21"];
    requires("api Bank = ", "pallet Shop = 21\ncall Shop.buy = 0 ()\napi Bank = ", Need::Spec, &shown);
}

#[test]
fn transaction_version_must_rise_when_an_extension_changes_in_any_way() {
    let nonce = "extension v0.CheckNonce = 0 explicit frame_system::CheckNonce implicit ()";
    let weight = "extension v0.CheckWeight = 1 explicit frame_system::CheckWeight implicit ()";
    requires(&format!("{weight}\n"), "", Need::Transaction, &[&format!("- {weight}")]);
    let era = "extension v0.CheckEra = 2 explicit sp_runtime::Era implicit ()";
    requires(weight, &format!("{weight}\n{era}"), Need::Transaction, &[&format!("+ {era}")]);
    let signs_more = nonce.replace("implicit ()", "implicit u32");
    requires(nonce, &signs_more, Need::Transaction, &[&format!("- {nonce}"), &format!("+ {signs_more}")]);
}

#[test]
fn transaction_version_must_rise_when_address_or_extrinsic_change() {
    let shown = ["- extrinsic address = sp_runtime::MultiAddress", "+ extrinsic address = sp_core::AccountId32"];
    requires("address = sp_runtime::MultiAddress", "address = sp_core::AccountId32", Need::Transaction, &shown);
    requires("extrinsic version = 4\n", "", Need::Transaction, &["- extrinsic version = 4"]);
    requires(
        "extrinsic version = 4\n",
        "extrinsic version = 4\nextrinsic version = 5\n",
        Need::Spec,
        &["+ extrinsic version = 5"],
    );
}

#[test]
fn transaction_version_must_rise_when_an_encoded_type_changes() {
    let shown = ["- encoded bank::Kind.Shut = 1 (u8)", "+ encoded bank::Kind.Shut = 2 (u8)"];
    requires("Shut = 1", "Shut = 2", Need::Transaction, &shown);
    requires("encoded bank::Kind.Open = 0\n", "", Need::Transaction, &["- encoded bank::Kind.Open = 0"]);
}

#[test]
fn spec_version_must_rise_when_the_encoded_types_are_extended() {
    requires(
        "encoded bank::Kind.Shut = 1 (u8)",
        "encoded bank::Kind.Shut = 1 (u8)\nencoded bank::Kind.Lent = 2",
        Need::Spec,
        &["+ encoded bank::Kind.Lent = 2"],
    );
    let shown = ["+ encoded bank::Report = { total: u128 }", "- read bank::Report = { total: u128 }"];
    requires("read bank::Report", "encoded bank::Report", Need::Spec, &shown);
}

#[test]
fn spec_version_must_rise_when_only_read_items_change() {
    requires("error Bank", "event Bank.Shut = 1\nerror Bank", Need::Spec, &["+ event Bank.Shut = 1"]);
    requires("error Bank.Poor = 0\n", "", Need::Spec, &["- error Bank.Poor = 0"]);
    let constant = ["- constant Bank.Fee = u128 0x01", "+ constant Bank.Fee = u128 0x02"];
    requires("u128 0x01", "u128 0x02", Need::Spec, &constant);
    for (old, new) in [
        ("symbol = AGT", "symbol = AGX"),
        ("u128, default", "u64, default"),
        ("0x00 () -> u128", "0x00 () -> u64"),
        ("version 1\n", "version 2\n"),
        ("api Bank.total = () -> u128\n", ""),
        ("{ total: u128 }", "{ total: u64 }"),
    ] {
        assert_eq!(Changes::between(ABI, &ABI.replace(old, new)).need(), Need::Spec, "{old}");
    }
}

#[test]
fn most_serious_of_several_changes_decides() {
    let changed = ABI.replace("u128 0x01", "u128 0x02").replace("call Bank.close = 1 ()\n", "");
    assert_eq!(Changes::between(ABI, &changed).need(), Need::Transaction);
}

#[test]
#[should_panic(expected = "no rule says what a line of the kind 'weight' requires")]
fn need_panics_when_a_new_kind_of_line_has_no_rule() {
    Changes::between(ABI, "weight Bank.pay = 1").need();
}

#[test]
fn transaction_version_must_rise_when_a_line_of_unknown_kind_is_gone() {
    assert_eq!(Changes::between("weight Bank.pay = 1", "").need(), Need::Transaction);
}

const RELEASED: Versions = Versions { spec: 7, transaction: 3 };

fn verdict(need: Need, spec: u32, transaction: u32) -> Verdict {
    judge(need, Some(RELEASED), Versions { spec, transaction })
}

#[test]
fn every_change_passes_before_the_first_release() {
    let now = Versions { spec: 1, transaction: 1 };
    for need in [Need::Nothing, Need::Spec, Need::Transaction] {
        let Verdict { enough, reason } = judge(need, None, now);
        assert!(enough);
        assert!(reason.contains("Nothing was released yet"), "{reason}");
    }
}

#[test]
fn verdict_names_the_version_that_must_rise_and_from_where() {
    let Verdict { enough, reason } = verdict(Need::Spec, 7, 3);
    assert!(!enough);
    assert_eq!(reason, "spec_version must rise above 7, that of the last release; it is 7 (the runtime has changed).");

    let Verdict { enough, reason } = verdict(Need::Transaction, 8, 3);
    assert!(!enough);
    assert!(reason.starts_with("transaction_version must rise above 3"), "{reason}");
    assert!(reason.contains("spec_version has risen from the last release's 7 to 8 already"), "{reason}");
    assert!(!verdict(Need::Transaction, 7, 4).enough);
}

#[test]
fn change_passes_when_the_versions_rose_since_the_release() {
    assert!(verdict(Need::Transaction, 8, 4).enough);
    assert!(verdict(Need::Spec, 8, 3).enough);
    let Verdict { enough, reason } = verdict(Need::Nothing, 7, 3);
    assert!(enough);
    assert_eq!(reason, "No version must rise.");
}

#[test]
fn last_release_is_read_from_the_changelog() {
    let unreleased = "# Changelog\n\n## [Unreleased]\n\n### Added\n\n* spec_version 9, transaction_version 9\n";
    assert_eq!(last_release(unreleased), Ok(None));
    let second = "\n## [0.2.0] - 2027-02-01, spec_version 7, transaction_version 3\n";
    let first = "\n## [0.1.0] - 2027-01-01, spec_version 1, transaction_version 1\n";
    assert_eq!(last_release(&format!("{unreleased}{second}{first}")), Ok(Some(RELEASED)));
}

#[test]
fn last_release_fails_when_a_heading_does_not_name_its_versions() {
    let silent = last_release("## [Unreleased]\n\n## [0.1.0] - 2027-01-01, spec_version 1\n");
    assert!(silent.clone().is_err_and(|error| error.contains("transaction_version")), "{silent:?}");
}
