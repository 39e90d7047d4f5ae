//! Nothing is given to a day before the commune was there.

use super::*;
use crate::locality::{FOUNDED, SigningMode};

#[test]
fn neither_a_council_nor_a_delegation_is_of_a_day_before_the_commune() {
    let before = FOUNDED.yesterday().unwrap();
    let refusal = LocalityRefusal::BeforeTheCommune { founded: FOUNDED };
    let council = LocalityCommand::AppointCouncil {
        members: Vec::new(),
        from: before,
        document: "QĐ 5".into(),
        met: Vec::new(),
        stamp: stamp(),
    };
    refuses(with_two_units(), council, refusal.clone());
    let delegation = |from| LocalityCommand::DelegateOfficer {
        officer: "phu-tan.pho".into(),
        mode: SigningMode::ForHead,
        from,
        until: None,
        document: "GUQ 3".into(),
        stamp: stamp(),
    };
    refuses(with_two_units(), delegation(before), refusal);
    assert!(after(vec![delegation(FOUNDED)]).delegations().len() == 1);
}
