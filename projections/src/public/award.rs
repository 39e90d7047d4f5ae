//! The page of one award: what of the way there may stand on it once the award is published. Dates, counts and log
//! indexes; no opinion, no reason, no officer.

use super::awards::{self, Award};
use super::decisions::{self, Decision};
use super::rounds::{BallotRow, Round};
use crate::cells::{Cells, rows, text};
use crate::error::Result;
use crate::nomination_board::{self, NominationRow, Said};
use crate::{campaign_board, round_docket};
use jiff::Timestamp;
use rusqlite::Connection;
use sovang_domain::calendar::day;
use sovang_domain::ids::{AwardId, NominationId};
use sovang_domain::rules::Rulebook;
use sovang_words::timeline::{Names, Sentence, Tone};

/// All that the page tells.
#[derive(Clone, Debug, PartialEq)]
pub struct AwardPage {
    /// The award itself.
    pub award: Award,
    /// Name of the campaign.
    pub campaign: String,
    /// Absent for what the level above decided.
    pub decision: Option<Decision>,
    /// How its dossier was found.
    pub dossier: Option<Dossier>,
    /// The round, without its list.
    pub round: Option<Round>,
    /// How the council voted on it.
    pub ballot: Option<BallotRow>,
    /// Oldest first.
    pub steps: Vec<Step>,
}

/// How the dossier was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dossier {
    /// How many papers it needed.
    pub needed: usize,
    /// How many of those are there.
    pub there: usize,
    /// The achievement was checked.
    pub achievement: Option<Noted>,
    /// The dossier was found complete.
    pub complete: Option<Noted>,
    /// It came late, and the chairman let it in.
    pub admitted: Option<Noted>,
}

/// That something was done, and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Noted {
    pub at: Timestamp,
    pub log_index: u64,
}

/// A step that led to an award or came after.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Step {
    pub log_index: u64,
    pub at: Timestamp,
    pub tone: Tone,
    /// Never empty.
    pub text: String,
}

impl From<&Said> for Noted {
    fn from(said: &Said) -> Self {
        Self { at: said.at, log_index: said.log_index }
    }
}

impl From<NominationRow> for Dossier {
    fn from(row: NominationRow) -> Self {
        let needed = row.needed.len();
        Self {
            needed,
            there: needed.saturating_sub(row.missing().len()),
            achievement: row.achievement_opinion.as_ref().map(Noted::from),
            complete: row.dossier_opinion.as_ref().map(Noted::from),
            admitted: row.admitted.as_ref().map(Noted::from),
        }
    }
}

/// The page of an award.
pub fn page(conn: &Connection, rules: &Rulebook, award: &AwardId) -> Result<Option<AwardPage>> {
    let Some(award) = awards::one(conn, award)? else { return Ok(None) };
    let decision = match award.decision_number() {
        Some((year, number)) => decisions::one(conn, &award.locality, year, number)?,
        None => None,
    };
    let nomination = nomination_of(conn, &award.award)?;
    let (dossier, entry) = match &nomination {
        Some(nomination) => {
            let entry = round_docket::entry(conn, &award.round, nomination)?;
            (nomination_board::one(conn, nomination)?.map(Dossier::from), entry)
        }
        None => (None, None),
    };
    Ok(Some(AwardPage {
        campaign: campaign_board::name(conn, &award.campaign)?,
        decision,
        dossier,
        round: super::rounds::header(conn, &award.round)?,
        ballot: entry.and_then(|entry| entry.ballot),
        steps: nomination.map_or_else(|| Ok(Vec::new()), |nomination| steps_of(conn, rules, &nomination))?,
        award,
    }))
}

/// The steps on the page of an award, oldest first.
pub fn steps(conn: &Connection, rules: &Rulebook, award: &AwardId) -> Result<Vec<Step>> {
    nomination_of(conn, award)?
        .map_or_else(|| Ok(Vec::new()), |nomination| steps_of(conn, rules, &nomination))
}

/// What became an award.
fn nomination_of(conn: &Connection, award: &AwardId) -> Result<Option<NominationId>> {
    let found = text(conn, "select nomination from award_roll where award = ?1", [award.as_str()])?;
    Ok(found.map(NominationId::from))
}

fn steps_of(conn: &Connection, rules: &Rulebook, nomination: &NominationId) -> Result<Vec<Step>> {
    let told = rows(
        conn,
        "select t.log_index, t.at, t.tone, t.sentence from timeline_about a
         cross join timeline t on t.log_index = a.log_index
         where a.nomination = ?1 order by a.log_index",
        [nomination.as_str()],
        |row| {
            let (log_index, at, tone) = (row.count(0)?, row.at(1)?, row.word(2)?);
            let sentence: Sentence = row.json(3)?;
            let told = sentence.told(Names::of(rules, day(at)));
            Ok(told.step.map(|text| Step { log_index, at, tone, text }))
        },
    )?;
    Ok(told.into_iter().flatten().collect())
}
