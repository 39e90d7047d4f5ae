//! The limit on SQLite: the same rows, of the same sizes, inserted by nobody but a loop.

use rusqlite::{Connection, OpenFlags, params, types::ToSqlOutput, types::Value};
use std::path::Path;
use std::time::{Duration, Instant};

const SCHEMA: &str = include_str!("../../migrations/sqlite/0001_ledger.sql");

/// The rows that one of our commands wrote.
#[derive(Clone)]
struct Rows {
    event: Vec<Value>,
    command: Vec<Value>,
    leaf: Vec<Value>,
    openings: Vec<Vec<Value>>,
}

/// A file of its own beside the ledger, as durable as the ledger.
pub struct RawSqlite {
    connection: Connection,
    rows: Rows,
    next: i64,
}

impl RawSqlite {
    /// Takes the last command of a ledger file for its pattern.
    pub fn like(ledger: &Path, folder: &Path) -> Self {
        let pattern = Connection::open_with_flags(ledger, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
        let last = "(select max(log_index) from events)";
        let rows = Rows {
            event: one(&pattern, &format!("select * from events where log_index = {last}")),
            command: one(&pattern, "select * from command order by key desc limit 1"),
            leaf: one(&pattern, &format!("select * from tlog_leaf where leaf_index = {last}")),
            openings: all(&pattern, &format!("select * from tlog_opening where leaf_index = {last}")),
        };
        let connection = Connection::open(folder.join("raw.db")).unwrap();
        connection
            .execute_batch(
                "pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -65536;
                 pragma wal_autocheckpoint = 4000;",
            )
            .unwrap();
        connection.execute_batch(SCHEMA).unwrap();
        Self { connection, rows, next: 0 }
    }

    /// Events a second: only the row of the event, so many to a commit.
    pub fn events(&mut self, group: usize, time: Duration) -> f64 {
        self.insert(group, time, false)
    }

    /// Commands a second: every row that ours writes for a command, so many commands to a commit.
    pub fn commands(&mut self, group: usize, time: Duration) -> f64 {
        self.insert(group, time, true)
    }

    fn insert(&mut self, group: usize, time: Duration, whole: bool) -> f64 {
        let run = |sql: &str| self.connection.prepare_cached(sql).unwrap().execute([]).map(drop).unwrap();
        let start = Instant::now();
        let mut done = 0;
        while start.elapsed() < time {
            run("begin immediate");
            for _ in 0..group {
                one_command(&self.connection, &self.rows, self.next, whole).unwrap();
                self.next += 1;
                done += 1;
            }
            run("commit");
        }
        f64::from(done) / start.elapsed().as_secs_f64()
    }
}

fn one_command(connection: &Connection, rows: &Rows, n: i64, whole: bool) -> rusqlite::Result<()> {
    let [_, kind, _, _, event_type, version, payload, metadata] = &rows.event[..] else { panic!("an event") };
    let stream = format!("{}-{}", rows.command[0].text(), n / 4);
    if whole {
        let [_, fingerprint, actor, .., answer, recorded_at] = &rows.command[..] else { panic!("a command") };
        let key = format!("{:012x}{n:020}", 1_760_000_000_000_i64 + n / 16);
        connection
            .prepare_cached("insert into command values (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7, ?8)")?
            .execute(params![key, fingerprint, actor, kind, stream, n % 4 + 1, answer, recorded_at])?;
    }
    connection
        .prepare_cached("insert into events values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")?
        .execute(params![n, kind, stream, n % 4 + 1, event_type, version, payload, metadata])?;
    if whole {
        let [_, entry, hash, at] = &rows.leaf[..] else { panic!("a leaf") };
        connection
            .prepare_cached("insert into tlog_leaf values (?1, ?2, ?3, ?4)")?
            .execute(params![n, entry, hash, at])?;
        for opening in &rows.openings {
            let [_, part, salt, bytes, disclosed, _] = &opening[..] else { panic!("an opening") };
            connection
                .prepare_cached("insert into tlog_opening values (?1, ?2, ?3, ?4, ?5, null)")?
                .execute(params![n, part, salt, bytes, disclosed])?;
        }
    }
    Ok(())
}

trait Text {
    fn text(&self) -> &str;
}

impl Text for Value {
    fn text(&self) -> &str {
        let Self::Text(text) = self else { panic!("not a text: {self:?}") };
        text
    }
}

fn one(connection: &Connection, sql: &str) -> Vec<Value> {
    all(connection, sql).pop().unwrap_or_else(|| panic!("nothing found: {sql}"))
}

fn all(connection: &Connection, sql: &str) -> Vec<Vec<Value>> {
    let mut statement = connection.prepare(sql).unwrap();
    let columns = statement.column_count();
    let rows = statement.query_map([], |row| (0..columns).map(|column| row.get(column)).collect()).unwrap();
    rows.map(Result::unwrap).collect()
}

/// Rows a second: copies a table with its indexes, row by row, so many rows to a commit.
pub fn copy(from: &Path, table: &str, batch: usize, into: &Path) -> f64 {
    let source = Connection::open_with_flags(from, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let target = Connection::open(into).unwrap();
    target
        .execute_batch(
            "pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -65536;
             pragma temp_store = memory;",
        )
        .unwrap();
    let sql = format!("select sql from sqlite_schema where tbl_name = '{table}' and sql is not null");
    for definition in all(&source, &sql) {
        target.execute_batch(definition[0].text()).unwrap();
    }
    let mut statement = source.prepare(&format!("select * from {table}")).unwrap();
    let columns = statement.column_count();
    let places = vec!["?"; columns].join(", ");
    let insert = format!("insert into {table} values ({places})");
    let mut rows = statement.query([]).unwrap();
    let (mut count, start) = (0_u32, Instant::now());
    target.execute_batch("begin").unwrap();
    while let Some(row) = rows.next().unwrap() {
        let mut insert = target.prepare_cached(&insert).unwrap();
        for column in 0..columns {
            let value = ToSqlOutput::Borrowed(row.get_ref(column).unwrap());
            insert.raw_bind_parameter(column + 1, value).unwrap();
        }
        insert.raw_execute().unwrap();
        count += 1;
        if (count as usize).is_multiple_of(batch) {
            target.execute_batch("commit; begin").unwrap();
        }
    }
    target.execute_batch("commit").unwrap();
    f64::from(count) / start.elapsed().as_secs_f64()
}
