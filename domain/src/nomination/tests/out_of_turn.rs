//! What is put forward out of turn says why, where it took long or a round has considered it.

use super::*;

fn straight(days: i8, considered: usize, why: Option<&str>) -> C {
    let C::Submit {
        mut proposal,
        documents,
        promised,
        round,
        span,
        needed,
        due,
        likeness,
        unanswered,
        stamp,
        ..
    } = submit(&["to-trinh"], LAST_MOMENT)
    else {
        unreachable!("it submits")
    };
    proposal.occasion = Occasion::Unscheduled;
    proposal.period = Period::new(date(2025, 1, 1), date(2025, 3, days)).unwrap();
    proposal.out_of_turn = why.map(sealed);
    C::Submit {
        proposal,
        documents,
        promised,
        round,
        span,
        considered,
        needed,
        due,
        likeness,
        unanswered,
        again: None,
        stamp,
    }
}

#[test]
fn out_of_turn_a_long_time_or_what_a_round_considered_is_put_forward_for_a_reason() {
    let long = |why| {
        let C::Submit { mut proposal, .. } = straight(31, 0, why) else { unreachable!("it submits") };
        proposal.period = Period::new(date(2025, 1, 1), date(2025, 4, 1)).unwrap();
        proposal.can_be_put(true, span(), 0, &by(UNIT))
    };
    assert_eq!(long(None), Err(R::OutOfTurnUnsaid { considered: 0 }));
    assert_eq!(long(Some(" ")), Err(R::OutOfTurnUnsaid { considered: 0 }));
    assert_eq!(long(Some("Cứu người trong lũ.")), Ok(()));
    refuses(vec![], straight(31, 2, None), R::OutOfTurnUnsaid { considered: 2 });
    after(vec![straight(31, 2, Some("Việc mới."))]);
    after(vec![straight(31, 0, None)]);
}
