//! Sửa đổi kế hoạch: the plan in force as text, changed and recorded as a new version. Earlier versions stay public.

use super::{find, plan_form};
use crate::pages::office::draft::Draft;
use crate::pages::office::outcome::{About, settle, unreadable};
use crate::paths;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::shell::submission::{Signed, Values, form_fields};
use crate::ui::error_summary::FieldError;
use crate::ui::form::Form;
use crate::ui::layout::{Heading, Page};
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use cqrs_es::Aggregate;
use maud::{Markup, html};
use sovang_domain::authority::{Act, Place};
use sovang_domain::campaign::Campaign;
use sovang_domain::ids::CampaignId;
use sovang_domain::plan::Plan;
use sovang_projections::campaign_board::CampaignRow;

/// The form.
const AMEND: &str = "sua-doi";

pub(super) async fn show(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let id = CampaignId::from(id);
    let row = find(&app, &who, &id)?;
    let text = as_text(&row.plan)?;
    let draft = Draft::filled(AMEND, Values::from([(plan_form::TEXT, text)]));
    Ok(answer(StatusCode::OK, &draw(&app, &who, &id, &draft)?))
}

/// The plan as the file that would make it. Remarks of the file it came from are no part of it.
pub(super) fn as_text(plan: &Plan) -> Result<String, PageError> {
    toml::to_string(plan).map_err(|error| PageError::Internal(error.to_string()))
}

pub(super) async fn amend(
    State(app): State<App>,
    Path(id): Path<String>,
    sent: Signed,
) -> Result<Response, PageError> {
    let Signed { who, form } = sent;
    let id = CampaignId::from(id);
    let row = find(&app, &who, &id)?;
    who.must(Act::IssuePlan, &Place::locality(row.locality.clone()))?;
    let values = plan_form::sent(&form.values);
    let mut errors = Vec::new();
    let reason = values.need("ly-do", "Ghi vì sao sửa đổi.", &mut errors);
    let document = values.need("van-ban", "Ghi văn bản sửa đổi.", &mut errors);
    let plan = plan_form::read(&values, &row.locality, &app.desk.rules().known_forms());
    let plan = plan.map_err(|faults| errors.extend(faults)).ok();
    let redraw = |errors: &[FieldError]| draw(&app, &who, &id, &Draft::new(AMEND, &values, errors));
    let (Some(plan), true) = (plan, errors.is_empty()) else {
        return Ok(unreadable(redraw(&errors)?, Draft::new(AMEND, &values, &errors).errors()));
    };
    let asking = who.asking(&form, paths::campaign_inside(&id));
    let result = app.desk.amend_plan(&asking, &id, plan, reason, document).await;
    settle(&app, result, About::of(AMEND, Campaign::TYPE, id.as_str()), redraw).await
}

fn draw(app: &App, who: &SignedIn, id: &CampaignId, draft: &Draft) -> Result<Page, PageError> {
    let row = find(app, who, id)?;
    who.must(Act::IssuePlan, &Place::locality(row.locality.clone()))?;
    let page = who.page(app, paths::CAMPAIGNS, "Sửa đổi kế hoạch");
    let heading = Heading::new("Sửa đổi kế hoạch")
        .kicker(&row.plan.campaign)
        .lead("Ghi thành phiên bản mới; các phiên bản trước vẫn đọc được công khai.");
    let breadcrumbs = vec![
        ("Phong trào".to_owned(), paths::CAMPAIGNS.to_owned()),
        (row.plan.campaign.clone(), paths::campaign_inside(id)),
    ];
    Ok(Page { heading, breadcrumbs, body: body(&row, who, draft), ..page })
}

pub(super) fn body(row: &CampaignRow, who: &SignedIn, draft: &Draft) -> Markup {
    let action = format!("{}/sua-doi", paths::campaign_inside(&row.campaign));
    let fields = html! {
        (draft.field(AMEND, "ly-do", "Vì sao sửa đổi").hint("Công khai cùng phiên bản mới.").text())
        (draft.field(AMEND, "van-ban", "Văn bản sửa đổi").hint("Ví dụ Kế hoạch 20/KH-UBND ngày 15/01/2027").text())
        (plan_form::fields(draft, AMEND))
    };
    let form = Form::post(action, "Ghi phiên bản mới").multipart().novalidate();
    screen_only(AMEND, "Phiên bản mới", form.hidden(form_fields(who, Some(row.version))).with(fields))
}
