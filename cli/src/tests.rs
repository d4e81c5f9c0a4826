//! The program as a whole: what it understands, and what its documentation says of it.

mod shell;

use super::*;
use shell::{commands_in, spans_in};
use std::{collections::BTreeSet, fs, path::PathBuf};

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

#[test]
fn the_documentation_has_an_example_of_each_command_and_no_other() {
    let program = program();
    let mut shown = BTreeSet::new();
    for words in commands_in(DOCUMENTATION) {
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

/// Returns the folder of the repository.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Returns every page of the documentation by its name, with its text.
fn pages() -> Vec<(String, String)> {
    let found = fs::read_dir(root().join("docs")).expect("a folder").map(|entry| entry.expect("an entry").path());
    let pages = found.filter(|path| path.extension().is_some_and(|ending| ending == "md"));
    let read = |path: PathBuf| {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        (name, fs::read_to_string(&path).expect("a page"))
    };
    pages.chain([root().join("README.md")]).map(read).collect()
}

#[test]
fn each_command_that_a_page_shows_is_understood() {
    let program = program();
    let mut shown = Vec::new();
    for (page, text) in pages() {
        for words in commands_in(&text) {
            let matches = program.clone().try_get_matches_from(&words);
            matches.unwrap_or_else(|error| panic!("{page}: {words:?}: {error}"));
            shown.push(page.clone());
        }
    }
    let of = |page: &str| shown.iter().filter(|of| *of == page).count();
    assert!(of("cli.md") >= 55 && of("requesting.md") >= 12 && of("working.md") >= 4, "{shown:?}");
}

/// In a text a command may be shortened to its name.
#[test]
fn each_command_that_a_page_names_exists() {
    let program = program();
    let mut named = 0;
    for (page, text) in pages() {
        for words in spans_in(&text) {
            named += 1;
            let Err(error) = program.clone().try_get_matches_from(&words) else { continue };
            let is_unknown = matches!(error.kind(), ErrorKind::UnknownArgument | ErrorKind::InvalidSubcommand);
            assert!(!is_unknown, "{page}: {words:?}: {error}");
        }
    }
    assert!(named >= 10, "{named}");
}

#[test]
fn service_of_a_keeper_starts_a_command_that_is_understood() {
    let unit = fs::read_to_string(root().join("scripts/systemd/agt-keeper.service")).expect("a unit");
    let unit = unit.replace("\\\n", " ");
    let start = unit.lines().find_map(|line| line.strip_prefix("ExecStart=")).expect("a command");
    let matches = program().try_get_matches_from(start.split_whitespace());
    matches.unwrap_or_else(|error| panic!("{start}: {error}"));
}

/// A rule of a pallet has a dot in its name, and the documentation of its own.
#[test]
fn each_rule_of_this_program_is_documented() {
    let mut rules = BTreeSet::new();
    for file in sources(&root().join("cli/src")) {
        let text = fs::read_to_string(&file).expect("a source");
        // What tests make up is no rule.
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        for sign in ["::refused(", "::local(", "rule: "] {
            let names =
                text.split(sign).skip(1).filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next());
            rules.extend(names.filter(|name| !name.contains(['.', ' ', '{'])).map(str::to_owned));
        }
    }
    assert!(rules.len() >= 30, "{rules:?}");
    let missing: Vec<_> = rules.iter().filter(|rule| !DOCUMENTATION.contains(&format!("`{rule}`"))).collect();
    assert!(missing.is_empty(), "docs/cli.md does not name {missing:?}");
}

/// Returns every source file below a folder.
fn sources(folder: &std::path::Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    files.into_iter().chain(folders.iter().flat_map(|folder| sources(folder))).collect()
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
