//! Rules of an account.

use super::*;
use crate::authority::{Role, Scope};
use crate::personal::Personal;
use crate::stamp::Stamp;
use cqrs_es::test::TestFramework;

type Rules = TestFramework<Account>;

fn stamp() -> Stamp {
    Stamp::new("sovang.admin", "2026-01-05T02:00:00Z".parse().unwrap())
}

fn grant(role: Role, scope: Scope) -> Grant {
    Grant { role, scope }
}

fn chairman() -> Grant {
    grant(Role::Chairman, Scope::Locality("phu-tan".into()))
}

fn opened() -> AccountEvent {
    let full_name = Personal::new("tk-1".into(), "Nguyễn Quốc Bảo".to_owned());
    AccountEvent::AccountOpened {
        full_name,
        position: "Chủ tịch UBND xã".into(),
        grants: vec![chairman()],
        stamp: stamp(),
    }
}

fn open(grants: Vec<Grant>) -> AccountCommand {
    let full_name = Personal::new("tk-1".into(), "Nguyễn Quốc Bảo".to_owned());
    AccountCommand::Open { full_name, position: "Chủ tịch UBND xã".into(), grants, stamp: stamp() }
}

#[test]
fn an_account_is_opened_only_once() {
    Rules::with(())
        .given_no_previous_events()
        .when(open(vec![chairman()]))
        .then_expect_events(vec![opened()]);
    Rules::with(()).given(vec![opened()]).when(open(vec![])).then_expect_error(AccountRefusal::AlreadyOpened);
}

#[test]
fn a_role_without_its_scope_is_refused() {
    let reporter = grant(Role::Reporter, Scope::Locality("phu-tan".into()));
    let everywhere = grant(Role::Chairman, Scope::Everywhere);
    for unsound in [reporter, everywhere] {
        let first = Rules::with(()).given_no_previous_events().when(open(vec![unsound.clone()]));
        first.then_expect_error(AccountRefusal::UnsoundScope);
        let later = AccountCommand::GrantRole { grant: unsound, reason: None, stamp: stamp() };
        Rules::with(()).given(vec![opened()]).when(later).then_expect_error(AccountRefusal::UnsoundScope);
    }
}

#[test]
fn a_role_is_granted_once_and_revoked_only_when_held() {
    let again = AccountCommand::GrantRole { grant: chairman(), reason: None, stamp: stamp() };
    Rules::with(()).given(vec![opened()]).when(again).then_expect_error(AccountRefusal::AlreadyGranted);
    let clerk = grant(Role::Clerk, Scope::Locality("phu-tan".into()));
    let absent = AccountCommand::RevokeRole { grant: clerk, reason: "thôi việc".into(), stamp: stamp() };
    Rules::with(()).given(vec![opened()]).when(absent).then_expect_error(AccountRefusal::NotGranted);
}

#[test]
fn a_locked_account_holds_no_role_until_unlocked() {
    let locked = AccountEvent::AccountLocked { reason: "nghỉ hưu".into(), stamp: stamp() };
    let mut account = Account::default();
    account.evolve(opened());
    assert_eq!(account.grants(), vec![chairman()]);
    account.evolve(locked.clone());
    assert!(account.grants().is_empty());

    let lock = AccountCommand::Lock { reason: "nghỉ hưu".into(), stamp: stamp() };
    Rules::with(()).given(vec![opened(), locked]).when(lock).then_expect_error(AccountRefusal::AlreadyLocked);
    let unlock = AccountCommand::Unlock { reason: "trở lại".into(), stamp: stamp() };
    Rules::with(()).given(vec![opened()]).when(unlock).then_expect_error(AccountRefusal::NotLocked);
}

#[test]
fn nothing_happens_to_an_account_that_is_not_there() {
    let lock = AccountCommand::Lock { reason: "nhầm".into(), stamp: stamp() };
    Rules::with(()).given_no_previous_events().when(lock).then_expect_error(AccountRefusal::NotOpened);
}

#[test]
fn a_misspelt_holder_is_put_right_with_a_reason() {
    let name = |name: &str| Personal::new("tk-1".into(), name.to_owned());
    let correct = |full_name: &str, position: &str, reason: &str| AccountCommand::CorrectHolder {
        full_name: name(full_name),
        position: position.into(),
        reason: reason.into(),
        stamp: stamp(),
    };
    let corrected = AccountEvent::AccountHolderCorrected {
        before: name("Nguyễn Quốc Bảo"),
        full_name: name("Nguyễn Quốc Báo"),
        before_position: "Chủ tịch UBND xã".into(),
        position: "CHỦ TỊCH".into(),
        reason: "Gõ sai dấu.".into(),
        stamp: stamp(),
    };
    let given = || Rules::with(()).given(vec![opened()]);
    given()
        .when(correct("Nguyễn Quốc Báo", "CHỦ TỊCH", "Gõ sai dấu."))
        .then_expect_events(vec![corrected.clone()]);
    let same = correct("Nguyễn Quốc Bảo", "Chủ tịch UBND xã", "Gõ sai dấu.");
    given().when(same).then_expect_error(AccountRefusal::SameAsRecorded);
    given().when(correct("Nguyễn Quốc Báo", " ", "Sai")).then_expect_error(AccountRefusal::NamelessHolder);
    given().when(correct("Nguyễn Quốc Báo", "CHỦ TỊCH", "")).then_expect_error(AccountRefusal::ReasonMissing);
    let again = correct("Nguyễn Quốc Bảo", "CHỦ TỊCH", "Bản đầu đúng.");
    Rules::with(()).given(vec![opened(), corrected]).when(again).inspect_result().unwrap();
}

#[test]
fn a_role_that_checks_another_is_given_to_the_same_person_only_for_a_reason() {
    let home = || Scope::Locality("phu-tan".into());
    let give = |role, reason: Option<&str>| AccountCommand::GrantRole {
        grant: grant(role, home()),
        reason: reason.map(Into::into),
        stamp: stamp(),
    };
    for role in [Role::Clerk, Role::AppraiserDossier, Role::AppraiserAchievement] {
        let unexplained = AccountRefusal::RolesUnexplained { held: Role::Chairman, role };
        for silent in [None, Some("  ")] {
            let refused = Rules::with(()).given(vec![opened()]).when(give(role, silent));
            refused.then_expect_error(unexplained.clone());
        }
        let both = open(vec![chairman(), grant(role, home())]);
        Rules::with(()).given_no_previous_events().when(both).then_expect_error(unexplained);
        let reason = Some("Xã ít người".to_owned());
        let granted = AccountEvent::RoleGranted { grant: grant(role, home()), reason, stamp: stamp() };
        Rules::with(())
            .given(vec![opened()])
            .when(give(role, Some("Xã ít người")))
            .then_expect_events(vec![granted]);
    }
    let reason = None;
    let granted = AccountEvent::RoleGranted { grant: grant(Role::Council, home()), reason, stamp: stamp() };
    Rules::with(()).given(vec![opened()]).when(give(Role::Council, None)).then_expect_events(vec![granted]);
}

#[test]
fn whoever_supervises_has_no_office_whatever_reason_is_given() {
    let role = Role::Supervisor;
    let give = AccountCommand::GrantRole {
        grant: grant(role, Scope::Locality("phu-tan".into())),
        reason: Some("Xã ít người".to_owned()),
        stamp: stamp(),
    };
    let clash = AccountRefusal::RolesClash { held: Role::Chairman, role };
    Rules::with(()).given(vec![opened()]).when(give).then_expect_error(clash);
}
