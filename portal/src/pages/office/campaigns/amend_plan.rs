//! Sửa đổi kế hoạch: the plan in force as text, changed and recorded as a new version. Earlier versions stay public.

use super::{find, owed, plan_form, read_plan};
use crate::pages::office::consequences::Consequences;
use crate::pages::office::draft::Draft;
use crate::pages::office::form::{Answer, FormPage, Step, Stream};
use crate::pages::office::names::Names;
use crate::paths;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::shell::submission::{Signed, Values};
use crate::ui::layout::{Heading, Page};
use crate::ui::ledger::details;
use crate::ui::links::{self, Link};
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use cqrs_es::Aggregate;
use maud::{Markup, html};
use sovang_domain::authority::{Act, Place};
use sovang_domain::campaign::Campaign;
use sovang_domain::ids::CampaignId;
use sovang_domain::plan::Plan;
use sovang_projections::campaign_board::CampaignRow;
use sovang_projections::report_register::{self, DutyShift};

pub(super) const FORM: &str = "sua-doi";
const REASON: &str = "ly-do";
const DOCUMENT: &str = "van-ban";

/// What the page is drawn from.
struct View {
    who: SignedIn,
    row: CampaignRow,
    draft: Draft,
}

impl FormPage for View {
    type Subject = CampaignId;

    async fn load(app: &App, who: &SignedIn, id: &CampaignId) -> Result<Self, PageError> {
        let row = find(app, who, id)?;
        who.must(Act::IssuePlan, &Place::locality(row.locality.clone()))?;
        Ok(Self { who: who.clone(), row, draft: Draft::default() })
    }

    fn draw(&self, app: &App) -> Page {
        let page = self.who.page(app, paths::CAMPAIGNS, "Sửa đổi kế hoạch");
        let campaign = &self.row.plan.campaign;
        let heading = Heading::new("Sửa đổi kế hoạch")
            .kicker(campaign)
            .lead("Ghi thành phiên bản mới; các phiên bản trước vẫn đọc được công khai.");
        let breadcrumbs = vec![
            ("Phong trào".to_owned(), paths::CAMPAIGNS.to_owned()),
            (campaign.clone(), paths::campaign_inside(&self.row.campaign)),
        ];
        Page { heading, breadcrumbs, body: form(self), ..page }
    }

    fn who(&self) -> &SignedIn {
        &self.who
    }

    fn draft(&mut self) -> &mut Draft {
        &mut self.draft
    }

    fn address(&self) -> String {
        paths::campaign_inside(&self.row.campaign)
    }

    fn stream(&self) -> Option<Stream<'_>> {
        Some(Stream { kind: Campaign::TYPE, id: self.row.campaign.as_str(), version: self.row.version })
    }
}

pub(super) async fn show(State(app): State<App>, who: SignedIn, Path(id): Path<CampaignId>) -> Answer {
    let view = View::load(&app, &who, &id).await?;
    let text = as_text(&view.row.plan)?;
    let draft = Draft::filled(FORM, Values::from([(plan_form::TEXT, text)]));
    Ok(answer(StatusCode::OK, &View { draft, ..view }.draw(&app)))
}

/// The plan as the file that would make it. Remarks of the file it came from are no part of it.
pub(super) fn as_text(plan: &Plan) -> Result<String, PageError> {
    toml::to_string(plan).map_err(|error| PageError::Internal(error.to_string()))
}

fn form(view: &View) -> Markup {
    let fields = html! {
        (view.draft.field(FORM, REASON, "Vì sao sửa đổi").hint("Công khai cùng phiên bản mới.").text())
        (view.draft.field(FORM, DOCUMENT, "Văn bản sửa đổi").hint("Ví dụ Kế hoạch 20/KH-UBND ngày 15/01/2027").text())
        (plan_form::fields(&view.draft, FORM))
    };
    let form = view.form(FORM, "Ghi phiên bản mới").multipart().long().with(fields);
    let read = format!("{}?{}={}", paths::READ_PLAN, read_plan::AMENDS, view.row.campaign);
    let folded = "Dành cho kỹ thuật: sửa bằng tệp .toml";
    html! {
        (screen_only("doc-van-ban", "Từ văn bản sửa đổi", html! {
            p { "Chọn bản kế hoạch đầy đủ sau sửa đổi; chương trình đọc, người có trách nhiệm xem lại từng mục, xem điều gì đổi rồi ghi." }
            (links::list(&[Link::new(read, "Đọc văn bản sửa đổi")]))
        }))
        (screen_only(FORM, "Phiên bản mới", if view.draft.errors().is_empty() { details(folded, form) } else { form }))
    }
}

/// What follows from this plan instead of the one in force.
fn consequences(row: &CampaignRow, plan: &Plan, shifts: &[DutyShift], names: &Names) -> Consequences {
    let open =
        "Đợt xét đã mở giữ mức tối đa và hạn nhận đề nghị lúc mở; bản sửa đổi có hiệu lực với đợt mở sau.";
    Consequences::of("Ghi phiên bản mới")
        .part("Báo cáo: ai nợ gì, đến khi nào", owed::shifts(shifts, names))
        .part("Mức tối đa", owed::limits(&row.plan, plan, names))
        .part("Không đổi", [
            "Báo cáo đã nộp giữ hạn cũ; báo cáo quá hạn trước hôm nay vẫn quá hạn, trừ khi hạn mới muộn hơn hạn cũ.",
            open,
        ])
        .part("Không làm lại được", [
            "Phiên bản này công khai ngay cùng lý do; ghi sai thì sửa đổi lần nữa, phiên bản sai vẫn đọc được.",
        ])
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<CampaignId>, sent: Signed) -> Answer {
    let mut step = Step::<View>::begin(app, sent, id, FORM).await?;
    step.values = plan_form::sent(&step.values);
    let (values, row) = (&step.values, &step.view.row);
    let mut errors = Vec::new();
    let reason = values.need(REASON, "Ghi vì sao sửa đổi.", &mut errors);
    let document = values.need(DOCUMENT, "Ghi văn bản sửa đổi.", &mut errors);
    let plan = plan_form::read(values, &row.locality, &step.app.desk.rules().known_forms());
    let plan = plan.map_err(|faults| errors.extend(faults)).ok();
    let (Some(plan), true) = (plan, errors.is_empty()) else { return step.mend(&errors) };
    let (today, views) = (step.app.today(), step.app.views());
    let shifts = views.read(|connection| report_register::shifts(connection, &row.campaign, &plan, today))?;
    let names = Names::of(&step.app, &row.locality, today)?;
    step.weigh(consequences(&step.view.row, &plan, &shifts, &names));
    let (asking, campaign) = (step.asking(), &step.view.row.campaign);
    let result = step.desk().amend_plan(&asking, campaign, plan, reason, document).await;
    step.settle(result).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::office::sample;
    use crate::pages::office::testing::someone;
    use sovang_domain::authority::Role;
    use sovang_domain::plan::parse;

    #[test]
    fn a_plan_in_force_is_written_back_as_the_file_that_makes_it() {
        let rules = sample::rules();
        let forms = rules.known_forms();
        for text in sample::PLANS {
            let plan = parse(text, &forms).unwrap();
            let written = as_text(&plan).unwrap();
            assert_eq!(parse(&written, &forms).unwrap(), plan, "{}", plan.slug);
        }
    }

    #[test]
    fn a_new_version_is_sent_with_its_file_and_the_version_it_was_drawn_from() {
        let who = someone(Role::Clerk, None);
        let view = View { who, row: sample::campaign(), draft: Draft::default() };
        let html = form(&view).into_string();
        assert!(
            html.contains(r#"enctype="multipart/form-data""#)
                && html.contains(r#"name="_phien-ban" value="2""#),
            "{html}"
        );
    }
}
