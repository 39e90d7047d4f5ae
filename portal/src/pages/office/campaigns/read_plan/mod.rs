//! Đọc kế hoạch: a plan's document is sent or pasted; what it says is shown beside its text, each item with its sentence,
//! and offered as the file from which the campaign is recorded. Nothing is recorded here.

mod chosen;
mod drafted;
mod items;
mod marked;
mod section;

use super::{issue_plan, plan_form};
use crate::pages::office::draft::Draft;
use crate::pages::office::form::{Answer, FormPage, Step, Stream};
use crate::pages::office::home;
use crate::paths;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::shell::submission::{Signed, Values, form_fields};
use crate::ui::error_summary::FieldError;
use crate::ui::field::hidden;
use crate::ui::form::Form;
use crate::ui::layout::{Heading, Page};
use crate::ui::links::{self, Link};
use crate::ui::notes::inset_text;
use crate::ui::section::{columns, screen_only, section};
use axum::extract::State;
use axum::http::StatusCode;
use chosen::Chosen;
use marked::Marks;
use maud::{Markup, html};
use sovang_domain::authority::{Act, Place};
use sovang_domain::ids::LocalityId;
use sovang_paper::draft::PaperKind;
use sovang_paper::{Draft as Paper, Encoding, fence};

const FORM: &str = "doc";
/// The form by which items are ticked and struck.
pub(super) const CHOOSE: &str = "chon";
/// The field that carries the text that was read.
const ORDERED: &str = "toan-van";
/// The field in which a text is pasted.
const TEXT: &str = "van-ban";
/// The field of a file.
const FILE: &str = "doc-van-ban";
const FILES: &str = ".docx,.pdf,.odt,.txt,.htm,.html";

/// What the page is drawn from.
pub(super) struct View {
    who: SignedIn,
    locality: LocalityId,
    /// What was read, with the file that it is offered as.
    read: Option<Read>,
    draft: Draft,
}

/// A document that was read.
struct Read {
    paper: Paper,
    chosen: Chosen,
    /// The plan file, and what could not be put into it.
    offered: Option<(String, Vec<String>)>,
}

impl FormPage for View {
    type Subject = ();

    async fn load(_: &App, who: &SignedIn, (): &()) -> Result<Self, PageError> {
        let locality = home(who)?;
        who.must(Act::IssuePlan, &Place::locality(locality.clone()))?;
        Ok(Self { who: who.clone(), locality, read: None, draft: Draft::plain() })
    }

    fn draw(&self, app: &App) -> Page {
        let page = self.who.page(app, paths::CAMPAIGNS, "Đọc văn bản kế hoạch");
        let (heading, body) = match &self.read {
            None => (
                Heading::new("Đọc văn bản kế hoạch")
                    .lead("Từ tệp Word, PDF hoặc bản dán; chưa ghi gì vào sổ."),
                asking(self),
            ),
            Some(read) => (heading(&read.paper), shown(self, read)),
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

pub(super) async fn show(State(app): State<App>, who: SignedIn) -> Answer {
    Ok(answer(StatusCode::OK, &View::load(&app, &who, &()).await?.draw(&app)))
}

fn asking(view: &View) -> Markup {
    let field = |name: &str, label: &str| view.draft.field(FORM, name, label);
    let form =
        Form::post(paths::READ_PLAN, "Đọc").multipart().novalidate().hidden(form_fields(&view.who, None));
    html! {
        (section(FORM, "Văn bản", html! {
            p { "Chương trình đọc văn bản rồi nêu từng mục, mỗi mục kèm câu của kế hoạch. Câu nào kế hoạch không có thì không tự thêm." }
            (form.with(html! {
                (field(FILE, "Chọn tệp").hint("Word (.docx), PDF có chữ, LibreOffice (.odt), văn bản (.txt).").file(FILES))
                (field(TEXT, "Hoặc dán nội dung").hint("Chép toàn bộ văn bản từ Word hoặc từ trang web.").textarea(12))
            }))
        }))
        (links::list(&[Link::new(paths::CAMPAIGNS, "Đã có tệp kế hoạch (.toml): ghi ở trang Phong trào")]))
    }
}

pub(super) async fn handle(State(app): State<App>, sent: Signed) -> Answer {
    let mut step = Step::<View>::begin(app, sent, (), FORM).await?;
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
    let reader = step.app.reader.clone();
    let read = tokio::task::spawn_blocking(move || fence::draft_apart(&reader, bytes)).await;
    let paper = read.map_err(|error| PageError::Internal(error.to_string()))?;
    if let Some(why) = &paper.unreadable {
        let why = FieldError::new(field, why.clone());
        return step.mend(&[why]);
    }
    step.view.read = Some(Read::of(paper, Chosen::default(), &step.app, &step.view.locality)?);
    Ok(answer(StatusCode::OK, &step.view.draw(&step.app)))
}

/// The same reading again, with what was ticked and struck.
pub(super) async fn choose(State(app): State<App>, sent: Signed) -> Answer {
    let mut step = Step::<View>::begin(app, sent, (), FORM).await?;
    let text = step.values.get(ORDERED).to_owned();
    let reader = step.app.reader.clone();
    let read = tokio::task::spawn_blocking(move || fence::redraft_apart(&reader, text)).await;
    let paper = read.map_err(|error| PageError::Internal(error.to_string()))?;
    if paper.kind != PaperKind::EmulationPlan {
        return step.mend(&[FieldError::new(FILE, "Bản đọc không còn. Chọn lại tệp kế hoạch.")]);
    }
    let chosen = Chosen::of(&step.values);
    step.view.read = Some(Read::of(paper, chosen, &step.app, &step.view.locality)?);
    Ok(answer(StatusCode::OK, &step.view.draw(&step.app)))
}

impl Read {
    fn of(paper: Paper, chosen: Chosen, app: &App, locality: &LocalityId) -> Result<Self, PageError> {
        if paper.kind != PaperKind::EmulationPlan {
            return Ok(Self { paper, chosen, offered: None });
        }
        let forms = app.desk.rules().forms(app.today());
        let (plan, left_out) = drafted::plan(&paper, &chosen, locality, forms);
        let text = super::amend_plan::as_text(&plan)?;
        Ok(Self { paper, chosen, offered: Some((text, left_out)) })
    }
}

fn heading(paper: &Paper) -> Heading {
    let title = paper.title.as_deref().unwrap_or("Văn bản không có tên");
    Heading::new(title).lead("Chưa ghi gì vào sổ. Rời trang thì bản đọc này không còn.")
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

fn shown(view: &View, read: &Read) -> Markup {
    let paper = &read.paper;
    let again = links::list(&[Link::new(paths::READ_PLAN, "Đọc văn bản khác")]);
    let Some((text, left_out)) = &read.offered else {
        return section(
            "khong-phai",
            format!("Đây là {}", kind(paper.kind)),
            html! {
                p { "Không phải kế hoạch phát động phong trào thi đua, nên không đề xuất phong trào nào từ văn bản này." }
                (again)
            },
        );
    };
    let marks = Marks::of(paper);
    html! {
        @if let Some(encoding) = paper.encoding { (inset_text(html! { p { (converted(encoding)) } })) }
        (choosing(view, read, &marks))
        (offer(view, text, left_out))
        (again)
    }
}

/// The text with its items beside it, each to be ticked or struck.
fn choosing(view: &View, read: &Read, marks: &Marks) -> Markup {
    let action = format!("{}/{CHOOSE}", paths::READ_PLAN);
    let carried = html! { (form_fields(&view.who, None)) (hidden(ORDERED, &read.paper.text)) };
    let form = Form::post(action, "Soạn lại kế hoạch từ các mục đánh dấu").novalidate().hidden(carried);
    form.with(columns(
        section(ORDERED, "Văn bản", marks.text(&read.paper.text)),
        html! {
            p { "Mục đánh dấu là mục được đưa vào kế hoạch. Bỏ dấu mục sai; đánh dấu mục chưa chắc khi đã đối chiếu; rồi bấm soạn lại ở cuối." }
            (items::all(&read.paper, &read.chosen, marks))
        },
    ))
}

fn converted(encoding: Encoding) -> String {
    let from = match encoding {
        Encoding::Tcvn3 => "TCVN3 (ABC)",
        Encoding::Vni => "VNI",
        Encoding::Windows1258 => "Windows-1258",
    };
    format!("Văn bản viết bằng mã cũ {from}, đã chuyển sang Unicode. Đối chiếu với bản gốc trước khi dùng.")
}

/// The form of a plan, filled in from what was read.
fn offer(view: &View, text: &str, left_out: &[String]) -> Markup {
    let draft = Draft::filled(issue_plan::FORM, Values::from([(plan_form::TEXT, text.to_owned())]));
    let form = Form::post(paths::CAMPAIGNS, "Ghi vào sổ").multipart().novalidate();
    screen_only(
        issue_plan::FORM,
        "Ghi kế hoạch từ bản đọc này",
        html! {
            p { "Dưới đây là tệp kế hoạch soạn từ các mục đánh dấu. Đọc lại từng mục, sửa và thêm phần còn thiếu, rồi ghi; thiếu hay sai chỗ nào thì được chỉ rõ. Mục chưa chắc không được đưa vào, mục thiếu ý phải ghi thêm:" }
            @if left_out.is_empty() { p { "Không có mục nào như vậy." } }
            @else { ul { @for words in left_out { li { (words) } } } }
            (form.hidden(form_fields(&view.who, None)).with(plan_form::fields(&draft, issue_plan::FORM)))
        },
    )
}

#[cfg(test)]
mod tests;
