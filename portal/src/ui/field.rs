//! Form fields: label, hint, message and control, wired so that a screen reader reads them together.

use jiff::civil::Date;
use maud::{Markup, Render, html};

/// A field of a form. Build it once, then draw it as the control it needs; a refused value is kept.
#[derive(Debug, Clone)]
pub struct Field {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) label: Markup,
    pub(super) value: String,
    pub(super) required: bool,
    hint: Option<Markup>,
    error: Option<String>,
    autocomplete: Option<&'static str>,
    inputmode: Option<&'static str>,
    /// Instead of a label, where the field stands in a table.
    pub(super) named: Option<String>,
}

impl Field {
    /// A field; its id is its name.
    #[must_use]
    pub fn new(name: impl Into<String>, label: impl Render) -> Self {
        let name = name.into();
        Self {
            id: name.clone(),
            name,
            label: label.render(),
            value: String::new(),
            required: false,
            hint: None,
            error: None,
            autocomplete: None,
            inputmode: None,
            named: None,
        }
    }

    /// Another id, when the name is already one on the page.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = id.into();
        self
    }

    /// What to write, and who will read it.
    #[must_use]
    pub fn hint(mut self, hint: impl Render) -> Self {
        self.hint = Some(hint.render());
        self
    }

    /// What was typed or is already known.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// Why the value was refused and what to do; `None` when it was not.
    #[must_use]
    pub fn error(mut self, message: Option<&str>) -> Self {
        self.error = message.map(ToOwned::to_owned);
        self
    }

    /// The browser asks for a value before it sends the form.
    #[must_use]
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// What the browser may fill in: name, username, one-time-code, off.
    #[must_use]
    pub fn autocomplete(mut self, token: &'static str) -> Self {
        self.autocomplete = Some(token);
        self
    }

    /// The keyboard a phone shows: numeric for a code.
    #[must_use]
    pub fn inputmode(mut self, mode: &'static str) -> Self {
        self.inputmode = Some(mode);
        self
    }

    /// Stands in a table, whose heads are the labels for those who see: its name for those who hear it.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.named = Some(name.into());
        self
    }

    /// One line of text.
    #[must_use]
    pub fn text(&self) -> Markup {
        self.input("text", None, Some(&self.value))
    }

    /// A day, as people write it. The browser's own field for days puts the month first where it speaks English: 05/11 would
    /// be shown and the 11th of May be sent.
    #[must_use]
    pub fn date(&self) -> Markup {
        let value = Some(shown_day(&self.value)).filter(|value| !value.is_empty());
        self.group(html! {
            input type="text" id=(self.id) name=(self.name) value=[value] placeholder=(DAY_ORDER)
                required[self.required] autocomplete="off" aria-invalid=[self.invalid()] aria-describedby=[self.described_by()];
        })
    }

    /// A password. It is never sent back to the page.
    #[must_use]
    pub fn password(&self) -> Markup {
        self.input("password", None, None)
    }

    /// A whole number within these bounds.
    #[must_use]
    pub fn number(&self, least: u64, most: Option<u64>) -> Markup {
        self.input("number", Some((least, most)), Some(&self.value))
    }

    /// One file; `accept` lists endings and types: .pdf,application/pdf.
    #[must_use]
    pub fn file(&self, accept: &str) -> Markup {
        self.group(html! {
            input type="file" id=(self.id) name=(self.name) accept=(accept) required[self.required]
                aria-invalid=[self.invalid()] aria-describedby=[self.described_by()];
        })
    }

    /// Several lines of text.
    #[must_use]
    pub fn textarea(&self, rows: u8) -> Markup {
        self.group(html! {
            textarea id=(self.id) name=(self.name) rows=(rows) required[self.required]
                aria-invalid=[self.invalid()] aria-describedby=[self.described_by()] {
                // the parser drops the first line break of a textarea: write one so that a typed one stays
                @if self.value.starts_with('\n') { "\n" }
                (self.value)
            }
        })
    }

    fn input(&self, kind: &str, bounds: Option<(u64, Option<u64>)>, value: Option<&str>) -> Markup {
        self.group(html! {
            input type=(kind) id=(self.id) name=(self.name) value=[value.filter(|value| !value.is_empty())]
                min=[bounds.map(|(least, _)| least)] max=[bounds.and_then(|(_, most)| most)]
                required[self.required] autocomplete=[self.autocomplete] inputmode=[self.inputmode]
                aria-label=[self.named.as_deref()] aria-invalid=[self.invalid()] aria-describedby=[self.described_by()];
        })
    }

    pub(super) fn group(&self, control: Markup) -> Markup {
        html! {
            div.form-group data-state=[self.state()] {
                @if self.named.is_none() { label for=(self.id) { (self.label) } }
                (self.notes())
                (control)
            }
        }
    }

    /// Hint, then message, under the ids that the control names.
    pub(super) fn notes(&self) -> Markup {
        html! {
            @if let Some(hint) = &self.hint { small id=(self.hint_id()) { (hint) } }
            @if let Some(error) = &self.error { p.error-message id=(self.error_id()) { (error) } }
        }
    }

    pub(super) fn state(&self) -> Option<&'static str> {
        self.error.as_ref().map(|_| "late")
    }

    pub(super) fn invalid(&self) -> Option<&'static str> {
        self.error.as_ref().map(|_| "true")
    }

    pub(super) fn described_by(&self) -> Option<String> {
        match (&self.hint, &self.error) {
            (None, None) => None,
            (Some(_), None) => Some(self.hint_id()),
            (None, Some(_)) => Some(self.error_id()),
            (Some(_), Some(_)) => Some(format!("{} {}", self.hint_id(), self.error_id())),
        }
    }

    fn hint_id(&self) -> String {
        format!("{}-goi-y", self.id)
    }

    fn error_id(&self) -> String {
        format!("{}-loi", self.id)
    }
}

/// In which order a day is typed.
pub(super) const DAY_ORDER: &str = "ngày/tháng/năm";

/// A day as it stands in its field: 30/10/2026 for 2026-10-30; what was typed otherwise as it was typed.
pub(super) fn shown_day(value: &str) -> String {
    let day = value.parse::<Date>().ok().filter(|day| day.to_string() == value);
    day.map_or_else(|| value.to_owned(), sovang_words::format::date)
}

/// A value that travels with the form unseen.
#[must_use]
pub fn hidden(name: &str, value: &str) -> Markup {
    html! { input type="hidden" name=(name) value=(value); }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::renders;

    #[test]
    fn a_refused_field_is_kept_and_read_with_its_hint_and_message() {
        let field = Field::new("y-kien", "Ý kiến thẩm định")
            .hint("Đơn vị đọc được.")
            .value("Thiếu </textarea>")
            .error(Some("Ghi ít nhất một câu."));
        renders(
            field.textarea(4),
            r#"<div class="form-group" data-state="late"><label for="y-kien">Ý kiến thẩm định</label>
                <small id="y-kien-goi-y">Đơn vị đọc được.</small>
                <p class="error-message" id="y-kien-loi">Ghi ít nhất một câu.</p>
                <textarea id="y-kien" name="y-kien" rows="4" aria-invalid="true" aria-describedby="y-kien-goi-y y-kien-loi">
                Thiếu &lt;/textarea&gt;</textarea></div>"#,
        );
    }

    #[test]
    fn a_plain_field_has_only_what_it_needs() {
        renders(
            Field::new("bo-sung", "Bổ sung trước ngày").value("2026-10-30").date(),
            r#"<div class="form-group"><label for="bo-sung">Bổ sung trước ngày</label>
                <input type="text" id="bo-sung" name="bo-sung" value="30/10/2026" placeholder="ngày/tháng/năm" autocomplete="off"></div>"#,
        );
        renders(
            Field::new("ho-ten", "Họ và tên").id("nguoi-gui").autocomplete("name").required().text(),
            r#"<div class="form-group"><label for="nguoi-gui">Họ và tên</label>
                <input type="text" id="nguoi-gui" name="ho-ten" required autocomplete="name"></div>"#,
        );
        renders(
            Field::new("phieu", "Số phiếu").value("7").number(0, Some(9)),
            r#"<div class="form-group"><label for="phieu">Số phiếu</label>
                <input type="number" id="phieu" name="phieu" value="7" min="0" max="9"></div>"#,
        );
        renders(
            Field::new("tep", "Biên bản").file(".pdf"),
            r#"<div class="form-group"><label for="tep">Biên bản</label>
                <input type="file" id="tep" name="tep" accept=".pdf"></div>"#,
        );
        renders(hidden("lenh", "a\"b"), r#"<input type="hidden" name="lenh" value="a&quot;b">"#);
    }

    #[test]
    fn a_day_stands_in_its_field_as_people_write_it_whatever_the_browser_speaks() {
        for (value, shown) in [
            ("2026-10-30", "30/10/2026"),
            ("30/10/2026", "30/10/2026"),
            ("31/02/2026", "31/02/2026"),
            ("2026-02-31", "2026-02-31"),
            ("hôm qua", "hôm qua"),
        ] {
            let html = Field::new("ngay", "Ngày").value(value).date().into_string();
            assert!(html.contains(r#"type="text""#), "{value}: {html}");
            assert!(html.contains(&format!(r#"value="{shown}""#)), "{value}: {html}");
        }
        assert!(!Field::new("ngay", "Ngày").date().into_string().contains("value="));
    }

    #[test]
    fn a_password_is_never_sent_back() {
        let html = Field::new("mat-khau", "Mật khẩu").value("bí mật").password().into_string();
        assert!(html.contains(r#"type="password""#) && !html.contains("bí mật"), "{html}");
    }

    #[test]
    fn a_line_break_typed_first_stays() {
        let html = Field::new("a", "A").value("\nb").textarea(2).into_string();
        assert!(html.contains(">\n\nb</textarea>"), "{html}");
    }
}
