//! Enters a fact: its sentence as data, what it is about, and the raw event.

use super::about;
use super::sentence::{Line, Scene, line};
use crate::cells::{int, json, run};
use crate::error::Result;
use crate::record::Record;
use crate::search_index;
use rusqlite::{Connection, params};
use serde_json::Value;
use sovang_domain::disclosure::{Disclosure, Privacy};
use sovang_words::timeline::Names;

pub(crate) fn apply(conn: &Connection, record: &Record) -> Result<()> {
    let Line { sentence, refs } = line(&Scene::new(conn, record))?;
    about::note(conn, record, &refs)?;
    let privacy = match record.fact.disclosure(&record.stream) {
        Disclosure::Public(_) => None,
        Disclosure::Private(privacy) => Some(privacy_slug(privacy)),
    };
    let values = params![
        int(record.log_index),
        record.at().as_microsecond(),
        record.locality(),
        record.stream_type,
        record.stream,
        int(record.sequence),
        record.event_type,
        sentence.act().word(),
        crate::cells::word(&sentence.tone())?,
        record.by().as_str(),
        refs.campaign.as_ref().map(|id| id.as_str()),
        refs.round.as_ref().map(|id| id.as_str()),
        refs.nomination.as_ref().map(|id| id.as_str()),
        refs.award.as_ref().map(|id| id.as_str()),
        refs.unit.as_ref().map(|id| id.as_str()),
        refs.report.as_ref().map(|id| id.as_str()),
        json(&sentence)?,
        folded(&sentence.told(Names::ids()).office),
        privacy,
        json(&record.raw)?,
        json(&known_metadata(&record.metadata))?,
        record.recorded_at.as_microsecond(),
        record.leaf_hash,
    ];
    run(
        conn,
        "insert into timeline values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,
         ?18, ?19, ?20, ?21, ?22, ?23)",
        values,
    )?;
    Ok(())
}

/// The words of a sentence without marks, then those that have marks with their tone in front, a blank around each: only
/// to search by, made when the fact is entered.
///
/// A comma or a capital costs nothing here. Where a wording gets other words, a search finds lines entered before by
/// the old ones; raise [`super::VERSION`] with it, and all are found by the new. What only the rules name stands there
/// by its id; the query puts the id for its words.
fn folded(sentence: &str) -> String {
    let words = search_index::words(sentence);
    let folded = words.iter().map(|word| word.folded.clone());
    let marked = words.iter().filter(|word| word.has_marks()).map(|word| with_marks(&word.marked));
    format!(" {} ", folded.chain(marked).collect::<Vec<_>>().join(" "))
}

/// How a word with marks is told from one without.
pub(super) fn with_marks(marked: &str) -> String {
    format!("~{marked}")
}

/// The answer stored for a repeated command is the ledger's own business.
fn known_metadata(metadata: &Value) -> Value {
    let Value::Object(fields) = metadata else { return metadata.clone() };
    let kept = fields.iter().filter(|(name, _)| name.as_str() != "answer");
    Value::Object(kept.map(|(name, value)| (name.clone(), value.clone())).collect())
}

pub(super) fn privacy_slug(privacy: Privacy) -> &'static str {
    match privacy {
        Privacy::Office => "office",
        Privacy::Nominee => "nominee",
        Privacy::Citizen => "citizen",
        Privacy::Council => "council",
    }
}

pub(crate) fn privacy_named(slug: &str) -> Option<Privacy> {
    let all = [Privacy::Office, Privacy::Nominee, Privacy::Citizen, Privacy::Council];
    all.into_iter().find(|privacy| privacy_slug(*privacy) == slug)
}
