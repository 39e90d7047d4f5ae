//! Who is named on a notice, and what of a comment stands there.
#![allow(clippy::unwrap_used, reason = "tests")]

use super::notice::{About, NoticePage, Who, nomination_at, page};
use crate::testing::{Nominee, ROUND, World};
use rusqlite::Connection;
use sovang_domain::award_form::DecidingAuthority;
use sovang_domain::award_round::AwardRoundEvent;
use sovang_domain::nomination::NominationEvent;
use sovang_domain::personal::Personal;
use sovang_domain::plan::Occasion;

fn nominees() -> [Nominee; 3] {
    [
        Nominee::person("dn-1", "Nguyễn Thị Hòa"),
        Nominee::person("dn-2", "Trần Văn Bình"),
        Nominee::person("dn-3", "Lê Thị Ánh"),
    ]
}

/// A round with three people on notice.
fn on_notice() -> World {
    let mut world = World::founded();
    world.round(ROUND, Occasion::Annual);
    for nominee in &nominees() {
        world.nominated(ROUND, nominee);
        world.appraised(nominee);
    }
    world.noticed(ROUND, &nominees());
    world
}

fn shown(conn: &Connection) -> NoticePage {
    page(conn, &ROUND.into()).unwrap().unwrap()
}

/// The names that stand there, and why others do not.
fn listed(world: &World) -> Vec<String> {
    let told = |who| match who {
        Who::Named(nominee) => nominee.name,
        other => format!("{other:?}"),
    };
    shown(&world.views()).lines.into_iter().map(|line| told(line.who)).collect()
}

#[test]
fn all_are_named_by_given_name_while_nothing_is_decided() {
    let world = on_notice();
    assert_eq!(listed(&world), ["Lê Thị Ánh", "Trần Văn Bình", "Nguyễn Thị Hòa"]);
    let conn = world.views();
    let places: Vec<usize> = shown(&conn).lines.iter().map(|line| line.place).collect();
    assert_eq!(places, [3, 2, 1], "the place is that of the list as it was opened");
    assert_eq!(nomination_at(&conn, &ROUND.into(), 2).unwrap(), Some("phu-tan.dn-2".into()));
    assert_eq!(nomination_at(&conn, &ROUND.into(), 0).unwrap(), None);
    assert_eq!(nomination_at(&conn, &ROUND.into(), 4).unwrap(), None);
}

#[test]
fn whoever_was_taken_back_or_not_awarded_is_unnamed_at_once() {
    let mut world = on_notice();
    let (reason, stamp) = (nominees()[0].sealed("chuyển công tác"), world.by("phu-tan.ap-trung"));
    world.given("phu-tan.dn-1", NominationEvent::NominationWithdrawn { reason, stamp });
    world.convened(ROUND);
    let (reason, stamp) = (nominees()[1].sealed("chưa vượt trội"), world.by("phu-tan.chu-tich"));
    let nomination = "phu-tan.dn-2".into();
    world.given(ROUND, AwardRoundEvent::NominationNotAwarded { nomination, reason, stamp });
    assert_eq!(listed(&world), ["Lê Thị Ánh", "NotAwarded", "Withdrawn"]);
}

#[test]
fn once_decided_only_those_awarded_keep_their_names_and_one_sent_upward_is_not_called_refused() {
    let mut world = on_notice();
    world.convened(ROUND);
    let forwarded = AwardRoundEvent::ProposalForwarded {
        nomination: "phu-tan.dn-3".into(),
        form: "bang-khen-tinh".into(),
        authority: DecidingAuthority::ProvinceChairman,
        document: "Tờ trình 44/TTr-UBND".to_owned(),
        on: None,
        stamp: world.by("phu-tan.chu-tich"),
    };
    world.given(ROUND, forwarded);
    assert_eq!(listed(&world)[0], "Lê Thị Ánh", "as long as the round has not decided");
    world.proposed(ROUND, &nominees()[..1]);
    world.decided(ROUND, 5, &nominees()[..1]);
    assert_eq!(listed(&world), ["Nguyễn Thị Hòa", "Forwarded", "NotAwarded"], "no place gives away a name");
    let Who::Named(awarded) = shown(&world.views()).lines.remove(0).who else { panic!("named") };
    assert_eq!(awarded.award, Some("phu-tan.2026-5-1".into()));
}

#[test]
fn a_comment_stands_there_with_its_answer_and_brings_back_no_name() {
    let mut world = on_notice();
    let comment = |code: &str, stamp| AwardRoundEvent::NoticeCommentReceived {
        comment: code.to_owned(),
        about: Some("phu-tan.dn-2".into()),
        words: Personal::new(format!("gop-y-{code}").as_str().into(), format!("lời {code}")),
        stamp,
    };
    for code in ["K1", "K2"] {
        let stamp = world.by("nguoi-dan");
        world.given(ROUND, comment(code, stamp));
    }
    let (answer, stamp) = ("Đã xem lại.".to_owned(), world.by("phu-tan.tdkt"));
    world.given(ROUND, AwardRoundEvent::NoticeCommentAnswered { comment: "K1".to_owned(), answer, stamp });
    let comments = shown(&world.views()).comments;
    assert_eq!((comments.received, comments.answered.len()), (2, 1));
    assert_eq!(comments.answered[0].words, "lời K1");
    assert_eq!(comments.answered[0].about, About::Named("Trần Văn Bình".to_owned()));
    world.convened(ROUND);
    world.proposed(ROUND, &nominees()[..1]);
    world.decided(ROUND, 5, &nominees()[..1]);
    assert_eq!(shown(&world.views()).comments.answered[0].about, About::Someone);
}
