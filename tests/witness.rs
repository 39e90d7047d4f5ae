//! The built witness as a process: what it says at the start, what it refuses, and what a kill leaves behind.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

#[path = "../witness/tests/support/mod.rs"]
mod support;

use sovang_verifier::{Key, SignedCheckpoint};
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use support::{Log, ORIGIN};

fn sovang(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sovang"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("SOVANG_")) {
        command.env_remove(name);
    }
    command.arg("witness").args(args);
    command
}

/// Code, standard output, standard error.
fn said(args: &[&str]) -> (i32, String, String) {
    let Output { status, stdout, stderr } = sovang(args).output().unwrap();
    (status.code().unwrap(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

struct Program {
    child: Child,
    url: String,
    vkey: String,
}

impl Program {
    fn start(data: &Path, log: &Log) -> Self {
        let data = data.to_str().unwrap();
        let mut command = sovang(&["--data", data, "--log", &log.vkey(), "--listen", "127.0.0.1:0"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (mut vkey, mut words) = (String::new(), String::new());
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut vkey).unwrap();
        BufReader::new(child.stderr.as_mut().unwrap()).read_line(&mut words).unwrap();
        let url = words.trim().strip_prefix("Máy đồng ký đang chạy tại ").expect(&words).to_owned();
        Self { child, url, vkey: vkey.trim().to_owned() }
    }

    async fn answers(&self, body: String) -> (u16, String) {
        let client = reqwest::Client::new();
        let answer = client.post(format!("{}/add-checkpoint", self.url)).body(body).send().await.unwrap();
        (answer.status().as_u16(), answer.text().await.unwrap())
    }

    async fn reads(&self, path: &str) -> String {
        reqwest::get(format!("{}{path}", self.url)).await.unwrap().text().await.unwrap()
    }

    fn killed(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::test]
async fn what_was_answered_outlives_a_kill_and_a_fork_is_refused_ever_after() {
    let dir = tempfile::tempdir().unwrap();
    let (data, log) = (dir.path().join("mttq"), Log::new(ORIGIN, 1));
    let vkey = said(&["--data", data.to_str().unwrap(), "--print-vkey", "--name", "mttq.example/phu-tan"]).1;
    for (old, new) in [(0, 4), (4, 9), (9, 30)] {
        let witness = Program::start(&data, &log);
        assert_eq!(witness.vkey, vkey.trim(), "the key that was printed is the key that cosigns");
        let (status, line) = witness.answers(log.body(old, new)).await;
        assert_eq!(status, 200, "{line}");
        witness.killed();
        let key = Key::parse(vkey.trim()).unwrap();
        let signed = SignedCheckpoint::parse((log.note(new) + &line).as_bytes()).unwrap();
        assert_eq!(signed.cosigned_by(&[&key]).unwrap().len(), 1);

        let witness = Program::start(&data, &log);
        let path = format!("/{}/checkpoint", sovang_witness::logs::origin_hash(ORIGIN));
        assert_eq!(witness.reads(&path).await, log.note(new) + &line);
        assert_eq!(witness.answers(log.forked(1, 1).body(new, new)).await.0, 422);
        witness.killed();
        let witness = Program::start(&data, &log);
        assert_eq!(witness.answers(log.forked(1, 1).body(old, new)).await, (409, format!("{new}\n")));
        assert!(witness.reads("/").await.contains("CÓ VẤN ĐỀ: <span>sổ có hai bản khác nhau"));
    }
}

#[tokio::test]
async fn sigterm_is_an_orderly_end_and_one_folder_is_one_program() {
    let dir = tempfile::tempdir().unwrap();
    let (data, log) = (dir.path().join("mttq"), Log::new(ORIGIN, 1));
    let mut witness = Program::start(&data, &log);
    let folder = data.to_str().unwrap();
    let (code, out, _) = said(&["--data", folder, "--print-vkey"]);
    assert_eq!((code, out.trim()), (0, witness.vkey.as_str()), "the key may be read meanwhile");
    let (code, out, err) = said(&["--data", folder, "--log", &log.vkey(), "--listen", "127.0.0.1:0"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("đang được một máy đồng ký khác dùng"), "{err}");
    Command::new("sh").arg("-c").arg(format!("kill -TERM {}", witness.child.id())).status().unwrap();
    let ended = tokio::task::spawn_blocking(move || witness.child.wait().unwrap()).await.unwrap();
    assert_eq!(ended.code(), Some(0));
}

#[test]
fn what_it_cannot_start_with_is_told_in_vietnamese() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("mttq");
    let (data, log) = (data.to_str().unwrap(), Log::new(ORIGIN, 1).vkey());
    let (code, key, _) = said(&["--data", data, "--print-vkey"]);
    assert_eq!(code, 0);
    assert!(key.starts_with("mttq.localhost/witness+") && key.lines().count() == 1, "{key}");
    for (args, words, expected) in [
        (&["--data", data][..], "thiếu --log <KHÓA>", 2),
        (&["--log", &log], "thiếu --data <THƯ MỤC>", 2),
        (&["--data", data, "--log", "phu-tan"], "--log phu-tan: không có dạng tên+mã+khóa.", 1),
        (&["--data", data, "--log", &log.replace("phu-tan", "tu-minh")], "mã của khóa không ứng với tên", 1),
        (&["--data", data, "--log", key.trim()], "khóa của một máy đồng ký, không phải khóa của sổ", 1),
        (
            &["--data", data, "--print-vkey", "--name", "khac.example/witness"],
            "không phải khóa đồng ký tên",
            1,
        ),
        (&["--data", data, "--log", &log, "--listen", "nowhere"], "không lắng nghe được ở nowhere", 1),
    ] {
        let (code, out, err) = said(args);
        assert_eq!((code, out.as_str()), (expected, ""), "{args:?}: {err}");
        assert!(err.contains(words), "{args:?}: {err}");
    }
}

#[test]
fn the_key_may_come_from_the_environment_and_then_lies_in_no_file() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("mttq");
    let secret = sovang_verifier::SecretKey::of_seed(
        "mttq.example/phu-tan",
        sovang_verifier::key::Purpose::Witness,
        &[7; 32],
    );
    let secret = secret.unwrap();
    let mut command = sovang(&["--data", data.to_str().unwrap(), "--print-vkey"]);
    command.env("SOVANG_WITNESS_KEY", secret.secret()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut out = String::new();
    child.stdout.take().unwrap().read_to_string(&mut out).unwrap();
    assert!(child.wait().unwrap().success());
    assert_eq!(out.trim(), secret.public().to_string());
    assert!(!data.join("witness.key").exists());
}
