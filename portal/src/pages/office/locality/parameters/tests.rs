//! The page of a locality's parameters, as each role sees it.

use super::*;
use crate::pages::office::sample;
use crate::pages::office::testing::someone;
use jiff::civil::date;
use sovang_domain::authority::Role;
use sovang_domain::rules::{OwnParameter, Parameter};
use sovang_projections::locality_directory::ParameterEnd;

fn view(role: Role) -> View {
    let rules = sample::rules();
    let row = |working_days, log_index, ended| ParameterRow {
        own: OwnParameter {
            from: date(2026, 12, 1),
            parameter: Parameter::Notice { working_days },
            document: "Quyết định 18/QĐ-UBND".into(),
        },
        reason: "Quy chế mới".into(),
        log_index,
        ended,
    };
    View {
        who: someone(role, None),
        row: sample::locality(),
        today: sample::today(),
        version: 3,
        now: now(rules, rules.holidays(), sample::today()),
        own: vec![row(7, 41, None), row(70, 40, Some(ParameterEnd { reason: None, log_index: 41 }))],
        draft: Draft::default(),
    }
}

#[test]
fn every_value_stands_with_its_source_and_what_the_commune_set() {
    let html = body(&view(Role::Clerk)).into_string();
    for words in [
        "10 ngày làm việc",
        "<strong>Họp khi có ít nhất 66% thành viên",
        "-goi-y\">Căn cứ Luật",
        "Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15",
        "Từ ngày 01/12/2026: 07 ngày làm việc, theo Quyết định 18/QĐ-UBND",
        "Sắp áp dụng",
        "Đã thay",
        "đang theo mức có sẵn của phần mềm",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[test]
fn the_clerk_sets_and_takes_back_others_read() {
    let html = body(&view(Role::Clerk)).into_string();
    for name in ParameterName::ALL {
        let action = format!(r#"action="/noi-bo/dia-phuong/phu-tan/tham-so/{}""#, name.word());
        assert!(html.contains(&action), "{action}");
    }
    let back =
        |name| html.contains(&format!(r#"action="/noi-bo/dia-phuong/phu-tan/tham-so/{name}/rut-lai""#));
    assert!(back("notice") && !back("returns"), "only what the commune set: {html}");
    assert!(!body(&view(Role::Supervisor)).into_string().contains("<form"));
}
