//! Sentences about slips of a round that were put right.

use super::Refs;
use super::sentence::{About, Scene};
use super::sentence_round::kind;
use crate::error::Result;
use sovang_domain::award_round::{AwardRoundEvent, RoundStep};
use sovang_words::personal::readable;
use sovang_words::timeline::{Ballot, Deed, SlipDeed};

pub(super) fn deed(scene: &Scene<'_>, event: &AwardRoundEvent) -> Result<About> {
    use AwardRoundEvent as E;
    let (deed, refs) = match event {
        E::BallotCorrected {
            nomination,
            before,
            method,
            tally,
            recused,
            absent,
            written,
            out_of,
            passed,
            reason,
            document,
            ..
        } => {
            let ballot = Ballot {
                nominee: scene.nominee(nomination)?,
                kind: kind(scene, nomination)?,
                method: *method,
                tally: *tally,
                recused: *recused,
                absent: *absent,
                written: *written,
                out_of: Some(*out_of),
                passed: *passed,
            };
            let (reason, document) = (reason.clone(), document.clone());
            (SlipDeed::Ballot { before: *before, ballot, reason, document }, scene.about(nomination)?)
        }
        E::MeetingCorrected { .. } | E::ProposalCorrected { .. } => return of_a_paper(scene, event),
        E::DeclarationCorrected { member, conflicts, reason, .. } => {
            let with = scene.nominees(conflicts.iter().map(|conflict| &conflict.nomination))?;
            let member = scene.person(member)?;
            (SlipDeed::Declaration { member, with, reason: reason.clone() }, scene.round_refs()?)
        }
        E::CommentAnswerCorrected { comment, answer, reason, .. } => {
            let about = scene.commented_on(comment)?;
            let (answer, reason) = (answer.clone(), reason.clone());
            (SlipDeed::Answer { about, answer, reason }, scene.round_refs()?)
        }
        E::RefusalTakenBack { nomination, reason, .. } => {
            let (nominee, reason) = (scene.nominee(nomination)?, readable(reason).to_owned());
            (SlipDeed::Refusal { nominee, reason }, scene.about(nomination)?)
        }
        E::RoundStepTakenBack { step, reason, document, .. } => {
            let nominees = scene.nominees(step.nominations())?;
            let (reason, document) = (reason.clone(), document.clone());
            let deed = SlipDeed::StepTakenBack { step: step.clone(), nominees, reason, document };
            (deed, refs_of(scene, step)?)
        }
        E::RoundAnnulled { reason, document, .. } => {
            let (reason, document) = (reason.clone(), document.clone());
            (SlipDeed::Annulled { reason, document }, scene.round_refs()?)
        }
        other => return super::sentence_round::deed(scene, other),
    };
    Ok((Deed::Slip { round: scene.round()?, deed }, refs))
}

/// The meeting or a proposal, as its paper has it.
fn of_a_paper(scene: &Scene<'_>, event: &AwardRoundEvent) -> Result<About> {
    use AwardRoundEvent as E;
    let (deed, refs) = match event {
        E::MeetingCorrected { before_on, before, before_document, on, present, document, reason, .. } => {
            let deed = SlipDeed::Meeting {
                before_on: *before_on,
                before: before.len(),
                before_document: before_document.clone(),
                on: *on,
                present: present.len(),
                document: document.clone(),
                reason: reason.clone(),
            };
            (deed, scene.round_refs()?)
        }
        E::ProposalCorrected { nominations, before, before_on, document, on, reason, paper, .. } => {
            let deed = SlipDeed::Proposal {
                before: before.clone(),
                before_on: *before_on,
                document: document.clone(),
                on: *on,
                reason: reason.clone(),
                paper: paper.clone(),
            };
            let refs = match nominations.as_slice() {
                [one] => scene.about(one)?,
                _ => scene.round_refs()?,
            };
            (deed, refs)
        }
        other => return super::sentence_round::deed(scene, other),
    };
    Ok((Deed::Slip { round: scene.round()?, deed }, refs))
}

/// What a step that was taken back is about: one nomination where it was one, the round otherwise.
fn refs_of(scene: &Scene<'_>, step: &RoundStep) -> Result<Refs> {
    match step.nominations() {
        [one] => scene.about(one),
        _ => scene.round_refs(),
    }
}
