//! What is written of a paper beside a field of its own for its day: whether it names a day, and which.

use super::{Sought, When, papers_in};
use crate::fold::fold;
use crate::format::date_long;
use jiff::civil::Date;

/// The day that a text says of the first paper it names: “Văn bản số 12/UBND-VHXH ngày 20/11/2026”.
#[must_use]
pub fn day_in(text: &str) -> Option<Date> {
    let first = papers_in(text).into_iter().next();
    match first.or_else(|| behind_the_number(text)).and_then(|paper| paper.when) {
        Some(When::Day(day)) => Some(day),
        _ => None,
    }
}

/// The paper named behind the first words of a text, which say its kind as people write it: “Văn bản số 5/UBND ngày …”.
fn behind_the_number(text: &str) -> Option<super::PaperNumber> {
    let from = text.find(|letter: char| letter.is_ascii_digit())?;
    match Sought::read(text.get(from..)?) {
        Sought::Number(paper) => Some(paper),
        _ => None,
    }
}

/// A paper with its day, which is not said twice: Văn bản số 12/UBND-VHXH ngày 20/11/2026
#[must_use]
pub fn with_day(document: &str, on: Date) -> String {
    match day_in(document) {
        Some(said) if said == on => document.to_owned(),
        _ => format!("{document} {}", date_long(on)),
    }
}

/// Every paper a running text speaks of by number and symbol, with the day where one follows: “923/QĐ-TTg ngày 30/6/2022”.
#[must_use]
pub fn papers_named_in(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let mut papers = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let paper = bare(word);
        if !is_numbered(&paper) {
            continue;
        }
        let behind: Vec<String> = words.iter().skip(at + 1).take(6).map(|word| bare(word)).collect();
        let behind: Vec<&str> = behind.iter().map(String::as_str).collect();
        let ends_here = word.ends_with([',', ';', '.', ')', '”', '"']);
        papers.push(match behind.as_slice() {
            ["ngày", day, ..] if !ends_here && day.matches('/').count() == 2 => {
                format!("{paper} ngày {day}")
            }
            ["ngày", day, "tháng", month, "năm", year] if !ends_here => {
                format!("{paper} ngày {day}/{month}/{year}")
            }
            _ => paper,
        });
    }
    papers
}

/// `12/QĐ-UBND`, `152/2025/NĐ-CP`: digits, then a symbol in capitals.
fn is_numbered(word: &str) -> bool {
    let Some((number, symbol)) = word.split_once('/') else { return false };
    let symbol = symbol.split_once('/').filter(|(year, _)| year.len() == 4).map_or(symbol, |(_, rest)| rest);
    let capitals = symbol.chars().take_while(|letter| letter.is_uppercase()).count();
    !number.is_empty()
        && number.len() <= 6
        && number.bytes().all(|digit| digit.is_ascii_digit())
        && capitals >= 2
}

/// The kinds of texts on which a decision is based, without marks.
const TEXTS: [&str; 19] = [
    "hien phap",
    "bo luat",
    "luat",
    "phap lenh",
    "nghi dinh",
    "nghi quyet",
    "thong tu",
    "quyet dinh",
    "chi thi",
    "quy che",
    "quy dinh",
    "ke hoach",
    "huong dan",
    "to trinh",
    "ket luan",
    "cong van",
    "van ban",
    "bien ban",
    "thong bao",
];

/// Whether a line names a text, or somebody's proposal: “Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022”.
#[must_use]
pub fn names_a_text(line: &str) -> bool {
    let folded = fold(line);
    let mut rest = folded.split_whitespace().collect::<Vec<_>>().join(" ");
    for opening in ["can cu ", "theo ", "xet ", "thuc hien ", "cac "] {
        if let Some(behind) = rest.strip_prefix(opening) {
            rest = behind.to_owned();
        }
    }
    let begins = |word: &str| rest.strip_prefix(word).is_some_and(|behind| behind.starts_with(' '));
    begins("de nghi") || TEXTS.iter().any(|text| begins(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_day_of_a_paper_is_read_where_its_name_says_one() {
        let day = date(2026, 11, 20);
        for text in [
            "Văn bản số 12/UBND-VHXH ngày 20/11/2026",
            "12/UBND-VHXH ngày 20 tháng 11 năm 2026",
            "Quyết định số 250/QĐ-UBND ngày 20/11/2026 của Chủ tịch UBND xã Phú Tân",
        ] {
            assert_eq!(day_in(text), Some(day), "{text}");
            assert_eq!(with_day(text, day), text);
        }
        assert_eq!(day_in("Văn bản số 12/UBND-VHXH"), None);
        assert_eq!(with_day("Văn bản số 12/UBND-VHXH", day), "Văn bản số 12/UBND-VHXH ngày 20/11/2026");
    }

    #[test]
    fn a_running_text_names_papers_with_their_days() {
        let text = "Thực hiện Quyết định số 923/QĐ-TTg ngày 30 tháng 6 năm 2022, Kế hoạch 150/KH-UBND (ngày 05/5/2026); \
                    theo Nghị định 152/2025/NĐ-CP ngày 14/6/2025 của Chính phủ, 24/7, 05/11/2026, A/B, 3/4 cá nhân.";
        assert_eq!(
            papers_named_in(text),
            ["923/QĐ-TTg ngày 30/6/2022", "150/KH-UBND ngày 05/5/2026", "152/2025/NĐ-CP ngày 14/6/2025"]
        );
    }

    #[test]
    fn a_basis_names_a_text() {
        for line in [
            "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
            "Luật Tổ chức chính quyền địa phương",
            "Nghị định số 152/2025/NĐ-CP ngày 14/6/2025 của Chính phủ",
            "Xét đề nghị của Trưởng phòng Văn hóa - Xã hội",
            "Theo đề nghị của Hội đồng",
        ] {
            assert!(names_a_text(line), "{line}");
        }
        for line in ["abc", "Luật", "12", "Căn cứ", "Căn cứ tình hình thực tế", ""] {
            assert!(!names_a_text(line), "{line}");
        }
    }
}
