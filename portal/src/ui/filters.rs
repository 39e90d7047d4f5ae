//! Filters: a list narrowed by the query string, so that its address can be passed on.

use maud::{Markup, html};

use super::field::{DAY_ORDER, shown_day};
use super::options::{Choice, options};
use sovang_domain::calendar::read_day;
use sovang_words::format::day_fault;

/// One filter. Its id is its name.
#[derive(Debug, Clone)]
pub struct Filter {
    name: &'static str,
    label: &'static str,
    value: String,
    hint: Option<&'static str>,
    control: Control,
}

#[derive(Debug, Clone)]
enum Control {
    Input(&'static str),
    Date,
    Select(Vec<Choice>),
}

impl Filter {
    /// Words to look for.
    #[must_use]
    pub fn search(name: &'static str, label: &'static str, value: impl Into<String>) -> Self {
        Self::new(name, label, value.into(), Control::Input("search"))
    }

    /// One line of text.
    #[must_use]
    pub fn text(name: &'static str, label: &'static str, value: impl Into<String>) -> Self {
        Self::new(name, label, value.into(), Control::Input("text"))
    }

    /// A day: Từ ngày, Đến ngày. One that cannot be read narrows nothing, and the filter says so.
    #[must_use]
    pub fn date(name: &'static str, label: &'static str, value: impl Into<String>) -> Self {
        Self::new(name, label, value.into(), Control::Date)
    }

    /// One of a list; "Tất cả" (the empty value) is put in front.
    #[must_use]
    pub fn select(
        name: &'static str,
        label: &'static str,
        value: impl Into<String>,
        choices: impl IntoIterator<Item = Choice>,
    ) -> Self {
        let all = std::iter::once(Choice::new("", "Tất cả"));
        Self::one_of(name, label, value, all.chain(choices))
    }

    /// One of a list of which always one is shown.
    #[must_use]
    pub fn one_of(
        name: &'static str,
        label: &'static str,
        value: impl Into<String>,
        choices: impl IntoIterator<Item = Choice>,
    ) -> Self {
        Self::new(name, label, value.into(), Control::Select(choices.into_iter().collect()))
    }

    fn new(name: &'static str, label: &'static str, value: String, control: Control) -> Self {
        Self { name, label, value, hint: None, control }
    }

    /// A line below the field.
    #[must_use]
    pub fn hint(mut self, hint: &'static str) -> Self {
        self.hint = Some(hint);
        self
    }

    fn draw(&self, turned_round: bool) -> Markup {
        let fault = match &self.control {
            Control::Date if !self.value.is_empty() => read_day(&self.value).err().map(day_fault),
            _ => None,
        };
        let fault = fault.or_else(|| (turned_round && self.name == UNTIL).then_some(TURNED_ROUND));
        let hint = fault.or(self.hint);
        let hint_id = hint.map(|_| format!("{}-goi-y", self.name));
        let value = Some(&self.value).filter(|value| !value.is_empty());
        html! {
            div {
                label for=(self.name) { (self.label) }
                @match &self.control {
                    Control::Input(kind) => {
                        input type=(kind) id=(self.name) name=(self.name) value=[value]
                            aria-describedby=[hint_id.as_deref()] autocomplete="off";
                    },
                    Control::Date => {
                        input type="text" id=(self.name) name=(self.name) value=[value.map(|value| shown_day(value))]
                            placeholder=(DAY_ORDER) autocomplete="off"
                            aria-invalid=[fault.map(|_| "true")] aria-describedby=[hint_id.as_deref()];
                    },
                    Control::Select(choices) => {
                        select id=(self.name) name=(self.name) aria-describedby=[hint_id.as_deref()] {
                            (options(choices, &self.value))
                        }
                    },
                }
                @if let Some(hint) = hint { small id=[hint_id.as_deref()] { (hint) } }
            }
        }
    }
}

/// The names of the first and the last day of a list.
const FROM: &str = "tu";
const UNTIL: &str = "den";
const TURNED_ROUND: &str = "Ngày cuối đứng trước ngày đầu, nên không có gì khớp. Đổi lại hai ngày.";

/// Whether the last day stands before the first.
fn turned_round(filters: &[Filter]) -> bool {
    let day =
        |name| filters.iter().find(|filter| filter.name == name).and_then(|it| read_day(&it.value).ok());
    day(FROM).zip(day(UNTIL)).is_some_and(|(from, until)| until < from)
}

/// The form; `label` names it (Lọc khen thưởng), `clear` is the address of the whole list.
#[must_use]
pub fn filters(label: &str, clear: &str, filters: impl IntoIterator<Item = Filter>) -> Markup {
    let filters: Vec<Filter> = filters.into_iter().collect();
    let turned = turned_round(&filters);
    html! {
        form.filters method="get" aria-label=(label) {
            @for filter in &filters { (filter.draw(turned)) }
            div { button type="submit" { "Lọc" } " " a href=(clear) { "Bỏ mọi bộ lọc" } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::renders;

    #[test]
    fn a_day_that_cannot_be_read_is_kept_and_said_to_be_so() {
        let html = Filter::date("tu", "Từ ngày", "31/02/2026").draw(false).into_string();
        assert!(html.contains(r#"type="text""#) && html.contains(r#"value="31/02/2026""#), "{html}");
        assert!(html.contains("không có trong lịch") && html.contains("aria-invalid"), "{html}");
        let html = Filter::date("tu", "Từ ngày", "20/10/2026").draw(false).into_string();
        assert!(html.contains(r#"value="20/10/2026""#) && !html.contains("aria-invalid"), "{html}");
    }

    #[test]
    fn days_the_wrong_way_round_are_said_to_be_so() {
        let drawn = |from: &str, until: &str| {
            let days = [Filter::date("tu", "Từ ngày", from), Filter::date("den", "Đến ngày", until)];
            filters("Lọc nhật ký", "/noi-bo/nhat-ky", days).into_string()
        };
        let html = drawn("20/11/2026", "01/11/2026");
        assert!(html.contains("Ngày cuối đứng trước ngày đầu") && html.contains("aria-invalid"), "{html}");
        for (from, until) in [("01/11/2026", "20/11/2026"), ("", "01/11/2026"), ("20/11/2026", "20/11/2026")]
        {
            assert!(!drawn(from, until).contains("aria-invalid"), "{from} {until}");
        }
    }

    #[test]
    fn filters_keep_what_was_chosen_and_can_be_cleared() {
        renders(
            filters(
                "Lọc khen thưởng",
                "/phu-tan/khen-thuong",
                [
                    Filter::search("q", "Tên", "").hint("Gõ không dấu cũng tìm được."),
                    Filter::select("nam", "Năm", "2026", [Choice::new("2026", "2026")]),
                    Filter::date("tu", "Từ ngày", "2026-10-20"),
                ],
            ),
            r#"<form class="filters" method="get" aria-label="Lọc khen thưởng">
                <div><label for="q">Tên</label>
                <input type="search" id="q" name="q" aria-describedby="q-goi-y" autocomplete="off">
                <small id="q-goi-y">Gõ không dấu cũng tìm được.</small></div>
                <div><label for="nam">Năm</label><select id="nam" name="nam">
                <option value="">Tất cả</option><option value="2026" selected>2026</option></select></div>
                <div><label for="tu">Từ ngày</label>
                <input type="text" id="tu" name="tu" value="20/10/2026" placeholder="ngày/tháng/năm" autocomplete="off"></div>
                <div><button type="submit">Lọc</button> <a href="/phu-tan/khen-thuong">Bỏ mọi bộ lọc</a></div></form>"#,
        );
    }
}
