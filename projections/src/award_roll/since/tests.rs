//! What comes after an award: rows, counts and search follow it.
#![allow(clippy::unwrap_used, reason = "tests")]

use super::*;
use crate::award_roll::{Filter, counts, of_subjects, one, page};
use crate::testing::{ROUND, World, story};
use crate::{decision_register, task_list};
use jiff::civil::date;
use sovang_domain::award_round::{AwardRoundEvent, Mistake, NamedUnit, Signature};
use sovang_domain::calendar::Period;
use sovang_domain::locality::SigningMode;
use sovang_domain::money::Dong;

const AWARD: &str = "phu-tan.2026-5-1";

fn corrected(world: &mut World, correction: DetailCorrection) -> u64 {
    let stamp = world.by("phu-tan.chu-tich");
    let (reason, document) = ("Ghi nhầm".to_owned(), "12/CV-UBND".to_owned());
    let (award, on) = (AWARD.into(), date(2026, 12, 20));
    let event = AwardRoundEvent::AwardDetailCorrected {
        award,
        correction,
        reason,
        document,
        on,
        mistyped: false,
        copy: None,
        stamp,
    };
    world.given(ROUND, event)
}

fn taken_back(world: &mut World) {
    let event = AwardRoundEvent::AwardTakenBack {
        award: AWARD.into(),
        mistake: Mistake::WrongPerson,
        reason: "Trùng họ tên".to_owned(),
        document: "06/QĐ-UBND".to_owned(),
        signed_by: None,
        money: Recovery::Due,
        artefact: Recovery::NotGiven,
        on: date(2026, 12, 20),
        stamp: world.by("phu-tan.chu-tich"),
    };
    world.given(ROUND, event);
}

fn end_taken_back(world: &mut World) -> u64 {
    let event = AwardRoundEvent::AwardEndTakenBack {
        award: AWARD.into(),
        reason: "Ghi nhầm việc hủy bỏ".to_owned(),
        document: "07/QĐ-UBND".to_owned(),
        on: date(2026, 12, 22),
        stamp: world.by("phu-tan.chu-tich"),
    };
    world.given(ROUND, event)
}

fn recovered(world: &mut World, before: Recovery, now: Recovery) {
    let event = AwardRoundEvent::RecoveryRecorded {
        award: AWARD.into(),
        what: HandedOver::Money,
        before,
        now,
        reason: None,
        document: "PT 18".to_owned(),
        on: date(2026, 12, 21),
        stamp: world.by("phu-tan.tdkt"),
    };
    world.given(ROUND, event);
}

#[test]
fn lists_counts_and_search_follow_the_corrected_unit() {
    let mut world = story();
    let unit = |unit: &str, name: &str| NamedUnit { unit: unit.into(), name: name.to_owned() };
    let (before, after) = (unit("ap-trung", "Ấp Trung"), unit("ap-dong", "Ấp Đông"));
    let index = corrected(&mut world, DetailCorrection::Unit { before, after });
    let conn = world.views();
    let row = one(&conn, &AWARD.into()).unwrap().unwrap();
    assert_eq!((row.unit.as_str(), row.unit_name.as_str(), row.last_index), ("ap-dong", "Ấp Đông", index));
    assert_eq!(Signed::behind(&row.corrections).field(AwardField::Unit), Some("Ấp Trung"));
    let of = |unit: &str| Filter { unit: Some(unit.into()), ..Filter::default() };
    let found = |filter: &Filter| page(&conn, filter, 1, 10).unwrap().total;
    assert_eq!((found(&of("ap-dong")), found(&of("ap-trung"))), (1, 0));
    let facets = counts(&conn, &"phu-tan".into(), &Filter::default()).unwrap().facets;
    assert_eq!(facets.units, [("ap-dong".into(), 1)], "the unit that was wrong is no choice any more");
    let hits = |text: &str| found(&Filter { text: Some(text.to_owned()), ..Filter::default() });
    assert_eq!((hits("Ấp Đông"), hits("Ấp Trung")), (1, 1), "whoever holds the first paper finds it too");
}

#[test]
fn a_persons_history_has_the_corrected_days_kind_and_sum() {
    let mut world = story();
    let was = one(&world.views(), &AWARD.into()).unwrap().unwrap();
    let days = Period::new(date(2024, 1, 1), date(2024, 12, 31)).unwrap();
    corrected(&mut world, DetailCorrection::Period { before: was.period, after: days });
    let sum = Prize::stated(Dong(500_000), "Quyết định số 05/QĐ-UBND");
    corrected(&mut world, DetailCorrection::Prize { before: was.prize.clone(), after: Some(sum.clone()) });
    let (before, after) = (NomineeKind::Individual, NomineeKind::Household);
    corrected(&mut world, DetailCorrection::Kind { before, after, within: None });
    let conn = world.views();
    let history = of_subjects(&conn, std::slice::from_ref(&was.subject)).unwrap();
    assert_eq!((history[0].period, history[0].kind, history[0].prize.as_ref()), (days, after, Some(&sum)));
    assert_eq!(history[0].within, None, "its place was one of the other kind");
    let signed = Signed::behind(&history[0].corrections);
    assert_eq!((signed.kind(), signed.prize()), (Some(before), Some(was.prize.as_ref())));
    assert_eq!(signed.field(AwardField::Unit), None);
}

#[test]
fn the_corrected_day_stands_in_the_roll_and_in_the_register_of_decisions() {
    let mut world = story();
    let before = one(&world.views(), &AWARD.into()).unwrap().unwrap().decided_on;
    let after = before.yesterday().unwrap();
    corrected(&mut world, DetailCorrection::DecidedOn { before, after });
    let conn = world.views();
    assert_eq!(one(&conn, &AWARD.into()).unwrap().unwrap().decided_on, after);
    let decision = decision_register::one(&conn, &"phu-tan".into(), 2026, 5).unwrap().unwrap();
    assert_eq!(decision.signed_on, after);
}

#[test]
fn a_number_put_right_is_the_number_everywhere_and_the_first_one_is_remembered() {
    let mut world = story();
    let number = |number: &str| format!("{number}/QĐ-UBND");
    let moved = |from: &str, to: &str| DetailCorrection::Number { before: number(from), after: number(to) };
    corrected(&mut world, moved("05", "07"));
    let conn = world.views();
    let place = "phu-tan".into();
    let symbol = |of: Option<decision_register::DecisionRow>| of.map(|row| row.symbol);
    let at = |conn: &rusqlite::Connection, number| {
        symbol(decision_register::one(conn, &place, 2026, number).unwrap())
    };
    assert_eq!((at(&conn, 5), at(&conn, 7)), (None, Some(number("07"))));
    assert_eq!(one(&conn, &AWARD.into()).unwrap().unwrap().decision, number("07"));
    let slug = |number| sovang_domain::ids::DecisionSlug { year: 2026, number };
    let first = decision_register::formerly(&conn, &place, slug(5)).unwrap().unwrap();
    assert_eq!(first.number, 7, "the first number leads to it");
    let freed =
        |conn: &rusqlite::Connection, number| decision_register::freed(conn, &place, slug(number)).unwrap();
    assert_eq!((freed(&conn, 5), freed(&conn, 7)), (1, 0));
    let borne = |number| decision_register::borne(&conn, &place, slug(number)).unwrap();
    assert_eq!((borne(5), borne(7)), (1, 0), "ids stay as they were given");
    let former = decision_register::formerly_numbered(&conn, None, 5).unwrap();
    assert_eq!(former[0].0, slug(5));
    // put right once more, and into the series of another year
    corrected(&mut world, moved("07", "08"));
    let before = date(2026, 12, 8);
    corrected(&mut world, DetailCorrection::DecidedOn { before, after: date(2025, 12, 30) });
    let conn = world.views();
    for number in [5, 7, 8] {
        let now = decision_register::formerly(&conn, &place, slug(number)).unwrap().unwrap();
        assert_eq!((now.year, now.number, now.symbol.as_str()), (2025, 8, "08/QĐ-UBND"));
    }
    assert_eq!((freed(&conn, 5), freed(&conn, 7), freed(&conn, 8)), (1, 1, 1));
}

#[test]
fn signature_and_bases_put_right_stand_in_the_register_of_decisions() {
    let mut world = story();
    let conn = world.views();
    let was = decision_register::one(&conn, &"phu-tan".into(), 2026, 5).unwrap().unwrap();
    let before = Signature::from(was.signatory.clone());
    let delegation = Some("04/QĐ-UBND".to_owned());
    let (name, position) = ("Trần Văn Hai".to_owned(), "Phó Chủ tịch".to_owned());
    let after = Signature { name, position, mode: SigningMode::ForHead, delegation };
    corrected(&mut world, DetailCorrection::Signature { before, after: after.clone() });
    let bases = vec!["Căn cứ Nghị định số 152/2025/NĐ-CP".to_owned()];
    let before = was.legal_bases.clone();
    corrected(&mut world, DetailCorrection::LegalBases { before, after: bases.clone() });
    let row = decision_register::one(&world.views(), &"phu-tan".into(), 2026, 5).unwrap().unwrap();
    assert_eq!(row.signatory.account, was.signatory.account, "who decided it here stays");
    assert_eq!((Signature::from(row.signatory), row.legal_bases), (after, bases));
}

#[test]
fn the_offices_own_error_is_out_of_the_chart_with_its_ground() {
    let mut world = story();
    taken_back(&mut world);
    let conn = world.views();
    let row = one(&conn, &AWARD.into()).unwrap().unwrap();
    assert_eq!(row.ended(), Some(Ground::Mistake(Mistake::WrongPerson)));
    assert_eq!(row.revocation.unwrap().reason.as_deref(), Some("Trùng họ tên"));
    let totals = counts(&conn, &"phu-tan".into(), &Filter::default()).unwrap().totals;
    assert_eq!((totals[0].standing_awards, totals[0].revoked), (0, 1));
}

#[test]
fn an_end_taken_back_is_remembered_with_what_had_come_back_by_then() {
    let mut world = story();
    taken_back(&mut world);
    recovered(&mut world, Recovery::Due, Recovery::Done);
    let index = end_taken_back(&mut world);
    let row = one(&world.views(), &AWARD.into()).unwrap().unwrap();
    assert!(row.is_standing());
    let [past] = row.ends_taken_back.as_slice() else { panic!("{:?}", row.ends_taken_back) };
    assert_eq!((past.on, past.log_index, past.end.on), (date(2026, 12, 22), index, date(2026, 12, 20)));
    assert_eq!(past.owed(), [HandedOver::Money], "the artefact was never handed over");
}

#[test]
fn recovery_is_kept_step_by_step_and_waits_until_nothing_is_open() {
    let mut world = story();
    taken_back(&mut world);
    let waits = |world: &World| {
        let tasks = task_list::of_locality(&world.views(), &"phu-tan".into()).unwrap();
        tasks.iter().filter(|task| task.about == AWARD).count()
    };
    assert_eq!(waits(&world), 1);
    recovered(&mut world, Recovery::Due, Recovery::Partly);
    assert_eq!(waits(&world), 1, "a part is not all");
    recovered(&mut world, Recovery::Partly, Recovery::Done);
    assert_eq!(waits(&world), 0);
    let row = one(&world.views(), &AWARD.into()).unwrap().unwrap().revocation.unwrap();
    assert_eq!((row.money, row.is_open()), (Recovery::Done, false));
    let steps: Vec<Recovery> = row.recovered.iter().map(|step| step.now).collect();
    assert_eq!(steps, [Recovery::Partly, Recovery::Done]);
    // a step that was wrong opens it again
    recovered(&mut world, Recovery::Done, Recovery::Due);
    assert_eq!(waits(&world), 1);
}
