//! Who signs and who receives the paper.

use super::Draft;
use super::item::{Named, Signatory};
use super::page::{Line, Page};
use crate::order::foot::signs;
use crate::order::is_upper;
use crate::tongue::{Kind, any};

/// Reads the foot.
pub(super) fn read(page: &Page<'_>, draft: &mut Draft) {
    receivers(page, draft);
    signatory(page, draft);
}

fn receivers(page: &Page<'_>, draft: &mut Draft) {
    for line in page.lines.get(page.foot..).unwrap_or_default() {
        let text = page.text.get(line.start..line.end).unwrap_or_default();
        if signs(text) == Some(0) {
            break;
        }
        let words = line.words.as_slice();
        let words = match any(words, 0, &["nơi nhận :", "nơi nhận", "nơi gửi :", "nơi gửi"]) {
            Some((next, _)) => words.get(next..).unwrap_or_default(),
            None if line.depth >= 7 && line.depth < 10 => words,
            None => continue,
        };
        let mut words = if words.first().is_some_and(|word| word.is("-")) {
            words.get(1..).unwrap_or_default()
        } else {
            words
        };
        while let Some((last, rest)) = words.split_last() {
            if !matches!(last.low.as_str(), ";" | "." | ",") {
                break;
            }
            words = rest;
        }
        if !words.is_empty() {
            draft.recipients.push(Named { name: page.text_of(words), said: page.said_of(words) });
        }
    }
}

fn signatory(page: &Page<'_>, draft: &mut Draft) {
    let from = if page.foot < page.lines.len() { page.foot } else { page.lines.len().saturating_sub(6) };
    let lines = page.lines.get(from..).unwrap_or_default();
    let text = |line: &Line| page.text.get(line.start..line.end).unwrap_or_default();
    let Some(first) = lines.iter().position(|line| signs(text(line)) == Some(0)) else { return };
    let mut found = Signatory {
        name: None,
        position: None,
        mode: None,
        on_behalf_of: None,
        said: super::Said::default(),
    };
    let mut end = 0;
    for line in lines.iter().skip(first).take(8) {
        let text = text(line);
        if is_note(line) {
            continue;
        }
        if signs(text) == Some(0)
            || is_upper(text) && found.name.is_none() && line.words.len() <= 8 && !is_name(line)
        {
            signed(&mut found, text);
        } else if is_name(line) {
            found.name = Some(cased(text));
            end = line.end;
            break;
        } else {
            break;
        }
        end = line.end;
    }
    let start = lines.get(first).map_or(0, |line| line.start);
    found.said = page.said(start, end.max(start));
    draft.signatory = Some(found);
}

/// "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"; one line may hold two of them.
fn signed(found: &mut Signatory, text: &str) {
    let mut rest = text;
    for mode in ["TM", "KT", "TL", "TUQ", "Q"] {
        let Some(behind) = text.strip_prefix(mode).and_then(|behind| behind.strip_prefix('.')) else {
            continue;
        };
        found.mode = Some(mode.to_owned());
        rest = behind.trim();
        // "KT. CHỦ TỊCH PHÓ CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH"
        let own = rest
            .find("PHÓ ")
            .or_else(|| if mode == "TM" { rest.find("CHỦ TỊCH") } else { None })
            .filter(|at| *at > 0);
        let (place, position) = rest.split_at_checked(own.unwrap_or(rest.len())).unwrap_or((rest, ""));
        found.on_behalf_of = Some(place.trim().to_owned());
        if let Some(inner) = position.find("KT.") {
            signed(found, position.get(inner..).unwrap_or_default());
        } else if !position.is_empty() {
            found.position = Some(position.trim().to_owned());
        }
        return;
    }
    found.position = Some(rest.trim().to_owned());
}

/// "(Đã ký)", "Ký bởi: …"
fn is_note(line: &Line) -> bool {
    line.words.iter().any(|word| word.is("ký")) || line.words.first().is_some_and(|word| word.is("("))
}

/// Two to six words, each with a capital; degrees and ranks may stand in front.
fn is_name(line: &Line) -> bool {
    let words: Vec<_> = line.words.iter().filter(|word| word.kind == Kind::Word).collect();
    let office = any(
        &line.words,
        0,
        &[
            "chủ tịch",
            "phó chủ tịch",
            "ủy ban",
            "trưởng",
            "phó",
            "hiệu trưởng",
            "giám đốc",
            "bí thư",
            "hội đồng",
            "ban",
            "chánh",
        ],
    )
    .is_some();
    (2..=6).contains(&words.len())
        && words.iter().all(|word| word.capital)
        && !office
        && line.words.iter().all(|word| word.kind != Kind::Number)
}

/// A name in capitals, as names are written.
fn cased(text: &str) -> String {
    if !is_upper(text) {
        return text.to_owned();
    }
    let words = text.split(' ').map(|word| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_string() + &letters.as_str().to_lowercase()).unwrap_or_default()
    });
    words.collect::<Vec<_>>().join(" ")
}
