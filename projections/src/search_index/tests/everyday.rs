//! What people type every day: a unit with its commune, short names, words of occasion and state, a name with a number.

use super::*;
use sovang_domain::award_round::Mistake;
use sovang_domain::locality::LocalityKind;

/// The same commune, with units that are called in short or at length, and a neighbour that has some of the same name.
fn neighbours() -> World {
    let mut world = commune();
    let stamp = world.by("tu-minh.van-thu");
    let founded = LocalityEvent::LocalityRegistered {
        kind: LocalityKind::Ward,
        name: "Tứ Minh".to_owned(),
        province: "Hải Phòng".to_owned(),
        province_kind: "thành phố".to_owned(),
        stamp,
    };
    world.given("tu-minh", founded);
    for (place, id, name) in [
        ("phu-tan", "tram-y-te", "Trạm Y tế"),
        ("tu-minh", "tram-y-te", "Trạm Y tế"),
        ("tu-minh", "cong-an", "Công an phường"),
        ("tu-minh", "tdp-4", "Tổ dân phố 4"),
        ("phu-tan", "doan", "Đoàn TNCS Hồ Chí Minh xã"),
        ("phu-tan", "mat-tran", "Ủy ban Mặt trận Tổ quốc Việt Nam xã"),
        ("phu-tan", "truong-th", "Trường Tiểu học Phú Tân"),
    ] {
        let (name, kind, stamp) = (name.to_owned(), UnitKind::Village, world.by("van-thu"));
        world.given(place, LocalityEvent::UnitRegistered { unit: id.into(), name, kind, stamp });
    }
    world
}

fn first(conn: &Connection, text: &str) -> Option<(String, String)> {
    let hit = find(conn, None, text, 1, 50).unwrap().hits.into_iter().next()?;
    Some((hit.locality().to_string(), label(&hit)))
}

#[test]
fn a_unit_is_found_with_the_name_of_its_commune_in_any_order() {
    let conn = neighbours().views();
    for (typed, place, unit) in [
        ("Trạm Y tế xã Phú Tân", "phu-tan", "Trạm Y tế"),
        ("trạm y tế phú tân", "phu-tan", "Trạm Y tế"),
        ("tram y te x. phu tan", "phu-tan", "Trạm Y tế"),
        ("Phú Tân trạm y tế", "phu-tan", "Trạm Y tế"),
        ("Trạm Y tế phường Tứ Minh, thành phố Hải Phòng", "tu-minh", "Trạm Y tế"),
        ("tram y te tu minh hai phong", "tu-minh", "Trạm Y tế"),
        ("công an phường tứ minh", "tu-minh", "Công an phường"),
        ("TDP 4 Tứ Minh", "tu-minh", "Tổ dân phố 4"),
        ("Trường TH Phú Tân", "phu-tan", "Trường Tiểu học Phú Tân"),
    ] {
        assert_eq!(first(&conn, typed), Some((place.to_owned(), unit.to_owned())), "{typed}");
    }
    let neighbour = find(&conn, Some(&"phu-tan".into()), "công an phường tứ minh", 1, 50).unwrap();
    assert!(neighbour.hits.is_empty() && neighbour.elsewhere, "it is said that another commune has it");
    let awards = find(&conn, None, "Hòa xã Phú Tân", 1, 50).unwrap();
    assert!(
        matches!(&awards.hits[0], Hit::Award(award) if award.recipient == "Nguyễn Thị Hòa"),
        "{awards:?}"
    );
}

#[test]
fn everyday_short_names_find_units_and_people_of_them() {
    let conn = neighbours().views();
    for (typed, unit) in [
        ("HTX", "Hợp tác xã Nông nghiệp"),
        ("htx nông nghiệp", "Hợp tác xã Nông nghiệp"),
        ("MTTQ", "Ủy ban Mặt trận Tổ quốc Việt Nam xã"),
        ("TDP 4", "Tổ dân phố 4"),
        ("tổ dân phố số 4", "Tổ dân phố 4"),
        ("ĐTN", "Đoàn TNCS Hồ Chí Minh xã"),
        ("đoàn thanh niên", "Đoàn TNCS Hồ Chí Minh xã"),
        ("ấp ba", "Ấp 3"),
        ("Trường TH", "Trường Tiểu học Phú Tân"),
    ] {
        assert_eq!(first(&conn, typed).unwrap().1, unit, "{typed}");
    }
    assert!(found(&conn, "ấp ba").contains(&"Võ Trọng Nghĩa".to_owned()), "people of the unit too");
}

#[test]
fn words_of_occasion_and_state_find_the_awards_that_carry_them() {
    let mut world = neighbours();
    let sealed = |text: &str| Personal::new("s-2026-7-6".into(), text.to_owned());
    let correction = Correction {
        field: CorrectedField::Recipient,
        before: sealed("Võ Trọng Nghĩa"),
        after: sealed("Võ Trọng Nghiêm"),
    };
    let stamp = world.by("phu-tan.chu-tich");
    world.given(
        ROUND,
        AwardRoundEvent::DecisionCorrected {
            award: "phu-tan.2026-7-6".into(),
            correction,
            reason: "ghi sai tên".to_owned(),
            document: "09/QĐ-UBND".to_owned(),
            on: None,
            copy: None,
            stamp,
        },
    );
    let award = "phu-tan.2026-7-4";
    let stamp = world.by("phu-tan.chu-tich");
    world.given(
        ROUND,
        AwardRoundEvent::AwardTakenBack {
            award: award.into(),
            mistake: Mistake::WrongPerson,
            reason: "Trùng họ tên".to_owned(),
            document: "92/QĐ-UBND của Chủ tịch UBND xã".to_owned(),
            signed_by: None,
            money: Recovery::NotGiven,
            artefact: Recovery::NotGiven,
            on: date(2026, 11, 3),
            stamp,
        },
    );
    let conn = world.views();
    assert_eq!(found(&conn, "đính chính"), ["Võ Trọng Nghiêm"]);
    for typed in ["khen nhầm", "hủy bỏ", "huỷ bỏ", "khen nham", "92/QĐ-UBND"] {
        assert_eq!(found(&conn, typed), ["Lê Văn Dương"], "{typed}");
    }
    for typed in ["hằng năm", "hàng năm", "hang nam"] {
        assert_eq!(ask(&conn, typed).total, 15, "{typed}");
    }
    assert_eq!(ask(&conn, "đột xuất").total, 0);
    let (reason, document) = ("Bấm nhầm".to_owned(), "20/UBND".to_owned());
    let (on, stamp) = (date(2026, 11, 4), world.by("phu-tan.chu-tich"));
    world.given(
        ROUND,
        AwardRoundEvent::AwardEndTakenBack { award: award.into(), reason, document, on, stamp },
    );
    assert_eq!(ask(&world.views(), "khen nhầm").total, 0, "it holds again");
}

#[test]
fn a_name_with_a_number_and_the_decisions_of_a_year_are_found() {
    let conn = neighbours().views();
    assert_eq!(found(&conn, "Nghĩa 7"), ["Võ Trọng Nghĩa"]);
    assert_eq!(found(&conn, "Nghĩa 259"), Vec::<String>::new());
    assert_eq!(found(&conn, "quyết định 2026")[..2], ["11/QĐ-UBND", "05/QĐ-UBND"]);
    assert_eq!(found(&conn, "20/11/26"), ["Đỗ Thị Hồng"]);
    for typed in ["ông/bà Nghĩa", "cháu Nghĩa", "nhà ông Nghĩa"] {
        assert_eq!(found(&conn, typed)[0], "Võ Trọng Nghĩa", "{typed}");
    }
}

#[test]
fn where_nothing_fits_only_what_finds_something_is_offered() {
    let conn = neighbours().views();
    let none = ask(&conn, "Võ Trọng Khôi");
    assert_eq!(
        (none.total, none.looser.as_slice()),
        (0, &["Võ Trọng".to_owned(), "Trọng".to_owned(), "Võ".to_owned()][..])
    );
    for looser in none.looser {
        assert!(ask(&conn, &looser).total > 0, "{looser}");
    }
    assert!(ask(&conn, "xyzxyz").looser.is_empty() && !ask(&conn, "xyzxyz").elsewhere);
}

#[test]
fn awards_are_found_by_whether_a_person_a_collective_or_a_household_was_awarded() {
    let conn = commune().views();
    assert!(found(&conn, "cá nhân").contains(&"Đỗ Thị Hồng".to_owned()), "{:?}", found(&conn, "cá nhân"));
}

#[test]
fn what_is_called_so_is_told_apart_from_what_only_speaks_of_it() {
    let results = ask(&commune().views(), "bang khen");
    assert_eq!(
        (results.total, results.told, results.named()),
        (2, 1, 1),
        "the form, then an award by its form"
    );
}
