//! What a sentence is made of: the names of what a fact speaks of, as they are when it is entered.

use super::{
    Refs, sentence_account, sentence_campaign, sentence_locality, sentence_nomination, sentence_report,
    sentence_round,
};
use crate::account_directory::AccountRow;
use crate::error::Result;
use crate::record::Record;
use crate::{
    account_directory, campaign_board, locality_directory, nomination_board, person_register, round_docket,
};
use rusqlite::Connection;
use sovang_domain::authority::Role;
use sovang_domain::calendar::day;
use sovang_domain::fact::Fact;
use sovang_domain::ids::{
    AccountId, CampaignId, LocalityId, NominationId, PaperId, RoundId, SubjectId, UnitId,
};
use sovang_domain::stamp::Stamp;
use sovang_words::timeline::{Deed, Doer, Paper, PutForward, Round, Sentence, Unit};

/// The sentence of one fact.
pub(super) struct Line {
    pub(super) sentence: Sentence,
    pub(super) refs: Refs,
}

pub(super) fn line(scene: &Scene<'_>) -> Result<Line> {
    let (deed, refs) = match &scene.record.fact {
        Fact::Locality(event) => sentence_locality::deed(scene, event)?,
        Fact::Campaign(event) => sentence_campaign::deed(scene, event)?,
        Fact::UnitReport(event) => sentence_report::deed(scene, event)?,
        Fact::Nomination(event) => sentence_nomination::deed(scene, event)?,
        Fact::AwardRound(event) => sentence_round::deed(scene, event)?,
        Fact::Account(event) => (sentence_account::deed(scene, event)?, Refs::default()),
    };
    let recorded = day(scene.record.at());
    let late = scene.record.fact.acted_on().filter(|on| *on != recorded).map(|on| (on, recorded));
    Ok(Line { sentence: Sentence { who: scene.who()?, deed, late }, refs })
}

/// What was done, and what it is about.
pub(super) type About = (Deed, Refs);

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
    fn who(&self) -> Result<Doer> {
        let by = self.record.by();
        if by.as_str() == Stamp::CITIZEN {
            return Ok(Doer::Citizen);
        }
        if by.as_str() == AccountId::CONSOLE {
            return Ok(Doer::Console);
        }
        let Some(row) = account_directory::by_account(self.conn, by)? else {
            return Ok(Doer::Unknown(by.clone()));
        };
        Ok(match voice_of(&row) {
            Some(unit) => Doer::Reporter { unit: self.unit(unit)?, name: row.full_name },
            None => Doer::Officer { name: row.full_name, position: row.position },
        })
    }

    /// Whether the doer speaks for that unit, so that naming it again says nothing.
    pub(super) fn speaks_for(&self, unit: &UnitId) -> Result<bool> {
        let row = account_directory::by_account(self.conn, self.record.by())?;
        Ok(row.is_some_and(|row| voice_of(&row) == Some(unit)))
    }

    pub(super) fn person(&self, account: &AccountId) -> Result<String> {
        account_directory::display_name(self.conn, account)
    }

    pub(super) fn unit(&self, unit: &UnitId) -> Result<Unit> {
        if unit.is_commune() {
            return Ok(Unit::Committee);
        }
        Ok(Unit::Named(locality_directory::unit_name(self.conn, self.record.locality(), unit)?))
    }

    pub(super) fn campaign(&self, campaign: &CampaignId) -> Result<String> {
        campaign_board::name(self.conn, campaign)
    }

    /// Name of a nominee, with the unit where somebody else of the round has the same name.
    pub(super) fn nominee(&self, nomination: &NominationId) -> Result<String> {
        let Some(label) = nomination_board::label(self.conn, nomination)? else {
            return Ok(nomination.to_string());
        };
        if nomination_board::has_namesakes(self.conn, &label.round, &label.name)? {
            return Ok(format!("{} ({})", label.name, self.unit(&label.unit)?.text()));
        }
        Ok(label.name)
    }

    /// Name, unit and round of a nomination: what tells it from another of the same person.
    pub(super) fn put_forward(&self, nomination: &NominationId) -> Result<PutForward> {
        let Some(label) = nomination_board::label(self.conn, nomination)? else {
            return Ok(PutForward { name: nomination.to_string(), unit: Unit::Unknown, round: None });
        };
        let round = Some(self.round_named(&label.round)?);
        Ok(PutForward { name: label.name, unit: self.unit(&label.unit)?, round })
    }

    /// The same of somebody who looks alike, as entered under that id alone.
    pub(super) fn other_nominee(&self, subject: &SubjectId) -> Result<PutForward> {
        let person = person_register::of(self.conn, subject)?;
        let entered = person.iter().flat_map(|person| &person.entered);
        let first = entered.into_iter().find(|entered| entered.subject == *subject);
        match first.and_then(|entered| entered.nominations.first()) {
            Some(nomination) => self.put_forward(nomination),
            None => Ok(PutForward { name: subject.to_string(), unit: Unit::Unknown, round: None }),
        }
    }

    pub(super) fn nominees<'n>(
        &self,
        all: impl IntoIterator<Item = &'n NominationId>,
    ) -> Result<Vec<String>> {
        all.into_iter().map(|nomination| self.nominee(nomination)).collect()
    }

    /// The round whose fact it is.
    pub(super) fn round(&self) -> Result<Round> {
        self.round_named(&RoundId::from(self.record.stream.as_str()))
    }

    fn round_named(&self, round: &RoundId) -> Result<Round> {
        Ok(match round_docket::label(self.conn, round)? {
            Some((_, year, occasion)) => Round::Of { occasion, year },
            None => Round::Unknown(round.clone()),
        })
    }

    /// Whom a comment of the round is about; nobody is the whole list.
    pub(super) fn commented_on(&self, comment: &str) -> Result<Option<String>> {
        let locality = LocalityId::from(self.record.locality());
        let about = round_docket::comment(self.conn, &locality, comment)?.and_then(|row| row.about);
        about.map(|nomination| self.nominee(&nomination)).transpose()
    }

    /// Papers as the plan calls them; what it does not name the rules do, when the sentence is read.
    pub(super) fn papers<'p>(
        &self,
        campaign: Option<&CampaignId>,
        papers: impl IntoIterator<Item = &'p PaperId>,
    ) -> Result<Vec<Paper>> {
        let known = campaign.map(|campaign| campaign_board::papers(self.conn, campaign)).transpose()?;
        let known = known.unwrap_or_default();
        let name = |id: &PaperId| known.iter().find(|known| known.id == *id).map(|known| known.name.clone());
        Ok(papers.into_iter().map(|id| Paper { id: id.clone(), name: name(id) }).collect())
    }

    /// What a fact of a round is about.
    pub(super) fn round_refs(&self) -> Result<Refs> {
        let round = RoundId::from(self.record.stream.as_str());
        let campaign = round_docket::label(self.conn, &round)?.map(|(campaign, ..)| campaign);
        Ok(Refs { campaign, round: Some(round), ..Refs::default() })
    }

    /// What a fact of a round about one nomination is about.
    pub(super) fn about(&self, nomination: &NominationId) -> Result<Refs> {
        let unit = self.nomination_refs(nomination)?.unit;
        Ok(Refs { nomination: Some(nomination.clone()), unit, ..self.round_refs()? })
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

/// The unit someone speaks for who does nothing but report.
fn voice_of(row: &AccountRow) -> Option<&UnitId> {
    row.reporting_unit().filter(|_| row.grants.iter().all(|grant| grant.role == Role::Reporter))
}
