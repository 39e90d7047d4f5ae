//! Lines that are no part of the paper: page numbers, and what web pages put around and into a text.

use crate::tongue::{Phrase, any, tokens};

/// What a line of a web page begins with, when it is not the paper's.
const PAGE: &[Phrase] = &[
    "trang chủ",
    "trang nhất",
    "đăng nhập",
    "đăng ký tài khoản",
    "đăng ký nhận tin",
    "chia sẻ",
    "facebook",
    "zalo",
    "twitter",
    "messenger",
    "lượt xem",
    "số lượt xem",
    "lượt truy cập",
    "số lượt truy cập",
    "thống kê truy cập",
    "đang truy cập",
    "đang online",
    "hôm nay :",
    "in bài viết",
    "in trang",
    "in bài",
    "bản in",
    "tải về",
    "tải xuống",
    "tải file",
    "tải tệp",
    "tệp đính kèm",
    "file đính kèm",
    "bản quyền",
    "copyright",
    "©",
    "cookie",
    "menu",
    "tìm kiếm",
    "tin liên quan",
    "tin cùng chuyên mục",
    "các tin khác",
    "tin khác",
    "tin mới",
    "bài viết liên quan",
    "bình luận",
    "gửi bình luận",
    "đánh giá bài viết",
    "cỡ chữ",
    "xem thêm",
    "xem tiếp",
    "đọc thêm",
    "lên đầu trang",
    "về đầu trang",
    "quay lại",
    "trở lại",
    "liên kết website",
    "liên kết web",
    "sơ đồ trang",
    "rss",
    "quảng cáo",
    "nghe đọc bài",
    "nguồn :",
    "ngày đăng",
    "cập nhật :",
    "thích",
    "print",
];

/// The lines of the paper.
pub(super) fn without(lines: Vec<String>) -> Vec<String> {
    lines.into_iter().filter(|line| !is_page_number(line) && !is_web(line) && !is_rule(line)).collect()
}

/// "3", "- 3 -", "Trang 3/10", "Page 3 of 10"
fn is_page_number(line: &str) -> bool {
    let inner = line.trim_matches(|letter: char| {
        matches!(letter, '-' | '–' | '—' | '[' | ']' | '|' | '~' | ' ' | '.' | '·')
    });
    let inner = inner.to_lowercase();
    let named = inner.strip_prefix("trang").or_else(|| inner.strip_prefix("page"));
    let rest = named.unwrap_or(&inner).trim_start_matches([' ', ':']);
    let parts: Vec<&str> =
        rest.split(['/', ' ']).filter(|part| !part.is_empty() && !matches!(*part, "of" | "trên")).collect();
    let is_number = |part: &&str| part.len() <= 3 && part.chars().all(|letter| letter.is_ascii_digit());
    match parts.as_slice() {
        [one] => is_number(one),
        [one, two] => is_number(one) && is_number(two) && named.is_some(),
        _ => false,
    }
}

/// A drawn line.
fn is_rule(line: &str) -> bool {
    line.len() >= 3
        && line
            .chars()
            .all(|letter| matches!(letter, '-' | '_' | '=' | '*' | '─' | '–' | '—' | '.' | '~' | '+' | ' '))
}

fn is_web(line: &str) -> bool {
    if line.is_empty() || line.chars().count() > 120 {
        return false;
    }
    let found = tokens(line, 0);
    let low = line.to_lowercase();
    let starts = any(&found, 0, PAGE).is_some();
    let short = found.len() <= 12;
    let link = ["http://", "https://", "www."].iter().any(|link| low.contains(link));
    let trail =
        (low.contains(" > ") || low.contains(" » ") || low.contains(" / ")) && low.starts_with("trang");
    (starts && short && !line.ends_with([';', '.']) && !is_item_of_a_unit(&found))
        || (link && found.len() <= 14 && !line.ends_with(';'))
        || trail
        || is_stamp(&low)
}

/// "Thích ứng …", "Tìm kiếm, phát hiện …" are words of a sentence: after the page's word goes on a small letter.
fn is_item_of_a_unit(found: &[crate::tongue::Token]) -> bool {
    let Some((next, _)) = any(found, 0, PAGE) else { return false };
    let small = found.iter().skip(next).take_while(|token| !token.capital).count();
    small >= 4 && found.len() > 6
}

/// "Thứ Ba, 11/11/2025, 08:30", "11/11/2025 08:30:00"
fn is_stamp(low: &str) -> bool {
    let day = ["thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật"];
    let named = day.iter().find_map(|day| low.strip_prefix(day));
    let rest = named.unwrap_or(low);
    let figures = rest.chars().filter(char::is_ascii_digit).count();
    figures >= 8
        && (named.is_some() || low.contains(':'))
        && rest.chars().all(|letter| {
            letter.is_ascii_digit() || " /:-,.|".contains(letter) || "ngàyamp()gmt+".contains(letter)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_and_the_words_of_web_pages_go_and_the_papers_words_stay() {
        for line in [
            "3",
            "- 3 -",
            "Trang 3/10",
            "Chia sẻ Facebook Zalo",
            "Lượt xem: 1.234",
            "Trang chủ > Văn bản",
            "Thứ Ba, 11/11/2025 08:30",
            "www.phutan.gov.vn",
            "-----",
        ] {
            assert!(without(vec![line.to_owned()]).is_empty(), "{line}");
        }
        for line in [
            "- Trang thông tin điện tử xã;",
            "Trang thông tin điện tử xã;",
            "Chia sẻ kinh nghiệm, cách làm hay trong các tập thể.",
            "15/12/2026",
            "05 tập thể",
            "- Lưu: VT.",
        ] {
            assert!(!without(vec![line.to_owned()]).is_empty(), "{line}");
        }
    }
}
