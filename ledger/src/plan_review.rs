//! Plans under review: drafts of people, no facts. They survive a restart, are changed and thrown away at will, and two
//! people who change the same one are told of each other. The time is the caller's.

use crate::{
    Ledger,
    error::LedgerError,
    store::{Cell, Row},
    subscribe::{int, time},
};
use jiff::Timestamp;

/// A plan under review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanReview {
    /// By which it is found.
    pub id: String,
    /// Whose plan it is.
    pub locality: String,
    /// The campaign whose plan it amends; empty for a new one.
    pub campaign: String,
    /// What it is called in lists.
    pub title: String,
    /// The text that was read.
    pub text: String,
    /// How the file that was read is stored, as JSON; empty for a text that was pasted.
    pub document: String,
    /// What stands in its fields, as JSON.
    pub fields: String,
    /// Counts its changes, from 1.
    pub version: u64,
    /// Who began it.
    pub begun_by: String,
    /// When.
    pub begun_at: Timestamp,
    /// Who changed it last.
    pub changed_by: String,
    /// When.
    pub changed_at: Timestamp,
}

/// The columns in their order, with what they are looked for by.
macro_rules! reviews {
    ($by:literal) => {
        concat!(
            "select id, locality, campaign, title, text, document, fields, version, begun_by, begun_at, changed_by, ",
            "changed_at from plan_review where ",
            $by
        )
    };
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn read(mut row: Row) -> Result<PlanReview, LedgerError> {
    Ok(PlanReview {
        id: row.text(0)?,
        locality: row.text(1)?,
        campaign: row.text(2)?,
        title: row.text(3)?,
        text: row.text(4)?,
        document: row.text(5)?,
        fields: row.text(6)?,
        version: row.count(7)?,
        begun_by: row.text(8)?,
        begun_at: time(row.int(9)?)?,
        changed_by: row.text(10)?,
        changed_at: time(row.int(11)?)?,
    })
}

impl Ledger {
    /// Keeps a plan under review.
    pub async fn put_plan_review(&self, review: &PlanReview) -> Result<(), LedgerError> {
        let sql = "insert into plan_review (id, locality, campaign, title, text, document, fields, version, begun_by,
                   begun_at, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
        let cells = vec![
            text(&review.id),
            text(&review.locality),
            text(&review.campaign),
            text(&review.title),
            text(&review.text),
            text(&review.document),
            text(&review.fields),
            int(review.version),
            text(&review.begun_by),
            Cell::Int(review.begun_at.as_microsecond()),
            text(&review.changed_by),
            Cell::Int(review.changed_at.as_microsecond()),
        ];
        self.0.store.write_one(sql, cells).await.map(drop)
    }

    /// A plan under review, if it is there.
    pub async fn plan_review(&self, id: &str) -> Result<Option<PlanReview>, LedgerError> {
        self.0.store.rows(reviews!("id = $1"), vec![text(id)]).await?.pop().map(read).transpose()
    }

    /// The plans under review of a locality, the one changed last first.
    pub async fn plan_reviews(&self, locality: &str) -> Result<Vec<PlanReview>, LedgerError> {
        let sql = reviews!("locality = $1 order by changed_at desc, id");
        self.0.store.rows(sql, vec![text(locality)]).await?.into_iter().map(read).collect()
    }

    /// How the files of all plans under review are stored: they are not swept away.
    pub async fn files_of_plan_reviews(&self) -> Result<Vec<String>, LedgerError> {
        let sql = "select distinct document from plan_review where document <> ''";
        self.0.store.rows(sql, Vec::new()).await?.into_iter().map(|mut row| row.text(0)).collect()
    }

    /// Changes a plan under review that nobody else has changed since `seen`; false where somebody has, or it is gone.
    pub async fn change_plan_review(
        &self,
        id: &str,
        seen: u64,
        (title, fields): (&str, &str),
        (by, at): (&str, Timestamp),
    ) -> Result<bool, LedgerError> {
        let sql = "update plan_review set title = $1, fields = $2, version = version + 1, changed_by = $3,
                   changed_at = $4 where id = $5 and version = $6 returning version";
        let cells =
            vec![text(title), text(fields), text(by), Cell::Int(at.as_microsecond()), text(id), int(seen)];
        Ok(!self.0.store.write_one(sql, cells).await?.is_empty())
    }

    /// Throws a plan under review away.
    pub async fn drop_plan_review(&self, id: &str) -> Result<(), LedgerError> {
        self.0.store.write_one("delete from plan_review where id = $1", vec![text(id)]).await.map(drop)
    }
}
