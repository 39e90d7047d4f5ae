//! Facts for tests: `given` facts, in memory, without a ledger; and a whole commune's story of any length.
#![allow(clippy::unwrap_used, reason = "tests")]

mod ruling;
mod story;

pub(crate) use story::{CAMPAIGN, Nominee, ROUND, document, story, years};

use crate::error::{Result, ViewError};
use crate::models;
use crate::record::{Line, Record};
use crate::source::Log;
use jiff::{SignedDuration, Timestamp};
use rusqlite::Connection;
use serde::Serialize;
use serde_json::{Value, json};
use sovang_domain::account::{Account, AccountEvent};
use sovang_domain::award_round::{AwardRound, AwardRoundEvent};
use sovang_domain::campaign::{Campaign, CampaignEvent};
use sovang_domain::fact::Aggregate;
use sovang_domain::locality::{Locality, LocalityEvent};
use sovang_domain::nomination::{Nomination, NominationEvent};
use sovang_domain::plan::{Plan, parse};
use sovang_domain::rules::{RuleFiles, Rulebook};
use sovang_domain::stamp::Stamp;
use sovang_domain::unit_report::{UnitReport, UnitReportEvent};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use tokio::sync::watch;

/// An event with the name of its aggregate.
pub(crate) trait Event: Serialize {
    const STREAM_TYPE: &'static str;
}

macro_rules! events {
    ($($event:ident of $aggregate:ident),+) => {$(
        impl Event for $event {
            const STREAM_TYPE: &'static str = $aggregate::TYPE;
        }
    )+};
}

events!(
    LocalityEvent of Locality, CampaignEvent of Campaign, UnitReportEvent of UnitReport,
    NominationEvent of Nomination, AwardRoundEvent of AwardRound, AccountEvent of Account
);

/// A log written by a test, with its own clock.
#[derive(Clone, Default)]
pub(crate) struct World {
    pub(crate) lines: Vec<Line>,
    sequences: HashMap<String, u64>,
    now: Timestamp,
}

impl World {
    pub(crate) fn at(moment: &str) -> Self {
        Self { now: moment.parse().unwrap(), ..Self::default() }
    }

    /// Moves the clock.
    pub(crate) fn on(&mut self, moment: &str) -> &mut Self {
        self.now = moment.parse().unwrap();
        self
    }

    /// Who and when: each stamp is a minute later than the one before.
    pub(crate) fn by(&mut self, account: &str) -> Stamp {
        self.now += SignedDuration::from_mins(1);
        Stamp::new(account, self.now)
    }

    /// The first `count` facts.
    pub(crate) fn until(&self, count: usize) -> Self {
        Self { lines: self.lines[..count].to_vec(), ..self.clone() }
    }

    /// Enters a fact; its log index.
    pub(crate) fn given<E: Event>(&mut self, stream: &str, event: E) -> u64 {
        let payload = serde_json::to_value(event).unwrap();
        let event_type = payload.as_object().unwrap().keys().next().unwrap().clone();
        self.raw(E::STREAM_TYPE, stream, &event_type, payload)
    }

    pub(crate) fn raw(&mut self, stream_type: &str, stream: &str, event_type: &str, payload: Value) -> u64 {
        let sequence = self.sequences.entry(format!("{stream_type}/{stream}")).or_default();
        *sequence += 1;
        let log_index = self.lines.len() as u64;
        let mut leaf_hash = [0; 32];
        leaf_hash[..8].copy_from_slice(&(log_index + 1).to_be_bytes());
        self.lines.push(Line {
            log_index,
            stream_type: stream_type.to_owned(),
            stream: stream.to_owned(),
            sequence: *sequence,
            event_type: event_type.to_owned(),
            event_version: "1.0".to_owned(),
            payload,
            metadata: json!({ "actor": "thu-nghiem", "answer": "/noi-bo" }),
            recorded_at: self.now,
            leaf_hash,
        });
        log_index
    }

    /// Erases somebody from all facts so far.
    pub(crate) fn erased(&mut self, subject: &str) {
        self.lines.iter_mut().for_each(|line| erase(&mut line.payload, subject));
    }

    /// The views of all facts so far, in memory.
    pub(crate) fn views(&self) -> Connection {
        let conn = Connection::open_in_memory().unwrap();
        conn.set_prepared_statement_cache_capacity(200);
        models::create(&conn).unwrap();
        for line in &self.lines {
            models::apply(&conn, &Record::read(line.clone()).unwrap()).unwrap();
        }
        conn
    }
}

/// Takes out what is sealed for somebody, as the ledger reads it once the key is destroyed.
pub(crate) fn erase(value: &mut Value, subject: &str) {
    match value {
        Value::Object(fields) => {
            if fields.get("subject").is_some_and(|known| known == subject) {
                fields.remove("value");
            }
            fields.values_mut().for_each(|value| erase(value, subject));
        }
        Value::Array(values) => values.iter_mut().for_each(|value| erase(value, subject)),
        _ => {}
    }
}

/// A log in memory that grows while it is followed.
#[derive(Clone)]
pub(crate) struct MemoryLog {
    lines: Arc<Mutex<Vec<Line>>>,
    head: watch::Sender<u64>,
}

impl MemoryLog {
    pub(crate) fn of(lines: &[Line]) -> Self {
        let head = watch::Sender::new(lines.len() as u64);
        Self { lines: Arc::new(Mutex::new(lines.to_vec())), head }
    }

    /// Appends what `world` has more than this log.
    pub(crate) fn grow(&self, world: &World) {
        let mut lines = self.lines.lock().unwrap();
        let known = lines.len();
        lines.extend_from_slice(&world.lines[known..]);
        self.head.send_replace(lines.len() as u64);
    }

    /// Changes what is stored, as an erasure or a broken disk would.
    pub(crate) fn change(&self, change: impl Fn(&mut Line)) {
        self.lines.lock().unwrap().iter_mut().for_each(change);
    }
}

impl Log for MemoryLog {
    fn head(&self) -> watch::Receiver<u64> {
        self.head.subscribe()
    }

    async fn read(&self, from: u64, limit: usize) -> Result<Vec<Line>> {
        let lines = self.lines.lock().map_err(|_| ViewError::Ledger("gone".to_owned()))?;
        Ok(lines.iter().skip(usize::try_from(from).unwrap()).take(limit).cloned().collect())
    }
}

/// The rules of the repository.
pub(crate) fn rules() -> Rulebook {
    Rulebook::parse(&RuleFiles {
        award_forms: include_str!("../../rules/award-forms.toml"),
        base_salary: include_str!("../../rules/base-salary.toml"),
        holidays: include_str!("../../rules/holidays.toml"),
        rounds: include_str!("../../rules/rounds.toml"),
        dossier: include_str!("../../rules/dossier.toml"),
    })
    .unwrap()
}

/// A plan of the repository.
pub(crate) fn plan(text: &str) -> Box<Plan> {
    let forms = [
        "giay-khen",
        "bang-khen-tinh",
        "co-thi-dua-tinh",
        "bang-khen-thu-tuong",
        "co-thi-dua-chinh-phu",
        "huan-chuong-lao-dong",
        "lao-dong-tien-tien",
        "chien-si-thi-dua-co-so",
        "tap-the-lao-dong-tien-tien",
    ];
    Box::new(parse(text, &forms).unwrap())
}

/// Phú Tân: caps on awards, no day for reports.
pub(crate) fn phu_tan() -> Box<Plan> {
    plan(include_str!("../../plans/phu-tan.toml"))
}

/// Phong Quang 2025-2030: reports before 25/11, enterprises on their own line.
pub(crate) fn phong_quang() -> Box<Plan> {
    plan(include_str!("../../plans/phong-quang-2025-2030.toml"))
}
