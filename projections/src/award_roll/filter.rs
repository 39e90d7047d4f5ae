//! Asking the roll: filters and pages.

use super::{AwardRow, count, read};
use crate::cells::{row, rows, word};
use crate::error::Result;
use crate::search_index::AwardQuery;
use rusqlite::Connection;
use rusqlite::types::Value;
use sovang_domain::ids::{AwardFormId, CampaignId, LocalityId, UnitId};
use sovang_domain::nominee::NomineeKind;
use sovang_domain::plan::Occasion;
use sovang_domain::stage::AwardStage;

/// What is asked for; an empty filter asks for everything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Filter {
    pub locality: Option<LocalityId>,
    /// Words of name, unit or achievement, with or without marks; a number, day or code.
    pub text: Option<String>,
    /// Year of the decision.
    pub year: Option<i16>,
    pub form: Option<AwardFormId>,
    pub kind: Option<NomineeKind>,
    pub unit: Option<UnitId>,
    pub campaign: Option<CampaignId>,
    pub occasion: Option<Occasion>,
    /// What became of it.
    pub state: Option<AwardStage>,
}

/// One page of the roll.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Page {
    pub rows: Vec<AwardRow>,
    /// How many there are on all pages.
    pub total: u64,
    /// Counted from 1.
    pub number: u32,
    pub size: u32,
}

impl Page {
    /// How many pages there are; one even when nothing was found.
    #[must_use]
    pub fn pages(&self) -> u64 {
        self.total.div_ceil(u64::from(self.size.max(1))).max(1)
    }
}

/// A `where` over the columns that `award_roll` and `award_count` share.
pub(super) struct Clause {
    pub(super) sql: String,
    values: Vec<Value>,
}

impl Filter {
    pub(super) fn clause(&self) -> Result<Clause> {
        let mut clause = Clause { sql: "1 = 1".to_owned(), values: Vec::new() };
        clause.equals("locality", self.locality.as_ref().map(|id| id.as_str().to_owned()));
        clause.equals("form", self.form.as_ref().map(|id| id.as_str().to_owned()));
        clause.equals("kind", self.kind.as_ref().map(word).transpose()?);
        clause.equals("unit", self.unit.as_ref().map(|id| id.as_str().to_owned()));
        clause.equals("campaign", self.campaign.as_ref().map(|id| id.as_str().to_owned()));
        clause.equals("occasion", self.occasion.as_ref().map(word).transpose()?);
        clause.any_of("state", self.state.map_or(&[], states));
        clause.equals("decided_year", self.year.map(i64::from));
        Ok(clause)
    }

    /// Whether nothing but words, and perhaps a locality, is asked for: the search index answers that alone.
    pub(super) fn asks_for_text_alone(&self) -> bool {
        let text_alone = Self { locality: self.locality.clone(), text: self.text.clone(), ..Self::default() };
        *self == text_alone
    }

    /// The text as a query; `None` when no word was asked for.
    pub(super) fn query(&self, conn: &Connection) -> Result<Option<AwardQuery>> {
        match self.text.as_deref() {
            Some(text) => AwardQuery::read(conn, text, self.locality.as_ref()),
            None => Ok(None),
        }
    }
}

/// What somebody means who asks for a state: what was put right is in force too.
fn states(state: AwardStage) -> &'static [AwardStage] {
    match state {
        AwardStage::InForce => &[AwardStage::InForce, AwardStage::Corrected],
        AwardStage::Corrected => &[AwardStage::Corrected],
        AwardStage::Revoked => &[AwardStage::Revoked],
        AwardStage::TakenBack => &[AwardStage::TakenBack],
    }
}

impl Clause {
    fn any_of(&mut self, column: &str, states: &[AwardStage]) {
        let bound: Vec<String> =
            states.iter().map(|state| format!("?{}", self.bind(state.word().to_owned()))).collect();
        if !bound.is_empty() {
            self.sql.push_str(&format!(" and {column} in ({})", bound.join(", ")));
        }
    }

    fn equals(&mut self, column: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.values.push(value.into());
            self.sql.push_str(&format!(" and {column} = ?{}", self.values.len()));
        }
    }

    pub(super) fn bind(&mut self, value: impl Into<Value>) -> usize {
        self.values.push(value.into());
        self.values.len()
    }

    /// The condition with that of the text, and the order of every roll.
    fn narrowed(&mut self, conn: &Connection, filter: &Filter) -> Result<String> {
        let order = "decided_on desc, sort_key, award";
        let Some(query) = filter.query(conn)? else {
            return Ok(format!("where {} order by {order}", self.sql));
        };
        let found = query.found(|text| self.bind(text));
        let first = query.first(|text| self.bind(text));
        Ok(format!("where {} and {found} order by {first} desc, {order}", self.sql))
    }

    pub(super) fn params(&self) -> impl rusqlite::Params + '_ {
        rusqlite::params_from_iter(self.values.iter())
    }
}

/// One page, newest decision first, then by name. With a text, those whose names hold its words as typed come before.
pub fn page(conn: &Connection, filter: &Filter, number: u32, size: u32) -> Result<Page> {
    let number = number.max(1);
    let offset = (number - 1).saturating_mul(size);
    let (sql, clause) = keys_sql(conn, filter, size, offset)?;
    let keys: Vec<i64> = rows(conn, &sql, clause.params(), |key| Ok(key.get(0)?))?;
    let mut found = Vec::with_capacity(keys.len());
    for key in keys {
        found.extend(row(conn, "select * from award_roll where log_index = ?1", [key], read)?);
    }
    Ok(Page { rows: found, total: count(conn, filter)?, number, size })
}

/// The keys of a page, on an index alone where it can: whole rows are fetched one by one, for those of the page only.
fn keys_sql(conn: &Connection, filter: &Filter, size: u32, offset: u32) -> Result<(String, Clause)> {
    let mut clause = filter.clause()?;
    let narrowed = clause.narrowed(conn, filter)?;
    let (limit, offset) = (clause.bind(i64::from(size)), clause.bind(i64::from(offset)));
    let sql = format!("select log_index from award_roll {narrowed} limit ?{limit} offset ?{offset}");
    Ok((sql, clause))
}

/// Hands every award of a filter to `each`, in the order of the pages, without holding them all: for CSV and JSON.
pub fn for_each(
    conn: &Connection,
    filter: &Filter,
    mut each: impl FnMut(AwardRow) -> Result<()>,
) -> Result<()> {
    let mut clause = filter.clause()?;
    let sql = format!("select * from award_roll {}", clause.narrowed(conn, filter)?);
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = statement.query(clause.params())?;
    while let Some(row) = rows.next()? {
        each(read(row)?)?;
    }
    Ok(())
}

/// How SQLite goes about a page, step by step.
#[cfg(test)]
pub(super) fn plan_of_page(conn: &Connection, filter: &Filter) -> Vec<String> {
    let explained = keys_sql(conn, filter, 50, 100).and_then(|(sql, clause)| {
        rows(conn, &format!("explain query plan {sql}"), clause.params(), |row| Ok(row.get("detail")?))
    });
    explained.unwrap_or_default()
}
