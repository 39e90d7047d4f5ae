//! Words that only sentences have: names of papers and forms, and what stands behind a comma.

use sovang_domain::ids::{AwardFormId, PaperId};
use sovang_words::format::count2;

/// "đã trả lời cả 02" of a number of comments.
pub(super) fn answered(comments: usize) -> String {
    match comments {
        0 => "không có góp ý".to_owned(),
        1 => "01 góp ý, đã trả lời".to_owned(),
        many => format!("{} góp ý, đã trả lời cả {}", count2(many as u64), count2(many as u64)),
    }
}

/// ", sau hạn" for what came late.
pub(super) fn late(late: bool) -> &'static str {
    if late { ", sau hạn" } else { "" }
}

/// Papers by law, as a sentence names them; rules/dossier.toml has their full names (a test keeps the ids alike).
const PAPERS: [(&str, &str); 4] = [
    ("to-trinh", "tờ trình kèm danh sách"),
    ("bien-ban-hop-xet", "biên bản họp xét"),
    ("bao-cao-thanh-tich", "báo cáo thành tích"),
    ("xac-nhan-sang-kien", "xác nhận sáng kiến"),
];

pub(super) fn paper(paper: &PaperId) -> String {
    let known = PAPERS.iter().find(|(id, _)| *id == paper.as_str());
    known.map_or_else(|| format!("giấy tờ “{paper}”"), |(_, name)| (*name).to_owned())
}

/// Award forms in short, as rules/award-forms.toml has them (a test keeps them alike).
const FORMS: [(&str, &str); 9] = [
    ("giay-khen", "Giấy khen"),
    ("lao-dong-tien-tien", "Lao động tiên tiến"),
    ("chien-si-thi-dua-co-so", "Chiến sĩ thi đua cơ sở"),
    ("tap-the-lao-dong-tien-tien", "Tập thể lao động tiên tiến"),
    ("bang-khen-tinh", "Bằng khen cấp tỉnh"),
    ("co-thi-dua-tinh", "Cờ thi đua cấp tỉnh"),
    ("bang-khen-thu-tuong", "Bằng khen Thủ tướng"),
    ("co-thi-dua-chinh-phu", "Cờ thi đua Chính phủ"),
    ("huan-chuong-lao-dong", "Huân chương Lao động"),
];

pub(super) fn form(form: &AwardFormId) -> String {
    let known = FORMS.iter().find(|(id, _)| *id == form.as_str());
    known.map_or_else(|| format!("hình thức “{form}”"), |(_, name)| (*name).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_their_answers_are_counted() {
        assert_eq!(answered(0), "không có góp ý");
        assert_eq!(answered(1), "01 góp ý, đã trả lời");
        assert_eq!(answered(3), "03 góp ý, đã trả lời cả 03");
    }

    #[test]
    fn every_form_and_paper_of_the_rules_has_its_words() {
        let forms = include_str!("../../../rules/award-forms.toml");
        let quoted = |line: &str| line.split('"').nth(1).unwrap_or_default().to_owned();
        let mut id = String::new();
        let mut seen = 0;
        for line in forms.lines() {
            if line.starts_with("id =") {
                id = quoted(line);
            } else if line.starts_with("short =") {
                assert_eq!(form(&id.as_str().into()), quoted(line));
                seen += 1;
            }
        }
        assert_eq!(seen, FORMS.len());
        let papers = include_str!("../../../rules/dossier.toml");
        let ids: Vec<String> = papers.lines().filter(|line| line.starts_with("id =")).map(quoted).collect();
        assert_eq!(ids, PAPERS.map(|(id, _)| id.to_owned()));
    }
}
