//! The statements of one append, inside the writer's transaction, and the reading of one aggregate.

use super::super::{Append, Record};
use super::writer::AppendError;
use crate::error::LedgerError;
use cqrs_es::persist::SerializedEvent;
use rusqlite::{Connection, ErrorCode, params};

/// Stores and sequences; the size of the log afterwards.
pub(super) fn append(
    connection: &Connection,
    append: &Append,
    size: u64,
    now: i64,
) -> Result<u64, AppendError> {
    let (Some(first), Some(last)) = (append.records.first(), append.records.last()) else {
        return Ok(size);
    };
    let command = &append.command;
    connection.prepare_cached("insert into command values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")?.execute(
        params![
            command.key,
            command.fingerprint,
            command.actor,
            first.event.aggregate_type,
            first.event.aggregate_id,
            first.event.sequence as i64,
            last.event.sequence as i64,
            command.answer,
            command.recorded_at,
        ],
    )?;
    if let Some((series, number)) = &command.number {
        connection.prepare_cached("insert into number_claim values (?1, ?2, ?3)")?.execute(params![
            series,
            number,
            command.key
        ])?;
    }
    let mut index = size as i64;
    for record in &append.records {
        insert(connection, record, index, now)?;
        index += 1;
    }
    Ok(index as u64)
}

fn insert(connection: &Connection, record: &Record, index: i64, now: i64) -> Result<(), AppendError> {
    for subject in &record.subjects {
        let known = connection
            .prepare_cached("select 1 from subject_key where subject = ?1")?
            .exists(params![subject])?;
        if !known {
            return Err(AppendError::Failed(LedgerError::SubjectErased(subject.clone())));
        }
    }
    let event = &record.event;
    connection.prepare_cached("insert into events values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")?.execute(
        params![
            index,
            event.aggregate_type,
            event.aggregate_id,
            event.sequence as i64,
            event.event_type,
            event.event_version,
            record.payload,
            record.metadata,
        ],
    )?;
    connection.prepare_cached("insert into tlog_leaf values (?1, ?2, ?3, ?4)")?.execute(params![
        index,
        record.leaf.entry,
        record.leaf.hash,
        now
    ])?;
    let mut opening =
        connection.prepare_cached("insert into tlog_opening values (?1, ?2, ?3, ?4, ?5, null)")?;
    for (part, stored) in (1..).zip(&record.leaf.openings) {
        opening.execute(params![index, part, stored.salt, stored.bytes, stored.disclosed])?;
    }
    for subject in &record.subjects {
        connection
            .prepare_cached("insert into tlog_subject values (?1, ?2)")?
            .execute(params![subject, index])?;
    }
    Ok(())
}

/// A taken key, number or sequence is a conflict; everything else a failure.
impl From<rusqlite::Error> for AppendError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ffi::{SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE};
        let extended = error.sqlite_error().map(|inner| inner.extended_code);
        match extended {
            Some(SQLITE_CONSTRAINT_PRIMARYKEY | SQLITE_CONSTRAINT_UNIQUE) => Self::Conflict,
            _ if is_fatal(&error) => Self::Fatal(error.to_string()),
            _ => Self::Failed(error.into()),
        }
    }
}

/// Whether the disk can no longer be trusted after this.
pub(super) fn is_fatal(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(ErrorCode::SystemIoFailure | ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase)
    )
}

/// The events of one aggregate as they stand in the table, without metadata: no aggregate reads it.
pub(super) fn events(
    connection: &Connection,
    kind: &str,
    id: &str,
) -> Result<Vec<SerializedEvent>, LedgerError> {
    let mut statement = connection.prepare_cached(
        "select sequence, event_type, event_version, payload from events
         where aggregate_type = ?1 and aggregate_id = ?2 order by sequence",
    )?;
    let mut rows = statement.query(params![kind, id])?;
    let mut events = Vec::new();
    while let Some(row) = rows.next()? {
        let sequence: i64 = row.get(0)?;
        let text = row.get_ref(3)?.as_str().map_err(rusqlite::Error::from)?;
        let payload = serde_json::from_str(text).map_err(|error| LedgerError::Unreadable {
            event: format!("{kind}/{id}/{sequence}"),
            why: error.to_string(),
        })?;
        events.push(SerializedEvent {
            aggregate_id: id.to_owned(),
            sequence: sequence as usize,
            aggregate_type: kind.to_owned(),
            event_type: row.get(1)?,
            event_version: row.get(2)?,
            payload,
            metadata: serde_json::Value::Null,
        });
    }
    Ok(events)
}
