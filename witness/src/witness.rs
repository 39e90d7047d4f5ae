//! The witness itself: its key, the logs it watches, its memory, its clock.

use crate::judge::{Verdict, Why, judge};
use crate::logs::{Logs, Standing};
use crate::page::{LogReport, Report};
use crate::store::{self, Incident, Recorded, Store, folder};
use crate::submission::{self, Malformed, Submission};
use crate::{Identity, WitnessError, key};
use rusqlite::Transaction;
use sovang_verifier::{Key, SecretKey};
use std::path::Path;

/// So many seconds the clock may be behind the last cosignature: machines that keep the time are set back a little now
/// and then, and the next cosignature then bears the same second.
pub const SLACK: u64 = 5;

/// No cosignature is older than this program, 01/01/2026: a machine whose battery died believes it is 1970 or 2000.
pub const EARLIEST: u64 = 1_767_225_600;

/// The witness. Its methods wait for the disk: not on a thread that serves others.
pub struct Witness {
    secret: SecretKey,
    vkey: String,
    logs: Logs,
    store: Store,
    now: Clock,
}

/// Where the witness takes this moment from, in POSIX seconds.
pub type Clock = Box<dyn Fn() -> u64 + Send + Sync>;

/// The answer to `add-checkpoint`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// 200: recorded for good; the cosignature, a line with its end.
    Cosigned(String),
    /// 400: the body cannot be read.
    Malformed(Malformed),
    /// 400: the log says that more was cosigned than it now signs.
    OldBeyondNew,
    /// 403: the log has not signed it, or not rightly.
    NotSigned,
    /// 404: nobody watches this log here.
    UnknownLog,
    /// 409: this size is recorded.
    OtherSize(u64),
    /// 422: it contradicts itself or what is recorded.
    Refused(Why),
    /// 500: the clock went back; nothing was recorded.
    ClockBack,
}

impl Witness {
    /// Opens the witness in `folder`, which is made if it is not there, with its key.
    ///
    /// # Errors
    /// When the folder is not for its owner alone or in use, when the memory or the key is lost or damaged.
    pub fn open(folder: &Path, identity: &Identity, logs: Logs, now: Clock) -> Result<Self, WitnessError> {
        let (store, secret) = unlock(folder, identity)?;
        let vkey = secret.public().to_string();
        Ok(Self { secret, vkey, logs, store, now })
    }

    /// Its public key, which the commune puts into its policy.
    #[must_use]
    pub fn key(&self) -> &Key {
        self.secret.public()
    }

    /// Answers `add-checkpoint`. What the answer says is on the disk before it is returned.
    ///
    /// # Errors
    /// When the memory cannot be read or written; then nothing was recorded and nothing is cosigned.
    pub fn add_checkpoint(&self, body: &[u8]) -> Result<Answer, WitnessError> {
        let submission = match submission::parse(body) {
            Ok(submission) => submission,
            Err(part) => return Ok(Answer::Malformed(part)),
        };
        match self.logs.standing(&submission.signed, &submission.note) {
            Standing::Unknown | Standing::NotSigned if submission.old > submission.signed.checkpoint.size => {
                Ok(Answer::OldBeyondNew)
            }
            Standing::Unknown => Ok(Answer::UnknownLog),
            Standing::NotSigned => Ok(Answer::NotSigned),
            Standing::Signed(note) => self.store.step(|tx| self.settle(tx, &submission, &note)),
        }
    }

    /// Compares with what is recorded, and records: one transaction.
    fn settle(
        &self,
        tx: &Transaction<'_>,
        submission: &Submission,
        note: &str,
    ) -> Result<Answer, WitnessError> {
        let new = &submission.signed.checkpoint;
        let recorded = store::head(tx, &new.origin)?;
        let same_size = store::recorded_at_size(tx, &new.origin, new.size)?;
        let head = recorded.as_ref().map(|recorded| recorded.head);
        let judged = judge(submission, head, same_size.as_ref().map(|same| same.head.root));
        if let Some(kind) = judged.incident
            && let Some(ours) = same_size.as_ref().or(recorded.as_ref())
        {
            tracing::error!(origin = new.origin, size = new.size, ?kind, "the log contradicts itself");
            store::keep_incident(tx, kind, ours, (new, note), (self.now)())?;
        }
        match judged.verdict {
            Verdict::OldBeyondNew => return Ok(Answer::OldBeyondNew),
            Verdict::OtherSize(size) => return Ok(Answer::OtherSize(size)),
            Verdict::Refuse(why) => return Ok(Answer::Refused(why)),
            Verdict::Record => {}
        }
        let (now, last) = ((self.now)(), store::last_second(tx, &self.vkey)?);
        if clock_is_back(now, last) {
            tracing::error!(now, last, "the clock went back");
            return Ok(Answer::ClockBack);
        }
        let second = now.max(last);
        let Some(text) = std::str::from_utf8(submission.signed.text()).ok() else {
            return Ok(Answer::Malformed(Malformed::Text));
        };
        let line = self.secret.cosign(text, second);
        store::record(tx, head.map(|head| head.size), new, &format!("{note}{line}"), second)?;
        store::tick(tx, &self.vkey, second)?;
        Ok(Answer::Cosigned(line))
    }

    /// The checkpoint cosigned last, by the hash of its origin.
    ///
    /// # Errors
    /// When the memory cannot be read.
    pub fn latest(&self, origin_hash: &str) -> Result<Option<Recorded>, WitnessError> {
        let Some(origin) = self.logs.origin_of(origin_hash) else { return Ok(None) };
        self.store.read(|tx| store::head(tx, origin))
    }

    /// One incident.
    ///
    /// # Errors
    /// When the memory cannot be read.
    pub fn incident(&self, id: i64) -> Result<Option<Incident>, WitnessError> {
        self.store.read(|tx| store::incident(tx, id))
    }

    /// Everything the page says.
    ///
    /// # Errors
    /// When the memory cannot be read.
    pub fn report(&self) -> Result<Report, WitnessError> {
        let now = (self.now)();
        self.store.read(|tx| {
            let last = store::last_second(tx, &self.vkey)?;
            let mut logs = Vec::new();
            for origin in self.logs.origins() {
                logs.push(LogReport { origin: origin.to_owned(), recorded: store::head(tx, origin)? });
            }
            Ok(Report {
                name: self.key().name().to_owned(),
                vkey: self.vkey.clone(),
                fingerprint: self.key().fingerprint(),
                now,
                clock_back: clock_is_back(now, last).then_some(last),
                logs,
                incidents: store::incidents(tx)?,
            })
        })
    }
}

/// The public key of the witness in `folder`, which is made with its key if it is not there.
///
/// # Errors
/// As [`Witness::open`].
pub fn public_key(folder: &Path, identity: &Identity) -> Result<Key, WitnessError> {
    // one that is there can be read while the witness runs
    match identity.find(folder)? {
        Some(secret) if !identity.new_key => Ok(secret.public().clone()),
        _ => unlock(folder, identity).map(|(_, secret)| secret.public().clone()),
    }
}

/// A key without its memory could cosign a second history, and a memory without its key has lost its voice: neither is
/// mended silently.
fn unlock(folder: &Path, identity: &Identity) -> Result<(Store, SecretKey), WitnessError> {
    folder::make(folder)?;
    let lock = folder::lock(folder)?;
    let found = identity.find(folder)?;
    let memory = folder.join(store::FILE);
    if found.is_some() && identity.secret.is_none() && !memory.exists() {
        return Err(WitnessError::MemoryLost(memory));
    }
    let store = Store::open(folder, lock)?;
    if let Some(key) = found {
        return Ok((store, key));
    }
    if store.read(store::was_used)? && !identity.new_key {
        return Err(WitnessError::KeyLost(folder.join(key::FILE)));
    }
    let made = identity.make(folder)?;
    Ok((store, made))
}

fn clock_is_back(now: u64, last: u64) -> bool {
    now < EARLIEST || now.saturating_add(SLACK) < last
}
