//! Replays crowds and prints what becomes of them.

use agt_crowds::{
    aggregation::dawid_skene,
    crowd::{Crowd, CrowdError},
    hostile::Hostile,
    made, numbers,
    play::Play,
    rates,
    reading::{classes_of, crowds_of, numbers_of, texts},
    replay::{replay, votes, Rule, Settings},
    report::{crowds_csv, hostile_csv, line, number_line, numbers_csv, quoted, Row, HEAD, NUMBER_HEAD},
    skilled,
};
use std::{
    env,
    fmt::Write,
    fs,
    num::NonZeroU64,
    path::{Path, PathBuf},
    process::ExitCode,
};

const HELP: &str = "Usage: agt-crowds (--data <folder> | --made | --rates) [options]

Plays labelled crowds through two rules: the one that the chain had before, and the one that is measured in skill.

  --data <folder>            holds a folder for each crowd with answer.csv and truth.csv
  --made                     plays crowds that the tool makes itself
  --crowd <name>             only this crowd; can be given several times
  --numbers <crowd>=<width>  the answers of this crowd are whole numbers, and two say the same within this tolerance
  --beside <who>             beside 30 % hostile answers as well: blind, commonest or model; can be given several times
  --reference <per cent>     the reference, instead of that of each draw's gold
  --draws <number>           10 if it is not given
  --seed <number>            1 if it is not given
  --out <file>               writes the table as CSV; hostile accounts and numbers go into files beside it
  --votes <folder>           writes the answers that each play used, its decisions and the truths, for other tools
  --pilot                    only prints chance and reference of each crowd, as of a pilot
  --rates                    only prints the rule's error rates by skill, without any crowd
  -h, --help                 this text";

/// What the command line asks for.
struct Wanted {
    data: Option<PathBuf>,
    made: bool,
    crowds: Vec<String>,
    numbers: Vec<(String, NonZeroU64)>,
    beside: Vec<Hostile>,
    settings: Settings,
    out: Option<PathBuf>,
    votes: Option<PathBuf>,
    pilot: bool,
}

/// A crowd with its kind of answers.
enum Known {
    Classes(Crowd<u8>),
    Numbers(Crowd<i64>, NonZeroU64),
}

/// Reads the command line; an error says what is wrong with it.
fn wanted(mut arguments: impl Iterator<Item = String>) -> Result<Wanted, String> {
    let mut wanted = Wanted {
        data: None,
        made: false,
        crowds: Vec::new(),
        numbers: Vec::new(),
        beside: Vec::new(),
        settings: Settings::draws(10),
        out: None,
        votes: None,
        pilot: false,
    };
    while let Some(option) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| format!("{option} needs a value"));
        let number = |text: String| text.parse::<u64>().map_err(|_| format!("'{text}' is not a whole number"));
        match option.as_str() {
            "--data" => wanted.data = Some(value()?.into()),
            "--made" => wanted.made = true,
            "--crowd" => wanted.crowds.push(value()?),
            "--numbers" => {
                let text = value()?;
                let (name, width) = text.split_once('=').ok_or("--numbers needs <crowd>=<tolerance>")?;
                let width = NonZeroU64::new(number(width.into())?).ok_or("a tolerance of zero")?;
                wanted.numbers.push((name.into(), width));
            }
            "--beside" => {
                let name = value()?;
                wanted.beside.push(Hostile::named(&name).ok_or_else(|| format!("nobody is called '{name}'"))?);
            }
            "--reference" => {
                let percent = number(value()?)?;
                wanted.settings.reference = Some(u32::try_from(percent).map_err(|_| "a reference above 100 %")?);
            }
            "--draws" => wanted.settings.draws = number(value()?)?,
            "--seed" => wanted.settings.seed = number(value()?)?,
            "--out" => wanted.out = Some(value()?.into()),
            "--votes" => wanted.votes = Some(value()?.into()),
            "--pilot" => wanted.pilot = true,
            _ => return Err(format!("unknown option '{option}'")),
        }
    }
    if wanted.data.is_some() == wanted.made {
        return Err("either --data or --made is needed".into());
    }
    if wanted.settings.draws == 0 {
        return Err("--draws must be at least 1".into());
    }
    Ok(wanted)
}

/// Returns all crowds that are wanted.
fn crowds(wanted: &Wanted) -> Result<Vec<Known>, String> {
    let is_wanted = |name: &str| wanted.crowds.is_empty() || wanted.crowds.iter().any(|crowd| crowd == name);
    let mut found = Vec::new();
    if let Some(folder) = &wanted.data {
        for name in crowds_of(folder).map_err(|error| error.to_string())?.into_iter().filter(|name| is_wanted(name)) {
            let named = |error: CrowdError| format!("{name}: {error}");
            let (answers, truths) = texts(&folder.join(&name)).map_err(named)?;
            let width = wanted.numbers.iter().find(|(crowd, _)| *crowd == name);
            found.push(match width {
                Some((_, width)) => Known::Numbers(numbers_of(&name, &answers, &truths).map_err(named)?, *width),
                None => Known::Classes(classes_of(&name, &answers, &truths).map_err(named)?),
            });
        }
    } else {
        let seed = wanted.settings.seed;
        let recipes = made::RECIPES.iter().filter(|recipe| is_wanted(recipe.name));
        found.extend(recipes.map(|recipe| Known::Classes(made::classes(recipe, seed))));
        if let Some(width) = NonZeroU64::new(made::TOLERANCE).filter(|_| is_wanted("numbers")) {
            found.push(Known::Numbers(made::numbers(seed), width));
        }
    }
    if found.is_empty() {
        return Err("there is no crowd of that name".into());
    }
    Ok(found)
}

/// Writes a file; an error names it.
fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

/// Writes the answers that a play used in the format of crowd-kit, and what was decided beside Dawid-Skene and the truth.
fn write_votes(folder: &Path, name: &str, crowd: &Crowd<u8>, play: &Play<u8>) -> Result<(), String> {
    let class = |class: u8| quoted(&crowd.classes[usize::from(class)]);
    let (mut used, mut labels) = ("task,worker,label\n".to_string(), "task,label,dawid_skene,truth\n".to_string());
    for index in &play.used {
        let given = crowd.given[*index];
        let (question, worker) = (quoted(&crowd.questions[given.question]), quoted(&crowd.workers[given.worker]));
        writeln!(used, "{question},{worker},{}", class(given.value)).map_err(|error| error.to_string())?;
    }
    let beside = dawid_skene(&votes(crowd, play), crowd.questions.len(), crowd.workers.len(), crowd.classes.len());
    for (question, decided) in play.decided.iter().enumerate() {
        if let (Some(decided), Some(beside)) = (decided, beside[question]) {
            let cells = [class(*decided), class(beside), class(crowd.truths[question])].join(",");
            writeln!(labels, "{},{cells}", quoted(&crowd.questions[question])).map_err(|error| error.to_string())?;
        }
    }
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    write(&folder.join(format!("{name}.votes.csv")), &used)?;
    write(&folder.join(format!("{name}.labels.csv")), &labels)
}

/// Prints chance and reference of a crowd, as of a pilot.
fn print_pilot(known: &Known) -> Result<(), String> {
    let (name, measure) = match known {
        Known::Classes(crowd) => (&crowd.name, skilled::measure(crowd, |_| true)),
        Known::Numbers(crowd, tolerance) => (&crowd.name, numbers::measure(crowd, *tolerance)),
    };
    let measure = measure.map_err(|error| format!("{name}: {error}"))?;
    let percent = |points: u16| f64::from(points) / 100.0;
    let (chance, reference) = (percent(measure.chance().points()), percent(measure.reference().points()));
    println!("{name}: chance {chance} %, reference {reference} %");
    Ok(())
}

fn run(wanted: &Wanted) -> Result<(), String> {
    let crowds = crowds(wanted)?;
    if wanted.pilot {
        return crowds.iter().try_for_each(print_pilot);
    }
    let mixes = [None].into_iter().chain(wanted.beside.iter().copied().map(Some)).collect::<Vec<_>>();
    let (mut rows, mut of_numbers) = (Vec::new(), Vec::new());
    for known in &crowds {
        for (rule, hostile) in Rule::ALL.into_iter().flat_map(|rule| mixes.iter().map(move |hostile| (rule, *hostile)))
        {
            let settings = Settings { hostile, ..wanted.settings };
            let beside = hostile.map(Hostile::name).unwrap_or_default();
            match known {
                Known::Classes(crowd) => {
                    let mut written = Ok(());
                    let see = |draw: u64, mixed: &Crowd<u8>, play: &Play<u8>| {
                        if let (Some(folder), Ok(())) = (&wanted.votes, &written) {
                            let who = if beside.is_empty() { "alone" } else { beside };
                            let rule = rule.name().replace(' ', "-");
                            written = write_votes(folder, &format!("{}.{rule}.{who}.{draw}", crowd.name), mixed, play);
                        }
                    };
                    let figures = replay(crowd, rule, &settings, see);
                    let figures = figures.map_err(|error| format!("{}: {error}", crowd.name))?;
                    written?;
                    let row = Row { crowd: crowd.name.clone(), rule, beside, figures };
                    if rows.is_empty() {
                        println!("{HEAD}");
                    }
                    println!("{}", line(&row));
                    rows.push(row);
                }
                Known::Numbers(crowd, tolerance) => {
                    let figures = numbers::replay(crowd, *tolerance, rule, &settings);
                    let figures = figures.map_err(|error| format!("{}: {error}", crowd.name))?;
                    of_numbers.push(Row { crowd: crowd.name.clone(), rule, beside, figures });
                }
            }
        }
    }
    if !of_numbers.is_empty() {
        println!("\n{NUMBER_HEAD}");
        of_numbers.iter().for_each(|row| println!("{}", number_line(row)));
    }
    let Some(out) = &wanted.out else { return Ok(()) };
    let beside = |part: &str| {
        let stem = out.file_stem().unwrap_or_default().to_string_lossy();
        out.with_file_name(format!("{stem}-{part}.csv"))
    };
    write(out, &crowds_csv(&rows))?;
    if !wanted.beside.is_empty() {
        write(&beside("hostile"), &hostile_csv(&rows))?;
    }
    if !of_numbers.is_empty() {
        write(&beside("numbers"), &numbers_csv(&of_numbers))?;
    }
    Ok(())
}

fn main() -> ExitCode {
    let arguments = env::args().skip(1).collect::<Vec<_>>();
    if arguments.iter().any(|argument| argument == "-h" || argument == "--help") {
        println!("{HELP}");
        return ExitCode::SUCCESS;
    }
    if arguments.iter().any(|argument| argument == "--rates") {
        print!("{}", rates::table());
        return ExitCode::SUCCESS;
    }
    match wanted(arguments.into_iter()).map_err(|error| format!("{error}; try --help")).and_then(|wanted| run(&wanted))
    {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
