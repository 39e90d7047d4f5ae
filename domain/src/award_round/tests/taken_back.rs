//! The office's own error, and what comes back of an award that holds no more.

use super::after::{award_id, decided, revoke};
use super::*;
use crate::act_day::{RestsOn, WrongDay};

fn back(award: AwardId, reason: &str, on: Date) -> C {
    let paper = ByPaper { reason: reason.into(), document: "06/QĐ-UBND".into(), on };
    let (money, artefact) = (Recovery::Due, Recovery::NotGiven);
    let (mistake, signed_by) = (Mistake::WrongPerson, "Chủ tịch Lê Văn Tám".into());
    let back = TakenBack { award, mistake, paper, signed_by, money, artefact };
    C::TakeBack { back: Box::new(back), stamp: by(CHAIRMAN, DECIDED) }
}

pub(super) fn mistaken() -> C {
    back(award_id(), "Trùng họ tên, lấy nhầm hồ sơ.", date(2026, 12, 8))
}

fn step(what: HandedOver, now: Recovery, reason: &str) -> C {
    let paper = ByPaper { reason: reason.into(), document: "PT 18".into(), on: date(2026, 12, 8) };
    let step = RecoveryStep { award: award_id(), what, now, paper };
    C::RecordRecovery { step: Box::new(step), stamp: by(OFFICER, DECIDED) }
}

/// A paper of a day before the decision.
fn older(on: Date) -> R {
    R::WrongDay(WrongDay::TooEarly { on, rests_on: RestsOn::Decision, since: date(2026, 12, 8) })
}

#[test]
fn an_award_made_in_error_is_taken_back_by_a_paper_with_a_reason_and_once() {
    let told = E::AwardTakenBack {
        award: award_id(),
        mistake: Mistake::WrongPerson,
        reason: "Trùng họ tên, lấy nhầm hồ sơ.".into(),
        document: "06/QĐ-UBND".into(),
        signed_by: Some("Chủ tịch Lê Văn Tám".into()),
        money: Recovery::Due,
        artefact: Recovery::NotGiven,
        on: date(2026, 12, 8),
        stamp: by(CHAIRMAN, DECIDED),
    };
    assert_eq!(facts(with(decided(), close()), mistaken()), vec![told], "also in a closed round");
    refuses(decided(), back(award_id(), " ", date(2026, 12, 8)), R::ReasonMissing);
    let C::TakeBack { back: mut unsigned, stamp } = mistaken() else { panic!("not taken back") };
    unsigned.signed_by = " ".into();
    refuses(decided(), C::TakeBack { back: unsigned, stamp }, R::EndUnsigned);
    let (on, today) = (date(2026, 12, 9), date(2026, 12, 8));
    refuses(decided(), back(award_id(), "Nhầm.", on), R::WrongDay(WrongDay::NotYet { on, today }));
    let on = date(2026, 12, 7);
    refuses(decided(), back(award_id(), "Nhầm.", on), older(on));
    let other = AwardId::from("phu-tan.2026-9-1");
    refuses(decided(), back(other.clone(), "Nhầm.", today), R::NoSuchAward { award: other });
    let gone = R::Revoked { award: award_id() };
    refuses(with(decided(), mistaken()), mistaken(), gone.clone());
    refuses(with(decided(), mistaken()), revoke(award_id(), "KL 03"), gone.clone());
    refuses(with(decided(), revoke(award_id(), "KL 03")), mistaken(), gone);
}

fn end_back(reason: &str, beside: Beside) -> C {
    end_back_of(CandidateStanding::Ready, reason, beside)
}

fn end_back_of(standing: CandidateStanding, reason: &str, beside: Beside) -> C {
    let paper = ByPaper { reason: reason.into(), document: "VB 20".into(), on: date(2026, 12, 9) };
    let back = EndTakenBack { award: award_id(), beside, standing, paper, stamp: by(CHAIRMAN, ISSUED) };
    C::TakeBackEnd(Box::new(back))
}

#[test]
fn an_end_that_was_recorded_in_error_is_taken_back_and_the_award_holds_again() {
    let again = || end_back("Bấm nhầm dòng.", Beside::default());
    for ended in [mistaken(), revoke(award_id(), "KL 03")] {
        let ended = with(decided(), ended);
        let told = facts(ended.clone(), again());
        assert!(matches!(&told[..], [E::AwardEndTakenBack { .. }]), "{told:?}");
        refuses(ended.clone(), end_back(" ", Beside::default()), R::ReasonMissing);
        let holds = with(ended, again());
        refuses(holds.clone(), again(), R::StillHolds { award: award_id() });
        facts(holds, mistaken());
    }
    refuses(decided(), again(), R::StillHolds { award: award_id() });
}

#[test]
fn the_end_of_an_award_stays_where_its_place_was_given_to_another() {
    let entries: Vec<Entry> = ["1", "2", "3", "4", "5"].map(individual).into();
    let four = with(to_chairman(&entries), award_all(1, 5, &entries[..4]));
    let five = with(with(four, mistaken()), award_all(2, 6, &entries[4..]));
    let refused = super::super::AwardRound::decide(&after(five).1, end_back("Bấm nhầm.", Beside::default()));
    assert!(matches!(refused, Err(R::QuotaExhausted { .. })), "{refused:?}");
}

#[test]
fn the_offices_own_error_gives_its_place_back_to_whoever_was_meant() {
    let entries: Vec<Entry> = ["1", "2", "3", "4", "5"].map(individual).into();
    let four = with(to_chairman(&entries), award_all(1, 5, &entries[..4]));
    let meant = &entries[4..];
    let refused = super::super::AwardRound::decide(&after(four.clone()).1, draft_all(meant));
    assert!(matches!(refused, Err(R::QuotaExhausted { used: 4, limit: 4, .. })), "{refused:?}");
    let given = facts(with(four, mistaken()), award_all(2, 6, meant));
    let E::AwardsDecided { decision, .. } = &given[0] else { panic!("{given:?}") };
    assert_eq!(decision.entries[0].within.as_ref().map(|within| within.place), Some(4));
}

#[test]
fn who_was_awarded_in_error_can_be_awarded_for_the_same_days_when_it_is_right() {
    let again = Entry { subject: "dt-1".into(), ..individual("2") };
    let entries = [individual("1"), again.clone()];
    let first = with(to_chairman(&entries), award_all(1, 5, &entries[..1]));
    assert_eq!(facts(with(first, mistaken()), award_all(2, 6, &[again])).len(), 3);
}

#[test]
fn what_was_handed_over_comes_back_step_by_step() {
    let gone = with(decided(), mistaken());
    let told = |before, now, reason: Option<&str>| E::RecoveryRecorded {
        award: award_id(),
        what: HandedOver::Money,
        before,
        now,
        reason: reason.map(Into::into),
        document: "PT 18".into(),
        on: date(2026, 12, 8),
        stamp: by(OFFICER, DECIDED),
    };
    let money = |now, reason| step(HandedOver::Money, now, reason);
    let partly = with(gone.clone(), money(Recovery::Partly, ""));
    assert_eq!(
        facts(gone.clone(), money(Recovery::Partly, "")),
        [told(Recovery::Due, Recovery::Partly, None)]
    );
    assert_eq!(facts(partly.clone(), money(Recovery::Partly, "")).len(), 1, "a second part");
    let done = with(partly, money(Recovery::Done, ""));
    refuses(done.clone(), money(Recovery::Done, ""), R::RecoveryStandsSo);
    // a step that was wrong is put right for a reason
    refuses(done.clone(), money(Recovery::Due, " "), R::ReasonMissing);
    let back = told(Recovery::Done, Recovery::Due, Some("Ghi nhầm phiếu."));
    assert_eq!(facts(done, money(Recovery::Due, "Ghi nhầm phiếu.")), [back]);
    refuses(gone.clone(), step(HandedOver::Artefact, Recovery::Done, ""), R::ReasonMissing);
    assert_eq!(facts(gone, step(HandedOver::Artefact, Recovery::Due, "Đã trao khung khen.")).len(), 1);
}

#[test]
fn nothing_is_to_come_back_of_an_award_that_holds_or_is_not_there() {
    let money = || step(HandedOver::Money, Recovery::Done, "");
    refuses(decided(), money(), R::NothingToRecover { award: award_id() });
    refuses(vec![open()], money(), R::NoSuchAward { award: award_id() });
    let early = ByPaper { reason: String::new(), document: "PT 18".into(), on: date(2026, 12, 7) };
    let step = RecoveryStep { award: award_id(), what: HandedOver::Money, now: Recovery::Done, paper: early };
    let recorded = C::RecordRecovery { step: Box::new(step), stamp: by(OFFICER, DECIDED) };
    let (on, since) = (date(2026, 12, 7), date(2026, 12, 8));
    let early = WrongDay::TooEarly { on, rests_on: RestsOn::End, since };
    refuses(with(decided(), mistaken()), recorded, R::WrongDay(early));
}

fn again(nomination: NominationId, reason: &str) -> C {
    let why = Why { reason: reason.into(), document: None, stamp: by(CHAIRMAN, DECIDED) };
    C::PutRight(Box::new(PutRight::TakeBack { step: RoundStep::AwardMade(nomination), why }))
}

#[test]
fn whoever_was_awarded_in_error_waits_for_the_decision_again_and_holds_one_award() {
    let dossier = || again(nomination("1"), "Quyết định lại.");
    refuses(decided(), dossier(), R::NothingToTakeBack);
    refuses(with(decided(), revoke(award_id(), "KL 03")), dossier(), R::NothingToTakeBack);
    let ended = with(decided(), mistaken());
    refuses(ended.clone(), again(nomination("1"), " "), R::ReasonMissing);
    refuses(with(ended.clone(), close()), dossier(), R::Closed);
    let waits = with(ended, dossier());
    refuses(waits.clone(), close(), R::Undecided { count: 1 });
    refuses(waits.clone(), dossier(), R::NothingToTakeBack);
    // not yet decided again, the end can still be taken back
    facts(waits.clone(), end_back("Bấm nhầm dòng.", Beside::default()));
    let twice = with(waits, award_all(2, 6, &[individual("1")]));
    let other = AwardId::from("phu-tan.2026-6-1");
    refuses(twice, end_back("Bấm nhầm dòng.", Beside::default()), R::AwardedForTheseDays { other });
}

#[test]
fn an_end_is_not_taken_back_once_something_else_came_of_the_nomination_that_was_taken_up_again() {
    let waits = with(with(decided(), mistaken()), again(nomination("1"), "Quyết định lại."));
    let end = || end_back("Bấm nhầm dòng.", Beside::default());
    let refused = with(waits.clone(), decide(vec![refuse(candidate(individual("1")), "Chưa đủ.")]));
    refuses(refused.clone(), end(), R::RestsOnIt { later: LaterStep::Decision });
    refuses(with(refused, close()), end(), R::RestsOnIt { later: LaterStep::Decision });
    for standing in [CandidateStanding::Withdrawn, CandidateStanding::Suspended, CandidateStanding::NotReady]
    {
        let end = || end_back_of(standing, "Bấm nhầm dòng.", Beside::default());
        refuses(waits.clone(), end(), R::NotReadyAgain { nomination: nomination("1") });
        // one that was never taken up again has its outcome
        facts(with(decided(), mistaken()), end());
    }
    facts(waits, end());
}

#[test]
fn the_place_that_an_award_was_given_as_is_looked_for_in_all_rounds() {
    let kind = NomineeKind::Collective;
    let right = vec![(award_id(), RightValue::Kind(kind))];
    let paper = ByPaper { reason: "Ghi nhầm.".into(), document: "12/CV".into(), on: date(2026, 12, 8) };
    let stamp = by(CHAIRMAN, DECIDED);
    let corrected = C::Correct { right, beside: Box::default(), paper, stamp };
    let ended = with(with(decided(), corrected), mistaken());
    let elsewhere = |spent_used| Beside { spent_used, ..Beside::default() };
    facts(ended.clone(), end_back("Bấm nhầm dòng.", elsewhere(3)));
    let refused = super::super::AwardRound::decide(&after(ended).1, end_back("Bấm nhầm.", elsewhere(4)));
    assert!(matches!(refused, Err(R::QuotaExhausted { used: 4, limit: 4, .. })), "{refused:?}");
}

#[test]
fn nothing_comes_back_before_the_award_holds_no_more() {
    let on = date(2026, 12, 9);
    let paper = ByPaper { reason: "Nhầm.".into(), document: "06/QĐ-UBND".into(), on };
    let (money, artefact) = (Recovery::Due, Recovery::NotGiven);
    let signed_by = "Chủ tịch Lê Văn Tám".into();
    let back =
        TakenBack { award: award_id(), mistake: Mistake::WrongPerson, paper, signed_by, money, artefact };
    let later: jiff::Timestamp = "2026-12-10T08:00:00+07:00".parse().unwrap();
    let ended = with(decided(), C::TakeBack { back: Box::new(back), stamp: Stamp::new(CHAIRMAN, later) });
    let (early, since) = (date(2026, 12, 8), on);
    let refusal = WrongDay::TooEarly { on: early, rests_on: RestsOn::End, since };
    refuses(ended, step(HandedOver::Money, Recovery::Done, ""), R::WrongDay(refusal));
}
