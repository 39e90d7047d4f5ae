//! The made-up commune as the public pages get it on 12/11/2026, with what stands around its rows.

pub(super) use sovang_samples::public::*;
pub(super) use sovang_samples::{
    PHONG_QUANG_2025, PHU_TAN, PHU_THAI, RoundStage, at, campaign_id, plan, round_id, rules, today,
};

use super::{Here, head};
use sovang_ledger::log::{Cosigned, LogStatus, Signed, Standing};
use sovang_verifier::key::Purpose;
use sovang_verifier::{Checkpoint, Policy, SecretKey};

/// A book of 1,150 lines, sealed and cosigned at 09:12 on 12/11/2026.
pub(super) fn log() -> LogStatus {
    let checkpoint = Checkpoint { origin: "sovang.localhost/log".into(), size: 1_150, root: [7; 32] };
    let at = u64::try_from(at("2026-11-12T02:12:00Z").as_second()).unwrap();
    let cosigned = Cosigned { name: "mttq.phu-tan".into(), id: 7, at, line: String::new() };
    let signed =
        Signed { checkpoint, signatures: String::new(), cosignatures: vec![cosigned], published_at: Some(0) };
    let key = SecretKey::of_seed("sovang.localhost/log", Purpose::Log, &[1; 32]).unwrap();
    let policy = Policy::parse(&format!("log {}\nquorum none\n", key.public())).unwrap();
    LogStatus {
        standing: Standing::Current,
        published: Some(signed.into()),
        policy: Some(policy).into(),
        ..LogStatus::default()
    }
}

pub(super) fn here() -> Here {
    Here { head: head(&locality()), row: locality() }
}
