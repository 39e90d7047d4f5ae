//! A round is opened, and takes nominations until they are closed.

use super::{AwardRound, AwardRoundCommand, AwardRoundEvent, AwardRoundRefusal, Facts};
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

    pub(super) fn close_nominations(&self, stamp: Stamp) -> Facts {
        self.scheduled()?;
        if self.nominations_closed {
            return Err(AwardRoundRefusal::NominationsAlreadyClosed);
        }
        Ok(vec![AwardRoundEvent::NominationsClosed { stamp }])
    }
}
