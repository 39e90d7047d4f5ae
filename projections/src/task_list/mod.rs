//! Việc của tôi: what waits for whom. Each task follows from the row of its nomination, round or report.

mod derive;
#[cfg(test)]
mod tests;

pub(crate) use derive::apply;

use crate::cells::{Cells, row as one_row, rows};
use crate::error::Result;
use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, Row, params};
use sovang_domain::authority::{Grant, Scope};
use sovang_domain::calendar::Deadline;
use sovang_domain::ids::{AccountId, LocalityId, RoundId, UnitId};
use sovang_domain::task::TaskKind;

pub(crate) const VERSION: u32 = 8;
pub(crate) const DDL: &str = "
create table task_list (
    kind text not null, about text not null, account text not null, locality text not null, unit text not null,
    since integer not null, since_index integer not null, from_date text, due text,
    subject text not null, primary key (about, kind, account)
) strict, without rowid;
create index task_list_by_locality on task_list (locality, kind);
";

/// A task.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct TaskRow {
    pub kind: TaskKind,
    /// The nomination, report, round, award, or `{round}#{receipt code}` of a comment.
    pub about: String,
    pub locality: LocalityId,
    /// Only where it waits for one unit.
    pub unit: Option<UnitId>,
    /// Only where it waits for one person.
    pub account: Option<AccountId>,
    /// Since when it waits, and by which fact.
    pub since: Timestamp,
    pub since_index: u64,
    /// Not before this day.
    pub from: Option<Date>,
    pub due: Option<Deadline>,
    /// Whom or what it is about: "Phạm Thị Kim Duyên, Trạm Y tế xã".
    pub subject: String,
}

/// What the task to answer a comment is about: `{round}#{receipt code}`.
fn about_comment(round: &str, code: &str) -> String {
    format!("{round}#{code}")
}

impl TaskRow {
    /// The round and the receipt code that the task to answer a comment is about.
    #[must_use]
    pub fn comment(&self) -> Option<(RoundId, &str)> {
        let (round, code) = self.about.split_once('#')?;
        Some((round.into(), code))
    }

    /// Whether it can be done on a day.
    #[must_use]
    pub fn is_open_on(&self, today: Date) -> bool {
        self.from.is_none_or(|from| from <= today)
    }
}

/// The tasks of someone with these grants: those with a due day first, the soonest first, then the oldest.
pub fn tasks_for(conn: &Connection, grants: &[Grant], account: &AccountId) -> Result<Vec<TaskRow>> {
    let mut tasks: Vec<TaskRow> = Vec::new();
    let mut localities: Vec<&LocalityId> = Vec::new();
    for grant in grants.iter().filter(|grant| grant.is_sound()) {
        if let Scope::Locality(locality) | Scope::Unit(locality, _) = &grant.scope
            && !localities.contains(&locality)
        {
            localities.push(locality);
        }
    }
    for locality in localities {
        let all = of_locality(conn, locality)?;
        tasks.extend(all.into_iter().filter(|task| task.is_for(grants, account)));
    }
    tasks.sort_by_key(|task| {
        let due = task.due.map(Deadline::last_day);
        (due.is_none(), due, task.since, task.about.clone())
    });
    Ok(tasks)
}

/// All tasks of a locality, the oldest first.
pub fn of_locality(conn: &Connection, locality: &LocalityId) -> Result<Vec<TaskRow>> {
    let sql = "select * from task_list where locality = ?1 order by since_index, about, kind, account";
    rows(conn, sql, [locality.as_str()], read)
}

/// How many tasks wait in a locality.
pub fn count(conn: &Connection, locality: &LocalityId) -> Result<u64> {
    crate::cells::number(conn, "select count(*) from task_list where locality = ?1", [locality.as_str()])
}

/// One task, if it waits.
pub fn one(conn: &Connection, about: &str, kind: TaskKind, account: &str) -> Result<Option<TaskRow>> {
    let kind = crate::cells::word(&kind)?;
    let sql = "select * from task_list where about = ?1 and kind = ?2 and account = ?3";
    one_row(conn, sql, params![about, kind, account], read)
}

impl TaskRow {
    /// Whether someone with these grants can do it.
    fn is_for(&self, grants: &[Grant], account: &AccountId) -> bool {
        let reaches = |grant: &Grant| {
            grant.is_sound()
                && self.kind.roles().contains(&grant.role)
                && match (&grant.scope, &self.unit) {
                    (Scope::Everywhere, _) => false,
                    (Scope::Locality(theirs), _) => *theirs == self.locality,
                    (Scope::Unit(theirs, unit), Some(owner)) => *theirs == self.locality && unit == owner,
                    (Scope::Unit(theirs, _), None) => *theirs == self.locality,
                }
        };
        self.account.as_ref().is_none_or(|only| only == account) && grants.iter().any(reaches)
    }
}

fn read(row: &Row<'_>) -> Result<TaskRow> {
    let optional = |text: String| (!text.is_empty()).then_some(text);
    let due: Option<String> = row.get("due")?;
    Ok(TaskRow {
        kind: row.word("kind")?,
        about: row.get("about")?,
        locality: row.id("locality")?,
        unit: optional(row.get("unit")?).map(UnitId::from),
        account: optional(row.get("account")?).map(AccountId::from),
        since: row.at("since")?,
        since_index: row.count("since_index")?,
        from: row.maybe_date("from_date")?,
        due: due.as_deref().map(serde_json::from_str).transpose()?,
        subject: row.get("subject")?,
    })
}
