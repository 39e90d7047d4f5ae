//! Every refusal says what is so and what to do next, in Vietnamese.

use super::{Words, words as explain};
use jiff::civil::date;
use sovang_domain::account::AccountRefusal as A;
use sovang_domain::award_round::AwardRoundRefusal as R;
use sovang_domain::calendar::DaysOffUnknown;
use sovang_domain::campaign::CampaignRefusal as C;
use sovang_domain::ids::{AccountId, AwardFormId, AwardId, NominationId};
use sovang_domain::locality::LocalityRefusal as L;
use sovang_domain::nomination::NominationRefusal as N;
use sovang_domain::nominee::NomineeKind;
use sovang_domain::plan::Source;
use sovang_domain::refusal::Refusal;
use sovang_domain::unit_report::UnitReportRefusal as U;

fn quota() -> R {
    R::QuotaExhausted {
        form: AwardFormId::from("giay-khen"),
        kind: NomineeKind::Individual,
        used: 4,
        limit: 4,
        rule: Source {
            section: "Mục III.3.1".into(),
            words: "không quá 02 tập thể, 04 cá nhân đối với Giấy khen UBND xã".into(),
        },
    }
}

fn of_rounds() -> Vec<R> {
    let nomination = NominationId::from("phu-tan.0123456789abcdef0123");
    let member = AccountId::from("phu-tan.thanh-vien");
    let award = AwardId::from("phu-tan.2026-5-1");
    let form = AwardFormId::from("bang-khen-tinh");
    vec![
        R::NotOpened,
        R::AlreadyOpened,
        R::Closed,
        R::NominationsAlreadyClosed,
        R::NominationsStillOpen,
        R::StraightToTheChairman,
        R::NobodyListed,
        R::DaysOffUnknown(DaysOffUnknown { year: 2027 }),
        R::NoticeAlreadyOpened,
        R::NoticeNotOpened,
        R::NoticeStillRunning { until: date(2026, 11, 18) },
        R::NoticeOver,
        R::CommentsUnanswered { count: 2 },
        R::NoSuchComment,
        R::AlreadyAnswered,
        R::NothingWritten,
        R::CouncilAlreadyConvened,
        R::CouncilNotConvened,
        R::NoCouncil,
        R::NoQuorum { present: 3, members: 9, quorum_percent: 66 },
        R::NotAMember { member: member.clone() },
        R::NotPresent { member: member.clone() },
        R::AlreadyDeclared { member },
        R::ConflictsUndeclared { count: 1 },
        R::NotListed { nomination: nomination.clone() },
        R::AlreadyCounted { nomination: nomination.clone() },
        R::VotesDoNotAddUp { counted: 8, voters: 7 },
        R::BallotNotPassed { nomination: nomination.clone() },
        R::AlreadyProposed { nomination: nomination.clone() },
        R::NotProposed { nomination: nomination.clone() },
        R::AlreadyDecided { nomination: nomination.clone() },
        R::NotReady { nomination: nomination.clone() },
        R::Suspended { nomination: nomination.clone() },
        R::Withdrawn { nomination: nomination.clone() },
        R::SameHands { nomination: nomination.clone() },
        R::NotOurs { form: form.clone() },
        R::Ours { form },
        quota(),
        R::AlreadyAwarded { nomination: nomination.clone(), award: award.clone() },
        R::OverlapWithoutReason { nomination: nomination.clone(), award: award.clone() },
        R::DelegationMissing,
        R::SignsForTheHead,
        R::ReasonMissing,
        R::NothingDecided,
        R::NoSuchAward { award: award.clone() },
        R::Revoked { award },
        R::NothingCorrected,
        R::AlreadyForwarded { nomination: nomination.clone() },
        R::NotForwarded { nomination },
        R::AnsweredBeforeAsked { forwarded: jiff::civil::date(2026, 11, 20) },
        R::Undecided { count: 3 },
    ]
}

#[expect(clippy::too_many_lines, reason = "one line a refusal: it is a table")]
fn all() -> Vec<Refusal> {
    let accounts = [
        A::NotOpened,
        A::AlreadyOpened,
        A::UnsoundScope,
        A::AlreadyGranted,
        A::NotGranted,
        A::AlreadyLocked,
        A::NotLocked,
    ];
    let localities = [
        L::NotRegistered,
        L::AlreadyRegistered,
        L::NotAnAddress { text: "Ấp Trung".into() },
        L::UnitAlreadyRegistered,
        L::NameTaken { name: "Ấp Trung".into() },
        L::UnitNotRegistered,
        L::UnitAlreadyMerged,
        L::MergedIntoItself,
        L::CouncilTooSmall { members: 2 },
        L::NotOneChair,
        L::MemberTwice,
        L::EndsBeforeItStarts,
        L::AlreadyErased,
    ];
    let campaigns = [
        C::NoPlan,
        C::AlreadyIssued,
        C::Concluded,
        C::NothingAmended,
        C::AnotherCampaign,
        C::NobodyNew,
        C::UnitNotEnrolled,
        C::UnitPlanAlreadyFiled,
        C::NoSuchPhase { phase: "Giai đoạn 3".into() },
        C::PhaseAlreadyReviewed { phase: "Giai đoạn 1".into() },
    ];
    let reports =
        [U::NothingReported, U::AlreadyFiled, U::NotReturned, U::Waived, U::NothingToReview, U::OwnReport];
    let nominations = [
        N::NotSubmitted,
        N::AlreadySubmitted,
        N::Withdrawn,
        N::NoAchievement,
        N::PeriodBeyondYear { until: jiff::civil::date(2027, 1, 1) },
        N::NotPromised,
        N::RoundNotOpened,
        N::RoundPastNominations,
        N::DossierClosed,
        N::NotUnderAppraisal,
        N::ReturnedOftenEnough { times: 1, at_most: 1 },
        N::NotReturned,
        N::AchievementNotDue,
        N::DossierNotDue,
        N::OwnNomination,
        N::AppraisedBySame,
        N::PapersMissing { missing: vec!["bien-ban-hop-xet".into()] },
        N::Suspended,
        N::LateNotAdmitted,
        N::NotLate,
        N::AlreadyAdmitted,
        N::AlreadySuspended,
        N::NotSuspended,
        N::AlreadyDecided,
    ];
    let mut all: Vec<Refusal> =
        vec![Refusal::NumbersBusy, Refusal::DatedInTheFuture, Refusal::OwnAccount, Refusal::SubjectErased];
    all.extend(accounts.into_iter().map(Refusal::from));
    all.extend(localities.into_iter().map(Refusal::from));
    all.extend(campaigns.into_iter().map(Refusal::from));
    all.extend(reports.into_iter().map(Refusal::from));
    all.extend(nominations.into_iter().map(Refusal::from));
    all.extend(of_rounds().into_iter().map(Refusal::from));
    all
}

/// Words that would betray the program's language, its ids, or a tone the copy rules do not allow.
const NOT_OURS: [&str; 15] = [
    " the ",
    " is ",
    " not ",
    "already",
    "award",
    "nomination",
    "phu-tan.",
    "giay-khen",
    "bang-khen",
    "vui lòng",
    "!",
    "Bạn",
    " bạn ",
    "lỗi",
    "bien-ban",
];

#[test]
fn every_refusal_says_what_is_so_and_what_to_do_next() {
    for refusal in all() {
        let Words { title, next, rule } = explain(&refusal);
        assert!(title.chars().count() > 10 && !title.ends_with('.'), "{refusal:?}: {title}");
        assert!(next.chars().count() > 10 && next.ends_with('.'), "{refusal:?}: {next}");
        assert!(title.chars().next().is_some_and(|c| c.is_uppercase() || c == '“'), "{refusal:?}: {title}");
        let rule = rule.map(|(place, words)| format!("{place} {words}")).unwrap_or_default();
        let all = format!("{title} {next} {rule}");
        for word in NOT_OURS {
            assert!(!all.contains(word), "{refusal:?}: {word:?} in {all}");
        }
        assert!(all.bytes().any(|byte| byte >= 0x80), "{refusal:?} without marks: {all}");
    }
}

#[test]
fn an_exhausted_quota_names_the_figures_and_the_plans_words() {
    let words = explain(&quota().into());
    assert_eq!(words.title, "Chưa quyết định được: đã đủ 4/4 cá nhân");
    let rule =
        ("Mục III.3.1".to_owned(), "không quá 02 tập thể, 04 cá nhân đối với Giấy khen UBND xã".to_owned());
    assert_eq!(words.rule, Some(rule));
    assert!(words.next.starts_with("Bỏ bớt một cá nhân"), "{}", words.next);
}

#[test]
fn a_running_notice_names_its_last_day() {
    let words = explain(&R::NoticeStillRunning { until: date(2026, 11, 18) }.into());
    assert_eq!(words.title, "Còn đang lấy ý kiến đến hết ngày 18/11/2026");
}

#[test]
fn votes_that_do_not_add_up_are_counted_out() {
    let words = explain(&R::VotesDoNotAddUp { counted: 8, voters: 7 }.into());
    assert_eq!(words.title, "Số phiếu không khớp: ghi 08 phiếu, có 07 người được biểu quyết");
}

#[test]
fn an_unanswered_comment_and_a_missing_paper_are_counted() {
    assert!(explain(&R::CommentsUnanswered { count: 2 }.into()).title.contains("Còn 02 góp ý"));
    let missing = N::PapersMissing { missing: vec!["a".into()] };
    assert!(explain(&missing.into()).title.contains("còn thiếu 01 giấy tờ"));
}
