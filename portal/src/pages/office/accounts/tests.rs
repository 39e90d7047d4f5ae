//! Accounts: who is listed as what, and what can be done with one.

use super::list::{self, List};
use super::show::{self, File, value};
use super::steps::shown;
use crate::pages::office::draft::Draft;
use crate::pages::office::sample;
use crate::pages::office::testing::someone;
use crate::shell::submission::Values;
use crate::ui::error_summary::FieldError;
use sovang_domain::authority::{Grant, Role, Scope};
use sovang_projections::account_directory::AccountRow;

fn reporter() -> AccountRow {
    let mut row = sample::account("ap-trung", "Võ Thành Đạt", Role::Reporter);
    row.grants =
        vec![Grant { role: Role::Reporter, scope: Scope::Unit("phu-tan".into(), "ap-trung".into()) }];
    row
}

fn list() -> List {
    let mut locked = sample::account("tdkt", "Phan Thị Thu Hiền", Role::AppraiserDossier);
    locked.locked = Some("Nghỉ thai sản".into());
    List {
        localities: vec![sample::locality()],
        accounts: vec![locked, reporter()],
        units: vec![sample::unit("ap-trung", "Ban nhân dân ấp Trung")],
    }
}

#[test]
fn accounts_are_listed_with_login_role_and_standing() {
    let html = list::body(&list(), &someone(Role::Administrator, None), &Draft::default()).into_string();
    assert!(html.contains("Xã Phú Tân: 02"), "{html}");
    assert!(html.contains("ap-trung.phu-tan") && html.contains("Đơn vị báo cáo, Ban nhân dân ấp Trung"));
    assert!(html.contains("Đang khóa") && html.contains("Công chức phụ trách thi đua khen thưởng"));
    assert!(!html.contains(r#"name="xa""#), "one locality: nothing to choose");
}

#[test]
fn a_refused_account_keeps_what_was_typed() {
    let values = Values::from([("ho-ten", "Đặng Đức Khoa".to_owned()), ("dang-nhap", "Đức Khoa".to_owned())]);
    let errors = [FieldError::new("dang-nhap", "Chỉ dùng chữ thường không dấu.")];
    let draft = Draft::new("mo-tai-khoan", &values, &errors);
    let html = list::body(&list(), &someone(Role::Administrator, None), &draft).into_string();
    assert!(
        html.contains(r#"value="Đặng Đức Khoa""#) && html.contains(r#"id="mo-tai-khoan-dang-nhap-loi""#),
        "{html}"
    );
}

fn page(row: AccountRow) -> String {
    let (who, draft) = (someone(Role::Administrator, None), Draft::default());
    let units = vec![sample::unit("ap-trung", "Ban nhân dân ấp Trung")];
    show::body(&File { who: &who, row, units, history: Vec::new(), draft: &draft }).into_string()
}

#[test]
fn an_open_account_is_locked_or_given_a_code_a_locked_one_only_unlocked() {
    let html = page(reporter());
    for step in ["giao", "thoi", "khoa", "ma"] {
        assert!(
            html.contains(&format!(r#"action="/noi-bo/tai-khoan/phu-tan.ap-trung/{step}""#)),
            "{step}: {html}"
        );
    }
    let mut locked = reporter();
    locked.locked = Some("Chuyển công tác".into());
    let html = page(locked);
    assert!(html.contains("/mo-khoa\"") && !html.contains("/khoa\"") && !html.contains("/ma\""), "{html}");
    assert!(html.contains("Chuyển công tác"));
}

#[test]
fn a_role_in_the_form_reads_back() {
    for row in list().accounts {
        for grant in &row.grants {
            assert_eq!(serde_json::from_str::<Grant>(&value(grant)).unwrap(), *grant);
        }
    }
}

#[test]
fn a_code_is_shown_with_whose_it_is_and_until_when() {
    let html = shown("A1B2-C3D4", "ap-trung.phu-tan", "2026-11-14T02:00:00Z".parse().unwrap()).into_string();
    assert!(html.contains("<code>A1B2-C3D4</code>") && html.contains("09:00 ngày 14/11/2026"), "{html}");
    assert!(html.contains("<strong>ap-trung.phu-tan</strong>") && html.contains("/dat-mat-khau"));
}
