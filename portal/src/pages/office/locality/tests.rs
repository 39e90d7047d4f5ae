//! The locality's page and the erasure.

use super::erase;
use super::erased::{Papers, Person, sort_out};
use super::show::{self, File};
use crate::pages::office::draft::Draft;
use crate::pages::office::sample;
use crate::pages::office::testing::someone;
use crate::shell::session::SignedIn;
use crate::shell::submission::Values;
use crate::ui::error_summary::FieldError;
use jiff::civil::date;
use sovang_domain::authority::Role;
use sovang_domain::document::{Document, Media};
use sovang_domain::locality::SigningMode;
use sovang_projections::locality_directory::{CouncilRow, DelegationRow};
use sovang_projections::nomination_board::{NominationRow, PaperRow};
use std::collections::BTreeSet;

fn file<'a>(who: &'a SignedIn, draft: &'a Draft) -> File<'a> {
    let mut merged = sample::unit("ap-dong", "Ban nhân dân ấp Đông");
    merged.merged_into = Some("ap-trung".into());
    let council = |from, log_index| CouncilRow {
        from,
        members: sample::council(),
        document: "40/QĐ-UBND".into(),
        log_index,
    };
    File {
        who,
        today: sample::today(),
        row: sample::locality(),
        version: 31,
        units: vec![
            merged,
            sample::unit("ap-trung", "Ban nhân dân ấp Trung"),
            sample::unit("tram-y-te", "Trạm Y tế xã"),
        ],
        councils: vec![council(date(2026, 1, 5), 30), council(date(2025, 8, 1), 9)],
        delegations: vec![DelegationRow {
            officer: "phu-tan.pho".into(),
            mode: SigningMode::ForHead,
            from: date(2026, 7, 1),
            until: Some(date(2026, 9, 30)),
            document: "41/QĐ-UBND".into(),
            log_index: 31,
        }],
        candidates: vec![sample::account("council", "Lê Thị Mỹ Hạnh", Role::Council)],
        deciders: vec![sample::account("chairman", "Nguyễn Quốc Bảo", Role::Chairman)],
        names: sample::names(),
        history: Vec::new(),
        draft,
    }
}

#[test]
fn clerks_keep_units_council_and_delegations_reporters_only_read() {
    let draft = Draft::default();
    let html = show::body(&file(&someone(Role::Clerk, None), &draft)).into_string();
    for step in ["don-vi", "doi-ten", "sap-nhap", "hoi-dong", "uy-quyen"] {
        assert!(html.contains(&format!(r#"action="/noi-bo/dia-phuong/phu-tan/{step}""#)), "{step}");
    }
    assert!(!html.contains("xoa-du-lieu"), "only the administrator erases");
    assert!(!html.contains(r#"<option value="ap-dong">"#), "a merged unit is not chosen any more");
    assert!(html.contains("Đã sáp nhập vào Ban nhân dân ấp Trung") && html.contains("Đã hết hạn"));
    let html = show::body(&file(&someone(Role::Reporter, Some("ap-trung")), &draft)).into_string();
    assert!(!html.contains("<form"), "{html}");
    assert!(
        show::body(&file(&someone(Role::Administrator, None), &draft)).into_string().contains("xoa-du-lieu")
    );
}

#[test]
fn the_next_council_is_drawn_from_the_one_in_office() {
    let html = show::body(&file(&someone(Role::Clerk, None), &Draft::default())).into_string();
    assert!(html.contains(r#"name="thanh-vien-council" value="phu-tan.council" checked"#), "{html}");
    assert!(html.contains(r#"<option value="tram-y-te" selected>"#));
    assert!(html.contains("Đang làm nhiệm vụ") && html.contains("Hội đồng trước, từ 01/8/2025"));
}

#[test]
fn a_refused_form_is_open_and_keeps_what_was_typed() {
    let values = Values::from([("ten", "Ấp Mới".to_owned())]);
    let draft = Draft::new("don-vi", &values, &[FieldError::new("dia-chi", "Ghi địa chỉ, ví dụ ap-trung.")]);
    let html = show::body(&file(&someone(Role::Clerk, None), &draft)).into_string();
    assert!(html.contains(r#"<h3 id="don-vi">Ghi đơn vị mới</h3><form"#), "{html}");
    assert!(html.contains(r#"name="ten" value="Ấp Mới""#) && html.contains(r#"id="don-vi-dia-chi-loi""#));
}

fn with_papers(mut row: NominationRow, hashes: &[&str]) -> NominationRow {
    let paper = |hash: &&str| PaperRow {
        document: Document {
            paper: "to-trinh".into(),
            sha256: (*hash).to_owned(),
            size: 1,
            media: Media::Pdf,
            number: None,
            date: None,
        },
        at: row.submitted_at,
        log_index: 1,
    };
    row.papers = hashes.iter().map(paper).collect();
    row
}

#[test]
fn a_paper_that_stands_elsewhere_too_is_not_taken_away() {
    let rows = [
        with_papers(sample::nomination("n1", "Trần Thị Ngọc Huệ", "ap-trung"), &["own", "list", "report"]),
        with_papers(sample::nomination("n2", "Võ Duy Khoa", "ap-trung"), &["list"]),
    ];
    let papers = sort_out(&rows, &"s-n1".into(), BTreeSet::from(["report".to_owned()]));
    assert_eq!(papers, Papers { own: BTreeSet::from(["own".to_owned()]), shared: 2 });
}

#[test]
fn the_erasure_says_what_goes_what_stays_and_asks_to_be_sure() {
    let who = someone(Role::Administrator, None);
    let person = Person {
        subject: "s-n1".into(),
        name: "Trần Thị Ngọc Huệ".into(),
        what: "cá nhân, Ban nhân dân ấp Trung".into(),
        nominations: 2,
        awards: 1,
        papers: Papers { own: BTreeSet::from(["own".to_owned()]), shared: 1 },
    };
    let html = erase::body(&who, &"phu-tan".into(), "huệ", &[person], &Draft::default()).into_string();
    assert!(
        html.contains("02 đề nghị, 01 khen thưởng, 01 tệp riêng, 01 tệp dùng chung với hồ sơ khác"),
        "{html}"
    );
    assert!(
        html.contains("Sẽ mất:") && html.contains("Vẫn còn:") && html.contains(r#"name="dong-y" value="co""#)
    );
    assert!(html.contains(r#"<input type="hidden" name="q" value="huệ">"#));
    let html = erase::body(&who, &"phu-tan".into(), "xyz", &[], &Draft::default()).into_string();
    assert!(html.contains("Không thấy ai tên “xyz”") && !html.contains("method=\"post\""), "{html}");
}
