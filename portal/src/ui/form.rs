//! Form: where it is sent, what travels with it, its fields and its one button.

use maud::{Markup, Render, html};

/// The button that puts a form aside.
pub const ASIDE: &str = "_luu-nhap";

/// A form of the portal.
#[derive(Debug, Clone)]
pub struct Form {
    action: String,
    method: &'static str,
    submit: Markup,
    multipart: bool,
    novalidate: bool,
    hidden: Markup,
    long: bool,
}

impl Form {
    /// A form that records something; `submit` is the verb on the button: Ghi vào sổ.
    #[must_use]
    pub fn post(action: impl Into<String>, submit: impl Render) -> Self {
        Self::new("post", action.into(), submit.render())
    }

    /// A form that only looks something up.
    #[must_use]
    pub fn get(action: impl Into<String>, submit: impl Render) -> Self {
        Self::new("get", action.into(), submit.render())
    }

    fn new(method: &'static str, action: String, submit: Markup) -> Self {
        Self {
            action,
            method,
            submit,
            multipart: false,
            novalidate: false,
            hidden: Markup::default(),
            long: false,
        }
    }

    /// The form sends files.
    #[must_use]
    pub fn multipart(mut self) -> Self {
        self.multipart = true;
        self
    }

    /// Leaves every check to the server, which answers with an error summary in Vietnamese.
    #[must_use]
    pub fn novalidate(mut self) -> Self {
        self.novalidate = true;
        self
    }

    /// The unseen fields: token, command key, version.
    #[must_use]
    pub fn hidden(mut self, fields: Markup) -> Self {
        self.hidden = fields;
        self
    }

    /// It takes long to fill in: it can be put aside.
    #[must_use]
    pub fn long(mut self) -> Self {
        self.long = true;
        self
    }

    /// The whole form around its fields.
    #[must_use]
    pub fn with(self, fields: impl Render) -> Markup {
        html! {
            form method=(self.method) action=(self.action)
                enctype=[self.multipart.then_some("multipart/form-data")] novalidate[self.novalidate] {
                (self.hidden)
                (fields)
                button type="submit" { (self.submit) }
                @if self.long { button.outline type="submit" name=(ASIDE) value="1" { "Lưu nháp" } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::{field::hidden, testing::renders};

    #[test]
    fn a_form_carries_its_unseen_fields_first_and_its_button_last() {
        renders(
            Form::post("/noi-bo/tep", "Ghi vào sổ")
                .multipart()
                .novalidate()
                .hidden(hidden("lenh", "k1"))
                .with(html! { p { "…" } }),
            r#"<form method="post" action="/noi-bo/tep" enctype="multipart/form-data" novalidate>
                <input type="hidden" name="lenh" value="k1"><p>…</p>
                <button type="submit">Ghi vào sổ</button></form>"#,
        );
        renders(
            Form::post("/noi-bo/de-nghi/gui", "Gửi").long().with(""),
            r#"<form method="post" action="/noi-bo/de-nghi/gui"><button type="submit">Gửi</button>
                <button class="outline" type="submit" name="_luu-nhap" value="1">Lưu nháp</button></form>"#,
        );
        renders(
            Form::get("/kiem-chung", "Tìm trong sổ").with(""),
            r#"<form method="get" action="/kiem-chung"><button type="submit">Tìm trong sổ</button></form>"#,
        );
    }
}
