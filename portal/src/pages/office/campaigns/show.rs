//! Một phong trào, inside: plan and versions, units, inspections, reviews, conclusion, each with its form.

use super::{find, forms, sections};
use crate::pages::office::draft::Draft;
use crate::pages::office::form::{Answer, FormPage, Stream, opened};
use crate::pages::office::names::Names;
use crate::pages::office::{Query, history, only_reports};
use crate::pages::stages;
use crate::paths;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::ui::layout::{Heading, Page};
use crate::ui::ledger::log_index;
use crate::ui::tag::strong_tag;
use axum::extract::{Path, State};
use cqrs_es::Aggregate;
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_domain::authority::{Act, Place};
use sovang_domain::campaign::Campaign;
use sovang_domain::ids::{CampaignId, UnitId};
use sovang_domain::plan::DutyKind;
use sovang_projections::campaign_board::{self, CampaignRow, PlanVersionRow};
use sovang_projections::locality_directory::{self, UnitRow};
use sovang_projections::timeline::{self, TimelineRow};

/// What the page is drawn from.
pub(super) struct View {
    pub(super) who: SignedIn,
    pub(super) today: Date,
    pub(super) row: CampaignRow,
    pub(super) versions: Vec<PlanVersionRow>,
    /// All units of the locality.
    pub(super) units: Vec<UnitRow>,
    pub(super) names: Names,
    pub(super) history: Vec<TimelineRow>,
    pub(super) draft: Draft,
}

impl View {
    pub(super) fn may(&self, act: Act) -> bool {
        self.who.may(act, &Place::locality(self.row.locality.clone()))
    }

    /// The day on which the campaign begins by its plan as issued.
    pub(super) fn begins(&self) -> Date {
        self.versions.first().map_or(&self.row.plan, |first| &first.plan).begins()
    }

    /// The units from which the plan asks a plan of their own, and which have not filed it.
    pub(super) fn unplanned(&self) -> impl Iterator<Item = &UnitId> {
        let asked = self.row.plan.dated_duties.iter().any(|duty| duty.what == DutyKind::UnitPlan);
        self.row.taking_part().filter(move |unit| asked && unit.plan.is_none()).map(|unit| &unit.unit)
    }

    pub(super) fn number(&self, index: u64) -> Markup {
        log_index(index, &paths::ledger_line(&self.row.locality, index))
    }
}

impl FormPage for View {
    type Subject = CampaignId;

    async fn load(app: &App, who: &SignedIn, id: &CampaignId) -> Result<Self, PageError> {
        let row = find(app, who, id)?;
        let views = app.views();
        Ok(Self {
            who: who.clone(),
            today: app.today(),
            versions: views.read(|connection| campaign_board::versions(connection, id))?,
            units: views.read(|connection| locality_directory::units(connection, &row.locality))?,
            names: Names::of(app, &row.locality, app.today())?,
            history: views.read(|connection| {
                timeline::of_stream(connection, app.desk.rules(), Campaign::TYPE, id.as_str())
            })?,
            row,
            draft: Draft::default(),
        })
    }

    fn draw(&self, app: &App) -> Page {
        let plan = &self.row.plan;
        let page = self.who.page(app, paths::CAMPAIGNS, plan.campaign.clone());
        let (tone, words) = stages::campaign(self.row.state.stage(&plan.period, self.today.year()));
        let state = strong_tag(tone, words);
        let heading = Heading::new(&plan.campaign).kicker("Phong trào thi đua").lead(html! {
            @if plan.period.from_year == plan.period.to_year { "Năm " (plan.period.from_year) }
            @else { "Từ năm " (plan.period.from_year) " đến năm " (plan.period.to_year) }
            " " (state)
        });
        let breadcrumbs = vec![("Phong trào".to_owned(), paths::CAMPAIGNS.to_owned())];
        Page { heading, breadcrumbs, body: body(self), ..page }
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

pub(super) async fn show(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<CampaignId>,
    query: Query,
) -> Answer {
    let view = View::load(&app, &who, &id).await?;
    Ok(opened(view.draw(&app), &query, &view.row.locality))
}

pub(super) fn body(view: &View) -> Markup {
    html! {
        (forms(view))
        (sections::plan(view))
        (sections::units(view))
        (sections::inspections(view))
        (sections::reviews(view))
        (sections::exceptions(view))
        (sections::conclusion(view))
        (sections::slips(view))
        @if !only_reports(&view.who) { (history::section(&view.history)) }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::pages::office::sample;
    use crate::pages::office::testing::someone;
    use sovang_domain::authority::Role;

    pub(in super::super) fn view(who: SignedIn) -> View {
        View {
            who,
            today: sample::today(),
            row: sample::campaign(),
            versions: Vec::new(),
            units: sample::units(),
            names: sample::names(),
            history: Vec::new(),
            draft: Draft::default(),
        }
    }

    #[test]
    fn officers_run_a_campaign_units_file_their_plan_others_only_read() {
        let html = body(&view(someone(Role::Clerk, None))).into_string();
        for step in ["don-vi", "kiem-tra"] {
            assert!(html.contains(&format!("doi-moi-sang-tao-chuyen-doi-so/{step}\"")), "{step}: {html}");
        }
        for step in ["so-ket", "tong-ket"] {
            assert!(
                !html.contains(&format!("doi-moi-sang-tao-chuyen-doi-so/{step}\"")),
                "not in 2026: {html}"
            );
        }
        assert!(html.contains("Theo kế hoạch, việc này làm từ ngày 01/01/2030."), "{html}");
        let last = View { today: jiff::civil::date(2030, 3, 2), ..view(someone(Role::Clerk, None)) };
        let html_then = body(&last).into_string();
        for step in ["so-ket", "tong-ket"] {
            assert!(html_then.contains(&format!("doi-moi-sang-tao-chuyen-doi-so/{step}\"")), "{html_then}");
        }
        assert!(html.contains(r#"name="don-vi" value="van-phong""#), "the one that does not take part yet");
        assert!(
            html.contains("“dữ liệu của sở, ngành, địa phương”: Xã không có sở"),
            "slips of the text: {html}"
        );
        assert!(!html.contains("/ke-hoach-don-vi\""));
        let html = body(&view(someone(Role::Reporter, Some("ap-trung")))).into_string();
        assert_eq!(html.matches("<form").count(), 1, "{html}");
        assert!(
            html.contains("/ke-hoach-don-vi\"")
                && html.contains("Ban nhân dân ấp Trung chưa nộp kế hoạch riêng.")
        );
        assert!(!body(&view(someone(Role::Supervisor, None))).into_string().contains("<form"));
    }

    #[test]
    fn a_concluded_campaign_takes_nothing_more() {
        let mut view = view(someone(Role::Clerk, None));
        view.row.state = campaign_board::CampaignState::Concluded;
        view.row.conclusion = Some(campaign_board::Conclusion {
            summary: "Đạt 9/10 mục tiêu.".into(),
            document: "20/BC-UBND".into(),
            on: sample::today(),
            at: view.row.issued_at,
            log_index: 900,
            corrected: Vec::new(),
        });
        let html = body(&view).into_string();
        assert!(html.contains("Đạt 9/10 mục tiêu."), "{html}");
        assert_eq!(html.matches("<form").count(), 4, "but what puts a slip right: {html}");
        assert!(html.contains(r#"<option value="tong-ket">"#) && html.contains("/huy\""), "{html}");
    }

    #[test]
    fn a_plan_recorded_wrongly_is_put_right_or_annulled_by_who_records_plans_alone() {
        let html = body(&view(someone(Role::Clerk, None))).into_string();
        for slip in ["sua-so-ngay", "huy"] {
            assert!(html.contains(&format!("doi-moi-sang-tao-chuyen-doi-so/{slip}\"")), "{slip}: {html}");
            assert!(html.contains(&format!(r#"id="{slip}-ly-do""#)), "{slip} asks why: {html}");
        }
        let html = body(&view(someone(Role::Supervisor, None))).into_string();
        assert!(!html.contains("/sua-so-ngay\"") && !html.contains("/huy\""), "{html}");
    }
}
