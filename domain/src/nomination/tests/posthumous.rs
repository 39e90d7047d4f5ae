//! Truy tặng: only persons die.

use super::*;

#[test]
fn only_a_person_is_put_forward_posthumously() {
    let submit = |kind| {
        let mut proposal = proposal("Cứu bốn người khỏi lũ.");
        proposal.posthumous = true;
        proposal.nominee.kind = kind;
        let C::Submit {
            documents,
            promised,
            round,
            needed,
            due,
            likeness,
            unanswered,
            span,
            again,
            stamp,
            ..
        } = submit_as(RoundStanding::Open, true, &[], "2025-12-01T08:00:00+07:00")
        else {
            unreachable!("it submits")
        };
        C::Submit {
            proposal,
            considered: 0,
            documents,
            promised,
            round,
            needed,
            due,
            likeness,
            unanswered,
            span,
            again,
            stamp,
        }
    };
    for kind in [NomineeKind::Collective, NomineeKind::Household] {
        let refused = Nomination::default().decide(submit(kind));
        assert_eq!(refused, Err(NominationRefusal::PosthumousGroup), "{kind:?}");
    }
    assert!(Nomination::default().decide(submit(NomineeKind::Individual)).is_ok());
}
