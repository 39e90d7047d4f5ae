//! The public notice: a lock. While it runs, and while a comment waits for its answer, the council does not meet.

use super::{AwardRound, AwardRoundEvent as E, AwardRoundRefusal as R, Entry, Facts, Terms};
use crate::calendar::day;
use crate::ids::NominationId;
use crate::personal::Personal;
use crate::stamp::Stamp;
use jiff::civil::Date;

impl AwardRound {
    pub(super) fn open_notice(
        &self,
        terms: &Terms,
        entries: Vec<Entry>,
        closes: Date,
        stamp: Stamp,
    ) -> Facts {
        if !self.nominations_closed {
            return Err(R::NominationsStillOpen);
        }
        if self.notice.is_some() {
            return Err(R::NoticeAlreadyOpened);
        }
        // closed early or not, whoever comes by the announced day still gets on the list
        if let Some(due) = self.nominations_due().filter(|due| !due.is_late(stamp.at)) {
            return Err(R::AnnouncedDayAhead { due: due.last_day() });
        }
        if entries.is_empty() {
            return Err(R::NobodyListed);
        }
        let notice = &terms.notice;
        let (working_days, basis) = (notice.working_days, notice.basis);
        Ok(vec![E::NoticeOpened { entries, opens: day(stamp.at), closes, working_days, basis, stamp }])
    }

    pub(super) fn receive_comment(
        &self,
        comment: String,
        about: Option<NominationId>,
        words: Personal<String>,
        stamp: Stamp,
    ) -> Facts {
        self.scheduled()?;
        let notice = self.notice.as_ref().ok_or(R::NoticeNotOpened)?;
        if notice.over || day(stamp.at) > notice.closes {
            return Err(R::NoticeOver);
        }
        if let Some(nomination) = about.as_ref().filter(|nomination| !self.entries.contains_key(*nomination))
        {
            return Err(R::NotListed { nomination: nomination.clone() });
        }
        if words.is_blank() {
            return Err(R::NothingWritten);
        }
        Ok(vec![E::NoticeCommentReceived { comment, about, words, stamp }])
    }

    pub(super) fn answer_comment(&self, comment: String, answer: String, stamp: Stamp) -> Facts {
        // whoever wrote is answered, though no council meets on the list any more
        if !self.annulled {
            self.scheduled()?;
        }
        match self.comments.get(&comment) {
            None => Err(R::NoSuchComment),
            Some(Some(_)) => Err(R::AlreadyAnswered),
            Some(None) if answer.trim().is_empty() => Err(R::NothingWritten),
            Some(None) => Ok(vec![E::NoticeCommentAnswered { comment, answer, stamp }]),
        }
    }

    /// An end is only ever moved later: what citizens were told they have, they keep.
    pub(super) fn extend_notice(&self, closes: Option<Date>, reason: String, stamp: Stamp) -> Facts {
        self.scheduled()?;
        let notice = self.notice.as_ref().ok_or(R::NoticeNotOpened)?;
        if notice.over {
            return Err(R::NoticeOver);
        }
        let Some(closes) = closes.filter(|closes| *closes > notice.closes) else {
            return Err(R::NoticeLongEnough { until: notice.closes });
        };
        if reason.trim().is_empty() {
            return Err(R::ReasonMissing);
        }
        Ok(vec![E::NoticeExtended { before: notice.closes, closes, reason, stamp }])
    }

    pub(super) fn close_notice(&self, due: Option<Date>, stamp: Stamp) -> Facts {
        self.scheduled()?;
        let notice = self.notice.as_ref().ok_or(R::NoticeNotOpened)?;
        if notice.over {
            return Err(R::NoticeOver);
        }
        if day(stamp.at) <= notice.closes {
            return Err(R::NoticeStillRunning { until: notice.closes });
        }
        if let Some(due) = due.filter(|due| *due > notice.closes) {
            return Err(R::NoticeTooShort { until: notice.closes, due });
        }
        self.comments_answered()?;
        let comments = u16::try_from(self.comments.len()).unwrap_or(u16::MAX);
        Ok(vec![E::NoticeClosed { comments, stamp }])
    }

    pub(super) fn comments_answered(&self) -> Result<(), R> {
        match self.comments.values().filter(|answered| answered.is_none()).count() {
            0 => Ok(()),
            count => Err(R::CommentsUnanswered { count }),
        }
    }
}
