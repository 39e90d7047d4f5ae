//! Number, day, place, issuer and title, from the heading.

use super::item::PaperDate;
use super::page::Page;
use super::{Draft, PaperKind};
use crate::order::{day, is_upper, number};
use crate::tongue::{Kind, Phrase, Token, any, find};

/// Reads the heading of the page.
pub(super) fn read(page: &Page<'_>, draft: &mut Draft) {
    let end = page.name.unwrap_or_else(|| page.lines.len().min(14));
    for line in page.lines.iter().take(end) {
        if draft.number_suffix.is_none()
            && let Some((start, end)) = number(&line.words)
        {
            numbered(page, draft, line.words.get(start..end).unwrap_or_default());
        }
        if draft.date.is_none()
            && let Some((start, end)) = day(&line.words)
        {
            dated(page, draft, line.words.get(start..end).unwrap_or_default());
        }
    }
    issued(page, draft, end);
    titled(page, draft);
}

/// "Số: 12/KH-UBND"
fn numbered(page: &Page<'_>, draft: &mut Draft, words: &[Token]) {
    let Some(sign) = words.iter().position(|word| word.is("/") || word.is("-")) else { return };
    let figures = words.get(2..sign).unwrap_or_default();
    let written = figures.first().filter(|word| word.kind == Kind::Number);
    let suffix = words.get(sign..).unwrap_or_default();
    draft.number_suffix = Some(page.text_of(suffix));
    draft.number = written.map(|first| format!("{}{}", first.low, page.text_of(suffix)));
    let _ = draft.sources.insert("number".into(), page.said_of(words));
}

/// "Phong Quang, ngày 05 tháng 11 năm 2025"
fn dated(page: &Page<'_>, draft: &mut Draft, words: &[Token]) {
    let Some(comma) = words.iter().position(|word| word.is(",")) else { return };
    let behind = |name: &str| {
        let at = words.iter().rposition(|word| word.is(name))?;
        words.get(at + 1)?.number()
    };
    let place = words.get(..comma).unwrap_or_default();
    if !place.is_empty() {
        draft.place = Some(page.text_of(place));
        let _ = draft.sources.insert("place".into(), page.said_of(place));
    }
    let mut date = PaperDate {
        day: behind("ngày"),
        month: behind("tháng"),
        year: behind("năm"),
        said: page.said_of(words),
    };
    let figures: Vec<u32> = words.get(comma..).unwrap_or_default().iter().filter_map(Token::number).collect();
    if !words.iter().any(|word| word.is("tháng"))
        && let [day, month, year] = figures.as_slice()
    {
        date = PaperDate { day: Some(*day), month: Some(*month), year: Some(*year), ..date };
    }
    date.day = date.day.filter(|day| (1..=31).contains(day));
    date.month = date.month.filter(|month| (1..=12).contains(month));
    draft.date = Some(date);
}

/// What an issuer's name begins with.
const BODIES: &[Phrase] = &[
    "ủy ban nhân dân",
    "ubnd",
    "ủy ban mặt trận",
    "hội đồng",
    "trường",
    "phòng",
    "sở",
    "đảng ủy",
    "đảng bộ",
    "cụm",
    "trung tâm",
    "liên đoàn",
    "công đoàn",
    "đoàn",
    "hội",
    "ban",
    "công an",
    "bộ",
    "khối",
    "trạm",
    "mặt trận",
    "công ty",
];

fn issued(page: &Page<'_>, draft: &mut Draft, end: usize) {
    let mut block: Option<(usize, usize)> = None;
    let mut blocks: Vec<(usize, usize)> = Vec::new();
    for line in page.lines.iter().take(end) {
        let words = line.words.as_slice();
        let motto = any(words, 0, &["cộng hòa xã hội", "độc lập"]).is_some();
        let upper = page.text.get(line.start..line.end).is_some_and(is_upper);
        if motto || number(words).is_some() || day(words).is_some() || !upper {
            if block.is_some() && !motto {
                break;
            }
            continue;
        }
        block = match (block, any(words, 0, BODIES).is_some()) {
            (Some((start, _)), false) => {
                blocks.pop();
                Some((start, line.end))
            }
            _ => Some((line.start, line.end)),
        };
        blocks.extend(block);
    }
    // of a body and the one above it, the one that the text says issues the plan
    let named = from_body(page).map(|(name, _)| name.to_lowercase());
    let text_of = |(start, end): &(usize, usize)| {
        page.text.get(*start..*end).unwrap_or_default().to_lowercase().replace('\n', " ")
    };
    let block = blocks.iter().find(|block| named.as_ref() == Some(&text_of(block))).copied().or(block);
    let found = block.and_then(|(start, end)| {
        let name = page.text.get(start..end)?.replace('\n', " ");
        Some((in_body(page, &name).unwrap_or_else(|| small(&name)), page.said(start, end)))
    });
    let found = found.or_else(|| from_body(page));
    if let Some((name, said)) = found {
        draft.issuer = Some(name);
        let _ = draft.sources.insert("issuer".into(), said);
    }
}

/// The name as the body writes it, where the heading has it in capitals.
fn in_body(page: &Page<'_>, name: &str) -> Option<String> {
    let wanted = crate::tongue::tokens(name, 0);
    let lines = page.lines.iter().skip(page.name.unwrap_or(0) + 1);
    lines.flat_map(|line| line.words.windows(wanted.len().max(1))).find_map(|words| {
        let same = words.iter().zip(&wanted).all(|(one, two)| one.low == two.low);
        let text = page.text_of(words);
        (same && !is_upper(&text)).then(|| capital(&text))
    })
}

/// With a capital in front.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Words of an office's name that are no names of their own.
const COMMON: &str = " ủy ban nhân dân xã phường thị trấn đặc khu tỉnh thành phố hội đồng trường tiểu học trung học cơ sở phòng \
    và thi đua khen thưởng mầm non trung tâm đảng bộ ban chấp hành công đoàn mặt trận cụm trường số mẫu giáo phổ thông của các ";

/// A name in capitals, as it is written in a sentence.
fn small(name: &str) -> String {
    let words = name.split_whitespace().map(|word| {
        let low = word.to_lowercase();
        if matches!(word, "UBND" | "HĐND" | "MTTQ" | "THCS" | "THPT" | "TH" | "TDP") {
            word.to_owned()
        } else if COMMON.contains(&format!(" {low} ")) {
            low
        } else {
            capital(&low)
        }
    });
    capital(&words.collect::<Vec<_>>().join(" "))
}

/// "Ủy ban nhân dân phường Tứ Minh xây dựng Kế hoạch …": the issuer of a paper without a heading.
fn from_body(page: &Page<'_>) -> Option<(String, super::Said)> {
    let from = page.name.map_or(0, |name| name + 2);
    let lines = page.lines.get(from..page.body.max(from)).unwrap_or_default();
    let found = lines.iter().find_map(|line| {
        let starts = (0..line.words.len()).filter(|at| {
            *at == 0
                || line.words.get(at - 1).is_some_and(|word| word.is(";") || word.is(".") || word.is(","))
        });
        starts.into_iter().find_map(|at| {
            any(&line.words, at, BODIES)?;
            let words = line.words.get(at..)?;
            let (verb, ..) = find(
                words,
                &["ban hành", "xây dựng", "phát động", "triển khai", "tổ chức", "báo cáo", "thông báo"],
            )?;
            (verb <= 16 && words.iter().take(verb).all(|word| !word.is(";") && !word.is(".")))
                .then(|| words.get(..verb))
                .flatten()
        })
    })?;
    let name = without_brackets(page, found);
    let place = of_place(page, &name);
    Some((place.unwrap_or(name), page.said_of(found)))
}

/// "Ủy ban nhân dân (UBND) xã Phú Tân" without the abbreviation.
fn without_brackets(page: &Page<'_>, words: &[Token]) -> String {
    let Some(open) = words.iter().position(|word| word.is("(")) else { return page.text_of(words) };
    let close = words.iter().position(|word| word.is(")")).unwrap_or(open);
    let parts =
        [words.get(..open), words.get(close + 1..)].into_iter().flatten().filter(|part| !part.is_empty());
    parts.map(|part| page.text_of(part)).collect::<Vec<_>>().join(" ")
}

/// "UBND xã" has no name; the title says on whose ground: "trên địa bàn xã Phú Thái".
fn of_place(page: &Page<'_>, name: &str) -> Option<String> {
    let level = ["xã", "phường", "thị trấn", "đặc khu"].into_iter().find(|level| name.ends_with(level))?;
    let title = page.lines.get(page.name? + 1)?;
    let at = find(&title.words, &["địa bàn"])
        .and_then(|(_, next, _)| crate::tongue::at(&title.words, next, level))?;
    let own =
        title.words.get(at..)?.iter().take_while(|word| word.kind == Kind::Word && word.capital).count();
    let place = page.text_of(title.words.get(at..at + own)?);
    (own > 0).then(|| format!("{} {place}", name.replacen("UBND", "Ủy ban nhân dân", 1)))
}

fn titled(page: &Page<'_>, draft: &mut Draft) {
    if draft.kind == PaperKind::Letter {
        let about = page.lines.iter().take(15).find_map(|line| {
            let (at, next, _) = find(&line.words, &["v / v", "về việc"])?;
            (at <= 1).then(|| line.words.get(next..)).flatten()
        });
        if let Some(words) = about.filter(|words| !words.is_empty()) {
            draft.title = Some(page.text_of(words));
            let _ = draft.sources.insert("title".into(), page.said_of(words));
        }
        return;
    }
    let Some(line) = page
        .name
        .and_then(|name| page.lines.get(name + 1))
        .filter(|line| !crate::order::begins_body(page.text.get(line.start..line.end).unwrap_or_default()))
    else {
        return;
    };
    if let Some(title) = page.text.get(line.start..line.end) {
        draft.title = Some(title.to_owned());
        let _ = draft.sources.insert("title".into(), page.said(line.start, line.end));
    }
}
