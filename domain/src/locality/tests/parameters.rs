//! What a locality sets itself holds from its day on, by a text and for a reason; a slip is taken back.

use super::*;
use crate::money::Dong;
use crate::rules::{CountedFrom, NamedDay, Parameter, ParameterName, RuleFiles, Rulebook, Vote};

fn own(parameter: Parameter, from: Date) -> OwnParameter {
    OwnParameter { from, parameter, document: "Quyết định 18/QĐ-UBND".into() }
}

fn notice(working_days: u16) -> OwnParameter {
    own(Parameter::Notice { working_days }, date(2026, 12, 1))
}

fn change(change: ParameterChange) -> LocalityCommand {
    LocalityCommand::ChangeParameter { change, stamp: stamp() }
}

fn set(own: OwnParameter) -> LocalityCommand {
    change(ParameterChange::Set { own, reason: "Quy chế mới".into() })
}

fn was_set(own: OwnParameter) -> LocalityEvent {
    let OwnParameter { from, parameter, document } = own;
    LocalityEvent::ParameterSet {
        parameter, from, document, reason: "Quy chế mới".into(), stamp: stamp()
    }
}

fn back(reason: &str) -> LocalityCommand {
    let (name, from) = (ParameterName::Notice, date(2026, 12, 1));
    change(ParameterChange::TakeBack { name, from, reason: reason.into() })
}

fn shipped() -> Rulebook {
    let read = |name: &str| std::fs::read_to_string(format!("../rules/{name}.toml")).unwrap();
    let names = ["award-forms", "base-salary", "holidays", "rounds", "dossier"];
    let [award_forms, base_salary, holidays, rounds, dossier] = &names.map(read);
    Rulebook::parse(&RuleFiles { award_forms, base_salary, holidays, rounds, dossier }).unwrap()
}

fn locality(own: impl IntoIterator<Item = OwnParameter>) -> Locality {
    let mut locality = Locality::default();
    locality.evolve(registered());
    own.into_iter().for_each(|own| locality.evolve(was_set(own)));
    locality
}

#[test]
fn a_parameter_is_set_by_a_text_for_a_reason_and_not_twice_alike() {
    Rules::with(())
        .given(vec![registered()])
        .when(set(notice(7)))
        .then_expect_events(vec![was_set(notice(7))]);
    refuses(vec![registered(), was_set(notice(7))], set(notice(7)), LocalityRefusal::StandsSo);
    let anew = vec![registered(), was_set(notice(7))];
    Rules::with(()).given(anew).when(set(notice(5))).then_expect_events(vec![was_set(notice(5))]);
    let silent = change(ParameterChange::Set { own: notice(7), reason: " ".into() });
    refuses(vec![registered()], silent, LocalityRefusal::ReasonMissing);
    let without_text = OwnParameter { document: String::new(), ..notice(7) };
    refuses(vec![registered()], set(without_text), LocalityRefusal::ParameterOnNoPaper);
}

#[test]
fn a_value_that_cannot_be_meant_is_refused() {
    let vote = |quorum_percent, threshold_percent| {
        Parameter::Voting(Vote {
            quorum_percent,
            threshold_percent,
            threshold_included: false,
            counted_from: CountedFrom::Voting,
            absent_in_writing: false,
        })
    };
    let day = |year, month, day| NamedDay { date: date(year, month, day), name: "Tết".into() };
    let year = |off, worked| Parameter::DaysOff { year: 2027, off, worked };
    for unsound in [
        Parameter::Notice { working_days: 0 },
        Parameter::Notice { working_days: 61 },
        vote(0, 50),
        vote(66, 101),
        vote(66, 100),
        Parameter::Returns { at_most: 6 },
        Parameter::BaseSalary(Dong(2_530)),
        Parameter::LegalBases(Vec::new()),
        Parameter::LegalBases(vec![" ".into()]),
        year(Vec::new(), Vec::new()),
        year(vec![day(2026, 1, 1)], Vec::new()),
        year(vec![day(2027, 1, 2)], Vec::new()),
        year(vec![day(2027, 1, 1)], vec![day(2027, 1, 4)]),
        year(vec![day(2027, 1, 1), day(2027, 1, 1)], Vec::new()),
    ] {
        let said = format!("{unsound:?}");
        assert!(!unsound.is_sound(), "{said}");
        refuses(vec![registered()], set(own(unsound, date(2027, 1, 1))), LocalityRefusal::ParameterUnsound);
    }
}

#[test]
fn how_rounds_are_run_does_not_bind_backwards_a_salary_may() {
    let from = date(2025, 7, 31);
    let early = set(own(Parameter::Returns { at_most: 2 }, from));
    refuses(vec![registered()], early, LocalityRefusal::ParameterBindsBackwards { from });
    let salary = own(Parameter::BaseSalary(Dong(2_800_000)), from);
    Rules::with(())
        .given(vec![registered()])
        .when(set(salary.clone()))
        .then_expect_events(vec![was_set(salary)]);
}

#[test]
fn a_parameter_set_by_mistake_is_taken_back_once() {
    let taken = LocalityEvent::ParameterTakenBack {
        name: ParameterName::Notice,
        from: date(2026, 12, 1),
        reason: "Ghi nhầm".into(),
        stamp: stamp(),
    };
    let given = vec![registered(), was_set(notice(7))];
    refuses(given.clone(), back(""), LocalityRefusal::ReasonMissing);
    Rules::with(()).given(given.clone()).when(back("Ghi nhầm")).then_expect_events(vec![taken.clone()]);
    let none = LocalityRefusal::ParameterNotSet { from: date(2026, 12, 1) };
    refuses([given, vec![taken]].concat(), back("Ghi nhầm"), none);
}

#[test]
fn what_was_set_for_the_same_day_before_holds_again_once_the_later_is_taken_back() {
    let rules = |locality: &Locality| locality.rules(&shipped());
    let days = |locality: &Locality| rules(locality).rounds(date(2026, 12, 1)).unwrap().notice.working_days;
    let mut locality = locality([notice(7), notice(5)]);
    assert_eq!(days(&locality), 5);
    let taken = || LocalityEvent::ParameterTakenBack {
        name: ParameterName::Notice,
        from: date(2026, 12, 1),
        reason: "Ghi nhầm".into(),
        stamp: stamp(),
    };
    locality.evolve(taken());
    assert_eq!(days(&locality), 7);
    locality.evolve(taken());
    assert_eq!(days(&locality), 10, "the shipped rule");
}

#[test]
fn a_table_of_days_off_is_of_its_whole_year() {
    let off = vec![NamedDay { date: date(2027, 1, 1), name: "Tết Dương lịch".into() }];
    let year = |from| own(Parameter::DaysOff { year: 2027, off: off.clone(), worked: Vec::new() }, from);
    for from in [date(2027, 1, 2), date(2026, 1, 1)] {
        refuses(vec![registered()], set(year(from)), LocalityRefusal::ParameterUnsound);
    }
    let first = year(date(2027, 1, 1));
    Rules::with(())
        .given(vec![registered()])
        .when(set(first.clone()))
        .then_expect_events(vec![was_set(first)]);
}

#[test]
fn what_is_set_holds_from_its_day_on_and_beside_it_the_shipped_rules_hold() {
    let shipped = shipped();
    let rules = locality([notice(7)]).rules(&shipped);
    let on = |rules: &Rulebook, day| rules.rounds(day).unwrap().clone();
    assert_eq!(on(&rules, date(2026, 11, 30)), on(&shipped, date(2026, 11, 30)));
    let (then, there) = (on(&rules, date(2026, 12, 1)), on(&shipped, date(2026, 12, 1)));
    assert_eq!((then.notice.working_days, then.notice.source.as_str()), (7, "Quyết định 18/QĐ-UBND"));
    assert_eq!((then.voting, then.legal_bases), (there.voting, there.legal_bases));
    let early = locality([own(Parameter::Notice { working_days: 3 }, date(2026, 1, 1)), notice(7)]);
    let days = |day| on(&early.rules(&shipped), day).notice.working_days;
    assert_eq!([days(date(2026, 1, 1)), days(date(2026, 10, 1)), days(date(2026, 12, 1))], [3, 3, 7]);
}

#[test]
fn prizes_follow_a_base_salary_that_was_set() {
    let (form, kind) = ("giay-khen".into(), crate::nominee::NomineeKind::Individual);
    let rules = locality([own(Parameter::BaseSalary(Dong(3_000_000)), date(2027, 7, 1))]).rules(&shipped());
    let prize = |day| rules.prize(&form, kind, day).unwrap().amount;
    assert_eq!([prize(date(2027, 6, 30)), prize(date(2027, 7, 1))], [Dong(760_000), Dong(900_000)]);
    // a level of before, recorded late, is that of its days: it undoes no later one, and of one day the last record holds
    let old = own(Parameter::BaseSalary(Dong(2_340_000)), date(2024, 7, 1));
    let mistyped = own(Parameter::BaseSalary(Dong(2_430_000)), date(2024, 7, 1));
    let rules = locality([mistyped, old]).rules(&shipped());
    let level = |day| rules.prize(&form, kind, day).unwrap().base_salary;
    assert_eq!([level(date(2026, 6, 30)), level(date(2026, 11, 20))], [Dong(2_340_000), Dong(2_530_000)]);
}

#[test]
fn a_year_of_days_off_makes_working_days_countable() {
    let table = shipped().holidays().clone();
    assert!(table.last_working_day(date(2026, 12, 30), 3).is_err(), "nobody has entered the year");
    let off = vec![NamedDay { date: date(2027, 1, 1), name: "Tết Dương lịch".into() }];
    let year = own(Parameter::DaysOff { year: 2027, off, worked: Vec::new() }, date(2027, 1, 1));
    let calendar = locality([year]).calendar(&table);
    assert_eq!(calendar.last_working_day(date(2026, 12, 30), 3), Ok(date(2027, 1, 5)));
}
