//! What can be asked of an award round.

use super::after::Revoked;
use super::correction::{Beside, ByPaper, RightValue};
use super::decision::{HigherDecision, Signatory};
use super::ending::Ending;
use super::entry::{Candidate, Conflict, Entry, Tally};
use super::event::{AnotherRound, BallotMethod};
use super::signing::Signing;
use super::slip::PutRight;
use super::taken_back::{EndTakenBack, RecoveryStep, TakenBack};
use crate::calendar::Deadline;
use crate::document::Document;
use crate::ids::{AccountId, AwardId, CampaignId, NominationId, RoundId};
use crate::locality::CouncilMember;
use crate::money::Prize;
use crate::personal::Personal;
use crate::plan::Occasion;
use crate::quota::Quota;
use crate::rules::{NoticeRule, VotingRule};
use crate::stamp::Stamp;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// A request about one award round.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields are those of the event of the same name")]
pub enum AwardRoundCommand {
    /// Open it; quotas and rules as in force, looked up.
    Open {
        round: RoundId,
        campaign: CampaignId,
        year: i16,
        occasion: Occasion,
        quotas: Vec<Quota>,
        notice: NoticeRule,
        voting: VotingRule,
        nominations_due: Option<Deadline>,
        again: Option<AnotherRound>,
        stamp: Stamp,
    },
    /// Close nominations.
    /// `reason` where that is before the day that was announced.
    CloseNominations { reason: Option<String>, stamp: Stamp },
    /// Put the list to public notice until `closes`, computed from the rule and the holiday table.
    OpenNotice { entries: Vec<Entry>, closes: Date, stamp: Stamp },
    /// Let the notice run until `closes`, the end that the calendar known now gives it, if that is later.
    ExtendNotice { closes: Option<Date>, reason: String, stamp: Stamp },
    /// Take a comment.
    ReceiveComment { comment: String, about: Option<NominationId>, words: Personal<String>, stamp: Stamp },
    /// Answer a comment.
    AnswerComment { comment: String, answer: String, stamp: Stamp },
    /// End the notice; `due` is the later end that the calendar known now gives it, if there is one.
    CloseNotice { due: Option<Date>, stamp: Stamp },
    /// Convene the council in office.
    ConveneCouncil {
        on: Date,
        members: Vec<CouncilMember>,
        present: Vec<AccountId>,
        document: String,
        stamp: Stamp,
    },
    /// Declare conflicts, or none; whoever records it for the member names the signed paper. `council` is the one in
    /// office, looked up: before the meeting is recorded its members declare.
    DeclareConflicts {
        member: AccountId,
        conflicts: Vec<Conflict>,
        document: Option<String>,
        council: Vec<CouncilMember>,
        stamp: Stamp,
    },
    /// Count the votes on one nomination: of the meeting, and in writing of those absent.
    CountBallot {
        nomination: NominationId,
        method: BallotMethod,
        tally: Tally,
        written: Option<Tally>,
        stamp: Stamp,
    },
    /// Put the awards to the chairman.
    Propose { nominations: Vec<NominationId>, document: String, on: Date, stamp: Stamp },
    /// Decide some of them: awards make the draft of one decision.
    Decide(Box<Ruling>),
    /// Take a draft back before it is issued.
    DropDraft { draft: u16, reason: String, stamp: Stamp },
    /// Record the signed paper of a draft, with its number and day: published with it.
    Issue(Box<SignedPaper>),
    /// Put the right scan in the place of the wrong one, of the paper that came of a draft.
    ReplaceScan { draft: u16, decision: Option<String>, scan: Document, reason: String, stamp: Stamp },
    /// Put fields of awards right, beside what other rounds and the plan say.
    Correct { right: Vec<(AwardId, RightValue)>, beside: Box<Beside>, paper: ByPaper, stamp: Stamp },
    /// Revoke an award.
    Revoke { revoked: Box<Revoked>, stamp: Stamp },
    /// Take an award back that was the office's own error.
    TakeBack { back: Box<TakenBack>, stamp: Stamp },
    /// Let an award hold again, beside what other rounds say.
    TakeBackEnd(Box<EndTakenBack>),
    /// Record a step of the recovery.
    RecordRecovery { step: Box<RecoveryStep>, stamp: Stamp },
    /// Propose a higher form upward.
    Forward { candidate: Box<Candidate>, document: String, on: Date, stamp: Stamp },
    /// Record what the higher level decided; `form_name` as the rules have it.
    RecordHigherDecision {
        candidate: Box<Candidate>,
        form_name: String,
        prize: Option<Prize>,
        decision: HigherDecision,
        stamp: Stamp,
    },
    /// End the round, and with a reason every nomination of it that nobody decided, looked up; `taken_back` those of the list
    /// that their units took back.
    Close { endings: Vec<Ending>, taken_back: BTreeSet<NominationId>, stamp: Stamp },
    /// End one nomination that would wait for ever.
    End { ending: Box<Ending>, stamp: Stamp },
    /// Put a slip right.
    PutRight(Box<PutRight>),
}

/// What the chairman decides in one go.
#[derive(Clone, Debug)]
pub struct Ruling {
    /// Who signs, and how; by which text is found in `signing`.
    pub signatory: Signatory,
    /// As what the signatory may sign, looked up.
    pub signing: Signing,
    /// What is decided about whom.
    pub items: Vec<RulingItem>,
    /// Who and when.
    pub stamp: Stamp,
}

/// What is decided about one nominee.
#[derive(Clone, Debug)]
pub struct RulingItem {
    /// The nominee, with everything looked up.
    pub candidate: Candidate,
    /// Awarded or not.
    pub verdict: Verdict,
}

/// Awarded or not.
#[derive(Clone, Debug)]
pub enum Verdict {
    /// Awarded.
    Award,
    /// Not awarded, with the reason the unit is told.
    NotAwarded {
        /// The reason.
        reason: Personal<String>,
    },
}

/// The signed paper of a draft, with what holds on the day it was signed.
#[derive(Clone, Debug)]
pub struct SignedPaper {
    /// Of which draft.
    pub draft: u16,
    /// Its number in the register; claimed when the facts are stored.
    pub number: u64,
    /// How many awards have ids of that number already: another decision bore it until its number was put right.
    pub borne: usize,
    /// The day on it.
    pub signed_on: Date,
    /// The paper, scanned.
    pub scan: Document,
    /// As what the signatory of the draft may sign, looked up.
    pub signing: Signing,
    /// Legal bases in force on that day.
    pub legal_bases: Vec<String>,
    /// The nominees of the draft in its order, everything looked up.
    pub items: Vec<PaperItem>,
    /// Numbers of its year that this book knows, with their days, looked up.
    pub known: Vec<(u64, Date)>,
    /// Why its number does not go with its day, where it does not.
    pub out_of_order: Option<String>,
    /// Why it was signed before its dossiers were appraised in this book, where it was.
    pub before_appraisal: Option<String>,
    /// Who recorded it and when.
    pub stamp: Stamp,
}

/// One nominee of a signed paper, with the form's name and prize as in force on the day it was signed.
#[derive(Clone, Debug)]
pub struct PaperItem {
    /// The nominee.
    pub candidate: Candidate,
    /// Name of the form in the law's words.
    pub form_name: String,
    /// Prize money.
    pub prize: Option<Prize>,
}
