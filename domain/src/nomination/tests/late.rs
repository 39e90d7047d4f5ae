//! What comes after its day.

use super::*;

#[test]
fn a_nomination_after_the_round_closed_nominations_is_late_whatever_the_day() {
    assert!(is_late(submit_as(RoundStanding::NominationsClosed, true, &[], LAST_MOMENT)));
}

#[test]
fn a_late_nomination_is_appraised_only_after_the_chairman_admits_it() {
    let late = || submit(&["to-trinh", "bien-ban-hop-xet"], TOO_LATE);
    refuses(vec![late()], appraise(true, DIGITAL), R::LateNotAdmitted);
    let (_, nomination) = after(vec![late(), admit(), appraise(true, DIGITAL), appraise_dossier(AWARDS)]);
    assert_eq!(nomination.stage(), Stage::Ready);
    refuses(vec![late(), admit()], admit(), R::AlreadyAdmitted);
    refuses(vec![complete()], admit(), R::NotLate);
}
