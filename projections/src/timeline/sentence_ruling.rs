//! Sentences about the chairman's rulings and what comes after: decisions, corrections, revocations, answers from above.

use super::Refs;
use super::sentence::{About, Scene};
use crate::award_roll;
use crate::error::Result;
use jiff::Timestamp;
use jiff::civil::Date;
use sovang_domain::award_form::DecidingAuthority;
use sovang_domain::award_round::{
    Award, Correction, Decision, DecisionDraft, DetailCorrection, EndGround, HandedOver, HigherDecision,
    Mistake, Recovery, RevocationGround,
};
use sovang_domain::calendar::day;
use sovang_domain::ids::{AwardFormId, AwardId, NominationId, SubjectId};
use sovang_domain::personal::Personal;
use sovang_words::personal::readable;
use sovang_words::terms;
use sovang_words::timeline::{Counted, Deed, Published, Recovered, Revoked, RulingDeed, TakenBack};

fn ruling(scene: &Scene<'_>, deed: RulingDeed, refs: Refs) -> Result<About> {
    Ok((Deed::Ruling { round: scene.round()?, deed }, refs))
}

/// The scan of a signed paper gave way to another file.
pub(super) fn replaced(
    scene: &Scene<'_>,
    draft: u16,
    decision: Option<&String>,
    reason: &str,
) -> Result<About> {
    let (decision, reason) = (decision.cloned(), reason.to_owned());
    of_round(scene, RulingDeed::ScanReplaced { draft, decision, reason })
}

/// About the round as a whole.
pub(super) fn of_round(scene: &Scene<'_>, deed: RulingDeed) -> Result<About> {
    ruling(scene, deed, scene.round_refs()?)
}

pub(super) fn not_awarded(
    scene: &Scene<'_>,
    nomination: &NominationId,
    reason: &Personal<String>,
) -> Result<About> {
    let (nominee, reason) = (scene.nominee(nomination)?, readable(reason).to_owned());
    ruling(scene, RulingDeed::NotAwarded { nominee, reason }, scene.about(nomination)?)
}

pub(super) fn ended(
    scene: &Scene<'_>,
    nomination: &NominationId,
    ground: EndGround,
    reason: &Personal<String>,
) -> Result<About> {
    let (nominee, reason) = (scene.nominee(nomination)?, readable(reason).to_owned());
    ruling(scene, RulingDeed::Ended { nominee, ground, reason }, scene.about(nomination)?)
}

pub(super) fn decided(scene: &Scene<'_>, decision: &Decision) -> Result<About> {
    let deed = RulingDeed::Decided {
        symbol: decision.symbol.clone(),
        signed_on: decision.signed_on,
        signatory: decision.signatory.name.clone(),
        listed: Counted::of(decision.entries.iter().map(|entry| entry.kind)),
        recorded: decision.draft.is_some(),
    };
    of_round(scene, deed)
}

pub(super) fn drafted(scene: &Scene<'_>, draft: &DecisionDraft) -> Result<About> {
    let listed = Counted::of(draft.entries.iter().map(|entry| entry.kind));
    of_round(scene, RulingDeed::Drafted { draft: draft.draft, listed })
}

pub(super) fn published(scene: &Scene<'_>, symbol: &str, signed_on: Date, awards: usize) -> Result<About> {
    of_round(scene, RulingDeed::DecisionPublished { symbol: symbol.to_owned(), signed_on, awards })
}

pub(super) fn award_published(scene: &Scene<'_>, award: &Award, at: Timestamp) -> Result<About> {
    let published = Published {
        form_name: award.form_name.clone(),
        posthumous: award.posthumous,
        recipient: readable(&award.recipient).to_owned(),
        unit_name: award.unit_name.clone(),
        decision: award.decision.clone(),
        decided_on: award.decided_on,
        published_on: day(at),
    };
    let refs = Refs {
        nomination: Some(award.nomination.clone()),
        award: Some(award.id.clone()),
        unit: Some(award.unit.clone()),
        ..scene.round_refs()?
    };
    ruling(scene, RulingDeed::AwardPublished(published), refs)
}

pub(super) fn corrected(
    scene: &Scene<'_>,
    award: &AwardId,
    correction: &Correction,
    (reason, document, mistyped): (&str, &str, bool),
) -> Result<About> {
    let (recipient, refs) = awarded(scene, award)?;
    let deed = RulingDeed::Corrected {
        recipient,
        field: correction.field.into(),
        before: readable(&correction.before).to_owned(),
        after: readable(&correction.after).to_owned(),
        mistyped,
        reason: reason.to_owned(),
        document: document.to_owned(),
    };
    ruling(scene, deed, refs)
}

pub(super) fn detail_corrected(
    scene: &Scene<'_>,
    award: &AwardId,
    correction: &DetailCorrection,
    (reason, document, mistyped): (&str, &str, bool),
) -> Result<About> {
    let (recipient, refs) = awarded(scene, award)?;
    let (before, after) = terms::corrected_values(correction);
    let (field, reason, document) = (correction.field(), reason.to_owned(), document.to_owned());
    let deed = RulingDeed::Corrected { recipient, field, before, after, mistyped, reason, document };
    ruling(scene, deed, refs)
}

/// The paper by which awards were put right, as it is.
pub(super) fn correction_paper(
    scene: &Scene<'_>,
    awards: &[AwardId],
    (before, before_on): (&str, Date),
    (document, on): (&str, Date),
    reason: &str,
) -> Result<About> {
    let refs = match awards {
        [one] => awarded(scene, one)?.1,
        _ => scene.round_refs()?,
    };
    let (before, document, reason) = (before.to_owned(), document.to_owned(), reason.to_owned());
    ruling(scene, RulingDeed::CorrectionPaper { before, before_on, document, on, reason }, refs)
}

/// That a corrected award is still the same one's, in the words of the register.
pub(super) fn confirmed(
    scene: &Scene<'_>,
    award: &AwardId,
    known: Option<&SubjectId>,
    others: usize,
) -> Result<About> {
    let (recipient, refs) = awarded(scene, award)?;
    let known = known.map(|known| scene.other_nominee(known)).transpose()?;
    ruling(scene, RulingDeed::Confirmed { recipient, known, others: others as u64 }, refs)
}

/// The decision by which an award ends, and who signed it, where the fact says so.
type Ending<'a> = (Option<&'a str>, Option<&'a str>);

/// The office's own error; `recovered` is the money, then the artefact.
pub(super) fn taken_back(
    scene: &Scene<'_>,
    award: &AwardId,
    mistake: Mistake,
    (reason, document, signed_by): (&str, &str, Option<&str>),
    [money, artefact]: [Recovery; 2],
) -> Result<About> {
    let (recipient, refs) = awarded(scene, award)?;
    let (document, signed_by) = (document.to_owned(), signed_by.map(ToOwned::to_owned));
    let reason = reason.to_owned();
    let back = TakenBack { recipient, mistake, reason, document, signed_by, money, artefact };
    ruling(scene, RulingDeed::TakenBack(back), refs)
}

pub(super) fn end_taken_back(
    scene: &Scene<'_>,
    award: &AwardId,
    reason: &str,
    document: &str,
) -> Result<About> {
    let (recipient, refs) = awarded(scene, award)?;
    let (reason, document) = (reason.to_owned(), document.to_owned());
    ruling(scene, RulingDeed::EndTakenBack { recipient, reason, document }, refs)
}

pub(super) fn recovered(
    scene: &Scene<'_>,
    award: &AwardId,
    what: HandedOver,
    [before, now]: [Recovery; 2],
    (reason, document): (Option<&str>, &str),
) -> Result<About> {
    let (recipient, refs) = awarded(scene, award)?;
    let (reason, document) = (reason.map(ToOwned::to_owned), document.to_owned());
    ruling(scene, RulingDeed::Recovered(Recovered { recipient, what, before, now, reason, document }), refs)
}

/// `recovered`: the money, then the artefact.
pub(super) fn revoked(
    scene: &Scene<'_>,
    award: &AwardId,
    ground: RevocationGround,
    (basis, paper): (&str, Ending<'_>),
    [money, artefact]: [Recovery; 2],
) -> Result<About> {
    let (recipient, refs) = awarded(scene, award)?;
    let basis = basis.to_owned();
    let (document, signed_by) = (paper.0.map(ToOwned::to_owned), paper.1.map(ToOwned::to_owned));
    let revoked = Revoked { recipient, ground, basis, document, signed_by, money, artefact };
    ruling(scene, RulingDeed::Revoked(revoked), refs)
}

pub(super) fn forwarded(
    scene: &Scene<'_>,
    nomination: &NominationId,
    form: &AwardFormId,
    authority: DecidingAuthority,
    document: &str,
) -> Result<About> {
    let (nominee, form) = (scene.nominee(nomination)?, form.clone());
    let document = document.to_owned();
    ruling(scene, RulingDeed::Forwarded { nominee, form, authority, document }, scene.about(nomination)?)
}

pub(super) fn higher_decision(
    scene: &Scene<'_>,
    nomination: &NominationId,
    decision: &HigherDecision,
) -> Result<About> {
    let deed = RulingDeed::HigherDecision {
        nominee: scene.nominee(nomination)?,
        granted: decision.granted,
        number: decision.number.clone(),
        date: decision.date,
        issuer: decision.issuer.clone(),
    };
    ruling(scene, deed, scene.about(nomination)?)
}

/// An award from above that was recorded by mistake: it has left the roll.
pub(super) fn higher_taken_back(
    scene: &Scene<'_>,
    (nomination, award): (&NominationId, &AwardId),
    reason: &str,
    document: Option<&String>,
) -> Result<About> {
    let (nominee, reason) = (scene.nominee(nomination)?, reason.to_owned());
    let refs = Refs { award: Some(award.clone()), ..scene.about(nomination)? };
    ruling(scene, RulingDeed::HigherTakenBack { nominee, reason, document: document.cloned() }, refs)
}

/// Who has the award, and what a fact about it is about.
fn awarded(scene: &Scene<'_>, award: &AwardId) -> Result<(String, Refs)> {
    let refs = Refs { award: Some(award.clone()), ..scene.round_refs()? };
    Ok(match award_roll::one(scene.conn, award)? {
        None => (award.to_string(), refs),
        Some(row) => (row.recipient, Refs { nomination: Some(row.nomination), unit: Some(row.unit), ..refs }),
    })
}
