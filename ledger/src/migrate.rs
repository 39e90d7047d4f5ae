//! Forward-only, numbered migrations, carried in the program; what was applied is recorded with its hash.

use crate::{
    clock,
    error::LedgerError,
    store::{Cell, Row, postgres, sqlite},
};
use sha2::{Digest, Sha256};
use std::path::Path;

/// One step of the schema.
pub(crate) struct Migration {
    pub(crate) version: i64,
    pub(crate) name: &'static str,
    pub(crate) sql: &'static str,
}

macro_rules! migrations {
    ($store:literal: $($version:literal $name:literal),+ $(,)?) => {
        &[$(Migration {
            version: $version,
            name: $name,
            sql: include_str!(concat!("../../migrations/", $store, "/", $name, ".sql")),
        }),+]
    };
}

pub(crate) const SQLITE: &[Migration] = migrations!("sqlite": 1 "0001_ledger", 2 "0002_sign_in", 3 "0003_log", 4 "0004_sign_in_address",
    5 "0005_plan_review", 6 "0006_form_draft");
pub(crate) const POSTGRES: &[Migration] = migrations!("postgres": 1 "0001_ledger", 2 "0002_sign_in", 3 "0003_log", 4 "0004_sign_in_address",
    5 "0005_plan_review", 6 "0006_form_draft");

pub(crate) const APPLIED: &str = "select version, sha256 from migration order by version";
pub(crate) const RECORD: &str =
    "insert into migration (version, name, sha256, applied_at) values ($1, $2, $3, $4)";

impl Migration {
    pub(crate) fn sha256(&self) -> String {
        hex::encode(Sha256::digest(self.sql.as_bytes()))
    }

    pub(crate) fn row(&self) -> Vec<Cell> {
        vec![
            Cell::Int(self.version),
            Cell::Text(self.name.to_owned()),
            Cell::Text(self.sha256()),
            Cell::Text(clock::now().to_string()),
        ]
    }
}

/// Checks what was applied against what the program carries; gives the migrations still to apply.
pub(crate) fn missing(
    known: &'static [Migration],
    applied: Vec<Row>,
) -> Result<&'static [Migration], LedgerError> {
    let mut done = 0;
    for mut row in applied {
        let (version, sha256) = (row.int(0)?, row.text(1)?);
        let Some(migration) = known.get(done) else {
            return Err(LedgerError::Newer { found: version, known: newest(known) });
        };
        if migration.version != version || migration.sha256() != sha256 {
            return Err(LedgerError::Altered(version));
        }
        done += 1;
    }
    Ok(&known[done..])
}

/// As [`missing`], for opening: nothing may be missing.
pub(crate) fn all_applied(known: &'static [Migration], applied: Vec<Row>) -> Result<(), LedgerError> {
    match missing(known, applied)? {
        [] => Ok(()),
        [first, ..] => Err(LedgerError::NotMigrated { found: first.version - 1, needed: newest(known) }),
    }
}

fn newest(known: &[Migration]) -> i64 {
    known.last().map_or(0, |migration| migration.version)
}

/// Creates or brings forward the ledger file at `path`; the names of the migrations applied now.
pub fn migrate_sqlite(path: impl AsRef<Path>) -> Result<Vec<&'static str>, LedgerError> {
    sqlite::migrate(path.as_ref())
}

/// Brings the ledger at `url` forward; the names of the migrations applied now.
pub async fn migrate_postgres(url: &str) -> Result<Vec<&'static str>, LedgerError> {
    postgres::migrate(url).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(version: i64, sha256: &str) -> Row {
        Row(vec![Cell::Int(version), Cell::Text(sha256.to_owned())])
    }

    #[test]
    fn both_stores_take_the_same_steps() {
        let steps = |known: &[Migration]| known.iter().map(|m| (m.version, m.name)).collect::<Vec<_>>();
        assert_eq!(steps(SQLITE), steps(POSTGRES));
        for (i, migration) in SQLITE.iter().enumerate() {
            assert_eq!(migration.version, i64::try_from(i).unwrap() + 1);
            assert!(migration.name.starts_with(&format!("{:04}_", migration.version)));
        }
    }

    #[test]
    fn an_unmigrated_a_newer_and_an_altered_store_are_told_apart() {
        let applied = || SQLITE.iter().map(|m| row(m.version, &m.sha256())).collect::<Vec<_>>();
        assert_eq!(all_applied(SQLITE, applied()), Ok(()));
        let needed = newest(SQLITE);
        assert_eq!(all_applied(SQLITE, vec![]), Err(LedgerError::NotMigrated { found: 0, needed }));
        let mut newer = applied();
        newer.push(row(needed + 1, "x"));
        assert_eq!(all_applied(SQLITE, newer), Err(LedgerError::Newer { found: needed + 1, known: needed }));
        assert_eq!(all_applied(SQLITE, vec![row(1, "x")]), Err(LedgerError::Altered(1)));
    }
}
