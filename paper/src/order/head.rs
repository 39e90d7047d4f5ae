//! The heading of a paper: who issues it, the motto of the state, number, place and day. Its two columns may have run
//! together; they are taken apart by what each of them can hold.

use super::letters::is_upper;
use crate::tongue::{Kind, Token, tokens};

/// Names of papers, as they stand alone in a line, and what they are.
pub(crate) const KINDS: [(&str, Head); 20] = [
    ("kế hoạch", Head::Plan),
    ("quyết định", Head::Decision),
    ("thông báo", Head::Notice),
    ("báo cáo", Head::Report),
    ("tờ trình", Head::Proposal),
    ("biên bản", Head::Minutes),
    ("nghị quyết", Head::Other),
    ("chỉ thị", Head::Other),
    ("hướng dẫn", Head::Other),
    ("chương trình", Head::Other),
    ("quy chế", Head::Other),
    ("quy định", Head::Other),
    ("giấy mời", Head::Other),
    ("đề án", Head::Other),
    ("phương án", Head::Other),
    ("hợp đồng", Head::Other),
    ("thể lệ", Head::Other),
    ("giấy khen", Head::Other),
    ("danh sách", Head::Other),
    ("công điện", Head::Other),
];

/// What a paper calls itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Head {
    /// KẾ HOẠCH
    Plan,
    /// QUYẾT ĐỊNH
    Decision,
    /// THÔNG BÁO
    Notice,
    /// BÁO CÁO
    Report,
    /// TỜ TRÌNH
    Proposal,
    /// BIÊN BẢN
    Minutes,
    /// Another paper with a name.
    Other,
}

/// How far down a heading reaches, in lines.
const DEEPEST: usize = 40;

/// What the paper calls itself when `line` is that name, or begins with it in capitals; and how long the name is.
pub(crate) fn kind_line(line: &str) -> Option<(Head, usize)> {
    let found = tokens(line, 0);
    let (name, head) = KINDS.iter().find(|(name, _)| crate::tongue::at(&found, 0, name).is_some())?;
    let last = found.get(name.split(' ').count() - 1)?;
    let rest = line.get(last.end..)?.trim_matches([' ', ':', '*', '.']);
    let shouted = line.get(..last.end).is_some_and(is_upper);
    let long = rest.chars().count() > 400;
    (rest.is_empty() || shouted && !long).then_some((*head, last.end))
}

/// The lines of the heading in order, and the lines after it, the paper's own name first among them.
pub(super) fn apart(lines: Vec<String>) -> (Vec<String>, Vec<String>) {
    let filled: Vec<usize> =
        (0..lines.len()).filter(|at| lines.get(*at).is_some_and(|line| !line.is_empty())).collect();
    let top = || filled.iter().take(DEEPEST).filter_map(|at| Some((*at, lines.get(*at)?)));
    // the name may stand behind the heading in one line with it
    let inside = top().find_map(|(at, line)| Some((at, name_inside(line)?)));
    let alone = top().find(|(_, line)| kind_line(line).is_some() || is_letter(line)).map(|(at, _)| (at, 0));
    let found = [inside, alone].into_iter().flatten().min();
    let Some((at, column)) = found else { return (Vec::new(), lines) };
    let mut rest = lines;
    let mut body = rest.split_off(at);
    if let Some(first) = body.first_mut() {
        let tail = first.split_off(column);
        rest.push(std::mem::replace(first, tail.trim().to_owned()));
    }
    (unwoven(&rest), body)
}

/// A letter has no name of its own: it opens with whom it is for.
fn is_letter(line: &str) -> bool {
    line.starts_with("Kính gửi")
}

/// Where a paper's name in capitals begins inside a line that holds the motto or the day before it.
fn name_inside(line: &str) -> Option<usize> {
    let found = tokens(line, 0);
    let motto = compact(line, &MOTTO).or_else(|| compact(line, &SLOGAN));
    let day = day(&found).map(|(_, end)| found.get(end - 1).map_or(0, |token| token.end));
    let from = day.or(motto.map(|(_, end)| end))?;
    let at = found.iter().position(|token| token.start >= from)?;
    (at..found.len()).find_map(|at| {
        let token = found.get(at)?;
        let rest = line.get(token.start..)?;
        let shouted = kind_line(rest).filter(|(_, length)| rest.get(..*length).is_some_and(is_upper));
        shouted.map(|_| token.start)
    })
}

const MOTTO: [&str; 2] = ["cộnghòaxãhộichủnghĩaviệtnam", "cộnghoàxãhộichủnghĩaviệtnam"];
const SLOGAN: [&str; 3] = ["độclập-tựdo-hạnhphúc", "độclập–tựdo–hạnhphúc", "độclậptựdohạnhphúc"];

/// Where one of `words` stands, whatever the blanks between its letters.
fn compact(text: &str, words: &[&str]) -> Option<(usize, usize)> {
    let letters: Vec<(usize, char)> =
        text.char_indices().filter(|(_, letter)| !letter.is_whitespace()).collect();
    let small: String = letters.iter().flat_map(|(_, letter)| letter.to_lowercase()).collect();
    words.iter().find_map(|word| {
        let start = small.get(..small.find(word)?)?.chars().count();
        let last = letters.get(start + word.chars().count() - 1)?;
        Some((letters.get(start)?.0, last.0 + last.1.len_utf8()))
    })
}

/// The heading with its columns apart: the issuer, the motto, the number, place and day.
fn unwoven(lines: &[String]) -> Vec<String> {
    let kept: Vec<String> = lines.iter().filter(|line| !line.is_empty()).cloned().collect();
    let woven = kept
        .iter()
        .any(|line| compact(line, &MOTTO).is_some_and(|(start, end)| start > 0 || end < line.len()))
        || kept
            .iter()
            .any(|line| compact(line, &SLOGAN).is_some_and(|(start, end)| start > 0 || end < line.len()))
        || kept.iter().any(|line| line.trim_start().starts_with("Số") && day(&tokens(line, 0)).is_some());
    let joined = kept.join(" ");
    let parted_motto =
        compact(&joined, &MOTTO).is_some() && !kept.iter().any(|line| compact(line, &MOTTO).is_some());
    if !woven && !parted_motto {
        return kept;
    }
    let mut rest = kept.join("\n");
    let mut cut = |range: Option<(usize, usize)>| {
        let (start, end) = range?;
        let taken = rest.get(start..end)?.split_whitespace().collect::<Vec<_>>().join(" ");
        rest.replace_range(start..end, "\n");
        Some((taken, rest.clone()))
    };
    let motto = cut(compact(&kept.join("\n"), &MOTTO));
    let after = motto.as_ref().map_or_else(|| kept.join("\n"), |(_, rest)| rest.clone());
    let slogan = cut(compact(&after, &SLOGAN));
    let after = slogan.as_ref().map_or(after, |(_, rest)| rest.clone());
    let dated = cut(bytes(&after, day(&tokens(&after, 0))));
    let after = dated.as_ref().map_or(after, |(_, rest)| rest.clone());
    let numbered = cut(bytes(&after, number(&tokens(&after, 0))));
    let issuer = rest
        .lines()
        .map(|line| line.trim_matches([' ', '_', '-', '*', '–', '.']))
        .filter(|line| !line.is_empty());
    let mut out: Vec<String> = issuer.map(str::to_owned).collect();
    out.extend([motto, slogan, numbered, dated].into_iter().flatten().map(|(taken, _)| taken));
    out
}

fn bytes(text: &str, range: Option<(usize, usize)>) -> Option<(usize, usize)> {
    let (start, end) = range?;
    let found = tokens(text, 0);
    Some((found.get(start)?.start, found.get(end - 1)?.end))
}

/// "Phong Quang, ngày … tháng 11 năm 2025": its tokens, the parts of the day may be blank.
pub(crate) fn day(found: &[Token]) -> Option<(usize, usize)> {
    let comma = (0..found.len()).find(|at| day_after(found, *at).is_some())?;
    let end = day_after(found, comma)?;
    let mut start = comma;
    while let Some(token) = start.checked_sub(1).and_then(|before| found.get(before)) {
        let name = token.kind == Kind::Word && token.capital && !is_shouted(token);
        let dot = token.is(".") && start >= 2;
        if !(name || dot) || comma - start > 5 {
            break;
        }
        start -= 1;
    }
    Some((start, end))
}

/// Issuers are written in capitals, places are not; "TP" is an abbreviation.
fn is_shouted(token: &Token) -> bool {
    token.shouted && token.low.chars().count() > 1 && !token.is("tp")
}

/// The end of ", ngày dd tháng mm năm yyyy" at the comma.
fn day_after(found: &[Token], comma: usize) -> Option<usize> {
    if !found.get(comma)?.is(",") || !found.get(comma + 1)?.is("ngày") {
        return None;
    }
    let mut at = comma + 2;
    let blank = |token: &Token| {
        token.kind == Kind::Number || matches!(token.low.as_str(), "." | "…" | "_" | "-" | "/")
    };
    while found.get(at).is_some_and(blank) && at < comma + 30 {
        at += 1;
    }
    if !found.get(at)?.is("tháng") {
        // "ngày 05/11/2026"
        return (at >= comma + 7).then_some(at);
    }
    at += 1;
    while found.get(at).is_some_and(blank) && at < comma + 60 {
        at += 1;
    }
    if !found.get(at)?.is("năm") {
        return None;
    }
    at += 1;
    while found.get(at).is_some_and(blank) && at < comma + 70 {
        at += 1;
    }
    Some(at)
}

/// "Số: 12/KH-UBND": its tokens, the figures may be blank.
pub(crate) fn number(found: &[Token]) -> Option<(usize, usize)> {
    (0..found.len()).find_map(|start| {
        if !found.get(start)?.is("số") || !found.get(start)?.capital || !found.get(start + 1)?.is(":") {
            return None;
        }
        let mut at = start + 2;
        let blank =
            |token: &Token| token.kind == Kind::Number || matches!(token.low.as_str(), "." | "…" | "_");
        while found.get(at).is_some_and(blank) && at < start + 30 {
            at += 1;
        }
        if !found.get(at).is_some_and(|token| token.is("/") || token.is("-")) {
            return None;
        }
        at += 1;
        while found.get(at).is_some_and(|token| {
            token.tight || found.get(at - 1).is_some_and(|before| before.is("-") || before.is("/"))
        }) {
            at += 1;
        }
        Some((start, at))
    })
}
