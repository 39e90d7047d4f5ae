//! Why a request about a nomination is refused.

use crate::ids::{AccountId, PaperId};
use jiff::civil::Date;

/// The state of affairs that stands in the way.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NominationRefusal {
    /// There is no such nomination.
    #[error("the nomination was not submitted")]
    NotSubmitted,
    /// It was submitted before.
    #[error("the nomination is already submitted")]
    AlreadySubmitted,
    /// The unit took it back.
    #[error("the nomination is withdrawn")]
    Withdrawn,
    /// Only a person has a year of birth.
    #[error("only a person has a year of birth")]
    BornNever,
    /// It is sent again only where its round was annulled.
    #[error("its round goes on")]
    RoundGoesOn,
    /// It was sent again before.
    #[error("the nomination was sent again before")]
    SentAgain,
    /// No word of what was achieved.
    #[error("the nomination names no achievement")]
    NoAchievement,
    /// What is said to be achieved lies in a year to come. Rounds are held before their year is over, so the rest of
    /// this year may be counted in.
    #[error("the period of the achievement ends after this year, on {until}")]
    PeriodBeyondYear {
        /// Its last day.
        until: Date,
    },
    /// An award out of turn is for what is done; these days are not over.
    #[error("an award out of turn is for what is done, and the period ends on {until}")]
    PeriodNotOver {
        /// Its last day.
        until: Date,
    },
    /// What is said to be achieved has not begun.
    #[error("the period of the achievement begins after today, on {from}")]
    PeriodNotBegun {
        /// Its first day.
        from: Date,
    },
    /// What was achieved before or after the campaign is not of it.
    #[error("the campaign runs from {first} to {last}")]
    PeriodOutsideCampaign {
        /// Its first year.
        first: i16,
        /// Its last year.
        last: i16,
    },
    /// The achievement is not of the round's year.
    #[error("the round is for {year}")]
    PeriodOfAnotherYear {
        /// The round's year.
        year: i16,
    },
    /// The plan does not promise that form to that kind of nominee on that occasion.
    #[error("the plan does not promise this form")]
    NotPromised,
    /// No round takes it.
    #[error("the round is not opened")]
    RoundNotOpened,
    /// The round has gone on to the notice: it waits for the next one.
    #[error("the round takes no more nominations")]
    RoundPastNominations,
    /// Papers come before appraisal or after a return.
    #[error("the dossier takes no more papers")]
    DossierClosed,
    /// Only what is under appraisal can be returned.
    #[error("the nomination is not under appraisal")]
    NotUnderAppraisal,
    /// The rule allows no further return.
    #[error("the nomination was returned {times} of at most {at_most} times")]
    ReturnedOftenEnough {
        /// How often it was.
        times: u8,
        /// How often the rule allows.
        at_most: u8,
    },
    /// It was not returned.
    #[error("the nomination was not returned")]
    NotReturned,
    /// The achievement is not what is to be appraised now.
    #[error("the achievement is not due for appraisal")]
    AchievementNotDue,
    /// The dossier is not what is to be appraised now.
    #[error("the dossier is not due for appraisal")]
    DossierNotDue,
    /// Nobody appraises what they put forward.
    #[error("the appraiser put the nomination forward")]
    OwnNomination,
    /// Whoever bears the nominee's name does not appraise the dossier.
    #[error("nobody appraises a dossier about a person of the own name")]
    OwnCase,
    /// Another account of the same name had a hand in it: one person does not do two steps.
    #[error("{account} is of the same name and had a hand in it")]
    OtherAccount {
        /// Which.
        account: AccountId,
    },
    /// Two appraisals, two people.
    #[error("the same person appraised the achievement")]
    AppraisedBySame,
    /// Papers are missing.
    #[error("papers are missing: {missing:?}")]
    PapersMissing {
        /// Which, in the plan's order.
        missing: Vec<PaperId>,
    },
    /// A complaint, discipline or inspection stands in its way.
    #[error("the nomination is suspended")]
    Suspended,
    /// It came late and the chairman has not let it in.
    #[error("the nomination is late and not admitted")]
    LateNotAdmitted,
    /// It came on time.
    #[error("the nomination is not late")]
    NotLate,
    /// It was let in before.
    #[error("the late nomination is already admitted")]
    AlreadyAdmitted,
    /// It came late and the chairman did not let it in.
    #[error("the late nomination was refused")]
    LateRefused,
    /// A late one is refused only with a reason.
    #[error("a late nomination is refused with a reason")]
    RefusedWithoutReason,
    /// It is suspended already.
    #[error("the nomination is already suspended")]
    AlreadySuspended,
    /// It is not suspended.
    #[error("the nomination is not suspended")]
    NotSuspended,
    /// Others in the register look alike, and nothing was said of them.
    #[error("{count} others look alike")]
    LookAlikesUnanswered {
        /// How many.
        count: usize,
    },
    /// The same one is put forward in the round already, and it is not said what is different this time.
    #[error("{count} nominations of the same one stand in the round")]
    PutForwardAgain {
        /// How many.
        count: usize,
    },
    /// Of somebody more than the name speaks for one person, and it is not said why it is another one.
    #[error("{count} others share more than the name, and nobody said why they are others")]
    AnotherUnexplained {
        /// How many.
        count: usize,
    },
    /// Nobody is compared with oneself.
    #[error("it is the same nomination")]
    NobodyElse,
    /// The same was said of the two before.
    #[error("the likeness is already answered so")]
    LikenessAnswered,
    /// What was recorded before is put right or taken back only with a reason.
    #[error("a reason is missing")]
    ReasonMissing,
    /// Only a person is awarded posthumously.
    #[error("only a person is awarded posthumously")]
    PosthumousGroup,
    /// The round has decided it.
    #[error("the nomination is already decided")]
    AlreadyDecided,
    /// It was appraised: what was put forward stands.
    #[error("the nomination is already appraised")]
    AlreadyAppraised,
    /// The correction changes nothing.
    #[error("nothing is changed")]
    SameAsRecorded,
    /// The dossier has no such paper, or has it no more.
    #[error("the dossier has no such paper")]
    NoSuchPaper,
    /// The dossier was found complete with it: the right paper comes with the same form.
    #[error("the dossier was found complete with {paper}")]
    NeededInstead {
        /// Which.
        paper: PaperId,
    },
    /// It is put forward out of turn for more than three months, or after a round has considered it, and nobody said why.
    #[error("out of turn without a reason, considered {considered} times")]
    OutOfTurnUnsaid {
        /// How many nominations of the same one a round of the campaign considered without an award.
        considered: usize,
    },
    /// The public was asked, or it was decided, on its papers: another may come beside them, none in their place.
    #[error("the papers are fixed")]
    PapersFixed,
    /// The office said of the two that they are two: a unit does not say otherwise.
    #[error("the office said that it is another one")]
    AnotherPerson,
    /// What came instead is a paper of another kind.
    #[error("what came instead is no {paper}")]
    AnotherPaper {
        /// Which was struck.
        paper: PaperId,
    },
    /// No step was recorded that can be taken back.
    #[error("there is no step to take back")]
    NothingToTakeBack,
    /// Another step was recorded after it.
    #[error("it is not the last step")]
    NotTheLastStep,
    /// The round has put it on its list, or decided it.
    #[error("the round has taken it up")]
    TakenUp,
}
