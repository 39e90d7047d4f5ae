//! The forms of a report, by right and stage: file, file again, return, accept, waive.

use super::show::{Again, View};
use crate::pages::office::files;
use crate::paths;
use crate::ui::error_summary::message_for;
use crate::ui::field::Field;
use crate::ui::form::Form;
use crate::ui::notes::inset_text;
use crate::ui::section::screen_only;
use maud::{Markup, html};
use sovang_domain::plan::OwedBy;
use sovang_domain::unit_report::Stage;
use sovang_words::format;

/// The form for filing, also the name of its file field.
pub(super) const FILE: &str = "bao-cao";

pub(super) fn forms(view: &View, hidden: &Markup, again: Option<&Again<'_>>) -> Markup {
    let (rights, stage) = (view.rights, view.row.stage);
    let for_units = view.row.owed_by != OwedBy::Commune;
    html! {
        @if rights.file && for_units && matches!(stage, Stage::Owed | Stage::Returned) { (file(view, hidden, again)) }
        @if rights.review && stage == Stage::Filed {
            (accept(view, hidden, again))
            (send_back(view, hidden, again))
        }
        @if rights.waive && for_units && stage == Stage::Owed { (waive(view, hidden, again)) }
        @if !for_units { (inset_text(html! { p { "Báo cáo này do Ủy ban nhân dân gửi cấp trên, không nộp tại đây." } })) }
    }
}

/// A field with what was typed and its message.
fn field(name: &str, label: &str, again: Option<&Again<'_>>) -> Field {
    let field = Field::new(name, label);
    match again {
        Some(again) => field.value(again.form.values.get(name)).error(message_for(again.errors, name)),
        None => field,
    }
}

fn file(view: &View, hidden: &Markup, again: Option<&Again<'_>>) -> Markup {
    let row = &view.row;
    let returned = row.stage == Stage::Returned;
    let (heading, button) = if returned {
        ("Nộp lại", "Nộp lại báo cáo")
    } else {
        ("Nộp báo cáo", "Nộp báo cáo")
    };
    let mut results = field("ket-qua", "Kết quả", again)
        .hint("Làm được gì, bao nhiêu, ở đâu. Có thể ghi ngắn nếu đã kèm tệp báo cáo.");
    let mut difficulties = field("kho-khan", "Khó khăn, kiến nghị (nếu có)", again);
    if let (None, Some(content)) = (again, &row.content) {
        results = results.value(&content.results);
        difficulties = difficulties.value(&content.difficulties);
    }
    let label = if returned { "Tệp báo cáo mới (nếu thay)" } else { "Tệp báo cáo (nếu có)" };
    let paper = field(FILE, label, again).hint(files::TAKEN);
    let kept = again.and_then(|again| again.form.files.get(FILE));
    let form = Form::post(format!("{}/nop", paths::report(&row.report)), button).multipart().novalidate();
    screen_only(
        "nop",
        heading,
        html! {
            @if !returned && row.due.is_some_and(|due| due.last_day() < view.today) { (late(view)) }
            (form.hidden(hidden.clone()).with(html! {
                (results.textarea(8))
                (difficulties.textarea(4))
                (files::file_field(&paper, FILE, kept))
            }))
        },
    )
}

fn late(view: &View) -> Markup {
    let due = view.row.due.map(format::deadline).unwrap_or_default();
    inset_text(html! { p { "Báo cáo nộp sau hạn (" (due) ") vẫn được nhận và ghi là nộp sau hạn." } })
}

fn accept(view: &View, hidden: &Markup, again: Option<&Again<'_>>) -> Markup {
    let remark = field("nhan-xet", "Nhận xét (nếu có)", again).hint("Đơn vị đọc được.");
    let form = Form::post(format!("{}/chap-nhan", paths::report(&view.row.report)), "Chấp nhận báo cáo");
    screen_only("chap-nhan", "Chấp nhận", form.novalidate().hidden(hidden.clone()).with(remark.textarea(3)))
}

fn send_back(view: &View, hidden: &Markup, again: Option<&Again<'_>>) -> Markup {
    let reason =
        field("ly-do-tra-lai", "Cần bổ sung gì", again).hint("Nêu rõ thiếu gì, cần làm gì. Đơn vị đọc được.");
    let due = field("bo-sung-truoc", "Bổ sung trước ngày", again)
        .hint("Ngày này không tính vào hạn. Có thể để trống.");
    let form = Form::post(format!("{}/tra-lai", paths::report(&view.row.report)), "Trả lại báo cáo");
    screen_only(
        "tra-lai",
        "Trả lại để bổ sung",
        form.novalidate().hidden(hidden.clone()).with(html! {
            (reason.textarea(4))
            (due.date())
        }),
    )
}

fn waive(view: &View, hidden: &Markup, again: Option<&Again<'_>>) -> Markup {
    let reason = field("ly-do-mien", "Vì sao không yêu cầu báo cáo này", again)
        .hint("Lý do được ghi trong sổ công khai cùng với việc miễn.");
    let form = Form::post(format!("{}/mien", paths::report(&view.row.report)), "Miễn báo cáo này");
    screen_only("mien", "Miễn báo cáo", form.novalidate().hidden(hidden.clone()).with(reason.textarea(3)))
}
