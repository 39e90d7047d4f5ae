//! Numbers, days and codes in every way of writing them.
#![allow(clippy::unwrap_used, reason = "tests")]

use super::super::typed::Typed;
use super::*;
use jiff::civil::date;

/// The likeliest reading: keys, then words.
fn read(text: &str) -> String {
    let reading = Typed::read(text).unwrap().readings.remove(0);
    let words = reading.words.into_iter().map(|word| word.folded);
    reading.keys.into_iter().chain(words).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_number_of_a_decision_is_read_in_every_way_of_writing_it() {
    for (typed, keys) in [
        ("05/QĐ-UBND", "n5qdubnd"),
        ("5/qđ-ubnd", "n5qdubnd"),
        ("05/Q\u{d0}-UBND", "n5qdubnd"),
        ("０５／ＱĐ－ＵＢＮＤ", "n5qdubnd"),
        (" 05 / qd - ubnd ", "n5qdubnd"),
        ("05 QĐ UBND", "n5qdubnd"),
        ("QĐ-UBND số 05", "n5qdubnd"),
        ("Quyết định số 05/QĐ-UBND ngày 20/11/2026", "n5qdubnd d20261120"),
        ("05/QĐ-UBND 2026", "n5qdubnd y2026"),
        ("05/2026/QĐ-UBND", "n5qdubnd y2026"),
        ("05/QĐ-UBND/2026", "n5qdubnd y2026"),
        ("05/QĐ-UBND ngày 20/11/26", "n5qdubnd d20261120"),
        ("1.188/QĐ-UBND", "n1188qdubnd"),
        ("QĐ 05", "n5qd"),
        ("QĐ05", "n5qd"),
        ("QĐ-05", "n5qd"),
        ("qd 5", "n5qd"),
        ("quyết định 05", "n5qd"),
        ("Quyết định số 5 năm 2026", "n5qd y2026"),
        ("05/2026", "n5 y2026"),
        ("số 05", "n5"),
        ("QĐ 05/QĐ-UBND", "n5qdubnd"),
        ("05", "n5"),
        ("2026-5", "n5qdubnd y2026"),
        ("/phu-tan/quyet-dinh/2026-5", "n5qdubnd y2026"),
        ("28/KH-UBND", "n28khubnd"),
        ("KH 28", "n28kh"),
        ("Kế hoạch 28", "n28kh"),
        ("14/TTr-TYT", "n14ttrtyt"),
        ("Hòa 05/QĐ-UBND", "n5qdubnd hoa"),
    ] {
        assert_eq!(read(typed), keys, "{typed}");
    }
    for key in ["n5", "n5qd", "n5qdubnd"] {
        assert!(of_paper("05/QĐ-UBND").contains(&key.to_owned()), "{key}");
    }
    assert_eq!(of_paper("05/2026/QĐ-UBND").last().unwrap(), "n5qdubnd");
    assert!(of_paper("không số").is_empty());
}

#[test]
fn days_months_years_and_codes_are_read() {
    for (typed, keys) in [
        ("20/11/2026", "d20261120"),
        ("20-11-2026", "d20261120"),
        ("20.11.2026", "d20261120"),
        ("ngày 20 tháng 11 năm 2026", "d20261120"),
        ("ngày 20/11", "e1120"),
        ("20/11", "e1120"),
        ("tháng 11/2026", "m202611"),
        ("tháng 11 năm 2026", "m202611"),
        ("Thang 11", "t11"),
        ("năm 2026", "y2026"),
        ("2026", "y2026"),
        ("Hòa tháng 11/2026", "m202611 hoa"),
        ("khen thưởng ngày 20/11/2026", "d20261120 khen thuong"),
        ("giấy khen 2026", "y2026 giay khen"),
        ("2026-5-1", "c2026x5x1"),
        ("phu-tan.2026-5-1", "c2026x5x1 lphuxtan"),
        ("mã khen thưởng: 2026-5-1", "c2026x5x1"),
        ("https://vang.example/phu-tan/khen-thuong/2026-5-1?x=1", "c2026x5x1 lphuxtan"),
        ("phu-tan.cap-tren-dn-1", "ccapxtrenxdnx1 lphuxtan"),
    ] {
        assert_eq!(read(typed), keys, "{typed}");
    }
    assert!(of_day(date(2026, 11, 5)).contains(&"d20261105".to_owned()));
    let ways = |typed| Typed::read(typed).unwrap().readings.len();
    assert_eq!((ways("11/2026"), ways("20/2026"), ways("05"), ways("2026-05-01")), (2, 1, 2, 2));
}

#[test]
fn a_number_in_a_name_or_a_deed_is_a_word() {
    for typed in ["ấp 3", "Tổ dân phố số 4", "mã 000123", "khu phố 5 phường", "31/02/2026 x", "4G"]
    {
        assert!(Typed::read(typed).unwrap().readings.iter().any(|one| one.keys.is_empty()), "{typed}");
    }
    assert_eq!(read("ấp 3"), "ap 3");
    assert_eq!(read("Tổ dân phố số 4"), "to dan pho so 4");
    assert!(Typed::read(" ;-* ").is_none());
}
