//! The roll as drawn from rows.

use super::super::sample;
use super::*;
use sovang_domain::plan::Occasion;
use sovang_domain::stage::AwardStage;
use sovang_projections::public;

fn found(rows: Vec<public::awards::Award>, total: u64) -> Found {
    let choices = Choices {
        totals: vec![
            Total {
                kind: NomineeKind::Individual,
                standing: Some(sovang_domain::nominee::Standing::DirectWorker),
                standing_awards: 11,
                revoked: 1,
            },
            Total { kind: NomineeKind::Collective, standing: None, standing_awards: 4, revoked: 0 },
        ],
        facets: Facets {
            years: vec![(2026, 15)],
            forms: vec![("giay-khen".into(), 15)],
            kinds: vec![(NomineeKind::Individual, 11)],
            units: vec![("ap-trung".into(), 3)],
            campaigns: vec![(sample::campaign_id(), 15)],
            occasions: vec![(Occasion::Annual, 11), (Occasion::Unscheduled, 4)],
            states: vec![(AwardStage::InForce, 14), (AwardStage::Revoked, 1)],
        },
        units: sample::unit_names(),
        campaigns: [(sample::campaign_id().to_string(), "Phú Tân thi đua".to_owned())].into(),
    };
    Found { page: Page { rows, total, number: 2, size: SIZE }, choices: Arc::new(choices) }
}

fn drawn(found: &Found, query: &str) -> String {
    let (rules, here) = (sample::rules(), sample::here());
    body(&here, found, &Params::of(query), &Forms::new(rules, sample::today(), &here)).into_string()
}

#[test]
fn filters_keep_what_was_chosen_and_say_it_in_words() {
    let html = drawn(
        &found(vec![sample::award()], 120),
        "q=hue&nam=2026&hinh-thuc=giay-khen&don-vi=ap-trung&trang=2",
    );
    assert!(html.contains(r#"<option value="giay-khen" selected>Giấy khen của Chủ tịch UBND xã</option>"#));
    assert!(html.contains(
        "từ “hue”; năm 2026; hình thức: Giấy khen của Chủ tịch UBND xã; đơn vị: Ban nhân dân ấp Trung"
    ));
    assert!(html.contains(r#"href="/phu-tan/khen-thuong?q=hue&amp;nam=2026&amp;hinh-thuc=giay-khen&amp;don-vi=ap-trung&amp;trang=3""#));
    assert!(html.contains(
        r#"href="/phu-tan/khen-thuong.csv?q=hue&amp;nam=2026&amp;hinh-thuc=giay-khen&amp;don-vi=ap-trung""#
    ));
}

#[test]
fn the_list_is_narrowed_by_occasion_and_by_what_became_of_an_award() {
    let html = drawn(&found(vec![sample::revoked()], 1), "dip=dot-xuat&tinh-trang=huy-bo");
    for part in [
        r#"<option value="dot-xuat" selected>Đột xuất</option>"#,
        r#"<option value="huy-bo" selected>Đã hủy bỏ</option>"#,
        "dịp khen: đột xuất; tình trạng: đã hủy bỏ",
        r#"href="/phu-tan/khen-thuong.csv?dip=dot-xuat&amp;tinh-trang=huy-bo""#,
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
}

#[test]
fn corrected_and_revoked_awards_stay_in_the_list_marked() {
    let html = drawn(&found(vec![sample::corrected(), sample::revoked()], 2), "");
    assert!(html.contains(r#"<b class="tag" data-state="wait">Đã đính chính</b>"#));
    assert!(html.contains(r#"<b class="tag" data-state="late">Đã hủy bỏ</b>"#));
    assert!(
        html.contains("15 khen thưởng đang có hiệu lực, theo đối tượng; không tính 01 trường hợp đã hủy bỏ.")
    );
}

#[test]
fn nothing_found_is_said_with_a_way_back() {
    let html = drawn(&found(Vec::new(), 0), "q=zzz");
    assert!(html.contains("Không có khen thưởng nào như vậy."));
    assert!(html.contains("không lọc theo từ đang tìm"));
    assert!(!html.contains("<nav class=\"pagination\""));
}
