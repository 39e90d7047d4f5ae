//! The draft as the paper that is signed: laid out as the decree asks, number and day left open for the clerk. Sums and
//! bases are those of today; the office may word it otherwise before it is signed.

use super::draft::{Line, View};
use crate::ui::decree::{Decree, carried_out};
use maud::{Markup, Render, html};
use sovang_domain::nominee::NomineeKind;
use sovang_domain::plan::Occasion;
use sovang_words::format::{money_long, sentence_case};
use sovang_words::personal::readable;
use sovang_words::{award_form, terms};

/// What stands where a number or a day is written by hand.
pub(super) const OPEN: &str = "……";

/// What it says, the same on the page and in the Word file.
pub(super) struct Text {
    /// xã Phú Tân
    pub(super) commune: String,
    pub(super) number: String,
    pub(super) day: String,
    pub(super) subject: String,
    pub(super) bases: Vec<String>,
    /// Who gets what, by the order of the draft.
    pub(super) given: Vec<Given>,
    /// What Điều 1 to 3 say, without their heads.
    pub(super) articles: [String; 3],
    /// The lines above the name.
    pub(super) position: Vec<String>,
    pub(super) name: String,
}

/// One line of Điều 1.
pub(super) struct Given {
    /// Trần Thị Ngọc Huệ
    pub(super) name: String,
    /// Empty where there is none.
    pub(super) position: String,
    /// tập thể, hộ gia đình; none of a person
    pub(super) kind: Option<&'static str>,
    /// None of a unit that is awarded itself.
    pub(super) unit: Option<String>,
    /// The form, where the paper gives several.
    pub(super) form: Option<String>,
    pub(super) posthumous: bool,
    pub(super) prize: Option<String>,
}

impl Given {
    /// Trần Thị Ngọc Huệ, Trưởng ấp, Ban nhân dân ấp Trung (truy tặng): 760.000 đồng
    pub(super) fn line(&self) -> String {
        let mut line = self.name.clone();
        let mut say = |before: &str, words: &str, behind: &str| {
            if !words.is_empty() {
                line.extend([before, words, behind]);
            }
        };
        say(", ", &self.position, "");
        say(" (", self.kind.unwrap_or_default(), ")");
        say(", ", self.unit.as_deref().unwrap_or_default(), "");
        say(", ", self.form.as_deref().unwrap_or_default(), "");
        say(" (", if self.posthumous { "truy tặng" } else { "" }, ")");
        say(": ", self.prize.as_deref().unwrap_or_default(), "");
        line
    }
}

impl Text {
    pub(super) fn of(view: &View) -> Self {
        let signatory = &view.drafted.draft.signatory;
        let (commune, seat) =
            view.place.as_ref().map(|place| (place.title(), place.name.clone())).unwrap_or_default();
        let mut bases: Vec<String> = view.legal_bases.iter().map(|basis| basis.words.clone()).collect();
        let lines: Vec<_> = view.lines.iter().map(|line| line.row.nomination.clone()).collect();
        for proposal in view.row.proposals.iter().filter(|proposal| proposal.is_about(&lines)) {
            let basis = format!("Theo đề nghị tại {}", proposal.document);
            if !bases.contains(&basis) {
                bases.push(basis);
            }
        }
        let one_form = is_one_form(&view.lines);
        Self {
            number: format!("Số: {OPEN}/QĐ-UBND"),
            day: format!("{seat}, ngày {OPEN} tháng {OPEN} năm {}", view.today.year()),
            subject: format!("Về việc {}", subject(&view.lines)),
            bases,
            given: view.lines.iter().map(|line| given(view, line, one_form)).collect(),
            articles: articles(view, &commune),
            position: terms::signature_lines(signatory.mode, &signatory.position),
            name: signatory.name.clone(),
            commune,
        }
    }
}

pub(super) fn paper(view: &View) -> Markup {
    let text = Text::of(view);
    let [first, second, third] = &text.articles;
    let articles = html! {
        p { strong { "Điều 1. " } (first) ":" }
        ol { @for given in &text.given { li { (given.line()) } } }
        p { strong { "Điều 2. " } (second) }
        p { strong { "Điều 3. " } (third) }
    };
    Decree {
        commune: text.commune,
        number: html! { (text.number) },
        day: html! { (text.day) },
        subject: html! { (text.subject) },
        bases: text.bases,
        articles,
        recipients: html! {},
        position: text.position,
        name: text.name,
    }
    .render()
}

/// tặng (truy tặng; tặng, truy tặng) Giấy khen của Chủ tịch Ủy ban nhân dân xã
fn subject(lines: &[Line]) -> String {
    match lines.first() {
        Some(first) if is_one_form(lines) => {
            let act = award_form::act(lines.iter().map(|line| line.row.proposal.posthumous));
            format!("{act} {}", award_form::in_full(&first.form_name))
        }
        _ => "khen thưởng".to_owned(),
    }
}

fn is_one_form(lines: &[Line]) -> bool {
    let form = |line: &Line| line.row.proposal.form.clone();
    lines.first().is_none_or(|first| lines.iter().all(|line| form(line) == form(first)))
}

fn articles(view: &View, commune: &str) -> [String; 3] {
    let lines = &view.lines;
    let kind = |line: &Line| line.row.proposal.nominee.kind;
    let total: u64 = lines.iter().filter_map(|line| line.prize.as_ref()).map(|prize| prize.amount.0).sum();
    let given: Vec<_> = lines.iter().map(|line| (kind(line), line.row.proposal.posthumous)).collect();
    let unscheduled = view.row.occasion == Occasion::Unscheduled;
    let merit = if unscheduled { "có thành tích đột xuất" } else { "có thành tích" };
    let whom = terms::kinds(lines.iter().map(kind));
    let occasion = terms::occasion_at(view.row.occasion, view.row.year) + &view.row.turn();
    let campaign = &view.campaign;
    [
        format!(
            "{} cho {whom} {merit} trong phong trào thi đua “{campaign}” {occasion}",
            sentence_case(&subject(lines))
        ),
        match total {
            0 => "Khen thưởng tại Điều 1 không kèm tiền thưởng.".to_owned(),
            total => {
                format!(
                    "Mức tiền thưởng của từng trường hợp ghi tại Điều 1, tổng cộng {}.",
                    money_long(total)
                )
            }
        },
        carried_out(commune, &given),
    ]
}

fn given(view: &View, line: &Line, one_form: bool) -> Given {
    let nominee = &line.row.proposal.nominee;
    let unit = view.names.unit(&nominee.unit);
    let name = line.row.name().to_owned();
    Given {
        position: readable(&nominee.position).to_owned(),
        kind: (nominee.kind != NomineeKind::Individual).then(|| terms::kind(nominee.kind)),
        unit: (unit != name).then_some(unit),
        name,
        form: (!one_form).then(|| award_form::in_full(&line.form_name)),
        posthumous: line.row.proposal.posthumous,
        prize: line.prize.as_ref().map(|prize| money_long(prize.amount.0)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::draft::tests::view;
    use super::*;
    use crate::pages::office::testing::someone;
    use sovang_domain::authority::Role;

    #[test]
    fn the_paper_to_be_signed_leaves_number_and_day_open_and_names_whom_what_and_who_signs() {
        let html = paper(&view(someone(Role::Chairman, None))).into_string();
        let parts = [
            "XÃ PHÚ TÂN",
            "Số: ……/QĐ-UBND",
            "Phú Tân, ngày …… tháng …… năm",
            "Về việc tặng Giấy khen của Chủ tịch Ủy ban nhân dân xã",
            "Căn cứ ",
            "Điều 1. </strong>Tặng Giấy khen",
            "Trần Thị Ngọc Huệ",
            "760.000 đồng",
            "Điều 3. ",
            "CHỦ TỊCH</strong>",
            "Nguyễn Quốc Bảo",
        ];
        let mut from = 0;
        for part in parts {
            let found = html[from..].find(part).unwrap_or_else(|| panic!("{part} is missing in {html}"));
            from += found;
        }
        assert!(!html.contains("<a "), "a paper has no links: {html}");
    }

    #[test]
    fn a_draft_for_the_dead_alone_is_one_of_truy_tang() {
        let mut view = view(someone(Role::Chairman, None));
        view.lines.iter_mut().for_each(|line| line.row.proposal.posthumous = true);
        let html = paper(&view).into_string();
        assert!(html.contains("Về việc truy tặng Giấy khen"), "{html}");
        assert!(!html.contains("cá nhân có tên tại Điều 1 "), "the dead carry nothing out: {html}");
        // one of them lives
        view.lines.truncate(1);
        let mut living = super::super::draft::tests::view(someone(Role::Chairman, None)).lines;
        view.lines.append(&mut living);
        let html = paper(&view).into_string();
        assert!(html.contains("Điều 1. </strong>Tặng, truy tặng Giấy khen"), "{html}");
        assert!(html.contains("có tên tại Điều 1 (trừ người được truy tặng)"), "{html}");
    }
}
