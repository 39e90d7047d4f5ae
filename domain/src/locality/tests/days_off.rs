//! Days off that are announced later: declared, worked instead, taken back; what was said last holds.

use super::*;

#[test]
fn a_day_off_announced_later_is_off_and_the_day_for_it_is_worked() {
    let (monday, saturday) = (date(2026, 11, 23), date(2026, 11, 28));
    let declared = LocalityEvent::DayOffDeclared {
        day: monday,
        name: "Nghỉ hoán đổi".into(),
        instead: Some(saturday),
        document: "Thông báo số 12/TB-BNV".into(),
        stamp: stamp(),
    };
    let command = day_off(monday, Some(saturday));
    Rules::with(()).given(vec![registered()]).when(command.clone()).then_expect_events(vec![declared]);
    let calendar = after(vec![command]).calendar(&table());
    assert!(!calendar.is_working_day(monday) && calendar.is_working_day(saturday));
    assert_eq!(calendar.name(monday), Some("Nghỉ hoán đổi"));
    assert_eq!(calendar.last_working_day(date(2026, 11, 13), 10), Ok(date(2026, 11, 30)));
    assert!(table().is_working_day(monday), "other localities keep their calendar");
}

#[test]
fn only_a_day_that_is_worked_can_be_off_and_only_a_day_off_worked_instead() {
    let refused = |command, refusal| {
        assert_eq!(after(vec![day_off(date(2026, 11, 23), None)]).decide(command), Err(refusal));
    };
    for day in [date(2026, 11, 21), date(2026, 11, 23), date(2026, 11, 24)] {
        refused(day_off(day, None), LocalityRefusal::DayOffAlready { day });
    }
    let friday = date(2026, 11, 27);
    for instead in [friday, date(2026, 11, 26)] {
        refused(day_off(friday, Some(instead)), LocalityRefusal::WorkedAnyway { day: instead });
    }
}

#[test]
fn a_day_off_is_taken_back_once_and_worked_again() {
    let day = date(2026, 11, 23);
    let locality = after(vec![day_off(day, Some(date(2026, 11, 28))), take_back(day)]);
    assert_eq!(locality.calendar(&table()), table());
    let refusal = LocalityRefusal::DayOffNotDeclared { day };
    assert_eq!(locality.decide(take_back(day)), Err(refusal));
    let lawful = date(2026, 11, 24);
    let refusal = LocalityRefusal::DayOffNotDeclared { day: lawful };
    assert_eq!(locality.decide(take_back(lawful)), Err(refusal), "the law is not taken back");
    assert!(
        after(vec![day_off(day, None), take_back(day), day_off(day, None)])
            .days_off
            .iter()
            .any(|off| off.day == day)
    );
}

#[test]
fn of_two_declarations_about_one_day_the_later_holds() {
    let table = Holidays::default().with_year(2026, &[], &[]);
    let off = |day, instead, document: &str| LocalityCommand::DeclareDayOff {
        day,
        name: "Nghỉ hoán đổi".into(),
        instead,
        document: document.into(),
        table: table.clone(),
        stamp: stamp(),
    };
    let (sunday, tuesday) = (date(2026, 11, 29), date(2026, 12, 8));
    let mut locality = Locality::default();
    locality.evolve(registered());
    for command in [off(tuesday, Some(sunday), "TB 1"), off(sunday, None, "TB 2")] {
        locality.decide(command).unwrap().into_iter().for_each(|event| locality.evolve(event));
    }
    let calendar = locality.calendar(&table);
    assert!(!calendar.is_working_day(sunday) && !calendar.is_working_day(tuesday), "it is off after all");
}
