//! The nominees of a list as they were written down, and what is wrong with each.

use super::super::brought;
use super::super::submit_nomination::{self, CRITERIA, NAME};
use super::super::who;
use super::{FILL_DOWN, FOR, FORM, MOST, ROWS, View};
use crate::pages::office::draft::of_row;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::shell::submission::Values;
use crate::ui::error_summary::FieldError;
use jiff::civil::Date;
use sovang_desk::{NomineeForm, key_of_row};
use sovang_domain::ids::PaperId;
use sovang_domain::nominee::NomineeKind;
use sovang_ledger::CommandKey;
use sovang_words::names;
use std::collections::BTreeMap;

/// The nominees with the number of their row, and what is to be mended at the fields of the rows.
pub(super) async fn nominees(
    app: &App,
    view: &View,
    values: &Values,
    key: &CommandKey,
) -> Result<(Vec<(usize, NomineeForm)>, Vec<FieldError>), PageError> {
    let (mut nominees, mut errors) = (Vec::new(), Vec::new());
    let mut before: Vec<(NomineeKind, String, usize)> = Vec::new();
    for (row, nominee) in &view.rows {
        let own = values.of_row(*row);
        let name = own.get(NAME);
        let Some(nominee) = nominee else {
            errors.push(at(
                *row,
                &FieldError::new(
                    FOR,
                    format!("Chọn “{name}” được đề nghị hình thức gì, thuộc đối tượng nào."),
                ),
            ));
            continue;
        };
        let mut wrong = Vec::new();
        let written = submit_nomination::read(nominee, &own, &mut wrong);
        if !wrong.is_empty() {
            who::unless_recorded(app, &key_of_row(key, *row), &mut wrong).await?;
        }
        let kind = nominee.offer.kind;
        let alike = |(of, other, _): &&(NomineeKind, String, usize)| {
            *of == kind && names::coarse_key(other) == names::coarse_key(name)
        };
        if let Some((_, other, first)) = before.iter().find(alike) {
            let message = format!(
                "Trùng tên hoặc chỉ khác dấu với dòng {first}, {other}. Cùng một người, một tập thể thì xóa tên ở một dòng. Là người khác thì cũng xóa dòng này và gửi riêng sau, để trả lời câu hỏi về người trùng tên."
            );
            wrong.push(FieldError::new(NAME, message));
        }
        before.push((kind, name.to_owned(), *row));
        errors.extend(wrong.iter().map(|error| at(*row, error)));
        nominees.extend(written.filter(|_| wrong.is_empty()).map(|written| (*row, written)));
    }
    if view.rows.is_empty() {
        errors.push(FieldError::new(FORM, "Không còn ai trong danh sách. Dán lại danh sách."));
    }
    Ok((nominees, errors))
}

/// The days on the papers of a list, and on those that one row has for itself.
pub(super) struct Days {
    shared: BTreeMap<PaperId, Date>,
    own: BTreeMap<usize, BTreeMap<PaperId, Date>>,
}

impl Days {
    pub(super) fn read(view: &View, values: &Values, today: Date, errors: &mut Vec<FieldError>) -> Self {
        let papers = &view.offers.papers;
        let shared = brought::days(papers, values, today, errors);
        let mut own = BTreeMap::new();
        for row in view.rows.keys() {
            let mut wrong = Vec::new();
            own.insert(*row, brought::days(papers, &values.of_row(*row), today, &mut wrong));
            errors.extend(wrong.iter().map(|error| at(*row, error)));
        }
        Self { shared, own }
    }

    /// The day on a paper: on that of the list, or on the one that a row has for itself.
    pub(super) fn on(&self, paper: &PaperId, own: Option<usize>) -> Option<Date> {
        let of = own.map_or(Some(&self.shared), |row| self.own.get(&row));
        of.and_then(|days| days.get(paper)).copied()
    }
}

fn at(row: usize, error: &FieldError) -> FieldError {
    let message = format!("Dòng {row}: {}", error.message);
    FieldError { field: of_row(&error.field, row), message, ..error.clone() }
}

/// Where it is asked for, whoever has no criteria takes those of the nearest above with the same form and audience.
pub(super) fn fill_down(values: &mut Values) {
    if values.get(FILL_DOWN).is_empty() {
        return;
    }
    let rows: usize = values.get(ROWS).parse().unwrap_or_default();
    let mut last: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in 1..=rows.min(MOST) {
        let own = values.of_row(row);
        let ticked: Vec<String> = own.all(CRITERIA).into_iter().map(ToOwned::to_owned).collect();
        let seat = own.get(FOR).to_owned();
        if !ticked.is_empty() {
            last.insert(seat, ticked);
        } else if let Some(above) = last.get(&seat).filter(|_| !own.get(NAME).is_empty()) {
            values.put(&of_row(CRITERIA, row), above);
        }
    }
}
