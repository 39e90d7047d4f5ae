//! Gạch giấy tờ đưa nhầm: a paper of another dossier, or the wrong file; the right one comes instead.

use super::brought;
use super::view::View;
use crate::pages::office::files;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use crate::ui::ledger::details;
use crate::ui::options::Choice;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::document::Document;
use sovang_domain::ids::NominationId;
use sovang_projections::nomination_board::PaperRow;
use sovang_words::format::{date, local_date};

pub(super) const FORM: &str = "gach-giay-to";
const PAPER: &str = "giay-dua-nham";
const REASON: &str = "ly-do-gach";
const FILE: &str = "tep-dung";
const DAY: &str = "ngay-giay-thay";

/// The value by which a paper is named in the form.
fn value(paper: &PaperRow) -> String {
    format!("{}.{}", paper.document.paper, paper.document.sha256)
}

/// For the unit, and for whoever appraises dossiers; the unit brings the right one too.
pub(super) fn form(view: &View) -> Markup {
    let rights = view.rights;
    if view.row.papers.is_empty() || !(rights.submits || rights.appraises_dossier) {
        return Markup::default();
    }
    let label = |paper: &PaperRow| {
        format!("{}, vào sổ ngày {}", view.paper_name(&paper.document.paper), date(local_date(paper.at)))
    };
    let choices: Vec<Choice> =
        view.row.papers.iter().map(|paper| Choice::new(value(paper), label(paper))).collect();
    let draft = &view.draft;
    let file = draft.field(FORM, FILE, "Tệp đúng để thay (nếu có)").hint(files::TAKEN);
    let form = view.form(FORM, "Gạch giấy tờ").multipart().with(html! {
        p {
            "Đơn vị không đọc được giấy đã gạch nữa; người thẩm định, Hội đồng, Chủ tịch và Mặt trận vẫn đọc được. "
            "Thay giấy sau khi đã thẩm định thì hồ sơ được thẩm định lại từ đầu; sau khi đã công khai lấy ý kiến hoặc đã "
            "quyết định thì chỉ thêm giấy, không thay."
        }
        (draft.field(FORM, PAPER, "Giấy tờ đưa nhầm").select(&choices))
        (draft.field(FORM, REASON, "Lý do").hint("Ví dụ: là giấy của hồ sơ khác. Chỉ cán bộ đọc được.").text())
        @if rights.submits {
            (files::file_field(&file, FILE, draft.kept(FORM, FILE)))
            (brought::day(draft, FORM, DAY, "Ngày ghi trên giấy thay", view.is_straight()))
        }
    });
    html! {
        @if draft.is(FORM) { div id=(FORM) { h3 { "Gạch giấy tờ đưa nhầm" } (form) } }
        @else { div id=(FORM) { (details("Gạch giấy tờ đưa nhầm", form)) } }
    }
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<NominationId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let mut errors = step.sent.form.refused_files.clone();
    let wanted = step.values.get(PAPER);
    // sent again after it was struck, the paper is named as it was: the desk says that it was done
    let named = wanted.split_once('.').map(|(paper, sha256)| (paper.into(), sha256.to_owned()));
    if named.is_none() {
        errors.push(FieldError::new(PAPER, "Chọn giấy tờ đưa nhầm."));
    }
    let reason = step.values.need_line(REASON, "Ghi vì sao gạch, ít nhất một câu.", &mut errors);
    let date = brought::day_read(&step.values, DAY, step.app.today(), &mut errors);
    let (Some(named), true) = (named, errors.is_empty()) else { return step.mend(&errors) };
    let instead = match step.view.rights.submits {
        true => files::keep(&step.app, &step.sent.form, FILE, &named.0)
            .await?
            .map(|document| Document { date, ..document }),
        false => None,
    };
    let (asking, nomination) = (step.asking(), &step.view.row.nomination);
    let result = step.app.desk.strike_paper(&asking, nomination, named, instead, reason).await;
    step.settle(result).await
}
