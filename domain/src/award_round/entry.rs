//! What the round knows of each nomination, and how the council stands to it.

use super::AwardRoundRefusal;
use crate::award_form::DecidingAuthority;
use crate::calendar::Period;
use crate::ids::{AccountId, AwardFormId, AwardId, CampaignId, NominationId, SubjectId, UnitId};
use crate::nomination::ByName;
use crate::nominee::NomineeKind;
use crate::personal::Personal;
use crate::plan::{Occasion, Source};
use crate::rules::CountedFrom;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A nomination as the round sees it: no words about the nominee, only what the rules ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Which nomination.
    pub nomination: NominationId,
    /// Whose earlier awards count.
    pub subject: SubjectId,
    /// Person, collective or household.
    pub kind: NomineeKind,
    /// The form asked for.
    pub form: AwardFormId,
    /// Who decides that form.
    pub authority: DecidingAuthority,
    /// The nominee's unit: its council members do not vote.
    pub unit: UnitId,
    /// The days the achievement covers.
    pub period: Period,
    /// Those who put it forward and appraised it: none of them decides it.
    pub hands: Vec<AccountId>,
    /// The nominee in the register of people, where that is another id: the same for all nominations of one person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<SubjectId>,
}

impl Entry {
    /// The nominee in the register of people.
    #[must_use]
    pub fn nominee(&self) -> &SubjectId {
        self.person.as_ref().unwrap_or(&self.subject)
    }
}

/// A nomination brought before the chairman, with everything looked up on the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What the rules ask.
    pub entry: Entry,
    /// Whether it can be decided at all.
    pub standing: CandidateStanding,
    /// Name for the decision.
    pub recipient: Personal<String>,
    /// Position or occupation.
    pub position: Personal<String>,
    /// Name of the unit on the day.
    pub unit_name: String,
    /// The achievement in short.
    pub achievement: Personal<String>,
    /// The criteria it meets.
    pub criteria: Vec<Source>,
    /// How many of its form and kind other rounds of the year have used, where the plan counts them together.
    pub used_elsewhere: u16,
    /// Who it may be: looked up in the register of people.
    pub identity: Identity,
    /// Awards that the same nominee holds already, or those who look alike.
    pub prior: Vec<PriorAward>,
    /// What drafts of other rounds will give the same nominee, or those who look alike, once they are signed.
    pub drafted: Vec<PriorDraft>,
    /// Why it is awarded although another campaign awarded an overlapping period.
    pub overlap_reason: Option<String>,
    /// Whether it is awarded posthumously (truy tặng).
    pub posthumous: bool,
    /// How who decides stands to it by name, looked up.
    pub by_name: ByName,
    /// Since when its dossier was there.
    pub dossier: DossierDays,
    /// How many nominations of the same one, or in the same words, a round of the campaign has considered and not awarded.
    pub considered: usize,
    /// Why it is awarded out of turn, where that is asked; public with the award.
    pub out_of_turn: Option<String>,
}

/// Since when a dossier was there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DossierDays {
    /// By the day on its own papers, where they bear one; else since it was recorded.
    pub there: Option<Date>,
    /// The day the last opinion about it was recorded.
    pub appraised: Option<Date>,
}

/// Who a nominee is among all others, and which award forms stand beside each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// Under which ids the same nominee stands elsewhere.
    pub same: Vec<SubjectId>,
    /// Those who look alike, and nobody has said yet whether they are one person.
    pub unanswered: Vec<SubjectId>,
    /// Of how many the unit says that they are others though more than the name speaks for one person, and the office has not
    /// looked into it.
    pub unconfirmed: usize,
    /// The forms that are titles (danh hiệu): a title and a form of award (hình thức khen) never stand in each other's way.
    pub titles: Vec<AwardFormId>,
}

/// Who holds an award, as a candidate sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holder {
    Same,
    MayBe,
    Other,
}

impl Identity {
    /// Who a holder is to the nominee `own`.
    pub(super) fn sees(&self, own: &SubjectId, holder: &SubjectId) -> Holder {
        if own == holder || self.same.contains(holder) {
            Holder::Same
        } else if self.unanswered.contains(holder) {
            Holder::MayBe
        } else {
            Holder::Other
        }
    }

    /// Whether of two awards, each of a form and for some days, one person can hold only one.
    pub(super) fn are_rivals(&self, one: (&AwardFormId, &Period), other: (&AwardFormId, &Period)) -> bool {
        let is_title = |form| self.titles.contains(form);
        is_title(one.0) == is_title(other.0) && one.1.overlaps(other.1)
    }
}

impl Candidate {
    pub(super) fn sees(&self, holder: &SubjectId) -> Holder {
        self.identity.sees(&self.entry.subject, holder)
    }

    /// Why it is awarded out of turn. Asked where its achievement covers more than three months, or was considered in a round
    /// of the campaign; nothing is said of what goes its usual way.
    pub(super) fn explained_out_of_turn(
        &self,
        occasion: Occasion,
    ) -> Result<Option<String>, AwardRoundRefusal> {
        if occasion != Occasion::Unscheduled {
            return Ok(None);
        }
        let said = self.out_of_turn.as_deref().map(str::trim).filter(|said| !said.is_empty());
        match said {
            None if self.entry.period.is_long() || self.considered > 0 => {
                Err(AwardRoundRefusal::OutOfTurnUnsaid { nomination: self.entry.nomination.clone() })
            }
            said => Ok(said.map(str::to_owned)),
        }
    }

    /// Nobody is awarded, or put forward above, on the word of the unit alone that it is another one.
    pub(super) fn is_confirmed(&self) -> Result<(), AwardRoundRefusal> {
        match self.identity.unconfirmed {
            0 => Ok(()),
            count => {
                let nomination = self.entry.nomination.clone();
                Err(AwardRoundRefusal::LikenessUnconfirmed { nomination, count })
            }
        }
    }

    /// Whether an award of that form for those days stands in the way of this one.
    pub(super) fn is_rival(&self, form: &AwardFormId, period: &Period) -> bool {
        self.identity.are_rivals((&self.entry.form, &self.entry.period), (form, period))
    }
}

/// Whether a nomination can be decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CandidateStanding {
    /// Both appraisals are done.
    Ready,
    /// Appraisal is not finished.
    NotReady,
    /// A complaint, discipline or inspection stands in its way.
    Suspended,
    /// The unit took it back.
    Withdrawn,
}

/// An award someone holds already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriorAward {
    /// Which.
    pub award: AwardId,
    /// Who holds it.
    pub subject: SubjectId,
    /// Of which form.
    pub form: AwardFormId,
    /// In which campaign.
    pub campaign: CampaignId,
    /// For which days.
    pub period: Period,
}

/// An award that waits for its signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriorDraft {
    /// Of which nomination.
    pub nomination: NominationId,
    /// Whose it will be.
    pub subject: SubjectId,
    /// Of which form.
    pub form: AwardFormId,
    /// For which days.
    pub period: Period,
}

/// A member's conflict with one nominee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// Which nomination.
    pub nomination: NominationId,
    /// What kind of conflict.
    pub ground: ConflictGround,
}

/// Kinds of conflict. Details stay with the member; the public sees how many stood aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConflictGround {
    /// cùng đơn vị
    OwnUnit,
    /// người thân
    Relative,
    /// lợi ích khác
    Interest,
}

impl ConflictGround {
    /// Why a member stands aside from a nomination, if at all: the own unit is an automatic block, then what the member
    /// declared about it. One rule for voting and for opening the dossier.
    #[must_use]
    pub fn aside(own: Option<&UnitId>, nominee: &UnitId, declared: Option<Self>) -> Option<Self> {
        if own == Some(nominee) { Some(Self::OwnUnit) } else { declared }
    }
}

/// Counted votes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// tán thành
    pub votes_for: u16,
    /// không tán thành
    pub against: u16,
    /// không biểu quyết
    pub abstained: u16,
}

/// What the share of votes for was taken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutOf {
    /// Whom the rule counts.
    pub whom: CountedFrom,
    /// How many that were.
    pub members: u16,
}

/// How the members of the council stand to one nomination.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attendance {
    /// Present and voting.
    pub voters: u16,
    /// Present and standing aside.
    pub recused: u16,
    /// Not present.
    pub absent: u16,
    /// Of those absent, who may vote in writing: asked by the rule, declared, not standing aside.
    pub in_writing: u16,
}

impl Tally {
    /// All votes.
    #[must_use]
    pub fn total(self) -> u16 {
        self.votes_for.saturating_add(self.against).saturating_add(self.abstained)
    }

    /// Whether it is rather a slip of the hand than a vote: the council puts to the vote what it means to pass, so a
    /// count with nobody in favour, or most of them against, is asked for once more before it is recorded.
    #[must_use]
    pub fn is_doubtful(self) -> bool {
        self.total() > 0 && (self.votes_for == 0 || self.against > self.votes_for)
    }
}
