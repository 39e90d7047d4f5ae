//! Gửi lại: a nomination whose round was annulled goes on in another one.

use super::*;
use crate::ids::NominationId;

fn sent_again(annulled: bool, sent: bool) -> C {
    let mut command = complete();
    if let C::Submit { again, likeness, .. } = &mut command {
        likeness.same = Some("dt-01-cu".into());
        *again = Some(Again { nomination: "phong-quang.dn-cu".into(), annulled, sent });
    }
    command
}

#[test]
fn a_nomination_goes_on_once_and_only_from_an_annulled_round() {
    let (facts, _) = after(vec![sent_again(true, false)]);
    let [
        NominationEvent::NominationSubmitted { again, .. },
        NominationEvent::LikenessAnswered { same: true, .. },
    ] = &facts[..]
    else {
        panic!("{facts:?}")
    };
    assert_eq!(again.as_ref().map(NominationId::as_str), Some("phong-quang.dn-cu"));
    refuses(vec![], sent_again(false, false), R::RoundGoesOn);
    refuses(vec![], sent_again(true, true), R::SentAgain);
}
