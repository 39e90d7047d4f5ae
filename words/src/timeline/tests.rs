//! What the sentences say, and what the rules name in them.

use super::*;
use jiff::civil::date;
use sovang_domain::calendar::Deadline;
use sovang_domain::rules::{RuleFiles, Rulebook};

fn rules() -> Rulebook {
    Rulebook::parse(&RuleFiles {
        award_forms: include_str!("../../../rules/award-forms.toml"),
        base_salary: include_str!("../../../rules/base-salary.toml"),
        holidays: include_str!("../../../rules/holidays.toml"),
        rounds: include_str!("../../../rules/rounds.toml"),
        dossier: include_str!("../../../rules/dossier.toml"),
    })
    .unwrap()
}

fn about_hoa(deed: NominationDeed) -> Sentence {
    let unit = Unit::Named("Ấp Trung".to_owned());
    let who = Doer::Reporter { unit: unit.clone(), name: "Trần Văn Trung".to_owned() };
    Sentence {
        who, deed: Deed::Nomination { nominee: "Nguyễn Thị Hòa".to_owned(), unit, deed }, late: None
    }
}

fn submitted(form: &str) -> Sentence {
    about_hoa(NominationDeed::Submitted { form: form.into(), papers: 2, late: false })
}

#[test]
fn a_form_is_named_by_the_rules_of_the_day_and_an_unknown_one_by_its_id() {
    let rules = rules();
    let names = Names::of(&rules, date(2026, 10, 2));
    let office = |form: &str| submitted(form).told(names).office;
    assert_eq!(
        office("giay-khen"),
        "Ấp Trung (Trần Văn Trung) gửi đề nghị tặng Giấy khen cho Nguyễn Thị Hòa, kèm 02 giấy tờ."
    );
    assert!(office("bang-danh-du").contains("tặng hình thức “bang-danh-du” cho"));
    assert!(submitted("giay-khen").told(Names::ids()).office.contains("hình thức “giay-khen”"));
}

#[test]
fn a_paper_is_named_by_the_plan_else_in_short_by_the_rules() {
    let rules = rules();
    let names = Names::of(&rules, date(2026, 10, 2));
    let paper = |id: &str, name: Option<&str>| Paper { id: id.into(), name: name.map(str::to_owned) };
    let missing = vec![
        paper("bien-ban-hop-xet", None),
        paper("bao-cao-thanh-tich", None),
        paper("giay-gioi-thieu", None),
        paper("to-trinh", Some("Tờ trình của đơn vị")),
    ];
    let due = Some(Deadline::Before(date(2026, 10, 30)));
    let returned = about_hoa(NominationDeed::Returned { reason: "chưa đủ".to_owned(), missing, due });
    assert_eq!(
        returned.told(names).step.unwrap(),
        "Hồ sơ được trả lại để bổ sung: thiếu biên bản họp xét, báo cáo thành tích, giấy tờ “giay-gioi-thieu” và \
         tờ trình của đơn vị; nộp lại trước ngày 30/10/2026."
    );
}

#[test]
fn why_a_late_one_was_let_in_is_for_the_office() {
    let told = about_hoa(NominationDeed::LateAdmitted { reason: "bão".to_owned() }).told(Names::ids());
    assert!(told.office.ends_with("cho nhận hồ sơ nộp sau hạn của Nguyễn Thị Hòa: bão."));
    assert_eq!(told.step.unwrap(), "Chủ tịch cho nhận hồ sơ nộp sau hạn.");
    assert_eq!(told.public, None);
}

#[test]
fn comments_are_counted_and_nobody_is_0() {
    let round = || Round::Unknown("phu-tan.x".into());
    let closed = |comments: u16| {
        let deed = Deed::Round { round: round(), deed: RoundDeed::NoticeClosed { comments } };
        Sentence { who: Doer::Console, deed, late: None }.told(Names::ids()).step.unwrap()
    };
    assert_eq!(closed(0), "Kết thúc lấy ý kiến: không có góp ý.");
    assert_eq!(closed(1), "Kết thúc lấy ý kiến: 01 góp ý, đã trả lời.");
    assert_eq!(closed(3), "Kết thúc lấy ý kiến: 03 góp ý, đã trả lời cả 03.");
}

#[test]
fn a_sentence_keeps_its_shape_in_the_store() {
    let sentence = submitted("giay-khen");
    let stored = serde_json::to_string(&sentence).unwrap();
    assert_eq!(serde_json::from_str::<Sentence>(&stored).unwrap(), sentence);
}

#[test]
fn every_class_of_acts_is_found_by_its_word() {
    for class in ActClass::ALL {
        assert_eq!(ActClass::named(class.word()), Some(class));
    }
}

#[test]
fn what_was_done_one_day_and_recorded_another_says_both_days() {
    let deed = Deed::Round {
        round: Round::Unknown("phu-tan.x".into()),
        deed: RoundDeed::NoticeClosed { comments: 0 },
    };
    let (on, recorded) = (date(2026, 11, 30), date(2026, 12, 1));
    let told = Sentence { who: Doer::Console, deed, late: Some((on, recorded)) }.told(Names::ids());
    assert!(told.step.unwrap().ends_with(" Thực hiện ngày 30/11/2026, ghi vào sổ ngày 01/12/2026."));
}
