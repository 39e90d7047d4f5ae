//! docs/log.md is true: its commands run as printed, its known answers are those of our code.

use crate::asked::{beside_the_build, shell};
use crate::support::server::Server;
use crate::whole_log::signed_beyond;
use sovang_verifier::commitment::{CommitmentKey, Part, entry, leaf_hash};
use sovang_verifier::tree;
use std::os::unix::fs::symlink;

const PAGE: &str = include_str!("../../docs/log.md");

/// The commands, in order.
fn commands() -> String {
    let fenced = PAGE.split("```").skip(1).step_by(2);
    fenced.map(|block| block.strip_prefix("sh\n").expect("a block of commands")).collect()
}

#[tokio::test]
async fn the_commands_of_the_page_on_the_log_run_as_printed() {
    let (data, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let server = Server::demo(data.path());
    signed_beyond(&server.person(), 1_000).await;
    // a folder that looks like a copy of the repository after scripts/install-test-tools
    symlink(std::env::current_dir().unwrap().join("tests"), folder.path().join("tests")).unwrap();
    std::fs::create_dir(folder.path().join("target")).unwrap();
    symlink(beside_the_build(), folder.path().join("target/outsiders")).unwrap();
    let said = shell(folder.path(), &commands().replace("http://127.0.0.1:8080", &server.url));
    said.accepts().says("the award is entry").says("consistency: continues the log of").says("accepted: ");
    assert!(folder.path().join("kept.checkpoint").exists());
}

#[test]
fn the_known_answers_of_the_page_are_ours() {
    let counting = |from: u8| std::array::from_fn(|at| from + u8::try_from(at).unwrap());
    let key = CommitmentKey::of("awards.example/log");
    let record = PAGE.split_once("record `").unwrap().1.split_once('`').unwrap().0;
    let public = key.commit(Part::Public, &counting(0), record.as_bytes());
    let private = key.commit(Part::Private, &counting(0x20), b"");
    for (name, hash) in [
        ("C_pub   ", public),
        ("C_priv  ", private),
        ("leaf    ", leaf_hash(&entry(&public, &private))),
        ("no entry at all `", tree::EMPTY),
        ("one empty entry\n`", leaf_hash(b"")),
    ] {
        let hex: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        assert!(PAGE.contains(&format!("{name}{hex}")), "{name}{hex} is not on the page");
    }
}
