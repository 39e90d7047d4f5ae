//! Rà soát kế hoạch: what was read, item by item, in fields beside its sentence; put right, confirmed or struck by people,
//! then recorded. What is written here is kept on the server with every button, for all who may record the plan.

mod draw;
mod remaining;

use super::compose::{Composed, MOST, Reading, compose};
use super::file;
use super::follows;
use super::groups::{GROUPS, count};
use super::head;
use crate::pages::office::Query;
use crate::pages::office::campaigns::find;
use crate::pages::office::draft::Draft;
use crate::pages::office::form::{Answer, FormPage, Step, Stream, opened};
use crate::pages::office::home;
use crate::pages::office::names::Names;
use crate::pages::quoted::Text;
use crate::paths;
use crate::shell::answer::{answer, see_other};
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::shell::submission::{Signed, Values};
use crate::ui::State as Tone;
use crate::ui::error_summary::FieldError;
use crate::ui::layout::{Heading, Page};
use crate::ui::notification_banner::notification_banner;
use crate::ui::section::section;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use cqrs_es::Aggregate;
pub(super) use draw::NOTES;
use maud::{Markup, html};
use sovang_desk::{Asking, PlanWithFile};
use sovang_domain::authority::{Act, Place};
use sovang_domain::award_form::AwardForm;
use sovang_domain::campaign::Campaign;
use sovang_domain::ids::LocalityId;
use sovang_ledger::PlanReview;
use sovang_projections::campaign_board::CampaignRow;
use sovang_words::format::date_time;
use sovang_words::private;
use std::collections::BTreeMap;

/// The form of the review; the last part of the address it is sent to.
pub(in super::super) const FORM: &str = "ra-soat";
/// The form by which a review is thrown away.
pub(in super::super) const DROP: &str = "bo";
/// What a button asks for: to check, to keep, to add an item.
const ASKED: &str = "lam";
const CHECK: &str = "kiem-tra";
const KEEP: &str = "luu";
const ADD: &str = "them:";
/// How far the review had gone when the page was drawn.
const VERSION: &str = "ban";
/// Why a plan is amended, and by which paper.
const REASON: &str = "ly-do";
const DOCUMENT: &str = "van-ban-sua";

/// What the page is drawn from.
pub(in super::super) struct View {
    pub(super) who: SignedIn,
    pub(super) locality: LocalityId,
    pub(super) review: PlanReview,
    /// The campaign whose plan is amended.
    pub(super) amended: Option<CampaignRow>,
    pub(super) forms: Vec<AwardForm>,
    /// Who changed it last, by name.
    pub(super) changed_by: String,
    pub(super) draft: Draft,
    /// Whether it was checked and nothing is left to be put right.
    pub(super) checked: bool,
}

impl FormPage for View {
    type Subject = String;

    async fn load(app: &App, who: &SignedIn, id: &String) -> Result<Self, PageError> {
        let locality = home(who)?;
        who.must(Act::IssuePlan, &Place::locality(locality.clone()))?;
        let found = app.desk.ledger().plan_review(id).await?;
        let review =
            found.filter(|review| review.locality == locality.as_str()).ok_or(PageError::NotFound)?;
        let amended = match review.campaign.as_str() {
            "" => None,
            campaign => Some(find(app, who, &campaign.into())?),
        };
        let today = app.today();
        let changed_by = Names::of(app, &locality, today)?.person(&review.changed_by.as_str().into());
        let draft = filled(&review);
        let forms = app.desk.rules().forms(today).to_vec();
        Ok(Self { who: who.clone(), locality, amended, forms, changed_by, draft, checked: false, review })
    }

    fn draw(&self, app: &App) -> Page {
        let page = self.who.page(app, paths::CAMPAIGNS, &self.review.title);
        let breadcrumbs = vec![
            ("Phong trào".into(), paths::CAMPAIGNS.into()),
            ("Đọc văn bản kế hoạch".into(), paths::READ_PLAN.into()),
        ];
        let kicker = if self.amended.is_some() {
            "Rà soát bản sửa đổi kế hoạch"
        } else {
            "Rà soát kế hoạch"
        };
        let heading = Heading::new(&self.review.title).kicker(kicker).lead("Bản nháp, chưa ghi vào sổ.");
        Page { heading, breadcrumbs, body: draw::body(self), ..page }
    }

    fn who(&self) -> &SignedIn {
        &self.who
    }

    fn draft(&mut self) -> &mut Draft {
        &mut self.draft
    }

    fn address(&self) -> String {
        paths::plan_review(&self.review.id)
    }

    fn stream(&self) -> Option<Stream<'_>> {
        let row = self.amended.as_ref()?;
        Some(Stream { kind: Campaign::TYPE, id: row.campaign.as_str(), version: row.version })
    }
}

/// The form as it is kept.
fn filled(review: &PlanReview) -> Draft {
    let mut draft = Draft::plain();
    draft.came_back(FORM, fields(review), BTreeMap::new(), &[]);
    draft
}

/// What stands in the fields of a review.
fn fields(review: &PlanReview) -> Values {
    let pairs: Vec<(String, String)> = serde_json::from_str(&review.fields).unwrap_or_default();
    let mut values = Values::default();
    pairs.iter().for_each(|(name, value)| values.add(name, value));
    values.set(VERSION, review.version.to_string());
    values
}

/// The fields as they are kept.
pub(super) fn kept(values: &Values) -> String {
    let pairs: Vec<(&str, &str)> =
        values.pairs().filter(|(name, _)| ![ASKED, VERSION].contains(name)).collect();
    serde_json::to_string(&pairs).unwrap_or_default()
}

/// What a review is called in lists.
pub(super) fn title(values: &Values) -> String {
    let title =
        [head::TITLE, head::CAMPAIGN].map(|name| values.get(name)).into_iter().find(|text| !text.is_empty());
    title.map_or_else(|| "Kế hoạch chưa có tên".to_owned(), cut)
}

/// A long sentence cut: it stands whole in the text.
pub(super) fn cut(words: &str) -> String {
    const QUOTED: usize = 160;
    let one = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if one.chars().count() <= QUOTED {
        return one;
    }
    one.chars().take(QUOTED).collect::<String>() + "…"
}

pub(in super::super) async fn show(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
    query: Query,
) -> Answer {
    let view = View::load(&app, &who, &id).await?;
    let page = view.draw(&app);
    let kept = html! { p { "Còn giữ trên máy chủ; ai có quyền ghi kế hoạch của địa phương đều mở được." } };
    let body = html! {
        @if query.get(KEEP) == "1" { (notification_banner(Tone::Ok, "da-luu", "Đã lưu bản nháp", kept)) }
        (page.body)
    };
    Ok(opened(Page { body, ..page }, &query, &view.locality))
}

pub(in super::super) async fn handle(State(app): State<App>, Path(id): Path<String>, sent: Signed) -> Answer {
    let mut step = Step::<View>::begin(app, sent, id, FORM).await?;
    let asked = step.values.get(ASKED).to_owned();
    if let Some(group) = asked.strip_prefix(ADD) {
        add(&mut step.values, group);
    }
    if !save(&mut step).await? {
        return overtaken(step);
    }
    if let Some(group) = asked.strip_prefix(ADD) {
        return Ok(see_other(&format!("{}#{}", step.view.address(), draw::newest(group, &step.values))));
    }
    if asked == KEEP {
        return Ok(see_other(&format!("{}?{KEEP}=1", step.view.address())));
    }
    let composed = match composed(&step) {
        Ok(composed) => composed,
        Err(errors) => return step.mend(&errors),
    };
    if asked == CHECK {
        step.view.checked = true;
        step.view.draft.came_back(FORM, step.values, BTreeMap::new(), &[]);
        return Ok(answer(StatusCode::OK, &step.view.draw(&step.app)));
    }
    record(step, composed).await
}

/// One more item, to be filled in.
fn add(values: &mut Values, group: &str) {
    let Some(group) = GROUPS.iter().find(|known| known.id == group) else { return };
    let items: usize = values.get(&count(group.id)).parse().unwrap_or_default();
    values.set(&count(group.id), (items + 1).min(MOST).to_string());
}

/// Keeps what was sent; false where somebody else changed the review since the page was drawn.
async fn save(step: &mut Step<View>) -> Result<bool, PageError> {
    let seen = step.values.get(VERSION).parse().map_err(|_| PageError::BadRequest)?;
    let (title, fields) = (title(&step.values), kept(&step.values));
    let asking: Asking = step.asking();
    let saved = step.app.desk.save_review(&asking, &step.view.review, seen, (&title, &fields)).await?;
    if saved {
        step.view.review.title = title;
        step.values.set(VERSION, (seen + 1).to_string());
    }
    Ok(saved)
}

/// The page with what was typed, and that somebody else was faster.
fn overtaken(mut step: Step<View>) -> Answer {
    let view = &mut step.view;
    step.values.set(VERSION, view.review.version.to_string());
    view.draft.came_back(FORM, step.values, BTreeMap::new(), &[]);
    let words = html! {
        p {
            (view.changed_by) " vừa lưu bản rà soát này. Nội dung đang gõ ở đây còn nguyên nhưng chưa lưu: gửi lại thì thay bản kia; "
            a href=(view.address()) { "mở bản kia" } " thì bỏ nội dung đang gõ."
        }
    };
    let page = view.draw(&step.app);
    let body = html! {
        (notification_banner(Tone::Late, "da-thay-doi", "Bản rà soát vừa có thay đổi", words))
        (page.body)
    };
    Ok(answer(StatusCode::CONFLICT, &Page { body, ..page }))
}

/// The plan that the fields say, fit to be recorded.
fn composed(step: &Step<View>) -> Result<Composed, Vec<FieldError>> {
    let view = &step.view;
    let text = Text::of(&view.review.text);
    let mut errors = Vec::new();
    if view.amended.is_some() {
        step.values.need(REASON, "Ghi vì sao sửa đổi.", &mut errors);
        step.values.need(DOCUMENT, "Ghi văn bản sửa đổi.", &mut errors);
    }
    let whole = view.review.text.as_str();
    let before = view.amended.as_ref().map(|row| &row.plan);
    let reading = Reading { values: &step.values, text: &text, whole, forms: &view.forms, before, errors };
    let slug = view.amended.as_ref().map(|row| row.campaign.local().to_owned());
    let composed = compose(reading, &view.locality, slug.as_deref())?;
    // what the plan file would be refused for is no plan here either
    let file = super::super::amend_plan::as_text(&composed.plan).unwrap_or_default();
    let known = view.forms.iter().map(|form| form.id.as_str()).collect::<Vec<_>>();
    match sovang_domain::plan::parse(&file, &known) {
        Ok(_) => Ok(with_text(composed, whole)),
        Err(faults) => Err(faults
            .iter()
            .map(|fault| FieldError::new(FORM, sovang_words::plan_file::told(fault)))
            .collect()),
    }
}

/// The plan with its text, unless the text has what nobody publishes.
pub(super) fn with_text(mut composed: Composed, text: &str) -> Composed {
    composed.private = private::number_in(text);
    if composed.private.is_none() {
        composed.plan.text = Some(text.to_owned());
    }
    composed
}

/// Shows what follows, and records it once that was seen; a plan on record is under review no more.
async fn record(mut step: Step<View>, composed: Composed) -> Answer {
    let file = file::published(&step.view.review, &step.values);
    let withheld = file.is_none();
    let told = file::told(&step.view.review, &step.values);
    step.weigh(follows::of(&step.app, &step.view, &composed, told)?);
    let result = match &step.view.amended {
        None => {
            let asking = step.asking_for(paths::campaign_inside(&composed.plan.campaign_id()));
            step.desk().issue_plan(&asking, PlanWithFile { plan: composed.plan, file }).await
        }
        Some(row) => {
            let asking = step.asking_for(paths::campaign_inside(&row.campaign));
            let text = |name: &str| step.values.get(name).to_owned();
            let plan = PlanWithFile { plan: composed.plan, file };
            step.desk().amend_plan(&asking, &row.campaign, plan, text(REASON), text(DOCUMENT)).await
        }
    };
    if result.is_ok() {
        step.app.desk.drop_review(&step.asking(), &step.view.review).await?;
        if withheld {
            file::erase(&step.app, &step.view.review).await?;
        }
    }
    step.settle(result).await
}

pub(in super::super) async fn throw_away(
    State(app): State<App>,
    Path(id): Path<String>,
    sent: Signed,
) -> Answer {
    let step = Step::<View>::begin(app, sent, id, DROP).await?;
    step.app.desk.drop_review(&step.asking(), &step.view.review).await?;
    file::erase(&step.app, &step.view.review).await?;
    Ok(see_other(paths::READ_PLAN))
}

/// The reviews of a locality, for whoever may record its plans, to be gone on with.
pub(in crate::pages::office) async fn waiting(
    app: &App,
    who: &SignedIn,
) -> Result<Vec<PlanReview>, PageError> {
    let Some(locality) = who.locality() else { return Ok(Vec::new()) };
    if !who.may(Act::IssuePlan, &Place::locality(locality.clone())) {
        return Ok(Vec::new());
    }
    Ok(app.desk.ledger().plan_reviews(locality.as_str()).await?)
}

/// The section that lists them, where there are any.
pub(in crate::pages::office) async fn under_review(app: &App, who: &SignedIn) -> Result<Markup, PageError> {
    let reviews = waiting(app, who).await?;
    let names = match (who.locality(), reviews.is_empty()) {
        (Some(locality), false) => Names::of(app, &locality, app.today())?,
        _ => return Ok(Markup::default()),
    };
    Ok(section(
        "ke-hoach-dang-ra-soat",
        "Kế hoạch đang rà soát, chưa ghi",
        html! {
            ul {
                @for review in &reviews {
                    li {
                        a href=(paths::plan_review(&review.id)) { (review.title) }
                        ", " (names.person(&review.changed_by.as_str().into())) " lưu " (date_time(review.changed_at))
                    }
                }
            }
        },
    ))
}

#[cfg(test)]
impl View {
    /// A review of a new plan, as it is kept.
    pub(super) fn drawn(who: SignedIn, review: PlanReview, forms: Vec<AwardForm>, changed_by: &str) -> Self {
        let (draft, locality) = (filled(&review), review.locality.as_str().into());
        let changed_by = changed_by.to_owned();
        Self { who, locality, amended: None, forms, changed_by, draft, checked: false, review }
    }
}

#[cfg(test)]
pub(super) fn drawn(view: &View) -> String {
    draw::body(view).into_string()
}
