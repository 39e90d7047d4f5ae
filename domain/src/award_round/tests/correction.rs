//! What is put right of a published award: every field, by a paper of a day; rules look at the corrected value.

use super::after::{award_id, decided, forwarded, proposal, revoke};
use super::*;
use crate::act_day::{RestsOn, WrongDay};
use crate::nomination::NominationRefusal;

fn day(day: i8) -> Date {
    date(2026, 12, day)
}

fn paper(reason: &str, on: Date) -> ByPaper {
    ByPaper { reason: reason.into(), document: "ĐC 01/UBND".into(), on }
}

fn correct(right: Vec<(AwardId, RightValue)>) -> C {
    let (paper, stamp) = (paper("Ghi nhầm khi đánh máy.", day(8)), by(CHAIRMAN, DECIDED));
    C::Correct { right, beside: Box::default(), paper, stamp }
}

fn field(value: RightValue) -> C {
    correct(vec![(award_id(), value)])
}

fn words(before: &str, after: &str) -> RightValue {
    let sealed = |text: &str| Personal::new("dt-1".into(), text.into());
    let field = CorrectedField::Recipient;
    RightValue::Words(Correction { field, before: sealed(before), after: sealed(after) })
}

fn said(whose: Whose, value: RightValue) -> C {
    let (paper, stamp) = (paper("Ghi nhầm khi đánh máy.", day(8)), by(CHAIRMAN, DECIDED));
    let beside = Box::new(Beside { whose, ..Beside::default() });
    C::Correct { right: vec![(award_id(), value)], beside, paper, stamp }
}

fn ap_trung() -> NamedUnit {
    NamedUnit { unit: "ap-trung".into(), name: "Ấp Trung".into() }
}

fn detail(correction: DetailCorrection) -> E {
    E::AwardDetailCorrected {
        award: award_id(),
        correction,
        reason: "Ghi nhầm khi đánh máy.".into(),
        document: "ĐC 01/UBND".into(),
        on: day(8),
        mistyped: false,
        copy: None,
        stamp: by(CHAIRMAN, DECIDED),
    }
}

fn earlier() -> Period {
    Period::new(date(2024, 11, 1), date(2025, 10, 31)).unwrap()
}

#[test]
fn an_error_is_put_right_and_the_old_words_stay() {
    let corrected = E::DecisionCorrected {
        award: award_id(),
        correction: Correction {
            field: CorrectedField::Recipient,
            before: Personal::new("dt-1".into(), "Nguyễn Thị Mận".into()),
            after: Personal::new("dt-1".into(), "Nguyễn Thị Mẫn".into()),
        },
        reason: "Ghi nhầm khi đánh máy.".into(),
        document: "ĐC 01/UBND".into(),
        on: Some(day(8)),
        copy: None,
        stamp: by(CHAIRMAN, DECIDED),
    };
    let fix = || field(words("Nguyễn Thị Mận", "Nguyễn Thị Mẫn"));
    assert_eq!(facts(decided(), fix()), vec![corrected.clone()]);
    assert_eq!(facts(with(decided(), close()), fix()), vec![corrected], "also in a closed round");
}

#[test]
fn every_other_field_is_put_right_with_the_value_that_stood() {
    let before = NamedUnit { unit: "ap-dong".into(), name: "Ấp Đông".into() };
    let unit = detail(DetailCorrection::Unit { before, after: ap_trung() });
    assert_eq!(facts(decided(), field(RightValue::Unit(ap_trung()))), vec![unit]);
    let period = DetailCorrection::Period { before: days_2026(), after: earlier() };
    assert_eq!(facts(decided(), field(RightValue::Period(earlier()))), vec![detail(period)]);
    let stated = Prize::stated(Dong(700_000), "QĐ 12/2025 của tỉnh");
    let sum = DetailCorrection::Prize { before: Some(prize()), after: Some(stated.clone()) };
    assert_eq!(facts(decided(), field(RightValue::Prize(Some(stated)))), vec![detail(sum)]);
    let DetailCorrection::Criteria { before, after } =
        only(facts(decided(), field(RightValue::Criteria(vec![plan_words()]))))
    else {
        panic!("it is about the criteria")
    };
    assert_eq!((before[0].section.as_str(), after), ("Mục III.2.4, ý 2", vec![plan_words()]));
}

#[test]
fn whether_it_is_given_posthumously_is_put_right_for_a_person_alone() {
    let died = detail(DetailCorrection::Posthumous { before: false, after: true });
    assert_eq!(facts(decided(), field(RightValue::Posthumous(true))), vec![died]);
    let posthumous = with(decided(), field(RightValue::Posthumous(true)));
    let refused = after(posthumous).1.decide(field(RightValue::Kind(NomineeKind::Household)));
    assert_eq!(refused, Err(R::PosthumousGroup));
}

fn only(facts: Vec<E>) -> DetailCorrection {
    match &facts[..] {
        [E::AwardDetailCorrected { correction, .. }] => correction.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn several_fields_are_put_right_at_once_and_again_from_the_corrected_value() {
    let both = vec![
        (award_id(), RightValue::Unit(ap_trung())),
        (award_id(), RightValue::Period(earlier())),
        (award_id(), RightValue::Kind(NomineeKind::Individual)),
    ];
    let corrected = with(decided(), correct(both.clone()));
    assert_eq!(after(corrected.clone()).0.len() - after(decided()).0.len(), 2, "the kind stands as it is");
    refuses(corrected.clone(), correct(both), R::NothingCorrected);
    let back = NamedUnit { unit: "ap-bac".into(), name: "Ấp Bắc".into() };
    let DetailCorrection::Unit { before, .. } = only(facts(corrected, field(RightValue::Unit(back)))) else {
        panic!("it is about the unit")
    };
    assert_eq!(before, ap_trung());
}

#[test]
fn a_correction_changes_an_award_of_this_round_for_a_reason_by_a_paper_of_a_day_that_was() {
    refuses(decided(), field(words("Mận", "Mận")), R::NothingCorrected);
    refuses(decided(), field(words("Mận", "  ")), R::NothingCorrected);
    refuses(decided(), correct(vec![]), R::NothingCorrected);
    let other = AwardId::from("phu-tan.2026-9-1");
    refuses(decided(), correct(vec![(other.clone(), words("Mận", "Mẫn"))]), R::NoSuchAward { award: other });
    let gone = with(decided(), revoke(award_id(), "KL 03/KL-UBND"));
    refuses(gone, field(words("Mận", "Mẫn")), R::Revoked { award: award_id() });
    let by_paper = |reason: &str, on| C::Correct {
        right: vec![(award_id(), words("Mận", "Mẫn"))],
        beside: Box::default(),
        paper: paper(reason, on),
        stamp: by(CHAIRMAN, DECIDED),
    };
    refuses(decided(), by_paper(" ", day(8)), R::ReasonMissing);
    refuses(decided(), by_paper("Sai.", day(9)), not_yet(day(9)));
    refuses(decided(), by_paper("Sai.", day(7)), early(day(7), RestsOn::Decision, day(8)));
}

fn not_yet(on: Date) -> R {
    R::WrongDay(WrongDay::NotYet { on, today: day(8) })
}

fn early(on: Date, rests_on: RestsOn, since: Date) -> R {
    R::WrongDay(WrongDay::TooEarly { on, rests_on, since })
}

#[test]
fn a_corrected_form_is_one_of_the_plan_for_that_kind() {
    let beside = Box::new(Beside { unpromised: true, ..Beside::default() });
    let household = RightValue::Kind(NomineeKind::Household);
    let (paper, stamp) = (paper("Ghi nhầm.", day(8)), by(CHAIRMAN, DECIDED));
    let moved = C::Correct { right: vec![(award_id(), household)], beside, paper, stamp };
    refuses(decided(), moved, R::NotOfTheRound(NominationRefusal::NotPromised));
}

#[test]
fn corrected_days_are_of_the_campaign_and_of_the_rounds_year() {
    let of = |from, to| {
        let span = crate::nomination::Span::of(&phu_tan(), 2026, Occasion::Annual);
        C::Correct {
            right: vec![(award_id(), RightValue::Period(Period::new(from, to).unwrap()))],
            beside: Box::new(Beside { span: Some(span), ..Beside::default() }),
            paper: paper("Nhầm năm.", day(8)),
            stamp: by(CHAIRMAN, DECIDED),
        }
    };
    use crate::nomination::NominationRefusal as N;
    let outside = R::NotOfTheRound(N::PeriodOutsideCampaign { first: 2025, last: 2030 });
    refuses(decided(), of(date(1920, 1, 1), date(2026, 9, 30)), outside);
    let another = R::NotOfTheRound(N::PeriodOfAnotherYear { year: 2026 });
    refuses(decided(), of(date(2025, 1, 1), date(2025, 12, 31)), another);
    assert_eq!(facts(decided(), of(date(2026, 1, 1), date(2026, 9, 30))).len(), 1);
}

#[test]
fn one_achievement_one_award_is_asked_of_the_corrected_days() {
    let again = Entry { subject: "dt-1".into(), period: earlier(), ..individual("2") };
    let entries = [individual("1"), again];
    let both = with(to_chairman(&entries), award_all(1, 5, &entries));
    let other = AwardId::from("phu-tan.2026-5-2");
    refuses(both.clone(), field(RightValue::Period(earlier())), R::AwardedForTheseDays { other });
    // in another round of the campaign the same, in another campaign the reason of the correction is enough
    let prior = |campaign: &str| PriorAward {
        award: "phu-tan.2025-3-1".into(),
        subject: "dt-1".into(),
        form: "giay-khen".into(),
        campaign: campaign.into(),
        period: earlier(),
    };
    let elsewhere = |campaign: &str| C::Correct {
        right: vec![(award_id(), RightValue::Period(earlier()))],
        beside: Box::new(Beside { held: vec![prior(campaign)], ..Beside::default() }),
        paper: paper("Nhầm năm.", day(8)),
        stamp: by(CHAIRMAN, DECIDED),
    };
    let away = R::AwardedForTheseDays { other: "phu-tan.2025-3-1".into() };
    refuses(decided(), elsewhere(phu_tan().campaign_id().as_str()), away);
    assert_eq!(facts(decided(), elsewhere("phu-tan.phong-trao-khac")).len(), 1);
    // the days put right are free for another award, and those corrected to are not
    let third = |period| Entry { subject: "dt-1".into(), period, ..individual("3") };
    let entries = [individual("1"), third(days_2026())];
    let moved = with(to_chairman(&entries), award_all(1, 5, &entries[..1]));
    let moved = with(moved, field(RightValue::Period(earlier())));
    assert_eq!(facts(moved, award_all(2, 6, &entries[1..])).len(), 3);
    let entries = [individual("1"), third(earlier())];
    let moved = with(to_chairman(&entries), award_all(1, 5, &entries[..1]));
    let moved = with(moved, field(RightValue::Period(earlier())));
    let blocked = R::AlreadyAwarded { nomination: nomination("3"), award: award_id() };
    refuses(moved, draft_all(&entries[1..]), blocked);
}

#[test]
fn a_limit_counts_the_corrected_kind_and_keeps_the_place_that_the_decision_used() {
    let entries: Vec<Entry> = ["1", "2", "3", "4", "5"].map(individual).into();
    let four = with(to_chairman(&entries), award_all(1, 5, &entries[..4]));
    let collective = RightValue::Kind(NomineeKind::Collective);
    let DetailCorrection::Kind { within, .. } = only(facts(four.clone(), field(collective.clone()))) else {
        panic!("it is about the kind")
    };
    let within = within.unwrap();
    assert_eq!((within.place, within.limit), (1, 2));
    let moved = with(four, field(collective));
    let exhausted = R::QuotaExhausted {
        form: "giay-khen".into(),
        kind: NomineeKind::Individual,
        used: 4,
        limit: 4,
        rule: within.source.clone(),
    };
    refuses(moved.clone(), draft_all(&entries[4..]), exhausted);
    let uses: Vec<u16> = after(moved.clone()).1.quota_uses().iter().map(|of| of.used).collect();
    assert!(uses.contains(&4) && uses.contains(&1), "{uses:?}");
    // said to be the office's own error, it gives back both
    let mistaken = with(moved, super::taken_back::mistaken());
    assert_eq!(facts(mistaken, award_all(2, 6, &entries[4..])).len(), 3);

    // what other rounds have used counts where the plan counts them together
    let beside = |used| C::Correct {
        right: vec![(award_id(), RightValue::Kind(NomineeKind::Collective))],
        beside: Box::new(Beside { used, ..Beside::default() }),
        paper: paper("Sai.", day(8)),
        stamp: by(CHAIRMAN, DECIDED),
    };
    let one = decided();
    let DetailCorrection::Kind { within, .. } = only(facts(one.clone(), beside(1))) else {
        panic!("it is about the kind")
    };
    let rule = within.map(|within| (within.place, within.source)).unwrap();
    assert_eq!(rule.0, 2);
    let (form, kind, rule) = ("giay-khen".into(), NomineeKind::Collective, rule.1);
    refuses(one, beside(2), R::QuotaExhausted { form, kind, used: 2, limit: 2, rule });

    let entries = [individual("1"), super::collective("8"), super::collective("9")];
    let full = with(to_chairman(&entries), award_all(1, 5, &entries));
    let history = after(full.clone()).0;
    let decided = history.iter().find_map(|event| match event {
        E::AwardsDecided { decision, .. } => Some(decision),
        _ => None,
    });
    let decision = decided.expect("it decides");
    let rule = decision.entries[1].within.clone().unwrap().source;
    let kind = NomineeKind::Collective;
    let exhausted = R::QuotaExhausted { form: "giay-khen".into(), kind, used: 2, limit: 2, rule };
    refuses(full, field(RightValue::Kind(kind)), exhausted);
}

#[test]
fn criteria_are_put_right_and_never_all_taken_away() {
    refuses(decided(), field(RightValue::Criteria(Vec::new())), R::CriteriaMissing);
}

#[test]
fn a_form_is_put_right_among_those_the_same_level_decides() {
    let form = |form: &str| NamedForm {
        form: form.into(),
        name: "Giấy khen của Chủ tịch UBND phường".into(),
    };
    let commune = DecidingAuthority::CommuneChairman;
    let DetailCorrection::Form { before, after, within } =
        only(facts(decided(), field(RightValue::Form(form("giay-khen"), commune))))
    else {
        panic!("it is about the form")
    };
    assert_eq!(
        (before.name.as_str(), after, within),
        ("Giấy khen của Chủ tịch UBND xã", form("giay-khen"), None)
    );
    let province = DecidingAuthority::ProvinceChairman;
    let above = field(RightValue::Form(form("bang-khen-tinh"), province));
    refuses(decided(), above, R::NotOurs { form: "bang-khen-tinh".into() });
    let granted = with(forwarded(), super::after::answer(proposal(), true));
    let ours = correct(vec![("phu-tan.cap-tren-1".into(), RightValue::Form(form("giay-khen"), commune))]);
    refuses(granted, later(ours), R::Ours { form: "giay-khen".into() });
}

/// After the answer from above came.
fn later(command: C) -> C {
    let C::Correct { right, beside, .. } = command else { panic!("it corrects") };
    let stamp = by(CHAIRMAN, "2026-12-28T08:00:00+07:00");
    let document = "ĐC 02/VP của Chủ tịch UBND tỉnh An Giang".into();
    C::Correct { right, beside, paper: ByPaper { document, ..paper("Sai.", day(28)) }, stamp }
}

#[test]
fn a_corrected_prize_that_is_not_the_computed_one_takes_a_reason_and_its_source() {
    let paid = |reason, source| field(RightValue::Prize(Some(prize().paid(Dong(7_600_000), reason, source))));
    let unexplained = R::PrizeUnexplained { nomination: nomination("1") };
    refuses(decided(), paid("", "NĐ 152/2025/NĐ-CP, Điều 54"), unexplained.clone());
    refuses(decided(), paid("Quỹ xã bổ sung", " "), unexplained);
    let paid = with(decided(), paid("Quỹ xã bổ sung", "Nghị quyết 07/NQ-HĐND"));
    let computed = field(RightValue::Prize(Some(prize())));
    let DetailCorrection::Prize { after: Some(again), .. } = only(facts(paid, computed)) else {
        panic!("it is about the prize")
    };
    assert!(again.is_computed() && again.differs.is_none(), "anyone can do the sum again");
}

#[test]
fn the_day_of_a_decision_is_not_put_right_to_after_it_was_recorded() {
    let on = day(11);
    let refusal = R::WrongDay(WrongDay::AfterEntry { on, entered: day(10) });
    let moved = |on| {
        let C::Correct { right, beside, paper, .. } = field(RightValue::DecidedOn(on)) else {
            panic!("it corrects")
        };
        let (paper, stamp) = (ByPaper { on: day(28), ..paper }, by(CHAIRMAN, "2026-12-28T08:00:00+07:00"));
        C::Correct { right, beside, paper, stamp }
    };
    refuses(decided(), moved(on), refusal);
    assert_eq!(facts(decided(), moved(day(10))).len(), 1, "of the day it was recorded it can be");
}

#[test]
fn an_award_never_becomes_another_ones_by_a_correction() {
    let name = || words("Nguyễn Thị Mận", "Lê Văn Bảy");
    refuses(decided(), said(Whose::Unsaid, name()), R::WhoseUnsaid);
    refuses(decided(), said(Whose::Another, name()), R::SomebodyElses);
    refuses(decided(), said(Whose::Another, RightValue::Unit(ap_trung())), R::SomebodyElses);
}

#[test]
fn that_a_corrected_award_is_still_the_same_ones_is_a_fact_before_the_correction() {
    let same = Whose::Same { known: None, others: vec!["dt-9".into()] };
    let told = facts(decided(), said(same.clone(), words("Nguyễn Thị Mận", "Nguyễn Thị Mận Em")));
    let [E::RecipientConfirmed { award, known: None, others, .. }, E::DecisionCorrected { .. }] = &told[..]
    else {
        panic!("{told:?}")
    };
    assert_eq!((award, others), (&award_id(), &vec!["dt-9".into()]));
    refuses(decided(), said(same, words("Mận", "Mận")), R::NothingCorrected);
}

#[test]
fn whoever_is_the_same_one_holds_no_other_award_of_the_same_days() {
    let held = PriorAward {
        award: "phu-tan.2025-9-1".into(),
        subject: "dt-9".into(),
        form: "giay-khen".into(),
        campaign: phu_tan().campaign_id(),
        period: days_2026(),
    };
    let whose = Whose::Same { known: Some("dt-9".into()), others: vec![] };
    let (paper, stamp) = (paper("Ghi nhầm khi đánh máy.", day(8)), by(CHAIRMAN, DECIDED));
    let identity = Identity { same: vec!["dt-9".into()], ..Identity::default() };
    let beside = Box::new(Beside { whose, identity, held: vec![held.clone()], ..Beside::default() });
    let right = vec![(award_id(), words("Nguyễn Thị Mận", "Lê Văn Bảy"))];
    let command = C::Correct { right, beside, paper, stamp };
    refuses(decided(), command, R::AwardedForTheseDays { other: held.award });
}
