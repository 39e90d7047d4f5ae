//! Thẩm định: what the two appraisers sent.

use super::dossier::Dossier;
use super::opinions::{COMPLETE, MET, NOT_MET, RETURN};
use super::show::{again, finish};
use crate::pages::office::reports::resubmit_before;
use crate::paths;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::shell::submission::{Signed, Submission};
use crate::ui::error_summary::FieldError;
use axum::extract::{Path, State};
use axum::response::Response;
use sovang_domain::calendar::Deadline;
use sovang_domain::ids::PaperId;

/// What was concluded.
struct Opinion {
    verdict: String,
    words: String,
    missing: Vec<PaperId>,
    due: Option<Deadline>,
}

pub(super) async fn achievement(
    State(app): State<App>,
    Path(id): Path<String>,
    Signed { who, form }: Signed,
) -> Result<Response, PageError> {
    let dossier = Dossier::load(&app, &who, &id)?;
    let mut errors = Vec::new();
    let opinion = read(&form, &dossier, ("ket-luan-thanh-tich", &[MET, NOT_MET, RETURN]), &mut errors);
    if !errors.is_empty() {
        return Ok(again(&app, &who, &dossier, &form, &errors));
    }
    if opinion.verdict == RETURN {
        return send_back(&app, &who, &dossier, &form, opinion).await;
    }
    let asking = who.asking(&form, paths::nomination(&dossier.row.nomination));
    let met = opinion.verdict == MET;
    let result = app.desk.appraise_achievement(&asking, &dossier.row.nomination, met, opinion.words).await;
    finish(&app, &who, &dossier, &form, ("ket-luan", result)).await
}

pub(super) async fn dossier(
    State(app): State<App>,
    Path(id): Path<String>,
    Signed { who, form }: Signed,
) -> Result<Response, PageError> {
    let dossier = Dossier::load(&app, &who, &id)?;
    let mut errors = Vec::new();
    let opinion = read(&form, &dossier, ("ket-luan-ho-so", &[COMPLETE, RETURN]), &mut errors);
    let missing = dossier.row.missing();
    if opinion.verdict == COMPLETE && !missing.is_empty() {
        let names: Vec<String> = missing.into_iter().map(|paper| dossier.paper_name(paper)).collect();
        let message = format!("Chưa kết luận “đủ” được: còn thiếu {}.", names.join("; "));
        errors.insert(0, FieldError::new("ket-luan-ho-so", message));
    }
    if !errors.is_empty() {
        return Ok(again(&app, &who, &dossier, &form, &errors));
    }
    if opinion.verdict == RETURN {
        return send_back(&app, &who, &dossier, &form, opinion).await;
    }
    let asking = who.asking(&form, paths::nomination(&dossier.row.nomination));
    let result = app.desk.appraise_dossier(&asking, &dossier.row.nomination, opinion.words).await;
    finish(&app, &who, &dossier, &form, ("ket-luan", result)).await
}

async fn send_back(
    app: &App,
    who: &SignedIn,
    dossier: &Dossier,
    form: &Submission,
    opinion: Opinion,
) -> Result<Response, PageError> {
    let asking = who.asking(form, paths::nomination(&dossier.row.nomination));
    let Opinion { words, missing, due, .. } = opinion;
    let result = app.desk.return_nomination(&asking, &dossier.row.nomination, words, missing, due).await;
    finish(app, who, dossier, form, ("ket-luan", result)).await
}

fn read(
    form: &Submission,
    dossier: &Dossier,
    (field, verdicts): (&str, &[&str]),
    errors: &mut Vec<FieldError>,
) -> Opinion {
    let verdict = form.values.get(field).to_owned();
    if !verdicts.contains(&verdict.as_str()) {
        errors.push(FieldError::new(field, "Chọn một kết luận."));
    }
    let words = form.values.need("y-kien", "Ghi ý kiến thẩm định, ít nhất một câu.", errors);
    let returns = verdict == RETURN;
    let due = if returns { resubmit_before(&form.values, "bo-sung-truoc", errors) } else { None };
    let known = dossier.listed();
    let named = form.values.all("thieu").into_iter().map(PaperId::from);
    let missing: Vec<PaperId> = named.filter(|paper| known.iter().any(|(id, _)| id == paper)).collect();
    Opinion { verdict, words, missing: if returns { missing } else { Vec::new() }, due }
}
