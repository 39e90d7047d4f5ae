//! The days of an achievement.

use super::*;

#[test]
fn what_lies_in_a_year_to_come_is_not_put_forward() {
    let C::Submit {
        proposal,
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
    } = complete()
    else {
        unreachable!("it submits")
    };
    let year = crate::calendar::day(stamp.at).year();
    let until = |to| {
        let proposal = Box::new(Proposal { period: Period { to, ..proposal.period }, ..*proposal.clone() });
        let (documents, needed, likeness) = (documents.clone(), needed.clone(), likeness.clone());
        let stamp = stamp.clone();
        let again = None;
        C::Submit {
            proposal,
            considered: 0,
            documents,
            promised,
            round,
            span,
            needed,
            due,
            likeness,
            unanswered,
            again,
            stamp,
        }
    };
    after(vec![until(date(year, 12, 31))]);
    refuses(vec![], until(date(year + 1, 1, 1)), R::PeriodBeyondYear { until: date(year + 1, 1, 1) });
}
