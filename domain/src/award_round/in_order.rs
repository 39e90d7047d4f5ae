//! The order of things: what a decision rests on, asked when it is recorded and again when its day or the days of one of
//! its awards are put right.

use super::entry::PriorAward;
use super::{AwardRound, AwardRoundRefusal as R, GivenAward, Terms};
use crate::act_day::{RestsOn, WrongDay, on_paper};
use crate::calendar::Period;
use crate::ids::{AwardId, NominationId};
use crate::plan::Occasion;
use crate::stamp::Stamp;
use jiff::civil::Date;

impl AwardRound {
    /// What the decision of the day `on` about a nomination rests on: the proposal, to the chairman or upward, and the
    /// achievement. A round awards a year that may still have days to come; an award out of turn is for what is done.
    pub(super) fn decision_rests_on(
        &self,
        terms: &Terms,
        nomination: &NominationId,
        period: Period,
        on: Date,
    ) -> impl Iterator<Item = (RestsOn, Date)> {
        let proposed = self.proposed.get(nomination).map(|proposed| (RestsOn::Proposal, proposed.on));
        let forwarded = self.forwarded.get(nomination).map(|upward| (RestsOn::Forwarding, upward.on));
        let done = terms.occasion == Occasion::Unscheduled || period.to.year() > on.year();
        let begun = (RestsOn::Achievement, period.from);
        let achieved = done.then_some((RestsOn::Achieved, period.to));
        [Some(begun), achieved, proposed, forwarded].into_iter().flatten()
    }

    /// Whether the days of an award can be these.
    pub(super) fn period_fits(
        &self,
        terms: &Terms,
        given: &GivenAward,
        period: Period,
    ) -> Result<(), WrongDay> {
        let on = given.decided_on;
        let early = self.decision_rests_on(terms, &given.nomination, period, on).find(|(rests_on, since)| {
            matches!(rests_on, RestsOn::Achievement | RestsOn::Achieved) && on < *since
        });
        match early {
            Some((rests_on, since)) => Err(WrongDay::TooEarly { on, rests_on, since }),
            None => Ok(()),
        }
    }

    /// The day of a decision, if all its awards can have been made then.
    pub(super) fn decided_on(
        &self,
        terms: &Terms,
        award: &AwardId,
        on: Date,
        stamp: &Stamp,
    ) -> Result<Date, WrongDay> {
        let given = self.of_the_same_decision(award).filter_map(|other| self.awards.get(other));
        let rests_on =
            given.flat_map(|given| self.decision_rests_on(terms, &given.nomination, given.period, on));
        on_paper(on, stamp, rests_on)
    }

    /// One achievement, one award: the days put right are nobody else's award of the same campaign.
    pub(super) fn is_no_other_achievement(
        &self,
        terms: &Terms,
        award: &AwardId,
        given: &GivenAward,
        period: Period,
        elsewhere: &[PriorAward],
    ) -> Result<(), R> {
        let here = self.awards.iter().filter(|(id, other)| {
            *id != award && !other.revoked && other.subject == given.subject && other.period.overlaps(&period)
        });
        let away = elsewhere
            .iter()
            .filter(|prior| prior.campaign == terms.campaign && prior.period.overlaps(&period))
            .map(|prior| &prior.award);
        match here.map(|(id, _)| id).chain(away).find(|other| *other != award) {
            Some(other) => Err(R::AwardedForTheseDays { other: other.clone() }),
            None => Ok(()),
        }
    }
}
