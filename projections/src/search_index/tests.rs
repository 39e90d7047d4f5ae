//! What is typed and what stands first, in a made-up commune.
#![allow(clippy::unwrap_used, reason = "tests")]

mod everyday;

use crate::cells::number;
use crate::public::awards::UnitSince;
use crate::public::search::{Hit, Results, find};
use crate::testing::{CAMPAIGN, Nominee, ROUND, World};
use jiff::civil::{Date, date};
use rusqlite::Connection;
use sovang_domain::award_form::DecidingAuthority;
use sovang_domain::award_round::{Award, AwardRoundEvent, CorrectedField, Correction};
use sovang_domain::award_round::{Recovery, RevocationGround};
use sovang_domain::locality::{LocalityEvent, UnitKind};
use sovang_domain::nominee::NomineeKind;
use sovang_domain::personal::Personal;
use sovang_domain::plan::Occasion;

/// Who was awarded beside the decision of the commune: name, unit, what for.
const AWARDED: [(&str, &str, &str); 12] = [
    ("Trần Văn Hoài", "ap-trung", "Trực tổng đài"),
    ("Lê Thị Hoa", "ap-trung", "Trực tổng đài"),
    ("Võ Hòa Bình", "ap-trung", "Trực tổng đài"),
    ("Lê Văn Dương", "ap-3", "Trực tổng đài"),
    ("Đường Thị Mai", "ap-3", "Trực tổng đài"),
    ("Võ Trọng Nghĩa", "ap-3", "Trực tổng đài"),
    ("Ông Thị Bé", "ap-hoa-long", "Trực tổng đài"),
    ("Danh Thị Bé", "ap-hoa-long", "Trực tổng đài"),
    ("H'Hen Niê", "ap-hoa-long", "Trực tổng đài"),
    ("Đặng Thị Lan", "ap-phu-thanh", "Vận động 3 hộ hiến đất làm đường, chị Hoài giúp"),
    ("Trần Thị Ngọc Huệ", "ap-dong", "Trực tổng đài"),
    ("Tổ công nghệ số ấp Hòa Long", "ap-hoa-long", "Trực tổng đài"),
];

fn unit_name(unit: &str) -> &'static str {
    match unit {
        "ap-3" => "Ấp 3",
        "ap-hoa-long" => "Ấp Hòa Long",
        "ap-phu-thanh" => "Ấp Phú Thạnh",
        "ap-dong" => "Ấp Đông",
        _ => "Ấp Trung",
    }
}

impl World {
    fn unit(&mut self, unit: &str) {
        let (name, kind, stamp) = (unit_name(unit).to_owned(), UnitKind::Village, self.by("phu-tan.van-thu"));
        self.given("phu-tan", LocalityEvent::UnitRegistered { unit: unit.into(), name, kind, stamp });
    }

    fn published(&mut self, id: &str, (name, unit, achievement): (&str, &str, &str), by: &str, on: Date) {
        let sealed = |text: &str| Personal::new(format!("s-{id}").as_str().into(), text.to_owned());
        let above = id.starts_with("cap-tren");
        let award = Award {
            id: format!("phu-tan.{id}").as_str().into(),
            nomination: "phu-tan.dn-1".into(),
            round: ROUND.into(),
            campaign: CAMPAIGN.into(),
            year: 2026,
            occasion: Occasion::Annual,
            form: if above { "bang-khen-tinh".into() } else { "giay-khen".into() },
            form_name: if above {
                "Bằng khen của Chủ tịch UBND tỉnh"
            } else {
                "Giấy khen của Chủ tịch UBND xã"
            }
            .to_owned(),
            authority: match above {
                true => DecidingAuthority::ProvinceChairman,
                false => DecidingAuthority::CommuneChairman,
            },
            decision: by.to_owned(),
            decided_on: on,
            kind: if name.starts_with("Tổ") { NomineeKind::Collective } else { NomineeKind::Individual },
            subject: format!("s-{id}").as_str().into(),
            recipient: sealed(name),
            position: sealed("Tổ viên"),
            unit: unit.into(),
            unit_name: unit_name(unit).to_owned(),
            achievement: sealed(achievement),
            criteria: Vec::new(),
            posthumous: false,
            period: Nominee::period(),
            prize: None,
        };
        let stamp = self.by("phu-tan.chu-tich");
        self.given(ROUND, AwardRoundEvent::AwardPublished { award: Box::new(award), stamp });
    }
}

fn commune() -> World {
    let mut world = World::founded();
    for unit in ["ap-phu-thanh", "ap-3", "ap-hoa-long"] {
        world.unit(unit);
    }
    world.round(ROUND, Occasion::Annual);
    let nominees = [Nominee::person("dn-1", "Nguyễn Thị Hòa"), Nominee::person("dn-2", "Lê Thị Hoà An")];
    for nominee in &nominees {
        world.nominated(ROUND, nominee);
    }
    world.decided(ROUND, 5, &nominees);
    world.decided(ROUND, 11, &[]);
    for (place, awarded) in AWARDED.into_iter().enumerate() {
        world.published(&format!("2026-7-{}", place + 1), awarded, "07/QĐ-UBND", date(2026, 10, 2));
    }
    let above = ("Đỗ Thị Hồng", "ap-trung", "Trực tổng đài");
    world.published("cap-tren-dn-9", above, "1188/QĐ-UBND", date(2026, 11, 20));
    let (before, after) = ("Ấp Đông".to_owned(), "Ấp Rạch Đông".to_owned());
    let (unit, document, stamp) = ("ap-dong".into(), "NQ 1".to_owned(), world.by("phu-tan.van-thu"));
    world.given("phu-tan", LocalityEvent::UnitRenamed { unit, before, after, document, stamp });
    let (unit, into) = ("htx".into(), "ap-3".into());
    let (document, stamp) = ("NQ 2".to_owned(), world.by("phu-tan.van-thu"));
    world.given("phu-tan", LocalityEvent::UnitMerged { unit, into, document, stamp });
    world
}

fn ask(conn: &Connection, text: &str) -> Results {
    find(conn, Some(&"phu-tan".into()), text, 1, 50).unwrap()
}

fn label(hit: &Hit) -> String {
    match hit {
        Hit::Locality(row) => row.title(),
        Hit::Unit(row, _) => row.name.clone(),
        Hit::Campaign { name, .. } | Hit::Form { name, .. } => name.clone(),
        Hit::Decision(_, decision) => decision.symbol.clone(),
        Hit::Award(award) => award.recipient.clone(),
    }
}

fn found(conn: &Connection, text: &str) -> Vec<String> {
    ask(conn, text).hits.iter().map(label).collect()
}

/// What stands first, in this order; more may follow.
#[test]
fn what_is_meant_stands_first() {
    let conn = commune().views();
    let hoa =
        ["Nguyễn Thị Hòa", "Ấp Hòa Long", "Tổ công nghệ số ấp Hòa Long", "Lê Thị Hoà An", "Võ Hòa Bình"];
    let giay_khen = "Giấy khen của Chủ tịch UBND xã";
    let campaign = "Phú Tân thi đua đổi mới sáng tạo và chuyển đổi số";
    let table: [(&str, &[&str]); 48] = [
        ("hòa", &hoa),
        ("hoà", &hoa),
        ("HO\u{300}A", &hoa),
        ("hoa", &["Lê Thị Hoa", "Nguyễn Thị Hòa", "Ấp Hòa Long"]),
        ("Lê Thị Hoa", &["Lê Thị Hoa", "Lê Thị Hoà An"]),
        ("bà Lê Thị Hoa", &["Lê Thị Hoa"]),
        (
            "ấp 3",
            &[
                "Ấp 3",
                "Hợp tác xã Nông nghiệp",
                "Lê Văn Dương",
                "Đường Thị Mai",
                "Võ Trọng Nghĩa",
                "Đặng Thị Lan",
            ],
        ),
        ("Ap 03", &["Ấp 3", "Hợp tác xã Nông nghiệp"]),
        ("dương", &["Lê Văn Dương"]),
        ("duong", &["Lê Văn Dương", "Đường Thị Mai", "Đặng Thị Lan"]),
        ("ông Nghĩa", &["Võ Trọng Nghĩa"]),
        ("ong nghia", &["Võ Trọng Nghĩa"]),
        ("Đ/c Võ Trọng Nghĩa", &["Võ Trọng Nghĩa"]),
        ("Ông Thị Bé", &["Ông Thị Bé"]),
        ("chị Bé", &["Danh Thị Bé", "Ông Thị Bé"]),
        ("H\u{2019}Hen", &["H'Hen Niê"]),
        ("hhen nie", &["H'Hen Niê"]),
        ("\u{d0}ặng Thị Lan", &["Đặng Thị Lan"]),
        ("tran thi ngoc hue", &["Trần Thị Ngọc Huệ"]),
        ("Trâ\u{300}n Thi\u{323} Ngo\u{323}c Huê\u{323}", &["Trần Thị Ngọc Huệ"]),
        ("ấp đông", &["Ấp Rạch Đông", "Trần Thị Ngọc Huệ"]),
        ("rạch đông", &["Ấp Rạch Đông", "Trần Thị Ngọc Huệ"]),
        ("hợp tác xã", &["Hợp tác xã Nông nghiệp"]),
        ("chuyển đổi số", &[campaign]),
        ("giấy khen", &[giay_khen]),
        ("bang khen", &["Bằng khen của Chủ tịch UBND tỉnh", "Đỗ Thị Hồng"]),
        ("05/QĐ-UBND", &["05/QĐ-UBND", "Lê Thị Hoà An", "Nguyễn Thị Hòa"]),
        ("QĐ 05", &["05/QĐ-UBND", "Lê Thị Hoà An"]),
        ("quyết định 05", &["05/QĐ-UBND", "Lê Thị Hoà An"]),
        ("05/2026", &["05/QĐ-UBND", "Lê Thị Hoà An"]),
        ("QĐ 05/QĐ-UBND của Chủ tịch Ủy ban nhân dân xã Phú Tân", &["05/QĐ-UBND"]),
        ("Giấy khen kèm theo Quyết định số 05/QĐ-UBND ngày 08/12/2026", &["05/QĐ-UBND"]),
        ("1188", &["Đỗ Thị Hồng"]),
        ("20/11/2026", &["Đỗ Thị Hồng"]),
        ("tháng 12/2026", &["11/QĐ-UBND", "05/QĐ-UBND", "Lê Thị Hoà An", "Nguyễn Thị Hòa"]),
        ("phu-tan.2026-7-4", &["Lê Văn Dương"]),
        ("2026-7-4", &["Lê Văn Dương"]),
        ("Mã khen thưởng: 2026-7-4", &["Lê Văn Dương"]),
        ("ấp3", &["Ấp 3"]),
        ("Mai ấp 3", &["Đường Thị Mai"]),
        ("Hồng tháng 11/2026", &["Đỗ Thị Hồng"]),
        ("Hồng 2026", &["Đỗ Thị Hồng"]),
        ("Nghĩa 07/QĐ-UBND", &["Võ Trọng Nghĩa"]),
        ("20 tháng 11", &["Đỗ Thị Hồng"]),
        ("\u{189}ặng thị lan", &["Đặng Thị Lan"]),
        ("dang thi lan", &["Đặng Thị Lan"]),
        ("ĐẶNG THỊ LAN", &["Đặng Thị Lan"]),
        ("Phú Tân", &["xã Phú Tân"]),
    ];
    for (typed, first) in table {
        let found = found(&conn, typed);
        assert_eq!(found.iter().take(first.len()).collect::<Vec<_>>(), first, "{typed}: {found:?}");
    }
}

#[test]
fn what_is_not_meant_is_not_found() {
    let conn = commune().views();
    for (typed, never) in [
        ("dương", "Đường Thị Mai"),
        ("dương", "Đặng Thị Lan"),
        ("Ông Thị Bé", "Danh Thị Bé"),
        ("06/QĐ-UBND", "05/QĐ-UBND"),
        ("05/QĐ-UBND 2025", "05/QĐ-UBND"),
        ("21/11/2026", "Đỗ Thị Hồng"),
        ("2026-7-40", "Lê Văn Dương"),
        ("tu-minh.2026-7-4", "Lê Văn Dương"),
        ("30", "Ấp 3"),
    ] {
        assert!(!found(&conn, typed).contains(&never.to_owned()), "{typed}");
    }
    let far = |typed: &str, name: &str| found(&conn, typed).iter().position(|found| found == name);
    assert_eq!(far("ấp 3", "Ấp Phú Thạnh"), None);
    assert!(far("hòa", "Trần Văn Hoài").unwrap() > far("hòa", "Lê Thị Hoa").unwrap());
    let told = far("hoài", "Đặng Thị Lan").unwrap();
    assert_eq!((far("hoài", "Trần Văn Hoài"), told), (Some(0), 1));
}

#[test]
fn both_readings_of_a_number_are_found_and_the_likelier_first() {
    let conn = commune().views();
    let found = found(&conn, "11/2026");
    assert_eq!((found[0].as_str(), found[1].as_str()), ("11/QĐ-UBND", "Đỗ Thị Hồng"));
    assert_eq!(self::found(&conn, "3")[0], "Ấp 3", "no decision has the number");
}

#[test]
fn one_letter_wrong_is_suggested_put_right() {
    let conn = commune().views();
    for (typed, meant) in [
        ("Võ Trọng Nghiã", None),
        ("Vỏ Trọng Nghĩa", None),
        ("Võ Trọng Nghĩaa", Some("Võ Trọng Nghĩa")),
        ("nghja", Some("nghĩa")),
        ("ông Ngĩa", Some("ông Nghĩa")),
        ("Trần Thị Ngọc Hueej", None),
        ("tran thi ngoc heu", Some("tran thi ngoc huệ")),
        ("trực tổng đài", None),
        ("ấp phú thành", None),
        ("ấp phú thnah", Some("ấp phú thạnh")),
    ] {
        let results = ask(&conn, typed);
        assert_eq!(results.suggestions.first().map(String::as_str), meant, "{typed}: {results:?}");
        if let Some(meant) = meant {
            assert!(!found(&conn, meant).is_empty());
        }
    }
    assert!(ask(&conn, "05/QĐ-UBNX").suggestions.is_empty());
    let elsewhere = find(&conn, Some(&"tu-minh".into()), "nghja", 1, 50).unwrap();
    assert!(elsewhere.suggestions.is_empty(), "names of another commune are not suggested");
}

#[test]
fn a_unit_that_is_gone_names_the_one_it_became_part_of() {
    let conn = commune().views();
    let Hit::Unit(unit, into) = ask(&conn, "Hợp tác xã Nông nghiệp").hits.remove(0) else {
        panic!("a unit")
    };
    assert_eq!((unit.name.as_str(), into.unwrap().name.as_str()), ("Hợp tác xã Nông nghiệp", "Ấp 3"));
    let Hit::Award(award) = ask(&conn, "Ngọc Huệ").hits.remove(0) else { panic!("an award") };
    let renamed = UnitSince::Renamed("Ấp Rạch Đông".to_owned());
    assert_eq!((award.unit_name.as_str(), award.unit_since), ("Ấp Đông", Some(renamed)));
}

#[test]
fn whoever_stands_now_finds_what_became_part_of_it_however_often_it_changed() {
    let mut world = commune();
    let document = || "NQ 3".to_owned();
    let (unit, into, stamp) = ("ap-dong".into(), "ap-3".into(), world.by("phu-tan.van-thu"));
    world.given("phu-tan", LocalityEvent::UnitMerged { unit, into, document: document(), stamp });
    let (unit, into, stamp) = ("ap-3".into(), "ap-hoa-long".into(), world.by("phu-tan.van-thu"));
    world.given("phu-tan", LocalityEvent::UnitMerged { unit, into, document: document(), stamp });
    let (before, after) = ("Ấp Hòa Long".to_owned(), "Ấp Kinh Mới".to_owned());
    let (unit, stamp) = ("ap-hoa-long".into(), world.by("phu-tan.van-thu"));
    world.given("phu-tan", LocalityEvent::UnitRenamed { unit, before, after, document: document(), stamp });
    let conn = world.views();
    let all = found(&conn, "kinh mới");
    assert_eq!(all[0], "Ấp Kinh Mới");
    for one in ["Ấp 3", "Ấp Rạch Đông", "Hợp tác xã Nông nghiệp", "Trần Thị Ngọc Huệ", "Danh Thị Bé"]
    {
        assert!(all.iter().any(|name| name == one), "{one}: {all:?}");
    }
    for former in ["ấp 3", "ấp đông", "rạch đông", "ấp hòa long"] {
        assert!(matches!(ask(&conn, former).hits[0], Hit::Unit(..)), "{former} is found still");
    }
    assert_eq!(found(&conn, "ấp 3")[0], "Ấp 3");
}

#[test]
fn people_who_fit_alike_are_listed_by_given_name() {
    let conn = commune().views();
    let told = ask(&conn, "trực tổng đài");
    let people = told.hits.iter().filter(|hit| matches!(hit, Hit::Award(_))).map(label).collect::<Vec<_>>();
    assert_eq!(
        people,
        [
            "Tổ công nghệ số ấp Hòa Long",
            "Danh Thị Bé",
            "Ông Thị Bé",
            "Võ Hòa Bình",
            "Lê Văn Dương",
            "Lê Thị Hoa",
            "Trần Văn Hoài",
            "Đỗ Thị Hồng",
            "Trần Thị Ngọc Huệ",
            "Đường Thị Mai",
            "Võ Trọng Nghĩa",
            "H'Hen Niê",
        ]
    );
}

#[test]
fn what_was_searched_is_counted() {
    let conn = commune().views();
    let searched = ask(&conn, "hòa").searched;
    assert_eq!((searched.awards, searched.units), (15, 5), "one became part of another");
    assert_eq!((searched.campaigns, searched.decisions), (1, 2));
    assert_eq!(find(&conn, None, "hòa", 1, 50).unwrap().searched, searched);
    assert_eq!(find(&conn, Some(&"tu-minh".into()), "hòa", 1, 50).unwrap().searched.awards, 0);
}

#[test]
fn a_corrected_name_is_found_by_both_and_only_the_new_one_is_suggested() {
    let mut world = commune();
    let sealed = |text: &str| Personal::new("s-2026-7-6".into(), text.to_owned());
    let (field, before, after) = (CorrectedField::Recipient, "Võ Trọng Nghĩa", "Võ Trọng Nghiêm");
    let event = AwardRoundEvent::DecisionCorrected {
        award: "phu-tan.2026-7-6".into(),
        correction: Correction { field, before: sealed(before), after: sealed(after) },
        reason: "ghi sai tên".to_owned(),
        document: "09/QĐ-UBND".to_owned(),
        on: None,
        copy: None,
        stamp: world.by("phu-tan.chu-tich"),
    };
    world.given(ROUND, event);
    let conn = world.views();
    assert_eq!(found(&conn, "Nghiêm"), ["Võ Trọng Nghiêm"]);
    assert_eq!(found(&conn, "Nghĩa"), ["Võ Trọng Nghiêm"], "the paper still says so");
    assert_eq!(ask(&conn, "nghja").suggestions, Vec::<String>::new());
    let words = number(&conn, "select count(*) from search_word where folded = 'nghia'", []).unwrap();
    let slips = number(&conn, "select count(*) from search_slip where cut = 'nghia'", []).unwrap();
    assert_eq!((words, slips), (0, 0), "a name that nobody has is kept nowhere");
}

#[test]
fn a_revoked_award_is_found_as_revoked() {
    let mut world = commune();
    let event = AwardRoundEvent::AwardRevoked {
        award: "phu-tan.2026-7-4".into(),
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
    let Hit::Award(award) = ask(&world.views(), "dương").hits.remove(0) else { panic!("an award") };
    assert!(!award.is_standing());
}

/// More than can be put in order: names that hold the words come before what only begins so, however many there are.
#[test]
fn of_very_many_the_best_are_put_in_order() {
    let mut world = commune();
    for place in 1..=1_050 {
        let name = if place == 1 { "Phạm Thị Hoan" } else { "Phạm Thị Hoàn" };
        world.published(&format!("2026-8-{place}"), (name, "ap-trung", "x"), "08/QĐ-UBND", date(2026, 11, 2));
    }
    let conn = world.views();
    let many = find(&conn, Some(&"phu-tan".into()), "hoan", 99, 20).unwrap();
    assert_eq!((many.total, many.more, many.number, many.hits.len()), (1_000, true, 50, 20));
    assert_eq!(found(&conn, "hoan")[0], "Phạm Thị Hoan");
    assert_eq!(found(&conn, "hoa")[0], "Lê Thị Hoa");
    assert!(ask(&conn, "hoa").more);
    assert_eq!(ask(&conn, "Phạm Thị Hoa").suggestions, Vec::<String>::new());
}
