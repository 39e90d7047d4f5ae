//! What can be asked of a nomination.

use super::by_name::ByName;
use super::{NominationEvent, NominationRefusal, NominationStep, Proposal, Span, SuspensionGround};
use crate::award_round::RoundStanding;
use crate::calendar::Deadline;
use crate::document::Document;
use crate::ids::{NominationId, PaperId, SubjectId};
use crate::personal::Personal;
use crate::stamp::Stamp;

/// A request about one nomination.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields are those of the event of the same name")]
pub enum NominationCommand {
    /// Put someone forward. Looked up beforehand: whether the plan promises the form (`promised`), where the round
    /// stands, of which days it takes achievements (`span`), how many nominations of the same one, or in the same words, a round of the campaign has
    /// `considered` and not awarded, which papers are `needed`, the deadline `due`, and how many look alike of whom the unit has said nothing
    /// (`unanswered`).
    Submit {
        proposal: Box<Proposal>,
        documents: Vec<Document>,
        promised: bool,
        round: RoundStanding,
        span: Span,
        considered: usize,
        needed: Vec<PaperId>,
        due: Option<Deadline>,
        likeness: Likeness,
        unanswered: usize,
        again: Option<Again>,
        stamp: Stamp,
    },
    /// Add a paper to the dossier; `fixed` says whether the round has put it on its list or decided it, looked up.
    AddDocument { document: Document, fixed: bool, stamp: Stamp },
    /// Return it for completion; the rule says how often at most.
    Return {
        reason: Personal<String>,
        missing: Vec<PaperId>,
        due: Option<Deadline>,
        at_most: u8,
        stamp: Stamp,
    },
    /// Submit it again after a return, with papers and, if needed, the achievement put better.
    Resubmit { documents: Vec<Document>, achievement: Option<Personal<String>>, stamp: Stamp },
    /// Say whether the achievement is true and meets the criteria.
    ///
    /// `by_name` is how who appraises stands to it by name, looked up.
    AppraiseAchievement { met: bool, opinion: Personal<String>, by_name: ByName, stamp: Stamp },
    /// Say that the dossier is complete; `by_name` as for [`Self::AppraiseAchievement`].
    AppraiseDossier { opinion: Personal<String>, by_name: ByName, stamp: Stamp },
    /// Let a late nomination in.
    AdmitLate { reason: String, stamp: Stamp },
    /// Do not let a late nomination in.
    RefuseLate { reason: Personal<String>, stamp: Stamp },
    /// Stop it for the time being; `decided` says whether the round has decided it, looked up.
    Suspend { ground: SuspensionGround, basis: String, decided: bool, stamp: Stamp },
    /// Let it go on; `cleared` says that nothing stands against the nominee.
    LiftSuspension { basis: String, cleared: bool, stamp: Stamp },
    /// Put the nominee's year of birth right.
    CorrectBirthYear { after: Option<Personal<i16>>, reason: Personal<String>, stamp: Stamp },
    /// Say whether the nominee and another one who looks alike are one person. Looked up: what was said of the two before
    /// (`stands`), whether more than the name speaks for one person (`strong`), and who answers, by name.
    AnswerLikeness {
        other: SubjectId,
        same: bool,
        stands: Option<Said>,
        strong: bool,
        by_name: ByName,
        reason: Option<Personal<String>>,
        stamp: Stamp,
    },
    /// Take it back; `decided` as for [`Self::Suspend`].
    Withdraw { reason: Personal<String>, decided: bool, stamp: Stamp },
    /// Strike a paper that is not of this dossier, and put the right one there; `fixed` as for [`Self::AddDocument`].
    StrikePaper {
        paper: PaperId,
        sha256: String,
        instead: Option<Document>,
        fixed: bool,
        reason: Personal<String>,
        stamp: Stamp,
    },
    /// Put right what was put forward; what is looked up is that of [`Self::Submit`].
    Correct {
        proposal: Box<Proposal>,
        promised: bool,
        span: Span,
        considered: usize,
        needed: Vec<PaperId>,
        likeness: Likeness,
        unanswered: usize,
        reason: Personal<String>,
        stamp: Stamp,
    },
    /// Take back a step, which must be the last; `taken_up` says whether the round has put it on its list or decided it,
    /// looked up.
    TakeBack { step: NominationStep, taken_up: bool, reason: Personal<String>, stamp: Stamp },
}

/// A nomination that is sent again, because its round was annulled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Again {
    /// As it was sent the first time.
    pub nomination: NominationId,
    /// Whether its round was annulled, looked up.
    pub annulled: bool,
    /// Whether it was sent again before, looked up.
    pub sent: bool,
}

impl Again {
    /// Once, and only where its round is no more.
    pub(super) fn is_due(&self) -> Result<(), NominationRefusal> {
        match self {
            Self { annulled: false, .. } => Err(NominationRefusal::RoundGoesOn),
            Self { sent: true, .. } => Err(NominationRefusal::SentAgain),
            _ => Ok(()),
        }
    }
}

/// What was said of two who look alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// That they are one.
    pub same: bool,
    /// The office said it, not only whoever put the nomination forward.
    pub by_office: bool,
}

/// What a unit says, when it puts someone forward, of those in the register who look alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Likeness {
    /// The one it is.
    pub same: Option<SubjectId>,
    /// Those it is not.
    pub others: Vec<SubjectId>,
    /// How many nominations of that one stand in the round and ask for the same sort of form, looked up.
    pub beside: usize,
    /// What is different this time, where some stand beside it.
    pub reason: Option<Personal<String>>,
    /// Of how many of the others more than the name speaks for one person, looked up.
    pub strong: usize,
    /// Why they are others, where that is asked.
    pub another: Option<Personal<String>>,
}

impl Likeness {
    /// Where the round has a nomination of the same one already, it is said what is different this time; and where more than
    /// the name speaks for one person, why it is another one.
    pub(super) fn is_explained(&self) -> Result<(), NominationRefusal> {
        let unsaid = |reason: &Option<Personal<String>>| reason.as_ref().is_none_or(Personal::is_blank);
        if self.beside > 0 && unsaid(&self.reason) {
            return Err(NominationRefusal::PutForwardAgain { count: self.beside });
        }
        match self.strong > 0 && unsaid(&self.another) {
            true => Err(NominationRefusal::AnotherUnexplained { count: self.strong }),
            false => Ok(()),
        }
    }

    /// What the unit said of those who look alike, as facts.
    pub(super) fn into_facts(self, reason: Option<&Personal<String>>, stamp: &Stamp) -> Vec<NominationEvent> {
        let Self { same, others, reason: again, another, .. } = self;
        let same = same.into_iter().map(|other| (other, true, again.as_ref().or(reason)));
        let all = same.chain(others.into_iter().map(|other| (other, false, another.as_ref().or(reason))));
        let said = |(other, same, reason): (_, _, Option<&Personal<String>>)| {
            NominationEvent::LikenessAnswered { other, same, reason: reason.cloned(), stamp: stamp.clone() }
        };
        all.map(said).collect()
    }
}
