//! A program that answers what `agt work --answer-with` hands it: a line of JSON for each position.

use super::{pictures, SHAPES};
use crate::work::draw;
use reqwest::Client;
use serde_json::{json, Value};
use std::io::{BufRead, Write};

/// A program's skill, and a name from which its mistakes are drawn.
#[derive(Clone, Debug)]
pub struct Answerer {
    /// In how many of a hundred pictures it sees the right shape.
    pub skill: u64,
    /// The name.
    pub name: String,
}

impl Answerer {
    /// Answers the lines of `input` until it ends.
    pub async fn run(&self, input: impl BufRead, mut output: impl Write) -> std::io::Result<()> {
        let http = Client::new();
        for line in input.lines() {
            let asked: Value = serde_json::from_str(&line?)?;
            let answer = self.answer(&http, &asked).await;
            writeln!(output, "{}", json!({ "answer": SHAPES[answer] }))?;
            output.flush()?;
        }
        Ok(())
    }

    /// Returns the shape that it says it sees.
    async fn answer(&self, http: &Client, asked: &Value) -> usize {
        let media = asked["media"].as_str().expect("each position has a picture");
        let answer = http.get(media).send().await.expect("the server answers");
        let answer = answer.error_for_status().unwrap_or_else(|error| panic!("{error}"));
        let file = answer.bytes().await.expect("a whole file").to_vec();
        let shape = pictures::seen(&file).expect("a picture of a shape");
        let chance = draw((&self.name, &file));
        match chance % 100 < self.skill {
            true => shape,
            // Any of the other three.
            false => (shape + 1 + (chance / 100 % 3) as usize) % 4,
        }
    }
}
