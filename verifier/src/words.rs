//! The answer in Vietnamese, the same on the command line and in the browser.

use crate::check::{Cosigner, Tone, Verdict};
use crate::checkpoint::CheckpointFault;
use crate::{Found, Mismatch};

/// The answer in one word.
pub const MATCH: &str = "khớp";
/// The answer where nobody but a demonstration's own machine cosigned.
pub const MATCH_OF_A_DEMONSTRATION: &str = "khớp trong bản trình diễn";
/// The machine that a demonstration brings with it, in a sentence.
pub const MACHINE_OF_A_DEMONSTRATION: &str = "máy đồng ký của bản trình diễn, không phải Mặt trận";
/// The answer in two words.
pub const NO_MATCH: &str = "không khớp";
/// The answer about a log that is not the portal's own.
pub const FOREIGN: &str = "khóa này không phải của cổng";
/// The answer about a log that nobody has cosigned.
pub const UNCOSIGNED: &str = "chưa có ai đồng ký";
/// The answer about a record that matches, but was cosigned longer ago than asked for.
pub const OLD: &str = "chữ ký đồng ký đã cũ";
/// A step that holds.
pub const HELD: &str = "Khớp";
/// A step for which there is nothing yet.
pub const NOTHING_YET: &str = "Chưa có";
/// Said right behind a match where the portal was not asked.
pub const VALIDITY_NOT_CHECKED: &str = "Còn hiệu lực hay không thì chưa kiểm: khen thưởng có thể đã bị đính chính \
    hoặc hủy bỏ, cả trước lẫn sau bản chốt này. Xem trang của khen thưởng trên cổng.";

/// What the records of the book are about, by the name of their schema; all others are other business.
pub const RECORDS: [(&str, &str); 12] = [
    (AWARD, "khen thưởng"),
    ("sovang/award-revoked@1", "hủy bỏ khen thưởng"),
    ("sovang/award-taken-back@1", "khen nhầm"),
    ("sovang/award-end-taken-back@1", "rút lại việc hủy bỏ khen thưởng"),
    ("sovang/decision-corrected@1", "đính chính khen thưởng"),
    ("sovang/award-detail-corrected@1", "đính chính khen thưởng"),
    ("sovang/correction-paper-corrected@1", "sửa số, ngày của văn bản đính chính khen thưởng"),
    ("sovang/recovery-recorded@1", "thu hồi khen thưởng"),
    ("sovang/awards-decided@1", "quyết định khen thưởng"),
    ("sovang/decision-published@1", "công bố quyết định khen thưởng"),
    ("sovang/higher-decision-recorded@1", "kết quả của cấp trên"),
    ("sovang/higher-decision-taken-back@1", "rút lại kết quả của cấp trên"),
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
        Verdict::Match(found) if found.is_of_a_demonstration() => MATCH_OF_A_DEMONSTRATION,
        Verdict::Match(_) => MATCH,
        Verdict::Uncosigned(_) | Verdict::NoMatch(Mismatch::TooOld { newest: None }) => UNCOSIGNED,
        Verdict::NoMatch(Mismatch::TooOld { newest: Some(_) }) => OLD,
        Verdict::ForeignLog(_) => FOREIGN,
        Verdict::NoMatch(_) if verdict.tone() == Tone::Open => FOREIGN,
        Verdict::NoMatch(_) => NO_MATCH,
    }
}

/// Why it is no match, and what to do; of a match only that nobody outside has seen it.
#[must_use]
pub fn why(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Match(found) if found.is_of_a_demonstration() => {
            format!("Nơi đồng ký là {MACHINE_OF_A_DEMONSTRATION}.")
        }
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

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Whether it holds; else there is nothing yet that could.
    pub held: bool,
    /// What it is.
    pub words: String,
}

impl Step {
    fn held(words: String) -> Self {
        Self { held: true, words }
    }

    /// How it came out: [`HELD`] or [`NOTHING_YET`].
    #[must_use]
    pub fn word(&self) -> &'static str {
        if self.held { HELD } else { NOTHING_YET }
    }
}

/// What was found, step by step.
#[must_use]
pub fn steps(found: &Found) -> Vec<Step> {
    let (index, size) = (number(found.index), number(found.checkpoint.size));
    let mut steps = vec![
        Step::held(format!("Bản chốt sổ là của {}, chữ ký của sổ đúng.", found.checkpoint.origin)),
        Step::held(format!("Bản ghi đứng ở số vào sổ {index}, trong {size} dòng của sổ.")),
    ];
    steps.extend(found.cosigned.iter().map(|one| Step::held(cosigned(one))));
    if found.cosigned.is_empty() {
        let words = "Bản chốt sổ này chưa có ai đồng ký mà danh mục khóa nêu tên.".to_owned();
        steps.push(Step { held: false, words });
    }
    steps
}

/// Whose machine it is, is known by its key in the list of keys, so the list is named with it.
fn cosigned(one: &Cosigner) -> String {
    let at = time(one.at);
    match one.demonstration {
        true => format!("Bản chốt sổ do {MACHINE_OF_A_DEMONSTRATION}, ký lúc {at}."),
        false => format!("Theo khóa trong danh mục khóa, {} đã đồng ký lúc {at}.", one.called),
    }
}

/// A number as pages write it: 1.063
#[must_use]
pub fn number(number: u64) -> String {
    let digits = number.to_string();
    let groups = digits.as_bytes().rchunks(3).rev();
    groups.map(String::from_utf8_lossy).collect::<Vec<_>>().join(".")
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
            "Nội dung bản ghi không phải là nội dung ở số {} của sổ ({} dòng). Có thể tệp bản ghi đã bị sửa, dù chỉ một chữ, \
             hoặc hai tệp không phải của cùng một khen thưởng. Hãy tải lại cả hai tệp; nếu vẫn không khớp, hãy báo Ủy ban Mặt trận Tổ quốc xã, phường.",
            number(*index),
            number(*size)
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

/// 09:05 ngày 12/11/2026, at UTC+7; months 1 and 2 with a zero, the others without one, as pages write days. POSIX seconds to the civil calendar by Hinnant's days algorithm.
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
    let month = if month < 3 { format!("0{month}") } else { month.to_string() };
    format!("{:02}:{:02} ngày {day:02}/{month}/{year}", seconds / 3600, seconds / 60 % 60)
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
        let cosigned = |demonstration| Found {
            cosigned: vec![Cosigner { called: "mttq".into(), demonstration, at: 0 }],
            ..found()
        };
        assert_eq!(word(&Verdict::Match(cosigned(false))), "khớp");
        assert_eq!(word(&Verdict::NoMatch(Mismatch::TooOld { newest: None })), UNCOSIGNED);
        assert_eq!(word(&Verdict::NoMatch(Mismatch::TooOld { newest: Some(1) })), OLD);
        assert!(VALIDITY_NOT_CHECKED.contains("cả trước lẫn sau bản chốt này"));
        assert_eq!((record(AWARD), record("x")), ("khen thưởng", "một việc khác trong sổ"));
    }

    #[test]
    fn a_demonstrations_machine_is_named_as_such_in_the_verdict_and_never_as_the_front() {
        let found = Found {
            index: 1_071,
            checkpoint: crate::Checkpoint { origin: "x/log".into(), size: 1_076, root: [0; 32] },
            cosigned: vec![Cosigner { called: "mttq".into(), demonstration: true, at: 0 }],
        };
        let steps = steps(&found);
        assert!(steps[1].words.contains("số vào sổ 1.071, trong 1.076 dòng"), "{steps:?}");
        let verdict = Verdict::Match(found);
        assert_eq!(word(&verdict), "khớp trong bản trình diễn");
        for words in [why(&verdict), steps[2].words.clone()] {
            assert!(words.contains("máy đồng ký của bản trình diễn, không phải Mặt trận"), "{words}");
            assert!(!words.contains("mttq"), "{words}");
        }
    }

    #[test]
    fn nobody_having_cosigned_is_no_step_that_holds() {
        let checkpoint = crate::Checkpoint { origin: "x/log".into(), size: 3, root: [0; 32] };
        let steps = steps(&Found { index: 1, checkpoint, cosigned: Vec::new() });
        let words: Vec<&str> = steps.iter().map(Step::word).collect();
        assert_eq!(words, [HELD, HELD, NOTHING_YET]);
    }

    #[test]
    fn numbers_are_written_as_on_pages() {
        assert_eq!([0, 999, 1_063, 1_234_567].map(number), ["0", "999", "1.063", "1.234.567"]);
    }

    #[test]
    fn times_are_those_of_vietnam() {
        assert_eq!(time(0), "07:00 ngày 01/01/1970");
        assert_eq!(time(951_868_800), "07:00 ngày 01/3/2000");
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
