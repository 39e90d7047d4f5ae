//! The whole log: read by others from a running demonstration, grown, and lied about by a mirror.

use crate::asked::{go_on_log, python_on_log, sovang};
use crate::mirror::Mirror;
use crate::support::person::Person;
use crate::support::server::Server;
use sovang_verifier::key::Purpose;
use sovang_verifier::{Policy, SecretKey};
use std::ffi::OsStr;
use std::path::Path;
use std::time::{Duration, Instant};

/// Waits until the log has signed more than `size` entries.
pub(crate) async fn signed_beyond(reader: &Person, size: u64) -> u64 {
    let started = Instant::now();
    loop {
        let answer = reader.gets("/log/checkpoint").await;
        let signed = answer.text.lines().nth(1).and_then(|line| line.parse().ok());
        match signed {
            Some(signed) if answer.status == 200 && signed > size => return signed,
            _ => assert!(started.elapsed() < Duration::from_secs(30), "{size} is signed, nothing beyond"),
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// The key the log says it signs with.
pub(crate) async fn key_of(reader: &Person) -> String {
    let policy = Policy::parse(&reader.gets("/log/policy").await.is(200).text).unwrap();
    policy.log_keys()[0].to_string()
}

#[tokio::test]
async fn outsiders_accept_the_log_and_that_it_grows() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("trinh-dien");
    let mut server = Server::demo(&data);
    let anyone = server.person();
    let size = signed_beyond(&anyone, 0).await;
    let (key, url) = (key_of(&anyone).await, format!("{}/log", server.url));
    go_on_log(&key, &url, None)
        .accepts()
        .says(&format!("{size} entries"))
        .says(&format!("tiles of level 1: {} hashes", size / 256));
    python_on_log(&key, &url, None).accepts().says(&format!("{size} entries"));
    let (older, before) = (dir.path().join("older"), Mirror::of(&anyone).await);
    std::fs::write(&older, before.file("checkpoint")).unwrap();

    server.stop();
    let lock = ["account", "lock", "kiemtoan.phu-tan", "--reason", "nghỉ phép", "--data"];
    sovang(lock.map(OsStr::new).into_iter().chain([data.as_os_str()])).accepts();
    server.restart();
    let (anyone, url) = (server.person(), format!("{}/log", server.url));
    signed_beyond(&anyone, size).await;
    go_on_log(&key, &url, Some(&older)).accepts().says(&format!("continues the log of {size} entries"));
    python_on_log(&key, &url, Some(&older)).accepts();

    // whoever kept the newer checkpoint sees an older log as what it is
    let after = Mirror::of(&anyone).await;
    let newer = dir.path().join("newer");
    std::fs::write(&newer, after.file("checkpoint")).unwrap();
    let url = before.serve();
    go_on_log(&key, &url, None).accepts();
    go_on_log(&key, &url, Some(&newer)).refuses("the log has shrunk");
    python_on_log(&key, &url, Some(&newer)).refuses("the log has shrunk");

    // history written anew with the log's own key is sound in itself, and only a kept checkpoint tells
    let mut entries = after.entries();
    entries[700][1] ^= 1;
    let own = secret_key(&data);
    assert_eq!(own.public().to_string(), key);
    let url = Mirror::made_of(&entries, &own).serve();
    for verdict in [go_on_log(&key, &url, None), python_on_log(&key, &url, None)] {
        verdict.accepts();
    }
    for kept in [&older, &newer] {
        go_on_log(&key, &url, Some(kept)).refuses("does not continue");
        python_on_log(&key, &url, Some(kept)).refuses("does not continue");
    }
}

/// The key that the demonstration signs with, which only its owner can read.
fn secret_key(data: &Path) -> SecretKey {
    SecretKey::parse(&std::fs::read_to_string(data.join("keys/log.key")).unwrap()).unwrap()
}

#[tokio::test]
async fn outsiders_refuse_a_log_in_which_one_bit_is_flipped() {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::demo(dir.path());
    let anyone = server.person();
    signed_beyond(&anyone, 0).await;
    let (key, sound) = (key_of(&anyone).await, Mirror::of(&anyone).await);
    drop(server);
    let url = sound.clone().serve();
    go_on_log(&key, &url, None).accepts();
    python_on_log(&key, &url, None).accepts();

    let size = sound.head().size;
    let partial = |kind: &str| format!("tile/{kind}/{:03}.p/{}", size / 256, size % 256);
    // the second opinion reads no tiles
    for (path, byte, why) in [
        ("tile/0/002".to_owned(), 32 * 188 + 31, "entry 700 does not have the hash in its tile"),
        (partial("0"), 0, "does not have the hash in its tile"),
        (format!("tile/1/000.p/{}", size / 256), 32, "hash 1 of tile 1/000.p/"),
    ] {
        go_on_log(&key, &sound.clone().flipped(&path, byte).serve(), None).refuses(why);
    }
    let not_signed = "the root of the entries is not the one that was signed";
    for (path, byte, go, python) in [
        ("tile/entries/002".to_owned(), 67 * 188 + 2, "entry 700 does not have", not_signed),
        ("tile/entries/000".to_owned(), 67 + 66, "entry 1 does not have", not_signed),
        (partial("entries"), 2, "does not have the hash", not_signed),
        (
            "tile/entries/001".to_owned(),
            67 * 255 + 1,
            "entry 511 does not have",
            "does not end where it should",
        ),
        // size and root are signed: lines 2 and 3
        ("checkpoint".to_owned(), 24, "checkpoint: invalid signature", "a signature does not hold"),
        ("checkpoint".to_owned(), 30, "checkpoint: invalid signature", "a signature does not hold"),
    ] {
        let url = sound.clone().flipped(&path, byte).serve();
        go_on_log(&key, &url, None).refuses(go);
        python_on_log(&key, &url, None).refuses(python);
    }
    let url = sound.clone().without(&format!("tile/1/000.p/{}", size / 256)).serve();
    go_on_log(&key, &url, None).refuses("404 Not Found");

    let stranger = SecretKey::of_seed(&sound.head().origin, Purpose::Log, &[9; 32]).unwrap();
    let url = sound.signed_by(&stranger).serve();
    go_on_log(&key, &url, None).refuses("no verifiable signatures");
    python_on_log(&key, &url, None).refuses("the log has not signed the checkpoint");
    go_on_log(&stranger.public().to_string(), &url, None).accepts();
}

#[test]
fn outsiders_and_we_mean_the_same_tree_at_every_border_of_its_tiles() {
    let key = SecretKey::of_seed("awards.example/log", Purpose::Log, &[1; 32]).unwrap();
    let vkey = key.public().to_string();
    // from 65,536 on there is a third level, from 256,000 on an x in the path of a tile
    for size in [0, 1, 2, 255, 256, 257, 65_536, 65_537, 256_001] {
        let entries: Vec<Vec<u8>> = (0..size).map(|index: u32| index.to_be_bytes().to_vec()).collect();
        let url = Mirror::made_of(&entries, &key).serve();
        go_on_log(&vkey, &url, None).accepts().says(&format!(" {size} entries"));
        if size < 65_537 {
            python_on_log(&vkey, &url, None).accepts().says(&format!(" {size} entries"));
        }
    }
}
