//! The page of results, drawn from the made-up commune.

use super::super::sample;
use super::*;
use sovang_projections::public::awards::{Award, UnitSince};
use sovang_projections::public::search::Hit;

fn searched() -> Searched {
    Searched { awards: 6, units: 5, campaigns: 1, decisions: 2 }
}

fn view(hits: Vec<Hit>) -> View {
    let results = Results {
        total: hits.len() as u64,
        hits,
        number: 1,
        size: SIZE,
        searched: searched(),
        ..Results::default()
    };
    let place = Some(Place { slug: "phu-tan".to_owned(), name: "xã Phú Tân".to_owned() });
    View { results, address: "/phu-tan/tim-kiem".to_owned(), place, localities: BTreeMap::new() }
}

fn award() -> Hit {
    Hit::Award(Box::new(sample::award()))
}

fn drawn(view: &View, query: &str) -> String {
    body(view, &Params::of(query)).into_string()
}

#[test]
fn hits_name_their_commune_when_the_search_went_over_all() {
    let mut view = view(vec![award()]);
    view.results.total = 41;
    view.place = None;
    "/tim-kiem".clone_into(&mut view.address);
    view.localities = BTreeMap::from([("phu-tan".to_owned(), "Xã Phú Tân".to_owned())]);
    let html = drawn(&view, "q=hue");
    assert!(html.contains("41 kết quả cho “hue”"));
    assert!(html.contains("<td>Xã Phú Tân</td>"));
    assert!(html.contains(r#"href="/tim-kiem?q=hue&amp;trang=2""#));
    assert!(html.contains("của mọi xã, phường trên trang này"));
}

#[test]
fn what_only_speaks_of_it_stands_under_a_heading_of_its_own() {
    let mut view = view(vec![award(), award(), award()]);
    view.results.told = 2;
    let html = drawn(&view, "q=bằng khen");
    assert!(html.contains("1 kết quả cho “bằng khen”"), "{html}");
    assert!(
        html.contains("<h3>Có các chữ này ở nội dung (2)</h3>") && html.matches("<table").count() == 2,
        "{html}"
    );
    view.results.told = 3;
    let html = drawn(&view, "q=bằng khen");
    assert!(
        html.contains("3 kết quả có “bằng khen” ở nội dung") && !html.contains("<h3>Có các chữ"),
        "{html}"
    );
}

#[test]
fn more_than_can_be_put_in_order_is_said() {
    let mut view = view(vec![award()]);
    (view.results.total, view.results.more) = (1_000, true);
    let html = drawn(&view, "q=hue");
    assert!(html.contains("Hơn 1.000 kết quả cho “hue”") && html.contains("Gõ thêm chữ"));
    assert!(html.contains("Trang 1/50"));
    view.results.more = false;
    let html = drawn(&view, "q=hue");
    assert!(html.contains("1.000 kết quả") && !html.contains("Hơn 1.000"));
}

#[test]
fn every_kind_of_hit_says_what_it_is_and_leads_there() {
    let merged = sample::unit("ap-tay");
    let into = merged.merged_into.as_ref().map(|into| sample::unit(into.as_str()));
    let former = sample::unit("ap-trung");
    let campaign = sample::campaign();
    let hits = vec![
        Hit::Unit(merged, into),
        Hit::Unit(former, None),
        Hit::Campaign { campaign: campaign.campaign, name: campaign.plan.campaign, running: true },
        Hit::Decision("phu-tan".into(), sample::decision(sovang_domain::locality::SigningMode::Own)),
        Hit::Form { locality: "phu-tan".into(), form: "giay-khen".into(), name: "Giấy khen".to_owned() },
        Hit::Locality(sample::locality()),
    ];
    let html = drawn(&view(hits), "q=x");
    for part in [
        r#"<a href="/phu-tan/don-vi/ap-tay">"#,
        "Đã sáp nhập</b>",
        r#"Đã sáp nhập vào <a href="/phu-tan/don-vi/ap-trung">Ban nhân dân ấp Trung</a>"#,
        "Tên trước đây: Ban nhân dân ấp 2",
        "Phong trào thi đua",
        r#"<a href="/phu-tan/quyet-dinh/2026-5">Quyết định 05/QĐ-UBND</a>"#,
        r#"<a href="/phu-tan/khen-thuong?hinh-thuc=giay-khen">Giấy khen</a>"#,
        r#"<a href="/phu-tan">Xã Phú Tân</a>"#,
        "Nơi tìm: 06 khen thưởng đã công bố, 02 quyết định, 05 đơn vị và 01 phong trào của xã Phú Tân.",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
}

#[test]
fn an_award_says_what_became_of_it_and_of_its_unit() {
    let since = Some(UnitSince::Merged("ap-3".into(), "Ấp 3".to_owned()));
    let award = Award { unit_since: since, ..sample::revoked() };
    let html = drawn(&view(vec![Hit::Award(Box::new(award))]), "q=x");
    assert!(html.contains("Đã hủy bỏ") && html.contains("(đã sáp nhập vào Ấp 3)"), "{html}");
}

#[test]
fn what_may_have_been_meant_and_what_to_try_are_links_that_work_without_scripts() {
    let mut view = view(Vec::new());
    view.results.suggestions = vec!["ông Nghĩa".to_owned(), "ông Nghị".to_owned()];
    let html = drawn(&view, "q=%C3%B4ng+Nghja");
    assert!(html.contains("Không tìm thấy “ông Nghja”"), "{html}");
    assert!(
        html.contains(r#"Ý bạn là “<a href="/phu-tan/tim-kiem?q=%C3%B4ng+Ngh%C4%A9a">ông Nghĩa</a>” hoặc “"#),
        "{html}"
    );
    assert!(html.contains("Nơi tìm") && html.contains(r#"href="/phu-tan/quyet-dinh""#), "{html}");
    assert!(
        !html.contains("q=Nghja") && !html.contains("q=ong+nghja"),
        "what finds nothing is not offered: {html}"
    );
    (view.results.looser, view.results.elsewhere) = (vec!["nghia".to_owned()], true);
    let html = drawn(&view, "q=%C3%B4ng+Nghja");
    assert!(html.contains(r#"<a href="/phu-tan/tim-kiem?q=nghia">Tìm “nghia”</a>"#), "{html}");
    assert!(
        html.contains(r#"href="/tim-kiem?q=%C3%B4ng+Nghja""#) && html.contains("ở mọi xã, phường"),
        "{html}"
    );
}

#[test]
fn what_reads_as_a_number_leads_to_the_book() {
    let mut view = view(Vec::new());
    let html = drawn(&view, "q=5/qd-ubnd");
    assert!(html.contains(r#"href="/kiem-chung?so-tren-giay=5%2Fqd-ubnd&amp;xa=phu-tan""#), "{html}");
    view.results.hits = vec![award()];
    view.results.total = 1;
    assert!(drawn(&view, "q=2026-5-1").contains("/kiem-chung?so-tren-giay=2026-5-1"));
    assert!(!drawn(&view, "q=hoa").contains("/kiem-chung"));
}

#[test]
fn what_was_typed_is_shown_as_text() {
    let html = drawn(&view(Vec::new()), "q=%3Cscript%3E");
    assert!(html.contains("Không tìm thấy “&lt;script&gt;”"), "{html}");
    assert!(!html.contains("<script>"));
}

#[test]
fn without_a_word_it_says_how_to_search_and_where() {
    let html = drawn(&view(Vec::new()), "");
    assert!(html.contains("Cách tìm") && html.contains("Nơi tìm: 06 khen thưởng"));
}
