//! A conflict of interest that is remembered late: the counts in which the member had a vote are taken again without it.

use super::way_back::{rests, right, slip};
use super::*;

fn declaration(member: &str, conflicts: Vec<Conflict>) -> C {
    let why = Why { document: None, stamp: by(member, COUNCIL_DAY), ..slip() };
    right(PutRight::Declaration { member: member.into(), conflicts, recount: "Đếm lại.".into(), why })
}

pub(super) fn relative(key: &str) -> Vec<Conflict> {
    vec![Conflict { nomination: nomination(key), ground: ConflictGround::Relative }]
}

#[test]
fn a_conflict_remembered_after_the_count_puts_it_out_until_something_rests_on_it() {
    let entries = [individual("1"), individual("2")];
    let met = to_council(&entries);
    assert_eq!(
        after(with(met.clone(), declaration(CHAIRMAN, relative("1")))).1.voters(&nomination("1")),
        Some(4)
    );
    refuses(met.clone(), declaration(CHAIRMAN, vec![]), R::SameAsRecorded);
    refuses(met.clone(), declaration(CHAIRMAN, relative("9")), R::NotListed { nomination: nomination("9") });
    refuses(met[..5].to_vec(), declaration(CHAIRMAN, relative("1")), R::NothingToTakeBack);
    let by_the_secretary = |document: Option<&str>| {
        let why = Why { document: document.map(Into::into), ..slip() };
        let (conflicts, recount) = (relative("1"), "Đếm lại.".into());
        right(PutRight::Declaration { member: CHAIRMAN.into(), conflicts, recount, why })
    };
    refuses(met.clone(), by_the_secretary(None), R::DeclaredOnNoPaper { member: CHAIRMAN.into() });
    facts(met.clone(), by_the_secretary(Some("Bản kê khai đã ký")));
    let counted = with(met, count("1", 5, 0, 0));
    assert_eq!(facts(counted.clone(), declaration(CHAIRMAN, relative("2"))).len(), 1, "no count is about it");
    let told = facts(counted.clone(), declaration(CHAIRMAN, relative("1")));
    let [E::DeclarationCorrected { .. }, E::RoundStepTakenBack { step, reason, .. }] = &told[..] else {
        panic!("{told:?}")
    };
    assert_eq!((step, reason.as_str()), (&RoundStep::BallotCounted(nomination("1")), "Đếm lại."));
    let again = with(counted.clone(), declaration(CHAIRMAN, relative("1")));
    refuses(again.clone(), count("1", 5, 0, 0), R::VotesDoNotAddUp { counted: 5, voters: 4 });
    after(with(again, count("1", 4, 0, 0)));
    let proposed = with(counted, propose(&entries[..1]));
    refuses(proposed, declaration(CHAIRMAN, relative("1")), rests(LaterStep::Proposal));
}

#[test]
fn a_declared_conflict_is_not_taken_back_alone_and_who_did_is_counted_in_public() {
    let declared = with(to_council(&[individual("1")]), declaration(CHAIRMAN, relative("1")));
    refuses(declared.clone(), declaration(CHAIRMAN, vec![]), R::ConflictTakenBackAlone);
    let why = Why { document: Some("Bản kê khai lại đã ký".into()), ..slip() };
    let (member, recount) = (CHAIRMAN.into(), "Đếm lại.".into());
    let by_the_secretary = right(PutRight::Declaration { member, conflicts: vec![], recount, why });
    let back = with(declared.clone(), by_the_secretary);
    let retracted = |given, votes| match &facts(given, count("1", votes, 0, 0))[..] {
        [E::BallotCounted { retracted, .. }] => *retracted,
        other => panic!("{other:?}"),
    };
    assert_eq!(retracted(back.clone(), 5), Some(1));
    assert_eq!(retracted(declared, 4), None, "who stands aside took nothing back");
    let again = with(back, declaration(CHAIRMAN, relative("1")));
    assert_eq!(retracted(again, 4), None, "declared once more");
}

/// One person, put forward twice.
fn of_one_person() -> [Entry; 2] {
    [individual("1"), Entry { person: Some("dt-1".into()), ..individual("2") }]
}

#[test]
fn a_conflict_remembered_after_the_count_puts_out_every_count_about_that_person() {
    let entries = of_one_person();
    let counted = to_vote(&entries);
    let told = facts(counted.clone(), declaration(CHAIRMAN, relative("1")));
    let put_out = |fact: &E| match fact {
        E::RoundStepTakenBack { step: RoundStep::BallotCounted(id), .. } => Some(id.clone()),
        _ => None,
    };
    let put_out: Vec<NominationId> = told.iter().filter_map(put_out).collect();
    assert_eq!(put_out, [nomination("1"), nomination("2")]);
    let proposed = with(counted, propose(&entries[1..]));
    refuses(proposed, declaration(CHAIRMAN, relative("1")), rests(LaterStep::Proposal));
}

#[test]
fn a_conflict_of_who_had_no_vote_leaves_the_count() {
    let own = Entry { unit: "ap-trung".into(), ..individual("1") };
    let counted = with(to_council(&[own]), count("1", 4, 0, 0));
    assert_eq!(facts(counted, declaration("phu-tan.ap-trung", relative("1"))).len(), 1, "aside already");
    let mut came =
        with(to_council(&[individual("1")])[..4].to_vec(), COUNCIL.map(|one| declare(one, vec![])));
    came.extend([convene(&COUNCIL[..4]), count("1", 4, 0, 0)]);
    assert_eq!(facts(came, declaration(COUNCIL[4], relative("1"))).len(), 1, "not there and not asked");
}

#[test]
fn who_took_a_conflict_with_a_person_back_is_counted_at_every_nomination_of_that_person() {
    let declared = with(to_council(&of_one_person()), declaration(CHAIRMAN, relative("1")));
    let why = Why { document: Some("Bản kê khai lại đã ký".into()), ..slip() };
    let (member, recount) = (CHAIRMAN.into(), "Đếm lại.".into());
    let back = with(declared, right(PutRight::Declaration { member, conflicts: vec![], recount, why }));
    let told = facts(back, count("2", 5, 0, 0));
    assert!(matches!(&told[..], [E::BallotCounted { retracted: Some(1), .. }]), "{told:?}");
}
