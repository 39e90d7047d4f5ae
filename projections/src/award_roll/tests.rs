//! The roll after publication: filters, counts, corrections, revocations.
#![allow(clippy::unwrap_used, reason = "tests")]

use super::{
    DDL, Filter, count, counts, for_each, newest, not_by_the_commune, of_its_paper, of_nomination, one, page,
};
use crate::public;
use crate::search_index::AwardQuery;
use crate::testing::{CAMPAIGN, Nominee, ROUND, World, story};
use rusqlite::Connection;
use sovang_domain::award_round::{AwardRoundEvent, CorrectedField, Correction, Recovery, RevocationGround};
use sovang_domain::nominee::{NomineeKind, Standing};
use sovang_domain::personal::Personal;
use sovang_domain::plan::Occasion;
use sovang_domain::stage::AwardStage;

#[test]
fn the_index_of_what_comes_from_above_knows_the_commune_by_its_stored_word() {
    let index = format!("on award_roll (locality, decided_on) where {};", not_by_the_commune());
    assert!(DDL.contains(&index), "{index}");
}

/// Four awards of one decision.
fn four() -> World {
    let mut world = World::founded();
    world.round(ROUND, Occasion::Annual);
    let names = ["Nguyễn Thị Hoa", "Nguyễn Thị Hòa", "Trần Văn Bình", "Nguyễn Thị Hoà"];
    let mut nominees: Vec<Nominee> =
        names.iter().enumerate().map(|(n, name)| Nominee::person(&format!("dn-{n}"), name)).collect();
    nominees[2].kind = NomineeKind::Household;
    nominees[2].unit = "ap-dong";
    for nominee in &nominees {
        world.nominated(ROUND, nominee);
        world.appraised(nominee);
    }
    world.awarded(ROUND, 5, &nominees);
    world
}

fn correction(world: &mut World, before: &str, after: &str) -> u64 {
    let sealed = |text: &str| Personal::new("s-phu-tan.dn-1".into(), text.to_owned());
    let event = AwardRoundEvent::DecisionCorrected {
        award: "phu-tan.2026-5-1".into(),
        correction: Correction {
            field: CorrectedField::Recipient,
            before: sealed(before),
            after: sealed(after),
        },
        reason: "sai dấu".to_owned(),
        document: "06/QĐ-UBND".to_owned(),
        on: None,
        copy: None,
        stamp: world.by("phu-tan.chu-tich"),
    };
    world.given(ROUND, event)
}

fn revocation(world: &mut World) {
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
}

/// The awards that a text finds in Phú Tân: the same in the roll and in the search.
fn names(conn: &Connection, text: &str) -> Vec<String> {
    let filter =
        Filter { locality: Some("phu-tan".into()), text: Some(text.to_owned()), ..Filter::default() };
    let listed = page(conn, &filter, 1, 10).unwrap();
    assert_eq!(
        (listed.rows.len() as u64, count(conn, &filter).unwrap()),
        (listed.total, listed.total),
        "{text}"
    );
    let found = public::search::find(conn, Some(&"phu-tan".into()), text, 1, 50).unwrap();
    let awards = found.hits.iter().filter(|hit| matches!(hit, public::search::Hit::Award(_)));
    assert_eq!(awards.count() as u64, listed.total, "{text}");
    listed.rows.into_iter().map(|row| row.recipient).collect()
}

#[test]
fn an_award_keeps_its_place_within_the_quota_and_its_leaf() {
    let world = story();
    let conn = world.views();
    let row = one(&conn, &"phu-tan.2026-5-1".into()).unwrap().unwrap();
    assert_eq!(row.within.as_ref().map(|within| (within.place, within.limit)), Some((1, 4)));
    assert_eq!(row.standing, Some(Standing::DirectWorker));
    let line = world.lines.iter().find(|line| line.event_type == "AwardPublished").unwrap();
    assert_eq!((row.log_index, row.leaf_hash), (line.log_index, line.leaf_hash));
    assert_eq!(of_nomination(&conn, &"phu-tan.dn-1".into()).unwrap(), Some(row));
}

#[test]
fn a_paper_of_the_province_that_bears_the_same_number_and_day_is_another_one() {
    let world = four();
    let conn = world.views();
    let row = one(&conn, &"phu-tan.2026-5-1".into()).unwrap().unwrap();
    assert_eq!(of_its_paper(&conn, &row).unwrap().len(), 4);
    let sql = "update award_roll set authority = 'province_chairman' where award = 'phu-tan.2026-5-4'";
    assert_eq!(conn.execute(sql, []).unwrap(), 1);
    assert_eq!(of_its_paper(&conn, &row).unwrap().len(), 3);
}

#[test]
fn a_correction_shows_the_new_words_and_keeps_the_old() {
    let mut world = story();
    let index = correction(&mut world, "Nguyễn Thị Hòa", "Nguyễn Thị Hóa");
    let conn = world.views();
    let row = one(&conn, &"phu-tan.2026-5-1".into()).unwrap().unwrap();
    assert_eq!(row.recipient, "Nguyễn Thị Hóa");
    assert_eq!((row.corrections[0].before.as_str(), row.corrections[0].log_index), ("Nguyễn Thị Hòa", index));
    assert_eq!((row.last_index, row.log_index < index), (index, true));
    assert_eq!(names(&conn, "Hóa"), ["Nguyễn Thị Hóa"]);
}

#[test]
fn a_revoked_award_stays_in_the_roll_and_out_of_the_chart() {
    let mut world = story();
    revocation(&mut world);
    let conn = world.views();
    let row = one(&conn, &"phu-tan.2026-5-1".into()).unwrap().unwrap();
    assert!(!row.is_standing());
    assert_eq!(row.revocation.unwrap().money, Recovery::Done);
    let filter = Filter { locality: Some("phu-tan".into()), ..Filter::default() };
    assert_eq!(count(&conn, &filter).unwrap(), 1);
    let counts = counts(&conn, &"phu-tan".into(), &filter).unwrap();
    assert_eq!((counts.totals[0].standing_awards, counts.totals[0].revoked), (0, 1));
    assert_eq!(counts.facets.states, [(AwardStage::Revoked, 1)]);
    for state in AwardStage::ALL {
        let of_state = Filter { state: Some(state), ..filter.clone() };
        let one = u64::from(state == AwardStage::Revoked);
        assert_eq!(
            (count(&conn, &of_state).unwrap(), page(&conn, &of_state, 1, 10).unwrap().total),
            (one, one)
        );
    }
}

#[test]
fn filters_narrow_the_roll_and_the_counts_agree() {
    let conn = four().views();
    let base = Filter { locality: Some("phu-tan".into()), ..Filter::default() };
    let cases = [
        (base.clone(), 4),
        (Filter { kind: Some(NomineeKind::Household), ..base.clone() }, 1),
        (Filter { unit: Some("ap-trung".into()), ..base.clone() }, 3),
        (Filter { year: Some(2025), ..base.clone() }, 0),
        (Filter { year: Some(2026), form: Some("giay-khen".into()), ..base.clone() }, 4),
        (Filter { campaign: Some(CAMPAIGN.into()), occasion: Some(Occasion::Annual), ..base.clone() }, 4),
        (Filter { occasion: Some(Occasion::Unscheduled), ..base.clone() }, 0),
        (Filter { text: Some("hoa".to_owned()), kind: Some(NomineeKind::Individual), ..base.clone() }, 3),
        (Filter { locality: Some("tu-minh".into()), ..Filter::default() }, 0),
    ];
    for (filter, expected) in cases {
        let page = page(&conn, &filter, 1, 10).unwrap();
        assert_eq!((page.total, page.rows.len() as u64), (expected, expected), "{filter:?}");
        let mut exported = Vec::new();
        for_each(&conn, &filter, |row| {
            exported.push(row);
            Ok(())
        })
        .unwrap();
        assert_eq!(exported.len() as u64, expected, "{filter:?}");
    }
    let household = Filter { kind: Some(NomineeKind::Household), ..base };
    let counted = counts(&conn, &"phu-tan".into(), &household).unwrap();
    let facets = counted.facets;
    assert_eq!(facets.units, [("ap-trung".into(), 3), ("ap-dong".into(), 1)]);
    assert_eq!(facets.years, [(2026, 4)]);
    assert_eq!(facets.kinds, [(NomineeKind::Individual, 3), (NomineeKind::Household, 1)]);
    assert_eq!(facets.occasions, [(Occasion::Annual, 4)]);
    // the choices are those of the whole locality, the totals those of the filter
    let totals: Vec<_> = counted.totals.iter().map(|total| (total.kind, total.standing_awards)).collect();
    assert_eq!(totals, [(NomineeKind::Household, 1)]);
}

#[test]
fn pages_follow_the_order_of_the_dictionary_on_the_same_day() {
    let conn = four().views();
    let filter = Filter { locality: Some("phu-tan".into()), ..Filter::default() };
    let name = |number| page(&conn, &filter, number, 1).unwrap().rows[0].recipient.clone();
    assert_eq!([name(1), name(4)], ["Nguyễn Thị Hoa", "Trần Văn Bình"]);
    assert_eq!(page(&conn, &filter, 1, 3).unwrap().pages(), 2);
    assert!(page(&conn, &filter, 9, 3).unwrap().rows.is_empty());
    let newest = |locality: Option<&sovang_domain::ids::LocalityId>| -> Vec<String> {
        newest(&conn, locality, 4).unwrap().into_iter().map(|row| row.recipient).collect()
    };
    assert_eq!(
        newest(Some(&"phu-tan".into())),
        newest(None),
        "of one commune or of all, a day has one order"
    );
}

#[test]
fn without_marks_all_are_found_by_given_name() {
    let conn = four().views();
    assert_eq!(names(&conn, "nguyen thi hoa"), ["Nguyễn Thị Hoa", "Nguyễn Thị Hòa", "Nguyễn Thị Hoà"]);
    assert_eq!(names(&conn, "NGUYEN HO"), ["Nguyễn Thị Hoa", "Nguyễn Thị Hòa", "Nguyễn Thị Hoà"]);
}

#[test]
fn those_with_the_typed_marks_come_first() {
    let conn = four().views();
    assert_eq!(names(&conn, "Nguyễn Thị Hòa"), ["Nguyễn Thị Hòa", "Nguyễn Thị Hoà", "Nguyễn Thị Hoa"]);
    assert_eq!(names(&conn, "nguyễn thị hoa"), ["Nguyễn Thị Hoa", "Nguyễn Thị Hòa", "Nguyễn Thị Hoà"]);
    let filter = Filter { text: Some("thị hòa".to_owned()), ..Filter::default() };
    let first = page(&conn, &filter, 1, 2).unwrap();
    assert!(first.rows.iter().all(|row| row.recipient != "Nguyễn Thị Hoa"));
    // the second page goes on where the marks end
    let second = page(&conn, &filter, 2, 2).unwrap().rows;
    assert_eq!(second.iter().map(|row| row.recipient.as_str()).collect::<Vec<_>>(), ["Nguyễn Thị Hoa"]);
    let narrowed = Filter { kind: Some(NomineeKind::Individual), ..filter };
    assert_eq!(page(&conn, &narrowed, 1, 2).unwrap().rows, first.rows);
}

#[test]
fn found_people_are_listed_by_given_name_and_exported_in_the_same_order() {
    let conn = four().views();
    assert_eq!(
        names(&conn, "trực tuyến"),
        ["Nguyễn Thị Hoa", "Nguyễn Thị Hòa", "Nguyễn Thị Hoà", "Trần Văn Bình"],
        "the household stands last"
    );
    for text in ["trực tuyến", "thị hoà", "nguyen"] {
        let filter = Filter { text: Some(text.to_owned()), ..Filter::default() };
        let mut exported = Vec::new();
        for_each(&conn, &filter, |row| {
            exported.push(row);
            Ok(())
        })
        .unwrap();
        assert_eq!(exported, page(&conn, &filter, 1, 10).unwrap().rows, "{text}");
    }
}

#[test]
fn decision_numbers_units_and_achievements_are_found() {
    let conn = four().views();
    assert_eq!(names(&conn, "05/QĐ-UBND").len(), 4);
    assert_eq!(names(&conn, "truc tuyen dn-2"), ["Trần Văn Bình"]);
    assert_eq!(names(&conn, "ap trung binh"), ["Trần Văn Bình"]);
}

#[test]
fn nothing_typed_is_syntax() {
    let conn = four().views();
    for text in
        ["\"", "hoa\" OR \"", "NEAR(hoa thi)", "words:hoa", "hoa*", "(", "-hoa", "hoa AND", "^hoa", "'; drop"]
    {
        let filter = Filter { text: Some(text.to_owned()), ..Filter::default() };
        page(&conn, &filter, 1, 10).unwrap();
        public::search::find(&conn, None, text, 1, 10).unwrap();
    }
    assert_eq!(AwardQuery::read(&conn, " ;-* ", None).unwrap(), None);
    assert!(names(&conn, "hoa NOT nguyen").is_empty());
}

#[test]
fn a_locality_never_finds_the_awards_of_another() {
    let conn = four().views();
    for other in ["tu-minh", "phu", "phutan", "tan"] {
        let found = public::search::find(&conn, Some(&other.into()), "hoa", 1, 10).unwrap();
        assert!(found.hits.is_empty() && found.suggestions.is_empty(), "{other}");
        let filter =
            Filter { locality: Some(other.into()), text: Some("hoa".to_owned()), ..Filter::default() };
        assert_eq!(count(&conn, &filter).unwrap(), 0, "{other}");
    }
    assert!(names(&conn, "phutan").is_empty());
}

/// No page of the roll sorts or scans what it does not show: the order comes from an index, whatever the filter.
#[test]
fn pages_are_read_off_an_index_in_their_order() {
    let conn = four().views();
    let base = Filter { locality: Some("phu-tan".into()), ..Filter::default() };
    for filter in [
        base.clone(),
        Filter { year: Some(2026), ..base.clone() },
        Filter { form: Some("giay-khen".into()), ..base.clone() },
        Filter { kind: Some(NomineeKind::Individual), ..base.clone() },
        Filter { unit: Some("ap-trung".into()), ..base.clone() },
        Filter { campaign: Some(CAMPAIGN.into()), ..Filter::default() },
    ] {
        let plan = super::filter::plan_of_page(&conn, &filter);
        let keys: Vec<&String> = plan.iter().filter(|step| step.contains("award_roll")).collect();
        assert!(
            keys.iter().any(|step| step.contains("USING COVERING INDEX award_roll_")),
            "{filter:?}: {plan:?}"
        );
        assert!(keys.iter().all(|step| step.starts_with("SEARCH")), "{filter:?}: {plan:?}");
    }
}

/// Every column of a whole row goes to the field of its name.
#[test]
fn a_row_is_read_in_the_order_of_its_table() {
    let conn = four().views();
    let row = newest(&conn, None, 1).unwrap().remove(0);
    let sql = "select award, nomination, round, campaign, form, form_name, decision, subject, recipient, position, unit,
               unit_name, achievement, locality from award_roll where log_index = ?1";
    let cells: Vec<String> = conn
        .query_row(sql, [row.log_index as i64], |cells| (0..14).map(|place| cells.get(place)).collect())
        .unwrap();
    let read = [
        row.award.as_str(),
        row.nomination.as_str(),
        row.round.as_str(),
        row.campaign.as_str(),
        row.form.as_str(),
        &row.form_name,
        &row.decision,
        row.subject.as_str(),
        &row.recipient,
        &row.position,
        row.unit.as_str(),
        &row.unit_name,
        &row.achievement,
        row.locality.as_str(),
    ];
    assert_eq!(cells, read);
}
