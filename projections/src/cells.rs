//! How values stand in cells: ids and enum names as text, days as ISO text, moments as microseconds, nested values as JSON.

use crate::error::{Result, ViewError};
use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Params, Row, RowIndex};
use serde::Serialize;
use serde::de::value::StrDeserializer;
use serde::de::{DeserializeOwned, IntoDeserializer};
use serde_json::Value;
use std::fmt::Display;

/// Which column: its name, or its place where a page reads many rows and looking names up would show.
pub(crate) trait Column: RowIndex + Copy + Display {}

impl<C: RowIndex + Copy + Display> Column for C {}

/// Reading a row.
pub(crate) trait Cells {
    fn id<T: From<String>>(&self, column: impl Column) -> Result<T>;
    fn maybe_id<T: From<String>>(&self, column: impl Column) -> Result<Option<T>>;
    /// The name of an enum variant.
    fn word<T: DeserializeOwned>(&self, column: impl Column) -> Result<T>;
    fn maybe_word<T: DeserializeOwned>(&self, column: impl Column) -> Result<Option<T>>;
    fn json<T: DeserializeOwned>(&self, column: impl Column) -> Result<T>;
    fn maybe_json<T: DeserializeOwned>(&self, column: impl Column) -> Result<Option<T>>;
    fn date(&self, column: impl Column) -> Result<Date>;
    fn maybe_date(&self, column: impl Column) -> Result<Option<Date>>;
    fn at(&self, column: impl Column) -> Result<Timestamp>;
    fn maybe_at(&self, column: impl Column) -> Result<Option<Timestamp>>;
    fn count(&self, column: impl Column) -> Result<u64>;
}

impl Cells for Row<'_> {
    fn id<T: From<String>>(&self, column: impl Column) -> Result<T> {
        Ok(self.get::<_, String>(column)?.into())
    }

    fn maybe_id<T: From<String>>(&self, column: impl Column) -> Result<Option<T>> {
        Ok(self.get::<_, Option<String>>(column)?.map(Into::into))
    }

    fn word<T: DeserializeOwned>(&self, column: impl Column) -> Result<T> {
        read_word(self.get_ref(column)?.as_str().map_err(rusqlite::Error::from)?)
    }

    fn maybe_word<T: DeserializeOwned>(&self, column: impl Column) -> Result<Option<T>> {
        let text = self.get_ref(column)?.as_str_or_null().map_err(rusqlite::Error::from)?;
        text.map(read_word).transpose()
    }

    fn json<T: DeserializeOwned>(&self, column: impl Column) -> Result<T> {
        Ok(serde_json::from_str(self.get_ref(column)?.as_str().map_err(rusqlite::Error::from)?)?)
    }

    fn maybe_json<T: DeserializeOwned>(&self, column: impl Column) -> Result<Option<T>> {
        let text = self.get_ref(column)?.as_str_or_null().map_err(rusqlite::Error::from)?;
        Ok(text.map(serde_json::from_str).transpose()?)
    }

    fn date(&self, column: impl Column) -> Result<Date> {
        read_date(column, self.get_ref(column)?.as_str().map_err(rusqlite::Error::from)?)
    }

    fn maybe_date(&self, column: impl Column) -> Result<Option<Date>> {
        let text = self.get_ref(column)?.as_str_or_null().map_err(rusqlite::Error::from)?;
        text.map(|text| read_date(column, text)).transpose()
    }

    fn at(&self, column: impl Column) -> Result<Timestamp> {
        read_at(column, self.get(column)?)
    }

    fn maybe_at(&self, column: impl Column) -> Result<Option<Timestamp>> {
        self.get::<_, Option<i64>>(column)?.map(|at| read_at(column, at)).transpose()
    }

    fn count(&self, column: impl Column) -> Result<u64> {
        let count: i64 = self.get(column)?;
        u64::try_from(count)
            .map_err(|_| ViewError::Cell { column: column.to_string(), value: count.to_string() })
    }
}

/// The enum variant of that name.
pub(crate) fn read_word<T: DeserializeOwned>(word: &str) -> Result<T> {
    let word: StrDeserializer<'_, serde_json::Error> = word.into_deserializer();
    Ok(T::deserialize(word)?)
}

fn read_date(column: impl Column, text: &str) -> Result<Date> {
    text.parse().map_err(|_| ViewError::Cell { column: column.to_string(), value: text.to_owned() })
}

fn read_at(column: impl Column, at: i64) -> Result<Timestamp> {
    Timestamp::from_microsecond(at)
        .map_err(|_| ViewError::Cell { column: column.to_string(), value: at.to_string() })
}

/// The places of a table's columns one after the other, for reading a whole row in the table's order.
pub(crate) fn places() -> impl FnMut() -> usize {
    let mut places = 0..;
    move || places.next().unwrap_or_default()
}

/// The name of an enum variant, for a cell.
pub(crate) fn word<T: Serialize>(value: &T) -> Result<String> {
    match serde_json::to_value(value)? {
        Value::String(word) => Ok(word),
        other => Err(ViewError::Cell { column: "word".to_owned(), value: other.to_string() }),
    }
}

/// The names of those variants that `take` takes, for `in (select value from json_each(?))`.
pub(crate) fn words<T: Serialize + Copy>(
    all: impl IntoIterator<Item = T>,
    take: impl Fn(T) -> bool,
) -> Result<String> {
    json(&all.into_iter().filter(|variant| take(*variant)).collect::<Vec<T>>())
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
