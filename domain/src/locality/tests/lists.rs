//! Units that come as a list.

use super::*;

#[test]
fn units_of_one_list_are_entered_all_or_none() {
    let given = || Rules::with(()).given(vec![registered()]);
    let both = [("ap-trung", "Ấp Trung"), ("ap-dong", "Ấp Đông")];
    let entered = with_two_units().split_off(1);
    given().when(register_units(&both)).then_expect_events(entered);
    let twice = [("ap-trung", "Ấp Trung"), ("ap-trung", "Ấp Đông")];
    given().when(register_units(&twice)).then_expect_error(LocalityRefusal::UnitAlreadyRegistered);
    let alike = [("ap-trung", "Ấp Trung"), ("ap-trung-2", "Ấp Trung")];
    let taken = LocalityRefusal::NameTaken { name: "Ấp Trung".into() };
    given().when(register_units(&alike)).then_expect_error(taken);
}
