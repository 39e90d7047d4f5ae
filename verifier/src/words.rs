//! The answer in Vietnamese, the same on the command line and in the browser.

use crate::check::{Tone, Verdict};
use crate::checkpoint::CheckpointFault;
use crate::{Found, Mismatch};

/// The answer in one word.
pub const MATCH: &str = "khớp";
/// The answer in two words.
pub const NO_MATCH: &str = "không khớp";
/// The answer about a log that is not the portal's own.
pub const FOREIGN: &str = "khóa này không phải của cổng";
/// The answer about a log that nobody has cosigned.
pub const UNCOSIGNED: &str = "chưa có ai đồng ký";
/// Said right behind a match where the portal was not asked.
pub const VALIDITY_NOT_CHECKED: &str = "Còn hiệu lực hay không thì chưa kiểm: khen thưởng có thể đã bị đính chính \
    hoặc hủy bỏ, cả trước lẫn sau bản chốt này. Xem trang của khen thưởng trên cổng.";

/// What the records of the book are about, by the name of their schema; all others are other business.
pub const RECORDS: [(&str, &str); 6] = [
    (AWARD, "khen thưởng"),
    ("sovang/award-revoked@1", "hủy bỏ khen thưởng"),
    ("sovang/decision-corrected@1", "đính chính khen thưởng"),
    ("sovang/awards-decided@1", "quyết định khen thưởng"),
    ("sovang/decision-published@1", "công bố quyết định khen thưởng"),
    ("sovang/higher-decision-recorded@1", "kết quả của cấp trên"),
];
/// The schema of the record of an award.
pub const AWARD: &str = "sovang/award@1";

/// What a record with this schema is about.
#[must_use]
pub fn record(schema: &str) -> &'static str {
    RECORDS.iter().find(|(known, _)| *known == schema).map_or("một việc khác trong sổ", |(_, words)| words)
}

/// The answer in a word or a few.
#[must_use]
pub fn word(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Match(_) => MATCH,
        Verdict::Uncosigned(_) => UNCOSIGNED,
        Verdict::ForeignLog(_) => FOREIGN,
        Verdict::NoMatch(_) if verdict.tone() == Tone::Open => FOREIGN,
        Verdict::NoMatch(_) => NO_MATCH,
    }
}

/// Why it is no match, and what to do; nothing for a match.
#[must_use]
pub fn why(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Match(_) => String::new(),
        Verdict::ForeignLog(_) => "Bản ghi đúng theo danh mục khóa đã chọn, nhưng sổ đó không ký bằng khóa của cổng này, hoặc chưa rõ khóa \
            của cổng: ai cũng lập được một quyển sổ như thế. Hãy dùng danh mục khóa của cổng, hoặc so từng ký tự dấu khóa với dấu \
            niêm yết ở trụ sở Ủy ban nhân dân và Ủy ban Mặt trận Tổ quốc xã, phường."
            .to_owned(),
        Verdict::Uncosigned(_) => "Bản ghi có trong sổ của cổng, nhưng bản chốt sổ này mới chỉ có chữ ký của chính sổ. Chưa có nơi nào khác \
            đồng ký thì chưa loại trừ được việc người khác thấy một quyển sổ khác. Hãy hỏi Ủy ban Mặt trận Tổ quốc xã, phường."
            .to_owned(),
        Verdict::NoMatch(mismatch) => reason(mismatch),
    }
}

/// What a match shows.
pub const PROVES: [&str; 3] = [
    "Bản ghi trong tệp đúng là bản ghi ở số vào sổ đã nêu, từng chữ một, và chưa bị sửa từ đó đến nay.",
    "Sổ tại bản chốt này có bấy nhiêu dòng; bỏ hay đổi một dòng nào trước đó thì kết quả đã là “không khớp”.",
    "Nếu Mặt trận Tổ quốc đã đồng ký, mọi người đều thấy cùng một quyển sổ.",
];

/// What a match does not show.
pub const DOES_NOT_PROVE: [&str; 4] = [
    "Việc khen thưởng có xứng đáng hay không: phần này xem ở mục “Vì sao được khen” trên trang của khen thưởng.",
    "Khen thưởng có bị đính chính hoặc hủy bỏ hay không, cả trước lẫn sau bản chốt này: xem trang của khen thưởng trên cổng.",
    "Ngoài những gì đã công khai, trong sổ có còn quyết định nào chưa công khai hay không: dòng kín có số, có dấu, nhưng không mở ra.",
    "Sự việc xảy ra lúc nào trước bản chốt sổ đầu tiên.",
];

/// What was found, step by step.
#[must_use]
pub fn steps(found: &Found) -> Vec<String> {
    let mut steps = vec![
        format!("Bản chốt sổ là của {}, chữ ký của sổ đúng.", found.checkpoint.origin),
        format!("Bản ghi đứng ở số vào sổ {}, trong {} dòng của sổ.", found.index, found.checkpoint.size),
    ];
    steps.extend(found.cosigned.iter().map(|(name, at)| format!("{name} đã đồng ký lúc {}.", time(*at))));
    if found.cosigned.is_empty() {
        steps.push("Bản chốt sổ này chưa có ai đồng ký mà danh mục khóa nêu tên.".to_owned());
    }
    steps
}

/// What held before the check came to what does not: the same order as in [`crate::check()`].
#[must_use]
pub fn passed(mismatch: &Mismatch) -> &'static [&'static str] {
    const PASSED: [&str; 4] = [
        "Tệp chứng minh đúng quy cách.",
        "Chữ ký của sổ đúng.",
        "Đủ chữ ký đồng ký như danh mục khóa đòi hỏi.",
        "Bản ghi đứng trong sổ, đúng từng chữ.",
    ];
    &PASSED[..match mismatch {
        Mismatch::NotAProof => 0,
        Mismatch::Checkpoint(CheckpointFault::NoQuorum) => 2,
        Mismatch::Checkpoint(_) => 1,
        Mismatch::NothingOpened | Mismatch::NotIncluded { .. } => 3,
        Mismatch::FromTheFuture { .. } | Mismatch::TooOld { .. } => 4,
    }]
}

/// Why a policy cannot be followed: the line that is wrong, or that it is no text at all.
#[must_use]
pub fn policy(line: Option<usize>) -> String {
    match line {
        Some(line) => format!(
            "Danh mục khóa sai ở dòng {line}. Hãy tải lại danh mục khóa từ cổng, hoặc xin ở Ủy ban Mặt trận Tổ quốc xã, phường."
        ),
        None => "Danh mục khóa không đọc được. Hãy tải lại danh mục khóa từ cổng.".to_owned(),
    }
}

/// Why it does not match, and what to do.
#[must_use]
pub fn reason(mismatch: &Mismatch) -> String {
    match mismatch {
        Mismatch::NotAProof => {
            "Tệp chứng minh không đọc được. Hãy tải lại tệp award.tlog-proof từ trang của khen thưởng.".to_owned()
        }
        Mismatch::NothingOpened => {
            "Tệp chứng minh thiếu phần mở niêm phong (dòng “extra”). Hãy tải lại tệp từ trang của khen thưởng.".to_owned()
        }
        Mismatch::Checkpoint(fault) => checkpoint(fault),
        Mismatch::NotIncluded { index, size } => format!(
            "Nội dung bản ghi không phải là nội dung ở số {index} của sổ ({size} dòng). Có thể tệp bản ghi đã bị sửa, dù chỉ một chữ, \
             hoặc hai tệp không phải của cùng một khen thưởng. Hãy tải lại cả hai tệp; nếu vẫn không khớp, hãy báo Ủy ban Mặt trận Tổ quốc xã, phường."
        ),
        Mismatch::FromTheFuture { witness, at } => format!(
            "{witness} đồng ký lúc {}, sau giờ của máy này. Hãy xem lại đồng hồ của máy rồi kiểm tra lại.",
            time(*at)
        ),
        Mismatch::TooOld { newest: Some(at) } => format!(
            "Chữ ký đồng ký mới nhất đã cũ: {}. Hãy tải tệp chứng minh mới từ trang của khen thưởng.",
            time(*at)
        ),
        Mismatch::TooOld { newest: None } => {
            "Bản chốt sổ chưa có ai đồng ký. Hãy tải tệp chứng minh mới từ trang của khen thưởng.".to_owned()
        }
    }
}

fn checkpoint(fault: &CheckpointFault) -> String {
    match fault {
        CheckpointFault::Malformed => {
            "Bản chốt sổ trong tệp chứng minh không đọc được. Hãy tải lại tệp từ trang của khen thưởng.".to_owned()
        }
        CheckpointFault::OtherLog(origin) => format!(
            "Tệp chứng minh là của sổ “{origin}”, không phải sổ mà danh mục khóa nêu tên. Hãy dùng danh mục khóa của đúng địa phương."
        ),
        CheckpointFault::NotSigned => {
            "Bản chốt sổ không có chữ ký của sổ này: người lập tệp không giữ khóa của sổ.".to_owned()
        }
        CheckpointFault::WrongSignature(name) => {
            format!("Chữ ký ghi tên {name} trên bản chốt sổ là chữ ký sai: bản chốt sổ đã bị sửa hoặc giả mạo.")
        }
        CheckpointFault::NoQuorum => {
            "Bản chốt sổ chưa được Mặt trận Tổ quốc đồng ký như danh mục khóa đòi hỏi. Nếu vừa tải tệp, hãy đợi ít phút rồi tải lại.".to_owned()
        }
    }
}

/// 09:05 ngày 12/11/2026, at UTC+7. POSIX seconds to the civil calendar by Hinnant's days algorithm.
#[must_use]
pub fn time(posix: u64) -> String {
    let local = i64::try_from(posix).unwrap_or(i64::MAX - 7 * 3600).saturating_add(7 * 3600);
    let (days, seconds) = (local.div_euclid(86_400), local.rem_euclid(86_400));
    let z = days + 719_468;
    let (era, of_era) = (z.div_euclid(146_097), z.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{:02}:{:02} ngày {day:02}/{month:02}/{year}", seconds / 3600, seconds / 60 % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_a_match_is_called_one() {
        let found = || Found {
            index: 1,
            checkpoint: crate::Checkpoint { origin: "x/log".into(), size: 3, root: [0; 32] },
            cosigned: Vec::new(),
        };
        let other = Mismatch::Checkpoint(CheckpointFault::OtherLog("y/log".into()));
        for verdict in [
            Verdict::ForeignLog(found()),
            Verdict::Uncosigned(found()),
            Verdict::NoMatch(other),
            Verdict::NoMatch(Mismatch::NotAProof),
        ] {
            assert_ne!(word(&verdict), MATCH);
            assert!(why(&verdict).to_lowercase().contains("hãy"), "{verdict:?}");
        }
        assert_eq!(word(&Verdict::Match(found())), "khớp");
        assert!(VALIDITY_NOT_CHECKED.contains("cả trước lẫn sau bản chốt này"));
        assert_eq!((record(AWARD), record("x")), ("khen thưởng", "một việc khác trong sổ"));
    }

    #[test]
    fn times_are_those_of_vietnam() {
        assert_eq!(time(0), "07:00 ngày 01/01/1970");
        assert_eq!(time(951_868_800), "07:00 ngày 01/03/2000");
        assert_eq!(time(1_795_000_000), "18:06 ngày 18/11/2026");
        assert!(time(u64::MAX).contains("ngày"));
    }

    #[test]
    fn what_held_before_is_told_in_the_order_of_the_check() {
        let held = |mismatch| passed(&mismatch).len();
        assert_eq!(held(Mismatch::NotAProof), 0);
        assert_eq!(held(Mismatch::Checkpoint(CheckpointFault::NotSigned)), 1);
        assert_eq!(held(Mismatch::Checkpoint(CheckpointFault::NoQuorum)), 2);
        assert_eq!(held(Mismatch::NotIncluded { index: 3, size: 4 }), 3);
        assert_eq!(held(Mismatch::TooOld { newest: None }), 4);
        assert!(policy(Some(3)).contains("dòng 3"));
    }

    #[test]
    fn every_reason_says_what_to_do_or_what_it_means() {
        for mismatch in [
            Mismatch::NotAProof,
            Mismatch::NothingOpened,
            Mismatch::NotIncluded { index: 3, size: 4 },
            Mismatch::FromTheFuture { witness: "MTTQ".into(), at: 1 },
            Mismatch::TooOld { newest: Some(1) },
            Mismatch::TooOld { newest: None },
            Mismatch::Checkpoint(CheckpointFault::Malformed),
            Mismatch::Checkpoint(CheckpointFault::OtherLog("x/log".into())),
            Mismatch::Checkpoint(CheckpointFault::NoQuorum),
        ] {
            let words = reason(&mismatch);
            assert!(words.contains("Hãy") || words.contains("hãy"), "{words}");
        }
    }
}
