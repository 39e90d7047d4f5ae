//! Units and what became of them.

#![allow(clippy::unwrap_used, reason = "tests")]

use super::*;
use crate::testing::World;
use jiff::civil::date;

#[test]
fn a_renamed_and_merged_unit_keeps_its_former_names() {
    let mut world = World::founded();
    let (before, after) = ("Ấp Đông".to_owned(), "Ấp Đông Hòa".to_owned());
    let (document, stamp) = ("NQ 1".to_owned(), world.by("phu-tan.van-thu"));
    let unit = || "ap-dong".into();
    world.given("phu-tan", LocalityEvent::UnitRenamed { unit: unit(), before, after, document, stamp });
    let (document, stamp) = ("NQ 2".to_owned(), world.by("phu-tan.van-thu"));
    world.given(
        "phu-tan",
        LocalityEvent::UnitMerged { unit: unit(), into: "ap-trung".into(), document, stamp },
    );
    let conn = world.views();
    let row = super::unit(&conn, &"phu-tan".into(), &unit()).unwrap().unwrap();
    assert_eq!(
        (row.name.as_str(), row.former.clone(), row.merged_into.clone()),
        ("Ấp Đông Hòa", vec!["Ấp Đông".to_owned()], Some("ap-trung".into()))
    );
    let now = standing(&conn, &"phu-tan".into(), &unit()).unwrap().unwrap();
    assert_eq!(now.name, "Ấp Trung");
    let merged = merged_into(&conn, &"phu-tan".into(), &"ap-trung".into()).unwrap();
    assert_eq!(merged, [row]);
    let names: Vec<String> =
        units(&conn, &"phu-tan".into()).unwrap().into_iter().map(|row| row.name).collect();
    assert_eq!(names, ["Ấp Đông Hòa", "Ấp Trung", "Hợp tác xã Nông nghiệp"]);
    assert_eq!(one(&conn, &"phu-tan".into()).unwrap().unwrap().title(), "xã Phú Tân");
}

#[test]
fn a_council_holds_from_its_day_on_and_a_delegation_keeps_its_days() {
    let mut world = World::founded();
    for (from, document) in [(date(2025, 9, 1), "QĐ 1"), (date(2026, 9, 1), "QĐ 2")] {
        let (document, stamp) = (document.to_owned(), world.by("phu-tan.van-thu"));
        world
            .given("phu-tan", LocalityEvent::CouncilAppointed { members: Vec::new(), from, document, stamp });
    }
    let officer: AccountId = "phu-tan.pho".into();
    let event = LocalityEvent::OfficerDelegated {
        officer: officer.clone(),
        mode: SigningMode::ForHead,
        from: date(2026, 1, 1),
        until: Some(date(2026, 6, 30)),
        document: "03/GUQ".to_owned(),
        stamp: world.by("phu-tan.van-thu"),
    };
    world.given("phu-tan", event);
    let conn = world.views();
    let council = |day| council_on(&conn, &"phu-tan".into(), day).unwrap().map(|row| row.document);
    assert_eq!(council(date(2025, 8, 31)), None);
    assert_eq!(council(date(2026, 8, 31)).as_deref(), Some("QĐ 1"));
    assert_eq!(council(date(2026, 9, 1)).as_deref(), Some("QĐ 2"));
    let row = &delegations(&conn, &"phu-tan".into()).unwrap()[0];
    assert_eq!((&row.officer, row.from), (&officer, date(2026, 1, 1)));
    assert_eq!(row.until, Some(date(2026, 6, 30)));
}
