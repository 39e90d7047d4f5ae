//! Who may do what, where (docs/security.md). A missing scope means refused.

mod together;

pub use together::{Together, clashes};

use crate::ids::{LocalityId, UnitId};
use crate::stored_enum;
use serde::{Deserialize, Serialize};

stored_enum! {
    /// A role of the procedure. Its word stands in grants and on the command line; docs/security.md is written from what
    /// stands above each: its name, what it may do, and the source.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Role {
        /// văn thư: enter plans, units, councils, delegations; send proposals upward
        Clerk = "clerk",
        /// người báo cáo của đơn vị: file reports and nominations of one unit; read that unit's only
        Reporter = "reporter",
        /// công chức chuyển đổi số: accept or return reports; check achievements (plan of Phú Tân [V])
        AppraiserAchievement = "appraiser-achievement",
        /// công chức thi đua, khen thưởng: check dossiers, run rounds, answer comments, count votes, propose (plan
        /// of Phú Tân [V])
        AppraiserDossier = "appraiser-dossier",
        /// thành viên Hội đồng: declare conflicts; then read dossiers but those to stand aside from
        Council = "council",
        /// Chủ tịch, Phó Chủ tịch được giao ký: decide, correct, revoke (the law Đ75 k1 d, Đ80 k3 [V])
        Chairman = "chairman",
        /// Mặt trận Tổ quốc: read everything inside, write nothing (plan of Tứ Minh [V]; Hiến pháp Đ9 [M])
        Supervisor = "supervisor",
        /// kiểm toán nội bộ: read everything inside, write nothing
        Auditor = "auditor",
        /// quản trị hệ thống: register communes and their first units, open accounts, erase persons; no part in the procedure
        Administrator = "administrator",
    }
}

impl Role {
    /// The role of that word.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == name)
    }
}

/// Where a role holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The whole machine: only for administrators.
    Everywhere,
    /// One locality.
    Locality(LocalityId),
    /// One unit of one locality.
    Unit(LocalityId, UnitId),
}

/// A role with its scope.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Grant {
    /// What one may act as.
    pub role: Role,
    /// Where.
    pub scope: Scope,
}

impl Grant {
    /// Whether role and scope fit together: reporters report for a unit, council members may be named as a unit's
    /// people (then they stand aside from it), everyone else works for a whole locality, only administrators everywhere.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        match (&self.scope, self.role) {
            (Scope::Everywhere, role) => role == Role::Administrator,
            (Scope::Unit(..), role) => matches!(role, Role::Reporter | Role::Council),
            (Scope::Locality(_), role) => role != Role::Reporter,
        }
    }

    /// The unit whose person this is, for own-unit conflicts and reports.
    #[must_use]
    pub fn unit(&self) -> Option<&UnitId> {
        match &self.scope {
            Scope::Unit(_, unit) => Some(unit),
            Scope::Everywhere | Scope::Locality(_) => None,
        }
    }
}

/// What is done: one name per command that a person gives. docs/security.md is written from what stands above each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Act {
    /// enter a commune
    RegisterLocality,
    /// enter the units of a commune
    RegisterUnits,
    /// rename and merge units, put them right
    KeepUnits,
    /// record days off that were announced later, take them back
    KeepCalendar,
    /// set what the rules leave to the locality, or say anew: base salary, notice, votes, legal bases, a year's days off
    SetParameter,
    /// record who sits in the council
    AppointCouncil,
    /// record who may sign for the chairman
    DelegateOfficer,
    /// erase a person's data
    EraseSubject,
    /// open and lock accounts, give and take roles
    KeepAccounts,
    /// issue and amend plans
    IssuePlan,
    /// enrol units, record inspections, reviews, the conclusion
    RunCampaign,
    /// allow in writing what the plan's calendar has no room for
    AllowException,
    /// file the unit's own plan
    FileUnitPlan,
    /// file and complete a report
    FileReport,
    /// file the commune's own report to the level above
    FileCommuneReport,
    /// accept or return a report
    ReviewReport,
    /// waive a report
    WaiveReport,
    /// put someone forward, complete, withdraw
    SubmitNomination,
    /// check the achievement
    AppraiseAchievement,
    /// check or return the dossier
    AppraiseDossier,
    /// say whether two nominees who look alike are one person, and put it right
    AnswerLikeness,
    /// suspend and lift
    SuspendNomination,
    /// let a late nomination in, or not
    AdmitLateNomination,
    /// open a round, close nominations, notice, council meeting
    RunRound,
    /// annul a round whose list was put to the public
    AnnulRound,
    /// answer a comment on a notice
    AnswerComment,
    /// declare one's own conflicts
    DeclareConflicts,
    /// record what a member of the council declared on a signed paper
    RecordDeclaration,
    /// record the counted votes
    CountBallot,
    /// put the awards to the chairman
    ProposeAwards,
    /// decide
    DecideAwards,
    /// record the signed paper of a decision with its number and day, publish it
    IssueDecision,
    /// put an error right
    CorrectAward,
    /// revoke, take back what was awarded in error
    RevokeAward,
    /// record what comes back of an award that holds no more
    RecordRecovery,
    /// send a proposal upward, record the answer
    ForwardProposal,
    /// read what is inside
    ReadOffice,
    /// read the full trail
    ReadTrail,
}

impl Act {
    /// Every act, for the table of docs/security.md and the matrix test.
    pub const ALL: [Self; 38] = [
        Self::RegisterLocality,
        Self::RegisterUnits,
        Self::KeepUnits,
        Self::KeepCalendar,
        Self::SetParameter,
        Self::AppointCouncil,
        Self::DelegateOfficer,
        Self::EraseSubject,
        Self::KeepAccounts,
        Self::IssuePlan,
        Self::RunCampaign,
        Self::AllowException,
        Self::FileUnitPlan,
        Self::FileReport,
        Self::FileCommuneReport,
        Self::ReviewReport,
        Self::WaiveReport,
        Self::SubmitNomination,
        Self::AppraiseAchievement,
        Self::AppraiseDossier,
        Self::AnswerLikeness,
        Self::SuspendNomination,
        Self::AdmitLateNomination,
        Self::RunRound,
        Self::AnnulRound,
        Self::AnswerComment,
        Self::DeclareConflicts,
        Self::RecordDeclaration,
        Self::CountBallot,
        Self::ProposeAwards,
        Self::DecideAwards,
        Self::IssueDecision,
        Self::CorrectAward,
        Self::RevokeAward,
        Self::RecordRecovery,
        Self::ForwardProposal,
        Self::ReadOffice,
        Self::ReadTrail,
    ];

    /// The roles that may do it.
    #[must_use]
    pub fn roles(self) -> &'static [Role] {
        use Role as R;
        match self {
            Self::RegisterLocality | Self::KeepAccounts | Self::EraseSubject => &[R::Administrator],
            Self::RegisterUnits => &[R::Administrator, R::Clerk, R::AppraiserDossier],
            Self::KeepUnits | Self::KeepCalendar | Self::IssuePlan | Self::RunCampaign => {
                &[R::Clerk, R::AppraiserDossier]
            }
            Self::AppointCouncil | Self::DelegateOfficer | Self::SetParameter => &[R::Clerk, R::Chairman],
            Self::FileUnitPlan | Self::FileReport | Self::SubmitNomination => &[R::Reporter],
            Self::ReviewReport => &[R::AppraiserAchievement, R::AppraiserDossier],
            Self::WaiveReport | Self::SuspendNomination => &[R::AppraiserDossier, R::Chairman],
            Self::AppraiseAchievement => &[R::AppraiserAchievement],
            Self::AnswerLikeness => &[R::AppraiserAchievement, R::AppraiserDossier],
            Self::AppraiseDossier | Self::RunRound | Self::AnswerComment => &[R::AppraiserDossier],
            Self::ProposeAwards | Self::CountBallot | Self::RecordDeclaration => &[R::AppraiserDossier],
            Self::IssueDecision | Self::ForwardProposal | Self::FileCommuneReport | Self::RecordRecovery => {
                &[R::Clerk, R::AppraiserDossier]
            }
            Self::DeclareConflicts => &[R::Council],
            Self::AllowException
            | Self::AnnulRound
            | Self::AdmitLateNomination
            | Self::DecideAwards
            | Self::CorrectAward
            | Self::RevokeAward => &[R::Chairman],
            Self::ReadOffice => &R::ALL,
            Self::ReadTrail => &[
                R::Clerk,
                R::AppraiserAchievement,
                R::AppraiserDossier,
                R::Chairman,
                R::Supervisor,
                R::Auditor,
                R::Administrator,
            ],
        }
    }

    /// Whether it is done for one unit, so that a reporter's grant must name that unit.
    #[must_use]
    fn is_for_a_unit(self) -> bool {
        matches!(self, Self::FileUnitPlan | Self::FileReport | Self::SubmitNomination)
    }
}

/// Where an act is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// In which locality; `None` for the machine as a whole.
    pub locality: Option<LocalityId>,
    /// For which unit, where the act is a unit's.
    pub unit: Option<UnitId>,
}

impl Place {
    /// The machine as a whole.
    #[must_use]
    pub fn machine() -> Self {
        Self { locality: None, unit: None }
    }

    /// A locality.
    pub fn locality(locality: impl Into<LocalityId>) -> Self {
        Self { locality: Some(locality.into()), unit: None }
    }

    /// A unit of a locality.
    pub fn unit(locality: impl Into<LocalityId>, unit: impl Into<UnitId>) -> Self {
        Self { locality: Some(locality.into()), unit: Some(unit.into()) }
    }
}

/// The role by which one may do `act` at `place`, if any.
#[must_use]
pub fn permits(grants: &[Grant], act: Act, place: &Place) -> Option<Role> {
    let reaches = |grant: &&Grant| {
        let in_scope = match (&grant.scope, &place.locality) {
            (Scope::Everywhere, _) => true,
            (Scope::Locality(mine), Some(theirs)) => mine == theirs,
            (Scope::Unit(mine, unit), Some(theirs)) => {
                mine == theirs && (!act.is_for_a_unit() || Some(unit) == place.unit.as_ref())
            }
            (_, None) => false,
        };
        grant.is_sound() && in_scope && act.roles().contains(&grant.role)
    };
    grants.iter().find(reaches).map(|grant| grant.role)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reporter(unit: &str) -> Vec<Grant> {
        vec![Grant { role: Role::Reporter, scope: Scope::Unit("phu-tan".into(), unit.into()) }]
    }

    #[test]
    fn a_unit_reports_only_for_itself() {
        let grants = reporter("ap-trung");
        assert!(permits(&grants, Act::FileReport, &Place::unit("phu-tan", "ap-trung")).is_some());
        assert!(permits(&grants, Act::FileReport, &Place::unit("phu-tan", "ap-dong")).is_none());
        assert!(permits(&grants, Act::FileReport, &Place::unit("tu-minh", "ap-trung")).is_none());
    }

    #[test]
    fn an_office_is_never_held_for_one_unit() {
        for role in Role::ALL {
            let grant = Grant { role, scope: Scope::Unit("phu-tan".into(), "ap-trung".into()) };
            let of_a_unit = matches!(role, Role::Reporter | Role::Council);
            assert_eq!(grant.is_sound(), of_a_unit, "{role:?}");
            let decides = permits(&[grant], Act::DecideAwards, &Place::locality("phu-tan"));
            assert!(decides.is_none(), "{role:?}");
        }
    }

    #[test]
    fn a_missing_scope_is_refused() {
        let grants = reporter("ap-trung");
        assert!(permits(&grants, Act::FileReport, &Place::locality("phu-tan")).is_none());
        assert!(permits(&[], Act::ReadOffice, &Place::locality("phu-tan")).is_none());
        let chairman = vec![Grant { role: Role::Chairman, scope: Scope::Everywhere }];
        assert!(permits(&chairman, Act::DecideAwards, &Place::locality("phu-tan")).is_none());
    }

    #[test]
    fn a_locality_never_reaches_another() {
        for act in Act::ALL {
            for role in Role::ALL {
                let grant = Grant { role, scope: Scope::Locality("phu-tan".into()) };
                assert!(
                    permits(&[grant], act, &Place::unit("tu-minh", "ap-trung")).is_none(),
                    "{act:?} {role:?}"
                );
            }
        }
    }

    #[test]
    fn supervisors_and_auditors_write_nothing() {
        for act in Act::ALL.into_iter().filter(|act| !matches!(act, Act::ReadOffice | Act::ReadTrail)) {
            assert!(!act.roles().contains(&Role::Supervisor), "{act:?}");
            assert!(!act.roles().contains(&Role::Auditor), "{act:?}");
        }
    }

    #[test]
    fn only_the_chairman_decides() {
        assert_eq!(Act::DecideAwards.roles(), [Role::Chairman]);
    }
}
