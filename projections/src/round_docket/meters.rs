//! Quota meters: how much of each limit is spent, and how many ask for it.

use super::{RoundRow, of_campaign};
use crate::error::Result;
use crate::nomination_board;
use rusqlite::Connection;
use sovang_domain::ids::{AwardFormId, CampaignId};
use sovang_domain::nominee::NomineeKind;
use sovang_domain::plan::Source;
use sovang_domain::quota::QuotaOperator;
use std::collections::BTreeMap;

/// One limit and what of it is spent.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct QuotaMeter {
    pub form: AwardFormId,
    pub kind: NomineeKind,
    pub limit: u16,
    pub operator: QuotaOperator,
    /// Awarded (revoked ones stay spent) or sent upward without an answer yet.
    pub used: u16,
    /// Of those, how many awards were revoked since.
    pub revoked: u16,
    /// How many ask for it: nominated and neither taken back nor refused, the awarded ones too.
    pub nominated: u16,
    /// Where the plan says so, and its words.
    pub source: Source,
}

/// The meters of one round.
pub fn meters(conn: &Connection, round: &RoundRow) -> Result<Vec<QuotaMeter>> {
    let small = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
    let mut meters = Vec::new();
    for quota in &round.quotas {
        let given = |revoked: bool| {
            let fits = |form: &AwardFormId, kind| *form == quota.form && kind == quota.kind;
            round.awards.iter().filter(|row| fits(&row.form, row.kind) && (row.revoked || !revoked)).count()
        };
        let upward = round.forwarded().filter(|row| row.form == quota.form && row.kind == quota.kind);
        let nominated = nomination_board::nominated(conn, &round.round, &quota.form, quota.kind)?;
        meters.push(QuotaMeter {
            form: quota.form.clone(),
            kind: quota.kind,
            limit: quota.limit,
            operator: quota.operator,
            used: small(given(false) + upward.count()),
            revoked: small(given(true)),
            nominated: u16::try_from(nominated).unwrap_or(u16::MAX),
            source: quota.source.clone(),
        });
    }
    Ok(meters)
}

/// The meters of all rounds of a campaign, by year, newest first. Rounds without a limit have none, nor those annulled.
pub fn meters_of_campaign(conn: &Connection, campaign: &CampaignId) -> Result<Vec<(i16, Vec<QuotaMeter>)>> {
    let mut by_year: BTreeMap<i16, Vec<QuotaMeter>> = BTreeMap::new();
    for round in of_campaign(conn, campaign)?.into_iter().filter(|round| round.annulled.is_none()) {
        let meters = meters(conn, &round)?;
        if !meters.is_empty() {
            by_year.entry(round.year).or_default().extend(meters);
        }
    }
    Ok(by_year.into_iter().rev().collect())
}
