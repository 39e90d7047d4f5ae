//! What was typed into one of the forms of a page and came back refused: kept in its own form, empty in all others.

use super::form::DAY;
use crate::shell::submission::Values;
use crate::ui::error_summary::{FieldError, message_for};
use crate::ui::field::Field;
use crate::ui::ledger::details;
use jiff::civil::Date;
use maud::{Markup, Render, html};
use sovang_desk::blobs::Staged;
use std::collections::BTreeMap;

/// A form that came back. A page with several forms tells them apart by name; the ids of a form's fields begin with it.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    form: String,
    values: Values,
    /// Files that came with it and need not be chosen again.
    files: BTreeMap<String, Staged>,
    errors: Vec<FieldError>,
    /// Whether the ids of fields are their names alone.
    plain: bool,
    /// The row of a list that it is, counted from 1.
    row: Option<usize>,
}

/// The name of a field in a row of a list, counted from 1.
pub(super) fn of_row(name: &str, row: usize) -> String {
    format!("{name}.{row}")
}

impl Draft {
    /// For a page on which no two forms have a field of the same name: there the names are the ids.
    pub(super) fn plain() -> Self {
        Self { plain: true, ..Self::default() }
    }

    /// A form drawn with these values and nothing wrong.
    pub(super) fn filled(form: &str, values: Values) -> Self {
        Self { form: form.to_owned(), values, ..Self::default() }
    }

    /// Takes a form as it was sent, with what is to be mended. Errors name fields of the form.
    pub(super) fn came_back(
        &mut self,
        form: &str,
        values: Values,
        files: BTreeMap<String, Staged>,
        errors: &[FieldError],
    ) {
        let own = |error: &FieldError| FieldError { field: self.id(form, &error.field), ..error.clone() };
        self.errors = errors.iter().map(own).collect();
        (self.form, self.values, self.files) = (form.to_owned(), values, files);
    }

    /// One row of a list as a form of its own: whoever draws it names its fields as ever.
    pub(super) fn row(&self, row: usize) -> Self {
        let files = self.files.iter();
        let suffix = of_row("", row);
        let files =
            files.filter_map(|(name, file)| Some((name.strip_suffix(&suffix)?.to_owned(), file.clone())));
        Self { values: self.values.of_row(row), files: files.collect(), row: Some(row), ..self.clone() }
    }

    /// What was written of the row in other fields than these, under the names it is sent with.
    pub(super) fn unseen(&self, but: &[&str]) -> Vec<(String, String)> {
        let others = self.values.pairs().filter(|(name, _)| !but.contains(name));
        others.map(|(name, value)| (self.named(name), value.to_owned())).collect()
    }

    /// The name under which a field is sent.
    pub(super) fn named(&self, name: &str) -> String {
        self.row.map_or_else(|| name.to_owned(), |row| of_row(name, row))
    }

    fn id(&self, form: &str, name: &str) -> String {
        if self.plain && !name.is_empty() { name.to_owned() } else { id(form, name) }
    }

    /// The messages, with the ids they lead to: for the error summary.
    pub(super) fn errors(&self) -> &[FieldError] {
        &self.errors
    }

    /// Whether it is this form that came back.
    pub(super) fn is(&self, form: &str) -> bool {
        self.form == form
    }

    /// All that was typed.
    pub(super) fn values(&self) -> &Values {
        &self.values
    }

    /// What was typed into a field of a form.
    pub(super) fn value(&self, form: &str, name: &str) -> &str {
        if self.is(form) { self.values.get(name) } else { "" }
    }

    /// All that was ticked in a field of a form.
    pub(super) fn all(&self, form: &str, name: &str) -> Vec<String> {
        let ticked = if self.is(form) { self.values.all(name) } else { Vec::new() };
        ticked.into_iter().map(ToOwned::to_owned).collect()
    }

    /// The file that came with a field of a form.
    pub(super) fn kept(&self, form: &str, name: &str) -> Option<&Staged> {
        if self.is(form) { self.files.get(name) } else { None }
    }

    /// A field of a form, with what was typed and the message about it.
    pub(super) fn field(&self, form: &str, name: &str, label: impl Render) -> Field {
        let sent = self.named(name);
        let id = self.id(form, &sent);
        let error = message_for(&self.errors, &id).filter(|_| self.is(form));
        Field::new(sent, label).id(id.clone()).value(self.value(form, name)).error(error)
    }

    /// The field for the day of an act on paper: today, unless another one was typed.
    pub(super) fn day(&self, form: &str, label: &str, today: Date) -> Markup {
        let field = self.field(form, DAY, label);
        if self.is(form) { field.date() } else { field.value(today.to_string()).date() }
    }

    /// A form that opens on demand, or is open because it came back.
    pub(super) fn folded(&self, form: &str, heading: &str, markup: Markup) -> Markup {
        html! {
            @if self.is(form) { h3 id=(form) { (heading) } (markup) }
            @else { div id=(form) { (details(heading, markup)) } }
        }
    }
}

/// The id of a field of a form on its page. A message about no field leads to the form's heading.
pub(super) fn id(form: &str, name: &str) -> String {
    if name.is_empty() { form.to_owned() } else { format!("{form}-{name}") }
}

#[cfg(test)]
impl Draft {
    /// A form that came back without files.
    pub(super) fn new(form: &str, values: &Values, errors: &[FieldError]) -> Self {
        let mut draft = Self::default();
        draft.came_back(form, values.clone(), BTreeMap::new(), errors);
        draft
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_comes_back_only_in_its_own_form() {
        let values = Values::from([("ly-do", "Vì".to_owned())]);
        let draft = Draft::new("khoa", &values, &[FieldError::new("ly-do", "Ghi rõ hơn.")]);
        let html = draft.field("khoa", "ly-do", "Lý do").text().into_string();
        assert!(html.contains(r#"id="khoa-ly-do" name="ly-do" value="Vì""#), "{html}");
        assert!(html.contains("Ghi rõ hơn."), "{html}");
        let other = draft.field("mo-khoa", "ly-do", "Lý do").text().into_string();
        assert!(!other.contains("Vì") && !other.contains("Ghi rõ hơn."), "{other}");
        assert_eq!(draft.errors(), [FieldError::new("khoa-ly-do", "Ghi rõ hơn.")]);
    }

    #[test]
    fn a_row_of_a_list_is_a_form_whose_fields_bear_its_number() {
        let values = Values::from([("ten.1", "Lan".to_owned()), ("ten.11", "Hoa".to_owned())]);
        let mut draft = Draft::plain();
        draft.came_back("ghi", values, BTreeMap::new(), &[FieldError::new("ten.1", "Ghi đủ.")]);
        let html = draft.row(1).field("ghi", "ten", "Tên").text().into_string();
        assert!(
            html.contains(r#"id="ten.1" name="ten.1" value="Lan""#) && html.contains("Ghi đủ."),
            "{html}"
        );
        let html = draft.row(11).field("ghi", "ten", "Tên").text().into_string();
        assert!(html.contains(r#"name="ten.11" value="Hoa""#) && !html.contains("Ghi đủ."), "{html}");
    }

    #[test]
    fn on_a_page_without_two_fields_of_a_name_the_names_are_the_ids() {
        let mut draft = Draft::plain();
        let (values, too_large) = (Values::default(), FieldError::too_large("tep", "Tệp lớn quá."));
        draft.came_back("nop", values, BTreeMap::new(), std::slice::from_ref(&too_large));
        assert_eq!(draft.errors(), [too_large], "and a file that is too large is still said to be so");
        let html = draft.field("nop", "ket-qua", "Kết quả").text().into_string();
        assert!(html.contains(r#"id="ket-qua" name="ket-qua""#), "{html}");
    }
}
