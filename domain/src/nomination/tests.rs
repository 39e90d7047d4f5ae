//! Rules of a nomination.

mod again;
mod birth_year;
mod endings;
mod hands;
mod late;
mod likeness;
mod out_of_turn;
mod posthumous;
mod slips;
mod span;
mod struck;

use super::*;
use crate::calendar::{Deadline, Period};
use crate::document::Media;
use crate::nominee::{Nominee, NomineeKind, Standing};
use crate::personal::Personal;
use crate::plan::{Occasion, Source};
use crate::stamp::Stamp;
use cqrs_es::test::TestFramework;
use jiff::civil::date;
use likeness::answer;

type C = NominationCommand;
type R = NominationRefusal;
type Rules = TestFramework<Nomination>;

const UNIT: &str = "phong-quang.thon-ha";
const DIGITAL: &str = "phong-quang.chuyen-doi-so";
const AWARDS: &str = "phong-quang.thi-dua";
const CHAIRMAN: &str = "phong-quang.chu-tich";
const LAST_MOMENT: &str = "2025-12-15T23:59:59+07:00";
const TOO_LATE: &str = "2025-12-16T00:00:00+07:00";

fn by(account: &str) -> Stamp {
    Stamp::new(account, "2025-12-17T09:00:00+07:00".parse().unwrap())
}

fn sealed(text: &str) -> Personal<String> {
    Personal::new("dt-01".into(), text.into())
}

/// "chậm nhất ngày 15/12/2025"
fn due() -> Option<Deadline> {
    Some(Deadline::By(date(2025, 12, 15)))
}

fn paper(id: &str) -> Document {
    Document {
        paper: id.into(),
        sha256: "ab".repeat(32),
        size: 1,
        media: Media::Pdf,
        number: None,
        date: None,
    }
}

fn proposal(achievement: &str) -> Box<Proposal> {
    Box::new(Proposal {
        campaign: "phong-quang.chuyen-doi-so-2025".into(),
        round: "phong-quang.chuyen-doi-so-2025.2025-tong-ket".into(),
        occasion: Occasion::Final,
        form: "giay-khen".into(),
        nominee: Nominee {
            kind: NomineeKind::Individual,
            subject: "dt-01".into(),
            unit: "thon-ha".into(),
            name: sealed("Hoàng Thị Nhài"),
            position: sealed("Tổ trưởng Tổ công nghệ số cộng đồng"),
            birth_year: Some(Personal::new("dt-01".into(), 1988)),
            apart: None,
            standing: Some(Standing::DirectWorker),
        },
        achievement: sealed(achievement),
        period: Period::new(date(2025, 1, 1), date(2025, 11, 30)).unwrap(),
        audience: "ca-nhan".into(),
        criteria: vec![Source { section: "Mục III.2".into(), words: "có nhiều đóng góp".into() }],
        initiative: false,
        posthumous: false,
        out_of_turn: None,
    })
}

/// The round of 2025 at the end of a campaign of that year.
fn span() -> Span {
    let plan = toml::from_str(include_str!("../../../plans/phong-quang-2025.toml")).unwrap();
    Span::of(&plan, 2025, Occasion::Final)
}

fn submit_as(round: RoundStanding, promised: bool, papers: &[&str], at: &str) -> C {
    C::Submit {
        proposal: proposal("Hướng dẫn 120 hộ dùng dịch vụ công trực tuyến."),
        documents: papers.iter().map(|id| paper(id)).collect(),
        promised,
        round,
        span: span(),
        considered: 0,
        needed: vec!["to-trinh".into(), "bien-ban-hop-xet".into()],
        due: due(),
        likeness: Likeness::default(),
        unanswered: 0,
        again: None,
        stamp: Stamp::new(UNIT, at.parse().unwrap()),
    }
}

fn submit(papers: &[&str], at: &str) -> C {
    submit_as(RoundStanding::Open, true, papers, at)
}

fn returns(by_whom: &str) -> C {
    C::Return {
        reason: sealed("Thiếu biên bản họp xét."),
        missing: vec!["bien-ban-hop-xet".into()],
        due: None,
        at_most: 1,
        stamp: by(by_whom),
    }
}

fn resubmit(papers: &[&str], achievement: Option<&str>) -> C {
    let documents = papers.iter().map(|id| paper(id)).collect();
    C::Resubmit { documents, achievement: achievement.map(sealed), stamp: by(UNIT) }
}

fn appraise(met: bool, by_whom: &str) -> C {
    C::AppraiseAchievement {
        met,
        opinion: sealed("Số liệu khớp hệ thống."),
        by_name: ByName::default(),
        stamp: by(by_whom),
    }
}

fn appraise_dossier(by_whom: &str) -> C {
    C::AppraiseDossier {
        opinion: sealed("Hồ sơ đủ, hợp lệ."),
        by_name: ByName::default(),
        stamp: by(by_whom),
    }
}

fn admit() -> C {
    C::AdmitLate { reason: "Mưa lũ chia cắt đường.".into(), stamp: by(CHAIRMAN) }
}

fn suspend(decided: bool) -> C {
    C::Suspend {
        ground: SuspensionGround::Complaint, basis: "Đơn số 7".into(), decided, stamp: by(AWARDS)
    }
}

fn lift() -> C {
    C::LiftSuspension { basis: "KL 12".into(), cleared: false, stamp: by(AWARDS) }
}

fn withdraw(decided: bool) -> C {
    C::Withdraw { reason: sealed("Chuyển công tác."), decided, stamp: by(UNIT) }
}

fn add(id: &str) -> C {
    C::AddDocument { document: paper(id), fixed: false, stamp: by(UNIT) }
}

fn complete() -> C {
    submit(&["to-trinh", "bien-ban-hop-xet"], LAST_MOMENT)
}

/// The facts of commands that must all succeed, and the state they lead to.
fn after(commands: Vec<C>) -> (Vec<NominationEvent>, Nomination) {
    let (mut nomination, mut history) = (Nomination::default(), Vec::new());
    for command in commands {
        for event in nomination.decide(command).unwrap() {
            nomination.evolve(event.clone());
            history.push(event);
        }
    }
    (history, nomination)
}

fn ready() -> Vec<C> {
    vec![complete(), appraise(true, DIGITAL), appraise_dossier(AWARDS)]
}

fn refuses(given: Vec<C>, when: C, refusal: R) {
    Rules::with(()).given(after(given).0).when(when).then_expect_error(refusal);
}

fn is_late(given: C) -> bool {
    match after(vec![given]).0.as_slice() {
        [NominationEvent::NominationSubmitted { late, .. }] => *late,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_dossier_is_on_time_to_the_last_second_of_the_day() {
    let expected = NominationEvent::NominationSubmitted {
        proposal: proposal("Hướng dẫn 120 hộ dùng dịch vụ công trực tuyến."),
        documents: vec![paper("to-trinh")],
        needed: vec!["to-trinh".into(), "bien-ban-hop-xet".into()],
        due: due(),
        late: false,
        again: None,
        stamp: Stamp::new(UNIT, LAST_MOMENT.parse().unwrap()),
    };
    Rules::with(())
        .given_no_previous_events()
        .when(submit(&["to-trinh"], LAST_MOMENT))
        .then_expect_events(vec![expected]);
    assert!(is_late(submit(&[], TOO_LATE)));
}

#[test]
fn a_nomination_goes_to_a_round_that_still_takes_it() {
    let submit = |round, promised| submit_as(round, promised, &[], LAST_MOMENT);
    refuses(vec![], submit(RoundStanding::NotOpened, true), R::RoundNotOpened);
    refuses(vec![], submit(RoundStanding::PastNominations, true), R::RoundPastNominations);
    refuses(vec![], submit(RoundStanding::Open, false), R::NotPromised);
}

#[test]
fn a_nomination_is_submitted_only_once() {
    refuses(vec![complete()], complete(), R::AlreadySubmitted);
}

#[test]
fn a_nomination_names_an_achievement() {
    let C::Submit {
        documents, promised, round, span, needed, due, likeness, unanswered, again, stamp, ..
    } = complete()
    else {
        unreachable!()
    };
    let proposal = proposal("   ");
    let wordless = C::Submit {
        proposal,
        considered: 0,
        documents,
        promised,
        round,
        span,
        needed,
        due,
        likeness,
        unanswered,
        again,
        stamp,
    };
    refuses(vec![], wordless, R::NoAchievement);
    refuses(vec![complete(), returns(AWARDS)], resubmit(&[], Some(" ")), R::NoAchievement);
}

#[test]
fn nothing_happens_before_the_submission() {
    let commands = [
        add("to-trinh"),
        returns(AWARDS),
        resubmit(&[], None),
        appraise(true, DIGITAL),
        appraise_dossier(AWARDS),
        admit(),
        suspend(false),
        lift(),
        withdraw(false),
        answer(true, None, None, AWARDS),
    ];
    for command in commands {
        refuses(vec![], command, R::NotSubmitted);
    }
}

#[test]
fn a_dossier_takes_papers_until_the_achievement_is_appraised_and_then_what_is_missing() {
    let (_, nomination) = after(vec![submit(&["to-trinh"], LAST_MOMENT), add("bien-ban-hop-xet")]);
    assert!(nomination.missing().is_empty());
    assert_eq!(nomination.papers().count(), 2);
    let (_, returned) = after(vec![submit(&[], LAST_MOMENT), returns(AWARDS), add("to-trinh")]);
    assert_eq!(returned.missing(), ["bien-ban-hop-xet".into()]);
    refuses(vec![complete(), appraise(true, DIGITAL)], add("to-trinh"), R::DossierClosed);
    let awaited = vec![submit(&["to-trinh"], LAST_MOMENT), appraise(true, DIGITAL)];
    refuses(awaited.clone(), add("to-trinh"), R::DossierClosed);
    let (_, whole) = after([awaited, vec![add("bien-ban-hop-xet"), appraise_dossier(AWARDS)]].concat());
    assert!(whole.missing().is_empty(), "what was missing may come until the dossier is appraised");
    refuses(ready(), add("to-trinh"), R::DossierClosed);
}

#[test]
fn a_returned_nomination_comes_back_with_papers_and_better_words() {
    let given = vec![submit(&["to-trinh"], LAST_MOMENT), returns(AWARDS)];
    let resubmit = resubmit(&["bien-ban-hop-xet"], Some("Hướng dẫn 121 hộ."));
    let (_, nomination) = after([given, vec![resubmit]].concat());
    assert_eq!(nomination.stage(), Stage::Submitted);
    assert!(nomination.missing().is_empty());
    assert_eq!(nomination.proposal().unwrap().achievement.value().unwrap(), "Hướng dẫn 121 hộ.");
}

#[test]
fn a_nomination_is_returned_no_more_often_than_the_rule_says() {
    let once = vec![complete(), returns(AWARDS), resubmit(&[], None)];
    refuses(once, returns(AWARDS), R::ReturnedOftenEnough { times: 1, at_most: 1 });
}

#[test]
fn only_what_is_under_appraisal_is_returned() {
    let (_, back) = after(vec![complete(), appraise(true, DIGITAL), returns(AWARDS)]);
    assert_eq!(back.stage(), Stage::Returned);
    refuses(vec![complete(), returns(AWARDS)], returns(AWARDS), R::NotUnderAppraisal);
    refuses(vec![complete(), appraise(false, DIGITAL)], returns(AWARDS), R::NotUnderAppraisal);
    refuses(ready(), returns(AWARDS), R::NotUnderAppraisal);
    refuses(vec![complete()], resubmit(&[], None), R::NotReturned);
}

#[test]
fn the_achievement_is_appraised_before_the_dossier_and_once() {
    let (_, nomination) = after(ready());
    assert_eq!(nomination.stage(), Stage::Ready);
    assert!(!nomination.is_suspended());
    refuses(vec![complete()], appraise_dossier(AWARDS), R::DossierNotDue);
    refuses(vec![complete(), appraise(true, DIGITAL)], appraise(true, AWARDS), R::AchievementNotDue);
    refuses(vec![complete(), appraise(false, DIGITAL)], appraise_dossier(AWARDS), R::DossierNotDue);
    refuses(ready(), appraise_dossier(CHAIRMAN), R::DossierNotDue);
}

#[test]
fn a_dossier_with_missing_papers_names_them_in_the_plans_order() {
    let given = vec![submit(&[], LAST_MOMENT), appraise(true, DIGITAL)];
    let missing = vec!["to-trinh".into(), "bien-ban-hop-xet".into()];
    refuses(given, appraise_dossier(AWARDS), R::PapersMissing { missing });
}

#[test]
fn proposer_and_appraisers_are_different_people() {
    refuses(vec![complete()], appraise(true, UNIT), R::OwnNomination);
    refuses(vec![complete()], returns(UNIT), R::OwnNomination);
    refuses(vec![complete(), appraise(true, DIGITAL)], appraise_dossier(UNIT), R::OwnNomination);
    refuses(vec![complete(), appraise(true, DIGITAL)], appraise_dossier(DIGITAL), R::AppraisedBySame);
}

#[test]
fn whoever_submits_it_again_has_put_it_forward_too() {
    let second = C::Resubmit { documents: vec![], achievement: None, stamp: by(DIGITAL) };
    let given = vec![complete(), returns(AWARDS), second];
    for hand in [UNIT, DIGITAL] {
        refuses(given.clone(), appraise(true, hand), R::OwnNomination);
    }
}

#[test]
fn every_hand_that_was_ever_laid_on_it_is_remembered() {
    let other = "phong-quang.van-hoa";
    let again = vec![returns(AWARDS), resubmit(&[], None), appraise(true, other), appraise_dossier(AWARDS)];
    let (_, nomination) = after([vec![complete(), appraise(true, DIGITAL)], again].concat());
    assert_eq!(nomination.hands(), [DIGITAL, AWARDS, UNIT, other].map(AccountId::from));
}

#[test]
fn a_suspended_nomination_waits_until_the_suspension_is_lifted() {
    refuses(vec![complete(), suspend(false)], appraise(true, DIGITAL), R::Suspended);
    refuses(
        vec![complete(), appraise(true, DIGITAL), suspend(false)],
        appraise_dossier(AWARDS),
        R::Suspended,
    );
    let (_, nomination) = after(vec![complete(), suspend(false), lift(), appraise(true, DIGITAL)]);
    assert_eq!(nomination.stage(), Stage::AchievementMet);
    assert!(after([ready(), vec![suspend(false)]].concat()).1.is_suspended());
    refuses(vec![complete(), suspend(false)], suspend(false), R::AlreadySuspended);
    refuses(vec![complete()], lift(), R::NotSuspended);
}

#[test]
fn a_withdrawn_nomination_takes_nothing_more() {
    let (_, nomination) = after(vec![complete(), withdraw(false)]);
    assert_eq!(nomination.stage(), Stage::Withdrawn);
    let commands =
        [complete(), add("to-trinh"), appraise(true, DIGITAL), suspend(false), withdraw(false), admit()];
    for command in commands {
        refuses(vec![complete(), withdraw(false)], command, R::Withdrawn);
    }
}

#[test]
fn what_the_round_has_decided_is_neither_suspended_nor_withdrawn() {
    refuses(ready(), suspend(true), R::AlreadyDecided);
    refuses(ready(), withdraw(true), R::AlreadyDecided);
}
