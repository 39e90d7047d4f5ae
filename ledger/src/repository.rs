//! The repository cqrs-es talks to: seals what goes in, opens what comes out, over either store.

use crate::{
    Inner,
    canonical::Whole,
    clock,
    envelope::Envelope,
    error::LedgerError,
    log::opening::Leaf,
    seal::{self, EventRef},
    store::{Append, CommandRow, Record, json_list, persistence},
};
use cqrs_es::Aggregate;
use cqrs_es::persist::{
    PersistedEventRepository, PersistenceError, ReplayStream, SerializedEvent, SerializedSnapshot,
};
use serde_json::{Map, Value};
use std::{
    collections::BTreeSet,
    sync::{Arc, OnceLock},
};

/// Lives for one command (or one load).
pub(crate) struct SealingRepository {
    ledger: Arc<Inner>,
    envelope: Option<Arc<Envelope>>,
    position: Arc<OnceLock<u64>>,
}

impl SealingRepository {
    pub(crate) fn reading(ledger: Arc<Inner>) -> Self {
        Self { ledger, envelope: None, position: Arc::default() }
    }

    pub(crate) fn of_command(ledger: Arc<Inner>, envelope: Arc<Envelope>) -> Self {
        Self { ledger, envelope: Some(envelope), position: Arc::default() }
    }

    /// Where the log index of the last event will stand after a successful commit.
    pub(crate) fn position(&self) -> Arc<OnceLock<u64>> {
        Arc::clone(&self.position)
    }

    async fn open(&self, mut events: Vec<SerializedEvent>) -> Result<Vec<SerializedEvent>, LedgerError> {
        let subjects: BTreeSet<String> =
            events.iter().flat_map(|event| seal::subjects(&event.payload)).collect();
        let keys = self.ledger.store.keys(&subjects).await?;
        for event in &mut events {
            if !subjects.is_empty() {
                let reference = reference(event);
                seal::open(&mut event.payload, &reference, &keys)?;
            }
            // cqrs-es wants texts only, and an aggregate has no use for them
            event.metadata = Value::Object(Map::new());
        }
        Ok(events)
    }

    async fn prepare(&self, events: &[SerializedEvent]) -> Result<Append, LedgerError> {
        let envelope = self
            .envelope
            .as_ref()
            .ok_or_else(|| LedgerError::Unstorable("events without a command".to_owned()))?;
        let recorded_at = clock::now().to_string();
        let named: Vec<_> = events.iter().map(|event| seal::subjects(&event.payload)).collect();
        let all: BTreeSet<String> = named.iter().flatten().cloned().collect();
        let keys = self.ledger.store.keys_for_sealing(&all).await?;
        let mut records = Vec::with_capacity(events.len());
        for (event, subjects) in events.iter().zip(named) {
            let reference = reference(event);
            if let Some(what) = seal::unstorable(&event.payload) {
                return Err(LedgerError::Unstorable(format!("{reference} carries {what}")));
            }
            let count = records.is_empty().then_some(events.len());
            let metadata = metadata(envelope, &recorded_at, count, &subjects);
            let settings = &self.ledger.settings;
            let public = (settings.disclose)(
                &event.aggregate_type,
                &event.aggregate_id,
                &event.event_type,
                &event.event_version,
                &event.payload,
            )
            .map_err(|why| LedgerError::Unreadable { event: reference.to_string(), why })?;
            let private = Whole {
                aggregate_type: &event.aggregate_type,
                aggregate_id: &event.aggregate_id,
                sequence: reference.sequence,
                event_type: &event.event_type,
                event_version: &event.event_version,
                payload: &event.payload,
                metadata: &metadata,
            };
            let key = &self.ledger.commitment_key;
            let leaf = Leaf::of(key, &reference, public, private.bytes(), &subjects, &keys)?;
            let mut payload = event.payload.clone();
            if !subjects.is_empty() {
                seal::seal(&mut payload, &reference, &keys)?;
            }
            let mut event = SerializedEvent {
                aggregate_id: event.aggregate_id.clone(),
                sequence: event.sequence,
                aggregate_type: event.aggregate_type.clone(),
                event_type: event.event_type.clone(),
                event_version: event.event_version.clone(),
                payload,
                metadata,
            };
            let (mut payload, mut metadata) = (String::new(), String::new());
            if self.ledger.store.takes_texts() {
                payload = std::mem::take(&mut event.payload).to_string();
                metadata = std::mem::take(&mut event.metadata).to_string();
            }
            records.push(Record { event, payload, metadata, leaf, subjects });
        }
        let command = CommandRow {
            key: envelope.key.to_string(),
            fingerprint: envelope.fingerprint.clone(),
            actor: envelope.actor.clone(),
            answer: envelope.answer.clone(),
            recorded_at,
            number: envelope.number.as_ref().map(|number| (number.series.clone(), number.number as i64)),
        };
        Ok(Append { records, command })
    }
}

/// What an event says beside its payload. All that concerns the command as a whole stands on its first event
/// (`command_events` tells how many there are); the trigger on PostgreSQL reads it there.
fn metadata(
    envelope: &Envelope,
    recorded_at: &str,
    command_events: Option<usize>,
    subjects: &BTreeSet<String>,
) -> Value {
    let mut metadata = Map::new();
    let mut put = |name: &str, text: String| metadata.insert(name.to_owned(), Value::String(text));
    put("actor", envelope.actor.clone());
    put("recorded_at", recorded_at.to_owned());
    if let Some(count) = command_events {
        put("command_key", envelope.key.to_string());
        put("command_events", count.to_string());
        put("fingerprint", envelope.fingerprint.clone());
        put("answer", envelope.answer.clone());
        if let Some(number) = &envelope.number {
            put("number_series", number.series.clone());
            put("number", number.number.to_string());
        }
    }
    if !subjects.is_empty() {
        put("subjects", json_list(subjects));
    }
    Value::Object(metadata)
}

fn reference(event: &SerializedEvent) -> EventRef {
    EventRef {
        aggregate_type: event.aggregate_type.clone(),
        aggregate_id: event.aggregate_id.clone(),
        sequence: event.sequence as u64,
    }
}

fn no_snapshots() -> PersistenceError {
    persistence(LedgerError::Unstorable(
        "the ledger keeps no snapshots (cqrs-es 0.5 gets them wrong)".to_owned(),
    ))
}

impl PersistedEventRepository for SealingRepository {
    async fn get_events<A: Aggregate>(&self, id: &str) -> Result<Vec<SerializedEvent>, PersistenceError> {
        let events = self.ledger.store.events::<A>(id).await?;
        self.open(events).await.map_err(persistence)
    }

    async fn get_last_events<A: Aggregate>(
        &self,
        id: &str,
        last: usize,
    ) -> Result<Vec<SerializedEvent>, PersistenceError> {
        let mut events = self.get_events::<A>(id).await?;
        events.retain(|event| event.sequence > last);
        Ok(events)
    }

    async fn get_snapshot<A: Aggregate>(
        &self,
        _: &str,
    ) -> Result<Option<SerializedSnapshot>, PersistenceError> {
        Err(no_snapshots())
    }

    async fn persist<A: Aggregate>(
        &self,
        events: &[SerializedEvent],
        snapshot: Option<(String, Value, usize)>,
    ) -> Result<(), PersistenceError> {
        if snapshot.is_some() {
            return Err(no_snapshots());
        }
        let append = self.prepare(events).await.map_err(persistence)?;
        let index = self.ledger.store.append::<A>(append).await?;
        let _first = self.position.set(index);
        Ok(())
    }

    async fn stream_events<A: Aggregate>(&self, id: &str) -> Result<ReplayStream, PersistenceError> {
        let events = self.get_events::<A>(id).await?;
        let (mut feed, stream) = ReplayStream::new(events.len().max(1));
        for event in events {
            feed.push(Ok(event)).await?;
        }
        Ok(stream)
    }

    async fn stream_all_events<A: Aggregate>(&self) -> Result<ReplayStream, PersistenceError> {
        // order between aggregates exists only in the log: Ledger::read
        Err(persistence(LedgerError::Unstorable("follow the log instead of one aggregate type".to_owned())))
    }
}
