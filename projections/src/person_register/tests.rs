//! Who is one person, who may be, and who was said to be another.
#![allow(clippy::unwrap_used, reason = "tests")]

use super::{
    Bond, Described, alike, answers, asked_again, of, search, stands, strong, subjects_of, unanswered,
};
use crate::testing::{Nominee, ROUND, World};
use rusqlite::Connection;
use sovang_domain::award_round::{AwardRoundEvent, CorrectedField, Correction};
use sovang_domain::ids::SubjectId;
use sovang_domain::nomination::NominationEvent;
use sovang_domain::nominee::NomineeKind;
use sovang_domain::personal::Personal;
use sovang_domain::plan::Occasion;

const LOAN: &str = "Nguyễn Thị Kim Loan";

fn person(id: &str, name: &str, unit: &'static str, born: i16) -> Nominee {
    Nominee { unit, born: Some(born), ..Nominee::person(id, name) }
}

/// One woman as three write her, and another of her name.
fn loans() -> [Nominee; 4] {
    [
        person("l-1", LOAN, "ap-trung", 1985),
        person("l-2", LOAN, "hoi-phu-nu", 1985),
        person("l-3", "Bà NGUYỄN THỊ KIM LOAN", "ap-trung", 1985),
        person("l-4", LOAN, "ap-dong", 1990),
    ]
}

fn told(nominees: &[Nominee]) -> World {
    let mut world = World::founded();
    world.round(ROUND, Occasion::Annual);
    for nominee in nominees {
        world.nominated(ROUND, nominee);
    }
    world
}

fn said(world: &mut World, of: &Nominee, other: &Nominee, same: bool) {
    let stamp = world.by("phu-tan.tdkt");
    let answered = NominationEvent::LikenessAnswered { other: other.subject(), same, reason: None, stamp };
    world.given(&of.id, answered);
}

fn open(conn: &Connection, nominee: &Nominee) -> Vec<SubjectId> {
    unanswered(conn, &nominee.subject()).unwrap().into_iter().map(|person| person.person).collect()
}

#[test]
fn whoever_looks_alike_is_found_whatever_unit_and_title_and_not_of_another_year() {
    let all = loans();
    let conn = told(&all).views();
    assert_eq!(open(&conn, &all[0]), [all[1].subject(), all[2].subject()]);
    assert_eq!(open(&conn, &all[3]), []);
    let typed = |name, born, kind| {
        alike(&conn, &Described::named(&"phu-tan".into(), kind, name, born)).unwrap().len()
    };
    assert_eq!(typed("đ/c Nguyễn thị Kim  Loan", Some(1985), NomineeKind::Individual), 3);
    assert_eq!(typed(LOAN, None, NomineeKind::Individual), 4, "without a year it may be any of them");
    assert_eq!(typed(LOAN, Some(1985), NomineeKind::Household), 0);
    for (slip, asked) in [(1958, 3), (1986, 3), (1885, 3), (1979, 0)] {
        assert_eq!(typed(LOAN, Some(slip), NomineeKind::Individual), asked, "{slip}");
    }
    assert_eq!(typed("Nguyễn Thị Kim Loán", Some(1985), NomineeKind::Individual), 3, "a mark may be a slip");
    assert_eq!(typed("Nguyễn Thị Kim Loán", None, NomineeKind::Individual), 0);
    assert_eq!(
        alike(&conn, &Described::named(&"phu-thai".into(), NomineeKind::Individual, LOAN, None)).unwrap(),
        []
    );
}

#[test]
fn one_person_is_one_over_others_too_and_keeps_the_id_that_came_first() {
    let all = loans();
    let mut world = told(&all);
    said(&mut world, &all[1], &all[0], true);
    said(&mut world, &all[2], &all[1], true);
    let conn = world.views();
    let loan = of(&conn, &all[2].subject()).unwrap().unwrap();
    assert_eq!(loan.person, all[0].subject());
    assert_eq!(loan.subjects(), [all[0].subject(), all[1].subject(), all[2].subject()]);
    assert_eq!(loan.units(), [&"ap-trung".into(), &"hoi-phu-nu".into()]);
    assert_eq!(loan.nominations().len(), 3);
    assert_eq!(stands(&conn, &all[0].subject(), &all[2].subject()).unwrap(), Some(true));
    assert_eq!(open(&conn, &all[0]), []);
    assert_eq!(subjects_of(&conn, &"s-unknown".into()).unwrap(), ["s-unknown".into()]);
}

#[test]
fn what_was_said_of_one_holds_for_the_whole_person() {
    let all = loans();
    let mut world = told(&all);
    said(&mut world, &all[1], &all[0], true);
    said(&mut world, &all[2], &all[1], false);
    let conn = world.views();
    assert_eq!(stands(&conn, &all[2].subject(), &all[0].subject()).unwrap(), Some(false));
    assert_eq!(open(&conn, &all[0]), []);
    assert_eq!(open(&conn, &all[2]), []);
}

#[test]
fn what_was_said_last_of_two_holds() {
    let all = loans();
    let mut world = told(&all[..2]);
    said(&mut world, &all[1], &all[0], true);
    said(&mut world, &all[0], &all[1], false);
    let conn = world.views();
    assert_eq!(of(&conn, &all[1].subject()).unwrap().unwrap().subjects(), [all[1].subject()]);
    assert_eq!(stands(&conn, &all[0].subject(), &all[1].subject()).unwrap(), Some(false));
    let told: Vec<_> = answers(&conn, &all[0].subject()).unwrap();
    assert_eq!(
        told.iter().map(|answer| (&answer.other, answer.same)).collect::<Vec<_>>(),
        [(&all[1].subject(), false)]
    );
    said(&mut world, &all[0], &all[1], true);
    assert_eq!(subjects_of(&world.views(), &all[1].subject()).unwrap().len(), 2, "and back again");
}

fn said_by_unit(world: &mut World, of: &Nominee, other: &Nominee, reason: &str) {
    let stamp = world.by("phu-tan.ap-trung");
    let (other, reason) = (other.subject(), Some(of.sealed(reason)));
    world.given(&of.id, NominationEvent::LikenessAnswered { other, same: false, reason, stamp });
}

fn waiting(conn: &Connection, nominee: &Nominee) -> Vec<SubjectId> {
    let found = strong(conn, &nominee.subject()).unwrap().into_iter();
    found.filter(|strong| strong.waits).map(|strong| strong.person.person).collect()
}

#[test]
fn another_one_by_the_word_of_the_unit_waits_for_the_office_and_only_with_whoever_said_it() {
    let all = loans();
    let mut world = told(&all[..2]);
    let conn = world.views();
    assert_eq!((waiting(&conn, &all[0]), waiting(&conn, &all[1])), (vec![], vec![all[0].subject()]));
    said_by_unit(&mut world, &all[1], &all[0], "Khác cha mẹ");
    let conn = world.views();
    assert_eq!(open(&conn, &all[1]), []);
    assert_eq!((waiting(&conn, &all[0]), waiting(&conn, &all[1])), (vec![], vec![all[0].subject()]));
    let found = strong(&conn, &all[1].subject()).unwrap();
    assert_eq!(found[0].bonds, [Bond::BirthYear, Bond::Days]);
    assert_eq!(found[0].answer.as_ref().unwrap().unit_why.as_deref(), Some("Khác cha mẹ"));
    said(&mut world, &all[1], &all[0], false);
    let conn = world.views();
    assert_eq!(waiting(&conn, &all[1]), []);
    let answer = strong(&conn, &all[1].subject()).unwrap()[0].answer.clone().unwrap();
    assert!(answer.office && answer.unit_why.is_some(), "both stay readable: {answer:?}");
    said(&mut world, &all[1], &all[0], true);
    assert!(strong(&world.views(), &all[1].subject()).unwrap().is_empty(), "one person is no look-alike");
}

#[test]
fn a_third_one_answers_for_itself_and_stops_neither_who_was_first_nor_lets_go_who_waits() {
    let all = [
        person("l-1", LOAN, "ap-trung", 1985),
        person("l-2", LOAN, "hoi-phu-nu", 1985),
        person("l-3", LOAN, "ap-dong", 1985),
    ];
    let mut world = told(&all);
    for (of, other) in [(1, 0), (2, 0), (2, 1)] {
        said_by_unit(&mut world, &all[of], &all[other], "Khác cha mẹ");
    }
    said(&mut world, &all[2], &all[0], true);
    let conn = world.views();
    assert_eq!(waiting(&conn, &all[0]), [], "it was there before");
    assert_eq!(waiting(&conn, &all[1]), [all[0].subject()]);
    assert_eq!(waiting(&conn, &all[2]), [all[1].subject()]);
    said(&mut world, &all[1], &all[0], false);
    let conn = world.views();
    assert!(all.iter().all(|one| waiting(&conn, one).is_empty()), "what is said of one holds for all of it");
}

/// Another year of birth, whenever that is found.
fn born(world: &mut World, of: &Nominee, year: i16) {
    let sealed = |year| Personal::new(of.subject(), year);
    let (before, after) = (of.born.map(sealed), Some(sealed(year)));
    let (reason, stamp) = (of.sealed("Gõ nhầm"), world.by("phu-tan.ap-trung"));
    world.given(&of.id, NominationEvent::BirthYearCorrected { before, after, reason, stamp });
}

#[test]
fn what_a_unit_puts_right_does_not_end_the_look_of_the_office() {
    let all = loans();
    for answered in [true, false] {
        let mut world = told(&all[..2]);
        if answered {
            said_by_unit(&mut world, &all[1], &all[0], "Khác cha mẹ");
        }
        born(&mut world, &all[1], 1960);
        let conn = world.views();
        assert_eq!(waiting(&conn, &all[1]), [all[0].subject()], "{answered}");
        assert_eq!(open(&conn, &all[1]).is_empty(), answered, "who was not answered is still asked about");
        assert_eq!(waiting(&conn, &all[0]), []);
        let mut world = told(&all[..2]);
        born(&mut world, &all[0], 1960);
        assert_eq!(waiting(&world.views(), &all[1]), [all[0].subject()], "by the year of the other neither");
        said(&mut world, &all[1], &all[0], false);
        assert_eq!(waiting(&world.views(), &all[1]), []);
    }
}

#[test]
fn a_tone_more_in_one_unit_for_the_same_days_is_asked_about() {
    let plain = |id: &str, name, unit| Nominee { unit, ..Nominee::person(id, name) };
    let all = [
        plain("k-1", "Võ Duy Khoa", "ap-trung"),
        plain("k-2", "Võ Duy Khoà", "ap-trung"),
        plain("k-3", "Võ Duy Khoà", "ap-dong"),
        plain("k-4", "Võ Duy Khoâ", "ap-trung"),
    ];
    let conn = told(&all).views();
    assert_eq!(open(&conn, &all[1]), [all[0].subject(), all[2].subject()]);
    assert_eq!(open(&conn, &all[0]), [all[1].subject()]);
    assert_eq!(open(&conn, &all[3]), [], "another letter is another name");
}

#[test]
fn groups_of_one_general_name_are_told_apart_by_their_units() {
    let group =
        |id: &str, kind, unit| Nominee {
            kind, unit, ..Nominee::person(id, "Tổ công nghệ số cộng đồng")
        };
    let (group, household) = (
        |id, unit| group(id, NomineeKind::Collective, unit),
        |id, unit| group(id, NomineeKind::Household, unit),
    );
    let found = |all: &[Nominee]| {
        let found = strong(&told(all).views(), &all[1].subject()).unwrap();
        found.into_iter().map(|strong| strong.bonds).collect::<Vec<_>>()
    };
    assert!(found(&[group("t-1", "ap-trung"), group("t-2", "ap-dong")]).is_empty(), "of two hamlets");
    assert_eq!(found(&[group("t-1", "ap-trung"), group("t-2", "ap-trung")]), [[Bond::Unit, Bond::Days]]);
    let copied = Nominee { achievement: group("t-1", "ap-trung").achievement, ..group("t-2", "ap-dong") };
    assert_eq!(found(&[group("t-1", "ap-trung"), copied]), [[Bond::Words, Bond::Days]], "word for word");
    let households = [household("h-1", "ap-trung"), household("h-2", "ap-dong")];
    assert_eq!(found(&households), [[Bond::Days]], "a household bears the name of a person");
}

#[test]
fn another_year_of_birth_tells_two_apart_unless_the_words_are_the_same() {
    let mut all = [person("n-1", LOAN, "ap-trung", 1960), person("n-2", LOAN, "ap-trung", 1995)];
    assert!(strong(&told(&all).views(), &all[1].subject()).unwrap().is_empty());
    let mut world = told(&all[..1]);
    let words = all[0].achievement.clone();
    all[1].achievement = words;
    world.nominated(ROUND, &all[1]);
    said_by_unit(&mut world, &all[1], &all[0], "Mẹ và con");
    let found = strong(&world.views(), &all[1].subject()).unwrap();
    assert_eq!(found[0].bonds, [Bond::Unit, Bond::Words, Bond::Days]);
}

#[test]
fn a_unit_finds_its_own_and_the_awarded_by_a_part_of_the_name_without_marks() {
    let all = loans();
    let mut world = told(&all);
    said(&mut world, &all[1], &all[0], true);
    let found = |world: &World, unit: &str, text| {
        let place = (&"phu-tan".into(), &unit.into());
        search(&world.views(), place, NomineeKind::Individual, text, 10).unwrap().len()
    };
    let own = |text| found(&world, "ap-trung", text);
    assert_eq!((own("kim loan"), own("Loan"), own(""), own("hòa")), (2, 2, 2, 0));
    assert_eq!(found(&world, "hoi-phu-nu", "loan"), 1, "one person of two units");
    assert_eq!(found(&world, "tram-y-te", "loan"), 0);
    world.appraised(&all[3]);
    world.awarded(ROUND, 1, &all[3..]);
    assert_eq!(found(&world, "tram-y-te", "loan"), 1);
}

#[test]
fn a_name_that_was_corrected_is_the_name_of_the_person() {
    let all = [person("d-1", "Nguyễn Thị Kim Lon", "ap-trung", 1985)];
    let mut world = told(&all);
    let sealed = |text: &str| all[0].sealed(text);
    let correction = Correction {
        field: CorrectedField::Recipient,
        before: sealed("Nguyễn Thị Kim Lon"),
        after: sealed(LOAN),
    };
    let (reason, document) = ("Gõ thiếu".to_owned(), "Văn bản 1".to_owned());
    let (award, stamp) = ("phu-tan.2026-1-1".into(), world.by("phu-tan.chu-tich"));
    world.appraised(&all[0]);
    world.awarded(ROUND, 1, &all);
    world.given(
        ROUND,
        AwardRoundEvent::DecisionCorrected {
            award,
            correction,
            reason,
            document,
            on: None,
            copy: None,
            stamp,
        },
    );
    let conn = world.views();
    for written in [LOAN, "Nguyễn Thị Kim Lon"] {
        let found =
            alike(&conn, &Described::named(&"phu-tan".into(), NomineeKind::Individual, written, Some(1985)))
                .unwrap();
        assert_eq!(found.len(), 1, "{written}");
    }
}

/// The unit puts the name and unit right, and says with it who it is.
fn corrected(world: &mut World, of: &Nominee, name: &str, unit: &str) {
    let row = crate::nomination_board::one(&world.views(), &of.id.as_str().into()).unwrap().unwrap();
    let mut proposal = row.proposal;
    (proposal.nominee.name, proposal.nominee.unit) = (of.sealed(name), unit.into());
    let (reason, stamp) = (of.sealed("Ghi thiếu chữ"), world.by("phu-tan.ap-trung"));
    let (proposal, needed) = (Box::new(proposal), row.needed);
    world.given(&of.id, NominationEvent::NominationCorrected { proposal, needed, reason, stamp });
}

#[test]
fn a_nomination_that_was_put_right_stands_as_it_is_written_now() {
    let all = [person("d-1", "Nguyễn Thị Kim Lon", "ap-trung", 1985), person("d-2", LOAN, "ap-dong", 1985)];
    let mut world = told(&all);
    corrected(&mut world, &all[0], LOAN, "hoi-phu-nu");
    let conn = world.views();
    let found = of(&conn, &all[0].subject()).unwrap().unwrap();
    assert_eq!((found.name(), found.units()), (LOAN, vec![&"hoi-phu-nu".into()]));
    assert_eq!(open(&conn, &all[0]), [all[1].subject()], "whoever looks alike now is an open question");
    let row = crate::nomination_board::of_unit(&conn, &"phu-tan".into(), &"hoi-phu-nu".into()).unwrap();
    assert_eq!(row.len(), 1, "and it stands in the list of its unit");
}

#[test]
fn a_correction_asks_again_what_the_unit_said_and_never_what_the_office_said() {
    let all = loans();
    let mut world = told(&all);
    let asked = |world: &World| {
        let conn = world.views();
        let alike =
            alike(&conn, &Described::named(&"phu-tan".into(), NomineeKind::Individual, LOAN, Some(1985)))
                .unwrap();
        let asked = asked_again(&conn, &all[0].subject(), alike).unwrap();
        asked.into_iter().map(|(person, said)| (person.person, said)).collect::<Vec<_>>()
    };
    assert_eq!(asked(&world), [(all[1].subject(), None), (all[2].subject(), None)], "never oneself");
    let stamp = world.by("phu-tan.ap-trung");
    let answered =
        NominationEvent::LikenessAnswered { other: all[2].subject(), same: true, reason: None, stamp };
    world.given(&all[0].id, answered);
    assert_eq!(asked(&world), [(all[2].subject(), Some(true)), (all[1].subject(), None)]);
    said(&mut world, &all[0], &all[1], false);
    assert_eq!(asked(&world), [(all[2].subject(), Some(true))], "what the office said is no question");
    said(&mut world, &all[0], &all[2], true);
    assert_eq!(asked(&world), []);
}

#[test]
fn what_is_said_of_a_corrected_name_holds_for_the_register_too() {
    let all = loans();
    let mut world = told(&all);
    world.appraised(&all[0]);
    world.awarded(ROUND, 1, &all[..1]);
    let award = "phu-tan.2026-1-1".into();
    let (known, others) = (Some(all[1].subject()), vec![all[3].subject()]);
    let stamp = world.by("phu-tan.chu-tich");
    world.given(ROUND, AwardRoundEvent::RecipientConfirmed { award, known, others, stamp });
    let conn = world.views();
    assert_eq!(stands(&conn, &all[0].subject(), &all[1].subject()).unwrap(), Some(true));
    assert_eq!(stands(&conn, &all[0].subject(), &all[3].subject()).unwrap(), Some(false));
}
