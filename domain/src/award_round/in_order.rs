//! The order of things: what a decision rests on, asked when it is recorded and again when its day or the days of one of
//! its awards are put right.

use super::correction::{Beside, ByPaper, dated};
use super::entry::{Entry, Holder};
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
        (period, dossier): (Period, Option<Date>),
        on: Date,
    ) -> impl Iterator<Item = (RestsOn, Date)> {
        let proposed = self.proposed.get(nomination).map(|proposed| (RestsOn::Proposal, proposed.on));
        let forwarded = self.forwarded.get(nomination).map(|upward| (RestsOn::Forwarding, upward.on));
        let straight = terms.occasion == Occasion::Unscheduled;
        // nobody proposes an award out of turn to the chairman: it rests on its dossier
        let dossier = dossier.filter(|_| straight).map(|since| (RestsOn::Dossier, since));
        let done = straight || period.to.year() > on.year();
        let begun = (RestsOn::Achievement, period.from);
        let achieved = done.then_some((RestsOn::Achieved, period.to));
        [Some(begun), achieved, dossier, proposed, forwarded].into_iter().flatten()
    }

    /// What was put right since `before`, held against what it rests on and what rests on it, once all of it stands so.
    pub(super) fn is_in_order(
        &self,
        before: &Self,
        (terms, beside): (&Terms, &Beside),
        named: &[AwardId],
        paper: &ByPaper,
        stamp: &Stamp,
    ) -> Result<(), R> {
        for (award, given) in &self.awards {
            let Some(stood) = before.awards.get(award) else { continue };
            if stood == given && !named.contains(award) {
                continue;
            }
            if given.decided_on != stood.decided_on {
                self.is_decided_in_order(terms, given, beside, stamp)?;
            }
            if given.period != stood.period {
                self.period_fits(terms, given)?;
                is_over(given, stood)?;
            }
            Self::is_signed_in_order(given, stood, beside)?;
            dated(paper, given, stamp)?;
            if (given.period, &given.form.form) != (stood.period, &stood.form.form) {
                self.is_no_other_achievement(terms, award, given, beside)?;
            }
        }
        Ok(())
    }

    /// Whether a decision can have been made on its day: after what it rests on, and not after an end of its award.
    fn is_decided_in_order(
        &self,
        terms: &Terms,
        given: &GivenAward,
        beside: &Beside,
        stamp: &Stamp,
    ) -> Result<(), WrongDay> {
        let since = given.decided_on;
        let (dossier, entered) = (beside.dossiers.get(&given.nomination).copied(), given.entered_on);
        let rests_on = self.decision_rests_on(terms, &given.nomination, (given.period, dossier), since);
        on_paper(since, stamp, rests_on)?;
        if since > entered {
            return Err(WrongDay::AfterEntry { on: since, entered });
        }
        match given.ended_on.filter(|on| *on < since) {
            Some(on) => Err(WrongDay::TooEarly { on, rests_on: RestsOn::Decision, since }),
            None => Ok(()),
        }
    }

    /// Whether whoever signs could, on the day of the decision.
    fn is_signed_in_order(given: &GivenAward, stood: &GivenAward, beside: &Beside) -> Result<(), R> {
        let on = given.decided_on;
        match &given.paper.signature {
            Some(signature) if given.paper.signature != stood.paper.signature => {
                beside.signers.could_sign(signature, on)
            }
            Some(signature) if on != stood.decided_on => beside.signers.still_signs(signature, on),
            _ => Ok(()),
        }
    }

    /// Whether the days of an award can be these.
    fn period_fits(&self, terms: &Terms, given: &GivenAward) -> Result<(), WrongDay> {
        let on = given.decided_on;
        let rests_on = self.decision_rests_on(terms, &given.nomination, (given.period, None), on);
        let early = rests_on
            .filter(|(rests_on, _)| matches!(rests_on, RestsOn::Achievement | RestsOn::Achieved))
            .find(|(_, since)| on < *since);
        match early {
            Some((rests_on, since)) => Err(WrongDay::TooEarly { on, rests_on, since }),
            None => Ok(()),
        }
    }

    /// One achievement, one award: what was put right, or holds again, stands beside no other award of the same person for
    /// the same days in the campaign, and beside nothing that may become one.
    pub(super) fn is_no_other_achievement(
        &self,
        terms: &Terms,
        award: &AwardId,
        given: &GivenAward,
        beside: &Beside,
    ) -> Result<(), R> {
        let ours = (&given.form.form, &given.period);
        let rival = |subject, form, period| {
            beside.identity.sees(&given.subject, subject) == Holder::Same
                && beside.identity.are_rivals(ours, (form, period))
        };
        let here = self
            .awards
            .iter()
            .filter(|(_, other)| !other.revoked && rival(&other.subject, &other.form.form, &other.period));
        let away = beside
            .held
            .iter()
            .filter(|prior| prior.campaign == terms.campaign)
            .filter(|prior| rival(&prior.subject, &prior.form, &prior.period))
            .map(|prior| &prior.award);
        if let Some(other) = here.map(|(id, _)| id).chain(away).find(|other| *other != award) {
            return Err(R::AwardedForTheseDays { other: other.clone() });
        }
        let mut drafted = self.drafts.values().flat_map(|draft| &draft.entries);
        if let Some(line) = drafted.find(|line| rival(&line.subject, &line.form, &line.period)) {
            return Err(R::AlreadyDrafted { nomination: line.nomination.clone() });
        }
        match self.waiting().find(|entry| rival(&entry.subject, &entry.form, &entry.period)) {
            Some(entry) => Err(R::AlreadyForwarded { nomination: entry.nomination.clone() }),
            None => Ok(()),
        }
    }

    /// What waits for an answer from above, which may become an award any day.
    pub(super) fn waiting(&self) -> impl Iterator<Item = &Entry> {
        let waiting = self.forwarded.keys().filter(|forwarded| !self.outcomes.contains_key(*forwarded));
        waiting.filter_map(|forwarded| self.entries.get(forwarded))
    }
}

/// What was awarded while its year still ran keeps its days; put right, no achievement goes on behind its decision.
fn is_over(given: &GivenAward, stood: &GivenAward) -> Result<(), WrongDay> {
    let (on, since) = (given.decided_on, given.period.to);
    match since > on && since > stood.period.to {
        true => Err(WrongDay::TooEarly { on, rests_on: RestsOn::Achieved, since }),
        false => Ok(()),
    }
}
