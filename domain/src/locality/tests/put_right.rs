//! What was entered wrongly is put right, until something rests on it.

use super::*;

fn right(right: LocalityRight) -> LocalityCommand {
    LocalityCommand::PutRight { right, stamp: stamp() }
}

fn title(name: &str) -> LocalityTitle {
    LocalityTitle {
        kind: LocalityKind::Rural,
        name: name.into(),
        province: "An Giang".into(),
        province_kind: "tỉnh".into(),
    }
}

fn says(given: Vec<LocalityEvent>, when: LocalityRight, event: LocalityEvent) {
    Rules::with(()).given(given).when(right(when)).then_expect_events(vec![event]);
}

#[test]
fn name_and_kind_of_a_locality_are_put_right_for_a_reason() {
    let reason = || "Gõ sai dấu.".to_owned();
    let after = LocalityTitle { kind: LocalityKind::Ward, ..title("Phú Tấn") };
    let corrected = LocalityEvent::LocalityCorrected {
        before: title("Phú Tân"),
        after: after.clone(),
        reason: reason(),
        stamp: stamp(),
    };
    says(
        vec![registered()],
        LocalityRight::Title { after: after.clone(), reason: reason() },
        corrected.clone(),
    );
    let again = right(LocalityRight::Title { after: after.clone(), reason: reason() });
    refuses(vec![registered(), corrected], again, LocalityRefusal::StandsSo);
    let silent = right(LocalityRight::Title { after, reason: " ".into() });
    refuses(vec![registered()], silent, LocalityRefusal::ReasonMissing);
}

#[test]
fn the_kind_of_a_unit_is_put_right() {
    let kind =
        |after| LocalityRight::UnitKind { unit: "ap-trung".into(), after, reason: "Chọn nhầm.".into() };
    let corrected = LocalityEvent::UnitKindCorrected {
        unit: "ap-trung".into(),
        before: UnitKind::Village,
        after: UnitKind::Office,
        reason: "Chọn nhầm.".into(),
        stamp: stamp(),
    };
    says(with_two_units(), kind(UnitKind::Office), corrected);
    refuses(with_two_units(), right(kind(UnitKind::Village)), LocalityRefusal::StandsSo);
    refuses(vec![registered()], right(kind(UnitKind::Office)), LocalityRefusal::UnitNotRegistered);
}

fn strike(used: usize) -> LocalityRight {
    LocalityRight::Strike { unit: "ap-trung".into(), used, reason: "Ghi hai lần.".into() }
}

fn struck() -> LocalityEvent {
    LocalityEvent::UnitStruck {
        unit: "ap-trung".into(),
        name: "Ấp Trung".into(),
        reason: "Ghi hai lần.".into(),
        stamp: stamp(),
    }
}

#[test]
fn a_unit_entered_twice_is_struck_while_nothing_rests_on_it_and_can_be_entered_again() {
    says(with_two_units(), strike(0), struck());
    refuses(with_two_units(), right(strike(3)), LocalityRefusal::UnitInUse { used: 3 });
    let absorbed = LocalityEvent::UnitMerged {
        unit: "ap-dong".into(),
        into: "ap-trung".into(),
        document: "NQ 12".into(),
        stamp: stamp(),
    };
    let seated = LocalityEvent::CouncilAppointed {
        members: vec![member("chu-tich", CouncilPosition::Chair)],
        from: date(2025, 8, 15),
        document: "QĐ 5".into(),
        stamp: stamp(),
    };
    let resting = [with_two_units(), vec![absorbed, seated]].concat();
    refuses(resting, right(strike(0)), LocalityRefusal::UnitInUse { used: 2 });
    let gone = [with_two_units(), vec![struck()]].concat();
    refuses(gone.clone(), right(strike(0)), LocalityRefusal::UnitNotRegistered);
    let anew = unit("ap-trung", "Ấp Trung");
    Rules::with(()).given(gone).when(register_unit("ap-trung", "Ấp Trung")).then_expect_events(vec![anew]);
}

fn which() -> WhichDelegation {
    WhichDelegation {
        officer: "phu-tan.pho-chu-tich".into(),
        mode: SigningMode::ForHead,
        from: date(2026, 1, 1),
    }
}

fn given() -> Vec<LocalityEvent> {
    let WhichDelegation { officer, mode, from } = which();
    let until = Some(date(2026, 12, 31));
    let document = "04/QĐ-UBND".into();
    vec![
        registered(),
        LocalityEvent::OfficerDelegated { officer, mode, from, until, document, stamp: stamp() },
    ]
}

fn end(until: Date, signed: usize) -> LocalityRight {
    LocalityRight::EndDelegation { which: which(), until, document: "09/QĐ-UBND".into(), signed }
}

fn back(signed: usize) -> LocalityRight {
    LocalityRight::TakeBackDelegation { which: which(), reason: "Chọn nhầm người.".into(), signed }
}

#[test]
fn a_delegation_ends_earlier_by_a_text_and_holds_until_then() {
    let WhichDelegation { officer, mode, from } = which();
    let until = date(2026, 6, 30);
    let document = "09/QĐ-UBND".into();
    let ended = LocalityEvent::DelegationEnded { officer, mode, from, until, document, stamp: stamp() };
    says(given(), end(until, 0), ended.clone());
    refuses(given(), right(end(until, 2)), LocalityRefusal::DelegationUsed { signed: 2 });
    refuses(given(), right(end(date(2025, 12, 31), 0)), LocalityRefusal::EndsBeforeItStarts);
    refuses(given(), right(end(date(2026, 12, 31), 0)), LocalityRefusal::EndsAlready);
    refuses(vec![registered()], right(end(until, 0)), LocalityRefusal::NoSuchDelegation);
    let mut locality = Locality::default();
    given().into_iter().chain([ended]).for_each(|event| locality.evolve(event));
    assert_eq!(locality.delegations()[0].until, Some(until));
}

#[test]
fn a_delegation_that_was_never_given_is_taken_back_while_nothing_was_signed_by_it() {
    let WhichDelegation { officer, mode, from } = which();
    let reason = "Chọn nhầm người.".to_owned();
    let taken = LocalityEvent::DelegationTakenBack { officer, mode, from, reason, stamp: stamp() };
    says(given(), back(0), taken.clone());
    refuses(given(), right(back(1)), LocalityRefusal::DelegationUsed { signed: 1 });
    let gone = [given(), vec![taken]].concat();
    refuses(gone.clone(), right(back(0)), LocalityRefusal::NoSuchDelegation);
    let mut locality = Locality::default();
    gone.into_iter().for_each(|event| locality.evolve(event));
    assert!(locality.delegations().is_empty());
}

#[test]
fn of_one_officer_mode_and_first_day_one_delegation_is_recorded_and_one_taken_back() {
    let WhichDelegation { officer, mode, from } = which();
    let again = LocalityCommand::DelegateOfficer {
        officer: officer.clone(),
        mode,
        from,
        until: None,
        document: "05/QĐ-UBND".into(),
        stamp: stamp(),
    };
    refuses(given(), again.clone(), LocalityRefusal::AlreadyDelegated { from });
    let LocalityCommand::DelegateOfficer { until, document, .. } = again.clone() else { unreachable!() };
    let own =
        LocalityCommand::DelegateOfficer { officer: stamp().by, mode, from, until, document, stamp: stamp() };
    refuses(given(), own, LocalityRefusal::OwnDelegation);
    let reason = "Ghi nhầm ngày cuối.".to_owned();
    let taken =
        LocalityEvent::DelegationTakenBack { officer: officer.clone(), mode, from, reason, stamp: stamp() };
    let anew = LocalityEvent::OfficerDelegated {
        officer,
        mode,
        from,
        until: None,
        document: "05/QĐ-UBND".into(),
        stamp: stamp(),
    };
    let gone = [given(), vec![taken.clone()]].concat();
    Rules::with(()).given(gone).when(again).then_expect_events(vec![anew.clone()]);
    // a ledger of before may hold two: the later one is taken back, the first one stands
    let mut locality = Locality::default();
    [given(), vec![anew, taken]].concat().into_iter().for_each(|event| locality.evolve(event));
    let held: Vec<_> = locality.delegations().iter().map(|held| held.until).collect();
    assert_eq!(held, [Some(date(2026, 12, 31))]);
}

fn seats(names: &[&str]) -> Vec<CouncilMember> {
    let seat = |(place, name): (usize, &&str)| CouncilMember {
        account: (*name).into(),
        position: if place == 0 { CouncilPosition::Chair } else { CouncilPosition::Member },
        unit: "ap-trung".into(),
    };
    names.iter().enumerate().map(seat).collect()
}

const FOUR: [&str; 4] = ["phu-tan.a", "phu-tan.b", "phu-tan.c", "phu-tan.d"];

fn day(day: i8) -> Date {
    jiff::civil::date(2026, 1, day)
}

/// The first three of four, from the fifth of January.
fn with_a_council() -> Vec<LocalityEvent> {
    let appointed = LocalityEvent::CouncilAppointed {
        members: seats(&FOUR[..3]),
        from: day(5),
        document: "QĐ 5".into(),
        stamp: stamp(),
    };
    vec![registered(), appointed]
}

#[test]
fn a_council_recorded_wrongly_is_put_right_in_members_day_and_text() {
    let council = |which, members: &[&str], reason: &str| LocalityRight::Council {
        which,
        members: seats(members),
        from: day(6),
        document: "QĐ 6".into(),
        reason: reason.into(),
        met: vec![],
    };
    let corrected = LocalityEvent::CouncilCorrected {
        which: day(5),
        before: seats(&FOUR[..3]),
        members: seats(&FOUR),
        from: day(6),
        document: "QĐ 6".into(),
        reason: "Ghi thiếu.".into(),
        stamp: stamp(),
    };
    says(with_a_council(), council(day(5), &FOUR, "Ghi thiếu."), corrected.clone());
    let refused = |right_of, refusal| refuses(with_a_council(), right(right_of), refusal);
    refused(council(day(7), &FOUR, "Ghi thiếu."), LocalityRefusal::NoSuchCouncil);
    refused(council(day(5), &FOUR, " "), LocalityRefusal::ReasonMissing);
    refused(council(day(5), &FOUR[..2], "Ghi thiếu."), LocalityRefusal::CouncilTooSmall { members: 2 });
    let again = right(council(day(6), &FOUR, "Ghi thiếu."));
    let given = with_a_council().into_iter().chain([corrected]).collect();
    refuses(given, again, LocalityRefusal::StandsSo);
}

#[test]
fn a_council_that_has_met_keeps_its_members_and_first_day() {
    let after_a_meeting = |members: &[&str], first| LocalityRight::Council {
        which: day(5),
        members: seats(members),
        from: day(first),
        document: "QĐ 7".into(),
        reason: "Ghi nhầm số.".into(),
        met: vec![day(20)],
    };
    let has_met = || LocalityRefusal::CouncilHasMet { on: day(20) };
    refuses(with_a_council(), right(after_a_meeting(&FOUR, 5)), has_met());
    refuses(with_a_council(), right(after_a_meeting(&FOUR[..3], 6)), has_met());
    refuses(with_a_council(), right(after_a_meeting(&FOUR, 4)), has_met());
    let renumbered = LocalityEvent::CouncilCorrected {
        which: day(5),
        before: seats(&FOUR[..3]),
        members: seats(&FOUR[..3]),
        from: day(5),
        document: "QĐ 7".into(),
        reason: "Ghi nhầm số.".into(),
        stamp: stamp(),
    };
    says(with_a_council(), after_a_meeting(&FOUR[..3], 5), renumbered);
    // another council in its place is no way around, one that comes later is
    let anew = |first| LocalityCommand::AppointCouncil {
        members: seats(&FOUR),
        from: day(first),
        document: "QĐ 8".into(),
        met: vec![day(20)],
        stamp: stamp(),
    };
    refuses(with_a_council(), anew(5), has_met());
    let later = LocalityEvent::CouncilAppointed {
        members: seats(&FOUR),
        from: day(21),
        document: "QĐ 8".into(),
        stamp: stamp(),
    };
    Rules::with(()).given(with_a_council()).when(anew(21)).then_expect_events(vec![later.clone()]);
    // a meeting of the next council is none of this one
    let met_later = LocalityRight::Council {
        which: day(5),
        members: seats(&FOUR),
        from: day(5),
        document: "QĐ 6".into(),
        reason: "Ghi thiếu.".into(),
        met: vec![day(22)],
    };
    let with_the_next: Vec<_> = with_a_council().into_iter().chain([later]).collect();
    Rules::with(()).given(with_the_next).when(right(met_later)).inspect_result().unwrap();
}

#[test]
fn who_numbers_decisions_is_chosen_again_where_the_text_was_named_wrongly() {
    let by_text = |document: &str| LocalityEvent::NumberingChosen {
        numbering: Numbering::ByProgram,
        document: document.into(),
        stamp: stamp(),
    };
    let choose = |document: &str| LocalityCommand::ChooseNumbering {
        numbering: Numbering::ByProgram,
        document: document.into(),
        stamp: stamp(),
    };
    let history = vec![registered(), by_text("31/QĐ-UBND")];
    Rules::with(())
        .given(history.clone())
        .when(choose("32/QĐ-UBND"))
        .then_expect_events(vec![by_text("32/QĐ-UBND")]);
    refuses(history, choose("31/QĐ-UBND"), LocalityRefusal::NumberingAsBefore);
}

#[test]
fn a_new_name_that_was_recorded_by_mistake_is_taken_back() {
    let back =
        |reason: &str| LocalityRight::TakeBackRename { unit: "ap-trung".into(), reason: reason.into() };
    refuses(with_two_units(), right(back("Nhầm đơn vị.")), LocalityRefusal::NeverRenamed);
    let renamed = LocalityEvent::UnitRenamed {
        unit: "ap-trung".into(),
        before: "Ấp Trung".into(),
        after: "Ấp Trung Hòa".into(),
        document: "NQ 12/NQ-HĐND".into(),
        stamp: stamp(),
    };
    let given = || [with_two_units(), vec![renamed.clone()]].concat();
    let taken_back = LocalityEvent::UnitRenameTakenBack {
        unit: "ap-trung".into(),
        before: "Ấp Trung Hòa".into(),
        after: "Ấp Trung".into(),
        reason: "Nhầm đơn vị.".into(),
        stamp: stamp(),
    };
    says(given(), back("Nhầm đơn vị."), taken_back.clone());
    refuses(given(), right(back(" ")), LocalityRefusal::ReasonMissing);
    let again = [given(), vec![taken_back]].concat();
    refuses(again, right(back("Nhầm đơn vị.")), LocalityRefusal::NeverRenamed);
    let other = LocalityEvent::UnitRegistered {
        unit: "ap-trung-2".into(),
        name: "Ấp Trung".into(),
        kind: UnitKind::Village,
        stamp: stamp(),
    };
    let taken = LocalityRefusal::NameTaken { name: "Ấp Trung".into() };
    refuses([given(), vec![other]].concat(), right(back("Nhầm đơn vị.")), taken);
}
