//! Real plans, read and drawn.

use super::*;
use crate::pages::office::sample;
use crate::pages::office::testing::someone;
use sovang_domain::authority::Role;
use sovang_domain::plan::parse;
use sovang_paper::draft::Said;

fn read(text: &str) -> Read {
    chosen(text, Chosen::default())
}

fn chosen(text: &str, chosen: Chosen) -> Read {
    let rules = sample::rules();
    let paper = Paper::of(text);
    if paper.kind != PaperKind::EmulationPlan {
        return Read { paper, chosen, offered: None };
    }
    let (plan, left_out) = drafted::plan(&paper, &chosen, &"phu-tan".into(), rules.forms(sample::today()));
    let text = super::super::amend_plan::as_text(&plan).unwrap();
    Read { paper, chosen, offered: Some((text, left_out)) }
}

fn drawn(read: Read) -> String {
    let who = someone(Role::Clerk, None);
    let view = View { who, locality: "phu-tan".into(), read: None, draft: Draft::plain() };
    shown(&view, &read).into_string()
}

const PLANS: [&str; 2] = [
    include_str!("../../../../../../plans/text/phu-thai.txt"),
    include_str!("../../../../../../plans/text/phu-tan.txt"),
];

#[test]
fn every_item_leads_to_its_sentence_in_the_text() {
    for text in PLANS {
        let html = drawn(read(text));
        let links: Vec<&str> =
            html.split("href=\"#cau-").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(links.len() > 10, "{}", links.len());
        for link in links {
            assert!(html.contains(&format!("<mark id=\"cau-{link}\">")), "cau-{link}");
        }
    }
}

#[test]
fn the_file_that_is_offered_quotes_the_plan_and_reads_as_a_plan() {
    let rules = sample::rules();
    for text in PLANS {
        let read = read(text);
        let (file, left_out) = read.offered.as_ref().unwrap();
        let plan = parse(file, &rules.known_forms());
        let plan = plan.unwrap_or_else(|faults| panic!("{faults:?}\n{file}"));
        assert_eq!(plan.locality.as_str(), "phu-tan");
        let whole = read.paper.text.split_whitespace().collect::<Vec<_>>().join(" ");
        for duty in &plan.report_duties {
            assert!(whole.contains(&duty.source.words), "{}", duty.source.words);
        }
        for quota in &plan.quotas {
            assert!(whole.contains(&quota.source.words), "{}", quota.source.words);
        }
        assert!(left_out.iter().all(|words| !words.is_empty()));
    }
}

#[test]
fn forms_are_known_by_their_words_and_a_missing_occasion_is_told() {
    let read = read(PLANS[0]);
    let (file, left_out) = read.offered.unwrap();
    for form in [
        "giay-khen",
        "bang-khen-tinh",
        "co-thi-dua-tinh",
        "bang-khen-thu-tuong",
        "co-thi-dua-chinh-phu",
        "huan-chuong-lao-dong",
    ] {
        assert!(file.contains(&format!("form = \"{form}\"")), "{form}");
    }
    let told = left_out.iter().filter(|words| words.contains("kế hoạch không nêu dịp")).count();
    assert!(told >= 6, "{left_out:?}");
}

#[test]
fn what_is_struck_is_no_rule_and_what_is_ticked_is_one_though_it_was_unsure() {
    let rules = sample::rules();
    let all = read(PLANS[0]);
    assert!(drawn(all).contains(r#"name="dip-1" value="annual""#), "the occasion is asked");
    let mut ticked = Values::default();
    ticked.add(chosen::ITEM, "hinh-thuc-1");
    ticked.add("dip-1", "annual");
    ticked.add("dip-1", "final");
    let read = chosen(PLANS[0], Chosen::of(&ticked));
    let (file, left_out) = read.offered.as_ref().unwrap();
    let plan = parse(file, &rules.known_forms()).unwrap();
    assert_eq!((plan.awards.len(), plan.report_duties.len(), plan.quotas.len()), (1, 0, 0), "{file}");
    assert_eq!(plan.awards[0].occasions.len(), 2);
    assert!(!left_out.iter().any(|words| words.contains("không nêu dịp")), "{left_out:?}");
    let unsure = Said { unsure: true, ..Said::default() };
    assert!(
        !Chosen::default().has("so-luong", 0, &unsure)
            && Chosen::default().has("so-luong", 0, &Said::default())
    );
    assert!(Chosen::of(&ticked).has("hinh-thuc", 0, &unsure));
    let html = drawn(read);
    assert!(
        html.contains(r#"value="hinh-thuc-1" checked"#) && html.contains(r#"value="hinh-thuc-2">"#),
        "{html}"
    );
}

#[test]
fn what_is_no_plan_of_a_campaign_is_named_and_proposes_nothing() {
    let decision = "ỦY BAN NHÂN DÂN\nXÃ PHÚ TÂN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\
        Số: 12/QĐ-UBND\nPhú Tân, ngày 05 tháng 11 năm 2026\nQUYẾT ĐỊNH\nVề việc khen thưởng thành tích xuất sắc\n\
        CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ PHÚ TÂN\nCăn cứ Luật Tổ chức chính quyền địa phương;\nQUYẾT ĐỊNH:\n\
        Điều 1. Tặng Giấy khen cho các cá nhân có thành tích trong công tác của xã.\n";
    let read = read(decision);
    assert!(read.offered.is_none());
    let html = drawn(read);
    assert!(html.contains("Đây là quyết định") && !html.contains("<form"), "{html}");
}

#[test]
fn a_report_of_one_year_is_no_duty_of_every_year() {
    let text = PLANS[0].replace("trước ngày 05/11 hàng năm", "trước ngày 05/11/2026");
    let (file, left_out) = read(&text).offered.unwrap();
    assert!(left_out.iter().any(|words| words.contains("hạn chỉ của năm 2026")), "{left_out:?}\n{file}");
}
