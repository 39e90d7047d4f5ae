//! How a nomination ends without a decision: late and not let in, or with its round.

use super::*;

fn refuse_late(reason: &str) -> C {
    C::RefuseLate { reason: sealed(reason), stamp: by(CHAIRMAN) }
}

#[test]
fn a_late_nomination_is_refused_with_a_reason_and_let_in_after_all() {
    let late = || submit(&["to-trinh", "bien-ban-hop-xet"], TOO_LATE);
    let reason = "Gửi sau khi đã niêm yết danh sách.";
    refuses(vec![complete()], refuse_late(reason), R::NotLate);
    refuses(vec![late(), admit()], refuse_late(reason), R::AlreadyAdmitted);
    refuses(vec![late()], refuse_late(" "), R::RefusedWithoutReason);
    let refused = vec![late(), refuse_late(reason)];
    assert_eq!(after(refused.clone()).1.unfinished(), None);
    for more in [refuse_late(reason), appraise(true, DIGITAL), suspend(false)] {
        refuses(refused.clone(), more, R::LateRefused);
    }
    let (_, nomination) = after([refused, vec![admit(), appraise(true, DIGITAL)]].concat());
    assert_eq!(nomination.stage(), Stage::AchievementMet);
}

#[test]
fn how_far_a_dossier_came_is_why_it_ends_with_its_round() {
    let unfinished = |commands| after(commands).1.unfinished();
    assert_eq!(unfinished(vec![complete()]), Some(EndGround::NotAppraised));
    assert_eq!(unfinished(vec![complete(), appraise(false, DIGITAL)]), Some(EndGround::AchievementNotMet));
    assert_eq!(unfinished(vec![complete(), appraise(true, DIGITAL)]), Some(EndGround::NotAppraised));
    assert_eq!(unfinished(ready()), Some(EndGround::NotVoted));
    assert_eq!(unfinished(vec![complete(), suspend(false)]), Some(EndGround::Suspended));
    let late = submit(&["to-trinh", "bien-ban-hop-xet"], TOO_LATE);
    assert_eq!(unfinished(vec![late]), Some(EndGround::LateNotAdmitted));
}
