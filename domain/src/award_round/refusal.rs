//! Why a request about an award round is refused.

use super::number_order::OutOfOrder;
use super::slip::LaterStep;
use crate::act_day::WrongDay;
use crate::calendar::DaysOffUnknown;
use crate::ids::{AccountId, AwardFormId, AwardId, NominationId};
use crate::nomination::NominationRefusal;
use crate::nominee::NomineeKind;
use crate::plan::Source;
use jiff::civil::Date;

/// The state of affairs that stands in the way.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub enum AwardRoundRefusal {
    /// There is no such round.
    #[error("the round is not opened")]
    NotOpened,
    /// It is open already.
    #[error("the round is already opened")]
    AlreadyOpened,
    /// A further round of the same year and occasion takes nominations: this one does not take them again beside it.
    #[error("the later round takes nominations")]
    LaterRoundOpen,
    /// A further round is opened once the one before it, of the same year and occasion, takes no nominations any more.
    #[error("the earlier round still takes nominations")]
    EarlierRoundOpen,
    /// It is over.
    #[error("the round is closed")]
    Closed,
    /// The day by which nominations were asked for is still to come: closing before it takes a reason.
    #[error("nominations were asked for by {due}")]
    StillTakesNominations { due: Date },
    /// Nominations were closed early; whoever comes by the day that was announced is in time, so the list waits for it.
    #[error("nominations were asked for by {due}: no notice before it is over")]
    AnnouncedDayAhead { due: Date },
    /// Nominations were closed before.
    #[error("nominations are already closed")]
    NominationsAlreadyClosed,
    /// Nominations are still coming in.
    #[error("nominations are still open")]
    NominationsStillOpen,
    /// An unscheduled award goes straight to the chairman.
    #[error("an unscheduled round has neither notice nor council")]
    StraightToTheChairman,
    /// Nobody is on the list.
    #[error("there is nobody on the list")]
    NobodyListed,
    /// The notice would run into a year whose days off are not known yet: its last day cannot be counted.
    #[error(transparent)]
    DaysOffUnknown(#[from] DaysOffUnknown),
    /// The notice was opened before.
    #[error("the notice is already opened")]
    NoticeAlreadyOpened,
    /// There was no notice yet.
    #[error("the notice was not opened")]
    NoticeNotOpened,
    /// The notice runs until a day.
    #[error("the notice runs until {until}")]
    NoticeStillRunning { until: Date },
    /// A day off became known after the notice was opened: without an extension it had a working day too few.
    #[error("the notice runs until {until}, by the calendar it should run until {due}")]
    NoticeTooShort { until: Date, due: Date },
    /// The notice has all its working days: there is nothing to extend.
    #[error("the notice until {until} is long enough")]
    NoticeLongEnough { until: Date },
    /// The notice is over: comments come too late.
    #[error("the notice is over")]
    NoticeOver,
    /// Comments wait for an answer.
    #[error("{count} comments are not answered")]
    CommentsUnanswered { count: usize },
    /// There is no such comment.
    #[error("no such comment")]
    NoSuchComment,
    /// The comment has its answer.
    #[error("the comment is already answered")]
    AlreadyAnswered,
    /// No word was said.
    #[error("nothing was written")]
    NothingWritten,
    /// The council met before.
    #[error("the council has already met")]
    CouncilAlreadyConvened,
    /// The council has not met.
    #[error("the council has not met")]
    CouncilNotConvened,
    /// There is no council in office.
    #[error("no council is in office")]
    NoCouncil,
    /// Too few members came.
    #[error("{present} of {members} members do not make a quorum of {quorum_percent} per cent")]
    NoQuorum { present: usize, members: usize, quorum_percent: u8 },
    /// Someone who is no member was named.
    #[error("{member} is not a member of the council")]
    NotAMember { member: AccountId },
    /// The member was not there.
    #[error("{member} was not present")]
    NotPresent { member: AccountId },
    /// Whoever records a declaration for a member names the paper the member signed.
    #[error("no signed paper of {member} is named")]
    DeclaredOnNoPaper { member: AccountId },
    /// The member has declared before.
    #[error("{member} has already declared")]
    AlreadyDeclared { member: AccountId },
    /// Members have not declared their conflicts.
    #[error("{count} members have not declared conflicts")]
    ConflictsUndeclared { count: usize },
    /// The nomination is not on the round's list.
    #[error("{nomination} is not on the list")]
    NotListed { nomination: NominationId },
    /// Its votes were counted before.
    #[error("{nomination} has already been voted on")]
    AlreadyCounted { nomination: NominationId },
    /// The votes do not add up to those who may vote.
    #[error("{counted} votes were counted, {voters} members may vote")]
    VotesDoNotAddUp { counted: u16, voters: u16 },
    /// The rule of the round asks nobody in writing.
    #[error("absent members are not asked in writing")]
    NotAskedInWriting,
    /// More votes in writing than absent members who may vote: who has not declared may not.
    #[error("{counted} votes in writing were counted, {writers} absent members may vote")]
    TooManyInWriting { counted: u16, writers: u16 },
    /// It did not pass the council.
    #[error("{nomination} did not pass the council")]
    BallotNotPassed { nomination: NominationId },
    /// It was proposed before.
    #[error("{nomination} is already proposed")]
    AlreadyProposed { nomination: NominationId },
    /// It was not proposed.
    #[error("{nomination} is not proposed")]
    NotProposed { nomination: NominationId },
    /// It was decided before.
    #[error("{nomination} is already decided")]
    AlreadyDecided { nomination: NominationId },
    /// Appraisal is not finished.
    #[error("{nomination} is not ready")]
    NotReady { nomination: NominationId },
    /// A complaint, discipline or inspection stands in its way.
    #[error("{nomination} is suspended")]
    Suspended { nomination: NominationId },
    /// The unit took it back.
    #[error("{nomination} is withdrawn")]
    Withdrawn { nomination: NominationId },
    /// Whoever proposed or appraised does not decide.
    #[error("the decider had a hand in {nomination}")]
    SameHands { nomination: NominationId },
    /// The nominee bears the name of who decides: the deputy decides, for the head.
    #[error("{nomination} is about who decides")]
    OwnCase { nomination: NominationId },
    /// The commune cannot decide this form, only forward it.
    #[error("{form} is decided above the commune")]
    NotOurs { form: AwardFormId },
    /// The commune decides this form itself.
    #[error("{form} is decided by the commune itself")]
    Ours { form: AwardFormId },
    /// A draft that waits for its signature awards the same nominee for overlapping days.
    #[error("{nomination} is in a draft already")]
    AlreadyDrafted { nomination: NominationId },
    /// There is no such draft, or no more: it was issued or taken back.
    #[error("there is no draft {draft}")]
    NoSuchDraft { draft: u16 },
    /// A draft waits for its signed paper.
    #[error("a draft waits for its number")]
    DraftWaits,
    /// The number on the paper was not given.
    #[error("the number of the decision is missing")]
    NumberMissing,
    /// Another decision of this book has the number.
    #[error("number {number} of {year} is taken")]
    NumberTaken { number: u64, year: i16 },
    /// It is awarded out of turn for more than three months, or after a round has considered it, and nobody said why.
    #[error("{nomination} is awarded out of turn without a reason")]
    OutOfTurnUnsaid { nomination: NominationId },
    /// An award out of turn was signed before its dossiers were appraised in this book, and nobody said why.
    #[error("signed on {on}, appraised on {appraised}")]
    SignedBeforeAppraisal { on: Date, appraised: Date },
    /// The book was typed wrong beside a decision from above: its copy shows it.
    #[error("the copy of the decision is missing")]
    CopyMissing,
    /// What was decided above is changed above: the paper does not name who issued it.
    #[error("{issuer} issued it")]
    NotTheIssuer { issuer: String },
    /// The commune itself is named as who decided above.
    #[error("a decision from above is not issued here")]
    IssuedHere,
    /// Somebody else is named than who decides this form above, in the commune's province.
    #[error("{issuer} does not decide it, {authority} does")]
    IssuedElsewhere { issuer: String, authority: String },
    /// No criterion is left, where the award had some.
    #[error("no criterion is left")]
    CriteriaMissing,
    /// Its number does not go with its day, and nobody said why.
    #[error("number {number} is out of order: {odd:?}")]
    NumberOutOfOrder { number: u64, odd: OutOfOrder },
    /// A number claims its place in the append, and so does what moves an award to another limit or other days: one form
    /// puts one of the two right.
    #[error("the number is put right by itself")]
    NumberApart,
    /// The paper that is to end an award is the decision that made it, or one that made others.
    #[error("{decision} awards: it does not end an award")]
    PaperAwards { decision: String, own: bool },
    /// A paper of that number ended an award: it is no decision that awards.
    #[error("number {number} of {year} ended an award")]
    NumberEnds { number: u64, year: i16 },
    /// The file is the scan of another decision already, and nobody has said that it is of both.
    #[error("the file is the scan of {decision}")]
    ScanOfAnother { decision: String },
    /// The amount on the paper is not the computed one, and its reason or source is missing.
    #[error("the prize for {nomination} is not the computed one")]
    PrizeUnexplained { nomination: NominationId },
    /// The plan allows no more.
    #[error("{form:?} for {kind:?}: {used} of {limit} are awarded ({})", rule.section)]
    QuotaExhausted { form: AwardFormId, kind: NomineeKind, used: u16, limit: u16, rule: Source },
    /// The same nominee was awarded in this campaign for overlapping days.
    #[error("{nomination} overlaps with {award}")]
    AlreadyAwarded { nomination: NominationId, award: AwardId },
    /// The same nominee was awarded in another campaign for overlapping days: say why once more.
    #[error("{nomination} overlaps with {award} of another campaign")]
    OverlapWithoutReason { nomination: NominationId, award: AwardId },
    /// Another account of the same name put it forward, appraised or proposed it.
    #[error("{account} is of the same name and had a hand in {nomination}")]
    OtherAccount { nomination: NominationId, account: AccountId },
    /// The unit says that it is another one, more than the name speaks for one person, and the office has not looked into it.
    #[error("the office has not said of {count} others that they are not {nomination}")]
    LikenessUnconfirmed { nomination: NominationId, count: usize },
    /// Someone who looks alike holds an award for overlapping days, and nobody has said whether they are one person.
    #[error("nobody has said whether {nomination} is of somebody awarded already")]
    LookAlikeUnanswered { nomination: NominationId },
    /// Signing for the chairman needs a delegation.
    #[error("no delegation allows this signature")]
    DelegationMissing,
    /// The text that lets the officer sign had ended by then.
    #[error("{document} ended on {until}")]
    DelegationOver { document: String, until: Date },
    /// The text that lets the officer sign had not begun by then.
    #[error("{document} begins on {from}")]
    DelegationNotBegun { document: String, from: Date },
    /// A deputy or an acting head does not sign as the head.
    #[error("{position} does not sign as the head")]
    NotTheHead { position: String },
    /// Somebody whom this book does not know as chairman is said to have signed as one.
    #[error("{name} is no chairman of this book")]
    NoHead { name: String },
    /// A text of delegation that this book does not know was named without its day.
    #[error("{document} has no day")]
    DelegationUndated { document: String },
    /// Whoever signs by delegation cannot sign as the head.
    #[error("whoever holds a delegation signs for the head")]
    SignsForTheHead,
    /// A refusal needs its reason.
    #[error("a reason is missing")]
    ReasonMissing,
    /// The decision by which an award ends is not named: its number, or who signed it.
    #[error("the decision that ends the award is not named")]
    EndUnsigned,
    /// Nothing was decided.
    #[error("nothing was decided")]
    NothingDecided,
    /// There is no such award in this round.
    #[error("no award {award} in this round")]
    NoSuchAward { award: AwardId },
    /// It is revoked.
    #[error("{award} is revoked")]
    Revoked { award: AwardId },
    /// Only a person is awarded posthumously.
    #[error("only a person is awarded posthumously")]
    PosthumousGroup,
    /// The correction changes nothing.
    #[error("the correction changes nothing")]
    NothingCorrected,
    /// Only what belongs to the decision can be typed wrong beside a right paper.
    #[error("no paper was mistyped")]
    NotMistyped,
    /// The name put right may be another one's, and nobody has said whose the award is.
    #[error("nobody has said whose the corrected award is")]
    WhoseUnsaid,
    /// The name put right is another one's: it is no error of writing.
    #[error("the award would become another one's")]
    SomebodyElses,
    /// Somebody else of the register bears that name in that unit, and nothing tells the two apart.
    #[error("somebody of that name is in that unit")]
    NotToldApart,
    /// The days put right are those of another award of the same nominee in this campaign.
    #[error("{other} is for these days")]
    AwardedForTheseDays { other: AwardId },
    /// The round takes no achievement of the corrected days.
    #[error(transparent)]
    NotOfTheRound(#[from] NominationRefusal),
    /// It was taken up again after its award was taken back, and the unit has withdrawn it since, or it is stopped or back in
    /// appraisal.
    #[error("{nomination} was taken up again and is not ready")]
    NotReadyAgain { nomination: NominationId },
    /// What holds has no end that could be taken back.
    #[error("{award} holds")]
    StillHolds { award: AwardId },
    /// The award holds: nothing is to come back.
    #[error("{award} holds")]
    NothingToRecover { award: AwardId },
    /// The recovery stands so already.
    #[error("the recovery stands so already")]
    RecoveryStandsSo,
    /// It was forwarded before; for another nomination of the same nominee and days: that one waits above.
    #[error("{nomination} is already forwarded")]
    AlreadyForwarded { nomination: NominationId },
    /// It was not forwarded.
    #[error("{nomination} is not forwarded")]
    NotForwarded { nomination: NominationId },
    /// It cannot have been done on the day that was named.
    #[error(transparent)]
    WrongDay(#[from] WrongDay),
    /// Nominations would be left without an outcome: each ends with a reason.
    #[error("{count} nominations have neither an outcome nor a reason")]
    WithoutOutcome { count: usize },
    /// It ends with its round, or has its way to go.
    #[error("{nomination} ends with its round")]
    EndsWithTheRound { nomination: NominationId },
    /// Some proposals wait for the chairman.
    #[error("{count} proposals are not decided")]
    Undecided { count: usize },
    /// The public was asked about its list: it is annulled by a paper.
    #[error("a round that was put to the public is annulled by a paper")]
    AnnulledOnNoPaper,
    /// A member takes a declared conflict back on his own: another records it from a signed paper.
    #[error("a declared conflict is not taken back alone")]
    ConflictTakenBackAlone,
    /// It was annulled.
    #[error("the round is annulled")]
    Annulled,
    /// What is to be put right was never recorded, or was taken back before.
    #[error("nothing of the kind is recorded")]
    NothingToTakeBack,
    /// The right votes turn what was decided on the wrong ones.
    #[error("the right votes turn the result: passed {passed}")]
    ResultTurns { passed: bool },
    /// What was recorded since rests on it.
    #[error("{later:?} rests on it")]
    RestsOnIt { later: LaterStep },
    /// What is to be recorded stands so already.
    #[error("it is recorded so already")]
    SameAsRecorded,
    /// Another proposal of the round bears the number.
    #[error("{document} of {on} is another proposal")]
    NumberOfAnotherProposal { document: String, on: Date },
    /// The proposal was recorded before that day.
    #[error("{on} is after {entered}, when the proposal was recorded")]
    ProposedBeforeItsDay { on: Date, entered: Date },
    /// The council meets after the notice, and not after the day its meeting was recorded or what rests on it.
    #[error("the council met after {after} and not after {until}")]
    NotTheDayOfTheMeeting { after: Date, until: Date },
}
