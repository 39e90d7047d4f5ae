//! What the public gets of a slip that was put right in a round.

use super::{Disclosed, Privacy, with};
use crate::award_round::AwardRoundEvent;
use serde_json::json;

/// What was put right in a round: both what stood there and what stands now, as far as the first was public.
pub(super) fn of(event: &AwardRoundEvent) -> Disclosed {
    use AwardRoundEvent as E;
    Ok(match event {
        E::BallotCorrected {
            nomination,
            before,
            before_written,
            method,
            tally,
            voters,
            recused,
            absent,
            written,
            out_of,
            passed,
            reason,
            document,
            ..
        } => (
            "ballot-corrected",
            json!({ "nomination": nomination, "before": before, "before_written": before_written, "method": method,
                "tally": tally, "voters": voters, "recused": recused, "absent": absent, "written": written,
                "out_of": out_of, "passed": passed, "reason": reason, "document": document }),
        ),
        E::MeetingCorrected { before_on, before, before_document, on, present, document, reason, .. } => (
            "meeting-corrected",
            with(
                json!({ "before_on": before_on, "before": before.len(), "on": on, "present": present.len(),
                    "document": document, "reason": reason }),
                [("before_document", json!(before_document))],
            ),
        ),
        E::ProposalCorrected { nominations, before, before_on, document, on, reason, paper, .. } => (
            "proposal-corrected",
            json!({ "nominations": nominations.len(), "before": before, "before_on": before_on, "document": document,
                "on": on, "reason": reason, "paper": paper }),
        ),
        E::RoundStepTakenBack { step, reason, document, .. } => (
            "round-step-taken-back",
            json!({ "step": step.word(), "nominations": step.nominations().len(), "reason": reason,
                "document": document }),
        ),
        E::RoundAnnulled { reason, document, .. } => {
            ("round-annulled", json!({ "reason": reason, "document": document }))
        }
        E::CommentAnswerCorrected { .. } => return Err(Privacy::Citizen),
        E::RefusalTakenBack { .. } => return Err(Privacy::Nominee),
        _ => return Err(Privacy::Council),
    })
}
