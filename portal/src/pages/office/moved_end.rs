//! Lịch nghỉ đã đổi: notices that run and would end later by the calendar known now. Nothing is moved silently: each waits for
//! the officer, who moves it with one button.

use super::rounds::extend_notice as extend;
use crate::paths;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::shell::submission::form_fields;
use crate::ui::field::hidden;
use crate::ui::form::Form;
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_domain::ids::{LocalityId, RoundId};
use sovang_projections::round_docket::{self, RoundStage};
use sovang_words::format::{date, date_long};
use sovang_words::terms;

/// A notice that would end later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MovedEnd {
    pub(super) round: RoundId,
    /// Khen hằng năm 2026
    pub(super) title: String,
    /// Version of the round's stream.
    pub(super) version: u64,
    /// Its end as it is told now.
    pub(super) before: Date,
    /// The end that the calendar gives it.
    pub(super) due: Date,
    /// The days off inside it, beside the weekends.
    pub(super) off: Vec<(Date, String)>,
}

impl MovedEnd {
    /// All of a locality. What cannot be counted moves nothing.
    pub(super) fn all(app: &App, locality: &LocalityId) -> Result<Vec<Self>, PageError> {
        let (calendar, today) = (app.calendar(locality)?, app.today());
        let running = app
            .views()
            .read(|connection| round_docket::at_stage(connection, locality, RoundStage::OnNotice))?;
        let later = running.into_iter().filter_map(|row| {
            let notice = row.notice.as_ref()?;
            let (opens, before) = (notice.opens, notice.closes);
            let due = calendar.later_end(opens, before, notice.working_days, today).ok()??;
            let off = calendar.named_between(opens, due).map(|(day, name)| (day, name.to_owned())).collect();
            let title = terms::round_title(row.occasion, row.year);
            Some(Self { title, version: row.version, before, due, off, round: row.round })
        });
        Ok(later.collect())
    }

    /// Why it is moved, as it is told to the public where nobody writes another reason.
    pub(super) fn reason(off: &[(Date, String)]) -> Option<String> {
        let days: Vec<String> = off.iter().map(|(day, name)| format!("{} ({name})", date(*day))).collect();
        (!days.is_empty()).then(|| format!("Ngày nghỉ không tính là ngày làm việc: {}", days.join(", ")))
    }

    /// What is so, and the one button.
    pub(super) fn form(&self, who: &SignedIn) -> Markup {
        let address = format!("{}/{}", paths::round(&self.round), extend::FORM);
        let reason = Self::reason(&self.off).unwrap_or_else(|| "Lịch nghỉ đã đổi".to_owned());
        let form = Form::post(address, format!("Dời đến hết {}", date_long(self.due))).novalidate();
        html! {
            p {
                "Lấy ý kiến của " a href=(paths::round(&self.round)) { (self.title) } " đang ghi đến hết " (date_long(self.before))
                "; theo lịch nghỉ mới phải đến hết " (date_long(self.due)) ". " (reason) "."
            }
            (form.hidden(html! { (form_fields(who, Some(self.version))) (hidden(extend::REASON, &reason)) }).with(""))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::office::testing::someone;
    use jiff::civil::date;
    use sovang_domain::authority::Role;

    #[test]
    fn an_end_that_a_new_day_off_touches_is_moved_with_one_button() {
        let moved = MovedEnd {
            round: "phu-tan.doi-moi.2026-hang-nam".into(),
            title: "Khen hằng năm 2026".into(),
            version: 7,
            before: date(2026, 11, 18),
            due: date(2026, 11, 19),
            off: vec![(date(2026, 11, 16), "Nghỉ hoán đổi".into())],
        };
        let html = moved.form(&someone(Role::AppraiserDossier, None)).into_string();
        assert!(
            html.contains("/keo-dai-lay-y-kien\"") && html.contains("Dời đến hết ngày 19/11/2026"),
            "{html}"
        );
        assert!(
            html.contains("16/11/2026 (Nghỉ hoán đổi)") && html.contains("đang ghi đến hết ngày 18/11/2026")
        );
    }
}
