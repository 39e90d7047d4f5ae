//! What is put right is held against what it rests on and what rests on it, once all of it stands; and one achievement
//! keeps one award, whoever of the round it is.

use super::after::{award_id, decided, revoke};
use super::*;
use crate::act_day::{RestsOn, WrongDay};

const LATER: &str = "2027-01-20T08:00:00+07:00";

fn by_paper(on: Date) -> ByPaper {
    ByPaper { reason: "Văn thư ghi nhầm khi nhập.".into(), document: "12/CV-UBND".into(), on }
}

fn correct(award: &str, values: Vec<RightValue>, beside: Beside, on: Date) -> C {
    let right = values.into_iter().map(|value| (award.into(), value)).collect();
    C::Correct { right, beside: Box::new(beside), paper: by_paper(on), stamp: by(CHAIRMAN, LATER) }
}

fn put_right(award: &str, values: Vec<RightValue>) -> C {
    correct(award, values, Beside::default(), date(2027, 1, 20))
}

fn early(on: Date, rests_on: RestsOn, since: Date) -> R {
    R::WrongDay(WrongDay::TooEarly { on, rests_on, since })
}

/// The same papers, entered into the book in January.
fn entered_later(commands: impl IntoIterator<Item = C>) -> Vec<C> {
    let later = |command| match command {
        C::Issue(paper) => C::Issue(Box::new(SignedPaper { stamp: by(CLERK, LATER), ..*paper })),
        other => other,
    };
    commands.into_iter().map(later).collect()
}

/// An award of each, in a decision of each: 05, 06.
fn of_two_decisions(entries: &[Entry; 2]) -> Vec<C> {
    let first = with(to_chairman(entries), award_all(1, 5, &entries[..1]));
    with(first, award_all(2, 6, &entries[1..]))
}

fn error_in(award: AwardId) -> C {
    let (money, artefact) = (Recovery::NotGiven, Recovery::NotGiven);
    let paper = by_paper(date(2026, 12, 8));
    let (mistake, signed_by) = (Mistake::AwardedTwice, "Chủ tịch Lê Văn Tám".into());
    let back = TakenBack { award, mistake, paper, signed_by, money, artefact };
    C::TakeBack { back: Box::new(back), stamp: by(CHAIRMAN, DECIDED) }
}

fn end_back(beside: Beside, on: Date) -> C {
    let stamp = by(CHAIRMAN, LATER);
    let (award, paper, standing) = (award_id(), by_paper(on), CandidateStanding::Ready);
    C::TakeBackEnd(Box::new(EndTakenBack { award, beside, standing, paper, stamp }))
}

/// The nominee of the first nomination is known as this one too.
fn same_as(subject: &str) -> Beside {
    Beside { identity: Identity { same: vec![subject.into()], ..Identity::default() }, ..Beside::default() }
}

fn months(from: i8, to: i8) -> Period {
    Period::new(date(2026, from, 1), date(2026, to, 28)).unwrap()
}

#[test]
fn number_and_day_put_right_together_leave_another_decision_as_it_is() {
    let two = of_two_decisions(&[individual("1"), individual("2")]);
    // 06 was in truth 05 of another year: between the two facts it looks like the other one
    let values = vec![RightValue::Number("05/QĐ-UBND".into()), RightValue::DecidedOn(date(2026, 12, 4))];
    let told = facts(two, put_right("phu-tan.2026-6-1", values));
    let awards = told.iter().map(|fact| match fact {
        E::AwardDetailCorrected { award, .. } => award.as_str(),
        other => panic!("{other:?}"),
    });
    assert_eq!(awards.collect::<Vec<_>>(), ["phu-tan.2026-6-1", "phu-tan.2026-6-1"]);
}

#[test]
fn an_end_is_not_taken_back_beside_an_award_of_the_same_person_under_another_id() {
    let entries = [individual("1"), individual("2")];
    let first = with(to_chairman(&entries), award_all(1, 5, &entries[..1]));
    let first = with(first, error_in(award_id()));
    let again = with(first.clone(), award_all(2, 6, &entries[1..]));
    let on = date(2027, 1, 20);
    let other = AwardId::from("phu-tan.2026-6-1");
    refuses(again.clone(), end_back(same_as("dt-2"), on), R::AwardedForTheseDays { other });
    assert_eq!(facts(again, end_back(Beside::default(), on)).len(), 1, "another person");
    let drafted = with(first, draft_all(&entries[1..]));
    refuses(drafted, end_back(same_as("dt-2"), on), R::AlreadyDrafted { nomination: nomination("2") });
}

#[test]
fn days_put_right_are_no_other_award_of_the_same_person_under_another_id() {
    let first = Entry { period: months(1, 6), ..individual("1") };
    let two = of_two_decisions(&[first, Entry { period: months(7, 10), ..individual("2") }]);
    let whole = |beside| {
        correct("phu-tan.2026-5-1", vec![RightValue::Period(months(1, 10))], beside, date(2027, 1, 20))
    };
    let other = AwardId::from("phu-tan.2026-6-1");
    refuses(two.clone(), whole(same_as("dt-2")), R::AwardedForTheseDays { other });
    assert_eq!(facts(two, whole(Beside::default())).len(), 1, "another person");
}

#[test]
fn a_title_and_a_form_stand_beside_each_other_when_days_are_put_right_or_an_end_is_taken_back() {
    let title = Entry { subject: "dt-1".into(), form: "lao-dong-tien-tien".into(), ..individual("2") };
    let identity = Identity { titles: vec!["lao-dong-tien-tien".into()], ..Identity::default() };
    let beside = || Beside { identity: identity.clone(), ..Beside::default() };
    let given = |entries: &[Entry], draft, number| {
        let item = |entry: &Entry| Candidate { identity: identity.clone(), ..candidate(entry.clone()) };
        let mut signed = paper(draft, number, entries);
        for item in &mut signed.items {
            item.candidate.identity = identity.clone();
        }
        [decide(entries.iter().map(item).map(award).collect()), C::Issue(Box::new(signed))]
    };
    let entries = [individual("1"), title];
    let both = with(to_chairman(&entries), given(&entries[..1], 1, 5));
    let both = with(both, given(&entries[1..], 2, 6));
    let shorter = vec![RightValue::Period(months(1, 6))];
    let shorter = correct("phu-tan.2026-5-1", shorter, beside(), date(2027, 1, 20));
    assert_eq!(facts(both.clone(), shorter).len(), 1);
    let ended = with(both.clone(), error_in(award_id()));
    assert_eq!(facts(ended, end_back(beside(), date(2027, 1, 20))).len(), 1);
    // put right into a form, it stands in the way of the other
    let form = NamedForm { form: "giay-khen".into(), name: "Giấy khen của Chủ tịch UBND xã".into() };
    let form = vec![RightValue::Form(form, DecidingAuthority::CommuneChairman)];
    let other = award_id();
    let moved = correct("phu-tan.2026-6-1", form, beside(), date(2027, 1, 20));
    refuses(both, moved, R::AwardedForTheseDays { other });
}

#[test]
fn a_decision_is_not_moved_behind_the_end_of_one_of_its_awards() {
    let entries = [individual("1"), individual("2")];
    let two = with(to_chairman(&entries), entered_later(award_all(1, 5, &entries)));
    let one_ended = with(two, revoke(award_id(), "KL 03"));
    let moved = |day| put_right("phu-tan.2026-5-2", vec![RightValue::DecidedOn(date(2026, 12, day))]);
    let (end, since) = (date(2026, 12, 9), date(2026, 12, 20));
    refuses(one_ended.clone(), moved(20), early(end, RestsOn::Decision, since));
    assert_eq!(facts(one_ended, moved(9)).len(), 2);
}

#[test]
fn the_paper_of_a_correction_is_not_older_than_the_day_it_puts_right() {
    let moved = |paper, day| {
        let values = vec![RightValue::DecidedOn(date(2026, 12, day))];
        correct("phu-tan.2026-5-1", values, Beside::default(), date(2026, 12, paper))
    };
    let (on, since) = (date(2026, 12, 18), date(2026, 12, 20));
    refuses(entered_later(decided()), moved(18, 20), early(on, RestsOn::Decision, since));
    assert_eq!(facts(entered_later(decided()), moved(20, 20)).len(), 1);
    assert_eq!(
        facts(decided(), moved(6, 5)).len(),
        1,
        "older than the day that was wrong, not than the right one"
    );
}

#[test]
fn days_and_decision_are_put_right_together_as_they_are_one_after_the_other() {
    let (next, on) = (Period::new(date(2026, 3, 1), date(2027, 1, 10)).unwrap(), date(2027, 1, 15));
    let together = put_right("phu-tan.2026-5-1", vec![RightValue::Period(next), RightValue::DecidedOn(on)]);
    assert_eq!(facts(entered_later(decided()), together).len(), 2);
    let alone = put_right("phu-tan.2026-5-1", vec![RightValue::Period(next)]);
    refuses(decided(), alone, early(date(2026, 12, 8), RestsOn::Achieved, next.to));
}

#[test]
fn the_paper_that_takes_an_end_back_is_not_older_than_the_end() {
    let ended = with(decided(), revoke(award_id(), "KL 03"));
    let (on, since) = (date(2026, 12, 8), date(2026, 12, 9));
    refuses(ended.clone(), end_back(Beside::default(), on), early(on, RestsOn::End, since));
    assert_eq!(facts(ended, end_back(Beside::default(), since)).len(), 1);
}
