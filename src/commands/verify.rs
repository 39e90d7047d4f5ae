//! `sovang verify`: an award checked on any machine, offline. Exit code 0: it matches; 1: it does not; 2: nothing was
//! checked, for a file could not be read or is of something else; 3: it can be called neither.

use super::say;
use crate::failure::Failure;
use serde_json::Value;
use sovang_desk::clock;
use sovang_verifier::{Limits, Policy, Tone, Verdict, judge, words};
use sovang_words::format::date_long;
use std::path::{Path, PathBuf};

/// The options of `verify`.
#[derive(Debug, clap::Args)]
#[command(group(clap::ArgGroup::new("record").required(true).args(["award", "line"])))]
pub(crate) struct Verify {
    /// Danh mục khóa của cổng, tải từ cổng (/log/policy) hoặc nhận từ Mặt trận Tổ quốc
    #[arg(long, value_name = "TỆP")]
    policy: PathBuf,

    /// Bản ghi khen thưởng: award.json, nguyên như đã tải
    #[arg(long, value_name = "TỆP")]
    award: Option<PathBuf>,

    /// Bản ghi của một dòng khác trong sổ: đính chính, hủy bỏ, kế hoạch…
    #[arg(long, value_name = "TỆP")]
    line: Option<PathBuf>,

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
        let Some(path) = self.award.as_deref().or(self.line.as_deref()) else {
            return Err(Failure::unasked("Nêu bản ghi cần kiểm: --award hoặc --line"));
        };
        let (record, proof) = (read(path)?, read(&self.proof)?);
        let now = u64::try_from(clock::now().as_second()).ok();
        let limits = Limits { now, max_age: self.max_age.map(|minutes| minutes.saturating_mul(60)) };
        // whoever names a policy says with it which portal is meant
        let verdict = judge(&policy, Some(&policy), &record, &proof, limits);
        let about = Record::read(&record);
        if self.award.is_some() && verdict.found().is_some() && !about.is_award() {
            return Err(Failure::unasked(format!(
                "{}: đây không phải bản ghi khen thưởng mà là bản ghi về {}. Chọn tệp award.json, hoặc dùng --line để kiểm một dòng \
                 bất kỳ của sổ",
                path.display(),
                about.kind()
            )));
        }
        tell(&verdict, &about)
    }
}

/// The answer, what may be concluded of it, and what not.
fn tell(verdict: &Verdict, about: &Record) -> Result<(), Failure> {
    say(words::word(verdict))?;
    let why = words::why(verdict);
    if !why.is_empty() {
        say(why)?;
    }
    let Some(found) = verdict.found() else {
        return Err(match verdict.tone() {
            Tone::Open => Failure::answered_neither(),
            Tone::Good | Tone::Bad => Failure::answered_no(),
        });
    };
    if about.is_award() {
        say(words::VALIDITY_NOT_CHECKED)?;
    }
    say(about.title())?;
    for step in words::steps(found) {
        say(format_args!("- {}: {}", step.word(), step.words))?;
    }
    say("Phép kiểm tra này không chứng minh:")?;
    words::DOES_NOT_PROVE.iter().try_for_each(|words| say(format_args!("- {words}")))?;
    match verdict.tone() {
        Tone::Good => Ok(()),
        Tone::Open | Tone::Bad => Err(Failure::answered_neither()),
    }
}

/// What a record says of itself.
struct Record(Value);

impl Record {
    fn read(bytes: &[u8]) -> Self {
        Self(serde_json::from_slice(bytes).unwrap_or_default())
    }

    fn schema(&self) -> &str {
        self.0.get("schema").and_then(Value::as_str).unwrap_or_default()
    }

    fn is_award(&self) -> bool {
        self.schema() == words::AWARD
    }

    fn kind(&self) -> &'static str {
        words::record(self.schema())
    }

    fn fact(&self, name: &str) -> Option<&str> {
        self.0.get("facts")?.get(name)?.as_str()
    }

    /// Bản ghi khen thưởng: Nguyễn Thị Mận, Quyết định 212/QĐ-UBND ngày 08/12/2026, mã khen thưởng sen-hong.2026-212-1.
    fn title(&self) -> String {
        let mut said = vec![format!("Bản ghi {}", self.kind())];
        if let Some(recipient) = self.fact("recipient") {
            said.push(recipient.to_owned());
        }
        if let Some(decision) = self.fact("decision") {
            let day = self.fact("decided_on").and_then(|day| day.parse().ok());
            said.push(match day {
                Some(day) => format!("Quyết định {decision} {}", date_long(day)),
                None => format!("Quyết định {decision}"),
            });
        }
        if let Some(award) = self.fact("award") {
            said.push(format!("mã khen thưởng {award}"));
        }
        format!("{}.", said.join(", "))
    }
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let failed = |error| Failure::unasked(format!("{}: không đọc được: {error}", path.display()));
    std::fs::read(path).map_err(failed)
}
