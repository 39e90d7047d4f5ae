//! Every refusal says what is so and what to do next, in Vietnamese.

use super::{Words, words as explain};
use jiff::civil::date;
use sovang_domain::act_day::{RestsOn, WrongDay};
use sovang_domain::award_round::{AwardRoundRefusal as R, LaterStep, OutOfOrder};
use sovang_domain::calendar::DaysOffUnknown;
use sovang_domain::campaign::CampaignRefusal as C;
use sovang_domain::ids::{AccountId, AwardFormId, AwardId, NominationId};
use sovang_domain::locality::LocalityRefusal as L;
use sovang_domain::nomination::NominationRefusal as N;
use sovang_domain::nominee::NomineeKind;
use sovang_domain::plan::{Occasion, OutsidePlan as O, Source};
use sovang_domain::refusal::Refusal;
use toml::{Table, Value};

fn quota() -> R {
    R::QuotaExhausted {
        form: AwardFormId::from("giay-khen"),
        kind: NomineeKind::Individual,
        used: 4,
        limit: 4,
        rule: rule(),
    }
}

fn rule() -> Source {
    Source {
        section: "Mục III.3.1".into(),
        words: "không quá 02 tập thể, 04 cá nhân đối với Giấy khen UBND xã".into(),
    }
}

fn of_papers() -> Vec<R> {
    vec![
        R::NotMistyped,
        R::StillTakesNominations { due: jiff::civil::date(2026, 12, 15) },
        R::AnnouncedDayAhead { due: jiff::civil::date(2026, 12, 15) },
        R::NoHead { name: "Lương Thị Minh Xuân".to_owned() },
        R::DelegationUndated { document: "Văn bản số 5/UBND".to_owned() },
        R::ResultTurns { passed: false },
        R::ResultTurns { passed: true },
        R::PaperAwards { decision: "05/QĐ-UBND".into(), own: true },
        R::PaperAwards { decision: "05/QĐ-UBND".into(), own: false },
        R::NumberEnds { number: 6, year: 2026 },
        R::ScanOfAnother { decision: "05/QĐ-UBND".into() },
        R::NumberOfAnotherProposal { document: "53/TTr-UBND".into(), on: date(2026, 12, 1) },
        R::ProposedBeforeItsDay { on: date(2026, 12, 2), entered: date(2026, 12, 1) },
        R::IssuedElsewhere {
            issuer: "Chủ tịch UBND tỉnh Cà Mau".into(),
            authority: "Chủ tịch UBND tỉnh An Giang".into(),
        },
        R::NotTheIssuer { issuer: "Chủ tịch UBND tỉnh An Giang".into() },
    ]
}

fn of_rounds() -> Vec<R> {
    let nomination = NominationId::from("phu-tan.0123456789abcdef0123");
    let member = AccountId::from("phu-tan.thanh-vien");
    let award = AwardId::from("phu-tan.2026-5-1");
    let form = AwardFormId::from("bang-khen-tinh");
    vec![
        R::WhoseUnsaid,
        R::SomebodyElses,
        R::NotToldApart,
        R::DaysOffUnknown(DaysOffUnknown { year: 2027 }),
        R::NoticeStillRunning { until: date(2026, 11, 18) },
        R::NoticeTooShort { until: date(2026, 11, 27), due: date(2026, 11, 30) },
        R::NoticeLongEnough { until: date(2026, 11, 30) },
        R::CommentsUnanswered { count: 2 },
        R::NoQuorum { present: 3, members: 9, quorum_percent: 66 },
        R::NotAMember { member: member.clone() },
        R::NotPresent { member: member.clone() },
        R::AlreadyDeclared { member },
        R::ConflictsUndeclared { count: 1 },
        R::NotListed { nomination: nomination.clone() },
        R::AlreadyCounted { nomination: nomination.clone() },
        R::VotesDoNotAddUp { counted: 8, voters: 7 },
        R::NotAskedInWriting,
        R::WithoutOutcome { count: 3 },
        R::TooManyInWriting { counted: 3, writers: 2 },
        R::DeclaredOnNoPaper { member: "phu-tan.hd-1".into() },
        R::BallotNotPassed { nomination: nomination.clone() },
        R::AlreadyProposed { nomination: nomination.clone() },
        R::NotProposed { nomination: nomination.clone() },
        R::AlreadyDecided { nomination: nomination.clone() },
        R::NotReady { nomination: nomination.clone() },
        R::Suspended { nomination: nomination.clone() },
        R::Withdrawn { nomination: nomination.clone() },
        R::SameHands { nomination: nomination.clone() },
        R::OwnCase { nomination: nomination.clone() },
        R::NotOurs { form: form.clone() },
        R::Ours { form },
        quota(),
        R::AlreadyAwarded { nomination: nomination.clone(), award: award.clone() },
        R::OverlapWithoutReason { nomination: nomination.clone(), award: award.clone() },
        R::LookAlikeUnanswered { nomination: nomination.clone() },
        R::NoSuchAward { award: award.clone() },
        R::Revoked { award },
        R::AlreadyForwarded { nomination: nomination.clone() },
        R::NotForwarded { nomination },
        R::AlreadyDrafted { nomination: "phu-tan.dn-2".into() },
        R::AnnulledOnNoPaper,
        R::CriteriaMissing,
        R::ConflictTakenBackAlone,
        R::NumberTaken { number: 47, year: 2026 },
        R::NumberOutOfOrder { number: 2600, odd: OutOfOrder::Jump { number: 259, on: date(2026, 11, 20) } },
        R::NumberApart,
        R::StillHolds { award: "phu-tan.2026-5-1".into() },
        R::WrongDay(WrongDay::NotYet { on: date(2026, 12, 2), today: date(2026, 12, 1) }),
        R::WrongDay(WrongDay::TooEarly {
            on: date(2026, 11, 20),
            rests_on: RestsOn::Notice,
            since: date(2026, 11, 20),
        }),
        R::WrongDay(WrongDay::TooEarly {
            on: date(2026, 11, 20),
            rests_on: RestsOn::Forwarding,
            since: date(2026, 11, 23),
        }),
        R::NotOfTheRound(N::PeriodOfAnotherYear { year: 2026 }),
        R::Undecided { count: 3 },
        R::RestsOnIt { later: LaterStep::Comments },
        R::RestsOnIt { later: LaterStep::Proposal },
        R::NotTheDayOfTheMeeting { after: date(2026, 12, 1), until: date(2026, 12, 3) },
    ]
}

/// Those into whose words something is filled. What the others say stands in the texts as it is.
fn with_figures() -> Vec<Refusal> {
    let localities = [
        L::BeforeTheCommune { founded: date(2025, 7, 1) },
        L::NeverRenamed,
        L::NotAnAddress { text: "Ấp Trung".into() },
        L::NameTaken { name: "Ấp Trung".into() },
        L::CouncilTooSmall { members: 2 },
        L::UnitInUse { used: 3 },
        L::DelegationUsed { signed: 1 },
        L::DayOffAlready { day: date(2026, 11, 24) },
        L::WorkedAnyway { day: date(2026, 11, 27) },
        L::DayOffNotDeclared { day: date(2026, 11, 23) },
    ];
    let campaigns = [
        C::SamePlan { campaign: "phu-tan.doi-moi".into() },
        C::NoSuchPhase { phase: "Giai đoạn 3".into() },
        C::NoSuchVersion { version: 4 },
        C::InUse { used: 2 },
        C::PhaseAlreadyReviewed { phase: "Giai đoạn 1".into() },
        C::InspectionAhead { on: date(2026, 12, 1) },
        C::InspectionBeforeCampaign { from: date(2025, 1, 1) },
        C::OutsidePlan(O::NotInPeriod { first: 2025, last: 2030, rule: rule() }),
        C::OutsidePlan(O::NothingPromised { occasion: Occasion::Annual }),
        C::OutsidePlan(O::OtherYears { occasion: Occasion::Interim, years: vec![2027], rule: rule() }),
        C::OutsidePlan(O::NotYet { from: date(2030, 1, 1), rule: rule() }),
    ];
    let nominations = [
        N::BornNever,
        N::RoundGoesOn,
        N::SentAgain,
        N::PeriodNotOver { until: jiff::civil::date(2027, 1, 1) },
        N::PeriodBeyondYear { until: jiff::civil::date(2027, 1, 1) },
        N::PeriodNotBegun { from: date(2026, 12, 1) },
        N::PeriodOutsideCampaign { first: 2025, last: 2030 },
        N::PeriodOfAnotherYear { year: 2026 },
        N::ReturnedOftenEnough { times: 1, at_most: 1 },
        N::LookAlikesUnanswered { count: 2 },
        N::OwnCase,
        N::PutForwardAgain { count: 1 },
        N::PapersMissing { missing: vec!["bien-ban-hop-xet".into()] },
    ];
    let mut all: Vec<Refusal> = of_rounds().into_iter().chain(of_papers()).map(Refusal::from).collect();
    all.extend(localities.into_iter().map(Refusal::from));
    all.extend(campaigns.into_iter().map(Refusal::from));
    all.extend(nominations.into_iter().map(Refusal::from));
    all
}

/// Title and next step of every refusal, under the name of its table; blanks that are filled in later stand as they are.
fn texts(path: &str, table: &Table, found: &mut Vec<(String, Words)>) {
    if let (Some(title), Some(next)) = (table.get("title"), table.get("next")) {
        found.push((path.to_owned(), Words::new(title.as_str().unwrap(), next.as_str().unwrap())));
    }
    for (name, inner) in table {
        if let Value::Table(inner) = inner {
            texts(&format!("{path}.{name}"), inner, found);
        }
    }
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
    let mut all = Vec::new();
    texts("", &include_str!("../../texts/refusals.toml").parse().unwrap(), &mut all);
    assert!(all.len() > 90, "{} refusals only", all.len());
    all.extend(with_figures().into_iter().map(|refusal| (format!("{refusal:?}"), explain(&refusal))));
    for (refusal, Words { title, next, rule }) in all {
        assert!(title.chars().count() > 10 && !title.ends_with('.'), "{refusal}: {title}");
        assert!(next.chars().count() > 10 && next.ends_with('.'), "{refusal}: {next}");
        let begins = |letter: char| letter.is_uppercase() || letter == '“' || letter == '{';
        assert!(title.starts_with(begins), "{refusal}: {title}");
        let rule = rule.map(|(place, words)| format!("{place} {words}")).unwrap_or_default();
        let all = format!("{title} {next} {rule}");
        for word in NOT_OURS {
            assert!(!all.contains(word), "{refusal}: {word:?} in {all}");
        }
        assert!(all.bytes().any(|byte| byte >= 0x80), "{refusal} without marks: {all}");
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
