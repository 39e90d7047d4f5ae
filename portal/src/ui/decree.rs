//! A decision as NĐ 30/2020/NĐ-CP lays it out (docs/law.md): two columns on top, title, bases, articles, two columns below.
//! What stands in each place is the page's own.

use maud::{Markup, Render, html};
use sovang_domain::nominee::NomineeKind;
use sovang_words::terms;

/// The parts of a decision.
#[derive(Clone, Debug)]
pub struct Decree {
    /// "xã Phú Tân"
    pub commune: String,
    /// "Số: 05/QĐ-UBND"
    pub number: Markup,
    /// "Phú Tân, ngày 21 tháng 12 năm 2026"
    pub day: Markup,
    /// "Về việc tặng Giấy khen …"
    pub subject: Markup,
    /// In order, without the signs that end them.
    pub bases: Vec<String>,
    /// Điều 1 to the last.
    pub articles: Markup,
    /// Beside "Nơi nhận:".
    pub recipients: Markup,
    /// The lines above the name.
    pub position: Vec<String>,
    /// Who signs.
    pub name: String,
}

/// Điều 3: who carries it out. The dead are charged with nothing. `given`: to what kind each is given, and whether posthumously.
#[must_use]
pub fn carried_out(commune: &str, given: &[(NomineeKind, bool)]) -> String {
    let kinds: Vec<&str> = NomineeKind::ALL
        .into_iter()
        .filter(|kind| given.iter().any(|(of, dead)| of == kind && !dead))
        .map(terms::kind)
        .collect();
    let named = match kinds.as_slice() {
        [] => String::new(),
        kinds if given.iter().any(|(_, dead)| *dead) => {
            format!(" và {} có tên tại Điều 1 (trừ người được truy tặng)", kinds.join(", "))
        }
        kinds => format!(" và {} có tên tại Điều 1", kinds.join(", ")),
    };
    format!(
        "Quyết định này có hiệu lực kể từ ngày ký. Các cơ quan, đơn vị liên quan thuộc {commune}{named} chịu trách nhiệm thi hành Quyết định này."
    )
}

impl Render for Decree {
    fn render(&self) -> Markup {
        let commune = self.commune.to_uppercase();
        html! {
            article.document {
                header {
                    div {
                        p { strong { "ỦY BAN NHÂN DÂN" br; (commune) } }
                        p { (self.number) }
                    }
                    div {
                        p { strong { "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" br; u { "Độc lập - Tự do - Hạnh phúc" } } }
                        p { em { (self.day) } }
                    }
                }
                h2 { "QUYẾT ĐỊNH" small { (self.subject) } }
                p.authority { strong { "CHỦ TỊCH ỦY BAN NHÂN DÂN " (commune) } }
                (self.legal_bases())
                p.authority { strong { "QUYẾT ĐỊNH:" } }
                (self.articles)
                footer {
                    div {
                        p { strong { em { "Nơi nhận:" } } (self.recipients) }
                        ul { li { "- Như Điều 3;" } li { "- Lưu: VT." } }
                    }
                    div {
                        p { @for line in &self.position { strong { (line) } br; } }
                        p { strong { (self.name) } }
                    }
                }
            }
        }
    }
}

impl Decree {
    /// Each ends with a semicolon, the last with a full stop.
    fn legal_bases(&self) -> Markup {
        let last = self.bases.len().saturating_sub(1);
        html! {
            @for (place, line) in self.bases.iter().enumerate() {
                p { em { (line.trim_end_matches(['.', ';'])) (if place == last { "." } else { ";" }) } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bases_end_as_a_list_does_and_the_lines_of_the_signature_stand_above_the_name() {
        let decree = Decree {
            commune: "xã Phú Tân".into(),
            number: html! { "Số:        /QĐ-UBND" },
            day: html! { "Phú Tân, ngày      tháng      năm 2026" },
            subject: html! { "Về việc khen thưởng" },
            bases: vec!["Căn cứ Luật A;".into(), "Căn cứ Luật B".into()],
            articles: html! { p { "Điều 1." } },
            recipients: html! {},
            position: vec!["KT. CHỦ TỊCH".into(), "PHÓ CHỦ TỊCH".into()],
            name: "Trần Văn Hai".into(),
        };
        let html = decree.render().into_string();
        assert!(html.contains("Căn cứ Luật A;</em>") && html.contains("Căn cứ Luật B.</em>"), "{html}");
        let lines = "<strong>KT. CHỦ TỊCH</strong><br><strong>PHÓ CHỦ TỊCH</strong>";
        assert!(html.contains(lines) && html.contains("ỦY BAN NHÂN DÂN<br>XÃ PHÚ TÂN"), "{html}");
    }
}
