//! Published awards, without the nomination they rest on and the key they are sealed under.

pub use crate::award_roll::{
    CorrectionRow, Counts, EndTakenBackRow, Ended, Facets, Filter, PaperBefore, RecoveryRow, RevocationRow,
    Signed, Struck, Total, count, counts, ended, ended_among, struck, struck_numbered,
};

use crate::award_roll::{self, AwardRow};
use crate::error::Result;
use crate::{locality_directory, round_docket};
use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::Connection;
use sovang_domain::award_form::{DecidingAuthority, Verified};
use sovang_domain::award_round::{Ground, WithinQuota, number_in};
use sovang_domain::calendar::Period;
use sovang_domain::ids::{AwardFormId, AwardId, CampaignId, LocalityId, RoundId, UnitId};
use sovang_domain::money::Prize;
use sovang_domain::nominee::NomineeKind;
use sovang_domain::plan::{Occasion, Source};
use sovang_domain::rules::Rulebook;
use sovang_words::{award_form, terms};
use std::collections::{BTreeMap, BTreeSet};

/// A published award as it stands now.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the award roll")]
pub struct Award {
    pub award: AwardId,
    pub locality: LocalityId,
    pub round: RoundId,
    pub campaign: CampaignId,
    /// Year of the round.
    pub round_year: i16,
    pub occasion: Occasion,
    /// Which round of its year and occasion it was, where it was not the first.
    pub turn: Option<u16>,
    pub form: AwardFormId,
    /// Name of the form in the law's words.
    pub form_name: String,
    pub authority: DecidingAuthority,
    /// Number and symbol of the decision.
    pub decision: String,
    pub decided_on: Date,
    pub kind: NomineeKind,
    /// As corrected; the words that stand in its place after erasure.
    pub recipient: String,
    pub position: String,
    pub unit: UnitId,
    /// Name of the unit on the day of the decision.
    pub unit_name: String,
    /// What became of the unit since.
    pub unit_since: Option<UnitSince>,
    pub achievement: String,
    pub criteria: Vec<Source>,
    pub period: Period,
    pub prize: Option<Prize>,
    /// Which of how many, where the plan sets a limit.
    pub within: Option<WithinQuota>,
    pub overlap_reason: Option<String>,
    /// Oldest first.
    pub corrections: Vec<CorrectionRow>,
    pub revocation: Option<RevocationRow>,
    /// Earlier ends that hold no more, oldest first.
    pub ends_taken_back: Vec<EndTakenBackRow>,
    pub published_at: Timestamp,
    /// Log index of `AwardPublished`: what its proof is about.
    pub log_index: u64,
    /// Its leaf in the tree.
    pub leaf_hash: [u8; 32],
    /// Whether it was awarded posthumously (truy tặng).
    pub posthumous: bool,
}

/// What became of a unit after a decision that names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnitSince {
    /// It bears this name now.
    Renamed(String),
    /// It became part of this one.
    Merged(UnitId, String),
}

impl UnitSince {
    /// The name of the unit that stands now.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Renamed(name) | Self::Merged(_, name) => name,
        }
    }
}

/// Makes rows public. Which units are no more what they were is asked once for each commune.
struct Shown<'c> {
    conn: &'c Connection,
    changed: BTreeMap<LocalityId, BTreeSet<UnitId>>,
    turns: BTreeMap<RoundId, Option<u16>>,
}

impl<'c> Shown<'c> {
    fn new(conn: &'c Connection) -> Self {
        Self { conn, changed: BTreeMap::new(), turns: BTreeMap::new() }
    }

    fn since(&mut self, row: &AwardRow) -> Result<Option<UnitSince>> {
        if !self.changed.contains_key(&row.locality) {
            let changed = locality_directory::changed(self.conn, &row.locality)?;
            self.changed.insert(row.locality.clone(), changed);
        }
        if !self.changed.get(&row.locality).is_some_and(|units| units.contains(&row.unit)) {
            return Ok(None);
        }
        let now = locality_directory::standing(self.conn, &row.locality, &row.unit)?;
        Ok(now.and_then(|now| match now.unit == row.unit {
            true if now.name == row.unit_name => None,
            true => Some(UnitSince::Renamed(now.name)),
            false => Some(UnitSince::Merged(now.unit, now.name)),
        }))
    }

    /// Asked once for each round; those of one award each have no turn.
    fn turn(&mut self, row: &AwardRow) -> Result<Option<u16>> {
        if row.occasion == Occasion::Unscheduled {
            return Ok(None);
        }
        if let Some(turn) = self.turns.get(&row.round) {
            return Ok(*turn);
        }
        let turn = round_docket::turn(self.conn, &row.round)?;
        self.turns.insert(row.round.clone(), turn);
        Ok(turn)
    }

    fn award(&mut self, row: AwardRow) -> Result<Award> {
        Ok(Award {
            unit_since: self.since(&row)?,
            turn: self.turn(&row)?,
            award: row.award,
            locality: row.locality,
            round: row.round,
            campaign: row.campaign,
            round_year: row.round_year,
            occasion: row.occasion,
            form: row.form,
            form_name: row.form_name,
            authority: row.authority,
            decision: row.decision,
            decided_on: row.decided_on,
            kind: row.kind,
            recipient: row.recipient,
            position: row.position,
            unit: row.unit,
            unit_name: row.unit_name,
            achievement: row.achievement,
            criteria: row.criteria,
            period: row.period,
            prize: row.prize,
            within: row.within,
            overlap_reason: row.overlap_reason,
            corrections: row.corrections,
            revocation: row.revocation,
            ends_taken_back: row.ends_taken_back,
            published_at: row.published_at,
            log_index: row.log_index,
            leaf_hash: row.leaf_hash,
            posthumous: row.posthumous,
        })
    }

    fn all(&mut self, rows: Vec<AwardRow>) -> Result<Vec<Award>> {
        rows.into_iter().map(|row| self.award(row)).collect()
    }
}

impl Award {
    /// What stood in it when its decision was signed.
    #[must_use]
    pub fn as_signed(&self) -> Signed<'_> {
        Signed::behind(&self.corrections)
    }

    /// Why it holds no more.
    #[must_use]
    pub fn ended(&self) -> Option<Ground> {
        self.revocation.as_ref().map(|revocation| revocation.ground)
    }

    /// hằng năm 2026, đợt 2: when it was awarded.
    #[must_use]
    pub fn occasion_of_year(&self) -> String {
        let occasion = terms::occasion(self.occasion);
        match self.occasion {
            Occasion::Unscheduled => occasion.to_owned(),
            _ => format!("{occasion} {}{}", self.round_year, terms::turn(self.turn)),
        }
    }

    /// What was given: the form, or that it was given posthumously.
    #[must_use]
    pub fn given(&self) -> String {
        award_form::given(&self.form_name, self.posthumous)
    }

    /// Year and number of the decision, for those the commune made.
    #[must_use]
    pub fn decision_number(&self) -> Option<(i16, u64)> {
        let number = number_in(&self.decision)?;
        self.authority.is_commune().then_some((self.decided_on.year(), number))
    }

    /// How far the rule was checked that its prize comes from; none where there is no prize.
    #[must_use]
    pub fn prize_verified(&self, rules: &Rulebook) -> Option<Verified> {
        // a sum that the paper states comes of no rule
        self.prize.as_ref().filter(|prize| prize.is_computed())?;
        // a prize without a rule of today's book: nobody can say that it was checked
        Some(rules.prize_verified(&self.form, self.kind, self.decided_on).unwrap_or(Verified::Unverified))
    }

    /// Whether it holds.
    #[must_use]
    pub fn is_standing(&self) -> bool {
        self.revocation.is_none()
    }
}

/// One page of the roll.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Page {
    pub rows: Vec<Award>,
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

/// The row of one award, as the public may see it.
pub(crate) fn shown(conn: &Connection, row: AwardRow) -> Result<Award> {
    Shown::new(conn).award(row)
}

/// One award.
pub fn one(conn: &Connection, award: &AwardId) -> Result<Option<Award>> {
    award_roll::one(conn, award)?.map(|row| Shown::new(conn).award(row)).transpose()
}

/// One page, as [`award_roll::page`].
pub fn page(conn: &Connection, filter: &Filter, number: u32, size: u32) -> Result<Page> {
    let award_roll::Page { rows, total, number, size } = award_roll::page(conn, filter, number, size)?;
    Ok(Page { rows: Shown::new(conn).all(rows)?, total, number, size })
}

/// Hands every award of a filter to `each`, as [`award_roll::for_each`].
pub fn for_each(conn: &Connection, filter: &Filter, mut each: impl FnMut(Award) -> Result<()>) -> Result<()> {
    let mut shown = Shown::new(conn);
    award_roll::for_each(conn, filter, |row| each(shown.award(row)?))
}

/// The newest awards, of one locality or of all.
pub fn newest(conn: &Connection, locality: Option<&LocalityId>, limit: u32) -> Result<Vec<Award>> {
    Shown::new(conn).all(award_roll::newest(conn, locality, limit)?)
}

/// What was decided above the commune, newest first.
pub fn from_above(conn: &Connection, locality: &LocalityId) -> Result<Vec<Award>> {
    Shown::new(conn).all(award_roll::from_above(conn, locality)?)
}

impl Ended {
    /// Of these awards.
    #[must_use]
    pub fn of<'a>(awards: impl IntoIterator<Item = &'a Award>) -> Self {
        awards.into_iter().filter_map(Award::ended).collect()
    }
}

/// What was decided above by a paper whose number holds these digits; newest first.
pub fn from_above_numbered(
    conn: &Connection,
    locality: Option<&LocalityId>,
    number: u64,
) -> Result<Vec<Award>> {
    Shown::new(conn).all(award_roll::from_above_numbered(conn, locality, number)?)
}
