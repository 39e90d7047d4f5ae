//! The papers of a dossier, and how many sets of them.

use super::Draft;
use super::count::number;
use super::item::Named;
use super::page::Page;
use super::topic::Topic;
use crate::tongue::{Phrase, Token, any, at, find, has};

/// What a paper of a dossier is called.
const PAPERS: &[Phrase] = &[
    "tờ trình",
    "biên bản",
    "báo cáo thành tích",
    "báo cáo",
    "danh sách",
    "bản",
    "quyết định",
    "giấy xác nhận",
    "giấy chứng nhận",
    "đơn",
    "phiếu",
    "công văn",
    "văn bản",
    "tóm tắt",
    "trường hợp",
    "xác nhận",
    "minh chứng",
    "tài liệu",
    "ảnh",
    "hình ảnh",
    "bảng",
    "chứng từ",
    "biểu",
    "trích",
    "ý kiến",
    "hiệp y",
    "file",
    "tệp",
    "giấy đề nghị",
    "các minh chứng",
];

/// Reads the papers and the sets.
pub(super) fn read(page: &Page<'_>, draft: &mut Draft) {
    for at in page.body() {
        let Some(line) = page.lines.get(at) else { continue };
        if line.topic == Topic::Dossier && is_item(page, at) {
            let words = cells(line.row, &line.words);
            let (_, end) = super::page::sentence(words, 0);
            take(page, words.get(..end).unwrap_or_default(), draft);
        } else {
            inline(page, at, draft);
        }
        sets(page, at, draft);
    }
}

/// An item under a heading about dossiers that opens with a paper.
fn is_item(page: &Page<'_>, at: usize) -> bool {
    let Some(line) = page.lines.get(at) else { return false };
    let words = cells(line.row, &line.words);
    let numbered = any(words, 0, &["01", "02", "03", "1", "2"]).map_or(0, |(next, _)| next);
    let opens = any(words, numbered, PAPERS).is_some();
    let under =
        page.above(at).any(|above| page.lines.get(above).is_some_and(|above| above.topic == Topic::Dossier));
    line.depth >= 3 && under && opens && (line.depth < 10 || line.row)
}

/// The cell of a row that names a paper, or all words.
fn cells(row: bool, words: &[Token]) -> &[Token] {
    if !row {
        return words;
    }
    let mut parts = words.split(|word| word.is("|"));
    parts.find(|cell| any(cell, 0, PAPERS).is_some()).unwrap_or_default()
}

/// "Hồ sơ gồm: tờ trình …; biên bản …; báo cáo thành tích …"
fn inline(page: &Page<'_>, at: usize, draft: &mut Draft) {
    let Some(line) = page.lines.get(at) else { return };
    let words = line.words.as_slice();
    let Some((start, next, _)) = find(words, &["hồ sơ"]) else { return };
    let near = (next..words.len().min(next + 24)).find_map(|place| {
        any(words, place, &["gồm có :", "gồm :", "bao gồm :", "gồm có", "bao gồm", "gồm"])
            .map(|(next, _)| next)
    });
    // "hồ sơ (tờ trình, biên bản, báo cáo)": a bracket that opens with a paper
    let bracket = || {
        (next..words.len().min(next + 12)).find_map(|place| {
            let inner = words.get(place).filter(|word| word.is("(")).map(|_| place + 1)?;
            any(words, inner, PAPERS).map(|_| inner)
        })
    };
    let near = near.or_else(bracket);
    let colon = (line.topic == Topic::Dossier && line.heading > start).then(|| line.heading + 1);
    let Some(from) = near.or(colon).filter(|from| *from < words.len()) else { return };
    let mut depth = 0;
    let mut begin = from;
    let mut found: Vec<&[Token]> = Vec::new();
    for place in from..=words.len() {
        let word = words.get(place).map_or(".", |word| word.low.as_str());
        depth += i32::from(word == "(") - i32::from(word == ")");
        let opens = |at: usize| {
            let skip = if words.get(at).is_some_and(|word| word.is("(")) { at + 3 } else { at };
            let skip = number(words, skip).map_or(skip, |(_, next)| next);
            any(words, skip, PAPERS).is_some()
        };
        let comma = depth <= 0 && matches!(word, "," | "và") && opens(place + 1);
        let ended = word == ")" && depth < 0
            || word == "." && words.get(place + 1).is_none_or(|next| next.capital)
            || place == words.len();
        if word == ";" && depth <= 0 || comma || ended {
            found.extend(words.get(begin..place).filter(|_| opens(begin)));
            begin = place + 1;
        }
        if ended {
            break;
        }
    }
    for words in found {
        take(page, words, draft);
    }
}

fn take(page: &Page<'_>, words: &[Token], draft: &mut Draft) {
    let mut words = words;
    if words.first().is_some_and(|word| word.is("(")) && words.get(2).is_some_and(|word| word.is(")")) {
        words = words.get(3..).unwrap_or_default();
    }
    while let Some((last, rest)) =
        words.split_last().filter(|(last, _)| matches!(last.low.as_str(), "." | ";" | "," | ":" | "và"))
    {
        let _ = last;
        words = rest;
    }
    let name = page.text_of(words);
    if name.len() > 3 && !draft.dossier.iter().any(|known| known.name.to_lowercase() == name.to_lowercase()) {
        draft.dossier.push(Named { name, said: page.said_of(words) });
    }
}

/// "01 bộ", where dossiers are spoken of.
fn sets(page: &Page<'_>, line: usize, draft: &mut Draft) {
    let Some(line) = page.lines.get(line).filter(|_| draft.sets.is_none()) else { return };
    let words = line.words.as_slice();
    let about = matches!(line.topic, Topic::Dossier | Topic::Sets) || has(words, &["hồ sơ"]);
    let found = about.then(|| {
        (0..words.len()).find_map(|place| {
            let (number, next) = number(words, place)?;
            let end = any(words, next, &["bộ", "( bộ"]).map(|(next, _)| next)?;
            (at(words, end, "phận").is_none() && at(words, end, "chỉ").is_none() && number <= 20)
                .then_some((number, place, end))
        })
    });
    if let Some((number, start, end)) = found.flatten() {
        draft.sets = Some(number);
        let _ = draft.sources.insert("sets".into(), page.said_of(words.get(start..end).unwrap_or_default()));
    }
}
