//! Localities and accounts.

use super::{Driven, PEOPLE, life, one_of, stamps};
use jiff::civil::date;
use proptest::prelude::*;
use sovang_domain::account::{Account, AccountCommand};
use sovang_domain::authority::{Grant, Role, Scope};
use sovang_domain::calendar::Holidays;
use sovang_domain::fact::Fact;
use sovang_domain::ids::UnitId;
use sovang_domain::locality::{
    CouncilMember, CouncilPosition, Locality, LocalityCommand, LocalityKind, NewUnit, SigningMode, UnitKind,
};
use sovang_domain::personal::Personal;

/// The last one cannot stand in an address.
const UNITS: [&str; 3] = ["ap-trung", "ap-dong", "Ấp Bắc"];

fn localities() -> impl Strategy<Value = LocalityCommand> {
    use LocalityCommand as C;
    let unit = one_of(&UNITS).prop_map(UnitId::from);
    let name = one_of(&["Ấp Trung", "Ấp Đông", "Ấp Bắc"]).prop_map(str::to_owned);
    let member = (one_of(&PEOPLE), any::<bool>()).prop_map(|(account, chair)| CouncilMember {
        account: account.into(),
        position: if chair { CouncilPosition::Chair } else { CouncilPosition::Member },
        unit: "ap-trung".into(),
    });
    let day = prop_oneof![Just(date(2025, 8, 15)), Just(date(2026, 1, 1))];
    let day_off = prop_oneof![Just(date(2026, 11, 23)), Just(date(2026, 11, 27))];
    let document = || "NQ 12".to_owned();
    prop_oneof![
        3 => stamps().prop_map(|stamp| C::Register {
            kind: LocalityKind::Ward,
            name: "Sen Hồng".into(),
            province: "Sông Tiền".into(),
            province_kind: "tỉnh".into(),
            stamp,
        }),
        4 => (unit.clone(), name.clone(), stamps()).prop_map(|(unit, name, stamp)| C::RegisterUnits {
            units: vec![NewUnit { unit, name, kind: UnitKind::Village }],
            stamp,
        }),
        2 => (unit.clone(), name, stamps())
            .prop_map(move |(unit, name, stamp)| C::RenameUnit { unit, name, document: document(), stamp }),
        2 => (unit.clone(), unit, stamps())
            .prop_map(move |(unit, into, stamp)| C::MergeUnit { unit, into, document: document(), stamp }),
        2 => (prop::collection::vec(member, 0..5), day.clone(), stamps()).prop_map(
            move |(members, from, stamp)| C::AppointCouncil { members, from, document: document(), met: vec![], stamp }
        ),
        2 => (one_of(&PEOPLE), day.clone(), prop::option::of(day), stamps()).prop_map(
            move |(officer, from, until, stamp)| C::DelegateOfficer {
                officer: officer.into(),
                mode: SigningMode::ForHead,
                from,
                until,
                document: document(),
                stamp,
            }
        ),
        1 => (day_off.clone(), stamps()).prop_map(move |(day, stamp)| C::DeclareDayOff {
            day,
            name: "Nghỉ hoán đổi".into(),
            instead: None,
            document: document(),
            table: Holidays::default(),
            stamp,
        }),
        1 => (day_off, stamps()).prop_map(move |(day, stamp)| C::TakeBackDayOff {
            day,
            reason: "Đã thay thế".into(),
            document: document(),
            stamp,
        }),
        1 => stamps().prop_map(move |stamp| C::EraseSubject {
            subjects: vec!["dt-1".into()],
            ground: "theo yêu cầu".into(),
            document: document(),
            stamp,
        }),
    ]
}

fn accounts() -> impl Strategy<Value = AccountCommand> {
    use AccountCommand as C;
    let scopes = prop_oneof![
        Just(Scope::Everywhere),
        Just(Scope::Locality("x".into())),
        Just(Scope::Unit("x".into(), "a".into()))
    ];
    let grant = (one_of(&Role::ALL), scopes).prop_map(|(role, scope)| Grant { role, scope });
    let full_name = || Personal::new("tk-1".into(), "Đỗ Thị Bưởi".to_owned());
    prop_oneof![
        (prop::collection::vec(grant.clone(), 0..2), stamps()).prop_map(move |(grants, stamp)| C::Open {
            full_name: full_name(),
            position: "công chức".into(),
            grants,
            stamp,
        }),
        (grant.clone(), stamps()).prop_map(|(grant, stamp)| C::GrantRole { grant, reason: None, stamp }),
        (grant, stamps()).prop_map(|(grant, stamp)| C::RevokeRole {
            grant,
            reason: "thôi việc".into(),
            stamp
        }),
        stamps().prop_map(|stamp| C::Lock { reason: "nghỉ".into(), stamp }),
        stamps().prop_map(|stamp| C::Unlock { reason: "trở lại".into(), stamp }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_two_living_units_of_a_locality_bear_one_name(commands in life(localities())) {
        let mut locality = Driven::<Locality>::new(Fact::Locality);
        for command in commands {
            locality.give(command)?;
        }
        locality.is_rebuilt_the_same()?;
        let living = locality.state.units().values().filter(|unit| unit.merged_into.is_none());
        let mut names: Vec<&str> = living.map(|unit| unit.name.as_str()).collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        prop_assert_eq!(names.len(), all);
        let into = locality.state.units().values().filter_map(|unit| unit.merged_into.as_ref());
        prop_assert!(into.into_iter().all(|into| locality.state.units().contains_key(into)));
    }

    #[test]
    fn an_account_holds_sound_roles_and_none_while_locked(commands in life(accounts())) {
        let mut account = Driven::<Account>::new(Fact::Account);
        for command in commands {
            account.give(command)?;
            let grants = account.state.grants();
            prop_assert!(grants.iter().all(Grant::is_sound));
            prop_assert!(account.state.is_active() || grants.is_empty());
        }
        account.is_rebuilt_the_same()?;
    }
}
