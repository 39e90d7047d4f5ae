//! Rules of a locality.

mod days_off;
mod founded;
mod lists;
mod parameters;
mod put_right;

use super::*;
use crate::calendar::Holidays;
use crate::stamp::Stamp;
use cqrs_es::test::TestFramework;
use jiff::civil::date;

type Rules = TestFramework<Locality>;

fn stamp() -> Stamp {
    Stamp::new("sovang.admin", "2025-08-01T02:00:00Z".parse().unwrap())
}

fn registered() -> LocalityEvent {
    LocalityEvent::LocalityRegistered {
        kind: LocalityKind::Rural,
        name: "Phú Tân".into(),
        province: "An Giang".into(),
        province_kind: "tỉnh".into(),
        stamp: stamp(),
    }
}

fn unit(id: &str, name: &str) -> LocalityEvent {
    LocalityEvent::UnitRegistered {
        unit: id.into(),
        name: name.into(),
        kind: UnitKind::Village,
        stamp: stamp(),
    }
}

fn with_two_units() -> Vec<LocalityEvent> {
    vec![registered(), unit("ap-trung", "Ấp Trung"), unit("ap-dong", "Ấp Đông")]
}

fn register_unit(id: &str, name: &str) -> LocalityCommand {
    register_units(&[(id, name)])
}

fn register_units(units: &[(&str, &str)]) -> LocalityCommand {
    let new = |(id, name): &(&str, &str)| NewUnit {
        unit: (*id).into(),
        name: (*name).into(),
        kind: UnitKind::Village,
    };
    LocalityCommand::RegisterUnits { units: units.iter().map(new).collect(), stamp: stamp() }
}

fn merge(unit: &str, into: &str) -> LocalityCommand {
    LocalityCommand::MergeUnit {
        unit: unit.into(),
        into: into.into(),
        document: "NQ 12".into(),
        stamp: stamp(),
    }
}

fn member(login: &str, position: CouncilPosition) -> CouncilMember {
    CouncilMember { account: AccountId::within(&"phu-tan".into(), login), position, unit: "ap-trung".into() }
}

fn appoint(members: Vec<CouncilMember>) -> LocalityCommand {
    let from = date(2025, 8, 15);
    LocalityCommand::AppointCouncil { members, from, document: "QĐ 5".into(), met: vec![], stamp: stamp() }
}

fn refuses(given: Vec<LocalityEvent>, when: LocalityCommand, refusal: LocalityRefusal) {
    Rules::with(()).given(given).when(when).then_expect_error(refusal);
}

#[test]
fn a_locality_is_registered_once_and_first() {
    let register = LocalityCommand::Register {
        kind: LocalityKind::Rural,
        name: "Phú Tân".into(),
        province: "An Giang".into(),
        province_kind: "tỉnh".into(),
        stamp: stamp(),
    };
    Rules::with(()).given_no_previous_events().when(register.clone()).then_expect_events(vec![registered()]);
    refuses(vec![registered()], register, LocalityRefusal::AlreadyRegistered);
    refuses(vec![], register_unit("ap-trung", "Ấp Trung"), LocalityRefusal::NotRegistered);
}

#[test]
fn units_have_their_own_address_and_name() {
    refuses(
        with_two_units(),
        register_unit("Ấp Bắc", "Ấp Bắc"),
        LocalityRefusal::NotAnAddress { text: "Ấp Bắc".into() },
    );
    refuses(with_two_units(), register_unit("ap-trung", "Ấp Bắc"), LocalityRefusal::UnitAlreadyRegistered);
    refuses(
        with_two_units(),
        register_unit("ap-bac", "Ấp Đông"),
        LocalityRefusal::NameTaken { name: "Ấp Đông".into() },
    );
    let rename = |unit: &str, name: &str| LocalityCommand::RenameUnit {
        unit: unit.into(),
        name: name.into(),
        document: "NQ 12".into(),
        stamp: stamp(),
    };
    refuses(
        with_two_units(),
        rename("ap-trung", "Ấp Đông"),
        LocalityRefusal::NameTaken { name: "Ấp Đông".into() },
    );
    refuses(with_two_units(), rename("ap-bac", "Ấp Mới"), LocalityRefusal::UnitNotRegistered);
}

#[test]
fn a_merged_unit_stays_known_and_is_merged_once() {
    let merged = LocalityEvent::UnitMerged {
        unit: "ap-trung".into(),
        into: "ap-dong".into(),
        document: "NQ 12".into(),
        stamp: stamp(),
    };
    let mut history = with_two_units();
    history.push(merged);
    refuses(history, merge("ap-trung", "ap-dong"), LocalityRefusal::UnitAlreadyMerged);
    refuses(with_two_units(), merge("ap-trung", "ap-trung"), LocalityRefusal::MergedIntoItself);
}

#[test]
fn a_council_has_three_members_one_chair_and_nobody_twice() {
    use CouncilPosition::{Chair, Member};
    refuses(
        with_two_units(),
        appoint(vec![member("a", Chair)]),
        LocalityRefusal::CouncilTooSmall { members: 1 },
    );
    let headless = vec![member("a", Member), member("b", Member), member("c", Member)];
    refuses(with_two_units(), appoint(headless), LocalityRefusal::NotOneChair);
    let twice = vec![member("a", Chair), member("b", Member), member("b", Member)];
    refuses(with_two_units(), appoint(twice), LocalityRefusal::MemberTwice);
}

#[test]
fn the_council_in_office_is_the_latest_appointed_by_that_day() {
    let council = |from: Date, login: &str| LocalityEvent::CouncilAppointed {
        members: vec![member(login, CouncilPosition::Chair)],
        from,
        document: "QĐ".into(),
        stamp: stamp(),
    };
    let mut locality = Locality::default();
    locality.evolve(council(date(2025, 8, 15), "a"));
    locality.evolve(council(date(2026, 1, 1), "b"));
    assert_eq!(locality.council_on(date(2025, 8, 14)), None);
    assert_eq!(locality.council_on(date(2025, 12, 31)).unwrap().members[0].account.local(), "a");
    assert_eq!(locality.council_on(date(2026, 1, 1)).unwrap().members[0].account.local(), "b");
}

#[test]
fn a_delegation_holds_only_in_its_days() {
    let delegate = |until| LocalityCommand::DelegateOfficer {
        officer: "phu-tan.pct".into(),
        mode: SigningMode::ForHead,
        from: date(2025, 12, 1),
        until,
        document: "GUQ 3".into(),
        stamp: stamp(),
    };
    refuses(with_two_units(), delegate(Some(date(2025, 11, 1))), LocalityRefusal::EndsBeforeItStarts);
    let mut locality = Locality::default();
    locality.evolve(registered());
    for event in locality.decide(delegate(Some(date(2025, 12, 31)))).unwrap() {
        locality.evolve(event);
    }
    let officer = "phu-tan.pct".into();
    let [text] = locality.delegations() else { panic!("one text") };
    assert_eq!((&text.officer, text.mode), (&officer, SigningMode::ForHead));
    assert!(text.holds_on(date(2025, 12, 22)) && !text.holds_on(date(2026, 1, 1)));
}

#[test]
fn a_person_is_erased_once() {
    let erased = LocalityEvent::SubjectErased {
        subject: "s1".into(),
        ground: "theo yêu cầu".into(),
        document: "CV 1".into(),
        stamp: stamp(),
    };
    let erase = |subjects: &[&str]| LocalityCommand::EraseSubject {
        subjects: subjects.iter().map(|subject| (*subject).into()).collect(),
        ground: "theo yêu cầu".into(),
        document: "CV 1".into(),
        stamp: stamp(),
    };
    refuses(vec![registered(), erased.clone()], erase(&["s1"]), LocalityRefusal::AlreadyErased);
    let mut locality = Locality::default();
    for event in [registered(), erased] {
        locality.evolve(event);
    }
    let erased = locality.decide(erase(&["s1", "s2"])).unwrap();
    let [LocalityEvent::SubjectErased { subject, .. }] = &erased[..] else { panic!("{erased:?}") };
    assert_eq!(subject.as_str(), "s2", "the other ids of the person are erased with it");
}

fn table() -> Holidays {
    let off = [(date(2026, 11, 24), "Ngày Văn hóa Việt Nam".to_owned())];
    Holidays::new(off.into(), [].into(), vec![2026])
}

fn day_off(day: Date, instead: Option<Date>) -> LocalityCommand {
    LocalityCommand::DeclareDayOff {
        day,
        name: "Nghỉ hoán đổi".into(),
        instead,
        document: "Thông báo số 12/TB-BNV".into(),
        table: table(),
        stamp: stamp(),
    }
}

fn take_back(day: Date) -> LocalityCommand {
    LocalityCommand::TakeBackDayOff {
        day,
        reason: "Thông báo đã được thay thế".into(),
        document: "Thông báo số 15/TB-BNV".into(),
        stamp: stamp(),
    }
}

/// What a locality is after these requests.
fn after(commands: Vec<LocalityCommand>) -> Locality {
    let mut locality = Locality::default();
    locality.evolve(registered());
    for command in commands {
        for event in locality.decide(command).unwrap() {
            locality.evolve(event);
        }
    }
    locality
}

#[test]
fn a_misspelt_name_of_a_unit_is_put_right_and_is_no_former_name() {
    let correct = |unit: &str, name: &str, reason: &str| LocalityCommand::CorrectUnitName {
        unit: unit.into(),
        name: name.into(),
        reason: reason.into(),
        stamp: stamp(),
    };
    let given = || Rules::with(()).given(with_two_units());
    given().when(correct("ap-dong", "Ấp Đông Hòa", "Gõ thiếu")).then_expect_events(vec![
        LocalityEvent::UnitNameCorrected {
            unit: "ap-dong".into(),
            before: "Ấp Đông".into(),
            after: "Ấp Đông Hòa".into(),
            reason: "Gõ thiếu".into(),
            stamp: stamp(),
        },
    ]);
    let taken = LocalityRefusal::NameTaken { name: "Ấp Trung".into() };
    given().when(correct("ap-dong", "Ấp Trung", "Sai")).then_expect_error(taken);
    given().when(correct("ap-dong", "Ấp Đông Hòa", " ")).then_expect_error(LocalityRefusal::ReasonMissing);
    given().when(correct("ap-tay", "Ấp Tây", "Sai")).then_expect_error(LocalityRefusal::UnitNotRegistered);
}

#[test]
fn a_merger_recorded_by_mistake_is_taken_back() {
    let back = |reason: &str| LocalityCommand::TakeBackMerger {
        unit: "ap-dong".into(),
        reason: reason.into(),
        stamp: stamp(),
    };
    let merged = LocalityEvent::UnitMerged {
        unit: "ap-dong".into(),
        into: "ap-trung".into(),
        document: "NQ 1".into(),
        stamp: stamp(),
    };
    let given = |more: Vec<LocalityEvent>| {
        let mut all = with_two_units();
        all.extend(more);
        Rules::with(()).given(all)
    };
    given(vec![]).when(back("Nhầm")).then_expect_error(LocalityRefusal::UnitNotMerged);
    given(vec![merged.clone()]).when(back("")).then_expect_error(LocalityRefusal::ReasonMissing);
    given(vec![merged.clone()]).when(back("Nhầm")).inspect_result().unwrap();
    let taken = LocalityRefusal::NameTaken { name: "Ấp Đông".into() };
    given(vec![merged, unit("ap-dong-2", "Ấp Đông")]).when(back("Nhầm")).then_expect_error(taken);
}

#[test]
fn a_unit_has_on_a_day_the_name_it_bore_then_rightly_spelt_until_it_is_part_of_another() {
    let at = |day: &str| Stamp::new("phu-tan.van-thu", format!("{day}T08:00:00+07:00").parse().unwrap());
    let mut locality = Locality::default();
    let (unit, document) = (UnitId::from("ap-bac"), String::from("NQ 19"));
    let register = LocalityEvent::UnitRegistered {
        unit: unit.clone(),
        name: "Ấp Bácc".into(),
        kind: UnitKind::Village,
        stamp: at("2026-01-05"),
    };
    let correct = LocalityEvent::UnitNameCorrected {
        unit: unit.clone(),
        before: "Ấp Bácc".into(),
        after: "Ấp Bắc".into(),
        reason: "Gõ nhầm.".into(),
        stamp: at("2026-01-06"),
    };
    let rename = LocalityEvent::UnitRenamed {
        unit: unit.clone(),
        before: "Ấp Bắc".into(),
        after: "Ấp Mới".into(),
        document: document.clone(),
        stamp: at("2026-03-01"),
    };
    let merge = LocalityEvent::UnitMerged {
        unit: unit.clone(),
        into: "ap-dong".into(),
        document,
        stamp: at("2026-10-01"),
    };
    for event in [register, correct, rename, merge] {
        locality.evolve(event);
    }
    let name = |year, month, day| locality.units()[&unit].name_on(jiff::civil::date(year, month, day));
    assert_eq!(name(2025, 12, 1), Some("Ấp Bắc"), "before it was known here, the first known");
    assert_eq!((name(2026, 2, 28), name(2026, 3, 1)), (Some("Ấp Bắc"), Some("Ấp Mới")));
    assert_eq!((name(2026, 9, 30), name(2026, 10, 1)), (Some("Ấp Mới"), None));
}

#[test]
fn who_numbers_decisions_is_changed_by_a_text_and_only_to_something_else() {
    let choose = |numbering| LocalityCommand::ChooseNumbering {
        numbering,
        document: "31/QĐ-UBND".into(),
        stamp: stamp(),
    };
    refuses(vec![registered()], choose(Numbering::ByClerk), LocalityRefusal::NumberingAsBefore);
    let chosen = LocalityEvent::NumberingChosen {
        numbering: Numbering::ByProgram,
        document: "31/QĐ-UBND".into(),
        stamp: stamp(),
    };
    let (history, again) = (vec![registered(), chosen.clone()], choose(Numbering::ByProgram));
    Rules::with(()).given(vec![registered()]).when(again.clone()).then_expect_events(vec![chosen]);
    refuses(history, again, LocalityRefusal::NumberingAsBefore);
}
