//! `sovang verify`: an award checked on any machine, offline. Exit code 0: it matches; 1: it does not; 2: a file could
//! not be read, so nothing was checked.

use super::say;
use crate::failure::Failure;
use sovang_desk::clock;
use sovang_verifier::{Limits, Policy, check, words};
use std::path::{Path, PathBuf};

/// The options of `verify`.
#[derive(Debug, clap::Args)]
pub(crate) struct Verify {
    /// Danh mục khóa, tải từ cổng (/log/policy) hoặc nhận từ Mặt trận Tổ quốc
    #[arg(long, value_name = "TỆP")]
    policy: PathBuf,

    /// Bản ghi: award.json, nguyên như đã tải
    #[arg(long, value_name = "TỆP")]
    award: PathBuf,

    /// Tệp chứng minh: award.tlog-proof
    #[arg(value_name = "TỆP CHỨNG MINH")]
    proof: PathBuf,

    /// Chữ ký đồng ký mới nhất không được cũ hơn số phút này; không nêu thì cũ bao nhiêu cũng được
    #[arg(long, value_name = "PHÚT")]
    max_age: Option<u64>,
}

impl Verify {
    pub(super) fn run(self) -> Result<(), Failure> {
        let text = String::from_utf8(read(&self.policy)?).unwrap_or_default();
        let policy = Policy::parse(&text).map_err(|fault| {
            let path = self.policy.display();
            Failure::unasked(format!("{path} không phải danh mục khóa (dòng {}: {})", fault.line, fault.what))
        })?;
        let (award, proof) = (read(&self.award)?, read(&self.proof)?);
        let now = u64::try_from(clock::now().as_second()).ok();
        let limits = Limits { now, max_age: self.max_age.map(|minutes| minutes.saturating_mul(60)) };
        match check(&policy, &award, &proof, limits) {
            Ok(found) => {
                say(words::MATCH)?;
                for step in words::steps(&found) {
                    say(format_args!("- {step}"))?;
                }
                say("Phép kiểm tra này không chứng minh:")?;
                words::DOES_NOT_PROVE.iter().try_for_each(|words| say(format_args!("- {words}")))
            }
            Err(mismatch) => {
                say(words::NO_MATCH)?;
                say(words::reason(&mismatch))?;
                Err(Failure::answered_no())
            }
        }
    }
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let failed = |error| Failure::unasked(format!("{}: không đọc được: {error}", path.display()));
    std::fs::read(path).map_err(failed)
}
