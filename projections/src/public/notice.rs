//! The page of one notice. As long as nothing is decided, those listed are named with their achievement, so that people
//! can comment; afterwards only those awarded keep their names. Comments stand here with their answers, not before.

use super::rounds::{NoticeRow, Round};
use crate::error::Result;
use crate::nomination_board::{NominationRow, NominationStage};
use crate::round_docket::{self, CommentRow, EntryRow, OutcomeRow, RoundRow};
use crate::{campaign_board, locality_directory, nomination_board};
use jiff::Timestamp;
use rusqlite::Connection;
use sovang_domain::ids::{AwardFormId, AwardId, LocalityId, NominationId, RoundId, UnitId};
use sovang_domain::nominee::NomineeKind;
use sovang_domain::plan::Occasion;
use sovang_words::personal::readable;
use sovang_words::{names, order};
use std::collections::BTreeMap;

/// All that the page tells.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct NoticePage {
    pub round: Round,
    pub notice: NoticeRow,
    /// Name of the campaign.
    pub campaign: String,
    /// In the order of all lists of nominees.
    pub lines: Vec<Line>,
    pub comments: Comments,
}

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its place in the list as it went on notice, from 1: by it a comment says whom it is about. The public record of a
    /// vote names the nomination, and whoever kept the page must not be able to tell how the vote on a person fell.
    pub place: usize,
    /// Person, collective or household.
    pub kind: NomineeKind,
    /// The form asked for.
    pub form: AwardFormId,
    /// Who it is, or why that is not told.
    pub who: Who,
}

/// Who is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// Whoever may be named here.
    Named(Nominee),
    /// The unit took it back.
    Withdrawn,
    /// Sent upward, not answered yet.
    Forwarded,
    /// Not awarded.
    NotAwarded,
    /// The round was annulled.
    RoundAnnulled,
}

impl Who {
    /// Those named first, then the others by what is said of them.
    fn rank(&self) -> u8 {
        match self {
            Self::Named(_) => 0,
            Self::Forwarded => 1,
            Self::NotAwarded => 2,
            Self::Withdrawn => 3,
            Self::RoundAnnulled => 4,
        }
    }
}

/// Someone who is named on the list.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Nominee {
    pub name: String,
    /// The name, with position and unit where somebody else on the list has the same: "Trần Thị Lan (nông dân, Ấp 3)".
    pub label: String,
    pub position: String,
    pub unit: UnitId,
    pub achievement: String,
    /// The award it became.
    pub award: Option<AwardId>,
}

/// What citizens wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comments {
    /// How many came.
    pub received: usize,
    /// Those that were answered, oldest first.
    pub answered: Vec<Answered>,
}

/// A comment with its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Answered {
    pub about: About,
    pub words: String,
    pub answer: Answer,
}

/// Whom a comment is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// The whole list.
    List,
    /// Someone who may be named.
    Named(String),
    /// Someone on the list who is no longer named.
    Someone,
}

/// The office's answer; the office answers, not the officer.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Answer {
    pub words: String,
    pub at: Timestamp,
    pub log_index: u64,
}

/// A comment as whoever holds its receipt reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Receipt {
    /// The receipt code.
    pub comment: String,
    pub round: RoundId,
    pub occasion: Occasion,
    pub year: i16,
    /// Name of the campaign.
    pub campaign: String,
    pub about: About,
    pub words: String,
    pub received_at: Timestamp,
    pub received_index: u64,
    pub answer: Option<Answer>,
    /// Whether the round was annulled: then no council meets on it.
    pub annulled: bool,
}

/// The page of a notice; none as long as it was not opened.
pub fn page(conn: &Connection, round: &RoundId) -> Result<Option<NoticePage>> {
    let Some(row) = round_docket::one(conn, round)? else { return Ok(None) };
    let Some(notice) = row.notice.clone() else { return Ok(None) };
    let nominations = nomination_board::of_round(conn, round)?;
    let listed = Listed { round: &row, nominations: &nominations, units: units(conn, &row.locality)? };
    Ok(Some(NoticePage {
        notice,
        campaign: campaign_board::name(conn, &row.campaign)?,
        lines: listed.lines(),
        comments: listed.comments(round_docket::comments(conn, round)?),
        round: row.into(),
    }))
}

/// The nomination at a place of the list.
pub fn nomination_at(conn: &Connection, round: &RoundId, place: usize) -> Result<Option<NominationId>> {
    let row = round_docket::one(conn, round)?;
    let at = |row: RoundRow| Some(row.entries.get(place.checked_sub(1)?)?.entry.nomination.clone());
    Ok(row.and_then(at))
}

/// A comment by its receipt code.
pub fn receipt(conn: &Connection, locality: &LocalityId, code: &str) -> Result<Option<Receipt>> {
    let Some(row) = round_docket::comment(conn, locality, code)? else { return Ok(None) };
    let Some(round) = round_docket::one(conn, &row.round)? else { return Ok(None) };
    let nominations = nomination_board::of_round(conn, &row.round)?;
    let listed = Listed { round: &round, nominations: &nominations, units: units(conn, locality)? };
    Ok(Some(Receipt {
        comment: row.comment,
        about: listed.about(row.about.as_ref()),
        occasion: round.occasion,
        year: round.year,
        campaign: campaign_board::name(conn, &round.campaign)?,
        round: row.round,
        words: row.words,
        received_at: row.received_at,
        received_index: row.received_index,
        answer: row.answer.map(Answer::from),
        annulled: round.annulled.is_some(),
    }))
}

/// Name by unit.
fn units(conn: &Connection, locality: &LocalityId) -> Result<BTreeMap<UnitId, String>> {
    let units = locality_directory::units(conn, locality)?;
    Ok(units.into_iter().map(|unit| (unit.unit, unit.name)).collect())
}

impl From<round_docket::AnswerRow> for Answer {
    fn from(row: round_docket::AnswerRow) -> Self {
        Self { words: row.words, at: row.at, log_index: row.log_index }
    }
}

/// The list with the nominations behind it.
struct Listed<'a> {
    round: &'a RoundRow,
    nominations: &'a [NominationRow],
    /// Name by unit.
    units: BTreeMap<UnitId, String>,
}

impl<'a> Listed<'a> {
    fn lines(&self) -> Vec<Line> {
        let places = self.round.entries.iter().enumerate();
        let mut lines: Vec<(String, Line)> = places
            .filter_map(|(place, entry)| {
                let nomination = self.nomination(&entry.entry.nomination)?;
                let (kind, form) = (entry.entry.kind, entry.entry.form.clone());
                let line = Line { place: place + 1, kind, form, who: self.who(entry, nomination) };
                // a line without a name gives away nothing by its place: it stands last, by what is seen of it
                let key = match &line.who {
                    Who::Named(_) => order::nominee(kind, nomination.name()),
                    _ => format!("{} {}", order::nominee(kind, ""), line.form),
                };
                Some((key, line))
            })
            .collect();
        lines.sort_by(|(one, first), (other, second)| {
            (first.who.rank(), one).cmp(&(second.who.rank(), other))
        });
        lines.into_iter().map(|(_, line)| line).collect()
    }

    fn nomination(&self, id: &NominationId) -> Option<&'a NominationRow> {
        self.nominations.iter().find(|row| row.nomination == *id)
    }

    /// The name stands here as long as nothing is decided about it, afterwards only with the award.
    fn who(&self, entry: &EntryRow, nomination: &NominationRow) -> Who {
        let withdrawn = nomination.stage == NominationStage::Withdrawn;
        let is_over = Round::over_at(self.round.stage);
        match &entry.outcome {
            Some(OutcomeRow::Awarded(award)) => self.named(nomination, Some(award.clone())),
            _ if withdrawn => Who::Withdrawn,
            _ if self.round.annulled.is_some() => Who::RoundAnnulled,
            Some(OutcomeRow::NotAwarded | OutcomeRow::Declined | OutcomeRow::Ended(_)) => Who::NotAwarded,
            Some(OutcomeRow::Forwarded) if is_over => Who::Forwarded,
            None if is_over => Who::NotAwarded,
            Some(OutcomeRow::Forwarded) | None => self.named(nomination, None),
        }
    }

    fn comments(&self, rows: Vec<CommentRow>) -> Comments {
        let received = rows.len();
        let answered = rows.into_iter().filter_map(|row| {
            Some(Answered {
                about: self.about(row.about.as_ref()),
                words: row.words,
                answer: row.answer?.into(),
            })
        });
        Comments { received, answered: answered.collect() }
    }

    /// Names that no longer stand here are not brought back by a comment.
    fn about(&self, whom: Option<&NominationId>) -> About {
        let Some(id) = whom else { return About::List };
        let found = self.round.entry(id).zip(self.nomination(id));
        match found.map(|(entry, nomination)| self.who(entry, nomination)) {
            Some(Who::Named(nominee)) => About::Named(nominee.label),
            Some(Who::Withdrawn | Who::Forwarded | Who::NotAwarded | Who::RoundAnnulled) | None => {
                About::Someone
            }
        }
    }

    fn named(&self, nomination: &NominationRow, award: Option<AwardId>) -> Who {
        let nominee = &nomination.proposal.nominee;
        Who::Named(Nominee {
            name: nomination.name().to_owned(),
            label: self.label(nomination),
            position: readable(&nominee.position).to_owned(),
            unit: nominee.unit.clone(),
            achievement: readable(&nomination.proposal.achievement).to_owned(),
            award,
        })
    }

    /// Namesakes are told apart by what the notice says of them anyway.
    fn label(&self, nomination: &NominationRow) -> String {
        let (name, key) = (nomination.name(), names::key(nomination.name()));
        let listed = |row: &&NominationRow| self.round.entry(&row.nomination).is_some();
        let alike = self.nominations.iter().filter(listed).filter(|row| names::key(row.name()) == key);
        if alike.count() < 2 {
            return name.to_owned();
        }
        let nominee = &nomination.proposal.nominee;
        let unit = self.units.get(&nominee.unit).cloned().unwrap_or_default();
        let parts = [readable(&nominee.position).to_owned(), unit];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        format!("{name} ({})", parts.join(", "))
    }
}
