//! Sentences about the chairman's rulings and what comes after: decisions, corrections, revocations, answers from above.

use super::name::{Counted, Names, PutForward, Round, count};
use super::slip::because;
use super::{ActClass, Told, Tone};
use crate::format::{count2, date, inside, onward, stop};
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
            Self::Revoked(revoked) => revoked.told(who),
            Self::ScanReplaced { draft, reason } => {
                Told::office(texts::signed_paper_replaced::office(*draft, stop(reason), who))
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
            | Self::Confirmed { .. }
            | Self::ScanReplaced { .. }
            | Self::Recovered(_)
            | Self::HigherTakenBack { .. }
            | Self::DraftDropped { .. } => Tone::Now,
            Self::Drafted { .. } | Self::Forwarded { .. } | Self::TakenBack(_) => Tone::Wait,
        }
    }
}

fn corrected(
    who: &str,
    recipient: &str,
    (field, before, after): (AwardField, &str, &str),
    (mistyped, reason, document): (bool, &str, &str),
) -> Told {
    let (field, reason) = (terms::award_field(field), onward(reason));
    let change = match mistyped {
        false => texts::decision_corrected::change(after, before, document, field, reason),
        true => texts::decision_corrected::mistyped(after, before, document, field, reason),
    };
    let change = stop(&change);
    Told::office(texts::decision_corrected::office(&change, recipient, who))
        .public(texts::decision_corrected::public(&change, recipient))
        .step(texts::decision_corrected::step(&change))
}

/// A result from above that was recorded by mistake.
fn never_made(who: &str, nominee: &str, reason: &str, document: Option<&String>) -> Told {
    let why = because(reason, document);
    Told::office(stop(&texts::higher_taken_back::office(nominee, who, &why)))
        .public(stop(&texts::higher_taken_back::public(&why)))
        .step(stop(&texts::higher_taken_back::step(&why)))
}

fn holds_again(who: &str, recipient: &str, reason: &str, document: &str) -> Told {
    let why = texts::award_end_taken_back::why(document, onward(reason));
    Told::office(texts::award_end_taken_back::office(recipient, who, &why))
        .public(texts::award_end_taken_back::public(recipient, &why))
        .step(texts::award_end_taken_back::step(&why))
}

fn confirmed(who: &str, recipient: &str, known: Option<&PutForward>, others: u64) -> Told {
    let known = known.map(|known| texts::recipient_confirmed::known(known.text())).unwrap_or_default();
    let others = match others {
        0 => String::new(),
        others => texts::recipient_confirmed::others(count2(others)),
    };
    Told::office(texts::recipient_confirmed::office(&known, &others, recipient, who))
}

impl Published {
    fn told(&self, who: &str) -> Told {
        let decision = texts::name::decision(date(self.decided_on), &self.decision);
        let unit = inside(&self.unit_name);
        let recipient = if self.recipient == self.unit_name {
            unit
        } else {
            texts::who::with_more(unit, &self.recipient)
        };
        let form = match self.posthumous {
            true => texts::award_published::posthumously(&self.form_name),
            false => self.form_name.clone(),
        };
        let award = texts::award_published::award(&decision, form, recipient);
        let step = if self.published_on == self.decided_on {
            texts::award_published::step_same_day(&decision)
        } else {
            texts::award_published::step_later(date(self.published_on), &decision)
        };
        Told::office(texts::award_published::office(&award, who))
            .public(texts::award_published::public(&award))
            .step(step)
    }
}

impl TakenBack {
    fn told(&self, who: &str) -> Told {
        let (mistake, reason) = (terms::mistake(self.mistake), onward(&self.reason));
        let (money, artefact) = (terms::recovery(self.money), terms::recovery(self.artefact));
        let document = signed(&self.document, self.signed_by.as_deref());
        let why = texts::award_taken_back::why(artefact, document, mistake, money, reason);
        Told::office(texts::award_taken_back::office(&self.recipient, who, &why))
            .public(texts::award_taken_back::public(&self.recipient, &why))
            .step(texts::award_taken_back::step(&why))
    }
}

impl Revoked {
    fn told(&self, who: &str) -> Told {
        let (ground, basis) = (terms::revocation_ground(self.ground), onward(&self.basis));
        let (money, artefact) = (terms::recovery(self.money), terms::recovery(self.artefact));
        let by = self.document.as_ref().map(|document| signed(document, self.signed_by.as_deref()));
        let by = by.map(texts::award_revoked::by).unwrap_or_default();
        let why = texts::award_revoked::why(artefact, basis, by, ground, money);
        Told::office(texts::award_revoked::office(&self.recipient, who, &why))
            .public(texts::award_revoked::public(&self.recipient, &why))
            .step(texts::award_revoked::step(&why))
    }
}

/// The paper, and who signed it.
fn signed(document: &str, signed_by: Option<&str>) -> String {
    signed_by.map_or_else(|| document.to_owned(), |signer| texts::name::signed_by(document, signer))
}

impl Recovered {
    fn told(&self, who: &str) -> Told {
        let (what, now, document) =
            (terms::handed_over(self.what), terms::recovery(self.now), &self.document);
        let why = self.reason.as_ref().map(|reason| texts::recovery_recorded::why(onward(reason)));
        let (before, why) = (terms::recovery(self.before), why.unwrap_or_default());
        Told::office(texts::recovery_recorded::office(before, document, now, &self.recipient, what, who, why))
            .public(texts::recovery_recorded::public(document, now, what))
            .step(texts::recovery_recorded::step(document, now, what))
    }
}
