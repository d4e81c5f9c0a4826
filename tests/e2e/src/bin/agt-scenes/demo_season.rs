//! Plays two seasons of thirty people on a development chain of its own and prints who earned what and why.

use agt_e2e::{
    scene::{self, PersonResult, SceneResult},
    work::Behaviour,
    Node,
};
use agt_primitives::token::AGT;

/// Plays.
pub async fn run() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    let result = scene::play(&chain, &|line| println!("* {line}")).await;
    table(&result);
}

fn table(result: &SceneResult) {
    println!();
    println!(
        "{:<13} {:>6} {:>10} {:>8} {:>8} {:>8} {:>7} {:>7} {:>12}  why",
        "person", "proven", "reputation", "accepted", "rejected", "silent", "AIA", "burned", "AGT paid"
    );
    for person in &result.people {
        let [accepted, rejected, silent] = person.sets;
        println!(
            "{:<13} {:>6} {:>9.1}% {accepted:>8} {rejected:>8} {silent:>8} {:>7} {:>7} {:>12.4}  {}",
            person.name,
            if person.proven { "yes" } else { "no" },
            person.reputation as f64 / 100.0,
            person.earned,
            person.burned,
            person.paid as f64 / AGT as f64,
            why(person),
        );
    }
    println!();
    for season in &result.seasons {
        println!(
            "season {}: base lane {} AIA, bonded lane {} AIA, {} planck paid, {} outstanding",
            season["season"].as_str().unwrap_or_default(),
            season["base"]["aia"].as_str().unwrap_or_default(),
            season["bonded"]["aia"].as_str().unwrap_or_default(),
            season["paid"].as_str().unwrap_or_default(),
            season["outstanding"].as_str().unwrap_or_default(),
        );
    }
    let (decided, wrong) = result.decided;
    println!("{decided} items decided, {wrong} of them wrong");
    println!("digest of the pallets' storage: {:?}", result.digest);
}

fn why(person: &PersonResult) -> String {
    if !person.seasons.is_empty() {
        let parts = person.seasons.iter().map(|(season, base, bonded, paid)| {
            format!("{season}: {base} AIA base + {bonded} bonded = {:.4} AGT", *paid as f64 / AGT as f64)
        });
        return parts.collect::<Vec<_>>().join("; ");
    }
    match (person.proven, person.behaviour) {
        (true, Behaviour::Colluding) => {
            "looked in the quiz alone: it failed the gold of its trial and fell, and its sets pay nothing".into()
        }
        (true, _) => "let in, less than 3,000 ripe AIA".into(),
        (false, Behaviour::Silent) => "never revealed: its gold counts as guessed, and no quiz let it in".into(),
        (false, _) => "its gold is no better than a guess: no quiz let it in".into(),
    }
}
