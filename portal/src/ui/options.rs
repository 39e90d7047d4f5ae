//! Choices: options of a select, radios, checkboxes.

use maud::{Markup, Render, html};

use super::field::Field;

/// One thing to choose.
#[derive(Debug, Clone)]
pub struct Choice {
    value: String,
    label: Markup,
}

impl Choice {
    /// What is sent, and what is read.
    #[must_use]
    pub fn new(value: impl Into<String>, label: impl Render) -> Self {
        Self { value: value.into(), label: label.render() }
    }
}

/// The options of a select with the current one selected.
pub(super) fn options(choices: &[Choice], selected: &str) -> Markup {
    html! {
        @for choice in choices {
            option value=(choice.value) selected[choice.value == selected] { (choice.label) }
        }
    }
}

impl Field {
    /// A list that opens; the field's value is the one selected.
    #[must_use]
    pub fn select(&self, choices: &[Choice]) -> Markup {
        self.group(html! {
            select id=(self.id) name=(self.name) required[self.required]
                aria-label=[self.named.as_deref()] aria-invalid=[self.invalid()] aria-describedby=[self.described_by()] {
                (options(choices, &self.value))
            }
        })
    }

    /// One of a few; the field's value is the one checked. The first has the field's id.
    #[must_use]
    pub fn radios(&self, choices: &[Choice]) -> Markup {
        self.inputs("radio", choices, std::slice::from_ref(&self.value))
    }

    /// Any of a few. The first has the field's id.
    #[must_use]
    pub fn checkboxes(&self, choices: &[Choice], checked: &[String]) -> Markup {
        self.inputs("checkbox", choices, checked)
    }

    fn inputs(&self, kind: &str, choices: &[Choice], checked: &[String]) -> Markup {
        let is_checked = |choice: &Choice| checked.contains(&choice.value);
        // the one that was refused: the one checked, or the first when none is
        let refused = choices.iter().position(is_checked).unwrap_or(0);
        html! {
            div.form-group data-state=[self.state()] {
                fieldset aria-describedby=[self.described_by()] {
                    legend { (self.label) }
                    (self.notes())
                    @for (place, choice) in choices.iter().enumerate() {
                        @let invalid = self.invalid().filter(|_| place == refused);
                        label {
                            input type=(kind) id=(self.choice_id(place)) name=(self.name) value=(choice.value)
                                required[self.required && kind == "radio"]
                                checked[is_checked(choice)] aria-invalid=[invalid];
                            " " (choice.label)
                        }
                    }
                }
            }
        }
    }

    fn choice_id(&self, place: usize) -> String {
        if place == 0 { self.id.clone() } else { format!("{}-{}", self.id, place + 1) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::renders;

    #[test]
    fn the_refused_radio_is_marked_and_the_message_stands_in_the_fieldset() {
        let field = Field::new("ket-luan", "Hồ sơ này").value("du").error(Some("Còn thiếu biên bản."));
        renders(
            field.radios(&[Choice::new("du", "Đủ"), Choice::new("tra-lai", "Trả lại")]),
            r#"<div class="form-group" data-state="late"><fieldset aria-describedby="ket-luan-loi">
                <legend>Hồ sơ này</legend>
                <p class="error-message" id="ket-luan-loi">Còn thiếu biên bản.</p>
                <label><input type="radio" id="ket-luan" name="ket-luan" value="du" checked aria-invalid="true"> Đủ</label>
                <label><input type="radio" id="ket-luan-2" name="ket-luan" value="tra-lai"> Trả lại</label>
                </fieldset></div>"#,
        );
    }

    #[test]
    fn several_boxes_stay_checked() {
        let choices = [Choice::new("a", "Ấp 1"), Choice::new("b", "Ấp 2"), Choice::new("c", "Ấp 3")];
        let html = Field::new("ap", "Các ấp").checkboxes(&choices, &["a".into(), "c".into()]).into_string();
        assert_eq!(html.matches(" checked").count(), 2);
        assert!(html.contains(r#"<input type="checkbox" id="ap-3" name="ap" value="c" checked> Ấp 3"#));
    }

    #[test]
    fn the_value_of_a_select_is_its_selected_option() {
        renders(
            Field::new("ve", "Về ai").value("2").select(&[Choice::new("1", "A & B"), Choice::new("2", "C")]),
            r#"<div class="form-group"><label for="ve">Về ai</label><select id="ve" name="ve">
                <option value="1">A &amp; B</option><option value="2" selected>C</option></select></div>"#,
        );
    }
}
