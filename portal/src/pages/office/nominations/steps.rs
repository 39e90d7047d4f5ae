//! What the other forms of a nomination sent: papers, resubmission, withdrawal, suspension, late admission.

use super::dossier::Dossier;
use super::show::{again, finish};
use super::steps_forms::FILE;
use crate::pages::office::files;
use crate::paths;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use axum::extract::{Path, State};
use axum::response::Response;
use sovang_words::slug;

pub(super) async fn resubmit(
    State(app): State<App>,
    Path(id): Path<String>,
    Signed { who, form }: Signed,
) -> Result<Response, PageError> {
    let dossier = Dossier::load(&app, &who, &id)?;
    let mut errors = form.refused_files.clone();
    let achievement = form.values.need("thanh-tich", "Ghi thành tích, vài câu.", &mut errors);
    if !errors.is_empty() {
        return Ok(again(&app, &who, &dossier, &form, &errors));
    }
    let mut documents = Vec::new();
    for paper in dossier.addable() {
        documents.extend(files::keep(&app, &form, paper.id.as_str(), &paper.id).await?);
    }
    let changed = (achievement != dossier.row.proposal.achievement.text()).then_some(achievement);
    let asking = who.asking(&form, paths::nomination(&dossier.row.nomination));
    let result = app.desk.resubmit_nomination(&asking, &dossier.row.nomination, documents, changed).await;
    finish(&app, &who, &dossier, &form, ("nop-lai", result)).await
}

pub(super) async fn add_paper(
    State(app): State<App>,
    Path(id): Path<String>,
    Signed { who, form }: Signed,
) -> Result<Response, PageError> {
    let dossier = Dossier::load(&app, &who, &id)?;
    let mut errors = form.refused_files.clone();
    let wanted = form.values.get("loai");
    let paper =
        dossier.addable().into_iter().map(|paper| paper.id.clone()).find(|paper| paper.as_str() == wanted);
    if paper.is_none() {
        errors.push(FieldError::new("loai", "Chọn loại giấy tờ."));
    }
    if errors.is_empty() && !form.files.contains_key(FILE) {
        errors.push(FieldError::new(FILE, "Chọn tệp của giấy tờ này."));
    }
    let (Some(paper), true) = (paper, errors.is_empty()) else {
        return Ok(again(&app, &who, &dossier, &form, &errors));
    };
    let document = files::keep(&app, &form, FILE, &paper).await?.ok_or(PageError::BadRequest)?;
    let asking = who.asking(&form, paths::nomination(&dossier.row.nomination));
    let result = app.desk.add_document(&asking, &dossier.row.nomination, document).await;
    finish(&app, &who, &dossier, &form, ("them-giay-to", result)).await
}

pub(super) async fn withdraw(
    State(app): State<App>,
    Path(id): Path<String>,
    Signed { who, form }: Signed,
) -> Result<Response, PageError> {
    let dossier = Dossier::load(&app, &who, &id)?;
    let mut errors = Vec::new();
    let reason = form.values.need("ly-do-rut", "Ghi lý do rút đề nghị.", &mut errors);
    if !errors.is_empty() {
        return Ok(again(&app, &who, &dossier, &form, &errors));
    }
    let asking = who.asking(&form, paths::nomination(&dossier.row.nomination));
    let result = app.desk.withdraw_nomination(&asking, &dossier.row.nomination, reason).await;
    finish(&app, &who, &dossier, &form, ("rut", result)).await
}

pub(super) async fn suspend(
    State(app): State<App>,
    Path(id): Path<String>,
    Signed { who, form }: Signed,
) -> Result<Response, PageError> {
    let dossier = Dossier::load(&app, &who, &id)?;
    let mut errors = Vec::new();
    let wanted = form.values.get("vi-sao");
    let ground =
        slug::SUSPENSION_GROUNDS.into_iter().find(|(slug, _)| *slug == wanted).map(|(_, ground)| ground);
    if ground.is_none() {
        errors.push(FieldError::new("vi-sao", "Chọn lý do tạm dừng."));
    }
    let basis =
        form.values.need("can-cu", "Ghi căn cứ: văn bản nào, của cơ quan nào, ngày nào.", &mut errors);
    let (Some(ground), true) = (ground, errors.is_empty()) else {
        return Ok(again(&app, &who, &dossier, &form, &errors));
    };
    let asking = who.asking(&form, paths::nomination(&dossier.row.nomination));
    let result = app.desk.suspend_nomination(&asking, &dossier.row.nomination, ground, basis).await;
    finish(&app, &who, &dossier, &form, ("tam-dung", result)).await
}

pub(super) async fn lift(
    State(app): State<App>,
    Path(id): Path<String>,
    Signed { who, form }: Signed,
) -> Result<Response, PageError> {
    let dossier = Dossier::load(&app, &who, &id)?;
    let mut errors = Vec::new();
    let basis = form.values.need("ket-qua", "Ghi căn cứ để xét tiếp.", &mut errors);
    if !errors.is_empty() {
        return Ok(again(&app, &who, &dossier, &form, &errors));
    }
    let asking = who.asking(&form, paths::nomination(&dossier.row.nomination));
    let result = app.desk.lift_suspension(&asking, &dossier.row.nomination, basis).await;
    finish(&app, &who, &dossier, &form, ("xet-tiep", result)).await
}

pub(super) async fn admit_late(
    State(app): State<App>,
    Path(id): Path<String>,
    Signed { who, form }: Signed,
) -> Result<Response, PageError> {
    let dossier = Dossier::load(&app, &who, &id)?;
    let mut errors = Vec::new();
    let reason = form.values.need("ly-do-nhan", "Ghi lý do cho nhận hồ sơ sau hạn.", &mut errors);
    if !errors.is_empty() {
        return Ok(again(&app, &who, &dossier, &form, &errors));
    }
    let asking = who.asking(&form, paths::nomination(&dossier.row.nomination));
    let result = app.desk.admit_late_nomination(&asking, &dossier.row.nomination, reason).await;
    finish(&app, &who, &dossier, &form, ("nhan-muon", result)).await
}
