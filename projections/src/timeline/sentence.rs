//! What a sentence is made of, and which file words it.

use super::{ActClass, Refs, Tone, words};
use super::{
    sentence_account, sentence_campaign, sentence_locality, sentence_nomination, sentence_report,
    sentence_round,
};
use crate::error::Result;
use crate::record::Record;
use crate::{account_directory, campaign_board, locality_directory, nomination_board, round_docket};
use rusqlite::Connection;
use sovang_domain::authority::Role;
use sovang_domain::fact::Fact;
use sovang_domain::ids::{AccountId, CampaignId, NominationId, PaperId, RoundId, UnitId};
use sovang_domain::stamp::Stamp;
use sovang_words::{format, terms};

/// The sentences of one fact.
pub(super) struct Line {
    pub(super) act: ActClass,
    pub(super) tone: Tone,
    /// With names.
    pub(super) office: String,
    /// Without officers' names; empty for what is private.
    pub(super) public: String,
    /// On the page of the award it led to; empty where it says nothing there.
    pub(super) step: String,
    pub(super) refs: Refs,
}

impl Line {
    pub(super) fn new(act: ActClass, tone: Tone, office: String, refs: Refs) -> Self {
        Self { act, tone, office, public: String::new(), step: String::new(), refs }
    }

    /// What everyone reads.
    pub(super) fn public(self, public: impl Into<String>) -> Self {
        Self { public: format::sentence_case(&public.into()), ..self }
    }

    /// What the page of the award reads.
    pub(super) fn step(self, step: impl Into<String>) -> Self {
        Self { step: format::sentence_case(&step.into()), ..self }
    }
}

pub(super) fn line(scene: &Scene<'_>) -> Result<Line> {
    match &scene.record.fact {
        Fact::Locality(event) => sentence_locality::line(scene, event),
        Fact::Campaign(event) => sentence_campaign::line(scene, event),
        Fact::UnitReport(event) => sentence_report::line(scene, event),
        Fact::Nomination(event) => sentence_nomination::line(scene, event),
        Fact::AwardRound(event) => sentence_round::line(scene, event),
        Fact::Account(event) => sentence_account::line(scene, event),
    }
}

/// A fact among the rows that name what it speaks of.
pub(super) struct Scene<'a> {
    pub(super) conn: &'a Connection,
    pub(super) record: &'a Record,
}

impl<'a> Scene<'a> {
    pub(super) fn new(conn: &'a Connection, record: &'a Record) -> Self {
        Self { conn, record }
    }

    /// Who did it: a reporter speaks for the unit, an officer is named with the position.
    pub(super) fn who(&self) -> Result<String> {
        let by = self.record.by();
        if by.as_str() == Stamp::CITIZEN {
            return Ok("Người dân".to_owned());
        }
        if by.as_str() == AccountId::CONSOLE {
            return Ok("Người quản trị (dòng lệnh)".to_owned());
        }
        let Some(row) = account_directory::by_account(self.conn, by)? else { return Ok(by.to_string()) };
        if let Some(unit) = row.reporting_unit()
            && row.grants.iter().all(|grant| grant.role == Role::Reporter)
        {
            return Ok(format!("{} ({})", format::sentence_case(&self.unit(unit)?), row.full_name));
        }
        Ok(if row.position.is_empty() {
            row.full_name
        } else {
            format!("{} ({})", row.full_name, row.position)
        })
    }

    /// Whether the doer speaks for that unit, so that naming it again says nothing.
    pub(super) fn speaks_for(&self, unit: &UnitId) -> Result<bool> {
        let row = account_directory::by_account(self.conn, self.record.by())?;
        Ok(row.is_some_and(|row| {
            row.reporting_unit() == Some(unit) && row.grants.iter().all(|grant| grant.role == Role::Reporter)
        }))
    }

    pub(super) fn person(&self, account: &AccountId) -> Result<String> {
        account_directory::display_name(self.conn, account)
    }

    /// As it stands inside a sentence: "ấp Trung", "Trạm Y tế xã".
    pub(super) fn unit(&self, unit: &UnitId) -> Result<String> {
        if unit.is_commune() {
            return Ok("Ủy ban nhân dân".to_owned());
        }
        let name = locality_directory::unit_name(self.conn, self.record.locality(), unit)?;
        Ok(format::inside(&name))
    }

    pub(super) fn units(&self, units: &[UnitId]) -> Result<String> {
        let names: Vec<String> = units.iter().map(|unit| self.unit(unit)).collect::<Result<_>>()?;
        Ok(format::list(&names))
    }

    /// "phong trào “Phú Tân thi đua …”"
    pub(super) fn campaign(&self, campaign: &CampaignId) -> Result<String> {
        Ok(format!("phong trào “{}”", campaign_board::name(self.conn, campaign)?))
    }

    /// Name of a nominee.
    pub(super) fn nominee(&self, nomination: &NominationId) -> Result<String> {
        let label = nomination_board::label(self.conn, nomination)?;
        Ok(label.map_or_else(|| nomination.to_string(), |label| label.name))
    }

    pub(super) fn nominees<'n>(&self, all: impl Iterator<Item = &'n NominationId>) -> Result<String> {
        let names: Vec<String> = all.map(|nomination| self.nominee(nomination)).collect::<Result<_>>()?;
        Ok(format::list(&names))
    }

    /// "đợt xét khen hằng năm 2026"
    pub(super) fn round(&self, round: &RoundId) -> Result<String> {
        let label = round_docket::label(self.conn, round)?;
        Ok(label
            .map_or_else(|| format!("đợt xét {round}"), |(_, year, occasion)| terms::round(occasion, year)))
    }

    /// Names of papers as the plan calls them.
    pub(super) fn papers<'p>(
        &self,
        campaign: Option<&CampaignId>,
        papers: impl Iterator<Item = &'p PaperId>,
    ) -> Result<Vec<String>> {
        let known = campaign.map(|campaign| campaign_board::papers(self.conn, campaign)).transpose()?;
        let known = known.unwrap_or_default();
        let name = |paper: &PaperId| {
            let named = known.iter().find(|known| known.id == *paper);
            named.map_or_else(|| words::paper(paper), |known| format::lower_first(&known.name))
        };
        Ok(papers.map(name).collect())
    }

    /// What a fact of a round is about.
    pub(super) fn round_refs(&self) -> Result<Refs> {
        let round = RoundId::from(self.record.stream.as_str());
        let campaign = round_docket::label(self.conn, &round)?.map(|(campaign, ..)| campaign);
        Ok(Refs { campaign, round: Some(round), ..Refs::default() })
    }

    /// What a fact about a nomination is about.
    pub(super) fn nomination_refs(&self, nomination: &NominationId) -> Result<Refs> {
        let label = nomination_board::label(self.conn, nomination)?;
        let nomination = Some(nomination.clone());
        Ok(match label {
            None => Refs { nomination, ..Refs::default() },
            Some(label) => Refs {
                campaign: Some(label.campaign),
                round: Some(label.round),
                nomination,
                unit: Some(label.unit),
                ..Refs::default()
            },
        })
    }
}
