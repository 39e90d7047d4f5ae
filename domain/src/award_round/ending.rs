//! The end: of a round, and of every nomination in it. None is left without an outcome and a reason.

use super::{AwardRound, AwardRoundEvent as E, AwardRoundRefusal as R, Facts, Outcome, Terms};
use crate::ids::NominationId;
use crate::personal::Personal;
use crate::plan::Occasion;
use crate::stamp::Stamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Why a nomination ends though nobody decided it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndGround {
    /// thành tích chưa đạt
    AchievementNotMet,
    /// trả lại, đơn vị không bổ sung
    NotCompleted,
    /// nộp sau hạn, không được nhận
    LateNotAdmitted,
    /// chưa thẩm định xong
    NotAppraised,
    /// đang tạm dừng
    Suspended,
    /// Hội đồng chưa biểu quyết
    NotVoted,
    /// Hội đồng không thông qua
    NotPassed,
    /// Hội đồng thông qua, không trình
    NotProposed,
    /// cấp trên không trả lời
    NoAnswer,
}

/// A nomination that is to end, with the reason its unit is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// Which.
    pub nomination: NominationId,
    /// How far its dossier came, looked up; what the round itself knows goes before.
    pub dossier: EndGround,
    /// The reason.
    pub reason: Personal<String>,
}

impl AwardRound {
    /// Ends the round with every nomination in it. `taken_back` are those of the list that their units took back. What
    /// waits for an answer from above goes on waiting.
    pub(super) fn close(
        &self,
        terms: &Terms,
        endings: Vec<Ending>,
        taken_back: &BTreeSet<NominationId>,
        stamp: Stamp,
    ) -> Facts {
        let endings: Vec<Ending> =
            endings.into_iter().filter(|ending| self.is_open(&ending.nomination)).collect();
        let waits = |nomination: &&NominationId| !self.outcomes.contains_key(*nomination);
        let mut undecided = self.proposed.keys().filter(waits).count();
        if terms.occasion == Occasion::Unscheduled {
            undecided += endings.iter().filter(|ending| ending.dossier == EndGround::NotVoted).count();
        }
        if undecided > 0 {
            return Err(R::Undecided { count: undecided });
        }
        if !self.drafts.is_empty() {
            return Err(R::DraftWaits);
        }
        self.comments_answered()?;
        let ends = |nomination: &NominationId| {
            endings.iter().any(|ending| ending.nomination == *nomination && !ending.reason.is_blank())
        };
        let listed = self.entries.keys().filter(|listed| !taken_back.contains(*listed));
        let left = listed.filter(|listed| self.is_open(listed) && !ends(listed)).count();
        let unlisted = endings.iter().filter(|ending| !self.entries.contains_key(&ending.nomination));
        let left = left + unlisted.filter(|ending| ending.reason.is_blank()).count();
        if left > 0 {
            return Err(R::WithoutOutcome { count: left });
        }
        let mut facts: Vec<E> = endings.into_iter().map(|ending| self.ended(ending, &stamp)).collect();
        facts.push(E::RoundClosed { stamp });
        Ok(facts)
    }

    /// Ends one nomination: what waits above for an answer that does not come, or what a round closed before left open.
    pub(super) fn end(&self, ending: Ending, stamp: &Stamp) -> Facts {
        let nomination = &ending.nomination;
        if self.outcomes.contains_key(nomination) {
            return Err(R::AlreadyDecided { nomination: nomination.clone() });
        }
        if !self.closed && !self.forwarded.contains_key(nomination) {
            return Err(R::EndsWithTheRound { nomination: nomination.clone() });
        }
        if ending.reason.is_blank() {
            return Err(R::ReasonMissing);
        }
        Ok(vec![self.ended(ending, stamp)])
    }

    /// Neither decided nor waiting above.
    fn is_open(&self, nomination: &NominationId) -> bool {
        !self.outcomes.contains_key(nomination) && !self.forwarded.contains_key(nomination)
    }

    fn ended(&self, ending: Ending, stamp: &Stamp) -> E {
        let Ending { nomination, dossier, reason } = ending;
        let ground = match self.ballots.get(&nomination).map(|ballot| ballot.passed) {
            _ if self.forwarded.contains_key(&nomination) => EndGround::NoAnswer,
            Some(false) => EndGround::NotPassed,
            Some(true) => EndGround::NotProposed,
            None => dossier,
        };
        E::NominationEnded { nomination, ground, reason, stamp: stamp.clone() }
    }

    /// Whether what happened to it since may still be recorded: nobody decided it, or it ended unanswered from above.
    pub(super) fn takes_an_answer(&self, nomination: &NominationId) -> bool {
        matches!(self.outcomes.get(nomination), None | Some(Outcome::Ended))
    }
}
