//! A commune with its people, founded through the desk on either ledger, and its portal on a real port.
//!
//! The world lives on a day of its own. What lies in its past (a notice that has run out) is told to the desk with past
//! dates; the step under test then goes over HTTP, now.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]
#![allow(dead_code, unreachable_pub, reason = "each test binary uses its part of the world")]

#[path = "world/founding.rs"]
mod founding;
#[path = "world/past.rs"]
mod past;
#[path = "world/store.rs"]
mod store;

pub use past::{Nominee, collective, form, individual};
pub use store::Store;

use crate::support::form::Form;
use crate::support::person::{Person, Response};
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use sovang_desk::blobs::Blobs;
use sovang_desk::clock;
use sovang_desk::{Asking, Desk, Done};
use sovang_domain::calendar::day;
use sovang_domain::fact::Fact;
use sovang_domain::ids::{AccountId, CampaignId, LocalityId};
use sovang_domain::rules::{RuleFiles, Rulebook};
use sovang_ledger::{CommandKey, Ledger, PasswordCost, Settings, random};
use sovang_portal::shell::server;
use sovang_portal::shell::state::Portal;
use sovang_projections::Views;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// Everybody's password.
pub const PASSWORD: &str = "bốn con trâu qua sông";
/// The world's own today, a working day, whatever day these tests are run.
pub const TODAY: &str = "2026-11-18T02:00:00Z";
/// Name of the log.
pub const ORIGIN: &str = "sovang.localhost/log";
/// The locality the flows are about.
pub const HOME: &str = "phu-tan";
/// Its campaign.
pub const CAMPAIGN: &str = "phu-tan.doi-moi-sang-tao-chuyen-doi-so";

/// Phú Tân with its people, and Phú Thái as its neighbour.
pub struct World {
    pub desk: Desk,
    pub blobs: Blobs,
    pub campaign: CampaignId,
    /// The year of the rounds.
    pub year: i16,
    pub store: Store,
    pub folder: TempDir,
    pub base: String,
    seconds: AtomicI64,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<std::io::Result<()>>,
}

impl World {
    pub async fn sqlite() -> Self {
        Self::with_award_form("").await
    }

    /// A world whose rules have one award form more.
    pub async fn with_award_form(entry: &str) -> Self {
        let folder = private_folder();
        let store = Store::sqlite(&folder);
        Self::found(folder, store, rules(entry, ROUNDS)).await
    }

    /// A world whose council counts the share of votes of all its members and asks the absent in writing.
    pub async fn counting_all_members() -> Self {
        let folder = private_folder();
        let store = Store::sqlite(&folder);
        let voting = "threshold_percent = 70\nthreshold_included = true\ncounted_from = \"all_members\"\nabsent_in_writing = true";
        let shipped = "threshold_percent = 50\nthreshold_included = false\ncounted_from = \"voting\"\nabsent_in_writing = false";
        Self::found(folder, store, rules("", &ROUNDS.replace(shipped, voting))).await
    }

    pub async fn postgres() -> Self {
        let store = Store::postgres().await;
        Self::found(private_folder(), store, rules("", ROUNDS)).await
    }

    async fn found(folder: TempDir, store: Store, rules: Rulebook) -> Self {
        clock::live_in_story(TODAY.parse().unwrap());
        let ledger = open(&store).await;
        let views = Views::open(folder.path(), ledger.clone()).await.unwrap();
        let desk = Desk::new(ledger, views, Arc::new(rules));
        let blobs = Blobs::open(&folder.path().join("blobs")).unwrap();
        let reader = env!("CARGO_BIN_EXE_sovang").into();
        let portal = Portal { reader, ..Portal::over(desk.clone(), blobs.clone()) };
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let (stop, stopped) = oneshot::channel();
        let site = sovang_portal::site(portal);
        let serving = tokio::spawn(server::serve(listener, site, async move {
            // a world that is dropped stops as well
            let _ = stopped.await;
        }));
        let mut world = Self {
            desk,
            blobs,
            campaign: CAMPAIGN.into(),
            year: day(clock::now()).year(),
            store,
            folder,
            base,
            seconds: AtomicI64::new(0),
            stop,
            serving,
        };
        world.populate().await;
        world
    }

    /// Lets everything go but what lies on disk, for a program of its own to take over.
    pub async fn hand_over(self) -> (TempDir, Store) {
        let Self { stop, serving, folder, store, .. } = self;
        drop(stop);
        serving.await.unwrap().unwrap();
        (folder, store)
    }

    /// The people of a conversation: anyone, who reports for ấp Trung, the award officer, the chairman, MTTQ.
    pub async fn people(&self) -> (Person, Person, Person, Person, Person) {
        let (unit, officer) = tokio::join!(self.sign_in("bc-ap-trung"), self.sign_in("thi-dua"));
        let (chair, mttq) = tokio::join!(self.sign_in("chu-tich"), self.sign_in("mat-tran"));
        (self.anyone(), unit, officer, chair, mttq)
    }

    /// Someone who is not signed in.
    pub fn anyone(&self) -> Person {
        Person::at(&self.base)
    }

    /// Someone of Phú Tân, or with the locality behind a dot of another one, signed in.
    pub async fn sign_in(&self, login: &str) -> Person {
        let person = self.anyone();
        person.signs_in(&account(login).login(), PASSWORD).await;
        person
    }

    /// What a person asks of the desk at some moment.
    pub async fn asking(&self, login: &str, at: Timestamp) -> Asking {
        let by = account(login);
        let key = CommandKey::random();
        Asking {
            grants: self.desk.grants(&by).await.unwrap(),
            by,
            at,
            fingerprint: key.to_string(),
            key,
            seen: None,
            answer: String::new(),
        }
    }

    /// So many days ago; each moment asked for comes a second after the one before.
    pub fn days_ago(&self, days: i64) -> Timestamp {
        let second = self.seconds.fetch_add(1, Ordering::Relaxed);
        clock::now() - SignedDuration::from_hours(24 * days) + SignedDuration::from_secs(second)
    }

    /// Waits until the pages show what was done.
    pub async fn shows(&self, done: &Done) {
        self.desk.views().reached(done.log_index, Duration::from_secs(20)).await.unwrap();
    }

    /// How many facts the ledger holds.
    pub async fn facts(&self) -> i64 {
        self.store.count("select count(*) from events").await
    }

    /// Sends a form that no page offers: with the session's token, a fresh key and no version.
    pub async fn forges(&self, person: &Person, action: &str, fields: &[(&str, &str)]) -> Response {
        let page = person.gets("/noi-bo").await;
        let forms = Form::all(&page.text);
        let token = forms.iter().find_map(|form| form.value("_ma-phien")).unwrap().to_owned();
        let key = new_key();
        let all: Vec<(&str, &str)> = [("_ma-phien", token.as_str()), ("_ma-don", &key)]
            .into_iter()
            .chain(fields.iter().copied())
            .collect();
        person.posts_bare(action, &all).await
    }

    /// Nothing is wrong with the ledger.
    pub async fn is_sound(&self) {
        let report = self.desk.ledger().audit().await.unwrap();
        assert!(report.is_sound(), "{report:#?}");
    }

    /// No name of these stands in clear in the ledger at rest.
    pub async fn keeps_secret(&self, names: &[&str]) {
        let bytes = self.store.at_rest().await;
        assert!(contains(&bytes, b"NominationSubmitted"), "the scan sees what is there");
        for name in names {
            let escaped: String = name
                .encode_utf16()
                .map(|unit| match unit {
                    0x20..0x7f => char::from_u32(u32::from(unit)).unwrap().to_string(),
                    other => format!("\\u{other:04x}"),
                })
                .collect();
            assert!(!contains(&bytes, name.as_bytes()), "{name} stands in the ledger");
            assert!(!contains(&bytes, escaped.as_bytes()), "{name} stands in the ledger, escaped");
        }
    }
}

/// A folder nobody else reads, as the program wants it.
pub fn private_folder() -> TempDir {
    use std::os::unix::fs::PermissionsExt;
    tempfile::Builder::new().permissions(std::fs::Permissions::from_mode(0o700)).tempdir().unwrap()
}

/// Opens the ledger of a store as the program does, with cheap passwords.
pub async fn open(store: &Store) -> Ledger {
    let mut settings = Settings::new(ORIGIN, disclose);
    settings.password_cost = PasswordCost::Demo;
    store.open(settings).await
}

/// What the public gets of a fact: the domain says it.
fn disclose(
    aggregate_type: &str,
    aggregate_id: &str,
    event_type: &str,
    version: &str,
    payload: &Value,
) -> Result<Option<Vec<u8>>, String> {
    let fact = Fact::read(aggregate_type, event_type, version, payload.clone());
    fact.map(|fact| fact.public_record(aggregate_id)).map_err(|error| error.to_string())
}

const ROUNDS: &str = include_str!("../../rules/rounds.toml");

/// The rules as they are shipped, with one award form more where one is given, and these of rounds.
fn rules(form: &str, rounds: &str) -> Rulebook {
    let award_forms = format!("{}\n{form}", include_str!("../../rules/award-forms.toml"));
    Rulebook::parse(&RuleFiles {
        award_forms: &award_forms,
        base_salary: include_str!("../../rules/base-salary.toml"),
        holidays: include_str!("../../rules/holidays.toml"),
        rounds,
        dossier: include_str!("../../rules/dossier.toml"),
    })
    .unwrap()
}

/// `thi-dua` is of Phú Tân, `thi-dua.phu-thai` of Phú Thái, `sovang.quan-tri` of the machine.
pub fn account(login: &str) -> AccountId {
    match login.split_once('.') {
        None => AccountId::within(&LocalityId::from(HOME), login),
        Some(("sovang", login)) => AccountId::of_login(login),
        Some(_) => AccountId::of_login(login),
    }
}

/// A key as a page draws it.
pub fn new_key() -> String {
    random::bytes::<10>().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether bytes stand among others.
pub fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle)
}

/// A PDF of its own for each name.
pub fn pdf(name: &str) -> Vec<u8> {
    format!("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n% {name}\ntrailer<</Root 1 0 R>>\n%%EOF\n")
        .into_bytes()
}

/// The smallest picture there is: one pixel.
pub fn png() -> Vec<u8> {
    let mut bytes =
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89".to_vec();
    bytes.extend(b"\0\0\0\rIDATx\x9cc\xf8\xff\xff?\0\x05\xfe\x02\xfe\xa75\x81\x84\0\0\0\0IEND\xaeB`\x82");
    bytes
}

/// Runs each of these tests on both ledgers.
macro_rules! on_both_ledgers {
    ($($name:ident),+ $(,)?) => {$(
        mod $name {
            use crate::world::World;

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                super::$name(World::sqlite().await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgres() {
                super::$name(World::postgres().await).await;
            }
        }
    )+};
}
pub(crate) use on_both_ledgers;
