//! Lines that the width of a page cut, joined to paragraphs again.

use super::letters::is_upper;
use super::marker::marker;
use super::title::begins_body;
use crate::tongue::tokens;

/// The paragraphs of `lines`; empty lines go.
pub(super) fn joined(lines: Vec<String>) -> Vec<String> {
    let page = Page::of(&lines);
    let mut out: Vec<String> = Vec::new();
    // how long the last physical line of the paragraph is, and whether an empty line follows it
    let (mut last, mut blank) = (0, false);
    for line in lines {
        if line.is_empty() {
            blank = true;
            continue;
        }
        let length = line.chars().count();
        match out.last_mut() {
            Some(before) if page.goes_on(before, last, blank, &line) => {
                if !cut_in_a_number(before, &line) {
                    before.push(' ');
                }
                before.push_str(&line);
            }
            _ => out.push(line),
        }
        (last, blank) = (length, false);
    }
    out
}

/// "Kế hoạch số 49/KH-" and "UBND": the blank was never there.
fn cut_in_a_number(before: &str, line: &str) -> bool {
    let mut tail = before.chars().rev();
    let (last, second) = (tail.next(), tail.next());
    let capital =
        |letter: Option<char>| letter.is_some_and(|letter| letter.is_uppercase() || letter.is_ascii_digit());
    matches!(last, Some('-' | '/'))
        && capital(second)
        && line.chars().next().is_some_and(char::is_uppercase)
        && before.rsplit(' ').next().is_some_and(|word| word.contains(|letter: char| letter.is_ascii_digit()))
}

/// A paragraph longer than this, in bytes, is none: it goes on in no further line.
const PARAGRAPH: usize = 8 * 1024;

/// How the lines of a page were cut.
struct Page {
    /// The width in letters, where lines were cut at one.
    width: Option<usize>,
    /// Whether an empty line stands after every line, so that it says nothing.
    spaced: bool,
}

impl Page {
    fn of(lines: &[String]) -> Self {
        let mut lengths: Vec<usize> =
            lines.iter().map(|line| line.chars().count()).filter(|length| *length > 0).collect();
        let (filled, pairs) = (lengths.len(), lines.windows(2));
        let touching = pairs.filter(|pair| pair.iter().all(|line| !line.is_empty())).count();
        lengths.sort_unstable();
        let long: Vec<usize> = lengths.iter().copied().filter(|length| *length > 30).collect();
        let widest = long.get(long.len().saturating_sub(1 + long.len() / 20)).copied().unwrap_or(0);
        let near = long.iter().filter(|length| **length * 100 >= widest * 78).count();
        let wrapped = widest <= 150 && long.len() >= 5 && near * 100 >= long.len() * 45;
        Self { width: wrapped.then_some(widest), spaced: filled > 5 && touching * 6 < filled }
    }

    /// Whether the paragraph `before`, whose last line has `last` letters, goes on in `line`.
    fn goes_on(&self, before: &str, last: usize, blank: bool, line: &str) -> bool {
        if before.len() > PARAGRAPH
            || before.contains(" | ")
            || line.contains(" | ")
            || line.starts_with("Nơi nhận")
        {
            return false;
        }
        let (end, first) = (before.chars().next_back(), line.chars().next());
        let small = first.is_some_and(|letter| letter.is_lowercase() || letter == '“');
        let ended = before.ends_with(['.', ';', ':', '!', '?']) || before.ends_with("./");
        let open = matches!(end, Some(',' | '(' | '“' | '-' | '–')) || is_cut(before);
        let natural = self.width.is_some_and(|width| {
            let word = line.split(' ').next().map_or(0, |word| word.chars().count());
            (last + 1 + word) * 100 >= width * 88
        });
        let long = natural || self.width.is_none() || before.chars().count() > last;
        let opens = opens_base(line) || opens_phase(line) && !is_cut(before);
        if marker(line).is_some() && !(is_continued(before, line) && long) || opens {
            return false;
        }
        if is_upper(before) && marker(before).is_some() && !ended {
            return is_upper(line);
        }
        if is_upper(line) && line.split(' ').count() > 1 && !natural {
            return false;
        }
        if blank && !self.spaced {
            return small && !ended;
        }
        if is_inside(before, '(', &[')']) && self.width.is_some() {
            return true;
        }
        if is_inside(before, '“', &['”', '"']) && (natural || small) && !before.ends_with("./.") {
            return true;
        }
        let text = marker(before).is_none_or(|mark| mark.depth >= 7) || before.chars().count() > last;
        let most = self.width.is_some_and(|width| last * 100 >= width * 60);
        match self.width {
            Some(_) if natural => !ended || small && !before.ends_with("./."),
            Some(_) if text && most && !is_upper(before) && !begins_body(line) => !ended,
            Some(_) => (small || open) && !ended,
            None => (small || open) && !ended,
        }
    }
}

/// Whether `line`, which looks like an item, goes on with the paragraph: "kinh tế" and "- xã hội", "2021" and "- 2025".
fn is_continued(before: &str, line: &str) -> bool {
    let rest = line.trim_start_matches(['-', '–', ' ']);
    let dash = rest.len() < line.len();
    let first = rest.chars().next();
    let ended = before.ends_with(['.', ';', ':']) || super::letters::is_upper(before);
    let goes = first.is_some_and(|letter| {
        letter.is_lowercase()
            || letter.is_ascii_digit() && before.ends_with(|letter: char| letter.is_ascii_digit())
    });
    let low = (before.to_lowercase(), rest.to_lowercase());
    let halves = [
        ("thi đua", "khen thưởng"),
        ("văn hóa", "xã hội"),
        ("văn hoá", "xã hội"),
        ("kinh tế", "xã hội"),
        ("chính trị", "xã hội"),
        ("tài chính", "kế hoạch"),
    ];
    let whole = halves.iter().any(|(one, two)| low.0.ends_with(one) && low.1.starts_with(two));
    dash && !ended && (goes || whole) || !dash && is_cut(before)
}

/// Whether what was quoted or bracketed is not closed yet.
fn is_inside(before: &str, open: char, close: &[char]) -> bool {
    let (open, closed) = (before.rfind(open), before.rfind(close));
    open.is_some_and(|open| closed.is_none_or(|closed| closed < open) && before.len() - open < 600)
}

/// "Đợt 2: …", "Giai đoạn 1 (…)": a line of its own, with a mark or without.
fn opens_phase(line: &str) -> bool {
    let rest = ["Đợt ", "Giai đoạn "].iter().find_map(|word| line.strip_prefix(word));
    let figure =
        rest.and_then(|rest| rest.find([':', '(', ' ']).map(|end| rest.get(..end).unwrap_or_default()));
    figure.is_some_and(|figure| {
        !figure.is_empty() && figure.chars().all(|letter| letter.is_ascii_digit() || "IVX".contains(letter))
    }) && rest.is_some_and(|rest| rest.contains(':') || rest.contains(" ("))
}

/// Whether a line opens what the paper rests on: never the rest of a line before.
fn opens_base(line: &str) -> bool {
    let lead = ["Căn cứ ", "Thực hiện ", "Thi hành ", "Triển khai thực hiện "]
        .iter()
        .any(|lead| line.starts_with(lead));
    lead && begins_body(line)
}

/// Whether the text breaks off at a word that never ends a sentence.
fn is_cut(before: &str) -> bool {
    const OPEN: [&str; 24] = [
        "ngày", "tháng", "năm", "số", "khoản", "mục", "quý", "và", "của", "các", "với", "cho", "theo", "từ",
        "đến", "trong", "trên", "tại", "về", "do", "hoặc", "là", "trước", "quá",
    ];
    tokens(before, 0).last().is_some_and(|last| OPEN.contains(&last.low.as_str()))
}
