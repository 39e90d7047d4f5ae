//! A round that is annulled: by whom and by what, and what is possible after it.

use super::way_back::{annul, back, rests, right, slip, why};
use super::*;

#[test]
fn a_round_opened_by_mistake_is_annulled_and_takes_nothing_more() {
    for life in [vec![open()], vec![open(), close()], to_vote(&[individual("1")])] {
        let round = after(with(life.clone(), annul())).1;
        assert!(round.is_annulled());
        assert_eq!(round.standing(), RoundStanding::PastNominations);
        for more in [close_nominations(), annul(), close(), back(RoundStep::RoundClosed)] {
            refuses(with(life.clone(), annul()), more, R::Annulled);
        }
    }
    refuses(vec![open()], right(PutRight::Annul(why(" "))), R::ReasonMissing);
}

#[test]
fn a_round_whose_list_was_put_to_the_public_is_annulled_by_a_paper() {
    let on_no_paper = || right(PutRight::Annul(Why { document: None, ..slip() }));
    assert!(after(with(vec![open(), close_nominations()], on_no_paper())).1.is_annulled());
    let on_notice = with(vec![open(), close_nominations()], open_notice(&[individual("1")]));
    refuses(on_notice.clone(), on_no_paper(), R::AnnulledOnNoPaper);
    let taken_back = with(on_notice, back(RoundStep::NoticeOpened));
    assert!(after(taken_back.clone()).1.is_consulted(), "who read the list has read it");
    refuses(taken_back, on_no_paper(), R::AnnulledOnNoPaper);
}

#[test]
fn a_round_that_gave_an_award_or_asked_above_is_not_annulled() {
    let entry = individual("1");
    let awarded = with(to_chairman(std::slice::from_ref(&entry)), award_all(1, 1, &[entry]));
    refuses(awarded, annul(), rests(LaterStep::Decision));
    let higher = provincial(individual("2"));
    let sent = C::Forward {
        candidate: Box::new(candidate(higher.clone())),
        document: "44/TTr".into(),
        on: date(2026, 12, 3),
        stamp: by(OFFICER, PROPOSED),
    };
    refuses(with(to_vote(&[higher]), sent), annul(), rests(LaterStep::Forwarding));
}
