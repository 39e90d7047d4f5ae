//! Real plans, read into fields, put right and made a plan again.

use super::compose::{Composed, Reading, compose};
use super::groups::{
    AUDIENCES, DECIDED, DUTIES, FORMS, GROUPS, PAPERS, PHASES, QUOTAS, STRUCK, TAKEN, WORDS, name,
};
use super::*;
use crate::pages::office::draft::of_row;
use crate::pages::office::sample;
use crate::pages::office::testing::someone;
use crate::pages::quoted::Text;
use crate::shell::submission::Values;
use sovang_domain::authority::Role;
use sovang_domain::plan::{Occasion, OwedBy, Plan};
use sovang_ledger::PlanReview;

const PLANS: [&str; 2] = [
    include_str!("../../../../../../plans/text/phu-thai.txt"),
    include_str!("../../../../../../plans/text/phu-tan.txt"),
];

/// A plan that says how many a year, whom its reports go to, and little else.
const SMALL: &str = include_str!("../../../../../../tests/data/plan-review.txt");

struct Reviewed {
    text: String,
    values: Values,
}

impl Reviewed {
    fn of(text: &str) -> Self {
        let paper = Paper::of(text);
        assert_eq!(paper.kind, PaperKind::EmulationPlan);
        let values = propose::propose(&paper, sample::rules().forms(sample::today()));
        Self { text: paper.text, values }
    }

    /// Everything that was read confirmed, and what no plan says filled in.
    fn confirmed(text: &str) -> Self {
        let mut reviewed = Self::of(text);
        for group in &GROUPS {
            for (number, own) in compose::rows(&reviewed.values, group) {
                let all = group.id != super::groups::BASES && group.id != super::groups::SUPERIOR;
                let decided = if all { TAKEN } else { STRUCK };
                if own.get(&name(group.id, DECIDED)).is_empty() {
                    reviewed.set(group.id, DECIDED, number, decided);
                }
            }
        }
        reviewed
    }

    fn set(&mut self, group: &str, field: &str, number: usize, value: &str) {
        self.values.set(&of_row(&name(group, field), number), value);
    }

    fn composed(&self) -> Result<Composed, Vec<FieldError>> {
        self.composed_after(None)
    }

    fn composed_after(&self, before: Option<&Plan>) -> Result<Composed, Vec<FieldError>> {
        let rules = sample::rules();
        let text = Text::of(&self.text);
        let reading = Reading {
            values: &self.values,
            text: &text,
            whole: &self.text,
            forms: rules.forms(sample::today()),
            before,
            errors: Vec::new(),
        };
        compose(reading, &"phu-tan".into(), None)
    }

    fn errors(&self) -> Vec<FieldError> {
        self.composed().err().unwrap_or_default()
    }

    fn view(self) -> review::View {
        let review = PlanReview {
            id: "a".repeat(20),
            locality: "phu-tan".into(),
            campaign: String::new(),
            title: review::title(&self.values),
            text: self.text,
            document: String::new(),
            fields: review::kept(&self.values),
            version: 3,
            begun_by: "phu-tan.thi-dua".into(),
            begun_at: jiff::Timestamp::UNIX_EPOCH,
            changed_by: "phu-tan.thi-dua".into(),
            changed_at: jiff::Timestamp::UNIX_EPOCH,
        };
        let who = someone(Role::Clerk, None);
        let forms = sample::rules().forms(sample::today()).to_vec();
        review::View::drawn(who, review, forms, "Phan Thị Thu Hiền")
    }
}

fn at(errors: &[FieldError], field: &str) -> String {
    let found = errors.iter().find(|error| error.field == field);
    found.map(|error| error.message.clone()).unwrap_or_default()
}

#[test]
fn every_item_stands_in_fields_beside_its_sentence_in_the_text() {
    for text in PLANS {
        let html = review::drawn(&Reviewed::of(text).view());
        let links: Vec<&str> =
            html.split("href=\"#cau-").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(links.len() > 10, "{}", links.len());
        for link in links {
            assert!(html.contains(&format!("<mark id=\"cau-{link}\">")), "cau-{link}");
        }
        for group in &GROUPS {
            assert!(html.contains(&format!("value=\"them:{}\"", group.id)), "{}", group.id);
        }
        assert!(!html.contains("Câu này không có trong văn bản"), "what was read is found again");
    }
}

#[test]
fn what_remains_is_listed_with_links_and_drawn_before_what_needs_nothing() {
    let html = review::drawn(&Reviewed::of(SMALL).view());
    let (list, form) = html.split_once("<form").unwrap();
    assert!(list.contains("Còn phải xem") && list.contains(r##"href="#muc-so-luong-1""##), "{list}");
    for link in list.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(html.contains(&format!("id=\"{link}\"")), "{link} leads nowhere");
    }
    let place = |id: &str| form.find(&format!("<div id=\"muc-{id}-1\"")).unwrap();
    assert!(place("so-luong") < place("muc-dich"), "what must be confirmed comes first");
    let confirmed = review::drawn(&Reviewed::confirmed(SMALL).view());
    assert!(!confirmed.contains("href=\"#muc-so-luong-1\""), "what is decided remains no more");
    assert!(confirmed.matches("<details open").count() < html.matches("<details open").count());
}

#[test]
fn duties_numbers_forms_and_papers_are_each_asked_before_they_are_rules() {
    let reviewed = Reviewed::of(PLANS[1]);
    let errors = reviewed.errors();
    for group in [DUTIES, QUOTAS, FORMS, PAPERS, AUDIENCES] {
        let asked = at(&errors, &of_row(&name(group, DECIDED), 1));
        assert!(asked.ends_with("chọn đưa vào kế hoạch hoặc bỏ."), "{group}: {errors:?}");
    }
}

#[test]
fn a_number_of_every_year_is_of_the_yearly_round_and_what_is_confirmed_is_never_lost() {
    let reviewed = Reviewed::confirmed(SMALL);
    let mut reviewed = reviewed;
    reviewed.set(FORMS, "dip", 1, "annual");
    let composed = reviewed.composed().unwrap_or_else(|errors| panic!("{errors:?}"));
    let plan = composed.plan;
    let limits: Vec<u16> = plan.quotas.iter().map(|quota| quota.limit).collect();
    assert_eq!(limits, [5, 10]);
    assert!(plan.quotas.iter().all(|quota| quota.occasions == [Occasion::Annual]));
    let duty = &plan.report_duties[0];
    assert_eq!((duty.owed_by, duty.to.as_str()), (OwedBy::Units, "Phòng Văn hóa - Xã hội"));
    assert!(!plan.purposes.is_empty(), "purposes are read");
    assert!(composed.struck.is_empty());
}

#[test]
fn an_audience_that_keeps_its_name_keeps_its_id_when_the_plan_is_amended() {
    let mut reviewed = Reviewed::confirmed(SMALL);
    reviewed.set(FORMS, "dip", 1, "annual");
    let mut before = reviewed.composed().unwrap_or_else(|errors| panic!("{errors:?}")).plan;
    before.audiences[0].id = "doi-tuong-cu".into();
    let after = reviewed.composed_after(Some(&before)).unwrap_or_else(|errors| panic!("{errors:?}")).plan;
    assert_eq!(after.audiences[0].id.as_str(), "doi-tuong-cu");
}

#[test]
fn a_report_is_due_in_the_year_that_was_written_or_is_refused() {
    let mut reviewed = Reviewed::confirmed(SMALL);
    reviewed.set(FORMS, "dip", 1, "annual");
    reviewed.set(DUTIES, "nam", 1, "2031");
    reviewed.set(DUTIES, "dip", 1, "final");
    let told = at(&reviewed.errors(), "han-nam.1");
    assert!(told.contains("không giai đoạn nào có tổng kết năm 2031"), "{told}");
    // a plan of one year, whose report comes in the next
    let mut reviewed = Reviewed::confirmed(
        &SMALL.replace("giai đoạn 2026 - 2030", "năm 2026").replace("năm 2030", "năm 2026"),
    );
    reviewed.set(FORMS, "dip", 1, "annual");
    reviewed.values.set("tu-nam", "2026");
    reviewed.values.set("den-nam", "2026");
    reviewed.set(DUTIES, "nam", 1, "2027");
    let told = at(&reviewed.errors(), "han-nam.1");
    assert!(told.contains("báo cáo của năm 2026 mà hạn ở năm 2027"), "{told}");
}

#[test]
fn what_is_confirmed_and_lacks_a_part_is_asked_at_its_field() {
    let mut reviewed = Reviewed::confirmed(SMALL);
    reviewed.set(FORMS, "dip", 1, "annual");
    reviewed.set(FORMS, "hinh-thuc", 1, "");
    reviewed.set(QUOTAS, "so", 1, "");
    reviewed.values.put(&of_row(&name(QUOTAS, "dip"), 2), &[]);
    reviewed.values.put(&of_row(&name(DUTIES, "don-vi"), 1), &[]);
    reviewed.set(DUTIES, "ai", 1, "");
    let errors = reviewed.errors();
    for (field, says) in [
        ("hinh-thuc-hinh-thuc.1", "chọn hình thức"),
        ("so-luong-so.1", "ghi số lượng"),
        ("so-luong-dip.2", "chọn dịp"),
        ("han-don-vi.1", "chọn loại đơn vị nợ báo cáo"),
        ("han-ai.1", "ghi ai phải làm"),
    ] {
        assert!(at(&errors, field).contains(says), "{field}: {errors:?}");
    }
}

#[test]
fn a_form_without_occasion_or_receiver_of_it_is_asked() {
    let mut reviewed = Reviewed::confirmed(SMALL);
    reviewed.values.put("hinh-thuc-dip.1", &[]);
    reviewed.values.put("hinh-thuc-cho.1", &[]);
    let errors = reviewed.errors();
    assert!(at(&errors, "hinh-thuc-dip.1").contains("chọn dịp xét"), "{errors:?}");
    assert!(at(&errors, "hinh-thuc-cho.1").contains("chọn hình thức này khen ai"), "{errors:?}");
    assert!(at(&errors, "so-luong-dip.1").contains("chưa có hình thức này"), "{errors:?}");
}

#[test]
fn words_that_the_text_does_not_have_are_refused_and_so_is_a_figure_that_its_words_do_not_have() {
    let mut reviewed = Reviewed::confirmed(SMALL);
    reviewed.set(FORMS, "dip", 1, "annual");
    assert!(reviewed.composed().is_ok());
    reviewed.set(QUOTAS, WORDS, 1, "03 cá nhân tiêu biểu");
    reviewed.set(QUOTAS, "so", 2, "50");
    reviewed.set(DUTIES, "ngay", 1, "15");
    reviewed.values.set("den-nam", "2035");
    reviewed.set("muc-dich", WORDS, 1, "");
    let errors = reviewed.errors();
    assert!(at(&errors, "so-luong-cau.1").contains("văn bản đã đọc không có câu này"), "{errors:?}");
    assert!(at(&errors, "so-luong-so.2").contains("không có số 50"), "{errors:?}");
    assert!(at(&errors, "han-ngay.1").contains("không có ngày 15/11"), "{errors:?}");
    assert!(at(&errors, "den-nam").contains("không có năm 2035"), "{errors:?}");
    assert!(at(&errors, "muc-dich-cau.1").contains("chép nguyên văn câu"), "{errors:?}");
}

#[test]
fn number_and_day_of_the_paper_are_asked_unless_it_leaves_them_blank() {
    let mut reviewed = Reviewed::confirmed(SMALL);
    reviewed.set(FORMS, "dip", 1, "annual");
    reviewed.values.set("so-ky-hieu", "");
    reviewed.values.set("ngay-ban-hanh", "");
    let errors = reviewed.errors();
    assert!(at(&errors, "so-ky-hieu").contains("Để trống trên văn bản"), "{errors:?}");
    assert!(at(&errors, "ngay-ban-hanh").contains("Để trống trên văn bản"), "{errors:?}");
    reviewed.values.add("khong-ghi", "so");
    reviewed.values.add("khong-ghi", "ngay");
    let plan = reviewed.composed().unwrap_or_else(|errors| panic!("{errors:?}")).plan;
    assert_eq!((plan.number, plan.date), (None, None));
}

#[test]
fn what_is_struck_is_no_rule_and_is_told_before_it_is_recorded() {
    let mut reviewed = Reviewed::confirmed(SMALL);
    reviewed.set(FORMS, "dip", 1, "annual");
    reviewed.set(QUOTAS, DECIDED, 2, STRUCK);
    let composed = reviewed.composed().unwrap_or_else(|errors| panic!("{errors:?}"));
    assert_eq!(composed.plan.quotas.len(), 1);
    assert!(
        composed.struck.iter().any(|told| told.starts_with("Số lượng được khen: “")),
        "{:?}",
        composed.struck
    );
}

#[test]
fn an_item_that_was_missed_is_added_with_its_sentence() {
    let mut reviewed = Reviewed::confirmed(SMALL);
    reviewed.set(FORMS, "dip", 1, "annual");
    let groups = GROUPS.iter().find(|group| group.id == PHASES).unwrap();
    let number = compose::rows(&reviewed.values, groups).len() + 1;
    reviewed.values.set(&super::groups::count(PHASES), number.to_string());
    assert!(reviewed.composed().is_ok(), "an item with nothing in it says nothing");
    for (field, value) in [("ten", "Cả giai đoạn"), ("tu", "2026"), ("den", "2030"), (DECIDED, TAKEN)] {
        reviewed.set(PHASES, field, number, value);
    }
    let field = of_row(&name(PHASES, WORDS), number);
    assert!(at(&reviewed.errors(), &field).contains("chép nguyên văn"));
    reviewed.set(PHASES, WORDS, number, "từ năm 2026 đến hết năm 2030");
    let plan = reviewed.composed().unwrap_or_else(|errors| panic!("{errors:?}")).plan;
    assert_eq!(plan.phases.last().unwrap().source.section, "Mục II.2");
}

#[test]
fn a_report_of_one_year_is_no_duty_of_every_year() {
    let mut reviewed = Reviewed::confirmed(&SMALL.replace("05/11 hằng năm", "05/11/2026"));
    reviewed.set(FORMS, "dip", 1, "annual");
    assert!(at(&reviewed.errors(), "han-nam.1").contains("chỉ của năm 2026"), "{:?}", reviewed.errors());
    reviewed.set(DUTIES, "loai", 1, "viec-khac");
    let plan = reviewed.composed().unwrap_or_else(|errors| panic!("{errors:?}")).plan;
    assert!(plan.report_duties.is_empty() && !plan.responsibilities.is_empty(), "kept as who does what");
}

#[test]
fn forms_are_known_by_their_words() {
    let paper = Paper::of(PLANS[0]);
    let rules = sample::rules();
    let known: Vec<String> = paper
        .award_forms
        .iter()
        .filter_map(|item| propose::known(&item.name, rules.forms(sample::today())))
        .map(|form| form.to_string())
        .collect();
    for form in [
        "giay-khen",
        "bang-khen-tinh",
        "co-thi-dua-tinh",
        "bang-khen-thu-tuong",
        "co-thi-dua-chinh-phu",
        "huan-chuong-lao-dong",
    ] {
        assert!(known.iter().any(|known| known == form), "{form}: {known:?}");
    }
}

#[test]
fn what_is_no_plan_of_a_campaign_is_named_and_proposes_nothing() {
    let decision = "ỦY BAN NHÂN DÂN\nXÃ PHÚ TÂN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\
        Số: 12/QĐ-UBND\nPhú Tân, ngày 05 tháng 11 năm 2026\nQUYẾT ĐỊNH\nVề việc khen thưởng thành tích xuất sắc\n\
        CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ PHÚ TÂN\nCăn cứ Luật Tổ chức chính quyền địa phương;\nQUYẾT ĐỊNH:\n\
        Điều 1. Tặng Giấy khen cho các cá nhân có thành tích trong công tác của xã.\n";
    let html = other(&Paper::of(decision)).into_string();
    assert!(html.contains("Đây là quyết định") && !html.contains("<form"), "{html}");
}

#[test]
fn the_text_goes_with_the_plan_unless_it_has_a_number_that_nobody_publishes() {
    let mut reviewed = Reviewed::confirmed(SMALL);
    reviewed.set(FORMS, "dip", 1, "annual");
    let composed = review::with_text(reviewed.composed().unwrap(), SMALL);
    assert_eq!((composed.plan.text.as_deref(), composed.private), (Some(SMALL), None));
    let text = format!("{SMALL}Liên hệ: 0912345678");
    let composed = review::with_text(reviewed.composed().unwrap(), &text);
    assert_eq!((composed.plan.text, composed.private.as_deref()), (None, Some("0912345678")));
}
