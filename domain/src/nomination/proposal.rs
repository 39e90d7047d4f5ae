//! What is put forward: what is asked of it whenever it is written.

use super::{NominationRefusal, Proposal, Span};
use crate::calendar::day;
use crate::nominee::NomineeKind;
use crate::stamp::Stamp;

impl Proposal {
    /// What is asked of it whenever it is written: the first time, and when it is put right.
    pub(super) fn can_be_put(
        &self,
        promised: bool,
        span: Span,
        stamp: &Stamp,
    ) -> Result<(), NominationRefusal> {
        use NominationRefusal as R;
        if self.achievement.is_blank() {
            return Err(R::NoAchievement);
        }
        span.takes(&self.period, day(stamp.at))?;
        if self.posthumous && self.nominee.kind != NomineeKind::Individual {
            return Err(R::PosthumousGroup);
        }
        if promised { Ok(()) } else { Err(R::NotPromised) }
    }
}
