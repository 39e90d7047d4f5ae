//! Who appraises a nomination, and when: two people, neither of whom put it forward.

use super::{ByName, Nomination, NominationRefusal, Stage};
use crate::award_round::DossierDays;
use crate::document::Document;
use crate::stamp::Stamp;

impl Nomination {
    /// Nobody appraises a dossier about a person of the own name, nor one that another account of the name put forward or
    /// appraised.
    pub(super) fn is_another_hand(&self, by_name: &ByName) -> Result<(), NominationRefusal> {
        if by_name.own {
            return Err(NominationRefusal::OwnCase);
        }
        match by_name.hand(self.submitted_by.iter().chain(&self.achievement_by)) {
            Some(account) => Err(NominationRefusal::OtherAccount { account }),
            None => Ok(()),
        }
    }

    /// Another account of the name did not put it forward.
    pub(super) fn is_not_of_the_unit(&self, by_name: &ByName) -> Result<(), NominationRefusal> {
        match by_name.hand(&self.submitted_by) {
            Some(account) => Err(NominationRefusal::OtherAccount { account }),
            None => Ok(()),
        }
    }

    pub(super) fn achievement_is_due(&self, stamp: &Stamp) -> Result<(), NominationRefusal> {
        use NominationRefusal as R;
        match self.stage {
            Stage::Submitted if self.submitted_by.contains(&stamp.by) => Err(R::OwnNomination),
            Stage::Submitted if self.suspended => Err(R::Suspended),
            Stage::Submitted if self.late && !self.admitted => Err(R::LateNotAdmitted),
            Stage::Submitted => Ok(()),
            _ => Err(R::AchievementNotDue),
        }
    }

    pub(super) fn dossier_is_due(&self, stamp: &Stamp) -> Result<(), NominationRefusal> {
        use NominationRefusal as R;
        match self.stage {
            Stage::AchievementMet if self.submitted_by.contains(&stamp.by) => Err(R::OwnNomination),
            Stage::AchievementMet if self.achievement_by.as_ref() == Some(&stamp.by) => {
                Err(R::AppraisedBySame)
            }
            Stage::AchievementMet if self.suspended => Err(R::Suspended),
            Stage::AchievementMet if !self.missing().is_empty() => {
                Err(R::PapersMissing { missing: self.missing() })
            }
            Stage::AchievementMet => Ok(()),
            _ => Err(R::DossierNotDue),
        }
    }

    /// Since when its dossier is there: by the last day on its own papers, where they bear one, else since it was recorded.
    #[must_use]
    pub fn days(&self) -> DossierDays {
        // a better copy that says no day is of the day that the paper before it bears
        let of_a_kind = |filed: &Vec<Document>| filed.iter().rev().find_map(|document| document.date);
        let written = self.papers.values().filter_map(of_a_kind).max();
        DossierDays { there: written.or(self.submitted_on), appraised: self.appraised_on }
    }
}
