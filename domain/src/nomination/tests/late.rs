//! What comes after its day.

use super::*;

#[test]
fn whoever_comes_by_the_announced_day_is_in_time_however_early_nominations_were_closed() {
    let closed = |at| submit_as(RoundStanding::NominationsClosed, true, &[], at);
    assert!(!is_late(closed(LAST_MOMENT)));
    assert!(is_late(closed(TOO_LATE)));
    // where no day was announced, closing is the end
    let undated = |mut sent: C| {
        if let C::Submit { due, .. } = &mut sent {
            *due = None;
        }
        is_late(sent)
    };
    assert!(undated(closed(LAST_MOMENT)) && !undated(submit(&[], TOO_LATE)));
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
