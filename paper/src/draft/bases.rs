//! Documents that the text names: those it rests on, and those it cites.

use super::Draft;
use super::item::Document;
use super::page::Page;
use crate::order::title::DOCUMENTS;
use crate::tongue::{Kind, Phrase, Token, any, at, ends, find};

/// A document named among words.
struct Reference {
    /// Its first word and the word after its number.
    start: usize,
    end: usize,
    kind: String,
    number: Option<String>,
}

/// Reads what the paper rests on and cites.
pub(super) fn read(page: &Page<'_>, draft: &mut Draft) {
    let from = page.name.map_or(0, |name| name + 2);
    for line in from..page.body.max(from) {
        bases_of(page, line, draft);
    }
    let title = page.name.map(|name| name + 1).into_iter();
    for line in title.chain(from..page.lines.len()) {
        cited_in(page, line, draft);
    }
    draft.cited.retain(|cited| !draft.legal_bases.iter().any(|base| base.number == cited.number));
}

/// What one paragraph of the introduction rests on.
fn bases_of(page: &Page<'_>, line: usize, draft: &mut Draft) {
    let Some(line) = page.lines.get(line) else { return };
    let words = line.words.as_slice();
    let lead = any(
        words,
        0,
        &[
            "căn cứ",
            "thực hiện",
            "thi hành",
            "triển khai thực hiện",
            "triển khai",
            "tiếp tục thực hiện",
            "theo",
            "hưởng ứng",
            "xét",
            "trên cơ sở",
        ],
    );
    if any(words, 0, &["theo đề nghị", "xét đề nghị"]).is_some() {
        return;
    }
    let begins = lead.map(|(next, _)| next).or_else(|| starts(words).then_some(0));
    let Some(begins) = begins else { return };
    let all = references(page, words);
    let mut taken = 0;
    for (index, found) in all.iter().enumerate() {
        let parallel = ends(
            words,
            found.start,
            &[", căn cứ", "và", ";", ",", "; căn cứ", "; thực hiện", "và thực hiện"],
        )
        .is_some();
        let near = found.start >= begins && found.start <= begins + 4;
        let own = index == 0 && (near || parallel && !is_nested(words, found.start));
        let opens = words.get(found.end..).is_none_or(|rest| rest.is_empty());
        if !(own || taken > 0 && parallel && !is_nested(words, found.start))
            || opens && found.number.is_none()
        {
            continue;
        }
        let next = all.iter().skip(index + 1).find(|next| {
            ends(words, next.start, &["và", ";", ",", "; thực hiện", "; căn cứ"]).is_some()
                && !is_nested(words, next.start)
        });
        let end = next.map_or(words.len(), |next| next.start);
        draft.legal_bases.push(document(page, words.get(..end).unwrap_or_default(), found));
        taken += 1;
    }
}

/// Whether a paragraph opens with a document itself.
fn starts(words: &[Token]) -> bool {
    any(words, 0, DOCUMENTS).is_some_and(|(next, _)| {
        words.get(next).is_some_and(|word| word.is("số"))
            && words.iter().take(next + 6).any(|word| word.is("/"))
    })
}

/// A document inside what another is about: "… thực hiện Nghị quyết số 57-NQ/TW và Nghị quyết số 71/NQ-CP".
fn is_nested(words: &[Token], start: usize) -> bool {
    let before = words.get(..start).unwrap_or_default();
    let (from, _) = super::page::sentence(words, start);
    let near = before.get(from..).unwrap_or_default();
    let last = near.iter().rposition(|word| word.is(";")).unwrap_or(0);
    let near = near.get(last..).unwrap_or_default();
    let about = near.iter().rposition(|word| word.is("của"));
    let behind = about.and_then(|at| near.get(at..)).unwrap_or_default();
    find(behind, &["thực hiện", "sửa đổi", "hướng dẫn", "thi hành", "kèm theo", "quán triệt", "tại"])
        .is_some()
        && find(behind, &["nghị quyết", "quyết định", "luật", "nghị định", "kế hoạch", "chỉ thị"]).is_some()
}

/// Documents with a number in any line.
fn cited_in(page: &Page<'_>, line: usize, draft: &mut Draft) {
    let Some(line) = page.lines.get(line) else { return };
    let words = line.words.as_slice();
    for found in references(page, words) {
        let Some(number) = &found.number else { continue };
        let found = document(page, words, &found);
        let same = |known: &Document| {
            known.number.as_ref().is_some_and(|known| known.to_lowercase() == number.to_lowercase())
        };
        let weight = |one: &Document| usize::from(one.date.is_some()) * 2 + usize::from(one.issuer.is_some());
        match draft.cited.iter_mut().find(|known| same(known)) {
            Some(known) if weight(known) < weight(&found) => {
                *known = Document { number: known.number.clone(), ..found }
            }
            Some(_) => {}
            None => draft.cited.push(found),
        }
    }
}

/// Every mention of a document with its day: the number, the day, the words.
pub(super) fn all(page: &Page<'_>) -> Vec<(String, String, super::Said)> {
    let mentions = page.lines.iter().flat_map(|line| {
        references(page, &line.words).into_iter().map(move |found| document(page, &line.words, &found))
    });
    mentions.filter_map(|found| Some((found.number?, found.date?, found.said))).collect()
}

/// The documents named among `words`.
fn references(page: &Page<'_>, words: &[Token]) -> Vec<Reference> {
    let mut out: Vec<Reference> = Vec::new();
    let mut place = 0;
    while place < words.len() {
        let Some((next, phrase)) = any(words, place, DOCUMENTS) else {
            place += 1;
            continue;
        };
        let capital = words.get(place).is_some_and(|word| word.capital);
        let numbered = number(page, words, next);
        let law = phrase.ends_with("luật") && capital && numbered.is_none();
        match (numbered, law) {
            (Some((end, number)), _) => {
                out.push(Reference {
                    start: place,
                    end,
                    kind: kind(page, words, place, next),
                    number: Some(number),
                });
                place = end;
            }
            (None, true) => {
                if let Some(found) = law_of(page, words, place, next) {
                    place = found.end.max(next);
                    out.push(found);
                } else {
                    place = next;
                }
            }
            (None, false) => place = next,
        }
    }
    out
}

fn kind(page: &Page<'_>, words: &[Token], start: usize, end: usize) -> String {
    let text = page.text_of(words.get(start..end).unwrap_or_default());
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// "số 49/KH-UBND" behind the kind: the place after it, and the number.
fn number(page: &Page<'_>, words: &[Token], next: usize) -> Option<(usize, String)> {
    let first = at(words, next, "số").or_else(|| at(words, next, "số :")).unwrap_or(next);
    let figure = words.get(first).filter(|word| word.kind == Kind::Number)?;
    let mut end = first + 1;
    while let Some(word) = words.get(end) {
        let before = words.get(end - 1)?;
        // "49 /KH-UBND" and "49/KH- UBND" have a blank too many
        let joint = word.tight
            || matches!(before.low.as_str(), "/" | "-") && word.shouted
            || matches!(word.low.as_str(), "/" | "-") && end == first + 1;
        let part = word.kind != Kind::Sign || matches!(word.low.as_str(), "/" | "-");
        if !joint || !part || end > first + 14 {
            break;
        }
        end += 1;
    }
    let symbol = words.get(first..end)?;
    let shaped = symbol.iter().any(|word| word.is("/"))
        && symbol.iter().skip(1).any(|word| word.kind == Kind::Word)
        && figure.start < symbol.last()?.start;
    let text: String = page.text_of(symbol).chars().filter(|letter| !letter.is_whitespace()).collect();
    shaped.then_some((end, text.trim_end_matches(['-', '/']).to_owned()))
}

/// "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022", "Luật Tổ chức chính quyền địa phương năm 2025"
fn law_of(page: &Page<'_>, words: &[Token], start: usize, next: usize) -> Option<Reference> {
    let named = words.get(next).is_some_and(|word| word.capital && word.kind == Kind::Word);
    let stop = (next..words.len()).find(|place| {
        any(words, *place, &["ngày", "năm", "số", "và luật", "được", "của", "quy định"]).is_some()
            || words.get(*place).is_some_and(|word| matches!(word.low.as_str(), ";" | "." | "("))
    });
    let end = stop.unwrap_or(words.len());
    let numbered = at(words, end, "số").and_then(|_| number(page, words, end));
    if !named || end - next > 14 {
        return None;
    }
    let (end, number) = numbered.map_or((end, None), |(end, number)| (end, Some(number)));
    Some(Reference { start, end, kind: kind(page, words, start, next), number })
}

/// Words that open what a document is about.
const ABOUT: &[Phrase] = &[
    "về việc",
    "v / v",
    "về",
    "ban hành",
    "quy định",
    "hướng dẫn",
    "phê duyệt",
    "phát động",
    "triển khai",
    "sửa đổi",
    "thực hiện",
    "tổ chức",
    "tiếp tục",
    "đẩy mạnh",
    "phối hợp",
    "công bố",
    "thành lập",
    "kèm theo",
    "chi tiết",
    "tăng cường",
    "giao",
    "đối với",
    "xây dựng",
    "bổ sung",
];

/// Who issues a plan, where its name follows what the plan rests on.
const ISSUERS: &[Phrase] =
    &["ubnd", "ủy ban nhân dân", "cụm thi đua", "hội đồng thi đua", "trường", "đảng ủy", "ban chỉ đạo"];

/// All that is said of a document up to the end of `words`.
fn document(page: &Page<'_>, words: &[Token], found: &Reference) -> Document {
    let behind = words.get(found.end..).unwrap_or_default();
    let (date, after) = super::date::full(behind);
    let mut rest = behind.get(after..).unwrap_or_default();
    let mut issuer = None;
    if rest.first().is_some_and(|word| word.is("của")) {
        let name = rest.get(1..).unwrap_or_default();
        let stop = (1..name.len()).find(|place| {
            any(name, *place, ABOUT).is_some()
                && !(at(name, *place, "xây dựng").is_some()
                    && name.get(place - 1).is_some_and(|word| word.is("bộ") || word.is("sở")))
                || name
                    .get(*place)
                    .is_some_and(|word| matches!(word.low.as_str(), ";" | "." | "," | "(" | ")" | ":"))
                || at(name, *place, "và").is_some() && name.get(place + 1).is_some_and(|word| !word.capital)
                || at(name, *place, "và").is_some()
                    && name.get(place + 1).is_some_and(|word| word.capital)
                    && any(name, place + 1, DOCUMENTS).is_some()
        });
        let end = stop.unwrap_or(name.len());
        issuer = name.get(..end).map(|name| page.text_of(name));
        rest = name.get(end..).unwrap_or_default();
    }
    let about = any(rest, 0, ABOUT)
        .map(|(next, phrase)| if matches!(phrase, "về việc" | "về" | "v / v") { next } else { 0 });
    let end = (0..rest.len()).find(|place| {
        rest.get(*place).is_some_and(|word| {
            word.is(";") || word.is(".") && rest.get(place + 1).is_none_or(|next| next.capital)
        })
    });
    // ", Ủy ban nhân dân xã … ban hành" is no part of what a document is about
    let issuer_follows = (0..rest.len()).find(|place| {
        rest.get(*place).is_some_and(|word| word.is(","))
            && any(rest, place + 1, ISSUERS).is_some_and(|(next, _)| {
                let behind = rest.get(next..(next + 8).min(rest.len())).unwrap_or_default();
                find(behind, &["ban hành", "xây dựng", "phát động", "triển khai", "tổ chức"]).is_some()
            })
    });
    let end = [end, issuer_follows].into_iter().flatten().min();
    let mut end = end.unwrap_or(rest.len());
    while end > 0 && rest.get(end - 1).is_some_and(|word| word.is("và") || word.is(",") || word.is("./")) {
        end -= 1;
    }
    let is_law = found.kind.to_lowercase().ends_with("luật");
    let about = about.and_then(|from| rest.get(from..end.max(from)));
    let own = words.get(found.start..found.end).unwrap_or_default();
    let about = if is_law { law_name(own) } else { about };
    let last = about
        .filter(|_| !is_law)
        .and_then(<[Token]>::last)
        .map_or_else(|| behind.get(after.wrapping_sub(1)).or(own.last()), Some);
    let start = own.first().map_or(0, |word| word.start);
    Document {
        number: found.number.clone(),
        kind: found.kind.clone(),
        date,
        issuer,
        about: about.map(|words| page.text_of(words)).filter(|about| !about.is_empty()),
        said: page.said(start, last.map_or(start, |word| word.end)),
    }
}

/// What a law is about is its name.
fn law_name(words: &[Token]) -> Option<&[Token]> {
    let from = words.iter().position(|word| word.is("luật"))? + 1;
    let end = words.iter().position(|word| word.is("số")).unwrap_or(words.len());
    words.get(from..end.max(from))
}
