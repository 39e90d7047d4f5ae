//! Whether money and artefact were handed over and are to come back: asked wherever an award holds no more.

use super::show::View;
use crate::pages::office::values;
use crate::shell::submission::Values;
use crate::ui::error_summary::FieldError;
use crate::ui::options::Choice;
use maud::{Markup, html};
use sovang_domain::award_round::Recovery;
use sovang_words::{format, terms};

const MONEY: &str = "tien";
const ARTEFACT: &str = "hien-vat";

pub(super) fn fields(view: &View, form: &str) -> Markup {
    let choices = Recovery::ALL
        .map(|state| Choice::new(values::word(&state), format::sentence_case(terms::recovery(state))));
    html! {
        (view.draft.field(form, MONEY, "Tiền thưởng").radios(&choices))
        (view.draft.field(form, ARTEFACT, "Hiện vật").radios(&choices))
    }
}

/// How money and artefact stand; none with a message where one was not chosen.
pub(super) fn read(values: &Values, errors: &mut Vec<FieldError>) -> Option<(Recovery, Recovery)> {
    let mut chosen = |name: &str, message: &str| {
        let found = values::from_word::<Recovery>(values.get(name));
        if found.is_none() {
            errors.push(FieldError::new(name, message));
        }
        found
    };
    let money = chosen(MONEY, "Chọn tình trạng tiền thưởng.");
    let artefact = chosen(ARTEFACT, "Chọn tình trạng hiện vật.");
    Some((money?, artefact?))
}
