//! All read models in the order in which a fact reaches them: later ones read the rows of earlier ones.

use crate::error::Result;
use crate::record::Record;
use crate::{
    account_directory, award_roll, campaign_board, decision_register, locality_directory, nomination_board,
    paper_register, person_register, report_register, round_docket, search_index, task_list, timeline,
};
use rusqlite::Connection;
use sha2::{Digest, Sha256};

/// One read model: its tables, and how they follow the log.
pub(crate) struct Model {
    pub(crate) name: &'static str,
    /// Raised when rows would come out differently from the same facts.
    version: u32,
    ddl: &'static str,
    apply: fn(&Connection, &Record) -> Result<()>,
}

macro_rules! model {
    ($module:ident) => {
        Model {
            name: stringify!($module),
            version: $module::VERSION,
            ddl: $module::DDL,
            apply: $module::apply,
        }
    };
}

pub(crate) const MODELS: [Model; 13] = [
    model!(locality_directory),
    model!(account_directory),
    model!(campaign_board),
    model!(report_register),
    model!(nomination_board),
    model!(person_register),
    model!(round_docket),
    model!(decision_register),
    model!(award_roll),
    model!(search_index),
    model!(timeline),
    model!(paper_register),
    model!(task_list),
];

/// Makes all tables.
pub(crate) fn create(conn: &Connection) -> Result<()> {
    for model in &MODELS {
        conn.execute_batch(model.ddl)?;
    }
    Ok(())
}

/// Applies one fact to every read model.
pub(crate) fn apply(conn: &Connection, record: &Record) -> Result<()> {
    for model in &MODELS {
        (model.apply)(conn, record)?;
    }
    Ok(())
}

/// What the tables and the way of filling them look like, in 16 hex digits: another program, another file.
pub(crate) fn fingerprint() -> String {
    let mut hash = Sha256::new();
    for model in &MODELS {
        hash.update(model.name);
        hash.update(model.version.to_be_bytes());
        hash.update(model.ddl);
    }
    let mut digits = hex::encode(hash.finalize());
    digits.truncate(16);
    digits
}
