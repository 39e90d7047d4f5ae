//! Error summary: first on a refused form, every message a link to its field.

use maud::{Markup, html};

/// One message and the id of the field that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The id of the control; the link leads there.
    pub field: String,
    /// What is wrong and what to do, as it also stands beside the field.
    pub message: String,
    /// The file of this field is larger than is taken: the answer says 413 instead of 422.
    pub too_large: bool,
}

impl FieldError {
    /// A message about the field with this id.
    #[must_use]
    pub fn new(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self { field: field.into(), message: message.into(), too_large: false }
    }

    /// A message about a file that is larger than is taken.
    #[must_use]
    pub fn too_large(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self { too_large: true, ..Self::new(field, message) }
    }
}

/// The summary of a form that records something; nothing when there is no error.
#[must_use]
pub fn error_summary(errors: &[FieldError]) -> Markup {
    error_summary_of("Chưa ghi được", errors)
}

/// The summary; `what` says what did not come about.
#[must_use]
pub fn error_summary_of(what: &str, errors: &[FieldError]) -> Markup {
    if errors.is_empty() {
        return Markup::default();
    }
    html! {
        section.error-summary role="alert" aria-labelledby="co-loi" tabindex="-1" {
            h2 id="co-loi" { (what) ", có " (errors.len()) " chỗ cần sửa" }
            ul {
                @for error in errors {
                    li { a href=(format_args!("#{}", error.field)) { (error.message) } }
                }
            }
        }
    }
}

/// The message for one field, if it has any: to hand to [`Field::error`](super::field::Field::error).
#[must_use]
pub fn message_for<'a>(errors: &'a [FieldError], field: &str) -> Option<&'a str> {
    errors.iter().find(|error| error.field == field).map(|error| error.message.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::renders;

    #[test]
    fn every_message_leads_to_its_field() {
        let errors = [FieldError::new("y-kien", "Ghi ý kiến thẩm định")];
        renders(
            error_summary(&errors),
            r##"<section class="error-summary" role="alert" aria-labelledby="co-loi" tabindex="-1">
                <h2 id="co-loi">Chưa ghi được, có 1 chỗ cần sửa</h2>
                <ul><li><a href="#y-kien">Ghi ý kiến thẩm định</a></li></ul></section>"##,
        );
        assert_eq!(message_for(&errors, "y-kien"), Some("Ghi ý kiến thẩm định"));
        assert_eq!(message_for(&errors, "bo-sung"), None);
        renders(error_summary(&[]), "");
    }
}
