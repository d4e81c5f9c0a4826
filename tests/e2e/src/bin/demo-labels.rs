//! Labels two hundred pictures from the folder to the file with the programs that people use, and prints what came out.
//!
//! As `demo-labels answer <skill> <name>` it is one of the programs that answer.

use agt_e2e::{
    tour::{self, Answerer, TourResult},
    Node,
};
use agt_primitives::token::AGT;
use std::{env, io, path::PathBuf};

#[tokio::main]
async fn main() {
    let args: Vec<String> = env::args().collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [_, "answer", skill, name] => {
            let answerer = Answerer { skill: skill.parse().expect("a skill"), name: name.into() };
            let answered = answerer.run(io::stdin().lock(), io::stdout().lock()).await;
            answered.expect("the input and the output are lines of JSON");
        }
        [_, folder] => play(PathBuf::from(folder)).await,
        _ => panic!("usage: demo-labels <an empty folder>"),
    }
}

async fn play(folder: PathBuf) {
    let node = Node::dev().arg("--state-pruning=archive").start().await;
    let own = env::current_exe().expect("this program");
    let answerer = |skill: u64, name: &str| format!("'{}' answer {skill} {name}", own.display());
    let result = tour::play(&node, &folder, answerer, &|line| println!("* {line}")).await;
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
