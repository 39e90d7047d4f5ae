//! Hai khen thưởng của một người: who was said to be one person only after both were awarded. It waits for the officer and the
//! chairman until one of the two is taken back, or they are said to be two after all.

use crate::paths;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::ui::section::section;
use maud::{Markup, html};
use sovang_domain::authority::{Act, Place};
use sovang_domain::ids::{AwardId, LocalityId};
use sovang_projections::award_roll::AwardRow;
use sovang_projections::person_register;
use sovang_words::format::{date, period};

/// In pairs, the older first; none for whoever neither decides nor says who is who. A title and a form of award do not
/// stand in each other's way.
pub(super) fn all(app: &App, who: &SignedIn, locality: &LocalityId) -> Result<Vec<[AwardRow; 2]>, PageError> {
    let place = Place::locality(locality.clone());
    if !who.may(Act::RevokeAward, &place) && !who.may(Act::AnswerLikeness, &place) {
        return Ok(Vec::new());
    }
    let rules = app.rules_of(locality)?;
    let is_title = |row: &AwardRow| rules.form(&row.form, row.decided_on).is_some_and(|form| form.title);
    let mut pairs = app.views().read(|connection| person_register::awarded_twice(connection, locality))?;
    pairs.retain(|[one, other]| is_title(one) == is_title(other));
    Ok(pairs)
}

/// The award that stands beside this one.
pub(super) fn beside(pairs: &[[AwardRow; 2]], award: &AwardId) -> Option<AwardRow> {
    pairs.iter().find_map(|[one, other]| match award {
        award if *award == one.award => Some(other.clone()),
        award if *award == other.award => Some(one.clone()),
        _ => None,
    })
}

/// What to do with two awards of one person.
pub(super) const WHAT_TO_DO: &str = "Một thành tích chỉ khen một lần: Chủ tịch mở trang một trong hai, ghi “Khen nhầm”, khen hai lần. Là hai việc, hai giai đoạn khác nhau thì đính chính giai đoạn; là hai người thì sửa trả lời về người trùng tên ở hồ sơ.";

/// On the start page.
pub(super) fn listed(pairs: &[[AwardRow; 2]]) -> Markup {
    if pairs.is_empty() {
        return Markup::default();
    }
    section(
        "khen-hai-lan",
        "Một người, hai khen thưởng cùng giai đoạn",
        html! {
            p { (WHAT_TO_DO) }
            ul { @for [one, other] in pairs { li { (named(one)) "; " (named(other)) } } }
        },
    )
}

/// Nguyễn Văn An, Quyết định 05/QĐ-UBND ngày 05/12/2026, giai đoạn 01/01/2026 – 30/9/2026
pub(super) fn named(row: &AwardRow) -> Markup {
    html! {
        a href=(paths::award_inside(&row.award)) { (row.recipient) ", Quyết định " (row.decision) " ngày " (date(row.decided_on)) }
        ", giai đoạn " (period(row.period))
    }
}
