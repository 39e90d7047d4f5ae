//! What was typed into one of the forms of a page and came back refused: kept in its own form, empty in all others.

use crate::shell::submission::Values;
use crate::ui::error_summary::{FieldError, message_for};
use crate::ui::field::Field;
use maud::Render;

/// A form that came back. A page with several forms tells them apart by name; the ids of a form's fields begin with it.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    form: String,
    values: Values,
    errors: Vec<FieldError>,
}

impl Draft {
    /// A form as it was typed, with what is to be mended. Errors name fields of the form, or ids of the page.
    pub(super) fn new(form: &str, values: &Values, errors: &[FieldError]) -> Self {
        let own = |error: &FieldError| FieldError::new(id(form, &error.field), error.message.clone());
        Self { form: form.to_owned(), values: values.clone(), errors: errors.iter().map(own).collect() }
    }

    /// A form drawn with these values and nothing wrong.
    pub(super) fn filled(form: &str, values: Values) -> Self {
        Self { form: form.to_owned(), values, errors: Vec::new() }
    }

    /// The messages, with the ids they lead to: for the error summary.
    pub(super) fn errors(&self) -> &[FieldError] {
        &self.errors
    }

    /// Whether it is this form that came back.
    pub(super) fn is(&self, form: &str) -> bool {
        self.form == form
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

    /// A field of a form, with what was typed and the message about it.
    pub(super) fn field(&self, form: &str, name: &str, label: impl Render) -> Field {
        let id = id(form, name);
        let error = message_for(&self.errors, &id).filter(|_| self.is(form));
        Field::new(name, label).id(id.clone()).value(self.value(form, name)).error(error)
    }
}

/// The id of a field of a form on its page. A message about no field leads to the form's heading.
pub(super) fn id(form: &str, name: &str) -> String {
    if name.is_empty() { form.to_owned() } else { format!("{form}-{name}") }
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
}
