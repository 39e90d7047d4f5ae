//! What happened in an award round.

use super::correction::DetailCorrection;
use super::decision::{
    Award, Correction, Decision, DecisionDraft, HigherDecision, Recovery, RevocationGround,
};
use super::ending::EndGround;
use super::entry::{Conflict, Entry, OutOf, Tally};
use super::slip::RoundStep;
use super::taken_back::{HandedOver, Mistake};
use crate::aggregate::domain_event;
use crate::award_form::DecidingAuthority;
use crate::calendar::Deadline;
use crate::document::Document;
use crate::ids::{AccountId, AwardFormId, AwardId, CampaignId, NominationId, RoundId, SubjectId};
use crate::locality::CouncilMember;
use crate::personal::Personal;
use crate::plan::Occasion;
use crate::quota::Quota;
use crate::rules::{NoticeBasis, NoticeRule, VotingRule};
use crate::stamp::Stamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// That nominations were closed before the day that was announced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosedEarly {
    /// The last day that was announced.
    pub due: Date,
    /// Why, in a sentence.
    pub reason: String,
}

/// How the council voted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BallotMethod {
    /// biểu quyết công khai
    Open,
    /// bỏ phiếu kín: only counts exist
    Secret,
}

/// A further round of one year and occasion: limits go on counting over all of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnotherRound {
    /// Which of them it is, from 2.
    pub turn: u16,
    /// Why it is opened.
    pub reason: String,
}

/// A fact about one award round.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(
    missing_docs,
    reason = "stamp is who and when it was recorded, document the text that states it, on the day of that text"
)]
pub enum AwardRoundEvent {
    /// A round was opened, with the quotas and rules in force that day.
    RoundOpened {
        round: RoundId,
        campaign: CampaignId,
        year: i16,
        occasion: Occasion,
        quotas: Vec<Quota>,
        notice: NoticeRule,
        voting: VotingRule,
        nominations_due: Option<Deadline>,
        /// Where it is not the first of its year and occasion: which, and why; the reason is public.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        again: Option<AnotherRound>,
        stamp: Stamp,
    },
    /// Nominations were closed; later ones count as late, unless they come by the day that was announced.
    NominationsClosed {
        /// Before that day: which it was, and why, in public.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        early: Option<ClosedEarly>,
        stamp: Stamp,
    },
    /// The list went on public notice (lấy ý kiến); `closes` is the last day for comments.
    NoticeOpened {
        entries: Vec<Entry>,
        opens: Date,
        closes: Date,
        working_days: u16,
        basis: NoticeBasis,
        stamp: Stamp,
    },
    /// The notice runs longer: a day off became known after it was opened, and it would have had a working day less.
    NoticeExtended { before: Date, closes: Date, reason: String, stamp: Stamp },
    /// Someone commented; the words are sealed, a receipt code lets them follow it.
    NoticeCommentReceived {
        comment: String,
        about: Option<NominationId>,
        words: Personal<String>,
        stamp: Stamp,
    },
    /// The comment was answered.
    NoticeCommentAnswered { comment: String, answer: String, stamp: Stamp },
    /// The notice is over and every comment is answered.
    NoticeClosed { comments: u16, stamp: Stamp },
    /// The council met with a quorum; the public gets how many.
    CouncilConvened {
        on: Date,
        members: Vec<CouncilMember>,
        present: Vec<AccountId>,
        document: String,
        stamp: Stamp,
    },
    /// A member declared conflicts of interest, or that there are none: signed in, or on the signed paper named, which
    /// the secretary recorded.
    ConflictsDeclared {
        member: AccountId,
        conflicts: Vec<Conflict>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        document: Option<String>,
        stamp: Stamp,
    },
    /// The votes on one nomination were counted; only counts exist. `tally` is of the meeting, `written` of members absent
    /// who were asked in writing; `out_of` what the share was taken of: where it is not said, of those voting.
    BallotCounted {
        nomination: NominationId,
        method: BallotMethod,
        tally: Tally,
        voters: u16,
        recused: u16,
        absent: u16,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        written: Option<Tally>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        out_of: Option<OutOf>,
        passed: bool,
        /// The day of the meeting.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on: Option<Date>,
        /// How many of those who may vote had declared a conflict with it and took that back; absent where nobody did.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        retracted: Option<u16>,
        stamp: Stamp,
    },
    /// The awards were put to the chairman (tờ trình), by a paper of that day.
    AwardsProposed {
        nominations: Vec<NominationId>,
        document: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on: Option<Date>,
        stamp: Stamp,
    },
    /// The chairman did not award one, for a reason.
    NominationNotAwarded { nomination: NominationId, reason: Personal<String>, stamp: Stamp },
    /// The chairman decided whom to award: the draft of the paper, to be signed and numbered.
    DecisionDrafted { draft: DecisionDraft, stamp: Stamp },
    /// The chairman took a draft back before it was issued.
    DecisionDraftDropped { draft: u16, reason: String, stamp: Stamp },
    /// The signed paper was recorded: one numbered decision.
    AwardsDecided { decision: Decision, stamp: Stamp },
    /// The scan of the signed paper that came of a draft was the wrong file: the right one stands instead, the first stays in
    /// the book.
    SignedPaperReplaced {
        draft: u16,
        /// The number of the decision, which is public with the reason; ledgers of before kept both inside.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        decision: Option<String>,
        before: Document,
        after: Document,
        reason: String,
        stamp: Stamp,
    },
    /// In the same append, the decision went public.
    DecisionPublished {
        year: i16,
        number: u64,
        symbol: String,
        signed_on: Date,
        awards: Vec<AwardId>,
        stamp: Stamp,
    },
    /// In the same append, one award went public: what its page and its proof are made of.
    AwardPublished { award: Box<Award>, stamp: Stamp },
    /// Words of an award were put right (đính chính); the old words stay.
    DecisionCorrected {
        award: AwardId,
        correction: Correction,
        reason: String,
        document: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on: Option<Date>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        copy: Option<Document>,
        stamp: Stamp,
    },
    /// Another field of an award, or of its decision, was put right (đính chính); the old value stays. With the `copy` of a
    /// decision from above, it was the commune that had copied it wrongly.
    AwardDetailCorrected {
        award: AwardId,
        correction: DetailCorrection,
        reason: String,
        document: String,
        on: Date,
        /// Whether the paper is right and only the book was typed wrong: `document` is then the paper itself.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        mistyped: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        copy: Option<Document>,
        stamp: Stamp,
    },
    /// The number or the day of the paper by which awards were put right was itself typed wrong.
    CorrectionPaperCorrected {
        awards: Vec<AwardId>,
        before: String,
        before_on: Date,
        document: String,
        on: Date,
        reason: String,
        stamp: Stamp,
    },
    /// An award whose name, unit or kind is put right was said to be still the same one's: `known` is another id of the same
    /// one in the register, `others` are those who bear the name too and are somebody else.
    RecipientConfirmed { award: AwardId, known: Option<SubjectId>, others: Vec<SubjectId>, stamp: Stamp },
    /// An award was revoked (hủy bỏ); it stays in the book, marked. `document` is the decision that revokes, of the day
    /// `on`; `basis` the conclusion or judgment it rests on. Where `document` is not said, `basis` names both.
    AwardRevoked {
        award: AwardId,
        ground: RevocationGround,
        basis: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        document: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        signed_by: Option<String>,
        money: Recovery,
        artefact: Recovery,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on: Option<Date>,
        stamp: Stamp,
    },
    /// An award was taken back because the office had erred (khen nhầm); it stays in the book, marked, and charges nobody.
    AwardTakenBack {
        award: AwardId,
        mistake: Mistake,
        reason: String,
        document: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        signed_by: Option<String>,
        money: Recovery,
        artefact: Recovery,
        on: Date,
        stamp: Stamp,
    },
    /// That an award holds no more was itself recorded in error, or fell away: it holds again, and both stay in the book.
    AwardEndTakenBack { award: AwardId, reason: String, document: String, on: Date, stamp: Stamp },
    /// A step of the recovery of money or artefact was recorded, or one put right with its reason.
    RecoveryRecorded {
        award: AwardId,
        what: HandedOver,
        before: Recovery,
        now: Recovery,
        reason: Option<String>,
        document: String,
        on: Date,
        stamp: Stamp,
    },
    /// A higher form was proposed to the level above.
    ProposalForwarded {
        nomination: NominationId,
        form: AwardFormId,
        authority: DecidingAuthority,
        document: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on: Option<Date>,
        stamp: Stamp,
    },
    /// What the level above decided.
    HigherDecisionRecorded { nomination: NominationId, decision: HigherDecision, stamp: Stamp },
    /// An award from above was recorded by mistake: nothing of the kind had been decided. It leaves the roll, its page says
    /// so, and the answer is waited for again.
    HigherDecisionTakenBack {
        nomination: NominationId,
        award: AwardId,
        reason: String,
        document: Option<String>,
        stamp: Stamp,
    },
    /// A nomination ended though nobody decided it, for a reason that its unit is told: with its round, or later where it
    /// would have waited for ever.
    NominationEnded { nomination: NominationId, ground: EndGround, reason: Personal<String>, stamp: Stamp },
    /// The round is over.
    RoundClosed { stamp: Stamp },
    /// Counted votes were put right by the minutes; the first count stays in the book.
    BallotCorrected {
        nomination: NominationId,
        before: Tally,
        before_written: Option<Tally>,
        method: BallotMethod,
        tally: Tally,
        voters: u16,
        recused: u16,
        absent: u16,
        written: Option<Tally>,
        out_of: OutOf,
        passed: bool,
        reason: String,
        document: Option<String>,
        stamp: Stamp,
    },
    /// The day of the council's meeting, or who was present, was put right; the public gets how many.
    MeetingCorrected {
        before_on: Date,
        before: Vec<AccountId>,
        /// The minutes that were named, where they were named wrongly.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before_document: Option<String>,
        on: Date,
        present: Vec<AccountId>,
        document: String,
        reason: String,
        stamp: Stamp,
    },
    /// Number or day of a proposal, to the chairman or upward, was put right; `paper` is a paper about it, where there is one.
    ProposalCorrected {
        nominations: Vec<NominationId>,
        before: String,
        before_on: Date,
        document: String,
        on: Date,
        reason: String,
        paper: Option<String>,
        stamp: Stamp,
    },
    /// What a member declared was put right, before a count rested on it: signed in, or on a signed paper.
    DeclarationCorrected {
        member: AccountId,
        before: Vec<Conflict>,
        conflicts: Vec<Conflict>,
        reason: String,
        document: Option<String>,
        stamp: Stamp,
    },
    /// The answer to a comment was put right, before the council met.
    CommentAnswerCorrected { comment: String, answer: String, reason: String, stamp: Stamp },
    /// The chairman took back that one was not awarded: it waits for the decision again.
    RefusalTakenBack { nomination: NominationId, reason: Personal<String>, stamp: Stamp },
    /// A step was taken back, because it was recorded by mistake and nothing rested on it.
    RoundStepTakenBack { step: RoundStep, reason: String, document: Option<String>, stamp: Stamp },
    /// The round was annulled: it was opened by mistake. Its nominations go back to their units.
    RoundAnnulled { reason: String, document: Option<String>, stamp: Stamp },
}

domain_event!(AwardRoundEvent {
    RoundOpened,
    NominationsClosed,
    NoticeOpened,
    NoticeExtended,
    NoticeCommentReceived,
    NoticeCommentAnswered,
    NoticeClosed,
    CouncilConvened,
    ConflictsDeclared,
    BallotCounted,
    AwardsProposed,
    NominationNotAwarded,
    DecisionDrafted,
    DecisionDraftDropped,
    AwardsDecided,
    SignedPaperReplaced,
    DecisionPublished,
    AwardPublished,
    DecisionCorrected,
    AwardDetailCorrected,
    CorrectionPaperCorrected,
    RecipientConfirmed,
    AwardRevoked,
    AwardTakenBack,
    AwardEndTakenBack,
    RecoveryRecorded,
    ProposalForwarded,
    HigherDecisionRecorded,
    HigherDecisionTakenBack,
    NominationEnded,
    RoundClosed,
    BallotCorrected,
    MeetingCorrected,
    ProposalCorrected,
    DeclarationCorrected,
    CommentAnswerCorrected,
    RefusalTakenBack,
    RoundStepTakenBack,
    RoundAnnulled,
});
