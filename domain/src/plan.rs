//! A campaign plan (kế hoạch phát động phong trào thi đua) as data. No rule of any plan is in code: every rule here
//! keeps the section it comes from and the plan's own short words. What a plan leaves out stays absent.

mod award;
mod calendar;
mod check;
mod duty;
mod fault;
mod shape;

use crate::calendar::Deadline;
use crate::ids::{AudienceId, AwardFormId, CampaignId, LocalityId};
use crate::locality::UnitKind;
use crate::nominee::NomineeKind;
use crate::quota::Quota;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use award::{AwardRule, Dossier, Needed, Occasion, Paper, QuotaRule};
pub use calendar::{CalendarEntry, OutsidePlan};
pub use check::parse;
pub use duty::{DatedDuty, DueGrammar, DutyKind, OwedBy, ReportDuty, YearlyDue};
pub use fault::{PlanFault, Wanted, Wrong};

/// Where a rule stands in its source, and the words that state it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The place: "Mục III.3.1".
    pub section: String,
    /// The plan's own words, unchanged, mistakes included; “…” where they begin or end inside a sentence.
    pub words: String,
}

/// The whole plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// The locality whose campaign it is.
    pub locality: LocalityId,
    /// The campaign's part of the address: `doi-moi-sang-tao`.
    pub slug: String,
    /// Name of the campaign (phong trào).
    pub campaign: String,
    /// Title (trích yếu) of the plan as written.
    pub title: String,
    /// Number and symbol; absent when the plan leaves it blank.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Date of issue; absent when the plan leaves the day blank.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// What the plan does say of its date when the day is blank: "tháng 11 năm 2025".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_words: Option<String>,
    /// Place of issue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Issuing body.
    pub issuer: String,
    /// The text of its paper, word for word, as it was read; absent where the plan was written down from its paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Who signed, and how.
    pub signatory: PlanSignatory,
    /// From when to when it runs.
    pub period: PlanPeriod,
    /// Legal bases (căn cứ), in the plan's order.
    #[serde(default)]
    pub legal_bases: Vec<LegalBasis>,
    /// The superior campaigns it answers.
    #[serde(default)]
    pub superior: Vec<SuperiorCampaign>,
    /// What it is for.
    #[serde(default)]
    pub purposes: Vec<Statement>,
    /// What is competed in (nội dung thi đua).
    #[serde(default)]
    pub contents: Vec<Statement>,
    /// Who competes.
    pub audiences: Vec<Audience>,
    /// Stages and their review gates.
    #[serde(default)]
    pub phases: Vec<Phase>,
    /// Who reports what to whom by when.
    pub report_duties: Vec<ReportDuty>,
    /// Deadlines that are not reports: unit plans, award dossiers.
    #[serde(default)]
    pub dated_duties: Vec<DatedDuty>,
    /// Award forms, per occasion.
    pub awards: Vec<AwardRule>,
    /// Numbers that may be awarded.
    #[serde(default)]
    pub quotas: Vec<QuotaRule>,
    /// Papers of a dossier at commune level.
    pub dossier: Dossier,
    /// The steps of vetting and deciding.
    #[serde(default)]
    pub review_steps: Vec<ReviewStep>,
    /// Who does what.
    #[serde(default)]
    pub responsibilities: Vec<Responsibility>,
    /// Nơi nhận.
    #[serde(default)]
    pub recipients: Vec<String>,
    /// How the locality applies what the plan leaves open.
    #[serde(default)]
    pub readings: Vec<Reading>,
    /// What is odd in the text: slips, contradictions, blanks. Kept, never mended.
    #[serde(default)]
    pub oddities: Vec<Oddity>,
}

/// Signature block of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanSignatory {
    /// Name as signed.
    pub name: String,
    /// Position as signed: "CHỦ TỊCH".
    pub position: String,
    /// The lines above the position, as signed: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH".
    #[serde(default)]
    pub modes: Vec<String>,
}

/// From when to when, as precisely as the plan says and no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanPeriod {
    /// First year.
    pub from_year: i16,
    /// Last year.
    pub to_year: i16,
    /// Where it says so.
    pub source: Source,
}

/// A cited text of law or a superior plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LegalBasis {
    /// "Căn cứ", "Thực hiện"; absent when the plan has neither.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<String>,
    /// Kind of text: "Quyết định".
    pub kind: String,
    /// Number and symbol as the plan writes them.
    pub number: String,
    /// Date as the plan writes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Issuer.
    pub issuer: String,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// What another plan of this ledger says differently of the same text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conflict: Option<String>,
}

/// A campaign of a higher level that this one answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SuperiorCampaign {
    /// Its name.
    pub name: String,
    /// Who launched it: "Thủ tướng Chính phủ".
    pub level: String,
}

/// A statement in short plain words, with its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// In short, for people.
    pub short: String,
    /// Where it stands.
    pub source: Source,
}

/// A group of those who compete, with the criteria it is judged by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Audience {
    /// Its name inside this plan.
    pub id: AudienceId,
    /// Its name for people.
    pub name: String,
    /// Which kinds of nominee belong to it.
    pub kinds: Vec<NomineeKind>,
    /// Where it stands.
    pub source: Source,
    /// What is asked of it; empty where the plan sets none.
    #[serde(default)]
    pub criteria: Vec<Statement>,
}

/// A stage of the campaign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phase {
    /// "Giai đoạn 1".
    pub name: String,
    /// First year.
    pub from_year: i16,
    /// Last year.
    pub to_year: i16,
    /// The review that closes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
    /// Where it stands.
    pub source: Source,
}

/// A review gate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// Interim (sơ kết) or final (tổng kết).
    pub occasion: Occasion,
    /// In which year.
    pub year: i16,
}

/// A step of vetting or deciding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewStep {
    /// Who.
    pub who: String,
    /// Does what.
    pub does: String,
    /// Where it stands.
    pub source: Source,
}

/// A unit's duties under the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Responsibility {
    /// Which unit, in the plan's words.
    pub unit: String,
    /// Does what.
    pub duties: Vec<String>,
    /// Where it stands.
    pub source: Source,
}

/// How the locality applies a point the plan leaves open; shown as the locality's reading, never as the plan's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// What is unclear.
    pub point: String,
    /// How it is applied.
    pub applied: String,
    /// Where the open point stands.
    pub section: String,
}

/// A slip, contradiction or blank of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Oddity {
    /// The words as they stand; empty when something is missing.
    #[serde(default)]
    pub words: String,
    /// What is odd about them.
    pub note: String,
}

impl Plan {
    /// Where its rules stand: every place and quotation that it has.
    pub fn sources(&self) -> impl Iterator<Item = &Source> {
        check::sources(self).chain([&self.period.source])
    }

    /// The campaign's id.
    #[must_use]
    pub fn campaign_id(&self) -> CampaignId {
        CampaignId::within(&self.locality, &self.slug)
    }

    /// The limits that hold on one occasion.
    #[must_use]
    pub fn quotas_on(&self, occasion: Occasion) -> Vec<Quota> {
        let rules = self.quotas.iter().filter(|rule| rule.occasions.contains(&occasion));
        let quota = |rule: &QuotaRule| Quota {
            form: rule.form.clone(),
            kind: rule.kind,
            limit: rule.limit,
            operator: rule.operator,
            source: rule.source.clone(),
        };
        rules.map(quota).collect()
    }

    /// The occasions that share the limit on `form` for `kind`: what is awarded on any of them in a year counts together.
    #[must_use]
    pub fn sharing(&self, form: &AwardFormId, kind: NomineeKind, occasion: Occasion) -> &[Occasion] {
        let shared = self
            .quotas
            .iter()
            .find(|rule| rule.form == *form && rule.kind == kind && rule.occasions.contains(&occasion));
        shared.map_or(&[], |rule| &rule.occasions)
    }

    /// The duty by which a unit of that kind reports on an occasion: enterprises by their own where the plan has one.
    #[must_use]
    pub fn duty_of(&self, kind: UnitKind, occasion: Occasion) -> Option<&ReportDuty> {
        let by = |owed_by| {
            self.report_duties
                .iter()
                .find(move |duty| duty.owed_by == owed_by && duty.occasion == occasion && duty.falls_on(kind))
        };
        let own = if kind == UnitKind::Enterprise { by(OwedBy::Enterprises) } else { None };
        own.or_else(|| by(OwedBy::Units))
    }

    /// What the commune itself reports upward on an occasion.
    #[must_use]
    pub fn commune_duty(&self, occasion: Occasion) -> Option<&ReportDuty> {
        self.report_duties.iter().find(|duty| duty.owed_by == OwedBy::Commune && duty.occasion == occasion)
    }

    /// What a unit of that kind, or with none the commune itself, reports on an occasion for a year.
    #[must_use]
    pub fn report_duty(&self, kind: Option<UnitKind>, occasion: Occasion, year: i16) -> Option<&ReportDuty> {
        let duty = kind.map_or_else(|| self.commune_duty(occasion), |kind| self.duty_of(kind, occasion));
        duty.filter(|_| self.report_years(occasion).contains(&year))
    }

    /// The day on which the campaign begins: that of the plan, in its first year at the earliest.
    #[must_use]
    pub fn begins(&self) -> Date {
        let first = jiff::civil::date(self.period.from_year, 1, 1);
        self.date.map_or(first, |date| date.max(first))
    }

    /// The years in which a report on that occasion is owed.
    #[must_use]
    pub fn report_years(&self, occasion: Occasion) -> Vec<i16> {
        match occasion {
            Occasion::Annual => (self.period.from_year..=self.period.to_year).collect(),
            Occasion::Interim | Occasion::Final => {
                self.review_years(occasion).into_iter().map(|(year, _)| year).collect()
            }
            Occasion::Unscheduled => Vec::new(),
        }
    }

    /// The rule that promises `form` to `kind` on `occasion`.
    #[must_use]
    pub fn award(&self, form: &AwardFormId, kind: NomineeKind, occasion: Occasion) -> Option<&AwardRule> {
        self.awards.iter().find(|rule| {
            rule.form == *form && rule.kinds.contains(&kind) && rule.occasions.contains(&occasion)
        })
    }

    /// The audience of that name.
    #[must_use]
    pub fn audience(&self, id: &AudienceId) -> Option<&Audience> {
        self.audiences.iter().find(|audience| audience.id == *id)
    }

    /// The day award dossiers of a year are due, if the plan names one.
    #[must_use]
    pub fn dossiers_due(&self, year: i16) -> Option<(Deadline, &Source)> {
        let dossiers = self.dated_duties.iter().filter(|duty| duty.what == DutyKind::Dossier);
        dossiers
            .filter_map(|duty| Some((duty.deadline?, &duty.source)))
            .find(|(deadline, _)| deadline.written_day().year() == year)
    }

    /// Whether the plan runs in a year.
    #[must_use]
    pub fn runs_in(&self, year: i16) -> bool {
        (self.period.from_year..=self.period.to_year).contains(&year)
    }
}
