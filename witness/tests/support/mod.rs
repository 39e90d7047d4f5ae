//! A log that signs what it is told to, and a running witness that is asked over HTTP.
#![allow(dead_code, unreachable_pub, reason = "every test file includes this and uses its own part of it")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use base64::{Engine as _, prelude::BASE64_STANDARD};
use reqwest::{Client, Response, StatusCode};
use sovang_verifier::commitment::leaf_hash;
use sovang_verifier::key::Purpose;
use sovang_verifier::{Checkpoint, Hash, SecretKey, tree};
use sovang_witness::{Identity, Logs, Witness, WitnessError, router, server};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub const ORIGIN: &str = "phu-tan.example/log";
/// 07:00 ngày 01/11/2026 and a bit.
pub const START: u64 = 1_793_491_200;

/// A log of as many leaves as one likes; `turns` are where its history leaves that of the others.
#[derive(Clone)]
pub struct Log {
    key: SecretKey,
    turns: Vec<(u64, u64)>,
}

impl Log {
    pub fn new(origin: &str, seed: u8) -> Self {
        let key = SecretKey::of_seed(origin, Purpose::Log, &[seed; 32]).unwrap();
        Self { key, turns: vec![] }
    }

    /// The same log with the same key, but other leaves from index `turn` on.
    pub fn forked(&self, turn: u64, branch: u64) -> Self {
        Self { turns: [&self.turns[..], &[(turn, branch)]].concat(), ..self.clone() }
    }

    pub fn vkey(&self) -> String {
        self.key.public().to_string()
    }

    fn leaves(&self, size: u64) -> Vec<Hash> {
        let branch =
            |index| self.turns.iter().rev().find(|(turn, _)| index >= *turn).map_or(0, |turn| turn.1);
        (0..size).map(|index| leaf_hash(format!("{index}/{}", branch(index)).as_bytes())).collect()
    }

    pub fn root(&self, size: u64) -> Hash {
        tree::root(&self.leaves(size))
    }

    pub fn note(&self, size: u64) -> String {
        self.signs(&Checkpoint { origin: self.key.public().name().to_owned(), size, root: self.root(size) })
    }

    pub fn signs(&self, checkpoint: &Checkpoint) -> String {
        let text = checkpoint.to_string();
        format!("{text}\n{}", self.key.sign(&text))
    }

    /// RFC 6962 2.1.2, straight from its definition.
    pub fn proof(&self, old: u64, new: u64) -> Vec<Hash> {
        fn sub(old: usize, leaves: &[Hash], whole: bool) -> Vec<Hash> {
            if old == leaves.len() {
                return if whole { vec![] } else { vec![tree::root(leaves)] };
            }
            let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
            if old <= left.len() {
                [sub(old, left, whole), vec![tree::root(right)]].concat()
            } else {
                [sub(old - left.len(), right, false), vec![tree::root(left)]].concat()
            }
        }
        if old == 0 || old > new {
            return vec![];
        }
        sub(usize::try_from(old).unwrap(), &self.leaves(new), true)
    }

    /// What an honest log sends.
    pub fn body(&self, old: u64, new: u64) -> String {
        body(old, &self.proof(old, new), &self.note(new))
    }
}

pub fn body(old: u64, proof: &[Hash], note: &str) -> String {
    let proof: String = proof.iter().map(|hash| BASE64_STANDARD.encode(hash) + "\n").collect();
    format!("old {old}\n{proof}\n{note}")
}

/// A running witness; its clock stands where it is put.
pub struct Running {
    pub url: String,
    pub key: sovang_verifier::Key,
    clock: Arc<AtomicU64>,
    client: Client,
    stop: Option<oneshot::Sender<()>>,
    task: JoinHandle<()>,
}

pub fn open(folder: &Path, logs: &[&Log], clock: &Arc<AtomicU64>) -> Result<Witness, WitnessError> {
    let vkeys: Vec<String> = logs.iter().map(|log| log.vkey()).collect();
    let clock = Arc::clone(clock);
    let now = Box::new(move || clock.load(Ordering::SeqCst));
    Witness::open(&folder.join("du-lieu"), &Identity::default(), Logs::new(&vkeys)?, now)
}

impl Running {
    pub async fn start(folder: &Path, logs: &[&Log]) -> Self {
        Self::start_at(folder, logs, START).await
    }

    pub async fn start_at(folder: &Path, logs: &[&Log], second: u64) -> Self {
        let clock = Arc::new(AtomicU64::new(second));
        let witness = open(folder, logs, &clock).unwrap();
        let key = witness.key().clone();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (stop, stopped) = oneshot::channel();
        let app = router::router(Arc::new(witness));
        let task = tokio::spawn(async move {
            server::serve(listener, app, async {
                let _ = stopped.await;
            })
            .await
            .unwrap();
        });
        Self { url, key, clock, client: Client::new(), stop: Some(stop), task }
    }

    /// Stops it and waits until the folder is free.
    pub async fn ends(mut self) {
        drop(std::mem::take(&mut self.client));
        let _ = self.stop.take().unwrap().send(());
        (&mut self.task).await.unwrap();
    }

    pub fn clock_is(&self, second: u64) {
        self.clock.store(second, Ordering::SeqCst);
    }

    pub async fn sends(&self, body: impl Into<reqwest::Body>) -> Response {
        self.client.post(format!("{}/add-checkpoint", self.url)).body(body).send().await.unwrap()
    }

    /// Status and body of the answer.
    pub async fn answers(&self, body: impl Into<reqwest::Body>) -> (u16, String) {
        let answer = self.sends(body).await;
        (answer.status().as_u16(), answer.text().await.unwrap())
    }

    pub async fn cosigns(&self, body: String) -> String {
        let (status, words) = self.answers(body).await;
        assert_eq!(status, 200, "{words}");
        words
    }

    pub async fn gets(&self, path: &str) -> Response {
        self.client.get(format!("{}{path}", self.url)).send().await.unwrap()
    }

    pub async fn reads(&self, path: &str) -> String {
        let answer = self.gets(path).await;
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        answer.text().await.unwrap()
    }

    /// The latest cosigned checkpoint, from the monitor path.
    pub async fn latest(&self, origin: &str) -> String {
        self.reads(&format!("/{}/checkpoint", sovang_witness::logs::origin_hash(origin))).await
    }

    /// The large words of the page.
    pub async fn large(&self) -> String {
        let page = self.reads("/").await;
        let (_, rest) = page.split_once("<h1>").unwrap();
        rest.split_once("</h1>").unwrap().0.replace("<span>", "").replace("</span>", "")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.task.abort();
    }
}
