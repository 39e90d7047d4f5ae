//! Counting the roll. Counts come from their own table, so that a page over 100,000 awards never counts rows.

use super::Filter;
use crate::cells::{Cells, number, read_word};
use crate::error::Result;
use crate::search_index;
use rusqlite::{Connection, Row};
use sovang_domain::award_round::{Ground, number_in};
use sovang_domain::ids::{AwardFormId, CampaignId, LocalityId, UnitId};
use sovang_domain::nominee::{NomineeKind, Standing};
use sovang_domain::plan::Occasion;
use sovang_domain::stage::AwardStage;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many awards of a decision or a round hold no more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ended {
    /// On a ground of the law.
    pub revoked: u64,
    /// By the office's error.
    pub mistaken: u64,
}

impl FromIterator<Ground> for Ended {
    fn from_iter<I: IntoIterator<Item = Ground>>(grounds: I) -> Self {
        grounds.into_iter().fold(Self::default(), |ended, ground| match ground {
            Ground::Law(_) => Self { revoked: ended.revoked + 1, ..ended },
            Ground::Mistake(_) => Self { mistaken: ended.mistaken + 1, ..ended },
        })
    }
}

/// How many awards of each of a locality's own decisions hold no more, by year and number.
pub fn ended(conn: &Connection, locality: &LocalityId) -> Result<BTreeMap<(i16, u64), Ended>> {
    let mut of_decision: BTreeMap<(i16, u64), Vec<Ground>> = BTreeMap::new();
    for row in super::revoked(conn, locality)?.into_iter().filter(|row| row.authority.is_commune()) {
        if let (Some(number), Some(revocation)) = (number_in(&row.decision), row.revocation) {
            of_decision.entry((row.decided_on.year(), number)).or_default().push(revocation.ground);
        }
    }
    Ok(of_decision.into_iter().map(|(number, grounds)| (number, grounds.into_iter().collect())).collect())
}

/// How many of the awards that a filter finds hold no more.
pub fn ended_among(conn: &Connection, filter: &Filter) -> Result<Ended> {
    let at = |state| count(conn, &Filter { state: Some(state), ..filter.clone() });
    Ok(Ended { revoked: at(AwardStage::Revoked)?, mistaken: at(AwardStage::TakenBack)? })
}

/// How many awards of one kind and standing; the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Total {
    pub kind: NomineeKind,
    pub standing: Option<Standing>,
    /// Those that hold.
    pub standing_awards: u64,
    pub revoked: u64,
}

/// What can be chosen in the filters of a locality, and how many awards each choice has: most awards first, years
/// newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Facets {
    pub years: Vec<(i16, u64)>,
    pub forms: Vec<(AwardFormId, u64)>,
    pub kinds: Vec<(NomineeKind, u64)>,
    pub units: Vec<(UnitId, u64)>,
    pub campaigns: Vec<(CampaignId, u64)>,
    pub occasions: Vec<(Occasion, u64)>,
    pub states: Vec<(AwardStage, u64)>,
}

/// What the counts of a locality say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Over the whole locality.
    pub facets: Facets,
    /// Over the filter, most awards first; a text is left out of account.
    pub totals: Vec<Total>,
}

/// How many awards a filter finds, revoked ones too.
pub fn count(conn: &Connection, filter: &Filter) -> Result<u64> {
    let mut clause = filter.clause()?;
    match filter.query(conn)? {
        Some(query) if filter.asks_for_text_alone() => search_index::count_awards(conn, &query),
        Some(query) => {
            let found = query.found(|text| clause.bind(text));
            let sql = format!("select count(*) from award_roll where {} and {found}", clause.sql);
            number(conn, &sql, clause.params())
        }
        None => {
            let sql = format!("select sum(awards) from award_count where {}", clause.sql);
            number(conn, &sql, clause.params())
        }
    }
}

/// Where the columns of one counting row stand.
const YEAR: usize = 0;
const FORM: usize = 1;
const KIND: usize = 2;
const UNIT: usize = 3;
const CAMPAIGN: usize = 4;
const OCCASION: usize = 5;
const STANDING: usize = 6;
const STATE: usize = 7;
const AWARDS: usize = 8;
const REVOKED: usize = 9;
/// Whether the filter asks for it.
const WANTED: usize = 10;

/// The facets of a locality and the totals over a filter, in one pass over the locality's counts.
pub fn counts(conn: &Connection, locality: &LocalityId, filter: &Filter) -> Result<Counts> {
    let mut clause = filter.clause()?;
    let locality = clause.bind(locality.as_str().to_owned());
    let sql = format!(
        "select decided_year, form, kind, unit, campaign, occasion, standing, state, awards, revoked, {}
         from award_count where locality = ?{locality}",
        clause.sql
    );
    let mut years = BTreeMap::<i16, u64>::new();
    let [mut forms, mut kinds, mut units, mut campaigns, mut occasions, mut states]: [Sums; 6] =
        Default::default();
    let mut totals = BTreeMap::<(String, String), (u64, u64)>::new();
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = statement.query(clause.params())?;
    while let Some(row) = rows.next()? {
        let (awards, revoked) = (row.count(AWARDS)?, row.count(REVOKED)?);
        *years.entry(row.get(YEAR)?).or_default() += awards;
        forms.add(row, FORM, awards)?;
        kinds.add(row, KIND, awards)?;
        units.add(row, UNIT, awards)?;
        campaigns.add(row, CAMPAIGN, awards)?;
        occasions.add(row, OCCASION, awards)?;
        states.add(row, STATE, awards)?;
        if row.get(WANTED)? {
            let (standing, gone) = totals.entry((row.get(KIND)?, row.get(STANDING)?)).or_default();
            *standing += awards.saturating_sub(revoked);
            *gone += revoked;
        }
    }
    let facets = Facets {
        years: years.into_iter().rev().collect(),
        forms: forms.most_first(|form| Ok(form.into()))?,
        kinds: kinds.most_first(|kind| read_word(&kind))?,
        units: units.most_first(|unit| Ok(unit.into()))?,
        campaigns: campaigns.most_first(|campaign| Ok(campaign.into()))?,
        occasions: occasions.most_first(|occasion| read_word(&occasion))?,
        states: states.most_first(|state| read_word(&state))?,
    };
    let total = |((kind, standing), (standing_awards, revoked)): ((String, String), _)| {
        let standing = (!standing.is_empty()).then(|| read_word(&standing)).transpose()?;
        Ok(Total { kind: read_word(&kind)?, standing, standing_awards, revoked })
    };
    let mut totals: Vec<Total> = totals.into_iter().map(total).collect::<Result<_>>()?;
    totals.sort_by_key(|total| Reverse(total.standing_awards));
    Ok(Counts { facets, totals })
}

/// Awards by choice.
#[derive(Default)]
struct Sums(BTreeMap<String, u64>);

impl Sums {
    fn add(&mut self, row: &Row<'_>, column: usize, awards: u64) -> Result<()> {
        let choice = row.get_ref(column)?.as_str().map_err(rusqlite::Error::from)?;
        match self.0.get_mut(choice) {
            Some(sum) => *sum += awards,
            None => drop(self.0.insert(choice.to_owned(), awards)),
        }
        Ok(())
    }

    /// Most awards first, then by name.
    fn most_first<T>(self, read: impl Fn(String) -> Result<T>) -> Result<Vec<(T, u64)>> {
        let mut sums: Vec<_> = self.0.into_iter().collect();
        sums.sort_by_key(|(_, awards)| Reverse(*awards));
        sums.into_iter().map(|(choice, awards)| Ok((read(choice)?, awards))).collect()
    }
}
