//! Danh sách khen thưởng: every published award, with what became of it afterwards.

mod counts;
mod filter;
mod follow;
mod named_anew;
mod since;
mod struck;
#[cfg(test)]
mod tests;

pub use counts::{Counts, Ended, Facets, Total, count, counts, ended, ended_among};
pub use filter::{Filter, Page, for_each, page};
pub(crate) use follow::apply;
pub use since::{CorrectionRow, EndTakenBackRow, PaperBefore, RecoveryRow, RevocationRow, Signed, put_right};
pub use struck::{Struck, struck, struck_numbered};

use crate::cells::{Cells, json, places, row, rows};
use crate::error::Result;
use crate::person_register;
use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, Row, params};
use sovang_domain::award_form::DecidingAuthority;
use sovang_domain::award_round::{Ground, WithinQuota};
use sovang_domain::calendar::Period;
use sovang_domain::document::Document;
use sovang_domain::ids::{AwardFormId, AwardId, CampaignId, LocalityId, NominationId, RoundId};
use sovang_domain::ids::{SubjectId, UnitId};
use sovang_domain::money::Prize;
use sovang_domain::nominee::{NomineeKind, Standing};
use sovang_domain::plan::{Occasion, Source};
use sovang_domain::stage::AwardStage;

pub(crate) const VERSION: u32 = 11;
pub(crate) const DDL: &str = "
create table award_roll (
    log_index integer primary key, award text not null unique, locality text not null, nomination text not null,
    round text not null, campaign text not null, round_year integer not null, occasion text not null,
    form text not null, form_name text not null, authority text not null, decision text not null,
    decided_on text not null, decided_year integer not null, kind text not null, standing text,
    subject text not null, recipient text not null, sort_key text not null, position text not null,
    unit text not null, unit_name text not null, achievement text not null, criteria text not null,
    period text not null, prize text, within text, overlap_reason text, corrections text not null,
    revocation text, published_at integer not null, leaf_hash blob not null, last_index integer not null,
    posthumous integer not null, state text not null, ends_taken_back text not null
) strict;
create index award_roll_newest on award_roll (locality, decided_on desc, sort_key, award);
create index award_roll_by_year on award_roll (locality, decided_year, decided_on desc, sort_key, award);
create index award_roll_by_form on award_roll (locality, form, decided_on desc, sort_key, award);
create index award_roll_by_kind on award_roll (locality, kind, decided_on desc, sort_key, award);
create index award_roll_by_unit on award_roll (locality, unit, decided_on desc, sort_key, award);
create index award_roll_by_campaign on award_roll (campaign, decided_on desc, sort_key, award);
create index award_roll_by_subject on award_roll (subject);
create index award_roll_by_nomination on award_roll (nomination);
create index award_roll_by_decision on award_roll (locality, decided_year, decision);
create index award_roll_from_above on award_roll (locality, decided_on) where authority <> 'commune_chairman';
create index award_roll_revoked on award_roll (locality) where revocation is not null;
-- copies of decisions from above that were copied wrongly into the book
create table award_copy (
    award text not null, locality text not null, sha256 text not null, document text not null, log_index integer not null,
    primary key (award, sha256)
) strict, without rowid;
create table award_count (
    locality text not null, decided_year integer not null, form text not null, kind text not null, unit text not null,
    campaign text not null, occasion text not null, standing text not null, state text not null,
    awards integer not null, revoked integer not null,
    primary key (locality, decided_year, form, kind, unit, campaign, occasion, standing, state)
) strict, without rowid;
create table award_struck (
    award text primary key, locality text not null, recipient text not null, unit_name text not null,
    form_name text not null, decision text not null, decided_on text not null, published_at integer not null,
    log_index integer not null, reason text not null, document text, back_at integer not null,
    back_index integer not null
) strict, without rowid;
";

/// A published award as it stands now.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct AwardRow {
    pub award: AwardId,
    pub locality: LocalityId,
    pub nomination: NominationId,
    pub round: RoundId,
    pub campaign: CampaignId,
    /// Year of the round.
    pub round_year: i16,
    pub occasion: Occasion,
    pub form: AwardFormId,
    /// Name of the form in the law's words.
    pub form_name: String,
    pub authority: DecidingAuthority,
    /// Number and symbol of the decision.
    pub decision: String,
    pub decided_on: Date,
    pub kind: NomineeKind,
    /// For individuals: direct worker, staff or leader, as the nomination says.
    pub standing: Option<Standing>,
    pub subject: SubjectId,
    /// As corrected; the words that stand in its place after erasure.
    pub recipient: String,
    pub position: String,
    pub unit: UnitId,
    /// Name of the unit on the day of the decision.
    pub unit_name: String,
    pub achievement: String,
    pub criteria: Vec<Source>,
    pub period: Period,
    pub prize: Option<Prize>,
    /// Which of how many, where the plan sets a limit.
    pub within: Option<WithinQuota>,
    pub overlap_reason: Option<String>,
    /// Oldest first.
    pub corrections: Vec<CorrectionRow>,
    pub revocation: Option<RevocationRow>,
    /// Earlier ends that hold no more, oldest first.
    pub ends_taken_back: Vec<EndTakenBackRow>,
    pub published_at: Timestamp,
    /// Log index of `AwardPublished`: what its proof is about.
    pub log_index: u64,
    /// Its leaf in the tree.
    pub leaf_hash: [u8; 32],
    /// Log index of its last fact.
    pub last_index: u64,
    /// Whether it was awarded posthumously (truy tặng).
    pub posthumous: bool,
}

impl AwardRow {
    /// Whether it holds.
    #[must_use]
    pub fn is_standing(&self) -> bool {
        self.revocation.is_none()
    }

    /// What became of it.
    #[must_use]
    pub fn stage(&self) -> AwardStage {
        AwardStage::of(!self.corrections.is_empty(), self.ended())
    }

    /// Why it holds no more.
    #[must_use]
    pub fn ended(&self) -> Option<Ground> {
        self.revocation.as_ref().map(|revocation| revocation.ground)
    }
}

/// One award.
pub fn one(conn: &Connection, award: &AwardId) -> Result<Option<AwardRow>> {
    row(conn, "select * from award_roll where award = ?1", [award.as_str()], read)
}

/// The award a nomination became: where it was decided upon again the one that holds, or the last.
pub fn of_nomination(conn: &Connection, nomination: &NominationId) -> Result<Option<AwardRow>> {
    let sql = "select * from award_roll where nomination = ?1
               order by revocation is null desc, log_index desc limit 1";
    row(conn, sql, [nomination.as_str()], read)
}

/// The copies by which an award from above was put right, as the commune had copied its decision wrongly.
pub fn copies(conn: &Connection, award: &AwardId) -> Result<Vec<Document>> {
    let sql = "select document from award_copy where award = ?1 order by log_index";
    rows(conn, sql, [award.as_str()], |row| row.json("document"))
}

/// The copies of these bytes in a locality, each with its award.
pub fn copied(conn: &Connection, locality: &LocalityId, sha256: &str) -> Result<Vec<(AwardId, Document)>> {
    let sql = "select award, document from award_copy where locality = ?1 and sha256 = ?2";
    rows(conn, sql, [locality.as_str(), sha256], |row| Ok((row.id("award")?, row.json("document")?)))
}

/// The award published at a log index.
pub fn at_index(conn: &Connection, log_index: u64) -> Result<Option<AwardRow>> {
    let index = crate::cells::int(log_index);
    row(conn, "select * from award_roll where log_index = ?1", [index], read)
}

/// All awards of the person to whom an id belongs, under whatever id, newest first, revoked ones too.
pub fn of_person(conn: &Connection, subject: &SubjectId) -> Result<Vec<AwardRow>> {
    of_subjects(conn, &person_register::subjects_of(conn, subject)?)
}

/// All awards under these ids, newest first, revoked ones too.
pub fn of_subjects(conn: &Connection, subjects: &[SubjectId]) -> Result<Vec<AwardRow>> {
    let sql = "select * from award_roll where subject in (select value from json_each(?1))
               order by decided_on desc, log_index desc";
    rows(conn, sql, [json(&subjects)?], read)
}

/// All that the commune itself awarded, oldest first.
pub(crate) fn of_commune(conn: &Connection, locality: &LocalityId) -> Result<Vec<AwardRow>> {
    let sql = format!(
        "select * from award_roll where locality = ?1 and authority = '{}' order by log_index",
        DecidingAuthority::CommuneChairman.word()
    );
    rows(conn, &sql, [locality.as_str()], read)
}

/// All awards of a unit's people, newest first.
pub(crate) fn of_unit(conn: &Connection, locality: &LocalityId, unit: &UnitId) -> Result<Vec<AwardRow>> {
    let sql = "select * from award_roll where locality = ?1 and unit = ?2
               order by decided_on desc, sort_key, award";
    rows(conn, sql, [locality.as_str(), unit.as_str()], read)
}

/// The awards of the paper that made this one, itself among them. Each office numbers its own papers: one of the province may bear
/// the number and the day of one of the commune.
pub fn of_its_paper(conn: &Connection, award: &AwardRow) -> Result<Vec<AwardRow>> {
    let sql = "select * from award_roll where locality = ?1 and decided_year = ?2 and decision = ?3 and decided_on = ?4
               and authority = ?5 order by award";
    let AwardRow { locality, decision, decided_on: on, authority, .. } = award;
    rows(conn, sql, params![locality.as_str(), on.year(), decision, on.to_string(), authority.word()], read)
}

/// What was decided above the commune, newest first.
pub fn from_above(conn: &Connection, locality: &LocalityId) -> Result<Vec<AwardRow>> {
    let sql = format!(
        "select * from award_roll where locality = ?1 and {} order by decided_on desc, sort_key, award",
        not_by_the_commune()
    );
    rows(conn, &sql, [locality.as_str()], read)
}

/// What was decided above the commune, or all communes, by a paper whose number holds these digits; newest first.
pub fn from_above_numbered(
    conn: &Connection,
    locality: Option<&LocalityId>,
    number: u64,
) -> Result<Vec<AwardRow>> {
    let sql = format!(
        "select * from award_roll where {} and (?1 is null or locality = ?1)
         and instr(replace(decision, '.', ''), ?2) > 0 order by decided_on desc, locality, sort_key, award",
        not_by_the_commune()
    );
    rows(conn, &sql, params![locality.map(LocalityId::as_str), number.to_string()], read)
}

/// The revoked awards of a locality.
pub fn revoked(conn: &Connection, locality: &LocalityId) -> Result<Vec<AwardRow>> {
    let sql = "select * from award_roll where locality = ?1 and revocation is not null order by log_index";
    rows(conn, sql, [locality.as_str()], read)
}

/// Word for word the condition of the index `award_roll_from_above`: with a parameter in it SQLite would not use it.
fn not_by_the_commune() -> String {
    format!("authority <> '{}'", DecidingAuthority::CommuneChairman.word())
}

/// The newest awards, of one locality or of all.
pub fn newest(conn: &Connection, locality: Option<&LocalityId>, limit: u32) -> Result<Vec<AwardRow>> {
    match locality {
        Some(locality) => rows(
            conn,
            "select * from award_roll where locality = ?1 order by decided_on desc, sort_key, award limit ?2",
            params![locality.as_str(), limit],
            read,
        ),
        // the newest lines are found by their number, and shown in the order of every roll
        None => rows(
            conn,
            "select * from (select * from award_roll order by log_index desc limit ?1)
             order by decided_on desc, locality, sort_key, award",
            [limit],
            read,
        ),
    }
}

/// Reads a whole row, in the order of the table.
pub(crate) fn read(row: &Row<'_>) -> Result<AwardRow> {
    let mut next = places();
    Ok(AwardRow {
        log_index: row.count(next())?,
        award: row.id(next())?,
        locality: row.id(next())?,
        nomination: row.id(next())?,
        round: row.id(next())?,
        campaign: row.id(next())?,
        round_year: row.get(next())?,
        occasion: row.word(next())?,
        form: row.id(next())?,
        form_name: row.get(next())?,
        authority: row.word(next())?,
        decision: row.get(next())?,
        decided_on: row.date(next())?,
        kind: {
            // decided_year, which the day says
            next();
            row.word(next())?
        },
        standing: row.maybe_word(next())?,
        subject: row.id(next())?,
        recipient: row.get(next())?,
        position: {
            // sort_key, only to sort by
            next();
            row.get(next())?
        },
        unit: row.id(next())?,
        unit_name: row.get(next())?,
        achievement: row.get(next())?,
        criteria: row.json(next())?,
        period: row.json(next())?,
        prize: row.maybe_json(next())?,
        within: row.maybe_json(next())?,
        overlap_reason: row.get(next())?,
        corrections: row.json(next())?,
        revocation: row.maybe_json(next())?,
        published_at: row.at(next())?,
        leaf_hash: row.get(next())?,
        last_index: row.count(next())?,
        posthumous: row.get(next())?,
        ends_taken_back: {
            // state, which the other columns say
            next();
            row.json(next())?
        },
    })
}
