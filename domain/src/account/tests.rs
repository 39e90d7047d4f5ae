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
        let later = AccountCommand::GrantRole { grant: unsound, stamp: stamp() };
        Rules::with(()).given(vec![opened()]).when(later).then_expect_error(AccountRefusal::UnsoundScope);
    }
}

#[test]
fn a_role_is_granted_once_and_revoked_only_when_held() {
    let again = AccountCommand::GrantRole { grant: chairman(), stamp: stamp() };
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
