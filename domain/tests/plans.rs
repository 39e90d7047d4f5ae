//! The five shipped plans and the rule files: they parse, and they say what the plans and the law say.
#![allow(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it should be")]

use jiff::civil::{Date, date};
use sovang_domain::calendar::Deadline;
use sovang_domain::nominee::NomineeKind::{self, Collective, Household, Individual};
use sovang_domain::plan::Occasion::{self, Annual, Final, Interim, Unscheduled};
use sovang_domain::plan::{self, DutyKind, Needed, OwedBy, Plan};
use sovang_domain::quota::{QuotaOperator, limit_on};
use sovang_domain::rules::{NoticeBasis, RuleFiles, Rulebook};

#[path = "plans/faults.rs"]
mod faults;
#[path = "plans/quotations.rs"]
mod quotations;

const PHU_THAI: &str = include_str!("../../plans/phu-thai.toml");
const PHU_TAN: &str = include_str!("../../plans/phu-tan.toml");
const PHONG_QUANG: &str = include_str!("../../plans/phong-quang-2025-2030.toml");
const TU_MINH: &str = include_str!("../../plans/tu-minh.toml");
const PHONG_QUANG_2025: &str = include_str!("../../plans/phong-quang-2025.toml");

/// Each plan with the full text it was read from.
const PLANS: [(&str, &str); 5] = [
    (PHU_THAI, include_str!("../../plans/text/phu-thai.txt")),
    (PHU_TAN, include_str!("../../plans/text/phu-tan.txt")),
    (PHONG_QUANG, include_str!("../../plans/text/phong-quang-2025-2030.txt")),
    (TU_MINH, include_str!("../../plans/text/tu-minh.txt")),
    (PHONG_QUANG_2025, include_str!("../../plans/text/phong-quang-2025.txt")),
];

fn rule_files() -> RuleFiles<'static> {
    RuleFiles {
        award_forms: include_str!("../../rules/award-forms.toml"),
        base_salary: include_str!("../../rules/base-salary.toml"),
        holidays: include_str!("../../rules/holidays.toml"),
        rounds: include_str!("../../rules/rounds.toml"),
        dossier: include_str!("../../rules/dossier.toml"),
    }
}

fn rulebook() -> Rulebook {
    Rulebook::parse(&rule_files()).unwrap()
}

fn read(text: &str) -> Plan {
    plan::parse(text, &rulebook().known_forms()).unwrap()
}

// ---- deadlines ----

/// The deadline in 2026 of the yearly report that `owed_by` owe.
fn yearly_deadline(text: &str, owed_by: OwedBy) -> Option<Deadline> {
    let plan = read(text);
    let duty = plan.report_duties.iter().find(|duty| duty.occasion == Annual && duty.owed_by == owed_by);
    duty.unwrap().deadline(2026)
}

#[test]
fn yearly_reports_fall_due_before_the_day_their_plan_names() {
    let before = |month, day| Some(Deadline::Before(date(2026, month, day)));
    assert_eq!(yearly_deadline(PHU_THAI, OwedBy::Units), before(11, 5));
    assert_eq!(yearly_deadline(TU_MINH, OwedBy::Units), before(12, 10));
    assert_eq!(yearly_deadline(PHONG_QUANG, OwedBy::Units), before(11, 25));
    assert_eq!(yearly_deadline(PHONG_QUANG, OwedBy::Enterprises), before(11, 25));
    assert_eq!(yearly_deadline(PHONG_QUANG, OwedBy::Commune), before(11, 30));
}

#[test]
fn a_plan_that_names_no_day_gets_none() {
    assert_eq!(yearly_deadline(PHU_TAN, OwedBy::Units), None);
    assert_eq!(yearly_deadline(PHU_TAN, OwedBy::Commune), None);
    assert_eq!(yearly_deadline(PHONG_QUANG_2025, OwedBy::Units), None);
}

#[test]
fn dossiers_of_phong_quang_2025_are_due_at_the_latest_on_15_december() {
    let plan = read(PHONG_QUANG_2025);
    let (deadline, source) = plan.dossiers_due(2025).unwrap();
    assert_eq!(deadline, Deadline::By(date(2025, 12, 15)));
    assert_eq!(source.section, "Mục IV.3.c");
    assert_eq!(plan.dossiers_due(2026), None);
}

#[test]
fn unit_plans_keep_the_time_their_plan_gives_and_no_invented_day() {
    let when = |text| {
        let plan = read(text);
        let duty = plan.dated_duties.iter().find(|duty| duty.what == DutyKind::UnitPlan).unwrap().clone();
        (duty.when, duty.deadline)
    };
    assert_eq!(when(PHU_THAI), ("trong năm 2025".to_owned(), None));
    assert_eq!(when(PHU_TAN), ("trong quý III năm 2025".to_owned(), None));
    assert_eq!(when(TU_MINH), ("trong tháng 8 năm 2025".to_owned(), None));
}

#[test]
fn numbers_and_days_left_blank_stay_absent() {
    for (text, _) in PLANS {
        let plan = read(text);
        assert_eq!((plan.number, plan.date), (None, None), "{}", plan.slug);
    }
    assert_eq!(read(PHONG_QUANG).date_words.as_deref(), Some("tháng 11 năm 2025"));
    assert_eq!(read(PHU_TAN).date_words, None);
}

// ---- awards, quotas, dossiers ----

fn limit(plan: &Plan, form: &str, kind: NomineeKind, on: Occasion) -> Option<(u16, QuotaOperator)> {
    let quotas = plan.quotas_on(on);
    limit_on(&quotas, &form.into(), kind).map(|quota| (quota.limit, quota.operator))
}

#[test]
fn phu_tan_caps_yearly_and_interim_awards_but_not_final_ones() {
    let plan = read(PHU_TAN);
    for on in [Annual, Interim] {
        assert_eq!(limit(&plan, "giay-khen", Collective, on), Some((2, QuotaOperator::Cap)));
        assert_eq!(limit(&plan, "giay-khen", Individual, on), Some((4, QuotaOperator::Cap)));
        assert_eq!(limit(&plan, "bang-khen-tinh", Collective, on), Some((2, QuotaOperator::Cap)));
        assert_eq!(limit(&plan, "bang-khen-tinh", Individual, on), Some((2, QuotaOperator::Cap)));
    }
    assert!(plan.quotas_on(Final).is_empty());
    assert!(plan.award(&"giay-khen".into(), Individual, Final).is_some());
}

#[test]
fn phong_quang_2025_names_exact_numbers_and_none_for_households() {
    let plan = read(PHONG_QUANG_2025);
    assert_eq!(limit(&plan, "giay-khen", Collective, Final), Some((2, QuotaOperator::Exact)));
    assert_eq!(limit(&plan, "giay-khen", Individual, Final), Some((3, QuotaOperator::Exact)));
    assert_eq!(limit(&plan, "giay-khen", Household, Final), None);
    assert!(plan.quotas_on(Unscheduled).is_empty());
    for kind in NomineeKind::ALL {
        for on in [Final, Unscheduled] {
            assert!(plan.award(&"giay-khen".into(), kind, on).is_some(), "{kind:?} {on:?}");
        }
        assert!(plan.award(&"bang-khen-tinh".into(), kind, Final).is_some());
    }
}

#[test]
fn only_two_plans_set_numbers_and_only_one_speaks_of_unscheduled_awards() {
    for text in [PHU_THAI, TU_MINH, PHONG_QUANG] {
        assert!(read(text).quotas.is_empty());
    }
    let unscheduled = |plan: &Plan| plan.awards.iter().any(|rule| rule.occasions.contains(&Unscheduled));
    let speaking = PLANS.iter().map(|(text, _)| read(text)).filter(unscheduled).map(|plan| plan.slug);
    assert_eq!(speaking.collect::<Vec<_>>(), ["chuyen-doi-so-2025"]);
}

#[test]
fn every_plan_lets_the_commune_award_at_its_final_review() {
    let rules = rulebook();
    for (text, _) in PLANS {
        let plan = read(text);
        assert!(plan.award(&"giay-khen".into(), Collective, Final).is_some(), "{}", plan.slug);
        for rule in &plan.awards {
            let form = rules.form(&rule.form, date(2026, 11, 20)).unwrap();
            assert_eq!(form.authority.is_commune(), form.id.as_str() == "giay-khen");
        }
    }
}

#[test]
fn dossiers_are_the_plans_own_or_else_the_laws() {
    let rules = rulebook();
    let papers = |text| {
        let plan = read(text);
        let papers = rules.papers(&plan, Occasion::Annual, date(2026, 11, 20)).iter();
        papers.map(|paper| (paper.id.as_str().to_owned(), paper.needed)).collect::<Vec<_>>()
    };
    let always = |id: &str| (id.to_owned(), Needed::Always);
    let three = vec![always("to-trinh"), always("bien-ban-hop-xet"), always("bao-cao-thanh-tich")];
    let confirmed = ("xac-nhan-sang-kien".to_owned(), Needed::ForInitiatives);
    let four = [three.clone(), vec![confirmed]].concat();
    assert_eq!(papers(PHU_TAN), three);
    assert_eq!(read(PHU_TAN).dossier.sets, Some(1));
    for text in [PHU_THAI, TU_MINH, PHONG_QUANG, PHONG_QUANG_2025] {
        assert_eq!(papers(text), four);
        assert_eq!(read(text).dossier.sets, None);
    }
}

#[test]
fn an_award_out_of_turn_asks_for_a_proposal_and_a_summary_and_no_minutes_whatever_the_plan_lists() {
    let rules = rulebook();
    for plan in [PHU_TAN, PHU_THAI, TU_MINH, PHONG_QUANG, PHONG_QUANG_2025].map(read) {
        let papers = rules.papers(&plan, Occasion::Unscheduled, date(2026, 11, 20)).iter();
        let needed = papers.filter(|paper| paper.needed == Needed::Always);
        let needed: Vec<&str> = needed.map(|paper| paper.id.as_str()).collect();
        assert_eq!(needed, ["to-trinh", "bao-cao-thanh-tich"], "{}", plan.campaign);
    }
}

#[test]
fn the_two_dates_of_plan_150_are_both_kept_and_flagged() {
    let cited = |text| {
        let plan = read(text);
        let basis = plan.legal_bases.into_iter().find(|basis| basis.number == "150/KH-UBND").unwrap();
        (basis.date, basis.conflict.unwrap())
    };
    let (of_phu_thai, flag_of_phu_thai) = cited(PHU_THAI);
    let (of_tu_minh, flag_of_tu_minh) = cited(TU_MINH);
    assert_eq!((of_phu_thai, of_tu_minh), (Some(date(2025, 7, 18)), Some(date(2025, 6, 16))));
    assert!(flag_of_phu_thai.contains("16/6/2025") && flag_of_tu_minh.contains("18/7/2025"));
}

// ---- rules ----

#[test]
fn prizes_follow_the_base_salary_of_the_day_of_the_decision() {
    let rules = rulebook();
    let prize = |form: &str, kind, on: Date| rules.prize(&form.into(), kind, on).map(|prize| prize.amount.0);
    let (old, new) = (date(2026, 6, 30), date(2026, 7, 1));
    assert_eq!(prize("giay-khen", Individual, new), Some(760_000));
    assert_eq!(prize("giay-khen", Household, new), Some(1_140_000));
    assert_eq!(prize("giay-khen", Collective, new), Some(1_520_000));
    assert_eq!(prize("giay-khen", Individual, old), Some(710_000));
    assert_eq!(prize("giay-khen", Household, old), Some(1_060_000));
    assert_eq!(prize("giay-khen", Collective, old), Some(1_410_000));
    assert_eq!(prize("bang-khen-tinh", Collective, new), Some(7_590_000));
    assert_eq!(prize("bang-khen-thu-tuong", Individual, new), Some(8_860_000));
    assert_eq!(prize("co-thi-dua-tinh", Collective, new), Some(20_240_000));
    assert_eq!(prize("co-thi-dua-chinh-phu", Collective, new), Some(30_360_000));
    assert_eq!(prize("co-thi-dua-tinh", Individual, new), None);
    assert_eq!(prize("huan-chuong-lao-dong", Individual, new), None);
}

#[test]
fn a_notice_of_ten_working_days_skips_the_holidays_of_its_year() {
    let rules = rulebook();
    let round = rules.rounds(date(2026, 4, 22)).unwrap();
    assert_eq!((round.notice.working_days, round.notice.basis), (10, NoticeBasis::LocalPolicy));
    assert_eq!(rules.holidays().last_working_day(date(2026, 4, 22), 10), Ok(date(2026, 5, 11)));
    assert!(rules.holidays().is_working_day(date(2026, 8, 22)), "worked in exchange for 31/8");
    assert!(!rules.holidays().is_working_day(date(2026, 8, 31)));
    assert!(
        !rules.holidays().is_working_day(date(2026, 11, 24))
            && rules.holidays().is_working_day(date(2025, 11, 24))
    );
    assert!(rules.holidays().covers(date(2025, 12, 31)) && !rules.holidays().covers(date(2027, 1, 1)));
}

/// A day on which a notice of ten working days is opened, and its last day.
const LAST_DAYS: &str = include_str!("data/last-notice-days.tsv");

#[test]
fn no_notice_counts_the_day_of_culture() {
    let rules = rulebook();
    let mut lines = 0;
    for (opened, last) in LAST_DAYS.lines().skip(1).filter_map(|line| line.split_once('\t')) {
        let opened: jiff::civil::Date = opened.parse().unwrap();
        let closes = rules.holidays().last_working_day(opened, 10).unwrap();
        assert_eq!(closes.to_string(), last, "{opened}");
        let left = |today| rules.holidays().working_time_left(opened, closes, today);
        let (eve, after) = (date(2026, 11, 24), date(2026, 11, 25));
        if opened < eve {
            assert_eq!(left(eve), left(after), "24/11 is no working day left either");
        }
        lines += 1;
    }
    assert_eq!(lines, 4);
}

#[test]
fn a_day_off_of_every_year_names_its_law_and_how_far_it_was_seen() {
    let rules = rulebook();
    let [culture] = rules.yearly_days() else { panic!("{:?}", rules.yearly_days()) };
    assert_eq!((culture.day, culture.month, culture.from), (24, 11, 2026));
    assert!(culture.source.contains("28/2026/QH16"));
    assert_eq!(culture.verified, sovang_domain::award_form::Verified::SecondHand);
    let later = include_str!("../../rules/holidays.toml").to_owned() + "[[year]]\nyear = 2031\noff = []\n";
    let files = RuleFiles { holidays: &later, ..rule_files() };
    let later = Rulebook::parse(&files).unwrap();
    assert!(!later.holidays().is_working_day(date(2031, 11, 24)), "whoever enters a year cannot forget it");
}
