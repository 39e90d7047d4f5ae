//! Tìm kiếm: what is found by words, numbers and days, as the page of results shows it.

use super::awards::{self, Award};
use super::decisions::{self, Decision};
use crate::campaign_board;
use crate::cells::text;
use crate::error::Result;
use crate::locality_directory::{self, LocalityRow, UnitRow};
use crate::search_index::{self, Found, Kind};
use rusqlite::Connection;
use sovang_domain::ids::{AwardFormId, AwardId, CampaignId, DecisionSlug, LocalityId, UnitId};
use sovang_words::fold::fold;

/// One page of what was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    /// Those of this page, the best first.
    pub hits: Vec<Hit>,
    /// How many there are on all pages.
    pub total: u64,
    /// Of these, the last so many are not called so: what is told of them holds the words.
    pub told: u64,
    /// There is more than can be put in order: of those that fit alike, the newest are here.
    pub more: bool,
    /// Counted from 1; the last one for whoever asks beyond it.
    pub number: u32,
    /// How many there are on one.
    pub size: u32,
    /// What may have been meant where nothing fits, as it would be typed; each finds something.
    pub suggestions: Vec<String>,
    /// The same with fewer demands where nothing fits; each finds something.
    pub looser: Vec<String>,
    /// Nothing fits in this locality, and something does in others.
    pub elsewhere: bool,
    /// What was searched.
    pub searched: Searched,
}

/// How many of each there are to be found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Searched {
    pub awards: u64,
    pub units: u64,
    pub campaigns: u64,
    pub decisions: u64,
}

/// Something found, with its locality.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub enum Hit {
    /// A commune.
    Locality(LocalityRow),
    /// A unit, and the one it became part of.
    Unit(UnitRow, Option<UnitRow>),
    /// A campaign.
    Campaign { campaign: CampaignId, name: String, running: bool },
    /// A decision of a commune.
    Decision(LocalityId, Decision),
    /// An award form of which there are awards.
    Form { locality: LocalityId, form: AwardFormId, name: String },
    /// An award.
    Award(Box<Award>),
}

impl Hit {
    /// The commune it belongs to.
    #[must_use]
    pub fn locality(&self) -> LocalityId {
        match self {
            Self::Locality(row) => row.locality.clone(),
            Self::Unit(row, _) => row.locality.clone(),
            Self::Campaign { campaign, .. } => campaign.locality(),
            Self::Decision(locality, _) | Self::Form { locality, .. } => locality.clone(),
            Self::Award(award) => award.locality.clone(),
        }
    }
}

impl Results {
    /// How many of this page's hits are called so; those behind them are only told of.
    #[must_use]
    pub fn named(&self) -> usize {
        let before = u64::from(self.number.saturating_sub(1)) * u64::from(self.size);
        let named = self.total.saturating_sub(self.told).saturating_sub(before);
        usize::try_from(named).unwrap_or(usize::MAX).min(self.hits.len())
    }

    /// How many pages there are; one even when nothing was found.
    #[must_use]
    pub fn pages(&self) -> u64 {
        self.total.div_ceil(u64::from(self.size.max(1))).max(1)
    }
}

/// One page of what fits a text, in one locality or in all.
pub fn find(
    conn: &Connection,
    locality: Option<&LocalityId>,
    text: &str,
    number: u32,
    size: u32,
) -> Result<Results> {
    let finding = search_index::find(conn, locality, text)?;
    let total = finding.found.len() as u64;
    let told = finding.found.iter().filter(|found| found.told).count() as u64;
    let searched = searched(conn, locality)?;
    let mut results = Results {
        total,
        told,
        more: finding.more,
        size,
        suggestions: finding.suggestions,
        searched,
        ..Results::default()
    };
    results.number = number.clamp(1, u32::try_from(results.pages()).unwrap_or(u32::MAX));
    if total == 0 {
        results.looser = looser(conn, locality, text)?;
        results.elsewhere = locality.is_some() && search_index::finds(conn, None, text)?;
    }
    let before = (results.number - 1) as usize * size as usize;
    for found in finding.found.iter().skip(before).take(size as usize) {
        results.hits.extend(hit(conn, found)?);
    }
    Ok(results)
}

/// Without marks, without the last word, without the first, and each word alone: what finds something of these.
fn looser(conn: &Connection, locality: Option<&LocalityId>, text: &str) -> Result<Vec<String>> {
    let words: Vec<&str> = text.split_whitespace().take(MOST_WORDS).collect();
    let shorter = match words.as_slice() {
        [_] | [] => Vec::new(),
        [_, behind @ ..] => {
            let before = words.split_last().map(|(_, before)| before.join(" "));
            let alone =
                words.iter().rev().filter(|word| word.chars().count() > 1).map(|word| (*word).to_owned());
            before.into_iter().chain([behind.join(" ")]).chain(alone).collect()
        }
    };
    let mut found: Vec<String> = Vec::new();
    for other in std::iter::once(fold(text)).chain(shorter) {
        if found.len() < LOOSER
            && other != text
            && !found.contains(&other)
            && search_index::finds(conn, locality, &other)?
        {
            found.push(other);
        }
    }
    Ok(found)
}

/// Of a longer text so many words are tried.
const MOST_WORDS: usize = 8;
/// So many looser ways are offered.
const LOOSER: usize = 3;

fn searched(conn: &Connection, locality: Option<&LocalityId>) -> Result<Searched> {
    // one that became part of another is found too, and counted with it
    let units = locality_directory::count_units(conn, locality)?;
    let mut searched = Searched { units, ..Searched::default() };
    for (kind, count) in search_index::counted(conn, locality)? {
        match kind {
            Kind::Award => searched.awards = count,
            Kind::Campaign => searched.campaigns = count,
            Kind::Decision => searched.decisions = count,
            Kind::Locality | Kind::Unit | Kind::Form => {}
        }
    }
    Ok(searched)
}

fn hit(conn: &Connection, found: &Found) -> Result<Option<Hit>> {
    let (locality, id) = (&found.locality, found.id.as_str());
    Ok(match found.kind {
        Kind::Locality => locality_directory::one(conn, locality)?.map(Hit::Locality),
        Kind::Unit => match locality_directory::unit(conn, locality, &UnitId::from(id))? {
            Some(unit) => {
                let into = merged_into(conn, &unit)?;
                Some(Hit::Unit(unit, into))
            }
            None => None,
        },
        Kind::Campaign => campaign_board::by_id(conn, &CampaignId::from(id))?.map(|row| Hit::Campaign {
            running: row.is_running(),
            campaign: row.campaign,
            name: row.plan.campaign,
        }),
        Kind::Decision => match id.parse::<DecisionSlug>() {
            Ok(slug) => decisions::one(conn, locality, slug.year, slug.number)?
                .map(|decision| Hit::Decision(locality.clone(), decision)),
            Err(_) => None,
        },
        Kind::Form => {
            let (locality, form) = (locality.clone(), AwardFormId::from(id));
            form_name(conn, &locality, &form)?.map(|name| Hit::Form { locality, form, name })
        }
        Kind::Award => awards::one(conn, &AwardId::from(id))?.map(|award| Hit::Award(Box::new(award))),
    })
}

/// As the newest award of it has it.
fn form_name(conn: &Connection, locality: &LocalityId, form: &AwardFormId) -> Result<Option<String>> {
    let sql = "select form_name from award_roll where locality = ?1 and form = ?2
               order by decided_on desc, sort_key, award limit 1";
    text(conn, sql, [locality.as_str(), form.as_str()])
}

fn merged_into(conn: &Connection, unit: &UnitRow) -> Result<Option<UnitRow>> {
    match &unit.merged_into {
        Some(into) => locality_directory::unit(conn, &unit.locality, into),
        None => Ok(None),
    }
}
