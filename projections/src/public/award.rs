//! The page of one award: what of the way there may stand on it once the award is published. Dates, counts and log
//! indexes; no opinion, no reason, no officer.

use super::awards::{self, Award};
use super::decisions::{self, Signed};
use super::rounds::{BallotRow, Round};
use crate::cells::{Cells, row, rows};
use crate::error::Result;
use crate::{award_roll, campaign_board, decision_register, round_docket};
use jiff::Timestamp;
use rusqlite::Connection;
use serde::Deserialize;
use sovang_domain::award_form::Verified;
use sovang_domain::calendar::day;
use sovang_domain::ids::{AwardId, NominationId, PaperId};
use sovang_domain::rules::Rulebook;
use sovang_words::timeline::{Names, Sentence, Tone};

/// All that the page tells.
#[derive(Clone, Debug, PartialEq)]
pub struct AwardPage {
    /// The award itself.
    pub award: Award,
    /// Name of the campaign.
    pub campaign: String,
    /// How far the rule of its prize was checked.
    pub prize_verified: Option<Verified>,
    /// Who signed its decision; absent for what the level above decided.
    pub signed: Option<Signed>,
    /// Who issued its decision, where it came from the level above.
    pub issuer: Option<String>,
    /// How its dossier was found.
    pub dossier: Option<Dossier>,
    /// The round, without its list.
    pub round: Option<Round>,
    /// Why it was awarded out of turn, where that was asked.
    pub out_of_turn: Option<String>,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
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

/// What a nomination's card says of its dossier. Opinions and reasons are passed over unread.
#[derive(Deserialize)]
struct Card {
    papers: Vec<Filed>,
    needed: Vec<PaperId>,
    achievement_opinion: Option<Noted>,
    dossier_opinion: Option<Noted>,
    admitted: Option<Noted>,
    higher: Option<Higher>,
}

#[derive(Deserialize)]
struct Higher {
    issuer: String,
}

#[derive(Deserialize)]
struct Filed {
    document: Kind,
}

#[derive(Deserialize)]
struct Kind {
    paper: PaperId,
}

impl From<Card> for Dossier {
    fn from(card: Card) -> Self {
        let there = |paper: &&PaperId| card.papers.iter().any(|filed| filed.document.paper == **paper);
        Self {
            needed: card.needed.len(),
            there: card.needed.iter().filter(there).count(),
            achievement: card.achievement_opinion,
            complete: card.dossier_opinion,
            admitted: card.admitted,
        }
    }
}

/// The page of an award. What only other pages show of its nomination, round and decision is not read.
pub fn page(conn: &Connection, rules: &Rulebook, award: &AwardId) -> Result<Option<AwardPage>> {
    let Some(found) = award_roll::one(conn, award)? else { return Ok(None) };
    let nomination = found.nomination.clone();
    let award = awards::shown(conn, found)?;
    let signed = match award.decision_number() {
        Some((year, number)) => decisions::signed(conn, &award.locality, year, number)?,
        None => None,
    };
    let card = card(conn, &nomination)?;
    let issuer = card.as_ref().and_then(|card| card.higher.as_ref()).map(|higher| higher.issuer.clone());
    Ok(Some(AwardPage {
        issuer,
        dossier: card.map(Dossier::from),
        campaign: campaign_board::name(conn, &award.campaign)?,
        prize_verified: award.prize_verified(rules),
        signed,
        round: super::rounds::header(conn, &award.round)?,
        out_of_turn: decision_register::entry(conn, &award.award)?.and_then(|entry| entry.out_of_turn),
        ballot: round_docket::ballot(conn, &award.round, &nomination)?,
        steps: steps(conn, rules, &nomination)?,
        award,
    }))
}

fn card(conn: &Connection, nomination: &NominationId) -> Result<Option<Card>> {
    let sql = "select card from nomination_board where nomination = ?1";
    row(conn, sql, [nomination.as_str()], |row| row.json(0))
}

/// The steps that led to an award and came after, by what became it, oldest first.
fn steps(conn: &Connection, rules: &Rulebook, nomination: &NominationId) -> Result<Vec<Step>> {
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
