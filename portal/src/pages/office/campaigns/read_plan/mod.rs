//! Đọc kế hoạch: a plan's document is sent or pasted; what it says becomes a draft under review, kept for the office until
//! it is recorded or thrown away. A paper that is no plan of a campaign is named for what it is. Nothing is recorded here.

mod compose;
pub(super) mod file;
mod follows;
mod groups;
mod head;
mod propose;
pub(super) mod review;
mod section;

use super::find;
use crate::pages::office::draft::Draft;
use crate::pages::office::form::{Answer, FormPage, Step, Stream};
use crate::pages::office::{Query, home};
use crate::paths;
use crate::shell::answer::{answer, see_other};
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::shell::submission::{Signed, form_fields};
use crate::ui::error_summary::FieldError;
use crate::ui::field::hidden;
use crate::ui::form::Form;
use crate::ui::layout::{Heading, Page};
use crate::ui::links::{self, Link};
use crate::ui::section::section;
use axum::extract::State;
use axum::http::StatusCode;
use file::Brought;
use maud::{Markup, html};
use sovang_desk::NewReview;
use sovang_domain::authority::{Act, Place};
use sovang_domain::ids::LocalityId;
use sovang_paper::draft::PaperKind;
use sovang_paper::{Draft as Paper, Encoding, fence};
use sovang_projections::campaign_board::CampaignRow;

const FORM: &str = "doc";
/// The field in which a text is pasted.
const TEXT: &str = "van-ban";
/// The field of a file.
const FILE: &str = "doc-van-ban";
const FILES: &str = ".docx,.pdf,.odt,.txt,.htm,.html";
/// The campaign whose plan the document amends.
pub(super) const AMENDS: &str = "sua";

/// What the page is drawn from.
pub(super) struct View {
    who: SignedIn,
    locality: LocalityId,
    /// Those that were begun and are not recorded.
    reviews: Markup,
    amended: Option<CampaignRow>,
    /// A paper that is no plan of a campaign.
    other: Option<Paper>,
    draft: Draft,
}

impl FormPage for View {
    /// The campaign that is amended, if any.
    type Subject = String;

    async fn load(app: &App, who: &SignedIn, campaign: &String) -> Result<Self, PageError> {
        let locality = home(who)?;
        who.must(Act::IssuePlan, &Place::locality(locality.clone()))?;
        let amended = match campaign.as_str() {
            "" => None,
            campaign => Some(find(app, who, &campaign.into())?),
        };
        let reviews = review::under_review(app, who).await?;
        Ok(Self { who: who.clone(), locality, reviews, amended, other: None, draft: Draft::plain() })
    }

    fn draw(&self, app: &App) -> Page {
        let page = self.who.page(app, paths::CAMPAIGNS, "Đọc văn bản kế hoạch");
        let (heading, body) = match &self.other {
            None => (
                Heading::new("Đọc văn bản kế hoạch")
                    .lead("Từ tệp Word, PDF hoặc bản dán; chưa ghi gì vào sổ."),
                asking(self),
            ),
            Some(paper) => (
                Heading::new(paper.title.as_deref().unwrap_or("Văn bản không có tên"))
                    .lead("Chưa ghi gì vào sổ."),
                other(paper),
            ),
        };
        let breadcrumbs = vec![("Phong trào".into(), paths::CAMPAIGNS.into())];
        Page { heading: heading.kicker("Kế hoạch phong trào"), breadcrumbs, body, ..page }
    }

    fn who(&self) -> &SignedIn {
        &self.who
    }

    fn draft(&mut self) -> &mut Draft {
        &mut self.draft
    }

    fn address(&self) -> String {
        paths::READ_PLAN.to_owned()
    }

    fn stream(&self) -> Option<Stream<'_>> {
        None
    }
}

pub(super) async fn show(State(app): State<App>, who: SignedIn, query: Query) -> Answer {
    let view = View::load(&app, &who, &query.get(AMENDS).to_owned()).await?;
    Ok(answer(StatusCode::OK, &view.draw(&app)))
}

fn asking(view: &View) -> Markup {
    let field = |name: &str, label: &str| view.draft.field(FORM, name, label);
    let unseen = html! {
        (form_fields(&view.who, None))
        @if let Some(row) = &view.amended { (hidden(AMENDS, row.campaign.as_str())) }
    };
    let form = Form::post(paths::READ_PLAN, "Đọc").multipart().novalidate().hidden(unseen);
    html! {
        (view.reviews)
        (section(FORM, "Văn bản", html! {
            @if let Some(row) = &view.amended {
                p { "Văn bản sửa đổi kế hoạch của phong trào " strong { (row.plan.campaign) } ": chọn bản kế hoạch đầy đủ sau sửa đổi." }
            }
            p { "Chương trình đọc văn bản rồi nêu từng mục, mỗi mục kèm câu của kế hoạch, để xem lại trước khi ghi. Câu nào kế hoạch không có thì không tự thêm." }
            (form.with(html! {
                (field(FILE, "Chọn tệp").hint("Word (.docx), PDF có chữ, LibreOffice (.odt), văn bản (.txt).").file(FILES))
                (field(TEXT, "Hoặc dán nội dung").hint("Chép toàn bộ văn bản từ Word hoặc từ trang web.").textarea(12))
            }))
        }))
    }
}

pub(super) async fn handle(State(app): State<App>, sent: Signed) -> Answer {
    let campaign = sent.form.values.get(AMENDS).to_owned();
    let mut step = Step::<View>::begin(app, sent, campaign, FORM).await?;
    if let Some(refused) = step.sent.form.refused_files.first().cloned() {
        return step.mend(&[refused]);
    }
    let (field, bytes) = match step.sent.form.read.get(FILE) {
        Some(bytes) => (FILE, bytes.clone()),
        None => (TEXT, step.values.get(TEXT).as_bytes().to_vec()),
    };
    if bytes.is_empty() {
        return step.mend(&[FieldError::new(FILE, "Chọn tệp kế hoạch, hoặc dán nội dung bên dưới.")]);
    }
    let (reader, sent) = (step.app.reader.clone(), bytes.clone());
    let read = tokio::task::spawn_blocking(move || fence::draft_apart(&reader, bytes)).await;
    let paper = read.map_err(|error| PageError::Internal(error.to_string()))?;
    if let Some(why) = &paper.unreadable {
        let why = FieldError::new(field, why.clone());
        return step.mend(&[why]);
    }
    if paper.kind != PaperKind::EmulationPlan {
        step.view.other = Some(paper);
        return Ok(answer(StatusCode::OK, &step.view.draw(&step.app)));
    }
    let brought = match field {
        FILE => Some(file::keep(&step, (FILE, &sent), &paper.text).await?),
        _ => None,
    };
    if let Some(Brought::Refused(why)) = brought {
        return step.mend(&[why]);
    }
    let review = begun(&step, paper, brought);
    let id = step.app.desk.begin_review(&step.asking(), review).await?;
    Ok(see_other(&paths::plan_review(id)))
}

/// The review of what was read.
fn begun(step: &Step<View>, paper: Paper, brought: Option<Brought>) -> NewReview {
    let mut values = propose::propose(&paper, step.app.desk.rules().forms(step.app.today()));
    for note in notes(&paper) {
        values.add(review::NOTES, note);
    }
    let document = match brought {
        Some(Brought::Kept(document)) => serde_json::to_string(&document).unwrap_or_default(),
        Some(Brought::OnlyRead(why)) => {
            values.add(review::NOTES, why);
            String::new()
        }
        Some(Brought::Refused(_)) | None => String::new(),
    };
    NewReview {
        locality: step.view.locality.clone(),
        campaign: step.view.amended.as_ref().map(|row| row.campaign.to_string()).unwrap_or_default(),
        title: review::title(&values),
        document,
        fields: review::kept(&values),
        text: paper.text,
    }
}

/// What no plan holds and the office has to know.
fn notes(paper: &Paper) -> Vec<String> {
    let shares = paper.shares.iter().map(|share| {
        format!("Kế hoạch giới hạn theo tỷ lệ, sổ chưa tính được tỷ lệ: “{}”", review::cut(&share.said.words))
    });
    let odd = paper.oddities.iter().map(|oddity| oddity.note.clone());
    paper.encoding.map(converted).into_iter().chain(shares).chain(odd).collect()
}

/// What kind of paper it is, for one that is no plan of a campaign.
fn kind(kind: PaperKind) -> &'static str {
    match kind {
        PaperKind::EmulationPlan => "kế hoạch phát động phong trào thi đua",
        PaperKind::OtherPlan => "kế hoạch về việc khác",
        PaperKind::Decision => "quyết định",
        PaperKind::Notice => "thông báo",
        PaperKind::Report => "báo cáo",
        PaperKind::Proposal => "tờ trình",
        PaperKind::Minutes => "biên bản",
        PaperKind::Letter => "công văn",
        PaperKind::Other | PaperKind::Unreadable => "văn bản khác",
    }
}

fn other(paper: &Paper) -> Markup {
    section(
        "khong-phai",
        format!("Đây là {}", kind(paper.kind)),
        html! {
            p { "Không phải kế hoạch phát động phong trào thi đua, nên không đề xuất phong trào nào từ văn bản này. Tên và trích yếu nằm dính trong một đoạn thì dán nội dung, mỗi ý một dòng, rồi đọc lại." }
            (links::list(&[Link::new(paths::READ_PLAN, "Đọc văn bản khác")]))
        },
    )
}

fn converted(encoding: Encoding) -> String {
    let from = match encoding {
        Encoding::Tcvn3 => "TCVN3 (ABC)",
        Encoding::Vni => "VNI",
        Encoding::Windows1258 => "Windows-1258",
    };
    format!("Văn bản viết bằng mã cũ {from}, đã chuyển sang Unicode. Đối chiếu với bản gốc trước khi dùng.")
}

#[cfg(test)]
mod tests;
