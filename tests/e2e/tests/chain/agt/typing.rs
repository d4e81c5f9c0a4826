//! `agt work` without a program: a person reads the positions of a set at the terminal and types the answers.

use super::Machine;
use crate::server::scene::Scene;
use agt_e2e::{
    eventually,
    seats::{seat_of, Running},
};
use agt_server::Limits;
use std::{fs, fs::File};
use tokio::io::AsyncWriteExt;

/// The positions of a set: eight pictures to label, and eight of gold.
const POSITIONS: usize = 16;

#[tokio::test(flavor = "multi_thread")]
async fn person_types_the_answers_of_a_set_at_the_terminal() {
    let scene = Scene::play().await;
    let (chain, campaign) = (&scene.chain, scene.campaign);
    let server = Running::start(chain, campaign, scene.prepared.clone(), None, Limits::default()).await;
    let machine = Machine::of(&scene.node);
    let (person, _) = &scene.seated[0];
    let (address, name) = (server.address, &person.name);
    let line = format!("work http://{address} --dev-key //agt-e2e//{name} --sets 1 --no-keeper --data drawer");
    let log = machine.path("log");
    let file = File::create(&log).expect("a file");
    let mut command = machine.command(&line);
    command.stdout(file.try_clone().expect("a second handle")).stderr(file);
    let mut working = command.spawn().expect("agt is built");
    let mut terminal = working.stdin.take().expect("a pipe");

    // What is no label is asked for again. A label counts as a word, and as the number that is shown.
    let typed = format!("pentagon\ntriangle\n{}", "2\n".repeat(POSITIONS - 1));
    terminal.write_all(typed.as_bytes()).await.expect("it reads");

    let log = || fs::read_to_string(&log).unwrap_or_default();
    eventually("the person's seat is answered", || async {
        let sign = format!("committed to {POSITIONS} answers");
        (log().contains(&sign) && seat_of(chain, campaign, person).await.is_none()).then_some(())
    })
    .await;
    let said = log();
    assert!(said.contains(&format!("{POSITIONS} of {POSITIONS}\n")) && said.contains("  1  circle"), "{said}");
    assert_eq!(said.matches("\"pentagon\" is no answer: one of circle, square, triangle, cross").count(), 1, "{said}");
    // It would go on to reveal. Its answers are on this machine, for the next start.
    working.kill().await.expect("a process to kill");
    let kept = fs::read_dir(machine.path("drawer/work")).expect("a folder").count();
    assert_eq!(kept, 1, "the answers to a set on one chain");
    server.stop().await;
}
