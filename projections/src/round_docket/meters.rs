//! Quota meters: how much of each limit is spent, and how many ask for it.

use super::{GivenRow, RoundRow, of_campaign, of_year};
use crate::campaign_board;
use crate::decision_register;
use crate::error::Result;
use crate::nomination_board::{self, NominationStage};
use rusqlite::Connection;
use sovang_domain::ids::{AwardFormId, CampaignId};
use sovang_domain::nominee::NomineeKind;
use sovang_domain::plan::Source;
use sovang_domain::quota::{Quota, QuotaOperator};
use std::collections::BTreeMap;

/// One limit and what of it is spent.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct QuotaMeter {
    pub form: AwardFormId,
    pub kind: NomineeKind,
    pub limit: u16,
    pub operator: QuotaOperator,
    /// Awarded (those revoked on a ground of the law stay spent) or sent upward without an answer yet.
    pub used: u16,
    /// Of those, how many were sent upward and wait for the answer: nobody has awarded them yet.
    pub forwarded: u16,
    /// Places that drafts hold which wait for their signed paper; not among those used.
    pub drafted: u16,
    /// Of those used, how many in other rounds of the year that share the limit.
    pub elsewhere: u16,
    /// Of those used, how many awards were revoked since.
    pub revoked: u16,
    /// How many were put forward, whatever became of them.
    pub put_forward: u16,
    /// Of those, how many were taken back, not found to meet the criteria, not voted for or not awarded.
    pub turned_down: u16,
    /// How many ask for it: nominated and neither taken back nor refused, the awarded ones too.
    pub nominated: u16,
    /// Where the plan says so, and its words.
    pub source: Source,
}

/// The meters of one round. Where the plan counts several occasions of a year together, what their rounds have used is
/// in each of their meters.
pub fn meters(conn: &Connection, round: &RoundRow) -> Result<Vec<QuotaMeter>> {
    let small = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
    if round.quotas.is_empty() {
        return Ok(Vec::new());
    }
    let plan = campaign_board::plan(conn, &round.campaign)?;
    let mut others = of_year(conn, &round.campaign, round.year)?;
    others.retain(|row| row.annulled.is_none());
    let mut meters = Vec::new();
    for quota in &round.quotas {
        let sharing =
            plan.as_ref().map_or(&[][..], |plan| plan.sharing(&quota.form, quota.kind, round.occasion));
        let others = others.iter().filter(|row| row.round != round.round && sharing.contains(&row.occasion));
        let elsewhere: Vec<&RoundRow> = others.collect();
        let all = |count: fn(&RoundRow, &Quota) -> usize| {
            small(elsewhere.iter().map(|row| count(row, quota)).sum::<usize>() + count(round, quota))
        };
        let mut drafts = drafted(conn, round, quota)?;
        for row in &elsewhere {
            drafts += drafted(conn, row, quota)?;
        }
        let at = |stages: fn(NominationStage) -> bool| -> Result<u16> {
            let found = nomination_board::counted(conn, &round.round, &quota.form, quota.kind, stages)?;
            Ok(u16::try_from(found).unwrap_or(u16::MAX))
        };
        meters.push(QuotaMeter {
            form: quota.form.clone(),
            kind: quota.kind,
            limit: quota.limit,
            operator: quota.operator,
            used: all(used),
            forwarded: all(forwarded),
            drafted: small(drafts),
            elsewhere: small(elsewhere.iter().map(|row| used(row, quota)).sum()),
            revoked: all(|row, quota| given(row, quota).filter(|award| award.revoked).count()),
            put_forward: at(|_| true)?,
            turned_down: at(NominationStage::is_turned_down)?,
            nominated: at(NominationStage::asks_for_a_place)?,
            source: quota.source.clone(),
        });
    }
    Ok(meters)
}

/// Those that take a place: as they were given, and as they were put right.
fn given<'a>(round: &'a RoundRow, quota: &'a Quota) -> impl Iterator<Item = &'a GivenRow> {
    let stands = |row: &GivenRow| row.form == quota.form && row.kind == quota.kind;
    let spent = |row: &GivenRow| row.spent_form == quota.form && row.spent_kind == quota.kind;
    round.awards.iter().filter(move |row| stands(row) || spent(row))
}

fn used(round: &RoundRow, quota: &Quota) -> usize {
    given(round, quota).count() + forwarded(round, quota)
}

fn forwarded(round: &RoundRow, quota: &Quota) -> usize {
    round.forwarded().filter(|row| row.form == quota.form && row.kind == quota.kind).count()
}

fn drafted(conn: &Connection, round: &RoundRow, quota: &Quota) -> Result<usize> {
    let drafts = decision_register::drafts_of_round(conn, &round.round)?;
    let entries = drafts.iter().flat_map(|row| &row.draft.entries);
    Ok(entries.filter(|entry| entry.form == quota.form && entry.kind == quota.kind).count())
}

/// The meters of all rounds of a campaign, by year, newest first. Rounds without a limit have none, nor those annulled; a
/// limit that several rounds of a year share stands once.
pub fn meters_of_campaign(conn: &Connection, campaign: &CampaignId) -> Result<Vec<(i16, Vec<QuotaMeter>)>> {
    let mut by_year: BTreeMap<i16, Vec<QuotaMeter>> = BTreeMap::new();
    for round in of_campaign(conn, campaign)?.into_iter().filter(|round| round.annulled.is_none()) {
        for meter in meters(conn, &round)? {
            let year = by_year.entry(round.year).or_default();
            match year.iter_mut().find(|known| known.is_same_limit(&meter)) {
                Some(known) => known.add_asked(&meter),
                None => year.push(meter),
            }
        }
    }
    by_year.retain(|_, meters| !meters.is_empty());
    Ok(by_year.into_iter().rev().collect())
}

impl QuotaMeter {
    fn add_asked(&mut self, other: &Self) {
        self.put_forward = self.put_forward.saturating_add(other.put_forward);
        self.turned_down = self.turned_down.saturating_add(other.turned_down);
        self.nominated = self.nominated.saturating_add(other.nominated);
    }

    /// Places that nobody has and no draft holds.
    #[must_use]
    pub fn free(&self) -> u16 {
        self.limit.saturating_sub(self.used).saturating_sub(self.drafted)
    }

    /// Whether both tell of one limit: of the same form and kind, from the same words of the plan.
    fn is_same_limit(&self, other: &Self) -> bool {
        self.form == other.form && self.kind == other.kind && self.source == other.source
    }
}
