//! An award round (đợt xét khen thưởng): all nominations of one campaign, year and occasion, up to the decision.
//! opened -> nominations closed -> on notice -> council -> proposed -> drafted -> issued and published -> closed; or
//! annulled; unscheduled (đột xuất): opened -> drafted -> issued. Afterwards: corrected, revoked; higher forms: forwarded,
//! recorded.
//! What spans nominations lives here: quota, conflict of interest, notice period, duplicate award.

mod after;
mod award_field;
mod chairman;
mod command;
mod corrected_paper;
mod correction;
mod council;
mod decision;
mod ending;
mod entry;
mod event;
mod found_late;
mod given;
mod in_order;
mod issue;
mod notice;
mod number_order;
mod opening;
mod places;
mod refusal;
mod scan;
mod signing;
mod slip;
mod taken_back;
#[cfg(test)]
mod tests;
mod way_back;
mod whose;

pub use after::Revoked;
pub use award_field::AwardField;
pub use command::{AwardRoundCommand, PaperItem, Ruling, RulingItem, SignedPaper, Verdict};
pub use corrected_paper::Signature;
pub use correction::{Beside, ByPaper, DetailCorrection, NamedForm, NamedUnit, RightValue};
pub use decision::{
    Award, CorrectedField, Correction, Decision, DecisionDraft, DecisionEntry, DraftEntry, HigherDecision,
    Recovery, RevocationGround, Signatory, WithinQuota, number_in, series, series_anew, symbol,
};
pub use ending::{EndGround, Ending};
pub use entry::{
    Attendance, Candidate, CandidateStanding, Conflict, ConflictGround, DossierDays, Entry, Identity, OutOf,
    PriorAward, PriorDraft, Tally,
};
pub use event::{AnotherRound, AwardRoundEvent, BallotMethod, ClosedEarly};
pub use found_late::{ProposalPaper, Recount};
pub use number_order::OutOfOrder;
pub use refusal::AwardRoundRefusal;
pub use signing::{Signers, Signing};
pub use slip::{LaterStep, PutRight, RoundStep, Why};
pub use taken_back::{EndTakenBack, Ground, HandedOver, Mistake, RecoveryStep, TakenBack};
pub use whose::Whose;

use crate::aggregate::aggregate;
use crate::calendar::{Deadline, day};
use crate::document::Document;
use crate::ids::{AccountId, AwardId, CampaignId, NominationId, RoundId};
use crate::locality::CouncilMember;
use crate::plan::Occasion;
use crate::quota::Quota;
use crate::rules::{NoticeRule, VotingRule};
use corrected_paper::Paper;
use found_late::{Forwarded, Proposed};
use given::GivenAward;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The state of one round.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AwardRound {
    terms: Option<Terms>,
    nominations_closed: bool,
    entries: BTreeMap<NominationId, Entry>,
    notice: Option<Notice>,
    /// Each comment, with the day it was answered.
    comments: BTreeMap<String, Option<Date>>,
    session: Option<Session>,
    declared: BTreeMap<AccountId, Vec<Conflict>>,
    /// Who had declared a conflict with a nomination and took it back.
    retracted: BTreeMap<NominationId, BTreeSet<AccountId>>,
    ballots: BTreeMap<NominationId, Ballot>,
    proposed: BTreeMap<NominationId, Proposed>,
    outcomes: BTreeMap<NominationId, Outcome>,
    /// Those that wait for their signed paper.
    drafts: BTreeMap<u16, DecisionDraft>,
    /// How many there ever were.
    drafted: u16,
    /// What the papers say that decided about nominations.
    papers: BTreeMap<NominationId, Paper>,
    /// The scans of signed papers, by the draft of which each came.
    scans: BTreeMap<u16, Document>,
    awards: BTreeMap<AwardId, GivenAward>,
    forwarded: BTreeMap<NominationId, Forwarded>,
    /// How many times an award from above was recorded of one by mistake, and taken back.
    struck: BTreeMap<NominationId, u16>,
    closed: bool,
    annulled: bool,
    /// Whether its list was ever put to the public.
    consulted: bool,
}

/// What was fixed when the round opened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Terms {
    round: RoundId,
    campaign: CampaignId,
    year: i16,
    occasion: Occasion,
    quotas: Vec<Quota>,
    notice: NoticeRule,
    voting: VotingRule,
    /// A further one of its year and occasion.
    #[serde(default)]
    further: bool,
    /// By when nominations were asked for.
    #[serde(default)]
    due: Option<Deadline>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Notice {
    opens: Date,
    closes: Date,
    over: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Session {
    on: Date,
    /// The day on which it was recorded.
    entered: Date,
    members: Vec<CouncilMember>,
    present: BTreeSet<AccountId>,
    document: String,
}

/// Counted votes on one nomination, as last recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Ballot {
    method: BallotMethod,
    tally: Tally,
    written: Option<Tally>,
    passed: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Outcome {
    Awarded,
    NotAwarded,
    Answered,
    Ended,
}

/// Where a round stands for someone who wants to nominate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundStanding {
    /// There is none.
    NotOpened,
    /// It takes nominations.
    Open,
    /// It takes late ones, which the chairman must admit.
    NominationsClosed,
    /// It has gone on.
    PastNominations,
}

aggregate!(AwardRound, "award_round", AwardRoundCommand, AwardRoundEvent, AwardRoundRefusal);

type Facts = Result<Vec<AwardRoundEvent>, AwardRoundRefusal>;

impl AwardRound {
    fn decide(&self, command: AwardRoundCommand) -> Facts {
        use AwardRoundCommand as C;
        match command {
            opening @ C::Open { .. } => self.open(opening),
            C::CloseNominations { reason, stamp } => self.close_nominations(reason, stamp),
            C::OpenNotice { entries, closes, stamp } => {
                self.open_notice(self.scheduled()?, entries, closes, stamp)
            }
            C::ExtendNotice { closes, reason, stamp } => self.extend_notice(closes, reason, stamp),
            C::ReceiveComment { comment, about, words, stamp } => {
                self.receive_comment(comment, about, words, stamp)
            }
            C::AnswerComment { comment, answer, stamp } => self.answer_comment(comment, answer, stamp),
            C::CloseNotice { due, stamp } => self.close_notice(due, stamp),
            C::ConveneCouncil { on, members, present, document, stamp } => {
                self.convene(self.scheduled()?, on, (members, present), document, stamp)
            }
            C::DeclareConflicts { member, conflicts, document, council, stamp } => {
                self.declare(self.with_council()?, (member, document), conflicts, &council, stamp)
            }
            C::CountBallot { nomination, method, tally, written, stamp } => {
                self.count(self.scheduled()?, nomination, method, (tally, written), stamp)
            }
            C::Propose { nominations, document, on, stamp } => {
                self.scheduled()?;
                self.propose(nominations, document, on, stamp)
            }
            C::Decide(ruling) => self.rule(self.running()?, *ruling),
            C::Issue(paper) => self.issue(self.running()?, *paper),
            C::ReplaceScan { draft, decision, scan, reason, stamp } => {
                self.replace_scan(draft, decision, (scan, reason), stamp)
            }
            C::DropDraft { draft, reason, stamp } => {
                self.running()?;
                self.drop_draft(draft, reason, stamp)
            }
            C::Forward { candidate, document, on, stamp } => {
                self.forward(self.running()?, *candidate, document, on, stamp)
            }
            C::Close { endings, taken_back, stamp } => {
                self.close(self.running()?, endings, &taken_back, stamp)
            }
            C::End { ending, stamp } => {
                self.opened()?;
                self.not_annulled()?;
                self.end(*ending, &stamp)
            }
            C::PutRight(right) => self.put_right(*right),
            // the book stays open for what comes after: corrections, revocations, answers from above
            C::Correct { right, beside, paper, stamp } => {
                self.correct(self.opened()?, right, &beside, &paper, &stamp)
            }
            C::TakeBack { back, stamp } => self.take_back_award(*back, stamp),
            C::TakeBackEnd(back) => self.take_back_end(self.opened()?, *back),
            C::RecordRecovery { step, stamp } => self.record_recovery(*step, stamp),
            C::Revoke { revoked, stamp } => self.revoke(*revoked, stamp),
            C::RecordHigherDecision { candidate, form_name, prize, decision, stamp } => {
                self.record_higher(self.opened()?, *candidate, form_name, prize, decision, stamp)
            }
        }
    }

    fn not_opened(&self) -> Result<(), AwardRoundRefusal> {
        if self.terms.is_some() { Err(AwardRoundRefusal::AlreadyOpened) } else { Ok(()) }
    }

    fn opened(&self) -> Result<&Terms, AwardRoundRefusal> {
        self.terms.as_ref().ok_or(AwardRoundRefusal::NotOpened)
    }

    /// Opened and not closed.
    fn running(&self) -> Result<&Terms, AwardRoundRefusal> {
        let terms = self.opened()?;
        self.not_annulled()?;
        if self.closed { Err(AwardRoundRefusal::Closed) } else { Ok(terms) }
    }

    /// Running, with notice and council: an unscheduled award has neither.
    fn scheduled(&self) -> Result<&Terms, AwardRoundRefusal> {
        match self.running()? {
            terms if terms.occasion == Occasion::Unscheduled => Err(AwardRoundRefusal::StraightToTheChairman),
            terms => Ok(terms),
        }
    }

    fn evolve(&mut self, event: AwardRoundEvent) {
        use AwardRoundEvent as E;
        match event {
            E::RoundOpened { .. } => self.terms = Terms::of(event),
            E::NominationsClosed { .. } => self.nominations_closed = true,
            E::NoticeOpened { entries, opens, closes, .. } => {
                self.entries = entries.into_iter().map(|entry| (entry.nomination.clone(), entry)).collect();
                self.notice = Some(Notice { opens, closes, over: false });
                self.consulted = true;
            }
            E::NoticeExtended { closes, .. } => {
                if let Some(notice) = &mut self.notice {
                    notice.closes = closes;
                }
            }
            E::NoticeCommentReceived { comment, .. } => {
                self.comments.insert(comment, None);
            }
            E::NoticeCommentAnswered { comment, stamp, .. } => {
                self.comments.insert(comment, Some(day(stamp.at)));
            }
            E::NoticeClosed { .. } => {
                if let Some(notice) = &mut self.notice {
                    notice.over = true;
                }
            }
            E::CouncilConvened { on, members, present, document, stamp } => {
                let (present, entered) = (present.into_iter().collect(), day(stamp.at));
                self.session = Some(Session { on, entered, members, present, document });
            }
            E::ConflictsDeclared { member, conflicts, .. } => {
                self.declared.insert(member, conflicts);
            }
            E::BallotCounted { nomination, method, tally, written, passed, .. } => {
                self.ballots.insert(nomination, Ballot { method, tally, written, passed });
            }
            E::RoundClosed { .. } => self.closed = true,
            ruling @ (E::AwardsProposed { .. }
            | E::NominationNotAwarded { .. }
            | E::NominationEnded { .. }
            | E::DecisionDrafted { .. }
            | E::DecisionDraftDropped { .. }
            | E::AwardsDecided { .. }
            | E::SignedPaperReplaced { .. }
            | E::DecisionPublished { .. }
            | E::ProposalForwarded { .. }
            | E::HigherDecisionRecorded { .. }) => self.evolve_ruling(ruling),
            award @ (E::AwardPublished { .. }
            | E::DecisionCorrected { .. }
            | E::AwardDetailCorrected { .. }
            | E::CorrectionPaperCorrected { .. }
            | E::RecipientConfirmed { .. }
            | E::AwardRevoked { .. }
            | E::AwardTakenBack { .. }
            | E::AwardEndTakenBack { .. }
            | E::HigherDecisionTakenBack { .. }
            | E::RecoveryRecorded { .. }) => self.evolve_award(award),
            back @ (E::BallotCorrected { .. }
            | E::MeetingCorrected { .. }
            | E::ProposalCorrected { .. }
            | E::DeclarationCorrected { .. }
            | E::CommentAnswerCorrected { .. }
            | E::RefusalTakenBack { .. }
            | E::RoundStepTakenBack { .. }
            | E::RoundAnnulled { .. }) => self.evolve_back(back),
        }
    }

    /// Where it stands for someone who wants to nominate.
    #[must_use]
    pub fn standing(&self) -> RoundStanding {
        match &self.terms {
            None => RoundStanding::NotOpened,
            Some(_) if self.closed || self.annulled || self.notice.is_some() => {
                RoundStanding::PastNominations
            }
            Some(_) if self.nominations_closed => RoundStanding::NominationsClosed,
            Some(_) => RoundStanding::Open,
        }
    }

    fn passed(&self, nomination: &NominationId) -> bool {
        self.ballots.get(nomination).is_some_and(|ballot| ballot.passed)
    }

    /// Whether a nomination has been decided here, be it in a draft that waits for its signature.
    #[must_use]
    pub fn has_decided(&self, nomination: &NominationId) -> bool {
        self.outcomes.contains_key(nomination) || self.is_drafted(nomination)
    }

    fn is_drafted(&self, nomination: &NominationId) -> bool {
        let mut drafted = self.drafts.values().flat_map(|draft| &draft.entries);
        drafted.any(|line| line.nomination == *nomination)
    }

    /// The campaign, year and occasion it was opened for.
    #[must_use]
    pub fn opened_for(&self) -> Option<(&CampaignId, i16, Occasion)> {
        self.terms.as_ref().map(|terms| (&terms.campaign, terms.year, terms.occasion))
    }

    /// By when nominations were asked for; a further round of its year and occasion has no day of its own.
    #[must_use]
    pub fn nominations_due(&self) -> Option<Deadline> {
        self.terms.as_ref().filter(|terms| !terms.further)?.due
    }

    /// The notice's length in working days.
    #[must_use]
    pub fn notice_days(&self) -> Option<u16> {
        self.terms.as_ref().map(|terms| terms.notice.working_days)
    }

    /// The first and the last day of the notice, once it was opened.
    #[must_use]
    pub fn notice_span(&self) -> Option<(Date, Date)> {
        self.notice.as_ref().map(|notice| (notice.opens, notice.closes))
    }
}
