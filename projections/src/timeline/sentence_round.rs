//! Sentences about an award round. What the chairman does is told in its own file.

use super::sentence::{About, Scene};
use super::sentence_ruling as ruling;
use super::sentence_slip as slip;
use crate::error::Result;
use crate::nomination_board;
use jiff::civil::Date;
use sovang_domain::award_round::{AwardRoundEvent, ClosedEarly, Conflict};
use sovang_domain::ids::{AccountId, NominationId};
use sovang_domain::nominee::NomineeKind;
use sovang_words::personal::readable;
use sovang_words::timeline::{Ballot, Counted, Deed, RoundDeed, RulingDeed};

pub(super) fn deed(scene: &Scene<'_>, event: &AwardRoundEvent) -> Result<About> {
    use AwardRoundEvent as E;
    match event {
        E::RoundOpened { campaign, nominations_due, again, .. } => {
            let (campaign, due, again) = (scene.campaign(campaign)?, *nominations_due, again.clone());
            round(scene, RoundDeed::Opened { campaign, due, again })
        }
        E::NominationsClosed { early, .. } => closed(scene, early.clone()),
        E::NoticeOpened { entries, closes, working_days, .. } => {
            let listed = Counted::of(entries.iter().map(|entry| entry.kind));
            round(scene, RoundDeed::NoticeOpened { listed, closes: *closes, working_days: *working_days })
        }
        E::NoticeCommentReceived { about, words, .. } => commented(scene, about.as_ref(), readable(words)),
        E::NoticeExtended { before, closes, reason, .. } => round(
            scene,
            RoundDeed::NoticeExtended { before: *before, closes: *closes, reason: reason.clone() },
        ),
        E::NoticeCommentAnswered { comment, answer, .. } => {
            let about = scene.commented_on(comment)?;
            round(scene, RoundDeed::CommentAnswered { about, answer: answer.clone() })
        }
        E::NoticeClosed { comments, .. } => round(scene, RoundDeed::NoticeClosed { comments: *comments }),
        E::CouncilConvened { on, members, present, document, .. } => {
            convened(scene, *on, [members.len(), present.len()], document)
        }
        E::ConflictsDeclared { member, conflicts, document, .. } => {
            declared(scene, member, conflicts, document.as_deref())
        }
        E::BallotCounted { .. } => counted(scene, event),
        E::AwardsProposed { nominations, document, .. } => {
            let nominees = scene.nominees(nominations)?;
            round(scene, RoundDeed::AwardsProposed { nominees, document: document.clone() })
        }
        E::NominationNotAwarded { nomination, reason, .. } => ruling::not_awarded(scene, nomination, reason),
        E::DecisionDrafted { draft, .. } => ruling::drafted(scene, draft),
        E::DecisionDraftDropped { draft, reason, .. } => {
            ruling::of_round(scene, RulingDeed::DraftDropped { draft: *draft, reason: reason.clone() })
        }
        E::SignedPaperReplaced { draft, decision, reason, .. } => {
            ruling::replaced(scene, *draft, decision.as_ref(), reason)
        }
        E::NominationEnded { nomination, ground, reason, .. } => {
            ruling::ended(scene, nomination, *ground, reason)
        }
        E::AwardsDecided { decision, .. } => ruling::decided(scene, decision),
        E::DecisionPublished { symbol, signed_on, awards, .. } => {
            ruling::published(scene, symbol, *signed_on, awards.len())
        }
        E::AwardPublished { award, stamp } => ruling::award_published(scene, award, stamp.at),
        E::DecisionCorrected { .. }
        | E::AwardDetailCorrected { .. }
        | E::CorrectionPaperCorrected { .. }
        | E::RecipientConfirmed { .. }
        | E::AwardTakenBack { .. }
        | E::AwardEndTakenBack { .. }
        | E::RecoveryRecorded { .. }
        | E::AwardRevoked { .. } => after_the_award(scene, event),
        E::ProposalForwarded { .. }
        | E::HigherDecisionRecorded { .. }
        | E::HigherDecisionTakenBack { .. } => above(scene, event),
        E::RoundClosed { .. } => ruling::of_round(scene, RulingDeed::RoundClosed),
        E::BallotCorrected { .. }
        | E::MeetingCorrected { .. }
        | E::ProposalCorrected { .. }
        | E::DeclarationCorrected { .. }
        | E::CommentAnswerCorrected { .. }
        | E::RefusalTakenBack { .. }
        | E::RoundStepTakenBack { .. }
        | E::RoundAnnulled { .. } => slip::deed(scene, event),
    }
}

fn closed(scene: &Scene<'_>, early: Option<ClosedEarly>) -> Result<About> {
    round(scene, RoundDeed::NominationsClosed { early })
}

/// What went to the level above, and what came back.
fn above(scene: &Scene<'_>, event: &AwardRoundEvent) -> Result<About> {
    use AwardRoundEvent as E;
    match event {
        E::ProposalForwarded { nomination, form, authority, document, .. } => {
            ruling::forwarded(scene, nomination, form, *authority, document)
        }
        E::HigherDecisionRecorded { nomination, decision, .. } => {
            ruling::higher_decision(scene, nomination, decision)
        }
        E::HigherDecisionTakenBack { nomination, award, reason, document, .. } => {
            ruling::higher_taken_back(scene, (nomination, award), reason, document.as_ref())
        }
        _ => deed(scene, event),
    }
}

/// What came after an award was published.
fn after_the_award(scene: &Scene<'_>, event: &AwardRoundEvent) -> Result<About> {
    use AwardRoundEvent as E;
    match event {
        E::DecisionCorrected { award, correction, reason, document, copy, .. } => {
            ruling::corrected(scene, award, correction, (reason, document, copy.is_some()))
        }
        E::AwardDetailCorrected { award, correction, reason, document, mistyped, .. } => {
            ruling::detail_corrected(scene, award, correction, (reason, document, *mistyped))
        }
        E::CorrectionPaperCorrected { awards, before, before_on, document, on, reason, .. } => {
            let (was, is) = ((before.as_str(), *before_on), (document.as_str(), *on));
            ruling::correction_paper(scene, awards, was, is, reason)
        }
        E::RecipientConfirmed { award, known, others, .. } => {
            ruling::confirmed(scene, award, known.as_ref(), others.len())
        }
        E::AwardTakenBack { award, mistake, reason, document, signed_by, money, artefact, .. } => {
            let paper = (reason.as_str(), document.as_str(), signed_by.as_deref());
            ruling::taken_back(scene, award, *mistake, paper, [*money, *artefact])
        }
        E::AwardEndTakenBack { award, reason, document, .. } => {
            ruling::end_taken_back(scene, award, reason, document)
        }
        E::RecoveryRecorded { award, what, before, now, reason, document, .. } => {
            ruling::recovered(scene, award, *what, [*before, *now], (reason.as_deref(), document))
        }
        E::AwardRevoked { award, ground, basis, document, signed_by, money, artefact, .. } => {
            let paper = (document.as_deref(), signed_by.as_deref());
            ruling::revoked(scene, award, *ground, (basis, paper), [*money, *artefact])
        }
        _ => deed(scene, event),
    }
}

fn counted(scene: &Scene<'_>, event: &AwardRoundEvent) -> Result<About> {
    let AwardRoundEvent::BallotCounted {
        nomination,
        method,
        tally,
        recused,
        absent,
        written,
        out_of,
        passed,
        ..
    } = event
    else {
        return deed(scene, event);
    };
    let ballot = Ballot {
        nominee: scene.nominee(nomination)?,
        kind: kind(scene, nomination)?,
        method: *method,
        tally: *tally,
        recused: *recused,
        absent: *absent,
        written: *written,
        out_of: *out_of,
        passed: *passed,
    };
    round_about(scene, nomination, RoundDeed::BallotCounted(ballot))
}

fn convened(scene: &Scene<'_>, on: Date, [members, present]: [usize; 2], document: &str) -> Result<About> {
    round(scene, RoundDeed::CouncilConvened { on, members, present, document: document.to_owned() })
}

/// About the round as a whole.
fn round(scene: &Scene<'_>, deed: RoundDeed) -> Result<About> {
    Ok((Deed::Round { round: scene.round()?, deed }, scene.round_refs()?))
}

/// About one nomination.
fn round_about(scene: &Scene<'_>, nomination: &NominationId, deed: RoundDeed) -> Result<About> {
    Ok((Deed::Round { round: scene.round()?, deed }, scene.about(nomination)?))
}

fn commented(scene: &Scene<'_>, about: Option<&NominationId>, words: &str) -> Result<About> {
    let words = words.to_owned();
    match about {
        None => round(scene, RoundDeed::CommentReceived { about: None, words }),
        Some(nomination) => {
            let about = Some(scene.nominee(nomination)?);
            round_about(scene, nomination, RoundDeed::CommentReceived { about, words })
        }
    }
}

fn declared(
    scene: &Scene<'_>,
    member: &AccountId,
    conflicts: &[Conflict],
    document: Option<&str>,
) -> Result<About> {
    let with = scene.nominees(conflicts.iter().map(|conflict| &conflict.nomination))?;
    let (member, document) = (scene.person(member)?, document.map(str::to_owned));
    round(scene, RoundDeed::ConflictsDeclared { member, with, document })
}

pub(super) fn kind(scene: &Scene<'_>, nomination: &NominationId) -> Result<NomineeKind> {
    let label = nomination_board::label(scene.conn, nomination)?;
    Ok(label.map_or(NomineeKind::Individual, |label| label.kind))
}
