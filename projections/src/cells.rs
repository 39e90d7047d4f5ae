//! How values stand in cells: ids and enum names as text, days as ISO text, moments as microseconds, nested values as JSON.

use crate::error::{Result, ViewError};
use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Params, Row};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Reading a row.
pub(crate) trait Cells {
    fn id<T: From<String>>(&self, column: &str) -> Result<T>;
    fn maybe_id<T: From<String>>(&self, column: &str) -> Result<Option<T>>;
    /// The name of an enum variant.
    fn word<T: DeserializeOwned>(&self, column: &str) -> Result<T>;
    fn maybe_word<T: DeserializeOwned>(&self, column: &str) -> Result<Option<T>>;
    fn json<T: DeserializeOwned>(&self, column: &str) -> Result<T>;
    fn maybe_json<T: DeserializeOwned>(&self, column: &str) -> Result<Option<T>>;
    fn date(&self, column: &str) -> Result<Date>;
    fn maybe_date(&self, column: &str) -> Result<Option<Date>>;
    fn at(&self, column: &str) -> Result<Timestamp>;
    fn maybe_at(&self, column: &str) -> Result<Option<Timestamp>>;
    fn count(&self, column: &str) -> Result<u64>;
}

impl Cells for Row<'_> {
    fn id<T: From<String>>(&self, column: &str) -> Result<T> {
        Ok(self.get::<_, String>(column)?.into())
    }

    fn maybe_id<T: From<String>>(&self, column: &str) -> Result<Option<T>> {
        Ok(self.get::<_, Option<String>>(column)?.map(Into::into))
    }

    fn word<T: DeserializeOwned>(&self, column: &str) -> Result<T> {
        read_word(self.get(column)?)
    }

    fn maybe_word<T: DeserializeOwned>(&self, column: &str) -> Result<Option<T>> {
        self.get::<_, Option<String>>(column)?.map(read_word).transpose()
    }

    fn json<T: DeserializeOwned>(&self, column: &str) -> Result<T> {
        Ok(serde_json::from_str(self.get_ref(column)?.as_str().map_err(rusqlite::Error::from)?)?)
    }

    fn maybe_json<T: DeserializeOwned>(&self, column: &str) -> Result<Option<T>> {
        let text = self.get_ref(column)?.as_str_or_null().map_err(rusqlite::Error::from)?;
        Ok(text.map(serde_json::from_str).transpose()?)
    }

    fn date(&self, column: &str) -> Result<Date> {
        read_date(column, self.get(column)?)
    }

    fn maybe_date(&self, column: &str) -> Result<Option<Date>> {
        self.get::<_, Option<String>>(column)?.map(|text| read_date(column, text)).transpose()
    }

    fn at(&self, column: &str) -> Result<Timestamp> {
        read_at(column, self.get(column)?)
    }

    fn maybe_at(&self, column: &str) -> Result<Option<Timestamp>> {
        self.get::<_, Option<i64>>(column)?.map(|at| read_at(column, at)).transpose()
    }

    fn count(&self, column: &str) -> Result<u64> {
        let count: i64 = self.get(column)?;
        u64::try_from(count)
            .map_err(|_| ViewError::Cell { column: column.to_owned(), value: count.to_string() })
    }
}

fn read_word<T: DeserializeOwned>(word: String) -> Result<T> {
    Ok(serde_json::from_value(Value::String(word))?)
}

fn read_date(column: &str, text: String) -> Result<Date> {
    text.parse().map_err(|_| ViewError::Cell { column: column.to_owned(), value: text })
}

fn read_at(column: &str, at: i64) -> Result<Timestamp> {
    Timestamp::from_microsecond(at)
        .map_err(|_| ViewError::Cell { column: column.to_owned(), value: at.to_string() })
}

/// The name of an enum variant, for a cell.
pub(crate) fn word<T: Serialize>(value: &T) -> Result<String> {
    match serde_json::to_value(value)? {
        Value::String(word) => Ok(word),
        other => Err(ViewError::Cell { column: "word".to_owned(), value: other.to_string() }),
    }
}

/// A nested value, for a cell.
pub(crate) fn json<T: Serialize>(value: &T) -> Result<String> {
    Ok(serde_json::to_string(value)?)
}

/// A number that SQLite can hold; the log never gets that long.
pub(crate) fn int(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// All rows of a query.
pub(crate) fn rows<T>(
    conn: &Connection,
    sql: &str,
    params: impl Params,
    read: impl Fn(&Row<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    conn.prepare_cached(sql)?.query_and_then(params, |row| read(row))?.collect()
}

/// The first row of a query.
pub(crate) fn row<T>(
    conn: &Connection,
    sql: &str,
    params: impl Params,
    read: impl Fn(&Row<'_>) -> Result<T>,
) -> Result<Option<T>> {
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    rows.next()?.map(read).transpose()
}

/// One number; 0 where there is none.
pub(crate) fn number(conn: &Connection, sql: &str, params: impl Params) -> Result<u64> {
    let count: Option<Option<i64>> =
        conn.prepare_cached(sql)?.query_row(params, |row| row.get(0)).optional()?;
    Ok(u64::try_from(count.flatten().unwrap_or(0)).unwrap_or(0))
}

/// One text.
pub(crate) fn text(conn: &Connection, sql: &str, params: impl Params) -> Result<Option<String>> {
    Ok(conn.prepare_cached(sql)?.query_row(params, |row| row.get(0)).optional()?)
}

/// A change.
pub(crate) fn run(conn: &Connection, sql: &str, params: impl Params) -> Result<usize> {
    Ok(conn.prepare_cached(sql)?.execute(params)?)
}
