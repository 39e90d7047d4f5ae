//! A round is opened, and takes nominations until they are closed.

use super::event::ClosedEarly;
use super::{AwardRound, AwardRoundCommand, AwardRoundEvent, AwardRoundRefusal, Facts, Terms};
use crate::calendar::Deadline;
use crate::stamp::Stamp;

impl AwardRound {
    pub(super) fn open(&self, opening: AwardRoundCommand) -> Facts {
        use AwardRoundCommand as C;
        let C::Open {
            round,
            campaign,
            year,
            occasion,
            quotas,
            notice,
            voting,
            nominations_due,
            again,
            stamp,
        } = opening
        else {
            return Ok(Vec::new());
        };
        self.not_opened()?;
        if again.as_ref().is_some_and(|again| again.reason.trim().is_empty()) {
            return Err(AwardRoundRefusal::ReasonMissing);
        }
        Ok(vec![AwardRoundEvent::RoundOpened {
            round,
            campaign,
            year,
            occasion,
            quotas,
            notice,
            voting,
            nominations_due,
            again,
            stamp,
        }])
    }

    /// Before the day that was announced only with a reason, which is public.
    pub(super) fn close_nominations(&self, reason: Option<String>, stamp: Stamp) -> Facts {
        self.scheduled()?;
        if self.nominations_closed {
            return Err(AwardRoundRefusal::NominationsAlreadyClosed);
        }
        let ahead = self.nominations_due().filter(|due| !due.is_late(stamp.at)).map(Deadline::last_day);
        let early = match (ahead, reason.filter(|reason| !reason.trim().is_empty())) {
            (None, _) => None,
            (Some(due), Some(reason)) => Some(ClosedEarly { due, reason }),
            (Some(due), None) => return Err(AwardRoundRefusal::StillTakesNominations { due }),
        };
        Ok(vec![AwardRoundEvent::NominationsClosed { early, stamp }])
    }
}

impl Terms {
    /// What a round was opened with.
    pub(super) fn of(opened: AwardRoundEvent) -> Option<Self> {
        let AwardRoundEvent::RoundOpened {
            round,
            campaign,
            year,
            occasion,
            quotas,
            notice,
            voting,
            nominations_due: due,
            again,
            stamp: _,
        } = opened
        else {
            return None;
        };
        let further = again.is_some();
        Some(Self { round, campaign, year, occasion, quotas, notice, voting, further, due })
    }
}
