//! The title of a paper: from its name to where the text begins, one line.

use super::head::kind_line;
use super::marker::marker;
use crate::tongue::{Phrase, any, find, tokens};

/// A title is not longer than this, in lines and letters.
const LONGEST: (usize, usize) = (8, 600);

/// What a paper rests on, in words that open its first paragraphs.
pub(crate) const LEADS: &[Phrase] = &[
    "căn cứ",
    "thực hiện",
    "thi hành",
    "triển khai thực hiện",
    "triển khai",
    "tiếp tục thực hiện",
    "theo",
    "xét",
    "hưởng ứng",
    "trên cơ sở",
    "để",
    "nhằm",
    "hôm nay",
    "được sự",
];

/// Kinds of documents that are named with a number.
pub(crate) const DOCUMENTS: &[Phrase] = &[
    "luật",
    "bộ luật",
    "pháp lệnh",
    "nghị quyết",
    "nghị định",
    "quyết định",
    "thông tư",
    "thông tư liên tịch",
    "chỉ thị",
    "kế hoạch",
    "công văn",
    "hướng dẫn",
    "chương trình",
    "chương trình hành động",
    "chương trình phối hợp",
    "kết luận",
    "thông báo",
    "văn bản",
    "tờ trình",
    "báo cáo",
    "công điện",
    "quy định",
    "đề án",
    "quy chế",
    "biên bản",
    "thể lệ",
];

/// The lines with the title joined to one.
pub(super) fn joined(lines: Vec<String>) -> Vec<String> {
    let Some(at) = lines.iter().take(3).position(|line| kind_line(line).is_some()) else { return lines };
    let mut lines = lines.into_iter();
    let mut out: Vec<String> = lines.by_ref().take(at).collect();
    if let Some(name) = lines.next() {
        let length = kind_line(&name).map_or(name.len(), |(_, length)| length);
        let (name, rest) = name.split_at_checked(length).unwrap_or((&name, ""));
        out.push(name.trim().to_owned());
        let rest = rest.trim_matches([' ', ':', '*']);
        if !rest.is_empty() {
            out.push(rest.to_owned());
        }
    }
    let mut taken = out.len().saturating_sub(at + 1);
    let mut lines = lines.peekable();
    while let Some(line) = lines.peek() {
        let long = out.last().is_some_and(|title| title.chars().count() > LONGEST.1);
        if begins_body(line) || taken >= LONGEST.0 || long && taken > 0 {
            break;
        }
        let Some(line) = lines.next() else { break };
        let line = line.trim_matches(['_', '-', '–', ' ']).to_owned();
        match out.last_mut() {
            Some(title) if taken > 0 => {
                title.push(' ');
                title.push_str(&line);
            }
            _ => out.push(line),
        }
        taken += 1;
    }
    out.extend(lines);
    out
}

/// Whether `line` is no longer the title: it opens what the paper rests on, an item, or who issues it and how.
pub(crate) fn begins_body(line: &str) -> bool {
    let found = tokens(line, 0);
    if marker(line).is_some() || line.starts_with("Kính gửi") {
        return true;
    }
    let document = find(found.get(..found.len().min(14)).unwrap_or_default(), DOCUMENTS);
    let numbered = document.is_some_and(|(_, next, _)| {
        let near = found.get(next..(next + 8).min(found.len())).unwrap_or_default();
        near.iter().any(|token| token.is("số")) && near.iter().any(|token| token.is("/"))
    });
    let law = document.is_some_and(|(_, _, phrase)| phrase == "luật");
    let lead = any(&found, 0, LEADS);
    let strong = lead.is_some_and(|(_, phrase)| {
        matches!(phrase, "căn cứ" | "xét" | "để" | "nhằm" | "hôm nay" | "thi hành")
    });
    let sentence = line.ends_with([';', '.', ':']) && line.chars().count() > 60;
    strong && (numbered || law || sentence || found.len() > 6)
        || lead.is_some() && (numbered || sentence)
        || document.is_some_and(|(start, _, _)| start == 0) && numbered
        || sentence
        || issues(&found)
}

/// "Ủy ban nhân dân xã … ban hành Kế hoạch …"
fn issues(found: &[crate::tongue::Token]) -> bool {
    const ISSUERS: &[Phrase] = &[
        "ủy ban nhân dân",
        "ubnd",
        "hội đồng thi đua",
        "trường",
        "cụm thi đua",
        "ban chỉ đạo",
        "đảng ủy",
        "ban giám hiệu",
        "ban thường vụ",
        "hội đồng nhân dân",
        "chủ tịch",
        "ban chấp hành",
    ];
    any(found, 0, ISSUERS).is_some()
        && find(found, &["ban hành", "xây dựng", "phát động", "triển khai", "tổ chức"]).is_some()
        && found.len() > 12
}
