//! A hash over every row of every table, in an order that does not depend on how the rows came in.

use crate::error::Result;
use rusqlite::Connection;
use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Full-text tables are hashed by their terms: how they are cut into segments depends on the batches.
const TEXT_TABLES: [&str; 1] = ["search_index"];

/// The hash of each table; the checkpoint is no read model.
pub(crate) fn of(conn: &Connection) -> Result<BTreeMap<String, String>> {
    let sql = "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'
               and name <> 'view_checkpoint' order by name";
    let names: Vec<String> =
        conn.prepare(sql)?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let mut digests = BTreeMap::new();
    conn.execute_batch("pragma query_only = off")?;
    for name in names {
        let segment = TEXT_TABLES.iter().any(|text| name.starts_with(&format!("{text}_")));
        if TEXT_TABLES.contains(&name.as_str()) {
            let terms = format!("temp.{name}_terms");
            conn.execute_batch(&format!(
                "create virtual table {terms} using fts5vocab(main, {name}, instance)"
            ))?;
            let digest = rows(conn, &format!("select term, doc, col from {terms}"), 3)?;
            conn.execute_batch(&format!("drop table {terms}"))?;
            digests.insert(name, digest);
        } else if !segment {
            let columns = conn.prepare(&format!("select * from {name}"))?.column_count();
            digests.insert(name.clone(), rows(conn, &format!("select * from {name}"), columns)?);
        }
    }
    Ok(digests)
}

/// One hash over the hashes of all tables.
pub(crate) fn whole(digests: &BTreeMap<String, String>) -> String {
    let mut hash = Sha256::new();
    for (name, digest) in digests {
        hash.update(format!("{name} {digest}\n"));
    }
    hex::encode(hash.finalize())
}

fn rows(conn: &Connection, select: &str, columns: usize) -> Result<String> {
    let order: Vec<String> = (1..=columns).map(|column| column.to_string()).collect();
    let mut statement = conn.prepare(&format!("{select} order by {}", order.join(", ")))?;
    let mut rows = statement.query([])?;
    let mut hash = Sha256::new();
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            let (kind, bytes): (u8, Vec<u8>) = match row.get_ref(column)? {
                ValueRef::Null => (0, Vec::new()),
                ValueRef::Integer(int) => (1, int.to_be_bytes().to_vec()),
                ValueRef::Real(real) => (2, real.to_be_bytes().to_vec()),
                ValueRef::Text(text) => (3, text.to_vec()),
                ValueRef::Blob(blob) => (4, blob.to_vec()),
            };
            hash.update([kind]);
            hash.update((bytes.len() as u64).to_be_bytes());
            hash.update(bytes);
        }
    }
    Ok(hex::encode(hash.finalize()))
}
