//! `sovang doctor`: what is missing, what is exposed, whether the ledger is whole. Changes nothing.

use super::{public_address, say};
use crate::config::Store;
use crate::failure::Failure;
use crate::wiring;
use jiff::civil::Date;
use sovang_desk::clock;
use sovang_domain::calendar::{self, DaysOffUnknown, Holidays};
use sovang_ledger::PasswordCost;
use sovang_words::format;
use std::path::Path;

/// The options of `doctor`.
#[derive(Debug, clap::Args)]
pub(crate) struct Doctor {
    #[command(flatten)]
    store: Store,

    /// Địa chỉ mà mọi người gõ, như đặt cho serve (SOVANG_PUBLIC_URL)
    #[arg(long, env = "SOVANG_PUBLIC_URL", value_name = "URL")]
    public_url: Option<String>,
}

/// What was found, so far.
#[derive(Default)]
struct Findings {
    bad: usize,
}

impl Findings {
    fn well(&mut self, words: impl std::fmt::Display) -> Result<(), Failure> {
        say(format_args!("  đạt   {words}"))
    }

    fn note(&mut self, words: impl std::fmt::Display) -> Result<(), Failure> {
        say(format_args!("  nhắc  {words}"))
    }

    fn bad(&mut self, words: impl std::fmt::Display) -> Result<(), Failure> {
        self.bad += 1;
        say(format_args!("  HỎNG  {words}"))
    }
}

impl Doctor {
    pub(super) async fn run(self) -> Result<(), Failure> {
        let mut findings = Findings::default();
        self.settings(&mut findings)?;
        self.rules(&mut findings)?;
        if self.store.data.is_some() {
            self.folder(&mut findings)?;
            self.ledger(&mut findings).await?;
        }
        match findings.bad {
            0 => say("Không thấy gì hỏng."),
            bad => Err(Failure::new(format!("{bad} chỗ cần sửa trước khi chạy máy chủ"))),
        }
    }

    fn settings(&self, findings: &mut Findings) -> Result<(), Failure> {
        match self.store.data() {
            Ok(data) => findings.well(format_args!("SOVANG_DATA (--data): {}", data.display()))?,
            Err(missing) => findings.bad(format_args!("SOVANG_DATA: {missing}"))?,
        }
        match &self.store.ledger {
            // never the address itself: it may hold a password
            Some(_) => findings.well("SOVANG_LEDGER (--ledger): PostgreSQL")?,
            None => {
                findings.well("SOVANG_LEDGER (--ledger) không đặt: sổ là tệp SQLite trong thư mục dữ liệu")?
            }
        }
        let origin = self.store.origin();
        if origin.starts_with("sovang.localhost") {
            findings.note(format_args!(
                "SOVANG_LOG_ORIGIN (--log-origin) là {origin}: dùng thử được; sổ thật cần tên miền của xã, đặt một lần trước migrate"
            ))?;
        } else {
            findings.well(format_args!("SOVANG_LOG_ORIGIN (--log-origin): {origin}"))?;
        }
        match self.public_url.as_deref() {
            Some(url) if url.starts_with("https://") => match public_address::through(Some(url)) {
                Ok(reached) if reached.address().is_some() => {
                    findings.well(format_args!("SOVANG_PUBLIC_URL (--public-url): {url}"))
                }
                Ok(_) => findings.note(format_args!(
                    "SOVANG_PUBLIC_URL (--public-url) là {url}: chỉ mở được trong mạng nội bộ, không có mã QR"
                )),
                Err(failure) => findings.bad(failure),
            },
            Some(url) => findings.note(format_args!(
                "SOVANG_PUBLIC_URL (--public-url) là {url}: không phải https, phiên đăng nhập đi không mã hóa"
            )),
            None => findings.note(
                "SOVANG_PUBLIC_URL (--public-url) không đặt: chỉ dùng được trong mạng nội bộ, không https, không có mã QR",
            ),
        }
    }

    fn rules(&self, findings: &mut Findings) -> Result<(), Failure> {
        let rules = match wiring::rules(&self.store) {
            Ok(rules) => rules,
            Err(failure) => return findings.bad(failure),
        };
        findings.well("tham số của luật: đọc được")?;
        match days_off(rules.holidays(), calendar::day(clock::now())) {
            (true, words) => findings.well(words),
            (false, words) => findings.note(words),
        }
    }

    fn folder(&self, findings: &mut Findings) -> Result<(), Failure> {
        let data = self.store.data()?;
        if !data.is_dir() {
            return findings
                .bad(format_args!("{}: chưa có thư mục này. Chạy: sovang migrate", data.display()));
        }
        for path in [data.to_owned(), self.store.ledger_file()?] {
            if path.exists() {
                private(findings, &path)?;
            }
        }
        let probe = data.join(".doctor");
        match std::fs::write(&probe, "").and_then(|()| std::fs::remove_file(&probe)) {
            Ok(()) => findings.well(format_args!("{}: ghi được", data.display())),
            Err(error) => findings.bad(format_args!("{}: không ghi được: {error}", data.display())),
        }
    }

    async fn ledger(&self, findings: &mut Findings) -> Result<(), Failure> {
        let ledger = match wiring::open_ledger(&self.store, PasswordCost::Production).await {
            Ok(ledger) => ledger,
            Err(failure) => return findings.bad(failure),
        };
        if let Err(error) = ledger.looked_through().await {
            findings.bad(Failure::from(error))?;
        }
        let report = match ledger.audit().await {
            Ok(report) => report,
            Err(error) => return findings.bad(Failure::from(error)),
        };
        for fault in &report.faults {
            let place =
                fault.log_index.map_or_else(|| "ngoài sổ".to_owned(), |index| format!("dòng {index}"));
            let event = fault.event.as_deref().unwrap_or("-");
            findings.bad(format_args!("sổ, {place} ({event}): {}", fault.what))?;
        }
        if report.faults.is_empty() {
            findings.well(format_args!(
                "sổ nguyên vẹn: {} dòng, {} dòng có dữ liệu cá nhân đã xóa",
                report.events, report.erased
            ))?;
        }
        if report.tree < report.events {
            findings.note(format_args!(
                "mới chốt được {} trong {} dòng: máy chủ chốt tiếp khi chạy",
                report.tree, report.events
            ))?;
        } else if report.faults.is_empty() {
            findings.well(format_args!(
                "cây dấu nguyên vẹn: tính lại từ {} dòng, khớp với {} bản chốt sổ đã ký",
                report.tree, report.checkpoints
            ))?;
        }
        if report.pending > 0 {
            findings.note(format_args!("{} việc đã ghi, đang chờ số vào sổ", report.pending))?;
        }
        Ok(())
    }
}

/// Complains about what other users of the machine can read.
fn private(findings: &mut Findings, path: &Path) -> Result<(), Failure> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = std::fs::metadata(path)?.permissions().mode() & 0o777;
    let wanted = if path.is_dir() { 0o700 } else { 0o600 };
    if mode & 0o077 == 0 {
        findings.well(format_args!("{}: quyền {mode:o}, chỉ chủ tệp đọc được", path.display()))
    } else {
        let path = path.display();
        findings
            .bad(format_args!("{path}: quyền {mode:o}, người khác đọc được. Sửa: chmod {wanted:o} {path}"))
    }
}

/// Whether the days off reach far enough from that day on, in words: a count of working days beyond them is refused.
fn days_off(holidays: &Holidays, today: Date) -> (bool, String) {
    // the longest count starts today and lasts some weeks: at the end of a year the next one's table is needed
    let ahead = calendar::days_after(today, 70);
    match [today, ahead].into_iter().find(|day| !holidays.covers(*day)) {
        None => (true, format!("rules/holidays.toml: ngày nghỉ năm {} đã có", ahead.year())),
        Some(day) => (
            false,
            format!(
                "rules/holidays.toml chưa có năm {0}: việc đếm ngày làm việc đến năm {0} (mở lấy ý kiến) chưa làm được. {1}",
                day.year(),
                format::who_enters_days_off(DaysOffUnknown { year: day.year() })
            ),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use std::collections::BTreeMap;

    #[test]
    fn a_year_without_days_off_is_told_before_a_count_reaches_it() {
        let holidays = Holidays::new(BTreeMap::new(), BTreeMap::new(), vec![2026]);
        assert!(days_off(&holidays, date(2026, 10, 22)).0);
        for (today, year) in
            [(date(2026, 10, 23), 2027), (date(2026, 12, 31), 2027), (date(2032, 1, 2), 2032)]
        {
            let (well, words) = days_off(&holidays, today);
            assert!(!well && words.contains(&format!("chưa có năm {year}: ")), "{words}");
        }
    }
}
