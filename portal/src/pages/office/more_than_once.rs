//! One who stands more than once in a round: put forward by several units, or for several days. Whoever opens the notice or
//! decides is asked to compare, for a book compares days and not deeds.

use super::names::Names;
use crate::paths;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::ui::section::section;
use maud::{Markup, html};
use sovang_domain::ids::RoundId;
use sovang_projections::nomination_board::NominationRow;
use sovang_projections::person_register;
use sovang_words::format::{count2, list, period};

/// Those of a round who stand in it more than once.
#[derive(Clone, Debug, Default)]
pub(super) struct MoreThanOnce(Vec<Vec<NominationRow>>);

impl MoreThanOnce {
    pub(super) fn load(app: &App, round: &RoundId) -> Result<Self, PageError> {
        Ok(Self(app.views().read(|connection| person_register::more_than_once(connection, round))?))
    }

    #[cfg(test)]
    pub(super) fn of(rows: Vec<NominationRow>) -> Self {
        Self(vec![rows])
    }

    /// One line for each: who, by which units, for which days.
    pub(super) fn lines(&self, names: &Names) -> Vec<String> {
        let line = |rows: &Vec<NominationRow>| {
            let each: Vec<String> = rows.iter().map(|row| of(row, names)).collect();
            let name = rows.first().map(NominationRow::name).unwrap_or_default();
            format!("{name}, {} đề nghị: {}.", count2(rows.len() as u64), list(&each))
        };
        self.0.iter().map(line).collect()
    }

    /// The nominations side by side, to open and compare; nothing where nobody stands more than once.
    pub(super) fn section(&self, names: &Names) -> Markup {
        if self.0.is_empty() {
            return Markup::default();
        }
        section(
            "mot-nguoi-nhieu-de-nghi",
            "Một người, nhiều đề nghị trong đợt",
            html! {
                p { "Sổ so ngày của giai đoạn, không so việc đã làm. Đọc các hồ sơ cạnh nhau: cùng một thành tích thì chỉ khen một lần, dù ghi giai đoạn khác." }
                ul {
                    @for rows in &self.0 {
                        li {
                            (rows.first().map(NominationRow::name).unwrap_or_default()) ": "
                            @for (place, row) in rows.iter().enumerate() {
                                @if place > 0 { "; " }
                                a href=(paths::nomination(&row.nomination)) { (of(row, names)) }
                            }
                        }
                    }
                }
            },
        )
    }
}

fn of(row: &NominationRow, names: &Names) -> String {
    format!("{}, giai đoạn {}", names.unit(&row.proposal.nominee.unit), period(row.proposal.period))
}
