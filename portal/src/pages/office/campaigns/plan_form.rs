//! The plan as text in a form: chosen as a file or written in the page; what is wrong with it is said line by line.

use crate::pages::office::draft::Draft;
use crate::shell::submission::Values;
use crate::ui::error_summary::FieldError;
use maud::{Markup, html};
use sovang_domain::ids::LocalityId;
use sovang_domain::plan::{Plan, PlanFault, Wrong, parse};
use sovang_words::plan_file;

/// The field with the text.
pub(super) const TEXT: &str = "ban-ke-hoach";
/// The field with the file.
const FILE: &str = "tep";

/// The fields of the plan.
pub(super) fn fields(draft: &Draft, form: &str) -> Markup {
    html! {
        (draft.field(form, FILE, "Tệp kế hoạch")
            .hint("Tệp .toml theo mẫu trong thư mục plans. Chọn tệp thì nội dung bên dưới được thay bằng tệp.")
            .file(".toml"))
        (draft.field(form, TEXT, "Nội dung kế hoạch")
            .hint("Mỗi quy định kèm mục và nguyên văn câu của kế hoạch. Kế hoạch không nêu thì để trống.")
            .textarea(20))
    }
}

/// What was sent, with the file's text in the place of the field's: so a refused form shows what was read.
pub(super) fn sent(values: &Values) -> Values {
    let mut sent = values.clone();
    let file = values.get(FILE).to_owned();
    if !file.is_empty() {
        sent.set(TEXT, file);
        sent.set(FILE, "");
    }
    sent
}

/// Reads the plan.
pub(super) fn read(values: &Values, locality: &LocalityId, forms: &[&str]) -> Result<Plan, Vec<FieldError>> {
    let text = values.get(TEXT);
    if text.is_empty() {
        return Err(vec![FieldError::new(TEXT, "Chọn tệp kế hoạch, hoặc dán nội dung vào đây.")]);
    }
    let plan = parse(text, forms).map_err(|faults| faults.iter().map(message).collect::<Vec<_>>())?;
    if plan.locality == *locality {
        return Ok(plan);
    }
    let fault = PlanFault {
        line: text.lines().position(|line| line.trim_start().starts_with("locality")).map(|index| index + 1),
        field: Some("locality".to_owned()),
        wrong: Wrong::OtherLocality { here: locality.clone() },
    };
    Err(vec![message(&fault)])
}

fn message(fault: &PlanFault) -> FieldError {
    FieldError::new(TEXT, plan_file::told(fault))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::office::sample;

    #[test]
    fn a_plan_of_another_locality_is_not_taken() {
        let rules = sample::rules();
        let forms = rules.known_forms();
        let values = Values::from([("ban-ke-hoach", sample::PLANS[0].to_owned())]);
        assert!(read(&values, &"phu-tan".into(), &forms).is_ok());
        let errors = read(&values, &"tu-minh".into(), &forms).unwrap_err();
        assert!(errors[0].message.contains("ở đây ghi “tu-minh”"), "{errors:?}");
        let errors = read(&Values::default(), &"phu-tan".into(), &forms).unwrap_err();
        assert_eq!(errors[0].field, "ban-ke-hoach");
    }
}
