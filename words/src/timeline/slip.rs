//! Sentences about slips of a round that were put right: what stood there, what stands now, and why.

use super::name::{Round, count};
use super::round::{Ballot, attendance};
use super::{ActClass, Told, Tone};
use crate::format::{date, list, onward, stop};
use crate::terms;
use crate::texts::timeline as texts;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sovang_domain::award_round::{RoundStep, Tally};

/// What was put right in a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "variants and fields are named as in the event; people by their names")]
pub enum SlipDeed {
    Ballot {
        before: Tally,
        ballot: Ballot,
        reason: String,
        document: Option<String>,
    },
    Meeting {
        before_on: Date,
        before: usize,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before_document: Option<String>,
        on: Date,
        present: usize,
        document: String,
        reason: String,
    },
    Proposal {
        before: String,
        before_on: Date,
        document: String,
        on: Date,
        reason: String,
        paper: Option<String>,
    },
    Declaration {
        member: String,
        with: Vec<String>,
        reason: String,
    },
    /// `about`: whom the comment is about; nobody in particular is the whole list.
    Answer {
        about: Option<String>,
        answer: String,
        reason: String,
    },
    Refusal {
        nominee: String,
        reason: String,
    },
    StepTakenBack {
        step: RoundStep,
        nominees: Vec<String>,
        reason: String,
        document: Option<String>,
    },
    Annulled {
        reason: String,
        document: Option<String>,
    },
}

/// "lý do: ghi nhầm cột, theo Biên bản số 04"
pub(super) fn because(reason: &str, document: Option<&String>) -> String {
    let reason = onward(reason);
    match document {
        Some(document) => texts::put_right::by_paper(document, reason),
        None => texts::put_right::because(reason),
    }
}

impl SlipDeed {
    pub(super) fn told(&self, who: &str, round: &Round) -> Told {
        match self {
            Self::Ballot { before, ballot, reason, document } => {
                let why = because(reason, document.as_ref());
                let (before, result) = (terms::tally(*before), ballot.result());
                let (method, kind) = (terms::ballot_method(ballot.method), terms::kind(ballot.kind));
                let t = texts::ballot_corrected::office(&before, &ballot.nominee, &result, who, &why);
                Told::office(stop(&t))
                    .public(stop(&texts::ballot_corrected::public(&before, kind, method, &result, &why)))
                    .step(texts::ballot_corrected::step(&before, &result))
            }
            Self::Meeting { before_on, before, before_document, on, present, document, reason } => {
                let why = because(reason, Some(document));
                let was = attendance(date(*before_on), *before);
                let was = match before_document {
                    None => was,
                    Some(minutes) => texts::meeting_corrected::with_minutes(&was, minutes),
                };
                let is = attendance(date(*on), *present);
                Told::office(stop(&texts::meeting_corrected::office(&is, &was, who, &why)))
                    .public(stop(&texts::meeting_corrected::public(&is, &was, &why)))
                    .step(stop(&texts::meeting_corrected::step(&is, &was)))
            }
            Self::Proposal { before, before_on, document, on, reason, paper } => {
                let why = because(reason, paper.as_ref());
                let was = texts::name::letter(date(*before_on), before);
                let is = texts::name::letter(date(*on), document);
                Told::office(stop(&texts::proposal_corrected::office(&is, &was, who, &why)))
                    .public(stop(&texts::proposal_corrected::public(&is, &was, &why)))
                    .step(stop(&texts::proposal_corrected::step(&is, &was)))
            }
            Self::Declaration { member, with, reason } => {
                let why = because(reason, None);
                Told::office(stop(&if with.is_empty() {
                    texts::declaration_corrected::none(member, &why)
                } else {
                    texts::declaration_corrected::with(member, list(with), &why)
                }))
            }
            Self::Answer { about, answer, reason } => {
                let why = because(reason, None);
                Told::office(stop(&match about {
                    Some(nominee) => texts::answer_corrected::about_nominee(answer, nominee, who, &why),
                    None => texts::answer_corrected::about_list(answer, who, &why),
                }))
            }
            Self::Refusal { nominee, reason } => {
                let why = because(reason, None);
                Told::office(stop(&texts::refusal_taken_back::office(nominee, who, &why)))
            }
            Self::StepTakenBack { step, nominees, reason, document } => {
                let why = because(reason, document.as_ref());
                let (round, what, named) = (round.text(), taken_back(step), list(nominees));
                let named =
                    if nominees.is_empty() { what.clone() } else { texts::put_right::of(named, &what) };
                let told = Told::office(stop(&texts::step_taken_back::office(&round, &named, who, &why)))
                    .public(stop(&texts::step_taken_back::public(&round, &what, &why)));
                if nominees.is_empty() { told } else { told.step(texts::step_taken_back::step(what)) }
            }
            Self::Annulled { reason, document } => {
                let (round, why) = (round.text(), because(reason, document.as_ref()));
                Told::office(stop(&texts::round_annulled::office(&round, who, &why)))
                    .public(stop(&texts::round_annulled::public(&round, &why)))
            }
        }
    }

    pub(super) fn act(&self) -> ActClass {
        ActClass::Correct
    }

    pub(super) fn tone(&self) -> Tone {
        match self {
            Self::Annulled { .. } => Tone::Late,
            Self::Ballot { .. }
            | Self::Meeting { .. }
            | Self::Proposal { .. }
            | Self::Declaration { .. }
            | Self::Answer { .. }
            | Self::Refusal { .. }
            | Self::StepTakenBack { .. } => Tone::Now,
        }
    }
}

/// việc đóng nhận đề nghị; tờ trình 02 đề nghị
fn taken_back(step: &RoundStep) -> String {
    use crate::texts::timeline::round_step as t;
    match step {
        RoundStep::NominationsClosed => t::nominations_closed().to_owned(),
        RoundStep::NoticeOpened => t::notice_opened().to_owned(),
        RoundStep::CouncilConvened => t::council_convened().to_owned(),
        RoundStep::BallotCounted(_) => t::ballot_counted().to_owned(),
        RoundStep::AwardsProposed(all) => t::awards_proposed(count(all.len())),
        RoundStep::ProposalForwarded(_) => t::proposal_forwarded().to_owned(),
        RoundStep::HigherDeclined(_) => t::higher_declined().to_owned(),
        RoundStep::AwardMade(_) => t::award_made().to_owned(),
        RoundStep::RoundClosed => t::round_closed().to_owned(),
    }
}
