//! What the workspace promises about itself: one SDK line, dependencies that point down, one mint gate, pallets of one
//! layout, and texts that name what exists.

use agt_e2e::binary::root;
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The workspace's packages as cargo knows them.
fn packages() -> Vec<Value> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["metadata", "--no-deps", "--offline", "--format-version=1"]).current_dir(root());
    let output = cargo.output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    metadata["packages"].as_array().expect("a list").clone()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_else(|| panic!("{key} of {value}"))
}

/// A package's folder, relative to the root.
fn folder(package: &Value) -> PathBuf {
    let manifest = Path::new(text(package, "manifest_path"));
    let folder = manifest.parent().expect("a folder");
    folder.strip_prefix(root().canonicalize().expect("a path")).expect("inside the workspace").into()
}

/// Every file below a folder, relative to the root.
fn files(below: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root().join(below)).unwrap_or_else(|error| panic!("{}: {error}", below.display())) {
        let entry = entry.expect("an entry");
        let path = below.join(entry.file_name());
        let hidden = ["target", "node_modules"].iter().any(|name| path.ends_with(name));
        let dotted = entry.file_name().to_string_lossy().starts_with('.');
        if entry.file_type().expect("a type").is_dir() {
            if !hidden && !dotted {
                found.extend(files(&path));
            }
        } else {
            found.push(path);
        }
    }
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn no_crate_of_the_sdk_is_there_in_two_versions() {
    /// Crates with a name like the SDK's that live on a line of their own, and why two of them are harmless.
    const EXCEPTIONS: &[(&str, &str)] = &[];

    let mut versions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in read(Path::new("Cargo.lock")).split("[[package]]").skip(1) {
        let field = |name: &str| {
            let line = package.lines().find_map(|line| line.strip_prefix(&format!("{name} = ")))?;
            Some(line.trim_matches('"').to_string())
        };
        let from_registry = field("source").is_some_and(|source| source.starts_with("registry+"));
        let name = field("name").expect("a name");
        let of_the_sdk =
            ["sc-", "sp-", "frame-", "pallet-", "substrate-"].iter().any(|prefix| name.starts_with(prefix));
        if from_registry && of_the_sdk {
            versions.entry(name).or_default().insert(field("version").expect("a version"));
        }
    }
    assert!(versions.len() > 100, "{} crates: Cargo.lock was not understood", versions.len());
    versions.retain(|name, versions| versions.len() > 1 && !EXCEPTIONS.iter().any(|(known, _)| known == name));
    assert_eq!(versions, BTreeMap::new());
}

#[test]
fn every_crate_of_the_sdk_is_pinned_to_one_version() {
    let manifest = read(Path::new("Cargo.toml"));
    // The profiles name crates, too.
    let dependencies = manifest.split("\n[profile").next().unwrap_or_default();
    let pins = dependencies.lines().filter(|line| {
        let prefixes = ["sc-", "sp-", "frame-", "substrate-"];
        prefixes.iter().any(|prefix| line.starts_with(prefix)) || line.starts_with("pallet-") && !line.contains("path")
    });
    let loose: Vec<_> = pins.clone().filter(|line| !line.contains("\"=")).collect();
    assert!(pins.count() > 60);
    assert_eq!(loose, Vec::<&str>::new(), "the next release of a single crate would split the graph");
}

/// The forms in which cargo would compile each crate, by name and version: its sets of features.
fn forms(arguments: &[&str]) -> BTreeMap<String, BTreeSet<String>> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["tree", "--offline", "--prefix=none", "--format={p}\t{f}"]).args(arguments);
    let output = cargo.current_dir(root()).output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut found: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Some((package, features)) = line.split_once('\t') else { continue };
        // Cargo marks a package that it has listed before.
        let features = features.trim_end_matches(" (*)");
        found.entry(package.to_string()).or_default().insert(features.to_string());
    }
    found
}

#[test]
fn node_and_workspace_compile_the_same_form_of_each_crate() {
    let node = forms(&["--package=agt-node", "--edges=normal"]);
    let programs = forms(&["--workspace", "--edges=normal"]);
    let workspace = forms(&["--workspace", "--edges=normal,dev"]);
    assert!(node.len() > 500, "{} crates: cargo tree was not understood", node.len());

    // Of two forms the fuller one is linked into the node; the other one serves macros and build scripts.
    let linked = programs
        .iter()
        .filter(|(package, _)| node.contains_key(*package))
        .filter_map(|(package, forms)| Some((package, forms.iter().max_by_key(|form| form.split(',').count())?)));
    let only_in_node: Vec<_> =
        linked.filter(|(package, form)| !workspace.get(*package).is_some_and(|forms| forms.contains(*form))).collect();
    assert!(
        only_in_node.is_empty(),
        "the tests compile these crates once more; name the missing features in node/Cargo.toml: {only_in_node:#?}"
    );
}

/// The layer of a package. A package may depend on lower layers only.
fn layer(folder: &Path) -> u32 {
    match folder.to_str().expect("UTF-8") {
        "primitives" | "tests/abi" => 0,
        // The mocks of the pallets share it.
        "tests/support" => 1,
        pallet if pallet.starts_with("pallets/") => 1,
        "datasets" => 1,
        "runtime/api" => 2,
        "runtime" => 3,
        "client" | "node" => 4,
        "keeper" => 5,
        "server" => 6,
        "cli" => 7,
        test if test.starts_with("tests/") => 8,
        other => panic!("{other} belongs to no layer"),
    }
}

#[test]
fn dependencies_point_down_only_and_pallets_do_not_know_each_other() {
    let packages = packages();
    let ours: BTreeMap<_, _> =
        packages.iter().map(|package| (text(package, "name"), layer(&folder(package)))).collect();
    assert!(ours.len() >= 8, "{ours:?}");

    for package in &packages {
        let (name, from) = (text(package, "name"), ours[text(package, "name")]);
        for dependency in package["dependencies"].as_array().expect("a list") {
            let Some(to) = ours.get(text(dependency, "name")) else { continue };
            let for_tests = dependency["kind"] == "dev";
            assert!(*to < from || for_tests && *to <= from, "{name} depends on {}", text(dependency, "name"));
        }
    }
}

#[test]
fn every_package_takes_the_workspace_s_lints_and_version() {
    for package in packages() {
        let manifest = read(&folder(&package).join("Cargo.toml"));
        let lints =
            manifest.split("[lints]").nth(1).is_some_and(|rest| rest.trim_start().starts_with("workspace = true"));
        assert!(lints, "{} does not take the workspace's lints", text(&package, "name"));
        for inherited in ["version", "edition", "rust-version", "license", "publish"] {
            assert!(
                manifest.contains(&format!("{inherited}.workspace = true")),
                "{}: {inherited} is its own",
                text(&package, "name")
            );
        }
        assert!(!text(&package, "description").is_empty());
    }
}

/// The folders of the pallets, relative to the root.
fn pallets() -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("pallets")).expect("pallets");
    let pallets: Vec<_> =
        entries.map(|entry| Path::new("pallets").join(entry.expect("an entry").file_name())).collect();
    assert!(pallets.len() >= 9, "{pallets:?}");
    pallets
}

#[test]
fn every_pallet_has_a_readme_as_its_documentation_and_its_invariants() {
    for pallet in pallets() {
        for file in ["README.md", "src/lib.rs", "src/try_state.rs"] {
            assert!(root().join(&pallet).join(file).is_file(), "{} has no {file}", pallet.display());
        }
        let library = read(&pallet.join("src/lib.rs"));
        assert!(library.contains("#![doc = include_str!(\"../README.md\")]"), "{}", pallet.display());
    }
}

#[test]
fn every_pallet_checks_its_invariants_in_the_hook_that_tools_run() {
    for pallet in pallets() {
        let library = read(&pallet.join("src/lib.rs"));
        let hook = library.split("#[cfg(feature = \"try-runtime\")]").skip(1);
        let has_hook = hook.into_iter().any(|code| code.trim_start().starts_with("fn try_state("));
        assert!(has_hook, "{}: no Hooks::try_state under try-runtime", pallet.display());
    }
}

/// The names of the features of a manifest.
fn features_of(manifest: &str) -> BTreeSet<&str> {
    let section = manifest.split("[features]").nth(1).unwrap_or_default().split("\n[").next().unwrap_or_default();
    section.lines().filter_map(|line| Some(line.split_once(" = ")?.0)).collect()
}

#[test]
fn every_pallet_has_the_three_features_and_the_runtime_passes_them_on() {
    let runtime = read(Path::new("runtime/Cargo.toml"));
    for pallet in pallets() {
        let manifest = read(&pallet.join("Cargo.toml"));
        let features = features_of(&manifest);
        let package = manifest.lines().find_map(|line| line.strip_prefix("name = ")).expect("a name").trim_matches('"');
        for feature in ["std", "runtime-benchmarks", "try-runtime"] {
            assert!(features.contains(feature), "{}: no feature {feature}", pallet.display());
        }
        // A pallet without benchmarks has nothing to pass on.
        let benchmarks = root().join(&pallet).join("src/benchmarking.rs").is_file();
        for feature in ["try-runtime", "runtime-benchmarks"].into_iter().take(if benchmarks { 2 } else { 1 }) {
            let passed = format!("\"{package}/{feature}\"");
            assert!(runtime.contains(&passed), "runtime/Cargo.toml does not pass {passed} on");
        }
    }
}

#[test]
fn every_pallet_is_configured_in_a_file_that_the_architecture_names() {
    let configs: BTreeMap<_, _> = files(Path::new("runtime/src/configs"))
        .into_iter()
        .filter_map(|path| Some((path.file_stem()?.to_str()?.to_string(), read(&path))))
        .filter(|(name, _)| name != "mod")
        .collect();
    for pallet in pallets() {
        let name = pallet.file_name().expect("a folder").to_str().expect("UTF-8").replace('-', "_");
        let configured = format!("impl pallet_{name}::Config for Runtime");
        assert!(configs.values().any(|code| code.contains(&configured)), "no configuration has {configured}");
    }
    let architecture = read(Path::new("docs/architecture.md"));
    let line = architecture.lines().find(|line| line.contains("`runtime/src/configs/`")).expect("a line on configs");
    let named = line.split(|part: char| !part.is_alphanumeric() && part != '_').collect::<BTreeSet<_>>();
    for name in configs.keys() {
        assert!(named.contains(name.as_str()), "docs/architecture.md does not name runtime/src/configs/{name}.rs");
    }
}

#[test]
fn every_decision_has_its_number_and_is_in_the_index() {
    let index = read(Path::new("docs/decisions/README.md"));
    let mut decisions = files(Path::new("docs/decisions"));
    decisions.retain(|path| !path.ends_with("README.md"));
    decisions.sort();
    for (place, path) in decisions.iter().enumerate() {
        let (name, number) = (path.file_name().expect("a file").to_str().expect("UTF-8"), place + 1);
        assert!(name.starts_with(&format!("{number:04}-")), "{name} is decision {number}");
        assert!(read(path).starts_with(&format!("# {number}. ")), "the title of {name}");
        assert!(index.contains(&format!("[{number}]({name})")), "the index does not list {name}");
    }
}

#[test]
fn the_pallet_to_copy_has_the_layout_that_contributing_lists() {
    let contributing = read(Path::new("CONTRIBUTING.md"));
    assert!(contributing.contains("Copy `pallets/redemption`"), "CONTRIBUTING.md names the pallet to copy");
    let layout = contributing.split("pallets/<name>/\n").nth(1).and_then(|rest| rest.split("```").next());
    let files = layout.expect("the layout").lines().filter_map(|line| line.split_whitespace().next());
    let files: Vec<_> = files.filter(|file| !file.contains('<')).collect();
    assert!(files.len() >= 8, "{files:?}");
    for file in files {
        assert!(root().join("pallets/redemption").join(file).is_file(), "pallets/redemption has no {file}");
    }
}

#[test]
fn no_test_has_a_name_that_is_too_long_to_read() {
    /// The most characters of a name.
    const MOST: usize = 70;

    let (mut count, mut long) = (0, Vec::new());
    for path in files(Path::new("")).into_iter().filter(|path| path.extension().is_some_and(|kind| kind == "rs")) {
        let code = read(&path);
        let mut lines = code.lines().map(str::trim_start);
        while let Some(line) = lines.next() {
            if line != "#[test]" && !line.starts_with("#[tokio::test") {
                continue;
            }
            let name = lines.find_map(|line| line.split_once("fn ")?.1.split('(').next());
            let name = name.expect("a test has a name");
            count += 1;
            if name.len() > MOST {
                long.push(format!("{}: {name}", path.display()));
            }
        }
    }
    assert!(count > 900, "{count} tests: the sources were not understood");
    assert_eq!(long, Vec::<String>::new(), "names of more than {MOST} characters");
}

/// A file's code that reaches the chain: without comments, tests, mocks, benchmarks and their fixtures.
fn shipped_code(path: &Path) -> Option<String> {
    let name = path.to_str().expect("UTF-8");
    let left_out =
        ["tests.rs", "mock.rs", "benchmarking.rs", "benchmarks.rs", "fixtures.rs", "/tests/", "/mock/", "build.rs"];
    if !name.ends_with(".rs") || left_out.iter().any(|part| name.contains(part)) {
        return None;
    }
    let code = read(path);
    let code = code.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    Some(code.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n"))
}

#[test]
fn only_the_supply_issues_agt() {
    /// What the SDK calls the ways to make tokens, or to write a balance as if they were there.
    const ISSUES: &[&str] = &[
        "mint_into(",
        "issue(",
        "deposit_creating(",
        "deposit_into_existing(",
        "make_free_balance_be(",
        "set_balance(",
        "set_total_issuance(",
        "resolve_creating(",
        "resolve_into_existing(",
        "rescind(",
        "pair(",
        "increase_balance(",
        "write_balance",
        "mutate_account(",
        "TotalIssuance",
        "InactiveIssuance",
        "inflate(",
    ];
    let mut found = BTreeSet::new();
    let sources = ["pallets", "runtime", "primitives"].into_iter().flat_map(|room| files(Path::new(room)));
    let mut scanned = 0;
    for path in sources {
        let Some(code) = shipped_code(&path) else { continue };
        scanned += 1;
        for name in ISSUES {
            // A word of its own, and not where a function of that name is defined: a currency that makes nothing has
            // them all.
            let is_call = |at: usize| {
                let before = &code[..at];
                !before.ends_with(|last: char| last.is_alphanumeric() || last == '_') && !before.ends_with("fn ")
            };
            if code.match_indices(name).any(|(at, _)| is_call(at)) {
                found.insert((path.display().to_string(), *name));
            }
        }
    }
    assert!(scanned > 30, "{scanned} files");
    let known = [
        ("pallets/supply/src/impls.rs", "mint_into("),
        // Moves what a killed referendum forfeits: it was taken from an account and comes out of no thin air.
        ("runtime/src/configs/governance.rs", "resolve_creating("),
    ];
    assert_eq!(found, known.map(|(path, name)| (path.to_string(), name)).into());
    let gate = shipped_code(Path::new("pallets/supply/src/impls.rs")).expect("code");
    assert_eq!(gate.matches("mint_into(").count(), 1, "one gate has one door");
}

/// A patch that breaks a pallet on purpose, for `scripts/broken.sh`.
struct Broken {
    path: PathBuf,
    /// The folder of the pallet whose property test must find it.
    pallet: PathBuf,
    /// What is broken, and the message of the invariant that must catch it.
    what: String,
    caught_by: String,
    /// The hunks: the file, what it holds before and after, and how many lines differ.
    hunks: Vec<Hunk>,
}

struct Hunk {
    file: PathBuf,
    before: String,
    after: String,
    changed: usize,
}

impl Broken {
    fn read(path: PathBuf) -> Self {
        let text = read(&path);
        let package = path.parent().and_then(Path::file_name).expect("a folder").to_str().expect("UTF-8");
        let pallet = Path::new("pallets").join(package.strip_prefix("pallet-").expect("the name of a pallet"));
        let (head, diff) = text.split_once("\n\n").expect("a text, an empty line and a diff");
        let (what, caught_by) = head.split_once("\nCaught by: ").expect("a line that names an invariant");
        let (what, caught_by) = (what.replace('\n', " "), caught_by.to_string());
        let (mut file, mut hunks) = (PathBuf::new(), Vec::<Hunk>::new());
        for line in diff.lines() {
            if let Some(name) = line.strip_prefix("--- a/") {
                file = name.into();
            } else if line.starts_with("@@ ") {
                let (before, after) = Default::default();
                hunks.push(Hunk { file: file.clone(), before, after, changed: 0 });
            } else if !line.starts_with("+++ b/") {
                let hunk = hunks.last_mut().expect("lines of a hunk");
                let (sign, line) = line.split_at_checked(1).expect("a sign stands first");
                if sign != "+" {
                    hunk.before += &format!("{line}\n");
                }
                if sign != "-" {
                    hunk.after += &format!("{line}\n");
                }
                hunk.changed += usize::from(sign != " ");
            }
        }
        Self { path, pallet, what, caught_by, hunks }
    }

    fn all() -> Vec<Self> {
        let patches = files(Path::new("tests/broken"));
        let patches: Vec<_> = patches.into_iter().map(Self::read).collect();
        assert!(patches.len() >= 16, "{} patches", patches.len());
        patches
    }
}

#[test]
fn every_broken_variant_applies_to_what_ships_and_is_small() {
    for Broken { path, pallet, hunks, .. } in Broken::all() {
        assert!(!hunks.is_empty(), "{} changes nothing", path.display());
        for Hunk { file, before, after, .. } in &hunks {
            let code = pallet.join("src");
            let ships = shipped_code(file).is_some() && file.starts_with(&code) && !file.ends_with("try_state.rs");
            assert!(ships, "{} changes {}, which is not what the pallet does", path.display(), file.display());
            let text = read(file);
            let places = text.matches(before.as_str()).count();
            assert_eq!(places, 1, "{} does not apply to {}:\n{before}", path.display(), file.display());
            assert!(!text.contains(after.as_str()), "{} is applied to {}", path.display(), file.display());
        }
        let changed: usize = hunks.iter().map(|hunk| hunk.changed).sum();
        assert!((1..=5).contains(&changed), "{} changes {changed} lines", path.display());
    }
}

#[test]
fn every_broken_variant_names_an_invariant_and_is_in_the_docs() {
    let docs = read(Path::new("docs/reliability.md"));
    for Broken { path, pallet, what, caught_by, .. } in Broken::all() {
        let checks = read(&pallet.join("src/try_state.rs"));
        // A message that is broken over lines is one text.
        let mut parts = checks.split("\\\n");
        let first = parts.next().unwrap_or_default().to_string();
        let checks = parts.fold(first, |text, part| text + part.trim_start());
        assert!(checks.contains(&format!("\"{caught_by}\"")), "{}: no check says {caught_by}", path.display());

        let name = pallet.file_name().expect("a folder").to_str().expect("UTF-8");
        let id = caught_by.split(':').next().unwrap_or_default();
        let row = format!("| {} | {name} | {id} |", what.trim_end_matches('.'));
        assert!(docs.contains(&row), "docs/reliability.md has no row {row}");
    }
}

#[test]
fn every_weight_of_the_runtime_was_measured() {
    let weights: BTreeSet<_> = files(Path::new("runtime/src/weights"))
        .into_iter()
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_string()))
        .collect();
    let configs: String = files(Path::new("runtime/src/configs")).iter().map(|path| read(path)).collect();
    for (at, _) in configs.match_indices("WeightInfo = ()") {
        panic!("a weight that was never measured: {}", configs[at.saturating_sub(400)..at].trim_start());
    }
    // The chain's own pallets and what every extrinsic pays, by this chain's own benchmarks.
    let has_benchmarks = |pallet: &PathBuf| root().join(pallet).join("src/benchmarking.rs").is_file();
    let own = pallets().into_iter().filter(has_benchmarks).map(|pallet| {
        let folder = pallet.file_name().expect("a folder").to_str().expect("UTF-8");
        format!("pallet_{}", folder.replace('-', "_"))
    });
    let paid_by_all = ["frame_system", "frame_system_extensions", "pallet_balances", "pallet_transaction_payment"];
    for name in own.chain(paid_by_all.map(str::to_string)) {
        assert!(weights.contains(&name), "runtime/src/weights/{name}.rs is missing: scripts/benchmark.sh {name}");
        let used = format!("weights::{name}::WeightInfo<Runtime>");
        assert!(configs.contains(&used), "no configuration uses {used}");
    }
    for figure in ["weights::database::DatabaseWeight", "EmptyBlock", "EmptyExtrinsic"] {
        assert!(configs.contains(figure), "no configuration uses {figure}");
    }
}

#[test]
fn no_preset_has_a_root_key() {
    let manifest = read(Path::new("Cargo.toml")) + &read(Path::new("runtime/Cargo.toml"));
    assert!(!manifest.contains("pallet-sudo"));
}

#[test]
fn every_link_and_path_in_a_text_leads_somewhere() {
    let texts = files(Path::new("")).into_iter().filter(|path| path.extension().is_some_and(|kind| kind == "md"));
    let mut checked = 0;
    for path in texts {
        let text = read(&path);
        let here = path.parent().expect("a folder");
        let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        let links =
            links.filter(|link| !link.contains("://") && !link.starts_with('#') && !link.starts_with("mailto:"));
        for link in links {
            let target = here.join(link.split('#').next().unwrap_or_default());
            assert!(root().join(&target).exists(), "{}: {link} leads nowhere", path.display());
            checked += 1;
        }
        for quote in text.split('`').skip(1).step_by(2).filter(|quote| is_path(quote)) {
            // A pallet's text speaks of its own folder and sources as well.
            let places = [root().to_path_buf(), root().join(here), root().join(here).join("src")];
            assert!(places.iter().any(|place| place.join(quote).exists()), "{}: no {quote}", path.display());
            checked += 1;
        }
    }
    assert!(checked > 0);
}

/// People call what is in this folder. What only a program calls lies beside what it is for.
#[test]
fn every_script_explains_itself_when_it_is_asked() {
    let scripts =
        files(Path::new("scripts")).into_iter().filter(|path| path.extension().is_some_and(|kind| kind == "sh"));
    let silent = |path: &PathBuf| !read(path).contains("-h | --help)") && !path.ends_with("lib.sh");
    assert_eq!(scripts.filter(silent).collect::<Vec<_>>(), Vec::<PathBuf>::new());
}

/// Whether a quote names a file or folder of this repository.
fn is_path(quote: &str) -> bool {
    let rooms = ["node/", "runtime/", "primitives/", "pallets/", "tests/", "scripts/", "docs/"];
    rooms.iter().any(|room| quote.starts_with(room)) && !quote.contains([' ', '*', '<', '{', '\n'])
}

#[test]
fn nothing_is_left_to_do_and_no_lint_is_silenced_without_a_reason() {
    let marker = ["TO", "DO"].concat();
    let mut found = Vec::new();
    for path in files(Path::new("")).into_iter().filter(|path| path.extension().is_some_and(|kind| kind == "rs")) {
        let code = read(&path);
        let mut before = "";
        for (index, line) in code.lines().enumerate() {
            let silences = ["#[allow(", "#![allow("].iter().any(|start| line.trim_start().starts_with(start));
            let explained = line.contains("//") || before.trim_start().starts_with("//");
            if line.contains(&marker) || silences && !explained {
                found.push(format!("{}:{}: {line}", path.display(), index + 1));
            }
            before = line;
        }
    }
    assert_eq!(found, Vec::<String>::new());
}
