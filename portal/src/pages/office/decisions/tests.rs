//! The register, an award inside, and the chairman's page with its refusals.

use super::award::{self, File};
use super::bench::{Bench, Item};
use super::{refused, register, ruling};
use crate::pages::office::Query;
use crate::pages::office::draft::Draft;
use crate::pages::office::sample;
use crate::pages::office::testing::someone;
use crate::shell::session::SignedIn;
use crate::shell::submission::Values;
use crate::ui::layout::Page;
use maud::Render;
use sovang_desk::RulingForm;
use sovang_domain::authority::Role;
use sovang_domain::award_round::AwardRoundRefusal as R;
use sovang_domain::locality::SigningMode;
use sovang_domain::nominee::NomineeKind;
use sovang_domain::personal::ERASED;
use sovang_projections::award_roll;
use sovang_projections::round_docket::RoundStage;

fn item(key: &str, name: &str) -> Item {
    Item {
        row: sample::nomination(key, name, "ap-trung"),
        form_name: "Giấy khen của Chủ tịch UBND xã".into(),
        prize: sample::award().prize,
        ballot: Some(sample::ballot(true)),
        overlaps: Vec::new(),
        own_hand: false,
    }
}

fn bench<'a>(who: &'a SignedIn, used: u16, draft: &'a Draft) -> Bench<'a> {
    let items = vec![item("n1", "Trần Thị Ngọc Huệ"), item("n2", "Võ Duy Khoa")];
    let rows: Vec<_> = items.iter().map(|item| item.row.clone()).collect();
    Bench {
        who,
        round: sample::round(RoundStage::Proposed, &rows),
        campaign: sample::plan().campaign,
        items,
        meters: vec![sample::meter(used, 6)],
        names: sample::names(),
        number: 5,
        modes: vec![SigningMode::Own],
        legal_bases: vec!["Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15".into()],
        draft,
    }
}

fn chosen(first: &str, second: &str) -> Values {
    Values::from([
        ("kq-n1", first.to_owned()),
        ("kq-n2", second.to_owned()),
        ("ly-do-n2", "Chưa đủ thời gian".to_owned()),
        ("cach-ky", "own".to_owned()),
    ])
}

fn read(items: &[Item], values: &Values) -> RulingForm {
    ruling::read(items, values).unwrap_or_else(|errors| panic!("{errors:?}"))
}

#[test]
fn the_chairman_sees_each_nominee_the_limits_and_the_number_to_come() {
    let who = someone(Role::Chairman, None);
    let html = ruling::body(&bench(&who, 3, &Draft::default())).into_string();
    assert!(html.contains("<strong>05/QĐ-UBND</strong>") && html.contains("Số dự kiến"), "{html}");
    assert!(html.contains("3/4 <meter") && html.contains("760.000 đồng"));
    assert!(html.contains("6/7 tán thành, 01 không tán thành"));
    assert!(html.contains(r#"name="kq-n1" value="sau" checked"#), "nothing is decided unless chosen: {html}");
    assert!(html.contains(r#"name="cach-ky" value="own" checked"#));
    assert!(!html.contains("trung-n1"), "no overlap, no field for it");
}

#[test]
fn an_overlap_in_another_campaign_asks_why_and_in_the_same_says_no() {
    let who = someone(Role::Chairman, None);
    let draft = Draft::default();
    let mut bench = bench(&who, 0, &draft);
    let mut other = sample::award();
    other.campaign = "phu-tan.phong-trao-khac".into();
    bench.items[0].overlaps = vec![other];
    bench.items[1].overlaps = vec![sample::award()];
    let html = ruling::body(&bench).into_string();
    assert!(html.contains(r#"name="trung-n1""#) && !html.contains(r#"name="trung-n2""#), "{html}");
    assert!(html.contains("Đã khen trong cùng phong trào"));
}

#[test]
fn what_is_chosen_is_read_and_what_is_left_for_later_is_not() {
    let items = [item("n1", "Trần Thị Ngọc Huệ"), item("n2", "Võ Duy Khoa")];
    let form = read(&items, &chosen("khen", "chua"));
    assert_eq!(form.mode, SigningMode::Own);
    assert_eq!(form.verdicts.len(), 2);
    assert_eq!(form.verdicts[0].not_awarded, None);
    assert_eq!(form.verdicts[1].not_awarded.as_deref(), Some("Chưa đủ thời gian"));
    assert_eq!(read(&items, &chosen("khen", "sau")).verdicts.len(), 1);
}

#[test]
fn a_refusal_needs_its_reason_and_nothing_at_all_is_no_decision() {
    let items = [item("n1", "Trần Thị Ngọc Huệ"), item("n2", "Võ Duy Khoa")];
    let errors = ruling::read(&items, &chosen("chua", "sau")).unwrap_err();
    assert_eq!(errors[0].field, "ly-do-n1");
    assert_eq!(errors[0].message, "Ghi lý do chưa khen Trần Thị Ngọc Huệ.");
    let errors = ruling::read(&items, &chosen("sau", "sau")).unwrap_err();
    assert_eq!(errors[0].field, "kq-n1");
    let errors = ruling::read(&items, &Values::from([("kq-n1", "khen".to_owned())])).unwrap_err();
    assert_eq!(errors[0].field, "cach-ky");
}

#[test]
fn an_exhausted_limit_names_whom_how_much_and_the_plans_words_and_keeps_every_choice() {
    let who = someone(Role::Chairman, None);
    let values = chosen("khen", "khen");
    let draft = Draft::new(ruling::RULE, &values, &[]);
    let bench = bench(&who, 3, &draft);
    let refusal = R::QuotaExhausted {
        form: "giay-khen".into(),
        kind: NomineeKind::Individual,
        used: 4,
        limit: 4,
        rule: sample::meter(3, 6).source,
    };
    let page = refused::page(Page::default(), &bench, &refusal, &read(&bench.items, &values));
    assert_eq!(page.title, "Chưa quyết định được: đã đủ 4/4 cá nhân");
    let html = page.render().into_string();
    assert!(html.contains("<p>Mã 422</p><h1>Chưa quyết định được: đã đủ 4/4 cá nhân</h1>"), "{html}");
    assert!(html.contains("Chưa có gì được ghi vào sổ. Các lựa chọn vẫn còn nguyên."));
    assert!(
        html.contains("Giấy khen của Chủ tịch UBND xã cho Võ Duy Khoa, cá nhân thứ 5 của năm 2026"),
        "{html}"
    );
    assert!(html.contains("Đã khen 3/4 cá nhân; lần này đã chọn 01 cá nhân trước đó"));
    assert!(
        html.contains(
            "“không quá 02 tập thể, 04 cá nhân đối với Giấy khen UBND xã” <cite>Mục III.3.1</cite>"
        )
    );
    assert!(
        html.contains(r##"<a href="#quyet-dinh-ly-do-n2">Ghi “chưa khen” cho Võ Duy Khoa</a>"##),
        "{html}"
    );
    assert!(
        html.contains(r#"name="kq-n1" value="khen" checked"#)
            && html.contains(r#"name="kq-n2" value="khen" checked"#)
    );
}

#[test]
fn a_refusal_about_one_nominee_names_the_nominee_never_the_id() {
    let who = someone(Role::Chairman, None);
    let values = chosen("khen", "sau");
    let draft = Draft::new(ruling::RULE, &values, &[]);
    let bench = bench(&who, 0, &draft);
    let refusal = R::SameHands { nomination: "phu-tan.n1".into() };
    let page = refused::page(Page::default(), &bench, &refusal, &read(&bench.items, &values));
    let html = page.render().into_string();
    assert!(
        html.contains("Chọn lại kết quả cho Trần Thị Ngọc Huệ") && html.contains("Đang quyết định"),
        "{html}"
    );
    assert!(!html.contains(">phu-tan.n1<"));
}

fn file<'a>(who: &'a SignedIn, row: award_roll::AwardRow, draft: &'a Draft) -> File<'a> {
    File { who, row, version: 9, history: Vec::new(), draft }
}

#[test]
fn only_the_chairman_corrects_and_revokes_and_only_what_stands() {
    let (chairman, officer) = (someone(Role::Chairman, None), someone(Role::AppraiserDossier, None));
    let draft = Draft::default();
    let html = award::body(&file(&chairman, sample::award(), &draft)).into_string();
    assert!(html.contains("/dinh-chinh\"") && html.contains("/huy-bo\""), "{html}");
    assert!(html.contains("d) Có kết luận hoặc bản án") && html.contains("Điều 93 khoản 2"));
    assert!(html.contains(r#"name="_phien-ban" value="9""#));
    assert!(!award::body(&file(&officer, sample::award(), &draft)).into_string().contains("<form"));
    let mut revoked = sample::award();
    revoked.revocation = Some(award_roll::RevocationRow {
        ground: sovang_domain::award_round::RevocationGround::ForgedDossier,
        basis: "Kết luận 08/KL-TTr".into(),
        money: sovang_domain::award_round::Recovery::Due,
        artefact: sovang_domain::award_round::Recovery::Done,
        at: revoked.published_at,
        log_index: 700,
    });
    let html = award::body(&file(&chairman, revoked, &draft)).into_string();
    assert!(
        !html.contains("<form")
            && html.contains("b) Cung cấp thông tin sai")
            && html.contains("Phải thu hồi"),
        "{html}"
    );
}

#[test]
fn an_erased_persons_award_can_be_revoked_but_not_rewritten() {
    let chairman = someone(Role::Chairman, None);
    let mut row = sample::award();
    row.recipient = ERASED.into();
    let html = award::body(&file(&chairman, row, &Draft::default())).into_string();
    assert!(!html.contains("/dinh-chinh\"") && html.contains("/huy-bo\""), "{html}");
}

#[test]
fn the_register_lists_gaps_and_how_each_award_stands() {
    let mut corrected = sample::award();
    corrected.corrections.push(award_roll::CorrectionRow {
        field: sovang_domain::award_round::CorrectedField::Recipient,
        before: "Trần Thị Ngọc Hụê".into(),
        after: corrected.recipient.clone(),
        reason: "Sai dấu".into(),
        document: "12/CV-UBND".into(),
        at: corrected.published_at,
        log_index: 650,
    });
    let register = register::Register {
        year: 2026,
        years: vec![2026, 2025],
        decisions: Vec::new(),
        gaps: vec![3],
        awards: award_roll::Page { rows: vec![corrected], total: 1, number: 1, size: 50 },
    };
    let html = register::body(&register, &Query::parse("")).into_string();
    assert!(html.contains("Không thấy quyết định mang số 03/QĐ-UBND."), "{html}");
    assert!(html.contains(r#"<a href="/noi-bo/quyet-dinh/phu-tan.2026-5-1">Trần Thị Ngọc Huệ</a>"#));
    assert!(html.contains("Đã đính chính") && html.contains("?nam=2025"));
}
