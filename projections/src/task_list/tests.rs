//! Who has what to do, step by step.
#![allow(clippy::unwrap_used, reason = "tests")]

use super::{count, tasks_for};
use crate::account_directory::by_account;
use crate::testing::{Nominee, ROUND, World};
use jiff::civil::date;
use rusqlite::Connection;
use sovang_domain::authority::{Grant, Role, Scope};
use sovang_domain::award_round::{AwardRoundEvent, EndGround, RoundStep};
use sovang_domain::calendar::Deadline;
use sovang_domain::locality::{CouncilMember, CouncilPosition, LocalityEvent};
use sovang_domain::nomination::NominationEvent;
use sovang_domain::personal::Personal;
use sovang_domain::plan::Occasion;
use sovang_domain::task::{TaskKind as K, TaskLink};
use sovang_domain::unit_report::{ReportContent, UnitReportEvent};

fn kinds(conn: &Connection, login: &str) -> Vec<K> {
    let account = format!("phu-tan.{login}").as_str().into();
    let grants = by_account(conn, &account).unwrap().unwrap().grants;
    tasks_for(conn, &grants, &account).unwrap().into_iter().map(|task| task.kind).collect()
}

fn opened() -> (World, Nominee) {
    let mut world = World::founded();
    world.round(ROUND, Occasion::Annual);
    (world, Nominee::person("dn-1", "Phạm Thị Kim Duyên"))
}

#[test]
fn a_nomination_wakes_one_officer_after_the_other() {
    let (mut world, nominee) = opened();
    world.nominated(ROUND, &nominee);
    let conn = world.views();
    assert_eq!(kinds(&conn, "cds"), [K::AppraiseAchievement]);
    assert!(kinds(&conn, "tdkt").is_empty());
    world.appraised(&nominee);
    assert!(kinds(&world.views(), "cds").is_empty());
    let stamp = world.by("phu-tan.tdkt");
    world.given(ROUND, AwardRoundEvent::NominationsClosed { early: None, stamp });
    assert_eq!(kinds(&world.views(), "tdkt"), [K::OpenNotice]);
}

#[test]
fn a_returned_nomination_waits_for_its_unit_alone() {
    let (mut world, nominee) = opened();
    world.nominated(ROUND, &nominee);
    let reason = Personal::new("s".into(), "thiếu".to_owned());
    let (missing, due) = (Vec::new(), Some(Deadline::Before(date(2026, 10, 30))));
    let stamp = world.by("phu-tan.tdkt");
    world.given(&nominee.id, NominationEvent::NominationReturned { reason, missing, due, stamp });
    let conn = world.views();
    assert_eq!(kinds(&conn, "ap-trung"), [K::ResubmitNomination]);
    let other = vec![Grant { role: Role::Reporter, scope: Scope::Unit("phu-tan".into(), "ap-dong".into()) }];
    assert!(tasks_for(&conn, &other, &"phu-tan.ap-dong".into()).unwrap().is_empty());
    assert!(kinds(&conn, "cds").is_empty());
    let task = &super::of_locality(&conn, &"phu-tan".into()).unwrap()[0];
    assert_eq!((task.subject.as_str(), task.due), ("Phạm Thị Kim Duyên, Ấp Trung", due));
    assert_eq!((task.kind.link(), task.about.as_str()), (TaskLink::Nomination, "phu-tan.dn-1"));
}

#[test]
fn a_late_nomination_waits_for_the_chairman_first() {
    let (mut world, nominee) = opened();
    world.nominated_as(ROUND, &nominee, true);
    let conn = world.views();
    assert_eq!(kinds(&conn, "chu-tich"), [K::AdmitLateNomination]);
    assert!(kinds(&conn, "cds").is_empty());
    let (reason, stamp) = ("mưa lũ".to_owned(), world.by("phu-tan.chu-tich"));
    world.given(&nominee.id, NominationEvent::LateNominationAdmitted { reason, stamp });
    let conn = world.views();
    assert!(kinds(&conn, "chu-tich").is_empty());
    assert_eq!(kinds(&conn, "cds"), [K::AppraiseAchievement]);
}

#[test]
fn from_the_notice_to_the_decision_each_has_the_next_step() {
    let (mut world, nominee) = opened();
    let one = std::slice::from_ref(&nominee);
    world.nominated(ROUND, &nominee);
    world.appraised(&nominee);
    world.noticed(ROUND, one);
    let conn = world.views();
    assert_eq!(kinds(&conn, "tdkt"), [K::CloseNotice]);
    let task = &super::of_locality(&conn, &"phu-tan".into()).unwrap()[0];
    assert!(!task.is_open_on(date(2026, 11, 18)) && task.is_open_on(date(2026, 11, 19)));
    world.convened(ROUND);
    let conn = world.views();
    assert_eq!(
        (kinds(&conn, "hd-1"), kinds(&conn, "hd-2")),
        (vec![K::DeclareConflicts], vec![K::DeclareConflicts])
    );
    assert!(kinds(&conn, "tdkt").is_empty());
    world.declared(ROUND, "phu-tan.hd-1");
    let conn = world.views();
    assert_eq!((kinds(&conn, "hd-1"), kinds(&conn, "hd-2")), (vec![], vec![K::DeclareConflicts]));
    world.declared(ROUND, "phu-tan.hd-2");
    assert_eq!(kinds(&world.views(), "tdkt"), [K::CountBallots]);
    world.voted(ROUND, &nominee, true);
    assert_eq!(kinds(&world.views(), "tdkt"), [K::ProposeAwards]);
    world.proposed(ROUND, one);
    let conn = world.views();
    assert_eq!((kinds(&conn, "tdkt"), kinds(&conn, "chu-tich")), (vec![], vec![K::DecideAwards]));
    world.decided(ROUND, 5, one);
    assert_eq!(count(&world.views(), &"phu-tan".into()).unwrap(), 0);
}

#[test]
fn an_unscheduled_award_goes_straight_to_the_chairman() {
    let mut world = World::founded();
    let round = "phu-tan.doi-moi-sang-tao-chuyen-doi-so.2026-dot-xuat-1";
    world.round(round, Occasion::Unscheduled);
    let nominee = Nominee::person("dn-1", "Võ Thanh Toàn");
    world.nominated(round, &nominee);
    assert!(kinds(&world.views(), "chu-tich").is_empty());
    world.appraised(&nominee);
    assert_eq!(kinds(&world.views(), "chu-tich"), [K::DecideAwards]);
}

#[test]
fn a_comment_is_a_task_until_it_is_answered() {
    let (mut world, nominee) = opened();
    world.nominated(ROUND, &nominee);
    world.noticed(ROUND, std::slice::from_ref(&nominee));
    let comment = "GY-1".to_owned();
    let words = Personal::new("gy".into(), "?".to_owned());
    let stamp = world.by("nguoi-dan");
    let received =
        AwardRoundEvent::NoticeCommentReceived { comment: comment.clone(), about: None, words, stamp };
    world.given(ROUND, received);
    assert!(kinds(&world.views(), "tdkt").contains(&K::AnswerComment));
    let (answer, stamp) = ("Cảm ơn.".to_owned(), world.by("phu-tan.tdkt"));
    world.given(ROUND, AwardRoundEvent::NoticeCommentAnswered { comment, answer, stamp });
    assert_eq!(kinds(&world.views(), "tdkt"), [K::CloseNotice]);
}

#[test]
fn an_annulled_round_gives_its_dossiers_back_and_its_comments_wait_on() {
    let (mut world, nominee) = opened();
    world.nominated(ROUND, &nominee);
    world.noticed(ROUND, std::slice::from_ref(&nominee));
    let (comment, words) = ("GY-1".to_owned(), Personal::new("gy".into(), "?".to_owned()));
    let stamp = world.by("nguoi-dan");
    world.given(ROUND, AwardRoundEvent::NoticeCommentReceived { comment, about: None, words, stamp });
    let (reason, document, stamp) = ("Mở nhầm dịp.".to_owned(), None, world.by("phu-tan.chu-tich"));
    world.given(ROUND, AwardRoundEvent::RoundAnnulled { reason, document, stamp });
    let conn = world.views();
    assert_eq!(kinds(&conn, "ap-trung"), [K::SendAgain]);
    assert_eq!(kinds(&conn, "tdkt"), [K::AnswerComment]);
    let (reason, stamp) = (nominee.sealed("Thôi không đề nghị."), world.by("phu-tan.ap-trung"));
    world.given(&nominee.id, NominationEvent::NominationWithdrawn { reason, stamp });
    assert!(kinds(&world.views(), "ap-trung").is_empty());
}

#[test]
fn whoever_was_erased_is_not_to_be_sent_again() {
    let (mut world, nominee) = opened();
    world.nominated(ROUND, &nominee);
    let (reason, document, stamp) = ("Mở nhầm dịp.".to_owned(), None, world.by("phu-tan.chu-tich"));
    world.given(ROUND, AwardRoundEvent::RoundAnnulled { reason, document, stamp });
    assert_eq!(kinds(&world.views(), "ap-trung"), [K::SendAgain]);
    world.erased(nominee.subject().as_str());
    assert!(kinds(&world.views(), "ap-trung").is_empty());
}

#[test]
fn a_report_goes_between_reviewer_and_unit_and_keeps_since_when_it_waits() {
    let mut world = World::founded();
    let report = format!("{}.ap-trung.2026", crate::testing::CAMPAIGN);
    let content =
        ReportContent { results: "96 hộ".to_owned(), difficulties: String::new(), documents: Vec::new() };
    let event = UnitReportEvent::ReportFiled {
        campaign: crate::testing::CAMPAIGN.into(),
        unit: "ap-trung".into(),
        year: 2026,
        occasion: Occasion::Annual,
        content: content.clone(),
        due: None,
        late: false,
        stamp: world.by("phu-tan.ap-trung"),
    };
    let filed = world.given(&report, event);
    let conn = world.views();
    assert_eq!((kinds(&conn, "tdkt"), kinds(&conn, "cds")), (vec![K::ReviewReport], vec![K::ReviewReport]));
    assert_eq!(super::of_locality(&conn, &"phu-tan".into()).unwrap()[0].since_index, filed);
    let (reason, due, stamp) = ("thiếu".to_owned(), None, world.by("phu-tan.tdkt"));
    world.given(&report, UnitReportEvent::ReportReturned { reason, due, stamp });
    let conn = world.views();
    assert_eq!((kinds(&conn, "tdkt"), kinds(&conn, "ap-trung")), (vec![], vec![K::RefileReport]));
    let stamp = world.by("phu-tan.ap-trung");
    world.given(&report, UnitReportEvent::ReportRefiled { content, stamp });
    let (remark, stamp) = (String::new(), world.by("phu-tan.tdkt"));
    world.given(&report, UnitReportEvent::ReportAccepted { remark, stamp });
    assert_eq!(count(&world.views(), &"phu-tan".into()).unwrap(), 0);
}

#[test]
fn what_waited_in_a_round_waits_again_when_its_end_is_taken_back() {
    let mut world = World::founded();
    let round = "phu-tan.doi-moi-sang-tao-chuyen-doi-so.2026-dot-xuat-1";
    world.round(round, Occasion::Unscheduled);
    let nominee = Nominee::person("dn-1", "Võ Thanh Toàn");
    world.nominated(round, &nominee);
    let nomination = nominee.id.as_str().into();
    let reason = Personal::new("s".into(), "Hết đợt.".to_owned());
    let (ground, stamp) = (EndGround::NotAppraised, world.by("phu-tan.tdkt"));
    world.given(round, AwardRoundEvent::NominationEnded { nomination, ground, reason, stamp });
    let stamp = world.by("phu-tan.tdkt");
    world.given(round, AwardRoundEvent::RoundClosed { stamp });
    assert!(kinds(&world.views(), "cds").is_empty());
    let (step, reason, document) = (RoundStep::RoundClosed, "Bấm nhầm.".to_owned(), None);
    let stamp = world.by("phu-tan.tdkt");
    world.given(round, AwardRoundEvent::RoundStepTakenBack { step, reason, document, stamp });
    assert_eq!(kinds(&world.views(), "cds"), [K::AppraiseAchievement]);
}

#[test]
fn a_council_put_right_gives_the_right_member_the_declaration() {
    let (mut world, nominee) = opened();
    world.nominated(ROUND, &nominee);
    world.appraised(&nominee);
    world.noticed(ROUND, std::slice::from_ref(&nominee));
    let member = |login: &str| CouncilMember {
        account: format!("phu-tan.{login}").as_str().into(),
        position: CouncilPosition::Member,
        unit: "van-phong".into(),
    };
    let (from, document) = (date(2026, 9, 1), "QĐ 1".to_owned());
    let (members, stamp) = (vec![member("hd-1")], world.by("phu-tan.van-thu"));
    world.given("phu-tan", LocalityEvent::CouncilAppointed { members, from, document, stamp });
    let stamp = world.by("phu-tan.tdkt");
    world.given(ROUND, AwardRoundEvent::NoticeClosed { comments: 0, stamp });
    assert_eq!(kinds(&world.views(), "hd-1"), [K::DeclareConflicts]);
    let event = LocalityEvent::CouncilCorrected {
        which: from,
        from,
        before: vec![member("hd-1")],
        members: vec![member("hd-2")],
        document: "QĐ 1".to_owned(),
        reason: "Ghi nhầm người".to_owned(),
        stamp: world.by("phu-tan.van-thu"),
    };
    world.given("phu-tan", event);
    let conn = world.views();
    assert_eq!((kinds(&conn, "hd-1"), kinds(&conn, "hd-2")), (vec![], vec![K::DeclareConflicts]));
    // the meeting itself still waits
    assert!(kinds(&conn, "tdkt").contains(&K::ConveneCouncil));
}
