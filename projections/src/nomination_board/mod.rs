//! Đề nghị khen thưởng: everything known of each nomination, from the unit's proposal to what became of it.

mod award;
mod back;
mod follow;
mod papers;
mod state;
#[cfg(test)]
mod tests;

pub use sovang_domain::stage::NominationStage;

pub(crate) use follow::apply;
pub(crate) use state::{NominationState, state};

use crate::award_roll::Ended;
use crate::cells::{Cells, int, json, number, row, rows, run, word, words};
use crate::error::Result;
use jiff::Timestamp;
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};
use sovang_domain::award_form::DecidingAuthority;
use sovang_domain::award_round::{EndGround, HigherDecision};
use sovang_domain::calendar::Deadline;
use sovang_domain::document::Document;
use sovang_domain::ids::{
    AccountId, AwardFormId, AwardId, CampaignId, LocalityId, NominationId, PaperId, RoundId,
};
use sovang_domain::ids::{SubjectId, UnitId};
use sovang_domain::nomination::{Proposal, SuspensionGround};
use sovang_domain::nominee::NomineeKind;
use sovang_words::personal::readable;
use sovang_words::{names, order};
use std::collections::BTreeSet;

pub(crate) const VERSION: u32 = 11;
pub(crate) const DDL: &str = "
create table nomination_board (
    nomination text primary key, locality text not null, campaign text not null, round text not null, unit text not null, form text not null,
    kind text not null, subject text not null, name text not null, stage text not null,
    submitted_index integer not null, suspended integer not null, to_admit integer not null,
    return_due text, card text not null
) strict;
create index nomination_board_by_round on nomination_board (round, stage);
create index nomination_board_by_unit on nomination_board (locality, unit);
create index nomination_board_by_stage on nomination_board (locality, stage);
create index nomination_board_by_subject on nomination_board (subject);
create index nomination_board_by_name on nomination_board (round, name);
";

/// Everything of one nomination.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct NominationRow {
    pub nomination: NominationId,
    pub locality: LocalityId,
    /// What was put forward; the achievement as last resubmitted.
    pub proposal: Proposal,
    pub stage: NominationStage,
    pub submitted_by: AccountId,
    /// Everyone who put it forward: sent it, completed it or put it right.
    pub put_by: Vec<AccountId>,
    pub submitted_at: Timestamp,
    pub submitted_index: u64,
    pub due: Option<Deadline>,
    pub late: bool,
    /// The chairman's reason for letting a late one in.
    pub admitted: Option<Said>,
    /// While it is suspended.
    pub suspended: Option<Suspension>,
    /// The suspension that was lifted last, while that can be taken back.
    pub lifted: Option<Lifted>,
    /// Each time it was returned, oldest first.
    pub returns: Vec<Return>,
    /// Papers in the order they came; a newer one of the same kind stands last.
    pub papers: Vec<PaperRow>,
    /// Papers that were struck, oldest first; they are no papers of it any more.
    pub struck: Vec<Struck>,
    /// The papers its dossier needs.
    pub needed: Vec<PaperId>,
    pub achievement_opinion: Option<Said>,
    /// Whether that opinion is that it does not meet the criteria.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub not_met: bool,
    pub dossier_opinion: Option<Said>,
    /// The nomination of an annulled round that goes on in this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again: Option<NominationId>,
    /// As which it was sent again, after its round was annulled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent_again: Option<NominationId>,
    /// Why the unit took it back.
    pub withdrawn: Option<Said>,
    /// Why the chairman did not award it.
    pub refused: Option<Said>,
    /// Why it ended though nobody decided it, or was not let in late.
    pub ended: Option<EndedRow>,
    /// The award it became; the last where it was decided upon again, or the one that holds.
    pub award: Option<AwardId>,
    /// The others that it became and that were the office's error.
    pub other_awards: Vec<AwardId>,
    pub forwarded_to: Option<DecidingAuthority>,
    pub higher: Option<HigherDecision>,
    /// Log index of its last fact, its own or the round's.
    pub log_index: u64,
    /// Version of its own stream.
    pub version: u64,
}

/// Words of someone, with the fact they stand in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Said {
    pub words: String,
    pub by: AccountId,
    pub at: Timestamp,
    pub log_index: u64,
}

/// A return for completion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Return {
    pub said: Said,
    pub missing: Vec<PaperId>,
    pub due: Option<Deadline>,
    /// When the unit submitted it again.
    pub answered_at: Option<Timestamp>,
}

/// Why a nomination ended though nobody decided it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct EndedRow {
    pub ground: EndGround,
    pub said: Said,
    /// Where it stood when its round ended it; absent where it came late and was not let in.
    pub before: Option<NominationStage>,
}

/// A suspension that holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Suspension {
    pub ground: SuspensionGround,
    pub said: Said,
}

/// A suspension that was lifted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Lifted {
    pub suspension: Suspension,
    pub log_index: u64,
}

/// A paper of the dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct PaperRow {
    pub document: Document,
    pub at: Timestamp,
    pub log_index: u64,
}

/// A paper that was struck.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Struck {
    pub paper: PaperId,
    /// The file: read by those who check the dossier, no more by its unit.
    pub document: Option<Document>,
    pub said: Said,
}

impl NominationRow {
    /// The nominee's name, or the words that stand in its place after erasure.
    #[must_use]
    pub fn name(&self) -> &str {
        readable(&self.proposal.nominee.name)
    }

    /// Its place in a list of nominees.
    #[must_use]
    pub fn sort_key(&self) -> String {
        order::nominee(self.proposal.nominee.kind, self.name())
    }

    /// The papers still needed, in the plan's order.
    #[must_use]
    pub fn missing(&self) -> Vec<&PaperId> {
        self.needed.iter().filter(|paper| self.paper(paper).is_none()).collect()
    }

    /// The paper of that kind as last filed.
    #[must_use]
    pub fn paper(&self, paper: &PaperId) -> Option<&PaperRow> {
        self.papers.iter().rev().find(|row| row.document.paper == *paper)
    }

    /// Those who put it forward or appraised it: none of them decides it.
    #[must_use]
    pub fn hands(&self) -> Vec<AccountId> {
        let opinions = [&self.achievement_opinion, &self.dossier_opinion];
        let appraisers = opinions.into_iter().flatten().map(|said| said.by.clone());
        self.put_by.iter().cloned().chain(appraisers).collect()
    }

    /// Whether the round can take it up: appraised, not suspended, and on time or admitted.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.stage == NominationStage::Ready && self.suspended.is_none() && !self.waits_for_admission()
    }

    /// Whether it came late and the chairman has not let it in.
    #[must_use]
    pub fn waits_for_admission(&self) -> bool {
        self.late && self.admitted.is_none()
    }

    fn store(&self, conn: &Connection) -> Result<()> {
        let nominee = &self.proposal.nominee;
        run(
            conn,
            "insert into nomination_board values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
             on conflict do update set unit = excluded.unit, form = excluded.form, kind = excluded.kind,
             name = excluded.name, stage = excluded.stage, suspended = excluded.suspended,
             to_admit = excluded.to_admit,
             return_due = excluded.return_due, card = excluded.card",
            params![
                self.nomination.as_str(),
                self.locality.as_str(),
                self.proposal.campaign.as_str(),
                self.proposal.round.as_str(),
                nominee.unit.as_str(),
                self.proposal.form.as_str(),
                word(&nominee.kind)?,
                nominee.subject.as_str(),
                self.name(),
                word(&self.stage)?,
                int(self.submitted_index),
                self.suspended.is_some(),
                self.waits_for_admission(),
                self.returns.last().and_then(|last| last.due).as_ref().map(json).transpose()?,
                json(self)?,
            ],
        )?;
        Ok(())
    }
}

/// One nomination.
pub fn one(conn: &Connection, nomination: &NominationId) -> Result<Option<NominationRow>> {
    row(conn, "select card from nomination_board where nomination = ?1", [nomination.as_str()], read)
}

/// The nominations of these ids, oldest first.
pub fn of_subjects(conn: &Connection, subjects: &[SubjectId]) -> Result<Vec<NominationRow>> {
    let sql = "select card from nomination_board where subject in (select value from json_each(?1))
               order by submitted_index";
    rows(conn, sql, [json(&subjects)?], read)
}

/// Whether somebody put a nomination forward, or brought papers for it: anybody else speaks for the office.
pub(crate) fn is_put_by(conn: &Connection, nomination: &NominationId, account: &AccountId) -> Result<bool> {
    let sql = "select count(*) from nomination_board, json_each(card, '$.put_by')
               where nomination = ?1 and value = ?2";
    Ok(number(conn, sql, params![nomination.as_str(), account.as_str()])? > 0)
}

/// What other rows need to know of a nomination, without its whole card.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct NominationLabel {
    pub name: String,
    pub kind: NomineeKind,
    pub campaign: CampaignId,
    pub round: RoundId,
    pub unit: UnitId,
}

/// The label of a nomination.
pub fn label(conn: &Connection, nomination: &NominationId) -> Result<Option<NominationLabel>> {
    let sql = "select name, kind, campaign, round, unit from nomination_board where nomination = ?1";
    row(conn, sql, [nomination.as_str()], |row| {
        Ok(NominationLabel {
            name: row.get("name")?,
            kind: row.word("kind")?,
            campaign: row.id("campaign")?,
            round: row.id("round")?,
            unit: row.id("unit")?,
        })
    })
}

/// Whether several of a round have this name.
pub(crate) fn has_namesakes(conn: &Connection, round: &RoundId, name: &str) -> Result<bool> {
    let sql = "select count(*) from nomination_board where round = ?1 and name = ?2";
    Ok(number(conn, sql, [round.as_str(), name])? > 1)
}

/// The nominations of a round, in the order they came.
pub fn of_round(conn: &Connection, round: &RoundId) -> Result<Vec<NominationRow>> {
    let sql = "select card from nomination_board where round = ?1 order by submitted_index";
    rows(conn, sql, [round.as_str()], read)
}

/// The nominations a unit put forward, newest first.
pub fn of_unit(conn: &Connection, locality: &LocalityId, unit: &UnitId) -> Result<Vec<NominationRow>> {
    let sql =
        "select card from nomination_board where locality = ?1 and unit = ?2 order by submitted_index desc";
    rows(conn, sql, [locality.as_str(), unit.as_str()], read)
}

/// The nominations of a locality, newest first; of one stage, if named.
pub fn of_locality(
    conn: &Connection,
    locality: &LocalityId,
    stage: Option<NominationStage>,
) -> Result<Vec<NominationRow>> {
    match stage {
        Some(stage) => {
            let sql = "select card from nomination_board where locality = ?1 and stage = ?2
                       order by submitted_index desc";
            rows(conn, sql, params![locality.as_str(), word(&stage)?], read)
        }
        None => {
            let sql = "select card from nomination_board where locality = ?1 order by submitted_index desc";
            rows(conn, sql, [locality.as_str()], read)
        }
    }
}

/// The people and households of a locality who were put forward and whom no award has made public.
pub fn unseen(conn: &Connection, locality: &LocalityId) -> Result<Vec<String>> {
    let all = of_locality(conn, locality, None)?;
    let is_person = |row: &&NominationRow| row.proposal.nominee.kind != NomineeKind::Collective;
    let seen: BTreeSet<String> =
        all.iter().filter(|row| row.award.is_some()).map(|row| names::key(row.name())).collect();
    let unseen = all.iter().filter(is_person).filter(|row| !seen.contains(&names::key(row.name())));
    Ok(unseen.filter_map(|row| row.proposal.nominee.name.value().cloned()).collect())
}

/// The nominations of a locality whose dossier holds a paper with this hash.
pub fn holding_paper(conn: &Connection, locality: &LocalityId, sha256: &str) -> Result<Vec<NominationRow>> {
    let sql = "select card from nomination_board where locality = ?1 and 0 < instr(card, ?2)";
    let found = rows(conn, sql, [locality.as_str(), sha256], read)?;
    let holds = |row: &NominationRow| {
        let struck = row.struck.iter().filter_map(|struck| struck.document.as_ref());
        let mut all = row.papers.iter().map(|paper| &paper.document).chain(struck);
        all.any(|document| document.sha256 == sha256)
    };
    Ok(found.into_iter().filter(holds).collect())
}

/// How many of a form and kind in a round stand at one of some stages.
pub(crate) fn counted(
    conn: &Connection,
    round: &RoundId,
    form: &AwardFormId,
    kind: NomineeKind,
    stages: impl Fn(NominationStage) -> bool,
) -> Result<u64> {
    let counted = words(NominationStage::ALL, stages)?;
    number(
        conn,
        "select count(*) from nomination_board where round = ?1 and form = ?2 and kind = ?3
         and stage in (select value from json_each(?4))",
        params![round.as_str(), form.as_str(), word(&kind)?, counted],
    )
}

/// Nominations of a round that became awards, and how many of these awards hold no more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Awarded {
    pub all: u64,
    pub ended: Ended,
}

/// How many nominations of a round became awards.
pub fn awarded(conn: &Connection, round: &RoundId) -> Result<Awarded> {
    let at = |stages: fn(NominationStage) -> bool| {
        let sql = "select count(*) from nomination_board where round = ?1
                   and stage in (select value from json_each(?2))";
        number(conn, sql, params![round.as_str(), words(NominationStage::ALL, stages)?])
    };
    let revoked = at(|stage| stage == NominationStage::AwardRevoked)?;
    let mistaken = at(|stage| stage == NominationStage::AwardTakenBack)?;
    Ok(Awarded { all: at(NominationStage::was_awarded)?, ended: Ended { revoked, mistaken } })
}

fn read(row: &Row<'_>) -> Result<NominationRow> {
    row.json("card")
}
