//! Headings that grew together with the text: parted before the next mark, behind a heading in capitals, and behind a
//! heading that is known by its words.

use super::letters::is_upper;
use super::marker::marker;
use super::title::DOCUMENTS;
use crate::tongue::{Kind, Phrase, Token, any, tokens};

/// Headings under a number, as plans of every place have them; what follows in the line is text.
const HEADINGS: &[Phrase] = &[
    "mục đích",
    "yêu cầu",
    "mục đích , yêu cầu",
    "mục tiêu",
    "mục tiêu thi đua",
    "mục tiêu chung",
    "mục tiêu cụ thể",
    "nội dung",
    "nội dung thi đua",
    "nội dung phong trào thi đua",
    "đối tượng",
    "đối tượng thi đua",
    "đối tượng tham gia",
    "đối tượng khen thưởng",
    "phạm vi",
    "phạm vi , đối tượng",
    "thời gian",
    "thời gian thực hiện",
    "thời gian thi đua",
    "tiêu chí",
    "tiêu chí thi đua",
    "tiêu chuẩn khen thưởng",
    "hình thức",
    "hình thức khen thưởng",
    "số lượng khen thưởng",
    "số lượng",
    "hồ sơ",
    "hồ sơ đề nghị khen thưởng",
    "thành phần hồ sơ",
    "số lượng hồ sơ",
    "thủ tục",
    "trình tự , thủ tục",
    "trình tự và thủ tục xét khen thưởng",
    "kinh phí",
    "kinh phí và mức khen thưởng",
    "trách nhiệm thực hiện",
    "tổ chức thực hiện",
    "giải pháp thực hiện",
    "khen thưởng hằng năm",
    "khen thưởng hàng năm",
    "khen thưởng hằng năm và khen thưởng sơ kết",
    "khen thưởng hàng năm và khen thưởng sơ kết",
    "khen thưởng hằng năm và sơ kết",
    "khen thưởng hàng năm và sơ kết",
    "khen thưởng sơ kết",
    "khen thưởng sơ kết , tổng kết",
    "khen thưởng đột xuất",
    "khen thưởng tổng kết",
];

/// The lines that `line` is made of.
pub(super) fn parted(line: &str) -> Vec<String> {
    if line.contains(" | ") {
        return vec![line.to_owned()];
    }
    let found = tokens(line, 0);
    let mut cuts: Vec<usize> = Vec::new();
    for at in 1..found.len() {
        if begins_part(line, &found, at) || ends_capitals(line, &found, at) || begins_base(&found, at) {
            cuts.extend(found.get(at).map(|token| token.start));
        }
    }
    cuts.extend(behind_known_heading(line));
    cuts.sort_unstable();
    cuts.dedup();
    let mut out = Vec::new();
    let mut start = 0;
    for cut in cuts.into_iter().chain([line.len()]) {
        let part = line.get(start..cut).unwrap_or_default().trim();
        if !part.is_empty() {
            // a part may hold a known heading of its own
            let again = if start == 0 && cut == line.len() { vec![part.to_owned()] } else { parted(part) };
            out.extend(again);
        }
        start = cut;
    }
    out
}

/// A mark inside the line: "… xã II. NỘI DUNG", "CẦU 1. Mục đích", "… hiệu quả. 2. Yêu cầu", "…; - Tờ trình".
fn begins_part(line: &str, found: &[Token], at: usize) -> bool {
    let (Some(token), Some(before)) = (found.get(at), found.get(at - 1)) else { return false };
    let rest = line.get(token.start..).unwrap_or_default();
    let Some(mark) = marker(rest) else { return false };
    let after = rest.get(mark.length..).unwrap_or_default();
    let head = line.get(..before.end).unwrap_or_default();
    // a short heading in front whose own mark is higher: "2. Hình thức khen thưởng a) Khen thưởng hằng năm"
    let above = marker(line).is_some_and(|above| above.depth < mark.depth && mark.depth >= 4)
        && head.chars().count() < 120
        && !found
            .get(..at)
            .unwrap_or_default()
            .iter()
            .skip(2)
            .any(|word| matches!(word.low.as_str(), ":" | ";"));
    // "2.6." is one mark
    if token.tight
        && before.is(".")
        && found.get(at.wrapping_sub(2)).is_some_and(|token| token.kind == Kind::Number)
    {
        return false;
    }
    let ended = before.is(".") || before.is(";") || before.is(":");
    let first_word = after.split(' ').next().unwrap_or_default();
    let capital = first_word.chars().next().is_some_and(char::is_uppercase);
    match mark.depth {
        2 => is_upper(&after.split(' ').take(2).collect::<Vec<_>>().join(" ")) && after.contains(' '),
        3 | 4 => {
            capital
                && (ended || above || behind_capitals(found, at) || known(after))
                && !is_cited(before, head)
        }
        6 => {
            capital
                && token.low != "i"
                && (ended || above || behind_capitals(found, at))
                && rest.contains(')')
                && mark.length <= 4
        }
        8 | 9 => {
            capital && (before.is(";") || before.is(":") || before.is(".")) && !token.tight && after.len() > 1
        }
        _ => false,
    }
}

/// "khoản 2. Điều", "số 1. " are no items.
fn is_cited(before: &Token, _head: &str) -> bool {
    ["khoản", "điều", "mục", "số", "điểm", "giai đoạn", "đợt"].contains(&before.low.as_str())
}

fn known(after: &str) -> bool {
    let found = tokens(after, 0);
    any(&found, 0, HEADINGS).is_some_and(|(next, _)| {
        found.get(next).is_none_or(|token| token.capital || token.kind == Kind::Sign)
    })
}

/// Whether the two words before are a heading in capitals.
fn behind_capitals(found: &[Token], at: usize) -> bool {
    let words: Vec<&Token> = found
        .get(..at)
        .unwrap_or_default()
        .iter()
        .rev()
        .filter(|token| token.kind == Kind::Word)
        .take(2)
        .collect();
    words.len() == 2 && words.iter().all(|word| word.shouted && word.low.chars().count() > 1)
}

/// Where a heading in capitals ends and text begins: "I. MỤC ĐÍCH, YÊU CẦU Phong trào …".
fn ends_capitals(line: &str, found: &[Token], at: usize) -> bool {
    let (Some(token), Some(before)) = (found.get(at), found.get(at - 1)) else { return false };
    // a mark stands in between: "II. NỘI DUNG 1. Đối tượng"
    if matches!(before.low.as_str(), "." | ")" | "/") {
        return false;
    }
    let mark = marker(line).filter(|mark| mark.depth <= 3);
    let Some(mark) = mark else { return false };
    let words = |tokens: &[Token]| {
        tokens
            .iter()
            .filter(|token| token.kind == Kind::Word && token.start >= mark.length)
            .cloned()
            .collect::<Vec<_>>()
    };
    let before = words(found.get(..at).unwrap_or_default());
    let after = words(found.get(at..).unwrap_or_default());
    let heading = before.len() >= 2 && before.iter().all(|word| word.shouted);
    let text = after.iter().take(2).any(|word| !word.shouted)
        && token.kind == Kind::Word
        && token.capital
        && !token.shouted;
    let item = matches!(token.low.as_str(), "-" | "+") && after.first().is_some_and(|word| !word.shouted);
    heading && (text || item) && after.len() >= 2
}

/// What the paper rests on, run into the title or one another: "… chuyển đổi số” Căn cứ Quyết định số …".
fn begins_base(found: &[Token], at: usize) -> bool {
    let (Some(token), Some(before)) = (found.get(at), found.get(at - 1)) else { return false };
    if !token.capital {
        return false;
    }
    let Some((next, lead)) = any(found, at, &["căn cứ", "thực hiện", "theo đề nghị", "xét đề nghị"])
    else {
        return false;
    };
    let named = any(found, next, DOCUMENTS).is_some() || lead.ends_with("đề nghị");
    let ended = before.is(";") || before.is("”") || before.is("\"") || before.is(".");
    let numbered = found.get(next..next + 6).is_some_and(|near| near.iter().any(|word| word.is("số")));
    let loose = before.kind != Kind::Sign && (lead == "căn cứ" || lead == "thực hiện" && numbered);
    named && (ended || loose)
}

/// Behind "1. Mục đích" when text follows in the same line without a colon.
fn behind_known_heading(line: &str) -> Option<usize> {
    let mark = marker(line).filter(|mark| matches!(mark.depth, 3..=6))?;
    let found = tokens(line.get(mark.length..)?, mark.length);
    let (next, phrase) = any(&found, 0, HEADINGS)?;
    let after = found.get(next)?;
    let item = matches!(after.low.as_str(), "-" | "+") && found.get(next + 1)?.capital;
    let text = after.kind == Kind::Word && after.capital && !after.shouted;
    // "Mục tiêu Nghị quyết …" goes on; a heading is followed by a sentence
    let sentence = found.len() > next + 6 || item;
    (sentence && (item || text) && found.first().is_some_and(|word| word.capital) && !phrase.is_empty())
        .then_some(after.start)
}
