//! A list as an office keeps it, pasted or sent as a file: its rows, and which column is what.

use crate::shell::state::App;
use crate::shell::submission::{READ, Submission};
use crate::ui::error_summary::FieldError;
use crate::ui::field::Field;
use maud::{Markup, html};
use sovang_paper::{Table, fence, rows_of_text};
use sovang_words::fold::fold;
use sovang_words::format::thousands;

/// The field in which a list is pasted.
pub(super) const TEXT: &str = "bang";
/// The field of a file.
const FILE: &str = "doc-bang";
/// The most rows of one list.
pub(super) const MOST: usize = 300;

/// The two fields; `error` gives the message of a field.
pub(super) fn fields(field: impl Fn(&str, &str) -> Field, hint: &str) -> Markup {
    debug_assert!(FILE.starts_with(READ), "its file is read, not kept");
    html! {
        (field(TEXT, "Dán danh sách").hint(hint).textarea(10))
        (field(FILE, "Hoặc chọn tệp").hint("Excel (.xlsx), LibreOffice (.ods) hoặc CSV.").file(".xlsx,.ods,.csv,.txt"))
    }
}

/// The rows of what was sent.
pub(super) async fn rows(app: &App, form: &Submission) -> Result<Vec<Vec<String>>, FieldError> {
    if let Some(refused) = form.refused_files.first() {
        return Err(refused.clone());
    }
    let (field, table) = match form.read.get(FILE) {
        Some(bytes) => {
            let (reader, bytes) = (app.reader.clone(), bytes.clone());
            let read = tokio::task::spawn_blocking(move || fence::table_apart(&reader, bytes)).await;
            let table = read.unwrap_or(Err(sovang_paper::Refused::TooHard));
            (FILE, table.map_err(|refused| FieldError::new(FILE, refused.sentence_of_list()))?)
        }
        None => (TEXT, rows_of_text(form.values.get(TEXT))),
    };
    checked(field, table)
}

fn checked(field: &str, table: Table) -> Result<Vec<Vec<String>>, FieldError> {
    match table.rows.len() {
        0 => Err(FieldError::new(field, "Dán danh sách vào đây, hoặc chọn tệp.")),
        rows if rows > MOST => Err(FieldError::new(
            field,
            format!(
                "Danh sách có {} dòng; mỗi lần nhận nhiều nhất {MOST} dòng. Chia thành nhiều lần.",
                thousands(rows as u64)
            ),
        )),
        _ => Ok(table.rows),
    }
}

/// What a column is called, without marks, and which one it is.
pub(super) type Heads = &'static [&'static [&'static str]];

/// What offices call the column of units.
pub(super) const UNIT_NAMES: &[&str] = &[
    "ten don vi",
    "don vi",
    "ten",
    "ten co quan",
    "co quan",
    "co quan, don vi",
    "ten co quan, don vi",
    "danh sach don vi",
];

/// Rows below their heads, each as the cells that were asked for, in that order.
pub(super) fn arranged(mut rows: Vec<Vec<String>>, heads: Heads) -> Vec<Vec<String>> {
    let named = |row: &[String]| -> Vec<Option<usize>> {
        let column = |names: &[&str]| row.iter().position(|cell| names.contains(&fold(cell).as_str()));
        heads.iter().map(|names| column(names)).collect()
    };
    // a title may stand above the heads
    let is_top = |row: &Vec<String>| {
        let columns = named(row);
        let words = row.iter().filter(|cell| !cell.is_empty()).count();
        // two heads, or one alone in its row: a name may read like a head
        let heads = columns.iter().flatten().count();
        columns.first().is_some_and(Option::is_some) && (heads > 1 || words == 1)
    };
    let top = rows.iter().take(5).position(is_top);
    let places: Vec<Option<usize>> = match top {
        Some(top) => {
            let places = rows.get(top).map(|row| named(row)).unwrap_or_default();
            rows.drain(..=top);
            places
        }
        None => {
            let numbered =
                rows.len() > 1 && rows.iter().all(|row| row.first().is_some_and(|cell| is_number(cell)));
            let first = usize::from(numbered);
            (0..heads.len()).map(|place| Some(place + first)).collect()
        }
    };
    let cell =
        |row: &[String], place: &Option<usize>| place.and_then(|at| row.get(at).cloned()).unwrap_or_default();
    let arrange = |row: &Vec<String>| places.iter().map(|place| cell(row, place)).collect::<Vec<_>>();
    let arranged = rows.iter().map(arrange);
    arranged.filter(|row| row.first().is_some_and(|name| !name.is_empty())).collect()
}

fn is_number(cell: &str) -> bool {
    !cell.is_empty() && cell.trim_end_matches('.').bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADS: Heads = &[&["ten don vi", "don vi"], &["loai"]];

    fn arranged_text(text: &str) -> Vec<Vec<String>> {
        arranged(rows_of_text(text).rows, HEADS)
    }

    #[test]
    fn columns_are_found_by_their_heads_wherever_they_stand() {
        let rows = arranged_text(
            "DANH SÁCH ĐƠN VỊ XÃ\t\t\nSTT\tLoại\tTên đơn vị\n1\tấp\tẤp Trung\n2\t\tTrạm Y tế\n",
        );
        assert_eq!(rows, [["Ấp Trung", "ấp"], ["Trạm Y tế", ""]]);
    }

    #[test]
    fn without_heads_the_columns_stand_in_their_order_and_numbers_in_front_are_left_out() {
        assert_eq!(arranged_text("1\tẤp Trung\tấp\n2\tẤp Đông\n"), [["Ấp Trung", "ấp"], ["Ấp Đông", ""]]);
        assert_eq!(arranged_text("Ấp Trung\nẤp Đông"), [["Ấp Trung", ""], ["Ấp Đông", ""]]);
    }

    #[test]
    fn an_empty_list_and_one_that_is_too_long_are_refused() {
        assert!(checked(TEXT, Table::default()).is_err());
        let long = rows_of_text(&"Ấp\n".repeat(MOST + 1));
        let refused = checked(TEXT, long).unwrap_err();
        assert!(refused.message.contains("301 dòng"), "{}", refused.message);
    }
}
