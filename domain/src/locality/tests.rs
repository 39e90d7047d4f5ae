//! Rules of a locality.

use super::*;
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
    LocalityCommand::RegisterUnit {
        unit: id.into(),
        name: name.into(),
        kind: UnitKind::Village,
        stamp: stamp(),
    }
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
    LocalityCommand::AppointCouncil { members, from, document: "QĐ 5".into(), stamp: stamp() }
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
    assert!(locality.delegation(&officer, SigningMode::ForHead, date(2025, 12, 22)).is_some());
    assert!(locality.delegation(&officer, SigningMode::ForHead, date(2026, 1, 1)).is_none());
    assert!(locality.delegation(&officer, SigningMode::ByOrder, date(2025, 12, 22)).is_none());
}

#[test]
fn a_person_is_erased_once() {
    let erased = LocalityEvent::SubjectErased {
        subject: "s1".into(),
        ground: "theo yêu cầu".into(),
        document: "CV 1".into(),
        stamp: stamp(),
    };
    let erase = LocalityCommand::EraseSubject {
        subject: "s1".into(),
        ground: "theo yêu cầu".into(),
        document: "CV 1".into(),
        stamp: stamp(),
    };
    refuses(vec![registered(), erased], erase, LocalityRefusal::AlreadyErased);
}
