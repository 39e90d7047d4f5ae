//! What the public gets of decisions and awards.

use super::{Disclosed, Privacy, award as award_record, dated, with};
use crate::award_round::AwardRoundEvent;
use serde_json::json;

/// What is decided, and what comes beside and after it.
pub(super) fn of(event: &AwardRoundEvent) -> Disclosed {
    use AwardRoundEvent as E;
    Ok(match event {
        E::AwardsDecided { decision, .. } => (
            "awards-decided",
            with(
                json!({ "number": decision.symbol, "signed_on": decision.signed_on, "signed_by": decision.signatory.name,
                "position": decision.signatory.position, "mode": decision.signatory.mode,
                "delegation": decision.signatory.delegation, "legal_bases": decision.legal_bases,
                "awards": decision.entries.iter().map(|entry| &entry.award).collect::<Vec<_>>() }),
                [
                    ("out_of_order", json!(decision.out_of_order)),
                    ("before_appraisal", json!(decision.before_appraisal)),
                ],
            ),
        ),
        E::DecisionPublished { symbol, signed_on, awards, .. } => {
            ("decision-published", json!({ "number": symbol, "signed_on": signed_on, "awards": awards }))
        }
        E::AwardPublished { award, .. } => ("award", award_record(award)),
        E::DecisionCorrected { .. } | E::AwardDetailCorrected { .. } => return corrected(event),
        E::AwardTakenBack { award, mistake, reason, document, signed_by, money, artefact, on, .. } => (
            "award-taken-back",
            with(
                json!({ "award": award, "mistake": mistake, "reason": reason, "document": document,
                    "money": money, "artefact": artefact, "on": on }),
                [("signed_by", json!(signed_by))],
            ),
        ),
        E::AwardEndTakenBack { award, reason, document, on, .. } => (
            "award-end-taken-back",
            json!({ "award": award, "reason": reason, "document": document, "on": on }),
        ),
        E::RecoveryRecorded { award, what, before, now, document, on, .. } => (
            "recovery-recorded",
            json!({ "award": award, "what": what, "before": before, "now": now, "document": document, "on": on }),
        ),
        E::AwardRevoked { award, ground, basis, document, signed_by, money, artefact, on, .. } => (
            "award-revoked",
            with(
                json!({ "award": award, "ground": ground, "basis": basis, "money": money,
                "artefact": artefact }),
                [("document", json!(document)), ("signed_by", json!(signed_by)), ("on", json!(on))],
            ),
        ),
        above => return of_above(above),
    })
}

/// What goes to the level above, and what it answers; and the paper of a correction.
fn of_above(event: &AwardRoundEvent) -> Disclosed {
    use AwardRoundEvent as E;
    Ok(match event {
        E::ProposalForwarded { nomination, form, authority, document, on, .. } => (
            "proposal-forwarded",
            dated(
                *on,
                json!({ "nomination": nomination, "form": form, "authority": authority,
                "document": document }),
            ),
        ),
        E::CorrectionPaperCorrected { awards, before, before_on, document, on, reason, .. } => (
            "correction-paper-corrected",
            json!({ "awards": awards, "before": before, "before_on": before_on, "document": document, "on": on,
                "reason": reason }),
        ),
        E::HigherDecisionRecorded { nomination, decision, .. } => {
            ("higher-decision-recorded", json!({ "nomination": nomination, "decision": decision }))
        }
        E::HigherDecisionTakenBack { nomination, award, reason, document, .. } => (
            "higher-decision-taken-back",
            json!({ "nomination": nomination, "award": award, "reason": reason, "document": document }),
        ),
        _ => return Err(Privacy::Office),
    })
}

/// What was put right, by which paper; that only the book was typed wrong, not the copy that shows it.
fn corrected(event: &AwardRoundEvent) -> Disclosed {
    use AwardRoundEvent as E;
    Ok(match event {
        E::DecisionCorrected { award, correction, reason, document, on, copy, .. } => {
            let facts = json!({ "award": award, "field": correction.field, "before": correction.before.value(),
                "after": correction.after.value(), "reason": reason, "document": document });
            let mistyped = copy.as_ref().map(|_| true);
            ("decision-corrected", dated(*on, with(facts, [("mistyped", json!(mistyped))])))
        }
        E::AwardDetailCorrected { award, correction, reason, document, on, mistyped, .. } => {
            let facts = json!({ "award": award, "correction": correction, "reason": reason,
                "document": document, "on": on });
            ("award-detail-corrected", with(facts, [("mistyped", json!(mistyped.then_some(true)))]))
        }
        _ => return Err(Privacy::Office),
    })
}
