//! What happened to a nomination. Words about the nominee are sealed under the nominee's own key.

use super::Stage;
use crate::aggregate::domain_event;
use crate::calendar::{Deadline, Period};
use crate::document::Document;
use crate::ids::{AudienceId, AwardFormId, CampaignId, NominationId, PaperId, RoundId, SubjectId};
use crate::nominee::Nominee;
use crate::personal::Personal;
use crate::plan::{Occasion, Source};
use crate::stamp::Stamp;
use serde::{Deserialize, Serialize};

/// Who is put forward, for what, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// The campaign.
    pub campaign: CampaignId,
    /// The award round it goes to.
    pub round: RoundId,
    /// On which occasion.
    pub occasion: Occasion,
    /// The award form asked for.
    pub form: AwardFormId,
    /// The nominee.
    pub nominee: Nominee,
    /// The achievement in a few sentences, fit to be published.
    pub achievement: Personal<String>,
    /// The days the achievement covers: no other award for any of them in the same campaign.
    pub period: Period,
    /// The audience of the plan.
    pub audience: AudienceId,
    /// The criteria it meets, as the plan puts them.
    pub criteria: Vec<Source>,
    /// Whether it rests on an invention or initiative, which needs its own confirmation.
    pub initiative: bool,
    /// Whether the nominee has died and is to be awarded posthumously (truy tặng).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub posthumous: bool,
    /// Why it is put forward out of turn, where that is asked; sealed with the nominee's other words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub out_of_turn: Option<Personal<String>>,
}

/// Why a nomination is suspended (docs/law.md).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SuspensionGround {
    /// có khiếu nại, tố cáo đang xác minh
    Complaint,
    /// đang xem xét kỷ luật
    Discipline,
    /// đang thanh tra, kiểm tra, điều tra
    Investigation,
}

/// A step about a nomination that can be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NominationStep {
    /// It was returned.
    Returned,
    /// The achievement was appraised.
    AchievementAppraised,
    /// The dossier was appraised.
    DossierAppraised,
    /// The unit took it back.
    Withdrawn,
    /// The chairman let it in, though it was late.
    LateAdmitted,
    /// The chairman did not let it in, as it was late.
    LateRefused,
    /// A suspension was lifted.
    SuspensionLifted,
}

/// A fact about one nomination.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "stamp is who and when, due the deadline in the plan's grammar")]
pub enum NominationEvent {
    /// A unit put someone forward, on time or late; what the plan asks for is noted.
    NominationSubmitted {
        proposal: Box<Proposal>,
        documents: Vec<Document>,
        needed: Vec<PaperId>,
        due: Option<Deadline>,
        late: bool,
        /// The nomination of an annulled round that goes on in this one, where there is one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        again: Option<NominationId>,
        stamp: Stamp,
    },
    /// A paper was added.
    DossierDocumentAdded { document: Document, stamp: Stamp },
    /// It was returned for completion, naming what is missing.
    NominationReturned {
        reason: Personal<String>,
        missing: Vec<PaperId>,
        due: Option<Deadline>,
        stamp: Stamp,
    },
    /// It was submitted again.
    NominationResubmitted { documents: Vec<Document>, achievement: Option<Personal<String>>, stamp: Stamp },
    /// The achievement was checked (first appraiser).
    AchievementAppraised { met: bool, opinion: Personal<String>, stamp: Stamp },
    /// The dossier was found complete (second appraiser).
    DossierAppraised { opinion: Personal<String>, stamp: Stamp },
    /// The chairman let a late one in, with a reason.
    LateNominationAdmitted { reason: String, stamp: Stamp },
    /// The chairman did not let a late one in, with a reason.
    LateNominationRefused { reason: Personal<String>, stamp: Stamp },
    /// It was stopped for the time being: a complaint, discipline or inspection stands in its way.
    NominationSuspended { ground: SuspensionGround, basis: String, stamp: Stamp },
    /// It goes on. `cleared` says that it was looked into and nothing stands against the nominee.
    SuspensionLifted {
        basis: String,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        cleared: bool,
        stamp: Stamp,
    },
    /// Someone said whether the nominee and another one who looks alike are one person: the unit with the submission, or
    /// an appraiser. What was said last of two holds.
    LikenessAnswered { other: SubjectId, same: bool, reason: Option<Personal<String>>, stamp: Stamp },
    /// The unit took it back.
    NominationWithdrawn { reason: Personal<String>, stamp: Stamp },
    /// A paper was struck: it was put into the wrong dossier, or was the wrong file. It is no paper of this dossier any more; the
    /// right one came `instead`, where there is one. Where opinions rested on it, the dossier stands `back_to` before them.
    DossierPaperStruck {
        paper: PaperId,
        sha256: String,
        instead: Option<Document>,
        reason: Personal<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        back_to: Option<Stage>,
        stamp: Stamp,
    },
    /// The unit put right what it had put forward, in any field, before it was appraised; the papers it needs then are noted.
    NominationCorrected {
        proposal: Box<Proposal>,
        needed: Vec<PaperId>,
        reason: Personal<String>,
        stamp: Stamp,
    },
    /// The last step was taken back, because it was recorded by mistake: it stands again as before.
    NominationStepTakenBack { step: NominationStep, back_to: Stage, reason: Personal<String>, stamp: Stamp },
    /// The nominee's year of birth was put right, at any time: who looks alike is asked about by the right one.
    BirthYearCorrected {
        before: Option<Personal<i16>>,
        after: Option<Personal<i16>>,
        reason: Personal<String>,
        stamp: Stamp,
    },
}

domain_event!(NominationEvent {
    NominationSubmitted,
    DossierDocumentAdded,
    NominationReturned,
    NominationResubmitted,
    AchievementAppraised,
    DossierAppraised,
    LateNominationAdmitted,
    LateNominationRefused,
    NominationSuspended,
    SuspensionLifted,
    LikenessAnswered,
    NominationWithdrawn,
    DossierPaperStruck,
    NominationCorrected,
    NominationStepTakenBack,
    BirthYearCorrected,
});
