//! What a campaign has considered before: nominations of the same one, or in the same words, that a round of it did not
//! award. Out of turn they come neither before council nor public, so it is asked why; and a
//! dossier has fewer papers.

use crate::{Asking, Denied, Desk, NomineeForm, Who};
use sovang_domain::calendar::{Period, day};
use sovang_domain::ids::{CampaignId, NominationId, PaperId, SubjectId};
use sovang_domain::nomination::Proposal;
use sovang_domain::plan::{Needed, Occasion, Plan};
use sovang_projections::nomination_board::{self, NominationRow, NominationStage as S};
use sovang_projections::{person_register, round_docket};
use sovang_words::fold::fold;

/// What is compared with what was considered before.
#[derive(Clone, Debug)]
pub struct Considered {
    campaign: CampaignId,
    /// Any id of the nominee.
    subject: SubjectId,
    achievement: String,
    period: Period,
    own: Option<NominationId>,
}

impl Considered {
    /// Of a nomination that was put forward.
    #[must_use]
    pub fn of(nomination: &NominationId, proposal: &Proposal) -> Self {
        Self {
            campaign: proposal.campaign.clone(),
            subject: proposal.nominee.subject.clone(),
            achievement: proposal.achievement.value().cloned().unwrap_or_default(),
            period: proposal.period,
            own: Some(nomination.clone()),
        }
    }
}

impl NomineeForm {
    /// Of what a form puts forward.
    pub(crate) fn considered_of(&self, campaign: &CampaignId, own: &SubjectId) -> Considered {
        let subject = match &self.who {
            Who::Known(person) | Who::Again { person, .. } => person,
            _ => own,
        };
        Considered {
            campaign: campaign.clone(),
            subject: subject.clone(),
            achievement: self.achievement.clone(),
            period: self.period,
            own: None,
        }
    }
}

impl Desk {
    /// The papers that a dossier needs: out of turn fewer.
    pub(crate) fn needed_papers(
        &self,
        plan: &Plan,
        occasion: Occasion,
        initiative: bool,
        asking: &Asking,
    ) -> Vec<PaperId> {
        let papers = self.rules.papers(plan, occasion, day(asking.at)).iter();
        let needed = papers.filter(|paper| initiative || paper.needed == Needed::Always);
        needed.map(|paper| paper.id.clone()).collect()
    }

    /// The nominations of the same one for overlapping days, or in the same words, that a round of the campaign has considered
    /// and not awarded; the newest first.
    ///
    /// # Errors
    /// See [`Denied`].
    pub fn considered(&self, of: &Considered) -> Result<Vec<NominationRow>, Denied> {
        let (subjects, rows, withdrawn) = self.views.read(|connection| {
            let locality = of.campaign.locality();
            let subjects = person_register::subjects_of(connection, &of.subject)?;
            let rows = nomination_board::of_locality(connection, &locality, None)?;
            let mut withdrawn = Vec::new();
            for row in rows.iter().filter(|row| row.stage == S::Withdrawn) {
                // who takes back what was found wanting was considered all the same
                let entry = round_docket::entry(connection, &row.proposal.round, &row.nomination)?;
                let failed = entry.and_then(|entry| entry.ballot).is_some_and(|ballot| !ballot.passed);
                withdrawn.extend((failed || row.not_met).then(|| row.nomination.clone()));
            }
            Ok((subjects, rows, withdrawn))
        })?;
        let words = fold(&of.achievement);
        let is = |row: &NominationRow| {
            let proposal = &row.proposal;
            let same = subjects.contains(&proposal.nominee.subject) && proposal.period.overlaps(&of.period);
            let alike = proposal.achievement.value().is_some_and(|theirs| fold(theirs) == words);
            proposal.campaign == of.campaign
                && Some(&row.nomination) != of.own.as_ref()
                && (was_not_awarded(row.stage) || withdrawn.contains(&row.nomination))
                && (same || alike)
        };
        Ok(rows.into_iter().filter(is).collect())
    }
}

/// Whether somebody considered it, and it came to no award.
fn was_not_awarded(stage: S) -> bool {
    matches!(stage, S::NotAwarded | S::Failed | S::AchievementNotMet | S::HigherDeclined | S::Ended)
}
