//! The scan of a signed paper: where the wrong file was recorded, the right one takes its place, and the first stays in the
//! book.

use super::{AwardRound, AwardRoundEvent as E, AwardRoundRefusal as R, Facts};
use crate::document::Document;
use crate::stamp::Stamp;

impl AwardRound {
    /// `draft` is that of which the paper came, `decision` the number on it, which is public with the reason.
    pub(super) fn replace_scan(
        &self,
        draft: u16,
        decision: Option<String>,
        (after, reason): (Document, String),
        stamp: Stamp,
    ) -> Facts {
        let before = self.scans.get(&draft).ok_or(R::NoSuchDraft { draft })?.clone();
        if before.sha256 == after.sha256 {
            return Err(R::SameAsRecorded);
        }
        if reason.trim().is_empty() {
            return Err(R::ReasonMissing);
        }
        Ok(vec![E::SignedPaperReplaced { draft, decision, before, after, reason, stamp }])
    }
}
