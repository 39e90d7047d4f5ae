//! How a nomination's row follows the award that it became.

use super::{NominationRow, NominationStage as S};
use crate::error::Result;
use crate::record::Record;
use rusqlite::Connection;
use sovang_domain::award_round::DetailCorrection;
use sovang_domain::ids::AwardId;

/// The award that a nomination became holds again.
pub(super) fn holds_again(conn: &Connection, record: &Record, award: &AwardId) -> Result<()> {
    let all = super::of_round(conn, &record.stream.as_str().into())?;
    let became = |row: &NominationRow| row.award.as_ref() == Some(award) || row.other_awards.contains(award);
    for mut row in all.into_iter().filter(became) {
        row.becomes(award);
        row.advance(if row.higher.is_some() { S::HigherGranted } else { S::Awarded });
        row.log_index = record.log_index;
        row.store(conn)?;
    }
    Ok(())
}

/// The award that a nomination became holds no more.
pub(super) fn ended(conn: &Connection, record: &Record, award: &AwardId, stage: S) -> Result<()> {
    let all = super::of_round(conn, &record.stream.as_str().into())?;
    for mut row in all.into_iter().filter(|row| row.award.as_ref() == Some(award)) {
        row.advance(stage);
        row.log_index = record.log_index;
        row.store(conn)?;
    }
    Ok(())
}

/// What the level above decided is put right.
pub(super) fn put_right(
    conn: &Connection,
    record: &Record,
    award: &AwardId,
    correction: &DetailCorrection,
) -> Result<()> {
    let all = super::of_round(conn, &record.stream.as_str().into())?;
    for mut row in all.into_iter().filter(|row| row.award.as_ref() == Some(award)) {
        row.put_right(correction);
        row.log_index = record.log_index;
        row.store(conn)?;
    }
    Ok(())
}

impl NominationRow {
    pub(super) fn becomes(&mut self, award: &AwardId) {
        self.other_awards.retain(|other| other != award);
        let before = self.award.replace(award.clone()).filter(|before| before != award);
        self.other_awards.extend(before);
    }

    /// What the level above decided, as it is right.
    fn put_right(&mut self, correction: &DetailCorrection) {
        let Some(higher) = &mut self.higher else { return };
        match correction {
            DetailCorrection::Number { after, .. } => higher.number.clone_from(after),
            DetailCorrection::Issuer { after, .. } => higher.issuer.clone_from(after),
            DetailCorrection::DecidedOn { after, .. } => higher.date = *after,
            _ => {}
        }
    }
}
