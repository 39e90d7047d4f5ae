//! Sentences about a campaign: plans, units, inspections, reviews.

use super::name::{Unit, count, due, late};
use super::slip::because;
use super::{ActClass, Told, Tone};
use crate::format::{bytes, date, date_long, list, onward, stop};
use crate::terms;
use crate::texts::timeline as texts;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sovang_domain::calendar::Deadline;
use sovang_domain::campaign::{PlanPaper, Summed};
use sovang_domain::document::Media;
use sovang_domain::plan::CalendarEntry;

/// A paper with its day, where that was said and does not stand in its name.
fn dated(document: &str, on: Option<Date>) -> String {
    match on.map(date).filter(|on| !document.contains(on)) {
        Some(on) => texts::exception_allowed::dated(on, document),
        None => document.to_owned(),
    }
}

/// What was done about a campaign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "variants and fields are named as in the event")]
pub enum CampaignDeed {
    PlanIssued {
        number: Option<String>,
        date: Option<Date>,
    },
    PlanAmended {
        version: u32,
        reason: String,
        document: String,
    },
    /// `reason` where it came later than its version.
    PlanFilePublished {
        version: u32,
        sha256: String,
        size: u64,
        media: Media,
        reason: Option<String>,
    },
    UnitsEnrolled {
        units: Vec<Unit>,
    },
    /// `own`: the doer speaks for the unit; `paper`: whether the unit's plan is attached.
    UnitPlanFiled {
        unit: Unit,
        own: bool,
        paper: bool,
        due: Option<Deadline>,
        late: bool,
    },
    InspectionRecorded {
        unit: Unit,
        on: Date,
        finding: String,
        document: String,
    },
    PhaseReviewed {
        phase: String,
        summary: String,
        document: String,
    },
    ExceptionAllowed {
        what: CalendarEntry,
        reason: String,
        document: String,
        /// The day of the paper, where it was said.
        on: Option<Date>,
    },
    Concluded {
        summary: String,
        document: String,
    },
    /// What differs, as it stood and as it stands.
    PlanPaperCorrected {
        before: PlanPaper,
        after: PlanPaper,
        reason: String,
        document: Option<String>,
    },
    ReviewCorrected {
        phase: Option<String>,
        before: Summed,
        after: Summed,
        reason: String,
    },
    UnitTakenBack {
        unit: Unit,
        reason: String,
        document: Option<String>,
    },
    ReviewTakenBack {
        phase: String,
        reason: String,
        document: Option<String>,
    },
    UnitPlanTakenBack {
        unit: Unit,
        reason: String,
        document: Option<String>,
    },
    InspectionTakenBack {
        unit: Unit,
        on: Date,
        reason: String,
        document: Option<String>,
    },
    ExceptionTakenBack {
        what: CalendarEntry,
        reason: String,
        document: Option<String>,
    },
    ConclusionTakenBack {
        reason: String,
        document: Option<String>,
    },
    Annulled {
        reason: String,
        document: Option<String>,
    },
}

impl CampaignDeed {
    pub(super) fn told(&self, who: &str, campaign: &str) -> Told {
        let campaign = &texts::name::campaign(campaign);
        match self {
            Self::PlanIssued { number, date } => {
                let plan = plan(number.as_deref(), *date);
                Told::office(texts::plan_issued::office(campaign, &plan, who))
                    .public(texts::plan_issued::public(campaign, &plan))
            }
            Self::PlanAmended { version, reason, document } => {
                let change = stop(&texts::plan_amended::change(campaign, document, reason, version));
                Told::office(texts::plan_amended::office(&change, who))
                    .public(texts::plan_amended::public(&change))
            }
            Self::PlanFilePublished { version, sha256, size, media, reason } => {
                let kind = media.extension().to_uppercase();
                let why = reason.as_ref().map(texts::plan_file_published::why).unwrap_or_default();
                let file =
                    texts::plan_file_published::file(campaign, kind, sha256, bytes(*size), version, why);
                let file = stop(&file);
                Told::office(texts::plan_file_published::office(&file, who))
                    .public(texts::plan_file_published::public(&file))
            }
            Self::UnitsEnrolled { units } => {
                let names: Vec<String> = units.iter().map(Unit::text).collect();
                let joined = texts::units_enrolled::joined(campaign, count(units.len()), list(&names));
                Told::office(texts::units_enrolled::office(&joined, who))
                    .public(texts::units_enrolled::public(&joined))
            }
            Self::UnitPlanFiled { unit, own, paper, due: until, late: is_late } => {
                let (unit, when) = (unit.text(), format!("{}{}", late(*is_late), due(*until)));
                let paper = if *paper { texts::unit_plan_filed::with_paper() } else { "" };
                let more = format!("{paper}{when}");
                let office = if *own {
                    texts::unit_plan_filed::own(campaign, more, who)
                } else {
                    texts::unit_plan_filed::of_unit(campaign, more, &unit, who)
                };
                Told::office(office).public(texts::unit_plan_filed::public(campaign, when, &unit))
            }
            Self::InspectionRecorded { unit, on, finding, document } => {
                let visit = texts::inspection_recorded::visit(date(*on), document, unit.text());
                Told::office(stop(&texts::inspection_recorded::office(finding, &visit, who)))
                    .public(stop(&visit))
            }
            Self::PhaseReviewed { phase, summary, document } => {
                let review = stop(&texts::phase_reviewed::review(campaign, document, phase, summary));
                Told::office(texts::part::noted(&review, who)).public(review)
            }
            Self::ExceptionAllowed { what, reason, document, on } => {
                let what = terms::calendar_entry(what);
                let document = &dated(document, *on);
                let leave = stop(&texts::exception_allowed::leave(campaign, document, reason, &what));
                Told::office(texts::exception_allowed::office(&leave, who))
                    .public(texts::exception_allowed::public(&leave))
            }
            Self::UnitTakenBack { .. }
            | Self::ReviewTakenBack { .. }
            | Self::ConclusionTakenBack { .. }
            | Self::UnitPlanTakenBack { .. }
            | Self::InspectionTakenBack { .. }
            | Self::ExceptionTakenBack { .. }
            | Self::PlanPaperCorrected { .. }
            | Self::ReviewCorrected { .. }
            | Self::Annulled { .. } => self.put_right(who, campaign),
            Self::Concluded { summary, document } => {
                let review = stop(&texts::campaign_concluded::review(campaign, document, summary));
                Told::office(texts::part::noted(&review, who)).public(review)
            }
        }
    }

    /// What was recorded by mistake.
    fn put_right(&self, who: &str, campaign: &str) -> Told {
        use crate::texts::timeline::campaign_put_right as t;
        let (what, reason, document) = match self {
            Self::UnitTakenBack { unit, reason, document } => {
                (t::unit(campaign, unit.text()), reason, document)
            }
            Self::ReviewTakenBack { phase, reason, document } => {
                (t::review(campaign, phase), reason, document)
            }
            Self::ConclusionTakenBack { reason, document } => (t::conclusion(campaign), reason, document),
            Self::UnitPlanTakenBack { unit, reason, document } => {
                (t::unit_plan(campaign, unit.text()), reason, document)
            }
            Self::InspectionTakenBack { unit, on, reason, document } => {
                (t::inspection(campaign, date(*on), unit.text()), reason, document)
            }
            Self::ExceptionTakenBack { what, reason, document } => {
                (t::exception(campaign, terms::calendar_entry(what)), reason, document)
            }
            Self::Annulled { reason, document } => (t::annulled(campaign), reason, document),
            Self::PlanPaperCorrected { before, after, reason, document } => {
                (t::plan_paper(paper(after), paper(before), campaign), reason, document)
            }
            Self::ReviewCorrected { phase, before, after, reason } => {
                let (before, after) = (summed(before), summed(after));
                let what = match phase {
                    Some(phase) => t::review_words(&after, &before, campaign, phase),
                    None => t::conclusion_words(&after, &before, campaign),
                };
                (what, reason, &None)
            }
            _ => return Told::office(""),
        };
        let why = because(reason, document.as_ref());
        Told::office(stop(&t::office(&what, who, &why))).public(stop(&t::public(&what, &why)))
    }

    pub(super) fn act(&self) -> ActClass {
        match self {
            Self::PlanIssued { .. }
            | Self::PlanAmended { .. }
            | Self::PlanFilePublished { .. }
            | Self::UnitsEnrolled { .. }
            | Self::PhaseReviewed { .. }
            | Self::ExceptionAllowed { .. }
            | Self::Concluded { .. }
            | Self::UnitTakenBack { .. }
            | Self::ReviewTakenBack { .. }
            | Self::ConclusionTakenBack { .. }
            | Self::UnitPlanTakenBack { .. }
            | Self::InspectionTakenBack { .. }
            | Self::ExceptionTakenBack { .. }
            | Self::PlanPaperCorrected { .. }
            | Self::ReviewCorrected { .. }
            | Self::Annulled { .. } => ActClass::Plan,
            Self::UnitPlanFiled { .. } => ActClass::File,
            Self::InspectionRecorded { .. } => ActClass::Supervise,
        }
    }

    pub(super) fn tone(&self) -> Tone {
        match self {
            Self::PlanAmended { .. }
            | Self::ExceptionAllowed { .. }
            | Self::UnitTakenBack { .. }
            | Self::ReviewTakenBack { .. }
            | Self::PlanPaperCorrected { .. }
            | Self::ReviewCorrected { .. }
            | Self::UnitPlanTakenBack { .. }
            | Self::InspectionTakenBack { .. }
            | Self::ExceptionTakenBack { .. }
            | Self::ConclusionTakenBack { .. } => Tone::Now,
            Self::UnitPlanFiled { late: true, .. } | Self::Annulled { .. } => Tone::Late,
            Self::PlanIssued { .. }
            | Self::PlanFilePublished { .. }
            | Self::UnitsEnrolled { .. }
            | Self::UnitPlanFiled { late: false, .. }
            | Self::InspectionRecorded { .. }
            | Self::PhaseReviewed { .. }
            | Self::Concluded { .. } => Tone::Ok,
        }
    }
}

/// Kế hoạch 12/KH-UBND ngày 09/3/2026, as far as the plan names number and day.
/// Number, day and signature of a plan; what it leaves blank is said.
fn paper(of: &PlanPaper) -> String {
    use crate::texts::timeline::campaign_put_right as t;
    let number = of.number.clone().unwrap_or_else(|| t::no_number().to_owned());
    let day = of.date.map_or_else(|| t::no_day().to_owned(), date_long);
    let lines = of.signatory.modes.iter().chain([&of.signatory.position]);
    let position = lines.map(String::as_str).collect::<Vec<_>>().join(", ");
    t::paper(day, &of.signatory.name, number, position)
}

fn summed(of: &Summed) -> String {
    use crate::texts::timeline::campaign_put_right as t;
    t::summed(date_long(of.on), &of.document, onward(&of.summary))
}

fn plan(number: Option<&str>, date: Option<Date>) -> String {
    let parts = [Some(texts::name::plan().to_owned()), number.map(str::to_owned), date.map(date_long)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
