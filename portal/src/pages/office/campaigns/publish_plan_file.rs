//! Công khai tệp kế hoạch: the signed paper of a version that was recorded from a pasted text, or beside its first file.

use super::read_plan::file::PAPER;
use super::show::View;
use crate::pages::office::files;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use crate::ui::options::Choice;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_domain::document::{Document, Media};
use sovang_domain::ids::{CampaignId, PaperId};
use sovang_paper::fence;
use sovang_words::private;

pub(super) const FORM: &str = "cong-khai-tep";
const VERSION: &str = "phien-ban";
const FILE: &str = "tep-ke-hoach";
const REASON: &str = "ly-do";
const LOOKED: &str = "da-xem-tep";
const YES: &str = "co";

pub(super) fn form(view: &View) -> Markup {
    if view.row.annulled.is_some() || !view.may(Act::IssuePlan) || view.versions.is_empty() {
        return Markup::default();
    }
    let field = |name: &str, label: &str| view.draft.field(FORM, name, label);
    let versions: Vec<Choice> = view
        .versions
        .iter()
        .rev()
        .map(|version| Choice::new(version.version.to_string(), format!("Phiên bản {}", version.version)))
        .collect();
    let looked = [Choice::new(
        YES,
        "Đã xem cả tệp: không có số điện thoại riêng, số căn cước, không còn nhận xét, dấu sửa",
    )];
    let file = field(FILE, "Tệp kế hoạch đã ký").hint("PDF hoặc DOCX, không quá 20 MB.");
    let form = view.form(FORM, "Công khai tệp").multipart().with(html! {
        p { "Dùng khi kế hoạch được dán hoặc nhập tay, hay mới có bản đã ký. Tệp công khai ngay, không thay tệp đã có, không rút lại được." }
        (field(VERSION, "Của phiên bản").select(&versions))
        (files::file_field(&file, FILE, view.draft.kept(FORM, FILE)))
        (field(LOOKED, "Trước khi công khai").checkboxes(&looked, &view.draft.all(FORM, LOOKED)))
        (field(REASON, "Vì sao bổ sung").hint("Người dân đọc được.").text())
    });
    view.draft.folded(FORM, "Công khai tệp kế hoạch đã ký", html! { (form) })
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<CampaignId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let mut errors = step.sent.form.refused_files.clone();
    let version = step.values.get(VERSION).parse().map_err(|_| PageError::BadRequest)?;
    match step.sent.form.files.get(FILE).map(|staged| staged.media) {
        None if errors.is_empty() => errors.push(FieldError::new(FILE, "Chọn tệp kế hoạch đã ký.")),
        Some(Media::Jpeg | Media::Png) => {
            errors.push(FieldError::new(FILE, "Đây là ảnh. Quét cả văn bản thành một tệp PDF rồi gửi."));
        }
        Some(Media::Pdf | Media::Docx) | None => {}
    }
    if step.values.get(LOOKED) != YES {
        errors.push(FieldError::new(LOOKED, "Xem cả tệp rồi đánh dấu ô này."));
    }
    let reason = step.values.need_line(REASON, "Ghi vì sao bổ sung tệp.", &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let Some(file) = files::keep(&step.app, &step.sent.form, FILE, &PaperId::from(PAPER)).await? else {
        return step.mend(&[FieldError::new(FILE, "Chọn lại tệp kế hoạch đã ký.")]);
    };
    if let Some(number) = private_number(&step.app, &file).await? {
        step.app.blobs.erase_unnamed(step.app.desk.ledger(), &file.sha256).await?;
        let words = format!("Tệp có “{number}”, không công khai được. Che số này rồi quét lại.");
        return step.mend(&[FieldError::new(FILE, words)]);
    }
    let (asking, campaign) = (step.asking(), &step.view.row.campaign);
    let result = step.app.desk.publish_plan_file(&asking, campaign, (version, file), reason).await;
    step.settle(result).await
}

/// A number of a person in the text of the file; a scan has no text, and was looked at.
async fn private_number(app: &App, file: &Document) -> Result<Option<String>, PageError> {
    let bytes = app.blobs.get(&file.sha256).await?.ok_or(PageError::NotFound)?;
    let reader = app.reader.clone();
    let read = tokio::task::spawn_blocking(move || fence::draft_apart(&reader, bytes)).await;
    let paper = read.map_err(|error| PageError::Internal(error.to_string()))?;
    Ok(private::number_in(&paper.text))
}
