//! A unit's whole list: every nominee of it is a nomination of its own, and none is recorded while one of them is refused.

use crate::{Asking, Denied, Desk, Done, Missing, NomineeForm};
use sovang_ledger::CommandKey;

/// Why a list came to nothing, or stopped.
#[derive(Debug)]
pub struct ListDenied {
    /// The row that was refused.
    pub row: usize,
    /// Rows that were recorded before it: none, unless something else was recorded in the same moment.
    pub recorded: Vec<usize>,
    /// Why.
    pub denied: Denied,
}

impl Desk {
    /// Puts forward a whole list, each row under the number it has on the page. It is rehearsed first. Every row has a key
    /// of its own, made of the form's: a list that broke off, or was sent twice, goes on where it stopped.
    ///
    /// # Errors
    /// See [`ListDenied`].
    pub async fn submit_nominations(
        &self,
        asking: &Asking,
        rows: Vec<(usize, NomineeForm)>,
    ) -> Result<Done, ListDenied> {
        let rehearsal = self.rehearsing();
        for (row, form) in &rows {
            match rehearsal.submit_nomination(&asking_for_row(asking, *row), form.clone()).await {
                Ok(_) | Err(Denied::Rehearsed) => {}
                Err(denied) => return Err(ListDenied { row: *row, recorded: Vec::new(), denied }),
            }
        }
        let (mut recorded, mut last) = (Vec::new(), None);
        for (row, form) in rows {
            match self.submit_nomination(&asking_for_row(asking, row), form).await {
                Ok(nominated) => {
                    recorded.push(row);
                    last = Some(nominated.done);
                }
                Err(denied) => return Err(ListDenied { row, recorded, denied }),
            }
        }
        last.ok_or(ListDenied { row: 0, recorded, denied: Denied::NotFound(Missing::Deed) })
    }
}

/// The key under which one row of a form is recorded.
#[must_use]
pub fn key_of_row(form: &CommandKey, row: usize) -> CommandKey {
    CommandKey::from(format!("{form}-{row}"))
}

fn asking_for_row(asking: &Asking, row: usize) -> Asking {
    Asking { key: key_of_row(&asking.key, row), ..asking.clone() }
}
