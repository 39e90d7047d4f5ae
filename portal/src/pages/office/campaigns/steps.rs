//! The forms of a campaign's page, one handler each.

use super::{find, sections, show};
use crate::pages::office::draft::Draft;
use crate::pages::office::files;
use crate::pages::office::outcome::{About, settle, unreadable};
use crate::paths;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use axum::extract::{Path, State};
use axum::response::Response;
use cqrs_es::Aggregate;
use sovang_desk::{Asking, Denied, Done};
use sovang_domain::campaign::Campaign;
use sovang_domain::ids::{CampaignId, PaperId, UnitId};

type Answer = Result<Response, PageError>;

/// One form of a campaign on its way.
struct Step<'a> {
    app: &'a App,
    sent: &'a Signed,
    campaign: CampaignId,
    form: &'static str,
}

impl<'a> Step<'a> {
    fn new(app: &'a App, sent: &'a Signed, campaign: String, form: &'static str) -> Result<Self, PageError> {
        let campaign = CampaignId::from(campaign);
        find(app, &sent.who, &campaign)?;
        Ok(Self { app, sent, campaign, form })
    }

    fn asking(&self) -> Asking {
        self.sent.who.asking(&self.sent.form, paths::campaign_inside(&self.campaign))
    }

    fn draw(&self, errors: &[FieldError]) -> Result<crate::ui::layout::Page, PageError> {
        let kept = self.sent.form.files.get(sections::UNIT_PLAN_FILE);
        show::draw(self.app, &self.sent.who, &self.campaign, &self.draft(errors), kept)
    }

    fn draft(&self, errors: &[FieldError]) -> Draft {
        Draft::new(self.form, &self.sent.form.values, errors)
    }

    fn mend(&self, errors: &[FieldError]) -> Answer {
        Ok(unreadable(self.draw(errors)?, self.draft(errors).errors()))
    }

    async fn settle(&self, result: Result<Done, Denied>) -> Answer {
        let about = About::of(self.form, Campaign::TYPE, self.campaign.as_str());
        settle(self.app, result, about, |errors| self.draw(errors)).await
    }
}

pub(super) async fn enrol(State(app): State<App>, Path(id): Path<String>, sent: Signed) -> Answer {
    let step = Step::new(&app, &sent, id, sections::ENROL)?;
    let units: Vec<UnitId> = sent.form.values.all("don-vi").into_iter().map(UnitId::from).collect();
    if units.is_empty() {
        return step.mend(&[FieldError::new("don-vi", "Chọn ít nhất 01 đơn vị.")]);
    }
    let result = app.desk.enrol_units(&step.asking(), &step.campaign, units).await;
    step.settle(result).await
}

pub(super) async fn file_unit_plan(State(app): State<App>, Path(id): Path<String>, sent: Signed) -> Answer {
    let step = Step::new(&app, &sent, id, sections::UNIT_PLAN)?;
    let unit = sent.who.reporting_unit().ok_or(PageError::Forbidden)?;
    let mut errors = sent.form.refused_files.clone();
    if errors.is_empty() && !sent.form.files.contains_key(sections::UNIT_PLAN_FILE) {
        errors.push(FieldError::new(sections::UNIT_PLAN_FILE, "Chọn tệp kế hoạch của đơn vị."));
    }
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let paper = PaperId::from("ke-hoach-don-vi");
    let document = files::keep(&app, &sent.form, sections::UNIT_PLAN_FILE, &paper).await?;
    let result = app.desk.file_unit_plan(&step.asking(), &step.campaign, unit, document).await;
    step.settle(result).await
}

pub(super) async fn inspect(State(app): State<App>, Path(id): Path<String>, sent: Signed) -> Answer {
    let step = Step::new(&app, &sent, id, sections::INSPECT)?;
    let values = &sent.form.values;
    let mut errors = Vec::new();
    let unit = UnitId::from(values.need("don-vi", "Chọn đơn vị được kiểm tra.", &mut errors));
    let on = values.need_date("ngay", "Ghi ngày kiểm tra.", &mut errors);
    if on.is_some_and(|on| on > app.today()) {
        errors.push(FieldError::new("ngay", "Ngày này chưa đến. Ghi cuộc kiểm tra sau khi đã làm."));
    }
    let finding = values.need("nhan-xet", "Ghi nhận xét, ít nhất một câu.", &mut errors);
    let document = values.need("bien-ban", "Ghi số, ký hiệu biên bản.", &mut errors);
    let (Some(on), true) = (on, errors.is_empty()) else { return step.mend(&errors) };
    let asking = step.asking();
    let result = app.desk.record_inspection(&asking, &step.campaign, unit, on, (finding, document)).await;
    step.settle(result).await
}

pub(super) async fn review(State(app): State<App>, Path(id): Path<String>, sent: Signed) -> Answer {
    let step = Step::new(&app, &sent, id, sections::REVIEW)?;
    let values = &sent.form.values;
    let mut errors = Vec::new();
    let phase = values.need("giai-doan", "Chọn giai đoạn.", &mut errors);
    let summary = values.need("tom-tat", "Ghi tóm tắt kết quả.", &mut errors);
    let document = values.need("van-ban", "Ghi văn bản sơ kết, tổng kết.", &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let asking = step.asking();
    let result = app.desk.review_phase(&asking, &step.campaign, phase, (summary, document)).await;
    step.settle(result).await
}

pub(super) async fn conclude(State(app): State<App>, Path(id): Path<String>, sent: Signed) -> Answer {
    let step = Step::new(&app, &sent, id, sections::CONCLUDE)?;
    let values = &sent.form.values;
    let mut errors = Vec::new();
    let summary = values.need("tom-tat", "Ghi tóm tắt kết quả.", &mut errors);
    let document = values.need("van-ban", "Ghi báo cáo tổng kết.", &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let result = app.desk.conclude_campaign(&step.asking(), &step.campaign, summary, document).await;
    step.settle(result).await
}
