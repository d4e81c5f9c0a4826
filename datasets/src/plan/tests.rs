//! A plan is read as it was written, and what the chain would refuse is refused with the name of its key.

use super::{check::names, *};
use agt_primitives::{assets::AssetKind, calendar::DAY, reward_pools::PoolPurpose, tasks::AnswerKind, token::AGT};
use sp_core::H256;

/// Returns the commented file with a line replaced.
fn with(line: &str, by: &str) -> String {
    let text = Plan::template(&Sketch::default());
    assert!(text.contains(line), "{line}");
    text.replacen(line, by, 1)
}

fn parse(text: &str) -> Result<Plan> {
    Plan::parse(Path::new("/campaign"), text)
}

#[test]
fn commented_file_is_a_sound_plan_for_every_type_of_answers() {
    for answer in ["choices", "preference", "number", "rich"] {
        let labels = ["a \"quoted\" one".to_string(), "another".to_string()];
        let sketch = Sketch { title: "Cats \\ \"dogs\"", answer, labels: &labels, ..Sketch::default() };
        let plan = parse(&Plan::template(&sketch)).unwrap_or_else(|error| panic!("{answer}: {error}"));
        assert_eq!(plan.title, "Cats \\ \"dogs\"");
        assert_eq!(plan.files.gold.is_some(), answer != "rich");
    }
}

#[test]
fn plan_has_the_values_that_are_written() {
    let text = with("price-a-set = \"1.5\"", "price-a-set = 0.25").replace("# guarantee", "guarantee");
    let plan = parse(&text).unwrap();
    assert_eq!(plan.answer, AnswerPlan::Choices { labels: vec!["cat".into(), "dog".into()] });
    assert_eq!((plan.items_a_set, plan.gold_a_set, plan.replication), (24, 8, Replication::Three));
    let Pay::Pool { asset, price, guarantee, expires, purpose } = plan.pay.clone() else { panic!("a pool pays") };
    assert_eq!((asset, price, guarantee), (AssetKind::Native, AGT / 4, 515 * AGT));
    assert_eq!((expires, purpose), (When::In(90 * DAY), PoolPurpose::DataRequest));
    assert_eq!((plan.measured.chance.points(), plan.measured.reference.points()), (5_000, 9_500));
    assert_eq!(plan.files.items, Path::new("/campaign/items.csv"));
    assert_eq!(plan.leaves_for(10), 24);
    assert_eq!(plan.pay.amount(1_500_000_000_000), "1.5 AGT");
}

#[test]
fn numbers_are_converted_to_the_fixed_point_exactly() {
    let text = Plan::template(&Sketch { answer: "number", ..Sketch::default() });
    let text = text.replace("least = \"0\"", "least = -0.1").replace("decimals = 0", "decimals = 3");
    let AnswerPlan::Number(kind) = parse(&text).unwrap().answer else { panic!("a number") };
    let AnswerKind::Number { least, most, tolerance, decimals } = kind else { panic!("a number") };
    assert_eq!((least, most, tolerance.get(), decimals), (-100, 100_000, 1_000, 3));
}

#[test]
fn key_that_does_not_exist_is_refused_with_its_line() {
    let text = with("area = 0", "area = 0\nplice = 1");
    let line = text.lines().position(|line| line == "plice = 1").unwrap() + 1;
    let error = parse(&text).unwrap_err();
    assert!(error.what().starts_with(&format!("campaign.toml, line {line}: unknown field `plice`")), "{error}");
    assert!(!error.to_string().contains('\n'));
    assert!(parse("[campaign]\n[campaign\n").unwrap_err().what().starts_with("campaign.toml, line 2: "));
}

#[test]
fn value_that_the_chain_would_refuse_names_its_key() {
    for (line, by, key) in [
        ("kind = \"general\"", "kind = \"verification\"", "[campaign] kind"),
        ("kind = \"general\"", "kind = \"odd\"", "[campaign] kind"),
        ("kind = \"general\"", "kind = \"advanced\"", "[requirements] role"),
        ("kind = \"general\"", "kind = \"quiz\"", "[campaign] items-a-set"),
        ("replication = 3", "replication = 4", "[campaign] replication"),
        ("items-a-set = 24", "items-a-set = 25", "[campaign] items-a-set"),
        ("items-a-set = 24", "items-a-set = 0", "[campaign] items-a-set"),
        ("gold-a-set = 8", "gold-a-set = 0", "[campaign] gold-a-set"),
        ("gold-a-set = 8", "gold-a-set = 3", "[campaign] gold-a-set"),
        ("deadline = \"30d\"", "deadline = \"soon\"", "[campaign] deadline"),
        ("# leaves = 100", "leaves = 16777217", "[campaign] leaves"),
        ("uri = \"https://example.org/campaign\"", &format!("uri = \"{}\"", "x".repeat(129)), "[campaign] uri"),
        ("labels = [\"cat\", \"dog\"]", "labels = [\"cat\"]", "[answer] labels"),
        ("labels = [\"cat\", \"dog\"]", "labels = [\"cat\", \"cat\"]", "[answer] labels"),
        ("labels = [\"cat\", \"dog\"]", "labels = [\"cat\", \" dog\"]", "[answer] labels"),
        ("labels = [\"cat\", \"dog\"]", "options = 2", "[answer] options"),
        ("join = \"1h\"", "join = \"1m\"", "[windows]"),
        ("join = \"1h\"", "join = 60", "[windows] join"),
        ("asset = \"AGT\"", "asset = \"USD\"", "[pay] asset"),
        ("asset = \"AGT\"", "asset = 7", "[pay] price-a-set"),
        ("price-a-set = \"1.5\"", "price-a-set = 0", "[pay] price-a-set"),
        ("price-a-set = \"1.5\"", "price-a-set = -1", "[pay] price-a-set"),
        ("price-a-set = \"1.5\"", "price-a-set = 0.0099", "[pay] price-a-set"),
        ("price-a-set = \"1.5\"", "aia-a-set = 5", "[pay] aia-a-set"),
        ("reference = \"95 %\"", "reference = \"52 %\"", "[measured] reference"),
        ("reference = \"95 %\"", "reference = \"100 %\"", "[measured] reference"),
        ("reference = \"95 %\"", "chance = \"40 %\"\nreference = \"95 %\"", "[measured] chance"),
        ("reference = \"95 %\"", "items-by-class = [5]\nreference = \"95 %\"", "[measured] items-by-class"),
        ("reputation = \"0 %\"", "reputation = 5", "[requirements] reputation"),
        ("reputation = \"0 %\"", "role = \"king\"", "[requirements] role"),
        ("gold = \"gold.csv\"", "", "[files] gold"),
        ("address = \"127.0.0.1:8788\"", "address = \"here\"", "[server] address"),
        ("[keeper]", "[keeper]\nkey = \"0x12\"", "[keeper] key"),
    ] {
        let error = parse(&with(line, by)).expect_err(by);
        assert!(names(&error, key), "{by}: {error}");
        assert!(!error.to_string().contains('\n'), "{error}");
    }
}

#[test]
fn quiz_is_gold_alone_and_pays_nothing() {
    let text = with("kind = \"general\"", "kind = \"quiz\"").replace("items-a-set = 24", "items-a-set = 0");
    assert!(names(&parse(&text).unwrap_err(), "[pay] aia-a-set"));
    let pay =
        "asset = \"AGT\"\n# What one worker earns for a perfect set: AGT with its decimals, or whole units of the \
               asset.\nprice-a-set = \"1.5\"";
    assert!(text.contains(pay));
    let text = text.replace(pay, "aia-a-set = 0");
    assert!(names(&parse(&text).unwrap_err(), "[campaign] leaves"));
    let plan = parse(&text.replace("# leaves = 100", "leaves = 100")).unwrap();
    assert!(plan.is_gold_alone());
}

#[test]
fn terms_are_refused_when_the_deadline_is_over() {
    let folder = tempfile::tempdir().unwrap();
    let text = with("deadline = \"30d\"", "deadline = 1970-01-31T00:00:00Z");
    let plan = Plan::parse(folder.path(), &text).unwrap();
    let terms = |now| plan.terms(H256::zero(), 2, 24, now, 5);
    assert!(terms(0).unwrap_err().what().contains("specification.md cannot be read"));
    std::fs::write(folder.path().join("specification.md"), "what is asked").unwrap();
    let sound = terms(0).unwrap();
    assert_eq!((sound.deadline, sound.items, sound.leaves), (30 * DAY, 24, 2));
    assert_eq!(sound.spec, crate::prepare::hashing::blake2_256(b"what is asked").into());
    assert!(names(&terms(30 * DAY).unwrap_err(), "[campaign] deadline"));
    assert!(names(&plan.terms(H256::zero(), 2, 49, 0, 5).unwrap_err(), "[campaign] leaves"));
}

#[test]
fn folder_without_a_plan_says_what_to_run() {
    let folder = tempfile::tempdir().unwrap();
    let error = Plan::load(folder.path()).unwrap_err();
    assert!(error.what().ends_with("campaign.toml does not exist") && error.remedy().contains("agt campaign init"));
}
