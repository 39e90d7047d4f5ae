//! The doctor's examination of the whole ledger: everything that can be derived twice is, and compared.
//!
//! Events and leaves pair up without gaps; each leaf is the hash of its entry; each entry commits to its openings;
//! each opening is what the stored event gives today, payload opened; what is disclosed is what the domain
//! discloses; nothing is unreadable but what was erased, and what was erased is nowhere. Then the log over the leaves.

mod log;
mod report;
mod stored;

pub use report::{AuditReport, Fault};
use stored::{Kept, Stored};

use crate::{
    EventRef, Ledger,
    canonical::Whole,
    error::LedgerError,
    keys::Keys,
    log::{commitment, commitment::Part, opening},
    seal,
    store::{Cell, Listed, Row, Store, listed},
    subscribe::int,
};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Leaves examined at a time.
const CHUNK: u64 = 512;
/// Faults told at most.
const FAULTS: usize = 100;

const SIZES: &str =
    "select size, (select count(*) from tlog_leaf), (select coalesce(max(leaf_index) + 1, 0) from tlog_leaf)
                     from tlog_head";
const LEAVES: &str = "select leaf_index, entry, leaf_hash from tlog_leaf
                      where leaf_index >= $1 and leaf_index < $2 order by leaf_index";
const EVENTS: &str =
    "select leaf_index, aggregate_type, aggregate_id, sequence, event_type, event_version, payload, metadata
                      from logged where leaf_index >= $1 and leaf_index < $2";
const OPENINGS: &str = "select leaf_index, part, salt, bytes, disclosed, erased_at from tlog_opening
                        where leaf_index >= $1 and leaf_index < $2";
const INDEXED: &str = "select count(*) from tlog_subject where subject = $1 and leaf_index = $2";
const ERASED: Listed = listed!("select subject from erased_subject where subject");
const COMMANDS: Listed = listed!(
    "select key, fingerprint, actor, aggregate_type, aggregate_id, first_sequence, answer from command where key"
);
const LEFT_BEHIND: &str =
    "select e.subject from erased_subject e join subject_key k on k.subject = e.subject limit 1";

impl Ledger {
    /// Examines everything; takes about as long as reading the ledger twice. Safe while others write.
    ///
    /// # Errors
    /// Only when the store does not answer; what is wrong with the content stands in the report.
    pub async fn audit(&self) -> Result<AuditReport, LedgerError> {
        let mut audit = Audit {
            ledger: self,
            report: AuditReport::default(),
            hashes: HashSet::new(),
            last: HashMap::new(),
        };
        let size = audit.sizes().await?;
        let mut from = 0;
        while from < size {
            let to = size.min(from + CHUNK);
            audit.chunk(from, to).await?;
            from = to;
        }
        audit.strays().await?;
        audit.log().await?;
        audit.report.events = size;
        audit.report.faults.truncate(FAULTS);
        Ok(audit.report)
    }
}

struct Audit<'a> {
    ledger: &'a Ledger,
    report: AuditReport,
    hashes: HashSet<[u8; 32]>,
    /// Last sequence seen of each aggregate.
    last: HashMap<(String, String), u64>,
}

impl Audit<'_> {
    fn fault(&mut self, index: u64, event: Option<&EventRef>, what: impl Into<String>) {
        let (log_index, event) = (Some(index), event.map(EventRef::to_string));
        self.report.faults.push(Fault { log_index, event, what: what.into() });
    }

    async fn rows(&self, sql: &'static str, cells: Vec<Cell>) -> Result<Vec<Row>, LedgerError> {
        self.ledger.0.store.rows(sql, cells).await
    }

    async fn sizes(&mut self) -> Result<u64, LedgerError> {
        let mut rows = self.rows(SIZES, Vec::new()).await?;
        let row = rows.first_mut().ok_or_else(|| LedgerError::Damaged("the log has no head".to_owned()))?;
        let (size, count, end) = (row.count(0)?, row.count(1)?, row.count(2)?);
        if size != count || size != end {
            let what = format!("the head says {size} leaves, {count} are stored, the last ends at {end}");
            self.report.faults.push(Fault { log_index: None, event: None, what });
        }
        Ok(size.max(end))
    }

    async fn chunk(&mut self, from: u64, to: u64) -> Result<(), LedgerError> {
        let range = || vec![int(from), int(to)];
        let mut leaves = BTreeMap::new();
        for mut row in self.rows(LEAVES, range()).await? {
            leaves.insert(row.count(0)?, (row.bytes(1)?, row.bytes(2)?));
        }
        let mut events = BTreeMap::new();
        for row in self.rows(EVENTS, range()).await? {
            let (index, stored) = Stored::read(row)?;
            events.insert(index, stored);
        }
        let mut openings = HashMap::new();
        for mut row in self.rows(OPENINGS, range()).await? {
            let at = (row.count(0)?, row.int(1)?);
            let (salt, bytes) = (row.maybe_bytes(2)?, row.maybe_bytes(3)?);
            openings.insert(at, Kept { open: salt.zip(bytes), disclosed: row.int(4)? == 1 });
        }
        let payloads = events.values().filter_map(|stored| stored.payload.as_ref().ok());
        let subjects: BTreeSet<String> = payloads.flat_map(seal::subjects).collect();
        let keys = self.ledger.0.store.keys(&subjects).await?;
        let erased = self.erased(&subjects).await?;
        let commands = self.commands(&events).await?;
        for index in from..to {
            let (Some((entry, hash)), Some(stored)) = (leaves.remove(&index), events.remove(&index)) else {
                self.fault(index, None, "the leaf or its event is missing");
                continue;
            };
            let parts = [openings.remove(&(index, 1)), openings.remove(&(index, 2))];
            self.leaf(index, &stored.reference, &entry, hash);
            self.order(index, &stored.reference);
            self.command(index, &stored, &commands);
            let subjects = self.event(index, stored, &entry, parts, &keys, &erased);
            self.indexed(index, subjects).await?;
        }
        Ok(())
    }

    fn leaf(&mut self, index: u64, event: &EventRef, entry: &[u8], hash: Vec<u8>) {
        if entry.len() != commitment::ENTRY || entry.first() != Some(&1) {
            self.fault(index, Some(event), "the entry is not 65 bytes beginning with 1");
        }
        let computed = commitment::leaf_hash(entry);
        if computed.as_slice() != hash {
            self.fault(index, Some(event), "the leaf hash is not the hash of the entry");
        }
        if !self.hashes.insert(computed) {
            self.fault(index, Some(event), "another leaf has the same hash");
        }
    }

    fn order(&mut self, index: u64, event: &EventRef) {
        let aggregate = (event.aggregate_type.clone(), event.aggregate_id.clone());
        let before = self.last.insert(aggregate, event.sequence).unwrap_or_default();
        if event.sequence != before + 1 {
            let what = format!("follows sequence {before} of its aggregate in the log");
            self.fault(index, Some(event), what);
        }
    }

    /// Compares one event with what its leaf commits to; the subjects it names.
    fn event(
        &mut self,
        index: u64,
        stored: Stored,
        entry: &[u8],
        parts: [Option<Kept>; 2],
        keys: &Keys,
        erased: &BTreeSet<String>,
    ) -> BTreeSet<String> {
        let event = stored.reference;
        let (mut payload, metadata) = match (stored.payload, stored.metadata) {
            (Ok(payload), Ok(metadata)) => (payload, metadata),
            (Err(why), _) | (_, Err(why)) => {
                self.fault(index, Some(&event), format!("cannot be read: {why}"));
                return BTreeSet::new();
            }
        };
        let subjects = seal::subjects(&payload);
        for subject in subjects.iter().filter(|subject| !keys.contains_key(*subject)) {
            if !erased.contains(subject) {
                self.fault(index, Some(&event), format!("subject {subject} has no key but is not erased"));
            }
        }
        if let Err(error) = seal::open(&mut payload, &event, keys) {
            self.fault(index, Some(&event), error.to_string());
            return subjects;
        }
        let readable = subjects.iter().all(|subject| keys.contains_key(subject));
        let settings = &self.ledger.0.settings;
        let EventRef { aggregate_type, aggregate_id, .. } = &event;
        let disclosed = (settings.disclose)(
            aggregate_type,
            aggregate_id,
            &stored.event_type,
            &stored.event_version,
            &payload,
        );
        let whole = Whole {
            aggregate_type: &event.aggregate_type,
            aggregate_id: &event.aggregate_id,
            sequence: event.sequence,
            event_type: &stored.event_type,
            event_version: &stored.event_version,
            payload: &payload,
            metadata: &metadata,
        };
        let expected =
            [disclosed.map(|bytes| (bytes.is_some(), bytes.unwrap_or_default())), Ok((false, whole.bytes()))];
        let mut lost = false;
        for ((part, kept), expected) in [Part::Public, Part::Private].into_iter().zip(parts).zip(expected) {
            let fault = match (kept, readable) {
                (None, _) => Some(format!("has no opening for part {}", part as u8)),
                (Some(Kept { open: Some(_), .. }), false) => {
                    Some("names an erased subject but can be opened".to_owned())
                }
                (Some(Kept { open: None, .. }), true) => {
                    Some("was closed though nobody it names is erased".to_owned())
                }
                (Some(Kept { open: None, .. }), false) => {
                    lost = true;
                    None
                }
                (Some(Kept { open: Some((salt, bytes)), disclosed }), true) => {
                    let opened = opening::open(&event, part, salt, bytes, &subjects, keys);
                    self.compare(entry, part, opened, disclosed, expected)
                }
            };
            if let Some(what) = fault {
                self.fault(index, Some(&event), what);
            }
        }
        self.report.erased += u64::from(lost);
        subjects
    }

    fn compare(
        &self,
        entry: &[u8],
        part: Part,
        opened: Result<([u8; 32], Vec<u8>), LedgerError>,
        disclosed: bool,
        expected: Result<(bool, Vec<u8>), String>,
    ) -> Option<String> {
        let number = part as usize;
        let (salt, bytes) = match opened {
            Ok(opened) => opened,
            Err(error) => return Some(format!("the opening of part {number} cannot be read: {error}")),
        };
        let commitment = self.ledger.0.commitment_key.commit(part, &salt, &bytes);
        if entry.get(number * 32 - 31..number * 32 + 1) != Some(commitment.as_slice()) {
            return Some(format!("the leaf does not commit to the opening of part {number}"));
        }
        match expected {
            Err(why) => Some(format!("the domain cannot read it: {why}")),
            Ok((open, text)) if (open, &text) != (disclosed, &bytes) => {
                Some(format!("part {number} of the leaf is not what the stored event gives"))
            }
            Ok(_) => None,
        }
    }

    async fn indexed(&mut self, index: u64, subjects: BTreeSet<String>) -> Result<(), LedgerError> {
        for subject in subjects {
            let mut rows = self.rows(INDEXED, vec![Cell::Text(subject.clone()), int(index)]).await?;
            if rows.first_mut().map_or(Ok(0), |row| row.count(0))? != 1 {
                self.fault(
                    index,
                    None,
                    format!("is not listed under subject {subject}: erasure would miss it"),
                );
            }
        }
        Ok(())
    }

    async fn erased(&self, subjects: &BTreeSet<String>) -> Result<BTreeSet<String>, LedgerError> {
        let rows = self.ledger.0.store.rows_of(ERASED, subjects).await?;
        rows.into_iter().map(|mut row| row.text(0)).collect()
    }

    /// The command rows of the events that began a command, as one text each.
    async fn commands(&self, events: &BTreeMap<u64, Stored>) -> Result<HashMap<String, String>, LedgerError> {
        let keys: BTreeSet<String> =
            events.values().filter_map(Stored::command_key).map(str::to_owned).collect();
        let rows = self.ledger.0.store.rows_of(COMMANDS, &keys).await?;
        let read = |mut row: Row| {
            let key = row.text(0)?;
            let (fingerprint, actor) = (row.text(1)?, row.text(2)?);
            let (kind, id, first) = (row.text(3)?, row.text(4)?, row.count(5)?);
            Ok((key, format!("{kind}/{id}/{first} {actor} {fingerprint} {}", row.text(6)?)))
        };
        rows.into_iter().map(read).collect()
    }

    fn command(&mut self, index: u64, stored: &Stored, commands: &HashMap<String, String>) {
        let (Some(key), Ok(metadata)) = (stored.command_key(), &stored.metadata) else { return };
        let text = |name: &str| metadata[name].as_str().unwrap_or_default().to_owned();
        let expected =
            format!("{} {} {} {}", stored.reference, text("actor"), text("fingerprint"), text("answer"));
        if commands.get(key) != Some(&expected) {
            self.fault(
                index,
                Some(&stored.reference),
                format!("command {key} is not kept as the event says"),
            );
        }
    }

    /// What stands outside the pairs of event and leaf.
    async fn strays(&mut self) -> Result<(), LedgerError> {
        let (stray, pending) = match self.ledger.0.store {
            Store::Sqlite(_) => (
                "select aggregate_type, aggregate_id, sequence from events
                 where not exists (select 1 from tlog_leaf where leaf_index = log_index) limit 1",
                "select 0",
            ),
            Store::Postgres(_) => (
                "select aggregate_type, aggregate_id, sequence from events
                 left join tlog_leaf l using (aggregate_type, aggregate_id, sequence)
                 left join tlog_pending p using (aggregate_type, aggregate_id, sequence)
                 where l.leaf_index is null and p.id is null limit 1",
                "select count(*) from tlog_pending",
            ),
        };
        for mut row in self.rows(stray, Vec::new()).await? {
            let event = format!("{}/{}/{}", row.text(0)?, row.text(1)?, row.int(2)?);
            let what = "is stored but neither in the log nor on its way".to_owned();
            self.report.faults.push(Fault { log_index: None, event: Some(event), what });
        }
        for mut row in self.rows(LEFT_BEHIND, Vec::new()).await? {
            let what = format!("subject {} is erased but its key is there", row.text(0)?);
            self.report.faults.push(Fault { log_index: None, event: None, what });
        }
        let mut pending = self.rows(pending, Vec::new()).await?;
        self.report.pending = pending.first_mut().map_or(Ok(0), |row| row.count(0))?;
        Ok(())
    }
}
