//! What is put forward: what is asked of it whenever it is written.

use super::{NominationRefusal, Proposal, Span};
use crate::calendar::day;
use crate::nominee::NomineeKind;
use crate::personal::Personal;
use crate::plan::Occasion;
use crate::stamp::Stamp;

impl Proposal {
    /// What is asked of it whenever it is written: the first time, and when it is put right.
    pub(super) fn can_be_put(
        &self,
        promised: bool,
        span: Span,
        considered: usize,
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
        let straight = self.occasion == Occasion::Unscheduled;
        let unsaid = self.out_of_turn.as_ref().is_none_or(Personal::is_blank);
        if straight && unsaid && (self.period.is_long() || considered > 0) {
            return Err(R::OutOfTurnUnsaid { considered });
        }
        if promised { Ok(()) } else { Err(R::NotPromised) }
    }
}
