//! Xóa dữ liệu cá nhân: find the person, see what goes and what stays, state ground and text, erase for good.

use super::erased::{Person, find_people, papers};
use super::{deeds, find};
use crate::pages::office::Query;
use crate::pages::office::consequences::Consequences;
use crate::pages::office::draft::Draft;
use crate::pages::office::form::{Answer, FormPage, Step, Stream, opened};
use crate::paths;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::shell::submission::{Signed, form_fields};
use crate::ui::error_summary::FieldError;
use crate::ui::field::hidden;
use crate::ui::form::Form;
use crate::ui::layout::{Heading, Page};
use crate::ui::options::Choice;
use crate::ui::problem::Problem;
use crate::ui::search_box::search_box;
use crate::ui::section::{screen_only, section};
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_desk::Denied;
use sovang_domain::authority::{Act, Place};
use sovang_domain::ids::{LocalityId, SubjectId};
use sovang_domain::locality::LocalityRefusal;
use sovang_domain::refusal::Refusal;
use sovang_projections::Views;
use sovang_projections::locality_directory::LocalityRow;
use sovang_words::format::{count2, sentence_case};
use sovang_words::personal::ERASED;

pub(super) const FORM: &str = "xoa-du-lieu";
/// Whom was searched for: also in the address of the search.
const NAME: &str = "q";
const PERSON: &str = "nguoi";
const GROUND: &str = "can-cu";
const DOCUMENT: &str = "van-ban";
const CONSENT: &str = "dong-y";

/// The page and its form.
pub(super) fn address(locality: &LocalityId) -> String {
    format!("{}/{FORM}", deeds(locality))
}

/// What the page is drawn from.
struct View {
    who: SignedIn,
    row: LocalityRow,
    query: String,
    people: Vec<Person>,
    draft: Draft,
}

impl FormPage for View {
    /// Where, and whom was searched for.
    type Subject = (LocalityId, String);

    async fn load(app: &App, who: &SignedIn, (locality, query): &Self::Subject) -> Result<Self, PageError> {
        let row = find(app, who, locality)?;
        who.must(Act::EraseSubject, &Place::locality(locality.clone()))?;
        let people = find_people(app, locality, query)?;
        Ok(Self { who: who.clone(), row, query: query.clone(), people, draft: Draft::default() })
    }

    fn draw(&self, app: &App) -> Page {
        let page = self.who.page(app, paths::LOCALITY, "Xóa dữ liệu cá nhân");
        let heading = Heading::new("Xóa dữ liệu cá nhân")
            .kicker(sentence_case(&self.row.title()))
            .lead("Theo Luật Bảo vệ dữ liệu cá nhân. Việc đã xóa, căn cứ và văn bản vẫn ở trong sổ; tên người thì không.");
        let breadcrumbs = vec![("Địa phương".to_owned(), super::address(&self.row.locality))];
        Page { heading, breadcrumbs, body: body(self), ..page }
    }

    fn who(&self) -> &SignedIn {
        &self.who
    }

    fn draft(&mut self) -> &mut Draft {
        &mut self.draft
    }

    fn address(&self) -> String {
        address(&self.row.locality)
    }

    /// None: an erasure does not depend on what else was recorded about the locality.
    fn stream(&self) -> Option<Stream<'_>> {
        None
    }
}

pub(super) async fn show(
    State(app): State<App>,
    who: SignedIn,
    Path(xa): Path<LocalityId>,
    query: Query,
) -> Answer {
    let view = View::load(&app, &who, &(xa, query.get(NAME).to_owned())).await?;
    Ok(opened(view.draw(&app), &query, &view.row.locality))
}

fn body(view: &View) -> Markup {
    let hint = "Tên người, tập thể, hộ gia đình hoặc cán bộ; có dấu hay không đều được.";
    let query = &view.query;
    html! {
        (section("tim", "Tìm", search_box(&view.address(), "Tên", Some(hint), query)))
        @if !query.is_empty() && view.people.is_empty() { p { "Không thấy ai tên “" (query) "”. Thử gõ ít chữ hơn." } }
        @if !view.people.is_empty() { (form(view)) }
    }
}

fn form(view: &View) -> Markup {
    let draft = &view.draft;
    let choices: Vec<Choice> = view
        .people
        .iter()
        .map(|person| {
            let label = html! {
                span {
                    (person.name) br;
                    small {
                        (person.what) "; " (count2(person.nominations)) " đề nghị, " (count2(person.awards)) " khen thưởng, "
                        (count2(person.papers.own.len() as u64)) " tệp riêng"
                        @if person.papers.shared > 0 { ", " (count2(person.papers.shared)) " tệp dùng chung với hồ sơ khác" }
                    }
                }
            };
            Choice::new(person.subject.as_str(), label)
        })
        .collect();
    let consent = [Choice::new("co", "Đã hiểu: sau khi xóa, không ai khôi phục được")];
    let ticked = draft.all(FORM, CONSENT);
    let fields = html! {
        (hidden(NAME, &view.query))
        (draft.field(FORM, PERSON, "Người có dữ liệu").radios(&choices))
        (draft.field(FORM, GROUND, "Căn cứ").hint("Công khai trong sổ. Không nêu tên người.").text())
        (draft.field(FORM, DOCUMENT, "Văn bản chấp thuận").hint("Số, ký hiệu, ngày. Công khai trong sổ.").text())
        (draft.field(FORM, CONSENT, "Xác nhận").checkboxes(&consent, &ticked))
    };
    let form = Form::post(view.address(), "Xóa dữ liệu").novalidate().hidden(form_fields(&view.who, None));
    let effect = html! {
        p { "Sẽ mất: họ tên, chức vụ, năm sinh, thành tích, lý do, ý kiến có trong mọi dòng về người này, và các tệp riêng trong hồ sơ." }
        p {
            "Vẫn còn: số vào sổ, số quyết định, hình thức khen, ngày tháng. Chỗ có tên ghi “" (ERASED) "”. "
            "Tệp chứng minh đã cấp vẫn kiểm được."
        }
        p { "Tệp dùng chung với hồ sơ của người khác không tự xóa; cần thì thay bằng bản che tên." }
    };
    screen_only(FORM, "Chọn người và ghi căn cứ", html! { (effect) (form.with(fields)) })
}

/// What goes for good with this person's data, and what stays.
fn consequences(person: &Person) -> Consequences {
    let papers = &person.papers;
    let gone = [
        Some(format!("Họ tên, chức vụ, năm sinh, lời trong {} đề nghị", count2(person.nominations))),
        (person.awards > 0).then(|| {
            format!(
                "Tên và thành tích trên {} trang khen thưởng công khai, thay bằng “{ERASED}”",
                count2(person.awards)
            )
        }),
        (!papers.own.is_empty())
            .then(|| format!("{} tệp riêng trong hồ sơ", count2(papers.own.len() as u64))),
    ];
    let kept = [
        Some("Số vào sổ, số quyết định, hình thức khen, ngày tháng, tiền thưởng".to_owned()),
        (papers.shared > 0).then(|| format!("{} tệp dùng chung với hồ sơ khác", count2(papers.shared))),
    ];
    Consequences::of("Xóa dữ liệu")
        .part("Người có dữ liệu", [format!("{}; {}", person.name, person.what)])
        .part("Mất hẳn, không ai khôi phục được", gone.into_iter().flatten())
        .part("Vẫn còn", kept.into_iter().flatten())
}

pub(super) async fn handle(State(app): State<App>, Path(xa): Path<LocalityId>, sent: Signed) -> Answer {
    let query = sent.form.values.get(NAME).to_owned();
    let mut step = Step::<View>::begin(app, sent, (xa, query), FORM).await?;
    let (values, view) = (&step.values, &step.view);
    let mut errors = Vec::new();
    let subject = SubjectId::from(values.need(PERSON, "Chọn người cần xóa dữ liệu.", &mut errors));
    let ground = values.need(GROUND, "Ghi căn cứ, không nêu tên người.", &mut errors);
    let document = values.need(DOCUMENT, "Ghi văn bản chấp thuận.", &mut errors);
    if values.get(CONSENT) != "co" {
        errors.push(FieldError::new(CONSENT, "Đánh dấu là đã hiểu: sau khi xóa, không khôi phục được."));
    }
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let found = view.people.iter().find(|person| person.subject == subject);
    let consequences = consequences(found.ok_or(PageError::NotFound)?);
    step.weigh(consequences);
    let (view, app) = (&step.view, &step.app);
    let locality = &view.row.locality;
    // looked up first: afterwards the rows no longer say whose they were
    let papers = papers(app, locality, &subject)?;
    let result = step.desk().erase_subject(&step.asking(), locality, subject, ground, document).await;
    // an erasure that was cut off half-way is finished by sending the form again
    if let Ok(_) | Err(Denied::Refused(Refusal::Locality(LocalityRefusal::AlreadyErased))) = &result {
        let views = app.views().clone();
        tokio::spawn(async move { forget(&views).await });
        for sha256 in &papers.own {
            if let Err(error) = app.blobs.remove(sha256).await {
                tracing::error!(?error, sha256, "a paper of an erased person is still there");
                let problem = Problem::internal(true);
                let status = problem.status;
                return Ok(answer(status, &problem.on(view.who.page(app, paths::LOCALITY, ""))));
            }
        }
    }
    step.settle(result).await
}

/// Builds the views anew, so that the person leaves every page: the build that the fact itself began may have read
/// names before the key was gone.
async fn forget(views: &Views) {
    if let Err(error) = views.rebuild().await {
        tracing::error!(%error, "rebuilding the views after an erasure");
    }
}

#[cfg(test)]
mod tests {
    use super::super::erased::Papers;
    use super::*;
    use crate::pages::office::sample;
    use crate::pages::office::testing::someone;
    use sovang_domain::authority::Role;
    use std::collections::BTreeSet;

    fn page(query: &str, people: Vec<Person>) -> String {
        let (who, draft) = (someone(Role::Administrator, None), Draft::default());
        body(&View { who, row: sample::locality(), query: query.into(), people, draft }).into_string()
    }

    #[test]
    fn the_erasure_says_what_goes_what_stays_and_asks_to_be_sure() {
        let person = Person {
            subject: "s-n1".into(),
            name: "Trần Thị Ngọc Huệ".into(),
            what: "cá nhân, Ban nhân dân ấp Trung".into(),
            nominations: 2,
            awards: 1,
            papers: Papers { own: BTreeSet::from(["own".to_owned()]), shared: 1 },
        };
        let html = page("huệ", vec![person]);
        assert!(
            html.contains("02 đề nghị, 01 khen thưởng, 01 tệp riêng, 01 tệp dùng chung với hồ sơ khác"),
            "{html}"
        );
        assert!(
            html.contains("Sẽ mất:")
                && html.contains("Vẫn còn:")
                && html.contains(r#"name="dong-y" value="co""#)
        );
        assert!(html.contains(r#"<input type="hidden" name="q" value="huệ">"#));
        let html = page("xyz", Vec::new());
        assert!(html.contains("Không thấy ai tên “xyz”") && !html.contains("method=\"post\""), "{html}");
    }
}
