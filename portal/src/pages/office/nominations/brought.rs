//! Giấy tờ của đề nghị: the papers that come with a nomination, and the days on them where an award out of turn rests on them.

use super::submit_nomination::{FORM, View};
use crate::pages::office::draft::Draft;
use crate::pages::office::files;
use crate::shell::submission::Values;
use crate::ui::error_summary::FieldError;
use crate::ui::ledger::cite;
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_domain::ids::PaperId;
use sovang_domain::plan::{Needed, Occasion, Paper};
use sovang_words::format::{count2, lower_first};
use std::collections::BTreeMap;

/// The field of one paper of the dossier.
pub(super) fn paper(draft: &Draft, form: &str, paper: &Paper) -> Markup {
    let only = match paper.needed {
        Needed::Always => "",
        Needed::ForInitiatives => "Chỉ khi thành tích dựa trên phát minh, sáng chế, sáng kiến. ",
    };
    let hint = html! { (only) (files::TAKEN) " " (cite(None, &paper.source.section)) };
    let name = paper.id.as_str();
    let field = draft.field(form, name, &paper.name).hint(hint);
    files::file_field(&field, &draft.named(name), draft.kept(form, name))
}

/// The field of one paper, with its day where an award rests on that.
pub(super) fn dated(draft: &Draft, form: &str, needed: &Paper, straight: bool) -> Markup {
    html! {
        (paper(draft, form, needed))
        (day(draft, form, &day_of(needed), &day_label(needed), straight))
    }
}

/// One field for each paper, which may stay empty.
pub(super) fn fields(view: &View) -> Markup {
    let (draft, offers) = (&view.draft, &view.offers);
    let sets = offers.plan.dossier.sets.map(|sets| format!("Kế hoạch yêu cầu {} bộ. ", count2(sets.into())));
    let straight = offers.round.occasion == Occasion::Unscheduled;
    html! {
        h3 { "Giấy tờ" }
        p { (sets.unwrap_or_default()) "Chưa đủ vẫn gửi được; giấy tờ còn thiếu thì thêm sau, trước khi thẩm định hồ sơ." }
        @for needed in &offers.papers { (dated(draft, FORM, needed, straight)) }
    }
}

/// The field for the day on one paper that comes later; empty where nothing rests on it.
pub(super) fn day(draft: &Draft, form: &str, name: &str, label: &str, straight: bool) -> Markup {
    if !straight {
        return Markup::default();
    }
    draft.field(form, name, label).hint(OF_A_DOSSIER).date()
}

/// The day that was written in such a field, not one to come.
pub(super) fn day_read(
    values: &Values,
    name: &str,
    today: Date,
    errors: &mut Vec<FieldError>,
) -> Option<Date> {
    let day = values.date(name, errors)?;
    if day > today {
        errors.push(FieldError::new(name, "Ngày trên giấy chưa đến. Xem lại ngày."));
    }
    Some(day)
}

/// What the day on a paper is for.
const OF_A_DOSSIER: &str = "Nếu giấy có ghi ngày. Quyết định khen đột xuất không ký trước ngày của hồ sơ.";

/// The name of the field for the day on a paper.
pub(super) fn day_of(paper: &Paper) -> String {
    format!("ngay-{}", paper.id)
}

/// Ngày ghi trên tờ trình
pub(super) fn day_label(paper: &Paper) -> String {
    format!("Ngày ghi trên {}", lower_first(&paper.name))
}

/// The days on papers, as far as they were written; none of a day to come.
pub(super) fn days(
    papers: &[Paper],
    values: &Values,
    today: Date,
    errors: &mut Vec<FieldError>,
) -> BTreeMap<PaperId, Date> {
    let mut days = BTreeMap::new();
    for paper in papers {
        let name = day_of(paper);
        if let Some(day) = day_read(values, &name, today, errors) {
            days.insert(paper.id.clone(), day);
        }
    }
    days
}
