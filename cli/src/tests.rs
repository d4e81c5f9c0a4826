//! The program as a whole: what it understands, and what its documentation says of it.

use super::*;
use std::collections::BTreeSet;

const DOCUMENTATION: &str = include_str!("../../docs/cli.md");

/// Returns the name of each command without subcommands, such as `agt pool show`.
fn commands(of: &clap::Command, path: &str) -> Vec<String> {
    let subcommands = of.get_subcommands().filter(|one| one.get_name() != "help" && !one.is_hide_set());
    let found: Vec<String> = subcommands.flat_map(|one| commands(one, &format!("{path} {}", one.get_name()))).collect();
    if found.is_empty() {
        return vec![path.to_owned()];
    }
    found
}

#[test]
fn clap_finds_no_contradiction_in_the_arguments() {
    program().debug_assert();
}

/// Returns the words of each example of the documentation, without what a shell does with its output.
fn examples() -> impl Iterator<Item = Vec<&'static str>> {
    DOCUMENTATION.lines().filter(|line| line.starts_with("agt ")).map(|line| {
        let line = line.split(" > ").next().unwrap_or_default();
        line.split_whitespace().map(|word| word.trim_matches('\'')).collect()
    })
}

#[test]
fn the_documentation_has_an_example_of_each_command_and_no_other() {
    let program = program();
    let mut shown = BTreeSet::new();
    for words in examples() {
        let matches = program.clone().try_get_matches_from(&words).unwrap_or_else(|error| panic!("{words:?}: {error}"));
        let (mut path, mut inner) = ("agt".to_owned(), &matches);
        while let Some((name, matches)) = inner.subcommand() {
            path += &format!(" {name}");
            inner = matches;
        }
        shown.insert(path);
    }
    let known: BTreeSet<String> = commands(&program, "agt").into_iter().collect();
    let missing: Vec<_> = known.difference(&shown).collect();
    assert!(missing.is_empty(), "docs/cli.md has no example of {missing:?}");
}

#[test]
fn each_option_of_every_command_is_documented() {
    let program = program();
    for option in program.get_arguments().filter(|option| !option.is_hide_set()) {
        let name = option.get_long().unwrap_or_default();
        let is_clap_s = ["help", "version"].contains(&name);
        assert!(is_clap_s || DOCUMENTATION.contains(&format!("`--{name}")), "docs/cli.md does not explain --{name}");
    }
}

#[test]
fn each_command_explains_itself_and_its_arguments() {
    fn check(command: &clap::Command) {
        assert!(command.get_about().is_some(), "{} has no help", command.get_name());
        for argument in command.get_arguments() {
            let has_help = argument.get_help().is_some() || ["help", "version"].contains(&argument.get_id().as_str());
            assert!(has_help, "{} of {} has no help", argument.get_id(), command.get_name());
        }
        command.get_subcommands().for_each(check);
    }
    check(&program());
}
