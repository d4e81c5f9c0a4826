//! Attested jobs.

use super::machine;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn a_job_and_its_batch_are_shown() {
    let (_node, chain, machine) = machine().await;
    crate::attested::a_batch_is_posted(&chain).await;
    assert_eq!(machine.json("job show 0").await, chain.get("agt_job", json!([0])).await);
    assert_eq!(machine.json("job batch 0 0").await, chain.get("agt_batch", json!([0, 0])).await);
    let said = machine.run("job show 0").await.done();
    assert!(said.starts_with("Job 0: working\n") && said.contains("0.1 AGT") && said.contains("committee"), "{said}");
    let said = machine.run("job batch 0 0").await.done();
    assert!(
        said.starts_with("Batch 0 of job 0: posted\n") && said.contains("200 AGT") && said.contains("1000"),
        "{said}"
    );
    assert_eq!(machine.run("job batch 0 7 --json").await.rule(1), "UnknownBatch");
}
