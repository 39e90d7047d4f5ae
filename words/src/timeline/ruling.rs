//! Sentences about the chairman's rulings and what comes after: decisions, corrections, revocations, answers from above.

use super::after_the_award::{confirmed, corrected, correction_paper, holds_again, never_made};
use super::name::{Counted, Names, PutForward, Round, count};
use super::{ActClass, Told, Tone};
use crate::format::{date, stop};
use crate::terms;
use crate::texts::timeline as texts;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sovang_domain::award_form::DecidingAuthority;
use sovang_domain::award_round::{AwardField, EndGround, HandedOver, Mistake, Recovery, RevocationGround};
use sovang_domain::ids::AwardFormId;

/// What the chairman did in a round, and what came after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "variants and fields are named as in the event; people by their names")]
pub enum RulingDeed {
    NotAwarded {
        nominee: String,
        reason: String,
    },
    Ended {
        nominee: String,
        ground: EndGround,
        reason: String,
    },
    Drafted {
        draft: u16,
        listed: Counted,
    },
    DraftDropped {
        draft: u16,
        reason: String,
    },
    Decided {
        symbol: String,
        signed_on: Date,
        signatory: String,
        listed: Counted,
        /// Whether someone else recorded the signed paper.
        recorded: bool,
    },
    ScanReplaced {
        draft: u16,
        /// The number of the decision, where it is public.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        decision: Option<String>,
        reason: String,
    },
    DecisionPublished {
        symbol: String,
        signed_on: Date,
        awards: usize,
    },
    AwardPublished(Published),
    Corrected {
        recipient: String,
        field: AwardField,
        before: String,
        after: String,
        /// The paper was right, only the book was typed wrong.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        mistyped: bool,
        reason: String,
        document: String,
    },
    /// The paper of a correction was typed wrong itself.
    CorrectionPaper {
        before: String,
        before_on: Date,
        document: String,
        on: Date,
        reason: String,
    },
    Revoked(Revoked),
    /// A corrected award is still the same one's.
    Confirmed {
        recipient: String,
        known: Option<PutForward>,
        others: u64,
    },
    TakenBack(TakenBack),
    EndTakenBack {
        recipient: String,
        reason: String,
        document: String,
    },
    Recovered(Recovered),
    Forwarded {
        nominee: String,
        form: AwardFormId,
        authority: DecidingAuthority,
        document: String,
    },
    HigherDecision {
        nominee: String,
        granted: bool,
        number: String,
        date: Date,
        issuer: String,
    },
    /// An award from above was recorded by mistake.
    HigherTakenBack {
        nominee: String,
        reason: String,
        document: Option<String>,
    },
    RoundClosed,
}

/// One award made public; all of it is public.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "fields are named as in the event")]
pub struct Published {
    pub form_name: String,
    /// Whether it was given to someone who has died.
    pub posthumous: bool,
    pub recipient: String,
    pub unit_name: String,
    pub decision: String,
    pub decided_on: Date,
    pub published_on: Date,
}

/// An award that was the office's own error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "fields are named as in the event")]
pub struct TakenBack {
    pub recipient: String,
    pub mistake: Mistake,
    pub reason: String,
    pub document: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_by: Option<String>,
    pub money: Recovery,
    pub artefact: Recovery,
}

/// An award revoked on a ground of the law.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "fields are named as in the event")]
pub struct Revoked {
    pub recipient: String,
    pub ground: RevocationGround,
    pub basis: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_by: Option<String>,
    pub money: Recovery,
    pub artefact: Recovery,
}

/// A step of the recovery. The public reads how it stands, without the name and without what was wrong before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "fields are named as in the event")]
pub struct Recovered {
    pub recipient: String,
    pub what: HandedOver,
    pub before: Recovery,
    pub now: Recovery,
    pub reason: Option<String>,
    pub document: String,
}

impl RulingDeed {
    pub(super) fn told(&self, who: &str, round: &Round, names: Names<'_>) -> Told {
        let round = round.text();
        match self {
            Self::NotAwarded { nominee, reason } => {
                Told::office(stop(&texts::not_awarded::office(nominee, reason, who)))
            }
            Self::Ended { nominee, ground, reason } => {
                let ground = terms::end_ground(*ground);
                Told::office(stop(&texts::nomination_ended::office(ground, nominee, reason, who)))
            }
            Self::Drafted { draft, listed } => {
                Told::office(texts::decision_drafted::office(draft, listed.text(), who))
            }
            Self::DraftDropped { draft, reason } => {
                Told::office(stop(&texts::decision_draft_dropped::office(draft, reason, who)))
            }
            Self::Decided { symbol, signed_on, signatory, listed, recorded } => {
                let (decision, listed) = (texts::name::decision(date(*signed_on), symbol), listed.text());
                let signed = texts::awards_decided::signed;
                let office = if *recorded {
                    texts::awards_decided::recorded(&decision, &listed, signatory, who)
                } else {
                    signed(&decision, &listed, who)
                };
                Told::office(office).public(signed(&decision, &listed, signatory))
            }
            Self::DecisionPublished { symbol, signed_on, awards } => {
                let (decision, number) = (texts::name::decision(date(*signed_on), symbol), count(*awards));
                Told::office(texts::decision_published::office(&number, &decision, who))
                    .public(texts::decision_published::public(&number, &decision))
            }
            Self::AwardPublished(award) => award.told(who),
            Self::Corrected { recipient, field, before, after, mistyped, reason, document } => {
                corrected(who, recipient, (*field, before, after), (*mistyped, reason, document))
            }
            Self::CorrectionPaper { before, before_on, document, on, reason } => {
                correction_paper(who, (before, *before_on), (document, *on), reason)
            }
            Self::Revoked(revoked) => revoked.told(who),
            Self::ScanReplaced { draft, decision, reason } => {
                replaced(who, *draft, decision.as_deref(), reason)
            }
            Self::TakenBack(back) => back.told(who),
            Self::Confirmed { recipient, known, others } => {
                confirmed(who, recipient, known.as_ref(), *others)
            }
            Self::EndTakenBack { recipient, reason, document } => {
                holds_again(who, recipient, reason, document)
            }
            Self::Recovered(step) => step.told(who),
            Self::Forwarded { nominee, form, authority, document } => {
                let (form, authority) = (names.form(form), terms::authority_at_large(*authority));
                Told::office(texts::proposal_forwarded::office(&authority, document, &form, nominee, who))
                    .public(texts::proposal_forwarded::public(&authority, document, &form))
                    .step(texts::proposal_forwarded::step(&authority, document, &form))
            }
            Self::HigherDecision { nominee, granted, number, date: day, issuer } => {
                let letter = texts::name::letter(date(*day), number);
                let (yes, no) = (texts::higher_decision::granted(), texts::higher_decision::declined());
                let verdict = if *granted { yes } else { no };
                Told::office(texts::higher_decision::office(issuer, &letter, nominee, verdict, who))
                    .public(texts::higher_decision::public(issuer, &letter, verdict))
                    .step(texts::higher_decision::step(issuer, &letter, verdict))
            }
            Self::HigherTakenBack { nominee, reason, document } => {
                never_made(who, nominee, reason, document.as_ref())
            }
            Self::RoundClosed => Told::office(texts::round_closed::office(&round, who))
                .public(texts::round_closed::public(&round)),
        }
    }

    pub(super) fn act(&self) -> ActClass {
        match self {
            Self::NotAwarded { .. }
            | Self::Ended { .. }
            | Self::Drafted { .. }
            | Self::DraftDropped { .. }
            | Self::Decided { .. }
            | Self::DecisionPublished { .. }
            | Self::AwardPublished(_)
            | Self::Forwarded { .. }
            | Self::HigherDecision { .. }
            | Self::RoundClosed => ActClass::Decide,
            Self::Corrected { .. }
            | Self::CorrectionPaper { .. }
            | Self::Revoked(_)
            | Self::TakenBack(_)
            | Self::Confirmed { .. }
            | Self::ScanReplaced { .. }
            | Self::EndTakenBack { .. }
            | Self::HigherTakenBack { .. }
            | Self::Recovered(_) => ActClass::Correct,
        }
    }

    pub(super) fn tone(&self) -> Tone {
        match self {
            Self::NotAwarded { .. }
            | Self::Ended { .. }
            | Self::Revoked(_)
            | Self::HigherDecision { granted: false, .. } => Tone::Late,
            Self::Decided { .. }
            | Self::DecisionPublished { .. }
            | Self::AwardPublished(_)
            | Self::HigherDecision { granted: true, .. }
            | Self::EndTakenBack { .. }
            | Self::RoundClosed => Tone::Ok,
            Self::Corrected { .. }
            | Self::CorrectionPaper { .. }
            | Self::Confirmed { .. }
            | Self::ScanReplaced { .. }
            | Self::Recovered(_)
            | Self::HigherTakenBack { .. }
            | Self::DraftDropped { .. } => Tone::Now,
            Self::Drafted { .. } | Self::Forwarded { .. } | Self::TakenBack(_) => Tone::Wait,
        }
    }
}

/// The scan of a signed paper gave way to another file: public where the decision is named.
fn replaced(who: &str, draft: u16, decision: Option<&str>, reason: &str) -> Told {
    let told = Told::office(texts::signed_paper_replaced::office(draft, stop(reason), who));
    match decision {
        Some(number) => told.public(texts::signed_paper_replaced::public(number, stop(reason))),
        None => told,
    }
}
