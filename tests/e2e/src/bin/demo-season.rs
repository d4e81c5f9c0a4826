//! Plays two seasons of thirty people on a development chain of its own and tells who earned what and why.

use agt_e2e::{
    labour::Temper,
    scene::{self, Life, Story},
    Node,
};
use agt_primitives::token::AGT;

#[tokio::main]
async fn main() {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    let story = scene::play(&chain, &|line| println!("* {line}")).await;
    table(&story);
}

fn table(story: &Story) {
    println!();
    println!(
        "{:<13} {:>6} {:>10} {:>8} {:>8} {:>8} {:>7} {:>7} {:>12}  why",
        "person", "proven", "reputation", "accepted", "rejected", "silent", "AIA", "burned", "AGT paid"
    );
    for life in &story.lives {
        let [accepted, rejected, silent] = life.sets;
        println!(
            "{:<13} {:>6} {:>9.1}% {accepted:>8} {rejected:>8} {silent:>8} {:>7} {:>7} {:>12.4}  {}",
            life.person,
            if life.proven { "yes" } else { "no" },
            life.reputation as f64 / 100.0,
            life.earned,
            life.burned,
            life.paid as f64 / AGT as f64,
            why(life),
        );
    }
    println!();
    for season in &story.seasons {
        println!(
            "season {}: base lane {} AIA, bonded lane {} AIA, {} planck paid, {} outstanding",
            season["season"].as_str().unwrap_or_default(),
            season["base"]["aia"].as_str().unwrap_or_default(),
            season["bonded"]["aia"].as_str().unwrap_or_default(),
            season["paid"].as_str().unwrap_or_default(),
            season["outstanding"].as_str().unwrap_or_default(),
        );
    }
    let (decided, wrong) = story.decided;
    println!("{decided} items decided, {wrong} of them not as they are");
    println!("digest of the pallets' storage: {:?}", story.digest);
}

fn why(life: &Life) -> String {
    if !life.seasons.is_empty() {
        let parts = life.seasons.iter().map(|(season, base, bonded, paid)| {
            format!("{season}: {base} AIA base + {bonded} bonded = {:.4} AGT", *paid as f64 / AGT as f64)
        });
        return parts.collect::<Vec<_>>().join("; ");
    }
    match (life.proven, life.temper) {
        (true, Temper::Colluding) => {
            "looked in the quizzes alone: it fails the gold of its sets, which pay nothing".into()
        }
        (true, _) => "proven, less than 3,000 ripe AIA".into(),
        (false, Temper::Silent) => "never revealed: all its gold counts as wrong, it is not proven".into(),
        (false, _) => "less than 85 in 100 of its gold right: it is not proven".into(),
    }
}
