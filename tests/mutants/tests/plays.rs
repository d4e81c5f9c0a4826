//! A package of a few lines, whose tests notice some mutants and not others.

use agt_mutants::{play, Options, Results};
use clap::Parser;
use serde_json::{json, Value};
use std::{fs, path::Path};

const LIB: &str = "\
pub const LIMIT: u32 = 3 + 4;

pub const fn sum(a: u32, b: u32) -> u32 {
    a + b
}

pub const SUM: u32 = fixed(1, 2);

pub const fn fixed(a: u32, b: u32) -> u32 {
    a * b
}

pub fn is_small(a: u32) -> bool {
    a < 10 && a != 5
}

pub fn name(a: u32) -> &'static str {
    match a {
        1 => \"one\",
        2 if is_small(a) => \"two\",
        _ => \"many\",
    }
}

pub fn halvings(mut a: u32) -> u32 {
    let mut times = 0;
    while a > 0 {
        a /= 2;
        times += 1;
    }
    times
}

pub fn evens() -> impl Iterator<Item = u32> {
    (0..10).step_by(2)
}

#[derive(Default)]
pub struct Range {
    pub least: u32,
    pub most: u32,
}

pub fn up_to(most: u32) -> Range {
    Range { most, ..Range::default() }
}

pub fn has_none(range: &Range) -> bool {
    !(range.least <= range.most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn range_ends_at_its_most() {
        assert_eq!(up_to(7).most, 7);
    }

    #[test]
    fn one_and_two_are_three() {
        assert_eq!((sum(1, 2), SUM), (3, 2));
    }

    #[test]
    fn numbers_have_names() {
        assert_eq!([name(1), name(2), name(3)], [\"one\", \"two\", \"many\"]);
    }

    #[test]
    fn seven_is_halved_three_times() {
        assert_eq!(halvings(7), 3);
    }
}
";

const MANIFEST: &str = "\
[package]
name = \"small\"
version = \"0.1.0\"
edition = \"2021\"

[profile.mutants]
inherits = \"dev\"
";

const LOCK: &str = "version = 4\n\n[[package]]\nname = \"small\"\nversion = \"0.1.0\"\n";

/// A mutant that has `replacement` instead of the first `what` behind `after`.
fn mutant(genre: &str, after: &str, what: &str, replacement: &str) -> Value {
    let from = LIB.find(after).expect("the place is there");
    let start = from + LIB[from..].find(what).expect("what is replaced is there");
    let place = |offset: usize| {
        let before = &LIB[..offset];
        json!({ "line": before.matches('\n').count() + 1, "column": before.chars().rev().take_while(|c| *c != '\n').count() + 1 })
    };
    json!({
        "name": format!("{what} becomes {replacement}"),
        "package": "small",
        "file": "src/lib.rs",
        "genre": genre,
        "replacement": replacement,
        "span": { "start": place(start), "end": place(start + what.len()) },
    })
}

/// Plays mutants of the package in a folder of their own.
fn played(mutants: &[Value]) -> Results {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    let write = |path: &Path, text: &str| fs::write(path, text).expect("a file");
    fs::create_dir_all(at("tree/src")).expect("a folder");
    write(&at("tree/Cargo.toml"), MANIFEST);
    write(&at("tree/Cargo.lock"), LOCK);
    write(&at("tree/src/lib.rs"), LIB);
    write(&at("list.json"), &Value::from(mutants).to_string());
    let options = ["list.json", "tree", "target", "out"].map(|name| at(name).display().to_string());
    let [list, tree, target, out] = &options;
    let options = ["agt-mutants", "--list", list, "--tree", tree, "--target", target, "--out", out];
    play(&Options::parse_from(options)).expect("it plays them")
}

#[test]
fn each_mutant_meets_the_fate_that_its_tests_decide() {
    let results = played(&[
        mutant("BinaryOperator", "fn sum", "+", "-"),
        mutant("FnValue", "fn sum", "a + b", "3"),
        mutant("BinaryOperator", "fn is_small", "<", ">"),
        mutant("BinaryOperator", "fn is_small", "!=", "=="),
        mutant("MatchArm", "match a", "1 => \"one\",", ""),
        mutant("MatchArm", "match a", "2 if is_small(a) => \"two\",", ""),
        mutant("MatchArmGuard", "match a", "is_small(a)", "true"),
        mutant("BinaryOperator", "fn halvings", "/=", "*="),
        mutant(
            "FnValue",
            "fn name",
            "match a {\n        1 => \"one\",\n        2 if is_small(a) => \"two\",\n        _ => \"many\",\n    }",
            "7",
        ),
        mutant("BinaryOperator", "LIMIT", "+", "*"),
        mutant("BinaryOperator", "fn fixed", "*", "+"),
        mutant("StructField", "fn up_to", "most,", ""),
        mutant("UnaryOperator", "fn has_none", "!", ""),
        mutant("FnValue", "fn evens", "(0..10).step_by(2)", "::std::iter::empty()"),
    ]);
    let expected = Results {
        caught: [0, 2, 3, 4, 5, 7, 10, 11].into(),
        survived: [1, 6, 9, 12, 13].into(),
        endless: [].into(),
        unviable: [8].into(),
    };
    assert_eq!(results, expected);
}
