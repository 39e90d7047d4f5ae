//! Chưa có bảng ngày nghỉ: in December the start page asks for the next year, and at any time for a year that runs without.

use super::{address, anchor};
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::ui::State;
use crate::ui::notification_banner::notification_banner;
use jiff::civil::{Date, date};
use maud::{Markup, html};
use sovang_domain::authority::{Act, Place};
use sovang_domain::calendar::Holidays;
use sovang_domain::ids::LocalityId;
use sovang_domain::rules::ParameterName;

/// For those who may enter it; nothing while no year is missing.
pub(in crate::pages::office) fn banner(
    app: &App,
    who: &SignedIn,
    locality: &LocalityId,
) -> Result<Markup, PageError> {
    if !who.may(Act::SetParameter, &Place::locality(locality.clone())) {
        return Ok(Markup::default());
    }
    Ok(missing(&app.calendar(locality)?, app.today())
        .map_or_else(Markup::default, |year| drawn(locality, year)))
}

/// The year whose days off are to be entered now.
fn missing(calendar: &Holidays, today: Date) -> Option<i16> {
    let this = today.year();
    let asked = if today.month() == 12 { [this, this.saturating_add(1)] } else { [this, this] };
    asked.into_iter().find(|year| !calendar.covers(date(*year, 1, 1)))
}

fn drawn(locality: &LocalityId, year: i16) -> Markup {
    notification_banner(
        State::Wait,
        "thieu-bang-ngay-nghi",
        format!("Chưa có bảng ngày nghỉ năm {year}"),
        html! {
            p {
                "Thiếu bảng này thì không đếm được ngày làm việc của năm " (year) ", không mở lấy ý kiến được. "
                a href={ (address(locality)) "#" (anchor(ParameterName::DaysOff)) } { "Ghi ngày nghỉ theo thông báo chính thức" } "."
            }
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use sovang_domain::rules::NamedDay;

    #[test]
    fn december_asks_for_the_next_year_and_any_month_for_its_own() {
        let first = |year| NamedDay { date: date(year, 1, 1), name: "Tết Dương lịch".into() };
        let table = Holidays::default().with_year(2026, &[first(2026)], &[]);
        assert_eq!(missing(&table, date(2026, 11, 30)), None);
        assert_eq!(missing(&table, date(2026, 12, 1)), Some(2027));
        assert_eq!(missing(&table, date(2027, 3, 1)), Some(2027));
        let entered = table.with_year(2027, &[first(2027)], &[]);
        assert_eq!(missing(&entered, date(2026, 12, 31)), None);
        let html = drawn(&"phu-tan".into(), 2027).into_string();
        assert!(html.contains("/noi-bo/dia-phuong/phu-tan/tham-so#muc-days_off"), "{html}");
    }
}
