//! The campaign, what it answers, and what is competed in.

use super::Draft;
use super::item::{Named, Said};
use super::page::Page;
use super::topic::Topic;
use crate::tongue::{Token, any, ends, find, has, lower};

/// Reads the campaign and those of higher levels.
pub(super) fn read(page: &Page<'_>, draft: &mut Draft) {
    let Some(title) = page.name.map(|name| name + 1) else { return };
    let own = page.lines.get(title).map(|line| quotes(page, &line.words)).unwrap_or_default();
    let named = own.first().map(|(words, ..)| page.said_of(words)).or_else(|| bare(page, title));
    if let Some(said) = named {
        draft.campaign = Some(said.words.clone());
        let _ = draft.sources.insert("campaign".into(), said);
    }
    let mut known: Vec<String> = own.iter().map(|(words, ..)| compared(&page.text_of(words))).collect();
    known.extend(draft.campaign.as_deref().map(compared));
    for at in title + 1..page.foot {
        superior(page, at, &mut known, draft);
    }
    purposes(page, draft);
    contents(page, draft);
}

/// Names of one campaign differ in capitals and blanks.
fn compared(name: &str) -> String {
    crate::tongue::tokens(name, 0).into_iter().map(|token| token.low).collect::<Vec<_>>().join(" ")
}

/// What is quoted: the words, and where the quotation begins and ends.
fn quotes<'w>(_page: &Page<'_>, words: &'w [Token]) -> Vec<(&'w [Token], usize, usize)> {
    let mut out = Vec::new();
    let mut open: Option<usize> = None;
    for (at, word) in words.iter().enumerate() {
        match (word.low.as_str(), open) {
            ("“" | "«", None) | ("\"", None) => open = Some(at),
            ("”" | "\"" | "»" | "“", Some(from)) => {
                if let Some(inner) = words.get(from + 1..at).filter(|inner| inner.len() >= 2) {
                    out.push((inner, from, at));
                }
                open = None;
            }
            _ => {}
        }
    }
    out
}

/// "phong trào thi đua xây dựng nông thôn mới giai đoạn 2026 - 2030": a campaign whose name is not quoted.
fn bare(page: &Page<'_>, title: usize) -> Option<Said> {
    let words = page.lines.get(title)?.words.as_slice();
    let (start, next, _) = find(words, &["phong trào thi đua", "đợt thi đua", "phong trào", "thi đua"])?;
    let stop = (next..words.len()).find(|at| {
        any(
            words,
            *at,
            &[
                "trên địa bàn",
                "trong năm",
                "trong",
                "năm",
                "giai đoạn",
                "từ",
                "của xã",
                "của phường",
                "tại",
                "trong toàn",
                ",  năm",
            ],
        )
        .is_some()
    });
    let name = words.get(next..stop.unwrap_or(words.len()))?;
    let name = match name.len() {
        0 => words.get(start..)?,
        1 | 2 => words.get(start..stop.unwrap_or(words.len()))?,
        _ => name,
    };
    Some(page.said_of(name))
}

/// Campaigns of higher levels named in one line.
fn superior(page: &Page<'_>, at: usize, known: &mut Vec<String>, draft: &mut Draft) {
    let Some(line) = page.lines.get(at) else { return };
    let words = line.words.as_slice();
    for (name, open, close) in quotes(page, words) {
        let is_campaign = ends(
            words,
            open,
            &[
                "phong trào thi đua",
                "phong trào",
                "phát động thi đua",
                "phong trào thi đua yêu nước",
                "đợt thi đua",
                "phong trào thi đua :",
            ],
        )
        .is_some();
        let (from, to) = super::page::sentence(words, open);
        let before = words.get(from..open).unwrap_or_default();
        let behind = words.get(close..to).unwrap_or_default();
        let launched = has(behind, &["phát động"]) && has(behind, &["do"]);
        let answered = has(before, &["hưởng ứng", "phát động của"]);
        let above = at < page.body
            && has(
                before,
                &[
                    "thủ tướng",
                    "tỉnh",
                    "thành phố",
                    "chính phủ",
                    "trung ương",
                    "bộ",
                    "sở",
                    "ban thường vụ",
                    "hội đồng thi đua",
                    "quyết định",
                    "kế hoạch",
                    "công văn",
                ],
            );
        let key = compared(&page.text_of(name));
        if !is_campaign || !(launched || answered || above) || known.contains(&key) {
            continue;
        }
        known.push(key);
        draft.superior.push(Named { name: page.text_of(name), said: page.said_of(name) });
    }
}

/// The items under "nội dung thi đua".
fn contents(page: &Page<'_>, draft: &mut Draft) {
    let heads: Vec<usize> = page
        .body()
        .filter(|at| {
            page.lines.get(*at).is_some_and(|line| line.topic == Topic::Contents && line.heading > 0)
        })
        .collect();
    for head in heads {
        for at in page.under(head) {
            let Some(line) = page
                .lines
                .get(at)
                .filter(|line| line.topic == Topic::Contents && line.depth < 10 && !line.row)
            else {
                continue;
            };
            let name = page.text_of(&line.words);
            let own = page.under(at).any(|below| {
                page.lines
                    .get(below)
                    .is_some_and(|line| line.topic == Topic::Contents && line.heading > 0 && line.depth < 10)
            });
            let heads = line.heading == line.words.len() && page.under(at).next().is_some();
            if !heads && (!own || !lower(&name).starts_with("nội dung")) {
                draft.contents.push(Named { name, said: page.said_of(&line.words) });
            }
        }
    }
}

/// What stands under "mục đích": its items, or the words behind the heading; what is demanded ("yêu cầu") is no purpose.
fn purposes(page: &Page<'_>, draft: &mut Draft) {
    let titled = |at: usize, words: &[&'static str]| {
        page.lines.get(at).is_some_and(|line| line.heading > 0 && has(line.title(), words))
    };
    for head in page.body().filter(|at| titled(*at, &["mục đích"])) {
        let Some(line) = page.lines.get(head) else { continue };
        let mut parts = vec![line.rest()];
        for below in page.under(head) {
            let apart = titled(below, &["mục đích", "yêu cầu"]);
            let inner = page.lines.get(below).filter(|line| !line.row && !apart);
            parts.extend(inner.map(|line| line.words.as_slice()));
        }
        for words in parts.into_iter().filter(|words| words.len() >= 4) {
            let said = page.said_of(words);
            if !draft.purposes.iter().any(|known| known.said.at[0] == said.at[0]) {
                draft.purposes.push(Named { name: page.text_of(words), said });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Draft;

    const HEAD: &str = "ỦY BAN NHÂN DÂN\nXÃ PHONG QUANG\nSố: 12/KH-UBND\nKẾ HOẠCH\nPhát động phong trào thi đua “Làm theo gương sáng” năm 2026\n";

    fn purposes(body: &str) -> Vec<String> {
        let draft = Draft::of(&format!("{HEAD}{body}"));
        draft.purposes.into_iter().map(|purpose| purpose.name).collect()
    }

    #[test]
    fn purposes_are_the_items_under_their_heading_and_what_is_demanded_is_none() {
        let read = purposes(
            "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n- Nâng cao nhận thức của cán bộ và Nhân dân.\n- Kịp thời biểu dương gương người tốt.\n2. Yêu cầu\n- Tổ chức thiết thực, hiệu quả.\nII. NỘI DUNG THI ĐUA\n1. Thi đua lao động giỏi.\n",
        );
        assert_eq!(
            read,
            ["Nâng cao nhận thức của cán bộ và Nhân dân.", "Kịp thời biểu dương gương người tốt."]
        );
    }

    #[test]
    fn a_purpose_may_stand_behind_its_heading() {
        let read = purposes(
            "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích: động viên Nhân dân thi đua sản xuất.\n2. Yêu cầu: thiết thực, hiệu quả.\nII. NỘI DUNG\n1. Thi đua lao động giỏi.\n",
        );
        assert_eq!(read, ["động viên Nhân dân thi đua sản xuất."]);
    }
}
