//! Simulates the economy of the chain and writes tables and plots.

use agt_simulation::output::{attack_table, grain_table, main_table, quick, sweep_table, File, AGENTS, COARSE};
use agt_simulation::{buyback, keepers, merit, qualification_tables, quests, referrals, sweeps::Grain};
use std::{env, fs, path::Path, process::ExitCode};

/// The seasons of the table of grains.
const GRAIN_SEASONS: u32 = 6;

const HELP: &str =
    "Usage: agt-simulation [--quick | --full | --grains | --qualification | --merit | --keepers | --rewards | --buyback]
                      <folder>

Writes the tables and plots of the economic simulation into a folder.

  --quick          only the quick run that the tests repeat
  --full           attacks and sweeps with 2,000 agents
  --grains         only the table of grains: the same people played by few agents, by more, and one by one, over 6
                   seasons
  --qualification  only the tables of the rule of qualification
  --merit          only the tables of merit that a requester buys from itself
  --keepers        only the tables of keepers that read or lose openings
  --rewards        only the tables of quests and of referrals
  --buyback        only the tables of revenue, buyback and the recycler
  -h, --help       this text";

fn write(folder: &Path, files: Vec<File>) -> std::io::Result<()> {
    for (name, text) in files {
        println!("{name}: {} bytes", text.len());
        fs::write(folder.join(name), text)?;
    }
    Ok(())
}

fn write_rewards(folder: &Path) -> std::io::Result<()> {
    write(folder, quests::tables::all(&quests::tables::played()))?;
    write(folder, referrals::tables::all(&referrals::tables::rows()))
}

fn write_buyback(folder: &Path) -> std::io::Result<()> {
    write(folder, buyback::tables::all(&buyback::tables::played()))
}

fn run(folder: &Path, is: impl Fn(&str) -> bool) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    if is("--grains") {
        return write(folder, grain_table(&[500, 1_000, AGENTS, 5_000, 100_000], GRAIN_SEASONS));
    }
    if is("--qualification") {
        return qualification_tables::all(qualification_tables::GRAIN).try_for_each(|files| write(folder, files));
    }
    if is("--merit") {
        return write(folder, merit::tables::all());
    }
    if is("--keepers") {
        return write(folder, keepers::tables::all(keepers::tables::GRAIN));
    }
    if is("--rewards") {
        return write_rewards(folder);
    }
    if is("--buyback") {
        return write_buyback(folder);
    }
    write(folder, quick())?;
    if is("--quick") {
        return Ok(());
    }
    let grain = if is("--full") { Grain { agents: AGENTS, ..COARSE } } else { COARSE };
    write(folder, main_table(AGENTS))?;
    write(folder, attack_table(grain))?;
    write(folder, sweep_table(grain))?;
    write(folder, merit::tables::all())?;
    write_rewards(folder)?;
    write_buyback(folder)?;
    write(folder, keepers::tables::all(keepers::tables::GRAIN))?;
    qualification_tables::all(qualification_tables::GRAIN).try_for_each(|files| write(folder, files))
}

/// Every option but the help.
const OPTIONS: [&str; 8] =
    ["--quick", "--full", "--grains", "--qualification", "--merit", "--keepers", "--rewards", "--buyback"];

fn main() -> ExitCode {
    let arguments = env::args().skip(1).collect::<Vec<_>>();
    let is = |name: &str| arguments.iter().any(|argument| argument == name);
    if is("-h") || is("--help") {
        println!("{HELP}");
        return ExitCode::SUCCESS;
    }
    let folders = arguments.iter().filter(|argument| !argument.starts_with('-')).collect::<Vec<_>>();
    let unknown = arguments.iter().find(|argument| argument.starts_with('-') && !OPTIONS.contains(&argument.as_str()));
    let ([folder], None) = (&folders[..], unknown) else {
        eprintln!("{HELP}");
        return ExitCode::FAILURE;
    };
    match run(Path::new(folder), is) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{folder}: {error}");
            ExitCode::FAILURE
        }
    }
}
