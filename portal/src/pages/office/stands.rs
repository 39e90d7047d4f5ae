//! What stands in the fields that a form puts right. The form carries it unseen as it was drawn, so that a field which
//! somebody else put right meanwhile, and which was not touched here, is never written back.

use super::draft::Draft;
use crate::shell::submission::Values;
use crate::ui::error_summary::FieldError;
use crate::ui::field::{Field, hidden};
use maud::{Markup, Render, html};
use sovang_domain::calendar::read_day;

/// In front of the name of a field: the value with which it was drawn.
const DRAWN: &str = "_da-dung.";

/// One field: its values, and how they read where those are codes.
#[derive(Clone, Debug)]
struct Standing {
    name: String,
    values: Vec<String>,
    words: Option<String>,
}

/// The fields of a form, as they stand.
#[derive(Clone, Debug, Default)]
pub(super) struct Stands(Vec<Standing>);

impl Stands {
    /// A field that is typed.
    pub(super) fn typed(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        let name = name.into();
        self.0.push(Standing { name, values: vec![value.into()], words: None });
        self
    }

    /// A field that is chosen, and how the choice reads.
    pub(super) fn chosen(mut self, name: &str, value: impl Into<String>, words: impl Into<String>) -> Self {
        let name = name.to_owned();
        self.0.push(Standing { name, values: vec![value.into()], words: Some(words.into()) });
        self
    }

    /// A field in which several things can be ticked, and how they read.
    pub(super) fn ticked(mut self, name: &str, values: Vec<String>, words: String) -> Self {
        let name = name.to_owned();
        self.0.push(Standing { name, values, words: Some(words) });
        self
    }

    /// What the form carries unseen.
    pub(super) fn unseen(&self) -> Markup {
        html! {
            @for one in &self.0 {
                @let drawn = format!("{DRAWN}{}", one.name);
                @for value in &one.values { (hidden(&drawn, value)) }
                @if one.values.is_empty() { (hidden(&drawn, "")) }
            }
        }
    }

    /// Whether a field was sent as it was drawn: what stands by now goes before it.
    pub(super) fn is_untouched(sent: &Values, name: &str) -> bool {
        let owned = |values: Vec<&str>| values.into_iter().map(str::to_owned).collect::<Vec<_>>();
        let drawn = owned(sent.all(&format!("{DRAWN}{name}")));
        !drawn.is_empty() && is_same(&owned(sent.all(name)), &drawn)
    }

    fn of(&self, name: &str) -> &[String] {
        self.0.iter().find(|one| one.name == name).map_or(&[], |one| &one.values)
    }

    /// A field that shows what stands, or what was typed.
    pub(super) fn field(&self, draft: &Draft, form: &str, name: &str, label: impl Render) -> Field {
        let field = draft.field(form, name, label);
        if draft.is(form) { field } else { field.value(self.of(name).first().cloned().unwrap_or_default()) }
    }

    /// What is ticked: as it stands, or as it was sent.
    pub(super) fn ticks(&self, draft: &Draft, form: &str, name: &str) -> Vec<String> {
        if draft.is(form) { draft.all(form, name) } else { self.of(name).to_vec() }
    }

    /// Takes into what was sent each field that was put right since the form was drawn and not touched in it; the fields that
    /// both have changed are to be chosen between.
    pub(super) fn taken_over(&self, sent: &mut Values) -> Vec<FieldError> {
        let mut both = Vec::new();
        for one in &self.0 {
            let owned = |values: Vec<&str>| values.into_iter().map(str::to_owned).collect::<Vec<_>>();
            let drawn = owned(sent.all(&format!("{DRAWN}{}", one.name)));
            if drawn.is_empty() || is_same(&drawn, &one.values) {
                continue;
            }
            let typed = owned(sent.all(&one.name));
            if is_same(&typed, &drawn) {
                sent.put(&one.name, &one.values);
            } else if !is_same(&typed, &one.values) {
                both.push(FieldError::new(one.name.clone(), overtaken(one)));
            }
        }
        both
    }
}

fn overtaken(one: &Standing) -> String {
    let now = one.words.clone().unwrap_or_else(|| one.values.join(", "));
    let now = if now.is_empty() { "để trống".to_owned() } else { format!("“{now}”") };
    format!(
        "Sau khi trang này được mở, mục này đã được sửa thành {now}. Muốn thay bằng nội dung đang ghi ở đây thì gửi lại; không thì ghi lại {now}."
    )
}

/// Whether two lists say the same, however days, blanks and order are written.
fn is_same(one: &[String], other: &[String]) -> bool {
    let plain = |values: &[String]| {
        let read = |value: &String| match read_day(value.trim()) {
            Ok(day) => day.to_string(),
            Err(_) => value.split_whitespace().collect::<Vec<_>>().join(" "),
        };
        let mut values: Vec<String> = values.iter().map(read).filter(|value| !value.is_empty()).collect();
        values.sort_unstable();
        values
    };
    plain(one) == plain(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stands(unit: &str, day: &str) -> Stands {
        Stands::default().chosen("don-vi", unit, "Ấp Trung").typed("ngay", day)
    }

    fn sent(unit: &str, day: &str) -> Values {
        let drawn = |name: &str| format!("{DRAWN}{name}");
        let mut values = Values::from([("don-vi", unit.to_owned()), ("ngay", day.to_owned())]);
        values.add(&drawn("don-vi"), "ap-dong");
        values.add(&drawn("ngay"), "2026-11-05");
        values
    }

    #[test]
    fn a_field_that_was_not_touched_takes_what_was_put_right_meanwhile() {
        let mut values = sent("ap-dong", "06/11/2026");
        assert_eq!(stands("ap-trung", "2026-11-05").taken_over(&mut values), []);
        assert_eq!((values.get("don-vi"), values.get("ngay")), ("ap-trung", "06/11/2026"));
        let mut values = sent("ap-dong", "5/11/2026");
        assert_eq!(stands("ap-dong", "2026-11-09").taken_over(&mut values), [], "the day as people write it");
        assert_eq!(values.get("ngay"), "2026-11-09");
    }

    #[test]
    fn a_field_that_both_have_put_right_is_to_be_chosen() {
        let mut values = sent("ap-bac", "2026-11-05");
        let both = stands("ap-trung", "2026-11-05").taken_over(&mut values);
        assert_eq!(both.len(), 1);
        assert!(both[0].field == "don-vi" && both[0].message.contains("“Ấp Trung”"), "{both:?}");
        assert_eq!(values.get("don-vi"), "ap-bac", "what was chosen stays");
        assert_eq!(stands("ap-bac", "2026-11-05").taken_over(&mut values), [], "both say the same");
    }

    #[test]
    fn a_form_that_carries_nothing_is_taken_as_it_is() {
        let mut values = Values::from([("don-vi", "ap-dong".to_owned())]);
        assert_eq!(stands("ap-trung", "2026-11-05").taken_over(&mut values), []);
        assert_eq!(values.get("don-vi"), "ap-dong");
    }
}
