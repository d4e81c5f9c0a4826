//! Labels two hundred pictures from the folder to the file with the programs that people use, and prints what came out.

use agt_e2e::{
    tour::{self, answering, Answerer, TourResult},
    Node,
};
use agt_primitives::token::AGT;
use std::{io, path::PathBuf};

/// What is played.
#[derive(clap::Args)]
pub struct DemoLabels {
    /// An empty folder for the pictures, the plan of the campaign and the labels.
    folder: PathBuf,
}

/// Which of the programs answers.
#[derive(clap::Args)]
pub struct Answer {
    /// In how many of a hundred pictures it sees the right shape.
    skill: u64,
    /// The name from which its mistakes are drawn.
    name: String,
}

/// Answers the lines of the standard input.
pub async fn answer(Answer { skill, name }: Answer) {
    let answered = Answerer { skill, name }.run(io::stdin().lock(), io::stdout().lock()).await;
    answered.expect("the input and the output are lines of JSON");
}

/// Plays.
pub async fn run(DemoLabels { folder }: DemoLabels) {
    let node = Node::dev().arg("--state-pruning=archive").start().await;
    let result = tour::play(&node, &folder, answering, &|line| println!("* {line}")).await;
    print(&result);
}

fn print(result: &TourResult) {
    println!();
    println!("{:<12} {:>6} {:>9} {:>9} {:>9}  address", "program", "skill", "answers", "accepted", "AGT owed");
    for person in &result.people {
        let (owed, (answers, accepted)) = (person.owed as f64 / AGT as f64, person.answers);
        println!("{:<12} {:>5}% {answers:>9} {accepted:>9} {owed:>9.3}  {}", person.name, person.skill, person.address);
    }
    println!(
        "A set is accepted if its gold is answered well, and earns the part of its price that is right of the gold."
    );
    let (decided, right) = result.decided;
    println!();
    println!("{decided} of {} pictures are labelled, {right} of these labels are right", result.items);
    println!("labels as Parquet: {}", result.export.join("labels.parquet").display());
}
