//! What is told apart, what is called absent, and when a paper is called doubtful.

use super::absent::{Searched, body};
use super::find::{of_award, of_decision};
use super::*;
use crate::pages::public::sample;
use sovang_domain::award_form::DecidingAuthority;
use sovang_domain::locality::SigningMode;
use sovang_projections::public::awards::{Award, Ended};
use std::collections::BTreeMap;

#[test]
fn papers_of_one_number_are_told_apart_by_day_name_and_commune() {
    let places = BTreeMap::from([("phu-tan".into(), "xã Phú Tân".to_owned())]);
    let ours = of_decision(&sample::decision(SigningMode::Own), Ended { revoked: 1, mistaken: 0 }, &places);
    let above = Award {
        authority: DecidingAuthority::ProvinceChairman,
        decision: "05/QĐ-UBND".into(),
        ..sample::award()
    };
    let html = choices(&[ours, of_award(&above, &BTreeMap::new())]).into_string();
    assert!(
        html.contains(r#"<a href="/phu-tan/quyet-dinh/2026-5">Quyết định 05/QĐ-UBND ngày 21/12/2026</a>"#),
        "{html}"
    );
    assert!(html.contains("<small>Xã Phú Tân: ") && html.contains(" khen thưởng. Đã hủy bỏ 01<"), "{html}");
    assert!(html.contains("Trần Thị Ngọc Huệ") && html.contains("Quyết định 05/QĐ-UBND ngày"), "{html}");
}

#[test]
fn a_paper_is_doubted_only_where_number_year_and_kind_were_understood() {
    let here = sample::here();
    let doubted = |typed: &str| {
        let searched = Searched { decisions: 4, awards: 9, lines: 1_150, log: sample::log(), line: None };
        let html = body(Some(&here), &Sought::read(typed), &searched, Markup::default()).into_string();
        assert!(html.contains("04 quyết định khen thưởng") && html.contains("MTTQ đã đồng ký"), "{html}");
        let doubted = html.contains("có thể không phải giấy thật");
        // a signed decision is recorded days later, too
        assert_eq!(html.contains("chưa được văn thư ghi vào sổ"), doubted, "{html}");
        doubted
    };
    for typed in ["99/QĐ-UBND ngày 20/11/2026", "Quyết định số 99 năm 2026", "2026-99-1"] {
        assert!(doubted(typed), "{typed}");
    }
    for typed in ["99", "99/QĐ-UBND", "99/2026", "cap-tren-dn-1", "abc", "<script>"] {
        assert!(!doubted(typed), "{typed}");
    }
}

#[test]
fn whoever_chose_the_wrong_commune_is_told_where_the_number_is_beside_what_is_not_here() {
    let places = BTreeMap::from([("phu-tan".into(), "xã Phú Tân".to_owned())]);
    let there = of_decision(&sample::decision(SigningMode::Own), Ended::default(), &places);
    let html = absent::elsewhere(&[there]).into_string();
    assert!(
        html.contains(r#"href="/phu-tan/quyet-dinh/2026-5""#) && html.contains("<small>Xã Phú Tân: "),
        "{html}"
    );
    assert!(html.contains("so tên, nơi ban hành và ngày in trên giấy"), "{html}");
    assert!(absent::elsewhere(&[]).into_string().is_empty());
}

#[test]
fn a_bare_number_may_be_that_of_a_line() {
    let html = |line| {
        let searched = Searched { decisions: 4, awards: 9, lines: 1_150, log: sample::log(), line };
        body(None, &Sought::read("889"), &searched, Markup::default()).into_string()
    };
    let said = html(Some((889, sample::here().row)));
    assert!(
        said.contains(r#"/phu-tan/so?so=889"#) && said.contains("dòng số 889</a>, sổ của xã Phú Tân"),
        "{said}"
    );
    assert!(!html(None).contains("dòng số"), "{}", html(None));
}

#[test]
fn what_was_typed_comes_back_at_its_field_with_how_to_write_it() {
    let html = form::drawn(Some(&sample::here()), &[], "05//<x", Some("Chưa hiểu số này.")).into_string();
    assert!(html.contains(r#"<form method="get" action="/phu-tan/co-trong-so">"#), "{html}");
    assert!(html.contains(r#"name="ma" value="05//&lt;x" required"#), "{html}");
    assert!(html.contains(r#"aria-describedby="so-tren-giay-goi-y so-tren-giay-loi""#), "{html}");
}
