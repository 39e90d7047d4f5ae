//! One command: load, decide, append. Whole or not at all, once per command key, and never cut short.

use crate::{
    Inner, Ledger,
    envelope::{CommandKey, Envelope, ExecuteError, Outcome, Receipt, SeriesNumber},
    error::LedgerError,
    random,
    repository::SealingRepository,
    store::{Cell, Store},
};
use cqrs_es::event_sink::EventSink;
use cqrs_es::persist::PersistedEventStore;
use cqrs_es::{Aggregate, AggregateError, EventStore};
use std::{collections::HashMap, sync::Arc, time::Duration};

/// Decisions of one command at most, while others write to the same aggregate.
const TRIES: u64 = 8;

impl Ledger {
    /// Decides `command` on the aggregate `id` and records what it decides. Runs in a task of its own to the end,
    /// also when the caller goes away. When others write to the same aggregate meanwhile, it decides again on the
    /// new state, unless the envelope says which state was seen.
    ///
    /// # Errors
    /// See [`ExecuteError`]; in every case but [`LedgerError::NotSequenced`] nothing was recorded, or, if the
    /// database did not answer, the same envelope may be sent again safely.
    pub async fn execute<A>(
        &self,
        id: &str,
        command: A::Command,
        envelope: Envelope,
    ) -> Result<Outcome, ExecuteError<A::Error>>
    where
        A: Aggregate<Services = ()> + 'static,
        A::Command: Clone + Send + Sync + 'static,
        A::Error: Send + 'static,
    {
        let work =
            Work { ledger: self.clone(), id: id.to_owned(), envelope: Arc::new(envelope), rehearsal: false };
        let task = tokio::spawn(async move { work.run::<A>(command).await });
        task.await.unwrap_or_else(|error| Err(LedgerError::Task(error.to_string()).into()))
    }

    /// As [`Self::execute`], but records nothing: what would be recorded ends in [`ExecuteError::Rehearsed`], what the
    /// rules refuse is refused, and what this key recorded before is answered.
    ///
    /// # Errors
    /// See [`ExecuteError`].
    pub async fn rehearse<A>(
        &self,
        id: &str,
        command: A::Command,
        envelope: Envelope,
    ) -> Result<Outcome, ExecuteError<A::Error>>
    where
        A: Aggregate<Services = ()> + 'static,
        A::Command: Clone + Send + Sync + 'static,
        A::Error: Send + 'static,
    {
        let envelope = Arc::new(envelope);
        Work { ledger: self.clone(), id: id.to_owned(), envelope, rehearsal: true }.run::<A>(command).await
    }

    /// The current state of an aggregate and its version (0: nothing has happened yet).
    pub async fn load<A>(&self, id: &str) -> Result<(A, u64), LedgerError>
    where
        A: Aggregate<Services = ()> + 'static,
    {
        let store = self.0.event_store::<A>(SealingRepository::reading(Arc::clone(&self.0)));
        let context = store.load_aggregate(id).await.map_err(|error| failure(error, id))?;
        Ok((context.aggregate, context.current_sequence as u64))
    }

    /// What was recorded under `key`, if anything.
    pub async fn receipt(&self, key: &CommandKey) -> Result<Option<Receipt>, LedgerError> {
        Ok(self.0.recorded(key).await?.map(|(receipt, _)| receipt))
    }

    /// One more than the highest number of `series`. Claimed only by recording: ask, put it into the command and
    /// the envelope, and on [`ExecuteError::NumberTaken`] ask again; so there are no gaps.
    pub async fn next_number(&self, series: &str) -> Result<u64, LedgerError> {
        let sql = "select coalesce(max(number), 0) + 1 from number_claim where series = $1";
        let mut rows = self.0.store.rows(sql, vec![Cell::Text(series.to_owned())]).await?;
        rows.first_mut().map_or(Ok(1), |row| row.count(0))
    }
}

impl Inner {
    fn event_store<A: Aggregate>(
        &self,
        repository: SealingRepository,
    ) -> PersistedEventStore<SealingRepository, A> {
        PersistedEventStore::new_event_store(repository).with_upcasters((self.settings.upcasters)())
    }

    /// The receipt and fingerprint under a key.
    async fn recorded(&self, key: &CommandKey) -> Result<Option<(Receipt, String)>, LedgerError> {
        let sql = "select c.fingerprint, c.aggregate_type, c.aggregate_id, c.first_sequence, c.last_sequence,
                          c.answer, p.leaf_index
                   from command c left join log_position p on p.aggregate_type = c.aggregate_type
                        and p.aggregate_id = c.aggregate_id and p.sequence = c.last_sequence
                   where c.key = $1";
        let Some(mut row) = self.store.rows(sql, vec![Cell::Text(key.to_string())]).await?.pop() else {
            return Ok(None);
        };
        let fingerprint = row.text(0)?;
        let mut receipt = Receipt {
            aggregate_type: row.text(1)?,
            aggregate_id: row.text(2)?,
            first_sequence: row.count(3)?,
            last_sequence: row.count(4)?,
            answer: row.text(5)?,
            log_index: 0,
        };
        receipt.log_index = match (row.maybe_int(6)?, &self.store) {
            (Some(index), _) => u64::try_from(index).unwrap_or_default(),
            (None, Store::Postgres(store)) => store.position(receipt.last_event()).await?,
            (None, Store::Sqlite(_)) => return Err(LedgerError::NotSequenced),
        };
        Ok(Some((receipt, fingerprint)))
    }

    async fn number_is_taken(&self, number: Option<&SeriesNumber>) -> Result<bool, LedgerError> {
        let Some(SeriesNumber { series, number }) = number else { return Ok(false) };
        let sql = "select number from number_claim where series = $1 and number = $2";
        let cells = vec![Cell::Text(series.clone()), crate::subscribe::int(*number)];
        Ok(!self.store.rows(sql, cells).await?.is_empty())
    }
}

/// One command on its way.
struct Work {
    ledger: Ledger,
    id: String,
    envelope: Arc<Envelope>,
    /// Whether it stops before it records.
    rehearsal: bool,
}

/// What one decision came to.
enum Attempt<R> {
    Done(Receipt),
    /// Nothing recorded; final unless the key turns out to be recorded already.
    Failed(ExecuteError<R>),
    /// Others were faster, or the database asks to try again.
    Again,
}

impl Work {
    async fn run<A>(self, command: A::Command) -> Result<Outcome, ExecuteError<A::Error>>
    where
        A: Aggregate<Services = ()> + 'static,
        A::Command: Clone + Send + Sync,
        A::Error: Send,
    {
        self.check()?;
        for round in 1..=TRIES {
            let attempt = self.attempt::<A>(command.clone()).await;
            if let Attempt::Done(receipt) = attempt {
                return Ok(Outcome::Recorded(receipt));
            }
            // whatever went wrong: if this key is recorded, that is the answer
            match self.ledger.0.recorded(&self.envelope.key).await {
                Ok(Some((receipt, fingerprint))) if fingerprint == self.envelope.fingerprint => {
                    return Ok(Outcome::AlreadyRecorded(receipt));
                }
                Ok(Some(_)) => return Err(ExecuteError::KeyReused),
                Ok(None) => {}
                Err(error) => return Err(first_of(attempt, error)),
            }
            match attempt {
                Attempt::Failed(error) => return Err(error),
                _ if self.ledger.0.number_is_taken(self.envelope.number.as_ref()).await? => {
                    return Err(ExecuteError::NumberTaken);
                }
                _ => {}
            }
            tokio::time::sleep(Duration::from_micros(random::below(1000 << round))).await;
        }
        Err(LedgerError::Contended.into())
    }

    async fn attempt<A>(&self, command: A::Command) -> Attempt<A::Error>
    where
        A: Aggregate<Services = ()> + 'static,
        A::Error: Send,
    {
        let repository =
            SealingRepository::of_command(Arc::clone(&self.ledger.0), Arc::clone(&self.envelope));
        let position = repository.position();
        let store = self.ledger.0.event_store::<A>(repository);
        let mut context = match store.load_aggregate(&self.id).await {
            Ok(context) => context,
            Err(error) => return self.failed(error),
        };
        let current = context.current_sequence as u64;
        if let Some(seen) = self.envelope.seen.filter(|seen| *seen != current) {
            return Attempt::Failed(ExecuteError::Stale { seen, current });
        }
        let sink = EventSink::default();
        if let Err(refusal) = context.aggregate.handle(command, &(), &sink).await {
            return Attempt::Failed(ExecuteError::Refused(refusal));
        }
        let events = sink.collect().await;
        let count = events.len() as u64;
        if count == 0 {
            return Attempt::Failed(ExecuteError::NothingToRecord);
        }
        if self.rehearsal {
            // a number that somebody has is told before the person is shown what follows from it
            return Attempt::Failed(
                match self.ledger.0.number_is_taken(self.envelope.number.as_ref()).await {
                    Ok(true) => ExecuteError::NumberTaken,
                    Ok(false) => ExecuteError::Rehearsed,
                    Err(error) => ExecuteError::Unavailable(error),
                },
            );
        }
        match store.commit(events, context, HashMap::new()).await {
            Ok(_) => Attempt::Done(Receipt {
                aggregate_type: A::TYPE.to_owned(),
                aggregate_id: self.id.clone(),
                first_sequence: current + 1,
                last_sequence: current + count,
                log_index: position.get().copied().unwrap_or_default(),
                answer: self.envelope.answer.clone(),
            }),
            Err(error) => self.failed(error),
        }
    }

    fn failed<R: std::error::Error>(&self, error: AggregateError<R>) -> Attempt<R> {
        if matches!(error, AggregateError::AggregateConflict) || asks_to_retry(&error) {
            return Attempt::Again;
        }
        Attempt::Failed(match failure(error, &self.id) {
            LedgerError::SubjectErased(subject) => ExecuteError::SubjectErased(subject),
            error => ExecuteError::Unavailable(error),
        })
    }

    /// What PostgreSQL cannot hold in a text is refused on both stores.
    fn check(&self) -> Result<(), LedgerError> {
        let envelope = &self.envelope;
        let series = envelope.number.as_ref().map_or("", |number| number.series.as_str());
        let texts = [
            &self.id,
            envelope.key.as_str(),
            &envelope.fingerprint,
            &envelope.actor,
            &envelope.answer,
            series,
        ];
        if texts.iter().any(|text| text.contains('\0')) {
            return Err(LedgerError::Unstorable("a zero character in an id, key or answer".to_owned()));
        }
        if self.id.is_empty() || envelope.key.as_str().is_empty() {
            return Err(LedgerError::Unstorable("an empty id or command key".to_owned()));
        }
        if envelope.number.as_ref().is_some_and(|number| number.number == 0) {
            return Err(LedgerError::Unstorable("number 0".to_owned()));
        }
        Ok(())
    }
}

/// The failure itself says more than that looking up the key failed too.
fn first_of<R>(attempt: Attempt<R>, lookup: LedgerError) -> ExecuteError<R> {
    match attempt {
        Attempt::Failed(error @ ExecuteError::Unavailable(_)) => error,
        _ => ExecuteError::Unavailable(lookup),
    }
}

/// Serialization failure, deadlock, lock timeout: PostgreSQL rolled back and asks to try again.
fn asks_to_retry<R: std::error::Error>(error: &AggregateError<R>) -> bool {
    let AggregateError::UnexpectedError(inner) = error else { return false };
    let code =
        inner.downcast_ref::<sqlx::Error>().and_then(sqlx::Error::as_database_error).and_then(|e| e.code());
    matches!(code.as_deref(), Some("40001" | "40P01" | "55P03"))
}

/// Finds our own error again under cqrs-es's.
fn failure<R: std::error::Error>(error: AggregateError<R>, id: &str) -> LedgerError {
    let words = error.to_string();
    match error {
        AggregateError::UnexpectedError(inner) | AggregateError::DatabaseConnectionError(inner) => {
            match inner.downcast::<LedgerError>() {
                Ok(ours) => *ours,
                Err(inner) => {
                    inner.downcast::<sqlx::Error>().map_or(LedgerError::Database(words), |e| (*e).into())
                }
            }
        }
        AggregateError::DeserializationError(_) => {
            LedgerError::Unreadable { event: id.to_owned(), why: words }
        }
        AggregateError::AggregateConflict | AggregateError::UserError(_) => LedgerError::Database(words),
    }
}
