//! Stages, meters and what the public may count.
#![allow(clippy::unwrap_used, reason = "tests")]

use super::{OutcomeRow, RoundStage, comments, conflict, meters, one};
use crate::award_roll::{self, Ended};
use crate::nomination_board::{self, NominationStage};
use crate::testing::{Nominee, ROUND, World, story};
use jiff::civil::date;
use rusqlite::Connection;
use sovang_domain::award_form::DecidingAuthority;
use sovang_domain::award_round::{
    AnotherRound, AwardRoundEvent, Conflict, ConflictGround, DetailCorrection, HigherDecision, Mistake,
    Recovery, RevocationGround, RoundStep,
};
use sovang_domain::nomination::NominationEvent;
use sovang_domain::nominee::NomineeKind;
use sovang_domain::personal::Personal;
use sovang_domain::plan::Occasion;
use sovang_domain::task::TaskKind;

fn stage(conn: &Connection) -> RoundStage {
    one(conn, &ROUND.into()).unwrap().unwrap().stage
}

fn nomination(conn: &Connection, id: &str) -> NominationStage {
    nomination_board::one(conn, &id.into()).unwrap().unwrap().stage
}

/// used, nominated
fn meter(conn: &Connection, kind: NomineeKind) -> (u16, u16) {
    let round = one(conn, &ROUND.into()).unwrap().unwrap();
    let meters = meters(conn, &round).unwrap();
    let meter = meters.iter().find(|meter| meter.kind == kind && meter.form == "giay-khen".into()).unwrap();
    (meter.used, meter.nominated)
}

#[test]
fn a_round_goes_through_its_stages_with_its_nominations() {
    let mut world = World::founded();
    let nominee = Nominee::person("dn-1", "Nguyễn Thị Hòa");
    world.round(ROUND, Occasion::Annual);
    assert_eq!(stage(&world.views()), RoundStage::TakingNominations);
    world.nominated(ROUND, &nominee);
    world.appraised(&nominee);
    assert_eq!(nomination(&world.views(), &nominee.id), NominationStage::Ready);
    world.noticed(ROUND, std::slice::from_ref(&nominee));
    assert_eq!(stage(&world.views()), RoundStage::OnNotice);
    assert_eq!(nomination(&world.views(), &nominee.id), NominationStage::OnNotice);
    world.convened(ROUND);
    assert_eq!(stage(&world.views()), RoundStage::InCouncil);
    assert_eq!(nomination(&world.views(), &nominee.id), NominationStage::BeforeCouncil);
    world.declared(ROUND, "phu-tan.hd-1");
    let conn = world.views();
    assert_eq!(one(&conn, &ROUND.into()).unwrap().unwrap().undeclared(), [&"phu-tan.hd-2".into()]);
    world.declared(ROUND, "phu-tan.hd-2");
    world.voted(ROUND, &nominee, true);
    world.proposed(ROUND, std::slice::from_ref(&nominee));
    assert_eq!(stage(&world.views()), RoundStage::Proposed);
    world.decided(ROUND, 5, std::slice::from_ref(&nominee));
    let conn = world.views();
    assert_eq!(stage(&conn), RoundStage::Decided);
    assert_eq!(nomination(&conn, &nominee.id), NominationStage::Awarded);
    let round = one(&conn, &ROUND.into()).unwrap().unwrap();
    assert_eq!(round.entries[0].outcome, Some(OutcomeRow::Awarded("phu-tan.2026-5-1".into())));
    assert_eq!(round.entries[0].ballot.as_ref().map(|ballot| ballot.recused), Some(1));
}

#[test]
fn a_declared_conflict_is_kept_with_who_why_and_when_and_counted_once() {
    let mut world = World::founded();
    let nominees = [1, 2].map(|n| Nominee::person(&format!("dn-{n}"), &format!("Người {n}")));
    world.round(ROUND, Occasion::Annual);
    for nominee in &nominees {
        world.nominated(ROUND, nominee);
        world.appraised(nominee);
    }
    world.noticed(ROUND, &nominees);
    world.convened(ROUND);
    let about = |ground| Conflict { nomination: nominees[0].id.as_str().into(), ground };
    let event = AwardRoundEvent::ConflictsDeclared {
        member: "phu-tan.hd-1".into(),
        conflicts: [ConflictGround::Relative, ConflictGround::Interest].map(about).into(),
        document: None,
        stamp: world.by("phu-tan.hd-1"),
    };
    let index = world.given(ROUND, event);
    let conn = world.views();
    let found =
        |nomination: &str, member: &str| conflict(&conn, &ROUND.into(), &nomination.into(), &member.into());
    let kept = found(&nominees[0].id, "phu-tan.hd-1").unwrap().unwrap();
    assert_eq!((kept.ground, kept.log_index), (ConflictGround::Relative, index));
    assert_eq!(found(&nominees[1].id, "phu-tan.hd-1").unwrap(), None);
    assert_eq!(found(&nominees[0].id, "phu-tan.hd-2").unwrap(), None);
    let round = one(&conn, &ROUND.into()).unwrap().unwrap();
    assert_eq!(round.entries.iter().map(|row| row.conflicts).collect::<Vec<_>>(), [1, 0]);
    let (other, stamp) = (nominees[0].subject(), world.by("phu-tan.tdkt"));
    let answered = NominationEvent::LikenessAnswered { other, same: true, reason: None, stamp };
    world.given(&nominees[1].id, answered);
    let conn = world.views();
    let of_the_person =
        conflict(&conn, &ROUND.into(), &nominees[1].id.as_str().into(), &"phu-tan.hd-1".into());
    assert_eq!(of_the_person.unwrap(), Some(kept), "a conflict is with the person");
}

#[test]
fn each_proposal_is_put_right_by_its_nominations_whatever_number_another_one_bears() {
    let mut world = World::founded();
    let nominees = [1, 2, 3].map(|n| Nominee::person(&format!("dn-{n}"), &format!("Người {n}")));
    world.round(ROUND, Occasion::Annual);
    for nominee in &nominees {
        world.nominated(ROUND, nominee);
        world.appraised(nominee);
    }
    world.noticed(ROUND, &nominees);
    world.convened(ROUND);
    world.declared(ROUND, "phu-tan.hd-1");
    world.declared(ROUND, "phu-tan.hd-2");
    nominees.iter().for_each(|nominee| world.voted(ROUND, nominee, true));
    world.proposed(ROUND, &nominees[..1]);
    world.proposed(ROUND, &nominees[1..2]);
    let (typed, on) = ("Tờ trình 41/TTr-VHXH", date(2026, 12, 3));
    let mut right = |nominee: &Nominee, before: &str, document: &str| {
        let event = AwardRoundEvent::ProposalCorrected {
            nominations: vec![nominee.id.as_str().into()],
            before: before.to_owned(),
            before_on: on,
            document: document.to_owned(),
            on,
            reason: "Ghi nhầm số".to_owned(),
            paper: None,
            stamp: world.by("phu-tan.tdkt"),
        };
        world.given(ROUND, event);
        let round = one(&world.views(), &ROUND.into()).unwrap().unwrap();
        let told = |row: &super::ProposalRow| (row.document.clone(), row.corrected.len());
        round.proposals.iter().map(told).collect::<Vec<_>>()
    };
    let of = |document: &str, corrected| (document.to_owned(), corrected);
    // the one sent upward bears the same number in the book: that it is put right moves nothing here
    assert_eq!(right(&nominees[2], typed, "54"), [of(typed, 0), of(typed, 0)]);
    assert_eq!(right(&nominees[0], typed, "31"), [of("31", 1), of(typed, 0)]);
    assert_eq!(right(&nominees[1], typed, "32"), [of("31", 1), of("32", 1)]);
    let step = RoundStep::AwardsProposed(vec![nominees[0].id.as_str().into()]);
    let (reason, document, stamp) = ("Trình nhầm".to_owned(), None, world.by("phu-tan.tdkt"));
    world.given(ROUND, AwardRoundEvent::RoundStepTakenBack { step, reason, document, stamp });
    let round = one(&world.views(), &ROUND.into()).unwrap().unwrap();
    assert_eq!(round.proposals.len(), 1);
    assert_eq!(round.proposed_by(&nominees[1].id.as_str().into()), Some(&"phu-tan.tdkt".into()));
}

#[test]
fn a_further_round_of_its_year_says_which_it_is() {
    let mut world = story();
    let again = AnotherRound { turn: 2, reason: "Thiên tai".to_owned() };
    world.round_again(
        "phu-tan.doi-moi-sang-tao-chuyen-doi-so.2026-hang-nam-2",
        Occasion::Annual,
        Some(again),
    );
    let conn = world.views();
    let turn = |round: &str| super::turn(&conn, &round.into()).unwrap();
    assert_eq!(
        (turn(ROUND), turn("phu-tan.doi-moi-sang-tao-chuyen-doi-so.2026-hang-nam-2"), turn("phu-tan.none")),
        (None, Some(2), None)
    );
}

#[test]
fn a_revoked_award_stays_spent() {
    let mut world = story();
    assert_eq!(meter(&world.views(), NomineeKind::Individual), (1, 1));
    let event = AwardRoundEvent::AwardRevoked {
        award: "phu-tan.2026-5-1".into(),
        ground: RevocationGround::FalseDeclaration,
        basis: "Kết luận 02".to_owned(),
        document: Some("14/QĐ-UBND".to_owned()),
        signed_by: Some("Chủ tịch Lê Văn Tám".to_owned()),
        money: Recovery::Done,
        artefact: Recovery::Due,
        on: None,
        stamp: world.by("phu-tan.chu-tich"),
    };
    world.given(ROUND, event);
    let conn = world.views();
    assert_eq!(meter(&conn, NomineeKind::Individual), (1, 1));
    let round = one(&conn, &ROUND.into()).unwrap().unwrap();
    assert!(meters(&conn, &round).unwrap().iter().any(|meter| meter.revoked == 1));
    assert_eq!(nomination(&conn, "phu-tan.dn-1"), NominationStage::AwardRevoked);
    let awarded = nomination_board::awarded(&conn, &ROUND.into()).unwrap();
    assert_eq!((awarded.all, awarded.ended), (1, Ended { revoked: 1, mistaken: 0 }));
}

#[test]
fn the_offices_own_error_gives_its_place_back() {
    let mut world = story();
    let event = AwardRoundEvent::AwardTakenBack {
        award: "phu-tan.2026-5-1".into(),
        mistake: Mistake::AwardedTwice,
        reason: "Hai danh sách có cùng một người".to_owned(),
        document: "06/QĐ-UBND".to_owned(),
        signed_by: None,
        money: Recovery::NotGiven,
        artefact: Recovery::NotGiven,
        on: jiff::civil::date(2026, 12, 20),
        stamp: world.by("phu-tan.chu-tich"),
    };
    world.given(ROUND, event);
    let conn = world.views();
    assert_eq!(meter(&conn, NomineeKind::Individual), (0, 0), "nothing asks for the place any more");
    assert_eq!(nomination(&conn, "phu-tan.dn-1"), NominationStage::AwardTakenBack);
    let awarded = nomination_board::awarded(&conn, &ROUND.into()).unwrap();
    assert_eq!((awarded.all, awarded.ended), (1, Ended { revoked: 0, mistaken: 1 }));
}

#[test]
fn a_meter_counts_the_corrected_kind_and_the_place_that_was_used() {
    let mut world = story();
    let (before, after) = (NomineeKind::Individual, NomineeKind::Collective);
    let event = AwardRoundEvent::AwardDetailCorrected {
        award: "phu-tan.2026-5-1".into(),
        correction: DetailCorrection::Kind { before, after, within: None },
        reason: "Ghi nhầm".to_owned(),
        document: "12/CV-UBND".to_owned(),
        on: jiff::civil::date(2026, 12, 20),
        mistyped: false,
        copy: None,
        stamp: world.by("phu-tan.chu-tich"),
    };
    world.given(ROUND, event);
    let conn = world.views();
    assert_eq!((meter(&conn, before).0, meter(&conn, after).0), (1, 1));
}

#[test]
fn those_taken_back_or_refused_no_longer_ask_for_a_place() {
    let mut world = World::founded();
    world.round(ROUND, Occasion::Annual);
    let nominees = [1, 2, 3].map(|n| Nominee::person(&format!("dn-{n}"), &format!("Người {n}")));
    for nominee in &nominees {
        world.nominated(ROUND, nominee);
    }
    assert_eq!(meter(&world.views(), NomineeKind::Individual), (0, 3));
    let reason = Personal::new("s".into(), "đổi ý".to_owned());
    let stamp = world.by("phu-tan.ap-trung");
    world.given(&nominees[0].id, NominationEvent::NominationWithdrawn { reason, stamp });
    let opinion = Personal::new("s".into(), "chưa đạt".to_owned());
    let stamp = world.by("phu-tan.cds");
    world.given(&nominees[1].id, NominationEvent::AchievementAppraised { met: false, opinion, stamp });
    let conn = world.views();
    assert_eq!(meter(&conn, NomineeKind::Individual), (0, 1));
    assert_eq!(meter(&conn, NomineeKind::Collective), (0, 0));
    let round = one(&conn, &ROUND.into()).unwrap().unwrap();
    let meters = meters(&conn, &round).unwrap();
    let people = meters.iter().find(|meter| meter.kind == NomineeKind::Individual).unwrap();
    assert_eq!((people.put_forward, people.turned_down), (3, 2), "that they were put forward stays in sight");
}

#[test]
fn what_was_sent_upward_counts_until_it_is_declined() {
    let mut world = World::founded();
    world.round(ROUND, Occasion::Annual);
    let nominee = Nominee::person("dn-1", "Nguyễn Thị Hòa");
    world.nominated(ROUND, &nominee);
    world.appraised(&nominee);
    world.noticed(ROUND, std::slice::from_ref(&nominee));
    world.convened(ROUND);
    world.voted(ROUND, &nominee, true);
    let event = AwardRoundEvent::ProposalForwarded {
        nomination: nominee.id.as_str().into(),
        form: "giay-khen".into(),
        authority: DecidingAuthority::ProvinceChairman,
        document: "Tờ trình 9".to_owned(),
        on: None,
        stamp: world.by("phu-tan.tdkt"),
    };
    world.given(ROUND, event);
    assert_eq!(meter(&world.views(), NomineeKind::Individual).0, 1);
    assert_eq!(nomination(&world.views(), &nominee.id), NominationStage::Forwarded);
    let decision = HigherDecision {
        granted: false,
        number: "77/UBND-NV".to_owned(),
        date: date(2026, 12, 30),
        issuer: "UBND tỉnh".to_owned(),
    };
    let (nomination_id, stamp) = (nominee.id.as_str().into(), world.by("phu-tan.tdkt"));
    world
        .given(ROUND, AwardRoundEvent::HigherDecisionRecorded { nomination: nomination_id, decision, stamp });
    assert_eq!(meter(&world.views(), NomineeKind::Individual).0, 0);
    assert_eq!(nomination(&world.views(), &nominee.id), NominationStage::HigherDeclined);
}

#[test]
fn a_comment_waits_for_its_answer() {
    let mut world = World::founded();
    world.round(ROUND, Occasion::Annual);
    let nominee = Nominee::person("dn-1", "Nguyễn Thị Hòa");
    world.nominated(ROUND, &nominee);
    world.noticed(ROUND, std::slice::from_ref(&nominee));
    let event = AwardRoundEvent::NoticeCommentReceived {
        comment: "GY-7K2".to_owned(),
        about: Some(nominee.id.as_str().into()),
        words: Personal::new("gy".into(), "Số liệu có tính hồ sơ làm hộ không?".to_owned()),
        stamp: world.by("nguoi-dan"),
    };
    world.given(ROUND, event);
    let open = comments(&world.views(), &ROUND.into()).unwrap();
    assert_eq!((open.len(), open[0].answer.is_some()), (1, false));
    let (comment, answer) = ("GY-7K2".to_owned(), "Không.".to_owned());
    let stamp = world.by("phu-tan.tdkt");
    let index = world.given(ROUND, AwardRoundEvent::NoticeCommentAnswered { comment, answer, stamp });
    let conn = world.views();
    let row = super::comment(&conn, &"phu-tan".into(), "GY-7K2").unwrap().unwrap();
    assert_eq!(row.answer.map(|answer| answer.log_index), Some(index));
    assert!(super::comment(&conn, &"tu-minh".into(), "GY-7K2").unwrap().is_none());
}

fn taken_back(world: &mut World, award: &str) {
    let event = AwardRoundEvent::AwardTakenBack {
        award: award.into(),
        mistake: Mistake::WrongPaper,
        reason: "Soạn theo bản dự thảo cũ".to_owned(),
        document: "06/QĐ-UBND".to_owned(),
        signed_by: None,
        money: Recovery::NotGiven,
        artefact: Recovery::NotGiven,
        on: date(2026, 12, 20),
        stamp: world.by("phu-tan.chu-tich"),
    };
    world.given(ROUND, event);
}

fn decided_again(world: &mut World, nomination: &str) {
    let (reason, document) = ("Quyết định lại".to_owned(), None);
    let (step, stamp) = (RoundStep::AwardMade(nomination.into()), world.by("phu-tan.chu-tich"));
    world.given(ROUND, AwardRoundEvent::RoundStepTakenBack { step, reason, document, stamp });
}

fn holds_again(world: &mut World, award: &str) {
    let event = AwardRoundEvent::AwardEndTakenBack {
        award: award.into(),
        reason: "Bấm nhầm dòng".to_owned(),
        document: "20/UBND-VHXH".to_owned(),
        on: date(2026, 12, 21),
        stamp: world.by("phu-tan.chu-tich"),
    };
    world.given(ROUND, event);
}

fn outcome(conn: &Connection) -> Option<OutcomeRow> {
    one(conn, &ROUND.into()).unwrap().unwrap().entries[0].outcome.clone()
}

#[test]
fn what_was_to_be_decided_again_is_decided_once_its_award_holds_again() {
    let mut world = story();
    let award = "phu-tan.2026-5-1";
    taken_back(&mut world, award);
    decided_again(&mut world, "phu-tan.dn-1");
    let conn = world.views();
    assert_eq!((stage(&conn), outcome(&conn)), (RoundStage::Proposed, None));
    holds_again(&mut world, award);
    let conn = world.views();
    assert_eq!(
        (stage(&conn), outcome(&conn)),
        (RoundStage::Decided, Some(OutcomeRow::Awarded(award.into())))
    );
    assert_eq!(nomination(&conn, "phu-tan.dn-1"), NominationStage::Awarded);
    let waits = crate::task_list::of_locality(&conn, &"phu-tan".into()).unwrap();
    assert!(!waits.iter().any(|task| task.kind == TaskKind::DecideAwards), "{waits:?}");
}

#[test]
fn of_two_awards_for_one_nomination_the_one_that_holds_is_its_award() {
    let mut world = story();
    let [first, second] = ["phu-tan.2026-5-1", "phu-tan.2026-6-1"];
    taken_back(&mut world, first);
    decided_again(&mut world, "phu-tan.dn-1");
    world.decided(ROUND, 6, &[Nominee::person("dn-1", "Nguyễn Thị Hòa")]);
    let became = |world: &World| {
        let conn = world.views();
        let row = nomination_board::one(&conn, &"phu-tan.dn-1".into()).unwrap().unwrap();
        let of_the_roll = award_roll::of_nomination(&conn, &"phu-tan.dn-1".into()).unwrap().unwrap().award;
        assert_eq!(row.award.as_ref(), Some(&of_the_roll));
        (row.stage, of_the_roll, outcome(&conn))
    };
    let is = |stage, award: &str| (stage, award.into(), Some(OutcomeRow::Awarded(award.into())));
    assert_eq!(became(&world), is(NominationStage::Awarded, second));
    taken_back(&mut world, second);
    assert_eq!(became(&world), is(NominationStage::AwardTakenBack, second));
    holds_again(&mut world, first);
    assert_eq!(became(&world), is(NominationStage::Awarded, first));
    taken_back(&mut world, first);
    assert_eq!(nomination(&world.views(), "phu-tan.dn-1"), NominationStage::AwardTakenBack);
}
