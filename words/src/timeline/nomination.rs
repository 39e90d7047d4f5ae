//! Sentences about a nomination. Private until the award is published; then its steps stand on the award's page.

use super::name::{Names, Paper, PutForward, Unit, late, papers};
use super::slip::because;
use super::{ActClass, Told, Tone};
use crate::format::{deadline, stop};
use crate::terms;
use crate::texts::timeline as texts;
use serde::{Deserialize, Serialize};
use sovang_domain::calendar::Deadline;
use sovang_domain::ids::AwardFormId;
use sovang_domain::nomination::{NominationStep, SuspensionGround};

/// What was done about a nomination.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "variants and fields are named as in the event")]
pub enum NominationDeed {
    /// `papers`: how many came with it.
    Submitted {
        form: AwardFormId,
        papers: usize,
        late: bool,
    },
    DocumentAdded {
        paper: Paper,
    },
    Returned {
        reason: String,
        missing: Vec<Paper>,
        due: Option<Deadline>,
    },
    /// `rewritten`: whether the achievement was told anew.
    Resubmitted {
        added: Vec<Paper>,
        rewritten: bool,
    },
    AchievementAppraised {
        met: bool,
        opinion: String,
    },
    DossierAppraised {
        opinion: String,
    },
    LateAdmitted {
        reason: String,
    },
    LateRefused {
        reason: String,
    },
    Suspended {
        ground: SuspensionGround,
        basis: String,
    },
    SuspensionLifted {
        basis: String,
        /// Nothing stands against the nominee.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        cleared: bool,
    },
    /// Years stay out of the sentence.
    BirthYearCorrected {
        reason: String,
    },
    /// `one`: as this nomination says; `other`: somebody who looks alike; `same`: whether the two are one person.
    LikenessAnswered {
        one: PutForward,
        other: PutForward,
        same: bool,
        /// The office has looked into it.
        checked: bool,
        reason: Option<String>,
    },
    Withdrawn {
        reason: String,
    },
    Corrected {
        reason: String,
    },
    PaperStruck {
        paper: Paper,
        replaced: bool,
        reason: String,
    },
    StepTakenBack {
        step: NominationStep,
        reason: String,
    },
}

impl NominationDeed {
    pub(super) fn told(&self, who: &str, nominee: &str, unit: &Unit, names: Names<'_>) -> Told {
        let unit = unit.text();
        match self {
            Self::Submitted { form, papers: count, late: is_late } => {
                let (form, when) = (names.form(form), late(*is_late));
                let more = format!("{}{when}", papers(*count));
                Told::office(texts::nomination_submitted::office(form, more, nominee, who))
                    .step(texts::nomination_submitted::step(when, unit))
            }
            Self::DocumentAdded { paper } => {
                let paper = names.papers(std::slice::from_ref(paper));
                Told::office(texts::document_added::office(nominee, &paper, who))
                    .step(texts::document_added::step(&paper, unit))
            }
            Self::Returned { reason, missing, due } => {
                returned(who, nominee, reason, &asked(missing, *due, names))
            }
            Self::Resubmitted { added, rewritten } => {
                resubmitted(who, nominee, unit, &names.papers(added), *rewritten)
            }
            Self::AchievementAppraised { met, opinion } => {
                let (met_words, not_met) =
                    (texts::achievement_appraised::met(), texts::achievement_appraised::not_met());
                let verdict = if *met { met_words } else { not_met };
                Told::office(texts::achievement_appraised::office(nominee, stop(opinion), verdict, who))
                    .step(texts::achievement_appraised::step(verdict))
            }
            Self::DossierAppraised { opinion } => {
                Told::office(texts::dossier_appraised::office(nominee, stop(opinion), who))
                    .step(texts::dossier_appraised::step())
            }
            Self::LateAdmitted { reason } => {
                Told::office(stop(&texts::late_admitted::office(nominee, reason, who)))
                    .step(texts::late_admitted::step())
            }
            Self::LateRefused { reason } => {
                Told::office(stop(&texts::late_refused::office(nominee, reason, who)))
                    .step(texts::late_refused::step())
            }
            Self::Suspended { ground, basis } => {
                let ground = terms::suspension_ground(*ground);
                Told::office(stop(&texts::suspended::office(basis, ground, nominee, who)))
                    .step(texts::suspended::step())
            }
            Self::SuspensionLifted { basis, cleared } => goes_on(who, nominee, basis, *cleared),
            Self::BirthYearCorrected { reason } => {
                let why = because(reason, None);
                Told::office(stop(&texts::birth_year_corrected::office(nominee, who, &why)))
            }
            Self::Withdrawn { reason } => Told::office(stop(&texts::withdrawn::office(nominee, reason, who)))
                .step(texts::withdrawn::step(unit)),
            Self::LikenessAnswered { one, other, same, checked, reason } => {
                let (one, other) = (one.text(), other.text());
                let said = if *same {
                    texts::likeness_answered::same(one, other, who)
                } else if *checked {
                    texts::likeness_answered::checked(one, other, who)
                } else {
                    texts::likeness_answered::two(one, other, who)
                };
                let reason = reason.as_deref().map(texts::likeness_answered::reason);
                Told::office(stop(&format!("{said}{}", reason.unwrap_or_default())))
            }
            Self::Corrected { reason } => corrected(who, nominee, reason),
            Self::PaperStruck { paper, replaced, reason } => {
                let paper = names.papers(std::slice::from_ref(paper));
                struck(who, nominee, &paper, *replaced, reason)
            }
            Self::StepTakenBack { step, reason } => gone_back(who, nominee, *step, reason),
        }
    }

    pub(super) fn act(&self) -> ActClass {
        match self {
            Self::Submitted { .. }
            | Self::DocumentAdded { .. }
            | Self::Resubmitted { .. }
            | Self::Withdrawn { .. }
            | Self::Corrected { .. } => ActClass::File,
            Self::StepTakenBack { .. } | Self::BirthYearCorrected { .. } | Self::PaperStruck { .. } => {
                ActClass::Correct
            }
            Self::Returned { .. } => ActClass::Return,
            Self::AchievementAppraised { .. }
            | Self::DossierAppraised { .. }
            | Self::LikenessAnswered { .. } => ActClass::Appraise,
            Self::LateAdmitted { .. }
            | Self::LateRefused { .. }
            | Self::Suspended { .. }
            | Self::SuspensionLifted { .. } => ActClass::Decide,
        }
    }

    pub(super) fn tone(&self) -> Tone {
        match self {
            Self::Submitted { late: false, .. } | Self::DocumentAdded { .. } | Self::Resubmitted { .. } => {
                Tone::Wait
            }
            Self::Corrected { .. } | Self::PaperStruck { .. } | Self::StepTakenBack { .. } => Tone::Now,
            Self::AchievementAppraised { met: true, .. }
            | Self::DossierAppraised { .. }
            | Self::LateAdmitted { .. }
            | Self::SuspensionLifted { .. }
            | Self::BirthYearCorrected { .. }
            | Self::LikenessAnswered { .. } => Tone::Ok,
            Self::Submitted { late: true, .. }
            | Self::Returned { .. }
            | Self::AchievementAppraised { met: false, .. }
            | Self::LateRefused { .. }
            | Self::Suspended { .. }
            | Self::Withdrawn { .. } => Tone::Late,
        }
    }
}

/// thiếu biên bản họp xét; nộp lại trước ngày 30/10/2026
fn goes_on(who: &str, nominee: &str, basis: &str, cleared: bool) -> Told {
    use texts::suspension_lifted as t;
    let (office, step) = match cleared {
        true => (t::office_cleared(basis, nominee, who), t::step_cleared()),
        false => (t::office(basis, nominee, who), t::step()),
    };
    Told::office(stop(&office)).step(step)
}

fn asked(missing: &[Paper], due: Option<Deadline>, names: Names<'_>) -> String {
    let papers = (!missing.is_empty()).then(|| texts::part::missing(names.papers(missing)));
    let again = due.map(|due| texts::part::again(deadline(due)));
    [papers, again].into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn returned(who: &str, nominee: &str, reason: &str, asked: &str) -> Told {
    let (inserted, step) = if asked.is_empty() {
        (String::new(), texts::nomination_returned::step().to_owned())
    } else {
        (format!(" {}", texts::part::asked(asked)), texts::nomination_returned::step_asked(asked))
    };
    Told::office(stop(&texts::nomination_returned::office(inserted, nominee, reason, who))).step(step)
}

fn resubmitted(
    who: &str,
    nominee: &str,
    unit: impl std::fmt::Display,
    papers: &str,
    rewritten: bool,
) -> Told {
    let added = match papers {
        "" => String::new(),
        papers => texts::nomination_resubmitted::added(papers),
    };
    let better = if rewritten { texts::nomination_resubmitted::rewritten() } else { "" };
    let more = format!("{added}{better}");
    Told::office(texts::nomination_resubmitted::office(&more, nominee, who))
        .step(texts::nomination_resubmitted::step(&more, unit))
}

fn corrected(who: &str, nominee: &str, reason: &str) -> Told {
    let why = because(reason, None);
    Told::office(stop(&texts::nomination_corrected::office(nominee, who, &why)))
        .step(texts::nomination_corrected::step())
}

fn struck(who: &str, nominee: &str, paper: &str, replaced: bool, reason: &str) -> Told {
    let why = because(reason, None);
    match replaced {
        true => Told::office(stop(&texts::paper_struck::replaced(nominee, paper, who, &why)))
            .step(texts::paper_struck::step_replaced(paper)),
        false => Told::office(stop(&texts::paper_struck::office(nominee, paper, who, &why)))
            .step(texts::paper_struck::step(paper)),
    }
}

fn gone_back(who: &str, nominee: &str, step: NominationStep, reason: &str) -> Told {
    let (step, why) = (taken_back(step), because(reason, None));
    Told::office(stop(&texts::nomination_step_taken_back::office(nominee, step, who, &why)))
        .step(texts::nomination_step_taken_back::step(step))
}

/// việc trả lại, kết quả thẩm định thành tích
fn taken_back(step: NominationStep) -> &'static str {
    use crate::texts::timeline::nomination_step_taken_back as t;
    match step {
        NominationStep::Returned => t::returned(),
        NominationStep::AchievementAppraised => t::achievement(),
        NominationStep::DossierAppraised => t::dossier(),
        NominationStep::Withdrawn => t::withdrawn(),
        NominationStep::LateAdmitted => t::late_admitted(),
        NominationStep::LateRefused => t::late_refused(),
        NominationStep::SuspensionLifted => t::suspension_lifted(),
    }
}
