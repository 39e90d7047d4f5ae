//! A fact told in sentences. The timeline keeps the [`Sentence`] as data, with the names as of the day of the fact; its
//! text is made here, when it is read.

mod account;
mod act;
mod after_the_award;
mod campaign;
mod locality;
mod locality_right;
mod name;
mod nomination;
mod parameter;
mod report;
mod round;
mod ruling;
mod slip;
#[cfg(test)]
mod tests;

pub use account::{AccountDeed, Place, RoleGiven};
pub use act::{ActClass, Tone};
pub use campaign::CampaignDeed;
pub use locality::LocalityDeed;
pub use locality_right::LocalityRightDeed;
pub use name::{Counted, Doer, Names, Paper, PutForward, Report, Round, Unit};
pub use nomination::NominationDeed;
pub use parameter::ParameterDeed;
pub use report::ReportDeed;
pub use round::{Ballot, RoundDeed};
pub use ruling::{Published, Recovered, Revoked, RulingDeed, TakenBack};
pub use slip::SlipDeed;

use crate::format::{date, sentence_case};
use crate::texts::timeline as texts;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One fact as it is told: who did what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// Who did it.
    pub who: Doer,
    /// What was done.
    pub deed: Deed,
    /// On which day, and on which day it was recorded, where these are two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late: Option<(Date, Date)>,
}

/// What was done, with the names of everything it speaks of as they were on that day. Award forms and papers of the
/// law stand by their ids: the rules name them when the sentence is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(
    missing_docs,
    reason = "each is about the aggregate of that name; rulings and slips are those of a round"
)]
pub enum Deed {
    Locality(LocalityDeed),
    Campaign { campaign: String, deed: CampaignDeed },
    Report { report: Report, deed: ReportDeed },
    Nomination { nominee: String, unit: Unit, deed: NominationDeed },
    Round { round: Round, deed: RoundDeed },
    Ruling { round: Round, deed: RulingDeed },
    Slip { round: Round, deed: SlipDeed },
    Account { holder: String, account: String, deed: AccountDeed },
}

/// The texts of one fact, for those who read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// For the office: who did what, with names.
    pub office: String,
    /// For everyone, without officers' names; absent for what is private.
    pub public: Option<String>,
    /// For the page of the award it led to, once that is published: no officer's name, no sealed words. Absent where it
    /// says nothing there.
    pub step: Option<String>,
}

impl Told {
    fn office(text: impl Into<String>) -> Self {
        Self { office: text.into(), public: None, step: None }
    }

    /// With a sentence behind each text.
    fn and(self, more: &str) -> Self {
        let with = |text: String| format!("{text} {more}");
        Self { office: with(self.office), public: self.public.map(with), step: self.step.map(with) }
    }

    fn public(self, text: impl AsRef<str>) -> Self {
        Self { public: Some(sentence_case(text.as_ref())), ..self }
    }

    fn step(self, text: impl AsRef<str>) -> Self {
        Self { step: Some(sentence_case(text.as_ref())), ..self }
    }
}

impl Sentence {
    /// Its texts.
    #[must_use]
    pub fn told(&self, names: Names<'_>) -> Told {
        let who = self.who.text();
        let told = match &self.deed {
            Deed::Locality(deed) => deed.told(&who),
            Deed::Campaign { campaign, deed } => deed.told(&who, campaign),
            Deed::Report { report, deed } => deed.told(&who, report),
            Deed::Nomination { nominee, unit, deed } => deed.told(&who, nominee, unit, names),
            Deed::Round { round, deed } => deed.told(&who, round),
            Deed::Ruling { round, deed } => deed.told(&who, round, names),
            Deed::Slip { round, deed } => deed.told(&who, round),
            Deed::Account { holder, account, deed } => deed.told(&who, holder, account),
        };
        match self.late {
            Some((on, recorded)) => told.and(&texts::late::recorded(date(on), date(recorded))),
            None => told,
        }
    }

    /// What kind of act it is.
    #[must_use]
    pub fn act(&self) -> ActClass {
        match &self.deed {
            Deed::Locality(_) => ActClass::Office,
            Deed::Campaign { deed, .. } => deed.act(),
            Deed::Report { deed, .. } => deed.act(),
            Deed::Nomination { deed, .. } => deed.act(),
            Deed::Round { deed, .. } => deed.act(),
            Deed::Ruling { deed, .. } => deed.act(),
            Deed::Slip { deed, .. } => deed.act(),
            Deed::Account { .. } => ActClass::Account,
        }
    }

    /// In which tone it is shown.
    #[must_use]
    pub fn tone(&self) -> Tone {
        match &self.deed {
            Deed::Locality(_) => Tone::Ok,
            Deed::Campaign { deed, .. } => deed.tone(),
            Deed::Report { deed, .. } => deed.tone(),
            Deed::Nomination { deed, .. } => deed.tone(),
            Deed::Round { deed, .. } => deed.tone(),
            Deed::Ruling { deed, .. } => deed.tone(),
            Deed::Slip { deed, .. } => deed.tone(),
            Deed::Account { deed, .. } => deed.tone(),
        }
    }
}
