//! The foot of a paper: who receives it on the left, who signs on the right. Run together, it is taken apart: what is
//! in capitals, and the name below it, belongs to the signature.

use super::letters::is_upper;
use crate::tongue::{Kind, Phrase, any, tokens};

/// In whose place somebody signs.
pub(crate) const MODES: &[Phrase] = &["tm .", "kt .", "tl .", "tuq .", "q ."];
/// Positions that sign.
pub(crate) const POSITIONS: &[Phrase] = &[
    "phó chủ tịch thường trực",
    "phó chủ tịch",
    "chủ tịch",
    "phó hiệu trưởng",
    "hiệu trưởng",
    "phó giám đốc",
    "giám đốc",
    "phó trưởng phòng",
    "trưởng phòng",
    "phó trưởng ban",
    "trưởng ban",
    "phó bí thư",
    "bí thư",
    "cụm trưởng",
    "chánh văn phòng",
    "phó chánh văn phòng",
    "trưởng công an",
    "chỉ huy trưởng",
    "tổ trưởng",
    "chủ tịch hội đồng",
    "trưởng thôn",
    "thư ký",
];

/// The lines before the foot, and the foot in order.
pub(super) fn apart(mut lines: Vec<String>) -> (Vec<String>, Vec<String>) {
    let Some((at, column)) =
        lines.iter().enumerate().rev().find_map(|(at, line)| Some((at, receivers(line)?)))
    else {
        return (lines, Vec::new());
    };
    let mut foot = lines.split_off(at);
    // the signature may stand in front of the receivers
    let before = (0..3).rev().find_map(|back| {
        let from = lines.iter().rposition(|line| !line.is_empty())?.checked_sub(back)?;
        lines.get(from).filter(|line| signs(line) == Some(0))?;
        Some(from)
    });
    let signature = before.map(|from| lines.split_off(from)).unwrap_or_default();
    if let Some(first) = foot.first_mut() {
        let tail = first.split_off(column);
        let text = std::mem::replace(first, tail);
        if !text.trim().is_empty() {
            lines.push(text.trim().to_owned());
        }
    }
    let (mut left, mut right) = (Vec::new(), signature);
    let mut signing = !right.is_empty();
    for line in foot.iter().flat_map(|line| items(line)) {
        let at = signs(&line).or_else(|| name_behind(&line));
        let (receiver, signature) = at.and_then(|at| line.split_at_checked(at)).unwrap_or((&line, ""));
        let is_receiver = receiver.starts_with(['-', '–', '+', '•', '*']) || receivers(receiver).is_some();
        signing |= !signature.is_empty() || (!is_receiver && !left.is_empty() && is_upper(receiver));
        let target = if is_receiver || !signing { &mut left } else { &mut right };
        target.push(receiver.trim().to_owned());
        right.push(signature.trim().to_owned());
    }
    left.extend(right);
    (lines, left.into_iter().filter(|line| !line.is_empty()).collect())
}

/// Where "Nơi nhận" stands in a line, at its beginning or behind the end of a sentence.
fn receivers(line: &str) -> Option<usize> {
    let at = ["Nơi nhận", "NƠI NHẬN", "Nơi gửi"].iter().find_map(|word| line.find(word))?;
    let before = line.get(..at)?.trim_end();
    (before.is_empty() || before.ends_with(['.', '/', '-', '|']) || is_upper(before)).then_some(at)
}

/// Several receivers that ran into one line, each a line again.
fn items(line: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut start = 0;
    for (at, _) in line.match_indices(" - ").chain(line.match_indices(":- ")) {
        let before = line.get(..at).unwrap_or_default();
        if before.ends_with([';', ':']) && receivers(line).is_some() || before.ends_with(';') {
            out.push(line.get(start..at).unwrap_or_default().trim().to_owned());
            start = at + 1;
        }
    }
    out.push(line.get(start..).unwrap_or_default().trim().to_owned());
    out
}

/// Where the signature begins in a line.
pub(crate) fn signs(line: &str) -> Option<usize> {
    let found = tokens(line, 0);
    (0..found.len()).find_map(|at| {
        let token = found.get(at)?;
        // "Lưu: VT, KT." is a department, "KT. CHỦ TỊCH" a signature
        let mode = token.shouted
            && any(&found, at, MODES)
                .is_some_and(|(next, _)| at == 0 || found.get(next).is_some_and(|word| word.shouted));
        let position = any(&found, at, POSITIONS).is_some_and(|(next, _)| {
            found.get(at..next).is_some_and(|words| words.iter().all(|word| word.shouted))
        });
        (mode || position).then_some(token.start)
    })
}

/// Where the name of who signs stands behind the last receiver: "- Lưu: VT. Nguyễn Văn An".
fn name_behind(line: &str) -> Option<usize> {
    if !line.contains("Lưu") {
        return None;
    }
    let found = tokens(line, 0);
    let mut at = found.len();
    while at > 0
        && found.get(at - 1).is_some_and(|token| token.kind == Kind::Word && token.capital && !token.shouted)
    {
        at -= 1;
    }
    let words = found.len() - at;
    let before = found.get(at.checked_sub(1)?)?;
    (matches!(words, 2..=5) && (before.is(".") || before.is(";") || before.shouted))
        .then_some(found.get(at)?.start)
}
