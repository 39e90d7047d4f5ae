//! What a nomination's row keeps.
#![allow(clippy::unwrap_used, reason = "tests")]

use super::{NominationStage, of_locality, one};
use crate::testing::{Nominee, ROUND, World};
use jiff::civil::date;
use sovang_domain::award_round::{AwardRoundEvent, EndGround, HigherDecision};
use sovang_domain::calendar::Deadline;
use sovang_domain::ids::NominationId;
use sovang_domain::nomination::{NominationEvent, NominationStep, Stage, SuspensionGround};
use sovang_domain::personal::Personal;
use sovang_domain::plan::Occasion;

fn opened() -> (World, Nominee) {
    let mut world = World::founded();
    world.round(ROUND, Occasion::Annual);
    (world, Nominee::person("dn-1", "Phạm Thị Kim Duyên"))
}

#[test]
fn the_missing_papers_are_named_until_they_come() {
    let (mut world, nominee) = opened();
    let index = world.nominated(ROUND, &nominee);
    let row = one(&world.views(), &nominee.id.as_str().into()).unwrap().unwrap();
    assert_eq!(row.missing(), [&"bien-ban-hop-xet".into()]);
    assert_eq!(row.paper(&"to-trinh".into()).unwrap().log_index, index);
    world.appraised(&nominee);
    let row = one(&world.views(), &nominee.id.as_str().into()).unwrap().unwrap();
    assert!(row.missing().is_empty());
    assert_eq!(row.stage, NominationStage::Ready);
    assert_eq!(row.hands(), ["phu-tan.ap-trung".into(), "phu-tan.cds".into(), "phu-tan.tdkt".into()]);
    assert_eq!((row.version, row.returns.len()), (5, 1));
    assert!(row.returns[0].answered_at.is_some());
}

#[test]
fn a_returned_nomination_has_the_day_until_which_it_waits() {
    let (mut world, nominee) = opened();
    world.nominated(ROUND, &nominee);
    let reason = Personal::new("s".into(), "thiếu".to_owned());
    let (missing, due) = (Vec::new(), Some(Deadline::Before(date(2026, 10, 30))));
    let stamp = world.by("phu-tan.tdkt");
    world.given(&nominee.id, NominationEvent::NominationReturned { reason, missing, due, stamp });
    let row = one(&world.views(), &nominee.id.as_str().into()).unwrap().unwrap();
    assert_eq!(row.returns[0].due, due);
    assert_eq!((row.stage, row.returns[0].answered_at), (NominationStage::Returned, None));
}

#[test]
fn a_late_or_suspended_nomination_is_not_ready() {
    let (mut world, nominee) = opened();
    world.nominated_as(ROUND, &nominee, true);
    world.appraised(&nominee);
    let ready = |world: &World| one(&world.views(), &nominee.id.as_str().into()).unwrap().unwrap().is_ready();
    assert!(!ready(&world));
    let (reason, stamp) = ("mưa lũ".to_owned(), world.by("phu-tan.chu-tich"));
    world.given(&nominee.id, NominationEvent::LateNominationAdmitted { reason, stamp });
    assert!(ready(&world));
    let (ground, basis) = (SuspensionGround::Complaint, "đơn số 3".to_owned());
    let stamp = world.by("phu-tan.tdkt");
    world.given(&nominee.id, NominationEvent::NominationSuspended { ground, basis, stamp });
    assert!(!ready(&world));
    let (basis, stamp) = ("kết luận".to_owned(), world.by("phu-tan.tdkt"));
    world.given(&nominee.id, NominationEvent::SuspensionLifted { basis, cleared: false, stamp });
    assert!(ready(&world));
}

#[test]
fn nothing_of_the_round_moves_what_the_unit_took_back() {
    let (mut world, nominee) = opened();
    world.nominated(ROUND, &nominee);
    world.appraised(&nominee);
    world.noticed(ROUND, std::slice::from_ref(&nominee));
    let reason = Personal::new("s".into(), "chuyển công tác".to_owned());
    let stamp = world.by("phu-tan.ap-trung");
    world.given(&nominee.id, NominationEvent::NominationWithdrawn { reason, stamp });
    world.convened(ROUND);
    let conn = world.views();
    assert_eq!(one(&conn, &nominee.id.as_str().into()).unwrap().unwrap().stage, NominationStage::Withdrawn);
    let withdrawn = of_locality(&conn, &"phu-tan".into(), Some(NominationStage::Withdrawn)).unwrap();
    assert_eq!(withdrawn.len(), 1);
}

#[test]
fn an_opinion_about_words_that_were_put_right_is_no_opinion_about_them() {
    let (mut world, nominee) = opened();
    world.nominated(ROUND, &nominee);
    let id = nominee.id.as_str();
    let opinion = Personal::new("s".into(), "đúng".to_owned());
    let stamp = world.by("phu-tan.cds");
    world.given(id, NominationEvent::AchievementAppraised { met: true, opinion, stamp });
    let row = |world: &World| one(&world.views(), &id.into()).unwrap().unwrap();
    let stood = row(&world);
    assert!(stood.achievement_opinion.is_some());
    let said = |text: &str| Personal::new("s".into(), text.to_owned());
    let stamp = world.by("phu-tan.tdkt");
    let (reason, missing, due) = (said("thiếu"), Vec::new(), None);
    world.given(id, NominationEvent::NominationReturned { reason, missing, due, stamp });
    let (proposal, needed) = (Box::new(stood.proposal), stood.needed);
    let stamp = world.by("phu-tan.ap-trung");
    let reason = said("ghi sai");
    world.given(id, NominationEvent::NominationCorrected { proposal, needed, reason, stamp });
    let (step, back_to, reason) = (NominationStep::Returned, Stage::Submitted, said("bấm nhầm"));
    let stamp = world.by("phu-tan.tdkt");
    world.given(id, NominationEvent::NominationStepTakenBack { step, back_to, reason, stamp });
    let row = row(&world);
    assert_eq!((row.stage, row.achievement_opinion), (NominationStage::Submitted, None));
}

#[test]
fn what_was_found_wanting_and_then_withdrawn_is_remembered_as_found_wanting() {
    let (mut world, nominee) = opened();
    world.nominated(ROUND, &nominee);
    let id = nominee.id.as_str();
    let said = |text: &str| Personal::new("s".into(), text.to_owned());
    let stamp = world.by("phu-tan.cds");
    world.given(id, NominationEvent::AchievementAppraised { met: false, opinion: said("chưa đạt"), stamp });
    let stamp = world.by("phu-tan.ap-trung");
    world.given(id, NominationEvent::NominationWithdrawn { reason: said("rút"), stamp });
    let row = one(&world.views(), &id.into()).unwrap().unwrap();
    assert!(row.stage == NominationStage::Withdrawn && row.not_met);
}

#[test]
fn words_that_were_put_right_were_never_found_wanting() {
    let (mut world, nominee) = opened();
    world.nominated(ROUND, &nominee);
    let id = nominee.id.as_str();
    let said = |text: &str| Personal::new("s".into(), text.to_owned());
    let stamp = world.by("phu-tan.cds");
    world.given(id, NominationEvent::AchievementAppraised { met: false, opinion: said("chưa đạt"), stamp });
    let row = one(&world.views(), &id.into()).unwrap().unwrap();
    let (proposal, needed, reason) = (Box::new(row.proposal), row.needed, said("ghi sai"));
    let stamp = world.by("phu-tan.ap-trung");
    world.given(id, NominationEvent::NominationCorrected { proposal, needed, reason, stamp });
    let stamp = world.by("phu-tan.ap-trung");
    world.given(id, NominationEvent::NominationWithdrawn { reason: said("rút"), stamp });
    let row = one(&world.views(), &id.into()).unwrap().unwrap();
    assert!(row.stage == NominationStage::Withdrawn && !row.not_met);
}

#[test]
fn what_nobody_waited_for_any_more_has_not_ended_once_the_answer_comes() {
    let (mut world, nominee) = opened();
    world.nominated(ROUND, &nominee);
    let nomination = || NominationId::from(nominee.id.as_str());
    let row = |world: &World| one(&world.views(), &nomination()).unwrap().unwrap();
    let (ground, stamp) = (EndGround::NoAnswer, world.by("phu-tan.tdkt"));
    let reason = Personal::new("s".into(), "chưa trả lời".to_owned());
    let ended = AwardRoundEvent::NominationEnded { nomination: nomination(), ground, reason, stamp };
    world.given(ROUND, ended);
    assert!(row(&world).ended.is_some());
    let (number, issuer) = ("2107/QĐ-UBND".to_owned(), "Chủ tịch UBND tỉnh".to_owned());
    let decision = HigherDecision { granted: true, number, date: date(2026, 12, 9), issuer };
    let stamp = world.by("phu-tan.tdkt");
    let answered = AwardRoundEvent::HigherDecisionRecorded { nomination: nomination(), decision, stamp };
    world.given(ROUND, answered);
    assert_eq!((row(&world).stage, row(&world).ended), (NominationStage::HigherGranted, None));
}

fn suspended(world: &mut World, id: &str) {
    let (ground, basis) = (SuspensionGround::Complaint, "đơn số 3".to_owned());
    let stamp = world.by("phu-tan.tdkt");
    world.given(id, NominationEvent::NominationSuspended { ground, basis, stamp });
}

fn lifted(world: &mut World, id: &str) {
    let (basis, stamp) = ("kết luận số 4".to_owned(), world.by("phu-tan.tdkt"));
    world.given(id, NominationEvent::SuspensionLifted { basis, cleared: false, stamp });
}

#[test]
fn a_lifting_taken_back_leaves_the_dossier_where_the_round_has_taken_it() {
    let (mut world, nominee) = opened();
    let (id, one_of) = (nominee.id.as_str(), std::slice::from_ref(&nominee));
    let row = |world: &World| one(&world.views(), &id.into()).unwrap().unwrap();
    world.nominated(ROUND, &nominee);
    world.appraised(&nominee);
    world.noticed(ROUND, one_of);
    world.convened(ROUND);
    world.declared(ROUND, "phu-tan.hd-1");
    world.declared(ROUND, "phu-tan.hd-2");
    world.voted(ROUND, &nominee, true);
    suspended(&mut world, id);
    lifted(&mut world, id);
    let (step, back_to) = (NominationStep::SuspensionLifted, Stage::Ready);
    let (reason, stamp) = (Personal::new("s".into(), "nhầm hồ sơ".to_owned()), world.by("phu-tan.tdkt"));
    world.given(id, NominationEvent::NominationStepTakenBack { step, back_to, reason, stamp });
    let stopped = row(&world);
    assert_eq!((stopped.stage, stopped.lifted.is_some()), (NominationStage::Passed, false));
    assert_eq!(stopped.suspended.map(|held| held.said.words).as_deref(), Some("đơn số 3"));
    lifted(&mut world, id);
    assert_eq!(row(&world).stage, NominationStage::Passed);
}

#[test]
fn a_lifting_can_be_taken_back_until_somebody_appraises_or_stops_it_again() {
    let (mut world, nominee) = opened();
    let id = nominee.id.as_str();
    let can = |world: &World| one(&world.views(), &id.into()).unwrap().unwrap().lifted.is_some();
    world.nominated(ROUND, &nominee);
    suspended(&mut world, id);
    lifted(&mut world, id);
    assert!(can(&world));
    let mut stopped = world.clone();
    suspended(&mut stopped, id);
    assert!(!can(&stopped));
    let opinion = || Personal::new("s".into(), "đúng".to_owned());
    let stamp = world.by("phu-tan.cds");
    world.given(id, NominationEvent::AchievementAppraised { met: true, opinion: opinion(), stamp });
    assert!(!can(&world));
    suspended(&mut world, id);
    lifted(&mut world, id);
    assert!(can(&world));
    let stamp = world.by("phu-tan.tdkt");
    world.given(id, NominationEvent::DossierAppraised { opinion: opinion(), stamp });
    assert!(!can(&world));
}
