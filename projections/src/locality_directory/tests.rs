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
fn a_name_that_a_unit_bears_again_is_no_former_one_until_that_is_taken_back() {
    let mut world = World::founded();
    let renamed = |world: &mut World, before: &str, after: &str| {
        let (before, after) = (before.to_owned(), after.to_owned());
        let (document, stamp) = ("NQ 1".to_owned(), world.by("phu-tan.van-thu"));
        let unit = "ap-dong".into();
        world.given("phu-tan", LocalityEvent::UnitRenamed { unit, before, after, document, stamp });
    };
    let former = |world: &World| {
        super::unit(&world.views(), &"phu-tan".into(), &"ap-dong".into()).unwrap().unwrap().former
    };
    renamed(&mut world, "Ấp Đông", "Ấp Đông Hòa");
    renamed(&mut world, "Ấp Đông Hòa", "Ấp Đông");
    assert_eq!(former(&world), ["Ấp Đông Hòa"]);
    let (before, after) = ("Ấp Đông".to_owned(), "Ấp Đông Hòa".to_owned());
    let (reason, stamp) = ("Ghi nhầm.".to_owned(), world.by("phu-tan.van-thu"));
    let unit = "ap-dong".into();
    world.given("phu-tan", LocalityEvent::UnitRenameTakenBack { unit, before, after, reason, stamp });
    assert_eq!(former(&world), ["Ấp Đông"]);
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

#[test]
fn what_was_entered_wrongly_is_put_right_in_the_directory() {
    use sovang_domain::locality::{LocalityKind, LocalityTitle, UnitKind};
    let mut world = crate::testing::story();
    let place: LocalityId = "phu-tan".into();
    let first = units(&world.views(), &place).unwrap()[0].clone();
    let was = one(&world.views(), &place).unwrap().unwrap();
    let title = |name: &str| LocalityTitle {
        kind: LocalityKind::Ward,
        name: name.into(),
        province: was.province.clone(),
        province_kind: was.province_kind.clone(),
    };
    let (unit, reason) = (first.unit.clone(), "Ghi nhầm".to_owned());
    let stamp = world.by("phu-tan.thi-dua");
    let (before, after) = (title(&was.name), title("Phú Tấn"));
    world.given(
        "phu-tan",
        LocalityEvent::LocalityCorrected { before, after, reason: reason.clone(), stamp: stamp.clone() },
    );
    let (before, after) = (first.kind, UnitKind::Enterprise);
    let kind = LocalityEvent::UnitKindCorrected {
        unit,
        before,
        after,
        reason: reason.clone(),
        stamp: stamp.clone(),
    };
    world.given("phu-tan", kind);
    let conn = world.views();
    assert_eq!(one(&conn, &place).unwrap().unwrap().title(), "phường Phú Tấn");
    assert_eq!(super::unit(&conn, &place, &first.unit).unwrap().unwrap().kind, UnitKind::Enterprise);

    let (unit, name) = (first.unit.clone(), first.name.clone());
    world.given(
        "phu-tan",
        LocalityEvent::UnitStruck { unit, name, reason: reason.clone(), stamp: stamp.clone() },
    );
    let conn = world.views();
    assert_eq!(super::unit(&conn, &place, &first.unit).unwrap(), None);
    assert_eq!(struck(&conn, &place, &first.unit).unwrap().unwrap().reason, reason);
}

#[test]
fn a_delegation_ends_earlier_or_was_never_given() {
    use sovang_domain::locality::SigningMode;
    let mut world = crate::testing::story();
    let (place, stamp): (LocalityId, _) = ("phu-tan".into(), world.by("phu-tan.thi-dua"));
    let reason = "Ghi nhầm".to_owned();
    let officer: AccountId = "phu-tan.ke-toan".into();
    let (mode, from) = (SigningMode::ByOrder, jiff::civil::date(2026, 1, 5));
    let given = |officer: &AccountId| LocalityEvent::OfficerDelegated {
        officer: officer.clone(),
        mode,
        from,
        until: None,
        document: "QĐ 04".into(),
        stamp: stamp.clone(),
    };
    let other: AccountId = "phu-tan.pho-chu-tich-2".into();
    world.given("phu-tan", given(&officer));
    world.given("phu-tan", given(&other));
    let until = jiff::civil::date(2026, 6, 30);
    let document = "QĐ 61".to_owned();
    let ended = LocalityEvent::DelegationEnded {
        officer: other.clone(),
        mode,
        from,
        until,
        document,
        stamp: stamp.clone(),
    };
    world.given("phu-tan", ended);
    world.given(
        "phu-tan",
        LocalityEvent::DelegationTakenBack { officer: officer.clone(), mode, from, reason, stamp },
    );
    let rows = delegations(&world.views(), &place).unwrap();
    let of = |officer: &AccountId| rows.iter().find(|row| row.officer == *officer).unwrap();
    assert_eq!((of(&other).until, of(&other).ended_by.as_deref()), (Some(until), Some("QĐ 61")));
    assert_eq!(of(&officer).taken_back.as_deref(), Some("Ghi nhầm"));
    assert_eq!(of(&other).taken_back, None);
}
