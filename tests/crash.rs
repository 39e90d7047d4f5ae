//! The plug is pulled, again and again, while eight people work: what was answered is there once, what was not
//! is there at most once, and the read models are those of the facts. `SOVANG_CRASH_COMMANDS` sets how much is
//! done.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

#[path = "support/postgres.rs"]
#[allow(dead_code, unreachable_pub, reason = "shared with the tests of the whole workspace")]
mod postgres;
mod support;
#[path = "support/world.rs"]
#[allow(unused_imports, unused_macros, reason = "the flows use the rest")]
mod world;

use reqwest::header::{COOKIE, HeaderMap, HeaderValue, ORIGIN};
use reqwest::{Client, redirect};
use sovang_desk::clock;
use sovang_desk::identity::session;
use sovang_domain::plan::Occasion;
use sovang_ledger::{NewSession, random};
use sovang_projections::Views;
use std::collections::BTreeMap;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use support::server::Server;
use world::{ORIGIN as LOG, Store, World, account, new_key, open};

/// People at work.
const CLIENTS: usize = 8;
/// How often the plug is pulled.
const KILLS: usize = 7;
/// The units whose people they are.
const UNITS: [&str; 6] = ["ap-trung", "ap-dong", "tram-y-te", "truong-thcs", "hoi-nong-dan", "van-phong"];

/// What a client sent, by its unique words, and whether it was answered.
type Sent = BTreeMap<String, bool>;

/// Someone at work, signed in before the server was ever started.
struct Worker {
    client: Client,
    base: String,
    csrf: String,
    round: String,
    year: i16,
    place: usize,
    answered: Arc<AtomicUsize>,
}

/// A number in syllables: the name of somebody holds no figure.
fn spelt(number: usize) -> String {
    const SYLLABLES: [&str; 10] = ["ba", "ca", "da", "ga", "ha", "ka", "la", "ma", "na", "sa"];
    let digits = number.to_string();
    digits.bytes().filter_map(|digit| SYLLABLES.get(usize::from(digit - b'0'))).copied().collect()
}

impl Worker {
    async fn new(world: &World, place: usize, round: &str) -> Self {
        let (token, csrf) = (random::token(), random::token());
        let of = account(&format!("bc-{}", UNITS[place % UNITS.len()]));
        let session = NewSession {
            token_hash: session::hash(&token),
            account: of.to_string(),
            csrf: csrf.clone(),
            second_factor: false,
            // the server that takes over lives on the machine's clock
            at: clock::machine(),
        };
        world.desk.ledger().create_session(&session).await.unwrap();
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, HeaderValue::from_str(&format!("sovang={token}")).unwrap());
        let client = Client::builder().default_headers(headers).redirect(redirect::Policy::none()).no_proxy();
        let client = client.timeout(Duration::from_secs(10)).build().unwrap();
        let (round, year) = (round.to_owned(), world.year);
        let (base, answered) = (String::new(), Arc::default());
        Self { client, base, csrf, round, year, place, answered }
    }

    /// Puts people forward and takes some back, until enough was answered by all together.
    async fn works(self, enough: usize) -> Sent {
        let mut sent = Sent::new();
        let mut number = 0;
        while self.answered.load(Ordering::Relaxed) < enough {
            number += 1;
            let (key, name) = (new_key(), format!("Người Thứ {} {}.", spelt(self.place), spelt(number)));
            let put_forward = self.nomination(&name);
            let done = self.insists("/noi-bo/de-nghi", &key, &put_forward).await;
            sent.insert(name.clone(), done);
            if done && number % 3 == 0 {
                let reason = format!("Rút {}-{number}.", self.place);
                let path = format!("/noi-bo/de-nghi/phu-tan.{key}/rut");
                let fields = [("ly-do-rut", reason.clone())];
                let done = self.insists(&path, &new_key(), &fields).await;
                sent.insert(reason, done);
            }
        }
        sent
    }

    fn nomination(&self, name: &str) -> Vec<(&'static str, String)> {
        vec![
            ("dot", self.round.clone()),
            ("hinh-thuc", "giay-khen.ca-nhan".to_owned()),
            ("doi-tuong", "ca-nhan".to_owned()),
            ("ten", name.to_owned()),
            ("chuc-vu", "Tổ viên".to_owned()),
            ("vai-tro", "truc-tiep".to_owned()),
            ("tieu-chi", "0".to_owned()),
            ("thanh-tich", "Giúp người dân nộp hồ sơ trực tuyến.".to_owned()),
            ("tu-ngay", format!("{}-01-01", self.year)),
            ("den-ngay", format!("{}-09-30", self.year)),
        ]
    }

    /// Sends a form. Without an answer, half of the time the same form is sent again, as a person would; else it
    /// is given up. Whether it was answered in the end.
    async fn insists(&self, path: &str, key: &str, fields: &[(&'static str, String)]) -> bool {
        let mut form = vec![("_ma-phien", self.csrf.as_str()), ("_ma-don", key)];
        form.extend(fields.iter().map(|(name, value)| (*name, value.as_str())));
        let stubborn = random::bytes::<1>()[0].is_multiple_of(2);
        loop {
            let request =
                self.client.post(format!("{}{path}", self.base)).header(ORIGIN, &self.base).form(&form);
            match request.send().await.map(|answer| answer.status().as_u16()) {
                Ok(303) => {
                    self.answered.fetch_add(1, Ordering::Relaxed);
                    return true;
                }
                Ok(503) | Err(_) if stubborn => tokio::time::sleep(Duration::from_millis(20)).await,
                Ok(503) | Err(_) => {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                    return false;
                }
                Ok(status) => panic!("{path}: {status}"),
            }
        }
    }
}

/// Pulls the plug at random moments, spread over the work, and starts again each time.
fn pulls_the_plug(server: &mut Server, answered: &AtomicUsize, enough: usize) {
    for kill in 1..=KILLS {
        let noise = |most: usize| usize::from(u16::from_le_bytes(random::bytes())) % most.max(1);
        let after = enough * kill / (KILLS + 1) + noise(enough / (2 * KILLS));
        while answered.load(Ordering::Relaxed) < after.min(enough - 1) {
            std::thread::sleep(Duration::from_millis(1));
        }
        std::thread::sleep(Duration::from_micros(noise(20_000) as u64));
        server.kill_9();
        server.restart();
    }
}

/// How often each of the unique words stands in the ledger, from its facts.
async fn recorded(store: &Store) -> BTreeMap<String, usize> {
    let ledger = open(store).await;
    let mut found = BTreeMap::new();
    let mut from = 0;
    loop {
        let facts = ledger.read(from, 500).await.unwrap();
        let Some(last) = facts.last() else { return found };
        from = last.log_index + 1;
        for fact in facts {
            let value = match fact.event_type.as_str() {
                "NominationSubmitted" => {
                    fact.payload.pointer("/NominationSubmitted/proposal/nominee/name/personal/value")
                }
                "NominationWithdrawn" => fact.payload.pointer("/NominationWithdrawn/reason/personal/value"),
                _ => continue,
            };
            let words = value.and_then(|value| value.as_str()).unwrap_or_else(|| panic!("{}", fact.payload));
            *found.entry(words.to_owned()).or_default() += 1;
        }
    }
}

/// The read models as they are, and as they are when built anew.
async fn digests(store: &Store, folder: &std::path::Path) -> (String, String) {
    let ledger = open(store).await;
    let report = ledger.audit().await.unwrap();
    assert!(report.is_sound() && report.pending == 0, "{report:#?}");
    let views = Views::open(folder, ledger.clone()).await.unwrap();
    views.reached(report.events - 1, Duration::from_secs(30)).await.unwrap();
    let followed = views.digest().unwrap();
    views.rebuild().await.unwrap();
    assert_eq!(views.position(), report.events);
    (followed, views.digest().unwrap())
}

fn sovang(args: &[&str]) -> (bool, String) {
    let said = Command::new(env!("CARGO_BIN_EXE_sovang")).args(args).output().unwrap();
    let words = [said.stdout, said.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
    (said.status.success(), words)
}

async fn survives(world: World) {
    let asked = std::env::var("SOVANG_CRASH_COMMANDS").ok();
    let enough: usize =
        asked.map_or(1_000, |asked| asked.parse().expect("SOVANG_CRASH_COMMANDS is a number"));
    let asking = world.asking("thi-dua", world.days_ago(20)).await;
    let opened = world.desk.open_round(&asking, &world.campaign, world.year, Occasion::Annual).await;
    let (round, done) = opened.unwrap();
    world.shows(&done).await;
    let mut workers = Vec::new();
    for place in 0..CLIENTS {
        workers.push(Worker::new(&world, place, round.as_str()).await);
    }
    let (folder, store) = world.hand_over().await;
    let data = folder.path().to_str().unwrap().to_owned();
    let mut place = vec!["--data", data.as_str(), "--log-origin", LOG];
    if let Store::Postgres(url) = &store {
        place.extend(["--ledger", url]);
    }
    let serve = [&["serve"][..], &place].concat();
    let mut server = tokio::task::block_in_place(|| Server::start(&serve));
    let answered = Arc::new(AtomicUsize::new(0));
    let mut working = Vec::new();
    for mut worker in workers {
        worker.base.clone_from(&server.url);
        worker.answered = Arc::clone(&answered);
        working.push(tokio::spawn(worker.works(enough)));
    }
    let counter = Arc::clone(&answered);
    let plug = tokio::task::spawn_blocking(move || {
        pulls_the_plug(&mut server, &counter, enough);
        server
    });
    let mut sent = Sent::new();
    for work in working {
        sent.extend(work.await.unwrap());
    }
    let mut server = plug.await.unwrap();
    tokio::task::block_in_place(|| {
        // a last time: it starts once more, so that what it finds half done is finished, and ends in order
        server.kill_9();
        server.restart();
        server.stop();
    });

    let (well, said) = sovang(&[&["doctor"][..], &place].concat());
    assert!(well && said.contains("Không thấy gì hỏng.") && said.contains("sổ nguyên vẹn"), "{said}");
    let found = recorded(&store).await;
    let answers = sent.values().filter(|answered| **answered).count();
    assert!(answers >= enough, "{answers} of {enough}");
    assert!(sent.len() > answers, "every plug was pulled while nobody was at work");
    for (words, answered) in &sent {
        let times = found.get(words).copied().unwrap_or_default();
        assert!(times <= 1, "{words} stands {times} times");
        assert!(times == 1 || !answered, "{words} was answered and is lost");
    }
    for words in found.keys() {
        assert!(sent.contains_key(words), "nobody sent {words}");
    }
    let (followed, rebuilt) = digests(&store, folder.path()).await;
    assert_eq!(followed, rebuilt);
    let (well, said) = sovang(&[&["rebuild"][..], &place].concat());
    assert!(well, "{said}");
    let (again, _) = digests(&store, folder.path()).await;
    assert_eq!(again, rebuilt);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_answered_is_lost_on_sqlite() {
    survives(World::sqlite().await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_answered_is_lost_on_postgres() {
    survives(World::postgres().await).await;
}
