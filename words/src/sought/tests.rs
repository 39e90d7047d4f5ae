//! What people type, what is understood of it, and that nothing else is.

use super::*;
use jiff::civil::{Date, date};
use proptest::prelude::*;

fn number(typed: &str) -> PaperNumber {
    match Sought::read(typed) {
        Sought::Number(number) => number,
        other => panic!("{typed}: {other:?}"),
    }
}

/// How a number of the book reads.
fn book() -> PaperNumber {
    PaperNumber::of("05/QĐ-UBND", date(2026, 11, 20)).unwrap()
}

#[test]
fn a_number_is_the_same_however_it_is_written() {
    for typed in [
        "05/QĐ-UBND ngày 20/11/2026",
        "05/QĐ-UBND, ngày 20 tháng 11 năm 2026",
        "05/QĐ-UBND ngày 20-11-2026",
        "05/QĐ-UBND ngày 20.11.2026",
        "05/QĐ-UBND ngày 20/11/26",
        "05/QĐ-UBND (ngày 20/11/2026)",
        "Ngày 20/11/2026, Quyết định số 05/QĐ-UBND",
        "Số: 05/QĐ-UBND ngày 20/11/2026.",
        "\u{a0}05 / qd - ubnd \u{a0}ngay\u{a0}20/11/2026 ",
        "05/Q\u{d0}-UBND ngày 20/11/2026",
        "05/Q\u{189}-UBND ngày 20/11/2026",
        "０５／ＱĐ－ＵＢＮＤ ngày ２０/１１/２０２６",
        "05/QĐ–UBND ngày 20/11/2026",
        "05\u{2215}QD\u{2011}UBND ngay 20/11/2026",
        "05/Q\u{110}\u{200b}-UBND nga\u{300}y 20/11/2026",
        "5/qđ-ubnd ngày 20/11/2026",
        "0005/QĐ-UBND ngày 20/11/2026",
        "QĐ-UBND số 05 ngày 20/11/2026",
        "Giấy khen kèm theo Quyết định số 05/QĐ-UBND ngày 20/11/2026",
        "05 QĐ UBND ngày 20/11/2026",
        "QĐ 05/QĐ-UBND ngày 20/11/2026",
        "05QĐUBND ngày 20/11/2026",
        "05/QĐUBND ngày 20/11/2026",
        "QĐUBND 05 ngày 20/11/2026",
        "05/QĐ.UBND ngày 20/11/2026",
    ] {
        assert_eq!(number(typed), book(), "{typed}");
    }
    let with_issuer =
        number("Quyết định số 05/QĐ-UBND ngày 20/11/2026 của Chủ tịch Ủy ban nhân dân xã Phú Tân");
    assert_eq!(with_issuer.behind.as_deref(), Some("cua chu tich uy ban nhan dan xa phu tan"));
    assert_eq!(PaperNumber { behind: None, ..with_issuer }, book());
}

#[test]
fn what_was_left_out_stays_open() {
    for (typed, symbol, when) in [
        ("05", None, None),
        ("5", None, None),
        ("Số: 5", None, None),
        ("số 05", None, None),
        ("05/", None, None),
        ("№ 5", None, None),
        ("05/QĐ-UBND", Some("QĐ-UBND"), None),
        ("05/QĐ", Some("QĐ"), None),
        ("QĐ05", Some("QĐ"), None),
        ("qd 5", Some("QĐ"), None),
        ("QĐ-05", Some("QĐ"), None),
        ("Quyết định 05", Some("QĐ"), None),
        ("05/2026", None, Some(When::Year(2026))),
        ("05-2026", None, Some(When::Year(2026))),
        ("05/2026/QĐ-UBND", Some("QĐ-UBND"), Some(When::Year(2026))),
        ("05/QĐ-UBND/2026", Some("QĐ-UBND"), Some(When::Year(2026))),
        ("05/QĐ-UBND năm 2026", Some("QĐ-UBND"), Some(When::Year(2026))),
        ("2026-5", Some("QĐ-UBND"), Some(When::Year(2026))),
        ("https://sovang.example.vn/phu-tan/quyet-dinh/2026-5", Some("QĐ-UBND"), Some(When::Year(2026))),
    ] {
        let read = number(typed);
        assert_eq!((read.number, read.when), (5, when), "{typed}");
        assert_eq!(read.symbol.map(|symbol| symbol.to_string()).as_deref(), symbol, "{typed}");
        assert_eq!(number(typed).likeness(&book()), Likeness::Same, "{typed}");
    }
    for (typed, symbol) in
        [("Kế hoạch 28", "KH"), ("Tờ trình số 14/TTr-TYT", "TTr-TYT"), ("tờ trình 14", "TTr")]
    {
        assert_eq!(number(typed).symbol.unwrap().to_string(), symbol, "{typed}");
    }
    assert_eq!(number("1.188/QĐ-UBND").number, 1_188);
    assert_eq!(number("14/TTr-TYT").symbol.unwrap().to_string(), "TTr-TYT");
}

#[test]
fn a_code_is_known_with_and_without_its_commune_and_in_an_address() {
    for (typed, locality, local) in [
        ("2026-5-1", None, "2026-5-1"),
        ("2026–5–1", None, "2026-5-1"),
        ("2026-05-01", None, "2026-5-1"),
        ("Mã khen thưởng: 2026-5-1", None, "2026-5-1"),
        ("PHU-TAN.2026-5-1", Some("phu-tan"), "2026-5-1"),
        ("phu-tan.cap-tren-dn-1", Some("phu-tan"), "cap-tren-dn-1"),
        ("/phu-tan/khen-thuong/2026-5-1", Some("phu-tan"), "2026-5-1"),
        (
            "https://sovang.example.vn/phu-tan/khen-thuong/2026-5-1/?da-ghi=3#quyet-dinh",
            Some("phu-tan"),
            "2026-5-1",
        ),
    ] {
        let locality = locality.map(ToOwned::to_owned);
        let code = AwardCode { locality, local: local.to_owned() };
        assert_eq!(Sought::read(typed), Sought::Code(code), "{typed}");
    }
}

#[test]
fn a_name_is_a_name() {
    for typed in
        ["Nguyễn Thị Hoa", "nguyen thi hoa", "H'Hen Niê", "Ấp 2", "Tổ dân phố số 4", "Đinh Văn Số", "Quyết"]
    {
        assert_eq!(Sought::read(typed), Sought::Name(typed.to_owned()), "{typed}");
    }
}

#[test]
fn what_is_not_understood_says_why() {
    for (typed, why) in [
        ("", Unclear::Empty),
        ("\u{a0} \u{200b}", Unclear::Empty),
        ("05/QĐ-UBND ngày 31/02/2026", Unclear::NoSuchDay),
        ("05/QĐ-UBND ngày 11/25/2026", Unclear::NoSuchDay),
        ("QĐ-UBND", Unclear::Unreadable),
        ("số", Unclear::Unreadable),
        ("Quyết định số", Unclear::Unreadable),
        ("0", Unclear::Unreadable),
        ("00/QĐ-UBND", Unclear::Unreadable),
        ("05a/QĐ-UBND", Unclear::Unreadable),
        ("TTr 05/QĐ-UBND", Unclear::Unreadable),
        ("5-1", Unclear::Unreadable),
        ("05/QĐ-UBND 06/QĐ-UBND", Unclear::Unreadable),
        ("99999999999999999999999", Unclear::Unreadable),
        ("<script>", Unclear::Unreadable),
        ("/phu-tan/khen-thuong/../x", Unclear::Unreadable),
    ] {
        assert_eq!(Sought::read(typed), Sought::Unclear(why), "{typed}");
    }
    assert_eq!(Sought::read(&"5".repeat(201)), Sought::Unclear(Unclear::Unreadable));
}

#[test]
fn days_without_a_number_are_understood_as_days() {
    for (typed, days) in [
        ("20/11/2026", Days::Day(date(2026, 11, 20))),
        ("20-11-2026", Days::Day(date(2026, 11, 20))),
        ("20.11.2026", Days::Day(date(2026, 11, 20))),
        ("ngày 20 tháng 11 năm 2026", Days::Day(date(2026, 11, 20))),
        ("Quyết định ngày 20/11/2026", Days::Day(date(2026, 11, 20))),
        ("ngày 20/11", Days::EveryYear(11, 20)),
        ("20/11", Days::EveryYear(11, 20)),
        ("29 tháng 2", Days::EveryYear(2, 29)),
        ("tháng 11/2026", Days::Month(2026, 11)),
        ("Tháng 11-2026", Days::Month(2026, 11)),
        ("thang 11 nam 2026", Days::Month(2026, 11)),
        ("tháng 11", Days::MonthOfEveryYear(11)),
        ("năm 2026", Days::Year(2026)),
        ("10/01/26", Days::Day(date(2026, 1, 10))),
    ] {
        assert_eq!(Sought::read(typed), Sought::Unclear(Unclear::OnlyADay(days)), "{typed}");
    }
    for typed in ["31/2", "tháng 13", "tháng 11/26", "13/2026"] {
        assert!(!matches!(Sought::read(typed), Sought::Unclear(Unclear::OnlyADay(_))), "{typed}");
    }
    for (typed, days) in [
        ("2026", Some(Days::Year(2026))),
        ("11/2026", Some(Days::Month(2026, 11))),
        ("13/2026", None),
        ("05", None),
        ("05/QĐ-UBND năm 2026", None),
    ] {
        assert_eq!(number(typed).or_days(), days, "{typed}");
    }
}

#[test]
fn every_kind_of_paper_may_be_spelt_in_front() {
    for (typed, read) in [
        ("Nghị quyết số 12/NQ-HĐND ngày 30/6/2026", "12/NQ-HĐND ngày 30/6/2026"),
        ("Kết luận 05/KL-UBND", "05/KL-UBND"),
        ("Biên bản số 04/BB-HĐTĐKT", "04/BB-HĐTĐKT"),
        ("Công văn số 88/UBND-VHXH ngày 05/10/2026", "88/UBND-VHXH ngày 05/10/2026"),
        ("Giấy ủy quyền số 03/GUQ-UBND", "03/GUQ-UBND"),
        ("Quyết định đính chính số 215/QĐ-UBND", "215/QĐ-UBND"),
        ("Thông báo 12", "12/TB"),
    ] {
        assert_eq!(number(typed), number(read), "{typed}");
    }
}

#[test]
fn papers_that_differ_are_told_apart() {
    for (typed, likeness) in [
        ("50", Likeness::Other),
        ("15/QĐ-UBND", Likeness::Other),
        ("05/QĐ-HĐND", Likeness::Other),
        ("05/TTr-UBND", Likeness::Other),
        ("05/QĐ-UBND ngày 21/11/2026", Likeness::OfAnotherDay),
        ("05/2025", Likeness::OfAnotherDay),
        ("05/QĐ năm 2026", Likeness::Same),
        ("05/QĐ-UBNB ngày 20/11/2026", Likeness::OfAnotherSymbol),
        ("05/QĐ-UBNB", Likeness::OfAnotherSymbol),
        ("05/KH-UBND ngày 20/11/2026", Likeness::OfAnotherSymbol),
        ("05/QĐ-UBNB ngày 21/11/2026", Likeness::Other),
    ] {
        assert_eq!(number(typed).likeness(&book()), likeness, "{typed}");
    }
}

#[test]
fn only_a_number_with_kind_and_year_names_one_decision() {
    for typed in ["05/QĐ-UBND ngày 20/11/2026", "Quyết định 05 năm 2026", "05/2026/QĐ-UBND", "2026-5"]
    {
        assert!(number(typed).names_one_decision(), "{typed}");
    }
    for typed in ["05", "05/QĐ-UBND", "05/2026", "QĐ05", "14/TTr-TYT ngày 20/11/2026", "05/QĐ-UBNB năm 2026"]
    {
        assert!(!number(typed).names_one_decision(), "{typed}");
    }
}

#[test]
fn what_stands_behind_a_number_must_be_said_of_the_place_that_issued_it() {
    let of = |typed: &str, place: &str| number(typed).is_said_of(place);
    for typed in [
        "01/QĐ-UBND",
        "01/QĐ-UBND ngày 09/3/2026 của Chủ tịch Ủy ban nhân dân xã Phú Tân",
        "Số: 01/QĐ-UBND, Phú Tân, ngày 09 tháng 3 năm 2026",
        "Số: 01/QĐ-UBND Xã Phú Tân, ngày 09 tháng 3 năm 2026",
    ] {
        assert!(of(typed, "xã Phú Tân"), "{typed}");
    }
    for typed in [
        "01/QĐ-UBND ngày 09/3/2026 của Chủ tịch Ủy ban nhân dân xã Phú Thái",
        "01/QĐ-UBND ngày 09/3/2026 của Trường THCS Phú Tân",
        "01/QĐ-UBND của UBND xã Phú Tân Tây",
        "01/QĐ-UBND, Phú Thái, ngày 09/3/2026",
        "01/QĐ-UBND Tân",
        "01/QĐ-UBND ngày 09/3/2026 tặng ông Võ Thanh Toàn, xã Phú Tân",
    ] {
        assert!(!of(typed, "xã Phú Tân"), "{typed}");
    }
}

#[test]
fn an_office_means_its_own_paper_where_it_names_no_other_place_and_no_other_level() {
    let of = |typed: &str| number(typed).may_be_of("xã Phú Tân");
    for typed in [
        "02/QĐ-UBND",
        "02/QĐ-UBND của Chủ tịch UBND xã",
        "02/QĐ-UBND ngày 09/3/2026 của Ủy ban nhân dân xã Phú Tân",
        "02/QĐ-UBND của Chủ tịch UBND xã Phú Tân về việc hủy bỏ khen thưởng",
        "02/QĐ-UBND do Chủ tịch UBND xã ký",
        "02/QĐ-UBND về việc thu hồi Giấy khen của trưởng ấp",
        "02/QĐ-UBND của Chủ tịch UBND",
        "02/QĐ-UBND bãi bỏ khen thưởng",
        "02/QĐ-UBND sửa đổi, bổ sung Quyết định khen thưởng",
        "02/QĐ-UBND cho Trường Mẫu giáo",
        "02/QĐ-UBND, Phú Tân, ngày 09 tháng 3 năm 2026",
    ] {
        assert!(of(typed), "{typed}: {:?}", number(typed));
    }
    for typed in [
        "02/QĐ-UBND của Chủ tịch UBND tỉnh",
        "02/QĐ-UBND ngày 09/3/2026 của Chủ tịch Ủy ban nhân dân tỉnh An Giang về việc hủy bỏ",
        "02/QĐ-UBND của UBND xã Phú Thái",
        "02/QĐ-UBND của UBND xã Phú Tân Tây",
        "02/QĐ-UBND của Tòa án nhân dân",
    ] {
        assert!(!of(typed), "{typed}: {:?}", number(typed));
    }
    assert!(!number("02/QĐ-UBND Phú Tân, xã Tân").may_be_of("xã Phú Tân"));
}

#[test]
fn a_name_behind_a_number_is_of_whom_it_names() {
    for typed in [
        "54/QĐ-UBND Võ Thanh Toàn",
        "54/QĐ-UBND ngày 09/3/2026 ông vo thanh toan",
        "QĐ 54 tặng ông Võ Thanh Toàn",
    ] {
        assert!(number(typed).is_said_of_somebody_called("Võ Thanh Toàn"), "{typed}: {:?}", number(typed));
    }
    for typed in ["54/QĐ-UBND", "54/QĐ-UBND Toàn", "54/QĐ-UBND con ông Võ Thanh Toàn"] {
        assert!(!number(typed).is_said_of_somebody_called("Võ Thanh Toàn"), "{typed}");
    }
}

fn a_when() -> impl Strategy<Value = Option<When>> {
    let day = (1945_i16..=2100, 1_i8..=12, 1_i8..=31)
        .prop_filter_map("no such day", |(year, month, day)| Date::new(year, month, day).ok().map(When::Day));
    proptest::option::of(prop_oneof![day, (1945_i16..=2100).prop_map(When::Year)])
}

fn a_symbol() -> impl Strategy<Value = Option<Symbol>> {
    let kind = prop::sample::select(vec!["QĐ", "TTr", "KH", "BB", "NQ", "XYZ"]);
    let office = prop::sample::select(vec!["", "-UBND", "-HĐND", "-UBND-VHXH", "-HĐTĐKT", "-TYT"]);
    proptest::option::of(
        (kind, office).prop_map(|(kind, office)| number(&format!("05/{kind}{office}")).symbol.unwrap()),
    )
}

#[test]
fn all_papers_of_a_text_are_found_and_named_by_number_and_symbol() {
    let named =
        papers_in("Kết luận số 07/KL-TTr và Quyết định số 1/QD-UBND ngày 05/11/2026 của Chủ tịch UBND xã");
    assert_eq!(named.iter().map(|paper| paper.number).collect::<Vec<_>>(), [7, 1]);
    let own = PaperNumber::of("01/QĐ-UBND", date(2026, 11, 5)).unwrap();
    assert_eq!(named.iter().map(|paper| paper.names(&own)).collect::<Vec<_>>(), [false, true]);
    assert!(papers_in("Văn bản giải trình").is_empty());
    for typed in [
        "06/QĐ-UBND hủy bỏ Quyết định số 05/QĐ-UBND",
        "Quyết định số 06/QĐ-UBND ngày 05/11/2026 thu hồi Quyết định 05/QĐ-UBND",
    ] {
        let named = papers_in(typed);
        assert_eq!(named.iter().map(|paper| paper.number).collect::<Vec<_>>(), [6], "{typed}");
    }
}

proptest! {
    #[test]
    fn what_is_printed_is_read_as_the_same(number in 1..=u64::MAX, symbol in a_symbol(), when in a_when()) {
        let printed = PaperNumber { number, symbol, when, behind: None };
        prop_assert_eq!(Sought::read(&printed.to_string()), Sought::Number(printed));
    }

    #[test]
    fn nothing_that_is_typed_makes_it_stumble(typed in "\\PC{0,60}") {
        let _ = Sought::read(&typed);
    }

    #[test]
    fn nor_what_looks_like_a_number(typed in "(QĐ|Số|ngày|năm|tháng|phu-tan|UBND|[0-9]{1,5}|[-/.:, ]|Ð|５){0,12}") {
        match Sought::read(&typed) {
            Sought::Number(number) => prop_assert!(number.number > 0),
            Sought::Name(name) => prop_assert!(!name.is_empty()),
            Sought::Code(_) | Sought::Unclear(_) => {}
        }
    }
}
