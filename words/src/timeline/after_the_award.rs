//! Sentences about what came after an award was decided: published, put right, taken back, recovered.

use super::Told;
use super::name::PutForward;
use super::ruling::{Published, Recovered, Revoked, TakenBack};
use super::slip::because;
use crate::format::{count2, date, inside, onward, stop};
use crate::sought::with_day;
use crate::terms;
use crate::texts::timeline as texts;
use jiff::civil::Date;
use sovang_domain::award_round::AwardField;

pub(super) fn corrected(
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
pub(super) fn never_made(who: &str, nominee: &str, reason: &str, document: Option<&String>) -> Told {
    let why = because(reason, document);
    Told::office(stop(&texts::higher_taken_back::office(nominee, who, &why)))
        .public(stop(&texts::higher_taken_back::public(&why)))
        .step(stop(&texts::higher_taken_back::step(&why)))
}

pub(super) fn correction_paper(
    who: &str,
    (before, before_on): (&str, Date),
    (document, on): (&str, Date),
    reason: &str,
) -> Told {
    let was = &texts::name::bearing(with_day(before, before_on));
    let is = &texts::name::bearing(with_day(document, on));
    let why = because(reason, None);
    Told::office(stop(&texts::correction_paper::office(is, was, who, &why)))
        .public(stop(&texts::correction_paper::public(is, was, &why)))
        .step(stop(&texts::correction_paper::step(is, was)))
}

pub(super) fn holds_again(who: &str, recipient: &str, reason: &str, document: &str) -> Told {
    let why = texts::award_end_taken_back::why(document, onward(reason));
    Told::office(texts::award_end_taken_back::office(recipient, who, &why))
        .public(texts::award_end_taken_back::public(recipient, &why))
        .step(texts::award_end_taken_back::step(&why))
}

pub(super) fn confirmed(who: &str, recipient: &str, known: Option<&PutForward>, others: u64) -> Told {
    let known = known.map(|known| texts::recipient_confirmed::known(known.text())).unwrap_or_default();
    let others = match others {
        0 => String::new(),
        others => texts::recipient_confirmed::others(count2(others)),
    };
    Told::office(texts::recipient_confirmed::office(&known, &others, recipient, who))
}

impl Published {
    pub(super) fn told(&self, who: &str) -> Told {
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
    pub(super) fn told(&self, who: &str) -> Told {
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
    pub(super) fn told(&self, who: &str) -> Told {
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
    pub(super) fn told(&self, who: &str) -> Told {
        let (what, now, document) =
            (terms::handed_over(self.what), terms::recovery(self.now), &self.document);
        let why = self.reason.as_ref().map(|reason| texts::recovery_recorded::why(onward(reason)));
        let (before, why) = (terms::recovery(self.before), why.unwrap_or_default());
        Told::office(texts::recovery_recorded::office(before, document, now, &self.recipient, what, who, why))
            .public(texts::recovery_recorded::public(document, now, what))
            .step(texts::recovery_recorded::step(document, now, what))
    }
}
