//! Slips of a nomination: put right in any field, a step taken back.

use super::*;

fn stands(commands: Vec<C>) -> Nomination {
    after(commands).1
}

fn right() -> Box<Proposal> {
    let mut right = proposal("Hướng dẫn 120 hộ dùng dịch vụ công trực tuyến.");
    right.nominee.name = sealed("Hoàng Thị Nhàn");
    right.nominee.unit = "thon-thuong".into();
    right.form = "bang-khen-tinh".into();
    right.period = Period::new(date(2025, 2, 1), date(2025, 11, 30)).unwrap();
    right
}

fn correct(proposal: Box<Proposal>, promised: bool, reason: &str) -> C {
    correct_saying(proposal, promised, Likeness::default(), 0, reason)
}

fn correct_saying(
    proposal: Box<Proposal>,
    promised: bool,
    likeness: Likeness,
    unanswered: usize,
    reason: &str,
) -> C {
    let (span, reason, stamp) = (span(), sealed(reason), by(UNIT));
    let needed = vec!["to-trinh".into(), "bien-ban-hop-xet".into()];
    C::Correct { proposal, promised, span, considered: 0, needed, likeness, unanswered, reason, stamp }
}

fn refuse_late() -> C {
    C::RefuseLate { reason: sealed("Gửi sau hạn."), stamp: by(CHAIRMAN) }
}

fn back(step: NominationStep, taken_up: bool, reason: &str) -> C {
    C::TakeBack { step, taken_up, reason: sealed(reason), stamp: by(AWARDS) }
}

#[test]
fn what_was_put_forward_is_put_right_in_every_field_until_it_is_appraised() {
    for given in [vec![complete()], vec![complete(), returns(AWARDS)]] {
        let stage = stands(given.clone()).stage();
        let corrected = stands([given, vec![correct(right(), true, "Ghi sai tên")]].concat());
        assert_eq!((corrected.proposal(), corrected.stage()), (Some(&*right()), stage));
    }
    let appraised = vec![complete(), appraise(true, DIGITAL)];
    refuses(appraised, correct(right(), true, "Ghi sai tên"), R::AlreadyAppraised);
}

#[test]
fn a_correction_is_promised_says_something_and_says_why() {
    refuses(vec![complete()], correct(right(), false, "Ghi sai"), R::NotPromised);
    refuses(vec![complete()], correct(right(), true, " "), R::ReasonMissing);
    refuses(vec![complete()], correct(proposal(" "), true, "Ghi sai"), R::NoAchievement);
    let same = || proposal("Hướng dẫn 120 hộ dùng dịch vụ công trực tuyến.");
    refuses(vec![complete()], correct(same(), true, "Ghi sai"), R::SameAsRecorded);
    let mut late = right();
    late.period = Period::new(date(2025, 2, 1), date(2026, 1, 1)).unwrap();
    let until = date(2026, 1, 1);
    refuses(vec![complete()], correct(late, true, "Ghi sai"), R::PeriodBeyondYear { until });
    let mut household = right();
    household.nominee.kind = NomineeKind::Household;
    household.posthumous = true;
    refuses(vec![complete()], correct(household, true, "Ghi sai"), R::PosthumousGroup);
    refuses(vec![], correct(right(), true, "Ghi sai"), R::NotSubmitted);
}

#[test]
fn a_corrected_name_is_asked_about_like_a_new_one() {
    let unsaid = correct_saying(right(), true, Likeness::default(), 1, "Ghi sai tên");
    refuses(vec![complete()], unsaid, R::LookAlikesUnanswered { count: 1 });
    let said = Likeness { same: Some("dt-02".into()), others: vec!["dt-03".into()], ..Likeness::default() };
    let (facts, _) = after(vec![complete(), correct_saying(right(), true, said.clone(), 0, "Ghi sai tên")]);
    let answered = |other: &str, same| NominationEvent::LikenessAnswered {
        other: other.into(),
        same,
        reason: Some(sealed("Ghi sai tên")),
        stamp: by(UNIT),
    };
    assert!(matches!(facts[1], NominationEvent::NominationCorrected { .. }), "{facts:?}");
    assert_eq!(facts[2..], [answered("dt-02", true), answered("dt-03", false)]);
    // who it is can be all that was wrong
    let same = proposal("Hướng dẫn 120 hộ dùng dịch vụ công trực tuyến.");
    after(vec![complete(), correct_saying(same, true, said, 0, "Chọn nhầm người")]);
}

#[test]
fn a_step_is_taken_back_until_the_round_takes_it_up() {
    use NominationStep as S;
    let late = || submit(&["to-trinh", "bien-ban-hop-xet"], TOO_LATE);
    let cases = [
        (complete(), vec![appraise(false, DIGITAL)], S::AchievementAppraised, Stage::Submitted),
        (complete(), vec![appraise(true, DIGITAL)], S::AchievementAppraised, Stage::Submitted),
        (
            complete(),
            vec![appraise(true, DIGITAL), appraise_dossier(AWARDS)],
            S::DossierAppraised,
            Stage::AchievementMet,
        ),
        (complete(), vec![appraise(true, DIGITAL), returns(AWARDS)], S::Returned, Stage::AchievementMet),
        (complete(), vec![returns(AWARDS)], S::Returned, Stage::Submitted),
        (complete(), vec![appraise(true, DIGITAL), withdraw(false)], S::Withdrawn, Stage::AchievementMet),
        (late(), vec![admit()], S::LateAdmitted, Stage::Submitted),
        (late(), vec![refuse_late()], S::LateRefused, Stage::Submitted),
        (late(), vec![returns(AWARDS), refuse_late()], S::LateRefused, Stage::Returned),
    ];
    for (first, steps, step, stage) in cases {
        let given = [vec![first], steps].concat();
        refuses(given.clone(), back(step, true, "Bấm nhầm"), R::TakenUp);
        refuses(given.clone(), back(step, false, ""), R::ReasonMissing);
        let other = if step == S::Returned { S::Withdrawn } else { S::Returned };
        refuses(given.clone(), back(other, false, "Bấm nhầm"), R::NotTheLastStep);
        assert_eq!(stands([given, vec![back(step, false, "Bấm nhầm")]].concat()).stage(), stage);
    }
    refuses(vec![complete()], back(S::Returned, false, "Bấm nhầm"), R::NothingToTakeBack);
}

#[test]
fn a_withdrawal_taken_back_leaves_a_return_that_can_be_taken_back() {
    let back = |step| back(step, false, "Bấm nhầm");
    let steps = vec![
        complete(),
        appraise(true, DIGITAL),
        returns(AWARDS),
        withdraw(false),
        back(NominationStep::Withdrawn),
    ];
    assert_eq!(stands(steps.clone()).stage(), Stage::Returned);
    let met = [steps, vec![back(NominationStep::Returned)]].concat();
    assert_eq!(stands(met).stage(), Stage::AchievementMet);
}

#[test]
fn a_return_taken_back_is_not_counted() {
    let back = back(NominationStep::Returned, false, "Bấm nhầm");
    let again = vec![complete(), returns(AWARDS), back, returns(AWARDS)];
    assert_eq!(stands(again).stage(), Stage::Returned);
}

#[test]
fn a_late_nomination_let_in_by_mistake_waits_again_and_is_let_in_again() {
    let late = submit(&["to-trinh", "bien-ban-hop-xet"], TOO_LATE);
    let back = back(NominationStep::LateAdmitted, false, "Bấm nhầm hồ sơ");
    let given = vec![late, admit(), back];
    refuses(given.clone(), appraise(true, DIGITAL), R::LateNotAdmitted);
    after([given, vec![admit(), appraise(true, DIGITAL)]].concat());
}

#[test]
fn what_was_corrected_while_it_was_returned_is_appraised_anew_when_the_return_is_taken_back() {
    let given = vec![
        complete(),
        appraise(true, DIGITAL),
        returns(AWARDS),
        correct(right(), true, "Ghi sai thành tích"),
        back(NominationStep::Returned, false, "Bấm nhầm"),
    ];
    assert_eq!(stands(given.clone()).stage(), Stage::Submitted);
    refuses(given, appraise_dossier(AWARDS), R::DossierNotDue);
}

#[test]
fn a_withdrawal_taken_back_is_not_ready_while_a_needed_paper_is_missing() {
    let paper = super::paper("to-trinh");
    let strike = C::StrikePaper {
        paper: "to-trinh".into(),
        sha256: paper.sha256,
        instead: None,
        fixed: false,
        reason: sealed("Của người khác."),
        stamp: by(UNIT),
    };
    let back = back(NominationStep::Withdrawn, false, "Bấm nhầm");
    let given = [ready(), vec![withdraw(false), strike, back]].concat();
    assert_eq!(stands(given.clone()).stage(), Stage::AchievementMet);
    let missing = vec!["to-trinh".into()];
    refuses(given, appraise_dossier(AWARDS), R::PapersMissing { missing });
    let untouched =
        [ready(), vec![withdraw(false), self::back(NominationStep::Withdrawn, false, "Bấm nhầm")]];
    assert_eq!(stands(untouched.concat()).stage(), Stage::Ready);
}

#[test]
fn a_late_one_refused_while_it_was_returned_is_returned_when_it_is_let_in() {
    let late = submit(&["to-trinh", "bien-ban-hop-xet"], TOO_LATE);
    let given = vec![late, returns(AWARDS), refuse_late(), admit()];
    assert_eq!(stands(given).stage(), Stage::Returned);
}

#[test]
fn a_suspension_that_was_lifted_in_error_holds_again_until_it_is_decided() {
    let stopped = || {
        let ground = SuspensionGround::Complaint;
        C::Suspend { ground, basis: "Đơn số 3".into(), decided: false, stamp: by(AWARDS) }
    };
    let lifted = || C::LiftSuspension { basis: "TB 12".into(), cleared: true, stamp: by(AWARDS) };
    let lift_back = |taken_up| back(NominationStep::SuspensionLifted, taken_up, "Lẫn với hồ sơ khác");
    let given = || vec![complete(), stopped(), lifted()];
    assert!(!stands(given()).is_suspended());
    let again = stands([given(), vec![lift_back(false)]].concat());
    assert!(again.is_suspended() && again.stage() == Stage::Submitted, "where it stood");
    refuses(given(), lift_back(true), R::TakenUp);
    refuses(vec![complete()], lift_back(false), R::NothingToTakeBack);
    refuses([given(), vec![lift_back(false)]].concat(), lift_back(false), R::NothingToTakeBack);
    let appraised = [given(), vec![appraise(true, DIGITAL)]].concat();
    refuses(appraised, lift_back(false), R::NothingToTakeBack);
}
