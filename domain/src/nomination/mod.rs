//! A nomination (đề nghị khen thưởng): one person, collective or household put forward for one award form.
//! submitted -> (returned <-> resubmitted) -> achievement appraised -> dossier appraised -> (the round decides)
//! at any time before the decision: withdrawn, or suspended <-> suspension lifted
//! at any time: likeness answered; until it is appraised: corrected; the last step, until the round takes it up: taken back

mod appraisal;
mod by_name;
mod command;
mod event;
mod proposal;
mod refusal;
mod slip;
mod span;
#[cfg(test)]
mod tests;

pub use by_name::ByName;
pub use command::{Again, Likeness, NominationCommand, Said};
pub use event::{NominationEvent, NominationStep, Proposal, SuspensionGround};
pub use refusal::NominationRefusal;
pub use span::Span;

use crate::aggregate::aggregate;
use crate::award_round::{EndGround, RoundStanding};
use crate::calendar::{Deadline, day};
use crate::document::Document;
use crate::ids::{AccountId, PaperId, SubjectId};
use crate::personal::Personal;
use crate::stamp::Stamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The state of one nomination.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Nomination {
    stage: Stage,
    /// Where it stood when it was returned.
    returned_from: Stage,
    /// Where it stood when it was withdrawn, or late and not let in.
    ended_from: Stage,
    proposal: Option<Proposal>,
    /// Every paper of a kind as it came, the one that counts last.
    papers: BTreeMap<PaperId, Vec<Document>>,
    needed: Vec<PaperId>,
    returned: u8,
    late: bool,
    admitted: bool,
    suspended: bool,
    /// A suspension was lifted, and nobody has appraised it since.
    lifted: bool,
    submitted_by: BTreeSet<AccountId>,
    achievement_by: Option<AccountId>,
    appraised_by: BTreeSet<AccountId>,
    /// The day it was first recorded here.
    submitted_on: Option<Date>,
    /// The day of the last opinion.
    appraised_on: Option<Date>,
}

/// Where the nomination stands before the round takes it up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// Nothing came yet.
    #[default]
    Absent,
    /// Submitted or resubmitted: the achievement is to be appraised.
    Submitted,
    /// Returned for completion.
    Returned,
    /// The achievement was found true: the dossier is to be appraised.
    AchievementMet,
    /// The achievement was not found to meet the criteria.
    AchievementNotMet,
    /// Dossier complete: ready for the round.
    Ready,
    /// Withdrawn by the unit.
    Withdrawn,
    /// Late, and the chairman did not let it in.
    LateRefused,
}

aggregate!(Nomination, "nomination", NominationCommand, NominationEvent, NominationRefusal);

impl Nomination {
    fn decide(&self, command: NominationCommand) -> Result<Vec<NominationEvent>, NominationRefusal> {
        use NominationCommand as C;
        use NominationEvent as E;
        use NominationRefusal as R;
        if self.stage == Stage::Absent && !matches!(command, C::Submit { .. }) {
            return Err(R::NotSubmitted);
        }
        match self.stage {
            _ if matches!(command, C::TakeBack { .. } | C::StrikePaper { .. }) => {}
            Stage::Withdrawn => return Err(R::Withdrawn),
            Stage::LateRefused if !matches!(command, C::AdmitLate { .. }) => return Err(R::LateRefused),
            _ => {}
        }
        Ok(vec![match command {
            submitting @ C::Submit { .. } => return self.submit(submitting),
            C::AnswerLikeness { other, same, stands, strong, by_name, reason, stamp } => {
                self.is_not_of_the_unit(&by_name)?;
                self.can_be_answered(&other, same, (stands, strong), reason.as_ref(), &stamp)?;
                E::LikenessAnswered { other, same, reason, stamp }
            }
            C::AddDocument { document, fixed, .. } if !self.takes(&document.paper, fixed) => {
                return Err(R::DossierClosed);
            }
            C::AddDocument { document, stamp, .. } => E::DossierDocumentAdded { document, stamp },
            C::Return { reason, missing, due, at_most, stamp } => {
                self.can_be_returned(&stamp, at_most)?;
                E::NominationReturned { reason, missing, due, stamp }
            }
            C::Resubmit { .. } if self.stage != Stage::Returned => return Err(R::NotReturned),
            C::Resubmit { achievement: Some(achievement), .. } if achievement.is_blank() => {
                return Err(R::NoAchievement);
            }
            C::Resubmit { documents, achievement, stamp } => {
                E::NominationResubmitted { documents, achievement, stamp }
            }
            C::AppraiseAchievement { met, opinion, by_name, stamp } => {
                self.is_another_hand(&by_name)?;
                self.achievement_is_due(&stamp)?;
                E::AchievementAppraised { met, opinion, stamp }
            }
            C::AppraiseDossier { opinion, by_name, stamp } => {
                self.is_another_hand(&by_name)?;
                self.dossier_is_due(&stamp)?;
                E::DossierAppraised { opinion, stamp }
            }
            C::AdmitLate { .. } | C::RefuseLate { .. } if !self.late => return Err(R::NotLate),
            C::AdmitLate { .. } | C::RefuseLate { .. } if self.admitted => {
                return Err(R::AlreadyAdmitted);
            }
            C::AdmitLate { reason, stamp } => E::LateNominationAdmitted { reason, stamp },
            C::RefuseLate { reason, .. } if reason.is_blank() => return Err(R::RefusedWithoutReason),
            C::RefuseLate { reason, stamp } => E::LateNominationRefused { reason, stamp },
            C::Suspend { decided: true, .. } | C::Withdraw { decided: true, .. } => {
                return Err(R::AlreadyDecided);
            }
            C::Suspend { .. } if self.suspended => return Err(R::AlreadySuspended),
            C::Suspend { ground, basis, stamp, .. } => E::NominationSuspended { ground, basis, stamp },
            C::LiftSuspension { .. } if !self.suspended => return Err(R::NotSuspended),
            C::LiftSuspension { basis, cleared, stamp } => E::SuspensionLifted { basis, cleared, stamp },
            C::CorrectBirthYear { after, reason, stamp } => self.correct_birth_year(after, reason, stamp)?,
            C::Withdraw { reason, stamp, .. } => E::NominationWithdrawn { reason, stamp },
            C::StrikePaper { paper, sha256, instead, fixed, reason, stamp } => {
                self.can_be_struck((&paper, &sha256), (instead.as_ref(), fixed), &reason, &stamp)?;
                let back_to = self.appraised_anew((&paper, &sha256), instead.as_ref(), fixed, &stamp);
                E::DossierPaperStruck { paper, sha256, instead, reason, back_to, stamp }
            }
            correcting @ C::Correct { .. } => return self.correct(correcting),
            C::TakeBack { step, taken_up, reason, stamp } => self.take_back(step, taken_up, reason, stamp)?,
        }])
    }

    fn submit(&self, command: NominationCommand) -> Result<Vec<NominationEvent>, NominationRefusal> {
        use NominationCommand as C;
        use NominationEvent as E;
        let C::Submit {
            proposal,
            documents,
            promised,
            round,
            span,
            considered,
            needed,
            due,
            likeness,
            unanswered,
            again,
            stamp,
        } = command
        else {
            return Ok(Vec::new());
        };
        again.as_ref().map_or(Ok(()), Again::is_due)?;
        self.can_be_submitted(
            &proposal,
            promised,
            round,
            (span, considered),
            (&likeness, unanswered),
            &stamp,
        )?;
        let late = is_late(round, due, &stamp);
        let said = likeness.into_facts(None, &stamp);
        let again = again.map(|again| again.nomination);
        let submitted = E::NominationSubmitted { proposal, documents, needed, due, late, again, stamp };
        Ok([vec![submitted], said].concat())
    }

    fn can_be_submitted(
        &self,
        proposal: &Proposal,
        promised: bool,
        round: RoundStanding,
        (span, considered): (Span, usize),
        (likeness, unanswered): (&Likeness, usize),
        stamp: &Stamp,
    ) -> Result<(), NominationRefusal> {
        use NominationRefusal as R;
        if self.stage != Stage::Absent {
            return Err(R::AlreadySubmitted);
        }
        proposal.can_be_put(promised, span, considered, stamp)?;
        match round {
            RoundStanding::NotOpened => Err(R::RoundNotOpened),
            RoundStanding::PastNominations => Err(R::RoundPastNominations),
            RoundStanding::Open | RoundStanding::NominationsClosed if unanswered > 0 => {
                Err(R::LookAlikesUnanswered { count: unanswered })
            }
            RoundStanding::Open | RoundStanding::NominationsClosed => likeness.is_explained(),
        }
    }

    /// Whoever put it forward has said with the submission what they know; after that the office answers. That the unit says
    /// another one, where more than the name speaks against it, the office looks into and says itself, with its reason.
    fn can_be_answered(
        &self,
        other: &SubjectId,
        same: bool,
        (stands, strong): (Option<Said>, bool),
        reason: Option<&Personal<String>>,
        stamp: &Stamp,
    ) -> Result<(), NominationRefusal> {
        use NominationRefusal as R;
        if self.proposal.as_ref().is_some_and(|proposal| proposal.nominee.subject == *other) {
            return Err(R::NobodyElse);
        }
        if self.submitted_by.contains(&stamp.by) {
            return Err(R::OwnNomination);
        }
        let unsaid = reason.is_none_or(Personal::is_blank);
        let checks = !same && strong;
        match stands {
            Some(said) if said.same == same && (said.by_office || !checks) => Err(R::LikenessAnswered),
            Some(said) if said.same != same && unsaid => Err(R::ReasonMissing),
            _ if checks && unsaid => Err(R::AnotherUnexplained { count: 1 }),
            _ => Ok(()),
        }
    }

    fn can_be_returned(&self, stamp: &Stamp, at_most: u8) -> Result<(), NominationRefusal> {
        use NominationRefusal as R;
        if self.submitted_by.contains(&stamp.by) {
            return Err(R::OwnNomination);
        }
        if !matches!(self.stage, Stage::Submitted | Stage::AchievementMet) {
            return Err(R::NotUnderAppraisal);
        }
        if self.returned >= at_most {
            return Err(R::ReturnedOftenEnough { times: self.returned, at_most });
        }
        Ok(())
    }

    fn evolve(&mut self, event: NominationEvent) {
        use NominationEvent as E;
        match event {
            E::NominationSubmitted { proposal, documents, needed, late, stamp, .. } => {
                self.stage = Stage::Submitted;
                self.proposal = Some(*proposal);
                self.needed = needed;
                (self.late, self.submitted_on) = (late, Some(day(stamp.at)));
                self.submitted_by.insert(stamp.by);
                self.take(documents);
            }
            E::DossierDocumentAdded { document, stamp } => {
                // whoever brings papers puts it forward too
                self.submitted_by.insert(stamp.by);
                self.take(vec![document]);
            }
            E::NominationReturned { .. } => {
                self.returned_from = self.stage;
                self.stage = Stage::Returned;
                self.returned = self.returned.saturating_add(1);
            }
            E::NominationResubmitted { documents, achievement, stamp } => {
                self.stage = Stage::Submitted;
                self.submitted_by.insert(stamp.by);
                self.take(documents);
                if let (Some(proposal), Some(achievement)) = (&mut self.proposal, achievement) {
                    proposal.achievement = achievement;
                }
            }
            E::AchievementAppraised { met, stamp, .. } => {
                (self.lifted, self.appraised_on) = (false, Some(day(stamp.at)));
                self.stage = if met { Stage::AchievementMet } else { Stage::AchievementNotMet };
                self.appraised_by.insert(stamp.by.clone());
                self.achievement_by = Some(stamp.by);
            }
            E::DossierAppraised { stamp, .. } => {
                (self.lifted, self.appraised_on) = (false, Some(day(stamp.at)));
                self.stage = Stage::Ready;
                self.appraised_by.insert(stamp.by);
            }
            E::LateNominationAdmitted { .. } => {
                self.admitted = true;
                if self.stage == Stage::LateRefused {
                    self.stage = self.ended_from;
                }
            }
            E::LateNominationRefused { .. } => {
                self.ended_from = self.stage;
                self.stage = Stage::LateRefused;
            }
            E::NominationSuspended { .. } => (self.suspended, self.lifted) = (true, false),
            E::SuspensionLifted { .. } => (self.suspended, self.lifted) = (false, true),
            // who is whom spans nominations: the register of people says it
            E::LikenessAnswered { .. } => {}
            E::NominationWithdrawn { .. } => {
                self.ended_from = self.stage;
                self.stage = Stage::Withdrawn;
            }
            slip @ (E::NominationCorrected { .. }
            | E::DossierPaperStruck { .. }
            | E::NominationStepTakenBack { .. }
            | E::BirthYearCorrected { .. }) => self.evolve_slip(slip),
        }
    }

    fn take(&mut self, documents: Vec<Document>) {
        for document in documents {
            self.papers.entry(document.paper.clone()).or_default().push(document);
        }
    }

    /// Whether a paper may still come: any until the achievement is appraised, then only what is missing; and beside those
    /// on which the public was asked or a decision was made, where nothing is exchanged any more (`fixed`).
    fn takes(&self, paper: &PaperId, fixed: bool) -> bool {
        match self.stage {
            Stage::Ready => fixed,
            Stage::Submitted | Stage::Returned => true,
            Stage::AchievementMet => self.missing().contains(paper),
            _ => false,
        }
    }

    /// The papers still needed, in the plan's order.
    #[must_use]
    pub fn missing(&self) -> Vec<PaperId> {
        self.needed.iter().filter(|paper| !self.papers.contains_key(*paper)).cloned().collect()
    }

    /// Where it stands.
    #[must_use]
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// What was put forward; the achievement as last resubmitted.
    #[must_use]
    pub fn proposal(&self) -> Option<&Proposal> {
        self.proposal.as_ref()
    }

    /// Why it would end now if its round ended; `None` for what has ended already.
    #[must_use]
    pub fn unfinished(&self) -> Option<EndGround> {
        Some(match self.stage {
            Stage::Absent | Stage::Withdrawn | Stage::LateRefused => return None,
            _ if self.suspended => EndGround::Suspended,
            _ if self.late && !self.admitted => EndGround::LateNotAdmitted,
            Stage::Returned => EndGround::NotCompleted,
            Stage::AchievementNotMet => EndGround::AchievementNotMet,
            Stage::Submitted | Stage::AchievementMet => EndGround::NotAppraised,
            Stage::Ready => EndGround::NotVoted,
        })
    }

    /// Whether a complaint, discipline or inspection stands in its way.
    #[must_use]
    pub fn is_suspended(&self) -> bool {
        self.suspended
    }

    /// Those who ever put it forward or appraised it: none of them decides it.
    #[must_use]
    pub fn hands(&self) -> Vec<AccountId> {
        self.submitted_by.union(&self.appraised_by).cloned().collect()
    }

    /// The stored papers.
    pub fn papers(&self) -> impl Iterator<Item = &Document> {
        self.papers.values().filter_map(|filed| filed.last())
    }
}

/// After the day that was announced; where none was, after the round closed nominations. Whoever comes by that day is in time,
/// however early nominations were closed.
fn is_late(round: RoundStanding, due: Option<Deadline>, stamp: &Stamp) -> bool {
    due.map_or(round == RoundStanding::NominationsClosed, |due| due.is_late(stamp.at))
}
